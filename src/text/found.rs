//! Keeps the words that were found in the texts of an article, for whoever reads the same texts again.

use std::ops::Range;

use super::tokens::Part;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundWord {
    /// Its first byte.
    pub(crate) start: u32,
    /// The byte behind its last.
    pub(crate) end: u32,
    /// The hash of its folded form, see [`hash_of`](super::hash_of).
    pub(crate) hash: u64,
    /// Whether it is the first of a sentence.
    pub(crate) begins_sentence: bool,
    /// Whether it is the first of a paragraph.
    pub(crate) begins_paragraph: bool,
}

impl FoundWord {
    /// Its bytes in its text.
    pub(crate) fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The words of those texts of an article in which all were found.
#[derive(Debug, Default)]
pub(crate) struct FoundWords([Option<Vec<FoundWord>>; Part::ALL.len()]);

impl FoundWords {
    /// Keeps all the words of a text, in their order.
    pub(crate) fn keep(&mut self, part: Part, words: Vec<FoundWord>) {
        self.0[part as usize] = Some(words);
    }

    /// The words of a text, if they are known.
    pub(crate) fn of(&self, part: Part) -> Option<&[FoundWord]> {
        self.0[part as usize].as_deref()
    }
}
