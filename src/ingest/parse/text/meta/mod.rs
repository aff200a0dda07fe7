//! Turns a header line into what it says: dates, names, labelled values.
//!
//! `days`: dates and times. `beside`: days with a word or two beside them. `credits`: days with who had to do with a report behind them. `glued`: parts without a mark between them. `known`: lines that were read before. `names`: names beside
//! places. `issues`: papers, issues, stamps. `several`: lines of several parts.

mod beside;
mod credits;
mod days;
mod glued;
mod issues;
mod known;
mod names;
mod several;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::beside::{day_beside_words, only_day};
use self::credits::{day_amid_buttons, day_before_credits, parts_before_labels};
use self::days::{byline_before_date, change_behind, end_before_spoken_day, end_before_views, glued_day, glued_year};
pub(super) use self::days::{date_line, end_before_comments, is_time};
use self::days::{day_of_release, twice_in_one};
use self::glued::without_marks;
use self::issues::{
    agency_alone, first_publication, is_monitored, issue_line, japanese_day_and_house, paper_and_day, place_day_agency,
    publication_info, stamp_of_agency, terminal_stamp,
};
pub(super) use self::issues::{is_number_of_issue, running_head};
pub(super) use self::names::is_of_correspondent;
use self::names::{before_role, in_brackets, name_with_place_and_agency, name_with_role, place_before_name};
use self::several::{
    between_bars, between_spaces, date_with_author, has_day_behind_bar, name_or_place_before_date, two_dates,
};
use crate::article::{DatePrecision, Field};
use crate::ingest::parse::byline::{byline, is_given_name, is_particle, is_person, names};
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, beside_other_calendar, date_at_end, date_at_start, dates_with_roles, whole_date,
};
use crate::ingest::parse::labels::{Label, Labelled, labels_of};
use crate::ingest::parse::scan::{is_longer, may_hold_number};

/// A part of a header line, as bytes of the line.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Date(Range<usize>),
    /// A date of something else than the publication, with its label.
    OtherDate(String, Range<usize>),
    Author(Vec<String>, Range<usize>),
    Labelled(Labelled),
    /// The place before a date.
    Place(Range<usize>),
    /// The name of the paper.
    Publisher(Range<usize>),
    /// A section, a reading time: kept as it is.
    Kept(Range<usize>),
}

/// What a header line says, and by which rule it was read.
#[derive(Clone, Debug)]
pub(super) struct Meta {
    pub(super) parts: Vec<Part>,
    pub(super) rule: &'static str,
    /// A headline may look like a line of which this is not so: `Berlin, 9 November 1989`.
    pub(super) is_sure: bool,
}

/// Longer lines are text, unless they begin with a label.
const LONGEST_META_CHARACTERS: usize = 240;

/// Reads a line that is a label line, a date, a byline, or several of them with bars between.
pub(super) fn meta_of(text: &str) -> Option<Meta> {
    known::known_or(text, read_meta_line)
}

