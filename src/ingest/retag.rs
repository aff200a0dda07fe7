//! Turns changed corrections of actors into changed articles, without reading the sources again.
//!
//! Two registries, before and after, differ in some names and some actors. Only articles in which such a name may stand, or
//! that have such an actor, can change; these are tagged again from their stored texts, and those that come out otherwise are
//! written. What it leaves is what indexing everything anew would.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::enrich::Enricher;
use crate::actors::{Actor, Corrections, Named, REGISTRY_VERSION, Registry, facts_of};
use crate::article::{ActorId, ActorInArticle, ArticleId, ParsedArticle};
use crate::backend::{ArticleReader, ArticleSink, Naming};
use crate::error::{Error, ErrorCode, guarded};
use crate::schema::{FileKey, IndexedDocument, Source, StoredArticle};
use crate::text::words_of;

/// What a change of corrections did.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RetagReport {
    /// How many articles were looked at.
    pub looked_at: u64,
    /// How many came out otherwise, in their actors or in where they are named.
    pub changed: u64,
    /// By actor: how many articles gained it and lost it.
    pub actors: Vec<ActorChange>,
    /// The articles that gained or lost an actor, at most [`MOST_LISTED`], in the order of their ids.
    pub articles: Vec<ArticleChange>,
    /// How many more did.
    pub articles_omitted: u64,
}

/// How many articles a report lists.
pub const MOST_LISTED: usize = 1_000;

/// How many articles gained and lost an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActorChange {
    /// Its id.
    pub id: ActorId,
    /// Its name.
    pub label: String,
    /// Articles that have it now and had it not.
    pub gained: u64,
    /// Articles that had it and have it not.
    pub lost: u64,
}

/// What one article gained and lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleChange {
    /// Its id.
    pub id: ArticleId,
    /// Its headline.
    pub headline: String,
    /// Ids of actors that it has now.
    pub gained: Vec<ActorId>,
    /// Ids of actors that it had.
    pub lost: Vec<ActorId>,
}

/// How many articles are held in memory at a time.
const BATCH_ARTICLES: usize = 1_024;

/// And how many bytes of their bodies.
const BATCH_BYTES: usize = 8 << 20;

/// The version of the registry of a source that was indexed without actors.
const UNTAGGED: u32 = 0;

/// Tags anew what the enricher's corrections change against those the index was made with, and commits. Sources that were
/// indexed without actors stay without, but for those that editors gave. When `stop` is set from outside it returns and nothing has changed.
///
/// Fails with [`ErrorCode::IndexNotFound`] if nothing was ever committed, with [`ErrorCode::Interrupted`] when stopped.
pub fn retag(
    sink: &mut dyn ArticleSink,
    enricher: &Enricher,
    threads: usize,
    stop: &AtomicBool,
) -> Result<RetagReport, Error> {
    guarded("tag the articles again", || {
        let (Some(mut manifest), Some(reader)) = (sink.manifest()?, sink.reader()?) else {
            return Err(Error::new(
                ErrorCode::IndexNotFound,
                "there is no index to tag again; run `dateline index FOLDER` first",
            ));
        };
        let tagged = |source: &&Source| source.registry_version != UNTAGGED;
        let is_current = manifest.sources.iter().filter(tagged).all(|source| source.registry_version == REGISTRY_VERSION);
        if is_current && manifest.corrections == *enricher.corrections() {
            return Ok(RetagReport::default());
        }
        let untagged = manifest.sources.iter().filter(|source| !tagged(source)).map(|source| source.name.clone());
        let tagging = Tagging { enricher, untagged: untagged.collect(), is_renewed: !is_current };
        let naming = if is_current { difference(&manifest.corrections, enricher.corrections()) } else { Naming::All };
        let mut tally = Tally::default();
        let ids = reader.ids_naming(&naming)?;
        let mut ids = ids.iter();
        loop {
            let batch = next_batch(&*reader, &mut ids, &tagging.untagged)?;
            if batch.is_empty() {
                break;
            }
            if stop.load(Ordering::Relaxed) {
                return Err(Error::new(
                    ErrorCode::Interrupted,
                    "stopped before the corrections of actors were applied; nothing changed",
                ));
            }
            for tagged in tagging.tag(batch, threads) {
                tally.report.looked_at += 1;
                if let Some(change) = tagged.change {
                    tally.add(change, enricher);
                }
                if let Some(document) = tagged.document {
                    sink.replace(document)?;
                }
            }
        }
        manifest.corrections = enricher.corrections().clone();
        manifest.corrections_file = enricher.corrections_file().map(str::to_string);
        for source in manifest.sources.iter_mut().filter(|source| source.registry_version != UNTAGGED) {
            source.registry_version = REGISTRY_VERSION;
        }
        sink.commit(&manifest)?;
        Ok(tally.into_report())
    })
}

