//! Turns a folder into the files of an index, and keeps its word on them: tantivy's directory over a [`Disk`], with what tantivy leaves out.
//!
//! - What is saved is on the disk: the folder is synced after `meta.json` was renamed into place. After a write failed, nothing more is saved
//!   through the same handle, since nobody knows what the disk has.
//! - What is read is what was written: `checksums` (see `sums`) says what every file of a committed state must be, `meta.json` included. Each file
//!   is checked when an index is opened (see `checked`). A segment with a damaged file is left out, and whoever asks is told. `meta.json` is also
//!   kept as a copy in `checksums`.
//! - No file of the committed state is removed, whatever the engine believes after an error. Every other file of a segment is when a writer opens.
//! - One writer at a time, which leaves a note of itself; readers need no right to write.
//!
//! The order of a commit, each step on the disk before the next: files of segments; `checksums` with the old and the new state; `meta.json`;
//! `checksums` with the new state. Whatever is lost in between, `meta.json` is one of the states that `checksums` allows.
//!
//! `disk`: what is asked of a file system. `windowed`: a file read in place. `meta`: which files are a state. `fault`: a disk that fails, for tests.

mod checked;
mod disk;
#[cfg(test)]
pub(super) mod fault;
mod meta;
mod sums;
mod windowed;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, META_LOCK, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

pub(super) use self::checked::{Trust, Wrong};
pub(super) use self::disk::Reading;
pub(super) use self::disk::{Disk, Folder, free_bytes, make_folder};
pub(super) use self::disk::{Held, Locking, NewFile, Stamp};
pub(super) use self::meta::{META, Meta, Segment, is_index_file, is_segment_file};
pub(super) use self::sums::{SUMS, Sum, Sums};
use super::table::ENDING as TABLE;

/// The engine's list of its files. It is made up from the folder instead of kept, so that it is always right.
const MANAGED: &str = ".managed.json";
/// What unfinished files are called.
const DRAFT: &str = ".tmp";
/// How often a state is looked up again that changes while it is looked at.
const MOST_ATTEMPTS: usize = 1_000;

/// What a handle is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Reading what is committed.
    Reading,
    /// Reading what is committed of segments without any damaged file.
    ReadingSound,
    /// Writing. Nothing may be damaged.
    Writing,
    /// Writing what a damaged index becomes without its damaged segments.
    Repairing,
}

/// A file that is not what was written, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Damaged {
    /// Its name.
    pub(super) name: String,
    /// What is wrong.
    pub(super) wrong: Wrong,
}

impl fmt::Display for Damaged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{}\" {}", self.name, self.wrong)
    }
}

/// A committed state.
#[derive(Clone, Debug, Default)]
pub(super) struct Committed {
    /// Its `meta.json`, with all its segments.
    pub(super) meta: Vec<u8>,
    /// What each of its files must be.
    pub(super) files: BTreeMap<String, Sum>,
    /// What is damaged of it.
    pub(super) damaged: Vec<Damaged>,
    /// What the names of files of segments begin with that have a damaged file.
    pub(super) lost: BTreeSet<String>,
}

/// Why there is no committed state to be had.
#[derive(Debug)]
pub(super) enum NoState {
    /// There is no index.
    Nothing,
    /// What says which files are the index is damaged itself.
    Damaged(Vec<Damaged>),
    /// The disk refused.
    Disk(io::Error),
}

/// The first thing that went wrong with the disk.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    /// The name of the file, or nothing for the folder itself.
    pub(super) name: PathBuf,
    /// What the system says.
    pub(super) message: String,
    /// Of which kind that is.
    pub(super) kind: io::ErrorKind,
}

/// The files of an index.
#[derive(Clone)]
pub(super) struct Store {
    disk: Arc<dyn Disk>,
    purpose: Purpose,
    state: Arc<Mutex<State>>,
    drafts: Arc<AtomicU64>,
    /// Held while the committed state is changed.
    committing: Arc<Mutex<()>>,
}

