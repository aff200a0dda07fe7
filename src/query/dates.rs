//! Turns what a person writes for a date range into a [`DayRange`].
//!
//! Absolute: `2023`, `2023-10`, `2023-10-07`, `2023-Q4`, and two of these around `..` or `/`, either end left out.
//! Relative, counted from the given day: `last 30 days` (that many, the last one being today), `last month` (the calendar
//! month before this one), `this year`, `today`, `yesterday`, `since X`, `after X`, `until X`, `before X`.

use chrono::{Days, Months, NaiveDate};

use crate::article::{CivilDate, DayRange, Interval};
use crate::error::{Error, ErrorCode, nearest};

/// Reads a date range. `today` is the day relative ranges count from.
///
/// ```
/// use dateline::day_range;
/// let today = "2024-02-15".parse::<dateline::CivilDate>()?.first_day();
/// let range = day_range("last month", today)?;
/// assert_eq!(range.last_day.unwrap().to_string(), "2024-01-31");
/// assert!(day_range("yesterdayish", today).unwrap_err().to_string().contains("yesterday"));
/// # Ok::<(), dateline::Error>(())
/// ```
pub fn day_range(text: &str, today: NaiveDate) -> Result<DayRange, Error> {
    range(text, Some(today))
}

/// Reads a date range that means the same on any day.
pub(super) fn absolute_day_range(text: &str) -> Result<DayRange, Error> {
    range(text, None)
}

/// The day on this machine.
pub(super) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

fn range(text: &str, today: Option<NaiveDate>) -> Result<DayRange, Error> {
    let written = text.trim();
    let text = written.to_lowercase();
    let range = match text.split_once("..").or_else(|| text.split_once('/')) {
        Some((first, last)) => {
            let first = first.trim();
            let last = last.trim();
            DayRange {
                first_day: if first.is_empty() { None } else { whole(first, today, written)?.first_day },
                last_day: if last.is_empty() { None } else { whole(last, today, written)?.last_day },
            }
        }
        None => whole(&text, today, written)?,
    };
    if let (Some(first_day), Some(last_day)) = (range.first_day, range.last_day)
        && last_day < first_day
    {
        let message = format!("in \"{written}\" the last day {last_day} is before the first day {first_day}");
        return Err(Error::new(ErrorCode::InvalidDate, message));
    }
    if range.is_open() {
        return Err(unreadable(written));
    }
    Ok(range)
}

fn whole(part: &str, today: Option<NaiveDate>, text: &str) -> Result<DayRange, Error> {
    match today {
        Some(today) => absolute(part).or_else(|| relative(part, today)).ok_or_else(|| unreadable(text)),
        None => absolute(part).ok_or_else(|| {
            Error::new(
                ErrorCode::InvalidDate,
                format!("cannot read \"{text}\" as a date or date range that is the same on any day"),
            )
        }),
    }
}

fn absolute(part: &str) -> Option<DayRange> {
    if let Ok(date) = part.parse::<CivilDate>() {
        return Some(days(date.first_day(), date.last_day()));
    }
    let (year, quarter) = part.split_once("-q").or_else(|| part.split_once('q'))?;
    let year = year.parse::<CivilDate>().ok()?;
    let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    let first_day = year.first_day().checked_add_months(Months::new((quarter - 1) * 3))?;
    Some(days(first_day, Interval::Quarter.last_day(first_day)))
}

fn relative(part: &str, today: NaiveDate) -> Option<DayRange> {
    let words: Vec<&str> = part.split_whitespace().collect();
    match words.as_slice() {
        ["today"] => Some(days(today, today)),
        ["yesterday"] => today.pred_opt().map(|day| days(day, day)),
        ["this", unit] => {
            let interval = interval(unit)?;
            Some(days(interval.first_day(today), interval.last_day(today)))
        }
        ["last" | "previous", unit] => {
            let interval = interval(unit)?;
            let last_day = interval.first_day(today).pred_opt()?;
            Some(days(interval.first_day(last_day), last_day))
        }
        ["last" | "past", number, unit] => {
            let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
            let start = match interval(unit)? {
                Interval::Day => today.checked_sub_days(Days::new(number.into())),
                Interval::Week => today.checked_sub_days(Days::new(u64::from(number) * 7)),
                Interval::Month => today.checked_sub_months(Months::new(number)),
                Interval::Quarter => today.checked_sub_months(Months::new(number.checked_mul(3)?)),
                Interval::Year => today.checked_sub_months(Months::new(number.checked_mul(12)?)),
            };
            Some(days(start?.succ_opt()?, today))
        }
        ["since" | "from", rest @ ..] => Some(DayRange { first_day: point(rest, today)?.first_day, last_day: None }),
        ["after", rest @ ..] => Some(DayRange { first_day: point(rest, today)?.last_day?.succ_opt(), last_day: None }),
        ["until" | "to", rest @ ..] => Some(DayRange { first_day: None, last_day: point(rest, today)?.last_day }),
        ["before", rest @ ..] => Some(DayRange { first_day: None, last_day: point(rest, today)?.first_day?.pred_opt() }),
        _ => None,
    }
}

