//! Turns what a header line says into values of the article, and takes the best headline.

use std::ops::Range;

use super::super::builder::key_evidence;
use super::super::byline::{byline, is_person};
use super::super::dates::{
    DateReading, FoundDate, Order, date_at_end, date_at_start, minguo_day, whole_date, whole_date_in_order,
};
use super::super::labels::{Label, Labelled, labels_of};
use super::credit::Credit;
use super::furniture::{is_invitation, is_kicker};
use super::header::{Candidate, HeaderReader};
use super::headline::taken_apart;
use super::house::may_name_site;
use super::lines::Line;
use super::made::names_making;
use super::meta::{Meta, Part, date_line};
use super::press::names_a_paper;
use super::speaker::speaker_in;
use crate::article::{DatePrecision, Evidence, Field, Origin, Zone};

impl HeaderReader<'_, '_> {
    pub(super) fn read_meta(&mut self, line: &Line<'_>, meta: Meta) {
        self.has_meta = true;
        let Meta { parts, rule, is_sure } = meta;
        let confidence = if is_sure { 0.95 } else { 0.8 };
        let has_author = !self.builder.article().authors.is_empty();
        let has_day = parts.iter().any(|part| matches!(part, Part::Date(_)));
        for part in parts {
            match part {
                Part::Date(range) => {
                    if self.pass_day_above(line, &range) {
                        continue;
                    }
                    let rule = if rule == "label" { "date before labels" } else { rule };
                    let evidence = line.evidence(Zone::Header, &range, rule, confidence);
                    self.builder.set_date_text(&line.text[range], evidence);
                }
                Part::Publisher(range) => {
                    let evidence = line.evidence(Zone::Header, &range, rule, 0.8);
                    self.builder.set_text(Field::Publisher, &line.text[range], evidence);
                }
                Part::OtherDate(label, range) => {
                    self.keep_change(line, range.clone());
                    self.builder.keep(&label, serde_json::Value::String(line.text[range].trim().to_string()));
                }
                // "Port Lowell, 8 November 2017" below "Remarks by Jane Doe": where she spoke.
                Part::Author(_, range) if rule == "name before a date" && self.speaker().is_some() => {
                    self.builder.keep("dateline", serde_json::Value::String(line.text[range].trim().to_string()));
                }
                // "San Telmo - 7 May 2024" below the byline: a place.
                Part::Author(_, range)
                    if rule == "parts between bars"
                        && has_author
                        && byline(&line.text[range.clone()]).is_none()
                        && has_day =>
                {
                    self.builder.keep("dateline", serde_json::Value::String(line.text[range].trim().to_string()));
                }
                Part::Author(mut names, range) => {
                    // "By Jane Doe, Port Ansel": the town that the text is about.
                    if names.len() >= 2 && self.is_town(&line.text[range.clone()], &names[names.len() - 1]) {
                        names.pop();
                    }
                    let rule = if rule == "byline" || rule == "date line" { "byline" } else { rule };
                    self.builder.add_values(Field::Author, &names, line.evidence(Zone::Header, &range, rule, confidence));
                    self.follows_author = true;
                }
                Part::Place(range) => {
                    let evidence = line.evidence(Zone::Header, &range, "place before a date", 0.5);
                    self.builder.pass_over(Field::Region, line.text[range.clone()].trim(), evidence);
                    self.builder.keep("dateline", serde_json::Value::String(line.text[range].trim().to_string()));
                }
                Part::Kept(range) => {
                    let words = line.text[range.clone()].trim();
                    if is_kicker(words) {
                        let evidence = line.evidence(Zone::Header, &range, "section between bars", 0.5);
                        self.builder.pass_over(Field::Topic, words, evidence);
                    }
                    self.furniture.push(words.to_string());
                }
                Part::Labelled(labelled) => self.read_labelled(line, labelled),
            }
        }
    }

