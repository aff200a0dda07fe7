//! Turns wiki text, AsciiDoc and the coded fields of press databases into the plain text they stand for.

use std::borrow::Cow;

use super::super::dates::{DateReading, whole_date};
use super::super::scan::holds_any;

/// A text without its markup.
pub(super) struct Plain {
    pub(super) text: String,
    pub(super) categories: Vec<String>,
}

/// The plain text of wiki text or AsciiDoc; `None` for any other text.
pub(super) fn plain(text: &str) -> Option<Plain> {
    if is_wiki(text) {
        return Some(of_wiki(text));
    }
    of_asciidoc(text).or_else(|| of_codes(text)).map(|text| Plain { text, categories: Vec::new() })
}

/// Fields of a press database: a code of two or three capitals, spaces, the value (`HD   The headline`).
const CODES: [(&str, &str); 21] = [
    ("HD", "Title: "),
    ("BY", "Author: "),
    ("PD", "Date: "),
    ("SN", "Source: "),
    ("LA", "Language: "),
    ("SE", "Section: "),
    ("RE", "Region: "),
    ("WC", "Length: "),
    ("ET", "Time: "),
    ("CY", "Copyright: "),
    ("SC", "Code: "),
    ("PG", "Page: "),
    ("ED", "Edition: "),
    ("CLM", "Section: "),
    ("NS", "Topics: "),
    ("IN", "Industry: "),
    ("CO", "Ticker: "),
    ("PUB", "Publisher: "),
    ("AN", "Article ID: "),
    ("LP", ""),
    ("TD", ""),
];

/// The label and the value of a coded line.
fn code_of(line: &str) -> Option<(&'static str, &str)> {
    let (code, value) = line.split_once("  ").or_else(|| line.split_once('\t')).unwrap_or((line.trim_end(), ""));
    let label = CODES.iter().find(|(known, _)| *known == code)?.1;
    Some((label, value.trim()))
}

/// Labelled lines for coded fields; `None` where there are not at least a headline, a date and a text.
fn of_codes(text: &str) -> Option<String> {
    if !text.contains("HD") || !text.contains("HD  ") && !text.contains("HD\t") && !text.contains("HD\n") {
        return None;
    }
    let has = |code: &str| text.lines().any(|line| line.starts_with(code) && code_of(line).is_some());
    if !(has("HD") && has("PD") && has("LP")) {
        return None;
    }
    let (mut header, mut body) = (String::new(), String::new());
    let mut in_body = false;
    for line in text.lines() {
        match code_of(line) {
            Some((label, value)) => {
                in_body = label.is_empty();
                let part = if in_body { &mut body } else { &mut header };
                part.push_str(if in_body { "\n" } else { label });
                part.push_str(&named_codes(value, in_body));
                part.push('\n');
            }
            None if in_body => body.extend([line, "\n"]),
            // A value goes on over the line.
            None if !line.trim().is_empty() => {
                header.truncate(header.trim_end().len());
                header.extend([" ", line.trim(), "\n"]);
            }
            None => {}
        }
    }
    Some(format!("{header}\n{}", body.trim_start()))
}

/// `gdip : International Relations | gpol : Domestic Politics` without the codes.
fn named_codes(value: &str, in_body: bool) -> Cow<'_, str> {
    let name = |part: &'_ str| -> Option<String> {
        let (code, name) = part.trim().split_once(" : ")?;
        let is_code = code.len() <= 8 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        is_code.then(|| name.trim().to_string())
    };
    if in_body {
        return Cow::Borrowed(value);
    }
    let names: Option<Vec<String>> = value.split('|').map(name).collect();
    names.map_or(Cow::Borrowed(value), |names| Cow::Owned(names.join("; ")))
}

fn is_wiki(text: &str) -> bool {
    // Every sign below needs one of these; most texts have neither.
    if !holds_any(text, [b'[', b'{']) || !text.contains("[[") && !text.contains("{{") {
        return false;
    }
    let links = text.matches("[[").count().min(text.matches("]]").count());
    let headings = text.lines().filter(|line| heading_of(line).is_some()).count();
    let templates = text.matches("{{").count().min(text.matches("}}").count());
    let bold = text.matches("'''").count();
    let has_category = CATEGORIES.iter().any(|category| text.contains(category));
    has_category
        || (links >= 2 && (headings + templates > 0 || bold >= 2))
        || (templates >= 1 && headings >= 1 && links + bold >= 1)
}

