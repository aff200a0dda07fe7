//! Turns a plain text that programs spoiled on its way into what was written: line ends of old Macs, UTF-8 read as Latin letters, letters as
//! entities of HTML (`d&eacute;cision`), the words of mail headers in letters of ASCII (`=?UTF-8?B?…?=`).

use std::borrow::Cow;

use mail_parser::MessageParser;

use super::charset::without_misreading;
use super::html::text_of_fragment;
use super::scan::{holds, holds_any};

/// The text as it was written; nearly all texts are left as they are.
pub(super) fn mended(text: Cow<'_, str>, is_plain: bool) -> Cow<'_, str> {
    let text = with_line_ends(text);
    let text = if begins_misread(&text) { Cow::Owned(without_misreading(&text).into_owned()) } else { text };
    if !is_plain {
        return text;
    }
    let text = without_entities(text);
    with_words_of_headers(text)
}

/// `\r` alone ended the lines of old Macs. Each line keeps its place.
fn with_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_of_mac = !holds_any(&text, [b'\n']) && holds_any(&text, [b'\r']);
    if is_of_mac { Cow::Owned(text.replace('\r', "\n")) } else { text }
}

/// Whether the first letters beyond ASCII are such as UTF-8 makes where it is read as Latin letters: `Ã©`, `â€œ`, `ÐŸ`.
fn begins_misread(text: &str) -> bool {
    const LETTERS_LOOKED_AT: usize = 4;
    /// The bytes from 0x80 to 0x9F in windows-1252.
    const SECOND: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    if text.is_ascii() {
        return false;
    }
    let mut rest = text;
    for seen in 0..LETTERS_LOOKED_AT {
        let Some(start) = rest.find(|c: char| !c.is_ascii()) else { return seen > 0 };
        let mut letters = rest[start..].chars();
        let is_first = matches!(letters.next(), Some('\u{c2}'..='\u{f4}'));
        let is_second =
            letters.next().is_some_and(|second| matches!(second, '\u{80}'..='\u{bf}') || SECOND.contains(second));
        if !(is_first && is_second) {
            return false;
        }
        rest = letters.as_str().trim_start_matches(|c: char| !c.is_ascii());
    }
    true
}

/// A text that has letters or marks as entities and no tags.
fn without_entities(text: Cow<'_, str>) -> Cow<'_, str> {
    const LEAST_ENTITIES: usize = 2;
    if !holds_any(&text, [b'&']) || holds_any(&text, [b'<']) {
        return text;
    }
    let is_entity = |rest: &str| {
        let Some(end) = rest.bytes().take(9).position(|byte| byte == b';').filter(|end| *end >= 2) else { return false };
        let name = &rest[..end];
        let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
        number.map_or_else(
            || name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && name.starts_with(|c: char| c.is_ascii_alphabetic()),
            |number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit()),
        )
    };
    let count = text.match_indices('&').filter(|(place, _)| is_entity(&text[place + 1..])).take(LEAST_ENTITIES).count();
    if count < LEAST_ENTITIES {
        return text;
    }
    let line_of = |line: &str| if line.contains('&') { text_of_fragment(line) } else { line.to_string() };
    Cow::Owned(text.split('\n').map(line_of).collect::<Vec<_>>().join("\n"))
}

/// The lines at the top of a mail that was copied as it was sent.
fn with_words_of_headers(text: Cow<'_, str>) -> Cow<'_, str> {
    const MOST_LINES: usize = 30;
    const LONGEST_BYTES: usize = 1000;
    let holds_words = |line: &str| line.len() <= LONGEST_BYTES && line.contains("=?") && line.contains("?=");
    if !holds(&text, "=?") || !text.lines().take(MOST_LINES).any(holds_words) {
        return text;
    }
    let read = |line: &str| {
        let (name, words) = line.split_once(": ").map_or(("", line), |(name, words)| (name, words));
        let head = format!("Subject: {}\n\n", words.trim());
        let read = MessageParser::default().parse(head.as_bytes()).and_then(|mail| mail.subject().map(str::to_string))?;
        Some(if name.is_empty() { read } else { format!("{name}: {read}") })
    };
    let lines = text.split('\n').enumerate().map(|(place, line)| {
        let read = if place < MOST_LINES && holds_words(line) { read(line) } else { None };
        read.map_or(Cow::Borrowed(line), Cow::Owned)
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_as_they_were_written() {
        for (spoiled, written) in [
            ("One\rTwo", "One\nTwo"),
            ("One\r\nTwo\r", "One\r\nTwo\r"),
            ("JosÃ© said â€œnoâ€\u{9d}\nÃ©tÃ©", "José said “no”\nété"),
            ("Les pÃªcheurs", "Les pêcheurs"),
            ("NÃO É", "NÃO É"),
            ("d&eacute;cision &agrave; Paris &#8212; non", "décision à Paris — non"),
            ("AT&T; R&D; both", "AT&T; R&D; both"),
            ("one &amp; two", "one &amp; two"),
            ("Subject: =?UTF-8?Q?D=C3=A9cision?=\n\nOne.", "Subject: Décision\n\nOne."),
            ("plain", "plain"),
        ] {
            assert_eq!(mended(Cow::Borrowed(spoiled), true), written, "{spoiled}");
        }
    }
}
