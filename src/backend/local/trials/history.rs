//! Turns a seed into a history of commits and merges on a [`FaultDisk`], with the model of what each state holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use crate::article::{ArticleId, Dimension};
use crate::backend::ArticleSink;
use crate::backend::local::open::Index;
use crate::backend::local::store::fault::{FaultDisk, Random};
use crate::backend::local::store::{Disk, Purpose};
use crate::backend::local::upkeep::{compact_on, verify_on};
use crate::backend::local::write::{IndexWriter, WriterOptions};
use crate::error::{Error, ErrorCode};
use crate::query::{SearchRequest, Sort};
use crate::schema::{
    FileKey, FileOutcome, FileRecord, FileStamp, IndexedDocument, Manifest, RecordDetails, Source, StoredArticle,
};

/// Which version of which article is there.
pub(super) type State = BTreeMap<u64, u32>;

pub(super) const WRITING: WriterOptions = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
pub(super) const TOPICS: [&str; 3] = ["War", "Trade", "Energy"];

/// A history: the disk, the model of it, and what is asked of both.
#[derive(Clone)]
pub(super) struct History {
    pub(super) disk: FaultDisk,
    pub(super) random: Random,
    /// What the last commit that was acknowledged holds.
    pub(super) saved: State,
    /// How many commits were acknowledged.
    pub(super) commits: usize,
    /// What the commit that was tried last would hold.
    pub(super) tried: State,
    pub(super) next: u64,
}

impl History {
    pub(super) fn new(seed: u64) -> History {
        let (saved, tried) = Default::default();
        History { disk: FaultDisk::new(), random: Random(seed), saved, commits: 0, tried, next: 0 }
    }

    pub(super) fn disk(&self) -> Arc<dyn Disk> {
        Arc::new(self.disk.clone())
    }

    pub(super) fn writer(&mut self) -> Result<IndexWriter, Error> {
        let mut writer = IndexWriter::open_on(self.disk(), WRITING, Purpose::Writing)?;
        if self.random.below(2) == 0 {
            writer.stop_merging_by_itself();
        }
        Ok(writer)
    }

    /// Changes, removes and adds some articles, and saves.
    pub(super) fn commit(&mut self, writer: &mut IndexWriter) -> Result<(), Error> {
        self.tried = self.saved.clone();
        for _ in 0..1 + self.random.below(6) {
            let known = self.tried.keys().nth(self.random.below(self.tried.len().max(1))).copied();
            match (self.random.below(4), known) {
                (0, Some(number)) => {
                    writer.remove_file(&key(number))?;
                    self.tried.remove(&number);
                }
                (1, Some(number)) => {
                    writer.remove_file(&key(number))?;
                    *self.tried.entry(number).or_default() += 1;
                    write(writer, number, self.tried[&number])?;
                }
                _ => {
                    self.next += 1;
                    self.tried.insert(self.next, 0);
                    write(writer, self.next, 0)?;
                }
            }
        }
        writer.commit(&manifest(&self.tried))?;
        self.saved = self.tried.clone();
        self.commits += 1;
        Ok(())
    }

    /// One thing after another, as programs do it.
    pub(super) fn go_on(&mut self, steps: usize) -> Result<(), Error> {
        for _ in 0..steps {
            if self.commits > 0 && self.random.below(5) == 0 {
                compact_on(self.disk())?;
                self.assert_swept();
                continue;
            }
            let mut writer = self.writer()?;
            for _ in 0..1 + self.random.below(4) {
                self.commit(&mut writer)?;
            }
            // Some wait for merges, some are cut short.
            if self.random.below(2) == 0 {
                writer.finish()?;
                self.assert_swept();
            }
        }
        Ok(())
    }

    /// What has come to its end on a sound disk leaves nothing behind.
    pub(super) fn assert_swept(&self) {
        if self.disk.faults() == 0 {
            assert_eq!(verify_on(self.disk()).expect("a verification").left_over_files, [""; 0]);
        }
    }

