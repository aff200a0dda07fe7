//! Adds the actors that an editor gave, with the places where the article names them in just these words.

use super::Reading;
use super::collect::record;
use super::labels::name_written;
use crate::actors::registry::Registry;
use crate::actors::words::{hash_of, words_in};
use crate::article::{ActorId, ActorInArticle, ActorKind, MentionRule};
use crate::text::{fold_value, words_of};

/// Adds the actor of this name, or marks the one that is already there. One that the user has hidden is not added.
pub(super) fn add(name: &str, reading: &Reading<'_>, registry: &Registry, actors: &mut Vec<ActorInArticle>) {
    let name = name_written(name);
    if name.is_empty() {
        return;
    }
    let known = registry.look_up(&name);
    if known.is_some_and(|known| known.is_hidden) {
        return;
    }
    let folded = fold_value(&name);
    let is_same = |actor: &ActorInArticle| match known {
        Some(known) => actor.id == known.id,
        None => fold_value(&actor.label) == folded,
    };
    if let Some(actor) = actors.iter_mut().find(|actor| is_same(actor)) {
        actor.given = true;
        return;
    }
    let mut actor = match known {
        Some(known) => {
            ActorInArticle::new(known.id.clone(), &known.label, known.kind, known.country.as_deref().map(str::to_string))
        }
        None => ActorInArticle::new(ActorId::named(&name), &name, ActorKind::Organisation, None),
    };
    actor.given = true;
    let wanted: Vec<u64> = words_of(&name).iter().map(|word| hash_of(word)).collect();
    for part in &reading.parts {
        for (first, words) in part.words.windows(wanted.len().max(1)).enumerate() {
            let bytes = part.bytes_of(first..first + words.len());
            // Another case may be another word.
            if words.iter().map(|word| word.hash).eq(wanted.iter().copied()) && words_in(&name).len() == words.len() {
                let is_written_so = part.text[bytes.clone()].starts_with(|c: char| name.starts_with(c));
                if is_written_so {
                    record(&mut actor, part, bytes, None, MentionRule::Given);
                }
            }
        }
    }
    actors.push(actor);
}
