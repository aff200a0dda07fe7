//! Turns an index folder into [`Index`]: one committed state, ready for reading.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

use tantivy::collector::Count as CountCollector;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{IndexReader, ReloadPolicy, Searcher, Term};

use super::buckets::Buckets;
use super::deadline::Deadline;
use super::failure::{damage, failure, no_state};
use super::fields::{Fields, KIND_ARTICLE, register_finished_terms};
use super::filter_cache::FilterCache;
use super::matcher::{LiveArticles, SegmentView};
use super::payload::Payload;
use super::store::{Committed, Disk, Folder, Meta, NoState, Purpose, Stamp, Store, Trust};
use super::table::{SegmentTable, TablePlugin};
use super::values::DimensionValues;
use crate::article::{Dimension, Interval};
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{SearchRequest, SearchResponse};
use crate::schema::Manifest;

/// An index opened for reading. It shows the state that was committed when it was opened, until [`Index::reload`].
///
/// ```no_run
/// use dateline::{Index, SearchRequest};
/// let index = Index::open("index")?;
/// println!("{} articles", index.search(&SearchRequest::default())?.total.value);
/// # Ok::<(), dateline::Error>(())
/// ```
pub struct Index {
    pub(super) folder: PathBuf,
    pub(super) store: Store,
    pub(super) fields: Fields,
    reader: IndexReader,
    pub(super) searcher: Searcher,
    /// The number of the committed state.
    state: u64,
    /// What was drawn when the index was begun; empty for one made before any was.
    origin: String,
    pub(super) manifest: Arc<Manifest>,
    pub(super) languages: Vec<String>,
    /// By segment, in the order of the searcher's.
    pub(super) tables: Vec<SegmentTable>,
    /// By segment, made when first searched.
    live: Vec<OnceLock<LiveArticles>>,
    /// By dimension, made when first counted.
    values: [OnceLock<DimensionValues>; Dimension::ALL.len()],
    /// By interval, made when first counted.
    buckets: [OnceLock<Buckets>; Interval::ALL.len()],
    pub(super) filters: FilterCache,
    /// What the file system said of the state when it was opened.
    seen: Option<Stamp>,
    /// What cannot be read of the committed state.
    pub(super) damage: Damage,
    /// By the number of a region, whether an article names it; looked up when first wanted.
    pub(super) named_regions: RwLock<HashMap<usize, bool>>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Index").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index in a folder. It needs nothing but the folder, and only read access to it.
    ///
    /// Fails with [`ErrorCode::IndexNotFound`], [`ErrorCode::IndexIncompatible`], [`ErrorCode::IndexDamaged`] or
    /// [`ErrorCode::Storage`].
    pub fn open(folder: impl AsRef<Path>) -> Result<Index, Error> {
        guarded("open the index", || {
            let folder = folder.as_ref();
            let disk = Folder::open(folder).map_err(|error| failure(folder, "open the index", error))?;
            Index::open_on(Arc::new(disk))
        })
    }

    /// As [`Index::open`], on any disk.
    pub(super) fn open_on(disk: Arc<dyn Disk>) -> Result<Index, Error> {
        Index::open_for(disk, Purpose::Reading)
    }

    /// As [`Index::open_on`], without any segment that has a damaged file, even if nothing is left then.
    pub(super) fn open_whatever_is_left(disk: Arc<dyn Disk>) -> Result<Index, Error> {
        Index::open_for(disk, Purpose::ReadingSound)
    }

    fn open_for(disk: Arc<dyn Disk>, purpose: Purpose) -> Result<Index, Error> {
        let folder = disk.folder().to_path_buf();
        let fail = |error| failure(&folder, "open the index", error);
        let store = Store::new(disk, purpose);
        let seen = store.stamp_of_state();
        if let Err(missing) = store.committed(Trust::Memory) {
            return Err(no_state(&folder, missing));
        }
        let mut index = tantivy::Index::open(store.clone()).map_err(fail)?;
        index.register_plugin(Arc::new(TablePlugin));
        register_finished_terms(&index);
        let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(fail)?;
        let OneState { manifest, searcher, state, origin, damage } = one_state(&store, &reader)?;
        let fields = Fields::of(&index.schema())?;
        let manifest = Arc::new(manifest);
        let (languages, tables, live, values, buckets, filters, named_regions) = Default::default();
        let mut opened = Index {
            folder,
            store,
            fields,
            reader,
            searcher,
            state,
            origin,
            manifest,
            languages,
            tables,
            live,
            values,
            buckets,
            filters,
            damage,
            seen,
            named_regions,
        };
        opened.settle()?;
        Ok(opened)
    }

    /// Moves on to the newest committed state.
    pub fn reload(&mut self) -> Result<(), Error> {
        guarded("reload the index", || {
            let seen = self.store.stamp_of_state();
            let OneState { manifest, searcher, state, origin, damage } = one_state(&self.store, &self.reader)?;
            (self.manifest, self.searcher, self.damage) = (Arc::new(manifest), searcher, damage);
            (self.state, self.origin) = (state, origin);
            self.seen = seen;
            self.settle()
        })
    }

    /// Looks up what is asked of every search.
    fn settle(&mut self) -> Result<(), Error> {
        let tables = self.searcher.segment_readers().iter().map(SegmentTable::open);
        self.tables = tables.collect::<tantivy::Result<_>>().map_err(|error| self.failure("open the index", error))?;
        self.live = self.tables.iter().map(|_| OnceLock::new()).collect();
        (self.values, self.buckets, self.named_regions) = Default::default();
        self.languages = self.known_values(Dimension::Language)?;
        Ok(())
    }

