//! Holds [`EnrichedArticle`]: a [`ParsedArticle`] plus what was found in its text.

use serde::{Deserialize, Serialize};

use super::{ActorId, ParsedArticle, Zone};

/// One place in an article that names an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The zone it stands in.
    pub zone: Zone,
    /// Its first byte in the text of that zone (lead and body share the body's text).
    pub start: usize,
    /// The words used there.
    pub words: String,
}

/// An actor together with everything that shows it in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorInArticle {
    /// Who.
    pub id: ActorId,
    /// The name to show.
    pub label: String,
    /// How often the article names the actor.
    pub mentions: u32,
    /// The zones that name it, in reading order.
    pub zones: Vec<Zone>,
    /// Whether an editor gave it.
    pub given: bool,
    /// The first mentions, at most five, as evidence.
    #[serde(default)]
    pub examples: Vec<Mention>,
    /// The places of all mentions, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<MentionPlace>,
}

/// Where a mention stands: the text (0 headline, 1 standfirst, 2 body), its first byte there and the one behind its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MentionPlace(pub u8, pub u32, pub u32);

impl MentionPlace {
    /// The bytes in that text.
    pub fn bytes(self) -> std::ops::Range<usize> {
        self.1 as usize..self.2 as usize
    }
}

/// An article ready to be laid out for an index.
#[derive(Clone, Debug, PartialEq)]
pub struct EnrichedArticle {
    /// What the file says.
    pub parsed: ParsedArticle,
    /// The language, declared or detected; `None` if neither is sure.
    pub language: Option<String>,
    /// The actors, most mentioned first, then by id.
    pub actors: Vec<ActorInArticle>,
}
