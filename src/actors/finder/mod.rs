//! Turns the words of a text into [`Candidate`]s: every place where a name of the registry stands, with all it may mean.
//!
//! One pass from left to right, the longest name first. Which of several meanings holds, and whether a name that needs
//! support has it, is decided with the whole article in view, in [`crate::actors::article`].

mod bodies;
mod borders;
mod endings;
mod prepared;
mod trie;

pub(crate) use endings::endings_of;
pub(crate) use trie::{MOST_WORDS, Pattern, Target};

use std::sync::OnceLock;

use super::registry::Registry;
use super::titles::is_title;
use super::words::{Capitals, Word};
use bodies::Bodies;
use trie::Trie;

/// Looks for every name of a registry.
#[derive(Debug)]
pub(crate) struct Finder {
    /// The names that count in any language.
    common: Trie,
    /// The names of other languages than English, made for the first text that is not English.
    foreign: OnceLock<Trie>,
    bodies: Bodies,
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
    /// The names of equal length that count in any language, where these are those of one.
    common: Option<(u32, u32)>,
}

impl Finder {
    /// The finder for a registry.
    pub(crate) fn of(registry: &Registry) -> Finder {
        Finder {
            common: Trie::of(registry, |name| name.language.is_none()),
            foreign: OnceLock::new(),
            bodies: Bodies::default(),
        }
    }

    /// The bodies of states that were looked for before.
    pub(crate) fn bodies(&self) -> &Bodies {
        &self.bodies
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
        // In English most words are told at once to begin no name.
        let is_english = foreign.is_none() && language.is_none_or(|language| language == "en");
        while first < words.len() {
            if is_english && !self.common.may_begin(text, &words[first]) {
                first += 1;
                continue;
            }
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
        // Of two equally long ones that of the language, unless it is there by its ending alone: `Hamas` is not Hama in German.
        let is_as_written = |found: Option<trie::Match>| found.is_some_and(|found| found.is_as_written);
        let is_inferior = length(foreign) == length(common) && is_as_written(common) && !is_as_written(foreign);
        let is_foreign =
            length(foreign) + usize::from(language.is_some()) > length(common) && foreign.is_some() && !is_inferior;
        let found = if is_foreign { foreign } else { common }?;
        // `President Mobutu` is a name, and so is what goes on behind the title: `President Mobutu Sese Seko`.
        if found.words == 2
            && first + 2 < words.len()
            && is_title(words[first].of(text))
            && let Some(name) = self.common.longest(text, &words[first + 1..], language, in_capitals[first])
            && name.words > 1
        {
            return None;
        }
        // `The Times` is a name, and `the Times of India` another.
        if found.words == 2
            && first + 3 < words.len()
            && words[first].of(text).eq_ignore_ascii_case("the")
            && let Some(name) = self.common.longest(text, &words[first + 1..], language, in_capitals[first])
            && name.words > 1
        {
            return None;
        }
        let is_as_long = |common: &trie::Match| is_foreign && common.words == found.words;
        let common = common.filter(is_as_long).map(|common| common.end);
        Some(Candidate { first, end: first + found.words, patterns: found.end, is_foreign, common })
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
        let patterns = foreign.unwrap_or(&self.common).patterns(candidate.patterns);
        let counts = move |pattern: &&Pattern| pattern.counts(own, text, language, in_capitals);
        // The Montenegro of Portuguese papers may be a person; the state goes by the name in any language.
        let is_sure = patterns.iter().filter(counts).any(|pattern| pattern.is_sure);
        let common = candidate.common.filter(|_| !is_sure).map_or(&[][..], |end| self.common.patterns(end));
        patterns.iter().chain(common).filter(counts)
    }
}

/// Of each word, whether it stands in a sentence (or headline) that is written in capitals throughout.
pub(crate) fn in_capitals(words: &[Word]) -> Vec<bool> {
    let mut flags = vec![false; words.len()];
    let mut first = 0;
    while first < words.len() {
        let (mut end, mut all, mut small, mut mixed) = (first, 0, 0, 0);
        while end < words.len() && (end == first || !words[end].begins_sentence) {
            match words[end].capitals {
                Capitals::All => all += 1,
                Capitals::None => small += 1,
                Capitals::First => mixed += 1,
                Capitals::Digit => {}
            }
            end += 1;
        }
        // One-letter words are `First`: "A BOMB"; a dateline may stand in small letters.
        let is_capital = all >= 2 && all > 4 * small && all > 2 * mixed;
        if is_capital {
            flags[first..end].fill(true);
        }
        first = end;
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::registry::{Actor, NameForm};
    use crate::actors::words::{Gap, words_in};
    use crate::text::words_of;

    /// A sequence of numbers that looks random and is always the same.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % end
        }
    }

