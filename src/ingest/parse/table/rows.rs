//! Turns the bytes of a table into its rows, one after the other.
//!
//! A mark that is never closed would make one cell of all that follows. Where it holds rows of the table (`quotes`), it is taken for a sign of its
//! cell, and what follows is read again from the next line on. A row of more cells than there are columns is one whose text was not quoted.

use std::io::{self, BufRead};

use csv::ByteRecord;
use memchr::memchr;

use super::super::record::names_text;
use super::super::{Row, problem};
use super::quotes::{Mark, mark_of};
use crate::schema::Problem;

/// What is to be said of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
}

const OPEN_QUOTE: &str = "unclosed_quote";
const IS_SIGN: Doubt =
    Doubt { code: OPEN_QUOTE, message: "a quotation mark in the row is never closed; it was read as a sign of the text" };
const IS_OPEN: Doubt = Doubt {
    code: OPEN_QUOTE,
    message: "a quotation mark in the row is never closed, or not at the end of its cell; what follows it may belong to other rows",
};
/// What is said of a row that has not as many cells as there are columns.
pub(crate) const UNEVEN_ROW: &str = "uneven_row";
const IS_JOINED: Doubt = Doubt {
    code: UNEVEN_ROW,
    message: "the row has more cells than the header; those behind the last column were joined to its text, which is not quoted",
};
const HAS_MORE: Doubt = Doubt {
    code: UNEVEN_ROW,
    message: "the row has more cells than the header; what is in those behind the last column was not read. Is a text not quoted?",
};
const ROW_TOO_LONG: &str = "a row is longer than --max-file-bytes allows; is a quote never closed?";
/// Once so much was read again, no mark of the table quotes any more.
const MOST_BYTES_READ_AGAIN: u64 = 64 * 1024 * 1024;

/// Whether reading a table ended with a row that is longer than allowed.
pub(crate) fn is_row_too_long(error: &io::Error) -> bool {
    error.to_string().contains(ROW_TOO_LONG)
}

/// The rows of a table that is being read.
pub(crate) struct TableRows {
    table: csv::Reader<Kept>,
    separator: u8,
    /// How many columns the table has; 0 until that is known.
    columns: usize,
    /// Whether the last of them is a text.
    ends_in_text: bool,
    longest_row: u64,
    /// How many lines lie before what the reader at hand began with.
    lines_before: u64,
    /// Whether marks quote.
    has_quotes: bool,
    bytes_read_again: u64,
    row: ByteRecord,
    line: u64,
    doubt: Option<Doubt>,
}

impl TableRows {
    /// The rows behind so many lines, none of them longer than allowed.
    pub(crate) fn of(reader: Box<dyn BufRead + Send>, separator: u8, lines_before: u64, longest_row: u64) -> TableRows {
        TableRows {
            table: csv_of(Kept::over(reader), separator, true),
            separator,
            columns: 0,
            ends_in_text: false,
            longest_row,
            lines_before,
            has_quotes: true,
            bytes_read_again: 0,
            row: ByteRecord::new(),
            line: 0,
            doubt: None,
        }
    }

    /// Says how the columns are called. From then on marks are doubted, and rows of more cells.
    pub(crate) fn set_columns(&mut self, names: &[String]) {
        self.columns = names.len();
        self.ends_in_text = names.last().is_some_and(|name| names_text(name));
    }

    /// The row at hand.
    pub(crate) fn row(&self) -> &ByteRecord {
        &self.row
    }

    /// The row at hand, to be read elsewhere.
    pub(crate) fn as_row(&self) -> Row {
        Row { line: self.line, cells: self.row.iter().map(<[u8]>::to_vec).collect(), doubt: self.doubt }
    }

    /// What is to be said of it besides its own note, where something of it may be lost.
    pub(crate) fn problem(&self, path: &str) -> Option<Problem> {
        let doubt = self.doubt.filter(|doubt| *doubt != IS_JOINED);
        doubt.map(|doubt| problem(path, Some(self.line), doubt.code, doubt.message))
    }

    /// Goes on to the next row; whether there is one.
    pub(crate) fn read_next(&mut self) -> io::Result<bool> {
        let start = self.table.position().byte();
        self.line = self.lines_before + self.table.position().line();
        self.doubt = None;
        let kept = self.table.get_mut();
        kept.wanted_from = start;
        // The reader's own buffer comes on top.
        kept.left = self.longest_row;
        let is_row = match self.table.read_byte_record(&mut self.row) {
            Ok(is_row) => is_row,
            Err(error) => {
                let is_mended = self.table.get_ref().is_too_long && self.mend(start, None);
                return if is_mended { Ok(true) } else { Err(error.into()) };
            }
        };
        let end = self.table.position().byte();
        if is_row && !self.mend(start, Some(end)) {
            self.settle_surplus();
        }
        Ok(is_row)
    }

