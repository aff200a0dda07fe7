//! What a list says of its items: `Jeff Wilson, Frank Bunce, Jonah Lomu` are persons if most of them surely are.

use std::ops::Range;

use super::SURE;
use super::marks::{BODY, NEVER, ORGANISATION, PLACE, ROLE, SMALL, TRADE, UNIT};
use super::page::Page;
use crate::actors::names::{FoundName, NameKind};
use crate::actors::words::Capitals;

/// How many items a list of persons has at least, and how many of them are surely persons.
const LEAST_OF_LIST: (usize, usize) = (4, 3);

/// So many sure persons in a list of hardly anybody else say that the rest are persons, whatever the tagger took them for.
const LEAST_OF_SQUAD: usize = 5;

/// How sure the tagger has to be of a name to be believed, see `least_score` in `merge`.
const LEAST_SCORE: f32 = 1.5;

/// How many bytes stand between two items at most, what is in brackets aside.
const LONGEST_GAP_BYTES: usize = 8;

/// Mends the names in the lists of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    let runs = page.runs();
    let mut first = 0;
    while first < runs.len() {
        let mut end = first + 1;
        while end < runs.len() && are_joined(page, &runs[end - 1], &runs[end]) {
            end += 1;
        }
        if end - first >= LEAST_OF_LIST.0 {
            put_persons(page, &runs[first..end]);
        }
        first = end;
    }
    cut_at_figures(page);
}

/// `Olano 15.41.18 2. Hamburger` of a list of places is one person and another.
fn cut_at_figures(page: &mut Page<'_>) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        let is_figure = |at: &usize| page.words[*at].capitals == Capitals::Digit;
        if name.kind == NameKind::Person
            && let Some(figure) = words.clone().find(is_figure).filter(|figure| *figure > words.start)
        {
            let end = page.words[figure - 1].end as usize;
            page.found.replace(place - 1..place, &[FoundName { end, ..name }]);
        }
    }
}

/// Whether nothing but commas, brackets and figures stands between two items.
fn are_joined(page: &Page<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    let (end, start) = (page.words[one.end - 1].end as usize, page.words[other.start].start as usize);
    if !page.between(one.end).trim_start_matches(' ').starts_with([',', ';', '(', '\n']) {
        return false;
    }
    let Some(between) = page.text.get(end..start).filter(|between| between.len() < 60) else { return false };
    let (mut depth, mut rest) = (0_usize, String::new());
    for letter in between.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    let has_mark = rest.contains([',', ';', '\n']);
    let is_mark =
        |letter: char| letter.is_whitespace() || letter.is_ascii_digit() || matches!(letter, ',' | ';' | '-' | ':');
    has_mark && rest.len() <= LONGEST_GAP_BYTES && rest.replace(" and ", " ").chars().all(is_mark)
}

fn put_persons(page: &mut Page<'_>, items: &[Range<usize>]) {
    const NO_PERSON: u32 = NEVER | ORGANISATION | PLACE | TRADE | UNIT | BODY | ROLE | SMALL;
    let is_long = |item: &Range<usize>| (2..=3).contains(&item.len());
    let is_person = |item: &Range<usize>| {
        page.found_as(item).is_some_and(|name| name.kind == NameKind::Person && name.score >= LEAST_SCORE)
    };
    let long = items.iter().filter(|item| is_long(item)).count();
    let sure = items.iter().filter(|item| is_long(item) && is_person(item)).count();
    if sure < LEAST_OF_LIST.1 || sure * 2 < long || long * 2 < items.len() {
        return;
    }
    // In a squad the tagger's houses are sportsmen, too.
    let is_surely_of_persons = sure >= LEAST_OF_SQUAD && sure * 3 >= long * 2;
    for item in items.iter().filter(|item| is_long(item)) {
        let is_written = |place: usize| page.words[place].capitals == Capitals::First && page.marks[place] & NO_PERSON == 0;
        // Who is read as a place, or as a person by a narrow margin, is one more of the list.
        let is_other = |name: FoundName| match name.kind {
            NameKind::Organisation => !is_surely_of_persons || name.score >= SURE,
            NameKind::Person => name.score >= LEAST_SCORE,
            _ => false,
        };
        let is_open = page.known_in(item).is_empty() && !page.found_in(item).any(is_other);
        if is_open && item.clone().all(is_written) {
            page.put_with(item, NameKind::Person, 3.0);
        }
    }
}
