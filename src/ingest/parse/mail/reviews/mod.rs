//! Turns a press review, as offices mail it (several articles below one another, each with its headline, its paper and its day), into its articles:
//! `The pier is closed / Harbour Times, 3 May 2021 / By Jane Doe`, `Quay Post vom 3.5.2021 / The pier is closed`, `Source: Harbour Times`.
//!
//! What stands above the first article (a list of them) and below the last behind a line of marks is none of theirs.

mod blocks;
mod heads;
mod sources;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::blocks::blocks_of;
use self::heads::{Head, heads_of, is_before, is_rule};
use self::sources::articles_above_sources;
use crate::article::Field;
use crate::ingest::parse::batch::Batch;
use crate::ingest::parse::builder::key_evidence;
use crate::ingest::parse::byline::byline;
use crate::ingest::parse::dates::{DateReading, FoundDate, whole_date};
use crate::ingest::parse::scan::holds_any;
use crate::ingest::parse::text::read_text_under_headline;

/// Articles of one review beyond this are not read.
const MOST_ARTICLES: usize = 500;
/// Longer lines are text.
const LONGEST_HEAD_BYTES: usize = 220;

/// What calls itself a press review, in a subject or above the articles.
const REVIEWS: [&str; 62] = [
    "press review",
    "review of the press",
    "media review",
    "press summary",
    "press digest",
    "press clip",
    "clippings",
    "news clips",
    "media monitoring",
    "media report",
    "media digest",
    "daily report",
    "news digest",
    "news roundup",
    "news summary",
    "press cuttings",
    "morning headlines",
    "revue de presse",
    "panorama de presse",
    "synthèse de presse",
    "revue des médias",
    "pressespiegel",
    "presseschau",
    "medienspiegel",
    "medienschau",
    "presseauswertung",
    "rassegna stampa",
    "resumen de prensa",
    "revista de prensa",
    "dossier de prensa",
    "recortes de prensa",
    "resumen informativo",
    "clipping",
    "resenha de imprensa",
    "revista de imprensa",
    "resumo de imprensa",
    "persoverzicht",
    "knipselkrant",
    "pressklipp",
    "presseklipp",
    "presseoversikt",
    "pressöversikt",
    "lehdistökatsaus",
    "przegląd prasy",
    "prasówka",
    "přehled tisku",
    "prehľad tlače",
    "monitoring médií",
    "sajtószemle",
    "revista presei",
    "преглед на печата",
    "обзор прессы",
    "обзор сми",
    "мониторинг сми",
    "дайджест",
    "огляд преси",
    "pregled tiska",
    "basın özeti",
    "أقوال الصحف",
    "剪報",
    "剪报",
    "điểm báo",
];

/// An article of a review.
#[derive(Debug)]
struct Item<'t> {
    line: u64,
    headline: &'t str,
    house: &'t str,
    day: Option<(FoundDate, &'t str)>,
    authors: Vec<String>,
    address: &'t str,
    text: &'t str,
}

/// Reads the articles of a press review; whether the text is one. `date` is when it was sent.
pub(super) fn read_review(subject: &str, text: &str, date: &str, batch: &mut Batch<'_>) -> bool {
    let items = items_of(subject, text, date);
    for (place, item) in items.iter().take(MOST_ARTICLES).enumerate() {
        let mut builder = batch.builder();
        builder.set_text(Field::Headline, item.headline, key_evidence("press review: headline", item.headline, 0.9));
        builder.set_text(Field::Publisher, item.house, key_evidence("press review: paper", item.house, 0.85));
        if let Some((day, words)) = &item.day {
            builder.set_date(day, key_evidence("press review: day", words, 0.9));
        }
        if !item.authors.is_empty() {
            builder.add_values(Field::Author, &item.authors, key_evidence("press review", &item.authors.join(", "), 0.85));
        }
        if !item.address.is_empty() {
            builder.set_text(Field::Url, item.address, key_evidence("press review: address", item.address, 0.85));
        }
        builder.keep("press review", serde_json::Value::from(subject));
        read_text_under_headline(item.text, &mut builder);
        builder.rename_origins("mail: press review");
        batch.finish(builder, place as u64 + 1, Some(item.line), "the item has neither headline nor text");
    }
    !items.is_empty()
}

/// The paper and the day that a line has, and nothing else: `(Harbour Times, 28 November 2020)`.
pub(super) fn paper_and_day(line: &str) -> Option<(&str, &str)> {
    let head = heads::paper_and_day(line, 0, None).filter(|head| head.authors.is_empty())?;
    Some((head.house, head.day?.1))
}

/// Whether words call what follows a press review.
pub(super) fn is_called_review(words: &str) -> bool {
    let lowered = words.to_lowercase();
    REVIEWS.iter().any(|phrase| lowered.contains(phrase))
}

