//! Turns the one word by which a people is called before a noun, `Khasi` in `Khasi villagers`, into the people.

use rustc_hash::FxHashMap;

use super::{Actor, NameForm};
use crate::actors::words::hash_of;
use crate::article::ActorKind;
use crate::text::fold_value;

/// What stands behind a people's own word in the names that the lexicon has: `Mossi people`.
const NOUNS: [&str; 9] =
    [" people", " tribe", " tribes", " tribesmen", " clan", " clans", " community", " indians", " minority"];

/// The peoples by the hash of their folded word; what two go by is the first's.
#[derive(Clone, Debug)]
pub(super) struct Peoples(FxHashMap<u64, u32>);

impl Peoples {
    pub(super) fn of(actors: &[Actor]) -> Peoples {
        let mut peoples = FxHashMap::default();
        let mut add = |word: &str, place: u32| {
            if word.len() > 1 && !word.contains(' ') {
                peoples.entry(hash_of(word)).or_insert(place);
            }
        };
        let of_kind = || actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::People);
        // As they are written come first, so that what is cut off takes no word from anybody.
        let names = || of_kind().flat_map(|(place, actor)| actor.names.iter().map(move |name| (place as u32, name)));
        for (place, name) in names().filter(|(_, name)| matches!(name.form, NameForm::Name | NameForm::Demonym)) {
            add(&fold_value(&name.text), place);
        }
        for (place, name) in names() {
            let folded = fold_value(&name.text);
            if let Some(bare) = NOUNS.iter().find_map(|noun| folded.strip_suffix(noun)) {
                add(bare, place);
            } else if let Some(one) = folded.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s')) {
                add(one, place);
            }
        }
        Peoples(peoples)
    }

    /// The place of the people called by a word, given its hash.
    pub(super) fn called(&self, word: u64) -> Option<u32> {
        self.0.get(&word).copied()
    }
}
