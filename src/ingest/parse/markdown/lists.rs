//! Turns a Markdown file of several articles, each a heading with a list of its metadata (`- date published: 2024-07-11`) and a text, into them.

use std::ops::Range;

use serde_json::{Map, Value};

use super::super::Batch;
use super::super::labels::{Label, labels_of, whole_label};
use super::super::record::read_whole_record;
use super::super::text::read_text_under_headline;
use super::content_of;
use crate::article::Field;

/// Lines of metadata below a heading.
const MOST_LINES: usize = 12;
const MOST_ARTICLES: usize = 10_000;

/// An article of a file: its heading, and what stands below.
struct Section<'t> {
    line: u64,
    heading: &'t str,
    below: &'t str,
}

/// Whether a text is such a file: two or more headings of the second level with the day of an article below each, or one below the line of a source.
pub(crate) fn is_list(text: &str) -> bool {
    let Some(first) = text.lines().find(|line| line.starts_with("## ")) else { return false };
    let start = first.as_ptr().addr() - text.as_ptr().addr();
    // Most files with headings have no day below the first.
    if !is_dated(&text[start + first.len()..]) {
        return false;
    }
    let sections = sections_of(text);
    let dated = sections.iter().filter(|section| is_dated(section.below)).count();
    let has_source = house_of(&text[..start]).is_some();
    (dated >= 2 || has_source) && dated * 10 >= sections.len() * 8
}

/// Reads the articles of such a file.
pub(crate) fn read_list(text: &str, batch: &mut Batch<'_>) {
    let sections = sections_of(text);
    let house = sections.first().and_then(|section| {
        let start = section.heading.as_ptr().addr() - text.as_ptr().addr();
        house_of(&text[..start])
    });
    for (place, section) in sections.into_iter().enumerate().take(MOST_ARTICLES) {
        let mut builder = batch.builder();
        let (mut record, length) = metadata_of(section.below);
        record.insert("title".to_string(), Value::from(section.heading));
        if let Some(house) = &house {
            record.entry("publisher".to_string()).or_insert(Value::from(house.as_str()));
        }
        read_whole_record(record, "list below the heading", &mut builder);
        let body = &section.below[length..];
        read_text_under_headline(&content_of(body).body, &mut builder);
        builder.relocate(body);
        let start = body.as_ptr().addr() - text.as_ptr().addr();
        let above = section.below[..length].matches('\n').count();
        builder.move_origins(start, usize::try_from(section.line).unwrap_or_default() + above);
        batch.finish(builder, place as u64 + 1, Some(section.line), "the heading has neither words nor text below it");
    }
}

fn sections_of(text: &str) -> Vec<Section<'_>> {
    let mut headings: Vec<(u64, Range<usize>)> = Vec::new();
    let mut at = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        if line.starts_with("## ") {
            headings.push((number, at..at + line.len()));
        }
        at += line.len();
    }
    let ends = headings.iter().skip(1).map(|(_, range)| range.start).chain([text.len()]);
    let sections = headings.iter().zip(ends).map(|((line, range), end)| Section {
        line: *line,
        heading: text[range.clone()].trim_start_matches('#').trim(),
        below: &text[range.end..end],
    });
    sections.collect()
}

/// An item of the list: `- date published: 2024-07-11`, `- [link](link)`.
fn item_of(line: &str) -> Option<(&str, &str)> {
    let item = line.trim().strip_prefix(['-', '*', '+'])?.trim_start();
    if let Some((shown, address)) =
        item.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("))
    {
        return (shown.starts_with("http") || address.starts_with("http")).then_some(("url", address));
    }
    let (name, value) = item.split_once(':')?;
    let name = name.trim_matches(['*', '_', ' ']);
    (!name.is_empty() && name.len() <= 40 && !value.starts_with("//")).then(|| (name, value.trim_matches(['*', ' '])))
}

/// Whether a day stands in the list below a heading.
fn is_dated(below: &str) -> bool {
    let lines = below.lines().filter(|line| !line.trim().is_empty()).take(MOST_LINES);
    let is_day = |(name, value): (&str, &str)| {
        whole_label(name) == Some(Label::Field(Field::DatePublished))
            && value.bytes().filter(u8::is_ascii_digit).count() >= 4
    };
    lines.map_while(item_of).any(is_day)
}

/// The items of the list, and where it ends.
fn metadata_of(below: &str) -> (Map<String, Value>, usize) {
    let mut record = Map::new();
    let mut at = 0;
    let mut end = 0;
    for line in below.split_inclusive('\n').take(2 * MOST_LINES) {
        at += line.len();
        match item_of(line) {
            Some((name, value)) => {
                let is_day = whole_label(name) == Some(Label::Field(Field::DatePublished));
                let name = if is_day { "date" } else { name };
                record.entry(name.to_string()).or_insert(Value::from(value));
                end = at;
            }
            None if line.trim().is_empty() => {}
            None => break,
        }
    }
    (record, end)
}

/// The house of all articles: `# Source: Harbour Times, URL: https://h.example`.
fn house_of(above: &str) -> Option<String> {
    above.lines().find_map(|line| {
        let line = line.trim_start_matches('#').trim();
        let (_, labels) = labels_of(line)?;
        let house = labels.iter().find(|labelled| labelled.label == Label::Field(Field::Publisher))?;
        let name = line[house.value.clone()].trim_matches([',', ' ', ';']);
        (!name.is_empty()).then(|| name.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_a_file() {
        let one = "## The pier\n - [https://h.example/pier](https://h.example/pier)\n - RSS feed: $source\n - date published: 2024-07-11T13:02:00+00:00\n\nThe pier was closed on Tuesday. It *rained*.\n";
        let two = "## The quay\n* **Date:** 10 July 2024\n* Author: Jane Doe\n\nThe quay is open.\n\nIt rained.\n";
        let text = format!("# Source:Harbour Times, URL:https://h.example/feed/, language:en-US\n\n{one}\n{two}");
        assert!(is_list(&text) && is_list(&format!("{one}\n{two}")) && !is_list(one));
        assert!(!is_list("# The pier\n\n## One\n\n- Date: none\n\n## Two\n\nText."));
        let mut batch = Batch::new("a.md", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_list(&text, &mut batch);
        let shown = |(number, article): (u64, crate::article::ParsedArticle)| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let (publisher, url) = (article.publisher.unwrap_or_default(), article.url.unwrap_or_default());
            let (authors, body) = (article.authors.join(","), article.body.replace("\n\n", "¶"));
            format!("{number} {} | {date} | {authors} | {publisher} | {url} | {body}", article.headline)
        };
        assert_eq!(
            batch.parsed().articles.into_iter().map(shown).collect::<Vec<_>>(),
            [
                "1 The pier | 2024-07-11 |  | Harbour Times | https://h.example/pier | The pier was closed on Tuesday. It rained.",
                "2 The quay | 2024-07-10 | Jane Doe | Harbour Times |  | The quay is open.¶It rained."
            ]
        );
    }
}
