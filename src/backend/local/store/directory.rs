//! Turns a [`Store`] into the directory that tantivy sees, and a new file into one whose sum is known when it is written.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

use super::committed::{Damaged, NoState};
use super::disk::{Locking, NewFile, Reading};
use super::meta::{META, is_segment_file, without_segments};
use super::sums::Summing;
use super::{Purpose, Store, Trust};

/// The engine's list of its files. It is made up from the folder instead of kept, so that it is always right.
const MANAGED: &str = ".managed.json";

/// A file whose sum is taken while it is written.
struct SummedFile {
    file: Box<dyn NewFile>,
    name: PathBuf,
    summing: Summing,
    store: Store,
}

impl Write for SummedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.store.noting(&self.name, self.file.write(bytes))?;
        self.summing.add(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.store.noting(&self.name, self.file.flush())
    }
}

impl TerminatingWrite for SummedFile {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.store.noting(&self.name, self.file.flush())?;
        self.store.spending(&self.name, self.file.sync())?;
        let sum = std::mem::take(&mut self.summing).finish();
        self.store.locked().files.insert(self.name.to_string_lossy().into_owned(), sum);
        Ok(())
    }
}

impl Directory for Store {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let reading = if self.purpose.is_reading() { Reading::Mapped } else { Reading::Windowed };
        if self.locked().hidden.contains(path) {
            return Err(OpenReadError::FileDoesNotExist(path.to_path_buf()));
        }
        self.disk.open(path, reading).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_path_buf()),
            _ => OpenReadError::wrap_io_error(error, path.to_path_buf()),
        })
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let alone = self.committing.lock().unwrap_or_else(PoisonError::into_inner);
        let is_committed =
            self.locked().is_ended || path.to_str().is_some_and(|name| self.locked().committed.files.contains_key(name));
        let fail = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => DeleteError::FileDoesNotExist(path.to_path_buf()),
            _ => DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_path_buf() },
        };
        if is_committed {
            return Err(fail(io::Error::other("the file belongs to the committed state")));
        }
        self.refuse_if_spent().map_err(fail)?;
        self.disk.remove(path).map_err(fail)?;
        drop(alone);
        if let Some(name) = path.to_str() {
            self.locked().files.remove(name);
        }
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        if path == Path::new(META) && !self.purpose.is_reading() {
            return Ok(!self.locked().committed.meta.is_empty());
        }
        match self.disk.stamp(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_path_buf())),
        }
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let fail = |error| OpenWriteError::wrap_io_error(error, path.to_path_buf());
        let _alone = self.committing.lock().unwrap_or_else(PoisonError::into_inner);
        self.refuse_if_spent().map_err(fail)?;
        let file = self.noting(path, self.disk.create(path)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => OpenWriteError::FileAlreadyExists(path.to_path_buf()),
            _ => fail(error),
        })?;
        let file = SummedFile { file, name: path.to_path_buf(), summing: Default::default(), store: self.clone() };
        Ok(WritePtr::new(Box::new(file)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        if path == Path::new(MANAGED) {
            let names = if self.purpose.is_reading() { Ok(Vec::new()) } else { self.disk.list() };
            let names = names.map_err(|error| OpenReadError::wrap_io_error(error, path.to_path_buf()))?;
            let names: Vec<&String> = names.iter().filter(|name| is_segment_file(name) || *name == META).collect();
            return serde_json::to_vec(&names)
                .map_err(|error| OpenReadError::wrap_io_error(error.into(), path.to_path_buf()));
        }
        if path != Path::new(META) {
            return self.disk.read(path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_path_buf()),
                _ => OpenReadError::wrap_io_error(error, path.to_path_buf()),
            });
        }
        let fail = |error| OpenReadError::wrap_io_error(error, path.to_path_buf());
        let committed = match self.purpose {
            Purpose::Reading | Purpose::ReadingSound => self.committed(Trust::Memory),
            // Nobody else changes it.
            _ if !self.locked().committed.meta.is_empty() => Ok(self.locked().committed.clone()),
            _ => Err(NoState::Nothing),
        };
        let committed = committed.map_err(|missing| match missing {
            NoState::Nothing => OpenReadError::FileDoesNotExist(path.to_path_buf()),
            NoState::Damaged(damaged) => {
                let damaged: Vec<String> = damaged.iter().map(Damaged::to_string).collect();
                fail(io::Error::new(io::ErrorKind::InvalidData, damaged.join(", ")))
            }
            NoState::Disk(error) => fail(error),
        })?;
        let shown = match committed.lost.is_empty() {
            true => Some(committed.meta),
            false => without_segments(&committed.meta, &committed.lost),
        };
        shown.ok_or_else(|| fail(io::ErrorKind::InvalidData.into()))
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        match path.to_str() {
            Some(MANAGED) => Ok(()),
            Some(META) => self.commit(data),
            Some(name) => {
                self.replace(name, data)?;
                self.sync()
            }
            None => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.refuse_if_spent()?;
        self.sync()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        if lock.filepath == INDEX_WRITER_LOCK.filepath {
            return self.locked().held.clone().map(|held| DirectoryLock::from(Box::new(held))).ok_or(LockError::LockBusy);
        }
        let locking = if self.purpose.is_reading() { Locking::Shared } else { Locking::Alone };
        match self.disk.lock(&lock.filepath, locking, "") {
            Ok(Some(held)) => Ok(DirectoryLock::from(Box::new(held))),
            Ok(None) => Err(LockError::LockBusy),
            Err(error) => Err(LockError::wrap_io_error(error)),
        }
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        // Readers reload when they want to.
        Ok(WatchHandle::empty())
    }
}
