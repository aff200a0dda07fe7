//! Turns `meta.json` into what the store has to know of it: which files are a committed state.
//!
//! The engine reads and writes it; here only the parts that name segments are looked at.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use super::sums::Sum;

/// The file that names the segments of a committed state.
pub(crate) const META: &str = "meta.json";

/// The engine's list of its files.
pub(super) const MANAGED: &str = ".managed.json";

/// The part of `meta.json` that names segments.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Meta {
    /// Its segments.
    pub(crate) segments: Vec<Segment>,
    /// The number of the state.
    #[serde(default)]
    pub(crate) opstamp: u64,
    /// What was saved with them; `None` before the first commit.
    #[serde(default)]
    pub(crate) payload: Option<String>,
}

/// One segment.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Segment {
    segment_id: String,
    /// How many documents it was written with.
    pub(crate) max_doc: u32,
    #[serde(default)]
    deletes: Option<Deletes>,
}

#[derive(Clone, Debug, Deserialize)]
struct Deletes {
    num_deleted_docs: u32,
    opstamp: u64,
}

impl Meta {
    /// Reads it; `None` if it is no such thing.
    pub(crate) fn read(bytes: &[u8]) -> Option<Meta> {
        serde_json::from_slice(bytes).ok()
    }

    /// Which of the known files are this state.
    pub(crate) fn files_of(&self, known: &BTreeMap<String, Sum>) -> BTreeMap<String, Sum> {
        let mut files = BTreeMap::new();
        for segment in &self.segments {
            let stem = segment.stem();
            let of_segment = known.range(stem.clone()..).take_while(|(name, _)| name.starts_with(&stem));
            let deletes = segment.deletes_name();
            let is_of_state = |name: &str| match name.ends_with(".del") {
                true => deletes.as_deref() == Some(name),
                false => !name.ends_with(".temp"),
            };
            files.extend(of_segment.filter(|(name, _)| is_of_state(name)).map(|(name, sum)| (name.clone(), *sum)));
        }
        files
    }
}

impl Segment {
    /// What the names of its files begin with.
    pub(crate) fn stem(&self) -> String {
        self.segment_id.replace('-', "")
    }

    /// The file that says which of its documents are deleted, if any are.
    pub(crate) fn deletes_name(&self) -> Option<String> {
        self.deletes.as_ref().map(|deletes| format!("{}.{}.del", self.stem(), deletes.opstamp))
    }

    /// How many documents it has that are not deleted.
    pub(crate) fn live_documents(&self) -> u64 {
        u64::from(self.max_doc)
            - u64::from(self.deletes.as_ref().map_or(0, |deletes| deletes.num_deleted_docs).min(self.max_doc))
    }
}

/// The same `meta.json` without some segments.
pub(crate) fn without_segments(meta: &[u8], stems: &BTreeSet<String>) -> Option<Vec<u8>> {
    let mut meta: Value = serde_json::from_slice(meta).ok()?;
    let segments = meta.get_mut("segments")?.as_array_mut()?;
    segments.retain(|segment| {
        let id = segment.get("segment_id").and_then(Value::as_str).unwrap_or_default();
        !stems.contains(&id.replace('-', ""))
    });
    serde_json::to_vec(&meta).ok()
}

/// What the names of the files of every segment end in.
pub(crate) const SEGMENT_ENDINGS: [&str; 7] =
    ["store", "term", "idx", "pos", "fast", "fieldnorm", crate::backend::local::table::ENDING];

/// What the names of the engine's own lock files begin with.
pub(crate) const LOCK_PREFIX: &str = ".tantivy-";

/// Whether a name is one that the engine gives the files of segments.
pub(crate) fn is_segment_file(name: &str) -> bool {
    name.split_once('.').is_some_and(|(stem, _)| stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a name is one of the files of an index.
pub(crate) fn is_index_file(name: &str) -> bool {
    is_segment_file(name)
        || [META, super::sums::SUMS, super::checked::CHECKED, MANAGED].contains(&name)
        || name.starts_with(LOCK_PREFIX)
        || name.starts_with(super::DRAFT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const META_JSON: &[u8] = br#"{"segments": [
        {"segment_id": "0123abcd-0123-0123-0123-0123456789ab", "max_doc": 9, "deletes": {"num_deleted_docs": 2, "opstamp": 7}},
        {"segment_id": "1123abcd-0123-0123-0123-0123456789ab", "max_doc": 4, "deletes": null}], "opstamp": 9, "payload": "p"}"#;

    #[test]
    fn the_files_of_a_state_are_those_of_its_segments_with_the_newest_deletions() {
        let names = [
            "0123abcd0123012301230123456789ab.6.del",
            "0123abcd0123012301230123456789ab.7.del",
            "0123abcd0123012301230123456789ab.store",
            "0123abcd0123012301230123456789ab.store.temp",
            "1123abcd0123012301230123456789ab.idx",
            "2123abcd0123012301230123456789ab.idx",
        ];
        let known = names.map(|name| (name.to_string(), Sum::of(name.as_bytes()))).into();
        let meta = Meta::read(META_JSON).expect("a meta.json");
        let files: Vec<String> = meta.files_of(&known).into_keys().collect();
        assert_eq!(files, [names[1], names[2], names[4]]);
        assert_eq!(meta.segments.iter().map(Segment::live_documents).collect::<Vec<_>>(), [7, 4]);
    }

    #[test]
    fn a_segment_can_be_left_out() {
        let left = without_segments(META_JSON, &["0123abcd0123012301230123456789ab".to_string()].into()).expect("json");
        let left = Meta::read(&left).expect("a meta.json");
        assert_eq!(left.segments.iter().map(Segment::stem).collect::<Vec<_>>(), ["1123abcd0123012301230123456789ab"]);
        assert_eq!(left.payload.as_deref(), Some("p"));
    }
}
