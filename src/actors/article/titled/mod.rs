//! Finds persons that no registry knows in texts whose language the tagger of names has not learnt.
//!
//! - By the office beside a name (`offices`): `le colonel Amadou Abdramane`, `el canciller Hugo de Zela`.
//! - By the given name, which the lexicon lists: `Mathilde Granvaud`; in Russian and Ukrainian by the look of the family name too.
//! - In scripts without capitals (`unspaced`, `plain`) only where an office stands beside it.
//! - Bodies by the noun before their name (`bodies`): `le syndicat Harvala`.
//!
//! `nominative` gives the name to show; `alike` tells whether a given name may be that of somebody known.

mod alike;
mod bodies;
mod heads;
mod nominative;
mod nouns;
mod offices;
mod plain;
mod saying;
mod unspaced;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::labels::name_written;
use super::touching::Touching;
use super::{ActorKind, Meaning, MentionRule, NewActor, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorId;
use crate::text::fold_value;
use alike::begins_alike;
use nouns::NOUNS;
use offices::Offices;

/// Given names by their folded forms.
type GivenNames = FxHashMap<String, &'static str>;

/// Small words inside of names.
static PARTICLES: WordList = WordList::of(&[
    "de", "del", "la", "da", "do", "dos", "das", "di", "van", "von", "der", "den", "el", "al", "ben", "bin", "ould", "du",
    "le", "аль", "бин", "бен", "ибн", "ван", "фон",
]);

/// How many words a name has.
const MOST_WORDS: usize = 5;

/// How many words may stand between an office and the comma before its holder: `le porte-parole du gouvernement rwandais, ...`.
const REACH: usize = 6;

/// How many words may stand between an office and its holder without one: `министр обороны Литвы Лаурас Касчюнас`.
const REACH_OF_CASES: usize = 4;

/// Languages in which what an office is of stands between it and the name without a preposition.
static WITH_CASES: WordList = WordList::of(&["bg", "el", "pl", "ro", "ru", "tr", "uk"]);

/// Languages whose names change with their case.
static INFLECTING: WordList = WordList::of(&["pl", "ru", "uk"]);

/// What family names end in, in Russian and Ukrainian, with the endings of their cases.
const FAMILY_ENDINGS: [&str; 13] =
    ["ов", "ова", "ев", "ева", "енко", "ович", "евич", "швили", "швілі", "дзе", "янц", "чук", "щук"];

/// What more of them end in, in Bulgarian.
const BULGARIAN_FAMILIES: [&str; 2] = ["ски", "ска"];

/// What Bulgarian adjectives end in.
const BULGARIAN_ADJECTIVES: [&str; 14] =
    ["ски", "ска", "ско", "ския", "ският", "ската", "ското", "ните", "ната", "ното", "ният", "ния", "овия", "евия"];

/// What adjectives end in, which begin the names of places and bodies.
const ADJECTIVE_ENDINGS: [&str; 15] =
    ["ый", "ий", "ая", "ое", "ой", "ого", "ому", "ом", "ых", "ые", "ій", "ої", "ські", "ський", "ская"];

/// Adds the persons of a text.
pub(super) fn add(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let Some(language) = reading.language else { return };
    let is_read = matches!(language, "zh" | "ja" | "ko" | "ar" | "fa" | "he" | "hi") || Offices::of(language).is_some();
    if !is_read {
        return;
    }
    let mut touching = Touching::of(reading, spans);
    let given = given_names(language);
    let mut added = Vec::new();
    let mut found: Vec<(usize, Range<usize>, String)> = Vec::new();
    let mut bodies: Vec<(usize, Range<usize>, String)> = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let names = match language {
            "zh" | "ja" | "ko" => unspaced::names(language, part),
            "ar" | "fa" | "he" | "hi" => plain::names(language, part, &given_names(language)),
            _ => match Offices::of(language) {
                Some(offices) => {
                    Finding { language, offices, part, number, registry, spans: &*spans, touching: &touching }.names()
                }
                None => Vec::new(),
            },
        };
        found.extend(names.into_iter().map(|(words, label)| (number, words, label)));
        let is_given = |word: &str| nominative::given_name(word, &given, INFLECTING.contains(language)).is_some();
        let is_town = |place: usize| {
            let is_one = |span: usize| match &spans[span].meaning {
                Meaning::Town(_) => true,
                Meaning::Known(known, _) => registry.actors()[*known as usize].kind == ActorKind::State,
                Meaning::New(_) | Meaning::Nobody => false,
            };
            touching.at(number, place..place + 1).any(is_one)
        };
        let named = bodies::names(language, part, &is_given, &is_town).into_iter();
        bodies.extend(named.map(|(words, label)| (number, words, label)));
    }
    for (number, name, label) in bodies {
        if bodies::is_known(registry, spans, touching.at(number, name.clone()), &name) {
            continue;
        }
        let id = ActorId::found_organisation(&label);
        if id.given_name().is_none() {
            continue;
        }
        let kind = id.found_kind().unwrap_or(ActorKind::Organisation);
        let meaning = Meaning::New(NewActor { id, kind, label, country: None });
        touching.take_out(number, name.clone());
        found.retain(|(other, person, _)| *other != number || person.end <= name.start || person.start >= name.end);
        added.push(Span::decided(number, name, meaning, MentionRule::Found));
    }
    for (number, name, label) in found {
        if is_known(registry, spans, touching.at(number, name.clone()), &name, &label) {
            continue;
        }
        let id = ActorId::found_person(&label);
        if id.given_name().is_none() {
            continue;
        }
        let meaning = Meaning::New(NewActor { id, kind: ActorKind::Person, label, country: None });
        touching.take_out(number, name.clone());
        added.push(Span::decided(number, name, meaning, MentionRule::Found));
    }
    touching.leave_rest(spans);
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// The given names of a language, read when it is first asked for.
fn given_names(language: &str) -> Arc<GivenNames> {
    static READ: LazyLock<Mutex<HashMap<String, Arc<GivenNames>>>> = LazyLock::new(Mutex::default);
    // Whoever panicked with the lock left whole values.
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(read.entry(language.to_string()).or_insert_with(|| Arc::new(Registry::given_names(language))))
}

/// What is asked of the words of one part, in a language that writes names with capitals.
struct Finding<'a> {
    language: &'a str,
    offices: &'static Offices,
    part: &'a Part<'a>,
    number: usize,
    registry: &'a Registry,
    spans: &'a [Span],
    touching: &'a Touching,
}