const CATEGORIES: [&str; 8] = [
    "[[Category:",
    "[[category:",
    "[[Catégorie:",
    "[[Kategorie:",
    "[[Categoría:",
    "[[Categoria:",
    "[[Категория:",
    "[[تصنيف:",
];

/// `== Sources ==`
fn heading_of(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner = line.strip_prefix("==")?.strip_suffix("==")?.trim_matches(['=', ' ']);
    (!inner.is_empty() && inner.len() <= 200).then_some(inner)
}

fn of_wiki(text: &str) -> Plain {
    let mut categories = Vec::new();
    let text = without_between(text, "<!--", "-->");
    let text = without_between(&text, "<ref", "</ref>");
    let text = templates_read(&text);
    let text = links_read(&text, &mut categories);
    let text =
        text.replace("'''", "").replace("''", "").replace("<br>", "\n").replace("<br />", "\n").replace("&nbsp;", " ");
    let mut out = String::with_capacity(text.len());
    let mut is_passed_over = false;
    for line in text.lines() {
        let heading = heading_of(line);
        if let Some(heading) = heading {
            const APPARATUS: [&str; 20] = [
                "sources",
                "source",
                "references",
                "external links",
                "see also",
                "sister links",
                "related news",
                "notes",
                "footnotes",
                "further reading",
                "quellen",
                "einzelnachweise",
                "weblinks",
                "fuentes",
                "fonti",
                "источники",
                "ссылки",
                "примечания",
                "مصادر",
                "źródła",
            ];
            is_passed_over = APPARATUS.contains(&heading.to_lowercase().as_str());
        }
        if is_passed_over || line.trim_start().starts_with("{|") || line.trim_start().starts_with("__") {
            continue;
        }
        match heading {
            Some(heading) => out.push_str(&format!("\n{heading}\n\n")),
            None => {
                out.push_str(line.trim_start_matches(['*', ':', ';', '#']).trim_start());
                out.push('\n');
            }
        }
    }
    Plain { text: out, categories }
}

fn without_between<'t>(text: &'t str, open: &str, close: &str) -> Cow<'t, str> {
    if !text.contains(open) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        out.push_str(&rest[..start]);
        match rest[start..].find(close) {
            Some(end) => rest = &rest[start + end + close.len()..],
            // What is never closed stays.
            None => {
                out.push_str(&rest[start..start + open.len()]);
                rest = &rest[start + open.len()..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Templates nest; the innermost are read first.
fn templates_read(text: &str) -> String {
    const DEEPEST: usize = 8;
    let mut text = text.to_string();
    for _ in 0..DEEPEST {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        let mut has_read = false;
        while let Some(close) = rest.find("}}") {
            match rest[..close].rfind("{{") {
                Some(open) => {
                    out.push_str(&rest[..open]);
                    out.push_str(&template_read(&rest[open + 2..close]));
                    has_read = true;
                }
                // It closes what is read in the next round.
                None => out.push_str(&rest[..close + 2]),
            }
            rest = &rest[close + 2..];
        }
        out.push_str(rest);
        text = out;
        if !has_read {
            break;
        }
    }
    text
}

fn template_read(template: &str) -> String {
    let mut parts = template.split('|').map(str::trim);
    let name = parts.next().unwrap_or_default().to_lowercase();
    let parts: Vec<&str> = parts.collect();
    let named = |key: &str| {
        parts
            .iter()
            .find_map(|part| part.split_once('=').filter(|(name, _)| name.trim() == key).map(|(_, value)| value.trim()))
    };
    let first = parts.iter().find(|part| !part.contains('=')).copied().unwrap_or_default();
    match name.as_str() {
        "date" | "datum" | "fecha" | "дата" => format!("{first}\n"),
        "byline" => {
            let place = named("location").map(|place| format!("Location: {place}\n")).unwrap_or_default();
            format!("{}\n{place}", named("date").unwrap_or(first))
        }
        // {{w|Kenya|the republic}}
        "w" | "wikt" | "l" | "lang" => {
            parts.iter().rev().find(|part| !part.contains('=')).copied().unwrap_or_default().to_string()
        }
        "quote" | "cquote" | "pullquote" | "nowrap" => first.to_string(),
        _ => String::new(),
    }
}

fn links_read(text: &str, categories: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..open]);
        let tail = &rest[open..];
        if let Some(inner) = tail.strip_prefix("[[") {
            let Some(close) = closing(inner) else {
                out.push_str("[[");
                rest = inner;
                continue;
            };
            out.push_str(&link_read(&inner[..close], categories));
            rest = &inner[close + 2..];
        } else {
            // [http://example.org the label]
            let close =
                tail.find(']').filter(|close| tail[1..*close].starts_with("http") && !tail[1..*close].contains('\n'));
            match close {
                Some(close) => {
                    out.push_str(tail[1..close].split_once(' ').map_or("", |(_, label)| label));
                    rest = &tail[close + 1..];
                }
                None => {
                    out.push('[');
                    rest = &tail[1..];
                }
            }
        }
    }
    out.push_str(rest);
    out
}

