//! Turns a [`RawDocument`] into the articles it holds.
//!
//! - `charset`: bytes → text. Then one reader a format: `text` (header lines), `markdown`, `html`, `record` (JSON objects, CSV
//!   rows, front matter).
//! - `dates`, `labels`, `byline`, `tags`: what the readers share. `builder`: where values enter an article.
//!
//! Reads one document at a time and never fails as a whole for the sake of a part: what cannot be read is listed.

mod builder;
mod byline;
mod charset;
mod dates;
mod html;
mod labels;
mod markdown;
mod record;
mod tags;
mod text;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use self::builder::ArticleBuilder;
use self::charset::{NotText, decode};
pub(crate) use self::tags::{Vocabulary, is_uncertain, note_uncertain, split_run};
use crate::article::{Format, Note, ParsedArticle, RawDocument};
use crate::schema::Problem;

/// What was read from a document or a part of one.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The articles, each with its place in the file: `""` for a whole file, else a line or record number.
    pub articles: Vec<(u64, ParsedArticle)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A row of a table together with its line number.
pub(crate) type Row = (u64, Vec<Vec<u8>>);

/// Reads one document that is at hand as a whole. `today` is the last day that is not in the future.
///
/// A document that is not readable at all gives no article and one problem.
pub fn parse(document: &RawDocument, today: NaiveDate) -> Parsed {
    let problem = |code: &str, message: String| Parsed {
        problems: vec![problem(&document.path, None, code, message)],
        ..Parsed::default()
    };
    if document.bytes.iter().all(u8::is_ascii_whitespace) {
        return problem("empty_file", "the file is empty".to_string());
    }
    let declared = (document.format == Format::Html).then(|| html::declared_charset(&document.bytes)).flatten();
    let (text, notes) = match decode(&document.bytes, declared.as_deref()) {
        Ok(decoded) => decoded,
        Err(NotText) => {
            return problem("not_text", "the file is not text: its name says one thing, its bytes another".to_string());
        }
    };
    match document.format {
        Format::Json => parse_json(&text, notes, &document.path, today),
        Format::Html if html::is_too_deep(&text) => {
            problem("html_too_deep", "the page nests more than 2,000 elements in one another".to_string())
        }
        format => {
            let mut builder = ArticleBuilder::default();
            for Note { code, message } in notes {
                builder.note(&code, message);
            }
            let is_html = format == Format::Html || (format == Format::Text && looks_like_html(&text));
            match format {
                _ if is_html => html::read_html(&text, &mut builder),
                Format::Markdown => markdown::read_markdown(&text, &mut builder),
                _ => text::read_text(&text, &mut builder),
            }
            let article = builder.finish(today);
            if article.body.is_empty() && article.headline.is_empty() {
                return problem("no_text", "the file holds no text that could be an article".to_string());
            }
            Parsed { articles: vec![(0, article)], problems: Vec::new() }
        }
    }
}

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start();
    let start: String = start.chars().take(64).collect::<String>().to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

fn parse_json(text: &str, notes: Vec<Note>, path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(list)) => {
            for (place, item) in list.into_iter().enumerate() {
                let number = place as u64 + 1;
                match item {
                    Value::Object(record) => read_object(record, "JSON", number, &notes, path, today, &mut parsed),
                    other => parsed.problems.push(problem(path, Some(number), "not_an_object", not_an_object(&other))),
                }
            }
        }
        Ok(Value::Object(mut record)) => {
            // An export may wrap its list in an object.
            let is_article =
                ["headline", "title", "articleBody", "body", "text", "content"].iter().any(|key| record.contains_key(*key));
            let wrapped = ["articles", "items", "docs", "results", "data"].into_iter().find(|key| {
                record
                    .get(*key)
                    .and_then(Value::as_array)
                    .is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_object))
            });
            match wrapped.filter(|_| !is_article).and_then(|key| record.remove(key)) {
                Some(Value::Array(list)) => {
                    for (place, item) in list.into_iter().enumerate() {
                        if let Value::Object(record) = item {
                            read_object(record, "JSON", place as u64 + 1, &notes, path, today, &mut parsed);
                        }
                    }
                }
                _ => read_object(record, "JSON", 0, &notes, path, today, &mut parsed),
            }
        }
        Ok(other) => parsed.problems.push(problem(path, None, "not_an_object", not_an_object(&other))),
        Err(error) => parsed.problems.push(json_problem(path, error.line() as u64, &error)),
    }
    parsed
}

