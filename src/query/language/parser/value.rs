//! Reads a field and its value: zones, values of dimensions, days, lengths.

use super::super::MOST_QUERY_DEPTH;
use super::super::lexer::Kind;
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
                let inner = if rest.is_empty() { self.primary()? } else { self.read_chunk(rest, span)? };
                self.open_zones -= 1;
                Ok(inner.map(|inner| Node::Zone(zone, Box::new(inner), span)))
            }
            FieldName::Values(dimension) => self.values(dimension, rest, span),
            FieldName::Date => {
                let value = if rest.is_empty() { self.written_value().unwrap_or_default() } else { rest.to_string() };
                let end = self.pieces[self.at - 1].span[1];
                let status = DateStatus::ALL.iter().find(|status| status.name().eq_ignore_ascii_case(value.trim()));
                if let Some(status) = status {
                    let names = vec![status.name().to_string()];
                    return Ok(Some(Node::Clause(Clause::Values(Dimension::DateStatus, names), span)));
                }
                let range = ReadRange::of(&value, self.today).map_err(|error| {
                    Error::new(ErrorCode::InvalidQuery, error.to_string()).with_span(span[0]..end).with_suggestion(
                        "write date:2023, date:2023-10-07, date:2023-Q4, date:2023-10..2023-12, date:2023.. or date:\"last 30 days\"",
                    )
                })?;
                if let Some(told) = range.told(value.trim()) {
                    self.warn("relative_date", told, [span[0], end]);
                }
                Ok(Some(Node::Clause(Clause::Days(range.days), span)))
            }
            FieldName::Length => {
                let Some((least, most)) = length_range(rest) else {
                    return Err(refused(
                        "this is not a number of words",
                        span,
                        "write words:>800, words:<300 or words:200..500",
                    ));
                };
                Ok(Some(Node::Clause(Clause::Length(least, most), span)))
            }
        }
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

    /// `topic:(Energy OR "Middle East")`: values joined by OR or by AND; words next to each other are one value.
    pub(super) fn value_group(&mut self, dimension: Dimension, span: [usize; 2]) -> Result<Option<Node>, Error> {
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
        let mut nodes = Vec::new();
        for value in values.iter().filter(|value| !value.trim().is_empty()) {
            nodes.extend(self.value(dimension, value.trim(), span)?);
        }
        let is_all = operator == Some(false);
        Ok(match nodes.len() {
            0 => None,
            1 => nodes.pop(),
            _ if is_all => Some(Node::And(nodes)),
            _ if dimension == Dimension::Actor => {
                self.joined_actors += nodes.len() - 1;
                let ids = nodes.into_iter().flat_map(|node| if let Node::Actor(ids) = node { ids } else { Vec::new() });
                Some(Node::Actor(ids.collect()))
            }
            _ => Some(Node::Or(nodes)),
        })
    }
}
