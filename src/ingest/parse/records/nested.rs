//! Finds the records in a value of JSON, wherever in it they lie: `{"hits": {"hits": [{"_source": ...}]}}`, `{"id1": {...}, "id2": ...}`.

use serde_json::{Map, Value};

use super::columnar::{rows_below_names, rows_of_columns};
use crate::article::Field;
use crate::ingest::parse::record::{first_text, is_container, is_story, names, names_field, names_text};
use crate::ingest::parse::wire::is_ninjs;

/// How deep records may lie.
const DEEPEST: usize = 5;

pub(super) enum Found {
    One(Map<String, Value>),
    Many(Vec<Value>),
    None(Value),
}

/// The keys under which exports keep their list of records.
const LISTS: [&str; 19] = [
    "articles",
    "items",
    "entries",
    "docs",
    "documents",
    "results",
    "hits",
    "data",
    "posts",
    "stories",
    "news",
    "records",
    "rows",
    "response",
    "value",
    "feed",
    "edges",
    "orderedItems",
    "list",
];

pub(super) fn records_in(value: Value, depth: usize) -> Found {
    let mut record = match value {
        Value::Array(list) => return Found::Many(flattened(list, depth)),
        Value::Object(record) => record,
        other => return Found::None(other),
    };
    if let Some(rows) = rows_of_columns(&record) {
        return Found::Many(rows);
    }
    let has_body = record.iter().any(|(key, value)| value.is_string() && key != "title" && names_text(key));
    if has_body || is_ninjs(&record) || has_parts(&record) || is_story(&record) || depth >= DEEPEST {
        return Found::One(record);
    }
    let is_record_list =
        |value: &Value| value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(|item| item.is_object()));
    let named = LISTS.iter().copied().find(|key| record.get(*key).is_some_and(is_record_list));
    let named = named.or_else(|| record.get("children").is_some_and(are_wrapped).then_some("children"));
    let named = named.or_else(|| record.get("@graph").is_some_and(is_record_list).then_some("@graph"));
    // Under another name only a list of what looks like articles counts.
    let other = || {
        // What has a headline and a day may be an article, and what it lists pictures and links.
        let may_be_article = is_headed_and_dated(&record);
        let has_text =
            |item: &Value| item.as_object().is_some_and(|item| item.keys().any(|key| names(key, Field::ArticleBody)));
        let is_article = |item: &Value| is_like_article(item) && (!may_be_article || has_text(item));
        let looks_like_articles = |value: &Value| is_record_list(value) && value.get(0).is_some_and(is_article);
        record.iter().find(|(_, value)| looks_like_articles(value)).map(|(key, _)| key.clone())
    };
    if let Some(key) = named.map(ToString::to_string).or_else(other)
        && let Some(list) = record.remove(&key)
    {
        return Found::Many(with_users(with_house(unwrapped(list), &record), &record));
    }
    // `{"記事": {"見出し": …}}`: nothing but a name around the record.
    if record.len() == 1
        && let Some(key) =
            record.iter().find(|(key, value)| !is_container(key) && is_like_article(value)).map(|(key, _)| key.clone())
        && let Some(inner) = record.remove(&key)
    {
        return match records_in(inner, depth + 1) {
            Found::None(inner) => Found::One(Map::from_iter([(key, inner)])),
            found => found,
        };
    }
    // `{"export": {"documents": {…}}}`: nothing but a name that nobody knows around the rest.
    if record.len() == 1
        && let Some((key, inner)) = std::mem::take(&mut record).into_iter().next()
    {
        let is_unknown = inner.is_object() && !is_container(&key) && !LISTS.contains(&key.as_str()) && !names_field(&key);
        if !is_unknown {
            record.insert(key, inner);
        } else {
            return match records_in(inner, depth + 1) {
                Found::One(inner) if is_like_article_map(&inner) => Found::One(inner),
                Found::One(inner) => Found::One(Map::from_iter([(key, Value::Object(inner))])),
                Found::None(inner) => Found::One(Map::from_iter([(key, inner)])),
                many => many,
            };
        }
    }
    let nested = LISTS.iter().copied().find(|key| record.get(*key).is_some_and(Value::is_object));
    if let Some(inner) = nested.filter(|_| !is_like_article_map(&record)).and_then(|key| record.remove(key)) {
        return match records_in(inner, depth + 1) {
            Found::Many(list) => Found::Many(list),
            // A record that wraps its fields is read as a whole: what stands around them belongs to it.
            Found::One(inner) => {
                inner.into_iter().for_each(|(key, value)| _ = record.entry(key).or_insert(value));
                Found::One(record)
            }
            Found::None(_) => Found::One(record),
        };
    }
    // Records by their ids.
    let is_table = record.len() > 1 && record.values().all(is_like_article);
    if is_table {
        return Found::Many(record.into_iter().map(|(id, value)| with_id(id, value)).collect());
    }
    Found::One(record)
}

