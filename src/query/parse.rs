//! Turns a [`SearchRequest`] into a [`ParsedQuery`]: every limit checked, every name resolved as far as it can be without
//! an index, every repair noted.

use std::time::Duration;

use chrono::NaiveDate;

use super::actor_names::{KnownActors, actor_named};
use super::clause::Clause;
use super::dates::{ReadRange, today};
use super::language::{GRAMMAR_VERSION, read_text};
use super::plan::{FacetPlan, PlannedFilter, ValueMatcher};
use super::request::{FacetRequest, Filter, Match, Page, SearchRequest, SnippetRequest, Sort};
use super::response::Warning;
use crate::actors::Corrections;
use crate::article::{DateStatus, DayRange, Dimension, Interval};
use crate::error::{Error, ErrorCode, nearest};
use crate::text::{fold_value, languages_beginning};

/// A request that is known to make sense.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ParsedQuery {
    /// The text as a condition.
    pub base: Clause,
    /// The choices, actors as ids.
    pub filters: Vec<PlannedFilter>,
    /// The days.
    pub days: DayRange,
    /// What to count; nothing is marked as chosen yet.
    pub facets: Vec<FacetPlan>,
    /// Counts over time.
    pub timeline: Option<Interval>,
    /// The order asked for.
    pub sort: Sort,
    /// How much age may take from a score.
    pub recency: f32,
    /// Which hits.
    pub page: Page,
    /// Behind which page.
    pub after: Option<String>,
    /// Which passages.
    pub snippets: SnippetRequest,
    /// Whether whole texts are wanted.
    pub full_text: bool,
    /// How the words were joined.
    pub matching: Match,
    /// Whether all articles found are counted.
    pub total: bool,
    /// How long the search may take.
    pub budget: Option<Duration>,
    /// The day on which it is asked.
    pub today: NaiveDate,
    /// What was repaired.
    pub warnings: Vec<Warning>,
}

impl ParsedQuery {
    /// The values chosen (any of, all of) in a dimension.
    pub(crate) fn selected(&self, dimension: Dimension) -> Vec<String> {
        let mut selected: Vec<String> = Vec::new();
        for filter in self.filters.iter().filter(|filter| filter.dimension == dimension) {
            for value in filter.any.iter().chain(filter.all.iter().flatten()) {
                if !selected.contains(value) {
                    selected.push(value.clone());
                }
            }
        }
        selected
    }
}

/// Checks a request once; what comes out cannot fail for reasons of its own.
pub fn parse(request: &SearchRequest) -> Result<ParsedQuery, Error> {
    parse_for(request, &Corrections::default())
}

/// The same for an index whose user has corrected actors.
pub fn parse_for(request: &SearchRequest, corrections: &Corrections) -> Result<ParsedQuery, Error> {
    parse_with(request, KnownActors::of(corrections))
}

/// The same with the names of the index's own actors.
pub(crate) fn parse_with(request: &SearchRequest, actors: KnownActors<'_>) -> Result<ParsedQuery, Error> {
    if request.grammar > GRAMMAR_VERSION {
        let message = format!(
            "the request is written in version {} of the query language; this program knows version {GRAMMAR_VERSION}",
            request.grammar
        );
        return Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion("use a newer dateline"));
    }
    check_limits(request)?;
    let mut warnings = Vec::new();
    let today = today();
    let days = published(request, today, &mut warnings)?;
    let base = read_text(&request.text, request.matching, today, actors, &mut warnings)?;
    let filters = request.filters.iter().map(|filter| planned(filter, actors, &mut warnings)).collect::<Result<_, _>>()?;
    Ok(ParsedQuery {
        base,
        filters,
        days,
        facets: request.facets.iter().map(|facet| facet_plan(facet, actors)).collect(),
        timeline: request.timeline,
        sort: request.sort,
        recency: request.recency,
        page: request.page,
        after: request.after.clone(),
        snippets: request.snippets,
        full_text: request.full_text,
        matching: request.matching,
        total: request.total,
        budget: (request.time_budget_ms > 0).then(|| Duration::from_millis(request.time_budget_ms.into())),
        today,
        warnings,
    })
}

