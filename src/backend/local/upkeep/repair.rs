//! Turns a damaged index into a whole one: damaged segments are left behind, the articles of those whose texts are sound are laid out anew, and the
//! files of all that is missing are marked to be read again.
//!
//! One commit does all of it, so that a repair that is cut short has done nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tantivy::HasLen;
use tantivy::schema::{Field, IndexRecordOption};

use super::segment_text::{articles_of, body_and_note};
use super::{WRITING, open_folder};
use crate::backend::ArticleSink;
use crate::backend::local::failure::{io_failure, no_state};
use crate::backend::local::open::Index;
use crate::backend::local::payload::Payload;
use crate::backend::local::store::{
    Damaged, Disk, META, Meta, NoState, Purpose, SEGMENT_ENDINGS, SUMS, Segment, Store, Sum, Sums, Trust,
};
use crate::backend::local::write::IndexWriter;
use crate::error::{Error, ErrorCode, guarded, quoted};
use crate::schema::{FileKey, FileOutcome, FileRecord, FileStamp, IndexedDocument, Manifest, RecordDetails, StoredArticle};

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RepairReport {
    /// The files that were damaged, each with what was wrong; nothing was done if there are none.
    pub damaged_files: Vec<String>,
    /// How many articles and file records stood in segments of which a file was damaged.
    pub lost_documents: u64,
    /// How many articles of them were saved from their stored texts.
    pub articles_saved: u64,
    /// How many articles and file records of them have no text any more: the next run over the sources reads their files again.
    pub documents_without_text: u64,
    /// How many files the next run over the sources has to read again, for articles or records of them may be missing.
    pub files_to_read: u64,
}

/// Makes a damaged index whole with what is in its folder. Whatever is still missing then, the next run over the sources reads again; it knows
/// which files that are.
///
/// Fails with [`ErrorCode::IndexDamaged`] if nothing says any more which files are the index, with [`ErrorCode::IndexLocked`] and as
/// [`IndexWriter::open`] does.
pub fn repair(folder: impl AsRef<Path>) -> Result<RepairReport, Error> {
    guarded("repair the index", || repair_on(open_folder(folder.as_ref())?))
}

/// As [`repair`], on any disk.
pub(in crate::backend::local) fn repair_on(disk: Arc<dyn Disk>) -> Result<RepairReport, Error> {
    let folder = disk.folder().to_path_buf();
    let store = Store::new(disk.clone(), Purpose::Reading);
    let mut report = RepairReport::default();
    let committed = store.committed(Trust::Nothing);
    // Of two files that do not go together, the one that fits more of the others is believed.
    let believed = match &committed {
        Ok(committed) if committed.damaged.iter().any(|damaged| damaged.name == META) => Some(committed.damaged.len() - 1),
        Err(NoState::Damaged(_)) => Some(usize::MAX),
        _ => None,
    };
    if let Some(damaged) = believed {
        // The lock is held while the checksums are made anew.
        let locked = Store::new(disk.clone(), Purpose::Repairing);
        if !locked.lock().map_err(|error| io_failure(&folder, "lock the index", error))? {
            return Err(crate::backend::local::failure::locked_by(&folder));
        }
        let sums = sums_anew(&*disk).map_err(|error| io_failure(&folder, "take checksums anew", error))?;
        match sums.filter(|sums| sums.files.values().filter(|sum| **sum == NO_SUM).count() < damaged) {
            Some(sums) => {
                report.damaged_files.push(format!("\"{SUMS}\" does not fit \"{META}\""));
                locked.put_sums(&sums).map_err(|error| io_failure(&folder, "write checksums", error))?;
            }
            None if damaged == usize::MAX => return Err(beyond_repair(&folder)),
            None => {}
        }
    }
    if let Err(missing @ (NoState::Nothing | NoState::Disk(_))) = committed {
        return Err(no_state(&folder, missing));
    }
    let mut writer = IndexWriter::open_on(disk.clone(), WRITING, Purpose::Repairing)?;
    writer.stop_merging_by_itself();
    let committed = Store::new(disk.clone(), Purpose::Repairing)
        .committed(Trust::Memory)
        .map_err(|missing| no_state(&folder, missing))?;
    report.damaged_files.extend(committed.damaged.iter().map(Damaged::to_string));
    if committed.damaged.is_empty() {
        return Ok(report);
    }
    let meta = Meta::read(&committed.meta).ok_or_else(|| beyond_repair(&folder))?;
    let manifest = meta.payload.as_deref().map(|payload| Payload::manifest_in(payload, &folder)).transpose()?;
    let Some(manifest) = manifest else { return Err(beyond_repair(&folder)) };
    let lost: Vec<&Segment> = meta.segments.iter().filter(|segment| committed.lost.contains(&segment.stem())).collect();
    report.lost_documents = lost.iter().map(|segment| segment.live_documents()).sum();
    let damaged: BTreeSet<&str> = committed.damaged.iter().map(|damaged| damaged.name.as_str()).collect();
    Repair { writer, disk, damaged, lost, report: &mut report }.run(&manifest)?;
    Ok(report)
}

/// A repair at work.
struct Repair<'r> {
    writer: IndexWriter,
    disk: Arc<dyn Disk>,
    damaged: BTreeSet<&'r str>,
    lost: Vec<&'r Segment>,
    report: &'r mut RepairReport,
}

