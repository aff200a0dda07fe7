//! Turns a plan into an answer by looking at every article for every number: slow, and plain enough to be believed.
//!
//! It stands outside the crate, so it also shows that an engine needs nothing but the public interface.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use dateline::backend::{
    BackendAnswer, BackendDescription, BackendHit, FacetCounts, SearchBackend, TimelineCounts, ValueMatch,
};
use dateline::query::{Clause, FacetPlan, SearchPlan, ValueMatcher};
use dateline::text::fold_value;
use dateline::{ActorId, ActorKind, ArticleId, Dimension, Error, Interval, Manifest, Sort, StoredArticle};

use crate::naive_matcher::ReadArticle;

/// Articles in memory.
pub(crate) struct ReferenceBackend {
    articles: Vec<StoredArticle>,
    manifest: Arc<Manifest>,
}

impl ReferenceBackend {
    pub(crate) fn new(articles: Vec<StoredArticle>, manifest: Manifest) -> ReferenceBackend {
        ReferenceBackend { articles, manifest: Arc::new(manifest) }
    }

    fn found(&self, clause: &Clause) -> Vec<&StoredArticle> {
        self.articles.iter().filter(|article| ReadArticle::of(article).holds(clause)).collect()
    }

    /// The values some article has, in order.
    fn known_values(&self, dimension: Dimension) -> BTreeSet<&str> {
        self.articles.iter().flat_map(|article| article.values(dimension)).collect()
    }

    /// The values some article names itself, in order.
    fn named_values(&self, dimension: Dimension) -> BTreeSet<&str> {
        self.articles.iter().flat_map(|article| article.named_values(dimension)).collect()
    }

    fn is_wanted(&self, facet: &FacetPlan, value: &str) -> bool {
        let Some(ValueMatcher { folded_prefix, values, kinds }) = &facet.matcher else { return true };
        let label = fold_value(&self.manifest.label(facet.dimension, value));
        let words: Vec<&str> = label.split(' ').collect();
        let begins_at = |place: usize| words[place..].join(" ").starts_with(folded_prefix);
        let is_of_kind = kinds.is_empty() || kinds.contains(&self.manifest.kind(value));
        is_of_kind && ((0..words.len()).any(begins_at) || values.contains(&value.to_string()))
    }

    fn count(&self, facet: &FacetPlan, found: &[&StoredArticle]) -> FacetCounts {
        let missing = found.iter().filter(|article| article.values(facet.dimension).is_empty()).count() as u64;
        let articles_with =
            |value: &str| found.iter().filter(|article| article.values(facet.dimension).contains(&value)).count() as u64;
        let by_count = |(value, count): &(String, u64)| (Reverse(*count), value.clone());

        let known = self.named_values(facet.dimension);
        let mut wanted: Vec<(String, u64)> = known
            .into_iter()
            .filter(|value| self.is_wanted(facet, value))
            .map(|value| (value.to_string(), articles_with(value)))
            .filter(|(_, count)| *count > 0)
            .collect();
        wanted.sort_by_key(by_count);

        // A chosen value is listed with its count wherever it stands and whether or not it is wanted.
        let mut values: Vec<(String, u64)> = wanted.iter().skip(facet.offset).take(facet.limit).cloned().collect();
        for value in facet.selected.iter().filter(|_| facet.offset == 0) {
            let row = (value.clone(), articles_with(value));
            if !values.contains(&row) {
                values.push(row);
            }
        }
        values.sort_by_key(by_count);

        // What has a count and is wanted or chosen is one of the values of the facet, listed or not.
        let chosen =
            facet.selected.iter().map(|value| (value.clone(), articles_with(value))).filter(|(_, count)| *count > 0);
        let all: BTreeSet<(String, u64)> = wanted.into_iter().chain(chosen).collect();
        let other = all.iter().filter(|row| !values.contains(row)).map(|(_, count)| count).sum();
        FacetCounts { values, distinct: all.len() as u64, other, missing }
    }
}

impl SearchBackend for ReferenceBackend {
    fn describe(&self) -> BackendDescription {
        let languages: BTreeSet<&String> = self.articles.iter().filter_map(|article| article.language.as_ref()).collect();
        BackendDescription {
            name: "reference".to_string(),
            exact_counts: true,
            manifest: self.manifest.clone(),
            languages: languages.into_iter().cloned().collect(),
        }
    }

