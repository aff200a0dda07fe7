//! Turns the lines between header and footer into the body; credits and notes of the page in its midst are kept apart.

use super::dateline::{correspondent_between_slashes, dateline_of};
use super::furniture::{is_page_number, is_separator};
use super::header::HeaderReader;
use super::inside::{Insert, Inserts};
use super::lines::{Line, ends_sentence, joined};
use super::meta::{Part, running_head};
use super::reporters::{reporter_before_text, reporters_of};
use crate::article::{DatePrecision, Field, Zone};
use crate::ingest::parse::byline::{is_person, names};
use crate::ingest::parse::dates::{DateReading, date_at_start};
use crate::ingest::parse::scan::rfind;

impl HeaderReader<'_, '_> {
    /// Whether a line is what the house of the article prints on every page; one of another house may be a row of a table.
    fn is_running_head(&self, line: &Line<'_>) -> bool {
        let house = running_head(line.text).and_then(|parts| match parts.first() {
            Some(Part::Publisher(range)) => Some(line.text[range.clone()].to_lowercase()),
            _ => None,
        });
        let publisher = || self.builder.article().publisher.as_ref().map(|publisher| publisher.to_lowercase());
        house.is_some_and(|house| publisher() == Some(house))
    }

    pub(super) fn read_body(&mut self, from: usize, to: usize) {
        let lines = &self.lines[from..to];
        let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
        // What was taken out still sets paragraphs apart.
        let mut begins_paragraph = false;
        let inserts = Inserts::of(lines);
        let mut place = 0;
        while let Some(line) = lines.get(place) {
            let stands_alone = line.begins_paragraph && lines.get(place + 1).is_none_or(|next| next.begins_paragraph);
            // Inside a paragraph it may be part of a table.
            let is_break = stands_alone && is_separator(line.text) && !line.text.contains(['.', '|', '+']);
            let is_of_page = (stands_alone || line.length() <= 20) && is_page_number(line.text)
                || stands_alone && self.is_running_head(line);
            if is_break || is_of_page {
                // A paragraph may go on over the page.
                begins_paragraph |= is_break || kept.last().is_none_or(|last| last.ends_sentence());
                place += 1;
                continue;
            }
            if let Some(insert) = inserts.at(place, kept.last()) {
                if let Some(caption) = kept.pop_if(|_| insert == Insert::Credit { repeats: true }) {
                    self.furniture.push(caption.trimmed().to_string());
                }
                place += self.keep_insert(&lines[place..], insert);
                begins_paragraph = true;
                continue;
            }
            let mut line = *line;
            line.begins_paragraph |= std::mem::take(&mut begins_paragraph);
            kept.push(line);
            place += 1;
        }
        // A caption may stand above the report.
        const MOST_LINES_ABOVE_DATELINE: usize = 3;
        let is_dateline = |line: &&Line<'_>| dateline_of(line.text).is_some_and(|dateline| dateline.confidence >= 0.9);
        let dated = kept.iter().take(1 + MOST_LINES_ABOVE_DATELINE).find(is_dateline);
        let Some(first) = dated.or(kept.first()) else { return };
        let reporter = reporter_before_text(first.text).or_else(|| correspondent_before_text(first.text));
        if let Some((names, part)) = reporter.filter(|_| self.builder.article().authors.is_empty()) {
            let evidence = first.evidence(Zone::Lead, &part, "reporter before the report", 0.85);
            self.builder.add_values(Field::Author, &names, evidence);
        }
        let mut is_of_agency = false;
        if let Some(dateline) = dateline_of(first.text) {
            if let Some(place) = dateline.place.clone() {
                let words = first.text[place.clone()].trim();
                self.builder.keep("dateline", serde_json::Value::String(words.to_string()));
                let evidence = first.evidence(Zone::Lead, &place, "place in the dateline", dateline.confidence * 0.6);
                self.builder.pass_over(Field::Region, words, evidence);
            }
            // Only a day with its year is one; "June 2" is not.
            // "【新唐人2014年7月13日讯】": an agency without a place before the day.
            let from = dateline.place.as_ref().or(dateline.agency.as_ref()).map_or(0, |part| part.end);
            let words = behind_country(&first.text[from..]);
            let lead = words.len() - words.trim_start_matches([' ', ',', '.', '(']).len();
            if let DateReading::Found(found) = date_at_start(&words[lead..])
                && self.builder.article().published.date().is_none()
                && found.date.precision() == DatePrecision::Day
            {
                let start = first.text.len() - words.len() + lead;
                let evidence = first.evidence(Zone::Lead, &(start..start + found.range.end), "date in the dateline", 0.8);
                self.builder.set_date(&found, evidence);
            }
            // "16.08.2005, Szczecin (PAP) - "
            let before = dateline.place.as_ref().map_or("", |place| &first.text[..place.start]);
            if let DateReading::Found(found) = date_at_start(before)
                && self.builder.article().published.date().is_none()
                && found.date.precision() == DatePrecision::Day
            {
                let evidence = first.evidence(Zone::Lead, &(0..found.range.end), "date before the dateline", 0.8);
                self.builder.set_date(&found, evidence);
            }
            self.read_day_without_year(first, first.text.len() - words.len() + lead, dateline.agency.is_some());
            if let Some((names, part)) = reporters_of(first.text).filter(|_| self.builder.article().authors.is_empty()) {
                let evidence = first.evidence(Zone::Lead, &part, "reporters in the dateline", 0.85);
                self.builder.add_values(Field::Author, &names, evidence);
            }
            if let Some(agency) = dateline.agency {
                let evidence = first.evidence(Zone::Lead, &agency, "agency in the dateline", dateline.confidence);
                self.builder.set_text(Field::Publisher, name_of_agency(&first.text[agency]), evidence);
                is_of_agency = true;
            }
        }
        let evidence = kept[0].whole(Zone::Body, "what is neither header nor footer", 0.9);
        let mut body = joined(&kept);
        if is_of_agency {
            body.truncate(without_desk(&body).len());
        }
        body.truncate(without_end_mark(&body).len());
        self.builder.set_body(body, evidence);
    }

