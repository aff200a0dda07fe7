//! Turns an item of ninjs (1 to 3) into a record under the names that records have.

use serde_json::{Map, Value};

use super::topic_of_code;
use crate::ingest::parse::record::first_text;

/// Whether an object is a ninjs item.
pub(crate) fn is_ninjs(record: &Map<String, Value>) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| record.contains_key(*key));
    let is_declared = record.get("standard").is_some_and(|standard| first_text(standard).to_lowercase().contains("ninjs"));
    let is_named = has(&["uri", "guid", "_id", "item_id"]);
    is_declared
        || (is_named
            && has(&["versioncreated", "firstcreated", "pubstatus"])
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
    put("author", by.or_else(|| item.remove("authors")).or_else(|| item.remove("creator")));
    put("topic", list_of(&mut item, &["subject", "subjects"], true));
    put("region", list_of(&mut item, &["place", "places"], false));
    let located = item.remove("located");
    put("region", located.as_ref().map(first_text).map(Value::String));
    put("keywords", item.remove("keywords").or_else(|| item.remove("keyword")));
    let actors: Vec<Value> = ["person", "persons", "people", "organisation", "organisations"]
        .iter()
        .filter_map(|key| list_of(&mut item, &[key], false))
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
    let kind = |item: &Value| item.get("contenttype").or_else(|| item.get("role")).map(first_text).unwrap_or_default();
    let found = list.iter().find(|item| kind(item).to_lowercase().contains("html")).or(list.first())?;
    Some(found.get("value").cloned().unwrap_or_else(|| found.clone()))
}

/// The names in a list of objects with `name`; where there is none and codes are wanted, what the code stands for.
fn list_of(item: &mut Map<String, Value>, keys: &[&str], wants_codes: bool) -> Option<Value> {
    let list = keys.iter().find_map(|key| item.remove(*key))?;
    let list = if let Value::Array(list) = list { list } else { vec![list] };
    let names = list.iter().filter_map(|entry| match entry {
        Value::Object(map) => {
            let name = map.get("name").map(first_text).filter(|name| !name.is_empty());
            let code = map.get("code").or_else(|| map.get("qcode")).or_else(|| map.get("uri")).map(first_text);
            name.or_else(|| code.filter(|_| wants_codes).map(|code| topic_of_code(&code)))
        }
        other => Some(first_text(other)),
    });
    let names: Vec<Value> = names.filter(|name| !name.is_empty()).map(Value::String).collect();
    (!names.is_empty()).then_some(Value::Array(names))
}
