//! Turns the values and words of a checked query into those of one index: values in its spellings, words into stems of its
//! languages.

use std::cell::Cell;
use std::collections::HashSet;

use super::Clock;
#[cfg(feature = "cli")]
use crate::actors::Corrections;
#[cfg(feature = "cli")]
use crate::article::ActorId;
use crate::article::Dimension;
use crate::backend::{SearchBackend, ValueMatch};
use crate::error::Error;
#[cfg(feature = "cli")]
use crate::query::{KnownActors, actor_named};
use crate::query::{Leaf, NamedActor, ParsedQuery, ROLLED_UP, Warning};
use crate::regions::region_named;
use crate::schema::Manifest;
use crate::text::Stemmer;

/// So many names are looked up however little time there is.
const ALWAYS_ASKED: u32 = 16;

/// The actors of an index by their names; where there is no more time for it, none.
pub(super) fn asking<'b>(
    backend: &'b dyn SearchBackend,
    manifest: &'b Manifest,
    clock: Clock,
) -> impl Fn(Dimension, &str, &[String]) -> Result<Vec<NamedActor>, Error> + 'b {
    let asked = Cell::new(0);
    move |dimension, name, ids| {
        asked.set(asked.get() + 1);
        // A few names are looked up in any case: without the index they would be somebody else's.
        if asked.get() > ALWAYS_ASKED && clock.is_over() {
            return Ok(Vec::new());
        }
        let called = backend.actors_called(dimension, name, ids)?.into_iter();
        let named = |(id, articles): (String, u64)| NamedActor { label: manifest.label(dimension, &id), id, articles };
        Ok(called.map(named).collect())
    }
}

/// The id of the actor that a name stands for over an index, with these corrections.
#[cfg(feature = "cli")]
pub(crate) fn actor_called(backend: &dyn SearchBackend, corrections: &Corrections, name: &str) -> Result<ActorId, Error> {
    let manifest = backend.describe().manifest;
    let ask = asking(backend, &manifest, Clock::start(std::time::Instant::now(), 0));
    let known = KnownActors::of(corrections).in_index(&ask);
    actor_named(Dimension::Actor, name, known, &mut Vec::new()).map(|id| ActorId::from(id.as_str()))
}

/// Values that there is no more time to look up stay as they were written.
pub(super) fn resolve(backend: &dyn SearchBackend, query: &mut ParsedQuery, clock: Clock) -> Result<(), Error> {
    let ParsedQuery { base, filters, warnings, .. } = query;
    for filter in filters {
        let dimension = filter.dimension;
        for values in filter.all.iter_mut().chain([&mut filter.any, &mut filter.none]) {
            spell(backend, dimension, values, warnings, clock)?;
        }
    }
    base.change_values(&mut |dimension, values| spell(backend, dimension, values, warnings, clock))?;
    let stemmers: Vec<Stemmer> = stemmers(&backend.describe().languages);
    base.change_spans(&mut |span| {
        span.change_leaves(&mut |leaf| match leaf {
            Leaf::Actor(ids) => spell(backend, Dimension::Actor, ids, warnings, clock),
            Leaf::Word(stems) => {
                // One for each stemmer, in their order, so that the words of a query can be matched language by language.
                if let [word] = stems.as_slice() {
                    *stems = stemmers.iter().map(|stemmer| stemmer.stem_written(word)).collect();
                }
                Ok(())
            }
            _ => Ok(()),
        })
    })
}

/// A stemmer for each language, and none at all for articles of unknown language.
fn stemmers(languages: &[String]) -> Vec<Stemmer> {
    let mut stemmers = vec![Stemmer::of(None)];
    for language in languages {
        let stemmer = Stemmer::of(Some(language));
        if !stemmers.contains(&stemmer) {
            stemmers.push(stemmer);
        }
    }
    stemmers
}

/// Replaces values by the spellings the index has of them.
fn spell(
    backend: &dyn SearchBackend,
    dimension: Dimension,
    values: &mut Vec<String>,
    warnings: &mut Vec<Warning>,
    clock: Clock,
) -> Result<(), Error> {
    let mut spelled = Vec::with_capacity(values.len());
    for value in values.iter() {
        if clock.is_over() {
            return Ok(());
        }
        if let Some(country) = value.strip_prefix(ROLLED_UP).and_then(|rest| rest.strip_prefix(ROLLED_UP)) {
            let bodies = backend.found_bodies(country)?;
            let known: HashSet<&String> = spelled.iter().collect();
            let others: Vec<String> = bodies.into_iter().filter(|id| !known.contains(id)).collect();
            spelled.extend(others);
            continue;
        }
        if let Some(member) = value.strip_prefix(ROLLED_UP) {
            let is_there = backend.has_value(dimension, member)?;
            spelled.extend((is_there && !spelled.iter().any(|known| known == member)).then(|| member.to_string()));
            continue;
        }
        for spelling in spellings(backend, dimension, value, warnings)? {
            if !spelled.contains(&spelling) {
                spelled.push(spelling);
            }
        }
    }
    *values = spelled;
    Ok(())
}

fn spellings(
    backend: &dyn SearchBackend,
    dimension: Dimension,
    value: &str,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<String>, Error> {
    match backend.find_value(dimension, value)? {
        ValueMatch::Exact => Ok(vec![value.to_string()]),
        ValueMatch::Spelled(spelled) => Ok(spelled),
        ValueMatch::Absent { nearest } => {
            // A region by another name, a code, or one in which those of articles lie.
            let region = if dimension == Dimension::Region { region_named(value) } else { None };
            if let Some(region) = region.filter(|region| region.name != value) {
                return spellings(backend, dimension, region.name, warnings);
            }
            // An index says `en` of an article in `en-US`.
            if let Some((primary, _)) = value.split_once('-').filter(|_| dimension == Dimension::Language) {
                return spellings(backend, dimension, primary, warnings);
            }
            let manifest = backend.describe().manifest;
            let written = manifest.label(dimension, value);
            let help = match nearest {
                Some(nearest) => format!("; did you mean \"{}\"?", manifest.label(dimension, &nearest)),
                None => String::new(),
            };
            // A date status, a region or a state of which there happens to be no article is no mistake.
            let is_known =
                dimension == Dimension::DateStatus || region.is_some() || crate::actors::facts_of(value).is_some();
            if !is_known {
                let message = format!("no article has the {dimension} \"{written}\"{help}");
                let warning = Warning::new("unknown_value", message);
                if !warnings.contains(&warning) {
                    warnings.push(warning);
                }
            }
            Ok(vec![value.to_string()])
        }
    }
}
