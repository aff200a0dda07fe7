//! Tells which of several whom an article names in full with one family name is meant by that name alone.

use rustc_hash::FxHashMap;

use super::Meaning;
use super::cues::{Cue, learned, ranks};
use super::sexes::Sex;
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
    /// The first word of the name: a father and the son who is called as he is have it both.
    given: u64,
}

/// How somebody is named in full.
#[derive(Clone, Copy)]
pub(super) struct InFull {
    /// Whether as somebody's kin.
    pub(super) is_kin: bool,
    /// Whether the name that is shared is their first.
    pub(super) is_first_name: bool,
    /// The first word.
    pub(super) given: u64,
}

/// Those who bear one family name.
#[derive(Default)]
pub(super) struct Namesakes {
    all: Vec<Namesake>,
    are_many: bool,
    /// Whether the first of them was called by the family name alone before the second was named.
    is_first_called: bool,
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
    pub(super) fn add(&mut self, meaning: &Meaning, place: (usize, usize), named: InFull) {
        let who = who_of(meaning);
        if let Some(namesake) = self.all.iter_mut().find(|namesake| namesake.who == who) {
            namesake.places.push(place);
        } else if self.all.len() < MOST_NAMESAKES {
            let (meaning, places) = (meaning.clone(), vec![place]);
            let InFull { is_kin, is_first_name, given } = named;
            self.all.push(Namesake { who, meaning, places, is_kin, is_first_name, given });
        } else {
            self.are_many = true;
        }
    }

    /// Whether somebody is among them.
    pub(super) fn has(&self, meaning: &Meaning) -> bool {
        let who = who_of(meaning);
        self.all.iter().any(|namesake| namesake.who == who)
    }

    /// Where the first of them is named first, and the second, unless the first is named as somebody's kin.
    pub(super) fn first_two(&self) -> Option<[(usize, usize); 2]> {
        let [first, second, ..] = self.all.as_slice() else { return None };
        let is_one = !self.are_many && !first.is_kin && !first.is_first_name;
        Some([*first.places.first()?, *second.places.first()?]).filter(|_| is_one)
    }

    /// Takes note that the first of them is called by the family name alone where something is told, if it fits; gives who that is.
    pub(super) fn call_first(&mut self, cue: Cue, told: &FxHashMap<u64, Cue>) -> Option<u64> {
        let first = self.all.first()?.who;
        let known = told.get(&first).and_then(|told| told.sex);
        let is_fit = cue.sex.is_none_or(|sex| known.is_none_or(|known| known == sex)) && !cue.is_junior && !cue.is_compared;
        self.is_first_called |= is_fit;
        is_fit.then_some(first)
    }

    /// Of several the one named first, not as somebody's kin, and where that is.
    pub(super) fn first(&self) -> Option<(&Meaning, (usize, usize))> {
        let is_one = |namesake: &&Namesake| !namesake.is_kin && !namesake.is_first_name;
        let first = self.all.iter().find(is_one).filter(|_| self.all.len() > 1 && !self.are_many)?;
        Some((&first.meaning, *first.places.first()?))
    }

    /// Who was called by the family name alone before anybody else was named with it.
    pub(super) fn called(&self) -> Option<&Meaning> {
        self.all.first().filter(|_| self.is_first_called && !self.are_many).map(|first| &first.meaning)
    }

