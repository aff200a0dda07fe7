//! Turns the name of an actor, as a person writes it, into the id of the one that is meant.
//!
//! In this order: an id as written; the actors of the index that are shown by the name, since what a facet lists must be what its
//! label finds; whoever goes by it in the registry, of these first one that the index has.

use std::cmp::Reverse;

use super::actor_facts::NamedActor;
use super::response::Warning;
use crate::actors::{Actor, Corrections, Registry, all_called, facts_of, members, place_called};
use crate::article::{ActorId, Dimension};
use crate::error::Error;
use crate::text::fold_value;

/// How many actors of the same name a note lists.
const MOST_LISTED: usize = 5;

/// Asks an index for its actors in a dimension that are shown by a name, in any case and without regard to accents, and for those of
/// the ids that it has.
pub(crate) type AskIndex<'c> = dyn Fn(Dimension, &str, &[String]) -> Result<Vec<NamedActor>, Error> + 'c;

/// Who goes by which name: the registry that comes with the program, with the corrections of an index, and the index itself.
#[derive(Clone, Copy)]
pub(crate) struct KnownActors<'c> {
    corrections: &'c Corrections,
    index: Option<&'c AskIndex<'c>>,
}

impl<'c> KnownActors<'c> {
    /// Those of the registry.
    pub(crate) fn of(corrections: &'c Corrections) -> KnownActors<'c> {
        KnownActors { corrections, index: None }
    }

    /// Those of an index too.
    pub(crate) fn in_index(self, index: &'c AskIndex<'c>) -> KnownActors<'c> {
        KnownActors { index: Some(index), ..self }
    }

    /// Asks the registry; it is not made before it is needed.
    pub(super) fn ask<T>(&self, question: impl FnOnce(&Registry) -> T) -> T {
        if self.corrections.actors.is_empty() {
            question(Registry::shared())
        } else {
            question(&Registry::remembered(self.corrections))
        }
    }

    /// The actor with an id, or whoever goes by a name, the strongest claim first; which articles name them is not asked.
    fn called(&self, name: &str) -> Vec<NamedActor> {
        let unlisted = |(id, label)| NamedActor { id, label, articles: 0 };
        // An id that the registry has of its own is known by its facts.
        if self.corrections.actors.is_empty() {
            return all_called(name).into_iter().map(unlisted).collect();
        }
        let of = |actor: &Actor| unlisted((actor.id.to_string(), actor.label.to_string()));
        self.ask(|registry| match registry.get(name) {
            Some(actor) => vec![of(actor)],
            None => registry.all_called(name).map(of).collect(),
        })
    }

    /// The ids of an actor's parts and leaders.
    pub(super) fn members(&self, id: &str) -> Vec<String> {
        if self.corrections.actors.is_empty() { members(id) } else { self.ask(|registry| registry.members(id)) }
    }

    /// Whether the index shows an actor by just this name.
    pub(super) fn has_label(&self, dimension: Dimension, name: &str) -> Result<bool, Error> {
        Ok(self.there(dimension, name, &[])?.iter().any(|actor| actor.label == name))
    }

    fn there(&self, dimension: Dimension, name: &str, ids: &[String]) -> Result<Vec<NamedActor>, Error> {
        self.index.map_or(Ok(Vec::new()), |index| index(dimension, name, ids))
    }
}

/// The id of the actor that a person means; what else may be meant is noted.
pub(crate) fn actor_named(
    dimension: Dimension,
    name: &str,
    actors: KnownActors<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<String, Error> {
    let id = ActorId::from(name);
    if facts_of(name).is_some() || id.given_name().is_some() {
        return Ok(actors.corrections.resolve(&id).to_string());
    }
    let known = actors.called(name);
    if known.iter().any(|actor| actor.id == name) {
        return Ok(name.to_string());
    }
    let ids: Vec<String> = known.iter().map(|actor| actor.id.clone()).collect();
    let mut there = actors.there(dimension, name, &ids)?;
    let folded = fold_value(name);
    there.sort_by_cached_key(|actor| {
        let is_shown_so = fold_value(&actor.label) == folded;
        // Of names that are not shown, the registry knows which claim is the stronger.
        let claim = if is_shown_so { 0 } else { ids.iter().position(|id| *id == actor.id).unwrap_or_default() };
        (actor.label != name, !is_shown_so, claim, Reverse(actor.articles), actor.id.clone())
    });
    // Places are counted by states.
    if dimension == Dimension::Place
        && there.is_empty()
        && let Some(place) = place_called(name)
        && let id = format!("country:{}", place.country)
        && let Some(state) = facts_of(&id)
    {
        let (label, town) = (state.label, place.text);
        let message = format!(
            "\"{name}\" is read as where it lies, {label} ({id}), for places are counted by states; place:\"{label}\" AND \"{town}\" finds \
             the articles with the word"
        );
        let note = Warning::new("place_in_state", message);
        if !warnings.contains(&note) {
            warnings.push(note);
        }
        return Ok(actors.corrections.resolve(&ActorId::from(id.as_str())).to_string());
    }
    let Some(chosen) = there.first().or(known.first()) else {
        return Ok(actors.corrections.resolve(&ActorId::named(name)).to_string());
    };
    if let Some(note) = note(name, chosen, there.get(1..).unwrap_or_default())
        && !warnings.contains(&note)
    {
        warnings.push(note);
    }
    Ok(chosen.id.clone())
}

/// Whether two names are the same but for case, accents and what stands between words.
pub(crate) fn is_same_name(left: &str, right: &str) -> bool {
    fold_value(left) == fold_value(right)
}

/// What a person has to know who wrote a name for which this actor was taken, and these were not.
fn note(name: &str, chosen: &NamedActor, others: &[NamedActor]) -> Option<Warning> {
    let mut message = format!("\"{name}\" is read as the actor {} ({})", chosen.label, chosen.id);
    if others.is_empty() {
        return (fold_value(&chosen.label) != fold_value(name)).then(|| Warning::new("actor_alias", message));
    }
    let articles = |count: u64| if count == 1 { "1 article".to_string() } else { format!("{count} articles") };
    let listed = others.iter().take(MOST_LISTED);
    let listed: Vec<String> =
        listed.map(|other| format!("{} ({}), {}", other.label, other.id, articles(other.articles))).collect();
    let more = others.len().saturating_sub(MOST_LISTED);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    message.push_str(&format!(
        ", {}; others go by that name too: {}{more}; the id in place of the name chooses one",
        articles(chosen.articles),
        listed.join("; ")
    ));
    Some(Warning::new("ambiguous_actor", message))
}
