//! Turns the bytes of a tar archive into its regular files. Names may be long in the manner of GNU or of POSIX.

use std::borrow::Cow;

const BLOCK: usize = 512;

/// A regular file of an archive.
pub(super) struct TarFile<'b> {
    pub(super) name: String,
    pub(super) bytes: Cow<'b, [u8]>,
}

/// The files, and why the archive could not be read to its end.
pub(super) fn files_of(bytes: &[u8]) -> (Vec<TarFile<'_>>, Option<String>) {
    let mut files = Vec::new();
    let mut long_name: Option<String> = None;
    let mut at = 0;
    while let Some(header) = bytes.get(at..at + BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            return (files, None);
        }
        if !has_checksum(header) {
            return (files, Some(format!("byte {at} should begin a file and does not")));
        }
        let start = at + BLOCK;
        let size = octal(&header[124..136]);
        let Some(content) = usize::try_from(size).ok().and_then(|size| bytes.get(start..start.checked_add(size)?)) else {
            return (files, Some("the archive ends inside a file".to_string()));
        };
        at = start + content.len().div_ceil(BLOCK) * BLOCK;
        match header[156] {
            b'L' => long_name = Some(text_of(content)),
            b'x' => long_name = path_of_extension(content).or(long_name),
            b'0' | 0 | b'7' => {
                let name = long_name.take().unwrap_or_else(|| short_name(header));
                let name = name.trim_start_matches("./").to_string();
                files.push(TarFile { name, bytes: Cow::Borrowed(content) });
            }
            // Folders, links, devices.
            _ => long_name = None,
        }
    }
    (files, None)
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
