//! Turns found documents into counts by year, month and so on.

use std::sync::OnceLock;

use chrono::NaiveDate;
use tantivy::DocId;
use zerocopy::little_endian::I32;

use super::bits::Bits;
use super::fields::{day_number, day_of};
use super::table::{NO_DAY, SegmentTable};
use crate::article::Interval;
use crate::backend::TimelineCounts;

/// Beyond so many days a bucket is searched for instead of looked up.
const MOST_DAYS: usize = 100_000;

/// With so many documents found for each bucket, they are counted by where buckets begin rather than each by its day.
const WORTH_BOUNDS: u64 = 8;

/// The buckets of an interval over all the dates of an index.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    /// The first day of each, in order.
    starts: Vec<i32>,
    /// For each day from the first on its bucket, unless there are too many days.
    of_day: Vec<u32>,
    /// What is known of each segment, found out when first wanted.
    bounds: Vec<OnceLock<Bounds>>,
}

/// Where the documents of each bucket stand in a segment with the newest first.
#[derive(Debug)]
struct Bounds {
    /// Behind the last document of each bucket; where the next one begins is before its first.
    ends: Vec<DocId>,
    /// The documents with a date that no bucket holds whole, in order.
    astride: Vec<DocId>,
}

/// Documents of a segment by bucket.
#[derive(Clone, Debug, Default)]
pub(super) struct BucketCounts {
    counts: Vec<u32>,
    /// Documents with a date that no bucket holds whole.
    partial: u64,
    /// Documents without a date.
    unknown: u64,
}

impl Buckets {
    /// The buckets from the earliest to the latest of these days, of an index of so many segments.
    pub(super) fn of(interval: Interval, days: Option<(i32, i32)>, segments: usize) -> Buckets {
        let Some((earliest, latest)) = days else { return Buckets::default() };
        let Some(mut day) = day_of(earliest.into()).map(|day| interval.first_day(day)) else { return Buckets::default() };
        let number = |day: NaiveDate| i32::try_from(day_number(day)).unwrap_or(i32::MAX);
        let mut buckets = Buckets { bounds: (0..segments).map(|_| OnceLock::new()).collect(), ..Buckets::default() };
        while number(day) <= latest {
            buckets.starts.push(number(day));
            let next = interval.next_first_day(day);
            if next <= day {
                break;
            }
            day = next;
        }
        let first = buckets.starts.first().copied().unwrap_or_default();
        let length = usize::try_from(i64::from(latest) - i64::from(first) + 1).unwrap_or(usize::MAX);
        if length <= MOST_DAYS {
            let mut bucket = 0;
            for day in first..=latest {
                bucket += u32::from(buckets.starts.get(bucket as usize + 1).is_some_and(|start| *start <= day));
                buckets.of_day.push(bucket);
            }
        }
        buckets
    }

    fn bucket(&self, day: i32) -> usize {
        let first = self.starts.first().copied().unwrap_or_default();
        let since = usize::try_from(i64::from(day) - i64::from(first)).unwrap_or_default();
        match self.of_day.get(since) {
            Some(bucket) => *bucket as usize,
            None => self.starts.partition_point(|start| *start <= day).saturating_sub(1),
        }
    }

    /// Counts the documents of the segment with this number.
    pub(super) fn count(&self, found: &Bits, segment: usize, table: &SegmentTable) -> BucketCounts {
        let is_worth_bounds = || found.count() > WORTH_BOUNDS * self.starts.len() as u64;
        let bounds = self.bounds.get(segment).filter(|_| table.is_newest_first() && is_worth_bounds());
        let Some(Bounds { ends, astride }) = bounds.map(|bounds| bounds.get_or_init(|| self.bounds_in(table))) else {
            return self.count_each(found.iter(), table);
        };
        let mut counted = BucketCounts { counts: vec![0; self.starts.len()], partial: 0, unknown: 0 };
        counted.unknown = found.count_range(ends.first().copied().unwrap_or_default(), table.documents());
        let begins = ends.iter().skip(1).copied().chain([0]);
        for ((count, end), begin) in counted.counts.iter_mut().zip(ends).zip(begins) {
            *count = u32::try_from(found.count_range(begin, *end)).unwrap_or(u32::MAX);
        }
        for document in astride.iter().copied().filter(|document| found.has(*document)) {
            counted.partial += 1;
            if let Some(count) = counted.counts.get_mut(self.bucket(days_of(document, table).0)) {
                *count = count.saturating_sub(1);
            }
        }
        counted
    }

    /// Counts these documents of a segment, each by its day.
    pub(super) fn count_each(&self, found: impl Iterator<Item = DocId>, table: &SegmentTable) -> BucketCounts {
        let mut counted = BucketCounts { counts: vec![0; self.starts.len()], partial: 0, unknown: 0 };
        for document in found {
            let (first, last) = days_of(document, table);
            if first == NO_DAY {
                counted.unknown += 1;
            } else if self.bucket(first) != self.bucket(last) {
                counted.partial += 1;
            } else if let Some(count) = counted.counts.get_mut(self.bucket(first)) {
                *count += 1;
            }
        }
        counted
    }

    fn bounds_in(&self, table: &SegmentTable) -> Bounds {
        let firsts = table.first_days();
        let end_of = |start: &i32| firsts.partition_point(|first| first.get() >= *start) as DocId;
        let documents = table.spread().iter().map(|document| document.get());
        let is_astride = |document: &DocId| {
            let (first, last) = days_of(*document, table);
            first != NO_DAY && self.bucket(first) != self.bucket(last)
        };
        Bounds { ends: self.starts.iter().map(end_of).collect(), astride: documents.filter(is_astride).collect() }
    }

    /// Adds up the counts of segments.
    pub(super) fn sum(&self, segments: impl Iterator<Item = BucketCounts>) -> TimelineCounts {
        let mut timeline = TimelineCounts::default();
        let mut counts = vec![0u64; self.starts.len()];
        for segment in segments {
            timeline.partial += segment.partial;
            timeline.unknown += segment.unknown;
            counts.iter_mut().zip(segment.counts).for_each(|(sum, count)| *sum += u64::from(count));
        }
        for (start, count) in self.starts.iter().zip(counts).filter(|(_, count)| *count > 0) {
            if let Some(day) = day_of((*start).into()) {
                timeline.buckets.insert(day, count);
            }
        }
        timeline
    }
}

/// The first and the last day of a document.
fn days_of(document: DocId, table: &SegmentTable) -> (i32, i32) {
    let day = |days: &[I32]| days.get(document as usize).map_or(NO_DAY, |day| day.get());
    (day(table.first_days()), day(table.last_days()))
}
