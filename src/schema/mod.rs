//! Holds what an index keeps, whichever engine keeps it: the field table, the document laid out by it, the file record, and
//! the manifest.

mod document;
mod fields;
mod manifest;
mod record;

pub use document::{IndexedDocument, StoredArticle};
pub use fields::{FIELDS, FieldKind, FieldRow};
pub use manifest::{FORMAT_VERSION, Manifest, Source};
#[cfg(feature = "ingest")]
pub(crate) use record::article_id;
pub use record::{FileKey, FileOutcome, FileRecord, FileStamp, LedgerEntry, Problem, RecordDetails, ResumePoint};
