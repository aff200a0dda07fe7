//! Knows texts that begin with the header of their page although their headline is kept beside them.

use super::super::byline::person_of_bio;
use super::begins_with_day;
use super::headline::holds_headline;
use super::lines::lines_of;
use super::meta::meta_of;

/// Whether a text that is kept beside its headline begins with more than its first paragraph: with the headline again, or a day or a name in a line of
/// their own.
pub(crate) fn holds_header(text: &str, headline: &str) -> bool {
    const MOST_BYTES: usize = 4000;
    const MOST_LINES: usize = 15;
    const LEAST_WORDS_OF_PARAGRAPH: usize = 20;
    let head = &text[..text.floor_char_boundary(MOST_BYTES)];
    let lines = lines_of(head);
    let mut above =
        lines.iter().take(MOST_LINES).take_while(|line| !(line.is_paragraph() && line.weight() >= LEAST_WORDS_OF_PARAGRAPH));
    lines.len() > 1
        && (begins_with_day(head)
            || above.any(|line| holds_headline(line.text, headline) || meta_of(line.text).is_some_and(|meta| meta.is_sure)))
}

/// Whether one of the last paragraphs of a text says who somebody is, as those about authors do.
pub(crate) fn ends_with_bio(text: &str) -> bool {
    const MOST_PARAGRAPHS: usize = 3;
    const LEAST_ABOVE: usize = 2;
    // A comma stands behind the names of those a report quotes, too.
    const VERBS: [&str; 10] =
        [" is ", " writes ", " covers ", " reports ", " works ", " est ", " ist ", " es ", " é ", " è "];
    let mut paragraphs = text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let says_who = |line: &str, person: &str| {
        line.strip_prefix(person).is_some_and(|rest| VERBS.iter().any(|verb| rest.starts_with(verb)))
    };
    let is_bio = |line: &str| person_of_bio(line).is_some_and(|person| says_who(line, &person));
    paragraphs.by_ref().take(MOST_PARAGRAPHS).any(is_bio) && paragraphs.nth(LEAST_ABOVE - 1).is_some()
}
