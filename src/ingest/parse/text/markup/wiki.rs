//! Turns wiki text into the plain text it stands for, and its categories.

use std::borrow::Cow;

use super::super::super::dates::{DateReading, whole_date};
use super::super::super::scan::{Ahead, holds_any};
use super::super::lines::ends_sentence;
use super::Plain;

/// Whether a text is wiki text.
pub(super) fn is_wiki(text: &str) -> bool {
    // Every sign below needs one of these; most texts have neither.
    if is_dokuwiki(text) {
        return true;
    }
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

/// Whether a text begins with the heading of a page of DokuWiki (`====== The pier ======`) and has a line in its italics, or its list of tags.
fn is_dokuwiki(text: &str) -> bool {
    const MARKS: &str = "======";
    let first = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).lines().next().unwrap_or_default().trim();
    let title = first.strip_prefix(MARKS).and_then(|rest| rest.strip_suffix(MARKS));
    let is_italic = |line: &str| line.len() > 4 && line.starts_with("//") && line.ends_with("//");
    title.is_some_and(|title| title.contains(char::is_alphabetic) && !title.starts_with('='))
        && (text.contains("{{tag>") || text.lines().any(|line| is_italic(line.trim())))
}

const CATEGORIES: [&str; 16] = [
    "[[Categorie:",
    "[[Kategoria:",
    "[[Kategori:",
    "[[Kategorija:",
    "[[Категорія:",
    "[[Κατηγορία:",
    "[[分类:",
    "[[رده:",
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

/// Whether a text of notes is wiki text: programs for notes write `[[links]]` and `==marks==` too.
pub(super) fn is_surely_wiki(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let has_category = || CATEGORIES.iter().any(|category| text.contains(category));
    is_wiki(text) && (title_of(first).is_some() || has_category() && !text.lines().any(|line| line.starts_with("# ")))
}

/// `= The title of the page =`
fn title_of(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix('=')?.strip_suffix('=')?;
    let title = inner.trim();
    (!title.is_empty() && !title.starts_with('=') && !title.ends_with('=') && title.len() <= 300).then_some(title)
}

/// Stands before a day until the lines are set.
const DAY: char = '\u{1}';

/// The plain text of wiki text.
pub(super) fn of_wiki(text: &str) -> Plain {
    let mut categories = Vec::new();
    let text = without_between(text, "<!--", "-->");
    let text = without_between(&text, "<ref", "</ref>");
    let text = without_tag_list(&text, &mut categories);
    let text = templates_read(&text);
    let text = links_read(&text, &mut categories);
    let text =
        text.replace("'''", "").replace("''", "").replace("<br>", "\n").replace("<br />", "\n").replace("&nbsp;", " ");
    let mut out = String::with_capacity(text.len());
    let mut is_passed_over = false;
    for line in text.lines() {
        // "Report, {{date|...}}": the day stands on a line of its own.
        if let Some((before, day)) = line.split_once(DAY)
            && !is_passed_over
        {
            let before = before.trim_start_matches(['*', ':', ';', '#']).trim().trim_end_matches([',', '-', '–', '—', ' ']);
            for part in [before, day.trim()].into_iter().filter(|part| !part.is_empty()) {
                out.push_str(part);
                out.push('\n');
            }
            continue;
        }
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
        match heading.or_else(|| title_of(line).filter(|_| out.trim().is_empty())) {
            Some(heading) => out.push_str(&format!("\n{heading}\n\n")),
            None => {
                let words = line.trim_start_matches(['*', ':', ';', '#']).trim_start();
                // `//A line in italics//`
                let italic = words.trim_end().strip_prefix("//").and_then(|rest| rest.strip_suffix("//"));
                out.push_str(italic.filter(|inner| !inner.contains("//")).unwrap_or(words));
                out.push('\n');
            }
        }
    }
    let is_untitled = is_untitled(&out);
    Plain { text: out, categories, is_untitled }
}

/// A text without the list of tags of DokuWiki: `{{tag>ports work}}`.
fn without_tag_list<'t>(text: &'t str, tags: &mut Vec<String>) -> Cow<'t, str> {
    const OPENING: &str = "{{tag>";
    let Some((before, rest)) = text.split_once(OPENING) else { return Cow::Borrowed(text) };
    let Some((list, after)) = rest.split_once("}}").filter(|(list, _)| !list.contains('\n')) else {
        return Cow::Borrowed(text);
    };
    tags.extend(list.split_whitespace().map(|tag| tag.trim_matches('"').replace('_', " ")));
    Cow::Owned(format!("{before}{after}"))
}

