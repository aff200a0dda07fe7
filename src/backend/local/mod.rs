//! The embedded index on tantivy. No type of tantivy leaves this folder.
//!
//! - `fields`: the field table as a tantivy schema. `analyser`: our words as its tokenizer.
//! - `directory`: its files, with a commit that is on the disk when it returns.
//! - `open`: a folder → [`Index`], one committed state for reading.
//! - `translate`: a clause → a query. `count`: matching articles → totals, top hits, facets, timeline. `run`: a plan → an answer.
//! - `write`: [`IndexWriter`], the [`ArticleSink`](crate::backend::ArticleSink). `ledger`: the file records of a committed state.
//! - `merging`: which segments are merged, within bounds.

mod analyser;
mod count;
mod directory;
mod failure;
mod fields;
mod ledger;
mod merging;
mod open;
mod run;
mod translate;
mod write;

pub use open::Index;
pub use write::{IndexWriter, WriterOptions};
