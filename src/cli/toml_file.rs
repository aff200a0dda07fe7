//! Turns a file of the user's own into one that is changed in place: comments and order stay, and it is locked and never half written.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::error::{Error, ErrorCode};

/// A TOML file that is being changed.
pub(super) struct TomlFile {
    pub(super) path: PathBuf,
    pub(super) document: DocumentMut,
    /// The folder, locked, so that of two programs that change the file one waits for the other.
    _lock: Option<std::fs::File>,
}

impl TomlFile {
    /// Opens a file, or begins one.
    pub(super) fn open(path: &Path) -> Result<TomlFile, Error> {
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
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            Error::new(ErrorCode::InvalidRequest, format!("\"{}\" cannot be understood: {error}", path.display()))
        })?;
        Ok(TomlFile { path: path.to_path_buf(), document, _lock: lock })
    }

    /// The list of tables under a key, made if there is none.
    pub(super) fn tables(&mut self, key: &str) -> Result<&mut ArrayOfTables, Error> {
        let item = self.document.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        item.as_array_of_tables_mut().ok_or_else(|| {
            let message = format!("\"{}\" has an \"{key}\" that is no list of [[{key}]] tables", self.path.display());
            Error::new(ErrorCode::InvalidRequest, message)
        })
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

/// What a file says.
pub(super) fn understood<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let message = format!("\"{}\" cannot be understood: {}", path.display(), error.to_string().trim_end());
        Error::new(ErrorCode::InvalidRequest, message).with_source(error)
    })
}

/// The place of the table with an id.
pub(super) fn place_of(tables: &ArrayOfTables, id: &str) -> Option<usize> {
    tables.iter().position(|table: &Table| table.get("id").and_then(Item::as_str) == Some(id))
}
