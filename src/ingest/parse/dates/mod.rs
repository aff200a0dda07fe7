//! Turns the words of a date, as printed, into a [`CivilDate`]; never fills in what is not there.
//!
//! Reads ISO 8601, RFC 2822, `October 30, 2023`, `30th October 2023`, `Monday, 30. Oktober 2023`, `30 октября 2023`,
//! `30.10.2023`, `10/30/2023`, `October 2023`, `2023`, Arabic and Persian digits. Month and weekday names come from the glibc
//! locale data of 22 languages. A time of day and a zone may follow and are ignored: the day is the one printed.

#![allow(dead_code, unused_imports, reason = "the readers that call some of this are written at the same time")]

use std::ops::Range;

use crate::article::{CivilDate, PublicationDate};
use crate::text::words_of;

use self::names::NAMES;

mod names;
mod order;
mod roles;
mod scan;
mod url;

pub(crate) use self::{
    order::{Hint, Order, order_shown, read_in_order, whole_date_hinted},
    roles::{DateRole, dates_with_roles},
    scan::dates_in_text,
    url::date_in_url,
};

/// What stands at a place where a date may be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DateReading {
    /// A date, its byte range, and the rule that read it.
    Found(FoundDate),
    /// Words of a date that no calendar has, such as 31 February.
    Impossible(Range<usize>),
    /// No date.
    Nothing,
}

/// A date that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FoundDate {
    pub(crate) date: CivilDate,
    pub(crate) range: Range<usize>,
    pub(crate) rule: &'static str,
    /// Why less is used than was written.
    pub(crate) shortened: Option<&'static str>,
}

impl FoundDate {
    pub(crate) fn published(&self) -> PublicationDate {
        match self.shortened {
            Some(reason) => PublicationDate::shortened(self.date, reason),
            None => PublicationDate::read(self.date),
        }
    }
}

/// Reads the date at the beginning of a text. A year alone counts only if nothing but punctuation follows.
pub(crate) fn date_at_start(text: &str) -> DateReading {
    start_in_order(text, None)
}

fn start_in_order(text: &str, order: Option<Order>) -> DateReading {
    let tokens = tokens(text);
    let skipped = tokens.iter().take_while(|token| token.is_weekday() || token.is_separator()).count();
    let starts_with_weekday = tokens[..skipped].iter().any(Token::is_weekday);
    let from = if starts_with_weekday { skipped } else { tokens.iter().take_while(|token| token.is_separator()).count() };
    read(&tokens[from..], order)
}

/// Reads a text that should be a date and nothing else but a time of day and a zone.
pub(crate) fn whole_date(text: &str) -> DateReading {
    whole_in_order(text, None)
}

fn whole_in_order(text: &str, order: Option<Order>) -> DateReading {
    match start_in_order(text, order) {
        DateReading::Found(found) if !is_time(&text[found.range.end..]) => DateReading::Nothing,
        reading => reading,
    }
}

/// Reads the date at the end of a text.
pub(crate) fn date_at_end(text: &str) -> Option<FoundDate> {
    let text = text.trim_end();
    let starts = text.char_indices().filter(|(place, character)| {
        character.is_alphanumeric() && !text[..*place].chars().next_back().is_some_and(char::is_alphanumeric)
    });
    // A year alone is too little to be taken for a date at the end of other words.
    let mut starts: Vec<usize> = starts.map(|(place, _)| place).collect();
    let skip = starts.len().saturating_sub(6);
    starts.drain(skip..).find_map(|start| match date_at_start(&text[start..]) {
        DateReading::Found(found) if start + found.range.end == text.len() && found.rule != "year" => {
            Some(FoundDate { range: start + found.range.start..text.len(), ..found })
        }
        _ => None,
    })
}

/// Whether what follows a date is a time of day, a zone, or nothing.
fn is_time(rest: &str) -> bool {
    let words = words_of(rest);
    let is_time_word = |word: &String| {
        word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            || matches!(
                word.as_str(),
                "t" | "z"
                    | "at"
                    | "am"
                    | "pm"
                    | "utc"
                    | "gmt"
                    | "est"
                    | "edt"
                    | "cet"
                    | "cest"
                    | "pst"
                    | "pdt"
                    | "msk"
                    | "bst"
                    | "a"
                    | "à"
                    | "um"
                    | "uhr"
                    | "h"
                    | "г"
                    | "года"
                    | "год"
                    | "o"
                    | "clock"
            )
            || word.strip_prefix('t').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
            || word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && word.len() <= 8
    };
    words.len() <= 8 && words.iter().all(is_time_word)
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Number { value: u32, digits: usize, is_ordinal: bool },
    Month(u32),
    Weekday,
    Word,
    Mark(char),
}

