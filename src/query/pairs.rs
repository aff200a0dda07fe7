//! Turns key=value pairs, as flags and URLs carry them, into a [`SearchRequest`].

use std::str::FromStr;

use chrono::NaiveDate;

use super::dates::ReadRange;
use super::{FacetRequest, Filter, Match, SearchRequest, Sort};
use crate::article::{ActorKind, DateStatus, Dimension, Interval};
use crate::error::{Error, ErrorCode, nearest};

/// The keys besides the names of dimensions.
pub const PAIR_KEYS: [&str; 16] = [
    "q",
    "match",
    "all",
    "not",
    "date",
    "facet",
    "facet-prefix",
    "actor-kind",
    "timeline",
    "sort",
    "recency",
    "limit",
    "offset",
    "after",
    "snippets",
    "explain",
];

/// Those of them that stand once at most; of dates the ranges.
const SINGLE_KEYS: [&str; 10] =
    ["match", "date", "timeline", "sort", "recency", "limit", "offset", "after", "snippets", "explain"];

/// Builds a request from pairs. A dimension's name as key adds to its any-of list; `all` and `not` take `DIM=VALUE`;
/// `facet` takes `DIM` or `DIM:N`; `facet-prefix` takes `DIM=TEXT`; `actor-kind` takes a kind, for the facet of actors; `date` takes a range of
/// [`day_range`](super::day_range) or a date status. A range that counts from today stays as it is written; `today` only says whether it makes sense.
/// What can have one value only is refused if it has two. In which order the keys stand changes nothing.
///
/// ```
/// use dateline::{CivilDate, request_from_pairs};
/// let today = "2024-01-01".parse::<CivilDate>()?.first_day();
/// let request = request_from_pairs([("q", "grain"), ("actor", "Turkey"), ("facet", "topic:5")], today)?;
/// assert_eq!(request.facets[0].limit, 5);
/// assert_eq!(request_from_pairs([("date", "last 30 days")], today)?.published_within.as_deref(), Some("last 30 days"));
/// assert!(request_from_pairs([("date", "2023"), ("date", "2024")], today).is_err());
/// assert!(request_from_pairs([("facet-prefix", "author=a"), ("facet-prefix", "author=h")], today).is_err());
/// let narrowed = [("facet-prefix", "author=h"), ("actor-kind", "person"), ("facet", "actor:2"), ("facet", "author:3")];
/// assert_eq!(request_from_pairs(narrowed, today)?.facets.len(), 2);
/// assert_eq!(request_from_pairs([("facet", "topic:2"), ("facet", "topic:3")], today)?.facets.len(), 1);
/// assert!(request_from_pairs([("limt", "5")], today).unwrap_err().to_string().contains("did you mean \"limit\"?"));
/// # Ok::<(), dateline::Error>(())
/// ```
pub fn request_from_pairs<K: AsRef<str>, V: AsRef<str>>(
    pairs: impl IntoIterator<Item = (K, V)>,
    today: NaiveDate,
) -> Result<SearchRequest, Error> {
    let mut request = SearchRequest::default();
    let mut seen: Vec<&str> = Vec::new();
    // What narrows a facet finds it there, wherever it stands.
    let (facets, others): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| key.as_ref() == "facet");
    for (key, value) in facets.iter().chain(&others) {
        let (key, value) = (key.as_ref(), value.as_ref());
        if let Some(single) = SINGLE_KEYS.into_iter().find(|single| *single == key && status_of(key, value).is_none()) {
            // Which of two ranges or pages is meant cannot be told.
            if seen.contains(&single) {
                let message = format!("\"{key}\" takes one value and has a second, \"{value}\"");
                return Err(Error::new(ErrorCode::InvalidRequest, message));
            }
            seen.push(single);
        }
        add_pair(&mut request, key, value, today)?;
    }
    Ok(request)
}

/// The date status that a value of `date` names; any number of them may be asked for.
fn status_of(key: &str, value: &str) -> Option<DateStatus> {
    let value = value.trim().to_lowercase();
    DateStatus::ALL.into_iter().find(|status| key == "date" && status.name() == value)
}

