//! Finds the articles of a press review that each end in the line of their source, as embassies and ministries write them: headline, text,
//! `(Quay Post, 3 May 2021)`.

use chrono::NaiveDate;

use super::heads::{Head, is_rule, paper_and_day};
use super::{is_called_review, is_headline};

/// Shorter lines are no paragraph.
const LEAST_BYTES_OF_TEXT: usize = 80;

/// The source of each article and the line of its headline, where all of a text is such articles.
pub(super) fn articles_above_sources<'t>(lines: &[&'t str], sent: Option<NaiveDate>) -> Vec<(Head<'t>, usize)> {
    let is_apart = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty() || is_rule(line));
    let sources: Vec<Head<'t>> = (1..lines.len())
        .filter(|at| is_apart(at + 1))
        .filter_map(|at| paper_and_day(without_label(lines[at].trim()), at, sent))
        .collect();
    let Some(last) = sources.last().map(|source| source.last) else { return Vec::new() };
    // The source of what goes on below would stand above it.
    if lines[last + 1..].iter().any(|line| is_text(line)) {
        return Vec::new();
    }
    let mut from = 0;
    let mut found = Vec::with_capacity(sources.len());
    for source in sources {
        let is_first = found.is_empty();
        let is_title = |at: usize| {
            is_headline(lines[at]) && !is_called_review(lines[at]) && (at + 1..source.first).any(|at| is_text(lines[at]))
        };
        let begins = |at: usize| (at == 0 || is_apart(at - 1)) && is_title(at);
        let mut own = (from..source.first).filter(|at| !is_apart(*at));
        // Above the first headline stands what the office says; below a source the next article begins.
        let headline = if is_first { own.find(|at| begins(*at)) } else { own.next().filter(|at| is_title(*at)) };
        let Some(headline) = headline else { return Vec::new() };
        from = source.last + 1;
        found.push((source, headline));
    }
    found
}

fn is_text(line: &str) -> bool {
    let line = line.trim();
    line.len() >= LEAST_BYTES_OF_TEXT && line.ends_with(['.', '!', '?', '”', '"', '»', '。'])
}

/// `Source: Quay Post, 3 May 2021`
fn without_label(line: &str) -> &str {
    const LABELS: [&str; 12] = [
        "Source",
        "Quelle",
        "Fuente",
        "Fonte",
        "Bron",
        "Källa",
        "Kilde",
        "Źródło",
        "Zdroj",
        "Kaynak",
        "Источник",
        "Джерело",
    ];
    let bare = line.trim_start_matches(['(', '[']);
    match bare.split_once(':') {
        Some((label, rest)) if LABELS.contains(&label.trim()) => rest.trim(),
        _ => line,
    }
}
