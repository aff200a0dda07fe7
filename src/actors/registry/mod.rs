//! Turns the lexicon into [`Registry`]: every actor known by more than one name.
//!
//! - `read`: the lexicon's files → actors and places.
//! - `called`: names as anybody writes them → who goes by them.
//! - `lesser`: the name of somebody who is not in it → a kind and a country.
//! - `misspelt`: the name of a leader that is a letter off → the leader.
//! - `sounds`: a name as another ear writes it → who bears it.
//! - `peoples`: the word by which a people is called before a noun → the people.
//! - `facts`: one id → what the lexicon says of it, without a registry.
//! - `written`: a name, or an id → who goes by it, or belongs to it, without a registry.
//! - `correct`: the user's corrections → changed actors.

mod called;
mod correct;
mod facts;
mod lesser;
mod misspelt;
mod peoples;
mod read;
mod sounds;
mod written;

pub(crate) use facts::kind_of_found;
pub use facts::{Facts, facts_of};
pub(crate) use lesser::{Lesser, country_of_lesser, lesser_named};
pub(crate) use written::{all_called, members, place_called};

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use self::called::FoldedNames;
use self::misspelt::LeadersByLetters;
use self::peoples::Peoples;
use self::sounds::PersonsBySound;
use super::overlay::Corrections;
use super::words::hash_of;
use crate::article::{ActorId, ActorKind, CivilDate};
use crate::text::fold_value;

/// Whether a word, by the hash of its folded form, is a given name in some language of Latin letters.
pub(crate) fn is_given_name(word: u64) -> bool {
    const LANGUAGES: [&str; 13] = ["de", "en", "es", "fr", "id", "it", "latin", "nl", "pl", "pt", "ro", "sv", "tr"];
    static NAMES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
        let names = LANGUAGES.into_iter().flat_map(read::given_names);
        names.map(|name| hash_of(&fold_value(name))).collect()
    });
    NAMES.contains(&word)
}

/// Raised whenever the lexicon or the rules of the finder change.
pub const REGISTRY_VERSION: u32 = 22;

/// An actor of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// What it is.
    pub kind: ActorKind,
    /// The name to show.
    pub label: Cow<'static, str>,
    /// The names it goes by, the label first.
    pub names: Vec<Name>,
    /// The ISO 3166-1 code of the state it belongs to or mainly acts in.
    pub country: Option<Cow<'static, str>>,
    /// The actor it is part of.
    pub parent: Option<ActorId>,
    /// For a person: the actor he or she leads or led.
    pub leads: Option<ActorId>,
    /// For a person: the offices held.
    pub offices: Vec<Office>,
    /// Its item in Wikidata, where it is certain.
    pub wikidata: Option<&'static str>,
    /// For a state: `un-member`, `observer`, `partial`, `territory` or `former`.
    pub status: Option<&'static str>,
    /// Whether of several who share a name this one is meant where nothing is said: its people are a hundred times as many.
    pub(crate) is_usual: bool,
    /// Whether the user wants its mentions to count for nobody.
    pub is_hidden: bool,
}

impl Actor {
    /// An actor without a name.
    pub(crate) fn new(id: ActorId, kind: ActorKind) -> Actor {
        Actor {
            id,
            kind,
            label: Cow::Borrowed(""),
            names: Vec::new(),
            country: None,
            parent: None,
            leads: None,
            offices: Vec::new(),
            wikidata: None,
            status: None,
            is_usual: false,
            is_hidden: false,
        }
    }
}

/// A name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub text: Cow<'static, str>,
    /// What kind of name it is.
    pub form: NameForm,
    /// Whether it names the actor by itself; otherwise the article has to support it.
    pub is_sure: bool,
    /// The language, as an ISO 639-1 code, in which it is a name and not an ordinary word; any language if `None`.
    pub language: Option<&'static str>,
}

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// A proper name of the actor.
    Name,
    /// An adjective or a word for its people: `Russian`, `Danes`.
    Demonym,
    /// Its capital, which may stand for its government: `Moscow`.
    Seat,
    /// A building or street that always stands for the government: `Kremlin`.
    Government,
}