/// The records of a list of lists: `[{"kind": "Listing", "data": {"children": […]}}]`, `[{"@graph": […]}]`.
fn flattened(list: Vec<Value>, depth: usize) -> Vec<Value> {
    let holds_wrapped = |item: &Value| {
        if item.get("@graph").is_some_and(Value::is_array) {
            return true;
        }
        item.get("children").or_else(|| item.get("data").and_then(|data| data.get("children"))).is_some_and(are_wrapped)
    };
    if let Some(rows) = rows_of_tables(&list).or_else(|| rows_below_names(&list)) {
        return rows;
    }
    if depth >= DEEPEST || list.is_empty() || !list.iter().all(holds_wrapped) {
        return list;
    }
    let records = list.into_iter().flat_map(|item| match records_in(item, depth + 1) {
        Found::Many(records) => records,
        Found::One(record) => vec![Value::Object(record)],
        Found::None(value) => vec![value],
    });
    records.collect()
}

/// The rows of the tables in a dump of a database, which says of each part what it is: `[{"type": "header"}, {"type": "table", "data": […]}]`.
fn rows_of_tables(list: &[Value]) -> Option<Vec<Value>> {
    let is_part = |item: &Value| item.get("type").is_some_and(Value::is_string) && !is_like_article(item);
    let rows = |item: &Value| -> Option<Vec<Value>> {
        let rows = item.get("data").filter(|_| item.get("type").is_some_and(|kind| kind == "table"))?.as_array()?;
        rows.first().is_some_and(is_like_article).then(|| rows.clone())
    };
    if list.len() < 2 || !list.iter().all(is_part) {
        return None;
    }
    let rows: Vec<Value> = list.iter().filter_map(rows).flatten().collect();
    (!rows.is_empty()).then_some(rows)
}

/// Whether a record has a headline and a day of publication that are texts.
fn is_headed_and_dated(record: &Map<String, Value>) -> bool {
    let has =
        |field| record.iter().any(|(key, value)| names(key, field) && value.as_str().is_some_and(|text| !text.is_empty()));
    has(Field::Headline) && has(Field::DatePublished)
}

/// Whether each item of a list says of which kind it is and keeps the rest apart: `{"kind": "t3", "data": {…}}`.
fn are_wrapped(list: &Value) -> bool {
    let is_wrapped = |item: &Value| {
        let item = item.as_object().filter(|item| item.len() == 2 && item.contains_key("kind"));
        item.and_then(|item| item.get("data")).is_some_and(Value::is_object)
    };
    list.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(is_wrapped))
}

/// Items without what says of which kind each is; and those of a graph that are articles.
fn unwrapped(list: Value) -> Vec<Value> {
    let are_wrapped = are_wrapped(&list);
    let Value::Array(list) = list else { return Vec::new() };
    if are_wrapped {
        return list.into_iter().filter_map(|mut item| item.get_mut("data").map(Value::take)).collect();
    }
    if list.iter().all(is_activity) {
        return list.into_iter().filter_map(made_by_activity).collect();
    }
    let is_text = |item: &Value| item.as_object().is_some_and(|item| item.keys().any(|key| names(key, Field::ArticleBody)));
    if list.iter().all(|item| item.get("@type").is_some()) && list.iter().any(is_text) {
        return list.into_iter().filter(is_text).collect();
    }
    list
}

