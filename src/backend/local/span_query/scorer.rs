//! Turns candidates into the documents that hold a span: each is looked into by the code that makes the highlights.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::SegmentPostings;
use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, Score, SeekDangerResult};

use super::SpanQuery;
use super::candidates::Candidates;
use super::cursor::{LeafCursor, append_positions_in};
use crate::backend::local::deadline::Deadline;
use crate::backend::local::examiner::Examiner;
use crate::backend::local::relevance::saturated;
use crate::query::{Interval, Places, Unit, count_places};
use crate::text::Bounds;

/// The places of words in the document at hand.
pub(super) struct AtArticle {
    pub(super) document: DocId,
    pub(super) leaves: Vec<LeafCursor>,
    pub(super) sentences: Option<SegmentPostings>,
    pub(super) paragraphs: Option<SegmentPostings>,
    pub(super) bounds: Option<SegmentPostings>,
    pub(super) starts: Vec<u32>,
    pub(super) deadline: Arc<Deadline>,
}

impl AtArticle {
    pub(super) fn read_mark(list: &mut Option<SegmentPostings>, document: DocId, into: &mut Vec<u32>) {
        into.clear();
        if let Some(list) = list {
            append_positions_in(list, document, into);
        }
    }
}

impl Places for AtArticle {
    fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>) {
        let cursor = &mut self.leaves[leaf];
        if cursor.document == self.document {
            let begin = into.len();
            cursor.intervals(&mut self.starts, into);
            self.deadline.has_time(cursor.here.len() + into.len() - begin);
        }
    }

    fn unit_starts(&mut self, unit: Unit) -> &[u32] {
        let list = if unit == Unit::Sentence { &mut self.sentences } else { &mut self.paragraphs };
        AtArticle::read_mark(list, self.document, &mut self.starts);
        &self.starts
    }

    fn bounds(&mut self) -> Bounds {
        AtArticle::read_mark(&mut self.bounds, self.document, &mut self.starts);
        match self.starts[..] {
            [standfirst, body, rest] => Bounds { standfirst, body, rest },
            _ => Bounds::default(),
        }
    }

    fn has_time(&mut self, steps: usize) -> bool {
        self.deadline.has_time(steps)
    }
}

pub(super) struct SpanScorer {
    pub(super) query: SpanQuery,
    pub(super) candidates: Candidates,
    pub(super) at_article: AtArticle,
    /// Whether positions decide.
    pub(super) must_look: bool,
    pub(super) lengths: Option<FieldNormReader>,
    pub(super) boost: Score,
    pub(super) document: DocId,
    pub(super) found: Vec<Interval>,
}

impl SpanScorer {
    /// How often the span is there.
    pub(super) fn frequency(&mut self) -> u32 {
        if !self.must_look {
            let leaves = self.at_article.leaves.iter().filter(|leaf| leaf.document == self.document);
            return leaves.map(LeafCursor::frequency).sum();
        }
        self.found.len() as u32
    }
}

impl Examiner for SpanScorer {
    fn here(&mut self) -> &mut DocId {
        &mut self.document
    }

    fn candidate(&mut self, target: DocId) -> DocId {
        let document = self.candidates.seek(target, &mut self.at_article.leaves, &self.at_article.deadline);
        self.at_article.document = document;
        document
    }

    fn holds(&mut self, _: DocId) -> bool {
        if !self.must_look {
            return true;
        }
        // What is scored has to be counted as well.
        if self.query.times == 1 && self.lengths.is_none() {
            return self.query.tree.exists(&mut self.at_article);
        }
        self.found.clear();
        self.query.tree.find(&mut self.at_article, &mut self.found);
        count_places(&self.found) >= self.query.times
    }

    fn has_time(&self) -> bool {
        self.at_article.deadline.has_time(10 + 2 * self.candidates.lists)
    }
}

impl DocSet for SpanScorer {
    fn advance(&mut self) -> DocId {
        self.step()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.step_to(target)
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        self.step_to_danger(target)
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.candidates.cost / if self.must_look { 10 } else { 1 }).unwrap_or(u32::MAX)
    }

    fn cost(&self) -> u64 {
        self.candidates.cost * if self.must_look { 20 } else { 1 }
    }
}

impl Scorer for SpanScorer {
    fn score(&mut self) -> Score {
        let Some(weight) = self.query.weight else { return 0.0 };
        let words = self.lengths.as_ref().map_or(1, |lengths| lengths.fieldnorm(self.document));
        self.boost * weight * saturated(self.frequency(), words, self.query.lengths)
    }
}
