//! Reads clippings of Europresse (paper, then section, day and page, headline, author; or what is known of the paper first) and PressReader (headline,
//! standfirst, then paper, day and author on one line).

use super::super::super::byline::{byline, is_person};
use super::super::super::scan::holds;
use super::super::credit::Credit;
use super::super::documents::is_end_of_document;
use super::super::frame::is_word_count;
use super::super::lines::{Line, ends_sentence};
use super::super::page::weight;
use super::super::press::names_a_paper;
use super::{Clipping, day_in, from_line, split_at_line};
use crate::article::Field;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    of_europresse(text, lines)
        .or_else(|| of_europresse_card(text, lines))
        .or_else(|| of_pressreader(text, lines))
        .or_else(|| of_points(text, lines))
}

/// What PressReader shows beside an article, copied: headline, paper, day, page and who wrote, with a line of one point between them.
fn of_points<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const LONGEST_NAME: usize = 80;
    let is_point = |place: usize| lines.get(place).is_some_and(|line| matches!(line.trimmed(), "·" | "•"));
    let [headline, paper, _, day, _, page, ..] = lines else { return None };
    let is_page = page.length() <= 4 && page.trimmed().bytes().any(|byte| byte.is_ascii_digit());
    if !is_point(2) || !is_point(4) || !is_page || paper.length() > LONGEST_NAME || day_in(day.trimmed()) != Some(0) {
        return None;
    }
    let mut clipping = Clipping { layout: "PressReader", ..Clipping::default() };
    clipping.values.push((Field::Headline, headline.text));
    // "Harbour Times (1st Edition)"
    let name = paper.trimmed();
    let is_edition = |behind: &str| behind.to_lowercase().contains("edition");
    let name = name.rsplit_once(" (").filter(|(_, behind)| is_edition(behind)).map_or(name, |(name, _)| name);
    clipping.values.push((Field::Publisher, name));
    clipping.values.push((Field::DatePublished, day.text));
    let author = lines.get(7).filter(|line| is_point(6) && is_author(line.trimmed()));
    clipping.values.extend(author.map(|line| (Field::Author, line.text)));
    clipping.body = from_line(text, lines.get(if author.is_some() { 8 } else { 6 + usize::from(is_point(6)) }));
    Some(clipping)
}

/// `Nom de la source` and what else is known of the paper, each with its value below, then the day, `Paper • p. 7 • 214 mots`, headline, author.
fn of_europresse_card<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES: usize = 20;
    if !matches!(lines.first()?.trimmed(), "Nom de la source" | "Source name" | "Source Name") {
        return None;
    }
    let is_issue = |line: &Line<'_>| {
        let last = line.text.rsplit('•').next().unwrap_or_default().trim();
        line.text.contains('•') && is_word_count(last)
    };
    let issue = lines.iter().take(MOST_LINES).position(is_issue).filter(|issue| *issue >= 2)?;
    let (day, headline) = (lines[issue - 1].trimmed(), lines.get(issue + 1)?);
    let mut clipping = Clipping { layout: "Europresse", ..Clipping::default() };
    clipping.values.push((Field::Publisher, lines[1].text));
    clipping.values.push((Field::DatePublished, &day[day_in(day)?..]));
    clipping.values.push((Field::Headline, headline.text));
    let author = lines.get(issue + 2).filter(|line| is_author(line.trimmed()));
    clipping.values.extend(author.map(|line| (Field::Author, line.text)));
    let next = issue + 2 + usize::from(author.is_some());
    let (body, below) = split_at_line(from_line(text, lines.get(next)), is_end_of_europresse);
    clipping.values.push((Field::CreditText, below.lines().next().unwrap_or_default()));
    clipping.body = body;
    Some(clipping)
}

fn is_end_of_europresse(line: &str) -> bool {
    Credit::of(line) == Some(Credit::Rights)
        || line.starts_with("Certificat émis")
        || line.starts_with("Cet article est paru dans")
        || is_end_of_document(line)
}

