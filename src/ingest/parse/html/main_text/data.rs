//! Finds the text of an article in what a page gives to machines: `articleBody` of JSON-LD, and the data that the scripts of a page
//! draw it from.

use std::collections::BTreeMap;

use serde_json::Value;

use super::outline::{ends_sentence, letters, needs_no_end};
use super::text_of_fragment;
use crate::ingest::parse::html::script_data::values_of;
use crate::ingest::parse::html::tree::{Name, Node, Page};
use crate::ingest::parse::record::paragraphs;

/// A page that shows at least so many letters of text needs no other source.
const SHOWN_ENOUGH: usize = 400;
const SHORTEST_TEXT: usize = 250;
/// A page with fewer letters shows nothing, and has a shorter text from its data.
const SHOWN_NOTHING: usize = 60;
const SHORTEST_TEXT_ALONE: usize = 120;
/// Shorter strings are labels.
const SHORTEST_PARAGRAPH: usize = 60;
/// Kinds of places that are looked at.
const MOST_PLACES: usize = 400;
/// Strings of a place.
const MOST_PIECES: usize = 5_000;
/// A text may stand this deep in the data of a page.
const DEEPEST: usize = 60;

/// The longest `articleBody` of the JSON-LD of a page; empty if there is none.
pub(super) fn declared_text(page: &Page) -> String {
    let mut best = String::new();
    for script in scripts(page).filter(|text| text.contains("\"articleBody\"")) {
        let Ok(value) = serde_json::from_str::<Value>(script.trim().trim_end_matches(';')) else { continue };
        collect_declared(&value, 0, &mut best);
    }
    if best.is_empty() { best } else { readable(&best) }
}

fn collect_declared(value: &Value, depth: usize, best: &mut String) {
    match value {
        Value::Object(map) if depth < DEEPEST => {
            if let Some(text) = map.get("articleBody").and_then(Value::as_str)
                && text.len() > best.len()
            {
                *best = text.to_string();
            }
            map.values().for_each(|value| collect_declared(value, depth + 1, best));
        }
        Value::Array(list) if depth < DEEPEST => list.iter().for_each(|value| collect_declared(value, depth + 1, best)),
        _ => {}
    }
}

/// The text in the JSON that the scripts of a page draw it from; empty if the page shows enough, or if there is none.
///
/// The paragraphs are strings at like places of the data (`blocks[].text`): the place that holds most text wins.
pub(super) fn hydration_text(html: &str, shown: usize) -> String {
    if shown >= SHOWN_ENOUGH {
        return String::new();
    }
    let mut data = Data::default();
    for value in values_of(html) {
        data.collect(&value, 0);
    }
    let places = data.places.into_values().map(paragraphs_of);
    let length = |texts: &[String]| texts.iter().filter(|text| is_paragraph(text)).map(|text| letters(text)).sum::<usize>();
    let best = places.map(|texts| (length(&texts), texts)).max_by_key(|(length, _)| *length);
    let shortest = if shown < SHOWN_NOTHING { SHORTEST_TEXT_ALONE } else { SHORTEST_TEXT };
    best.filter(|(length, _)| *length >= shortest).map(|(_, texts)| with_short_ones(texts)).unwrap_or_default()
}

/// A string of the data, and in which of the lists around it it stands, the innermost aside where that holds the pieces of a paragraph.
struct Piece {
    block: Option<Vec<usize>>,
    text: String,
}

/// The strings of the data by their places.
#[derive(Default)]
struct Data {
    places: BTreeMap<String, Vec<Piece>>,
    place: String,
    indices: Vec<usize>,
}

impl Data {
    fn collect(&mut self, value: &Value, depth: usize) {
        /// Names of lists that hold the pieces of one paragraph, by what is set differently in it.
        const LISTS_OF_PIECES: [&str; 7] =
            ["/children[]", "/spans[]", "/inlines[]", "/leaves[]", "/nodes[]", "/runs[]", "/segments[]"];
        let length = self.place.len();
        match value {
            Value::String(text) => {
                let list = self.place.rfind("[]").map_or("", |end| &self.place[..end + 2]);
                let is_piece = self.indices.len() > 1 && LISTS_OF_PIECES.iter().any(|name| list.ends_with(name));
                if is_paragraph(text) || may_be_short(&self.place, text) {
                    let block = is_piece.then(|| self.indices[..self.indices.len() - 1].to_vec());
                    self.add(Piece { block, text: text.clone() });
                }
            }
            Value::Object(map) if depth < DEEPEST => {
                let is_other = map.get("type").and_then(Value::as_str).is_some_and(is_kind_of_others);
                for (key, value) in map.iter().filter(|(_, value)| !(is_other && value.is_string())) {
                    self.place.push('/');
                    self.place.push_str(key);
                    self.collect(value, depth + 1);
                    self.place.truncate(length);
                }
            }
            Value::Array(list) if depth < DEEPEST => {
                self.place.push_str("[]");
                for (index, value) in list.iter().enumerate() {
                    self.indices.push(index);
                    self.collect(value, depth + 1);
                    self.indices.pop();
                }
                self.place.truncate(length);
            }
            _ => {}
        }
    }

