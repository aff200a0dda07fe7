//! Turns the files of the lexicon into [`Actor`]s and [`PlaceName`]s.
//!
//! Every file is lines of columns separated by `|`, lists inside a column by `;`; `src/actors/lexicon/README.md` describes
//! them. Reading is lenient, for a broken line is a fault of the build, not of the user; the tests are strict.

use memchr::memchr_iter;
use rustc_hash::FxHashMap;

use super::{Actor, GenericBody, Name, NameForm, Office, PlaceName};
use crate::article::{ActorId, ActorKind};

/// The files that hold actors, in five columns.
pub(super) const ACTOR_FILES: [(&str, &str); 14] = [
    ("armed_groups.txt", include_str!("../lexicon/armed_groups.txt")),
    ("bodies_a.txt", include_str!("../lexicon/bodies_a.txt")),
    ("bodies_africa_asia.txt", include_str!("../lexicon/bodies_africa_asia.txt")),
    ("bodies_americas_europe.txt", include_str!("../lexicon/bodies_americas_europe.txt")),
    ("bodies_b.txt", include_str!("../lexicon/bodies_b.txt")),
    ("bodies_c.txt", include_str!("../lexicon/bodies_c.txt")),
    ("clubs.txt", include_str!("../lexicon/clubs.txt")),
    ("figures.txt", include_str!("../lexicon/figures.txt")),
    ("international.txt", include_str!("../lexicon/international.txt")),
    ("leaders_a.txt", include_str!("../lexicon/leaders_a.txt")),
    ("leaders_b.txt", include_str!("../lexicon/leaders_b.txt")),
    ("officials.txt", include_str!("../lexicon/officials.txt")),
    ("organisations.txt", include_str!("../lexicon/organisations.txt")),
    ("peoples.txt", include_str!("../lexicon/peoples.txt")),
];

/// The files of persons and organisations of the second rank, in the same columns. They are no part of the registry: see `lesser`.
pub(super) const LESSER_FILES: [(&str, &str); 4] = [
    ("organisations_africa_asia.txt", include_str!("../lexicon/organisations_africa_asia.txt")),
    ("organisations_americas_europe.txt", include_str!("../lexicon/organisations_americas_europe.txt")),
    ("politicians_africa_asia.txt", include_str!("../lexicon/politicians_africa_asia.txt")),
    ("politicians_americas_europe.txt", include_str!("../lexicon/politicians_americas_europe.txt")),
];

/// States and territories: id, label, names, demonyms, seats, facts.
pub(super) const STATES: &str = include_str!("../lexicon/states.txt");

/// Names of states in other languages: code, language, names, demonyms, capitals.
pub(super) const STATE_NAMES: &str = include_str!("../lexicon/state_names.txt");

/// Names of other actors in other languages: id, language, names.
pub(super) const FOREIGN_NAMES: &str = include_str!("../lexicon/foreign_names.txt");

/// Towns and provinces: code of the state, names.
pub(super) const PLACES: &str = include_str!("../lexicon/places.txt");

/// Names that bodies of many countries bear: kind, label, other names, default country.
pub(super) const GENERIC: &str = include_str!("../lexicon/generic.txt");

/// Their names in other languages: label, language, names.
pub(super) const GENERIC_NAMES: &str = include_str!("../lexicon/generic_names.txt");

/// Names that look like an actor's but are something else, one a line.
pub(super) const DECOYS: &str = include_str!("../lexicon/decoys.txt");

/// Ordinary words that look like names: language, words.
pub(super) const ORDINARY_WORDS: &str = include_str!("../lexicon/ordinary_words.txt");

/// Given names: language, names.
pub(super) const GIVEN_NAMES: &str = include_str!("../lexicon/given_names.txt");

/// What stands between marks, which are ASCII. Every start of the program cuts five megabytes up this way, so it has to be quick.
fn split(text: &'static str, mark: u8) -> impl Iterator<Item = &'static str> {
    let mut marks = memchr_iter(mark, text.as_bytes());
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let from = rest?;
        let to = marks.next();
        rest = to.map(|place| place + 1);
        Some(text[from..to.unwrap_or(text.len())].trim_ascii())
    })
}

