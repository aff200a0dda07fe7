//! Lets a head of state or government be found whose name is a letter off: `Slobodan Milosovic`, `President Bouteflicka`.
//!
//! So are leaders of bodies and states that are written in other letters than ours, as another ear writes them, unless the text speaks of
//! other countries alone: `Boris Jelzin`.
//!
//! Of names a letter off only long family names are looked at, with the given name of whoever is meant or behind the title of an office, and nobody who is known
//! under the very name as it is written.

use rustc_hash::FxHashMap;

use super::{Meaning, Reading, Span};
use crate::actors::registry::{NameForm, Registry, lesser_named};
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// What stands before the family name of whoever rules.
static TITLES: WordList = WordList::of(&["president", "premier", "minister", "chancellor", "king", "dictator"]);

/// Gives persons whom no registry knows the meaning of the leader from whose name theirs is a letter off.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let mut owners: FxHashMap<ActorId, Option<u32>> = FxHashMap::default();
    for span in spans.iter() {
        let Meaning::New(new) = &span.meaning else { continue };
        if new.kind != ActorKind::Person || owners.get(&new.id).is_some_and(Option::is_some) {
            continue;
        }
        let is_in_office = has_title(reading, span);
        if owners.contains_key(&new.id) && !is_in_office {
            continue;
        }
        let own = &reading.parts[span.part].words[span.first..span.end];
        let is_somebody_else = || lesser_named(own.iter().map(|word| word.hash)).is_some();
        let folded = fold_value(&new.label);
        let sounding = || {
            let place = registry.person_sounding(&folded)?;
            let country = registry.actors()[place as usize].country.as_deref()?;
            let is_anothers = new.country.as_deref().is_some_and(|own| own != country);
            (!is_anothers && may_speak_of(registry, spans, country)).then_some(place)
        };
        let leader = registry.leader_spelled(&folded, is_in_office).or_else(sounding).filter(|_| !is_somebody_else());
        owners.insert(new.id.clone(), leader);
    }
    for span in spans.iter_mut() {
        if let Meaning::New(new) = &span.meaning
            && let Some(Some(leader)) = owners.get(&new.id)
        {
            (span.meaning, span.rule) = (Meaning::Known(*leader, NameForm::Name), MentionRule::Again);
        }
    }
}

/// Whether an article names a state, or somebody or a town of it, or none at all.
fn may_speak_of(registry: &Registry, spans: &[Span], country: &str) -> bool {
    let mut named = spans.iter().filter_map(|span| match span.meaning {
        Meaning::Known(place, _) => registry.actors()[place as usize].country.as_deref(),
        Meaning::Town(place) => Some(registry.places()[place as usize].country),
        Meaning::New(_) | Meaning::Nobody => None,
    });
    let Some(first) = named.next() else { return true };
    first == country || named.any(|other| other == country)
}

fn has_title(reading: &Reading<'_>, span: &Span) -> bool {
    let part = &reading.parts[span.part];
    let is_behind = part.words[span.first].gap == Gap::Space;
    let before = span.first.checked_sub(1).filter(|_| is_behind).map(|place| fold_value(part.words[place].of(part.text)));
    before.is_some_and(|before| TITLES.contains(before.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_leader_a_letter_off_is_the_leader() {
        for (text, expected) in [
            ("Slobodan Milosovic spoke. Milosovic left.", "person:slobodan-milosevic=2"),
            ("The visit by President Milosovic was short.", "person:slobodan-milosevic=1"),
            ("The baker Helmut Schmitt baked.", "person:Helmut Schmitt=1"),
            ("Russia mourned Boris Jelzin. Jelzin was ill.", "person:boris-yeltsin=2 country:RU=1"),
            ("Boris Jelzin spoke.", "person:boris-yeltsin=1"),
            // Others are spoken of.
            ("France thanked Boris Jelzin, a baker.", "country:FR=1 person:Boris Jelzin=1"),
            // A son, and somebody without a title.
            ("Marko Milosovic spoke.", "person:Marko Milosovic=1"),
            ("Mr Milosovic spoke.", "person:Milosovic=1"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found: Vec<String> = named.actors.iter().map(|actor| format!("{}={}", actor.id, actor.mentions)).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