impl Finding<'_> {
    /// The names of persons, as their words and the labels to show.
    fn names(&self) -> Vec<(Range<usize>, String)> {
        let given = given_names(self.language);
        let inflects = INFLECTING.contains(self.language);
        let mut names = Vec::new();
        let mut place = 0;
        while place < self.part.words.len() {
            let word = &self.part.words[place];
            if word.capitals != Capitals::First || self.part.in_capitals[place] {
                place += 1;
                continue;
            }
            // Most words are refused by the shape of what follows; whether they are offices costs more to tell.
            let end = end_of_name(self.part, place, self.language == "de").filter(|_| !self.is_office(place));
            let Some(end) = end else {
                place += 1;
                continue;
            };
            let own = nominative::given_name(self.written(place), &given, inflects);
            let end = if self.language == "nl" { self.end_before_van(place..end, &given) } else { end };
            if own.is_none() && end - place > 2 && self.is_of_office(place) {
                place += 1;
                continue;
            }
            // `Bupati Serang Andi Harval`
            if self.language == "id" && end - place > 2 && self.office_before(place + 1) {
                place += 1;
                continue;
            }
            if !self.fits(place..end, own.is_some()) {
                place += 1;
                continue;
            }
            let written = name_written(&self.part.text[self.part.bytes_of(place..end)]);
            let label = match own {
                Some(given) => nominative::full_name(self.language, &written, given),
                None if self.language == "tr" => nominative::without_turkish_ending(&written),
                None => written,
            };
            names.push((place..end, label));
            place = end;
        }
        names
    }

    fn written(&self, place: usize) -> &str {
        self.part.words[place].of(self.part.text)
    }

    fn is_office(&self, place: usize) -> bool {
        self.offices.has(self.written(place), self.part.words[place].hash)
    }

    /// The word behind `Laura Bromet` of `Laura Bromet van GroenLinks`: behind given name and family name `van` says of what somebody is.
    fn end_before_van(&self, name: Range<usize>, given: &GivenNames) -> usize {
        let is_given = |place: usize| nominative::given_name(self.written(place), given, false).is_some();
        let is_van = |place: &usize| {
            let before = *place - 1;
            let has_family = (name.start + 1..*place).any(|own| self.part.words[own].capitals == Capitals::First);
            self.written(*place) == "van" && has_family && !is_given(before)
        };
        (name.start + 1..name.end).find(is_van).unwrap_or(name.end)
    }

    /// `Apărării` of `Ministrul Apărării Angel Tîlvăr`: what the office before a name is of, in the case for that.
    fn is_of_office(&self, place: usize) -> bool {
        let word = &self.part.words[place];
        let has_office = || self.is_office(place - 1) || self.has_office_before_cases(place);
        NOUNS.of_offices.contains(&word.hash) && place > 0 && word.gap == Gap::Space && !word.begins_sentence && has_office()
    }

    /// Whether some words are a person's name, by what stands beside them or by their look.
    fn fits(&self, name: Range<usize>, has_given: bool) -> bool {
        let words = &self.part.words;
        if self.is_named_after(name.start)
            || self.is_somebody_else(&name)
            || name.clone().skip(1).any(|place| self.is_office(place))
        {
            return false;
        }
        if has_given {
            return true;
        }
        let word = &words[name.start];
        let is_adjective = || {
            let endings: &[&str] = match self.language {
                "ru" | "uk" => &ADJECTIVE_ENDINGS,
                "bg" => &BULGARIAN_ADJECTIVES,
                _ => return false,
            };
            ends_with_one_of(&self.written(name.start).to_lowercase(), endings)
        };
        if self.language == "hu" {
            return self.has_office_behind(&name);
        }
        if word.begins_sentence || self.is_state(name.start) || is_adjective() {
            return false;
        }
        let before = name.start - 1;
        let has_office = word.gap == Gap::Space && (self.is_office(before) || self.has_office_before_cases(name.start));
        // `la portavoz del Gobierno, Ana Ruiz, dijo`.
        let is_between_commas = word.gap == Gap::Comma && words.get(name.end).is_some_and(|next| next.gap == Gap::Comma);
        let has_office_before = is_between_commas
            && (name.start.saturating_sub(REACH)..name.start)
                .rev()
                .take_while(|place| *place + 1 == name.start || words[*place + 1].gap != Gap::Comma)
                .take_while(|place| !words[*place + 1].begins_sentence)
                .any(|place| self.is_office(place));
        // `Amadou Abdramane, porte-parole de la junte`.
        let is_followed = self.language != "de"
            && words.get(name.end).is_some_and(|next| next.gap == Gap::Comma && next.capitals == Capitals::None)
            && self.is_office(name.end);
        has_office
            || has_office_before
            || is_followed
            || self.looks_like_a_name(&name)
            || self.is_behind_office(&name)
            || self.is_said_by(&name)
            || self.is_source(&name)
            || self.says(&name)
    }

    /// `Kelemen Ádám külgazdasági és külügyminiszter`, `Kelemen Ádám, a párt elnöke`: Hungarian offices stand behind the name. What has an
    /// article or an office of its own is a body: `a Nemzeti Bank elnöke`.
    fn has_office_behind(&self, name: &Range<usize>) -> bool {
        let words = &self.part.words;
        let is_article = |place: usize| matches!(self.written(place), "a" | "az" | "A" | "Az");
        let before = name.start.checked_sub(1).filter(|_| !words[name.start].begins_sentence);
        let has_article = before.is_some_and(is_article) || is_article(name.start);
        // `Tegnap Kelemen Ádám`: few have three names. `Északi Harval Párt`: the end of a longer name is none.
        let is_end = before.is_some_and(|before| {
            let is_joined = matches!(words[name.start].gap, Gap::Space | Gap::Hyphen);
            is_joined && words[before].capitals == Capitals::First && !words[before].begins_sentence
        });
        if is_end || words[name.start].begins_sentence && name.len() > 2 {
            return false;
        }
        let Some(next) = words.get(name.end).filter(|next| !next.begins_sentence && !has_article) else { return false };
        let goes_on = |place: &usize| words[*place].gap == Gap::Space && !words[*place].begins_sentence;
        let reach = |most: usize| name.end + 1..words.len().min(name.end + most);
        match next.gap {
            Gap::Space => {
                let behind = std::iter::once(name.end).chain(reach(REACH_OF_CASES).take_while(goes_on));
                let mut small = behind.take_while(|place| words[*place].capitals == Capitals::None);
                small.any(|place| self.is_office(place) && !self.written(place).ends_with(['e', 'a']))
            }
            Gap::Comma => is_article(name.end) && reach(REACH).take_while(goes_on).any(|place| self.is_office(place)),
            _ => false,
        }
    }

    /// `министр обороны Литвы`: an office, and what it is of in another case.
    fn has_office_before_cases(&self, first: usize) -> bool {
        if !WITH_CASES.contains(self.language) {
            return false;
        }
        let words = &self.part.words;
        (first.saturating_sub(REACH_OF_CASES)..first)
            .rev()
            .take_while(|place| {
                matches!(words[*place + 1].gap, Gap::Space | Gap::Hyphen) && !words[*place + 1].begins_sentence
            })
            .take_while(|place| {
                let is_of = || NOUNS.of_offices.contains(&words[*place].hash);
                self.is_office(*place) || words[*place].capitals == Capitals::None || self.is_state(*place) || is_of()
            })
            .any(|place| {
                let mut between = place + 1..first;
                self.is_office(place)
                    && !between.clone().any(|place| self.is_thing(place))
                    && (between.len() <= 2 || between.any(|place| self.is_state(place)))
            })
    }

    /// `президент клуба Реал Мадрид`: what is named is what the office is of.
    fn is_thing(&self, place: usize) -> bool {
        NOUNS.things.contains(&self.part.words[place].hash)
    }

    /// Whether a word is within the name of a state, a town or a body.
    fn is_state(&self, place: usize) -> bool {
        self.touching.at(self.number, place..place + 1).any(|span| match &self.spans[span].meaning {
            Meaning::Known(known, _) => self.registry.actors()[*known as usize].kind != ActorKind::Person,
            Meaning::Town(_) => true,
            Meaning::New(_) | Meaning::Nobody => false,
        })
    }

    /// Whether a longer name of somebody or something known stands there: `Lula da Silva`, `Charles de Gaulle`.
    fn is_somebody_else(&self, name: &Range<usize>) -> bool {
        self.touching.at(self.number, name.clone()).any(|place| {
            let span = &self.spans[place];
            span.end - span.first > 1 && span.meaning != Meaning::Nobody
        })
    }

    /// `calle Simón Bolívar` and `улица Ивана Франко` are no persons.
    fn is_named_after(&self, first: usize) -> bool {
        let words = &self.part.words;
        let is_of = |place: usize| {
            matches!(
                fold_value(self.written(place)).as_str(),
                "de" | "del" | "la" | "el" | "les" | "l" | "d" | "di" | "da" | "do" | "van"
            )
        };
        let mut at = first;
        while at > 0 && first - at < 2 && words[at].gap == Gap::Space && is_of(at - 1) {
            at -= 1;
        }
        at > 0 && matches!(words[at].gap, Gap::Space | Gap::Nothing) && NOUNS.named_after.contains(&words[at - 1].hash)
    }

    /// In Russian, Ukrainian and Bulgarian: a family name with one of the usual endings, and no adjective before it.
    fn looks_like_a_name(&self, name: &Range<usize>) -> bool {
        if !matches!(self.language, "bg" | "ru" | "uk") || name.len() != 2 {
            return false;
        }
        let family = self.written(name.start + 1).to_lowercase();
        let is_family = ends_with_one_of(&family, &FAMILY_ENDINGS)
            || self.language == "bg" && ends_with_one_of(&family, &BULGARIAN_FAMILIES) && !self.is_state(name.start + 1);
        self.written(name.start).chars().count() > 2 && is_family
    }
}

