//! Brings `Coalition aircraft` and `the Coalition` to the military coalition that the article is about: the one it names, or the one that
//! fights whom it names.

use super::touching::Touching;
use super::{Meaning, Reading, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::MentionRule;

/// A coalition, the actors that stand for it, itself and its command, and whom it fights.
type Coalition = (&'static str, &'static [&'static str], &'static [&'static str]);

const COALITIONS: [Coalition; 4] = [
    (
        "org:global-coalition-against-daesh",
        &["org:global-coalition-against-daesh", "org:combined-joint-task-force-operation-inherent-resolve"],
        &["org:isis"],
    ),
    ("org:saudi-led-coalition", &["org:saudi-led-coalition"], &["org:huthi"]),
    ("org:multi-national-force-iraq", &["org:multi-national-force-iraq"], &[]),
    ("org:isaf", &["org:isaf"], &["org:taliban", "org:haqqani-network"]),
];

/// What only a military coalition has.
static MILITARY: WordList = WordList::spaced(
    " aircraft airstrike airstrikes air force forces military jets warplanes planes helicopters strike strikes troops soldiers servicemembers \
    patrol patrols engineers trainers advisers advisors commanders commander bombers artillery drones casualties medics ",
);

/// What a coalition of parties has.
static POLITICAL: WordList =
    WordList::spaced(" government cabinet party parties agreement deal talks minister ministers mps voters ");

/// How a longer name goes on.
static JOINTS: WordList = WordList::spaced(" of for to against ");

/// Gives every such `Coalition` its meaning.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let places = places_of(reading);
    if places.is_empty() {
        return;
    }
    let Some(actor) = coalition_of(reading, registry, spans, &places) else { return };
    let mut touching = Touching::of(reading, spans);
    let meaning = Meaning::Known(actor, NameForm::Name);
    let mut added = Vec::new();
    for (part, place) in places {
        // `Coalition Forces` of nobody knows whom is it, too; what is known otherwise stays.
        let is_other = |at: usize| {
            let span = &spans[at];
            let is_own = span.first == place && matches!(&span.meaning, Meaning::New(_) | Meaning::Nobody);
            !is_own
        };
        if !touching.at(part, place..place + 1).any(is_other) {
            touching.take_out(part, place..place + 1);
            added.push(Span::decided(part, place..place + 1, meaning.clone(), MentionRule::Context));
        }
    }
    touching.leave_rest(spans);
    spans.extend(added);
    spans.sort_by_key(|span| (span.part, span.first));
}

/// Where a text says `Coalition` with a capital, and that is no part of a longer name.
fn places_of(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals() {
            if word.capitals != Capitals::First || part.in_capitals[place] || word.of(part.text) != "Coalition" {
                continue;
            }
            // `Syrian National Coalition`
            let is_begun = place > 0 && !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen) && {
                let before = &part.words[place - 1];
                let is_article = matches!(before.of(part.text), "The" | "A" | "An" | "Some");
                before.capitals != Capitals::None && !is_article || word.gap == Gap::Hyphen
            };
            let next = part.words.get(place + 1).filter(|next| !next.begins_sentence && next.gap == Gap::Space);
            let goes_on = next.is_some_and(|next| {
                let written = next.of(part.text);
                JOINTS.contains(written) && part.words.get(place + 2).is_some_and(|word| word.capitals != Capitals::None)
                    || next.capitals != Capitals::None && !MILITARY.contains_in_any_case(written)
            });
            if !is_begun && !goes_on {
                places.push((number, place));
            }
        }
    }
    places
}

/// The one coalition that an article is about.
fn coalition_of(reading: &Reading<'_>, registry: &Registry, spans: &[Span], places: &[(usize, usize)]) -> Option<u32> {
    let is_behind = |list: &WordList| {
        places.iter().any(|(part, place)| {
            let part = &reading.parts[*part];
            let next = part.words.get(place + 1).filter(|next| !next.begins_sentence);
            next.is_some_and(|next| list.contains_in_any_case(next.of(part.text)))
        })
    };
    if is_behind(&POLITICAL) {
        return None;
    }
    let names = |ids: &[&str]| {
        let mut places = ids.iter().filter_map(|id| registry.place_of(id));
        places.any(|actor| spans.iter().any(|span| span.meaning.is_of(actor as u32)))
    };
    let only = |is_named: &dyn Fn(&Coalition) -> bool| {
        let mut named = COALITIONS.iter().filter(|coalition| is_named(coalition));
        match (named.next(), named.next()) {
            (Some((id, ..)), None) => registry.place_of(id).map(|place| place as u32),
            _ => None,
        }
    };
    let is_any = COALITIONS.iter().any(|(_, own, _)| names(own));
    if is_any {
        return only(&|(_, own, _)| names(own));
    }
    is_behind(&MILITARY).then(|| only(&|(_, _, against)| names(against))).flatten()
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn the_coalition_is_that_of_the_article() {
        for (text, expected) in [
            (
                "CJTF-OIR spoke. Coalition aircraft flew over Baghuz. A spokesman of the Coalition left.",
                "org:global-coalition-against-daesh=2",
            ),
            ("Coalition jets hit men of Daesh. The Coalition left.", "org:global-coalition-against-daesh=2"),
            ("ISAF spoke. Afghan and Coalition forces left. A Coalition patrol came.", "org:isaf=3"),
            // Parties, other names, and who could be either.
            ("The Liberals quit the Coalition. The Coalition government spoke of ISIS.", ""),
            ("The minister spoke of ISIS. The Coalition has a majority.", ""),
            ("Men of ISIS met the Harbour Coalition for Peace.", ""),
            ("Coalition jets hit ISIS and the Taliban.", ""),
        ] {
            let is_coalition =
                |id: &str| matches!(id, "org:global-coalition-against-daesh" | "org:isaf" | "org:saudi-led-coalition");
            assert_eq!(mentions(text, is_coalition), expected, "{text}");
        }
    }
}
