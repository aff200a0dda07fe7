//! Reads clippings of Genios: `Harbour Post Nr. 51 vom 21.06.2023`, section, headline, author, standfirst, with labels below the text; or the labels
//! first, from `Quelle: Harbour Post, 21.06.2023` on, or below the headline.

use super::super::super::byline::is_person;
use super::super::super::scan::split_once;
use super::super::lines::Line;
use super::super::page::weight;
use super::kiosks::is_author;
use super::{Clipping, begins_with_day, day_in, from_line, label_of, split_at_line, split_labels};
use crate::article::Field;

const LABELS: [&str; 10] = [
    "quelle",
    "issn",
    "ressort",
    "dokumentnummer",
    "dauerhafte adresse des dokuments",
    "alle rechte vorbehalten",
    "rubrik",
    "seite",
    "ausgabe",
    "autor",
];

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    of_issue(text, lines).or_else(|| of_labels_below_headline(text, lines))
}

/// The headline first, perhaps a standfirst, then `Quelle: Harbour Post vom 21.06.2023, Nr. 51, S. 7` and more labels above the text.
fn of_labels_below_headline<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES_ABOVE: usize = 4;
    const LEAST_LABELS: usize = 3;
    let is_source = |line: &Line<'_>| known_label(line).is_some_and(|(name, _)| name == "Quelle");
    let start = lines.iter().take(MOST_LINES_ABOVE).position(is_source).filter(|start| *start > 0)?;
    let labels: Vec<(&str, &'t str)> = lines[start..].iter().map_while(known_label).collect();
    let issue = labels.first()?.1;
    let day = day_in(issue).filter(|day| *day > 0 && labels.len() >= LEAST_LABELS)?;
    let paper = issue[..day].trim_end_matches([' ', ',']);
    let paper = paper.strip_suffix(" vom").unwrap_or(paper);
    let mut clipping = Clipping { layout: "Genios", ..Clipping::default() };
    clipping.values.push((Field::Headline, lines[0].text));
    lines[1..start].iter().for_each(|line| clipping.values.push((Field::Description, line.text)));
    clipping.values.push((Field::Publisher, without_number(paper)));
    clipping.values.push((Field::DatePublished, &issue[day..]));
    labels[1..].iter().for_each(|(name, value)| take(name, value, &mut clipping));
    let rest = from_line(text, lines.get(start + labels.len()));
    let (body, _) = split_at_line(rest, |line| line.starts_with("Alle Rechte vorbehalten") || line.starts_with("© GBI"));
    clipping.body = body;
    Some(clipping)
}

fn take<'t>(name: &str, value: &'t str, clipping: &mut Clipping<'t>) {
    let field = match name.to_lowercase().as_str() {
        "ressort" | "rubrik" => Field::Topic,
        "autor" => Field::Author,
        "dokumentnummer" => Field::Identifier,
        "dauerhafte adresse des dokuments" => Field::Url,
        "alle rechte vorbehalten" => Field::CreditText,
        _ => return clipping.others.push((name.to_string(), value)),
    };
    if !clipping.values.contains(&(field, value)) {
        clipping.values.push((field, value));
    }
}

