//! Says which part of a query finds how much, and why one article matches.

use super::Clock;
use super::mark::{counts, cut_short, matches};
use super::{highlight::Highlighter, understood};
use crate::article::{ArticleId, Dimension};
use crate::backend::{SearchBackend, ValueMatch};
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{
    AbsentTerm, ArticleExplanation, Clause, ClauseExplanation, ClauseVerdict, Elsewhere, Explanation, Leaf, SearchPlan,
    SearchRequest, Sort, plan,
};
use crate::text::fold_value;

/// The parts of a plan's condition: what must all hold, or the alternatives.
fn parts(clause: Clause) -> (Vec<Clause>, bool) {
    match clause {
        Clause::And(clauses) => (clauses.into_iter().flat_map(conjuncts).collect(), true),
        Clause::Or(clauses) => (clauses, false),
        single => (vec![single], true),
    }
}

fn conjuncts(clause: Clause) -> Vec<Clause> {
    match clause {
        Clause::And(clauses) => clauses,
        single => vec![single],
    }
}

/// Counts what each part of a plan that finds nothing finds alone and takes away; `None` if there is not time enough.
pub(super) fn explain(
    backend: &dyn SearchBackend,
    plan: &SearchPlan,
    text: &str,
    clock: Clock,
) -> Result<Option<Explanation>, Error> {
    let whole = plan.clause(None);
    let query = whole.to_string();
    let (parts, are_conjuncts) = parts(whole);
    let mut clauses = Vec::with_capacity(parts.len());
    for (place, part) in parts.iter().enumerate() {
        let alone = count(backend, part.clone(), clock)?;
        let removed = match are_conjuncts {
            true => {
                let others: Vec<Clause> =
                    parts.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, part)| part.clone()).collect();
                let without = if others.is_empty() { Clause::All } else { Clause::And(others) };
                count(backend, without, clock)?
            }
            false => 0,
        };
        let absent = if alone == 0 { absent_terms(backend, part, clock)? } else { Vec::new() };
        // What was counted while the time ran out is wrong.
        if clock.is_over() {
            return Ok(None);
        }
        clauses.push(ClauseExplanation { clause: part.to_string(), alone, removed, absent });
    }
    let mut elsewhere = elsewhere(backend, text, clock)?;
    for part in parts.iter().zip(&clauses).filter(|(_, clause)| clause.alone == 0).map(|(part, _)| part) {
        for holding in holding(backend, part, clock)? {
            if !elsewhere.iter().any(|other| other.query == holding.query) {
                elsewhere.push(holding);
            }
        }
    }
    Ok(Some(Explanation { query, clauses, elsewhere }))
}

/// The fields whose values are words of anybody's.
const FIELDS: [Dimension; 5] = [Dimension::Author, Dimension::Source, Dimension::Topic, Dimension::Tag, Dimension::Region];

/// The values that hold all words of one that no article has: `Anna Brenner` of `author:Brenner`.
fn holding(backend: &dyn SearchBackend, clause: &Clause, clock: Clock) -> Result<Vec<Elsewhere>, Error> {
    const MOST_LISTED: usize = 5;
    let (mut asked, mut found) = (Vec::new(), Vec::new());
    clause.clone().change_values(&mut |dimension, values| -> Result<(), Error> {
        asked.extend(values.iter().filter(|_| FIELDS.contains(&dimension)).map(|value| (dimension, fold_value(value))));
        Ok(())
    })?;
    for (field, value) in asked {
        let wanted: Vec<&str> = value.split(' ').collect();
        if !matches!(backend.find_value(field, &value)?, ValueMatch::Absent { .. }) {
            continue;
        }
        let Some(longest) = wanted.iter().max_by_key(|word| word.len()).filter(|word| !word.is_empty()) else { continue };
        let plan = SearchPlan { budget: clock.rest(), ..SearchPlan::counting_called(field, longest, &[]) };
        let counted = backend.run(&plan)?.facets.into_iter().flat_map(|facet| facet.values);
        // What was counted while the time ran out is wrong.
        if clock.is_over() {
            break;
        }
        let holds = |value: &str| {
            let folded = fold_value(value);
            !value.contains('"') && wanted.iter().all(|word| folded.split(' ').any(|other| other == *word))
        };
        let holding = counted.filter(|(value, alone)| *alone > 0 && holds(value)).take(MOST_LISTED);
        found.extend(holding.map(|(value, alone)| Elsewhere { query: format!("{field}:\"{value}\""), alone }));
    }
    Ok(found)
}

