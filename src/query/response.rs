//! Holds [`SearchResponse`]: what comes back, the same for every face. Its JSON only ever grows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{ActorId, ActorKind, ArticleId, Dimension, Interval, PublicationDate, Sense, Zone, path_of_file};

/// The answer to one search.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SearchResponse {
    /// How many articles were found.
    pub total: Count,
    /// The hits of the page, in the order asked for.
    pub hits: Vec<Hit>,
    /// What the next request gives as `after` to go on behind this page; none where nothing follows, or where the backend has no cursors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// One for each facet asked for, in that order.
    pub facets: Vec<FacetResult>,
    /// Counts over time, if asked for.
    pub timeline: Option<TimelineResult>,
    /// What was repaired or is worth knowing.
    pub warnings: Vec<Warning>,
    /// What each part of the query finds, if asked for and nothing was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explanation>,
    /// How long the search took, in milliseconds.
    pub took_ms: f64,
}

/// A number of articles.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The number.
    pub value: u64,
    /// Whether it is exact. Otherwise there may be more, or where what is excluded could not all be looked for, fewer; a warning says why.
    pub exact: bool,
}

/// One article found.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Hit {
    /// Its id.
    pub id: ArticleId,
    /// How well it matches; comparable within one answer only. `null` when the order is not by relevance.
    pub score: Option<f32>,
    /// Its headline; empty if it has none.
    pub headline: String,
    /// The headline with what was searched for marked; only where passages are asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline_segments: Vec<Segment>,
    /// Its publication date.
    pub date_published: PublicationDate,
    /// Its authors.
    pub author: Vec<String>,
    /// Its topics.
    pub topic: Vec<String>,
    /// Its regions.
    pub region: Vec<String>,
    /// Its tags.
    pub tag: Vec<String>,
    /// Its publisher.
    pub source: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its actors, most mentioned first.
    pub actor: Vec<ActorCard>,
    /// The states in which the places lie that it names, most mentioned first.
    #[serde(default)]
    pub place: Vec<ActorCard>,
    /// The name of the source folder.
    #[serde(default)]
    pub folder: String,
    /// The id the publisher or an export gave, as the file has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The path below the source folder.
    pub path: String,
    /// The file inside an archive at that path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Passages that show why it matches.
    pub snippets: Vec<Vec<Segment>>,
    /// The standfirst; only where whole texts are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The text, paragraphs separated by empty lines; only where whole texts are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article_body: Option<String>,
}

impl Hit {
    /// The path below the source folder, with that inside an archive behind it.
    pub(crate) fn file_path(&self) -> String {
        path_of_file(&self.path, self.entry.as_deref())
    }
}

/// An actor, or the state in which places lie, as a hit shows it.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActorCard {
    /// Its id.
    pub id: ActorId,
    /// The name to show.
    pub label: String,
    /// What it is.
    #[serde(default)]
    pub kind: ActorKind,
    /// The ISO 3166-1 code of the state it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Of a person, the office held on the day of publication, where the registry knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Its part of all mentions of actors in the article, from 0 to 1.
    #[serde(default)]
    pub share: f64,
    /// How many mentions have which sense, where a name has several.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub senses: BTreeMap<Sense, u32>,
    /// How often the article names it.
    pub mentions: u32,
    /// The zones that name it.
    pub zones: Vec<Zone>,
}

/// A piece of a passage.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// Whether this piece is what was searched for.
    pub matched: bool,
}

/// The counted values of one dimension.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetResult {
    /// The dimension.
    pub dimension: Dimension,
    /// The most frequent values and the chosen ones: by count, then by value.
    pub values: Vec<FacetValue>,
    /// How many values have a count above zero, of those that are asked for; a chosen value counts even if it is none of them (it begins otherwise,
    /// is of another kind, or is a region that no article names itself), for it is listed, too.
    pub distinct: u64,
    /// The sum of the counts of the values that are not listed.
    pub other: u64,
    /// How many articles have no value.
    pub missing: u64,
    /// Whether the numbers are exact.
    pub exact: bool,
}

