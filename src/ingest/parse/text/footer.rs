//! Reads what stands behind the body, from the bottom: credits, labels, lines about the author, lists of other articles.

use super::super::byline::{byline, ideographic_name, ideographic_reporter, is_person, names, person_of_bio};
use super::super::labels::{Label, Labelled, labels_of, whole_label};
use super::super::scan::is_longer;
use super::credit::Credit;
use super::documents::is_end_of_document;
use super::furniture::{
    is_bio_heading, is_furniture, is_invitation, is_list_heading, is_page_number, is_separator, speaks_of_author,
};
use super::header::HeaderReader;
use super::lines::{Line, ends_sentence, in_one_line, last_paragraph};
use super::meta::{label_line, meta_of};
use super::press::{is_boilerplate, is_contact, is_end_mark, names_a_paper};
use crate::article::{Evidence, Field, Zone};

/// Paragraphs of a footer beyond this are body.
const MOST_FOOTER_PARAGRAPHS: usize = 24;
const MOST_BIOS: usize = 4;

#[derive(Default)]
struct Bios {
    /// From the last to the first.
    lines: Vec<(String, Evidence)>,
    persons: Vec<String>,
}

impl HeaderReader<'_, '_> {
    /// Reads the footer; returns the place one past the last body line.
    pub(super) fn read_footer(&mut self, body_start: usize) -> usize {
        let mut end = self.before_list_of_articles(body_start);
        end = self.before_end_mark(body_start, end);
        end = self.before_bio_heading(body_start, end);
        let mut bios = Bios::default();
        for _ in 0..MOST_FOOTER_PARAGRAPHS {
            // At least one paragraph stays for the body.
            let last = last_paragraph(&self.lines[body_start..end]).map(|place| body_start + place);
            let Some(start) = last.filter(|start| *start > body_start) else { break };
            if !self.read_footer_paragraph(body_start, start, end, &mut bios) && !self.pass_in_footer(body_start, start, end)
            {
                break;
            }
            end = start;
        }
        self.settle_bios(bios);
        end
    }

