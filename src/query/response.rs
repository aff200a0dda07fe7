//! Holds [`SearchResponse`]: what comes back, the same for every face. Its JSON only ever grows.

use serde::{Deserialize, Serialize};

use crate::article::{ActorId, ArticleId, Dimension, Interval, PublicationDate, Zone};

/// The answer to one search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SearchResponse {
    /// How many articles were found.
    pub total: Count,
    /// The hits of the page, in the order asked for.
    pub hits: Vec<Hit>,
    /// One for each facet asked for, in that order.
    pub facets: Vec<FacetResult>,
    /// Counts over time, if asked for.
    pub timeline: Option<TimelineResult>,
    /// What was repaired or is worth knowing.
    pub warnings: Vec<Warning>,
    /// How long the search took, in milliseconds.
    pub took_ms: f64,
}

/// A number of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The number.
    pub value: u64,
    /// Whether it is exact; otherwise it is a lower bound.
    pub exact: bool,
}

/// One article found.
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
    /// The path below the indexed folder.
    pub path: String,
    /// Its address on the web.
    pub url: Option<String>,
    /// Passages that show why it matches.
    pub snippets: Vec<Vec<Segment>>,
}

/// An actor as a hit shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorCard {
    /// Its id.
    pub id: ActorId,
    /// The name to show.
    pub label: String,
    /// How often the article names it.
    pub mentions: u32,
    /// The zones that name it.
    pub zones: Vec<Zone>,
}

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// Whether this piece is what was searched for.
    pub matched: bool,
}

/// The counted values of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetResult {
    /// The dimension.
    pub dimension: Dimension,
    /// The most frequent values and the chosen ones: by count, then by value.
    pub values: Vec<FacetValue>,
    /// How many values have a count above zero.
    pub distinct: u64,
    /// The sum of the counts of the values that are not listed.
    pub other: u64,
    /// How many articles have no value.
    pub missing: u64,
    /// Whether the numbers are exact.
    pub exact: bool,
}

/// One value and its count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value, as filters take it.
    pub value: String,
    /// The name to show.
    pub label: String,
    /// How many articles there would be if this were the only choice in its dimension.
    pub count: u64,
    /// Whether it is chosen now.
    pub selected: bool,
}

/// Counts of articles over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineResult {
    /// The width of a bucket.
    pub interval: Interval,
    /// Every bucket from the first with an article to the last, empty ones too.
    pub buckets: Vec<Bucket>,
    /// How many articles have no date.
    pub unknown: u64,
    /// How many have a date wider than one bucket.
    pub partial: u64,
}

/// One bucket of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// Its first day, `YYYY-MM-DD`.
    pub start: String,
    /// How many articles fall into it.
    pub count: u64,
}

/// Something the caller should know about the answer.
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
