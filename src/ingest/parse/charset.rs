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
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let note = Note::new("charset_guessed", format!("the charset is not declared; read as {}", encoding.name()));
    checked(text, had_errors, vec![note])
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
        text = Cow::Owned(text.replace('\0', ""));
    }
    Ok((text, notes))
}

/// Whether the first 8 KiB hold NULs or many control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    let is_control =
        |byte: &u8| u8::from((*byte < 0x20) & (byte.wrapping_sub(0x09) > 4) & (*byte != 0x1B) | (*byte == 0x7F));
    // So few at a time that a byte can count them, without a check for overflow: that is what makes it fast.
    let count = |chunk: &[u8]| chunk.iter().map(is_control).fold(0_u8, u8::wrapping_add);
    let may_hold_controls =
        |chunk: &&[u8]| chunk.iter().fold(false, |is_found, byte| is_found | (*byte < 0x20) | (*byte == 0x7F));
    let controls: usize = sample.chunks(128).filter(may_hold_controls).map(|chunk| usize::from(count(chunk))).sum();
    // A NUL is one of them.
    controls * 20 > sample.len() || controls > 0 && sample.contains(&0)
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
