//! Turns dates, ranges and texts into what addresses, commands and people read.

use chrono::{Datelike, Month, NaiveDate};

use crate::article::{CivilDate, DatePrecision, DayRange, Interval};

/// A path with its pairs.
pub fn with_query(path: &str, pairs: &[(&'static str, String)]) -> String {
    let mut address = path.to_string();
    for (place, (key, value)) in pairs.iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(key);
        address.push('=');
        address.push_str(&encoded(value));
    }
    address
}

/// Text as it may stand in a path or behind a `=` of an address.
pub fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' | b',' => {
                encoded.push(char::from(byte))
            }
            _ => {
                let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
                encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    encoded
}

/// A range of days as addresses and flags write it, in months or years where these are whole.
pub fn written_range(days: DayRange) -> String {
    let is_first = |day: NaiveDate, interval: Interval| interval.first_day(day) == day;
    let is_last = |day: NaiveDate, interval: Interval| interval.last_day(day) == day;
    let whole = [Interval::Year, Interval::Month].into_iter().find(|interval| {
        days.first_day.is_none_or(|day| is_first(day, *interval)) && days.last_day.is_none_or(|day| is_last(day, *interval))
    });
    let written = |day: NaiveDate| match whole {
        Some(Interval::Year) => format!("{:04}", day.year()),
        Some(_) => format!("{:04}-{:02}", day.year(), day.month()),
        None => day.format("%Y-%m-%d").to_string(),
    };
    match (days.first_day.map(written), days.last_day.map(written)) {
        (Some(first), Some(last)) if first == last => first,
        (first, last) => format!("{}..{}", first.unwrap_or_default(), last.unwrap_or_default()),
    }
}

/// A date as people read it, with its precision: `30 October 2023`, `October 2023`, `2023`.
///
/// ```
/// assert_eq!(dateline::render::html::read_date("2023-10".parse()?), "October 2023");
/// # Ok::<(), dateline::Error>(())
/// ```
pub fn read_date(date: CivilDate) -> String {
    let day = date.first_day();
    match date.precision() {
        DatePrecision::Day => read_day(day),
        DatePrecision::Month => format!("{} {}", month_name(day), day.year()),
        DatePrecision::Year => day.year().to_string(),
    }
}

/// A day as people read it.
pub(super) fn read_day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

pub(super) fn month_name(day: NaiveDate) -> &'static str {
    Month::try_from(day.month() as u8).map_or("", |month| month.name())
}

/// A range of days as people read it.
pub fn read_range(days: DayRange) -> String {
    let read = |part: &str| part.parse::<CivilDate>().map_or(part.to_string(), read_date);
    let written = written_range(days);
    match written.split_once("..") {
        None => read(&written),
        Some((first, "")) => format!("since {}", read(first)),
        Some(("", last)) => format!("until {}", read(last)),
        Some((first, last)) => format!("{} – {}", read(first), read(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::day_range;

    #[test]
    fn ranges_are_written_and_read() {
        for (text, written, read) in [
            ("2023", "2023", "2023"),
            ("2023-10", "2023-10", "October 2023"),
            ("2023-10-07", "2023-10-07", "7 October 2023"),
            ("2021..2023", "2021..2023", "2021 – 2023"),
            ("2023-10-01..2023-12-31", "2023-10..2023-12", "October 2023 – December 2023"),
            ("2023-10-07..2023-12-31", "2023-10-07..2023-12-31", "7 October 2023 – 31 December 2023"),
            ("since 2023-10-07", "2023-10-07..", "since 7 October 2023"),
            ("..2022", "..2022", "until 2022"),
        ] {
            let days = day_range(text, NaiveDate::default()).expect("a range");
            assert_eq!((written_range(days).as_str(), read_range(days).as_str()), (written, read), "{text}");
        }
    }
}
