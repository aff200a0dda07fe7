//! Turns a folder into the files of an index: tantivy's own mapped directory with three promises on top.
//!
//! - A commit is on the disk when it returns: the folder is synced after `meta.json` was renamed into place, which tantivy
//!   leaves out.
//! - A folder that cannot be written to can still be searched: readers take no lock there.
//! - Left-over temporary files of killed writers are swept when a writer opens.
//!
//! It is also the one place where tests can make the disk fail.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

#[derive(Clone, Debug)]
pub(super) struct IndexDirectory {
    files: MmapDirectory,
    folder: PathBuf,
}

impl IndexDirectory {
    pub(super) fn open(folder: &Path) -> Result<IndexDirectory, OpenDirectoryError> {
        Ok(IndexDirectory { files: MmapDirectory::open(folder)?, folder: folder.to_path_buf() })
    }

    /// Removes temporary files that a killed writer left; only the holder of the writer lock may call it.
    pub(super) fn sweep_temporary_files(&self) -> io::Result<()> {
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let is_temporary = entry.file_name().to_str().is_some_and(|name| name.starts_with(".tmp"));
            if is_temporary && entry.file_type()?.is_file() {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Whether a lock could not be taken because nothing can be written there; nobody can be writing then either.
fn refuses_writing(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.files.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.files.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.files.atomic_write(path, data)?;
        self.files.sync_directory()
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let is_reader = lock.filepath == META_LOCK.filepath;
        match self.files.acquire_lock(lock) {
            Err(LockError::IoError(error)) if is_reader && refuses_writing(error.kind()) => {
                Ok(DirectoryLock::from(Box::new(())))
            }
            locked => locked,
        }
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(watch_callback)
    }
}
