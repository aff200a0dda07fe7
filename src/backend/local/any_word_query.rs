//! Turns the words that a wildcard stands for into a tantivy query: the documents of all their postings, gathered into one set of
//! bits. All score the same, as there may be a thousand words.

use std::sync::Arc;

use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED};

use super::bits::Bits;
use super::deadline::Deadline;
use super::leaves::Expanded;
use super::matcher::gather;

/// Any of the words of a pattern.
#[derive(Clone, Debug)]
pub(super) struct AnyWordQuery {
    pub(super) words: Arc<Expanded>,
    pub(super) weight: Score,
    pub(super) deadline: Arc<Deadline>,
}

impl Query for AnyWordQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for AnyWordQuery {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let words = self.words.in_segment(reader);
        if words.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let mut found = Bits::none(reader.max_doc());
        let mut count = 0u64;
        for (field, info) in words {
            if !self.deadline.has_time(info.doc_freq as usize / 4 + 10) {
                break;
            }
            let index = reader.inverted_index(*field)?;
            gather(index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?, TERMINATED, &mut found);
            count += u64::from(info.doc_freq);
        }
        let document = found.next_from(0);
        Ok(Box::new(BitsScorer { found, document, count, score: self.weight * boost }))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("any of the words of a pattern", self.weight))
    }
}

struct BitsScorer {
    found: Bits,
    document: DocId,
    /// At most so many documents.
    count: u64,
    score: Score,
}

impl DocSet for BitsScorer {
    fn advance(&mut self) -> DocId {
        if self.document < TERMINATED {
            self.document = self.found.next_from(self.document + 1);
        }
        self.document
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.document < target {
            self.document = self.found.next_from(target);
        }
        self.document
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.count).unwrap_or(u32::MAX)
    }
}

impl Scorer for BitsScorer {
    fn score(&mut self) -> Score {
        self.score
    }
}
