//! Turns a mailbox into its messages, and knows how mail and mailboxes begin.

use super::super::Batch;
use super::subject::clean_subject;
use super::{read_articles_of, read_message_of_list};

/// Reads the messages of a mailbox, or those of a part of one.
pub(crate) fn read_mailbox(bytes: &[u8], is_part: bool, batch: &mut Batch<'_>) {
    let starts = message_starts(bytes);
    if starts.is_empty() {
        return batch.problem(None, "not_mail", "no line begins a message of a mailbox");
    }
    let list = mark_of_list(bytes);
    let mut line = 1;
    let mut passed = 0;
    for ((place, start), number) in starts.iter().enumerate().zip(batch.numbers()) {
        line += bytes[passed..*start].iter().filter(|byte| **byte == b'\n').count() as u64;
        passed = *start;
        let end = starts.get(place + 1).copied().unwrap_or(bytes.len());
        let message = &bytes[*start..end];
        // The articles of one mail are numbered as those of a file of its own.
        let is_alone = starts.len() == 1 && !is_part;
        let first_line = message.iter().position(|byte| *byte == b'\n').map_or(message.len(), |end| end + 1);
        let message = unquoted(&message[first_line..]);
        if is_alone && read_articles_of(&message, batch) {
            return;
        }
        read_message_of_list(&message, number, Some(line), &list, "", batch);
    }
}

/// The mark in brackets with which most subjects of a mailbox begin: that of the list.
fn mark_of_list(bytes: &[u8]) -> String {
    let subjects = bytes.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"Subject: "));
    let subjects: Vec<_> = subjects.map(|line| String::from_utf8_lossy(&line[..line.len().min(200)])).collect();
    let mark = |subject: &str| -> Option<String> {
        let bare = clean_subject(subject, "");
        Some(bare.strip_prefix('[')?.split_once(']')?.0.to_string())
    };
    let Some(first) = subjects.first().and_then(|subject| mark(subject)) else { return String::new() };
    let opening = format!("[{first}]");
    let count = subjects.iter().filter(|subject| subject.contains(&opening)).count();
    if count >= 2 && count * 4 >= subjects.len() * 3 { first } else { String::new() }
}

/// Whether a text begins with the header lines of a mail, or of a mailbox.
pub(crate) fn begins_like_mail(head: &str) -> bool {
    let mut names: Vec<String> = Vec::new();
    for line in head.lines() {
        if line.starts_with([' ', '\t']) && !names.is_empty() {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        names.push(name.to_ascii_lowercase());
    }
    let has = |wanted: &[&str]| wanted.iter().any(|name| names.iter().any(|known| known == name));
    // Header lines such as "From:" and "Subject:" stand above articles as well; these stand only above mail.
    has(&["from", "date"]) && has(&["message-id", "received", "mime-version", "return-path", "delivered-to", "list-id"])
}

/// Whether a text begins like a mailbox.
pub(crate) fn begins_like_mailbox(head: &str) -> bool {
    let mut lines = head.lines();
    let is_first = lines.next().is_some_and(|line| line.starts_with("From ") && line.split_whitespace().count() > 2);
    is_first && lines.next().is_some_and(is_header_line)
}

fn is_header_line(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name).unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a line, at the top or after an empty one, begins a message, by the line behind it.
pub(crate) fn begins_message(line: &[u8], next: &[u8]) -> bool {
    let next = String::from_utf8_lossy(&next[..next.len().min(200)]);
    line.starts_with(b"From ") && (is_header_line(&next) || next.starts_with(">From "))
}

/// Where messages begin: at `From ` lines at the top or after an empty line, with a header line next. Not every writer marks such
/// lines in texts.
fn message_starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut is_after_gap = true;
    let mut place = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if is_after_gap && line.starts_with(b"From ") {
            let next = &bytes[place + line.len()..];
            if begins_message(line, next.split(|byte| *byte == b'\n').next().unwrap_or_default()) {
                starts.push(place);
            }
        }
        is_after_gap = line.iter().all(u8::is_ascii_whitespace);
        place += line.len();
    }
    starts
}

/// A message without the marks that a mailbox puts before `From ` lines.
fn unquoted(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_marked = marks > 0 && line[marks..].starts_with(b"From ");
        out.extend_from_slice(&line[usize::from(is_marked)..]);
    }
    out
}