    fn run(&self, plan: &SearchPlan) -> Result<BackendAnswer, Error> {
        let passes = plan.passes();
        let mut facets = vec![FacetCounts::default(); plan.facets.len()];
        for pass in &passes {
            for place in &pass.facets {
                facets[*place] = self.count(&plan.facets[*place], &self.found(&pass.clause));
            }
        }
        let found = self.found(&passes[0].clause);
        Ok(BackendAnswer {
            total: found.len() as u64,
            hits: page(plan, &found),
            facets,
            timeline: plan.timeline.map(|interval| timeline(interval, &found)),
            ..BackendAnswer::default()
        })
    }

    fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        Ok(self.articles.iter().find(|article| article.id == *id).cloned())
    }

    fn find_value(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error> {
        let known = self.known_values(dimension);
        if known.contains(value) {
            return Ok(ValueMatch::Exact);
        }
        let name = |value: &str| ActorId::from(value).given_name().map(fold_value);
        let is_named_so =
            |known: &str| dimension == Dimension::Actor && name(value).is_some_and(|wanted| name(known) == Some(wanted));
        let same = known.iter().filter(|known| fold_value(known) == fold_value(value) || is_named_so(known));
        let spelled: Vec<String> = same.map(|known| known.to_string()).collect();
        if !spelled.is_empty() {
            return Ok(ValueMatch::Spelled(spelled));
        }
        let label = |value: &str| self.manifest.label(dimension, value);
        let written = label(value).to_lowercase();
        let similarity = |known: &str| strsim::jaro_winkler(&written, &label(known).to_lowercase());
        let mut near: Vec<&str> = known.into_iter().filter(|known| similarity(known) >= 0.8).collect();
        // Of labels equally near the last in order, of values with one label the first.
        near.sort_by_key(|known| (label(known), Reverse(known.to_string())));
        let nearest = near.into_iter().max_by(|left, right| similarity(left).total_cmp(&similarity(right)));
        Ok(ValueMatch::Absent { nearest: nearest.map(str::to_string) })
    }

    fn found_bodies(&self, country: &str) -> Result<Vec<String>, Error> {
        let actors = self.articles.iter().flat_map(|article| &article.actor);
        let found = actors.filter(|actor| actor.kind == ActorKind::GovernmentBody && actor.id.given_name().is_some());
        let mut states: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        found.for_each(|body| states.entry(body.id.as_str()).or_default().extend(body.country.as_deref()));
        let own = states.into_iter().filter(|(_, states)| *states == BTreeSet::from([country]));
        Ok(own.map(|(id, _)| id.to_string()).collect())
    }

    fn actors_called(&self, dimension: Dimension, name: &str, ids: &[String]) -> Result<Vec<(String, u64)>, Error> {
        let is_called = |value: &str| {
            fold_value(&self.manifest.label(dimension, value)) == fold_value(name) || ids.contains(&value.to_string())
        };
        let called = self.known_values(dimension).into_iter().filter(|value| is_called(value));
        let articles =
            |value: &str| self.articles.iter().filter(|article| article.values(dimension).contains(&value)).count() as u64;
        Ok(called.map(|value| (value.to_string(), articles(value))).collect())
    }
}

fn first_day(article: &StoredArticle) -> Option<NaiveDate> {
    article.date_published.date().map(|date| date.first_day())
}

/// By relevance everything is equally good, so that ties decide: the latest first.
fn page(plan: &SearchPlan, found: &[&StoredArticle]) -> Vec<BackendHit> {
    let mut found = found.to_vec();
    found.sort_by_key(|article| article.id.clone());
    match plan.sort {
        Sort::Newest => {
            let is_to_come = |article: &&StoredArticle| first_day(article) > Some(plan.today);
            found.sort_by_key(|article| (first_day(article).is_none(), is_to_come(article), Reverse(first_day(article))))
        }
        Sort::Relevance => found.sort_by_key(|article| (first_day(article).is_none(), Reverse(first_day(article)))),
        Sort::Oldest => found.sort_by_key(|article| (first_day(article).is_none(), first_day(article))),
    }
    let score = (plan.sort == Sort::Relevance).then_some(0.0);
    let page = found.into_iter().skip(plan.page.offset as usize).take(plan.page.limit as usize);
    page.map(|article| BackendHit { score, article: article.clone() }).collect()
}

fn timeline(interval: Interval, found: &[&StoredArticle]) -> TimelineCounts {
    let mut counts = TimelineCounts { buckets: BTreeMap::new(), unknown: 0, partial: 0 };
    for article in found {
        match article.date_published.date() {
            None => counts.unknown += 1,
            Some(date) if interval.first_day(date.first_day()) == interval.first_day(date.last_day()) => {
                *counts.buckets.entry(interval.first_day(date.first_day())).or_default() += 1;
            }
            Some(_) => counts.partial += 1,
        }
    }
    counts
}
