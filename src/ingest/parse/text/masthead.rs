//! Reads what stands above the headline of texts from papers, databases and press offices: the name of the paper with day and author, the
//! mark of a document in an export, whom the press may ask.

use super::super::byline::{is_person, names, names_an_agency};
use super::super::labels::whole_label;
use super::choice::paper_of;
use super::credit::Credit;
use super::furniture::{is_furniture, is_separator};
use super::header::HeaderReader;
use super::headline::says_the_same;
use super::lines::Line;
use super::meta::{Meta, Part, meta_of};
use super::press::{is_contact, is_document_mark, is_number_of_release, is_release_mark, names_a_paper, names_an_office};
use crate::article::{Field, Zone};

/// Whether a line is a sentence; the town of a paper stands in brackets behind it: `Кемский вестник (Кемь)`.
fn ends_sentence(line: &Line<'_>) -> bool {
    line.ends_sentence() && !line.trimmed().ends_with(')')
}

/// Whether a line is the letters of an agency and nothing else: `PAP` above the day.
fn is_agency_alone(line: &str) -> bool {
    const LONGEST_BYTES: usize = 12;
    line.len() <= LONGEST_BYTES && line.chars().all(|c| c.is_uppercase() || c == '-') && names_an_agency(line)
}

/// Longer lines are no name of a paper.
const LONGEST_NAME_CHARACTERS: usize = 60;
const LONGEST_HEADLINE_CHARACTERS: usize = 220;
/// Lines between the name of a paper and the headline.
const MOST_LINES_BETWEEN: usize = 6;

impl HeaderReader<'_, '_> {
    /// Passes over the mark of a document in an export and what a press office writes above its text.
    pub(super) fn pass_frame(&mut self) -> bool {
        let line = &self.lines[self.at];
        let is_above_headline = self.is_clipping && !self.has_headline();
        if is_document_mark(line.text) {
            self.is_clipping = true;
        } else if is_release_mark(line.text) || self.is_release && !self.has_headline() && is_number_of_release(line.text) {
            self.is_release = true;
        } else if (is_above_headline || self.has_meta)
            && Credit::of(line.text) == Some(Credit::Rights)
            && (is_above_headline || self.has_labels_soon())
        {
            self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, Credit::Rights.rule(), 0.9));
            self.at += 1;
            return true;
        } else if is_contact(line.text) && self.at + 1 < self.lines.len() {
            self.is_release = true;
            let end = self.contact_end(self.at);
            let words = self.lines[self.at..end].iter().map(|line| line.trimmed()).collect::<Vec<_>>().join(", ");
            self.builder.keep("contact", serde_json::Value::String(words));
            self.pass(end - self.at);
            return true;
        } else {
            return false;
        }
        self.pass(1);
        true
    }

    /// Whether the next line is a label: databases print who owns a text above their labels.
    fn has_labels_soon(&self) -> bool {
        self.lines[self.at + 1..].iter().take(2).any(|line| meta_of(line.text).is_some_and(|meta| meta.rule == "label"))
    }

    /// One past the last line of a block that says whom to ask: names, numbers, addresses.
    fn contact_end(&self, at: usize) -> usize {
        let is_of_contact = |line: &&Line<'_>| {
            let digits = line.text.bytes().filter(u8::is_ascii_digit).count();
            !line.follows_gap
                && line.length() <= 100
                && (line.text.contains('@') || digits >= 6 || line.text.contains("www.") || is_person(line.trimmed()))
        };
        // The office or the role of whom to ask stands among them.
        let block = self.lines[at + 1..].iter().take(8).take_while(|line| !line.follows_gap && line.length() <= 100);
        let last = block.enumerate().filter(|(_, line)| is_of_contact(line)).last();
        at + 1 + last.map_or(0, |(place, _)| place + 1)
    }

    /// The name of the paper, the day and perhaps who wrote, above the headline.
    pub(super) fn read_masthead(&mut self) -> bool {
        let name = self.lines[self.at];
        if self.has_headline() || name.length() > LONGEST_NAME_CHARACTERS || ends_sentence(&name) {
            return false;
        }
        // "Institute for Trade" above "Policy Brief | November 2022".
        let is_issue = |line: &Line<'_>| meta_of(line.text).is_some_and(|meta| matches!(meta.rule, "issue" | "label"));
        let is_office = names_an_office(name.text) && (self.is_release || self.lines.get(self.at + 1).is_some_and(is_issue));
        let is_name = self.is_clipping || names_a_paper(name.text) || is_office || is_agency_alone(name.trimmed());
        // "NEWS PROVIDED BY": the name stands below.
        let is_label = whole_label(name.text).is_some();
        if !is_name || is_label || meta_of(name.text).is_some_and(|meta| meta.is_sure) {
            return false;
        }
        let Some(headline) = self.headline_under(&name) else { return false };
        self.builder.set_text(
            Field::Publisher,
            paper_of(name.text),
            name.whole(Zone::Header, "name of the paper above the headline", 0.8),
        );
        for place in self.at + 1..headline {
            let line = &self.lines[place];
            match meta_of(line.text) {
                Some(meta) => self.read_meta(line, meta),
                None if is_person(line.trimmed()) && !line.text.to_lowercase().trim_end().ends_with("edition") => {
                    let evidence = line.whole(Zone::Header, "name alone above the headline", 0.7);
                    self.builder.add_values(Field::Author, &names(line.text), evidence);
                }
                // The edition and the like.
                None => self.furniture.push(line.trimmed().to_string()),
            }
        }
        self.has_meta = true;
        self.at = headline;
        true
    }

    /// The place of a headline that stands under the name of a paper with a date between the two.
    fn headline_under(&self, name: &Line<'_>) -> Option<usize> {
        let mut has_date = false;
        let mut place = self.at + 1;
        while let Some(line) = self.lines.get(place) {
            let meta = meta_of(line.text);
            let is_date = meta.as_ref().is_some_and(says_day);
            let is_edition = self.is_clipping && has_date && !line.follows_gap;
            // In scripts without capitals any words could be a name; three of them are no headline.
            let is_short = line.text.split_whitespace().count() <= 3;
            let is_name = has_date && is_short && is_person(line.trimmed());
            let is_between = is_date
                || meta.is_some_and(|meta| meta.is_sure)
                || is_name && !self.is_clipping
                || is_edition
                || is_furniture(line.text)
                || is_separator(line.text);
            if !is_between {
                break;
            }
            has_date |= is_date;
            place += 1;
            if place > self.at + MOST_LINES_BETWEEN {
                return None;
            }
        }
        let headline = self.lines.get(place)?;
        let goes_on = !headline.ends_sentence() || headline.text.trim_end().ends_with(['?', '!', '"', '”', '»', '…']);
        let is_headline = headline.begins_paragraph
            && headline.length() <= LONGEST_HEADLINE_CHARACTERS
            && goes_on
            && !says_the_same(headline.text, name.text)
            && headline.weight() >= if self.is_clipping { 1 } else { 3 }
            && (self.is_clipping || headline.weight() > name.weight() || names_an_office(name.text));
        let has_body = || self.lines[place + 1..].iter().any(|line| line.weight() >= 12);
        (has_date && is_headline && has_body()).then_some(place)
    }
}

fn says_day(meta: &Meta) -> bool {
    meta.parts.iter().any(|part| match part {
        Part::Date(_) => true,
        Part::Labelled(labelled) => labelled.label == super::super::labels::Label::Field(Field::DatePublished),
        _ => false,
    })
}
