//! Turns the folders named by the caller into sources of the manifest, each under a name that stays the same over runs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::parse::{READER_VERSION, problem};
use super::read::hash_file;
use crate::error::{Error, ErrorCode, quoted};
use crate::schema::{LedgerEntry, Manifest, Problem, Source};

/// What was found of the folders that were named.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    pub(crate) chosen: Vec<ChosenSource>,
    /// Folders that are not there.
    pub(crate) unavailable: Vec<Problem>,
    /// What was taken for what, in sentences.
    pub(crate) notes: Vec<String>,
}

/// A folder to be walked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ChosenSource {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    /// Whether its articles were tagged by another version of the actor registry.
    pub(crate) is_stale: bool,
    /// Whether its files were read by another version of the readers.
    pub(crate) is_read_otherwise: bool,
}

/// Finds or adds the source of each folder. Folders that are not there are listed, not refused: the others go on.
pub(crate) fn choose(
    folders: &[PathBuf],
    manifest: &mut Manifest,
    ledger: &HashMap<String, LedgerEntry>,
    registry_version: u32,
) -> Result<Choice, Error> {
    let mut choice = Choice::default();
    for folder in folders {
        let shown = folder.display();
        let metadata = match std::fs::metadata(folder) {
            Ok(metadata) => metadata,
            Err(error) => {
                let message = format!("the folder cannot be read ({error}); {}", what_is_kept(folder, manifest));
                choice.unavailable.push(problem(&shown.to_string(), None, "source_unavailable", message));
                continue;
            }
        };
        if !metadata.is_dir() {
            let message = format!("\"{shown}\" is not a folder; name the folder it lies in");
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
        let absolute = folder.canonicalize().map_err(|error| {
            Error::new(ErrorCode::SourceUnavailable, format!("\"{shown}\" cannot be read: {error}")).with_source(error)
        })?;
        let name = source_of(&absolute, manifest, ledger, registry_version, &mut choice.notes)?;
        if !choice.chosen.iter().any(|source| source.name == name) {
            let source = manifest.sources.iter_mut().find(|source| source.name == name);
            let versions = source.map(|source| {
                let before = (source.registry_version, source.reader_version);
                (source.registry_version, source.reader_version) = (registry_version, READER_VERSION);
                before
            });
            let (tagged_by, read_by) = versions.unwrap_or_default();
            let (is_stale, is_read_otherwise) = (tagged_by != registry_version, read_by != READER_VERSION);
            if is_read_otherwise {
                choice.notes.push(format!(
                    "\"{shown}\" is read anew: this program finds dates, authors and texts in files otherwise than the one that read them"
                ));
            }
            choice.chosen.push(ChosenSource { name, folder: absolute, is_stale, is_read_otherwise });
        }
    }
    Ok(choice)
}

/// What the index has of a folder that is not there.
fn what_is_kept(folder: &Path, manifest: &Manifest) -> String {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    // The folder is gone, what it lay in need not be.
    let parent = absolute.parent().and_then(|parent| parent.canonicalize().ok());
    let canonical = parent.zip(absolute.file_name()).map(|(parent, name)| parent.join(name));
    let is_it = |source: &&Source| {
        let known = Some(Path::new(&source.folder));
        known == Some(absolute.as_path()) || known == canonical.as_deref()
    };
    if let Some(source) = manifest.sources.iter().find(is_it) {
        return format!("its articles are kept until `dateline forget {}` takes them out", quoted(&source.folder));
    }
    let name = absolute.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    match manifest.sources.iter().find(|source| source.name == name) {
        Some(moved) => {
            format!("the index has no articles of it; what it calls \"{name}\" lies in \"{}\"", moved.folder)
        }
        None => "the index has no articles of it".to_string(),
    }
}

fn source_of(
    folder: &Path,
    manifest: &mut Manifest,
    ledger: &HashMap<String, LedgerEntry>,
    registry_version: u32,
    notes: &mut Vec<String>,
) -> Result<String, Error> {
    let path = folder.to_string_lossy().into_owned();
    if let Some(known) = manifest.sources.iter().find(|source| source.folder == path) {
        return Ok(known.name.clone());
    }
    let base = folder.file_name().map_or("articles".to_string(), |name| name.to_string_lossy().into_owned());
    // A folder that was moved or renamed, with its index or without, is still the same source. Its name is part of every id, so it stays.
    let mut best: Option<(Held, usize)> = None;
    for (place, source) in manifest.sources.iter().enumerate().filter(|(_, source)| !Path::new(&source.folder).exists()) {
        let held = Held::by(folder, source, ledger);
        let is_better = |(other, at): &(Held, usize)| {
            let names = (source.name == base, manifest.sources[*at].name == base);
            (held.is_nearly_all(), names.0, held.found) > (other.is_nearly_all(), names.1, other.found)
        };
        if best.as_ref().is_none_or(is_better) {
            best = Some((held, place));
        }
    }
    if let Some((held, place)) = best {
        let source = &mut manifest.sources[place];
        if held.is_nearly_all() {
            notes.push(format!(
                "\"{path}\" is taken for \"{}\", which has moved; the index goes on calling it \"{}\"",
                source.folder, source.name
            ));
            source.folder = path;
            return Ok(source.name.clone());
        }
        // A few may be the same by chance.
        if held.found * 10 >= held.looked_at.max(1) {
            notes.push(format!(
                "{} of {} files looked at of \"{}\", which is not there, are in \"{path}\"; that is too few for the same folder, \
                 so the index has both",
                held.found, held.looked_at, source.folder
            ));
        }
    }
    for source in &manifest.sources {
        let other = Path::new(&source.folder);
        if folder.starts_with(other) || other.starts_with(folder) {
            let message = format!(
                "\"{path}\" and \"{}\", which is in the index already, lie inside one another; index one of them, or use another \
                 --index",
                source.folder
            );
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
    }
    let mut name = base.clone();
    let mut number = 1;
    while manifest.sources.iter().any(|source| source.name == name) {
        number += 1;
        name = format!("{base}-{number}");
    }
    manifest.sources.push(Source {
        name: name.clone(),
        folder: path,
        registry_version,
        reader_version: READER_VERSION,
        ..Source::default()
    });
    Ok(name)
}

/// The sources of an index that one made anew from these folders alone would not have: neither is one of the folders the source, moved or not,
/// nor does it lie in one.
#[cfg(feature = "cli")]
pub(crate) fn besides(folders: &[PathBuf], sources: &[Source], ledger: &HashMap<String, LedgerEntry>) -> Vec<Source> {
    let folders: Vec<PathBuf> = folders.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    let is_covered = |source: &Source| {
        let known = Path::new(&source.folder);
        folders.iter().any(|folder| known.starts_with(folder))
            || (!known.exists() && folders.iter().any(|folder| Held::by(folder, source, ledger).is_nearly_all()))
    };
    sources.iter().filter(|source| !is_covered(source)).cloned().collect()
}

/// How many of the files that are known of a source a folder holds with the same content.
struct Held {
    looked_at: usize,
    found: usize,
}

impl Held {
    /// Looks at a sample of the files, the same in every run.
    fn by(folder: &Path, source: &Source, ledger: &HashMap<String, LedgerEntry>) -> Held {
        const SAMPLE: usize = 200;
        // Of more than this the sizes must do: reading a disk of mailboxes twice takes longer than a person waits.
        const MOST_BYTES_COMPARED: u64 = 1 << 30;
        let prefix = format!("{}\0", source.name);
        let is_known = |entry: &LedgerEntry| entry.content_hash != 0 || entry.stamp.size > 0;
        let mut known: Vec<(&str, &LedgerEntry)> =
            ledger.iter().filter_map(|(term, entry)| Some((term.strip_prefix(&prefix)?, entry))).collect();
        known.retain(|(_, entry)| is_known(entry));
        known.sort_by_key(|(path, _)| *path);
        let step = known.len().div_ceil(SAMPLE).max(1);
        let (mut held, mut bytes_compared) = (Held { looked_at: 0, found: 0 }, 0);
        for (path, entry) in known.into_iter().step_by(step) {
            held.looked_at += 1;
            let file = folder.join(path);
            if !std::fs::metadata(&file).is_ok_and(|metadata| metadata.len() == entry.stamp.size) {
                continue;
            }
            bytes_compared += entry.stamp.size;
            let is_compared = entry.content_hash != 0 && bytes_compared <= MOST_BYTES_COMPARED;
            if !is_compared || hash_file(&file, path).is_ok_and(|(_, hash)| hash == entry.content_hash) {
                held.found += 1;
            }
        }
        held
    }

    fn is_nearly_all(&self) -> bool {
        self.looked_at > 0 && self.found * 100 >= self.looked_at * 95
    }
}
