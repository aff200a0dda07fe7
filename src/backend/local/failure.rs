//! Turns tantivy's errors into ours: which code, which place, what to do.

use std::io;
use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError};

use crate::error::{Error, ErrorCode};

/// An error of the engine while doing `what` in the index folder.
pub(super) fn failure(folder: &Path, what: &str, error: TantivyError) -> Error {
    let shown = folder.display();
    let missing = |error: TantivyError| {
        let message = format!("there is no index in \"{shown}\"; make one with `dateline index FOLDER --index {shown}`");
        Error::new(ErrorCode::IndexNotFound, message).with_source(error)
    };
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
        TantivyError::LockFailure(LockError::LockBusy, _) => {
            let message = format!("another process is writing to the index in \"{shown}\"; wait for it to finish");
            Error::new(ErrorCode::IndexLocked, message).with_source(error)
        }
        TantivyError::LockFailure(LockError::IoError(ref cause), _) => {
            let message = format!("cannot {what} in \"{shown}\": {cause}");
            Error::new(ErrorCode::Storage, message).with_source(error)
        }
        error if is_damage(&error) => {
            let message = format!("the index in \"{shown}\" is damaged ({what}: {error}); rebuild it with --rebuild");
            Error::new(ErrorCode::IndexDamaged, message).with_source(error)
        }
        _ => {
            let message = format!("cannot {what} in \"{shown}\": {error}; what was saved before stays searchable");
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
    failure(folder, what, TantivyError::from(error))
}
