//! Turns pieces into a clause. From loosest to tightest: OR; AND or nothing; NOT and `-`; NEAR, BEFORE, SENTENCE, PARAGRAPH
//! (from left to right); then a word, phrase, field or parentheses with what is attached to it.
//!
//! `node`: the parts, before it is known where they stand. `fields`: names and numbers around them.

mod fields;
mod node;

use self::fields::{
    FIELD_NAMES, FieldName, distance, field_named, length_range, times_of, weight, with_suffix, word_problem,
};
use self::node::{Node, Operator, all, alternatives, check_weights, count_leaves, counted, join, refused};
use super::lexer::{Kind, Piece};
use super::words::{Form, WordReader};
use super::{MOST_QUERY_DEPTH, MOST_QUERY_LEAVES};
use crate::article::{DateStatus, Dimension};
use crate::error::{Error, ErrorCode, nearest};
use crate::query::clause::{Clause, Unit};
use crate::query::dates::absolute_day_range;
use crate::query::parse::{KnownActors, resolve_value};
use crate::query::request::Match;
use crate::query::response::Warning;
use crate::text::{FIELD_GAP, is_closed, unspaced_words, words_of};

/// The distance of NEAR and BEFORE without a number.
const USUAL_DISTANCE: u32 = 10;
/// The largest distance and slop.
const MOST_DISTANCE: u32 = FIELD_GAP - 1;
/// The largest count.
const MOST_TIMES: u32 = 1000;

pub(super) fn parse(
    text: &str,
    pieces: &[Piece],
    matching: Match,
    actors: KnownActors<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Clause, Error> {
    let reader = WordReader::of(text);
    // In a title pasted in capitals AND, OR and NOT are words like the others.
    let has_operators = !(reader.is_caps_lock && matching == Match::Any);
    let mut parser = Parser { pieces, at: 0, matching, reader, has_operators, open_zones: 0, actors, warnings };
    let mut nodes = Vec::new();
    while parser.at < pieces.len() {
        if let Some(node) = parser.any_of()? {
            nodes.push(node);
        }
        if let Some(piece) = pieces.get(parser.at)
            && piece.kind == Kind::Close
        {
            parser.warn("unbalanced_parenthesis", "this parenthesis closes nothing and was left out", piece.span);
            parser.at += 1;
        }
    }
    let clause = match parser.joined(nodes) {
        Some(node) => node.into_clause(None)?,
        None if text.trim().is_empty() => Clause::All,
        None => Clause::Nothing,
    };
    let leaves = count_leaves(&clause);
    if leaves > MOST_QUERY_LEAVES {
        let message = format!("the query has {leaves} words and values; at most {MOST_QUERY_LEAVES} are read");
        return Err(Error::new(ErrorCode::InvalidQuery, message)
            .with_span(0..text.chars().count())
            .with_suggestion("search for the words that matter"));
    }
    check_weights(&clause, 1.0, text)?;
    Ok(clause)
}

struct Parser<'p> {
    pieces: &'p [Piece],
    at: usize,
    matching: Match,
    reader: WordReader,
    has_operators: bool,
    /// How many zones the piece at hand stands in; `hl:hl:hl:war` needs no parentheses to be deep.
    open_zones: usize,
    actors: KnownActors<'p>,
    warnings: &'p mut Vec<Warning>,
}

