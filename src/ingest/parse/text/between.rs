//! Reads what stands between the headline and the body and is neither a label nor a date: the headline again, standfirsts, names alone,
//! names beside places, the name of the paper.

use std::ops::Range;

use super::super::byline::{
    byline, ideographic_name, is_given_name, is_person, is_role_line, names, person_of_bio, without_title,
};
use super::super::scan::find;
use super::addresses::is_host_with_path;
use super::credit::Credit;
use super::dateline::dateline_of;
use super::frame::is_empty_day;
use super::furniture::{is_furniture, is_separator, speaks_of_author};
use super::header::{Candidate, HeaderReader, LONGEST_STANDFIRST_CHARACTERS, is_alone, is_short};
use super::headline::{is_beginning_of, is_rest_of, says_the_same};
use super::inside::is_caption_label;
use super::lead::is_caption_above_credit;
use super::lines::{Line, ends_sentence};
use super::lone_names::may_name_alone;
use super::meta::{Part, date_line, meta_of};
use super::press::names_a_paper;
use super::who::romanian_byline;

use crate::article::{Field, Zone};

const LEAST_WORDS_OF_PARAGRAPH: usize = 14;
/// A name that is sure to be one may stand above a short sentence.
const LEAST_WORDS_BELOW_GIVEN_NAME: usize = 8;

