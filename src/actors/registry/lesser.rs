//! Turns the name of somebody whom no registry knows into what and of which country a person or an organisation of the second rank is.
//!
//! A text mostly tells by itself that `Serge Maheshe` is a person, so that nobody has to be looked for: that he is of Congo has to be known. What is
//! known of some eighteen thousand of them is read when it is first asked for, which takes some milliseconds, and costs the start of the program nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::read::{country_in, lesser, sure_names};
use crate::actors::words::{hash_of, words_in};
use crate::article::ActorKind;
use crate::text::fold_value_into;

/// Somebody of the second rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lesser {
    /// Whether it is a person; nothing where persons and organisations bear the name.
    pub(crate) is_person: Option<bool>,
    /// The country; none where the bearers of the name are of several.
    pub(crate) country: Option<&'static str>,
}

/// The country of whoever bears a whole name, if all who are known by it are of one; accents, hyphens and capitals do not matter.
pub(crate) fn country_of_lesser(name: &str, kind: ActorKind) -> Option<&'static str> {
    let known = lesser_named(words_in(name).iter().map(|word| word.hash))?;
    known.country.filter(|_| known.is_person == Some(kind == ActorKind::Person))
}

/// Who bears a whole name of several words, of each of which the hash is given.
pub(crate) fn lesser_named(words: impl Iterator<Item = u64>) -> Option<Lesser> {
    static KNOWN: LazyLock<FxHashMap<u64, Lesser>> = LazyLock::new(known);
    KNOWN.get(&key_of(words)?).copied()
}

/// Room for so many names is made at once.
const MOST_NAMES: usize = 28_000;

fn known() -> FxHashMap<u64, Lesser> {
    let mut known: FxHashMap<u64, Lesser> = FxHashMap::with_capacity_and_hasher(MOST_NAMES, Default::default());
    let (mut folded, mut word) = (String::new(), String::new());
    for (kind, names, facts) in lesser() {
        let (is_person, country) = (Some(kind == ActorKind::Person), country_in(facts));
        for name in sure_names(names) {
            fold_value_into(name, &mut folded, &mut word);
            let Some(key) = key_of(folded.split(' ').map(hash_of)) else { continue };
            let entry = known.entry(key).or_insert(Lesser { is_person, country });
            if entry.country != country {
                entry.country = None;
            }
            if entry.is_person != is_person {
                entry.is_person = None;
            }
        }
    }
    known
}

/// A number for the words of a name; nothing for a single word, which many bear.
fn key_of(words: impl Iterator<Item = u64>) -> Option<u64> {
    let add = |(key, count): (u64, usize), word| (key.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word, count + 1);
    let (key, count) = words.fold((0, 0), add);
    (count > 1).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_known_by_a_whole_name() {
        for (name, kind, expected) in [
            ("Serge Maheshe", ActorKind::Person, Some("CD")),
            ("SERGE MAHESHE", ActorKind::Person, Some("CD")),
            ("Carlos Slim Helú", ActorKind::Person, Some("MX")),
            ("Serge Maheshe", ActorKind::Organisation, None),
            ("Maheshe", ActorKind::Person, None),
            ("Serge", ActorKind::Person, None),
            ("", ActorKind::Person, None),
        ] {
            assert_eq!(country_of_lesser(name, kind), expected, "{name}");
        }
        assert!(known().len() > 20_000, "{}", known().len());
    }
}
