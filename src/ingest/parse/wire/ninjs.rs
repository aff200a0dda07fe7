//! Turns an item of ninjs (1 to 3) into a record under the names that records have.

use serde_json::{Map, Value};

use super::{is_subject_code, topic_of_code};
use crate::ingest::parse::record::first_text;
use crate::ingest::parse::subjects::shared_out;

/// Keys that version 2 and 3 write with capitals inside.
const CAMEL_KEYS: [&str; 9] = [
    "versionCreated",
    "firstCreated",
    "contentCreated",
    "firstPublished",
    "pubStatus",
    "copyrightHolder",
    "infoSource",
    "infoSources",
    "webPage",
];

/// Whether an object is a ninjs item.
pub(crate) fn is_ninjs(record: &Map<String, Value>) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| record.contains_key(*key));
    let is_declared = record.get("standard").is_some_and(|standard| first_text(standard).to_lowercase().contains("ninjs"));
    let is_named = has(&["uri", "guid", "_id", "item_id"]);
    is_declared
        || (is_named
            && has(&["versioncreated", "firstcreated", "pubstatus", "versionCreated", "firstCreated", "pubStatus"])
            && has(&[
                "headline",
                "headlines",
                "title",
                "body_text",
                "body_html",
                "body_xhtml",
                "bodies",
                "description_text",
            ]))
}

/// The record of an item; `None` if it is a picture or the like without a text.
pub(crate) fn record_of_ninjs(mut item: Map<String, Value>) -> Option<Map<String, Value>> {
    for key in CAMEL_KEYS {
        if let Some(value) = item.remove(key) {
            item.entry(key.to_ascii_lowercase()).or_insert(value);
        }
    }
    let kind = item.get("type").map(first_text).unwrap_or_default();
    let bodies = ["body_xhtml", "body_html", "body_text", "bodies", "body"];
    let is_other = ["picture", "video", "audio", "graphic", "composite", "planning", "event"].contains(&kind.as_str());
    if is_other && !bodies.iter().any(|key| item.contains_key(*key)) {
        return None;
    }
    let mut record = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value.filter(|value| !value.is_null() && *value != Value::String(String::new())) {
            record.entry(name).or_insert(value);
        }
    };
    put("headline", item.remove("headlines").and_then(|list| by_role(list, "main")));
    put("headline", item.remove("headline"));
    put("headline", item.remove("title"));
    put("description", item.remove("descriptions").and_then(|list| by_role(list, "summary")));
    for key in ["description_html", "description_xhtml", "description_text", "abstract", "subheadline"] {
        put("description", item.remove(key));
    }
    put("body", item.remove("bodies").and_then(by_content_type));
    for key in bodies {
        put("body", item.remove(key));
    }
    for key in ["firstpublished", "firstcreated", "versioncreated", "contentcreated"] {
        put("datePublished", item.get(key).cloned());
    }
    let by = item.remove("byline").or_else(|| item.remove("by"));
    let writers = take_writers(&mut item);
    put("author", by.or_else(|| item.remove("authors")).or_else(|| item.remove("creator")).or(writers));
    let keywords = item.remove("keywords").or_else(|| item.remove("keyword"));
    let (topics, tags) = subjects_of(&mut item, keywords.is_some());
    put("topic", topics);
    put("keywords", keywords.or(tags));
    put("region", list_of(&mut item, &["place", "places"]));
    let located = item.remove("located");
    put("region", located.as_ref().map(first_text).map(Value::String));
    let actors: Vec<Value> = ["person", "persons", "people", "organisation", "organisations"]
        .iter()
        .filter_map(|key| list_of(&mut item, &[key]))
        .filter_map(|list| list.as_array().cloned())
        .flatten()
        .collect();
    put("actors", (!actors.is_empty()).then_some(Value::Array(actors)));
    for key in ["infosource", "infosources"] {
        put("publisher", item.remove(key));
    }
    for key in ["provider", "source", "copyrightholder"] {
        put("publisher", item.remove(key));
    }
    put("language", item.remove("language"));
    for key in ["webpage", "link", "url"] {
        put("url", item.remove(key));
    }
    for key in ["uri", "guid", "_id", "item_id"] {
        put("id", item.remove(key));
    }
    if let Some(located) = located {
        item.insert("located".to_string(), located);
    }
    // What is left is kept under its own name.
    for (key, value) in item {
        record.entry(key).or_insert(value);
    }
    Some(record)
}

