//! Turns an article into the actors it names and the states its places lie in, each with its mentions.
//!
//! 1. [`Reading`]: headline, standfirst and body → words and the places where names of the registry may stand; `apart`: `Kurdish YPG` are two.
//! 2. The tagger ([`crate::actors::names`]) adds names that no registry knows; `merge` settles what overlaps; `somebody`: who is in no registry; `lesser`: whole names of the second rank; `pairs`: two names that are one; `longer`: what a name goes on with.
//! 3. [`Support`]: what the article surely names → how likely each doubtful meaning is; `decide` picks one or none; `where_to`: `born in Java`, the town that is `well_known`; `terms`: `President Bush`; `unions`: Leningrad of 1987; `dynasties`: `the Kabila government`; `royal`: `Royal Vanuatu Police`; `cut`: titles and nouns at its ends.
//!    `shared` does so before for names that bodies of many countries have: `Senate`; `ranks`: `Army Col.`; `beside`: what is none by what stands beside it; `ships`: `the MV Tampa`; `bearers`: `UNP senators`; `origins`: `LONDON 1997-01-16`.
//! 4. `again`: parts of names given in full elsewhere (`Mashal`; `cues`: `Ms. Nowak`), `acronyms` explained in the article (`PA`); `shorts`: `Pelorus`
//!    for Pelorus Mining; `owners`: `the Water Board`; `called`: `the Commission`; `coalition`: `Coalition aircraft`; `aliases`: `a.k.a.`, `by_names` by `signs`: `known as`, `calling`: `Gorrion, as his men call him`; `nicknames`: `Joao "Gato" Pereira`; `titled`: persons of other languages. `units`: `Airtel Kenya`. `spellings`: `Zelenskiy`; `middles`: names without their middle; `misspelt`: `Milosovic`. `teams`: national teams. `playing`: towns that are clubs. `nationals`: `Kenyan Daniel Habel`. `tables`: clubs in results, `clubs`: by their short names. `dashes`: `Multi-National Division - Baghdad`. `streets`: what is called after a place. `wire`: what agencies add. `nouns`: `the group`; `indians`: those of Mexico. `heads`: `Colombian
//!    guerrillas`, `the government in Kabul`.
//! 5. [`crate::actors::sense`]: government, place or people. Mentions in the sense of a place count for the place.
//!
//! Looks at one article at a time.

mod acronyms;
mod again;
mod aliases;
mod apart;
mod around;
mod bare;
mod bearers;
mod beginnings;
mod beside;
mod by_names;
mod called;
mod calling;
mod clubs;
mod coalition;
mod collect;
#[cfg(test)]
mod corrected;
mod cues;
mod cut;
mod dashes;
mod datelines;
mod decide;
mod defined;
mod doubt;
mod dynasties;
mod families;
mod forms;
mod given;
mod hangs;
mod heads;
mod indians;
mod labels;
#[cfg(test)]
mod languages;
mod lesser;
mod longer;
mod look;
mod merge;
mod middles;
mod misspelt;
mod namesakes;
mod nationals;
mod nicknames;
mod nouns;
mod origins;
mod owners;
mod pairs;
mod peoples;
mod playing;
mod ranks;
mod royal;
mod several;
mod sexes;
mod shared;
mod ships;
mod shorter;
mod shorts;
#[cfg(test)]
pub(in crate::actors) mod shown;
mod signs;
mod somebody;
mod speakers;
mod spellings;
mod streets;
mod tables;
mod teams;
mod terms;
mod titled;
mod touching;
mod unions;
mod units;
mod usable;
mod well_known;
mod where_to;
mod whose;
mod wire;
mod works;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::article::{ActorId, ActorInArticle, ActorKind, MentionRule, ParsedArticle, Zone};
use crate::text::{FoundWord, FoundWords, Part as TextPart, end_of_lead, fold_value};

