//! Turns a folder into the files of an index, and keeps its word on them: tantivy's directory over a [`Disk`], with what tantivy leaves out.
//!
//! - What is saved is on the disk: the folder is synced after `meta.json` was renamed into place. After a write failed, nothing more is saved
//!   through the same handle, since nobody knows what the disk has.
//! - What is read is what was written: `checksums` (see `sums`) says what every file of a committed state must be, `meta.json` included. Each file
//!   is checked when an index is opened (see `checked`). A segment with a damaged file is left out, and whoever asks is told. `meta.json` is also
//!   kept as a copy in `checksums`.
//! - No file of the committed state is removed, whatever the engine believes after an error, and none at all through a handle that does not know
//!   any more which state that is. Every other file of a segment is removed when a writer opens.
//! - One writer at a time, which leaves a note of itself; readers need no right to write.
//!
//! The order of a commit, each step on the disk before the next: files of segments; `checksums` with the old and the new state; `meta.json`;
//! `checksums` with the new state. Whatever is lost in between, `meta.json` is one of the states that `checksums` allows.
//!
//! `committed`: what was saved, from the two files that say so. `directory`: what the engine sees. `holder`: who writes. `disk`: what is asked of a file
//! system. `windowed`: a file read in place. `meta`: which files are a state. `fault`: a disk that fails, for tests.

mod checked;
mod committed;
mod directory;
mod disk;
#[cfg(test)]
pub(super) mod fault;
mod holder;
mod meta;
mod sums;
mod windowed;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::directory::{INDEX_WRITER_LOCK, META_LOCK};

pub(super) use self::checked::Trust;
use self::committed::state_of;
pub(super) use self::committed::{Committed, Damaged, NoState};
#[cfg(test)]
pub(super) use self::disk::NewFile;
pub(super) use self::disk::{Disk, Folder, Held, Locking, Reading, Stamp, free_bytes, make_folder};
pub(super) use self::holder::holder;
use self::holder::who_we_are;
use self::meta::MANAGED;
pub(super) use self::meta::{LOCK_PREFIX, META, Meta, SEGMENT_ENDINGS, Segment, is_index_file, is_segment_file};
use self::sums::TITLE;
pub(super) use self::sums::{SUMS, Sum, Sums};
use super::table::ENDING as TABLE;

/// What unfinished files are called.
pub(super) const DRAFT: &str = ".tmp";
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

    /// Whether an index is there, damaged or not. Other programs have files called `meta.json`, too.
    pub(super) fn is_begun(&self) -> bool {
        if ![META, SUMS].into_iter().any(|name| self.disk.stamp(Path::new(name)).is_ok()) {
            return false;
        }
        let is_ours = |name, reads: fn(&[u8]) -> bool| self.disk.read(Path::new(name)).is_ok_and(|bytes| reads(&bytes));
        is_ours(SUMS, |bytes| bytes.starts_with(TITLE.as_bytes()))
            || is_ours(META, |bytes| Meta::read(bytes).is_some())
            // Where neither can be read, what else the engine wrote tells whose they were.
            || self.disk.list().map_or(true, |names| names.iter().any(|name| is_segment_file(name) || name == MANAGED))
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
            if matches!(&committed, Err(NoState::Damaged(_))) && !self.is_begun() {
                return Err(NoState::Nothing);
            }
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

    /// Makes ready for writing; the lock of the writer is held. Whoever wrote the committed state may have ended before it was on the disk, and what
    /// is built on it, be it only the report that nothing has changed, would go with it.
    pub(super) fn begin_writing(&self, committed: Committed) -> io::Result<()> {
        let mut state = self.locked();
        state.files = committed.files.clone();
        state.committed = committed;
        drop(state);
        self.sync()
    }

    /// Removes unfinished files that a killed writer left; only the holder of the writer's lock may call it.
    pub(super) fn sweep_drafts(&self) -> io::Result<()> {
        for name in self.disk.list()?.iter().filter(|name| name.starts_with(DRAFT)) {
            self.disk.remove(Path::new(name))?;
        }
        Ok(())
    }

    /// Removes the files of segments that are not committed any more, were never, or were left by others; only the holder of the writer's lock may
    /// call it, when nothing is being written that is to be committed later. After a write has failed nobody knows which state the disk has, so that
    /// nothing is removed.
    pub(super) fn sweep_segments(&self) -> io::Result<()> {
        self.refuse_if_spent()?;
        // Nobody is just opening what goes.
        let _readers_wait = self.disk.lock(&META_LOCK.filepath, Locking::Alone, "")?;
        let committed = self.locked().committed.files.clone();
        for name in self.disk.list()?.iter().filter(|name| is_segment_file(name) && !committed.contains_key(*name)) {
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
        state.committed = Committed { meta: bytes.to_vec(), files, ..Committed::default() };
        Ok(())
    }
}
