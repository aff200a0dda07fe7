//! Holds [`ArticleBuilder`]: the one place where values enter a [`ParsedArticle`], trimmed, deduplicated, within limits and
//! with their evidence.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::byline;
use super::dates::{DateReading, FoundDate, Order, date_in_url, whole_date, whole_date_in_order};
use super::language_codes::language_code;
use super::subjects::names_no_category;
use super::swapped::settle_by_language;
use super::tags::{
    ListValues, are_surely_several, is_uncertain, may_run_together, note_uncertain, split_list, without_weights,
};
use crate::article::{DatePrecision, Evidence, Field, FieldEvidence, Note, Origin, ParsedArticle, PublicationDate};
use crate::schema::{RUN_TOGETHER, SWAPPABLE, UNCERTAIN_TAGS};
use crate::text::collapse_white_space;

/// Values of a list field beyond this are left out, with a note.
const MOST_VALUES: usize = 100;
/// A value is cut here, with a note.
const LONGEST_VALUE_CHARACTERS: usize = 300;
const LONGEST_HEADLINE_CHARACTERS: usize = 1000;

/// How the rows of a table or the lines of a header write the numbers of their dates, where they show it: between points, between slashes and hyphens.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Orders {
    pub(crate) between_points: Option<Order>,
    pub(crate) between_others: Option<Order>,
}

impl Orders {
    /// The order of a date of the table.
    fn of(self, text: &str) -> Option<Order> {
        if text.matches('.').count() >= 2 { self.between_points } else { self.between_others }
    }
}

/// Collects what is read of one article. The first reading of a single-valued field wins; lists grow.
#[derive(Debug, Default)]
pub(crate) struct ArticleBuilder {
    article: ParsedArticle,
    /// How the other rows of the same table write the numbers of their dates.
    orders: Orders,
    /// A house where an author should be: who published, if nothing else says so.
    house_as_author: Option<(String, Evidence)>,
}

/// What stands before a headline and is no part of it.
const HEADLINE_MARKS: [char; 7] = ['◎', '■', '◆', '◇', '▼', '★', '☆'];

impl ArticleBuilder {
    /// Numbers of dates that can be read in two orders are in these.
    pub(crate) fn expect_orders(&mut self, orders: Orders) {
        self.orders = orders;
    }

    pub(crate) fn article(&self) -> &ParsedArticle {
        &self.article
    }

    pub(crate) fn note(&mut self, code: &str, message: impl Into<String>) {
        self.article.notes.push(Note::new(code, message));
    }

    fn prove(&mut self, field: Field, evidence: Evidence) {
        // Most articles have some ten values.
        const ROOM: usize = 12;
        if self.article.evidence.is_empty() {
            self.article.evidence.reserve(ROOM);
        }
        self.article.evidence.push(FieldEvidence::of(field, evidence));
    }

    /// Keeps a candidate that was not chosen, so that a person can see it. The same value is kept once.
    pub(crate) fn pass_over(&mut self, field: Field, value: &str, evidence: Evidence) {
        const MOST_CANDIDATES: usize = 6;
        let others = || self.article.evidence.iter().filter(|known| known.field == field && known.passed_over.is_some());
        let is_known = others().any(|known| known.passed_over.as_deref() == Some(value));
        if !is_known && others().count() < MOST_CANDIDATES {
            let value = Evidence::new(Origin::Derived, value, "", 0.0).words;
            self.article.evidence.push(FieldEvidence { field, evidence, passed_over: Some(value) });
        }
    }