use super::finder::{Candidate, Finder, Pattern, Target, in_capitals};
use super::names::{KnownKind, KnownSpan, NameKind, names_of};
use super::ordinary;
use super::overlay::Corrections;
use super::registry::{NameForm, Registry};
use super::words::{Capitals, Word, read_words};
use acronyms::Acronyms;
use collect::{Collector, order};
use decide::Support;
use hangs::{FATHERS, goes_on, has_second_syllable, is_person_in_part};
use teams::Sport;

/// Names are looked for in so many bytes of a body, seven books' worth. What is kept of a text grows with its names: 30 MB of
/// nothing but names would take gigabytes.
const MOST_BYTES: usize = 4 << 20;

/// Who acts in an article, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// The actors, most mentioned first, then by id.
    pub actors: Vec<ActorInArticle>,
    /// The states in which named places lie, most mentioned first, then by id.
    pub places: Vec<ActorInArticle>,
}

/// The actors and places of an article: those an editor gave and those its headline, standfirst and body name. Bio line,
/// credits and quoted titles of works do not count.
pub fn named_in(article: &ParsedArticle, language: Option<&str>) -> Named {
    Tagger::shared().named_in(article, language)
}

/// The part of a body in which names are looked for: the whole of it but for the longest.
pub(crate) fn looked_through(body: &str) -> &str {
    if body.len() <= MOST_BYTES {
        return body;
    }
    let most = body.floor_char_boundary(MOST_BYTES);
    let end = body[..most].rfind(char::is_whitespace).unwrap_or(most);
    &body[..end]
}

/// The actors of an article that an editor gave, and nobody else, by a registry.
pub fn given_in(article: &ParsedArticle, registry: &Registry) -> Named {
    let mut named = Named::default();
    if article.given_actors.is_empty() {
        return named;
    }
    let reading = Reading { parts: Vec::new(), language: None, sport: Sport::default() };
    for name in &article.given_actors {
        given::add(name, &reading, registry, &mut named.actors);
    }
    order(&mut named.actors);
    named
}

/// Reads the words of an article and looks for every name of the registry, and no more: how many stand in it. For benchmarks.
#[doc(hidden)]
pub fn dictionary_pass(tagger: &Tagger, article: &ParsedArticle, language: Option<&str>) -> usize {
    Reading::of(article, language, &tagger.registry, &tagger.finder).parts.iter().map(|part| part.candidates.len()).sum()
}

/// Finds who acts in articles, by a registry.
#[derive(Debug)]
pub struct Tagger {
    registry: Cow<'static, Registry>,
    finder: Finder,
}

impl Tagger {
    /// The tagger by the registry that comes with the program.
    pub fn shared() -> &'static Tagger {
        static SHARED: LazyLock<Tagger> = LazyLock::new(|| Tagger::of(Cow::Borrowed(Registry::shared())));
        &SHARED
    }

    /// The tagger by that registry with the user's corrections.
    pub fn corrected(corrections: &Corrections) -> Tagger {
        Tagger::of(Cow::Owned(Registry::corrected(corrections)))
    }

    fn of(registry: Cow<'static, Registry>) -> Tagger {
        let finder = Finder::of(&registry);
        Tagger { registry, finder }
    }

    /// The registry it goes by.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The actors and places of an article, as [`named_in`] gives them.
    pub fn named_in(&self, article: &ParsedArticle, language: Option<&str>) -> Named {
        let mut named = self.named_with_words(article, language).0;
        let texts = [article.headline.as_str(), &article.description, &article.body];
        let lead_end = end_of_lead(&article.body);
        for actor in named.actors.iter_mut().chain(&mut named.places) {
            actor.show_examples(texts, lead_end);
        }
        named
    }

    /// The same without the words of the first mentions, with the words of those texts that were read as a whole.
    pub(crate) fn named_with_words(&self, article: &ParsedArticle, language: Option<&str>) -> (Named, FoundWords) {
        let reading = Reading::of(article, language, &self.registry, &self.finder);
        let (named, reading) = named(article, language, &self.registry, &self.finder, reading);
        (named, reading.into_words(article))
    }
}

