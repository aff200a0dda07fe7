//! Turns the words of a date, as printed, into a [`CivilDate`]; never fills in what is not there.
//!
//! - `tokens`: text → numbers in any script, words with what they mean (`vocabulary`, `words`), marks.
//! - `reader`: the date that begins at a token. `numeric`, `named`, `partial`: the grammars. `calendars`: days of other calendars.
//! - `time`: times of day and zones beside a date, which are passed over: the day is the one printed.
//! - `habit`: how a text writes years. `order`: which of two numbers is the day. `scan`: dates anywhere in a text. `roles`: what they are the dates of.
//!   `url`: the date in an address.
//!
//! What is not a full day is the month or the year, with a reason where less is used than was written: `range_of_days`,
//! `range_of_months`, `season_only`, `quarter_only`, `week_only`. Decades, centuries, days without a year and words such as "yesterday"
//! are no dates.

mod calendars;
mod cursor;
mod habit;
mod named;
mod numeric;
mod order;
mod partial;
mod reader;
mod roles;
mod scan;
#[cfg(test)]
mod tests;
mod time;
mod tokens;
mod url;
mod vocabulary;
mod words;

use std::ops::Range;

use chrono::{DateTime, Datelike};

use self::cursor::{Cursor, Made, Manner};
use self::reader::read;
use self::time::{is_rest, time_of_day};
use self::tokens::{Kind, Token, tokens};
use self::vocabulary::Flags;
use super::scan::may_hold_number;
use crate::article::{CivilDate, PublicationDate};

