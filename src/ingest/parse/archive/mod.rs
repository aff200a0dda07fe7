//! Turns an archive (zip, tar, WARC) into the files in it, one after the other, and each of them into articles.
//!
//! What is in the archive has the path `archive.zip/folder/file.txt`; an article is named by the file it is in, so that it keeps
//! its id when other files come and go. Nothing is written to the disk, and of an archive one file at a time is in memory, with the articles in
//! it; what is unpacked of an archive in another, and of those in it, is bounded as a whole. `tar`: the files of a tar archive. `shadowed`: files
//! of a zip archive with the name of another. `warc`: the pages of a web archive.

mod shadowed;
mod tar;
#[cfg(test)]
mod tests;
mod warc;

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use chrono::NaiveDate;
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};

use self::shadowed::{Shadowed, shadowed_files};
use self::tar::{Tar, TarStep};
use self::warc::{Capture, Warc, WarcStep};
use super::{Parsed, parse, problem};
use crate::article::{Format, RawDocument};
use crate::ingest::read::Kind;
use crate::schema::Problem;

/// Archives in archives in archives.
const DEEPEST: usize = 3;
/// What a file of an archive that is an archive itself may hold, with all archives in it.
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

impl Budget {
    /// What both allow.
    fn at_most(self, other: Budget) -> Budget {
        Budget { files: self.files.min(other.files), bytes: self.bytes.min(other.bytes) }
    }

    /// Takes off what was used of a part that was given away, by what is left of that.
    fn take_off(&mut self, given: Budget, left: Budget) {
        self.files = self.files.saturating_sub(given.files.saturating_sub(left.files));
        self.bytes = self.bytes.saturating_sub(given.bytes.saturating_sub(left.bytes));
    }
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

    /// Whether it is an archive itself.
    pub(crate) fn is_archive(&self) -> bool {
        is_archive(self.kind)
    }
}

fn is_archive(kind: Kind) -> bool {
    matches!(kind.format, Format::Archive | Format::Tar | Format::Warc)
}

trait Source: Read + Seek + Send {}
impl<S: Read + Seek + Send> Source for S {}

