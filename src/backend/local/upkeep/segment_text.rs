//! Turns the store of a segment into its articles, without opening anything else of the segment.

use std::io;
use std::path::Path;

use tantivy::directory::{FileSlice, OwnedBytes};
use tantivy::fastfield::AliveBitSet;
use tantivy::schema::Value;
use tantivy::store::StoreReader;
use tantivy::{HasLen, TantivyDocument};

use crate::backend::local::fields::Fields;
use crate::backend::local::store::{Disk, Reading, Segment};
use crate::schema::StoredArticle;

/// What the engine ends every file with: the length of a note on the file, and this number.
const FOOTER_MAGIC: u32 = 1337;
const FOOTER_END_BYTES: usize = 8;

/// A file without what the engine ends it with.
pub(in crate::backend::local) fn body_of(disk: &dyn Disk, name: &str) -> io::Result<FileSlice> {
    Ok(body_and_note(disk, name)?.0)
}

/// A file without what the engine ends it with, and the engine's note on it.
pub(super) fn body_and_note(disk: &dyn Disk, name: &str) -> io::Result<(FileSlice, OwnedBytes)> {
    let file = FileSlice::new(disk.open(Path::new(name), Reading::Windowed)?);
    let broken = || io::Error::new(io::ErrorKind::InvalidData, format!("\"{name}\" has no end"));
    let note_end = file.len().checked_sub(FOOTER_END_BYTES).ok_or_else(broken)?;
    let end = file.read_bytes_slice(note_end..file.len())?;
    let number = |place: usize| u32::from_le_bytes([end[place], end[place + 1], end[place + 2], end[place + 3]]);
    if number(4) != FOOTER_MAGIC {
        return Err(broken());
    }
    let body = note_end.checked_sub(number(0) as usize).ok_or_else(broken)?;
    let note = file.read_bytes_slice(body..note_end)?;
    Ok((file.slice_to(body), note))
}

/// The articles of a segment that are not deleted. Whoever calls has checked its store, and its deletions if it has any.
pub(super) fn articles_of(
    disk: &dyn Disk,
    segment: &Segment,
    fields: &Fields,
    mut take: impl FnMut(StoredArticle) -> io::Result<()>,
) -> io::Result<()> {
    let alive = match segment.deletes_name() {
        Some(name) => Some(AliveBitSet::open(OwnedBytes::new(body_of(disk, &name)?.read_bytes()?.to_vec()))),
        None => None,
    };
    let store = StoreReader::open(body_of(disk, &format!("{}.store", segment.stem()))?, 1)?;
    for number in 0..segment.max_doc {
        if alive.as_ref().is_some_and(|alive| !alive.is_alive(number)) {
            continue;
        }
        let document: TantivyDocument = store.get(number).map_err(io::Error::other)?;
        // A file record has no details.
        let text = |field| document.get_first(field).and_then(|value| value.as_str());
        let (Some(stored), Some(details)) = (text(fields.stored), text(fields.details)) else { continue };
        take(StoredArticle::from_kept_whole(stored, details)?)?;
    }
    Ok(())
}