#[derive(Clone, Debug, PartialEq)]
struct Token {
    kind: Kind,
    range: Range<usize>,
    follows_space: bool,
}

impl Token {
    fn is_weekday(&self) -> bool {
        self.kind == Kind::Weekday
    }

    fn is_separator(&self) -> bool {
        matches!(self.kind, Kind::Mark(',' | '.' | '(' | '|' | '·' | '•' | '-' | '–' | '—' | ':' | '،'))
    }
}

const MOST_TOKENS: usize = 14;

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut follows_space = false;
    while let Some(character) = text[at..].chars().next() {
        if tokens.len() == MOST_TOKENS {
            break;
        }
        let start = at;
        at += character.len_utf8();
        if character.is_whitespace() {
            follows_space = true;
            continue;
        }
        let kind = if digit(character).is_some() {
            at = start + run_length(&text[start..], |c| digit(c).is_some());
            number(text, start, &mut at)
        } else if character.is_alphabetic() {
            at = start + run_length(&text[start..], |c| c.is_alphabetic() || is_mark(c));
            word(text, start, &mut at)
        } else {
            Kind::Mark(character)
        };
        tokens.push(Token { kind, range: start..at, follows_space: std::mem::take(&mut follows_space) });
    }
    tokens
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

fn run_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}

fn digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(character as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(character as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(character as u32 - 0x6F0),
        _ => None,
    }
}

fn number(text: &str, start: usize, end: &mut usize) -> Kind {
    let digits: Vec<u32> = text[start..*end].chars().filter_map(digit).collect();
    let value = digits.iter().take(9).fold(0u32, |value, digit| value * 10 + digit);
    let suffix = &text[*end..][..run_length(&text[*end..], char::is_alphabetic)];
    let is_ordinal = matches!(suffix.to_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "er" | "re" | "e");
    if is_ordinal {
        *end += suffix.len();
    } else if text[*end..].starts_with(['º', 'ª', '°']) {
        *end += text[*end..].chars().next().map_or(0, char::len_utf8);
    }
    Kind::Number { value, digits: digits.len(), is_ordinal }
}

fn word(text: &str, start: usize, end: &mut usize) -> Kind {
    let names = &*NAMES;
    let folded = words_of(&text[start..*end]).concat();
    // Some months have names of two words ("كانون الثاني").
    let after = text[*end..].trim_start();
    let gap = text.len() - *end - after.len();
    let next = run_length(after, |c| c.is_alphabetic() || is_mark(c));
    if gap > 0 && next > 0 {
        let joined = folded.clone() + &words_of(&after[..next]).concat();
        if let Some(month) = names.months.get(&joined) {
            *end += gap + next;
            return Kind::Month(*month);
        }
    }
    match names.months.get(&folded) {
        Some(month) => Kind::Month(*month),
        None if names.weekdays.contains_key(&folded) => Kind::Weekday,
        None => Kind::Word,
    }
}

/// Reads the date that begins at the first token.
fn read(tokens: &[Token], order: Option<Order>) -> DateReading {
    let mut cursor = Cursor { tokens, at: 0, order };
    let Some(first) = tokens.first() else { return DateReading::Nothing };
    let start = first.range.start;
    let made = match first.kind {
        Kind::Number { digits: 8, value, .. } => compact(value, &mut cursor),
        Kind::Number { digits: 4, value, .. } => year_first(value, &mut cursor),
        Kind::Number { digits: 1 | 2, value, .. } => day_first(value, &mut cursor),
        Kind::Month(month) => month_first(month, &mut cursor),
        _ => None,
    };
    let Some((date, rule, shortened)) = made else { return DateReading::Nothing };
    let end = tokens[cursor.at.saturating_sub(1)].range.end;
    match date {
        Some(date) => DateReading::Found(FoundDate { date, range: start..end, rule, shortened }),
        None => DateReading::Impossible(start..end),
    }
}

/// A date (or `None` for one that no calendar has), the rule, and why it was shortened.
type Made = (Option<CivilDate>, &'static str, Option<&'static str>);

struct Cursor<'t> {
    tokens: &'t [Token],
    at: usize,
    order: Option<Order>,
}

