//! Turns the names of actors into [`FoldedNames`]: who goes by a name, however it is written.

use super::Actor;
use crate::actors::words::hash_of;
use crate::article::ActorKind;
use crate::text::{fold_value, fold_value_into, is_never_ascii};

/// Who goes by which folded name: every claim to a name. Those of some actors lie together, in the order of the hashes of the names and the
/// strongest claim to each first.
#[derive(Clone, Debug, Default)]
pub(super) struct FoldedNames {
    shares: Vec<Vec<Claim>>,
    /// The names that take endings, in the order of how they begin, folded; with it the place of the actor, and of the name among its own.
    stems: Vec<(String, u32, u16)>,
}

/// A claim of somebody to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// The hash of the folded name.
    hash: u64,
    /// How weak it is: a name may be unsure, and of one language only; the code of a state comes last.
    weakness: u8,
    /// The place of the actor.
    place: u32,
    /// The place of the name among those of the actor; [`Claim::CODE`] for the code of a state.
    name: u16,
}

impl Claim {
    const CODE: u16 = u16::MAX;
    const WEAKNESS_OF_CODES: u8 = 4;

    /// The name as written.
    fn written(self, actor: &Actor) -> &str {
        match actor.names.get(usize::from(self.name)) {
            Some(name) => &name.text,
            None => code_of(actor).unwrap_or_default(),
        }
    }
}

impl FoldedNames {
    /// The claims of all actors. Folding the names is most of the work, and is shared.
    pub(super) fn of(actors: &[Actor]) -> FoldedNames {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        let share = actors.len().div_ceil(threads).max(1);
        let shares = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..)
                .step_by(share)
                .zip(actors.chunks(share))
                .map(|(first, actors)| scope.spawn(move || claims_of(actors, first)))
                .collect();
            // A panic of a worker is one of ours and goes on.
            let joined =
                threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            joined.collect()
        });
        let names = |(place, actor): (u32, &Actor)| {
            let stems = actor.names.iter().zip(0..Claim::CODE).filter(|(name, _)| name.text.ends_with('*'));
            let beginning = |text: &str| fold_value(text.split_whitespace().next().unwrap_or_default());
            stems.map(|(name, number)| (beginning(&name.text), place, number)).collect::<Vec<_>>()
        };
        let mut stems: Vec<(String, u32, u16)> = (0..).zip(actors).flat_map(names).collect();
        stems.sort_unstable();
        FoldedNames { shares, stems }
    }

    /// Those of whose names that take endings a folded name is a form, the longest first: `хезболла` of `Хезболл*`.
    pub(super) fn inflected<'n>(&'n self, actors: &'n [Actor], folded: &str) -> Vec<&'n Actor> {
        let mut fitting: Vec<(usize, u32)> = Vec::new();
        for (_, place, name) in self.stems_of(folded) {
            let text = &actors[*place as usize].names[usize::from(*name)].text;
            if is_form_of(folded, text) {
                fitting.push((text.len(), *place));
            }
        }
        fitting.sort_unstable_by_key(|(bytes, place)| (std::cmp::Reverse(*bytes), *place));
        fitting.dedup_by_key(|(_, place)| *place);
        fitting.into_iter().map(|(_, place)| &actors[place as usize]).collect()
    }

    /// The names that take endings and begin as a folded name does.
    fn stems_of(&self, folded: &str) -> impl Iterator<Item = &(String, u32, u16)> {
        let ends = folded.char_indices().map(|(place, character)| place + character.len_utf8());
        std::iter::once(0).chain(ends).flat_map(|end| {
            let beginning = &folded[..end];
            let first = self.stems.partition_point(|(stem, ..)| stem.as_str() < beginning);
            self.stems[first..].iter().take_while(move |(stem, ..)| stem == beginning)
        })
    }

    /// The claims to names with a hash, the strongest first.
    fn claims_to(&self, hash: u64) -> Vec<Claim> {
        let of_share = |share: &Vec<Claim>| {
            let first = share.partition_point(|claim| claim.hash < hash);
            share[first..].iter().copied().take_while(|claim| claim.hash == hash).collect::<Vec<Claim>>()
        };
        let mut claims: Vec<Claim> = self.shares.iter().flat_map(of_share).collect();
        claims.sort_unstable();
        claims
    }

    /// Those that go by a folded name, the strongest claim first.
    pub(super) fn called<'n>(&'n self, actors: &'n [Actor], folded: &str) -> impl Iterator<Item = &'n Actor> + use<'n> {
        let claims = self.claims_to(hash_of(folded));
        // Two names may have one hash.
        let folded = folded.to_string();
        let mut places: Vec<u32> = Vec::new();
        let is_new = move |claim: &Claim| {
            let is_new = !places.contains(&claim.place);
            places.push(claim.place);
            is_new
        };
        claims
            .into_iter()
            .filter(is_new)
            .map(|claim| (claim, &actors[claim.place as usize]))
            .filter(move |(claim, actor)| fold_value(claim.written(actor)) == folded)
            .map(|(_, actor)| actor)
    }

    /// The actors that have the strongest claim to a folded name beginning like this.
    pub(super) fn beginning_with<'n>(&'n self, actors: &'n [Actor], prefix: &'n str) -> impl Iterator<Item = &'n Actor> {
        let (mut folded, mut word) = (String::new(), String::new());
        actors.iter().zip(0u32..).filter_map(move |(actor, place)| {
            let begins_so = |name: &str| {
                if !may_fold_to(name, prefix) {
                    return false;
                }
                fold_value_into(name, &mut folded, &mut word);
                folded.starts_with(prefix)
                    && self.claims_to(hash_of(&folded)).first().is_some_and(|first| first.place == place)
            };
            let is_begun = names_of(actor).any(begins_so) || {
                // Of `Путин*` so far, or of one of its forms.
                let mut stems = actor.names.iter().filter(|name| name.text.ends_with('*'));
                !prefix.is_ascii()
                    && stems.any(|name| fold_value(&name.text).starts_with(prefix) || is_form_of(prefix, &name.text))
            };
            is_begun.then_some(actor)
        })
    }
}

