//! Turns a segment into its table: everything that is counted or sorted by, in one file that is mapped and read in place.
//!
//! For each document its id, its days, and a row of slots; a slot is one value of one dimension, or "no value". Counting every
//! dimension of a document is one walk over its row, which lies in one or two lines of the processor's cache, where columns
//! would take two for each dimension. The same slots stand a second time dimension by dimension, for whoever counts one or two
//! of them. Nothing is decoded when an index is opened, so a program that asks one question pays for what the question touches.
//!
//! - `build`: columns of a segment → the bytes of its table. `plugin`: has the engine write one with every segment, so that it is
//!   part of the same commit, checksum and garbage collection.
//!
//! All numbers are little-endian and need no alignment.

mod build;
mod plugin;

use std::ops::Range;

use tantivy::columnar::ColumnarReader;
use tantivy::directory::OwnedBytes;
use tantivy::index::SegmentComponent;
use tantivy::{DocId, SegmentReader};
use zerocopy::FromBytes;
use zerocopy::little_endian::{I32, U16, U32, U64};

pub(super) use self::plugin::TablePlugin;
use super::bits::Bits;
use crate::article::Dimension;

/// The ending of its file.
pub(super) const ENDING: &str = "table";

/// The day of an article without a date: before every other.
pub(super) const NO_DAY: i32 = i32::MIN;

const DIMENSIONS: usize = Dimension::ALL.len();

/// What the file begins with; a table of another form has another number.
const FORM: u32 = 0x4c54_4402;
/// The numbers of the header, in this order; the checksum of the others comes last.
const HEADER: usize = 8 + DIMENSIONS + 1 + 1;
const HEADER_BYTES: usize = HEADER * 4;
/// Sections begin at multiples of this.
const GRAIN: usize = 8;

/// What the header says.
#[derive(Clone, Debug, Default, PartialEq)]
struct Header {
    documents: u32,
    row_entries: u32,
    /// How many documents have a date of more than one day.
    spread: u32,
    text_bytes: u32,
    /// Whether documents stand in order of their first day, latest first and those without last.
    is_newest_first: bool,
    /// The earliest and the latest day of any date, if there is one.
    days: Option<(i32, i32)>,
    /// Where the slots of each dimension begin, and where those of the last end. The last slot of each stands for "no value".
    bases: [u32; DIMENSIONS + 1],
}

impl Header {
    fn numbers(&self) -> [u32; HEADER] {
        let (first, last) = self.days.unwrap_or((0, -1));
        let mut numbers = [0; HEADER];
        let fixed = [
            FORM,
            self.documents,
            self.row_entries,
            self.spread,
            self.text_bytes,
            u32::from(self.is_newest_first),
            first.cast_unsigned(),
            last.cast_unsigned(),
        ];
        numbers[..8].copy_from_slice(&fixed);
        numbers[8..8 + DIMENSIONS + 1].copy_from_slice(&self.bases);
        numbers[HEADER - 1] = checksum(&numbers[..HEADER - 1]);
        numbers
    }

    fn read(bytes: &[u8]) -> Option<Header> {
        let numbers = <[U32]>::ref_from_bytes(bytes.get(..HEADER_BYTES)?).ok()?;
        let numbers: Vec<u32> = numbers.iter().map(|number| number.get()).collect();
        if numbers[0] != FORM || numbers[HEADER - 1] != checksum(&numbers[..HEADER - 1]) {
            return None;
        }
        let days = (numbers[6].cast_signed(), numbers[7].cast_signed());
        let mut bases = [0; DIMENSIONS + 1];
        bases.copy_from_slice(&numbers[8..8 + DIMENSIONS + 1]);
        bases.is_sorted().then_some(Header {
            documents: numbers[1],
            row_entries: numbers[2],
            spread: numbers[3],
            text_bytes: numbers[4],
            is_newest_first: numbers[5] == 1,
            days: (days.0 <= days.1).then_some(days),
            bases,
        })
    }

    fn slots(&self) -> u32 {
        self.bases[DIMENSIONS]
    }

    /// Whether slots take four bytes instead of two.
    fn is_wide(&self) -> bool {
        self.slots() > 1 << 16
    }

