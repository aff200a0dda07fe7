//! Turns a clipping of a press database or the copy of an agency, whose layout tells what each line is, into its fields and its text.
//!
//! `factiva`, `nexis`, `proquest`, `kiosks` (Europresse, PressReader), `genios`, `monitors` (FBIS, World News Connection), `gallica`, `libraries` (Trove, Delpher, Chronicling America), `agencies` (AP, AFP, ANSA, dpa, EFE, Dow Jones),
//! `heads` (agencies by their slugs), `relief` (ReliefWeb), `offices` (press offices), `archives` (EBSCO, Newton Media, Infomedia, Retriever, Nikkei Telecom): one layout each. Here is what they share: a clipping, lines of labels below a text.

mod agencies;
mod archives;
mod factiva;
mod gallica;
mod genios;
mod heads;
mod kiosks;
mod libraries;
mod monitors;
mod nexis;
mod offices;
mod proquest;
mod relief;
mod stamps;
#[cfg(test)]
mod tests;

pub(crate) use self::agencies::is_end_of_wire;
pub(super) use self::agencies::is_line_of_codes;
pub(super) use self::agencies::without_notes_of_desk;
pub(super) use self::heads::stories_of;
pub(super) use self::stamps::{day_before_codes, day_behind_codes};
use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::names;
use super::super::dates::{DateReading, date_at_start};
use super::super::no_value::is_no_value;
use super::documents::is_rule;
use super::headline::without_marks_of_agency;
use super::lines::{Line, lines_of};
use super::read_text_under_headline;
use crate::article::{CivilDate, DatePrecision, Field};

/// What a layout says a text is.
#[derive(Debug, Default)]
struct Clipping<'t> {
    /// The name of the layout.
    layout: &'static str,
    values: Vec<(Field, &'t str)>,
    /// What no field takes: a name and a value.
    others: Vec<(String, &'t str)>,
    /// A day that the layout writes in its own way.
    day: Option<(CivilDate, &'t str)>,
    body: &'t str,
}

/// Layouts have their marks within so many lines.
const MOST_HEAD_LINES: usize = 60;

/// Reads a text in a layout that is known; whether it is in one.
pub(super) fn read_clipping(text: &str, lines: &[Line<'_>], builder: &mut ArticleBuilder) -> bool {
    let Some(clipping) = clipping_of(text, lines) else { return false };
    let Clipping { layout, values, others, day, body } = clipping;
    if let Some((date, words)) = day {
        let found = super::super::dates::FoundDate { date, range: 0..words.len(), rule: "stamp", shortened: None };
        builder.set_date(&found, key_evidence(layout, words, 0.9));
    }
    for (field, value) in values {
        let value = value.trim();
        let evidence = key_evidence(format!("{layout}: {field:?}"), value, 0.95);
        match field {
            _ if is_no_value(field, value) => {}
            Field::DatePublished => match date_at_start(value) {
                DateReading::Found(found) if found.date.precision() == DatePrecision::Day => {
                    builder.set_date(&found, evidence)
                }
                _ => builder.set_date_text(value, evidence),
            },
            Field::Author if value.eq_ignore_ascii_case("anonymous") => {}
            Field::Author => builder.add_values(field, &names(value), evidence),
            Field::Topic | Field::Region | Field::Keywords => builder.add_list_text(field, value, evidence),
            Field::InLanguage => builder.set_language(value, evidence),
            Field::Headline => builder.set_text(field, without_marks_of_agency(value), evidence),
            _ => builder.set_text(field, value, evidence),
        }
    }
    for (name, value) in others {
        builder.keep(&name, serde_json::Value::String(value.trim().to_string()));
    }
    read_text_under_headline(body, builder);
    builder.relocate(text);
    true
}

/// The name of the layout of a text that tells its headline and its day.
pub(super) fn layout_of(text: &str) -> Option<&'static str> {
    let clipping = clipping_of(text, &lines_of(text))?;
    let has_day = clipping.day.is_some() || clipping.values.iter().any(|(field, _)| *field == Field::DatePublished);
    has_day.then_some(clipping.layout)
}

/// `lines`: all of the text.
fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    // Lines beyond are of the body; the marks of the end are looked for in the text itself.
    let head;
    let lines = if lines.last().is_none_or(|last| last.number <= 2 * MOST_HEAD_LINES) {
        lines
    } else {
        let end = text.split_inclusive('\n').take(2 * MOST_HEAD_LINES).map(str::len).sum();
        head = lines_of(&text[..end]);
        &head
    };
    // The line of marks that parts the articles of an export stands above a single one too.
    let above = lines.iter().take_while(|line| is_rule(line.trimmed())).count();
    let lines = &lines[above..lines.len().min(above + MOST_HEAD_LINES)];
    let layouts = [
        proquest::clipping_of,
        factiva::clipping_of,
        nexis::clipping_of,
        kiosks::clipping_of,
        genios::clipping_of,
        monitors::clipping_of,
        gallica::clipping_of,
        libraries::clipping_of,
        heads::clipping_of,
        agencies::clipping_of,
        relief::clipping_of,
        offices::clipping_of,
        archives::clipping_of,
    ];
    let found = layouts.iter().find_map(|layout| layout(text, lines));
    found.filter(|clipping| {
        let is_headed = clipping.values.iter().any(|(field, value)| *field == Field::Headline && !value.trim().is_empty());
        is_headed && !clipping.body.trim().is_empty()
    })
}

/// Whether words are a day and perhaps its time, with nothing else before them.
fn begins_with_day(words: &str) -> bool {
    matches!(date_at_start(words), DateReading::Found(found) if found.date.precision() == DatePrecision::Day)
}

/// The first day in a line, at the beginning of any of its words, and the place where it stands.
fn day_in(line: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 300;
    if line.len() > LONGEST_BYTES {
        return None;
    }
    let starts = line.char_indices().filter(|(place, character)| {
        let before = line[..*place].chars().next_back();
        let is_glued = |before: char| before.is_alphanumeric() && !(character.is_ascii_digit() && before.is_lowercase());
        character.is_alphanumeric() && before.is_none_or(|before| !is_glued(before))
    });
    starts.map(|(place, _)| place).find(|place| begins_with_day(&line[*place..]))
}

/// A label and its value: `Publication date: Nov 4, 2024`.
fn label_of(line: &str) -> Option<(&str, &str)> {
    const LONGEST_NAME_BYTES: usize = 60;
    const MOST_WORDS: usize = 6;
    let (name, value) = line.trim().split_once(':')?;
    let is_name = !name.is_empty()
        && name.len() <= LONGEST_NAME_BYTES
        && name.split_whitespace().count() <= MOST_WORDS
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphanumeric() || " -/()&.,'".contains(c));
    (is_name && !value.starts_with("//")).then(|| (name.trim(), value.trim()))
}

