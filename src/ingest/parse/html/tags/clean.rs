//! Turns what stands in a place for tags into tags, without what systems and menus put there, too.

use rustc_hash::FxHashSet;

use super::heading::is_tag_heading;
use crate::article::Field;
use crate::ingest::parse::html::page::says_topics;
use crate::ingest::parse::html::site::Site;
use crate::ingest::parse::html::tag_notes::{is_identifier, is_of_machine, is_of_searches};
use crate::ingest::parse::html::text::key;
use crate::ingest::parse::labels::{Label, whole_label};
use crate::ingest::parse::tags::split_list;

/// Words that stand where tags do and say nothing of an article.
const SAY_NOTHING: [&str; 35] = [
    "tags",
    "tag",
    "topics",
    "more",
    "read more",
    "keywords",
    "uncategorized",
    "filed under",
    "news",
    "latest news",
    "breaking news",
    "top news",
    "front page",
    "homepage",
    "home page",
    "featured",
    "national news",
    "live",
    "en direct",
    "direct",
    "son dakika",
    "video haber",
    "premium",
    "freemium",
    "for subscribers",
    "últimas noticias",
    "ultimas noticias",
    "all topics",
    "all tags",
    "more topics",
    "alle themen",
    "tous les sujets",
    "todos los temas",
    "все темы",
    "все теги",
];

/// The tags of one place, which has one text for each, or all in one.
pub(super) fn cleaned(texts: &[String], site: &Site) -> Vec<String> {
    let is_one_each = texts.len() > 1;
    let marked: Vec<String> = texts.iter().filter_map(|text| value_of_kind(text)).collect();
    let texts = if is_one_each && !marked.is_empty() { &marked } else { texts };
    let values = texts.iter().flat_map(|text| match is_one_each && !text.contains([';', '|']) && !is_tight_list(text) {
        true => vec![text.clone()],
        false => split_list(without_label(text)).values,
    });
    let mut has_notes = false;
    let mut tags: Vec<String> = Vec::new();
    let mut keys: FxHashSet<String> = FxHashSet::default();
    for value in values {
        let value = value.trim().trim_start_matches(['#', '＃']).trim_end_matches(',').trim();
        let folded = key(value);
        let is_label = is_one_each && (is_tag_heading(value) || says_topics(&format!("{value}:")));
        has_notes |= is_of_machine(value);
        if is_tag(value, &folded) && !is_label && !site.is_name(value) && keys.insert(folded) {
            tags.push(value.to_string());
        }
    }
    if has_notes {
        drop_notes(&mut tags);
    }
    tags
}

/// The tag that some systems mark as such among other values: `Tag:Trade`, `Topic:World`, `LockedPostSource:0`.
fn value_of_kind(text: &str) -> Option<String> {
    let lowered = text.trim().to_lowercase();
    let kind = ["tag:", "tags:", "keyword:", "keywords:"].into_iter().find(|kind| lowered.starts_with(*kind))?;
    Some(text.trim()[kind.len()..].trim()).filter(|value| !value.is_empty()).map(str::to_string)
}

/// Whether commas stand in a text as only lists have them: `Trade,Ports`. One tag has a blank behind it: `Portland, Oregon`.
fn is_tight_list(text: &str) -> bool {
    let mut behind = text.split(',').skip(1).peekable();
    behind.peek().is_some() && behind.all(|part| part.starts_with(char::is_alphabetic))
}

/// The list behind a label that stands in the value: `Keywords: Trade, Ports`.
fn without_label(text: &str) -> &str {
    let behind = text.split_once(':').filter(|(label, _)| whole_label(label) == Some(Label::Field(Field::Keywords)));
    behind.map_or(text, |(_, list)| list.trim_start())
}

/// Whether a value is a tag by what it says; `folded` is its [`key`].
fn is_tag(value: &str, folded: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 100;
    let is_sentence = value.ends_with(['.', '!', '?']) && value.split(' ').count() >= 4;
    // What a system has for itself: `@monmouth-county-news`.
    let is_address = value.starts_with("http") || value.starts_with('@');
    // What a template has not filled in: `{pageTag}`, `%%tag%%`.
    let is_unfilled = value.starts_with(['{', '%']) && value.ends_with(['}', '%']) || value.starts_with("${");
    !folded.is_empty()
        && !is_sentence
        && !is_address
        && !is_unfilled
        && !value.ends_with([':', '：'])
        && value.chars().count() <= LONGEST_CHARACTERS
        && !is_identifier(value)
        && !is_of_machine(value)
        && !is_of_searches(folded)
        && !SAY_NOTHING.contains(&folded)
}

/// Takes out what a system that keeps notes among the tags has there for itself.
fn drop_notes(tags: &mut Vec<String>) {
    // What it thinks of the tone: `Overall Positive`, `Unsafe (ALL-STORIES)`.
    let is_of_tone = |tag: &str| tag.starts_with("Overall ") || tag.ends_with("(ALL-STORIES)");
    let is_section =
        |tag: &str| matches!(tag, "local" | "news" | "sports" | "opinion" | "business" | "life" | "nation" | "home");
    tags.retain(|tag| !is_of_tone(tag) && !is_section(tag));
    // What is all capitals is a code: `TOPNWS`, `MEAST`.
    let is_code = |tag: &String| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if tags.iter().all(is_code) {
        tags.clear();
    }
}