/// A term of office; dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, empty when open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// The title.
    pub title: &'static str,
    /// The first day.
    pub from: &'static str,
    /// The last day.
    pub to: &'static str,
}

impl Office {
    /// Whether it was held on some day from `first` to `last`; a year or month of a term counts whole.
    ///
    /// ```
    /// use dateline::actors::Registry;
    /// use dateline::CivilDate;
    /// let putin = Registry::shared().look_up("Vladimir Putin").unwrap();
    /// let day = "2010-06-01".parse::<CivilDate>()?.first_day();
    /// let held = putin.offices.iter().filter(|office| office.is_held(day, day));
    /// assert!(held.map(|office| office.title).eq(["Prime Minister"]));
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn is_held(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let from = self.from.parse::<CivilDate>().map(CivilDate::first_day);
        let to = self.to.parse::<CivilDate>().map(CivilDate::last_day);
        // A term of which neither end is known says nothing.
        (from.is_ok() || to.is_ok())
            && from.map_or(self.from.is_empty(), |from| from <= last)
            && to.map_or(self.to.is_empty(), |to| to >= first)
    }
}

/// A town or province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceName {
    /// The ISO 3166-1 code of its state.
    pub(crate) country: &'static str,
    /// Its name.
    pub(crate) text: Cow<'static, str>,
    /// Whether the name alone says which place is meant.
    pub(crate) is_sure: bool,
    /// The language in which it is a name and not an ordinary word; any if `None`.
    pub(crate) language: Option<&'static str>,
}

/// A kind of body of which many countries have one, under the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GenericBody {
    /// What it is.
    pub(crate) kind: ActorKind,
    /// The name to show, without its country.
    pub(crate) label: &'static str,
    /// Its names, the label first.
    pub(crate) names: Vec<&'static str>,
    /// Its names in other languages.
    pub(crate) foreign: Vec<Name>,
    /// The ISO 3166-1 code of the state whose body is meant where nothing else is said.
    pub(crate) default: Option<&'static str>,
}

/// Every actor known by more than one name.
#[derive(Clone, Debug)]
pub struct Registry {
    actors: Vec<Actor>,
    /// Read when first asked for, as the next: who only looks a name up does without.
    places: OnceLock<Vec<PlaceName>>,
    generic_bodies: OnceLock<Vec<GenericBody>>,
    /// By the hash of the id.
    by_id: FxHashMap<u64, u32>,
    by_folded_name: OnceLock<FoldedNames>,
    leaders_by_letters: OnceLock<LeadersByLetters>,
    by_sound: OnceLock<PersonsBySound>,
    peoples: OnceLock<Peoples>,
    merged: FxHashMap<ActorId, ActorId>,
    corrected: correct::CorrectedNames,
}

/// Whom an actor belongs to.
#[derive(Clone, Copy, Debug)]
struct Bonds<'a> {
    id: &'a str,
    /// What it is part of, and whom it leads or led.
    wholes: [Option<&'a str>; 2],
    /// The code of the state of which it is a body.
    rules: Option<&'a str>,
}