/// The next articles, as many as may be held in memory. Of sources in which no actors were looked for, those to which editors gave some.
fn next_batch<'i>(
    reader: &dyn ArticleReader,
    ids: &mut impl Iterator<Item = &'i ArticleId>,
    untagged: &[String],
) -> Result<Vec<StoredArticle>, Error> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH_BYTES && batch.len() < BATCH_ARTICLES {
        let Some(id) = ids.next() else { break };
        if let Some(article) = reader.whole_article(id)?
            && (!article.given_actors.is_empty() || !untagged.contains(&article.folder))
        {
            bytes += article.article_body.len();
            batch.push(article);
        }
    }
    Ok(batch)
}

/// The report as it grows.
#[derive(Default)]
struct Tally {
    report: RetagReport,
    /// By label and id: how many articles gained and lost the actor.
    counts: BTreeMap<(String, ActorId), (u64, u64)>,
}

impl Tally {
    /// Adds an article that came out otherwise.
    fn add(&mut self, change: ArticleChange, enricher: &Enricher) {
        self.report.changed += 1;
        for id in &change.gained {
            self.counts.entry((label_of(id, enricher), id.clone())).or_default().0 += 1;
        }
        for id in &change.lost {
            self.counts.entry((label_of(id, enricher), id.clone())).or_default().1 += 1;
        }
        if change.gained.is_empty() && change.lost.is_empty() {
            // The same actors, elsewhere in the text.
        } else if self.report.articles.len() < MOST_LISTED {
            self.report.articles.push(change);
        } else {
            self.report.articles_omitted += 1;
        }
    }

    fn into_report(self) -> RetagReport {
        let Tally { mut report, counts } = self;
        let change = |((label, id), (gained, lost))| ActorChange { id, label, gained, lost };
        report.actors = counts.into_iter().map(change).collect();
        report.actors.sort_by_key(|change| std::cmp::Reverse(change.gained + change.lost));
        report.articles.sort_by(|left, right| left.id.cmp(&right.id));
        report
    }
}

fn label_of(id: &ActorId, enricher: &Enricher) -> String {
    // An actor that counts as another now is in the registry as it comes with the program only.
    let label = enricher.registry().label(id.as_str()).or_else(|| facts_of(id.as_str()).map(|facts| facts.label));
    label.or(id.given_name()).unwrap_or(id.as_str()).to_string()
}

/// Which articles two sets of corrections can tell apart.
fn difference(before: &Corrections, after: &Corrections) -> Naming {
    let corrections = [before, after];
    let (before, after) = (Registry::corrected(before), Registry::corrected(after));
    let (mut names, mut actors, mut has_stems, mut is_shown_again) = (Vec::new(), Vec::new(), false, false);
    let mut compare = |one: Option<&Actor>, other: Option<&Actor>| {
        if one == other {
            return;
        }
        // Of an actor that an editor gave and the user hid, an article keeps nothing by which it could be found.
        is_shown_again |= one.is_some_and(|one| one.is_hidden);
        let mut is_renamed_only = false;
        if let (Some(one), Some(other)) = (one, other) {
            let bare = |actor: &Actor| Actor { names: Vec::new(), ..actor.clone() };
            is_renamed_only = bare(one) == bare(other);
        }
        // Where an actor comes back, its names in other languages decide too.
        let is_back = one.is_none_or(|one| one.is_hidden) && other.is_some();
        has_stems |= is_back && other.is_some_and(|other| other.names.iter().any(|name| name.language.is_some()));
        let of = |actor: Option<&Actor>| actor.map_or(Vec::new(), |actor| actor.names.clone());
        let (one_names, other_names) = (of(one), of(other));
        for name in one_names.iter().chain(&other_names) {
            let is_shared = one_names.contains(name) && other_names.contains(name);
            if !is_shared || !is_renamed_only {
                // What the registry holds in other languages goes with the actor: only the user's own names decide alone.
                let is_of_lexicon = name.language.is_some();
                has_stems |= name.text.ends_with('*') && !is_of_lexicon;
                if !is_of_lexicon {
                    names.push(name.text.to_string());
                }
            }
        }
        if !is_renamed_only {
            actors.extend([one, other].into_iter().flatten().map(|actor| actor.id.clone()));
        }
    };
    for actor in before.actors() {
        compare(Some(actor), after.get(actor.id.as_str()));
    }
    for actor in after.actors().iter().filter(|actor| before.get(actor.id.as_str()).is_none()) {
        compare(None, Some(actor));
    }
    // A state that was hidden stands for its towns again, and so does the actor that it was merged into meanwhile.
    let stands = |registry: &Registry, state: &ActorId| {
        registry.get(registry.merged(state).as_str()).is_some_and(|actor| !actor.is_hidden)
    };
    let mut corrected = corrections.iter().flat_map(|corrections| &corrections.actors).map(|correction| &correction.id);
    let has_towns_back =
        corrected.any(|id| id.as_str().starts_with("country:") && !stands(&before, id) && stands(&after, id));
    // Endings and prefixes of other scripts are not looked up word by word.
    if has_stems || has_towns_back || is_shown_again || names.iter().any(|name| !words_of(name).concat().is_ascii()) {
        return Naming::All;
    }
    actors.extend(corrections.iter().flat_map(|corrections| &corrections.actors).map(|correction| correction.id.clone()));
    names.sort();
    names.dedup();
    actors.sort();
    actors.dedup();
    Naming::Any { names, actors }
}

