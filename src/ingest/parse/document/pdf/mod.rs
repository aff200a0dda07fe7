//! Turns printed pages (PDF) into paragraphs.
//!
//! `lines`: signs with their places on the page, as the library gives them, → lines of text. `layout`: lines → paragraphs without
//! running heads, and the one that looks like a headline. The text of scanned pages is not recognised.

mod layout;
mod lines;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Dictionary, Object, output_doc_page};

use self::lines::Lines;
use super::docx::split;
use super::{Document, Properties, Unreadable};

/// Pages beyond this are not read, with a note in the properties.
const MOST_PAGES: usize = 3_000;

/// Reads the paragraphs and properties.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    // Whoever saves mail or a web server's answer as a file leaves lines above the beginning.
    let start = bytes.windows(5).take(1024).position(|window| window == b"%PDF-");
    let bytes = start.map_or(bytes, |start| &bytes[start..]);
    let mut pdf = pdf_extract::Document::load_mem(bytes)
        .map_err(|error| Unreadable::new("broken_document", format!("the PDF cannot be read: {error}")))?;
    if pdf.is_encrypted() && pdf.decrypt("").is_err() {
        return Err(Unreadable::new("encrypted", "the document can only be read with a password"));
    }
    let numbers: Vec<u32> = pdf.get_pages().into_keys().collect();
    let mut pages = Vec::new();
    let mut broken = 0;
    for number in numbers.iter().take(MOST_PAGES) {
        let mut lines = Lines::default();
        // The library gives up in many ways; what it has read of the page by then is kept.
        let is_read = catch_unwind(AssertUnwindSafe(|| output_doc_page(&pdf, &mut lines, *number)));
        broken += usize::from(!matches!(is_read, Ok(Ok(()))));
        pages.push(lines.finish());
    }
    let has_text = pages.iter().any(|page| !page.is_empty());
    if !has_text && broken > 0 {
        return Err(Unreadable::new("broken_document", format!("{broken} of {} pages cannot be read", numbers.len())));
    }
    if !has_text {
        return Err(Unreadable::new("no_text", "the PDF holds no text: its pages may be pictures of pages"));
    }
    let mut properties = properties_of(&pdf);
    let laid_out = layout::lay_out(pages, &properties.title);
    properties.url = laid_out.url.unwrap_or_default();
    properties.footnotes = laid_out.footnotes;
    properties.running_heads = laid_out.running_heads;
    properties.unread_pages = broken + numbers.len().saturating_sub(MOST_PAGES);
    Ok(Document { paragraphs: laid_out.paragraphs, title: laid_out.title, headings: Vec::new(), properties })
}

fn properties_of(pdf: &pdf_extract::Document) -> Properties {
    let mut properties = Properties::default();
    let resolved = |object: &Object| pdf.dereference(object).ok().map(|(_, object)| object.clone());
    let info = pdf.trailer.get(b"Info").ok().and_then(&resolved);
    let info = info.as_ref().and_then(|info| info.as_dict().ok());
    let text = |dictionary: &Dictionary, key: &[u8]| -> String {
        let value = dictionary.get(key).ok().and_then(&resolved);
        let text = value.and_then(|value| pdf_extract::decode_text_string(&value).ok());
        text.map(|text| crate::text::collapse_white_space(text.trim_matches('\0'))).unwrap_or_default()
    };
    if let Some(info) = info {
        properties.title = text(info, b"Title");
        properties.authors = split(&text(info, b"Author"));
        properties.subject = text(info, b"Subject");
        properties.keywords = split(&text(info, b"Keywords"));
        properties.created = day_of(&text(info, b"CreationDate"));
        properties.modified = day_of(&text(info, b"ModDate"));
    }
    if let Ok(catalog) = pdf.catalog() {
        properties.language = text(catalog, b"Lang");
    }
    // What a printing program puts before the name of the file.
    if let Some(title) = properties.title.strip_prefix("Microsoft Word - ") {
        properties.title = title.to_string();
    }
    properties
}

/// `D:20210314093000+01'00'` as `2021-03-14`; other texts stay as they are.
fn day_of(date: &str) -> String {
    let digits = date.trim_start_matches("D:");
    let is_day = digits.len() >= 8 && digits.bytes().take(8).all(|byte| byte.is_ascii_digit());
    if is_day { format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]) } else { date.to_string() }
}
