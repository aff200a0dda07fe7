//! Takes out names of persons that what stands beside them gives away as things: storms, arms, places, what has an article before it; and makes
//! newspapers and other bodies of them where their last word is that of one.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::page::Page;
use crate::actors::names::NameKind;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, hash_of};
use crate::text::fold_value;

/// What the weather services name.
const STORMS: [&str; 6] = ["Hurricane", "Typhoon", "Cyclone", "Storm", "Hurricanes", "Typhoons"];

/// Arms, as they stand behind the name of their make: `Scud missiles`, `a Kalashnikov assault rifle`.
static ARMS: WordList = WordList::of(&[
    "missile",
    "missiles",
    "rocket",
    "rockets",
    "rifle",
    "rifles",
    "tank",
    "tanks",
    "howitzer",
    "howitzers",
    "pistol",
    "pistols",
    "launcher",
    "launchers",
    "helicopter",
    "helicopters",
    "torpedo",
    "torpedoes",
    "jets",
    "drones",
    "bomber",
    "bombers",
    "grenade",
    "grenades",
]);

/// What may stand between.
static OF_ARMS: WordList = WordList::of(&["assault", "ballistic", "cruise", "air", "battle", "fighter", "attack", "guided"]);

/// What is said before the name of a place, with `of` between.
static PLACES: WordList = WordList::of(&[
    "village",
    "villages",
    "town",
    "towns",
    "city",
    "cities",
    "province",
    "provinces",
    "district",
    "districts",
    "municipality",
    "commune",
    "county",
    "island",
    "islands",
    "suburb",
    "hamlet",
    "peninsula",
]);

/// First words of places that nobody is called by: `Kibbutz Erez`.
const FIRST_OF_PLACES: [&str; 21] = [
    "Camp", "Cape", "County", "Daret", "Deir", "Fort", "Jabal", "Jebel", "Kafr", "Khirbat", "Khirbet", "Kibbutz", "Maarat",
    "Makhtesh", "Moshav", "Mount", "Port", "Qalat", "Tell", "Village", "Wadi",
];

/// Those that are names too, but not before an article: `Ras al-Tin`.
const FIRST_BEFORE_ARTICLE: [&str; 6] = ["Ain", "Ayn", "Ras", "Tal", "Tel", "Khan"];

/// Last words of newspapers that no family is called by.
static PAPERS: WordList = WordList::of(&[
    "Gazette",
    "Herald",
    "Tribune",
    "Chronicle",
    "Telegraph",
    "Inquirer",
    "Observer",
    "Examiner",
    "Times",
    "Dispatch",
    "Bulletin",
    "Sun",
]);

/// Last words of other bodies that no family is called by.
const BODIES: &str = " Agency Airlines Airways Army Association Authority Battalion Biotech Brigade Broadcasting Bureau Clinic Coalition \
    Commission Committee Corporation Council Energia Energy Federation Forces Foundation Gazetecilik Holding Holdings \
    Hospital Hospitals Industries Initiative Institute Insurance Logistics Media Mineracao Mineração Mining Ministry \
    Movement Network News Petroleum Pharma Pharmaceuticals Radio Resources Sanayi School Schools Securities Shipping \
    Society Systems Technologies Telecom Telekom Television Union University ";

/// How sure a name is of which the last word is that of a body, in the units of `FoundName::score`.
const SURE_OF_BODY: f32 = 1.5;

