//! Turns the values that the tables of all segments hold into one numbering, so that counts of segments can be added up.

use rustc_hash::FxHashMap;

use super::table::SegmentTable;
use crate::article::Dimension;

/// The values of one dimension over all segments.
#[derive(Debug)]
pub(super) struct DimensionValues {
    /// For each value a segment and a slot of its table.
    places: Vec<(u32, u32)>,
    /// For each segment the number of each of its values.
    numbers: Vec<Vec<u32>>,
}

impl DimensionValues {
    pub(super) fn of(dimension: Dimension, tables: &[SegmentTable]) -> DimensionValues {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut values = DimensionValues { places: Vec::new(), numbers: Vec::with_capacity(tables.len()) };
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

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The number of the `place`th value of a segment.
    pub(super) fn number(&self, segment: usize, place: usize) -> Option<usize> {
        self.numbers.get(segment)?.get(place).map(|number| *number as usize)
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
            self.number(segment, (slot - table.values_of(dimension).start) as usize)
        })
    }
}
