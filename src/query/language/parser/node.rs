//! Turns the parts of a query into a condition or into one side of a proximity, and checks what comes out.

use crate::article::Dimension;
use crate::error::{Error, ErrorCode};
use crate::query::clause::{Clause, Leaf, SearchZone, Span, Unit};

/// What weights inside each other may come to.
const MOST_WEIGHT: f32 = 1e6;
const LEAST_WEIGHT: f32 = 1e-6;

/// Weights inside each other are multiplied. What comes out has to stay a number that still tells hits apart.
pub(super) fn check_weights(clause: &Clause, around: f32, text: &str) -> Result<(), Error> {
    match clause {
        Clause::Boosted(weight, inner) => {
            let weight = around * weight;
            if !(LEAST_WEIGHT..=MOST_WEIGHT).contains(&weight) {
                let message = "weights inside each other come to more than a million or less than a millionth";
                return Err(refused(message, [0, text.chars().count()], "leave out all but one of them"));
            }
            check_weights(inner, weight, text)
        }
        Clause::And(clauses) | Clause::Or(clauses) => {
            clauses.iter().try_for_each(|clause| check_weights(clause, around, text))
        }
        Clause::Not(inner) => check_weights(inner, around, text),
        _ => Ok(()),
    }
}

pub(super) fn count_leaves(clause: &Clause) -> usize {
    match clause {
        Clause::Text(span) | Clause::Times(_, span) => span.leaves().len(),
        // All who belong to an actor are one value as written: `actor:US+`.
        Clause::Values(Dimension::Actor | Dimension::Place, _) => 1,
        Clause::Values(_, values) => values.len(),
        Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().map(count_leaves).sum(),
        Clause::Not(inner) | Clause::Boosted(_, inner) => count_leaves(inner),
        _ => 1,
    }
}

/// A part of a query, before it is known whether it stands by itself or inside a proximity.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Span(Span),
    /// An actor by itself is a value of the article; in a zone, counted or near something it is its mentions.
    Actor(Vec<String>),
    Zone(SearchZone, Box<Node>, [usize; 2]),
    Times(u32, Box<Node>, [usize; 2]),
    /// A condition that has no place in the text.
    Clause(Clause, [usize; 2]),
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>, [usize; 2]),
    Boosted(f32, Box<Node>),
}

impl Node {
    /// The node as a condition, inside a zone that was opened at some place of the text.
    pub(super) fn into_clause(self, zone: Option<(SearchZone, [usize; 2])>) -> Result<Clause, Error> {
        let in_zone = |span: Span| match zone {
            Some((zone, place)) if span.has_zone_other_than(zone) => Err(nested_zones(place)),
            Some((zone, _)) => Ok(Span::Zone(zone, Box::new(span))),
            None => Ok(span),
        };
        Ok(match self {
            Node::Span(span) => Clause::Text(in_zone(span)?),
            Node::Actor(ids) if zone.is_none() => Clause::Values(Dimension::Actor, ids),
            Node::Actor(ids) => Clause::Text(in_zone(Span::Leaf(Leaf::Actor(ids)))?),
            Node::Zone(inner_zone, inner, span) => {
                if zone.is_some_and(|(zone, _)| zone != inner_zone) {
                    return Err(nested_zones(span));
                }
                inner.into_clause(Some((inner_zone, span)))?
            }
            Node::Times(times, inner, span) => Clause::Times(times, counted_span(inner.into_clause(zone)?, span)?),
            Node::Clause(_, span) if zone.is_some() => {
                return Err(refused(
                    "this says nothing about words and cannot stand inside a zone",
                    span,
                    "move it outside",
                ));
            }
            Node::Clause(clause, _) => clause,
            Node::And(nodes) => Clause::And(clauses(nodes, zone)?),
            Node::Or(nodes) => Clause::Or(clauses(nodes, zone)?),
            Node::Not(inner, _) => Clause::Not(Box::new(inner.into_clause(zone)?)),
            Node::Boosted(weight, inner) => Clause::Boosted(weight, Box::new(inner.into_clause(zone)?)),
        })
    }

    /// The node as one side of a proximity; words joined by AND are joined by the proximity itself.
    pub(super) fn into_span(self, operator: Operator) -> Result<Span, Error> {
        match self {
            Node::Span(span) => Ok(span),
            Node::Actor(ids) => Ok(Span::Leaf(Leaf::Actor(ids))),
            Node::Or(nodes) => {
                let parts = nodes.into_iter().map(|node| node.into_span(operator));
                Ok(Span::Any(parts.collect::<Result<_, _>>()?))
            }
            Node::And(nodes) => {
                let mut parts = nodes.into_iter().map(|node| node.into_span(operator));
                let first = parts.next().unwrap_or_else(|| Ok(Span::Any(Vec::new())))?;
                parts.try_fold(first, |left, right| Ok(operator.unordered().join(left, right?)))
            }
            Node::Zone(SearchZone::Bio, _, span) => {
                Err(refused("bio: cannot be one side of a proximity", span, "put the whole proximity inside bio:(...)"))
            }
            Node::Zone(zone, inner, _) => Ok(Span::Zone(zone, Box::new(inner.into_span(operator)?))),
            Node::Boosted(_, inner) => inner.into_span(operator),
            Node::Not(_, span) => {
                Err(refused("NOT cannot be one side of a proximity", span, "join it with AND NOT behind the proximity"))
            }
            Node::Times(_, _, span) => {
                Err(refused("a count cannot be one side of a proximity", span, "join the two with AND"))
            }
            Node::Clause(_, span) => {
                Err(refused("only words, phrases, actors and zones can be near something", span, "join it with AND"))
            }
        }
    }
}

