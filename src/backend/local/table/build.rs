//! Turns the columns of a segment into the bytes of its table.

use std::io::{self, Write};

use tantivy::columnar::{Column, ColumnarReader, DynamicColumn, StrColumn};

use super::{DIMENSIONS, GRAIN, Header, NO_DAY};
use crate::article::Dimension;
use crate::backend::local::bits::Bits;
use crate::backend::local::fields::column;

/// A table in parts, ready to be written.
#[derive(Debug, Default)]
pub(super) struct Built {
    header: Header,
    ids: Vec<u64>,
    first_days: Vec<i32>,
    last_days: Vec<i32>,
    articles: Vec<u64>,
    row_starts: Vec<u32>,
    rows: Vec<u32>,
    /// For each dimension where the slots of each document begin among those of its column, and these.
    columns: [(Vec<u32>, Vec<u32>); DIMENSIONS],
    spread: Vec<u32>,
    totals: Vec<u32>,
    text_starts: Vec<u32>,
    text: Vec<u8>,
}

/// Reads the columns of a segment of so many documents.
pub(super) fn build(columns: &ColumnarReader, documents: u32) -> io::Result<Built> {
    let ids = unsigned_column(columns, "id")?;
    let (first_days, last_days) = (signed_column(columns, "first_day")?, signed_column(columns, "last_day")?);
    let mut built = Built::default();
    let mut articles = Bits::none(documents);
    for document in 0..documents {
        let id = ids.as_ref().and_then(|ids| ids.first(document));
        if id.is_some() {
            articles.add(document);
        }
        let day = |days: &Option<Column<i64>>| {
            let day = days.as_ref().and_then(|days| days.first(document));
            day.and_then(|day| i32::try_from(day).ok()).unwrap_or(NO_DAY)
        };
        let (first, last) = (day(&first_days), day(&last_days));
        if first != last {
            built.spread.push(document);
        }
        built.ids.push(id.unwrap_or(u64::MAX));
        built.first_days.push(first);
        built.last_days.push(last);
    }
    let values: Vec<Option<StrColumn>> =
        Dimension::ALL.into_iter().map(|dimension| text_column(columns, column(dimension))).collect::<io::Result<_>>()?;
    let mut bases = [0; DIMENSIONS + 1];
    for (place, values) in values.iter().enumerate() {
        bases[place + 1] = bases[place] + values.as_ref().map_or(0, |values| values.num_terms() as u32) + 1;
    }
    built.add_rows(&values, &bases, &articles, documents);
    built.add_texts(&values)?;
    built.articles = articles.into_words();
    let known = || built.first_days.iter().chain(&built.last_days).copied().filter(|day| *day != NO_DAY);
    built.header = Header {
        documents,
        row_entries: entries(built.rows.len())?,
        spread: entries(built.spread.len())?,
        text_bytes: entries(built.text.len())?,
        is_newest_first: built.first_days.is_sorted_by(|earlier, later| earlier >= later),
        days: known().min().zip(known().max()),
        bases,
    };
    Ok(built)
}

impl Built {
    fn add_rows(&mut self, values: &[Option<StrColumn>], bases: &[u32], articles: &Bits, documents: u32) {
        self.totals = vec![0; bases[DIMENSIONS] as usize];
        let mut of_document: Vec<u32> = Vec::new();
        self.row_starts.push(0);
        self.columns.iter_mut().for_each(|(starts, _)| starts.push(0));
        for document in 0..documents {
            if articles.has(document) {
                for (place, values) in values.iter().enumerate() {
                    of_document.clear();
                    if let Some(values) = values {
                        let ordinals = values.ords().values_for_doc(document);
                        of_document.extend(ordinals.map(|ordinal| bases[place] + ordinal as u32));
                    }
                    if of_document.is_empty() {
                        of_document.push(bases[place + 1] - 1);
                    }
                    of_document.sort_unstable();
                    // A value that an article has twice is counted once.
                    of_document.dedup();
                    of_document.iter().for_each(|slot| self.totals[*slot as usize] += 1);
                    self.rows.extend_from_slice(&of_document);
                    self.columns[place].1.extend_from_slice(&of_document);
                }
            }
            self.row_starts.push(self.rows.len() as u32);
            self.columns.iter_mut().for_each(|(starts, slots)| starts.push(slots.len() as u32));
        }
    }

    fn add_texts(&mut self, values: &[Option<StrColumn>]) -> io::Result<()> {
        self.text_starts.push(0);
        for values in values {
            if let Some(values) = values {
                let mut terms = values.dictionary().stream()?;
                while terms.advance() {
                    self.text.extend_from_slice(terms.key());
                    self.text_starts.push(entries(self.text.len())?);
                }
            }
            // "No value" has no text.
            self.text_starts.push(entries(self.text.len())?);
        }
        Ok(())
    }

