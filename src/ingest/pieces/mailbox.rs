//! Finds the messages of a large mailbox.

use memchr::memchr;

use super::{At, Step};
use crate::ingest::parse::begins_message;

/// A longer line is none that begins a message, and of the line behind one no more is looked at.
const LONGEST_LINE_BYTES: usize = 4096;

/// Goes through the lines of a mailbox.
#[derive(Debug)]
pub(super) struct MailboxScanner {
    pub(super) at: At,
    is_after_gap: bool,
    /// Within a line that begins no message: whether it is blank so far.
    inside: Option<bool>,
}

impl Default for MailboxScanner {
    fn default() -> MailboxScanner {
        MailboxScanner { at: At::default(), is_after_gap: true, inside: None }
    }
}

impl MailboxScanner {
    pub(super) fn step(&mut self, bytes: &[u8], is_end: bool) -> Step {
        const MARK: &[u8] = b"From ";
        loop {
            let place = self.at.place;
            let rest = &bytes[place..];
            let is_line = self.inside.is_none() && self.is_after_gap;
            let Some(line) = line_of(rest) else {
                if is_end {
                    self.at.place = bytes.len();
                    return self.at.start.take().map_or(Step::End, |start| Step::Record(start, bytes.len()));
                }
                let may_begin = is_line && (rest.starts_with(MARK) || MARK.starts_with(rest));
                if !rest.is_empty() && (!may_begin || rest.len() > LONGEST_LINE_BYTES) {
                    self.inside = Some(self.is_blank(rest));
                    self.at.place = bytes.len();
                }
                return Step::More;
            };
            let mut begins = false;
            if is_line && rest.starts_with(MARK) && line <= LONGEST_LINE_BYTES {
                let next = &rest[line..];
                let is_enough = is_end || next.len() >= LONGEST_LINE_BYTES;
                let Some(end) = line_of(next).or(is_enough.then_some(next.len())) else { return Step::More };
                begins = begins_message(&rest[..line], &next[..end.min(LONGEST_LINE_BYTES)]);
            }
            self.is_after_gap = self.is_blank(&rest[..line]);
            self.inside = None;
            self.at.place = place + line;
            if begins && let Some(start) = self.at.start.replace(place) {
                return Step::Record(start, place);
            }
        }
    }

    /// Whether the line is blank up to the end of these bytes, with which it begins or goes on.
    fn is_blank(&self, bytes: &[u8]) -> bool {
        self.inside.unwrap_or(true) && bytes.iter().all(u8::is_ascii_whitespace)
    }
}

/// How long the first line is, its end included.
fn line_of(bytes: &[u8]) -> Option<usize> {
    memchr(b'\n', bytes).map(|end| end + 1)
}
