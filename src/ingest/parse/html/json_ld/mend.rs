//! Reads blocks of JSON-LD that break the rules of JSON as pages break them: line breaks inside strings, trailing commas, comments; and of
//! those that cannot be read what stands under the keys that matter.

use serde_json::{Map, Value};

use super::super::text::plain;

/// Reads JSON as it stands in pages, several values in a row as a list; the error is the parser's for the text as written.
pub(super) fn lenient(block: &str) -> Result<Value, String> {
    let text = block.trim().trim_start_matches('\u{FEFF}');
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error.to_string(),
    };
    // Some write the block as they write a value into an attribute.
    let unescaped = (!text.contains('"') && text.contains("&quot;")).then(|| text.replace("&quot;", "\""));
    let text = unescaped.as_deref().unwrap_or(text);
    let read = |quotes: Quotes| values_in_row(&mended(text, quotes));
    read(Quotes::AsWritten).or_else(|| read(Quotes::InsideOfTexts)).ok_or(error)
}

/// The values that stand one behind the other, with commas or nothing between them; nothing where one of them is broken.
fn values_in_row(text: &str) -> Option<Value> {
    const MOST_VALUES: usize = 100;
    let mut values = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        values.push(stream.next()?.ok()?);
        if values.len() > MOST_VALUES {
            return None;
        }
        let behind = rest[stream.byte_offset()..].trim_start();
        rest = behind.strip_prefix(',').unwrap_or(behind).trim_start();
    }
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

/// What a quote inside a text does.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    AsWritten,
    /// It ends the text only where the next member or the end of the object follows: `"the "old" quay",`.
    InsideOfTexts,
}

/// Without comments and CDATA marks around it, with line breaks in strings escaped, without commas before a closing bracket, and with
/// nothing where a value is left out.
fn mended(text: &str, quotes: Quotes) -> String {
    let text = text.trim_start_matches("<!--").trim_start_matches("//").trim_start().trim_start_matches("<![CDATA[");
    let text = text.trim_end().trim_end_matches(';').trim_end_matches("-->").trim_end().trim_end_matches("]]>").trim_end();
    let text = text.trim_end_matches("//").trim_end().trim_end_matches(';');
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut is_escaped = false;
    // Where the comment ends that is under way.
    let mut end_of_comment = 0;
    for (place, character) in text.char_indices() {
        if place < end_of_comment {
            continue;
        }
        let behind = &text[place + character.len_utf8()..];
        if in_string {
            match character {
                '"' if !is_escaped && quotes == Quotes::InsideOfTexts && !ends_text(behind) => out.push('\\'),
                '"' if !is_escaped => in_string = false,
                '\n' | '\r' | '\t' => {
                    out.push(' ');
                    is_escaped = false;
                    continue;
                }
                // Only these may be escaped; `\'` is a habit of other languages.
                _ if is_escaped && !matches!(character, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') => {
                    out.pop();
                }
                _ if character.is_control() => continue,
                _ => {}
            }
            is_escaped = character == '\\' && !is_escaped;
            out.push(character);
            continue;
        }
        match character {
            '"' => in_string = true,
            ']' | '}' | ',' if out.trim_end().ends_with(':') => out.push_str("null"),
            ']' | '}' => {
                let kept = out.trim_end();
                if kept.ends_with(',') {
                    out.truncate(kept.len() - 1);
                }
            }
            '/' => {
                let end = match behind.as_bytes().first() {
                    Some(b'*') => behind.find("*/").map(|end| end + "*/".len()),
                    Some(b'/') => Some(behind.find('\n').unwrap_or(behind.len())),
                    _ => None,
                };
                if let Some(end) = end {
                    end_of_comment = place + character.len_utf8() + end;
                    continue;
                }
            }
            _ => {}
        }
        out.push(character);
    }
    out
}

/// Whether what follows a quote is what follows a text: a colon before a value, the end of its object, a comma before another member.
fn ends_text(behind: &str) -> bool {
    let rest = behind.trim_start();
    match rest.as_bytes().first() {
        None | Some(b':' | b'}' | b']') => true,
        Some(b',') => rest[1..].trim_start().starts_with(['"', '{', '[', '}', ']']),
        _ => false,
    }
}

/// From a block that cannot be read, the simple texts under the keys that matter, where it speaks of an article at all.
pub(super) fn salvaged(block: &str) -> Option<Map<String, Value>> {
    let kind = string_after(block, "@type").filter(|_| block.contains("Article") || block.contains("BlogPosting"))?;
    let kind = if kind.ends_with("Article") || kind.ends_with("Posting") { kind } else { "NewsArticle".to_string() };
    let mut node = Map::new();
    node.insert("@type".to_string(), Value::String(kind));
    for key in ["headline", "datePublished", "dateModified", "inLanguage", "articleSection"] {
        if let Some(text) = string_after(block, key) {
            node.insert(key.to_string(), Value::String(text));
        }
    }
    let named = |key: &str| {
        let (_, rest) = block.split_once(&format!("\"{key}\""))?;
        string_after(&rest[..rest.floor_char_boundary(400)], "name")
    };
    for key in ["author", "publisher"] {
        if let Some(name) = named(key) {
            node.insert(key.to_string(), Value::String(name));
        }
    }
    if let Some(keywords) = string_after(block, "keywords").map(Value::String).or_else(|| list_after(block, "keywords")) {
        node.insert("keywords".to_string(), keywords);
    }
    Some(node)
}

