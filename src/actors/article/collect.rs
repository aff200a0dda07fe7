//! Turns decided spans into the actors and places of an article, each with its mentions and their senses.

use std::collections::HashMap;
use std::ops::Range;

use super::{Meaning, Named, Part, Reading, Span};
use crate::actors::finder::{Finder, Pattern, Target};
use crate::actors::registry::{Actor, NameForm, Registry};
use crate::actors::sense::regions::acts;
use crate::actors::sense::sense_in;
use crate::actors::word_list::WordList;
use crate::article::{ActorId, ActorInArticle, ActorKind, MentionPlace, MentionRule, Sense};

pub(super) struct Collector<'r> {
    reading: &'r Reading<'r>,
    registry: &'r Registry,
    finder: &'r Finder,
    named: Named,
    by_id: HashMap<(bool, ActorId), usize>,
}

impl<'r> Collector<'r> {
    pub(super) fn new(reading: &'r Reading<'r>, registry: &'r Registry, finder: &'r Finder) -> Collector<'r> {
        Collector { reading, registry, finder, named: Named::default(), by_id: HashMap::new() }
    }

    /// Who was named, in the order in which they were.
    pub(super) fn finish(self) -> Named {
        self.named
    }

    /// Adds what a span names, if it names somebody.
    pub(super) fn add(&mut self, span: &Span) {
        let part = &self.reading.parts[span.part];
        let bytes = part.bytes_of(span.first..span.end);
        let sense = |form| sense_in(self.reading.language, part.text, &part.words, span.first, span.end, form);
        match &span.meaning {
            Meaning::Nobody => {}
            Meaning::Known(place, form) => {
                let actor = &self.registry.actors()[*place as usize];
                let sense = match actor.kind {
                    ActorKind::State if span.is_place => Some(Sense::Place),
                    ActorKind::State if span.is_people => Some(Sense::People),
                    ActorKind::State => Some(sense(*form)),
                    ActorKind::People => Some(Sense::People),
                    _ => None,
                };
                // `Brussels decided` is not the government of Belgium.
                let seated = (*form == NameForm::Seat && sense == Some(Sense::Government)).then(|| self.seated(span));
                if let Some(body) = seated.flatten() {
                    self.known(body, part, bytes, None, span.rule);
                    return;
                }
                if matches!(actor.kind, ActorKind::GovernmentBody | ActorKind::State) && span.end - span.first > 1 {
                    self.within(part, span, actor);
                }
                self.known(actor, part, bytes, sense, span.rule);
            }
            Meaning::Town(place) => {
                let town = &self.registry.places()[*place as usize];
                if self.acts(span, part) {
                    self.governing(&town.text, town.country, part, bytes, span.rule);
                    return;
                }
                let id = ActorId::from(format!("country:{}", town.country).as_str());
                // The user may have merged the state into another.
                if let Some(state) = self.registry.get(self.registry.merged(&id).as_str()) {
                    self.known(state, part, bytes, Some(Sense::Place), span.rule);
                }
            }
            Meaning::New(new) => {
                self.governed(part, span);
                // The user may have corrected somebody whom no registry knows, too.
                if let Some(actor) = self.registry.get(self.registry.merged(&new.id).as_str()) {
                    let sense = match actor.kind {
                        ActorKind::State => Some(sense(NameForm::Name)),
                        ActorKind::People => Some(Sense::People),
                        _ => None,
                    };
                    self.known(actor, part, bytes, sense, span.rule);
                    return;
                }
                let entry = || ActorInArticle::new(new.id.clone(), &new.label, new.kind, new.country.clone());
                record(self.entry(&new.id, None, entry), part, bytes, None, span.rule);
            }
        }
    }

    /// Whether a town or region stands for those who govern it.
    fn acts(&self, span: &Span, part: &Part<'_>) -> bool {
        let sport = self.reading.sport;
        let is_english = self.reading.language.is_none_or(|language| language == "en");
        // A club is called by its town, but wages no war.
        let is_club = |option: &Pattern| {
            !option.is_sure
                && matches!(option.target, Target::Actor(place) if self.registry.actors()[place as usize].kind == ActorKind::Organisation)
        };
        let is_doubtful = || {
            let mut others = span.options.iter().filter(|option| !is_club(option));
            let is_sure = others.next().is_some_and(|option| option.is_sure) && others.next().is_none();
            !is_sure || sport.is_spoken_of
        };
        is_english
            && !span.is_place
            && !sport.is_report
            && !part.in_capitals[span.first]
            && acts(part.text, &part.words, span.first, span.end, is_doubtful())
    }

    /// `Bavaria vetoed the law`: adds those who govern a town or region, an actor of their own: its state does nothing there.
    fn governing(&mut self, name: &str, country: &str, part: &Part<'_>, bytes: Range<usize>, rule: MentionRule) {
        let label = format!("Government of {name}");
        let id = ActorId::found_organisation(&label);
        let sense = Some(Sense::Government);
        let known = self.registry.get(self.registry.merged(&id).as_str()).or_else(|| self.registry.look_up(&label));
        if let Some(actor) = known {
            self.known(actor, part, bytes, sense, rule);
            return;
        }
        let new = || ActorInArticle::new(id.clone(), &label, ActorKind::GovernmentBody, Some(country.to_string()));
        record(self.entry(&id, sense, new), part, bytes, sense, rule);
    }

    /// `Russian army`: where a body acts under the name of its state, so does the state; in `Assad regime` a person is named.
    fn within(&mut self, part: &Part<'_>, span: &Span, whole: &Actor) {
        let own = &part.words[..span.end - 1];
        let flags = &part.in_capitals[..span.end - 1];
        let Some(first) = self.finder.common_at(part.text, own, span.first, flags) else { return };
        let patterns = self.finder.patterns(&first, part.text, own, self.reading.language, flags[span.first]);
        let patterns = patterns.filter(|pattern| matches!(pattern.form, NameForm::Name | NameForm::Demonym));
        let named = patterns.filter_map(|pattern| match pattern.target {
            Target::Actor(place) => Some(&self.registry.actors()[place as usize]),
            _ => None,
        });
        let wanted = if whole.kind == ActorKind::State { ActorKind::Person } else { ActorKind::State };
        let mut named = named.filter(|actor| actor.kind == wanted && actor.country == whole.country);
        if let Some(actor) = named.next() {
            let bytes = part.bytes_of(first.first..first.end);
            let sense = (actor.kind == ActorKind::State).then_some(Sense::Government);
            self.known(actor, part, bytes, sense, MentionRule::Name);
        }
    }

    /// `Government of Japan`, `United States Government`: the state acts.
    fn governed(&mut self, part: &Part<'_>, span: &Span) {
        static GOVERNMENT: WordList = WordList::of(&["Government", "Govt"]);
        let written = |place: usize| part.words[place].of(part.text);
        let last = span.end - 1;
        let words = match () {
            () if last > span.first && GOVERNMENT.contains(written(last)) => span.first..last,
            () if last > span.first + 1 && GOVERNMENT.contains(written(span.first)) && written(span.first + 1) == "of" => {
                let has_article = last > span.first + 2 && written(span.first + 2) == "the";
                span.first + if has_article { 3 } else { 2 }..span.end
            }
            () => return,
        };
        let (own, flags) = (&part.words[..words.end], &part.in_capitals[..words.end]);
        let Some(first) = self.finder.common_at(part.text, own, words.start, flags) else { return };
        let mut patterns = self.finder.patterns(&first, part.text, own, self.reading.language, flags[first.first]);
        let state = patterns.find_map(|pattern| match pattern.target {
            Target::Actor(place) => Some(&self.registry.actors()[place as usize]),
            _ => None,
        });
        if let Some(state) = state.filter(|state| state.kind == ActorKind::State && first.end == words.end) {
            let bytes = part.bytes_of(words);
            self.known(state, part, bytes, Some(Sense::Government), MentionRule::Name);
        }
    }

    /// The intergovernmental body that a capital may stand for.
    fn seated(&self, span: &Span) -> Option<&'r Actor> {
        span.options.iter().find_map(|option| match option.target {
            Target::Actor(place) => {
                let actor = &self.registry.actors()[place as usize];
                (actor.kind == ActorKind::IntergovernmentalBody).then_some(actor)
            }
            _ => None,
        })
    }

    /// Adds a mention of an actor of the registry; of one that the user has hidden, nothing.
    fn known(&mut self, actor: &Actor, part: &Part<'_>, bytes: Range<usize>, sense: Option<Sense>, rule: MentionRule) {
        if !actor.is_hidden {
            let country = || actor.country.as_deref().map(str::to_string);
            let new = || ActorInArticle::new(actor.id.clone(), &actor.label, actor.kind, country());
            record(self.entry(&actor.id, sense, new), part, bytes, sense, rule);
        }
    }

    /// The entry of an actor among the actors, or among the places where a place is meant.
    fn entry(&mut self, id: &ActorId, sense: Option<Sense>, new: impl FnOnce() -> ActorInArticle) -> &mut ActorInArticle {
        let is_place = sense == Some(Sense::Place);
        let list = if is_place { &mut self.named.places } else { &mut self.named.actors };
        let place = *self.by_id.entry((is_place, id.clone())).or_insert_with(|| {
            list.push(new());
            list.len() - 1
        });
        &mut list[place]
    }
}

/// Adds a mention to an actor.
pub(super) fn record(
    actor: &mut ActorInArticle,
    part: &Part<'_>,
    bytes: Range<usize>,
    sense: Option<Sense>,
    rule: MentionRule,
) {
    let zone = part.zone_at(bytes.start);
    actor.mentions += 1;
    if !actor.zones.contains(&zone) {
        actor.zones.push(zone);
    }
    if let Some(sense) = sense {
        *actor.senses.entry(sense).or_default() += 1;
    }
    actor.places.push(MentionPlace(part.number, bytes.start as u32, bytes.end as u32, sense, rule));
}

/// Gives actors their shares and their order: most mentioned first, then by id.
pub(super) fn order(actors: &mut [ActorInArticle]) {
    let all: u32 = actors.iter().map(|actor| actor.mentions).sum();
    for actor in actors.iter_mut() {
        actor.share = (f64::from(actor.mentions) * 1_000.0 / f64::from(all.max(1))).round() / 1_000.0;
    }
    actors.sort_by(|left, right| right.mentions.cmp(&left.mentions).then_with(|| left.id.cmp(&right.id)));
}