fn items_of<'t>(subject: &str, text: &'t str, date: &str) -> Vec<Item<'t>> {
    const LEAST_ARTICLES: usize = 2;
    const LEAST_TEXT_CHARACTERS: usize = 200;
    if !holds_any(text, [b'0', b'1', b'2', b'3']) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let sent = day_of(date);
    let heads = heads_of(&lines, sent);
    let is_enough = |items: &Vec<Item<'_>>| items.len() >= LEAST_ARTICLES;
    let found = above(text, &lines, &heads).filter(is_enough);
    let found = found.or_else(|| above_sources(text, &lines, &articles_above_sources(&lines, sent)).filter(is_enough));
    let found = found.or_else(|| below(text, &lines, &heads).filter(is_enough));
    let Some(items) = found.or_else(|| with_headlines(text, &lines, &blocks_of(&lines, sent)).filter(is_enough)) else {
        return Vec::new();
    };
    let says_review = || {
        let mut top = lines.iter().filter(|line| !line.trim().is_empty()).take(3);
        is_called_review(subject) || top.any(|line| line.len() <= LONGEST_HEAD_BYTES && is_called_review(line))
    };
    // Whatever it calls itself: whole articles of the days before.
    let are_of_late = || {
        items.iter().all(|item| {
            let is_late = sent.zip(item.day.as_ref()).is_some_and(|(sent, (day, _))| is_before(day.date, sent));
            is_late && item.text.chars().count() >= LEAST_TEXT_CHARACTERS
        })
    };
    if says_review() || are_of_late() { items } else { Vec::new() }
}

/// The day of a header line.
pub(super) fn day_of(words: &str) -> Option<NaiveDate> {
    match whole_date(words) {
        DateReading::Found(found) => Some(found.date.first_day()),
        _ => None,
    }
}

/// Whether a line can be a headline.
fn is_headline(line: &str) -> bool {
    let words = line.trim();
    words.len() <= LONGEST_HEAD_BYTES
        && !is_rule(words)
        && words.chars().any(char::is_alphabetic)
        && !words.ends_with(['.', ',', ';', ':'])
        && byline(words).is_none()
        && !matches!(whole_date(words), DateReading::Found(_))
        && !words.starts_with("http")
}

/// The articles whose headline stands above the line with the paper, where all do so.
fn above<'t>(text: &'t str, lines: &[&'t str], heads: &[Head<'t>]) -> Option<Vec<Item<'t>>> {
    let headlines: Option<Vec<usize>> = heads
        .iter()
        .map(|head| {
            let at = (0..head.first).rev().find(|at| !lines[*at].trim().is_empty()).filter(|at| head.first - at <= 2)?;
            let begins = at == 0 || lines[at - 1].trim().is_empty() || is_rule(lines[at - 1]);
            (begins && is_headline(lines[at])).then_some(at)
        })
        .collect();
    let headlines = headlines?;
    let starts = headlines.clone();
    let parts = heads.iter().zip(&headlines).map(|(head, headline)| Part::of(head, *headline, head.last + 1));
    items(text, lines, parts, &starts)
}

/// The articles whose heads hold their headlines.
fn with_headlines<'t>(text: &'t str, lines: &[&'t str], heads: &[Head<'t>]) -> Option<Vec<Item<'t>>> {
    let starts: Vec<usize> = heads.iter().map(|head| head.first).collect();
    let parts = heads.iter().map(|head| Part::of(head, head.headline.map_or(head.first, |(at, _)| at), head.last + 1));
    items(text, lines, parts, &starts)
}

/// The articles that each end in the line of their source.
fn above_sources<'t>(text: &'t str, lines: &[&'t str], found: &[(Head<'t>, usize)]) -> Option<Vec<Item<'t>>> {
    let starts: Vec<usize> = found.iter().map(|(_, headline)| *headline).collect();
    let parts =
        found.iter().map(|(head, headline)| Part { end: Some(head.first), ..Part::of(head, *headline, headline + 1) });
    items(text, lines, parts, &starts)
}

/// The articles whose headline stands below the line with the paper, where all do so.
fn below<'t>(text: &'t str, lines: &[&'t str], heads: &[Head<'t>]) -> Option<Vec<Item<'t>>> {
    let headlines: Option<Vec<usize>> = heads
        .iter()
        .map(|head| {
            let at = (head.last + 1..lines.len()).find(|at| !lines[*at].trim().is_empty())?;
            let is_end = |at: usize| {
                lines.get(at).is_none_or(|line| line.trim().is_empty() || is_rule(line) || byline(line).is_some())
            };
            (at - head.last <= 2 && is_end(at + 1) && is_headline(lines[at])).then_some(at)
        })
        .collect();
    let headlines = headlines?;
    let starts: Vec<usize> = heads.iter().map(|head| head.first).collect();
    let parts = heads.iter().zip(&headlines).map(|(head, headline)| Part::of(head, *headline, headline + 1));
    items(text, lines, parts, &starts)
}

