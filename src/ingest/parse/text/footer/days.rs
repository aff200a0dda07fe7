//! Reads days below a text that stand beside other words of the page: that of a change, the section of a blog, the number of its comments.

use super::super::header::HeaderReader;
use super::super::lines::Line;
use super::super::meta::{Part, end_before_comments, meta_of};
use crate::article::{DatePrecision, Zone};
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
