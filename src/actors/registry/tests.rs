//! Holds the files of the lexicon to what `src/actors/lexicon/README.md` says of them.

use std::collections::{HashMap, HashSet};

use super::read::{
    ACTOR_FILES, DECOYS, FOREIGN_NAMES, GENERIC, GENERIC_NAMES, GIVEN_NAMES, LESSER_FILES, ORDINARY_WORDS, PLACES,
    STATE_NAMES, STATES, lines,
};
use super::*;
use crate::text::{closed_words, is_function_word};

/// Every file with its number of columns.
fn files() -> Vec<(&'static str, &'static str, usize)> {
    let mut files = vec![("states.txt", STATES, 6), ("state_names.txt", STATE_NAMES, 5), ("places.txt", PLACES, 2)];
    files.extend(ACTOR_FILES.iter().chain(&LESSER_FILES).map(|(name, text)| (*name, *text, 5)));
    files.push(("foreign_names.txt", FOREIGN_NAMES, 3));
    files.push(("given_names.txt", GIVEN_NAMES, 2));
    files.push(("generic.txt", GENERIC, 4));
    files.push(("generic_names.txt", GENERIC_NAMES, 3));
    files.push(("decoys.txt", DECOYS, 1));
    files.push(("ordinary_words.txt", ORDINARY_WORDS, 2));
    files
}

#[test]
fn files_are_sorted_and_say_where_they_come_from() {
    for (file, text, columns) in files() {
        let comments: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        for key in ["# source: ", "# licence: "] {
            assert!(comments.iter().any(|line| line.starts_with(key)), "{file} has no line \"{key}\"");
        }
        assert!(text.lines().skip(comments.len()).all(|line| !line.starts_with('#') && !line.is_empty()), "{file}");
        let mut before = "";
        for line in lines(text) {
            assert_eq!(line.split('|').count(), columns, "{file}: {line}");
            let key =
                if columns >= 5 && file != "state_names.txt" { line.split(" |").next().unwrap_or_default() } else { line };
            assert!(before.as_bytes() <= key.as_bytes(), "{file}: {line} stands behind {before}");
            before = key;
        }
    }
}

#[test]
fn every_actor_has_its_own_id_a_kind_and_a_source() {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for (file, text, _) in files().into_iter().filter(|(file, _, columns)| *columns >= 5 && *file != "state_names.txt") {
        for line in lines(text) {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let id = columns[0];
            if let Some(other) = seen.insert(id, file) {
                panic!("{id} stands in {other} and {file}");
            }
            let (kind, slug) = id.split_once(':').expect("an id with a colon");
            let is_slug =
                |slug: &str| slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            assert!(!slug.is_empty() && (kind == "country" || is_slug(slug)), "{file}: {id}");
            assert!(file == "states.txt" || columns[1].parse::<ActorKind>().is_ok(), "{file}: {line}");
            assert!(columns.last().is_some_and(|facts| facts.contains("source=")), "{file}: {line}");
        }
    }
}

#[test]
fn every_reference_leads_to_an_actor() {
    let registry = Registry::shared();
    let states: HashSet<&str> =
        registry.actors().iter().filter_map(|actor| actor.id.as_str().strip_prefix("country:")).collect();
    for actor in registry.actors() {
        for reference in [&actor.parent, &actor.leads].into_iter().flatten() {
            assert!(registry.get(reference.as_str()).is_some(), "{}: {reference}", actor.id);
            assert_ne!(*reference, actor.id);
        }
        if let Some(country) = actor.country.as_deref() {
            assert!(states.contains(country), "{}: {country}", actor.id);
        }
    }
    for line in lines(FOREIGN_NAMES) {
        assert!(registry.get(line.split(" |").next().unwrap_or_default()).is_some(), "{line}");
    }
    for place in registry.places() {
        assert!(states.contains(place.country), "{}: {}", place.country, place.text);
    }
}

#[test]
fn a_sure_name_is_the_name_of_one_actor() {
    let mut owners: HashMap<String, &Actor> = HashMap::new();
    let mut faults = Vec::new();
    for actor in Registry::shared().actors() {
        for name in actor.names.iter().filter(|name| name.is_sure && name.language.is_none()) {
            let folded = fold_value(&name.text);
            if let Some(other) = owners.insert(folded, actor)
                && other.id != actor.id
            {
                faults.push(format!("{} of {} and {}", name.text, other.id, actor.id));
            }
        }
    }
    assert!(faults.is_empty(), "{} names are of two: {}", faults.len(), faults[..faults.len().min(40)].join(", "));
}

