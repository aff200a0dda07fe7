//! Turns words and numbers that should be a day into the publication date of an article.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};

use super::{ArticleBuilder, key_evidence};
use crate::article::{CivilDate, DatePrecision, Evidence, Field, PublicationDate};
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, Order, date_beside_update, date_in_url, dates_with_roles, whole_date,
    whole_date_in_order,
};
use crate::ingest::parse::no_value::is_no_value;
use crate::schema::{IN_THE_FUTURE, SWAPPABLE};
use crate::text::collapse_white_space;

/// How the rows of a table or the lines of a header write the numbers of their dates, where they show it: between points, between slashes and hyphens.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Orders {
    pub(crate) between_points: Option<Order>,
    pub(crate) between_others: Option<Order>,
}

impl Orders {
    /// The order of a date of the table.
    fn of(self, text: &str) -> Option<Order> {
        if text.matches('.').count() >= 2 { self.between_points } else { self.between_others }
    }
}

/// Whether words with a time of day are the moment from which a clock counts: what programs write that have no date. Those of Unix count from
/// 1970, in any zone, those of Windows from 1601, spreadsheets from the last but one day of 1899.
fn is_zero_of_a_clock(words: &str) -> bool {
    const HOURS_OF_ZONES: std::ops::RangeInclusive<i64> = -12..=14;
    const SECONDS_OF_AN_HOUR: i64 = 3600;
    const FORMS: [&str; 4] = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M:%S"];
    let words = words.trim();
    let zeros = [(1970, 1, 1), (1601, 1, 1), (1899, 12, 30), (1900, 1, 1)];
    let zeros =
        zeros.into_iter().filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(0, 0, 0));
    let zeros: Vec<i64> = zeros.map(|zero| zero.and_utc().timestamp()).collect();
    let exact = DateTime::parse_from_rfc3339(words).or_else(|_| DateTime::parse_from_rfc2822(words));
    if let Ok(moment) = exact {
        return zeros.contains(&moment.timestamp());
    }
    let shifted = FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(words, form).ok());
    shifted.is_some_and(|moment| {
        let since = |zero: &i64| moment.and_utc().timestamp() - zero;
        let is_whole_hour =
            |since: i64| since % SECONDS_OF_AN_HOUR == 0 && HOURS_OF_ZONES.contains(&(since / SECONDS_OF_AN_HOUR));
        zeros.iter().map(since).any(is_whole_hour)
    })
}

impl ArticleBuilder {
    /// Numbers of dates that can be read in two orders are in these.
    pub(crate) fn expect_orders(&mut self, orders: Orders) {
        self.orders = orders;
    }

    /// Sets the publication date from words that should be one. The first date that can be read wins.
    pub(crate) fn set_date_text(&mut self, text: &str, evidence: Evidence) {
        if is_no_value(Field::DatePublished, text) {
            return;
        }
        // Outlines set a day in brackets: <2020-06-11 Thu>.
        let reading = match self.whole_date(text.trim().trim_start_matches(['<', '[']).trim_end_matches(['>', ']'])) {
            DateReading::Nothing => {
                let found = date_beside_update(text).or_else(|| day_at_beginning(text));
                found.map_or(DateReading::Nothing, DateReading::Found)
            }
            reading => reading,
        };
        match reading {
            DateReading::Found(found) => self.set_date(&found, evidence),
            reading => {
                let (code, what) = match reading {
                    DateReading::Impossible(_) => ("impossible_date", "is not in any calendar"),
                    _ => ("unreadable_date", "cannot be read as a date"),
                };
                self.note(code, format!("\"{}\" {what}", collapse_white_space(text)));
                if self.article.published.date().is_none() && self.article.published.reason().is_none() {
                    self.article.published = PublicationDate::unknown(Some(code.to_string()));
                    self.prove(Field::DatePublished, Evidence { confidence: 0.0, ..evidence });
                }
            }
        }
    }

    /// The date in a text that should be one; where its own numbers leave the order open, in that of the table.
    fn whole_date(&self, text: &str) -> DateReading {
        let reading = whole_date(text);
        let is_open = match &reading {
            DateReading::Found(found) => found.shortened == Some(SWAPPABLE),
            _ => true,
        };
        let Some(order) = self.orders.of(text).filter(|_| is_open) else { return reading };
        match whole_date_in_order(text, order) {
            DateReading::Found(found) => {
                let rule = match order {
                    Order::DayFirst => "day first as in other dates beside it",
                    Order::MonthFirst => "month first as in other dates beside it",
                };
                DateReading::Found(FoundDate { rule, ..found })
            }
            _ => reading,
        }
    }