fn named<'a>(
    article: &ParsedArticle,
    language: Option<&str>,
    registry: &Registry,
    finder: &Finder,
    mut reading: Reading<'a>,
) -> (Named, Reading<'a>) {
    let known = reading.known(registry, finder);
    let texts: Vec<&str> = reading.parts.iter().map(|part| part.text).collect();
    let words: Vec<Vec<Word>> = reading.parts.iter_mut().map(|part| std::mem::take(&mut part.words)).collect();
    // The tagger learnt its ways from English; German nouns would all be names to it.
    let is_read = language.is_none_or(|language| language == "en");
    let names = if is_read { names_of(&texts, &words, &known) } else { vec![Vec::new(); texts.len()] };
    for (part, words) in reading.parts.iter_mut().zip(words) {
        part.words = words;
    }
    let names: Vec<_> = names.into_iter().zip(&texts).map(|(names, text)| usable::usable(text, names)).collect();
    let mut spans = merge::merge(&reading, registry, finder, &names);
    if is_read {
        ships::resolve(&reading, &mut spans);
    }
    let support = Support::of(&reading, registry, &spans);
    shared::resolve(&reading, registry, finder, &support, &mut spans);
    decide::decide(&reading, registry, &support, &mut spans);
    shorter::resolve(&reading, registry, finder, &mut spans);
    royal::resolve(&reading, registry, &mut spans);
    terms::resolve(&reading, registry, article.published.date(), &mut spans);
    unions::resolve(registry, &article.published, &mut spans);
    dynasties::resolve(&reading, registry, &mut spans);
    if is_read {
        indians::resolve(&reading, registry, &mut spans);
    }
    let acronyms = Acronyms::of(&reading, registry, &spans);
    titled::add(&reading, registry, &mut spans);
    again::resolve(&reading, registry, &acronyms, &mut spans);
    defined::resolve(&reading, registry, &acronyms, &mut spans);
    misspelt::resolve(&reading, registry, &mut spans);
    spellings::resolve(&reading, registry, &mut spans);
    middles::resolve(&reading, registry, &mut spans);
    shorts::resolve(&reading, registry, &mut spans);
    if is_read {
        units::part_from_letters(&reading, registry, &mut spans);
        clubs::resolve(&reading, registry, finder, &mut spans);
    }
    owners::resolve(&reading, &mut spans);
    called::resolve(&reading, registry, &mut spans);
    aliases::resolve(&reading, registry, &mut spans);
    if language.is_none_or(|language| language == "en") {
        bare::resolve(&reading, registry, &mut spans);
        coalition::resolve(&reading, registry, &mut spans);
        nouns::resolve(&reading, registry, &mut spans);
        peoples::mark(&reading, registry, &mut spans);
        heads::add(&reading, registry, &mut spans);
        teams::mark(&reading, registry, &mut spans);
        nationals::mark(&reading, registry, &mut spans);
    }
    let mut collector = Collector::new(&reading, registry, finder);
    // A byline in the text does not make its writer an actor.
    let authors: Vec<String> = article.authors.iter().map(|author| fold_value(author)).collect();
    let is_author = |span: &&Span| match &span.meaning {
        Meaning::New(new) => new.kind == ActorKind::Person && authors.contains(&fold_value(&new.label)),
        _ => false,
    };
    for span in spans.iter().filter(|span| !is_author(span)) {
        collector.add(span);
    }
    let mut named = collector.finish();
    if let Some(date) = article.published.date() {
        for actor in named.actors.iter_mut().filter(|actor| actor.kind == ActorKind::Person) {
            let offices = registry.get(actor.id.as_str()).map(|known| &known.offices).into_iter().flatten();
            let held = offices.filter(|office| office.is_held(date.first_day(), date.last_day()));
            // Of several the one taken up last is the one people speak of.
            actor.office = held.max_by_key(|office| office.from).map(|office| office.title.to_string());
        }
    }
    for name in &article.given_actors {
        given::add(name, &reading, registry, &mut named.actors);
    }
    order(&mut named.actors);
    order(&mut named.places);
    (named, reading)
}

