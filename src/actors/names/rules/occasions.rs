//! Takes out names of organisations that are something else by their last word or by what stands beside them: what is held, awarded,
//! passed, built or fallen in (`Kentucky Derby`, `Academy Award`, `Patient Protection Act`, `Rafah Border Crossing`), and what
//! somebody is minister of; of an office with a name the person stays (`MSP Ruth Davidson`), and an address is whole (`Space.com`).

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::marks::{BODY, FORM, JOINT, NEVER, ORGANISATION, PARTICLE, PLACE, ROLE, SMALL, TRADE, UNIT};
use super::page::Page;
use crate::actors::names::{FoundName, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, hash_of};

/// Last words of what is held, awarded, passed, built or looked at, in small letters and sorted.
const NO_BODIES: &str = "accord accords act agreement airbase airfield airport airshow amendment anthem area arena attack attacks avenue award \
    awards ballpark barracks base basilica bay bazaar benchmark biennale bill blast blockade bombing bombings boulevard \
    bowl boycott bridge budget building camp canal canyon carnival castle cathedral ceasefire cemetery census ceremony \
    challenge championship championships chapel charter checkpoint clashes classic clause code collapse colliery compact \
    competition complex concerto conflict constituency constitution contest corridor coup covenant crash crisis criterium \
    crossing cup curfew cyclone dam day debate debates declaration decree derby desert directive disaster dispute doctrine \
    drill drought earthquake eclipse edict election elections embargo encyclical epidemic equinox eruption estuary \
    exercise exercises exhibition expedition explosion expo expressway facility fame famine festival files final finals \
    fjord flood floods forest fortress framework gala galaxy genocide glacier gorge grammy ground guidelines hall hearing \
    hearings heights heist highway hijacking hotel hurricane incident index inquiry insurgency intifada invasion islamic \
    islamist islands jail killings lagoon lake lane law laws legislation lighthouse list locks mall manifesto marathon \
    market marsh massacre masters mausoleum medal memorandum memorial mine missile monument moratorium mosque motorway \
    mountains murders mutiny mvp offensive oilfield olympiad olympics open ordinance outbreak pact pageant palace pandemic \
    parade park peninsula pilgrimage pipeline plan plant plaza plot policy premiere primaries primary prison prix prize \
    prizes proclamation program programme protest protests protocol pyramid race rankings reef referendum regatta \
    regulation regulations relays reservation reservoir resolution resolutions revolution ridge riot riots river road \
    roadmap route runway sanctions scandal scheme semifinal semifinals series shipwreck shooting shootings shrine siege \
    singles slalom spill square stadium stampede standoff station statue statute strait strategy street strike summit \
    tariff tariffs tax telescope temple terminal territory tournament tower towers treaty trial trials triathlon trophy \
    tsunami tunnel typhoon unrest uprising vaccine valley verdict violence visa volcano walkout war waterfall wildfire \
    wildfires";

/// Offices, which are no body by themselves: `Bishop of Augsburg`, `Supreme Leader`.
static OFFICES: WordList = WordList::of(&[
    "Administrator",
    "Archbishop",
    "Bishop",
    "Cardinal",
    "Duchess",
    "Duke",
    "Earl",
    "Emir",
    "Governor",
    "Minister",
    "Pope",
    "Ruler",
    "Sultan",
    "Supreme",
    "Viceroy",
]);

/// What ministers look after, as it may stand before the name of one: `for Culture, Media and Sport Jeremy Hunt`.
static PORTFOLIOS: WordList = WordList::of(&[
    "Affairs",
    "Agriculture",
    "Commerce",
    "Culture",
    "Defence",
    "Defense",
    "Development",
    "Education",
    "Energy",
    "Environment",
    "Finance",
    "Fisheries",
    "Forestry",
    "Health",
    "Industry",
    "Justice",
    "Labour",
    "Security",
    "Sport",
    "Sports",
    "Tourism",
    "Trade",
    "Transport",
    "Welfare",
]);

