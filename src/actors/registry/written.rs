//! Turns a name as anybody writes it, or an id, into who goes by it or belongs to it, by looking through the lexicon as it is written.
//!
//! A program that asks one question is over before a registry could be built, and need not have the memory for one. The answers are those of the
//! registry without corrections, which is made for whoever asks again and again.

use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashMap;

use super::called::{is_form_of, may_fold_to};
use super::read::{names_in_other_languages, places, written_actors};
use super::{Bonds, Name, PlaceName, Registry, members_among};
use crate::article::ActorKind;
use crate::text::{fold_value, fold_value_into};

/// So many questions are answered by looking through the lexicon.
const FEW: usize = 4;

/// The shared registry, if it is there or worth making.
fn registry() -> Option<&'static Registry> {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let is_worth_it = Registry::shared_if_made().is_some() || ASKED.fetch_add(1, Ordering::Relaxed) >= FEW;
    is_worth_it.then(Registry::shared)
}

/// Whoever goes by a name or ISO code, as [`Registry::all_called`] gives them: ids with the names to show, the strongest claim first.
pub(crate) fn all_called(name: &str) -> Vec<(String, String)> {
    if let Some(registry) = registry() {
        return registry.all_called(name).map(|actor| (actor.id.to_string(), actor.label.to_string())).collect();
    }
    called_or_without_article(name)
}

/// The town or province that goes by a name, with the code of its state; of several of one name one that is mostly meant by it.
pub(crate) fn place_called(name: &str) -> Option<PlaceName> {
    let folded = fold_value(name);
    let mut called = places();
    called.retain(|place| may_fold_to(&place.text, &folded) && fold_value(&place.text) == folded);
    let chosen = called.iter().position(|place| place.is_sure).unwrap_or_default();
    called.into_iter().nth(chosen)
}

/// The ids of an actor's parts, their parts, and who leads or led any of them, as [`Registry::members`] gives them.
pub(crate) fn members(id: &str) -> Vec<String> {
    registry().map_or_else(|| members_in_lexicon(id), |registry| registry.members(id))
}

fn called_or_without_article(name: &str) -> Vec<(String, String)> {
    let folded = fold_value(name);
    let called = called(&folded);
    match folded.strip_prefix("the ") {
        Some(bare) if called.is_empty() => self::called(bare),
        None if called.is_empty() => inflected(&folded),
        _ => called,
    }
}

/// Those of whose names that take endings a folded name is a form, the longest first.
fn inflected(folded: &str) -> Vec<(String, String)> {
    let mut longest: FxHashMap<&str, usize> = FxHashMap::default();
    let stems = |name: &Name| name.text.ends_with('*') && is_form_of(folded, &name.text);
    for (owner, name) in names_in_other_languages().filter(|(_, name)| stems(name)) {
        let bytes = longest.entry(owner).or_default();
        *bytes = name.text.len().max(*bytes);
    }
    let mut found: Vec<(usize, usize, String, String)> = Vec::new();
    for (place, actor) in written_actors().enumerate() {
        let own = actor.names().filter(stems).map(|name| name.text.len()).max();
        let code = actor.id.strip_prefix("country:").filter(|_| actor.kind == ActorKind::State);
        let foreign = longest.get(code.unwrap_or(actor.id)).copied();
        if let Some(bytes) = own.max(foreign) {
            found.push((bytes, place, actor.id.to_string(), actor.label().to_string()));
        }
    }
    found.sort_unstable_by_key(|(bytes, place, ..)| (std::cmp::Reverse(*bytes), *place));
    found.into_iter().map(|(_, _, id, label)| (id, label)).collect()
}

/// Whoever goes by a folded name.
fn called(folded: &str) -> Vec<(String, String)> {
    let (mut own, mut word) = (String::new(), String::new());
    let mut weakness = |name: &Name, is_foreign: bool| {
        let is_one = !name.text.ends_with('*') && may_fold_to(&name.text, folded) && {
            fold_value_into(&name.text, &mut own, &mut word);
            own == folded
        };
        is_one.then(|| u8::from(!name.is_sure) + 2 * u8::from(is_foreign))
    };
    let mut foreign: FxHashMap<&str, u8> = FxHashMap::default();
    for (owner, name) in names_in_other_languages() {
        if let Some(weakness) = weakness(&name, true) {
            let known = foreign.entry(owner).or_insert(weakness);
            *known = weakness.min(*known);
        }
    }
    let mut claims: Vec<(u8, usize, String, String)> = Vec::new();
    for (place, actor) in written_actors().enumerate() {
        let by_name = actor.names().filter_map(|name| weakness(&name, name.language.is_some())).min();
        let code = actor.id.strip_prefix("country:").filter(|_| actor.kind == ActorKind::State);
        let by_foreign = foreign.get(code.unwrap_or(actor.id)).copied();
        let by_code = code.filter(|code| may_fold_to(code, folded) && fold_value(code) == folded).map(|_| WEAKNESS_OF_CODES);
        if let Some(weakness) = [by_name, by_foreign, by_code].into_iter().flatten().min() {
            claims.push((weakness, place, actor.id.to_string(), actor.label().to_string()));
        }
    }
    claims.sort_unstable();
    claims.into_iter().map(|(_, _, id, label)| (id, label)).collect()
}

/// The code of a state is the weakest claim to a name.
const WEAKNESS_OF_CODES: u8 = 4;

fn members_in_lexicon(id: &str) -> Vec<String> {
    let bonds = written_actors().map(|actor| Bonds {
        id: actor.id,
        wholes: ["parent", "leads"].map(|key| actor.fact(key)),
        rules: actor.fact("country").filter(|_| actor.kind == ActorKind::GovernmentBody),
    });
    members_among(&bonds.collect::<Vec<_>>(), id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn the_lexicon_as_it_is_written_answers_as_the_registry_does() {
        let registry = Registry::shared();
        let actors = registry.actors();
        let mut draw = dice(91);
        let mut asked: Vec<String> =
            ["The Russia", "us", "Congo", "Bush", "MEMRI", "росія", "Путин", "Путину", "Хезболлу", "Путинского", "", "*"]
                .map(str::to_string)
                .to_vec();
        for _ in 0..150 {
            let names = &actors[draw(actors.len())].names;
            asked.push(names[draw(names.len())].text.to_uppercase());
        }
        for state in actors.iter().filter(|actor| actor.kind == ActorKind::State).step_by(23) {
            asked.extend([
                state.id.as_str()["country:".len()..].to_string(),
                state.names[draw(state.names.len())].text.to_string(),
            ]);
        }
        for name in asked {
            let plainly: Vec<(String, String)> =
                registry.all_called(&name).map(|actor| (actor.id.to_string(), actor.label.to_string())).collect();
            assert_eq!(called_or_without_article(&name), plainly, "{name}");
        }
        for id in ["country:RU", "country:CN", "org:hamas", "org:european-union", "person:khaled-mashal", "org:nobody"] {
            assert_eq!(members_in_lexicon(id), registry.members(id), "{id}");
        }
    }
}
