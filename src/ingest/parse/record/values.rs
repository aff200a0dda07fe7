//! Turns the values of records, in the many shapes that programs give them, into text, lists and numbers.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::article::Field;
use crate::ingest::parse::byline::byline;
use crate::ingest::parse::tags::is_name_with_sign;

/// The keys of an object that hold its text, most wanted first.
const TEXT_KEYS: [&str; 36] = [
    "name",
    "label",
    "title",
    "value",
    "@value",
    "headline",
    "rendered",
    "display_name",
    "displayName",
    "full_name",
    "fullName",
    "main",
    "original",
    "content",
    "text",
    "body",
    "#text",
    "$t",
    "_",
    "webTitle",
    "term",
    "tag",
    "literal",
    "raw",
    "$date",
    "$oid",
    "$numberLong",
    "person",
    "profile",
    "iso",
    "iso8601",
    "utc",
    "date",
    "@id",
    "url",
    "id",
];

/// A value without what programs for sites wrap around it: by language (`{"en-US": …}`), as what a record refers to (`{"data": [{"attributes": …}]}`), as
/// what is joined to it (`{"edges": [{"node": …}]}`).
pub(super) fn unwrapped(value: Value) -> Value {
    let Value::Object(mut map) = value else { return value };
    if map.len() <= MOST_LANGUAGES && map.keys().all(|key| is_locale(key)) {
        let first = map.keys().next().cloned();
        return first.and_then(|key| map.remove(&key)).map_or(Value::Object(map), unwrapped);
    }
    let is_joined =
        map.keys().all(|key| matches!(key.as_str(), "node" | "nodes" | "edges" | "pageInfo" | "totalCount" | "__typename"));
    if is_joined && let Some(joined) = joined_to(&mut map) {
        return joined;
    }
    let is_reference = map.keys().all(|key| matches!(key.as_str(), "data" | "meta" | "links"));
    let refers = |value: &Value| value.get("attributes").is_some_and(Value::is_object);
    match map.get_mut("data").filter(|_| is_reference) {
        Some(data) if refers(data) => data["attributes"].take(),
        Some(Value::Array(list)) if !list.is_empty() && list.iter().all(refers) => {
            Value::Array(list.iter_mut().map(|item| item["attributes"].take()).collect())
        }
        _ => Value::Object(map),
    }
}

/// What GraphQL joins to a record: `{"node": …}`, `{"nodes": […]}`, `{"edges": [{"node": …}]}`.
fn joined_to(map: &mut Map<String, Value>) -> Option<Value> {
    if let Some(node @ Value::Object(_)) = map.get_mut("node") {
        return Some(node.take());
    }
    if let Some(nodes @ Value::Array(_)) = map.get_mut("nodes") {
        return Some(nodes.take());
    }
    let edges = map.get_mut("edges")?.as_array_mut()?;
    let are_nodes = edges.iter().all(|edge| edge.get("node").is_some());
    are_nodes.then(|| edges.iter_mut().map(|edge| edge["node"].take()).collect())
}

const MOST_LANGUAGES: usize = 12;

/// `en-US`, `pt_BR`: a language with its country.
fn is_locale(key: &str) -> bool {
    key.split_once(['-', '_']).is_some_and(|(language, country)| {
        (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

/// The same as [`first_text`]: most values are texts, which need no copy.
pub(super) fn text_of(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text.trim()),
        other => Cow::Owned(first_text(other)),
    }
}

/// The text of a value: itself, its `name`, or that of its first item.
pub(crate) fn first_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(list) => date_of_parts(list).unwrap_or_else(|| list.first().map(first_text).unwrap_or_default()),
        Value::Object(map) => {
            let text = TEXT_KEYS.iter().filter_map(|key| map.get(*key)).map(first_text).find(|text| !text.is_empty());
            full_name(map).or_else(|| date_in_parts(map)).or(text).unwrap_or_default()
        }
        Value::Null => String::new(),
    }
}

/// The keys of a part of a text that hold its words or further parts, most wanted first, and what may stand there alone.
const PART_KEYS: [&str; 19] = [
    "text",
    "content",
    "rendered",
    "value",
    "@value",
    "#text",
    "$t",
    "html",
    "body",
    "paragraph",
    "paragraphs",
    "children",
    "items",
    "blocks",
    "data",
    "heading",
    "title",
    "headline",
    "name",
];

