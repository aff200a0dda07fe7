//! Turns paragraphs behind a body that speak of its author into the bio, and into the author where none is named.

use super::super::super::byline::{Introduced, byline, ideographic_name, introduced, is_person, names, person_of_bio};
use super::super::super::labels::labels_of;
use super::super::super::scan::is_longer;
use super::super::credit::Credit;
use super::super::furniture::{is_bio_heading, is_furniture, is_invitation, is_separator, speaks_of_author};
use super::super::header::HeaderReader;
use super::super::lines::{Line, in_one_line};
use crate::article::{Evidence, Field, Zone};

const MOST_BIOS: usize = 4;
/// What is said of who wrote, where nothing but the name above it tells that it is.
const LONGEST_BIO_CHARACTERS: usize = 400;

#[derive(Default)]
pub(super) struct Bios {
    /// From the last to the first.
    lines: Vec<(String, Evidence)>,
    persons: Vec<String>,
}

impl HeaderReader<'_, '_> {
    /// `About the author` and what is behind it.
    pub(super) fn before_bio_heading(&mut self, body_start: usize, end: usize) -> usize {
        let lines = self.lines;
        let from = body_start + (end - body_start) / 3;
        let heading = (from.max(body_start + 1)..end).find(|place| {
            let behind = &lines[place + 1..end];
            let length = || behind.iter().map(Line::length).sum::<usize>();
            is_bio_heading(lines[*place].text) && !behind.is_empty() && length() <= 1500
        });
        let Some(heading) = heading else { return end };
        let mut bio_end = end;
        while bio_end > heading + 2 {
            let last = &lines[bio_end - 1];
            if let Some(credit) = Credit::of(last.text) {
                self.builder.set_text(Field::CreditText, last.text, last.whole(Zone::Credit, credit.rule(), 0.9));
            } else if is_furniture(last.text) || is_separator(last.text) || is_invitation(last.text) {
                self.furniture.push(last.trimmed().to_string());
            } else if let Some((0, labels)) = labels_of(last.text) {
                labels.into_iter().for_each(|labelled| self.read_labelled(last, labelled));
            } else {
                break;
            }
            bio_end -= 1;
        }
        self.read_bio_lines(heading + 1, bio_end);
        heading
    }

    /// `[1] Annual Survey, 2018.`: notes that stand below a line about the author would hide it; they are kept apart.
    fn first_note(&self, body_start: usize, end: usize) -> Option<usize> {
        const MOST_LINES: usize = 200;
        let is_note = |line: &Line<'_>| {
            let number = line.text.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
            number.is_some_and(|(number, _)| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
        };
        self.lines.get(end.checked_sub(1)?).filter(|last| last.text.len() <= 1000)?;
        let mut first = None;
        for place in (body_start + 1..end).rev().take(MOST_LINES) {
            if is_note(&self.lines[place]) {
                first = Some(place);
            } else if self.lines[place].begins_paragraph {
                break;
            }
        }
        first
    }

    /// Keeps the notes below a line about the author; returns the place one past what is left.
    pub(super) fn before_notes_below_bio(&mut self, body_start: usize, end: usize) -> usize {
        let Some(first) = self.first_note(body_start, end) else { return end };
        let above = self.lines[..first].iter().rev().take(2);
        let is_bio = |line: &Line<'_>| person_of_bio(line.text).is_some() || speaks_of_author(line.text);
        if !above.into_iter().any(is_bio) {
            return end;
        }
        let notes: Vec<&str> = self.lines[first..end].iter().map(|line| line.trimmed()).collect();
        self.builder.keep("footnotes", serde_json::Value::String(notes.join("\n")));
        first
    }

    /// Lines under a heading about the author.
    pub(super) fn read_bio_lines(&mut self, start: usize, end: usize) {
        let lines = self.lines;
        let text = in_one_line(&lines[start..end]);
        let evidence = self.evidence_of_lines(start, end, Zone::Bio, "lines under a heading about the author", 0.9);
        // A name alone on the first line is whole; in one line with the next, which begins with it again, it is not.
        let first = lines[start].trimmed();
        let is_repeated =
            lines.get(start + 1).filter(|_| end > start + 1).is_some_and(|next| next.trimmed().starts_with(first));
        let alone = || Some(first.to_string()).filter(|line| is_person(line));
        let person = alone().filter(|_| is_repeated).or_else(|| person_of_bio(&text)).or_else(alone);
        self.builder.set_text(Field::Bio, &text, evidence.clone());
        if let Some(person) = person.filter(|_| self.builder.article().authors.is_empty()) {
            self.builder.add_values(Field::Author, &names(&person), evidence);
        }
    }

