//! Turns the name of a head of state or government that is one letter off, `Juvenal Habyariman`, into whoever bears it.

use super::Actor;
use crate::article::ActorKind;
use crate::text::fold_value_into;

/// Shorter family names are one letter from those of others, whatever the given name: `Helmut Schmitt`.
const LEAST_LETTERS: usize = 8;

/// The same where given name and office speak for the leader.
const LEAST_LETTERS_IN_OFFICE: usize = 7;

/// The leaders of states in the order of how their family names begin and how long they are: a name a letter off begins alike and is hardly longer.
#[derive(Clone, Debug, Default)]
pub(super) struct LeadersByLetters {
    /// Their folded names, one behind the other.
    names: String,
    leaders: Vec<Leader>,
}

/// A leader under one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Leader {
    first_letter: u8,
    family_bytes: u8,
    given_bytes: u8,
    /// Where the given name lies, with the family name right behind it.
    start: u32,
    place: u32,
}

impl LeadersByLetters {
    pub(super) fn of(actors: &[Actor]) -> LeadersByLetters {
        let mut known = LeadersByLetters::default();
        let (mut folded, mut word) = (String::new(), String::new());
        for (place, actor) in (0..).zip(actors) {
            let leads_state = actor.leads.as_ref().is_some_and(|id| id.as_str().starts_with("country:"));
            if actor.kind != ActorKind::Person || !leads_state || actor.is_hidden {
                continue;
            }
            for name in actor.names.iter().filter(|name| name.is_sure && name.language.is_none()) {
                fold_value_into(&name.text, &mut folded, &mut word);
                known.add(place, &folded);
            }
        }
        known.leaders.sort_unstable();
        known
    }

    fn add(&mut self, place: u32, folded: &str) {
        let Some((given, family)) = parts_of(folded).filter(|_| folded.is_ascii()) else { return };
        let (Ok(given_bytes), Ok(family_bytes)) = (given.len().try_into(), family.len().try_into()) else { return };
        if family.len() + 1 < LEAST_LETTERS_IN_OFFICE {
            return;
        }
        let (start, first_letter) = (self.names.len() as u32, family.as_bytes()[0]);
        self.leaders.push(Leader { first_letter, family_bytes, given_bytes, start, place });
        self.names.push_str(given);
        self.names.push_str(family);
    }

    /// The given and the family name of a leader.
    fn parts(&self, leader: &Leader) -> (&str, &str) {
        let name = &self.names[leader.start as usize..];
        let (given, rest) = name.split_at(leader.given_bytes.into());
        (given, &rest[..leader.family_bytes.into()])
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
        let first_letter = *family.as_bytes().first()?;
        let key = |leader: &Leader| (leader.first_letter, usize::from(leader.family_bytes));
        let first = self.leaders.partition_point(|leader| key(leader) < (first_letter, family.len() - 1));
        let near = self.leaders[first..].iter().take_while(|leader| key(leader) <= (first_letter, family.len() + 1));
        let mut bearer = None;
        for leader in near {
            let (own_given, own_family) = self.parts(leader);
            let is_alike = given.is_none_or(|given| given == own_given) && is_one_off(own_family, family);
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
    use crate::actors::Registry;
    use crate::text::fold_value;

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
