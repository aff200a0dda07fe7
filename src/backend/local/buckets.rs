//! Turns found documents into counts by year, month and so on.

use chrono::NaiveDate;
use tantivy::DocId;

use super::bits::Bits;
use super::fields::{day_number, day_of};
use super::table::{NO_DAY, SegmentTable};
use crate::article::Interval;
use crate::backend::TimelineCounts;

/// Beyond so many days a bucket is searched for instead of looked up.
const MOST_DAYS: usize = 100_000;

/// The buckets of an interval over all the dates of an index.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    /// The first day of each, in order.
    starts: Vec<i32>,
    /// For each day from the first on its bucket, unless there are too many days.
    of_day: Vec<u32>,
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
    /// The buckets from the earliest to the latest of these days.
    pub(super) fn of(interval: Interval, days: Option<(i32, i32)>) -> Buckets {
        let Some((earliest, latest)) = days else { return Buckets::default() };
        let Some(mut day) = day_of(earliest.into()).map(|day| interval.first_day(day)) else { return Buckets::default() };
        let number = |day: NaiveDate| i32::try_from(day_number(day)).unwrap_or(i32::MAX);
        let mut buckets = Buckets::default();
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

    /// Counts the documents of a segment.
    pub(super) fn count(&self, found: &Bits, table: &SegmentTable) -> BucketCounts {
        let mut counted = BucketCounts { counts: vec![0; self.starts.len()], partial: 0, unknown: 0 };
        let (firsts, lasts) = (table.first_days(), table.last_days());
        let total = found.count();
        let mut add = |day: i32| match day {
            NO_DAY => counted.unknown += 1,
            day => {
                if let Some(count) = counted.counts.get_mut(self.bucket(day)) {
                    *count += 1;
                }
            }
        };
        if table.is_newest_first() && total > 4 * self.starts.len() as u64 {
            // The documents of a bucket stand together; the latest come first.
            let begin_of = |day: i32| firsts.partition_point(|first| first.get() >= day) as DocId;
            let mut end = firsts.partition_point(|first| first.get() != NO_DAY) as DocId;
            counted.unknown = found.count_range(end, table.documents());
            for (place, count) in counted.counts.iter_mut().enumerate() {
                let begin = self.starts.get(place + 1).map_or(0, |next| begin_of(*next));
                *count = u32::try_from(found.count_range(begin, end)).unwrap_or(u32::MAX);
                end = begin;
            }
        } else {
            for document in found.iter() {
                add(firsts.get(document as usize).map_or(NO_DAY, |day| day.get()));
            }
        }
        for document in table.spread().iter().map(|document| document.get()).filter(|document| found.has(*document)) {
            let (first, last) = (firsts[document as usize].get(), lasts[document as usize].get());
            let bucket = self.bucket(first);
            if first != NO_DAY && bucket != self.bucket(last) {
                counted.partial += 1;
                if let Some(count) = counted.counts.get_mut(bucket) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        counted
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
