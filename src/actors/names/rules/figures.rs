//! Takes out names of what nobody acts as, by what stands beside them: beings of stories and of science (`the god Thoth`, `Caudipteryx
//! zoui`), cases in court (`Roe v. Wade`), what has a number or runs on rails (`737 Max`, `the Jubilee line`), decorations, and journals in
//! which a study came out.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::page::Page;
use crate::actors::names::{FoundName, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;

/// What stands before the name of a being that science or a story has.
static BEINGS: WordList = WordList::of(&[
    "god",
    "goddess",
    "deity",
    "demigod",
    "genus",
    "species",
    "dinosaur",
    "lichen",
    "fungus",
    "bacterium",
    "parasite",
    "supervillain",
    "superhero",
    "superheroine",
    "exoplanet",
    "character",
]);

/// Words of texts in which beings are called by two names in Latin.
static SCIENCE: WordList = WordList::of(&[
    "species",
    "genus",
    "genera",
    "fossil",
    "fossils",
    "dinosaur",
    "dinosaurs",
    "lichen",
    "lichens",
    "coral",
    "corals",
    "bacteria",
    "bacterium",
    "fungus",
    "fungi",
    "beetle",
    "beetles",
    "frog",
    "frogs",
    "parasite",
    "mosquito",
    "mosquitoes",
]);

/// Words in small letters that end as the second name of a being does.
static NO_EPITHETS: WordList = WordList::of(&[
    "album",
    "apparatus",
    "area",
    "asylum",
    "basis",
    "bonus",
    "campus",
    "census",
    "consensus",
    "corpus",
    "crisis",
    "data",
    "drama",
    "diploma",
    "emphasis",
    "era",
    "extra",
    "focus",
    "forum",
    "foetus",
    "hiatus",
    "idea",
    "maximum",
    "media",
    "medium",
    "minimum",
    "momentum",
    "museum",
    "opera",
    "premium",
    "quota",
    "referendum",
    "stadium",
    "stimulus",
    "status",
    "surplus",
    "thesis",
    "versus",
    "virus",
    "visa",
]);

/// Last words of decorations.
static DECORATIONS: WordList = WordList::of(&[
    "Star", "Cross", "Order", "Honour", "Honor", "Ribbon", "Heart", "Eagle", "Lion", "Merit", "Sun", "Crown",
]);

/// Takes such names out of the texts of an article.
pub(super) fn mend(pages: &mut [Page<'_>]) {
    let has_science = pages.iter().any(speaks_of_beings);
    // What is a being once is none the next time either.
    let mut beings: FxHashSet<u64> = FxHashSet::default();
    for page in pages.iter_mut() {
        take_out(page, |page, name, words| {
            let is_person = name.kind == NameKind::Person;
            let is_model = is_person && words.len() == 1 && is_model(page, words.start);
            let is_being = is_being(page, words) || has_science && has_epithet(page, words) || is_model;
            if is_being {
                beings.extend([words.start, words.end - 1].map(|place| page.words[place].hash));
            }
            is_being
                || is_person && words.len() == 1 && (is_on_rails(page, words.end) || is_party_of_case(page, words.start))
                || !is_person && (is_decoration(page, words) || is_journal(page, words) || is_branch(page, words))
        });
    }
    if !beings.is_empty() {
        for page in pages.iter_mut() {
            take_out(page, |page, _, words| words.len() == 1 && beings.contains(&page.words[words.start].hash));
        }
    }
}

/// Takes out those names of whose words something holds.
fn take_out(page: &mut Page<'_>, mut is_none: impl FnMut(&Page<'_>, &FoundName, &Range<usize>) -> bool) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        let words = page.words_within(name.start, name.end);
        if !words.is_empty() && is_none(page, &name, &words) {
            page.found.replace(place..place + 1, &[]);
        } else {
            place += 1;
        }
    }
}

/// Whether a text speaks of beings by their kind; asked of texts in which single words were found only.
fn speaks_of_beings(page: &Page<'_>) -> bool {
    let mut singles = page.found.iter().map(|name| page.words_within(name.start, name.end));
    singles.any(|words| words.len() == 1 && is_epithet(page, words.end))
        && page.words.iter().any(|word| word.capitals == Capitals::None && SCIENCE.contains(word.of(page.text)))
}

