//! Turns a file into a [`FileHandle`] that reads it in place: a window at a time where it is read from front to back, and otherwise what is asked for.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tantivy::HasLen;
use tantivy::directory::{FileHandle, OwnedBytes};

/// A file and the last piece that was read of it.
#[derive(Debug)]
pub(super) struct WindowedFile {
    file: File,
    length: usize,
    window: Mutex<Window>,
}

/// A piece of a file.
#[derive(Debug, Default)]
struct Window {
    start: usize,
    bytes: Vec<u8>,
}

impl WindowedFile {
    const WINDOW_BYTES: usize = 128 * 1024;

    pub(super) fn open(path: &Path) -> io::Result<WindowedFile> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        Ok(WindowedFile { file, length, window: Mutex::default() })
    }

    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; range.len()];
        #[cfg(unix)]
        std::os::unix::fs::FileExt::read_exact_at(&self.file, &mut bytes, range.start as u64)?;
        Ok(bytes)
    }
}

impl HasLen for WindowedFile {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for WindowedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if range.len() > WindowedFile::WINDOW_BYTES / 2 {
            return Ok(OwnedBytes::new(self.read(range)?));
        }
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let end = window.start + window.bytes.len();
        if range.start < window.start || range.end > end {
            // Articles that are put into the order of their days are read here and there, each once.
            let goes_on = (window.start..=end + WindowedFile::WINDOW_BYTES / 4).contains(&range.start);
            let until = if goes_on { (range.start + WindowedFile::WINDOW_BYTES).min(self.length) } else { range.end };
            *window = Window { start: range.start, bytes: self.read(range.start..until)? };
        }
        let inside = range.start - window.start..range.end - window.start;
        Ok(OwnedBytes::new(window.bytes[inside].to_vec()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_read_through_windows_is_that_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        let content: Vec<u8> = (0..300_000u32).map(|place| (place.wrapping_mul(place) / 7) as u8).collect();
        std::fs::write(&path, &content).expect("a file");
        let file = WindowedFile::open(&path).expect("an open file");
        let mut state = 1u64;
        for _ in 0..2000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let start = (state >> 33) as usize % content.len();
            let length = if state >> 60 == 0 { 100_000 } else { (state >> 20) as usize % 500 };
            let range = start..(start + length).min(content.len());
            assert_eq!(&*file.read_bytes(range.clone()).expect("bytes"), &content[range]);
        }
        assert!(file.read_bytes(299_999..300_001).is_err());
    }
}
