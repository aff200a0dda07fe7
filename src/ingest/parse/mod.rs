//! Turns a [`RawDocument`] into the articles it holds.
//!
//! - `charset`, `mended`: bytes → text. Then one reader a format: `text` (header lines), `markdown`, `html`, `record` (JSON objects, CSV
//!   rows, front matter), `document` (word processors, books, PDF).
//! - `dates`, `labels`, `byline`, `tags`, `subjects`, `networks`, `scan`: what the readers share. `builder`: where values enter an article.
//!
//! Reads one document at a time and never fails as a whole for the sake of a part: what cannot be read is listed.

mod archive;
mod batch;
mod builder;
mod byline;
mod charset;
mod chat;
mod citations;
mod corpora;
mod dates;
mod document;
mod evernote;
mod feed;
mod file_name;
mod ghost;
mod html;
mod labels;
mod language_codes;
mod mail;
mod markdown;
mod mediawiki;
mod mended;
mod message;
mod networks;
mod no_value;
mod notes;
mod record;
mod records;
mod reported;
mod scan;
mod sniff;
mod subjects;
mod swapped;
mod table;
mod tags;
mod text;
mod tweets;
mod wire;
mod xml;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) use self::archive::{Entries, Entry, parse_entry};
use self::batch::Batch;
use self::builder::ArticleBuilder;
use self::charset::{NotText, decode};
pub(crate) use self::dates::{DateReading, whole_date};
pub(crate) use self::mail::begins_message;
pub(crate) use self::records::{is_one_value, parse_json_lines, parse_rows};
pub(crate) use self::sniff::{format_of, nests_deeply};
pub(crate) use self::table::{Columns, TableRows, columns_of, is_blank, is_row_too_long, layout_of, transcoded};
pub(crate) use self::tags::{Vocabulary, is_uncertain, note_uncertain, split_run};
pub(crate) use self::xml::root_name as xml_root_name;
use super::own;
use crate::article::{Format, Note, ParsedArticle, RawDocument};
use crate::schema::Problem;
use crate::text::composed;

/// Raised whenever articles are read otherwise from the same bytes: files that an older program read are read anew.
pub const READER_VERSION: u32 = 5;

/// What was read from a document or a part of one.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Parsed {
    /// The articles, each with its place in the file: 0 for a whole file, else the number of a line or record, from 1.
    pub articles: Vec<(u64, ParsedArticle)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    /// The number of its line, or of itself in a workbook.
    pub(crate) line: u64,
    pub(crate) cells: Vec<Vec<u8>>,
    /// What is to be said of it.
    pub(crate) doubt: Option<table::Doubt>,
}

/// What of a file lies before a document that is a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Before {
    pub(crate) records: u64,
    pub(crate) lines: u64,
}

/// Reads one document that is at hand as a whole. `today` is the last day that is not in the future.
///
/// A document that is not readable at all gives no article and one problem.
///
/// ```
/// use chrono::NaiveDate;
/// use dateline::ingest::parse;
/// use dateline::{Format, RawDocument};
///
/// let rows = "{\"title\": \"Talks resume\", \"text\": \"Envoys met.\"}\n{\"title\": \"Grain leaves\", \"text\": \"Ships sailed.\"}\n";
/// let document = RawDocument { path: "rows.jsonl".to_string(), format: Format::JsonLines, bytes: rows.into() };
/// let parsed = parse(&document, NaiveDate::MAX);
/// assert_eq!(parsed.articles[1].0, 2);
/// assert_eq!(parsed.articles[1].1.headline, "Grain leaves");
/// ```
pub fn parse(document: &RawDocument, today: NaiveDate) -> Parsed {
    parse_part(document, today, None)
}

