//! Reads the day of a header line, what stands around it, and the time of a change behind it.

use std::ops::Range;

use chrono::Datelike;

use super::Part;
use super::beside::is_count;
use crate::article::DatePrecision;
use crate::ingest::parse::byline::{byline, is_office, is_person};
use crate::ingest::parse::dates::{DateReading, DateRole, date_at_start, dates_with_roles, whole_date};
use crate::ingest::parse::labels::{Label, whole_label};
use crate::ingest::parse::scan::{is_longer, may_hold_number};
use crate::ingest::parse::subjects::names_section_or_subject;
use crate::ingest::parse::text::furniture::is_kicker;
use crate::ingest::parse::text::press::is_release_mark;

/// The words that may stand before a date on its line, beside labels.
const DATE_OPENERS: [&str; 8] = ["published on", "posted on", "on", "le", "el", "am", "em", "den"];

/// A line that is a date: the byte range of the date's words, and of a byline behind it.
pub(in crate::ingest::parse::text) fn date_line(text: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if is_longer(text, 120) || !may_hold_number(text) {
        return None;
    }
    let lowered = text.to_lowercase();
    let opener = DATE_OPENERS.iter().find(|opener| {
        lowered.starts_with(**opener)
            && text.is_char_boundary(opener.len())
            && !text[opener.len()..].starts_with(char::is_alphanumeric)
    });
    let start = opener.map_or(0, |opener| opener.len());
    date_from(text, start)
}

pub(super) fn date_from(text: &str, start: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let rest = text.get(start..)?;
    let is_mark = |c: char| matches!(c, ' ' | ':' | '：' | '\u{A0}' | '\t' | '*' | '_' | '(' | '[' | '|' | '•' | '·');
    let offset = start + (rest.len() - rest.trim_start_matches(is_mark).len());
    let rest = text[offset..].trim_end_matches([' ', '*', '_', ')', ']', '|', '•', '·']);
    let end = match date_at_start(rest) {
        DateReading::Found(found) => found.range.end,
        DateReading::Impossible(range) => range.end,
        DateReading::Nothing => return None,
    };
    let after = rest[end..].trim_start_matches([' ', ',', '|', '·', '•', '—', '–', '-', '\u{A0}']);
    let after_start = offset + rest.len() - after.len();
    if byline(after).is_some() {
        return Some((offset..offset + end, Some(after_start..offset + rest.len())));
    }
    if let Some(name) = name_behind(after) {
        return Some((offset..offset + end, Some(after_start + name..offset + rest.len())));
    }
    if let Some(name) = byline_behind_filing(after) {
        return Some((offset..offset + end, Some(after_start + name..offset + rest.len())));
    }
    if let Some(name) = byline_behind_time(after) {
        return Some((offset..offset + end, Some(after_start + name..offset + rest.len())));
    }
    // What else is on the line must be a time of day.
    if matches!(whole_date(rest), DateReading::Found(_) | DateReading::Impossible(_)) {
        return Some((offset..offset + rest.len(), None));
    }
    if is_time(after) || is_by_account(after) || start > 0 && is_filing(after) {
        return Some((offset..offset + end, None));
    }
    // A time of day before the change belongs to the date.
    let change = change_in(after)?;
    let with_time = text[offset..after_start + change].trim_end_matches([' ', ',', '|', '·', '•', '—', '–', '-', '\u{A0}']);
    let is_read = matches!(whole_date(with_time), DateReading::Found(_) | DateReading::Impossible(_));
    Some((offset..offset + if is_read { with_time.len() } else { end }, None))
}

/// Where a byline begins behind a time of day: `à 10h05 par Jeanne Dupont`.
fn byline_behind_time(text: &str) -> Option<usize> {
    const MOST_WORDS: usize = 4;
    let starts = text.match_indices(' ').take(MOST_WORDS).map(|(place, _)| place);
    starts.into_iter().find_map(|end| {
        let start = end + (text[end..].len() - text[end..].trim_start_matches([' ', ',', '|', '·', '-', '–', '—']).len());
        let name = || byline(&text[start..]).map(|_| start).or_else(|| Some(start + name_behind(&text[start..])?));
        is_time(&text[..end]).then(name).flatten()
    })
}

/// Where a whole name begins behind a word that is an opener only behind a day: `da Anna Verdi`, `przez Annę Nowak`.
fn name_behind(text: &str) -> Option<usize> {
    const WORDS: [&str; 6] = ["da ", "przez ", "автором ", "od ", "de ", "על ידי "];
    const MOST_WORDS: usize = 4;
    let name = WORDS.iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    (name.split_whitespace().count() <= MOST_WORDS && is_person(name)).then_some(text.len() - name.len())
}

