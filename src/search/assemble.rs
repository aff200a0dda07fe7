//! Turns a [`BackendAnswer`] into a [`SearchResponse`]: labels, selected marks, passages, a timeline without gaps.

use chrono::{Datelike, NaiveDate};

use super::Clock;
use super::highlight::Highlighter;
use super::snippet::{marked, snippets};
use crate::article::{ActorInArticle, Dimension, Interval};
use crate::backend::{BackendAnswer, BackendDescription, BackendHit, TimelineCounts};
use crate::query::{
    ActorCard, Bucket, Count, FacetResult, FacetValue, Hit, ParsedQuery, SearchPlan, SearchResponse, SnippetRequest,
    TimelineResult, Warning,
};
#[cfg(feature = "server")]
use crate::schema::StoredArticle;
use crate::text::Part;

/// More empty buckets than this are not drawn in.
const MOST_BUCKETS: usize = 20_000;

pub(super) fn assemble(
    answer: BackendAnswer,
    plan: &SearchPlan,
    query: ParsedQuery,
    backend: &BackendDescription,
    clock: Clock,
) -> SearchResponse {
    let mut warnings = query.warnings;
    // Where a wildcard was cut, more may match, or of an exclusion less.
    let exact = backend.exact_counts && !answer.is_partial && answer.lost_documents == 0 && answer.cut_patterns.is_empty();
    if !answer.damaged.is_empty() {
        warnings.push(damaged(&answer));
    }
    if answer.is_partial {
        let message = "the time for a search ran out: there may be more articles than were found and counted";
        warnings.push(Warning::new("time_budget", message));
    }
    if !answer.cut_patterns.is_empty() {
        let patterns = answer.cut_patterns.join(", ");
        let message = format!("{patterns} stands for more words than are looked for; only the most frequent ones were");
        warnings.push(Warning::new("too_many_words", message));
    }
    let mut highlighter = (query.snippets.count > 0 && !answer.hits.is_empty()).then(|| Highlighter::of(plan, clock));
    let facets = plan.facets.iter().zip(answer.facets).map(|(facet, counts)| FacetResult {
        dimension: facet.dimension,
        values: counts
            .values
            .into_iter()
            .map(|(value, count)| FacetValue {
                label: backend.manifest.label(facet.dimension, &value),
                kind: matches!(facet.dimension, Dimension::Actor | Dimension::Place).then(|| backend.manifest.kind(&value)),
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
    let hits =
        answer.hits.into_iter().map(|found| hit(found, highlighter.as_mut(), query.snippets, query.full_text)).collect();
    if !answer.is_partial && highlighter.is_some_and(|highlighter| highlighter.ran_out()) {
        let message = "the time for a search ran out: some articles are shown without the words that were found in them";
        warnings.push(Warning::new("time_budget", message));
    }
    SearchResponse {
        total: Count { value: answer.total, exact: exact && !answer.total_is_lower_bound },
        hits,
        next: answer.next,
        facets,
        timeline,
        warnings,
        explain: None,
        took_ms: 0.0,
    }
}

fn hit(found: BackendHit, highlighter: Option<&mut Highlighter>, wanted: SnippetRequest, full_text: bool) -> Hit {
    let article = found.article;
    let reasons = highlighter.and_then(|highlighter| highlighter.reasons(&article)).unwrap_or_default();
    let snippets = snippets(&article, &reasons, wanted);
    let headline_segments = if wanted.count > 0 { marked(&article.headline, Part::Headline, &reasons) } else { Vec::new() };
    Hit {
        id: article.id,
        score: found.score,
        headline: article.headline,
        headline_segments,
        date_published: article.date_published,
        author: article.author,
        topic: article.topic,
        region: article.region,
        tag: article.tag,
        source: article.source,
        language: article.language,
        actor: article.actor.into_iter().map(card).collect(),
        place: article.place.into_iter().map(card).collect(),
        folder: article.folder,
        identifier: article.identifier,
        path: article.path,
        entry: article.entry,
        url: article.url,
        snippets,
        description: full_text.then_some(article.description),
        article_body: full_text.then_some(article.article_body),
    }
}

/// An article as a hit without passages, for what is made of hits.
#[cfg(feature = "server")]
pub(crate) fn hit_of(article: StoredArticle) -> Hit {
    hit(BackendHit { score: None, article }, None, SnippetRequest { count: 0, ..SnippetRequest::default() }, false)
}

fn card(actor: ActorInArticle) -> ActorCard {
    let ActorInArticle { id, label, kind, country, office, mentions, share, senses, zones, .. } = actor;
    ActorCard { id, label, kind, country, office, share, senses, mentions, zones }
}

fn damaged(answer: &BackendAnswer) -> Warning {
    const MOST_NAMED: usize = 5;
    let files: Vec<&str> = answer.damaged.iter().take(MOST_NAMED).map(String::as_str).collect();
    let missing = match answer.lost_documents {
        0 => "nothing is missing from the answer".to_string(),
        lost => format!("the answer is incomplete: up to {lost} articles are missing from it"),
    };
    let message = format!("the index is damaged, {missing} ({}); `dateline repair` makes it whole", files.join(", "));
    Warning::new("index_damaged", message)
}

fn timeline(interval: Interval, counts: TimelineCounts, warnings: &mut Vec<Warning>) -> TimelineResult {
    let TimelineCounts { buckets: counted, unknown, partial } = counts;
    let mut buckets = Vec::new();
    let mut next = counted.first_key_value().map(|(first, _)| *first);
    for (day, count) in &counted {
        while let Some(start) = next.filter(|start| start <= day && buckets.len() <= MOST_BUCKETS) {
            buckets.push(bucket(start, if start == *day { *count } else { 0 }));
            next = Some(interval.next_first_day(start));
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

fn bucket(start: NaiveDate, count: u64) -> Bucket {
    Bucket { start: day_text(start), count }
}

/// A day as `YYYY-MM-DD`. A timeline has hundreds: by the formatter they took longer than finding what a rare word stands in.
fn day_text(day: NaiveDate) -> String {
    let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year <= 9999) else { return day.to_string() };
    let (month, day) = (day.month(), day.day());
    let digit = |number: u32| char::from(b'0' + (number % 10) as u8);
    let year = [1000, 100, 10, 1].map(|unit| digit(year / unit));
    let rest = ['-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)];
    year.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::{day_text, timeline};
    use crate::article::Interval;
    use crate::backend::TimelineCounts;

    #[test]
    fn a_day_is_written_as_the_formatter_does() {
        let first = NaiveDate::from_ymd_opt(-3, 12, 30).unwrap_or_default();
        for step in 0..40_000 {
            let day = first.checked_add_days(Days::new(step * 97)).unwrap_or_default();
            assert_eq!(day_text(day), day.to_string());
        }
    }

    #[test]
    fn buckets_without_articles_are_drawn_in() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        let counts =
            TimelineCounts { buckets: [(day("2023-11-01"), 2), (day("2024-02-01"), 5)].into(), unknown: 1, partial: 3 };
        let drawn = timeline(Interval::Month, counts, &mut Vec::new());
        let buckets: Vec<(&str, u64)> = drawn.buckets.iter().map(|bucket| (bucket.start.as_str(), bucket.count)).collect();
        assert_eq!(buckets, [("2023-11-01", 2), ("2023-12-01", 0), ("2024-01-01", 0), ("2024-02-01", 5)]);
        assert_eq!((drawn.unknown, drawn.partial), (1, 3));
        assert!(timeline(Interval::Year, TimelineCounts::default(), &mut Vec::new()).buckets.is_empty());
    }
}
