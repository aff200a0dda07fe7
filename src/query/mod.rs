//! Turns what a caller asks into what a backend runs; the module other tools embed.
//!
//! 1. [`request`](SearchRequest): what was asked, as JSON, flags or Rust write it ([`pairs`](request_from_pairs) reads flags
//!    and URLs, [`dates`](day_range) reads date ranges).
//! 2. `parse`: [`SearchRequest`] → [`ParsedQuery`]: everything checked once, names resolved, repairs noted as warnings.
//! 3. `plan`: [`ParsedQuery`] → [`SearchPlan`]: which articles, and what to count over which; the facet rule lives there.
//! 4. [`response`](SearchResponse): what comes back.
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

mod dates;
mod pairs;
mod parse;
mod plan;
mod request;
mod response;
mod text;

pub use dates::day_range;
pub use pairs::{PAIR_KEYS, request_from_pairs};
pub use parse::{ParsedQuery, parse};
pub use plan::{Clause, CountPass, FacetPlan, PlannedFilter, SearchPlan, ValueMatcher, plan};
pub use request::{FacetRequest, Filter, Match, Page, SearchRequest, SnippetRequest, Sort};
pub use response::{
    ActorCard, Bucket, Count, FacetResult, FacetValue, Hit, SearchResponse, Segment, TimelineResult, Warning,
};
