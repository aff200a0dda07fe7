//! Knows records of producers that keep under a common key something else than others do.

use serde_json::{Map, Value};

use super::super::charset::without_misreading;
use super::keys::is_named;

/// Calls what a program made of the text other than what the site says: the library newspaper keeps the most frequent words of the text as
/// `keywords` and single sentences of it as `summary`, beside the `meta_keywords` and the `meta_description` of the page.
pub(super) fn rename_computed(record: &mut Map<String, Value>) {
    let is_computed = record.contains_key("meta_keywords") && record.contains_key("meta_lang");
    for (key, name) in [("keywords", "keywords of the text"), ("summary", "summary of the text")] {
        if let Some(value) = is_computed.then(|| record.remove(key)).flatten() {
            record.insert(name.to_string(), value);
        }
    }
}

/// Readers of feeds keep the feed of an entry as its origin, and their own marks among its tags: `user/1/state/com.google/starred`.
pub(super) fn rename_entries_of_readers(record: &mut Map<String, Value>) {
    let Some(origin) = record.get("origin").filter(|origin| origin.get("streamId").is_some()) else { return };
    if let Some(house) = origin.get("title").cloned() {
        record.entry("publisher").or_insert(house);
    }
    if let Some(Value::Array(tags)) = record.get_mut("categories") {
        let is_mark = |tag: &Value| tag.as_str().is_some_and(|tag| tag.starts_with("user/") && tag.contains("/state/"));
        tags.retain(|tag| !is_mark(tag));
        // A label that the reader gave: `user/1/label/ports`; what is no label are the tags of the article.
        let mut of_article = Vec::new();
        tags.retain_mut(|tag| {
            let label = tag.as_str().and_then(|tag| Some(tag.strip_prefix("user/")?.split_once("/label/")?.1.to_string()));
            match label {
                Some(label) => *tag = Value::from(label),
                None => of_article.push(tag.take()),
            }
            !tag.is_null()
        });
        if !of_article.is_empty() {
            record.entry("tags").or_insert(Value::Array(of_article));
        }
    }
}

/// Programs that keep pages for later call those who wrote a page its publishers: `published_by` beside `is_archived`.
pub(super) fn rename_kept_pages(record: &mut Map<String, Value>) {
    if record.contains_key("is_archived")
        && record.get("published_by").is_some_and(Value::is_array)
        && let Some(authors) = record.remove("published_by")
    {
        record.entry("author").or_insert(authors);
    }
}

/// Arc XP keeps the parts of a story apart: `headlines.basic`, `content_elements`, `credits.by`, `taxonomy.tags`.
pub(super) fn rename_story(record: &mut Map<String, Value>) {
    if !is_story(record) {
        return;
    }
    let at = |record: &Map<String, Value>, path: [&str; 2]| record.get(path[0])?.get(path[1]).cloned();
    let found = [
        ("headline", at(record, ["headlines", "basic"])),
        ("standfirst", at(record, ["subheadlines", "basic"]).or_else(|| at(record, ["description", "basic"]))),
        ("author", at(record, ["credits", "by"])),
        ("section", at(record, ["taxonomy", "sections"])),
        ("keywords", at(record, ["taxonomy", "tags"])),
        ("published", record.get("first_publish_date").or_else(|| record.get("display_date")).cloned()),
    ];
    // Pictures, films and boxes stand between the paragraphs.
    let is_text =
        |part: &Value| matches!(part.get("type").and_then(Value::as_str), Some("text" | "header" | "quote" | "list"));
    let parts =
        record.remove("content_elements").and_then(|parts| if let Value::Array(parts) = parts { Some(parts) } else { None });
    let parts: Vec<Value> = parts.unwrap_or_default().into_iter().filter(is_text).collect();
    for key in ["headlines", "subheadlines", "description", "credits", "taxonomy", "type", "display_date", "created_date"] {
        if let Some(value) = record.remove(key) {
            record.insert(format!("story {key}"), value);
        }
    }
    record.insert("body".to_string(), Value::Array(parts));
    for (key, value) in found {
        if let Some(value) = value.filter(|value| !value.is_null()) {
            record.insert(key.to_string(), value);
        }
    }
}

/// Whether a record is a story of Arc XP.
pub(crate) fn is_story(record: &Map<String, Value>) -> bool {
    record.get("content_elements").is_some_and(Value::is_array) && record.get("headlines").is_some_and(Value::is_object)
}

