//! Finds which leaves of a query a token is a place of.

use std::collections::HashMap;

use crate::query::{Leaf, Pattern};
use crate::text::{Case, Token, case_of, is_closed};

/// Which leaves a form of a word belongs to.
#[derive(Debug, Default)]
pub(super) struct Forms {
    stems: HashMap<String, Vec<usize>>,
    acronyms: HashMap<String, Vec<usize>>,
    words: HashMap<String, Vec<usize>>,
    cased: HashMap<String, Vec<usize>>,
    uncased: HashMap<String, Vec<usize>>,
    pub(super) patterns: Vec<(Pattern, usize)>,
    pub(super) actors: Vec<(Vec<String>, usize)>,
}

impl Forms {
    pub(super) fn add(&mut self, leaf: &Leaf, number: usize) {
        let note = |map: &mut HashMap<String, Vec<usize>>, form: &String| map.entry(form.clone()).or_default().push(number);
        match leaf {
            Leaf::Word(stems) => stems.iter().for_each(|stem| note(&mut self.stems, stem)),
            Leaf::Acronym(capitals) => note(&mut self.acronyms, capitals),
            Leaf::Exact(word) => note(&mut self.words, word),
            Leaf::Cased(form) if case_of(form) == Case::Lower => note(&mut self.uncased, form),
            Leaf::Cased(form) => note(&mut self.cased, form),
            Leaf::Pattern(pattern) => self.patterns.push((pattern.clone(), number)),
            Leaf::Actor(ids) => self.actors.push((ids.clone(), number)),
        }
    }

    /// Calls `found` with every leaf that a token is a place of, and whether as the first half of a compound.
    pub(super) fn each(&self, token: &Token<'_>, mut found: impl FnMut(usize, bool)) {
        let mut look = |map: &HashMap<String, Vec<usize>>, form: &str, is_compound: bool| {
            map.get(form).into_iter().flatten().for_each(|leaf| found(*leaf, is_compound));
        };
        look(&self.stems, token.stem, false);
        if let Some(stem) = token.other_stem {
            look(&self.stems, stem, false);
        }
        if let Some(compound) = token.compound_stem.filter(|stem| !is_closed(stem)) {
            look(&self.stems, compound, true);
        }
        if let Some(acronym) = token.acronym() {
            look(&self.acronyms, acronym, false);
        }
        look(&self.words, token.word, false);
        match token.cased {
            Some(cased) => look(&self.cased, cased, false),
            None => look(&self.uncased, token.word, false),
        }
    }

    /// The leaves that stand for many words, this one among them.
    pub(super) fn patterns(&self, word: &str) -> Vec<usize> {
        let fitting = self.patterns.iter().filter(|(pattern, _)| pattern.matches(word));
        fitting.map(|(_, leaf)| *leaf).collect()
    }
}
