//! Turns values into texts in paragraphs, whatever markup they have.

use std::borrow::Cow;

use serde_json::Value;

use super::super::builder::ArticleBuilder;
use super::super::feed::entry_without_frame;
use super::super::html::{EntryText, read_html, text_of_entry, text_of_fragment};
use super::super::scan::{holds_any, lines_of};
use super::super::xml::resolved;
use super::values::{first_text, part_text};
use crate::text::collapse_white_space;

/// The text of a body, whether it is one string, a list of paragraphs or of blocks, marked up or a whole page.
pub(super) fn body_text(value: &Value) -> String {
    body_entry(value).text
}

/// The same, with what stands beside the text.
pub(super) fn body_entry(value: &Value) -> EntryText {
    let alone = |text: String| EntryText { text, ..EntryText::default() };
    let text = match value {
        Value::String(text) => Cow::Borrowed(text.trim()),
        Value::Array(list) if list.iter().all(|part| !part.is_object()) => {
            Cow::Owned(list.iter().map(first_text).collect::<Vec<_>>().join("\n\n"))
        }
        // Each part is marked up, or not, on its own.
        Value::Array(list) => {
            let parts = list.iter().map(|part| text_of_markup(part_text(part).trim()));
            return alone(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"));
        }
        other => {
            let text = part_text(other);
            Cow::Owned(if text.is_empty() { first_text(other) } else { text.trim().to_string() })
        }
    };
    if is_whole_page(&text) {
        let mut page = ArticleBuilder::default();
        read_html(&text, &mut page);
        return alone(page.article().body.clone());
    }
    entry_without_frame(&text)
}

/// Some crawlers keep the whole page.
fn is_whole_page(text: &str) -> bool {
    let start = text[..text.floor_char_boundary(1000)].to_ascii_lowercase();
    start.contains("<html") || start.starts_with("<!doctype html")
}

/// The text of a piece of HTML, which is no whole page, and what stands beside it.
pub(super) fn entry_of_fragment(text: &str) -> Option<EntryText> {
    let text = text.trim();
    (as_html(text).is_some() && !is_whole_page(text)).then(|| entry_without_frame(text))
}

/// The text of an article that may be HTML, and what stands beside it.
pub(crate) fn entry_of_markup(text: &str) -> EntryText {
    match as_html(text) {
        Some(html) => text_of_entry(&html),
        None => EntryText { text: paragraphs(&resolved(text)), ..EntryText::default() },
    }
}

/// A text as the HTML that it is. Some programs write the marks of HTML as text: `&lt;p&gt;One.&lt;/p&gt;`.
fn as_html(text: &str) -> Option<Cow<'_, str>> {
    if has_tags(text) {
        return Some(Cow::Borrowed(text));
    }
    let may_be_written_twice = text.contains("&lt;/");
    may_be_written_twice.then(|| resolved(text)).filter(|plain| has_tags(plain))
}

/// The paragraphs of a text that may be HTML.
pub(crate) fn text_of_markup(text: &str) -> String {
    as_html(text).map_or_else(|| paragraphs(&resolved(text)), |html| text_of_fragment(&html))
}

/// A line that may be HTML, without its markup.
pub(crate) fn line_of_markup(text: &str) -> String {
    let line =
        if has_tags(text) { collapse_white_space(&text_of_fragment(text)) } else { collapse_white_space(&resolved(text)) };
    // Some programs write the names of characters twice: `&amp;rsquo;`.
    let is_written_twice = line.contains('&') && line.contains(';');
    if is_written_twice { collapse_white_space(&resolved(&line)) } else { line }
}

/// Tags that are nothing else.
const TAGS: &str = "p br div a span b i em strong img ul ol li h1 h2 h3 h4 h5 h6 blockquote figure figcaption table tbody thead tfoot tr td th iframe font \
    center pre code section article sup sub u hr small html dl dt dd nobr wbr noscript abbr acronym tt strike del ins kbd samp svg colgroup";

/// Tags whose names may be those of gaps in a text (`<name>`, `<time>`): they count with attributes or where they are closed.
const WORDS_AND_TAGS: &str = "main aside header footer nav hgroup picture video audio source track mark cite time data s q big address details summary \
    label input button select option form fieldset legend textarea caption dfn var bdi bdo ruby rt rp map area object embed param canvas output \
    template slot style title body head link meta base dir menu marquee blink basefont frame noframes progress meter";

/// Whether there are tags of HTML in a text.
fn has_tags(text: &str) -> bool {
    /// A text with more such names and no other tag is of gaps.
    const MOST_LOOKED_AT: usize = 16;
    if !holds_any(text, [b'<']) {
        return false;
    }
    let last_end = text.rfind('>').unwrap_or_default();
    let mut looked_at = 0;
    text[..last_end].match_indices('<').any(|(place, _)| {
        let after = text[place + 1..].trim_start_matches('/');
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_');
        let length = after.bytes().take_while(is_of_name).count();
        let (name, behind) = after.split_at(length);
        if name.is_empty() || !behind.starts_with(['>', ' ', '/', '\n', '\t', '\r']) {
            return false;
        }
        let is_in = |list: &str| list.split_whitespace().any(|tag| name.eq_ignore_ascii_case(tag));
        if is_in(TAGS) {
            return true;
        }
        if looked_at >= MOST_LOOKED_AT || !(is_in(WORDS_AND_TAGS) || is_own_tag(name)) {
            return false;
        }
        looked_at += 1;
        has_attributes(behind) || is_closed(name, text)
    })
}

/// Tags of programs and of sites' own making: `o:p`, `st1:place`, `amp-img`.
fn is_own_tag(name: &str) -> bool {
    let parts = name.split_once([':', '-']).filter(|(before, _)| before.starts_with(|c: char| c.is_ascii_alphabetic()));
    parts.is_some_and(|(_, behind)| behind.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether a tag goes on with an attribute: ` class="a">`.
fn has_attributes(behind: &str) -> bool {
    let inside = behind.split('>').next().unwrap_or_default().trim_start();
    let name = inside.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'-').count();
    name > 0 && inside[name..].starts_with('=') && inside[name + 1..].starts_with(['"', '\''])
}

/// Whether a text closes an element.
fn is_closed(name: &str, text: &str) -> bool {
    text.match_indices("</").any(|(place, _)| {
        let behind = &text.as_bytes()[place + 2..];
        behind.len() > name.len() && behind[..name.len()].eq_ignore_ascii_case(name.as_bytes()) && behind[name.len()] == b'>'
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_tags_and_texts_with_gaps() {
        for (text, expected) in [
            ("<dl><dt>Piers</dt><dd>Four are shut.</dd></dl>", true),
            ("One.<o:p></o:p>", true),
            ("<amp-img src=\"a\" width=\"1\"></amp-img>One.", true),
            ("<main>One.</main>", true),
            ("One <mark class=\"x\">pier", true),
            ("Dear <name>, we write on <time> to <address>.", false),
            ("<time> is short, says <title>", false),
            ("See <https://harbour.example/a-b> and <mailto:jane@harbour.example>", false),
            ("a <b, c> d", false),
            ("3 < 4 and 5 > 4", false),
            ("<first-name> came late", false),
        ] {
            assert_eq!(has_tags(text), expected, "{text}");
        }
    }
}
