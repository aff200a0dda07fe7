//! Finds the heads of the articles of a press review: a line with the paper and its day, or lines of labels with both.

use chrono::{Days, NaiveDate};

use super::LONGEST_HEAD_BYTES;
use crate::article::{CivilDate, DatePrecision, Field};
use crate::ingest::parse::byline::{byline, is_given_name, is_person, names};
use crate::ingest::parse::dates::{DateReading, FoundDate, Order, date_at_end, date_at_start, whole_date_in_order};
use crate::ingest::parse::labels::{Label, labels_of};
use crate::ingest::parse::mail::head_below::lines_below;
use crate::ingest::parse::mail::pasted::day_of_line;
use crate::ingest::parse::text::{is_release_mark, names_a_paper};

/// The head of an article in a review.
#[derive(Debug)]
pub(super) struct Head<'t> {
    /// The line that names the paper or the day, and the last of them.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) house: &'t str,
    pub(super) day: Option<(FoundDate, &'t str)>,
    pub(super) authors: Vec<String>,
    pub(super) address: &'t str,
    /// The headline that stands among these lines, and where.
    pub(super) headline: Option<(usize, &'t str)>,
}

/// The heads that lines have: a paper with a day in a line, or lines of labels with both.
/// `sent` is the day of the mail.
pub(super) fn heads_of<'t>(lines: &[&'t str], sent: Option<NaiveDate>) -> Vec<Head<'t>> {
    let mut heads = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let head =
            paper_and_day(line.trim(), at, sent).or_else(|| labelled(lines, at)).or_else(|| on_lines(lines, at, sent));
        at = head.as_ref().map_or(at, |head| head.last) + 1;
        heads.extend(head);
    }
    heads
}

/// `The Bay Courier, 1 November 2017`, `(Le Littoral, 26/05/2022)`, `Uferblatt vom 15.10.2011`, `Quay Post | 3 May 2021, by Jane Doe`.
pub(super) fn paper_and_day(line: &str, at: usize, sent: Option<NaiveDate>) -> Option<Head<'_>> {
    const LONGEST_BYTES: usize = 140;
    if line.len() > LONGEST_BYTES || !line.bytes().any(|byte| byte.is_ascii_digit()) && line.is_ascii() {
        return None;
    }
    let line = line.trim_start_matches(['(', '[', '*', '_']).trim_end_matches([')', ']', '*', '_', '.', ' ']);
    let line = without_page(line);
    // Of 03/05/2021 only a month or a year is sure by itself.
    let is_day = |found: &FoundDate| found.date.precision() == DatePrecision::Day || found.shortened.is_some();
    let (line, authors) = match line.rsplit_once([',', '|', ';']).map(|(before, rest)| (before, byline(rest.trim()))) {
        Some((before, Some(authors))) => (before, authors),
        _ => (line, Vec::new()),
    };
    let (day, words, house) = match date_at_end(line).filter(is_day) {
        Some(found) => {
            let range = found.range.clone();
            (found, &line[range.clone()], &line[..range.start])
        }
        None => match date_at_start(line) {
            DateReading::Found(found) if is_day(&found) => {
                let range = found.range.clone();
                (found, &line[range.clone()], &line[range.end..])
            }
            _ => return None,
        },
    };
    let (house, name) = without_name(house);
    let authors = name.map_or(authors, names);
    let house = house_of(house)?;
    let day = in_order(day, words, sent);
    Some(Head { first: at, last: at, house, day: Some((day, words)), authors, address: "", headline: None })
}

/// A line without the page at its end: `Quay Post, 3 May 2021, p. 4`, `Quay Post | 3 May 2021 | A4`.
fn without_page(line: &str) -> &str {
    const WORDS: [&str; 18] = [
        "p", "pp", "pg", "page", "pages", "s", "seite", "seiten", "pág", "página", "pag", "pagina", "blz", "str", "стр",
        "с", "σ", "стор",
    ];
    let Some((before, page)) = line.rsplit_once([',', '|', ';']) else { return line };
    let digits = page.trim().trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' '));
    let word = page.trim()[..page.trim().len() - digits.len()].trim_matches(['.', ' ']).to_lowercase();
    let is_number = (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_letter = word.len() == 1 && digits.len() <= 2;
    match is_number && (WORDS.contains(&word.as_str()) || is_letter) {
        true => before.trim_end(),
        false => line,
    }
}

/// Paper and author parted, where both stand beside the day: `Quay Post, Jane Doe,`, `Jane Doe | Quay Post |`.
fn without_name(words: &str) -> (&str, Option<&str>) {
    let is_mark = |c: char| matches!(c, ',' | '|' | ';' | '-' | '–' | '—' | '(' | ' ');
    let bare = words.trim_matches(is_mark);
    let Some((one, other)) = bare.split_once([',', '|', ';']) else { return (words, None) };
    let has_given_name = |part: &str| part.split(' ').next().is_some_and(is_given_name);
    let is_name = |part: &str, beside: &str| {
        is_person(part) && !names_a_paper(part) && (has_given_name(part) || names_a_paper(beside))
    };
    let end = words.trim_end_matches(is_mark).len();
    match (is_name(one.trim(), other.trim()), is_name(other.trim(), one.trim())) {
        // The mark behind it stays, which sets the house apart from the day.
        (true, false) => {
            (words[words.len() - words.trim_start_matches(is_mark).len() + one.len() + 1..].trim_start(), Some(one.trim()))
        }
        (false, true) if !other.contains([',', '|', ';']) => (&words[..end - other.trim_end().len()], Some(other.trim())),
        _ => (words, None),
    }
}