pub(crate) use self::{
    calendars::of_buddhist_era,
    habit::YearHabit,
    order::{Hint, Order, order_shown, whole_date_hinted, whole_date_in_order},
    roles::{DateRole, dates_with_roles, without_roles},
    scan::{beside_other_calendar, dates_in_text},
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

/// A line of no more bytes is looked through for a number first, for there is no date without one.
const LONGEST_LINE_BYTES: usize = 300;

/// Tokens that are looked at for a date at the beginning of a text, and for a text that should be one.
const MOST_AT_START: usize = 28;
const MOST_OF_WHOLE: usize = 48;

/// Reads the date at the beginning of a text, behind a weekday, a time of day or a word such as "on". A year alone counts only if
/// nothing but punctuation follows.
pub(crate) fn date_at_start(text: &str) -> DateReading {
    if text.len() <= LONGEST_LINE_BYTES && !may_hold_number(text) {
        return DateReading::Nothing;
    }
    if let Some(found) = iso_day(text).or_else(|| wire_slug(text)).or_else(|| ethiopian_day(text)) {
        return DateReading::Found(found);
    }
    // Most lines begin with a word that no date begins with.
    let first = tokens(text, 2).into_iter().find(|token| !token.is_separator());
    if first.is_some_and(|token| token.is_nothing()) {
        return DateReading::Nothing;
    }
    let mut tokens = tokens(text, MOST_AT_START);
    end_at_line(&mut tokens);
    first_date(&tokens, Manner::of_text()).0
}

/// Reads a text that should be a date and nothing else but a time of day and a zone.
pub(crate) fn whole_date(text: &str) -> DateReading {
    whole_in_manner(text, Manner::of_text())
}

/// The day of publication in a text that should be one and names that of a change, too: `입력 2023.03.14. 10:20 수정 2023.03.15. 11:00`.
pub(crate) fn date_beside_update(text: &str) -> Option<FoundDate> {
    const LONGEST_BYTES: usize = 160;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let mut dates = dates_with_roles(text);
    dates.retain(|(_, role)| *role != DateRole::Updated);
    match dates.as_slice() {
        [(found, DateRole::Published)] => Some(found.clone()),
        _ => None,
    }
}

fn whole_in_manner(text: &str, manner: Manner) -> DateReading {
    whole_made(text, manner).0
}

/// The reading of a whole text, with the order that its numbers show.
fn whole_made(text: &str, manner: Manner) -> (DateReading, Option<Order>) {
    let nothing = (DateReading::Nothing, None);
    if let Some(found) = iso_day(text)
        && is_iso_time(&text[found.range.end..])
    {
        return (DateReading::Found(found), None);
    }
    if let Some(found) = wire_slug(text).filter(|found| is_slug_time(&text[found.range.end..])).or_else(|| instant(text)) {
        return (DateReading::Found(found), None);
    }
    if let Some(found) = ethiopian_day(text).filter(|found| found.range.end == text.trim_end().len()) {
        return (DateReading::Found(found), None);
    }
    if manner.is_year_first
        && let Some(date) = calendars::of_letter_of_era(text.trim())
    {
        let found = FoundDate { date, range: 0..text.len(), rule: "era year-month-day", shortened: None };
        return (DateReading::Found(found), None);
    }
    let order = manner.order.or_else(|| has_clock_with_h(text).then_some(Order::DayFirst));
    let manner = Manner { is_whole: true, order, ..manner };
    let tokens = tokens(text, MOST_OF_WHOLE);
    if tokens.len() == MOST_OF_WHOLE {
        return nothing;
    }
    let (reading, shows, taken) = first_date_of(&tokens, manner);
    if let Some(found) = beside_other_calendar(text) {
        return (DateReading::Found(found), None);
    }
    if reading == DateReading::Nothing
        && let Some(end) = roles::end_of_published(text)
    {
        return behind_label(&text[end..], end, manner);
    }
    let rest = &tokens[taken..];
    match &reading {
        DateReading::Found(found) if !is_rest(rest) || names_another(rest, found, manner) => nothing,
        _ => (reading, shows),
    }
}

/// The reading of what follows "Published on", which stands in many fields that should be a date.
fn behind_label(text: &str, offset: usize, manner: Manner) -> (DateReading, Option<Order>) {
    let moved = |range: Range<usize>| range.start + offset..range.end + offset;
    let tokens = tokens(text, MOST_OF_WHOLE);
    let (reading, shows, taken) = first_date_of(&tokens, manner);
    match reading {
        DateReading::Found(found) if is_rest(&tokens[taken..]) && !names_another(&tokens[taken..], &found, manner) => {
            (DateReading::Found(FoundDate { range: moved(found.range.clone()), ..found }), shows)
        }
        DateReading::Impossible(range) => (DateReading::Impossible(moved(range)), None),
        _ => (DateReading::Nothing, None),
    }
}

/// Whether another date stands behind the one that was found.
fn names_another(rest: &[Token], found: &FoundDate, manner: Manner) -> bool {
    let may_begin = |token: &Token| match token.kind {
        Kind::Number(number) => number.digits != 2 || !token.follows_space,
        Kind::Word(word) => !word.months.is_empty(),
        Kind::Mark(_) => false,
    };
    let manner = Manner { is_whole: false, ..manner };
    (0..rest.len()).filter(|place| rest[*place].number().is_some() || may_begin(&rest[*place])).any(|place| {
        let Some((made, _)) = read(&rest[place..], manner, 0) else { return false };
        let is_unordered = made.rule == "numbers in unknown order" && found.rule != made.rule;
        let is_date = made.rule != "year" && made.rule != "compact";
        let is_apart =
            |date: CivilDate| date.first_day() > found.date.last_day() || date.last_day() < found.date.first_day();
        is_unordered || is_date && made.date.is_some_and(is_apart)
    })
}

fn first_date(tokens: &[Token], manner: Manner) -> (DateReading, usize) {
    let (reading, _, taken) = first_date_of(tokens, manner);
    (reading, taken)
}

/// The date behind what may stand before one, the order its numbers show, and how many tokens were passed.
fn first_date_of(tokens: &[Token], manner: Manner) -> (DateReading, Option<Order>, usize) {
    const MOST_BEFORE: usize = 12;
    let mut at = 0;
    let (mut weekdays, mut start) = (0, None);
    while at < tokens.len().min(MOST_BEFORE) {
        let token = &tokens[at];
        if let Some((made, taken)) = read(&tokens[at..], manner, weekdays) {
            let start = start.unwrap_or(token.range.start);
            let range = start..tokens[at + taken - 1].range.end;
            return (reading(made, range), made.shows, at + taken);
        }
        if let Kind::Word(word) = token.kind
            && word.weekdays != 0
        {
            weekdays = surely_weekdays(tokens, at);
            start = start.or((weekdays != 0).then_some(token.range.start));
            at += 1;
        } else if token.is_separator() || token.has(Flags::OPENER) {
            at += 1;
        } else {
            let mut cursor = Cursor { tokens: &tokens[at..], at: 0, manner, weekdays: 0 };
            if time_of_day(&mut cursor).is_none() {
                break;
            }
            at += cursor.at;
        }
    }
    (DateReading::Nothing, None, 0)
}

/// The weekdays that the word at a place names, a bit each. Of two letters, as "so" and "on", it must be marked as an abbreviation.
fn surely_weekdays(tokens: &[Token], place: usize) -> u8 {
    let Kind::Word(word) = tokens[place].kind else { return 0 };
    let is_marked = matches!(tokens.get(place + 1), Some(Token { kind: Kind::Mark('.' | ','), .. }));
    if tokens[place].range.len() <= 2 && !is_marked { 0 } else { word.weekdays }
}

fn reading(made: Made, range: Range<usize>) -> DateReading {
    match made.date {
        Some(date) => DateReading::Found(FoundDate { date, range, rule: made.rule, shortened: made.shortened }),
        None => DateReading::Impossible(range),
    }
}

/// A date does not go on in the next line, unless the whole text should be one.
fn end_at_line(tokens: &mut Vec<Token>) {
    if let Some(end) = tokens.iter().skip(1).position(|token| token.follows_line) {
        tokens.truncate(end + 1);
    }
}

/// `መጋቢት 5 ቀን 2016`.
fn ethiopian_day(text: &str) -> Option<FoundDate> {
    if !text.starts_with(|c: char| matches!(c, '\u{1200}'..='\u{137f}')) {
        return None;
    }
    let (date, end) = calendars::of_ethiopian_words(text)?;
    Some(FoundDate { date, range: 0..end, rule: "day of the Ethiopian calendar", shortened: None })
}

/// `113-05-28`: a day of the era of the Republic at the beginning of a text from Taiwan; elsewhere such numbers are none.
pub(crate) fn minguo_day(text: &str) -> Option<FoundDate> {
    let (date, end) = calendars::of_minguo(text)?;
    Some(FoundDate { date, range: 0..end, rule: "day of the era of the Republic", shortened: None })
}

/// The commonest form, read without tokens: `2023-10-30`, alone or before a time of day.
fn iso_day(text: &str) -> Option<FoundDate> {
    let bytes = text.as_bytes().first_chunk::<10>()?;
    let number = |digits: &[u8]| {
        let value = |value: u32, byte: &u8| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'));
        digits.iter().try_fold(0, value)
    };
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let ends = match text.as_bytes().get(10) {
        None | Some(b'T' | b' ') => true,
        Some(_) => false,
    };
    let year = number(&bytes[..4]).filter(|year| (1500..=2399).contains(year) && ends)?;
    let date = CivilDate::day(year as i32, number(&bytes[5..7])?, number(&bytes[8..])?)?;
    Some(FoundDate { date, range: 0..10, rule: "year-month-day", shortened: None })
}

/// `AP-WF-01-12-23 1422GMT`, below each report of an agency that writes the month first.
fn wire_slug(text: &str) -> Option<FoundDate> {
    const SHORTEST_BYTES: usize = 8;
    let rest = text.strip_prefix("AP-")?;
    let bureau = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let day = rest.get(bureau..)?.strip_prefix('-')?.get(..SHORTEST_BYTES)?;
    let mut numbers = day.split('-').map(|part| part.parse::<u32>().ok().filter(|_| part.len() == 2));
    let (month, day_of_month, year) = (numbers.next()??, numbers.next()??, numbers.next()??);
    // Agencies have written so since the seventies.
    let century = if year >= 70 { 1900 } else { 2000 };
    let date = CivilDate::day(century + year as i32, month, day_of_month).filter(|_| (2..=3).contains(&bureau))?;
    let end = text.len() - rest.len() + bureau + 1 + SHORTEST_BYTES;
    Some(FoundDate { date, range: 0..end, rule: "month-day-yy of an agency", shortened: None })
}

/// Whether a time of day is written as `05h30`: nobody who does so writes the month first.
fn has_clock_with_h(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let is_clock = |place: usize| {
        place > 0 && is_digit(place - 1) && is_digit(place + 1) && is_digit(place + 2) && !is_digit(place + 3)
    };
    bytes.iter().enumerate().any(|(place, byte)| *byte == b'h' && is_clock(place))
}

/// Whether a text is empty or ` 1422GMT`.
fn is_slug_time(text: &str) -> bool {
    let time = text.trim();
    let zone = time.trim_start_matches(|c: char| c.is_ascii_digit());
    time.is_empty() || time.len() - zone.len() == 4 && zone.len() <= 4 && zone.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Seconds or milliseconds since 1970, as programs write them, from 2001 to 2049: the day in UTC.
fn instant(text: &str) -> Option<FoundDate> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (seconds, rule) = match text.len() {
        10 => (text.parse::<i64>().ok()?, "seconds since 1970"),
        _ => (text.parse::<i64>().ok()? / 1000, "milliseconds since 1970"),
    };
    const FIRST_OF_2050: i64 = 2_524_608_000;
    let day = DateTime::from_timestamp(seconds, 0).filter(|_| (1_000_000_000..FIRST_OF_2050).contains(&seconds))?;
    let date = CivilDate::day(day.year(), day.month(), day.day())?;
    Some(FoundDate { date, range: 0..text.len(), rule, shortened: None })
}

/// Whether a text is empty or a time of day and an offset in digits: `T08:15:00.000+03:00`.
fn is_iso_time(text: &str) -> bool {
    let marks = text.bytes().filter(|byte| !byte.is_ascii_digit());
    text.len() <= 30 && marks.into_iter().all(|byte| matches!(byte, b'T' | b'Z' | b':' | b'.' | b'+' | b' '))
}

/// Reads the date at the end of a text.
pub(crate) fn date_at_end(text: &str) -> Option<FoundDate> {
    let text = text.trim_end();
    if text.len() <= LONGEST_LINE_BYTES && !may_hold_number(text) {
        return None;
    }
    let is_start = |(place, character): &(usize, char)| {
        character.is_alphanumeric() && !text[..*place].chars().next_back().is_some_and(char::is_alphanumeric)
    };
    // A year alone is too little to be taken for a date at the end of other words.
    const MOST_WORDS: usize = 7;
    let mut starts: Vec<usize> =
        text.char_indices().rev().filter(is_start).take(MOST_WORDS).map(|(place, _)| place).collect();
    starts.reverse();
    starts.into_iter().find_map(|start| match date_at_start(&text[start..]) {
        DateReading::Found(found) if start + found.range.end == text.len() && found.rule != "year" => {
            Some(FoundDate { range: start + found.range.start..text.len(), ..found })
        }
        _ => None,
    })
}