#[test]
fn no_name_that_is_never_stemmed_is_the_plural_of_another() {
    // Capitals tell ISI from ISIS.
    let is_acronym = |name: &str| name.chars().all(char::is_uppercase);
    let names = Registry::shared().actors().iter().flat_map(|actor| &actor.names);
    let names = names.filter(|name| matches!(name.language, None | Some("en")) && !is_acronym(&name.text));
    let names: HashSet<String> = names.map(|name| fold_value(&name.text)).collect();
    let is_plural = |word: &&str| word.strip_suffix('s').is_some_and(|singular| names.contains(singular));
    let plurals: Vec<&str> = closed_words().filter(|word| !is_function_word(word)).filter(is_plural).collect();
    assert_eq!(plurals, [""; 0]);
}

#[test]
fn a_generic_name_is_listed_once_and_sure_of_nobody() {
    let registry = Registry::shared();
    let mut generic: HashSet<String> = HashSet::new();
    for body in registry.generic_bodies() {
        assert!(body.default.is_none_or(|code| registry.get(&format!("country:{code}")).is_some()), "{}", body.label);
        for name in &body.names {
            assert!(generic.insert(fold_value(name)), "{name} stands in generic.txt twice");
        }
    }
    let labels: HashSet<&str> = registry.generic_bodies().iter().map(|body| body.label).collect();
    for line in lines(GENERIC_NAMES) {
        assert!(line.split(" |").next().is_some_and(|label| labels.contains(label)), "generic.txt has no {line}");
    }
    let mut foreign: HashSet<(&str, String)> = HashSet::new();
    for name in registry.generic_bodies().iter().flat_map(|body| &body.foreign) {
        let language = name.language.unwrap_or_default();
        assert!(foreign.insert((language, name.text.to_string())), "{} stands in generic_names.txt twice", name.text);
    }
    let foreign: HashSet<(&str, String)> = foreign.iter().map(|(language, name)| (*language, fold_value(name))).collect();
    let languages: HashSet<&str> = foreign.iter().map(|(language, _)| *language).collect();
    let mut faults = Vec::new();
    for actor in registry.actors().iter().filter(|actor| actor.country.is_some()) {
        for name in actor.names.iter().filter(|name| name.is_sure) {
            let folded = fold_value(&name.text);
            let is_generic = |language: &&str| {
                name.language.is_none_or(|own| own == *language) && foreign.contains(&(*language, folded.clone()))
            };
            if languages.iter().any(is_generic) {
                faults.push(format!("{} of {}", name.text, actor.id));
            }
        }
        let sure = actor.names.iter().filter(|name| name.is_sure && name.language.is_none());
        faults.extend(
            sure.filter(|name| generic.contains(&fold_value(&name.text)))
                .map(|name| format!("{} of {}", name.text, actor.id)),
        );
    }
    assert!(faults.is_empty(), "generic names need a \"?\": {}", faults.join(", "));
}

#[test]
fn the_registry_is_as_large_as_it_says() {
    let count = |kinds: &[ActorKind]| Registry::shared().actors().iter().filter(|actor| kinds.contains(&actor.kind)).count();
    for (kinds, least) in [
        (&[ActorKind::State][..], 240),
        (&[ActorKind::IntergovernmentalBody, ActorKind::Bloc], 300),
        (&[ActorKind::ArmedGroup], 700),
        (&[ActorKind::Company, ActorKind::Media, ActorKind::ThinkTank, ActorKind::Ngo], 500),
        (&[ActorKind::Party, ActorKind::GovernmentBody], 1_000),
        (&[ActorKind::Person], 1_500),
        (&[ActorKind::People], 100),
    ] {
        assert!(count(kinds) >= least, "{kinds:?}: {}", count(kinds));
    }
}

#[test]
fn actors_are_known_by_name_alias_demonym_seat_and_code() {
    for (name, id) in [
        ("Russia", "country:RU"),
        ("russian", "country:RU"),
        ("the Kremlin", "country:RU"),
        ("RU", "country:RU"),
        ("Россия", "country:RU"),
        ("U.S.", "country:US"),
        ("America", "country:US"),
        ("Türkiye", "country:TR"),
        ("Côte d’Ivoire", "country:CI"),
        ("Allemagne", "country:DE"),
        ("Kosovo", "country:XK"),
        ("Nigerian", "country:NG"),
        ("Hizbullah", "org:hezbollah"),
        ("Sendero Luminoso", "org:shining-path"),
        ("Qadhafi", "person:muammar-gaddafi"),
        ("Atlantis", ""),
    ] {
        let found = Registry::shared().look_up(name).map_or("", |actor| actor.id.as_str());
        assert_eq!(found, id, "{name}");
    }
}
