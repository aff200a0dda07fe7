//! Reads and edits the user's file of corrections, `actors.toml`, and leaves comments and order as they are.

use std::io::Write;
use std::path::{Path, PathBuf};

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

use crate::actors::Corrections;
use crate::article::ActorId;
use crate::error::{Error, ErrorCode};
use crate::ingest::Enricher;
use crate::schema::Manifest;

/// What the file is called where none is named.
pub(super) const FILE_NAME: &str = "actors.toml";

/// The file beside the first of these folders that has one, or else where it would be.
fn beside<'p>(folders: impl Iterator<Item = &'p Path>) -> Option<PathBuf> {
    let places: Vec<PathBuf> = folders
        .filter_map(|folder| Some(folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()).parent()?.join(FILE_NAME)))
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
    let recorded = manifest.and_then(|manifest| manifest.corrections_file.as_ref()).map(PathBuf::from);
    let path = flag.map(Path::to_path_buf).or(recorded).or_else(|| beside(folders));
    let path = path.unwrap_or_else(|| PathBuf::from(FILE_NAME));
    std::path::absolute(&path).unwrap_or(path)
}

/// An enricher by the corrections in a file; by none if it is not there, nobody named it and the index was made without.
pub(super) fn enricher(path: &Path, is_named: bool, manifest: Option<&Manifest>) -> Result<Enricher, Error> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_named => {
            if manifest.is_some_and(|manifest| !manifest.corrections.actors.is_empty()) {
                let message =
                    format!("the corrections of actors by which the index was made are gone: \"{}\"", path.display());
                return Err(Error::new(ErrorCode::InvalidRequest, message)
                    .with_suggestion("put the file back, or name another with --actors; an empty one corrects nothing"));
            }
            return Ok(Enricher::default());
        }
        Err(error) => return Err(super::unreadable(path, error)),
    };
    Ok(Enricher::from_file(parse(path, &text)?, path))
}

fn parse(path: &Path, text: &str) -> Result<Corrections, Error> {
    let corrections: Corrections = toml::from_str(text).map_err(|error| {
        let message = format!("\"{}\" cannot be understood: {}", path.display(), error.to_string().trim_end());
        Error::new(ErrorCode::InvalidRequest, message).with_source(error)
    })?;
    corrections.check()?;
    Ok(corrections)
}

/// A file of corrections that is being changed.
pub(super) struct Editor {
    path: PathBuf,
    document: DocumentMut,
    /// The folder, locked, so that of two programs that change the file one waits for the other.
    _lock: Option<std::fs::File>,
}

impl Editor {
    /// Opens a file, or begins one.
    pub(super) fn open(path: &Path) -> Result<Editor, Error> {
        // A link stays a link: what it leads to is changed.
        let path = &path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Some file systems have no locks; then the last writer wins.
        let lock = std::fs::File::open(folder).ok().filter(|folder| folder.lock().is_ok());
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(super::unreadable(path, error)),
        };
        parse(path, &text)?;
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            Error::new(ErrorCode::InvalidRequest, format!("\"{}\" cannot be understood: {error}", path.display()))
        })?;
        Ok(Editor { path: path.to_path_buf(), document, _lock: lock })
    }

    /// What the file says now.
    pub(super) fn corrections(&self) -> Result<Corrections, Error> {
        parse(&self.path, &self.document.to_string())
    }

    /// The table of an actor, made if there is none.
    fn table(&mut self, id: &ActorId) -> Result<&mut Table, Error> {
        let actors = self.document.entry("actor").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(actors) = actors.as_array_of_tables_mut() else {
            let message = format!("\"{}\" has an \"actor\" that is no list of [[actor]] tables", self.path.display());
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        };
        let is_it = |table: &Table| table.get("id").and_then(Item::as_str) == Some(id.as_str());
        let place = actors.iter().position(is_it);
        let place = match place {
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
        let Some(actors) = self.document.get_mut("actor").and_then(Item::as_array_of_tables_mut) else { return Ok(()) };
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

    /// Takes a name from one of the lists of an actor; whether it was there.
    pub(super) fn remove(&mut self, id: &ActorId, key: &str, name: &str) -> bool {
        let Ok(table) = self.table(id) else { return false };
        let Some(list) = table.get_mut(key).and_then(Item::as_array_mut) else { return false };
        let before = list.len();
        list.retain(|known| known.as_str() != Some(name));
        before != list.len()
    }

    /// Writes the file: a new one beside it first, so that a full disk costs nothing.
    pub(super) fn save(&self) -> Result<(), Error> {
        let fail = |error: std::io::Error| {
            Error::new(ErrorCode::Storage, format!("cannot write \"{}\": {error}", self.path.display())).with_source(error)
        };
        let beside = self.path.with_extension(format!("toml.{}", std::process::id()));
        let write = || {
            let mut file = std::fs::File::create(&beside)?;
            file.write_all(self.document.to_string().as_bytes())?;
            if let Ok(known) = std::fs::metadata(&self.path) {
                file.set_permissions(known.permissions())?;
            }
            file.sync_all()?;
            std::fs::rename(&beside, &self.path)
        };
        write().map_err(|error| {
            _ = std::fs::remove_file(&beside);
            fail(error)
        })
    }
}
