//! Turns an article and a plan into the reasons why the one matches the other: places in its texts.
//!
//! The clause is evaluated over the article's own tokens by the code that an engine runs over its postings, so a highlight is
//! always a reason, and the same whatever backend found the article. What is negated is never a reason, and of alternatives
//! only those that hold are.
//!
//! - `forms`: a token → the leaves it is a place of. `in_article`: the tokens of an article → where every leaf stands.

mod forms;
mod in_article;

use std::ops::Range;

use super::Clock;
use crate::article::Dimension;
use crate::query::{Clause, FoundLeaf, Leaf, SearchPlan, SearchZone, Span, SpanTree, count_places};
use crate::schema::StoredArticle;
use crate::text::{Analyser, Part, Tokens};
use forms::Forms;
use in_article::InArticle;

/// How many places are marked in one article; a book of several hundred pages may reach it.
const MOST_REASONS: usize = 200_000;

/// A place that is a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    /// The text it stands in.
    pub(super) part: Part,
    /// Its bytes there. Small, as what it is for, since a long article may have very many reasons.
    bytes: Range<u32>,
    what: u32,
}

impl Reason {
    /// Where it begins in its text, in bytes.
    pub(super) fn start(&self) -> usize {
        self.bytes.start as usize
    }

    /// Where it ends there.
    pub(super) fn end(&self) -> usize {
        self.bytes.end as usize
    }

    /// Which leaf it is for; [`Highlighter::label`] names it.
    pub(super) fn what(&self) -> usize {
        self.what as usize
    }
}

/// A plan, ready to be held against articles.
#[derive(Debug)]
pub(super) struct Highlighter {
    root: Condition,
    spans: Vec<Sought>,
    leaves: Vec<Leaf>,
    /// For each leaf the first one that is the same.
    same: Vec<usize>,
    by_form: Forms,
    analyser: Analyser,
    clock: Clock,
    ran_out: bool,
    is_cut: bool,
    /// The phrases that were reasons in the last article, by their first and last leaf; numbered behind the leaves.
    phrases: Vec<(usize, usize)>,
}

/// A span of the plan.
#[derive(Debug)]
struct Sought {
    span: Span,
    tree: SpanTree,
    first_leaf: usize,
    is_bio: bool,
    times: usize,
}

/// A clause with its spans numbered.
#[derive(Debug)]
enum Condition {
    Holds(Clause),
    Span(usize),
    /// An actor of the article, whose mentions are the reason.
    Actor(Vec<String>, usize),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
}

impl Highlighter {
    /// What is still to be marked when the time of the clock is over is not.
    pub(super) fn of(plan: &SearchPlan, clock: Clock) -> Highlighter {
        let mut highlighter = Highlighter {
            root: Condition::Holds(Clause::All),
            spans: Vec::new(),
            leaves: Vec::new(),
            same: Vec::new(),
            by_form: Forms::default(),
            analyser: Analyser::default(),
            clock,
            ran_out: false,
            is_cut: false,
            phrases: Vec::new(),
        };
        highlighter.root = highlighter.condition(&plan.clause(None));
        highlighter
    }

    /// Adds leaves; the number of the first one.
    fn add(&mut self, leaves: impl Iterator<Item = Leaf>) -> usize {
        let first = self.leaves.len();
        for leaf in leaves {
            let number = self.leaves.len();
            let known = self.leaves.iter().position(|known| *known == leaf);
            if known.is_none() {
                self.by_form.add(&leaf, number);
            }
            self.same.push(known.unwrap_or(number));
            self.leaves.push(leaf);
        }
        first
    }

    fn condition(&mut self, clause: &Clause) -> Condition {
        match clause {
            Clause::Text(span) => self.sought(span, 1),
            Clause::Times(times, span) => self.sought(span, *times as usize),
            Clause::Values(Dimension::Actor, ids) => {
                let leaf = self.add(std::iter::once(Leaf::Actor(ids.clone())));
                Condition::Actor(ids.clone(), self.same[leaf])
            }
            Clause::And(clauses) => Condition::And(clauses.iter().map(|clause| self.condition(clause)).collect()),
            Clause::Or(clauses) => Condition::Or(clauses.iter().map(|clause| self.condition(clause)).collect()),
            Clause::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            Clause::Boosted(_, inner) => self.condition(inner),
            other => Condition::Holds(other.clone()),
        }
    }

    fn sought(&mut self, span: &Span, times: usize) -> Condition {
        // What is said twice is looked for once.
        if let Some(known) = self.spans.iter().position(|known| known.times == times && known.span == *span) {
            return Condition::Span(known);
        }
        let first_leaf = self.add(span.leaves().into_iter().cloned());
        let is_bio = matches!(span, Span::Zone(SearchZone::Bio, _));
        self.spans.push(Sought { span: span.clone(), tree: SpanTree::of(span), first_leaf, is_bio, times });
        Condition::Span(self.spans.len() - 1)
    }

    /// What a reason is for, as in the query.
    pub(super) fn label(&self, what: usize) -> String {
        if let Some(leaf) = self.leaves.get(what) {
            return leaf.to_string();
        }
        let phrase = self.phrases.get(what - self.leaves.len());
        let leaves = phrase.and_then(|(first, last)| self.leaves.get(*first..=*last)).unwrap_or_default();
        let words: Vec<String> = leaves.iter().map(|leaf| leaf.to_string().trim_matches('"').to_string()).collect();
        format!("\"{}\"", words.join(" "))
    }

    /// How many different things the last article's reasons may be for.
    pub(super) fn kinds(&self) -> usize {
        self.leaves.len() + self.phrases.len()
    }