    /// Whether the last of several names stands behind a comma and comes again, behind another word, where the text begins.
    fn is_town(&self, byline: &str, name: &str) -> bool {
        const MOST_LINES: usize = 6;
        const LONGEST_BYTES: usize = 600;
        let is_last = byline.trim_end().strip_suffix(name).is_some_and(|before| before.trim_end().ends_with(','));
        let below =
            self.lines.get(self.at + 1..).unwrap_or_default().iter().filter(|line| line.is_paragraph()).take(MOST_LINES);
        let is_within = |text: &str| {
            let head = &text[..text.floor_char_boundary(LONGEST_BYTES)];
            head.match_indices(name).any(|(place, _)| head[..place].ends_with([' ', '\u{a0}']))
        };
        is_last && below.into_iter().any(|line| is_within(line.text))
    }

    pub(super) fn read_labelled(&mut self, line: &Line<'_>, labelled: Labelled) {
        let Labelled { label, name, value } = labelled;
        let name = line.text[name].trim().to_string();
        self.read_value(line, label, &name, value);
    }

    pub(super) fn read_value(&mut self, line: &Line<'_>, label: Label, name: &str, value: Range<usize>) {
        // "Erstellt: 3. März 2021" beside "Datum: 18. November 2020": when the note was made.
        if label == Label::Field(Field::DatePublished) && names_making(name) && self.has_day_besides(line) {
            return self.builder.keep(name, serde_json::Value::String(line.text[value].trim().to_string()));
        }
        let mut value = value;
        let has_headline = self.has_headline();
        if label == Label::Field(Field::Topic) {
            self.keep_subjects(line, name, value.clone());
        }
        let builder = &mut *self.builder;
        if let Label::Field(Field::Topic | Field::Region | Field::Keywords | Field::Author) = label
            && let Some(found) = date_at_end(&line.text[value.clone()])
            && found.range.start > 0
        {
            let date = value.start + found.range.start..value.start + found.range.end;
            builder.set_date(&found, line.evidence(Zone::Header, &date, "date after labels", 0.9));
            value.end = date.start;
        }
        // "Source: Xinhua    Editor: Lin Qiao    2024-06-21 00:12:45": the day stands apart behind the last label.
        if matches!(label, Label::Kept | Label::Field(Field::Publisher))
            && let Some((before, day)) = line.text[value.clone()].trim_end().rsplit_once("  ")
            && let DateReading::Found(found) = whole_date(day.trim())
            && found.date.precision() == DatePrecision::Day
        {
            let start = value.start + before.len();
            builder.set_date(&found, line.evidence(Zone::Header, &(start..value.end), "date after labels", 0.9));
            value.end = start;
        }
        // "Zdroj: Přístavní noviny, 3. 1. 2017, str. 4": paper, day and page.
        if label == Label::Field(Field::Publisher)
            && let Some((paper, rest)) = line.text[value.clone()].split_once(", ")
            && let DateReading::Found(found) = date_at_start(rest)
            && found.date.precision() == DatePrecision::Day
        {
            let start = value.start + paper.len() + ", ".len();
            let day = start..start + found.range.end;
            builder.set_date(&found, line.evidence(Zone::Header, &day, "date behind the name of a paper", 0.9));
            value.end = value.start + paper.len();
        }
        // "Quelle: Küstenkurier vom 14.03.2023, Seite 5": GENIOS.
        if label == Label::Field(Field::Publisher)
            && let Some((paper, rest)) =
                [" vom ", " z dnia ", " ze dne "].iter().find_map(|joint| line.text[value.clone()].split_once(joint))
            && let DateReading::Found(found) = date_at_start(rest)
            && found.date.precision() == DatePrecision::Day
            && rest[found.range.end..].chars().next().is_none_or(|next| next == ',')
        {
            let start = value.end - rest.len();
            let day = start..start + found.range.end;
            builder.set_date(&found, line.evidence(Zone::Header, &day, "date behind the name of a paper", 0.9));
            value.end = value.start + paper.len();
        }
        // "Source: Harbour Ledger (14.03.2023)"
        if label == Label::Field(Field::Publisher)
            && let Some((paper, day)) =
                line.text[value.clone()].trim_end().strip_suffix(')').and_then(|text| text.rsplit_once(" ("))
            && let DateReading::Found(found) = whole_date(day)
            && found.date.precision() == DatePrecision::Day
        {
            let start = value.start + paper.len() + " (".len();
            let evidence = line.evidence(Zone::Header, &(start..start + day.len()), "date behind the name of a paper", 0.9);
            builder.set_date(&found, evidence);
            value.end = value.start + paper.len();
        }
        if label == Label::Field(Field::Topic) {
            value.end = value.start + before_page(&line.text[value.clone()]).len();
        }
        let text = line.text[value.clone()].trim();
        // "Keywords: NORLAND RATES/ (UPDATE 2)": a slug and its version.
        let text = match text.rsplit_once("/ (") {
            Some((slug, version)) if label == Label::Field(Field::Keywords) && version.ends_with(')') => slug,
            _ => text,
        };
        // Libraries end their titles with a full stop.
        let text = match text.strip_suffix('.') {
            Some(title) if label == Label::Field(Field::Headline) && is_of_library(self.text, title) => title,
            _ => text,
        };
        if text.is_empty() {
            return;
        }
        let evidence = line.evidence(Zone::Header, &value, format!("label {name}"), 0.95);
        match label {
            Label::Field(Field::DatePublished) => match date_line(text) {
                Some((_, Some(author))) => {
                    let names = byline(&text[author.clone()]).unwrap_or_default();
                    let date = text[..author.start].trim_end_matches([' ', ',', '|', '·', '•', '-', '–', '—']);
                    builder.set_date_text(date, evidence.clone());
                    builder.add_values(Field::Author, &names, evidence);
                }
                None if is_of_taiwan(self.text) && minguo_day(text).is_some() => {
                    minguo_day(text).into_iter().for_each(|found| builder.set_date(&found, evidence.clone()));
                }
                _ => builder.set_date_text(text, evidence),
            },
            Label::Field(Field::InLanguage) => builder.set_language(text, evidence),
            Label::Field(field @ (Field::Author | Field::Topic | Field::Region | Field::Keywords | Field::Actor)) => {
                self.follows_author = field == Field::Author;
                builder.add_list_text(field, text, evidence);
            }
            // "Subject:" is the headline of a mail, and a topic where there is a headline already.
            Label::Field(Field::Headline) if name.eq_ignore_ascii_case("subject") && has_headline => {
                builder.add_list_text(Field::Topic, text, evidence);
            }
            Label::Field(Field::Publisher) => {
                // "From: Jane Doe <jane@example.org>" names a person, "From: Letters <...>" a house.
                // "Source: KCNA.kp | Read original version at source"
                let sender = text.split(['<', '|']).next().unwrap_or(text).trim();
                let house = without_broadcast(sender);
                if house.len() < sender.len()
                    && let Some(found) = date_at_end(sender)
                {
                    builder.set_date(&found, Evidence { confidence: 0.8, ..evidence.clone() });
                }
                if let Some((paper, found)) = paper_and_issue(sender) {
                    builder.set_date(&found, evidence.clone());
                    builder.set_text(Field::Publisher, paper, evidence);
                    return;
                }
                if name.eq_ignore_ascii_case("from") && is_person(sender) {
                    builder.add_list_text(Field::Author, sender, evidence);
                } else if sender.starts_with("http") {
                    builder.set_text(Field::Url, sender, evidence);
                } else {
                    builder.set_text(Field::Publisher, without_state(house), evidence);
                }
            }
            Label::Field(field) => builder.set_text(field, text, evidence),
            Label::OtherDate => {
                builder.keep(name, serde_json::Value::String(text.to_string()));
                self.keep_change(line, value);
            }
            Label::Kept => builder.keep(name, serde_json::Value::String(text.to_string())),
        }
    }

