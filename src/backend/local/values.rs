//! Turns the values that the tables of all segments hold into one numbering, so that counts of segments can be added up.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::count::{SlotCounts, for_each_counted};
use super::table::SegmentTable;
use crate::actors::facts_of;
use crate::article::{ActorId, Dimension};

/// The values of one dimension over all segments.
#[derive(Debug)]
pub(super) struct DimensionValues {
    /// For each value a segment and a slot of its table.
    places: Vec<(u32, u32)>,
    /// For each segment the number of each of its values.
    numbers: Vec<Vec<u32>>,
    /// The counts over all articles, made when first wanted.
    totals: OnceLock<ValueCounts>,
    /// What the registry calls those values that are its actors, by their numbers, in order; made when first wanted.
    registered: OnceLock<Vec<(u32, &'static str)>>,
}

thread_local! {
    /// Counts that are all zero between searches: to make so many anew takes longer than to count few articles.
    static NO_COUNTS: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
}

/// Counts of values, and of articles without one.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueCounts {
    counts: Counts,
    pub(super) missing: u64,
}

#[derive(Clone, Debug)]
enum Counts {
    /// By number; beyond four thousand million they stand still.
    Dense(Vec<u32>),
    /// Numbers with their counts, in order; of few articles.
    Sparse(Vec<(u32, u64)>),
}

impl Default for Counts {
    fn default() -> Counts {
        Counts::Sparse(Vec::new())
    }
}

impl ValueCounts {
    /// Shows the numbers of the values that occur, with their counts.
    pub(super) fn for_each(&self, mut take: impl FnMut(usize, u64)) {
        match &self.counts {
            Counts::Dense(counts) => {
                for_each_counted(counts, |number, count| take(number, count.into()));
            }
            Counts::Sparse(counts) => counts.iter().for_each(|(number, count)| take(*number as usize, *count)),
        }
    }

    /// How often a value occurs.
    pub(super) fn of(&self, number: usize) -> u64 {
        match &self.counts {
            Counts::Dense(counts) => counts.get(number).copied().unwrap_or_default().into(),
            Counts::Sparse(counts) => {
                let place = counts.binary_search_by_key(&number, |(known, _)| *known as usize);
                place.map_or(0, |place| counts[place].1)
            }
        }
    }
}

impl DimensionValues {
    pub(super) fn of(dimension: Dimension, tables: &[SegmentTable]) -> DimensionValues {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let (places, totals, registered) = Default::default();
        let mut values = DimensionValues { places, numbers: Vec::with_capacity(tables.len()), totals, registered };
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
        let mut missing = 0;
        let mut add_up = |add: &mut dyn FnMut(u32, u32)| {
            for ((slots, table), numbers) in slots.iter().zip(tables).zip(&self.numbers) {
                let Some(slots) = slots else { continue };
                // The last slot of a dimension stands for "no value".
                slots.for_each(table, table.slots_of(dimension), |place, count| match numbers.get(place) {
                    Some(number) => add(*number, count),
                    None => missing += u64::from(count),
                });
            }
        };
        let are_few = slots.iter().flatten().all(|slots| matches!(slots, SlotCounts::Listed(_)));
        let counts = if are_few {
            let mut counts = NO_COUNTS.take();
            counts.resize(counts.len().max(self.places.len()), 0);
            let mut counted = Vec::new();
            add_up(&mut |number, count| {
                let sum = &mut counts[number as usize];
                if *sum == 0 {
                    counted.push(number);
                }
                *sum += u64::from(count);
            });
            counted.sort_unstable();
            let listed = counted.into_iter().map(|number| (number, std::mem::take(&mut counts[number as usize]))).collect();
            NO_COUNTS.set(counts);
            Counts::Sparse(listed)
        } else {
            let mut counts = vec![0u32; self.places.len()];
            add_up(&mut |number, count| counts[number as usize] = counts[number as usize].saturating_add(count));
            Counts::Dense(counts)
        };
        ValueCounts { counts, missing }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The value with a number.
    pub(super) fn value<'t>(&self, number: usize, tables: &'t [SegmentTable]) -> &'t str {
        let (segment, slot) = self.places.get(number).copied().unwrap_or_default();
        tables.get(segment as usize).map_or("", |table| table.value(slot))
    }

    /// All values of actors or places, with what the registry calls those that are its.
    pub(super) fn with_labels<'v>(
        &'v self,
        tables: &'v [SegmentTable],
    ) -> impl Iterator<Item = (&'v str, Option<&'static str>)> {
        let numbers = 0..self.places.len();
        let registered = self.registered.get_or_init(|| {
            let label = |number: usize| {
                let value = self.value(number, tables);
                // The registry is not asked for those that were found in texts, which are nearly all.
                let facts = if ActorId::given_name_of(value).is_some() { None } else { facts_of(value) };
                facts.map(|facts| (number as u32, facts.label))
            };
            numbers.clone().filter_map(label).collect()
        });
        let mut registered = registered.iter().peekable();
        numbers.map(move |number| {
            let label = registered.next_if(|(known, _)| *known as usize == number).map(|(_, label)| *label);
            (self.value(number, tables), label)
        })
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