    /// `LINDEBY, Oct 22 (Reuter) - ...` above `(c) Reuters Limited 1996`: the rights of an agency's copy tell the year of its dateline.
    fn read_day_without_year(&mut self, line: &Line<'_>, start: usize, has_agency: bool) {
        const LONGEST_BYTES: usize = 24;
        if !has_agency || self.builder.article().published.date().is_some() {
            return;
        }
        let rest = &line.text[start..];
        let rest = &rest[..rest.floor_char_boundary(LONGEST_BYTES)];
        let day = rest.split(['(', '/', '–', '—', '-']).next().unwrap_or_default().trim_end_matches([' ', ',', '.']);
        let credit = &self.builder.article().credit;
        let is_year = |word: &&str| word.len() == 4 && matches!(&word[..2], "19" | "20");
        let mut years = credit.split(|c: char| !c.is_ascii_digit()).filter(is_year);
        let (Some(year), None) = (years.next().map(str::to_string), years.next()) else { return };
        if let DateReading::Found(mut found) = date_at_start(&format!("{day} {year}"))
            && found.date.precision() == DatePrecision::Day
        {
            found.rule = "year of the rights";
            let evidence = line.evidence(Zone::Lead, &(start..start + day.len()), "day in the dateline", 0.7);
            self.builder.set_date(&found, evidence);
        }
    }
}

/// The name of an agency as it is known, where a dateline has it in small letters, as it once was, or with the desk behind it: `dpa/lby`.
fn name_of_agency(words: &str) -> &str {
    let words = words.trim();
    match words {
        "reuter" | "reuters" | "Reuter" | "REUTER" => "Reuters",
        "upi" => "UPI",
        "mena" => "MENA",
        "afp" => "AFP",
        "ap" => "AP",
        "tass" => "TASS",
        "efe" => "EFE",
        _ => words.split_once('/').filter(|(house, _)| *house == "dpa").map_or(words, |(house, _)| house),
    }
}