impl HeaderReader<'_, '_> {
    /// Lines between headline and body that are neither labels nor dates.
    pub(super) fn read_in_header(&mut self, follows_author: bool) -> bool {
        let line = self.line();
        let known = match self.headline {
            Some(candidate) => self.headline_text(candidate),
            None => self.builder.article().headline.clone(),
        };
        if says_the_same(line.text, &known) {
            // A saved page often repeats its headline under the header.
            if let Some(candidate) = &mut self.headline {
                candidate.confidence = 0.95;
            }
        } else if (is_beginning_of(line.text, &known) || is_rest_of(line.text, &known)) && self.headline.is_some() {
            // The title of the page came first, with the name of its site.
            let first = Candidate {
                first: self.at,
                last: self.at,
                rule: "line that is the title of the page but for its site",
                confidence: 0.95,
            };
            if let Some(title) = self.headline.replace(first) {
                self.builder.pass_over(Field::Headline, &known, self.evidence_of(title, 0.6));
            }
        } else if follows_author && line.length() <= 80 && is_role_line(line.text) {
            self.builder.keep("author role", serde_json::Value::String(line.trimmed().to_string()));
        } else if is_caption_label(line.text) && self.lines.get(self.at + 1).is_some_and(|next| !next.is_paragraph()) {
            self.pass(2);
            return true;
        } else if self.has_headline() && (self.is_caption(self.at) || is_host_with_path(line.trimmed())) {
            self.pass(1);
            return true;
        } else if let Some(credit) = self.credit_in_header(line) {
            self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, credit.rule(), 0.9));
        } else if self.is_name_above_bio() {
            let bio = self.lines[self.at + 1];
            let evidence = line.whole(Zone::Header, "name above a line about its bearer", 0.8);
            self.builder.add_values(Field::Author, &names(line.text), evidence);
            self.builder.set_text(Field::Bio, bio.text, bio.whole(Zone::Bio, "line about the author", 0.8));
            self.has_meta = true;
            self.at += 1;
        } else if self.is_name_inside_header() {
            let evidence = line.whole(Zone::Header, "name alone before the date", 0.7);
            // "Nolwenn LE BORGNE."
            self.builder.add_values(Field::Author, &names(line.text.trim_end().trim_end_matches('.')), evidence);
            self.has_meta = true;
            self.follows_author = true;
        } else if self.builder.article().authors.iter().any(|author| author == line.trimmed()) {
            // The name a second time, under the portrait.
            self.follows_author = true;
        } else if self.is_name_with_house() {
            let evidence = line.whole(Zone::Header, "name above a house before the body", 0.6);
            self.builder.add_values(Field::Author, &names(line.text), evidence);
            let role = self.lines[self.at + 1].trimmed().to_string();
            self.builder.keep("author role", serde_json::Value::String(role));
            self.at += 1;
        } else if let Some(name) = self.name_under_date() {
            let evidence = line.whole(Zone::Header, "name under the date", 0.7);
            self.builder.add_values(Field::Author, &[name], evidence);
            self.follows_author = true;
        } else if let Some(person) = self.is_bio_inside_header().then(|| person_of_bio(line.text)).flatten() {
            let evidence = line.whole(Zone::Bio, "sentence about the author above the day", 0.7);
            self.builder.set_text(Field::Bio, line.text, evidence.clone());
            self.builder.add_values(Field::Author, &[person], evidence);
        } else if let Some(part) = self.name_beside_place() {
            let words = &line.text[part.clone()];
            self.builder.add_values(
                Field::Author,
                &names(words),
                line.evidence(Zone::Header, &part, "name beside a place", 0.6),
            );
            self.follows_author = true;
        } else if self.is_paper_under_headline() {
            let evidence = line.whole(Zone::Header, "name of the paper under the headline", 0.8);
            self.builder.set_text(Field::Publisher, line.text, evidence);
        } else if let Some(end) = self.standfirst_block_end() {
            let text = super::lines::in_one_line(&self.lines[self.at..end]);
            let evidence = self.evidence_of_lines(self.at, end, Zone::Standfirst, "paragraph inside the header", 0.7);
            self.builder.set_text(Field::Description, &text, evidence);
            self.at = end;
            return true;
        } else if self.is_name_before_body(self.at) {
            let evidence = line.whole(Zone::Header, "name alone before the body", 0.6);
            self.builder.add_values(Field::Author, &names(line.text), evidence);
            self.has_meta = true;
            self.follows_author = true;
        } else if self.is_standfirst_inside_header() {
            let evidence = line.whole(Zone::Standfirst, "line inside the header", 0.7);
            self.builder.set_text(Field::Description, line.text, evidence);
        } else {
            return false;
        }
        self.at += 1;
        true
    }

    fn credit_in_header(&self, line: &Line<'_>) -> Option<Credit> {
        let is_before_more = self.at + 1 < self.lines.len();
        Credit::of(line.text).filter(|credit| is_before_more && *credit == Credit::Image)
    }

    /// Whether a line is more of the header.
    fn is_header(&self, place: usize) -> bool {
        let Some(line) = self.lines.get(place) else { return false };
        meta_of(line.text).is_some_and(|meta| meta.is_sure || line.length() <= 100)
            || is_empty_day(&self.lines[place..])
            || romanian_byline(line.trimmed(), self.lines).is_some()
            || self.is_name_before_body(place)
    }

    /// A person's name and nothing else, with the rest of the header right after it.
    fn is_name_inside_header(&self) -> bool {
        let line = self.line();
        let text = line.trimmed();
        let is_passed = |line: &Line<'_>| is_furniture(line.text) || is_separator(line.text) || line.trimmed() == text;
        let next = (self.at + 1..self.lines.len()).find(|place| !is_passed(&self.lines[*place]));
        // "Ministers Meet" is no person before a date either, but one word of it would have to be known for that.
        if self.is_paper_above_day() || next.is_some_and(|next| names_others(self.lines[next].text, text)) {
            return false;
        }
        // "Hill Post" between headline and day is the paper, unless it begins with a given name.
        if names_a_paper(text) && !text.split_whitespace().next().is_some_and(is_given_name) {
            return false;
        }
        let bare = text.trim_end_matches('.');
        let has_point = bare.len() + 1 == text.len() && is_person(bare) && bare.split_whitespace().count() <= 4;
        let text = if has_point { bare } else { text };
        let is_name = line.length() <= 90
            && !ends_sentence(text)
            && (are_persons(text)
                || text
                    .split(['|', ','])
                    .flat_map(|part| part.split(" - "))
                    .flat_map(|part| part.split(" reports from "))
                    .flat_map(before_place)
                    .next()
                    .is_some_and(|first| is_person(without_title(first)) && is_name_long(first)));
        let goes_with_role = || {
            let has_title = without_title(text).len() < text.len();
            let is_role = |line: &Line<'_>| is_role_line(line.text) || has_title && !line.ends_sentence();
            self.lines.get(self.at + 1).is_some_and(|next| is_role(next) && next.length() <= 80)
        };
        is_name && (next.is_some_and(|next| self.is_header(next)) || goes_with_role())
    }

    /// `Jane Doe`, and below it `About the author: Jane Doe teaches history.`
    fn is_name_above_bio(&self) -> bool {
        const LONGEST_BIO_CHARACTERS: usize = 400;
        let line = self.line();
        let name = line.trimmed();
        let is_bio = |next: &Line<'_>| {
            let text = next.trimmed();
            let behind = text.split_once([':', '：']).map_or(text, |(_, behind)| behind.trim_start());
            next.length() <= LONGEST_BIO_CHARACTERS && speaks_of_author(text) && behind.starts_with(name)
        };
        line.length() <= 60
            && self.has_headline()
            && is_person(name)
            && name.split_whitespace().count() >= 2
            && self.lines.get(self.at + 1).is_some_and(is_bio)
    }

    /// A short sentence with a day right below it, where nobody else is named.
    fn is_bio_inside_header(&self) -> bool {
        const LONGEST_CHARACTERS: usize = 120;
        self.line().length() <= LONGEST_CHARACTERS
            && self.has_headline()
            && self.builder.article().authors.is_empty()
            && self.lines.get(self.at + 1).is_some_and(|next| date_line(next.text).is_some())
    }

    /// `Elif Sönmez / Kars`, `بيروت - ليلى منصور` between the date and the body.
    fn name_beside_place(&self) -> Option<Range<usize>> {
        const MARKS: [&str; 8] = [" / ", " - ", " – ", " — ", " | ", "، ", ", ", "/"];
        let line = self.line();
        let is_before_body = self.has_meta
            && self.builder.article().authors.is_empty()
            && line.length() <= 60
            && is_alone(self.lines, self.at)
            && !line.ends_sentence()
            && self.at + 1 < self.lines.len()
            && self.begins_long_paragraph(self.at + 1);
        if !is_before_body {
            return None;
        }
        let (place, mark) = MARKS.iter().find_map(|mark| find(line.text, mark).map(|place| (place, mark.len())))?;
        let parts = [0..place, place + mark..line.text.len()];
        let is_place = |text: &str| {
            (1..=2).contains(&text.split_whitespace().count())
                && !text.trim().starts_with(|c: char| c.is_lowercase() || c.is_numeric())
        };
        let is_name = |text: &str| is_person(text.trim()) && text.split_whitespace().count() <= 3;
        let [first, second] = parts.clone().map(|part| &line.text[part]);
        match (is_name(first) && is_place(second), is_name(second) && is_place(first)) {
            // A place of two words looks like a name where nothing has capitals.
            (true, _) => Some(parts[0].clone()),
            (false, true) => Some(parts[1].clone()),
            _ => None,
        }
    }

    /// The name of a paper between headline and date, as databases print it.
    fn is_paper_under_headline(&self) -> bool {
        let line = self.line();
        if line.length() > 60 || self.builder.article().publisher.is_some() {
            return false;
        }
        let name = line.text.split(['(', '（']).next().unwrap_or_default().trim();
        let is_day = |line: &Line<'_>| {
            meta_of(line.text)
                .is_some_and(|meta| meta.is_sure && meta.parts.iter().any(|part| matches!(part, Part::Date(_))))
        };
        let is_owner = |line: &Line<'_>| Credit::of(line.text) == Some(Credit::Rights) && line.text.contains(name);
        !name.is_empty()
            && self.lines.get(self.at + 1).is_some_and(is_day)
            && (names_a_paper(name) || self.lines[self.at + 1..].iter().take(4).any(is_owner))
    }

    /// A Chinese, Japanese or Korean name alone on the line under or above a date; nothing but its place tells it from a word.
    fn name_under_date(&self) -> Option<String> {
        let line = self.line();
        if line.text.is_ascii() {
            return None;
        }
        let before = self.at.checked_sub(1).map(|place| &self.lines[place])?;
        let says_day = |line: &Line<'_>| {
            meta_of(line.text).is_some_and(|meta| meta.parts.iter().any(|part| matches!(part, Part::Date(_))))
        };
        let next = self.lines.get(self.at + 1);
        let is_under = !line.follows_gap && next.is_none_or(|next| next.begins_paragraph) && says_day(before);
        let is_above = self.has_headline() && next.is_some_and(|next| !next.follows_gap && says_day(next));
        let is_beside_day = self.builder.article().authors.is_empty() && (is_under || is_above);
        // "港湾新報社会部　浜口真理": the desk first.
        let mut words = line.text.split_whitespace();
        let is_desk = words.next().is_some_and(|word| word.ends_with(['部', '局', '社', '班', '室']) || names_a_paper(word));
        let name = words.next().filter(|_| is_desk && words.next().is_none());
        ideographic_name(name.unwrap_or(line.text)).filter(|_| is_beside_day)
    }

    /// `Ramon Escalante`, `Delta News, Manila` on two lines between header and body.
    fn is_name_with_house(&self) -> bool {
        let line = self.line();
        let [house, paragraph, ..] = &self.lines[self.at + 1..] else { return false };
        self.has_meta
            && self.builder.article().authors.is_empty()
            && line.follows_gap
            && !house.follows_gap
            && paragraph.follows_gap
            && is_person(line.trimmed())
            && line.text.split_whitespace().count() <= 3
            && house.length() <= 60
            && !house.ends_sentence()
            && (is_role_line(house.text) || names_a_paper(house.text.split(',').next().unwrap_or_default()))
            && paragraph.weight() >= 14
    }

    /// One past the last line of a standfirst that was broken over lines, with header lines right behind it.
    fn standfirst_block_end(&self) -> Option<usize> {
        const MOST_LINES: usize = 5;
        let rest = &self.lines[self.at + 1..];
        let more = rest.iter().take(MOST_LINES).take_while(|line| !line.follows_gap).count();
        let end = self.at + 1 + more;
        let block = &self.lines[self.at..end];
        let is_standfirst = self.line().follows_gap
            && (1..MOST_LINES).contains(&more)
            && self.has_headline()
            && self.builder.article().description.is_empty()
            && block.iter().map(Line::length).sum::<usize>() <= LONGEST_STANDFIRST_CHARACTERS
            && block.iter().all(|line| meta_of(line.text).is_none() && !is_furniture(line.text))
            && dateline_of(block[0].text).is_none()
            && self.lines.get(end).is_some_and(|next| meta_of(next.text).is_some_and(|meta| meta.is_sure));
        let has_body = || self.lines[end..].iter().map(Line::length).sum::<usize>() > LONGEST_STANDFIRST_CHARACTERS / 2;
        (is_standfirst && has_body()).then_some(end)
    }

    /// A person's name alone between the header and the first paragraph, in a script or a language that does not write every word of a
    /// heading with a capital.
    fn is_name_before_body(&self, place: usize) -> bool {
        let (Some(candidate), Some(line)) = (self.headline, self.lines.get(place)) else { return false };
        let text = line.trimmed().trim_start_matches(['-', '–', '—']).trim_start();
        if !self.builder.article().authors.is_empty() || line.length() > 60 || !may_name_alone(text) {
            return false;
        }
        // A credit of the picture may stand between the name and the text.
        let is_passed = |place: usize| {
            let text = self.lines[place].text;
            is_furniture(text) || Credit::of(text) == Some(Credit::Image) || self.is_caption(place)
        };
        let next = (place + 1..self.lines.len()).find(|next| !is_passed(*next));
        let is_above_body = self.choice.is_some_and(|choice| place >= choice.header_end && Some(choice.body) == next);
        if !(is_alone(self.lines, place) || is_above_body) {
            return false;
        }
        let has_small = |word: &&str| word.chars().count() > 3 && word.starts_with(char::is_lowercase);
        let is_cased = || self.headline_text(candidate).split_whitespace().skip(1).filter(has_small).count() >= 2;
        let has_given_name = text.contains(' ') && text.split(' ').next().is_some_and(is_given_name);
        // "Jeroen van den Berg"
        let words = text.split_whitespace().filter(|word| !(has_given_name && word.starts_with(char::is_lowercase))).count();
        let least_words = if has_given_name { LEAST_WORDS_BELOW_GIVEN_NAME } else { LEAST_WORDS_OF_PARAGRAPH };
        (is_person(text) && words <= 3 && (has_given_name || is_cased()) || are_persons(text))
            && next.is_some_and(|next| self.begins_paragraph_of(next, least_words))
    }

    /// Whether a paragraph of the text begins at a line, which a program may have broken into several.
    fn begins_long_paragraph(&self, place: usize) -> bool {
        self.begins_paragraph_of(place, LEAST_WORDS_OF_PARAGRAPH)
    }

    fn begins_paragraph_of(&self, place: usize, least_words: usize) -> bool {
        const LEAST_OF_FIRST: usize = 4;
        const MOST_LINES: usize = 6;
        let first = self.lines[place].weight();
        let rest = self.lines[place + 1..].iter().take(MOST_LINES).take_while(|line| !line.begins_paragraph);
        first >= least_words || first >= LEAST_OF_FIRST && first + rest.map(Line::weight).sum::<usize>() >= least_words
    }

    /// Whether a line above the body is what a picture shows, with who took it on the next.
    fn is_caption(&self, place: usize) -> bool {
        self.choice.is_some_and(|choice| place < choice.body)
            && self.lines.get(place + 1).is_some_and(|credit| {
                Credit::of(credit.text) == Some(Credit::Image)
                    && is_caption_above_credit(&self.lines[place], credit.trimmed())
            })
    }

    /// A short line alone with header lines soon after it.
    fn is_standfirst_inside_header(&self) -> bool {
        let line = self.line();
        // A name between the two that only the lines behind it tell is passed over.
        let is_passed = |place: &usize| {
            let text = self.lines[*place].text;
            let is_name =
                || is_person(text.trim()) && text.split_whitespace().count() <= 3 && text.chars().any(char::is_uppercase);
            is_furniture(text) || is_separator(text) || is_name() && !self.is_header(*place)
        };
        let soon = (self.at + 1..self.lines.len()).filter(|place| !is_passed(place)).take(2);
        let is_under_headline = self.headline.is_some_and(|headline| headline.last + 1 == self.at)
            && self.lines.get(self.at + 1).is_some_and(|next| next.begins_paragraph);
        let is_set_apart = || is_alone(self.lines, self.at) || is_under_headline || self.is_header(self.at + 1);
        is_short(line)
            && self.builder.article().description.is_empty()
            && is_set_apart()
            // The first paragraph of the text is none, whatever looks like a label below it.
            && self.choice.is_none_or(|choice| self.at < choice.body)
            && dateline_of(line.text).is_none()
            && soon.into_iter().any(|place| self.is_header(place))
            && self.has_body_behind_header()
    }

    /// Whether something long is left behind the header lines that come next: those at the end of a text are its footer.
    fn has_body_behind_header(&self) -> bool {
        let rest = self.lines.iter().enumerate().skip(self.at + 1);
        let mut behind = rest.skip_while(|(place, _)| !self.is_header(*place)).filter(|(place, _)| !self.is_header(*place));
        let length = self.line().length();
        behind.any(|(_, line)| line.length() * 2 >= length && !is_furniture(line.text) && Credit::of(line.text).is_none())
    }
}