    /// Where the sections stand.
    fn sections(&self) -> Sections {
        let mut end = HEADER_BYTES;
        let mut section = |entries: u32, width: usize| {
            let start = end.next_multiple_of(GRAIN);
            end = start + entries as usize * width;
            start..end
        };
        Sections {
            ids: section(self.documents, 8),
            first_days: section(self.documents, 4),
            last_days: section(self.documents, 4),
            articles: section(self.documents.div_ceil(64), 8),
            row_starts: section(self.documents + 1, 4),
            rows: section(self.row_entries, if self.is_wide() { 4 } else { 2 }),
            column_starts: std::array::from_fn(|_| section(self.documents + 1, 4)),
            columns: section(self.row_entries, if self.is_wide() { 4 } else { 2 }),
            spread: section(self.spread, 4),
            totals: section(self.slots(), 4),
            text_starts: section(self.slots() + 1, 4),
            text: section(self.text_bytes, 1),
        }
    }
}

/// A sum that changes when a bit of the header does (FNV-1a).
fn checksum(numbers: &[u32]) -> u32 {
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
    bytes.fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[derive(Clone, Debug)]
struct Sections {
    ids: Range<usize>,
    first_days: Range<usize>,
    last_days: Range<usize>,
    articles: Range<usize>,
    row_starts: Range<usize>,
    rows: Range<usize>,
    column_starts: [Range<usize>; DIMENSIONS],
    columns: Range<usize>,
    spread: Range<usize>,
    totals: Range<usize>,
    text_starts: Range<usize>,
    text: Range<usize>,
}

/// The table of one segment.
pub(super) struct SegmentTable {
    bytes: OwnedBytes,
    header: Header,
    sections: Sections,
}

impl std::fmt::Debug for SegmentTable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SegmentTable").field("header", &self.header).finish_non_exhaustive()
    }
}

/// A slot in a row, of two bytes or of four.
pub(super) trait Slot: Copy + FromBytes + zerocopy::Immutable + zerocopy::KnownLayout {
    /// Its number.
    fn number(self) -> u32;
}

impl Slot for U16 {
    fn number(self) -> u32 {
        self.get().into()
    }
}

impl Slot for U32 {
    fn number(self) -> u32 {
        self.get()
    }
}

/// The rows of a segment, or those of one dimension alone, for whoever walks over many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'t, S> {
    starts: &'t [U32],
    slots: &'t [S],
}

impl<'t, S: Slot> Rows<'t, S> {
    /// The slots of a document, in order.
    pub(super) fn of(&self, document: DocId) -> &'t [S] {
        let bound = |place: usize| self.starts.get(place).map_or(0, |start| start.get() as usize);
        // A damaged table must not stop the program; `doctor` tells of it.
        self.slots.get(bound(document as usize)..bound(document as usize + 1)).unwrap_or_default()
    }
}