    /// `113/05/28` alone on a line of a text from Taiwan.
    pub(super) fn read_minguo_line(&mut self) -> bool {
        let line = self.line();
        let text = line.trimmed();
        let Some(found) = minguo_day(text).filter(|found| found.range.end == text.len() && self.has_headline()) else {
            return false;
        };
        let is_read = is_of_taiwan(self.text);
        if is_read {
            self.builder.set_date(&found, line.whole(Zone::Header, "date line", 0.8));
            self.has_meta = true;
            self.at += 1;
        }
        is_read
    }

    /// Remembers the day of a change of the text. Not that of a visit or of an archive.
    pub(super) fn keep_change(&mut self, line: &Line<'_>, range: Range<usize>) {
        const OTHERS: [&str; 12] = [
            "access",
            "retriev",
            "archiv",
            "creat",
            "consult",
            "abgerufen",
            "kopiert",
            "saved",
            "download",
            "زيارة",
            "访问",
            "アクセス",
        ];
        let before = line.text[..range.start].to_lowercase();
        let place = self.lines.iter().position(|other| other.start == line.start);
        if let Some(place) = place.filter(|_| self.change.is_none() && !OTHERS.iter().any(|other| before.contains(other))) {
            self.change = Some((place, range));
        }
    }

    pub(super) fn evidence_of(&self, candidate: Candidate, confidence: f32) -> Evidence {
        let (first, last) = (self.lines[candidate.first], self.lines[candidate.last]);
        let (start, end) = (first.start, last.end());
        let words = self.text[start..end].trim();
        let start = start + (self.text[start..end].len() - self.text[start..end].trim_start().len());
        let origin = Origin::Text { zone: Zone::Headline, line: first.number, start, end: start + words.len() };
        Evidence::new(origin, words, candidate.rule, confidence)
    }

