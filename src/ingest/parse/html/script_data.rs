//! Turns the data that the scripts of a page draw it from into what they say of its article: day, authors, tags.
//!
//! 1. `values`: the JSON of the scripts, as it stands or behind an `=`. 2. The object whose title is the headline, with most of
//!    what an article has beside it: lists of other articles have titles and days, too. 3. Its fields, under the names that content
//!    systems give them.

mod values;

use chrono::DateTime;
use serde_json::{Map, Value};

pub(super) use self::values::values_of;
use super::text::{key, plain};

/// So deep the data of a page is looked into, and at so many objects.
const DEEPEST: usize = 40;
const MOST_OBJECTS: usize = 50_000;

/// What the scripts of a page say of its article.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ScriptArticle {
    pub(super) published: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) tags: Vec<String>,
}

/// The article with one of the titles in the scripts of a page.
pub(super) fn article_in_scripts(html: &str, titles: &[&str]) -> Option<ScriptArticle> {
    let wanted: Vec<String> = titles.iter().map(|title| key(title)).filter(|title| !title.is_empty()).collect();
    let values: Vec<Value> = values_of(html).map(flat_or_whole).collect();
    let mut search = Search { wanted: &wanted, best: None, objects: 0, stores: Vec::new() };
    values.iter().for_each(|value| search.look_into(value, 0));
    let (_, node) = search.best?;
    let stores = &search.stores;
    let first = |keys: &[&str]| keys.iter().find_map(|key| node.get(*key));
    let mut authors = Vec::new();
    if let Some(value) = AUTHOR_KEYS.iter().filter_map(|key| node.get(*key)).find(|value| !is_empty(value)) {
        collect_names(value, &PERSON_KEYS, stores, 0, &mut authors);
    }
    let mut tags = Vec::new();
    let in_taxonomy = node.get("taxonomy").and_then(|taxonomy| taxonomy.get("tags"));
    if let Some(value) = first(&["tags", "keywords"]).filter(|value| !is_empty(value)).or(in_taxonomy) {
        collect_names(value, &TAG_KEYS, stores, 0, &mut tags);
    }
    let published = DATE_KEYS.iter().filter_map(|key| node.get(*key)).find_map(day_of);
    Some(ScriptArticle { published, authors, tags })
}

/// A list in which every object names its members by their places in it, as Nuxt writes it, put together; any other value as it is.
fn flat_or_whole(value: Value) -> Value {
    const MOST_MEMBERS: usize = 100_000;
    let Value::Array(list) = &value else { return value };
    let are_places = |value: &Value| match value {
        Value::Object(map) => !map.is_empty() && map.values().all(Value::is_i64),
        Value::Array(list) => list.len() == 2 && list[0].is_string() && list[1].is_i64(),
        _ => false,
    };
    if list.len() < 3 || !list.first().is_some_and(are_places) {
        return value;
    }
    let mut left = MOST_MEMBERS;
    member(list, 0, 0, &mut left)
}

fn member(list: &[Value], place: usize, depth: usize, left: &mut usize) -> Value {
    if depth > DEEPEST || *left == 0 {
        return Value::Null;
    }
    *left -= 1;
    let at = |value: &Value, left: &mut usize| match value.as_u64() {
        Some(place) => member(list, place as usize, depth + 1, left),
        None => Value::Null,
    };
    match list.get(place) {
        Some(Value::Object(map)) => {
            Value::Object(map.iter().map(|(name, value)| (name.clone(), at(value, left))).collect::<Map<_, _>>())
        }
        // `["ShallowReactive", 7]` wraps what stands at 7.
        Some(Value::Array(pair)) if pair.len() == 2 && pair[0].is_string() => at(&pair[1], left),
        Some(Value::Array(values)) => Value::Array(values.iter().map(|value| at(value, left)).collect()),
        Some(other) => other.clone(),
        None => Value::Null,
    }
}

const TITLE_KEYS: [&str; 7] = ["headline", "title", "headlines", "name", "heading", "titel", "titulo"];
const DATE_KEYS: [&str; 26] = [
    "datePublished",
    "first_publish_date",
    "firstPublishedAt",
    "first_published_at",
    "firstPublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publicationDate",
    "publication_date",
    "publishedDate",
    "date_published",
    "published",
    "pubDate",
    "pubdate",
    "display_date",
    "displayDate",
    "publishTime",
    "publish_time",
    "publishedTime",
    "published_time",
    "firstPublishDate",
    "postDate",
    "post_date",
    "date",
];
const AUTHOR_KEYS: [&str; 14] = [
    "authors",
    "author",
    "byline",
    "bylines",
    "credits",
    "writers",
    "contributors",
    "reporters",
    "authorName",
    "author_name",
    "byLine",
    "writer",
    "reporter",
    "creator",
];
const BODY_KEYS: [&str; 10] =
    ["content", "body", "articleBody", "content_elements", "blocks", "text", "contents", "html", "storyBody", "bodyHtml"];
