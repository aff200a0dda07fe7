//! Weighs a declared date against what the page shows and where it lies.

use chrono::Datelike;

use super::DateCandidate;
use super::names::CREATED_METAS;
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{DateRole, FoundDate};

pub(super) fn days_between(one: &FoundDate, other: &FoundDate) -> i64 {
    (one.date.first_day() - other.date.first_day()).num_days()
}

/// What a declared date is weighed against.
pub(super) struct Against<'d> {
    /// What a reader sees, best first.
    pub(super) shown: Option<&'d DateCandidate>,
    /// Whether it stands beside the headline.
    pub(super) is_beside: bool,
    /// The other declared dates.
    pub(super) others: &'d [DateCandidate],
    /// The day or the month in the address, and the year that is a folder of it.
    pub(super) url: Option<&'d DateCandidate>,
    pub(super) year: Option<i32>,
    pub(super) update: Option<&'d DateCandidate>,
    /// The update that a reader sees beside the headline.
    pub(super) update_beside: Option<&'d DateCandidate>,
    /// The day with which the text begins, or which is a part of the title.
    pub(super) in_text: Option<&'d DateCandidate>,
}

fn is_day(date: &DateCandidate) -> bool {
    date.found.date.precision() == DatePrecision::Day
}

fn conflict(date: &DateCandidate) -> DateCandidate {
    DateCandidate { doubt: Some("conflicting_dates"), confidence: 0.5, ..date.clone() }
}

fn is_of_record(date: &DateCandidate) -> bool {
    date.origin.strip_prefix("meta ").is_some_and(|name| CREATED_METAS.contains(&name))
}

/// A declared date against what the page shows and where it lies.
pub(super) fn settled(declared: &DateCandidate, against: &Against<'_>) -> DateCandidate {
    let Against { shown, update, year, .. } = *against;
    let url = against.url.filter(|date| is_day(date));
    if !is_day(declared) {
        // A month is no match for a day that lies in it.
        let inside = |day: &&DateCandidate| {
            is_day(day)
                && (declared.found.date.first_day()..=declared.found.date.last_day()).contains(&day.found.date.first_day())
        };
        return shown.filter(inside).or(url.filter(inside)).unwrap_or(declared).clone();
    }
    let Some(shown) = shown.filter(|shown| is_day(shown)) else {
        // Nothing is published after it was updated.
        let is_before = |update: &&DateCandidate| is_day(update) && days_between(&update.found, &declared.found) < -1;
        if let Some(update) = against.update_beside.filter(is_before) {
            return conflict(update);
        }
        return match url.map(|url| days_between(&declared.found, &url.found)) {
            // The address has the day of the newsroom, the declared instant that of another time zone.
            Some(1 | -1) if declared.is_universal => url.unwrap_or(declared).clone(),
            Some(days) if days.abs() > 3 => conflict(declared),
            Some(_) => declared.clone(),
            None => unseen(declared, against),
        };
    };
    let days = days_between(&shown.found, &declared.found);
    if days == 0 {
        return declared.clone();
    }
    let agrees = |date: &DateCandidate| url.is_some_and(|url| url.found.date == date.found.date);
    let is_of_record = is_of_record(declared);
    // What a page declares of itself, not of an article, is the day of a move or of the last change where its address has another year.
    let is_of_year = |date: &DateCandidate| year.is_some_and(|year| date.found.date.first_day().year() == year);
    if is_of_record && is_of_year(shown) && !is_of_year(declared) {
        return shown.clone();
    }
    let is_update_too = update.is_some_and(|update| update.found.date == shown.found.date);
    // What says that it is the day of publication is no update, though one was made on the same day.
    let are_both_shown = is_update_too && update.is_some_and(|update| update.is_shown);
    let is_update = is_update_too && !(are_both_shown && shown.role == DateRole::Published);
    if declared.is_of_creation && !agrees(declared) && says_more_than_creation(shown, days, is_update) {
        return shown.clone();
    }
    // The page shows both days, and the declared one is that of its update.
    let is_said = shown.role == DateRole::Published || shown.origin.contains("publish") || is_of_record;
    let is_declared_update =
        is_said && days < 0 && update.is_some_and(|update| update.is_shown && update.found.date == declared.found.date);
    // A later day is that of a move where another declared one and the page agree.
    let is_backed = || against.others.iter().any(|other| other.found.date == shown.found.date);
    match days {
        1 | -1 if declared.is_universal && !agrees(declared) => shown.clone(),
        _ if is_declared_update && !agrees(declared) => shown.clone(),
        // Nothing is printed the day before it appears, but for the newsroom's clock.
        -1 if !agrees(declared) => shown.clone(),
        _ if agrees(shown) => shown.clone(),
        _ if agrees(declared) => declared.clone(),
        1 if shown.role == DateRole::Published && is_late(&declared.words) => shown.clone(),
        // Nothing is published after it was updated: what is declared is the day of a move.
        _ if are_both_shown && days < -1 => conflict(shown),
        _ if is_update => declared.clone(),
        // Templates give every page the day on which they were made.
        _ if declared.is_of_page => shown.clone(),
        days if days < 0 && is_backed() => shown.clone(),
        _ if shown.role == DateRole::Published => conflict(shown),
        // A template's first day, or the day of an update that is not called so.
        days if days > DAYS_OF_A_YEAR && against.is_beside && update.is_none() => conflict(declared),
        // What is shown without a word is often the day of an update.
        days if days > 0 => declared.clone(),
        // Nothing is printed beside a headline before it appears: what is declared is the day of a move or of a rebuilt site.
        _ if against.is_beside => conflict(shown),
        _ => conflict(declared),
    }
}

