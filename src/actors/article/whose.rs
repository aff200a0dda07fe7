//! Tells of which state a text speaks: right beside a name, and around it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::merge::{country_of, is_state, is_territory};
use super::{Meaning, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, hash_of};
use crate::article::{ActorKind, Zone};
use crate::text::fold_value;

/// What is said beside a name of its state.
pub(super) struct Beside {
    /// The code of the state.
    pub(super) country: String,
    /// The words of the whole name: `Polish Senate`.
    pub(super) first: usize,
    pub(super) end: usize,
    /// Whether it is only where the sentence says that it happens: `In Rabat, the Senate`.
    pub(super) is_opening: bool,
}

/// The languages in which a people's adjective stands behind its noun.
static ADJECTIVES_BEHIND: WordList = WordList::of(&["ar", "ca", "es", "fa", "fr", "it", "pt", "ro"]);

/// How many small words may stand between: `Japan's opposition Social Democratic Party`.
const REACH_WORDS: usize = 3;

/// How many titles may stand before a person: `of Prime Minister`.
const REACH_TITLES: usize = 4;

/// What the state counts that is named most in a text about many things; one in the same sentence counts 3.
const MOST_OF_MANY: f32 = 2.0;

/// How many words before and behind a name count as near.
const NEAR_WORDS: usize = 40;

/// The state that stands beside a span as its owner, or else with which its sentence begins.
pub(super) fn beside(reading: &Reading<'_>, registry: &Registry, spans: &[Span], place: usize) -> Option<Beside> {
    owner_of(reading, registry, spans, place).or_else(|| opening_of(reading, registry, spans, place))
}

/// `In Rabat, the Senate`: the state in which a sentence says that it happens, right before a span.
fn opening_of(reading: &Reading<'_>, registry: &Registry, spans: &[Span], place: usize) -> Option<Beside> {
    let (span, other) = (&spans[place], &spans[place.checked_sub(1)?]);
    let part = &reading.parts[span.part];
    let words = &part.words;
    let opens = other.first.checked_sub(1).map(|opens| &words[opens]).filter(|opens| opens.begins_sentence)?;
    let is_close = other.part == span.part
        && matches!(opens.of(part.text), "In" | "En" | "Em" | "Au")
        && words[other.first].gap == Gap::Space
        && (other.end..=other.end + REACH_WORDS).contains(&span.first)
        && (other.end..span.first).all(|place| words[place].capitals == Capitals::None && !words[place].begins_sentence)
        && words[other.end].gap != Gap::Possessive
        && !words[span.first].begins_sentence;
    let (country, form) = state_of(other, registry).filter(|_| is_close)?;
    (form != NameForm::Demonym).then_some(Beside { country, first: span.first, end: span.end, is_opening: true })
}

/// The state that stands beside a span as its owner.
fn owner_of(reading: &Reading<'_>, registry: &Registry, spans: &[Span], place: usize) -> Option<Beside> {
    let span = &spans[place];
    let part = &reading.parts[span.part];
    let (text, words) = (part.text, &part.words);
    let is_joined = |place: usize| !words[place].begins_sentence && !matches!(words[place].gap, Gap::Comma | Gap::Other);
    let puts_behind = reading.language.is_some_and(|language| ADJECTIVES_BEHIND.contains(language));
    let before = spans[..place].iter().rev().take(4).find(|other| other.part == span.part && other.end <= span.first);
    if let Some(other) = before.filter(|other| {
        span.first - other.end <= REACH_WORDS
            && (other.end..=span.first).all(is_joined)
            && (other.end..span.first).all(|place| words[place].capitals == Capitals::None)
            // `a Russian draft in the Senate`
            && !(other.end..span.first).any(|place| is_preposition(words[place].of(text)))
    }) {
        let is_owner = words[other.end].gap == Gap::Possessive;
        let is_next = other.end == span.first && words[span.first].gap == Gap::Space;
        // `Wisconsin Supreme Court` is no body of the United States, `la Corte francesa y el Senado` are of two states.
        let is_behind_its_noun = |form: NameForm| form == NameForm::Demonym && puts_behind;
        if let Some((country, form)) = state_of(other, registry).filter(|_| !is_next || !is_town(other))
            && !is_behind_its_noun(form)
            && (is_owner || form == NameForm::Demonym || (is_next && form == NameForm::Name))
        {
            let first = if is_next && !is_owner { other.first } else { span.first };
            return Some(Beside { country, first, end: span.end, is_opening: false });
        }
        if is_owner && let Some(country) = person_of(other, registry) {
            return Some(Beside { country, first: span.first, end: span.end, is_opening: false });
        }
    }
    // Behind it: `of Poland`, `in Warsaw`, `of Prime Minister Jane Doe`.
    let link = words.get(span.end).filter(|word| !word.begins_sentence)?;
    let next = spans[place + 1..].iter().take(4).find(|other| other.part == span.part && other.first >= span.end)?;
    // `la Asamblea Nacional venezolana`; Persian sets the state itself there: `وزارت کشور افغانستان`.
    if puts_behind
        && next.first == span.end
        && link.gap == Gap::Space
        && let Some((country, form)) = state_of(next, registry)
        && (form == NameForm::Demonym || form == NameForm::Name && reading.language == Some("fa"))
    {
        return Some(Beside { country, first: span.first, end: span.end, is_opening: false });
    }
    if link.gap == Gap::Comma {
        let is_owner = next.first == span.end && words.get(next.end).is_some_and(|word| word.gap == Gap::Possessive);
        let country = state_of(next, registry).filter(|(_, form)| is_owner || *form == NameForm::Demonym);
        let (country, _) = country.filter(|_| next.first == span.end)?;
        return Some(Beside { country, first: span.first, end: span.end, is_opening: false });
    }
    // `l'Assemblée nationale du Sénégal`
    const LINKS: [&str; 14] = ["of", "in", "at", "d", "de", "du", "des", "di", "della", "del", "van", "do", "da", "dos"];
    let is_link = |word: &str| LINKS.iter().any(|link| link.eq_ignore_ascii_case(word));
    if link.gap != Gap::Space || !is_link(link.of(text)) || next.first <= span.end {
        return None;
    }
    if !(span.end..=next.first).all(is_joined) {
        return None;
    }
    let between = &words[span.end + 1..next.first];
    let is_article = |hash: u64| hash == hash_of("the");
    if between.iter().all(|word| is_article(word.hash)) && between.len() <= 1 {
        let (country, form) = state_of(next, registry)?;
        let is_whole = form == NameForm::Name && link.of(text).eq_ignore_ascii_case("of");
        let end = if is_whole && !is_town(next) { next.end } else { span.end };
        return (form != NameForm::Demonym).then_some(Beside { country, first: span.first, end, is_opening: false });
    }
    let is_role =
        |word: &str| is_title(word) || ["prime", "former", "acting", "the", "then"].contains(&fold_value(word).as_str());
    if between.len() <= REACH_TITLES && between.iter().all(|word| is_role(word.of(text))) {
        let country = person_of(next, registry)?;
        return Some(Beside { country, first: span.first, end: span.end, is_opening: false });
    }
    None
}

