//! Holds [`SearchRequest`]: one search, as every caller writes it.

use serde::{Deserialize, Serialize};

use crate::article::{ActorKind, DayRange, Dimension, Interval};
use crate::error::{Error, ErrorCode, nearest};

/// One search. Flags, JSON and Rust build this same value; unknown JSON fields are refused.
///
/// ```
/// use dateline::SearchRequest;
/// let error = SearchRequest::from_json(r#"{"txt": "grain"}"#).unwrap_err();
/// assert!(error.to_string().contains("unknown field \"txt\"; did you mean \"text\"?"));
/// ```
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct SearchRequest {
    /// What to look for, in the [query language](super::QUERY_LANGUAGE); empty finds every article. At most 4,096 bytes.
    pub text: String,
    /// Whether all words must be there or any of them. Default `all`.
    #[serde(rename = "match")]
    pub matching: Match,
    /// Choices by dimension; all of them must hold. Default none; at most 1,024 values altogether.
    pub filters: Vec<Filter>,
    /// Publication days; a partial date is found when its interval overlaps the range. Default: any day or none.
    pub published: DayRange,
    /// The same as a person writes it, such as `last 30 days`: read on the day on which the request is run, so that a request that is kept goes with
    /// the days. Either this or `published`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_within: Option<String>,
    /// What to count, answered in this order. Default nothing; at most 32.
    pub facets: Vec<FacetRequest>,
    /// Counts over time, if wanted.
    pub timeline: Option<Interval>,
    /// The order of the hits. Default `relevance`.
    pub sort: Sort,
    /// How much the age of an article may take from its score, from 0, the default, to 0.5: that share of the score falls by half with every
    /// year that the article is older than the latest of the index. One without a date counts as the oldest.
    #[serde(skip_serializing_if = "is_zero")]
    pub recency: f32,
    /// Which of the hits to return.
    pub page: Page,
    /// Returns the hits behind a page, given the `next` of its answer; without end, where `page.offset` ends at 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Which passages to show for each hit; none by default.
    pub snippets: SnippetRequest,
    /// Whether each hit comes with its whole text. Default no.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub full_text: bool,
    /// Whether to count all articles found. Default yes; without it, and without facets, the first hits come faster.
    pub total: bool,
    /// Whether to say, when nothing is found, which part of the query is to blame. Default no.
    pub explain: bool,
    /// How long the search may take, in milliseconds; what is found until then is the answer, marked as incomplete.
    /// Default 2,000; 0 for no limit.
    pub time_budget_ms: u32,
    /// The version of the query language the text is written in: [`GRAMMAR_VERSION`](super::GRAMMAR_VERSION). A newer one than
    /// this program knows is refused.
    pub grammar: u32,
}

impl Default for SearchRequest {
    fn default() -> SearchRequest {
        SearchRequest {
            text: String::new(),
            matching: Match::All,
            filters: Vec::new(),
            published: DayRange::default(),
            published_within: None,
            facets: Vec::new(),
            timeline: None,
            sort: Sort::Relevance,
            recency: 0.0,
            page: Page::default(),
            after: None,
            snippets: SnippetRequest::default(),
            full_text: false,
            total: true,
            explain: false,
            time_budget_ms: 2_000,
            grammar: super::GRAMMAR_VERSION,
        }
    }
}

fn is_zero(number: &f32) -> bool {
    *number == 0.0
}

/// How the words of a text are joined.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// Every word and phrase must be there.
    #[default]
    All,
    /// One of them is enough; articles with more of them come first.
    Any,
}

/// Choices in one dimension.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The dimension.
    pub dimension: Dimension,
    /// An article must have at least one of these values, if there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<String>,
    /// It must have each of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all: Vec<String>,
    /// It must have none of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub none: Vec<String>,
}

impl Filter {
    /// A filter without choices.
    pub fn on(dimension: Dimension) -> Filter {
        Filter { dimension, any: Vec::new(), all: Vec::new(), none: Vec::new() }
    }
}