const DAYS_OF_A_YEAR: i64 = 366;

/// A declared day of an article that shows none, against what else the page has.
fn unseen(declared: &DateCandidate, against: &Against<'_>) -> DateCandidate {
    const MOST_DAYS: i64 = 3;
    const MOST_DAYS_FROM_MONTH: i64 = 62;
    // Releases and agencies begin with their day, which a move does not change.
    if let Some(text) = against.in_text
        && days_between(&declared.found, &text.found) > MOST_DAYS
    {
        return conflict(text);
    }
    // The first published day of several that an update comes after.
    let is_publication = |date: &&DateCandidate| is_day(date) && !date.is_of_creation && !is_of_record(date);
    let is_away = |date: &&DateCandidate| days_between(&date.found, &declared.found).abs() > MOST_DAYS;
    if let Some(other) = against.others.iter().filter(is_publication).find(is_away) {
        let is_updated = against.update.is_some_and(|update| update.found.date == declared.found.date);
        let is_before = days_between(&other.found, &declared.found) < 0;
        return if is_updated && is_before { other.clone() } else { conflict(declared) };
    }
    let day = declared.found.date.first_day();
    let days_outside = |month: &DateCandidate| {
        let (first, last) = (month.found.date.first_day(), month.found.date.last_day());
        (first - day).num_days().max((day - last).num_days())
    };
    // Blogs lie in the months in which they were written.
    if let Some(month) = against.url.filter(|month| days_outside(month) > MOST_DAYS_FROM_MONTH) {
        return conflict(month);
    }
    let is_other_year = against.year.is_some_and(|year| day.year() - year > 1);
    let is_other_issue = against.is_beside
        && against.shown.is_some_and(|issue| {
            issue.found.date.precision() == DatePrecision::Month && days_outside(issue) > MOST_DAYS_FROM_MONTH
        });
    if is_other_year || is_other_issue { conflict(declared) } else { declared.clone() }
}

/// Whether a shown day is that of publication where the other is only that on which the record was made. Drafts lie for some days, and
/// old articles get new records.
fn says_more_than_creation(shown: &DateCandidate, days: i64, is_update: bool) -> bool {
    const MOST_DAYS: i64 = 60;
    const MOST_DAYS_OF_DRAFT: i64 = 3;
    match shown.role {
        DateRole::Published => days.abs() <= MOST_DAYS,
        _ => (1..=MOST_DAYS_OF_DRAFT).contains(&days) && !is_update,
    }
}

/// Whether words are an instant of the evening without a time zone: where they were written it may be the next day.
fn is_late(words: &str) -> bool {
    const EVENING: u32 = 18;
    const LONGEST_BYTES: usize = "2023-12-02T22:11:40.000".len();
    let words = words.trim();
    let hour = words.get(11..13).and_then(|hour| hour.parse::<u32>().ok());
    words.len() <= LONGEST_BYTES && !words.ends_with('Z') && !words.contains('+') && hour.is_some_and(|hour| hour >= EVENING)
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