    /// Writes the table.
    pub(super) fn write(&self, mut out: impl Write) -> io::Result<()> {
        let sections = self.header.sections();
        let narrow = |slots: &[u32]| slots.iter().flat_map(|slot| (*slot as u16).to_le_bytes()).collect::<Vec<u8>>();
        let slots = |slots: &[u32]| if self.header.is_wide() { four(slots) } else { narrow(slots) };
        let mut at = 0;
        let mut put = |start: usize, bytes: Vec<u8>| {
            out.write_all(&[0; GRAIN][..start - at])?;
            at = start + bytes.len();
            out.write_all(&bytes)
        };
        put(0, four(&self.header.numbers()))?;
        put(sections.ids.start, eight(&self.ids))?;
        put(sections.first_days.start, signed(&self.first_days))?;
        put(sections.last_days.start, signed(&self.last_days))?;
        put(sections.articles.start, eight(&self.articles))?;
        put(sections.row_starts.start, four(&self.row_starts))?;
        put(sections.rows.start, slots(&self.rows))?;
        // The columns stand one behind the other.
        let mut before = 0;
        for (section, (starts, slots)) in sections.column_starts.iter().zip(&self.columns) {
            put(section.start, four(&starts.iter().map(|start| start + before).collect::<Vec<u32>>()))?;
            before += slots.len() as u32;
        }
        put(
            sections.columns.start,
            slots(&self.columns.iter().flat_map(|(_, slots)| slots.iter().copied()).collect::<Vec<u32>>()),
        )?;
        put(sections.spread.start, four(&self.spread))?;
        put(sections.totals.start, four(&self.totals))?;
        put(sections.text_starts.start, four(&self.text_starts))?;
        put(sections.text.start, self.text.clone())
    }
}

fn four(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn signed(numbers: &[i32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn eight(numbers: &[u64]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A length as the table keeps it.
fn entries(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(|_| io::Error::other("a segment has more values than a table can hold"))
}

/// A column may be missing, where no document of a segment has a value.
fn open_column(columns: &ColumnarReader, name: &str) -> io::Result<Option<DynamicColumn>> {
    columns.read_columns(name)?.first().map(|handle| handle.open()).transpose()
}

fn unsigned_column(columns: &ColumnarReader, name: &str) -> io::Result<Option<Column<u64>>> {
    Ok(open_column(columns, name)?.and_then(Into::into))
}

fn signed_column(columns: &ColumnarReader, name: &str) -> io::Result<Option<Column<i64>>> {
    Ok(open_column(columns, name)?.and_then(Into::into))
}

fn text_column(columns: &ColumnarReader, name: &str) -> io::Result<Option<StrColumn>> {
    Ok(open_column(columns, name)?.and_then(Into::into))
}

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::super::{AnyRows, SegmentTable, Slot};
    use super::*;

    /// Two articles with the first and the last of so many values of the first dimension.
    fn slots_read_back(values: u32) -> Vec<u32> {
        let mut bases = [values + 1; DIMENSIONS + 1];
        bases[0] = 0;
        let header = Header { documents: 2, row_entries: 2, bases, ..Header::default() };
        let built = Built {
            ids: vec![1, 2],
            first_days: vec![NO_DAY; 2],
            last_days: vec![NO_DAY; 2],
            articles: vec![3],
            row_starts: vec![0, 1, 2],
            rows: vec![0, values],
            columns: std::array::from_fn(|place| match place {
                0 => (vec![0, 1, 2], vec![0, values]),
                _ => (vec![0, 0, 0], Vec::new()),
            }),
            totals: vec![0; values as usize + 1],
            text_starts: vec![0; values as usize + 2],
            header,
            ..Built::default()
        };
        let mut bytes = Vec::new();
        built.write(&mut bytes).expect("bytes");
        let table = SegmentTable::read(OwnedBytes::new(bytes)).expect("a table");
        let numbers = |rows, document| match rows {
            AnyRows::Narrow(rows) => rows.of(document).iter().map(|slot| slot.number()).collect::<Vec<u32>>(),
            AnyRows::Wide(rows) => rows.of(document).iter().map(|slot| slot.number()).collect(),
        };
        let in_rows = [numbers(table.rows(), 0), numbers(table.rows(), 1)].concat();
        let column = table.column(Dimension::ALL[0]);
        assert_eq!([numbers(column, 0), numbers(column, 1)].concat(), in_rows);
        assert_eq!(numbers(table.column(Dimension::ALL[1]), 1), [0; 0]);
        in_rows
    }

    #[test]
    fn slots_are_read_back_whatever_their_number() {
        for values in [1, 65_534, 65_535, 65_536, 200_000] {
            assert_eq!(slots_read_back(values), [0, values]);
        }
    }
}