fn read_meta_line(text: &str) -> Option<Meta> {
    let sure = |rule, parts| Some(Meta { parts, rule, is_sure: true });
    if let Some((before, labels)) = label_line(text) {
        if has_day_behind_bar(text, &labels)
            && let Some(meta) = between_bars(text)
        {
            return Some(meta);
        }
        // "ODDINGEN (AFP) – Issued on: 07/10/2024": no day.
        let is_day = !text[..before].trim().is_empty() && date_at_start(&text[..before]) != DateReading::Nothing;
        // "Talas 14.09.2023 | Autor: ..."
        let behind_house = || only_day(&text[..before]).filter(|_| labels.len() > 1).map(|found| Part::Date(found.range));
        let before = if is_day { parts_before_labels(text, before) } else { behind_house().into_iter().collect() };
        return sure("label", before.into_iter().chain(labels.into_iter().map(Part::Labelled)).collect());
    }
    if is_longer(text, LONGEST_META_CHARACTERS) {
        return None;
    }
    if let Some(end) = end_before_comments(text).or_else(|| end_before_views(text)).or_else(|| end_before_spoken_day(text))
        && let Some(meta) = read_meta_line(&text[..end])
    {
        return Some(meta);
    }
    // Most lines hold no number, and so no date.
    let may_hold_date = may_hold_number(text);
    // "January 5, 2011 / 10:12 AM GMT"
    if may_hold_date
        && let Some((day, time)) = text.split_once(" / ")
        && is_time(time.trim())
        && matches!(whole_date(day), DateReading::Found(_))
    {
        return sure("date line", vec![Part::Date(0..day.len())]);
    }
    if may_hold_date && let Some(parts) = stamp_of_agency(text) {
        return sure("agency, day and time", parts);
    }
    if may_hold_date && let Some(parts) = japanese_day_and_house(text) {
        return sure("agency, day and time", parts);
    }
    if let Some(parts) = agency_alone(text) {
        return sure("agency above the text", parts);
    }
    if may_hold_date && let Some(parts) = place_day_agency(text) {
        return sure("place, day and agency", parts);
    }
    if may_hold_date && let Some((date, author)) = date_line(text) {
        let change = change_behind(text, date.end).filter(|_| author.is_none());
        let author = author.map(|range| Part::Author(names_in(&text[range.clone()]), range));
        return sure("date line", std::iter::once(Part::Date(date)).chain(author).chain(change).collect());
    }
    if may_hold_date && let Some((part, author)) = date_with_author(text) {
        let change = match &part {
            Part::Date(range) | Part::OtherDate(_, range) if author.is_none() => change_behind(text, range.end),
            _ => None,
        };
        return sure("date line", std::iter::once(part).chain(author).chain(change).collect());
    }
    if may_hold_date && let Some(parts) = first_publication(text) {
        return sure("first publication", parts);
    }
    if may_hold_date && is_number_of_issue(text) {
        return sure("number of an issue", vec![Part::Kept(0..text.len())]);
    }
    if may_hold_date && let Some(date) = twice_in_one(text) {
        return sure("date line", vec![Part::Date(date)]);
    }
    if may_hold_date && let Some(date) = day_of_release(text) {
        return sure("date line", vec![Part::Date(date)]);
    }
    if may_hold_date && let Some(parts) = running_head(text) {
        return sure("running head", parts);
    }
    if may_hold_date && let Some(parts) = terminal_stamp(text) {
        return sure("stamp", parts);
    }
    if let Some(parts) = publication_info(text) {
        return sure("label", parts);
    }
    if is_monitored(text) {
        return sure("line about a monitored report", vec![Part::Kept(0..text.len())]);
    }
    if may_hold_date
        && let Some(end) = glued_year(text)
        && matches!(whole_date(&text[..end]), DateReading::Found(_))
    {
        return sure("date line", vec![Part::Date(0..end)]);
    }
    if may_hold_date && let Some(date) = glued_day(text) {
        return sure("date line", vec![Part::Date(date)]);
    }
    if may_hold_date && let Some(parts) = two_dates(text) {
        return sure("date line", parts);
    }
    if let Some(parts) = Some(text).filter(|_| may_hold_date).and_then(day_before_name) {
        return sure("date line", parts);
    }
    if may_hold_date && let Some(parts) = day_before_credits(text).or_else(|| day_amid_buttons(text)) {
        return sure("date line", parts);
    }
    if let Some(meta) = without_marks(text) {
        return Some(meta);
    }
    if may_hold_date && let Some(meta) = issue_line(text).or_else(|| paper_and_day(text)) {
        return Some(meta);
    }
    if let Some(meta) = between_bars(text).or_else(|| between_spaces(text)) {
        return Some(meta);
    }
    if let Some(meta) = name_with_place_and_agency(text).or_else(|| place_before_name(text)) {
        return Some(meta);
    }
    if let Some(name) = in_brackets(text).or_else(|| before_role(text)) {
        return sure("name by its place", vec![Part::Author(vec![name], 0..text.len())]);
    }
    if may_hold_date && let Some((author, date)) = byline_before_date(text) {
        let names = byline(&text[author.clone()]).unwrap_or_default();
        return sure("byline", vec![Part::Author(names, author), Part::Date(date)]);
    }
    if let Some(names) = byline(text) {
        // "By Jane Doe Saved on May 3, 2021": the day of something else.
        let is_own = |found: &FoundDate| {
            found.range.start > 0
                && dates_with_roles(text)
                    .last()
                    .is_some_and(|(_, role)| matches!(role, DateRole::Unsaid | DateRole::Published))
        };
        let date = date_at_end(text).filter(is_own).map(|found| Part::Date(found.range));
        return sure("byline", std::iter::once(Part::Author(names, 0..text.len())).chain(date).collect());
    }
    if is_of_correspondent(text) {
        return sure("line of a correspondent", vec![Part::Kept(0..text.len())]);
    }
    if let Some(meta) = name_with_role(text) {
        return Some(meta);
    }
    let of_day = || line_before_change(text).or_else(|| name_or_place_before_date(text)).or_else(|| day_beside_words(text));
    may_hold_date.then(of_day).flatten()
}

