//! Turns a [`Clause`] into a tantivy query.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, EnableScoring, Occur, Query, RangeQuery, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Searcher, Term};

use super::any_word_query::AnyWordQuery;
use super::deadline::Deadline;
use super::excluded::ExcludedQuery;
use super::fields::{Fields, KIND_ARTICLE, day_number};
use super::frequencies::Frequencies;
use super::leaves::{Expansions, LeafReader, LeafTerms, MOST_EXPANSIONS, Space, most_expansions};
use super::matcher::Matcher;
use super::relevance::{Lengths, boost, idf};
use super::span_query::SpanQuery;
use crate::article::DayRange;
use crate::query::{Clause, Leaf, SearchZone, Span, SpanTree};
use crate::text::is_function_word;

/// Turns clauses into queries over one committed state.
pub(super) struct Translator<'i> {
    pub(super) searcher: &'i Searcher,
    pub(super) fields: &'i Fields,
    pub(super) deadline: &'i Arc<Deadline>,
    pub(super) frequencies: Frequencies<'i>,
    lengths: Lengths,
    known: RefCell<Expansions>,
    /// Wildcards and fuzzy words that stand for more words than were taken.
    cut: RefCell<BTreeSet<String>>,
    /// For how many words each of those in the clause at hand may stand.
    most_expansions: Cell<usize>,
}