/// `Posté par Jeanne Dupont le 12 mars 2024 à 10h05`: the byte range of a byline and that of the date behind it.
pub(super) fn byline_before_date(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    const MOST_WORDS_OF_DATE: usize = 9;
    const JOINTS: [&str; 19] = [
        "le",
        "el",
        "il",
        "am",
        "on",
        "em",
        "den",
        "op",
        "dnia",
        "the",
        "vom",
        "du",
        "del",
        "på",
        "στις",
        "pe",
        "Diposting pada",
        "diposting pada",
        "pada",
    ];
    let mut spaces: Vec<usize> =
        text.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(place, _)| place).collect();
    spaces.truncate(MOST_WORDS_OF_DATE);
    // "By Jane Doe Saved on May 3, 2021": the day of something else.
    let is_own = || {
        let (_, role) = dates_with_roles(text).pop()?;
        matches!(role, DateRole::Unsaid | DateRole::Published).then_some(())
    };
    // The longest date, from the left.
    spaces.into_iter().rev().find_map(|space| {
        let (date, None) = date_from(text, space)? else { return None };
        let before = text[..space].trim_end_matches([' ', ',', '|', '·', '•', '-', '–', '—', '\u{a0}']);
        let before = JOINTS.iter().find_map(|joint| before.strip_suffix(joint)?.strip_suffix(' ')).unwrap_or(before);
        (byline(before).is_some() || is_byline_of_office(before)).then(is_own).flatten().map(|()| (0..before.len(), date))
    })
}

/// `Por Redacción`: the editors, and nobody by name.
fn is_byline_of_office(text: &str) -> bool {
    const OPENERS: [&str; 9] = ["by", "por", "par", "von", "di", "da", "door", "av", "af"];
    let parts = text.trim().split_once(' ');
    parts.is_some_and(|(opener, office)| OPENERS.contains(&opener.to_lowercase().as_str()) && is_office(office))
}

/// `by BSC`, `by admin`: whoever runs a blog, and nobody by name.
pub(super) fn is_by_account(text: &str) -> bool {
    const ACCOUNTS: [&str; 6] = ["admin", "administrator", "editor", "staff", "webmaster", "newsroom"];
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
    // "January 8, 2009 - Posted by": a page of WordPress without the account.
    if text.trim().eq_ignore_ascii_case("posted by") {
        return true;
    }
    let Some(account) = text.strip_prefix("by ").map(str::trim) else { return false };
    let is_acronym = LETTERS.contains(&account.len()) && account.bytes().all(|byte| byte.is_ascii_uppercase());
    is_acronym || ACCOUNTS.contains(&account.to_lowercase().as_str())
}

/// Before the section that a text was filed in.
const FILING: [&str; 7] = ["in ", "dans ", "en ", "em ", "under ", "w ", "i "];

/// Where a byline begins behind the sections that a text was filed in: `in Trade, Ports by Jane Doe`.
fn byline_behind_filing(text: &str) -> Option<usize> {
    const MOST_WORDS: usize = 8;
    FILING.iter().find(|word| text.starts_with(**word))?;
    let starts = text.match_indices(' ').map(|(space, _)| space + 1).skip(1).take(MOST_WORDS);
    starts.into_iter().find(|start| byline(&text[*start..]).is_some())
}

/// `in Business`, `dans International`: the section a text was filed in, behind its day.
fn is_filing(text: &str) -> bool {
    let section = FILING.iter().find_map(|word| text.strip_prefix(word));
    section.is_some_and(|section| names_section_or_subject(section) || is_kicker(section))
}

/// What stands behind a date and says when the page was changed, or how old it is.
pub(super) fn change_behind(text: &str, from: usize) -> Option<Part> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '—' | '–' | '-');
    let rest = text[from..].trim_start_matches(is_mark);
    let start = text.len() - rest.len();
    change_in(rest).map(|_| Part::Kept(start..start + rest.trim_end().len()))
}

