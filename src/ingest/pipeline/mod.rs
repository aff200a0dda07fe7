//! Turns files to be read into documents in the sink, with readers in parallel and one hand that writes and saves.
//!
//! Readers take whole files, or chunks of files that hold many records, and give back documents. The hand that calls
//! [`Pipeline::file`] feeds them, takes what they give back, keeps the account of every file, and saves at intervals. A commit
//! holds whole files and, of a file that is read in parts, a known number of its lines; what a reader still has then is in the
//! next one.
//!
//! What is under way is bounded in bytes, whatever the corpus. `account`: what is kept of a file under way. `outcome`: what is kept of one that is
//! done. `reader`: what runs in parallel. `streams`: files of many records.

mod account;
pub(crate) mod outcome;
mod reader;
mod streams;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};

use self::account::{Account, Parts};
use self::reader::Outcome;
use self::reader::is_large;
pub(super) use self::reader::{Done, Work, reader, readers_for};
use super::parse::problem;
use super::read::{Kind, Opened, hash_file, kind_by_content, open};
use super::survey::{Task, is_tried_again};
use super::{IngestOptions, IngestReport, Progress};
use crate::article::{DateStatus, Note};
use crate::backend::ArticleSink;
use crate::error::{Error, ErrorCode};
use crate::schema::{FileKey, FileOutcome, FileRecord, IndexedDocument, LedgerEntry, Manifest, Problem, article_id};

/// How many bytes of input may be under way.
const MOST_BYTES_UNDER_WAY: u64 = 24 * 1024 * 1024;
/// No item counts for more, so that others are read beside a giant; two giants are never under way at once.
const MOST_BYTES_OF_AN_ITEM: u64 = MOST_BYTES_UNDER_WAY / 4 * 3;
/// So many items for each reader are enough to keep it busy.
const MOST_ITEMS_UNDER_WAY: u64 = 16;
/// How long a commit waits for what is under way. Most items take milliseconds; one that takes minutes must not keep the others
/// from being saved.
const PATIENCE: Duration = Duration::from_secs(2);
/// A reader that says nothing for so long will not answer.
const LONGEST_SILENCE: Duration = Duration::from_secs(3600);

/// The hand that feeds the readers and writes what they give back.
pub(crate) struct Pipeline<'r> {
    sink: &'r mut dyn ArticleSink,
    manifest: &'r Manifest,
    options: &'r IngestOptions,
    progress: &'r dyn Progress,
    report: &'r mut IngestReport,
    work: Sender<Work>,
    done: Receiver<Done>,
    accounts: HashMap<usize, Account>,
    next_file: usize,
    bytes_under_way: u64,
    items_under_way: u64,
    is_dirty: bool,
    saved_at: Instant,
    /// When a reader last gave something back, or got something after there was nothing to do.
    heard_at: Instant,
    /// Files that have gone, by the hash of their content: a new file with that content is one of them, moved.
    gone: HashMap<u64, Vec<FileKey>>,
    moved: HashSet<FileKey>,
    /// How many files of each source are still to be read, and how many the last commit of this run says there are.
    pending: BTreeMap<String, u64>,
    pending_saved: BTreeMap<String, u64>,
}