    /// What is on the disk must be the last state that was acknowledged, or the one that was being made.
    pub(super) fn check(&mut self, disk: &FaultDisk) {
        match read(Arc::new(disk.clone())) {
            Ok(state) => {
                assert!(state == self.saved || state == self.tried, "{state:?}\n{:?}\n{:?}", self.saved, self.tried)
            }
            Err(error) => {
                assert_eq!((error.code(), self.commits), (ErrorCode::IndexNotFound, 0), "{error}");
            }
        }
    }

    /// Goes on over another disk, as the next process does.
    pub(super) fn reopen(&mut self, disk: FaultDisk) {
        self.disk = disk;
        self.saved = read(self.disk()).unwrap_or_default();
        self.tried = self.saved.clone();
    }
}

pub(super) fn key(number: u64) -> FileKey {
    FileKey { source: "s".to_string(), path: format!("{number}.txt") }
}

pub(super) fn id(number: u64) -> ArticleId {
    ArticleId::from_bits(number << 20 | 1)
}

/// A word that no other version of no other article has.
pub(super) fn word(number: u64, version: u32) -> String {
    format!("zq{number}x{version}qz")
}

pub(super) fn write(writer: &mut IndexWriter, number: u64, version: u32) -> Result<(), Error> {
    let stored: StoredArticle = serde_json::from_value(json!({
        "id": id(number), "folder": "s", "path": key(number).path,
        "headline": format!("Report {number} {version}"),
        "articleBody": format!("The word {} stands here beside the harbour.", word(number, version)),
        "datePublished": {"value": "2023-10-30", "precision": "day", "status": "known"},
        "author": [], "topic": [TOPICS[number as usize % 3]], "region": [], "tag": [], "source": null, "url": null,
        "language": "en", "actor": [], "evidence": [],
    }))
    .expect("an article");
    writer.add(IndexedDocument::laid_out(key(number), stored))?;
    writer.record(&FileRecord {
        key: key(number),
        stamp: FileStamp { size: 1 + u64::from(version), ..FileStamp::default() },
        content_hash: 1,
        outcome: FileOutcome::Indexed,
        articles: 1,
        details: RecordDetails::default(),
    })
}

/// A manifest that says which state it is of.
pub(super) fn manifest(state: &State) -> Manifest {
    let mut manifest = Manifest::new(Default::default());
    manifest.sources = vec![Source { name: format!("{state:?}"), folder: "s".to_string(), ..Source::default() }];
    manifest
}

/// The state that an index shows, from every side.
pub(super) fn read(disk: Arc<dyn Disk>) -> Result<State, Error> {
    let index = Index::open_on(disk)?;
    assert_eq!(index.damage().files, [""; 0]);
    let state = shown(&index)?;
    assert_eq!(index.manifest(), &manifest(&state), "the manifest is that of the articles");
    // A purged article leaves the record of its file.
    let recorded = index.ledger()?.into_values().filter(|entry| entry.articles > 0).count();
    assert_eq!(recorded, state.len(), "the ledger is that of the articles");
    Ok(state)
}

pub(super) fn all() -> SearchRequest {
    SearchRequest::default().sort(Sort::Oldest).page(0, 1000).facet(Dimension::Topic, 10)
}

pub(super) fn shown(index: &Index) -> Result<State, Error> {
    let response = index.search(&all())?;
    let mut state = State::new();
    for hit in &response.hits {
        let mut words = hit.headline.split(' ').skip(1).map(|word| word.parse::<u64>().expect("a number"));
        let (number, version) = (words.next().expect("a number"), words.next().expect("a version") as u32);
        assert_eq!(state.insert(number, version), None, "article {number} is there twice");
    }
    assert_eq!(response.total.value, state.len() as u64);
    for value in &response.facets[0].values {
        let of_topic = state.keys().filter(|number| TOPICS[**number as usize % 3] == value.value).count();
        assert_eq!(value.count, of_topic as u64);
    }
    for (number, version) in &state {
        let of_word =
            |version| index.search(&SearchRequest::for_text(word(*number, version))).map(|found| found.total.value);
        assert_eq!(of_word(*version)?, 1);
        assert_eq!(of_word(version + 1)?, 0);
    }
    Ok(state)
}

pub(super) fn assert_sound(disk: &FaultDisk) {
    let found = verify_on(Arc::new(disk.clone())).expect("a verification");
    assert!(found.is_sound(), "{found:?}");
}