/// Rows of either width.
#[derive(Clone, Copy, Debug)]
pub(super) enum AnyRows<'t> {
    Narrow(Rows<'t, U16>),
    Wide(Rows<'t, U32>),
}

impl SegmentTable {
    /// Opens the table of a segment: the file, or, where it is missing or damaged, one built anew in memory.
    pub(super) fn open(reader: &SegmentReader) -> tantivy::Result<SegmentTable> {
        let file = reader.open_read(SegmentComponent::Custom(ENDING.to_string())).ok();
        let bytes = file.and_then(|file| file.read_bytes().ok());
        if let Some(table) = bytes.and_then(SegmentTable::read)
            && table.header.documents == reader.max_doc()
        {
            return Ok(table);
        }
        let columns = ColumnarReader::open(reader.open_read(SegmentComponent::FastFields)?)?;
        let mut bytes = Vec::new();
        build::build(&columns, reader.max_doc())?.write(&mut bytes)?;
        let rebuilt = SegmentTable::read(OwnedBytes::new(bytes));
        rebuilt.ok_or_else(|| tantivy::TantivyError::InternalError("a table that was just built cannot be read".to_string()))
    }

    fn read(bytes: OwnedBytes) -> Option<SegmentTable> {
        let header = Header::read(&bytes)?;
        let sections = header.sections();
        (sections.text.end == bytes.len()).then_some(SegmentTable { bytes, header, sections })
    }

    fn section<T: FromBytes + zerocopy::Immutable + zerocopy::KnownLayout>(&self, section: &Range<usize>) -> &[T] {
        // Sections lie within the file and hold whole entries, which need no alignment.
        self.bytes.get(section.clone()).and_then(|bytes| <[T]>::ref_from_bytes(bytes).ok()).unwrap_or_default()
    }

    /// How many documents the segment has, removed ones and file records included.
    pub(super) fn documents(&self) -> u32 {
        self.header.documents
    }

    /// How many slots there are.
    pub(super) fn slots(&self) -> u32 {
        self.header.slots()
    }

    /// Whether documents stand in order of their first day, latest first and those without last.
    pub(super) fn is_newest_first(&self) -> bool {
        self.header.is_newest_first
    }

    /// The earliest and the latest day of any date.
    pub(super) fn days(&self) -> Option<(i32, i32)> {
        self.header.days
    }

    /// The bits of the ids of the articles.
    pub(super) fn ids(&self) -> &[U64] {
        self.section(&self.sections.ids)
    }

    /// The first day of each, as `day_number` counts them; [`NO_DAY`] without a date.
    pub(super) fn first_days(&self) -> &[I32] {
        self.section(&self.sections.first_days)
    }

    /// The last day of each.
    pub(super) fn last_days(&self) -> &[I32] {
        self.section(&self.sections.last_days)
    }

    /// The documents with a date of more than one day, in order.
    pub(super) fn spread(&self) -> &[U32] {
        self.section(&self.sections.spread)
    }

    /// The documents that are articles, removed ones included.
    pub(super) fn articles(&self) -> Bits {
        Bits::of_words(self.section::<U64>(&self.sections.articles).iter().map(|word| word.get()), self.documents())
    }

    /// How many documents have each slot, removed ones included.
    pub(super) fn totals(&self) -> &[U32] {
        self.section(&self.sections.totals)
    }

    /// The rows.
    pub(super) fn rows(&self) -> AnyRows<'_> {
        self.rows_in(&self.sections.row_starts, &self.sections.rows)
    }

    /// The slots of one dimension alone.
    pub(super) fn column(&self, dimension: Dimension) -> AnyRows<'_> {
        self.rows_in(&self.sections.column_starts[dimension as usize], &self.sections.columns)
    }

    fn rows_in(&self, starts: &Range<usize>, slots: &Range<usize>) -> AnyRows<'_> {
        let starts = self.section(starts);
        match self.header.is_wide() {
            true => AnyRows::Wide(Rows { starts, slots: self.section(slots) }),
            false => AnyRows::Narrow(Rows { starts, slots: self.section(slots) }),
        }
    }

    /// The slots of a dimension; the last one is "no value", those before it the values in order.
    pub(super) fn slots_of(&self, dimension: Dimension) -> Range<u32> {
        self.header.bases[dimension as usize]..self.header.bases[dimension as usize + 1]
    }

    /// The slots of the values of a dimension.
    pub(super) fn values_of(&self, dimension: Dimension) -> Range<u32> {
        let slots = self.slots_of(dimension);
        slots.start..slots.end.saturating_sub(1).max(slots.start)
    }

    /// The value of a slot; empty for "no value".
    pub(super) fn value(&self, slot: u32) -> &str {
        std::str::from_utf8(self.value_bytes(slot)).unwrap_or_default()
    }

    fn value_bytes(&self, slot: u32) -> &[u8] {
        let starts = self.section::<U32>(&self.sections.text_starts);
        let bound = |slot: usize| starts.get(slot).map_or(0, |start| start.get() as usize);
        let text = self.bytes.get(self.sections.text.clone()).unwrap_or_default();
        text.get(bound(slot as usize)..bound(slot as usize + 1)).unwrap_or_default()
    }

    /// The slot of a value, if some document has it.
    pub(super) fn slot(&self, dimension: Dimension, value: &str) -> Option<u32> {
        let Range { mut start, mut end } = self.values_of(dimension);
        while start < end {
            let middle = start + (end - start) / 2;
            match self.value_bytes(middle).cmp(value.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => start = middle + 1,
                std::cmp::Ordering::Greater => end = middle,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_back_and_a_damaged_one_refused() {
        let header = Header {
            documents: 7,
            row_entries: 30,
            spread: 1,
            text_bytes: 12,
            is_newest_first: true,
            days: Some((-3, 800_000)),
            bases: [0, 3, 5, 6, 8, 9, 10, 12, 14, 15],
        };
        let mut bytes: Vec<u8> = header.numbers().iter().flat_map(|number| number.to_le_bytes()).collect();
        assert_eq!(Header::read(&bytes), Some(header));
        for place in 0..bytes.len() {
            bytes[place] ^= 4;
            assert_eq!(Header::read(&bytes), None, "byte {place}");
            bytes[place] ^= 4;
        }
    }
}
