//! Lays lines out by columns: cuts, wraps, pads, groups digits, and keeps marks through all of it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Style;
use crate::query::Segment;
use crate::render::safe;

/// Segments as one line. Marks are laid over the wrapped text, so a private pair of characters stands for them until then.
pub(super) fn joined(segments: &[Segment]) -> String {
    let text = |segment: &Segment| {
        let text = safe::line(&segment.text).replace([MARK_ON, MARK_OFF], "");
        if segment.matched { format!("{MARK_ON}{text}{MARK_OFF}") } else { text }
    };
    segments.iter().map(text).collect()
}

pub(super) const MARK_ON: char = '\u{F0001}';
pub(super) const MARK_OFF: char = '\u{F0002}';

pub(super) fn painted(line: &str, is_marked: &mut bool, style: Style) -> String {
    let mut out = String::new();
    let mut run = String::new();
    let mut flush = |run: &mut String, marked: bool| {
        if !run.is_empty() {
            out.push_str(&if marked { style.mark(run) } else { run.clone() });
            run.clear();
        }
    };
    for character in line.chars() {
        if character == MARK_ON || character == MARK_OFF {
            flush(&mut run, *is_marked);
            *is_marked = character == MARK_ON;
        } else {
            run.push(character);
        }
    }
    flush(&mut run, *is_marked);
    out
}

/// A number with commas between its thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number of things: `1 article`, `1,204 articles`.
pub fn counted(number: u64, thing: &str) -> String {
    format!("{} {thing}{}", grouped(number), if number == 1 { "" } else { "s" })
}

pub(super) fn padded(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let spaces = columns.saturating_sub(cut.width());
    cut + &" ".repeat(spaces)
}

/// Cuts text to a number of columns, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_string();
    }
    let mut kept = String::new();
    let mut width = 0;
    for character in text.chars() {
        let next = width + character.width().unwrap_or_default();
        if next + 1 > columns {
            break;
        }
        kept.push(character);
        width = next;
    }
    kept.push('…');
    kept
}

/// Breaks text at spaces into lines of at most `columns`; a longer word gets a line of its own.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(20);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && width_of(&line) + 1 + width_of(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn width_of(text: &str) -> usize {
    text.chars().filter(|character| !matches!(*character, MARK_ON | MARK_OFF)).map(|c| c.width().unwrap_or_default()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1000, 1234567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn text_is_cut_and_padded_by_columns() {
        assert_eq!(padded("中国外交", 5), "中国…");
        assert_eq!(padded("ab", 4), "ab  ");
    }
}
