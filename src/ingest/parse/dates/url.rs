//! Reads the date that an address holds: `/2023/10/30/`, `/2023-10-30-words`, `/20231030`, `?date=2023-10-30`, `/2023/10/`.
//!
//! Numbers that only look like dates are none: longer numbers, days that no calendar has, years before 1990 or to come.

use std::ops::Range;

use chrono::{Days, NaiveDate, Utc};

use super::vocabulary::month_named;
use super::{DateReading, FoundDate, whole_date};
use crate::article::{CivilDate, DatePrecision};

/// The day or month of publication in an address; `None` when it holds none, or several days that differ.
pub(crate) fn date_in_url(url: &str) -> Option<FoundDate> {
    // The clock only rules out days that have not been yet, as seen from the most eastern time zone.
    let tomorrow = Utc::now().date_naive().checked_add_days(Days::new(1))?;
    date_in_url_until(url, tomorrow)
}

fn date_in_url_until(url: &str, last_day: NaiveDate) -> Option<FoundDate> {
    let host_start = url.find("://").map_or(0, |place| place + 3);
    let path_start = host_start + url[host_start..].find('/')?;
    let end = url.find('#').unwrap_or(url.len()).max(path_start);
    let query_start = url[path_start..end].find('?').map_or(end, |place| path_start + place);
    let pieces = pieces(url, path_start..query_start);
    let is_possible = |found: &FoundDate| {
        found.date.first_day() <= last_day && Some(found.date.first_day()) >= NaiveDate::from_ymd_opt(1990, 1, 1)
    };
    let only_possible = |dates: Vec<FoundDate>| only_one(dates.into_iter().filter(is_possible));
    only_possible(days_in_folders(url, &pieces))
        .or_else(|| only_possible(days_in_words(url, &pieces)))
        .or_else(|| day_in_query(url, query_start..end).filter(is_possible))
        .or_else(|| only_possible(months_in_folders(url, &pieces)))
}

fn only_one(mut found: impl Iterator<Item = FoundDate>) -> Option<FoundDate> {
    let first = found.next()?;
    found.all(|other| other.date == first.date).then_some(first)
}

/// A run of digits or of other letters of the path.
struct Piece {
    range: Range<usize>,
    /// The character before it; `/` begins a folder.
    before: u8,
    after: u8,
    is_number: bool,
}

impl Piece {
    fn number(&self, url: &str, digits: &[usize]) -> Option<u32> {
        let is_one = self.is_number && digits.contains(&self.range.len());
        is_one.then(|| url[self.range.clone()].parse().ok()).flatten()
    }

    /// Whether letters or digits stand directly beside it.
    fn is_glued(&self) -> bool {
        self.before.is_ascii_alphanumeric() || self.after.is_ascii_alphanumeric()
    }

    fn month(&self, url: &str) -> Option<u32> {
        match self.is_number {
            true => self.number(url, &[1, 2]).filter(|month| (1..=12).contains(month)),
            false => month_named(&url[self.range.clone()]),
        }
    }
}

fn pieces(url: &str, path: Range<usize>) -> Vec<Piece> {
    let bytes = url.as_bytes();
    let kind = |place: usize| match bytes.get(place) {
        Some(byte) if byte.is_ascii_digit() => 1,
        Some(byte) if byte.is_ascii_alphabetic() || !byte.is_ascii() => 2,
        _ => 0,
    };
    let mut pieces = Vec::new();
    let mut at = path.start;
    while at < path.end {
        let start = at;
        let kind_here = kind(start);
        at += 1;
        while at < path.end && kind_here != 0 && kind(at) == kind_here {
            at += 1;
        }
        if kind_here != 0 {
            let after = if at < path.end { bytes[at] } else { b'/' };
            pieces.push(Piece { range: start..at, before: bytes[start - 1], after, is_number: kind_here == 1 });
        }
    }
    pieces
}

fn found(range: Range<usize>, date: Option<CivilDate>, rule: &'static str) -> Option<FoundDate> {
    date.map(|date| FoundDate { date, range, rule, shortened: None })
}