fn not_an_object(value: &Value) -> String {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    format!("an article is an object with keys and values, this is {kind}")
}

fn json_problem(path: &str, line: u64, error: &serde_json::Error) -> Problem {
    let full = error.to_string();
    let reason = full.split(" at line ").next().unwrap_or(&full);
    Problem {
        column: Some(error.column() as u64),
        ..problem(path, Some(line), "broken_json", format!("broken JSON: {reason}"))
    }
}

pub(crate) fn problem(path: &str, line: Option<u64>, code: &str, message: impl Into<String>) -> Problem {
    Problem { path: path.to_string(), line, column: None, code: code.to_string(), message: message.into() }
}

fn read_object(
    record: Map<String, Value>,
    place: &str,
    number: u64,
    notes: &[Note],
    path: &str,
    today: NaiveDate,
    parsed: &mut Parsed,
) {
    let mut builder = ArticleBuilder::default();
    for note in notes {
        builder.note(&note.code, note.message.clone());
    }
    record::read_record(record, place, &mut builder);
    let article = builder.finish(today);
    if article.body.is_empty() && article.headline.is_empty() {
        let line = (number > 0).then_some(number);
        let message = "the record has neither headline nor text under any of the accepted names";
        parsed.problems.push(problem(path, line, "no_text", message));
        return;
    }
    parsed.articles.push((number, article));
}

/// Reads whole lines of JSON, one article a line. `first_line` is the number of the first.
pub(crate) fn parse_json_lines(lines: &[u8], first_line: u64, path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    for (place, line) in lines.split(|byte| *byte == b'\n').enumerate() {
        let number = first_line + place as u64;
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let mut notes = Vec::new();
        let decoded;
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(_) => match decode(line, None) {
                Ok((text, guessed)) => {
                    notes = guessed;
                    decoded = text;
                    &decoded
                }
                Err(NotText) => {
                    parsed.problems.push(problem(path, Some(number), "not_text", "the line is not text"));
                    continue;
                }
            },
        };
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(record)) => read_object(record, "JSON", number, &notes, path, today, &mut parsed),
            Ok(other) => parsed.problems.push(problem(path, Some(number), "not_an_object", not_an_object(&other))),
            Err(error) => parsed.problems.push(json_problem(path, number, &error)),
        }
    }
    parsed
}

/// Reads rows of a table, one article a row. Cells that are not UTF-8 are decoded by a guess over the row.
pub(crate) fn parse_rows(columns: &[String], rows: &[Row], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    for (number, cells) in rows {
        let mut notes = Vec::new();
        let joined = cells.join(&b'\n');
        let needs_guess = std::str::from_utf8(&joined).is_err();
        let cell_text = |cell: &Vec<u8>, notes: &mut Vec<Note>| -> String {
            if !needs_guess {
                return String::from_utf8_lossy(cell).into_owned();
            }
            let (text, guessed) = decode(cell, Some("windows-1252")).unwrap_or_default();
            notes.extend(guessed);
            text
        };
        let record: Map<String, Value> = columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| (column.clone(), Value::String(cell_text(cell, &mut notes))))
            .collect();
        if needs_guess {
            notes.push(Note::new("charset_guessed", "the row is not UTF-8; read as windows-1252"));
        }
        if cells.len() != columns.len() {
            let message = format!("the row has {} cells, the header {}", cells.len(), columns.len());
            notes.push(Note::new("uneven_row", message));
        }
        read_object(record, &format!("row {number}"), *number, &notes, path, today, &mut parsed);
    }
    parsed
}
