//! Resolves names that bodies of many countries bear, `Senate`, `Socialist Party`, to the body of the country the text means.
//!
//! What is said right beside the name counts most (`Polish Senate`, `Senate in Warsaw`), then what was said so before, then
//! the state that the text speaks of most. Where the registry has no such body of that state, it becomes an actor of its own.

#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use super::again::stands_alone;
use super::decide::Support;
use super::labels::name_written;
use super::ranks;
use super::whose::{Beside, Weights, beside, person_of};
use super::{Meaning, NewActor, Reading, Span};
use crate::actors::finder::{Finder, Pattern, Target};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of, words_in};
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::{collapse_white_space, fold_value};

/// A state whose body is known has to be spoken of at least this often, measured by the state spoken of most.
const LEAST_SHARE: f32 = 0.4;

/// What a name that no registry knows has to hold to be that of a party or body of a state.
const BODIES: [&str; 31] = [
    "party",
    "front",
    "movement",
    "alliance",
    "coalition",
    "congress",
    "union",
    "rally",
    "service",
    "agency",
    "council",
    "committee",
    "commission",
    "bureau",
    "authority",
    "directorate",
    "department",
    "ministry",
    "court",
    "tribunal",
    "assembly",
    "senate",
    "parliament",
    "chamber",
    "assemblee",
    "ministere",
    "ministerie",
    "ministerio",
    "ministero",
    "senato",
    "verteidigungsministerium",
];

/// Who is spoken of with a council that advises a president, not with that of the United Nations: `Security Council Secretary`.
const OFFICERS_OF_STATES: [&str; 4] = ["secretary", "secretaries", "chief", "adviser"];

/// Words behind a body that say who somebody is in it: `Senate Majority Leader`.
const OFFICES: [&str; 9] =
    ["majority", "minority", "president", "speaker", "leader", "whip", "chairman", "democrats", "republicans"];

/// Those of them that name parties.
const PARTIES: [&str; 8] = ["party", "movement", "alliance", "coalition", "congress", "union", "rally", "front"];

/// Gives every span with such a name its meaning, if the text says which.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, finder: &Finder, support: &Support, spans: &mut [Span]) {
    let places: Vec<usize> = (0..spans.len()).filter(|place| is_shared(reading, &spans[*place])).collect();
    if places.is_empty() {
        return;
    }
    let mut known: Vec<Vec<bool>> = reading.parts.iter().map(|part| vec![false; part.words.len()]).collect();
    spans.iter().for_each(|span| known[span.part][span.first..span.end].fill(true));
    let mut resolver = Resolver {
        reading,
        registry,
        finder,
        support,
        weights: Weights::of(reading, registry, spans),
        said: FxHashMap::default(),
    };
    // What is said beside a name holds for the same name before it too: a headline says less than the text.
    let besides: Vec<Option<Beside>> = places.iter().map(|place| beside(reading, registry, spans, *place)).collect();
    for (place, beside) in places.iter().zip(&besides) {
        if let Some(beside) = beside.as_ref().filter(|beside| !beside.is_opening) {
            resolver.said.entry(resolver.key(&spans[*place])).or_default().push((*place, beside.country.clone()));
        }
    }
    for (place, beside) in places.into_iter().zip(besides) {
        let span = &spans[place];
        let part = &reading.parts[span.part];
        let is_office = |word: &Word| {
            let is_one = OFFICES.iter().any(|office| hash_of(office) == word.hash) || is_title(word.of(part.text));
            is_one && word.gap == Gap::Space
        };
        let by_rank = ranks::country_by_rank(part, span);
        let seen =
            if by_rank.is_some() || part.words.get(span.end).is_some_and(is_office) { span.end } else { part.words.len() };
        let is_part =
            span.end - span.first == 1 && !stands_alone(part.text, &part.words[..seen], span.first, &known[span.part]);
        if is_part && !part.in_capitals[span.first] {
            continue;
        }
        let beside = beside.filter(|beside| !beside.is_opening || resolver.is_its(span, &beside.country));
        let officer = spans.get(place + 1).filter(|next| next.part == span.part).and_then(|next| person_of(next, registry));
        let is_others = || officer.is_some_and(|own| own != "US") || resolver.is_of_others(span);
        let by_rank = by_rank.filter(|_| !is_others()).map(str::to_string);
        let beside = beside.filter(|beside| !beside.is_opening || by_rank.is_none());
        let country = beside.as_ref().map(|beside| beside.country.clone()).or(by_rank);
        if country.is_none() && is_foreign_name(span) && goes_on(reading, span.part, span.end) {
            continue;
        }
        let Some(meaning) = resolver.meaning(span, place, country) else { continue };
        let span = &mut spans[place];
        span.rule = if beside.is_some() { MentionRule::Name } else { MentionRule::Context };
        if let Some(beside) = beside {
            (span.first, span.end) = (beside.first, beside.end);
        }
        span.meaning = meaning;
        span.options.clear();
    }
}

