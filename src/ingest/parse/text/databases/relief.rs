//! Reads a page of ReliefWeb as it is copied: a country, the headline, then labels with their values on lines of their own (`Source`, `OCHA`, `Posted`, ...).

use super::super::lines::Line;
use super::super::page::weight;
use super::{Clipping, begins_with_day, from_line, split_at_line};
use crate::article::Field;

const LABELS: [&str; 14] = [
    "Format",
    "Source",
    "Sources",
    "Posted",
    "Originally published",
    "Origin",
    "Attachments",
    "Primary country",
    "Other country",
    "Theme",
    "Themes",
    "Disaster",
    "Language",
    "Disaster type",
];

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES_ABOVE: usize = 8;
    let at = |place: usize| lines.get(place).map_or("", |line| line.trimmed());
    let first =
        lines.iter().take(MOST_LINES_ABOVE).position(|line| line.trimmed() == "Format" || line.trimmed() == "Source")?;
    if first == 0 {
        return None;
    }
    let mut clipping = Clipping { layout: "ReliefWeb", ..Clipping::default() };
    let mut place = first;
    let mut days: Vec<(bool, &'t str)> = Vec::new();
    let mut sources = 0;
    while LABELS.contains(&at(place)) && !at(place + 1).is_empty() {
        let label = at(place);
        place += 1;
        // A label may have several values; a text is no value.
        while place < lines.len() && !LABELS.contains(&at(place)) && weight(at(place)) <= 12 && !is_text(at(place)) {
            let value = at(place);
            match label {
                "Source" | "Sources" if sources == 0 => {
                    clipping.values.push((Field::Publisher, value));
                    sources += 1;
                }
                "Posted" | "Originally published" if begins_with_day(value) => days.push((label == "Posted", value)),
                _ => clipping.others.push((label.to_lowercase(), value)),
            }
            place += 1;
        }
    }
    // The day when it was first published counts.
    days.sort();
    days.iter().for_each(|(_, day)| clipping.values.push((Field::DatePublished, day)));
    if days.is_empty() || sources == 0 {
        return None;
    }
    clipping.values.push((Field::Headline, at(first - 1)));
    let is_end = |line: &str| matches!(line, "Primary country" | "Related Content");
    let (body, below) = split_at_line(from_line(text, lines.get(place)), is_end);
    take_below(below, &mut clipping);
    clipping.body = body;
    Some(clipping)
}

fn is_text(line: &str) -> bool {
    line.chars().count() > 100 || line.starts_with('(') && weight(line) >= 8
}

/// The labels below the text.
fn take_below<'t>(below: &'t str, clipping: &mut Clipping<'t>) {
    const MOST_LINES: usize = 60;
    let mut label = "";
    for line in below.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES) {
        match label {
            _ if line == "Related Content" => break,
            _ if LABELS.contains(&line) => label = line,
            "Primary country" | "Other country" => clipping.values.push((Field::Region, line)),
            "Theme" | "Themes" => clipping.values.push((Field::Topic, line)),
            "Disaster" | "Disaster type" => clipping.values.push((Field::Keywords, line)),
            "Language" => clipping.values.push((Field::InLanguage, line)),
            _ => {}
        }
    }
}
