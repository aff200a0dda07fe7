//! Turns the scripts of a page into the JSON in them: whole scripts, what is assigned in others, what is streamed piece by piece.

use serde_json::Value;

/// Shorter scripts draw no article.
const SHORTEST_SCRIPT: usize = 400;
/// So many beginnings of JSON in a page are tried.
const MOST_VALUES: usize = 24;

/// The JSON in the scripts of a page, JSON-LD aside: whole scripts, and what is assigned in others.
pub(in crate::ingest::parse::html) fn values_of(html: &str) -> impl Iterator<Item = Value> {
    let mut rest = html;
    // A script without an end goes on to the end of the page.
    let scripts = std::iter::from_fn(move || {
        let tag = &rest[rest.find("<script")?..];
        let (tag, behind) = tag.split_at(tag.find('>')? + 1);
        let (content, behind) = behind.split_at(behind.find("</script").unwrap_or(behind.len()));
        rest = behind;
        Some((tag, content))
    });
    let scripts = scripts.filter(|(tag, content)| content.len() >= SHORTEST_SCRIPT && !tag.contains("ld+json"));
    let scripts = scripts.map(|(tag, content)| (tag.contains("json"), content));
    let values = scripts.flat_map(|(is_json, content)| match is_json {
        true => serde_json::from_str(content.trim()).into_iter().collect(),
        false => assigned_values(content),
    });
    values.take(MOST_VALUES).chain(streamed_value(html))
}

/// What a script assigns: `window.__STATE__ = {"a": 1};`, the same in a text, `x = JSON.parse("{\"a\": 1}")`.
fn assigned_values(script: &str) -> Vec<Value> {
    let mut values = Vec::new();
    let mut tried = 0;
    let mut is_mended = false;
    let mut start = 0;
    while let Some(place) = script[start..].find(['=', '(']).map(|place| start + place) {
        start = place + 1;
        let is_parse = script[..place].ends_with("JSON.parse");
        let rest = script[start..].trim_start();
        let begins = rest.strip_prefix(['{', '[']).is_some_and(|inner| inner.trim_start().starts_with(['"', '{', '[']));
        let is_text = rest.starts_with("\"{\\\"") || rest.starts_with("\"[{\\\"");
        let is_value = match is_parse {
            true => rest.starts_with(['"', '\'']),
            false => (begins || is_text) && script.as_bytes()[place] == b'=',
        };
        if !is_value || script.len() - start < SHORTEST_SCRIPT {
            continue;
        }
        tried += 1;
        if tried > MOST_VALUES {
            break;
        }
        if is_parse && let Some(text) = in_single_quotes(rest) {
            values.extend(serde_json::from_str::<Value>(&text));
            continue;
        }
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match stream.next() {
            Some(Ok(value)) => {
                start = script.len() - rest.len() + stream.byte_offset();
                match value {
                    Value::String(text) => values.extend(serde_json::from_str::<Value>(&text)),
                    value => values.push(value),
                }
            }
            // What is no JSON but by a value that a program has left open: once, for scripts are long.
            Some(Err(_)) if !is_mended && rest.contains("undefined") => {
                is_mended = true;
                let text = without_undefined(rest);
                values.extend(serde_json::Deserializer::from_str(&text).into_iter::<Value>().next().and_then(Result::ok));
            }
            _ => {}
        }
    }
    values
}

/// Values as JSON has them, where a script has `undefined`.
fn without_undefined(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(place) = rest.find("undefined") {
        let (before, behind) = (&rest[..place], &rest[place + "undefined".len()..]);
        out.push_str(before);
        let is_value = before.trim_end().ends_with([':', ',', '[']) && behind.trim_start().starts_with([',', '}', ']']);
        out.push_str(if is_value { "null" } else { "undefined" });
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The text in single quotes that a script begins with, what is escaped in it resolved.
fn in_single_quotes(script: &str) -> Option<String> {
    let mut characters = script.strip_prefix('\'')?.chars();
    let mut text = String::new();
    loop {
        match characters.next()? {
            '\'' => return Some(text),
            '\\' => match characters.next()? {
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                // Two letters of a pair stay as they are, for the parser of what is in the text.
                kind @ ('u' | 'x') => {
                    let length = if kind == 'u' { 4 } else { 2 };
                    let digits: String = characters.by_ref().take(length).collect();
                    match u32::from_str_radix(&digits, 16).ok()? {
                        code @ 0xd800..=0xdfff => text.push_str(&format!("\\u{code:04x}")),
                        code => text.push(char::from_u32(code)?),
                    }
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
}

/// What Next.js streams into a page, piece by piece: `self.__next_f.push([1,"5:[…]\n"])`; each line of it is a value behind a number.
fn streamed_value(html: &str) -> Option<Value> {
    const PUSH: &str = "self.__next_f.push(";
    const MOST_PIECES: usize = 2_000;
    let mut stream = String::new();
    for (place, _) in html.match_indices(PUSH).take(MOST_PIECES) {
        let list = serde_json::Deserializer::from_str(&html[place + PUSH.len()..]).into_iter::<Value>().next();
        if let Some(Ok(Value::Array(list))) = list
            && let [Value::Number(_), Value::String(piece)] = list.as_slice()
        {
            stream.push_str(piece);
        }
    }
    let rows = stream.lines().filter_map(|line| line.split_once(':').map(|(_, row)| row));
    let rows = rows.filter(|row| row.starts_with(['[', '{'])).filter_map(|row| serde_json::from_str(row).ok());
    let rows: Vec<Value> = rows.collect();
    (!rows.is_empty()).then_some(Value::Array(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_without_an_end_is_the_last() {
        let filler = "x".repeat(SHORTEST_SCRIPT);
        let html = r#"<script>x = {"a": "@@"};</script><script>y = 2; <script> z = {"b": "@@"}"#.replace("@@", &filler);
        let keys = values_of(&html).filter_map(|value| value.as_object()?.keys().next().cloned());
        assert_eq!(keys.collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn texts_in_single_quotes() {
        for (script, expected) in [
            (r#"'{"a": 1}') + 1"#, Some(r#"{"a": 1}"#)),
            (r#"'it\'s \u0022\x41\u0022'"#, Some(r#"it's "A""#)),
            (r#"'\ud83d\ude00'"#, Some(r#"\ud83d\ude00"#)),
            (r#"'no end"#, None),
            (r#""other quotes""#, None),
            (r#"'\u00'"#, None),
        ] {
            assert_eq!(in_single_quotes(script).as_deref(), expected, "{script}");
        }
    }

    #[test]
    fn values_that_are_left_open() {
        assert_eq!(without_undefined(r#"{"a":undefined,"b":[ undefined ]}"#), r#"{"a":null,"b":[ null ]}"#);
        assert_eq!(without_undefined(r#"{"a":"what is undefined, too"}"#), r#"{"a":"what is undefined, too"}"#);
    }
}