/// An article by its lines.
struct Part<'h, 't> {
    head: &'h Head<'t>,
    /// The line of its headline.
    headline: usize,
    /// The first line below both.
    from: usize,
    /// The line behind its text, where that is not the first of the next article.
    end: Option<usize>,
}

impl<'h, 't> Part<'h, 't> {
    fn of(head: &'h Head<'t>, headline: usize, from: usize) -> Self {
        Part { head, headline, from, end: None }
    }
}

/// `starts`: the first lines of the articles.
fn items<'h, 't: 'h>(
    text: &'t str,
    lines: &[&'t str],
    parts: impl Iterator<Item = Part<'h, 't>>,
    starts: &[usize],
) -> Option<Vec<Item<'t>>> {
    let offset = |line: usize| lines.get(line).map_or(text.len(), |line| line.as_ptr().addr() - text.as_ptr().addr());
    let are_ruled = starts.len() >= 2 && (starts[0] + 1..starts[1]).rev().take(3).any(|at| is_rule(lines[at]));
    let mut found = Vec::new();
    for (place, Part { head, headline, from, end }) in parts.enumerate() {
        let end = match end.or(starts.get(place + 1).copied()) {
            Some(end) => end,
            // A line of marks below the last article ends it as those before.
            None if are_ruled => {
                let rule = (from..lines.len()).find(|at| is_rule(lines[*at]) && *at > from + 1);
                rule.unwrap_or(lines.len())
            }
            None => lines.len(),
        };
        let from = (from..end).find(|at| !lines[*at].trim().is_empty() && !is_rule(lines[*at])).unwrap_or(end);
        let last =
            (from..end).rev().find(|at| !lines[*at].trim().is_empty() && !is_rule(lines[*at])).map_or(from, |at| at + 1);
        // The lines of labels are read with the text.
        let first = if head.house.is_empty() { head.first.min(from) } else { from };
        let own = text[offset(first)..offset(last.max(first))].trim_end();
        let own = without_measures(if place + 1 == starts.len() { without_end(own) } else { own });
        if own.trim().is_empty() || text[offset(from)..offset(last)].trim().is_empty() {
            return None;
        }
        found.push(Item {
            line: headline as u64 + 1,
            headline: without_number(head.headline.map_or(lines[headline].trim(), |(_, words)| words)),
            house: head.house,
            day: head.day.clone(),
            authors: head.authors.clone(),
            address: head.address,
            text: own,
        });
    }
    Some(found)
}

/// A headline without the number of the article: `1. The pier is closed`, `[2] The pier`.
fn without_number(headline: &str) -> &str {
    let rest = headline.trim_start_matches(['[', '(', '#', '*', '•']).trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest[digits..].trim_start_matches(['.', ')', ']', ':']);
    match (1..=3).contains(&digits) && behind.len() < rest.len() - digits && behind.starts_with(' ') {
        true => behind.trim(),
        false if digits == 0 => rest.trim_end_matches('*').trim_end(),
        false => headline,
    }
}

/// An article without what a monitoring service measures below it: `Reach 12.4k | Sentiment Neutral`.
fn without_measures(text: &str) -> &str {
    const MEASURES: [&str; 8] =
        ["Reach", "Sentiment", "AVE", "Circulation", "Readership", "Audience", "Reichweite", "Auflage"];
    let (before, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text));
    let first = last.trim().split([' ', ':']).next().unwrap_or_default();
    let is_measure = MEASURES.contains(&first) && last.len() <= LONGEST_HEAD_BYTES && !last.trim_end().ends_with('.');
    if is_measure && !before.trim().is_empty() { before.trim_end() } else { text }
}

/// The last article without what the office says below it: a greeting, or a line that the review ends.
fn without_end(text: &str) -> &str {
    const ENDS: [&str; 8] =
        ["end of review", "end of press review", "end of the press review", "end", "fin de la revue", "ende", "fin", "fine"];
    const GREETINGS: [&str; 16] = [
        "kind regards",
        "best regards",
        "regards",
        "yours",
        "sincerely",
        "best wishes",
        "mit freundlichen grüßen",
        "freundliche grüße",
        "cordialement",
        "bien à vous",
        "saludos",
        "un saludo",
        "atentamente",
        "cordiali saluti",
        "atenciosamente",
        "с уважением",
    ];
    const MOST_LINES: usize = 6;
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let from = lines.len().saturating_sub(MOST_LINES);
    let is_end = |line: &str| {
        let words = line.trim().trim_matches(['*', '-', '=', '#', ' ', '.', ',', '!']).to_lowercase();
        ENDS.contains(&words.as_str()) || GREETINGS.contains(&words.as_str())
    };
    // "This press review is compiled by the Press Unit and does not reflect its views."
    let last = lines.last().filter(|line| line.len() <= 2 * LONGEST_HEAD_BYTES && is_called_review(line));
    match lines[from..].iter().find(|line| is_end(line)).or(last) {
        Some(line) => text[..line.as_ptr().addr() - text.as_ptr().addr()].trim_end(),
        None => text.trim_end(),
    }
}
