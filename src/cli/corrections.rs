//! Reads and edits the user's file of corrections, `actors.toml`, and leaves comments and order as they are.

use std::path::{Path, PathBuf};

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

use crate::actors::Corrections;
use crate::article::ActorId;
use crate::error::{Error, ErrorCode};

/// What the file is called where none is named.
pub(super) const FILE_NAME: &str = "actors.toml";

/// The file beside the first of these folders that has one, or else where it would be.
pub(super) fn beside<'p>(folders: impl Iterator<Item = &'p Path>) -> Option<PathBuf> {
    let places: Vec<PathBuf> = folders
        .filter_map(|folder| Some(folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()).parent()?.join(FILE_NAME)))
        .collect();
    places.iter().find(|place| place.exists()).or(places.first()).cloned()
}

/// The corrections in a file; none if it is not there and nobody named it.
pub(super) fn read(path: &Path, is_named: bool) -> Result<Corrections, Error> {
    if !path.exists() && !is_named {
        return Ok(Corrections::default());
    }
    let text = std::fs::read_to_string(path).map_err(|error| super::unreadable(path, error))?;
    parse(path, &text)
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
}

impl Editor {
    /// Opens a file, or begins one.
    pub(super) fn open(path: &Path) -> Result<Editor, Error> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(super::unreadable(path, error)),
        };
        parse(path, &text)?;
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            Error::new(ErrorCode::InvalidRequest, format!("\"{}\" cannot be understood: {error}", path.display()))
        })?;
        Ok(Editor { path: path.to_path_buf(), document })
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
    pub(super) fn unset(&mut self, id: &ActorId, key: &str) {
        let is_it = |table: &Table| table.get("id").and_then(Item::as_str) == Some(id.as_str());
        let Some(actors) = self.document.get_mut("actor").and_then(Item::as_array_of_tables_mut) else { return };
        if let Some(table) = actors.iter_mut().find(|table| is_it(table)) {
            table.remove(key);
        }
        // What says nothing but an id says nothing.
        actors.retain(|table| !is_it(table) || table.len() > 1);
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
        let beside = self.path.with_extension("toml.new");
        std::fs::write(&beside, self.document.to_string()).map_err(fail)?;
        std::fs::rename(&beside, &self.path).map_err(fail)
    }
}
