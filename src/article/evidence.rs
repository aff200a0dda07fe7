//! Holds [`Evidence`]: where a field of an article was read, by which rule, and how sure that is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A part of an article's text.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Zone {
    /// The headline.
    Headline,
    /// The line under the headline (schema.org `description`).
    Standfirst,
    /// The first paragraphs of the body.
    Lead,
    /// The rest of the body.
    Body,
    /// The line about the author at the end.
    Bio,
    /// Picture and agency credits.
    Credit,
    /// Header lines above the body: date, labels, byline.
    Header,
}

/// The fields that carry evidence, by their schema.org names.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Field {
    /// The id given by the publisher.
    Identifier,
    /// The headline.
    Headline,
    /// The standfirst.
    Description,
    /// The body.
    ArticleBody,
    /// The publication day.
    DatePublished,
    /// The authors.
    Author,
    /// The topics.
    Topic,
    /// The regions.
    Region,
    /// The tags.
    Keywords,
    /// The publisher.
    Publisher,
    /// The address on the web.
    Url,
    /// The language.
    InLanguage,
    /// Actors that an editor gave.
    Actor,
    /// The line about the author.
    Bio,
    /// Picture credits.
    CreditText,
}

/// The place a field was read from.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Origin {
    /// Bytes `start..end` of the decoded text of the file, which begin on line `line` (counted from 1).
    Text {
        /// The zone they belong to.
        zone: Zone,
        /// The line, from 1.
        line: usize,
        /// The first byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// A key of a structured record, such as `front matter: date` or `JSON-LD: author[0].name`.
    Key(String),
    /// Worked out from the article's text as a whole.
    Derived,
}

/// Where a value comes from.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The place.
    pub origin: Origin,
    /// The words found there, as written; at most 300 characters.
    pub words: String,
    /// The name of the rule that read them.
    pub rule: Cow<'static, str>,
    /// How sure the rule is, from 0 to 1.
    pub confidence: f32,
}

impl Evidence {
    const MOST_CHARACTERS: usize = 300;

    /// Evidence with its words cut to the limit.
    pub fn new(origin: Origin, words: &str, rule: impl Into<Cow<'static, str>>, confidence: f32) -> Evidence {
        let cut = |head: &[u8]| match head.is_ascii() {
            true => Some(head.len()),
            false => words.char_indices().nth(Evidence::MOST_CHARACTERS).map(|(end, _)| end),
        };
        let is_long = words.len() > Evidence::MOST_CHARACTERS;
        let kept = match words.as_bytes().get(..Evidence::MOST_CHARACTERS).filter(|_| is_long).and_then(cut) {
            Some(end) => [&words[..end], "…"].concat(),
            None => words.to_string(),
        };
        Evidence { origin, words: kept, rule: rule.into(), confidence }
    }
}

/// Evidence together with the field it is for.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldEvidence {
    /// The field.
    pub field: Field,
    /// Where its value comes from.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// The value it speaks for, where the field holds another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_over: Option<String>,
}

impl FieldEvidence {
    /// Evidence for the value that the field holds.
    pub fn of(field: Field, evidence: Evidence) -> FieldEvidence {
        FieldEvidence { field, evidence, passed_over: None }
    }
}

/// Something a person may want to check: a stable code and a sentence.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The stable name of what was noticed, such as `impossible_date`.
    pub code: String,
    /// The sentence, with the value quoted.
    pub message: String,
}

impl Note {
    /// A note.
    pub fn new(code: &str, message: impl Into<String>) -> Note {
        Note { code: code.to_string(), message: message.into() }
    }
}
