//! Holds the nouns: what an article is at each stage of the write flow, and the names everything else uses.
//!
//! [`RawDocument`] (bytes of a file) becomes [`ParsedArticle`] (fields with their evidence) becomes [`EnrichedArticle`]
//! (plus actors and language). Nothing here reads a file or knows an engine.

mod date;
mod enriched;
mod evidence;
mod names;
mod parsed;
mod raw;

pub use date::{CivilDate, DatePrecision, DateStatus, DayRange, Interval, PublicationDate};
pub use enriched::{ActorInArticle, EnrichedArticle, Mention, MentionPlace, MentionRule};
pub use evidence::{Evidence, Field, FieldEvidence, Note, Origin, Zone};
pub use names::{ActorId, ActorKind, ArticleId, Dimension, Sense};
pub use parsed::ParsedArticle;
pub(crate) use parsed::path_of_file;
pub use raw::{Format, RawDocument};
