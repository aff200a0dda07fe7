//! Reads what stands behind the body, from the bottom: credits, labels, lines about the author, lists of other articles.
//!
//! `subjects`: what labels say the article is about. `bio`: who wrote. `comments`: where readers begin to speak. `days`: days beside other words of a page. `filed`: the line with which blogs file an article. `neighbours`: the articles before and after. `others`: teasers without a heading. `owner`: whose it is, and where it was published first. `tail`: what a page prints behind its article.

mod bio;
mod comments;
mod days;
mod filed;
mod neighbours;
mod others;
mod owner;
mod subjects;
mod tail;
#[cfg(test)]
mod tests;

use self::bio::Bios;
use self::days::day_with_role;
pub(super) use self::tail::are_hashtags;
use super::super::byline::{
    byline, ideographic_name, ideographic_reporter, ideographic_signature, is_person, names, says_not_writing,
};
use super::super::html::is_line_below;
use super::super::labels::{Label, Labelled, labels_of, whole_label};
use super::credit::Credit;
use super::databases::{day_before_codes, day_behind_codes};
use super::documents::{is_around_end, is_end_of_document};
use super::furniture::{is_furniture, is_invitation, is_page_number, is_separator};
use super::header::HeaderReader;
use super::lines::{Line, ends_sentence, in_one_line, is_quotation, last_paragraph};
use super::lone_names::may_name_alone;
use super::meta::{label_line, meta_of};
use super::open_labels::is_heading_below_label;
use super::press::{is_boilerplate, is_contact, is_end_mark};
use super::sign_off::{author_in, is_sign_off};
use super::who::romanian_byline;
use crate::article::{DatePrecision, Evidence, Field, Zone};
use crate::ingest::parse::dates::{DateRole, FoundDate};

/// Paragraphs of a footer beyond this are body.
const MOST_FOOTER_PARAGRAPHS: usize = 24;