/// Whether a text begins with its first paragraph, perhaps below a day and a place: a wiki shows the title of a page elsewhere.
fn is_untitled(text: &str) -> bool {
    let is_head = |line: &&str| {
        line.trim().is_empty()
            || line.starts_with("Location: ")
            || line.starts_with("Author: ")
            || matches!(whole_date(line.trim()), DateReading::Found(_))
    };
    text.lines().find(|line| !is_head(line)).is_some_and(|line| ends_sentence(line) && line.split_whitespace().count() >= 8)
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
            // What is never closed stays, and nothing behind it is closed either.
            None => {
                rest = &rest[start..];
                break;
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
        "date" | "datum" | "fecha" | "дата" => format!("{DAY}{first}\n"),
        "byline" => {
            let place = named("location").map(|place| format!("Location: {place}\n")).unwrap_or_default();
            let author = named("name").map(|name| format!("Author: {name}\n")).unwrap_or_default();
            format!("{}\n{author}{place}", named("date").unwrap_or(first))
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
    let (mut ends, mut line_ends) = (Ahead::of(text, "]"), Ahead::of(text, "\n"));
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
            let is_link = tail[1..].starts_with("http");
            let start = text.len() - tail.len();
            let line_end = line_ends.from(start);
            let close = ends.from(start).filter(|close| is_link && line_end.is_none_or(|end| end > *close));
            match close.map(|close| close - start) {
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
        "category"
        | "categorie"
        | "kategoria"
        | "kategori"
        | "luokka"
        | "kategória"
        | "κατηγορία"
        | "kategorija"
        | "категорія"
        | "категорија"
        | "thể loại"
        | "분류"
        | "分类"
        | "分類"
        | "رده"
        | "קטגוריה"
        | "หมวดหมู่"
        | "catégorie"
        | "kategorie"
        | "categoría"
        | "categoria"
        | "категория"
        | "تصنيف"
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

#[cfg(test)]
mod tests {
    use super::{is_wiki, links_read, of_wiki, without_between};

    #[test]
    fn what_is_never_closed_stays() {
        assert_eq!(without_between("a<ref>b</ref>c<ref d <ref e", "<ref", "</ref>"), "ac<ref d <ref e");
        let read = links_read("[http://x.example f] [http\ny] [n] [http z", &mut Vec::new());
        assert_eq!(read, "f [http\ny] [n] [http z");
    }

    #[test]
    fn pages_of_dokuwiki() {
        let page = "====== The pier ======\n\n//Harbour Times, 5 March 2024//\n\nIt is closed.\n\n{{tag>ports dry_docks}}\n";
        assert!(is_wiki(page) && is_wiki("====== The pier ======\n\n//By Jane Doe//\n\nIt is closed.\n"));
        for text in ["====== The pier ======\n\nIt is closed.\n", "======\n\n//a//\n", "The pier\n\n//By Jane Doe//\n"] {
            assert!(!is_wiki(text), "{text}");
        }
        let plain = of_wiki(page);
        assert_eq!(plain.categories, ["ports", "dry docks"]);
        assert!(plain.text.contains("\nHarbour Times, 5 March 2024\n") && !plain.text.contains("{{"), "{}", plain.text);
    }
}