/// The texts of an article, read by words.
pub(super) struct Reading<'a> {
    pub(super) parts: Vec<Part<'a>>,
    pub(super) language: Option<&'a str>,
    sport: Sport,
}

/// One of the texts.
pub(super) struct Part<'a> {
    pub(super) number: u8,
    pub(super) text: &'a str,
    pub(super) words: Vec<Word>,
    /// Whether these are all of its words.
    are_all: bool,
    /// Of each word, whether it stands where everything is in capitals.
    pub(super) in_capitals: Vec<bool>,
    /// The places of the words with a capital: most rules look at no other.
    capitals: Vec<u32>,
    /// Where names of the registry may stand.
    pub(super) candidates: Vec<Candidate>,
    zone: Zone,
    /// The byte behind the lead, in the body.
    lead_end: usize,
}

impl Part<'_> {
    /// The words with a capital, each with its place.
    pub(super) fn capitals(&self) -> impl DoubleEndedIterator<Item = (usize, &Word)> {
        self.capitals.iter().map(|place| (*place as usize, &self.words[*place as usize]))
    }

    pub(super) fn zone_at(&self, byte: usize) -> Zone {
        if self.zone == Zone::Body && byte < self.lead_end { Zone::Lead } else { self.zone }
    }

    /// The words that lie in a stretch of bytes.
    pub(super) fn words_within(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let first = self.words.partition_point(|word| (word.start as usize) < start);
        let last = self.words.partition_point(|word| (word.start as usize) < end);
        first..last
    }

    /// The bytes of some words; the closing dot of `U.S.` belongs to them, and the bracket of `ZANU (PF)`.
    pub(super) fn bytes_of(&self, words: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let last = &self.words[words.end - 1];
        let end = last.end as usize;
        let has_dot = last.of(self.text).contains('.') && self.text[end..].starts_with('.');
        let start = self.words[words.start].start as usize;
        let has_bracket = self.text[end..].starts_with(')') && self.text[start..end].contains(" (");
        start..end + usize::from(has_dot || has_bracket)
    }
}

