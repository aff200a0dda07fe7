//! Looks for persons with a nickname between their names, `Joao "Gato" Pereira`, under the names alone.

use super::labels::{name_written, nickname_in, without_nickname};
use super::{Meaning, Reading, Span};
use crate::actors::finder::{Finder, Pattern, Target, in_capitals};
use crate::actors::registry::Registry;
use crate::actors::words::read_words;
use crate::article::ActorKind;

/// Offers the persons of the registry whom the names around a nickname mean.
pub(super) fn look_up(reading: &Reading<'_>, registry: &Registry, finder: &Finder, span: &mut Span) {
    let part = &reading.parts[span.part];
    let written = &part.text[part.bytes_of(span.first..span.end)];
    let is_person = matches!(&span.meaning, Meaning::New(new) if new.kind == ActorKind::Person);
    if !is_person || nickname_in(written).is_none() {
        return;
    }
    let bare = without_nickname(&name_written(written));
    span.options = options_of(reading, registry, finder, &bare, ActorKind::Person);
    if let (false, Meaning::New(new)) = (span.options.is_empty(), &span.meaning) {
        span.otherwise = Some(new.clone());
        span.meaning = Meaning::Nobody;
    }
}

/// The actors of a kind that a text as a whole is the name of.
pub(super) fn known_as(
    reading: &Reading<'_>,
    registry: &Registry,
    finder: &Finder,
    name: &str,
    kind: ActorKind,
) -> Vec<u32> {
    let options = options_of(reading, registry, finder, name, kind).into_iter();
    let places = options.filter_map(|option| match option.target {
        Target::Actor(place) => Some(place),
        _ => None,
    });
    places.collect()
}

fn options_of(reading: &Reading<'_>, registry: &Registry, finder: &Finder, name: &str, kind: ActorKind) -> Vec<Pattern> {
    let words = read_words(name, reading.language).0;
    let loud = in_capitals(&words);
    let candidates = finder.candidates(registry, name, &words, reading.language, &loud);
    let Some(whole) = candidates.iter().find(|candidate| candidate.first == 0 && candidate.end == words.len()) else {
        return Vec::new();
    };
    let is_of_kind =
        |option: &&Pattern| matches!(option.target, Target::Actor(place) if registry.actors()[place as usize].kind == kind);
    finder.patterns(whole, name, &words, reading.language, loud[0]).filter(is_of_kind).copied().collect()
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn a_nickname_between_the_names_makes_nobody_else() {
        for (text, expected) in [
            ("Police held Joaquin \"El Chapo\" Guzman on Friday.", "person:joaquin-guzman"),
            ("Police held Joaquin “El Chapo” Guzman on Friday.", "person:joaquin-guzman"),
            ("Police held Joaquin \"El Chapo\" Havrelak on Friday.", "person:Joaquin Havrelak"),
            ("Joaquin 'El Chapo' Havrelak was held. Havrelak had fled, and Chapo was rich.", "person:Joaquin Havrelak"),
            ("Corin «Lobo» Havrelak was held there. Havrelak had fled.", "person:Corin Havrelak"),
            ("Corin „Lobo“ Havrelak was held there. Havrelak had fled.", "person:Corin Havrelak"),
            ("Police held Corin (\"Abu Lobo\") al-Havrelak there.", "person:Corin al-Havrelak"),
            // A word in marks is no nickname where no name goes on behind it.
            ("The band of Corin Havrelak played \"Angela\" Monday.", "person:Angela person:Corin Havrelak"),
            ("The choir of Corin Havrelak plays 'Angela' Monday.", "person:Corin Havrelak"),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}
