//! Turns what the user sets of articles by hand into changed articles, without reading the sources again.
//!
//! Every article keeps what was read of it beside what was set, so that another value, or none, can be set at any time. What
//! this leaves hangs on the articles and the file alone, not on what was set before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::enrich::Enricher;
use super::retag::named_again;
use crate::article::ArticleId;
use crate::backend::{ArticleReader, ArticleSink, Naming};
use crate::error::{Error, guarded};
use crate::schema::{
    ArticleCorrection, ArticleCorrections, FileKey, IndexedDocument, KnownBy, Manifest, SameKeys, SetFields, SettableField,
    StoredArticle,
};

/// What setting fields by hand did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SetReport {
    /// How many articles of the index have a field set by hand.
    pub articles: u64,
    /// How many of all articles are not as they were.
    pub changed: u64,
    /// Corrections of which the article is not in the index.
    pub unmatched: Vec<Unmatched>,
    /// What corrections now know of their articles, where that is not what they knew; each behind the id under which it stands in the file.
    #[serde(skip)]
    pub refreshed: Vec<(ArticleId, ArticleCorrection)>,
}

/// A correction that was not applied, because its article is not in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The id that it has.
    pub id: ArticleId,
    /// Where its article stood.
    pub path: String,
    /// The headline that its article had.
    pub headline: String,
    /// What it sets.
    pub fields: Vec<SettableField>,
    /// Why no article is taken for the one that is meant.
    pub reason: String,
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
        let mut current = corrections.clone();
        for (place, (correction, matched)) in corrections.articles.iter().zip(matches(corrections, reader)?).enumerate() {
            let (known_by, ids) = match matched {
                Ok(known) => known,
                Err(reason) => {
                    report.unmatched.push(unmatched(correction, reason));
                    continue;
                }
            };
            if let [id] = ids.as_slice()
                && let Some(article) = reader.whole_article(id)?
            {
                current.articles[place] =
                    ArticleCorrection { set: correction.set.clone(), ..ArticleCorrection::of(&article) };
            }
            if !correction.set.is_empty() {
                ids.into_iter().for_each(|id| wanted.entry(id).or_default().push((known_by, place)));
            }
        }
        keep_ids_apart(&mut current, corrections);
        let pairs = corrections.articles.iter().zip(&current.articles).filter(|(written, current)| written != current);
        report.refreshed = pairs.map(|(written, current)| (written.id.clone(), current.clone())).collect();
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
        let is_new = manifest.article_corrections != current || manifest.article_corrections_file.as_deref() != file;
        manifest.article_corrections = current;
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

/// The corrections of which the article is not in the index.
pub fn unmatched_corrections(reader: &dyn ArticleReader, corrections: &ArticleCorrections) -> Result<Vec<Unmatched>, Error> {
    let matched = corrections.articles.iter().zip(matches(corrections, reader)?);
    Ok(matched.filter_map(|(correction, matched)| Some(unmatched(correction, matched.err()?))).collect())
}

fn unmatched(correction: &ArticleCorrection, reason: String) -> Unmatched {
    let ArticleCorrection { id, path, headline, set, .. } = correction.clone();
    Unmatched { id, path, headline, fields: set.into_keys().collect(), reason }
}

/// Of two corrections that have come to one article, one keeps the id it had: an id stands once.
fn keep_ids_apart(current: &mut ArticleCorrections, written: &ArticleCorrections) {
    let mut seen: BTreeSet<ArticleId> = BTreeSet::new();
    let is_as_written = |(now, then): &(&ArticleCorrection, &ArticleCorrection)| now.id == then.id;
    seen.extend(current.articles.iter().zip(&written.articles).filter(is_as_written).map(|(now, _)| now.id.clone()));
    for (now, then) in current.articles.iter_mut().zip(&written.articles) {
        if now.id != then.id && !seen.insert(now.id.clone()) {
            *now = then.clone();
        }
    }
}

/// The articles of a correction, and by what it knows them; or why it knows none.
pub(crate) type Matched = Result<(KnownBy, Vec<ArticleId>), String>;

