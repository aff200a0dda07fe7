//! Turns lines about rights and first publication into the publisher.

use super::super::header::HeaderReader;
use super::super::lines::Line;
use super::super::press::names_a_paper;
use crate::article::{DatePrecision, Field, Zone};
use crate::ingest::parse::byline::{is_person, names};
use crate::ingest::parse::dates::{DateReading, date_at_start, whole_date};

impl HeaderReader<'_, '_> {
    /// `© 2024 Harbour Times. All rights reserved`: the paper, where nothing else names one.
    pub(super) fn read_owner(&mut self, line: &Line<'_>) {
        self.read_day_of_rights(line);
        let rest = line.text.trim_start_matches(|c: char| !c.is_alphabetic() || matches!(c, '©' | 'ⓒ'));
        let rest = rest.strip_prefix("Copyright").unwrap_or(rest);
        let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic() || matches!(c, '©' | 'ⓒ'));
        let end = rest.find([',', '.', '|', '·', ';', '/', ')', ']']).unwrap_or(rest.len());
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

    /// `Jane Doe / Harbour Times / 12.03.2024`: who wrote, the paper and the day, each behind a mark.
    fn read_signed_issue(&mut self, line: &Line<'_>) -> bool {
        const LONGEST_CHARACTERS: usize = 120;
        const MOST_PARTS: usize = 3;
        const MOST_WORDS: usize = 6;
        let Some(mark) = [" / ", " | ", " · ", " • "].into_iter().find(|mark| line.text.contains(mark)) else {
            return false;
        };
        let parts: Vec<&str> = line.trimmed().split(mark).map(str::trim).collect();
        let day_of = |part: &str| match whole_date(part) {
            DateReading::Found(found) if found.date.precision() == DatePrecision::Day => Some(found),
            _ => None,
        };
        let Some((place, found)) = parts.iter().enumerate().find_map(|(place, part)| Some((place, day_of(part)?))) else {
            return false;
        };
        let others: Vec<&str> = parts.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, part)| *part).collect();
        let are_names = others.iter().all(|part| {
            part.split_whitespace().count() <= MOST_WORDS
                && part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        });
        if line.length() > LONGEST_CHARACTERS || !(2..=MOST_PARTS).contains(&parts.len()) || !are_names {
            return false;
        }
        let at = |part: &str| {
            let start = part.as_ptr().addr() - line.text.as_ptr().addr();
            start..start + part.len()
        };
        let author = others.iter().find(|part| is_person(part) && !names_a_paper(part));
        let paper = others.iter().find(|part| Some(**part) != author.copied());
        let article = self.builder.article();
        let (has_authors, has_paper, has_day) =
            (!article.authors.is_empty(), article.publisher.is_some(), article.published.date().is_some());
        if let Some(author) = author.filter(|_| !has_authors) {
            let evidence = line.evidence(Zone::Bio, &at(author), "signature", 0.7);
            self.builder.add_values(Field::Author, &names(author), evidence);
        }
        if let Some(paper) = paper.filter(|_| !has_paper) {
            let evidence = line.evidence(Zone::Credit, &at(paper), "paper behind the text", 0.7);
            self.builder.set_text(Field::Publisher, paper, evidence);
        }
        if !has_day {
            let evidence = line.evidence(Zone::Credit, &at(parts[place]), "day behind the text", 0.8);
            self.builder.set_date(&found, evidence);
        }
        true
    }

    /// `(Harbour Times, 12 March 2024, p. 4)`: the paper and the day at the end of a text that somebody copied; whether the line is one.
    pub(super) fn read_source(&mut self, line: &Line<'_>) -> bool {
        if self.read_signed_issue(line) {
            return true;
        }
        const LONGEST_CHARACTERS: usize = 120;
        const MOST_WORDS: usize = 6;
        const MOST_CHARACTERS_BEHIND: usize = 24;
        if line.length() > LONGEST_CHARACTERS {
            return false;
        }
        let text = line.trimmed();
        let inner = text.trim_start_matches(['(', '[', '—', '–', '-', ' ']).trim_end_matches([')', ']', '.', ' ']);
        let is_in_brackets = text.starts_with(['(', '[']) && text.trim_end_matches('.').ends_with([')', ']']);
        let Some((name, rest)) = inner.split_once([',', ';', '،', '、']) else { return false };
        let (name, rest) = (name.trim(), rest.trim_start());
        let DateReading::Found(found) = date_at_start(rest) else { return false };
        let is_name = name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && name.split_whitespace().count() <= MOST_WORDS
            && (is_in_brackets || names_a_paper(name));
        let is_line = is_name
            && found.date.precision() == DatePrecision::Day
            && rest[found.range.end..].chars().count() <= MOST_CHARACTERS_BEHIND;
        if !is_line {
            return false;
        }
        let at = |part: &str| part.as_ptr().addr() - line.text.as_ptr().addr();
        if self.builder.article().publisher.is_none() {
            let evidence = line.evidence(Zone::Credit, &(at(name)..at(name) + name.len()), "paper behind the text", 0.7);
            self.builder.set_text(Field::Publisher, name, evidence);
        }
        if self.builder.article().published.date().is_none() {
            let range = at(rest)..at(rest) + found.range.end;
            self.builder.set_date(&found, line.evidence(Zone::Credit, &range, "day behind the text", 0.8));
        }
        true
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
