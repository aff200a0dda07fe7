//! Turns sets of documents into counts of the values they have: for each document one walk over its row of slots.
//!
//! What takes time is waiting for rows, of which each lies somewhere else. So documents go in blocks; where they are scattered,
//! the rows of a block are touched first, one without waiting for the other, and counted afterwards.

use std::hint::black_box;
use std::ops::Range;

use tantivy::DocId;

use super::bits::Bits;
use super::matcher::LiveArticles;
use super::table::{AnyRows, Rows, SegmentTable, Slot};

/// How many documents of a segment have each slot.
#[derive(Clone, Debug)]
pub(super) enum SlotCounts {
    /// As many as the table says: every document was found.
    Total,
    /// By slot.
    Dense(Vec<u32>),
    /// Slots that occur, in order, with their counts; of few documents.
    Sparse(Vec<(u32, u32)>),
}

/// With fewer documents than one in so many slots, slots are listed instead of counted.
const SPARSE: u64 = 32;
/// With fewer documents than one in so many of the segment, their rows are scattered.
const SCATTERED: u64 = 3;
const BLOCK: usize = 128;

impl SlotCounts {
    /// Counts over these sets of documents, each with the slots that are counted of it. The first is over all that is found; where no
    /// article was removed and it is more than half of all, the others are counted.
    pub(super) fn of(table: &SegmentTable, sets: &[(&Bits, Range<u32>)], live: Option<&LiveArticles>) -> SlotCounts {
        let documents: u64 = sets.iter().map(|(set, _)| set.count()).sum();
        if documents * SPARSE < u64::from(table.slots()) {
            let mut listed = Vec::new();
            for (set, slots) in sets {
                match table.rows() {
                    AnyRows::Narrow(rows) => list(rows, set, slots, &mut listed),
                    AnyRows::Wide(rows) => list(rows, set, slots, &mut listed),
                }
            }
            listed.sort_unstable();
            let runs = listed.chunk_by(|left, right| left == right);
            return SlotCounts::Sparse(runs.map(|run| (run[0], run.len() as u32)).collect());
        }
        let mut counts = vec![0; table.slots() as usize];
        for (place, (set, slots)) in sets.iter().enumerate() {
            let rest = live.filter(|live| place == 0 && set.count() * 2 > live.count);
            if let Some(live) = rest {
                // Most documents are in: what the table knows of all, less those that are out.
                let mut out = live.bits.clone();
                out.subtract(set);
                add(table, &out, slots, &mut counts);
                let inside = slots.start as usize..slots.end as usize;
                let totals = table.totals().get(inside.clone()).unwrap_or_default();
                counts[inside].iter_mut().zip(totals).for_each(|(count, total)| *count = total.get().saturating_sub(*count));
            } else {
                add(table, set, slots, &mut counts);
            }
        }
        SlotCounts::Dense(counts)
    }

    /// The counts above zero of some slots, by the distance from the first of these.
    pub(super) fn for_each(&self, table: &SegmentTable, slots: Range<u32>, mut take: impl FnMut(usize, u32)) {
        match self {
            SlotCounts::Total => {
                let totals = table.totals().get(slots.start as usize..slots.end as usize).unwrap_or_default();
                let counted = totals.iter().map(|total| total.get()).enumerate().filter(|(_, total)| *total > 0);
                counted.for_each(|(place, total)| take(place, total));
            }
            SlotCounts::Dense(counts) => {
                let inside = counts.get(slots.start as usize..slots.end as usize).unwrap_or_default();
                inside.iter().enumerate().filter(|(_, count)| **count > 0).for_each(|(place, count)| take(place, *count));
            }
            SlotCounts::Sparse(counts) => {
                let begin = counts.partition_point(|(slot, _)| *slot < slots.start);
                let inside = counts[begin..].iter().take_while(|(slot, _)| *slot < slots.end);
                inside.for_each(|(slot, count)| take((*slot - slots.start) as usize, *count));
            }
        }
    }
}

fn list<S: Slot>(rows: Rows<'_, S>, set: &Bits, slots: &Range<u32>, listed: &mut Vec<u32>) {
    for document in set.iter() {
        listed.extend(rows.of(document).iter().map(|slot| slot.number()).filter(|slot| slots.contains(slot)));
    }
}

fn add(table: &SegmentTable, set: &Bits, slots: &Range<u32>, counts: &mut [u32]) {
    let is_scattered = set.count() * SCATTERED < u64::from(table.documents());
    match table.rows() {
        AnyRows::Narrow(rows) => add_rows(rows, set, slots, is_scattered, counts),
        AnyRows::Wide(rows) => add_rows(rows, set, slots, is_scattered, counts),
    }
}

fn add_rows<S: Slot>(rows: Rows<'_, S>, set: &Bits, slots: &Range<u32>, is_scattered: bool, counts: &mut [u32]) {
    let end = slots.end.min(counts.len() as u32);
    let mut block: [DocId; BLOCK] = [0; BLOCK];
    let mut documents = set.iter();
    loop {
        let mut length = 0;
        for document in documents.by_ref().take(BLOCK) {
            block[length] = document;
            length += 1;
        }
        let inside = &block[..length];
        if is_scattered {
            // A row may lie in two lines of the cache.
            let ends = |row: &[S]| row.first().zip(row.last()).map_or(0, |(first, last)| first.number() ^ last.number());
            black_box(inside.iter().fold(0, |sum, document| sum ^ ends(rows.of(*document))));
        }
        for document in inside {
            // Rows are in order of their slots.
            let row = rows.of(*document).iter().map(|slot| slot.number());
            let inside = row.skip_while(|slot| *slot < slots.start).take_while(|slot| *slot < end);
            inside.for_each(|slot| counts[slot as usize] += 1);
        }
        if length < BLOCK {
            return;
        }
    }
}
