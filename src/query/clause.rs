//! Holds [`Clause`], a condition on articles, and [`Span`], a condition on stretches of their words.
//!
//! A span query finds intervals of positions ([`Token`](crate::text::Token)s of one article); the article holds the clause if
//! there is one. What an interval is, operator by operator, is written at [`Span`]; `spans` computes it.

use std::fmt;

use super::pattern::Pattern;
use crate::article::{ActorId, DayRange, Dimension};

/// A condition on articles.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Clause {
    /// Every article.
    All,
    /// No article.
    Nothing,
    /// The words of the article hold an interval of this.
    Text(Span),
    /// They hold intervals of this that begin at so many different positions, at least: `cease-fire`, found as two words and as
    /// one, is there once.
    Times(u32, Span),
    /// At least one of these values.
    Values(Dimension, Vec<String>),
    /// A publication date that overlaps the range.
    Days(DayRange),
    /// So many words in headline, standfirst and body together, both ends included.
    Length(u64, u64),
    /// Every one of these.
    And(Vec<Clause>),
    /// At least one of these.
    Or(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
    /// This, counting so many times as much for relevance.
    Boosted(f32, Box<Clause>),
}

/// What is looked for among the words of an article. Each form yields intervals of positions, first and last included.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Span {
    /// The places of one word; an interval is one position, or as many as an actor's name has.
    Leaf(Leaf),
    /// The intervals of any of these.
    Any(Vec<Span>),
    /// One interval of each word, in this order and without overlap, with at most `slop` positions between them in all.
    Phrase {
        /// The words.
        parts: Vec<Leaf>,
        /// How many positions may lie between the parts, all gaps together.
        slop: u32,
    },
    /// An interval of each side, the later one beginning at most `within` positions behind the end of the earlier one
    /// (1 is the next word); with `ordered`, the left one is the earlier one. The interval found reaches from the first
    /// position of both to the last.
    ///
    /// The two do not overlap, but without `ordered` a composite interval, which has room between its parts (of a [`Span::Near`], a
    /// [`Span::Same`], a [`Span::Phrase`] with a slop), may reach around the other: when that lies strictly inside it, or when both are composite
    /// and share neither beginning nor end nor touch with these, they are near. Of alternatives each has its own intervals.
    Near {
        /// One side.
        left: Box<Span>,
        /// The other side.
        right: Box<Span>,
        /// The largest distance.
        within: u32,
        /// Whether the left side comes first.
        ordered: bool,
    },
    /// An interval of each side, both inside one and the same sentence or paragraph; they overlap no more than in an unordered
    /// [`Span::Near`], and the interval found is made in the same way.
    Same {
        /// In which unit.
        unit: Unit,
        /// One side.
        left: Box<Span>,
        /// The other side.
        right: Box<Span>,
    },
    /// The intervals that lie wholly inside a zone.
    Zone(SearchZone, Box<Span>),
}

/// One word, or what takes its place.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Leaf {
    /// A word in any inflected form: tokens with one of these stems. A fresh parse holds the folded word; then stand here the word
    /// itself, for articles of unknown language, and its stem in each language of the index, in the same order for every word.
    Word(Vec<String>),
    /// A word in just this form, case and accents aside: tokens with this folded form.
    Exact(String),
    /// A word in just this form and case: tokens with this cased form or, without capitals, this folded form and no capitals.
    Cased(String),
    /// An acronym, as capitals: tokens with this acronym.
    Acronym(String),
    /// Folded forms that fit a pattern.
    Pattern(Pattern),
    /// The mentions of any of these actors, in whatever words.
    Actor(Vec<String>),
}

/// A unit of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A sentence.
    Sentence,
    /// A paragraph; headline and standfirst are one each.
    Paragraph,
}

/// Where in an article to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SearchZone {
    /// The headline.
    Headline,
    /// Headline, standfirst and the first two paragraphs of the body.
    Lead,
    /// The body.
    Body,
    /// The line about the author, which is searched in no other way.
    Bio,
}

impl SearchZone {
    /// The name in queries.
    pub fn name(self) -> &'static str {
        match self {
            SearchZone::Headline => "headline",
            SearchZone::Lead => "lead",
            SearchZone::Body => "body",
            SearchZone::Bio => "bio",
        }
    }
}

impl Span {
    /// Whether a zone stands in it, anywhere, that is not this one.
    pub(crate) fn has_zone_other_than(&self, zone: SearchZone) -> bool {
        match self {
            Span::Leaf(_) | Span::Phrase { .. } => false,
            Span::Any(parts) => parts.iter().any(|part| part.has_zone_other_than(zone)),
            Span::Near { left, right, .. } | Span::Same { left, right, .. } => {
                left.has_zone_other_than(zone) || right.has_zone_other_than(zone)
            }
            Span::Zone(own, inner) => *own != zone || inner.has_zone_other_than(zone),
        }
    }

    /// The leaves, from left to right.
    pub fn leaves(&self) -> Vec<&Leaf> {
        let mut leaves = Vec::new();
        self.visit(&mut |leaf| leaves.push(leaf));
        leaves
    }

    fn visit<'s>(&'s self, found: &mut impl FnMut(&'s Leaf)) {
        match self {
            Span::Leaf(leaf) => found(leaf),
            Span::Phrase { parts, .. } => parts.iter().for_each(found),
            Span::Any(parts) => parts.iter().for_each(|part| part.visit(found)),
            Span::Near { left, right, .. } | Span::Same { left, right, .. } => {
                left.visit(found);
                right.visit(found);
            }
            Span::Zone(_, inner) => inner.visit(found),
        }
    }

