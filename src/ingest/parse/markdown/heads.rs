//! Turns the heads of Markdown that are no front matter (JSON of Hugo, a script of Eleventy, a comment of Nikola, `% title` of pandoc, a table of
//! metadata, the lines of a reader service) into
//! a record and the text below.

use serde_json::{Map, Value};

use super::super::labels::whole_label;
use super::super::record::names_field;
use super::front_matter::yaml_options;

/// Longer heads are none.
const MOST_HEAD_BYTES: usize = 64 * 1024;

/// A head, and the text without it.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) record: Map<String, Value>,
    pub(super) rest: String,
}

/// The head of a text.
pub(super) fn head_of(text: &str) -> Option<Head> {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    match start.chars().next()? {
        '{' => of_json(start),
        '%' => of_pandoc(start),
        '|' | '#' => of_table(start),
        '.' | '<' => of_comment(start),
        ';' => of_fenced(start, ";;;", ";;;"),
        '-' => ["---js", "---json"].iter().find_map(|opening| of_fenced(start, opening, "---")),
        'T' => of_reader(start),
        _ => None,
    }
}

/// Whether a text begins with front matter that has no line `---` above it, only one below, as Hexo takes it.
pub(super) fn lacks_first_fence(text: &str) -> bool {
    const MOST_LINES: usize = 60;
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    if !start.starts_with(char::is_alphabetic) {
        return false;
    }
    let mut known = 0;
    for line in start.lines().take(MOST_LINES) {
        let item = line.trim_start();
        match line.split_once(':') {
            _ if line.trim_end() == "---" => return known >= 2,
            // Below a paragraph such a line makes a heading of it.
            _ if item.starts_with("- ") || item == "-" => {}
            Some((key, value)) if key.split_whitespace().count() == 1 && (value.is_empty() || value.starts_with(' ')) => {
                known += usize::from(names_field(key.trim()));
            }
            _ => return false,
        }
    }
    false
}

/// `{ "title": ... }` above the text.
fn of_json(text: &str) -> Option<Head> {
    let head = &text[..text.floor_char_boundary(MOST_HEAD_BYTES)];
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<Value>();
    let Value::Object(record) = values.next()?.ok()? else { return None };
    let rest = &text[values.byte_offset()..];
    let is_head =
        record.keys().filter(|key| names_field(key)).count() >= 2 && rest.trim_start_matches([' ', '\r']).starts_with('\n');
    is_head.then(|| Head { record, rest: rest.to_string() })
}

/// An object of JSON or of a script between two lines: `;;;` of Hugo, `---js` of Eleventy.
fn of_fenced(text: &str, opening: &str, closing: &str) -> Option<Head> {
    let (first, inside) = text.split_once('\n').filter(|(first, _)| first.trim_end() == opening)?;
    let mut end = 0;
    let close = inside.split_inclusive('\n').find(|line| {
        end += line.len();
        line.trim_end() == closing
    })?;
    let object = inside[..end - close.len()].trim();
    if first.len() + end > MOST_HEAD_BYTES {
        return None;
    }
    // A script leaves the quotes of its keys away, which YAML understands.
    let read = serde_json::from_str(object).ok().or_else(|| {
        let bare = object.trim_start_matches("module.exports =").trim_end_matches(';');
        serde_saphyr::from_str_with_options::<Value>(bare, yaml_options()).ok()
    });
    let Some(Value::Object(record)) = read else { return None };
    Some(Head { record, rest: inside[end..].to_string() })
}