/// The issue first: `Harbour Post Nr. 51 vom 21.06.2023`, or as the first of the labels.
fn of_issue<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    let (paper, day) = issue_of(lines.first()?.text)?;
    let is_label = |line: &&Line<'_>| known_label(line).is_some();
    let start = 1 + lines[1..].iter().take_while(is_label).count();
    let above = lines[..start].iter().filter_map(known_label);
    let (rest, below) = split_labels(text, |name| LABELS.contains(&name));
    // One of the two blocks has to be there.
    if below.is_empty() && above.clone().count() < 3 {
        return None;
    }
    let mut clipping = Clipping { layout: "Genios", ..Clipping::default() };
    clipping.values.push((Field::Publisher, without_number(paper)));
    clipping.values.push((Field::DatePublished, day));
    above.chain(below).for_each(|(name, value)| take(name, value, &mut clipping));
    // The head stands in one block; its first line was read. The section may stand alone above it.
    let block_from = |start: usize, is_begun: bool| {
        let begins = |place: usize, line: &Line<'_>| place == 0 && !is_begun || !line.follows_gap;
        let lines = lines.get(start..).unwrap_or_default();
        start + lines.iter().enumerate().take_while(|(place, line)| begins(*place, line)).count()
    };
    let (mut start, mut head) = (start, block_from(start, start == 1));
    if head == 1 {
        head = block_from(1, false);
    }
    let is_section = |line: &Line<'_>| clipping.values.contains(&(Field::Topic, line.trimmed()));
    let has_section = head == start + 1 && is_section(&lines[start]);
    if has_section {
        (start, head) = (head, block_from(head, false));
    }
    // Who wrote may stand alone below the head.
    if let Some(author) = lines.get(head).filter(|line| is_author(line.trimmed())) {
        clipping.values.push((Field::Author, author.text));
        head += 1;
    }
    let mut parts: Vec<&'t str> = Vec::new();
    for line in &lines[start..head] {
        let words = line.trimmed();
        if is_author(words) && !parts.is_empty() {
            clipping.values.push((Field::Author, words));
        } else {
            parts.push(words);
        }
    }
    if let [kicker, next, ..] = parts.as_slice()
        && !has_section
        && weight(kicker) <= 3
        && weight(next) > weight(kicker)
    {
        clipping.values.push((Field::Topic, kicker));
        parts.remove(0);
    }
    let (headline, standfirst) = parts.split_first()?;
    clipping.values.push((Field::Headline, headline));
    standfirst.iter().for_each(|line| clipping.values.push((Field::Description, line)));
    let end = rest.len();
    let start = lines.get(head).map_or(end, |line| line.start).min(end);
    // Fewer labels than make a block of them.
    let (body, _) = split_at_line(&rest[start..], |line| line.starts_with("Dauerhafte Adresse des Dokuments:"));
    let (body, author) = without_inverted_name(body);
    clipping.values.extend(author.map(|author| (Field::Author, author)));
    clipping.body = body;
    Some(clipping)
}

/// The paper and the day: `Harbour Post vom 21.06.2023, Seite 7`, `Quelle: Harbour Post, 21.06.2023, Nr. 51, S. 7`.
fn issue_of(first: &str) -> Option<(&str, &str)> {
    if let Some((name, value)) = label_of(first).filter(|(name, _)| *name == "Quelle") {
        let day = day_in(value).filter(|day| *day > 0 && !name.is_empty())?;
        return Some((value[..day].trim_end_matches([' ', ',']), &value[day..]));
    }
    split_once(first.trim(), " vom ").filter(|(_, day)| begins_with_day(day))
}

/// A paper without the number of its issue: `Harbour Post Nr. 051`.
fn without_number(paper: &str) -> &str {
    let number = [" Nr. ", " Nr.", " Heft "].iter().filter_map(|mark| paper.rsplit_once(mark)).next();
    let paper = match number {
        Some((name, number)) if number.trim().starts_with(|c: char| c.is_ascii_digit()) => name,
        _ => paper,
    };
    paper.trim_end_matches([' ', ','])
}

fn known_label<'t>(line: &Line<'t>) -> Option<(&'t str, &'t str)> {
    label_of(line.text).filter(|(name, _)| LABELS.contains(&name.to_lowercase().as_str()))
}

/// A text without `Doe, Jane` below it, and that name.
fn without_inverted_name(body: &str) -> (&str, Option<&str>) {
    let body = body.trim_end();
    let Some((rest, last)) = body.rsplit_once('\n') else { return (body, None) };
    let is_name =
        last.split_once(", ").is_some_and(|(family, given)| weight(last) <= 4 && is_person(&format!("{given} {family}")));
    if is_name { (rest.trim_end(), Some(last.trim())) } else { (body, None) }
}
