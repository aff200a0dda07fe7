//! Turns a folder into a [`Disk`]: the few things the store asks of a file system, so that tests can put one in its place that fails.

use std::fmt::Debug;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, FileHandle, MmapDirectory};

use super::windowed::WindowedFile;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Mapped into memory.
    Mapped,
    /// Through a small window, so that a merge of gigabytes takes no more memory than its dictionaries.
    Windowed,
}

/// What a file system says of a file; two equal stamps mean that nobody wrote to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Stamp {
    /// Which file it is, however it is called.
    pub(crate) file: (u64, u64),
    /// Bytes.
    pub(crate) size: u64,
    /// Time of the last change of content, in nanoseconds since 1970.
    pub(crate) modified_ns: i128,
    /// Time of the last change of anything, in nanoseconds since 1970; 0 where the system has none.
    pub(crate) changed_ns: i128,
}

/// A file being written.
pub(crate) trait NewFile: Write + Send + Sync {
    /// Returns when what was written is on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock that is held until this is dropped or the process ends.
pub(crate) type Held = Box<dyn Send + Sync>;

/// How a lock is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Locking {
    /// Alone; given up at once if another has it.
    AloneOrNot,
    /// Alone; waits.
    Alone,
    /// Together with others that read; waits. Where nothing can be written there is nobody to wait for.
    Shared,
}

/// One folder of files. Names are those of files directly in it.
pub(crate) trait Disk: Debug + Send + Sync {
    /// The folder, for messages.
    fn folder(&self) -> &Path;
    /// Opens a file that will not change.
    fn open(&self, name: &Path, reading: Reading) -> io::Result<Arc<dyn FileHandle>>;
    /// A file as a stream.
    fn stream(&self, name: &Path) -> io::Result<Box<dyn Read>>;
    /// Makes a file that must not be there yet, readable by its owner alone.
    fn create(&self, name: &Path) -> io::Result<Box<dyn NewFile>>;
    /// Gives a file another name, in place of the one that has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, name: &Path) -> io::Result<()>;
    /// Returns when all names given and taken are on the disk.
    fn sync_folder(&self) -> io::Result<()>;
    /// The names of its files.
    fn list(&self) -> io::Result<Vec<String>>;
    /// What the file system says of a file.
    fn stamp(&self, name: &Path) -> io::Result<Stamp>;
    /// Takes a lock and leaves a note of who has it; `None` if another has it.
    fn lock(&self, name: &Path, locking: Locking, note: &str) -> io::Result<Option<Held>>;
    /// How many bytes can still be written, if that can be known.
    fn free_bytes(&self) -> Option<u64>;

    /// A small file.
    fn read(&self, name: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.stream(name)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// A folder of the file system.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    maps: MmapDirectory,
}

impl Folder {
    /// Opens a folder that is there.
    pub(crate) fn open(path: &Path) -> tantivy::Result<Folder> {
        Ok(Folder { path: path.to_path_buf(), maps: MmapDirectory::open(path)? })
    }
}

/// Whether nothing can be written at a place.
fn refuses_writing(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

impl Disk for Folder {
    fn folder(&self) -> &Path {
        &self.path
    }

    fn open(&self, name: &Path, reading: Reading) -> io::Result<Arc<dyn FileHandle>> {
        if reading == Reading::Windowed && cfg!(unix) {
            return Ok(Arc::new(WindowedFile::open(&self.path.join(name))?));
        }
        self.maps.get_file_handle(name).map_err(|error| match error {
            OpenReadError::FileDoesNotExist(_) => io::ErrorKind::NotFound.into(),
            OpenReadError::IoError { io_error, .. } => io::Error::new(io_error.kind(), io_error),
            OpenReadError::IncompatibleIndex(incompatibility) => io::Error::other(format!("{incompatibility:?}")),
        })
    }

    fn stream(&self, name: &Path) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(self.path.join(name))?))
    }

    fn create(&self, name: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        for_the_owner(&mut options);
        Ok(Box::new(options.open(self.path.join(name))?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(self.path.join(from), self.path.join(to))
    }

    fn remove(&self, name: &Path) -> io::Result<()> {
        std::fs::remove_file(self.path.join(name))
    }

    fn sync_folder(&self) -> io::Result<()> {
        // Elsewhere a folder cannot be opened, and its entries are not kept back.
        if cfg!(unix) { File::open(&self.path)?.sync_all() } else { Ok(()) }
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.path)? {
            let entry = entry?;
            // What is no file, or has no name that we could have given, is not ours.
            if entry.file_type()?.is_file()
                && let Ok(name) = entry.file_name().into_string()
            {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn stamp(&self, name: &Path) -> io::Result<Stamp> {
        stamp_of(&std::fs::metadata(self.path.join(name))?)
    }

    fn lock(&self, name: &Path, locking: Locking, note: &str) -> io::Result<Option<Held>> {
        let path = self.path.join(name);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        for_the_owner(&mut options);
        let mut file = match options.open(&path) {
            Ok(file) => file,
            // Where nothing can be written, a writer may still be at work with more rights; it is waited for if it can be.
            Err(error) if locking == Locking::Shared && refuses_writing(error.kind()) => match File::open(&path) {
                Ok(file) => file,
                Err(_) => return Ok(Some(Box::new(()))),
            },
            Err(error) => return Err(error),
        };
        match locking {
            Locking::Shared => file.lock_shared()?,
            Locking::Alone => file.lock()?,
            Locking::AloneOrNot => match try_lock_patiently(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            },
        }
        if !note.is_empty() {
            file.set_len(0)?;
            file.rewind()?;
            file.write_all(note.as_bytes())?;
        }
        Ok(Some(Box::new(file)))
    }

    fn free_bytes(&self) -> Option<u64> {
        free_bytes(&self.path)
    }
}

impl NewFile for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

#[cfg(unix)]
fn for_the_owner(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn for_the_owner(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn stamp_of(metadata: &std::fs::Metadata) -> io::Result<Stamp> {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    Ok(Stamp {
        file: (metadata.dev(), metadata.ino()),
        size: metadata.len(),
        modified_ns: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
        changed_ns: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
    })
}

#[cfg(not(unix))]
fn stamp_of(metadata: &std::fs::Metadata) -> io::Result<Stamp> {
    let since = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).map_err(io::Error::other)?;
    Ok(Stamp { file: (0, 0), size: metadata.len(), modified_ns: since.as_nanos() as i128, changed_ns: 0 })
}

/// Makes a folder, readable by its owner alone, unless it is there.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// How many bytes can still be written to the file system of a folder, by this user.
#[cfg(unix)]
pub(crate) fn free_bytes(path: &Path) -> Option<u64> {
    let space = rustix::fs::statvfs(path).ok()?;
    space.f_bavail.checked_mul(space.f_frsize)
}

#[cfg(not(unix))]
pub(crate) fn free_bytes(_path: &Path) -> Option<u64> {
    None
}

/// The lock for one alone, if it is free or becomes so at once: a process that is just being started by this one holds a lock that was given up
/// until it is its own.
fn try_lock_patiently(file: &File) -> Result<(), TryLockError> {
    const TRIES: u32 = 20;
    const PAUSE: Duration = Duration::from_millis(20);
    let mut tries = 0;
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if tries < TRIES => std::thread::sleep(PAUSE),
            result => return result,
        }
        tries += 1;
    }
}
