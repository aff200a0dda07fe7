//! Turns letters that are written with their marks behind them, as PDF files and some systems of files keep them, into the letters that
//! everybody types: `e` and an accent into `é`, the parts of a Korean syllable into one.

use std::borrow::Cow;

use memchr::{memchr2, memchr3_iter};
use unicode_normalization::UnicodeNormalization;

/// A text with its letters composed (NFC). What stands alone stays as it is, though NFC would write some of it otherwise (`豈` of compatibility).
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    let Some(first) = first_part(text) else { return Cow::Borrowed(text) };
    // The letter before the first part belongs to it.
    let start = text[..first].char_indices().next_back().map_or(0, |(place, _)| place);
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..start]);
    let mut letters = text[start..].chars().peekable();
    let mut cluster = String::new();
    while let Some(letter) = letters.next() {
        if letters.peek().is_none_or(|next| !is_part(*next)) {
            out.push(letter);
            continue;
        }
        cluster.clear();
        cluster.push(letter);
        while let Some(part) = letters.next_if(|next| is_part(*next)) {
            cluster.push(part);
        }
        out.extend(cluster.nfc());
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// Marks of Latin, Greek and Cyrillic, vowels and last consonants of Hangul, marks of kana, and those of Arabic letters.
fn is_part(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1161}'..='\u{11ff}' | '\u{3099}' | '\u{309a}' | '\u{653}'..='\u{655}')
}

/// Where the first of these begins, found by the bytes that they begin with.
fn first_part(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let bytes = text.as_bytes();
    let begins = |place: &usize| match (bytes[*place], bytes.get(place + 1)) {
        (0xE1, Some(next)) => (0x85..=0x87).contains(next),
        (0xE3, Some(next)) => *next == 0x82 && matches!(bytes.get(place + 2), Some(0x99 | 0x9A)),
        (0xD9, Some(next)) => (0x93..=0x95).contains(next),
        _ => false,
    };
    let mark = memchr2(0xCC, 0xCD, bytes);
    // What stands behind the first mark need not be looked at.
    let other = memchr3_iter(0xE1, 0xE3, 0xD9, &bytes[..mark.unwrap_or(bytes.len())]).find(begins);
    other.or(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_nothing_else_changes() {
        for (written, expected) in [
            ("Publie\u{301} le", "Publié le"),
            ("Ημερομηνι\u{301}α", "Ημερομηνία"),
            ("\u{1102}\u{1161}\u{11af}\u{110d}\u{1161}", "날짜"),
            ("カテコ\u{3099}リー", "カテゴリー"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("и\u{306}од", "йод"),
            // No letter is made of these.
            ("q\u{301}", "q\u{301}"),
            ("\u{301}a", "\u{301}a"),
            ("\u{f900} and \u{212b}", "\u{f900} and \u{212b}"),
            ("क़", "क़"),
            ("Grüße 中国 한국", "Grüße 中国 한국"),
            ("", ""),
        ] {
            assert_eq!(composed(written), expected, "{written}");
        }
        assert!(matches!(composed("Grüße"), Cow::Borrowed(_)));
    }

    #[test]
    fn parts_are_found_wherever_they_stand() {
        for before in 0..200 {
            let letters = "x".repeat(before);
            for (written, expected) in [("e\u{301}", "é"), ("カ\u{3099}", "ガ"), ("ا\u{653}", "آ")] {
                assert_eq!(composed(&format!("{letters}{written}")), format!("{letters}{expected}"), "{before}");
            }
        }
    }
}
