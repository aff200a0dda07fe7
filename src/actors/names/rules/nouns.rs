//! What a noun in small letters right beside a name says of it: `the Naleraq party` and `unions UGT and CCOO` are bodies; of `the Sea
//! Breeze exercise`, `the lander Viking` and `a plot code-named Harvest` nobody acts.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::marks::{ARTICLE, BODIES, CALLED, FORM, NEVER, ORGANISATION, ROLE, SAYS, SMALL, THING, TRADE, UNIT};
use super::page::Page;
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// What no body is called by itself.
const OTHERS: [KnownKind; 5] =
    [KnownKind::State, KnownKind::Place, KnownKind::Nationality, KnownKind::People, KnownKind::Person];

/// What may be named as a person is.
static ANIMALS: WordList = WordList::of(&[
    "horse",
    "racehorse",
    "mare",
    "gelding",
    "stallion",
    "colt",
    "filly",
    "mascot",
    "asteroid",
    "comet",
    "planet",
]);

/// How many words the name of a body has at most of which only a noun says that it is one.
const MOST_WORDS: usize = 4;

/// How many names a list of bodies has at most: `newspapers Kayhan, Shargh and Etemad`.
const MOST_OF_LIST: usize = 8;

/// Mends the names in the texts of an article; `bearers` are the words of the names of its persons.
pub(super) fn mend(pages: &mut [Page<'_>], bearers: &FxHashSet<u64>) {
    for page in pages.iter_mut() {
        put_bodies(page, bearers);
    }
    take_out_things(pages);
}

/// Puts the names of bodies that a noun before or behind them gives away.
fn put_bodies(page: &mut Page<'_>, bearers: &FxHashSet<u64>) {
    for run in page.runs().iter().cloned() {
        if page.loud[run.start] {
            continue;
        }
        if is_called_so(page, &run, bearers) {
            page.put(&run, NameKind::Organisation);
        }
        for words in listed(page, run.start) {
            if page.found_as(&words).is_none_or(|name| name.kind != NameKind::Organisation) {
                page.put(&words, NameKind::Organisation);
            }
        }
    }
}

/// Whether these words may be the name of a body by themselves.
fn is_free(page: &Page<'_>, words: &Range<usize>) -> bool {
    (1..=MOST_WORDS).contains(&words.len())
        && page.bytes_of(words).len() > 1
        && !words.clone().any(|place| page.is_marked(place, NEVER | ROLE | SMALL | ARTICLE))
        && !page.is_known(words, &OTHERS)
        && !page.is_known(words, &[KnownKind::Organisation, KnownKind::Other])
}

/// `the Naleraq party`, `the Gente Nueva gang`.
fn is_called_so(page: &Page<'_>, words: &Range<usize>, bearers: &FxHashSet<u64>) -> bool {
    let (before, after) = (words.start.wrapping_sub(1), words.end);
    let has_article = page.follows(words.start) && page.is_marked(before, ARTICLE);
    let is_called = has_article
        && page.follows(after)
        && page.words[after].capitals == Capitals::None
        && page.is_marked(after, CALLED)
        // `the Acme party leader` says so too; `the Acme gang-rape` does not.
        && page.words.get(after + 1).is_none_or(|next| next.gap != Gap::Hyphen);
    // `the Liberal party`, `the Christmas party`, `the Eastern gang`.
    let is_adjective = |written: &str| {
        const ENDINGS: [&str; 12] = ["ive", "al", "an", "ern", "ist", "ish", "ese", "ic", "day", "mas", "een", "ing"];
        ENDINGS.iter().any(|ending| written.ends_with(ending))
    };
    let is_person = || {
        let found = page.found_as(words);
        words.len() > 1 && found.is_some_and(|name| name.kind == NameKind::Person && name.score >= 3.0)
    };
    is_called
        && is_free(page, words)
        && !is_adjective(page.written(words.end - 1))
        && !words.clone().any(|place| bearers.contains(&page.words[place].hash))
        && !page.is_small_anywhere(page.words[words.end - 1].hash)
        && !is_person()
}

/// `UGT` and `CCOO` of `unions UGT and CCOO`: the names of a list behind a noun for several bodies, given the first of them.
fn listed(page: &Page<'_>, first: usize) -> Vec<Range<usize>> {
    let before = first.wrapping_sub(1);
    let is_list = page.follows(first) && page.is_marked(before, BODIES) && !page.is_capital(before);
    let mut names = Vec::new();
    let mut place = first;
    while is_list && names.len() < MOST_OF_LIST {
        let words = page.run_at(place);
        if words.is_empty() || !is_free(page, &words) && !page.is_known(&words, &[KnownKind::Organisation]) {
            break;
        }
        place = words.end;
        names.push(words);
        let is_comma = page.words.get(place).is_some_and(|next| next.gap == Gap::Comma && !next.begins_sentence);
        if page.follows(place) && matches!(page.written(place), "and" | "or") && page.follows(place + 1) {
            place += 1;
        } else if !(is_comma && page.is_capital(place)) {
            break;
        }
    }
    // One alone is what was said of it, `companies Humana bought`; what a dictionary knows is known better there.
    if names.len() < 2 {
        return Vec::new();
    }
    names.retain(|words| page.known_in(words).is_empty());
    names
}

/// Takes out what is a thing by the noun beside it, wherever the article names it, unless it speaks somewhere.
fn take_out_things(pages: &mut [Page<'_>]) {
    let (mut things, mut speakers) = (FxHashSet::default(), FxHashSet::default());
    for page in pages.iter() {
        for name in page.found.iter().filter(|name| is_actor(name)) {
            let words = page.words_within(name.start, name.end);
            if words.is_empty() || page.loud[words.start] {
                continue;
            }
            if is_thing(page, &words, name.kind) {
                things.insert(page.hash_of(&words));
            } else if page.is_marked(words.end, SAYS) && page.follows(words.end) {
                speakers.insert(page.hash_of(&words));
            }
        }
    }
    things.retain(|thing| !speakers.contains(thing));
    if things.is_empty() {
        return;
    }
    for page in pages {
        let mut place = 0;
        while let Some(name) = page.found.get(place) {
            let words = page.words_within(name.start, name.end);
            if is_actor(&name) && !words.is_empty() && things.contains(&page.hash_of(&words)) {
                page.found.replace(place..place + 1, &[]);
            } else {
                place += 1;
            }
        }
    }
}

fn is_actor(name: &FoundName) -> bool {
    matches!(name.kind, NameKind::Person | NameKind::Organisation)
}

/// `the Freedom Shield exercise`, `the festival Way Out West`, `the new ferry, named Aurora`.
fn is_thing(page: &Page<'_>, words: &Range<usize>, kind: NameKind) -> bool {
    let is_body =
        page.is_marked(words.end - 1, ORGANISATION | UNIT | TRADE) || words.clone().any(|place| page.is_marked(place, FORM));
    if is_body || !page.known_in(words).is_empty() || page.is_called_body(words) {
        return false;
    }
    let (before, after) = (words.start.wrapping_sub(1), words.end);
    let is_small_thing = |place: usize| page.is_marked(place, THING) && !page.is_capital(place);
    let has_article = page.follows(words.start) && page.is_marked(before, ARTICLE);
    // `the McCain bill` is that of a person, `the lander Viking` none.
    let is_behind = kind == NameKind::Organisation && has_article && page.follows(after) && is_small_thing(after);
    // `the dam Acme built`: what goes on behind it tells of somebody who acts.
    let goes_on = page.follows(after)
        && page.words[after].capitals == Capitals::None
        && (!page.is_marked(after, SMALL) || page.written(after) == "has");
    // `the player of the tournament Diego Forlan` is a person beside a thing.
    let is_one = kind == NameKind::Organisation || ANIMALS.contains(page.written(before));
    let is_apposed = page.follows(words.start) && is_small_thing(before) && is_one && !goes_on;
    let follows_code = page.follows(words.start)
        && match page.written(before) {
            "codenamed" | "christened" => true,
            // `an exercise dubbed Sea Breeze`, `code-named Harvest`
            "named" | "dubbed" | "called" => {
                let last = before.wrapping_sub(1);
                page.follows(before) && is_small_thing(last) || page.between(before) == "-" && page.written(last) == "code"
            }
            "name" => page.follows(before) && page.written(before.wrapping_sub(1)) == "code",
            _ => false,
        };
    is_behind || is_apposed || follows_code
}