fn ends_with_one_of(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether the registry has a person or an organisation among the spans that touch a name, or the whole is a place.
fn is_known(
    registry: &Registry,
    spans: &[Span],
    mut touching: impl Iterator<Item = usize>,
    name: &Range<usize>,
    label: &str,
) -> bool {
    touching.any(|place| {
        let span = &spans[place];
        // `Benjamin Netanjahu` is whom the family name says, for the given name begins as his does.
        if let Meaning::Known(known, _) = &span.meaning
            && span.rule == MentionRule::Name
            && span.end == name.end
            && begins_alike(&registry.actors()[*known as usize], label)
        {
            return true;
        }
        let is_somebody = match &span.meaning {
            Meaning::Known(place, _) => registry.actors()[*place as usize].kind != ActorKind::State,
            Meaning::New(_) => true,
            Meaning::Town(_) | Meaning::Nobody => false,
        };
        let is_whole = span.first <= name.start && span.end >= name.end;
        is_whole && span.meaning != Meaning::Nobody || is_somebody && span.end - span.first > 1
    })
}

/// The word behind a name of two words or more that begins here.
fn end_of_name(part: &Part<'_>, first: usize, is_short: bool) -> Option<usize> {
    let is_capital = |place: usize| part.words.get(place).is_some_and(|word| word.capitals == Capitals::First);
    let hangs = |place: usize| {
        part.words
            .get(place)
            .is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Nothing))
    };
    if !is_capital(first) || part.in_capitals[first] {
        return None;
    }
    let most = if is_short { 2 } else { MOST_WORDS };
    let (mut end, mut capitals) = (first + 1, 1);
    while capitals < most && hangs(end) {
        if is_capital(end) {
            capitals += usize::from(part.words[end].gap != Gap::Hyphen);
            end += 1;
            continue;
        }
        let particles = (end..end + 2)
            .take_while(|place| hangs(*place) && PARTICLES.contains(part.words[*place].of(part.text)) && !is_capital(*place))
            .count();
        if particles > 0 && hangs(end + particles) && is_capital(end + particles) {
            end += particles;
        } else {
            break;
        }
    }
    (capitals > 1).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::{ActorKind, ParsedArticle};

    #[test]
    fn what_somebody_is_of_is_no_part_of_the_name() {
        for (language, text, expected) in [
            (
                "nl",
                "Minister Femke Hoekwater van GroenLinks zei dat. Voorzitter Jan de Boorn van Rabobank zweeg.",
                "Femke Hoekwater, Jan de Boorn",
            ),
            (
                "nl",
                "Volgens Femke van der Hoek was dat zo. Ook minister Anna Maria van Hoekwater zweeg.",
                "Anna Maria van Hoekwater, Femke van der Hoek",
            ),
            (
                "ro",
                "Ministrul Apărării Horvalu Tîlmaș a declarat marți. Ministrul Angel Tîlmaș a plecat.",
                "Angel Tîlmaș, Horvalu Tîlmaș",
            ),
            ("el", "Ο υπουργός Οικονομικών Κωστής Χαρβελάκης μίλησε.", "Κωστής Χαρβελάκης"),
            ("ru", "Министр обороны Бурятии Баир Хорвалов сообщил об этом.", "Баир Хорвалов"),
            (
                "bg",
                "Министърът на отбраната Димо Харвалков замина. Пред медиите Явор Хорвалски мълча.",
                "Димо Харвалков, Явор Хорвалски",
            ),
            ("id", "Menteri Pertanian Horvalo Wiratno mengatakan itu.", "Horvalo Wiratno"),
            ("fr", "C'est faux, a déclaré Horvala Granvaux.", "Horvala Granvaux"),
            ("zh", "泰国总理佩通坦·钦那瓦访问北京。", "佩通坦·钦那瓦"),
            ("zh", "首席执行官陈哈娃说贷款放缓。昨天，杨惠哈表示重组已完成。", "杨惠哈, 陈哈娃"),
            ("ja", "きのうハルバ・ホルバック会長は反対した。", "ハルバ・ホルバック"),
            // Whose words are given, before the name and behind it.
            (
                "fr",
                "Selon Horvala Granvaux, le port ferme. Hier Harvel Dupontel a déclaré cela.",
                "Harvel Dupontel, Horvala Granvaux",
            ),
            (
                "de",
                "„Nein“, sagte Horvala Granmann. Nach Angaben von Harvel Grandot ist das falsch.",
                "Harvel Grandot, Horvala Granmann",
            ),
            ("id", "Kemarin Horvalo Wiratno menyebut itu benar.", "Horvalo Wiratno"),
            ("de", "Nach Angaben von Anfang Mai ist das falsch, sagte Anfang Juni die Leitung.", ""),
            ("fr", "Selon Le Horval, le port ferme. Selon Horval Presse, il ferme.", ""),
            ("zh", "昨天，陈列馆表示遗憾。后来，李家人表示感谢。", ""),
            // What is no person says something as well.
            ("fr", "C'est faux, a déclaré Horvala International.", ""),
            // Adjectives begin the names of places and bodies.
            ("bg", "Те бяха в Горнохарвалска Долнева и в Новия Хорвалски парк.", ""),
            (
                "hu",
                "Tegnap Harval Ádám külgazdasági és külügyminiszter beszélt. Horvál Dóra, a párt elnöke hallgatott.",
                "Harval Ádám, Horvál Dóra",
            ),
            ("hu", "A Harvali Bank elnöke beszélt. Az Északi Harval Párt szóvivő nélkül maradt.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some(language));
            let persons = named.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
            let mut found: Vec<&str> = persons.map(|actor| actor.label.as_str()).collect();
            found.sort_unstable();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }
}