fn is_preposition(word: &str) -> bool {
    ["in", "to", "at", "on", "by", "for", "from", "before", "with", "against"].contains(&word)
}

fn is_town(span: &Span) -> bool {
    span.options.iter().all(|option| matches!(option.target, Target::Place(_)))
}

/// The state, town or people that a span surely is.
fn state_of(span: &Span, registry: &Registry) -> Option<(String, NameForm)> {
    let is_its = |option: &&Pattern| {
        is_territory(option, registry) && option.form != NameForm::Government && (option.is_sure || span.options.len() == 1)
    };
    let option = span.options.iter().find(is_its)?;
    Some((country_of(option, registry)?, option.form))
}

/// The state of a person that a span surely is.
pub(super) fn person_of(span: &Span, registry: &Registry) -> Option<String> {
    span.options.iter().filter(|option| option.is_sure || span.options.len() == 1).find_map(|option| match option.target {
        Target::Actor(place) if registry.actors()[place as usize].kind == ActorKind::Person => country_of(option, registry),
        _ => None,
    })
}

/// How much a text speaks of each state, and where.
pub(super) struct Weights {
    total: FxHashMap<String, f32>,
    /// Part, word and state of each name, in reading order.
    named: Vec<(usize, usize, String)>,
    /// The states of which it names a capital or a town.
    by_town: FxHashSet<String>,
}

