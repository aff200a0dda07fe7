//! Turns the same articles into an index with and without what durability and checking cost, side by side.
//!
//! `cargo test --release --lib trials::cost -- --ignored --nocapture`; `DATELINE_TRIALS` is the number of articles.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::directory::FileHandle;

use super::super::open::Index;
use super::super::store::{Disk, Folder, Held, Locking, NewFile, Purpose, Reading, Stamp, Store, Trust};
use super::super::write::{IndexWriter, WriterOptions};
use super::{State, manifest, write};
use crate::backend::ArticleSink;

/// A folder that says all is on the disk when it is not.
#[derive(Debug)]
struct Careless(Folder);

struct CarelessFile(Box<dyn NewFile>);

impl Disk for Careless {
    fn folder(&self) -> &Path {
        self.0.folder()
    }

    fn open(&self, name: &Path, reading: Reading) -> io::Result<Arc<dyn FileHandle>> {
        self.0.open(name, reading)
    }

    fn stream(&self, name: &Path) -> io::Result<Box<dyn Read>> {
        self.0.stream(name)
    }

    fn create(&self, name: &Path) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(CarelessFile(self.0.create(name)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }

    fn remove(&self, name: &Path) -> io::Result<()> {
        self.0.remove(name)
    }

    fn sync_folder(&self) -> io::Result<()> {
        Ok(())
    }

    fn list(&self) -> io::Result<Vec<String>> {
        self.0.list()
    }

    fn stamp(&self, name: &Path) -> io::Result<Stamp> {
        self.0.stamp(name)
    }

    fn lock(&self, name: &Path, locking: Locking, note: &str) -> io::Result<Option<Held>> {
        self.0.lock(name, locking, note)
    }

    fn free_bytes(&self) -> Option<u64> {
        self.0.free_bytes()
    }
}

impl Write for CarelessFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl NewFile for CarelessFile {
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.3} s", took.as_secs_f64())
}

#[test]
#[ignore = "takes a minute, and only prints"]
#[expect(clippy::print_stderr)]
fn durability_and_checks_beside_the_same_without() {
    let articles = std::env::var("DATELINE_TRIALS").ok().and_then(|number| number.parse().ok()).unwrap_or(20_000u64);
    let options = WriterOptions { memory_bytes: 100_000_000, threads: 1, rebuild: false };
    let index = |is_careless: bool| {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(scratch.path()).expect("a folder");
        let disk: Arc<dyn Disk> = if is_careless { Arc::new(Careless(folder)) } else { Arc::new(folder) };
        let started = Instant::now();
        let mut writer = IndexWriter::open_on(disk, options, Purpose::Writing).expect("a writer");
        for number in 0..articles {
            write(&mut writer, number, 0).expect("an article");
            // A commit every so often, as a run of half a minute makes one.
            if number % 5_000 == 4_999 {
                writer.commit(&manifest(&State::new())).expect("a commit");
            }
        }
        writer.finish().expect("merges");
        (started.elapsed(), scratch)
    };
    let mut took = [Duration::MAX; 2];
    let mut last = None;
    for _ in 0..3 {
        for is_careless in [false, true] {
            let (time, scratch) = index(is_careless);
            took[usize::from(is_careless)] = took[usize::from(is_careless)].min(time);
            last = Some(scratch);
        }
    }
    let scratch = last.expect("an index");
    let disk: Arc<dyn Disk> = Arc::new(Folder::open(scratch.path()).expect("a folder"));
    let started = Instant::now();
    let committed = Store::new(disk.clone(), Purpose::Reading).committed(Trust::Nothing).expect("a state");
    let checked = started.elapsed();
    let bytes: u64 = committed.files.values().map(|sum| sum.length).sum();
    eprintln!("{articles} articles, {:.1} MB, best of 3", bytes as f64 / 1e6);
    eprintln!("indexing, nothing synced        {}", seconds(took[1]));
    eprintln!(
        "indexing, durable               {}  x {:.3}",
        seconds(took[0]),
        took[0].as_secs_f64() / took[1].as_secs_f64()
    );
    let share = checked.as_secs_f64() / took[0].as_secs_f64();
    eprintln!("checksums of all files          {}  {:.3} of indexing", seconds(checked), share);
    std::thread::sleep(Duration::from_secs(3));
    for which in ["first opening, files checked", "second opening, remembered"] {
        let started = Instant::now();
        Index::open_on(disk.clone()).expect("an index");
        eprintln!("{which:<30}  {}", seconds(started.elapsed()));
    }
}
