//! Turns pieces into a clause. From loosest to tightest: OR; AND or nothing; NOT and `-`; NEAR, BEFORE, SENTENCE, PARAGRAPH
//! (from left to right); then a word, phrase, field or parentheses with what is attached to it.
//!
//! Here are the loosest two and the refusals; `proximity`: what joins by place. `operand`: words, phrases, parentheses. `value`: fields and what stands in
//! them. `node`: the parts, before it is known where they stand. `fields`: names and numbers around them.

mod fields;
mod node;
mod operand;
mod proximity;
#[cfg(test)]
mod tests;
mod value;

use chrono::NaiveDate;

pub(super) use self::fields::{FieldName, field_named};
use self::node::{Node, all, alternatives, check_weights, count_leaves, counted};
use super::MOST_QUERY_LEAVES;
use super::lexer::{Kind, Piece};
use super::words::WordReader;
use crate::error::{Error, ErrorCode};
use crate::query::actor_names::KnownActors;
use crate::query::clause::Clause;
use crate::query::request::Match;
use crate::query::response::Warning;
use crate::text::FIELD_GAP;

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
    today: NaiveDate,
    actors: KnownActors<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Clause, Error> {
    let reader = WordReader::of(text);
    // In a title pasted in capitals AND, OR and NOT are words like the others.
    let has_operators = !(reader.is_caps_lock && matching == Match::Any);
    let mut parser =
        Parser { pieces, at: 0, matching, today, reader, has_operators, open_zones: 0, joined_actors: 0, actors, warnings };
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
    let joined_actors = parser.joined_actors;
    let clause = match parser.joined(nodes) {
        Some(node) => node.into_clause(None)?,
        None if text.trim().is_empty() => Clause::All,
        None => Clause::Nothing,
    };
    let leaves = count_leaves(&clause) + joined_actors;
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
    /// The day from which `last 30 days` are counted.
    today: NaiveDate,
    reader: WordReader,
    has_operators: bool,
    /// How many zones the piece at hand stands in; `hl:hl:hl:war` needs no parentheses to be deep.
    open_zones: usize,
    /// How many actors stand beside the first of their parentheses, all of which are one condition.
    joined_actors: usize,
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

    fn is(&self, at: usize, kind: Kind) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.kind == kind)
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

    /// Reads NOT, any number of them, then what they refuse.
    fn refusable(&mut self, read: impl FnOnce(&mut Self) -> Result<Option<Node>, Error>) -> Result<Option<Node>, Error> {
        let start = self.at;
        let mut is_refused = false;
        while self.is_at(&["NOT"]) && self.is_operand(self.at + 1) {
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
}