/// `/2023/10/30/`, `/2023/oct/30/`, `/2023-10/30/`, `/2023/10-30/`, `/2023/1030/`, `/202310/30/`.
fn days_in_folders(url: &str, pieces: &[Piece]) -> Vec<FoundDate> {
    let three = pieces.windows(3).filter_map(|three| {
        let [first, second, third] = three else { return None };
        let is_own_folder = first.before == b'/' && !third.after.is_ascii_alphanumeric();
        let are_joined = [first, second].iter().all(|piece| matches!(piece.after, b'/' | b'-' | b'_'));
        if !is_own_folder || !are_joined || (first.after != b'/' && second.after != b'/') {
            return None;
        }
        let range = first.range.start..third.range.end;
        if let Some(year) = first.number(url, &[4]) {
            // "/2004/04-09-07": the year again before the day.
            let is_day_behind = url
                .as_bytes()
                .get(third.range.end + 1..)
                .is_some_and(|rest| third.after == b'-' && rest.len() >= 2 && rest[..2].iter().all(u8::is_ascii_digit));
            if is_day_behind && second.number(url, &[2]) == Some(year % 100) {
                return None;
            }
            let day = third.number(url, &[1, 2])?;
            return found(range, CivilDate::day(year as i32, second.month(url)?, day), "day in URL");
        }
        // The year last: only if the numbers can be in one order.
        let (one, two) = (first.number(url, &[1, 2])?, second.number(url, &[1, 2])?);
        let year = third.number(url, &[4])? as i32;
        match (CivilDate::day(year, two, one), CivilDate::day(year, one, two)) {
            (Some(date), None) | (None, Some(date)) => found(range, Some(date), "day in URL"),
            (Some(date), Some(_)) if one == two => found(range, Some(date), "day in URL"),
            _ => None,
        }
    });
    let two = pieces.windows(2).filter_map(|two| {
        let [first, second] = two else { return None };
        let is_own_folder = first.before == b'/' && first.after == b'/' && !second.after.is_ascii_alphanumeric();
        let (long, short) = (first.number(url, &[4, 6])?, second.number(url, &[2, 4])?);
        let date = match (first.range.len(), second.range.len()) {
            _ if !is_own_folder => None,
            (4, 4) => CivilDate::day(long as i32, short / 100, short % 100),
            (6, 2) => CivilDate::day((long / 100) as i32, long % 100, short),
            _ => None,
        };
        found(first.range.start..second.range.end, date, "day in URL")
    });
    three.chain(two).collect()
}

/// `/2023-10-30-words`, `/words_2023_10_30`, `/20231030-words`, `/t20231030_1234.html`.
fn days_in_words(url: &str, pieces: &[Piece]) -> Vec<FoundDate> {
    let joined = pieces.windows(3).filter_map(|three| {
        let [year, month, day] = three else { return None };
        let is_same_joint = year.after == month.after && matches!(year.after, b'-' | b'_' | b'.');
        if !is_same_joint || year.before.is_ascii_alphanumeric() || day.after.is_ascii_alphanumeric() && day.after != b'T' {
            return None;
        }
        let date = CivilDate::day(year.number(url, &[4])? as i32, month.number(url, &[1, 2])?, day.number(url, &[1, 2])?);
        found(year.range.start..day.range.end, date, "day in URL")
    });
    let bytes = url.as_bytes();
    let compact = pieces.iter().filter_map(|piece| {
        let number = piece.number(url, &[8])?;
        // One letter may stand before it, as in the names that some systems give to files.
        let follows_one_letter = piece.before.is_ascii_alphabetic()
            && piece.range.start.checked_sub(2).is_some_and(|place| !bytes[place].is_ascii_alphanumeric());
        // At its end an identifier of letters and digits may count on from the day: `/idKX8Y20140901`.
        let ends_identifier = piece.before.is_ascii_alphabetic() && ends_name(&bytes[piece.range.end..]);
        let begins = !piece.before.is_ascii_alphanumeric() || follows_one_letter || ends_identifier;
        let date = CivilDate::day((number / 10_000) as i32, number / 100 % 100, number % 100);
        (begins && !piece.after.is_ascii_alphanumeric()).then(|| found(piece.range.clone(), date, "day in URL")).flatten()
    });
    joined.chain(compact).collect()
}

/// Whether nothing of a name follows but its ending: `.html`.
fn ends_name(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(b'/' | b'.' | b'?' | b'#'))
}

/// `/2023/10/`, `/2023/oct/`, `/2023-10/`, `/202310/`.
fn months_in_folders(url: &str, pieces: &[Piece]) -> Vec<FoundDate> {
    let two = pieces.windows(2).filter_map(|two| {
        let [year, month] = two else { return None };
        let are_folders = year.before == b'/' && matches!(year.after, b'/' | b'-') && month.after == b'/';
        let is_written_in_full = !month.is_number || month.range.len() == 2 || year.after == b'/';
        let number = year.number(url, &[4]).filter(|_| are_folders && is_written_in_full)?;
        found(year.range.start..month.range.end, CivilDate::month(number as i32, month.month(url)?), "month in URL")
    });
    let one = pieces.iter().filter_map(|piece| {
        let number = piece.number(url, &[6]).filter(|_| piece.before == b'/' && piece.after == b'/' && !piece.is_glued())?;
        found(piece.range.clone(), CivilDate::month((number / 100) as i32, number % 100), "month in URL")
    });
    two.chain(one).collect()
}

