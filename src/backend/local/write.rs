//! Turns articles and file records into commits of the index; the one writer.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Term;
use tantivy::index::{IndexSettings, IndexSortByField, Order, SegmentId};
use tantivy::indexer::IndexWriterOptions;

use super::failure::{damage, failure, io_failure, locked_by, no_state, with_trouble};
use super::fields::{Fields, SORT_DAY, register_finished_terms, schema};
use super::gate::Gate;
use super::handed_over::{Group, HandedOver};
use super::inversion::InversionPlugin;
use super::merging::BoundedMerges;
use super::open::Index;
use super::payload::{Payload, absolute};
use super::store::{
    Disk, EndOnDrop, Folder, LOCK_PREFIX, META, Meta, NoState, Purpose, SUMS, Store, Trust, is_index_file, make_folder,
};
use super::table::TablePlugin;
use crate::article::ArticleId;
use crate::backend::{ArticleReader, ArticleSink, CommitReport};
use crate::error::{Error, ErrorCode, guarded};
use crate::schema::{FileKey, FileRecord, IndexedDocument, LedgerEntry, Manifest, RecordDetails, Source};

/// How to write.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    /// How many bytes of unwritten articles are held in memory, over all threads; less than 15 MB a thread is taken for that.
    pub memory_bytes: usize,
    /// How many threads write, from 1 to 8; other numbers are taken for the nearest.
    pub threads: usize,
    /// Whether an index that is there is thrown away first.
    pub rebuild: bool,
}

/// An index opened for writing. One process at a time can hold it; dropping it lets go of what was not committed.
pub struct IndexWriter {
    folder: PathBuf,
    store: Store,
    index: tantivy::Index,
    fields: Fields,
    /// Dropped before the engine's writer, which lets go of the lock while its threads may still be at work.
    ending: EndOnDrop,
    writer: tantivy::IndexWriter<HandedOver>,
    /// What is not handed to it yet.
    group: Group,
    gate: Arc<Gate>,
    /// What tells the index from every other; drawn when it is begun.
    origin: String,
    /// Whether something that was to be saved could not be written: the engine would go on without it.
    has_failed: bool,
}

impl std::fmt::Debug for IndexWriter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("IndexWriter").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// What the engine needs at the least to hold of unwritten articles, for each of its threads.
const LEAST_BYTES_A_THREAD: usize = 15_000_000;
/// How much may wait to be indexed.
const MOST_BYTES_WAITING: usize = 16 << 20;

impl IndexWriter {
    /// Opens or makes the index in a folder.
    ///
    /// A folder that holds other files and no index is refused, so that a slip of the fingers cannot litter it.
    pub fn open(folder: impl AsRef<Path>, options: WriterOptions) -> Result<IndexWriter, Error> {
        guarded("open the index for writing", || {
            let folder = folder.as_ref().to_path_buf();
            make_folder(&folder).map_err(|error| io_failure(&folder, "make the index folder", error))?;
            let disk = Folder::open(&folder).map_err(|error| failure(&folder, "open the index for writing", error))?;
            if !Store::new(Arc::new(disk), Purpose::Reading).is_begun() {
                refuse_foreign_files(&folder)?;
            }
            let disk = Folder::open(&folder).map_err(|error| failure(&folder, "open the index for writing", error))?;
            IndexWriter::open_on(Arc::new(disk), options, Purpose::Writing)
        })
    }