    fn read_footer_paragraph(&mut self, body_start: usize, start: usize, end: usize, bios: &mut Bios) -> bool {
        let paragraph = &self.lines[start..end];
        let first = paragraph[0];
        let text = in_one_line(paragraph);
        let is_line = paragraph.len() == 1;
        let is_around = |line: &Line<'_>| {
            is_furniture(line.text)
                || is_separator(line.text)
                || is_page_number(line.text)
                || is_invitation(line.text)
                || is_end_of_document(line.text.trim())
        };
        if paragraph.iter().all(is_around) || self.is_release && (is_contact(first.text) || is_boilerplate(&text)) {
            self.furniture.extend(paragraph.iter().map(|line| line.text.trim().to_string()));
        } else if !is_line && paragraph.iter().all(|line| is_around(line) || Credit::of(line.text).is_some()) {
            self.read_around(paragraph);
        } else if self.read_listed_labels(paragraph) || is_line && self.read_hashtags(&first) {
        } else if let Some(credit) = Credit::of(&text).filter(|_| is_line || text.len() <= 400) {
            let evidence = self.evidence_of_lines(start, end, Zone::Credit, credit.rule(), 0.9);
            self.builder.set_text(Field::CreditText, &text, evidence);
            if credit == Credit::Origin {
                self.read_first_publisher(&first);
            } else if credit == Credit::Rights {
                self.read_owner(&first);
            }
        } else if paragraph.iter().all(|line| label_line(line.text).is_some_and(|(before, _)| before == 0)) {
            for line in paragraph {
                for labelled in labels_of(line.text).map(|(_, labels)| labels).unwrap_or_default() {
                    self.read_labelled(line, labelled);
                }
            }
        } else if (is_line && self.read_closing_labels(&first))
            || (bios.lines.len() < MOST_BIOS && self.read_bio(body_start, start, end, &text, bios))
        {
            return true;
        } else {
            let before = self.lines[start - 1].text;
            return is_line && self.read_signature(&first, before);
        }
        true
    }

    /// A short unknown line below others of a footer: what stands among buttons and labels is one of them.
    fn pass_in_footer(&mut self, body_start: usize, start: usize, end: usize) -> bool {
        const LONGEST_CHARACTERS: usize = 60;
        const MOST_LINES: usize = 8;
        let is_short = |line: &&Line<'_>| line.length() <= LONGEST_CHARACTERS && !ends_sentence(line.text);
        let is_known = |line: &Line<'_>| {
            is_furniture(line.text)
                || is_invitation(line.text)
                || Credit::of(line.text).is_some()
                || whole_label(line.text).is_some()
                || label_line(line.text).is_some_and(|(before, _)| before == 0)
        };
        let above = self.lines[body_start..start].iter().rev().take(MOST_LINES).take_while(is_short);
        let is_below_known = || above.clone().count() < MOST_LINES && above.clone().any(is_known);
        // Databases print the house of a paper above the mark of the end.
        let is_house = || self.lines.get(end).is_some_and(|below| is_end_of_document(below.text.trim()));
        let is_frame = end - start == 1 && is_short(&&self.lines[start]) && (is_below_known() || is_house());
        if is_frame {
            self.furniture.push(self.lines[start].text.trim().to_string());
        }
        is_frame
    }

    pub(super) fn evidence_of_lines(&self, start: usize, end: usize, zone: Zone, rule: &str, confidence: f32) -> Evidence {
        let first = self.lines[start];
        match end - start {
            1 => first.whole(zone, rule, confidence),
            _ => {
                let words = self.text[first.start..self.lines[end - 1].end()].trim();
                let lead = first.text.len() - first.text.trim_start().len();
                let from = first.start + lead;
                let origin = crate::article::Origin::Text { zone, line: first.number, start: from, end: from + words.len() };
                Evidence::new(origin, words, rule, confidence)
            }
        }
    }

    /// A label with its values on lines of their own below it: `Archivado en`, `Volcanes`, `Guatemala`.
    fn read_listed_labels(&mut self, paragraph: &[Line<'_>]) -> bool {
        let [label, values @ ..] = paragraph else { return false };
        let Some(known @ Label::Field(Field::Topic | Field::Keywords)) = whole_label(label.text) else { return false };
        let is_value = |line: &Line<'_>| line.text.split_whitespace().count() <= 5 && !ends_sentence(line.text);
        if values.is_empty() || !values.iter().all(is_value) {
            return false;
        }
        let name = label.text.trim().trim_end_matches(':').to_string();
        values.iter().for_each(|value| self.read_value(value, known, &name, 0..value.text.len()));
        true
    }

    /// `#Trabzon #Liman`: nothing but tags.
    fn read_hashtags(&mut self, line: &Line<'_>) -> bool {
        let is_tag = |word: &str| word.len() > 1 && word.starts_with('#') && !word[1..].starts_with('#');
        let are_tags = line.text.split_whitespace().all(is_tag);
        if are_tags {
            self.builder.add_list_text(Field::Keywords, line.text.trim(), line.whole(Zone::Credit, "hashtags", 0.8));
        }
        are_tags
    }

    /// Lines around an article that are credits or furniture.
    fn read_around(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            match Credit::of(line.text) {
                Some(credit) => {
                    self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, credit.rule(), 0.9))
                }
                None => self.furniture.push(line.text.trim().to_string()),
            }
        }
    }

    /// `###`, `-30-`, `ENDS`: what is behind it is about the house and whom the press may ask.
    fn before_end_mark(&mut self, body_start: usize, end: usize) -> usize {
        let lines = self.lines;
        let mut marks =
            (body_start + 1..end).filter(|place| lines[*place].begins_paragraph && is_end_mark(lines[*place].text));
        // Several are breaks between the parts of a text.
        let (Some(mark), None) = (marks.next(), marks.next()) else { return end };
        let length = |lines: &[Line<'_>]| lines.iter().map(Line::length).sum::<usize>();
        let behind = &lines[mark + 1..end];
        let speaks = |line: &Line<'_>| is_contact(line.text) || is_boilerplate(line.text);
        let is_end = length(behind) <= length(&lines[body_start..mark]) && (self.is_release || behind.iter().any(speaks));
        if !is_end || behind.is_empty() {
            return end;
        }
        self.read_around(&lines[mark..end]);
        mark
    }

    /// `Related Articles` and nothing but short lines behind it.
    fn before_list_of_articles(&mut self, body_start: usize) -> usize {
        let lines = self.lines;
        let from = body_start + (lines.len() - body_start) / 3;
        let heading = (from.max(body_start + 1)..lines.len()).find(|place| {
            let behind = &lines[place + 1..];
            is_list_heading(lines[*place].text)
                && !behind.is_empty()
                && behind.iter().all(|line| {
                    line.length() <= 160
                        && (!ends_sentence(line.text)
                            || line.text.trim_end().ends_with('?')
                            || Credit::of(line.text).is_some())
                })
        });
        let Some(heading) = heading else { return lines.len() };
        self.read_around(&lines[heading..]);
        heading
    }

    /// `About the author` and what is behind it.
    fn before_bio_heading(&mut self, body_start: usize, end: usize) -> usize {
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
                self.furniture.push(last.text.trim().to_string());
            } else if let Some((0, labels)) = labels_of(last.text) {
                labels.into_iter().for_each(|labelled| self.read_labelled(last, labelled));
            } else {
                break;
            }
            bio_end -= 1;
        }
        let text = in_one_line(&lines[heading + 1..bio_end]);
        let evidence =
            self.evidence_of_lines(heading + 1, bio_end, Zone::Bio, "lines under a heading about the author", 0.9);
        let person =
            person_of_bio(&text).or_else(|| Some(lines[heading + 1].text.trim().to_string()).filter(|line| is_person(line)));
        self.builder.set_text(Field::Bio, &text, evidence.clone());
        if let Some(person) = person.filter(|_| self.builder.article().authors.is_empty()) {
            self.builder.add_values(Field::Author, &names(&person), evidence);
        }
        heading
    }

    /// A closing line such as "You receive this letter because you subscribed. Topics: Trade, Energy."
    fn read_closing_labels(&mut self, line: &Line<'_>) -> bool {
        let Some((before, labels)) = labels_of(line.text) else { return false };
        let follows_sentence = line.text[..before].trim_end().ends_with(['.', '!', '?', '|', ')']);
        let takes =
            |labelled: &Labelled| matches!(labelled.label, Label::Field(Field::Topic | Field::Keywords | Field::Region));
        if !follows_sentence || before > 120 || !labels.iter().all(takes) {
            return false;
        }
        let evidence = line.evidence(Zone::Credit, &(0..before), "closing line", 0.6);
        self.builder.set_text(Field::CreditText, &line.text[..before], evidence);
        labels.into_iter().for_each(|labelled| self.read_labelled(line, labelled));
        true
    }

    /// A paragraph about the author, or about whose views the article holds.
    fn read_bio(&mut self, body_start: usize, start: usize, end: usize, text: &str, bios: &mut Bios) -> bool {
        let evidence =
            |reader: &Self, rule: &str, confidence: f32| reader.evidence_of_lines(start, end, Zone::Bio, rule, confidence);
        const OPENERS: [&str; 3] = ["reporting by ", "additional reporting by ", "editing by "];
        const LONGEST_OPENER_BYTES: usize = 80;
        let opening = text.trim_start_matches('(');
        let opening = opening[..opening.floor_char_boundary(LONGEST_OPENER_BYTES)].to_lowercase();
        if OPENERS.iter().any(|opener| opening.starts_with(opener)) {
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
        let says_who_contributed = || {
            let lowered = text.to_lowercase();
            CONTRIBUTED.iter().any(|phrase| lowered.contains(phrase))
        };
        if !is_longer(text, 300) && says_who_contributed() {
            bios.lines.push((text.to_string(), evidence(self, "line about the reporters", 0.7)));
            return true;
        }
        let authors = self.builder.article().authors.clone();
        if let Some(person) = person_of_bio(text) {
            let family = person.split(' ').next_back().unwrap_or_default().to_lowercase();
            let is_author = authors.iter().any(|author| author.to_lowercase().contains(&family));
            // Somebody the article speaks of is its subject.
            let is_subject = || {
                let mentions = |line: &Line<'_>| line.text.to_lowercase().contains(&family);
                self.lines[body_start..start].iter().any(mentions)
            };
            if is_author || !is_subject() {
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

    fn settle_bios(&mut self, bios: Bios) {
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

    /// `By Jane Doe`, `— Jane Doe` at the end of a text whose header names nobody.
    fn read_signature(&mut self, line: &Line<'_>, before: &str) -> bool {
        const LONGEST_CHARACTERS: usize = 160;
        if line.length() > LONGEST_CHARACTERS {
            return false;
        }
        let text = line.text.trim().trim_start_matches(['-', '–', '—', '~', ' ', '(', '（', '【']);
        let text = text.trim_end_matches([')', ' ', '）', '】']);
        let has_dash = text.len() < line.text.trim().len();
        // "Vera Lapshina, Salekhard", "Jane Doe (Brest)"
        let (text, is_at_place) = match text.split_once([',', '(', '،']) {
            Some((name, place)) if (1..=4).contains(&place.split_whitespace().count()) && !place.contains('.') => {
                (name.trim(), true)
            }
            _ => (text, false),
        };
        let is_ideographic = ideographic_name(text).is_some() || ideographic_reporter(text).is_some();
        let is_name = (is_person(text) || is_ideographic) && text.split_whitespace().count() <= 4 && !ends_sentence(text);
        let is_byline = byline(line.text).is_some() && line.length() <= 100 && !ends_sentence(line.text);
        let is_date = meta_of(line.text).is_some_and(|meta| meta.rule == "date line") && line.length() <= 80;
        let authors = self.builder.article().authors.clone();
        // A name under a quotation is that of who said it.
        let follows_quotation = before.trim_end().ends_with(['"', '”', '»', '’']);
        let is_known = authors.iter().any(|author| author == text);
        // Without a mark, where nobody else is named, a line of two or three words below a sentence.
        let stands_alone = authors.is_empty()
            && line.length() <= 60
            && ends_sentence(before)
            && !follows_quotation
            && text.split_whitespace().count() <= 3
            && (is_at_place || text.split_whitespace().count() >= 2);
        let is_reporter = meta_of(line.text).is_some_and(|meta| meta.rule == "name by its place");
        let is_signature = is_name && (has_dash && !follows_quotation || is_known || stands_alone) || is_reporter;
        if is_byline || is_signature {
            let read = byline(line.text)
                .or_else(|| ideographic_name(text).map(|name| vec![name]))
                .or_else(|| ideographic_reporter(text).map(|name| vec![name]))
                .unwrap_or_else(|| names(text));
            let evidence = line.whole(Zone::Bio, "signature", 0.7);
            if authors.is_empty() {
                self.builder.add_values(Field::Author, &read, evidence);
            } else {
                let others: Vec<&String> = read.iter().filter(|name| !authors.contains(name)).collect();
                others.into_iter().for_each(|name| self.builder.pass_over(Field::Author, name, evidence.clone()));
            }
            return true;
        }
        if is_date && self.builder.article().published.date().is_none() {
            let evidence = line.whole(Zone::Header, "date at the end", 0.7);
            if let Some((range, _)) = super::meta::date_line(line.text) {
                self.builder.set_date_text(&line.text[range], evidence);
            }
            return true;
        }
        false
    }

    /// `© 2024 Harbour Times. All rights reserved`: the paper, where nothing else names one.
    fn read_owner(&mut self, line: &Line<'_>) {
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

    /// `This article was originally published by Harbour Review.`: the publisher.
    fn read_first_publisher(&mut self, line: &Line<'_>) {
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
            const INSIDE: [&str; 10] = ["of", "the", "for", "de", "la", "le", "der", "des", "del", "&"];
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
    opens || names_author && lowered.split_whitespace().count() <= 25
}
