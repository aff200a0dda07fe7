//! Turns memory into a [`Disk`] that fails as told: the nth operation once or from then on, after so many bytes, or as when the power goes.
//!
//! What a program sees and what is on the disk are two things here. Bytes are on the disk once their file is synced, names once the folder is. When
//! the power goes, what was not is lost, torn or kept as a seed says, and so is each name by itself (after Lucene's MockDirectoryWrapper, which
//! leaves names alone, and Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::directory::{FileHandle, OwnedBytes};

use super::disk::{Disk, Held, Locking, NewFile, Reading, Stamp};

/// What goes wrong, counted in operations that change something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The operation that fails, from 1; 0 for none.
    pub(crate) fail_at: u64,
    /// Whether every later one fails too.
    pub(crate) is_sticky: bool,
    /// How many bytes can be written, if not any number.
    pub(crate) budget_bytes: Option<u64>,
    /// The operation before which the power goes, from 1; 0 for never.
    pub(crate) power_goes_at: u64,
}

/// Random numbers (splitmix64; Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % end.max(1) as u64) as usize
    }
}

/// One file, under whatever name.
#[derive(Clone, Debug, Default)]
struct Node {
    bytes: Vec<u8>,
    /// How many of them are on the disk.
    synced: usize,
    version: u64,
}

/// A change of names that is not on the disk yet.
#[derive(Clone, Debug)]
enum Change {
    Put(String, u64),
    Take(String),
}

#[derive(Debug, Default)]
struct Inside {
    nodes: BTreeMap<u64, Node>,
    names: BTreeMap<String, u64>,
    synced_names: BTreeMap<String, u64>,
    changes: Vec<Change>,
    locks: BTreeSet<PathBuf>,
    plan: Plan,
    operations: u64,
    written_bytes: u64,
    faults: u64,
    next_node: u64,
}

/// A disk in memory.
#[derive(Clone, Debug)]
pub(crate) struct FaultDisk {
    number: u64,
    inside: Arc<Mutex<Inside>>,
}

static DISKS: AtomicU64 = AtomicU64::new(1);

impl FaultDisk {
    /// An empty one, on which nothing goes wrong.
    pub(crate) fn new() -> FaultDisk {
        FaultDisk { number: DISKS.fetch_add(1, Ordering::Relaxed), inside: Arc::default() }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on this goes wrong.
    pub(crate) fn plan(&self, plan: Plan) {
        let mut inside = self.inside();
        (inside.plan, inside.operations, inside.written_bytes, inside.faults) = (plan, 0, 0, 0);
    }

    /// How many operations there were under the plan.
    pub(crate) fn operations(&self) -> u64 {
        self.inside().operations
    }

    /// How many failed.
    pub(crate) fn faults(&self) -> u64 {
        self.inside().faults
    }

    /// The names and contents as a program sees them.
    pub(crate) fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let inside = self.inside();
        inside.names.iter().map(|(name, node)| (name.clone(), inside.nodes[node].bytes.clone())).collect()
    }

    /// A sound disk with these files.
    pub(crate) fn with(contents: &BTreeMap<String, Vec<u8>>) -> FaultDisk {
        let disk = FaultDisk::new();
        for (name, bytes) in contents {
            let mut inside = disk.inside();
            let node = inside.next_node;
            inside.next_node += 1;
            inside.nodes.insert(node, Node { bytes: bytes.clone(), synced: bytes.len(), version: 0 });
            inside.names.insert(name.clone(), node);
            inside.synced_names.insert(name.clone(), node);
        }
        disk
    }

    /// What is on the disk when the power comes back.
    pub(crate) fn after_power_cut(&self, random: &mut Random) -> FaultDisk {
        let inside = self.inside();
        let mut names = inside.synced_names.clone();
        for change in &inside.changes {
            let is_kept = random.below(2) == 0;
            match change {
                Change::Put(name, node) if is_kept => _ = names.insert(name.clone(), *node),
                Change::Take(name) if is_kept => _ = names.remove(name),
                _ => {}
            }
        }
        let mut contents = BTreeMap::new();
        for (name, node) in names {
            let Some(node) = inside.nodes.get(&node) else { continue };
            let mut bytes = node.bytes.clone();
            let unsynced = bytes.len() - node.synced;
            match random.below(4) {
                0 => bytes.truncate(node.synced),
                1 => bytes.truncate(node.synced + random.below(unsynced + 1)),
                2 => bytes[node.synced..].fill(0),
                _ => {}
            }
            contents.insert(name, bytes);
        }
        FaultDisk::with(&contents)
    }

