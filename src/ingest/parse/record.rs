//! Turns a record of keys and values (a JSON object, a CSV row, front matter, JSON-LD) into the fields of an article.
//!
//! Names follow schema.org; the first accepted name that is present wins; keys that no field takes are kept as metadata.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::builder::{ArticleBuilder, key_evidence};
use super::dates::FoundDate;
use super::html::text_of_fragment;
use super::xml::resolved;
use crate::article::{CivilDate, Field};
use crate::text::collapse_white_space;

/// The accepted names of each field, folded.
static FOLDED_NAMES: LazyLock<[(Field, Vec<String>); 14]> =
    LazyLock::new(|| NAMES.map(|(field, names)| (field, names.iter().map(|name| folded(name)).collect())));

/// The accepted names of each field, most wanted first. Names are compared without case, spaces, `_` and `-`.
const NAMES: [(Field, &[&str]); 14] = [
    (Field::Identifier, &["id", "identifier", "guid"]),
    (Field::Headline, &["headline", "title"]),
    (Field::Description, &["description", "standfirst", "deck", "subtitle", "summary"]),
    (Field::ArticleBody, &["articleBody", "body", "text", "content"]),
    (Field::DatePublished, &["datePublished", "date", "published", "published_at", "publication_date", "pubDate"]),
    (Field::Author, &["author", "authors", "byline", "creator"]),
    (Field::Topic, &["topic", "topics", "articleSection", "section", "category", "categories", "about"]),
    (Field::Region, &["region", "regions", "contentLocation", "places", "location"]),
    (Field::Keywords, &["keywords", "tags", "tag"]),
    (Field::Publisher, &["publisher", "source", "site", "publication"]),
    (Field::Url, &["url", "link", "permalink"]),
    (Field::InLanguage, &["inLanguage", "language", "lang"]),
    (Field::Actor, &["actor", "actors"]),
    (Field::Bio, &["bio", "author_bio"]),
];

fn folded(key: &str) -> String {
    key.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{FEFF}')).flat_map(char::to_lowercase).collect()
}

/// Reads a record into an article. `place` names where the record stands, for the evidence.
pub(crate) fn read_record(record: Map<String, Value>, place: &str, builder: &mut ArticleBuilder) {
    let mut record: Vec<(String, String, Value)> =
        record.into_iter().map(|(key, value)| (folded(&key), key, value)).collect();
    for (field, names) in &*FOLDED_NAMES {
        let present =
            names.iter().find_map(|name| record.iter().position(|(folded, _, value)| folded == name && !is_empty(value)));
        let Some(present) = present else { continue };
        let (_, key, value) = record.remove(present);
        read_field(*field, &key, value, place, builder);
    }
    for (_, key, value) in record {
        if !is_empty(&value) && !key.starts_with('@') {
            builder.keep(&key, value);
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_empty),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

fn read_field(field: Field, key: &str, value: Value, place: &str, builder: &mut ArticleBuilder) {
    let origin = format!("{place}: {key}");
    match field {
        Field::ArticleBody => {
            let text = body_text(&value);
            let evidence = key_evidence(origin, text.lines().next().unwrap_or_default(), 1.0);
            builder.set_body(text, evidence);
        }
        Field::DatePublished => read_date(&value, &origin, builder),
        Field::InLanguage => {
            let text = first_text(&value);
            builder.set_language(&text, key_evidence(origin, &text, 1.0));
        }
        Field::Author | Field::Topic | Field::Region | Field::Keywords | Field::Actor => match value {
            Value::Array(list) => {
                for item in &list {
                    let text = first_text(item);
                    let evidence = key_evidence(origin.clone(), &text, 1.0);
                    builder.add_values(field, &[text], evidence);
                }
            }
            Value::Object(_) => {
                let text = first_text(&value);
                builder.add_values(field, std::slice::from_ref(&text), key_evidence(origin, &text, 1.0));
            }
            _ => {
                let text = first_text(&value);
                builder.add_list_text(field, &text, key_evidence(origin, &text, 0.95));
            }
        },
        _ => {
            let text = first_text(&value);
            builder.set_text(field, &text, key_evidence(origin, &text, 1.0));
        }
    }
}

/// The text of a value: itself, its `name`, or that of its first item.
pub(crate) fn first_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(list) => list.first().map(first_text).unwrap_or_default(),
        Value::Object(map) => {
            let known = ["name", "label", "title", "value", "@value", "headline", "@id", "url"];
            known.iter().find_map(|key| map.get(*key)).map(first_text).unwrap_or_default()
        }
        Value::Null => String::new(),
    }
}

fn body_text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => Cow::Borrowed(text.trim()),
        Value::Array(list) => Cow::Owned(list.iter().map(first_text).collect::<Vec<_>>().join("\n\n")),
        other => Cow::Owned(first_text(other)),
    };
    text_of_markup(&text)
}

