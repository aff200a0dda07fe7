//! Turns the last hit of a page into a cursor, and a cursor into the place behind which the next page begins.
//!
//! A cursor holds what orders the hit and a sum over the request, so that it cannot be used with another one. Ordered by date it
//! stays good when the index changes: what comes next is whatever stands behind that place by then. Scores are comparable within
//! one committed state only, so that ordered by relevance it holds a sum over the name of the state, and is refused in any other.
//!
//! Where the first hits were put in order together, no hit of theirs says which come behind it: the cursor is the number of hits passed over then.

use super::top::Rank;
use crate::article::Dimension;
use crate::error::{Error, ErrorCode};
use crate::query::{PlannedFilter, SearchPlan, Sort};

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// Behind a hit with this rank.
    Rank(Rank),
    /// Behind so many hits.
    Hits(u32),
}

/// What the cursor of a number of hits begins with; no digit of the others.
const NUMBER: &str = "n";

/// The cursor for what comes behind so many hits.
pub(super) fn cursor_behind_hits(hits: u32, plan: &SearchPlan, state: &str) -> String {
    format!("{NUMBER}{hits:04x}{:08x}{:x}", sum_of(plan), state_of(plan, state))
}

/// The cursor for what comes behind a hit.
pub(super) fn cursor_behind(rank: Rank, plan: &SearchPlan, state: &str) -> String {
    let Rank { key, tie, id } = rank;
    let state = state_of(plan, state);
    format!("{key:016x}{tie:016x}{id:016x}{:08x}{state:x}", sum_of(plan))
}

/// The place behind which a cursor begins.
pub(super) fn behind_cursor(cursor: &str, plan: &SearchPlan, state: &str) -> Result<Behind, Error> {
    let unreadable = || {
        let message = format!("the cursor \"{}\" is not one that an answer gave", shortened(cursor));
        Error::new(ErrorCode::InvalidRequest, message).with_suggestion("take it from \"next\" of the page before")
    };
    let number = |from: usize, to: usize| {
        let digits = cursor.get(from..to).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        digits.and_then(|digits| u64::from_str_radix(digits, 16).ok()).ok_or_else(unreadable)
    };
    let (behind, sum) = match cursor.strip_prefix(NUMBER) {
        Some(_) => (Behind::Hits(number(1, 5)? as u32), 5),
        None => (Behind::Rank(Rank { key: number(0, 16)?, tie: number(16, 32)?, id: number(32, 48)? }), 48),
    };
    if number(sum, sum + 8)? != u64::from(sum_of(plan)) {
        let message = "the cursor is one of another request";
        let help = "words, filters, days and order must stay as they were";
        return Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help));
    }
    if number(sum + 8, cursor.len())? != state_of(plan, state) {
        let message = "the index has changed since the cursor was given, and hits ordered by relevance stand elsewhere now";
        return Err(Error::new(ErrorCode::CursorExpired, message)
            .with_suggestion("begin again with the first page, or order by date"));
    }
    Ok(behind)
}

fn state_of(plan: &SearchPlan, state: &str) -> u64 {
    let sum = || {
        let over = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        state.bytes().fold(0xcbf2_9ce4_8422_2325, over)
    };
    if plan.sort == Sort::Relevance { sum() } else { 0 }
}

/// A sum that differs where the articles found or their order do (FNV-1a).
fn sum_of(plan: &SearchPlan) -> u32 {
    // What orders hits by date has changed its meaning once.
    let said = format!("2 {:?}", (&plan.base, in_order(&plan.filters), plan.days, plan.sort, plan.recency.to_bits()));
    said.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The filters as they are the same in whatever order they were said: of each dimension the lists of which one value is wanted, those of which all are,
/// and what is refused.
fn in_order(filters: &[PlannedFilter]) -> Vec<(Dimension, [Vec<Vec<&str>>; 3])> {
    fn sorted<'v>(values: impl Iterator<Item = &'v String>) -> Vec<&'v str> {
        let mut values: Vec<&str> = values.map(String::as_str).collect();
        values.sort_unstable();
        values.dedup();
        values
    }
    let of = |dimension: Dimension| {
        let own = || filters.iter().filter(move |filter| filter.dimension == dimension);
        let any = own().map(|filter| sorted(filter.any.iter())).filter(|values| !values.is_empty()).collect();
        let all = own().flat_map(|filter| &filter.all).map(|values| sorted(values.iter())).collect();
        let mut lists = [any, all, vec![sorted(own().flat_map(|filter| &filter.none))]];
        for list in &mut lists {
            list.sort_unstable();
            list.dedup();
        }
        (dimension, lists)
    };
    Dimension::ALL.into_iter().map(of).collect()
}

fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(80)]
}