/// What a handle has seen and done.
#[derive(Default)]
struct State {
    /// Damaged files that a segment can do without.
    hidden: BTreeSet<PathBuf>,
    /// Files found right by this handle.
    own: checked::Own,
    /// For a writer: every file of the committed state and every one it has written.
    files: BTreeMap<String, Sum>,
    /// For a writer: the committed state.
    committed: Committed,
    /// Files written by this handle that were never committed; a merge may still be about to.
    fresh: BTreeSet<String>,
    /// The lock of the writer, which the engine holds too.
    held: Option<Arc<Held>>,
    trouble: Option<Trouble>,
    /// Whether what is on the disk is not known any more.
    is_spent: bool,
    /// Whether the writer has been dropped; the engine's threads may not know it yet.
    is_ended: bool,
}

/// Ends a handle when it is dropped.
#[derive(Debug)]
pub(super) struct EndOnDrop(pub(super) Store);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl Purpose {
    fn is_reading(self) -> bool {
        matches!(self, Purpose::Reading | Purpose::ReadingSound)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Store").field("disk", &self.disk).field("purpose", &self.purpose).finish_non_exhaustive()
    }
}

impl Store {
    /// A handle on a folder.
    pub(super) fn new(disk: Arc<dyn Disk>, purpose: Purpose) -> Store {
        Store { disk, purpose, state: Arc::default(), drafts: Arc::default(), committing: Arc::default() }
    }

    /// The folder, for messages.
    pub(super) fn folder(&self) -> &Path {
        self.disk.folder()
    }

    /// What the handle is for.
    pub(super) fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What it stands on.
    pub(super) fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    /// Whether anything of an index is there.
    pub(super) fn is_begun(&self) -> bool {
        [META, SUMS].into_iter().any(|name| self.disk.stamp(Path::new(name)).is_ok())
    }

    /// What the file system says of the committed state; another one is another file.
    pub(super) fn stamp_of_state(&self) -> Option<Stamp> {
        self.disk.stamp(Path::new(META)).ok()
    }

    /// What is committed, checked.
    pub(super) fn committed(&self, trust: Trust) -> Result<Committed, NoState> {
        let mut before = None;
        for _ in 0..MOST_ATTEMPTS {
            let read = |name| match self.disk.read(Path::new(name)) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(NoState::Disk(error)),
            };
            let sums = read(SUMS)?;
            let now = (read(META)?, sums);
            let mut committed = state_of(&now);
            if let Ok(found) = &mut committed {
                let own = &mut std::mem::take(&mut self.locked().own);
                let wrong = checked::wrong_files(&*self.disk, &found.files, trust, own);
                self.locked().own.extend(own.drain());
                let names = wrong.keys().filter_map(|name| name.split_once('.'));
                // A table is made anew from the rest of its segment by whoever reads.
                let (tables, others): (Vec<_>, Vec<_>) =
                    names.partition(|(_, ending)| *ending == TABLE && self.purpose == Purpose::Reading);
                found.lost.extend(others.iter().map(|(stem, _)| stem.to_string()));
                self.locked().hidden =
                    tables.iter().map(|(stem, ending)| PathBuf::from(format!("{stem}.{ending}"))).collect();
                found.damaged.extend(wrong.into_iter().map(|(name, wrong)| Damaged { name, wrong }));
            }
            let is_sound = committed.as_ref().is_ok_and(|committed| committed.damaged.is_empty());
            // What seems damaged may be a commit that was made in between.
            if is_sound || before.as_ref() == Some(&now) {
                return committed;
            }
            if before.is_some() {
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            before = Some(now);
        }
        Err(NoState::Disk(io::Error::other("the index changes faster than it can be read")))
    }

    /// Takes the lock of the one writer, for as long as this handle or the engine's writer on it lives; false if another has it.
    pub(super) fn lock(&self) -> io::Result<bool> {
        let held = self.disk.lock(&INDEX_WRITER_LOCK.filepath, Locking::AloneOrNot, &who_we_are())?;
        let is_held = held.is_some();
        self.locked().held = held.map(Arc::new);
        Ok(is_held)
    }

    /// Makes ready for writing; the lock of the writer is held.
    pub(super) fn begin_writing(&self, committed: Committed) {
        let mut state = self.locked();
        state.files = committed.files.clone();
        state.committed = committed;
    }