    /// Sets a field that holds one text, unless it has one.
    pub(crate) fn set_text(&mut self, field: Field, value: &str, evidence: Evidence) {
        let limit = if field == Field::Headline { LONGEST_HEADLINE_CHARACTERS } else { 4000 };
        let value = self.limited(collapse_white_space(value), limit, field);
        // What a site cut short ends in a mark.
        let cut = value.trim_end_matches(']').trim_end_matches(['…', '.']).len();
        let is_cut = field == Field::Description && (value.ends_with("[…]") || value.ends_with("[...]"));
        let value = if is_cut { value[..cut].trim_end_matches(['[', ' ']).to_string() } else { value };
        // A name in quotes is the name: «Речной вестник».
        let value = match value.strip_prefix('«').and_then(|rest| rest.strip_suffix('»')) {
            Some(name) if field == Field::Publisher && !name.contains(['«', '»']) => name.to_string(),
            _ => value,
        };
        // Agencies and papers of East Asia set a mark before a headline: `◎水道管の交換計画を可決`.
        let value = match value.strip_prefix(HEADLINE_MARKS).filter(|_| field == Field::Headline) {
            Some(bare) if !bare.starts_with(HEADLINE_MARKS) && !bare.trim_start().is_empty() => {
                bare.trim_start().to_string()
            }
            _ => value,
        };
        if value.is_empty() {
            return;
        }
        let article = &mut self.article;
        let place: &mut String = match field {
            Field::Headline => &mut article.headline,
            Field::Description => &mut article.description,
            Field::Bio => &mut article.bio,
            Field::CreditText => &mut article.credit,
            Field::Identifier => article.identifier.get_or_insert_default(),
            Field::Publisher => article.publisher.get_or_insert_default(),
            Field::Url => article.url.get_or_insert_default(),
            _ => return,
        };
        if place.is_empty() {
            *place = value;
            self.prove(field, evidence);
        } else if field == Field::CreditText && *place != value {
            place.push('\n');
            place.push_str(&value);
            self.prove(field, evidence);
        } else if *place != value {
            self.pass_over(field, &value, evidence);
        }
    }

