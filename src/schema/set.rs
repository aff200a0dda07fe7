//! Turns what the user sets of articles by hand (`articles.toml`) into articles that say so.
//!
//! ```toml
//! [[article]]
//! id = "3f2a9c0d1b7e8456"
//! folder = "corpus"
//! path = "wire/talks.txt"
//! headline = "Talks in Arvik"
//! url = "https://example.org/talks"
//! text = "9d01c3aa57f20e1b"
//! date = "2023-10-03"
//! source = "The Arvik Post"
//! author = ["Jane Doe"]
//! alone = true
//! set.date = "2023-10-30"
//! set.tags = ["Israel", "Hamas"]
//! ```
//!
//! An article is known by its address, else by its text ([`SameKeys`](super::SameKeys)), wherever it stands; of several that have it, by what else
//! fits, and by its id. An edited text is known by its id and its headline, else by its headline, if it has its path and day or was the only one of that
//! headline when this was written (`alone`), unless its address, day, publisher or authors are others: under a path, under the headline of a series, and under
//! one that agencies give to many papers, there may be another article by now. `folder` and `path` tell a person where it stood.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{SetValue, StoredArticle, address_key, text_key};
use crate::article::{ArticleId, CivilDate, Field, PublicationDate};
use crate::error::{Error, ErrorCode, nearest};
use crate::text::fold_value;

/// Everything the user has set by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleCorrections {
    /// What is set, in the order of the file.
    #[serde(rename = "article", skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<ArticleCorrection>,
}

/// What is set of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleCorrection {
    /// Its id.
    pub id: ArticleId,
    /// The source that holds it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub folder: String,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Its headline as it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub headline: String,
    /// Its address as it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The hash of its text, in 16 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its publication date as it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its publisher as it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Its authors as they were read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<String>,
    /// Whether it was the only article of its headline when this was first known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<bool>,
    /// The fields and their values; an empty one is unknown.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: SetFields,
}

/// Fields with the values that are set.
pub type SetFields = BTreeMap<SettableField, SetValue>;

/// A field that can be set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SettableField {
    /// The headline.
    Headline,
    /// The line under the headline.
    Standfirst,
    /// The publication date: a day, a month or a year.
    Date,
    /// The authors.
    Author,
    /// The topics.
    Topic,
    /// The regions.
    Region,
    /// The tags.
    Tags,
    /// The publisher.
    Source,
    /// The address on the web.
    Url,
    /// The language, as a code.
    Language,
}

impl SettableField {
    /// Every field, in the order in which they are shown.
    pub const ALL: [SettableField; 10] = [
        SettableField::Headline,
        SettableField::Standfirst,
        SettableField::Date,
        SettableField::Author,
        SettableField::Topic,
        SettableField::Region,
        SettableField::Tags,
        SettableField::Source,
        SettableField::Url,
        SettableField::Language,
    ];

