//! Turns posts as archives and interfaces of Twitter give them into records: the text, its hashtags, who wrote it, the address.

use serde_json::{Map, Value};

use super::record::first_text;

/// What of a post says nothing of it: the program it was written with, where words stand in it.
const LEFT_OUT: [&str; 13] = [
    "source",
    "entities",
    "extended_entities",
    "extended_tweet",
    "full_text",
    "text",
    "id",
    "id_str",
    "user",
    "display_text_range",
    "edit_info",
    "created_at",
    "truncated",
];

/// Whether a record is a post; archives set it into an object of its own.
pub(super) fn is_tweet(record: &Map<String, Value>) -> bool {
    let post = post_of(record);
    let is_text = |key: &str| post.get(key).is_some_and(Value::is_string);
    is_text("id_str") && is_text("created_at") && (is_text("full_text") || is_text("text"))
}

fn post_of(record: &Map<String, Value>) -> &Map<String, Value> {
    record.get("tweet").and_then(Value::as_object).unwrap_or(record)
}

pub(super) fn record_of(record: &Map<String, Value>) -> Map<String, Value> {
    let post = post_of(record);
    let own = |key: &str| post.get(key).map(first_text).unwrap_or_default();
    // Longer posts have their whole text and its hashtags in a part of their own.
    let longer = post.get("extended_tweet").and_then(Value::as_object);
    let text = [longer.and_then(|longer| longer.get("full_text")), post.get("full_text"), post.get("text")];
    let text = text.into_iter().flatten().map(first_text).find(|text| !text.is_empty()).unwrap_or_default();
    let entities = longer.and_then(|longer| longer.get("entities")).or_else(|| post.get("entities"));
    let tags = entities.and_then(|entities| entities.get("hashtags")).and_then(Value::as_array);
    let tags: Vec<Value> = tags.into_iter().flatten().filter_map(|tag| tag.get("text").cloned()).collect();
    let user = |key: &str| post.get("user").and_then(|user| user.get(key)).map(first_text).unwrap_or_default();
    let (name, account) = (user("name"), user("screen_name"));
    let id = own("id_str");
    let folder = if account.is_empty() { "i/web" } else { &account };
    let address = format!("https://twitter.com/{folder}/status/{id}");
    let mut found = post.clone();
    found.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
    for (key, value) in [
        ("id", Value::from(id)),
        ("text", Value::from(text)),
        ("date", Value::from(own("created_at"))),
        ("author", Value::from(if name.is_empty() { account } else { name })),
        ("tags", Value::from(tags)),
        ("url", Value::from(address)),
    ] {
        found.insert(key.to_string(), value);
    }
    found
}

/// The value that a script sets a variable to, as archives keep their records: `window.YTD.tweets.part0 = [...]`. Anything else as it is.
pub(super) fn without_assignment(text: &str) -> &str {
    const LONGEST_NAME_BYTES: usize = 100;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let Some((name, value)) = start[..start.floor_char_boundary(LONGEST_NAME_BYTES)].split_once('=') else { return text };
    let name = name.trim();
    let name = ["var ", "let ", "const "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$'));
    if !is_name || !value.trim_start().starts_with(['[', '{']) {
        return text;
    }
    start.split_once('=').map_or(text, |(_, value)| value.trim_end().trim_end_matches(';'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Format, RawDocument};
    use crate::ingest::parse::parse;

    fn shown(text: &str) -> Vec<String> {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let document =
            RawDocument { path: "data/tweets.js".to_string(), format: Format::Json, bytes: text.as_bytes().to_vec() };
        let parsed = parse(&document, today);
        let article = |article: &crate::article::ParsedArticle| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let (authors, tags) = (article.authors.join(","), article.tags.join(","));
            let publisher = article.publisher.as_deref().unwrap_or_default();
            format!("{date}|{authors}|{tags}|{publisher}|{}|{}", article.url.as_deref().unwrap_or_default(), article.body)
        };
        let problems = parsed.problems.iter().map(|problem| problem.code.clone());
        parsed.articles.iter().map(|(_, found)| article(found)).chain(problems).collect()
    }

    #[test]
    fn posts_of_archives_and_interfaces() {
        let post = r##"{"id_str": "15", "created_at": "Tue Mar 08 11:42:05 +0000 2022", "full_text": "The pier is closed. #pier", "lang": "en",
            "entities": {"hashtags": [{"text": "pier", "indices": ["20", "25"]}]}, "source": "<a href=\"https://m.example\">Web App</a>"}"##;
        let expected = "2022-03-08||pier||https://twitter.com/i/web/status/15|The pier is closed. #pier";
        assert_eq!(shown(&format!("window.YTD.tweets.part0 = [{{\"tweet\": {post}}}]")), [expected]);
        assert_eq!(shown(&format!("window.YTD.tweet.part12 = [ {post} ];\n")), [expected]);
        assert_eq!(shown(&format!("[{post}]")), [expected]);
        let named = r##"{"id": 16, "id_str": "16", "created_at": "Wed Mar 09 08:00:00 +0000 2022", "text": "The pier…", "truncated": true,
            "extended_tweet": {"full_text": "The pier &amp; the quay.", "entities": {"hashtags": []}},
            "user": {"id_str": "1", "name": "Jane Doe", "screen_name": "janedoe", "location": "Quay"}}"##;
        let expected = "2022-03-09|Jane Doe|||https://twitter.com/janedoe/status/16|The pier & the quay.";
        assert_eq!(shown(&format!("Grailbird.data.tweets_2022_03 = [{named}]")), [expected]);
    }

    #[test]
    fn other_scripts_and_records_are_none() {
        assert_eq!(shown("window.tweets = function () { return [1]; }"), ["unsupported_format"]);
        for text in ["[{\"a\": \"b = [\"}]", "The pier = [closed]", "a == [1]", "{\"a\": 1}"] {
            assert_eq!(without_assignment(text), text);
        }
        let record = serde_json::json!({"id_str": "1", "created_at": "2022-03-08", "title": "T"});
        assert!(!is_tweet(record.as_object().expect("an object")));
    }
}
