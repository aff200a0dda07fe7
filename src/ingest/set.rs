//! Turns what the user sets of articles by hand into changed articles, without reading the sources again.
//!
//! Every article keeps what was read of it beside what was set, so that another value, or none, can be set at any time. What
//! this leaves hangs on the articles and the file alone, not on what was set before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::enrich::Enricher;
use super::matched::{are_alone, matches};
use super::retag::named_again;
use crate::article::ArticleId;
use crate::backend::{ArticleReader, ArticleSink, Counted};
use crate::error::{Error, guarded};
use crate::schema::{
    ArticleCorrection, ArticleCorrections, FileKey, IndexedDocument, KnownBy, Likeness, Manifest, Question, SetFields,
    SettableField, StoredArticle,
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
    /// What should be looked at, in sentences: what is set of another text than before, and articles that several corrections are about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What corrections now know of their articles, where that is not what they knew; each behind the id under which it stands in the file.
    #[serde(skip)]
    pub refreshed: Vec<(ArticleId, ArticleCorrection)>,
}

/// A correction that was not applied, because its article is not in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The id that it has.
    pub id: ArticleId,
    /// The source that held its article.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub folder: String,
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
        let mut known_by = vec![None; corrections.articles.len()];
        for (place, (correction, matched)) in corrections.articles.iter().zip(matches(corrections, reader)?).enumerate() {
            let (by, ids) = match matched {
                Ok(known) => known,
                Err(reason) => {
                    report.unmatched.push(unmatched(correction, reason));
                    continue;
                }
            };
            if let [id] = ids.as_slice()
                && let Some(article) = reader.whole_article(id)?
            {
                let now = ArticleCorrection::of(&article);
                let compared = correction.compared(&now);
                if by == KnownBy::Headline && compared.text == Likeness::Other {
                    report.notes.push(headed_alike(correction, &now));
                }
                // What no more than headline and day says of an article may be said of another one: the file goes on knowing the one it knew.
                if by != KnownBy::Headline || compared.is_more_than_headed_alike() {
                    known_by[place] = Some(by);
                    current.articles[place] =
                        ArticleCorrection { set: correction.set.clone(), alone: correction.alone, ..now };
                }
            }
            if !correction.set.is_empty() {
                ids.into_iter().for_each(|id| wanted.entry(id).or_default().push((by, place)));
            }
        }
        keep_ids_apart(&mut current, corrections, &known_by);
        know_who_is_alone(&mut current, &manifest.article_corrections, &known_by, reader)?;
        let pairs = corrections.articles.iter().zip(&current.articles).filter(|(written, current)| written != current);
        report.refreshed = pairs.map(|(written, current)| (written.id.clone(), current.clone())).collect();
        report.articles = wanted.len() as u64;
        let mut ids: BTreeSet<ArticleId> = wanted.keys().cloned().collect();
        // What was set before may be set no more.
        ids.extend(reader.ids_counted(Counted::Questions, Question::SET)?);
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_string();
        let file_name = file.map_or("articles.toml".to_string(), name);
        let tagged = Enricher::new(manifest.corrections.clone());
        let untagged = Enricher::new(manifest.corrections.clone()).without_actors();
        for id in ids {
            let Some(article) = reader.whole_article(&id)? else { continue };
            let mut places = wanted.remove(&id).unwrap_or_default();
            places.sort();
            if places.len() > 1 {
                report.notes.push(several_about(&article, &places, corrections, &file_name));
            }
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
    let ArticleCorrection { id, folder, path, headline, set, .. } = correction.clone();
    Unmatched { id, folder, path, headline, fields: set.into_keys().collect(), reason }
}

/// That something is set of an article which has another text than the one it was set of.
fn headed_alike(correction: &ArticleCorrection, now: &ArticleCorrection) -> String {
    let ArticleCorrection { folder, path, headline, .. } = now;
    let from = &correction.path;
    format!(
        "what is set of \"{headline}\" ({from}) is set of {folder}/{path}, which has its headline and day but another text"
    )
}