    /// Removes unfinished files that a killed writer left; only the holder of the writer's lock may call it.
    pub(super) fn sweep_drafts(&self) -> io::Result<()> {
        for name in self.disk.list()?.iter().filter(|name| name.starts_with(DRAFT)) {
            self.disk.remove(Path::new(name))?;
        }
        Ok(())
    }

    /// Says that nothing is under way any more: what was written and not committed never will be.
    pub(super) fn settle(&self) {
        self.locked().fresh.clear();
    }

    /// Removes the files of segments that are not committed any more, or were left by others; only the holder of the writer's lock may call it.
    pub(super) fn sweep_segments(&self) -> io::Result<()> {
        // Nobody is just opening what goes.
        let _readers_wait = self.disk.lock(&META_LOCK.filepath, Locking::Alone, "")?;
        let (committed, fresh) = {
            let state = self.locked();
            (state.committed.files.clone(), state.fresh.clone())
        };
        let is_needed = |name: &String| committed.contains_key(name) || fresh.contains(name);
        for name in self.disk.list()?.iter().filter(|name| is_segment_file(name) && !is_needed(name)) {
            self.noting(Path::new(name), self.disk.remove(Path::new(name)))?;
            self.locked().files.remove(name);
        }
        Ok(())
    }

    /// The first thing that went wrong with the disk through this handle.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.locked().trouble.clone()
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes an error that a caller is told of.
    fn noting<T>(&self, name: &Path, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result {
            let trouble = Trouble { name: name.to_path_buf(), message: error.to_string(), kind: error.kind() };
            self.locked().trouble.get_or_insert(trouble);
        }
        result
    }

    /// As [`Store::noting`]; afterwards nothing more can be saved through this handle.
    fn spending<T>(&self, name: &Path, result: io::Result<T>) -> io::Result<T> {
        if result.is_err() {
            self.locked().is_spent = true;
        }
        self.noting(name, result)
    }

    /// Lets nothing more be written or removed through this handle. Returns when nobody does any more.
    fn end(&self) {
        let _nobody_commits = self.committing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.locked();
        state.is_ended = true;
        state.held = None;
    }

    fn refuse_if_spent(&self) -> io::Result<()> {
        match &*self.locked() {
            State { is_ended: true, .. } => Err(io::Error::other("the writer has been dropped")),
            State { is_spent: true, trouble: Some(trouble), .. } => {
                Err(io::Error::new(trouble.kind, format!("writing failed before: {}", trouble.message)))
            }
            _ => Ok(()),
        }
    }

    /// Replaces a file as a whole; it is on the disk afterwards, its name is after [`Disk::sync_folder`].
    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let number = self.drafts.fetch_add(1, Ordering::Relaxed);
        let draft = PathBuf::from(format!("{DRAFT}-{}-{number}-{name}", std::process::id()));
        let written = self.disk.create(&draft).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync()
        });
        let replaced = written.and_then(|()| self.disk.rename(&draft, Path::new(name)));
        if replaced.is_err() {
            _ = self.disk.remove(&draft);
        }
        self.spending(Path::new(name), replaced)
    }

    fn sync(&self) -> io::Result<()> {
        self.spending(Path::new(""), self.disk.sync_folder())
    }

    /// Writes the side file anew, for a state whose side file was lost.
    pub(super) fn put_sums(&self, sums: &Sums) -> io::Result<()> {
        self.replace(SUMS, &sums.to_bytes())?;
        self.sync()
    }

    /// Makes a new `meta.json` the committed state.
    fn commit(&self, bytes: &[u8]) -> io::Result<()> {
        let _alone = self.committing.lock().unwrap_or_else(PoisonError::into_inner);
        self.refuse_if_spent()?;
        let meta = Meta::read(bytes).ok_or_else(|| io::Error::other("the engine wrote a meta.json that cannot be read"))?;
        let (old, known) = {
            let state = self.locked();
            (state.committed.clone(), state.files.clone())
        };
        let files = meta.files_of(&known);
        let next = Sum::of(bytes);
        let mut both = Sums { states: vec![next], files: old.files.clone(), meta: old.meta.clone() };
        both.files.extend(files.clone());
        if !old.meta.is_empty() {
            both.states.insert(0, Sum::of(&old.meta));
        }
        self.replace(SUMS, &both.to_bytes())?;
        self.sync()?;
        self.replace(META, bytes)?;
        self.sync()?;
        let new = Sums { states: vec![next], files: files.clone(), meta: bytes.to_vec() };
        self.replace(SUMS, &new.to_bytes())?;
        let mut state = self.locked();
        state.fresh.retain(|name| !files.contains_key(name));
        state.committed = Committed { meta: bytes.to_vec(), files, ..Committed::default() };
        Ok(())
    }
}

