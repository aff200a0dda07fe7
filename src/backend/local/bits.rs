//! Holds [`Bits`]: a set of documents of one segment, a bit each.

use tantivy::{DocId, TERMINATED};

/// A set of documents of one segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    documents: u32,
}

impl Bits {
    /// No document of so many.
    pub(super) fn none(documents: u32) -> Bits {
        Bits { words: vec![0; documents.div_ceil(64) as usize], documents }
    }

    /// Every document of so many.
    #[cfg(test)]
    pub(super) fn every(documents: u32) -> Bits {
        Bits::range(0, documents, documents)
    }

    /// The documents from `first` up to but without `end`, of so many.
    pub(super) fn range(first: u32, end: u32, documents: u32) -> Bits {
        let mut bits = Bits::none(documents);
        let (first, end) = (first as usize, end.min(documents) as usize);
        if first >= end {
            return bits;
        }
        let (first_word, last_word) = (first / 64, (end - 1) / 64);
        bits.words[first_word..=last_word].fill(u64::MAX);
        bits.words[first_word] &= u64::MAX << (first % 64);
        bits.words[last_word] &= u64::MAX >> (63 - (end - 1) % 64);
        bits
    }

    /// The set with these words, of so many documents.
    pub(super) fn of_words(words: impl Iterator<Item = u64>, documents: u32) -> Bits {
        let mut words: Vec<u64> = words.collect();
        words.resize(documents.div_ceil(64) as usize, 0);
        let beyond = documents % 64;
        if let Some(last) = words.last_mut().filter(|_| beyond > 0) {
            *last &= (1 << beyond) - 1;
        }
        Bits { words, documents }
    }

    pub(super) fn into_words(self) -> Vec<u64> {
        self.words
    }

    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Adds a document; one that the segment does not have is passed over.
    pub(super) fn add(&mut self, document: DocId) {
        if let Some(word) = self.words.get_mut((document / 64) as usize) {
            *word |= 1 << (document % 64);
        }
    }