    /// Who speaks, by the headline.
    fn speaker(&self) -> Option<String> {
        match self.headline {
            Some(candidate) => speaker_in(&self.headline_text(candidate)),
            None => speaker_in(&self.builder.article().headline),
        }
    }

    /// Whoever holds a speech is its author, where nobody else is named.
    pub(super) fn settle_speaker(&mut self) {
        if !self.builder.article().authors.is_empty() {
            return;
        }
        let headline = self.builder.article().headline.clone();
        if let Some(speaker) = speaker_in(&headline) {
            self.builder.add_values(Field::Author, &[speaker], key_evidence("who speaks, by the headline", &headline, 0.7));
        }
    }

    /// Takes the best headline; a labelled one is there already.
    pub(super) fn settle_headline(&mut self) {
        let Some(candidate) = self.headline else { return };
        let evidence = self.evidence_of(candidate, candidate.confidence);
        let whole = self.headline_text(candidate);
        if candidate.first != candidate.last {
            self.builder.set_text(Field::Headline, &whole, evidence);
            return;
        }
        let line = &self.lines[candidate.first];
        let apart = taken_apart(
            line.text,
            |words| self.is_site(words, candidate.first),
            |words| self.is_site_before_colon(words, candidate.first),
        );
        if let Some(site) = apart.site.clone() {
            let evidence = line.evidence(Zone::Headline, &site, "name of the site beside the headline", 0.7);
            let site = line.text[site].trim().to_string();
            self.builder.set_text(Field::Publisher, &site, evidence);
        }
        if let Some(kicker) = apart.kicker.clone() {
            let words = line.text[kicker.clone()].trim().to_string();
            self.keep_kicker(line, kicker, &words);
        }
        let headline = line.text[apart.range.clone()].to_string();
        let own = line.evidence(Zone::Headline, &apart.range, candidate.rule, candidate.confidence);
        self.builder.set_text(Field::Headline, &headline, own);
        if headline.trim() != whole {
            self.builder.pass_over(Field::Headline, &whole, evidence);
        }
    }

