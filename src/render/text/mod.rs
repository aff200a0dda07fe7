//! Turns a [`SearchResponse`] or a [`StoredArticle`](crate::schema::StoredArticle) into text for a terminal, with or without colour, to a given width.
//!
//! - `explained`: why nothing was found, why an article matches, and where. `article`: one article with its evidence.
//! - `layout`: lines by columns, with marks in them.

mod article;
mod explained;
mod layout;

pub use article::article;
pub use explained::{explanation, marked};
pub use layout::{counted, grouped};

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::safe;
use crate::article::Dimension;
use crate::query::{FacetResult, Hit, SearchResponse, TimelineResult};
use explained::write_explanation;
use layout::{MARK_ON, cut, joined, padded, painted, wrapped};

/// How to lay text out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The width of a line in columns.
    pub width: usize,
    /// Whether to write colours; meaning never hangs on them alone.
    pub colour: bool,
    /// Whether a path begins with the name of its source folder.
    pub names_folder: bool,
}

impl Style {
    /// Text for a file or a pipe.
    pub const PLAIN: Style = Style { width: 100, colour: false, names_folder: false };

    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }

    fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    fn mark(self, text: &str) -> String {
        if self.colour { self.paint("1;33", text) } else { format!("[{text}]") }
    }
}

/// The part of a query around a place, with the place underlined.
pub fn underlined(query: &str, span: std::ops::Range<usize>) -> String {
    const AROUND: usize = 30;
    let characters: Vec<char> = query.chars().collect();
    let start = span.start.min(characters.len());
    let end = span.end.clamp(start, characters.len());
    let from = start.saturating_sub(AROUND);
    let to = (end.min(start + AROUND) + AROUND).min(characters.len());
    let shown: String = safe::line(&characters[from..to].iter().collect::<String>());
    let before: String = safe::line(&characters[from..start].iter().collect::<String>());
    let marked: String = safe::line(&characters[start..end.min(to)].iter().collect::<String>());
    format!("  {shown}\n  {}{}", " ".repeat(before.width()), "^".repeat(marked.width().max(1)))
}

/// Hits, facets and timeline of an answer, below one another; the hits numbered from behind `offset`, or not at all behind a cursor, which says
/// not how many came before.
pub fn response(response: &SearchResponse, offset: Option<u32>, style: Style) -> String {
    let mut out = String::new();
    let total = response.total.value;
    let shown = response.hits.len();
    let noun = if total == 1 { "article" } else { "articles" };
    let inexact = if response.total.exact { "" } else { " (not exact)" };
    let mut head = format!("{} {noun}{inexact}", grouped(total));
    if shown > 0 && (shown as u64) < total {
        _ = match offset {
            Some(offset) => write!(head, ", {} to {} shown", offset + 1, offset as usize + shown),
            None => write!(head, ", {shown} further ones shown"),
        };
    }
    _ = writeln!(out, "{}", style.bold(&head));
    for (place, hit) in response.hits.iter().enumerate() {
        out.push('\n');
        write_hit(&mut out, offset.map(|offset| offset as usize + place + 1), hit, style);
    }
    let has_rows = |facet: &&FacetResult| total > 0 || facet.missing > 0 || !facet.values.is_empty();
    for facet in response.facets.iter().filter(has_rows) {
        out.push('\n');
        write_facet(&mut out, facet, style);
    }
    if let Some(timeline) = &response.timeline {
        out.push('\n');
        write_timeline(&mut out, timeline, style);
    }
    if let Some(explanation) = &response.explain {
        out.push('\n');
        write_explanation(&mut out, explanation, style);
    }
    out
}

fn write_hit(out: &mut String, number: Option<usize>, hit: &Hit, style: Style) {
    let headline = match hit.headline_segments.is_empty() {
        _ if hit.headline.is_empty() => "(no headline)".to_string(),
        true => safe::line(&hit.headline),
        false => joined(&hit.headline_segments),
    };
    let headline = cut(&headline, style.width.saturating_sub(6));
    let shown = if headline.contains(MARK_ON) { painted(&headline, &mut false, style) } else { style.bold(&headline) };
    let number = number.map_or("  - ".to_string(), |number| format!("{number:>3}."));
    _ = writeln!(out, "{number} {shown}");
    let date = match (hit.date_published.date(), hit.date_published.reason()) {
        (None, _) => "date unknown".to_string(),
        (Some(date), Some(reason)) => format!("{date} ({})", reason.replace('_', " ")),
        (Some(date), None) => date.to_string(),
    };
    let mut facts = vec![date];
    facts.extend(hit.source.clone());
    facts.extend((!hit.author.is_empty()).then(|| hit.author.join(", ")));
    facts.extend((!hit.topic.is_empty()).then(|| hit.topic.join(", ")));
    facts.extend((!hit.region.is_empty()).then(|| hit.region.join(", ")));
    _ = writeln!(out, "     {}", cut(&safe::line(&facts.join(" · ")), style.width.saturating_sub(5)));
    if !hit.actor.is_empty() {
        let actors: Vec<String> =
            hit.actor.iter().take(8).map(|actor| format!("{} {}", actor.label, actor.mentions)).collect();
        let more = if hit.actor.len() > 8 { format!(", {} more", hit.actor.len() - 8) } else { String::new() };
        let line = cut(&safe::line(&format!("{}{more}", actors.join(", "))), style.width.saturating_sub(5));
        _ = writeln!(out, "     {}", style.dim(&line));
    }
    for passage in &hit.snippets {
        let mut is_marked = false;
        for line in wrapped(&joined(passage), style.width.saturating_sub(7)) {
            _ = writeln!(out, "       {}", painted(&line, &mut is_marked, style));
        }
    }
    let folder = if style.names_folder { format!("{}/", hit.folder) } else { String::new() };
    _ = writeln!(out, "     {}", style.dim(&format!("{}  {}", hit.id, safe::line(&format!("{folder}{}", hit.file_path())))));
}

