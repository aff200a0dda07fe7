//! Turns a workbook (Excel, OpenDocument) into articles, one a row of its sheets.

use std::io::Cursor;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use chrono::{NaiveDate, NaiveTime};

use super::rows::parse_rows;
use crate::ingest::parse::table::columns_of;
use crate::ingest::parse::{Parsed, Row, problem};

/// So many rows above the names of the columns are a heading of the sheet at most.
const MOST_ROWS_ABOVE: usize = 20;

/// Reads the rows of all sheets. Rows are numbered through, sheet after sheet.
pub(in crate::ingest::parse) fn parse_spreadsheet(bytes: &[u8], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let mut workbook = match open_workbook_auto_from_rs(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(error) => {
            parsed.problems.push(problem(path, None, "broken_document", format!("the workbook cannot be read: {error}")));
            return parsed;
        }
    };
    let mut passed = 0;
    for name in workbook.sheet_names() {
        let sheet = match workbook.worksheet_range(&name) {
            Ok(sheet) => sheet,
            Err(error) => {
                let message = format!("the sheet \"{name}\" cannot be read: {error}");
                parsed.problems.push(problem(path, None, "broken_document", message));
                continue;
            }
        };
        let first = passed + sheet.start().map_or(0, |(row, _)| u64::from(row)) + 1;
        let rows: Vec<Row> = (first..).zip(sheet.rows()).map(|(line, cells)| row_of(line, cells)).collect();
        passed = rows.last().map_or(passed, |row| row.line);
        let read = parse_sheet(rows, path, today);
        parsed.articles.extend(read.articles);
        parsed.problems.extend(read.problems);
    }
    if parsed.articles.is_empty() && parsed.problems.is_empty() {
        parsed.problems.push(problem(path, None, "empty_file", "the workbook holds no rows"));
    }
    parsed
}

fn parse_sheet(rows: Vec<Row>, path: &str, today: NaiveDate) -> Parsed {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let widest = rows.iter().take(MOST_ROWS_ABOVE).map(filled).max().unwrap_or_default();
    // A title of the sheet and the day of the export stand above the names of the columns.
    let Some(top) = rows.iter().position(|row| filled(row) > 0 && filled(row) * 2 > widest) else {
        return Parsed::default();
    };
    let names = csv::ByteRecord::from(rows[top].cells.clone());
    let (columns, is_data) = columns_of(&names);
    let rows: Vec<Row> = rows.into_iter().skip(top + usize::from(!is_data)).filter(|row| filled(row) > 0).collect();
    if rows.is_empty() { Parsed::default() } else { parse_rows(&columns, &rows, path, today) }
}

fn row_of(line: u64, cells: &[Data]) -> Row {
    Row { line, cells: cells.iter().map(|cell| text_of(cell).into_bytes()).collect(), doubt: None }
}

/// A cell as its reader sees it, as far as its kind tells.
fn text_of(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(moment) if moment.is_datetime() => match moment.as_datetime() {
            Some(moment) if moment.time() == NaiveTime::MIN => moment.date().to_string(),
            Some(moment) => moment.format("%Y-%m-%dT%H:%M:%S").to_string(),
            None => cell.to_string(),
        },
        // What a spreadsheet writes of a text that begins with a number.
        other => other.to_string().trim().to_string(),
    }
}
