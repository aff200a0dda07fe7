//! Decides what each doubtful name means, from what the article surely names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::again::stands_alone;
use super::bearers::by_use;
use super::beside::{is_code_of_thing, is_date, is_joined_to_another, is_town_of_institution};
use super::cues::{Cue, sex_of};
use super::cut;
use super::doubt;
use super::families::is_kin;
use super::look::by_look;
use super::merge::is_state;
use super::tables::is_behind_where;
use super::{Meaning, Part, Reading, Span, origins, where_to};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::{Actor, NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;
use crate::article::{ActorKind, MentionRule, Zone};
use crate::text::{fold_value, is_function_word};

/// What the sure names of an article say about the rest.
pub(super) struct Support {
    /// The actors it surely names, by a name other than an ambiguous one.
    actors: FxHashSet<u32>,
    /// The bodies whose leaders, of today or before, it surely names.
    led: FxHashSet<u32>,
    /// How many bodies between states it surely names.
    between_states: usize,
    /// Those it names by letters that another goes by too, though not surely.
    by_letters: FxHashSet<u32>,
    /// How much it has to do with each state, by code: a mention in the body counts 1, in the lead 2, in the headline 3.
    countries: FxHashMap<String, f32>,
    /// How many towns and provinces of each state it names, by code.
    towns: FxHashMap<String, f32>,
    /// How much of that is due to each single word, by its hash.
    by_word: FxHashMap<u64, f32>,
    /// Whether it is a report of matches, in which towns lend their names to clubs.
    is_of_sport: bool,
    /// The words of the names of persons, where they have more than one.
    persons: FxHashSet<u64>,
}

impl Support {
    pub(super) fn of(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> Support {
        let mut support = Support {
            actors: FxHashSet::default(),
            led: FxHashSet::default(),
            between_states: 0,
            by_letters: FxHashSet::default(),
            countries: FxHashMap::default(),
            towns: FxHashMap::default(),
            by_word: FxHashMap::default(),
            is_of_sport: reading.sport.is_report,
            persons: words_of_persons(reading, registry, spans),
        };
        for span in spans {
            if is_doubtful_in_capitals(reading, span) {
                continue;
            }
            let mut sure = span.options.iter().filter(|option| option.is_sure);
            let (Some(option), None) = (sure.next(), sure.next()) else { continue };
            let part = &reading.parts[span.part];
            let weight = match part.zone_at(part.words[span.first].start as usize) {
                Zone::Headline => 3.0,
                Zone::Standfirst | Zone::Lead => 2.0,
                _ => 1.0,
            };
            let country = match option.target {
                Target::Decoy | Target::Generic(_) => continue,
                Target::Place(place) => {
                    let country = registry.places()[place as usize].country;
                    *support.towns.entry(country.to_string()).or_default() += 1.0;
                    Some(country)
                }
                Target::Actor(place) => {
                    // `Moscow` was the capital of another state before, so that it does not yet speak for either. `KPC` are the
                    // letters of another body too, which is meant if the article names it in full.
                    let is_seat_of_another = |other: &Pattern| {
                        other.target != option.target && other.form == NameForm::Seat && is_state(other, registry)
                    };
                    let is_shared = option.form == NameForm::Seat && span.options.iter().any(is_seat_of_another);
                    if (option.is_acronym || is_short_for_others(span, place, registry)) && span.options.len() > 1 {
                        support.by_letters.insert(place);
                    } else if !is_shared {
                        support.actors.insert(place);
                    }
                    let actor = &registry.actors()[place as usize];
                    let led = actor.leads.as_ref().and_then(|id| registry.place_of(id.as_str()));
                    let is_body = |place: &usize| registry.actors()[*place].kind != ActorKind::State;
                    support.led.extend(led.filter(is_body).map(|place| place as u32));
                    actor.country.as_deref()
                }
            };
            if country.is_some() && span.end - span.first == 1 {
                *support.by_word.entry(part.words[span.first].hash).or_default() += weight;
            }
            if let Some(country) = country {
                *support.countries.entry(country.to_string()).or_default() += weight;
            }
        }
        let kind = |place: &&u32| registry.actors()[**place as usize].kind;
        support.between_states =
            support.actors.iter().filter(|place| kind(place) == ActorKind::IntergovernmentalBody).count();
        support
    }

    /// Whether an article names a state by nothing else than a word.
    fn is_only(&self, option: &Pattern, word: u64, registry: &Registry) -> bool {
        let country = match option.target {
            Target::Decoy | Target::Generic(_) => return false,
            Target::Place(place) => Some(registry.places()[place as usize].country),
            Target::Actor(place) => registry.actors()[place as usize].country.as_deref(),
        };
        let own = self.by_word.get(&word).copied().unwrap_or(0.0);
        self.country(country) <= own
    }

    /// How much it has to do with a state.
    pub(super) fn country(&self, code: Option<&str>) -> f32 {
        code.and_then(|code| self.countries.get(code)).copied().unwrap_or(0.0)
    }

    /// Whether an article names states, but nothing of the one that a meaning belongs to.
    pub(super) fn is_elsewhere(&self, option: &Pattern, registry: &Registry) -> bool {
        const LEAST: f32 = 2.0;
        let Target::Actor(place) = option.target else { return false };
        let country = registry.actors()[place as usize].country.as_deref();
        country.is_some() && self.country(country) == 0.0 && self.countries.values().any(|weight| *weight >= LEAST)
    }

    /// Whether the article surely speaks of whom a name may mean: of a state by anything that is its own, of others by name.
    fn speaks_of(&self, option: &Pattern, registry: &Registry) -> bool {
        match option.target {
            Target::Decoy | Target::Generic(_) => false,
            Target::Place(place) => self.country(Some(registry.places()[place as usize].country)) > 0.0,
            Target::Actor(place) => {
                let actor = &registry.actors()[place as usize];
                let is_state = actor.kind == ActorKind::State;
                self.has_named(place) || is_state && self.country(actor.country.as_deref()) > 0.0
            }
        }
    }

    /// Whether a word is part of the name of a person who has more than one.
    pub(super) fn is_of_person(&self, word: u64) -> bool {
        self.persons.contains(&word)
    }

    /// Whether the article surely names an actor.
    pub(super) fn has_named(&self, place: u32) -> bool {
        self.actors.contains(&place) || self.by_letters.contains(&place)
    }

    /// How well the article supports a meaning of a span; below 1 it is not enough.
    fn score(&self, reading: &Reading<'_>, span: &Span, option: &Pattern, registry: &Registry) -> f32 {
        let place = match option.target {
            Target::Decoy | Target::Generic(_) => return 0.0,
            Target::Place(place) => {
                let country = registry.places()[place as usize].country;
                let (weight, towns) = (self.country(Some(country)), self.towns.get(country).copied().unwrap_or(0.0));
                let base = if option.is_sure { 1.0 } else { self.by_where(reading, registry, span, place, weight) };
                return base + weight.min(5.0) / 10.0 + towns.min(5.0) + self.by_office(reading, span, country);
            }
            Target::Actor(place) => place,
        };
        let actor = &registry.actors()[place as usize];
        let weight = self.country(actor.country.as_deref());
        let own = match () {
            // `in Lyon` is the town, whoever plays there.
            () if !option.is_sure
                && actor.kind == ActorKind::Organisation
                && is_behind_where(&reading.parts[span.part], span.first) =>
            {
                0.0
            }
            () if self.actors.contains(&place) => 10.0,
            () if self.by_letters.contains(&place) => 6.0,
            // `the ICC prosecutor Karim Khan`
            () if self.led.contains(&place) => 2.0,
            // `the AU, the UN and the OAS`
            () if option.is_acronym
                && actor.kind == ActorKind::IntergovernmentalBody
                && self.between_states >= FEW_BODIES =>
            {
                1.0
            }
            () => 0.0,
        };
        let base = if option.is_sure { 1.0 } else { 0.0 };
        own + base
            + self.by_kind(option, actor, registry, weight)
            + by_look(reading, span, option, actor, registry)
            + self.by_dateline(reading, span, option, actor, registry)
            + by_use(self, reading, span, option, actor, registry)
            + self.by_followers(reading, span, option, registry)
            + self.by_sport(reading, span, actor)
    }

    /// `Georgia Gov. Ellen Marsh` is the state of the United States.
    fn by_office(&self, reading: &Reading<'_>, span: &Span, country: &str) -> f32 {
        let part = &reading.parts[span.part];
        let has_office = part.words.get(span.end).is_some_and(|word| is_office_of_a_state(word.of(part.text)));
        if country == "US" && has_office { 3.0 } else { 0.0 }
    }

    /// `Lyon have one win in five` is the club.
    fn by_sport(&self, reading: &Reading<'_>, span: &Span, actor: &Actor) -> f32 {
        let is_club = self.is_of_sport && actor.kind == ActorKind::Organisation && !span.is_place;
        if is_club && !is_behind_where(&reading.parts[span.part], span.first) { SURELY_CLUB } else { 0.0 }
    }

    fn by_kind(&self, option: &Pattern, actor: &Actor, registry: &Registry, weight: f32) -> f32 {
        let is_named = |id: Option<&crate::article::ActorId>| {
            id.and_then(|id| registry.place_of(id.as_str())).is_some_and(|place| self.has_named(place as u32))
        };
        match actor.kind {
            // `Georgia` is a state unless something speaks against it, see `merge`.
            ActorKind::State if matches!(option.form, NameForm::Name | NameForm::Demonym) => {
                // Of two states whose people are called alike, the one with a hundred times as many.
                let is_usual = !option.is_sure && actor.is_usual;
                1.0 + weight.min(5.0) / 2.0 + if is_usual { 0.25 } else { 0.0 }
            }
            ActorKind::State => weight.min(5.0) / 2.0 + 0.5,
            // A family name alone needs its bearer, or the state that he or she leads.
            ActorKind::Person => {
                let leads_state = actor.leads.as_ref().is_some_and(|id| id.as_str().starts_with("country:"));
                let bonus = if is_named(actor.leads.as_ref()) { 1.0 } else { 0.0 };
                if leads_state && weight >= 2.0 { 0.6 + weight.min(10.0) / 20.0 + bonus } else { bonus }
            }
            // `Bills` in an article on the United States is no club, `Chelsea` in one on London none either.
            ActorKind::Organisation => 0.0,
            _ if actor.country.is_some() => weight.min(5.0) / 2.0 + if is_named(actor.parent.as_ref()) { 1.0 } else { 0.0 },
            _ => 0.0,
        }
    }
}

/// Whether a body's name is doubtfully another's too: `Exxon` is the company of today, or the one before it if that is named in full.
fn is_short_for_others(span: &Span, place: u32, registry: &Registry) -> bool {
    let is_body = |place: u32| {
        let kind = registry.actors()[place as usize].kind;
        !matches!(kind, ActorKind::State | ActorKind::People | ActorKind::Person | ActorKind::Bloc)
    };
    let is_another = |option: &Pattern| matches!(option.target, Target::Actor(other) if other != place && is_body(other));
    is_body(place) && span.options.iter().any(is_another)
}

/// Offices that states of the United States have and other states have not.
fn is_office_of_a_state(word: &str) -> bool {
    static OFFICES: WordList = WordList::of(&[
        "gov",
        "governor",
        "sen",
        "senator",
        "rep",
        "legislature",
        "lawmakers",
        "congressman",
        "congresswoman",
    ]);
    OFFICES.contains_folded(word)
}

/// How well a word of the language has to be supported as a name where everything is in capitals: a state's own name is not
/// enough.
const LEAST_IN_CAPITALS: f32 = 2.6;

/// So many bodies between states say that letters that one of them goes by mean it.
const FEW_BODIES: usize = 2;

/// What a report of matches says for a club, more than towns of its state could say for the town it is called by.
const SURELY_CLUB: f32 = 8.0;

/// Gives every span with options a meaning, or none.
pub(super) fn decide(reading: &Reading<'_>, registry: &Registry, support: &Support, spans: &mut [Span]) {
    let mut known: Vec<Vec<bool>> = reading.parts.iter().map(|part| vec![false; part.words.len()]).collect();
    spans.iter().for_each(|span| known[span.part][span.first..span.end].fill(true));
    let persons = &support.persons;
    doubt::agree_with_acronyms(reading, spans);
    for span in spans.iter_mut().filter(|span| !span.options.is_empty()) {
        // `Fox` in `Elden Fox` is no broadcaster: a doubtful name beside a capitalised word of which nothing is known is a part
        // of another name. States are asked for by themselves.
        let part = &reading.parts[span.part];
        let is_part_of_another = span.end - span.first == 1
            && !part.in_capitals[span.first]
            && !stands_alone(part.text, &part.words, span.first, &known[span.part]);
        if is_part_of_another {
            let has_office = part.words.get(span.end).is_some_and(|word| is_office_of_a_state(word.of(part.text)));
            let is_state = |option: &Pattern| match option.target {
                Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::State,
                Target::Place(_) => has_office,
                Target::Decoy | Target::Generic(_) => false,
            };
            span.options.retain(|option| option.is_sure || is_state(option));
        }
        if is_joined_to_another(reading, registry, span, &known[span.part]) {
            span.options.clear();
            span.otherwise = None;
        }
        // `the Amazon basin`, `Amazon state`: no firm
        if cut::is_land(part, span.end) {
            let is_firm = |option: &Pattern| match option.target {
                Target::Actor(place) => {
                    matches!(
                        registry.actors()[place as usize].kind,
                        ActorKind::Company | ActorKind::Media | ActorKind::Organisation
                    )
                }
                _ => false,
            };
            span.options.retain(|option| !is_firm(option));
            span.otherwise = None;
        }
        if is_town_of_institution(reading, registry, span) || is_code_of_thing(part, span) {
            span.options.clear();
        }
        // `Mrs Mugabe` is not Robert Mugabe.
        if span.end - span.first == 1
            && let Some(sex) = Cue::of_lone(part.text, &part.words, span.first, span.end).sex
        {
            let is_other = |actor: &Actor| actor.kind == ActorKind::Person && sex_of(actor).is_some_and(|own| own != sex);
            span.options.retain(|option| match option.target {
                Target::Actor(place) => !is_other(&registry.actors()[place as usize]),
                Target::Place(_) | Target::Decoy | Target::Generic(_) => true,
            });
        }
        if reading.needs_context(part, span.first..span.end) {
            span.options.retain(|option| support.speaks_of(option, registry));
        }
        if is_date(part.text, &part.words, span.first, span.end) {
            span.options.clear();
        }
        if doubt::is_any_house(part, span) {
            span.options.clear();
            span.otherwise = None;
        }
        // `London` after `Jack London`, `Chad` after `Chad Whitmore`, unless something else of the state is named.
        if span.end - span.first == 1 && persons.contains(&part.words[span.first].hash) {
            let hash = part.words[span.first].hash;
            let is_only_this = |option: &Pattern| support.is_only(option, hash, registry);
            let is_proper = |option: &Pattern| option.is_sure && matches!(option.form, NameForm::Name | NameForm::Demonym);
            // `a treaty with Jordan`
            let is_land = where_to::is_behind_word_for_states(part.text, &part.words, span.first);
            let is_land = |option: &Pattern| is_land && option.form == NameForm::Name && is_state(option, registry);
            span.options.retain(|option| is_proper(option) || !is_only_this(option) || is_land(option));
        }
        // `Morioka wants talks` behind Ken Morioka: no town wants anything.
        let is_town = |option: &Pattern| matches!(option.target, Target::Place(_));
        if span.end - span.first == 1
            && !span.is_place
            && span.options.iter().all(is_town)
            && persons.contains(&part.words[span.first].hash)
            && part.words[span.first].begins_sentence
            && !is_behind_where(part, span.first)
        {
            span.options.clear();
        }
        if span.options.is_empty() {
            continue;
        }
        let sure = span.options.iter().filter(|option| option.is_sure).count();
        let needs_support = is_doubtful_in_capitals(reading, span)
            && !(span.is_place && origins::is_dated(&reading.parts[span.part], span.first, span.end));
        let scored = span.options.iter().map(|option| (support.score(reading, span, option, registry), *option));
        let best = scored.fold(None, |best: Option<(f32, Pattern)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        });
        let least = if needs_support { LEAST_IN_CAPITALS } else { 1.0 };
        // A sure name needs no support.
        let is_enough = |score: f32| score >= least || (sure == 1 && !needs_support);
        let Some((score, option)) = best.filter(|(score, _)| is_enough(*score)) else { continue };
        let is_rival =
            |other: &Pattern| other.target != option.target && support.score(reading, span, other, registry) >= score;
        if sure == 0
            && support.is_elsewhere(&option, registry)
            && doubt::is_of_one_of_several(span, &option, registry, is_rival)
        {
            continue;
        }
        if needs_support && option.is_acronym && is_word_of_headline(reading, span) {
            continue;
        }
        span.meaning = match option.target {
            Target::Decoy | Target::Generic(_) => Meaning::Nobody,
            Target::Place(place) => Meaning::Town(place),
            Target::Actor(place) => Meaning::Known(place, option.form),
        };
        cut::cut(&reading.parts[span.part], registry, span);
        span.rule = if option.is_sure { MentionRule::Name } else { MentionRule::Context };
    }
    give_to_fathers(reading, registry, spans);
}

/// `George Bush and his son George W. Bush`: a name that both bear is not the one's who is named as somebody's kin by a longer one.
fn give_to_fathers(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let is_person = |place: u32| registry.actors()[place as usize].kind == ActorKind::Person;
    let kin = spans.iter().filter_map(|span| match span.meaning {
        Meaning::Known(place, _) if span.rule == MentionRule::Name && span.end - span.first > 2 && is_person(place) => {
            let part = &reading.parts[span.part];
            is_kin(part.text, &part.words, span.first, span.end).then_some(place)
        }
        _ => None,
    });
    let kin: FxHashSet<u32> = kin.collect();
    if kin.is_empty() {
        return;
    }
    for span in spans.iter_mut().filter(|span| span.rule == MentionRule::Context && span.end - span.first > 1) {
        let Meaning::Known(place, _) = span.meaning else { continue };
        let mut others = span.options.iter().filter_map(|option| match option.target {
            Target::Actor(other) if other != place && is_person(other) => Some((other, option.form)),
            _ => None,
        });
        if kin.contains(&place)
            && let (Some((other, form)), None) = (others.next(), others.next())
        {
            span.meaning = Meaning::Known(other, form);
        }
    }
}

/// The words of the names of persons, where they have more than one.
fn words_of_persons(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> FxHashSet<u64> {
    let is_known = |option: &Pattern| match option.target {
        Target::Actor(place) => option.is_sure && registry.actors()[place as usize].kind == ActorKind::Person,
        _ => false,
    };
    let is_person = |span: &&Span| match &span.meaning {
        Meaning::New(new) => new.kind == ActorKind::Person,
        _ => span.options.iter().any(is_known),
    };
    let words = |span: &Span| reading.parts[span.part].words[span.first..span.end].iter().map(|word| word.hash);
    spans.iter().filter(is_person).filter(|span| span.end - span.first > 1).flat_map(words).collect()
}

/// Names other than states that are ordinary words too, once their capitals say nothing.
static ORDINARY: WordList = WordList::of(&[
    "polish", "march", "may", "reading", "mobile", "nice", "force", "target", "shell", "apple", "meta", "orange", "gap",
    "time", "guardian", "aid", "pan", "arena", "care", "cis", "plan", "car", "act", "arm", "pet", "war",
]);

/// Whether what may be an acronym stands in a headline alone: `SUGAR IMPORT PLAN` is no navy if the text has no PLAN.
fn is_word_of_headline(reading: &Reading<'_>, span: &Span) -> bool {
    let hash = reading.parts[span.part].words[span.first].hash;
    let is_written = |part: &Part<'_>| {
        let mut words = part.words.iter().zip(&part.in_capitals);
        words.any(|(word, is_loud)| word.hash == hash && (*is_loud || word.capitals == Capitals::All))
    };
    reading.parts[span.part].number == 0 && !reading.parts[1..].iter().any(is_written)
}

/// Whether a name stands where everything is in capitals and is an ordinary word in small letters: `TELL US`.
fn is_doubtful_in_capitals(reading: &Reading<'_>, span: &Span) -> bool {
    let part = &reading.parts[span.part];
    if !part.in_capitals[span.first] || span.end - span.first > 1 {
        return false;
    }
    let written = part.words[span.first].of(part.text);
    let folded = fold_value(written);
    if written.contains('.') {
        return false;
    }
    if is_function_word(&folded) {
        // `THE US`, `A US` before a noun is the state.
        let before = span.first.checked_sub(1).map(|place| fold_value(part.words[place].of(part.text)));
        let is_subject = folded == "us" && part.words[span.first].begins_sentence;
        return !is_subject && !matches!(before.as_deref(), Some("the"));
    }
    ORDINARY.contains(folded.as_str())
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::actors::article::shown::mentions;
    use crate::article::ParsedArticle;

    #[test]
    fn a_name_of_two_is_not_the_sons() {
        for (text, expected) in [
            ("George Bush spoke. His son George W. Bush listened.", "person:george-h-w-bush=1 person:george-w-bush=1"),
            ("Then George Bush spoke; George W. Bush had no text.", "person:george-w-bush=2"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("person:")), expected, "{text}");
        }
    }

    #[test]
    fn who_is_meant_by_a_name_of_several() {
        for (text, expected) in [
            ("Three Dominican sailors came home.", "country:DO=1"),
            ("Dominica has a new port. Three Dominican sailors came home.", "country:DM=1"),
            ("Fano militiamen left the town.", "org:fano=1"),
            ("Fano is a town. Its people left.", ""),
            (
                "Spain and Italy agreed. Then Italian police and the Italian army said so. Fano militiamen left.",
                "country:ES=1 country:IT=3",
            ),
            ("ELN guerrillas left the town.", "org:eln-co=1"),
            ("Bolivia and Bolivia said so. Then the ELN guerrillas came to La Paz.", "country:BO=2 org:eln-bo=1"),
            ("KLA fighters left the town.", "org:kla-xk=1"),
            // Letters alone, and letters of an army too, say nothing.
            ("ELN plans left the town.", "org:ELN=1"),
            ("CAR BOMB WRECKS BARRACKS", ""),
            ("Dominican friars and Dominican nuns sang.", ""),
        ] {
            assert_eq!(mentions(text, |id| !id.starts_with("org:Fano")), expected, "{text}");
        }
    }

    #[test]
    fn a_basin_is_no_firms() {
        for (text, expected) in [("Fires burn in the Amazon basin.", 0), ("Then Amazon said it would pay.", 1)] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            assert_eq!(named_in(&article, Some("en")).actors.len(), expected, "{text}");
        }
    }
}
