//! Turns the rows of a table into articles.

use std::io::BufRead as _;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Around, read_object};
use crate::article::Note;
use crate::ingest::parse::builder::Orders;
use crate::ingest::parse::charset::decode;
use crate::ingest::parse::dates::{Order, order_shown};
use crate::ingest::parse::record::names_text;
use crate::ingest::parse::table::{Columns, TableRows, UNEVEN_ROW, columns_of, is_blank, layout_of, transcoded};
use crate::ingest::parse::{Parsed, READING_STOPPED, Row, problem};
use crate::schema::Problem;

/// Reads a table that is at hand as a whole.
pub(in crate::ingest::parse) fn parse_table(bytes: Vec<u8>, path: &str, today: NaiveDate) -> Parsed {
    let unreadable = |error: String| Parsed {
        problems: vec![problem(path, None, "unreadable_file", format!("{READING_STOPPED}: {error}"))],
        ..Parsed::default()
    };
    let (mut reader, guessed) = match transcoded(Box::new(std::io::Cursor::new(bytes)), true) {
        Ok(reader) => reader,
        Err(error) => return unreadable(error.to_string()),
    };
    let layout = match reader.fill_buf() {
        Ok(head) => layout_of(head),
        Err(error) => return unreadable(error.to_string()),
    };
    reader.consume(layout.skipped_bytes);
    let mut table = TableRows::of(reader, layout.separator, layout.skipped_lines, u64::MAX);
    let (mut rows, mut problems): (Vec<Row>, Vec<Problem>) = (Vec::new(), Vec::new());
    let mut columns: Option<Columns> = None;
    loop {
        match table.read_next() {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return unreadable(error.to_string()),
        }
        let mut is_data = true;
        if columns.is_none() {
            let mut found = columns_of(table.row());
            found.0.notes.extend(
                guessed
                    .map(|charset| Note::new("charset_guessed", format!("the charset is not declared; read as {charset}"))),
            );
            is_data = found.1;
            table.set_columns(&found.0.names);
            columns = Some(found.0);
        }
        problems.extend(table.problem(path));
        if is_data && !is_blank(table.row()) {
            rows.push(table.as_row());
        }
    }
    let mut parsed = parse_rows(&columns.unwrap_or_default(), &rows, path, today);
    parsed.problems.extend(problems);
    parsed
}

/// How a table writes the numbers of its dates, by those of any column that can be read in one order only. Where they contradict
/// each other, ten to one decide.
fn orders_of(rows: &[Row]) -> Orders {
    const LONGEST_BYTES: usize = 40;
    const TIMES: usize = 10;
    let decided = |marks: &[u8]| {
        let may_show = |cell: &&Vec<u8>| {
            cell.len() <= LONGEST_BYTES && cell.iter().filter(|byte| marks.contains(byte)).take(2).count() == 2
        };
        let cells = rows.iter().flat_map(|row| &row.cells).filter(may_show);
        let shown = cells.filter_map(|cell| order_shown(std::str::from_utf8(cell).ok()?.trim()));
        let (day_first, month_first): (Vec<Order>, Vec<Order>) = shown.partition(|order| *order == Order::DayFirst);
        match (day_first.len(), month_first.len()) {
            (day_first, month_first) if day_first > TIMES * month_first => Some(Order::DayFirst),
            (day_first, month_first) if month_first > TIMES * day_first => Some(Order::MonthFirst),
            _ => None,
        }
    };
    Orders { between_points: decided(b"."), between_others: decided(b"/-") }
}

/// Adds a cell to a record. Of several columns of one name the first that is filled counts; what else they hold is kept.
fn add_cell(record: &mut Map<String, Value>, column: &str, text: String, notes: &mut Vec<Note>) {
    let Some(known) = record.get_mut(column) else {
        record.insert(column.to_string(), Value::String(text));
        return;
    };
    let is_filled = known.as_str().is_some_and(|known| !known.trim().is_empty());
    if text.trim().is_empty() || is_filled && known.as_str().map(str::trim) == Some(text.trim()) {
        return;
    }
    if !is_filled {
        *known = Value::String(text);
        return;
    }
    let free = (2..).map(|times| format!("{column} ({times})")).find(|key| !record.contains_key(key));
    let key = free.unwrap_or_default();
    if !column.is_empty() {
        let message =
            format!("the column \"{column}\" stands there more than once; what else it holds is kept as \"{key}\"");
        notes.push(Note::new("repeated_column", message));
    }
    record.insert(key, Value::String(text));
}

/// Reads rows of a table, one article a row. Cells that are not UTF-8 are decoded by a guess over the row.
pub(crate) fn parse_rows(columns: &Columns, rows: &[Row], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let orders = orders_of(rows);
    for Row { line: number, cells, doubt } in rows {
        let mut notes = columns.notes.clone();
        let joined = cells.join(&b'\n');
        let needs_guess = std::str::from_utf8(&joined).is_err();
        let cell_text = |cell: &Vec<u8>, notes: &mut Vec<Note>| -> String {
            if !needs_guess {
                return String::from_utf8_lossy(cell).into_owned();
            }
            let (text, guessed) = decode(cell, Some("windows-1252")).unwrap_or_default();
            notes.extend(guessed);
            text.into_owned()
        };
        let mut record = Map::new();
        for (column, cell) in columns.names.iter().zip(cells) {
            let text = cell_text(cell, &mut notes);
            add_cell(&mut record, column, text, &mut notes);
        }
        if needs_guess {
            notes.push(Note::new("charset_guessed", "the row is not UTF-8; read as windows-1252"));
        }
        if cells.len() != columns.names.len() {
            let message = format!("the row has {} cells, the header {}", cells.len(), columns.names.len());
            notes.push(Note::new(UNEVEN_ROW, message));
        }
        if !notes.iter().any(|note| Some(note.code.as_str()) == doubt.map(|doubt| doubt.code)) {
            notes.extend(doubt.map(|doubt| Note::new(doubt.code, doubt.message)));
        }
        let around = Around { notes: &notes, path, today, orders, records_before: 0 };
        read_object(record, &format!("row {number}"), *number, &around, &mut parsed);
    }
    // A table of words or of figures is one thing that was passed over, however many rows it has.
    let has_texts = columns.names.iter().any(|name| names_text(name));
    if !has_texts && parsed.articles.is_empty() && parsed.problems.len() > 1 {
        let rows = parsed.problems.len();
        let message =
            format!("none of {rows} rows has a headline or a text, and no column is called so: another kind of table");
        parsed.problems.truncate(1);
        if let Some(problem) = parsed.problems.first_mut() {
            problem.message = message;
        }
    }
    parsed
}
