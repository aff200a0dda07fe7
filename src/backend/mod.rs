//! Holds the two seams: [`SearchBackend`] runs plans, [`ArticleSink`] takes articles. An engine implements them and nothing
//! else of Dateline knows which one it is.

#[cfg(feature = "local")]
pub mod local;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::article::{ActorId, ArticleId, Dimension};
use crate::error::Error;
use crate::query::{ScorePart, SearchPlan, is_same_name};
use crate::schema::{FileKey, FileRecord, IndexedDocument, LedgerEntry, Manifest, RecordDetails, SameKeys, StoredArticle};

/// What a backend is and can do.
#[derive(Clone, Debug)]
pub struct BackendDescription {
    /// Its name.
    pub name: String,
    /// Whether its counts are exact.
    pub exact_counts: bool,
    /// What the index says of itself.
    pub manifest: Arc<Manifest>,
    /// The languages of its articles, as BCP 47 codes in order; words are stemmed by the rules of each.
    pub languages: Vec<String>,
}

/// Runs plans over one committed state of an index.
pub trait SearchBackend: Send + Sync {
    /// What it is and can do.
    fn describe(&self) -> BackendDescription;

    /// Finds and counts. Hits are in the plan's order with ties broken by id, ascending (by relevance, first by date, latest first); every count is a number of
    /// articles; a facet lists its `limit` most frequent values (ties by value, ascending) and every chosen one, wherever it stands; with an `offset`, those
    /// behind so many, and no others.
    fn run(&self, plan: &SearchPlan) -> Result<BackendAnswer, Error>;

    /// The article with this id, if there is one.
    fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error>;

    /// How the index spells a value.
    fn find_value(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error>;

    /// Whether an article has a value, spelled just so. A backend that can tell this sooner than what else may be meant should.
    fn has_value(&self, dimension: Dimension, value: &str) -> Result<bool, Error> {
        Ok(self.find_value(dimension, value)? == ValueMatch::Exact)
    }

    /// The actors that articles have in a dimension and that are shown by a name, in any case and without regard to accents, and
    /// those of `ids` that articles have; each once, with its number of articles, in any order.
    fn actors_called(&self, dimension: Dimension, name: &str, ids: &[String]) -> Result<Vec<(String, u64)>, Error> {
        let manifest = self.describe().manifest;
        let counted = self.run(&SearchPlan::counting_called(dimension, name, ids))?.facets;
        let counted = counted.into_iter().flat_map(|facet| facet.values);
        let is_called = |value: &String| ids.contains(value) || is_same_name(&manifest.label(dimension, value), name);
        Ok(counted.filter(|(value, count)| *count > 0 && is_called(value)).collect())
    }

    /// The ids of the government bodies of a state that no registry knows, in order: of those that articles have, those that some place there and none
    /// elsewhere. None if the backend cannot tell.
    fn found_bodies(&self, _country: &str) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }

    /// The word of the index that is nearest to a folded word that does not occur in it; `None` if none is near, or the
    /// backend cannot tell.
    fn nearest_word(&self, _word: &str) -> Result<Option<String>, Error> {
        Ok(None)
    }

    /// Whether a plan finds an article, which may be too long for its texts to be looked through; `None` if the backend cannot tell.
    fn finds(&self, _plan: &SearchPlan, _id: &ArticleId) -> Result<Option<bool>, Error> {
        Ok(None)
    }

    /// How the score of an article came about; `None` if there is none, or the backend cannot tell.
    fn explain_score(&self, _plan: &SearchPlan, _id: &ArticleId) -> Result<Option<ScorePart>, Error> {
        Ok(None)
    }
}

/// How an index spells a value that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueMatch {
    /// Just so.
    Exact,
    /// Otherwise: these have the same folded form.
    Spelled(Vec<String>),
    /// Not at all; this is the nearest there is.
    Absent {
        /// The nearest value, if one is near.
        nearest: Option<String>,
    },
}

/// What a backend answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BackendAnswer {
    /// The number of articles found.
    pub total: u64,
    /// Whether more may have been found than `total` says, because the plan did not ask for the number.
    pub total_is_lower_bound: bool,
    /// Whether the time ran out: hits and counts may be missing.
    pub is_partial: bool,
    /// Files of the index that are damaged, each with what is wrong; whatever stands in them is missing from hits and counts.
    pub damaged: Vec<String>,
    /// How many articles may be missing for it.
    pub lost_documents: u64,
    /// Wildcards and fuzzy words that stand for more words than were looked for, as in the query.
    pub cut_patterns: Vec<String>,
    /// The hits of the page.
    pub hits: Vec<BackendHit>,
    /// A plan's `after` for what follows the page; the backend that gives it is the only one that reads it.
    pub next: Option<String>,
    /// One for each facet of the plan, in its order.
    pub facets: Vec<FacetCounts>,
    /// If the plan asks for it.
    pub timeline: Option<TimelineCounts>,
}

/// One article found.
#[derive(Clone, Debug, PartialEq)]
pub struct BackendHit {
    /// Its score, when the order is by relevance.
    pub score: Option<f32>,
    /// The article.
    pub article: StoredArticle,
}

/// The counts of one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// Values and counts: most frequent first, then by value.
    pub values: Vec<(String, u64)>,
    /// How many values have a count above zero, of those that are wanted or chosen.
    pub distinct: u64,
    /// The sum of the counts of these that are not in `values`.
    pub other: u64,
    /// How many articles have no value.
    pub missing: u64,
}

/// Counts over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineCounts {
    /// Articles by the first day of their bucket; only buckets with articles.
    pub buckets: BTreeMap<NaiveDate, u64>,
    /// Articles without a date.
    pub unknown: u64,
    /// Articles whose date is wider than a bucket.
    pub partial: u64,
}