    /// Ends the headline where services set the name of the paper behind it: `Tender cancelled - Swan River News`.
    pub(crate) fn end_headline_before_publisher(&mut self) {
        let Some(publisher) = self.article.publisher.as_deref() else { return };
        let headline = &self.article.headline;
        let marks = [" - ", " – ", " — ", " | "];
        let bare = marks.iter().filter(|mark| headline.contains(**mark)).find_map(|mark| {
            let (bare, name) = headline.rsplit_once(mark)?;
            (name.trim().to_lowercase() == publisher.to_lowercase()).then(|| bare.trim_end().to_string())
        });
        if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
            self.article.headline = bare;
        }
    }

    /// Ends the headline before the name of the site, where nothing else tells who published and the address bears it out: `Tender cancelled | Swan River
    /// News` of `www.swanrivernews.example`.
    pub(crate) fn end_headline_before_site(&mut self) {
        const SHORTEST_NAME: usize = 4;
        if self.article.publisher.as_deref().is_some_and(|publisher| publisher.contains(' ')) {
            return self.end_headline_before_publisher();
        }
        let Some(host) = self.article.url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest) else {
            return;
        };
        let host = host.split(['/', '?', ':']).next().unwrap_or_default().to_lowercase().replace('-', "");
        let headline = self.article.headline.clone();
        let split = [" | ", " - ", " – ", " — ", " · "].iter().find_map(|mark| headline.rsplit_once(mark));
        let Some((bare, site)) = split.filter(|(bare, _)| !bare.trim().is_empty()) else { return };
        let squeezed = squeezed(site);
        let name = squeezed.strip_prefix("the").filter(|rest| rest.len() >= SHORTEST_NAME).unwrap_or(&squeezed);
        if name.len() < SHORTEST_NAME || !host.split('.').any(|part| part == name || part == squeezed) {
            return;
        }
        self.article.headline = bare.trim_end().to_string();
        self.article.publisher = None;
        self.set_text(
            Field::Publisher,
            site,
            Evidence { rule: "behind the headline, as in the address".into(), ..key_evidence("headline", &headline, 0.8) },
        );
    }

    /// Takes another headline; what was taken for one is the first paragraph of the body.
    pub(crate) fn head_with(&mut self, headline: &str, evidence: Evidence) {
        let first = std::mem::take(&mut self.article.headline);
        if !first.is_empty() {
            let body = std::mem::take(&mut self.article.body);
            self.article.body = if body.is_empty() { first.clone() } else { format!("{first}\n\n{body}") };
            for known in self.article.evidence.iter_mut().filter(|known| known.field == Field::Headline) {
                known.passed_over.get_or_insert_with(|| Evidence::new(Origin::Derived, &first, "", 0.0).words);
            }
        }
        self.set_text(Field::Headline, headline, evidence);
    }

    /// Sets the body: paragraphs with an empty line between them.
    pub(crate) fn set_body(&mut self, body: String, evidence: Evidence) {
        if self.article.body.is_empty() && !body.trim().is_empty() {
            self.article.body = body;
            self.prove(Field::ArticleBody, evidence);
        }
    }

    /// Takes the last paragraph out of a body of several, if it is wanted.
    pub(crate) fn take_last_paragraph(&mut self, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
        let place = self.article.body.rfind("\n\n")?;
        let last = self.article.body[place + 2..].to_string();
        if !is_wanted(&last) {
            return None;
        }
        self.article.body.truncate(place);
        Some(last)
    }

    /// Adds values to a list field.
    pub(crate) fn add_values(&mut self, field: Field, values: &[impl AsRef<str>], evidence: Evidence) {
        let mut added = false;
        let is_sorted = matches!(field, Field::Topic | Field::Keywords);
        for value in values {
            let value = self.limited(collapse_white_space(value.as_ref()), LONGEST_VALUE_CHARACTERS, field);
            let Some(list) = self.list(field) else { return };
            if value.is_empty() || list.contains(&value) || is_sorted && names_no_category(&value) {
                continue;
            }
            if list.len() == MOST_VALUES {
                self.note("too_many_values", format!("more than {MOST_VALUES} values for {field:?}; the rest was left out"));
                break;
            }
            list.push(value);
            added = true;
        }
        if added {
            self.prove(field, evidence);
        }
    }

    /// Adds values to a list field that has none; otherwise they are kept as passed over.
    pub(crate) fn add_values_if_none(&mut self, field: Field, values: &[String], evidence: Evidence) {
        match self.list(field).is_some_and(|list| list.is_empty()) {
            true => self.add_values(field, values, evidence),
            false => {
                let known = self.list(field).cloned().unwrap_or_default();
                let others = values.iter().filter(|value| !known.contains(value));
                others.for_each(|value| self.pass_over(field, value, evidence.clone()));
            }
        }
    }

    fn list(&mut self, field: Field) -> Option<&mut Vec<String>> {
        let article = &mut self.article;
        match field {
            Field::Author => Some(&mut article.authors),
            Field::Topic => Some(&mut article.topics),
            Field::Region => Some(&mut article.regions),
            Field::Keywords => Some(&mut article.tags),
            Field::Actor => Some(&mut article.given_actors),
            _ => None,
        }
    }

    /// Adds the values of a list field as written in one text.
    pub(crate) fn add_list_text(&mut self, field: Field, text: &str, mut evidence: Evidence) {
        if field == Field::Author {
            // "The Horn Ledger" is no person, whatever the words are.
            if let Some(house) = byline::house_with_article(text) {
                self.pass_over(field, house, evidence.clone());
                self.house_as_author.get_or_insert_with(|| (house.to_string(), Evidence { confidence: 0.6, ..evidence }));
                return;
            }
            let names = byline::names(text);
            match byline::is_office(text) {
                true => self.pass_over(field, text.trim(), evidence),
                // Who is named as the author in so many words is, whatever the name: "Writer 5", "oldrail77".
                false if names.is_empty() && byline::is_account(text) => {
                    self.add_values(field, &[text.trim().to_string()], evidence);
                }
                false => self.add_values(field, &names, evidence),
            }
            return;
        }
        let text = &*without_weights(text);
        let ListValues { values, run_together } = split_list(text);
        let is_tags = field == Field::Keywords;
        if run_together.is_some() && !is_tags {
            let whole = text.to_string();
            let are_several = are_surely_several(&values, run_together);
            evidence.confidence = evidence.confidence.min(if are_several { 0.8 } else { 1.0 });
            self.add_values(field, if are_several { &values } else { std::slice::from_ref(&whole) }, evidence);
            return;
        }
        if let Some(confidence) = run_together {
            evidence.rule = format!("{}, {RUN_TOGETHER}", evidence.rule).into();
            evidence.confidence = evidence.confidence.min(confidence);
        } else if is_tags && values.len() == 1 && may_run_together(text) {
            evidence.rule = format!("{}, perhaps {RUN_TOGETHER}", evidence.rule).into();
        }
        if evidence.rule.ends_with(RUN_TOGETHER) {
            // The whole line, for whoever takes it apart again by what the corpus knows.
            evidence.words = text.trim().to_string();
            let was_uncertain = self.article.notes.iter().any(|note| note.code == UNCERTAIN_TAGS);
            note_uncertain(&mut self.article.notes, was_uncertain || is_uncertain(run_together));
        }
        self.add_values(field, &values, evidence);
    }

    /// Sets the publication date from words that should be one. The first date that can be read wins.
    pub(crate) fn set_date_text(&mut self, text: &str, evidence: Evidence) {
        // Outlines set a day in brackets: <2020-06-11 Thu>.
        match self.whole_date(text.trim().trim_start_matches(['<', '[']).trim_end_matches(['>', ']'])) {
            DateReading::Found(found) => self.set_date(&found, evidence),
            reading => {
                let (code, what) = match reading {
                    DateReading::Impossible(_) => ("impossible_date", "is not in any calendar"),
                    _ => ("unreadable_date", "cannot be read as a date"),
                };
                self.note(code, format!("\"{}\" {what}", collapse_white_space(text)));
                if self.article.published.date().is_none() && self.article.published.reason().is_none() {
                    self.article.published = PublicationDate::unknown(Some(code.to_string()));
                    self.prove(Field::DatePublished, Evidence { confidence: 0.0, ..evidence });
                }
            }
        }
    }

    /// The date in a text that should be one; where its own numbers leave the order open, in that of the table.
    fn whole_date(&self, text: &str) -> DateReading {
        let reading = whole_date(text);
        let is_open = match &reading {
            DateReading::Found(found) => found.shortened == Some(SWAPPABLE),
            _ => true,
        };
        let Some(order) = self.orders.of(text).filter(|_| is_open) else { return reading };
        match whole_date_in_order(text, order) {
            DateReading::Found(found) => {
                let rule = match order {
                    Order::DayFirst => "day first as in other dates beside it",
                    Order::MonthFirst => "month first as in other dates beside it",
                };
                DateReading::Found(FoundDate { rule, ..found })
            }
            _ => reading,
        }
    }

    /// Sets the publication date, unless there is one. A second, different date is noted.
    pub(crate) fn set_date(&mut self, found: &FoundDate, mut evidence: Evidence) {
        evidence.rule = [&evidence.rule, ", ", found.rule].concat().into();
        match self.article.published.date() {
            None => {
                self.article.published = found.published();
                self.prove(Field::DatePublished, evidence);
            }
            // "Spring 2020" above "Published 23 April 2020": the day says more of the same.
            Some(known)
                if known.precision() == DatePrecision::Year
                    && found.date.precision() == DatePrecision::Day
                    && known.first_day() <= found.date.first_day()
                    && found.date.last_day() <= known.last_day() =>
            {
                self.article.published = found.published();
                self.prove(Field::DatePublished, evidence);
            }
            Some(known) if known != found.date => {
                let overlap = found.date.first_day() <= known.last_day() && known.first_day() <= found.date.last_day();
                if !overlap {
                    self.note(
                        "second_date",
                        format!("\"{}\" is another date than the {known} that was used", evidence.words),
                    );
                }
                self.pass_over(Field::DatePublished, &found.date.to_string(), evidence);
            }
            Some(_) => {}
        }
    }

    /// Says that something speaks against the publication date that was read.
    pub(crate) fn doubt_date(&mut self, reason: &str) {
        self.article.published = self.article.published.clone().doubted(reason);
    }

    /// Sets the language from a code or an English name.
    pub(crate) fn set_language(&mut self, value: &str, evidence: Evidence) {
        let Some(code) = language_code(value) else { return };
        if self.article.language.is_none() {
            self.article.language = Some(code);
            self.prove(Field::InLanguage, evidence);
        }
    }

    /// Keeps what no field takes.
    pub(crate) fn keep(&mut self, key: &str, value: serde_json::Value) {
        const MOST_KEYS: usize = 100;
        if self.article.metadata.len() < MOST_KEYS && !value.is_null() {
            self.article.metadata.entry(key.to_string()).or_insert(value);
        }
    }

    fn limited(&mut self, mut value: String, limit: usize, field: Field) -> String {
        if let Some((end, _)) = (value.len() > limit).then(|| value.char_indices().nth(limit)).flatten() {
            self.note("shortened", format!("a value of {field:?} has more than {limit} characters and was cut"));
            value.truncate(end);
        }
        value
    }

    /// Says of evidence that was read from a text which is no text of the file where that text came from.
    pub(crate) fn rename_origins(&mut self, origin: &str) {
        for FieldEvidence { evidence, .. } in &mut self.article.evidence {
            if matches!(evidence.origin, Origin::Text { .. }) {
                evidence.origin = Origin::Key(origin.to_string());
            }
        }
    }

    /// Points evidence that was read from a part of a text at the same words in the whole: so many bytes and lines stand before the part.
    pub(crate) fn move_origins(&mut self, bytes: usize, lines: usize) {
        for FieldEvidence { evidence, .. } in &mut self.article.evidence {
            if let Origin::Text { line, start, end, .. } = &mut evidence.origin {
                *line += lines;
                *start += bytes;
                *end += bytes;
            }
        }
    }

    /// Points evidence that was read from a rebuilt text at the same words in the text of the file; where they do not stand there as
    /// they are, only the words are kept.
    pub(crate) fn relocate(&mut self, text: &str) {
        for FieldEvidence { evidence, .. } in &mut self.article.evidence {
            let Origin::Text { zone, .. } = evidence.origin else { continue };
            let words = evidence.words.trim_end_matches('…');
            evidence.origin = match text.find(words) {
                Some(start) => {
                    let line = text[..start].matches('\n').count() + 1;
                    Origin::Text { zone, line, start, end: start + words.len() }
                }
                None => Origin::Key("text".to_string()),
            };
        }
    }

    /// The article, with its date in the order of its language, doubted where something speaks against it. `today` is the last day that is not the future.
    pub(crate) fn finish(mut self, today: NaiveDate) -> ParsedArticle {
        self.set_date_of_address();
        self.settle_house_among_authors();
        settle_by_language(&mut self.article, today);
        if let Some(date) = self.article.published.date() {
            let first_newspapers = NaiveDate::from_ymd_opt(1400, 1, 1);
            let doubt = match () {
                () if date.first_day() > today => Some("in_the_future"),
                () if Some(date.last_day()) < first_newspapers => Some("before_the_press"),
                () => None,
            };
            if let Some(doubt) = doubt {
                self.article.published = self.article.published.doubted(doubt);
            }
        }
        self.article
    }
}