    /// As [`IndexWriter::open`], on any disk. One for repairing leaves damaged segments behind with its first commit.
    pub(super) fn open_on(disk: Arc<dyn Disk>, options: WriterOptions, purpose: Purpose) -> Result<IndexWriter, Error> {
        let folder = disk.folder().to_path_buf();
        let store = Store::new(disk, purpose);
        let fail = |error| with_trouble(&store, failure(&folder, "open the index for writing", error));
        if !store.lock().map_err(|error| io_failure(&folder, "lock the index", error))? {
            return Err(locked_by(&folder));
        }
        if options.rebuild {
            remove_index_files(&**store.disk()).map_err(|error| io_failure(&folder, "remove the old index", error))?;
        }
        store.sweep_drafts().map_err(|error| io_failure(&folder, "sweep temporary files", error))?;
        let committed = match store.committed(Trust::Memory) {
            Ok(committed) if committed.damaged.is_empty() || purpose == Purpose::Repairing => Some(committed),
            Ok(committed) => return Err(damage(&folder, &committed.damaged)),
            Err(NoState::Nothing) => None,
            Err(missing) => return Err(no_state(&folder, missing)),
        };
        let exists = committed.is_some();
        let begun = store.begin_writing(committed.unwrap_or_default());
        begun.map_err(|error| io_failure(&folder, "put the index on the disk", error))?;
        let index = if exists {
            let mut index = tantivy::Index::open(store.clone()).map_err(fail)?;
            index.register_plugin(Arc::new(TablePlugin));
            index.register_plugin(Arc::new(InversionPlugin));
            index
        } else {
            let sort_by_field = Some(IndexSortByField { field: SORT_DAY.to_string(), order: Order::Desc });
            let settings = IndexSettings { sort_by_field, ..IndexSettings::default() };
            let builder = tantivy::Index::builder().schema(schema()).settings(settings);
            let builder = builder.register_plugin(Arc::new(TablePlugin)).register_plugin(Arc::new(InversionPlugin));
            builder.open_or_create(store.clone()).map_err(fail)?
        };
        register_finished_terms(&index);
        let fields = Fields::of(&index.schema())?;
        let payload = index.load_metas().map_err(fail)?.payload;
        if let Some(payload) = &payload {
            Manifest::from_json(payload)?;
        }
        let known = payload.map(|payload| Payload::origin_of(&payload)).filter(|origin| !origin.is_empty());
        let origin = known.unwrap_or_else(Payload::drawn_origin);
        let threads = options.threads.clamp(1, 8);
        let memory_bytes = options.memory_bytes.max(threads * LEAST_BYTES_A_THREAD);
        let writing = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread(memory_bytes / threads)
            // Two merges at a time would need twice the memory.
            .num_merge_threads(1)
            .build();
        let writer = index.writer_with_options(writing).map_err(fail)?;
        writer.set_merge_policy(Box::new(BoundedMerges { disk: store.disk().clone() }));
        writer.garbage_collect_files().wait().map_err(fail)?;
        // tantivy gives the first operation of a writer the number of the last commit, and a merge of segments that an earlier run left
        // unmerged may then pass over it. A removal of nothing takes that number.
        writer.delete_term(Term::from_field_text(fields.record_key, ""));
        Ok(IndexWriter {
            ending: EndOnDrop(store.clone()),
            folder,
            store,
            index,
            fields,
            writer,
            group: Group::default(),
            gate: Gate::new(MOST_BYTES_WAITING),
            origin,
            has_failed: false,
        })
    }

    /// The last committed state, if there is one.
    pub fn committed(&self) -> Result<Option<Index>, Error> {
        let metas = self.index.load_metas().map_err(|error| self.failure("open the index", error))?;
        if metas.payload.is_none() {
            return Ok(None);
        }
        Index::open_on(self.store.disk().clone()).map(Some)
    }

    /// Waits until running merges are done; without it they are cut short and done again by the next run.
    pub fn finish(self) -> Result<(), Error> {
        guarded("finish merging", || {
            let IndexWriter { folder, store, ending, writer, .. } = self;
            writer.wait_merging_threads().map_err(|error| failure(&folder, "finish merging", error))?;
            // What was merged is not needed any more; it may wait for the next writer if it cannot be removed now.
            _ = store.sweep_segments();
            drop(ending);
            Ok(())
        })
    }

    /// Leaves merges to whoever asks for them.
    pub(super) fn stop_merging_by_itself(&mut self) {
        self.writer.set_merge_policy(Box::new(tantivy::merge_policy::NoMergePolicy));
    }

    /// The segments of the committed state.
    pub(super) fn segments(&self) -> Result<Vec<tantivy::SegmentMeta>, Error> {
        self.index.searchable_segment_metas().map_err(|error| self.failure("list the segments", error))
    }

    /// The size of a segment's files.
    pub(super) fn bytes_of(&self, segment: &tantivy::SegmentMeta) -> u64 {
        BoundedMerges { disk: self.store.disk().clone() }.bytes_of(segment)
    }

