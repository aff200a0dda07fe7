//! Turns a request and its answer into the page of hits, or, when nothing is asked, into an overview of everything.

use askama::Template;

use super::address::{Address, USUAL_HITS};
use super::facet::{FacetView, facet};
use super::frame::{Frame, Names, Site, counted, title_of};
use super::hit::{Chip, HitView, chips, hit};
use super::rendered;
use super::timeline::{MOST_BARS, TimelineView, interval_of, timeline};
use crate::article::{DayRange, Dimension, Interval};
use crate::error::Error;
use crate::query::{Explanation, Match, SearchResponse, Sort, TimelineResult};
use crate::render::json;
use crate::render::text::grouped;

/// What the page of hits is made of.
#[derive(Debug)]
pub struct SearchPage<'a> {
    /// What all pages share.
    pub site: &'a Site,
    /// What was asked.
    pub address: &'a Address,
    /// The names of what was chosen.
    pub names: &'a Names,
    /// The answer to [`Address::page_request`]; none where there are errors.
    pub answer: Option<&'a SearchResponse>,
    /// What is wrong with the address or the query.
    pub errors: &'a [Error],
    /// When nothing was found: conditions that may be dropped, and how many articles there are without them.
    pub drops: &'a [(Vec<Condition>, u64)],
}

/// The interval in which to count over time when the address does not say.
pub fn usual_interval(address: &Address) -> Interval {
    address.request.timeline.unwrap_or_else(|| interval_of(address.request.published))
}

