//! Reads and edits the user's file of corrections, `actors.toml`, and leaves comments and order as they are.

use std::path::{Path, PathBuf};

use toml_edit::{Array, Item, Table, Value, value};

use super::toml_file::{TomlFile, place_of, understood};
use crate::actors::Corrections;
use crate::article::ActorId;
use crate::error::{Error, ErrorCode};
use crate::ingest::Enricher;
use crate::schema::{Manifest, Source};
use crate::text::fold_value;

/// What the file is called where none is named.
pub(super) const FILE_NAME: &str = "actors.toml";

/// The file of that name beside the first of these folders that has one, or else where it would be.
fn beside<'p>(name: &str, folders: impl Iterator<Item = &'p Path>) -> Option<PathBuf> {
    let places: Vec<PathBuf> = folders
        .filter_map(|folder| Some(folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()).parent()?.join(name)))
        .collect();
    places.iter().find(|place| place.exists()).or(places.first()).cloned()
}

/// Where the corrections of an index are: as the flag says, else where they were when it was made, else beside the first of
/// the folders that has such a file, or where it would be.
pub(super) fn file_for<'p>(
    flag: Option<&Path>,
    manifest: Option<&Manifest>,
    folders: impl Iterator<Item = &'p Path>,
) -> PathBuf {
    place_for(FILE_NAME, flag, manifest, |manifest| manifest.corrections_file.as_deref(), folders)
}

/// Where a file of that name is: as the flag says, else where it was, else beside one of the folders. Where it lay beside a folder that has gone,
/// as when that was moved, one beside the folders that are there now is meant.
pub(super) fn place_for<'p>(
    name: &str,
    flag: Option<&Path>,
    manifest: Option<&Manifest>,
    recorded: impl Fn(&Manifest) -> Option<&str>,
    folders: impl Iterator<Item = &'p Path>,
) -> PathBuf {
    let beside = beside(name, folders);
    let recorded = manifest.and_then(|manifest| Some((manifest, PathBuf::from(recorded(manifest)?))));
    let has_moved = |(manifest, path): &(&Manifest, PathBuf)| {
        let lay_beside = |source: &Source| Path::new(&source.folder).parent() == path.parent();
        !path.exists() && manifest.sources.iter().any(|source| lay_beside(source) && !Path::new(&source.folder).exists())
    };
    let moved = beside.clone().filter(|beside| beside.exists() && recorded.as_ref().is_some_and(has_moved));
    let path = flag.map(Path::to_path_buf).or(moved).or(recorded.map(|(_, path)| path)).or(beside);
    let path = path.unwrap_or_else(|| PathBuf::from(name));
    std::path::absolute(&path).unwrap_or(path)
}

/// An enricher by the corrections in a file; by none if it is not there, nobody named it and the index was made without. What the file says of
/// ids that nobody has is left out, and told.
pub(super) fn enricher(path: &Path, is_named: bool, manifest: Option<&Manifest>) -> Result<(Enricher, Vec<String>), Error> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_named => {
            manifest.map_or(Ok(()), |manifest| refuse_if_gone(path, manifest))?;
            return Ok((Enricher::default(), Vec::new()));
        }
        Err(error) => return Err(super::unreadable(path, error)),
    };
    let (corrections, unknown) = parse(path, &text)?.of_known_ids();
    let notes = unknown.iter().map(|what| format!("\"{}\": {what}", path.display())).collect();
    Ok((Enricher::from_file(corrections, path), notes))
}

/// Refuses to go on where the index was made by corrections and the file that had them is not there: a new one would take all of them back.
pub(super) fn refuse_if_gone(path: &Path, manifest: &Manifest) -> Result<(), Error> {
    if path.exists() || manifest.corrections.actors.is_empty() {
        return Ok(());
    }
    let message = format!("the corrections of actors by which the index was made are gone: \"{}\"", path.display());
    let help = "put the file back, or name another with --actors; an empty one corrects nothing";
    Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help))
}

fn parse(path: &Path, text: &str) -> Result<Corrections, Error> {
    let corrections: Corrections = understood(path, text)?;
    corrections.check()?;
    Ok(corrections)
}

/// A file of corrections that is being changed.
pub(super) struct Editor {
    file: TomlFile,
}

impl Editor {
    /// Opens a file, or begins one.
    pub(super) fn open(path: &Path) -> Result<Editor, Error> {
        let file = TomlFile::open(path)?;
        parse(path, &file.document.to_string())?;
        Ok(Editor { file })
    }

    /// What the file says now.
    pub(super) fn corrections(&self) -> Result<Corrections, Error> {
        parse(&self.file.path, &self.file.document.to_string())
    }

    /// The table of an actor, made if there is none.
    fn table(&mut self, id: &ActorId) -> Result<&mut Table, Error> {
        let actors = self.file.tables("actor")?;
        let place = match place_of(actors, id.as_str()) {
            Some(place) => place,
            None => {
                let mut table = Table::new();
                table.insert("id", value(id.as_str()));
                actors.push(table);
                actors.len() - 1
            }
        };
        actors
            .get_mut(place)
            .ok_or_else(|| Error::new(ErrorCode::InvalidRequest, "the file of corrections has no such actor"))
    }

    /// Sets what the file says of an actor.
    pub(super) fn set(&mut self, id: &ActorId, key: &str, what: impl Into<Value>) -> Result<(), Error> {
        self.table(id)?.insert(key, value(what));
        Ok(())
    }

    /// Takes back what the file says of an actor.
    pub(super) fn unset(&mut self, id: &ActorId, key: &str) -> Result<(), Error> {
        let is_it = |table: &Table| table.get("id").and_then(Item::as_str) == Some(id.as_str());
        self.table(id)?;
        let actors = self.file.tables("actor")?;
        if let Some(table) = actors.iter_mut().find(|table| is_it(table)) {
            table.remove(key);
        }
        // What says nothing but an id says nothing.
        actors.retain(|table| !is_it(table) || table.len() > 1);
        Ok(())
    }

    /// Adds a name to one of the lists of an actor.
    pub(super) fn add(&mut self, id: &ActorId, key: &str, name: &str) -> Result<(), Error> {
        let list = self.table(id)?.entry(key).or_insert_with(|| value(Array::new()));
        if let Some(list) = list.as_array_mut()
            && !list.iter().any(|known| known.as_str() == Some(name))
        {
            list.push(name);
        }
        Ok(())
    }

    /// Takes a name, however it is written, from one of the lists of an actor; whether it was there. A list without names goes, and what says nothing
    /// but an id then.
    pub(super) fn remove(&mut self, id: &ActorId, key: &str, name: &str) -> bool {
        let Ok(actors) = self.file.tables("actor") else { return false };
        let Some(place) = place_of(actors, id.as_str()) else { return false };
        let Some(table) = actors.get_mut(place) else { return false };
        let Some(list) = table.get_mut(key).and_then(Item::as_array_mut) else { return false };
        let before = list.len();
        let is_it = |known: &Value| known.as_str().is_some_and(|known| fold_value(known) == fold_value(name));
        list.retain(|known| !is_it(known));
        let (left, was_there) = (list.len(), before != list.len());
        if was_there && left == 0 {
            table.remove(key);
        }
        if was_there && table.len() == 1 {
            actors.remove(place);
        }
        was_there
    }

    /// Writes the file.
    pub(super) fn save(&self) -> Result<(), Error> {
        self.file.save()
    }
}