    /// Writes segments anew as one, without what is deleted in them.
    pub(super) fn merge(&mut self, segments: &[SegmentId]) -> Result<(), Error> {
        self.hand_over_if(|_| true, "merge segments")?;
        let merged = self.writer.merge(segments).wait();
        merged.map(|_| ()).map_err(|error| self.failure("merge segments", error))
    }

    /// Removes the files that are not committed; nothing may be waiting to be, and no merge may be under way.
    pub(super) fn collect_garbage(&mut self) -> Result<(), Error> {
        self.store.sweep_segments().map_err(|error| io_failure(&self.folder, "remove old files", error))
    }

    /// Forgets an article.
    pub(super) fn remove(&mut self, id: &ArticleId) {
        if let Some(bits) = id.bits() {
            self.group.remove(Term::from_field_u64(self.fields.id, bits));
        }
    }

    /// Hands over what is to be done if that is so of it.
    fn hand_over_if(&mut self, is_enough: fn(&Group) -> bool, what: &'static str) -> Result<(), Error> {
        if !is_enough(&self.group) {
            return Ok(());
        }
        self.group.hand_over(&self.gate, &self.writer).map_err(|error| self.failure(what, error))
    }

    /// Does what is to be saved by the next commit, or that commit. Once such a thing has failed there is none: an article may be missing from what
    /// the engine still has.
    fn changing<T>(
        &mut self,
        what: &'static str,
        change: impl FnOnce(&mut IndexWriter) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if self.has_failed {
            let message = format!(
                "cannot {what} in \"{}\": writing failed before; what was saved before is there, open the index again and go on from it",
                self.folder.display()
            );
            return Err(with_trouble(&self.store, Error::new(ErrorCode::Storage, message)));
        }
        let changed = guarded(what, || change(self));
        self.has_failed = changed.is_err();
        changed
    }

    fn failure(&self, what: &str, error: tantivy::TantivyError) -> Error {
        with_trouble(&self.store, failure(&self.folder, what, error))
    }
}

impl ArticleSink for IndexWriter {
    fn manifest(&self) -> Result<Option<Manifest>, Error> {
        Ok(self.committed()?.map(|index| index.manifest().clone()))
    }

    fn ledger(&self) -> Result<HashMap<String, LedgerEntry>, Error> {
        self.committed()?.map_or(Ok(HashMap::new()), |index| index.ledger())
    }

    fn record_details(&self, files: &[FileKey]) -> Result<Vec<RecordDetails>, Error> {
        match self.committed()? {
            Some(index) => files.iter().map(|file| index.record_details(file)).collect(),
            None => Ok(vec![RecordDetails::default(); files.len()]),
        }
    }

    fn remove_file(&mut self, file: &FileKey) -> Result<(), Error> {
        let key = file.as_term();
        self.changing("remove a file", |this| {
            this.group.remove(Term::from_field_text(this.fields.file, &key));
            this.group.remove(Term::from_field_text(this.fields.record_key, &key));
            this.hand_over_if(Group::is_full, "remove a file")
        })
    }

    fn reader(&self) -> Result<Option<Box<dyn ArticleReader>>, Error> {
        Ok(self.committed()?.map(|index| Box::new(index) as Box<dyn ArticleReader>))
    }

    fn replace(&mut self, document: IndexedDocument) -> Result<(), Error> {
        self.remove(&document.stored.id);
        self.add(document)
    }

    fn add(&mut self, document: IndexedDocument) -> Result<(), Error> {
        self.changing("write an article", |this| {
            this.group.add(this.fields.article(document));
            this.hand_over_if(Group::is_full, "write an article")
        })
    }

    fn record(&mut self, record: &FileRecord) -> Result<(), Error> {
        self.changing("write a file record", |this| {
            let document = this.fields.record(record)?;
            this.group.remove(Term::from_field_text(this.fields.record_key, &record.key.as_term()));
            this.group.add(document);
            this.hand_over_if(Group::is_full, "write a file record")
        })
    }

