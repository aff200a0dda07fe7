//! Reads what operators join: words, phrases, parentheses, what is attached to them.

use super::super::lexer::{Kind, Piece};
use super::super::typed::in_ascii;
use super::super::words::{Form, WordProblem, is_plain_word, trimmed};
use super::fields::{FIELD_NAMES, distance, field_named, times_of, weight, word_problem};
use super::node::{Node, refused};
use super::{MOST_DISTANCE, MOST_TIMES, Parser};
use crate::error::{Error, nearest};
use crate::query::clause::{Clause, Span};
use crate::query::dates::ReadRange;
use crate::query::request::Match;
use crate::text::unspaced_words;

/// Fields for days that other programs have, and what is written here before such a day.
const FOREIGN_DAYS: [(&str, &str); 5] =
    [("after", "after "), ("before", "before "), ("since", "since "), ("until", "until "), ("year", "")];

/// Other fields that other programs have, and what to write here.
const FOREIGN_FIELDS: [(&str, &str); 10] = [
    ("site", "source:"),
    ("publisher", "source:"),
    ("outlet", "source:"),
    ("person", "actor:"),
    ("people", "actor:"),
    ("org", "actor:"),
    ("organization", "actor:"),
    ("organisation", "actor:"),
    ("country", "actor:` or `place:"),
    ("location", "place:"),
];

