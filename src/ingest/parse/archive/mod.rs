//! Turns an archive (zip, tar, WARC) into the files in it, one after the other, and each of them into articles.
//!
//! What is in the archive has the path `archive.zip/folder/file.txt`; an article is named by the file it is in, so that it keeps
//! its id when other files come and go. Nothing is written to the disk, and of an archive one file at a time is in memory. `tar`: the files of a tar
//! archive. `warc`: the pages of a web archive.

mod tar;
mod warc;

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};

use chrono::NaiveDate;
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use self::tar::{Tar, TarStep};
use self::warc::{Capture, Warc, WarcStep};
use super::{Parsed, parse, parse_json_lines, problem, records};
use crate::article::{Format, RawDocument};
use crate::ingest::read::Kind;
use crate::schema::Problem;

/// Archives in archives in archives.
const DEEPEST: usize = 3;
/// What an archive in another may hold.
const MOST_INNER: Budget = Budget { files: 10_000, bytes: 256 * 1024 * 1024 };
/// No text is packed to less than a hundredth of its size; bombs are. Small files may be anything.
const MOST_RATIO: u64 = 100;
const RATIO_FROM_BYTES: u64 = 1024 * 1024;

/// How much may be unpacked.
#[derive(Clone, Copy, Debug)]
struct Budget {
    files: u64,
    bytes: u64,
}

/// A file of an archive.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its path in the archive; in an archive of the archive behind the path of that.
    path: String,
    kind: Kind,
    bytes: Vec<u8>,
    depth: usize,
}

impl Entry {
    /// How many bytes it has.
    pub(crate) fn size(&self) -> u64 {
        self.bytes.len() as u64
    }
}

trait Source: Read + Seek + Send {}
impl<S: Read + Seek + Send> Source for S {}

enum Files<'s> {
    Zip {
        archive: ZipArchive<Box<dyn Source + 's>>,
        next: usize,
    },
    Tar(Tar<Box<dyn BufRead + Send + 's>>),
    /// With how many of its records are no articles.
    Warc(Warc<Box<dyn BufRead + Send + 's>>, u64),
    None,
}

/// The files of an archive that is being read.
pub(crate) struct Entries<'s> {
    /// The path of the file that is or holds the archive, and the path of the archive in it, which is empty for itself.
    root: String,
    inside: String,
    depth: usize,
    files: Files<'s>,
    budget: Budget,
    most_file_bytes: u64,
    /// How many files came so far, whatever they are.
    number: u64,
    /// How often each name came; an archive may hold two files of one name.
    seen: HashMap<String, u32>,
}

