//! Turns AsciiDoc and reStructuredText into the plain text they stand for, with their fields as labelled lines.

use super::super::super::dates::{DateReading, date_at_start};
use super::super::super::labels::whole_label;
use super::super::super::scan::Ahead;

/// Attributes of a document stand within so many lines.
const MOST_HEAD_LINES: usize = 40;

/// `= Title`, the authors, `v1.0, 2023-10-30`, `:keywords: a`, then the text.
pub(super) fn of_asciidoc(text: &str) -> Option<String> {
    let start = text.len() - text.trim_start().len();
    let first = text[start..].lines().next()?;
    let title = first.strip_prefix("= ").filter(|title| !title.trim_end().ends_with('='))?;
    let attributes =
        || text.lines().take(MOST_HEAD_LINES).filter_map(|line| line.trim().strip_prefix(':')?.split_once(": "));
    // `:product: Norland` stands for `{product}` in the title.
    let title =
        attributes().fold(title.to_string(), |title, (name, value)| title.replace(&format!("{{{name}}}"), value.trim()));
    let mut out = format!("{title}\n\n");
    let mut lines = text[start + first.len()..].lines().skip(1).peekable();
    if let Some(line) = lines.next_if(|line| is_author(line)) {
        let names: Vec<&str> = line.split(';').map(|name| name.split('<').next().unwrap_or_default().trim()).collect();
        out.push_str(&format!("Author: {}\n", names.join("; ")));
        if let Some(date) = lines.peek().and_then(|line| revision_of(line)) {
            out.push_str(&format!("Date: {date}\n"));
            lines.next();
        }
    }
    let mut is_head = true;
    for line in lines {
        let words = line.trim();
        is_head &= words.starts_with(':');
        if is_head {
            // `:keywords: a` is of the article, `:toc: left` only says how the text is set.
            if let Some((name, value)) = words[1..].split_once(':')
                && !value.trim().is_empty()
                && whole_label(name).is_some()
            {
                out.push_str(&format!("{name}: {}\n", value.trim()));
            }
            continue;
        }
        let is_setting = words.starts_with("image::")
            || words.starts_with("include::")
            || words.starts_with("//")
            || words.starts_with('[') && words.ends_with(']')
            || words.starts_with('.') && words[1..].starts_with(char::is_alphabetic)
            || words.len() >= 4 && words.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '+' | '.'));
        if !is_setting {
            out.push_str(&without_links(words.trim_start_matches('=').trim_start()));
            out.push('\n');
        }
    }
    Some(without_wide_gaps(&out))
}

/// One line of names, perhaps with addresses.
fn is_author(line: &str) -> bool {
    let names = || line.split(';').map(|name| name.split('<').next().unwrap_or_default().trim());
    let is_name = |name: &str| (2..=5).contains(&name.split_whitespace().count()) && name.starts_with(char::is_uppercase);
    !line.starts_with(':') && !line.trim_end().ends_with('.') && names().all(is_name)
}

/// The day in `v1.0, 2024-10-20: first`, `2024-10-20`.
fn revision_of(line: &str) -> Option<&str> {
    let line = line.trim();
    let words = line.split_once(',').filter(|(number, _)| number.starts_with('v')).map_or(line, |(_, rest)| rest.trim());
    match date_at_start(words) {
        DateReading::Found(found) => Some(&words[found.range]),
        _ => None,
    }
}

/// `link:a[shown]`, `https://a.example[shown]` → `shown`.
fn without_links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    let mut marks = ["link:", "https://", "http://", "xref:"].map(|mark| Ahead::of(line, mark));
    let (mut opens, mut closes) = (Ahead::of(line, "["), Ahead::of(line, "]"));
    while let Some(start) = marks.iter_mut().filter_map(|mark| mark.from(at)).min() {
        out.push_str(&line[at..start]);
        let open = opens.from(start).filter(|open| !line[start..*open].contains(char::is_whitespace));
        match open.and_then(|open| Some((open, closes.from(open)?))) {
            Some((open, close)) => {
                out.push_str(line[open + 1..close].trim_end_matches('^'));
                at = close + 1;
            }
            None => {
                let end = line[start..].find(char::is_whitespace).map_or(line.len(), |end| start + end);
                out.push_str(&line[start..end]);
                at = end;
            }
        }
    }
    out.push_str(&line[at..]);
    out
}