    /// Joins the cells behind the last column to its text, which separators cut; where it is none, says that they are there.
    fn settle_surplus(&mut self) {
        let Some(last) = self.columns.checked_sub(1) else { return };
        if self.row.iter().skip(self.columns).all(|cell| cell.iter().all(u8::is_ascii_whitespace)) {
            return;
        }
        if !self.ends_in_text {
            self.doubt = self.doubt.or(Some(HAS_MORE));
            return;
        }
        let cells: Vec<&[u8]> = self.row.iter().collect();
        let text = cells[last..].join(&self.separator);
        let row = cells[..last].iter().copied().chain([text.as_slice()]).collect();
        self.row = row;
        self.doubt = self.doubt.or(Some(IS_JOINED));
    }

    /// Passes over all that was not read.
    pub(crate) fn pass_rest(self) -> io::Result<()> {
        io::copy(&mut self.table.into_inner().reader, &mut io::sink()).map(|_| ())
    }

    /// Judges the marks of the row that begins and ends there, or has no end within its limit; whether one of them is a sign, so that the row is
    /// another now.
    fn mend(&mut self, start: u64, end: Option<u64>) -> bool {
        if self.columns < 2 || !self.has_quotes {
            return false;
        }
        let raw = self.table.get_ref().since(start);
        let length = end.map_or(raw.len(), |end| usize::try_from(end - start).unwrap_or(raw.len()).min(raw.len()));
        let blank = raw[..length].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let row = &raw[blank..length];
        // A row that is too long has no number of cells yet.
        let cells = if end.is_some() { self.row.len() } else { self.columns };
        // Nearly all rows are one line.
        let is_one_line = memchr(b'\n', row).is_none_or(|line| line + 1 == row.len());
        if is_one_line && cells == self.columns || memchr(b'"', row).is_none() {
            return false;
        }
        match mark_of(row, self.separator, self.columns, cells) {
            Mark::Quote => false,
            Mark::Open => {
                self.doubt = Some(IS_OPEN);
                false
            }
            Mark::Sign { cells, end } => {
                // A row ends before the second sign of a line end, which is counted with the next.
                let end = blank + end - usize::from(row[..end].ends_with(b"\r\n"));
                let lines = memchr::memchr_iter(b'\n', &raw[..end]).count() as u64;
                self.read_again(start + end as u64, self.line - 1 + lines);
                self.row = ByteRecord::from(cells);
                self.doubt = Some(IS_SIGN);
                true
            }
        }
    }

    /// Begins anew at a place in what was given out, before which lie so many lines.
    fn read_again(&mut self, place: u64, lines_before: u64) {
        let kept = self.table.get_mut();
        let again = kept.since(place).to_vec();
        self.bytes_read_again += again.len() as u64;
        self.has_quotes = self.bytes_read_again <= MOST_BYTES_READ_AGAIN;
        self.lines_before = lines_before;
        let reader = std::mem::replace(&mut kept.reader, Box::new(io::empty()));
        let mut anew = Kept::over(reader);
        anew.again = std::mem::take(&mut kept.again);
        anew.go_back(again);
        self.table = csv_of(anew, self.separator, self.has_quotes);
    }
}

fn csv_of(kept: Kept, separator: u8, has_quotes: bool) -> csv::Reader<Kept> {
    csv::ReaderBuilder::new().delimiter(separator).quoting(has_quotes).flexible(true).has_headers(false).from_reader(kept)
}

/// A reader that keeps the bytes of the row under way, and gives out no more of them than a row may have.
struct Kept {
    reader: Box<dyn BufRead + Send>,
    /// What is given out a second time before that.
    again: io::Cursor<Vec<u8>>,
    bytes: Vec<u8>,
    /// How many bytes lie before those that are kept, and from where on they are wanted.
    kept_from: u64,
    wanted_from: u64,
    left: u64,
    is_too_long: bool,
}

impl Kept {
    fn over(reader: Box<dyn BufRead + Send>) -> Kept {
        let again = io::Cursor::default();
        Kept { reader, again, bytes: Vec::new(), kept_from: 0, wanted_from: 0, left: 0, is_too_long: false }
    }

    /// The bytes from this place on that were given out.
    fn since(&self, place: u64) -> &[u8] {
        let from = usize::try_from(place.saturating_sub(self.kept_from)).unwrap_or(usize::MAX);
        self.bytes.get(from..).unwrap_or_default()
    }

    /// Has the bytes given out again that were given out last.
    fn go_back(&mut self, bytes: Vec<u8>) {
        match self.again.position().checked_sub(bytes.len() as u64) {
            // They were given out a second time already.
            Some(place) => self.again.set_position(place),
            _ => self.again = io::Cursor::new(bytes),
        }
    }
}