/// A text without the block of labels below it, if three or more stand there and `is_known` knows two of them. Lines of hyphens and of whom to ask
/// stand among them.
fn split_labels(text: &str, is_known: impl Fn(&str) -> bool) -> (&str, Vec<(&str, &str)>) {
    const MOST_LINES: usize = 80;
    const LEAST_LABELS: usize = 3;
    let mut labels = Vec::new();
    let mut cut = text.len();
    for line in text.lines().rev().take(MOST_LINES) {
        let words = line.trim();
        let is_around = words.is_empty()
            || words.chars().all(|c| matches!(c, '_' | '-' | '=' | '*'))
            || words.starts_with(['©', '['])
            || words.starts_with("http") && !words.contains(' ')
            || ["Contact us", "End of Document", "THIS REPORT", "IS PROHIBITED"].iter().any(|mark| words.starts_with(mark));
        match label_of(words) {
            Some(label) => {
                labels.push(label);
                cut = line.as_ptr().addr() - text.as_ptr().addr();
            }
            None if is_around => {}
            None => break,
        }
    }
    let known = labels.iter().filter(|(name, _)| is_known(&name.to_lowercase())).count();
    if labels.len() < LEAST_LABELS || known < 2 {
        return (text, Vec::new());
    }
    labels.reverse();
    (text[..cut].trim_end(), labels)
}

/// What stands from a line on, in a text whose lines it is one of.
fn from_line<'t>(text: &'t str, line: Option<&Line<'_>>) -> &'t str {
    line.map_or("", |line| &text[line.start..])
}

/// A text up to the first of its lines that is wanted, and the rest.
fn split_at_line(text: &str, is_wanted: impl Fn(&str) -> bool) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_wanted(line.trim()) {
            return (text[..at].trim_end(), &text[at..]);
        }
        at += line.len();
    }
    (text, "")
}