/// Offices that stand before the name of who holds them: `State Comptroller Micha Lindenstrauss`.
static BEFORE_PERSONS: WordList = WordList::of(&[
    "Ambassador",
    "Comptroller",
    "Congressman",
    "Congresswoman",
    "Coordinator",
    "Councillor",
    "Councilman",
    "Magistrate",
    "MEP",
    "MP",
    "MSP",
    "Minister",
    "Princess",
    "Professor",
    "Secretary",
    "Senator",
    "Spokesman",
    "Spokesperson",
    "Spokeswoman",
    "TD",
    "Treasurer",
]);

/// Single words that are no persons.
static NO_PERSONS: WordList =
    WordList::of(&["Genocide", "Holocaust", "Hajj", "Intifada", "Jnr", "Jr", "Massacre", "Ramadan", "Snr", "Sr"]);

/// Last words of what a prize is for: `Best Feature Film`.
static BEST: WordList = WordList::of(&[
    "Actor",
    "Actress",
    "Album",
    "Animation",
    "Artist",
    "Cinematography",
    "Director",
    "Documentary",
    "Film",
    "Music",
    "Picture",
    "Screenplay",
    "Song",
    "Video",
]);

/// Crosses that are awarded.
static CROSSES: WordList = WordList::of(&["Distinguished", "George", "Grand", "Iron", "Knight's", "Military", "Victoria"]);

/// First words of streets, squares, parks, stadiums and fairs in French, Italian, Spanish and Portuguese.
static FIRST_OF_PLACES: WordList = WordList::of(&[
    "Autopista",
    "Avenida",
    "Avenue",
    "Boulevard",
    "Calle",
    "Camino",
    "Estadio",
    "Estádio",
    "Foire",
    "Lac",
    "Palacio",
    "Palais",
    "Palazzo",
    "Parc",
    "Parque",
    "Paseo",
    "Piazza",
    "Plaza",
    "Pont",
    "Puente",
    "Rua",
    "Rue",
    "Stade",
    "Stadio",
]);

/// Ends of addresses.
static DOMAINS: WordList = WordList::of(&["com", "org", "net", "co", "info", "tv"]);

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        if words.is_empty() {
            continue;
        }
        if let Some(person) = person_in(page, &words).filter(|_| name.kind == NameKind::Organisation) {
            let start = page.words[person.start].start as usize;
            page.found.replace(place - 1..place, &[FoundName { start, kind: NameKind::Person, ..name }]);
            continue;
        }
        let is_none = match name.kind {
            NameKind::Organisation => is_no_body(page, &words) || is_looked_after(page, &words),
            NameKind::Person => words.len() == 1 && NO_PERSONS.contains(page.written(words.start)),
            _ => continue,
        };
        if is_none {
            place -= 1;
            page.found.replace(place..place + 1, &[]);
        } else if name.kind == NameKind::Organisation && is_address(page, &words) {
            page.put_with(&(words.start..words.end + 1), NameKind::Organisation, name.score);
        } else if name.kind == NameKind::Person && words.len() > 2 && is_behind_portfolio(page, &words) {
            let start = page.words[words.start + 1].start as usize;
            page.found.replace(place - 1..place, &[FoundName { start, ..name }]);
        }
    }
}

