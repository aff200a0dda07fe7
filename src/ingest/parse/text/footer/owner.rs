//! Turns lines about rights and first publication into the publisher.

use super::super::header::HeaderReader;
use super::super::lines::Line;
use super::super::press::names_a_paper;
use crate::article::{DatePrecision, Field, Zone};
use crate::ingest::parse::dates::{DateReading, date_at_start};

impl HeaderReader<'_, '_> {
    /// `© 2024 Harbour Times. All rights reserved`: the paper, where nothing else names one.
    pub(super) fn read_owner(&mut self, line: &Line<'_>) {
        self.read_day_of_rights(line);
        let rest = line.text.trim_start_matches(|c: char| !c.is_alphabetic() || matches!(c, '©' | 'ⓒ'));
        let rest = rest.strip_prefix("Copyright").unwrap_or(rest);
        let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic() || matches!(c, '©' | 'ⓒ'));
        let end = rest.find([',', '.', '|', '·', ';', '/']).unwrap_or(rest.len());
        let name = ["All Rights", "All rights", "Alle Rechte", "Tous droits", "Todos los", "Все права"]
            .iter()
            .fold(&rest[..end], |name, phrase| name.split(phrase).next().unwrap_or(name))
            .trim();
        if self.builder.article().publisher.is_none() && names_a_paper(name) {
            let start = name.as_ptr().addr() - line.text.as_ptr().addr();
            let evidence = line.evidence(Zone::Credit, &(start..start + name.len()), "owner of the rights", 0.5);
            self.builder.set_text(Field::Publisher, name, evidence);
        }
    }

    /// `(c) Harbour Wire, 2014-06-05 14:22`, `(c) HW 2014-06-05`: the day of an article whose header has none.
    fn read_day_of_rights(&mut self, line: &Line<'_>) {
        const LONGEST_CHARACTERS: usize = 80;
        if line.length() > LONGEST_CHARACTERS || self.builder.article().published.date().is_some() {
            return;
        }
        let starts = line.text.match_indices(' ').map(|(space, _)| space + 1);
        let day = starts.into_iter().find_map(|start| match date_at_start(&line.text[start..]) {
            DateReading::Found(found) if found.date.precision() == DatePrecision::Day => Some((start, found)),
            _ => None,
        });
        if let Some((start, found)) = day {
            let range = start..start + found.range.end;
            self.builder.set_date(&found, line.evidence(Zone::Credit, &range, "day beside the rights", 0.7));
        }
    }

    /// `This article was originally published by Harbour Review.`: the publisher.
    pub(super) fn read_first_publisher(&mut self, line: &Line<'_>) {
        const MARKS: [&str; 22] = [
            " published by ",
            " published in ",
            " published on ",
            " published at ",
            " appeared in ",
            " appeared on ",
            " appeared at ",
            " republished from ",
            "republished from ",
            " reprinted from ",
            "reprinted from ",
            " reprinted with permission from ",
            " publié dans ",
            " paru dans ",
            " publié par ",
            " erschien in ",
            " erschien bei ",
            " erschien im ",
            " publicó en ",
            " publicado en ",
            " опубликована в ",
            " опубликован в ",
        ];
        let Some(start) = MARKS.iter().filter_map(|mark| line.text.find(mark).map(|place| place + mark.len())).max() else {
            return;
        };
        let rest = &line.text[start..];
        let mut end = 0;
        for word in rest.split_inclusive(' ') {
            let bare = word.trim().trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '«' | '»' | '(' | '*' | '_'));
            let is_small = bare.starts_with(char::is_lowercase);
            const INSIDE: [&str; 15] =
                ["of", "the", "for", "de", "la", "le", "der", "des", "del", "&", "du", "di", "da", "do", "van"];
            let is_date = bare.starts_with(|c: char| c.is_ascii_digit());
            if is_date || (is_small && !INSIDE.contains(&bare.trim_end_matches('.'))) {
                break;
            }
            end += word.len();
            if bare.ends_with(['.', ',', ';', ':']) {
                break;
            }
        }
        let name = rest[..end].trim().trim_end_matches(['.', ',', ';', ':']).trim_end_matches(" the");
        if (2..=60).contains(&name.chars().count()) && name.chars().any(char::is_uppercase) {
            let lead = rest[..end].len() - rest[..end].trim_start().len();
            let part = start + lead..start + lead + name.len();
            self.builder.set_text(
                Field::Publisher,
                name,
                line.evidence(Zone::Credit, &part, "line about the first publication", 0.7),
            );
        }
    }
}