    /// Counts an operation and fails if it is to.
    fn operate(&self) -> io::Result<MutexGuard<'_, Inside>> {
        let mut inside = self.inside();
        inside.operations += 1;
        let (plan, number) = (inside.plan, inside.operations);
        let power_is_gone = plan.power_goes_at > 0 && number >= plan.power_goes_at;
        let fails = plan.fail_at > 0 && (number == plan.fail_at || plan.is_sticky && number > plan.fail_at);
        if power_is_gone || fails {
            inside.faults += 1;
            return Err(io::Error::from_raw_os_error(5));
        }
        Ok(inside)
    }
}

fn missing() -> io::Error {
    io::ErrorKind::NotFound.into()
}

fn text(name: &Path) -> String {
    name.to_string_lossy().into_owned()
}

impl Disk for FaultDisk {
    fn folder(&self) -> &Path {
        Path::new("memory")
    }

    fn open(&self, name: &Path, _: Reading) -> io::Result<Arc<dyn FileHandle>> {
        let bytes = self.read(name)?;
        Ok(Arc::new(OwnedBytes::new(bytes)))
    }

    fn stream(&self, name: &Path) -> io::Result<Box<dyn Read>> {
        let inside = self.inside();
        let node = inside.names.get(&text(name)).ok_or_else(missing)?;
        Ok(Box::new(Cursor::new(inside.nodes[node].bytes.clone())))
    }

    fn create(&self, name: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut inside = self.operate()?;
        if inside.names.contains_key(&text(name)) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let node = inside.next_node;
        inside.next_node += 1;
        inside.nodes.insert(node, Node::default());
        inside.names.insert(text(name), node);
        inside.changes.push(Change::Put(text(name), node));
        Ok(Box::new(FaultFile { disk: self.clone(), node }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inside = self.operate()?;
        let node = inside.names.remove(&text(from)).ok_or_else(missing)?;
        inside.names.insert(text(to), node);
        inside.changes.extend([Change::Take(text(from)), Change::Put(text(to), node)]);
        Ok(())
    }

    fn remove(&self, name: &Path) -> io::Result<()> {
        let mut inside = self.operate()?;
        inside.names.remove(&text(name)).ok_or_else(missing)?;
        inside.changes.push(Change::Take(text(name)));
        Ok(())
    }

    fn sync_folder(&self) -> io::Result<()> {
        let mut inside = self.operate()?;
        inside.synced_names = inside.names.clone();
        inside.changes.clear();
        Ok(())
    }

    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.inside().names.keys().cloned().collect())
    }

    fn stamp(&self, name: &Path) -> io::Result<Stamp> {
        let inside = self.inside();
        let number = *inside.names.get(&text(name)).ok_or_else(missing)?;
        let node = &inside.nodes[&number];
        let version = node.version.into();
        let size = node.bytes.len() as u64;
        Ok(Stamp { file: (u64::MAX - self.number, number), size, modified_ns: version, changed_ns: version })
    }

    fn lock(&self, name: &Path, locking: Locking, _: &str) -> io::Result<Option<Held>> {
        if locking == Locking::Shared {
            return Ok(Some(Box::new(())));
        }
        loop {
            if self.inside().locks.insert(name.to_path_buf()) {
                return Ok(Some(Box::new(Release { disk: self.clone(), name: name.to_path_buf() })));
            }
            if locking == Locking::AloneOrNot {
                return Ok(None);
            }
            std::thread::yield_now();
        }
    }

    fn free_bytes(&self) -> Option<u64> {
        None
    }
}

struct Release {
    disk: FaultDisk,
    name: PathBuf,
}

impl Drop for Release {
    fn drop(&mut self) {
        self.disk.inside().locks.remove(&self.name);
    }
}

struct FaultFile {
    disk: FaultDisk,
    node: u64,
}

impl Write for FaultFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inside = self.disk.operate()?;
        inside.written_bytes += bytes.len() as u64;
        if inside.plan.budget_bytes.is_some_and(|budget| inside.written_bytes > budget) {
            inside.faults += 1;
            return Err(io::ErrorKind::StorageFull.into());
        }
        if let Some(node) = inside.nodes.get_mut(&self.node) {
            node.bytes.extend_from_slice(bytes);
            node.version += 1;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl NewFile for FaultFile {
    fn sync(&mut self) -> io::Result<()> {
        let mut inside = self.disk.operate()?;
        if let Some(node) = inside.nodes.get_mut(&self.node) {
            node.synced = node.bytes.len();
        }
        Ok(())
    }
}
