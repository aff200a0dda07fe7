//! Turns query text into a [`Clause`]: words joined by AND (or OR when any of them will do), phrases in quotes.
//!
//! Text inside quotes is a phrase; so is a single word that the analyser reads as several in a row (`Israel-Palestine`).
//! Nothing a person types is an error here but too much of it: oddities are repaired and noted.

use super::plan::Clause;
use super::request::Match;
use super::response::Warning;
use crate::error::{Error, ErrorCode};
use crate::text::words_of;

const MOST_BYTES: usize = 4096;
const MOST_CLAUSES: usize = 256;

/// Reads the text of a request. Spans of errors and warnings count characters.
pub(super) fn read_text(text: &str, matching: Match, warnings: &mut Vec<Warning>) -> Result<Clause, Error> {
    if text.len() > MOST_BYTES {
        let message = format!("the query text has {} bytes; at most {MOST_BYTES} are read", text.len());
        return Err(Error::new(ErrorCode::InvalidQuery, message).with_span(0..text.chars().count()));
    }
    let mut clauses = Vec::new();
    for piece in split(text, warnings) {
        let words = words_of(&piece.text);
        if words.is_empty() {
            let message = format!("\"{}\" holds no word to search for and was left out", piece.text);
            warnings.push(Warning { span: Some(piece.span), ..Warning::new("no_word", message) });
        } else if !piece.quoted && matches!(piece.text.as_str(), "AND" | "OR" | "NOT" | "NEAR") {
            let message = format!(
                "{} is read as a word; for any of several words use match any, to exclude a value use a filter",
                piece.text
            );
            warnings.push(Warning { span: Some(piece.span), ..Warning::new("operator_as_word", message) });
            clauses.push(Clause::Words(words));
        } else {
            clauses.push(Clause::Words(words));
        }
    }
    if clauses.len() > MOST_CLAUSES {
        let message = format!("the query has {} words and phrases; at most {MOST_CLAUSES} are read", clauses.len());
        return Err(Error::new(ErrorCode::InvalidQuery, message).with_span(0..text.chars().count()));
    }
    Ok(match clauses.len() {
        0 if text.trim().is_empty() => Clause::All,
        0 => Clause::Nothing,
        1 => clauses.remove(0),
        _ if matching == Match::Any => Clause::Or(clauses),
        _ => Clause::And(clauses),
    })
}

struct Piece {
    text: String,
    quoted: bool,
    span: [usize; 2],
}

/// Splits at white space, keeping quoted text together.
fn split(text: &str, warnings: &mut Vec<Warning>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut current = Piece { text: String::new(), quoted: false, span: [0, 0] };
    let mut length = 0;
    for (place, character) in text.chars().enumerate() {
        length = place + 1;
        let ends_phrase = current.quoted && matches!(character, '"' | '”' | '“' | '»');
        let begins_phrase = !current.quoted && matches!(character, '"' | '“' | '„' | '«' | '”');
        if ends_phrase || begins_phrase || (!current.quoted && character.is_whitespace()) {
            let next = Piece { text: String::new(), quoted: begins_phrase, span: [place, place] };
            let finished = std::mem::replace(&mut current, next);
            finish(finished, place + usize::from(ends_phrase), &mut pieces);
            if !begins_phrase {
                current.span[0] = place + 1;
            }
        } else {
            current.text.push(character);
        }
    }
    if current.quoted {
        let message =
            format!("the quote before \"{}\" is never closed; all that follows is read as one phrase", current.text);
        warnings.push(Warning { span: Some([current.span[0], length]), ..Warning::new("unclosed_quote", message) });
    }
    finish(current, length, &mut pieces);
    pieces
}

fn finish(mut piece: Piece, end: usize, pieces: &mut Vec<Piece>) {
    if !piece.text.trim().is_empty() {
        piece.span[1] = end;
        pieces.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let mut warnings = Vec::new();
        let clause = match read_text(text, Match::All, &mut warnings) {
            Ok(Clause::All) => "all".to_string(),
            Ok(Clause::Nothing) => "nothing".to_string(),
            Ok(Clause::Words(words)) => words.join(" "),
            Ok(Clause::And(clauses)) => clauses
                .iter()
                .map(|clause| match clause {
                    Clause::Words(words) => words.join(" "),
                    other => format!("{other:?}"),
                })
                .collect::<Vec<_>>()
                .join(" & "),
            other => format!("{other:?}"),
        };
        let notes = warnings.iter().map(|warning| format!("{} {:?}", warning.code, warning.span.unwrap_or_default()));
        (clause, notes.collect())
    }

    #[test]
    fn texts_as_people_type_them() {
        for (text, clause, notes) in [
            ("", "all", vec![]),
            ("  ", "all", vec![]),
            ("Hamas", "hamas", vec![]),
            ("Russia China", "russia & china", vec![]),
            ("\"Global South\" role", "global south & role", vec![]),
            ("“Global South”", "global south", vec![]),
            ("Israel-Palestine", "israel palestine", vec![]),
            ("don't", "dont", vec![]),
            ("war \"air strikes", "war & air strikes", vec!["unclosed_quote [4, 16]"]),
            ("a \"\" b", "a & b", vec![]),
            ("a - b", "a & b", vec!["no_word [2, 3]"]),
            ("?!", "nothing", vec!["no_word [0, 2]"]),
            ("Hamas OR Fatah", "hamas & or & fatah", vec!["operator_as_word [6, 8]"]),
            ("https://x.org/a?b=1", "https x org a b 1", vec![]),
        ] {
            assert_eq!(read(text), (clause.to_string(), notes.into_iter().map(str::to_string).collect()), "{text}");
        }
    }

    #[test]
    fn too_much_is_refused() {
        let mut warnings = Vec::new();
        for text in ["x".repeat(5000), "x ".repeat(300)] {
            let error = read_text(&text, Match::All, &mut warnings).expect_err("refused");
            assert_eq!(error.code(), ErrorCode::InvalidQuery);
            assert!(error.to_string().contains("at most"));
        }
    }
}
