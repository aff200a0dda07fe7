//! Turns the name of a head of state or government that is one letter off, `Juvenal Habyariman`, into whoever bears it.

use rustc_hash::FxHashMap;

use super::Actor;
use crate::actors::words::hash_of;
use crate::article::ActorKind;
use crate::text::fold_value;

/// Shorter family names are one letter from those of others, whatever the given name: `Helmut Schmitt`.
const LEAST_LETTERS: usize = 8;

/// The same where given name and office speak for the leader.
const LEAST_LETTERS_IN_OFFICE: usize = 7;

/// The leaders of states by their family names, and by these without any one letter.
#[derive(Clone, Debug, Default)]
pub(super) struct LeadersByLetters {
    leaders: Vec<Leader>,
    by_letters: FxHashMap<u64, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Leader {
    place: u32,
    given: String,
    family: String,
}

impl LeadersByLetters {
    pub(super) fn of(actors: &[Actor]) -> LeadersByLetters {
        let mut known = LeadersByLetters::default();
        for (place, actor) in actors.iter().enumerate() {
            let leads_state = actor.leads.as_ref().is_some_and(|id| id.as_str().starts_with("country:"));
            if actor.kind != ActorKind::Person || !leads_state || actor.is_hidden {
                continue;
            }
            for name in actor.names.iter().filter(|name| name.is_sure && name.language.is_none()) {
                known.add(place as u32, &fold_value(&name.text));
            }
        }
        known
    }

    fn add(&mut self, place: u32, folded: &str) {
        let Some((given, family)) = parts_of(folded) else { return };
        let family_letters = family.chars().count();
        if family_letters + 1 < LEAST_LETTERS_IN_OFFICE || !folded.is_ascii() {
            return;
        }
        let number = self.leaders.len() as u32;
        for key in keys_of(family) {
            self.by_letters.entry(key).or_default().push(number);
        }
        self.leaders.push(Leader { place, given: given.to_string(), family: family.to_string() });
    }

    /// The one leader whose family name is a letter off a written one and who has the same given name, where there is one.
    pub(super) fn bearer(&self, folded: &str, is_in_office: bool) -> Option<u32> {
        let (given, family) = match parts_of(folded) {
            Some((given, family)) => (Some(given), family),
            None => (None, folded),
        };
        let least = if given.is_some() && is_in_office { LEAST_LETTERS_IN_OFFICE } else { LEAST_LETTERS };
        if family.len() < least || !folded.is_ascii() || given.is_none() && !is_in_office {
            return None;
        }
        let mut bearer = None;
        for number in keys_of(family).filter_map(|key| self.by_letters.get(&key)).flatten() {
            let leader = &self.leaders[*number as usize];
            let is_alike = given.is_none_or(|given| given == leader.given) && is_one_off(&leader.family, family);
            if is_alike && bearer.replace(leader.place).is_some_and(|other| other != leader.place) {
                return None;
            }
        }
        bearer
    }
}

/// The first and the last word of a folded name.
fn parts_of(folded: &str) -> Option<(&str, &str)> {
    let (given, rest) = folded.split_once(' ')?;
    Some((given, rest.rsplit(' ').next().unwrap_or(rest)))
}

/// A family name, and what is left of it without each of its letters: two names a letter apart have one of these in common.
fn keys_of(family: &str) -> impl Iterator<Item = u64> + '_ {
    let without =
        |place: usize| [family.get(..place).unwrap_or_default(), family.get(place + 1..).unwrap_or_default()].concat();
    std::iter::once(hash_of(family)).chain((0..family.len()).map(move |place| hash_of(&without(place))))
}

/// Whether two words of ASCII differ in one letter, or in the order of two, and begin with the same.
fn is_one_off(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.first() != other.first() || one == other {
        return false;
    }
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Less => other[1..] == *one,
        std::cmp::Ordering::Greater => one[1..] == *other,
        std::cmp::Ordering::Equal => {
            let is_swapped =
                matches!((one, other), ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other);
            is_swapped || one[1..] == other[1..]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::Registry;

    #[test]
    fn a_letter_off_a_long_family_name_is_its_bearer() {
        let registry = Registry::shared();
        for (name, is_in_office, expected) in [
            ("Juvenal Habyariman", false, "person:juvenal-habyarimana"),
            ("Slobodan Milosovic", false, "person:slobodan-milosevic"),
            ("Milosovic", true, "person:slobodan-milosevic"),
            ("Saddam Hussien", true, "person:saddam-hussein"),
            // A shorter name needs the office, a name alone as well.
            ("Helmut Schmitt", false, ""),
            ("Milosovic", false, ""),
            // Somebody else's given name, a name that is right, a short one.
            ("Marko Milosovic", true, ""),
            ("Slobodan Milosevic", true, ""),
            ("George Buch", true, ""),
        ] {
            let found = registry
                .leader_spelled(&fold_value(name), is_in_office)
                .map_or("", |place| registry.actors()[place as usize].id.as_str());
            assert_eq!(found, expected, "{name}");
        }
    }
}