/// The fields that have a text for a value.
fn elsewhere(backend: &dyn SearchBackend, text: &str, clock: Clock) -> Result<Vec<Elsewhere>, Error> {
    let text = text.trim();
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let mut found = Vec::new();
    if bare.is_empty() || bare.contains(['"', ':', '(', '*']) {
        return Ok(found);
    }
    for field in FIELDS {
        if clock.is_over() {
            break;
        }
        let values = match backend.find_value(field, bare)? {
            ValueMatch::Exact => vec![bare.to_string()],
            ValueMatch::Spelled(values) => values,
            ValueMatch::Absent { .. } => continue,
        };
        let Some(value) = values.first() else { continue };
        let query = format!("{field}:\"{value}\"");
        let alone = count(backend, Clause::Values(field, values), clock)?;
        // What was counted while the time ran out is wrong.
        if alone > 0 && !clock.is_over() {
            found.push(Elsewhere { query, alone });
        }
    }
    Ok(found)
}

fn count(backend: &dyn SearchBackend, clause: Clause, clock: Clock) -> Result<u64, Error> {
    let counted = SearchPlan { base: clause, budget: clock.rest(), ..SearchPlan::of_all() };
    Ok(backend.run(&counted)?.total)
}

/// The words and values of a clause that no article has.
fn absent_terms(backend: &dyn SearchBackend, clause: &Clause, clock: Clock) -> Result<Vec<AbsentTerm>, Error> {
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut absent = Vec::new();
    let mut clause = clause.clone();
    clause.change_spans(&mut |span| -> Result<(), Error> {
        leaves.extend(span.leaves().into_iter().cloned());
        Ok(())
    })?;
    clause.change_values(&mut |dimension, values| {
        for value in values.iter() {
            if clock.is_over() {
                return Ok(());
            }
            if let ValueMatch::Absent { nearest } = backend.find_value(dimension, value)? {
                let manifest = backend.describe().manifest;
                let nearest = nearest.map(|nearest| manifest.label(dimension, &nearest));
                absent.push(AbsentTerm { term: format!("{dimension}:{}", manifest.label(dimension, value)), nearest });
            }
        }
        Ok::<(), Error>(())
    })?;
    for leaf in leaves {
        if clock.is_over() {
            break;
        }
        let word = match &leaf {
            Leaf::Word(stems) => stems.first(),
            Leaf::Exact(word) => Some(word),
            _ => None,
        };
        let alone = Clause::Text(crate::query::Span::Leaf(leaf.clone()));
        if let Some(word) = word
            && count(backend, alone, clock)? == 0
        {
            absent.push(AbsentTerm { term: word.clone(), nearest: backend.nearest_word(word)? });
        }
    }
    Ok(absent)
}

/// Says why an article matches a request, and how its score came about.
///
/// Fails with [`ErrorCode::ArticleNotFound`] when there is no article with this id.
pub fn explain_article(
    backend: &dyn SearchBackend,
    request: &SearchRequest,
    id: &ArticleId,
) -> Result<ArticleExplanation, Error> {
    guarded("explain an article", || {
        let (query, clock) = understood(backend, request)?;
        let mut plan = plan(&query);
        let Some(article) = backend.article(id)? else {
            return Err(Error::new(ErrorCode::ArticleNotFound, format!("no article has the id \"{id}\"")));
        };
        let whole = plan.clause(None);
        let mut highlighter = Highlighter::of(&plan, clock);
        let reasons = highlighter.reasons(&article);
        // Before more is looked for, which changes what reasons are numbered by.
        let found = counts(&highlighter, reasons.as_deref().unwrap_or_default());
        let (parts, _) = parts(whole.clone());
        let holds = highlighter.hold_each(&parts, &article);
        let verdicts = parts.iter().zip(holds).map(|(part, holds)| ClauseVerdict { clause: part.to_string(), holds });
        let clauses = verdicts.collect();
        plan.budget = clock.rest();
        let cut_short = cut_short(&highlighter);
        let score = if plan.sort == Sort::Relevance { backend.explain_score(&plan, id)? } else { None };
        let matches = matches(backend, plan, id, reasons.is_some(), cut_short.is_some())?;
        Ok(ArticleExplanation {
            id: article.id,
            query: whole.to_string(),
            matches,
            clauses,
            found,
            score,
            warnings: query.warnings.into_iter().chain(cut_short).collect(),
        })
    })
}
