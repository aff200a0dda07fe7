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
use crate::article::Dimension;

/// How many documents of a segment have each slot.
#[derive(Clone, Debug)]
pub(super) enum SlotCounts {
    /// As many as the table says: every document was found.
    Total,
    /// By slot.
    Dense(Vec<u32>),
    /// Each slot of each document, by the range of the slots of a dimension; of few documents.
    Listed(Vec<(Range<u32>, Vec<u32>)>),
}

/// With fewer documents than one in so many slots, slots are listed instead of counted.
const SPARSE: u64 = 32;
/// With fewer documents than one in so many of the segment, their rows are scattered.
const SCATTERED: u64 = 3;
/// So many dimensions are counted sooner one by one than over whole rows.
const COLUMNS: usize = 2;
/// How many documents are looked at together.
pub(super) const BLOCK: usize = 128;
/// Most documents have no more values in a dimension.
const USUAL_VALUES: usize = 4;

impl SlotCounts {
    /// Counts over few documents: some dimensions of those found, and one dimension each of those found without its choices.
    pub(super) fn of_few(
        table: &SegmentTable,
        found: &[DocId],
        dimensions: &[Dimension],
        missed: &[(Dimension, Vec<DocId>)],
    ) -> SlotCounts {
        let documents: usize = found.len() + missed.iter().map(|(_, missed)| missed.len()).sum::<usize>();
        if documents as u64 * SPARSE < u64::from(table.slots()) {
            let room = || Vec::with_capacity(found.len() * USUAL_VALUES);
            let mut parts: Vec<(Range<u32>, Vec<u32>)> =
                dimensions.iter().map(|dimension| (table.slots_of(*dimension), room())).collect();
            parts.sort_unstable_by_key(|(slots, _)| slots.start);
            match table.rows() {
                AnyRows::Narrow(rows) => list_rows(rows, found, &mut parts),
                AnyRows::Wide(rows) => list_rows(rows, found, &mut parts),
            }
            for (dimension, missed) in missed {
                let slots = table.slots_of(*dimension);
                if let Some((_, listed)) = parts.iter_mut().find(|(counted, _)| *counted == slots) {
                    for_each_in(table.column(*dimension), missed, &slots, |slot| listed.push(slot));
                }
            }
            return SlotCounts::Listed(parts);
        }
        let all = slots_of_all(table, dimensions);
        let mut counts = vec![0; table.slots() as usize];
        let mut add = |slot: u32| {
            if let Some(count) = counts.get_mut(slot as usize) {
                *count += 1;
            }
        };
        for_each_in(table.rows(), found, &all, &mut add);
        for (dimension, missed) in missed {
            for_each_in(table.column(*dimension), missed, &table.slots_of(*dimension), &mut add);
        }
        SlotCounts::Dense(counts)
    }

    /// Counts over these sets of documents, each with the dimensions that are counted of it. The first is over all that is found; where
    /// no article was removed and it is more than half of all, the others are counted.
    pub(super) fn of(table: &SegmentTable, sets: &[(&Bits, &[Dimension])], live: Option<&LiveArticles>) -> SlotCounts {
        let mut counts = vec![0; table.slots() as usize];
        for (place, (set, dimensions)) in sets.iter().enumerate() {
            let rest = live.filter(|live| place == 0 && set.count() * 2 > live.count);
            let Some(live) = rest else {
                add(table, set, dimensions, &mut counts);
                continue;
            };
            // Most documents are in: what the table knows of all, less those that are out.
            add(table, &live.bits.without(set), dimensions, &mut counts);
            for dimension in dimensions.iter() {
                let slots = table.slots_of(*dimension);
                let inside = slots.start as usize..slots.end as usize;
                let totals = table.totals().get(inside.clone()).unwrap_or_default();
                counts[inside].iter_mut().zip(totals).for_each(|(count, total)| *count = total.get().saturating_sub(*count));
            }
        }
        SlotCounts::Dense(counts)
    }

    /// The counts above zero of the slots of a dimension, by the distance from the first of these; one slot may be shown several times.
    pub(super) fn for_each(&self, table: &SegmentTable, slots: Range<u32>, mut take: impl FnMut(usize, u32)) {
        match self {
            SlotCounts::Total => {
                let totals = table.totals().get(slots.start as usize..slots.end as usize).unwrap_or_default();
                let counted = totals.iter().map(|total| total.get()).enumerate().filter(|(_, total)| *total > 0);
                counted.for_each(|(place, total)| take(place, total));
            }
            SlotCounts::Dense(counts) => {
                let inside = counts.get(slots.start as usize..slots.end as usize).unwrap_or_default();
                for_each_counted(inside, &mut take);
            }
            SlotCounts::Listed(parts) => {
                let listed = parts.iter().filter(|(counted, _)| *counted == slots).flat_map(|(_, listed)| listed);
                listed.for_each(|slot| take((*slot - slots.start) as usize, 1));
            }
        }
    }
}

