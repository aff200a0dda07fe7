//! Turns a `<REUTERS>` document of Reuters-21578 into the fields of an article.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::names;
use super::{fields_of, line_of, paragraphs_of, set_day, without_tags};
use crate::article::Field;

/// Reads what stands between the tags of a document.
pub(super) fn read_document(document: &str, builder: &mut ArticleBuilder) {
    const NAMES: [&str; 12] = [
        "DATE",
        "TOPICS",
        "PLACES",
        "PEOPLE",
        "ORGS",
        "EXCHANGES",
        "COMPANIES",
        "TITLE",
        "AUTHOR",
        "DATELINE",
        "BODY",
        "UNKNOWN",
    ];
    let mut has_body = false;
    for field in fields_of(document, &NAMES) {
        let text = line_of(field.inside);
        let evidence = key_evidence(format!("Reuters-21578: {}", field.name), &text, 0.95);
        let listed: Vec<String> = fields_of(field.inside, &["D"])
            .iter()
            .map(|item| line_of(item.inside))
            .filter(|item| !item.is_empty())
            .collect();
        match field.name.as_str() {
            // `26-FEB-1987 15:01:01.79`
            "DATE" => set_day(builder, &text.split(' ').next().unwrap_or_default().replace('-', " "), evidence),
            "TOPICS" => builder.add_values(Field::Topic, &listed, evidence),
            "PLACES" => {
                let places: Vec<String> = listed.iter().map(|place| place.replace('-', " ")).collect();
                builder.add_values(Field::Region, &places, evidence);
            }
            "PEOPLE" | "ORGS" | "EXCHANGES" | "COMPANIES" => builder.add_values(Field::Keywords, &listed, evidence),
            "TITLE" => builder.set_text(Field::Headline, &text, evidence),
            "AUTHOR" => builder.add_values(Field::Author, &names(&text), evidence),
            "DATELINE" => builder.keep("dateline", serde_json::Value::String(text.trim_end_matches(['-', ' ']).to_string())),
            "BODY" => {
                has_body = true;
                set_body(field.inside, builder);
            }
            _ => {}
        }
    }
    // Documents that were not taken apart have only a text.
    if let Some(text) = fields_of(document, &["TEXT"]).first().filter(|_| !has_body) {
        let inside = fields_of(text.inside, &["TITLE", "DATELINE"])
            .iter()
            .fold(text.inside.to_string(), |rest, known| rest.replacen(known.inside, "", 1));
        set_body(without_tags(&inside).trim_start_matches(['*', ' ', '\n']), builder);
    }
    builder.set_text(Field::Publisher, "Reuters", key_evidence("Reuters-21578", "Reuters", 0.9));
}

/// Sets the text, without the mark at its end.
fn set_body(text: &str, builder: &mut ArticleBuilder) {
    let body = paragraphs_of(text);
    let bare = ["Reuter", "REUTER", "Reuters", "REUTERS"].iter().find_map(|mark| body.trim_end().strip_suffix(mark));
    let body = bare.filter(|bare| bare.is_empty() || bare.ends_with([' ', '\n'])).map_or(body.as_str(), str::trim_end);
    let first = body.lines().next().unwrap_or_default();
    builder.set_body(body.to_string(), key_evidence("Reuters-21578: BODY", first, 0.95));
}