    /// The segments with all that is asked of them.
    pub(super) fn views<'i>(&'i self, deadline: &'i Deadline) -> impl Iterator<Item = SegmentView<'i>> {
        let segments = self.searcher.segment_readers().iter().zip(&self.tables).zip(&self.live).enumerate();
        segments.map(move |(ordinal, ((reader, table), live))| SegmentView {
            ordinal,
            reader,
            table,
            live: live.get_or_init(|| LiveArticles::of(reader, table)),
            end: tantivy::TERMINATED,
            fields: &self.fields,
            cache: &self.filters,
            deadline,
        })
    }

    /// The values of a dimension over all segments.
    pub(super) fn values(&self, dimension: Dimension) -> &DimensionValues {
        self.values[dimension as usize].get_or_init(|| DimensionValues::of(dimension, &self.tables))
    }

    /// The buckets of an interval over all dates.
    pub(super) fn buckets(&self, interval: Interval) -> &Buckets {
        let days = || self.tables.iter().filter_map(SegmentTable::days);
        let all_days = || days().map(|(first, _)| first).min().zip(days().map(|(_, last)| last).max());
        self.buckets[interval as usize].get_or_init(|| Buckets::of(interval, all_days(), self.tables.len()))
    }

    /// Runs one search.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResponse, Error> {
        crate::search::search(self, request)
    }

    /// The number of the committed state that is shown; later states of the same index have higher ones. One made anew counts from the beginning.
    pub fn state(&self) -> u64 {
        self.state
    }

    /// What names the committed state that is shown among those of all indexes, one made anew in the same folder among them. A copy of the folder
    /// has the same.
    pub fn state_name(&self) -> String {
        format!("{}.{}", self.origin, self.state)
    }

    /// Whether no other state has been committed since. A look at one file, which may err on the side of no.
    pub fn is_newest(&self) -> bool {
        self.store.stamp_of_state() == self.seen
    }

    /// What the index says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The number of articles.
    pub fn article_count(&self) -> Result<u64, Error> {
        let query = TermQuery::new(Term::from_field_text(self.fields.kind, KIND_ARTICLE), IndexRecordOption::Basic);
        let count = self.searcher.search(&query, &CountCollector).map_err(|error| self.failure("count articles", error))?;
        Ok(count as u64)
    }

    /// What of the committed state cannot be read, because files of the index are not what was written. Searches leave it out and say so.
    pub fn damage(&self) -> &Damage {
        &self.damage
    }

    /// Reads every file of the committed state, whatever is remembered of it; those that are not what was written, each with what is wrong.
    pub fn damaged_files(&self) -> Result<Vec<String>, Error> {
        match self.store.committed(Trust::Nothing) {
            Ok(committed) => Ok(committed.damaged.iter().map(ToString::to_string).collect()),
            Err(NoState::Damaged(damaged)) => Ok(damaged.iter().map(ToString::to_string).collect()),
            Err(missing) => Err(no_state(&self.folder, missing)),
        }
    }

    pub(super) fn damaged(&self) -> Error {
        let message = format!("the index in \"{}\" is damaged: {}", self.folder.display(), self.damage.files.join(", "));
        Error::new(ErrorCode::IndexDamaged, message).with_suggestion("`dateline repair` makes it whole")
    }

    pub(super) fn failure(&self, what: &str, error: tantivy::TantivyError) -> Error {
        failure(&self.folder, what, error)
    }
}

/// What cannot be read of a committed state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// The files that are not what was written, each with what is wrong.
    pub files: Vec<String>,
    /// How many articles and file records stand in segments of which a file is damaged; no answer has them.
    pub lost_documents: u64,
}

impl Damage {
    fn of(committed: &Committed, meta: &Meta) -> Damage {
        let lost = meta.segments.iter().filter(|segment| committed.lost.contains(&segment.stem()));
        Damage {
            files: committed.damaged.iter().map(ToString::to_string).collect(),
            lost_documents: lost.map(|segment| segment.live_documents()).sum(),
        }
    }
}

/// All of one commit.
struct OneState {
    manifest: Manifest,
    searcher: Searcher,
    state: u64,
    origin: String,
    damage: Damage,
}

/// Loads the manifest, the searcher and the number of one and the same commit.
fn one_state(store: &Store, reader: &IndexReader) -> Result<OneState, Error> {
    let folder = store.folder();
    let committed = || store.committed(Trust::Memory).map_err(|missing| no_state(folder, missing));
    loop {
        let before = committed()?;
        let unreadable = || no_state(folder, NoState::Damaged(before.damaged.clone()));
        let meta = Meta::read(&before.meta).ok_or_else(unreadable)?;
        let Some(payload) = &meta.payload else {
            let message =
                format!("the index in \"{}\" was begun but never finished; index the folder again", folder.display());
            return Err(Error::new(ErrorCode::IndexNotFound, message));
        };
        let manifest = Payload::manifest_in(payload, folder)?;
        // An answer without any article is none.
        if store.purpose() == Purpose::Reading && !before.lost.is_empty() && before.lost.len() == meta.segments.len() {
            return Err(damage(folder, &before.damaged));
        }
        let reloaded = reader.reload();
        let searcher = reader.searcher();
        let after = committed()?;
        // A writer committed in between: the searcher may be of either state, or of files that have gone.
        if before.meta != after.meta || before.lost != after.lost {
            continue;
        }
        reloaded.map_err(|error| failure(folder, "open the index", error))?;
        let (state, origin) = (meta.opstamp, Payload::origin_of(payload));
        return Ok(OneState { manifest, searcher, state, origin, damage: Damage::of(&before, &meta) });
    }
}
