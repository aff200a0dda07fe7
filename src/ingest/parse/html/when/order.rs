//! Finds the order in which a page writes day and month.

use super::DateCandidate;
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{DateReading, Order, dates_in_text, order_shown, whole_date_in_order};
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