/// Where words begin that are the time of a change or an age without a day of their own; nothing but a time of day may stand before
/// them: `05h00  Atualizado há 2 anos`, `mis à jour à 09h15`, `03:15 PM Age: 2 weeks`.
pub(super) fn change_in(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 80;
    const LONGEST_LABEL_WORDS: usize = 3;
    const MOST_WORDS_BEHIND: usize = 4;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let is_label = |words: &[&str]| {
        let label = words.join(" ");
        whole_label(&label) == Some(Label::OtherDate) || label.trim_end_matches(':').eq_ignore_ascii_case("age")
    };
    let begins_change = |start: usize| {
        let is_behind_time = start == 0 || is_time(&words[..start].join(" "));
        let mut ends = start + 1..=words.len().min(start + LONGEST_LABEL_WORDS);
        is_behind_time
            && ends.any(|end| {
                let behind = &words[end..];
                is_label(&words[start..end])
                    && (1..=MOST_WORDS_BEHIND).contains(&behind.len())
                    && behind.iter().any(|word| word.chars().any(char::is_numeric))
                    && date_at_start(&behind.join(" ")) == DateReading::Nothing
            })
    };
    let first = (0..words.len()).find(|start| begins_change(*start))?;
    Some(words[first].as_ptr().addr() - text.as_ptr().addr())
}

/// Whether words are a time of day and its zone: `05.00 GMT`, `05:30 CET`, `15.30 Uhr`.
pub(in crate::ingest::parse::text) fn is_time(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const WORDS: [&str; 22] = [
        "am", "pm", "a.m", "p.m", "uhr", "h", "um", "at", "à", "às", "as", "las", "alle", "ore", "hrs", "hs", "klo", "kl",
        "om", "uur", "o", "в",
    ];
    let mut has_clock = false;
    let words =
        || text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')')).filter(|word| !word.is_empty());
    let is_part = |word: &str| {
        let parts: Vec<&str> = word.split(['.', ':', 'h']).collect();
        let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_clock = (2..=3).contains(&parts.len()) && parts.iter().all(is_number);
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ':'));
        let is_zone = (2..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        (is_clock, is_clock || is_zone || WORDS.contains(&word.trim_end_matches('.').to_lowercase().as_str()))
    };
    let are_parts = words().all(|word| {
        let (is_clock, is_part) = is_part(word);
        has_clock |= is_clock;
        is_part
    });
    are_parts && has_clock && words().count() <= MOST_WORDS
}

/// The end of a year that a time of day follows without a space, as in text copied from pages: `March 12, 20243:45 PM GMT+1`.
pub(super) fn glued_year(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 120;
    let bytes = text.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let is_clock = |place: usize| {
        let hours = if is_digit(place + 1) { 2 } else { 1 };
        is_digit(place) && bytes.get(place + hours) == Some(&b':') && is_digit(place + hours + 1)
    };
    let is_year = |place: usize| {
        (bytes[place..].starts_with(b"20") || bytes[place..].starts_with(b"19"))
            && (2..4).all(|digit| is_digit(place + digit))
    };
    let ends = (0..bytes.len().saturating_sub(8))
        .filter(|place| text.is_char_boundary(*place) && is_year(*place) && is_clock(place + 4));
    (bytes.len() <= LONGEST_BYTES).then(|| ends.map(|place| place + 4).next()).flatten()
}

/// The second of two writings of one day with nothing between them, as in text copied from pages: `03/12/2024March 12, 2024`.
pub(super) fn twice_in_one(text: &str) -> Option<Range<usize>> {
    const LONGEST_BYTES: usize = 60;
    let text = text.trim_end();
    if text.len() > LONGEST_BYTES || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.' | '-')))?;
    let DateReading::Found(second) = whole_date(&text[end..]) else { return None };
    let day = second.date.first_day();
    // Of numbers alone it is open which is the day.
    let numbers: Vec<u32> = text[..end].split(['/', '.', '-']).map_while(|part| part.parse().ok()).collect();
    let [first, other, year] = numbers[..] else { return None };
    let is_same = i64::from(year) == i64::from(day.year())
        && [(first, other), (other, first)].contains(&(day.month(), day.day()))
        && second.date.precision() == DatePrecision::Day;
    is_same.then_some(end..text.len())
}

/// `News Release 12-Mar-2024`: the day behind the mark of a press release.
pub(super) fn day_of_release(text: &str) -> Option<Range<usize>> {
    const LONGEST_BYTES: usize = 80;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let spaces = text.match_indices(' ').map(|(place, _)| place);
    let start =
        spaces.into_iter().find(|space| is_release_mark(text[..*space].trim_end_matches([',', '|', '-', '–', ' '])))?;
    let behind = text[start..].trim_start_matches([' ', ',', '|', '-', '–', '—']);
    let (date, None) = date_from(text, text.len() - behind.len())? else { return None };
    Some(date)
}