/// That several corrections are about one article.
fn several_about(
    article: &StoredArticle,
    places: &[(KnownBy, usize)],
    corrections: &ArticleCorrections,
    file: &str,
) -> String {
    let ids: Vec<&str> = places.iter().map(|(_, place)| corrections.articles[*place].id.as_str()).collect();
    let StoredArticle { folder, path, headline, .. } = article;
    format!(
        "{file} sets fields of {folder}/{path} (\"{headline}\") in {} entries, with the ids {}; where two set the same field, the later \
         of them here holds; put all into one",
        ids.len(),
        ids.join(", ")
    )
}

/// Takes down once, of articles that are known, whether they have their headline alone.
fn know_who_is_alone(
    current: &mut ArticleCorrections,
    committed: &ArticleCorrections,
    known_by: &[Option<KnownBy>],
    reader: &dyn ArticleReader,
) -> Result<(), Error> {
    // A file that somebody shares is not written to, but what is known of its articles is kept.
    let kept: BTreeMap<&ArticleId, bool> =
        committed.articles.iter().filter_map(|known| Some((&known.id, known.alone?))).collect();
    let is_asked = |known: &ArticleCorrection| known.alone.is_none() && known.headline_key().is_some();
    let mut asked = Vec::new();
    for (place, known) in current.articles.iter_mut().enumerate().filter(|(_, known)| is_asked(known)) {
        if known_by[place].is_some_and(|by| by != KnownBy::Headline) {
            known.alone = kept.get(&known.id).copied();
            asked.extend(known.alone.is_none().then_some(place));
        }
    }
    if asked.is_empty() {
        return Ok(());
    }
    let known: Vec<&ArticleCorrection> = asked.iter().map(|place| &current.articles[*place]).collect();
    let alone = are_alone(&known, reader)?;
    for (place, alone) in asked.into_iter().zip(alone) {
        current.articles[place].alone = Some(alone);
    }
    Ok(())
}

/// Sees to it that an id stands once, for a file that is otherwise refused. Whoever is at a place has its id: a correction that stays where it was, then
/// one whose article has moved there, of several the one that holds: the surest, then the last of the file. What knows no article, or is about one that
/// another correction is about, keeps the id that it had if that is free, else gets one that no article has.
fn keep_ids_apart(current: &mut ArticleCorrections, written: &ArticleCorrections, known_by: &[Option<KnownBy>]) {
    let mut taken: BTreeSet<ArticleId> = BTreeSet::new();
    let mut has_id = vec![false; current.articles.len()];
    let has_moved = |place: usize| current.articles[place].id != written.articles[place].id;
    let mut known: Vec<(bool, KnownBy, usize)> =
        known_by.iter().enumerate().filter_map(|(place, by)| Some((!has_moved(place), (*by)?, place))).collect();
    known.sort();
    for (_, _, place) in known.into_iter().rev() {
        has_id[place] = taken.insert(current.articles[place].id.clone());
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
            folder: String::new(),
            path: "t.csv".to_string(),
            headline: headline.to_string(),
            url: None,
            text: None,
            date: None,
            source: None,
            author: Vec::new(),
            alone: None,
            set: SetFields::new(),
        };
        let list = |ids: &[u64]| ArticleCorrections {
            articles: ids.iter().zip(["two", "three", "four"]).map(|(id, headline)| correction(*id, headline)).collect(),
        };
        let by = |has_matched: [bool; 3]| has_matched.map(|has| has.then_some(KnownBy::Text));
        for (written, found, has_matched, expected) in [
            // All have moved up by one.
            ([2, 3, 4], [1, 2, 3], [true, true, true], [Some(1), Some(2), Some(3)]),
            // The second has gone, and the others have moved up.
            ([2, 3, 4], [2, 2, 3], [false, true, true], [None, Some(2), Some(3)]),
            // Two have come to be about one article, whose id the one that had it keeps.
            ([2, 3, 4], [2, 2, 4], [true, true, true], [Some(2), Some(3), Some(4)]),
            ([2, 3, 4], [2, 2, 3], [true, true, true], [Some(2), None, Some(3)]),
            // Of two whose article had neither's id, the one that holds gets it.
            ([2, 3, 4], [5, 5, 4], [true, true, true], [Some(2), Some(5), Some(4)]),
            ([2, 3, 4], [2, 3, 4], [false, false, false], [Some(2), Some(3), Some(4)]),
        ] {
            let (written, mut current) = (list(&written), list(&found));
            keep_ids_apart(&mut current, &written, &by(has_matched));
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
