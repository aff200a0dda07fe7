//! Turns the terms of one field, document by document, into its postings, term by term.
//!
//! 1. A document's terms get the numbers they have in the segment, each looked up once; its places are put together by term.
//! 2. When the segment is cut, what the documents have of each term is put in its place, for as many terms at a time as fit a buffer: documents in
//!    their final order, terms in that of their letters.
//! 3. The engine's own serializer gets each term with its documents and positions.

use std::io;

use tantivy::postings::FieldSerializer;
use tantivy::schema::Field;

use super::term_ids::{TermId, TermIds};
use crate::schema::TermList;
use crate::schema::numbers::{length_of, put, take};

/// What is put into order at a time. A cache holds much of it.
const BUFFER_BYTES: usize = 16 << 20;
/// Room is made for so much more than is needed at once.
const BYTES_AHEAD: usize = 4096;
const MOST_BYTES_OF_NUMBER: usize = 5;

/// One field of a segment that is being written.
#[derive(Debug)]
pub(super) struct FieldTerms {
    pub(super) field: Field,
    terms: TermIds,
    /// What the postings of each term take.
    extents: Vec<Extent>,
    /// For every document the terms it has: the number of each, how many bytes its positions take, and these, each as its distance from the one before.
    postings: Vec<u8>,
    /// Where those of each document begin, and where the last end.
    starts: Vec<usize>,
    /// How many places each document has.
    lengths: Vec<u32>,
    sorting: Sorting,
}

/// Memory in which the places of a document are put together by term.
#[derive(Debug, Default)]
struct Sorting {
    /// The terms of the document.
    ids: Vec<Option<TermId>>,
    /// Where the positions of each end.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

/// Where a term is while its postings are put together.
#[derive(Clone, Copy, Debug)]
struct Progress {
    /// Where its next posting goes.
    place: u32,
    last_document: u32,
}

/// What all the postings of a term take.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    /// Without the numbers of the documents.
    bytes: u32,
    documents: u32,
}

impl Extent {
    /// How many bytes they take at the most, with numbers of documents that take no more than so many.
    fn most_bytes(self, bytes_of_number: usize) -> usize {
        self.bytes as usize + self.documents as usize * bytes_of_number
    }
}

/// One before the first document there can be.
const NO_DOCUMENT: u32 = u32::MAX;

impl Progress {
    const NOT_NOW: Progress = Progress { place: u32::MAX, last_document: NO_DOCUMENT };
}

impl FieldTerms {
    pub(super) fn new(field: Field) -> FieldTerms {
        FieldTerms {
            field,
            terms: TermIds::new(),
            extents: Vec::new(),
            postings: Vec::new(),
            starts: vec![0],
            lengths: Vec::new(),
            sorting: Sorting::default(),
        }
    }

    /// Goes on with the next document.
    pub(super) fn add(&mut self, list: Option<&TermList>) {
        let length = list.map_or(0, |list| self.add_terms(list));
        self.starts.push(self.postings.len());
        self.lengths.push(length);
    }

    /// How many places there are; those of terms that the engine has no room for are left out.
    fn add_terms(&mut self, list: &TermList) -> u32 {
        let document = self.lengths.len() as u32;
        let Sorting { ids, ends, positions } = &mut self.sorting;
        ids.clear();
        self.terms.push_ids(list.terms(), document, ids);
        ends.clear();
        ends.resize(ids.len(), 0);
        let mut length = 0;
        for (_, number) in list.places() {
            // What stands in the list twice is one term.
            if let Some(id) = ids[number as usize] {
                ends[id.first_number as usize] += 1;
                length += 1;
            }
        }
        let mut start = 0;
        for end in ends.iter_mut() {
            start += std::mem::replace(end, start);
        }
        positions.resize(length as usize, 0);
        for (position, number) in list.places() {
            if let Some(id) = ids[number as usize] {
                let end = &mut ends[id.first_number as usize];
                positions[*end as usize] = position;
                *end += 1;
            }
        }
        let mut place = self.postings.len();
        self.extents.resize(self.terms.len(), Extent::default());
        let mut start = 0;
        for (id, end) in ids.iter().zip(ends.iter()) {
            let positions = &positions[start..*end as usize];
            start = *end as usize;
            if let (Some(id), false) = (id, positions.is_empty()) {
                let most_bytes = (2 + positions.len()) * MOST_BYTES_OF_NUMBER;
                if self.postings.len() < place + most_bytes {
                    self.postings.resize(place + most_bytes + BYTES_AHEAD, 0);
                }
                put(&mut self.postings, &mut place, id.number.into());
                let behind_id = place;
                put_positions(&mut self.postings, &mut place, positions);
                let extent = &mut self.extents[id.number as usize];
                extent.bytes += (place - behind_id) as u32;
                extent.documents += 1;
            }
        }
        self.postings.truncate(place);
        length
    }

    /// Whether no document has a term.
    pub(super) fn is_empty(&self) -> bool {
        self.postings.is_empty()
    }

    /// How many places there are in all.
    pub(super) fn total(&self) -> u64 {
        self.lengths.iter().map(|length| u64::from(*length)).sum()
    }

