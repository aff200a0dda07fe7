//! Turns a folder into the list of its files, in a stable order, each with its stamp; opens none of them.
//!
//! Symbolic links are not followed. Names that begin with a dot are passed over and counted. What is not a regular file (a pipe,
//! a socket, a device), what cannot be looked at and a folder that is an index is listed, and the walk goes on.

use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::read::stamp_of;
use crate::schema::FileStamp;

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// The files, in the order of their paths.
    pub(crate) files: Vec<WalkedFile>,
    /// Folders and entries that could not be read: the path as a key and the reason.
    pub(crate) unreadable: Vec<(String, String)>,
    /// Folders that are indexes of ours, as keys; they are not entered.
    pub(crate) indexes: Vec<String>,
    /// Entries whose name begins with a dot.
    pub(crate) hidden: u64,
}

/// An entry of a folder that is not a folder.
#[derive(Debug)]
pub(crate) struct WalkedFile {
    pub(crate) path: PathBuf,
    /// The path below the walked folder, `/` between its parts; bytes that are not UTF-8 as `\xNN`.
    pub(crate) key: String,
    pub(crate) stamp: FileStamp,
    pub(crate) is_regular: bool,
}

const DEEPEST: usize = 256;

/// Lists the files below a folder. `skip` names folders, absolute, that are not entered.
pub(crate) fn walk(folder: &Path, skip: &[PathBuf]) -> Walk {
    let mut walk = Walk::default();
    let mut entries =
        WalkDir::new(folder).follow_links(false).min_depth(1).max_depth(DEEPEST).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder);
                let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                walk.unreadable.push((key_of(folder, path), reason));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_skipped = is_folder && skip.iter().any(|skipped| skipped == entry.path());
        let is_other_index = !is_hidden && is_folder && !is_skipped && is_index(entry.path());
        if is_hidden || is_skipped || is_other_index {
            walk.hidden += u64::from(is_hidden);
            if is_other_index {
                walk.indexes.push(key_of(folder, entry.path()));
            }
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if is_folder {
            if entry.depth() == DEEPEST {
                walk.unreadable.push((key_of(folder, entry.path()), format!("lies more than {DEEPEST} folders deep")));
            }
            continue;
        }
        match entry.metadata() {
            Ok(metadata) => walk.files.push(WalkedFile {
                key: key_of(folder, entry.path()),
                stamp: stamp_of(&metadata),
                is_regular: metadata.is_file(),
                path: entry.into_path(),
            }),
            Err(error) => walk.unreadable.push((key_of(folder, entry.path()), error.to_string())),
        }
    }
    walk
}

/// Whether a folder is an index of ours, which never holds articles. Others have files called `meta.json`, too.
fn is_index(folder: &Path) -> bool {
    const TITLE: &[u8] = b"dateline checksums ";
    let mut beginning = [0; TITLE.len()];
    let checksums = std::fs::File::open(folder.join("checksums")).and_then(|mut file| file.read_exact(&mut beginning));
    if checksums.is_ok() && beginning == TITLE {
        return true;
    }
    // One of a format that had no checksums, or that has lost them.
    let has = |name| folder.join(name).exists();
    has(".tantivy-writer.lock") && has(".managed.json") && has("meta.json")
}

/// The path below a folder as a key.
fn key_of(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> = below.iter().map(|part| shown(part.as_encoded_bytes())).collect();
    parts.join("/")
}

/// A name as text; bytes that are not UTF-8 as `\xNN`, and backslashes where they could be taken for the beginning of one.
fn shown(name: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(name)
        && !name.contains("\\x")
    {
        return name.to_string();
    }
    let mut shown = String::new();
    for chunk in name.utf8_chunks() {
        shown.push_str(&chunk.valid().replace('\\', "\\x5C"));
        chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("\\x{byte:02X}")));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_stable_and_lossless() {
        assert_eq!(shown("é\\a".as_bytes()), "é\\a");
        assert_eq!(shown(b"a\xFF\\b"), "a\\xFF\\x5Cb");
        assert_eq!(shown(b"a\\xFF"), "a\\x5CxFF");
    }
}