impl Cursor<'_> {
    fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn skip(&mut self, marks: &[char]) -> bool {
        let is_one = matches!(self.kind(), Some(Kind::Mark(mark)) if marks.contains(mark));
        self.at += usize::from(is_one);
        is_one
    }

    /// Passes over small words between the parts of a date ("30 de octubre de 2023", "30th of October").
    fn skip_word(&mut self) {
        self.at += usize::from(matches!(self.kind(), Some(Kind::Word)));
    }

    fn year(&mut self) -> Option<i32> {
        match self.kind() {
            Some(Kind::Number { value, digits: 4, is_ordinal: false }) if (1000..=2999).contains(value) => {
                let year = *value as i32;
                self.at += 1;
                Some(year)
            }
            _ => None,
        }
    }

    fn small(&mut self) -> Option<u32> {
        match self.kind() {
            Some(Kind::Number { value, digits: 1 | 2, .. }) => {
                let value = *value;
                self.at += 1;
                Some(value)
            }
            _ => None,
        }
    }

    fn month(&mut self) -> Option<u32> {
        match self.kind() {
            Some(Kind::Month(month)) => {
                let month = *month;
                self.at += 1;
                Some(month)
            }
            _ => None,
        }
    }

    /// Undoes what `read` consumed when it answers `None`.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let answer = read(self);
        if answer.is_none() {
            self.at = before;
        }
        answer
    }
}

fn compact(value: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    let date = CivilDate::day((value / 10_000) as i32, value / 100 % 100, value % 100);
    cursor.at = 1;
    date.filter(|_| (1400..=2999).contains(&(value / 10_000))).map(|date| (Some(date), "compact", None))
}

fn year_first(year: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    let year = year as i32;
    if !(1000..=2999).contains(&year) {
        return None;
    }
    cursor.at = 1;
    for separators in [&['-', '‐', '‑'][..], &['/'], &['.'], &['年']] {
        let numbers = cursor.attempt(|cursor| {
            cursor.skip(separators).then_some(())?;
            let month = cursor.small()?;
            let day = cursor.attempt(|cursor| cursor.skip(separators).then(|| cursor.small()).flatten());
            Some((month, day))
        });
        match numbers {
            Some((month, Some(day))) => return Some((CivilDate::day(year, month, day), "year-month-day", None)),
            Some((month, None)) if separators != ['.'] => return Some((CivilDate::month(year, month), "year-month", None)),
            Some(_) => return None,
            None => {}
        }
    }
    // "2023 October 30", "2023. október 30.", "2023年10月30日" (the marks are words of one character there).
    let named = cursor.attempt(|cursor| {
        cursor.skip(&['.', ',']);
        cursor.skip_word();
        let month = cursor.month().or_else(|| cursor.small())?;
        cursor.skip_word();
        let day = cursor.small();
        cursor.attempt(|cursor| matches!(cursor.kind(), Some(Kind::Word)).then(|| cursor.at += 1));
        Some((month, day))
    });
    match named {
        Some((month, Some(day))) => return Some((CivilDate::day(year, month, day), "year-month-day", None)),
        Some((month, None)) => return Some((CivilDate::month(year, month), "year-month", None)),
        None => {}
    }
    let ends_here = cursor.tokens[1..].iter().all(|token| matches!(token.kind, Kind::Mark('.' | ',' | ')')));
    ends_here.then(|| (CivilDate::year(year), "year", None))
}

fn month_first(month: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    cursor.skip(&['.']);
    let with_day = cursor.attempt(|cursor| {
        let day = cursor.small()?;
        cursor.skip(&['.', ',', '،']);
        cursor.skip_word();
        cursor.skip(&[',']);
        Some((day, cursor.year()?))
    });
    if let Some((day, year)) = with_day {
        return Some((CivilDate::day(year, month, day), "month day, year", None));
    }
    cursor.skip(&[',']);
    cursor.skip_word();
    let year = cursor.year()?;
    Some((CivilDate::month(year, month), "month year", None))
}

fn day_first(day: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    for separator in ['.', '/', '-', '‑'] {
        let numbers = cursor.attempt(|cursor| {
            let is_tight = |cursor: &Cursor<'_>| {
                cursor.tokens.get(cursor.at).is_some_and(|token| !token.follows_space || separator == '.')
            };
            (is_tight(cursor) && cursor.skip(&[separator])).then_some(())?;
            let month = cursor.small()?;
            cursor.skip(&[separator]).then_some(())?;
            Some((month, cursor.year()?))
        });
        if let Some((month, year)) = numbers {
            return Some(numeric(day, month, year, separator, cursor.order));
        }
    }
    cursor.skip(&['.']);
    cursor.skip(&['-']);
    cursor.attempt(|cursor| matches!(cursor.kind(), Some(Kind::Word)).then(|| cursor.at += 1));
    let month = cursor.month()?;
    cursor.skip(&['.', ',', '،']);
    cursor.skip(&['-', ',']);
    cursor.skip_word();
    let year = cursor.year()?;
    Some((CivilDate::day(year, month, day), "day month year", None))
}

