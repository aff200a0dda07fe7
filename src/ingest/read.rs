//! Turns a path into a [`RawDocument`] or an open stream of records: safe opening, size limits, decompression, the hash.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use flate2::read::MultiGzDecoder;

use super::parse::{is_one_value, problem};
use crate::article::{Format, RawDocument};
use crate::schema::{FileStamp, Problem};

/// What a file is, judged by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) format: Format,
    pub(crate) is_gzip: bool,
}

/// The format of a file by its name; `None` for files that are not read.
pub fn format_of(name: &str) -> Option<Format> {
    Kind::of(name).ok().map(|kind| kind.format)
}

impl Kind {
    /// The kind of a file by its name; the reason to skip it when it is none of ours.
    pub(crate) fn of(key: &str) -> Result<Kind, (&'static str, String)> {
        let name = key.rsplit('/').next().unwrap_or(key).to_lowercase();
        let is_gzip = name.ends_with(".gz") || name.ends_with(".tgz");
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let (stem, extension) = ending_of(name);
        // Office programs lay such a file beside an open document.
        if name.starts_with("~$") {
            return Err(("not_an_article", "the lock of a document that was open".to_string()));
        }
        if matches!(stem, "readme" | "license" | "licence" | "copying") && matches!(extension, "" | "md" | "txt") {
            return Err(("about_the_folder", "a file about the folder, not an article of it".to_string()));
        }
        let known = || ENDINGS.iter().find(|(_, endings)| endings.split(' ').any(|ending| ending == extension));
        let format = match extension {
            "" => Format::Text,
            // Archives of Twitter keep their records in scripts; other scripts are parts of pages.
            "js" if ["tweet", "tweets"].contains(&stem.split("-part").next().unwrap_or_default()) => Format::Json,
            page if PAGES.contains(&page) => Format::Html,
            _ => match known() {
                Some((format, _)) => *format,
                None if is_in_maildir(key) => Format::Mail,
                None => return Err(("unsupported_format", format!("files ending in .{extension} are not read"))),
            },
        };
        Ok(Kind { format, is_gzip })
    }

    /// Whether the file is read record by record rather than as a whole.
    pub(crate) fn is_stream(self) -> bool {
        matches!(self.format, Format::JsonLines | Format::Csv)
    }

    /// Whether the file is an archive, whose files are read one by one.
    pub(crate) fn is_archive(self) -> bool {
        matches!(self.format, Format::Tar | Format::Warc) || self.format == Format::Archive && !self.is_gzip
    }
}

/// The formats by the endings of names; the README lists the same.
const ENDINGS: [(Format, &str); 19] = [
    // Corpora and exports of reference managers are told apart by their first lines.
    (Format::Text, "txt text org wiki mediawiki rst adoc asciidoc tex latex sgm sgml ris bib bibtex enw nbib"),
    (Format::Markdown, "md markdown mdown mkd mkdn mdx qmd rmd"),
    // Besides those of `PAGES`.
    (Format::Html, "xhtml"),
    (Format::Json, "json"),
    (Format::JsonLines, "jsonl ndjson jl"),
    (Format::Yaml, "yaml yml"),
    (Format::Csv, "csv tsv"),
    (Format::Spreadsheet, "xlsx xlsm xlsb xls ods"),
    (Format::Xml, "xml rss atom rdf nitf newsml enex"),
    (Format::Mail, "eml emlx mht mhtml"),
    (Format::Mailbox, "mbox mbx"),
    (Format::Archive, "zip wacz"),
    (Format::Tar, "tar tgz"),
    // Texts taken out of a crawl are kept like its pages.
    (Format::Warc, "warc wet"),
    // Many a file called .doc is of another format; a true one is told apart by its first bytes.
    (Format::Docx, "doc docx docm dotx"),
    (Format::Odt, "odt ott"),
    (Format::Rtf, "rtf"),
    (Format::Epub, "epub"),
    (Format::Pdf, "pdf"),
];

/// Endings under which servers give pages out; copies of sites keep them.
const PAGES: [&str; 8] = ["html", "htm", "shtml", "php", "asp", "aspx", "jsp", "cfm"];

