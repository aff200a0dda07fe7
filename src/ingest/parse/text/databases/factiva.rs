//! Reads a page that Factiva prints: section, headline and author above `541 words`, then day, time, paper, code, page, language, whose rights.

use super::super::super::byline::{byline, is_person};
use super::super::credit::Credit;
use super::super::documents::is_end_of_document;
use super::super::frame::is_word_count;
use super::super::lines::{Line, ends_sentence};
use super::super::meta::is_time;
use super::super::page::weight;
use super::{Clipping, begins_with_day, from_line, split_at_line};
use crate::article::Field;

/// Lines above the count of words.
const MOST_LINES_ABOVE: usize = 6;
/// Lines from the day to whose rights they are.
const MOST_LINES_BELOW: usize = 9;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    let count = lines.iter().take(MOST_LINES_ABOVE + 1).position(|line| is_word_count(line.trimmed()))?;
    let day = lines.get(count + 1).filter(|line| begins_with_day(line.trimmed()))?;
    if count == 0 {
        return None;
    }
    let mut clipping = Clipping { layout: "Factiva", ..Clipping::default() };
    clipping.values.push((Field::DatePublished, day.text));
    let below = &lines[count + 2..];
    let rights = below.iter().take(MOST_LINES_BELOW).position(|line| Credit::of(line.text) == Some(Credit::Rights));
    let gap = below.iter().take(MOST_LINES_BELOW).position(|line| line.follows_gap);
    let end = rights.map(|rights| rights + 1).or(gap)?;
    let mut is_named = false;
    for line in &below[..end] {
        let words = line.trimmed();
        match () {
            () if Credit::of(words) == Some(Credit::Rights) => clipping.values.push((Field::CreditText, words)),
            () if is_time(words) => {}
            () if !is_named => {
                clipping.values.push((Field::Publisher, words));
                is_named = true;
            }
            () => clipping.others.push(("press database".to_string(), words)),
        }
    }
    if !is_named {
        return None;
    }
    read_above(&lines[..count], &mut clipping)?;
    let (body, _) = split_at_line(from_line(text, below.get(end)), is_end_of_document);
    clipping.body = without_house(body);
    Some(clipping)
}

/// The lines above the count: perhaps a section or a page, the headline, perhaps a standfirst and who wrote.
fn read_above<'t>(lines: &[Line<'t>], clipping: &mut Clipping<'t>) -> Option<()> {
    let mut lines: Vec<&'t str> = lines.iter().map(|line| line.trimmed()).collect();
    if let Some(last) = lines.last().copied().filter(|last| lines.len() >= 2 && (byline(last).is_some() || is_person(last)))
    {
        clipping.values.push((Field::Author, last));
        lines.pop();
    }
    let is_page = |line: &str| {
        line.split_once(' ').is_some_and(|(word, page)| {
            ["Seite", "Page", "Página", "Pagina", "Pg."].contains(&word) && page.chars().any(|c| c.is_ascii_digit())
        })
    };
    let is_section = |line: &str, next: &str| {
        weight(line) <= 3 && weight(next) >= 3 && weight(next) > weight(line) && !ends_sentence(line)
    };
    if let [first, next, ..] = lines.as_slice()
        && (is_page(first) || is_section(first, next))
    {
        if !is_page(first) {
            clipping.values.push((Field::Topic, first));
        }
        lines.remove(0);
    }
    let (headline, rest) = lines.split_first()?;
    clipping.values.push((Field::Headline, headline));
    rest.iter().for_each(|line| clipping.values.push((Field::Description, line)));
    Some(())
}

/// A text without the house of the paper, which stands alone below it.
fn without_house(body: &str) -> &str {
    const LONGEST_CHARACTERS: usize = 60;
    let body = body.trim_end();
    let Some((rest, last)) = body.rsplit_once('\n') else { return body };
    let is_house = last.chars().count() <= LONGEST_CHARACTERS && !ends_sentence(last) || is_company(last);
    if is_house && rest.ends_with(['\n', '\r']) { rest.trim_end() } else { body }
}

/// `El Observador S.A.`, `Reuters News & Media Inc.`
fn is_company(line: &str) -> bool {
    const FORMS: [&str; 8] = ["S.A.", "S.L.", "S.p.A.", "Inc.", "Ltd.", "Co.", "Corp.", "A.Ş."];
    weight(line) <= 8 && FORMS.iter().any(|form| line.trim_end().ends_with(form))
}
