//! Reads days below a text that stand beside other words of the page, that of a change, the section of a blog, the number of its comments, or beside who
//! wrote.

use std::ops::Range;

use super::super::credit::Credit;
use super::super::furniture::is_furniture;
use super::super::header::HeaderReader;
use super::super::lines::{Line, is_quotation};
use super::super::lone_names::may_name_alone;
use super::super::meta::{Meta, Part, date_line, end_before_comments, meta_of};
use super::super::who::romanian_byline;
use crate::article::{DatePrecision, Field, Zone};
use crate::ingest::parse::byline::{byline, is_person, names};
use crate::ingest::parse::dates::{DateReading, DateRole, FoundDate, date_at_start, dates_with_roles, without_roles};

impl HeaderReader<'_, '_> {
    /// `Veröffentlicht am 3. Mai 2021` and below it `Aktualisiert am 4. Mai 2021`.
    pub(super) fn read_day_and_change(&mut self, paragraph: &[Line<'_>]) -> bool {
        const MOST_LINES: usize = 3;
        let days: Vec<(FoundDate, DateRole)> = paragraph.iter().filter_map(|line| day_with_role(line.trimmed())).collect();
        let mut published = days.iter().zip(paragraph).filter(|((_, role), _)| *role == DateRole::Published);
        let (Some(((found, _), line)), None) = (published.next(), published.next()) else { return false };
        if days.len() != paragraph.len() || paragraph.len() > MOST_LINES {
            return false;
        }
        if self.builder.article().published.date().is_none() {
            let evidence = line.whole(Zone::Header, "day of publication at the end", 0.8);
            self.builder.set_date_text(&line.trimmed()[found.range.clone()], evidence);
        }
        let lines = paragraph.iter().map(|line| line.trimmed().to_string());
        self.furniture.extend(lines);
        true
    }

    /// `By Jane Doe` and `3 May 2021` on lines of their own, in either order, perhaps with whose the text is below them.
    pub(super) fn read_byline_and_day(&mut self, start: usize, paragraph: &[Line<'_>]) -> bool {
        const MOST_LINES: usize = 4;
        let is_around = |line: &Line<'_>| Credit::of(line.text).is_some() || is_furniture(line.text);
        let (around, own): (Vec<_>, Vec<_>) = paragraph.iter().enumerate().partition(|(_, line)| is_around(line));
        let days = own.iter().filter(|(_, line)| day_alone(line.text).is_some()).count();
        let is_told = days == 1 && own.len() > 1 || days == 0 && !around.is_empty();
        if !(2..=MOST_LINES).contains(&paragraph.len())
            || own.is_empty()
            || !is_told
            || !own.iter().all(|(place, _)| self.is_day_or_name(start + place))
        {
            return false;
        }
        own.iter().for_each(|(_, line)| self.read_day_or_name(line));
        let around: Vec<Line<'_>> = around.into_iter().map(|(_, line)| *line).collect();
        self.read_around(&around);
        true
    }

    /// Whether a line right above a block of tags or credits says who wrote or when.
    pub(super) fn is_day_or_name(&self, place: usize) -> bool {
        let (line, above) = (&self.lines[place], &self.lines[place - 1]);
        // Under a quotation stands who said it.
        let is_below_text = || above.ends_sentence() && !is_quotation(above.text);
        let is_name = || self.name_or_byline(line).is_some() && (is_below_text() || day_alone(above.text).is_some());
        day_alone(line.text).is_some() || is_name()
    }

    /// `By Jane Doe, 3 May 2021`, `Denver, 3 May 2021`: who wrote or where, and when on one line.
    pub(super) fn read_byline_with_day(&mut self, line: &Line<'_>) -> bool {
        const LONGEST_CHARACTERS: usize = 120;
        if line.length() > LONGEST_CHARACTERS || line.ends_sentence() {
            return false;
        }
        // Without capitals a place looks like a name.
        let is_told = |meta: &Meta| meta.rule == "byline" || line.text.contains(char::is_uppercase);
        let parts = meta_of(line.text).filter(is_told).map(|meta| meta.parts).unwrap_or_default();
        let day_and_name = match parts.as_slice() {
            [Part::Author(names, _), Part::Date(day)] | [Part::Date(day), Part::Author(names, _)] => {
                Some((day, names.as_slice()))
            }
            [Part::Place(_), Part::Date(day)] => Some((day, &[][..])),
            _ => None,
        };
        let Some((day, names)) = day_and_name else { return false };
        let is_day = matches!(date_at_start(&line.text[day.clone()]),
            DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
        if is_day {
            if self.builder.article().published.date().is_none() {
                let evidence = line.evidence(Zone::Header, day, "day behind a byline at the end", 0.7);
                self.builder.set_date_text(&line.text[day.clone()], evidence);
            }
            self.builder.add_values_if_none(Field::Author, names, line.whole(Zone::Bio, "signature", 0.7));
        }
        is_day
    }

    /// `This article was last changed on 3 May 2021`: the day where no other is printed.
    pub(super) fn keep_change_in(&mut self, line: &Line<'_>) -> bool {
        const LONGEST_CHARACTERS: usize = 80;
        if line.length() > LONGEST_CHARACTERS {
            return false;
        }
        let parts = meta_of(line.text).map(|meta| meta.parts).unwrap_or_default();
        let change = parts.into_iter().find_map(|part| match part {
            Part::OtherDate(_, range) => Some(range),
            _ => None,
        });
        let is_change = change.is_some();
        change.into_iter().for_each(|range| self.keep_change(line, range));
        is_change
    }

    /// The day or the name on a line below a text, where the header has none.
    pub(super) fn read_day_or_name(&mut self, line: &Line<'_>) {
        if let Some(day) = day_alone(line.text) {
            if self.builder.article().published.date().is_none() {
                let evidence = line.evidence(Zone::Header, &day, "date at the end", 0.7);
                self.builder.set_date_text(&line.text[day], evidence);
            }
        } else if let Some(read) = self.name_or_byline(line) {
            self.builder.add_values_if_none(Field::Author, &read, line.whole(Zone::Bio, "signature", 0.7));
        }
    }

    /// Who wrote by a line that says nothing else.
    fn name_or_byline(&self, line: &Line<'_>) -> Option<Vec<String>> {
        const LONGEST_LINE: usize = 100;
        let text = line.trimmed();
        if line.length() > LONGEST_LINE || line.ends_sentence() {
            return None;
        }
        let is_name = || is_person(text) && (2..=4).contains(&text.split_whitespace().count()) && may_name_alone(text);
        let romanian = || romanian_byline(text, self.lines).map(names);
        romanian().or_else(|| byline(line.text)).or_else(|| is_name().then(|| names(text)))
    }

    /// `January 13, 2011 | Education | 3 Comments`, `January 8, 2009 - Posted by | Education |`: how blogs date a post below it.
    pub(super) fn read_line_of_post(&mut self, line: &Line<'_>) -> bool {
        const LONGEST_CHARACTERS: usize = 120;
        if line.length() > LONGEST_CHARACTERS || self.builder.article().published.date().is_some() {
            return false;
        }
        let is_counted = end_before_comments(line.text).is_some();
        let meta = meta_of(line.text).filter(|meta| meta.rule == "parts between bars" && (meta.is_sure || is_counted));
        let Some(meta) = meta else { return false };
        let mut days = meta.parts.iter().filter_map(|part| match part {
            Part::Date(range) => Some(range.clone()),
            _ => None,
        });
        let (Some(day), None) = (days.next(), days.next()) else { return false };
        let is_first = line.text[..day.start].trim().is_empty();
        let is_whole = matches!(date_at_start(&line.text[day.clone()]),
            DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
        if is_first && is_whole {
            let evidence = line.evidence(Zone::Header, &day, "day of a post at the end", 0.7);
            self.builder.set_date_text(&line.text[day], evidence);
            self.furniture.push(line.trimmed().to_string());
        }
        is_first && is_whole
    }
}

/// The whole day that a line is, with nothing but an hour.
fn day_alone(text: &str) -> Option<Range<usize>> {
    let (range, _) = date_line(text).filter(|(_, author)| author.is_none())?;
    let is_day = matches!(date_at_start(&text[range.clone()]),
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
    is_day.then_some(range)
}

/// The one day of a line with what is said of it, where nothing else stands but an hour.
pub(super) fn day_with_role(text: &str) -> Option<(FoundDate, DateRole)> {
    const LONGEST_BYTES: usize = 80;
    if text.len() > LONGEST_BYTES || !text.contains(char::is_numeric) {
        return None;
    }
    let mut found = dates_with_roles(text);
    let (found, role) = found.pop().filter(|_| found.is_empty())?;
    let before = without_roles(&text[..found.range.start]);
    let letters_behind = text[found.range.end..].chars().filter(|c| c.is_alphabetic()).count();
    let is_alone = !before.contains(char::is_alphanumeric) && letters_behind <= 5 && !text.ends_with(['.', '!', '?']);
    is_alone.then_some((found, role))
}