const PERSON_KEYS: [&str; 7] = ["fullName", "full_name", "displayName", "display_name", "publishName", "name", "title"];
const TAG_KEYS: [&str; 6] = ["text", "name", "title", "label", "tag", "tagName"];

/// The search for the object of the article.
struct Search<'s> {
    wanted: &'s [String],
    best: Option<(usize, &'s Map<String, Value>)>,
    objects: usize,
    /// Where objects stand under names by which others refer to them, as Apollo keeps them.
    stores: Vec<&'s Map<String, Value>>,
}

impl<'s> Search<'s> {
    fn look_into(&mut self, value: &'s Value, depth: usize) {
        if depth > DEEPEST || self.objects > MOST_OBJECTS {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.look_into(value, depth + 1)),
            Value::Object(map) => {
                self.objects += 1;
                if map.contains_key("ROOT_QUERY") {
                    self.stores.push(map);
                }
                if self.is_wanted(map) {
                    let has = |keys: &[&str]| {
                        usize::from(keys.iter().any(|key| map.get(*key).is_some_and(|value| !is_empty(value))))
                    };
                    let score =
                        2 * has(&DATE_KEYS) + has(&AUTHOR_KEYS) + has(&BODY_KEYS) + has(&["tags", "keywords", "taxonomy"]);
                    if score >= 2 && self.best.is_none_or(|(best, _)| score > best) {
                        self.best = Some((score, map));
                    }
                }
                map.values().for_each(|value| self.look_into(value, depth + 1));
            }
            _ => {}
        }
    }

    fn is_wanted(&self, map: &Map<String, Value>) -> bool {
        const INNER: [&str; 5] = ["basic", "rendered", "default", "main", "text"];
        let longest = 4 * self.wanted.iter().map(String::len).max().unwrap_or_default() + 40;
        let texts = TITLE_KEYS.iter().filter_map(|name| match map.get(*name)? {
            Value::String(text) => Some(text),
            Value::Object(inner) => INNER.iter().find_map(|name| match inner.get(*name)? {
                Value::String(text) => Some(text),
                _ => None,
            }),
            _ => None,
        });
        texts.filter(|text| text.len() <= longest).any(|text| self.wanted.contains(&key(&plain(text))))
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// A day as it stands; seconds or thousandths of them since 1970 as an instant in universal time.
fn day_of(value: &Value) -> Option<String> {
    const SECONDS: std::ops::Range<i64> = 100_000_000..100_000_000_000;
    match value {
        Value::String(text) if text.bytes().filter(u8::is_ascii_digit).count() >= 6 => Some(text.trim().to_string()),
        Value::Number(number) => {
            let number = number.as_i64()?;
            let seconds = if SECONDS.contains(&number) { number } else { number / 1000 };
            DateTime::from_timestamp(seconds, 0).filter(|_| SECONDS.contains(&seconds)).map(|instant| instant.to_rfc3339())
        }
        _ => None,
    }
}

/// The names in a text, a list, or objects, however content systems wrap them.
fn collect_names(value: &Value, keys: &[&str], stores: &[&Map<String, Value>], depth: usize, names: &mut Vec<String>) {
    const DEEPEST: usize = 5;
    const MOST_NAMES: usize = 30;
    const LONGEST_BYTES: usize = 120;
    if depth > DEEPEST || names.len() >= MOST_NAMES {
        return;
    }
    let mut add = |name: String| {
        if !name.is_empty() && name.len() <= LONGEST_BYTES && !names.contains(&name) {
            names.push(name);
        }
    };
    match value {
        Value::String(text) => add(plain(text)),
        Value::Array(list) => list.iter().for_each(|value| collect_names(value, keys, stores, depth + 1, names)),
        Value::Object(map) => {
            let text = |key: &str| map.get(key).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
            let parts = [text("firstName").or(text("first_name")), text("lastName").or(text("last_name"))];
            if let Some(name) = keys.iter().find_map(|key| text(key)) {
                add(name);
            } else if let [Some(first), Some(last)] = parts {
                add(format!("{first} {last}"));
            } else {
                // `{"__ref": "Author:2"}`, or `{"type": "id", "id": "Author:2"}` of older programs.
                let name = map.get("__ref").or_else(|| map.get("id")).and_then(Value::as_str);
                if let Some(meant) = name.and_then(|name| stores.iter().find_map(|store| store.get(name))) {
                    collect_names(meant, keys, stores, depth + 1, names);
                }
                let inner = ["by", "node", "nodes", "edges", "data", "attributes", "fields", "author"];
                inner
                    .iter()
                    .filter_map(|key| map.get(*key))
                    .for_each(|value| collect_names(value, keys, stores, depth + 1, names));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(script: &str) -> Option<String> {
        let filler = "x".repeat(400);
        let html = script.replace("@@", &filler);
        let article = article_in_scripts(&html, &["Quay stays shut"])?;
        let published = article.published.unwrap_or_default();
        Some(format!("{published} | {} | {}", article.authors.join(", "), article.tags.join(", ")))
    }

    #[test]
    fn the_article_among_others_in_the_data_of_scripts() {
        for (script, expected) in [
            (
                r#"<script id="__NEXT_DATA__" type="application/json">{"more":[{"title":"Ferry row","publishedAt":"2020-01-01"}],"post":
                {"title":"Quay stays shut","publishedAt":"2023-05-03T08:00:00Z","body":"@@","tags":{"edges":[{"node":{"name":"Ports"}}]},
                "author":{"node":{"firstName":"Jane","lastName":"Doe"}}}}</script>"#,
                "2023-05-03T08:00:00Z | Jane Doe | Ports",
            ),
            (
                r#"<script>window.Fusion={};Fusion.globalContent={"x":"@@","headlines":{"basic":"Quay stays shut"},"credits":{"by":
                [{"name":"Jane Doe"}]},"taxonomy":{"tags":[{"text":"Ports"}]},"display_date":"2023-05-03T08:00:00Z","related":
                [{"title":"Ferry row","publishedAt":"2020-01-01"}]};f()</script>"#,
                "2023-05-03T08:00:00Z | Jane Doe | Ports",
            ),
            (
                r#"<script id="__NEXT_DATA__" type="application/json">{"title":"Quay stays shut","date":"2023-05-03","content":"@@",
                "authors":[{"publishName":"Jane Doe"}],"tags":[{"tagName":"Ports","id":7}]}</script>"#,
                "2023-05-03 | Jane Doe | Ports",
            ),
            (
                r#"<script>window.__STATE__={"story":{"x":"@@","headline":"Quay stays shut","authorName":"Jane Doe","publishTime":
                "2023-05-03T08:00:00Z","tags":["Ports"]}}</script>"#,
                "2023-05-03T08:00:00Z | Jane Doe | Ports",
            ),
            (
                r#"<script>window.s = JSON.parse("{\"title\":\"Quay stays shut\",\"date\":1683100800,\"text\":\"@@\"}")</script>"#,
                "2023-05-03T08:00:00+00:00 |  | ",
            ),
            (
                r#"<script type="application/json">[{"data":1},{"a":2},{"title":3,"published_at":4,"body":5,"tags":6},"Quay stays shut",
                "2023-05-03","@@",[7],{"title":8},"Ports"]</script>"#,
                "2023-05-03 |  | Ports",
            ),
            (
                r#"<script>window.__DATA__="{\"story\":{\"title\":\"Quay stays shut\",\"publishedAt\":\"2023-05-03\",\"text\":\"@@\"}}";</script>"#,
                "2023-05-03 |  | ",
            ),
            (
                r#"<script>s = JSON.parse('{"title":"Quay stays shut","date":"2023-05-03","text":"it\'s \\"@@\\"\u002e"}')</script>"#,
                "2023-05-03 |  | ",
            ),
            (
                r#"<script>window.__STATE__={"title":"Quay stays shut","a":undefined,"date":"2023-05-03","text":"@@","b":[undefined]};</script>"#,
                "2023-05-03 |  | ",
            ),
            (
                r#"<script>window.__APOLLO_STATE__={"ROOT_QUERY":{"x":"@@"},"Post:1":{"title":"Quay stays shut","publishedAt":"2023-05-03",
                "body":"-","author":{"__ref":"Author:2"},"tags":[{"type":"id","id":"Tag:1"},{"__ref":"Tag:9"}]},"Author:2":{"name":"Jane Doe"},
                "Tag:1":{"name":"Ports"}}</script>"#,
                "2023-05-03 | Jane Doe | Ports",
            ),
            (
                r#"<script>self.__next_f.push([1,"4:I[12,[],\"x\"]\n5:[\"$\",\"div\",null,{\"story\":{\"title\":\"Quay stays"])</script>
                <script>self.__next_f.push([1," shut\",\"publishedAt\":\"2023-05-03\",\"body\":\"@@\",\"author\":{\"name\":\"Jane Doe\"}}}]\n"])</script>"#,
                "2023-05-03 | Jane Doe | ",
            ),
            // Behind what is no list of a stream, and a broken row.
            (
                r#"<script>self.__next_f.push([0]); self.__next_f.push([1,"5:[\"$\",{\"title\":\"Quay stays shut\",@@"])</script>"#,
                "-",
            ),
            (
                r#"<script type="application/json">{"a":[{"title":"Ferry row","date":"2020-01-01","body":"@@"}]}</script>"#,
                "-",
            ),
            (r#"<script>var a = {b: 1}; if (a == {"title":"Quay stays shut"}) { "@@" }</script>"#, "-"),
        ] {
            assert_eq!(said(script).unwrap_or("-".to_string()), expected, "{script}");
        }
    }
}
