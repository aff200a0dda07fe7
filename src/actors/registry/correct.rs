//! Lays the user's corrections over the actors of the lexicon.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Actor, Name, NameForm};
use crate::actors::overlay::{Correction, Corrections};
use crate::article::{ActorId, ActorKind};
use crate::text::{fold_value, hash_of, words_of};

/// The names of one word that the user gave to actors or took from them, and the persons who are something else by them.
#[derive(Clone, Debug, Default)]
pub(super) struct CorrectedNames {
    /// By the actor and the hash of the word.
    given: FxHashSet<(ActorId, u64)>,
    taken: FxHashSet<(ActorId, u64)>,
    /// The folded names of persons who were merged or are of another kind.
    persons: FxHashSet<String>,
}

impl CorrectedNames {
    /// What the corrections say of names.
    pub(super) fn of(corrections: &Corrections) -> CorrectedNames {
        let mut names = CorrectedNames::default();
        let only_word = |name: &String| {
            let words = words_of(name);
            (words.len() == 1).then(|| hash_of(&words[0]))
        };
        for correction in &corrections.actors {
            let owner = corrections.merged(&correction.id);
            let given = correction.alias.iter().chain(&correction.label);
            names.given.extend(given.filter_map(only_word).map(|word| (owner.clone(), word)));
            names.taken.extend(correction.not.iter().filter_map(only_word).map(|word| (owner.clone(), word)));
            let is_other = correction.into.is_some() || correction.kind.is_some_and(|kind| kind != ActorKind::Person);
            if is_other
                && correction.id.found_kind() == Some(ActorKind::Person)
                && let Some(name) = correction.id.given_name()
            {
                names.persons.insert(fold_value(name));
            }
        }
        names
    }

    pub(super) fn gives(&self, id: &ActorId, word: u64) -> bool {
        !self.given.is_empty() && self.given.contains(&(id.clone(), word))
    }

    pub(super) fn takes(&self, id: &ActorId, word: u64) -> bool {
        !self.taken.is_empty() && self.taken.contains(&(id.clone(), word))
    }

    pub(super) fn was_person(&self, name: &str) -> bool {
        !self.persons.is_empty() && self.persons.contains(&fold_value(name))
    }
}

/// Changes actors as the user says.
pub(super) fn apply(actors: &mut Vec<Actor>, corrections: &Corrections) {
    let mut places: FxHashMap<ActorId, usize> =
        actors.iter().enumerate().map(|(place, actor)| (actor.id.clone(), place)).collect();
    for correction in &corrections.actors {
        let place = *places.entry(correction.id.clone()).or_insert_with(|| {
            actors.push(unknown(&correction.id));
            actors.len() - 1
        });
        change(&mut actors[place], correction);
    }
    // A name the user gives to one actor is nobody else's.
    let mut owners: FxHashMap<String, &ActorId> = FxHashMap::default();
    for correction in &corrections.actors {
        owners.extend(correction.alias.iter().map(|alias| (fold_value(alias), corrections.merged(&correction.id))));
    }
    if !owners.is_empty() {
        for actor in actors.iter_mut() {
            let id = &actor.id;
            actor
                .names
                .retain(|name| owners.get(&fold_value(&name.text)).is_none_or(|owner| corrections.merged(id) == *owner));
        }
    }
    // Merged actors give up their names; what they were called is a name of the other.
    let mut gone: FxHashSet<usize> = FxHashSet::default();
    for correction in corrections.actors.iter().filter(|correction| correction.into.is_some()) {
        let target = corrections.merged(&correction.id);
        let from = places[&correction.id];
        let to = *places.entry(target.clone()).or_insert_with(|| {
            actors.push(unknown(target));
            actors.len() - 1
        });
        if from != to {
            let names = std::mem::take(&mut actors[from].names);
            actors[to].names.extend(names);
            gone.insert(from);
        }
    }
    let mut place = 0;
    actors.retain(|_| {
        place += 1;
        !gone.contains(&(place - 1))
    });
}

/// An actor that no lexicon knows, under the name in its id.
fn unknown(id: &ActorId) -> Actor {
    let name = id.given_name().map(str::to_string);
    let name = name.unwrap_or_else(|| id.as_str().split_once(':').map_or(id.as_str(), |(_, slug)| slug).replace('-', " "));
    let mut actor = Actor::new(id.clone(), id.found_kind().unwrap_or(ActorKind::Organisation));
    actor.label = Cow::Owned(name.clone());
    actor.names.push(sure(name));
    actor
}

fn change(actor: &mut Actor, correction: &Correction) {
    if let Some(label) = &correction.label {
        actor.label = Cow::Owned(label.clone());
        actor.names.push(sure(label.clone()));
    }
    if let Some(kind) = correction.kind {
        actor.kind = kind;
    }
    if let Some(country) = &correction.country {
        actor.country = Some(Cow::Owned(country.clone()));
    }
    if let Some(parent) = &correction.parent {
        actor.parent = Some(parent.clone());
    }
    actor.is_hidden |= correction.hide;
    actor.names.extend(correction.alias.iter().cloned().map(sure));
    let not: Vec<String> = correction.not.iter().map(|name| fold_value(name)).collect();
    actor.names.retain(|name| !not.contains(&fold_value(&name.text)));
}

fn sure(text: String) -> Name {
    Name { text: Cow::Owned(text), form: NameForm::Name, is_sure: true, language: None }
}
