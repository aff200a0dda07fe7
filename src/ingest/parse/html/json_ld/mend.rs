//! Reads blocks of JSON-LD that break the rules of JSON as pages break them: line breaks inside strings, trailing commas, comments; and of
//! those that cannot be read what stands under the keys that matter.

use serde_json::{Map, Value};

use super::super::text::plain;

/// Reads JSON as it stands in pages; the error is the parser's for the text as written.
pub(super) fn lenient(block: &str) -> Result<Value, String> {
    let text = block.trim().trim_start_matches('\u{FEFF}');
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error.to_string(),
    };
    serde_json::from_str(&mended(text)).map_err(|_| error)
}

/// Without comments and CDATA marks around it, with line breaks in strings escaped and without commas before a closing bracket.
fn mended(text: &str) -> String {
    let text = text.trim_start_matches("<!--").trim_start_matches("//").trim_start().trim_start_matches("<![CDATA[");
    let text = text.trim_end().trim_end_matches(';').trim_end_matches("-->").trim_end().trim_end_matches("]]>").trim_end();
    let text = text.trim_end_matches("//").trim_end().trim_end_matches(';');
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut is_escaped = false;
    for character in text.chars() {
        if in_string {
            match character {
                '"' if !is_escaped => in_string = false,
                '\n' | '\r' | '\t' => {
                    out.push(' ');
                    is_escaped = false;
                    continue;
                }
                // Only these may be escaped; `\'` is a habit of other languages.
                '\'' if is_escaped => {
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
            ']' | '}' => {
                let kept = out.trim_end();
                if kept.ends_with(',') {
                    out.truncate(kept.len() - 1);
                }
            }
            _ => {}
        }
        out.push(character);
    }
    out
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
    let author = block.split_once("\"author\"").and_then(|(_, rest)| string_after(rest.get(..400).unwrap_or(rest), "name"));
    if let Some(name) = author {
        node.insert("author".to_string(), Value::String(name));
    }
    Some(node)
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
