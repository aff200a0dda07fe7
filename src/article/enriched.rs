//! Holds [`EnrichedArticle`]: a [`ParsedArticle`] plus what was found in its text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ActorId, ActorKind, ParsedArticle, Sense, Zone};

/// One place in an article that names an actor.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The zone it stands in.
    pub zone: Zone,
    /// Its first byte in the text of that zone (lead and body share the body's text).
    pub start: usize,
    /// The words used there.
    pub words: String,
}

/// An actor, or a place, together with everything that shows it in one article.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActorInArticle {
    /// Who.
    pub id: ActorId,
    /// The name to show.
    pub label: String,
    /// What it is.
    #[serde(default)]
    pub kind: ActorKind,
    /// The ISO 3166-1 code of the state it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Of a person, the office held on the day of publication, where the registry knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// How often the article names the actor.
    pub mentions: u32,
    /// Its part of all mentions of actors in the article, from 0 to 1, in thousandths.
    #[serde(default)]
    pub share: f64,
    /// How many of the mentions have which sense; empty for what has but one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub senses: BTreeMap<Sense, u32>,
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

impl ActorInArticle {
    /// An actor without a mention.
    pub fn new(id: ActorId, label: &str, kind: ActorKind, country: Option<String>) -> ActorInArticle {
        ActorInArticle {
            id,
            label: label.to_string(),
            kind,
            country,
            office: None,
            mentions: 0,
            share: 0.0,
            senses: BTreeMap::new(),
            zones: Vec::new(),
            given: false,
            examples: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Shows the first mentions: their words are those of the texts (headline, standfirst, body) at their places. The lead is the body up to
    /// `lead_end`.
    pub(crate) fn show_examples(&mut self, texts: [&str; 3], lead_end: usize) {
        let example = |place: &MentionPlace| {
            let (text, bytes) = (usize::from(place.0), place.bytes());
            let zone = match text {
                0 => Zone::Headline,
                1 => Zone::Standfirst,
                _ if bytes.start < lead_end => Zone::Lead,
                _ => Zone::Body,
            };
            let words = texts.get(text).and_then(|text| text.get(bytes.clone())).unwrap_or_default().to_string();
            Mention { zone, start: bytes.start, words }
        };
        self.examples = self.places.iter().take(MOST_EXAMPLES).map(example).collect();
    }
}

/// How many mentions are shown as evidence for one actor.
const MOST_EXAMPLES: usize = 5;

/// Where a mention stands: the text (0 headline, 1 standfirst, 2 body), its first byte there and the one behind its last;
/// the sense, for names that have several; and how it was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MentionPlace(pub u8, pub u32, pub u32, pub Option<Sense>, pub MentionRule);

impl MentionPlace {
    /// The bytes in that text.
    pub fn bytes(self) -> std::ops::Range<usize> {
        self.1 as usize..self.2 as usize
    }
}

/// What is derived of a tuple says the same of all its parts.
#[cfg(feature = "server")]
impl utoipa::PartialSchema for MentionPlace {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{AllOf, Array, ArrayItems, Object, OneOf, Ref, Schema, Type};
        let number = |what: &str| Schema::from(Object::builder().schema_type(Type::Integer).description(Some(what)).build());
        let sense = OneOf::builder().item(Object::builder().schema_type(Type::Null)).item(Ref::from_schema_name("Sense"));
        let rule = AllOf::builder().item(Ref::from_schema_name("MentionRule"));
        let parts = [
            number("the text: 0 headline, 1 standfirst, 2 body"),
            number("its first byte there"),
            number("the byte behind its last"),
            sense.build().into(),
            rule.build().into(),
        ];
        let description = "Where a mention stands, its sense, for names that have several, and how it was recognised.";
        Array::builder()
            .prefix_items(parts)
            .items(ArrayItems::False)
            .min_items(Some(5))
            .max_items(Some(5))
            .description(Some(description))
            .into()
    }
}

#[cfg(feature = "server")]
impl utoipa::ToSchema for MentionPlace {
    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
        use utoipa::PartialSchema as _;
        schemas.extend([("Sense".to_string(), Sense::schema()), ("MentionRule".to_string(), MentionRule::schema())]);
    }
}

/// How a mention was recognised.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MentionRule {
    /// By a name that needs no support.
    Name,
    /// By a name that the rest of the article supports.
    Context,
    /// By an acronym that the article explains.
    Acronym,
    /// By a part of a name that the article gives in full elsewhere.
    Again,
    /// By the look of a name that no registry knows.
    Found,
    /// By the words in which an editor gave it.
    Given,
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
    /// The states in which named places lie, most mentioned first, then by id.
    pub places: Vec<ActorInArticle>,
}
