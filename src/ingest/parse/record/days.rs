//! Turns the values of records into days: words, compact numbers, seconds since 1970, days of the Iranian calendar beside a text in Persian.

use serde_json::Value;

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::dates::{DateReading, FoundDate, Hint, minguo_day, of_buddhist_era, whole_date_hinted};
use super::super::text::is_of_taiwan;
use super::crawls::Fetched;
use super::keys::folded;
use super::values::{first_text, number_of};
use crate::article::CivilDate;

/// Whether a day is that on which a crawler or an archive saw the page. Archives write it as fourteen digits.
pub(super) fn is_capture(key: &str, value: &Value, fetched: Fetched) -> bool {
    if is_usual(key) {
        return false;
    }
    let key = folded(key);
    if is_of_publication(&key) {
        return key == "date" && fetched == Fetched::Dates;
    }
    let is_clocked = || number_of(value).is_some_and(|number| number > 19_000_101_000_000 && is_clock(number));
    ["seen", "indexed", "v2date", "v2.1date", "warcdate"].iter().any(|part| key.contains(part))
        || key.ends_with("timestamp") && (fetched != Fetched::Nothing || is_clocked())
        || matches!(key.as_str(), "datetime" | "created" | "ts") && fetched == Fetched::Dates
}

/// Whether a day is only near that of publication: that of a change or of a visit.
pub(super) fn is_near(key: &str) -> bool {
    if is_usual(key) {
        return false;
    }
    let key = folded(key);
    !is_of_publication(&key) && ["updated", "modif", "seen", "indexed"].iter().any(|part| key.contains(part))
}

/// Whether a key, as it is written, is one of the most usual for the day of publication; most need no look at their letters.
fn is_usual(key: &str) -> bool {
    matches!(key, "datePublished" | "publishedAt" | "published_at" | "pubDate" | "pub_date" | "publication_date")
}

/// Whether a key is one of those under which most records keep the day of publication, which says nothing else.
fn is_of_publication(folded: &str) -> bool {
    matches!(folded, "datepublished" | "date" | "published" | "publishedat" | "publicationdate" | "pubdate")
}

pub(super) fn read_date(key: &str, value: &Value, origin: &str, builder: &mut ArticleBuilder) {
    let text = first_text(value);
    // `{"seconds": 1584093600}`
    let text = if text.is_empty() { number_of(value).map(|number| number.to_string()).unwrap_or_default() } else { text };
    let evidence = key_evidence(origin, &text, if is_near(key) { 0.6 } else { 1.0 });
    match number_of(value).and_then(date_of_number) {
        Some((date, rule)) => {
            let found = FoundDate { date, range: 0..text.len(), rule, shortened: None };
            builder.set_date(&found, evidence);
        }
        None => match iranian_day(&text, builder).or_else(|| day_of_taiwan(&text, builder)) {
            Some(found) => builder.set_date(&found, evidence),
            None => builder.set_date_text(&text, evidence),
        },
    }
}

/// `1401/07/12` beside a text in Persian: the digits alone do not tell the calendar.
fn iranian_day(text: &str, builder: &ArticleBuilder) -> Option<FoundDate> {
    const LONGEST_BYTES: usize = 40;
    const MOST_BYTES_OF_TEXT: usize = 500;
    if text.len() > LONGEST_BYTES || !(text.starts_with("13") || text.starts_with("14")) {
        return None;
    }
    let article = builder.article();
    let start = &article.body[..article.body.floor_char_boundary(MOST_BYTES_OF_TEXT)];
    // Letters that Arabic does not have, or writes otherwise.
    let is_persian = [article.headline.as_str(), start].iter().any(|words| words.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']));
    match whole_date_hinted(text, Hint { language: Some(is_persian.then_some("fa")?), country: None }) {
        DateReading::Found(found) => Some(found),
        _ => None,
    }
}

/// `112-03-14` beside a text from Taiwan.
fn day_of_taiwan(text: &str, builder: &ArticleBuilder) -> Option<FoundDate> {
    let found = minguo_day(text.trim())?;
    let article = builder.article();
    let is_of_there = [article.body.as_str(), article.headline.as_str()].into_iter().any(is_of_taiwan);
    is_of_there.then_some(found)
}

/// A year, a day as workbooks count them, a compact day, or seconds since 1970 or their fractions (the day in UTC).
fn date_of_number(number: i64) -> Option<(CivilDate, &'static str)> {
    match number {
        1000..=2999 => Some((CivilDate::year(of_buddhist_era(number as i32))?, "year")),
        EARLIEST_SERIAL..=LATEST_SERIAL => {
            let day = SERIAL_ZERO.checked_add_days(chrono::Days::new(number as u64))?;
            Some((day.to_string().parse().ok()?, "days since 1900"))
        }
        14_000_101..=29_991_231 => {
            let date = CivilDate::day(
                of_buddhist_era((number / 10_000) as i32),
                (number / 100 % 100) as u32,
                (number % 100) as u32,
            )?;
            Some((date, "compact"))
        }
        14_000_101_000_000..=29_991_231_235_959 if is_clock(number) => {
            let day = number / 1_000_000;
            let date = CivilDate::day((day / 10_000) as i32, (day / 100 % 100) as u32, (day % 100) as u32)?;
            Some((date, "compact"))
        }
        100_000_000..=99_999_999_999 => Some((day_of_seconds(number)?, "seconds since 1970")),
        100_000_000_000..=99_999_999_999_999 => Some((day_of_seconds(number / 1000)?, "milliseconds since 1970")),
        100_000_000_000_000..=9_999_999_999_999_999 => finer_day(number / 1_000_000, "microseconds since 1970"),
        100_000_000_000_000_000.. => finer_day(number / 1_000_000_000, "nanoseconds since 1970"),
        _ => None,
    }
}

/// The day of seconds that many digits were cut from, where it is of the time of programs that count so finely.
fn finer_day(seconds: i64, rule: &'static str) -> Option<(CivilDate, &'static str)> {
    const FROM_1995_TO_2099: std::ops::RangeInclusive<i64> = 788_918_400..=4_102_444_799;
    FROM_1995_TO_2099.contains(&seconds).then(|| day_of_seconds(seconds)).flatten().map(|day| (day, rule))
}

/// Whether the last six digits are a time of day and those before them a day of our time: `20231030120000`.
fn is_clock(number: i64) -> bool {
    let (time, day) = (number % 1_000_000, number / 1_000_000);
    let is_time = time / 10_000 < 24 && time / 100 % 100 < 60 && time % 100 < 60;
    is_time && (19_000_101..=20_991_231).contains(&day) && (1..=12).contains(&(day / 100 % 100))
}

/// Day 0 of workbooks, and which of their days a number may be that stands for one: those of 1954 to 2064.
const SERIAL_ZERO: chrono::NaiveDate = match chrono::NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(day) => day,
    None => chrono::NaiveDate::MIN,
};
const EARLIEST_SERIAL: i64 = 20_000;
const LATEST_SERIAL: i64 = 60_000;

