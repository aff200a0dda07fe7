//! Tells from the bytes of a line what cannot stand in it, and counts its words: most lines hold no mark, number or phrase that is looked for,
//! and to know this has to cost next to nothing.

/// The first place of a mark in a text. Whether it is there at all is told much faster than where it is.
pub(crate) fn find(text: &str, mark: &str) -> Option<usize> {
    text.contains(mark).then(|| text.find(mark)).flatten()
}

/// The last place of a mark in a text.
pub(crate) fn rfind(text: &str, mark: &str) -> Option<usize> {
    text.contains(mark).then(|| text.rfind(mark)).flatten()
}

/// Whether a number may stand in a text: a digit, or a character of another script, where numerals look like anything.
pub(crate) fn may_hold_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii())
}

/// Whether a phrase of small ASCII letters stands in a text, whatever the case of its letters there. Letters of other scripts that are small
/// as one of ASCII count too: then the text has to be made small as a whole.
pub(crate) fn holds_in_any_case(text: &str, phrase: &str) -> bool {
    if !text.is_ascii() {
        return text.to_lowercase().contains(phrase);
    }
    let Some(first) = phrase.bytes().next() else { return true };
    let begins = |window: &[u8]| window.first().is_some_and(|byte| byte.to_ascii_lowercase() == first);
    text.as_bytes().windows(phrase.len()).any(|window| begins(window) && window.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// The number of words of a text, with white space between them.
pub(crate) fn count_words(text: &str) -> usize {
    let is_space = |byte: u8| byte == b' ' || byte.wrapping_sub(b'\t') < 5;
    let (mut words, mut is_before_word) = (0, true);
    for byte in text.bytes() {
        if !byte.is_ascii() {
            return text.split_whitespace().count();
        }
        let is_gap = is_space(byte);
        words += usize::from(is_before_word & !is_gap);
        is_before_word = is_gap;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_fast_is_what_is_told_plainly() {
        let pieces = [
            "a", "Contribu", "TED", " ", "  ", "\t", "\n", "\u{b}", "\u{1c}", "\u{85}", "\u{3000}", " - ", "–", " – ", "|",
            "7", "٧", "年", "é", "K", "linKedin", "linkedin", "\u{a0}",
        ];
        let mut state = 11_u64;
        let mut draw = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % most
        };
        for _ in 0..20_000 {
            let text: String = (0..draw(12)).map(|_| pieces[draw(pieces.len())]).collect();
            for mark in [" - ", " – ", "|", "–"] {
                assert_eq!((find(&text, mark), rfind(&text, mark)), (text.find(mark), text.rfind(mark)), "{text:?}");
            }
            for phrase in ["contribu", "linkedin"] {
                assert_eq!(holds_in_any_case(&text, phrase), text.to_lowercase().contains(phrase), "{text:?} {phrase}");
            }
            assert_eq!(count_words(&text), text.split_whitespace().count(), "{text:?}");
            assert!(may_hold_number(&text) || !text.chars().any(char::is_numeric), "{text:?}");
        }
    }
}
