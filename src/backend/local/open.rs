//! Turns an index folder into [`Index`]: one committed state, ready for reading.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use tantivy::collector::Count as CountCollector;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{IndexReader, ReloadPolicy, Searcher, TantivyDocument, Term};

use super::buckets::Buckets;
use super::deadline::Deadline;
use super::failure::{damage, failure, no_state};
use super::fields::{Fields, KIND_ARTICLE, register_finished_terms};
use super::filter_cache::FilterCache;
use super::first_text::FirstText;
use super::matcher::{LiveArticles, SegmentView};
use super::store::{Committed, Disk, Folder, Meta, NoState, Purpose, Stamp, Store, Trust};
use super::table::{SegmentTable, TablePlugin};
use super::values::DimensionValues;
use crate::article::{ActorId, ArticleId, Dimension, Interval};
use crate::backend::{ArticleReader, Counted, Naming, Repeat};
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{SearchRequest, SearchResponse};
use crate::schema::{Manifest, SameKeys, StoredArticle};
use crate::text::{fold_value, is_closed, words_of};

/// A beginning of an id that may stand for it has so many digits.
const FEWEST_DIGITS: usize = 4;

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
    pub(super) state: u64,
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
        let OneState { manifest, searcher, state, damage } = one_state(&store, &reader)?;
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
            let OneState { manifest, searcher, state, damage } = one_state(&self.store, &self.reader)?;
            (self.manifest, self.searcher, self.state, self.damage) = (Arc::new(manifest), searcher, state, damage);
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

    /// The number of the committed state that is shown; later states have higher ones.
    pub fn state(&self) -> u64 {
        self.state
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

    /// The article with this id, with a unique beginning of it of at least 4 characters, or with the publisher's identifier. Its
    /// notes name the other articles that have its address (`same_url`) or its text (`same_text`).
    ///
    /// Fails with [`ErrorCode::ArticleNotFound`] when there is none or the beginning fits several.
    pub fn show(&self, id: &str) -> Result<StoredArticle, Error> {
        guarded("look up an article", || {
            let id = id.trim();
            if let Some(article) = crate::backend::SearchBackend::article(self, &ArticleId::from(id))? {
                return self.with_repeats(article);
            }
            let term = Term::from_field_text(self.fields.identifier, id);
            let mut found = self.articles_with(term, 2)?;
            if found.is_empty() {
                found = self.articles_with_beginning(id)?;
            }
            match found.len() {
                1 => self.with_repeats(found.remove(0)),
                // It may stand in what is damaged.
                0 if self.damage.lost_documents > 0 => Err(self.damaged()),
                0 => {
                    let is_short = id.len() < FEWEST_DIGITS && id.bytes().all(|byte| byte.is_ascii_hexdigit());
                    let help = if is_short {
                        format!("; a beginning of an id takes at least {FEWEST_DIGITS} digits")
                    } else {
                        String::new()
                    };
                    Err(Error::new(ErrorCode::ArticleNotFound, format!("no article has the id \"{id}\"{help}")))
                }
                _ => {
                    let ids: Vec<&str> = found.iter().map(|article| article.id.as_str()).collect();
                    let message = format!("\"{id}\" fits several articles, {} among them", ids.join(" and "));
                    Err(Error::new(ErrorCode::ArticleNotFound, message))
                }
            }
        })
    }

    fn with_repeats(&self, mut article: StoredArticle) -> Result<StoredArticle, Error> {
        article.notes.extend(self.notes_of_repeats(&article)?);
        Ok(article)
    }

    fn articles_with_beginning(&self, beginning: &str) -> Result<Vec<StoredArticle>, Error> {
        let digits = beginning.len();
        if !(FEWEST_DIGITS..16).contains(&digits) || !beginning.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Vec::new());
        }
        let shift = 4 * (16 - digits) as u32;
        let first = u64::from_str_radix(beginning, 16).unwrap_or_default() << shift;
        let last = first | ((1 << shift) - 1);
        let bound = |bits| std::ops::Bound::Included(Term::from_field_u64(self.fields.id, bits));
        self.collect_articles(&tantivy::query::RangeQuery::new(bound(first), bound(last)), 2)
    }

    pub(super) fn articles_with(&self, term: Term, most: usize) -> Result<Vec<StoredArticle>, Error> {
        self.collect_articles(&TermQuery::new(term, IndexRecordOption::Basic), most)
    }

    /// Where the article with this id stands.
    pub(super) fn address_of(&self, id: &ArticleId) -> Result<Option<tantivy::DocAddress>, Error> {
        let Some(bits) = id.bits() else { return Ok(None) };
        let query = TermQuery::new(Term::from_field_u64(self.fields.id, bits), IndexRecordOption::Basic);
        let collector = tantivy::collector::DocSetCollector;
        let found = self.searcher.search(&query, &collector).map_err(|error| self.failure("look up an article", error))?;
        Ok(found.into_iter().min())
    }

    fn collect_articles(&self, query: &dyn tantivy::query::Query, most: usize) -> Result<Vec<StoredArticle>, Error> {
        let collector = tantivy::collector::DocSetCollector;
        let found = self.searcher.search(query, &collector).map_err(|error| self.failure("look up an article", error))?;
        let mut addresses: Vec<_> = found.into_iter().collect();
        addresses.sort();
        addresses.into_iter().take(most).map(|address| self.whole(address)).collect()
    }

    /// Reads back an article, without its details.
    pub(super) fn stored(&self, address: tantivy::DocAddress) -> Result<StoredArticle, Error> {
        let first: FirstText = self.searcher.doc(address).map_err(|error| self.failure("read an article", error))?;
        if first.field == Some(self.fields.stored) { self.parsed(&first.text) } else { self.whole(address) }
    }

    /// Reads back an article with everything that is kept of it.
    fn whole(&self, address: tantivy::DocAddress) -> Result<StoredArticle, Error> {
        self.read_whole(&self.document(address)?)
    }

    pub(super) fn read_whole(&self, document: &TantivyDocument) -> Result<StoredArticle, Error> {
        let mut article: StoredArticle = self.read_back(document, self.fields.stored)?;
        article.put_details(self.read_back(document, self.fields.details)?);
        Ok(article)
    }

    fn document(&self, address: tantivy::DocAddress) -> Result<TantivyDocument, Error> {
        self.searcher.doc(address).map_err(|error| self.failure("read an article", error))
    }

    fn read_back<T: DeserializeOwned>(&self, document: &TantivyDocument, field: Field) -> Result<T, Error> {
        self.parsed(document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default())
    }

    fn parsed<T: DeserializeOwned>(&self, json: &str) -> Result<T, Error> {
        serde_json::from_str(json).map_err(|error| {
            let message = format!("an article stored in \"{}\" cannot be read back", self.folder.display());
            Error::new(ErrorCode::IndexDamaged, message).with_source(error)
        })
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

    fn damaged(&self) -> Error {
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
        let manifest = Manifest::from_json(payload)?;
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
        return Ok(OneState { manifest, searcher, state: meta.opstamp, damage: Damage::of(&before, &meta) });
    }
}

