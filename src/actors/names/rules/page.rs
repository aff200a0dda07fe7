//! Holds one text of an article as the rules see it.

use std::ops::Range;

use super::SURE;
use super::marks::{ARTICLE, PARTICLE, SMALL, marks_of};
use crate::actors::finder::in_capitals;
use crate::actors::names::{FoundName, KnownKind, KnownSpan, NameKind};
use crate::actors::words::{Capitals, Gap, Word};

/// A text with its words, their marks, and its names.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) marks: Vec<u32>,
    /// Of each word, whether it stands where everything is in capitals.
    pub(super) loud: Vec<bool>,
    known: &'a [KnownSpan],
    /// Sorted and disjoint.
    pub(super) found: Vec<FoundName>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, words: &'a [Word], known: &'a [KnownSpan], found: Vec<FoundName>) -> Page<'a> {
        let marks = words.iter().map(|word| marks_of(word.hash)).collect();
        Page { text, words, marks, loud: in_capitals(words), known, found }
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| matches!(word.capitals, Capitals::First | Capitals::All))
    }

    /// Whether a word has these marks and stands in the sentence of the word before it.
    pub(super) fn is_marked(&self, place: usize, marks: u32) -> bool {
        self.marks.get(place).is_some_and(|own| own & marks != 0)
    }

    /// Whether a word goes on where the one before it stopped, with a space between.
    pub(super) fn follows(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence)
    }

    /// Whether a word hangs together with the one before it.
    fn hangs(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| {
            !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Stop | Gap::Nothing)
        })
    }

    /// The words in capitals in a row from a place on, with the particles between them.
    pub(super) fn run_at(&self, first: usize) -> Range<usize> {
        let mut end = first;
        if !self.is_capital(first) {
            return first..end;
        }
        end += 1;
        loop {
            if self.hangs(end) && self.is_capital(end) {
                end += 1;
            } else if self.hangs(end)
                && self.is_marked(end, PARTICLE)
                && self.words[end].gap != Gap::Nothing
                && self.hangs(end + 1)
                && self.is_capital(end + 1)
                && (self.words[end + 1].gap == Gap::Hyphen || self.words[end].gap == Gap::Hyphen)
            {
                end += 2;
            } else {
                break;
            }
        }
        first..end
    }

    /// Every run of capitals.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut place = 0;
        while place < self.words.len() {
            let mut run = self.run_at(place);
            place = run.end.max(place + 1);
            // `A Quillmart store`: at the beginning of a sentence small words have a capital too.
            if run.len() > 1 && self.words[run.start].begins_sentence && self.is_marked(run.start, SMALL | ARTICLE) {
                run.start += 1;
            }
            if !run.is_empty() {
                runs.push(run);
            }
        }
        runs
    }

    /// The text between a word and the one before it.
    pub(super) fn between(&self, place: usize) -> &'a str {
        match (place.checked_sub(1).and_then(|before| self.words.get(before)), self.words.get(place)) {
            (Some(before), Some(word)) => self.text.get(before.end as usize..word.start as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// A word as written.
    pub(super) fn written(&self, place: usize) -> &'a str {
        self.words.get(place).map_or("", |word| word.of(self.text))
    }

    pub(super) fn bytes_of(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].start as usize..self.words[words.end - 1].end as usize
    }

    pub(super) fn words_within(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.words.partition_point(|word| (word.start as usize) < start);
        first..self.words.partition_point(|word| (word.start as usize) < end)
    }

    /// What the dictionaries hold the words for, span by span.
    pub(super) fn known_in(&self, words: &Range<usize>) -> &'a [KnownSpan] {
        let bytes = self.bytes_of(words);
        let first = self.known.partition_point(|span| span.end <= bytes.start);
        let end = self.known.partition_point(|span| span.start < bytes.end);
        &self.known[first..end.max(first)]
    }

    /// Whether the dictionaries know any of these words as one of these kinds.
    pub(super) fn is_known(&self, words: &Range<usize>, kinds: &[KnownKind]) -> bool {
        self.known_in(words).iter().any(|span| kinds.contains(&span.kind))
    }

    /// The places in `found` of the names that share words with these.
    pub(super) fn found_in(&self, words: &Range<usize>) -> Range<usize> {
        let bytes = self.bytes_of(words);
        let first = self.found.partition_point(|name| name.end <= bytes.start);
        first..self.found.partition_point(|name| name.start < bytes.end).max(first)
    }

    /// The only name found in these words, if it is all of them.
    pub(super) fn found_as(&self, words: &Range<usize>) -> Option<FoundName> {
        let bytes = self.bytes_of(words);
        match &self.found[self.found_in(words)] {
            [one] if one.start == bytes.start && one.end.abs_diff(bytes.end) <= 1 => Some(*one),
            _ => None,
        }
    }

    /// Makes these words one name of this kind, in place of what was found there.
    pub(super) fn put(&mut self, words: &Range<usize>, kind: NameKind) {
        self.put_with(words, kind, SURE);
    }

    pub(super) fn put_with(&mut self, words: &Range<usize>, kind: NameKind, score: f32) {
        let bytes = self.bytes_of(words);
        let places = self.found_in(words);
        // `the University of Miami and Apex Expeditions`: what stands before `and` stays a name.
        let rest = self.found[places.clone()]
            .first()
            .copied()
            .filter(|name| name.start < bytes.start && words.start >= 2 && self.written(words.start - 1) == "and");
        if let Some(name) = rest.filter(|name| name.start < self.words[words.start - 2].end as usize) {
            let end = self.words[words.start - 2].end as usize;
            self.found
                .splice(places, [FoundName { end, ..name }, FoundName { start: bytes.start, end: bytes.end, kind, score }]);
            return;
        }
        self.found.splice(places, [FoundName { start: bytes.start, end: bytes.end, kind, score }]);
    }
}