/// One value and its count.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value, as filters take it.
    pub value: String,
    /// The name to show.
    pub label: String,
    /// Of an actor, what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActorKind>,
    /// How many articles there would be if this were the only choice in its dimension.
    pub count: u64,
    /// Whether it is chosen now.
    pub selected: bool,
}

/// Counts of articles over time.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineResult {
    /// The width of a bucket.
    pub interval: Interval,
    /// Every bucket from the first with an article to the last, empty ones too; of more than 20,000 those with articles alone, and a warning.
    pub buckets: Vec<Bucket>,
    /// How many articles have no date.
    pub unknown: u64,
    /// How many have a date wider than one bucket.
    pub partial: u64,
}

/// One bucket of a timeline.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// Its first day, `YYYY-MM-DD`.
    pub start: String,
    /// How many articles fall into it.
    pub count: u64,
}

/// Why a search finds what it finds.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The query as it was understood, with every operator in place.
    pub query: String,
    /// Its parts, all of which must hold; for a query of alternatives, these.
    pub clauses: Vec<ClauseExplanation>,
    /// Values of fields that are written as the query is, for whoever searches for `Leyla Demir` may want what she wrote; and values that hold the words of
    /// one that no article has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Elsewhere>,
}

/// A value that may be meant, and how many articles have it.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The query that asks for it: `author:"Leyla Demir"`.
    pub query: String,
    /// How many articles have it.
    pub alone: u64,
}

/// What one part of a query does.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseExplanation {
    /// The part.
    pub clause: String,
    /// How many articles it finds by itself.
    pub alone: u64,
    /// How many more would be found without it.
    pub removed: u64,
    /// Words and values of it that no article has, each with the nearest one there is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<AbsentTerm>,
}

/// A word or value that no article has.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsentTerm {
    /// As it was looked for.
    pub term: String,
    /// The nearest there is.
    pub nearest: Option<String>,
}

/// Why one article matches a query, or does not.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleExplanation {
    /// The article.
    pub id: ArticleId,
    /// The query as it was understood.
    pub query: String,
    /// Whether the article matches.
    pub matches: bool,
    /// The parts of the query, each with whether it holds by itself.
    pub clauses: Vec<ClauseVerdict>,
    /// What was found in the article, with the number of places.
    pub found: Vec<MarkCount>,
    /// How its score came about, where the backend can tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<ScorePart>,
    /// What was read in another way than it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Whether one part of a query holds for an article.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseVerdict {
    /// The part.
    pub clause: String,
    /// Whether it holds.
    pub holds: bool,
}

/// A part of a score.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScorePart {
    /// What it is for, as in the query.
    pub what: String,
    /// How much it adds.
    pub score: f32,
    /// In how many articles it stands, at most, for a single word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<u64>,
    /// The parts it is the sum of; of a score that age lowers, the score before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<ScorePart>,
}

/// An article with its reasons marked.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkedArticle {
    /// The article.
    pub id: ArticleId,
    /// Whether it matches; otherwise nothing is marked.
    pub matches: bool,
    /// The headline.
    pub headline: Vec<Segment>,
    /// The standfirst.
    pub description: Vec<Segment>,
    /// The body.
    pub article_body: Vec<Segment>,
    /// The line about the author.
    pub bio: Vec<Segment>,
    /// What is marked, with the number of places.
    pub counts: Vec<MarkCount>,
    /// What was read in another way than it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// How often one part of a query is marked in an article.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkCount {
    /// The part.
    pub what: String,
    /// The number of places.
    pub count: usize,
}

/// Something the caller should know about the answer.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Its stable name.
    pub code: String,
    /// A sentence.
    pub message: String,
    /// The place in the query text, in characters, first and one past the last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub span: Option<[usize; 2]>,
}

impl Warning {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Warning {
        Warning { code: code.to_string(), message: message.into(), span: None }
    }
}
