//! Tells what looks like the name of one body and is not: two bodies joined by a hyphen, a region, an office or a programme of a broadcaster
//! or agency, a place and a person.

use std::ops::Range;

use super::merge::is_territory;
use super::{Part, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::{Registry, lesser_named};
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;
use crate::article::ActorKind;

/// What agencies and broadcasters call their offices and programmes by: `Fox Sports`, `Reuters Africa`.
static OFFICES: WordList = WordList::of(&[
    "africa",
    "america",
    "asia",
    "australia",
    "business",
    "canada",
    "europe",
    "india",
    "international",
    "latino",
    "local",
    "money",
    "online",
    "pacific",
    "sport",
    "sports",
    "tv",
    "uk",
    "us",
    "usa",
    "video",
    "world",
]);

/// Whether a name is that of a region, or those of bodies the registry knows, which are meant one by one: `UN-African Union`.
pub(super) fn are_several(
    part: &Part<'_>,
    registry: &Registry,
    words: &Range<usize>,
    overlap: &[usize],
    own: &[Span],
) -> bool {
    is_region(part, registry, words, overlap, own) || are_joined(part, registry, words, overlap, own)
}

/// `Antioquia Department` is where the town of that name lies.
fn is_region(part: &Part<'_>, registry: &Registry, words: &Range<usize>, overlap: &[usize], own: &[Span]) -> bool {
    // There departments are offices.
    static OFFICES_THERE: WordList = WordList::of(&["US", "GB", "AU", "CA", "IN", "ZA"]);
    let [place] = overlap else { return false };
    let place = &own[*place];
    let is_place = |option: &Pattern| match option.target {
        Target::Place(place) => !OFFICES_THERE.contains(registry.places()[place as usize].country),
        _ => false,
    };
    place.end + 1 == words.end
        && part.words[place.end].of(part.text) == "Department"
        && !place.options.is_empty()
        && place.options.iter().all(is_place)
}

/// The person in what looks like one name with a place or people before it: `Wisconsin Scott Walker`.
pub(super) fn person_behind(
    part: &Part<'_>,
    registry: &Registry,
    words: &Range<usize>,
    overlap: &[usize],
    own: &[Span],
) -> Option<Range<usize>> {
    let [place] = overlap else { return None };
    let place = &own[*place];
    let is_place = place.first == words.start && place.options.iter().any(|option| is_territory(option, registry));
    let person = place.end..words.end;
    let hashes = part.words.get(person.clone()).filter(|words| is_place && words.len() > 1)?.iter().map(|word| word.hash);
    lesser_named(hashes).filter(|known| known.is_person == Some(true)).map(|_| person)
}

fn are_joined(part: &Part<'_>, registry: &Registry, words: &Range<usize>, overlap: &[usize], own: &[Span]) -> bool {
    let is_body = |option: &Pattern| option.is_sure && !is_territory(option, registry) && option.target != Target::Decoy;
    let mut at = words.start;
    let is_next = |place: &usize| {
        let span = &own[*place];
        let is_joined = span.first == words.start || part.words[span.first].gap == Gap::Hyphen;
        let is_one = span.first == at && is_joined && span.options.iter().any(is_body);
        at = span.end;
        is_one
    };
    overlap.len() > 1 && overlap.iter().all(is_next) && at == words.end
}

/// Whether a name is that of a medium and of one of its offices or programmes; the medium then has all of it.
pub(super) fn is_office_of_medium(
    part: &Part<'_>,
    registry: &Registry,
    words: &Range<usize>,
    overlap: &[usize],
    own: &mut [Span],
) -> bool {
    let [medium, rest @ ..] = overlap else { return false };
    let is_medium = |option: &Pattern| {
        let kind = |place: u32| registry.actors()[place as usize].kind;
        option.is_sure && matches!(option.target, Target::Actor(place) if kind(place) == ActorKind::Media)
    };
    let span = &own[*medium];
    let is_place = |place: usize| {
        let within = rest.iter().map(|place| &own[*place]).find(|span| (span.first..span.end).contains(&place));
        within
            .is_some_and(|span| !span.options.is_empty() && span.options.iter().all(|option| is_territory(option, registry)))
    };
    let is_office = |place: usize| {
        let written = part.words[place].of(part.text).to_lowercase();
        part.words[place].gap == Gap::Space && (is_place(place) || OFFICES.contains(written.as_str()))
    };
    let is_one = span.first == words.start
        && span.end < words.end
        && span.options.iter().any(is_medium)
        && (span.end..words.end).all(is_office);
    if is_one {
        own[*medium].end = words.end;
        rest.iter().for_each(|place| own[*place].options.clear());
    }
    is_one
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn what_is_said_of_several_is_no_name_of_one() {
        for (text, expected) in [
            ("It was sent by the UN-African Union mission to the town.", "org:african-union org:united-nations"),
            ("The plan was first reported by Reuters Africa on Monday.", "org:reuters"),
            ("The plan was first reported by Al Jazeera Sports on Monday.", "org:al-jazeera"),
            ("A bus fell into a river in the Antioquia Department on Monday.", ""),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}