impl Parser<'_> {
    /// Reads an operand. Like a hyphen before a word, one before quotes or parentheses belongs to these alone.
    pub(super) fn primary(&mut self) -> Result<Option<Node>, Error> {
        let start = self.at;
        let is_attached = |next: &Piece| !next.is_apart && next.kind != Kind::Close;
        while self.chunk(self.at) == Some("-") && self.pieces.get(self.at + 1).is_some_and(is_attached) {
            self.at += 1;
        }
        let is_refused = (self.at - start) % 2 == 1;
        let node = self.operand()?;
        let (Some(first), Some(last)) = (self.pieces.get(start), self.pieces.get(self.at.saturating_sub(1))) else {
            return Ok(node);
        };
        let span = [first.span[0], last.span[1]];
        Ok(node.map(|node| if is_refused { Node::Not(Box::new(node), span) } else { node }))
    }

    fn operand(&mut self) -> Result<Option<Node>, Error> {
        let Some(piece) = self.pieces.get(self.at) else { return Ok(None) };
        let span = piece.span;
        match &piece.kind {
            Kind::Close => Ok(None),
            Kind::Open => {
                self.at += 1;
                let node = self.group(span)?;
                self.with_boost(node)
            }
            Kind::Quoted(inside) => {
                self.at += 1;
                let node = self.quoted(&inside.clone(), span, Form::Exact)?;
                self.with_boost(node)
            }
            Kind::Chunk(chunk) => {
                let chunk = chunk.clone();
                self.at += 1;
                self.read_chunk(&chunk, span)
            }
        }
    }

    /// What stands between parentheses, the opening one read already.
    pub(super) fn group(&mut self, open: [usize; 2]) -> Result<Option<Node>, Error> {
        let mut nodes = Vec::new();
        while self.pieces.get(self.at).is_some_and(|piece| piece.kind != Kind::Close) {
            let before = self.at;
            nodes.extend(self.any_of()?);
            if self.at == before {
                self.at += 1;
            }
        }
        if self.at < self.pieces.len() {
            self.at += 1;
        } else {
            self.warn("unbalanced_parenthesis", "this parenthesis is never closed; all that follows is inside it", open);
        }
        Ok(self.joined(nodes))
    }

    /// The chunk that is attached to the piece just read, such as `~3` or `^2`.
    pub(super) fn attached(&mut self, starts: &[char]) -> Option<(String, [usize; 2])> {
        let piece = self.pieces.get(self.at).filter(|piece| !piece.is_apart)?;
        match &piece.kind {
            Kind::Chunk(chunk) if chunk.starts_with(starts) => {
                self.at += 1;
                Some((chunk.clone(), piece.span))
            }
            _ => None,
        }
    }

    pub(super) fn with_boost(&mut self, node: Option<Node>) -> Result<Option<Node>, Error> {
        let Some((suffix, span)) = self.attached(&['^']) else { return Ok(node) };
        let weight = weight(&suffix[1..], span)?;
        Ok(node.map(|node| Node::Boosted(weight, Box::new(node))))
    }

    pub(super) fn quoted(&mut self, inside: &str, span: [usize; 2], form: Form) -> Result<Option<Node>, Error> {
        let mut slop = 0;
        let mut boost = None;
        if let Some((suffix, place)) = self.attached(&['~']) {
            let (number, weight_text) = suffix[1..].split_once('^').unwrap_or((&suffix[1..], ""));
            if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(refused("a number belongs behind ~", place, "write \"two words\"~3"));
            }
            slop = distance(number).min(MOST_DISTANCE);
            if slop != distance(number) {
                self.warn("distance", format!("a distance is at most {MOST_DISTANCE}; that is used"), place);
            }
            if !weight_text.is_empty() {
                boost = Some(weight(weight_text, place)?);
            }
        }
        let read = self.reader.phrase(inside, form, slop).map_err(|problem| word_problem(problem, span))?;
        if read.is_none() {
            self.warn("no_word", format!("\"{inside}\" holds no word to search for and was left out"), span);
        } else if matches!(read, Some(Span::Phrase { .. })) && inside.split_whitespace().any(is_stars) {
            let message = "a * that stands alone in quotes was left out; `\"two words\"~1` lets one word stand between them";
            self.warn("no_word", message, span);
        }
        let node = read.map(Node::Span);
        Ok(match boost {
            Some(boost) => node.map(|node| Node::Boosted(boost, Box::new(node))),
            None => node,
        })
    }

    pub(super) fn read_chunk(&mut self, chunk: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        // Refusal: a hyphen in front, with something directly behind it.
        if let Some(rest) = chunk.strip_prefix('-').filter(|rest| rest.chars().next().is_some_and(|c| c != '-' && c != '>'))
        {
            let node = self.read_chunk(rest, [span[0] + 1, span[1]])?;
            return Ok(node.map(|node| Node::Not(Box::new(node), span)));
        }
        if chunk == "*" {
            return Ok(Some(Node::Clause(Clause::All, span)));
        }
        if let Some(count) = times_of(chunk)
            && self.is(self.at, Kind::Open)
        {
            if !self.is_attached() {
                let message = format!("{chunk} is read as a count of what stands in the parentheses behind it");
                self.warn("operator_read", message, span);
            }
            let times = self.times(count, span);
            let open = self.pieces[self.at].span;
            self.at += 1;
            let inner = self.group(open)?;
            return Ok(inner.map(|inner| Node::Times(times, Box::new(inner), span)));
        }
        if let Some((name, rest)) = chunk.split_once(':') {
            match field_named(name) {
                Some(field) if !rest.is_empty() || self.is_attached() => return self.field(field, rest, span),
                Some(_) => {
                    let message =
                        format!("{chunk} is read as a word; as a field it has its value directly behind the colon");
                    self.warn("field_as_word", message, span);
                }
                // `https://example.org` looks for no field.
                None if rest.starts_with('/') => {}
                None if !rest.is_empty() => self.warn_of_no_field(name, rest, span),
                None => {
                    if let Some(inside) = self.attached_quote() {
                        self.warn_of_no_field(name, &inside, span);
                    }
                }
            }
        }
        if let Some(rest) = chunk.strip_prefix('=') {
            return self.cased(rest, span);
        }
        self.warn_of_near_operator(chunk, span);
        if chunk == "NOT" && self.has_operators {
            self.warn("operator_as_word", "NOT has nothing behind it and is read as a word", span);
            return self.word("not", span, Form::Any);
        }
        if chunk == "or" && self.has_operators && self.matching == Match::All && self.at > 1 && self.is_operand(self.at) {
            self.warn("operator_as_word", "or is read as a word; write OR for articles with either", span);
        }
        self.word(chunk, span, Form::Any)
    }

    /// Whether something stands directly behind what was read.
    fn is_attached(&self) -> bool {
        self.pieces.get(self.at).is_some_and(|next| !next.is_apart && next.kind != Kind::Close)
    }

    /// What stands in quotes directly behind what was read.
    fn attached_quote(&self) -> Option<String> {
        match &self.pieces.get(self.at).filter(|next| !next.is_apart)?.kind {
            Kind::Quoted(inside) => Some(inside.clone()),
            _ => None,
        }
    }

    /// Says that there is no field of a name, and what may be meant.
    fn warn_of_no_field(&mut self, name: &str, value: &str, span: [usize; 2]) {
        if let Some(advice) = self.advice_for(name, value) {
            let message = format!("there is no field \"{name}\"; write `{advice}`. It is read as words");
            return self.warn("unknown_field", message, span);
        }
        let known = nearest(name, FIELD_NAMES.iter().map(|(known, _)| *known)).filter(|_| name.len() > 3);
        if let Some(known) = known {
            let message = format!("there is no field \"{name}\"; did you mean \"{known}:\"? It is read as words");
            self.warn("unknown_field", message, span);
        }
    }

    /// What to write in place of a field that other programs have.
    fn advice_for(&self, name: &str, value: &str) -> Option<String> {
        let called = |foreign: &str| foreign.eq_ignore_ascii_case(name);
        if let Some((_, before)) = FOREIGN_DAYS.iter().find(|(foreign, _)| called(foreign)) {
            let days = format!("{before}{}", in_ascii(trimmed(value.trim())));
            // What cannot be read here is not passed on.
            let days = if ReadRange::of(&days, self.today).is_ok() { days } else { format!("{before}2023-10-07") };
            let is_one_word = !days.contains(char::is_whitespace);
            return Some(if is_one_word { format!("date:{days}") } else { format!("date:\"{days}\"") });
        }
        if let Some(count) = times_of(name) {
            return Some(if is_plain_word(value) {
                format!("atleast{count}({value})")
            } else {
                format!("atleast{count}(\"{value}\")")
            });
        }
        FOREIGN_FIELDS.iter().find(|(foreign, _)| called(foreign)).map(|(_, advice)| advice.to_string())
    }

    /// What stands behind `=`: a word or words in quotes, exactly as they are written.
    fn cased(&mut self, rest: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        if rest.is_empty()
            && self.is_attached()
            && let Some(Kind::Quoted(inside)) = self.pieces.get(self.at).map(|piece| piece.kind.clone())
        {
            let place = self.pieces[self.at].span;
            self.at += 1;
            let node = self.quoted(&inside, place, Form::Cased)?;
            return self.with_boost(node);
        }
        self.word(rest, span, Form::Cased)
    }

    /// A word with what is attached to it: `^2`, `~1`.
    pub(super) fn word(&mut self, chunk: &str, span: [usize; 2], form: Form) -> Result<Option<Node>, Error> {
        let (chunk, boost) = match chunk.rsplit_once('^') {
            Some((word, number)) if !word.is_empty() && number.parse::<f32>().is_ok() => {
                (word.to_string(), Some(weight(number, span)?))
            }
            // `war^2~1`: the two in the other order.
            Some((word, rest)) if !word.is_empty() => match rest.split_once('~') {
                Some((number, letters)) if number.parse::<f32>().is_ok() => {
                    (format!("{word}~{letters}"), Some(weight(number, span)?))
                }
                _ => (chunk.to_string(), None),
            },
            _ => (chunk.to_string(), None),
        };
        let node = self.read_word(&chunk, span, form)?;
        Ok(match boost {
            Some(boost) => node.map(|node| Node::Boosted(boost, Box::new(node))),
            None => node,
        })
    }

    /// A word without its weight.
    fn read_word(&mut self, chunk: &str, span: [usize; 2], form: Form) -> Result<Option<Node>, Error> {
        let fuzzy = chunk.rsplit_once('~').map(|(word, number)| (word, trimmed(number))).filter(|(word, number)| {
            is_plain_word(word) && (number.is_empty() || number.bytes().all(|byte| byte.is_ascii_digit()))
        });
        if form == Form::Any
            && fuzzy.is_none()
            && let Some(words) = unspaced_words(chunk)
        {
            let mut nodes = Vec::with_capacity(words.len());
            for word in words {
                nodes.extend(self.reader.chunk(&word, form).map_err(|problem| word_problem(problem, span))?.map(Node::Span));
            }
            let is_any = self.matching == Match::Any;
            return Ok(Some(if is_any { Node::Or(nodes) } else { Node::And(nodes) }));
        }
        let read = match fuzzy {
            Some(_) if form == Form::Cased => Err(WordProblem::CasedPattern),
            Some((word, number)) => {
                let wanted: u32 = if number.is_empty() { 1 } else { number.parse().unwrap_or(u32::MAX) };
                if wanted > 2 {
                    self.warn("fuzzy_distance", "a fuzzy word may differ in 1 or 2 characters; 2 is used", span);
                }
                if wanted == 0 { self.reader.chunk(word, Form::Exact) } else { self.reader.fuzzy(word, wanted.min(2) as u8) }
            }
            _ => self.reader.chunk(chunk, form),
        };
        let read = read.map_err(|problem| word_problem(problem, span))?;
        if read.is_none() && chunk.chars().count() > 1 {
            self.warn("no_word", format!("\"{chunk}\" holds no word to search for and was left out"), span);
        }
        Ok(read.map(Node::Span))
    }

    pub(super) fn times(&mut self, count: u32, span: [usize; 2]) -> u32 {
        let nearest = count.clamp(1, MOST_TIMES);
        if nearest != count {
            self.warn("count", format!("a count runs from 1 to {MOST_TIMES}; {nearest} is used"), span);
        }
        nearest
    }
}

fn is_stars(chunk: &str) -> bool {
    chunk.bytes().all(|byte| byte == b'*')
}
