//! Takes what programs add to a page they save as Markdown out of it: the fields that Joplin writes below a note, the excerpt that a clipper sets
//! above it.

use serde_json::{Map, Value};

/// A note of Joplin without the fields below it (`id: 8f1c...`, ..., `type_: 1`), and those that say something of the page.
pub(super) fn fields_below(text: &str) -> Option<(&str, Map<String, Value>)> {
    const LAST: &str = "type_: 1";
    const MOST_FIELDS: usize = 60;
    if !text.trim_end().ends_with(LAST) {
        return None;
    }
    let is_field = |line: &&str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let fields: Vec<&str> = text.trim_end().lines().rev().take(MOST_FIELDS).take_while(is_field).collect();
    let first = fields.last().filter(|first| first.starts_with("id: "))?;
    let start = first.as_ptr().addr() - text.as_ptr().addr();
    let mut record = Map::new();
    let own = fields.iter().filter_map(|line| line.split_once(": "));
    for (key, value) in own.map(|(key, value)| (key, value.trim())).filter(|(_, value)| !value.is_empty()) {
        let name = match key {
            "author" => "author",
            "source_url" => "url",
            "created_time" => "note created",
            _ => continue,
        };
        record.insert(name.to_string(), Value::from(value));
    }
    // The first line is the title.
    let note = text[..start].trim();
    let (title, body) = note.split_once('\n').filter(|(title, _)| !title.starts_with(['#', '-', '>']))?;
    record.insert("title".to_string(), Value::from(title.trim()));
    Some((body, record))
}

/// A text without the quotation headed `Excerpt` that a clipper sets above it, and what is quoted.
pub(super) fn without_excerpt(text: &str) -> Option<(String, String)> {
    const MARK: &str = "\n> ## Excerpt";
    const MOST_BYTES_ABOVE: usize = 4096;
    let head = &text[..text.floor_char_boundary(MOST_BYTES_ABOVE)];
    let start = head.find(MARK)? + 1;
    let quoted: Vec<&str> = text[start..].split_inclusive('\n').take_while(|line| line.starts_with('>')).collect();
    let end = start + quoted.iter().map(|line| line.len()).sum::<usize>();
    let words = quoted.iter().skip(1).map(|line| line.trim_start_matches('>').trim()).filter(|line| !line.is_empty());
    let rest = text[end..].trim_start();
    let rest = rest.strip_prefix("---\n").unwrap_or(rest);
    Some((format!("{}{rest}", &text[..start]), words.collect::<Vec<_>>().join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_add() {
        let note = "The pier\n\nOne: two.\n\nid: 8f1c\nparent_id: 11c2\nauthor: Jane Doe\nsource_url: https://h.example\ntype_: 1\n";
        let (body, record) = fields_below(note).expect("a note");
        let expected = r#"{"author":"Jane Doe","title":"The pier","url":"https://h.example"}"#;
        assert_eq!(body.trim(), "One: two.");
        assert_eq!(record, serde_json::from_str(expected).expect("JSON"));
        assert!(fields_below("The pier\n\nOne.\n\ntype_: 1\n").is_none());
        let clipping = "# The pier\n\n> ## Excerpt\n> It burns.\n\n---\nBy Jane Doe\n\n> One.\n";
        let expected = ("# The pier\n\nBy Jane Doe\n\n> One.\n".to_string(), "It burns.".to_string());
        assert_eq!(without_excerpt(clipping), Some(expected));
        assert_eq!(without_excerpt("# The pier\n\n> One.\n"), None);
    }
}
