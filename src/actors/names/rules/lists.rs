//! What a list says of its items: `Jeff Wilson, Frank Bunce, Jonah Lomu` are persons if most of them surely are; `Celtic 2 Hearts 2
//! Raith 0 Ayr 1` are the results of clubs.

use std::ops::Range;

use super::marks::{BODY, NEVER, ORGANISATION, PLACE, ROLE, SMALL, TRADE, UNIT};
use super::page::Page;
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::words::Capitals;

/// How many items a list of persons has at least, and how many of them are surely persons.
const LEAST_OF_LIST: (usize, usize) = (4, 3);

/// How sure the tagger has to be of a name to be believed, see `least_score` in `merge`.
const LEAST_SCORE: f32 = 1.5;

/// How many bytes stand between two items at most, what is in brackets aside.
const LONGEST_GAP_BYTES: usize = 8;

/// How many clubs in a row make a list of results.
const LEAST_SIDES: usize = 4;

/// How many words stand in the brackets behind a club at most.
const MOST_WORDS_OF_SCORERS: usize = 40;

/// How many words the name of a club has at most.
const MOST_WORDS_OF_CLUB: usize = 3;

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
    let mut place = 0;
    while place < page.words.len() {
        let (sides, end) = sides_from(page, place);
        for club in &sides {
            page.put(club, NameKind::Organisation);
        }
        place = end.max(place + 1);
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
    for item in items.iter().filter(|item| is_long(item)) {
        let is_written = |place: usize| page.words[place].capitals == Capitals::First && page.marks[place] & NO_PERSON == 0;
        // Who is read as a place, or as a person by a narrow margin, is one more of the list.
        let is_other = |name: FoundName| match name.kind {
            NameKind::Organisation => true,
            NameKind::Person => name.score >= LEAST_SCORE,
            _ => false,
        };
        let is_open = page.known_in(item).is_empty() && !page.found_in(item).any(is_other);
        if is_open && item.clone().all(is_written) {
            page.put_with(item, NameKind::Person, 3.0);
        }
    }
}

/// The clubs of two results or more in a row from a place on, `Celtic 2 (Cadete 14) Hearts 2 Raith 0 Ayr 1`, and the word behind them.
fn sides_from(page: &Page<'_>, first: usize) -> (Vec<Range<usize>>, usize) {
    let (mut sides, mut place) = (Vec::new(), first);
    while let Some((club, end)) = side_at(page, place) {
        sides.push(club);
        place = end;
    }
    if sides.len() < LEAST_SIDES || sides.len() % 2 == 1 {
        sides.clear();
    }
    (sides, place)
}

/// A club and its goals, with those who shot them; and the word behind.
fn side_at(page: &Page<'_>, place: usize) -> Option<(Range<usize>, usize)> {
    const OTHERS: [KnownKind; 4] = [KnownKind::State, KnownKind::Nationality, KnownKind::Person, KnownKind::People];
    let club = page.run_at(place);
    let figure = page.words.get(club.end).filter(|word| word.capitals == Capitals::Digit && word.end - word.start <= 2);
    let is_side = !club.is_empty()
        && club.len() <= MOST_WORDS_OF_CLUB
        && figure.is_some()
        && page.between(club.end) == " "
        && !page.is_known(&club, &OTHERS);
    if !is_side {
        return None;
    }
    let behind = club.end + 1;
    if behind < page.words.len() && page.between(behind).trim_start_matches(' ').starts_with('(') {
        let reach = behind + 1..page.words.len().min(behind + MOST_WORDS_OF_SCORERS);
        let closed = reach.into_iter().find(|at| page.between(*at).contains(')'))?;
        return Some((club, closed));
    }
    Some((club, behind))
}
