//! Turns a JSON Feed into articles, one an item.

use serde_json::{Map, Value};

use super::super::Batch;
use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::{names, signed_by_persons};
use super::super::html::{EntryText, keep_bios};
use super::super::record::{first_text, line_of_markup};
use super::around::take_around;
use super::captions::entry_without_frame;
use super::entry::without_mail_address;
use super::house::house_of_title;
use super::inside::set_text_of_entry;
use crate::article::Field;

/// Whether an object is a JSON Feed.
pub(crate) fn is_json_feed(record: &Map<String, Value>) -> bool {
    let version = record.get("version").and_then(Value::as_str).unwrap_or_default();
    version.contains("jsonfeed.org/version/") && record.get("items").is_some_and(Value::is_array)
}

/// Reads the items of a JSON Feed.
pub(crate) fn read_json_feed(feed: &Map<String, Value>, batch: &mut Batch<'_>) {
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (number, item) in batch.numbers().zip(items) {
        match item {
            Value::Object(item) => {
                let mut builder = batch.builder();
                read_item(item, feed, number, &mut builder);
                batch.finish(builder, number, None, &format!("item {number} has neither title nor text"));
            }
            _ => batch.problem(None, "not_an_object", format!("item {number} is not an object")),
        }
    }
    if items.is_empty() {
        batch.problem(None, "empty_file", "the feed has no items");
    }
}

fn read_item(item: &Map<String, Value>, feed: &Map<String, Value>, number: u64, builder: &mut ArticleBuilder) {
    let text_of = |key: &str| item.get(key).map(first_text).filter(|text| !text.is_empty());
    let evidence = |key: &str, words: &str| key_evidence(format!("item {number}: {key}"), words, 1.0);
    if let Some(title) = text_of("title") {
        builder.set_text(Field::Headline, &line_of_markup(&title), evidence("title", &title));
    }
    let (mut body, mut signed, mut beside) = (None, Vec::new(), Vec::new());
    for key in ["content_html", "content_text", "summary"] {
        let Some(EntryText { mut text, captions, closing }) =
            text_of(key).map(|text| entry_without_frame(&text)).filter(|entry| !entry.text.is_empty())
        else {
            continue;
        };
        if !captions.is_empty() {
            builder.keep("captions", Value::from(captions));
        }
        let title = builder.article().headline.clone();
        let around = take_around(&mut text, &title);
        if let Some(origin) = around.origin {
            builder.set_text(Field::CreditText, &origin, evidence(key, &origin));
        }
        if key == "summary" && body.is_some() {
            builder.set_text(Field::Description, &text, evidence(key, text.lines().next().unwrap_or_default()));
        } else if body.is_none() {
            (body, signed, beside) = (Some((key, text)), around.authors, closing);
        }
    }
    if let Some(date) = text_of("date_published") {
        builder.set_date_text(&date, evidence("date_published", &date));
    }
    if let Some(date) = text_of("date_modified") {
        let proof = key_evidence(format!("item {number}: date_modified"), &date, 0.7);
        match builder.article().published.date() {
            None => builder.set_date_text(&date, proof),
            Some(_) => builder.pass_over(Field::DatePublished, &date, proof),
        }
    }
    let authors = |record: &Map<String, Value>| -> Vec<String> {
        let authors = record.get("authors").and_then(Value::as_array).cloned();
        let authors = authors.unwrap_or_else(|| record.get("author").cloned().into_iter().collect());
        authors.iter().map(first_text).map(|name| without_mail_address(&name)).filter(|name| !name.is_empty()).collect()
    };
    let own = authors(item);
    let (key, all) = if own.is_empty() { ("authors of the feed", authors(feed)) } else { ("authors", own) };
    for author in all.iter().filter(|author| !author.starts_with("http")) {
        builder.add_values(Field::Author, &names(author), evidence(key, author));
    }
    if signed.is_empty() {
        signed = beside.iter().find_map(|line| signed_by_persons(line)).unwrap_or_default();
    }
    builder.add_values_if_none(Field::Author, &signed, evidence("first line of the text", &signed.join(", ")));
    for tag in item.get("tags").and_then(Value::as_array).into_iter().flatten().map(first_text) {
        builder.add_values(Field::Keywords, std::slice::from_ref(&tag), evidence("tags", &tag));
    }
    if let Some((key, text)) = body {
        let proof = evidence(key, text.lines().next().unwrap_or_default());
        set_text_of_entry(text, &text_of(key).unwrap_or_default(), proof, builder);
    }
    if !beside.is_empty() {
        keep_bios(beside, builder);
    }
    for (key, field) in [("url", Field::Url), ("external_url", Field::Url), ("id", Field::Identifier)] {
        if let Some(value) = text_of(key) {
            builder.set_text(field, &value, evidence(key, &value));
        }
    }
    let language = text_of("language").or_else(|| feed.get("language").map(first_text)).unwrap_or_default();
    builder.set_language(&language, evidence("language", &language));
    let title = line_of_markup(&feed.get("title").map(first_text).unwrap_or_default());
    let home = feed.get("home_page_url").map(first_text);
    builder.set_text(Field::Publisher, house_of_title(&title, home.as_deref()), key_evidence("feed: title", &title, 0.8));
}