/// The ids of those of these actors that belong to another, directly or through others.
fn members_among(actors: &[Bonds<'_>], id: &str) -> Vec<String> {
    let code = id.strip_prefix("country:");
    let mut within: FxHashSet<&str> = FxHashSet::from_iter([id]);
    // Parts of parts of parts: each round goes one down.
    loop {
        let before = within.len();
        for actor in actors {
            let belongs = actor.wholes.into_iter().flatten().any(|whole| within.contains(whole));
            if belongs || code.is_some() && actor.rules == code {
                within.insert(actor.id);
            }
        }
        if within.len() == before {
            break;
        }
    }
    within.remove(id);
    let mut ids: Vec<String> = within.into_iter().map(str::to_string).collect();
    ids.sort();
    ids
}

static SHARED: OnceLock<Registry> = OnceLock::new();

impl Registry {
    /// The registry that comes with the program.
    ///
    /// ```
    /// use dateline::actors::Registry;
    /// let russia = Registry::shared().look_up("Kremlin").unwrap();
    /// assert_eq!((russia.id.as_str(), &*russia.label), ("country:RU", "Russia"));
    /// ```
    pub fn shared() -> &'static Registry {
        SHARED.get_or_init(|| Registry::of(read::actors()))
    }

    /// The same, if somebody has had it made.
    fn shared_if_made() -> Option<&'static Registry> {
        SHARED.get()
    }

    /// The registry that comes with the program, with the user's corrections.
    pub fn corrected(corrections: &Corrections) -> Registry {
        let mut actors = Registry::shared().actors.clone();
        correct::apply(&mut actors, corrections);
        let mut registry = Registry::of(actors);
        for correction in corrections.actors.iter().filter(|correction| correction.into.is_some()) {
            registry.merged.insert(correction.id.clone(), corrections.merged(&correction.id).clone());
        }
        registry.corrected = correct::CorrectedNames::of(corrections);
        registry
    }

    /// The registry with these corrections, kept for the next who asks for the same.
    pub(crate) fn remembered(corrections: &Corrections) -> Arc<Registry> {
        static LAST: Mutex<Option<(Corrections, Arc<Registry>)>> = Mutex::new(None);
        // Whoever panicked with the lock left a whole value or none.
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, registry)) = last.as_ref()
            && known == corrections
        {
            return Arc::clone(registry);
        }
        let registry = Arc::new(Registry::corrected(corrections));
        *last = Some((corrections.clone(), Arc::clone(&registry)));
        registry
    }

    /// What an actor was merged into by the user; itself if it was not.
    pub(crate) fn merged<'r>(&'r self, id: &'r ActorId) -> &'r ActorId {
        self.merged.get(id).unwrap_or(id)
    }

    /// Whether the user gave an actor a name, by the hash of its only word.
    pub(crate) fn is_given_by_user(&self, id: &ActorId, word: u64) -> bool {
        self.corrected.gives(id, word)
    }

    /// Whether the user took a name from an actor, by the hash of its only word.
    pub(crate) fn is_taken_by_user(&self, id: &ActorId, word: u64) -> bool {
        self.corrected.takes(id, word)
    }

    /// Whether a name is that of a person whom the user made something else or part of another.
    pub(crate) fn was_person(&self, name: &str) -> bool {
        self.corrected.was_person(name)
    }

    /// The registry of these actors; where two claim a name, a sure one wins, then a state, then the earlier.
    pub(crate) fn of(actors: Vec<Actor>) -> Registry {
        let by_id = actors.iter().enumerate().map(|(place, actor)| (hash_of(actor.id.as_str()), place as u32)).collect();
        let (places, generic_bodies, by_folded_name, leaders_by_letters, by_sound) = Default::default();
        let (peoples, merged, corrected) = Default::default();
        Registry {
            actors,
            places,
            generic_bodies,
            by_id,
            by_folded_name,
            leaders_by_letters,
            by_sound,
            peoples,
            merged,
            corrected,
        }
    }

    /// Who goes by a folded name. Made when first asked for: opening the registry does without, and most articles.
    fn by_folded_name(&self) -> &FoldedNames {
        self.by_folded_name.get_or_init(|| FoldedNames::of(&self.actors))
    }

    /// The head of state or government whose folded name is a letter off: `slobodan milosovic`, or behind a title of
    /// office the family name alone.
    pub(crate) fn leader_spelled(&self, folded: &str, is_in_office: bool) -> Option<u32> {
        self.leaders_by_letters.get_or_init(|| LeadersByLetters::of(&self.actors)).bearer(folded, is_in_office)
    }

    /// The leader whose folded name sounds like one that is written otherwise: `boris jelzin`; names that several bear are nobody's.
    pub(crate) fn person_sounding(&self, folded: &str) -> Option<u32> {
        self.by_sound.get_or_init(|| PersonsBySound::of(&self.actors)).bearer(folded)
    }

    /// The place of the people that a word means before a noun of persons, given the hash of the folded word.
    pub(crate) fn people_called(&self, word: u64) -> Option<u32> {
        self.peoples.get_or_init(|| Peoples::of(&self.actors)).called(word)
    }

    /// The actors.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Towns and provinces.
    pub(crate) fn places(&self) -> &[PlaceName] {
        self.places.get_or_init(read::places)
    }

    /// The bodies of which many countries have one.
    pub(crate) fn generic_bodies(&self) -> &[GenericBody] {
        self.generic_bodies.get_or_init(read::generic_bodies)
    }

    /// The hashes of the words of which names of parties and bodies are made that say nothing of their country.
    pub(crate) fn general_words() -> &'static FxHashSet<u64> {
        static WORDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| read::general_words().map(hash_of).collect());
        &WORDS
    }

    /// The ordinary words of each language that look like names, and whether they are names where the article says so.
    pub(crate) fn ordinary_words() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        read::ordinary_words()
    }

    /// Names that look like an actor's but are something else.
    pub(crate) fn decoys(&self) -> impl Iterator<Item = Name> {
        read::decoys()
    }

    /// The given names of a language, by their folded forms; those in Latin letters with the ones that several languages share.
    pub(crate) fn given_names(language: &str) -> FxHashMap<String, &'static str> {
        let shared = match language {
            "ru" => "uk",
            "uk" => "ru",
            "ar" | "el" | "fa" | "he" | "hi" => "",
            _ => "latin",
        };
        let names = read::given_names(language).chain(read::given_names(shared));
        let mut by_folded = FxHashMap::default();
        names.for_each(|name| _ = by_folded.entry(fold_value(name)).or_insert(name));
        by_folded
    }

    /// The actor with an id.
    pub fn get(&self, id: &str) -> Option<&Actor> {
        self.place_of(id).map(|place| &self.actors[place])
    }

    /// Where in [`Registry::actors`] an actor stands.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        let place = *self.by_id.get(&hash_of(id))? as usize;
        (self.actors[place].id.as_str() == id).then_some(place)
    }

    /// The name to show for an id.
    pub fn label(&self, id: &str) -> Option<&str> {
        self.get(id).map(|actor| &*actor.label)
    }

    /// The actor that goes by a name or ISO code; case and accents do not matter.
    pub fn look_up(&self, name: &str) -> Option<&Actor> {
        self.all_called(name).next()
    }

    /// Every actor that goes by a name or ISO code, the strongest claim first.
    pub(crate) fn all_called(&self, name: &str) -> impl Iterator<Item = &Actor> {
        let names = self.by_folded_name();
        let mut folded = fold_value(name);
        let mut inflected = Vec::new();
        if names.called(&self.actors, &folded).next().is_none() {
            match folded.strip_prefix("the ") {
                Some(bare) => folded = bare.to_string(),
                None => inflected = names.inflected(&self.actors, &folded),
            }
        }
        names.called(&self.actors, &folded).chain(inflected)
    }

    /// The ids of an actor's parts, their parts, and who leads or led any of them; of a state, its government bodies too.
    pub fn members(&self, id: &str) -> Vec<String> {
        let bonds = self.actors.iter().map(|actor| Bonds {
            id: actor.id.as_str(),
            wholes: [&actor.parent, &actor.leads].map(|whole| whole.as_ref().map(ActorId::as_str)),
            rules: actor.country.as_deref().filter(|_| actor.kind == ActorKind::GovernmentBody),
        });
        members_among(&bonds.collect::<Vec<_>>(), id)
    }

    /// The ids of actors that have a name beginning like this, and the strongest claim to it; the prefix is folded already.
    pub(crate) fn ids_with_prefix(&self, folded_prefix: &str) -> Vec<String> {
        let names = self.by_folded_name().beginning_with(&self.actors, folded_prefix);
        let mut ids: Vec<String> = names.map(|actor| actor.id.to_string()).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

#[cfg(test)]
mod tests;
