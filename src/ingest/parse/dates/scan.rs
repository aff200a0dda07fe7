//! Finds the dates that stand anywhere in a short text, such as a visible byline block.

use super::{DateReading, FoundDate, read, tokens};

/// The dates of a text, in order. A year alone is none, nor is a month that other words stand around.
pub(crate) fn dates_in_text(text: &str) -> Vec<FoundDate> {
    let mut found = Vec::new();
    let mut from = 0;
    let starts = text.char_indices().filter(|(place, character)| {
        character.is_alphanumeric() && !text[..*place].chars().next_back().is_some_and(char::is_alphanumeric)
    });
    for (start, _) in starts {
        if start < from {
            continue;
        }
        // The reader looks at a fixed number of tokens, so that the whole stays linear.
        let DateReading::Found(date) = read(&tokens(&text[start..]), None) else { continue };
        if matches!(date.rule, "year" | "year-month" | "month year") {
            continue;
        }
        from = start + date.range.end;
        found.push(FoundDate { range: start + date.range.start..from, ..date });
    }
    found
}