/// Whether a line is `International, mercredi 14 février 2024, p. 4`; where the day begins in it.
fn issue_of(line: &str) -> Option<usize> {
    if line.len() > 200 {
        return None;
    }
    let has_page = holds(line, ", p. ") || line.ends_with(" mots") || line.ends_with(" words") || holds(line, " mots,");
    if has_page { day_in(line) } else { None }
}

/// Whether something says that a text whose first lines are of its layout is of Europresse: below any headline may stand `Quay Post, May 4, 2021, p. 4`.
fn is_marked(text: &str, paper: &Line<'_>, issue: &str, day: usize) -> bool {
    const MARKS: [&str; 4] = ["Certificat émis", "Cet article est paru dans", "Tous droits réservés", "news·"];
    const MOST_WORDS_OF_SECTION: usize = 4;
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(1000))..];
    let section = issue[..day].trim_end_matches([',', ' ', '-', '–']);
    // "International, mercredi 14 février": section and weekday, as the kiosk writes them.
    let words_of_day = issue[day..].split([' ', ',']).filter(|word| word.starts_with(char::is_alphabetic));
    let has_weekday = words_of_day.take_while(|word| *word != "p.").count() >= 2 && !issue[day..].starts_with("le ");
    let is_of_kiosk = has_weekday && !section.is_empty() && weight(section) <= MOST_WORDS_OF_SECTION;
    MARKS.iter().any(|mark| tail.contains(mark))
        || !names_a_paper(section) && (names_a_paper(paper.text) || is_of_kiosk && paper.weight() <= MOST_WORDS_OF_SECTION)
}

/// Whether a line is what stands around a headline, or a paragraph, and no headline.
fn is_no_headline(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 25;
    let words = line.trimmed();
    byline(words).is_some()
        || words.starts_with("http")
        || words.starts_with(['©', '('])
        || is_word_count(words)
        || line.weight() > MOST_WORDS
        || line.weight() >= MOST_WORDS / 2 && line.ends_sentence()
}

/// `480 mots, p. 7`
fn is_page(line: &str) -> bool {
    line.len() <= 40 && line.starts_with(|c: char| c.is_ascii_digit()) && (holds(line, " mots") || holds(line, " words"))
}

fn of_europresse<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const LONGEST_NAME: usize = 80;
    let [paper, issue, ..] = lines else { return None };
    let issue = issue.trimmed();
    // The page may stand on a line of its own.
    let has_own_page = lines.get(2).is_some_and(|line| is_page(line.trimmed()));
    let day = if has_own_page { day_in(issue) } else { issue_of(issue) }?;
    if paper.length() > LONGEST_NAME || paper.ends_sentence() || !is_marked(text, paper, issue, day) {
        return None;
    }
    let mut clipping = Clipping { layout: "Europresse", ..Clipping::default() };
    clipping.values.push((Field::Publisher, paper.text));
    clipping.values.push((Field::DatePublished, &issue[day..]));
    if let Some((section, _)) = issue[..day].split_once(',') {
        clipping.values.push((Field::Topic, section));
    }
    let mut next = if has_own_page { 3 } else { 2 };
    let is_kicker = |line: &Line<'_>, below: &Line<'_>| {
        line.weight() <= 2 && !below.follows_gap && below.weight() > line.weight() && !line.ends_sentence()
    };
    if let (Some(line), Some(below)) = (lines.get(next), lines.get(next + 1))
        && is_kicker(line, below)
    {
        clipping.values.push((Field::Topic, line.text));
        next += 1;
    }
    let headline = lines.get(next).filter(|line| !is_no_headline(line))?;
    next += 1;
    // A headline may go on over the line.
    let most = next + 3;
    let mut end = headline.end();
    // Unless it is the author, alone on the last line of the block.
    let is_last_author = |next: usize| {
        let is_last = lines.get(next + 1).is_none_or(|below| below.follows_gap);
        is_last && lines.get(next).is_some_and(|line| is_author(line.trimmed()))
    };
    // And unless it begins anew: it is the standfirst.
    let goes_on = |before: &str, line: &Line<'_>| {
        let is_open = before.trim_end().ends_with([',', ':', ';', '-', '–', '«', '(']);
        is_open || weight(before) < 4 || !line.trimmed().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    while let Some(line) = lines.get(next).filter(|line| !line.follows_gap && next < most && !is_last_author(next)) {
        if !goes_on(&text[headline.start..end], line) {
            clipping.values.push((Field::Description, line.text));
            next += 1;
            break;
        }
        end = line.end();
        next += 1;
    }
    clipping.values.push((Field::Headline, &text[headline.start..end]));
    if let Some(author) = lines.get(next) {
        let words = author.trimmed();
        let named = words.strip_prefix("Auteur").map(|rest| rest.trim_start_matches([' ', ':', '\u{a0}']));
        if let Some(name) = named.or_else(|| is_author(words).then_some(words)) {
            clipping.values.push((Field::Author, name));
            next += 1;
        }
    }
    let (body, below) = split_at_line(from_line(text, lines.get(next)), is_end_of_europresse);
    clipping.values.push((Field::CreditText, below.lines().next().unwrap_or_default()));
    clipping.body = body;
    Some(clipping)
}

