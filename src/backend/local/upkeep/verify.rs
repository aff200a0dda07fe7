//! Turns an index folder into a [`Verification`]: every byte is read, and everything that can be told twice is compared.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tantivy::TantivyDocument;

use super::open_folder;
use crate::backend::local::failure::no_state;
use crate::backend::local::open::Index;
use crate::backend::local::store::{DRAFT, Disk, NoState, Purpose, Store, Trust, is_segment_file};
use crate::error::{Error, ErrorCode, guarded};
use crate::schema::FileKey;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// How many files the committed state has.
    pub files: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// Files that are not what was written, each with what is wrong.
    pub damaged_files: Vec<String>,
    /// How many articles and file records stand in segments of which a file is damaged.
    pub lost_documents: u64,
    /// Files that belong to no committed state: of a writer at work, or of one that was killed, and then removed by the next.
    pub left_over_files: Vec<String>,
    /// How many articles can be read.
    pub articles: u64,
    /// How many file records can be read.
    pub file_records: u64,
    /// What does not agree with itself though every byte is as written; at most 100 are listed.
    pub contradictions: Vec<String>,
    /// How many contradictions there are.
    pub contradiction_count: u64,
}

/// How many contradictions are listed.
const MOST_LISTED: usize = 100;

impl Verification {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.damaged_files.is_empty() && self.contradiction_count == 0
    }

    fn contradict(&mut self, what: String) {
        self.contradiction_count += 1;
        if self.contradictions.len() < MOST_LISTED {
            self.contradictions.push(what);
        }
    }
}

/// Reads every file of an index whatever is remembered of it, every article, and every file record.
///
/// Damage is what it finds, not an error. Fails with [`ErrorCode::IndexNotFound`], [`ErrorCode::IndexIncompatible`] or [`ErrorCode::Storage`].
pub fn verify(folder: impl AsRef<Path>) -> Result<Verification, Error> {
    guarded("verify the index", || verify_on(open_folder(folder.as_ref())?))
}

/// As [`verify`], on any disk.
pub(in crate::backend::local) fn verify_on(disk: Arc<dyn Disk>) -> Result<Verification, Error> {
    let folder = disk.folder().to_path_buf();
    let store = Store::new(disk.clone(), Purpose::Reading);
    let mut found = Verification::default();
    let committed = match store.committed(Trust::Nothing) {
        Ok(committed) => committed,
        Err(NoState::Damaged(damaged)) => {
            found.damaged_files = damaged.iter().map(ToString::to_string).collect();
            return Ok(found);
        }
        Err(missing) => return Err(no_state(&folder, missing)),
    };
    found.files = committed.files.len() as u64;
    found.bytes = committed.files.values().map(|sum| sum.length).sum();
    found.damaged_files = committed.damaged.iter().map(ToString::to_string).collect();
    let names = disk.list().map_err(|error| no_state(&folder, NoState::Disk(error)))?;
    let is_left_over = |name: &String| is_segment_file(name) || name.starts_with(DRAFT);
    found.left_over_files =
        names.into_iter().filter(|name| is_left_over(name) && !committed.files.contains_key(name)).collect();
    match Index::open_on(disk) {
        Ok(index) => {
            found.lost_documents = index.damage().lost_documents;
            compare(&index, &mut found)?;
        }
        Err(error) if error.code() == ErrorCode::IndexDamaged && !found.damaged_files.is_empty() => {}
        Err(error) => return Err(error),
    }
    Ok(found)
}

/// Compares what an index says in more than one place.
fn compare(index: &Index, found: &mut Verification) -> Result<(), Error> {
    let fail = |error| index.failure("read every article", error);
    let mut ids = HashSet::new();
    let mut of_file: BTreeMap<String, u64> = BTreeMap::new();
    for (segment, table) in index.searcher.segment_readers().iter().zip(&index.tables) {
        let store = segment.get_store_reader(1).map_err(|error| fail(error.into()))?;
        for document in segment.doc_ids_alive() {
            let bits = table.ids()[document as usize].get();
            if !table.articles().has(document) {
                continue;
            }
            let stored: TantivyDocument = store.get(document).map_err(fail)?;
            let article = match index.read_whole(&stored) {
                Ok(article) => article,
                Err(error) => {
                    found.contradict(error.to_string());
                    continue;
                }
            };
            found.articles += 1;
            if article.id.bits() != Some(bits) {
                found.contradict(format!("the article {} is found under another id, {bits:016x}", article.id));
            }
            if !ids.insert(bits) {
                found.contradict(format!("the article {} is there twice", article.id));
            }
            *of_file.entry(FileKey { source: article.folder, path: article.path }.as_term()).or_default() += 1;
        }
    }
    let ledger = index.ledger()?;
    found.file_records = ledger.len() as u64;
    if found.lost_documents > 0 {
        // What is missing has been said.
        return Ok(());
    }
    let articles: u64 = index.article_count()?;
    if articles != found.articles {
        found.contradict(format!("{articles} articles are counted and {} are there", found.articles));
    }
    for (term, count) in &of_file {
        let recorded = ledger.get(term).map_or(0, |entry| entry.articles);
        if recorded != *count {
            let path = FileKey::from_term(term).map_or_else(String::new, |key| format!("{}/{}", key.source, key.path));
            found.contradict(format!("{count} articles of {path} are there and {recorded} are recorded"));
        }
    }
    for (term, entry) in ledger.iter().filter(|(term, entry)| entry.articles > 0 && !of_file.contains_key(*term)) {
        let path = FileKey::from_term(term).map_or_else(String::new, |key| format!("{}/{}", key.source, key.path));
        found.contradict(format!("no article of {path} is there and {} are recorded", entry.articles));
    }
    Ok(())
}
