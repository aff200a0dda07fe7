//! Turns what a person writes for a date range into a [`DayRange`].
//!
//! Absolute: `2023`, `2023-10`, `2023-10-07`, `2023-Q4`, `2023-H1`, `2023-W10`, the same with other signs between or with the month by
//! name (`2023/05`, `20230501`, `1.5.2023`, `July 2023`, `22 July 2023`), and two of these around `..`, `/`, a dash or `to`; beside `..` and
//! `/` either end may be left out. `since X`, `after X`, `until X`, `before X`. What may be a day first or a month first is not read.
//! Relative, counted from the given day: `last 30 days` (that many, the last one being today), `last month` (the calendar
//! month before this one), `this year`, `today`, `yesterday`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::language::in_ascii;
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
    Ok(ReadRange::of(text, today)?.days)
}

/// A date range as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadRange {
    pub(super) days: DayRange,
    /// Whether it means other days on another day.
    pub(super) is_relative: bool,
}

impl ReadRange {
    /// Digits and signs may be those of any script.
    pub(super) fn of(text: &str, today: NaiveDate) -> Result<ReadRange, Error> {
        let text = &in_ascii(text);
        match range(text, None) {
            Ok(days) => Ok(ReadRange { days, is_relative: false }),
            Err(_) => Ok(ReadRange { days: range(text, Some(today))?, is_relative: true }),
        }
    }

    /// What to say of a range that means other days on another day.
    pub(super) fn told(self, written: &str) -> Option<String> {
        let end = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        let DayRange { first_day, last_day } = self.days;
        self.is_relative.then(|| format!("\"{written}\" is read as {}..{}", end(first_day), end(last_day)))
    }
}

