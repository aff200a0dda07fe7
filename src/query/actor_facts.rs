//! Holds [`ActorFacts`]: what comes back when somebody asks about an actor, the same for every face. Its JSON only ever grows.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{TimelineResult, Warning};
use crate::article::ActorKind;

/// What a registry and the articles say of an actor.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ActorFacts {
    /// Its id.
    pub id: String,
    /// The name to show.
    pub label: String,
    /// What it is.
    pub kind: ActorKind,
    /// The state it belongs to, as an ISO 3166 code of two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<NamedActor>,
    /// What the registry and the user call it.
    pub names: Vec<String>,
    /// In how many articles it acts.
    pub articles: u64,
    /// Whether this and the counts over time are exact; otherwise they are lower bounds, and `warnings` say why.
    pub exact: bool,
    /// How often it is named there as one who acts; how often as a place, its senses tell.
    pub mentions: u64,
    /// How often in which sense.
    pub senses: BTreeMap<String, u64>,
    /// The words that name it in the articles, most frequent first.
    pub forms: Vec<ActorForm>,
    /// Who is named with it in the same sentence, most frequent first.
    pub neighbours: Vec<ActorNeighbour>,
    /// Which of them are named in these sentences together.
    pub pairs: Vec<ActorPair>,
    /// Actors that may be the same; nothing is merged until the user says so.
    pub may_be_the_same: Vec<NamedActor>,
    /// Its articles over time.
    pub timeline: Option<TimelineResult>,
    /// How many articles were read for mentions, senses, forms and neighbours, where the time did not suffice for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_articles: Option<u64>,
    /// What is missing from all this, or is worth knowing.
    pub warnings: Vec<Warning>,
}

/// An actor beside another one.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NamedActor {
    /// The id.
    pub id: String,
    /// The name to show.
    pub label: String,
    /// In how many articles it acts.
    pub articles: u64,
}

/// Words that name an actor.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActorForm {
    /// The words.
    pub words: String,
    /// How often they do.
    pub mentions: u64,
    /// A sentence in which they stand.
    pub sample: String,
    /// The id of the article it is from.
    pub article: String,
}

/// Who is named with an actor in the same sentence.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActorNeighbour {
    /// The id.
    pub id: String,
    /// The name to show.
    pub label: String,
    /// In how many sentences.
    pub sentences: u64,
    /// In how many articles.
    pub articles: u64,
    /// One of the sentences.
    pub sample: String,
    /// The id of the article it is from.
    pub article: String,
}

/// Two actors that are named together in sentences of a third.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActorPair {
    /// The id of the one, the lesser.
    pub left: String,
    /// The id of the other.
    pub right: String,
    /// In how many sentences.
    pub sentences: u64,
}
