//! Turns what became of a file into its record and the numbers of the report.

use super::{Account, Pipeline};
use crate::error::Error;
use crate::ingest::isolation;
use crate::ingest::parse::READING_STOPPED;
use crate::schema::{FileOutcome, FileRecord, FileStamp, LedgerEntry, Problem, RecordDetails};

impl Pipeline<'_> {
    /// Writes the record of a file that was read and counts it.
    pub(super) fn finish(
        &mut self,
        account: &Account,
        stamp: FileStamp,
        content_hash: u64,
        articles: u64,
        problems: Vec<Problem>,
        is_cut: bool,
    ) -> Result<(), Error> {
        self.is_reached(&account.key);
        let outcome = match () {
            () if articles > 0 => FileOutcome::Indexed,
            () if problems.iter().all(Problem::is_skip) => FileOutcome::Skipped,
            () => FileOutcome::Failed,
        };
        self.report.file(&account.key.source, outcome, false, &problems);
        if outcome == FileOutcome::Indexed {
            if let Some(entry) = account.known.filter(|entry| entry.outcome == FileOutcome::Indexed) {
                self.report.updated += u64::from(entry.content_hash != content_hash);
            } else if account.known.is_none() {
                self.take_place_of_gone(content_hash)?;
            }
        }
        let cut_at_bytes = is_cut.then_some(self.options.max_file_bytes);
        let details = RecordDetails { resume_at: None, cut_at_bytes, problems };
        let record = FileRecord { key: account.key.clone(), stamp, content_hash, outcome, articles, details };
        self.is_dirty = true;
        self.sink.record(&record)
    }

    /// A new file with the content of one that has gone is that file, moved.
    fn take_place_of_gone(&mut self, content_hash: u64) -> Result<(), Error> {
        let Some(old) = self.gone.get_mut(&content_hash).and_then(Vec::pop) else { return Ok(()) };
        self.sink.remove_file(&old)?;
        self.moved.insert(old);
        self.report.moved += 1;
        Ok(())
    }

    /// A file whose content is as it was: only its stamp is new.
    pub(super) fn same(&mut self, account: &Account, stamp: FileStamp) -> Result<(), Error> {
        self.is_reached(&account.key);
        let Some(entry) = account.known else { return Ok(()) };
        let key = &account.key;
        let mut details = match entry.problems {
            0 => RecordDetails::default(),
            _ => self.sink.record_details(std::slice::from_ref(key))?.pop().unwrap_or_default(),
        };
        // It can be read again.
        details.problems.retain(|problem| !is_passing(problem));
        self.report.file(&key.source, entry.outcome, true, &details.problems);
        if stamp != entry.stamp || details.problems.len() as u64 != entry.problems {
            let LedgerEntry { content_hash, outcome, articles, .. } = entry;
            self.sink.record(&FileRecord { key: key.clone(), stamp, content_hash, outcome, articles, details })?;
            self.is_dirty = true;
        }
        Ok(())
    }

    /// A file that cannot be opened or read. What an earlier run read of it is kept until it can be.
    pub(super) fn unreadable(&mut self, account: &Account, problem: Problem) -> Result<(), Error> {
        self.is_reached(&account.key);
        self.report.file(&account.key.source, FileOutcome::Failed, false, std::slice::from_ref(&problem));
        if let Some(entry) = account.known.filter(|_| is_passing(&problem)) {
            return self.still_unreadable(account, entry, problem);
        }
        if account.known.is_some() {
            self.sink.remove_file(&account.key)?;
        }
        // The stamp of a file that was not opened is not known, so the next run tries again.
        let cut_at_bytes = problem.is_cut().then_some(self.options.max_file_bytes);
        let details = RecordDetails { resume_at: None, cut_at_bytes, problems: vec![problem] };
        let stamp = FileStamp { size: account.size, modified_ns: 0, changed_ns: -1 };
        let record = FileRecord {
            key: account.key.clone(),
            stamp,
            content_hash: 0,
            outcome: FileOutcome::Failed,
            articles: 0,
            details,
        };
        self.is_dirty = true;
        self.sink.record(&record)
    }

    /// Keeps the record of an earlier run with why the file cannot be read now.
    fn still_unreadable(&mut self, account: &Account, entry: LedgerEntry, problem: Problem) -> Result<(), Error> {
        let key = &account.key;
        let mut details = self.sink.record_details(std::slice::from_ref(key))?.pop().unwrap_or_default();
        if details.problems.contains(&problem) {
            return Ok(());
        }
        details.problems.retain(|problem| !is_passing(problem));
        details.problems.push(problem);
        let LedgerEntry { content_hash, outcome, articles, mut stamp, .. } = entry;
        // The next run tries again. Of a file read in part that is so anyway, and its stamp says whether it goes on behind that part.
        if outcome != FileOutcome::Partial {
            stamp.changed_ns = -1;
        }
        self.is_dirty = true;
        self.sink.record(&FileRecord { key: key.clone(), stamp, content_hash, outcome, articles, details })
    }
}

/// Whether a file may be readable the next time. What is wrong with its content stays.
pub(crate) fn is_passing(problem: &Problem) -> bool {
    let is_of_content = problem.message.starts_with(READING_STOPPED);
    problem.code == "unreadable_file" && !is_of_content || isolation::is_passing(problem)
}
