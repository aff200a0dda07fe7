//! Reads the day at the end of the headline of what is given at one day: `Regular press conference on 6 May 2014`.

use chrono::Datelike as _;

use super::super::dates::{FoundDate, date_at_end};
use crate::article::DatePrecision;

/// What is given or sent out at a day and named by it. A speech or an address may be of any day of the past.
const KINDS: [&str; 19] = [
    "press conference",
    "news conference",
    "press briefing",
    "media briefing",
    "daily briefing",
    "weekly briefing",
    "briefing by",
    "briefing of",
    "newsletter",
    "newsline",
    "bulletin",
    "daily brief",
    "weekly brief",
    "digest",
    "round-up",
    "roundup",
    "situation report",
    "sitrep",
    "readout",
];

/// Days before this are of the past that a headline is about.
const FIRST_YEAR: i32 = 1990;

/// The day at the end of a headline, where it is that of what the headline names.
pub(super) fn day_of_headline(headline: &str) -> Option<FoundDate> {
    let found = date_at_end(headline).filter(|found| found.date.precision() == DatePrecision::Day)?;
    let before = headline[..found.range.start].to_lowercase();
    let names_kind = KINDS.iter().any(|kind| {
        before.match_indices(kind).any(|(place, kind)| {
            let is_letter = |c: char| c.is_alphanumeric();
            !before[..place].ends_with(is_letter) && !before[place + kind.len()..].starts_with(is_letter)
        })
    });
    (names_kind && found.date.first_day().year() >= FIRST_YEAR).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::day_of_headline;

    #[test]
    fn days_at_the_end_of_headlines() {
        for (headline, expected) in [
            ("Spokeswoman's regular press conference on May 6, 2014", Some("2014-05-06")),
            ("Cabinet press briefing: 13th April 2021", Some("2021-04-13")),
            ("Transcript of the media briefing by the spokesperson Thursday, 8 February 2024", Some("2024-02-08")),
            ("Harbour Newsline Vol. 3, No. 138, 19 July 1999", Some("1999-07-19")),
            ("The press conference of 9 November 1989", None),
            ("How the wall fell on November 9, 1999", None),
            ("Address to the nation, 4 June 2004", None),
            ("Daily briefing, June 2019", None),
            ("What we know of the attack of 11 September 2001", None),
            ("Press conference on ports", None),
            ("", None),
        ] {
            let found = day_of_headline(headline).map(|found| found.date.to_string());
            assert_eq!(found.as_deref(), expected, "{headline}");
        }
    }
}
