//! Turns the values of a record into what its fields are read from: composed letters, a heading under the word for a topic, the habit of its years.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::Candidate;
use super::keys::{FIELDS, number};
use super::values::first_text;
use crate::article::Field;
use crate::ingest::parse::dates::YearHabit;
use crate::ingest::parse::language_codes::language_code;
use crate::text::composed;

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

/// The Thai word for a topic is that for a heading, too: it heads a record that has nothing else to do so.
pub(super) fn head_with_topic(candidates: &mut [Vec<Candidate>; FIELDS]) {
    let (headlines, topics) = (number(Field::Headline), number(Field::Topic));
    if candidates[headlines].is_empty()
        && let Some(place) = candidates[topics].iter().position(|candidate| candidate.key.trim() == "หัวข้อ")
    {
        let heading = candidates[topics].remove(place);
        candidates[headlines].push(heading);
    }
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
