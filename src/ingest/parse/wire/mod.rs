//! Turns what news agencies send into articles: NITF, NewsML-G2, NewsML 1, the Reuters corpus, ninjs.
//!
//! One file a format; here is what they share: days with and without marks between their parts, subjects by name or code,
//! the paragraphs of a body.

mod newsml_1;
mod newsml_g2;
mod ninjs;
mod nitf;

pub(crate) use self::ninjs::{is_ninjs, record_of_ninjs};
use super::Batch;
use super::builder::ArticleBuilder;
use super::byline::names;
use super::dates::FoundDate;
use super::html::text_of_fragment;
use super::record::{line_of_markup, paragraphs, text_of_markup};
use super::text::is_end_of_wire;
use super::xml::{self, Element};
use crate::article::{CivilDate, Evidence, Field};

/// Whether the root element is that of a wire format.
pub(crate) fn is_wire(root: &str) -> bool {
    const ROOTS: [&str; 11] = [
        "nitf",
        "newsitem",
        "newsItem",
        "newsMessage",
        "packageItem",
        "conceptItem",
        "knowledgeItem",
        "NewsML",
        "NewsItem",
        "news",
        "itemSet",
    ];
    ROOTS.contains(&root)
}

/// Reads the items of a file, whichever of the formats they are in.
pub(crate) fn read_wire(text: &str, batch: &mut Batch<'_>) {
    let tree = xml::read(text, &[]);
    for fault in &tree.faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    let mut items = Vec::new();
    tree.roots.iter().for_each(|root| collect_items(root, &mut items));
    // A file of one item is one article; in a file of several each has its place.
    let is_alone = items.len() == 1;
    let mut others = 0;
    for (place, item) in items.iter().enumerate() {
        let number = if is_alone { 0 } else { place as u64 + 1 };
        if !item.is_closed {
            batch.problem(Some(item.line), "cut_entry", "the item that begins here is not whole and was left out");
            continue;
        }
        let mut builder = batch.builder();
        let is_article = match item.name.as_str() {
            "nitf" => nitf::read_nitf(item, &mut builder),
            "newsItem" => newsml_g2::read_item(item, &mut builder),
            "NewsItem" => newsml_1::read_item(item, &mut builder),
            "newsitem" => newsml_1::read_reuters(item, &mut builder),
            _ => false,
        };
        if is_article {
            batch.finish(builder, number, Some(item.line), "the item has neither headline nor text");
        } else {
            others += 1;
        }
    }
    if others > 0 {
        let message = format!("{others} items are packages, pictures or lists of terms, not texts");
        batch.problem(None, "not_an_article", message);
    } else if items.is_empty() && batch.is_without_problems() {
        batch.problem(None, "empty_file", "the file holds no news item");
    }
}

fn collect_items<'e>(element: &'e Element, items: &mut Vec<&'e Element>) {
    const ITEMS: [&str; 7] = ["nitf", "newsitem", "newsItem", "NewsItem", "packageItem", "conceptItem", "knowledgeItem"];
    if ITEMS.contains(&element.name.as_str()) {
        items.push(element);
    } else {
        element.elements().for_each(|inner| collect_items(inner, items));
    }
}

/// The text of an element on one line.
fn line_of(element: &Element) -> String {
    line_of_markup(&element.inner_html(html_name))
}

/// The first text that stands at one of the paths.
fn first_line(element: &Element, paths: &[&[&str]]) -> Option<(String, String)> {
    paths.iter().find_map(|path| {
        let text = line_of(element.at(path)?);
        (!text.is_empty()).then(|| (path.join("/"), text))
    })
}

/// Sets the publication day from `20231030`, `20231030T120000Z` or a date in words.
fn set_date(builder: &mut ArticleBuilder, text: &str, evidence: Evidence) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number =
        |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or_default();
    let is_compact = digits == 8 || (digits == 14 && text.len() >= 14);
    match CivilDate::day(number(0..4) as i32, number(4..6), number(6..8)).filter(|_| is_compact) {
        Some(date) => builder.set_date(&FoundDate { date, range: 0..8, rule: "compact", shortened: None }, evidence),
        None => builder.set_date_text(text, evidence),
    }
}

/// Sets the first of several days; the others stay visible.
fn set_first_date(builder: &mut ArticleBuilder, dates: Vec<(String, Evidence)>) {
    for (date, evidence) in dates {
        if builder.article().published.date().is_some() {
            builder.pass_over(Field::DatePublished, &date, evidence);
        } else {
            set_date(builder, &date, evidence);
        }
    }
}

/// The names in a byline, without what it says of their office.
fn set_byline(builder: &mut ArticleBuilder, text: &str, evidence: Evidence) {
    builder.add_values(Field::Author, &names(text), evidence);
}

/// What a subject code stands for, where its own name is not given: the IPTC's first level, which old codes begin with.
fn topic_of_code(code: &str) -> String {
    const FIRST_LEVEL: [&str; 17] = [
        "arts, culture and entertainment",
        "crime, law and justice",
        "disaster, accident and emergency incident",
        "economy, business and finance",
        "education",
        "environment",
        "health",
        "human interest",
        "labour",
        "lifestyle and leisure",
        "politics",
        "religion",
        "science and technology",
        "society",
        "sport",
        "conflict, war and peace",
        "weather",
    ];
    let number = code.rsplit([':', '/']).next().unwrap_or(code);
    let is_old = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    let first: usize = number.get(..2).and_then(|first| first.parse().ok()).unwrap_or_default();
    match FIRST_LEVEL.get(first.wrapping_sub(1)).filter(|_| is_old) {
        Some(name) => (*name).to_string(),
        None => code.to_string(),
    }
}