/// A dimension to be counted.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetRequest {
    /// The dimension.
    pub dimension: Dimension,
    /// How many values to list, most frequent first; default 10, at most 1,000. Chosen values are listed wherever they stand.
    #[serde(default = "ten")]
    pub limit: u32,
    /// How many of the most frequent values to pass over; default 0. With it chosen values are listed in their places alone, so that all
    /// values can be had, page by page.
    #[serde(default, skip_serializing_if = "is_zero_values")]
    pub offset: u32,
    /// List and count only values of which a word begins like this; case and accents do not matter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Of actors and places, list and count only these kinds; all if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ActorKind>,
}

impl FacetRequest {
    /// So many values of a dimension.
    pub fn of(dimension: Dimension, limit: u32) -> FacetRequest {
        FacetRequest { dimension, limit, offset: 0, prefix: String::new(), kinds: Vec::new() }
    }
}

fn is_zero_values(number: &u32) -> bool {
    *number == 0
}

fn ten() -> u32 {
    10
}

/// The order of hits. Equally good ones stand by date, the later first, and all other ties are broken by article id; articles
/// without a date come last in both date orders, and before these, those of days that are still to come.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Best match first; newest first when there is no text to match.
    #[default]
    Relevance,
    /// Latest first day of the publication date first.
    Newest,
    /// Earliest first day of the publication date first.
    Oldest,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 3] = [Sort::Relevance, Sort::Newest, Sort::Oldest];

    /// The name used in flags and requests.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Newest => "newest",
            Sort::Oldest => "oldest",
        }
    }
}

/// Which hits to return.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// How many hits to pass over. Default 0; `offset + limit` at most 10,000.
    pub offset: u32,
    /// How many to return. Default 20, at most 1,000; 0 for counts alone.
    pub limit: u32,
}

#[cfg(feature = "local")]
impl Page {
    /// The number of hits up to its end.
    pub(crate) fn end(self) -> u32 {
        self.offset.saturating_add(self.limit)
    }
}

impl Default for Page {
    fn default() -> Page {
        Page { offset: 0, limit: 20 }
    }
}

/// Which passages to show for each hit.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SnippetRequest {
    /// How many passages a hit, at most 5. Default 0.
    pub count: u32,
    /// How long each may be, in characters: 40 to 2,000. Default 240.
    pub characters: u32,
}

impl Default for SnippetRequest {
    fn default() -> SnippetRequest {
        SnippetRequest { count: 0, characters: 240 }
    }
}

impl SearchRequest {
    /// A request for articles with these words.
    pub fn for_text(text: impl Into<String>) -> SearchRequest {
        SearchRequest { text: text.into(), ..SearchRequest::default() }
    }

    /// Reads a request from JSON. Errors name the unknown field or value and the nearest one that exists.
    pub fn from_json(json: &str) -> Result<SearchRequest, Error> {
        let request = serde_json::from_str(json).map_err(|error| {
            let message = format!("cannot read the request: {}", with_nearest(&error.to_string()));
            Error::new(ErrorCode::InvalidRequest, message).with_source(error)
        })?;
        match listed(json) {
            None => Ok(request),
            Some(what) => {
                let message = format!("cannot read the request: {what} is an object with named fields, not a list");
                Err(Error::new(ErrorCode::InvalidRequest, message))
            }
        }
    }

    /// One more value of which any may be there, in one dimension.
    pub fn any(mut self, dimension: Dimension, value: impl Into<String>) -> SearchRequest {
        self.filter(dimension).any.push(value.into());
        self
    }

    /// One more value that must be there.
    pub fn all(mut self, dimension: Dimension, value: impl Into<String>) -> SearchRequest {
        self.filter(dimension).all.push(value.into());
        self
    }

    /// One more value that must not be there.
    pub fn none(mut self, dimension: Dimension, value: impl Into<String>) -> SearchRequest {
        self.filter(dimension).none.push(value.into());
        self
    }