impl<'s> Entries<'s> {
    /// The files of a zip archive of so many bytes, none of them larger than allowed.
    pub(crate) fn of_zip(
        source: impl Read + Seek + Send + 's,
        root: &str,
        bytes: u64,
        most_file_bytes: u64,
    ) -> Result<Entries<'s>, Problem> {
        Entries::new(root, "", 1, outer_budget(bytes), most_file_bytes).with_zip(Box::new(source))
    }

    /// The files of an archive of so many bytes as it is packed that is read from its beginning: tar or WARC.
    pub(crate) fn in_order(
        source: impl BufRead + Send + 's,
        format: Format,
        root: &str,
        bytes: u64,
        most_file_bytes: u64,
    ) -> Entries<'s> {
        Entries::new(root, "", 1, outer_budget(bytes), most_file_bytes).with_files_in_order(Box::new(source), format)
    }

    fn with_files_in_order(self, source: Box<dyn BufRead + Send + 's>, format: Format) -> Entries<'s> {
        let files = if format == Format::Warc { Files::Warc(Warc::of(source), 0) } else { Files::Tar(Tar::of(source)) };
        Entries { files, ..self }
    }

    fn new(root: &str, inside: &str, depth: usize, budget: Budget, most_file_bytes: u64) -> Entries<'s> {
        let (root, inside) = (root.to_string(), inside.to_string());
        Entries { root, inside, depth, files: Files::None, budget, most_file_bytes, number: 0, seen: HashMap::new() }
    }

    fn with_zip(self, source: Box<dyn Source + 's>) -> Result<Entries<'s>, Problem> {
        match ZipArchive::new(source) {
            Ok(archive) => Ok(Entries { files: Files::Zip { archive, next: 0 }, ..self }),
            Err(error) => Err(self.problem("", "broken_archive", format!("the archive cannot be read: {error}"))),
        }
    }

    fn problem(&self, entry: &str, code: &str, message: impl Into<String>) -> Problem {
        let parts = [self.root.as_str(), &self.inside, entry];
        let path: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        problem(&path.join("/"), None, code, message)
    }

    /// How many files of the archive came so far.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The next file, or why one cannot be read; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<Result<Entry, Problem>> {
        loop {
            if self.budget.files == 0 || self.budget.bytes == 0 {
                self.files = Files::None;
                self.budget = Budget { files: u64::MAX, bytes: u64::MAX };
                let message =
                    "the files of the archive are too many, or unpacked they have too many bytes; the rest was left out";
                return Some(Err(self.problem("", "archive_too_large", message)));
            }
            let found = match &mut self.files {
                Files::None => return None,
                Files::Zip { archive, next } if *next >= archive.len() => return None,
                Files::Zip { archive, next } => {
                    *next += 1;
                    let found = zip_file(archive, *next - 1, self.most_file_bytes, &mut self.budget);
                    found.map_err(|(code, message)| self.problem("", code, message))
                }
                Files::Tar(_) => self.tar_file()?,
                Files::Warc(..) => match self.capture()? {
                    Ok(None) => Ok(None),
                    Ok(Some(entry)) => {
                        self.number += 1;
                        return Some(Ok(entry));
                    }
                    Err(problem) => Err(problem),
                },
            };
            self.number += 1;
            self.budget.files -= 1;
            match found {
                // Lists and indexes of pages lie beside these in a WACZ.
                Ok(Some((name, _))) if self.root.to_lowercase().ends_with(".wacz") && !name.contains(".warc") => {}
                Ok(Some((name, bytes))) => match self.entry(&name, bytes) {
                    Ok(entry) => return Some(Ok(entry)),
                    Err((entry, code, message)) => return Some(Err(self.problem(&entry, code, message))),
                },
                Ok(None) => {}
                Err(problem) => return Some(Err(problem)),
            }
        }
    }

    fn tar_file(&mut self) -> Option<Result<Option<(String, Unpacked)>, Problem>> {
        let Files::Tar(tar) = &mut self.files else { return None };
        let file = match tar.next(self.most_file_bytes.min(self.budget.bytes)) {
            TarStep::File(file) => file,
            TarStep::End => return None,
            TarStep::Fault(fault) => {
                self.files = Files::None;
                return Some(Err(self.problem("", "broken_archive", fault)));
            }
        };
        if is_hidden(&file.name) {
            return Some(Ok(None));
        }
        if file.name.split('/').any(|part| part == "..") || file.name.starts_with('/') {
            return Some(Err(self.problem("", "bad_entry_name", "a file of the archive lies outside of it")));
        }
        let most = self.most_file_bytes;
        let bytes = file.bytes.ok_or_else(|| {
            ("file_too_large", format!("the file has more than {most} bytes; the limit is set by --max-file-bytes"))
        });
        self.budget.bytes = self.budget.bytes.saturating_sub(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64));
        Some(Ok(Some((file.name, bytes))))
    }

    /// A page or document of a web archive; nothing if what comes is none.
    fn capture(&mut self) -> Option<Result<Option<Entry>, Problem>> {
        let most = self.most_file_bytes.min(self.budget.bytes);
        let Files::Warc(warc, passed) = &mut self.files else { return None };
        let Capture { address, format, bytes } = match warc.next(most) {
            WarcStep::Capture(capture) => capture,
            WarcStep::Passed => {
                *passed += 1;
                return Some(Ok(None));
            }
            WarcStep::End if *passed > 0 => {
                let message = format!(
                    "{passed} records of the archive are requests, pictures, scripts, answers without a text and the like"
                );
                self.files = Files::None;
                return Some(Err(self.problem("", "not_an_article", message)));
            }
            WarcStep::End => return None,
            WarcStep::Fault(fault) => {
                self.files = Files::None;
                return Some(Err(self.problem("", "broken_archive", fault)));
            }
        };
        let path = self.path_of(&address);
        Some(match bytes {
            Ok(bytes) => {
                self.budget.bytes = self.budget.bytes.saturating_sub(bytes.len() as u64);
                let path = if self.inside.is_empty() { path } else { format!("{}/{path}", self.inside) };
                Ok(Some(Entry { path, kind: Kind { format, is_gzip: false }, bytes, depth: self.depth }))
            }
            Err((code, message)) => Err(self.problem(&path, code, message)),
        })
    }

    /// The path of a file by its name, which may have come before.
    fn path_of(&mut self, name: &str) -> String {
        let times = self.seen.entry(name.to_string()).or_insert(0);
        *times += 1;
        if *times > 1 { format!("{name}#{times}") } else { name.to_string() }
    }

    fn entry(&mut self, name: &str, unpacked: Unpacked) -> Result<Entry, (String, &'static str, String)> {
        let path = self.path_of(name);
        let kind = Kind::of(name).map_err(|(code, message)| (path.clone(), code, message))?;
        let unpacked = unpacked.and_then(|bytes| {
            if !kind.is_gzip || matches!(kind.format, Format::Tar | Format::Warc) {
                return Ok(bytes);
            }
            let packed = bytes.len() as u64;
            unpack(&mut MultiGzDecoder::new(bytes.as_slice()), packed, self.most_file_bytes, &mut self.budget)
        });
        let bytes = unpacked.map_err(|(code, message)| (path.clone(), code, message))?;
        let path = if self.inside.is_empty() { path } else { format!("{}/{path}", self.inside) };
        Ok(Entry { path, kind, bytes, depth: self.depth })
    }
}

