//! Reads a field and its value: zones, values of dimensions, days, lengths.

use super::super::MOST_QUERY_DEPTH;
use super::super::lexer::Kind;
use super::super::typed::in_ascii;
use super::Parser;
use super::fields::{FieldName, length_range, with_suffix};
use super::node::{Node, refused};
use crate::article::{DateStatus, Dimension};
use crate::error::{Error, ErrorCode};
use crate::query::clause::Clause;
use crate::query::dates::ReadRange;
use crate::query::parse::resolve_value;

impl Parser<'_> {
    pub(super) fn field(&mut self, field: FieldName, rest: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        match field {
            FieldName::Zone(zone) => {
                self.open_zones += 1;
                if self.open_zones > MOST_QUERY_DEPTH {
                    let message = format!("zones are nested more than {MOST_QUERY_DEPTH} deep");
                    return Err(refused(&message, span, "write the zone once"));
                }
                let is_empty = rest.is_empty() && self.is(self.at, Kind::Open) && self.is(self.at + 1, Kind::Close);
                let inner = if rest.is_empty() { self.primary()? } else { self.read_chunk(rest, span)? };
                if is_empty {
                    self.warn("no_value", format!("{}: has no value and was left out", zone.name()), span);
                }
                self.open_zones -= 1;
                Ok(inner.map(|inner| Node::Zone(zone, Box::new(inner), span)))
            }
            FieldName::Values(dimension) => self.values(dimension, rest, span),
            FieldName::Date => self.range("date", rest, span, Parser::days),
            FieldName::Length => self.range("words", rest, span, Parser::length),
        }
    }

    /// What stands behind `date:` or `words:`: a value, or several in parentheses.
    fn range(
        &mut self,
        name: &str,
        rest: &str,
        span: [usize; 2],
        mut read: impl FnMut(&mut Self, &str, [usize; 2]) -> Result<Clause, Error>,
    ) -> Result<Option<Node>, Error> {
        let is_group = rest.is_empty() && self.pieces.get(self.at).is_some_and(|piece| piece.kind == Kind::Open);
        if !is_group {
            let value = if rest.is_empty() { self.written_value().unwrap_or_default() } else { rest.to_string() };
            let place = [span[0], self.pieces[self.at - 1].span[1]];
            return Ok(Some(Node::Clause(read(self, &in_ascii(&value), place)?, place)));
        }
        self.at += 1;
        let group = self.group_of_values(span)?;
        let place = [span[0], self.pieces[self.at - 1].span[1]];
        let mut nodes = Vec::with_capacity(group.values.len());
        for value in &group.values {
            nodes.push(Node::Clause(read(self, &in_ascii(value), place)?, place));
        }
        if nodes.is_empty() {
            self.warn("no_value", format!("{name}: has no value and was left out"), place);
        }
        Ok(if nodes.len() < 2 { nodes.pop() } else { Some(group.joined(nodes)) })
    }

    /// The days of a date range, or the articles whose date is known as well as is said.
    fn days(&mut self, value: &str, place: [usize; 2]) -> Result<Clause, Error> {
        let value = value.trim();
        if let Some(status) = DateStatus::ALL.iter().find(|status| status.name().eq_ignore_ascii_case(value)) {
            return Ok(Clause::Values(Dimension::DateStatus, vec![status.name().to_string()]));
        }
        let range = ReadRange::of(value, self.today).map_err(|error| {
            Error::new(ErrorCode::InvalidQuery, error.to_string()).with_span(place[0]..place[1]).with_suggestion(
                "write date:2023, date:2023-10-07, date:2023-Q4, date:2023-10..2023-12, date:2023.. or date:\"last 30 days\"",
            )
        })?;
        if let Some(told) = range.told(value) {
            self.warn("relative_date", told, place);
        }
        Ok(Clause::Days(range.days))
    }

    /// So many words.
    fn length(&mut self, value: &str, place: [usize; 2]) -> Result<Clause, Error> {
        let (least, most) = length_range(value.trim()).ok_or_else(|| {
            refused("this is not a number of words", place, "write words:>800, words:<300 or words:200..500")
        })?;
        Ok(Clause::Length(least, most))
    }

    /// The text of the piece at hand, quoted or not, which is then read.
    pub(super) fn written_value(&mut self) -> Option<String> {
        let value = match &self.pieces.get(self.at)?.kind {
            Kind::Quoted(inside) => inside.clone(),
            Kind::Chunk(chunk) => chunk.clone(),
            _ => return None,
        };
        self.at += 1;
        Some(value)
    }

    pub(super) fn values(&mut self, dimension: Dimension, rest: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        let mut suffix = String::new();
        let mut place = span;
        let node = if !rest.is_empty() {
            let is_actor = dimension == Dimension::Actor;
            let end = match is_actor {
                true => [rest.find('@'), rest.find(">="), rest.find('^')].into_iter().flatten().min(),
                false => rest.rfind('^').filter(|place| rest[place + 1..].parse::<f32>().is_ok()),
            };
            let (value, attached) = rest.split_at(end.unwrap_or(rest.len()));
            suffix.push_str(attached);
            self.value(dimension, value, span)?
        } else {
            let is_group = self.pieces.get(self.at).is_some_and(|piece| piece.kind == Kind::Open);
            place[1] = self.pieces.get(self.at).map_or(span[1], |piece| piece.span[1]);
            let node = if is_group {
                self.at += 1;
                self.value_group(dimension, place)?
            } else {
                let mut value = self.written_value().unwrap_or_default();
                if matches!(dimension, Dimension::Actor | Dimension::Place)
                    && let Some((attached, end)) = self.attached(&['+'])
                {
                    value.push('+');
                    suffix.push_str(&attached[1..]);
                    place[1] = end[1];
                }
                self.value(dimension, &value, place)?
            };
            if suffix.is_empty()
                && let Some((_, end)) = self.attached(&['+'])
            {
                let message = "+ belongs behind the name of one actor";
                return Err(refused(message, end, "write actor:(Russia+ OR China+)"));
            }
            if suffix.is_empty()
                && let Some((attached, _)) = self.attached(&['@', '>', '^', '~'])
            {
                suffix = attached;
            }
            node
        };
        let Some(node) = node else { return Ok(None) };
        if suffix.is_empty() { Ok(Some(node)) } else { with_suffix(node, &suffix, place).map(Some) }
    }

    pub(super) fn value(&mut self, dimension: Dimension, value: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        if value.trim().is_empty() {
            self.warn("no_value", format!("{dimension}: has no value and was left out"), span);
            return Ok(None);
        }
        let values = resolve_value(dimension, value, self.actors, self.warnings)
            .map_err(|error| error.with_span(span[0]..span[1]))?;
        Ok(Some(match dimension {
            Dimension::Actor => Node::Actor(values),
            _ => Node::Clause(Clause::Values(dimension, values), span),
        }))
    }

    /// `topic:(Energy OR "Middle East")`, the opening parenthesis read already.
    pub(super) fn value_group(&mut self, dimension: Dimension, span: [usize; 2]) -> Result<Option<Node>, Error> {
        let group = self.group_of_values(span)?;
        if group.values.is_empty() {
            self.warn("no_value", format!("{dimension}: has no value and was left out"), span);
        }
        let mut nodes = Vec::new();
        for value in &group.values {
            nodes.extend(self.value(dimension, value, span)?);
        }
        Ok(match nodes.len() {
            0 | 1 => nodes.pop(),
            _ if dimension == Dimension::Actor && !group.is_all => {
                self.joined_actors += nodes.len() - 1;
                let ids = nodes.into_iter().flat_map(|node| if let Node::Actor(ids) = node { ids } else { Vec::new() });
                Some(Node::Actor(ids.collect()))
            }
            _ => Some(group.joined(nodes)),
        })
    }

    /// The values of a group, joined by OR or by AND; words next to each other are one value.
    fn group_of_values(&mut self, span: [usize; 2]) -> Result<ValueGroup, Error> {
        let mut values = vec![String::new()];
        let mut operator: Option<bool> = None;
        loop {
            let Some(piece) = self.pieces.get(self.at) else {
                self.warn("unbalanced_parenthesis", "this parenthesis is never closed; all that follows is inside it", span);
                break;
            };
            self.at += 1;
            match &piece.kind {
                Kind::Close => break,
                Kind::Open => {
                    return Err(refused("values cannot be nested in parentheses", piece.span, "write topic:(A OR B)"));
                }
                Kind::Chunk(chunk) if matches!(chunk.as_str(), "OR" | "AND" | "||" | "&&" | "NOT") => {
                    let is_or = matches!(chunk.as_str(), "OR" | "||");
                    if chunk == "NOT" || operator.is_some_and(|known| known != is_or) {
                        let message = "values inside parentheses are joined by OR alone or by AND alone";
                        return Err(refused(message, piece.span, "write NOT topic:A, or several topic:(...)"));
                    }
                    operator = Some(is_or);
                    values.push(String::new());
                }
                Kind::Chunk(text) | Kind::Quoted(text) => {
                    if let Some(value) = values.last_mut() {
                        value.push(' ');
                        value.push_str(text);
                    }
                }
            }
        }
        let values = values.iter().map(|value| value.trim().to_string()).filter(|value| !value.is_empty()).collect();
        Ok(ValueGroup { values, is_all: operator == Some(false) })
    }
}

/// Values in parentheses.
struct ValueGroup {
    values: Vec<String>,
    /// Whether AND joins them.
    is_all: bool,
}

impl ValueGroup {
    fn joined(&self, nodes: Vec<Node>) -> Node {
        if self.is_all { Node::And(nodes) } else { Node::Or(nodes) }
    }
}
