//! Puts together the names of bodies that say what they are for, or whose they are: `the Popular Front for the Rebirth of the Sahel`, `Korea
//! Teachers' Union`.

use std::ops::Range;

use super::marks::{ARTICLE, NEVER, ROLE, SMALL};
use super::page::Page;
use super::{OVERRIDING, SURE};
use crate::actors::names::{KnownKind, KnownSpan, NameKind};
use crate::actors::word_list::WordList;

/// Nouns of bodies before `for` and a cause.
static FIGHT: WordList = WordList::spaced(
    " Action Alliance Army Assembly Association Bloc Brigade Brigades Campaign Coalition Command Committee Congress \
    Convention Convergence Council Federation Forces Front League Movement Network Organisation Organization Party Rally Resistance \
    Union ",
);

/// Nouns of bodies behind those whose they are.
static OWNED: WordList = WordList::spaced(
    " Alliance Association Board Club Committee Confederation Council Federation Front Guild League Movement Organisation \
    Organization Party Society Syndicate Union ",
);

/// How many words stand before the noun.
const MOST_WORDS: usize = 4;

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    for place in page.capitals().iter().copied() {
        if page.loud[place] {
            continue;
        }
        let whole = for_a_cause(page, place).or_else(|| of_members(page, place));
        let Some(whole) = whole else { continue };
        let is_whole = page.found_in(&whole).any(|name| {
            let words = page.words_within(name.start, name.end);
            words.start <= whole.start && words.end >= whole.end
        });
        if !is_whole && !whole.clone().any(|place| page.is_marked(place, ROLE | NEVER)) {
            // A region or a people in the name is no other actor.
            let is_region = |known: &KnownSpan| matches!(known.kind, KnownKind::Other | KnownKind::People);
            let score = if page.known_in(&whole).iter().any(is_region) { OVERRIDING } else { SURE };
            page.put_with(&whole, NameKind::Organisation, score);
        }
    }
}

/// The name of which a word is the noun: `Front` of `Popular Front for the Rebirth of the Sahel`.
fn for_a_cause(page: &Page<'_>, head: usize) -> Option<Range<usize>> {
    if !page.follows(head + 1) || page.written(head + 1) != "for" || !FIGHT.contains(page.written(head)) {
        return None;
    }
    let mut end = run_behind(page, head + 1)?;
    while page.follows(end) && matches!(page.written(end), "of" | "in") {
        match run_behind(page, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    // What the registry knows by more than its beginning is left to it.
    let is_strange = |known: &KnownSpan| {
        let words = page.words_within(known.start, known.end);
        words.end > head + 1 && matches!(known.kind, KnownKind::Organisation | KnownKind::Person)
    };
    let whole = first_of(page, head)..end;
    (!page.known_in(&whole).iter().any(is_strange)).then_some(whole)
}

/// The end of the capitals behind a joint, with or without an article between.
fn run_behind(page: &Page<'_>, joint: usize) -> Option<usize> {
    let has_article = page.follows(joint + 1) && matches!(page.written(joint + 1), "the" | "a");
    let first = joint + 1 + usize::from(has_article);
    let is_one = page.follows(first) && page.is_capital(first) && !page.is_marked(first, ROLE | NEVER);
    is_one.then(|| page.run_at(first).end)
}

/// The name in which a word says who its members are: `Teachers` of `Korea Teachers' Union`.
fn of_members(page: &Page<'_>, members: usize) -> Option<Range<usize>> {
    let noun = members + 1;
    let is_plural = page.written(members).ends_with('s') && page.is_capital(noun);
    if !is_plural || page.words[noun].begins_sentence || !matches!(page.between(noun), "' " | "\u{2019} ") {
        return None;
    }
    let end = page.run_at(noun).end;
    let own = members..noun;
    let is_body = OWNED.contains(page.written(end - 1)) && page.known_in(&own).is_empty();
    let first = first_of(page, members);
    // `the Teachers' Union`
    let has_article = members > 0 && page.follows(members) && page.is_marked(members - 1, ARTICLE);
    (is_body && (first < members || has_article)).then_some(first..end)
}

/// The first word of a name, given its noun; a sentence has a capital anyway.
fn first_of(page: &Page<'_>, head: usize) -> usize {
    let is_inside = |place: usize| place > 0 && page.follows(place) && page.is_capital(place - 1);
    let first = (head.saturating_sub(MOST_WORDS)..=head).rev().find(|place| !is_inside(*place)).unwrap_or(head);
    if first < head && page.is_marked(first, ARTICLE | SMALL) { first + 1 } else { first }
}
