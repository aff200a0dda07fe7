//! Turns front matter (YAML, TOML; read line by line where it is broken) into fields of an article.

use pulldown_cmark::MetadataBlockKind;
use serde_json::{Map, Value};

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::notes;
use super::super::record::{first_text, is_named, names, read_record};
use crate::article::Field;

/// Reads front matter as it stands in a text.
pub(super) fn read_front_matter(kind: MetadataBlockKind, front_matter: &str, builder: &mut ArticleBuilder) {
    let read = match kind {
        MetadataBlockKind::YamlStyle => {
            let front_matter: String = front_matter.lines().map(|line| notes::with_quoted_hashtags(line) + "\n").collect();
            serde_saphyr::from_str_with_options::<Value>(&front_matter, yaml_options()).map_err(|error| error.to_string())
        }
        MetadataBlockKind::PlusesStyle => toml::from_str::<toml::Table>(front_matter)
            .map(|table| json_of(toml::Value::Table(table)))
            .map_err(|error| error.to_string()),
    };
    match read {
        Ok(Value::Object(record)) => read_front_record(record, builder),
        Ok(Value::Null) => {}
        Ok(_) => builder.note("front_matter_unreadable", "the front matter is not a list of keys and values"),
        Err(error) => {
            builder.note("front_matter_unreadable", format!("the front matter cannot be read: {error}"));
            // Its lines are still worth reading one by one.
            read_record_of_front(record_of_lines(front_matter), "front matter, line by line", builder);
        }
    }
}

/// Takes the first day out of a record of several: `date: {created: 2024-05-16, updated: 2024-05-20}`.
fn flatten_days(record: &mut Map<String, Value>) {
    const FIRST: [&str; 3] = ["published", "publish", "created"];
    let Some(Value::Object(days)) = record.get_mut("date") else { return };
    if let Some(day) = FIRST.iter().find_map(|name| days.remove(*name)) {
        record.insert("date".to_string(), day);
    }
}

/// Reads front matter that is a record already.
pub(super) fn read_front_record(record: Map<String, Value>, builder: &mut ArticleBuilder) {
    read_record_of_front(record, "front matter", builder);
}

fn read_record_of_front(mut record: Map<String, Value>, origin: &'static str, builder: &mut ArticleBuilder) {
    flatten_days(&mut record);
    set_tags_apart(&mut record);
    take_clipping_tag(&mut record);
    if let Some(day) = take_day_of_clipping(&mut record) {
        builder.keep(CLIPPED, Value::from(day));
    }
    record.values_mut().for_each(unlink);
    read_record(record, origin, builder);
}

/// Under what the day of a clipping is kept.
const CLIPPED: &str = "clipped";

/// Takes out the day on which a program saved a page or a note was made, where no other is told.
fn take_day_of_clipping(record: &mut Map<String, Value>) -> Option<String> {
    const KEYS: [&str; 21] = [
        "created",
        "createdat",
        "datecreated",
        "datesaved",
        "saved",
        "savedat",
        "savedon",
        "clipped",
        "clippedat",
        "clippedon",
        "dateclipped",
        "captured",
        "capturedat",
        "datecaptured",
        "archived",
        "archivedat",
        "datearchived",
        "retrieved",
        "accessed",
        "dateaccessed",
        "dateadded",
    ];
    const CHANGES: [&str; 7] =
        ["updated", "updatedat", "dateupdated", "modified", "lastmodified", "datemodified", "lastupdatedat"];
    let is_other_day = |(key, value): (&String, &Value)| {
        names(key, Field::DatePublished)
            && !is_named(key, &KEYS)
            && !is_named(key, &CHANGES)
            && !first_text(value).is_empty()
    };
    if record.iter().any(is_other_day) {
        return None;
    }
    let named = |record: &Map<String, Value>, names: &[&str]| record.keys().find(|key| is_named(key, names)).cloned();
    let key = named(record, &KEYS)?;
    // A change is that of the note.
    if let Some(change) = named(record, &CHANGES).and_then(|change| record.remove(&change)) {
        record.insert("note updated".to_string(), change);
    }
    record.remove(&key).map(|day| first_text(&day)).filter(|day| !day.is_empty())
}

