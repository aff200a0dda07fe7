//! The embedded index on tantivy. No type of tantivy leaves this folder.
//!
//! - `fields`: the field table as a tantivy schema. `handed_over`: a document on its way to it, `gate`: how much may be, `first_text`: one
//!   read back without its details. `inversion`: the terms of new articles → the inverted index of a segment.
//! - `store`: its files, durable and checked. `table`: what is counted and sorted by, in one mapped file a
//!   segment.
//! - `open`: a folder → [`Index`], one committed state for reading. `articles`: ids and terms → articles read back.
//! - `run`: a plan → an answer. `matcher`: a clause → the documents of a segment, as `bits`, those of filters kept in `filter_cache`. `pass`: a
//!   plan → what one segment has to say, `choices`: who fails which choice. `count`: documents → slots; `values` and `facet`: slots of all segments → a facet; `buckets`: documents
//!   → a timeline. `top`: documents → the best hits; `cursor`: the last of a page → what follows it. `deadline`: how long it may take.
//! - `leaves`: words of a query → terms of this index. `translate`: a clause → a query, made of `span_query` and `pair_scorer` (words that
//!   stand together; `examiner` steps from match to match), `any_word_query` (wildcards) and `excluded` (what is refused).
//! - `frequencies` and `relevance`: how much a word counts. `ranked`: plain words → queries that find the best hits without looking at
//!   all, `short_lists`: those of rare words, one by one. `feedback`: the best hits of a pasted question in a better order.
//! - `named`: a value or an actor's name as a person writes it → values of this index. `same`: which articles are in it more than once.
//! - `write`: [`IndexWriter`], the [`ArticleSink`](crate::backend::ArticleSink). `payload`: what is committed beside the articles. `ledger`: the file records of a committed state.
//! - `merging`: which segments are merged, within bounds. `upkeep`: verify, repair, compact, purge. `failure`: errors of tantivy → ours.

mod any_word_query;
mod articles;
mod bits;
mod buckets;
mod choices;
mod count;
mod counted;
mod cursor;
mod deadline;
mod examiner;
mod excluded;
mod facet;
mod failure;
mod feedback;
mod fields;
mod filter_cache;
mod first_text;
mod frequencies;
mod gate;
mod handed_over;
mod inversion;
mod leaves;
mod ledger;
mod matcher;
mod merging;
mod named;
mod open;
mod pair_scorer;
mod pass;
mod payload;
mod ranked;
mod relevance;
mod run;
mod same;
mod short_lists;
mod span_query;
mod store;
mod table;
mod top;
mod translate;
#[cfg(test)]
mod trials;
mod upkeep;
mod values;
mod write;

pub use open::{Damage, Index};
pub use upkeep::{CompactReport, PurgeReport, Purged, RepairReport, Verification, compact, purge, repair, verify};
pub use write::{IndexWriter, WriterOptions, sources_named_in};
