//! Holds [`ArticleBuilder`]: the one place where values enter a [`ParsedArticle`], trimmed, deduplicated, within limits and
//! with their evidence.
//!
//! `dates`: the publication date. `houses`: who published, where it stands behind a headline or among the authors.

mod dates;
mod houses;

use chrono::NaiveDate;

pub(crate) use self::dates::Orders;
pub(crate) use self::houses::squeezed;
use super::byline;
use super::language_codes::language_code;
use super::no_value::is_no_value;
use super::subjects::names_no_category;
use super::swapped::settle_by_language;
use super::tags::{
    ListValues, are_surely_several, is_uncertain, joined_regions, may_run_together, note_uncertain, split_list,
    without_weights,
};
use crate::article::{Evidence, Field, FieldEvidence, Note, Origin, ParsedArticle};
use crate::schema::{RUN_TOGETHER, UNCERTAIN_TAGS};
use crate::text::collapse_white_space;

/// Values of a list field beyond this are left out, with a note.
const MOST_VALUES: usize = 100;
/// A value is cut here, with a note.
const LONGEST_VALUE_CHARACTERS: usize = 300;
const LONGEST_HEADLINE_CHARACTERS: usize = 1000;

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
    pub(crate) fn article(&self) -> &ParsedArticle {
        &self.article
    }

    /// Says something of the article; the same is said once, however often it is found.
    pub(crate) fn note(&mut self, code: &str, message: impl Into<String>) {
        let note = Note::new(code, message);
        if !self.article.notes.contains(&note) {
            self.article.notes.push(note);
        }
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
        if is_no_value(field, &value) {
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
        if self.article.body.is_empty() && !is_no_value(Field::ArticleBody, &body) {
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
            if is_no_value(field, &value) || list.contains(&value) || is_sorted && names_no_category(&value) {
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
            let names = byline::names_in_record(text);
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
        let ListValues { mut values, run_together } = split_list(text);
        if field == Field::Region {
            values = joined_regions(values);
        }
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

    /// Sets the language from a code or an English name.
    pub(crate) fn set_language(&mut self, value: &str, evidence: Evidence) {
        let Some(code) = language_code(value).filter(|_| !is_no_value(Field::InLanguage, value)) else { return };
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
        self.set_month_of_address();
        self.settle_house_among_authors();
        self.settle_openers_of_authors();
        settle_by_language(&mut self.article, today);
        self.doubt_impossible_date(today);
        self.article
    }
}

/// Evidence from a key of a structured record.
pub(crate) fn key_evidence(key: impl Into<String>, words: &str, confidence: f32) -> Evidence {
    Evidence::new(Origin::Key(key.into()), words, "declared", confidence)
}