/// Of texts with roles the one wanted, else the first without a role, else the first.
fn by_role(list: Value, wanted: &str) -> Option<Value> {
    let Value::Array(list) = list else { return Some(list) };
    let role = |item: &Value| item.get("role").map(first_text).unwrap_or_default().to_lowercase();
    let found =
        list.iter().find(|item| role(item).contains(wanted)).or_else(|| list.iter().find(|item| role(item).is_empty()));
    found.or(list.first()).map(|item| item.get("value").cloned().unwrap_or_else(|| item.clone()))
}

/// Of bodies in several forms the one in HTML, else the first.
fn by_content_type(list: Value) -> Option<Value> {
    let Value::Array(list) = list else { return Some(list) };
    let kind = |item: &Value| {
        ["contentType", "contenttype", "role"].iter().find_map(|key| item.get(key)).map(first_text).unwrap_or_default()
    };
    let found = list.iter().find(|item| kind(item).to_lowercase().contains("html")).or(list.first())?;
    Some(found.get("value").cloned().unwrap_or_else(|| found.clone()))
}

/// The names in a list of objects with `name`.
fn list_of(item: &mut Map<String, Value>, keys: &[&str]) -> Option<Value> {
    let list = keys.iter().find_map(|key| item.remove(*key))?;
    let list = if let Value::Array(list) = list { list } else { vec![list] };
    listed(list.iter().map(name_of))
}

fn listed(names: impl IntoIterator<Item = String>) -> Option<Value> {
    let names: Vec<Value> = names.into_iter().filter(|name| !name.is_empty()).map(Value::String).collect();
    (!names.is_empty()).then_some(Value::Array(names))
}

fn name_of(entry: &Value) -> String {
    match entry {
        Value::Object(map) => map.get("name").map(first_text).unwrap_or_default(),
        other => first_text(other),
    }
}

/// Persons that are said to have written the item are no actors in it.
fn take_writers(item: &mut Map<String, Value>) -> Option<Value> {
    let is_writer = |entry: &Value| {
        let rel = entry.get("rel").map(first_text).unwrap_or_default().to_lowercase();
        ["author", "creator", "byline", "writer", "contributor"].contains(&rel.as_str())
    };
    let mut writers = Vec::new();
    for key in ["person", "persons", "people"] {
        if let Some(Value::Array(list)) = item.get_mut(key) {
            writers.extend(list.iter().filter(|entry| is_writer(entry)).map(name_of));
            list.retain(|entry| !is_writer(entry));
        }
    }
    listed(writers)
}

/// The topics and the tags among the subjects: those of IPTC are topics; of a house's own, where there are no keywords beside them,
/// what the words say.
fn subjects_of(item: &mut Map<String, Value>, has_keywords: bool) -> (Option<Value>, Option<Value>) {
    let Some(list) = item.remove("subjects").or_else(|| item.remove("subject")) else { return (None, None) };
    let list = if let Value::Array(list) = list { list } else { vec![list] };
    let (mut topics, mut others) = (Vec::new(), Vec::new());
    for entry in &list {
        let name = name_of(entry);
        let code = ["code", "qcode", "uri"].iter().find_map(|key| entry.get(key)).map(first_text).unwrap_or_default();
        match () {
            () if name.is_empty() && !code.is_empty() => topics.push(topic_of_code(&code)),
            () if name.is_empty() => {}
            () if has_keywords || is_subject_code(&code) => topics.push(name),
            () => others.push(name),
        }
    }
    let (more, tags) = shared_out(&others);
    topics.extend(more);
    (listed(topics), listed(tags))
}