/// Reads one document; with `before` one that holds some records of a large file, which are numbered as in the file.
pub(crate) fn parse_part(document: &RawDocument, today: NaiveDate, before: Option<Before>) -> Parsed {
    let place = before.unwrap_or_default();
    let problem = |code: &str, message: String| Parsed {
        problems: vec![problem(&document.path, None, code, message)],
        ..Parsed::default()
    };
    if document.bytes.iter().all(u8::is_ascii_whitespace) {
        return problem("empty_file", "the file is empty".to_string());
    }
    let format = format_of(document);
    if matches!(format, Format::Docx | Format::Odt | Format::Rtf | Format::Epub | Format::Pdf) {
        return document::parse_document(document, today);
    }
    if format == Format::JsonLines && before.is_none() && own::holds_hits(&document.bytes) {
        return problem("not_an_article", own::MESSAGE.to_string());
    }
    if format == Format::JsonLines {
        return parse_json_lines(&document.bytes, place.lines + 1, &document.path, today);
    }
    if format == Format::Csv {
        return records::parse_table(document.bytes.clone(), &document.path, today);
    }
    if format == Format::Spreadsheet {
        return records::parse_spreadsheet(&document.bytes, &document.path, today);
    }
    if matches!(format, Format::Archive | Format::Tar | Format::Warc) {
        return archive::parse_archive(document, today);
    }
    if matches!(format, Format::Mail | Format::Mailbox) {
        let mut batch = Batch::new(&document.path, today, &[]).behind(place);
        match format {
            Format::Mailbox => mail::read_mailbox(&document.bytes, before.is_some(), &mut batch),
            _ => mail::read_message(&document.bytes, 0, None, &mut batch),
        }
        return batch.parsed();
    }
    let declared = match format {
        Format::Html => html::declared_charset(&document.bytes),
        Format::Xml => xml::declared_charset(&document.bytes),
        _ => None,
    };
    let (text, notes) = match decode(&document.bytes, declared.as_deref()) {
        Ok(decoded) => decoded,
        Err(NotText) => {
            return problem("not_text", "the file is not text: its name says one thing, its bytes another".to_string());
        }
    };
    let text = match composed(&text) {
        Cow::Owned(composed) => Cow::Owned(composed),
        Cow::Borrowed(_) => text,
    };
    let text = match format {
        Format::Text | Format::Markdown => mended::mended(text, format == Format::Text),
        _ => text,
    };
    if format == Format::Text && table::is_table(&text) {
        return records::parse_table(text.into_owned().into_bytes(), &document.path, today);
    }
    let in_batch = |read: fn(&str, &mut Batch<'_>)| {
        let mut batch = Batch::new(&document.path, today, &notes);
        read(&text, &mut batch);
        batch.parsed()
    };
    if format == Format::Html && html::are_bookmarks(&text) {
        return problem("not_an_article", "a list of bookmarks: addresses and titles, but no texts".to_string());
    }
    if format == Format::Html && html::is_program(&text) {
        return problem("not_an_article", "a program that gives out pages, not a page".to_string());
    }
    if format == Format::Html && html::is_refused(&text) {
        return problem(
            "not_an_article",
            "an error or a check for robots, in place of the page that was asked for".to_string(),
        );
    }
    if format == Format::Html
        && let Some(text) = html::text_of_export(&text)
    {
        return parse_documents(&text, &notes, &document.path, today, Some("text of the page"));
    }
    if matches!(format, Format::Json | Format::Text) && own::is_own(&text) {
        return problem("not_an_article", own::MESSAGE.to_string());
    }
    match format {
        Format::Json => records::parse_json(&text, &notes, &document.path, today, place),
        Format::Yaml => records::parse_yaml(&text, &notes, &document.path, today),
        Format::Xml => parse_xml(&text, &notes, &document.path, today, place),
        Format::Text if corpora::is_corpus(&text) => in_batch(corpora::read_corpus),
        Format::Text if citations::are_citations(&text) => in_batch(citations::read_citations),
        Format::Markdown if markdown::is_list(&text) => in_batch(markdown::read_list),
        Format::Text if mail::is_digest(&text) => in_batch(mail::read_digest),
        Format::Text if mail::is_alert(&text) => in_batch(|text, batch| mail::read_alert(text, "", batch)),
        Format::Text if !text::documents_of(&text).is_empty() => parse_documents(&text, &notes, &document.path, today, None),
        format => {
            let mut builder = ArticleBuilder::default();
            for Note { code, message } in notes {
                builder.note(&code, message);
            }
            match format {
                Format::Html => html::read_html(&text, &mut builder),
                Format::Markdown => markdown::read_markdown(&text, &mut builder),
                _ if markdown::begins_with_front_matter(&text) => {
                    markdown::read_text_below_front_matter(&text, &mut builder)
                }
                _ if message::read_copied_message(&text, &mut builder) => {}
                _ => text::read_text(&text, &mut builder),
            }
            if builder.article().body.is_empty() && builder.article().headline.is_empty() {
                return problem("no_text", "the file holds no text that could be an article".to_string());
            }
            file_name::read_file_name(&document.path, &mut builder);
            let article = builder.finish(today);
            Parsed { articles: vec![(0, article)], problems: Vec::new() }
        }
    }
}

