//! Turns the beginning of a table into its layout: charset, separator, the row of column names, or what the columns hold where
//! there is no such row. `rows`: the rows below it.

mod quotes;
mod rows;

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{Decoder, Encoding};

pub(crate) use self::rows::{Doubt, TableRows, UNEVEN_ROW, is_row_too_long};
use super::dates::{DateReading, whole_date};
use super::record::{names_field, names_text};
use super::scan::holds_any;
use crate::article::Note;

/// How the columns of a table are called, and what is to be said of every row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Columns {
    pub(crate) names: Vec<String>,
    pub(crate) notes: Vec<Note>,
}

/// Where the rows of a table begin.
#[derive(Debug, PartialEq)]
pub(crate) struct Layout {
    pub(crate) separator: u8,
    /// What stands before the first row.
    pub(crate) skipped_bytes: usize,
    pub(crate) skipped_lines: u64,
    /// Whether there are words in it.
    pub(crate) skipped_words: bool,
}

/// Whether a text is a table: its first line names columns and nothing else, and the next has as many cells.
pub(crate) fn is_table(text: &str) -> bool {
    const LONGEST_NAME: usize = 40;
    const LEAST_COLUMNS: usize = 3;
    let mut lines = text.trim_start_matches('\u{FEFF}').lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    // Most lines have nothing that may stand between columns.
    if !holds_any(first, [b',', b';', b'\t', b'|']) {
        return false;
    }
    let separator = char::from(separator_of(first.as_bytes()));
    let cells: Vec<&str> = first.split(separator).map(|cell| cell.trim().trim_matches('"')).collect();
    let is_name = |cell: &&str| !cell.is_empty() && cell.chars().count() <= LONGEST_NAME && !cell.ends_with('.');
    // What costs least is asked first: nearly every text is none.
    if cells.len() < LEAST_COLUMNS || second.matches(separator).count() + 1 < cells.len() || !cells.iter().all(is_name) {
        return false;
    }
    let known = cells.iter().filter(|cell| names_field(cell)).count();
    known >= LEAST_COLUMNS && known * 2 >= cells.len() && cells.iter().any(|cell| names_text(cell))
}

/// How many lines may stand before the row of names.
const MOST_LINES_BEFORE: usize = 20;

/// Finds the separator and the first row. Programs write comments, titles and `sep=;` before it.
pub(crate) fn layout_of(head: &[u8]) -> Layout {
    let mut lines: Vec<(usize, &[u8])> = Vec::new();
    let mut at = 0;
    for line in head.split_inclusive(|byte| *byte == b'\n').take(MOST_LINES_BEFORE) {
        lines.push((at, line));
        at += line.len();
    }
    let text_of = |line: &[u8]| String::from_utf8_lossy(line).trim().trim_start_matches('\u{FEFF}').to_string();
    let is_remark = |text: &str| {
        text.is_empty() || text.starts_with('#') || text.starts_with("//") || text.to_lowercase().starts_with("sep=")
    };
    let given = lines.first().map(|(_, line)| text_of(line)).filter(|text| text.to_lowercase().starts_with("sep="));
    let given = given.and_then(|text| text.as_bytes().get(4).copied());
    let first = lines.iter().position(|(_, line)| !is_remark(&text_of(line))).unwrap_or_default();
    let names_columns = |line: &[u8]| {
        let text = text_of(line);
        let separator = given.unwrap_or_else(|| separator_of(line));
        let cells = text.split(char::from(separator)).map(|cell| cell.trim().trim_matches('"').trim());
        cells.filter(|cell| names_field(cell)).count() >= 2
    };
    let row = lines.iter().skip(first).position(|(_, line)| names_columns(line)).map_or(first, |place| first + place);
    let (skipped_bytes, line) = lines.get(row).copied().unwrap_or_default();
    let skipped_words = lines[..row].iter().any(|(_, line)| {
        let text = text_of(line);
        !text.is_empty() && !text.to_lowercase().starts_with("sep=")
    });
    let separator = given.unwrap_or_else(|| separator_of(line));
    Layout { separator, skipped_bytes, skipped_lines: row as u64, skipped_words }
}