    /// A paragraph about the author, or about whose views the article holds.
    pub(super) fn read_bio(&mut self, body_start: usize, start: usize, end: usize, text: &str, bios: &mut Bios) -> bool {
        if bios.lines.len() >= MOST_BIOS {
            return false;
        }
        let evidence = |reader: &Self, rule: &'static str, confidence: f32| {
            reader.evidence_of_lines(start, end, Zone::Bio, rule, confidence)
        };
        const OPENERS: [&str; 3] = ["reporting by ", "additional reporting by ", "editing by "];
        // Who helped is no author.
        const HELPERS: [&str; 8] = [
            "with assistance from ",
            "with reporting by ",
            "with reporting from ",
            "with files from ",
            "with inputs from ",
            "with contributions from ",
            "with additional reporting ",
            "mit material von ",
        ];
        const LONGEST_OPENER_BYTES: usize = 80;
        let opening = text.trim_start_matches('(');
        let opening = opening[..opening.floor_char_boundary(LONGEST_OPENER_BYTES)].to_lowercase();
        // "Reporting by the paper led to his fall" tells of something else.
        let names_somebody = |opener: &str| {
            let behind = text.trim_start_matches('(').get(opener.len()..).unwrap_or_default();
            behind.starts_with(|c: char| !c.is_lowercase()) || text.contains("; ")
        };
        if OPENERS.iter().any(|opener| opening.starts_with(opener) && names_somebody(opener)) {
            // Wire services name theirs in "Reporting by ...; editing by ...".
            let persons = byline(text).or_else(|| Some(names(text))).unwrap_or_default();
            bios.persons.splice(0..0, persons);
            bios.lines.push((text.to_string(), evidence(self, "line about the reporters", 0.8)));
            return true;
        }
        const CONTRIBUTED: [&str; 5] = [
            "contributed to this ",
            "contributed reporting",
            "contributed from ",
            "a contribué à cet article",
            "contribuyó a ",
        ];
        let is_of_helpers =
            HELPERS.iter().any(|opener| opening.trim_start_matches(['-', '–', '—', ' ']).starts_with(opener));
        let says_who_contributed = || {
            let lowered = text.to_lowercase();
            is_of_helpers || CONTRIBUTED.iter().any(|phrase| lowered.contains(phrase))
        };
        if !is_longer(text, 300) && says_who_contributed() {
            bios.lines.push((text.to_string(), evidence(self, "line about the reporters", 0.7)));
            return true;
        }
        if let [name, next, ..] = &self.lines[start..end]
            && is_bearer(name.trimmed(), next.trimmed())
            && !is_longer(text, LONGEST_BIO_CHARACTERS)
        {
            bios.persons.insert(0, name.trimmed().to_string());
            bios.lines.push((text.to_string(), evidence(self, "line about the author", 0.8)));
            return true;
        }
        let authors = self.builder.article().authors.clone();
        // Its name stands above a line about the author, too.
        if end - start == 1 && bios.persons.first().is_some_and(|person| is_heading_of(text, person)) {
            self.furniture.push(text.to_string());
            return true;
        }
        let bearer =
            || self.bearer_of_name_above(body_start, start, text).map(|person| Introduced { person, is_sure: true });
        if let Some(Introduced { person, is_sure }) = introduced(text).or_else(bearer) {
            let family = person.split(' ').next_back().unwrap_or_default().to_lowercase();
            let is_author = authors.iter().any(|author| author.to_lowercase().contains(&family));
            // Somebody the article speaks of is its subject.
            let is_subject = || {
                let mentions = |line: &Line<'_>| line.text.to_lowercase().contains(&family);
                let above = self.lines[body_start..start].iter().rev();
                above.skip_while(|line| is_heading_of(line.text, &person)).any(mentions)
            };
            // Whom the head names wrote the text, and not somebody else of whom its last sentence speaks.
            let is_of_other = || authors.iter().any(|author| author.contains(' ') && is_person(author));
            if is_author || is_sure && !is_of_other() && !is_subject() {
                bios.persons.insert(0, person);
                bios.lines.push((text.to_string(), evidence(self, "line about the author", 0.8)));
                return true;
            }
        }
        let speaks = speaks_of_author(text) || speaks_of_one(text, &authors);
        if speaks {
            bios.lines.push((text.to_string(), evidence(self, "line about the author", 0.7)));
        }
        speaks
    }

    /// Whose name stands alone above a short paragraph that begins with it, whatever it says: `Jane Doe teaches history`.
    fn bearer_of_name_above(&self, body_start: usize, start: usize, text: &str) -> Option<String> {
        let name = self.lines[body_start..start].last()?.trimmed();
        (is_bearer(name, text) && !is_longer(text, LONGEST_BIO_CHARACTERS)).then(|| name.to_string())
    }

    pub(super) fn settle_bios(&mut self, bios: Bios) {
        let Bios { mut lines, persons } = bios;
        lines.reverse();
        let Some((_, evidence)) = lines.first().cloned() else { return };
        let known = self.builder.article().bio.clone();
        if known.is_empty() {
            let text = lines.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
            self.builder.set_text(Field::Bio, &text, evidence.clone());
        } else {
            lines.into_iter().for_each(|(text, evidence)| self.builder.pass_over(Field::Bio, &text, evidence));
        }
        if self.builder.article().authors.is_empty() {
            self.builder.add_values(Field::Author, &persons, evidence);
        }
    }
}

