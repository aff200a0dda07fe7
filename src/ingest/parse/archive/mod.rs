//! Turns an archive (zip, tar) into the articles of the files in it, each read as its own format, in memory.
//!
//! What is in the archive has the path `archive.zip/folder/file.txt`; an article is named by the file it is in, so that it keeps
//! its id when other files come and go. Nothing is written to the disk. `tar`: the files of a tar archive.

mod tar;

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use chrono::NaiveDate;
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::{Parsed, parse, parse_json_lines, problem, records};
use crate::article::{Format, RawDocument};
use crate::ingest::read::Kind;

/// Archives in archives in archives.
const DEEPEST: usize = 3;
const MOST_ENTRIES: usize = 10_000;
const MOST_ENTRY_BYTES: u64 = 64 * 1024 * 1024;
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// No text is packed to less than a hundredth of its size; bombs are. Small entries may be anything.
const MOST_RATIO: u64 = 100;
const RATIO_FROM_BYTES: u64 = 1024 * 1024;

/// What may still be unpacked.
struct Budget {
    entries: usize,
    bytes: u64,
}

/// Reads the files of an archive.
pub(super) fn parse_archive(document: &RawDocument, today: NaiveDate) -> Parsed {
    let mut budget = Budget { entries: MOST_ENTRIES, bytes: MOST_BYTES };
    let mut reading = Reading { root: &document.path, today, parsed: Parsed::default(), seen: HashMap::new() };
    reading.archive(&document.bytes, document.format, "", 1, &mut budget);
    if reading.parsed.articles.is_empty() && reading.parsed.problems.is_empty() {
        reading.problem("", "empty_file", "the archive holds no files");
    }
    reading.parsed
}

struct Reading<'d> {
    root: &'d str,
    today: NaiveDate,
    parsed: Parsed,
    /// How often each name came; an archive may hold two files of one name.
    seen: HashMap<String, u32>,
}