/// Reads the articles of one commit.
pub trait ArticleReader {
    /// The ids of the articles in which one of these names may stand, or that have one of these actors.
    fn ids_naming(&self, naming: &Naming) -> Result<Vec<ArticleId>, Error>;

    /// The terms of a column of values or questions that begin like this, in order, each with the number of articles that have it.
    fn counted(&self, column: Counted, beginning: &str) -> Result<Vec<(String, u64)>, Error>;

    /// The ids of the articles that have a term.
    fn ids_counted(&self, column: Counted, term: &str) -> Result<Vec<ArticleId>, Error>;

    /// The first days of the dates of the articles that have a term, each with the number of articles.
    fn days_counted(&self, column: Counted, term: &str) -> Result<BTreeMap<NaiveDate, u64>, Error>;

    /// An article with everything that is kept of it.
    fn whole_article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error>;

    /// The ids of the articles that share one of these keys, in order.
    fn ids_with_same(&self, keys: SameKeys) -> Result<Vec<ArticleId>, Error>;

    /// The articles that are in the index more than once, by address or by text.
    fn repeats(&self) -> Result<Vec<Repeat>, Error>;
}

/// Articles that are one and the same: each shares its address or its text with another of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// Their ids, in order; two at least.
    pub ids: Vec<ArticleId>,
    /// Whether some of them share an address.
    pub same_address: bool,
    /// Whether some of them share a text.
    pub same_text: bool,
}

impl Repeat {
    /// What they share, in words.
    pub fn shared(&self) -> &'static str {
        match (self.same_address, self.same_text) {
            (true, true) => "same address and text",
            (true, false) => "same address",
            _ => "same text",
        }
    }
}

/// What [`ArticleReader::counted`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The values of a dimension.
    Values(Dimension),
    /// What the corpus as a whole is asked about its articles.
    Questions,
}

/// Which articles [`ArticleReader::ids_naming`] finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Every article.
    All,
    /// Articles with the words of one of the names, or with one of the actors.
    Any {
        /// Names, as written.
        names: Vec<String>,
        /// Ids of actors.
        actors: Vec<ActorId>,
    },
}

/// Takes articles and file records, and makes them permanent together.
pub trait ArticleSink {
    /// The manifest of the last commit; `None` if there was none.
    fn manifest(&self) -> Result<Option<Manifest>, Error>;

    /// What the last commit knows of every file, by its key as a term.
    fn ledger(&self) -> Result<HashMap<String, LedgerEntry>, Error>;

    /// The rest of what the last commit knows of files, in their order.
    fn record_details(&self, files: &[FileKey]) -> Result<Vec<RecordDetails>, Error>;

    /// Forgets every article of a file and its record.
    fn remove_file(&mut self, file: &FileKey) -> Result<(), Error>;

    /// The articles of the last commit; `None` if there was none.
    fn reader(&self) -> Result<Option<Box<dyn ArticleReader>>, Error>;

    /// Sets an article in place of the one with the same id.
    fn replace(&mut self, document: IndexedDocument) -> Result<(), Error>;

    /// Adds an article.
    fn add(&mut self, document: IndexedDocument) -> Result<(), Error>;

    /// Sets the record of a file in place of an earlier one; its articles are not touched.
    fn record(&mut self, record: &FileRecord) -> Result<(), Error>;

    /// Makes everything since the last commit permanent, at once and with the manifest; returns when it is on the disk.
    ///
    /// After an error of this, of [`ArticleSink::add`] or of [`ArticleSink::record`] it is not known what would be missing from the next commit, so
    /// that there is none: drop the sink, open another, and go on from what its ledger says.
    fn commit(&mut self, manifest: &Manifest) -> Result<CommitReport, Error>;
}

/// What a commit made permanent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommitReport {
    /// The number of articles in the index now.
    pub articles: u64,
}

/// Picks what a facet lists from all its counts: of the values that are wanted, most frequent first, those at these places, and, where they are the
/// first, chosen values wherever they stand, each with its count even where it is not wanted.
///
/// Every engine that has all counts at hand can use it; `counts` are the values with a count above zero.
pub fn facet_counts(
    mut counts: Vec<(String, u64)>,
    missing: u64,
    places: Range<usize>,
    selected: &[String],
    is_wanted: impl Fn(&str) -> bool,
) -> FacetCounts {
    let count_of = |value: &String| counts.iter().find(|(counted, _)| counted == value).map_or(0, |(_, count)| *count);
    let chosen: Vec<(String, u64)> = selected.iter().map(|value| (value.clone(), count_of(value))).collect();
    counts.retain(|(value, _)| is_wanted(value));
    let mut unwanted: Vec<&(String, u64)> = chosen.iter().filter(|(value, count)| *count > 0 && !is_wanted(value)).collect();
    unwanted.sort_unstable();
    unwanted.dedup();
    let distinct = (counts.len() + unwanted.len()) as u64;
    let by_count = |left: &(String, u64), right: &(String, u64)| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0));
    let all: u64 = counts.iter().chain(unwanted.iter().copied()).map(|(_, count)| count).sum();
    if (1..counts.len()).contains(&places.end) {
        counts.select_nth_unstable_by(places.end - 1, by_count);
    }
    counts.truncate(places.end);
    counts.sort_by(by_count);
    let mut values = counts.split_off(places.start.min(counts.len()));
    let mut other = all - values.iter().map(|(_, count)| count).sum::<u64>();
    for row in chosen.into_iter().filter(|_| places.start == 0) {
        if !values.contains(&row) {
            other -= row.1;
            values.push(row);
        }
    }
    values.sort_by(by_count);
    FacetCounts { values, distinct, other, missing }
}