    /// The name used in files and commands.
    pub fn name(self) -> &'static str {
        match self {
            SettableField::Headline => "headline",
            SettableField::Standfirst => "standfirst",
            SettableField::Date => "date",
            SettableField::Author => "author",
            SettableField::Topic => "topic",
            SettableField::Region => "region",
            SettableField::Tags => "tags",
            SettableField::Source => "source",
            SettableField::Url => "url",
            SettableField::Language => "language",
        }
    }

    /// Whether it holds several values.
    pub fn is_list(self) -> bool {
        matches!(self, SettableField::Author | SettableField::Topic | SettableField::Region | SettableField::Tags)
    }

    pub(super) fn field(self) -> Field {
        match self {
            SettableField::Headline => Field::Headline,
            SettableField::Standfirst => Field::Description,
            SettableField::Date => Field::DatePublished,
            SettableField::Author => Field::Author,
            SettableField::Topic => Field::Topic,
            SettableField::Region => Field::Region,
            SettableField::Tags => Field::Keywords,
            SettableField::Source => Field::Publisher,
            SettableField::Url => Field::Url,
            SettableField::Language => Field::InLanguage,
        }
    }

    /// Checks a value.
    fn check(self, value: &SetValue) -> Result<(), Error> {
        const LONGEST_CHARACTERS: usize = 4000;
        let values = value.values();
        if let Some(long) = values.iter().find(|value| value.chars().count() > LONGEST_CHARACTERS) {
            let start: String = long.chars().take(40).collect();
            let message = format!("{self} \"{start}…\" has more than {LONGEST_CHARACTERS} characters");
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
        if values.len() > 1 && !self.is_list() {
            let message = format!("{self} has one value, not {}: \"{}\"", values.len(), values.join("\", \""));
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
        match (self, values.first()) {
            (SettableField::Date, Some(date)) => date.parse::<CivilDate>().map(|_| ()),
            (SettableField::Language, Some(code)) => {
                let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
                let message = format!("\"{code}\" is not the code of a language; write en, fr or ar");
                if is_code { Ok(()) } else { Err(Error::new(ErrorCode::InvalidRequest, message)) }
            }
            _ => Ok(()),
        }
    }

    /// The values that an article has.
    pub fn values_of(self, article: &StoredArticle) -> Vec<String> {
        let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_string()] };
        let some = |text: &Option<String>| text.iter().cloned().collect();
        match self {
            SettableField::Headline => one(&article.headline),
            SettableField::Standfirst => one(&article.description),
            SettableField::Date => article.date_published.date().iter().map(CivilDate::to_string).collect(),
            SettableField::Author => article.author.clone(),
            SettableField::Topic => article.topic.clone(),
            SettableField::Region => article.region.clone(),
            SettableField::Tags => article.tag.clone(),
            SettableField::Source => some(&article.source),
            SettableField::Url => some(&article.url),
            SettableField::Language => some(&article.language),
        }
    }

    pub(super) fn put(self, article: &mut StoredArticle, value: &SetValue) {
        let some = || Some(value.text()).filter(|text| !text.is_empty());
        match self {
            SettableField::Headline => article.headline = value.text(),
            SettableField::Standfirst => article.description = value.text(),
            SettableField::Date => {
                // The user has the last word: nothing speaks against a date set by hand.
                let date = value.text().parse().ok();
                article.date_published = date.map_or(PublicationDate::unknown(None), PublicationDate::read);
            }
            SettableField::Author => article.author = value.values(),
            SettableField::Topic => article.topic = value.values(),
            SettableField::Region => article.region = value.values(),
            SettableField::Tags => article.tag = value.values(),
            SettableField::Source => article.source = some(),
            SettableField::Url => article.url = some(),
            SettableField::Language => article.language = some(),
        }
    }
}

impl fmt::Display for SettableField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for SettableField {
    type Err = Error;

    /// Reads the name of a field, or what else it is called where articles come from.
    fn from_str(text: &str) -> Result<SettableField, Error> {
        let other = match text {
            "title" => "headline",
            "description" | "deck" => "standfirst",
            "datePublished" | "published" => "date",
            "authors" | "byline" => "author",
            "topics" => "topic",
            "regions" => "region",
            "tag" | "keywords" => "tags",
            "publisher" => "source",
            "lang" | "inLanguage" => "language",
            text => text,
        };
        if let Some(field) = SettableField::ALL.into_iter().find(|field| field.name() == other) {
            return Ok(field);
        }
        let names = SettableField::ALL.map(SettableField::name);
        let help = nearest(text, names).map_or(String::new(), |name| format!("did you mean \"{name}\"? "));
        let message = format!("there is no field \"{text}\" to set; {help}the fields are {}", names.join(", "));
        Err(Error::new(ErrorCode::InvalidRequest, message))
    }
}