/// `.. title: The pier`, line by line, perhaps within a comment of HTML, as Nikola keeps its fields.
fn of_comment(text: &str) -> Option<Head> {
    let start = text.strip_prefix("<!--").unwrap_or(text);
    let is_comment = start.len() < text.len();
    let mut at = text.len() - start.len();
    let mut record = Map::new();
    for line in start.split_inclusive('\n') {
        let words = line.trim();
        let is_end = words == "-->" || words.is_empty() && !record.is_empty() && !is_comment;
        if let Some((key, value)) = words.strip_prefix(".. ").and_then(|field| field.split_once(':')) {
            if !value.trim().is_empty() {
                record.insert(key.trim().to_string(), Value::from(value.trim()));
            }
        } else if !(words.is_empty() || is_end) {
            return None;
        }
        at += line.len();
        if is_end {
            break;
        }
    }
    let known = record.keys().filter(|key| names_field(key)).count();
    (known >= 2).then(|| Head { record, rest: text[at..].to_string() })
}

/// `% title`, `% authors`, `% date`; a line that begins with a blank goes on.
fn of_pandoc(text: &str) -> Option<Head> {
    let mut values: Vec<Vec<&str>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if let Some(value) = words.strip_prefix('%').filter(|value| value.is_empty() || value.starts_with(' ')) {
            if values.len() == 3 {
                break;
            }
            values.push(vec![value.trim()]);
        } else if words.starts_with(' ') && !words.trim().is_empty() {
            values.last_mut()?.push(words.trim());
        } else {
            break;
        }
        at += line.len();
    }
    let mut record = Map::new();
    for (key, lines) in ["title", "author", "date"].iter().zip(&values) {
        let value = match *key {
            "author" => {
                let names = lines.iter().flat_map(|line| line.split(';')).map(str::trim).filter(|name| !name.is_empty());
                Value::Array(names.map(Value::from).collect())
            }
            _ => Value::from(lines.join(" ")),
        };
        record.insert((*key).to_string(), value);
    }
    let is_head = values.len() >= 2 && record.get("title").and_then(Value::as_str).is_some_and(|title| !title.is_empty());
    is_head.then(|| Head { record, rest: text[at..].to_string() })
}

/// `| Title | ... |` line by line, or one row of values below a row of names; perhaps below the heading.
fn of_table(text: &str) -> Option<Head> {
    const MOST_ROWS: usize = 40;
    let mut at = 0;
    let mut heading = "";
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if let Some(cells) = words.strip_prefix('|') {
            let cells = cells.strip_suffix('|').unwrap_or(cells);
            let cells: Vec<&str> = cells.split('|').map(|cell| cell.trim().trim_matches(['*', '_', ' '])).collect();
            let is_rule = cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ')));
            if !is_rule {
                rows.push(cells);
            }
        } else if rows.is_empty() && heading.is_empty() && words.starts_with("# ") {
            heading = line;
        } else if !(words.is_empty() && rows.is_empty()) {
            break;
        }
        at += line.len();
        if rows.len() > MOST_ROWS {
            return None;
        }
    }
    let is_name = |cell: &str| {
        let cell = cell.trim_end_matches([':', ' ']);
        names_field(cell) || whole_label(cell).is_some()
    };
    let mut record = Map::new();
    let mut set = |name: &str, value: &str| {
        let (shown, address) = link_of(value);
        if !shown.is_empty() {
            record.entry(name.trim_end_matches([':', ' ']).to_string()).or_insert(Value::from(shown));
        }
        if let Some(address) = address {
            record.entry("url".to_string()).or_insert(Value::from(address));
        }
    };
    let known = match rows.as_slice() {
        [names, values] if names.len() >= 3 && names.len() == values.len() => {
            names.iter().zip(values).for_each(|(name, value)| set(name, value));
            names.iter().filter(|name| is_name(name)).count()
        }
        rows if rows.iter().all(|row| row.len() == 2) => {
            rows.iter().for_each(|row| set(row[0], row[1]));
            rows.iter().filter(|row| is_name(row[0])).count()
        }
        _ => 0,
    };
    let rest = || format!("{heading}\n{}", &text[at..]);
    (known >= 2 && known * 2 >= record.len()).then(|| Head { rest: rest(), record })
}