impl Reading<'_> {
    fn problem(&mut self, entry: &str, code: &str, message: impl Into<String>) {
        let path = if entry.is_empty() { self.root.to_string() } else { format!("{}/{entry}", self.root) };
        self.parsed.problems.push(problem(&path, None, code, message));
    }

    /// Reads an archive that lies at `inside`, which is empty for the outermost.
    fn archive(&mut self, bytes: &[u8], format: Format, inside: &str, depth: usize, budget: &mut Budget) {
        if depth > DEEPEST {
            return self.problem(inside, "archive_too_deep", format!("more than {DEEPEST} archives in one another"));
        }
        match format {
            Format::Tar => self.tar(bytes, inside, depth, budget),
            _ => self.zip(bytes, inside, depth, budget),
        }
    }

    fn zip(&mut self, bytes: &[u8], inside: &str, depth: usize, budget: &mut Budget) {
        let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(error) => return self.problem(inside, "broken_archive", format!("the archive cannot be read: {error}")),
        };
        for number in 0..archive.len() {
            if self.is_over(inside, budget) {
                return;
            }
            let mut file = match archive.by_index(number) {
                Ok(file) => file,
                Err(error) => {
                    self.problem(inside, "broken_entry", format!("file {} of the archive: {error}", number + 1));
                    continue;
                }
            };
            if file.is_dir() {
                continue;
            }
            let Some(name) = file.enclosed_name() else {
                self.problem(inside, "bad_entry_name", format!("file {} of the archive lies outside of it", number + 1));
                continue;
            };
            let name = name.to_string_lossy().replace('\\', "/");
            if is_hidden(&name) {
                continue;
            }
            let packed = file.compressed_size();
            let unpacked = unpack(&mut file, packed, budget);
            self.entry(unpacked, &name, inside, depth, budget);
        }
    }

    fn tar(&mut self, bytes: &[u8], inside: &str, depth: usize, budget: &mut Budget) {
        let (files, fault) = tar::files_of(bytes);
        for file in files {
            if self.is_over(inside, budget) {
                return;
            }
            if is_hidden(&file.name) {
                continue;
            }
            if file.name.split('/').any(|part| part == "..") || file.name.starts_with('/') {
                self.problem(inside, "bad_entry_name", "a file of the archive lies outside of it");
                continue;
            }
            let unpacked = unpack(&mut &*file.bytes, file.bytes.len() as u64, budget);
            self.entry(unpacked, &file.name, inside, depth, budget);
        }
        if let Some(fault) = fault {
            self.problem(inside, "broken_archive", fault);
        }
    }

    /// Whether the limits are reached; which is told once.
    fn is_over(&mut self, inside: &str, budget: &mut Budget) -> bool {
        if budget.entries == 0 || budget.bytes == 0 {
            let message = format!("more than {MOST_ENTRIES} files or {MOST_BYTES} bytes; the rest was left out");
            self.problem(inside, "archive_too_large", message);
            return true;
        }
        budget.entries -= 1;
        false
    }

    fn entry(
        &mut self,
        unpacked: Result<Vec<u8>, (&'static str, String)>,
        name: &str,
        inside: &str,
        depth: usize,
        budget: &mut Budget,
    ) {
        let mut entry = if inside.is_empty() { name.to_string() } else { format!("{inside}/{name}") };
        let times = self.seen.entry(entry.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            entry = format!("{entry}#{times}");
        }
        let kind = match Kind::of(name) {
            Ok(kind) => kind,
            Err((code, message)) => return self.problem(&entry, code, message),
        };
        let unpacked = unpacked.and_then(|bytes| {
            if !kind.is_gzip {
                return Ok(bytes);
            }
            let packed = bytes.len() as u64;
            unpack(&mut MultiGzDecoder::new(bytes.as_slice()), packed, budget)
        });
        let bytes = match unpacked {
            Ok(bytes) => bytes,
            Err((code, message)) => return self.problem(&entry, code, message),
        };
        if matches!(kind.format, Format::Archive | Format::Tar) {
            return self.archive(&bytes, kind.format, &entry, depth + 1, budget);
        }
        let document = RawDocument { path: format!("{}/{entry}", self.root), format: kind.format, bytes };
        let Parsed { articles, problems } = match kind.format {
            Format::JsonLines => parse_json_lines(&document.bytes, 1, &document.path, self.today),
            Format::Csv => records::parse_table(document.bytes, &document.path, self.today),
            _ => parse(&document, self.today),
        };
        self.parsed.problems.extend(problems);
        for (place, mut article) in articles {
            article.entry = Some(entry.clone());
            self.parsed.articles.push((place, article));
        }
    }
}

/// What programs put beside the files.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// Reads an entry as far as the limits allow.
fn unpack(reader: &mut dyn Read, packed: u64, budget: &mut Budget) -> Result<Vec<u8>, (&'static str, String)> {
    let most = MOST_ENTRY_BYTES.min(budget.bytes);
    let allowed = most.min(packed.saturating_mul(MOST_RATIO).max(RATIO_FROM_BYTES));
    let mut bytes = Vec::new();
    let read = reader.take(allowed + 1).read_to_end(&mut bytes);
    budget.bytes = budget.bytes.saturating_sub(bytes.len() as u64);
    match read {
        Ok(_) if bytes.len() as u64 > most => {
            Err(("file_too_large", format!("unpacked the file has more than {most} bytes")))
        }
        Ok(_) if bytes.len() as u64 > allowed => {
            Err(("archive_bomb", format!("unpacked the file has more than {MOST_RATIO} times its size")))
        }
        Ok(_) => Ok(bytes),
        Err(error) => Err((code_of(&error), format!("the file cannot be unpacked: {error}"))),
    }
}

fn code_of(error: &io::Error) -> &'static str {
    let is_locked = error.to_string().to_lowercase().contains("password");
    if is_locked { "encrypted_entry" } else { "broken_entry" }
}
