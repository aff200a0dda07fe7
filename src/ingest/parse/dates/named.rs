//! Reads dates whose month has a name: `October 30, 2023`, `30 de octubre de 2023`, `30-Oct-23`, `Mon Oct 30 08:15:00 2023`.
//!
//! Two days of one month give the month, two months the year: `October 30-31, 2023`, `October/November 2023`.

use super::cursor::{COMMAS, Cursor, DASHES, Made, Year};
use super::time::time_of_day;
use super::vocabulary::{Flags, Languages, MonthName, languages_of};
use crate::article::CivilDate;

/// `October 30, 2023`, `October 2023`, `October-November 2023`.
pub(super) fn month_first(months: &'static [MonthName], cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 0;
    let months = cursor.month().unwrap_or(months);
    follow_calendar(months, cursor);
    cursor.skip(&['.']);
    cursor
        .attempt(|cursor| other_month(months, cursor))
        .or_else(|| cursor.attempt(|cursor| month_day(months, cursor)))
        .or_else(|| cursor.attempt(|cursor| month_year(months, cursor)))
}

/// `October/November 2023`.
fn other_month(months: &[MonthName], cursor: &mut Cursor<'_>) -> Option<Made> {
    (cursor.skip(&DASHES) || cursor.skip(&['/', '&']) || cursor.skip_word(Flags::AND)).then_some(())?;
    let others = cursor.month()?;
    let is_same = others.iter().any(|other| months.iter().any(|name| name.month == other.month));
    (!is_same).then_some(())?;
    cursor.skip(&['.']);
    cursor.skip(&COMMAS);
    cursor.skip_links();
    Some(range_of_months(cursor.any_year()?))
}

fn month_day(months: &[MonthName], cursor: &mut Cursor<'_>) -> Option<Made> {
    if cursor.is_tight() && !cursor.skip(&DASHES) {
        cursor.skip(&['/']);
    }
    cursor.skip_links();
    let day = cursor.small().filter(|day| (1..=99).contains(day))?;
    cursor.skip_suffix();
    cursor.skip_word(Flags::DAY_UNIT);
    let range = cursor.attempt(second_day);
    let until = cursor.attempt(|cursor| {
        // "October 30 – November 2, 2023"
        (cursor.skip(&DASHES) || cursor.skip_word(Flags::AND)).then_some(())?;
        cursor.month()?;
        cursor.skip(&['.']);
        cursor.small()
    });
    if cursor.is_tight() && !cursor.is_mark(&COMMAS) {
        cursor.skip(&['.', '-', '/']);
    }
    cursor.skip(&COMMAS);
    let is_comma_before = cursor.at > 0 && cursor.tokens[cursor.at - 1].is_separator();
    cursor.skip_links();
    // "Mon Oct 30 08:15:00 EDT 2023"
    cursor.attempt(|cursor| {
        time_of_day(cursor)?;
        cursor.skip(&COMMAS);
        cursor.number().filter(|number| number.digits == 4).map(|_| ())
    });
    let is_marked = cursor.is_mark(&['\'', '’', '‘', '`', '´']);
    let year = cursor.any_year()?;
    // "October 30 23 people" and "October 30, 15 dead": two bare digits are a year only where nothing else can stand.
    if year.is_short && !is_marked && !(cursor.manner.is_whole || is_comma_before && cursor.ends_here()) {
        return None;
    }
    if until.is_some() {
        return Some(range_of_months(year));
    }
    let rule = if year.is_short { "month day, yy" } else { "month day, year" };
    if let Some(last_day) = range {
        return range_of_days(months, year, day, last_day, cursor);
    }
    let date = |month| CivilDate::day(year.value, month, day);
    Some(choose(months, cursor, date).map_or_else(|| differing(year.value), |made| Made { rule, ..made }))
}

fn month_year(months: &[MonthName], cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.skip(&COMMAS);
    cursor.skip(&['-', '/', '–']);
    cursor.skip_links();
    let is_marked = cursor.is_mark(&['\'', '’', '‘', '`', '´']);
    let year = cursor.any_year().filter(|year| !year.is_short || is_marked)?;
    // Abbreviations of other languages are words of this one too often.
    let is_word = !months.iter().all(|name| name.is_short) || cursor.manner.is_whole;
    is_word.then_some(())?;
    let date = |month| CivilDate::month(year.value, month);
    Some(choose(months, cursor, date).map_or_else(|| differing(year.value), |made| Made { rule: "month year", ..made }))
}