    /// Sets the publication date, unless there is one. A second, different date is noted.
    pub(crate) fn set_date(&mut self, found: &FoundDate, mut evidence: Evidence) {
        evidence.rule = [&evidence.rule, ", ", found.rule].concat().into();
        match self.article.published.date() {
            None => {
                self.article.published = found.published();
                self.prove(Field::DatePublished, evidence);
            }
            // "Spring 2020" above "Published 23 April 2020": the day says more of the same.
            Some(known)
                if known.precision() == DatePrecision::Year
                    && found.date.precision() == DatePrecision::Day
                    && known.first_day() <= found.date.first_day()
                    && found.date.last_day() <= known.last_day() =>
            {
                self.article.published = found.published();
                self.prove(Field::DatePublished, evidence);
            }
            Some(known) if known != found.date => {
                let overlap = found.date.first_day() <= known.last_day() && known.first_day() <= found.date.last_day();
                if !overlap {
                    self.note(
                        "second_date",
                        format!("\"{}\" is another date than the {known} that was used", evidence.words),
                    );
                }
                self.pass_over(Field::DatePublished, &found.date.to_string(), evidence);
            }
            Some(_) => {}
        }
    }

    /// Says that something speaks against the publication date that was read.
    pub(crate) fn doubt_date(&mut self, reason: &str) {
        self.article.published = self.article.published.clone().doubted(reason);
    }

    /// Doubts a date on which nothing can have been published yet.
    pub(super) fn doubt_impossible_date(&mut self, today: NaiveDate) {
        let Some(date) = self.article.published.date() else { return };
        let mut read =
            self.article.evidence.iter().filter(|known| known.field == Field::DatePublished && known.passed_over.is_none());
        // Hardly anything is of these years.
        let may_be_zero = matches!(date.first_day().year(), 1601 | 1899 | 1900 | 1969 | 1970);
        if may_be_zero && read.any(|known| is_zero_of_a_clock(&known.evidence.words)) {
            self.doubt_date("clock_at_zero");
            return;
        }
        let first_newspapers = NaiveDate::from_ymd_opt(1400, 1, 1);
        if date.first_day() > today {
            self.doubt_date(IN_THE_FUTURE);
        } else if Some(date.last_day()) < first_newspapers {
            self.doubt_date("before_the_press");
        }
    }

    /// The day in the address of the page, where nothing else tells one: `https://h.example/2023/08/14/grain`.
    pub(crate) fn set_date_of_address(&mut self) {
        if let Some((url, found)) = self.date_of_address().filter(|(_, found)| found.date.precision() == DatePrecision::Day)
        {
            self.set_date(&found, key_evidence("day in the address", &url, 0.7));
        }
    }

    /// The month in the address, where nothing at all tells a day: `https://h.example/2023/08/grain`.
    pub(crate) fn set_month_of_address(&mut self) {
        if let Some((url, found)) = self.date_of_address() {
            self.set_date(&found, key_evidence("month in the address", &url, 0.6));
        }
    }

    fn date_of_address(&self) -> Option<(String, FoundDate)> {
        let url = self.article.url.as_deref().filter(|_| self.article.published.date().is_none())?;
        Some((url.to_string(), date_in_url(url)?))
    }

    /// Whether the address of the page says that it was published at another time than a day at its top, which is that of a visit then.
    pub(crate) fn is_far_from_address(&self, day: CivilDate) -> bool {
        const FAR_DAYS: i64 = 45;
        let Some(found) = self.article.url.as_deref().and_then(date_in_url) else { return false };
        let (before, behind) = (found.date.first_day() - day.last_day(), day.first_day() - found.date.last_day());
        before.num_days() > FAR_DAYS || behind.num_days() > FAR_DAYS
    }
}

/// The day with which a value begins that goes on with something else: `2021-03-12 14:05 信息来源 办公室`.
fn day_at_beginning(text: &str) -> Option<FoundDate> {
    const LONGEST_BYTES: usize = 160;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let mut dates = dates_with_roles(text.trim());
    let (found, role) = dates.pop().filter(|_| dates.is_empty())?;
    let is_own = matches!(role, DateRole::Published | DateRole::Unsaid);
    (is_own && found.range.start == 0 && found.date.precision() == DatePrecision::Day).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::is_zero_of_a_clock;

    #[test]
    fn moments_from_which_clocks_count() {
        for (words, expected) in [
            ("1970-01-01T00:00:00Z", true),
            ("1969-12-31T19:00:00-05:00", true),
            ("Thu, 01 Jan 1970 00:00:00 GMT", true),
            ("1970-01-01 01:00:00", true),
            ("1969-12-31 16:00", true),
            ("1601-01-01T00:00:00Z", true),
            ("1899-12-30 00:00:00", true),
            ("1970-01-01", false),
            ("1 January 1970", false),
            ("1970-01-01T09:41:07Z", false),
            ("1970-01-01 17:30:00", false),
            ("1970-01-02 00:00:00", false),
        ] {
            assert_eq!(is_zero_of_a_clock(words), expected, "{words}");
        }
    }
}
