//! Persons behind what they are by nation, `beat Kenyan Daniel Komen`, `freed the Dutchman Jan Ostrik`, and where only persons stand:
//! `lost to Jana Ostrik`. Tested in `article/nationals`.

use std::ops::Range;

use super::marks::{
    AGENT, BODIES, BODY, BRANCH, CALLED, NEVER, ORGANISATION, PLACE, ROLE, SAYS, SMALL, TEAM, THING, TRADE, UNIT,
};
use super::page::Page;
use crate::actors::names::{KnownKind, NameKind};
use crate::actors::registry::is_given_name;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// Somebody of a nation, as no body and no thing is called.
static PERSONS: WordList = WordList::spaced(
    " Spaniard Briton Swede Turk Icelander Frenchman Frenchwoman Englishman Englishwoman Scotsman Scotswoman Welshman Welshwoman \
    Irishman Irishwoman Ulsterman Dutchman Dutchwoman Luxembourger Liechtensteiner Netherlander Zealander Cornishman Manxman ",
);

/// The same, and names or words of something else.
static PERHAPS_PERSONS: WordList = WordList::spaced(" Dane Finn Pole Scot ");

/// What is done to persons, right before a name.
static DONE_TO: WordList = WordList::spaced(
    " beat beats beating defeated defeats outpointed freed jailed married sentenced arrested partnered outclassed overtook succeeded ",
);

/// What is done by or against persons, before `by`, `to` or `with`.
static DONE_BY: WordList = WordList::spaced(
    " won lost loses losing beaten defeated written painted composed directed coached trained led partnered married succeeded \
    drawn ",
);

/// What persons alone do, right behind a name.
static DEEDS: WordList = WordList::spaced(" who ran swam clocked threw ");

/// Words of the names of clubs.
static OF_CLUBS: WordList = WordList::spaced(
    " Inter Real Sporting Dynamo Dinamo Hajduk Partizan Spartak Torpedo Racing Olympique Olimpia Atletico Deportivo United City \
    Town County Rovers Wanderers Athletic Rangers Hotspur Slavia Sparta Lokomotiv Metalurg Steaua Rapid Austria Borussia Bayer Bayern \
    Union Grasshopper Grasshoppers Maccabi Hapoel Club Calcio ",
);

/// What a word of a person's name never is.
const NO_PERSON: u32 =
    NEVER | ORGANISATION | PLACE | TRADE | UNIT | BODY | BRANCH | ROLE | SMALL | THING | TEAM | AGENT | CALLED | BODIES;

/// What stands behind a name that is that of a thing or body: `the French Jules Ferry law`.
const OWNED: u32 = THING | BODY | BODIES | CALLED | TRADE | UNIT;

/// How sure the tagger is of those it is believed of, see `usable`.
const SURE_ENOUGH: f32 = 3.0;

/// Adds the persons of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    let mut persons: Vec<Range<usize>> = Vec::new();
    for place in page.capitals().iter().copied() {
        let written = page.written(place);
        if PERSONS.contains(written) {
            persons.extend(name_behind(page, place + 1));
        } else if PERHAPS_PERSONS.contains(written) {
            persons.extend(name_behind(page, place + 1).filter(|name| is_given_name(page.words[name.start].hash)));
        }
    }
    for nation in page.known_as(KnownKind::Nationality) {
        let nation = page.words_within(nation.start, nation.end);
        let Some(last) = nation.clone().last().map(|place| page.written(place)) else { continue };
        let is_plural = last.ends_with('s') && !last.ends_with("ss");
        if is_plural || PERSONS.contains(last) {
            continue;
        }
        let is_told = |name: &Range<usize>| {
            is_given_name(page.words[name.start].hash)
                || is_done_to_persons(page, nation.start) && is_no_club(page, name)
                || is_told_behind(page, name.end)
        };
        persons.extend(name_behind(page, nation.end).filter(is_told));
    }
    for run in page.runs().iter().filter(|run| (2..=3).contains(&run.len())) {
        if is_done_to_persons(page, run.start) && is_given_name(page.words[run.start].hash) {
            persons.extend(name_behind(page, run.start).filter(|name| name.end >= run.end && is_open(page, name)));
        }
    }
    for person in persons {
        if page.found_as(&person).is_none_or(|name| name.kind != NameKind::Person || name.score < SURE_ENOUGH) {
            page.put_with(&person, NameKind::Person, SURE_ENOUGH);
        }
    }
}

