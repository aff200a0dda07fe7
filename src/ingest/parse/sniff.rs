//! Turns the first bytes of a document into its format, where they say more than its name.

use std::borrow::Cow;

use super::{corpora, document, feed, html, mail, markdown, wire, xml};
use crate::article::{Format, RawDocument};

/// What a document is. Of other formats than those of single articles the name holds.
pub(crate) fn format_of(document: &RawDocument) -> Format {
    let RawDocument { format, bytes, .. } = document;
    let is_packed =
        matches!(format, Format::Docx | Format::Odt | Format::Rtf | Format::Epub | Format::Pdf | Format::Spreadsheet);
    let is_open = matches!(format, Format::Text | Format::Markdown | Format::Html | Format::Xml | Format::Json);
    if !is_packed && !is_open {
        return *format;
    }
    let start = &bytes[..bytes.len().min(1024)];
    let holds = |bytes: &[u8], words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
    if start.starts_with(b"%PDF-") || (*format == Format::Pdf && holds(start, "%PDF-")) {
        return Format::Pdf;
    }
    if start.starts_with(document::RTF_BEGINNING) {
        return Format::Rtf;
    }
    if start.starts_with(b"PK\x03\x04") {
        return match () {
            () if holds(start, "mimetypeapplication/epub+zip") => Format::Epub,
            () if holds(start, "mimetypeapplication/vnd.oasis.opendocument.text") => Format::Odt,
            () if holds(bytes, "word/document.xml") => Format::Docx,
            () => *format,
        };
    }
    if !is_packed {
        return format_of_text(*format, bytes);
    }
    // Programs call a page or a text a document.
    let is_text = !start.contains(&0) && std::str::from_utf8(bytes).is_ok();
    if is_text { format_of_text(Format::Text, bytes) } else { *format }
}

fn format_of_text(format: Format, bytes: &[u8]) -> Format {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if format == Format::Markdown || format == Format::Json && matches!(first, Some(b'{' | b'[')) {
        return format;
    }
    let head = &bytes[..bytes.len().min(4096)];
    let head = std::str::from_utf8(head).map_or_else(|_| String::from_utf8_lossy(head), Cow::Borrowed);
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let root = xml::root_name(start).unwrap_or_default();
    let is_page =
        root.eq_ignore_ascii_case("html") || start.get(..14).is_some_and(|s| s.eq_ignore_ascii_case("<!doctype html"));
    match format {
        _ if is_page => Format::Html,
        _ if start.starts_with('<') && corpora::is_corpus(start) => Format::Text,
        _ if start.starts_with('<') && (feed::is_feed(&root) || feed::is_sitemap(&root) || wire::is_wire(&root)) => {
            Format::Xml
        }
        Format::Text if start.starts_with("<?xml") => Format::Xml,
        Format::Text if markdown::is_saved_by_reader(start) || markdown::begins_like_markdown(start) => Format::Markdown,
        Format::Text if mail::begins_like_mail(start) => Format::Mail,
        Format::Text if mail::begins_like_mailbox(start) => Format::Mailbox,
        Format::Xml if start.starts_with(['{', '[']) => Format::Json,
        format => format,
    }
}

/// Whether the elements of a page nest so deeply that its structure is not kept whole.
pub(crate) fn nests_deeply(document: &RawDocument) -> bool {
    let bytes = &document.bytes;
    let text = std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    html::is_flattened(&text)
}
