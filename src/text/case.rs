//! Turns a word as written into its form with capitals, and that into how they lie.

use std::ops::Range;

use super::fold::{Role, apply_mark, push_folded, role};
use super::words::LONGEST_WORD_BYTES;

/// How the capitals of a word lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// There are none.
    Lower,
    /// The first letter only.
    Title,
    /// Every letter, and more than one.
    Upper,
    /// Otherwise.
    Mixed,
}

/// How the capitals of a word lie.
pub(crate) fn case_of(cased: &str) -> Case {
    // A name, the most frequent case by far.
    let bytes = cased.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_uppercase) && bytes[1..].iter().all(u8::is_ascii_lowercase) {
        return Case::Title;
    }
    let mut capitals = cased.chars().filter(|character| character.is_uppercase()).count();
    let letters = cased.chars().filter(|character| character.is_alphabetic()).count();
    let starts = cased.chars().find(|character| character.is_alphabetic()).is_some_and(char::is_uppercase);
    if capitals == 0 {
        return Case::Lower;
    }
    if capitals == letters && letters > 1 {
        return Case::Upper;
    }
    capitals -= usize::from(starts);
    if starts && capitals == 0 { Case::Title } else { Case::Mixed }
}

/// Appends a word folded but for its capitals: accents, apostrophes and dots go, and what is too long, as in the folded form.
pub(crate) fn push_cased(written: &str, cased: &mut String) {
    let start = cased.len();
    push_all_cased(written, cased);
    if cased.len() - start > LONGEST_WORD_BYTES {
        cased.truncate(cased.floor_char_boundary(start + LONGEST_WORD_BYTES));
    }
}

fn push_all_cased(written: &str, cased: &mut String) {
    if written.is_ascii() {
        let is_kept = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'&' | b'+' | b'#');
        cased.extend(written.bytes().filter(is_kept).map(char::from));
        return;
    }
    // What a letter is folded to may depend on those before it, and a mark may make another letter of it.
    let mut folded = String::new();
    let mut capitals: Vec<Range<usize>> = Vec::new();
    for character in written.chars() {
        let start = folded.len();
        match role(character) {
            Role::Letter | Role::Alone => {
                push_folded(character, &mut folded);
                if character.is_uppercase() {
                    capitals.push(start..folded.len());
                }
            }
            Role::Ignored => {
                apply_mark(character, &mut folded);
                if let Some(last) = capitals.last_mut().filter(|last| last.end == start) {
                    last.end = folded.len();
                }
            }
            Role::Break if matches!(character, '&' | '+' | '#') => folded.push(character),
            Role::Break => {}
        }
    }
    let mut at = 0;
    for Range { start, end } in capitals {
        cased.push_str(&folded[at..start]);
        cased.extend(folded[start..end].chars().flat_map(char::to_uppercase));
        at = end;
    }
    cased.push_str(&folded[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (word, cased, case) in [
            ("Łódź", "Lodz", Case::Title),
            ("U.S", "US", Case::Upper),
            ("McDonald", "McDonald", Case::Mixed),
            ("I", "I", Case::Title),
            ("F16", "F16", Case::Title),
            ("é", "e", Case::Lower),
            ("AT&T", "AT&T", Case::Upper),
            ("ẞtraße", "SStrasse", Case::Mixed),
            ("Киі\u{308}в", "Київ", Case::Title),
            ("И\u{306}од", "Йод", Case::Title),
            ("हिन्दी", "हिंदी", Case::Lower),
            ("सम्बन्ध", "संबंध", Case::Lower),
            ("\u{1105}\u{1165}\u{1109}\u{1175}\u{110B}\u{1161}", "러시아", Case::Lower),
        ] {
            let mut found = String::new();
            push_cased(word, &mut found);
            assert_eq!((found.as_str(), case_of(&found)), (cased, case));
        }
    }
}