impl ArticleBuilder {
    /// Takes the house out of the authors, where it stands beside others: crawlers take every name above a text for one.
    fn settle_house_among_authors(&mut self) {
        const SHORTEST_NAME: usize = 6;
        if let Some((house, evidence)) = self.house_as_author.take()
            && self.article.publisher.is_none()
        {
            self.set_text(Field::Publisher, &house, evidence);
        }
        if self.article.authors.len() < 2 {
            return;
        }
        let host =
            self.article.url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest).unwrap_or_default();
        let host = host.split(['/', '?', ':']).next().unwrap_or_default().to_lowercase().replace('-', "");
        let publisher = self.article.publisher.as_deref().map(squeezed).unwrap_or_default();
        let is_house = |name: &String| {
            let name = squeezed(name);
            let name = name.strip_prefix("the").unwrap_or(&name);
            name.len() >= SHORTEST_NAME
                && (host.split('.').any(|part| part.strip_prefix("the").unwrap_or(part) == name)
                    || publisher.strip_prefix("the").unwrap_or(&publisher) == name)
        };
        let Some(place) = self.article.authors.iter().position(is_house) else { return };
        let house = self.article.authors.remove(place);
        self.pass_over(Field::Author, &house, key_evidence("the house among the authors", &house, 0.2));
    }

    /// The day in the address of the page, where nothing else tells one: `https://h.example/2023/08/14/grain`.
    fn set_date_of_address(&mut self) {
        if self.article.published.date().is_some() {
            return;
        }
        let Some(url) = self.article.url.clone() else { return };
        if let Some(found) = date_in_url(&url).filter(|found| found.date.precision() == DatePrecision::Day) {
            self.set_date(&found, key_evidence("day in the address", &url, 0.7));
        }
    }
}

/// The letters and digits of a name as an address has them: small, without accents.
pub(crate) fn squeezed(name: &str) -> String {
    let plain = name.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain
        .map(|c| match c {
            'ı' => 'i',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            other => other,
        })
        .collect()
}

/// Evidence from a key of a structured record.
pub(crate) fn key_evidence(key: impl Into<String>, words: &str, confidence: f32) -> Evidence {
    Evidence::new(Origin::Key(key.into()), words, "declared", confidence)
}
