//! Reads what joins two operands by where they stand: NEAR, BEFORE, SENTENCE, PARAGRAPH and the spellings of vendors.

use super::super::lexer::Kind;
use super::fields::{distance, field_named};
use super::node::{Node, Operator, join};
use super::{MOST_DISTANCE, Parser, USUAL_DISTANCE};
use crate::error::Error;
use crate::query::clause::Unit;
use crate::text::{is_closed, words_of};

/// What stands before a distance that is written together with its operator, and whether the left side comes first.
const WITH_NUMBERS: [(&str, bool); 8] = [
    ("near/", false),
    ("near", false),
    ("w/", false),
    ("/", false),
    ("before/", true),
    ("pre/", true),
    ("adj/", true),
    ("adj", true),
];

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Parser<'_> {
    pub(super) fn near(&mut self) -> Result<Option<Node>, Error> {
        let mut left = self.primary()?;
        while let Some((operator, length)) = self.proximity(self.at).filter(|_| self.has_operators) {
            let place = self.pieces[self.at].span;
            if left.is_none() || !self.is_operand(self.at + length) {
                // Only this one: an OR behind it still joins what stands around it.
                self.drop_operator(length);
                continue;
            }
            let chunk = self.chunk(self.at).unwrap_or_default().to_string();
            if chunk == "same" {
                let message = "same is read as \"in the same paragraph\"; put it in quotes to search for the word";
                self.warn("operator_read", message, place);
            }
            if length == 4 {
                let number = self.chunk(self.at + 2).unwrap_or_default();
                self.warn("operator_read", format!("{chunk}({number}) is read as {chunk}/{number}"), place);
            }
            let operator = self.within_limits(operator, place);
            self.at += length;
            let Some(right) = self.refusable(|parser| parser.primary())? else { return Ok(left) };
            let Some(before) = left.take() else { return Ok(Some(right)) };
            left = Some(join(before, operator, right)?);
        }
        Ok(left)
    }

    pub(super) fn within_limits(&mut self, operator: Operator, place: [usize; 2]) -> Operator {
        match operator {
            Operator::Near { within, ordered } if within > MOST_DISTANCE || within == 0 => {
                let nearest = within.clamp(1, MOST_DISTANCE);
                let message = format!("a distance runs from 1 to {MOST_DISTANCE}; {nearest} is used");
                self.warn("distance", message, place);
                Operator::Near { within: nearest, ordered }
            }
            operator => operator,
        }
    }

    /// The proximity operator at a place, and how many pieces it takes.
    pub(super) fn proximity(&self, at: usize) -> Option<(Operator, usize)> {
        let chunk = self.chunk(at)?;
        match chunk {
            "SENTENCE" | "/s" | "/S" | "w/s" | "W/s" | "W/S" => return Some((Operator::Same(Unit::Sentence), 1)),
            "PARAGRAPH" | "/p" | "/P" | "w/p" | "W/p" | "W/P" | "SAME" => return Some((Operator::Same(Unit::Paragraph), 1)),
            "same" => {
                // Between two words that carry a meaning; "at the same time" is what it says.
                let carries = |at: usize| match self.pieces.get(at).map(|piece| &piece.kind) {
                    Some(Kind::Chunk(chunk)) => {
                        let words = words_of(chunk);
                        !words.is_empty() && !words.iter().any(|word| is_closed(word))
                    }
                    Some(Kind::Quoted(_)) => true,
                    Some(Kind::Close) => at < self.at,
                    Some(Kind::Open) => at > self.at,
                    None => false,
                };
                let is_operator = at > 0 && carries(at - 1) && carries(at + 1);
                return is_operator.then_some((Operator::Same(Unit::Paragraph), 1));
            }
            _ => {}
        }
        let near = |within: u32, ordered: bool| Operator::Near { within, ordered };
        if let Some(number) = self.number_in_parentheses(at) {
            let found = match chunk {
                "NEAR" => Some(near(number, false)),
                "BEFORE" | "ADJ" => Some(near(number, true)),
                _ => None,
            };
            if let Some(operator) = found {
                return Some((operator, 4));
            }
        }
        let bare = match chunk {
            "NEAR" => Some(near(USUAL_DISTANCE, false)),
            "BEFORE" => Some(near(USUAL_DISTANCE, true)),
            "ADJ" | "adj" => {
                // "adj 5", with the number apart; alone it means the next word, and only in capitals.
                let number = self.chunk(at + 1).filter(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
                return match number {
                    Some(number) => Some((near(distance(number), true), 2)),
                    None => (chunk == "ADJ").then_some((near(1, true), 1)),
                };
            }
            _ => None,
        };
        if let Some(operator) = bare {
            return Some((operator, 1));
        }
        let small = chunk.to_ascii_lowercase();
        let found = WITH_NUMBERS.iter().find_map(|(start, ordered)| {
            let rest = small.strip_prefix(start).filter(|rest| is_number(rest))?;
            Some(near(distance(rest), *ordered))
        });
        found.map(|operator| (operator, 1))
    }

    /// The number that stands alone in parentheses directly behind a piece: `NEAR(5)`.
    fn number_in_parentheses(&self, at: usize) -> Option<u32> {
        let is_attached = self.pieces.get(at + 1).is_some_and(|piece| !piece.is_apart);
        let number = self.chunk(at + 2).filter(|number| is_number(number))?;
        (is_attached && self.is(at + 1, Kind::Open) && self.is(at + 3, Kind::Close)).then(|| distance(number))
    }

    /// Says of a word that it is no operator, no count and no field, although it looks like one.
    pub(super) fn warn_of_near_operator(&mut self, chunk: &str, span: [usize; 2]) {
        if !self.has_operators {
            return;
        }
        if field_named(chunk).is_some() && self.is(self.at, Kind::Open) {
            let message = format!("{chunk} is read as a word; as a field it is written `{chunk}:(...)`");
            return self.warn("field_as_word", message, span);
        }
        let small = chunk.to_ascii_lowercase();
        let form = WITH_NUMBERS
            .iter()
            .map(|(start, _)| *start)
            .find(|start| start.len() > 1 && start.ends_with('/') && small.starts_with(start));
        let Some(rest) = form.map(|start| &small[start.len()..]) else { return };
        let is_meant = match rest {
            "" => self.chunk(self.at).is_some_and(is_number),
            rest => rest.starts_with(|first: char| first.is_ascii_digit()) && !is_number(rest),
        };
        if is_meant {
            let start = &chunk[..chunk.len() - rest.len()];
            let message = format!("{chunk} is read as words; as a distance it is written with a whole number, `{start}3`");
            self.warn("operator_as_word", message, span);
        }
    }
}