    #[test]
    fn a_name_with_a_comma_is_found_with_it_alone() {
        let registry = Registry::shared();
        let finder = Finder::of(registry);
        for (text, expected) in [
            ("Coffee, Sugar and Cocoa Exchange", 5),
            ("Coffee, Sugar, and Cocoa Exchange", 0),
            ("Bank, of Japan", 0),
            ("Bank of Japan, said", 3),
        ] {
            let words = words_in(text);
            let found = finder.common_at(text, &words, 0, &vec![false; words.len()]);
            assert_eq!(found.map_or(0, |found| found.end - found.first), expected, "{text}");
        }
    }

    /// The longest name that begins at a word, by comparing every name with what stands there.
    fn longest_by_comparing(names: &[(Vec<String>, Vec<bool>)], text: &str, words: &[Word], first: usize) -> usize {
        let fits = |(name, capitals): &&(Vec<String>, Vec<bool>)| {
            let own = words.get(first..first + name.len());
            own.is_some_and(|own| {
                own.iter().zip(name).zip(capitals).enumerate().all(|(place, ((word, wanted), is_capital))| {
                    let written = word.of(text);
                    let is_joined = place == 0 || !matches!(word.gap, Gap::Comma | Gap::Other);
                    words_of(written).concat() == *wanted
                        && is_joined
                        && (!is_capital || written.starts_with(char::is_uppercase))
                })
            })
        };
        names.iter().filter(fits).map(|(name, _)| name.len()).max().unwrap_or(0)
    }

    #[test]
    fn names_found_are_those_that_comparing_finds() {
        let is_plain = |text: &str| text.is_ascii() && text.split(' ').all(|word| word.len() > 3) && text.contains(' ');
        let all =
            Registry::shared().actors().iter().filter(|actor| is_plain(&actor.label) && !actor.label.contains(['\'', '(']));
        let actors: Vec<Actor> = all
            .step_by(97)
            .map(|actor| Actor { names: actor.names[..1].to_vec(), ..actor.clone() })
            .filter(|actor| actor.names[0].form == NameForm::Name)
            .collect();
        assert!(actors.len() > 50, "{}", actors.len());
        let registry = Registry::of(actors);
        let finder = Finder::of(&registry);
        let mut names: Vec<(Vec<String>, Vec<bool>)> = Vec::new();
        let mut listed: Vec<String> = registry.actors().iter().map(|actor| actor.label.to_string()).collect();
        listed.extend(registry.places().iter().map(|place| place.text.to_string()));
        listed.extend(registry.decoys().map(|name| name.text.to_string()));
        listed.extend(registry.generic_bodies().iter().flat_map(|body| &body.names).map(|name| name.to_string()));
        for name in &listed {
            let words = words_in(name);
            let capitals = words.iter().map(|word| word.of(name).starts_with(char::is_uppercase)).collect();
            names.push((words_of(name), capitals));
        }
        let mut numbers = Numbers(11);
        let mut found = 0;
        for _ in 0..60 {
            let mut text = String::new();
            for _ in 0..12 {
                let label = &registry.actors()[numbers.below(registry.actors().len())].label;
                let pieces: Vec<&str> = label.split(' ').collect();
                match numbers.below(7) {
                    0 => text.push_str(pieces[numbers.below(pieces.len())]),
                    1 => text.push_str(&label.to_lowercase()),
                    2 => text.push_str("said the"),
                    3 => text.push_str(&label.replace(' ', [", ", "-", "'s ", "\n\n", "  "][numbers.below(5)])),
                    _ => text.push_str(label),
                }
                text.push_str([" ", ", ", ". ", "-", "'s "][numbers.below(5)]);
            }
            let words = words_in(&text);
            let flags = vec![false; words.len()];
            for first in 0..words.len() {
                let expected = longest_by_comparing(&names, &text, &words, first);
                let one =
                    finder.common_at(&text, &words, first, &flags).map_or(0, |candidate| candidate.end - candidate.first);
                // Names of one word that are acronyms, end in `'s`, or hold particles have rules of their own.
                if expected > 1 || one > 1 {
                    assert_eq!(one, expected, "{text:?} at {first}");
                    found += 1;
                }
            }
        }
        assert!(found > 100, "{found}");
    }
}
