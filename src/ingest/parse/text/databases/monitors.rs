//! Reads reports of FBIS and World News Connection: labels, headline, a line about the source, `[FBIS Transcribed Text]`, the text.

use super::super::super::byline::is_person;
use super::super::lines::{Line, ends_sentence};
use super::stamps::{month_of, year_of};
use super::{Clipping, from_line, label_of, split_at_line};
use crate::article::{CivilDate, Field};

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const LEAST_LABELS: usize = 3;
    const MARKS: [&str; 12] = [
        "Source-Date",
        "Source Date",
        "Source-Line",
        "Source Line",
        "Sourceline",
        "Report Source",
        "Report Type",
        "Article Type",
        "Document Type",
        "Document Number",
        "Sub-Region",
        "Document ID",
    ];
    let head = lines.iter().take_while(|line| is_of_head(line.trimmed())).count();
    let labels: Vec<(&str, &'t str)> = lines[..head].iter().filter_map(|line| label_of(line.text)).collect();
    let known = labels.iter().filter(|(name, _)| MARKS.contains(name)).count();
    if labels.len() < LEAST_LABELS || known < 2 {
        return None;
    }
    let mut clipping = Clipping { layout: "FBIS", ..Clipping::default() };
    for (name, value) in labels {
        let value = value.trim_end_matches([',', ' ']);
        match name.to_lowercase().replace('-', " ").as_str() {
            "source date" | "document date" | "report date" => clipping.values.push((Field::DatePublished, value)),
            "source line" | "sourceline" | "report source" => {
                clipping.values.extend(house_of(value).map(|house| (Field::Publisher, house)));
                clipping.day = day_of_source(value);
                clipping.others.push(("source line".to_string(), value));
            }
            "country" | "region" => clipping.values.push((Field::Region, value)),
            "topic" => clipping.values.push((Field::Topic, value)),
            "document id" | "document number" => clipping.values.push((Field::Identifier, value)),
            "language" => clipping.values.push((Field::InLanguage, value)),
            "author" | "authors" | "author(s)" => clipping.values.push((Field::Author, value)),
            "title" | "headline" | "document title" | "article title" => clipping.values.push((Field::Headline, value)),
            name => clipping.others.push((name.to_string(), value)),
        }
    }
    let mut next = head;
    if clipping.values.iter().all(|(field, _)| *field != Field::Headline) {
        let headline = lines.get(next).filter(|line| line.length() <= 250)?;
        clipping.values.push((Field::Headline, headline.text));
        next += 1;
    }
    while let Some(line) = lines.get(next).filter(|line| is_source_line(line.trimmed())) {
        clipping.values.extend(house_of(line.trimmed()).map(|house| (Field::Publisher, house)));
        clipping.day = clipping.day.or_else(|| day_of_source(line.trimmed()));
        clipping.values.extend(author_of(line.trimmed()).map(|author| (Field::Author, author)));
        next += 1;
    }
    let is_end = |line: &str| line.starts_with("[Description of Source:") || line.starts_with("THIS REPORT MAY CONTAIN");
    let (body, _) = split_at_line(from_line(text, lines.get(next)), is_end);
    clipping.body = body;
    Some(clipping)
}

/// Who wrote what the monitors translated: `[Article by Jane Doe: "Pier stays closed"]`.
fn author_of(line: &str) -> Option<&str> {
    const KINDS: [&str; 6] = ["Article", "Report", "Commentary", "Editorial", "Interview", "Dispatch"];
    let (kind, rest) = line.strip_prefix('[')?.split_once(" by ")?;
    let name = rest.split([':', ',', ';', ']']).next().unwrap_or_default().trim();
    (KINDS.contains(&kind) && is_person(name)).then_some(name)
}

/// The day in `Tegucigalpa LA TRIBUNA in Spanish 25 Feb 94 p 12`: behind the language, perhaps before a page.
fn day_of_source(line: &str) -> Option<(CivilDate, &str)> {
    let (_, behind) = line.split_once(" in ")?;
    let words: Vec<&str> = behind.split(' ').collect();
    let day = words.windows(3).find_map(|words| {
        let [day, month, year] = words else { return None };
        CivilDate::day(year_of(year)?, month_of(month)?, day.parse().ok()?)
    });
    day.map(|day| (day, behind))
}

/// A label, a mark such as `UNCLASSIFIED`, or a code: `FBIS-LAT-94-039`, `"drlat039_c_94013"`.
fn is_of_head(line: &str) -> bool {
    let is_code = !line.contains(' ') && line.bytes().any(|byte| byte.is_ascii_digit());
    let is_capitals = line.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'/'));
    let is_mark = line.len() <= 40 && (is_code || is_capitals);
    is_mark || label_of(line).is_some_and(|(_, value)| value.len() <= 200 && !ends_sentence(value))
}

/// `FTS19990318001102 Moscow ITAR-TASS in English 1309 GMT 18 Mar 99`, `[FBIS Transcribed Text]`.
fn is_source_line(line: &str) -> bool {
    let is_bracketed = line.starts_with('[') && line.ends_with(']') && line.len() <= 200;
    let code = line.split(' ').next().unwrap_or_default();
    is_bracketed || code.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// The house in `LD1803142299 Moscow ITAR-TASS in English ...`: behind the code and the city, before the language.
fn house_of(line: &str) -> Option<&str> {
    const FIRST_WORDS: [&str; 18] = [
        "Hong", "New", "San", "Tel", "Addis", "Kuala", "Buenos", "Phnom", "Sri", "Abu", "Rio", "Sao", "São", "Mexico",
        "Panama", "Kuwait", "Cape", "La",
    ];
    let (before, _) = line.split_once(" in ")?;
    let mut rest = before.trim();
    if rest.split(' ').next()?.bytes().filter(u8::is_ascii_digit).count() >= 6 {
        rest = rest.split_once(' ')?.1;
    }
    let (city, mut house) = rest.split_once(' ')?;
    if FIRST_WORDS.contains(&city) {
        house = house.split_once(' ')?.1;
    }
    (house.len() <= 80).then_some(house)
}