/// The articles that each correction is about: the one with its id, else those with its address, else those with its text, else the only one
/// with its headline.
pub(crate) fn matches(corrections: &ArticleCorrections, reader: &dyn ArticleReader) -> Result<Vec<Matched>, Error> {
    let mut matches = Vec::with_capacity(corrections.articles.len());
    for correction in &corrections.articles {
        matches.push(known_by_keys(correction, reader)?);
    }
    let is_open = |matched: &Matched| matched.is_err();
    let open = || corrections.articles.iter().zip(&matches).filter(|(_, matched)| is_open(matched));
    let headed = Headed::among(open().map(|(correction, _)| correction), reader)?;
    for (correction, matched) in corrections.articles.iter().zip(&mut matches).filter(|(_, matched)| is_open(matched)) {
        match headed.about(correction) {
            Some((KnownBy::Headline, ids)) if ids.len() > 1 => {
                *matched = Err(format!("{} articles have its headline", ids.len()))
            }
            Some(known) => *matched = Ok(known),
            None => {}
        }
    }
    Ok(matches)
}

fn known_by_keys(correction: &ArticleCorrection, reader: &dyn ArticleReader) -> Result<Matched, Error> {
    let under_id = reader.whole_article(&correction.id)?;
    if under_id.as_ref().and_then(|article| correction.knows(article)) == Some(KnownBy::Id) {
        return Ok(Ok((KnownBy::Id, vec![correction.id.clone()])));
    }
    let mut known: BTreeMap<KnownBy, Vec<ArticleId>> = BTreeMap::new();
    for id in similar(correction, reader)? {
        let known_by = reader.whole_article(&id)?.and_then(|article| correction.knows(&article));
        // Others may have the headline, too.
        if let Some(known_by) = known_by.filter(|known_by| *known_by != KnownBy::Headline) {
            known.entry(known_by).or_default().push(id);
        }
    }
    Ok(known.pop_last().ok_or_else(|| match under_id {
        Some(other) => {
            let headline = ArticleCorrection::of(&other).headline;
            let what = if headline.is_empty() { other.path } else { headline };
            format!("another article stands under its id now (\"{what}\")")
        }
        None => "no article has its id, address, text or headline".to_string(),
    }))
}

/// So many articles are read to find those that have a headline.
const MOST_READ: usize = 20_000;

/// Articles by their headlines and texts as they were read.
#[derive(Default)]
struct Headed {
    by_headline: BTreeMap<String, Vec<ArticleId>>,
    by_text: BTreeMap<u64, Vec<ArticleId>>,
}

impl Headed {
    /// Reads the articles that have the words of one of the headlines, as they were read or as they were set.
    fn among<'c>(
        corrections: impl Iterator<Item = &'c ArticleCorrection>,
        reader: &dyn ArticleReader,
    ) -> Result<Headed, Error> {
        let mut names = BTreeSet::new();
        for correction in corrections {
            let set = correction.set.get(&SettableField::Headline).and_then(|headline| headline.values().pop());
            names.extend(set.into_iter().chain(correction.headline_key()));
        }
        let mut headed = Headed::default();
        if names.is_empty() {
            return Ok(headed);
        }
        let ids = reader.ids_naming(&Naming::Any { names: names.into_iter().collect(), actors: Vec::new() })?;
        for id in ids.into_iter().take(MOST_READ) {
            let Some(article) = reader.whole_article(&id)? else { continue };
            let read = ArticleCorrection::of(&article);
            if let Some(key) = read.text_key() {
                headed.by_text.entry(key).or_default().push(id.clone());
            }
            if let Some(headline) = read.headline_key() {
                headed.by_headline.entry(headline).or_default().push(id);
            }
        }
        Ok(headed)
    }

    fn about(&self, correction: &ArticleCorrection) -> Option<(KnownBy, Vec<ArticleId>)> {
        // A short text goes by its headline as well, and is not found by its hash while another headline is set.
        if let Some(ids) = correction.text_key().and_then(|key| self.by_text.get(&key)) {
            return Some((KnownBy::Text, ids.clone()));
        }
        let ids = correction.headline_key().and_then(|headline| self.by_headline.get(&headline))?;
        Some((KnownBy::Headline, ids.clone()))
    }
}

/// The articles with the text, or with the address that was read or set.
fn similar(correction: &ArticleCorrection, reader: &dyn ArticleReader) -> Result<BTreeSet<ArticleId>, Error> {
    let set = correction.set.get(&SettableField::Url).and_then(|url| url.values().pop());
    let set = set.as_deref().and_then(crate::schema::address_key);
    let mut ids = BTreeSet::new();
    for keys in
        [SameKeys { address: correction.address_key(), text: correction.text_key() }, SameKeys { address: set, text: None }]
    {
        ids.extend(reader.ids_with_same(keys)?);
    }
    Ok(ids)
}