/// The copy of an agency without the initials of its desk and the codes of its end below the last sentence: `abc/ def/`, `jkl mno`,
/// `(END/IPS/AF/2018)`, `abc@agency.example`.
fn without_desk(body: &str) -> &str {
    const MOST_LINES: usize = 3;
    const LONGEST_BYTES: usize = 40;
    let mut text = body.trim_end();
    for _ in 0..MOST_LINES {
        if let Some(start) = rfind(text, "(END").filter(|start| text.len() - start <= LONGEST_BYTES && text.ends_with(')')) {
            text = text[..start].trim_end();
        }
        let Some((before, last)) = text.rsplit_once('\n') else { break };
        let last = last.trim();
        let is_initials = |word: &str| {
            let word = word.trim_end_matches('/');
            (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_lowercase)
        };
        let are_initials = (1..=3).contains(&last.split(' ').count()) && last.split(' ').all(is_initials);
        let is_address = !last.contains(' ') && last.contains('@');
        if !(last.len() <= LONGEST_BYTES && (are_initials || is_address)) {
            break;
        }
        text = before.trim_end();
    }
    if text.is_empty() { body } else { text }
}

/// A text without the mark that agencies set behind its last sentence.
fn without_end_mark(body: &str) -> &str {
    // "-0-ав/кр": the end and the initials of the desk.
    const LONGEST_INITIALS: usize = 24;
    let mark = rfind(body, "-0-").map(|place| (&body[..place], body[place + 3..].trim_end()));
    let tail = mark.filter(|(before, initials)| {
        let are_initials = initials.chars().all(|c| c.is_lowercase() || matches!(c, '/' | '-' | ' '));
        initials.len() <= LONGEST_INITIALS && are_initials && ends_sentence(before)
    });
    if let Some((before, _)) = tail {
        return before.trim_end();
    }
    const MARKS: [&str; 27] = [
        "(PAP)",
        "(ČTK)",
        "(TASR)",
        "(MTI)",
        "(AA)",
        "(HINA)",
        "Enditem",
        "(完)",
        "（完）",
        "【完】",
        "(了)",
        "（了）",
        "(끝)",
        "انتهای پیام/",
        "انتهای پیام",
        "(LUSA)",
        "(End)",
        "(END)",
        "/ENDS/",
        "EFE",
        "(ANSA)",
        "(ANSA).",
        "==Kyodo",
        "(dpa)",
        "(AFP)",
        "(APA)",
        "(PTI)",
    ];
    let bare = MARKS.iter().find_map(|mark| body.trim_end().strip_suffix(mark)).map(str::trim_end);
    bare.filter(|bare| ends_sentence(bare)).unwrap_or(body)
}

/// `МОСКВА, 12 марта. /Корр. ТАСС Лев Громов/`: the reporter beside the agency.
fn correspondent_before_text(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    const MOST_BYTES: usize = 160;
    let head = &text[..text.floor_char_boundary(MOST_BYTES)];
    let name = correspondent_between_slashes(head).map(|(_, name)| name).or_else(|| {
        // "КЕМЬ, 15 апр - РИА Новости, Таисия Лапина. "
        let from = dateline_of(text)?.agency?.end;
        let name = super::dateline::reporter_before_text(head.get(from..)?)?;
        Some(from + name.start..from + name.end)
    })?;
    is_person(&head[name.clone()]).then(|| (names(&head[name.clone()]), name))
}

/// What stands behind a country or an agency in brackets: `(France), 12 juin 2003 (AFP) - `; behind an agency only a day set apart by a dash of its own,
/// `(AA) - 05.02.2018 - `.
fn behind_country(words: &str) -> &str {
    // "MOMBASA, Kenya, Nov 5, 2004 (AFP) - "
    if let Some((country, rest)) = words.trim_start().strip_prefix(',').and_then(|rest| rest.split_once(',')) {
        let is_country = (1..=3).contains(&country.split_whitespace().count())
            && country.trim_start().starts_with(char::is_uppercase)
            && !country.chars().any(char::is_numeric)
            && matches!(date_at_start(rest.trim_start()), DateReading::Found(_));
        if is_country {
            return rest;
        }
    }
    let Some((inner, rest)) = words.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return words;
    };
    if inner.chars().any(char::is_numeric) {
        return words;
    }
    let rest = rest.trim_start();
    let Some(day) = rest.strip_prefix(['-', '–', '—']) else { return if rest.starts_with(',') { rest } else { words } };
    let is_apart = matches!(date_at_start(day.trim_start()), DateReading::Found(found)
        if day.trim_start()[found.range.end..].trim_start().starts_with(['-', '–', '—']));
    if is_apart { day } else { words }
}