/// Reads a text that holds several documents, one article each. `origin`: where it comes from, if it is not the text of the file.
fn parse_documents(text: &str, notes: &[Note], path: &str, today: NaiveDate, origin: Option<&str>) -> Parsed {
    let mut batch = Batch::new(path, today, notes);
    let (mut line, mut passed) = (1, 0);
    for (place, document) in text::documents_of(text).into_iter().enumerate() {
        line += text[passed..document.start].matches('\n').count();
        passed = document.start;
        let mut builder = batch.builder();
        text::read_text(&text[document.clone()], &mut builder);
        match origin {
            Some(origin) => builder.rename_origins(origin),
            None => builder.move_origins(document.start, line - 1),
        }
        let line = origin.is_none().then_some(line as u64);
        batch.finish(builder, place as u64 + 1, line, "the document has neither headline nor text");
    }
    batch.parsed()
}

/// Reads XML by its first element.
fn parse_xml(text: &str, notes: &[Note], path: &str, today: NaiveDate, before: Before) -> Parsed {
    let root = xml::root_name(text).unwrap_or_default();
    if records::is_solr(&root, text) {
        return records::parse_solr(text, notes, path, today, before.records);
    }
    let mut batch = Batch::new(path, today, notes).behind(before);
    match root.as_str() {
        "RDF" if citations::is_zotero(text) => citations::read_zotero(text, &mut batch),
        root if feed::is_sitemap(root) => feed::read_sitemap(text, &mut batch),
        root if feed::is_alert(root) => feed::read_alert(text, &mut batch),
        root if feed::is_feed(root) => feed::read_feed(text, &mut batch),
        root if wire::is_wire(root) => wire::read_wire(text, &mut batch),
        root if evernote::is_evernote(root) => evernote::read_evernote(text, &mut batch),
        root if mediawiki::is_mediawiki(root) => mediawiki::read_mediawiki(text, &mut batch),
        root => {
            let mut parsed = records::parse_marked_up(text, notes, path, today);
            // Settings and drawings have names and titles too.
            parsed.articles.retain(|(_, article)| !article.body.is_empty());
            if !parsed.articles.is_empty() {
                return parsed;
            }
            let message = format!("<{root}> is the beginning of no feed and no news format that is read");
            batch.problem(None, "unknown_xml", message);
        }
    }
    batch.parsed()
}

/// How the problem begins of a file that was opened and could not be read to its end.
pub(crate) const READING_STOPPED: &str = "reading stopped";

/// A problem with a file or a part of it.
pub(crate) fn problem(path: &str, line: Option<u64>, code: &str, message: impl Into<String>) -> Problem {
    Problem { folder: None, path: path.to_string(), line, column: None, code: code.to_string(), message: message.into() }
}
