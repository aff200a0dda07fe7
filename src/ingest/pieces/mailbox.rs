//! Finds the messages of a large mailbox.

use memchr::memchr;

use super::{At, Step};
use crate::ingest::parse::begins_message;

/// Goes through the lines of a mailbox.
#[derive(Debug)]
pub(super) struct MailboxScanner {
    pub(super) at: At,
    is_after_gap: bool,
    /// Up to where the end of the line was looked for.
    searched: usize,
}

impl Default for MailboxScanner {
    fn default() -> MailboxScanner {
        MailboxScanner { at: At::default(), is_after_gap: true, searched: 0 }
    }
}

impl MailboxScanner {
    pub(super) fn step(&mut self, bytes: &[u8], is_end: bool) -> Step {
        loop {
            let place = self.at.place;
            let rest = &bytes[place..];
            let Some(line) = line_of(rest, self.searched) else {
                if !is_end {
                    self.searched = rest.len();
                    return Step::More;
                }
                self.at.place = bytes.len();
                return self.at.start.take().map_or(Step::End, |start| Step::Record(start, bytes.len()));
            };
            let mut begins = false;
            if self.is_after_gap && rest.starts_with(b"From ") {
                let next = &rest[line..];
                let Some(end) = line_of(next, 0).or(is_end.then_some(next.len())) else { return Step::More };
                begins = begins_message(&rest[..line], &next[..end]);
            }
            self.is_after_gap = rest[..line].iter().all(u8::is_ascii_whitespace);
            self.at.place = place + line;
            self.searched = 0;
            if begins && let Some(start) = self.at.start.replace(place) {
                return Step::Record(start, place);
            }
        }
    }
}

/// How long the first line is, its end included, which is not in the first `searched` bytes.
fn line_of(bytes: &[u8], searched: usize) -> Option<usize> {
    let searched = searched.min(bytes.len());
    memchr(b'\n', &bytes[searched..]).map(|end| searched + end + 1)
}
