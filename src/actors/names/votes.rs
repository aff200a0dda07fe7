//! Turns the labels of a first reading into what each word of the article was mostly taken for.

use rustc_hash::FxHashMap;

use super::article::{Article, Run, evidence};
use super::classes::Class;
use super::model::{KINDS, LABELS, kind_of_label};

/// How often a word was taken for what.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// No name first, then the kinds.
    pub(super) counts: [u16; KINDS + 1],
    /// Kinds of the names of several words it is part of, as bits.
    pub(super) in_longer: u8,
}

/// The tallies of an article by word.
pub(super) struct Votes {
    tallies: FxHashMap<u32, Tally>,
}

/// The bit of persons in [`Tally::in_longer`].
const IN_PERSON: u8 = 1;

fn slot(label: u8) -> usize {
    kind_of_label(label).map_or(0, |kind| kind + 1)
}

impl Votes {
    /// Counts labels, one for each item of the article.
    pub(super) fn count(article: &Article<'_>, labels: &[u8]) -> Votes {
        let mut tallies: FxHashMap<u32, Tally> = FxHashMap::default();
        for run in &article.runs {
            for at in run.first..run.end {
                let item = &article.items[at];
                if !item.is_capital() {
                    continue;
                }
                let tally = tallies.entry(item.hash).or_default();
                let slot = slot(labels[at]);
                tally.counts[slot] = tally.counts[slot].saturating_add(1);
                let is_inside = |at: usize| {
                    at < run.end && labels[at] != 0 && labels[at].is_multiple_of(2) && usize::from(labels[at]) < LABELS
                };
                if slot > 0 && (is_inside(at) || is_inside(at + 1)) {
                    tally.in_longer |= 1 << (slot - 1);
                }
            }
        }
        Votes { tallies }
    }

    /// Whether a word stands alone here, and elsewhere only ever inside of longer names of persons.
    pub(super) fn is_family_name(&self, article: &Article<'_>, run: Run, at: usize) -> bool {
        let item = &article.items[at];
        let Some(tally) = self.tallies.get(&item.hash) else { return false };
        let is_small = article.shown.get(&item.hash).is_some_and(|bits| bits & evidence::SMALL != 0);
        let (first, end) = article.group(run, at);
        tally.in_longer == IN_PERSON
            && !is_small
            && !article.items[first..end]
                .iter()
                .enumerate()
                .any(|(place, item)| first + place != at && item.is_capital() && item.class == Class::Plain)
    }

    /// The tally of a word without one vote; nothing if no other is left.
    pub(super) fn without(&self, hash: u32, own: u8) -> Option<Tally> {
        let mut tally = *self.tallies.get(&hash)?;
        let slot = slot(own);
        tally.counts[slot] = tally.counts[slot].saturating_sub(1);
        (tally.counts.iter().any(|count| *count > 0)).then_some(tally)
    }
}