    /// Whether the time was over before everything was marked.
    pub(super) fn ran_out(&self) -> bool {
        self.ran_out
    }

    /// Whether an article was too long, or held too much, for all of it to be looked at.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The reasons why an article matches, in reading order, each once; `None` if it does not match.
    pub(super) fn reasons(&mut self, article: &StoredArticle) -> Option<Vec<Reason>> {
        if self.clock.is_over() {
            self.ran_out = true;
            return None;
        }
        let tokens = self.analyser.analyse(&article.texts());
        let mut found = InArticle::of(tokens, article, &self.by_form, &self.same, self.clock);
        let mut reasons = Vec::new();
        let holds = hold(&self.root, &self.spans, article, tokens, &mut found);
        if holds {
            let mut is_marked = vec![false; self.spans.len()];
            mark(&self.root, &self.spans, article, tokens, &mut found, &mut is_marked, &mut reasons);
            reasons.sort_unstable_by_key(|reason: &Reason| (reason.part, reason.bytes.start, reason.bytes.end, reason.what));
            reasons.dedup();
        }
        self.ran_out |= found.ran_out;
        self.is_cut |= found.is_cut() || reasons.len() >= MOST_REASONS;
        self.phrases = found.phrases;
        holds.then_some(reasons)
    }

    /// Whether the article holds each of these clauses.
    pub(super) fn hold_each(&mut self, clauses: &[Clause], article: &StoredArticle) -> Vec<bool> {
        let conditions: Vec<Condition> = clauses.iter().map(|clause| self.condition(clause)).collect();
        let tokens = self.analyser.analyse(&article.texts());
        let mut found = InArticle::of(tokens, article, &self.by_form, &self.same, self.clock);
        let held = conditions.iter().map(|condition| hold(condition, &self.spans, article, tokens, &mut found)).collect();
        self.ran_out |= found.ran_out;
        self.is_cut |= found.is_cut();
        held
    }
}

fn hold(
    condition: &Condition,
    spans: &[Sought],
    article: &StoredArticle,
    tokens: &Tokens,
    found: &mut InArticle<'_>,
) -> bool {
    match condition {
        Condition::Span(number) => {
            let sought = &spans[*number];
            found.aim(sought);
            if sought.times == 1 {
                return sought.tree.exists(found);
            }
            let mut intervals = Vec::new();
            sought.tree.find(found, &mut intervals);
            count_places(&intervals) >= sought.times
        }
        Condition::Actor(ids, _) => article.actor.iter().any(|actor| ids.iter().any(|id| id == actor.id.as_str())),
        Condition::And(parts) => parts.iter().all(|part| hold(part, spans, article, tokens, found)),
        Condition::Or(parts) => parts.iter().any(|part| hold(part, spans, article, tokens, found)),
        Condition::Not(inner) => !hold(inner, spans, article, tokens, found),
        Condition::Holds(clause) => match clause {
            Clause::All => true,
            Clause::Values(dimension, values) => {
                article.values(*dimension).iter().any(|value| values.iter().any(|wanted| wanted == value))
            }
            Clause::Days(days) => article.published_in(*days),
            Clause::Length(least, most) => (*least..=*most).contains(&u64::from(tokens.words())),
            _ => false,
        },
    }
}

fn mark(
    condition: &Condition,
    spans: &[Sought],
    article: &StoredArticle,
    tokens: &Tokens,
    found: &mut InArticle<'_>,
    is_marked: &mut [bool],
    reasons: &mut Vec<Reason>,
) {
    match condition {
        Condition::Span(number) => {
            if std::mem::replace(&mut is_marked[*number], true) {
                return;
            }
            let sought = &spans[*number];
            found.aim(sought);
            let (mut intervals, mut leaves) = (Vec::new(), Vec::new());
            sought.tree.find(found, &mut intervals);
            sought.tree.reasons(&intervals, found, &mut leaves);
            for FoundLeaf { leaf, last_leaf, interval } in leaves {
                let (leaf, last_leaf) = (leaf as usize, last_leaf as usize);
                if reasons.len() >= MOST_REASONS {
                    return;
                }
                let what = found.same[sought.first_leaf + leaf];
                // One mention may lie inside another, so a leaf by itself is looked up by both its ends.
                let (first, last) = if leaf == last_leaf {
                    let place = found.place_at(what, |place| place, interval);
                    (place, place)
                } else {
                    let first = found.place_at(what, |place| place.0, interval.0);
                    (first, found.place_at(sought.first_leaf + last_leaf, |place| place.1, interval.1))
                };
                let (Some(first), Some(last)) = (first, last) else { continue };
                let (part, bytes) = (first.part(tokens), first.bytes(tokens).start..last.bytes(tokens).end);
                let what = if leaf == last_leaf {
                    what
                } else {
                    found.phrase(sought.first_leaf + leaf, sought.first_leaf + last_leaf)
                };
                reasons.push(Reason { part, bytes, what: what as u32 });
            }
        }
        Condition::Actor(_, leaf) => {
            let mentions = found.mentions(*leaf).iter().take(MOST_REASONS.saturating_sub(reasons.len()));
            let what = *leaf as u32;
            reasons.extend(mentions.map(|place| Reason { part: place.part(tokens), bytes: place.bytes(tokens), what }));
        }
        Condition::And(parts) => parts.iter().for_each(|part| mark(part, spans, article, tokens, found, is_marked, reasons)),
        Condition::Or(parts) => {
            for part in parts {
                if hold(part, spans, article, tokens, found) {
                    mark(part, spans, article, tokens, found, is_marked, reasons);
                }
            }
        }
        Condition::Not(_) | Condition::Holds(_) => {}
    }
}