/// `Jan Nowak 14:09, 31.12.2025 Aktualizacja: 14:10, 31.12.2025`: a line that tells the day, and the label of a change behind it.
fn line_before_change(text: &str) -> Option<Meta> {
    let (before, labels) = labels_of(text).filter(|(before, _)| *before > 0)?;
    let [Labelled { label: Label::OtherDate, value, .. }] = labels.as_slice() else { return None };
    let is_day = |part: &Part| matches!(part, Part::Date(_));
    let mut meta = read_meta_line(&text[..before])
        .filter(|meta| meta.parts.iter().any(is_day) && only_day(&text[value.clone()]).is_some())?;
    meta.parts.extend(labels.into_iter().map(Part::Labelled));
    Some(Meta { is_sure: true, ..meta })
}

/// `2017.07.21 Jane Doe`, `12. März 2021, Anna von Weber`: the day and nothing but a name behind it.
fn day_before_name(text: &str) -> Option<Vec<Part>> {
    const LONGEST_CHARACTERS: usize = 60;
    const MOST_WORDS: usize = 3;
    if is_longer(text, LONGEST_CHARACTERS) {
        return None;
    }
    let DateReading::Found(found) = date_at_start(text) else { return None };
    let rest = text[found.range.end..].trim();
    let name = rest.trim_start_matches([',', '-', '–', '—', '|', '·', '•', ' ']);
    let has_mark = name.len() < rest.len();
    // "12 March 2021, Black Sea": behind a mark or a month in words stands a place as often.
    let is_bare = !has_mark && text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = name.split_whitespace().collect();
    let large = words.iter().filter(|word| !is_particle(word)).count();
    let is_line = found.date.precision() == DatePrecision::Day
        && (2..=MOST_WORDS).contains(&large)
        && words.iter().all(|word| word.chars().count() >= 2 && !word.contains(|c: char| c.is_ascii_digit()))
        && is_person(name)
        && (is_bare || is_given_name(words[0]));
    let start = text.trim_end().len() - name.len();
    is_line.then(|| vec![Part::Date(found.range), Part::Author(names(name), start..start + name.len())])
}

/// The names in a byline, or in words that are a name.
fn names_in(text: &str) -> Vec<String> {
    byline(text).unwrap_or_else(|| names(text))
}

/// The labels of a line that begins with one, or has nothing but a date before the first.
pub(super) fn label_line(text: &str) -> Option<(usize, Vec<Labelled>)> {
    let (before, labels) = labels_of(text)?;
    let is_date = matches!(date_at_start(&text[..before]), DateReading::Found(_) | DateReading::Impossible(_));
    // A sentence may contain one label-like word; a header line begins with one or has a date before it.
    let is_header = before == 0 || is_date || (labels.len() > 1 && text[..before].chars().count() <= 40);
    // "Update: it was the other port." is a sentence.
    let is_sentence = labels.len() == 1 && !fits(text, &labels[0]);
    (is_header && !is_sentence).then_some((before, labels))
}

/// Whether a value is what its label says, where labels are words of sentences too.
fn fits(text: &str, labelled: &Labelled) -> bool {
    const LONGEST_KEPT_CHARACTERS: usize = 120;
    const MOST_WORDS_OF_NO_DATE: usize = 8;
    let value = text[labelled.value.clone()].trim();
    match labelled.label {
        Label::OtherDate => {
            value.is_empty() || matches!(date_at_start(value), DateReading::Found(_) | DateReading::Impossible(_))
        }
        Label::Kept => value.chars().count() <= LONGEST_KEPT_CHARACTERS,
        // "Dato: el 40% de los puertos ..." is a sentence.
        Label::Field(Field::DatePublished) => {
            value.split_whitespace().count() <= MOST_WORDS_OF_NO_DATE
                || date_at_start(value) != DateReading::Nothing
                || beside_other_calendar(value).is_some()
        }
        Label::Field(_) => true,
    }
}