/// Mends the persons among the names of the texts of an article.
pub(super) fn mend(pages: &mut [Page<'_>]) {
    // `Hurricane Irene` may be no name, and `Irene` one elsewhere.
    let mut nobody: FxHashSet<u64> = pages.iter().flat_map(storms).collect();
    for page in pages.iter_mut() {
        take_out(page, |page, words| {
            let is_given_away = is_behind_storm(page, words.start) || is_behind_place(page, words.start);
            if is_given_away {
                nobody.insert(page.words[words.end - 1].hash);
            }
            let has_article = matches!(page.written(words.start + 1), "al" | "el" | "as" | "ar" | "Al" | "El");
            let is_first = |list: &[&str]| list.contains(&page.written(words.start));
            let is_place = words.len() > 1
                && (is_first(&FIRST_OF_PLACES) || words.len() > 2 && has_article && is_first(&FIRST_BEFORE_ARTICLE));
            // `O1 Ogawa`, `Project Simba`
            let is_number = |place: usize| {
                let written = page.written(place);
                written.len() <= 3 && written.contains(|letter: char| letter.is_ascii_digit())
            };
            let is_numbered = words.len() > 1 && words.clone().any(is_number);
            let is_project = words.len() > 1 && matches!(page.written(words.start), "Project" | "Operation" | "Exercise");
            is_given_away || is_place || is_numbered || is_project || words.len() == 1 && is_thing(page, words.start)
        });
    }
    // `Irene killed 40 people`.
    if !nobody.is_empty() {
        for page in pages.iter_mut() {
            take_out(page, |page, words| words.len() == 1 && nobody.contains(&page.words[words.start].hash));
        }
    }
    pages.iter_mut().for_each(make_bodies);
}

/// Takes out those persons of whose words something holds.
fn take_out(page: &mut Page<'_>, mut is_none: impl FnMut(&Page<'_>, &Range<usize>) -> bool) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        let words = page.words_within(name.start, name.end);
        if name.kind == NameKind::Person && !words.is_empty() && is_none(page, &words) {
            page.found.replace(place..place + 1, &[]);
        } else {
            place += 1;
        }
    }
}

/// `Vancouver Sun`, `Shady Grove Adventist Hospital`.
fn make_bodies(page: &mut Page<'_>) {
    static HASHES: LazyLock<FxHashSet<u64>> =
        LazyLock::new(|| BODIES.split_whitespace().map(|body| hash_of(&fold_value(body))).collect());
    let bodies = &*HASHES;
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        let is_body = |last: usize| bodies.contains(&page.words[last].hash) || PAPERS.contains(page.written(last));
        if name.kind == NameKind::Person && words.len() > 1 && is_body(words.end - 1) {
            page.put_with(&words, NameKind::Organisation, name.score.max(SURE_OF_BODY));
        }
    }
}

/// The names of the storms of a text.
fn storms<'p>(page: &'p Page<'_>) -> impl Iterator<Item = u64> + use<'p> {
    static HASHES: LazyLock<[u64; 6]> = LazyLock::new(|| STORMS.map(|storm| hash_of(&storm.to_ascii_lowercase())));
    let is_storm = |place: &usize| HASHES.contains(&page.words[*place].hash);
    let behind = (0..page.words.len()).filter(is_storm).map(|place| place + 1);
    behind.filter(|place| page.follows(*place) && page.is_capital(*place)).map(|place| page.words[place].hash)
}

/// `Hurricane Irene`, `Typhoon Rammasun (Glenda)`.
fn is_behind_storm(page: &Page<'_>, first: usize) -> bool {
    let is_storm = |place: usize| STORMS.contains(&page.written(place));
    let before = first.wrapping_sub(1);
    page.follows(first) && is_storm(before)
        || page.between(first) == " (" && first > 1 && page.follows(before) && is_storm(first - 2)
}

/// `the village of Kampungu`.
fn is_behind_place(page: &Page<'_>, first: usize) -> bool {
    let of = first.wrapping_sub(1);
    page.follows(first)
        && page.written(of) == "of"
        && page.follows(of)
        && first > 1
        && PLACES.contains(page.written(first - 2))
}

fn is_thing(page: &Page<'_>, word: usize) -> bool {
    let (before, after) = (word.wrapping_sub(1), word + 1);
    // `the Danube`; of `the Smith family` the family is meant.
    let has_article = page.follows(word) && matches!(page.written(before), "the" | "The");
    let is_noun_behind = page.follows(after) && page.words[after].capitals == Capitals::None;
    let is_arm = |place: usize| page.follows(place) && ARMS.contains(page.written(place));
    let is_armed = is_arm(after) || page.follows(after) && OF_ARMS.contains(page.written(after)) && is_arm(after + 1);
    is_armed || has_article && !(is_noun_behind && is_of_persons(page.written(after)))
}

/// Whether a word behind a name with an article speaks of who bears it: `the Smith family`.
fn is_of_persons(word: &str) -> bool {
    static OF_PERSONS: WordList = WordList::of(&[
        "family",
        "brothers",
        "sisters",
        "twins",
        "couple",
        "administration",
        "government",
        "presidency",
        "campaign",
        "case",
        "trial",
        "era",
        "cabinet",
        "regime",
        "camp",
        "clan",
        "affair",
    ]);
    OF_PERSONS.contains(word)
}