/// How articles are tagged again.
struct Tagging<'a> {
    enricher: &'a Enricher,
    /// The sources in which no actors are looked for.
    untagged: Vec<String>,
    /// Whether another version of the registry tagged them, which may have kept less of what it found.
    is_renewed: bool,
}

/// What became of an article: how its actors changed, if they did, and what is to be written.
#[derive(Default)]
struct Tagged {
    change: Option<ArticleChange>,
    document: Option<IndexedDocument>,
}

impl Tagging<'_> {
    /// Tags articles again in parallel.
    fn tag(&self, articles: Vec<StoredArticle>, threads: usize) -> Vec<Tagged> {
        let share = articles.len().div_ceil(threads.max(1)).max(1);
        let mut articles = articles.into_iter();
        let mut shares: Vec<Vec<StoredArticle>> = Vec::new();
        loop {
            let next: Vec<StoredArticle> = articles.by_ref().take(share).collect();
            if next.is_empty() {
                break;
            }
            shares.push(next);
        }
        std::thread::scope(|scope| {
            let work =
                |share: Vec<StoredArticle>| share.into_iter().map(|article| self.tag_one(article)).collect::<Vec<_>>();
            let handles: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || work(share))).collect();
            // A panic of a worker is one of ours and goes on.
            handles
                .into_iter()
                .flat_map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    }

    fn tag_one(&self, mut article: StoredArticle) -> Tagged {
        let is_untagged = self.untagged.contains(&article.folder);
        let parsed = read_again(&article);
        let language = article.language.as_deref();
        let named = if is_untagged { self.enricher.given_in(&parsed) } else { self.enricher.named_in(&parsed, language) };
        let is_same = article.actor == named.actors && article.place == named.places;
        if is_same && !(self.is_renewed && article.found_bodies().next().is_some()) {
            return Tagged::default();
        }
        let change = (!is_same).then(|| change_of(&article, &named));
        (article.actor, article.place) = (named.actors, named.places);
        let file = FileKey { source: article.folder.clone(), path: article.path.clone() };
        Tagged { change, document: Some(IndexedDocument::laid_out(file, article)) }
    }
}

/// The actors and places of an article by its stored texts.
pub(super) fn named_again(article: &StoredArticle, enricher: &Enricher) -> Named {
    enricher.named_in(&read_again(article), article.language.as_deref())
}

fn read_again(article: &StoredArticle) -> ParsedArticle {
    ParsedArticle {
        headline: article.headline.clone(),
        description: article.description.clone(),
        body: article.article_body.clone(),
        published: article.date_published.clone(),
        authors: article.author.clone(),
        given_actors: article.given_actors.clone(),
        ..ParsedArticle::default()
    }
}

fn change_of(article: &StoredArticle, named: &Named) -> ArticleChange {
    let ids = |actors: &[ActorInArticle]| -> Vec<ActorId> { actors.iter().map(|actor| actor.id.clone()).collect() };
    let (before, after) = (ids(&article.actor), ids(&named.actors));
    let (was_there, is_there): (HashSet<&ActorId>, HashSet<&ActorId>) = (before.iter().collect(), after.iter().collect());
    ArticleChange {
        id: article.id.clone(),
        headline: article.headline.clone(),
        gained: after.iter().filter(|id| !was_there.contains(id)).cloned().collect(),
        lost: before.iter().filter(|id| !is_there.contains(id)).cloned().collect(),
    }
}
