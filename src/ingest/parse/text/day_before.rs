//! Reads the day before a text in one line with its first words, as a collection of texts from the web gives it: `date 2021-11-19 Port reopens`.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::dates::{DateReading, FoundDate, whole_date};
use super::super::labels::labels_of;
use crate::article::DatePrecision;

/// A day before a text.
struct DayBefore<'t> {
    found: FoundDate,
    words: &'t str,
    /// The address above it.
    above: &'t str,
    text: &'t str,
}

/// Whether a text begins with a day in the line of its first words.
pub(crate) fn begins_with_day(text: &str) -> bool {
    day_before(text).is_some()
}

/// Reads a text with a day before it by `read`, which is given the rest; whether there is one.
///
/// A month says less than a day that is printed in the text, whatever it is.
pub(super) fn read_behind_day(text: &str, builder: &mut ArticleBuilder, read: fn(&str, &mut ArticleBuilder)) -> bool {
    let Some(DayBefore { found, words, above, text: rest }) = day_before(text) else { return false };
    let is_day = found.date.precision() == DatePrecision::Day;
    let set = |builder: &mut ArticleBuilder| {
        builder.set_date(&found, key_evidence("day before the text", words, if is_day { 0.8 } else { 0.6 }));
    };
    if is_day {
        set(builder);
    }
    read(&[above, rest].concat(), builder);
    if !is_day && builder.article().published.date().is_none() {
        set(builder);
    }
    builder.relocate(text);
    true
}

fn day_before(text: &str) -> Option<DayBefore<'_>> {
    const LABEL: &str = "date";
    let begun = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let (above, begun) = match begun.split_once('\n') {
        Some((address, below)) if address.starts_with("http") && !address.trim_end().contains(char::is_whitespace) => {
            (&begun[..address.len() + 1], below.trim_start())
        }
        _ => ("", begun),
    };
    let label = begun.get(..LABEL.len()).filter(|word| word.eq_ignore_ascii_case(LABEL))?;
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{a0}');
    let value = begun[label.len()..].trim_start_matches(is_space);
    let (value, has_colon) =
        value.strip_prefix(':').map_or((value, false), |value| (value.trim_start_matches(is_space), true));
    let words = value.get(..value.find(char::is_whitespace)?)?;
    let is_written_in_numbers =
        matches!(words.len(), 7 | 10) && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let DateReading::Found(found) = whole_date(words) else { return None };
    let text = value[words.len()..].trim_start_matches(is_space);
    let first_line = text.lines().next().unwrap_or_default();
    let is_day_before = is_written_in_numbers && found.range.end == words.len() && begins_text(first_line, has_colon);
    is_day_before.then_some(DayBefore { found, words, above, text })
}

/// Whether the words behind a day are the first of a text. Behind a colon they may be a place or more labels of a header, and `date 2021-11-19 was a
/// Friday` is a sentence.
fn begins_text(words: &str, has_colon: bool) -> bool {
    const LEAST_WORDS_BEHIND_COLON: usize = 4;
    let is_first = |c: char| c.is_alphabetic() && !c.is_lowercase() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '[' | '(');
    let least = if has_colon { LEAST_WORDS_BEHIND_COLON } else { 1 };
    words.starts_with(is_first)
        && words.split_whitespace().count() >= least
        && labels_of(words).is_none_or(|(before, _)| before != 0)
}

#[cfg(test)]
mod tests {
    use super::day_before;

    #[test]
    fn days_before_texts() {
        for (text, expected) in [
            (" date 2021-11-19 Port reopens\n\nOne.", Some(("2021-11-19", "", "Port reopens\n\nOne."))),
            ("date 2021-11 MARKETS\nOne.", Some(("2021-11", "", "MARKETS\nOne."))),
            ("Date: 2021-11-19 Port of Carrow reopens\nOne.", Some(("2021-11-19", "", "Port of Carrow reopens\nOne."))),
            (
                "https://h.example/a\ndate 2021-11-19 \u{201c}We wait\u{201d}",
                Some(("2021-11-19", "https://h.example/a\n", "\u{201c}We wait\u{201d}")),
            ),
            ("Date: 2021-11-19\nPort of Carrow reopens", None),
            ("Date: 2021-11-19 10:30 GMT\nPort of Carrow reopens", None),
            ("Date: 2021-11-19 Carrow\nPort of Carrow reopens", None),
            ("Date: 2021-11-19 Topic: Ports Region: Asia Tags: quay\nOne.", None),
            ("Date 2021-11-19 was a Friday.", None),
            ("date 2021-13-19 Port reopens", None),
            ("Dates 2021-11-19 Port reopens", None),
            ("The date 2021-11-19 Port reopens", None),
            ("date", None),
            ("", None),
        ] {
            let found = day_before(text).map(|day| (day.found.date.to_string(), day.above, day.text));
            let expected = expected.map(|(date, above, text)| (date.to_string(), above, text));
            assert_eq!(found, expected, "{text}");
        }
    }
}
