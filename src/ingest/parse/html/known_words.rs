//! Remembers what words in the names of elements were found to say: the pages of a site have the same words, and those of others
//! many of them.

use rustc_hash::FxHashMap;

/// What the words say that a thread met last.
#[derive(Debug)]
pub(super) struct KnownWords<T> {
    words: FxHashMap<Box<str>, T>,
}

impl<T> Default for KnownWords<T> {
    fn default() -> Self {
        KnownWords { words: FxHashMap::default() }
    }
}

impl<T: Copy> KnownWords<T> {
    /// Generated names have no end of words.
    const MOST_WORDS: usize = 8192;
    const LONGEST_BYTES: usize = 40;

    /// What a word says, read at most once while it is known.
    pub(super) fn of(&mut self, word: &str, read: impl FnOnce(&str) -> T) -> T {
        if word.len() > Self::LONGEST_BYTES {
            return read(word);
        }
        if let Some(said) = self.words.get(word) {
            return *said;
        }
        if self.words.len() >= Self::MOST_WORDS {
            self.words.clear();
        }
        let said = read(word);
        self.words.insert(word.into(), said);
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn a_known_word_says_what_it_said() {
        let mut known = KnownWords::default();
        let mut draw = dice(5);
        for _ in 0..40_000 {
            let word = format!("{}{}", "long".repeat(draw(12)), draw(9000));
            assert_eq!(known.of(&word, str::len), word.len());
        }
    }
}
