//! Turns the words of a text into [`Candidate`]s: every place where a name of the registry stands, with all it may mean.
//!
//! One pass from left to right, the longest name first. Which of several meanings holds, and whether a name that needs
//! support has it, is decided with the whole article in view, in [`crate::actors::article`].

mod trie;

pub(crate) use trie::{Pattern, Target};

use std::sync::OnceLock;

use super::registry::Registry;
use super::words::{Capitals, Word};
use trie::Trie;

/// Looks for every name of a registry.
#[derive(Debug)]
pub(crate) struct Finder {
    /// The names that count in any language.
    common: Trie,
    /// The names of other languages than English, made for the first text that is not English.
    foreign: OnceLock<Trie>,
}

/// A place in a text where a name of the registry stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Its first word.
    pub(crate) first: usize,
    /// The word behind its last.
    pub(crate) end: usize,
    /// What it may be, see [`Finder::patterns`].
    patterns: (u32, u32),
    is_foreign: bool,
}

impl Finder {
    /// The finder for a registry.
    pub(crate) fn of(registry: &Registry) -> Finder {
        Finder { common: Trie::of(registry, |name| name.language.is_none()), foreign: OnceLock::new() }
    }

    /// The names of other languages, if a text may hold some.
    fn foreign(&self, registry: &Registry, text: &str, language: Option<&str>) -> Option<&Trie> {
        let may_hold_some = language.map_or(!text.is_ascii(), |language| language != "en");
        may_hold_some.then(|| self.foreign.get_or_init(|| Trie::of(registry, |name| name.language.is_some())))
    }

    /// The names in a text, from left to right and disjoint. `in_capitals` tells of each word whether it stands where
    /// everything is in capitals.
    pub(crate) fn candidates(
        &self,
        registry: &Registry,
        text: &str,
        words: &[Word],
        language: Option<&str>,
        in_capitals: &[bool],
    ) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let foreign = self.foreign(registry, text, language);
        let mut first = 0;
        while first < words.len() {
            match self.candidate_at(foreign, text, words, first, language, in_capitals) {
                Some(candidate) => {
                    first = candidate.end;
                    candidates.push(candidate);
                }
                None => first += 1,
            }
        }
        candidates
    }

    /// The longest name that begins at a word, among those that count in any language.
    pub(crate) fn common_at(&self, text: &str, words: &[Word], first: usize, in_capitals: &[bool]) -> Option<Candidate> {
        self.candidate_at(None, text, words, first, Some("en"), in_capitals)
    }

    fn candidate_at(
        &self,
        foreign: Option<&Trie>,
        text: &str,
        words: &[Word],
        first: usize,
        language: Option<&str>,
        in_capitals: &[bool],
    ) -> Option<Candidate> {
        let common = self.common.longest(text, &words[first..], language, in_capitals[first]);
        let foreign = foreign.and_then(|foreign| foreign.longest(text, &words[first..], language, in_capitals[first]));
        let length = |found: Option<trie::Match>| found.map_or(0, |found| found.words);
        // Of two equally long ones that of the language.
        let is_foreign = length(foreign) + usize::from(language.is_some()) > length(common) && foreign.is_some();
        let found = if is_foreign { foreign } else { common }?;
        Some(Candidate { first, end: first + found.words, patterns: found.end, is_foreign })
    }

    /// What a candidate may be.
    pub(crate) fn patterns<'f>(
        &'f self,
        candidate: &Candidate,
        text: &'f str,
        words: &'f [Word],
        language: Option<&'f str>,
        in_capitals: bool,
    ) -> impl Iterator<Item = &'f Pattern> {
        let own = &words[candidate.first..candidate.end];
        let foreign = self.foreign.get().filter(|_| candidate.is_foreign);
        let patterns = foreign.unwrap_or(&self.common).patterns(candidate.patterns).iter();
        patterns.filter(move |pattern| pattern.counts(own, text, language, in_capitals))
    }
}

/// Of each word, whether it stands in a sentence (or headline) that is written in capitals throughout.
pub(crate) fn in_capitals(words: &[Word]) -> Vec<bool> {
    let mut flags = vec![false; words.len()];
    let mut first = 0;
    while first < words.len() {
        let end = (first + 1..words.len()).find(|place| words[*place].begins_sentence).unwrap_or(words.len());
        let count = |kind: Capitals| words[first..end].iter().filter(|word| word.capitals == kind).count();
        let (all, small, mixed) = (count(Capitals::All), count(Capitals::None), count(Capitals::First));
        // One-letter words are `First`: "A BOMB"; a dateline may stand in small letters.
        let is_capital = all >= 2 && all > 4 * small && all > 2 * mixed;
        if is_capital {
            flags[first..end].fill(true);
        }
        first = end;
    }
    flags
}