impl HeaderReader<'_, '_> {
    /// Reads the footer; returns the place one past the last body line.
    pub(super) fn read_footer(&mut self, body_start: usize) -> usize {
        self.is_below_text = true;
        let end = self.before_stamp(body_start, self.lines.len());
        let mut end = self.before_tail(body_start).min(end);
        end = self.before_end_mark(body_start, end);
        end = self.before_bio_heading(body_start, end);
        end = self.before_notes_below_bio(body_start, end);
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

    /// The stamp of an agency below a text tells its day where nothing else does; what stands below it is of the transmission.
    fn before_stamp(&mut self, body_start: usize, end: usize) -> usize {
        const MOST_LINES: usize = 4;
        const LONGEST_BELOW: usize = 60;
        let below = (body_start + 1..end).rev().take(MOST_LINES);
        let below =
            below.take_while(|place| !self.lines[*place].is_paragraph() || self.lines[*place].length() <= LONGEST_BELOW);
        let found = below.into_iter().find_map(|place| {
            let line = self.lines[place].trimmed();
            let stamp = |date| FoundDate { date, range: 0..line.len(), rule: "stamp", shortened: None };
            Some((place, day_behind_codes(line).map(stamp).or_else(|| day_before_codes(line))?))
        });
        let Some((place, found)) = found else { return end };
        if self.builder.article().published.date().is_none_or(|date| date.precision() != DatePrecision::Day) {
            let line = self.lines[place];
            self.builder.set_date(&found, line.whole(Zone::Credit, "stamp below the text", 0.7));
        }
        place
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
                || is_around_end(line.trimmed())
                || is_sign_off(line.text)
        };
        let is_below_heading = || is_boilerplate(self.lines[start - 1].text) && !self.lines[start - 1].is_paragraph();
        let is_of_release =
            || self.is_release && (is_contact(first.text) || is_boilerplate(first.text) || is_line && is_below_heading());
        if paragraph.iter().all(is_around) || is_of_release() {
            self.furniture.extend(paragraph.iter().map(|line| line.trimmed().to_string()));
            paragraph.iter().for_each(|line| {
                self.keep_change_in(line);
                self.read_author_in_sign_off(line);
            });
        } else if !is_line && paragraph.iter().all(|line| is_around(line) || Credit::of(line.text).is_some()) {
            self.read_around(paragraph);
        } else if self.read_listed_labels(paragraph)
            || !is_line
                && (self.read_stamp(paragraph)
                    || self.read_day_and_change(paragraph)
                    || self.read_byline_and_day(start, paragraph))
            || is_line && (self.read_hashtags(&first) || self.read_filing(&first) || self.read_source(&first))
        {
        } else if let Some(credit) = Credit::of(&text).filter(|_| is_line || text.len() <= 400) {
            let evidence = self.evidence_of_lines(start, end, Zone::Credit, credit.rule(), 0.9);
            self.builder.set_text(Field::CreditText, &text, evidence);
            if credit == Credit::Origin {
                self.read_first_publisher(&first);
            } else if credit == Credit::Rights {
                self.read_owner(&first);
            }
        } else if is_line && is_label_in_brackets(first.text) {
            self.furniture.push(first.trimmed().to_string());
        } else if paragraph.iter().all(|line| label_line(line.text).is_some_and(|(before, _)| before == 0)) {
            for line in paragraph {
                for labelled in labels_of(line.text).map(|(_, labels)| labels).unwrap_or_default() {
                    self.read_labelled(line, labelled);
                }
            }
        } else if (is_line && self.read_closing_labels(&first)) || (self.read_bio(body_start, start, end, &text, bios)) {
            return true;
        } else if is_line && is_line_below(first.text) {
            self.furniture.push(first.trimmed().to_string());
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
        let is_short = |line: &&Line<'_>| line.length() <= LONGEST_CHARACTERS && !line.is_prose();
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
        let is_house = || self.lines.get(end).is_some_and(|below| is_end_of_document(below.trimmed()));
        let is_frame = end - start == 1 && is_short(&&self.lines[start]) && (is_below_known() || is_house());
        if is_frame {
            self.furniture.push(self.lines[start].trimmed().to_string());
        }
        is_frame
    }

    pub(super) fn evidence_of_lines(
        &self,
        start: usize,
        end: usize,
        zone: Zone,
        rule: &'static str,
        confidence: f32,
    ) -> Evidence {
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
        let is_value = |line: &Line<'_>| line.text.split_whitespace().count() <= 5 && !line.ends_sentence();
        if values.is_empty() || !values.iter().all(is_value) {
            return false;
        }
        // The list of a page without tags is empty, and the next heading stands below its label.
        let end = values.iter().position(|line| is_heading_below_label(line.text)).unwrap_or(values.len());
        let (values, others) = values.split_at(end);
        self.furniture.extend(others.iter().map(|line| line.trimmed().to_string()));
        let name = label.trimmed().trim_end_matches(':').to_string();
        values.iter().for_each(|value| self.read_value(value, known, &name, 0..value.text.len()));
        true
    }

    /// `#Trabzon #Liman`: nothing but tags.
    fn read_hashtags(&mut self, line: &Line<'_>) -> bool {
        let are_tags = tail::are_hashtags(line.text);
        if are_tags && self.repeats_headline(line.text) {
            self.furniture.push(line.trimmed().to_string());
        } else if are_tags {
            self.builder.add_list_text(Field::Keywords, line.trimmed(), line.whole(Zone::Credit, "hashtags", 0.8));
        }
        are_tags
    }

    /// `#County #reopens #road #over #pass`: the words of the headline in their order, each made a tag by a program.
    fn repeats_headline(&self, tags: &str) -> bool {
        const LEAST_TAGS: usize = 5;
        let headline =
            self.headline.map_or_else(|| self.builder.article().headline.clone(), |found| self.headline_text(found));
        let headline = headline.to_lowercase();
        let mut words = headline.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let tags = tags.to_lowercase();
        let mut tags = tags.split_whitespace().map(|tag| tag.trim_matches(|c: char| !c.is_alphanumeric()));
        tags.clone().count() >= LEAST_TAGS && tags.all(|tag| words.any(|word| word == tag))
    }

    /// Lines around an article that are credits or furniture.
    fn read_around(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            match Credit::of(line.text) {
                Some(credit) => {
                    self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, credit.rule(), 0.9))
                }
                None => self.furniture.push(line.trimmed().to_string()),
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

    /// `By Jane Doe`, `— Jane Doe` at the end of a text whose header names nobody.
    fn read_signature(&mut self, line: &Line<'_>, before: &str) -> bool {
        const LONGEST_CHARACTERS: usize = 160;
        if line.length() > LONGEST_CHARACTERS || line.is_paragraph() {
            return false;
        }
        let text = line.trimmed().trim_start_matches(['-', '–', '—', '~', ' ', '(', '（', '【']);
        let text = text.trim_end_matches([')', ' ', '）', '】']);
        let has_dash = text.len() < line.trimmed().len();
        // "Vera Lapshina, Salekhard", "Jane Doe (Brest)"
        // "Jane Doe / STT"
        let is_house = |house: &str| (2..=8).contains(&house.len()) && house.bytes().all(|byte| byte.is_ascii_uppercase());
        let text = text.split_once('/').filter(|(_, house)| is_house(house.trim())).map_or(text, |(name, _)| name.trim());
        let (text, is_at_place) = match text.split_once([',', '(', '،']) {
            Some((name, place)) if (1..=4).contains(&place.split_whitespace().count()) && !place.contains('.') => {
                (name.trim(), true)
            }
            _ => (text, false),
        };
        let is_ideographic = ideographic_name(text).is_some() || ideographic_reporter(text).is_some();
        let is_name = (is_person(text) || is_ideographic) && text.split_whitespace().count() <= 4 && !ends_sentence(text);
        let romanian = romanian_byline(line.trimmed(), self.lines).map(names);
        let is_byline = (byline(line.text).is_some() || romanian.is_some()) && line.length() <= 100 && !line.ends_sentence();
        let authors = self.builder.article().authors.clone();
        // A name under a quotation is that of who said it.
        let follows_quotation = is_quotation(before);
        if ends_sentence(before) && !follows_quotation && self.read_byline_with_day(line) {
            return true;
        }
        let is_known = authors.iter().any(|author| author == text);
        // Without a mark, where nobody else is named, a line of two or three words below a sentence.
        let stands_alone = authors.is_empty()
            && line.length() <= 60
            && ends_sentence(before)
            && !follows_quotation
            && text.split_whitespace().count() <= 3
            && may_name_alone(line.trimmed())
            && (is_at_place || text.split_whitespace().count() >= 2);
        let alone = self.signature_in_ideographs(line, before).filter(|_| authors.is_empty());
        let is_reporter = meta_of(line.text).is_some_and(|meta| meta.rule == "name by its place");
        let is_signature =
            is_name && (has_dash && !follows_quotation || is_known || stands_alone) || is_reporter || alone.is_some();
        if is_byline || is_signature {
            let read = alone
                .map(|name| vec![name])
                .or(romanian)
                .or_else(|| byline(line.text))
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
        self.read_date_at_end(line) || ends_sentence(before) && self.read_line_of_post(line)
    }

    /// A name of Han characters on a line set apart below a sentence.
    fn signature_in_ideographs(&self, line: &Line<'_>, before: &str) -> Option<String> {
        let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30fa}');
        let is_set_apart = line.follows_gap && ends_sentence(before) && !before.trim_end().ends_with(['」', '』', '”']);
        let name = ideographic_signature(line.trimmed(), before.contains(is_kana)).filter(|_| is_set_apart)?;
        may_name_alone(line.trimmed()).then_some(name)
    }

    /// `REUTERS` and below it `Tuesday, March 3, 1998 14:22`: what an agency or its archive sets below its copy, perhaps with who edited it.
    fn read_stamp(&mut self, paragraph: &[Line<'_>]) -> bool {
        const MOST_LINES: usize = 4;
        const LONGEST_BYTES: usize = 60;
        const AGENCIES: [&str; 10] = ["reuters", "ap", "afp", "upi", "dpa", "efe", "ansa", "tass", "xinhua", "kyodo"];
        let Some((day, above)) = paragraph.split_last().filter(|_| (2..=MOST_LINES).contains(&paragraph.len())) else {
            return false;
        };
        let is_agency = |line: &Line<'_>| {
            let text = line.trimmed();
            AGENCIES.iter().any(|agency| text.eq_ignore_ascii_case(agency))
                || (3..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let is_of_desk = |line: &Line<'_>| {
            line.text.len() <= LONGEST_BYTES && line.text.split_whitespace().next().is_some_and(says_not_writing)
        };
        let is_stamp = above.iter().all(|line| is_agency(line) || is_sign_off(line.text) || is_of_desk(line))
            && above.iter().any(|line| !is_of_desk(line))
            && super::meta::date_line(day.text).is_some();
        if is_stamp {
            if let Some(house) = above.iter().find(|line| is_agency(line)) {
                let evidence = house.whole(Zone::Credit, "agency below its copy", 0.7);
                self.builder.set_text(Field::Publisher, house.trimmed(), evidence);
            }
            self.read_date_at_end(day);
        }
        is_stamp
    }

    /// Who wrote, where a sign-off says it and nothing before.
    fn read_author_in_sign_off(&mut self, line: &Line<'_>) {
        let name = author_in(line.text).filter(|name| is_person(name));
        if let Some(name) = name.filter(|_| self.builder.article().authors.is_empty()) {
            let evidence = line.whole(Zone::Credit, "sign-off", 0.7);
            self.builder.add_values(Field::Author, &[name.to_string()], evidence);
        }
    }

    /// The day below a text whose header has none.
    fn read_date_at_end(&mut self, line: &Line<'_>) -> bool {
        // "2023/02/22 14:35 송고"
        const SENT: [&str; 4] = ["송고", "입력", "승인", "등록"];
        let sent = SENT.iter().find_map(|word| line.text.trim_end().strip_suffix(word)).map(str::trim);
        if let Some(day) = sent.filter(|day| self.builder.article().published.date().is_none() && day.len() <= 40) {
            self.builder.set_date_text(day, line.whole(Zone::Header, "day of sending at the end", 0.8));
            return true;
        }
        if let Some((house, day)) = agency_and_day(line.text)
            && self.builder.article().published.date().is_none()
        {
            self.builder.set_date_text(day, line.whole(Zone::Header, "agency and day at the end", 0.8));
            if self.builder.article().publisher.is_none() {
                self.builder.set_text(Field::Publisher, house, line.whole(Zone::Credit, "agency below its copy", 0.6));
            }
            return true;
        }
        if let Some(found) = day_of_publication(line.trimmed()).filter(|_| self.builder.article().published.date().is_none())
        {
            let evidence = line.whole(Zone::Header, "day of publication at the end", 0.8);
            self.builder.set_date_text(&line.trimmed()[found.range], evidence);
            return true;
        }
        if self.keep_change_in(line) {
            return true;
        }
        let is_date = || line.length() <= 80 && meta_of(line.text).is_some_and(|meta| meta.rule == "date line");
        if self.builder.article().published.date().is_some() || !is_date() {
            return false;
        }
        let evidence = line.whole(Zone::Header, "date at the end", 0.7);
        if let Some((range, _)) = super::meta::date_line(line.text) {
            self.builder.set_date_text(&line.text[range], evidence);
        }
        true
    }
}

/// `Publié le 3 mai 2018 à 14 h 05`: a day that is said to be that of publication, and nothing else but an hour.
fn day_of_publication(text: &str) -> Option<FoundDate> {
    day_with_role(text).filter(|(_, role)| *role == DateRole::Published).map(|(found, _)| found)
}

/// `MAP: 12 février 2024`: the letters of an agency and the day of its copy.
fn agency_and_day(text: &str) -> Option<(&str, &str)> {
    let (house, day) = text.trim().split_once(':')?;
    let (house, day) = (house.trim(), day.trim());
    let are_letters = (2..=8).contains(&house.chars().count()) && house.chars().all(char::is_uppercase);
    (are_letters && day.len() <= 60 && super::meta::date_line(day).is_some_and(|(_, author)| author.is_none()))
        .then_some((house, day))
}

/// `（责任编辑：周敏）`: in brackets, who had to do with the page.
fn is_label_in_brackets(text: &str) -> bool {
    const LONGEST_BYTES: usize = 120;
    let text = text.trim();
    let inner = text.strip_prefix(['（', '(', '【', '[']).and_then(|rest| rest.strip_suffix(['）', ')', '】', ']']));
    let is_kept = |(before, labels): (usize, Vec<Labelled>)| {
        before == 0 && labels.iter().all(|labelled| labelled.label == Label::Kept)
    };
    text.len() <= LONGEST_BYTES && inner.and_then(labels_of).is_some_and(is_kept)
}
