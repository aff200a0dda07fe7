//! Turns the parts of a message into their text.

use mail_parser::{MessagePart, MimeHeaders, PartType};

use super::super::builder::ArticleBuilder;
use super::super::byline::{byline, names};
use super::super::dates::{DateReading, date_at_end, whole_date};
use super::super::html;
use super::super::labels::{Label, labels_of};
use super::encoded::with_charset;
use super::forward::{Below, forwarded};
use super::head_below::names_paper_and_day;
use super::header_lines::header_of;
use super::phrases::split_frame;
use crate::article::Field;
use crate::text::collapse_white_space;

pub(super) fn joined(texts: Vec<String>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

pub(super) fn text_of_html_part(
    part: &MessagePart<'_>,
    bytes: &[u8],
    says: Below,
    authors: &mut Vec<String>,
    shown: &mut String,
    builder: &mut ArticleBuilder,
) -> String {
    let PartType::Html(page) = &part.body else { return text_of_plain_part(part, bytes, builder) };
    let page = with_charset(part, page, bytes, builder);
    let whole = html::text_of_fragment(&page);
    if forwarded(&whole, says).is_some() {
        return whole;
    }
    let mut reading = ArticleBuilder::default();
    html::read_html(&page, &mut reading);
    let main = &reading.article().body;
    shown.push_str(&whole);
    shown.push('\n');
    // Letters are laid out with tables, in which the reader of web pages may not see the text.
    let (_, kept, _) = split_frame(&whole);
    if main.split_whitespace().count() * 10 >= kept.split_whitespace().count() * 7 {
        authors.extend(reading.article().authors.iter().cloned());
        if authors.is_empty() {
            authors.extend(names_above(&whole, main));
        }
        main.clone()
    } else {
        whole
    }
}

/// The names in the last byline above the text of a letter.
fn names_above(whole: &str, main: &str) -> Vec<String> {
    const MOST_LINES: usize = 4;
    let first = main.split("\n\n").next().unwrap_or_default();
    let above = whole.find(first).filter(|_| !first.is_empty()).map_or("", |start| &whole[..start]);
    let lines = above.lines().rev().filter(|line| !line.trim().is_empty()).take(MOST_LINES);
    let labelled = |line: &str| {
        let (_, labels) = labels_of(line).filter(|(before, _)| *before == 0)?;
        let author = labels.into_iter().find(|labelled| labelled.label == Label::Field(Field::Author))?;
        Some(names(line[author.value].trim())).filter(|names| !names.is_empty())
    };
    lines.filter_map(|line| byline(line).or_else(|| labelled(line))).next().unwrap_or_default()
}

pub(super) fn text_of_plain_part(part: &MessagePart<'_>, bytes: &[u8], builder: &mut ArticleBuilder) -> String {
    match &part.body {
        PartType::Text(text) => {
            let text = with_charset(part, text, bytes, builder).replace("\r\n", "\n");
            let kind = part.content_type();
            let is_flowed = kind.and_then(|kind| kind.attribute("format")).is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
            let deletes = kind.and_then(|kind| kind.attribute("delsp")).is_some_and(|d| d.eq_ignore_ascii_case("yes"));
            without_targets(&if is_flowed { unflowed(&text, deletes) } else { text })
        }
        PartType::Html(page) => html::text_of_fragment(&with_charset(part, page, bytes, builder)),
        _ => String::new(),
    }
}

/// A text without the addresses that programs write onto the words that link them: `the harbour<https://...>`, `[the harbour](https://...)`. In header
/// lines they are addresses of persons.
fn without_targets(text: &str) -> String {
    const MARKS: [(&str, char); 3] = [("<http", '>'), ("<mailto:", '>'), ("](http", ')')];
    const LONGEST_BYTES: usize = 2000;
    if !MARKS.iter().any(|(mark, _)| text.contains(mark)) {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if header_of(line).is_some() {
            out.push_str(line);
            continue;
        }
        let mut rest = line;
        while let Some(place) = rest.find(['<', ']']) {
            let (before, target) = rest.split_at(place);
            let end = MARKS.iter().find(|(mark, _)| target.starts_with(mark)).and_then(|(_, end)| {
                target[..target.floor_char_boundary(LONGEST_BYTES)]
                    .find(*end)
                    .filter(|close| !target[..*close].contains(' '))
            });
            // The words in brackets are those of the link.
            let bracket = if target.starts_with(']') { before.rfind('[') } else { None };
            let is_on_word = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '”' | '»' | '’' | ')'));
            match (end, bracket) {
                (Some(end), Some(bracket)) => {
                    out.push_str(&before[..bracket]);
                    out.push_str(&before[bracket + 1..]);
                    rest = &target[end + 1..];
                }
                (Some(end), None) if is_on_word && target.starts_with('<') => {
                    out.push_str(before);
                    rest = &target[end + 1..];
                }
                _ => {
                    out.push_str(&rest[..=place]);
                    rest = &rest[place + 1..];
                }
            }
        }
        out.push_str(rest);
    }
    out
}

