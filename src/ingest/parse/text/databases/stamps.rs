//! Reads the stamps that agencies set below their copy: `AFP 111004 GMT FEB 20`, `151512 Aug 23`, `AP-NY-06-08-23 1142GMT`, `26/11/2024 18:12:00`.

use super::super::super::dates::{DateReading, FoundDate, date_at_start, whole_date};
use super::super::super::scan::{may_hold_number, trim};
use crate::article::{CivilDate, DatePrecision};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day of a stamp, if a line is one.
pub(super) fn day_of(line: &str) -> Option<CivilDate> {
    const LONGEST_BYTES: usize = 60;
    let line = trim(line);
    if line.len() > LONGEST_BYTES || !may_hold_number(line) {
        return None;
    }
    of_day_and_clock(line)
        .or_else(|| of_number_and_day(line))
        .or_else(|| of_hyphens(line))
        .or_else(|| of_named_month(line))
        .or_else(|| of_slashes(line))
        .or_else(|| of_glued(line))
}

/// `15MAY2024/1640`, `05JUN24 0915`, `21MAR2024`: day, month and year without a mark, then the time; it may lack behind a whole year.
fn of_glued(line: &str) -> Option<CivilDate> {
    const LETTERS_OF_MONTH: usize = 3;
    const WHOLE_YEAR: usize = 4;
    let (stamp, time) = line.split_once(['/', ' ']).unwrap_or((line, ""));
    let letters = stamp.find(|c: char| !c.is_ascii_digit())?;
    let month =
        stamp.get(letters..letters + LETTERS_OF_MONTH).filter(|month| month.bytes().all(|b| b.is_ascii_uppercase()))?;
    let year = stamp.get(letters + LETTERS_OF_MONTH..)?;
    let lacks_time = time.is_empty() && year.len() == WHOLE_YEAR;
    let is_time =
        lacks_time || (4..=5).contains(&time.len()) && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let is_stamp = (1..=2).contains(&letters) && year.bytes().all(|byte| byte.is_ascii_digit()) && is_time;
    is_stamp.then(|| CivilDate::day(year_of(year)?, month_of(month)?, stamp[..letters].parse().ok()?)).flatten()
}

/// The day of a stamp behind codes, initials and whose desk sent it: `dpa ab yyzz n1 xx 141205 Mrz 23`, `NTX/ABC/2023-03-14`, `CLD/ 16-GIU-21 22:10 NNNN`.
pub(in super::super) fn day_behind_codes(line: &str) -> Option<CivilDate> {
    const LONGEST_BYTES: usize = 80;
    let line = line.trim();
    if line.len() > LONGEST_BYTES || !line.bytes().any(|byte| byte.is_ascii_digit()) || line.ends_with(['.', '!', '?']) {
        return None;
    }
    if let Some(day) = day_of(line) {
        return Some(day);
    }
    // What stands before the stamp: initials, codes, slashes, nothing of a sentence.
    let is_codes =
        |words: &str| words.split([' ', '/']).filter(|word| !word.is_empty()).all(|word| word.chars().count() <= 5);
    let starts = line.char_indices().filter(|(_, c)| matches!(c, ' ' | '/')).map(|(place, _)| place + 1);
    starts.filter(|start| is_codes(&line[..*start])).find_map(|start| {
        let rest = line[start..].trim_start();
        let behind_slash = || rest.parse::<chrono::NaiveDate>().ok().filter(|_| line[..start].ends_with('/'));
        day_of(rest).or_else(|| behind_slash()?.to_string().parse().ok())
    })
}

