//! Turns text into words, once and in the same way for every engine, for queries and for highlights.
//!
//! - `words`: a text → its words, folded. `stem`, `endings`, `korean`: a word → its stem. `plurals`: what is no
//!   ordinary word and has an `s` behind it → what stands before that. `case`: how its capitals lie. `sentences`: where
//!   sentences end, and which words before a full stop do not end one, by `abbreviations`.
//! - `tokens`: the texts of an article → [`Tokens`], which is what an index holds and what a highlight is made from. `found`: the words of
//!   an article, kept for whoever reads the same texts again.
//! - `languages`: the code of a language → its name. `unspaced`: a run of Chinese, Japanese, Thai → its words, for queries.
//! - [`fold_value`] turns a facet value into the form by which two spellings are the same.
//!
//! The rules are numbered by [`ANALYSER_VERSION`], which an index records.

mod abbreviations;
mod case;
#[cfg(feature = "ingest")]
mod composed;
mod endings;
mod fold;
mod found;
mod han;
mod korean;
mod languages;
mod plurals;
mod sentences;
mod stem;
mod tokens;
mod unspaced;
mod words;

pub(crate) use case::{Case, case_of, push_cased};
#[cfg(feature = "ingest")]
pub(crate) use composed::composed;
pub(crate) use fold::{is_mark, is_never_ascii, is_written_without_spaces};
pub(crate) use found::{FoundWord, FoundWords};
pub(crate) use korean::{is_particles, noun_of as korean_noun};
#[cfg(feature = "html")]
pub(crate) use languages::is_written_from_the_right;
pub use languages::{language_code, language_name};
pub(crate) use languages::{language_of_names, languages_beginning};
pub(crate) use plurals::{acronym_before_s, number_before_s};
pub(crate) use sentences::{Neighbour, ends_between};
#[cfg(feature = "local")]
pub(crate) use stem::closed_words;
pub(crate) use stem::{Stemmer, differs_in_capitals, is_closed, is_function_word};
pub use tokens::{Analyser, Bounds, FIELD_GAP, Part, Texts, Token, Tokens};
pub(crate) use tokens::{TokenView, end_of_lead, has_empty_line};
pub(crate) use unspaced::unspaced_words;
pub use words::{ANALYSER_VERSION, words_of};
pub(crate) use words::{HYPHENS, Words, hash_of, is_apostrophe, is_hyphen};

/// The form in which two spellings of a facet value are the same: its words, joined by one space.
///
/// ```
/// use dateline::text::fold_value;
/// assert_eq!(fold_value("Israel–Palestine"), fold_value("israel palestine"));
/// assert_eq!(fold_value("São Tomé"), "sao tome");
/// ```
pub fn fold_value(value: &str) -> String {
    if is_plain_value(value) {
        return value.to_ascii_lowercase();
    }
    let (mut folded, mut word) = (String::with_capacity(value.len()), String::new());
    fold_value_into(value, &mut folded, &mut word);
    folded
}

/// Writes that form in place of what was there; `word` is memory for the work.
pub(crate) fn fold_value_into(value: &str, folded: &mut String, word: &mut String) {
    folded.clear();
    if is_plain_value(value) {
        folded.push_str(value);
        folded.make_ascii_lowercase();
        return;
    }
    write_folded_words(value, folded, word);
    if folded.is_empty() {
        folded.push_str(&value.trim().to_lowercase());
    }
}

/// Whether a value is words of letters and digits of ASCII with one space between each two of them, as most are: these change nothing but their case.
fn is_plain_value(value: &str) -> bool {
    let mut is_apart = true;
    let is_plain = value.bytes().all(|byte| {
        let was_apart = std::mem::replace(&mut is_apart, byte == b' ');
        byte.is_ascii_alphanumeric() || byte == b' ' && !was_apart
    });
    is_plain && !is_apart && value.len() <= words::LONGEST_WORD_BYTES
}

fn write_folded_words(value: &str, folded: &mut String, word: &mut String) {
    let mut words = Words::new(value);
    while words.advance(word).is_some() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
}

/// White space collapsed to single spaces, ends trimmed.
pub(crate) fn collapse_white_space(text: &str) -> String {
    let text = text.trim();
    if is_collapsed(text) {
        return text.to_string();
    }
    let mut collapsed = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return collapsed;
        }
        // Most words are ASCII, with one space between them; the last may go on with other characters.
        let plain = length_of_plain_words(rest);
        let length = match rest.as_bytes().get(plain) {
            None | Some(b' ') => plain,
            Some(_) => rest[plain..].find(char::is_whitespace).map_or(rest.len(), |end| plain + end),
        };
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(&rest[..length]);
        rest = &rest[length..];
    }
}