    fn add(&mut self, piece: Piece) {
        let is_full = self.places.len() >= MOST_PLACES;
        if let Some(pieces) = self.places.get_mut(&self.place) {
            if pieces.len() < MOST_PIECES {
                pieces.push(piece);
            }
        } else if !is_full {
            self.places.insert(self.place.clone(), vec![piece]);
        }
    }
}

/// Whether a string that is no paragraph by itself may be one between others, or a piece of one.
fn may_be_short(place: &str, text: &str) -> bool {
    const NAMES: [&str; 6] = ["text", "content", "value", "html", "paragraph", "body"];
    let is_named = place.rsplit('/').next().is_some_and(|name| NAMES.contains(&name.trim_end_matches("[]")));
    is_named && place.contains("[]") && text.chars().any(char::is_alphanumeric) && !is_code(text) && !text.contains("<a ")
}

/// Whether an element of a text is of a kind that holds no text of its own.
fn is_kind_of_others(kind: &str) -> bool {
    const KINDS: [&str; 12] = [
        "link",
        "image",
        "video",
        "gallery",
        "embed",
        "related",
        "raw_html",
        "reference",
        "divider",
        "newsletter",
        "advert",
        "promo",
    ];
    let kind = kind.to_lowercase();
    KINDS.iter().any(|known| kind.contains(known))
}

/// The strings of a place as paragraphs: pieces are put together, and what stands twice in a row stands once.
fn paragraphs_of(pieces: Vec<Piece>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::with_capacity(pieces.len());
    let mut block: Option<Vec<usize>> = None;
    for piece in pieces {
        let is_of_last = piece.block.is_some() && piece.block == block;
        match texts.last_mut().filter(|_| is_of_last) {
            Some(last) => last.push_str(&piece.text),
            None => texts.push(piece.text),
        }
        block = piece.block;
    }
    texts.dedup();
    texts
}

/// The paragraphs from the first to the last, with the short ones between them, and the sentences around them.
fn with_short_ones(texts: Vec<String>) -> String {
    let first = texts.iter().position(|text| is_paragraph(text)).unwrap_or_default();
    let last = texts.iter().rposition(|text| is_paragraph(text)).unwrap_or_default();
    let is_kept =
        |place: usize, text: &str| (first..=last).contains(&place) || ends_sentence(text.trim_end()) || needs_no_end(text);
    let kept = texts.iter().enumerate().filter(|(place, text)| is_kept(*place, text));
    let kept: Vec<String> = kept.map(|(_, text)| readable(text)).filter(|text| !text.trim().is_empty()).collect();
    kept.join("\n\n")
}

fn is_paragraph(text: &str) -> bool {
    letters(text) >= SHORTEST_PARAGRAPH && is_text(text)
}

/// Whether a string is an address, a style or a script.
fn is_code(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with(['{', '[', '.', '#', '@']) || start.starts_with("http") || start.starts_with("data:")
}

/// Whether a string is a piece of a text: sentences, or HTML of paragraphs; no address, style or script.
fn is_text(text: &str) -> bool {
    let has_sentences = ends_sentence(text) && (text.contains(' ') || letters(text) > text.chars().count());
    !is_code(text) && (has_sentences || ["</p>", "<br"].iter().any(|tag| text.contains(tag)))
}

/// A text as paragraphs: HTML is read, and sentences that run together where paragraphs met are parted.
fn readable(text: &str) -> String {
    if ["</p>", "<br", "</div>", "&lt;p"].iter().any(|tag| text.contains(tag)) {
        return text_of_fragment(text);
    }
    if text.contains('&') && text.contains(';') || text.contains("</") {
        return text_of_fragment(text);
    }
    if text.contains('\n') {
        return paragraphs(text);
    }
    let mut parted = String::with_capacity(text.len() + 64);
    let mut before = [' '; 3];
    for character in text.trim().chars() {
        let ends = |place: usize| matches!(before[place], '.' | '!' | '?' | '…') && before[place - 1].is_lowercase();
        let closes = matches!(before[2], '”' | '"' | '»' | '’') && ends(1);
        if character.is_uppercase() && (ends(2) || closes) {
            parted.push_str("\n\n");
        }
        parted.push(character);
        before = [before[1], before[2], character];
    }
    parted
}

fn scripts(page: &Page) -> impl Iterator<Item = &str> {
    page.elements(Name::SCRIPT).filter_map(|(node, element)| {
        let is_data = element.attr("type").is_some_and(|kind| kind.contains("ld+json"));
        match node.first_child().map(|child| child.value()) {
            Some(Node::Text(text)) if is_data => Some(text),
            _ => None,
        }
    })
}