/// A file of a zip archive by its place: its name and what unpacking it gave; nothing if it is none.
fn zip_file<S: Read + Seek>(
    archive: &mut ZipArchive<S>,
    place: usize,
    most_file_bytes: u64,
    budget: &mut Budget,
) -> Result<Option<(String, Unpacked)>, (&'static str, String)> {
    let number = place + 1;
    let mut file =
        archive.by_index(place).map_err(|error| ("broken_entry", format!("file {number} of the archive: {error}")))?;
    if file.is_dir() {
        return Ok(None);
    }
    let outside = || ("bad_entry_name", format!("file {number} of the archive lies outside of it"));
    let name = file.enclosed_name().ok_or_else(outside)?.to_string_lossy().replace('\\', "/");
    if is_hidden(&name) {
        return Ok(None);
    }
    if Kind::of(&name).is_err() {
        return Ok(Some((name, Ok(Vec::new()))));
    }
    let packed = file.compressed_size();
    let unpacked = unpack(&mut file, packed, most_file_bytes, budget);
    Ok(Some((name, unpacked)))
}

/// What may be unpacked of an archive that is a file by itself: as much as a text of its size can be packed to.
fn outer_budget(bytes: u64) -> Budget {
    Budget { files: u64::MAX, bytes: bytes.saturating_mul(MOST_RATIO).max(MOST_INNER.bytes) }
}

/// Reads the files of an archive at hand.
pub(super) fn parse_archive(document: &RawDocument, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let (bytes, size) = (Cursor::new(&document.bytes), document.bytes.len() as u64);
    let entries = match document.format {
        Format::Tar | Format::Warc => Ok(Entries::in_order(bytes, document.format, &document.path, size, u64::MAX)),
        _ => Entries::of_zip(bytes, &document.path, size, u64::MAX),
    };
    parse_entries(entries, &document.path, today, &mut |document| parse(&document, today), &mut parsed);
    if parsed.articles.is_empty() && parsed.problems.is_empty() {
        parsed.problems.push(problem(&document.path, None, "empty_file", "the archive holds no files"));
    }
    parsed
}

fn parse_entries(
    entries: Result<Entries<'_>, Problem>,
    root: &str,
    today: NaiveDate,
    read: &mut dyn FnMut(RawDocument) -> Parsed,
    into: &mut Parsed,
) {
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(problem) => return into.problems.push(problem),
    };
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) => parse_entry(entry, root, today, read, into),
            Err(problem) => into.problems.push(problem),
        }
    }
}

/// Reads a file of an archive; `read` reads those of single articles. `root` is the path of the archive.
pub(crate) fn parse_entry(
    entry: Entry,
    root: &str,
    today: NaiveDate,
    read: &mut dyn FnMut(RawDocument) -> Parsed,
    into: &mut Parsed,
) {
    let Entry { path, kind, bytes, depth } = entry;
    if matches!(kind.format, Format::Archive | Format::Tar | Format::Warc) {
        if depth >= DEEPEST {
            let message = format!("more than {DEEPEST} archives in one another");
            return into.problems.push(problem(&format!("{root}/{path}"), None, "archive_too_deep", message));
        }
        let inner = Entries::new(root, &path, depth + 1, MOST_INNER, MOST_INNER.bytes);
        let bytes = Cursor::new(bytes);
        let inner = match kind.format {
            Format::Archive => inner.with_zip(Box::new(bytes)),
            format if kind.is_gzip => {
                Ok(inner.with_files_in_order(Box::new(BufReader::new(MultiGzDecoder::new(bytes))), format))
            }
            format => Ok(inner.with_files_in_order(Box::new(bytes), format)),
        };
        return parse_entries(inner, root, today, read, into);
    }
    let document = RawDocument { path: format!("{root}/{path}"), format: kind.format, bytes };
    let Parsed { articles, problems } = match kind.format {
        Format::JsonLines => parse_json_lines(&document.bytes, 1, &document.path, today),
        Format::Csv => records::parse_table(document.bytes, &document.path, today),
        _ => read(document),
    };
    into.problems.extend(problems);
    for (place, mut article) in articles {
        article.entry = Some(path.clone());
        into.articles.push((place, article));
    }
}

/// What programs put beside the files.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

type Unpacked = Result<Vec<u8>, (&'static str, String)>;

/// Reads a file as far as the limits allow.
fn unpack(reader: &mut dyn Read, packed: u64, most_file_bytes: u64, budget: &mut Budget) -> Unpacked {
    let most = most_file_bytes.min(budget.bytes);
    let allowed = most.min(packed.saturating_mul(MOST_RATIO).max(RATIO_FROM_BYTES));
    let mut bytes = Vec::new();
    let read = reader.take(allowed.saturating_add(1)).read_to_end(&mut bytes);
    budget.bytes = budget.bytes.saturating_sub(bytes.len() as u64);
    match read {
        Ok(_) if bytes.len() as u64 > most => Err((
            "file_too_large",
            format!("unpacked the file has more than {most} bytes; the limit is set by --max-file-bytes"),
        )),
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
