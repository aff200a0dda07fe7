//! Takes out names that their last word or what stands beside them gives away as sicknesses, what causes them, or what is taken
//! against them: `Avian Flu`, `cases of HFMD`, `stockpiles of Tamiflu`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::marks::{BODY, ORGANISATION};
use super::page::Page;
use crate::actors::names::NameKind;
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;

/// Sicknesses: a name that ends so is one, and letters in brackets behind one stand for it.
const SICKNESSES: [&str; 20] = [
    "flu",
    "influenza",
    "fever",
    "disease",
    "syndrome",
    "virus",
    "coronavirus",
    "tuberculosis",
    "malaria",
    "cholera",
    "measles",
    "hepatitis",
    "encephalitis",
    "encephalopathy",
    "meningitis",
    "pneumonia",
    "diabetes",
    "dementia",
    "polio",
    "rabies",
];

/// What is said before a sickness, its cause or its cure, by the last word and the one before it.
const BEFORE: [(&str, &[&str]); 6] = [
    (
        "of",
        &["outbreak", "outbreaks", "strain", "strains", "symptoms", "sufferers", "dose", "doses", "stockpile", "stockpiles"],
    ),
    ("with", &["infected", "infection", "infections", "diagnosed"]),
    ("for", &["positive"]),
    ("to", &["resistance", "resistant", "susceptible", "exposure", "exposed"]),
    ("against", &["vaccine", "vaccines", "vaccinated", "immunised", "immunized", "vaccination"]),
    ("from", &["suffering", "suffer"]),
];

/// The same directly before one: `the antiviral drug Tamiflu`.
static NOUNS: WordList = WordList::of(&["drug", "drugs", "medicine", "antibiotic", "antiviral", "virus"]);

/// What is said behind one.
static BEHIND: WordList = WordList::of(&[
    "drug",
    "flu",
    "influenza",
    "encephalopathy",
    "virus",
    "viruses",
    "infection",
    "infections",
    "infected",
    "outbreak",
    "outbreaks",
    "strain",
    "strains",
    "epidemic",
    "epidemics",
    "bacteria",
    "bacterium",
    "parasite",
    "parasites",
    "antibodies",
    "fever",
    "sufferers",
    "syndrome",
    "disease",
]);

/// Takes them out of the names of the texts of an article.
pub(super) fn mend(pages: &mut [Page<'_>]) {
    let mut known: FxHashSet<u64> = FxHashSet::default();
    for page in pages.iter() {
        for name in page.found.iter() {
            let words = page.words_within(name.start, name.end);
            if !words.is_empty() && is_sickness(page, &words) {
                known.insert(page.hash_of(&words));
            }
        }
    }
    if known.is_empty() {
        return;
    }
    for page in pages {
        let mut place = 0;
        while let Some(name) = page.found.get(place) {
            let words = page.words_within(name.start, name.end);
            if is_open(name.kind) && !words.is_empty() && known.contains(&page.hash_of(&words)) {
                page.found.replace(place..place + 1, &[]);
            } else {
                place += 1;
            }
        }
    }
}

fn is_open(kind: NameKind) -> bool {
    kind != NameKind::Place
}

fn is_sickness(page: &Page<'_>, words: &Range<usize>) -> bool {
    const MOST_WORDS: usize = 4;
    // `the World Organisation for Animal Health`
    if words.len() > MOST_WORDS || words.clone().any(|place| page.is_marked(place, ORGANISATION | BODY)) {
        return false;
    }
    ends_so(page, words) || is_short_for_one(page, words) || stands_so(page, words)
}

/// `Avian Flu`, `Ebola Haemorrhagic Fever`.
fn ends_so(page: &Page<'_>, words: &Range<usize>) -> bool {
    words.len() > 1 && is_of(page, words.end - 1, &SICKNESSES)
}

/// `hand, foot and mouth disease (HFMD)`.
fn is_short_for_one(page: &Page<'_>, words: &Range<usize>) -> bool {
    let (first, before) = (words.start, words.start.wrapping_sub(1));
    words.len() == 1
        && page.words[first].capitals == Capitals::All
        && page.between(first) == " ("
        && is_of(page, before, &SICKNESSES)
}

/// `infected with WNV`, `the Nipah virus`.
fn stands_so(page: &Page<'_>, words: &Range<usize>) -> bool {
    let (first, behind) = (words.start, words.end);
    let follows =
        |place: usize| page.words.get(place).is_some_and(|word| !word.begins_sentence) && page.between(place) == " ";
    let is_led = first > 1 && follows(first) && follows(first - 1) && {
        let last = page.written(first - 1);
        BEFORE.iter().any(|(word, nouns)| *word == last && is_of(page, first - 2, nouns))
    };
    let is_noun = first > 0 && follows(first) && NOUNS.contains(page.written(first - 1));
    // `case of BSE`: that of a person is one at court.
    let is_case = || {
        let is_short = words.len() == 1 && page.words[first].capitals == Capitals::All;
        is_short && first > 1 && page.written(first - 1) == "of" && matches!(page.written(first - 2), "case" | "cases")
    };
    // `Marburg haemorrhagic fever`
    const BLEEDING: &[u8] = b"morrhagic";
    let ending = page.written(behind).as_bytes().last_chunk::<{ BLEEDING.len() }>();
    let is_bleeding = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(BLEEDING)) && follows(behind);
    let is_followed = is_bleeding
        || (follows(behind) || page.between(behind) == "-")
            && page.words[behind].capitals == Capitals::None
            && BEHIND.contains(page.written(behind));
    is_led || is_noun || is_case() || is_followed
}

fn is_of(page: &Page<'_>, place: usize, list: &[&str]) -> bool {
    let written = page.written(place);
    list.iter().any(|word| word.eq_ignore_ascii_case(written))
}
