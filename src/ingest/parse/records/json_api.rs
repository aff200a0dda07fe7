//! Turns a document of JSON:API (`{"data": […], "included": […]}`), which names what its records refer to beside them, into records that hold these names.

use serde_json::{Map, Value};

/// Objects that are named beside the records, beyond which none are looked up.
const MOST_INCLUDED: usize = 100_000;

/// Whether an object is such a document with something beside its records.
pub(super) fn is_json_api(document: &Map<String, Value>) -> bool {
    let has_relations = |record: &Value| record.get("relationships").is_some_and(Value::is_object);
    let data = document.get("data");
    document.get("included").is_some_and(Value::is_array)
        && data.is_some_and(|data| has_relations(data) || data.as_array().is_some_and(|list| list.iter().any(has_relations)))
}

/// The document with the names that its records refer to among their attributes: `relationships.field_tags` is `tags`, `uid` is the author.
pub(super) fn with_names(mut document: Map<String, Value>) -> Map<String, Value> {
    let Some(Value::Array(included)) = document.remove("included") else { return document };
    let names: std::collections::HashMap<(String, String), String> =
        included.iter().take(MOST_INCLUDED).filter_map(|object| Some((place_of(object)?, name_of(object)?))).collect();
    match document.get_mut("data") {
        Some(Value::Array(list)) => list.iter_mut().for_each(|record| take_names(record, &names)),
        Some(record) => take_names(record, &names),
        None => {}
    }
    document
}

fn place_of(object: &Value) -> Option<(String, String)> {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_string);
    Some((text("type")?, text("id")?))
}

fn name_of(object: &Value) -> Option<String> {
    let attributes = object.get("attributes")?;
    let name = ["display_name", "name", "title", "label"].iter().find_map(|key| attributes.get(*key)?.as_str());
    name.map(str::to_string).filter(|name| !name.is_empty())
}

fn take_names(record: &mut Value, names: &std::collections::HashMap<(String, String), String>) {
    let Some(Value::Object(relations)) = record.get_mut("relationships").map(Value::take) else { return };
    let Some(attributes) = record.get_mut("attributes").and_then(Value::as_object_mut) else { return };
    for (key, relation) in relations {
        let found = match relation.get("data") {
            Some(Value::Array(list)) => list.iter().filter_map(place_of).filter_map(|place| names.get(&place)).collect(),
            Some(one) => place_of(one).and_then(|place| names.get(&place)).into_iter().collect::<Vec<_>>(),
            None => Vec::new(),
        };
        let key = match key.as_str() {
            "uid" => "author",
            other => other.strip_prefix("field_").unwrap_or(other),
        };
        if !found.is_empty() {
            let found: Vec<Value> = found.into_iter().map(|name| Value::from(name.as_str())).collect();
            attributes.entry(key).or_insert(Value::Array(found));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_the_records() {
        let document = serde_json::json!({
            "data": [{"type": "node--article", "id": "u", "attributes": {"title": "T"}, "relationships": {
                "uid": {"data": {"type": "user--user", "id": "7"}},
                "field_tags": {"data": [{"type": "term", "id": "8"}, {"type": "term", "id": "9"}]}}}],
            "included": [{"type": "user--user", "id": "7", "attributes": {"display_name": "Jane Doe"}},
                {"type": "term", "id": "8", "attributes": {"name": "ports"}}]
        });
        let Value::Object(document) = document else { panic!("an object") };
        assert!(is_json_api(&document));
        let document = with_names(document);
        let expected = serde_json::json!({"title": "T", "author": ["Jane Doe"], "tags": ["ports"]});
        assert_eq!(document["data"][0]["attributes"], expected);
    }
}
