//! Reads a document that ProQuest prints: headline, labels, `Full text:`, the text, labels again.

use super::super::furniture::is_separator;
use super::super::lines::Line;
use super::super::press::is_document_mark;
use super::{Clipping, day_in, from_line, label_of, split_at_line, split_labels};
use crate::article::Field;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    let begins = |mark: &str| lines.iter().position(|line| line.trimmed().starts_with(mark));
    let full = ["Full text:", "Full Text:"].iter().find_map(|mark| begins(mark))?;
    if begins("Publication info:").is_none() && !text.contains("ProQuest document") {
        return None;
    }
    let mut clipping = Clipping { layout: "ProQuest", ..Clipping::default() };
    let mut info = None;
    for line in &lines[..full] {
        let words = line.trimmed();
        match label_of(words).filter(|(name, _)| field_of(&name.to_lowercase()) != Some(Field::Headline)) {
            Some(("Publication info", value)) => info = Some(value),
            Some((name, value)) if is_label(&name.to_lowercase()) => take(name, value, &mut clipping),
            _ if is_separator(words) || is_document_mark(words) || words == "ProQuest document link" => {}
            _ if clipping.values.iter().all(|(field, _)| *field != Field::Headline) => {
                clipping.values.push((Field::Headline, words));
            }
            _ => {}
        }
    }
    let rest = from_line(text, lines.get(full));
    let rest = rest.split_once(':').map_or("", |(_, rest)| rest).trim_start();
    let (rest, _) = split_at_line(rest, |line| line.len() >= 20 && line.bytes().all(|byte| byte == b'_'));
    let (body, labels) = split_labels(rest, is_label);
    labels.into_iter().for_each(|(name, value)| take(name, value, &mut clipping));
    // `The Harbour Times; Boston, Mass. [Boston, Mass]. 04 Nov 2024: 7.`
    if let Some(info) = info {
        let house = info.split([';', '[']).next().unwrap_or_default().trim_end_matches([' ', '.']);
        clipping.values.push((Field::Publisher, house));
        if let Some(day) = day_in(info) {
            clipping.values.push((Field::DatePublished, info[day..].split(':').next().unwrap_or_default()));
        }
    }
    clipping.body = body;
    Some(clipping)
}

fn is_label(name: &str) -> bool {
    const OTHERS: [&str; 32] = [
        "links",
        "pages",
        "number of pages",
        "first page",
        "publication year",
        "publisher",
        "place of publication",
        "country of publication",
        "publication subject",
        "issn",
        "e-issn",
        "source type",
        "document type",
        "last updated",
        "database",
        "company / organization",
        "company",
        "people",
        "classification",
        "identifier / keyword",
        "volume",
        "issue",
        "issue number",
        "edition",
        "document feature",
        "dateline",
        "column",
        "credit",
        "supplement",
        "language",
        "publication info",
        "journal subject",
    ];
    field_of(name).is_some() || OTHERS.contains(&name)
}

fn field_of(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Headline,
        "author" | "authors" | "byline" => Field::Author,
        "abstract" => Field::Description,
        "publication title" => Field::Publisher,
        "publication date" => Field::DatePublished,
        "subject" | "identifier" => Field::Keywords,
        "location" => Field::Region,
        "section" => Field::Topic,
        "language of publication" => Field::InLanguage,
        "document url" => Field::Url,
        "copyright" => Field::CreditText,
        "proquest document id" | "accession number" => Field::Identifier,
        _ => return None,
    })
}

fn take<'t>(name: &str, value: &'t str, clipping: &mut Clipping<'t>) {
    match field_of(&name.to_lowercase()) {
        Some(Field::Description) if value.to_lowercase().starts_with("none available") => {}
        Some(Field::Publisher) => {
            clipping.values.push((Field::Publisher, value.split([';', '[']).next().unwrap_or_default()));
        }
        Some(field) => clipping.values.push((field, value)),
        None => clipping.others.push((name.to_string(), value)),
    }
}