impl io::Read for Kept {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let passed = self.bytes.len() - self.since(self.wanted_from).len();
        self.bytes.drain(..passed);
        self.kept_from += passed as u64;
        let read = match self.again.read(buffer)? {
            0 => {
                self.again = io::Cursor::default();
                self.reader.read(buffer)?
            }
            read => read,
        };
        self.bytes.extend_from_slice(&buffer[..read]);
        let Some(left) = self.left.checked_sub(read as u64) else {
            self.is_too_long = true;
            return Err(io::Error::other(ROW_TOO_LONG));
        };
        self.left = left;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row as `line: cell|cell`, with `!` where a mark is a sign, `?` where one is open, `+` where cells were joined.
    fn read(table: &str, longest_row: u64) -> Vec<String> {
        let mut rows = TableRows::of(Box::new(io::Cursor::new(table.to_string())), b',', 0, longest_row);
        let mut shown = Vec::new();
        loop {
            match rows.read_next() {
                Ok(true) => {}
                Ok(false) => return shown,
                Err(error) => {
                    shown.push(error.to_string());
                    return shown;
                }
            }
            rows.set_columns(&["headline", "date", "text"].map(str::to_string));
            let cells: Vec<String> = rows.row().iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            let doubt = match rows.doubt {
                None => "",
                Some(IS_SIGN) => "!",
                Some(IS_JOINED) => "+",
                Some(_) => "?",
            };
            shown.push(format!("{}: {}{doubt}", rows.line, cells.join("|")));
        }
    }

    #[test]
    fn rows_that_a_mark_swallowed_are_read_again() {
        let head = "headline,date,text\nOne,2023-01-01,Oil\n";
        let shown = |rest: &str| read(&format!("{head}{rest}"), 1 << 20)[2..].join(" / ");
        for (rest, expected) in [
            (
                "Two,2023-01-02,\"A\n\nb, c, d\"\nThree,2023-01-03,C\n",
                "3: Two|2023-01-02|A\n\nb, c, d / 6: Three|2023-01-03|C",
            ),
            (
                "\"Two,2023-01-02,B\nThree,2023-01-03,C\nFour,2023-01-04,D\n",
                "3: \"Two|2023-01-02|B! / 4: Three|2023-01-03|C / 5: Four|2023-01-04|D",
            ),
            (
                "Two,2023-01-02,\"B\nThree,2023-01-03,\"C, c\"\nFour,2023-01-04,\"D\nd\"\n",
                "3: Two|2023-01-02|\"B! / 4: Three|2023-01-03|C, c / 5: Four|2023-01-04|D\nd",
            ),
            (
                "\"Two,2023-01-02,B\n\"Three,2023-01-03,C\n\"Four,2023-01-04,D\n",
                "3: \"Two|2023-01-02|B! / 4: \"Three|2023-01-03|C! / 5: \"Four|2023-01-04|D!",
            ),
            ("Two,2023-01-02,\"B\nis cut off", "3: Two|2023-01-02|B\nis cut off?"),
        ] {
            assert_eq!(shown(rest), expected, "{rest}");
        }
        let table = "headline,date,text\r\nOne,2023-01-01,\"Oil\r\noil\"\r\n\"Two,2023-01-02,B\r\nThree,2023-01-03,C\r\nFour,2023-01-04,D\r\n";
        let rows: Vec<String> =
            read(table, 1 << 20)[2..].iter().filter_map(|row| Some(row.split_once(": ")?.1.to_string())).collect();
        assert_eq!(rows, ["\"Two|2023-01-02|B!", "Three|2023-01-03|C", "Four|2023-01-04|D"]);
    }

    #[test]
    fn a_text_that_is_not_quoted_is_whole() {
        let head = "headline,date,text\nOne,2023-01-01,Oil\n";
        for (row, expected) in [
            (
                "Two,2023-01-02,The board, which had met, put it off.",
                "Two|2023-01-02|The board, which had met, put it off.+",
            ),
            ("Two,2023-01-02,\"The board, it said.\",,", "Two|2023-01-02|The board, it said.||"),
            ("Two,2023-01-02", "Two|2023-01-02"),
        ] {
            assert_eq!(read(&format!("{head}{row}\n"), 1 << 20)[2], format!("3: {expected}"), "{row}");
        }
    }

    /// However many rows a mark swallowed, and wherever the blocks of the reader end.
    #[test]
    fn no_row_behind_an_open_mark_is_lost() {
        let row = |number: usize| format!("Row {number},2023-01-02,Words of {number}\n");
        for swallowed in [500, 5000] {
            let rows: String = (0..swallowed).map(row).collect();
            let table = format!("headline,date,text\nOne,2023-01-01,\"Oil\n{rows}");
            for longest_row in [1 << 14, 1 << 30] {
                let shown = read(&table, longest_row);
                assert_eq!(shown.len(), swallowed + 2, "{:?}", shown.last());
                assert_eq!(shown[1], "2: One|2023-01-01|\"Oil!");
                let last = swallowed - 1;
                assert_eq!(shown[swallowed + 1], format!("{}: Row {last}|2023-01-02|Words of {last}", swallowed + 2));
            }
        }
        let long = format!("headline,date,text\nOne,2023-01-01,\"{}\"\n", "word ".repeat(10_000));
        assert!(read(&long, 20_000)[1].contains("--max-file-bytes"));
    }
}
