//! Turns the segments of an index into fewer, without what was deleted.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tantivy::index::SegmentId;

use super::{WRITING, open_folder};
use crate::backend::local::merging::compacting;
use crate::backend::local::store::{Disk, Purpose};
use crate::backend::local::write::IndexWriter;
use crate::error::{Error, guarded};

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CompactReport {
    /// How many segments there were.
    pub segments_before: u64,
    /// How many there are.
    pub segments_after: u64,
    /// How many bytes they had.
    pub bytes_before: u64,
    /// How many they have.
    pub bytes_after: u64,
    /// How many deleted articles and file records they had.
    pub deleted_before: u64,
}

/// Rewrites every segment with deleted articles and joins small segments, each into one of a bounded size. Searches go on meanwhile.
///
/// Needs as much free space as the largest of the merges, 1.6 GB at most. Fails as [`IndexWriter::open`] does.
pub fn compact(folder: impl AsRef<Path>) -> Result<CompactReport, Error> {
    guarded("compact the index", || compact_on(open_folder(folder.as_ref())?))
}

/// As [`compact`], on any disk.
pub(in crate::backend::local) fn compact_on(disk: Arc<dyn Disk>) -> Result<CompactReport, Error> {
    let mut writer = IndexWriter::open_on(disk.clone(), WRITING, Purpose::Writing)?;
    writer.stop_merging_by_itself();
    let segments = writer.segments()?;
    let bytes = |segments: &[tantivy::SegmentMeta]| segments.iter().map(|segment| writer.bytes_of(segment)).sum();
    let mut report = CompactReport {
        segments_before: segments.len() as u64,
        bytes_before: bytes(&segments),
        deleted_before: segments.iter().map(|segment| u64::from(segment.num_deleted_docs())).sum(),
        ..CompactReport::default()
    };
    let sizes: Vec<(u64, bool)> =
        segments.iter().map(|segment| (writer.bytes_of(segment), segment.num_deleted_docs() > 0)).collect();
    for merge in compacting(&sizes) {
        let ids: Vec<SegmentId> = merge.into_iter().map(|place| segments[place].id()).collect();
        writer.merge(&ids)?;
    }
    writer.collect_garbage()?;
    let after = writer.segments()?;
    report.segments_after = after.len() as u64;
    report.bytes_after = after.iter().map(|segment| writer.bytes_of(segment)).sum();
    Ok(report)
}
