//! Turns an index into one that is known to be whole, smaller, or rid of an article.
//!
//! - `verify`: what is damaged, left over or in contradiction with itself. It changes nothing.
//! - `repair`: a damaged index → one without its damaged segments, with the texts that could be saved; what is missing is read again by the next
//!   run over the sources.
//! - `compact`: segments with deleted articles → segments without. `purge`: an article → no byte of it.
//! - `segment_text`: the articles of one segment, read without the rest of it.

mod compact;
mod purge;
mod repair;
mod segment_text;
mod verify;

use std::path::Path;
use std::sync::Arc;

pub use self::compact::{CompactReport, compact};
pub use self::purge::{PurgeReport, Purged, purge};
pub use self::repair::{RepairReport, repair};
pub use self::verify::{Verification, verify};
#[cfg(test)]
pub(super) use self::{compact::compact_on, purge::purge_on, repair::repair_on, segment_text::body_of, verify::verify_on};
use super::failure::{failure, no_state};
use super::store::{Folder, NoState, Purpose, Store};
use super::write::WriterOptions;
use crate::error::Error;

/// How upkeep writes: little at a time.
const WRITING: WriterOptions = WriterOptions { memory_bytes: 60_000_000, threads: 1, rebuild: false };

/// Opens the folder of an index. One that has none is left as it is.
fn open_folder(folder: &Path) -> Result<Arc<Folder>, Error> {
    let disk = Folder::open(folder).map_err(|error| failure(folder, "open the index", error))?;
    let disk = Arc::new(disk);
    if !Store::new(disk.clone(), Purpose::Reading).is_begun() {
        return Err(no_state(folder, NoState::Nothing));
    }
    Ok(disk)
}
