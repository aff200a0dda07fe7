//! Turns a tar archive, read from its beginning, into its regular files. Names may be long in the manner of GNU or of POSIX.

use std::io::{self, Read};

const BLOCK: usize = 512;
/// Longer names are none.
const LONGEST_NAME_BYTES: u64 = 64 * 1024;

/// A regular file of an archive.
#[derive(Debug)]
pub(super) struct TarFile {
    pub(super) name: String,
    /// Nothing if there are more of them than allowed.
    pub(super) bytes: Option<Vec<u8>>,
}

/// What comes next in an archive.
pub(super) enum TarStep {
    File(TarFile),
    End,
    /// Why the archive cannot be read on.
    Fault(String),
}

/// An archive that is being read.
pub(super) struct Tar<R> {
    reader: R,
    /// How many bytes were read.
    place: u64,
    long_name: Option<String>,
}

impl<R: Read> Tar<R> {
    pub(super) fn of(reader: R) -> Tar<R> {
        Tar { reader, place: 0, long_name: None }
    }

    /// The next regular file, its content if it has at most so many bytes.
    pub(super) fn next(&mut self, most_bytes: u64) -> TarStep {
        self.read_next(most_bytes).unwrap_or_else(|fault| TarStep::Fault(fault.to_string()))
    }

    fn read_next(&mut self, most_bytes: u64) -> io::Result<TarStep> {
        loop {
            let start = self.place;
            let header = self.bytes(BLOCK as u64)?;
            // Some archives end without the blocks that mark their end.
            if header.is_empty() || header.iter().all(|byte| *byte == 0) && header.len() == BLOCK {
                return Ok(TarStep::End);
            }
            if header.len() < BLOCK || !has_checksum(&header) {
                return Ok(TarStep::Fault(format!("byte {start} should begin a file and does not")));
            }
            let size = octal(&header[124..136]);
            let is_name = matches!(header[156], b'L' | b'x');
            let most = if is_name { LONGEST_NAME_BYTES } else { most_bytes };
            let is_file = matches!(header[156], b'0' | 0 | b'7');
            let content = if (is_file || is_name) && size <= most { Some(self.bytes(size)?) } else { None };
            let is_whole = content.as_ref().is_none_or(|content| content.len() as u64 == size);
            if !is_whole
                || !self.pass(if content.is_some() { 0 } else { size })?
                || !self.pass(size.next_multiple_of(BLOCK as u64) - size)? && !is_file
            {
                return Ok(TarStep::Fault("the archive ends inside a file".to_string()));
            }
            match header[156] {
                b'L' => self.long_name = content.map(|content| text_of(&content)),
                b'x' => self.long_name = content.and_then(|content| path_of_extension(&content)).or(self.long_name.take()),
                _ if is_file => {
                    let name = self.long_name.take().unwrap_or_else(|| short_name(&header));
                    let name = name.trim_start_matches("./").to_string();
                    return Ok(TarStep::File(TarFile { name, bytes: content }));
                }
                // Folders, links, devices.
                _ => self.long_name = None,
            }
        }
    }

    /// So many bytes, fewer at the end of the archive.
    fn bytes(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader.by_ref().take(count).read_to_end(&mut bytes)?;
        self.place += bytes.len() as u64;
        Ok(bytes)
    }

    /// Passes over so many bytes; whether there were as many.
    fn pass(&mut self, count: u64) -> io::Result<bool> {
        let passed = io::copy(&mut self.reader.by_ref().take(count), &mut io::sink())?;
        self.place += passed;
        Ok(passed == count)
    }
}

fn short_name(header: &[u8]) -> String {
    let name = text_of(&header[..100]);
    let prefix = text_of(&header[345..500]);
    // Only POSIX headers have the second part.
    if header[257..262] == *b"ustar" && header[262] == 0 && !prefix.is_empty() { format!("{prefix}/{name}") } else { name }
}

/// `30 path=folder/file.txt\n` among the records of an extended header.
fn path_of_extension(content: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(content);
    text.lines().find_map(|line| line.split_once(' ')?.1.strip_prefix("path=").map(ToString::to_string))
}

fn text_of(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(&bytes[..end]).into_owned()
}

fn octal(bytes: &[u8]) -> u64 {
    let digits = bytes.iter().skip_while(|byte| **byte == b' ').take_while(|byte| matches!(byte, b'0'..=b'7'));
    digits.fold(0, |number: u64, digit| number.saturating_mul(8).saturating_add(u64::from(digit - b'0')))
}

fn has_checksum(header: &[u8]) -> bool {
    let sum: u64 = header
        .iter()
        .enumerate()
        .map(|(place, byte)| u64::from(if (148..156).contains(&place) { b' ' } else { *byte }))
        .sum();
    sum == octal(&header[148..156])
}
