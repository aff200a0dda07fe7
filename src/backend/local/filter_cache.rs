//! Holds [`FilterCache`]: the documents that have the values of a filter, kept from search to search. Segments never change, so what
//! is kept of one stays true as long as the segment is there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::SegmentId;

use super::bits::Bits;
use crate::article::Dimension;

/// So many bytes are kept.
const MOST_BYTES: usize = 32 << 20;

/// What is kept, least recently used first to go.
#[derive(Debug, Default)]
pub(super) struct FilterCache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    sets: HashMap<Key, (u64, Arc<Bits>)>,
    bytes: usize,
    uses: u64,
}

type Key = (SegmentId, Dimension, Vec<String>);

impl FilterCache {
    pub(super) fn get(&self, segment: SegmentId, dimension: Dimension, values: &[String]) -> Option<Arc<Bits>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let now = kept.uses;
        let (used, bits) = kept.sets.get_mut(&(segment, dimension, values.to_vec()))?;
        *used = now;
        Some(bits.clone())
    }

    pub(super) fn put(&self, segment: SegmentId, dimension: Dimension, values: &[String], bits: Arc<Bits>) {
        let bytes = bits.words().len() * 8;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if bytes > MOST_BYTES / 8 {
            return;
        }
        if kept.bytes + bytes > MOST_BYTES {
            kept.shrink();
        }
        kept.uses += 1;
        let now = kept.uses;
        if kept.sets.insert((segment, dimension, values.to_vec()), (now, bits)).is_none() {
            kept.bytes += bytes;
        }
    }
}

impl Kept {
    /// Lets go of the half that was not used for longest.
    fn shrink(&mut self) {
        let mut uses: Vec<u64> = self.sets.values().map(|(used, _)| *used).collect();
        uses.sort_unstable();
        let middle = uses.get(uses.len() / 2).copied().unwrap_or_default();
        self.sets.retain(|_, (used, _)| *used >= middle);
        self.bytes = self.sets.values().map(|(_, bits)| bits.words().len() * 8).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_last_is_kept() {
        let cache = FilterCache::default();
        let segment = SegmentId::generate_random();
        let set = Arc::new(Bits::every(8 << 20));
        for number in 0..100 {
            cache.put(segment, Dimension::Topic, &[number.to_string()], set.clone());
            assert!(cache.get(segment, Dimension::Topic, &["0".to_string()]).is_some(), "after {number}");
        }
        assert!(cache.get(segment, Dimension::Topic, &["1".to_string()]).is_none());
        assert!(cache.0.lock().expect("a lock").bytes <= MOST_BYTES);
    }
}