    /// How many places each document has, in the order given.
    pub(super) fn lengths<'a>(&'a self, order: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        order.iter().map(|document| self.lengths[*document as usize])
    }

    /// How much memory it takes, roughly: what is set aside and not written to takes none.
    pub(super) fn memory_bytes(&self) -> usize {
        self.terms.memory_bytes()
            + self.extents.len() * size_of::<Extent>()
            + self.postings.len()
            + self.starts.len() * size_of::<usize>()
            + self.lengths.len() * size_of::<u32>()
    }

    /// Writes the postings. The documents get their numbers by their places in the order.
    pub(super) fn write<W: io::Write>(&self, order: &[u32], serializer: &mut FieldSerializer<'_, W>) -> io::Result<()> {
        let sorted = self.sorted_terms();
        // No document is further from the one before than the last is from none.
        let bytes_of_number = length_of(order.len() as u64);
        let most_bytes = |id: u32| self.extents[id as usize].most_bytes(bytes_of_number);
        let mut progress = vec![Progress::NOT_NOW; self.terms.len()];
        let mut buffer: Vec<u8> = Vec::new();
        let mut first = 0;
        while first < sorted.len() {
            let mut total = 0;
            let mut end = first;
            // A term that is larger than the buffer has it for itself.
            while let Some(id) = sorted.get(end).copied()
                && (end == first || total + most_bytes(id) <= BUFFER_BYTES)
            {
                progress[id as usize] = Progress { place: total as u32, ..Progress::NOT_NOW };
                total += most_bytes(id);
                end += 1;
            }
            // What is left of the terms before is written over or not looked at.
            buffer.resize(total, 0);
            self.each_posting(order, |id, document, positions| {
                let term = &mut progress[id];
                if term.place == Progress::NOT_NOW.place {
                    return;
                }
                let mut place = term.place as usize;
                put(&mut buffer, &mut place, document.wrapping_sub(term.last_document).into());
                let end = place + positions.len();
                copy_few(positions, &mut buffer[place..end]);
                *term = Progress { place: end as u32, last_document: document };
            });
            let mut start = 0;
            for id in &sorted[first..end] {
                let term = std::mem::replace(&mut progress[*id as usize], Progress::NOT_NOW);
                serializer.new_term(self.terms.term(*id), self.extents[*id as usize].documents, true)?;
                write_postings(&buffer[start..term.place as usize], serializer);
                serializer.close_term()?;
                start += most_bytes(*id);
            }
            first = end;
        }
        Ok(())
    }

    /// Goes through everything: the number of a term, that of a document, and its positions with how many bytes they take.
    fn each_posting(&self, order: &[u32], mut visit: impl FnMut(usize, u32, &[u8])) {
        for (document, place) in (0..).zip(order) {
            let place = *place as usize;
            let mut rest = &self.postings[self.starts[place]..self.starts[place + 1]];
            while !rest.is_empty() {
                let id = take(&mut rest) as usize;
                let mut positions = rest;
                let length = take(&mut positions) as usize;
                let length = rest.len() - positions.len() + length;
                let (posting, others) = rest.split_at(length);
                rest = others;
                visit(id, document, posting);
            }
        }
    }

    /// The numbers of the terms in the order of their letters.
    fn sorted_terms(&self) -> Vec<u32> {
        // Most terms differ early, and then the terms themselves need not be looked at. Many begin with the tag of a language.
        let beginning = |id: u32| {
            let term = self.terms.term(id);
            let mut bytes = [0; 12];
            let length = term.len().min(bytes.len());
            bytes[..length].copy_from_slice(&term[..length]);
            let [a, b, c, d, e, f, g, h, rest @ ..] = bytes;
            (u64::from_be_bytes([a, b, c, d, e, f, g, h]), u32::from_be_bytes(rest))
        };
        let of = |id: u32| {
            let (first, second) = beginning(id);
            (first, second, id)
        };
        let mut sorted: Vec<(u64, u32, u32)> = (0..self.terms.len() as u32).map(of).collect();
        sorted.sort_unstable_by(|left, right| {
            let by_beginning = (left.0, left.1).cmp(&(right.0, right.1));
            by_beginning.then_with(|| self.terms.term(left.2).cmp(self.terms.term(right.2)))
        });
        sorted.into_iter().map(|(_, _, id)| id).collect()
    }
}

/// Writes at a place how many bytes the positions take, and these, each as its distance from the one before.
fn put_positions(bytes: &mut [u8], place: &mut usize, positions: &[u32]) {
    if let [position] = positions {
        put(bytes, place, length_of((*position).into()) as u64);
        put(bytes, place, (*position).into());
        return;
    }
    let distances =
        || positions.iter().scan(0, |last, position| Some(u64::from(position - std::mem::replace(last, *position))));
    put(bytes, place, distances().map(length_of).sum::<usize>() as u64);
    distances().for_each(|distance| put(bytes, place, distance));
}

/// Copies bytes, of which there are nearly always too few to be worth a call: a position and how many bytes it takes.
#[inline]
fn copy_few(from: &[u8], into: &mut [u8]) {
    match (from, into) {
        ([one, two], [first, second]) => (*first, *second) = (*one, *two),
        ([one, two, three], [first, second, third]) => (*first, *second, *third) = (*one, *two, *three),
        (from, into) => into.copy_from_slice(from),
    }
}

/// Hands on the documents of a term and the positions in each.
fn write_postings<W: io::Write>(mut postings: &[u8], serializer: &mut FieldSerializer<'_, W>) {
    let mut document = NO_DOCUMENT;
    let mut distances: Vec<u32> = Vec::new();
    while !postings.is_empty() {
        document = document.wrapping_add(take(&mut postings) as u32);
        let length = take(&mut postings) as usize;
        let (mut positions, others) = postings.split_at(length);
        postings = others;
        distances.clear();
        while !positions.is_empty() {
            distances.push(take(&mut positions) as u32);
        }
        serializer.write_doc(document, distances.len() as u32, &distances);
    }
}