/// A name in small letters without its ending, and the ending. `U.S. and Iran` and `a.2023` have none; that of `index.html?id=3`, as mirrors of sites are
/// called, and of `index.html.1`, a second copy, is `html`.
fn ending_of(name: &str) -> (&str, &str) {
    const LONGEST_ENDING: usize = 10;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_number = |ending: &str| !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_digit());
    let asked = name.split_once(['?', '@']).and_then(|(file, _)| file.rsplit_once('.'));
    match (stem.rsplit_once('.'), asked) {
        (_, Some((stem, ending))) if PAGES.contains(&ending) => (stem, ending),
        (Some((stem, before)), _) if is_number(ending) && PAGES.contains(&before) => (stem, before),
        _ if ending.contains(char::is_whitespace) || ending.len() > LONGEST_ENDING || is_year(ending) => (name, ""),
        _ => (stem, ending),
    }
}

fn is_year(ending: &str) -> bool {
    ending.len() == 4 && ending.bytes().all(|byte| byte.is_ascii_digit()) && matches!(&ending[..2], "19" | "20")
}

/// Whether a file lies where mail programs keep one file a message: `cur/1700000000.M1P2.host:2,S`.
fn is_in_maildir(key: &str) -> bool {
    let mut parts = key.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    matches!(parts.next(), Some("cur" | "new")) && digits >= 9 && name[digits..].starts_with('.')
}

/// The stamp of a file.
pub(crate) fn stamp_of(metadata: &Metadata) -> FileStamp {
    let nanoseconds = |time: io::Result<SystemTime>| -> i64 {
        let Ok(time) = time else { return 0 };
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_nanos()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_nanos()).unwrap_or(i64::MAX),
        }
    };
    FileStamp { size: metadata.len(), modified_ns: nanoseconds(metadata.modified()), changed_ns: changed_ns(metadata) }
}

#[cfg(unix)]
fn changed_ns(metadata: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed_ns(_: &Metadata) -> i64 {
    0
}

/// A file that changed less than this before it was read may change again without its stamp showing it.
const CLOCK_TICK_NS: i64 = 50_000_000;

/// An opened regular file.
pub(crate) struct Opened {
    pub(crate) file: File,
    pub(crate) stamp: FileStamp,
}

/// Opens a file for reading. Never waits on a pipe, never follows a link put in the file's place.
pub(crate) fn open(path: &Path, key: &str) -> Result<Opened, Problem> {
    let unreadable = |error: &io::Error| problem(key, None, "unreadable_file", format!("the file cannot be read: {error}"));
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    }
    let file = options.open(path).map_err(|error| unreadable(&error))?;
    let metadata = file.metadata().map_err(|error| unreadable(&error))?;
    if !metadata.is_file() {
        return Err(problem(key, None, "not_a_file", "not a regular file"));
    }
    let mut stamp = stamp_of(&metadata);
    let now =
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX));
    if now - stamp.changed_ns.max(stamp.modified_ns) < CLOCK_TICK_NS {
        // The next run finds another stamp and compares the content.
        stamp.changed_ns = -1;
    }
    Ok(Opened { file, stamp })
}

/// The kind of a file by its name and its first bytes: a file of lines may be one value instead.
pub(crate) fn kind_by_content(kind: Kind, path: &Path, key: &str) -> Kind {
    const HEAD_BYTES: usize = 4096;
    if kind.format != Format::JsonLines {
        return kind;
    }
    // What is wrong with the file shows when it is read.
    let Ok(Opened { file, .. }) = open(path, key) else { return kind };
    let mut head = Vec::with_capacity(HEAD_BYTES);
    _ = unpacked(file, kind.is_gzip).take(HEAD_BYTES as u64).read_to_end(&mut head);
    if is_one_value(&head) { Kind { format: Format::Json, ..kind } } else { kind }
}

/// A whole file.
pub(crate) struct WholeFile {
    pub(crate) document: RawDocument,
    pub(crate) stamp: FileStamp,
    pub(crate) content_hash: u64,
}