/// `Tuesday, November 8, 2022 09:12:00 RTRS [nL1N32X001] {EN}`: the day, then nothing but time, codes and marks.
pub(in super::super) fn day_before_codes(line: &str) -> Option<FoundDate> {
    const LONGEST_BYTES: usize = 100;
    let text = line.trim();
    if text.len() > LONGEST_BYTES || !text.ends_with([']', '}']) {
        return None;
    }
    let DateReading::Found(found) = date_at_start(text) else { return None };
    let rest = &text[found.range.end..];
    let is_code = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit())
            || !word.chars().any(char::is_lowercase)
            || word.starts_with(['[', '{', '('])
    };
    let is_stamp = found.date.precision() == DatePrecision::Day
        && rest.contains(':')
        && rest.contains(['[', '{'])
        && rest.split_whitespace().all(is_code);
    is_stamp.then_some(found)
}

/// `APA0321    2005-05-24/15:47`: the number of the copy, then day and time.
fn of_number_and_day(line: &str) -> Option<CivilDate> {
    let (number, stamp) = line.split_once(' ')?;
    let (day, time) = stamp.trim().split_once('/')?;
    let is_number = number.starts_with(|c: char| c.is_ascii_uppercase()) && number.ends_with(|c: char| c.is_ascii_digit());
    let is_time = time.len() == 5 && time.as_bytes()[2] == b':';
    (is_number && is_time).then(|| day.parse::<chrono::NaiveDate>().ok()).flatten().and_then(|day| {
        use chrono::Datelike as _;
        CivilDate::day(day.year(), day.month(), day.day())
    })
}

/// `20-GIU-24 18:55 NNNN`: day, month and year, then the time.
fn of_named_month(line: &str) -> Option<CivilDate> {
    let (day, rest) = line.split_once('-')?;
    let (month, rest) = rest.split_once('-')?;
    let (year, time) = rest.split_once(' ')?;
    // "15-JUL-86 1403"
    let is_clock = time.len() == 4 && time.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = is_clock || time.contains(':') && time.len() <= 16;
    let is_month = month.chars().count() == 3 && month.chars().all(char::is_alphabetic);
    (is_time && is_month).then(|| CivilDate::day(year_of(year)?, month_of(month)?, day.parse().ok()?)).flatten()
}