pub(super) fn is_author(line: &str) -> bool {
    let are_two = || {
        let parts = [" et ", " and ", " und ", " y ", " e "].iter().find_map(|joint| line.split_once(joint));
        parts.is_some_and(|(one, other)| is_person(one.trim()) && is_person(other.trim()))
    };
    weight(line) <= 8 && (is_person(line) || byline(line).is_some() || are_two()) && !ends_sentence(line)
}

fn of_pressreader<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MARKS: [&str; 4] = ["sent from PressReader", "www.pressreader.com/", "© PressReader", "Newspapers in English"];
    const MOST_LINES: usize = 5;
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(1000))..];
    // What the marks have in common, by letters that are rare.
    let may_be = ["PressReader", "Newspapers in English", ".com/"].iter().any(|part| holds(tail, part));
    if !may_be || !MARKS.iter().any(|mark| tail.contains(mark)) {
        return None;
    }
    // "The Sound Courier3 Feb 2024By Mia Brandt": the day ends with the last digit.
    let with_day = |line: &'t str| &line[..line.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1)];
    let issue = lines.iter().take(MOST_LINES).skip(1).position(|line| {
        line.length() <= 120 && !line.ends_sentence() && day_in(with_day(line.text)).is_some_and(|day| day > 0)
    })? + 1;
    let words = lines[issue].text;
    let day = day_in(with_day(words))?;
    let mut clipping = Clipping { layout: "PressReader", ..Clipping::default() };
    clipping.values.push((Field::Headline, lines[0].text));
    lines[1..issue].iter().for_each(|line| clipping.values.push((Field::Description, line.text)));
    clipping.values.push((Field::Publisher, words[..day].trim_end_matches([' ', ',', '|', '-', '–', '·'])));
    clipping.values.push((Field::DatePublished, &with_day(words)[day..]));
    // Behind the year stands who wrote, perhaps with a place.
    let last_digit = words.rfind(|c: char| c.is_ascii_digit()).unwrap_or(day);
    let behind = &words[last_digit..][1..];
    // "· 4 · By JANE DOE": the page may stand between.
    let behind = behind.trim_start_matches([' ', '·', '|', '-']);
    let parts: Vec<&str> = behind.split_whitespace().collect();
    let is_byline = byline(behind.trim()).is_some();
    let name = (2..=parts.len().min(3)).filter(|_| !is_byline).find_map(|count| {
        let end = parts[count - 1].as_ptr().addr() + parts[count - 1].len() - behind.as_ptr().addr();
        let name = behind[..end].trim().trim_matches([',', '|', '-', ' ']);
        is_person(name).then_some(name)
    });
    clipping.values.extend(name.or(is_byline.then_some(behind)).map(|name| (Field::Author, name)));
    let (body, below) =
        split_at_line(from_line(text, lines.get(issue + 1)), |line| MARKS.iter().any(|mark| line.contains(mark)));
    if let Some(address) = below.lines().map(str::trim).find(|line| line.starts_with("http")) {
        clipping.values.push((Field::Url, address));
    }
    clipping.body = body;
    Some(clipping)
}