impl<'a> Reading<'a> {
    fn of(article: &'a ParsedArticle, language: Option<&'a str>, registry: &Registry, finder: &Finder) -> Reading<'a> {
        let texts = [
            (0, article.headline.as_str(), Zone::Headline),
            (1, article.description.as_str(), Zone::Standfirst),
            (2, looked_through(&article.body), Zone::Body),
        ];
        let parts = texts.into_iter().map(|(number, text, zone)| {
            let (words, are_all) = read_words(text, language);
            let in_capitals = in_capitals(&words);
            let mut candidates = finder.candidates(registry, text, &words, language, &in_capitals);
            if language.is_none_or(|language| language == "en") {
                apart::take_apart(registry, finder, text, &words, &in_capitals, &mut candidates);
            }
            let (titles, closing) = (works::work_titles(text, &words), wire::closing_of(text));
            candidates.retain(|candidate| {
                let capitals = in_capitals[candidate.first];
                let mut options = finder.patterns(candidate, text, &words, language, capitals);
                if cues::is_addressed(text, &words, candidate.first) && options.all(|option| is_country(option, registry)) {
                    return false;
                }
                let is_person = |option: &Pattern| is_person_in_part(option, registry, text, &words, candidate.end);
                let is_father = |word: &Word| FATHERS.contains(word.of(text));
                if (goes_on(&words, candidate.end) || has_second_syllable(text, &words, candidate.first, candidate.end))
                    && !words[candidate.first..candidate.end].iter().any(is_father)
                    && finder.patterns(candidate, text, &words, language, capitals).all(is_person)
                {
                    return false;
                }
                let is_demonym = |option: &Pattern| option.form == NameForm::Demonym;
                if beside::is_tongue(text, &words, candidate.end)
                    && finder.patterns(candidate, text, &words, language, capitals).any(is_demonym)
                {
                    return false;
                }
                if streets::is_named_after(language, text, &words, candidate.first, candidate.end)
                    || works::is_repost(text, &words[candidate.first])
                    || wire::is_exchange_code(text, words[candidate.first].start as usize)
                    || words[candidate.first].start as usize >= closing
                {
                    return false;
                }
                let start = words[candidate.first].start as usize;
                let behind = titles.partition_point(|title| title.start <= start);
                behind == 0 || titles[behind - 1].end <= start
            });
            let has_capital = |(_, word): &(usize, &Word)| matches!(word.capitals, Capitals::First | Capitals::All);
            let capitals = words.iter().enumerate().filter(has_capital).map(|(place, _)| place as u32).collect();
            Part { number, text, words, are_all, in_capitals, capitals, candidates, zone, lead_end: end_of_lead(text) }
        });
        let parts: Vec<Part<'_>> = parts.collect();
        // The words of sport are known in English.
        let is_read = language.is_none_or(|language| language == "en");
        let sport = if is_read { Sport::of(&parts) } else { Sport::default() };
        Reading { parts, language, sport }
    }

    /// What a candidate may be.
    pub(super) fn options(&self, registry: &Registry, part: usize, candidate: &Candidate, finder: &Finder) -> Vec<Pattern> {
        let part = &self.parts[part];
        let capitals = part.in_capitals[candidate.first];
        // `Mrs Chamorro` is nobody of Guam.
        let is_addressed = cues::is_addressed(part.text, &part.words, candidate.first);
        let options = finder.patterns(candidate, part.text, &part.words, self.language, capitals);
        let mut options: Vec<Pattern> =
            options.filter(|option| !is_addressed || !is_country(option, registry)).copied().collect();
        // In `KIA attacked` the maker of cars is as doubtful as those whose letters these are.
        let is_in_letters = candidate.end - candidate.first == 1
            && !capitals
            && part.words[candidate.first].capitals == Capitals::All
            && options.iter().any(|option| option.is_acronym);
        if is_in_letters {
            options.iter_mut().for_each(|option| option.is_sure &= option.is_acronym);
        }
        // Arabic and Persian write `Bamako` alike: that is one name.
        for place in (1..options.len()).rev() {
            let same = (options[place].target, options[place].form, options[place].is_sure);
            if options[..place].iter().any(|option| (option.target, option.form, option.is_sure) == same) {
                options.remove(place);
            }
        }
        if self.needs_context(part, candidate.first..candidate.end) {
            options.iter_mut().for_each(|option| option.is_sure = false);
        }
        options
    }

    /// Whether some words are an ordinary word of the language, which is a name only if the article speaks of its bearer otherwise.
    pub(super) fn needs_context(&self, part: &Part<'_>, words: Range<usize>) -> bool {
        let (text, (first, end)) = (part.text, (words.start, words.end));
        ordinary::as_one_word(text, &part.words[words]).is_some_and(|word| ordinary::needs_context(self.language, word))
            && !ordinary::is_told_beside(self.language, text, &part.words, first, end)
    }

    /// The words of the texts that were read as a whole.
    fn into_words(self, article: &ParsedArticle) -> FoundWords {
        let mut found = FoundWords::default();
        for part in self.parts {
            let (place, text) = match part.zone {
                Zone::Headline => (TextPart::Headline, &article.headline),
                Zone::Standfirst => (TextPart::Standfirst, &article.description),
                _ => (TextPart::Body, &article.body),
            };
            if part.are_all && part.text.len() == text.len() {
                found.keep(place, part.words.into_iter().map(FoundWord::from).collect());
            }
        }
        found
    }

    /// What the tagger is told: each candidate with its likeliest kind.
    fn known(&self, registry: &Registry, finder: &Finder) -> Vec<Vec<KnownSpan>> {
        let of_part = |(number, part): (usize, &Part<'_>)| {
            let known = part.candidates.iter().filter_map(|candidate| {
                let options = self.options(registry, number, candidate, finder);
                let option = options.iter().find(|option| option.is_sure).or(options.first())?;
                // `Paris Hilton`: what is said of the town is no help.
                // Nor is what is said of the club, in `Chelsea Clinton`.
                let is_territory =
                    matches!(option.target, Target::Place(_)) || option.form == NameForm::Seat || is_club(option, registry);
                let is_single = candidate.end - candidate.first == 1;
                if is_territory && is_single && !again::stands_alone(part.text, &part.words, candidate.first, &[]) {
                    return None;
                }
                let bytes = part.bytes_of(candidate.first..candidate.end);
                Some(KnownSpan { start: bytes.start, end: bytes.end, kind: known_kind(option, registry) })
            });
            known.collect()
        };
        self.parts.iter().enumerate().map(of_part).collect()
    }
}

