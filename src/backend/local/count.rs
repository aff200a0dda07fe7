//! Turns the matching articles of a query into what a plan asks for: total, top hits, facet counts, days.
//!
//! One collector, one pass over the matches of each segment. Values are counted by their ordinal in the segment's column and
//! turned into text once at the end, in the order of the dictionary; sums over segments are exact because every value with a
//! count travels.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use super::fields::column;
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

/// A hit with what orders it: the smaller key comes first, then the smaller id.
#[derive(Clone, Copy, Debug)]
pub(super) struct RankedHit {
    key: u64,
    id: u64,
    pub(super) score: Score,
    pub(super) address: DocAddress,
}

impl RankedHit {
    fn rank(&self) -> (u64, u64) {
        (self.key, self.id)
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

impl Collector for PassCollector {
    type Fruit = PassFruit;
    type Child = SegmentPass;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentPass> {
        let columns = reader.fast_fields();
        let top = match self.top {
            Some((sort, most)) if most > 0 => Some(SegmentTop {
                sort,
                most,
                segment,
                ids: columns.u64("id")?,
                first_days: columns.column_opt("first_day")?,
                best: BinaryHeap::with_capacity(most.min(1024) + 1),
            }),
            _ => None,
        };
        let dimensions = self
            .dimensions
            .iter()
            .map(|dimension| {
                let values = columns.str(column(*dimension))?;
                let counts = vec![0; values.as_ref().map_or(0, |values| values.num_terms())];
                Ok(SegmentValues { values, counts, missing: 0 })
            })
            .collect::<tantivy::Result<_>>()?;
        let days = if self.with_days {
            Some(SegmentDays {
                first: columns.column_opt("first_day")?,
                last: columns.column_opt("last_day")?,
                counts: DayCounts::default(),
            })
        } else {
            None
        };
        Ok(SegmentPass { total: 0, top, dimensions, days })
    }

    fn requires_scoring(&self) -> bool {
        matches!(self.top, Some((Sort::Relevance, most)) if most > 0)
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<PassFruit>>) -> tantivy::Result<PassFruit> {
        let mut merged =
            PassFruit { dimensions: vec![ValueCounts::default(); self.dimensions.len()], ..PassFruit::default() };
        for fruit in fruits {
            let fruit = fruit?;
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
        Ok(merged)
    }
}

/// The pass over one segment.
pub(super) struct SegmentPass {
    total: u64,
    top: Option<SegmentTop>,
    dimensions: Vec<SegmentValues>,
    days: Option<SegmentDays>,
}

struct SegmentTop {
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
    fn offer(&mut self, document: DocId, score: Score) {
        let key = match self.sort {
            Sort::Relevance => !ascending(score),
            Sort::Newest => self.first_day(document).map_or(u64::MAX, |day| u64::MAX - 1 - day),
            Sort::Oldest => self.first_day(document).unwrap_or(u64::MAX),
        };
        let is_full = self.best.len() == self.most;
        if is_full && self.best.peek().is_some_and(|worst| key > worst.key) {
            return;
        }
        let id = self.ids.first(document).unwrap_or(u64::MAX);
        let hit = RankedHit { key, id, score, address: DocAddress::new(self.segment, document) };
        if !is_full {
            self.best.push(hit);
        } else if let Some(mut worst) = self.best.peek_mut()
            && hit < *worst
        {
            *worst = hit;
        }
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

impl SegmentCollector for SegmentPass {
    type Fruit = tantivy::Result<PassFruit>;

    fn collect(&mut self, document: DocId, score: Score) {
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

    fn collect_block(&mut self, documents: &[DocId]) {
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

    fn harvest(self) -> tantivy::Result<PassFruit> {
        let dimensions = self.dimensions.into_iter().map(SegmentValues::harvest).collect::<Result<_, TantivyError>>()?;
        Ok(PassFruit {
            total: self.total,
            top: self.top.map_or(Vec::new(), |top| top.best.into_sorted_vec()),
            dimensions,
            days: self.days.map_or(DayCounts::default(), |days| days.counts),
        })
    }
}
