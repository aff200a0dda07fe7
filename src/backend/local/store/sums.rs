//! Turns the side file `checksums` into [`Sums`] and back: what every file of a committed state must be.
//!
//! ```text
//! dateline checksums 1
//! state LENGTH CRC          of meta.json; while a commit is being made, one line for the old and one for the new
//! file LENGTH CRC NAME      of each file of these states
//! meta LENGTH               then so many bytes: a copy of the meta.json of the last finished commit
//! sum CRC                   of everything above
//! ```
//!
//! CRC-32 (ITU-T V.42) finds every burst of up to 32 bits; a file put in another's place passes once in four thousand million times.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

use super::disk::Disk;

/// The name of the side file.
pub(crate) const SUMS: &str = "checksums";

/// What it begins with.
pub(super) const TITLE: &str = "dateline checksums 1";
/// `sum `, eight digits and the end of the line.
const LAST_LINE_BYTES: usize = 13;

/// The length and the CRC-32 of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sum {
    /// Bytes.
    pub(crate) length: u64,
    /// The CRC-32 of them.
    pub(crate) crc: u32,
}

impl Sum {
    /// The sum of bytes at hand.
    pub(crate) fn of(bytes: &[u8]) -> Sum {
        Sum { length: bytes.len() as u64, crc: crc32fast::hash(bytes) }
    }

    /// The sum of a file, read as a stream.
    pub(crate) fn of_file(disk: &dyn Disk, name: &Path) -> io::Result<Sum> {
        let mut stream = disk.stream(name)?;
        let mut summing = Summing::default();
        let mut buffer = vec![0; 256 * 1024];
        loop {
            match stream.read(&mut buffer) {
                Ok(0) => return Ok(summing.finish()),
                Ok(read) => summing.add(&buffer[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// A sum in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summing {
    length: u64,
    hasher: crc32fast::Hasher,
}

impl Summing {
    /// Goes on with these bytes.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        self.hasher.update(bytes);
    }

    /// The sum of all of them.
    pub(crate) fn finish(self) -> Sum {
        Sum { length: self.length, crc: self.hasher.finalize() }
    }
}

/// What every file of a committed state must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// What `meta.json` may be: one state, or two while a commit is being made.
    pub(crate) states: Vec<Sum>,
    /// By name.
    pub(crate) files: BTreeMap<String, Sum>,
    /// The `meta.json` of the last finished commit; empty before the first.
    pub(crate) meta: Vec<u8>,
}

impl Sums {
    /// The content of the side file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{TITLE}\n");
        for state in &self.states {
            text.push_str(&format!("state {} {:08x}\n", state.length, state.crc));
        }
        for (name, sum) in &self.files {
            text.push_str(&format!("file {} {:08x} {name}\n", sum.length, sum.crc));
        }
        text.push_str(&format!("meta {}\n", self.meta.len()));
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&self.meta);
        let sum = format!("sum {:08x}\n", crc32fast::hash(&bytes));
        bytes.extend_from_slice(sum.as_bytes());
        bytes
    }

    /// Reads it back; `None` if it is not what was written.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Sums> {
        let (content, last) = bytes.split_at_checked(bytes.len().checked_sub(LAST_LINE_BYTES)?)?;
        if last != format!("sum {:08x}\n", crc32fast::hash(content)).as_bytes() {
            return None;
        }
        let mut rest = content;
        let mut sums = Sums::default();
        if next_line(&mut rest)? != TITLE {
            return None;
        }
        loop {
            let line = next_line(&mut rest)?;
            let (kind, line) = line.split_once(' ')?;
            match kind {
                "state" => sums.states.push(sum_and_rest(line)?.0),
                "file" => {
                    let (sum, name) = sum_and_rest(line)?;
                    sums.files.insert(name.to_string(), sum);
                }
                "meta" if line.parse() == Ok(rest.len()) => {
                    sums.meta = rest.to_vec();
                    return Some(sums);
                }
                _ => return None,
            }
        }
    }
}

fn next_line<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = &rest[..end];
    *rest = &rest[end + 1..];
    std::str::from_utf8(line).ok()
}

fn sum_and_rest(line: &str) -> Option<(Sum, &str)> {
    let (length, rest) = line.split_once(' ')?;
    let (crc, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    Some((Sum { length: length.parse().ok()?, crc: u32::from_str_radix(crc, 16).ok()? }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums() -> Sums {
        let files = [("a.store", b"one".as_slice()), ("b.12.del", b"two")];
        Sums {
            states: vec![Sum::of(b"old"), Sum::of(b"new")],
            files: files.map(|(name, bytes)| (name.to_string(), Sum::of(bytes))).into(),
            meta: b"{\"old\":\n1}\n".to_vec(),
        }
    }

    #[test]
    fn the_side_file_is_read_back_and_nothing_else_is() {
        let bytes = sums().to_bytes();
        assert_eq!(Sums::from_bytes(&bytes), Some(sums()));
        assert_eq!(Sums::from_bytes(&Sums::default().to_bytes()), Some(Sums::default()));
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[place] ^= 1 << bit;
                assert_eq!(Sums::from_bytes(&flipped), None, "bit {bit} of byte {place}");
            }
            assert_eq!(Sums::from_bytes(&bytes[..place]), None);
        }
    }
}
