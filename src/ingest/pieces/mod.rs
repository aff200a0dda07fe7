//! Turns a large file of many records (a mailbox, a list in JSON, a dump in XML) into pieces, each of which reads as a small file of its kind.
//!
//! A piece has some records as they stand in the file, between what stands around all of them: `{"articles": [` and `]}`, the head of a feed and its
//! end. So one reader reads small files and pieces of large ones, and a file takes the room of a few pieces, however large it is. `json`, `mailbox`,
//! `xml`: where records begin and end.

mod json;
mod mailbox;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use chrono::NaiveDate;

use self::json::JsonScanner;
use self::mailbox::MailboxScanner;
use self::xml::XmlScanner;
use crate::article::{Format, RawDocument};
use crate::ingest::parse::{Before, format_of, parse_part};

/// Files from this size on are read in pieces where their format allows it.
pub(crate) const LARGE_BYTES: u64 = 4 * 1024 * 1024;
/// How much of a file is looked at to tell where its records lie.
const HEAD_BYTES: usize = 1024 * 1024;
/// How many bytes of records make a piece.
const PIECE_BYTES: usize = 512 * 1024;
/// How many bytes are read at a time.
const BLOCK_BYTES: usize = 256 * 1024;
/// More lines between two records are not kept.
const MOST_LINES_BETWEEN: u64 = 1000;
/// What may follow the records without a word: the ends of lists, a count, the address of the next page.
const MOST_BYTES_AFTER: u64 = 64 * 1024;

/// What stands around the records of a file.
#[derive(Debug, Default)]
struct Frame {
    before: Vec<u8>,
    after: Vec<u8>,
    /// Whether a comma stands between records.
    is_separated: bool,
}

/// Some records of a file.
#[derive(Debug)]
pub(crate) struct Piece {
    frame: Arc<Frame>,
    bytes: Vec<u8>,
    /// Where in the bytes each record begins, and where the last one ends.
    bounds: Vec<usize>,
    /// How many line ends are in the bytes.
    lines: u64,
    before: Before,
    /// Whether these are all the records of the file.
    is_whole: bool,
}

impl Piece {
    /// Takes a record, before which lie so many records and lines of the file.
    fn push(&mut self, record: &[u8], passed: Before) {
        if self.bounds.is_empty() {
            self.before = passed;
            self.bounds.push(0);
        }
        // What stands between records is left out but for its lines, so that they count as in the file.
        let left_out = passed.lines.saturating_sub(self.before.lines + self.lines).min(MOST_LINES_BETWEEN);
        self.bytes.extend(std::iter::repeat_n(b'\n', left_out as usize));
        self.bytes.extend_from_slice(record);
        self.lines += left_out + count_lines(record);
        if self.frame.is_separated {
            self.bytes.push(b',');
        }
        self.bounds.push(self.bytes.len());
    }

    /// The piece, if it holds anything.
    fn closed(self) -> Option<Piece> {
        (!self.bounds.is_empty()).then_some(self)
    }

    /// The place of its last record among those of the file, from 1.
    pub(crate) fn last_record(&self) -> u64 {
        self.before.records + self.count() as u64
    }

    /// How many bytes it takes.
    pub(crate) fn size(&self) -> u64 {
        (self.frame.before.len() + self.bytes.len() + self.frame.after.len()) as u64
    }

    fn count(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The piece as a document of the format that the name of the file says, and what of the file lies before it; nothing if it is all of it.
    pub(crate) fn document(&self, path: &str, format: Format) -> (RawDocument, Option<Before>) {
        let Frame { before, after, is_separated } = &*self.frame;
        let records = self.bytes.strip_suffix(b",").filter(|_| *is_separated).unwrap_or(&self.bytes);
        let bytes = [before.as_slice(), records, after].concat();
        // Lines count from the beginning of the file, in which the head stands once.
        let lines = self.before.lines.saturating_sub(count_lines(before));
        (RawDocument { path: path.to_string(), format, bytes }, (!self.is_whole).then_some(Before { lines, ..self.before }))
    }

    /// Whether its records are articles, even if something in it is broken. The answers under one article are a list as well.
    fn holds_articles(&self, path: &str, format: Format, today: NaiveDate) -> bool {
        let (document, before) = self.document(path, format);
        let parsed = parse_part(&document, today, before);
        let is_broken = parsed.problems.iter().any(|problem| problem.code == "broken_json");
        let halves =
            || self.halves().is_some_and(|halves| halves.iter().any(|half| half.holds_articles(path, format, today)));
        parsed.articles.iter().any(|(number, _)| *number > 0) || is_broken && halves()
    }

    /// Two pieces of half as many records each; nothing if there is but one.
    pub(crate) fn halves(&self) -> Option<[Piece; 2]> {
        let middle = self.count() / 2;
        let part = |from: usize, to: usize| {
            let bounds = self.bounds.get(from..=to)?;
            let (start, end) = (*bounds.first()?, *bounds.last()?);
            let lines = self.before.lines + count_lines(self.bytes.get(..start)?);
            let bytes = self.bytes.get(start..end)?.to_vec();
            Some(Piece {
                frame: Arc::clone(&self.frame),
                lines: count_lines(&bytes),
                bytes,
                bounds: bounds.iter().map(|bound| bound - start).collect(),
                before: Before { records: self.before.records + from as u64, lines },
                is_whole: false,
            })
        };
        if middle == 0 { None } else { Some([part(0, middle)?, part(middle, self.count())?]) }
    }
}

/// Where a scanner is.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// A record from here to there.
    Record(usize, usize),
    /// It needs more bytes.
    More,
    /// There are no more records.
    End,
}