/// Whether a span bears the name that bodies of many countries have in the language of the text.
fn is_foreign_name(span: &Span) -> bool {
    let is_one = |option: &Pattern| matches!(option.target, Target::Generic(_)) && option.is_of_one_language();
    span.options.iter().any(is_one)
}

/// Whether a name is the beginning of a longer one: `Congreso de la Lengua`, `Parlamento Juvenil`.
fn goes_on(reading: &Reading<'_>, part: usize, end: usize) -> bool {
    static LINKS: WordList =
        WordList::of(&["de", "del", "da", "do", "das", "dos", "du", "des", "d", "la", "las", "los", "l"]);
    // German nouns have capitals whatever they are.
    if reading.language == Some("de") {
        return false;
    }
    let part = &reading.parts[part];
    let behind = part.words[end..]
        .iter()
        .take(4)
        .take_while(|word| !word.begins_sentence && !matches!(word.gap, Gap::Comma | Gap::Other | Gap::Possessive));
    let mut rest = behind.skip_while(|word| word.capitals == Capitals::None && LINKS.contains(word.of(part.text)));
    rest.next().is_some_and(|word| word.capitals != Capitals::None && !part.in_capitals[end])
}

/// `Ministère`.
fn in_capitals_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn is_body(word: &Word) -> bool {
    BODIES.iter().any(|noun| hash_of(noun) == word.hash)
}

/// Whether a span may be the body of any country.
fn is_shared(reading: &Reading<'_>, span: &Span) -> bool {
    match &span.meaning {
        Meaning::New(new) => {
            let words = &reading.parts[span.part].words[span.first..span.end];
            let general = Registry::general_words();
            // What the name is stands before `of`: `Rally of the People`, but `Court Central` is none.
            let is_link = |word: &Word| ["of", "for"].iter().any(|link| hash_of(link) == word.hash);
            let head = words.iter().take_while(|word| !is_link(word)).last();
            new.kind != ActorKind::Person
                && new.country.is_none()
                && words.len() > 1
                && words.iter().all(|word| general.contains(&word.hash))
                && head.is_some_and(is_body)
        }
        _ => {
            let is_generic = |option: &Pattern| option.is_shared || matches!(option.target, Target::Generic(_));
            span.options.iter().any(is_generic) && !span.options.iter().any(|option| option.is_sure)
        }
    }
}

struct Resolver<'a> {
    reading: &'a Reading<'a>,
    registry: &'a Registry,
    finder: &'a Finder,
    support: &'a Support,
    weights: Weights,
    /// By what a name says, where and of which state the text says that it is its, in reading order.
    said: FxHashMap<u64, Vec<(usize, String)>>,
}

/// What decides who bears a name in a state.
struct SharedName {
    /// The place of the kind of body in [`Registry::generic_bodies`].
    generic: Option<usize>,
    /// The actors of the registry that may be meant.
    actors: Vec<u32>,
    /// On one line.
    written: String,
}