/// A day whose numbers could be read in two orders, in the one by which it is of the weeks before the mail.
pub(super) fn in_order(day: FoundDate, words: &str, sent: Option<NaiveDate>) -> FoundDate {
    let Some(sent) = sent.filter(|_| day.shortened.is_some()) else { return day };
    let read = |order: Order| match whole_date_in_order(words, order) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day => Some(found),
        _ => None,
    };
    let is_late = |found: &FoundDate| is_before(found.date, sent);
    let mut late = [Order::DayFirst, Order::MonthFirst].into_iter().filter_map(read).filter(is_late);
    match (late.next(), late.next()) {
        (Some(found), None) => FoundDate { rule: "in the weeks before the mail", shortened: None, ..found },
        _ => day,
    }
}

/// Whether a day is of the weeks before a mail.
pub(super) fn is_before(day: CivilDate, sent: NaiveDate) -> bool {
    const MOST_DAYS: u64 = 31;
    day.first_day() <= sent && sent.checked_sub_days(Days::new(MOST_DAYS)).is_some_and(|from| day.first_day() >= from)
}

/// The name beside a day, without the marks and the word between them; it is set apart from the day by one.
fn house_of(words: &str) -> Option<&str> {
    const JOINTS: [&str; 14] =
        [" vom", " du", " del", " dated", " of", " on", " van", " dal", " di", " z dnia", " za", " от", " від", " från"];
    const MOST_WORDS: usize = 7;
    const MOST_CHARACTERS: usize = 60;
    let is_mark = |c: char| matches!(c, ',' | '|' | ';' | '-' | '–' | '—' | '·' | '•' | '(' | '/' | '،');
    let bare = words.trim();
    let mut name = bare.trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let mut is_apart = name.len() < bare.len();
    if let Some(before) = JOINTS.iter().find_map(|joint| name.strip_suffix(joint)) {
        (name, is_apart) = (before.trim_end_matches(|c: char| is_mark(c) || c.is_whitespace()), true);
    }
    let is_name = is_apart
        && name.chars().count() <= MOST_CHARACTERS
        && (1..=MOST_WORDS).contains(&name.split_whitespace().count())
        && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !name.ends_with([':', '.', '!', '?'])
        // "Pier closed (Quay Post": a headline before it.
        && name.contains('(') == name.contains(')')
        && !is_release_mark(name);
    is_name.then_some(name)
}

/// Lines of labels, one with the paper and perhaps one with the day: what they say, the reader of plain texts reads.
fn labelled<'t>(lines: &[&'t str], at: usize) -> Option<Head<'t>> {
    const MOST_LINES: usize = 8;
    let says = |line: &str, field: Field| {
        labels_of(line).is_some_and(|(before, labels)| {
            before == 0 && labels.iter().any(|labelled| labelled.label == Label::Field(field))
        })
    };
    let is_label = |line: &&&str| line.len() <= LONGEST_HEAD_BYTES && line.contains([':', '：']);
    let block: Vec<&str> = lines[at..].iter().take(MOST_LINES).take_while(is_label).copied().collect();
    let names_paper = block.first().is_some_and(|line| line.len() <= LONGEST_HEAD_BYTES)
        && block.iter().any(|line| says(line, Field::Publisher))
        && block.iter().any(|line| says(line, Field::DatePublished));
    names_paper.then(|| Head {
        first: at,
        last: at + block.len() - 1,
        house: "",
        day: None,
        authors: Vec::new(),
        address: "",
        headline: None,
    })
}

/// `By Jane Doe`, `Bay Courier`, `March 7, 2020`, perhaps an address, each on its line right below a line that stands at the top of its paragraph.
fn on_lines<'t>(lines: &[&'t str], at: usize, sent: Option<NaiveDate>) -> Option<Head<'t>> {
    let is_apart = |line: &str| line.trim().is_empty() || is_rule(line);
    let is_below_top = at > 0 && !is_apart(lines[at - 1]) && (at == 1 || is_apart(lines[at - 2]));
    if !is_below_top {
        return None;
    }
    let (head, count) = lines_below(&lines[at..])?;
    let words = day_of_line(head.day?)?;
    let DateReading::Found(day) = date_at_start(words) else { return None };
    let day = in_order(day, words, sent);
    let (house, address) = (head.house.unwrap_or_default(), head.address.unwrap_or_default());
    Some(Head {
        first: at,
        last: at + count - 1,
        house,
        day: Some((day, words)),
        authors: head.authors(),
        address,
        headline: None,
    })
}

pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let first = line.chars().next().unwrap_or(' ');
    let marks = line.chars().filter(|c| !c.is_whitespace()).count();
    marks >= 3 && "=-*_#~—–".contains(first) && line.chars().all(|c| c == first || c.is_whitespace())
}