/// How far a text is words of ASCII with one space between each two of them, from its beginning to the end of a word.
pub(crate) fn length_of_plain_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_graphic) {
        return 0;
    }
    let is_other = |byte: u8| u8::from(byte.wrapping_sub(b' ') > b'~' - b' ');
    let is_double = |(one, next): (&u8, &u8)| u8::from(*one == b' ') & u8::from(*next == b' ');
    let mut length = 0;
    // So many bytes are looked at together; the one behind them tells whether a space at their end is one alone.
    const CHUNK_BYTES: usize = 32;
    while let Some(chunk) = bytes.get(length..=length + CHUNK_BYTES) {
        let (here, next) = (&chunk[..CHUNK_BYTES], &chunk[1..]);
        let holds_other = next.iter().fold(0, |found, byte| found | is_other(*byte));
        let holds_double = here.iter().zip(next).fold(0, |found, pair| found | is_double(pair));
        if holds_other | holds_double != 0 {
            break;
        }
        length += CHUNK_BYTES;
    }
    let is_plain = |place: usize| match bytes.get(place) {
        Some(b' ') => bytes.get(place + 1).is_some_and(u8::is_ascii_graphic),
        byte => byte.is_some_and(u8::is_ascii_graphic),
    };
    while is_plain(length) {
        length += 1;
    }
    length
}

/// Whether the bytes of a text show that all its white space is single spaces; of most texts they do.
fn is_collapsed(text: &str) -> bool {
    let bytes = text.as_bytes();
    // These begin the characters of other white space.
    let is_other = |byte: u8| u8::from(byte < b' ') | u8::from(byte == 0xC2) | u8::from(byte.wrapping_sub(0xE1) < 3);
    let is_double = |(one, next): (&u8, &u8)| u8::from(*one == b' ') & u8::from(*next == b' ');
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    bytes.iter().fold(0, |found, byte| found | is_other(*byte)) == 0
        && pairs.fold(0, |found, pair| found | is_double(pair)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn plain_words_end_where_they_end_byte_by_byte() {
        let pieces = ["word", "a", " ", " ", "  ", ",", "é", "\n", "~", "\u{7f}"];
        let mut draw = dice(23);
        for _ in 0..20_000 {
            let kinds = pieces.len() - if draw(3) == 0 { 0 } else { 5 };
            let text: String = (0..draw(90)).map(|_| pieces[draw(kinds)]).collect();
            let bytes = text.as_bytes();
            let is_word = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_graphic);
            let is_plain = |place: &usize| {
                is_word(*place) || bytes[*place] == b' ' && *place > 0 && is_word(place + 1) && is_word(place - 1)
            };
            let plainly = (0..text.len()).take_while(is_plain).count();
            assert_eq!(length_of_plain_words(&text), plainly, "{text:?}");
        }
    }

    #[test]
    fn plain_values_are_folded_as_word_by_word() {
        let pieces = ["Word", "a", "7", "US", " ", " ", " ", "  ", "-", ".", "é", "'s"];
        let mut draw = dice(29);
        let mut plain = 0;
        for _ in 0..20_000 {
            let kinds = pieces.len() - if draw(3) == 0 { 0 } else { 5 };
            let value: String = (0..draw(12)).map(|_| pieces[draw(kinds)]).collect();
            let (mut folded, mut word) = (String::new(), String::new());
            write_folded_words(&value, &mut folded, &mut word);
            if !folded.is_empty() {
                assert_eq!(fold_value(&value), folded, "{value:?}");
            }
            plain += usize::from(is_plain_value(&value));
        }
        assert!(plain > 1000, "{plain}");
        let long = "a".repeat(300);
        assert_eq!(fold_value(&long).len(), words::LONGEST_WORD_BYTES);
    }

    #[test]
    fn white_space_is_collapsed_as_by_its_words() {
        let pieces =
            ["One", "é", "–", " ", " ", "  ", "\t", "\n", "\u{1c}", "\u{85}", "\u{a0}", "\u{2028}", "\u{3000}", "字"];
        let mut draw = dice(17);
        for _ in 0..20_000 {
            let text: String = (0..draw(9)).map(|_| pieces[draw(pieces.len())]).collect();
            let text = if draw(2) == 0 { text } else { format!("{text}{}{text}", "It was, so to say, ".repeat(draw(9))) };
            assert_eq!(collapse_white_space(&text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
        }
    }
}
