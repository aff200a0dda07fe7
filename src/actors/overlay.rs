//! Turns the user's own file of corrections (`actors.toml`) into [`Corrections`], which a registry is laid under.
//!
//! ```toml
//! [[actor]]
//! id = "org:hamas"
//! alias = ["Islamic Resistance Movement of Palestine"]
//! not = ["Hammas"]
//!
//! [[actor]]
//! id = "person:J. Doe"
//! into = "person:Jane Doe"
//! ```
//!
//! An `id` that no registry knows makes a new actor. `alias` adds names, which win over every other claim to them; `not` takes
//! names away; `into` merges the actor into another; `hide` lets its mentions count for nobody; `kind`, `label`, `country` and
//! `parent` replace what the registry says.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::finder::MOST_WORDS;
use super::registry::{Registry, facts_of, kind_of_found};

use crate::article::{ActorId, ActorKind};
use crate::error::{Error, ErrorCode, nearest};
use crate::text::fold_value;

/// Everything the user has corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// The corrections, in the order of the file.
    #[serde(rename = "actor", skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Correction>,
}

/// What the user says of one actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The actor's id.
    pub id: ActorId,
    /// The name to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActorKind>,
    /// The ISO 3166-1 code of its state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The actor it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ActorId>,
    /// Names it goes by besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alias: Vec<String>,
    /// Names that are not its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
    /// Whether it counts for nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hide: bool,
    /// The actor it is the same as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<ActorId>,
}

impl Correction {
    /// A correction that changes nothing yet.
    pub fn of(id: ActorId) -> Correction {
        let (label, kind, country, parent, into) = (None, None, None, None, None);
        Correction { id, label, kind, country, parent, alias: Vec::new(), not: Vec::new(), hide: false, into }
    }
}

impl Corrections {
    /// Checks what a file cannot say by its form: ids and names that are none, names too long to be found, an actor corrected
    /// twice, countries that are no codes, actors merged into themselves or in a circle.
    pub fn check(&self) -> Result<(), Error> {
        let refuse = |message: String| Err(Error::new(ErrorCode::InvalidRequest, message));
        let is_id = |id: &ActorId| {
            id.as_str().split_once(':').is_some_and(|(kind, rest)| !kind.is_empty() && !rest.trim().is_empty())
        };
        let mut into: HashMap<&ActorId, Option<&ActorId>> = HashMap::new();
        for correction in &self.actors {
            let id = &correction.id;
            for id in [Some(id), correction.into.as_ref(), correction.parent.as_ref()].into_iter().flatten() {
                if !is_id(id) {
                    return refuse(format!(
                        "\"{id}\" is not the id of an actor; ids look like org:hamas or person:Jane Doe"
                    ));
                }
            }
            for name in correction.alias.iter().chain(&correction.not).chain(&correction.label) {
                let words = crate::text::words_of(name).len();
                if words == 0 || words > MOST_WORDS {
                    return refuse(format!("\"{name}\" is no name for \"{id}\": names have from 1 to {MOST_WORDS} words"));
                }
            }
            if let Some(country) =
                correction.country.as_ref().filter(|country| facts_of(&format!("country:{country}")).is_none())
            {
                return refuse(format!(
                    "\"{country}\" is not the code of a state; the country of \"{id}\" is a code such as RU"
                ));
            }
            if into.insert(id, correction.into.as_ref()).is_some() {
                return refuse(format!(
                    "the actor \"{id}\" is corrected twice; put all that is said of it into one [[actor]]"
                ));
            }
        }
        for correction in self.actors.iter().filter(|correction| correction.into.is_some()) {
            let (mut at, mut steps) = (&correction.id, 0);
            while let Some(next) = into.get(at).copied().flatten() {
                steps += 1;
                if steps > self.actors.len() {
                    return refuse(format!("the actor \"{}\" is merged into itself", correction.id));
                }
                at = next;
            }
        }
        Ok(())
    }

    /// The corrections without what they say of ids that nobody has, and a sentence for each of those and whatever else hides an actor unasked: one
    /// merged into an id of nobody would be gone from all counts. An id that shows a name is one that texts may give; one with a name or label of its own makes a new actor.
    pub fn of_known_ids(mut self) -> (Corrections, Vec<String>) {
        let is_made = |correction: &&Correction| correction.label.is_some() || !correction.alias.is_empty();
        let made: HashSet<ActorId> = self.actors.iter().filter(is_made).map(|correction| correction.id.clone()).collect();
        let is_known = |id: &ActorId| facts_of(id.as_str()).is_some() || id.given_name().is_some() || made.contains(id);
        let mut unknown = Vec::new();
        self.actors.retain(|correction| {
            let is_kept = is_known(&correction.id);
            if !is_kept {
                unknown.push(format!("{}; what is said of it corrects nothing", no_actor_has(&correction.id)));
            }
            is_kept
        });
        for Correction { id, into, parent, .. } in &mut self.actors {
            for (what, other) in [("merged into", into), ("made part of", parent)] {
                if let Some(other) = other.take_if(|other| !is_known(other)) {
                    unknown.push(format!("{}; {id} is not {what} it", no_actor_has(&other)));
                }
            }
        }
        for correction in self.actors.iter().filter(|correction| correction.into.is_some()) {
            let end = self.merged(&correction.id);
            if self.actors.iter().any(|other| other.id == *end && other.hide) {
                unknown.push(format!("{} is merged into {end}, which is hidden, so that neither counts", correction.id));
            } else if correction.hide {
                unknown.push(format!("{} is hidden and merged into {end}; it counts as that", correction.id));
            }
        }
        (self, unknown)
    }

