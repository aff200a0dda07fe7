//! Tells which of several whom an article names in full with one family name is meant by that name alone.

use rustc_hash::FxHashMap;

use super::Meaning;
use super::cues::Cue;
use crate::actors::words::hash_of;

/// Of more bearers nobody keeps track, and each mention would have to be held against all of them.
const MOST_NAMESAKES: usize = 12;

/// Somebody named in full.
struct Namesake {
    who: u64,
    meaning: Meaning,
    /// Where, in reading order, by part and word.
    places: Vec<(usize, usize)>,
    /// Whether they are named as somebody's kin at first.
    is_kin: bool,
    /// Whether the name that they share is their first, which somebody no registry knows may be called by.
    is_first_name: bool,
}

/// Those who bear one family name.
#[derive(Default)]
pub(super) struct Namesakes {
    all: Vec<Namesake>,
    are_many: bool,
}

/// Who is meant.
#[derive(Debug, PartialEq)]
pub(super) enum Choice {
    One(Meaning),
    /// What is told fits none of them, or not one more than the other.
    Nobody,
    /// Nothing tells them apart.
    Any,
}

/// A number for the bearer of a name, the same in the whole article.
pub(super) fn who_of(meaning: &Meaning) -> u64 {
    match meaning {
        Meaning::Known(place, _) => u64::from(*place),
        Meaning::New(new) => hash_of(new.id.as_str()),
        Meaning::Town(_) | Meaning::Nobody => u64::MAX,
    }
}

impl Namesakes {
    /// Adds a mention in full.
    pub(super) fn add(&mut self, meaning: &Meaning, place: (usize, usize), is_kin: bool, is_first_name: bool) {
        let who = who_of(meaning);
        if let Some(namesake) = self.all.iter_mut().find(|namesake| namesake.who == who) {
            namesake.places.push(place);
        } else if self.all.len() < MOST_NAMESAKES {
            let (meaning, places) = (meaning.clone(), vec![place]);
            self.all.push(Namesake { who, meaning, places, is_kin, is_first_name });
        } else {
            self.are_many = true;
        }
    }

    /// Whether somebody is among them.
    pub(super) fn has(&self, meaning: &Meaning) -> bool {
        let who = who_of(meaning);
        self.all.iter().any(|namesake| namesake.who == who)
    }

    /// Who is meant at a place where something is told of the bearer; `told` is what the article and the registry tell of each.
    pub(super) fn choose(&self, cue: Cue, place: (usize, usize), told: &FxHashMap<u64, Cue>) -> Choice {
        if self.all.is_empty() || self.are_many {
            return Choice::Any;
        }
        let of = |namesake: &Namesake| told.get(&namesake.who).copied().unwrap_or_default();
        let mut fit: Vec<&Namesake> = self.all.iter().collect();
        if let Some(sex) = cue.sex {
            fit.retain(|namesake| of(namesake).sex.is_none_or(|own| own == sex));
            // `Ms Lin` where nobody can tell which of them is a woman.
            if fit.len() > 1 && fit.iter().all(|namesake| of(namesake).sex.is_none()) && cue.offices == 0 {
                return Choice::Nobody;
            }
            narrow(&mut fit, |namesake| of(namesake).sex.is_some());
        }
        if cue.is_junior {
            fit.retain(|namesake| of(namesake).is_junior);
        }
        if fit.is_empty() || cue.is_compared && fit.len() > 1 {
            return Choice::Nobody;
        }
        let shared = |namesake: &Namesake| (of(namesake).offices & cue.offices).count_ones();
        let most = fit.iter().map(|namesake| shared(namesake)).max().unwrap_or(0);
        fit.retain(|namesake| shared(namesake) == most);
        // The sibling of `Bashar al-Assad` is not meant by `Assad`.
        if cue.is_bare() {
            narrow(&mut fit, |namesake| !namesake.is_kin);
        }
        narrow(&mut fit, |namesake| !namesake.is_first_name);
        if fit.len() == self.all.len() {
            return Choice::Any;
        }
        let last = |namesake: &&&Namesake| {
            let behind = namesake.places.partition_point(|own| *own <= place);
            behind.checked_sub(1).map(|last| namesake.places[last])
        };
        let before = fit.iter().filter(|namesake| last(namesake).is_some()).max_by_key(last);
        match before.or_else(|| fit.iter().min_by_key(|namesake| namesake.places.first())) {
            Some(namesake) => Choice::One(namesake.meaning.clone()),
            None => Choice::Any,
        }
    }
}

/// Leaves those for whom something holds, if it holds for any.
fn narrow(fit: &mut Vec<&Namesake>, holds: impl Fn(&Namesake) -> bool) {
    if fit.iter().any(|namesake| holds(namesake)) {
        fit.retain(|namesake| holds(namesake));
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn what_is_told_of_somebody_tells_namesakes_apart() {
        for (text, expected) in [
            (
                "Tanya Nowak, 34, shot Pavel Nowak. Mr. Nowak died. Ms. Nowak fled.",
                "person:Pavel Nowak=2 person:Tanya Nowak=2",
            ),
            (
                "Lt. Col. Arun Desai said so. Meera Desai, a lawyer, denied it. Col. Desai laughed.",
                "person:Arun Desai=2 person:Meera Desai=1",
            ),
            (
                "Thabo Molefe, the minister, met Sipho Molefe, the general. Minister Molefe has no money.",
                "person:Sipho Molefe=1 person:Thabo Molefe=2",
            ),
            (
                "Rafael Ochoa is bishop of Danli. Blanca Ochoa filmed him. Bishop Ochoa spoke.",
                "person:Blanca Ochoa=1 person:Rafael Ochoa=2",
            ),
            (
                "Lin Meihua sued the mill. Lin Guodong runs it. Ms Lin wept.",
                "person:Lin Guodong=1 person:Lin Meihua=1 person:Lin=1",
            ),
            // The kin of somebody are not called by the name alone.
            (
                "Viktor Havran owns the mill. His brother, Milan Havran, works there. Havran wants to sell.",
                "person:Milan Havran=1 person:Viktor Havran=2",
            ),
            (
                "Viktor Havran met Milan Havran. The elder Havran left.",
                "person:Havran=1 person:Milan Havran=1 person:Viktor Havran=1",
            ),
            ("Robert Mugabe's wife Grace Mugabe shops. Mrs Mugabe is rich.", "person:grace-mugabe=2 person:robert-mugabe=1"),
            (
                "Kofi Annan retired; Nane Annan, his wife, paints. Mrs. Annan was a lawyer.",
                "person:Nane Annan=2 person:kofi-annan=1",
            ),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("person:")), expected, "{text}");
        }
    }
}
