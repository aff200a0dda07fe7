//! Turns records with a tag before each value (RIS `TI  - `, PubMed `TI  - `, RefWorks `T1 `, EndNote `%T `) into fields.

use serde_json::{Map, Value};

use super::{Citation, add, in_order};

/// How a program writes its tags.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Dialect {
    /// `TY  - NEWS` to `ER  - `.
    Ris,
    /// `PMID- 123`, an empty line between records.
    PubMed,
    /// `RT Newspaper Article`.
    RefWorks,
    /// `%0 Newspaper Article`.
    EndNote,
}

/// The dialect of a text, by its first line.
pub(super) fn dialect_of(text: &str) -> Option<Dialect> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).filter(|line| !line.is_empty());
    let first = lines.next()?;
    let is_tag = |line: &str| tag_of(line, Dialect::RefWorks).is_some();
    match () {
        () if tag_of(first, Dialect::Ris).is_some_and(|(tag, _)| tag == "TY") => Some(Dialect::Ris),
        () if first.starts_with("PMID- ") => Some(Dialect::PubMed),
        () if first.starts_with("%0 ") => Some(Dialect::EndNote),
        () if first.starts_with("RT ") && lines.clone().take(3).all(is_tag) && lines.count() >= 3 => Some(Dialect::RefWorks),
        () => None,
    }
}

/// The tag and the value of a line.
fn tag_of(line: &str, dialect: Dialect) -> Option<(&str, &str)> {
    let is_tag = |tag: &str| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    match dialect {
        Dialect::Ris | Dialect::PubMed => {
            let (tag, value) = line.split_once('-').filter(|(tag, _)| (2..=6).contains(&tag.len()))?;
            let value = value.strip_prefix(' ').or(Some(value).filter(|value| value.is_empty()))?;
            let (tag, padding) = (tag.trim_end(), tag.len());
            (is_tag(tag) && (2..=4).contains(&tag.len()) && padding >= 4).then_some((tag, value))
        }
        Dialect::RefWorks => line.split_once(' ').filter(|(tag, _)| tag.len() == 2 && is_tag(tag)),
        Dialect::EndNote => {
            let rest = line.strip_prefix('%')?;
            let end = rest.chars().next()?.len_utf8();
            rest[end..].starts_with(' ').then(|| (&rest[..end], rest[end..].trim_start()))
        }
    }
}

/// The name of a field for a tag; others are kept under the tag.
fn key_of(tag: &str, dialect: Dialect) -> Option<&'static str> {
    let key = match (dialect, tag) {
        (Dialect::EndNote, "T") => "title",
        (Dialect::EndNote, "A" | "H") => "authors",
        (Dialect::EndNote, "B" | "J") => "publication",
        (Dialect::EndNote, "D") => "year",
        (Dialect::EndNote, "8") => "date",
        (Dialect::EndNote, "X") => "abstract",
        (Dialect::EndNote, "Z" | "O") => "notes",
        (Dialect::EndNote, "K") => "tags",
        (Dialect::EndNote, "U") => "url",
        (Dialect::EndNote, "G") => "language",
        (Dialect::EndNote, "I") => "house",
        (Dialect::EndNote, _) => return None,
        (_, "TI" | "T1") => "title",
        (Dialect::PubMed, "FAU" | "CN") => "authors",
        // The same names again, shortened.
        (Dialect::PubMed, "AU") => "short names",
        (Dialect::PubMed, "JT") => "publication",
        (Dialect::PubMed, "DP") => "date",
        (Dialect::PubMed, "MH" | "OT") => "tags",
        (_, "AU" | "A1") => "authors",
        (_, "T2" | "JO" | "JF" | "JA") => "publication",
        (_, "PB") => "house",
        (_, "DA" | "Y1" | "FD") => "date",
        (_, "PY" | "YR") => "year",
        (_, "AB" | "N2") => "abstract",
        (_, "N1" | "NO") => "notes",
        (_, "KW" | "K1") => "tags",
        (_, "LA") => "language",
        (_, "UR" | "LK" | "UL") => "url",
        (_, "ID" | "PMID") => "id",
        _ => return None,
    };
    Some(key)
}

/// The records of a text.
pub(super) fn citations_of(text: &str, dialect: Dialect) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut begun = 1;
    let mut close = |fields: &mut Vec<(String, String)>, line: u64| {
        if !fields.is_empty() {
            citations.push((line, record_of(&std::mem::take(fields), dialect)));
        }
    };
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.trim_end();
        let Some((tag, value)) = tag_of(line, dialect) else {
            match fields.last_mut() {
                _ if line.is_empty() && dialect == Dialect::PubMed => close(&mut fields, begun),
                // A value goes on over the line; keywords of EndNote stand one a line.
                Some((tag, value)) if !line.trim().is_empty() => {
                    value.push_str(if tag == "K" && dialect == Dialect::EndNote { "\n" } else { " " });
                    value.push_str(line.trim());
                }
                _ => {}
            }
            continue;
        };
        if matches!((dialect, tag), (Dialect::Ris, "TY") | (Dialect::EndNote, "0") | (Dialect::RefWorks, "RT")) {
            close(&mut fields, begun);
        }
        if fields.is_empty() {
            begun = number;
        }
        if !(dialect == Dialect::Ris && tag == "ER") {
            fields.push((tag.to_string(), value.to_string()));
        }
    }
    close(&mut fields, begun);
    citations
}

fn record_of(fields: &[(String, String)], dialect: Dialect) -> Map<String, Value> {
    let mut record = Map::new();
    for (tag, value) in fields {
        match key_of(tag, dialect) {
            Some("authors") => add(&mut record, "authors", &in_order(value)),
            Some("tags") => value.split(['\n', ';']).for_each(|value| add(&mut record, "tags", value)),
            Some("date") => add(&mut record, "date", &with_hyphens(value)),
            Some("year") => add(&mut record, "year of the record", with_hyphens(value).as_str()),
            Some(key) => add(&mut record, key, value),
            None => add(&mut record, &format!("tag {tag}"), value),
        }
    }
    settle_date(&mut record);
    record
}

/// `2023/08/21/`, `2023///` → `2023-08-21`, `2023`.
fn with_hyphens(date: &str) -> String {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    match date.split('/').map(str::trim).collect::<Vec<_>>().as_slice() {
        [year, rest @ ..] if is_year(year) && !rest.is_empty() => {
            let parts: Vec<&str> = rest.iter().copied().take(2).take_while(|part| !part.is_empty()).collect();
            [&[*year], parts.as_slice()].concat().join("-")
        }
        _ => date.to_string(),
    }
}

/// The year stands for a missing date, and completes one without a year: `Mar 5`.
fn settle_date(record: &mut Map<String, Value>) {
    let Some(Value::String(year)) = record.remove("year of the record") else { return };
    let date = record.get("date").and_then(Value::as_str).map(str::to_string);
    let has_year = |date: &str| {
        date.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4) || date.contains(year.as_str())
    };
    match date {
        Some(date) if has_year(&date) => {}
        Some(date) => _ = record.insert("date".to_string(), Value::from(format!("{date}, {year}"))),
        None => _ = record.insert("date".to_string(), Value::from(year)),
    }
}
