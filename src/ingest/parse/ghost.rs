//! Turns an export of the blog engine Ghost into records, one a post: its text, its tags and authors by name, the title of the site.

use serde_json::{Map, Value};

use super::record::first_text;

/// Whether an object is such an export: `{"db": [{"data": {"posts": [...]}}]}`.
pub(super) fn is_ghost_export(export: &Map<String, Value>) -> bool {
    data_of(export).is_some()
}

/// The posts of an export, each with its place. Drafts are none.
pub(super) fn posts_of(export: &Map<String, Value>) -> Vec<(u64, Map<String, Value>)> {
    let Some(data) = data_of(export) else { return Vec::new() };
    let list = |key: &str| data.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let settings = list("settings").iter().find(|setting| is(setting, "key", "title"));
    let site = settings.and_then(|setting| setting.get("value")).map(first_text);
    let names = |joints: &str, own: &str, things: &str, id: &str| -> Value {
        let joined = list(joints).iter().filter(|joint| is(joint, "post_id", id)).filter_map(|joint| joint.get(own));
        let named = joined.filter_map(|wanted| list(things).iter().find(|thing| thing.get("id") == Some(wanted)));
        named.filter_map(|thing| thing.get("name").cloned()).collect()
    };
    let posts = list("posts").iter().filter_map(Value::as_object).zip(1..);
    let published = posts.filter(|(post, _)| post.get("status").is_none_or(|status| status == "published"));
    let read = published.map(|(post, number)| {
        let id = post.get("id").map(first_text).unwrap_or_default();
        let own = |key: &str| post.get(key).filter(|value| !value.is_null()).cloned();
        let fields = [
            ("id", Some(Value::from(id.clone()))),
            ("title", own("title")),
            ("description", own("custom_excerpt")),
            ("text", own("html").or_else(|| own("plaintext"))),
            ("date", own("published_at")),
            ("tags", Some(names("posts_tags", "tag_id", "tags", &id))),
            ("author", Some(names("posts_authors", "author_id", "users", &id))),
            ("publisher", site.clone().map(Value::from)),
            ("url", own("canonical_url")),
        ];
        let record = fields.into_iter().filter_map(|(key, value)| Some((key.to_string(), value?))).collect();
        (number, record)
    });
    read.collect()
}

fn data_of(export: &Map<String, Value>) -> Option<&Map<String, Value>> {
    let data = export.get("db")?.get(0)?.get("data")?.as_object()?;
    data.get("posts")?.is_array().then_some(data)
}

fn is(object: &Value, key: &str, wanted: &str) -> bool {
    object.get(key).is_some_and(|value| first_text(value) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_with_the_names_of_what_they_refer_to() {
        let export = serde_json::json!({"db": [{"data": {
            "posts": [
                {"id": "1", "title": "The pier", "html": "<p>One.</p>", "status": "published", "published_at": "2024-10-09T10:00:00.000Z"},
                {"id": "2", "title": "Not yet", "html": "<p>Two.</p>", "status": "draft"},
            ],
            "tags": [{"id": "t", "name": "Ports"}], "posts_tags": [{"post_id": "1", "tag_id": "t"}],
            "users": [{"id": "u", "name": "Jane Doe"}], "posts_authors": [{"post_id": "1", "author_id": "u"}],
            "settings": [{"key": "title", "value": "Harbour Notes"}],
        }}]});
        let Value::Object(export) = export else { return };
        assert!(is_ghost_export(&export));
        let posts = posts_of(&export);
        let expected = r#"{"id":"1","title":"The pier","text":"<p>One.</p>","date":"2024-10-09T10:00:00.000Z","tags":["Ports"],"author":["Jane Doe"],"publisher":"Harbour Notes"}"#;
        assert_eq!(posts, [(1, serde_json::from_str(expected).expect("JSON"))]);
    }
}
