//! Holds the names by which articles, actors and dimensions are called, everywhere.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, nearest};

/// The id of an article: 16 hexadecimal digits, derived from where the article stands and nothing else, so that the same
/// folder always gives the same ids.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id made of these 64 bits.
    pub fn from_bits(bits: u64) -> ArticleId {
        ArticleId(format!("{bits:016x}"))
    }

    /// The 64 bits of the id, or `None` when the text is not an id of ours: sixteen hexadecimal digits.
    ///
    /// ```
    /// use dateline::ArticleId;
    /// assert_eq!(ArticleId::from("00000000000000ff").bits(), Some(255));
    /// assert_eq!(ArticleId::from("+0000000000000ff").bits(), None);
    /// ```
    pub fn bits(&self) -> Option<u64> {
        let is_one = self.0.len() == 16 && self.0.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then(|| u64::from_str_radix(&self.0, 16).ok()).flatten()
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

/// The id of an actor: `country:RU`, `org:hamas`, `person:wang-yi` for those of the registry; `person:Jane Doe` and
/// `org:Acme Front`, with the name itself, for those found in a text; `name:` and the name for those that only an editor gave.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(Cow<'static, str>);

impl ActorId {
    /// How the id of an actor begins that is known by its name alone.
    pub(crate) const NAMED: &'static str = "name:";
    pub(crate) const PERSON: &'static str = "person:";
    pub(crate) const ORGANISATION: &'static str = "org:";

    /// An id of the registry that comes with the program.
    pub(crate) const fn known(id: &'static str) -> ActorId {
        ActorId(Cow::Borrowed(id))
    }

    /// The id of an actor known by its name alone.
    pub fn named(name: &str) -> ActorId {
        ActorId(Cow::Owned(format!("{}{name}", ActorId::NAMED)))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of a person whom no registry knows: `person:Jane Doe`.
    pub fn found_person(name: &str) -> ActorId {
        ActorId(Cow::Owned(format!("{}{name}", ActorId::PERSON)))
    }

    /// The id of an organisation that no registry knows: `org:Acme Front`.
    pub fn found_organisation(name: &str) -> ActorId {
        ActorId(Cow::Owned(format!("{}{name}", ActorId::ORGANISATION)))
    }

    /// The name inside the id of an actor that no registry knows; those of the registry end in small letters, digits and
    /// hyphens.
    pub fn given_name(&self) -> Option<&str> {
        ActorId::given_name_of(&self.0)
    }

    /// The same of an id that is only looked at.
    pub(crate) fn given_name_of(id: &str) -> Option<&str> {
        if let Some(name) = id.strip_prefix(ActorId::NAMED) {
            return Some(name);
        }
        let rest = id.strip_prefix(ActorId::PERSON).or_else(|| id.strip_prefix(ActorId::ORGANISATION))?;
        let is_slug = rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (!is_slug).then_some(rest)
    }
}

impl From<&str> for ActorId {
    fn from(text: &str) -> ActorId {
        ActorId(Cow::Owned(text.to_string()))
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What an actor is, in the terms of event data (PLOVER, ACLED).
///
/// ```
/// use dateline::ActorKind;
/// assert_eq!("armed-group".parse::<ActorKind>()?, ActorKind::ArmedGroup);
/// # Ok::<(), dateline::Error>(())
/// ```
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ActorKind {
    /// A state or territory, past states among them.
    State,
    /// A ministry, agency, parliament, court, army or police.
    GovernmentBody,
    /// Rebels, guerrillas, militias, terrorists, cartels.
    ArmedGroup,
    /// A political party or movement.
    Party,
    /// A body whose members are states.
    IntergovernmentalBody,
    /// A charity, union, church, university or association.
    Ngo,
    /// A business.
    Company,
    /// A newspaper, broadcaster or news agency.
    Media,
    /// An institute that advises on policy.
    ThinkTank,
    /// A set of states without an organisation, such as the Global South.
    Bloc,
    /// A human being.
    Person,
    /// A people or community.
    People,
    /// An organisation of which no more is known.
    #[default]
    Organisation,
}

impl ActorKind {
    /// Every kind.
    pub const ALL: [ActorKind; 13] = [
        ActorKind::State,
        ActorKind::GovernmentBody,
        ActorKind::ArmedGroup,
        ActorKind::Party,
        ActorKind::IntergovernmentalBody,
        ActorKind::Ngo,
        ActorKind::Company,
        ActorKind::Media,
        ActorKind::ThinkTank,
        ActorKind::Bloc,
        ActorKind::Person,
        ActorKind::People,
        ActorKind::Organisation,
    ];

    /// The name used in files, flags, requests and answers.
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::State => "state",
            ActorKind::GovernmentBody => "government-body",
            ActorKind::ArmedGroup => "armed-group",
            ActorKind::Party => "party",
            ActorKind::IntergovernmentalBody => "intergovernmental-body",
            ActorKind::Ngo => "ngo",
            ActorKind::Company => "company",
            ActorKind::Media => "media",
            ActorKind::ThinkTank => "think-tank",
            ActorKind::Bloc => "bloc",
            ActorKind::Person => "person",
            ActorKind::People => "people",
            ActorKind::Organisation => "organisation",
        }
    }
}

impl fmt::Display for ActorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for ActorKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<ActorKind, Error> {
        if let Some(kind) = ActorKind::ALL.into_iter().find(|kind| kind.name() == text) {
            return Ok(kind);
        }
        let names = ActorKind::ALL.map(ActorKind::name);
        let help = nearest(text, names).map_or(String::new(), |name| format!("; did you mean \"{name}\"?"));
        let message = format!("unknown kind of actor \"{text}\"{help}; there are {}", names.join(", "));
        Err(Error::new(ErrorCode::InvalidRequest, message))
    }
}

/// What a name stands for where it is used.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Sense {
    /// The government, or whoever acts under the name: `Moscow condemned`, `Hamas said`.
    Government,
    /// The territory or town: `met in Moscow`.
    Place,
    /// The people: `Russians`.
    People,
}

impl Sense {
    /// The name used in answers.
    pub fn name(self) -> &'static str {
        match self {
            Sense::Government => "government",
            Sense::Place => "place",
            Sense::People => "people",
        }
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
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Dimension {
    /// Who acts or is acted upon; values are [`ActorId`]s.
    Actor,
    /// The states in which the places lie that an article names; values are [`ActorId`]s of states.
    Place,
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
    pub const ALL: [Dimension; 9] = [
        Dimension::Actor,
        Dimension::Place,
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
            Dimension::Place => "place",
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
