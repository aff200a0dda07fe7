//! Turns the id of an actor into what the lexicon says of it, without reading the lexicon: its files are sorted by id.
//!
//! A search shows labels and asks for kinds; it is over before a registry could be built.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashMap;

use super::read::{ACTOR_FILES, LESSER_FILES, STATES};
use crate::article::{ActorId, ActorKind};
use crate::text::fold_value;

/// What the lexicon says of one actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The name to show.
    pub label: &'static str,
    /// What it is.
    pub kind: ActorKind,
    /// The ISO 3166-1 code of its state.
    pub country: Option<&'static str>,
    /// The id of the actor it is part of.
    pub parent: Option<&'static str>,
}

/// What the lexicon says of an actor; `None` for an id it does not hold.
///
/// ```
/// use dateline::actors::facts_of;
/// let russia = facts_of("country:RU").unwrap();
/// assert_eq!((russia.label, russia.kind.name(), russia.country), ("Russia", "state", Some("RU")));
/// assert!(facts_of("country:ZZ").is_none());
/// ```
pub fn facts_of(id: &str) -> Option<Facts> {
    if id.starts_with("country:") {
        let line = line_of(STATES, id)?;
        let mut columns = line.split('|').map(str::trim).skip(1);
        let label = columns.next()?.trim_end_matches('?');
        // The code of a part of a state begins with that of the state.
        let country = line.get("country:".len().."country:XX".len());
        return Some(Facts { label, kind: ActorKind::State, country, parent: fact(columns.last()?, "parent") });
    }
    // What was found in texts is asked for most.
    if ActorId::given_name_of(id).is_some() {
        return None;
    }
    let mut columns = actor_line(id)?.split('|').map(str::trim).skip(1);
    let (kind, label) = (columns.next()?, columns.next()?);
    let facts = columns.nth(1).unwrap_or_default();
    let kind = kind.parse().ok()?;
    Some(Facts { label: label.trim_end_matches('?'), kind, country: fact(facts, "country"), parent: fact(facts, "parent") })
}

/// What somebody whom no registry knows is by a word of the name, or, where no word says so, by what is known of the second rank.
pub(crate) fn kind_of_found(id: &ActorId) -> Option<ActorKind> {
    let kind = id.found_kind()?;
    let name = id.as_str().strip_prefix("org:").filter(|_| kind == ActorKind::Organisation);
    Some(name.and_then(kind_of_lesser).unwrap_or(kind))
}

/// What an organisation of the second rank is, by the name it is labelled with.
fn kind_of_lesser(name: &str) -> Option<ActorKind> {
    let folded = fold_value(name.trim_start_matches("The "));
    let mut id = String::from("org:");
    for letter in folded.chars().filter(|letter| !matches!(letter, '\'' | '’')) {
        match letter {
            letter if letter.is_ascii_alphanumeric() => id.push(letter),
            _ if !id.ends_with(['-', ':']) => id.push('-'),
            _ => {}
        }
    }
    let line = LESSER_FILES.iter().find_map(|(_, file)| line_of(file, id.trim_end_matches('-')))?;
    let mut columns = line.split('|').map(str::trim).skip(1);
    let (kind, label) = (columns.next()?, columns.next()?);
    if fold_value(label) == folded { kind.parse().ok() } else { None }
}

/// So many actors are looked for in the files; who asks for more has a list of all lines made, which takes some milliseconds.
const FEW: usize = 500;

/// The line of an actor that is no state.
fn actor_line(id: &str) -> Option<&'static str> {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    static LINES: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    if LINES.get().is_none() && ASKED.fetch_add(1, Ordering::Relaxed) < FEW {
        return ACTOR_FILES.iter().find_map(|(_, file)| line_of(file, id));
    }
    let lines = LINES.get_or_init(|| {
        let lines = ACTOR_FILES.iter().flat_map(|(_, file)| file.lines()).filter(|line| !line.starts_with('#'));
        lines.map(|line| (id_of(line), line)).collect()
    });
    lines.get(id).copied()
}

/// The id at the beginning of a line.
fn id_of(line: &str) -> &str {
    line.split(" |").next().unwrap_or(line)
}

fn fact(facts: &'static str, key: &str) -> Option<&'static str> {
    facts.split(';').find_map(|fact| fact.trim().strip_prefix(key)?.strip_prefix('='))
}

/// The line of a sorted file that begins with an id.
fn line_of(file: &'static str, id: &str) -> Option<&'static str> {
    let (mut from, mut to) = (0, file.len());
    while from < to {
        let middle = file.floor_char_boundary(from + (to - from) / 2);
        let start = file[..middle].rfind('\n').map_or(0, |place| place + 1).max(from);
        let end = file[middle..].find('\n').map_or(file.len(), |place| middle + place);
        let line = &file[start..end];
        // Comments stand before all lines.
        if line.starts_with('#') || line.is_empty() {
            from = end + 1;
            continue;
        }
        match id_of(line).as_bytes().cmp(id.as_bytes()) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::Registry;

    #[test]
    fn what_is_known_of_the_second_rank_says_what_somebody_is() {
        for (id, kind) in [
            ("org:Solomon Star", "media"),
            ("org:The Solomon Star", "media"),
            ("org:El Khabar", "media"),
            ("org:Harbour Bank", "company"),
            ("org:Acme Front", "organisation"),
            ("person:Solomon Star", "person"),
        ] {
            assert_eq!(kind_of_found(&ActorId::from(id)).map(|kind| kind.name()), Some(kind), "{id}");
        }
    }

    #[test]
    fn facts_are_those_of_the_registry() {
        for actor in Registry::shared().actors() {
            let facts = facts_of(actor.id.as_str()).unwrap_or_else(|| panic!("{}", actor.id));
            assert_eq!((facts.label, facts.kind), (&*actor.label, actor.kind), "{}", actor.id);
            assert_eq!(facts.country, actor.country.as_deref(), "{}", actor.id);
            assert_eq!(facts.parent, actor.parent.as_ref().map(|parent| parent.as_str()), "{}", actor.id);
        }
    }
}
