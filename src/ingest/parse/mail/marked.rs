//! Finds what a letter shows of its article beside the text: the headline that its subject has behind a mark (`[Ports] The pier is closed`), and the tags of a
//! post that a blog sends.

use super::super::dates::{DateReading, date_at_start};
use super::super::labels::{Label, labels_of};
use crate::article::{DatePrecision, Field};

/// As much of a letter is looked through.
const MOST_LINES: usize = 40;

/// The headline among the first lines of a letter with which its subject ends behind a mark: a name in brackets, a sign, a word or two before a colon.
pub(super) fn headline_behind_mark<'t>(subject: &str, text: &'t str) -> Option<&'t str> {
    const LEAST_LETTERS: usize = 10;
    const LEAST_IDEOGRAPHS: usize = 5;
    const LONGEST_LINE_BYTES: usize = 400;
    let whole = squeezed(subject);
    let mut is_below_text = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES) {
        let words = if line.len() <= LONGEST_LINE_BYTES { squeezed(line) } else { String::new() };
        let least =
            if words.is_ascii() || words.len() < 3 * words.chars().count() { LEAST_LETTERS } else { LEAST_IDEOGRAPHS };
        // The subject as it is needs nothing.
        if words == whole {
            return before_end(subject, 0).filter(|mark| is_sign(mark)).map(|_| line);
        }
        if words.chars().count() >= least && whole.ends_with(&words) {
            let mark = before_end(subject, whole.chars().count() - words.chars().count())?;
            return (is_mark_in_brackets(mark) || is_sign(mark) || is_mark_with_colon(mark) && !is_below_text)
                .then_some(line);
        }
        // Below a sentence begins one of several articles.
        is_below_text |= line.ends_with(['.', '!', '?', '。', '！', '？', ',']) || line.len() > LONGEST_LINE_BYTES;
    }
    None
}

/// The beginning of a subject with so many letters in it, and the signs behind them.
fn before_end(subject: &str, letters: usize) -> Option<&str> {
    let is_of_word = |c: char| c.is_alphanumeric();
    let next = subject.char_indices().filter(|(_, c)| is_of_word(*c)).nth(letters)?.0;
    // A quotation opens behind the mark.
    Some(subject[..next].trim_end_matches([' ', '"', '“', '«', '„', '‘', '\'', '「']).trim())
}

/// `[Ports]`, `【電子報】`.
fn is_mark_in_brackets(mark: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let inner = [('[', ']'), ('【', '】'), ('〔', '〕'), ('(', ')'), ('［', '］')]
        .iter()
        .find_map(|(open, close)| mark.strip_prefix(*open)?.strip_suffix(*close));
    inner.is_some_and(|inner| inner.split_whitespace().count() <= MOST_WORDS && !inner.contains(['[', '【']))
}

/// Nothing but signs: an emoji.
fn is_sign(mark: &str) -> bool {
    !mark.is_empty() && !mark.contains(char::is_alphanumeric) && !mark.is_ascii()
}

/// `Commentary:`, `New report |`.
fn is_mark_with_colon(mark: &str) -> bool {
    const MOST_WORDS: usize = 3;
    mark.strip_suffix([':', '：', '|', '｜']).is_some_and(|words| {
        (1..=MOST_WORDS).contains(&words.split_whitespace().count())
            && !words.contains(|c: char| c.is_numeric() || matches!(c, ':' | '：' | '"' | '“'))
    })
}

/// The tags in the line with which a blog files the one post of a letter: `Jane Doe | March 3, 2021 | Tags: ports, grain | URL: ...`.
pub(super) fn tags_of_post(text: &str) -> Option<String> {
    const LONGEST_BYTES: usize = 800;
    let mut found = text.lines().filter(|line| line.len() <= LONGEST_BYTES && line.contains('|')).filter_map(|line| {
        let (before, labels) = labels_of(line)?;
        let tags = labels.into_iter().find(|labelled| labelled.label == Label::Field(Field::Keywords))?;
        let is_day = |part: &str| matches!(date_at_start(part.trim()), DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
        let is_filed = before > 0 && line[..before].trim_end().ends_with('|') && line[..before].split('|').any(is_day);
        let tags = line[tags.value].trim().trim_end_matches(['|', ' ']).to_string();
        (is_filed && !tags.is_empty()).then_some(tags)
    });
    let first = found.next()?;
    // A letter with several posts has several.
    found.next().is_none().then_some(first)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_behind_the_mark_of_a_subject() {
        for (subject, text, expected) in [
            ("[ports] The pier is closed", "9 May 2024\n\nThe pier is closed\n\nIt closed.", Some("The pier is closed")),
            ("[New post] The pier is closed", "New post on Quay Blog\n\nThe pier is closed\n", Some("The pier is closed")),
            ("🌊 The pier is closed", "The pier is closed\n\nIt closed.", Some("The pier is closed")),
            ("Commentary: The pier is closed", "9 May\n\nCOMMENTARY\n\nThe pier is closed\n", Some("The pier is closed")),
            ("Report | “The pier is closed”", "“The pier is closed”\n\nIt closed.", Some("“The pier is closed”")),
            ("【電子報】山口公路重新開放", "山口公路重新開放\n\n縣府重新開放。", Some("山口公路重新開放")),
            // The text does not repeat it, or repeats all of it.
            ("Commentary: The pier is closed", "The pier, we think, should not be.", None),
            ("Mayor: The pier is closed", "Mayor: The pier is closed\n\nIt closed.", None),
            // One of several articles, a word that is no mark, a headline that begins otherwise.
            ("Morning brief: The pier is closed", "Good morning.\n\nThe pier is closed\n", None),
            ("Why we think the pier is closed", "The pier is closed\n", None),
            ("Harbour news of today: The pier is closed", "The pier is closed\n", None),
            ("Quay Weekly #45: The pier is closed", "The pier is closed\n", None),
            ("[ports] Yes", "Yes\n", None),
        ] {
            assert_eq!(headline_behind_mark(subject, text), expected, "{subject}");
        }
    }

    #[test]
    fn tags_of_a_post_that_a_blog_sends() {
        let line = "Jane Doe | May 9, 2024 at 7:46 am | Tags: ports, grain | URL: https://q.example/p1";
        for (text, expected) in [
            (format!("The pier is closed\n\n{line}\n\nComment"), Some("ports, grain")),
            (format!("{line}\n\n{line}"), None),
            ("The minister | said May 9, 2024 that | Tags: none".to_string(), None),
            ("Tags: ports | grain".to_string(), None),
        ] {
            assert_eq!(tags_of_post(&text).as_deref(), expected, "{text}");
        }
    }
}
