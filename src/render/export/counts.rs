//! Turns the counts of an answer into rows of comma-separated values: one value of a dimension, or one stretch of time, a row.

use super::csv::cell;
use crate::article::Dimension;
use crate::query::SearchResponse;
use crate::render::safe;

/// The total, the facets and the timeline of an answer as a table (RFC 4180) with a row of names: `dimension,value,label,kind,count,exact`.
///
/// The first row is the `total`. Below the values of a dimension stand, without a value, `(other values)` with the sum of those that are not listed
/// and `(unknown)` with the articles that have none; below the stretches of a timeline, by their first days, `(wider date)` and `(unknown)`. A
/// value that a spreadsheet would calculate has an apostrophe in front.
///
/// ```no_run
/// use dateline::{Index, SearchRequest, render::export::counts};
/// let answer = Index::open("index")?.search(&SearchRequest::for_text("ceasefire"))?;
/// print!("{}", counts(&answer));
/// # Ok::<(), dateline::Error>(())
/// ```
pub fn counts(response: &SearchResponse) -> String {
    let mut table = String::from("dimension,value,label,kind,count,exact\r\n");
    let mut row = |dimension: &str, value: &str, label: &str, kind: &str, count: u64, exact: bool| {
        let cells = [dimension, value, label, kind].map(|value| cell(&safe::plain(value))).join(",");
        table.push_str(&format!("{cells},{count},{exact}\r\n"));
    };
    row("total", "", "", "", response.total.value, response.total.exact);
    for facet in &response.facets {
        let dimension = facet.dimension.name();
        for value in &facet.values {
            let kind = value.kind.map_or("", |kind| kind.name());
            row(dimension, &value.value, &value.label, kind, value.count, facet.exact);
        }
        if facet.other > 0 {
            row(dimension, "", "(other values)", "", facet.other, facet.exact);
        }
        // Every article has a date status, and one of them is called unknown.
        if facet.dimension != Dimension::DateStatus {
            row(dimension, "", "(unknown)", "", facet.missing, facet.exact);
        }
    }
    if let Some(timeline) = &response.timeline {
        let dimension = timeline.interval.name();
        let exact = response.total.exact;
        for bucket in &timeline.buckets {
            row(dimension, &bucket.start, &timeline.interval.label(&bucket.start), "", bucket.count, exact);
        }
        row(dimension, "", "(wider date)", "", timeline.partial, exact);
        row(dimension, "", "(unknown)", "", timeline.unknown, exact);
    }
    table
}