enum Files<'s> {
    /// With the files that have the names of others behind them in the list, which are read last.
    Zip {
        archive: ZipArchive<Box<dyn Source + 's>>,
        next: usize,
        shadowed: Shadowed,
    },
    Shadowed(Box<dyn Source + 's>, std::vec::IntoIter<u64>),
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
        match zip_files(source) {
            Ok(files) => Ok(Entries { files, ..self }),
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
            if self.is_over() {
                return None;
            }
            if self.budget.files == 0 || self.budget.bytes == 0 {
                self.files = Files::None;
                let message =
                    "the files of the archive are too many, or unpacked they have too many bytes; the rest was left out";
                return Some(Err(self.problem("", "archive_too_large", message)));
            }
            let found = match &mut self.files {
                Files::None => return None,
                Files::Zip { archive, next, .. } => {
                    *next += 1;
                    let found = zip_file(archive, *next - 1, self.most_file_bytes, &mut self.budget);
                    found.map_err(|(code, message)| self.problem("", code, message))
                }
                Files::Shadowed(source, places) => {
                    let found = shadowed_file(source, places.next()?, self.most_file_bytes, &mut self.budget);
                    found.map_err(|(code, message)| self.problem("", code, message))
                }
                Files::Tar(_) => self.tar_file()?,
                Files::Warc(..) => match self.capture()? {
                    Ok(None) => Ok(None),
                    Ok(Some(entry)) => {
                        self.number += 1;
                        self.budget.files -= 1;
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

    /// Whether there are no more files, as far as that is known before it is tried.
    fn is_over(&mut self) -> bool {
        match std::mem::replace(&mut self.files, Files::None) {
            Files::Zip { archive, next, shadowed } if next >= archive.len() && !shadowed.places.is_empty() => {
                self.files = Files::Shadowed(archive.into_inner(), shadowed.places.into_iter());
            }
            Files::Zip { archive, next, .. } if next >= archive.len() => {}
            Files::Shadowed(_, places) if places.len() == 0 => {}
            files => self.files = files,
        }
        matches!(self.files, Files::None)
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

    /// The path of a file by its name, which may have come before. They are numbered as the archive lists them, so that one more changes no path.
    fn path_of(&mut self, name: &str) -> String {
        if let Files::Zip { shadowed, .. } = &self.files
            && let Some(earlier) = shadowed.times.get(name)
        {
            return format!("{name}#{}", earlier + 1);
        }
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

/// The files of a zip archive, those of one name too.
fn zip_files<'s>(source: Box<dyn Source + 's>) -> zip::result::ZipResult<Files<'s>> {
    let mut archive = ZipArchive::new(source)?;
    let mut shadowed = Shadowed::default();
    if archive.has_duplicate_names() {
        let (list_start, before) = (archive.central_directory_start(), archive.offset());
        let mut source = archive.into_inner();
        shadowed = shadowed_files(&mut source, list_start, before)?;
        archive = ZipArchive::new(source)?;
    }
    Ok(Files::Zip { archive, next: 0, shadowed })
}

/// What is found of a file: its name and what unpacking it gave; nothing if it is none.
type FoundFile = Result<Option<(String, Unpacked)>, (&'static str, String)>;

/// A file of a zip archive by its place in the list.
fn zip_file<S: Read + Seek>(
    archive: &mut ZipArchive<S>,
    place: usize,
    most_file_bytes: u64,
    budget: &mut Budget,
) -> FoundFile {
    let called = format!("file {} of the archive", place + 1);
    let file = archive.by_index(place).map_err(|error| ("broken_entry", format!("{called}: {error}")))?;
    unpacked_file(file, &called, most_file_bytes, budget)
}

/// A file that has the name of another, by where it begins.
fn shadowed_file(source: &mut dyn Source, start: u64, most_file_bytes: u64, budget: &mut Budget) -> FoundFile {
    let called = "a file of the archive that has the name of another";
    let broken = |error: String| ("broken_entry", format!("{called}: {error}"));
    let mut source = BufReader::new(source);
    source.seek(SeekFrom::Start(start)).map_err(|error| broken(error.to_string()))?;
    match read_zipfile_from_stream(&mut source) {
        Ok(Some(file)) => unpacked_file(file, called, most_file_bytes, budget),
        Ok(None) => Err(broken("it is not where the list says".to_string())),
        Err(error) => Err(broken(error.to_string())),
    }
}

fn unpacked_file<R: Read>(mut file: ZipFile<'_, R>, called: &str, most_file_bytes: u64, budget: &mut Budget) -> FoundFile {
    if file.is_dir() {
        return Ok(None);
    }
    let outside = || ("bad_entry_name", format!("{called} lies outside of it"));
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
    match entries {
        Ok(entries) => {
            _ = parse_entries(entries, &document.path, today, &mut |document| parse(&document, today), &mut parsed)
        }
        Err(problem) => parsed.problems.push(problem),
    }
    if parsed.articles.is_empty() && parsed.problems.is_empty() {
        parsed.problems.push(problem(&document.path, None, "empty_file", "the archive holds no files"));
    }
    parsed
}

/// Reads all files of an archive; what is left of its budget.
fn parse_entries(
    mut entries: Entries<'_>,
    root: &str,
    today: NaiveDate,
    read: &mut dyn FnMut(RawDocument) -> Parsed,
    into: &mut Parsed,
) -> Budget {
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) => parse_within(entry, &mut entries.budget, root, today, read, into),
            Err(problem) => into.problems.push(problem),
        }
    }
    entries.budget
}

/// Reads a file of an archive; `read` reads those of single articles. `root` is the path of the archive.
pub(crate) fn parse_entry(
    entry: Entry,
    root: &str,
    today: NaiveDate,
    read: &mut dyn FnMut(RawDocument) -> Parsed,
    into: &mut Parsed,
) {
    let mut budget = MOST_INNER;
    parse_within(entry, &mut budget, root, today, read, into);
}

/// Reads a file of an archive; one that is an archive uses up the budget of that in which it lies.
fn parse_within(
    entry: Entry,
    budget: &mut Budget,
    root: &str,
    today: NaiveDate,
    read: &mut dyn FnMut(RawDocument) -> Parsed,
    into: &mut Parsed,
) {
    let Entry { path, kind, bytes, depth } = entry;
    if is_archive(kind) {
        if depth >= DEEPEST {
            let message = format!("more than {DEEPEST} archives in one another");
            return into.problems.push(problem(&format!("{root}/{path}"), None, "archive_too_deep", message));
        }
        let given = budget.at_most(MOST_INNER);
        let inner = Entries::new(root, &path, depth + 1, given, MOST_INNER.bytes);
        let bytes = Cursor::new(bytes);
        let inner = match kind.format {
            Format::Archive => inner.with_zip(Box::new(bytes)),
            format if kind.is_gzip => {
                Ok(inner.with_files_in_order(Box::new(BufReader::new(MultiGzDecoder::new(bytes))), format))
            }
            format => Ok(inner.with_files_in_order(Box::new(bytes), format)),
        };
        return match inner {
            Ok(inner) => budget.take_off(given, parse_entries(inner, root, today, read, into)),
            Err(problem) => into.problems.push(problem),
        };
    }
    let document = RawDocument { path: format!("{root}/{path}"), format: kind.format, bytes };
    let Parsed { articles, problems } = read(document);
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
