//! Turns a document of Word (Office Open XML) into its paragraphs.
//!
//! Read here rather than by a library for whole office suites: those unpack without a limit, and what an article needs is
//! little. Left out: deleted and hidden text, field codes, comments, running heads and feet. Footnotes are kept as metadata.

use std::collections::HashMap;

use super::super::labels::whole_label;
use super::container::Container;
use super::xml::{Element, Step, Steps, texts_of};
use super::{Document, Properties, Unreadable, tidy};

/// What is found under these is not part of the text: what was deleted or moved away, and the copy that a drawing keeps for older
/// programs.
const LEFT_OUT: [&str; 4] = ["del", "moveFrom", "Fallback", "rubyText"];
/// Rows whose cells hold no more than this together are one line.
const SHORT_ROW_CHARACTERS: usize = 200;

/// Reads the paragraphs and properties.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut container = Container::open(bytes)?;
    let main = main_part(&mut container)?;
    let text = container.main_text(&main)?;
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let titles = match container.text(&format!("{folder}styles.xml"))? {
        Some(styles) => title_styles(&styles)?,
        None => default_styles(),
    };
    let Paragraphs { texts: paragraphs, title, headings } = paragraphs_of(&text, &titles)?;
    let mut properties = match container.text("docProps/core.xml")? {
        Some(core) => properties_of(&core)?,
        None => Properties::default(),
    };
    if let Some(footnotes) = container.text(&format!("{folder}footnotes.xml"))? {
        properties.footnotes = paragraphs_of(&footnotes, &titles)?.texts;
    }
    Ok(Document { paragraphs, title, headings, properties })
}

/// The name of the entry with the text: the archive says which it is.
fn main_part(container: &mut Container<'_>) -> Result<String, Unreadable> {
    let relations = container.text("_rels/.rels")?.unwrap_or_default();
    let relations = texts_of(&relations)?;
    let is_main = |element: &Element| element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
    let target = relations.iter().find(|(element, _)| is_main(element)).and_then(|(element, _)| element.attribute("Target"));
    Ok(target.map_or("word/document.xml", |target| target.trim_start_matches('/')).to_string())
}

/// The ids that programs give to these styles where the file does not name them.
fn default_styles() -> HashMap<String, usize> {
    HashMap::from([("Title".to_string(), 5), ("Heading1".to_string(), 1)])
}

/// The ids of the styles that mean "title", with the last place that a title may have: the first large heading is the title if no
/// more than one line is above it, otherwise that of a section. Ids are in the language of the program, names are not.
fn title_styles(styles: &str) -> Result<HashMap<String, usize>, Unreadable> {
    let mut places: HashMap<String, usize> = default_styles();
    let mut id = None;
    for step in Steps::of(styles) {
        match step? {
            Step::Open(element) if element.name == "style" => id = element.attribute("styleId").map(str::to_string),
            Step::Open(element) if element.name == "name" => {
                let place = match element.attribute("val").map(str::to_lowercase).as_deref() {
                    Some("title") => 5,
                    Some("heading 1") => 1,
                    _ => continue,
                };
                places.extend(id.take().map(|id| (id, place)));
            }
            _ => {}
        }
    }
    Ok(places)
}

/// The state of a paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// The last place at which its style makes it the title.
    title_until: Option<usize>,
}

/// The paragraphs, which of them is the title, and which have the style of one.
struct Paragraphs {
    texts: Vec<String>,
    title: Option<usize>,
    headings: Vec<usize>,
}