impl<'r> Pipeline<'r> {
    #[expect(clippy::too_many_arguments, reason = "built in one place, from the parts of one run")]
    pub(crate) fn new(
        sink: &'r mut dyn ArticleSink,
        manifest: &'r Manifest,
        options: &'r IngestOptions,
        progress: &'r dyn Progress,
        report: &'r mut IngestReport,
        work: Sender<Work>,
        done: Receiver<Done>,
        gone: HashMap<u64, Vec<FileKey>>,
        pending: BTreeMap<String, u64>,
        is_dirty: bool,
    ) -> Pipeline<'r> {
        Pipeline {
            sink,
            manifest,
            options,
            progress,
            report,
            work,
            done,
            accounts: HashMap::new(),
            next_file: 0,
            bytes_under_way: 0,
            items_under_way: 0,
            is_dirty,
            saved_at: Instant::now(),
            heard_at: Instant::now(),
            gone,
            moved: HashSet::new(),
            pending,
            pending_saved: BTreeMap::new(),
        }
    }

    /// One file less is to be read.
    fn is_reached(&mut self, key: &FileKey) {
        if let Some(left) = self.pending.get_mut(&key.source) {
            *left = left.saturating_sub(1);
        }
        self.pending.retain(|_, left| *left > 0);
    }

    /// Whether the last commit says another number of files to be read than there is now.
    fn has_other_pending(&self) -> bool {
        self.pending != self.pending_saved
    }

    /// Whether the run was asked to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.options.stop.load(Ordering::Relaxed)
    }

    /// Keeps the record of a file that is not read.
    pub(crate) fn record(&mut self, record: &FileRecord) -> Result<(), Error> {
        self.sink.remove_file(&record.key)?;
        self.sink.record(record)?;
        self.is_dirty = true;
        Ok(())
    }

    /// Forgets a record that says nothing any more.
    pub(crate) fn forget(&mut self, key: &FileKey) -> Result<(), Error> {
        self.is_dirty = true;
        self.sink.remove_file(key)
    }

    /// Has one file read.
    pub(crate) fn file(&mut self, task: Task) -> Result<(), Error> {
        let file = self.next_file;
        self.next_file += 1;
        let Task { key, path, kind, size, known, stamp_is_known, is_stale } = task;
        self.progress.file(&key.path);
        let kind = kind_by_content(kind, &path, &key.path);
        let known_hash = known.filter(|entry| entry.content_hash != 0 && entry.outcome != FileOutcome::Partial);
        let is_still_so = |entry: &LedgerEntry| !is_stale && !is_tried_again(entry, self.options);
        let known_hash = known_hash.filter(is_still_so).map(|entry| entry.content_hash);
        let is_large = is_large(kind, size);
        if !kind.is_stream() && !kind.is_archive() && !is_large {
            return self.whole(file, Account { key, known, size, parts: None }, path, kind, known_hash);
        }
        let account = Account { key: key.clone(), known, size, parts: None };
        // Hashing first costs one more pass over the file, so only where it may spare the rest.
        if let (Some(hash), Some(entry)) = (known_hash, known)
            && entry.stamp.size == size
        {
            match hash_file(&path, &key.path) {
                Ok((stamp, found)) if found == hash => return self.same(&account, stamp),
                Ok(_) => {}
                Err(problem) => return self.unreadable(&account, problem),
            }
        }
        let opened = match open(&path, &key.path) {
            Ok(opened) => opened,
            Err(problem) => return self.unreadable(&account, problem),
        };
        let may_go_on = stamp_is_known && !is_stale;
        if kind.is_archive() {
            return self.stream_archive(file, account, opened, kind, may_go_on);
        }
        if !is_large {
            return self.stream(file, account, opened, kind, may_go_on);
        }
        let Opened { file: bytes, stamp } = opened;
        let parts = Parts::of(stamp);
        match self.pieces(bytes, &parts, kind, &key.path) {
            Some(pieces) => self.stream_pieces(file, account, parts, pieces, kind, may_go_on),
            None => self.whole(file, account, path, kind, known_hash),
        }
    }

    /// Has one file read at once.
    fn whole(
        &mut self,
        file: usize,
        account: Account,
        path: PathBuf,
        kind: Kind,
        known_hash: Option<u64>,
    ) -> Result<(), Error> {
        // What is packed takes more room unpacked.
        let cost = (account.size * if kind.is_gzip { 10 } else { 1 } + 4096).min(MOST_BYTES_OF_AN_ITEM);
        let key = account.key.clone();
        self.accounts.insert(file, account);
        self.submit(Work::Whole { file, key, path, kind, known_hash, cost }, cost)
    }

    fn parts(&mut self, file: usize) -> Option<&mut Parts> {
        self.accounts.get_mut(&file).and_then(|account| account.parts.as_mut())
    }

    /// Opens the account of the next part of a file, which ends with this line, and gives its number.
    fn begin_part(&mut self, file: usize, last_line: u64) -> u64 {
        self.parts(file).map_or(0, |parts| parts.begin(last_line))
    }

    fn part_problem(&mut self, file: usize, problem: Problem) {
        if let Some(parts) = self.parts(file) {
            parts.problem(problem);
        }
    }

    /// Gives work to the readers; takes in what they have done when too much is under way.
    fn submit(&mut self, work: Work, cost: u64) -> Result<(), Error> {
        let most_items = MOST_ITEMS_UNDER_WAY * self.options.threads.clamp(1, 64) as u64;
        let is_too_much = |pipeline: &Self| {
            pipeline.bytes_under_way + cost > MOST_BYTES_UNDER_WAY || pipeline.items_under_way >= most_items
        };
        while self.items_under_way > 0 && is_too_much(self) {
            let until_save = self.options.commit_every.saturating_sub(self.saved_at.elapsed());
            if !self.take_one(until_save.min(LONGEST_SILENCE))? {
                self.save_what_is_read()?;
            }
        }
        while let Ok(done) = self.done.try_recv() {
            self.take(done)?;
        }
        if self.items_under_way == 0 {
            // Silence is no fault of readers that had nothing to do.
            self.heard_at = Instant::now();
        }
        self.bytes_under_way += cost;
        self.items_under_way += 1;
        // The readers live as long as the pipeline; a closed channel shows up when their answer is awaited.
        _ = self.work.send(work);
        if self.saved_at.elapsed() >= self.options.commit_every {
            self.save_what_is_read()?;
        }
        Ok(())
    }

    /// Takes in one item; `false` if none was done in time.
    fn take_one(&mut self, patience: Duration) -> Result<bool, Error> {
        match self.done.recv_timeout(patience) {
            Ok(done) => {
                self.heard_at = Instant::now();
                self.take(done)?;
                Ok(true)
            }
            Err(RecvTimeoutError::Timeout) if self.heard_at.elapsed() < LONGEST_SILENCE => Ok(false),
            Err(error) => Err(Error::new(ErrorCode::Storage, format!("the readers stopped answering: {error}"))),
        }
    }

    fn take(&mut self, done: Done) -> Result<(), Error> {
        self.bytes_under_way -= done.cost;
        self.items_under_way -= 1;
        match done.outcome {
            Outcome::Part(part) => {
                self.progress.advance(done.cost, part.documents.len() as u64);
                if let Some(parts) = self.parts(done.file) {
                    parts.waiting.insert(done.part, part);
                }
                self.take_parts(done.file)?;
                self.settle(done.file)
            }
            // Its account stays open and is counted as pending.
            Outcome::NotReached => Ok(()),
            whole => {
                let Some(account) = self.accounts.remove(&done.file) else { return Ok(()) };
                let articles = if let Outcome::Whole { documents, .. } = &whole { documents.len() as u64 } else { 0 };
                self.progress.advance(account.size, articles);
                match whole {
                    Outcome::Same { stamp } => self.same(&account, stamp),
                    Outcome::Unreadable(problem) => self.unreadable(&account, problem),
                    Outcome::Whole { stamp, content_hash, documents, problems } => {
                        if account.known.is_some() {
                            self.sink.remove_file(&account.key)?;
                        }
                        let articles = documents.len() as u64;
                        let mut ids = HashSet::new();
                        for (place, document) in documents {
                            let document = with_own_id(document, place, &mut ids);
                            self.add(document)?;
                        }
                        let is_cut = problems.iter().any(Problem::is_cut);
                        self.finish(&account, stamp, content_hash, articles, problems, is_cut)
                    }
                    Outcome::Part(_) | Outcome::NotReached => Ok(()),
                }
            }
        }
    }

    /// Takes the parts of a file in their order, so that it does not hang on the readers which article came first.
    fn take_parts(&mut self, file: usize) -> Result<(), Error> {
        while let Some(parts) = self.parts(file)
            && let Some(part) = parts.waiting.remove(&parts.taken)
        {
            parts.take();
            parts.ids.extend(part.earlier_ids);
            part.problems.into_iter().for_each(|problem| self.part_problem(file, problem));
            for (place, document) in part.documents {
                let Some(parts) = self.parts(file) else { return Ok(()) };
                let document = with_own_id(document, place, &mut parts.ids);
                parts.articles += 1;
                self.add(document)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, document: IndexedDocument) -> Result<(), Error> {
        let tally = &mut self.report.dates;
        match document.stored.date_published.status() {
            DateStatus::Known => tally.known += 1,
            DateStatus::Partial => tally.partial += 1,
            DateStatus::Unknown => tally.unknown += 1,
            DateStatus::Suspect => tally.suspect += 1,
        }
        self.is_dirty = true;
        self.sink.add(document)
    }

    /// Closes the account of a file read in parts, once all of them are in.
    fn settle(&mut self, file: usize) -> Result<(), Error> {
        let is_settled = self.parts(file).is_some_and(|parts| parts.is_complete());
        if !is_settled || self.is_stopped() {
            return Ok(());
        }
        let Some(mut account) = self.accounts.remove(&file) else { return Ok(()) };
        let Some(parts) = account.parts.take() else { return Ok(()) };
        let content_hash = parts.content_hash();
        let mut problems = parts.problems;
        if parts.articles == 0 && problems.is_empty() {
            problems.push(problem(&account.key.path, None, "empty_file", "the file holds no record"));
        }
        if parts.problems_omitted > 0 {
            let message = format!("{} more records could not be read", parts.problems_omitted);
            problems.push(problem(&account.key.path, None, "more_problems", message));
        }
        self.finish(&account, parts.stamp, content_hash, parts.articles, problems, parts.is_cut)
    }

    /// Takes in all that is under way and makes it permanent; what is read already first, if the rest takes long.
    pub(crate) fn save(&mut self) -> Result<(), Error> {
        self.save_what_is_read()?;
        if self.items_under_way == 0 {
            return Ok(());
        }
        while self.items_under_way > 0 {
            self.take_one(LONGEST_SILENCE)?;
        }
        self.commit()
    }

    /// Makes permanent what the readers are done with, after a little patience.
    fn save_what_is_read(&mut self) -> Result<(), Error> {
        let begun = Instant::now();
        while self.items_under_way > 0 && self.take_one(PATIENCE.saturating_sub(begun.elapsed()))? {}
        self.commit()
    }

    fn commit(&mut self) -> Result<(), Error> {
        let open: Vec<FileRecord> = self.accounts.values().filter_map(Account::so_far).collect();
        for record in &open {
            self.sink.record(record)?;
        }
        if self.is_dirty || !open.is_empty() {
            let mut manifest = self.manifest.clone();
            for source in &mut manifest.sources {
                source.pending_files = self.pending.get(&source.name).copied().unwrap_or(source.pending_files);
            }
            let commit = self.sink.commit(&manifest)?;
            self.pending_saved = self.pending.clone();
            self.report.articles = commit.articles;
            self.progress.saved(commit.articles);
            self.is_dirty = false;
        }
        self.saved_at = Instant::now();
        Ok(())
    }

    /// The last save of a run that was not stopped.
    pub(crate) fn finish_with(&mut self, manifest: &'r Manifest) -> Result<(), Error> {
        self.is_dirty |= self.manifest != manifest || self.has_other_pending();
        self.manifest = manifest;
        self.save()
    }

    /// Counts what was not reached: tasks never begun and files left in the middle.
    pub(crate) fn interrupt(&mut self, never_begun: u64) -> Result<(), Error> {
        let pending = never_begun + self.accounts.len() as u64;
        self.report.found += pending;
        self.report.pending += pending;
        self.report.interrupted = true;
        // Whoever searches the index is told.
        if self.has_other_pending() {
            self.is_dirty = true;
            self.commit()?;
        }
        Ok(())
    }

    /// Removes files that have gone, except those that moved.
    pub(crate) fn remove(&mut self, gone: Vec<FileKey>) -> Result<(), Error> {
        for key in gone {
            self.sink.remove_file(&key)?;
            self.report.removed += 1;
            self.is_dirty = true;
        }
        Ok(())
    }

    /// Keeps files that have gone, because they are too many.
    pub(crate) fn withhold(&mut self, gone: u64, folder: &str) {
        self.report.removals_withheld += gone;
        self.report.removals_withheld_from.push(folder.to_string());
    }

    /// Whether a file that has gone was found again under another path.
    pub(crate) fn has_moved(&self, key: &FileKey) -> bool {
        self.moved.contains(key)
    }
}

/// Gives an article another id when one with the same id came before it in its file, and notes it.
fn with_own_id(mut document: IndexedDocument, place: u64, ids: &mut HashSet<u64>) -> IndexedDocument {
    if place == 0 || ids.insert(document.stored.id.bits().unwrap_or_default()) {
        return document;
    }
    let identifier = document.stored.identifier.clone().unwrap_or_default();
    let mut number = 0u64;
    while !ids.insert(document.stored.id.bits().unwrap_or_default()) {
        document.stored.id = article_id(&document.file, &format!("id:{identifier}#{place}.{number}"));
        number += 1;
    }
    let message = format!("the identifier \"{identifier}\" stands more than once in the file");
    document.stored.notes.push(Note::new("duplicate_identifier", message));
    IndexedDocument::laid_out(document.file, document.stored)
}
