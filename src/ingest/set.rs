//! Turns what the user sets of articles by hand into changed articles, without reading the sources again.
//!
//! Every article keeps what was read of it beside what was set, so that another value, or none, can be set at any time. What
//! this leaves hangs on the articles and the file alone, not on what was set before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::enrich::Enricher;
use super::retag::named_again;
use crate::article::ArticleId;
use crate::backend::{ArticleReader, ArticleSink};
use crate::error::{Error, guarded};
use crate::schema::{
    ArticleCorrection, ArticleCorrections, FileKey, IndexedDocument, KnownBy, Manifest, SameKeys, SetFields, StoredArticle,
};

/// What setting fields by hand did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SetReport {
    /// How many articles of the index have a field set by hand.
    pub articles: u64,
    /// How many of all articles are not as they were.
    pub changed: u64,
    /// The ids of corrections of which the article is not in the index.
    pub unmatched: Vec<ArticleId>,
}

/// Sets what the corrections say, takes back what earlier ones said, and commits if anything changed.
pub fn set_by_hand(
    sink: &mut dyn ArticleSink,
    corrections: &ArticleCorrections,
    file: Option<&str>,
) -> Result<SetReport, Error> {
    guarded("set fields by hand", || {
        let mut report = SetReport::default();
        let (Some(mut manifest), Some(reader)) = (sink.manifest()?, sink.reader()?) else { return Ok(report) };
        let reader = reader.as_ref();
        let mut wanted: BTreeMap<ArticleId, Vec<(KnownBy, usize)>> = BTreeMap::new();
        for (place, correction) in corrections.articles.iter().enumerate() {
            let (known_by, ids) = articles_of(correction, reader)?;
            if ids.is_empty() {
                report.unmatched.push(correction.id.clone());
            } else if !correction.set.is_empty() {
                ids.into_iter().for_each(|id| wanted.entry(id).or_default().push((known_by, place)));
            }
        }
        report.articles = wanted.len() as u64;
        let mut ids: BTreeSet<ArticleId> = wanted.keys().cloned().collect();
        for correction in &manifest.article_corrections.articles {
            ids.insert(correction.id.clone());
            ids.extend(similar(correction, reader)?);
        }
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_string();
        let file_name = file.map_or("articles.toml".to_string(), name);
        let tagged = Enricher::new(manifest.corrections.clone());
        let untagged = Enricher::without_actors();
        for id in ids {
            let Some(article) = reader.whole_article(&id)? else { continue };
            let mut places = wanted.remove(&id).unwrap_or_default();
            places.sort();
            let sets: Vec<&SetFields> = places.iter().map(|(_, place)| &corrections.articles[*place].set).collect();
            let mut changed = article.with_set(&sets, &file_name);
            if changed == article {
                continue;
            }
            let enricher = if is_tagged(&article, &manifest) { &tagged } else { &untagged };
            let named = named_again(&changed, enricher);
            (changed.actor, changed.place) = (named.actors, named.places);
            let key = FileKey { source: article.folder, path: article.path };
            sink.replace(IndexedDocument::laid_out(key, changed))?;
            report.changed += 1;
        }
        let is_new = manifest.article_corrections != *corrections || manifest.article_corrections_file.as_deref() != file;
        manifest.article_corrections = corrections.clone();
        manifest.article_corrections_file = file.map(str::to_string);
        if report.changed > 0 || is_new {
            sink.commit(&manifest)?;
        }
        Ok(report)
    })
}

fn is_tagged(article: &StoredArticle, manifest: &Manifest) -> bool {
    manifest.sources.iter().any(|source| source.name == article.folder && source.registry_version != 0)
}

/// The articles that a correction is about: the one with its id, else those with its address, else those with its text.
fn articles_of(correction: &ArticleCorrection, reader: &dyn ArticleReader) -> Result<(KnownBy, Vec<ArticleId>), Error> {
    if reader.whole_article(&correction.id)?.is_some() {
        return Ok((KnownBy::Id, vec![correction.id.clone()]));
    }
    let mut known: BTreeMap<KnownBy, Vec<ArticleId>> = BTreeMap::new();
    for id in similar(correction, reader)? {
        if let Some(known_by) = reader.whole_article(&id)?.and_then(|article| correction.knows(&article)) {
            known.entry(known_by).or_default().push(id);
        }
    }
    Ok(known.pop_last().unwrap_or((KnownBy::Text, Vec::new())))
}

/// The articles with the text, or with the address that was read or set.
fn similar(correction: &ArticleCorrection, reader: &dyn ArticleReader) -> Result<BTreeSet<ArticleId>, Error> {
    let set = correction.set.get(&crate::schema::SettableField::Url).and_then(|url| url.values().pop());
    let set = set.as_deref().and_then(crate::schema::address_key);
    let mut ids = BTreeSet::new();
    for keys in
        [SameKeys { address: correction.address_key(), text: correction.text_key() }, SameKeys { address: set, text: None }]
    {
        ids.extend(reader.ids_with_same(keys)?);
    }
    Ok(ids)
}
