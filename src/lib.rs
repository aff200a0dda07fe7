//! Dateline turns a folder of articles into something a person can question: who (actors), about what (topics), where
//! (regions), when (publication dates), in which words, with counts that can be trusted.
//!
//! The write flow reads a folder into an index, the read flow answers a [`SearchRequest`] with a [`SearchResponse`]:
//!
//! ```text
//! write  file on disk → RawDocument → ParsedArticle → EnrichedArticle → IndexedDocument → stored
//! read   flags, JSON → SearchRequest → ParsedQuery → SearchPlan → BackendAnswer → SearchResponse → text, JSON
//! ```
//!
//! ```no_run
//! use dateline::{Dimension, Index, SearchRequest};
//!
//! let index = Index::open("index")?;
//! let request = SearchRequest::for_text("ceasefire").actor("Russia").facet(Dimension::Topic, 10);
//! let response = index.search(&request)?;
//! for value in &response.facets[0].values {
//!     // The number beside a value is what choosing it finds.
//!     assert_eq!(value.count, index.search(&request.clone().topic(&value.value))?.total.value);
//! }
//! # Ok::<(), dateline::Error>(())
//! ```

#![forbid(unsafe_code)]

pub mod actors;
mod article;
pub mod backend;
#[cfg(test)]
mod dice;
mod error;
#[cfg(feature = "ingest")]
pub mod ingest;
pub mod query;
pub mod regions;
pub mod render;
pub mod schema;
mod search;
#[cfg(feature = "server")]
pub mod server;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

pub use article::{
    ActorId, ActorInArticle, ActorKind, ArticleId, CivilDate, DatePrecision, DateStatus, DayRange, Dimension,
    EnrichedArticle, Evidence, Field, FieldEvidence, Format, Interval, Mention, MentionPlace, MentionRule, Note, Origin,
    ParsedArticle, PublicationDate, RawDocument, Sense, Zone,
};
#[cfg(feature = "local")]
pub use backend::local::Index;
pub use backend::{ArticleSink, BackendAnswer, SearchBackend};
pub use error::{Error, ErrorCode};
#[cfg(feature = "ingest")]
pub use ingest::{ForgetReport, IngestOptions, IngestReport, forget, index_folders};
pub use query::{
    FacetRequest, Filter, Hit, Match, SearchRequest, SearchResponse, SnippetRequest, Sort, day_range, request_from_pairs,
};
pub use schema::{IndexedDocument, Manifest, StoredArticle};
pub use search::{AllHits, ReadingLimit, actor_facts, explain_article, mark, search};
