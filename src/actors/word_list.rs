//! Tells whether a word is one of a list that is written down in the program; hundreds of lists are asked of most words of an article, and
//! hardly any holds it.

use super::words::is_listed;
use crate::text::fold_value;

/// A list of words, as they are written.
///
/// What is asked first is a bit for the first, middle and last byte of the word and for its length, whatever its capitals: all but a few words
/// that are not in the list are told by it.
pub(crate) struct WordList {
    bits: [u64; WordList::BITS / 64],
    words: Words,
}

enum Words {
    Each(&'static [&'static str]),
    /// With a space on either side of each.
    Spaced(&'static str),
}

impl WordList {
    const BITS: usize = 1024;

    /// A list of these words, each of at least a letter.
    pub(crate) const fn of(words: &'static [&'static str]) -> WordList {
        let mut bits = [0; WordList::BITS / 64];
        let mut place = 0;
        while place < words.len() {
            let word = words[place].as_bytes();
            set(&mut bits, word, 0, word.len());
            place += 1;
        }
        WordList { bits, words: Words::Each(words) }
    }

    /// A list of words written as one text, with a space on either side of each.
    pub(crate) const fn spaced(text: &'static str) -> WordList {
        let bytes = text.as_bytes();
        assert!(bytes[0] == b' ' && bytes[bytes.len() - 1] == b' ');
        let mut bits = [0; WordList::BITS / 64];
        let (mut start, mut at) = (1, 1);
        while at < bytes.len() {
            if bytes[at] == b' ' {
                set(&mut bits, bytes, start, at);
                start = at + 1;
            }
            at += 1;
        }
        WordList { bits, words: Words::Spaced(text) }
    }

    /// Whether the list holds a word as it is written.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.may_hold(word)
            && match self.words {
                Words::Each(words) => words.contains(&word),
                Words::Spaced(text) => is_listed(text, word),
            }
    }

    /// Whether the list holds a word, however its letters of ASCII are written.
    pub(crate) fn contains_in_any_case(&self, word: &str) -> bool {
        self.may_hold(word)
            && match self.words {
                Words::Each(words) => words.iter().any(|listed| listed.eq_ignore_ascii_case(word)),
                Words::Spaced(text) => text.split(' ').any(|listed| listed.eq_ignore_ascii_case(word)),
            }
    }

    /// Whether the list holds the folded form of a word.
    pub(crate) fn contains_folded(&self, word: &str) -> bool {
        let is_plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (!is_plain || self.may_hold(word)) && self.contains(&fold_value(word))
    }

    /// The words of the list.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> Box<dyn Iterator<Item = &'static str>> {
        match self.words {
            Words::Each(words) => Box::new(words.iter().copied()),
            Words::Spaced(text) => Box::new(text.split_ascii_whitespace()),
        }
    }

    fn may_hold(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let (Some(first), Some(last), Some(middle)) = (bytes.first(), bytes.last(), bytes.get(bytes.len() / 2)) else {
            return false;
        };
        let key = key_of(*first, *middle, *last, bytes.len());
        self.bits[key / 64] & (1 << (key % 64)) != 0
    }
}

const fn set(bits: &mut [u64; WordList::BITS / 64], bytes: &[u8], start: usize, end: usize) {
    assert!(start < end, "a list has an empty word");
    let key = key_of(bytes[start], bytes[start + (end - start) / 2], bytes[end - 1], end - start);
    bits[key / 64] |= 1 << (key % 64);
}

const fn key_of(first: u8, middle: u8, last: u8, length: usize) -> usize {
    const SMALL: u8 = 0x20;
    let all = u32::from_le_bytes([first | SMALL, middle | SMALL, last | SMALL, length as u8]);
    // The upper bits of a product are the best mixed.
    (all.wrapping_mul(0x9E37_79B1) >> (u32::BITS - WordList::BITS.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 7] = ["rear", "rearguard", "guard", "Bürger", "de", "UN", "d"];

    #[test]
    fn words_are_found_as_they_are_written_or_folded() {
        for list in [WordList::of(&WORDS), WordList::spaced(" rear rearguard guard Bürger de UN d ")] {
            assert!(WORDS.iter().all(|word| list.contains(word)));
            assert_eq!(list.iter().collect::<Vec<_>>(), WORDS);
            for (word, as_written, in_any_case, folded) in [
                ("Rear", false, true, true),
                ("un", false, true, false),
                ("GUARD", false, true, true),
                ("d'", false, false, true),
                ("dé", false, false, true),
                ("BüRGER", false, true, false),
                ("ear", false, false, false),
                ("rear guard", false, false, false),
                ("", false, false, false),
                (" ", false, false, false),
            ] {
                assert_eq!(list.contains(word), as_written, "{word:?}");
                assert_eq!(list.contains_in_any_case(word), in_any_case, "{word:?}");
                assert_eq!(list.contains_folded(word), folded, "{word:?}");
            }
        }
    }

    #[test]
    fn the_first_question_never_hides_a_word() {
        let words: Vec<String> = (0..2000_u32).map(|seed| format!("{:x}", seed.wrapping_mul(0x9E37_79B1))).collect();
        let listed: &'static [&'static str] =
            Vec::leak(words.iter().take(60).map(|word| &*String::leak(word.clone())).collect());
        let list = WordList::of(listed);
        for word in &words {
            assert_eq!(list.contains(word), listed.contains(&word.as_str()), "{word}");
        }
    }
}