    /// Whether words before the colon of a headline are the name of its site: sections and tags stand alone on lines too (`Angola`,
    /// `Angola: Police raid markets`).
    fn is_site_before_colon(&self, words: &str, own_line: usize) -> bool {
        let is_line = |line: &Line<'_>| line.trimmed().trim_start_matches('#').eq_ignore_ascii_case(words);
        let stands_alone = self.lines.iter().any(is_line);
        let is_publisher =
            || self.builder.article().publisher.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(words));
        (names_a_paper(words) || is_publisher() || !stands_alone) && self.is_site(words, own_line)
    }

    /// Whether something else in the file speaks for words being the name of its site.
    pub(super) fn is_site(&self, words: &str, own_line: usize) -> bool {
        // "Iran, Oman discuss a pipeline - agency": no name, whatever the source is called.
        if words.starts_with(char::is_lowercase) && !words.contains('.') {
            return false;
        }
        let squeezed =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
        let name = squeezed(words);
        if name.chars().count() < 3 {
            return false;
        }
        let article = self.builder.article();
        let is_host = |url: &str| {
            let host = url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
            name.chars().count() >= 4 && squeezed(host).contains(name.trim_start_matches("the"))
        };
        if article.publisher.as_deref().is_some_and(|publisher| squeezed(publisher) == name)
            || article.url.as_deref().is_some_and(is_host)
        {
            return true;
        }
        let lowered = words.to_lowercase();
        self.lines.iter().enumerate().filter(|(place, line)| *place != own_line && line.text.len() <= 400).any(
            |(place, line)| {
                let is_own_line = place > own_line + 3 && squeezed(line.text) == name;
                let speaks_of_site = || {
                    let is_house = matches!(Credit::of(line.text), Some(Credit::Rights | Credit::Origin))
                        || line.text.contains(words) && is_invitation(line.text);
                    is_house
                        || matches!(labels_of(line.text), Some((0, labels)) if labels.iter().any(|labelled| {
                            matches!(labelled.label, Label::Field(Field::Publisher | Field::Url))
                                && may_name_site(&line.text[labelled.value.clone()], words, squeezed)
                        }))
                };
                is_own_line
                    || (line.text.to_lowercase().contains(&lowered) || squeezed(line.text).contains(&name))
                        && speaks_of_site()
            },
        )
    }
}

/// `CULTURE; Pg. 20`: the section without the page.
fn before_page(section: &str) -> &str {
    const PAGES: [&str; 6] = ["; pg.", "; page ", "; pp.", "; seite ", "; s. ", "; p. "];
    let lowered = section.to_ascii_lowercase();
    PAGES.iter().filter_map(|page| lowered.find(page)).min().map_or(section, |end| &section[..end])
}

/// `Harbour Star-Advertiser (HI)`: a paper without its state.
fn without_state(paper: &str) -> &str {
    let is_state = |state: &str| state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase());
    let bare = paper.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).filter(|(_, state)| is_state(state));
    bare.map_or(paper, |(paper, _)| paper)
}

/// `Ferry Radio` of `Ferry Radio, Harbourtown, in English 1800 gmt 21 Nov 22`: what services that monitor the press print behind its name.
pub(super) fn without_broadcast(source: &str) -> &str {
    let words: Vec<&str> = source.split(' ').collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let ends_with_day = match words.as_slice() {
        [_, .., day, month, year] => is_number(day) && month.len() >= 3 && !is_number(month) && is_number(year),
        _ => false,
    };
    let behind =
        source.match_indices(" in ").find(|(place, joint)| source[place + joint.len()..].starts_with(char::is_uppercase));
    let Some((place, _)) = behind.filter(|_| ends_with_day) else { return source };
    let name = source[..place].split(", ").next().unwrap_or_default();
    let name = [" research", " website", " web site"].iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name).trim();
    if name.is_empty() { source } else { name }
}