impl ArticleReader for Index {
    fn ids_naming(&self, naming: &Naming) -> Result<Vec<ArticleId>, Error> {
        let term = |field, text: &str| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
        };
        let query: Box<dyn Query> = match naming {
            Naming::All => term(self.fields.kind, KIND_ARTICLE),
            Naming::Any { names, actors } => {
                let mut any: Vec<Box<dyn Query>> = Vec::new();
                for name in names {
                    // The most frequent words and the shortest are kept with the text, the others by themselves.
                    let field = |word: &str| if is_closed(word) { self.fields.text } else { self.fields.exact };
                    let words = words_of(name).into_iter();
                    any.push(Box::new(BooleanQuery::new(
                        words.map(|word| (Occur::Must, term(field(&word), &word))).collect(),
                    )));
                }
                for actor in actors {
                    for dimension in [Dimension::Actor, Dimension::Place] {
                        any.push(term(self.fields.dimension(dimension), actor.as_str()));
                    }
                }
                if !names.is_empty() {
                    // Turkish hangs its endings on names.
                    if self.languages.iter().any(|language| language == "tr") {
                        any.push(term(self.fields.dimension(Dimension::Language), "tr"));
                    }
                    // Editors give actors that the text need not name.
                    let folded: HashSet<String> = names.iter().map(|name| fold_value(name)).collect();
                    for value in self.known_values(Dimension::Actor)? {
                        let name = ActorId::from(value.as_str()).given_name().map(fold_value);
                        let is_wanted = |name: &String| {
                            folded.contains(name) || name.strip_prefix("the ").is_some_and(|name| folded.contains(name))
                        };
                        if name.as_ref().is_some_and(is_wanted) {
                            any.push(term(self.fields.dimension(Dimension::Actor), &value));
                        }
                    }
                }
                Box::new(BooleanQuery::union(any))
            }
        };
        self.ids_found(&*query)
    }

    fn counted(&self, column: Counted, beginning: &str) -> Result<Vec<(String, u64)>, Error> {
        self.counted_terms(column, beginning).map_err(|error| self.failure("count values", error))
    }

    fn ids_counted(&self, column: Counted, term: &str) -> Result<Vec<ArticleId>, Error> {
        let term = Term::from_field_text(self.column_of(column), term);
        self.ids_found(&TermQuery::new(term, IndexRecordOption::Basic))
    }

    fn days_counted(&self, column: Counted, term: &str) -> Result<BTreeMap<NaiveDate, u64>, Error> {
        let term = Term::from_field_text(self.column_of(column), term);
        self.days_found(&TermQuery::new(term, IndexRecordOption::Basic))
    }

    fn whole_article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        self.address_of(id)?.map(|address| self.whole(address)).transpose()
    }

    fn ids_with_same(&self, keys: SameKeys) -> Result<Vec<ArticleId>, Error> {
        Index::ids_with_same(self, keys)
    }

    fn repeats(&self) -> Result<Vec<Repeat>, Error> {
        Index::repeats(self)
    }
}
