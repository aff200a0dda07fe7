//! Tells whether a value can be that of the field its key names, by its kind and its look.

use serde_json::Value;

use super::values::first_text;
use crate::article::Field;

/// Whether a value can be that of a field: numbers of terms and authors in some database name nobody.
pub(super) fn is_fit(field: Field, value: &Value) -> bool {
    let is_number = |value: &Value| value.is_number() || value.is_boolean();
    match field {
        // The page of a profile names nobody.
        Field::Author if is_address(value) => false,
        Field::Author | Field::Topic | Field::Keywords | Field::Region | Field::Actor => match value {
            Value::Array(list) => !list.iter().all(is_number),
            value => !is_number(value),
        },
        Field::Publisher => !is_address(value) && !is_number(value) && !are_attachments(value),
        Field::Headline | Field::ArticleBody | Field::Description => !is_number(value),
        Field::Url => {
            let text = first_text(value);
            !text.contains(char::is_whitespace) && !["urn:", "tag:"].iter().any(|scheme| text.starts_with(scheme))
        }
        // "published: true" says that a post is no draft.
        Field::DatePublished
            if value.is_boolean() || value.as_str().is_some_and(|text| matches!(text.trim(), "true" | "false")) =>
        {
            false
        }
        // "data" is a date in some languages and anything in others.
        Field::DatePublished => !matches!(value, Value::Object(map) if map.len() > 4) && first_text(value).len() <= 100,
        _ => true,
    }
}

/// Whether a value looks like one of its field, which only the words of its key name.
pub(super) fn is_like(field: Field, value: &Value) -> bool {
    const LONGEST_NAME: usize = 120;
    const LONGEST_HEADLINE: usize = 300;
    let text = first_text(value);
    let has_letters = text.chars().any(char::is_alphabetic);
    let longest = match field {
        Field::Author | Field::Publisher => LONGEST_NAME,
        Field::Headline => LONGEST_HEADLINE,
        Field::ArticleBody => return has_letters && !is_address(value),
        _ => return true,
    };
    let is_file = !text.contains(' ') && text.contains('/');
    has_letters && !is_file && !is_address(value) && text.chars().count() <= longest
}

/// Whether `media` are pictures and films rather than who publishes: a list of objects without names.
fn are_attachments(value: &Value) -> bool {
    let first = value.as_array().and_then(|list| list.first()).and_then(Value::as_object);
    first.is_some_and(|object| !object.contains_key("name"))
}

pub(super) fn is_host(name: &str) -> bool {
    let name = name.trim();
    let ending = name.rsplit('.').next().unwrap_or_default();
    name.contains('.')
        && (2..=12).contains(&ending.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
}

pub(super) fn is_address(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim_start().starts_with("http"))
}

pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_empty),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}