/// The day on this machine.
pub(super) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// Without a day to count from, what is relative cannot be read.
fn range(text: &str, today: Option<NaiveDate>) -> Result<DayRange, Error> {
    let written = text.trim();
    let text = written.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let refused = |part: &str| of_two_days(&text).or_else(|| of_two_days(part)).unwrap_or_else(|| unreadable(written));
    let whole = |part: &str| absolute(part).or_else(|| relative(part, today)).ok_or_else(|| refused(part));
    let range = match ends(&text) {
        Some((first, last)) => DayRange {
            first_day: if first.is_empty() { None } else { whole(first)?.first_day },
            last_day: if last.is_empty() { None } else { whole(last)?.last_day },
        },
        None => whole(&text)?,
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

/// The two ends of a range, where there are two.
fn ends(text: &str) -> Option<(&str, &str)> {
    // A slash stands between two days too, but not before `05` alone or where there are two: `since 2023/05`, `since 25/07/2023`.
    let is_between =
        |(_, last): &(&str, &str)| absolute(text).is_none() && !last.contains('/') && number(last, 1..=2).is_none();
    let open = text.split_once("..").or_else(|| text.split_once('/').filter(is_between));
    if let Some((first, last)) = open {
        return Some((first.trim(), last.trim()));
    }
    // Of a year and a year, a hyphen between them can mean nothing else.
    let years =
        || text.split_once('-').filter(|(first, last)| [first, last].into_iter().all(|year| year_of(year).is_some()));
    let words = || match text.strip_prefix("between ") {
        Some(both) => both.split_once(" and "),
        None => text.strip_prefix("from ").unwrap_or(text).split_once(" to "),
    };
    let closed = text.split_once(['–', '—']).or_else(|| text.split_once(" - ")).or_else(years).or_else(words);
    closed.map(|(first, last)| (first.trim(), last.trim())).filter(|(first, last)| !first.is_empty() && !last.is_empty())
}

fn absolute(part: &str) -> Option<DayRange> {
    let date = part.parse::<CivilDate>().ok().or_else(|| in_numbers(part)).or_else(|| with_month_name(part));
    date.map(|date| days(date.first_day(), date.last_day())).or_else(|| part_of_year(part))
}

fn number(digits: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = lengths.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

fn year_of(digits: &str) -> Option<i32> {
    number(digits, 4..=4).and_then(|year| i32::try_from(year).ok())
}

/// The days that `05/07/2023` or `25-7-2023` may be: with the day first, with the month first.
fn of_either_order(part: &str) -> Option<[Option<CivilDate>; 2]> {
    let sign = part.chars().find(|character| !character.is_ascii_digit()).filter(|sign| "-/".contains(*sign))?;
    let numbers: Vec<&str> = part.split(sign).collect();
    let [first, second, year] = numbers.as_slice() else { return None };
    let (first, second, year) = (number(first, 1..=2)?, number(second, 1..=2)?, year_of(year)?);
    Some([CivilDate::day(year, second, first), CivilDate::day(year, first, second)])
}

/// `2023-5-1`, `2023/05`, `2023.5.1`, `20230501`; `1.5.2023`, for who sets full stops sets the day first; and `25/7/2023`, which has no other reading.
fn in_numbers(part: &str) -> Option<CivilDate> {
    if part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_digit()) {
        return CivilDate::day(year_of(&part[..4])?, number(&part[4..6], 2..=2)?, number(&part[6..], 2..=2)?);
    }
    match of_either_order(part) {
        Some([day_first, month_first]) if day_first == month_first => return day_first,
        Some([day_first, month_first]) => return day_first.xor(month_first),
        None => {}
    }
    let sign = part.chars().find(|character| !character.is_ascii_digit()).filter(|sign| "-/.".contains(*sign))?;
    let numbers: Vec<&str> = part.split(sign).collect();
    let small = |digits: &str| number(digits, 1..=2);
    match numbers.as_slice() {
        [year, month] => CivilDate::month(year_of(year)?, small(month)?),
        [day, month, year] if sign == '.' && year.len() == 4 => CivilDate::day(year_of(year)?, small(month)?, small(day)?),
        [year, month, day] => CivilDate::day(year_of(year)?, small(month)?, small(day)?),
        _ => None,
    }
}

/// `July 2023`, `22 July 2023`, `July 22nd, 2023`, `22-Jul-2023`.
fn with_month_name(part: &str) -> Option<CivilDate> {
    let words = part.split([' ', ',', '.', '-']).filter(|word| !word.is_empty() && *word != "of" && *word != "the");
    let words: Vec<&str> = words.collect();
    let day = |word: &str| {
        let digits = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
        let is_ordinal = ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
        number(digits, 1..=2).filter(|_| is_ordinal)
    };
    match words.as_slice() {
        [month, year] | [year, month] if year_of(year).is_some() => CivilDate::month(year_of(year)?, month_of(month)?),
        [month, date, year] if month_of(month).is_some() => CivilDate::day(year_of(year)?, month_of(month)?, day(date)?),
        [date, month, year] if year_of(year).is_some() => CivilDate::day(year_of(year)?, month_of(month)?, day(date)?),
        [year, month, date] => CivilDate::day(year_of(year)?, month_of(month)?, day(date)?),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    // `sept` is as usual as `sep`.
    let is_short = word.len() == 3 || word == "sept";
    let place = MONTHS.iter().position(|month| *month == word || (is_short && month.starts_with(word)))?;
    u32::try_from(place + 1).ok()
}

/// `2023-Q4`, `2023H1`, `Q4 2023`, `2023-W10`.
fn part_of_year(part: &str) -> Option<DayRange> {
    let words: Vec<&str> = part.split([' ', '-']).collect();
    let (year, piece) = match words.as_slice() {
        [both] if both.len() > 4 && both.is_char_boundary(4) => both.split_at(4),
        [year, piece] if year_of(year).is_some() => (*year, *piece),
        [piece, year] => (*year, *piece),
        _ => return None,
    };
    let first_day_of_year = CivilDate::year(year_of(year)?)?.first_day();
    let months = |count: u32, number: u32| {
        let first_day = first_day_of_year.checked_add_months(Months::new(number.checked_sub(1)? * count))?;
        Some(days(first_day, first_day.checked_add_months(Months::new(count))?.pred_opt()?))
    };
    let numbered = |letter: char, most: u32| {
        let digits = piece.strip_prefix(letter)?;
        number(digits, 1..=2).filter(|number| *number <= most)
    };
    if let Some(quarter) = numbered('q', 4) {
        return months(3, quarter);
    }
    if let Some(half) = numbered('h', 2) {
        return months(6, half);
    }
    let first_day = NaiveDate::from_isoywd_opt(first_day_of_year.year(), numbered('w', 53)?, Weekday::Mon)?;
    Some(days(first_day, Interval::Week.last_day(first_day)))
}

fn relative(part: &str, today: Option<NaiveDate>) -> Option<DayRange> {
    let words: Vec<&str> = part.split_whitespace().collect();
    match words.as_slice() {
        ["today"] => today.map(|today| days(today, today)),
        ["yesterday"] => today?.pred_opt().map(|day| days(day, day)),
        ["this", unit] => {
            let interval = interval(unit)?;
            Some(days(interval.first_day(today?), interval.last_day(today?)))
        }
        ["last" | "previous", unit] => {
            let interval = interval(unit)?;
            let last_day = interval.first_day(today?).pred_opt()?;
            Some(days(interval.first_day(last_day), last_day))
        }
        ["last" | "past", number, unit] => {
            let today = today?;
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

fn point(words: &[&str], today: Option<NaiveDate>) -> Option<DayRange> {
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

/// What to say of a day that may be two.
fn of_two_days(text: &str) -> Option<Error> {
    let [Some(day_first), Some(month_first)] = of_either_order(text)? else { return None };
    let help = format!("it may be {day_first} or {month_first}: write the one that you mean");
    let message = format!("cannot read \"{text}\" as one day; {help}");
    (day_first != month_first).then(|| Error::new(ErrorCode::InvalidDate, message))
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
            ("２０２３-１０", "2023-10-01..2023-10-31"),
            ("۲۰۲۳-۱۰..٢٠٢٣-١١", "2023-10-01..2023-11-30"),
            ("last ３０ days", "2024-01-31..2024-02-29"),
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
            ("July 2023", "2023-07-01..2023-07-31"),
            ("Sept. 2023", "2023-09-01..2023-09-30"),
            ("2023 July", "2023-07-01..2023-07-31"),
            ("22 July 2023", "2023-07-22..2023-07-22"),
            ("July 22nd, 2023", "2023-07-22..2023-07-22"),
            ("the 1st of May 2023", "2023-05-01..2023-05-01"),
            ("22-Jul-2023", "2023-07-22..2023-07-22"),
            ("2023-5-1", "2023-05-01..2023-05-01"),
            ("2023/05", "2023-05-01..2023-05-31"),
            ("2023/5/1", "2023-05-01..2023-05-01"),
            ("2023.05.01", "2023-05-01..2023-05-01"),
            ("1.5.2023", "2023-05-01..2023-05-01"),
            ("20230501", "2023-05-01..2023-05-01"),
            ("25/7/2023", "2023-07-25..2023-07-25"),
            ("07-25-2023", "2023-07-25..2023-07-25"),
            ("5/5/2023", "2023-05-05..2023-05-05"),
            ("since 25/07/2023", "2023-07-25.."),
            ("since 2023/05", "2023-05-01.."),
            ("2023–2024", "2023-01-01..2024-12-31"),
            ("2023-2024", "2023-01-01..2024-12-31"),
            ("2023/2024", "2023-01-01..2024-12-31"),
            ("2023 - 2024", "2023-01-01..2024-12-31"),
            ("July 2023 – 3 March 2024", "2023-07-01..2024-03-03"),
            ("from July 2023 to March 2024", "2023-07-01..2024-03-31"),
            ("between 2022 and May 2023", "2022-01-01..2023-05-31"),
            ("2023-H1", "2023-01-01..2023-06-30"),
            ("H2 2023", "2023-07-01..2023-12-31"),
            ("Q4 2023", "2023-10-01..2023-12-31"),
            ("2023-W10", "2023-03-06..2023-03-12"),
            ("2020W53", "2020-12-28..2021-01-03"),
            ("since July 2023", "2023-07-01.."),
            ("to 2023", "..2023-12-31"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_help() {
        assert!(read("yesterdayish").contains("did you mean \"yesterday\"?"));
        assert!(read("2023-02-31").contains("cannot read \"2023-02-31\""));
        assert!(read("05/07/2023").contains("2023-07-05 or 2023-05-07"), "{}", read("05/07/2023"));
        assert!(read("5/7/2023..2023-12").contains("\"5/7/2023\" as one day"));
        assert!(read("2024-02..2023-01").contains("is before the first day"));
        for text in [
            "",
            "..",
            "2023-13",
            "2023-Q5",
            "last 0 days",
            "last 99999999999 days",
            "soon",
            "20231",
            "2023-W54",
            "2021-W53",
            "2023-H3",
            "2023-Q0",
            "05/07/2023",
            "5-7-2023",
            "31 June 2023",
            "20231301",
            "ma 2023",
            "2023–",
            "–",
            "2023x05",
            "Q4",
            "mai 2023 2024",
            "中文",
        ] {
            assert!(read(text).contains("cannot read"), "{text}: {}", read(text));
        }
    }
}