/// The day behind words in capitals or the name of a file that nothing parts from it, as in text copied from pages: `MIN READMar 21, 2017 | 09:00 GMT`,
/// `quay_largeApril 30, 2014`.
pub(super) fn glued_day(text: &str) -> Option<Range<usize>> {
    const LONGEST_BYTES: usize = 80;
    const MOST_WORDS: usize = 3;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    // `BERLIN 1996-10-19` holds no Filipino Sunday: within a word in capitals nothing begins.
    let begins = |place: usize| {
        let goes_on_small = text[place..].chars().nth(1).is_some_and(char::is_lowercase);
        text[..place].ends_with(char::is_alphabetic) && (goes_on_small || text[..place].ends_with(char::is_lowercase))
    };
    let starts = text.char_indices().filter(|(place, c)| c.is_uppercase() && begins(*place));
    starts.into_iter().find_map(|(place, _)| {
        let before = text[..place].trim();
        let is_apart = before.contains('_') && !before.contains(' ')
            || !before.contains(char::is_lowercase) && before.split_whitespace().count() <= MOST_WORDS;
        let (date, None) = date_line(&text[place..]).filter(|_| is_apart)? else { return None };
        (date.start == 0).then(|| place..place + date.end)
    })
}

/// Where a line ends before how often its page was looked at: `by Jane Doe 54 views`.
pub(super) fn end_before_views(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 160;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let (rest, _) = text.trim_end().rsplit_once(' ')?;
    let (before, number) = rest.rsplit_once(' ')?;
    let is_views = number.starts_with(|c: char| c.is_ascii_digit()) && is_count(text[before.len()..].trim());
    is_views.then(|| before.trim_end().len())
}

/// Where a line ends before its day a second time, written out for the ear right behind the hour: `입력 2011-10-06 14:492011년 10월 6일 14시 49분`.
pub(super) fn end_before_spoken_day(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 240;
    const YEARS: [&str; 3] = ["년", "年", "năm"];
    let bytes = text.as_bytes();
    if text.is_ascii() || text.len() > LONGEST_BYTES || !text.contains(':') {
        return None;
    }
    let are_digits = |range: Range<usize>| bytes.get(range).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
    let colons = text.match_indices(':').map(|(place, _)| place);
    colons.into_iter().map(|colon| colon + ":00".len()).find(|end| {
        let year_end = end + "2011".len();
        are_digits(end - 2..*end)
            && are_digits(*end..year_end)
            && text.is_char_boundary(year_end)
            && YEARS.iter().any(|year| text[year_end..].starts_with(year))
    })
}

/// Where a line ends before the count of comments, or the button for one, that blogs set behind day and author.
pub(in crate::ingest::parse::text) fn end_before_comments(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 160;
    const BUTTONS: [&str; 12] = [
        "leave a comment",
        "leave a reply",
        "leave a response",
        "no comments",
        "add comment",
        "comments off",
        "keine kommentare",
        "aucun commentaire",
        "laisser un commentaire",
        "deja un comentario",
        "sin comentarios",
        "nessun commento",
    ];
    const COUNTED: [&str; 14] = [
        "comment",
        "comments",
        "replies",
        "responses",
        "kommentare",
        "kommentar",
        "commentaires",
        "commentaire",
        "comentarios",
        "comentários",
        "commenti",
        "reacties",
        "komentarzy",
        "комментариев",
    ];
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let trimmed = text.trim_end().trim_end_matches(':');
    // Most lines end with another word.
    let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    if !COUNTED.contains(&last.as_str()) && !BUTTONS.iter().any(|button| button.ends_with(last.as_str())) {
        return None;
    }
    let lowered = trimmed.to_lowercase();
    if lowered.len() != trimmed.len() {
        return None;
    }
    let of_button = || BUTTONS.iter().find_map(|button| lowered.strip_suffix(button)).map(str::len);
    let of_count = || {
        let (count, word) = lowered.rsplit_once(' ')?;
        let before = count.trim_end_matches(|c: char| c.is_ascii_digit());
        (COUNTED.contains(&word) && before.len() < count.len()).then_some(before.len())
    };
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '-' | '–' | '—' | '/' | ',');
    let end = trimmed[..of_button().or_else(of_count)?].trim_end_matches(is_mark).len();
    (end > 0).then_some(end)
}
