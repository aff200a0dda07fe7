//! Turns a folder into the files of an index: tantivy's own mapped directory with three promises on top.
//!
//! - A commit is on the disk when it returns: the folder is synced after `meta.json` was renamed into place, which tantivy
//!   leaves out.
//! - A folder that cannot be written to can still be searched: readers take no lock there.
//! - Left-over temporary files of killed writers are swept when a writer opens.
//! - A writer reads files through a small window instead of mapping them, so that a merge of gigabytes takes no more memory than its
//!   dictionaries.
//!
//! It is also the one place where tests can make the disk fail.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::HasLen;

use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};

#[derive(Clone, Debug)]
pub(super) struct IndexDirectory {
    files: MmapDirectory,
    folder: PathBuf,
    is_for_writing: bool,
}

impl IndexDirectory {
    /// For a reader: files are mapped.
    pub(super) fn open(folder: &Path) -> Result<IndexDirectory, OpenDirectoryError> {
        Ok(IndexDirectory { files: MmapDirectory::open(folder)?, folder: folder.to_path_buf(), is_for_writing: false })
    }

    /// For a writer: files are read through windows.
    pub(super) fn open_for_writing(folder: &Path) -> Result<IndexDirectory, OpenDirectoryError> {
        Ok(IndexDirectory { is_for_writing: true, ..IndexDirectory::open(folder)? })
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
        if self.is_for_writing && cfg!(unix) {
            return WindowedFile::open(&self.folder.join(path)).map(|file| Arc::new(file) as Arc<dyn FileHandle>).map_err(
                |error| match error.kind() {
                    io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_path_buf()),
                    _ => OpenReadError::wrap_io_error(error, path.to_path_buf()),
                },
            );
        }
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

/// A file that is read in place, a window at a time: what comes next is mostly near what came before.
#[derive(Debug)]
struct WindowedFile {
    file: File,
    length: usize,
    window: Mutex<Window>,
}

/// A piece of a file.
#[derive(Debug, Default)]
struct Window {
    start: usize,
    bytes: Vec<u8>,
}

impl WindowedFile {
    const WINDOW_BYTES: usize = 128 * 1024;

    fn open(path: &Path) -> io::Result<WindowedFile> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        Ok(WindowedFile { file, length, window: Mutex::default() })
    }

    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; range.len()];
        #[cfg(unix)]
        std::os::unix::fs::FileExt::read_exact_at(&self.file, &mut bytes, range.start as u64)?;
        Ok(bytes)
    }
}

impl HasLen for WindowedFile {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for WindowedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if range.len() > WindowedFile::WINDOW_BYTES / 2 {
            return Ok(OwnedBytes::new(self.read(range)?));
        }
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let end = window.start + window.bytes.len();
        if range.start < window.start || range.end > end {
            let until = (range.start + WindowedFile::WINDOW_BYTES).min(self.length);
            *window = Window { start: range.start, bytes: self.read(range.start..until)? };
        }
        let inside = range.start - window.start..range.end - window.start;
        Ok(OwnedBytes::new(window.bytes[inside].to_vec()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_read_through_windows_is_that_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        let content: Vec<u8> = (0..300_000u32).map(|place| (place.wrapping_mul(place) / 7) as u8).collect();
        std::fs::write(&path, &content).expect("a file");
        let file = WindowedFile::open(&path).expect("an open file");
        let mut state = 1u64;
        for _ in 0..2000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let start = (state >> 33) as usize % content.len();
            let length = if state >> 60 == 0 { 100_000 } else { (state >> 20) as usize % 500 };
            let range = start..(start + length).min(content.len());
            assert_eq!(&*file.read_bytes(range.clone()).expect("bytes"), &content[range]);
        }
        assert!(file.read_bytes(299_999..300_001).is_err());
    }
}
