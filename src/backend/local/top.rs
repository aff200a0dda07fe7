//! Turns matching documents into the best hits of a search, in order.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::{DocAddress, DocId, Score, SegmentOrdinal};
use zerocopy::little_endian::{I32, U64};

use super::bits::Bits;
use super::table::{NO_DAY, SegmentTable};
use crate::query::Sort;

/// A hit with what orders it: the smaller key comes first, then the later day where scores are equal, then the smaller id.
#[derive(Clone, Copy, Debug)]
pub(super) struct RankedHit {
    key: u64,
    tie: u64,
    id: u64,
    pub(super) score: Score,
    pub(super) address: DocAddress,
}

impl RankedHit {
    fn rank(&self) -> (u64, u64, u64) {
        (self.key, self.tie, self.id)
    }

    /// The bits of the article's id.
    pub(super) fn id(&self) -> u64 {
        self.id
    }

    /// The hit with another score.
    pub(super) fn rescored(self, score: Score) -> RankedHit {
        RankedHit { key: !ascending(score), score, ..self }
    }
}

impl PartialEq for RankedHit {
    fn eq(&self, other: &RankedHit) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for RankedHit {}

impl PartialOrd for RankedHit {
    fn partial_cmp(&self, other: &RankedHit) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RankedHit {
    fn cmp(&self, other: &RankedHit) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

/// The best hits of a segment, or of several one after another.
pub(super) struct SegmentTop<'t> {
    sort: Sort,
    most: usize,
    segment: SegmentOrdinal,
    ids: &'t [U64],
    first_days: &'t [I32],
    best: BinaryHeap<RankedHit>,
}

impl<'t> SegmentTop<'t> {
    /// Begins with a segment.
    pub(super) fn begin(sort: Sort, most: usize, segment: SegmentOrdinal, table: &'t SegmentTable) -> SegmentTop<'t> {
        let best = BinaryHeap::with_capacity(most.min(1024) + 1);
        SegmentTop { sort, most, segment, ids: table.ids(), first_days: table.first_days(), best }
    }

    /// Goes on to another segment with what is best so far.
    pub(super) fn go_on(self, segment: SegmentOrdinal, table: &'t SegmentTable) -> SegmentTop<'t> {
        SegmentTop { segment, ids: table.ids(), first_days: table.first_days(), ..self }
    }

    /// Scores up to this one need not be offered. One of equal score may still come first, so it lies just below the worst.
    pub(super) fn threshold(&self) -> Score {
        match self.best.peek() {
            Some(worst) if self.best.len() == self.most => worst.score.next_down(),
            _ => Score::MIN,
        }
    }

    /// The hits in order.
    pub(super) fn into_hits(self) -> Vec<RankedHit> {
        self.best.into_sorted_vec()
    }

    /// Takes a document; says whether one that comes no earlier by date may still be among the best.
    pub(super) fn offer(&mut self, document: DocId, score: Score) -> bool {
        let key = match self.sort {
            Sort::Relevance => !ascending(score),
            Sort::Newest => self.newest_first(document),
            Sort::Oldest => self.first_day(document).unwrap_or(u64::MAX),
        };
        let is_full = self.best.len() == self.most;
        if is_full && self.best.peek().is_none_or(|worst| key > worst.key) {
            return false;
        }
        let tie = if self.sort == Sort::Relevance { self.newest_first(document) } else { 0 };
        if is_full && self.best.peek().is_some_and(|worst| (key, tie) > (worst.key, worst.tie)) {
            return false;
        }
        let id = self.ids.get(document as usize).map_or(u64::MAX, |id| id.get());
        let hit = RankedHit { key, tie, id, score, address: DocAddress::new(self.segment, document) };
        if !is_full {
            self.best.push(hit);
        } else if let Some(mut worst) = self.best.peek_mut()
            && hit < *worst
        {
            *worst = hit;
        }
        true
    }

    /// Takes documents without scores.
    pub(super) fn offer_all(&mut self, found: &Bits, is_newest_first: bool) {
        if self.most == 0 {
            return;
        }
        if is_newest_first && self.sort == Sort::Oldest {
            // Those without a date stand last and come last.
            let dated = self.first_days.partition_point(|day| day.get() != NO_DAY) as u32;
            let goes_on = found.iter_back(dated).all(|document| self.offer(document, 0.0));
            if goes_on && self.best.len() < self.most {
                let mut document = found.next_from(dated);
                while document != tantivy::TERMINATED {
                    self.offer(document, 0.0);
                    document = found.next_from(document + 1);
                }
            }
            return;
        }
        for document in found.iter() {
            // Equal scores are ordered by date, so that what holds of dates holds of them.
            let goes_on = self.offer(document, 0.0);
            if is_newest_first && !goes_on {
                return;
            }
        }
    }

    fn newest_first(&self, document: DocId) -> u64 {
        self.first_day(document).map_or(u64::MAX, |day| u64::MAX - 1 - day)
    }

    fn first_day(&self, document: DocId) -> Option<u64> {
        let day = self.first_days.get(document as usize)?.get();
        (day != NO_DAY).then_some(day.max(0) as u64)
    }
}

/// Bits that order as the scores do.
fn ascending(score: Score) -> u64 {
    let bits = score.to_bits();
    u64::from(if bits >> 31 == 1 { !bits } else { bits | 1 << 31 })
}
