//! Turns what readers give back of a file, part by part, into the account of that file: what of it is in, and from where an
//! interrupted run goes on.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Arc;

use super::reader::Part;
use crate::ingest::isolation::is_passing;
use crate::ingest::read::shortened;
use crate::schema::{FileKey, FileOutcome, FileRecord, FileStamp, LedgerEntry, Problem, RecordDetails, ResumePoint};

/// How many problems a record keeps.
const MOST_PROBLEMS: usize = 1000;

/// The account of a file under way.
pub(super) struct Account {
    pub(super) key: FileKey,
    pub(super) known: Option<LedgerEntry>,
    pub(super) size: u64,
    /// For a file read in parts.
    pub(super) parts: Option<Parts>,
}

impl Account {
    /// What is known of a file that is read in parts and not at its end; `None` for one that is read whole.
    pub(super) fn so_far(&self) -> Option<FileRecord> {
        let parts = self.parts.as_ref()?;
        let resume_at = Some(ResumePoint { line: parts.last_line, articles: parts.articles });
        Some(FileRecord {
            key: self.key.clone(),
            stamp: parts.stamp,
            content_hash: 0,
            outcome: FileOutcome::Partial,
            articles: parts.articles,
            details: RecordDetails { resume_at, ..RecordDetails::default() },
        })
    }
}

/// The parts of a file.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) stamp: FileStamp,
    pub(super) hasher: Arc<std::sync::Mutex<blake3::Hasher>>,
    /// How many parts the readers were given, and how many of them are in.
    begun: u64,
    pub(super) taken: u64,
    /// With which line each part ends that is not in yet, in their order.
    ends: VecDeque<u64>,
    /// Parts that came before their turn.
    pub(super) waiting: BTreeMap<u64, Part>,
    pub(super) is_read: bool,
    /// Whether some of it could not be read for want of a reader.
    is_passing: bool,
    /// Whether a limit on sizes kept some of it from being read.
    pub(super) is_cut: bool,
    /// The line up to which the file is in.
    pub(super) last_line: u64,
    pub(super) articles: u64,
    pub(super) problems: Vec<Problem>,
    pub(super) problems_omitted: u64,
    pub(super) ids: HashSet<u64>,
}

impl Parts {
    pub(super) fn of(stamp: FileStamp) -> Parts {
        Parts { stamp, ..Parts::default() }
    }

    /// Opens the account of the next part, which ends with this line, and gives its number.
    pub(super) fn begin(&mut self, last_line: u64) -> u64 {
        self.ends.push_back(last_line);
        self.begun += 1;
        self.begun - 1
    }

    /// Counts the next part as in.
    pub(super) fn take(&mut self) {
        self.taken += 1;
        // Of a file that goes on where an earlier run had stopped, the lines up to there stay in.
        self.last_line = self.last_line.max(self.ends.pop_front().unwrap_or_default());
    }

    /// Whether the file is at its end and all of its parts are in.
    pub(super) fn is_complete(&self) -> bool {
        self.is_read && self.taken == self.begun
    }

    pub(super) fn problem(&mut self, problem: Problem) {
        // A file that no reader was to be had for is tried again.
        if is_passing(&problem) {
            self.stamp.changed_ns = -1;
            self.is_passing = true;
        }
        self.is_cut |= problem.is_cut();
        let last = self.problems.last_mut().filter(|last| last.code == problem.code && problem.line.is_none());
        if let Some((last, message)) = last.and_then(|last| added_up(&last.message, &problem.message).map(|sum| (last, sum)))
        {
            last.message = message;
            return;
        }
        if self.problems.len() < MOST_PROBLEMS { self.problems.push(problem) } else { self.problems_omitted += 1 }
    }

    pub(super) fn content_hash(&self) -> u64 {
        let hasher = self.hasher.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if self.is_passing { 0 } else { shortened(&hasher.finalize()) }
    }
}

/// Two messages as one, if they differ in nothing but a count at the beginning: `3 pages are redirects`.
fn added_up(one: &str, other: &str) -> Option<String> {
    let split = |message: &'_ str| -> Option<(u64, usize)> {
        let digits = message.bytes().take_while(u8::is_ascii_digit).count();
        Some((message[..digits].parse().ok()?, digits))
    };
    let ((one_count, one_digits), (other_count, other_digits)) = (split(one)?, split(other)?);
    let rest = &one[one_digits..];
    (rest == &other[other_digits..]).then(|| format!("{}{rest}", one_count.saturating_add(other_count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_parts_are_counts_of_the_file() {
        assert_eq!(added_up("3 pages are redirects", "40 pages are redirects"), Some("43 pages are redirects".to_string()));
        assert_eq!(added_up("3 pages are redirects", "3 pages are templates"), None);
        assert_eq!(added_up("the page is cut", "the page is cut"), None);
    }
}
