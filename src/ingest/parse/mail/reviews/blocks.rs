//! Finds the heads of a press review that hold their headline: a block of lines in the order the office likes (`#1`, the paper, the day, the headline,
//! the byline), or a line with all of it (`Pier closed (Quay Post, 3 May 2021)`, `3 May 2021 – Quay Post – Pier closed`).

use chrono::NaiveDate;

use super::heads::{Head, in_order, is_rule, paper_and_day};
use super::{LONGEST_HEAD_BYTES, is_headline};
use crate::ingest::parse::byline::{byline, is_given_name, is_person, names};
use crate::ingest::parse::dates::{DateReading, FoundDate, date_at_start, whole_date};
use crate::ingest::parse::mail::pasted::day_of_line;
use crate::ingest::parse::text::names_a_paper;

/// A house has no more words.
const MOST_WORDS_OF_HOUSE: usize = 5;

/// The heads with their headlines.
pub(super) fn blocks_of<'t>(lines: &[&'t str], sent: Option<NaiveDate>) -> Vec<Head<'t>> {
    let is_apart = |at: usize| lines[at].trim().is_empty() || is_rule(lines[at]);
    let tops = (0..lines.len()).filter(|at| !is_apart(*at) && (*at == 0 || is_apart(at - 1)));
    tops.filter_map(|at| block(lines, at, sent).or_else(|| in_line(lines[at], at, sent))).collect()
}

/// What the lines of a block say.
#[derive(Default)]
struct Block<'t> {
    house: Option<&'t str>,
    day: Option<(FoundDate, &'t str)>,
    /// The line with the day.
    day_at: usize,
    authors: Vec<String>,
    address: &'t str,
    /// Lines that say nothing of this: the headline, perhaps the paper.
    others: Vec<usize>,
    last: usize,
}

fn block<'t>(lines: &[&'t str], top: usize, sent: Option<NaiveDate>) -> Option<Head<'t>> {
    const MOST_LINES: usize = 7;
    let mut block = Block { last: top, ..Block::default() };
    for (at, line) in lines.iter().enumerate().skip(top) {
        let line = line.trim();
        // A rule right below the first line underlines it.
        let is_underline = at == top + 1 && is_rule(line);
        if line.is_empty() || is_rule(line) && !is_underline || begins_text(line) {
            break;
        }
        if at - top >= MOST_LINES || !is_underline && !block.take(line, at, top, sent) {
            return None;
        }
        block.last = at;
    }
    block.take_last_name(lines);
    let (headline, house) = block.headline_and_house(lines)?;
    let words = lines[headline].trim();
    is_headline(words).then_some(Head {
        first: top,
        last: block.last,
        house,
        day: block.day,
        authors: block.authors,
        address: block.address,
        headline: Some((headline, words)),
    })
}

/// Whether a line is a paragraph or the first of one.
fn begins_text(line: &str) -> bool {
    const LEAST_BYTES: usize = 60;
    line.len() > LONGEST_HEAD_BYTES || line.len() >= LEAST_BYTES && line.ends_with(['.', '。', '!', '?', '»', '”'])
}

impl<'t> Block<'t> {
    /// Takes what a line says, unless that was said before.
    fn take(&mut self, line: &'t str, at: usize, top: usize, sent: Option<NaiveDate>) -> bool {
        let is_number =
            at == top && line.trim_matches(['#', '[', ']', '(', ')', '.']).bytes().all(|byte| byte.is_ascii_digit());
        if is_number && line.len() <= 6 {
            return true;
        }
        let is_name = || is_person(line) && !names_a_paper(line) && line.split(' ').next().is_some_and(is_given_name);
        let day = day_of_line(line).and_then(|words| match date_at_start(words) {
            DateReading::Found(found) => Some((in_order(found, words, sent), words)),
            _ => None,
        });
        let written = byline(line);
        match () {
            () if day.is_some() => {
                let is_first = self.day.is_none();
                (self.day, self.day_at) = (day, at);
                is_first
            }
            () if line.starts_with("http") && !line.contains(' ') => {
                let is_first = self.address.is_empty();
                self.address = line;
                is_first
            }
            () if written.is_some() || at > top && is_name() => {
                let is_first = self.authors.is_empty();
                self.authors = written.unwrap_or_else(|| names(line));
                is_first
            }
            () => match paper_and_day(line, at, sent) {
                Some(head) => {
                    let is_first = self.day.is_none() && self.house.is_none();
                    (self.day, self.day_at, self.house) = (head.day, at, Some(head.house));
                    if self.authors.is_empty() {
                        self.authors = head.authors;
                    }
                    is_first
                }
                None => {
                    self.others.push(at);
                    true
                }
            },
        }
    }