/// Whether a code is one of the subjects of IPTC: `subj:11002000`, `medtop:20000065`,
/// `http://cv.iptc.org/newscodes/mediatopic/20000065`, `20000065`.
fn is_subject_code(code: &str) -> bool {
    let is_bare = code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit());
    is_bare || ["medtop:", "subj:", "iptc"].iter().any(|scheme| code.contains(scheme))
}

/// The HTML name of an element of NITF or XHTML; pictures and what belongs to them are left out.
fn html_name(element: &Element) -> Option<&str> {
    match element.name.as_str() {
        // What dpa sets below its copy for those who print it.
        "section" if element.attribute("class").is_some_and(|class| class.split(' ').any(|word| word == "notepad")) => None,
        "media" | "media-caption" | "media-producer" | "figure" | "figcaption" | "img" | "script" | "style" | "head"
        | "aside" | "object" | "video" | "audio" | "byttl" => None,
        "p" | "li" | "ul" | "ol" | "br" | "pre" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr"
        | "table" | "div" => Some(&element.name),
        "hl1" | "hl2" => Some("h2"),
        "bq" => Some("blockquote"),
        "block" | "dl" | "section" | "article" | "body" | "body.content" => Some("div"),
        "dt" | "dd" | "td" | "th" | "credit" => Some("p"),
        _ => Some(""),
    }
}

/// The paragraphs of an element.
fn paragraphs_of(element: &Element) -> String {
    if element.has_elements() {
        let text = text_of_fragment(&element.inner_html(html_name));
        // Some put marked-up text as text beside elements.
        return if text.contains("<p>") { text_of_markup(&text) } else { text };
    }
    let text = element.text();
    if text.contains('<') { text_of_markup(&text) } else { wire_paragraphs(&text) }
}

/// Plain wire copy begins its paragraphs with blanks instead of empty lines.
fn wire_paragraphs(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let begins = |line: &str| line.starts_with("   ") || line.starts_with('\t');
    let indented = lines.iter().filter(|line| begins(line)).count();
    let is_indented = indented >= 2 && indented < lines.len() && !text.trim().contains("\n\n");
    if !is_indented {
        return paragraphs(text);
    }
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            out.push_str(if begins(line) { "\n\n" } else { " " });
        }
        out.push_str(line.trim());
    }
    out
}

/// Sets the text; what an agency sets below it (codes, initials, whose rights it is) is kept beside it.
fn set_body(builder: &mut ArticleBuilder, mut text: String, evidence: impl Fn(&str) -> Evidence) {
    const LONGEST_END_BYTES: usize = 400;
    let mut below = Vec::new();
    while let Some(place) = text.trim_end().rfind('\n') {
        let last = text[place..].trim();
        let is_rights = ["©", "(c) ", "(C) ", "Copyright "].iter().any(|mark| last.starts_with(mark));
        if last.len() > LONGEST_END_BYTES || !(last.is_empty() || is_rights || is_end_of_wire(last) || is_reporting(last)) {
            break;
        }
        below.extend(Some(last.to_string()).filter(|last| !last.is_empty()));
        text.truncate(place);
    }
    text.truncate(text.trim_end().len());
    below.reverse();
    if !below.is_empty() {
        builder.keep("below the text", serde_json::Value::from(below));
    }
    let first_line = text.lines().next().unwrap_or_default().to_string();
    builder.set_body(text, evidence(&first_line));
}

/// Whether a paragraph says in brackets who reported and who edited: `(Reporting by Jane Doe; Editing by John Roe)`.
fn is_reporting(words: &str) -> bool {
    const OPENINGS: [&str; 20] = [
        "reporting by ",
        "additional reporting by ",
        "writing by ",
        "editing by ",
        "compiled by ",
        "reporte de ",
        "reporte por ",
        "información de ",
        "editado por ",
        "escrito por ",
        "reportagem de ",
        "reportagem por ",
        "edição de ",
        "reportage ",
        "avec ",
        "édité par ",
        "bericht von ",
        "redigiert von ",
        "a cura di ",
        "in redazione ",
    ];
    let Some(inner) = words.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) else { return false };
    let lowered = inner.to_lowercase();
    !inner.contains(['(', ')']) && OPENINGS.iter().any(|opening| lowered.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_the_text_of_a_wire() {
        for (text, body) in [
            ("The port waits.\n\nabc/ def/", "The port waits."),
            ("The port waits.\n\n51 77 03 CRO01 1113 APE4800 GEST GEST03", "The port waits."),
            ("The port waits.\n\nAAP RTV ar", "The port waits."),
            ("The port waits.\n\n© Harbour Agency. All of it.", "The port waits."),
            ("The port waits.\n\n(Reporting by Jane Doe; Editing by John Roe)", "The port waits."),
            ("The port waits.\n\n(It waits still.)", "The port waits.\n\n(It waits still.)"),
            ("The port waits.\n\nIt rains", "The port waits.\n\nIt rains"),
            ("© Harbour Agency", "© Harbour Agency"),
        ] {
            let mut builder = ArticleBuilder::default();
            set_body(&mut builder, text.to_string(), |words| super::super::builder::key_evidence("text", words, 1.0));
            assert_eq!(builder.article().body, body, "{text}");
        }
    }

    #[test]
    fn codes_and_paragraphs() {
        assert_eq!(topic_of_code("subj:11002000"), "politics");
        assert_eq!(topic_of_code("medtop:20000065"), "medtop:20000065");
        assert_eq!(wire_paragraphs("   One line\nand on.\n   Two\nlines.\n"), "One line and on.\n\nTwo lines.");
        assert_eq!(wire_paragraphs("One.\n\nTwo."), "One.\n\nTwo.");
    }
}