/// Whether a doubtful name may mean a club.
fn is_club(option: &Pattern, registry: &Registry) -> bool {
    let is_one = |place: u32| registry.actors()[place as usize].kind == ActorKind::Organisation;
    !option.is_sure && matches!(option.target, Target::Actor(place) if is_one(place))
}

/// Whether a name means a state, a people or a place.
fn is_country(option: &Pattern, registry: &Registry) -> bool {
    match option.target {
        Target::Actor(place) => matches!(registry.actors()[place as usize].kind, ActorKind::State | ActorKind::People),
        Target::Place(_) => true,
        Target::Decoy | Target::Generic(_) => false,
    }
}

fn known_kind(option: &Pattern, registry: &Registry) -> KnownKind {
    match (option.target, option.form) {
        (Target::Decoy, _) => KnownKind::Other,
        (Target::Place(_), _) => KnownKind::Place,
        (Target::Generic(_), _) => KnownKind::Organisation,
        (Target::Actor(_), NameForm::Demonym) => KnownKind::Nationality,
        (Target::Actor(_), NameForm::Government) => KnownKind::Organisation,
        (Target::Actor(place), _) => match registry.actors()[place as usize].kind {
            ActorKind::State => KnownKind::State,
            ActorKind::Person => KnownKind::Person,
            ActorKind::People => KnownKind::People,
            ActorKind::Bloc => KnownKind::Other,
            _ => KnownKind::Organisation,
        },
    }
}

/// A stretch of an article that names, or may name, somebody.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Which part, as an index of [`Reading::parts`].
    pub(super) part: usize,
    /// Its first word.
    pub(super) first: usize,
    /// The word behind its last.
    pub(super) end: usize,
    /// What the registry offers; empty for a name that only the tagger saw.
    pub(super) options: Vec<Pattern>,
    /// What it was decided to be.
    pub(super) meaning: Meaning,
    /// How.
    pub(super) rule: MentionRule,
    /// Whether the surroundings say that a place is meant: `northern Syria`.
    pub(super) is_place: bool,
    /// Whether the people of a state are meant: the team that plays for it, whoever is called by it.
    pub(super) is_people: bool,
    /// What the tagger takes it for.
    pub(super) tagged: Option<NameKind>,
    /// Who it is if it turns out to be nobody of the registry.
    pub(super) otherwise: Option<NewActor>,
}

impl Span {
    /// Some words of a part that mean somebody known by now.
    pub(super) fn decided(part: usize, words: Range<usize>, meaning: Meaning, rule: MentionRule) -> Span {
        let (first, end) = (words.start, words.end);
        Span {
            part,
            first,
            end,
            options: Vec::new(),
            meaning,
            rule,
            is_place: false,
            is_people: false,
            tagged: None,
            otherwise: None,
        }
    }
}

/// What a span names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// Not decided, or nobody.
    Nobody,
    /// The actor at this place of the registry, under this form of name.
    Known(u32, NameForm),
    /// A town or province at this place of the registry.
    Town(u32),
    /// Somebody no registry knows.
    New(NewActor),
}

impl Meaning {
    /// Whether it is the actor at a place of the registry.
    pub(super) fn is_of(&self, actor: u32) -> bool {
        matches!(self, Meaning::Known(place, _) if *place == actor)
    }
}

/// Somebody no registry knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct NewActor {
    pub(super) id: ActorId,
    pub(super) kind: ActorKind,
    pub(super) label: String,
    pub(super) country: Option<String>,
}