/// `30.10.2023` is day first wherever dots are written. With slashes and hyphens both orders are in use: only a number above
/// 12 or two equal numbers decide; otherwise the year is all that is sure.
fn numeric(first: u32, second: u32, year: i32, separator: char, order: Option<Order>) -> Made {
    let is_sure = separator == '.' || first == second;
    let day_month = CivilDate::day(year, second, first);
    let month_day = CivilDate::day(year, first, second);
    match (day_month, month_day) {
        (day_month, _) if is_sure => (day_month, "day.month.year", None),
        (Some(date), None) => (Some(date), "day/month/year", None),
        (None, Some(date)) => (Some(date), "month/day/year", None),
        (day_month, Some(_)) if order == Some(Order::DayFirst) => (day_month, "day/month/year", None),
        (Some(_), month_day) if order == Some(Order::MonthFirst) => (month_day, "month/day/year", None),
        (Some(_), Some(_)) => (CivilDate::year(year), "numbers in unknown order", Some("day_and_month_could_be_swapped")),
        (None, None) => (None, "numbers", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(reading: DateReading) -> String {
        match reading {
            DateReading::Found(FoundDate { date, shortened: None, .. }) => date.to_string(),
            DateReading::Found(FoundDate { date, shortened: Some(reason), .. }) => format!("{date} {reason}"),
            DateReading::Impossible(_) => "impossible".to_string(),
            DateReading::Nothing => "-".to_string(),
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        for (text, expected) in [
            ("October 30, 2023", "2023-10-30"),
            ("Oct. 30, 2023", "2023-10-30"),
            ("Sept. 3, 2023", "2023-09-03"),
            ("March 5th, 2021", "2021-03-05"),
            ("30th of October 2023", "2023-10-30"),
            ("30 October, 2023", "2023-10-30"),
            ("Monday, October 30, 2023", "2023-10-30"),
            ("Mon, 30 Oct 2023 08:15:00 +0300", "2023-10-30"),
            ("Thurs. 2 Nov 2023", "2023-11-02"),
            ("2023-10-30", "2023-10-30"),
            ("2023-10-30T23:59:59-05:00", "2023-10-30"),
            ("2023-10-30 08:15", "2023-10-30"),
            ("2023/10/30", "2023-10-30"),
            ("20231030", "2023-10-30"),
            ("30.10.2023", "2023-10-30"),
            ("03.04.2022", "2022-04-03"),
            ("30-Oct-2023", "2023-10-30"),
            ("10/30/2023", "2023-10-30"),
            ("30/10/2023", "2023-10-30"),
            ("03/04/2022", "2022 day_and_month_could_be_swapped"),
            ("04/04/2022", "2022-04-04"),
            ("October 2023", "2023-10"),
            ("2023-10", "2023-10"),
            ("2023", "2023"),
            ("30 octobre 2023", "2023-10-30"),
            ("1er mars 2022", "2022-03-01"),
            ("17 de agosto de 2023", "2023-08-17"),
            ("30. Oktober 2023", "2023-10-30"),
            ("5 März 2023", "2023-03-05"),
            ("30 октября 2023 г.", "2023-10-30"),
            ("октябрь 2023", "2023-10"),
            ("30 жовтня 2023", "2023-10-30"),
            ("٣٠ أكتوبر ٢٠٢٣", "2023-10-30"),
            ("30 كانون الثاني 2023", "2023-01-30"),
            ("2023年10月30日", "2023-10-30"),
            ("2023. október 30.", "2023-10-30"),
            ("31 February 2021", "impossible"),
            ("2021-02-31", "impossible"),
            ("2021-13", "impossible"),
            ("May 2062", "2062-05"),
            ("soon", "-"),
            ("October", "-"),
            ("October 30", "-"),
            ("12:30", "-"),
            ("1400 people", "-"),
            ("2023 people", "-"),
            ("30.10.23", "-"),
            ("October 30, 2023 was a day", "-"),
            ("", "-"),
        ] {
            assert_eq!(shown(whole_date(text)), expected, "{text}");
        }
    }

    #[test]
    fn dates_before_and_after_other_words() {
        assert_eq!(shown(date_at_start("October 30, 2023 Topic: War")), "2023-10-30");
        let text = "SomaliaKenya May 4, 2022";
        let found = date_at_end(text).expect("a date");
        assert_eq!((&text[found.range.clone()], found.date.to_string().as_str()), ("May 4, 2022", "2022-05-04"));
        assert_eq!(date_at_end("Elections 2024"), None);
        assert_eq!(date_at_end("plain words"), None);
    }
}
