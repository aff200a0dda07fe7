//! Reads the day of a line with more than a name behind it: who had to do with a report, buttons of the page.

use super::Part;
use super::beside::clock_behind;
use crate::article::{DatePrecision, Field};
use crate::ingest::parse::byline::byline;
use crate::ingest::parse::dates::{DateReading, DateRole, date_at_start, dates_with_roles, whole_date};
use crate::ingest::parse::labels::{Label, whole_label};
use crate::ingest::parse::scan::may_hold_number;
use crate::ingest::parse::text::furniture::is_furniture;
use crate::ingest::parse::text::reporters::reporters_in_line;

/// What stands before the first label of a line that begins with a day: nothing else, who reported, or words that are kept.
pub(super) fn parts_before_labels(text: &str, end: usize) -> Vec<Part> {
    let before = &text[..end];
    if whole_date(before) != DateReading::Nothing {
        return vec![Part::Date(0..end)];
    }
    if let Some(parts) = day_before_credits(before) {
        return parts;
    }
    match whole_day_at_start(before) {
        Some(day) if !before[day..].trim().is_empty() => vec![Part::Date(0..day), Part::Kept(day..end)],
        _ => vec![Part::Date(0..end)],
    }
}

/// `2022-05-27 17:29  海湾时报记者 林晓彤 周平 编辑 陈岚`: the day, and who reported behind it.
pub(super) fn day_before_credits(text: &str) -> Option<Vec<Part>> {
    if text.is_ascii() {
        return None;
    }
    let day = whole_day_at_start(text)?;
    let (names, range) = reporters_in_line(&text[day..])?;
    Some(vec![Part::Date(0..day), Part::Author(names, day + range.start..day + range.end)])
}

/// `Harbour FM Published May 25, 2004 at 2:37 PM EDT Facebook Twitter Email By Jane Doe`: the lines of a header with its buttons, copied as one.
pub(super) fn day_amid_buttons(text: &str) -> Option<Vec<Part>> {
    const LONGEST_BYTES: usize = 200;
    const MOST_WORDS_BEFORE: usize = 5;
    const LEAST_BUTTONS: usize = 2;
    if text.len() > LONGEST_BYTES || text.trim_end().ends_with(['.', '!', '?']) {
        return None;
    }
    let (found, role) = dates_with_roles(text).into_iter().next()?;
    let label = text[..found.range.start].split_whitespace().next_back()?;
    let is_said = role == DateRole::Published
        && matches!(whole_label(label), Some(Label::Field(Field::DatePublished)))
        && found.date.precision() == DatePrecision::Day
        && text[..found.range.start].split_whitespace().count() <= MOST_WORDS_BEFORE + 1;
    if !is_said {
        return None;
    }
    let end = clock_behind(&text[found.range.end..]).map_or(found.range.end, |clock| found.range.end + clock);
    let mut rest = text[end..].trim_start();
    let mut buttons = 0;
    while let Some(word) = rest.split_whitespace().next().filter(|word| is_furniture(word)) {
        rest = rest[word.len()..].trim_start();
        buttons += 1;
    }
    let start = text.len() - rest.len();
    let author = byline(rest).map(|names| Part::Author(names, start..text.trim_end().len()));
    let is_line = buttons >= LEAST_BUTTONS && (rest.is_empty() || author.is_some());
    is_line.then(|| std::iter::once(Part::Date(found.range.start..end)).chain(author).collect())
}

/// The end of a day with its year at the beginning of a text, with the time of day behind it.
fn whole_day_at_start(text: &str) -> Option<usize> {
    if !may_hold_number(text) {
        return None;
    }
    let DateReading::Found(found) = date_at_start(text) else { return None };
    let has_year = found.shortened.is_none() && found.date.precision() == DatePrecision::Day;
    let end = found.range.end;
    has_year.then(|| clock_behind(&text[end..]).map_or(end, |clock| text[..end + clock].trim_end().len()))
}
