//! Takes texts out of records that hold the header of their page, and not only its text.

use super::crawls::Fetched;
use super::days::{is_capture, is_near};
use super::keys::{FIELDS, field, number};
use super::values::first_text;
use super::{Candidate, end_of_cut, is_address, is_fit};
use crate::article::Field;
use crate::ingest::parse::text::{begins_with_day, ends_with_bio, holds_header};

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

/// Takes out a text under its headline that begins with the header of its page, where the record tells no day of publication or nobody who wrote.
/// Where it tells the day alone, a line about the author below the text is enough.
pub(super) fn take_text_with_header(candidates: &mut [Vec<Candidate>; FIELDS], fetched: Fetched) -> Option<Candidate> {
    let headline = candidates[number(Field::Headline)].iter().find(|headline| is_fit(Field::Headline, &headline.value))?;
    let tells_day = |day: &Candidate| !is_near(&day.key) && !is_capture(&day.key, &day.value, fetched);
    let has_day = candidates[number(Field::DatePublished)].iter().any(tells_day);
    let has_author = candidates[number(Field::Author)].iter().any(|author| is_fit(Field::Author, &author.value));
    if has_day && has_author {
        return None;
    }
    let [body] = candidates[number(Field::ArticleBody)].as_slice() else { return None };
    let text = body.value.as_str().filter(|text| !text.trim_start().starts_with(['<', '[', '{']))?;
    // What is left to find is worth no text that only looks like one.
    let is_other = || text.contains("</") || end_of_cut(text).is_some();
    if has_day && is_other() {
        return None;
    }
    let is_headed = holds_header(text, &first_text(&headline.value)) || !has_author && ends_with_bio(text);
    is_headed.then(|| candidates[number(Field::ArticleBody)].remove(0))
}
