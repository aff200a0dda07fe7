//! Turns the matching articles of a query into what a plan asks for: total, top hits, facet counts, days.
//!
//! One collector, one pass over the matches of each segment. Values are counted by their ordinal in the segment's column and
//! turned into text once at the end, in the order of the dictionary; sums over segments are exact because every value with a
//! count travels.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use super::columns::SegmentColumns;
use crate::article::Dimension;
use crate::query::Sort;

/// What to collect in one pass.
#[derive(Clone, Debug)]
pub(super) struct PassCollector {
    /// The order and how many of the first hits, if any are wanted.
    pub(super) top: Option<(Sort, usize)>,
    /// The dimensions to count.
    pub(super) dimensions: Vec<Dimension>,
    /// Whether to count by day.
    pub(super) with_days: bool,
}

/// What a pass found.
#[derive(Clone, Debug, Default)]
pub(super) struct PassFruit {
    pub(super) total: u64,
    /// The first hits in order.
    pub(super) top: Vec<RankedHit>,
    /// For each dimension the values that occur and how often, and the number of articles without one.
    pub(super) dimensions: Vec<ValueCounts>,
    pub(super) days: DayCounts,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ValueCounts {
    pub(super) counts: HashMap<String, u64>,
    pub(super) missing: u64,
}

/// Articles by first and last day of their date.
#[derive(Clone, Debug, Default)]
pub(super) struct DayCounts {
    pub(super) intervals: HashMap<(i64, i64), u64>,
    pub(super) unknown: u64,
}

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

impl PassCollector {
    /// The pass over one segment.
    pub(super) fn segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
        columns: &SegmentColumns,
    ) -> tantivy::Result<SegmentPass> {
        let top = match self.top {
            Some((sort, most)) if most > 0 => Some(SegmentTop::open(sort, most, segment, columns)),
            _ => None,
        };
        let dimensions = self.dimensions.iter().map(|dimension| {
            let values = columns.values(reader, *dimension)?;
            let counts = vec![0; values.as_ref().map_or(0, |values| values.num_terms())];
            Ok(SegmentValues { values, counts, missing: 0 })
        });
        let dimensions = dimensions.collect::<tantivy::Result<_>>()?;
        let days = self.with_days.then(|| SegmentDays {
            first: columns.first_days.clone(),
            last: columns.last_days.clone(),
            counts: DayCounts::default(),
        });
        Ok(SegmentPass { total: 0, top, dimensions, days })
    }

    /// Whether the documents have to come with their scores.
    pub(super) fn needs_scores(&self) -> bool {
        matches!(self.top, Some((Sort::Relevance, most)) if most > 0)
    }

    /// Puts together what the passes over all segments found.
    pub(super) fn merge(&self, fruits: Vec<PassFruit>) -> PassFruit {
        let mut merged =
            PassFruit { dimensions: vec![ValueCounts::default(); self.dimensions.len()], ..PassFruit::default() };
        for fruit in fruits {
            merged.total += fruit.total;
            merged.top.extend(fruit.top);
            for (into, from) in merged.dimensions.iter_mut().zip(fruit.dimensions) {
                into.missing += from.missing;
                if into.counts.is_empty() {
                    into.counts = from.counts;
                } else {
                    for (value, count) in from.counts {
                        *into.counts.entry(value).or_default() += count;
                    }
                }
            }
            merged.days.unknown += fruit.days.unknown;
            for (interval, count) in fruit.days.intervals {
                *merged.days.intervals.entry(interval).or_default() += count;
            }
        }
        merged.top.sort_unstable();
        merged.top.truncate(self.top.map_or(0, |(_, most)| most));
        merged
    }
}

/// The pass over one segment.
pub(super) struct SegmentPass {
    total: u64,
    top: Option<SegmentTop>,
    dimensions: Vec<SegmentValues>,
    days: Option<SegmentDays>,
}

/// The best hits of a segment, or of several one after another.
pub(super) struct SegmentTop {
    sort: Sort,
    most: usize,
    segment: SegmentOrdinal,
    ids: Column<u64>,
    first_days: Option<Column<i64>>,
    best: BinaryHeap<RankedHit>,
}

struct SegmentValues {
    values: Option<StrColumn>,
    counts: Vec<u32>,
    missing: u64,
}

struct SegmentDays {
    first: Option<Column<i64>>,
    last: Option<Column<i64>>,
    counts: DayCounts,
}

impl SegmentTop {
    fn open(sort: Sort, most: usize, segment: SegmentOrdinal, columns: &SegmentColumns) -> SegmentTop {
        SegmentTop {
            sort,
            most,
            segment,
            ids: columns.ids.clone(),
            first_days: columns.first_days.clone(),
            best: BinaryHeap::with_capacity(most.min(1024) + 1),
        }
    }

