//! Turns an [`EnrichedArticle`] into an [`IndexedDocument`]: what is searched, counted, sorted and given back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[cfg(feature = "local")]
use super::same::text_key;
use super::same::{TextKey, address_key};
use super::{AsRead, FileKey, IndexedTerms, SameKeys};
use crate::article::{
    ActorInArticle, ArticleId, DayRange, Dimension, EnrichedArticle, Field, FieldEvidence, Note, PublicationDate,
    path_of_file,
};
use crate::regions::{RegionValues, region_values};
use crate::text::{FoundWords, Texts};

/// Everything an index gives back of an article; enough for hits, passages and `show` without the source file.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredArticle {
    /// Its id.
    pub id: ArticleId,
    /// The id the publisher gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The name of the source folder.
    pub folder: String,
    /// The path below the source folder.
    pub path: String,
    /// The file inside an archive at that path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The headline.
    pub headline: String,
    /// The standfirst.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The body.
    pub article_body: String,
    /// The line about the author.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bio: String,
    /// Picture credits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit_text: String,
    /// The publication date.
    pub date_published: PublicationDate,
    /// Authors.
    pub author: Vec<String>,
    /// Topics.
    pub topic: Vec<String>,
    /// Regions.
    pub region: Vec<String>,
    /// Tags.
    pub tag: Vec<String>,
    /// The publisher.
    pub source: Option<String>,
    /// The address on the web.
    pub url: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The actors, most mentioned first.
    pub actor: Vec<ActorInArticle>,
    /// The states in which named places lie, most mentioned first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<ActorInArticle>,
    /// The actors an editor gave, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given_actors: Vec<String>,
    /// What else the file said, by its own keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub metadata: Map<String, Value>,
    /// Where each field comes from.
    pub evidence: Vec<FieldEvidence>,
    /// Lists as the file has them, where the corpus as a whole shows them otherwise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub as_written: BTreeMap<Field, Vec<String>>,
    /// What a person may want to check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What was read of an article of which something was set by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_read: Option<Box<AsRead>>,
}

/// An article laid out by the field table.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexedDocument {
    /// The file it belongs to.
    pub file: FileKey,
    /// Everything that is given back.
    pub stored: StoredArticle,
    /// The same as it is kept, without its [`ArticleDetails`] ([`StoredArticle::from_kept`]).
    pub stored_text: String,
    /// Its [`ArticleDetails`] as JSON.
    pub details_json: String,
    /// What it is found by in its texts.
    pub terms: IndexedTerms,
    /// What the corpus as a whole is asked about it.
    pub questions: Vec<String>,
    /// What copies of it share.
    pub same: SameKeys,
}

impl IndexedDocument {
    /// Lays out an article that stands in `file` under `id`.
    pub fn new(file: FileKey, id: ArticleId, article: EnrichedArticle) -> IndexedDocument {
        IndexedDocument::of_words(file, id, article, &FoundWords::default())
    }

    /// The same for an article of which some words are found already.
    pub(crate) fn of_words(file: FileKey, id: ArticleId, article: EnrichedArticle, found: &FoundWords) -> IndexedDocument {
        let EnrichedArticle { parsed, language, actors, places } = article;
        let stored = StoredArticle {
            id,
            identifier: parsed.identifier,
            folder: file.source.clone(),
            path: file.path.clone(),
            entry: parsed.entry,
            headline: parsed.headline,
            description: parsed.description,
            article_body: parsed.body,
            bio: parsed.bio,
            credit_text: parsed.credit,
            date_published: parsed.published,
            author: parsed.authors,
            topic: parsed.topics,
            region: parsed.regions,
            tag: parsed.tags,
            source: parsed.publisher,
            url: parsed.url,
            language,
            actor: actors,
            place: places,
            given_actors: parsed.given_actors,
            metadata: parsed.metadata,
            evidence: parsed.evidence,
            as_written: BTreeMap::new(),
            notes: parsed.notes,
            as_read: None,
        };
        IndexedDocument::laid_out_with(file, stored, found)
    }
}

impl IndexedDocument {
    /// The document for a stored article.
    pub fn laid_out(file: FileKey, stored: StoredArticle) -> IndexedDocument {
        IndexedDocument::laid_out_with(file, stored, &FoundWords::default())
    }