    /// The correction of an actor, made if there is none.
    pub fn of(&mut self, id: &ActorId) -> &mut Correction {
        let place = match self.actors.iter().position(|correction| correction.id == *id) {
            Some(place) => place,
            None => {
                self.actors.push(Correction::of(id.clone()));
                self.actors.len() - 1
            }
        };
        &mut self.actors[place]
    }

    /// The id that an id or an alias of the user's leads to, after all merges.
    pub fn resolve(&self, id: &ActorId) -> ActorId {
        let Some(name) = id.given_name().filter(|_| !self.actors.is_empty()) else { return self.merged(id).clone() };
        let folded = fold_value(name);
        let owns = |correction: &&Correction| {
            correction.alias.iter().chain(&correction.label).any(|name| fold_value(name) == folded)
        };
        let owner = self.actors.iter().find(owns).map_or(id, |correction| &correction.id);
        self.merged(owner).clone()
    }

    /// What an actor is: as the user says, the registry, or the look of the id.
    pub(crate) fn kind(&self, id: &str) -> Option<ActorKind> {
        let corrected =
            self.actors.iter().find(|correction| correction.id.as_str() == id).and_then(|correction| correction.kind);
        corrected.or_else(|| facts_of(id).map(|facts| facts.kind)).or_else(|| kind_of_found(&ActorId::from(id)))
    }

    /// Where an actor ends up after all merges.
    pub fn merged<'c>(&'c self, id: &'c ActorId) -> &'c ActorId {
        let mut at = id;
        for _ in 0..=self.actors.len() {
            match self.actors.iter().find(|other| other.id == *at).and_then(|other| other.into.as_ref()) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

/// Says that nobody has an id, and which the registry has that is near.
pub(crate) fn no_actor_has(id: &ActorId) -> String {
    let near = nearest(id.as_str(), Registry::shared().actors().iter().map(|actor| actor.id.as_str()));
    let help = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
    format!("no actor has the id \"{id}\"{help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_and_merged_is_said_to_count() {
        let notes = |toml: &str| toml::from_str::<Corrections>(toml).expect("corrections").of_known_ids().1;
        let both = notes("[[actor]]\nid = \"org:hamas\"\nhide = true\ninto = \"country:IR\"\n");
        assert_eq!(both, ["org:hamas is hidden and merged into country:IR; it counts as that"]);
        let end =
            notes("[[actor]]\nid = \"org:hamas\"\ninto = \"country:IR\"\n[[actor]]\nid = \"country:IR\"\nhide = true\n");
        assert_eq!(end, ["org:hamas is merged into country:IR, which is hidden, so that neither counts"]);
        assert!(notes("[[actor]]\nid = \"org:hamas\"\nhide = true\n").is_empty());
        assert!(notes("[[actor]]\nid = \"org:hamas\"\ninto = \"country:IR\"\n").is_empty());
    }

    #[test]
    fn ids_that_nobody_has_correct_nothing() {
        let file = [
            ("country:RU", "into = \"country:ZZ\""),
            ("org:hammas", "hide = true"),
            ("org:new-front", "label = \"New Front\""),
            ("org:hamas", "parent = \"org:new-front\""),
            ("org:Acme Front", "into = \"org:hamas\""),
        ];
        let toml: String = file.iter().map(|(id, rest)| format!("[[actor]]\nid = \"{id}\"\n{rest}\n")).collect();
        let corrections: Corrections = toml::from_str(&toml).expect("corrections");
        let (kept, unknown) = corrections.of_known_ids();
        let ids: Vec<&str> = kept.actors.iter().map(|correction| correction.id.as_str()).collect();
        assert_eq!(ids, ["country:RU", "org:new-front", "org:hamas", "org:Acme Front"]);
        assert_eq!(
            (&kept.actors[0].into, kept.actors[2].parent.is_some(), kept.actors[3].into.is_some()),
            (&None, true, true)
        );
        assert!(unknown[0].contains("\"org:hammas\"; did you mean \"org:hamas\"?"), "{unknown:?}");
        assert_eq!(unknown.len(), 2);
        assert!(
            unknown[1].contains("\"country:ZZ\"") && unknown[1].contains("country:RU is not merged into it"),
            "{unknown:?}"
        );
    }
}
