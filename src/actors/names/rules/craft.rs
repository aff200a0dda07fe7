//! Takes out names of ships, arms, models and undertakings that a word before them or a number in them gives away: `ARA Belgrano`, `the
//! frigate Forbin`, `HU-25 Falcon`, `Marlin Queen III`, `Exercise Bright Star`; of `Lion Air Flight 610` the airline stays.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::SURE;
use super::marks::{ARTICLE, FORM, NEVER, ORGANISATION, SMALL, UNIT};
use super::page::Page;
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// What navies and owners set before the name of a ship.
static PREFIXES: WordList = WordList::of(&[
    "ARA", "BAP", "BRP", "HDMS", "HMAS", "HMCS", "HMNZS", "HMS", "HNLMS", "KRI", "MV", "RMS", "ROKS", "TCG", "USCGC",
    "USNS", "USS",
]);

/// Those that are the initials of persons too: `MS Dhoni`.
static PREFIXES_OR_INITIALS: WordList = WordList::of(&["INS", "MS", "MT", "SS"]);

/// Vessels, as they stand before the name of one.
static VESSELS: WordList = WordList::of(&[
    "barge",
    "boat",
    "bulker",
    "capsule",
    "catamaran",
    "corvette",
    "cruiser",
    "cutter",
    "destroyer",
    "dhow",
    "ferry",
    "freighter",
    "frigate",
    "galleon",
    "gunboat",
    "hovercraft",
    "icebreaker",
    "lander",
    "liner",
    "minesweeper",
    "motorboat",
    "probe",
    "rover",
    "sailboat",
    "schooner",
    "ship",
    "sloop",
    "spacecraft",
    "steamer",
    "submarine",
    "supertanker",
    "tanker",
    "trawler",
    "tugboat",
    "vessel",
    "warship",
    "yacht",
]);

/// How many words of the name of a vessel may stand before what was seen of it.
const MOST_BEFORE: usize = 3;

/// First words of what is undertaken; projects may be bodies.
static UNDERTAKINGS: WordList = WordList::of(&["Operation", "Exercise"]);

/// Numbers as they stand behind the name of a model; `I` is a word of its own, `V` and `X` are firms, `XI` a team.
static NUMBERS: WordList = WordList::of(&["II", "III", "IV", "VI", "VII", "VIII", "IX", "XII", "XIII"]);

/// Mends the names of the texts of an article.
pub(super) fn mend(pages: &mut [Page<'_>]) {
    let mut vessels: FxHashSet<u64> = FxHashSet::default();
    for page in pages.iter_mut() {
        cut_flights(page);
        let is_none = |page: &Page<'_>, name: &FoundName, words: &Range<usize>| {
            let is_vessel = is_vessel(page, words, name.kind);
            if is_vessel {
                vessels.insert(page.hash_of(words));
            }
            is_vessel
                || is_undertaking(page, words)
                || name.kind == NameKind::Organisation
                    && (is_model(page, words) || is_make(page, words) || is_numbered(page, words))
        };
        take_out(page, is_none);
    }
    if !vessels.is_empty() {
        for page in pages {
            take_out(page, |page, _, words| vessels.contains(&page.hash_of(words)));
        }
    }
}

/// Takes out those persons and organisations of whose words something holds.
fn take_out(page: &mut Page<'_>, mut is_none: impl FnMut(&Page<'_>, &FoundName, &Range<usize>) -> bool) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        let words = page.words_within(name.start, name.end);
        let is_actor = matches!(name.kind, NameKind::Person | NameKind::Organisation) && !words.is_empty();
        if is_actor && is_none(page, &name, &words) {
            page.found.replace(place..place + 1, &[]);
        } else {
            place += 1;
        }
    }
}

/// `HMS Somerset`, `the dhow Al Rahmani`, `the aircraft carrier Forbin`.
fn is_vessel(page: &Page<'_>, words: &Range<usize>, kind: NameKind) -> bool {
    let is_body = page.loud[words.start] || words.clone().any(|place| page.is_marked(place, ORGANISATION | UNIT | FORM));
    if is_body {
        return false;
    }
    let is_prefix =
        |word: &str| PREFIXES.contains(word) || kind == NameKind::Organisation && PREFIXES_OR_INITIALS.contains(word);
    // `the ferry Lady Mary Joy`, of which a person was seen.
    let is_inside = |place: usize| {
        place > 0 && page.follows(place) && page.is_capital(place - 1) && !page.is_marked(place - 1, SMALL | ARTICLE)
    };
    let first = (words.start.saturating_sub(MOST_BEFORE)..=words.start).rev().find(|place| !is_inside(*place));
    let first = first.unwrap_or(words.start);
    let before = first.wrapping_sub(1);
    let is_behind = page.follows(first)
        && (VESSELS.contains(page.written(before))
            || page.written(before) == "carrier"
                && matches!(page.written(before.wrapping_sub(1)), "aircraft" | "bulk" | "container")
            || is_prefix(page.written(before)));
    // `the USS Bainbridge`, with its prefix or without.
    let is_prefixed = is_prefix(page.written(first)) && first + 1 < words.end;
    is_behind || is_prefixed
}

