//! Reads what press offices print: the office, what kind of text it is, the headline (`Council of the EU`, `Press release`, day, headline), and pages of
//! GOV.UK (headline, standfirst, `From:`, `Published`).

use super::super::super::scan::holds_any;
use super::super::super::subjects::names_section;
use super::super::furniture::{is_furniture, is_kicker};
use super::super::headline::says_the_same;
use super::super::lines::{Line, ends_sentence};
use super::super::page::weight;
use super::super::press::{day_of_embargo, is_embargo, is_release_mark};
use super::{Clipping, begins_with_day, from_line, split_at_line};
use crate::article::Field;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    of_labels(text, lines).or_else(|| of_office(text, lines))
}

/// `From:` and `Published`, each with its value on the next line.
fn of_labels<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES: usize = 30;
    let at = |place: usize| lines.get(place).map_or("", |line| line.trimmed());
    let from = lines.iter().take(MOST_LINES).position(|line| line.trimmed() == "From:").filter(|from| *from >= 2)?;
    let published = (from + 2..from + 8).find(|place| at(*place) == "Published" && begins_with_day(at(place + 1)))?;
    let mut clipping = Clipping { layout: "GOV.UK", ..Clipping::default() };
    let has_standfirst = ends_sentence(at(from - 1));
    let headline = if has_standfirst { from - 2 } else { from - 1 };
    clipping.values.push((Field::Headline, at(headline)));
    if has_standfirst {
        clipping.values.push((Field::Description, at(from - 1)));
    }
    clipping.values.push((Field::Publisher, first_office(at(from + 1))));
    clipping.values.push((Field::DatePublished, at(published + 1)));
    let mut next = published + 2;
    if at(next).starts_with("Last updated") {
        next += if begins_with_day(at(next + 1)) { 2 } else { 1 };
    }
    let is_end =
        |line: &str| matches!(line, "Share this page" | "Updates to this page" | "Related content" | "Explore the topic");
    clipping.body = split_at_line(from_line(text, lines.get(next)), is_end).0;
    Some(clipping)
}

/// The first of several offices, whose names have commas too: up to the word that says what it is.
fn first_office(offices: &str) -> &str {
    const KINDS: [&str; 12] = [
        "Office,",
        "Department,",
        "Ministry,",
        "Agency,",
        "Commission,",
        "Authority,",
        "Service,",
        "Treasury,",
        "Executive,",
        "Council,",
        "Inspectorate,",
        "Force,",
    ];
    let end = KINDS.iter().filter_map(|kind| offices.find(kind).map(|place| place + kind.len() - 1)).min();
    end.map_or_else(|| offices.split(" and ").next().unwrap_or(offices), |end| &offices[..end])
}

/// The office above the kind of text or its place on the site, then the headline.
fn of_office<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES: usize = 6;
    const LONGEST_NAME: usize = 60;
    let (office, rest) = lines.split_first()?;
    let name = office.trimmed();
    let is_name = office.length() <= LONGEST_NAME
        && weight(name) <= 7
        && name.starts_with(char::is_uppercase)
        && !name.contains([':', '?', '|', '>'])
        && !ends_sentence(name.trim_end_matches("U.S."));
    if !is_name {
        return None;
    }
    // Asked last: few texts get so far.
    let is_other = || is_furniture(name) || is_kicker(name) || names_section(name) || is_release_mark(name);
    let mut day = None;
    let mut last_step = "";
    let mut marks: Vec<&str> = Vec::new();
    for (place, line) in rest.iter().enumerate().take(MOST_LINES) {
        let words = line.trimmed();
        let (count, last) = match holds_any(words, [b'>']) {
            true => (words.split(" > ").count(), words.split(" > ").last().unwrap_or_default()),
            false => (1, words),
        };
        match () {
            () if count >= 3 => {
                last_step = last;
                marks.push(words);
            }
            () if is_release_mark(words) || is_number_of_series(words) => marks.push(words),
            () if is_embargo(words) => {
                day = day.or_else(|| day_of_embargo(words).map(|found| &words[found.range]));
                marks.push(words);
            }
            () if weight(words) <= 8 && begins_with_day(words) => day = Some(words),
            () => {
                let is_headline = if last_step.is_empty() { weight(words) >= 4 } else { says_the_same(words, last_step) };
                if marks.is_empty() || !is_headline || line.length() > 220 || ends_sentence(words) || is_other() {
                    return None;
                }
                let mut clipping = Clipping { layout: "press office", ..Clipping::default() };
                clipping.values.push((Field::Publisher, name));
                clipping.values.push((Field::Headline, words));
                day.into_iter().for_each(|day| clipping.values.push((Field::DatePublished, day)));
                // The same again below the headline.
                let repeats = |line: &&Line<'_>| marks.iter().any(|mark| line.length() <= 100 && line.text.contains(mark));
                let next = place + 1 + rest[place + 1..].iter().take_while(repeats).count();
                clipping.body = from_line(text, rest.get(next));
                return Some(clipping);
            }
        }
    }
    None
}

/// `Special Dispatch No. 7218`
fn is_number_of_series(words: &str) -> bool {
    words.rsplit_once(' ').is_some_and(|(before, number)| {
        number.len() >= 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && ["No.", "Nr.", "№"].iter().any(|sign| before.ends_with(sign))
    })
}
