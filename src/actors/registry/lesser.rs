//! Turns the name of somebody whom a text names and no registry knows into the country of a person or an organisation of the second rank.
//!
//! A text tells by itself that `Serge Maheshe` is a person, so that nobody has to be looked for: that he is of Congo has to be known. What is known of
//! some eighteen thousand of them is read when it is first asked for, which takes some milliseconds, and costs the start of the program nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::read::{country_in, lesser, sure_names};
use crate::actors::words::words_in;
use crate::article::ActorKind;

/// Whether a name is a person's, and the country; none where the bearers of the name are of several.
type Known = (bool, Option<&'static str>);

/// The country of whoever bears a whole name, if all who are known by it are of one; accents, hyphens and capitals do not matter.
pub(crate) fn country_of_lesser(name: &str, kind: ActorKind) -> Option<&'static str> {
    static KNOWN: LazyLock<FxHashMap<u64, Known>> = LazyLock::new(known);
    let (is_person, country) = *KNOWN.get(&key_of(name)?)?;
    country.filter(|_| is_person == (kind == ActorKind::Person))
}

fn known() -> FxHashMap<u64, Known> {
    let mut known: FxHashMap<u64, Known> = FxHashMap::default();
    for (kind, names, facts) in lesser() {
        let country = country_in(facts);
        for name in sure_names(names) {
            let Some(key) = key_of(name) else { continue };
            let entry = known.entry(key).or_insert((kind == ActorKind::Person, country));
            if entry.1 != country {
                entry.1 = None;
            }
        }
    }
    known
}

/// A number for the words of a name; nothing for a single word, which many bear.
fn key_of(name: &str) -> Option<u64> {
    let words = words_in(name);
    let key = words.iter().fold(0u64, |key, word| key.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word.hash);
    (words.len() > 1).then_some(key)
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