/// Reads a whole file of at most `most_bytes`, before and after decompression.
pub(crate) fn read_whole(path: &Path, key: &str, kind: Kind, most_bytes: u64) -> Result<WholeFile, Problem> {
    let Opened { mut file, stamp } = open(path, key)?;
    let too_large = |what: &str| {
        let message = format!("{what} more than {most_bytes} bytes; the limit is set by --max-file-bytes");
        problem(key, None, "file_too_large", message)
    };
    if stamp.size > most_bytes {
        return Err(too_large("the file has"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.size).unwrap_or_default());
    let unreadable = |error: io::Error| problem(key, None, "unreadable_file", format!("the file cannot be read: {error}"));
    file.by_ref().take(most_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most_bytes {
        return Err(too_large("the file has"));
    }
    let content_hash = hash64(&bytes);
    if kind.is_gzip {
        let mut unpacked = Vec::new();
        let broken = |error: io::Error| problem(key, None, "broken_gzip", format!("the file cannot be unpacked: {error}"));
        MultiGzDecoder::new(bytes.as_slice())
            .take(most_bytes.saturating_add(1))
            .read_to_end(&mut unpacked)
            .map_err(broken)?;
        if unpacked.len() as u64 > most_bytes {
            return Err(too_large("unpacked the file has"));
        }
        bytes = unpacked;
    }
    let document = RawDocument { path: key.to_string(), format: kind.format, bytes };
    Ok(WholeFile { document, stamp, content_hash })
}

/// 64 bits of the BLAKE3 hash; never 0, which stands for a file that was not read.
pub(crate) fn hash64(bytes: &[u8]) -> u64 {
    shortened(&blake3::hash(bytes))
}

/// The hash of a file's bytes, read in pieces.
pub(crate) fn hash_file(path: &Path, key: &str) -> Result<(FileStamp, u64), Problem> {
    let Opened { file, stamp } = open(path, key)?;
    let mut hasher = blake3::Hasher::new();
    hasher
        .update_reader(file)
        .map_err(|error| problem(key, None, "unreadable_file", format!("the file cannot be read: {error}")))?;
    Ok((stamp, shortened(&hasher.finalize())))
}

pub(crate) fn shortened(hash: &blake3::Hash) -> u64 {
    let mut bits = [0; 8];
    bits.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(bits).max(1)
}

/// The lines of a file, in chunks of whole lines.
pub(crate) struct LineChunks {
    reader: Box<dyn BufRead + Send>,
    next_line: u64,
    longest_line: usize,
    /// Why reading stopped; said once the lines before it are given out.
    failure: Option<io::Error>,
}

/// Whole lines, and lines that were too long.
#[derive(Debug, Default)]
pub(crate) struct LineChunk {
    pub(crate) bytes: Vec<u8>,
    /// The number of the first line in `bytes`.
    pub(crate) first_line: u64,
    /// The number of the last line passed.
    pub(crate) last_line: u64,
    /// Lines longer than the limit; they are in `bytes` as empty lines.
    pub(crate) too_long: Vec<u64>,
}

/// A reader over a file, unpacked if need be.
pub(crate) fn unpacked(file: impl Read + Send + 'static, is_gzip: bool) -> Box<dyn BufRead + Send> {
    const BUFFER: usize = 256 * 1024;
    if is_gzip {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(BufReader::with_capacity(BUFFER, file))))
    } else {
        Box::new(BufReader::with_capacity(BUFFER, file))
    }
}

impl LineChunks {
    pub(crate) fn new(reader: Box<dyn BufRead + Send>, longest_line: usize) -> LineChunks {
        LineChunks { reader, next_line: 1, longest_line, failure: None }
    }

