//! Holds what an index keeps, whichever engine keeps it: the field table, the document laid out by it with its terms, the file record, and
//! the manifest.
//!
//! - `fields`: what there is. `document`: an enriched article → what is kept, counted and given back. `terms`: its tokens → what it is found by,
//!   handed over in a `term_list`; `numbers`: how an index that is being written keeps them.
//! - `questions`: an article → what the corpus as a whole is asked of it. `same`: what two copies of one article share.
//! - `record`: what became of a file. `manifest`: what an index says of itself. `set`: what the user set of articles by hand, `known_by`: of
//!   which article; `as_read`: what was read of it beside that.

mod as_read;
mod document;
mod fields;
mod kept;
mod known_by;
mod manifest;
#[cfg(feature = "local")]
pub(crate) mod numbers;
mod questions;
mod record;
mod same;
mod set;
mod set_value;
mod site_tags;
mod term_list;
mod terms;

pub use as_read::AsRead;
pub use document::{ArticleDetails, IndexedDocument, StoredArticle};
pub use fields::{FIELDS, FieldKind, FieldRow};
pub use known_by::KnownBy;
#[cfg(feature = "ingest")]
pub(crate) use known_by::{Compared, Likeness};
pub use manifest::{FORMAT_VERSION, Manifest, Source};
#[cfg(feature = "ingest")]
pub(crate) use questions::{IN_THE_FUTURE, NumberOrder, PILE_UP, RUN_TOGETHER, SPELLED, SWAPPABLE, UNCERTAIN_TAGS};
#[cfg(any(feature = "ingest", feature = "local"))]
pub(crate) use questions::{Question, TagLine};
#[cfg(feature = "ingest")]
pub(crate) use record::article_id;
pub use record::{FileKey, FileOutcome, FileRecord, FileStamp, LedgerEntry, Problem, RecordDetails, ResumePoint};
#[cfg(feature = "ingest")]
pub(crate) use same::site_of_host;
pub use same::{SameKeys, address_key, page_address, text_key};
pub use set::{ArticleCorrection, ArticleCorrections, SetFields, SettableField};
pub use set_value::SetValue;
pub use term_list::TermList;
pub(crate) use terms::mention_positions;
#[cfg(feature = "local")]
pub(crate) use terms::{
    BOUNDS_MARK, CAPITALS_MARK, LONGEST_MENTION, PARAGRAPH_MARK, SENTENCE_MARK, TITLE_MARK, bio_form_term, mention_term,
    mixed_case_term,
};
pub use terms::{HEADLINE_WEIGHT, IndexedTerms};
