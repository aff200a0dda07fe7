//! Weighs a declared date against what the page shows and where it lies.

use super::DateCandidate;
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{DateRole, FoundDate};

pub(super) fn days_between(one: &FoundDate, other: &FoundDate) -> i64 {
    (one.date.first_day() - other.date.first_day()).num_days()
}

/// A declared date against what the page shows and where it lies.
pub(super) fn settled(
    declared: &DateCandidate,
    shown: Option<&DateCandidate>,
    url: Option<&DateCandidate>,
    update: Option<&DateCandidate>,
) -> DateCandidate {
    let is_day = |date: &DateCandidate| date.found.date.precision() == DatePrecision::Day;
    if !is_day(declared) {
        // A month is no match for a day that lies in it.
        let inside = |day: &&DateCandidate| {
            is_day(day)
                && (declared.found.date.first_day()..=declared.found.date.last_day()).contains(&day.found.date.first_day())
        };
        return shown.filter(inside).or(url.filter(inside)).unwrap_or(declared).clone();
    }
    let conflict =
        |date: &DateCandidate| DateCandidate { doubt: Some("conflicting_dates"), confidence: 0.5, ..date.clone() };
    let Some(shown) = shown.filter(|shown| is_day(shown)) else {
        return match url.map(|url| days_between(&declared.found, &url.found)) {
            // The address has the day of the newsroom, the declared instant that of another time zone.
            Some(1 | -1) if declared.is_universal => url.unwrap_or(declared).clone(),
            Some(days) if days.abs() > 3 => conflict(declared),
            _ => declared.clone(),
        };
    };
    let days = days_between(&shown.found, &declared.found);
    if days == 0 {
        return declared.clone();
    }
    let agrees = |date: &DateCandidate| url.is_some_and(|url| url.found.date == date.found.date);
    match days {
        1 | -1 if declared.is_universal && !agrees(declared) => shown.clone(),
        // Nothing is printed the day before it appears, but for the newsroom's clock.
        -1 if !agrees(declared) => shown.clone(),
        _ if agrees(shown) => shown.clone(),
        _ if agrees(declared) => declared.clone(),
        _ if update.is_some_and(|update| update.found.date == shown.found.date) => declared.clone(),
        // Templates give every page the day on which they were made.
        _ if declared.is_of_page => shown.clone(),
        _ if shown.role == DateRole::Published => conflict(shown),
        // What is shown without a word is often the day of an update.
        days if days > 0 => declared.clone(),
        _ => conflict(declared),
    }
}

/// A shown date beside the day in the address.
pub(super) fn beside_address(shown: DateCandidate, url: Option<&DateCandidate>) -> DateCandidate {
    match url {
        Some(url) if shown.found.date.precision() != DatePrecision::Day => url.clone(),
        Some(url) if days_between(&shown.found, &url.found).abs() > 3 && shown.role != DateRole::Published => {
            DateCandidate { doubt: Some("conflicting_dates"), confidence: 0.5, ..url.clone() }
        }
        _ => shown,
    }
}