/// What `meta.json` and the side file say together.
fn state_of((meta, sums): &(Option<Vec<u8>>, Option<Vec<u8>>)) -> Result<Committed, NoState> {
    let damaged = |name: &str, wrong| Damaged { name: name.to_string(), wrong };
    let Some(sums) = sums else {
        let Some(meta) = meta else { return Err(NoState::Nothing) };
        if is_of_another_format(meta) {
            return Ok(Committed { meta: meta.clone(), ..Committed::default() });
        }
        return Err(NoState::Damaged(vec![damaged(SUMS, Wrong::Missing)]));
    };
    let Some(sums) = Sums::from_bytes(sums) else {
        return Err(NoState::Damaged(vec![damaged(SUMS, Wrong::Content)]));
    };
    let mut committed = Committed::default();
    match meta {
        Some(meta) if sums.states.contains(&Sum::of(meta)) => committed.meta = meta.clone(),
        _ if sums.meta.is_empty() => {
            // A first commit that was cut short, or the first of all states lost.
            return if meta.is_none() {
                Err(NoState::Nothing)
            } else {
                Err(NoState::Damaged(vec![damaged(META, Wrong::Content)]))
            };
        }
        // An older copy of the side file was put in its place: what it says was true once.
        Some(meta) if opstamp_of(meta) > opstamp_of(&sums.meta) => {
            return Err(NoState::Damaged(vec![damaged(META, Wrong::Disagrees)]));
        }
        _ => {
            committed.meta = sums.meta.clone();
            committed.damaged.push(damaged(META, if meta.is_none() { Wrong::Missing } else { Wrong::Disagrees }));
        }
    }
    let meta = Meta::read(&committed.meta).ok_or_else(|| NoState::Damaged(vec![damaged(META, Wrong::Content)]))?;
    committed.files = meta.files_of(&sums.files);
    // A file without a sum is none that anybody wrote.
    for segment in &meta.segments {
        let names = std::iter::once(format!("{}.store", segment.stem())).chain(segment.deletes_name());
        for name in names.filter(|name| !committed.files.contains_key(name)) {
            committed.lost.insert(segment.stem());
            committed.damaged.push(damaged(&name, Wrong::Missing));
        }
    }
    Ok(committed)
}

/// The number of a state; none if it cannot be read.
fn opstamp_of(meta: &[u8]) -> Option<u64> {
    Meta::read(meta).map(|meta| meta.opstamp)
}

/// Whether a `meta.json` without checksums is of a format that had none, rather than one that lost them.
fn is_of_another_format(meta: &[u8]) -> bool {
    let payload = Meta::read(meta).and_then(|meta| meta.payload);
    payload.is_some_and(|payload| crate::schema::Manifest::is_of_another_format(&payload))
}

/// A file whose sum is taken while it is written.
struct SummedFile {
    file: Box<dyn NewFile>,
    name: PathBuf,
    summing: sums::Summing,
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
        self.locked().fresh.insert(path.to_string_lossy().into_owned());
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
            false => meta::without_segments(&committed.meta, &committed.lost),
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

/// What a writer says of itself to whoever comes second.
fn who_we_are() -> String {
    let since = chrono::Local::now().format("%Y-%m-%d %H:%M:%S");
    format!("process {} on {}, since {since}", std::process::id(), host())
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    "this machine".to_string()
}

/// What the holder of the writer's lock said of itself.
pub(super) fn holder(folder: &Path) -> Option<String> {
    let note = std::fs::read_to_string(folder.join(&INDEX_WRITER_LOCK.filepath)).ok()?;
    // Whatever stands in a file may be anything.
    let note: String = note.chars().filter(|char| !char.is_control()).take(200).collect();
    (!note.is_empty()).then_some(note)
}