    fn commit(&mut self, manifest: &Manifest) -> Result<CommitReport, Error> {
        self.changing("save", |this| {
            let payload = Payload { manifest, origin: &this.origin, committed_in: &absolute(&this.folder) };
            let payload = serde_json::to_string(&payload)
                .map_err(|error| Error::new(ErrorCode::Storage, "cannot lay out the manifest").with_source(error))?;
            this.hand_over_if(|_| true, "save")?;
            let committed = this.writer.prepare_commit().and_then(|mut prepared| {
                prepared.set_payload(&payload);
                prepared.commit()
            });
            committed.map_err(|error| this.failure("save", error))?;
            Ok(())
        })?;
        guarded("count what was saved", || {
            let articles = self.committed()?.map_or(Ok(0), |index| index.article_count())?;
            Ok(CommitReport { articles })
        })
    }
}

/// The sources that an index names, whatever its format is and however damaged it may be otherwise.
pub fn sources_named_in(folder: &Path) -> Vec<Source> {
    #[derive(serde::Deserialize)]
    struct Named {
        sources: Vec<Source>,
    }
    let meta = std::fs::read(folder.join(META)).ok().and_then(|bytes| Meta::read(&bytes));
    let payload = meta.and_then(|meta| meta.payload);
    payload.and_then(|json| serde_json::from_str::<Named>(&json).ok()).map_or(Vec::new(), |named| named.sources)
}

/// Names that may stand in an index folder without an index.
const HARMLESS: [&str; 2] = ["README.md", ".gitignore"];

fn refuse_foreign_files(folder: &Path) -> Result<(), Error> {
    let listing = std::fs::read_dir(folder).map_err(|error| io_failure(folder, "list the index folder", error))?;
    for entry in listing {
        let name = entry.map_err(|error| io_failure(folder, "list the index folder", error))?.file_name();
        let name = name.to_string_lossy();
        // Where there is no index, what looks like its state is somebody else's.
        let is_foreign = !is_index_file(&name) || [META, SUMS].contains(&name.as_ref());
        if is_foreign && !HARMLESS.contains(&name.as_ref()) {
            let message = format!(
                "\"{}\" holds other files (\"{name}\") and no index; give an empty or new folder with --index",
                folder.display()
            );
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
    }
    Ok(())
}

fn remove_index_files(disk: &dyn Disk) -> std::io::Result<()> {
    // These go first: from then on there is no index, and an interrupted rebuild is only begun again.
    for name in [SUMS, META] {
        if disk.stamp(Path::new(name)).is_ok() {
            disk.remove(Path::new(name))?;
            disk.sync_folder()?;
        }
    }
    // A lock file that is removed locks nobody out any more.
    for name in disk.list()?.iter().filter(|name| is_index_file(name) && !name.starts_with(LOCK_PREFIX)) {
        disk.remove(Path::new(name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tantivy::merge_policy::NoMergePolicy;

    use super::*;
    use crate::schema::{FileOutcome, FileStamp, RecordDetails};

    fn record(path: String, size: u64) -> FileRecord {
        FileRecord {
            key: FileKey { source: "s".to_string(), path },
            stamp: FileStamp { size, ..FileStamp::default() },
            content_hash: 1,
            outcome: FileOutcome::Skipped,
            articles: 0,
            details: RecordDetails::default(),
        }
    }

    #[test]
    fn the_first_removal_of_a_run_is_kept_through_merges_that_an_earlier_run_left_undone() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = || {
            let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
            IndexWriter::open(folder.path(), options).expect("a writer")
        };
        let manifest = Manifest::new(Default::default());
        let mut writer = open();
        writer.writer.set_merge_policy(Box::new(NoMergePolicy));
        for segment in 0..10 {
            // The first segment is the smallest, so that it comes first in the merge.
            for file in 0..if segment == 0 { 5 } else { 20 } {
                writer.record(&record(format!("{segment}/{file}"), 1)).expect("a record");
            }
            writer.commit(&manifest).expect("a commit");
        }
        // Every other segment has removals of the last commit.
        (1..10).for_each(|segment| writer.remove_file(&record(format!("{segment}/0"), 1).key).expect("a removal"));
        writer.commit(&manifest).expect("a commit");
        drop(writer);
        let mut writer = open();
        writer.record(&record("5/7".to_string(), 2)).expect("a record");
        writer.commit(&manifest).expect("a commit");
        writer.finish().expect("merges that end");
        let index = Index::open(folder.path()).expect("an index");
        assert_eq!(index.searcher.segment_readers().len(), 2, "the segments were merged");
        assert_eq!(index.searcher.num_docs(), 5 + 9 * 19, "the old record of the file has gone");
    }
}