const BAR_COLUMNS: usize = 24;

fn write_facet(out: &mut String, facet: &FacetResult, style: Style) {
    let inexact = if facet.exact { "" } else { ", counts not exact" };
    let distinct = format!("{} distinct{inexact}", grouped(facet.distinct));
    _ = writeln!(out, "{}  {}", style.bold(&facet.dimension.name().to_uppercase()), style.dim(&distinct));
    let most = facet.values.iter().map(|value| value.count).max().unwrap_or_default().max(1);
    let label_columns = style.width.saturating_sub(BAR_COLUMNS + 18).clamp(16, 44);
    for value in &facet.values {
        let mark = if value.selected { "x" } else { " " };
        let is_shared = facet.values.iter().any(|other| other.label == value.label && other.value != value.value);
        let label = match is_shared {
            // Only the id chooses one of them, so it is never cut.
            true => {
                let named = safe::line(&format!("{}  {}", value.label, value.value));
                padded(&named, label_columns.max(named.width()))
            }
            false => padded(&safe::line(&value.label), label_columns),
        };
        let bar = bar(value.count, most);
        _ = writeln!(out, "  [{mark}] {label} {:>9}  {}", grouped(value.count), style.dim(&bar));
    }
    if facet.other > 0 {
        let listed = facet.values.iter().filter(|value| value.count > 0).count() as u64;
        let further = facet.distinct.saturating_sub(listed);
        let more = format!("({} further {})", grouped(further), if further == 1 { "value" } else { "values" });
        _ = writeln!(out, "      {} {:>9}", padded(&more, label_columns), grouped(facet.other));
    }
    // Every article has a date status, and one of them is called unknown.
    if facet.dimension != Dimension::DateStatus {
        _ = writeln!(out, "      {} {:>9}", padded("(unknown)", label_columns), grouped(facet.missing));
    }
}

fn write_timeline(out: &mut String, timeline: &TimelineResult, style: Style) {
    let head = format!("BY {}", timeline.interval.name().to_uppercase());
    _ = writeln!(out, "{}", style.bold(&head));
    let most = timeline.buckets.iter().map(|bucket| bucket.count).max().unwrap_or_default().max(1);
    for bucket in &timeline.buckets {
        let start = timeline.interval.label(&bucket.start);
        _ = writeln!(out, "  {start:<10} {:>9}  {}", grouped(bucket.count), style.dim(&bar(bucket.count, most)));
    }
    let apart = format!("  {} with a wider date, {} without a date", grouped(timeline.partial), grouped(timeline.unknown));
    _ = writeln!(out, "{apart}");
}

fn bar(count: u64, most: u64) -> String {
    let columns = (count as f64 / most as f64 * BAR_COLUMNS as f64).ceil() as usize;
    "▇".repeat(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Count;

    #[test]
    fn numbers_that_are_not_exact_say_so() {
        let facet =
            FacetResult { dimension: Dimension::Tag, values: Vec::new(), distinct: 3, other: 0, missing: 5, exact: false };
        let answer = |exact: bool| SearchResponse {
            total: Count { value: 1_234, exact },
            hits: Vec::new(),
            next: None,
            facets: vec![FacetResult { exact, ..facet.clone() }],
            timeline: None,
            warnings: Vec::new(),
            explain: None,
            took_ms: 0.0,
        };
        let lines = |exact: bool| {
            let text = response(&answer(exact), Some(0), Style::PLAIN);
            text.lines()
                .filter(|line| line.contains("articles") || line.contains("TAG"))
                .map(str::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(true), ["1,234 articles", "TAG  3 distinct"]);
        assert_eq!(lines(false), ["1,234 articles (not exact)", "TAG  3 distinct, counts not exact"]);
    }
}
