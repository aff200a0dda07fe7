//! Turns tantivy's errors into ours: which code, which place, what to do.

use std::io;
use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError};

use super::store::{Damaged, META, Meta, NoState, Store, free_bytes, holder};
use crate::error::{Error, ErrorCode, quoted};

/// An error of the engine while doing `what` in the index folder.
pub(super) fn failure(folder: &Path, what: &str, error: TantivyError) -> Error {
    let shown = folder.display();
    let missing = |error: TantivyError| Error::new(ErrorCode::IndexNotFound, no_index(folder)).with_source(error);
    match error {
        TantivyError::OpenDirectoryError(OpenDirectoryError::DoesNotExist(_))
        | TantivyError::OpenDirectoryError(OpenDirectoryError::NotADirectory(_)) => missing(error),
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(ref file)) if file.ends_with("meta.json") => {
            missing(error)
        }
        TantivyError::IncompatibleIndex(_) | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_)) => {
            let message = format!(
                "the index in \"{shown}\" was written by another version of the engine; run `dateline index FOLDER --rebuild`"
            );
            Error::new(ErrorCode::IndexIncompatible, message).with_source(error)
        }
        TantivyError::LockFailure(LockError::LockBusy, _) => locked_by(folder).with_source(error),
        TantivyError::LockFailure(LockError::IoError(ref cause), _) => {
            let message = format!("cannot {what} in \"{shown}\": {cause}");
            Error::new(ErrorCode::Storage, message).with_source(error)
        }
        error if is_damage(&error) => {
            let message = format!("the index in \"{shown}\" is damaged ({what}: {error}); {}", remedy(folder));
            Error::new(ErrorCode::IndexDamaged, message).with_source(error)
        }
        _ => {
            let message = format!("cannot {what} in \"{shown}\": {error}; {}", what_is_left(folder));
            Error::new(ErrorCode::Storage, message).with_source(error)
        }
    }
}

/// Whether an error says that the bytes of a file are not those that were written, rather than that they could not be had.
fn is_damage(error: &TantivyError) -> bool {
    match error {
        TantivyError::DataCorruption(_) | TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_)) => true,
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) | TantivyError::IoError(io_error) => {
            matches!(io_error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
        }
        _ => false,
    }
}

/// An error of the file system while doing `what` in the index folder.
pub(super) fn io_failure(folder: &Path, what: &str, error: io::Error) -> Error {
    let space = space_left(folder, error.kind());
    let message = format!("cannot {what} in \"{}\": {error}{space}; {}", folder.display(), what_is_left(folder));
    Error::new(ErrorCode::Storage, message).with_source(error)
}

/// The same error with the file that the disk refused first, where it says only that something failed.
pub(super) fn with_trouble(store: &Store, error: Error) -> Error {
    let Some(trouble) = store.trouble().filter(|_| error.code() == ErrorCode::Storage) else { return error };
    let path = store.folder().join(&trouble.name);
    let space = space_left(store.folder(), trouble.kind);
    let message = format!(
        "cannot write \"{}\": {}{space}; {}, and the next run goes on from there",
        path.display(),
        trouble.message,
        what_is_left(store.folder())
    );
    Error::new(ErrorCode::Storage, message).with_source(error)
}

/// What of an index can be searched after a failure. One that is being made anew is gone from the first moment.
fn what_is_left(folder: &Path) -> &'static str {
    let meta = std::fs::read(folder.join(META)).ok().and_then(|bytes| Meta::read(&bytes));
    match meta.is_some_and(|meta| meta.payload.is_some()) {
        true => "what was saved before stays searchable",
        false => "nothing is saved yet that could be searched",
    }
}

/// How much is free, if that is what was missing.
fn space_left(folder: &Path, kind: io::ErrorKind) -> String {
    let is_full = matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge);
    match free_bytes(folder).filter(|_| is_full) {
        Some(bytes) => format!(" ({:.1} MB free on that disk; free some and run again)", bytes as f64 / 1e6),
        None => String::new(),
    }
}

/// Another process is writing.
pub(super) fn locked_by(folder: &Path) -> Error {
    let who = holder(folder).map_or_else(|| "another process".to_string(), |who| format!("another {who},"));
    let message = format!("{who} is writing to the index in \"{}\"; wait for it to finish", folder.display());
    Error::new(ErrorCode::IndexLocked, message)
}

/// Files of the index are not what was written.
pub(super) fn damage(folder: &Path, damaged: &[Damaged]) -> Error {
    let files: Vec<String> = damaged.iter().take(MOST_NAMED).map(Damaged::to_string).collect();
    let more = damaged.len().saturating_sub(MOST_NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let message =
        format!("the index in \"{}\" is damaged: {}{more}; {}", folder.display(), files.join(", "), remedy(folder));
    Error::new(ErrorCode::IndexDamaged, message)
}

/// How many damaged files a message names.
const MOST_NAMED: usize = 5;

fn remedy(folder: &Path) -> String {
    format!("`dateline repair --index {}` makes it whole", quoted(&folder.to_string_lossy()))
}

fn no_index(folder: &Path) -> String {
    let typed = quoted(&folder.to_string_lossy());
    format!("there is no index in \"{}\"; make one with `dateline index FOLDER --index {typed}`", folder.display())
}

/// Nothing that is committed can be read.
pub(super) fn no_state(folder: &Path, missing: NoState) -> Error {
    match missing {
        NoState::Nothing => Error::new(ErrorCode::IndexNotFound, no_index(folder)),
        NoState::Damaged(damaged) => damage(folder, &damaged),
        NoState::Disk(error) => io_failure(folder, "read the index", error),
    }
}