/// Whether nothing but a doubtful person was found in some words.
fn is_open(page: &Page<'_>, name: &Range<usize>) -> bool {
    page.found_in(name).all(|found| found.kind == NameKind::Person && found.score < SURE_ENOUGH)
}

/// Two or three words that may be the name of a person and of nobody known.
fn name_behind(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    const MOST_PARTICLES: usize = 3;
    static PARTICLES: WordList = WordList::spaced(" van von der den de del di da dos bin ibn ter la al el ");
    let before = first.checked_sub(1)?;
    if !page.follows(first) || page.loud[first] || page.loud[before] {
        return None;
    }
    let mut end = page.run_at(first).end;
    let particles =
        (end..end + MOST_PARTICLES).take_while(|place| page.follows(*place) && PARTICLES.contains(page.written(*place)));
    let family = end + particles.count();
    if family > end && end == first + 1 && page.follows(family) && page.is_capital(family) {
        end = family + 1;
    }
    let name = first..end;
    let capitals = name.clone().filter(|place| page.is_capital(*place)).count();
    let is_written = |place: usize| {
        let word = &page.words[place];
        let is_particle = word.capitals == Capitals::None && place > first;
        let is_initial = word.end - word.start == 1;
        is_particle
            || (word.capitals == Capitals::First || is_initial)
                && (!is_initial || place + 1 < end)
                && !page.is_marked(place, NO_PERSON)
    };
    let is_whole =
        page.words.get(end).is_none_or(|next| next.gap != Gap::Hyphen) && !(page.follows(end) && page.is_marked(end, OWNED));
    let has_and = (first + 1..end).any(|place| page.between(place).contains('&'));
    // `Chinese Marine Surveillance boats`
    static ENDINGS: [&str; 5] = ["tion", "sion", "ance", "ship", "ity"];
    let last = page.written(end - 1);
    let is_abstract = last.len() > 6 && ENDINGS.iter().any(|ending| last.ends_with(ending));
    ((2..=3).contains(&capitals)
        && !has_and
        && !is_abstract
        && is_whole
        && name.clone().all(is_written)
        && is_free(page, &name))
    .then_some(name)
}

/// Whether the dictionaries know none of these words, or only the last as the family name of somebody.
fn is_free(page: &Page<'_>, name: &Range<usize>) -> bool {
    let is_family = |place: usize| place + 1 == name.end;
    page.known_in(name).iter().all(|known| {
        let own = page.words_within(known.start, known.end);
        known.kind == KnownKind::Person && own.len() == 1 && is_family(own.start)
    })
}

/// Whether what stands before a place is done to persons: `beat`, `lost to the`, `was coached by`.
fn is_done_to_persons(page: &Page<'_>, place: usize) -> bool {
    let back = |place: usize| place.checked_sub(1).filter(|before| page.follows(place) && !page.is_capital(*before));
    let Some(mut before) = back(place) else { return false };
    if matches!(page.written(before), "the" | "a" | "an") {
        let Some(further) = back(before) else { return false };
        before = further;
    }
    let written = page.written(before);
    DONE_TO.contains(written)
        || matches!(written, "by" | "to" | "with" | "against")
            && back(before).is_some_and(|verb| DONE_BY.contains(page.written(verb)))
}

/// Whether what stands behind a name is said of persons: an age, a deed, words.
fn is_told_behind(page: &Page<'_>, end: usize) -> bool {
    let Some(next) = page.words.get(end).filter(|word| !word.begins_sentence) else { return false };
    let written = page.written(end);
    let is_age = next.gap == Gap::Comma && next.capitals == Capitals::Digit && written.len() == 2;
    let is_comma = next.gap == Gap::Comma && matches!(written, "who" | "whose");
    let is_small = page.follows(end) && !page.is_capital(end);
    is_age && matches!(page.between(end + 1), ", " | "")
        || is_comma
        || is_small && (page.is_marked(end, SAYS) || DEEDS.contains(written))
}

/// Whether no word of a name is one of clubs.
fn is_no_club(page: &Page<'_>, name: &Range<usize>) -> bool {
    name.clone().all(|place| !OF_CLUBS.contains(page.written(place)))
}