/// The end of a link that may hold links.
fn closing(text: &str) -> Option<usize> {
    const LONGEST_LINK: usize = 2000;
    let mut depth = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len().min(LONGEST_LINK) {
        match &bytes[at..at + 2] {
            b"[[" => {
                depth += 1;
                at += 2;
            }
            b"]]" if depth == 0 => return Some(at),
            b"]]" => {
                depth -= 1;
                at += 2;
            }
            _ => at += 1,
        }
    }
    None
}

fn link_read(link: &str, categories: &mut Vec<String>) -> String {
    let (target, label) = link.split_once('|').map_or((link, link), |(target, label)| (target, label));
    let Some((space, name)) = target.trim_start_matches(':').split_once(':') else { return label.to_string() };
    match space.trim().to_lowercase().as_str() {
        "category" | "catégorie" | "kategorie" | "categoría" | "categoria" | "категория" | "تصنيف"
            if !target.starts_with(':') =>
        {
            let name = name.trim();
            let is_date = matches!(whole_date(name), DateReading::Found(_));
            if !is_date && !name.eq_ignore_ascii_case("published") && !categories.iter().any(|known| known == name) {
                categories.push(name.to_string());
            }
            String::new()
        }
        "file" | "image" | "fichier" | "datei" | "archivo" | "файл" | "media" | "ملف" => String::new(),
        // [[w:Kenya|Kenya]], [[:Category:Kenya]]
        _ if link.contains('|') => label.to_string(),
        _ => name.to_string(),
    }
}

/// `= Title`, the author, `v1.0, 2023-10-30`.
fn of_asciidoc(text: &str) -> Option<String> {
    let start = text.len() - text.trim_start().len();
    let first = text[start..].lines().next()?;
    let title = first.strip_prefix("= ").filter(|title| !title.trim_end().ends_with('='))?;
    let mut out = format!("{title}\n");
    for (place, line) in text[start + first.len()..].lines().skip(1).enumerate() {
        // The third line is the revision: its date is what counts.
        let revision = line.split(',').nth(1).map(str::trim).filter(|_| place <= 1 && line.starts_with('v'));
        out.push_str(revision.unwrap_or_else(|| line.trim_start_matches('=').trim_start()));
        out.push('\n');
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wiki_text_and_asciidoc() {
        let read = |text: &str| plain(text).map(|plain| (plain.text.trim().to_string(), plain.categories.join("|")));
        for (text, expected, categories) in [
            ("'''A''' [[b|c]] {{w|D|e}} [http://x.example f] [[Category:G]]", "A c e f", "G"),
            (
                "{{byline|date=May 3, 2021|location=Nairobi}}\n[[A]] [[w:B|b]] {{x|{{y}}}}",
                "May 3, 2021\nLocation: Nairobi\n\nA b",
                "",
            ),
            ("[[File:a.jpg|thumb|A [[b]].]] [[C]] '''d''' {{haveyoursay}}", "C d", ""),
            ("= Title\nJane Doe\nv1.0, 2023-10-30\n:keywords: a\n", "Title\nJane Doe\n2023-10-30\n:keywords: a", ""),
        ] {
            assert_eq!(read(text), Some((expected.to_string(), categories.to_string())), "{text}");
        }
        for text in ["A [note] and a [[bracket.", "x = y", "Plain text {{ with }} braces", ""] {
            assert!(plain(text).is_none(), "{text}");
        }
    }
}