/// `[Harbour Times](https://h.example)`: what is shown, and the address.
fn link_of(value: &str) -> (&str, Option<&str>) {
    let link = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("));
    link.map_or((value, None), |(shown, address)| (shown, Some(address)))
}

/// Whether a text is a page that a reader service turned into Markdown: `Title: `, `URL Source: `, `Markdown Content:`.
pub(crate) fn is_saved_by_reader(head: &str) -> bool {
    head.starts_with("Title: ") && head.contains("\nURL Source: ") && head.contains("\nMarkdown Content:")
}

/// Whether a text that is not called so is Markdown: a heading of the first level on its first line, and below it bold words or a link.
pub(crate) fn begins_like_markdown(head: &str) -> bool {
    let Some((heading, below)) = head.split_once('\n') else { return false };
    let has_bold = || below.match_indices("**").take(2).count() == 2 && !below.contains("/**");
    let has_link = || below.contains("](http") && below.contains('[');
    heading.starts_with("# ")
        && heading.split_whitespace().count() > 2
        // Lines of comments begin so, one below the other.
        && below.trim_start_matches('\r').starts_with('\n')
        && (has_bold() || has_link())
}

fn of_reader(text: &str) -> Option<Head> {
    const CONTENT: &str = "\nMarkdown Content:";
    if !is_saved_by_reader(&text[..text.floor_char_boundary(4096)]) {
        return None;
    }
    let (head, content) = text.split_once(CONTENT)?;
    let mut record = Map::new();
    for line in head.lines() {
        let Some((name, value)) = line.split_once(": ") else { continue };
        let name = match name {
            "Title" => "title",
            "URL Source" => "url",
            "Published Time" => "date",
            name => name,
        };
        record.insert(name.to_string(), Value::from(value.trim()));
    }
    // Above the heading stands the menu of the page; the title has the name of the site behind that of the article.
    let title = record.get("title").and_then(Value::as_str).unwrap_or_default().to_string();
    let heading =
        headings_of(content).filter(|(heading, _)| title.starts_with(heading)).min_by_key(|(heading, _)| heading.len());
    if let Some((heading, end)) = heading {
        let site = title[heading.len()..].trim_start().trim_start_matches(['|', '-', '–', '—', '·', ':']).trim();
        record.insert("title".to_string(), Value::from(heading));
        if !site.is_empty() && site.len() < title.len() - heading.len() {
            record.insert("sitename".to_string(), Value::from(site));
        }
        return Some(Head { record, rest: content[end..].to_string() });
    }
    Some(Head { record, rest: content.to_string() })
}

/// The headings of the first level near the top (`# One`, or a line of `=` below), and where each ends.
fn headings_of(content: &str) -> impl Iterator<Item = (&str, usize)> {
    const MOST_LINES: usize = 400;
    let mut at = 0;
    let mut before = "";
    content.split_inclusive('\n').take(MOST_LINES).filter_map(move |line| {
        at += line.len();
        let words = line.trim();
        let is_rule = words.len() >= 3 && words.bytes().all(|byte| byte == b'=');
        let heading = if is_rule { Some(before) } else { words.strip_prefix("# ").map(str::trim) };
        before = words;
        heading.filter(|heading| !heading.is_empty()).map(|heading| (heading, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_without_its_first_line() {
        for (text, expected) in [
            ("title: The pier\ndate: 2015/7/9 22:10:00\ntags:\n- ports\n- work\n---\n\nOne.", true),
            ("title: The pier\ndate: 2015/7/9\n\nOne.\n\n---\n\nTwo.", false),
            ("Note: the pier is closed\n---\n\nOne.", false),
            ("The pier is closed: again\n---\n", false),
            ("---\ntitle: The pier\ndate: 2015\n---\nOne.", false),
        ] {
            assert_eq!(lacks_first_fence(text), expected, "{text}");
        }
    }

    #[test]
    fn heads_in_other_forms() {
        for (text, record, rest) in [
            ("{\n \"title\": \"T\", \"date\": \"2021-06-30\"\n}\n\nOne.", r#"{"title":"T","date":"2021-06-30"}"#, "One."),
            (
                "---js\n{\n  title: \"T\",\n  date: \"2021-06-30\"\n}\n---\n\nOne.",
                r#"{"title":"T","date":"2021-06-30"}"#,
                "One.",
            ),
            (";;;\n{\"title\":\"T\",\"date\":\"2021\"}\n;;;\nOne.", r#"{"title":"T","date":"2021"}"#, "One."),
            (
                ".. title: The pier\n.. date: 2021-06-30 12:00:00 UTC\n.. link:\n\nOne.",
                r#"{"title":"The pier","date":"2021-06-30 12:00:00 UTC"}"#,
                "One.",
            ),
            (
                "<!--\n.. title: The pier\n.. author: Jane Doe\n-->\n\nOne.",
                r#"{"title":"The pier","author":"Jane Doe"}"#,
                "One.",
            ),
            (
                "% The pier\n  of Basra\n% Jane Doe; John Roe\n% March 5, 2024\n\nOne.",
                r#"{"title":"The pier of Basra","author":["Jane Doe","John Roe"],"date":"March 5, 2024"}"#,
                "One.",
            ),
            (
                "| | |\n|---|---|\n| **Title** | The pier |\n| Date | 5 March 2024 |\n| Source | [Harbour Times](https://h.example) |\n\nOne.",
                r#"{"Title":"The pier","Date":"5 March 2024","Source":"Harbour Times","url":"https://h.example"}"#,
                "One.",
            ),
            (
                "# The pier\n\n| Author | Date | Tags |\n|--|--|--|\n| Jane Doe | 2024-03-05 | a, b |\n\nOne.",
                r#"{"Author":"Jane Doe","Date":"2024-03-05","Tags":"a, b"}"#,
                "# The pier\n\n\nOne.",
            ),
            (
                "Title: The pier | Harbour Times\n\nURL Source: https://h.example/pier\n\nPublished Time: 2023-05-25T12:30:00Z\n\nMarkdown Content:\n[Home](/)\n\n# The pier\n\nOne.",
                r#"{"title":"The pier","url":"https://h.example/pier","date":"2023-05-25T12:30:00Z","sitename":"Harbour Times"}"#,
                "One.",
            ),
            (
                "Title: The pier - Harbour Times\n\nURL Source: https://h.example/pier\n\nMarkdown Content:\nThe pier - Harbour Times\n=====\n\n[Home](/)\n\nThe pier\n=====\n\nOne.",
                r#"{"title":"The pier","url":"https://h.example/pier","sitename":"Harbour Times"}"#,
                "One.",
            ),
        ] {
            let expected: Map<String, Value> = serde_json::from_str(record).expect("JSON");
            let head = head_of(text);
            assert_eq!(head.as_ref().map(|head| &head.record), Some(&expected), "{text}");
            assert_eq!(head.map(|head| head.rest.trim().to_string()).as_deref(), Some(rest), "{text}");
        }
        for text in [
            "# The pier\n\n| Year | Ships |\n|---|---|\n| 2021 | 7 |\n| 2022 | 9 |\n\nOne.",
            "% of ships\n\nOne.",
            "{not JSON}\n\nOne.",
            "Title: The pier\n\nOne.",
            "# The pier\n\nOne.",
        ] {
            assert!(head_of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn texts_that_are_markdown() {
        for (text, expected) in [
            ("# Why the quay matters\n\n**Jane Doe** · January 4, 2019\n", true),
            ("# Why the quay matters\n\nSee [the report](https://r.example/a).\n", true),
            ("# Why the quay matters\n\nNobody knows.\n", false),
            ("# settings of the harbour\n# **bold** words\n", false),
        ] {
            assert_eq!(super::begins_like_markdown(text), expected, "{text}");
        }
    }
}