/// `?date=2023-10-30`.
fn day_in_query(url: &str, query: Range<usize>) -> Option<FoundDate> {
    const KEYS: [&str; 10] =
        ["date", "day", "d", "dt", "pubdate", "publishdate", "published", "datepublished", "publication_date", "pub_date"];
    let mut start = query.start + 1;
    for pair in url.get(start..query.end)?.split(['&', ';']) {
        let value_start = start + pair.find('=').map_or(pair.len(), |place| place + 1);
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if KEYS.contains(&key.to_ascii_lowercase().as_str())
            && let DateReading::Found(date) = whole_date(value)
            && date.date.precision() == DatePrecision::Day
        {
            return found(value_start..value_start + value.len(), Some(date.date), "day in URL");
        }
        start += pair.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_addresses_hold() {
        let last_day = NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
        for (path, expected) in [
            ("/2023/10/30/grain-corridor", "2023-10-30"),
            ("/world/2023/10/30", "2023-10-30"),
            ("/2023/1/5/winter-note.html", "2023-01-05"),
            ("/2023-10-30-grain-corridor", "2023-10-30"),
            ("/news/grain-corridor-2023-10-30.html", "2023-10-30"),
            ("/news/grain_2023_10_30", "2023-10-30"),
            ("/20231030", "2023-10-30"),
            ("/20231030/grain", "2023-10-30"),
            ("/n1/202310/t20231030_400123.html", "2023-10-30"),
            ("/2023-10/30/content_5512.htm", "2023-10-30"),
            ("/2023/1030/c90000-1.html", "2023-10-30"),
            ("/202310/30/WS65.html", "2023-10-30"),
            ("/2023/oct/30/grain", "2023-10-30"),
            ("/2023/October/30/grain", "2023-10-30"),
            ("/30/10/2023/grain", "2023-10-30"),
            ("/10/30/2023/grain", "2023-10-30"),
            ("/03/04/2023/grain", "-"),
            ("/view?id=7&date=2023-10-30", "2023-10-30"),
            ("/view?date=20231030#top", "2023-10-30"),
            ("/2023/10/grain-corridor", "2023-10"),
            ("/2023/oct/grain", "2023-10"),
            ("/202310/grain", "2023-10"),
            ("/2023-10/grain", "2023-10"),
            ("/2023/10/30/review-of-2022-05-01", "2023-10-30"),
            ("/2023/grain", "-"),
            ("/article/quay-idKX8Y20231030", "2023-10-30"),
            ("/article/quay-idKX8Y20231030?page=2", "2023-10-30"),
            ("/files/report20231030.html", "2023-10-30"),
            ("/article/quay-idKX8Y20231345", "-"),
            ("/article/quay-id120231030", "-"),
            ("/a/1202310305", "-"),
            ("/a/20231030123456", "-"),
            ("/ab20231030cd", "-"),
            ("/2004/04-09-07.html", "-"),
            ("/2004/04-09-quay.html", "2004-04-09"),
            ("/2023/02/31/grain", "2023-02"),
            ("/2023/13/grain", "-"),
            ("/20231345", "-"),
            ("/1989/10/30/grain", "-"),
            ("/2024/10/30/grain", "-"),
            ("/2050/10/grain", "-"),
            ("/2022-05-01-and-2023-05-01", "-"),
            ("/item/12345678", "-"),
            ("/10/2023", "-"),
            ("", "-"),
            ("/?", "-"),
        ] {
            let url = format!("https://news.example{path}");
            let found = date_in_url_until(&url, last_day);
            assert_eq!(found.map_or("-".to_string(), |found| found.date.to_string()), expected, "{path}");
        }
        assert_eq!(date_in_url("no address at all"), None);
        assert_eq!(date_in_url("https://20231030.example/"), None);
    }

    #[test]
    fn the_words_of_a_date_are_where_it_says() {
        let url = "https://news.example/world/2023/10/30/grain";
        assert_eq!(&url[date_in_url(url).expect("a date").range], "2023/10/30");
    }
}