pub(super) fn clauses(nodes: Vec<Node>, zone: Option<(SearchZone, [usize; 2])>) -> Result<Vec<Clause>, Error> {
    nodes.into_iter().map(|node| node.into_clause(zone)).collect()
}

pub(super) fn nested_zones(span: [usize; 2]) -> Error {
    refused("one zone cannot stand inside another", span, "close the first one before it")
}

/// The span of which the intervals are to be counted.
pub(super) fn counted_span(clause: Clause, place: [usize; 2]) -> Result<Span, Error> {
    match clause {
        Clause::Text(span) => Ok(span),
        Clause::Values(Dimension::Actor, ids) => Ok(Span::Leaf(Leaf::Actor(ids))),
        Clause::Or(parts) => {
            let parts = parts.into_iter().map(|part| counted_span(part, place)).collect::<Result<Vec<Span>, Error>>()?;
            // The bio line has positions of its own, so its zone stands around everything or nothing.
            let is_bio = |part: &Span| matches!(part, Span::Zone(SearchZone::Bio, _));
            if !parts.iter().any(is_bio) {
                return Ok(Span::Any(parts));
            }
            let inner = |part: Span| match part {
                Span::Zone(SearchZone::Bio, inner) => Ok(*inner),
                _ => Err(refused("bio: cannot be counted together with other texts", place, "count each by itself")),
            };
            let inner = parts.into_iter().map(inner).collect::<Result<_, _>>()?;
            Ok(Span::Zone(SearchZone::Bio, Box::new(Span::Any(inner))))
        }
        _ => Err(refused(
            "only words, phrases and actors can be counted",
            place,
            "write atleast5(word OR word), or in quotes what stands together: atleast5(\"two words\")",
        )),
    }
}

/// What joins two spans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operator {
    Near { within: u32, ordered: bool },
    Same(Unit),
}

impl Operator {
    pub(super) fn unordered(self) -> Operator {
        match self {
            Operator::Near { within, .. } => Operator::Near { within, ordered: false },
            same => same,
        }
    }

    pub(super) fn join(self, left: Span, right: Span) -> Span {
        let (left, right) = (Box::new(left), Box::new(right));
        match self {
            Operator::Near { within, ordered } => Span::Near { left, right, within, ordered },
            Operator::Same(unit) => Span::Same { unit, left, right },
        }
    }
}

pub(super) fn refused(message: &str, span: [usize; 2], suggestion: &str) -> Error {
    Error::new(ErrorCode::InvalidQuery, message).with_span(span[0]..span[1]).with_suggestion(suggestion)
}

/// Puts together what AND joins.
pub(super) fn all(mut nodes: Vec<Node>) -> Option<Node> {
    if nodes.len() < 2 { nodes.pop() } else { Some(Node::And(nodes)) }
}

/// What a node adds to alternatives: what OR joins already needs no parentheses, and the words of an unquoted chunk such as
/// `left-wing` or `12:30` are looked for one by one.
pub(super) fn alternatives(node: Node) -> Vec<Node> {
    let is_unquoted = |span: &Span| {
        let is_chunk = |part: &Span| matches!(part, Span::Leaf(_) | Span::Phrase { slop: 0, .. });
        let has_shape = is_chunk(span) || matches!(span, Span::Any(parts) if parts.iter().all(is_chunk));
        // A character of a script without spaces is a word to the index, not to a reader.
        let is_word = |leaf: &&Leaf| match leaf {
            Leaf::Word(words) => words.iter().all(|word| word.is_ascii() || word.chars().count() > 1),
            leaf => matches!(leaf, Leaf::Acronym(_)),
        };
        has_shape && span.leaves().iter().all(is_word)
    };
    match node {
        Node::Or(nodes) => nodes,
        Node::Span(span) if is_unquoted(&span) => {
            span.leaves().into_iter().map(|leaf| Node::Span(Span::Leaf(leaf.clone()))).collect()
        }
        node => vec![node],
    }
}

/// The same things said several times, as in a pasted text, become one that counts so much more.
pub(super) fn counted(nodes: Vec<Node>) -> Vec<Node> {
    let mut different: Vec<(Node, usize)> = Vec::new();
    for node in nodes {
        match different.iter_mut().find(|(known, _)| *known == node) {
            Some((_, count)) => *count += 1,
            None => different.push((node, 1)),
        }
    }
    let weighted = |(node, count): (Node, usize)| if count > 1 { Node::Boosted(count as f32, Box::new(node)) } else { node };
    different.into_iter().map(weighted).collect()
}

pub(super) fn join(left: Node, operator: Operator, right: Node) -> Result<Node, Error> {
    // One zone around both sides is a zone around the proximity.
    Ok(Node::Span(operator.join(left.into_span(operator)?, right.into_span(operator)?)))
}