/// `Exercise Bright Star`.
fn is_undertaking(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_body = page.is_marked(words.end - 1, ORGANISATION | UNIT | FORM) || page.is_called_body(words);
    let before = words.start.wrapping_sub(1);
    let is_behind = page.follows(words.start) && page.is_capital(before) && UNDERTAKINGS.contains(page.written(before));
    let is_headed = words.len() > 1 && UNDERTAKINGS.contains(page.written(words.start));
    // `Operation HOPE` is a body.
    !is_body && (is_behind || is_headed) && page.words[words.end - 1].capitals != Capitals::All
}

/// `HU-25 Falcon`, `Marlin Queen III`.
fn is_model(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_body = |place: usize| page.is_marked(place, ORGANISATION | UNIT | FORM | NEVER);
    if words.len() < 3 || words.clone().any(is_body) || page.is_called_body(words) {
        return false;
    }
    let is_designation = |place: usize| {
        let (letters, digits) = (page.written(place - 1), &page.words[place]);
        digits.capitals == Capitals::Digit
            && digits.gap == Gap::Hyphen
            && letters.len() <= 4
            && letters.bytes().all(|letter| letter.is_ascii_uppercase())
    };
    NUMBERS.contains(page.written(words.end - 1)) || (words.start + 1..words.end).any(is_designation)
}

/// `Chandrayaan-3`: one of several of a name; `Radio-1` and `France-24` are houses.
fn is_numbered(page: &Page<'_>, words: &Range<usize>) -> bool {
    const LEAST_LETTERS: usize = 6;
    static HOUSES: WordList = WordList::of(&["Channel", "France", "Kanal", "Radio", "Television"]);
    let number = &page.words[words.end - 1];
    let written = page.written(words.start);
    words.len() == 2
        && number.capitals == Capitals::Digit
        && number.gap == Gap::Hyphen
        && page.words[words.start].capitals == Capitals::First
        && written.chars().count() >= LEAST_LETTERS
        && !HOUSES.contains(written)
        && !page.is_marked(words.start, ORGANISATION | UNIT | FORM)
        && page.known_in(words).is_empty()
}

/// `in a Porsche Cayenne`: somebody known with a word behind, one of many and said of nothing.
fn is_make(page: &Page<'_>, words: &Range<usize>) -> bool {
    static ONE_OF_MANY: WordList = WordList::of(&["a", "an", "his", "her", "their"]);
    let is_body = |place: usize| page.is_marked(place, ORGANISATION | UNIT | FORM | NEVER);
    let before = words.start.wrapping_sub(1);
    let is_one = page.follows(words.start) && ONE_OF_MANY.contains(page.written(before));
    if !is_one || words.len() > 3 || words.clone().any(is_body) {
        return false;
    }
    let [maker] = page.known_in(words) else { return false };
    let maker = (maker.kind == KnownKind::Organisation).then(|| page.words_within(maker.start, maker.end));
    let is_beginning = maker.is_some_and(|maker| maker.start == words.start && maker.end < words.end);
    // `an ING Barings analyst` is somebody's.
    let is_owner = page.words.get(words.end).is_some_and(|next| next.gap == Gap::Possessive)
        || page.follows(words.end) && !page.is_marked(words.end, SMALL);
    is_beginning && !is_owner
}

/// The airline of `Lion Air Flight 610`.
fn cut_flights(page: &mut Page<'_>) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        let is_flight = |at: &usize| {
            page.written(*at) == "Flight" && page.words.get(at + 1).is_some_and(|next| next.capitals == Capitals::Digit)
        };
        if name.kind == NameKind::Organisation
            && let Some(flight) = words.clone().find(is_flight).filter(|flight| *flight > words.start)
        {
            let end = page.words[flight - 1].end as usize;
            page.found.replace(place - 1..place, &[FoundName { end, score: name.score.max(SURE), ..name }]);
        }
    }
}