/// `the god Thoth`, `the species Charizard`.
fn is_being(page: &Page<'_>, words: &Range<usize>) -> bool {
    // `Oh my god Darius`, `on god`: who speaks so calls on somebody else.
    static CALLS: WordList = WordList::of(&["on", "oh", "my", "by", "thank", "dear"]);
    let noun = words.start.wrapping_sub(1);
    let is_call = || {
        let before = page.written(noun.wrapping_sub(1)).to_ascii_lowercase();
        page.follows(noun) && CALLS.contains(&before)
    };
    page.follows(words.start) && BEINGS.contains(page.written(noun)) && !is_call()
}

/// `Caudipteryx zoui`.
fn has_epithet(page: &Page<'_>, words: &Range<usize>) -> bool {
    words.len() == 1 && is_epithet(page, words.end)
}

fn is_epithet(page: &Page<'_>, place: usize) -> bool {
    const ENDINGS: [&str; 6] = ["um", "us", "is", "i", "a", "ensis"];
    let written = page.written(place);
    page.follows(place)
        && written.len() >= 4
        && page.words[place].capitals == Capitals::None
        && !written.ends_with("ous")
        && ENDINGS.iter().any(|ending| written.ends_with(ending))
        && !NO_EPITHETS.contains(written)
}

/// `a Boeing 737 Max`: behind a number of three digits that a maker has before it.
fn is_model(page: &Page<'_>, word: usize) -> bool {
    let number = word.wrapping_sub(1);
    let is_number = page.follows(word) && page.words[number].capitals == Capitals::Digit && page.written(number).len() == 3;
    is_number && page.follows(number) && page.is_capital(number - 1)
}

/// `the Jubilee line`, `Waterloo station`; `Mercer lines up` does something.
fn is_on_rails(page: &Page<'_>, after: usize) -> bool {
    let is_line = matches!(page.written(after), "line" | "lines" | "station" | "stations");
    page.follows(after) && is_line && !(page.follows(after + 1) && page.written(after + 1) == "up")
}

/// `Roe v. Wade`, in a sentence on a court: on a field, `v` stands between players.
fn is_party_of_case(page: &Page<'_>, word: usize) -> bool {
    const REACH: usize = 10;
    static COURTS: WordList =
        WordList::of(&["court", "Court", "case", "ruling", "decision", "judgment", "precedent", "justices", "overturned"]);
    let is_v = |place: usize| matches!(page.written(place), "v" | "vs");
    let before = word.wrapping_sub(1);
    let is_second = is_v(before) && page.between(word).starts_with('.') && page.is_capital(before.wrapping_sub(1));
    let is_first = is_v(word + 1) && page.between(word + 2).starts_with('.') && page.is_capital(word + 2);
    if !is_second && !is_first {
        return false;
    }
    let around = word.saturating_sub(REACH)..(word + REACH).min(page.words.len());
    around.into_iter().any(|place| COURTS.contains(page.written(place)))
}

/// `the French Legion of Honour`, `awarded the Intelligence Star`, `the Order of the Sun`.
fn is_decoration(page: &Page<'_>, words: &Range<usize>) -> bool {
    let last = page.written(words.end - 1);
    if !DECORATIONS.contains(last) {
        return false;
    }
    let is_legion = matches!(last, "Honour" | "Honor") && words.len() > 2 && page.written(words.end - 3) == "Legion";
    let word = |back: usize| words.start.checked_sub(back).map_or("", |place| page.written(place));
    let is_order = word(1) == "of" && word(2) == "Order" || word(1) == "the" && word(2) == "of" && word(3) == "Order";
    static GIVEN: WordList =
        WordList::of(&["awarded", "received", "receive", "conferred", "bestowed", "decorated", "award"]);
    is_legion || is_order || (1..=4).any(|back| GIVEN.contains(word(back)))
}

/// `a study published on Wednesday in Science Advances`.
fn is_journal(page: &Page<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 10;
    static RESEARCH: WordList =
        WordList::of(&["study", "findings", "researchers", "scientists", "research", "paper", "ecologists", "biologists"]);
    let before = words.start.wrapping_sub(1);
    if !page.follows(words.start) || page.written(before) != "in" {
        return false;
    }
    let first = words.start.saturating_sub(REACH);
    let end = (words.end + REACH).min(page.words.len());
    let is_published = (first..before).any(|place| page.written(place) == "published");
    is_published && (first..end).any(|place| RESEARCH.contains(page.written(place)))
}

/// `the Economy of Turkey`, `Chair in Global Politics`: what is looked after or held, and by no one.
fn is_branch(page: &Page<'_>, words: &Range<usize>) -> bool {
    let next = page.written(words.start + 1);
    words.len() > 2
        && match page.written(words.start) {
            "Economy" | "History" | "Geography" => next == "of",
            "Chair" => matches!(next, "in" | "In" | "of"),
            _ => false,
        }
}
