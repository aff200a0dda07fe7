//! Tells a quotation mark that quotes a cell of several lines from one that was never closed, so that the cell holds other rows of the table.

use memchr::{memchr, memchr3};

use super::super::dates::{DateReading, whole_date};

/// So many lines of a cell are looked at.
const MOST_LINES: usize = 100;

/// What the first mark of a row is that quotes more than one line.
#[derive(Debug, PartialEq)]
pub(super) enum Mark {
    /// It quotes a cell, as far as can be told; there may be none.
    Quote,
    /// It is never closed, or not where a cell ends, and what it quotes are no rows.
    Open,
    /// It is a sign of its cell: the cells of the row then, and where the line ends in which it stands.
    Sign { cells: Vec<Vec<u8>>, end: usize },
}

/// A cell in quotation marks that has several lines, or no end.
#[derive(Debug)]
struct Quoted {
    start: usize,
    /// Behind the mark that closes it, if one does.
    end: Option<usize>,
    /// Whether that mark stands at the end of the cell.
    is_closed_well: bool,
}

/// What the marks of a row are, in a table of so many columns; `cells` is how many cells it has if they are all taken for quotes.
pub(super) fn mark_of(row: &[u8], separator: u8, columns: usize, cells: usize) -> Mark {
    let mut is_open = false;
    for quoted in quoted_cells(row, separator) {
        let line = memchr(b'\n', &row[quoted.start..]).map_or(row.len(), |line| quoted.start + line);
        let next = (line + 1).min(row.len());
        let end = quoted.end.unwrap_or(row.len());
        let end = memchr(b'\n', &row[end..]).map_or(row.len(), |line| end + line).max(next);
        let lines = &row[next..end];
        let is_last_line = quoted.end.is_none() && lines.trim_ascii().is_empty();
        is_open |= !quoted.is_closed_well && (cells != columns || quoted.end.is_none() && !is_last_line);
        let mut found = if quoted.start == 0 { Vec::new() } else { cells_of(&row[..quoted.start - 1], separator) };
        let sign = row[quoted.start..line].strip_suffix(b"\r").unwrap_or(&row[quoted.start..line]);
        found.extend(sign.split(|byte| *byte == separator).map(<[u8]>::to_vec));
        let is_sign =
            if is_last_line { cells != columns } else { holds_rows(lines, separator, &found, quoted.is_closed_well) };
        if found.len() == columns && is_sign {
            return Mark::Sign { cells: found, end: next };
        }
    }
    if is_open { Mark::Open } else { Mark::Quote }
}

/// Whether the further lines of a quoted cell are rows like the one whose first line has these cells. Words between commas come as many to a line now
/// and then, so what days, numbers and addresses stand in the row decides.
fn holds_rows(lines: &[u8], separator: u8, first: &[Vec<u8>], is_closed_well: bool) -> bool {
    const LEAST_ROWS_OF_WORDS: usize = 3;
    let kinds: Vec<Option<Kind>> = first.iter().map(|cell| kind_of(cell)).collect();
    let has_kinds = kinds.iter().any(Option::is_some);
    let is_row = |line: &[u8]| {
        let cells = cells_of(line, separator);
        let is_alike = || cells.iter().zip(&kinds).any(|(cell, kind)| kind.is_some() && kind_of(cell) == *kind);
        cells.len() == first.len() && (!has_kinds || is_alike())
    };
    let lines = lines.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let mut lines = lines.filter(|line| !line.trim_ascii().is_empty()).take(MOST_LINES).peekable();
    let is_told = has_kinds || separator == b'\t';
    if is_closed_well {
        return is_told && lines.peek().is_some() && lines.all(is_row);
    }
    let (mut rows, mut all) = (0, 0);
    for line in lines {
        all += 1;
        rows += usize::from(is_row(line));
    }
    rows > 0 && if is_told { rows * 2 >= all } else { rows == all && rows >= LEAST_ROWS_OF_WORDS }
}

/// The quoted cells of a row that have several lines or no end, as they are read where each mark at the beginning of a cell quotes.
fn quoted_cells(row: &[u8], separator: u8) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut at = 0;
    while at < row.len() {
        if row[at] == b'"' {
            let start = at;
            let end = end_of_quoted(row, start);
            let is_closed_well = end.is_some_and(|end| is_end_of_cell(row, end, separator));
            if end.is_none() || memchr(b'\n', &row[start..end.unwrap_or(row.len())]).is_some() {
                quoted.push(Quoted { start, end, is_closed_well });
            }
            let Some(end) = end else { break };
            at = end;
        }
        match memchr3(separator, b'\n', b'\r', &row[at..]) {
            Some(found) if row[at + found] == separator => at += found + 1,
            _ => break,
        }
    }
    quoted
}

/// The cells of a line, of which those in marks may hold what separates others.
fn cells_of(line: &[u8], separator: u8) -> Vec<Vec<u8>> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let quoted = line.get(at).filter(|byte| **byte == b'"').and_then(|_| end_of_quoted(line, at));
        let from = quoted.unwrap_or(at);
        let end = memchr(separator, &line[from..]).map_or(line.len(), |end| from + end);
        cells.push(match quoted.filter(|quoted| *quoted == end) {
            Some(quoted) => without_doubled(&line[at + 1..quoted - 1]),
            None => line[at..end].to_vec(),
        });
        if end == line.len() {
            return cells;
        }
        at = end + 1;
    }
}

