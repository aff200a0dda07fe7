//! Turns the names of actors into [`FoldedNames`]: who goes by a name, however it is written.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::Actor;
use crate::actors::words::hash_of;
use crate::article::ActorKind;
use crate::text::{fold_value, fold_value_into};

/// Who goes by which folded name, by the hash of it.
#[derive(Clone, Debug, Default)]
pub(super) struct FoldedNames {
    /// Whoever has the strongest claim.
    first: FxHashMap<u64, Claimant>,
    /// The others, in the order of their claims; few names have any.
    others: FxHashMap<u64, Vec<Claimant>>,
}

/// Somebody who goes by a name.
#[derive(Clone, Copy, Debug)]
struct Claimant {
    /// The place of the actor.
    place: u32,
    /// The place of the name among those of the actor; [`Claimant::CODE`] for the code of a state.
    name: u32,
}

/// A claim to a name: how weak it is, the hash of the folded name, and who makes it.
type Claim = (u8, u64, Claimant);

/// How many degrees of weakness there are: a name may be unsure, and of one language only.
const DEGREES: u8 = 4;

impl Claimant {
    const CODE: u32 = u32::MAX;

    /// The name as written.
    fn written(self, actor: &Actor) -> &str {
        match actor.names.get(self.name as usize) {
            Some(name) => &name.text,
            None => code_of(actor).unwrap_or_default(),
        }
    }
}

impl FoldedNames {
    /// From the strongest claim to the weakest, the first keeps the name; then states go by their codes.
    pub(super) fn of(actors: &[Actor]) -> FoldedNames {
        let claims = claims_of(actors);
        let count = claims.iter().map(Vec::len).sum();
        let mut names =
            FoldedNames { first: FxHashMap::with_capacity_and_hasher(count, Default::default()), ..Default::default() };
        for weakness in 0..DEGREES {
            for (_, hash, claimant) in claims.iter().flatten().filter(|claim| claim.0 == weakness) {
                names.add(*hash, *claimant);
            }
        }
        for (place, actor) in actors.iter().enumerate() {
            if let Some(code) = code_of(actor) {
                names.add(hash_of(&fold_value(code)), Claimant { place: place as u32, name: Claimant::CODE });
            }
        }
        names
    }

    fn add(&mut self, hash: u64, claimant: Claimant) {
        match self.first.entry(hash) {
            Entry::Vacant(free) => _ = free.insert(claimant),
            Entry::Occupied(taken) if taken.get().place == claimant.place => {}
            Entry::Occupied(_) => {
                let others = self.others.entry(hash).or_default();
                if !others.iter().any(|other| other.place == claimant.place) {
                    others.push(claimant);
                }
            }
        }
    }

    /// Those that go by a folded name, the strongest claim first.
    pub(super) fn called<'n>(&'n self, actors: &'n [Actor], folded: &str) -> impl Iterator<Item = &'n Actor> + use<'n> {
        let hash = hash_of(folded);
        let others = self.others.get(&hash).into_iter().flatten();
        let all = self.first.get(&hash).into_iter().chain(others);
        // Two names may have one hash.
        let folded = folded.to_string();
        all.map(|claimant| (claimant, &actors[claimant.place as usize]))
            .filter(move |(claimant, actor)| fold_value(claimant.written(actor)) == folded)
            .map(|(_, actor)| actor)
    }

    /// The actors that have the strongest claim to a folded name beginning like this.
    pub(super) fn beginning_with<'n>(&'n self, actors: &'n [Actor], prefix: &'n str) -> impl Iterator<Item = &'n Actor> {
        let (mut folded, mut word) = (String::new(), String::new());
        actors.iter().zip(0u32..).filter_map(move |(actor, place)| {
            let begins_so = |name: &str| {
                fold_value_into(name, &mut folded, &mut word);
                folded.starts_with(prefix) && self.first.get(&hash_of(&folded)).is_some_and(|first| first.place == place)
            };
            names_of(actor).any(begins_so).then_some(actor)
        })
    }
}

/// The claims of actors in their order. Folding the names is most of the work, and can be shared.
fn claims_of(actors: &[Actor]) -> Vec<Vec<Claim>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    let share = actors.len().div_ceil(threads).max(1);
    let claims_of_share = |(number, actors): (usize, &[Actor])| {
        let (mut claims, mut folded, mut word) = (Vec::new(), String::new(), String::new());
        for (place, actor) in actors.iter().enumerate() {
            let place = (number * share + place) as u32;
            for (number, name) in (0..).zip(&actor.names).filter(|(_, name)| !name.text.ends_with('*')) {
                fold_value_into(&name.text, &mut folded, &mut word);
                let weakness = u8::from(!name.is_sure) + 2 * u8::from(name.language.is_some());
                claims.push((weakness, hash_of(&folded), Claimant { place, name: number }));
            }
        }
        claims
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            actors.chunks(share).enumerate().map(|share| scope.spawn(move || claims_of_share(share))).collect();
        // A panic of a worker is one of ours and goes on.
        let joined =
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        joined.collect()
    })
}

/// What an actor goes by; words that are names only with whatever ending are none.
fn names_of(actor: &Actor) -> impl Iterator<Item = &str> {
    let names = actor.names.iter().map(|name| &*name.text).filter(|name| !name.ends_with('*'));
    names.chain(code_of(actor))
}

/// The ISO 3166-1 code of a state.
fn code_of(actor: &Actor) -> Option<&str> {
    (actor.kind == ActorKind::State).then(|| actor.id.as_str().rsplit(':').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::Registry;

    #[test]
    fn whoever_goes_by_a_name_is_found_in_the_order_of_their_claims() {
        let actors = Registry::shared().actors();
        let names = FoldedNames::of(actors);
        let mut plainly: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (is_sure, is_foreign) in [(true, false), (false, false), (true, true), (false, true)] {
            for (place, actor) in actors.iter().enumerate() {
                let of_claim =
                    actor.names.iter().filter(|name| name.is_sure == is_sure && name.language.is_some() == is_foreign);
                for name in of_claim.filter(|name| !name.text.ends_with('*')) {
                    plainly.entry(fold_value(&name.text)).or_default().push(place as u32);
                }
            }
        }
        for (place, actor) in actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::State) {
            plainly.entry(fold_value(&actor.id.as_str()["country:".len()..])).or_default().push(place as u32);
        }
        for (folded, places) in &plainly {
            let mut expected: Vec<&str> = Vec::new();
            for place in places {
                let id = actors[*place as usize].id.as_str();
                if !expected.contains(&id) {
                    expected.push(id);
                }
            }
            let found: Vec<&str> = names.called(actors, folded).map(|actor| actor.id.as_str()).collect();
            assert_eq!(found, expected, "{folded}");
        }
        assert_eq!(names.called(actors, "atlantis").count(), 0);
    }
}