    fn laid_out_with(file: FileKey, stored: StoredArticle, found: &FoundWords) -> IndexedDocument {
        let mut stored = stored;
        let questions = stored.question_terms();
        let (stored_text, details_json) = stored.kept();
        // The hash waits for itself at every byte; meanwhile the processor goes on with the terms.
        let mut text_key = TextKey::default();
        let terms = IndexedTerms::with_tokens(&stored.texts(), found, &stored.actor, |token| text_key.add(token));
        let same = SameKeys { address: stored.address_key(), text: text_key.of(stored.headline_as_read()) };
        IndexedDocument { file, stored, stored_text, details_json, terms, questions, same }
    }
}

/// What is given back of an article only when it is shown by itself: a hit does without.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ArticleDetails {
    /// What else the file said, by its own keys.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub metadata: Map<String, Value>,
    /// Where each field comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<FieldEvidence>,
    /// Lists as the file has them, where they are shown otherwise.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub as_written: BTreeMap<Field, Vec<String>>,
    /// What a person may want to check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What was read of an article of which something was set by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_read: Option<Box<AsRead>>,
}

impl StoredArticle {
    /// Takes the details out.
    pub(crate) fn take_details(&mut self) -> ArticleDetails {
        ArticleDetails {
            metadata: std::mem::take(&mut self.metadata),
            evidence: std::mem::take(&mut self.evidence),
            as_written: std::mem::take(&mut self.as_written),
            notes: std::mem::take(&mut self.notes),
            as_read: self.as_read.take(),
        }
    }

    /// Puts them back.
    pub(crate) fn put_details(&mut self, details: ArticleDetails) {
        ArticleDetails {
            metadata: self.metadata,
            evidence: self.evidence,
            as_written: self.as_written,
            notes: self.notes,
            as_read: self.as_read,
        } = details;
    }

    /// What copies of the article share with it.
    #[cfg(feature = "local")]
    pub(crate) fn same_keys(&self) -> SameKeys {
        SameKeys { address: self.address_key(), text: text_key(self.headline_as_read(), &self.article_body) }
    }

    fn headline_as_read(&self) -> &str {
        self.as_read.as_deref().map_or(&self.headline, |read| &read.headline)
    }

    fn address_key(&self) -> Option<u64> {
        self.url.as_deref().and_then(address_key)
    }

    /// The path below the source folder, with that inside an archive behind it.
    pub(crate) fn file_path(&self) -> String {
        path_of_file(&self.path, self.entry.as_deref())
    }

    /// The texts that are searched.
    pub fn texts(&self) -> Texts<'_> {
        Texts {
            headline: &self.headline,
            standfirst: &self.description,
            body: &self.article_body,
            bio: &self.bio,
            language: self.language.as_deref(),
        }
    }

    /// The values by which the article is counted in a dimension; each stands once.
    pub fn values(&self, dimension: Dimension) -> Vec<&str> {
        fn all(list: &[String]) -> Vec<&str> {
            list.iter().map(String::as_str).collect()
        }
        match dimension {
            Dimension::Actor => self.actor.iter().map(|actor| actor.id.as_str()).collect(),
            Dimension::Place => self.place.iter().map(|place| place.id.as_str()).collect(),
            Dimension::Topic => all(&self.topic),
            Dimension::Region => {
                let RegionValues { mut named, around } = region_values(&self.region);
                named.extend(around);
                named
            }
            Dimension::Tag => all(&self.tag),
            Dimension::Author => all(&self.author),
            Dimension::Source => self.source.iter().map(String::as_str).collect(),
            Dimension::Language => self.language.iter().map(String::as_str).collect(),
            Dimension::DateStatus => vec![self.date_published.status().name()],
        }
    }

    /// Those of [`StoredArticle::values`] that the article names itself. Of regions it is also counted by those around them, but a
    /// facet lists only what some article names.
    pub fn named_values(&self, dimension: Dimension) -> Vec<&str> {
        match dimension {
            Dimension::Region => region_values(&self.region).named,
            _ => self.values(dimension),
        }
    }

    /// Whether the publication date overlaps a range; an open range takes articles without a date too.
    pub fn published_in(&self, days: DayRange) -> bool {
        days.is_open() || self.date_published.date().is_some_and(|date| days.overlaps(date))
    }
}