/// What a page tells a counter of readers (Parse.ly) in JSON in a `<meta>`, as a block of JSON-LD, if it says of the page that it is an
/// article.
pub(in crate::ingest::parse::html) fn block_of_counter(content: &str) -> Option<String> {
    const KEYS: [(&str, &[&str]); 6] = [
        ("headline", &["title"]),
        ("datePublished", &["pub_date"]),
        ("author", &["authors", "author"]),
        ("keywords", &["tags"]),
        ("articleSection", &["section"]),
        ("url", &["link"]),
    ];
    let Ok(Value::Object(told)) = serde_json::from_str(content) else { return None };
    if told.get("type").is_some_and(|kind| kind != "post") {
        return None;
    }
    let values = KEYS.iter().filter_map(|(key, names)| Some((*key, names.iter().find_map(|name| told.get(*name))?)));
    let mut node: Map<String, Value> = values.map(|(key, value)| (key.to_string(), value.clone())).collect();
    node.insert("@type".to_string(), Value::String("Article".to_string()));
    Some(Value::Object(node).to_string())
}

/// The list of texts behind the first `"key":` of a block.
fn list_after(block: &str, key: &str) -> Option<Value> {
    let (_, rest) = block.split_once(&format!("\"{key}\""))?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let list = rest.starts_with('[').then(|| serde_json::Deserializer::from_str(rest).into_iter::<Value>().next())??;
    list.ok().filter(|list| list.as_array().is_some_and(|list| list.iter().all(Value::is_string)))
}

/// The text behind the first `"key":` of a script.
pub(in crate::ingest::parse::html) fn string_after(script: &str, key: &str) -> Option<String> {
    quoted_after(script, key, '"').or_else(|| quoted_after(script, key, '\''))
}

fn quoted_after(script: &str, key: &str, quote: char) -> Option<String> {
    let quoted = format!("{quote}{key}{quote}");
    let mut rest = script;
    while let Some(place) = rest.find(&quoted) {
        rest = &rest[place + quoted.len()..];
        let Some(value) = rest.trim_start().strip_prefix(':').map(str::trim_start).and_then(|rest| rest.strip_prefix(quote))
        else {
            continue;
        };
        let end = value.char_indices().scan(false, |is_escaped, (place, character)| {
            let ends = character == quote && !*is_escaped;
            *is_escaped = character == '\\' && !*is_escaped;
            Some((place, ends))
        });
        let end = end.take(2000).find(|(_, ends)| *ends).map(|(place, _)| place)?;
        let text = serde_json::from_str::<String>(&format!("\"{}\"", &value[..end].replace(['\n', '\r', '\t'], " ")));
        return Some(plain(&text.unwrap_or_else(|_| value[..end].to_string()))).filter(|text| !text.is_empty());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_that_break_the_rules_of_json() {
        for (block, expected) in [
            (r#"{"a": "the "old" quay", "b": "x"}"#, Some(r#"{"a":"the \"old\" quay","b":"x"}"#)),
            (r#"{"a": "shut, "for now""}"#, Some(r#"{"a":"shut, \"for now\""}"#)),
            (r#"{"a": "it\'s a \x b"}"#, Some(r#"{"a":"it's a x b"}"#)),
            (r#"{"a": , "b": [1,], "c": }"#, Some(r#"{"a":null,"b":[1],"c":null}"#)),
            ("{ // quay\n\"a\": /* old */ \"http://b.example/*c*/\"}", Some(r#"{"a":"http://b.example/*c*/"}"#)),
            (r#"/*<![CDATA[*/{"a": 1}/*]]>*/"#, Some(r#"{"a":1}"#)),
            (r#"{"a": 1} {"b": 2}"#, Some(r#"[{"a":1},{"b":2}]"#)),
            (r#"{"a": 1},{"b": 2},"#, Some(r#"[{"a":1},{"b":2}]"#)),
            ("{&quot;a&quot;: &quot;quay&quot;}", Some(r#"{"a":"quay"}"#)),
            (r#"{"a": "the &quot;old&quot; quay"}"#, Some(r#"{"a":"the &quot;old&quot; quay"}"#)),
            (r#"{"a": "b" "c": "d"}"#, None),
            (r#"{"a": 1} and more"#, None),
            ("", None),
        ] {
            let read = lenient(block).ok().map(|value| value.to_string());
            assert_eq!(read.as_deref(), expected, "{block}");
        }
    }

    #[test]
    fn what_is_saved_of_a_block_that_cannot_be_read() {
        let block = r#"{"@type": "NewsArticle" "headline": "Quay shut", "author": {"name": "Jane Doe"}, "publisher":
            {"@type": "Organization", "name": "Harbour Courier"}, "keywords": ["sea", "law"]}"#;
        let node = salvaged(block).unwrap_or_default();
        let saved = |key: &str| node.get(key).map(Value::to_string).unwrap_or_default();
        assert_eq!((saved("author"), saved("publisher")), (r#""Jane Doe""#.to_string(), r#""Harbour Courier""#.to_string()));
        assert_eq!(saved("keywords"), r#"["sea","law"]"#);
        assert_eq!(salvaged(r#"{"@type": "Person" "name": "Jane Doe"}"#), None);
    }
}