impl ArticleCorrection {
    /// A correction of an article that sets nothing yet.
    pub fn of(article: &StoredArticle) -> ArticleCorrection {
        let read = article.as_read.as_deref();
        let headline = read.map_or(&article.headline, |read| &read.headline).clone();
        ArticleCorrection {
            id: article.id.clone(),
            folder: article.folder.clone(),
            path: article.path.clone(),
            url: read.map_or(&article.url, |read| &read.url).clone(),
            text: text_key(&headline, &article.article_body).map(|key| format!("{key:016x}")),
            date: read.map_or(&article.date_published, |read| &read.date_published).date().map(|date| date.to_string()),
            source: read.map_or(&article.source, |read| &read.source).clone(),
            author: read.map_or(&article.author, |read| &read.author).clone(),
            alone: None,
            headline,
            set: SetFields::new(),
        }
    }

    /// The headline as headlines are compared.
    pub(crate) fn headline_key(&self) -> Option<String> {
        Some(fold_value(&self.headline)).filter(|headline| !headline.is_empty())
    }

    /// The hash of its address.
    pub fn address_key(&self) -> Option<u64> {
        self.url.as_deref().and_then(address_key)
    }

    /// The hash of its text.
    pub fn text_key(&self) -> Option<u64> {
        self.text.as_deref().and_then(|text| u64::from_str_radix(text, 16).ok())
    }
}

impl ArticleCorrections {
    /// Checks what a file cannot say by its form: ids that are none, articles that stand twice, values that no field takes.
    pub fn check(&self) -> Result<(), Error> {
        let mut seen = HashSet::new();
        for ArticleCorrection { id, set, text, .. } in &self.articles {
            let refuse = |message: String| Err(Error::new(ErrorCode::InvalidRequest, message));
            let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !is_hash(id.as_str()) {
                return refuse(format!("\"{id}\" is not the id of an article; ids have 16 hexadecimal digits"));
            }
            if text.as_deref().is_some_and(|text| !is_hash(text)) {
                return refuse(format!("the text of article {id} is no hash of 16 hexadecimal digits"));
            }
            if !seen.insert(id) {
                return refuse(format!("article {id} stands twice; put all that is set of it into one [[article]]"));
            }
            for (field, value) in set {
                field.check(value).map_err(|error| {
                    let message = format!("article {id}: {error}");
                    Error::new(error.code(), message)
                })?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(toml: &str) -> String {
        let corrections: Result<ArticleCorrections, _> = toml::from_str(toml);
        match corrections {
            Ok(corrections) => corrections.check().map_or_else(|error| error.to_string(), |_| "good".to_string()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn files_are_checked() {
        let article = |rest: &str| format!("[[article]]\nid = \"0123456789abcdef\"\n{rest}\n");
        for (toml, said) in [
            (article("set.date = \"2023-10\"\nset.tags = [\"Israel\", \"Hamas\"]\nset.source = \"\""), "good"),
            (article("[article.set]\nauthor = \"Jane Doe\""), "good"),
            (article("set.date = 2023-05-01"), "good"),
            (article("set.date = 2023-05-01T10:00:00Z"), "good"),
            (article("set.date = 2023"), "good"),
            (article("set.date = { day = \"1\" }"), "a field has a text, a date, or a list of texts"),
            (article("set.date = true"), "expected a text, a date, or a list of texts"),
            (article("set.date = \"30 October\""), "cannot read \"30 October\" as a date"),
            (article("set.headline = [\"a\", \"b\"]"), "headline has one value, not 2"),
            (article("set.language = \"English\""), "not the code of a language"),
            (article("set.body = \"no\""), "unknown variant `body`"),
            (article("name = \"no\""), "unknown field `name`"),
            (article("text = \"no\""), "no hash"),
            (article("") + &article(""), "stands twice"),
            ("[[article]]\nid = \"talks.txt\"".to_string(), "not the id of an article"),
        ] {
            assert!(check(&toml).contains(said), "{toml}\n{}", check(&toml));
        }
    }
}
