//! Turns query text into a [`Clause`]: the query language.
//!
//! - `lexer`: text → [`Piece`](lexer::Piece)s: words, quoted phrases, parentheses, operators, each with its place; `typed`: signs as other
//!   keyboards have them → those of ASCII.
//! - `parser`: pieces → a clause, with the repairs made as warnings.
//!
//! `docs/query-language.md` describes the language for people; every row of its tables is run as a test. Limits are checked by
//! a scan over the text before anything is parsed, so that no text can exhaust the stack or the clock.

mod lexer;
mod parser;
mod typed;
mod words;

pub(super) use self::typed::in_ascii;

use chrono::NaiveDate;

use super::actor_names::KnownActors;
use super::clause::Clause;
use super::request::Match;
use super::response::Warning;
use crate::error::{Error, ErrorCode};

/// The version of the grammar, which a saved request records.
pub const GRAMMAR_VERSION: u32 = 1;

/// The page that describes the language, in Markdown.
pub const QUERY_LANGUAGE: &str = include_str!("../../../docs/query-language.md");

/// The longest query text, in bytes.
pub const MOST_QUERY_BYTES: usize = 4096;

/// How deep parentheses may be nested.
pub const MOST_QUERY_DEPTH: usize = 32;

/// How many words, phrases' words and values a query may hold.
pub const MOST_QUERY_LEAVES: usize = 256;

/// Reads the text of a request. Spans of errors and warnings count characters.
pub(super) fn read_text(
    text: &str,
    matching: Match,
    today: NaiveDate,
    actors: KnownActors<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Clause, Error> {
    if text.len() > MOST_QUERY_BYTES {
        let message = format!("the query text has {} bytes; at most {MOST_QUERY_BYTES} are read", text.len());
        return Err(Error::new(ErrorCode::InvalidQuery, message)
            .with_span(0..text.chars().count())
            .with_suggestion("shorten it, or search for a part of it"));
    }
    let pieces = lexer::pieces(text, warnings);
    check_depth(&pieces)?;
    parser::parse(text, &pieces, matching, today, actors, warnings)
}

fn check_depth(pieces: &[lexer::Piece]) -> Result<(), Error> {
    let mut depth = 0usize;
    for piece in pieces {
        match piece.kind {
            lexer::Kind::Open => depth += 1,
            lexer::Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_QUERY_DEPTH {
            let message = format!("parentheses are nested more than {MOST_QUERY_DEPTH} deep");
            return Err(Error::new(ErrorCode::InvalidQuery, message)
                .with_span(piece.span[0]..piece.span[1])
                .with_suggestion("leave out parentheses that change nothing"));
        }
    }
    Ok(())
}