    /// Calls `change` with every leaf, from left to right.
    pub(crate) fn change_leaves<E>(&mut self, change: &mut impl FnMut(&mut Leaf) -> Result<(), E>) -> Result<(), E> {
        match self {
            Span::Leaf(leaf) => change(leaf),
            Span::Phrase { parts, .. } => parts.iter_mut().try_for_each(change),
            Span::Any(parts) => parts.iter_mut().try_for_each(|part| part.change_leaves(change)),
            Span::Near { left, right, .. } | Span::Same { left, right, .. } => {
                left.change_leaves(change)?;
                right.change_leaves(change)
            }
            Span::Zone(_, inner) => inner.change_leaves(change),
        }
    }
}

impl Clause {
    /// Calls `change` with every span of a text in it, negated ones too.
    pub(crate) fn change_spans<E>(&mut self, change: &mut impl FnMut(&mut Span) -> Result<(), E>) -> Result<(), E> {
        match self {
            Clause::Text(span) | Clause::Times(_, span) => change(span),
            Clause::And(clauses) | Clause::Or(clauses) => {
                clauses.iter_mut().try_for_each(|clause| clause.change_spans(change))
            }
            Clause::Not(inner) | Clause::Boosted(_, inner) => inner.change_spans(change),
            _ => Ok(()),
        }
    }

    /// Calls `change` with every list of values in it.
    pub(crate) fn change_values<E>(
        &mut self,
        change: &mut impl FnMut(Dimension, &mut Vec<String>) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Clause::Values(dimension, values) => change(*dimension, values),
            Clause::And(clauses) | Clause::Or(clauses) => {
                clauses.iter_mut().try_for_each(|clause| clause.change_values(change))
            }
            Clause::Not(inner) | Clause::Boosted(_, inner) => inner.change_values(change),
            _ => Ok(()),
        }
    }
}

// The written form: what the query says, with every operator and parenthesis in place.

impl fmt::Display for Clause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clause::All => out.write_str("*"),
            Clause::Nothing => out.write_str("(nothing)"),
            Clause::Text(span) => span.fmt(out),
            Clause::Times(times, span) => write!(out, "atleast{times}({span})"),
            Clause::Values(Dimension::Actor, values) => joined(out, " OR ", values, |out, id| write_actor(out, id)),
            Clause::Values(dimension, values) => {
                joined(out, " OR ", values, |out, value| write!(out, "{dimension}:{}", quoted(value)))
            }
            Clause::Days(days) => {
                let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
                write!(out, "date:{}..{}", day(days.first_day), day(days.last_day))
            }
            Clause::Length(least, u64::MAX) => write!(out, "words:>={least}"),
            Clause::Length(least, most) => write!(out, "words:{least}..{most}"),
            Clause::And(clauses) => joined(out, " AND ", clauses, |out, clause| clause.fmt(out)),
            Clause::Or(clauses) => joined(out, " OR ", clauses, |out, clause| clause.fmt(out)),
            Clause::Not(inner) => write!(out, "NOT {inner}"),
            Clause::Boosted(weight, inner) => write!(out, "{inner}^{weight}"),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Span::Leaf(leaf) => leaf.fmt(out),
            Span::Any(parts) => joined(out, " OR ", parts, |out, part| part.fmt(out)),
            Span::Phrase { parts, slop } => {
                out.write_str("\"")?;
                for (place, part) in parts.iter().enumerate() {
                    if place > 0 {
                        out.write_str(" ")?;
                    }
                    match part {
                        Leaf::Exact(word) => out.write_str(word)?,
                        part => part.fmt(out)?,
                    }
                }
                out.write_str("\"")?;
                if *slop > 0 { write!(out, "~{slop}") } else { Ok(()) }
            }
            Span::Near { left, right, within, ordered } => {
                let operator = if *ordered { "BEFORE" } else { "NEAR" };
                write!(out, "({left} {operator}/{within} {right})")
            }
            Span::Same { unit, left, right } => {
                let operator = if *unit == Unit::Sentence { "SENTENCE" } else { "PARAGRAPH" };
                write!(out, "({left} {operator} {right})")
            }
            Span::Zone(zone, inner) => write!(out, "{}:{inner}", zone.name()),
        }
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The first is the word itself, the others are its stems.
            Leaf::Word(stems) => out.write_str(&stems.first().map_or("", String::as_str).replace('\'', "")),
            Leaf::Exact(word) => write!(out, "\"{word}\""),
            Leaf::Cased(word) => write!(out, "={word}"),
            Leaf::Acronym(capitals) => out.write_str(capitals),
            Leaf::Pattern(pattern) => pattern.fmt(out),
            Leaf::Actor(ids) => joined(out, " OR ", ids, |out, id| write_actor(out, id)),
        }
    }
}

fn joined<T>(
    out: &mut fmt::Formatter<'_>,
    separator: &str,
    parts: &[T],
    mut write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    let in_parentheses = parts.len() != 1;
    if in_parentheses {
        out.write_str("(")?;
    }
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            out.write_str(separator)?;
        }
        write(out, part)?;
    }
    if in_parentheses { out.write_str(")") } else { Ok(()) }
}

/// An actor that nobody knows is asked for by its name alone.
fn write_actor(out: &mut fmt::Formatter<'_>, id: &str) -> fmt::Result {
    write!(out, "actor:{}", quoted(id.strip_prefix(ActorId::NAMED).unwrap_or(id)))
}

fn quoted(value: &str) -> String {
    let is_plain = value.chars().all(|character| character.is_alphanumeric() || matches!(character, ':' | '-' | '.' | '_'));
    if is_plain { value.to_string() } else { format!("\"{value}\"") }
}
