//! Holds [`FileRecord`]: what became of one file, committed together with its articles so that the two cannot disagree.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ingest")]
use crate::article::ArticleId;

/// The name of a file across runs: its source and its path below that source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileKey {
    /// The name of the source.
    pub source: String,
    /// The path below the source, `/` between its parts; bytes that are not UTF-8 as `\xNN`.
    pub path: String,
}

impl FileKey {
    /// The key as one string. A NUL can be in neither part.
    pub fn as_term(&self) -> String {
        format!("{}\0{}", self.source, self.path)
    }

    /// Reads [`FileKey::as_term`].
    pub fn from_term(term: &str) -> Option<FileKey> {
        let (source, path) = term.split_once('\0')?;
        Some(FileKey { source: source.to_string(), path: path.to_string() })
    }
}

/// What the file system says of a file; two equal stamps mean that nobody wrote to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileStamp {
    /// Bytes.
    pub size: u64,
    /// Time of the last change of content, in nanoseconds since 1970.
    pub modified_ns: i64,
    /// Time of the last change of anything, in nanoseconds since 1970; 0 where the system has none.
    pub changed_ns: i64,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileOutcome {
    /// Its articles are in the index.
    Indexed,
    /// Some of its articles are; the run was stopped in the middle of it.
    Partial,
    /// It is not an article.
    Skipped,
    /// It should have been one, but could not be read.
    Failed,
}

impl FileOutcome {
    /// The outcome as a number for a column.
    pub fn code(self) -> u64 {
        match self {
            FileOutcome::Indexed => 0,
            FileOutcome::Partial => 1,
            FileOutcome::Skipped => 2,
            FileOutcome::Failed => 3,
        }
    }

    /// Reads [`FileOutcome::code`].
    pub fn from_code(code: u64) -> Option<FileOutcome> {
        [FileOutcome::Indexed, FileOutcome::Partial, FileOutcome::Skipped, FileOutcome::Failed]
            .into_iter()
            .find(|outcome| outcome.code() == code)
    }
}

/// Why a file, or one record of it, was skipped, failed, or deserves a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The name of the source, in a report; in the record of its file it goes without saying.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub folder: Option<Box<str>>,
    /// The path below the source.
    pub path: String,
    /// The line or record, from 1, where it concerns only a part.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u64>,
    /// The column, from 1, where it is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<u64>,
    /// The stable name of the reason.
    pub code: String,
    /// The reason as a sentence.
    pub message: String,
}

impl Problem {
    /// Whether it is that there is nothing to be read, not that it could not be.
    pub fn is_skip(&self) -> bool {
        const SKIPS: [&str; 5] =
            ["empty_file", "not_an_article", "lines_before_header", "unsupported_format", "about_the_folder"];
        SKIPS.contains(&self.code.as_str())
    }

    /// Whether it is that something has more bytes than may be read, which is up to the user.
    pub fn is_cut(&self) -> bool {
        ["file_too_large", "record_too_large"].contains(&self.code.as_str())
    }

    /// The same, as a report over several sources has it.
    #[cfg(any(feature = "ingest", feature = "cli"))]
    pub(crate) fn of_source(self, name: &str) -> Problem {
        Problem { folder: Some(name.into()), ..self }
    }
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRecord {
    /// Which file.
    pub key: FileKey,
    /// Its stamp when it was read.
    pub stamp: FileStamp,
    /// 64 bits of the BLAKE3 hash of its bytes; 0 if it was never read.
    pub content_hash: u64,
    /// What became of it.
    pub outcome: FileOutcome,
    /// How many articles of it are in the index.
    pub articles: u64,
    /// What is too long for a column.
    pub details: RecordDetails,
}

impl FileRecord {
    /// How many of its problems are that something could not be read.
    pub fn failures(&self) -> u64 {
        let is_failure = |problem: &&Problem| self.outcome != FileOutcome::Skipped && !problem.is_skip();
        self.details.problems.iter().filter(is_failure).count() as u64
    }
}

/// The part of a record that is not in columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RecordDetails {
    /// For a partial file: where reading goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume_at: Option<ResumePoint>,
    /// The limit on bytes that kept some of the file from being read, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_at_bytes: Option<u64>,
    /// Reasons for a skip or failure, records that could not be read. At most 1,000 are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// What an index knows of a file, as far as it stands in columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LedgerEntry {
    /// Its stamp when it was read.
    pub stamp: FileStamp,
    /// The hash of its content; 0 if it was never read.
    pub content_hash: u64,
    /// What became of it.
    pub outcome: FileOutcome,
    /// How many articles of it are in the index.
    pub articles: u64,
    /// How many problems its record lists.
    pub problems: u64,
    /// How many of them are that something could not be read.
    pub failures: u64,
    /// The limit on bytes that kept some of it from being read; 0 if none did.
    pub cut_at_bytes: u64,
}

/// The place where reading a file goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResumePoint {
    /// The number of the last line or row that is in the index.
    pub line: u64,
    /// The number of articles in the index up to it.
    pub articles: u64,
}

/// The id of an article: 64 bits of the hash of where it stands.
#[cfg(feature = "ingest")]
pub(crate) fn article_id(key: &FileKey, place_in_file: &str) -> ArticleId {
    let mut hasher = blake3::Hasher::new();
    for part in [&key.source, "\0", &key.path, "\0", place_in_file] {
        hasher.update(part.as_bytes());
    }
    let hash = hasher.finalize();
    let mut bits = [0; 8];
    bits.copy_from_slice(&hash.as_bytes()[..8]);
    ArticleId::from_bits(u64::from_be_bytes(bits))
}