    /// Who is meant at a place where something is told of the bearer; `told` is what the article and the registry tell of each.
    ///
    /// Where that leaves several, it is the one `known` by the name alone, or else the one named last.
    pub(super) fn choose(
        &self,
        cue: Cue,
        place: (usize, usize),
        told: &FxHashMap<u64, Cue>,
        known: Option<&Meaning>,
    ) -> Choice {
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
            // `Mr Nowak` is whoever is called Nowak, whether or not another is known to be a man.
            let is_called = |namesake: &&Namesake| self.is_called(namesake);
            if cue.offices == 0 && (sex == Sex::Woman || !fit.iter().any(is_called)) {
                narrow(&mut fit, |namesake| of(namesake).sex.is_some());
            }
        }
        if cue.is_junior {
            fit.retain(|namesake| of(namesake).is_junior);
        } else {
            // `Dr Havran` is the father and not the son of his name, whom `Jr` tells apart.
            let fathers: Vec<u64> = fit.iter().filter(|other| !of(other).is_junior).map(|other| other.given).collect();
            fit.retain(|namesake| !of(namesake).is_junior || !fathers.contains(&namesake.given));
        }
        // `General Peron` is the general, though only his wives are named with the name: of a woman a rank is told where she has it.
        if cue.sex.is_none() && cue.offices & ranks() != 0 {
            let is_ranked = |namesake: &Namesake| of(namesake).offices & cue.offices & ranks() != 0;
            narrow(&mut fit, |namesake| of(namesake).sex != Some(Sex::Woman) || is_ranked(namesake));
        }
        if fit.is_empty() || cue.is_compared && fit.len() > 1 {
            return Choice::Nobody;
        }
        let shared = |namesake: &Namesake| (of(namesake).offices & cue.offices).count_ones();
        let most = fit.iter().map(|namesake| shared(namesake)).max().unwrap_or(0);
        fit.retain(|namesake| shared(namesake) == most);
        // `General Ortega` is none of whom another office is known, if there is one of whom none is.
        // A doctor may have any office.
        if most == 0 && cue.offices & !learned() != 0 {
            narrow(&mut fit, |namesake| of(namesake).offices == 0);
        }
        // `President Rajapaksa` is whom the article calls the president, whoever else was or will be one.
        let said = |namesake: &Namesake| (of(namesake).said & cue.offices).count_ones() == most;
        narrow(&mut fit, |namesake| said(namesake));
        if let Some(called) = fit.iter().find(|namesake| self.is_called(namesake)) {
            return Choice::One(called.meaning.clone());
        }
        // The sibling of `Bashar al-Assad` is not meant by `Assad`, nor the father of the president by `President Bush`.
        narrow(&mut fit, |namesake| !namesake.is_kin);
        narrow(&mut fit, |namesake| !namesake.is_first_name);
        if fit.len() == self.all.len() {
            return Choice::Any;
        }
        if let Some(known) = fit.iter().find(|namesake| known.is_some_and(|known| who_of(known) == namesake.who)) {
            return Choice::One(known.meaning.clone());
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

impl Namesakes {
    fn is_called(&self, namesake: &Namesake) -> bool {
        self.called().is_some_and(|called| who_of(called) == namesake.who)
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
            // A sure name of the first, who has another family name, is not his son's; one that nobody else has still is.
            (
                "Teodoro Obiang Nguema Mbasogo rules the island. Obiang had it paved. Teodorin Obiang sails.",
                "person:teodorin-obiang=1 person:teodoro-obiang-nguema=2",
            ),
            ("Teodorin Obiang sails. Obiang is rich.", "person:teodorin-obiang=2"),
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
            // Whoever was called so before another was named stays so called.
            (
                "Luis Ochoa left. Ochoa owns a mill. Ana Ochoa came. Her son Pedro Ochoa sang. Then Ochoa wept.",
                "person:Ana Ochoa=1 person:Luis Ochoa=3 person:Pedro Ochoa=1",
            ),
            // What the owner of a word is says nothing of the kin.
            (
                "President Pavel Havran left. Zita Havran, the president's wife, stayed. President Havran is ill.",
                "person:Pavel Havran=2 person:Zita Havran=1",
            ),
            (
                "Mary Tan, who owns the shop, is the former wife of Benjie Tan. Ms Tan left.",
                "person:Benjie Tan=1 person:Mary Tan=2",
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
            // A rank is a man's where nothing else is said, and the president may have been a general.
            (
                "Daniel Ortega ruled. Rosario Ortega wrote poems. General Ortega came home.",
                "person:Rosario Ortega=1 person:daniel-ortega=2",
            ),
            (
                "Colonel Rosa Havran flew it. Milan Havran cooked. Colonel Havran came home.",
                "person:Milan Havran=1 person:Rosa Havran=2",
            ),
            // A son with his father's name is told by that; the only one of it needs it not.
            (
                "Adam Havran ruled there. Adam Havran Jr sang. Dr Havran came home.",
                "person:Adam Havran Jr=1 person:Adam Havran=2",
            ),
            ("Adam Havran Jr ruled there. A court met. Dr Havran came home.", "person:Adam Havran Jr=2"),
            // Of two the one named first, unless the other stands close.
            (
                "Adam Havran founded the bank. Jerzy Havran signed. A court met. Then Havran wept.",
                "person:Adam Havran=2 person:Jerzy Havran=1",
            ),
            (
                "Adam Havran founded it. A court met. Jerzy Havran signed. Then Havran wept.",
                "person:Adam Havran=1 person:Jerzy Havran=2",
            ),
            (
                "Jim Havran, whose daughter Flora Havran died, left. Dr Havran wept.",
                "person:Flora Havran=1 person:Jim Havran=2",
            ),
            (
                "Raul Castro stepped down. He took over from Fidel Castro. A court met. Then Castro left.",
                "person:fidel-castro=1 person:raul-castro=2",
            ),
            (
                "Daniel Ortega spoke. Humberto Ortega had left. General Ortega is ill.",
                "person:daniel-ortega=1 person:humberto-ortega=2",
            ),
            (
                "Sara Duterte left. Rodrigo Duterte, her father, wept. Duterte called him a thief.",
                "person:rodrigo-duterte=2 person:sara-duterte=1",
            ),
            // Who is called so by the text comes before who is by the registry.
            (
                "Brice Oligui Nguema met Teodoro Obiang. Then Nguema left.",
                "person:brice-oligui-nguema=2 person:teodoro-obiang-nguema=1",
            ),
            // The one whom the name alone means, where both had the office.
            (
                "Bashar al-Assad spoke. Hafez al-Assad, who died, had built it. President Assad left.",
                "person:bashar-al-assad=2 person:hafez-al-assad=1",
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