/// Whether a name may have a folded form that begins like this, of which its first letter tells enough: in ASCII it stays what it is, but for its
/// case, and in most other scripts it stays in its script.
pub(super) fn may_fold_to(name: &str, beginning: &str) -> bool {
    let Some(begun) = beginning.chars().next() else { return true };
    match name.chars().find(|character| character.is_ascii_alphanumeric() || !character.is_ascii()) {
        Some(first) if first.is_ascii() => begun == first.to_ascii_lowercase(),
        Some(first) if begun.is_ascii() => !is_never_ascii(first),
        _ => true,
    }
}

/// Whether a folded name is a form of a name whose words take endings where they have a star: `сил быстрои поддержки` of `Сил* быстр* поддержк*`.
pub(super) fn is_form_of(folded: &str, name: &str) -> bool {
    /// As in the lists: `-ами`, `-ский`.
    const LONGEST_ENDING: usize = 4;
    let mut words = folded.split(' ');
    for piece in name.split_whitespace() {
        let takes_ending = piece.ends_with('*');
        let own = fold_value(piece);
        let mut own = own.split(' ').peekable();
        while let Some(own_word) = own.next() {
            let Some(rest) = words.next().and_then(|word| word.strip_prefix(own_word)) else { return false };
            let may_go_on = takes_ending && own.peek().is_none() && !own_word.is_empty();
            let most = if may_go_on { LONGEST_ENDING } else { 0 };
            if rest.chars().count() > most {
                return false;
            }
        }
    }
    words.next().is_none()
}

/// The claims of actors that stand in a row from a place on, in order.
fn claims_of(actors: &[Actor], first: u32) -> Vec<Claim> {
    let (mut folded, mut word) = (String::new(), String::new());
    let mut claims = Vec::with_capacity(actors.iter().map(|actor| actor.names.len() + 1).sum());
    for (place, actor) in (first..).zip(actors) {
        for (name, number) in actor.names.iter().zip(0..Claim::CODE).filter(|(name, _)| !name.text.ends_with('*')) {
            fold_value_into(&name.text, &mut folded, &mut word);
            let weakness = u8::from(!name.is_sure) + 2 * u8::from(name.language.is_some());
            claims.push(Claim { hash: hash_of(&folded), weakness, place, name: number });
        }
        if let Some(code) = code_of(actor) {
            let hash = hash_of(&fold_value(code));
            claims.push(Claim { hash, weakness: Claim::WEAKNESS_OF_CODES, place, name: Claim::CODE });
        }
    }
    claims.sort_unstable();
    claims
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
    use rustc_hash::FxHashMap;

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

    #[test]
    fn no_name_is_passed_over_that_begins_as_it_should() {
        for actor in Registry::shared().actors() {
            for name in names_of(actor) {
                let folded = fold_value(name);
                let first = folded.chars().next().map_or(0, char::len_utf8);
                assert!(may_fold_to(name, &folded) && may_fold_to(name, &folded[..first]), "{name}");
            }
        }
        assert!(!may_fold_to("Quito", "z") && !may_fold_to("Москва", "m") && !may_fold_to("Moscow", "м"));
    }

    #[test]
    fn stems_are_those_found_one_by_one() {
        let names = FoldedNames::of(Registry::shared().actors());
        for folded in ["путина", "сил быстрои поддержки", "hamas", "", "é", "prezydent"] {
            let plainly = names.stems.iter().filter(|(beginning, ..)| folded.starts_with(beginning.as_str()));
            assert!(names.stems_of(folded).eq(plainly), "{folded}");
        }
    }

    #[test]
    fn forms_of_names_that_take_endings_are_looked_up() {
        let registry = Registry::shared();
        let called = |name: &str| registry.look_up(name).map(|actor| actor.id.to_string());
        for (name, id) in [
            ("Путин", Some("person:vladimir-putin")),
            ("ПУТИНА", Some("person:vladimir-putin")),
            ("Хезболла", Some("org:hezbollah")),
            ("хуситы", Some("org:huthi")),
            ("Путиновский", None),
            ("Пути", None),
        ] {
            assert_eq!(called(name).as_deref(), id, "{name}");
        }
        assert!(registry.ids_with_prefix("пути").contains(&"person:vladimir-putin".to_string()));
        assert!(is_form_of("сил быстрои поддержки", "Сил* быстр* поддержк*"));
        assert!(!is_form_of("сил быстрои", "Сил* быстр* поддержк*"));
    }
}
