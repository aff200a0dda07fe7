//! Finds the text of an article in what a page gives to machines: `articleBody` of JSON-LD, and the data that the scripts of a page
//! draw it from.

use serde_json::Value;

use super::outline::{ends_sentence, letters};
use super::text_of_fragment;
use crate::ingest::parse::html::script_data::values_of;
use crate::ingest::parse::html::tree::{Name, Node, Page};
use crate::ingest::parse::record::paragraphs;

/// A page that shows at least so many letters of text needs no other source.
const SHOWN_ENOUGH: usize = 400;
const SHORTEST_TEXT: usize = 250;
/// Shorter strings are labels.
const SHORTEST_PARAGRAPH: usize = 60;
/// Kinds of places that are looked at.
const MOST_PLACES: usize = 200;
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
    let mut places: Vec<(String, Vec<String>)> = Vec::new();
    for value in values_of(html) {
        collect_prose(&value, &mut String::new(), 0, &mut places);
    }
    let length = |texts: &[String]| texts.iter().map(|text| letters(text)).sum::<usize>();
    let best = places.into_iter().map(|(_, texts)| (length(&texts), texts)).max_by_key(|(length, _)| *length);
    best.filter(|(length, _)| *length >= SHORTEST_TEXT).map(|(_, texts)| texts.join("\n\n")).unwrap_or_default()
}

fn collect_prose(value: &Value, place: &mut String, depth: usize, places: &mut Vec<(String, Vec<String>)>) {
    let length = place.len();
    match value {
        Value::String(text) if letters(text) >= SHORTEST_PARAGRAPH && is_text(text) => {
            let text = readable(text);
            match places.iter().position(|(known, _)| known == place) {
                Some(known) if places[known].1.last() != Some(&text) => places[known].1.push(text),
                None if places.len() < MOST_PLACES => places.push((place.clone(), vec![text])),
                _ => {}
            }
        }
        Value::Object(map) if depth < DEEPEST => {
            for (key, value) in map {
                place.push('/');
                place.push_str(key);
                collect_prose(value, place, depth + 1, places);
                place.truncate(length);
            }
        }
        Value::Array(list) if depth < DEEPEST => {
            place.push_str("[]");
            list.iter().for_each(|value| collect_prose(value, place, depth + 1, places));
            place.truncate(length);
        }
        _ => {}
    }
}

/// Whether a string is a piece of a text: sentences, or HTML of paragraphs; no address, style or script.
fn is_text(text: &str) -> bool {
    let start = text.trim_start();
    let is_code = start.starts_with(['{', '[', '.', '#', '@']) || start.starts_with("http") || start.starts_with("data:");
    let has_sentences = ends_sentence(text) && (text.contains(' ') || letters(text) > text.chars().count());
    !is_code && (has_sentences || ["</p>", "<br"].iter().any(|tag| text.contains(tag)))
}

/// A text as paragraphs: HTML is read, and sentences that run together where paragraphs met are parted.
fn readable(text: &str) -> String {
    if ["</p>", "<br", "</div>", "&lt;p"].iter().any(|tag| text.contains(tag)) {
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
