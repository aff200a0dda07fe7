//! Holds [`IngestReport`]: what a run did, in numbers that add up.

use serde::Serialize;

use super::{RetagReport, Unmatched};
use crate::article::ArticleId;
use crate::schema::{ArticleCorrection, FileOutcome, Problem};

/// What a run did. `found = indexed + unchanged + skipped + failed`, and `+ pending` when it was interrupted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IngestReport {
    /// Files and unreadable folders found.
    pub found: u64,
    /// Files read and indexed in this run, changed and moved ones among them.
    pub indexed: u64,
    /// Those of them that an earlier run had indexed with other bytes in them.
    pub updated: u64,
    /// Those of them that an earlier run had indexed under another path.
    pub moved: u64,
    /// Files that were as an earlier run had indexed them.
    pub unchanged: u64,
    /// Files whose articles are out: they have gone, or are not read any more, such as links in their places.
    pub removed: u64,
    /// Files that are no articles.
    pub skipped: u64,
    /// Files and folders that could not be read.
    pub failed: u64,
    /// Files not reached before the run was stopped.
    pub pending: u64,
    /// Files that seem to have gone but were kept, because too many have gone at once.
    pub removals_withheld: u64,
    /// The folders they were in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removals_withheld_from: Vec<String>,
    /// Entries whose name begins with a dot; they are not looked at.
    pub hidden: u64,
    /// Articles in the index now.
    pub articles: u64,
    /// How many folders the index has.
    #[serde(skip)]
    pub sources: u64,
    /// Those of them that have the address or the text of another one, not counting one of each.
    pub repeated: u64,
    /// Those of them of which a field is set by hand.
    pub set_by_hand: u64,
    /// Articles of which a field is set by hand, but which are not in the index.
    pub set_unmatched: u64,
    /// Which those are, and why they are not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmatched: Vec<Unmatched>,
    /// What corrections of articles now know of them, as in [`SetReport::refreshed`](super::SetReport::refreshed).
    #[serde(skip)]
    pub refreshed: Vec<(ArticleId, ArticleCorrection)>,
    /// What else should be known of the run, in sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Articles whose date is not `known`, among those indexed in this run: partial, unknown, suspect.
    pub dates: DateTally,
    /// How long the run took.
    pub seconds: f64,
    /// The most memory the process held so far; 0 where the system does not say.
    pub peak_memory_bytes: u64,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
    /// What changed corrections of actors did to the articles that were there before, if they had changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retagged: Option<RetagReport>,
    /// Folders that could not be read at all; their articles were kept.
    pub unavailable: Vec<Problem>,
    /// Files, folders and single records that could not be read, with the reason; at most 1,000.
    pub failures: Vec<Problem>,
    /// How many failures are not in the list.
    pub failures_omitted: u64,
    /// Files that are no articles, with the reason; at most 1,000.
    pub skips: Vec<Problem>,
    /// How many skips are not in the list.
    pub skips_omitted: u64,
}

/// Publication dates by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DateTally {
    /// Full days.
    pub known: u64,
    /// Months and years.
    pub partial: u64,
    /// None could be read.
    pub unknown: u64,
    /// Something speaks against them.
    pub suspect: u64,
}

const MOST_LISTED: usize = 1000;

impl IngestReport {
    /// The exit status: 130 interrupted, 4 a source was unavailable or removals were withheld, 3 something could not be read,
    /// 0 otherwise.
    pub fn exit_status(&self) -> u8 {
        match () {
            () if self.interrupted => 130,
            () if !self.unavailable.is_empty() || self.removals_withheld > 0 => 4,
            () if !self.failures.is_empty() => 3,
            () => 0,
        }
    }

    pub(crate) fn fail(&mut self, source: &str, problem: Problem) {
        list(problem.of_source(source), &mut self.failures, &mut self.failures_omitted);
    }

    pub(crate) fn skip(&mut self, source: &str, problem: Problem) {
        list(problem.of_source(source), &mut self.skips, &mut self.skips_omitted);
    }

    /// Counts a file of a source by its outcome and lists its problems.
    pub(crate) fn file(&mut self, source: &str, outcome: FileOutcome, is_known: bool, problems: &[Problem]) {
        self.found += 1;
        match outcome {
            FileOutcome::Indexed | FileOutcome::Partial if is_known => self.unchanged += 1,
            FileOutcome::Indexed | FileOutcome::Partial => self.indexed += 1,
            FileOutcome::Skipped => self.skipped += 1,
            FileOutcome::Failed => self.failed += 1,
        }
        self.list(source, outcome, problems.iter().cloned());
    }

    /// Lists the problems of a file of a source with this outcome.
    pub(crate) fn list(&mut self, source: &str, outcome: FileOutcome, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            if outcome == FileOutcome::Skipped || problem.is_skip() {
                self.skip(source, problem);
            } else {
                self.fail(source, problem);
            }
        }
    }
}

fn list(problem: Problem, listed: &mut Vec<Problem>, omitted: &mut u64) {
    if listed.len() < MOST_LISTED {
        listed.push(problem);
    } else {
        *omitted += 1;
    }
}

/// The most memory the process has held so far, where the system says.
pub(crate) fn peak_memory_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kibibytes.unwrap_or_default() * 1024
}
