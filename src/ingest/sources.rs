//! Turns the folders named by the caller into sources of the manifest, each under a name that stays the same over runs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::parse::problem;
use super::read::hash_file;
use crate::error::{Error, ErrorCode};
use crate::schema::{LedgerEntry, Manifest, Problem, Source};

/// A folder to be walked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ChosenSource {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    /// Whether its articles were tagged by another version of the actor registry.
    pub(crate) is_stale: bool,
}

/// Finds or adds the source of each folder. Folders that are not there are listed, not refused: the others go on.
pub(crate) fn choose(
    folders: &[PathBuf],
    manifest: &mut Manifest,
    ledger: &HashMap<String, LedgerEntry>,
    registry_version: u32,
) -> Result<(Vec<ChosenSource>, Vec<Problem>), Error> {
    let mut chosen: Vec<ChosenSource> = Vec::new();
    let mut unavailable = Vec::new();
    for folder in folders {
        let shown = folder.display();
        let metadata = match std::fs::metadata(folder) {
            Ok(metadata) => metadata,
            Err(error) => {
                let message = format!(
                    "the folder cannot be read ({error}); its articles, if any were indexed, are kept until `dateline forget` takes them out"
                );
                unavailable.push(problem(&shown.to_string(), None, "source_unavailable", message));
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
        let name = source_of(&absolute, manifest, ledger, registry_version)?;
        if !chosen.iter().any(|source| source.name == name) {
            let source = manifest.sources.iter_mut().find(|source| source.name == name);
            let tagged_by = source.map(|source| std::mem::replace(&mut source.registry_version, registry_version));
            chosen.push(ChosenSource { name, folder: absolute, is_stale: tagged_by != Some(registry_version) });
        }
    }
    Ok((chosen, unavailable))
}

fn source_of(
    folder: &Path,
    manifest: &mut Manifest,
    ledger: &HashMap<String, LedgerEntry>,
    registry_version: u32,
) -> Result<String, Error> {
    let path = folder.to_string_lossy().into_owned();
    if let Some(known) = manifest.sources.iter().find(|source| source.folder == path) {
        return Ok(known.name.clone());
    }
    let base = folder.file_name().map_or("articles".to_string(), |name| name.to_string_lossy().into_owned());
    // A folder that was moved or renamed, with its index or without, is still the same source. Its name is part of every id, so it stays.
    let has_moved = |source: &&mut Source| !Path::new(&source.folder).exists() && holds_files_of(folder, source, ledger);
    let moved = manifest.sources.iter_mut().filter(has_moved).max_by_key(|source| source.name == base);
    if let Some(moved) = moved {
        moved.folder = path;
        return Ok(moved.name.clone());
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
    manifest.sources.push(Source { name: name.clone(), folder: path, registry_version });
    Ok(name)
}

/// Whether a folder holds most of the files that are known of a source, the first of them with the content that was read; a folder
/// that only shares its name, or the names of its files, does not.
fn holds_files_of(folder: &Path, source: &Source, ledger: &HashMap<String, LedgerEntry>) -> bool {
    const ENOUGH: usize = 200;
    const COMPARED: usize = 3;
    let prefix = format!("{}\0", source.name);
    let known = ledger.iter().filter_map(|(term, entry)| Some((term.strip_prefix(&prefix)?, entry))).take(ENOUGH);
    let (mut looked_at, mut found) = (0, 0);
    for (path, entry) in known {
        looked_at += 1;
        let file = folder.join(path);
        if !std::fs::metadata(&file).is_ok_and(|metadata| metadata.len() == entry.stamp.size) {
            continue;
        }
        if found < COMPARED
            && entry.content_hash != 0
            && !hash_file(&file, path).is_ok_and(|(_, hash)| hash == entry.content_hash)
        {
            continue;
        }
        found += 1;
    }
    looked_at > 0 && found * 2 > looked_at
}