#[derive(Debug)]
enum Scanner {
    Json(JsonScanner),
    Mailbox(MailboxScanner),
    Xml(XmlScanner),
}

impl Scanner {
    fn step(&mut self, bytes: &[u8], is_end: bool) -> Step {
        match self {
            Scanner::Json(scanner) => scanner.step(bytes, is_end),
            Scanner::Mailbox(scanner) => scanner.step(bytes, is_end),
            Scanner::Xml(scanner) => scanner.step(bytes, is_end),
        }
    }

    fn at(&mut self) -> &mut At {
        match self {
            Scanner::Json(scanner) => &mut scanner.at,
            Scanner::Mailbox(scanner) => &mut scanner.at,
            Scanner::Xml(scanner) => &mut scanner.at,
        }
    }
}

/// How far a scanner is in the bytes at hand.
#[derive(Clone, Copy, Debug, Default)]
struct At {
    /// Up to where the bytes are known.
    place: usize,
    /// Where the record begins that is not at its end.
    start: Option<usize>,
}

/// The pieces of a file that is being read.
pub(crate) struct Pieces {
    reader: Box<dyn BufRead + Send>,
    buffer: Vec<u8>,
    is_at_end: bool,
    scanner: Scanner,
    frame: Arc<Frame>,
    longest_record: usize,
    /// How many records came so far, and how many lines lie before `counted`.
    passed: Before,
    /// A place in the buffer.
    counted: usize,
    /// Whether the first bytes of the record under way were let go, as it is too long.
    is_too_long: bool,
    is_over: bool,
    found: VecDeque<Found>,
}

/// What reading on has brought.
#[derive(Debug)]
pub(crate) enum Found {
    Piece(Piece),
    /// The record with this number has more bytes than allowed.
    TooLong(u64),
    /// So many bytes follow the records, which were not read.
    Rest(u64),
    /// The file ends within its list of records.
    Cut,
}

impl Pieces {
    /// The pieces of a file, if its first bytes say where its records lie; `format` is that of its name.
    pub(crate) fn of(
        mut reader: Box<dyn BufRead + Send>,
        format: Format,
        path: &str,
        longest_record: usize,
        today: NaiveDate,
    ) -> io::Result<Option<Pieces>> {
        if !may_have_pieces(format) {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(HEAD_BYTES + BLOCK_BYTES);
        if reader.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut bytes)? < HEAD_BYTES {
            // So little is no large file, however it was packed.
            return Ok(None);
        }
        let head = RawDocument { path: path.to_string(), format, bytes };
        let found = match format_of(&head) {
            Format::Json => json::frame_of(&head.bytes).map(|frame| (frame, Scanner::Json(JsonScanner::default()))),
            Format::Xml => xml::frame_of(&head.bytes).map(|(frame, scanner)| (frame, Scanner::Xml(scanner))),
            Format::Mailbox => Some((Frame::default(), Scanner::Mailbox(MailboxScanner::default()))),
            _ => None,
        };
        let Some((frame, scanner)) = found else { return Ok(None) };
        let mut pieces = Pieces::behind(frame, scanner, head.bytes, reader, longest_record);
        // That a list has items does not say that these are articles; what is in messages is one.
        if !matches!(pieces.scanner, Scanner::Mailbox(_)) {
            pieces.gather(false)?;
            let pieces_at_hand =
                pieces.found.iter().filter_map(|found| if let Found::Piece(piece) = found { Some(piece) } else { None });
            if !pieces_at_hand.into_iter().any(|piece| piece.holds_articles(path, format, today)) {
                return Ok(None);
            }
        }
        Ok(Some(pieces))
    }

