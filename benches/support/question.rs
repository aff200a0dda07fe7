//! Holds the questions that every program of a comparison is asked, and what comes back when it counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::Dimension;

use super::asking::{body_of, first_file, is_word};
use super::support::Outcome;

/// The dimensions that are counted.
pub(crate) const FACETS: [Dimension; 5] =
    [Dimension::Actor, Dimension::Topic, Dimension::Region, Dimension::Tag, Dimension::Author];
/// So many values of each.
pub(crate) const VALUES: usize = 10;
/// So many hits.
pub(crate) const HITS: usize = 10;

/// The words of a question.
#[derive(Clone, Debug)]
pub(crate) enum Text {
    All,
    Word(String),
    And(String, String),
    Or(String, String),
    Phrase(String, String),
}

/// What is wanted of the articles with these words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) hits: bool,
    pub(crate) facets: bool,
    pub(crate) months: bool,
    /// Any of these values, in each of these dimensions.
    pub(crate) choices: Vec<(Dimension, Vec<String>)>,
}

impl Wanted {
    /// The dimensions that are counted over the articles found.
    pub(crate) fn shared(&self) -> Vec<Dimension> {
        let is_shared = |dimension: &Dimension| self.facets && !self.own().contains(dimension);
        FACETS.into_iter().filter(is_shared).collect()
    }

    /// The dimensions that are counted over articles of their own: those found without the choices of the dimension.
    pub(crate) fn own(&self) -> Vec<Dimension> {
        let counted = self.choices.iter().map(|(dimension, _)| *dimension);
        if self.facets { counted.collect() } else { Vec::new() }
    }
}

/// What a program has counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    pub(crate) total: u64,
    /// Values and counts, most frequent first.
    pub(crate) facets: BTreeMap<Dimension, Vec<(String, u64)>>,
    /// Articles by month, for programs that know months.
    pub(crate) months: BTreeMap<String, u64>,
    /// Articles with a date.
    pub(crate) dated: u64,
}

/// The rarest of the words of the corpus that stand in ten articles at least, by how many they stand in.
pub(crate) fn rarest_words(corpus: &Path, most: usize, doc_freq: &dyn Fn(&str) -> Outcome<u64>) -> Outcome<Vec<String>> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    // These use nearly the whole vocabulary.
    for line in first_file(corpus)?.lines().take(20_000) {
        words.extend(body_of(line)?.split(' ').filter(|word| is_word(word)).map(str::to_string));
    }
    let counted = words.into_iter().map(|word| Ok((doc_freq(&word)?, word)));
    let mut counted: Vec<(u64, String)> = counted.collect::<Outcome<_>>()?;
    counted.retain(|(doc_freq, _)| *doc_freq >= 10);
    counted.sort_unstable();
    Ok(counted.into_iter().take(most).map(|(_, word)| word).collect())
}