/// The days that are asked for.
fn published(request: &SearchRequest, today: NaiveDate, warnings: &mut Vec<Warning>) -> Result<DayRange, Error> {
    let Some(written) = request.published_within.as_deref().map(str::trim) else { return Ok(request.published) };
    if !request.published.is_open() {
        let message = format!("\"published\" and \"published_within\" (\"{written}\") both say which days; leave one out");
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    let range = ReadRange::of(written, today)?;
    warnings.extend(range.told(written).map(|told| Warning::new("relative_date", told)));
    Ok(range.days)
}

/// How many values the filters of a request may name altogether.
const MOST_VALUES: usize = 1024;

/// How many hits may be reached by passing over those before them; what lies behind is reached by cursors.
pub(crate) const MOST_PAGED: u32 = 10_000;

fn check_limits(request: &SearchRequest) -> Result<(), Error> {
    let Page { offset, limit } = request.page;
    at_most("page.limit", limit.into(), 1000)?;
    at_most("page.offset + page.limit", u64::from(offset) + u64::from(limit), MOST_PAGED.into())?;
    if request.after.is_some() && offset > 0 {
        let message = format!("page.offset is {offset}, but \"after\" already says where the page begins; leave one out");
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    if !(0.0..=0.5).contains(&request.recency) {
        let message = format!("recency is {}; it runs from 0 to 0.5", request.recency);
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    at_most("snippets.count", request.snippets.count.into(), 5)?;
    if !(40..=2000).contains(&request.snippets.characters) {
        let message = format!("snippets.characters is {}; it runs from 40 to 2000", request.snippets.characters);
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    at_most("the number of facets", request.facets.len() as u64, 32)?;
    for facet in &request.facets {
        at_most("facets.limit", facet.limit.into(), 1000)?;
        let has_kinds = matches!(facet.dimension, Dimension::Actor | Dimension::Place);
        if !facet.kinds.is_empty() && !has_kinds {
            let message = format!("kinds narrow the facets of actors and places; values of {} have none", facet.dimension);
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
    }
    let values = request.filters.iter().map(|filter| filter.any.len() + filter.all.len() + filter.none.len());
    at_most("the number of filter values", values.sum::<usize>() as u64, MOST_VALUES as u64)?;
    if let DayRange { first_day: Some(first_day), last_day: Some(last_day) } = request.published
        && last_day < first_day
    {
        let message = format!("published.last_day {last_day} is before published.first_day {first_day}");
        return Err(Error::new(ErrorCode::InvalidDate, message));
    }
    Ok(())
}

fn at_most(what: &str, value: u64, limit: u64) -> Result<(), Error> {
    if value > limit {
        let message = format!("{what} is {value}; at most {limit} is allowed");
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    Ok(())
}

fn planned(filter: &Filter, actors: KnownActors<'_>, warnings: &mut Vec<Warning>) -> Result<PlannedFilter, Error> {
    let mut values = |list: &[String]| -> Result<Vec<Vec<String>>, Error> {
        list.iter().map(|value| resolve_value(filter.dimension, value, actors, warnings)).collect()
    };
    let mut any: Vec<String> = values(&filter.any)?.concat();
    dedup(&mut any);
    let mut none: Vec<String> = values(&filter.none)?.concat();
    dedup(&mut none);
    Ok(PlannedFilter { dimension: filter.dimension, any, all: values(&filter.all)?, none })
}

fn dedup(values: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| seen.insert(value.clone()));
}

/// Stands before the values that a roll-up added: a noncharacter of Unicode, which no text has. (`+972 Magazine` begins with a plus.)
pub(crate) const ROLLED_UP: char = '\u{FDD0}';

/// The values one written value stands for, as far as that is known without an index.
pub(super) fn resolve_value(
    dimension: Dimension,
    value: &str,
    actors: KnownActors<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<String>, Error> {
    let value = crate::text::collapse_white_space(&value.replace(ROLLED_UP, ""));
    if value.is_empty() {
        return Err(Error::new(ErrorCode::InvalidRequest, format!("a filter on {dimension} has an empty value")));
    }
    match dimension {
        Dimension::Actor | Dimension::Place => match value.strip_suffix('+').map(str::trim) {
            // The name of `Canal+` itself ends so.
            Some(whole) if !whole.is_empty() && !actors.has_label(dimension, &value)? => {
                rolled_up(dimension, whole, actors, warnings)
            }
            _ => Ok(vec![actor_named(dimension, &value, actors, warnings)?]),
        },
        Dimension::DateStatus => {
            let names = DateStatus::ALL.map(DateStatus::name);
            let folded = value.to_lowercase();
            if names.contains(&folded.as_str()) {
                return Ok(vec![folded]);
            }
            let help = nearest(&folded, names).map_or(String::new(), |name| format!("; did you mean \"{name}\"?"));
            Err(Error::new(ErrorCode::InvalidRequest, format!("unknown date-status \"{value}\"{help}")))
        }
        // `--language German`
        Dimension::Language => Ok(vec![crate::text::language_code(&value).map_or(value, str::to_string)]),
        _ => Ok(vec![value]),
    }
}

/// `Russia+`: an actor with its parts and its leaders. Those that are not in an index are left out, which the mark before them says. Of the bodies of a
/// state that are in no registry only an index knows: its code stands behind two marks.
fn rolled_up(
    dimension: Dimension,
    value: &str,
    actors: KnownActors<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<String>, Error> {
    let id = actor_named(dimension, value, actors, warnings)?;
    let members = actors.members(&id).into_iter().map(|member| format!("{ROLLED_UP}{member}"));
    let state = id.strip_prefix("country:").filter(|_| dimension == Dimension::Actor);
    let bodies = state.map(|code| format!("{ROLLED_UP}{ROLLED_UP}{code}"));
    let members: Vec<String> = members.chain(bodies).collect();
    Ok(std::iter::once(id).chain(members).collect())
}

fn facet_plan(facet: &FacetRequest, actors: KnownActors<'_>) -> FacetPlan {
    let kinds = facet.kinds.clone();
    let folded_prefix = if facet.prefix.trim().is_empty() { String::new() } else { fold_value(&facet.prefix) };
    let matcher = (!folded_prefix.is_empty() || !kinds.is_empty()).then(|| {
        let values = match facet.dimension {
            _ if folded_prefix.is_empty() => Vec::new(),
            Dimension::Actor | Dimension::Place => actors.ask(|registry| registry.ids_with_prefix(&folded_prefix)),
            Dimension::Language => languages_beginning(&folded_prefix),
            _ => Vec::new(),
        };
        ValueMatcher { folded_prefix, values, kinds }
    });
    let (limit, offset) = (facet.limit as usize, facet.offset as usize);
    FacetPlan { dimension: facet.dimension, limit, offset, matcher, selected: Vec::new() }
}
