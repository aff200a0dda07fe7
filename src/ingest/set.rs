//! Turns what the user sets of articles by hand into changed articles, without reading the sources again.
//!
//! Every article keeps what was read of it beside what was set, so that another value, or none, can be set at any time. What
//! this leaves hangs on the articles and the file alone, not on what was set before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::enrich::Enricher;
use super::matched::{matches, similar};
use super::retag::named_again;
use crate::article::ArticleId;
use crate::backend::{ArticleReader, ArticleSink};
use crate::error::{Error, guarded};
use crate::schema::{
    ArticleCorrection, ArticleCorrections, FileKey, IndexedDocument, KnownBy, Manifest, SetFields, SettableField,
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
        let mut has_matched = vec![false; corrections.articles.len()];
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
                has_matched[place] = true;
                current.articles[place] =
                    ArticleCorrection { set: correction.set.clone(), ..ArticleCorrection::of(&article) };
            }
            if !correction.set.is_empty() {
                ids.into_iter().for_each(|id| wanted.entry(id).or_default().push((known_by, place)));
            }
        }
        keep_ids_apart(&mut current, corrections, &has_matched);
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

/// Sees to it that an id stands once, for a file that is otherwise refused. Whoever is at a place has its id: a correction that stays where it was, then
/// one whose article has moved there. What knows no article, or is about one that another correction is about, keeps the id that it had if that is
/// free, else gets one that no article has.
fn keep_ids_apart(current: &mut ArticleCorrections, written: &ArticleCorrections, has_matched: &[bool]) {
    let mut taken: BTreeSet<ArticleId> = BTreeSet::new();
    let mut has_id = vec![false; current.articles.len()];
    for is_moved in [false, true] {
        for (place, (now, then)) in current.articles.iter().zip(&written.articles).enumerate() {
            if has_matched[place] && (now.id != then.id) == is_moved {
                has_id[place] = taken.insert(now.id.clone());
            }
        }
    }
    for (place, (now, then)) in current.articles.iter_mut().zip(&written.articles).enumerate() {
        if !has_id[place] {
            *now = then.clone();
            while !taken.insert(now.id.clone()) {
                now.id = spare_id(now);
            }
        }
    }
}

/// An id for a correction of an article that has gone, where another article has got the one it had.
fn spare_id(correction: &ArticleCorrection) -> ArticleId {
    let ArticleCorrection { id, path, headline, url, text, .. } = correction;
    let mut hasher = blake3::Hasher::new();
    for part in [id.as_str(), path, headline, url.as_deref().unwrap_or_default(), text.as_deref().unwrap_or_default()] {
        hasher.update(part.as_bytes());
        hasher.update(b"\0");
    }
    let mut bits = [0; 8];
    bits.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    ArticleId::from_bits(u64::from_le_bytes(bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stands_once_and_is_that_of_the_article_at_its_place() {
        let correction = |id: u64, headline: &str| ArticleCorrection {
            id: ArticleId::from_bits(id),
            path: "t.csv".to_string(),
            headline: headline.to_string(),
            url: None,
            text: None,
            date: None,
            set: SetFields::new(),
        };
        let list = |ids: &[u64]| ArticleCorrections {
            articles: ids.iter().zip(["two", "three", "four"]).map(|(id, headline)| correction(*id, headline)).collect(),
        };
        for (written, found, has_matched, expected) in [
            // All have moved up by one.
            ([2, 3, 4], [1, 2, 3], [true, true, true], [Some(1), Some(2), Some(3)]),
            // The second has gone, and the others have moved up.
            ([2, 3, 4], [2, 2, 3], [false, true, true], [None, Some(2), Some(3)]),
            // Two have come to be about one article, whose id the one that had it keeps.
            ([2, 3, 4], [2, 2, 4], [true, true, true], [Some(2), Some(3), Some(4)]),
            ([2, 3, 4], [2, 2, 3], [true, true, true], [Some(2), None, Some(3)]),
            ([2, 3, 4], [2, 3, 4], [false, false, false], [Some(2), Some(3), Some(4)]),
        ] {
            let (written, mut current) = (list(&written), list(&found));
            keep_ids_apart(&mut current, &written, &has_matched);
            for (correction, id) in current.articles.iter().zip(expected) {
                match id {
                    Some(id) => assert_eq!(correction.id, ArticleId::from_bits(id)),
                    None => assert!(correction.id.bits().is_some_and(|bits| bits > 10), "{}", correction.id),
                }
            }
            current.check().expect("ids that stand once");
        }
    }
}
