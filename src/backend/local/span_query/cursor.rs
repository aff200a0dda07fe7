//! Turns the terms of one leaf into one list of documents of a segment, with the places in each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use super::postings;
use crate::backend::local::leaves::LeafTerms;
use crate::query::Interval;

/// The postings of one leaf in one segment, as one list of documents.
pub(super) struct LeafCursor {
    pub(super) lists: Vec<(SegmentPostings, u32)>,
    /// Positions count only where this has them too, if anything is asked.
    pub(super) only: Option<SegmentPostings>,
    pub(super) minus: Vec<SegmentPostings>,
    /// Of several lists: those before the document at hand or behind it, by their document.
    pub(super) waiting: BinaryHeap<Reverse<(DocId, usize)>>,
    /// Those that stand on it.
    pub(super) here: Vec<usize>,
    pub(super) document: DocId,
    pub(super) marked: Vec<u32>,
}

impl LeafCursor {
    pub(super) fn open(terms: &LeafTerms, reader: &SegmentReader) -> tantivy::Result<LeafCursor> {
        let mut lists = Vec::with_capacity(terms.any.len().min(64));
        for (term, beyond) in &terms.any {
            if let Some(list) = postings(reader, term)?.filter(|list| list.doc() != TERMINATED) {
                lists.push((list, *beyond));
            }
        }
        if let Some(expanded) = &terms.expanded {
            for (field, info) in expanded.in_segment(reader) {
                let index = reader.inverted_index(*field)?;
                let list = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
                lists.push((list, 0));
            }
        }
        let only = match &terms.only {
            Some(term) => Some(postings(reader, term)?.unwrap_or_else(SegmentPostings::empty)),
            None => None,
        };
        let mut minus = Vec::new();
        for term in &terms.minus {
            minus.extend(postings(reader, term)?);
        }
        let mut cursor = LeafCursor {
            lists,
            only,
            minus,
            waiting: BinaryHeap::new(),
            here: Vec::new(),
            document: TERMINATED,
            marked: Vec::new(),
        };
        if cursor.lists.len() > 1 {
            cursor.waiting =
                cursor.lists.iter().enumerate().map(|(place, (list, _))| Reverse((list.doc(), place))).collect();
            cursor.gather();
        } else if let Some((list, _)) = cursor.lists.first() {
            cursor.document = list.doc();
            cursor.here.push(0);
        }
        Ok(cursor)
    }

    pub(super) fn cost(&self) -> u64 {
        self.lists.iter().map(|(list, _)| u64::from(list.doc_freq())).sum()
    }

    /// Takes the lists that stand on the nearest document out of those that wait.
    pub(super) fn gather(&mut self) {
        self.here.clear();
        self.document = self.waiting.peek().map_or(TERMINATED, |Reverse((document, _))| *document);
        while let Some(Reverse((document, place))) = self.waiting.peek().copied() {
            if document != self.document {
                break;
            }
            self.waiting.pop();
            self.here.push(place);
        }
    }

    /// Moves to the first document at or behind `target`.
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if self.document >= target {
            return self.document;
        }
        if let [(list, _)] = &mut self.lists[..] {
            self.document = list.seek(target);
            return self.document;
        }
        for place in std::mem::take(&mut self.here) {
            let document = self.lists[place].0.seek(target);
            if document != TERMINATED {
                self.waiting.push(Reverse((document, place)));
            }
        }
        while let Some(Reverse((document, place))) = self.waiting.peek().copied() {
            if document >= target {
                break;
            }
            self.waiting.pop();
            let document = self.lists[place].0.seek(target);
            if document != TERMINATED {
                self.waiting.push(Reverse((document, place)));
            }
        }
        self.gather();
        self.document
    }

    /// How often it stands in the document at hand.
    pub(super) fn frequency(&self) -> u32 {
        self.here.iter().map(|place| self.lists[*place].0.term_freq()).sum()
    }

    /// Appends its intervals in the document at hand: in order, each once.
    pub(super) fn intervals(&mut self, buffer: &mut Vec<u32>, into: &mut Vec<Interval>) {
        let begin = into.len();
        for place in &self.here {
            let (list, beyond) = &mut self.lists[*place];
            buffer.clear();
            list.append_positions_with_offset(0, buffer);
            into.extend(buffer.iter().map(|position| (*position, position + *beyond)));
        }
        if self.here.len() > 1 {
            into[begin..].sort_unstable();
        }
        // Words of the headline are written several times.
        let mut kept = begin;
        for place in begin..into.len() {
            if place == begin || into[place] != into[kept - 1] {
                into[kept] = into[place];
                kept += 1;
            }
        }
        into.truncate(kept);
        if let Some(only) = &mut self.only {
            self.marked.clear();
            append_positions_in(only, self.document, &mut self.marked);
            keep_by_first(into, begin, |first| self.marked.binary_search(&first).is_ok());
        }
        if !self.minus.is_empty() {
            self.marked.clear();
            for list in &mut self.minus {
                append_positions_in(list, self.document, &mut self.marked);
            }
            self.marked.sort_unstable();
            keep_by_first(into, begin, |first| self.marked.binary_search(&first).is_err());
        }
    }
}

/// Appends the positions of a list in a document, if it stands there.
pub(in crate::backend::local) fn append_positions_in(list: &mut SegmentPostings, document: DocId, into: &mut Vec<u32>) {
    if list.doc() < document {
        list.seek(document);
    }
    if list.doc() == document {
        list.append_positions_with_offset(0, into);
    }
}

/// Keeps what was appended if its first position is wanted.
pub(super) fn keep_by_first(list: &mut Vec<Interval>, begin: usize, is_kept: impl Fn(u32) -> bool) {
    let mut kept = begin;
    for place in begin..list.len() {
        if is_kept(list[place].0) {
            list[kept] = list[place];
            kept += 1;
        }
    }
    list.truncate(kept);
}