    pub(super) fn has(&self, document: DocId) -> bool {
        self.words.get((document / 64) as usize).is_some_and(|word| word >> (document % 64) & 1 == 1)
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Whether there are fewer than so many: of many, only the beginning is counted.
    pub(super) fn are_fewer_than(&self, limit: u64) -> bool {
        let mut left = limit;
        // Where there are few, most words are empty.
        for word in self.words.iter().filter(|word| **word != 0) {
            match left.checked_sub(u64::from(word.count_ones())) {
                Some(rest) => left = rest,
                None => return false,
            }
        }
        left > 0
    }

    /// How many there are from `first` up to but without `end`.
    pub(super) fn count_range(&self, first: u32, end: u32) -> u64 {
        let (first, end) = (first as usize, end.min(self.documents) as usize);
        if first >= end {
            return 0;
        }
        let (first_word, last_word) = (first / 64, (end - 1) / 64);
        let masked = |place: usize| {
            let mut word = self.words[place];
            if place == first_word {
                word &= u64::MAX << (first % 64);
            }
            if place == last_word {
                word &= u64::MAX >> (63 - (end - 1) % 64);
            }
            u64::from(word.count_ones())
        };
        if first_word == last_word {
            return masked(first_word);
        }
        let between = self.words[first_word + 1..last_word].iter().map(|word| u64::from(word.count_ones()));
        masked(first_word) + between.sum::<u64>() + masked(last_word)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Keeps what is in the other too.
    pub(super) fn intersect(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Keeps what is in all of these sets but one at the most.
    pub(super) fn keep_in_all_but_one(&mut self, others: &[&Bits]) {
        // Two and three are the usual numbers; so the words of the sets are gone through side by side.
        match others {
            [one, two] => {
                let others = one.words.iter().zip(&two.words);
                self.words.iter_mut().zip(others).for_each(|(word, (one, two))| *word &= one | two);
                return;
            }
            [one, two, three] => {
                let others = one.words.iter().zip(&two.words).zip(&three.words);
                let words = self.words.iter_mut().zip(others);
                words.for_each(|(word, ((one, two), three))| *word &= (one & two) | ((one | two) & three));
                return;
            }
            _ => {}
        }
        for (place, word) in self.words.iter_mut().enumerate().filter(|(_, word)| **word != 0) {
            let (mut once, mut twice) = (0, 0);
            for other in others {
                let missing = !other.words.get(place).copied().unwrap_or_default();
                twice |= once & missing;
                once |= missing;
            }
            *word &= !twice;
        }
    }

    /// What is in this set and in all of these.
    pub(super) fn in_all(&self, others: &[&Bits]) -> Bits {
        let mut rest = self.clone();
        others.iter().for_each(|other| rest.intersect(other));
        rest
    }

    /// What is in this set and not in the other.
    pub(super) fn without(&self, other: &Bits) -> Bits {
        let pairs = self.words.iter().zip(&other.words);
        Bits { words: pairs.map(|(word, other)| word & !other).collect(), documents: self.documents }
    }

    /// Adds what is in the other.
    pub(super) fn unite(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Removes what is in the other.
    pub(super) fn subtract(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// The first document at or after this one, or [`TERMINATED`].
    pub(super) fn next_from(&self, document: DocId) -> DocId {
        let mut place = (document / 64) as usize;
        let Some(word) = self.words.get(place) else { return TERMINATED };
        let mut word = word & (u64::MAX << (document % 64));
        loop {
            if word != 0 {
                return (place * 64) as u32 + word.trailing_zeros();
            }
            place += 1;
            match self.words.get(place) {
                Some(next) => word = *next,
                None => return TERMINATED,
            }
        }
    }

    /// The documents in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        self.words.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(|(place, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    (place * 64) as u32 + bit
                })
            })
        })
    }

    /// The documents from this one on.
    pub(super) fn iter_from(&self, first: DocId) -> impl Iterator<Item = DocId> + '_ {
        let mut document = self.next_from(first);
        std::iter::from_fn(move || {
            let found = (document != TERMINATED).then_some(document)?;
            document = self.next_from(found + 1);
            Some(found)
        })
    }

    /// The documents before this one, last first.
    pub(super) fn iter_back(&self, end: DocId) -> impl Iterator<Item = DocId> + '_ {
        let mut place = (end.min(self.documents) as usize).div_ceil(64);
        let mut rest = 0;
        std::iter::from_fn(move || {
            while rest == 0 {
                place = place.checked_sub(1)?;
                rest = self.words[place];
                let behind = (end as usize).saturating_sub(place * 64);
                if behind < 64 {
                    rest &= (1 << behind) - 1;
                }
            }
            let bit = 63 - rest.leading_zeros();
            rest &= !(1 << bit);
            Some((place * 64) as u32 + bit)
        })
    }

    /// Keeps the documents of which this is true.
    pub(super) fn keep(&mut self, mut is_kept: impl FnMut(DocId) -> bool) {
        for (place, word) in self.words.iter_mut().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !is_kept((place * 64) as u32 + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A sequence of numbers that looks random and is the same each time.
    fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
        let mut state = seed;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        }
    }

    #[test]
    fn sets_of_bits_are_sets() {
        let mut random = numbers(7);
        for documents in [0, 1, 63, 64, 65, 200, 1000] {
            let some = |random: &mut dyn FnMut(u64) -> u64| -> BTreeSet<u32> {
                (0..documents).filter(|_| random(3) == 0).collect()
            };
            let (left, right) = (some(&mut random), some(&mut random));
            let bits = |set: &BTreeSet<u32>| {
                let mut bits = Bits::none(documents);
                set.iter().for_each(|document| bits.add(*document));
                bits
            };
            let listed = |bits: &Bits| bits.iter().collect::<BTreeSet<u32>>();
            let (first, second) = (bits(&left), bits(&right));
            let changed = |change: fn(&mut Bits, &Bits)| {
                let mut bits = first.clone();
                change(&mut bits, &second);
                listed(&bits)
            };
            assert_eq!(changed(Bits::intersect), &left & &right);
            assert_eq!(changed(Bits::unite), &left | &right);
            assert_eq!(changed(Bits::subtract), &left - &right);
            assert_eq!(listed(&first.without(&second)), &left - &right);
            let third = some(&mut random);
            let sets = [bits(&right), bits(&third), bits(&(&left | &third))];
            let sets: Vec<&Bits> = sets.iter().collect();
            let holders = |document: &u32| sets.iter().filter(|set| set.has(*document)).count();
            assert_eq!(listed(&first.in_all(&sets)), left.iter().copied().filter(|one| holders(one) == 3).collect());
            for others in [&sets[..], &sets[..2], &[&sets[..], &[&first]].concat()] {
                let mut nearly = first.clone();
                nearly.keep_in_all_but_one(others);
                let missed = |one: &u32| others.iter().filter(|set| !set.has(*one)).count();
                assert_eq!(listed(&nearly), left.iter().copied().filter(|one| missed(one) <= 1).collect());
            }
            assert_eq!(first.count(), left.len() as u64);
            for limit in [0, 1, left.len(), left.len() + 1, 2000] {
                assert_eq!(first.are_fewer_than(limit as u64), left.len() < limit, "{limit}");
            }
            assert_eq!(first.is_empty(), left.is_empty());
            for _ in 0..20 {
                let (from, to) = (random(1100) as u32, random(1100) as u32);
                assert_eq!(first.count_range(from, to), left.iter().filter(|one| (from..to).contains(one)).count() as u64);
                let range: BTreeSet<u32> = (from..to.min(documents)).collect();
                assert_eq!(listed(&Bits::range(from, to, documents)), range, "{from} {to} {documents}");
                assert_eq!(first.next_from(from), left.range(from..).next().copied().unwrap_or(TERMINATED));
                assert_eq!(first.has(from), left.contains(&from));
                assert_eq!(first.iter_from(from).collect::<Vec<_>>(), left.range(from..).copied().collect::<Vec<_>>());
                let back: Vec<u32> = left.range(..from).rev().copied().collect();
                assert_eq!(first.iter_back(from).collect::<Vec<_>>(), back);
            }
            let mut odd = first.clone();
            odd.keep(|document| document % 2 == 1);
            assert_eq!(listed(&odd), left.iter().copied().filter(|document| document % 2 == 1).collect());
            let words = std::iter::repeat(u64::MAX);
            assert_eq!(Bits::of_words(words.take(documents.div_ceil(64) as usize), documents), Bits::every(documents));
            assert_eq!(listed(&Bits::every(documents)), (0..documents).collect());
        }
    }
}