/// The separator of a table, judged by its first line: the candidate that occurs most outside quotes.
pub(crate) fn separator_of(first_bytes: &[u8]) -> u8 {
    let line = first_bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in line {
        if *byte == b'"' {
            is_quoted = !is_quoted;
        } else if !is_quoted && let Some(count) = counts.iter_mut().find(|(separator, _)| separator == byte) {
            count.1 += 1;
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

/// Whether nothing stands in a row.
pub(crate) fn is_blank(row: &csv::ByteRecord) -> bool {
    row.as_slice().iter().all(u8::is_ascii_whitespace)
}

/// The names of the columns by the first row; and whether that row is one of data, so that the columns are named by what it holds.
pub(crate) fn columns_of(first_row: &csv::ByteRecord) -> (Columns, bool) {
    let cells: Vec<String> = first_row
        .iter()
        .map(|cell| String::from_utf8_lossy(cell).trim().trim_start_matches('\u{FEFF}').to_string())
        .collect();
    let is_date = |cell: &str| cell.len() <= 40 && matches!(whole_date(cell), DateReading::Found(_));
    let is_data = |cell: &String| cell.starts_with("http") || is_date(cell) || cell.chars().count() > 80;
    if cells.iter().any(|cell| names_field(cell)) || !cells.iter().any(is_data) {
        return (Columns { names: cells, notes: Vec::new() }, false);
    }
    let mut names: Vec<String> = (1..=cells.len()).map(|number| format!("column {number}")).collect();
    let mut name = |place: Option<usize>, called: &str| {
        if let Some(place) = place {
            names[place] = called.to_string();
        }
        place
    };
    let address = name(cells.iter().position(|cell| cell.starts_with("http")), "url");
    let date = name(cells.iter().position(|cell| is_date(cell)), "date");
    let mut texts: Vec<usize> = (0..cells.len()).filter(|place| Some(*place) != address && Some(*place) != date).collect();
    texts.retain(|place| cells[*place].split_whitespace().count() >= 3);
    texts.sort_by_key(|place| std::cmp::Reverse(cells[*place].len()));
    // One short text is a headline.
    let is_only_short = texts.len() == 1 && cells[texts[0]].chars().count() < 200;
    let mut texts = texts.into_iter();
    if !is_only_short {
        name(texts.next(), "text");
    }
    name(texts.next(), "title");
    let message = "the table has no row of column names; its columns were named by what the first row holds";
    (Columns { names, notes: vec![Note::new("no_header_row", message)] }, true)
}

/// A reader that gives UTF-8, whatever the bytes are in; the charset, if it was guessed. `guesses` says whether bytes without a
/// mark may be judged: a table is in one charset, lines of JSON may differ.
pub(crate) fn transcoded(
    mut reader: Box<dyn BufRead + Send>,
    guesses: bool,
) -> io::Result<(Box<dyn BufRead + Send>, Option<&'static str>)> {
    const BUFFER: usize = 256 * 1024;
    let head = reader.fill_buf()?;
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding).filter(|encoding| *encoding != encoding_rs::UTF_8);
    let is_broken = std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some());
    let guessed = (guesses && marked.is_none() && is_broken && !head.contains(&0)).then(|| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(head, false);
        detector.guess(None, chardetng::Utf8Detection::Deny)
    });
    let Some(encoding) = marked.or(guessed) else { return Ok((reader, None)) };
    let decoder = encoding.new_decoder_with_bom_removal();
    let decoded = Decoded { reader, decoder, is_done: false };
    Ok((Box::new(BufReader::with_capacity(BUFFER, decoded)), guessed.map(Encoding::name)))
}

struct Decoded {
    reader: Box<dyn BufRead + Send>,
    decoder: Decoder,
    is_done: bool,
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.is_done {
            let input = self.reader.fill_buf()?;
            let is_last = input.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(input, buffer, is_last);
            self.reader.consume(read);
            self.is_done = is_last && result == encoding_rs::CoderResult::InputEmpty;
            let is_full = result == encoding_rs::CoderResult::OutputFull;
            if written > 0 || is_full {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_by_the_first_line() {
        assert_eq!(separator_of(b"title;date;\"a,b,c,d\"\n1,2,3,4,5"), b';');
        assert_eq!(separator_of(b"title,date"), b',');
        assert_eq!(separator_of(b"title\tdate"), b'\t');
        assert_eq!(separator_of(b"title"), b',');
    }

    #[test]
    fn tables_in_texts() {
        for (text, expected) in [
            ("headline\tpub_date\tauthor\tbody\nPier closed\t2024-05-01\tJane Doe\tOne.\n", true),
            ("Title;Date;Text\na;b;c\n", true),
            ("Title, date and author are missing\n\nOne, two, three.\n", false),
            ("Title\tDate\nPier\t2024\n", false),
            ("Title: a | Date: b | Author: c\n\nOne | two | three\n", false),
        ] {
            assert_eq!(is_table(text), expected, "{text}");
        }
    }

    #[test]
    fn layouts() {
        for (head, expected) in [
            ("title,date,text\na,b,c\n", (b',', 0, 0, false)),
            ("# exported by X\n\ntitle;date;text\n", (b';', 17, 2, true)),
            ("sep=|\ntitle|date\n", (b'|', 6, 1, false)),
            ("Export of 3 articles, May 2021\nHeadline\tDate\tText\n", (b'\t', 31, 1, true)),
            ("some words,2021-01-01\n", (b',', 0, 0, false)),
        ] {
            let (separator, skipped_bytes, skipped_lines, skipped_words) = expected;
            assert_eq!(
                layout_of(head.as_bytes()),
                Layout { separator, skipped_bytes, skipped_lines, skipped_words },
                "{head}"
            );
        }
    }
}
