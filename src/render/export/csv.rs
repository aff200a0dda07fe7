//! Turns a hit into a row of comma-separated values that no spreadsheet takes for a formula.

use super::super::safe;
use crate::article::DatePrecision;
use crate::query::{ActorCard, Hit};

/// The columns, in order. Lists are joined by `; `.
const NAMES: [&str; 19] = [
    "id",
    "headline",
    "date",
    "date_precision",
    "date_status",
    "authors",
    "source",
    "topics",
    "regions",
    "tags",
    "language",
    "actors",
    "places",
    "url",
    "folder",
    "path",
    "entry",
    "identifier",
    "passages",
];
/// The last column: the names of those columns of the row that were given an apostrophe in front, because a spreadsheet would have taken them for
/// a formula. Without it, they are the values of the article.
const MARKED: &str = "apostrophe_added";

/// The row of names.
pub(super) fn names() -> String {
    format!("{},{MARKED}\r\n", NAMES.join(","))
}

/// A row.
pub(super) fn row(hit: &Hit) -> String {
    let date = hit.date_published.date();
    let labels = |cards: &[ActorCard]| cards.iter().map(|card| card.label.as_str()).collect::<Vec<_>>().join("; ");
    let passages: Vec<String> =
        hit.snippets.iter().map(|passage| passage.iter().map(|segment| segment.text.as_str()).collect()).collect();
    let values = [
        hit.id.to_string(),
        hit.headline.clone(),
        date.map_or_else(String::new, |date| date.to_string()),
        date.map_or_else(String::new, |date| precision(date.precision()).to_string()),
        hit.date_published.status().name().to_string(),
        hit.author.join("; "),
        hit.source.clone().unwrap_or_default(),
        hit.topic.join("; "),
        hit.region.join("; "),
        hit.tag.join("; "),
        hit.language.clone().unwrap_or_default(),
        labels(&hit.actor),
        labels(&hit.place),
        hit.url.clone().unwrap_or_default(),
        hit.folder.clone(),
        hit.path.clone(),
        hit.entry.clone().unwrap_or_default(),
        hit.identifier.clone().unwrap_or_default(),
        passages.join(" | "),
    ];
    let values = values.map(|value| safe::plain(&value));
    let marked: Vec<&str> =
        NAMES.into_iter().zip(&values).filter(|(_, value)| looks_like_a_formula(value)).map(|(name, _)| name).collect();
    let cells = values.iter().map(|value| cell(value)).chain([cell(&marked.join("; "))]);
    format!("{}\r\n", cells.collect::<Vec<_>>().join(","))
}

fn precision(precision: DatePrecision) -> &'static str {
    match precision {
        DatePrecision::Day => "day",
        DatePrecision::Month => "month",
        DatePrecision::Year => "year",
    }
}

/// Whether a spreadsheet would calculate what it should show.
fn looks_like_a_formula(value: &str) -> bool {
    const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    value.starts_with(['\t', '\r', '\n']) || value.trim_start().starts_with(BEGINNINGS)
}

pub(super) fn cell(value: &str) -> String {
    let value = if looks_like_a_formula(value) { format!("'{value}") } else { value.to_string() };
    if value.contains([',', '"', '\r', '\n', ';', '\t', '\'']) || value.trim() != value {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_shown() {
        for (value, expected) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("=1+1", "\"'=1+1\""),
            (" @SUM(A1)", "\"' @SUM(A1)\""),
            ("－1", "\"'－1\""),
            ("\tx", "\"'\tx\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(cell(value), expected);
        }
    }
}