fn paragraphs_of(text: &str, titles: &HashMap<String, usize>) -> Result<Paragraphs, Unreadable> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut title = None;
    let mut headings = Vec::new();
    // Text boxes are paragraphs inside of paragraphs.
    let mut open: Vec<Paragraph> = Vec::new();
    // Where the rows of tables and their cells began.
    let mut rows: Vec<usize> = Vec::new();
    let mut left_out = 0usize;
    let (mut is_text, mut is_hidden) = (false, false);
    for step in Steps::of(text) {
        match step? {
            Step::Open(element) if LEFT_OUT.contains(&element.name.as_str()) => left_out += 1,
            Step::Close(name) if LEFT_OUT.contains(&name.as_str()) => left_out = left_out.saturating_sub(1),
            _ if left_out > 0 => {}
            Step::Open(element) => match element.name.as_str() {
                "p" => open.push(Paragraph::default()),
                "tr" => rows.push(paragraphs.len()),
                "r" => is_hidden = false,
                "vanish" => is_hidden = is_on(&element),
                "t" => is_text = true,
                "pStyle" => {
                    if let (Some(paragraph), Some(style)) = (open.last_mut(), element.attribute("val")) {
                        paragraph.title_until = titles.get(style).copied();
                    }
                }
                name => {
                    let sign = match name {
                        "tab" | "ptab" => " ",
                        "br" | "cr" => "\n",
                        "noBreakHyphen" => "-",
                        _ => "",
                    };
                    if let Some(paragraph) = open.last_mut().filter(|_| !is_hidden) {
                        paragraph.text.push_str(sign);
                    }
                }
            },
            Step::Text(text) => {
                if let Some(paragraph) = open.last_mut().filter(|_| is_text && !is_hidden) {
                    paragraph.text.push_str(&text);
                }
            }
            Step::Close(name) => match name.as_str() {
                "t" => is_text = false,
                "p" => {
                    let Some(paragraph) = open.pop() else { continue };
                    let text = tidy(&paragraph.text);
                    if !text.is_empty() {
                        let place = paragraphs.len();
                        headings.extend(paragraph.title_until.map(|_| place));
                        if title.is_none() && paragraph.title_until.is_some_and(|last| place <= last) {
                            title = Some(place);
                        }
                        paragraphs.push(text);
                    }
                }
                "tr" => join_short_row(&mut paragraphs, rows.pop(), title),
                _ => {}
            },
        }
    }
    Ok(Paragraphs { texts: paragraphs, title, headings })
}

/// Whether a property that can be switched is on.
fn is_on(element: &Element) -> bool {
    !matches!(element.attribute("val"), Some("0" | "false" | "off"))
}

/// Makes one line of a row of short cells.
pub(super) fn join_short_row(paragraphs: &mut Vec<String>, start: Option<usize>, title: Option<usize>) {
    let Some(start) = start.filter(|start| title.is_none_or(|title| title < *start)) else { return };
    let cells = paragraphs.get(start..).unwrap_or_default();
    let length: usize = cells.iter().map(|cell| cell.chars().count()).sum();
    // `Author | Jane Doe`: a table of what is known of the article.
    if let [name, value] = cells
        && whole_label(name).is_some()
        && !name.contains('\n')
        && !value.contains('\n')
    {
        let line = format!("{}: {value}", name.trim_end_matches([':', ' ']));
        paragraphs.truncate(start);
        paragraphs.push(line);
        return;
    }
    if cells.len() > 1 && length <= SHORT_ROW_CHARACTERS && !cells.iter().any(|cell| cell.contains('\n')) {
        let line = cells.join(" ");
        paragraphs.truncate(start);
        paragraphs.push(line);
    }
}

fn properties_of(core: &str) -> Result<Properties, Unreadable> {
    let mut properties = Properties::default();
    for (element, text) in texts_of(core)? {
        match element.name.as_str() {
            "title" => properties.title = text,
            "creator" => properties.authors = split(&text),
            "keywords" => properties.keywords = split(&text),
            "subject" => properties.subject = text,
            "description" => properties.description = text,
            "language" => properties.language = text,
            "created" => properties.created = text,
            "modified" => properties.modified = text,
            _ => {}
        }
    }
    Ok(properties)
}

/// Values with `;` between them, or `,` if there is none.
pub(super) fn split(text: &str) -> Vec<String> {
    let separator = if text.contains(';') { ';' } else { ',' };
    text.split(separator).map(tidy).filter(|value| !value.is_empty()).collect()
}