impl<'i> Translator<'i> {
    pub(super) fn new(
        searcher: &'i Searcher,
        fields: &'i Fields,
        deadline: &'i Arc<Deadline>,
    ) -> tantivy::Result<Translator<'i>> {
        let frequencies = Frequencies::new(searcher, fields)?;
        let lengths = Lengths { mean: frequencies.mean_length() };
        let (known, cut, most_expansions) = (RefCell::default(), RefCell::default(), Cell::new(MOST_EXPANSIONS));
        Ok(Translator { searcher, fields, deadline, frequencies, lengths, known, cut, most_expansions })
    }

    /// How the engine is to judge relevance, if at all.
    pub(super) fn scoring(&self, with_scores: bool) -> EnableScoring<'_> {
        if with_scores {
            EnableScoring::enabled_from_statistics_provider(&self.frequencies, self.searcher)
        } else {
            EnableScoring::disabled_from_searcher(self.searcher)
        }
    }

    /// What was cut short so far.
    pub(super) fn cut(&self) -> Vec<String> {
        self.cut.borrow().iter().cloned().collect()
    }

    pub(super) fn reader(&self) -> LeafReader<'_> {
        LeafReader {
            searcher: self.searcher,
            frequencies: &self.frequencies,
            fields: self.fields,
            deadline: self.deadline,
            known: &self.known,
            most_expansions: self.most_expansions.get(),
        }
    }

    /// The inverse document frequency of a word.
    pub(super) fn idf(&self, doc_freq: u64) -> Score {
        idf(doc_freq, self.frequencies.documents())
    }

    /// What the engine's weight of a term is to be multiplied by to be that of the whole word, of which it is the form in one
    /// language: a word is not rarer for being written in a rare language.
    pub(super) fn evened(&self, term: &Term, word_doc_freq: u64) -> tantivy::Result<Score> {
        let own = self.frequencies.of(term)?;
        Ok(if own == word_doc_freq { 1.0 } else { self.idf(word_doc_freq) / self.idf(own).max(1e-6) })
    }

    /// How many documents the index counts for relevance.
    pub(super) fn documents(&self) -> u64 {
        self.frequencies.documents()
    }

    /// How long its texts are.
    pub(super) fn lengths(&self) -> Lengths {
        self.lengths
    }

    /// The query for a clause. Only words score; everything else says yes or no.
    pub(super) fn translate(&self, clause: &Clause, with_scores: bool) -> tantivy::Result<Box<dyn Query>> {
        self.most_expansions.set(most_expansions(patterns_in(clause)));
        let all_function_words = with_scores && !has_content_word(clause);
        self.clause(clause, with_scores, all_function_words)
    }

    fn clause(&self, clause: &Clause, with_scores: bool, bare: bool) -> tantivy::Result<Box<dyn Query>> {
        Ok(match clause {
            Clause::All => unscored(term(Term::from_field_text(self.fields.kind, KIND_ARTICLE))),
            Clause::Nothing => Box::new(EmptyQuery),
            Clause::Text(Span::Leaf(leaf)) => self.leaf(leaf, with_scores, bare)?,
            Clause::Text(Span::Any(parts)) => {
                let parts = parts.iter().map(|part| self.clause(&Clause::Text(part.clone()), with_scores, bare));
                let parts: Vec<Box<dyn Query>> =
                    parts.filter(|part| !part.as_ref().is_ok_and(is_empty)).collect::<tantivy::Result<_>>()?;
                any_of(parts)
            }
            Clause::Text(Span::Zone(SearchZone::Headline, inner)) if matches!(**inner, Span::Leaf(Leaf::Word(_))) => {
                self.headline_word(inner, with_scores)?
            }
            Clause::Text(span) => self.span(span, 1, with_scores)?,
            Clause::Times(times, span) => self.span(span, *times as usize, with_scores)?,
            Clause::Values(dimension, values) => {
                let field = self.fields.dimension(*dimension);
                unscored(any_of(values.iter().map(|value| term(Term::from_field_text(field, value))).collect()))
            }
            Clause::Days(days) => unscored(self.overlapping(*days)?),
            Clause::Length(least, most) => {
                let bound = |words: u64| Bound::Included(Term::from_field_u64(self.fields.words, words));
                unscored(Box::new(RangeQuery::new(bound(*least), bound(*most))))
            }
            Clause::And(clauses) => {
                // A conjunction of nothing but refusals needs something to refuse from.
                let only_refuses = clauses.iter().all(|clause| matches!(clause, Clause::Not(_)));
                let mut parts = Vec::with_capacity(clauses.len() + 1);
                if only_refuses {
                    parts.push((Occur::Must, self.clause(&Clause::All, with_scores, bare)?));
                }
                for clause in clauses {
                    parts.push(match clause {
                        Clause::Not(inner) => {
                            let excluded = ExcludedQuery(self.clause(inner, false, bare)?);
                            (Occur::MustNot, Box::new(excluded) as Box<dyn Query>)
                        }
                        clause => (Occur::Must, self.clause(clause, with_scores, bare)?),
                    });
                }
                Box::new(BooleanQuery::new(parts))
            }
            Clause::Or(clauses) => {
                let parts = clauses.iter().map(|clause| self.clause(clause, with_scores, bare));
                any_of(parts.collect::<tantivy::Result<_>>()?)
            }
            Clause::Not(_) => self.clause(&Clause::And(vec![clause.clone()]), with_scores, bare)?,
            Clause::Boosted(weight, inner) if with_scores => {
                Box::new(BoostQuery::new(self.clause(inner, with_scores, bare)?, *weight))
            }
            Clause::Boosted(_, inner) => self.clause(inner, with_scores, bare)?,
        })
    }

    /// The score of every article that a clause finds, if all have the same.
    pub(super) fn even_score(&self, clause: &Clause) -> tantivy::Result<Option<Score>> {
        Ok(match clause {
            Clause::Text(Span::Leaf(leaf @ Leaf::Pattern(_))) => {
                self.most_expansions.set(most_expansions(1));
                let terms = self.terms(leaf, Space::Text)?;
                terms.expanded.is_some().then(|| self.idf(terms.doc_freq))
            }
            _ => None,
        })
    }

    /// The clause made ready to be asked without scores.
    pub(super) fn matcher(&self, clause: &Clause) -> tantivy::Result<Matcher> {
        self.most_expansions.set(most_expansions(patterns_in(clause)));
        self.part_matcher(clause)
    }

    fn part_matcher(&self, clause: &Clause) -> tantivy::Result<Matcher> {
        let all =
            |clauses: &[Clause]| clauses.iter().map(|clause| self.part_matcher(clause)).collect::<tantivy::Result<_>>();
        Ok(match clause {
            Clause::All => Matcher::All,
            Clause::Nothing => Matcher::Nothing,
            Clause::Text(Span::Leaf(leaf)) => {
                let terms = self.terms(leaf, Space::Text)?;
                if let Some(expanded) = &terms.expanded {
                    return Ok(Matcher::AnyWord(expanded.clone()));
                }
                match terms.is_bare() {
                    true => {
                        let found = terms.any.iter().map(|(term, _)| self.frequencies.found(term));
                        Matcher::Terms(found.collect::<tantivy::Result<_>>()?)
                    }
                    false => self.engine_matcher(clause)?,
                }
            }
            Clause::Text(Span::Any(parts)) => {
                let parts = parts.iter().map(|part| self.part_matcher(&Clause::Text(part.clone())));
                Matcher::Or(parts.collect::<tantivy::Result<_>>()?)
            }
            Clause::Text(_) | Clause::Times(..) | Clause::Length(..) => self.engine_matcher(clause)?,
            Clause::Values(dimension, values) => Matcher::Values(*dimension, values.clone()),
            Clause::Days(days) => Matcher::Days(*days),
            Clause::And(clauses) => Matcher::And(all(clauses)?),
            Clause::Or(clauses) => Matcher::Or(all(clauses)?),
            Clause::Not(inner) => Matcher::Not(Box::new(self.part_matcher(inner)?)),
            Clause::Boosted(_, inner) => self.part_matcher(inner)?,
        })
    }

    fn engine_matcher(&self, clause: &Clause) -> tantivy::Result<Matcher> {
        Ok(Matcher::Engine(self.clause(clause, false, false)?.weight(self.scoring(false))?))
    }

    /// One word: a plain term query where the index has a term for it, which is what the engine can rank fastest.
    fn leaf(&self, leaf: &Leaf, with_scores: bool, bare: bool) -> tantivy::Result<Box<dyn Query>> {
        let terms = self.terms(leaf, Space::Text)?;
        if let Some(expanded) = &terms.expanded {
            let weight = if with_scores { idf(terms.doc_freq, self.frequencies.documents()) } else { 0.0 };
            return Ok(Box::new(AnyWordQuery { words: expanded.clone(), weight, deadline: self.deadline.clone() }));
        }
        let is_in_text = terms.any.iter().all(|(term, _)| term.field() == self.fields.text);
        if terms.any.is_empty() {
            return Ok(Box::new(EmptyQuery));
        }
        let is_short = terms.any.len() <= 40 && terms.minus.is_empty() && terms.only.is_none();
        if !with_scores && is_short {
            return Ok(any_of(terms.any.into_iter().map(|(one, _)| term(one)).collect()));
        }
        if with_scores && is_in_text && is_short {
            let word = match leaf {
                Leaf::Word(stems) => stems.first().map_or("", String::as_str),
                _ => "",
            };
            let word_weight = boost(word, terms.doc_freq, self.frequencies.documents(), bare);
            let scored = terms.any.into_iter().map(|(term, _)| {
                let weight = word_weight * self.evened(&term, terms.doc_freq)?;
                let plain: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                Ok(Box::new(BoostQuery::new(plain, weight)) as Box<dyn Query>)
            });
            return Ok(any_of(scored.collect::<tantivy::Result<_>>()?));
        }
        self.span_of(SpanTree::Leaf(0), vec![terms], 1, Space::Text, with_scores)
    }

    fn headline_word(&self, span: &Span, with_scores: bool) -> tantivy::Result<Box<dyn Query>> {
        let Span::Leaf(Leaf::Word(stems)) = span else { return Ok(Box::new(EmptyQuery)) };
        let kept = if with_scores { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let parts = stems
            .iter()
            .map(|stem| Box::new(TermQuery::new(Term::from_field_text(self.fields.headline, stem), kept)) as Box<dyn Query>);
        Ok(any_of(parts.collect()))
    }

    fn terms(&self, leaf: &Leaf, space: Space) -> tantivy::Result<LeafTerms> {
        let terms = self.reader().terms(leaf, space)?;
        if terms.is_cut {
            self.cut.borrow_mut().insert(leaf.to_string());
        }
        Ok(terms)
    }

    fn span(&self, span: &Span, times: usize, with_scores: bool) -> tantivy::Result<Box<dyn Query>> {
        let space = match span {
            Span::Zone(SearchZone::Bio, _) => Space::Bio,
            _ => Space::Text,
        };
        let leaves = span.leaves().into_iter().map(|leaf| self.terms(leaf, space)).collect::<tantivy::Result<Vec<_>>>()?;
        self.span_of(SpanTree::of(span), leaves, times, space, with_scores)
    }

    fn span_of(
        &self,
        tree: SpanTree,
        leaves: Vec<LeafTerms>,
        times: usize,
        space: Space,
        with_scores: bool,
    ) -> tantivy::Result<Box<dyn Query>> {
        let weight = leaves.iter().map(|terms| idf(terms.doc_freq, self.frequencies.documents())).sum();
        Ok(Box::new(SpanQuery {
            tree: Arc::new(tree),
            leaves: Arc::new(leaves),
            times,
            fields: self.fields.clone(),
            space,
            weight: with_scores.then_some(weight),
            lengths: self.lengths,
            deadline: self.deadline.clone(),
        }))
    }

    /// Dates whose interval shares a day with the range; articles without a date stand in neither column.
    fn overlapping(&self, days: DayRange) -> tantivy::Result<Box<dyn Query>> {
        let begins = days.last_day.map(|day| Term::from_field_i64(self.fields.first_day, day_number(day)));
        let ends = days.first_day.map(|day| Term::from_field_i64(self.fields.last_day, day_number(day)));
        let mut ranges: Vec<Box<dyn Query>> = Vec::new();
        if let Some(latest) = begins {
            ranges.push(Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(latest))));
        }
        if let Some(earliest) = ends {
            ranges.push(Box::new(RangeQuery::new(Bound::Included(earliest), Bound::Unbounded)));
        }
        Ok(match ranges.len() {
            0 => self.clause(&Clause::All, false, false)?,
            1 => ranges.remove(0),
            _ => Box::new(BooleanQuery::intersection(ranges)),
        })
    }
}

/// Whether a word that is no function word stands in a clause.
pub(super) fn has_content_word(clause: &Clause) -> bool {
    match clause {
        Clause::Text(Span::Leaf(Leaf::Word(stems))) => stems.iter().any(|stem| !is_function_word(stem)),
        Clause::Text(_) | Clause::Times(..) => true,
        Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().any(has_content_word),
        Clause::Boosted(_, inner) => has_content_word(inner),
        _ => false,
    }
}

/// How many wildcards and fuzzy words stand in a clause.
fn patterns_in(clause: &Clause) -> usize {
    match clause {
        Clause::Text(span) | Clause::Times(_, span) => {
            span.leaves().into_iter().filter(|leaf| matches!(leaf, Leaf::Pattern(_))).count()
        }
        Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().map(patterns_in).sum(),
        Clause::Not(inner) | Clause::Boosted(_, inner) => patterns_in(inner),
        _ => 0,
    }
}

#[expect(clippy::borrowed_box, reason = "asked of a list of boxes")]
fn is_empty(query: &Box<dyn Query>) -> bool {
    query.is::<EmptyQuery>()
}

fn any_of(mut parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::union(parts)),
    }
}

fn term(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
