//! Finds the records of a large text in XML: the items of a feed, the pages of a wiki, the notes of an export.

use memchr::memchr;
use memchr::memmem::find;

use super::{At, Frame, Step};
use crate::ingest::parse::xml_root_name;

/// What stands around the records, and how to find them, if these first bytes begin a text that is known to hold many.
pub(super) fn frame_of(head: &[u8]) -> Option<(Frame, XmlScanner)> {
    let text = String::from_utf8_lossy(head);
    let record = match xml_root_name(&text)?.as_str() {
        "rss" | "RDF" | "rdf" | "channel" => "item",
        "feed" => "entry",
        "mediawiki" => "page",
        "en-export" => "note",
        "response" | "add" => "doc",
        _ => return None,
    };
    let scanner = || XmlScanner { at: At::default(), record: record.as_bytes(), inside: None, is_in_end: false };
    // The first record is found as all others are.
    let mut first = scanner();
    let start = match first.step(head, false) {
        Step::Record(start, _) => start,
        Step::More | Step::End => first.at.start?,
    };
    let before = head[..start].to_vec();
    let after = ends_of(&before);
    Some((Frame { before, after, is_separated: false }, scanner()))
}

/// The ends of all elements that are open at the end of a text.
fn ends_of(before: &[u8]) -> Vec<u8> {
    let mut open: Vec<&[u8]> = Vec::new();
    let mut rest = before;
    while let Some(start) = memchr(b'<', rest) {
        rest = &rest[start..];
        let end = match () {
            () if rest.starts_with(b"<!--") => b"-->".as_slice(),
            () if rest.starts_with(b"<![CDATA[") => b"]]>",
            () => b">",
        };
        let Some(end) = find(rest, end).map(|place| place + end.len()) else { break };
        let tag = &rest[..end];
        rest = &rest[end..];
        let name = |from: usize| {
            let name = &tag[from..tag.len() - 1];
            &name[..name.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/').unwrap_or(name.len())]
        };
        match tag.get(1) {
            Some(b'!' | b'?') | None => {}
            Some(b'/') => {
                if let Some(place) = open.iter().rposition(|known| *known == name(2)) {
                    open.truncate(place);
                }
            }
            Some(_) if tag.ends_with(b"/>") => {}
            Some(_) => open.push(name(1)),
        }
    }
    open.iter().rev().flat_map(|name| [b"</", *name, b">"].concat()).collect()
}

/// Goes through the elements of one name.
#[derive(Debug)]
pub(super) struct XmlScanner {
    pub(super) at: At,
    record: &'static [u8],
    /// What ends the comment or the text without marks in which the place is.
    inside: Option<&'static [u8]>,
    /// Whether the place is in the mark that ends a record.
    is_in_end: bool,
}

impl XmlScanner {
    pub(super) fn step(&mut self, bytes: &[u8], is_end: bool) -> Step {
        const LONGEST_BEGINNING: usize = b"<![CDATA[".len();
        while self.at.place < bytes.len() {
            if self.is_in_end {
                let Some(end) = memchr(b'>', &bytes[self.at.place..]) else {
                    self.at.place = bytes.len();
                    break;
                };
                self.at.place += end + 1;
                self.is_in_end = false;
                if let Some(start) = self.at.start.take() {
                    return Step::Record(start, self.at.place);
                }
                continue;
            }
            if let Some(end) = self.inside {
                let Some(found) = find(&bytes[self.at.place..], end) else {
                    // The end may be cut in two.
                    self.at.place = self.at.place.max(bytes.len().saturating_sub(end.len() - 1));
                    if is_end {
                        self.at.place = bytes.len();
                    }
                    break;
                };
                self.at.place += found + end.len();
                self.inside = None;
                continue;
            }
            let Some(found) = memchr(b'<', &bytes[self.at.place..]) else {
                self.at.place = bytes.len();
                break;
            };
            let place = self.at.place + found;
            self.at.place = place;
            let rest = &bytes[place..];
            if rest.len() < LONGEST_BEGINNING.max(self.record.len() + 3) && !is_end {
                break;
            }
            if rest.starts_with(b"<!--") {
                self.inside = Some(b"-->");
                self.at.place += 4;
            } else if rest.starts_with(b"<![CDATA[") {
                self.inside = Some(b"]]>");
                self.at.place += LONGEST_BEGINNING;
            } else if self.is_named(rest, 1) {
                self.at.place += 1;
                // Where the end of a record is missing, the next one ends it.
                if let Some(start) = self.at.start.replace(place) {
                    return Step::Record(start, place);
                }
            } else if rest[1..].starts_with(b"/") && self.is_named(rest, 2) && self.at.start.is_some() {
                self.is_in_end = true;
            } else {
                self.at.place += 1;
            }
        }
        if !is_end {
            return Step::More;
        }
        self.at.start.take().map_or(Step::End, |start| Step::Record(start, bytes.len()))
    }

    fn is_named(&self, tag: &[u8], from: usize) -> bool {
        tag.get(from..)
            .and_then(|tag| tag.strip_prefix(self.record))
            .is_some_and(|rest| matches!(rest.first(), Some(b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t')))
    }
}
