//! Turns the manifest, and what tells an index from every other, into what is committed with a state, and that back.
//!
//! The engine numbers states from the beginning in each index, so that a state of an index made anew may have the number of one that is gone. What was
//! drawn when an index was begun tells the two apart, and stays with it when its folder is copied.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::index::SegmentId;

use crate::error::Error;
use crate::schema::Manifest;

/// What is committed with a state.
#[derive(Serialize)]
pub(super) struct Payload<'m> {
    #[serde(flatten)]
    pub(super) manifest: &'m Manifest,
    pub(super) origin: &'m str,
    /// The folder of the index then, as an absolute path.
    pub(super) committed_in: &'m str,
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

    /// The manifest in a payload that is read in a folder. Where the index was copied or moved with all that lay beside it, the user's files of
    /// corrections are those that lie beside it now.
    pub(super) fn manifest_in(payload: &str, folder: &Path) -> Result<Manifest, Error> {
        #[derive(Default, Deserialize)]
        struct Place {
            #[serde(default)]
            committed_in: String,
        }
        let mut manifest = Manifest::from_json(payload)?;
        let Place { committed_in } = serde_json::from_str(payload).unwrap_or_default();
        let folder = absolute(folder);
        for file in [&mut manifest.corrections_file, &mut manifest.article_corrections_file].into_iter().flatten() {
            if let Some(moved) = moved_along(file, Path::new(&committed_in), Path::new(&folder)) {
                *file = moved;
            }
        }
        Ok(manifest)
    }
}

/// The folder of an index, whatever it is called by.
pub(super) fn absolute(folder: &Path) -> String {
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()).to_string_lossy().into_owned()
}

/// Where a file is that lay in the folder that an index lay in, if it is there.
fn moved_along(file: &str, index_then: &Path, index_now: &Path) -> Option<String> {
    let (then, now) = (index_then.parent()?, index_now.parent()?);
    let moved = now.join(Path::new(file).strip_prefix(then).ok()?);
    (then != now && moved.exists()).then(|| moved.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_is_a_manifest_with_an_origin() {
        let (manifest, origin) = (Manifest::new(Default::default()), Payload::drawn_origin());
        let payload = Payload { manifest: &manifest, origin: &origin, committed_in: "/a/index" };
        let payload = serde_json::to_string(&payload).expect("JSON");
        assert_eq!(Manifest::from_json(&payload).expect("a manifest"), manifest);
        assert_eq!(Payload::origin_of(&payload), origin);
        assert_eq!(Payload::origin_of(&serde_json::to_string(&manifest).expect("JSON")), "");
        assert_ne!(Payload::drawn_origin(), origin);
    }
    #[test]
    fn files_beside_an_index_move_along_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join("copy/index")).expect("a folder");
        let copied = folder.path().join("copy/actors.toml");
        std::fs::write(&copied, "").expect("written");
        let mut manifest = Manifest::new(Default::default());
        manifest.corrections_file = Some("/project/actors.toml".to_string());
        manifest.article_corrections_file = Some("/project/articles.toml".to_string());
        let read = |committed_in: &str| {
            let payload = Payload { manifest: &manifest, origin: "", committed_in };
            let payload = serde_json::to_string(&payload).expect("JSON");
            Payload::manifest_in(&payload, &folder.path().join("copy/index")).expect("a manifest")
        };
        let moved = read("/project/index");
        let there = absolute(&copied);
        assert_eq!(moved.corrections_file, Some(there));
        assert_eq!(moved.article_corrections_file, manifest.article_corrections_file, "it is not there");
        for elsewhere in ["/other/index", ""] {
            assert_eq!(read(elsewhere), manifest);
        }
    }
}
