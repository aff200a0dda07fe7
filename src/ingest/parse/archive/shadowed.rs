//! Finds the files of a zip archive whose names come again in its list. Whoever reads the list by names sees the last of them alone.

use std::collections::HashMap;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

const MARK: &[u8] = b"PK\x01\x02";
const HEADER_BYTES: usize = 46;

/// The files that come before another of their name.
#[derive(Debug, Default)]
pub(super) struct Shadowed {
    /// Where in the source they begin, in the order of the list.
    pub(super) places: Vec<u64>,
    /// How many of them have a name.
    pub(super) times: HashMap<String, u64>,
}

/// Those of the list of an archive at this place; so many bytes stand before the archive.
pub(super) fn shadowed_files(source: &mut (impl Read + Seek), list_start: u64, before: u64) -> io::Result<Shadowed> {
    source.seek(SeekFrom::Start(list_start))?;
    let mut list = BufReader::new(source);
    let mut last: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut shadowed = Shadowed::default();
    let mut header = [0; HEADER_BYTES];
    while list.read_exact(&mut header).is_ok() && header.starts_with(MARK) {
        let short = |place: usize| u64::from(u16::from_le_bytes([header[place], header[place + 1]]));
        let (mut name, mut extra) = (Vec::new(), Vec::new());
        list.by_ref().take(short(28)).read_to_end(&mut name)?;
        list.by_ref().take(short(30)).read_to_end(&mut extra)?;
        io::copy(&mut list.by_ref().take(short(32)), &mut io::sink())?;
        let place = place_of(&header, &extra).saturating_add(before);
        let written = String::from_utf8_lossy(&name).replace('\\', "/");
        if let Some(earlier) = last.insert(name, place) {
            shadowed.places.push(earlier);
            *shadowed.times.entry(written).or_insert(0) += 1;
        }
    }
    Ok(shadowed)
}

/// Where a file begins; in large archives (zip64) that stands behind those of its sizes that are too large for the header.
fn place_of(header: &[u8; HEADER_BYTES], mut extra: &[u8]) -> u64 {
    const TOO_LARGE: u32 = u32::MAX;
    let long = |place: usize| u32::from_le_bytes([header[place], header[place + 1], header[place + 2], header[place + 3]]);
    if long(42) < TOO_LARGE {
        return u64::from(long(42));
    }
    let sizes = [20, 24].iter().filter(|place| long(**place) == TOO_LARGE).count();
    while let Some((&[id, kind, low, high], rest)) = extra.split_first_chunk::<4>() {
        let field = rest.get(..usize::from(u16::from_le_bytes([low, high]))).unwrap_or(rest);
        let place = field.get(sizes * 8..).and_then(|field| field.first_chunk::<8>());
        if [id, kind] == [1, 0]
            && let Some(place) = place
        {
            return u64::from_le_bytes(*place);
        }
        extra = &rest[field.len()..];
    }
    u64::from(TOO_LARGE)
}