/// A title with a line of marks below it, fields (`:date: 2018-01-21`) or directives (`.. image::`), then the text.
pub(super) fn of_restructured(text: &str) -> Option<String> {
    if let Some(plain) = of_commented(text) {
        return Some(plain);
    }
    // Directives and labels may stand above the title.
    let mut is_above = true;
    let lines = text.trim_start_matches('\u{feff}').lines().skip_while(move |line| {
        is_above &= line.trim().is_empty() || line.starts_with(".. ") || line.starts_with("   ");
        is_above
    });
    // Most texts have no line of marks near the top.
    let title = lines.clone().take(2).position(|line| !is_marks(line))?;
    if !lines.clone().nth(title + 1).is_some_and(is_marks) {
        return None;
    }
    let lines: Vec<&str> = lines.collect();
    let is_field = |line: &&str| field_of(line).is_some();
    let has_fields = lines.iter().skip(title + 2).find(|line| !line.trim().is_empty()).is_some_and(is_field);
    if !has_fields && !lines.iter().any(|line| line.starts_with(".. ") && line.contains("::")) {
        return None;
    }
    let mut out = format!("{}\n\n", lines[title].trim());
    let mut is_directive = false;
    let mut is_head = true;
    for line in &lines[title + 2..] {
        is_directive = line.starts_with(".. ") || is_directive && (line.starts_with([' ', '\t']) || line.trim().is_empty());
        if is_directive && !line.trim().is_empty() || is_marks(line) {
            continue;
        }
        match field_of(line).filter(|_| is_head) {
            Some((name, value)) => out.push_str(&format!("{name}: {value}")),
            None => {
                is_head &= line.trim().is_empty();
                out.push_str(&without_roles(line));
            }
        }
        out.push('\n');
    }
    Some(without_wide_gaps(&out))
}

/// Fields in remarks above the text, as Nikola keeps them: `.. title: Gate`, `.. date: 2017-03-20 14:05:00 UTC+02:00`.
fn of_commented(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let field_of = |line: &'_ str| -> Option<(String, String)> {
        let (name, value) = line.strip_prefix(".. ")?.split_once(':')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        (is_name && !value.starts_with(':')).then(|| (name.to_string(), value.trim().to_string()))
    };
    let fields: Vec<(String, String)> = text.lines().map_while(field_of).collect();
    let title = fields.iter().find(|(name, value)| name == "title" && !value.is_empty()).filter(|_| fields.len() >= 2)?;
    let mut out = format!("{}\n\n", title.1);
    for (name, value) in fields.iter().filter(|(name, value)| name != "title" && !value.is_empty()) {
        if whole_label(name).is_some() {
            out.push_str(&format!("{name}: {value}\n"));
        }
    }
    out.push('\n');
    let mut is_directive = false;
    for line in text.lines().skip(fields.len()) {
        is_directive = line.starts_with(".. ") || is_directive && (line.starts_with([' ', '\t']) || line.trim().is_empty());
        if !(is_directive && !line.trim().is_empty() || is_marks(line) || line.trim().starts_with("<!-- ")) {
            out.push_str(&without_roles(line));
            out.push('\n');
        }
    }
    Some(without_wide_gaps(&out))
}

/// A line of three or more of one mark: the rule of a heading.
fn is_marks(line: &str) -> bool {
    let line = line.trim_end();
    let first = line.chars().next().unwrap_or(' ');
    line.len() >= 3 && "=-#*~^\"`+:.'".contains(first) && line.chars().all(|c| c == first)
}

/// `:date: 2018-01-21`
fn field_of(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(": ")?;
    let is_name =
        !name.is_empty() && name.len() <= 40 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    is_name.then(|| (name, value.trim()))
}

/// ``One `two <http://b.example>`_ *three*`` → `One two three`
fn without_roles(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        out.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        let Some(end) = inside.find('`') else {
            rest = &rest[start..];
            break;
        };
        out.push_str(inside[..end].split(" <").next().unwrap_or_default());
        rest = inside[end + 1..].trim_start_matches('`').trim_start_matches('_');
    }
    out.push_str(rest);
    out.replace("**", "").replace('*', "")
}

/// No more than one empty line in a row.
fn without_wide_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_gap = false;
    for line in text.lines() {
        if !(line.trim().is_empty() && is_gap) {
            out.push_str(line);
            out.push('\n');
        }
        is_gap = line.trim().is_empty();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{of_restructured, without_links};

    #[test]
    fn links_as_they_are_shown() {
        let line = "a link:b[two] https://c.example[three^]. xref:d http://e.example[f g] link:x[y";
        assert_eq!(without_links(line), "a two three. xref:d f g link:x[y");
    }

    #[test]
    fn fields_in_remarks_above_the_text() {
        let text = ".. title: Gate\n.. slug: gate\n.. date: 2017-03-20 14:05:00 UTC+02:00\n.. tags: locks, gates\n.. link:\n.. author: Jane Doe\n\nOne.\n\n.. TEASER_END\n\nTwo.\n";
        let expected = "Gate\n\nslug: gate\ndate: 2017-03-20 14:05:00 UTC+02:00\ntags: locks, gates\nauthor: Jane Doe\n\nOne.\n\nTwo.\n";
        assert_eq!(of_restructured(text).as_deref(), Some(expected));
        assert_eq!(of_restructured(".. title: Gate\n\nOne.\n"), None);
    }

    #[test]
    fn a_directive_above_the_title() {
        let text = ".. post:: 04 Feb, 2022\n   :tags: locks\n\n.. _gates:\n\n====\nGate\n====\n\n:date: 2022-02-04\n\nOne.\n\n.. image:: a.png\n   :alt: a\n\nTwo.\n";
        assert_eq!(of_restructured(text).as_deref(), Some("Gate\n\ndate: 2022-02-04\n\nOne.\n\nTwo.\n"));
    }
}
