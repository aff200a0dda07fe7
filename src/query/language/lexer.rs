//! Turns query text into pieces. What they mean together is the parser's business.

use crate::query::response::Warning;

/// One piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Its place in the text, in characters.
    pub(super) span: [usize; 2],
    /// Whether white space stands before it, or nothing.
    pub(super) is_apart: bool,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A run of characters without white space, quotes and parentheses.
    Chunk(String),
    /// The inside of a pair of quotes.
    Quoted(String),
    Open,
    Close,
}

const OPENING: [char; 5] = ['"', '“', '„', '«', '”'];
const CLOSING: [char; 5] = ['"', '”', '“', '»', '«'];

/// The pieces of a text, in order. A quote that is never closed is no quote.
pub(super) fn pieces(text: &str, warnings: &mut Vec<Warning>) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    let mut is_apart = true;
    let mut may_quote = true;
    while at < characters.len() {
        let start = at;
        let character = characters[at];
        if character.is_whitespace() {
            (at, is_apart) = (at + 1, true);
            continue;
        }
        let kind = if OPENING.contains(&character) && may_quote {
            match characters[at + 1..].iter().position(|character| CLOSING.contains(character)) {
                Some(length) => {
                    at += length + 2;
                    Kind::Quoted(characters[start + 1..at - 1].iter().collect())
                }
                None => {
                    let message = "this quote is never closed and was left out; close it to search for a phrase";
                    warnings.push(Warning { span: Some([at, at + 1]), ..Warning::new("unclosed_quote", message) });
                    // No other quote closes either: one scan to the end is enough.
                    (at, may_quote) = (at + 1, false);
                    continue;
                }
            }
        } else if character == '(' || character == ')' {
            at += 1;
            if character == '(' { Kind::Open } else { Kind::Close }
        } else if OPENING.contains(&character) {
            at += 1;
            continue;
        } else {
            let ends = |character: &char| {
                character.is_whitespace()
                    || matches!(character, '(' | ')')
                    || OPENING.contains(character)
                    || *character == '»'
            };
            at += characters[at..].iter().position(ends).unwrap_or(characters.len() - at).max(1);
            Kind::Chunk(characters[start..at].iter().collect())
        };
        pieces.push(Piece { kind, span: [start, at], is_apart });
        is_apart = false;
    }
    pieces
}