    /// Goes on to another segment with what is best so far, or begins.
    pub(super) fn go_on(
        before: Option<SegmentTop>,
        most: usize,
        segment: SegmentOrdinal,
        columns: &SegmentColumns,
    ) -> SegmentTop {
        let mut next = SegmentTop::open(Sort::Relevance, most, segment, columns);
        if let Some(before) = before {
            next.best = before.best;
        }
        next
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

    pub(super) fn offer(&mut self, document: DocId, score: Score) {
        let key = match self.sort {
            Sort::Relevance => !ascending(score),
            Sort::Newest => self.newest_first(document),
            Sort::Oldest => self.first_day(document).unwrap_or(u64::MAX),
        };
        let is_full = self.best.len() == self.most;
        if is_full && self.best.peek().is_some_and(|worst| key > worst.key) {
            return;
        }
        let tie = if self.sort == Sort::Relevance { self.newest_first(document) } else { 0 };
        if is_full && self.best.peek().is_some_and(|worst| (key, tie) > (worst.key, worst.tie)) {
            return;
        }
        let id = self.ids.first(document).unwrap_or(u64::MAX);
        let hit = RankedHit { key, tie, id, score, address: DocAddress::new(self.segment, document) };
        if !is_full {
            self.best.push(hit);
        } else if let Some(mut worst) = self.best.peek_mut()
            && hit < *worst
        {
            *worst = hit;
        }
    }

    fn newest_first(&self, document: DocId) -> u64 {
        self.first_day(document).map_or(u64::MAX, |day| u64::MAX - 1 - day)
    }

    fn first_day(&self, document: DocId) -> Option<u64> {
        self.first_days.as_ref().and_then(|days| days.first(document)).map(|day| day.max(0) as u64)
    }
}

/// Bits that order as the scores do.
fn ascending(score: Score) -> u64 {
    let bits = score.to_bits();
    u64::from(if bits >> 31 == 1 { !bits } else { bits | 1 << 31 })
}

impl SegmentValues {
    fn count(&mut self, document: DocId) {
        let Some(values) = &self.values else {
            self.missing += 1;
            return;
        };
        let mut is_missing = true;
        for ordinal in values.ords().values_for_doc(document) {
            self.counts[ordinal as usize] += 1;
            is_missing = false;
        }
        self.missing += u64::from(is_missing);
    }

    fn harvest(self) -> tantivy::Result<ValueCounts> {
        let ordinals: Vec<u64> =
            (0..self.counts.len() as u64).filter(|ordinal| self.counts[*ordinal as usize] > 0).collect();
        let mut counts = HashMap::with_capacity(ordinals.len());
        if let Some(values) = &self.values {
            let mut next = ordinals.iter();
            values.dictionary().sorted_ords_to_term_cb(&ordinals, |term| {
                if let Some(ordinal) = next.next() {
                    let count = u64::from(self.counts[*ordinal as usize]);
                    counts.insert(String::from_utf8_lossy(term).into_owned(), count);
                }
            })?;
        }
        Ok(ValueCounts { counts, missing: self.missing })
    }
}

impl SegmentDays {
    fn count(&mut self, document: DocId) {
        let first = self.first.as_ref().and_then(|days| days.first(document));
        let last = self.last.as_ref().and_then(|days| days.first(document));
        match (first, last) {
            (Some(first), Some(last)) => *self.counts.intervals.entry((first, last)).or_default() += 1,
            _ => self.counts.unknown += 1,
        }
    }
}

impl SegmentPass {
    /// Takes a document with its score.
    pub(super) fn collect(&mut self, document: DocId, score: Score) {
        self.total += 1;
        if let Some(top) = &mut self.top {
            top.offer(document, score);
        }
        for dimension in &mut self.dimensions {
            dimension.count(document);
        }
        if let Some(days) = &mut self.days {
            days.count(document);
        }
    }

    /// Takes documents without scores.
    pub(super) fn collect_block(&mut self, documents: &[DocId]) {
        self.total += documents.len() as u64;
        if let Some(top) = &mut self.top {
            documents.iter().for_each(|document| top.offer(*document, 0.0));
        }
        for dimension in &mut self.dimensions {
            documents.iter().for_each(|document| dimension.count(*document));
        }
        if let Some(days) = &mut self.days {
            documents.iter().for_each(|document| days.count(*document));
        }
    }

    /// What was found.
    pub(super) fn harvest(self) -> tantivy::Result<PassFruit> {
        let dimensions = self.dimensions.into_iter().map(SegmentValues::harvest).collect::<Result<_, TantivyError>>()?;
        Ok(PassFruit {
            total: self.total,
            top: self.top.map_or(Vec::new(), |top| top.best.into_sorted_vec()),
            dimensions,
            days: self.days.map_or(DayCounts::default(), |days| days.counts),
        })
    }
}