impl Weights {
    pub(super) fn of(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> Weights {
        let mut weights = Weights { total: FxHashMap::default(), named: Vec::new(), by_town: FxHashSet::default() };
        for span in spans {
            let country = match (&span.meaning, span.options.iter().find(|option| option.is_sure)) {
                (_, Some(option)) if speaks(option, registry) => country_of(option, registry),
                (Meaning::New(new), _) => new.country.clone(),
                _ => None,
            };
            let Some(country) = country.filter(|country| country.len() == 2) else { continue };
            let part = &reading.parts[span.part];
            let weight = match part.zone_at(part.words[span.first].start as usize) {
                Zone::Headline => 3.0,
                Zone::Standfirst | Zone::Lead => 2.0,
                _ => 1.0,
            };
            *weights.total.entry(country.clone()).or_default() += weight;
            let is_of_town = |option: &Pattern| option.form == NameForm::Seat || matches!(option.target, Target::Place(_));
            if span.options.iter().any(|option| option.is_sure && is_of_town(option)) {
                weights.by_town.insert(country.clone());
            }
            weights.named.push((span.part, span.first, country));
        }
        weights
    }

    /// The state that a text clearly speaks of, where it tells whose bodies are meant: at home a state is not named, but its towns are. Named once
    /// it is clear if a body is said to be its own.
    pub(super) fn clear(&self, is_owner: &dyn Fn(&str) -> bool) -> Option<&str> {
        /// Named in the headline and again, or twice in the lead.
        const LEAST: f32 = 4.0;
        const LEAST_SHARE: f32 = 0.5;
        let all: f32 = self.total.values().sum();
        let is_clear = |(country, weight): &(&String, &f32)| {
            **weight > LEAST_SHARE * all && (**weight >= LEAST || self.by_town.contains(*country) || is_owner(country))
        };
        self.total.iter().find(is_clear).map(|(country, _)| country.as_str())
    }

    /// Of a text that is about many things in turn, of which none says whose the bodies in the others are: how much it speaks of the state it
    /// speaks of most.
    fn most_of_many(&self) -> Option<f32> {
        const LEAST_NAMES: usize = 16;
        const LARGEST_SHARE: f32 = 0.3;
        let most = self.total.values().copied().fold(0.0, f32::max);
        let is_of_many = self.named.len() >= LEAST_NAMES && most < LARGEST_SHARE * self.total.values().sum::<f32>();
        is_of_many.then_some(most)
    }

    /// Whether a text speaks of a state.
    pub(super) fn speaks_of(&self, country: &str) -> bool {
        self.total.contains_key(country)
    }

    /// The states that the sentence of a span names.
    pub(super) fn in_sentence(&self, reading: &Reading<'_>, span: &Span) -> Vec<String> {
        let words = &reading.parts[span.part].words;
        let first = (span.first.saturating_sub(NEAR_WORDS)..=span.first).rev().find(|place| words[*place].begins_sentence);
        let first = first.unwrap_or(span.first.saturating_sub(NEAR_WORDS));
        let is_over = |place: &usize| words[*place].begins_sentence;
        let last = (span.end..words.len().min(span.end + NEAR_WORDS)).find(is_over).unwrap_or(span.end + NEAR_WORDS);
        let from = self.named.partition_point(|(part, at, _)| (*part, *at) < (span.part, first));
        let own = self.named[from..].iter().take_while(|(part, at, _)| *part == span.part && *at < last);
        let mut own: Vec<String> = own.map(|(_, _, country)| country.clone()).collect();
        own.sort();
        own
    }

    /// The states that a text speaks of, as seen from a span.
    pub(super) fn at(&self, reading: &Reading<'_>, span: &Span) -> Vec<(String, f32)> {
        let mut near = self.total.clone();
        if let Some(most) = self.most_of_many() {
            near.values_mut().for_each(|weight| *weight *= MOST_OF_MANY / most);
        }
        let words = &reading.parts[span.part].words;
        let first = (span.part, span.first.saturating_sub(NEAR_WORDS));
        let first = self.named.partition_point(|(part, at, _)| (*part, *at) < first);
        let is_near = |(part, at, _): &&(usize, usize, String)| *part == span.part && *at <= span.first + NEAR_WORDS;
        for (_, at, country) in self.named[first..].iter().take_while(is_near) {
            let (from, to) = if *at < span.first { (*at, span.first) } else { (span.first, *at) };
            let is_same_sentence = !words[from + 1..=to].iter().any(|word| word.begins_sentence);
            *near.entry(country.clone()).or_default() += if is_same_sentence { 3.0 } else { 1.0 };
        }
        near.into_iter().collect()
    }
}

/// Whether a name says of which state a text speaks; who reports it does not.
fn speaks(option: &Pattern, registry: &Registry) -> bool {
    match option.target {
        Target::Actor(place) => {
            let kind = registry.actors()[place as usize].kind;
            !matches!(kind, ActorKind::Media | ActorKind::Company | ActorKind::ThinkTank | ActorKind::Ngo)
        }
        Target::Place(_) => true,
        Target::Generic(_) | Target::Decoy => false,
    }
}

/// Whether a name is that of a state and a name that bodies of many have, and nothing else: `Polish Senate`.
pub(super) fn is_generic_of_state(
    own: &[Span],
    registry: &Registry,
    overlap: &[usize],
    words: &std::ops::Range<usize>,
) -> bool {
    let Some((last, states)) = overlap.split_last() else { return false };
    let (last, mut at) = (&own[*last], words.start);
    let is_shared = |option: &Pattern| option.is_shared || matches!(option.target, Target::Generic(_));
    let is_covered = states.iter().all(|place| {
        let span = &own[*place];
        let is_next = span.first == at && span.options.iter().any(|option| is_state(option, registry));
        at = span.end;
        is_next
    });
    is_covered && last.first == at && last.end == words.end && last.options.iter().any(is_shared)
}

/// The state of which a part of a name speaks: `Berlin`; a doubtful name says nothing, but `Senate` in a longer name does.
///
/// `is_of_many`: the name says that it is of no state, `International Congress of Mathematicians`.
pub(super) fn country_within(span: &Span, registry: &Registry, is_of_many: bool) -> Option<String> {
    let speaks = |option: &&Pattern| is_territory(option, registry) || option.is_sure;
    let default = || {
        span.options.iter().find_map(|option| match option.target {
            Target::Generic(place) if !is_of_many => registry.generic_bodies()[place as usize].default.map(str::to_string),
            _ => None,
        })
    };
    let sure = span.options.iter().find(|option| option.is_sure && country_of(option, registry).is_some());
    sure.or_else(|| span.options.iter().find(speaks)).and_then(|option| country_of(option, registry)).or_else(default)
}