    /// The pieces of a text in JSON that cannot be read as a whole, however small it is, if a list of objects is in it.
    pub(crate) fn of_broken_list(bytes: Vec<u8>) -> Option<Pieces> {
        let frame = json::first_frame_of(&bytes)?;
        Some(Pieces::behind(frame, Scanner::Json(JsonScanner::default()), bytes, Box::new(io::empty()), usize::MAX))
    }

    fn behind(
        frame: Frame,
        scanner: Scanner,
        buffer: Vec<u8>,
        reader: Box<dyn BufRead + Send>,
        longest_record: usize,
    ) -> Pieces {
        let counted = frame.before.len();
        let passed = Before { records: 0, lines: count_lines(&frame.before) };
        let mut pieces = Pieces {
            reader,
            buffer,
            is_at_end: false,
            scanner,
            frame: Arc::new(frame),
            longest_record,
            passed,
            counted,
            is_too_long: false,
            is_over: false,
            found: VecDeque::new(),
        };
        pieces.scanner.at().place = counted;
        pieces
    }

    /// The next piece, or what else there is to say; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Found>> {
        if self.found.is_empty() && !self.is_over {
            self.gather(true)?;
        }
        Ok(self.found.pop_front())
    }

    /// Collects the records of the next piece: enough of them, or those at hand if no more is to be read.
    fn gather(&mut self, reads_on: bool) -> io::Result<()> {
        let mut piece = Piece {
            frame: Arc::clone(&self.frame),
            bytes: Vec::new(),
            bounds: Vec::new(),
            lines: 0,
            before: self.passed,
            is_whole: false,
        };
        // Of the first record it has to be known whether it is alone.
        while piece.bytes.len() < PIECE_BYTES || self.passed.records < 2 {
            match self.scanner.step(&self.buffer, self.is_at_end) {
                Step::Record(start, end) => {
                    if std::mem::take(&mut self.is_too_long) || end - start > self.longest_record {
                        self.passed.records += 1;
                        let too_long = Found::TooLong(self.passed.records);
                        self.found.extend(piece.closed().map(Found::Piece));
                        self.found.push_back(too_long);
                        return Ok(());
                    }
                    self.passed.lines += count_lines(&self.buffer[self.counted..start]);
                    self.counted = start;
                    piece.push(&self.buffer[start..end], self.passed);
                    self.passed.records += 1;
                }
                Step::More if reads_on => self.read_on()?,
                Step::More => break,
                Step::End => {
                    self.is_over = true;
                    piece.is_whole = self.passed.records == 1;
                    break;
                }
            }
        }
        self.found.extend(piece.closed().map(Found::Piece));
        if self.is_over {
            self.read_rest()?;
        }
        Ok(())
    }

    /// Lets go of what was read and reads the next block.
    fn read_on(&mut self) -> io::Result<()> {
        let At { place, start } = *self.scanner.at();
        let mut keep_from = start.unwrap_or(place);
        if self.buffer.len() - keep_from > self.longest_record {
            // Only its end is looked for any more.
            keep_from = place;
            self.is_too_long = true;
        }
        if self.counted < keep_from {
            self.passed.lines += count_lines(&self.buffer[self.counted..keep_from]);
            self.counted = keep_from;
        }
        self.buffer.drain(..keep_from);
        self.counted -= keep_from;
        *self.scanner.at() = At { place: place - keep_from, start: start.map(|start| start.saturating_sub(keep_from)) };
        let read = self.reader.by_ref().take(BLOCK_BYTES as u64).read_to_end(&mut self.buffer)?;
        self.is_at_end = read == 0;
        Ok(())
    }

    /// Reads the file to its end, for its hash, and tells how much lies behind the records.
    fn read_rest(&mut self) -> io::Result<()> {
        let place = self.scanner.at().place.min(self.buffer.len());
        let rest = (self.buffer.len() - place) as u64 + io::copy(&mut self.reader, &mut io::sink())?;
        if rest > MOST_BYTES_AFTER {
            self.found.push_back(Found::Rest(rest));
        }
        if matches!(&self.scanner, Scanner::Json(scanner) if !scanner.is_closed) {
            self.found.push_back(Found::Cut);
        }
        Ok(())
    }
}

/// Whether a file of this format, by its name, may be read in pieces if it is large.
pub(crate) fn may_have_pieces(format: Format) -> bool {
    matches!(format, Format::Json | Format::Xml | Format::Mailbox | Format::Text)
}

fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
