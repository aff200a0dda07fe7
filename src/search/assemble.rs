//! Turns a [`BackendAnswer`] into a [`SearchResponse`]: labels, selected marks, passages, a timeline without gaps.

use chrono::NaiveDate;

use super::snippet::{Highlights, snippets};
use crate::article::Interval;
use crate::backend::{BackendAnswer, BackendDescription, BackendHit, TimelineCounts};
use crate::query::{
    ActorCard, Bucket, Count, FacetResult, FacetValue, Hit, ParsedQuery, SearchPlan, SearchResponse, TimelineResult, Warning,
};

/// More empty buckets than this are not drawn in.
const MOST_BUCKETS: usize = 20_000;

pub(super) fn assemble(
    answer: BackendAnswer,
    plan: &SearchPlan,
    query: ParsedQuery,
    backend: &BackendDescription,
) -> SearchResponse {
    let mut warnings = query.warnings;
    let exact = backend.exact_counts;
    let highlights = Highlights::of(plan);
    let facets = plan.facets.iter().zip(answer.facets).map(|(facet, counts)| FacetResult {
        dimension: facet.dimension,
        values: counts
            .values
            .into_iter()
            .map(|(value, count)| FacetValue {
                label: backend.manifest.label(facet.dimension, &value),
                selected: facet.selected.contains(&value),
                value,
                count,
            })
            .collect(),
        distinct: counts.distinct,
        other: counts.other,
        missing: counts.missing,
        exact,
    });
    let facets = facets.collect();
    let timeline = match (plan.timeline, answer.timeline) {
        (Some(interval), Some(counts)) => Some(timeline(interval, counts, &mut warnings)),
        _ => None,
    };
    SearchResponse {
        total: Count { value: answer.total, exact },
        hits: answer.hits.into_iter().map(|found| hit(found, &highlights, query.snippets)).collect(),
        facets,
        timeline,
        warnings,
        took_ms: 0.0,
    }
}

fn hit(found: BackendHit, highlights: &Highlights, wanted: crate::query::SnippetRequest) -> Hit {
    let snippets = snippets(&found.article, highlights, wanted);
    let article = found.article;
    let actors = article.actor.into_iter();
    Hit {
        id: article.id,
        score: found.score,
        headline: article.headline,
        date_published: article.date_published,
        author: article.author,
        topic: article.topic,
        region: article.region,
        tag: article.tag,
        source: article.source,
        language: article.language,
        actor: actors
            .map(|actor| ActorCard { id: actor.id, label: actor.label, mentions: actor.mentions, zones: actor.zones })
            .collect(),
        path: article.path,
        url: article.url,
        snippets,
    }
}

fn timeline(interval: Interval, counts: TimelineCounts, warnings: &mut Vec<Warning>) -> TimelineResult {
    let TimelineCounts { buckets: counted, unknown, partial } = counts;
    let bucket = |start: NaiveDate, count: u64| Bucket { start: start.format("%Y-%m-%d").to_string(), count };
    let mut buckets = Vec::new();
    if let (Some((first, _)), Some((last, _))) = (counted.first_key_value(), counted.last_key_value()) {
        let mut start = *first;
        while start <= *last && buckets.len() <= MOST_BUCKETS {
            buckets.push(bucket(start, counted.get(&start).copied().unwrap_or_default()));
            start = interval.next_first_day(start);
        }
    }
    if buckets.len() > MOST_BUCKETS {
        let message = format!(
            "the timeline spans more than {MOST_BUCKETS} {}s, so those without articles are left out; narrow the dates or \
             choose a wider interval",
            interval.name()
        );
        warnings.push(Warning::new("timeline_with_gaps", message));
        buckets = counted.into_iter().map(|(start, count)| bucket(start, count)).collect();
    }
    TimelineResult { interval, buckets, unknown, partial }
}
