//! Turns the segments of an index into the merges that are worth doing, none of which reads more than a bounded number of bytes.
//!
//! tantivy's own policy merges eight segments of a level whatever their size. A merge maps all it reads, so with it the memory of a run
//! grows with the corpus. Here segments are put into classes a factor of eight apart; a class is merged when it has eight members, four
//! if they are small, or when fewer fill the bound. A segment with many deleted articles is written anew by itself.

use std::path::Path;
use std::sync::Arc;

use tantivy::SegmentMeta;
use tantivy::indexer::{MergeCandidate, MergePolicy};

use super::store::{Disk, SEGMENT_ENDINGS};

/// What one merge may read, in bytes.
const MOST_MERGED_BYTES: u64 = 1_600_000_000;
/// So many segments of a class are merged, and twice as many at the most.
const ENOUGH_SEGMENTS: usize = 8;
/// So many are enough where they are small: each costs every search something, and merging them next to nothing.
const ENOUGH_SMALL_SEGMENTS: usize = 4;
const SMALL_BYTES: u64 = 64 << 20;
/// So much of the disk no merge takes.
const SPARED_BYTES: u64 = 64 << 20;
/// A segment of which more than this share is deleted is written anew.
const MOST_DELETED: f64 = 0.15;

/// The policy of every writer.
#[derive(Debug)]
pub(super) struct BoundedMerges {
    /// Where the sizes of segments are looked up, and the space that is left.
    pub(super) disk: Arc<dyn Disk>,
}

impl MergePolicy for BoundedMerges {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let sizes: Vec<Sized> = segments
            .iter()
            .enumerate()
            .map(|(place, segment)| Sized {
                place,
                bytes: self.bytes_of(segment),
                deleted: f64::from(segment.num_deleted_docs()) / f64::from(segment.max_doc().max(1)),
            })
            .collect();
        // What is merged stands twice on the disk for a while. A merge can wait, what is being saved cannot.
        let free = self.disk.free_bytes().unwrap_or(u64::MAX).saturating_sub(SPARED_BYTES);
        let bytes_of =
            |places: &[usize]| places.iter().map(|place| self.bytes_of(&segments[*place])).fold(0, u64::saturating_add);
        let candidates = merges_of(sizes).into_iter().filter(|places| bytes_of(places) <= free);
        candidates.map(|places| MergeCandidate(places.into_iter().map(|place| segments[place].id()).collect())).collect()
    }
}

impl BoundedMerges {
    /// The size of a segment's files; one that cannot be looked up counts as too large to merge.
    pub(super) fn bytes_of(&self, segment: &SegmentMeta) -> u64 {
        let name = segment.id().uuid_string();
        let stamps = SEGMENT_ENDINGS.iter().map(|ending| self.disk.stamp(Path::new(&format!("{name}.{ending}"))));
        let bytes: u64 = stamps.filter_map(Result::ok).map(|stamp| stamp.size).sum();
        if bytes == 0 { u64::MAX } else { bytes }
    }
}

#[derive(Clone, Copy, Debug)]
struct Sized {
    place: usize,
    bytes: u64,
    deleted: f64,
}

/// The places of the segments of each merge.
fn merges_of(mut segments: Vec<Sized>) -> Vec<Vec<usize>> {
    let worn: Vec<Vec<usize>> =
        segments.iter().filter(|segment| segment.deleted > MOST_DELETED).map(|segment| vec![segment.place]).collect();
    segments.retain(|segment| segment.deleted <= MOST_DELETED && segment.bytes <= MOST_MERGED_BYTES / 2);
    segments.sort_by_key(|segment| (segment.bytes, segment.place));
    let mut merges = worn;
    for class in segments.chunk_by(|left, right| class_of(left.bytes) == class_of(right.bytes)) {
        let mut merge: Vec<usize> = Vec::new();
        let mut bytes = 0;
        for segment in class {
            if bytes + segment.bytes > MOST_MERGED_BYTES || merge.len() == 2 * ENOUGH_SEGMENTS {
                break;
            }
            bytes += segment.bytes;
            merge.push(segment.place);
        }
        let is_small = class.last().is_some_and(|largest| largest.bytes < SMALL_BYTES);
        let enough = if is_small { ENOUGH_SMALL_SEGMENTS } else { ENOUGH_SEGMENTS };
        let fills_the_bound = merge.len() >= 2 && bytes >= MOST_MERGED_BYTES / 4 * 3;
        if merge.len() >= enough || fills_the_bound {
            merges.push(merge);
        }
    }
    merges
}