/// Posts of Reddit keep their text and their day, in seconds, under names of their own.
pub(super) fn rename_posts(record: &mut Map<String, Value>) {
    if !(record.contains_key("selftext") && record.contains_key("created_utc")) {
        return;
    }
    for (key, name) in [("selftext", "text"), ("created_utc", "published"), ("subreddit", "publisher")] {
        if let Some(value) = record.remove(key) {
            record.entry(name).or_insert(value);
        }
    }
}

/// Posts that Facebook hands out keep their text in a list of parts: `{"timestamp": 1493596800, "data": [{"post": "…"}]}`, its UTF-8 as Latin letters.
/// The title only says who shared what.
pub(super) fn rename_parts_of_posts(record: &mut Map<String, Value>) {
    if !record.contains_key("timestamp") {
        return;
    }
    let parts = record.get("data").and_then(Value::as_array);
    let texts: Vec<&str> = parts.into_iter().flatten().filter_map(|part| part.get("post").and_then(Value::as_str)).collect();
    if texts.is_empty() {
        return;
    }
    let text = Value::from(without_misreading(&texts.join("\n\n")).into_owned());
    record.remove("data");
    if let Some(title) = record.remove("title") {
        record.insert("what was done".to_string(), title);
    }
    record.insert("text".to_string(), text);
}

/// Collections of marked pages call the title of a page its description, and what it says the extended one.
pub(super) fn rename_marked_pages(record: &mut Map<String, Value>) {
    if !["href", "extended", "description", "toread"].iter().all(|key| record.contains_key(*key)) {
        return;
    }
    // The day is that of the mark.
    for (key, name) in [("description", "title"), ("extended", "summary"), ("time", "marked on")] {
        if let Some(value) = record.remove(key) {
            record.entry(name).or_insert(value);
        }
    }
    // Tags are words with a space between them.
    if let Some(Value::String(tags)) = record.get_mut("tags") {
        let words: Vec<Value> = tags.split_whitespace().map(Value::from).collect();
        record.insert("tags".to_string(), Value::Array(words));
    }
}

/// Readers keep under `created` or `timestamp` when somebody saved an address: Instapaper's `Selection`, `Folder`, `Timestamp`, Raindrop's `link`, `excerpt`,
/// `domain` or `folder`, `created`.
pub(super) fn rename_saved_links(record: &mut Map<String, Value>) {
    let is_of = |keys: &[&str]| keys.iter().all(|key| record.contains_key(*key));
    let tells_more =
        ["author", "authors", "publisher", "published", "date", "source"].iter().any(|key| record.contains_key(*key));
    let is_saved = is_of(&["URL", "Title", "Selection", "Folder", "Timestamp"])
        || is_of(&["link", "excerpt", "domain", "created", "lastUpdate"])
        || is_of(&["url", "excerpt", "folder", "created", "highlights"]);
    if tells_more || !is_saved {
        return;
    }
    for key in ["Timestamp", "created", "lastUpdate"] {
        if let Some(day) = record.remove(key) {
            record.insert(format!("saved: {key}"), day);
        }
    }
}

/// Readwise keeps the tags of a document by their small names: `{"grain trade": {"name": "Grain Trade", "type": "manual"}}`.
pub(super) fn list_tags_by_name(record: &mut Map<String, Value>) {
    let Some(Value::Object(tags)) = record.get("tags") else { return };
    let names: Option<Vec<Value>> =
        tags.values().map(|tag| tag.get("name").filter(|name| name.is_string()).cloned()).collect();
    if let Some(names) = names.filter(|names| !names.is_empty()) {
        record.insert("tags".to_string(), Value::Array(names));
    }
}

/// Services that watch the media call who wrote the contact of an outlet.
pub(super) fn rename_contacts(record: &mut Map<String, Value>) {
    if record.contains_key("Outlet Name")
        && let Some(contact) = record.remove("Contact Name")
    {
        record.entry("author").or_insert(contact);
    }
}