fn point(words: &[&str], today: NaiveDate) -> Option<DayRange> {
    let part = words.join(" ");
    absolute(&part).or_else(|| match words {
        ["today" | "yesterday"] | ["this" | "last" | "previous", _] => relative(&part, today),
        _ => None,
    })
}

fn interval(unit: &str) -> Option<Interval> {
    unit.strip_suffix('s').unwrap_or(unit).parse().ok()
}

fn days(first_day: NaiveDate, last_day: NaiveDate) -> DayRange {
    DayRange { first_day: Some(first_day), last_day: Some(last_day) }
}

fn unreadable(text: &str) -> Error {
    let known = ["today", "yesterday", "this week", "this month", "this quarter", "this year", "last week"];
    let help = match nearest(&text.to_lowercase(), known.into_iter().chain(["last month", "last quarter", "last year"])) {
        Some(known) => format!("did you mean \"{known}\"?"),
        None => "write 2023, 2023-10, 2023-10-07, 2023-Q4, 2023-10..2023-12, ..2022, since 2023-10-07 or last 30 days"
            .to_string(),
    };
    Error::new(ErrorCode::InvalidDate, format!("cannot read \"{text}\" as a date or date range; {help}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
        let end = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        match day_range(text, today) {
            Ok(range) => format!("{}..{}", end(range.first_day), end(range.last_day)),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn ranges_as_people_write_them() {
        for (text, expected) in [
            ("2023", "2023-01-01..2023-12-31"),
            ("2023-10", "2023-10-01..2023-10-31"),
            ("2023-10-07", "2023-10-07..2023-10-07"),
            ("2023-10..2023-12", "2023-10-01..2023-12-31"),
            ("2023-10/2023-12", "2023-10-01..2023-12-31"),
            ("2023-Q4", "2023-10-01..2023-12-31"),
            ("2023q1", "2023-01-01..2023-03-31"),
            ("2022-q3..2023", "2022-07-01..2023-12-31"),
            ("..2022", "..2022-12-31"),
            ("2023-10..", "2023-10-01.."),
            ("last 30 days", "2024-01-31..2024-02-29"),
            ("Last 1 day", "2024-02-29..2024-02-29"),
            ("past 2 weeks", "2024-02-16..2024-02-29"),
            ("last 1 year", "2023-03-01..2024-02-29"),
            ("last month", "2024-01-01..2024-01-31"),
            ("last quarter", "2023-10-01..2023-12-31"),
            ("last week", "2024-02-19..2024-02-25"),
            ("this year", "2024-01-01..2024-12-31"),
            ("since 2023-10-07", "2023-10-07.."),
            ("after 2023", "2024-01-01.."),
            ("until 2023-02", "..2023-02-28"),
            ("before 2023", "..2022-12-31"),
            ("yesterday", "2024-02-28..2024-02-28"),
            ("2022-Q1..yesterday", "2022-01-01..2024-02-28"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_help() {
        assert!(read("yesterdayish").contains("did you mean \"yesterday\"?"));
        assert!(read("2023-02-31").contains("cannot read \"2023-02-31\""));
        assert!(read("2024-02..2023-01").contains("is before the first day"));
        for text in ["", "..", "2023-13", "2023-Q5", "last 0 days", "last 99999999999 days", "soon", "20231"] {
            assert!(read(text).contains("cannot read"), "{text}: {}", read(text));
        }
    }
}
