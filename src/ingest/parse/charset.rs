//! Turns bytes into text: by byte order mark, then as UTF-8, then by what the page declares, then by guessing; and says which.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::scan::holds_any;
use crate::article::Note;

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotText;

/// Decodes bytes. A guess, and more than one unreadable character in a hundred, are noted.
pub(crate) fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Result<(Cow<'b, str>, Vec<Note>), NotText> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return checked(text, had_errors, Vec::new());
    }
    let bytes = without_end_marks(bytes);
    if let Some(encoding) = unmarked_utf16(bytes) {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        let note = Note::new("charset_guessed", format!("the charset is not declared; read as {}", encoding.name()));
        return checked(text, had_errors, vec![note]);
    }
    if looks_binary(bytes) {
        return Err(NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return checked(Cow::Borrowed(text), false, Vec::new());
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        let (text, _, had_errors) = encoding.decode(bytes);
        if !had_errors {
            return checked(text, false, Vec::new());
        }
    }
    if let Some(text) = of_two_charsets(bytes) {
        let note = Note::new("charset_guessed", "most lines are UTF-8, the others were read as windows-1252");
        return checked(Cow::Owned(text), false, vec![note]);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let note = Note::new("charset_guessed", format!("the charset is not declared; read as {}", encoding.name()));
    checked(text, had_errors, vec![note])
}

/// Bytes without the NULs and the Ctrl-Z with which some programs end a text.
fn without_end_marks(bytes: &[u8]) -> &[u8] {
    const MOST_MARKS: usize = 8;
    let marks = bytes.iter().rev().take_while(|byte| matches!(**byte, 0 | 0x1A)).count();
    // One NUL behind an ASCII letter is half of the last letter of UTF-16.
    let is_half = bytes.len() >= 4 && bytes[bytes.len() - 3] == 0;
    if marks <= MOST_MARKS && !is_half { &bytes[..bytes.len() - marks] } else { bytes }
}

/// UTF-16 without the mark that tells the order of its bytes: in the other order its spaces and line ends would be none.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const LONGEST_BYTES: usize = 4096;
    const LEAST_SPACES_IN_HUNDRED: usize = 2;
    let sample = &bytes[..bytes.len().min(LONGEST_BYTES) & !1];
    if sample.len() < 32 || memchr::memchr(0, sample).is_none() || is_utf8_with_few_controls(sample) {
        return None;
    }
    [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].into_iter().find(|encoding| {
        let units = sample.chunks_exact(2).map(|pair| match **encoding == *encoding_rs::UTF_16LE {
            true => u16::from_le_bytes([pair[0], pair[1]]),
            false => u16::from_be_bytes([pair[0], pair[1]]),
        });
        let characters: Vec<char> = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{FFFD}')).collect();
        let is_bad = |c: &char| {
            c.is_control() && !matches!(c, '\t' | '\n' | '\r')
                || matches!(c, '\u{FFFD}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}')
        };
        let bad = characters.iter().filter(|c| is_bad(c)).count();
        let spaces = characters.iter().filter(|c| matches!(c, ' ' | '\n' | '。' | '、' | '，')).count();
        // The sample may end within a letter.
        bad <= 1 && spaces * 100 >= characters.len() * LEAST_SPACES_IN_HUNDRED
    })
}

/// Whether bytes are UTF-8 in which a zero or two went astray. The letters of UTF-16 that happen to be UTF-8 have a control character each.
fn is_utf8_with_few_controls(bytes: &[u8]) -> bool {
    const MOST_CONTROLS_IN: usize = 8;
    let is_cut = |error: std::str::Utf8Error| error.error_len().is_none();
    let controls = bytes.iter().filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r')).count();
    controls * MOST_CONTROLS_IN < bytes.len() && std::str::from_utf8(bytes).map_or_else(is_cut, |_| true)
}

/// A text that was put together from two: some of its lines are UTF-8, the others are not.
fn of_two_charsets(bytes: &[u8]) -> Option<String> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let is_utf8 = |line: &[u8]| std::str::from_utf8(line).is_ok();
    let (utf8, others): (Vec<&[u8]>, Vec<&[u8]>) = lines().filter(|line| !line.is_ascii()).partition(|line| is_utf8(line));
    // In another charset a line of more than a letter or two is no UTF-8 by chance.
    let letters = utf8.iter().flat_map(|line| line.iter()).filter(|byte| **byte >= 0xC2).count();
    if letters < 2 || utf8.len() * 4 < others.len() {
        return None;
    }
    let text_of = |line: &[u8]| -> String {
        std::str::from_utf8(line)
            .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(line).0.into_owned(), str::to_string)
    };
    Some(lines().map(text_of).collect())
}