/// Posts of pages in tables for research keep their text as a message and the headline of what they link to as its text.
pub(super) fn rename_posts_of_pages(record: &mut Map<String, Value>) {
    if !["Page Name", "Message", "Post Created"].iter().all(|key| record.contains_key(*key)) {
        return;
    }
    for (key, name) in
        [("Page Name", "publisher"), ("Message", "text"), ("Link Text", "title"), ("Post Created Date", "published")]
    {
        if let Some(value) = record.remove(key) {
            record.entry(name).or_insert(value);
        }
    }
    // "Final Link" and "Link" lead to the article, "URL" to the post.
    let link = ["Final Link", "Link"]
        .iter()
        .find_map(|key| record.remove(*key).filter(|link| link.as_str().is_some_and(|link| !link.is_empty())));
    if let Some(link) = link
        && let Some(post) = record.insert("url".to_string(), link)
    {
        record.insert("post".to_string(), post);
    }
    record.remove("URL").into_iter().for_each(|post| _ = record.insert("post".to_string(), post));
}

/// Searches for news keep who wrote beside the name of the house: `"source": {"name": "Harbour Times", "authors": ["Jane Doe"]}`.
pub(super) fn rename_authors_of_source(record: &mut Map<String, Value>) {
    let source = record.get("source").and_then(Value::as_object).filter(|source| source.contains_key("name"));
    if let Some(authors) = source.and_then(|source| source.get("authors")).filter(|authors| authors.is_array()).cloned() {
        record.entry("authors").or_insert(authors);
    }
}

/// Articles of public accounts name the account by its nickname: `{"biz": …, "nickname": …, "msgid": …}`.
pub(super) fn rename_posts_of_accounts(record: &mut Map<String, Value>) {
    if ["biz", "__biz", "msgid"].iter().any(|key| record.contains_key(*key))
        && let Some(account) = record.remove("nickname")
    {
        record.entry("publisher").or_insert(account);
        if let Some(digest) = record.remove("digest") {
            record.entry("summary").or_insert(digest);
        }
    }
}

/// Whether an object holds what a page declares for others that show it (Open Graph), one field or many.
pub(super) fn is_open_graph(key: &str, path: &str) -> bool {
    let is_of_page = || path.rsplit('.').next().is_some_and(|last| is_named(last, &["metadata", "meta"]));
    is_named(key, &["og", "opengraph"]) || is_named(key, &["article"]) && is_of_page()
}

#[cfg(test)]
mod tests {
    use super::super::read_whole_record;
    use super::*;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn what_programs_keep_beside_an_article() {
        for (fields, expected) in [
            // The day on which somebody saved it.
            (
                r#""URL": "https://a.example/x", "Title": "Pier stays closed", "Selection": "", "Folder": "Unread", "Timestamp": "1620086400""#,
                "||",
            ),
            (
                r#""title": "Pier stays closed", "link": "https://a.example/x", "excerpt": "", "domain": "a.example", "created": "2021-05-04T10:00:00Z", "lastUpdate": "2021-05-05T10:00:00Z""#,
                "||",
            ),
            (r#""title": "Pier stays closed", "created": "2021-05-04T10:00:00Z", "domain": "a.example""#, "2021-05-04||"),
            (
                r#""title": "Pier stays closed", "author": "Jane Doe", "link": "https://a.example/x", "excerpt": "", "domain": "a.example", "created": "2021-05-04T10:00:00Z", "lastUpdate": "x""#,
                "2021-05-04|Jane Doe|",
            ),
            (
                r#""title": "Pier stays closed", "tags": {"grain trade": {"name": "Grain Trade"}, "ports": {"name": "Ports"}}"#,
                "||Grain Trade,Ports",
            ),
            (
                r#""News Headline": "Pier stays closed", "Outlet Name": "Quay Post", "Contact Name": "Jane Doe", "Coverage Date": "2021-05-04""#,
                "2021-05-04|Jane Doe|",
            ),
            (r#""title": "Pier stays closed", "Contact Name": "Jane Doe""#, "||"),
            (
                r#""title": "Pier stays closed", "extra_author_attributes.name": "Jane Doe", "published": "2021-05-04""#,
                "2021-05-04|Jane Doe|",
            ),
        ] {
            let json = format!(r#"{{{fields}, "text": "The pier stays closed for another year, the town said."}}"#);
            let Ok(Value::Object(record)) = serde_json::from_str(&json) else { panic!("an object: {json}") };
            let mut builder = ArticleBuilder::default();
            read_whole_record(record, "JSON", &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(format!("{day}|{}|{}", article.authors.join(","), article.tags.join(",")), expected, "{fields}");
        }
    }
}
