//! Reads an article of an old newspaper as libraries give it out, below a line that cites where it stood: Trove (`The Northern Star (Lismore, NSW : 1876 - 1954), Saturday 12
//! August 1939, page 3`), Delpher (`"De sluis". "De Courant". Groningen, 03-11-1921, p. 2. Geraadpleegd op Delpher ...`), Chronicling America (`Evening star. [volume] (Washington, D.C.), 03 Jan.
//! 1934. Chronicling America: ...`).

use super::super::super::scan::split_once;
use super::super::lines::{Line, ends_sentence};
use super::super::page::weight;
use super::{Clipping, begins_with_day, day_in, from_line, split_at_line};
use crate::article::{CivilDate, Field};

/// Longer headlines are not looked for.
const MOST_HEADLINE_LINES: usize = 4;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    let cited = lines.first()?.trimmed();
    of_trove(cited).or_else(|| of_delpher(cited)).or_else(|| of_chronicling_america(cited)).map(|mut clipping| {
        let rest = &lines[1..];
        let has_headline = clipping.values.iter().any(|(field, _)| *field == Field::Headline);
        let first = match rest.first() {
            // The citation has the headline, and the text begins with it.
            Some(line) if has_headline => {
                usize::from(weight(line.text) <= 20 && line.trimmed().len() < 200 && is_title(line))
            }
            _ => {
                let count = headline_lines(rest);
                if let (Some(start), Some(end)) = (rest.first(), rest.get(count.max(1) - 1)) {
                    clipping.values.push((Field::Headline, &text[start.start..end.end()]));
                }
                count.max(1)
            }
        };
        let is_end = |line: &str| line == "National Library of Australia" || line.contains("nla.gov.au/nla.news-article");
        clipping.body = split_at_line(from_line(text, rest.get(first)), is_end).0;
        clipping
    })
}

/// Whether a line is a headline that the citation has too.
fn is_title(line: &Line<'_>) -> bool {
    line.begins_paragraph && line.weight() <= 12
}

/// How many lines the headline above the text has: those in capitals up to a gap, or the first.
fn headline_lines(lines: &[Line<'_>]) -> usize {
    let are_capitals = |line: &Line<'_>| {
        line.text.chars().any(char::is_uppercase) && !line.text.chars().any(char::is_lowercase) && !ends_sentence(line.text)
    };
    let block = lines.iter().enumerate().take(MOST_HEADLINE_LINES);
    block.take_while(|(place, line)| are_capitals(line) && (*place == 0 || !line.follows_gap)).count()
}

/// `The Northern Star (Lismore, NSW : 1876 - 1954), Saturday 12 August 1939, page 3`
fn of_trove(cited: &str) -> Option<Clipping<'_>> {
    let (paper, rest) = split_once(cited, " (")?;
    let (place, rest) = rest.split_once("), ")?;
    let (day, page) = rest.rsplit_once(", page ")?;
    let is_run = place.contains(" : ") && place.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let has_day = day_in(day).is_some() && page.starts_with(|c: char| c.is_ascii_digit());
    (is_run && has_day).then(|| Clipping {
        layout: "Trove",
        values: vec![(Field::Publisher, paper), (Field::DatePublished, &day[day_in(day).unwrap_or_default()..])],
        ..Clipping::default()
    })
}

/// `"De sluis blijft dicht.". "De Courant". Groningen, 03-11-1921, p. 2. Geraadpleegd op Delpher op 09-05-2022, https://...`
fn of_delpher(cited: &str) -> Option<Clipping<'_>> {
    let (work, _) = split_once(cited, "Geraadpleegd op Delpher")?;
    let mut quoted = work.split('"');
    let (_, headline, _, paper, rest) = (quoted.next()?, quoted.next()?, quoted.next()?, quoted.next()?, quoted.next()?);
    let day = rest.split(", ").find_map(|part| Some((dutch_day(part)?, part)))?;
    Some(Clipping {
        layout: "Delpher",
        values: vec![(Field::Headline, headline.trim_end_matches('.')), (Field::Publisher, paper)],
        day: Some(day),
        ..Clipping::default()
    })
}

/// `03-11-1921`: the day comes first.
fn dutch_day(part: &str) -> Option<CivilDate> {
    let numbers: Vec<&str> = part.split('-').collect();
    let [day, month, year] = numbers.as_slice() else { return None };
    CivilDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `Evening star. [volume] (Washington, D.C.), 03 Jan. 1934. Chronicling America: Historic American Newspapers. Lib. of Congress. <https://...>`
fn of_chronicling_america(cited: &str) -> Option<Clipping<'_>> {
    let (work, _) = split_once(cited, "Chronicling America:")?;
    let (paper, rest) = work.split_once(" (")?;
    let (_, day) = rest.rsplit_once("), ")?;
    let paper = paper.trim_end_matches("[volume]").trim_end_matches(['.', ' ']);
    begins_with_day(day).then(|| Clipping {
        layout: "Chronicling America",
        values: vec![(Field::Publisher, paper), (Field::DatePublished, day.trim_end_matches(['.', ' ']))],
        ..Clipping::default()
    })
}