/// The lines of a file that hold data.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    split(text, b'\n').filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The columns of a line.
fn columns<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut parts = split(line, b'|');
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// The entries of a list.
fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    split(column, b';').filter(|entry| !entry.is_empty())
}

/// At most how many entries a list has.
fn most_in(column: &str) -> usize {
    if column.is_empty() { 0 } else { memchr_iter(b';', column.as_bytes()).count() + 1 }
}

/// A name as the lexicon writes it: `?` behind it when it needs context, `fr:` before it when it is of one language.
fn name(entry: &'static str, form: NameForm) -> Name {
    let (entry, is_sure) = entry.strip_suffix('?').map_or((entry, true), |entry| (entry.trim_ascii_end(), false));
    let is_prefixed = matches!(entry.as_bytes(), [b'a'..=b'z', b'a'..=b'z', b':', ..]);
    let (language, text) = if is_prefixed { (Some(&entry[..2]), entry[3..].trim_ascii()) } else { (None, entry) };
    Name { text: text.into(), form, is_sure, language }
}

/// Every actor of the lexicon: states first, then in the order of the files.
pub(super) fn actors() -> Vec<Actor> {
    // A program that tags one article waits for this: the files are read side by side.
    let (mut actors, read) = std::thread::scope(|scope| {
        // Half of the work is a matter of lines, not of files.
        let lines = ACTOR_FILES.map(|(_, text)| most_lines(text));
        let all: usize = lines.iter().sum();
        let (mut place, mut before) = (0, 0);
        while let Some(own) = lines.get(place).filter(|own| (before + **own) * 2 <= all) {
            before += own;
            place += 1;
        }
        let (first, second) = ACTOR_FILES.split_at(place);
        let second = scope.spawn(move || {
            let mut actors = Vec::with_capacity(all - before);
            second.iter().for_each(|(_, text)| add_actors(text, &mut actors));
            actors
        });
        let mut actors = Vec::with_capacity(1_024 + all);
        add_states(&mut actors);
        first.iter().for_each(|(_, text)| add_actors(text, &mut actors));
        // A panic of a worker is one of ours and goes on.
        (actors, second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    actors.extend(read);
    let mut foreign: FxHashMap<&str, Vec<(&'static str, &'static str)>> = FxHashMap::default();
    for line in lines(FOREIGN_NAMES) {
        let [id, language, names] = columns::<3>(line);
        foreign.entry(id).or_default().push((language, names));
    }
    for actor in &mut actors {
        for (language, names) in foreign.get(actor.id.as_str()).into_iter().flatten() {
            let foreign = |entry| Name { language: Some(language), ..name(entry, NameForm::Name) };
            actor.names.extend(list(names).map(foreign));
        }
    }
    actors
}

/// An actor as its line says it.
#[derive(Clone, Copy, Debug)]
pub(super) struct WrittenActor {
    pub(super) id: &'static str,
    pub(super) kind: ActorKind,
    label: &'static str,
    names: &'static str,
    /// Of a state.
    demonyms: &'static str,
    seats: &'static str,
    facts: &'static str,
}

impl WrittenActor {
    /// The name to show.
    pub(super) fn label(&self) -> &'static str {
        self.label.strip_suffix('?').map_or(self.label, str::trim_ascii_end)
    }

    /// The names it goes by, but for those in other languages that stand in files of their own.
    pub(super) fn names(&self) -> impl Iterator<Item = Name> {
        let names = std::iter::once(self.label).chain(list(self.names)).map(|entry| name(entry, NameForm::Name));
        let demonyms = list(self.demonyms).map(|entry| name(entry, NameForm::Demonym));
        names.chain(demonyms).chain(list(self.seats).map(seat))
    }

    /// What a line says of it under a word.
    pub(super) fn fact(&self, key: &str) -> Option<&'static str> {
        list(self.facts).find_map(|fact| fact.strip_prefix(key)?.strip_prefix('='))
    }
}

/// Every actor of the lexicon, in the order of [`actors`].
pub(super) fn written_actors() -> impl Iterator<Item = WrittenActor> {
    let states = lines(STATES).map(|line| {
        let [id, label, names, demonyms, seats, facts] = columns::<6>(line);
        WrittenActor { id, kind: ActorKind::State, label, names, demonyms, seats, facts }
    });
    let others = ACTOR_FILES.iter().flat_map(|(_, text)| lines(text)).filter_map(|line| {
        let [id, kind, label, names, facts] = columns::<5>(line);
        Some(WrittenActor { id, kind: kind.parse().ok()?, label, names, demonyms: "", seats: "", facts })
    });
    states.chain(others)
}

/// The names of actors in other languages that stand in files of their own: the id, or behind `country:` the code of a state, and a name.
pub(super) fn names_in_other_languages() -> impl Iterator<Item = (&'static str, Name)> {
    let of_states = lines(STATE_NAMES).flat_map(|line| {
        let [code, _, names, demonyms, capitals] = columns::<5>(line);
        let names = list(names).chain(list(demonyms)).map(|entry| name(entry, NameForm::Name));
        names.chain(list(capitals).map(seat)).map(move |name| (code, name))
    });
    let of_others = lines(FOREIGN_NAMES).flat_map(|line| {
        let [id, _, names] = columns::<3>(line);
        list(names).map(move |entry| (id, name(entry, NameForm::Name)))
    });
    of_states.chain(of_others)
}

/// A capital, or with `!` behind it a building that always stands for the government.
fn seat(entry: &'static str) -> Name {
    let always = entry.strip_suffix('!');
    let form = if always.is_some() { NameForm::Government } else { NameForm::Seat };
    name(always.unwrap_or(entry).trim_ascii_end(), form)
}

/// Adds the states, with their names in other languages.
fn add_states(actors: &mut Vec<Actor>) {
    let mut state_places: FxHashMap<&'static str, usize> = FxHashMap::default();
    for line in lines(STATES) {
        let [id, label, names, demonyms, seats, facts] = columns::<6>(line);
        let mut actor = actor(id, ActorKind::State, label, names, facts);
        actor.country = id.strip_prefix("country:").map(|code| code.get(..2).unwrap_or(code).into());
        actor.names.extend(list(demonyms).map(|entry| name(entry, NameForm::Demonym)));
        actor.names.extend(list(seats).map(seat));
        state_places.insert(id.strip_prefix("country:").unwrap_or(id), actors.len());
        actors.push(actor);
    }
    for line in lines(STATE_NAMES) {
        let [code, language, names, demonyms, capitals] = columns::<5>(line);
        let Some(place) = state_places.get(code) else { continue };
        let own = list(names).map(|entry| name(entry, NameForm::Name));
        let demonyms = list(demonyms).map(|entry| name(entry, NameForm::Demonym));
        let own = own.chain(demonyms).chain(list(capitals).map(seat));
        actors[*place].names.extend(own.map(|name| Name { language: Some(language), ..name }));
    }
}

/// The given names of a language; `latin` for those that several share.
pub(super) fn given_names(language: &str) -> impl Iterator<Item = &'static str> {
    let of_language = lines(GIVEN_NAMES).map(columns::<2>).filter(move |[own, _]| *own == language);
    of_language.flat_map(|[_, names]| list(names))
}

