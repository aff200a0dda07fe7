//! Turns byte strings into frames on a pipe and back: a mark, the length, the bytes.

use std::io::{self, Read, Write};

/// Tells an answer from what a library may have printed.
const MARK: [u8; 4] = *b"DLF1";

/// Writes one frame.
pub(super) fn write_frame(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&MARK)?;
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

/// Reads one frame of at most `most_bytes`; `None` where the pipe was closed between frames. A longer one is
/// [`io::ErrorKind::FileTooLarge`], anything that is no frame [`io::ErrorKind::InvalidData`].
pub(super) fn read_frame(from: &mut impl Read, most_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::with_capacity(12);
    from.by_ref().take(12).read_to_end(&mut head)?;
    if head.is_empty() {
        return Ok(None);
    }
    let length = head.strip_prefix(&MARK).and_then(|length| <[u8; 8]>::try_from(length).ok()).map(u64::from_le_bytes);
    let Some(length) = length else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    if length > most_bytes {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // The length is only what the other side says: room is made as the bytes come.
    let mut bytes = Vec::new();
    from.by_ref().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_whole_or_with_the_reason() {
        let mut pipe = Vec::new();
        write_frame(&mut pipe, b"first").expect("room");
        write_frame(&mut pipe, b"").expect("room");
        let mut from = pipe.as_slice();
        assert_eq!(read_frame(&mut from, 5).expect("a frame"), Some(b"first".to_vec()));
        assert_eq!(read_frame(&mut from, 5).expect("a frame"), Some(Vec::new()));
        assert_eq!(read_frame(&mut from, 5).expect("the end"), None);
        let kind = |bytes: &[u8], most| read_frame(&mut &*bytes, most).expect_err("no frame").kind();
        assert_eq!(kind(&pipe, 4), io::ErrorKind::FileTooLarge);
        assert_eq!(kind(&pipe[..14], 5), io::ErrorKind::UnexpectedEof);
        assert_eq!(kind(&pipe[..7], 5), io::ErrorKind::InvalidData);
        assert_eq!(kind(b"Some library says hello.", 5), io::ErrorKind::InvalidData);
    }
}
