//! Turns terms into numbers that count up from nothing, in the order in which terms are first seen.
//!
//! The engine keeps a term, what it knows of it and the hash of it in one large table, of which every look-up touches several distant places. Here
//! it is two: one of a table that has eight bytes a place, and one where a term lies with its number. The terms of a document are looked up
//! some at a time, so that the processor fetches the first place of many at once.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use tantivy::tokenizer::MAX_TOKEN_LEN;

/// What is known of a term of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TermId {
    /// Its number in the segment.
    pub(super) number: u32,
    /// Its number in the list of the document, the first it has there.
    pub(super) first_number: u32,
}

/// The terms of one field of a segment.
#[derive(Debug)]
pub(super) struct TermIds {
    /// Where a term lies and one, with the upper bits of its hash above that; nothing where there is none.
    places: Vec<u64>,
    /// For one term after the other its number, its length, the last document that has it with its number there, and its bytes.
    entries: Vec<u8>,
    /// Where each lies.
    starts: Vec<usize>,
}

impl TermIds {
    const LEAST_PLACES: usize = 1 << 10;
    /// How many terms are looked up together.
    const TOGETHER: usize = 32;
    /// What stands before the bytes of a term: four bytes of its number, two of its length, four of the document, four of its number there.
    const HEAD_BYTES: usize = 14;
    const DOCUMENT: std::ops::Range<usize> = 6..14;
    /// How many bits say where a term lies.
    const OFFSET_BITS: u32 = 40;

