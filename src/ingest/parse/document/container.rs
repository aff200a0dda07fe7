//! Turns a zip archive in memory into the bytes of its entries, never more than a document needs.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unreadable;

/// All that is unpacked of one file.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Up to here an entry may be packed as tightly as it likes, beyond it a hundredfold.
const FREE_BYTES: u64 = 1024 * 1024;
const MOST_RATIO: u64 = 100;
const MOST_ENTRIES: usize = 20_000;

/// An archive that holds one document.
pub(super) struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Container<'b> {
    /// Reads the list of entries.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Container<'b>, Unreadable> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            // Word wraps encrypted documents so.
            return Err(Unreadable::new("encrypted", "the document can only be read with a password"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if archive.len() > MOST_ENTRIES {
            return Err(Unreadable::new("archive_bomb", format!("the archive has more than {MOST_ENTRIES} entries")));
        }
        Ok(Container { archive, left: MOST_BYTES })
    }

    /// The bytes of an entry; `None` if there is none of that name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::new("encrypted", "the document can only be read with a password"));
            }
            Err(error) => return Err(broken(&error)),
        };
        let most = FREE_BYTES.max(entry.compressed_size().saturating_mul(MOST_RATIO)).min(self.left);
        let mut bytes = Vec::new();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(&error.into()))?;
        if bytes.len() as u64 > most {
            let message = format!("\"{name}\" unpacks to more than {most} bytes, which no document does");
            return Err(Unreadable::new("archive_bomb", message));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// The text of an entry that is XML or HTML.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        match super::super::charset::decode(&bytes, Some("utf-8")) {
            Ok((text, _)) => Ok(Some(text.into_owned())),
            Err(_) => Err(Unreadable::new("broken_document", format!("\"{name}\" inside the document is not text"))),
        }
    }

    /// The text of an entry without which there is no document.
    pub(super) fn main_text(&mut self, name: &str) -> Result<String, Unreadable> {
        let missing = || Unreadable::new("broken_document", format!("\"{name}\" is missing inside the document"));
        self.text(name)?.ok_or_else(missing)
    }
}

fn broken(error: &ZipError) -> Unreadable {
    Unreadable::new("broken_document", format!("the document cannot be unpacked: {error}"))
}