/// Whether words that look like a name are no more than a name has; in scripts without capitals everything looks like one.
fn is_name_long(text: &str) -> bool {
    let has_capitals = text.chars().any(char::is_uppercase);
    has_capitals || text.split_whitespace().count() <= 4
}

/// `Talia Brookfield in Nuku'alofa` without the place.
fn before_place(text: &str) -> impl Iterator<Item = &str> {
    const WORDS: [&str; 8] = [" in ", " à ", " en ", " aus ", " a ", " em ", " te ", " w "];
    let is_place = |place: &str| {
        place.starts_with(char::is_uppercase) && place.split_whitespace().count() <= 4 && !place.contains(['.', ':'])
    };
    let cut = WORDS
        .iter()
        .filter(|word| text.contains(**word))
        .find_map(|word| text.split_once(word))
        .filter(|(_, place)| is_place(place.trim()));
    std::iter::once(cut.map_or(text, |(name, _)| name))
}

/// Two or more names with a word or mark between them.
fn are_persons(text: &str) -> bool {
    const JOINTS: [&str; 11] = [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " i ", " и ", " та ", " och "];
    let Some(joint) = JOINTS.iter().find(|joint| text.contains(*joint)) else { return false };
    let parts: Vec<&str> = text.split(joint).flat_map(|part| part.split(", ")).map(str::trim).collect();
    text.chars().any(char::is_uppercase)
        && parts
            .iter()
            .map(|part| without_title(part))
            .all(|part| is_person(part) && (2..=4).contains(&part.split_whitespace().count()))
}

/// Whether a line is the byline of somebody else than a line above it may name.
fn names_others(line: &str, above: &str) -> bool {
    let persons = byline(line).unwrap_or_default();
    let mut persons = persons.iter().filter(|name| is_person(name)).peekable();
    persons.peek().is_some() && persons.all(|name| !above.contains(name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn a_line_above_the_byline_of_somebody_else_names_nobody() {
        const BODY: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                            The people of the village spent four days without bread. The town asks for a second tunnel.\n";
        let mut wrong = String::new();
        for (header, expected) in [
            ("Jembatan Gantung Kelby Putus, Siswa Naik Rakit\n\nOleh Jane Perry", "Jane Perry"),
            ("Truth Before Speed\n\nBy Jane Perry", "Jane Perry"),
            ("Jane Perry\n\nBy Jane Perry", "Jane Perry"),
            ("Jane Perry\n\n3 May 2018", "Jane Perry"),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("Pass road reopens after four days\n\n{header}\n\n{BODY}"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            if article.authors.join("|") != expected {
                wrong.push_str(&format!("{header:?}: {:?}\n", article.authors));
            }
        }
        assert_eq!(wrong, "");
    }
}