/// The place behind the mark that closes the one at this place. Two of them are one in the text.
fn end_of_quoted(row: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += memchr(b'"', row.get(at..)?)? + 1;
        if row.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

fn is_end_of_cell(row: &[u8], place: usize, separator: u8) -> bool {
    row.get(place).is_none_or(|byte| *byte == separator || matches!(byte, b'\n' | b'\r'))
}

fn without_doubled(cell: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(mark) = memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=mark]);
        rest = rest.get(mark + 2..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}

/// What the cells of a column have in common and the words of a text have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Address,
    Number,
    Day,
}

fn kind_of(cell: &[u8]) -> Option<Kind> {
    const LONGEST_NUMBER: usize = 20;
    const LONGEST_DAY: usize = 40;
    let text = std::str::from_utf8(cell).ok()?.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match () {
        () if text.starts_with("http://") || text.starts_with("https://") => Some(Kind::Address),
        () if is_number && text.len() <= LONGEST_NUMBER => Some(Kind::Number),
        () if text.len() <= LONGEST_DAY && matches!(whole_date(text), DateReading::Found(_)) => Some(Kind::Day),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells if the mark is a sign, and where they end.
    fn said(row: &str, separator: char, columns: usize, cells: usize) -> String {
        match mark_of(row.as_bytes(), u8::try_from(separator).expect("ASCII"), columns, cells) {
            Mark::Quote => "quote".to_string(),
            Mark::Open => "open".to_string(),
            Mark::Sign { cells, end } => {
                let cells: Vec<String> = cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                format!("{} to {end}", cells.join("|"))
            }
        }
    }

    #[test]
    fn marks_that_quote_several_lines() {
        for (row, separator, columns, cells, expected) in [
            // Everyday cells of several lines, with as many commas as a row has.
            ("T,2023-01-02,\"One, two.\nThree, four, five.\"\n", ',', 3, 3, "quote"),
            ("T,2023-01-02,\"One.\n\nIn May, June, and July.\nEnd.\"\n", ',', 3, 3, "quote"),
            ("\"One.\nTwo, three, four.\",2023-01-02,T\n", ',', 3, 3, "quote"),
            ("T\t2023-01-02\t\"One.\nTwo said \"\"no\"\".\n\"\n", '\t', 3, 3, "quote"),
            ("T,2023-01-02,\"One.\nTwo.\",surplus\n", ',', 3, 4, "quote"),
            ("T;\"One.\n2023-01-02;Two;Three\";2023-01-02\n", ';', 3, 3, "quote"),
            // Rows in a cell.
            ("\"Two,2023-01-02,B\nThree,2023-01-03,C\nFour,2023-01-04,D\n", ',', 3, 1, "\"Two|2023-01-02|B to 18"),
            ("Two\t2023-01-02\t\"We go\nThree\t2023-01-03\tC\n", '\t', 3, 3, "Two|2023-01-02|\"We go to 22"),
            ("\"Two,2023-01-02,B\nThree,2023-01-03,\"C, c\"\n", ',', 3, 2, "\"Two|2023-01-02|B to 18"),
            ("\"a \"\"b\"\", c\",2023-01-02,\"B\nd,2023-01-03,C\n", ',', 3, 3, "a \"b\", c|2023-01-02|\"B to 27"),
            // A mark at the end of another row closes it.
            ("Two\tB\t\"We go\nThree\tC\tthey said \"no\"\n", '\t', 3, 3, "Two|B|\"We go to 13"),
            ("Two\tB\t\"We go\nThree\tC\tnot at all\"\n", '\t', 3, 3, "Two|B|\"We go to 13"),
            ("Two,2023-01-02,\"We go\nThree,2023-01-03,not at all\"\n", ',', 3, 3, "Two|2023-01-02|\"We go to 22"),
            // The last line of a table.
            ("\"Four,2023-01-04,D\n", ',', 3, 1, "\"Four|2023-01-04|D to 19"),
            ("Four,2023-01-04,\"D", ',', 3, 3, "quote"),
            // Words alone tell little.
            ("Two,\"We go\nThree, four\n", ',', 2, 2, "open"),
            ("Two,\"We go\nThree,C\nFour,D\nFive,E\n", ',', 2, 2, "Two|\"We go to 11"),
            // What was cut off, and marks within a text that are not doubled.
            ("T,2023-01-02,\"One.\nTwo and more", ',', 3, 3, "open"),
            ("T,2023-01-02,\"One.\nShe said \"no\" to it.\n", ',', 3, 3, "quote"),
            ("T,2023-01-02,\"One.\nShe said \"no\", and went.\n", ',', 3, 4, "open"),
        ] {
            assert_eq!(said(row, separator, columns, cells), expected, "{row}");
        }
    }
}
