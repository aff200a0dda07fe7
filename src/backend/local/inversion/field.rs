//! Turns the terms of one field, document by document, into its postings, term by term.
//!
//! 1. A document's terms get the numbers they have in the segment, each looked up once; its places are kept as they come.
//! 2. When the segment is cut the list is read through once to see how much each term takes, and again to put everything in its place, for as
//!    many terms at a time as fit a buffer: documents in their final order, terms in that of their letters.
//! 3. The engine's own serializer gets each term with its documents and positions.

use std::io;

use tantivy::postings::FieldSerializer;
use tantivy::schema::Field;

use super::term_ids::TermIds;
use crate::schema::numbers::{length_of, push, put, take};
use crate::schema::{PlaceCursor, TermList};

/// What is put into order at a time. A cache holds much of it.
const BUFFER_BYTES: usize = 16 << 20;

/// One field of a segment that is being written.
#[derive(Debug)]
pub(super) struct FieldTerms {
    pub(super) field: Field,
    terms: TermIds,
    /// The places of every document, as they were handed over.
    places: Vec<u8>,
    /// Where those of each document begin, and where the last end.
    place_starts: Vec<usize>,
    /// The numbers that the terms of every document have here.
    ids: Vec<u8>,
    /// Where those of each document begin, and where the last end.
    id_starts: Vec<usize>,
    /// How many terms each document has.
    lengths: Vec<u32>,
    /// Memory for those of one document.
    ids_of_document: Vec<Option<u32>>,
}

/// What is known of a term while its postings are put together.
#[derive(Clone, Copy, Debug)]
struct Progress {
    /// First how many bytes the postings take, then where the next of them goes.
    bytes: usize,
    documents: u32,
    last_document: u32,
    last_position: u32,
}

impl Progress {
    /// One before the first document there can be.
    const NO_DOCUMENT: u32 = u32::MAX;
    /// Goes nowhere.
    const NOT_NOW: usize = usize::MAX;
    const NEW: Progress = Progress { bytes: 0, documents: 0, last_document: Progress::NO_DOCUMENT, last_position: 0 };

    /// The numbers that stand for the next position: its distance from the last one and whether another document begins; then how much further
    /// that one is.
    fn next(&mut self, document: u32, position: u32) -> (u64, Option<u64>) {
        if document == self.last_document {
            let distance = position - self.last_position;
            self.last_position = position;
            return (u64::from(distance) << 1, None);
        }
        let further = document.wrapping_sub(self.last_document);
        self.last_document = document;
        self.last_position = position;
        (u64::from(position) << 1 | 1, Some(u64::from(further)))
    }
}

impl FieldTerms {
    pub(super) fn new(field: Field) -> FieldTerms {
        FieldTerms {
            field,
            terms: TermIds::new(),
            places: Vec::new(),
            place_starts: vec![0],
            ids: Vec::new(),
            id_starts: vec![0],
            lengths: Vec::new(),
            ids_of_document: Vec::new(),
        }
    }

    /// Goes on with the next document.
    pub(super) fn add(&mut self, list: Option<&TermList>) {
        let length = list.map_or(0, |list| self.add_terms(list));
        self.place_starts.push(self.places.len());
        self.id_starts.push(self.ids.len());
        self.lengths.push(length);
    }

    /// How many there are.
    fn add_terms(&mut self, list: &TermList) -> u32 {
        let mut ids = std::mem::take(&mut self.ids_of_document);
        ids.clear();
        self.terms.push_ids(list.terms().map(str::as_bytes), &mut ids);
        let length = if ids.iter().all(Option::is_some) {
            ids.iter().flatten().for_each(|id| push(&mut self.ids, u64::from(*id)));
            self.places.extend_from_slice(list.places());
            list.len() as u32
        } else {
            self.add_places(list, &ids)
        };
        self.ids_of_document = ids;
        length
    }

    /// Goes on with those places of a document whose terms have a number, each as if it were another term.
    fn add_places(&mut self, list: &TermList, ids: &[Option<u32>]) -> u32 {
        let mut shorter = TermList::default();
        for (position, number) in PlaceCursor::new(list.places()) {
            if let Some(id) = ids[number as usize] {
                shorter.push(position, "");
                push(&mut self.ids, u64::from(id));
            }
        }
        self.places.extend_from_slice(shorter.places());
        shorter.len() as u32
    }

    /// Whether no document has a term.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many terms there are in all.
    pub(super) fn total(&self) -> u64 {
        self.lengths.iter().map(|length| u64::from(*length)).sum()
    }