fn add_pair(request: &mut SearchRequest, key: &str, value: &str, today: NaiveDate) -> Result<(), Error> {
    if let Some(dimension) = Dimension::ALL.into_iter().find(|dimension| dimension.name() == key) {
        request.filter(dimension).any.push(value.to_string());
        return Ok(());
    }
    match key {
        "q" => {
            if !request.text.is_empty() {
                request.text.push(' ');
            }
            request.text.push_str(value);
        }
        "match" => {
            request.matching = match value {
                "all" => Match::All,
                "any" => Match::Any,
                _ => return Err(unknown_value("match", value, &["all", "any"])),
            }
        }
        "all" | "not" => {
            let (dimension, value) = dimension_and(key, value, '=')?;
            let filter = request.filter(dimension);
            let choices: &mut Vec<String> = choices(filter, key);
            choices.push(value.to_string());
        }
        "date" => match status_of(key, value) {
            Some(status) => request.filter(Dimension::DateStatus).any.push(status.name().to_string()),
            // What means other days tomorrow stays as it is written.
            None => match ReadRange::of(value, today)? {
                ReadRange { is_relative: true, .. } => request.published_within = Some(value.trim().to_string()),
                ReadRange { days, .. } => request.published = days,
            },
        },
        // Twice the same would be counted twice; what is said last holds.
        "facet" => {
            let asked = facet(value)?;
            facet_of(request, asked.dimension).limit = asked.limit;
        }
        "facet-prefix" => {
            let (dimension, prefix) = dimension_and(key, value, '=')?;
            let facet = facet_of(request, dimension);
            if !facet.prefix.is_empty() {
                let message = format!("\"facet-prefix\" takes one beginning for {dimension} and has a second, \"{prefix}\"");
                return Err(Error::new(ErrorCode::InvalidRequest, message));
            }
            facet.prefix = prefix.to_string();
        }
        "actor-kind" => {
            let kind: ActorKind = value.trim().parse()?;
            facet_of(request, Dimension::Actor);
            let actors = request.facets.iter_mut().filter(|facet| facet.dimension == Dimension::Actor);
            actors.for_each(|facet| facet.kinds.push(kind));
        }
        "timeline" => request.timeline = Some(value.parse::<Interval>()?),
        "sort" => {
            let names = Sort::ALL.map(Sort::name);
            request.sort = Sort::ALL
                .into_iter()
                .find(|sort| sort.name() == value)
                .ok_or_else(|| unknown_value("sort", value, &names))?;
        }
        "limit" => request.page.limit = number(key, value)?,
        "offset" => request.page.offset = number(key, value)?,
        "after" => request.after = Some(value.to_string()),
        "recency" => {
            request.recency = value.trim().parse().map_err(|_| {
                let message = format!("\"recency\" takes a number from 0 to 0.5, not \"{value}\"");
                Error::new(ErrorCode::InvalidRequest, message)
            })?;
        }
        "snippets" => request.snippets.count = number(key, value)?,
        "explain" => {
            request.explain = match value.trim() {
                "" | "true" | "1" => true,
                "false" | "0" => false,
                _ => return Err(unknown_value(key, value, &["true", "false"])),
            }
        }
        _ => {
            let known = PAIR_KEYS.into_iter().chain(Dimension::ALL.map(Dimension::name));
            let help = nearest(key, known).map_or(String::new(), |name| format!("; did you mean \"{name}\"?"));
            return Err(Error::new(ErrorCode::InvalidRequest, format!("unknown key \"{key}\"{help}")));
        }
    }
    Ok(())
}

/// The facet of a dimension, asked for if it was not.
fn facet_of(request: &mut SearchRequest, dimension: Dimension) -> &mut FacetRequest {
    const USUAL_VALUES: u32 = 10;
    let known = request.facets.iter().position(|facet| facet.dimension == dimension);
    let place = known.unwrap_or_else(|| {
        request.facets.push(FacetRequest::of(dimension, USUAL_VALUES));
        request.facets.len() - 1
    });
    &mut request.facets[place]
}

fn choices<'a>(filter: &'a mut Filter, key: &str) -> &'a mut Vec<String> {
    if key == "all" { &mut filter.all } else { &mut filter.none }
}

fn facet(value: &str) -> Result<FacetRequest, Error> {
    let (dimension, limit) = match value.split_once(':') {
        Some((dimension, limit)) => (dimension.parse()?, number("facet", limit)?),
        None => (value.parse()?, 10),
    };
    Ok(FacetRequest::of(dimension, limit))
}

fn dimension_and<'a>(key: &str, value: &'a str, separator: char) -> Result<(Dimension, &'a str), Error> {
    let (dimension, rest) = value.split_once(separator).ok_or_else(|| {
        let message = format!("\"{key}\" takes DIMENSION=VALUE such as actor=Russia, not \"{value}\"");
        Error::new(ErrorCode::InvalidRequest, message)
    })?;
    Ok((dimension.trim().parse()?, rest.trim()))
}

fn number<N: FromStr>(key: &str, value: &str) -> Result<N, Error> {
    let value = value.trim();
    value.parse().map_err(|_| {
        let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        let message = match is_number {
            true => format!("\"{key}\" takes no number as large as {value}"),
            false => format!("\"{key}\" takes a whole number from 0, not \"{value}\""),
        };
        Error::new(ErrorCode::InvalidRequest, message)
    })
}

fn unknown_value(key: &str, value: &str, known: &[&str]) -> Error {
    let help = match nearest(value, known.iter().copied()) {
        Some(name) => format!("did you mean \"{name}\"?"),
        None => format!("known are {}", known.join(", ")),
    };
    Error::new(ErrorCode::InvalidRequest, format!("unknown value \"{value}\" for \"{key}\"; {help}"))
}