/// The counts above zero with their places. Most may be zero, so these are passed over by the dozen.
pub(super) fn for_each_counted(counts: &[u32], mut take: impl FnMut(usize, u32)) {
    const CHUNK: usize = 16;
    for (chunk, counts) in counts.chunks(CHUNK).enumerate() {
        if counts.iter().fold(0, |any, count| any | count) != 0 {
            let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            counted.for_each(|(place, count)| take(chunk * CHUNK + place, *count));
        }
    }
}

/// Has the rows of some documents fetched, one without waiting for the other.
pub(super) fn touch_rows(table: &SegmentTable, documents: &[DocId]) {
    match table.rows() {
        AnyRows::Narrow(rows) => touch(rows, documents.iter().copied()),
        AnyRows::Wide(rows) => touch(rows, documents.iter().copied()),
    }
}

/// Lists the slots of some documents by the ranges in which they lie; these are in order.
fn list_rows<S: Slot>(rows: Rows<'_, S>, documents: &[DocId], parts: &mut [(Range<u32>, Vec<u32>)]) {
    for block in documents.chunks(BLOCK) {
        touch(rows, block.iter().copied());
        for document in block {
            // So are the slots of a row.
            let mut place = 0;
            for slot in rows.of(*document).iter().map(|slot| slot.number()) {
                while parts.get(place).is_some_and(|(slots, _)| slots.end <= slot) {
                    place += 1;
                }
                let Some((slots, listed)) = parts.get_mut(place) else { break };
                if slots.start <= slot {
                    listed.push(slot);
                }
            }
        }
    }
}

/// Shows the slots of some documents that lie in a range.
fn for_each_in(rows: AnyRows<'_>, documents: &[DocId], slots: &Range<u32>, take: impl FnMut(u32)) {
    fn in_rows<S: Slot>(rows: Rows<'_, S>, documents: &[DocId], slots: &Range<u32>, mut take: impl FnMut(u32)) {
        for block in documents.chunks(BLOCK) {
            touch(rows, block.iter().copied());
            block.iter().for_each(|document| for_each_slot(rows, *document, slots, &mut take));
        }
    }
    match rows {
        AnyRows::Narrow(rows) => in_rows(rows, documents, slots, take),
        AnyRows::Wide(rows) => in_rows(rows, documents, slots, take),
    }
}

/// Shows the slots of a document that lie in a range.
fn for_each_slot<S: Slot>(rows: Rows<'_, S>, document: DocId, slots: &Range<u32>, mut take: impl FnMut(u32)) {
    // Rows are in order of their slots.
    let row = rows.of(document).iter().map(|slot| slot.number());
    row.skip_while(|slot| *slot < slots.start).take_while(|slot| *slot < slots.end).for_each(&mut take);
}

/// Counts the slots of some dimensions: of one or two each by itself, of more in one walk over whole rows.
fn add(table: &SegmentTable, set: &Bits, dimensions: &[Dimension], counts: &mut [u32]) {
    let is_scattered = set.count() * SCATTERED < u64::from(table.documents());
    let mut add_all = |rows, slots: Range<u32>| match rows {
        AnyRows::Narrow(rows) => add_rows(rows, set, &slots, is_scattered, counts),
        AnyRows::Wide(rows) => add_rows(rows, set, &slots, is_scattered, counts),
    };
    if dimensions.len() <= COLUMNS {
        dimensions.iter().for_each(|dimension| add_all(table.column(*dimension), table.slots_of(*dimension)));
    } else {
        add_all(table.rows(), slots_of_all(table, dimensions));
    }
}

/// The slots of some dimensions and of those between them.
fn slots_of_all(table: &SegmentTable, dimensions: &[Dimension]) -> Range<u32> {
    let slots = || dimensions.iter().map(|dimension| table.slots_of(*dimension));
    slots().map(|slots| slots.start).min().unwrap_or_default()..slots().map(|slots| slots.end).max().unwrap_or_default()
}

fn add_rows<S: Slot>(rows: Rows<'_, S>, set: &Bits, slots: &Range<u32>, is_scattered: bool, counts: &mut [u32]) {
    let slots = slots.start..slots.end.min(counts.len() as u32);
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
            touch(rows, inside.iter().copied());
        }
        for document in inside {
            for_each_slot(rows, *document, &slots, |slot| counts[slot as usize] += 1);
        }
        if length < BLOCK {
            return;
        }
    }
}

/// Has the rows of some documents fetched, one without waiting for the other.
fn touch<S: Slot>(rows: Rows<'_, S>, documents: impl Iterator<Item = DocId>) {
    // A row may lie in two lines of the cache.
    let ends = |row: &[S]| row.first().zip(row.last()).map_or(0, |(first, last)| first.number() ^ last.number());
    black_box(documents.fold(0, |sum, document| sum ^ ends(rows.of(document))));
}