/// Whether a record says that somebody did something with something, as ActivityStreams does: `{"type": "Create", "actor": …, "object": …}`.
fn is_activity(record: &Value) -> bool {
    ["type", "actor", "object"].iter().all(|key| record.get(key).is_some())
}

/// What was made, with the day of the deed where it has none of its own; what others made is only pointed to.
fn made_by_activity(mut record: Value) -> Option<Value> {
    let mut object = record.get_mut("object").map(Value::take)?;
    let published = record.get_mut("published").map(Value::take);
    let made = object.as_object_mut()?;
    if let Some(name) = made.remove("name") {
        made.entry("title").or_insert(name);
    }
    if let Some(Value::Array(marks)) = made.remove("tag") {
        let is_tag = |mark: &&Value| mark.get("type").is_some_and(|kind| kind == "Hashtag");
        let names = marks.iter().filter(is_tag).filter_map(|mark| mark.get("name")?.as_str());
        made.insert("tags".to_string(), names.map(|name| Value::from(name.trim_start_matches('#'))).collect());
    }
    if let Some(published) = published {
        made.entry("published").or_insert(published);
    }
    Some(object)
}

/// Whether a record with a headline or a day of its own has its text in parts, as editors of blocks keep it. Parts have neither.
fn has_parts(record: &Map<String, Value>) -> bool {
    let has = |record: &Map<String, Value>, field| {
        record.iter().any(|(key, value)| names(key, field) && !first_text(value).is_empty())
    };
    let is_article = |part: &Value| {
        part.as_object().is_some_and(|part| {
            let is_headed = has(part, Field::Headline);
            let is_dated = has(part, Field::DatePublished);
            is_dated && has(part, Field::ArticleBody) || is_headed && (is_dated || has(part, Field::ArticleBody))
        })
    };
    let are_parts = |list: &Vec<Value>| list.iter().filter(|part| is_article(part)).count() * 2 < list.len();
    let lists = record.iter().filter(|(key, _)| names(key, Field::ArticleBody)).filter_map(|(_, value)| value.as_array());
    (has(record, Field::Headline) || has(record, Field::DatePublished)) && lists.into_iter().any(are_parts)
}

fn is_like_article(value: &Value) -> bool {
    value.as_object().is_some_and(is_like_article_map)
}

fn is_like_article_map(record: &Map<String, Value>) -> bool {
    record.keys().any(|key| names_text(key)) && record.len() > 1
}

/// The title of what holds the entries is the name of the house, as in a dump of a feed.
fn with_house(mut list: Vec<Value>, around: &Map<String, Value>) -> Vec<Value> {
    let title = around.get("title").or_else(|| around.get("feed").and_then(|feed| feed.get("title"))).map(first_text);
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        for record in list.iter_mut().filter_map(Value::as_object_mut) {
            record.entry("feed_title").or_insert_with(|| Value::String(title.clone()));
        }
    }
    list
}

/// Posts name their author by a number, and their topics among other things they hold; beside them stand the users:
/// `{"data": [{"author_id": "7", "entities": {"hashtags": [{"tag": "piers"}]}}], "includes": {"users": [{"id": "7", "name": "Jane Doe"}]}}`.
fn with_users(mut list: Vec<Value>, around: &Map<String, Value>) -> Vec<Value> {
    let Some(users) = around.get("includes").and_then(|includes| includes.get("users")).and_then(Value::as_array) else {
        return list;
    };
    for record in list.iter_mut().filter_map(Value::as_object_mut) {
        let id = record.get("author_id");
        let user = users.iter().find(|user| id.is_some() && user.get("id") == id);
        if let Some(name) = user.and_then(|user| user.get("name")).cloned() {
            record.entry("author").or_insert(name);
        }
        let topics = record.get("entities").and_then(|entities| entities.get("hashtags")).and_then(Value::as_array);
        let topics: Vec<Value> = topics.into_iter().flatten().filter_map(|topic| topic.get("tag").cloned()).collect();
        if !topics.is_empty() {
            record.entry("tags").or_insert(Value::Array(topics));
        }
    }
    list
}

fn with_id(id: String, mut value: Value) -> Value {
    if let Some(record) = value.as_object_mut() {
        record.entry("id").or_insert(Value::String(id));
    }
    value
}
