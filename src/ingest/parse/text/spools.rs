//! Takes files apart into articles that no number stands above: the copy of agencies as it was sent (`ZCZC` above each, or the control characters of a
//! transmission around each), and clippings of a press database between lines of marks.

use std::ops::Range;

use super::super::scan::{self, holds};
use super::databases::layout_of;
use super::documents::{RULES, has_rules, is_rule};

/// Articles of one file beyond this stay with the last.
const MOST_ARTICLES: usize = 10_000;
/// The first line of marks between clippings stands within so many bytes.
const HEAD_BYTES: usize = 65_536;

const START_OF_HEADING: char = '\u{1}';
const END_OF_TRANSMISSION: char = '\u{4}';

/// The articles of a text, as bytes of it; none where it is one.
pub(super) fn spooled(text: &str) -> Vec<Range<usize>> {
    let transmitted = transmissions_of(text);
    if transmitted.is_empty() { clippings_of(text) } else { transmitted }
}

/// What was sent, each behind `ZCZC8812/SXA` or between the characters that begin and end a transmission.
fn transmissions_of(text: &str) -> Vec<Range<usize>> {
    const TOP_BYTES: usize = 200;
    const LONGEST_MARK_BYTES: usize = 40;
    let top = &text[..text.floor_char_boundary(TOP_BYTES)];
    let starts: Vec<usize> = if holds(top, "ZCZC") {
        let is_mark = |line: &str| line.len() <= LONGEST_MARK_BYTES && line.trim_start().starts_with("ZCZC");
        scan::lines_of(text).filter(|line| is_mark(line)).map(|line| line.as_ptr().addr() - text.as_ptr().addr()).collect()
    } else if top.contains(START_OF_HEADING) && text.contains(END_OF_TRANSMISSION) {
        let begins = |place: &usize| {
            let before = text[..*place].trim_end_matches(|c: char| c.is_whitespace() || c == '\u{16}');
            before.is_empty() || before.ends_with(END_OF_TRANSMISSION)
        };
        text.match_indices(START_OF_HEADING).map(|(place, _)| place).filter(begins).collect()
    } else {
        Vec::new()
    };
    // What stands above the first would be lost.
    let is_whole = starts.first().is_some_and(|first| !text[..*first].contains(char::is_alphanumeric));
    if is_whole { ranges_from(text, starts) } else { Vec::new() }
}

/// The clippings between lines of marks: two or more, all in the layout of one database, each with its headline and its day. A line of marks above
/// anything else stands in a clipping.
fn clippings_of(text: &str) -> Vec<Range<usize>> {
    let head = &text[..text.floor_char_boundary(HEAD_BYTES)];
    if !has_rules(head, &RULES) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if is_rule(line.trim()) {
            parts.push(from..at);
            from = at + line.len();
        }
        at += line.len();
    }
    parts.push(from..text.len());
    if parts.len() > 2 * MOST_ARTICLES {
        return Vec::new();
    }
    let mut layout = None;
    let mut starts = Vec::new();
    for part in parts {
        let Some(found) = layout_of(&text[part.clone()]) else { continue };
        if *layout.get_or_insert(found) == found {
            starts.push(part.start);
        }
    }
    ranges_from(text, starts)
}

/// From each start to the next, without lines of marks and control characters at the end.
fn ranges_from(text: &str, starts: Vec<usize>) -> Vec<Range<usize>> {
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).take(MOST_ARTICLES - 1).copied().chain([text.len()]);
    let is_around = |c: char| c.is_whitespace() || c.is_control();
    let range = |(start, end): (&usize, usize)| {
        let mut rest = text[*start..end].trim_end_matches(is_around);
        while let Some((before, _)) = rest.rsplit_once('\n').filter(|(_, last)| is_rule(last.trim())) {
            rest = before.trim_end_matches(is_around);
        }
        *start..*start + rest.len()
    };
    starts.iter().take(MOST_ARTICLES).zip(ends).map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the articles begin and end.
    fn shown(text: &str) -> Vec<String> {
        let words = |range: Range<usize>| {
            let lines: Vec<&str> = text[range].lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let [first, .., last] = lines.as_slice() else { return String::new() };
            format!("{first} .. {last}")
        };
        spooled(text).into_iter().map(words).collect()
    }

    #[test]
    fn copy_as_it_was_sent() {
        let ansa = |number: u32| {
            format!(
                "ZCZC123{number}/SXA\nXCR1_SXA\nIl molo {number}\n\n   (ANSA) - BARI, 9 LUG - Il molo chiude.(ANSA).\n\n09-LUG-15 12:40 NNN\n\n"
            )
        };
        let expected = ["ZCZC1231/SXA .. 09-LUG-15 12:40 NNN", "ZCZC1232/SXA .. 09-LUG-15 12:40 NNN"];
        assert_eq!(shown(&[ansa(1), ansa(2)].concat()), expected);
        assert!(shown(&ansa(1)).is_empty());
        let anpa = |number: u32| {
            format!(
                "\u{16}\u{16}\u{1}a045{number}\nr i BC-Pier\nThe pier\n   CARROW _ The pier closed.\nHP-03-27-07 1205EDT\n\u{4}"
            )
        };
        let expected = ["\u{1}a0451 .. HP-03-27-07 1205EDT", "\u{1}a0452 .. HP-03-27-07 1205EDT"];
        assert_eq!(shown(&[anpa(1), anpa(2)].concat()), expected);
        assert!(shown(&anpa(1)).is_empty());
        for text in [
            "The letters ZCZC began each cable.\nZCZC12/SXA\nOne.\nZCZC13/SXA\nTwo.\n",
            "The pier \u{1}closed\u{4} and \u{1}reopened\u{4}.\nThe quay did not.\n",
        ] {
            assert!(shown(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn clippings_between_lines_of_marks() {
        let rule = "==============================\n\n";
        let clipping = |headline: &str, day: u32| {
            format!(
                "{headline}\nFjordavisa, 2023-03-{day} 05:00\nPublisert i print.\n\nKaia i havna ble stengt tirsdag, sier kommunen.\n\n© Fjordavisa\n\n"
            )
        };
        let (one, two) = (clipping("Kaia stenges", 14), clipping("Brua åpnes", 15));
        let expected = ["Kaia stenges .. © Fjordavisa", "Brua åpnes .. © Fjordavisa"];
        for text in [
            format!("{rule}{one}{rule}{two}"),
            format!("{one}{rule}{two}"),
            format!("Treff: 2\n{rule}{one}{rule}{two}{rule}"),
        ] {
            assert_eq!(shown(&text), expected, "{text}");
        }
        let apart = "==============================\nOne more thing is not known.\n";
        for text in
            [format!("{rule}{one}"), format!("{one}{apart}"), format!("The pier\n\nIt closed.\n{rule}It opened again.\n")]
        {
            assert!(shown(&text).is_empty(), "{text}");
        }
    }
}