/// `30 October 2023`, `30. Oktober 2023`, `30-Oct-23`, `30.X.2023`, `30-31 October 2023`.
pub(super) fn day_first(day: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    cursor.skip_suffix();
    let has_dot = cursor.is_tight() && cursor.skip(&['.']);
    cursor.skip(&COMMAS);
    if cursor.skip_word(Flags::DAY_UNIT) {
        // "30 d'octubre"
        cursor.skip(&['\'', '’']);
    }
    let range = cursor.attempt(|cursor| {
        let last_day = second_day(cursor)?;
        cursor.skip_suffix();
        cursor.skip(&['.']);
        Some(last_day)
    });
    if let Some(made) = cursor.attempt(|cursor| roman_month(day, cursor)) {
        return Some(made);
    }
    cursor.skip(&DASHES);
    cursor.skip(&['/']);
    cursor.skip_links();
    let months = cursor.month()?;
    follow_calendar(months, cursor);
    cursor.skip(&['.']);
    // "30 October – 2 November 2023"
    let until = cursor.attempt(|cursor| {
        (cursor.skip(&DASHES) || cursor.skip_word(Flags::AND)).then_some(())?;
        cursor.small()?;
        cursor.skip(&['.']);
        cursor.skip_links();
        cursor.month().map(|_| cursor.skip(&['.']))
    });
    cursor.skip(&COMMAS);
    cursor.skip(&DASHES);
    cursor.skip(&['/']);
    cursor.skip_links();
    // "30 October, 08:15, 2023"
    cursor.attempt(|cursor| {
        time_of_day(cursor)?;
        cursor.skip(&COMMAS);
        cursor.number().filter(|number| number.digits == 4).map(|_| ())
    });
    let year = cursor.any_year()?;
    if until.is_some() {
        return Some(range_of_months(year));
    }
    if let Some(last_day) = range {
        return range_of_days(months, year, day, last_day, cursor);
    }
    let rule = if year.is_short { "day month yy" } else { "day month year" };
    let date = |month| CivilDate::day(year.value, month, day);
    let chosen = choose(months, cursor, date).or_else(|| by_dot(months, has_dot).map(|month| Made::of(date(month), rule)));
    Some(chosen.map_or_else(|| differing(year.value), |made| Made { rule, ..made }))
}

/// `30.X.2023`, `30/X/2023`, `30 X 2023`.
fn roman_month(day: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    let follows_dot = cursor.tokens[cursor.at - 1].is_separator();
    let has_mark = follows_dot || cursor.skip(&['/', '-']);
    // With nothing but spaces around it, a word or a single letter may be anything.
    let is_sure = has_mark || cursor.token().is_some_and(|token| token.is_code) || cursor.manner.is_whole;
    let month = cursor.word().map(|word| word.number).filter(|number| *number != 0 && is_sure)?;
    cursor.at += 1;
    (cursor.skip(&['.', '/', '-']) || !has_mark).then_some(())?;
    let year = cursor.year()?;
    Some(Made::of(CivilDate::day(year, month, day), "day.month.year"))
}

/// The last of several days of one month: "30-31".
fn second_day(cursor: &mut Cursor<'_>) -> Option<u32> {
    let is_joined = cursor.skip(&DASHES) || cursor.skip(&['/', '&']) || cursor.skip_word(Flags::AND);
    is_joined.then_some(())?;
    let day = cursor.small().filter(|day| (1..=31).contains(day))?;
    (!cursor.is_mark(&[':'])).then_some(day)
}

fn range_of_days(months: &[MonthName], year: Year, first: u32, last: u32, cursor: &Cursor<'_>) -> Option<Made> {
    if first >= last {
        return None;
    }
    let date = |month| CivilDate::day(year.value, month, last).and_then(|_| CivilDate::month(year.value, month));
    let chosen = choose(months, cursor, date).unwrap_or_else(|| differing(year.value));
    Some(Made { rule: "days of a month", shortened: Some(chosen.shortened.unwrap_or("range_of_days")), ..chosen })
}

fn range_of_months(year: Year) -> Made {
    Made::shortened(CivilDate::year(year.value), "months of a year", "range_of_months")
}

/// The date with the month that is meant; `None` if several languages with different months may be.
pub(super) fn choose(months: &[MonthName], cursor: &Cursor<'_>, date: impl Fn(u32) -> Option<CivilDate>) -> Option<Made> {
    let made = |name: &MonthName| Made::of(date(name.month), "year-month-day");
    if let [only] = months {
        return Some(made(only));
    }
    let only_one = |is_meant: &dyn Fn(&&MonthName) -> bool| {
        let mut meant = months.iter().filter(is_meant);
        meant.next().filter(|_| meant.next().is_none())
    };
    let of_language = only_one(&|name| name.languages & cursor.manner.languages != 0);
    let of_weekday = || match cursor.weekdays {
        0 => None,
        _ => only_one(&|name| date(name.month).is_some_and(|date| cursor.agrees(date))),
    };
    of_language.or_else(of_weekday).map(made)
}

/// A day with a dot is of a language that writes one: Croatian and Czech do, Polish and Ukrainian do not.
fn by_dot(months: &[MonthName], has_dot: bool) -> Option<u32> {
    let undotted: Languages = languages_of("pl") | languages_of("uk") | languages_of("be") | languages_of("ru");
    let mut meant = months.iter().filter(|name| match has_dot {
        true => name.languages & !undotted != 0,
        false => name.languages & undotted != 0,
    });
    let month = meant.next()?.month;
    meant.next().is_none().then_some(month)
}

/// The year alone, because the month's name is another month's in another language.
pub(super) fn differing(year: i32) -> Made {
    Made::shortened(CivilDate::year(year), "month of an unknown language", "month_differs_between_languages")
}

/// Thai names of months are nearly always followed by a year of the Buddhist era.
fn follow_calendar(months: &[MonthName], cursor: &mut Cursor<'_>) {
    let thai = languages_of("th");
    if months.iter().all(|name| name.languages == thai) {
        cursor.manner.is_buddhist = true;
    }
}