    /// How many terms each document has, in the order given.
    pub(super) fn lengths<'a>(&'a self, order: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        order.iter().map(|document| self.lengths[*document as usize])
    }

    /// How much memory it takes, roughly: what is set aside and not written to takes none.
    pub(super) fn memory_bytes(&self) -> usize {
        self.terms.memory_bytes()
            + self.places.len()
            + self.ids.len()
            + (self.place_starts.len() + self.id_starts.len()) * size_of::<usize>()
            + self.lengths.len() * size_of::<u32>()
    }

    /// Writes the postings. The documents get their numbers by their places in the order.
    pub(super) fn write<W: io::Write>(&self, order: &[u32], serializer: &mut FieldSerializer<'_, W>) -> io::Result<()> {
        let mut progress = vec![Progress::NEW; self.terms.len()];
        self.each_position(order, |id, document, position| {
            let term = &mut progress[id];
            let (distance, further) = term.next(document, position);
            term.bytes += length_of(distance);
            if let Some(further) = further {
                term.bytes += length_of(further);
                term.documents += 1;
            }
        });
        let sorted = self.sorted_terms();
        let sizes: Vec<usize> = sorted.iter().map(|id| progress[*id as usize].bytes).collect();
        progress.iter_mut().for_each(|term| term.bytes = Progress::NOT_NOW);
        let mut buffer: Vec<u8> = Vec::new();
        let mut first = 0;
        while first < sorted.len() {
            let mut total = 0;
            let mut end = first;
            // A term that is larger than the buffer has it for itself.
            while end < sorted.len() && (end == first || total + sizes[end] <= BUFFER_BYTES) {
                let term = &mut progress[sorted[end] as usize];
                *term = Progress { bytes: total, documents: term.documents, ..Progress::NEW };
                total += sizes[end];
                end += 1;
            }
            buffer.resize(total, 0);
            self.each_position(order, |id, document, position| {
                let term = &mut progress[id];
                if term.bytes == Progress::NOT_NOW {
                    return;
                }
                let (distance, further) = term.next(document, position);
                put(&mut buffer, &mut term.bytes, distance);
                if let Some(further) = further {
                    put(&mut buffer, &mut term.bytes, further);
                }
            });
            let mut rest = &buffer[..];
            for place in first..end {
                let id = sorted[place];
                let term = &mut progress[id as usize];
                let (postings, others) = rest.split_at(sizes[place]);
                rest = others;
                serializer.new_term(self.terms.term(id), term.documents, true)?;
                write_postings(postings, serializer);
                serializer.close_term()?;
                term.bytes = Progress::NOT_NOW;
            }
            first = end;
        }
        Ok(())
    }

    /// Goes through everything: the number of a term, that of a document, a position.
    fn each_position(&self, order: &[u32], mut visit: impl FnMut(usize, u32, u32)) {
        let mut ids: Vec<usize> = Vec::new();
        for (document, place) in (0..).zip(order) {
            let place = *place as usize;
            let mut rest = &self.ids[self.id_starts[place]..self.id_starts[place + 1]];
            ids.clear();
            while !rest.is_empty() {
                ids.push(take(&mut rest) as usize);
            }
            let places = &self.places[self.place_starts[place]..self.place_starts[place + 1]];
            for (position, number) in PlaceCursor::new(places) {
                visit(ids[number as usize], document, position);
            }
        }
    }

    /// The numbers of the terms in the order of their letters.
    fn sorted_terms(&self) -> Vec<u32> {
        let beginning = |id: u32| {
            let term = self.terms.term(id);
            let mut bytes = [0; 8];
            let length = term.len().min(8);
            bytes[..length].copy_from_slice(&term[..length]);
            u64::from_be_bytes(bytes)
        };
        // Most terms differ early, and then the terms themselves need not be looked at.
        let mut sorted: Vec<(u64, u32)> = (0..self.terms.len() as u32).map(|id| (beginning(id), id)).collect();
        sorted.sort_unstable_by(|(left_beginning, left), (right_beginning, right)| {
            left_beginning.cmp(right_beginning).then_with(|| self.terms.term(*left).cmp(self.terms.term(*right)))
        });
        sorted.into_iter().map(|(_, id)| id).collect()
    }
}

/// Hands on the documents of a term and the positions in each.
fn write_postings<W: io::Write>(mut postings: &[u8], serializer: &mut FieldSerializer<'_, W>) {
    let mut document = Progress::NO_DOCUMENT;
    let mut distances: Vec<u32> = Vec::new();
    while !postings.is_empty() {
        let code = take(&mut postings);
        if code & 1 == 1 {
            if !distances.is_empty() {
                serializer.write_doc(document, distances.len() as u32, &distances);
                distances.clear();
            }
            document = document.wrapping_add(take(&mut postings) as u32);
        }
        distances.push((code >> 1) as u32);
    }
    if !distances.is_empty() {
        serializer.write_doc(document, distances.len() as u32, &distances);
    }
}
