//! Takes texts out of records that hold the header of their page, and not only its text.

use super::crawls::Fetched;
use super::days::{is_capture, is_near};
use super::keys::{FIELDS, field, number};
use super::paragraphs::entry_of_fragment;
use super::values::first_text;
use super::{Candidate, end_of_cut, is_address, is_fit, line_of_markup};
use crate::article::Field;
use crate::ingest::parse::byline::signed_by_persons;
use crate::ingest::parse::html::{EntryText, tags_of_entry};
use crate::ingest::parse::text::{
    begins_with_day, ends_with_bio, ends_with_name, ends_with_tags, holds_header, keeps_paragraphs,
};

/// Takes out the text of a whole page, as crawlers keep it under its address without a headline: `{"url": …, "text": "Home\nPort reopens\nBy …"}`.
/// A text that is all there is of a record is one where its first lines tell day or author.
pub(super) fn take_page_text(candidates: &mut [Vec<Candidate>; FIELDS]) -> Option<Candidate> {
    const LEAST_LINES: usize = 4;
    const LONGEST_FIRST_LINE: usize = 160;
    let has = |field: Field| candidates[number(field)].iter().any(|candidate| is_fit(field, &candidate.value));
    let has_address = candidates[number(Field::Url)].iter().any(|url| is_address(&url.value));
    let is_besides = |place: &usize| !matches!(field(*place), Field::ArticleBody | Field::Identifier | Field::InLanguage);
    let has_others = || (0..FIELDS).filter(is_besides).any(|place| !candidates[place].is_empty());
    if has(Field::Headline) || has(Field::Description) || !has_address && has_others() {
        return None;
    }
    let [body] = candidates[number(Field::ArticleBody)].as_slice() else { return None };
    let text = body.value.as_str()?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next()?;
    let is_page = first.chars().count() <= LONGEST_FIRST_LINE
        && !first.ends_with(['.', '。', '…'])
        && !text.trim_start().starts_with('<')
        && lines.nth(LEAST_LINES - 2).is_some();
    let is_headed = begins_with_day(text) || is_page && (has_address || holds_header(text, ""));
    is_headed.then(|| candidates[number(Field::ArticleBody)].remove(0))
}

/// A text under its headline with the lines of its page above or below it.
pub(super) struct Framed {
    pub(super) key: String,
    /// The text, and what stood beside it where it was marked up.
    pub(super) entry: EntryText,
}

/// Takes out a text under its headline that begins with the header of its page, where the record tells no day of publication or nobody who wrote.
/// Where it tells the day, a line about the author below the text is enough; where it tells no tags, a line of them there is.
pub(super) fn take_text_with_header(candidates: &mut [Vec<Candidate>; FIELDS], fetched: Fetched) -> Option<Framed> {
    let has = |field: Field| candidates[number(field)].iter().any(|candidate| is_fit(field, &candidate.value));
    let headline = candidates[number(Field::Headline)].iter().find(|headline| is_fit(Field::Headline, &headline.value))?;
    let tells_day = |day: &Candidate| !is_near(&day.key) && !is_capture(&day.key, &day.value, fetched);
    let has_day = candidates[number(Field::DatePublished)].iter().any(tells_day);
    let (has_author, has_tags) = (has(Field::Author), has(Field::Keywords));
    if has_day && has_author && has_tags {
        return None;
    }
    let [body] = candidates[number(Field::ArticleBody)].as_slice() else { return None };
    let text = body.value.as_str().filter(|text| !text.trim_start().starts_with(['[', '{']))?;
    let headline = line_of_markup(&first_text(&headline.value));
    let holds_frame = |text: &str| {
        !(has_day && has_author) && holds_header(text, &headline)
            || !has_author && (ends_with_bio(text) || ends_with_name(text))
            || !has_tags && ends_with_tags(text)
    };
    let entry = match entry_of_fragment(text) {
        Some(entry) => {
            let is_signed = !has_author && entry.closing.iter().any(|line| signed_by_persons(line).is_some());
            let is_whole = end_of_cut(&entry.text).is_none();
            let is_framed = is_whole && (is_signed || holds_frame(&entry.text));
            (is_framed && keeps_paragraphs(&entry.text, &headline)).then_some(entry)
        }
        // A whole page, or a text that was cut and has no end.
        None if text.contains("</") || has_day && end_of_cut(text).is_some() => None,
        None => {
            // Nothing is risked for a line of tags.
            let is_framed = holds_frame(text) && (!(has_day && has_author) || keeps_paragraphs(text, &headline));
            is_framed.then(|| EntryText { text: text.trim().to_string(), ..EntryText::default() })
        }
    }?;
    let Candidate { key, .. } = candidates[number(Field::ArticleBody)].remove(0);
    Some(Framed { key, entry })
}

/// The tags that the text of a record marks as such, where the record has none.
pub(super) fn tags_in_text(candidates: &[Vec<Candidate>; FIELDS]) -> Vec<String> {
    let has = |field: Field| candidates[number(field)].iter().any(|candidate| is_fit(field, &candidate.value));
    let body = candidates[number(Field::ArticleBody)].first().and_then(|body| body.value.as_str());
    let text = body.filter(|text| text.contains('<') && !has(Field::Keywords) && !has(Field::Topic));
    text.map(tags_of_entry).unwrap_or_default()
}
