//! Turns files that hold many records (JSON lines, tables, large mailboxes, lists and dumps) into parts for the readers.

use std::io::{self, Seek as _};
use std::sync::{Arc, PoisonError};

use super::reader::Work;
use super::{Account, MOST_BYTES_OF_AN_ITEM, Parts, Pipeline};
use crate::article::Format;
use crate::article::Note;
use crate::error::Error;
use crate::ingest::own;
use crate::ingest::parse::{
    Entries, READING_STOPPED, Row, TableRows, columns_of, is_blank, is_row_too_long, layout_of, problem, transcoded,
};
use crate::ingest::pieces::{Found, Pieces};
use crate::ingest::read::{Kind, LineChunks, Opened, unpacked};
use crate::schema::{FileKey, FileOutcome};

/// How many bytes of lines or rows a reader gets at a time.
const CHUNK_BYTES: usize = 512 * 1024;

/// The outer result is a failure of the run, the inner one of reading this file.
type Read = Result<io::Result<()>, Error>;

impl Pipeline<'_> {
    /// Has a file read in parts.
    pub(super) fn stream(
        &mut self,
        file: usize,
        account: Account,
        opened: Opened,
        kind: Kind,
        stamp_is_known: bool,
    ) -> Result<(), Error> {
        let key = account.key.clone();
        let parts = Parts::of(opened.stamp);
        let tee = Tee { file: opened.file, hasher: Arc::clone(&parts.hasher) };
        let after = self.begin(file, account, parts, stamp_is_known)?;
        let reader = unpacked(tee, kind.is_gzip);
        let read = match (transcoded(reader, kind.format == Format::Csv), kind.format) {
            (Ok((reader, guessed)), Format::Csv) => self.stream_rows(file, &key, reader, after, guessed),
            (Ok((reader, _)), _) => self.stream_lines(file, &key, reader, after),
            (Err(error), _) => Ok(Err(error)),
        };
        self.end(file, &key, read?)
    }

    /// Has a large file read in pieces.
    pub(super) fn stream_pieces(
        &mut self,
        file: usize,
        account: Account,
        parts: Parts,
        mut pieces: Pieces,
        kind: Kind,
        stamp_is_known: bool,
    ) -> Result<(), Error> {
        let key = account.key.clone();
        let after = self.begin(file, account, parts, stamp_is_known)?;
        let read = loop {
            if self.is_stopped() {
                break Ok(());
            }
            match pieces.next() {
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
                Ok(Some(Found::Piece(piece))) => {
                    let part = self.begin_part(file, piece.last_record());
                    let cost = piece.size();
                    self.submit(Work::Piece { file, part, key: key.clone(), format: kind.format, piece, after }, cost)?;
                }
                Ok(Some(Found::TooLong(record))) => {
                    let most = self.options.max_file_bytes;
                    let message =
                        format!("record {record} has more than {most} bytes; the limit is set by --max-file-bytes");
                    self.part_problem(file, problem(&key.path, None, "record_too_large", message));
                }
                Ok(Some(Found::Rest(bytes))) => {
                    let message = format!("{bytes} bytes behind the list of records were not read");
                    self.part_problem(file, problem(&key.path, None, "rest_not_read", message));
                }
                Ok(Some(Found::Cut)) => {
                    let message = "the file ends within its list of records";
                    self.part_problem(file, problem(&key.path, None, "broken_json", message));
                }
            }
        };
        self.end(file, &key, read)
    }

    /// Has the files of an archive read.
    pub(super) fn stream_archive(
        &mut self,
        file: usize,
        account: Account,
        opened: Opened,
        kind: Kind,
        stamp_is_known: bool,
    ) -> Result<(), Error> {
        /// So many small files go to a reader at a time.
        const MOST_ENTRIES: usize = 64;
        let (key, size, most) = (account.key.clone(), opened.stamp.size, self.options.max_file_bytes);
        let parts = Parts::of(opened.stamp);
        let hasher = Arc::clone(&parts.hasher);
        let after = self.begin(file, account, parts, stamp_is_known)?;
        // The list of files stands at the end of a zip archive, so that it is not hashed as it is read.
        let mut bytes = opened.file;
        let hashed = hasher.lock().unwrap_or_else(PoisonError::into_inner).update_reader(&mut bytes).map(drop);
        if let Err(error) = hashed.and_then(|()| bytes.rewind()) {
            return self.end(file, &key, Err(error));
        }
        let entries = match kind.format {
            Format::Tar | Format::Warc => {
                Ok(Entries::in_order(unpacked(bytes, kind.is_gzip), kind.format, &key.path, size, most))
            }
            _ => Entries::of_zip(io::BufReader::new(bytes), &key.path, size, most),
        };
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(problem) => {
                self.part_problem(file, problem);
                return self.end(file, &key, Ok(()));
            }
        };
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        loop {
            let found = if self.is_stopped() { None } else { entries.next() };
            let is_over = found.is_none();
            match found {
                Some(Err(problem)) => self.part_problem(file, problem),
                Some(Ok(entry)) if entries.number() > after => {
                    // However small an archive is, what it holds may be a giant.
                    bytes += if entry.is_archive() { MOST_BYTES_OF_AN_ITEM } else { entry.size() };
                    chunk.push(entry);
                }
                _ => {}
            }
            if !chunk.is_empty() && (is_over || bytes >= CHUNK_BYTES as u64 || chunk.len() >= MOST_ENTRIES) {
                let part = self.begin_part(file, entries.number());
                let (cost, entries) = (std::mem::take(&mut bytes), std::mem::take(&mut chunk));
                self.submit(Work::Entries { file, part, key: key.clone(), entries, cost }, cost)?;
            }
            if is_over {
                return self.end(file, &key, Ok(()));
            }
        }
    }

    /// The pieces of a file that has been opened, if it can be read in pieces.
    pub(super) fn pieces(&self, file: std::fs::File, parts: &Parts, kind: Kind, path: &str) -> Option<Pieces> {
        let tee = Tee { file, hasher: Arc::clone(&parts.hasher) };
        let longest_record = usize::try_from(self.options.max_file_bytes).unwrap_or(usize::MAX);
        // What is wrong with the file shows again when it is read as a whole.
        Pieces::of(unpacked(tee, kind.is_gzip), kind.format, path, longest_record, self.options.today).ok().flatten()
    }

    /// Opens the account of a file read in parts; the place in it up to which its articles are in the index.
    fn begin(&mut self, file: usize, mut account: Account, mut parts: Parts, stamp_is_known: bool) -> Result<u64, Error> {
        let mut after = 0;
        // The stamp that counts is that of the file which is open now.
        let is_partial =
            account.known.is_some_and(|entry| entry.outcome == FileOutcome::Partial && entry.stamp == parts.stamp);
        if is_partial && stamp_is_known {
            let details = self.sink.record_details(std::slice::from_ref(&account.key))?.pop().unwrap_or_default();
            if let Some(resume_at) = details.resume_at {
                after = resume_at.line;
                parts.last_line = resume_at.line;
                parts.articles = resume_at.articles;
            }
        }
        if account.known.is_some() && after == 0 {
            self.sink.remove_file(&account.key)?;
            self.is_dirty = true;
        }
        account.parts = Some(parts);
        self.accounts.insert(file, account);
        Ok(after)
    }

    /// Takes down how reading a file in parts ended.
    fn end(&mut self, file: usize, key: &FileKey, read: io::Result<()>) -> Result<(), Error> {
        if let Err(error) = read {
            // What is wrong with the disk may pass, what is wrong with the content stays: the former is tried again.
            let is_content = matches!(
                error.kind(),
                io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::InvalidData
                    | io::ErrorKind::InvalidInput
                    | io::ErrorKind::Other
            );
            if let Some(parts) = self.parts(file).filter(|_| !is_content) {
                parts.stamp.changed_ns = -1;
            }
            let message = format!("{READING_STOPPED}: {error}");
            let code = if is_row_too_long(&error) { "record_too_large" } else { "unreadable_file" };
            self.part_problem(file, problem(&key.path, None, code, message));
        }
        if let Some(parts) = self.parts(file) {
            parts.is_read = true;
        }
        self.settle(file)
    }

    fn stream_lines(&mut self, file: usize, key: &FileKey, reader: Box<dyn io::BufRead + Send>, after: u64) -> Read {
        let longest_line = usize::try_from(self.options.max_file_bytes).unwrap_or(usize::MAX);
        let mut chunks = LineChunks::new(reader, longest_line);
        let (mut is_first, mut is_own) = (true, false);
        loop {
            if self.is_stopped() {
                return Ok(Ok(()));
            }
            let chunk = match chunks.next(CHUNK_BYTES) {
                Ok(Some(chunk)) => chunk,
                Ok(None) => return Ok(Ok(())),
                Err(error) => return Ok(Err(error)),
            };
            if std::mem::replace(&mut is_first, false) && own::holds_hits(&chunk.bytes) {
                self.part_problem(file, problem(&key.path, None, "not_an_article", own::MESSAGE));
                is_own = true;
            }
            // It is read to its end all the same, for its hash.
            if is_own {
                continue;
            }
            for line in chunk.too_long {
                let message = format!("the line has more than {longest_line} bytes; the limit is set by --max-file-bytes");
                self.part_problem(file, problem(&key.path, Some(line), "record_too_large", message));
            }
            let part = self.begin_part(file, chunk.last_line);
            let cost = chunk.bytes.len() as u64;
            let work = Work::Lines { file, part, key: key.clone(), bytes: chunk.bytes, first_line: chunk.first_line, after };
            self.submit(work, cost)?;
        }
    }

    fn stream_rows(
        &mut self,
        file: usize,
        key: &FileKey,
        mut reader: Box<dyn io::BufRead + Send>,
        after: u64,
        guessed_charset: Option<&str>,
    ) -> Read {
        let layout = match reader.fill_buf() {
            Ok(first) => layout_of(first),
            Err(error) => return Ok(Err(error)),
        };
        reader.consume(layout.skipped_bytes);
        if layout.skipped_words {
            let message = format!("{} lines before the names of the columns were passed over", layout.skipped_lines);
            self.part_problem(file, problem(&key.path, Some(1), "lines_before_header", message));
        }
        let mut table = TableRows::of(reader, layout.separator, layout.skipped_lines, self.options.max_file_bytes);
        let mut has_row = match table.read_next() {
            Ok(has_row) => has_row,
            Err(error) => return Ok(Err(error)),
        };
        if own::are_columns(table.row().iter()) {
            self.part_problem(file, problem(&key.path, None, "not_an_article", own::MESSAGE));
            return Ok(table.pass_rest());
        }
        let (mut columns, is_data) = columns_of(table.row());
        table.set_columns(&columns.names);
        if let Some(charset) = guessed_charset {
            let message = format!("the charset is not declared; read as {charset}");
            columns.notes.push(Note::new("charset_guessed", message));
        }
        let columns = Arc::new(columns);
        let mut rows: Vec<Row> = Vec::new();
        // What the rows at hand have of the file, and the room they take.
        let (mut bytes, mut room) = (0, 0);
        // The first row is at hand; it is passed over if it only names the columns.
        let mut wants_next = !is_data;
        loop {
            if std::mem::replace(&mut wants_next, true) && has_row {
                has_row = match table.read_next() {
                    Ok(has_row) => has_row,
                    Err(error) => return Ok(Err(error)),
                };
            }
            let more = has_row && !self.is_stopped();
            // Spreadsheets write the rows below the last one, too.
            if more && !is_blank(table.row()) {
                let row = table.row();
                bytes += row.as_slice().len() + row.len();
                room += row.as_slice().len() + row.len() * size_of::<Vec<u8>>();
                rows.push(table.as_row());
                if let Some(problem) = table.problem(&key.path) {
                    self.part_problem(file, problem);
                }
            }
            if (!more && !rows.is_empty()) || room >= CHUNK_BYTES {
                let part = self.begin_part(file, rows.last().map_or(0, |row| row.line));
                let (cost, rows) = (bytes as u64, std::mem::take(&mut rows));
                (bytes, room) = (0, 0);
                let columns = Arc::clone(&columns);
                self.submit(Work::Rows { file, part, key: key.clone(), columns, rows, after, cost }, cost)?;
            }
            if !more {
                return Ok(Ok(()));
            }
        }
    }
}

/// A file whose bytes are hashed as they are read.
struct Tee {
    file: std::fs::File,
    hasher: Arc<std::sync::Mutex<blake3::Hasher>>,
}

impl io::Read for Tee {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let mut hasher = self.hasher.lock().unwrap_or_else(PoisonError::into_inner);
        hasher.update(&buffer[..read]);
        Ok(read)
    }
}
