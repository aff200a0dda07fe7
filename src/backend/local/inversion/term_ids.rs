//! Turns terms into numbers that count up from nothing, in the order in which terms are first seen.
//!
//! The engine keeps a term, what it knows of it and the hash of it in one large table, of which every look-up touches several distant places. Here
//! the table that is looked through has eight bytes a place and the terms lie close together, so that those of most words stay in the cache.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// The terms of one field of a segment.
#[derive(Debug)]
pub(super) struct TermIds {
    /// In the upper half of a place the hash of a term, in the lower its number and one; nothing where there is none.
    places: Vec<u64>,
    /// One term after the other.
    bytes: Vec<u8>,
    /// Where each begins, and where the last ends.
    starts: Vec<usize>,
}

impl TermIds {
    const LEAST_PLACES: usize = 1 << 10;

    pub(super) fn new() -> TermIds {
        TermIds { places: vec![0; TermIds::LEAST_PLACES], bytes: Vec::new(), starts: vec![0] }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The term with a number that was given.
    pub(super) fn term(&self, id: u32) -> &[u8] {
        &self.bytes[self.starts[id as usize]..self.starts[id as usize + 1]]
    }

    /// The number of a term.
    pub(super) fn id_of(&mut self, term: &[u8]) -> u32 {
        let hash = hash_of(term);
        let mut place = self.first_place(hash);
        while self.places[place] != 0 {
            let id = self.places[place] as u32 - 1;
            if self.places[place] >> 32 == hash && self.term(id) == term {
                return id;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        let id = self.len() as u32;
        self.places[place] = hash << 32 | u64::from(id + 1);
        self.bytes.extend_from_slice(term);
        self.starts.push(self.bytes.len());
        if self.len() > self.places.len() / 2 {
            self.grow();
        }
        id
    }

    /// How much memory it takes, roughly.
    pub(super) fn memory_bytes(&self) -> usize {
        self.places.len() * size_of::<u64>() + self.bytes.len() + self.starts.len() * size_of::<usize>()
    }

    fn first_place(&self, hash: u64) -> usize {
        hash as usize & (self.places.len() - 1)
    }

    fn grow(&mut self) {
        let doubled = vec![0; self.places.len() * 2];
        for entry in std::mem::replace(&mut self.places, doubled).into_iter().filter(|entry| *entry != 0) {
            let mut place = self.first_place(entry >> 32);
            while self.places[place] != 0 {
                place = (place + 1) & (self.places.len() - 1);
            }
            self.places[place] = entry;
        }
    }
}

/// 32 bits.
fn hash_of(term: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(term);
    let hash = hasher.finish();
    (hash ^ hash >> 32) & u64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_has_one_number_however_many_there_are() {
        let mut terms = TermIds::new();
        let term = |number: u32| format!("{}{number}", "x".repeat(number as usize % 40)).into_bytes();
        for number in 0..20_000 {
            assert_eq!(terms.id_of(&term(number)), number);
        }
        for number in (0..20_000).rev() {
            assert_eq!(terms.id_of(&term(number)), number);
            assert_eq!(terms.term(number), term(number));
        }
        assert_eq!(terms.id_of(b""), 20_000);
        assert_eq!(terms.len(), 20_001);
    }
}