impl Resolver<'_> {
    /// The place of the kind of body in [`Registry::generic_bodies`].
    fn generic(&self, span: &Span) -> Option<usize> {
        span.options.iter().find_map(|option| match option.target {
            Target::Generic(place) => Some(place as usize),
            _ => None,
        })
    }

    /// Tells names of different bodies apart.
    fn key(&self, span: &Span) -> u64 {
        let words = &self.reading.parts[span.part].words[span.first..span.end];
        let by_words = || words.iter().fold(0u64, |key, word| key.rotate_left(5) ^ word.hash);
        self.generic(span).map_or_else(by_words, |place| place as u64)
    }

    fn meaning(&self, span: &Span, place: usize, beside: Option<String>) -> Option<Meaning> {
        let name = self.name_of(span);
        let between_states = if beside.is_none() { self.between_states(span, &name) } else { None };
        let is_named = |place: &u32| self.support.has_named(*place);
        if let Some(place) = between_states.filter(is_named) {
            return Some(Meaning::Known(place, NameForm::Name));
        }
        let in_sentence = || self.in_sentence(span, &name).filter(|_| self.said_behind(span).is_some());
        let said = || self.said_before(span, place).or_else(in_sentence).or_else(|| self.said_behind(span));
        if let Some(country) = beside.or_else(said) {
            return self.holder(&name, &country).or_else(|| self.own(span, &country));
        }
        let mut countries = self.weights.at(self.reading, span);
        countries.sort_by(|left, right| right.1.total_cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        let generic = name.generic.map(|place| &self.registry.generic_bodies()[place]);
        let known: Vec<(f32, Meaning)> =
            countries.iter().filter_map(|(country, weight)| Some((*weight, self.holder(&name, country)?))).collect();
        let is_named = |meaning: &Meaning| matches!(meaning, Meaning::Known(place, _) if self.support.has_named(*place));
        if let Some((_, meaning)) = known.iter().find(|(_, meaning)| is_named(meaning)) {
            return Some(meaning.clone());
        }
        if let Some(place) = between_states.filter(|_| name.generic.is_none()) {
            return Some(Meaning::Known(place, NameForm::Name));
        }
        let most = countries.first().map_or(0.0, |(_, weight)| *weight);
        // `el Tribunal Supremo` is nobody's by default, and no state's that a text at home names in passing.
        if is_foreign_name(span) {
            let own = self
                .weights
                .clear(&|country| self.is_said_of(country))
                .and_then(|country| self.holder(&name, country).or_else(|| self.own(span, country)));
            return own.or_else(|| self.nobodys(span));
        }
        let default = generic.and_then(|body| body.default);
        if let Some((_, meaning)) = known.first().filter(|(weight, _)| *weight >= most * LEAST_SHARE || default.is_some()) {
            return Some(meaning.clone());
        }
        if let Some(country) = default {
            return self.holder(&name, country);
        }
        // A paper is not of the state that it writes about.
        if let Some((country, _)) = countries.first()
            && generic.is_none_or(|body| body.kind != ActorKind::Media)
        {
            return self.own(span, country);
        }
        // Nothing is said of any state: a name that only one bears is that one's.
        match (generic, self.bearers(span, &name).as_slice()) {
            (None, [one]) => Some(Meaning::Known(*one, NameForm::Name)),
            _ => None,
        }
    }

    /// The body between states that goes by a name: the `Security Council`, whatever state the text speaks of.
    fn between_states(&self, span: &Span, name: &SharedName) -> Option<u32> {
        let part = &self.reading.parts[span.part];
        let is_officer = |word: &Word| OFFICERS_OF_STATES.iter().any(|officer| hash_of(officer) == word.hash);
        let is_beside = |place: usize| part.words.get(place).is_some_and(is_officer);
        // `secretary of the Security Council`
        if is_beside(span.end) || is_beside(span.first.wrapping_sub(3)) {
            return None;
        }
        let is_between = |place: &u32| {
            let actor = &self.registry.actors()[*place as usize];
            actor.kind == ActorKind::IntergovernmentalBody && actor.country.is_none()
        };
        self.bearers(span, name).into_iter().find(is_between)
    }

    /// All of the registry who go by a name; where the tagger alone saw it, they have to be looked for.
    fn bearers(&self, span: &Span, name: &SharedName) -> Vec<u32> {
        if !name.actors.is_empty() {
            return name.actors.clone();
        }
        let part = &self.reading.parts[span.part];
        let (words, flags) = (&part.words[..span.end], &part.in_capitals[..span.end]);
        let found = self.finder.common_at(part.text, words, span.first, flags).filter(|found| found.end == span.end);
        let patterns = found
            .iter()
            .flat_map(|found| self.finder.patterns(found, part.text, words, self.reading.language, flags[span.first]));
        patterns
            .filter_map(|pattern| match pattern.target {
                Target::Actor(place) => Some(place),
                _ => None,
            })
            .collect()
    }

    /// Whether a state in which something happens has a body of this name, and no body between states has it.
    fn is_its(&self, span: &Span, country: &str) -> bool {
        let name = self.name_of(span);
        self.between_states(span, &name).is_none() && self.holder(&name, country).is_some()
    }

    /// Whether the text says of another state that a service is its, or is on one that writes ranks as Americans do.
    fn is_of_others(&self, span: &Span) -> bool {
        let said = self.said.get(&self.key(span)).into_iter().flatten();
        said.map(|(_, country)| country.as_str()).any(|country| country != "US")
            || ranks::OTHERS.iter().any(|country| self.weights.speaks_of(country))
    }

    /// The state of which the text says before that a name is its.
    fn said_before(&self, span: &Span, place: usize) -> Option<String> {
        let said = self.said.get(&self.key(span))?;
        let before = said.partition_point(|(at, _)| *at < place);
        said[..before].last().map(|(_, country)| country.clone())
    }

    /// Whether the text says of a body that it is a state's.
    fn is_said_of(&self, country: &str) -> bool {
        self.said.values().flatten().any(|(_, own)| own == country)
    }

    /// The state of which the text says first that a name is its.
    fn said_behind(&self, span: &Span) -> Option<String> {
        self.said.get(&self.key(span))?.first().map(|(_, country)| country.clone())
    }

    /// The only state of the sentence that has a body of this name; a headline says less than the text.
    fn in_sentence(&self, span: &Span, name: &SharedName) -> Option<String> {
        if span.part == 0 {
            return None;
        }
        let mut own = self.weights.in_sentence(self.reading, span);
        own.retain(|country| self.holder(name, country).is_some());
        own.dedup();
        if let [one] = own.as_slice() { Some(one.clone()) } else { None }
    }

    fn name_of(&self, span: &Span) -> SharedName {
        let part = &self.reading.parts[span.part];
        let actors = span.options.iter().filter_map(|option| match option.target {
            Target::Actor(place) => Some(place),
            _ => None,
        });
        SharedName {
            generic: self.generic(span),
            actors: actors.collect(),
            written: collapse_white_space(&part.text[part.bytes_of(span.first..span.end)]),
        }
    }

    /// The actor of the registry that bears a name in a state.
    fn holder(&self, name: &SharedName, country: &str) -> Option<Meaning> {
        let is_its = |place: &&u32| self.is_of(**place, country);
        let mut own = name.actors.iter().filter(is_its);
        let named = own.clone().find(|place| self.support.has_named(**place));
        let holder = named.or_else(|| own.next()).copied().or_else(|| {
            self.finder.bodies().of(name.generic, &name.written, country, || self.look_for_holder(name, country))
        });
        holder.map(|place| Meaning::Known(place, NameForm::Name))
    }

    /// Whether an actor of the registry is of a country.
    fn is_of(&self, place: u32, country: &str) -> bool {
        self.registry.actors()[place as usize].country.as_deref() == Some(country)
    }

    /// The actor whose name says both the name and the state; the same for every article.
    fn look_for_holder(&self, name: &SharedName, country: &str) -> Option<u32> {
        // `Senate of Poland` and `Polish Senate` are in the registry, or are not.
        let state = self.registry.get(&format!("country:{country}"))?;
        let (words, kind) = match name.generic {
            Some(place) => {
                (self.registry.generic_bodies()[place].names.clone(), Some(self.registry.generic_bodies()[place].kind))
            }
            None => (Vec::new(), None),
        };
        let owners = state.names.iter().filter(|name| name.is_sure && name.language.is_none());
        let (demonyms, names): (Vec<_>, Vec<_>) = owners
            .filter(|name| matches!(name.form, NameForm::Name | NameForm::Demonym))
            .partition(|name| name.form == NameForm::Demonym);
        for word in std::iter::once(name.written.as_str()).chain(words) {
            let before = demonyms.iter().take(2).chain(names.iter().take(2)).map(|name| format!("{} {word}", name.text));
            let behind = names.iter().take(2).map(|name| format!("{word} of {}", name.text));
            let behind_article = names.iter().take(1).map(|name| format!("{word} of the {}", name.text));
            for full in before.chain(behind).chain(behind_article) {
                let words = words_in(&full);
                let flags = vec![false; words.len()];
                let Some(found) = self.finder.common_at(&full, &words, 0, &flags).filter(|found| found.end == words.len())
                else {
                    continue;
                };
                let mut patterns = self.finder.patterns(&found, &full, &words, Some("en"), false);
                let fits = |place: &u32| {
                    let actor = &self.registry.actors()[*place as usize];
                    self.is_of(*place, country)
                        && actor.kind != ActorKind::State
                        && kind.is_none_or(|kind| kind == actor.kind)
                };
                let place = patterns.find_map(|pattern| match pattern.target {
                    Target::Actor(place) if fits(&place) => Some(place),
                    _ => None,
                });
                if place.is_some() {
                    return place;
                }
            }
        }
        None
    }

    /// The body of a state that the text does not tell.
    fn nobodys(&self, span: &Span) -> Option<Meaning> {
        let body = &self.registry.generic_bodies()[self.generic(span)?];
        let part = &self.reading.parts[span.part];
        let label = in_capitals_first(&name_written(&part.text[part.bytes_of(span.first..span.end)]));
        let id = ActorId::found_organisation(&label);
        Some(Meaning::New(NewActor { id, kind: body.kind, label, country: None }))
    }

    /// The body of a state that no registry knows.
    fn own(&self, span: &Span, country: &str) -> Option<Meaning> {
        let state = self.registry.label(&format!("country:{country}"))?;
        let part = &self.reading.parts[span.part];
        let written = name_written(&part.text[part.bytes_of(span.first..span.end)]);
        let generic = self.generic(span).map(|place| &self.registry.generic_bodies()[place]);
        let has_noun = part.words[span.first..span.end].iter().any(is_body);
        if generic.is_none() && !has_noun {
            return None;
        }
        let is_listed = |name: &&&str| fold_value(name) == fold_value(&written);
        let listed = generic.and_then(|body| body.names.iter().find(is_listed).map(|name| name.to_string()));
        // One body, in whatever language a text speaks of it.
        let listed = listed.or_else(|| generic.filter(|_| is_foreign_name(span)).map(|body| body.label.to_string()));
        let is_capital = part.words[span.first].capitals == Capitals::All && part.in_capitals[span.first];
        let name = match (listed, &span.meaning) {
            (Some(name), _) => name,
            (None, Meaning::New(new)) => new.label.clone(),
            _ if is_capital => return None,
            // French writes a ministry small.
            _ => in_capitals_first(&written),
        };
        let label = format!("{name} ({state})");
        let id = ActorId::found_organisation(&label);
        let of_option = || {
            span.options.iter().find_map(|option| match option.target {
                Target::Actor(place) => Some(self.registry.actors()[place as usize].kind),
                _ => None,
            })
        };
        let of_new = || match &span.meaning {
            Meaning::New(new) => Some(new.kind),
            _ => None,
        };
        let kind = generic.map(|body| body.kind).or_else(of_option).or_else(of_new).unwrap_or(ActorKind::Organisation);
        let is_party = |word: &Word| PARTIES.iter().any(|noun| hash_of(noun) == word.hash);
        let is_party = kind == ActorKind::Organisation && part.words[span.first..span.end].iter().any(is_party);
        let kind = if is_party { ActorKind::Party } else { kind };
        Some(Meaning::New(NewActor { id, kind, label, country: Some(country.to_string()) }))
    }
}