/// A text whose UTF-8 a program took for Latin letters (`JosÃ© saidâ€¦`), as it was written; any other text is left as it is.
pub(crate) fn without_misreading(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    // Both bytes of a letter are such letters: a text with a single one of another kind was read as it was written.
    let mut bytes = Vec::with_capacity(text.len());
    let mut letter = [0; 4];
    for character in text.chars() {
        match u8::try_from(u32::from(character)) {
            Ok(byte) => bytes.push(byte),
            Err(_) => match WINDOWS_1252.encode(character.encode_utf8(&mut letter)) {
                (encoded, _, false) => bytes.extend_from_slice(&encoded),
                _ => return Cow::Borrowed(text),
            },
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn checked(mut text: Cow<'_, str>, had_errors: bool, mut notes: Vec<Note>) -> Result<(Cow<'_, str>, Vec<Note>), NotText> {
    if had_errors {
        let unreadable = text.chars().filter(|character| *character == '\u{FFFD}').count();
        if unreadable * 100 > text.chars().count() {
            notes.push(Note::new("unreadable_characters", format!("{unreadable} characters could not be read")));
        }
    }
    // A NUL is no part of any text and would end strings elsewhere.
    if holds_any(&text, [0]) {
        text = Cow::Owned(without_zeros(&text));
    }
    Ok((text, notes))
}

/// A text without its NULs; one that stands in the place of a blank becomes one.
fn without_zeros(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for part in text.split('\0') {
        if plain.ends_with(char::is_alphanumeric) && part.starts_with(char::is_alphanumeric) {
            plain.push(' ');
        }
        plain.push_str(part);
    }
    plain
}

/// Whether the first 8 KiB hold NULs or many control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    let is_control =
        |byte: &u8| u8::from((*byte < 0x20) & (byte.wrapping_sub(0x09) > 4) & (*byte != 0x1B) | (*byte == 0x7F));
    // So few at a time that a byte can count them, without a check for overflow: that is what makes it fast.
    let count = |chunk: &[u8]| chunk.iter().map(is_control).fold(0_u8, u8::wrapping_add);
    let controls: usize = sample.chunks(128).map(|chunk| usize::from(count(chunk))).sum();
    // A NUL is one of them.
    controls * 20 > sample.len() || controls > 0 && sample.contains(&0) && std::str::from_utf8(bytes).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets() {
        assert_eq!(decode("é".as_bytes(), None).expect("text").0, "é");
        assert_eq!(decode(b"\xEF\xBB\xBFab", None).expect("text").0, "ab");
        assert_eq!(decode(b"\xFF\xFEa\0b\0", None).expect("text").0, "ab");
        let (text, notes) = decode(b"El Dari\xE9n no tiene carreteras, y durante d\xE9cadas", None).expect("text");
        assert!(text.contains("décadas") && notes[0].code == "charset_guessed", "{text} {notes:?}");
        assert_eq!(decode(b"caf\xE9", Some("iso-8859-1")).expect("text").0, "café");
        let utf16 = |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for text in ["The pier of the harbour is closed.\n", "Порт закрыт до весны, сказал мэр.\n"]
        {
            assert_eq!(decode(&utf16(text, u16::to_le_bytes), None).expect("text").0, text);
            assert_eq!(decode(&utf16(text, u16::to_be_bytes), None).expect("text").0, text);
        }
        assert_eq!(decode(b"The pier is closed.\0\0", None).expect("text").0, "The pier is closed.");
        let stray = b"Title: The pier\nDate: 2020-06-04\n\nA text with a \0 zero, and\0one more.\n";
        let expected = "Title: The pier\nDate: 2020-06-04\n\nA text with a  zero, and one more.\n";
        assert_eq!(decode(stray, None).expect("text").0, expected);
        assert_eq!(decode(b"The pier is closed.\x1A", None).expect("text").0, "The pier is closed.");
        assert_eq!(decode(b"f\xC3\xBCr M\xC3\xA4rz\nf\xFCr\n", None).expect("text").0, "für März\nfür\n");
        for (read, written) in [
            ("JosÃ© said â€œnoâ€\u{9d}", "José said “no”"),
            ("José said no", "José said no"),
            ("Ã© and José", "Ã© and José"),
            ("plain", "plain"),
            ("ÐŸÐ¾Ñ€Ñ‚", "Порт"),
        ] {
            assert_eq!(without_misreading(read), written);
        }
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0", None), Err(NotText));
    }
}
