//! Knows texts that begin or end with more than their paragraphs although their headline is kept beside them.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::{is_person, person_of_bio};
use super::super::labels::{Label, labels_of};
use super::footer::are_hashtags;
use super::headline::holds_headline;
use super::lines::{ends_sentence, is_quotation, lines_of};
use super::meta::meta_of;
use super::{begins_with_day, read_text_under_headline};
use crate::article::Field;

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

/// Whether one of the last lines of a text says what it is about: `Tags: ports, grain`, `#ports #grain`.
pub(crate) fn ends_with_tags(text: &str) -> bool {
    const MOST_LINES: usize = 4;
    const LONGEST_BYTES: usize = 300;
    let is_of_tags = |line: &str| {
        let labels = || labels_of(line).filter(|(before, _)| *before == 0).map(|(_, labels)| labels);
        let is_label = |label: Label| matches!(label, Label::Field(Field::Keywords | Field::Topic));
        line.len() <= LONGEST_BYTES
            && !ends_sentence(line)
            && (are_hashtags(line) || labels().is_some_and(|labels| labels.iter().all(|labelled| is_label(labelled.label))))
    };
    let mut lines = text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    lines.by_ref().take(MOST_LINES).any(is_of_tags) && lines.next().is_some()
}

/// Whether the last line of a text is a name behind a dash, as texts are signed: `— Jane Doe`.
pub(crate) fn ends_with_name(text: &str) -> bool {
    let mut lines = text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let name = lines.next().and_then(|last| last.strip_prefix(['—', '–'])).map(str::trim);
    // Behind words in quotes it is whoever said them.
    let is_quoted = |line: &str| is_quotation(line) || line.starts_with(['"', '“', '„', '«', '‘']);
    name.is_some_and(|name| name.contains(' ') && is_person(name)) && lines.next().is_some_and(|line| !is_quoted(line))
}

/// Whether the paragraphs of a text are kept where it is read as one with a header and a footer: in headings and lists of marked-up texts lines may
/// look like those of a header.
pub(crate) fn keeps_paragraphs(text: &str, headline: &str) -> bool {
    const LEAST_WORDS: usize = 20;
    /// What a paragraph ends with stands in the body even where its beginning is the line of a place.
    const ENDING_BYTES: usize = 60;
    let mut trial = ArticleBuilder::default();
    trial.set_text(Field::Headline, headline, key_evidence("headline", headline, 1.0));
    read_text_under_headline(text, &mut trial);
    let read = trial.article();
    let mut paragraphs = lines_of(text).into_iter().filter(|line| line.weight() >= LEAST_WORDS).map(|line| line.trimmed());
    !read.body.is_empty()
        && paragraphs.all(|paragraph| {
            let ending = &paragraph[paragraph.ceil_char_boundary(paragraph.len().saturating_sub(ENDING_BYTES))..];
            [&read.body, &read.description, &read.bio, &read.credit].iter().any(|kept| kept.contains(ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The ferry to the outer quay was late again on the second morning of the strike, and nobody at the office knew why it was.\n\n\
        Passengers waited in the hall until noon, when the harbour master came down and told them that no boat would leave before the evening.";

    #[test]
    fn lines_of_tags_below_texts() {
        for (last, expected) in [
            ("Tags: ferries, strikes", true),
            ("Keywords: ferries; strikes", true),
            ("#ferries #strikes", true),
            ("Tags: ferries\n\nPrint this page", true),
            ("Tags: he wore none of the three that the guards had given him.", false),
            ("#1 was the boat that nobody wanted to have", false),
            ("The union calls it a lockout", false),
        ] {
            assert_eq!(ends_with_tags(&format!("{BODY}\n\n{last}")), expected, "{last}");
        }
        assert!(!ends_with_tags("Tags: ferries, strikes"));
    }

    #[test]
    fn names_below_texts() {
        for (last, expected) in [
            ("— Jane Doe", true),
            ("— Jane", false),
            ("— and so it went on", false),
            ("Jane Doe", false),
            ("“We go on.”\n\n— Jane Doe", false),
        ] {
            assert_eq!(ends_with_name(&format!("{BODY}\n\n{last}")), expected, "{last}");
        }
    }

    #[test]
    fn paragraphs_that_would_be_lost() {
        let list = "Related stories\n\nHow the winter storms of the last ten years changed what the fishing villages along the northern coast build and where they build it now";
        for (text, expected) in [
            (format!("By Jane Doe\n\n{BODY}"), true),
            (format!("{BODY}\n\nTags: ferries, strikes"), true),
            (format!("{BODY}\n\n{list}"), false),
        ] {
            assert_eq!(keeps_paragraphs(&text, "Ferry late"), expected, "{text}");
        }
    }
}
