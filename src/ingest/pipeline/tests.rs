//! Turns answers of readers, held back and let go as the tests want, into what the pipeline commits.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender};

use super::reader::{Done, Outcome, Part, Work};
use super::{Pipeline, Task};
use crate::actors::Corrections;
use crate::backend::{ArticleReader, ArticleSink, CommitReport};
use crate::error::Error;
use crate::ingest::read::Kind;
use crate::ingest::{IngestOptions, IngestReport};
use crate::schema::{FileKey, FileRecord, FileStamp, IndexedDocument, LedgerEntry, Manifest, RecordDetails};

/// Longer than any commit has to wait.
const LONG: Duration = Duration::from_secs(60);

/// Keeps what each commit holds, and says so.
struct Kept {
    records: HashMap<String, FileRecord>,
    commits: Sender<HashMap<String, FileRecord>>,
}

impl ArticleSink for Kept {
    fn manifest(&self) -> Result<Option<Manifest>, Error> {
        Ok(None)
    }
    fn ledger(&self) -> Result<HashMap<String, LedgerEntry>, Error> {
        Ok(HashMap::new())
    }
    fn record_details(&self, files: &[FileKey]) -> Result<Vec<RecordDetails>, Error> {
        Ok(vec![RecordDetails::default(); files.len()])
    }
    fn remove_file(&mut self, _: &FileKey) -> Result<(), Error> {
        Ok(())
    }
    fn reader(&self) -> Result<Option<Box<dyn ArticleReader>>, Error> {
        Ok(None)
    }
    fn replace(&mut self, _: IndexedDocument) -> Result<(), Error> {
        Ok(())
    }
    fn add(&mut self, _: IndexedDocument) -> Result<(), Error> {
        Ok(())
    }
    fn record(&mut self, record: &FileRecord) -> Result<(), Error> {
        self.records.insert(record.key.path.clone(), record.clone());
        Ok(())
    }
    fn commit(&mut self, _: &Manifest) -> Result<CommitReport, Error> {
        _ = self.commits.send(self.records.clone());
        Ok(CommitReport { articles: 0 })
    }
}

fn whole(file: usize, cost: u64) -> Done {
    let stamp = FileStamp { size: 1, modified_ns: 1, changed_ns: 1 };
    let outcome = Outcome::Whole { stamp, content_hash: 1, documents: Vec::new(), problems: Vec::new() };
    Done { file, part: 0, cost, outcome }
}

/// Has files read by readers of the test's own, which are shown the work, what to answer to, and what was committed.
fn run(
    files: &[(&str, u64)],
    folder: &Path,
    readers: impl Fn(Receiver<Work>, Sender<Done>, Receiver<HashMap<String, FileRecord>>) + Send,
) {
    let (commits_in, commits) = crossbeam_channel::unbounded();
    let (work_in, work) = crossbeam_channel::unbounded();
    let (done_in, done) = crossbeam_channel::unbounded();
    let mut sink = Kept { records: HashMap::new(), commits: commits_in };
    let options = IngestOptions { commit_every: Duration::from_millis(100), threads: 2, ..IngestOptions::default() };
    let (manifest, mut report) = (Manifest::new(Corrections::default()), IngestReport::default());
    std::thread::scope(|scope| {
        scope.spawn(move || readers(work, done_in, commits));
        let gone = HashMap::new();
        let mut pipeline =
            Pipeline::new(&mut sink, &manifest, &options, &(), &mut report, work_in, done, gone, Default::default(), false);
        for (name, size) in files {
            let kind = Kind::of(name).expect("a format that is read");
            let key = FileKey { source: "s".to_string(), path: (*name).to_string() };
            let (known, path) = (None, folder.join(name));
            let task = Task { key, path, kind, size: *size, known, stamp_is_known: false, is_stale: false };
            pipeline.file(task).expect("what is done is taken in");
        }
        pipeline.save().expect("all is taken in");
    });
}

#[test]
fn what_is_read_is_saved_while_a_reader_is_busy_with_a_giant() {
    let giant = 1 << 40;
    let files = [("giant.html", giant), ("a.txt", 10), ("b.txt", 10), ("c.txt", 10)];
    run(&files, Path::new(""), |work, done, commits| {
        let mut held_back = None;
        for work in work.iter().take(files.len()) {
            let Work::Whole { file, key, cost, .. } = work else { panic!("texts are read whole") };
            let answer = whole(file, cost);
            if key.path == "giant.html" { held_back = Some(answer) } else { done.send(answer).expect("heard") }
        }
        // The giant is done only when all the others are saved.
        loop {
            let saved = commits.recv_timeout(LONG).expect("a commit that does not wait for the giant");
            assert!(!saved.contains_key("giant.html"));
            if ["a.txt", "b.txt", "c.txt"].iter().all(|name| saved.contains_key(*name)) {
                break;
            }
        }
        done.send(held_back.expect("the giant")).expect("heard");
        let saved = commits.recv_timeout(LONG).expect("the last commit");
        assert!(saved.contains_key("giant.html"));
    });
}

#[test]
fn a_file_goes_on_behind_the_last_part_before_which_none_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = format!("{{\"headline\":\"{}\"}}\n", "a".repeat(1000));
    fs::write(folder.path().join("lines.jsonl"), line.repeat(800)).expect("written");
    run(&[("lines.jsonl", 1)], folder.path(), |work, done, commits| {
        let answer = |work| {
            let Work::Lines { file, part, bytes, .. } = work else { panic!("lines are read in parts") };
            Done { file, part, cost: bytes.len() as u64, outcome: Outcome::Part(Part::default()) }
        };
        let [first, second]: [Done; 2] =
            work.iter().take(2).map(answer).collect::<Vec<_>>().try_into().ok().expect("two parts");
        done.send(second).expect("heard");
        let saved = commits.recv_timeout(LONG).expect("a commit that does not wait for the first part");
        assert_eq!(saved["lines.jsonl"].details.resume_at.as_ref().map(|point| point.line), Some(0));
        done.send(first).expect("heard");
        let saved = commits.recv_timeout(LONG).expect("the last commit");
        assert!(saved["lines.jsonl"].details.resume_at.is_none());
    });
}