/// `151512 Aug 23`: the day, the time, then month and year.
fn of_day_and_clock(line: &str) -> Option<CivilDate> {
    const DIGITS: usize = 6;
    if line.bytes().filter(u8::is_ascii_digit).count() < DIGITS {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let place = words.iter().position(|word| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number = |part: &str| part.parse::<u32>().ok();
    let clock = words[place];
    let (day, hour, minute) = (number(&clock[..2])?, number(&clock[2..4])?, number(&clock[4..])?);
    let behind: Vec<&str> = words[place + 1..].iter().copied().filter(|word| !is_zone(word)).collect();
    let [month, year] = behind.as_slice() else { return None };
    let month = month_of(month)?;
    (place <= 1 && hour < 24 && minute < 60).then(|| CivilDate::day(year_of(year)?, month, day)).flatten()
}

fn is_zone(word: &str) -> bool {
    matches!(word, "GMT" | "UTC" | "CET" | "CEST" | "EST" | "EDT" | "MESZ" | "MEZ")
}

/// Months in the languages of agencies begin like those of English or are `Mai`, `Okt`, `Dez`, `Avr`, `Fév`.
pub(super) fn month_of(word: &str) -> Option<u32> {
    const OTHERS: [(&str, u32); 20] = [
        ("mai", 5),
        ("mrz", 3),
        ("okt", 10),
        ("dez", 12),
        ("mär", 3),
        ("avr", 4),
        ("fév", 2),
        ("fev", 2),
        ("aoû", 8),
        ("déc", 12),
        ("ene", 1),
        ("abr", 4),
        ("ago", 8),
        ("dic", 12),
        ("gen", 1),
        ("mag", 5),
        ("giu", 6),
        ("lug", 7),
        ("set", 9),
        ("ott", 10),
    ];
    let start: String = word.chars().flat_map(char::to_lowercase).take(3).collect();
    let known = MONTHS.iter().position(|month| *month == start).map(|place| place as u32 + 1);
    known.or_else(|| OTHERS.iter().find(|(name, _)| *name == start).map(|(_, month)| *month))
}

pub(super) fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    match word.len() {
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        4 => Some(year),
        _ => None,
    }
}

/// `AP-NY-06-08-23 1142GMT`, `upi-08-24-91 06:12ped`
fn of_hyphens(line: &str) -> Option<CivilDate> {
    // "upi 05-11-92 03:14 ped"
    let spaced = line.strip_prefix("upi ").and_then(|rest| rest.split(' ').next()).map(|day| format!("upi-{day}"));
    let code = spaced.as_deref().or_else(|| line.split(' ').next())?;
    let parts: Vec<&str> = code.split('-').collect();
    let [letters @ .., month, day, year] = parts.as_slice() else { return None };
    let is_code = (1..=2).contains(&letters.len())
        && letters.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_code.then(|| CivilDate::day(year_of(year)?, month.parse().ok()?, day.parse().ok()?)).flatten()
}

/// `26/11/2024 18:12:00`, where the numbers leave no choice.
fn of_slashes(line: &str) -> Option<CivilDate> {
    if !line.contains('/') || !line.contains(':') {
        return None;
    }
    match whole_date(line) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day && found.shortened.is_none() => {
            Some(found.date)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_beside_codes() {
        for (line, expected) in [
            ("dpa ab yyzz n1 xx 141205 Mrz 23", "2023-03-14"),
            ("141205 MAR 23", "2023-03-14"),
            ("NTX/ABC/DEF/2023-03-14", "2023-03-14"),
            ("CLD/ 16-GIU-21 22:10 NNNN", "2021-06-16"),
            ("KNA/15MAY2024/1640", "2024-05-15"),
            ("The port was shut on 2023-03-14", ""),
            ("See 2023-03-14", ""),
            ("12 ships came", ""),
        ] {
            assert_eq!(day_behind_codes(line).map(|day| day.to_string()).unwrap_or_default(), expected, "{line}");
        }
        for (line, expected) in [
            ("Tuesday, November 8, 2022 09:12:00 RTRS [nL1N32X001] {EN}", "2022-11-08"),
            ("8 November 2022 was a day without rain [1]", ""),
        ] {
            assert_eq!(day_before_codes(line).map(|found| found.date.to_string()).unwrap_or_default(), expected, "{line}");
        }
    }

    #[test]
    fn stamps_of_agencies() {
        for (line, expected) in [
            ("AFP 111004 GMT FEB 20", "2020-02-11"),
            ("151512 Aug 23", "2023-08-15"),
            ("151512 Okt 1998", "1998-10-15"),
            ("AP-NY-06-08-23 1142GMT", "2023-06-08"),
            ("AP-WF-01-31-97 1142EST", "1997-01-31"),
            ("upi-08-24-91 06:12ped", "1991-08-24"),
            ("upi 08-24-91 06:12 ped", "1991-08-24"),
            ("26/11/2024 18:12:00", "2024-11-26"),
            ("nyt-03-09-04 1812est", "2004-03-09"),
            ("APA0321    2005-05-24/15:47", "2005-05-24"),
            ("APA0321 24/15:47", ""),
            ("20-GIU-24 18:55 NNNN", "2024-06-20"),
            ("15-JUL-86 1403", "1986-07-15"),
            ("15MAY2024/1640", "2024-05-15"),
            ("05JUN24 0915", "2024-06-05"),
            ("21MAR2024", "2024-03-21"),
            ("21MAR24", ""),
            ("20-abc-24 18:55", ""),
            ("151512 people came", ""),
            ("There were 151512 in May 23", ""),
            ("991512 Aug 23", ""),
            ("A-B-C", ""),
        ] {
            assert_eq!(day_of(line).map(|day| day.to_string()).unwrap_or_default(), expected, "{line}");
        }
    }
}