/// Whether a line is a name and what stands below it begins with it and says something of its bearer.
fn is_bearer(name: &str, below: &str) -> bool {
    let is_name = || (2..=4).contains(&name.split(' ').count()) && is_person(name) || ideographic_name(name).is_some();
    below.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '，', '：'])) && is_name()
}

/// Whether a line above what is said of somebody is nothing but the name: `Jane Doe`, `About Jane Doe`, `By Jane Doe`.
fn is_heading_of(line: &str, person: &str) -> bool {
    const LONGEST_BYTES: usize = 100;
    const OPENERS: [&str; 11] = ["", "about", "by", "written by", "par", "à propos de", "von", "über", "por", "sobre", "di"];
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let line = line.trim().trim_end_matches([':', ' ']).to_lowercase();
    line.strip_suffix(&person.to_lowercase()).is_some_and(|opener| OPENERS.contains(&opener.trim_end()))
}

/// `Follow Jane Doe on Twitter`, `Doe tweets at @janedoe`, `Contact Jane Doe at jane@example.org`.
fn speaks_of_one(text: &str, authors: &[String]) -> bool {
    if is_longer(text, 300) {
        return false;
    }
    let lowered = text.to_lowercase();
    if !text.contains('@') && !lowered.contains("twitter") && !lowered.contains("linkedin") {
        return false;
    }
    let opens =
        ["follow ", "contact ", "email ", "e-mail ", "reach ", "write to "].iter().any(|opener| lowered.starts_with(opener));
    let family = |author: &String| author.split(' ').next_back().unwrap_or_default().to_lowercase();
    let names_author = authors.iter().any(|author| lowered.contains(&family(author)));
    opens || lowered.contains(" can be reached at ") || names_author && lowered.split_whitespace().count() <= 25
}

#[cfg(test)]
mod tests {
    use super::super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn events_at_the_end_are_of_the_text() {
        let text = "The quarrel about the harbour began in the spring, when the town closed the old road for good.\n\nFor a year nothing \
                    happened, until a judge was asked to look at it and heard both of the sides.";
        for (last, is_bio) in [
            ("Anna Weber is a professor of law at the University of Bergen.", true),
            ("Anna Weber, a professor of law, teaches in Bergen.", true),
            ("Reporting by Jane Doe; Editing by John Roe", true),
            ("(Reporting by the Hillwire bureau; Editing by John Roe)", true),
            ("Anna Weber, the chairwoman of the committee, was arrested on Friday.", false),
            ("Anna Weber is sworn in as president of the island.", false),
            ("Reporting by the paper led to the fall of the minister last year.", false),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("A case of the harbour\n\nMarch 3, 2020\n\n{text}\n\n{last}\n"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            assert_eq!((article.body.contains(last), article.bio.contains(last)), (!is_bio, is_bio), "{last}: {article:?}");
        }
    }
}
