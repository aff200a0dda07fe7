//! Turns query text into pieces. What they mean together is the parser's business.

use super::typed::{is_comma, parenthesis, with_plain_signs};
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
    /// A run of characters without white space, quotes and parentheses, the signs of the grammar in ASCII.
    Chunk(String),
    /// The inside of a pair of quotes.
    Quoted(String),
    Open,
    Close,
}

const OPENING: [char; 6] = ['"', '＂', '“', '„', '«', '”'];
const CLOSING: [char; 6] = ['"', '＂', '”', '“', '»', '«'];

/// Where the quote that opens at a place is closed: by its own like, if the quotes between the two are pairs, so that
/// `"He said “no” to it"` is one; else by any.
fn closing(characters: &[char], open: usize) -> Option<usize> {
    let opening = characters[open];
    let own: &[char] = match opening {
        '“' | '”' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '»' => &['«'],
        _ => &[opening],
    };
    let is_one_of =
        |closers: &[char], place: usize| closers.contains(&characters[place]) && !is_gershayim(characters, place);
    let first = |closers: &[char]| (open + 1..characters.len()).find(|place| is_one_of(closers, *place));
    let are_pairs = |end: &usize| {
        let is_quote = |place: &usize| is_one_of(&OPENING, *place) || is_one_of(&CLOSING, *place);
        (open + 1..*end).filter(is_quote).count() % 2 == 0
    };
    first(own).filter(are_pairs).or_else(|| first(&CLOSING))
}

/// Whether a quotation mark stands inside a Hebrew abbreviation, as the mark of it that keyboards have: צה"ל.
fn is_gershayim(characters: &[char], at: usize) -> bool {
    let is_letter = |place: Option<usize>| {
        place.and_then(|place| characters.get(place)).is_some_and(|character| matches!(character, 'א'..='ת'))
    };
    characters[at] == '"' && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))
}

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
        if character.is_whitespace() || is_comma(&characters, start, at) {
            (at, is_apart) = (at + 1, true);
            continue;
        }
        // A » that closes nothing opens what a « behind it closes, as in German and Danish.
        let is_german = character == '»' && characters[at..].contains(&'«');
        let kind = if is_german || OPENING.contains(&character) && may_quote {
            match closing(&characters, at) {
                Some(end) => {
                    at = end + 1;
                    Kind::Quoted(characters[start + 1..end].iter().collect())
                }
                None => {
                    let message = "this quote is never closed and was left out; close it to search for a phrase";
                    warnings.push(Warning { span: Some([at, at + 1]), ..Warning::new("unclosed_quote", message) });
                    // No other quote closes either: one scan to the end is enough.
                    (at, may_quote) = (at + 1, false);
                    continue;
                }
            }
        } else if let Some(sign) = parenthesis(character) {
            at += 1;
            if sign == '(' { Kind::Open } else { Kind::Close }
        } else if OPENING.contains(&character) || character == '»' {
            at += 1;
            continue;
        } else {
            let ends = |place: &usize| {
                let character = characters[*place];
                character.is_whitespace()
                    || parenthesis(character).is_some()
                    || character == '»'
                    || is_comma(&characters, start, *place)
                    || (OPENING.contains(&character) && !is_gershayim(&characters, *place))
            };
            at = (at + 1..characters.len()).find(ends).unwrap_or(characters.len());
            Kind::Chunk(with_plain_signs(&characters[start..at]))
        };
        pieces.push(Piece { kind, span: [start, at], is_apart });
        is_apart = false;
    }
    pieces
}