/// Joins the lines of a text of `format=flowed` (RFC 3676).
fn unflowed(text: &str, deletes_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let is_signature = line == "-- ";
        match line.strip_suffix(' ').filter(|_| !is_signature) {
            Some(flowing) => {
                out.push_str(flowing);
                out.push_str(if deletes_space { "" } else { " " });
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// A text in which the lines above an article (its headline again, who wrote, the day) are paragraphs of their own.
pub(super) fn with_header_apart(text: &str, subject: &str) -> String {
    const MOST_BLOCKS: usize = 6;
    const MOST_LINES: usize = 6;
    const LONGEST_BYTES: usize = 160;
    const MOST_WORDS_OF_DAY: usize = 8;
    let says_who_or_when = |line: &str| {
        byline(line).is_some() || matches!(whole_date(line), DateReading::Found(_)) || names_paper_and_day(line)
    };
    // A day may end with a stop: "24 августа 2017 г.", "2017. augusztus 24."
    let ends_with_day = |line: &str| line.split_whitespace().count() <= MOST_WORDS_OF_DAY && date_at_end(line).is_some();
    let is_line = |line: &str| {
        let line = line.trim_end();
        line.len() <= LONGEST_BYTES && (!line.ends_with(['.', ',', ';']) || line.ends_with('.') && ends_with_day(line))
    };
    let words_of = |text: &str| collapse_white_space(text).to_lowercase();
    let subject = words_of(subject);
    // The headline, and the standfirst below it.
    let repeats_subject = |block: &str| {
        let first = words_of(block.lines().next().unwrap_or_default());
        first.split(' ').count() >= 3 && subject.ends_with(&first)
    };
    // A standfirst may be a sentence.
    let begins_with_headline = |block: &str| {
        let first = block.lines().next().unwrap_or_default();
        (2..=MOST_LINES).contains(&block.lines().count()) && is_line(first) && repeats_subject(block)
    };
    let is_header = |block: &str| {
        (2..=MOST_LINES).contains(&block.lines().count())
            && block.lines().all(is_line)
            && (block.lines().map(str::trim).any(says_who_or_when) || repeats_subject(block))
    };
    let blocks = text.split("\n\n").enumerate().map(|(place, block)| match place < MOST_BLOCKS && is_header(block.trim()) {
        true => block.trim().replace('\n', "\n\n"),
        false if place < MOST_BLOCKS && begins_with_headline(block.trim()) => block.trim().replacen('\n', "\n\n", 1),
        false => block.to_string(),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{names_above, with_header_apart, without_targets};

    #[test]
    fn bylines_above_a_letter() {
        for (whole, main, expected) in [
            ("铁路翻修进度落后\n\n记者：周敏\n\n一。\n\n二。", "一。\n\n二。", "周敏"),
            ("The pier\n\nBy Jane Doe\n\nOne.", "One.", "Jane Doe"),
            ("The pier\n\nOne.", "One.", ""),
        ] {
            assert_eq!(names_above(whole, main).join("|"), expected, "{whole}");
        }
    }

    #[test]
    fn texts_without_the_targets_of_links() {
        for (text, expected) in [
            ("The pier<https://a.example/x> is\nclosed.", "The pier is\nclosed."),
            ("The [pier](https://a.example/x) of [Kelby] is closed.", "The pier of [Kelby] is closed."),
            ("Write to Jane<mailto:jane@a.example>.", "Write to Jane."),
            ("From: Jane Doe<mailto:jane@a.example>", "From: Jane Doe<mailto:jane@a.example>"),
            ("The pier\n<https://a.example/x>", "The pier\n<https://a.example/x>"),
            ("See <https://a.example/x>.", "See <https://a.example/x>."),
            ("It is a<httpd and more", "It is a<httpd and more"),
        ] {
            assert_eq!(without_targets(text), expected);
        }
    }

    #[test]
    fn lines_above_an_article_are_paragraphs() {
        for (text, expected) in [
            ("The pier\nBy Jane Doe\n\nOne.\nTwo.", "The pier\n\nBy Jane Doe\n\nOne.\nTwo."),
            ("The pier\n12 May 2024\n\nOne.", "The pier\n\n12 May 2024\n\nOne."),
            ("The pier is closed\nAnd so is the quay\n\nOne.", "The pier is closed\n\nAnd so is the quay\n\nOne."),
            ("The pier is closed\nSo is the quay.\nNobody knew.", "The pier is closed\n\nSo is the quay.\nNobody knew."),
            ("The quay\n(Quay Post, 12 May 2024)\n\nOne.", "The quay\n\n(Quay Post, 12 May 2024)\n\nOne."),
            (
                "The quay\nQuay Post | May 12, 2024 | Jane Doe\n\nOne.",
                "The quay\n\nQuay Post | May 12, 2024 | Jane Doe\n\nOne.",
            ),
            (
                "Мост закрыт\nАвтор: Ульяна Завадская\nПортовые новости, 24 августа 2017 г.\n\nОдин.",
                "Мост закрыт\n\nАвтор: Ульяна Завадская\n\nПортовые новости, 24 августа 2017 г.\n\nОдин.",
            ),
            (
                "A híd zárva\nPartközi Hírlap\n2017. augusztus 24.\n\nEgy.",
                "A híd zárva\n\nPartközi Hírlap\n\n2017. augusztus 24.\n\nEgy.",
            ),
            (
                "The bridge\nBy Jane Doe\nIt was closed again.\n\nOne.",
                "The bridge\nBy Jane Doe\nIt was closed again.\n\nOne.",
            ),
            ("Come to the pier\nGeneva, 12 May 2024\n\nOne.", "Come to the pier\nGeneva, 12 May 2024\n\nOne."),
            ("One line goes\non to the next.", "One line goes\non to the next."),
        ] {
            assert_eq!(with_header_apart(text, "Fwd: The pier is closed"), expected, "{text}");
        }
    }
}