/// The places of the segments of each merge that leaves nothing deleted and few segments, from their bytes and whether something is deleted in
/// them. No merge reads more than the bound unless one segment does by itself.
pub(super) fn compacting(segments: &[(u64, bool)]) -> Vec<Vec<usize>> {
    let mut places: Vec<usize> = (0..segments.len()).collect();
    places.sort_by_key(|place| segments[*place].0);
    let mut merges: Vec<(Vec<usize>, u64)> = Vec::new();
    for place in places {
        let (bytes, _) = segments[place];
        match merges.last_mut() {
            Some((merge, merged)) if merged.saturating_add(bytes) <= MOST_MERGED_BYTES => {
                merge.push(place);
                *merged += bytes;
            }
            _ => merges.push((vec![place], bytes)),
        }
    }
    let is_worth_it = |merge: &Vec<usize>| merge.len() > 1 || merge.iter().any(|place| segments[*place].1);
    merges.into_iter().map(|(merge, _)| merge).filter(is_worth_it).collect()
}

/// Classes begin at 1, 8, 64, 512 ... MB.
fn class_of(bytes: u64) -> u32 {
    (bytes >> 20).max(1).ilog2() / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merges(megabytes: &[u64]) -> Vec<Vec<usize>> {
        let sized = |(place, megabytes): (usize, &u64)| Sized { place, bytes: megabytes << 20, deleted: 0.0 };
        merges_of(megabytes.iter().enumerate().map(sized).collect())
    }

    #[test]
    fn small_segments_are_merged_by_fours_others_by_eights_and_large_ones_up_to_the_bound() {
        assert_eq!(merges(&[1; 3]), Vec::<Vec<usize>>::new());
        assert_eq!(merges(&[1; 4]), [[0, 1, 2, 3]]);
        assert_eq!(merges(&[100; 7]), Vec::<Vec<usize>>::new());
        assert_eq!(merges(&[100; 8]), [[0, 1, 2, 3, 4, 5, 6, 7]]);
        assert_eq!(merges(&[500, 500]), Vec::<Vec<usize>>::new());
        assert_eq!(merges(&[500, 500, 500, 500]), [[0, 1, 2]]);
        assert_eq!(merges(&[1500, 1500, 1500]), Vec::<Vec<usize>>::new());
        let worn = Sized { place: 4, bytes: 1 << 30, deleted: 0.2 };
        assert_eq!(merges_of(vec![worn]), [[4]]);
    }

    #[test]
    fn compacting_leaves_nothing_deleted_and_few_segments() {
        let of = |megabytes: &[(u64, bool)]| {
            compacting(&megabytes.iter().map(|(size, deleted)| (size << 20, *deleted)).collect::<Vec<_>>())
        };
        assert_eq!(of(&[(1, false)]), Vec::<Vec<usize>>::new());
        assert_eq!(of(&[(1, true)]), [[0]]);
        assert_eq!(of(&[(900, false), (2, true), (1, false)]), [[2, 1, 0]]);
        assert_eq!(of(&[(1500, false), (900, true), (900, true), (3000, true)]), [vec![1], vec![2], vec![3]]);
    }

    #[test]
    fn a_long_history_of_small_commits_stays_within_bounds() {
        let mut sizes: Vec<u64> = Vec::new();
        for commit in 0..4000u64 {
            sizes.push(1 + commit % 3);
            loop {
                let found = merges(&sizes);
                if found.is_empty() {
                    break;
                }
                for merge in found {
                    let merged: u64 = merge.iter().map(|place| sizes[*place]).sum();
                    assert!(merged << 20 <= MOST_MERGED_BYTES);
                    merge.iter().for_each(|place| sizes[*place] = 0);
                    sizes.push(merged);
                }
                sizes.retain(|size| *size > 0);
            }
        }
        // 8 GB in segments of 750 MB or more, and a few small ones.
        assert!(sizes.len() < 30, "{} segments", sizes.len());
    }
}