/// `Kentucky Derby`, `Bishop of Augsburg`.
fn is_no_body(page: &Page<'_>, words: &Range<usize>) -> bool {
    static HASHES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| NO_BODIES.split_whitespace().map(hash_of).collect());
    let no_bodies = &*HASHES;
    // `Academy Award for Best Picture`, and the board of `State Board of Elections`.
    let joint = words.clone().skip(1).find(|place| matches!(page.written(*place), "for" | "of" | "on" | "in"));
    let last_of_head = joint.unwrap_or(words.end) - 1;
    // `Song Contest 2013`
    let is_year =
        words.len() > 2 && page.words[last_of_head].capitals == Capitals::Digit && page.written(last_of_head).len() == 4;
    let head = last_of_head - usize::from(is_year);
    let is_office = || {
        let is_of_place = words.len() > 1 && page.written(words.start + 1) == "of";
        // The Duke of Lancaster's Regiment is one.
        let is_body = page.is_marked(words.end - 1, ORGANISATION | UNIT);
        OFFICES.contains(page.written(words.start)) && (words.len() == 1 || is_of_place && !is_body)
    };
    // `Convention on International Trade` is a treaty; a convention of Baptists is a body.
    let is_treaty =
        page.written(head).eq_ignore_ascii_case("convention") && joint.is_some_and(|joint| page.written(joint) == "on");
    let is_occasion = || {
        // `Mothers Against Violence`, `Stop the War`, the magazine `Sky and Telescope`.
        let is_cause = |place: usize| {
            place == words.start && page.written(place) == "Stop"
                // Mayors sit there.
                || matches!(page.written(place), "City" | "Town") && place + 2 == words.end && page.written(head) == "Hall"
                || matches!(page.written(place), "Against" | "against")
                || place + 2 == words.end && matches!(page.written(place), "and" | "&")
        };
        words.len() > 1
            && no_bodies.contains(&page.words[head].hash)
            && !page.is_called_body(words)
            && !words.clone().any(is_cause)
    };
    // `Severe Tropical Cyclone Yasi`
    let is_storm = words.len() > 1
        && matches!(page.written(words.end - 2), "Cyclone" | "Hurricane" | "Typhoon")
        && !page.is_marked(words.end - 1, ORGANISATION | UNIT | FORM | TRADE);
    let last = page.written(words.end - 1);
    // `Parc Monceau`; `Plaza Hotels` may be a firm, `Parque Tecnológico Foundation` is a body.
    let is_place = words.len() > 1
        && FIRST_OF_PLACES.contains(page.written(words.start))
        && !page.is_marked(words.end - 1, ORGANISATION | UNIT | FORM)
        && !page.is_called_body(words);
    let is_prize = match page.written(words.start) {
        "Best" => words.len() > 1 && BEST.contains(last),
        first => words.len() == 2 && last == "Cross" && CROSSES.contains(first),
    };
    // `Ostra 3-0`
    let is_score = words.len() > 2
        && (words.end - 2..words.end).all(|place| page.words[place].capitals == Capitals::Digit)
        && page.words[words.end - 1].gap == Gap::Hyphen;
    is_treaty || is_storm || is_prize || is_score || is_place || is_occasion() || is_office()
}

/// `External Affairs Minister`, `Secretary of State for Culture`: what somebody is minister of.
fn is_looked_after(page: &Page<'_>, words: &Range<usize>) -> bool {
    if page.is_marked(words.end - 1, ORGANISATION) || page.words[words.start].capitals == Capitals::All {
        return false;
    }
    let is_office = |word: &str| {
        matches!(
            word,
            "Minister" | "Ministers" | "minister" | "ministers" | "Secretary" | "Secretaries" | "secretary" | "Commissioner"
        )
    };
    let joint = words.start.wrapping_sub(1);
    let is_behind = words.start > 1
        && page.follows(words.start)
        && page.follows(joint)
        && matches!(page.written(joint), "of" | "for")
        && is_office(page.written(joint - 1));
    page.follows(words.end) && is_office(page.written(words.end)) || is_behind
}

/// The person that a name of an organisation ends in.
fn person_in(page: &Page<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    const NO_PERSON: u32 = NEVER | ORGANISATION | PLACE | TRADE | UNIT | BODY | ROLE | SMALL | JOINT;
    let is_office = |place: &usize| {
        let word = page.written(*place);
        BEFORE_PERSONS.contains(word) || *place == words.start && PORTFOLIOS.contains(word)
    };
    let person = words.clone().rev().find(is_office)? + 1..words.end;
    let is_name = |place: usize| match page.words[place].capitals {
        Capitals::First => !page.is_marked(place, NO_PERSON),
        _ => page.is_marked(place, PARTICLE) && (person.start + 1..person.end - 1).contains(&place),
    };
    (WORDS.contains(&person.len()) && person.clone().all(is_name)).then_some(person)
}

fn is_address(page: &Page<'_>, words: &Range<usize>) -> bool {
    page.between(words.end) == "." && DOMAINS.contains(page.written(words.end))
}

fn is_behind_portfolio(page: &Page<'_>, words: &Range<usize>) -> bool {
    let before = words.start.wrapping_sub(1);
    let is_listed = page.follows(words.start) && matches!(page.written(before), "and" | "for" | "of" | "&");
    is_listed && PORTFOLIOS.contains(page.written(words.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_words_are_sorted() {
        assert!(NO_BODIES.split_whitespace().is_sorted());
    }
}
