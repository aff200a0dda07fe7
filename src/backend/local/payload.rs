//! Turns the manifest, and what tells an index from every other, into what is committed with a state, and that back.
//!
//! The engine numbers states from the beginning in each index, so that a state of an index made anew may have the number of one that is gone. What was
//! drawn when an index was begun tells the two apart, and stays with it when its folder is copied.

use serde::{Deserialize, Serialize};
use tantivy::index::SegmentId;

use crate::schema::Manifest;

/// What is committed with a state.
#[derive(Serialize)]
pub(super) struct Payload<'m> {
    #[serde(flatten)]
    pub(super) manifest: &'m Manifest,
    pub(super) origin: &'m str,
}

impl Payload<'_> {
    /// A new origin: the engine draws the names of segments at random, and there are as many as anybody needs.
    pub(super) fn drawn_origin() -> String {
        SegmentId::generate_random().uuid_string()
    }

    /// The origin in a payload; empty where it has none.
    pub(super) fn origin_of(payload: &str) -> String {
        #[derive(Default, Deserialize)]
        struct Origin {
            #[serde(default)]
            origin: String,
        }
        serde_json::from_str(payload).map_or(String::new(), |Origin { origin }| origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_is_a_manifest_with_an_origin() {
        let (manifest, origin) = (Manifest::new(Default::default()), Payload::drawn_origin());
        let payload = serde_json::to_string(&Payload { manifest: &manifest, origin: &origin }).expect("JSON");
        assert_eq!(Manifest::from_json(&payload).expect("a manifest"), manifest);
        assert_eq!(Payload::origin_of(&payload), origin);
        assert_eq!(Payload::origin_of(&serde_json::to_string(&manifest).expect("JSON")), "");
        assert_ne!(Payload::drawn_origin(), origin);
    }
}