/// The lines of persons and organisations of the second rank: kind, names, facts.
pub(super) fn lesser() -> impl Iterator<Item = (ActorKind, [&'static str; 2], &'static str)> {
    let read = |line| {
        let [_, kind, label, names, facts] = columns::<5>(line);
        Some((kind.parse().ok()?, [label, names], facts))
    };
    LESSER_FILES.iter().flat_map(|(_, text)| lines(text)).filter_map(read)
}

/// The names in two columns that need no support.
pub(super) fn sure_names(columns: [&'static str; 2]) -> impl Iterator<Item = &'static str> {
    columns.into_iter().flat_map(list).filter(|entry| !entry.ends_with('?'))
}

/// The country among the facts of a line.
pub(super) fn country_in(facts: &'static str) -> Option<&'static str> {
    list(facts).find_map(|fact| fact.strip_prefix("country="))
}

/// At most how many actors a file holds.
fn most_lines(text: &'static str) -> usize {
    memchr_iter(b'\n', text.as_bytes()).count() + 1
}

/// Adds the actors of a file in five columns.
fn add_actors(text: &'static str, actors: &mut Vec<Actor>) {
    for line in lines(text) {
        let [id, kind, label, names, facts] = columns::<5>(line);
        if let Ok(kind) = kind.parse() {
            actors.push(actor(id, kind, label, names, facts));
        }
    }
}

fn actor(id: &'static str, kind: ActorKind, label: &'static str, names: &'static str, facts: &'static str) -> Actor {
    let own = name(label, NameForm::Name);
    let mut actor = Actor { label: own.text.clone(), ..Actor::new(ActorId::known(id), kind) };
    actor.names.reserve_exact(1 + most_in(names));
    actor.names.push(own);
    actor.names.extend(list(names).map(|entry| name(entry, NameForm::Name)));
    // Most have one or none, and there are thousands.
    actor.offices.reserve_exact(list(facts).filter(|fact| fact.starts_with("office=")).count());
    for fact in list(facts) {
        let Some((key, value)) = fact.split_once('=') else { continue };
        match key {
            "country" => actor.country = Some(value.into()),
            "parent" => actor.parent = Some(ActorId::known(value)),
            "leads" => actor.leads = Some(ActorId::known(value)),
            "office" => {
                let (title, term) = value.rsplit_once(' ').unwrap_or((value, ""));
                let (from, to) = term.split_once("..").unwrap_or_default();
                actor.offices.push(Office { title, from, to });
            }
            "wikidata" => actor.wikidata = Some(value),
            "status" => actor.status = Some(value),
            "usual" => actor.is_usual = value == "yes",
            _ => {}
        }
    }
    actor
}

/// Towns and provinces with the code of their state.
pub(super) fn places() -> Vec<PlaceName> {
    let mut places = Vec::with_capacity(8_192);
    for line in lines(PLACES) {
        let [code, names] = columns::<2>(line);
        for entry in list(names) {
            let name = name(entry, NameForm::Name);
            places.push(PlaceName { country: code, text: name.text, is_sure: name.is_sure, language: name.language });
        }
    }
    places
}

/// What looks like a name of an actor or place and is something else.
pub(super) fn decoys() -> impl Iterator<Item = Name> {
    lines(DECOYS).map(|line| name(line, NameForm::Name))
}

/// The ordinary words of each language that look like names, and whether they are names where the article says so.
pub(super) fn ordinary_words() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    lines(ORDINARY_WORDS).map(columns::<2>).flat_map(|[language, words]| {
        list(words).map(move |word| match word.strip_suffix('?') {
            Some(word) => (language, word, true),
            None => (language, word, false),
        })
    })
}

/// The bodies of which many countries have one.
pub(super) fn generic_bodies() -> Vec<GenericBody> {
    let mut in_other_languages: FxHashMap<&str, Vec<Name>> = FxHashMap::default();
    for line in lines(GENERIC_NAMES) {
        let [label, language, names] = columns::<3>(line);
        let foreign = |entry| Name { language: Some(language), is_sure: false, ..name(entry, NameForm::Name) };
        in_other_languages.entry(label).or_default().extend(list(names).map(foreign));
    }
    let read = |line| {
        let [kind, label, names, default] = columns::<4>(line);
        let names = std::iter::once(label).chain(list(names)).collect();
        let default = Some(default).filter(|code| !code.is_empty());
        let foreign = in_other_languages.remove(label).unwrap_or_default();
        Some(GenericBody { kind: kind.parse().ok()?, label, names, foreign, default })
    };
    lines(GENERIC).filter_map(read).collect()
}

/// The words of which names of parties and bodies are made that say nothing of their country.
pub(super) fn general_words() -> impl Iterator<Item = &'static str> {
    lines(GENERIC).filter(|line| line.starts_with("words |")).flat_map(|line| list(columns::<4>(line)[2]))
}