/// The words of a part of a text: a string, or an object with a text or with further parts. A picture has none.
pub(super) fn part_text(part: &Value) -> String {
    match part {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let joint = if list.iter().all(is_inline) { "" } else { "\n\n" };
            list.iter().map(part_text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(joint)
        }
        Value::Object(map) => {
            let texts = PART_KEYS.iter().filter_map(|key| map.get(*key)).map(part_text);
            let known = texts.into_iter().find(|text| !text.trim().is_empty() && !is_address(text));
            // `{"段落": "..."}`: whatever its key, there is nothing else in it.
            let only = || map.values().next().filter(|_| map.len() == 1).and_then(Value::as_str).map(str::to_string);
            let reads_as_text = |text: &String| text.contains(' ') || !text.is_ascii();
            known.or_else(|| only().filter(reads_as_text)).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn is_address(text: &str) -> bool {
    text.trim_start().starts_with("http") && !text.trim().contains(char::is_whitespace)
}

/// Whether a part stands within a paragraph, as editors of blocks keep words of one form.
fn is_inline(part: &Value) -> bool {
    const KINDS: [&str; 10] = ["hyperlink", "text", "span", "link", "a", "bold", "italic", "strong", "em", "mention"];
    let Value::Object(map) = part else { return false };
    let kind = ["type", "_type", "nodeType"].iter().find_map(|key| map.get(*key)).and_then(Value::as_str);
    kind.map_or_else(|| map.get("text").is_some_and(Value::is_string), |kind| KINDS.contains(&kind))
}

/// `{"firstname": "Jane", "lastname": "Doe"}` → `Jane Doe`.
fn full_name(map: &Map<String, Value>) -> Option<String> {
    let part = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key)).map(first_text).filter(|part| !part.is_empty());
    let first = part(&["first_name", "firstname", "firstName", "first", "given", "given_name", "givenName"])?;
    let last = part(&["last_name", "lastname", "lastName", "last", "family", "family_name", "familyName", "surname"])?;
    let particle = part(&["dropping-particle", "non-dropping-particle"]).map_or(String::new(), |particle| particle + " ");
    Some(format!("{first} {particle}{last}"))
}

/// `{"date-parts": [[2021, 5]]}`, as reference managers keep a day, a month or a year; of a range, the first.
fn date_in_parts(map: &Map<String, Value>) -> Option<String> {
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let numbers: Vec<i64> = match map.get("date-parts") {
        Some(parts) => parts.get(0)?.as_array()?.iter().map_while(number).collect(),
        None => ["year", "month", "day"].iter().map(|part| map.get(*part).and_then(number)).collect::<Option<_>>()?,
    };
    match numbers[..] {
        [year] => Some(format!("{year:04}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
        [] => None,
    }
}

/// Whether somebody in a list of those who made a work is another than its author, where it says who is:
/// `{"creatorType": "editor", "name": "Jane Doe"}`, `{"role": "photographer", "name": "Jane Doe"}`.
pub(super) fn is_other_creator(item: &Value, list: &[Value]) -> bool {
    const OTHERS: [&str; 10] = [
        "photographer",
        "photo",
        "photos",
        "photography",
        "illustrator",
        "illustration",
        "graphics",
        "camera",
        "translator",
        "producer",
    ];
    if item.as_str().is_some_and(|text| is_beside_names(text, list.len())) {
        return true;
    }
    let role = item.get("role").and_then(Value::as_str).unwrap_or_default();
    if OTHERS.iter().any(|other| role.eq_ignore_ascii_case(other)) {
        return true;
    }
    let is_author = |item: &Value| item.get("creatorType").and_then(Value::as_str) == Some("author");
    item.get("creatorType").is_some() && !is_author(item) && list.iter().any(is_author)
}

/// What crawlers take from beside the names: `By` alone, links to a profile.
fn is_beside_names(text: &str, count: usize) -> bool {
    const LONGEST_BYTES: usize = 30;
    const PROFILES: [&str; 14] = [
        "view profile",
        "see profile",
        "full profile",
        "ver perfil",
        "voir le profil",
        "profil anzeigen",
        "zum profil",
        "vedi profilo",
        "bekijk profiel",
        "zobacz profil",
        "profili gör",
        "visa profil",
        "профиль",
        "lihat profil",
    ];
    let text = text.trim().trim_end_matches(':');
    // A byline that names somebody once a name stands behind it says nothing without one.
    let opens_byline =
        || !text.contains(' ') && byline(&[text, " Jane Doe"].concat()).is_some_and(|names| names == ["Jane Doe"]);
    count > 1 && text.len() <= LONGEST_BYTES && (PROFILES.contains(&text.to_lowercase().as_str()) || opens_byline())
}

/// `[2023, 10, 30, 12, 0, 0]`, as feed readers keep a day.
fn date_of_parts(list: &[Value]) -> Option<String> {
    let numbers: Vec<i64> = list.iter().map(Value::as_i64).collect::<Option<_>>()?;
    match numbers[..] {
        [year @ 1000..=2999, month @ 1..=12, day @ 1..=31, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// The number of a value that may stand for a day, also when it stands in quotes or in an object.
pub(super) fn number_of(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|number| number as i64)),
        Value::Object(map) => {
            let keys = ["$date", "$numberLong", "value", "seconds", "_seconds"];
            keys.iter().find_map(|key| map.get(*key)).and_then(number_of)
        }
        Value::String(text) => {
            let text = text.trim();
            // `/Date(1584093600000+0200)/` of .NET, `D:20200313100000Z` of PDF.
            let text = match text.strip_prefix("/Date(").or_else(|| text.strip_prefix("D:")) {
                Some(rest) => &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()],
                None => text,
            };
            let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
            let compact = text.split_once('T').map_or(whole, |(day, _)| day);
            // Four digits are a year, which the reader of dates knows; 20231030T120000Z begins with a compact day.
            let is_long =
                [5, 8, 10, 13, 14, 16, 19].contains(&compact.len()) && compact.bytes().all(|byte| byte.is_ascii_digit());
            is_long.then(|| compact.parse().ok()).flatten()
        }
        _ => None,
    }
}

/// A list that was written into a cell as programs print it: `["a", "b"]`, `['a', 'b']`.
pub(super) fn list_in_text(text: &str) -> Option<Vec<Value>> {
    let text = text.trim();
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    if let Ok(Value::Array(list)) = serde_json::from_str(text) {
        return Some(list);
    }
    let mut list = Vec::new();
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
        let after = &rest[1..];
        // A quote ends a value where a comma or nothing follows.
        let end = after.match_indices(quote).map(|(place, _)| place).find(|place| {
            let next = after[place + 1..].trim_start();
            next.is_empty() || next.starts_with(',')
        })?;
        list.push(Value::String(after[..end].to_string()));
        rest = after[end + 1..].trim_start().trim_start_matches(',').trim_start();
    }
    Some(list)
}

/// An object that was written into a cell: `{"@type": "Organization", "name": "Harbour Times"}`.
pub(super) fn object_in_text(text: &str) -> Option<Value> {
    let text = text.trim();
    (text.starts_with("{\"") && text.ends_with('}')).then(|| serde_json::from_str(text).ok()).flatten()
}

/// A keyword that says of what kind it is, as the New York Times gives them: `{"name": "glocations", "value": "Iran"}`.
pub(super) fn named_keyword(field: Field, item: &Value) -> Option<(Field, String)> {
    let kind = item.get("name")?.as_str()?.to_lowercase();
    let value = item.get("value").map(first_text)?;
    let field = match kind.as_str() {
        "glocations" | "location" => Field::Region,
        "persons" | "organizations" | "person" | "organization" => Field::Actor,
        "subject" | "creative_works" | "title" | "des" => field,
        _ => return None,
    };
    Some((field, value))
}

/// Whether a tag names a writer, a form or a part of the newspaper and not what the article is about, as some newspapers' services have them:
/// `{"type": "contributor", "webTitle": "Jane Doe"}`.
pub(super) fn is_other_tag(item: &Value) -> bool {
    let kind = item.get("type").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    ["contributor", "author", "tone", "publication", "newspaper-book", "newspaper-book-section", "campaign"]
        .contains(&kind.as_str())
}

/// Whether one item of a list of tags is several: `ports;grain`, `ports|grain`, `ports,grain`. A comma with a blank may be of one: `Washington, D.C.`.
pub(super) fn holds_several_tags(item: &str) -> bool {
    let are_parted = |joint: char| item.split(joint).filter(|part| !part.trim().is_empty()).count() > 1;
    let is_bare_comma = |(place, _): (usize, &str)| {
        let (before, behind) = (&item[..place], &item[place + 1..]);
        before.ends_with(char::is_alphabetic) && behind.starts_with(char::is_alphabetic)
    };
    are_parted(';') || are_parted('|') || item.contains(',') && item.match_indices(',').all(is_bare_comma)
}

/// A tag without the mark that networks set before it: `#ports`, not `#MeToo`.
pub(super) fn without_hash(tag: &str) -> &str {
    let is_word = |bare: &&str| bare.starts_with(char::is_alphabetic) && !bare.contains(['#', ' ']);
    tag.trim().strip_prefix('#').filter(is_word).filter(|_| !is_name_with_sign(tag.trim())).unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_one_item() {
        for (item, expected) in [
            ("ports;grain", true),
            ("ports | grain", true),
            ("Kenya,Floods,Mombasa", true),
            ("Washington, D.C.", false),
            ("1,000 ships", false),
            ("ports;", false),
            ("Ports and harbours", false),
        ] {
            assert_eq!(holds_several_tags(item), expected, "{item}");
        }
        for (tag, expected) in [("#ports", "ports"), ("#MeToo", "#MeToo"), ("#1", "#1"), ("C#", "C#"), ("#a #b", "#a #b")] {
            assert_eq!(without_hash(tag), expected);
        }
    }

    #[test]
    fn what_is_joined_to_a_record() {
        for (json, expected) in [
            (r#"{"node": {"name": "Jane Doe"}}"#, r#"{"name":"Jane Doe"}"#),
            (r#"{"nodes": [{"name": "a"}], "pageInfo": {}}"#, r#"[{"name":"a"}]"#),
            (r#"{"edges": [{"node": {"name": "a"}}, {"node": {"name": "b"}}]}"#, r#"[{"name":"a"},{"name":"b"}]"#),
            (r#"{"node": "pier 7", "name": "a"}"#, r#"{"node":"pier 7","name":"a"}"#),
            (r#"{"node": "pier 7"}"#, r#"{"node":"pier 7"}"#),
            (r#"{"edges": [["a", "b"]]}"#, r#"{"edges":[["a","b"]]}"#),
        ] {
            let value: Value = serde_json::from_str(json).expect("JSON");
            let expected: Value = serde_json::from_str(expected).expect("JSON");
            assert_eq!(unwrapped(value), expected, "{json}");
        }
    }

    #[test]
    fn texts_in_parts() {
        for (json, expected) in [
            (r#"[{"type": "paragraph", "text": "a"}, {"type": "paragraph", "text": "b"}]"#, "a|b"),
            (r#"[{"type": "p", "content": "a"}, "b"]"#, "a|b"),
            (r#"[{"type": "image", "url": "https://e.example/a.jpg"}, {"type": "p", "html": "a"}]"#, "a"),
            (r#"[{"type": "image", "value": "https://e.example/a.jpg"}, {"value": "a", "type": "p"}]"#, "a"),
            (r#"[{"type": "paragraph", "data": {"text": "a"}}, {"type": "list", "data": {"items": ["b", "c"]}}]"#, "a|b|c"),
            (
                r#"[{"_type": "block", "children": [{"_type": "span", "text": "a "}, {"_type": "span", "text": "b"}]}]"#,
                "a b",
            ),
            (r#"{"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "a"}]}]}"#, "a"),
            (r#"{"rendered": "a", "protected": false}"#, "a"),
            (r#"[{"段落": "a b"}, {"段落": "水"}, {"src": "a.jpg"}]"#, "a b|水"),
        ] {
            let parts: Value = serde_json::from_str(json).expect("JSON");
            assert_eq!(part_text(&parts).replace("\n\n", "|"), expected, "{json}");
        }
    }

    #[test]
    fn texts_of_objects() {
        for (json, expected) in [
            (r#"{"role": "author", "person": {"firstName": "Jane", "lastName": "Doe"}}"#, "Jane Doe"),
            (r#"{"first": "Jane", "last": "Doe"}"#, "Jane Doe"),
            (r#"{"iso": "2024-02-20T23:10:00+09:00"}"#, "2024-02-20T23:10:00+09:00"),
        ] {
            assert_eq!(first_text(&serde_json::from_str(json).expect("JSON")), expected);
        }
        let photographer: Value = serde_json::from_str(r#"{"role": "Photographer", "name": "Jane Doe"}"#).expect("JSON");
        assert!(is_other_creator(&photographer, &[]));
    }

    #[test]
    fn lists_in_cells() {
        for (text, expected) in [
            (r#"["a", "b"]"#, Some("a|b")),
            ("['Jane Doe', 'Brian O\'Neil']", Some("Jane Doe|Brian O\'Neil")),
            (r#"['a', "it's"]"#, Some("a|it's")),
            ("[]", Some("")),
            ("[sic] a", None),
            ("a, b", None),
        ] {
            let list = list_in_text(text).map(|list| list.iter().map(first_text).collect::<Vec<_>>().join("|"));
            assert_eq!(list.as_deref(), expected, "{text}");
        }
    }
}
