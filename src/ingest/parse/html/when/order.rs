//! Finds the order in which a page writes day and month.

use super::DateCandidate;
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{
    DateReading, FoundDate, Order, date_at_start, dates_in_text, order_shown, whole_date_in_order,
};
use crate::ingest::parse::html::page::PageFacts;

/// The order that those dates show of which the order is sure, if they agree.
pub(super) fn order_of(facts: &PageFacts<'_>) -> Option<Order> {
    agreed(facts, order_shown)
}

/// The order in which dates that could be read in two are a declared day, if they agree: `04/06/2023` where 4 June is declared.
pub(super) fn order_of_declared(facts: &PageFacts<'_>, declared: &[DateCandidate]) -> Option<Order> {
    let is_declared = |words: &str, order: Order| match whole_date_in_order(words, order) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day => {
            declared.iter().any(|declared| declared.found.date == found.date)
        }
        _ => false,
    };
    agreed(facts, |words| match [Order::DayFirst, Order::MonthFirst].map(|order| is_declared(words, order)) {
        [true, false] => Some(Order::DayFirst),
        [false, true] => Some(Order::MonthFirst),
        _ => None,
    })
}

/// The order that the zone of the clock behind a date tells: ` 10:30 PM ET`. The zones of the Americas go by it only with a clock of twelve hours,
/// for Australia has some of the same names.
pub(super) fn order_of_zone(behind: &str) -> Option<Order> {
    const MOST_WORDS: usize = 4;
    const OF_AMERICA: [&str; 12] = ["ET", "EDT", "EST", "CT", "CDT", "CST", "MT", "MDT", "MST", "PT", "PDT", "PST"];
    const OF_OTHERS: [&str; 14] =
        ["BST", "IST", "CET", "CEST", "EET", "EEST", "WET", "MSK", "SAST", "WAT", "EAT", "AEST", "AEDT", "WIB"];
    let words = behind.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = words.filter(|word| !matches!(*word, "" | "at")).take(MOST_WORDS).collect();
    let (clock, rest) = words.split_first()?;
    let digits = clock.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let (hours, minutes) = digits.split_once([':', '.'])?;
    let is_number = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let is_half = |word: &str| matches!(word.to_ascii_lowercase().replace('.', "").as_str(), "am" | "pm");
    let (is_of_twelve, zone) = match rest {
        [half, zone, ..] if is_half(half) => (true, *zone),
        [zone, ..] => (is_half(&clock[digits.len()..]), *zone),
        [] => return None,
    };
    match () {
        () if OF_AMERICA.contains(&zone) && is_of_twelve => Some(Order::MonthFirst),
        () if OF_OTHERS.contains(&zone) => Some(Order::DayFirst),
        () => None,
    }
}

/// The one reading of numbers that could be read in two orders which is the day that the element itself has as its value, or next to it, for
/// values are often of another time zone: `<time datetime="2018-01-09T23:10Z">10/1/2018</time>`.
pub(super) fn in_order_of_value(found: &FoundDate, words: &str, value: &str) -> Option<FoundDate> {
    found.shortened?;
    let DateReading::Found(value) = date_at_start(value) else { return None };
    let is_near = |date: &FoundDate| (date.date.first_day() - value.date.first_day()).num_days().abs() <= 1;
    let in_order = |order: Order| match whole_date_in_order(words, order) {
        DateReading::Found(date) if date.shortened.is_none() && is_near(&date) => Some(date),
        _ => None,
    };
    let readings: Vec<FoundDate> = [Order::DayFirst, Order::MonthFirst].into_iter().filter_map(in_order).collect();
    let [date] = readings.as_slice() else { return None };
    (value.date.precision() == DatePrecision::Day).then(|| FoundDate { range: found.range.clone(), ..date.clone() })
}

/// The order that dates of short lines have, where all agree that have one.
fn agreed(facts: &PageFacts<'_>, order_of: impl Fn(&str) -> Option<Order>) -> Option<Order> {
    const MOST_LINES: usize = 60;
    let has_numbers = |text: &str| text.contains(['/', '.', '-']) && text.bytes().filter(u8::is_ascii_digit).count() >= 6;
    let short = facts.blocks.iter().filter(|block| block.length <= 240 && has_numbers(&block.text));
    let orders = short.take(MOST_LINES).flat_map(|block| {
        dates_in_text(&block.text).into_iter().filter_map(|date| order_of(&block.text[date.range])).collect::<Vec<_>>()
    });
    let mut orders = orders.collect::<Vec<_>>().into_iter();
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_tell_the_order() {
        for (behind, expected) in [
            (" 10:30 PM ET", Some(Order::MonthFirst)),
            (" at 9:00 a.m. PDT | 3 comments", Some(Order::MonthFirst)),
            (", 9:00am (EST)", Some(Order::MonthFirst)),
            (" 22:30 EST", None),
            (" 14:02 CET", Some(Order::DayFirst)),
            (" 9:14 pm IST", Some(Order::DayFirst)),
            (" 14:02 GMT", None),
            (" 14:02", None),
            (" in the ET zone", None),
            ("", None),
        ] {
            assert_eq!(order_of_zone(behind), expected, "{behind}");
        }
    }
}
