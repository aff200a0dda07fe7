//! Holds the names of other languages to what they are for: each finds its actor, ordinary words and longer names find nobody.

mod texts;
mod texts_of_europe;

use texts::TEXTS;

use super::named_in;
use crate::actors::ordinary;
use crate::actors::registry::Registry;
use crate::article::ParsedArticle;
use crate::text::fold_value;

/// The ids of the actors and of the places in a text, sorted.
fn ids(language: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
    let named = named_in(&article, Some(language));
    let sorted = |actors: &[crate::article::ActorInArticle]| {
        let mut ids: Vec<String> = actors.iter().map(|actor| actor.id.to_string()).collect();
        ids.sort_unstable();
        ids
    };
    (sorted(&named.actors), sorted(&named.places))
}

/// Beginnings and parts of names that are not found, and why.
const UNFOUND: [(&str, &str); 17] = [
    ("S:t ", "a colon ends a word"),
    ("USA:s", "a colon ends a word"),
    ("FN:s", "a colon ends a word"),
    ("(", "a name goes on behind a closing bracket nowhere else"),
    ("\u{FF08}", "a name goes on behind a closing bracket nowhere else"),
    (" - ", "a dash between spaces parts two names"),
    (" \u{2014} ", "a dash between spaces parts two names"),
    ("\u{970}", "the dot of Hindi abbreviations ends a word"),
    ("s- ", "what is left out behind a hyphen is another name's"),
    ("d- ", "what is left out behind a hyphen is another name's"),
    ("Kep. ", "an abbreviation before a name ends a sentence"),
    (" Св. ", "an abbreviation before a name ends a sentence"),
    ("'\u{100}irani", "an apostrophe begins a word"),
    ("סנדוויץ׳", "the mark stands at the end of a word"),
    ("Douma", "another place is called so, too"),
    ("Tiran", "another place is called so, too"),
    ("Wellington", "another is called so, too"),
];

#[test]
fn common_words_are_nobody() {
    let mut found = Vec::new();
    for line in include_str!("common_words.txt").lines().filter(|line| !line.starts_with('#')) {
        let (language, words) = line.split_once(" |").expect("a language");
        for word in words.split_whitespace() {
            // As at the beginning of a sentence.
            let mut letters = word.chars();
            let text: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            let (actors, places) = ids(language, &format!("{text}."));
            if !actors.is_empty() || !places.is_empty() {
                found.push(format!("{language} {text} is {actors:?} {places:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}: {}", found.len(), found.join("; "));
}

#[test]
fn names_of_other_languages_are_found_whole() {
    let mut wrong = Vec::new();
    for (language, text, expected) in TEXTS.into_iter().chain(texts_of_europe::TEXTS) {
        let (actors, places) = ids(language, text);
        let states = actors.iter().map(|id| id.trim_start_matches("country:").to_string());
        let places = places.iter().map(|id| id.replace("country:", "@")).filter(|place| {
            // Where a state acts and lies, the first is enough.
            !actors.iter().any(|actor| actor.trim_start_matches("country:") == place.trim_start_matches('@'))
        });
        let found: Vec<String> = states.chain(places).collect();
        let found = found.join(" ");
        let is_spanish_town = found == "@ES" && expected.is_empty();
        if found != expected && !is_spanish_town {
            wrong.push(format!("{language} {text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("; "));
}

/// Courts and assemblies that many states have are those of a state that the text names, or nobody's.
#[test]
fn bodies_of_many_states_are_nobodys_without_one() {
    for (language, text, expected) in [
        ("es", "El Tribunal Supremo rechazó el recurso y el Tribunal Constitucional calló.", ""),
        ("es", "En La Paz el Tribunal Supremo Electoral convocó a elecciones en Bolivia.", "BO"),
        ("pt", "A Assembleia da República aprovou a lei.", ""),
        ("fr", "L'Assemblée nationale a voté la loi, et la Cour de cassation a rejeté la demande.", ""),
        ("fr", "La France attend. L'Assemblée nationale a voté la loi à Paris.", "FR"),
    ] {
        let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
        let named = named_in(&article, Some(language));
        let countries: std::collections::BTreeSet<&str> =
            named.actors.iter().filter_map(|actor| actor.country.as_deref()).collect();
        assert_eq!(countries.into_iter().collect::<Vec<_>>().join(" "), expected, "{text}");
    }
}

#[test]
fn every_name_of_a_language_finds_its_actor() {
    let registry = Registry::shared();
    let written = |name: &str| fold_value(&name.replace('*', ""));
    let mut missed = Vec::new();
    let mut names = 0;
    for actor in registry.actors() {
        for name in actor.names.iter().filter(|name| name.is_sure) {
            let Some(language) = name.language else { continue };
            let text = name.text.replace('*', "");
            let is_ordinary =
                ordinary::is_never_name(Some(language), &text) || ordinary::needs_context(Some(language), &text);
            if is_ordinary || UNFOUND.iter().any(|(unfound, _)| text.contains(unfound)) {
                continue;
            }
            names += 1;
            let (actors, places) = ids(language, &format!("{text}."));
            // Of two who bear a name either may be meant.
            let bears = |id: &String| {
                let bearer = registry.get(id);
                id == actor.id.as_str()
                    || bearer.is_some_and(|actor| actor.names.iter().any(|name| written(&name.text) == written(&text)))
            };
            if !actors.iter().chain(&places).any(bears) {
                missed.push(format!("{language} {text} is {} and not {actors:?} {places:?}", actor.id));
            }
        }
    }
    assert!(names > 9_000, "{names}");
    assert!(missed.is_empty(), "{} of {names}: {}", missed.len(), missed[..missed.len().min(40)].join("; "));
}