fn day_of_seconds(seconds: i64) -> Option<CivilDate> {
    let instant = chrono::DateTime::from_timestamp(seconds, 0)?;
    instant.date_naive().to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::read_whole_record;
    use super::*;

    fn day(fields: &str) -> String {
        let record = format!(r#"{{"title": "The pier is closed", "text": "It closed on Tuesday.", {fields}}}"#);
        let Ok(Value::Object(record)) = serde_json::from_str(&record) else { panic!("an object: {fields}") };
        let mut builder = ArticleBuilder::default();
        read_whole_record(record, "JSON", &mut builder);
        let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        article.published.date().map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn moments_as_programs_write_them() {
        for (value, expected) in [
            ("1584093600000000", "2020-03-13"),
            ("\"1584093600000000\"", "2020-03-13"),
            ("1584093600000000000", "2020-03-13"),
            (r#"{"seconds": 1584093600, "nanoseconds": 0}"#, "2020-03-13"),
            (r#"{"_seconds": 1584093600, "_nanoseconds": 0}"#, "2020-03-13"),
            (r#""/Date(1584093600000)/""#, "2020-03-13"),
            (r#""/Date(1584093600000+0200)/""#, "2020-03-13"),
            (r#""D:20200313100000Z""#, "2020-03-13"),
            (r#"{"year": 2020, "month": 3, "day": 13}"#, "2020-03-13"),
            // Numbers that are no moments of our time.
            ("15840936000000000", ""),
            ("8584093600000000000", ""),
            (r#"{"year": 2020, "month": 13, "day": 13}"#, ""),
            (r#""/Date(soon)/""#, ""),
        ] {
            assert_eq!(day(&format!(r#""published": {value}"#)), expected, "{value}");
        }
    }

    #[test]
    fn the_day_of_publication_goes_before_that_of_a_row() {
        for (fields, expected) in [
            (r#""createdTime": "2020-04-09", "fields": {"Date Published": "2020-03-01"}"#, "2020-03-01"),
            (r#""created_at": "2020-04-09", "fields": {"title": "The pier is closed", "date": "2020-03-01"}"#, "2020-03-01"),
            (r#""updated": "2020-04-09", "fields": {"title": "The pier is closed", "created": "2020-03-01"}"#, "2020-03-01"),
            (r#""created": "2020-03-01", "fields": {"title": "The pier is closed", "slug": "pier"}"#, "2020-03-01"),
            (r#""date": "2020-03-01", "fields": {"title": "The pier is closed", "published": "2019-01-01"}"#, "2020-03-01"),
            (r#""published": "2020-03-01", "date": "2020-04-09""#, "2020-03-01"),
            (r#""published": true, "date": "2020-04-09""#, "2020-04-09"),
            (r#""date": "2020-03-01", "issued": "2020-04-09""#, "2020-03-01"),
            (r#""date": "2020-03-01", "spider": "post", "server": "a1", "project": "p""#, ""),
        ] {
            assert_eq!(day(fields), expected, "{fields}");
        }
    }
}
