//! Turns files and what they must be into a verdict on each, and remembers it, so that a file is read through once and not at every opening.
//!
//! What is remembered is the stamp of a file: whoever writes to it changes its stamp. A file changed a moment ago is not remembered, since clocks of
//! file systems are coarse, and nothing is for more than [`GOOD_FOR_S`], since disks lose bits without telling. The memory of the
//! process is shared by all its indexes; the file `.checked` carries it over to the next process.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use super::disk::{Disk, Stamp};
use super::sums::Sum;

/// The name of the memory of an index.
pub(crate) const CHECKED: &str = ".checked";

/// What was checked is checked again after a week.
const GOOD_FOR_S: u64 = 7 * 24 * 3600;
/// A file changed less than so long ago may be changed again without its stamp showing it.
const UNSETTLED_NS: i128 = 2_000_000_000;
/// Less is checked again sooner than remembered for the next process.
const WORTH_REMEMBERING_BYTES: u64 = 4 << 20;
const MOST_REMEMBERED: usize = 100_000;

const TITLE: &str = "dateline checked 1";

/// What this process knows of files, by their stamps: their sum and when it was taken, in seconds since 1970.
static KNOWN: Mutex<Option<HashMap<Stamp, (Sum, u64)>>> = Mutex::new(None);

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It is not there.
    Missing,
    /// It has another length.
    Length {
        /// Bytes it should have.
        expected: u64,
        /// Bytes it has.
        found: u64,
    },
    /// It has other bytes.
    Content,
    /// It and the checksums do not go together; either may be the damaged one.
    Disagrees,
    /// It cannot be read.
    Unreadable(String),
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Wrong::Missing => write!(formatter, "is missing"),
            Wrong::Length { expected, found } => write!(formatter, "has {found} bytes instead of {expected}"),
            Wrong::Content => write!(formatter, "has other content than was written"),
            Wrong::Disagrees => write!(formatter, "does not fit \"checksums\""),
            Wrong::Unreadable(error) => write!(formatter, "cannot be read ({error})"),
        }
    }
}

/// How much is believed without looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// What is remembered.
    Memory,
    /// Nothing: every byte is read.
    Nothing,
}

/// Files found right by one handle, whose stamps need not be settled: nobody but a writer of ours changes them in between.
pub(crate) type Own = HashMap<String, (Stamp, Sum)>;

/// The files that are not what they must be.
pub(crate) fn wrong_files(
    disk: &dyn Disk,
    files: &BTreeMap<String, Sum>,
    trust: Trust,
    own: &mut Own,
) -> BTreeMap<String, Wrong> {
    let now_s = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut wrong = BTreeMap::new();
    let mut unknown: Vec<(&String, Sum, Stamp)> = Vec::new();
    let mut remembered = None;
    for (name, sum) in files {
        let stamp = match disk.stamp(Path::new(name)) {
            Ok(stamp) => stamp,
            Err(error) => {
                let is_missing = error.kind() == std::io::ErrorKind::NotFound;
                wrong.insert(name.clone(), if is_missing { Wrong::Missing } else { Wrong::Unreadable(error.to_string()) });
                continue;
            }
        };
        if stamp.size != sum.length {
            wrong.insert(name.clone(), Wrong::Length { expected: sum.length, found: stamp.size });
            continue;
        }
        let is_known = trust == Trust::Memory
            && (own.get(name) == Some(&(stamp, *sum)) || recall(&stamp, now_s) == Some(*sum) || {
                let remembered = remembered.get_or_insert_with(|| read_memory(disk));
                let known = remembered.get(&stamp).filter(|(known, taken_s)| known == sum && is_good(*taken_s, now_s));
                known.is_some_and(|(sum, taken_s)| {
                    remember(stamp, *sum, *taken_s);
                    true
                })
            });
        if !is_known {
            unknown.push((name, *sum, stamp));
        }
    }
    let read_bytes: u64 = unknown.iter().map(|(_, sum, _)| sum.length).sum();
    // The largest first, so that no thread is left with it at the end.
    unknown.sort_by_key(|(_, sum, _)| std::cmp::Reverse(sum.length));
    for ((name, sum, stamp), found) in unknown.iter().zip(sums_of(disk, &unknown)) {
        match found {
            Ok(found) if found == *sum => {
                own.insert(name.to_string(), (*stamp, *sum));
                if is_settled(stamp) {
                    remember(*stamp, *sum, now_s);
                }
            }
            Ok(found) if found.length != sum.length => {
                wrong.insert(name.to_string(), Wrong::Length { expected: sum.length, found: found.length });
            }
            Ok(_) => _ = wrong.insert(name.to_string(), Wrong::Content),
            Err(error) => _ = wrong.insert(name.to_string(), Wrong::Unreadable(error.to_string())),
        }
    }
    if read_bytes >= WORTH_REMEMBERING_BYTES {
        write_memory(disk, files, now_s);
    }
    wrong
}

