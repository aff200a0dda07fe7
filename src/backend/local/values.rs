//! Turns the values that the tables of all segments hold into one numbering, so that counts of segments can be added up.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::count::SlotCounts;
use super::table::SegmentTable;
use crate::article::Dimension;

/// The values of one dimension over all segments.
#[derive(Debug)]
pub(super) struct DimensionValues {
    /// For each value a segment and a slot of its table.
    places: Vec<(u32, u32)>,
    /// For each segment the number of each of its values.
    numbers: Vec<Vec<u32>>,
    /// The counts over all articles, made when first wanted.
    totals: OnceLock<ValueCounts>,
}

/// Counts by number, and of articles without a value.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueCounts {
    pub(super) counts: Vec<u64>,
    pub(super) missing: u64,
}

impl DimensionValues {
    pub(super) fn of(dimension: Dimension, tables: &[SegmentTable]) -> DimensionValues {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let (places, totals) = Default::default();
        let mut values = DimensionValues { places, numbers: Vec::with_capacity(tables.len()), totals };
        for (segment, table) in tables.iter().enumerate() {
            let slots = table.values_of(dimension);
            let mut numbers = Vec::with_capacity(slots.len());
            for slot in slots {
                let mut add = || {
                    values.places.push((segment as u32, slot));
                    values.places.len() as u32 - 1
                };
                // The values of a single segment differ.
                let is_single = tables.len() == 1;
                numbers.push(if is_single { add() } else { *known.entry(table.value(slot)).or_insert_with(add) });
            }
            values.numbers.push(numbers);
        }
        values
    }

    /// Adds up the counts of all segments.
    pub(super) fn sum(
        &self,
        dimension: Dimension,
        slots: &[Option<SlotCounts>],
        tables: &[SegmentTable],
    ) -> Cow<'_, ValueCounts> {
        let are_totals = slots.len() == tables.len() && slots.iter().all(|slots| matches!(slots, Some(SlotCounts::Total)));
        match are_totals {
            true => Cow::Borrowed(self.totals.get_or_init(|| self.added_up(dimension, slots, tables))),
            false => Cow::Owned(self.added_up(dimension, slots, tables)),
        }
    }

    fn added_up(&self, dimension: Dimension, slots: &[Option<SlotCounts>], tables: &[SegmentTable]) -> ValueCounts {
        let mut sum = ValueCounts { counts: vec![0; self.places.len()], missing: 0 };
        for ((slots, table), numbers) in slots.iter().zip(tables).zip(&self.numbers) {
            let Some(slots) = slots else { continue };
            // The last slot of a dimension stands for "no value".
            slots.for_each(table, table.slots_of(dimension), |place, count| match numbers.get(place) {
                Some(number) => sum.counts[*number as usize] += u64::from(count),
                None => sum.missing += u64::from(count),
            });
        }
        sum
    }

    /// The value with a number.
    pub(super) fn value<'t>(&self, number: usize, tables: &'t [SegmentTable]) -> &'t str {
        let (segment, slot) = self.places.get(number).copied().unwrap_or_default();
        tables.get(segment as usize).map_or("", |table| table.value(slot))
    }

    /// The number of a value, if some article has or had it.
    pub(super) fn find(&self, dimension: Dimension, value: &str, tables: &[SegmentTable]) -> Option<usize> {
        tables.iter().enumerate().find_map(|(segment, table)| {
            let slot = table.slot(dimension, value)?;
            let place = (slot - table.values_of(dimension).start) as usize;
            self.numbers.get(segment)?.get(place).map(|number| *number as usize)
        })
    }
}
