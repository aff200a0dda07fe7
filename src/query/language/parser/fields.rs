//! Turns what is attached to a word, a field or an operator into a value: names of fields, weights, counts, distances, lengths.

use super::MOST_TIMES;
use super::node::{Node, refused};
use crate::article::Dimension;
use crate::error::Error;
use crate::query::clause::SearchZone;
use crate::query::language::words::WordProblem;

/// What can stand before a colon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::query::language) enum FieldName {
    Zone(SearchZone),
    Values(Dimension),
    Date,
    Length,
}

pub(super) const FIELD_NAMES: [(&str, FieldName); 22] = [
    ("headline", FieldName::Zone(SearchZone::Headline)),
    ("title", FieldName::Zone(SearchZone::Headline)),
    ("hl", FieldName::Zone(SearchZone::Headline)),
    ("lead", FieldName::Zone(SearchZone::Lead)),
    ("hlp", FieldName::Zone(SearchZone::Lead)),
    ("body", FieldName::Zone(SearchZone::Body)),
    ("bio", FieldName::Zone(SearchZone::Bio)),
    ("actor", FieldName::Values(Dimension::Actor)),
    ("place", FieldName::Values(Dimension::Place)),
    ("topic", FieldName::Values(Dimension::Topic)),
    ("region", FieldName::Values(Dimension::Region)),
    ("tag", FieldName::Values(Dimension::Tag)),
    ("author", FieldName::Values(Dimension::Author)),
    ("source", FieldName::Values(Dimension::Source)),
    ("language", FieldName::Values(Dimension::Language)),
    ("lang", FieldName::Values(Dimension::Language)),
    ("la", FieldName::Values(Dimension::Language)),
    ("date-status", FieldName::Values(Dimension::DateStatus)),
    ("date", FieldName::Date),
    ("words", FieldName::Length),
    ("wc", FieldName::Length),
    ("by", FieldName::Values(Dimension::Author)),
];

pub(in crate::query::language) fn field_named(name: &str) -> Option<FieldName> {
    let name = name.to_lowercase();
    FIELD_NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

pub(super) fn with_suffix(node: Node, suffix: &str, span: [usize; 2]) -> Result<Node, Error> {
    // `actor:(A AND B)@headline` says it of each.
    if let Node::And(nodes) = node {
        let nodes = nodes.into_iter().map(|node| with_suffix(node, suffix, span));
        return nodes.collect::<Result<_, _>>().map(Node::And);
    }
    let is_actor = matches!(node, Node::Actor(_));
    let (rest, boost) = match suffix.split_once('^') {
        Some((rest, number)) => (rest, Some(weight(number, span)?)),
        None => (suffix, None),
    };
    if !is_actor && !rest.is_empty() {
        let message = "only actors take @zone and >=n, and no value takes ~";
        return Err(refused(message, span, "write actor:Russia@headline or actor:Hamas>=5"));
    }
    // In either order: `@headline>=2`, `>=2@headline`.
    let (zone, times) = match (rest.find('@'), rest.split_once(">=")) {
        (Some(zone), Some((before, _))) if before.len() < zone => {
            (&rest[zone..], Some(&rest[before.len() + ">=".len()..zone]))
        }
        (_, Some((zone, times))) => (zone, Some(times)),
        (_, None) => (rest, None),
    };
    let mut node = node;
    if let Some(name) = zone.strip_prefix('@') {
        let zone = match field_named(name) {
            Some(FieldName::Zone(zone)) if zone != SearchZone::Bio => zone,
            _ => return Err(refused("this is no zone of an actor", span, "write @headline, @lead or @body")),
        };
        node = Node::Zone(zone, Box::new(node), span);
    } else if !zone.is_empty() {
        return Err(refused("this cannot stand behind an actor", span, "write actor:Russia@headline or actor:Hamas>=5"));
    }
    if let Some(times) = times {
        let times = times.parse::<u32>().ok().filter(|times| (1..=MOST_TIMES).contains(times));
        let times =
            times.ok_or_else(|| refused("a number from 1 to 1000 belongs behind >=", span, "write actor:Hamas>=5"))?;
        node = Node::Times(times, Box::new(node), span);
    }
    Ok(match boost {
        Some(boost) => Node::Boosted(boost, Box::new(node)),
        None => node,
    })
}

pub(super) fn weight(text: &str, span: [usize; 2]) -> Result<f32, Error> {
    let weight = text.parse::<f32>().ok().filter(|weight| (0.01..=100.0).contains(weight));
    weight.ok_or_else(|| refused("a weight runs from 0.01 to 100", span, "write word^2"))
}

pub(super) fn word_problem(problem: WordProblem, span: [usize; 2]) -> Error {
    match problem {
        WordProblem::CasedPattern => refused(
            "a word in just this form and case takes neither wildcards nor ~",
            span,
            "leave out the =, or write the word in full",
        ),
        WordProblem::Unspaced => refused(
            "a script without spaces has no words of which a part could differ",
            span,
            "write the characters alone: they are found whatever stands around them",
        ),
        WordProblem::TooBroad => refused(
            "a wildcard or fuzzy word needs at least two characters before it differs",
            span,
            "write more of the beginning, such as cease* or wom?n",
        ),
        WordProblem::TooBroadPart => refused(
            "behind a hyphen or an apostrophe a wildcard needs at least two characters of its own part before it differs",
            span,
            "write more of that part, such as covid-19*",
        ),
        WordProblem::TooShort => refused(
            "a fuzzy word needs at least three characters, the last part of a hyphenated one too: its first two stay as they are",
            span,
            "write the word without ~",
        ),
    }
}

/// A number that may be too large for any distance.
pub(super) fn distance(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

/// The number in `atleast5`.
pub(super) fn times_of(chunk: &str) -> Option<u32> {
    let lower = chunk.to_ascii_lowercase();
    let digits = lower.strip_prefix("atleast").or_else(|| lower.strip_prefix("atl"))?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| distance(digits))
}

pub(super) fn length_range(text: &str) -> Option<(u64, u64)> {
    let number = |digits: &str| digits.parse::<u64>().ok();
    if let Some(digits) = text.strip_prefix(">=") {
        return Some((number(digits)?, u64::MAX));
    }
    if let Some(digits) = text.strip_prefix('>') {
        return Some((number(digits)?.saturating_add(1), u64::MAX));
    }
    if let Some(digits) = text.strip_prefix("<=") {
        return Some((0, number(digits)?));
    }
    if let Some(digits) = text.strip_prefix('<') {
        return Some((0, number(digits)?.checked_sub(1)?));
    }
    if let Some((least, most)) = text.split_once("..") {
        let least = if least.is_empty() { 0 } else { number(least)? };
        let most = if most.is_empty() { u64::MAX } else { number(most)? };
        return (least <= most).then_some((least, most));
    }
    number(text).map(|exactly| (exactly, exactly))
}