    pub(super) fn new() -> TermIds {
        TermIds { places: vec![0; TermIds::LEAST_PLACES], entries: Vec::new(), starts: Vec::new() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The term with a number that was given.
    pub(super) fn term(&self, id: u32) -> &[u8] {
        self.entry(self.starts[id as usize]).1
    }

    /// Appends what is known of the terms of a document, `None` of those that are longer than any term of the engine.
    pub(super) fn push_ids<'a>(
        &mut self,
        terms: impl Iterator<Item = &'a [u8]>,
        document: u32,
        ids: &mut Vec<Option<TermId>>,
    ) {
        let mut terms = terms.fuse();
        let mut together: [(u64, &[u8]); TermIds::TOGETHER] = [(0, &[]); TermIds::TOGETHER];
        loop {
            let mut count = 0;
            let mut fetched = 0;
            for (place, term) in together.iter_mut().zip(&mut terms) {
                let hash = hash_of(term);
                *place = (hash, term);
                fetched ^= self.places[self.first_place(hash)];
                count += 1;
            }
            std::hint::black_box(fetched);
            for (hash, term) in &together[..count] {
                let first_number = ids.len() as u32;
                ids.push((term.len() <= MAX_TOKEN_LEN).then(|| self.id_of(*hash, term, document, first_number)));
            }
            if count < TermIds::TOGETHER {
                return;
            }
        }
    }

    /// What is known of a term that stands under a number in the list of a document.
    fn id_of(&mut self, hash: u64, term: &[u8], document: u32, number_there: u32) -> TermId {
        let mut place = self.first_place(hash);
        loop {
            let found = self.places[place];
            if found == 0 {
                break;
            }
            if found >> TermIds::OFFSET_BITS == hash >> TermIds::OFFSET_BITS {
                let start = (found & offset_mask()) as usize - 1;
                let (number, bytes) = self.entry(start);
                if bytes == term {
                    let first_number = self.first_number(start, document, number_there);
                    return TermId { number, first_number };
                }
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        let number = self.len() as u32;
        self.places[place] = place_of(hash, self.entries.len());
        self.starts.push(self.entries.len());
        self.entries.extend_from_slice(&number.to_ne_bytes());
        self.entries.extend_from_slice(&(term.len() as u16).to_ne_bytes());
        self.entries.extend_from_slice(&(u64::from(document) << 32 | u64::from(number_there)).to_ne_bytes());
        self.entries.extend_from_slice(term);
        if self.len() > self.places.len() / 2 {
            self.grow();
        }
        TermId { number, first_number: number_there }
    }

    /// The first number that a term has in the list of a document: the one that is kept with it, or this, which is kept then.
    fn first_number(&mut self, start: usize, document: u32, number_there: u32) -> u32 {
        let kept = &mut self.entries[start..][TermIds::DOCUMENT];
        let own = u64::from(document) << 32 | u64::from(number_there);
        let last = kept.first_chunk().map_or(own, |bytes| u64::from_ne_bytes(*bytes));
        if last >> 32 == own >> 32 {
            return last as u32;
        }
        kept.copy_from_slice(&own.to_ne_bytes());
        number_there
    }

    /// The number and the bytes of the term that lies at a place.
    #[inline]
    fn entry(&self, start: usize) -> (u32, &[u8]) {
        let (head, rest) = self.entries[start..].split_at(TermIds::HEAD_BYTES);
        let number = head.first_chunk().map_or(0, |bytes| u32::from_ne_bytes(*bytes));
        let length = head[4..].first_chunk().map_or(0, |bytes| u16::from_ne_bytes(*bytes));
        (number, &rest[..usize::from(length)])
    }

    /// How much memory it takes, roughly.
    pub(super) fn memory_bytes(&self) -> usize {
        self.places.len() * size_of::<u64>() + self.entries.len() + self.starts.len() * size_of::<usize>()
    }

    fn first_place(&self, hash: u64) -> usize {
        hash as usize & (self.places.len() - 1)
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for start in &self.starts {
            let hash = hash_of(self.entry(*start).1);
            let mut place = self.first_place(hash);
            while self.places[place] != 0 {
                place = (place + 1) & (self.places.len() - 1);
            }
            self.places[place] = place_of(hash, *start);
        }
    }
}

/// What stands in the table for a term.
fn place_of(hash: u64, start: usize) -> u64 {
    hash >> TermIds::OFFSET_BITS << TermIds::OFFSET_BITS | (start as u64 + 1)
}

fn offset_mask() -> u64 {
    (1 << TermIds::OFFSET_BITS) - 1
}

fn hash_of(term: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(term);
    let hash = hasher.finish();
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_has_one_number_however_many_there_are() {
        let mut terms = TermIds::new();
        let term = |number: u32| format!("{}{number}", "x".repeat(number as usize % 40)).into_bytes();
        let mut document = 0;
        let mut ids_of = |terms: &mut TermIds, asked: Vec<Vec<u8>>| {
            let mut ids = Vec::new();
            terms.push_ids(asked.iter().map(Vec::as_slice), document, &mut ids);
            document += 1;
            // Each is told where it stands first.
            for (place, id) in ids.iter().enumerate() {
                let first = asked.iter().position(|term| *term == asked[place]);
                assert!(id.is_none_or(|id| first == Some(id.first_number as usize)));
            }
            ids.into_iter().map(|id| id.map(|id: TermId| id.number)).collect::<Vec<_>>()
        };
        // Those of a document, of many lengths.
        for first in (0..20_000).step_by(100) {
            let ids = ids_of(&mut terms, (first..first + 100).map(term).collect());
            assert_eq!(ids, (first..first + 100).map(Some).collect::<Vec<_>>());
        }
        for first in (0..20_000).step_by(500) {
            let ids = ids_of(&mut terms, (first..first + 500).chain(first..first + 9).rev().map(term).collect());
            assert_eq!(ids, (first..first + 500).chain(first..first + 9).rev().map(Some).collect::<Vec<_>>());
        }
        assert!((0..20_000).all(|number| terms.term(number) == term(number)));
        let long = |length: usize| vec![b'y'; length];
        let asked = vec![Vec::new(), long(MAX_TOKEN_LEN), long(MAX_TOKEN_LEN + 1), long(0), long(MAX_TOKEN_LEN)];
        assert_eq!(ids_of(&mut terms, asked), [Some(20_000), Some(20_001), None, Some(20_000), Some(20_001)]);
        assert_eq!(terms.len(), 20_002);
    }
}