impl Parser<'_> {
    fn warn(&mut self, code: &str, message: impl Into<String>, span: [usize; 2]) {
        self.warnings.push(Warning { span: Some(span), ..Warning::new(code, message) });
    }

    fn chunk(&self, at: usize) -> Option<&str> {
        match &self.pieces.get(at)?.kind {
            Kind::Chunk(chunk) => Some(chunk),
            _ => None,
        }
    }

    fn is_at(&self, words: &[&str]) -> bool {
        self.has_operators && self.chunk(self.at).is_some_and(|chunk| words.contains(&chunk))
    }

    /// Whether something that can be searched for stands at a place.
    fn is_operand(&self, at: usize) -> bool {
        match self.pieces.get(at).map(|piece| &piece.kind) {
            None | Some(Kind::Close) => false,
            Some(Kind::Open | Kind::Quoted(_)) => true,
            Some(Kind::Chunk(chunk)) => {
                !matches!(chunk.as_str(), "AND" | "OR" | "&&" | "||") && self.proximity(at).is_none()
            }
        }
    }

    /// Drops operators that have nothing on one side.
    fn drop_dangling(&mut self) {
        while let Some(chunk) = self.chunk(self.at) {
            let is_operator = matches!(chunk, "AND" | "OR" | "&&" | "||") || self.proximity(self.at).is_some();
            if !self.has_operators || !is_operator {
                return;
            }
            self.drop_operator(self.proximity(self.at).map_or(1, |(_, length)| length));
        }
    }

    /// Drops an operator of so many pieces.
    fn drop_operator(&mut self, length: usize) {
        let message = format!("{} has nothing on one side and was left out", self.chunk(self.at).unwrap_or_default());
        self.warn("dangling_operator", message, self.pieces[self.at].span);
        self.at += length;
    }

    fn joined(&self, mut nodes: Vec<Node>) -> Option<Node> {
        if self.matching == Match::All || nodes.is_empty() {
            return if nodes.len() < 2 { nodes.pop() } else { Some(Node::And(nodes)) };
        }
        // What is excluded is excluded, however the rest is joined.
        let (excluded, wanted): (Vec<Node>, Vec<Node>) = nodes.into_iter().partition(|node| matches!(node, Node::Not(..)));
        if wanted.is_empty() {
            return all(excluded);
        }
        let wanted: Vec<Node> = wanted.into_iter().flat_map(alternatives).collect();
        let wanted = if wanted.len() == 1 { wanted.into_iter().next()? } else { Node::Or(counted(wanted)) };
        if excluded.is_empty() {
            return Some(wanted);
        }
        Some(Node::And(std::iter::once(wanted).chain(excluded).collect()))
    }

    fn any_of(&mut self) -> Result<Option<Node>, Error> {
        self.drop_dangling();
        let mut nodes: Vec<Node> = self.all_of()?.into_iter().collect();
        while self.is_at(&["OR", "||"]) {
            if nodes.is_empty() || !self.is_operand(self.at + 1) {
                self.drop_dangling();
            } else {
                self.at += 1;
            }
            nodes.extend(self.all_of()?);
        }
        Ok(if nodes.len() < 2 { nodes.pop() } else { Some(Node::Or(nodes)) })
    }

    fn all_of(&mut self) -> Result<Option<Node>, Error> {
        // Runs joined by nothing, and inside each what is joined by AND.
        let mut runs: Vec<Node> = Vec::new();
        let mut run: Vec<Node> = Vec::new();
        loop {
            let is_and = self.is_at(&["AND", "&&"]);
            if is_and {
                if run.is_empty() && runs.is_empty() || !self.is_operand(self.at + 1) {
                    self.drop_dangling();
                    if self.is_at(&["OR", "||"]) {
                        break;
                    }
                    continue;
                }
                self.at += 1;
            }
            if self.pieces.get(self.at).is_none_or(|piece| piece.kind == Kind::Close) || self.is_at(&["OR", "||"]) {
                break;
            }
            let Some(node) = self.negated()? else { continue };
            let is_joined = is_and || self.matching == Match::All || matches!(node, Node::Not(..));
            if !is_joined && !run.is_empty() {
                runs.extend(all(std::mem::take(&mut run)));
            }
            run.push(node);
        }
        // With any-of, a refusal that follows a word by nothing belongs to the whole, not to that word.
        if self.matching == Match::Any && !runs.is_empty() {
            let (refusals, kept): (Vec<Node>, Vec<Node>) = run.into_iter().partition(|node| matches!(node, Node::Not(..)));
            runs.extend(all(kept));
            runs.extend(refusals);
        } else {
            runs.extend(all(run));
        }
        Ok(self.joined(runs))
    }

    fn negated(&mut self) -> Result<Option<Node>, Error> {
        self.refusable(|parser| parser.near())
    }

    /// Reads NOT, any number of them, and a hyphen before quotes or parentheses, then what they refuse.
    fn refusable(&mut self, read: impl FnOnce(&mut Self) -> Result<Option<Node>, Error>) -> Result<Option<Node>, Error> {
        let start = self.at;
        let mut is_refused = false;
        while self.is_at(&["NOT"]) && self.is_operand(self.at + 1) {
            is_refused = !is_refused;
            self.at += 1;
        }
        if self.chunk(self.at) == Some("-") && self.pieces.get(self.at + 1).is_some_and(|next| !next.is_apart) {
            is_refused = !is_refused;
            self.at += 1;
        }
        let node = read(self)?;
        let (Some(first), Some(last)) = (self.pieces.get(start), self.pieces.get(self.at.saturating_sub(1))) else {
            return Ok(node);
        };
        let span = [first.span[0], last.span[1]];
        Ok(node.map(|node| if is_refused { Node::Not(Box::new(node), span) } else { node }))
    }

    fn near(&mut self) -> Result<Option<Node>, Error> {
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
            let operator = self.within_limits(operator, place);
            self.at += length;
            let Some(right) = self.refusable(|parser| parser.primary())? else { return Ok(left) };
            let Some(before) = left.take() else { return Ok(Some(right)) };
            left = Some(join(before, operator, right)?);
        }
        Ok(left)
    }

    fn within_limits(&mut self, operator: Operator, place: [usize; 2]) -> Operator {
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
    fn proximity(&self, at: usize) -> Option<(Operator, usize)> {
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
        let forms: [(&str, bool); 15] = [
            ("NEAR/", false),
            ("near/", false),
            ("NEAR", false),
            ("near", false),
            ("W/", false),
            ("w/", false),
            ("/", false),
            ("BEFORE/", true),
            ("before/", true),
            ("PRE/", true),
            ("pre/", true),
            ("ADJ/", true),
            ("adj/", true),
            ("ADJ", true),
            ("adj", true),
        ];
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        let found = forms.iter().find_map(|(start, ordered)| {
            let rest = chunk.strip_prefix(start).filter(|rest| is_number(rest))?;
            Some(near(distance(rest), *ordered))
        });
        found.map(|operator| (operator, 1))
    }

    fn primary(&mut self) -> Result<Option<Node>, Error> {
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
    fn group(&mut self, open: [usize; 2]) -> Result<Option<Node>, Error> {
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
    fn attached(&mut self, starts: &[char]) -> Option<(String, [usize; 2])> {
        let piece = self.pieces.get(self.at).filter(|piece| !piece.is_apart)?;
        match &piece.kind {
            Kind::Chunk(chunk) if chunk.starts_with(starts) => {
                self.at += 1;
                Some((chunk.clone(), piece.span))
            }
            _ => None,
        }
    }

    fn with_boost(&mut self, node: Option<Node>) -> Result<Option<Node>, Error> {
        let Some((suffix, span)) = self.attached(&['^']) else { return Ok(node) };
        let weight = weight(&suffix[1..], span)?;
        Ok(node.map(|node| Node::Boosted(weight, Box::new(node))))
    }

    fn quoted(&mut self, inside: &str, span: [usize; 2], form: Form) -> Result<Option<Node>, Error> {
        let mut slop = 0;
        let mut boost = None;
        if let Some((suffix, place)) = self.attached(&['~']) {
            let (number, weight_text) = suffix[1..].split_once('^').unwrap_or((&suffix[1..], ""));
            slop = match number.parse::<u32>() {
                Ok(number) if number <= MOST_DISTANCE => number,
                Ok(_) => {
                    self.warn("distance", format!("a distance is at most {MOST_DISTANCE}; that is used"), place);
                    MOST_DISTANCE
                }
                Err(_) => return Err(refused("a number belongs behind ~", place, "write \"two words\"~3")),
            };
            if !weight_text.is_empty() {
                boost = Some(weight(weight_text, place)?);
            }
        }
        let read = self.reader.phrase(inside, form, slop).map_err(|problem| word_problem(problem, span))?;
        if read.is_none() {
            self.warn("no_word", format!("\"{inside}\" holds no word to search for and was left out"), span);
        }
        let node = read.map(Node::Span);
        Ok(match boost {
            Some(boost) => node.map(|node| Node::Boosted(boost, Box::new(node))),
            None => node,
        })
    }

    fn read_chunk(&mut self, chunk: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        let is_attached =
            |parser: &Self| parser.pieces.get(parser.at).is_some_and(|next| !next.is_apart && next.kind != Kind::Close);
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
            && is_attached(self)
            && self.pieces[self.at].kind == Kind::Open
        {
            let times = self.times(count, span);
            let open = self.pieces[self.at].span;
            self.at += 1;
            let inner = self.group(open)?;
            return Ok(inner.map(|inner| Node::Times(times, Box::new(inner), span)));
        }
        if let Some((name, rest)) = chunk.split_once(':') {
            match field_named(name) {
                Some(field) if !rest.is_empty() || is_attached(self) => return self.field(field, rest, span),
                Some(_) => {
                    let message =
                        format!("{chunk} is read as a word; as a field it has its value directly behind the colon");
                    self.warn("field_as_word", message, span);
                }
                None => {
                    let known = nearest(name, FIELD_NAMES.iter().map(|(known, _)| *known)).filter(|_| name.len() > 3);
                    if let Some(known) = known.filter(|_| !rest.is_empty() && !rest.starts_with('/')) {
                        let message =
                            format!("there is no field \"{name}\"; did you mean \"{known}:\"? It is read as words");
                        self.warn("unknown_field", message, span);
                    }
                }
            }
        }
        if let Some(rest) = chunk.strip_prefix('=') {
            if rest.is_empty()
                && is_attached(self)
                && let Some(Kind::Quoted(inside)) = self.pieces.get(self.at).map(|piece| piece.kind.clone())
            {
                let place = self.pieces[self.at].span;
                self.at += 1;
                let node = self.quoted(&inside, place, Form::Cased)?;
                return self.with_boost(node);
            }
            return self.word(rest, span, Form::Cased);
        }
        if chunk == "NOT" && self.has_operators {
            self.warn("operator_as_word", "NOT has nothing behind it and is read as a word", span);
            return self.word("not", span, Form::Any);
        }
        self.word(chunk, span, Form::Any)
    }

    /// A word with what is attached to it: `^2`, `~1`.
    fn word(&mut self, chunk: &str, span: [usize; 2], form: Form) -> Result<Option<Node>, Error> {
        if form == Form::Any
            && let Some(words) = unspaced_words(chunk)
        {
            let mut nodes = Vec::with_capacity(words.len());
            for word in words {
                nodes.extend(self.reader.chunk(&word, form).map_err(|problem| word_problem(problem, span))?.map(Node::Span));
            }
            let is_any = self.matching == Match::Any;
            return Ok(Some(if is_any { Node::Or(nodes) } else { Node::And(nodes) }));
        }
        let (chunk, boost) = match chunk.rsplit_once('^') {
            Some((word, number)) if !word.is_empty() && number.parse::<f32>().is_ok() => (word, Some(weight(number, span)?)),
            _ => (chunk, None),
        };
        let fuzzy = chunk.rsplit_once('~').filter(|(word, number)| {
            !word.is_empty() && (number.is_empty() || number.bytes().all(|byte| byte.is_ascii_digit()))
        });
        let read = match fuzzy {
            Some((word, number)) if form != Form::Cased => {
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
        let node = read.map(Node::Span);
        Ok(match boost {
            Some(boost) => node.map(|node| Node::Boosted(boost, Box::new(node))),
            None => node,
        })
    }

    fn times(&mut self, count: u32, span: [usize; 2]) -> u32 {
        let nearest = count.clamp(1, MOST_TIMES);
        if nearest != count {
            self.warn("count", format!("a count runs from 1 to {MOST_TIMES}; {nearest} is used"), span);
        }
        nearest
    }

    fn field(&mut self, field: FieldName, rest: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
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
                let range = absolute_day_range(&value).map_err(|error| {
                    Error::new(ErrorCode::InvalidQuery, error.to_string()).with_span(span[0]..end).with_suggestion(
                        "write date:2023, date:2023-10-07, date:2023-Q4, date:2023-10..2023-12 or date:2023..; days counted \
                             from today belong into --date",
                    )
                })?;
                Ok(Some(Node::Clause(Clause::Days(range), span)))
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
    fn written_value(&mut self) -> Option<String> {
        let value = match &self.pieces.get(self.at)?.kind {
            Kind::Quoted(inside) => inside.clone(),
            Kind::Chunk(chunk) => chunk.clone(),
            _ => return None,
        };
        self.at += 1;
        Some(value)
    }

    fn values(&mut self, dimension: Dimension, rest: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
        let mut suffix = String::new();
        let mut place = span;
        let node = if !rest.is_empty() {
            let is_actor = dimension == Dimension::Actor;
            let end = if is_actor { rest.find('@').or_else(|| rest.find(">=")).or_else(|| rest.find('^')) } else { None };
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
                let value = self.written_value().unwrap_or_default();
                self.value(dimension, &value, place)?
            };
            if let Some((attached, _)) = self.attached(&['@', '>', '^']) {
                suffix = attached;
            }
            node
        };
        let Some(node) = node else { return Ok(None) };
        if suffix.is_empty() { Ok(Some(node)) } else { with_suffix(node, &suffix, place).map(Some) }
    }

    fn value(&mut self, dimension: Dimension, value: &str, span: [usize; 2]) -> Result<Option<Node>, Error> {
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
    fn value_group(&mut self, dimension: Dimension, span: [usize; 2]) -> Result<Option<Node>, Error> {
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
                let ids = nodes.into_iter().flat_map(|node| if let Node::Actor(ids) = node { ids } else { Vec::new() });
                Some(Node::Actor(ids.collect()))
            }
            _ => Some(Node::Or(nodes)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    fn read_as(text: &str, matching: Match) -> String {
        let mut warnings = Vec::new();
        let corrections = Default::default();
        match read_text(text, matching, KnownActors::of(&corrections), &mut warnings) {
            Ok(clause) => {
                let notes: Vec<String> = warnings
                    .iter()
                    .map(|warning| format!(" !{} {:?}", warning.code, warning.span.unwrap_or_default()))
                    .collect();
                format!("{clause}{}", notes.concat())
            }
            Err(error) => format!("{error} {:?}", error.span().unwrap_or_default()),
        }
    }

    #[test]
    fn queries_and_their_reading() {
        for (text, expected) in [
            ("", "*"),
            ("  ", "*"),
            ("*", "*"),
            ("Hamas", "hamas"),
            ("Russia China", "(russia AND china)"),
            ("Russia AND China", "(russia AND china)"),
            ("Russia OR China Iran", "(russia OR (china AND iran))"),
            ("(Russia OR China) Iran", "((russia OR china) AND iran)"),
            ("Russia -China", "(russia AND NOT china)"),
            ("Russia NOT China", "(russia AND NOT china)"),
            ("NOT NOT NOT Russia", "NOT russia"),
            ("-\"Global South\"", "NOT \"global south\""),
            ("\"Global South\" role", "(\"global south\" AND role)"),
            ("“Global South”~2", "\"global south\"~2"),
            ("\"talks\"", "\"talks\""),
            ("=US", "=US"),
            ("=\"US troops\"", "\"=US =troops\""),
            ("Russia NEAR/5 talks", "(russia NEAR/5 talks)"),
            ("Russia w/5 talks", "(russia NEAR/5 talks)"),
            ("Russia /5 talks", "(russia NEAR/5 talks)"),
            ("Russia pre/5 talks", "(russia BEFORE/5 talks)"),
            ("Russia adj5 talks", "(russia BEFORE/5 talks)"),
            ("Russia adj 5 talks", "(russia BEFORE/5 talks)"),
            ("Russia ADJ/5 talks", "(russia BEFORE/5 talks)"),
            ("Russia BEFORE talks", "(russia BEFORE/10 talks)"),
            ("Russia before/5 talks", "(russia BEFORE/5 talks)"),
            ("Russia W/S talks w/p war", "((russia SENTENCE talks) PARAGRAPH war)"),
            ("Russia BEFORE/5 talks fail", "((russia BEFORE/5 talks) AND fail)"),
            ("Russia SENTENCE (talks OR \"peace plan\")", "(russia SENTENCE (talks OR \"peace plan\"))"),
            ("Russia /s talks /p war", "((russia SENTENCE talks) PARAGRAPH war)"),
            ("Russia same talks", "(russia PARAGRAPH talks) !operator_read [7, 11]"),
            ("at the same time", "(at AND the AND same AND time)"),
            ("(Russia China) NEAR/5 talks", "((russia NEAR/5 china) NEAR/5 talks)"),
            ("atleast3(ceasefire)", "atleast3(ceasefire)"),
            ("atleast3(truce OR ceasefire)", "atleast3((truce OR ceasefire))"),
            ("atleast3((truce OR ceasefire) OR peace)", "atleast3(((truce OR ceasefire) OR peace))"),
            ("atleast3(bio:(truce OR ceasefire))", "atleast3(bio:(truce OR ceasefire))"),
            ("headline:(Russia talks)", "(headline:russia AND headline:talks)"),
            ("headline:Russia NEAR/3 talks", "(headline:russia NEAR/3 talks)"),
            ("lead:\"peace plan\"", "lead:\"peace plan\""),
            ("actor:Russia", "actor:country:RU"),
            ("actor:Russia@headline", "headline:actor:country:RU"),
            ("actor:Russia>=5", "atleast5(actor:country:RU)"),
            ("actor:Russia@lead>=2", "atleast2(lead:actor:country:RU)"),
            ("actor:\"Khaled Nobody\">=2", "atleast2(actor:\"name:Khaled Nobody\")"),
            ("actor:Russia SENTENCE actor:Iran", "(actor:country:RU SENTENCE actor:country:IR)"),
            ("actor:(Russia OR Iran) NEAR/10 war", "((actor:country:RU OR actor:country:IR) NEAR/10 war)"),
            ("topic:Energy", "topic:Energy"),
            ("topic:(Middle East OR Energy)", "(topic:\"Middle East\" OR topic:Energy)"),
            ("lang:en", "language:en"),
            ("date:2023-10..2023-12", "date:2023-10-01..2023-12-31"),
            ("words:>800", "words:>=801"),
            ("words:200..500", "words:200..500"),
            ("word*", "word*"),
            ("w?rd", "w?rd"),
            ("ghadafi~", "ghadafi~1"),
            ("ghadafi~2", "ghadafi~2"),
            ("war^2 peace", "(war^2 AND peace)"),
            ("(war peace)^2", "(war AND peace)^2"),
            ("don't", "dont"),
            ("Re: weather", "(re AND weather)"),
            ("12:30", "\"12 30\""),
            ("https://x.org/a?b=1", "\"https x org a b 1\""),
            ("a - b", "(a AND b)"),
            ("AT&T C++ 👍", "(at&t AND c++ AND 👍)"),
            ("WAR AND PEACE", "(war AND peace)"),
            ("外交部", "\"外 交 部\""),
            ("中国外交部访问", "(\"中 国\" AND \"外 交 部\" AND \"访 问\")"),
            // Repairs.
            ("war \"air strikes", "(war AND air AND strikes) !unclosed_quote [4, 5]"),
            ("(war peace", "(war AND peace) !unbalanced_parenthesis [0, 1]"),
            ("war) peace", "(war AND peace) !unbalanced_parenthesis [3, 4]"),
            ("()", "(nothing)"),
            ("OR war", "war !dangling_operator [0, 2]"),
            ("war AND", "war !dangling_operator [4, 7]"),
            ("war OR", "war !dangling_operator [4, 6]"),
            ("war NEAR/5", "war !dangling_operator [4, 10]"),
            ("NEAR/5 war", "war !dangling_operator [0, 6]"),
            ("war NEAR/5 OR peace", "(war OR peace) !dangling_operator [4, 10]"),
            ("war NEAR/5 NEAR/6 peace", "(war NEAR/6 peace) !dangling_operator [4, 10]"),
            ("war NOT", "(war AND not) !operator_as_word [4, 7]"),
            ("?!", "(nothing) !no_word [0, 2]"),
            ("topic: Energy", "(topic AND energy) !field_as_word [0, 6]"),
            ("headlin:war", "\"headlin war\" !unknown_field [0, 11]"),
            ("war NEAR/999 peace", "(war NEAR/255 peace) !distance [4, 12]"),
            ("a NEAR/18446744073709551616 b", "(a NEAR/255 b) !distance [2, 27]"),
            ("war~7", "war~2 !fuzzy_distance [0, 5]"),
            // Refusals.
            ("*fire", "a wildcard or fuzzy word needs at least two characters before it differs 0..5"),
            ("war NEAR/3 NOT peace", "NOT cannot be one side of a proximity 11..20"),
            ("war NEAR/3 topic:Energy", "only words, phrases, actors and zones can be near something 11..23"),
            ("war^x peace^500", "a weight runs from 0.01 to 100 6..15"),
            ("atleast2(bio:war OR peace)", "bio: cannot be counted together with other texts 0..8"),
            ("atleast2(war peace)", "only words, phrases and actors can be counted 0..8"),
            ("headline:(body:war)", "one zone cannot stand inside another 10..18"),
            ("bio:(war NEAR lead:peace)", "one zone cannot stand inside another 0..4"),
            ("words:many", "this is not a number of words 0..10"),
        ] {
            assert_eq!(read_as(text, Match::All), expected, "{text}");
        }
    }

    #[test]
    fn the_page_on_the_language_names_every_field() {
        for (name, _) in FIELD_NAMES {
            assert!(super::super::QUERY_LANGUAGE.contains(&format!("{name}:")), "{name}");
        }
    }

    #[test]
    fn any_of_the_words() {
        for (text, expected) in [
            ("Russia China", "(russia OR china)"),
            ("Russia China -Iran", "((russia OR china) AND NOT iran)"),
            ("Russia China Russia", "(russia^2 OR china)"),
            ("Russia AND China Iran", "((russia AND china) OR iran)"),
            ("KENNEDY AND THE BUDDHISTS", "(kennedy OR and OR the OR buddhists)"),
            ("What happened in Gaza?", "(what OR happened OR in OR gaza)"),
            (
                "left-wing \"peace plan\" -mid-term",
                "((left OR wing OR leftwing OR \"peace plan\") AND NOT (\"mid term\" OR midterm))",
            ),
            ("中国外交部访问 外交部", "(\"中 国\" OR \"外 交 部\"^2 OR \"访 问\")"),
            ("THE U.S. POSITION ON IT", "(the OR US OR position OR on OR it)"),
        ] {
            assert_eq!(read_as(text, Match::Any), expected, "{text}");
        }
    }

    #[test]
    fn too_much_is_refused() {
        for (text, expected) in [
            ("x".repeat(4096), "x"),
            ("x".repeat(4097), "the query text has 4097 bytes"),
            ("(".repeat(32), "(nothing)"),
            ("(".repeat(33), "parentheses are nested more than 32 deep"),
            ("hl:".repeat(32) + "war", "headline:war"),
            ("hl:".repeat(33) + "war", "zones are nested more than 32 deep"),
            ("-hl:".repeat(1000) + "war", "zones are nested"),
            ("x ".repeat(256), "(x AND"),
            ("x ".repeat(257), "the query has 257 words"),
            (format!("\" {}", "(".repeat(33)), "parentheses are nested"),
            (format!("{}x", "hl:".repeat(32)), "headline:x"),
            (format!("{}x", "-hl:".repeat(33)), "zones are nested more than 32 deep"),
            (format!("{}x{}", "(".repeat(4), ")^100".repeat(4)), "weights inside each other"),
        ] {
            assert!(read_as(&text, Match::All).starts_with(expected), "{expected}: {}", read_as(&text, Match::All));
        }
    }
}