/// The day on which a page was saved is hardly that of its publication: it counts where the text tells no other.
pub(super) fn settle_clipping(builder: &mut ArticleBuilder) {
    let day = builder.article().metadata.get(CLIPPED).and_then(Value::as_str).map(str::to_string);
    if let Some(day) = day.filter(|_| builder.article().published.date().is_none()) {
        builder.set_date_text(&day, key_evidence("front matter: day of saving", &day, 0.4));
        builder.doubt_date("only_a_capture");
    }
}

/// The keys and values of lines, and of the lists below them.
fn record_of_lines(front_matter: &str) -> Map<String, Value> {
    let mut record: Map<String, Value> = Map::new();
    let mut last_key = String::new();
    for line in front_matter.lines() {
        // The lines of a text below `title: |`, `summary: >-`.
        if line.starts_with(' ')
            && let Some(Value::String(text)) = record.get_mut(&last_key)
            && (text.len() <= 2 && text.starts_with(['|', '>']) || text.starts_with("| ") || text.starts_with("> "))
        {
            *text = format!("> {} {}", text.trim_start_matches(['|', '>', '-', '+', ' ']), line.trim());
            continue;
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            match record.get_mut(&last_key) {
                Some(Value::Array(list)) => list.push(Value::String(unquoted(item))),
                Some(value) if value.as_str() == Some("") => *value = Value::Array(vec![Value::String(unquoted(item))]),
                _ => {}
            }
        } else if let Some((key, value)) = line.split_once(':').or_else(|| line.split_once('=')) {
            last_key = key.trim().to_string();
            record.insert(last_key.clone(), Value::String(unquoted(value)));
        }
    }
    for value in record.values_mut() {
        if let Value::String(text) = value
            && let Some(rest) = text.strip_prefix("> ")
        {
            *text = rest.trim().to_string();
        }
    }
    record
}

/// A value without the quotes around it. Quotes around some of its words belong to them: `"No deal" says mayor`.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let count = |quote: &char| value.matches(*quote).count();
    let around = ['"', '\''].into_iter().find(|quote| match count(quote) {
        1 => value.starts_with(*quote),
        2 => value.len() > 1 && value.starts_with(*quote) && value.ends_with(*quote),
        _ => false,
    });
    around.map_or(value, |quote| value.trim_matches(quote)).to_string()
}

/// Jekyll sets tags and categories apart with spaces: `tags: laos china railways`.
fn set_tags_apart(record: &mut Map<String, Value>) {
    if !record.contains_key("layout") {
        return;
    }
    for key in ["tags", "categories"] {
        if let Some(Value::String(text)) = record.get_mut(key)
            && !text.contains([',', ';', '"'])
        {
            *text = text.split_whitespace().collect::<Vec<_>>().join(", ");
        }
    }
}

/// Programs for notes link the names in front matter: `author: "[[Jane Doe]]"`.
fn unlink(value: &mut Value) {
    match value {
        Value::String(text) if text.contains("[[") => *text = notes::unlinked(text),
        Value::Array(list) => list.iter_mut().for_each(unlink),
        _ => {}
    }
}

/// A web clipper marks what it saved with a tag of its own.
fn take_clipping_tag(record: &mut Map<String, Value>) {
    if !(record.contains_key("source") && record.contains_key("created")) {
        return;
    }
    if let Some(Value::Array(tags)) = record.get_mut("tags") {
        tags.retain(|tag| tag.as_str() != Some("clippings"));
    }
}

/// Only `true` and `false` are booleans: `no` is Norway.
pub(crate) fn yaml_options() -> serde_saphyr::Options {
    serde_saphyr::options! { strict_booleans: true }
}

fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => Value::Array(list.into_iter().map(json_of).collect()),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json_of(value))).collect()),
    }
}