    /// One more actor of which any may be there, by name, alias or id.
    pub fn actor(self, name: impl Into<String>) -> SearchRequest {
        self.any(Dimension::Actor, name)
    }

    /// One more topic of which any may be there.
    pub fn topic(self, name: impl Into<String>) -> SearchRequest {
        self.any(Dimension::Topic, name)
    }

    /// Only articles of these days.
    pub fn published(mut self, days: DayRange) -> SearchRequest {
        (self.published, self.published_within) = (days, None);
        self
    }

    /// Only articles of these days, as a person writes them: `last 30 days`.
    pub fn published_within(mut self, days: impl Into<String>) -> SearchRequest {
        (self.published, self.published_within) = (DayRange::default(), Some(days.into()));
        self
    }

    /// Counts the `limit` most frequent values of a dimension.
    pub fn facet(mut self, dimension: Dimension, limit: u32) -> SearchRequest {
        self.facets.push(FacetRequest::of(dimension, limit));
        self
    }

    /// Counts articles over time.
    pub fn timeline(mut self, interval: Interval) -> SearchRequest {
        self.timeline = Some(interval);
        self
    }

    /// Puts the hits in this order.
    pub fn sort(mut self, sort: Sort) -> SearchRequest {
        self.sort = sort;
        self
    }

    /// Returns `limit` hits after passing over `offset`.
    pub fn page(mut self, offset: u32, limit: u32) -> SearchRequest {
        self.page = Page { offset, limit };
        self
    }

    /// Returns the hits behind a page, given the `next` of its answer.
    pub fn after(mut self, next: impl Into<String>) -> SearchRequest {
        self.after = Some(next.into());
        self
    }

    /// Shows up to `count` passages a hit.
    pub fn snippets(mut self, count: u32) -> SearchRequest {
        self.snippets.count = count;
        self
    }

    /// The filter on a dimension, made when there is none yet.
    pub(crate) fn filter(&mut self, dimension: Dimension) -> &mut Filter {
        let place = self.filters.iter().position(|filter| filter.dimension == dimension).unwrap_or_else(|| {
            self.filters.push(Filter::on(dimension));
            self.filters.len() - 1
        });
        &mut self.filters[place]
    }
}

/// What stands as a list of values where fields have names: serde would take these by their places.
fn listed(json: &str) -> Option<&'static str> {
    let request: serde_json::Value = serde_json::from_str(json).ok()?;
    let is_listed = |key: &str| request.get(key).is_some_and(serde_json::Value::is_array);
    let has_listed = |key: &str| {
        let parts = request.get(key).and_then(serde_json::Value::as_array);
        parts.is_some_and(|parts| parts.iter().any(serde_json::Value::is_array))
    };
    if request.is_array() {
        return Some("a request");
    }
    let whole = ["published", "page", "snippets"].into_iter().find(|key| is_listed(key));
    whole.or_else(|| ["filters", "facets"].into_iter().find(|key| has_listed(key))).map(|key| match key {
        "filters" => "each of \"filters\"",
        "facets" => "each of \"facets\"",
        "published" => "\"published\"",
        "page" => "\"page\"",
        _ => "\"snippets\"",
    })
}

/// Rewrites serde's "unknown field `a`, expected one of `b`, `c`" so that it names the nearest candidate.
fn with_nearest(message: &str) -> String {
    for kind in ["unknown field", "unknown variant"] {
        let Some((before, after)) = message.split_once(&format!("{kind} `")) else { continue };
        let Some((word, rest)) = after.split_once('`') else { continue };
        let candidates: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        let place = rest.rfind(" at line").map_or("", |place| &rest[place..]);
        let noun = if kind == "unknown field" { "unknown field" } else { "unknown value" };
        let help = match nearest(word, candidates.iter().copied()) {
            Some(name) => format!("did you mean \"{name}\"?"),
            None => format!("known here: {}", candidates.join(", ")),
        };
        return format!("{before}{noun} \"{word}\"; {help}{place}");
    }
    message.to_string()
}