    /// A name at the end, below the headline and the house, is who wrote, whatever names are known.
    fn take_last_name(&mut self, lines: &[&str]) {
        let lines_besides = if self.house.is_some() { 1 } else { 2 };
        let is_name = |at: usize| at == self.last && is_person(lines[at].trim()) && !names_a_paper(lines[at]);
        if self.authors.is_empty()
            && self.others.len() == lines_besides + 1
            && let Some(name) = self.others.pop_if(|at| is_name(*at))
        {
            self.authors = names(lines[name].trim());
        }
    }

    /// The line of the headline and the house; of two lines, the house is known by its words, or stands beside the day or
    /// at the end and is the shorter.
    fn headline_and_house(&self, lines: &[&'t str]) -> Option<(usize, &'t str)> {
        self.day.as_ref()?;
        let words = |at: usize| lines[at].split_whitespace().count();
        match *self.others.as_slice() {
            [headline] => Some((headline, self.house?)),
            [one, other] if self.house.is_none() => {
                let is_paper = |at: usize| names_a_paper(lines[at]);
                let may_be_house = |at: usize, than: usize| {
                    (at.abs_diff(self.day_at) == 1 || at == self.last)
                        && words(at) <= MOST_WORDS_OF_HOUSE
                        && words(at) < words(than)
                };
                let is_first = match (is_paper(one), is_paper(other)) {
                    (true, false) => true,
                    (false, true) => false,
                    _ if may_be_house(one, other) => true,
                    _ if may_be_house(other, one) => false,
                    _ => return None,
                };
                let (house, headline) = if is_first { (one, other) } else { (other, one) };
                Some((headline, lines[house].trim()))
            }
            _ => None,
        }
    }
}

/// `• Pier closed (Quay Post, 3 May 2021)`, `3 May 2021 – Quay Post – Pier closed`.
fn in_line(line: &str, at: usize, sent: Option<NaiveDate>) -> Option<Head<'_>> {
    const LEAST_WORDS: usize = 2;
    let line = line.trim().trim_start_matches(['•', '-', '*', '●', '▪', ' ']);
    if line.len() > LONGEST_HEAD_BYTES {
        return None;
    }
    let is_whole = |headline: &str| is_headline(headline) && headline.split_whitespace().count() >= LEAST_WORDS;
    if let Some((headline, source)) = line.strip_suffix(')').and_then(|line| line.rsplit_once(" (")) {
        let head = paper_and_day(source, at, sent)?;
        let headline = headline.trim();
        return is_whole(headline).then_some(Head { headline: Some((at, headline)), ..head });
    }
    let mut parts =
        [" – ", " — ", " - ", " | "].iter().find(|mark| line.contains(**mark)).map(|mark| line.splitn(3, mark))?;
    let (day, house, headline) = (parts.next()?.trim(), parts.next()?.trim(), parts.next()?.trim());
    let DateReading::Found(found) = whole_date(day) else { return None };
    let is_house = house.split_whitespace().count() <= MOST_WORDS_OF_HOUSE && house.starts_with(char::is_uppercase);
    (is_house && is_whole(headline)).then(|| Head {
        first: at,
        last: at,
        house,
        day: Some((in_order(found, day, sent), day)),
        authors: Vec::new(),
        address: "",
        headline: Some((at, headline)),
    })
}
