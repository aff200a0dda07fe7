//! Finds the day of a declared instant by the clock of the page.
//!
//! An instant in universal time may lie on another day than the one that readers saw. Where a line beside the headline shows the
//! time of day, the two tell the time zone, and so the day, even if the line has no year: `10/4 (Wed) 6:15` beside
//! `2023-10-03T21:15:00Z`.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::article::CivilDate;
use crate::ingest::parse::dates::{DateReading, DateRole, dates_with_roles, whole_date};
use crate::ingest::parse::html::page::{PageFacts, Place};

/// The instant of a text as machines write it.
pub(super) fn instant_of(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let forms = ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z"];
    let read = DateTime::parse_from_rfc3339(text).ok();
    let read = read.or_else(|| forms.iter().find_map(|form| DateTime::parse_from_str(text, form).ok()));
    read.map(|instant| instant.naive_utc())
}

/// The day before or after that of a declared instant in universal time, if a line beside the headline shows it with a time of day
/// that is the instant in some time zone; and the line.
pub(super) fn day_by_clock(facts: &PageFacts<'_>, headline: Place, declared: &str) -> Option<(CivilDate, String)> {
    const BEFORE: usize = 4;
    const BEHIND: usize = 12;
    const LONGEST_BYTES: usize = 160;
    let instant = instant_of(declared)?;
    let neighbours = [instant.date().pred_opt()?, instant.date().succ_opt()?];
    let lines = facts.blocks.get(headline.block.saturating_sub(BEFORE)..).unwrap_or_default();
    let lines = lines.iter().take(BEFORE + BEHIND).filter(|line| {
        line.length <= LONGEST_BYTES && (line.aside == 0 || line.aside == headline.aside) && !line.links.contains(&line.text)
    });
    lines.filter(|line| !is_of_update(&line.text)).find_map(|line| {
        let times = times_in(&line.text);
        let is_there = |day: &NaiveDate| {
            times.iter().any(|time| is_zone((day.and_time(*time) - instant).num_minutes())) && mentions(&line.text, *day)
        };
        let day = neighbours.into_iter().find(is_there)?;
        Some((CivilDate::day(day.year(), day.month(), day.day())?, line.text.clone()))
    })
}

fn is_of_update(line: &str) -> bool {
    let roles = dates_with_roles(line);
    roles.iter().any(|(_, role)| *role == DateRole::Updated) && !roles.iter().any(|(_, role)| *role == DateRole::Published)
}

/// Whether clocks of some land are so many minutes before universal time.
fn is_zone(minutes: i64) -> bool {
    const OF_QUARTERS: [i64; 3] = [345, 525, 765];
    minutes != 0 && (-720..=840).contains(&minutes) && (minutes % 30 == 0 || OF_QUARTERS.contains(&minutes))
}

/// The numbers of a line and where they stand.
fn numbers_in(line: &str) -> Vec<(u32, usize, usize)> {
    let mut numbers = Vec::new();
    let mut start = 0;
    let bytes = line.as_bytes();
    while start < bytes.len() {
        if !bytes[start].is_ascii_digit() {
            start += 1;
            continue;
        }
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if let Ok(number) = line[start..start + length].parse() {
            numbers.push((number, start, start + length));
        }
        start += length;
    }
    numbers
}

/// The times of day of a line: `6:15`, `23h45`, `11:05 p.m.`, `23時31分`.
fn times_in(line: &str) -> Vec<NaiveTime> {
    let numbers = numbers_in(line);
    let pairs = numbers.windows(2).filter_map(|pair| {
        let [(hour, start, end), (minute, from, to)] = *pair else { return None };
        let joint = line[end..from].trim();
        let is_joint = matches!(joint, ":" | "h" | "H" | "時" | "时" | "시" | "点" | ".");
        // `03.10.2023` is a day, `21.05` a time.
        let is_day = joint == "." && (line[to..].starts_with('.') || line[..start].ends_with('.'));
        if !is_joint || is_day || to - from != 2 || end - start > 2 {
            return None;
        }
        let behind = line[to..].trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()).trim_start().to_lowercase();
        let hour = match (hour, behind.starts_with('p') && is_half(&behind), behind.starts_with('a') && is_half(&behind)) {
            (1..=11, true, _) => hour + 12,
            (12, _, true) => 0,
            _ => hour,
        };
        NaiveTime::from_hms_opt(hour, minute, 0)
    });
    pairs.collect()
}

fn is_half(behind: &str) -> bool {
    behind[1..].trim_start_matches('.').starts_with('m')
}

/// Whether a line names a day, with its year or without.
fn mentions(line: &str, day: NaiveDate) -> bool {
    let numbers = numbers_in(line);
    let in_numbers = numbers.windows(2).any(|pair| {
        let [(first, _, end), (second, from, _)] = *pair else { return false };
        let is_joint = matches!(line[end..from].trim(), "/" | "." | "-" | "月" | "월");
        let is_day = |one: u32, other: u32| one == day.month() && other == day.day();
        is_joint && (is_day(first, second) || is_day(second, first))
    });
    let is_day = |words: &str| match whole_date(words) {
        DateReading::Found(found) => found.date.first_day() == day && found.date.last_day() < day + Days::new(1),
        _ => false,
    };
    let in_words = || {
        numbers.iter().filter(|(number, ..)| *number == day.day()).any(|(_, start, end)| {
            let behind: Vec<&str> = line[*end..].split_whitespace().take(2).collect();
            let bare = |word: &str| word.trim_matches([',', '.', '(', ')']).to_string();
            let before = line[..*start].split_whitespace().next_back().map(bare).unwrap_or_default();
            let (number, year) = (day.day(), day.year());
            is_day(&format!("{before} {number}, {year}"))
                || (1..=behind.len()).any(|count| is_day(&format!("{number} {} {year}", bare(&behind[..count].join(" ")))))
        })
    };
    in_numbers || in_words()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_days_without_a_year() {
        let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).expect("a day");
        for (line, times, mentioned) in [
            ("10/4(Wed) 6:15", "06:15", day(10, 4)),
            ("Publié le 3 octobre à 23h45", "23:45", day(10, 3)),
            ("03 Oct, 11:05 p.m.", "23:05", day(10, 3)),
            ("October 3, 12:10 AM", "00:10", day(10, 3)),
            ("3 de octubre, 21.05 h", "21:05", day(10, 3)),
            ("04.10.23, 00:10", "00:10", day(10, 4)),
            ("10月4日 6時15分", "06:15", day(10, 4)),
        ] {
            let found: Vec<String> = times_in(line).iter().map(|time| time.format("%H:%M").to_string()).collect();
            assert_eq!(found.join(" "), times, "{line}");
            assert!(mentions(line, mentioned), "{line}");
            assert!(!mentions(line, day(5, 17)), "{line}");
        }
    }
}
