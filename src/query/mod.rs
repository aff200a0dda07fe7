//! Turns what a caller asks into what a backend runs; the module other tools embed.
//!
//! 1. [`request`](SearchRequest): what was asked, as JSON, flags or Rust write it ([`pairs`](request_from_pairs) reads flags
//!    and URLs, [`dates`](day_range) reads date ranges).
//! 2. `parse`: [`SearchRequest`] → [`ParsedQuery`]: everything checked once, names resolved (`actor_names`), repairs noted as warnings.
//!    `language` reads the text into a `clause`, in which a `pattern` stands for a wildcard or a fuzzy word.
//! 3. `plan`: [`ParsedQuery`] → [`SearchPlan`]: which articles, and what to count over which; the facet rule lives there.
//! 4. [`response`](SearchResponse): what comes back; [`actor_facts`](ActorFacts), when it is an actor that is asked about.
//!
//! `spans`: the places of words in one article → where a condition on them is fulfilled, for indexes and highlights alike.
//!
//! Nothing here reads a file or knows an engine.
//!
//! ```
//! use dateline::{Dimension, SearchRequest};
//! let request = SearchRequest::for_text("grain").actor("Turkey").facet(Dimension::Topic, 10);
//! let json = serde_json::to_string(&request)?;
//! assert_eq!(SearchRequest::from_json(&json)?, request);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod actor_facts;
mod actor_names;
mod clause;
mod dates;
mod language;
mod pairs;
mod parse;
mod pattern;
mod plan;
mod request;
mod response;
mod spans;

pub use actor_facts::{ActorFacts, ActorForm, ActorNeighbour, ActorPair, NamedActor};
#[cfg(feature = "cli")]
pub(crate) use actor_names::actor_named;
pub(crate) use actor_names::{KnownActors, is_same_name};
pub use clause::{Clause, Leaf, SearchZone, Span, Unit};
pub use dates::day_range;
pub use language::{GRAMMAR_VERSION, MOST_QUERY_BYTES, MOST_QUERY_DEPTH, MOST_QUERY_LEAVES, QUERY_LANGUAGE};
pub use pairs::{PAIR_KEYS, request_from_pairs};
pub(crate) use parse::{MOST_PAGED, ROLLED_UP, parse_with};
pub use parse::{ParsedQuery, parse, parse_for};
pub use pattern::Pattern;
pub use plan::{CountPass, FacetPlan, PlannedFilter, SearchPlan, ValueMatcher, plan};
pub use request::{FacetRequest, Filter, Match, Page, SearchRequest, SnippetRequest, Sort};
pub use response::{
    AbsentTerm, ActorCard, ArticleExplanation, Bucket, ClauseExplanation, ClauseVerdict, Count, Elsewhere, Explanation,
    FacetResult, FacetValue, Hit, MarkCount, MarkedArticle, ScorePart, SearchResponse, Segment, TimelineResult, Warning,
};
#[cfg(feature = "local")]
pub(crate) use spans::Relation;
pub(crate) use spans::{FoundLeaf, Interval, Places, SpanTree, count_places};
