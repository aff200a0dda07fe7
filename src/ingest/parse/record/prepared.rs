//! Turns the values of a record into what its fields are read from: composed letters, a heading under the word for a topic, the habit of its years.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::Candidate;
use super::keys::{FIELDS, LEAST_SURE, number};
use super::values::first_text;
use crate::article::Field;
use crate::ingest::parse::dates::YearHabit;
use crate::ingest::parse::language_codes::language_code;
use crate::text::{composed, words_of};

/// Composes the letters of the values.
pub(super) fn compose(record: &mut Map<String, Value>) {
    fn compose_value(value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Cow::Owned(composed) = composed(text) {
                    *text = composed;
                }
            }
            Value::Array(list) => list.iter_mut().for_each(compose_value),
            Value::Object(object) => object.values_mut().for_each(compose_value),
            _ => {}
        }
    }
    record.values_mut().for_each(compose_value);
}

/// Fewer words are a topic or the name of something.
const FEWEST_WORDS_OF_HEADLINE: usize = 3;

/// The Thai word for a topic is that for a heading, too, and the German word for a section is the Swedish one for a headline: it heads a record that
/// has nothing else to do so.
pub(super) fn head_with_topic(candidates: &mut [Vec<Candidate>; FIELDS]) {
    let (headlines, topics) = (number(Field::Headline), number(Field::Topic));
    let is_heading = |candidate: &Candidate| match candidate.key.trim() {
        "หัวข้อ" => true,
        key => key.eq_ignore_ascii_case("rubrik") && is_headline(&candidate.value),
    };
    if candidates[headlines].is_empty()
        && let Some(place) = candidates[topics].iter().position(is_heading)
    {
        let heading = candidates[topics].remove(place);
        candidates[headlines].push(heading);
    }
}

/// Services name the first author alone and, under another key, all of them: `{"author": "Jane Doe", "authors": ["Jane Doe", "John Roe"]}`.
pub(super) fn head_with_all_authors(candidates: &mut [Vec<Candidate>; FIELDS]) {
    let authors = &mut candidates[number(Field::Author)];
    let Some(first) = authors.first().and_then(|author| author.value.as_str()).map(str::to_lowercase) else { return };
    let names_all = |author: &Candidate| {
        let names = author.value.as_array().filter(|names| names.len() > 1);
        names.is_some_and(|names| names.iter().any(|name| first_text(name).to_lowercase() == first.trim()))
    };
    if let Some(all) = authors.iter().position(names_all) {
        authors[..=all].rotate_right(1);
    }
}

/// Services that answer with things of all kinds call the headline of an article its name: `{"name": …, "url": …, "datePublished": …}`.
pub(super) fn head_with_name(candidates: &mut [Vec<Candidate>; FIELDS], others: &mut Vec<(String, Value)>) {
    let has = |field: Field| !candidates[number(field)].is_empty();
    let is_published =
        || candidates[number(Field::DatePublished)].iter().any(|day| day.key.to_lowercase().contains("publish"));
    if has(Field::Headline) || !has(Field::Url) || !(has(Field::Description) || has(Field::ArticleBody)) || !is_published() {
        return;
    }
    if let Some(place) = others.iter().position(|(key, value)| key == "name" && is_headline(value)) {
        let (key, value) = others.remove(place);
        candidates[number(Field::Headline)].push(Candidate { rank: (0, LEAST_SURE), key, value });
    }
}

/// Whether a value reads like a headline rather than a name.
fn is_headline(value: &Value) -> bool {
    value.as_str().is_some_and(|text| words_of(text).len() >= FEWEST_WORDS_OF_HEADLINE)
}

/// How a record writes years: as its language does, as its texts do where it names none.
pub(super) fn habit_of(candidates: &[Vec<Candidate>; FIELDS]) -> YearHabit {
    const MOST_BYTES: usize = 400;
    let first = |field: Field| candidates[number(field)].first().map(|candidate| &candidate.value);
    if let Some(language) = first(Field::InLanguage).and_then(|value| language_code(&first_text(value))) {
        return YearHabit::of(Some(&language), "");
    }
    let beginning = |field: Field| {
        let text = first(field).and_then(Value::as_str).unwrap_or_default();
        &text[..text.floor_char_boundary(MOST_BYTES)]
    };
    YearHabit::of(None, &[beginning(Field::Headline), beginning(Field::ArticleBody)].join("\n"))
}