/// Whether a title that ended with a full stop stands in a record of a library, and is no sentence that ends with a short form.
fn is_of_library(text: &str, title: &str) -> bool {
    const LABELS: [&str; 5] =
        ["\nAccession Number:", "\nDocument Type:", "\nDatabase:", "\nSubject Terms:", "\nSource Type:"];
    const SHORTEST_WORD: usize = 3;
    let last = title.rsplit(' ').next().unwrap_or_default();
    !title.contains(". ")
        && !last.contains('.')
        && (last.chars().count() >= SHORTEST_WORD || last.bytes().all(|byte| byte.is_ascii_digit()))
        && LABELS.iter().any(|label| text.contains(label))
}

/// `Skerry Times. 3/12/2024, p3-3. 1p.`: the paper and the day of its issue, as EBSCO prints them.
fn paper_and_issue(source: &str) -> Option<(&str, FoundDate)> {
    let (paper, issue) = source.split_once(". ")?;
    // Gale: `Skerry Times. (June 2, 2013): News: p14.`
    if let Some((day, _)) = issue.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        return match whole_date_in_order(day, Order::MonthFirst) {
            DateReading::Found(found) => Some((paper, found)),
            _ => None,
        };
    }
    // The month is always first; "Oct2010", "Spring2008".
    let (day, page) = issue.split_once(", ")?;
    let month = day.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_month = !month.is_empty() && month.len() + 4 == day.len() && month.chars().all(char::is_alphabetic);
    let spaced = if is_month { format!("{month} {}", &day[month.len()..]) } else { day.to_string() };
    let DateReading::Found(found) = whole_date_in_order(&spaced, Order::MonthFirst) else { return None };
    let is_of_journal = ["Vol. ", "Issue "].iter().any(|mark| page.starts_with(mark)) && page.contains(", p");
    let is_issue = page.starts_with('p') && (is_month || found.date.precision() == DatePrecision::Day);
    (is_issue || is_of_journal).then_some((paper, found))
}

/// Whether a text is in the characters of Taiwan.
pub(crate) fn is_of_taiwan(text: &str) -> bool {
    const MOST_CHARACTERS: usize = 1500;
    const LEAST: usize = 3;
    let count = |characters: &str| text.chars().take(MOST_CHARACTERS).filter(|c| characters.contains(*c)).count();
    let (traditional, simplified) = (count("國會發與為這個說時關對臺灣員"), count("国会发与为这个说时关对员"));
    let shared = count("会与");
    traditional >= LEAST && traditional > simplified.saturating_sub(shared) && count("のはをが") == 0
}

#[cfg(test)]
mod tests {
    use super::{paper_and_issue, without_broadcast};

    #[test]
    fn papers_and_their_issues() {
        for (source, expected) in [
            ("Skerry Times. 3/12/2024, p3-3. 1p.", Some("Skerry Times 2024-03-12")),
            ("Skerry Times. (June 2, 2013): News: p14.", Some("Skerry Times 2013-06-02")),
            ("Quay Review. Oct2010, Vol. 3 Issue 1, p12-19. 8p.", Some("Quay Review 2010-10")),
            ("The Quay. 5/14/2011, Vol. 399 Issue 8733, p45-46. 2p.", Some("The Quay 2011-05-14")),
            ("The Quay. Oct2010, the year of the vote", None),
            ("Skerry Times. (Skerry)", None),
        ] {
            let shown = paper_and_issue(source).map(|(paper, found)| format!("{paper} {}", found.date));
            assert_eq!(shown.as_deref(), expected, "{source}");
        }
    }

    #[test]
    fn sources_of_what_was_monitored() {
        for (source, expected) in [
            ("Media Watch research in English 21 Nov 22", "Media Watch"),
            ("Ferry Radio, Harbourtown, in English 1800 gmt 21 Nov 22", "Ferry Radio"),
            ("Ferry News website, Harbourtown, in Russian 0650 gmt 11 Mar 19", "Ferry News"),
            ("Men in Blue", "Men in Blue"),
            ("Voices in Harbour 3 of 4", "Voices in Harbour 3 of 4"),
            ("Harbour Times 21 Nov 22", "Harbour Times 21 Nov 22"),
        ] {
            assert_eq!(without_broadcast(source), expected, "{source}");
        }
    }
}
