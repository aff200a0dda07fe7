//! Turns a document in Rich Text Format into its paragraphs.
//!
//! Left out: hidden text, pictures, field codes. Notes are kept as metadata, running heads apart. A file that was cut short is read as far as it goes.

use std::borrow::Cow;

use rtf_parser_tt::{DocumentInfo, Part, RtfDocument};

use super::docx::split;
use super::{Document, Properties, Unreadable, tidy};

/// What a file of this format begins with.
pub(crate) const BEGINNING: &[u8] = b"{\\rtf";

/// Reads the paragraphs and properties.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let document = RtfDocument::from_bytes(bytes).or_else(|_| RtfDocument::from_bytes(&closed(bytes)));
    let document = document.map_err(|error| Unreadable::new("damaged_rtf", format!("this is no whole RTF: {error}")))?;
    let (mut text, mut notes, mut heads) = (String::new(), String::new(), String::new());
    for block in document.body.iter().filter(|block| !block.painter.hidden) {
        match block.part {
            Part::Body => text.push_str(&block.text),
            Part::Note(_) => notes.push_str(&block.text),
            Part::Header | Part::Footer => heads.push_str(&block.text),
            _ => {}
        }
    }
    let lines_of = |text: &str| tidy(text).lines().map(str::to_string).collect::<Vec<String>>();
    let footnotes = lines_of(&notes);
    let running_heads = lines_of(&heads);
    let properties = Properties { footnotes, running_heads, ..properties_of(document.info) };
    Ok(Document { paragraphs: paragraphs_of(&text), title: None, headings: Vec::new(), properties })
}

/// Where empty lines set paragraphs apart, lines under each other belong together; otherwise each line is a paragraph.
fn paragraphs_of(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let has_gaps = text.trim().lines().filter(|line| line.trim().is_empty()).count() >= 2;
    let mut follows_gap = true;
    for line in text.lines() {
        let line = tidy(line);
        match paragraphs.last_mut() {
            _ if line.is_empty() => follows_gap = true,
            Some(last) if has_gaps && !follows_gap => {
                last.push('\n');
                last.push_str(&line);
            }
            _ => {
                paragraphs.push(line);
                follows_gap = false;
            }
        }
    }
    paragraphs
}

/// The same with every group ended.
fn closed(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (mut open, mut is_escaped) = (0usize, false);
    for byte in bytes {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    if open == 0 {
        return Cow::Borrowed(bytes);
    }
    let mut closed = bytes.to_vec();
    // What was being said when it was cut is no word of the format.
    closed.push(b' ');
    closed.resize(closed.len() + open, b'}');
    Cow::Owned(closed)
}

fn properties_of(info: DocumentInfo) -> Properties {
    Properties {
        title: info.title.unwrap_or_default(),
        authors: split(&info.author.unwrap_or_default()),
        keywords: split(&info.keywords.unwrap_or_default()),
        subject: info.subject.unwrap_or_default(),
        description: info.comment.unwrap_or_default(),
        publisher: info.company.unwrap_or_default(),
        ..Properties::default()
    }
}
