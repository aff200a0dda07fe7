//! Turns an article with fields set by hand into the article as it was read, and what was read into the article with the same fields set.

use serde::{Deserialize, Serialize};

use super::questions::SET_BY_HAND;
use super::{SetFields, SetValue, SettableField, StoredArticle};
use crate::article::{Evidence, FieldEvidence, Origin, PublicationDate};

/// The fields of an article as they were read, where something else was set by hand.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AsRead {
    /// The headline.
    pub headline: String,
    /// The standfirst.
    pub description: String,
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
    /// Where each field comes from.
    pub evidence: Vec<FieldEvidence>,
}

impl AsRead {
    fn of(article: &StoredArticle) -> AsRead {
        AsRead {
            headline: article.headline.clone(),
            description: article.description.clone(),
            date_published: article.date_published.clone(),
            author: article.author.clone(),
            topic: article.topic.clone(),
            region: article.region.clone(),
            tag: article.tag.clone(),
            source: article.source.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
            evidence: article.evidence.clone(),
        }
    }
}

impl StoredArticle {
    /// The article as it was read, with these fields set by hand, the later over the earlier; `file` is what says so. Its actors are
    /// still those of before.
    pub fn with_set(&self, sets: &[&SetFields], file: &str) -> StoredArticle {
        let mut fields: SetFields = SetFields::new();
        sets.iter().for_each(|set| fields.extend((*set).clone()));
        let set = fields.into_iter().map(|(field, value)| {
            let origin = Origin::Key(format!("{file}: {field}"));
            let evidence = Evidence::new(origin, &value.to_string(), SET_BY_HAND, 1.0);
            (field, value, FieldEvidence::of(field.field(), evidence))
        });
        laid_over(self.without_set(), set.collect())
    }

    /// The article as it was read. Its actors are still those of before.
    pub(crate) fn without_set(&self) -> StoredArticle {
        let mut article = self.clone();
        if let Some(read) = article.as_read.take() {
            AsRead {
                headline: article.headline,
                description: article.description,
                date_published: article.date_published,
                author: article.author,
                topic: article.topic,
                region: article.region,
                tag: article.tag,
                source: article.source,
                url: article.url,
                language: article.language,
                evidence: article.evidence,
            } = *read;
        }
        article
    }

    /// Another reading of the same article, with what is set of this one by hand laid over it.
    #[cfg(feature = "ingest")]
    pub(crate) fn set_over(&self, read: StoredArticle) -> StoredArticle {
        if self.as_read.is_none() {
            return read;
        }
        let set = SettableField::ALL.into_iter().filter_map(|field| {
            let evidence = self.set_by_hand(field.field())?.clone();
            let values = field.values_of(self);
            let value = if field.is_list() { SetValue::List(values) } else { SetValue::Text(values.concat()) };
            Some((field, value, evidence))
        });
        laid_over(read, set.collect())
    }
}

/// An article as it was read, with these fields set and what shows that they are.
fn laid_over(mut article: StoredArticle, set: Vec<(SettableField, SetValue, FieldEvidence)>) -> StoredArticle {
    if set.is_empty() {
        return article;
    }
    article.as_read = Some(Box::new(AsRead::of(&article)));
    for (field, value, shown) in set {
        let read = field.values_of(&article).join(" | ");
        for evidence in article.evidence.iter_mut().filter(|evidence| evidence.field == field.field()) {
            evidence.passed_over.get_or_insert_with(|| read.clone());
        }
        field.put(&mut article, &value);
        article.evidence.push(shown);
    }
    article
}