/// A better interval than that of an answer, if it has too many bars, or so few that they say nothing.
pub fn coarser(address: &Address, counted: &TimelineResult) -> Option<Interval> {
    let place = Interval::ALL.iter().position(|interval| *interval == counted.interval)?;
    match super::timeline::drawn(&counted.buckets).len() {
        bars if bars > MOST_BARS && counted.interval != Interval::Year => {
            place.checked_sub(1).map(|wider| Interval::ALL[wider]).map(|wider| match wider {
                Interval::Quarter if address.request.timeline.is_none() => Interval::Year,
                wider => wider,
            })
        }
        1..=2 if address.request.timeline.is_none() && counted.interval == Interval::Month => Some(Interval::Day),
        _ => None,
    }
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchTemplate {
    frame: Frame,
    text: String,
    hidden: Vec<(&'static str, String)>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    chips: Vec<Chip>,
    clear: String,
    facets: Vec<FacetView>,
    timeline: Option<TimelineView>,
    total: String,
    is_exact: bool,
    found: u64,
    is_blank: bool,
    overview: Vec<Completeness>,
    top: Vec<Top>,
    shown: String,
    hits: Vec<HitView>,
    sorts: Vec<(&'static str, &'static str, bool)>,
    previous: Option<String>,
    next: Option<String>,
    first: Option<String>,
    empty: Option<Empty>,
    is_any: bool,
    other_match: String,
    command: String,
    json: String,
    exports: Vec<(&'static str, String)>,
    examples: Vec<(&'static str, &'static str, String)>,
    took: String,
}

/// A complaint about a query, with its place.
pub(super) struct Problem {
    pub(super) message: String,
    pub(super) help: String,
    /// What stands before the place, the place, and what stands behind.
    pub(super) place: Option<(String, String, String)>,
}

/// How much of the articles is known in one dimension.
struct Completeness {
    title: &'static str,
    known: String,
    unknown: String,
    /// The part that is known, from 0 to 20.
    width: u64,
    values: String,
}

/// The most frequent values of a dimension.
struct Top {
    title: &'static str,
    values: Vec<(String, String, u64, String)>,
}

/// Why there is nothing.
struct Empty {
    clauses: Vec<EmptyClause>,
    /// Conditions, each with the number of articles there are without it and the address that drops it; the most telling first.
    drops: Vec<(String, String, String, bool)>,
    nearest: Vec<(String, String, String)>,
    /// Values of fields that are written as the query is: the query that asks for one, how many articles have it, the address.
    elsewhere: Vec<(String, String, String)>,
    read_as: String,
}

struct EmptyClause {
    clause: String,
    alone: String,
    removed: String,
    absent: Vec<(String, Option<String>)>,
}

/// The page of hits.
pub fn search_page(page: &SearchPage<'_>) -> String {
    let SearchPage { site, address, names, answer, errors, .. } = *page;
    let request = &address.request;
    let title = if request.text.is_empty() { "Search".to_string() } else { request.text.clone() };
    let shown = answer.map_or(0, |answer| answer.hits.len() as u32);
    let total = answer.map_or(0, |answer| answer.total.value);
    let offset = request.page.offset;
    let limit = if request.page.limit == 0 { USUAL_HITS } else { request.page.limit };
    let facets = answer.map_or(Vec::new(), |answer| {
        answer.facets.iter().map(|result| facet(result, &address.facet(result.dimension), address, names)).collect()
    });
    let is_blank = address.is_blank() && errors.is_empty();
    let template = SearchTemplate {
        frame: Frame::new(&title, site, address, Address::search),
        text: request.text.clone(),
        hidden: match answer {
            Some(_) => address.hidden_pairs(),
            // Without an answer there are no fields for what was chosen.
            None => address.with(|request| request.text.clear()).pairs(),
        },
        problems: errors.iter().map(|error| problem(error, &request.text)).collect(),
        warnings: answer
            .map_or(Vec::new(), |answer| answer.warnings.iter().map(|warning| warned(warning, &request.text)).collect()),
        chips: chips(address, names),
        clear: Address { theme: address.theme, ..Address::default() }.search(),
        facets,
        timeline: answer.and_then(|answer| answer.timeline.as_ref()).map(|counts| timeline(counts, address)),
        total: counted(total, "article"),
        is_exact: answer.is_none_or(|answer| answer.total.exact),
        found: total,
        overview: if is_blank { answer.map_or(Vec::new(), |answer| overview(answer, total)) } else { Vec::new() },
        top: if is_blank { answer.map_or(Vec::new(), |answer| top(answer, address)) } else { Vec::new() },
        is_blank,
        shown: match shown {
            0 => String::new(),
            _ if u64::from(shown) == total => String::new(),
            _ if request.after.is_some() => format!("{} further", grouped(shown.into())),
            _ => format!("{} to {}", grouped(u64::from(offset) + 1), grouped(u64::from(offset) + u64::from(shown))),
        },
        hits: answer.map_or(Vec::new(), |answer| {
            (offset + 1..).zip(&answer.hits).map(|(number, found)| hit(found, number, address, names)).collect()
        }),
        sorts: [(Sort::Relevance, "best match"), (Sort::Newest, "newest first"), (Sort::Oldest, "oldest first")]
            .map(|(sort, name)| (if sort == Sort::Relevance { "" } else { sort.name() }, name, sort == request.sort))
            .to_vec(),
        previous: (offset > 0).then(|| address.at_offset(offset.saturating_sub(limit)).search()),
        first: request.after.is_some().then(|| address.at_offset(0).search()),
        next: answer.and_then(|answer| next_address(answer, address, limit)),
        empty: answer.filter(|answer| answer.total.value == 0).map(|answer| empty(page, answer.explain.as_ref())),
        is_any: request.matching == Match::Any,
        other_match: address
            .with(|request| {
                request.matching = if request.matching == Match::Any { Match::All } else { Match::Any };
            })
            .search(),
        command: address.command(site.index.as_deref()),
        json: json::pretty(&address.carried()),
        exports: [("csv", "CSV"), ("jsonl", "JSON lines"), ("ris", "RIS"), ("bibtex", "BibTeX")]
            .map(|(format, name)| (name, address.export(format)))
            .to_vec(),
        examples: EXAMPLES
            .map(|(query, meaning)| (query, meaning, address.with(|request| request.text = query.to_string()).search()))
            .to_vec(),
        took: answer.map_or(String::new(), |answer| format!("{:.1} ms", answer.took_ms)),
    };
    rendered(&template)
}

/// Where the next page is, if there is one.
fn next_address(answer: &SearchResponse, address: &Address, limit: u32) -> Option<String> {
    /// Where pages by number end, those by cursor go on.
    const LAST_OFFSET: u32 = 10_000;
    let request = &address.request;
    let (offset, shown) = (request.page.offset, answer.hits.len() as u32);
    if shown == 0 || u64::from(offset) + u64::from(shown) >= answer.total.value {
        return None;
    }
    Some(match &answer.next {
        Some(next) if request.after.is_some() || offset + 2 * limit > LAST_OFFSET => {
            let mut address = address.at_offset(0);
            address.request.after = Some(next.clone());
            address.search()
        }
        _ => address.at_offset(offset + limit).search(),
    })
}

/// What the query box can do, by example.
const EXAMPLES: [(&str, &str); 11] = [
    ("grain Odesa", "both words, anywhere, in any form"),
    ("\"Global South\"", "these words in a row"),
    ("truce OR ceasefire", "one is enough"),
    ("Russia -China", "without China"),
    ("Russia NEAR/5 talks", "at most five words apart"),
    ("actor:Russia SENTENCE actor:Hamas", "both actors in one sentence, under any of their names"),
    ("headline:war", "in the headline; also lead: body: bio:"),
    ("sanction*", "any ending; colo?r for one letter, Zelensky~ for near spellings"),
    ("atleast3(ceasefire)", "at least three times"),
    ("topic:Energy -region:Europe", "fields: actor place topic region tag author source language"),
    ("date:2023-10..2023-12", "days, months, years; also date:unknown"),
];

/// The part of a text around a place given in characters, cut at the place.
fn cut_at(text: &str, start: usize, end: usize) -> (String, String, String) {
    let characters: Vec<char> = text.chars().collect();
    let start = start.min(characters.len());
    let end = end.clamp(start, characters.len());
    let part = |range: std::ops::Range<usize>| characters[range].iter().collect::<String>();
    let marked = part(start..end);
    // A place behind the last character is still a place.
    (part(0..start), if marked.is_empty() { " ".to_string() } else { marked }, part(end..characters.len()))
}

fn problem(error: &Error, text: &str) -> Problem {
    Problem {
        message: error.to_string(),
        help: error.suggestion().unwrap_or_default().to_string(),
        place: error.span().map(|span| cut_at(text, span.start, span.end)),
    }
}

fn warned(warning: &crate::query::Warning, text: &str) -> Problem {
    Problem {
        message: warning.message.clone(),
        help: String::new(),
        place: warning.span.map(|[start, end]| cut_at(text, start, end)),
    }
}

fn overview(answer: &SearchResponse, total: u64) -> Vec<Completeness> {
    let counted = answer.facets.iter().filter(|facet| facet.dimension != Dimension::DateStatus);
    let rows = counted.map(|facet| {
        let known = total.saturating_sub(facet.missing);
        Completeness {
            title: title_of(facet.dimension),
            known: grouped(known),
            unknown: grouped(facet.missing),
            width: (known * 20).checked_div(total).unwrap_or_default(),
            values: grouped(facet.distinct),
        }
    });
    let dates = answer.facets.iter().find(|facet| facet.dimension == Dimension::DateStatus);
    let date = dates.map(|facet| {
        let count = |status: &str| facet.values.iter().find(|value| value.value == status).map_or(0, |value| value.count);
        let (known, partial, suspect) = (count("known"), count("partial"), count("suspect"));
        let values = match (partial, suspect) {
            (0, 0) => "full days".to_string(),
            (partial, suspect) => format!("{} only month or year, {} doubtful", grouped(partial), grouped(suspect)),
        };
        Completeness {
            title: "Date",
            known: grouped(known + partial + suspect),
            unknown: grouped(count("unknown")),
            width: ((known + partial + suspect) * 20).checked_div(total).unwrap_or_default(),
            values,
        }
    });
    date.into_iter().chain(rows).collect()
}

fn top(answer: &SearchResponse, address: &Address) -> Vec<Top> {
    let shown = [Dimension::Actor, Dimension::Topic, Dimension::Region, Dimension::Source];
    let facets = shown.iter().filter_map(|dimension| answer.facets.iter().find(|facet| facet.dimension == *dimension));
    let top = facets.filter(|facet| !facet.values.is_empty()).map(|facet| {
        let most = facet.values.iter().map(|value| value.count).max().unwrap_or_default().max(1);
        let value = |value: &crate::query::FacetValue| {
            let chosen = address.choosing(facet.dimension, &value.value, super::Choice::Any).search();
            (value.label.clone(), grouped(value.count), (value.count * 20).div_ceil(most), chosen)
        };
        Top { title: title_of(facet.dimension), values: facet.values.iter().take(6).map(value).collect() }
    });
    top.collect()
}

/// One condition of an address, as a person would drop it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    label: String,
    kind: ConditionKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ConditionKind {
    Words,
    AnyOf(Dimension),
    Value(Dimension, String),
    Days,
}

impl Address {
    /// Everything that is asked for, one condition at a time.
    pub fn conditions(&self, names: &Names) -> Vec<Condition> {
        let mut conditions = Vec::new();
        let mut add = |label: String, kind| conditions.push(Condition { label, kind });
        let request = &self.request;
        if !request.text.is_empty() {
            add(format!("the words {}", request.text), ConditionKind::Words);
        }
        for filter in &request.filters {
            let dimension = filter.dimension;
            let label = |value: &String| super::frame::value_label(dimension, &names.label(dimension, value));
            let title = title_of(dimension).to_lowercase();
            if !filter.any.is_empty() {
                let labels = filter.any.iter().map(label).collect::<Vec<_>>().join(" or ");
                add(format!("{title} {labels}"), ConditionKind::AnyOf(dimension));
            }
            for (word, list) in [("must be", &filter.all), ("not", &filter.none)] {
                for value in list {
                    add(format!("{title} {word} {}", label(value)), ConditionKind::Value(dimension, value.clone()));
                }
            }
        }
        if !request.published.is_open() {
            add(format!("date {}", super::written::read_range(request.published)), ConditionKind::Days);
        }
        conditions
    }

    /// The same without some of its conditions.
    pub fn dropping<'c>(&self, conditions: impl IntoIterator<Item = &'c Condition>) -> Address {
        conditions.into_iter().fold(self.clone(), |address, condition| match &condition.kind {
            ConditionKind::Words => address.with(|request| request.text.clear()),
            ConditionKind::AnyOf(dimension) => address.with(|request| request.filter(*dimension).any.clear()),
            ConditionKind::Value(dimension, value) => address.without(*dimension, value),
            ConditionKind::Days => address.published(DayRange::default()),
        })
    }
}

fn empty(page: &SearchPage<'_>, explanation: Option<&Explanation>) -> Empty {
    let mut drops: Vec<&(Vec<Condition>, u64)> = page.drops.iter().collect();
    drops.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    // Dropping the only condition finds everything, which is no advice.
    let is_only = drops.len() == 1;
    let drops = drops.into_iter().enumerate().map(|(place, (conditions, count))| {
        let name = conditions.iter().map(|condition| condition.label.as_str()).collect::<Vec<_>>().join(" and ");
        let address = page.address.dropping(conditions).search();
        (name, counted(*count, "article"), address, place == 0 && *count > 0 && !is_only)
    });
    let clauses: Vec<EmptyClause> = explanation.map_or(Vec::new(), |explanation| {
        let clause = |clause: &crate::query::ClauseExplanation| EmptyClause {
            clause: clause.clause.clone(),
            alone: grouped(clause.alone),
            removed: grouped(clause.removed),
            absent: clause.absent.iter().map(|absent| (absent.term.clone(), absent.nearest.clone())).collect(),
        };
        explanation.clauses.iter().map(clause).collect()
    });
    let nearest = clauses.iter().flat_map(|clause| &clause.absent).filter_map(|(term, nearest)| {
        let nearest = nearest.as_ref()?;
        let address = corrected(page.address, page.names, term, nearest)?;
        Some((term.clone(), nearest.clone(), address.search()))
    });
    let elsewhere = explanation.into_iter().flat_map(|explanation| &explanation.elsewhere).map(|other| {
        let address = page.address.with(|request| request.text.clone_from(&other.query));
        (other.query.clone(), counted(other.alone, "article"), address.search())
    });
    Empty {
        nearest: nearest.collect(),
        elsewhere: elsewhere.collect(),
        drops: drops.collect(),
        read_as: explanation.map_or(String::new(), |explanation| explanation.query.clone()),
        clauses,
    }
}

/// The same search with a word or value that no article has replaced by the nearest there is.
fn corrected(address: &Address, names: &Names, term: &str, nearest: &str) -> Option<Address> {
    if let Some((dimension, value)) =
        term.split_once(':').and_then(|(name, value)| Some((name.parse::<Dimension>().ok()?, value)))
    {
        let filter = address.request.filters.iter().find(|filter| filter.dimension == dimension)?;
        let mut written = filter.any.iter().chain(&filter.all).chain(&filter.none);
        let written = written.find(|written| *written == value || names.label(dimension, written) == value)?.clone();
        let swapped = address.with(|request| {
            let filter = request.filter(dimension);
            for list in [&mut filter.any, &mut filter.all, &mut filter.none] {
                list.iter_mut().filter(|value| **value == written).for_each(|value| *value = nearest.to_string());
            }
        });
        return Some(swapped);
    }
    // Words are looked for folded; the one in the query that folds to the term is the one to replace.
    let text = &address.request.text;
    let is_word = |c: char| c.is_alphanumeric() || c == '\'' || c == '-' || c == '’';
    let word = text
        .split(|c: char| !is_word(c))
        .find(|word| word.to_lowercase() == term || crate::text::fold_value(word) == term)?;
    let replaced = text.replacen(word, nearest, 1);
    Some(address.with(|request| request.text = replaced))
}

#[cfg(test)]
mod tests;
