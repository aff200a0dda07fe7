//! Turns an OpenDocument text into its paragraphs.
//!
//! Left out: deleted text, which lies in `tracked-changes`, and comments. Footnotes are kept as metadata.

use std::collections::HashSet;

use super::container::Container;
use super::docx::{join_short_row, split};
use super::xml::{Element, Step, Steps, texts_of};
use super::{Document, Properties, Unreadable, tidy};

const LEFT_OUT: [&str; 4] = ["tracked-changes", "annotation", "desc", "ruby-text"];

/// Reads the paragraphs and properties.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut container = Container::open(bytes)?;
    let content = container.main_text("content.xml")?;
    let mut document = paragraphs_of(&content)?;
    if let Some(meta) = container.text("meta.xml")? {
        read_properties(&meta, &mut document.properties)?;
    }
    Ok(document)
}

/// A paragraph while it is read.
struct Paragraph {
    text: String,
    is_title: bool,
    is_heading: bool,
    is_footnote: bool,
}

fn paragraphs_of(content: &str) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    // The names of styles that stand for "title": the one of that name and those made from it.
    let mut titles = HashSet::from(["Title".to_string()]);
    let mut open: Vec<Paragraph> = Vec::new();
    let mut rows: Vec<usize> = Vec::new();
    let (mut left_out, mut notes, mut frames) = (0usize, 0usize, 0usize);
    for step in Steps::of(content) {
        // A frame's title is a description of its picture; elsewhere it is a field with the title of the document.
        let is_silent = |name: &str| LEFT_OUT.contains(&name) || (name == "title" && frames > 0);
        match step? {
            Step::Open(element) if is_silent(&element.name) => left_out += 1,
            Step::Close(name) if is_silent(&name) => left_out = left_out.saturating_sub(1),
            _ if left_out > 0 => {}
            Step::Open(element) => match element.name.as_str() {
                "style" if element.attribute("parent-style-name") == Some("Title") => {
                    titles.extend(element.attribute("name").map(str::to_string));
                }
                "p" | "h" => {
                    let is_styled = element.attribute("style-name").is_some_and(|style| titles.contains(style));
                    let is_heading = is_styled || is_heading_one(&element);
                    // The first large heading is the title if no more than one line is above it.
                    let is_title = is_styled || is_heading && document.paragraphs.len() <= 1;
                    open.push(Paragraph { text: String::new(), is_title, is_heading, is_footnote: notes > 0 });
                }
                "table-row" => rows.push(document.paragraphs.len()),
                "note" => notes += 1,
                "frame" => frames += 1,
                name => {
                    let sign = match name {
                        // Several blanks in a row; one is as good.
                        "s" | "tab" => " ",
                        "line-break" => "\n",
                        _ => "",
                    };
                    if let Some(paragraph) = open.last_mut() {
                        paragraph.text.push_str(sign);
                    }
                }
            },
            Step::Text(text) => {
                if let Some(paragraph) = open.last_mut().filter(|paragraph| paragraph.is_footnote == (notes > 0)) {
                    // Line ends of the XML are blanks.
                    paragraph.text.push_str(&text.replace('\n', " "));
                }
            }
            Step::Close(name) => match name.as_str() {
                "p" | "h" => {
                    let Some(Paragraph { text, is_title, is_heading, is_footnote }) = open.pop() else { continue };
                    let text = tidy(&text);
                    if is_footnote {
                        document.properties.footnotes.extend(Some(text).filter(|text| !text.is_empty()));
                    } else if !text.is_empty() {
                        let place = document.paragraphs.len();
                        document.headings.extend(is_heading.then_some(place));
                        if is_title && document.title.is_none() && place <= 5 {
                            document.title = Some(place);
                        }
                        document.paragraphs.push(text);
                    }
                }
                "table-row" => join_short_row(&mut document.paragraphs, rows.pop(), document.title),
                "note" => notes = notes.saturating_sub(1),
                "frame" => frames = frames.saturating_sub(1),
                _ => {}
            },
        }
    }
    Ok(document)
}

fn is_heading_one(element: &Element) -> bool {
    element.name == "h" && element.attribute("outline-level") == Some("1")
}

fn read_properties(meta: &str, properties: &mut Properties) -> Result<(), Unreadable> {
    for (element, text) in texts_of(meta)? {
        match element.name.as_str() {
            "title" => properties.title = text,
            "initial-creator" => properties.authors.insert(0, text),
            "creator" if properties.authors.is_empty() => properties.authors.push(text),
            "keyword" => properties.keywords.extend(split(&text)),
            "subject" => properties.subject = text,
            "description" => properties.description = text,
            "language" => properties.language = text,
            "creation-date" => properties.created = text,
            "date" => properties.modified = text,
            _ => {}
        }
    }
    // Who saved it last is not its author if the first is known.
    properties.authors.truncate(1);
    Ok(())
}
