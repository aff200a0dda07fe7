//! Turns JSON, lines of JSON and rows of tables into articles, one a record, wherever in the file the records lie.
//!
//! `columnar`: tables by their columns → records. `json_api`: documents that name beside their records what these refer to. `loose`: JSON written without care → JSON. `marked_up`: XML of no known format. `nested`: a value → the records in it. `rows`: the rows of a table → articles. `solr`: documents of Solr in XML → articles. `spreadsheet`: workbooks → articles. `yaml`: files of YAML → articles.

mod columnar;
mod json_api;
mod loose;
mod marked_up;
mod nested;
mod rows;
mod solr;
mod spreadsheet;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use loose::is_one_value;
pub(super) use marked_up::parse_marked_up;
pub(crate) use rows::parse_rows;
pub(super) use rows::parse_table;
pub(super) use solr::{is_solr, parse_solr};
pub(super) use spreadsheet::parse_spreadsheet;
pub(super) use yaml::parse_yaml;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use self::nested::{Found, records_in};
use super::batch::Batch;
use super::builder::{ArticleBuilder, Orders};
use super::charset::{NotText, decode};
use super::{Before, Parsed, chat, feed, ghost, problem, record, tweets, wire};
use crate::article::Note;
use crate::schema::Problem;

/// Reads a text that should be one value of JSON; several one after the other are read as well. `before` is what lies before the part of a file.
pub(super) fn parse_json(text: &str, notes: &[Note], path: &str, today: NaiveDate, before: Before) -> Parsed {
    let mut parsed = Parsed::default();
    let around = Around { notes, path, today, orders: Orders::default(), records_before: before.records };
    let text = tweets::without_assignment(text);
    match loose::value_of(text) {
        Ok(Value::Object(feed)) if feed::is_json_feed(&feed) => {
            let mut batch = Batch::new(path, today, notes).behind(before);
            feed::read_json_feed(&feed, &mut batch);
            return batch.parsed();
        }
        Ok(Value::Object(export)) if ghost::is_ghost_export(&export) => {
            for (number, post) in ghost::posts_of(&export) {
                read_object(post, "JSON", number, &around, &mut parsed);
            }
        }
        Ok(Value::Object(export)) if chat::is_chat_export(&export) => {
            for (number, message) in chat::messages_of(&export) {
                read_object(message, "JSON", before.records + number, &around, &mut parsed);
            }
        }
        Ok(Value::Object(document)) if json_api::is_json_api(&document) => {
            read_found(Value::Object(json_api::with_names(document)), "JSON", &around, &mut parsed);
        }
        Ok(value) => read_found(value, "JSON", &around, &mut parsed),
        Err(error) => {
            // Of scripts only those are read that hold records.
            if path.ends_with(".js") {
                parsed.problems.push(problem(path, None, "unsupported_format", "a script that holds no records"));
                return parsed;
            }
            read_values(text, &around, before.lines, &mut parsed);
            if parsed.articles.is_empty() {
                parsed.problems = vec![json_problem(path, before.lines + error.line() as u64, &error)];
            }
        }
    }
    parsed
}

/// Reads the records in a value; `place` names what it is written in, for the evidence.
fn read_found(value: Value, place: &str, around: &Around<'_>, parsed: &mut Parsed) {
    let path = around.path;
    match records_in(value, 0) {
        Found::One(record) => read_object(record, place, 0, around, parsed),
        Found::Many(list) => {
            for (number, item) in (around.records_before + 1..).zip(list) {
                match item {
                    Value::Object(record) => read_object(record, place, number, around, parsed),
                    other => parsed.problems.push(problem(path, Some(number), "not_an_object", not_an_object(&other))),
                }
            }
        }
        Found::None(value) => parsed.problems.push(problem(path, None, "not_an_object", not_an_object(&value))),
    }
}

/// Reads values that stand one after the other, up to the first that is broken.
fn read_values(text: &str, around: &Around<'_>, lines_before: u64, parsed: &mut Parsed) {
    let path = around.path;
    let mut number = 0;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        number += 1;
        match value {
            Ok(Value::Object(record)) if is_bulk_action(&record) => {}
            Ok(Value::Object(record)) => read_object(record, "JSON", number, around, parsed),
            Ok(other) => parsed.problems.push(problem(path, None, "not_an_object", not_an_object(&other))),
            Err(error) => parsed.problems.push(json_problem(path, lines_before + error.line() as u64, &error)),
        }
    }
}

/// A line that only says what to do with the next one, as in dumps for Elasticsearch.
fn is_bulk_action(record: &Map<String, Value>) -> bool {
    record.len() == 1 && ["index", "create", "update"].iter().any(|key| record.get(*key).is_some_and(Value::is_object))
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

/// What is known of a record besides what it says.
struct Around<'a> {
    notes: &'a [Note],
    path: &'a str,
    today: NaiveDate,
    /// How the records around it write the numbers of their dates.
    orders: Orders,
    /// How many records lie before these in their file.
    records_before: u64,
}

fn read_object(record: Map<String, Value>, place: &str, number: u64, around: &Around<'_>, parsed: &mut Parsed) {
    let Around { notes, path, today, orders, .. } = around;
    // What a news service leaves of an article that was taken back.
    if ["title", "headline"].iter().any(|key| record.get(*key).and_then(Value::as_str) == Some("[Removed]")) {
        let line = (number > 0).then_some(number);
        return parsed.problems.push(problem(path, line, "not_an_article", "the service removed the article"));
    }
    let record = if wire::is_ninjs(&record) {
        let Some(record) = wire::record_of_ninjs(record) else {
            let line = (number > 0).then_some(number);
            return parsed.problems.push(problem(
                path,
                line,
                "not_an_article",
                "a picture, a video or a package, not a text",
            ));
        };
        record
    } else if tweets::is_tweet(&record) {
        tweets::record_of(&record)
    } else {
        record
    };
    let mut builder = ArticleBuilder::default();
    builder.expect_orders(*orders);
    for note in notes.iter() {
        builder.note(&note.code, note.message.clone());
    }
    record::read_whole_record(record, place, &mut builder);
    let article = builder.finish(*today);
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
    let ends = memchr::memchr_iter(b'\n', lines).chain([lines.len()]);
    let mut start = 0;
    for (number, end) in (first_line..).zip(ends) {
        let line = &lines[std::mem::replace(&mut start, end + 1)..end];
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
        match loose::value_of_line(text) {
            Ok(None) => {}
            Ok(Some(Value::Object(record))) if is_bulk_action(&record) => {}
            Ok(Some(Value::Object(record))) => read_object(
                record,
                "JSON",
                number,
                &Around { notes: &notes, path, today, orders: Orders::default(), records_before: 0 },
                &mut parsed,
            ),
            Ok(Some(other)) => parsed.problems.push(problem(path, Some(number), "not_an_object", not_an_object(&other))),
            Err(error) => parsed.problems.push(json_problem(path, number, &error)),
        }
    }
    parsed
}