impl Repair<'_> {
    fn run(mut self, manifest: &Manifest) -> Result<(), Error> {
        let folder = self.disk.folder().to_path_buf();
        let index = Index::open_whatever_is_left(self.disk.clone())?;
        let mut saved: BTreeMap<String, u64> = BTreeMap::new();
        for segment in std::mem::take(&mut self.lost) {
            let is_sound = |name: &str| !self.damaged.contains(name);
            let can_be_read =
                is_sound(&format!("{}.store", segment.stem())) && segment.deletes_name().is_none_or(|name| is_sound(&name));
            if !can_be_read {
                self.report.documents_without_text += segment.live_documents();
                continue;
            }
            let mut failed = None;
            let fields = index.fields.clone();
            let (writer, report) = (&mut self.writer, &mut *self.report);
            let read = articles_of(&*self.disk, segment, &fields, |article: StoredArticle| {
                let key = FileKey { source: article.folder.clone(), path: article.path.clone() };
                report.articles_saved += 1;
                *saved.entry(key.as_term()).or_default() += 1;
                let replaced = writer.replace(IndexedDocument::laid_out(key, article));
                replaced.map_err(|error| {
                    failed = Some(error);
                    io::ErrorKind::Other.into()
                })
            });
            if let Some(error) = failed {
                return Err(error);
            }
            // Its bytes are those that were written; what cannot be read of them is read from its file.
            read.map_err(|error| io_failure(&folder, "read the texts of a damaged segment", error))?;
        }
        let ledger = index.ledger()?;
        let mut there = index.articles_by_file()?;
        saved.into_iter().for_each(|(file, count)| *there.entry(file).or_default() += count);
        let mut again: BTreeMap<&String, u64> = BTreeMap::new();
        for (file, count) in &there {
            if ledger.get(file).is_none_or(|entry| entry.articles != *count) {
                again.insert(file, *count);
            }
        }
        let is_missing =
            |(file, entry): &(&String, &crate::schema::LedgerEntry)| entry.articles > 0 && !there.contains_key(*file);
        again.extend(ledger.iter().filter(is_missing).map(|(file, _)| (file, 0)));
        for (file, articles) in again {
            let Some(key) = FileKey::from_term(file) else { continue };
            // No file has this stamp, nor this content: it will be read again.
            let (stamp, details) = (FileStamp::default(), RecordDetails::default());
            let record = FileRecord { key, stamp, content_hash: 0, outcome: FileOutcome::Indexed, articles, details };
            self.writer.record(&record)?;
            self.report.files_to_read += 1;
        }
        let mut manifest = manifest.clone();
        if self.report.documents_without_text > 0 && !manifest.sources.is_empty() {
            // What was lost may have been of any of them.
            manifest.lost_documents += self.report.documents_without_text;
            manifest.sources.iter_mut().for_each(|source| source.may_miss_articles = true);
        }
        self.writer.commit(&manifest)?;
        self.writer.collect_garbage()
    }
}

/// What no file has.
const NO_SUM: Sum = Sum { length: u64::MAX, crc: 0 };

/// The checksums of what `meta.json` names, taken from the files themselves where the engine's own sums vouch for them. A file that they do not
/// vouch for gets a sum that nothing has. `None` if there is no `meta.json` that can be read.
fn sums_anew(disk: &dyn Disk) -> io::Result<Option<Sums>> {
    let bytes = disk.read(Path::new(META)).unwrap_or_default();
    let Some(meta) = Meta::read(&bytes).filter(|meta| meta.payload.is_some()) else { return Ok(None) };
    let mut files = BTreeMap::new();
    for segment in &meta.segments {
        let names =
            SEGMENT_ENDINGS.iter().map(|ending| format!("{}.{ending}", segment.stem())).chain(segment.deletes_name());
        for name in names {
            let sum = match own_sum_fits(disk, &name) {
                Ok(true) => Sum::of_file(disk, Path::new(&name))?,
                _ => NO_SUM,
            };
            files.insert(name, sum);
        }
    }
    Ok(Some(Sums { states: vec![Sum::of(&bytes)], files, meta: bytes }))
}

/// Whether a file fits the sum that the engine ends it with.
fn own_sum_fits(disk: &dyn Disk, name: &str) -> io::Result<bool> {
    #[derive(serde::Deserialize)]
    struct Footer {
        crc: u32,
    }
    const PIECE_BYTES: usize = 1 << 20;
    let (body, note) = body_and_note(disk, name)?;
    let Ok(footer) = serde_json::from_slice::<Footer>(&note) else { return Ok(false) };
    let mut hasher = crc32fast::Hasher::new();
    for start in (0..body.len()).step_by(PIECE_BYTES) {
        hasher.update(&body.read_bytes_slice(start..(start + PIECE_BYTES).min(body.len()))?);
    }
    Ok(footer.crc == hasher.finalize())
}

fn beyond_repair(folder: &Path) -> Error {
    let (shown, typed) = (folder.display(), quoted(&folder.to_string_lossy()));
    let message = format!(
        "the index in \"{shown}\" is damaged: neither \"{META}\" nor \"{SUMS}\" says any more which files are the index; make it again \
         with `dateline index FOLDER --index {typed} --rebuild`"
    );
    Error::new(ErrorCode::IndexDamaged, message)
}

impl Index {
    /// How many articles of each file are there, by its key as a term.
    pub(super) fn articles_by_file(&self) -> Result<BTreeMap<String, u64>, Error> {
        self.alive_by_term(self.fields.file).map_err(|error| self.failure("count the articles of files", error))
    }

    fn alive_by_term(&self, field: Field) -> tantivy::Result<BTreeMap<String, u64>> {
        use tantivy::DocSet;
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while terms.advance() {
                let mut postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
                let mut alive = 0;
                while postings.doc() != tantivy::TERMINATED {
                    alive += u64::from(segment.alive_bitset().is_none_or(|bits| bits.is_alive(postings.doc())));
                    postings.advance();
                }
                if alive > 0 {
                    *counts.entry(String::from_utf8_lossy(terms.key()).into_owned()).or_default() += alive;
                }
            }
        }
        Ok(counts)
    }
}
