//! Turns values into texts in paragraphs, whatever markup they have.

use std::borrow::Cow;

use serde_json::Value;

use super::super::builder::ArticleBuilder;
use super::super::feed::text_without_captions;
use super::super::html::{read_html, text_of_fragment};
use super::super::scan::{holds_any, lines_of};
use super::super::xml::resolved;
use super::values::{first_text, part_text};
use crate::text::collapse_white_space;

/// The text of a body, whether it is one string, a list of paragraphs or of blocks, marked up or a whole page.
pub(super) fn body_text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => Cow::Borrowed(text.trim()),
        Value::Array(list) if list.iter().all(|part| !part.is_object()) => {
            Cow::Owned(list.iter().map(first_text).collect::<Vec<_>>().join("\n\n"))
        }
        // Each part is marked up, or not, on its own.
        Value::Array(list) => {
            let parts = list.iter().map(|part| text_of_markup(part_text(part).trim()));
            return parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
        }
        other => {
            let text = part_text(other);
            Cow::Owned(if text.is_empty() { first_text(other) } else { text.trim().to_string() })
        }
    };
    // Some crawlers keep the whole page.
    let start = text[..text.floor_char_boundary(1000)].to_ascii_lowercase();
    if start.contains("<html") || start.starts_with("<!doctype html") {
        let mut page = ArticleBuilder::default();
        read_html(&text, &mut page);
        return page.article().body.clone();
    }
    // What stands under a picture is no text.
    if text.contains("<figcaption") { text_without_captions(&text).0 } else { text_of_markup(&text) }
}

/// The paragraphs of a text that may be HTML.
pub(crate) fn text_of_markup(text: &str) -> String {
    if has_tags(text) {
        return text_of_fragment(text);
    }
    let plain = resolved(text);
    // Some programs write the marks of HTML as text: `&lt;p&gt;One.&lt;/p&gt;`.
    let is_written_twice = text.contains("&lt;/") && has_tags(&plain);
    if is_written_twice { text_of_fragment(&plain) } else { paragraphs(&plain) }
}

/// A line that may be HTML, without its markup.
pub(crate) fn line_of_markup(text: &str) -> String {
    let line =
        if has_tags(text) { collapse_white_space(&text_of_fragment(text)) } else { collapse_white_space(&resolved(text)) };
    // Some programs write the names of characters twice: `&amp;rsquo;`.
    let is_written_twice = line.contains('&') && line.contains(';');
    if is_written_twice { collapse_white_space(&resolved(&line)) } else { line }
}

/// Whether there are tags of HTML in a text.
fn has_tags(text: &str) -> bool {
    const TAGS: [&str; 35] = [
        "p",
        "br",
        "div",
        "a",
        "span",
        "b",
        "i",
        "em",
        "strong",
        "img",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "table",
        "iframe",
        "font",
        "center",
        "pre",
        "code",
        "section",
        "article",
        "sup",
        "sub",
        "u",
        "hr",
        "small",
        "html",
    ];
    if !holds_any(text, [b'<']) {
        return false;
    }
    let last_end = text.rfind('>').unwrap_or_default();
    text[..last_end].match_indices('<').any(|(place, _)| {
        let after = text[place + 1..].trim_start_matches('/');
        let length = after.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let ends = after[length..].starts_with(['>', ' ', '/', '\n', '\t', '\r']);
        ends && TAGS.iter().any(|tag| after[..length].eq_ignore_ascii_case(tag))
    })
}

/// Whether a text is plain and already has its paragraphs set apart by one empty line each, as most texts of programs have.
pub(super) fn is_in_paragraphs(text: &str) -> bool {
    let is_paragraph = |line: &str| !line.is_empty() && line.len() == line.trim().len();
    let mut lines = lines_of(text);
    !holds_any(text, [b'&', b'<', b'\r'])
        && lines.next().is_some_and(is_paragraph)
        && loop {
            match (lines.next(), lines.next()) {
                (None, _) => break true,
                (Some(""), Some(line)) if is_paragraph(line) => {}
                _ => break false,
            }
        }
}

/// Paragraphs separated by one empty line. A text without empty lines has one paragraph a line.
pub(crate) fn paragraphs(text: &str) -> String {
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    };
    // Two line ends in a row are an empty line too.
    let has_empty_lines = text.lines().any(|line| line.trim().is_empty());
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            gap = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap || !has_empty_lines { "\n\n" } else { " " });
        }
        out.push_str(line);
        gap = false;
    }
    out
}