/// The sums of files, taken by a few threads.
fn sums_of(disk: &dyn Disk, files: &[(&String, Sum, Stamp)]) -> Vec<std::io::Result<Sum>> {
    let bytes: u64 = files.iter().map(|(_, sum, _)| sum.length).sum();
    let threads = if bytes < 1 << 20 { 1 } else { std::thread::available_parallelism().map_or(1, usize::from).min(4) };
    let sum_of = |(name, ..): &(&String, Sum, Stamp)| Sum::of_file(disk, Path::new(name));
    if threads == 1 {
        return files.iter().map(sum_of).collect();
    }
    let next = AtomicUsize::new(0);
    let found: Mutex<Vec<Option<std::io::Result<Sum>>>> = Mutex::new(files.iter().map(|_| None).collect());
    let work = || {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(place) else { break };
            let sum = sum_of(file);
            found.lock().unwrap_or_else(PoisonError::into_inner)[place] = Some(sum);
        }
    };
    std::thread::scope(|scope| {
        (1..threads).for_each(|_| _ = scope.spawn(work));
        work();
    });
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.into_iter().map(|sum| sum.unwrap_or_else(|| Err(std::io::Error::other("was not read")))).collect()
}

fn is_good(taken_s: u64, now_s: u64) -> bool {
    // A clock set back makes old verdicts look new; they end a week after it has come round.
    now_s.saturating_sub(taken_s) < GOOD_FOR_S && taken_s <= now_s
}

fn is_settled(stamp: &Stamp) -> bool {
    let now_ns = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as i128);
    now_ns - stamp.modified_ns.max(stamp.changed_ns) > UNSETTLED_NS
}

fn recall(stamp: &Stamp, now_s: u64) -> Option<Sum> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let (sum, taken_s) = known.as_ref()?.get(stamp)?;
    is_good(*taken_s, now_s).then_some(*sum)
}

fn remember(stamp: Stamp, sum: Sum, taken_s: u64) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    if known.len() >= MOST_REMEMBERED {
        known.clear();
    }
    known.insert(stamp, (sum, taken_s));
}

/// What earlier processes knew. A memory that was tampered with is none.
fn read_memory(disk: &dyn Disk) -> HashMap<Stamp, (Sum, u64)> {
    let bytes = disk.read(Path::new(CHECKED)).unwrap_or_default();
    let Some((content, last)) = std::str::from_utf8(&bytes).ok().and_then(|text| text.split_once("sum ")) else {
        return HashMap::new();
    };
    if last.trim_end() != format!("{:08x}", crc32fast::hash(content.as_bytes())) || !content.starts_with(TITLE) {
        return HashMap::new();
    }
    content.lines().skip(1).filter_map(remembered_in).collect()
}

fn remembered_in(line: &str) -> Option<(Stamp, (Sum, u64))> {
    let numbers: Vec<i128> = line.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [device, file, size, modified_ns, changed_ns, crc, taken_s] = numbers[..] else { return None };
    let size = u64::try_from(size).ok()?;
    let file = (u64::try_from(device).ok()?, u64::try_from(file).ok()?);
    let sum = Sum { length: size, crc: u32::try_from(crc).ok()? };
    Some((Stamp { file, size, modified_ns, changed_ns }, (sum, u64::try_from(taken_s).ok()?)))
}

/// Leaves what is known of these files to the next process. Where nothing can be written, it will have to look for itself.
fn write_memory(disk: &dyn Disk, files: &BTreeMap<String, Sum>, now_s: u64) {
    let mut text = format!("{TITLE}\n");
    {
        let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let stamps = files.keys().filter_map(|name| disk.stamp(Path::new(name)).ok());
        for stamp in stamps {
            let Some((sum, taken_s)) = known.as_ref().and_then(|known| known.get(&stamp)) else { continue };
            let Stamp { file: (device, file), size, modified_ns, changed_ns } = stamp;
            text.push_str(&format!("{device} {file} {size} {modified_ns} {changed_ns} {} {taken_s}\n", sum.crc));
        }
    }
    text.push_str(&format!("sum {:08x}\n", crc32fast::hash(text.as_bytes())));
    let draft = format!(".tmp-checked-{}-{now_s}", std::process::id());
    let written = disk.create(Path::new(&draft)).and_then(|mut file| file.write_all(text.as_bytes()));
    if written.and_then(|()| disk.rename(Path::new(&draft), Path::new(CHECKED))).is_err() {
        _ = disk.remove(Path::new(&draft));
    }
}
