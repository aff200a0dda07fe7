//! Reads header lines whose parts stand together without a mark: labels, names and papers beside a day.

use std::ops::Range;

use super::days::date_line;
use super::several::words_before_date;
use super::{Meta, Part};
use crate::article::{DatePrecision, Field};
use crate::ingest::parse::byline::{ideographic_name, is_person, names};
use crate::ingest::parse::dates::{DateReading, beside_other_calendar, date_at_start, whole_date};
use crate::ingest::parse::labels::{Label, whole_label};
use crate::ingest::parse::subjects::names_section;
use crate::ingest::parse::text::furniture::is_kicker;
use crate::ingest::parse::text::press::names_a_paper;

const LONGEST_CHARACTERS: usize = 120;

/// Reads such a line.
pub(super) fn without_marks(text: &str) -> Option<Meta> {
    if text.chars().count() > LONGEST_CHARACTERS || !text.chars().any(char::is_numeric) {
        return None;
    }
    glued_to_digits(text)
        .or_else(|| name_and_label_before_day(text))
        .or_else(|| paper_behind_day(text))
        .or_else(|| two_labels(text))
        .or_else(|| two_calendars(text))
}

fn sure(rule: &'static str, parts: Vec<Part>) -> Option<Meta> {
    Some(Meta { parts, rule, is_sure: true })
}

/// `송고시간2024-06-05 14:20`, `ナイロビ=遠藤健一2023年11月7日 20時30分`: the day begins at the first digit.
fn glued_to_digits(text: &str) -> Option<Meta> {
    let start = text.find(char::is_numeric)?;
    let before = text[..start].trim_start();
    if before.is_empty() || before.is_ascii() || before.ends_with(char::is_whitespace) {
        return None;
    }
    let lead = start - before.len();
    let end = text.trim_end().len();
    matches!(whole_date(&text[start..end]), DateReading::Found(found) if found.date.precision() == DatePrecision::Day)
        .then_some(())?;
    match whole_label(before) {
        Some(Label::Field(Field::DatePublished)) => return sure("date line", vec![Part::Date(start..end)]),
        Some(Label::OtherDate) => return sure("date line", vec![Part::OtherDate(before.to_string(), start..end)]),
        _ => {}
    }
    let mark = before.rfind(['=', '＝'])?;
    let width = before[mark..].chars().next().map_or(1, char::len_utf8);
    let name = ideographic_name(&before[mark + width..])?;
    let (place, author) = (lead..lead + mark, lead + mark + width..start);
    sure("date line", vec![Part::Place(place), Part::Author(vec![name], author), Part::Date(start..end)])
}

/// `عبداللہ رند شائع 23 نومبر 2021 03:15pm`: a name, a label without a colon, the day.
fn name_and_label_before_day(text: &str) -> Option<Meta> {
    const MOST_WORDS: usize = 7;
    let starts: Vec<usize> = words_of(text).map(|range| range.start).take(MOST_WORDS).collect();
    starts.iter().skip(2).find_map(|start| {
        let name = text[..*start].trim();
        if !is_person(name) || name.split_whitespace().count() > 4 {
            return None;
        }
        let Part::Date(range) = words_before_date(&text[*start..])? else { return None };
        let lead = text.len() - text.trim_start().len();
        let date = start + range.start..start + range.end;
        sure("date line", vec![Part::Author(names(name), lead..lead + name.len()), Part::Date(date)])
    })
}

/// `19 August 2024, Nile Gazette`.
fn paper_behind_day(text: &str) -> Option<Meta> {
    let DateReading::Found(found) = date_at_start(text) else { return None };
    let rest = text[found.range.end..].trim_start();
    let name = rest.strip_prefix([',', '|', '·', '–', '-'])?.trim();
    let is_paper = names_a_paper(name) && !is_kicker(name) && !names_section(name);
    let start = text.trim_end().len() - name.len();
    let day = found.date.precision() == DatePrecision::Day && is_paper;
    day.then(|| sure("date line", vec![Part::Date(found.range), Part::Publisher(start..start + name.len())])).flatten()
}

/// `입력 2024.06.05. 14:20 수정 2024.06.05. 15:30`: a change behind the day, set apart by its label alone.
fn two_labels(text: &str) -> Option<Meta> {
    // "May 14, 2024 3:07 PM UTC Updated May 14, 2024": half of the day, a zone.
    let ends_time = |before: &str| {
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let is_zone = (2..=5).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_uppercase());
        is_zone || matches!(last.to_lowercase().as_str(), "am" | "pm" | "uhr" | "h")
    };
    let cuts = words_of(text).map(|word| word.start).filter(|start| {
        let before = text[..*start].trim_end();
        text[*start..].starts_with(char::is_alphabetic)
            && (before.ends_with(|c: char| c.is_numeric() || c == '.') || ends_time(before))
    });
    cuts.into_iter().find_map(|start| {
        let Part::OtherDate(label, range) = words_before_date(&text[start..])? else { return None };
        let first = match words_before_date(&text[..start]) {
            Some(first) => first,
            None => Part::Date(date_line(&text[..start])?.0),
        };
        sure("date line", vec![first, Part::OtherDate(label, start + range.start..start + range.end)])
    })
}

/// A line that prints one day in two calendars and little else.
fn two_calendars(text: &str) -> Option<Meta> {
    const MOST_WORDS: usize = 16;
    let found = beside_other_calendar(text).filter(|_| text.split_whitespace().count() <= MOST_WORDS)?;
    sure("date line", vec![Part::Date(found.range)])
}

fn words_of(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    })
}