    /// The next lines, about `wanted` bytes of them; `None` at the end. Where reading fails, as in an archive that is cut off, the
    /// whole lines before that come first.
    pub(crate) fn next(&mut self, wanted: usize) -> io::Result<Option<LineChunk>> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let mut chunk = LineChunk { first_line: self.next_line, ..LineChunk::default() };
        while chunk.bytes.len() < wanted {
            let start = chunk.bytes.len();
            let limit = self.longest_line.saturating_add(1) as u64;
            let read = match self.reader.by_ref().take(limit).read_until(b'\n', &mut chunk.bytes) {
                Ok(read) => read,
                Err(failure) => {
                    chunk.bytes.truncate(start);
                    if start == 0 {
                        return Err(failure);
                    }
                    self.failure = Some(failure);
                    break;
                }
            };
            if read == 0 {
                break;
            }
            if chunk.bytes.last() != Some(&b'\n') {
                if read as u64 == limit {
                    chunk.too_long.push(self.next_line);
                    chunk.bytes.truncate(start);
                    self.skip_line()?;
                }
                chunk.bytes.push(b'\n');
            }
            self.next_line += 1;
        }
        chunk.last_line = self.next_line - 1;
        if chunk.last_line < chunk.first_line {
            return Ok(None);
        }
        // One line end stands between lines, none after the last.
        chunk.bytes.pop();
        Ok(Some(chunk))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            if let Some(end) = buffer.iter().position(|byte| *byte == b'\n') {
                self.reader.consume(end + 1);
                return Ok(());
            }
            let length = buffer.len();
            self.reader.consume(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn whole_lines_before_the_end_of_a_cut_off_archive_are_given_out() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        let lines: String = (0..5_000).map(|number| format!("line {number} of {}\n", number * 7_919 % 10_007)).collect();
        packed.write_all(lines.as_bytes()).expect("memory");
        let mut packed = packed.finish().expect("memory");
        packed.truncate(packed.len() * 9 / 10);
        let mut whole = Vec::new();
        let _ = MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut whole);
        let expected = whole.iter().filter(|byte| **byte == b'\n').count();
        assert!(expected > 3_000);
        let mut chunks = LineChunks::new(unpacked(io::Cursor::new(packed), true), 1_000);
        let (mut given, mut failure) = (0, None);
        while failure.is_none() {
            match chunks.next(64 * 1024) {
                Ok(Some(chunk)) => given += chunk.bytes.split(|byte| *byte == b'\n').count(),
                Ok(None) => break,
                Err(error) => failure = Some(error),
            }
        }
        assert_eq!((given, failure.is_some()), (expected, true));
    }

    #[test]
    fn kinds_by_name() {
        assert_eq!(Kind::of("a/b.JSONL.gz"), Ok(Kind { format: Format::JsonLines, is_gzip: true }));
        assert_eq!(Kind::of("article"), Ok(Kind { format: Format::Text, is_gzip: false }));
        assert_eq!(Kind::of("items.jl"), Ok(Kind { format: Format::JsonLines, is_gzip: false }));
        for name in ["a.org", "b.wiki", "c.mediawiki", "d.rst", "e.adoc", "f.sgm", "g.ris", "h.bib", "i.enw"] {
            assert_eq!(Kind::of(name), Ok(Kind { format: Format::Text, is_gzip: false }), "{name}");
        }
        assert_eq!(Kind::of("README.md").map_err(|(code, _)| code), Err("about_the_folder"));
        let mail = Ok(Kind { format: Format::Mail, is_gzip: false });
        assert_eq!(Kind::of("Letters/cur/1700000000.M1P2.host:2,S"), mail);
        for name in ["U.S. and Iran", "Mr. Smith goes", "a.2023", "notes."] {
            assert_eq!(Kind::of(name), Ok(Kind { format: Format::Text, is_gzip: false }), "{name}");
        }
        for name in ["site/index.html?id=3", "index.php?a=b.c", "index.html@id=3", "index.html.1", "view.aspx"] {
            assert_eq!(Kind::of(name), Ok(Kind { format: Format::Html, is_gzip: false }), "{name}");
        }
        assert_eq!(Kind::of("~$memo.docx").map_err(|(code, _)| code), Err("not_an_article"));
        assert_eq!(Kind::of("libc.so.6").map_err(|(code, _)| code), Err("unsupported_format"));
        assert_eq!(Kind::of("a.png").map_err(|(code, _)| code), Err("unsupported_format"));
    }

    #[test]
    fn the_readme_lists_what_is_read() {
        let readme = include_str!("../../README.md");
        let table = readme.split("## What is read").nth(1).and_then(|rest| rest.split("## ").next()).expect("a table");
        let files = table.lines().filter(|line| line.starts_with('|')).filter_map(|line| line.split('|').nth(2));
        let mut listed: Vec<&str> = files
            .flat_map(|files| files.split('`').skip(1).step_by(2))
            .filter_map(|ending| ending.strip_prefix('.'))
            .collect();
        let mut read: Vec<&str> = ENDINGS.iter().flat_map(|(_, endings)| endings.split(' ')).chain(PAGES).collect();
        listed.sort_unstable();
        listed.dedup();
        read.sort_unstable();
        assert_eq!(listed, read);
    }

    #[test]
    fn lines_come_whole_and_long_ones_are_named() {
        let text = format!("one\n\n{}\ntwo\nlast", "x".repeat(100));
        let mut chunks = LineChunks::new(Box::new(io::Cursor::new(text)), 20);
        let mut shown = Vec::new();
        while let Some(chunk) = chunks.next(4).expect("readable") {
            let bytes = String::from_utf8(chunk.bytes).expect("text");
            shown.push(format!("{}-{} {:?} {:?}", chunk.first_line, chunk.last_line, bytes, chunk.too_long));
        }
        assert_eq!(shown, ["1-1 \"one\" []", "2-4 \"\\n\\ntwo\" [3]", "5-5 \"last\" []"]);
    }
}