/// The paragraphs of a text that may be HTML.
pub(crate) fn text_of_markup(text: &str) -> String {
    if has_tags(text) { text_of_fragment(text) } else { paragraphs(&resolved(text)) }
}

/// A line that may be HTML, without its markup.
pub(crate) fn line_of_markup(text: &str) -> String {
    if has_tags(text) { collapse_white_space(&text_of_fragment(text)) } else { collapse_white_space(&resolved(text)) }
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
    let last_end = text.rfind('>').unwrap_or_default();
    text[..last_end].match_indices('<').any(|(place, _)| {
        let after = text[place + 1..].trim_start_matches('/');
        let length = after.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let ends = after[length..].starts_with(['>', ' ', '/', '\n', '\t', '\r']);
        ends && TAGS.iter().any(|tag| after[..length].eq_ignore_ascii_case(tag))
    })
}

/// Paragraphs separated by one empty line. A text without empty lines has one paragraph a line.
pub(crate) fn paragraphs(text: &str) -> String {
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    };
    let has_empty_lines = text.trim().contains("\n\n") || text.lines().any(|line| line.trim().is_empty());
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

fn read_date(value: &Value, origin: &str, builder: &mut ArticleBuilder) {
    let text = first_text(value);
    let evidence = key_evidence(origin, &text, 1.0);
    if let Value::Number(number) = value {
        match number.as_i64().and_then(date_of_number) {
            Some((date, rule)) => {
                let found = FoundDate { date, range: 0..text.len(), rule, shortened: None };
                builder.set_date(&found, evidence);
            }
            None => builder.set_date_text(&text, evidence),
        }
        return;
    }
    builder.set_date_text(&text, evidence);
}

/// A year, a compact day, or seconds or milliseconds since 1970 (the day in UTC).
fn date_of_number(number: i64) -> Option<(CivilDate, &'static str)> {
    match number {
        1000..=2999 => Some((CivilDate::year(number as i32)?, "year")),
        14_000_101..=29_991_231 => {
            let date = CivilDate::day((number / 10_000) as i32, (number / 100 % 100) as u32, (number % 100) as u32)?;
            Some((date, "compact"))
        }
        100_000_000..=99_999_999_999 => Some((day_of_seconds(number)?, "seconds since 1970")),
        100_000_000_000..=99_999_999_999_999 => Some((day_of_seconds(number / 1000)?, "milliseconds since 1970")),
        _ => None,
    }
}

fn day_of_seconds(seconds: i64) -> Option<CivilDate> {
    let instant = chrono::DateTime::from_timestamp(seconds, 0)?;
    instant.date_naive().to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> crate::article::ParsedArticle {
        let mut builder = ArticleBuilder::default();
        let Ok(Value::Object(record)) = serde_json::from_str(json) else { panic!("an object") };
        read_record(record, "JSON", &mut builder);
        builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
    }

    #[test]
    fn the_accepted_names_in_their_many_shapes() {
        let article = read(
            r#"{"title": "T", "headline": "H", "Published_At": "2023-10-30T08:15:00+03:00", "tags": "a, b", "authors": "Jane Doe and John Roe",
                "category": {"name": "Energy"}, "regions": ["Africa", {"name": "Sahel"}], "content": "<p>One.</p><p>Two.</p>",
                "actors": ["Hamas", {"name": "Iran"}], "lang": "en-GB", "publisher": {"name": "P"}, "id": 17, "extra": {"a": 1}}"#,
        );
        assert_eq!(article.headline, "H");
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
        assert_eq!(article.tags, ["a", "b"]);
        assert_eq!(article.authors, ["Jane Doe", "John Roe"]);
        assert_eq!(article.topics, ["Energy"]);
        assert_eq!(article.regions, ["Africa", "Sahel"]);
        assert_eq!(article.body, "One.\n\nTwo.");
        assert_eq!(article.given_actors, ["Hamas", "Iran"]);
        assert_eq!((article.language.as_deref(), article.publisher.as_deref()), (Some("en"), Some("P")));
        assert_eq!(article.identifier.as_deref(), Some("17"));
        assert_eq!(article.metadata.keys().collect::<Vec<_>>(), ["extra", "title"]);
    }

    #[test]
    fn dates_that_are_numbers() {
        for (json, expected) in [
            (r#"{"date": 2021}"#, Some("2021")),
            (r#"{"date": 20231030}"#, Some("2023-10-30")),
            (r#"{"date": 1698654000}"#, Some("2023-10-30")),
            (r#"{"date": 1698654000000}"#, Some("2023-10-30")),
            (r#"{"date": 7}"#, None),
            (r#"{"date": "31 February 2021"}"#, None),
        ] {
            assert_eq!(read(json).published.date().map(|date| date.to_string()).as_deref(), expected, "{json}");
        }
    }
}
