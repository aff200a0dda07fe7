//! Holds the names by which articles, actors and dimensions are called, everywhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, nearest};

/// The id of an article: 16 hexadecimal digits, derived from where the article stands and nothing else, so that the same
/// folder always gives the same ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id made of these 64 bits.
    pub fn from_bits(bits: u64) -> ArticleId {
        ArticleId(format!("{bits:016x}"))
    }

    /// The 64 bits of the id, or `None` when the text is not an id of ours.
    pub fn bits(&self) -> Option<u64> {
        (self.0.len() == 16).then(|| u64::from_str_radix(&self.0, 16).ok()).flatten()
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ArticleId {
    fn from(text: &str) -> ArticleId {
        ArticleId(text.trim().to_string())
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The id of an actor: `kind:slug`, such as `country:RU`; `name:` and the name itself for an actor that only an editor
/// named and no registry knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(String);

impl ActorId {
    const NAMED: &'static str = "name:";

    /// The id of an actor known by its name alone.
    pub fn named(name: &str) -> ActorId {
        ActorId(format!("{}{name}", ActorId::NAMED))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name inside a `name:` id.
    pub fn given_name(&self) -> Option<&str> {
        self.0.strip_prefix(ActorId::NAMED)
    }
}

impl From<&str> for ActorId {
    fn from(text: &str) -> ActorId {
        ActorId(text.to_string())
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Something articles are counted and filtered by.
///
/// ```
/// use dateline::Dimension;
/// assert_eq!("actor".parse::<Dimension>()?, Dimension::Actor);
/// assert!("actors".parse::<Dimension>().unwrap_err().to_string().contains("did you mean \"actor\"?"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Dimension {
    /// Who acts or is acted upon; values are [`ActorId`]s.
    Actor,
    /// About what, as the publisher says (schema.org `articleSection` and `about`).
    Topic,
    /// Where, as the publisher says (`contentLocation`).
    Region,
    /// Free keywords.
    Tag,
    /// Who wrote it.
    Author,
    /// Who published it.
    Source,
    /// In which language, as a BCP 47 code.
    Language,
    /// How sure the publication date is: `known`, `partial`, `unknown`, `suspect`.
    DateStatus,
}

impl Dimension {
    /// Every dimension, in the order in which they are shown.
    pub const ALL: [Dimension; 8] = [
        Dimension::Actor,
        Dimension::Topic,
        Dimension::Region,
        Dimension::Tag,
        Dimension::Author,
        Dimension::Source,
        Dimension::Language,
        Dimension::DateStatus,
    ];

    /// The name used in flags, requests and answers.
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Actor => "actor",
            Dimension::Topic => "topic",
            Dimension::Region => "region",
            Dimension::Tag => "tag",
            Dimension::Author => "author",
            Dimension::Source => "source",
            Dimension::Language => "language",
            Dimension::DateStatus => "date-status",
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Dimension {
    type Err = Error;

    fn from_str(text: &str) -> Result<Dimension, Error> {
        if let Some(dimension) = Dimension::ALL.into_iter().find(|dimension| dimension.name() == text) {
            return Ok(dimension);
        }
        let names = Dimension::ALL.map(Dimension::name);
        let help = match nearest(text, names) {
            Some(name) => format!("did you mean \"{name}\"?"),
            None => format!("the dimensions are {}", names.join(", ")),
        };
        Err(Error::new(ErrorCode::InvalidRequest, format!("unknown dimension \"{text}\"; {help}")))
    }
}
