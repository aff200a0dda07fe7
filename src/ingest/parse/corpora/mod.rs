//! Turns the SGML of news corpora into articles: `trec` (TREC, TIPSTER, FBIS, AQUAINT, Gigaword, CLEF), `reuters` (Reuters-21578).
//!
//! Such files have no root, hold many documents one after the other, and are no XML. Here is what both share: elements as they stand in the text,
//! days with short years, paragraphs as wire services set them.

mod reuters;
mod trec;

use super::Batch;
use super::builder::ArticleBuilder;
use super::dates::{DateReading, FoundDate, date_at_start};
use super::xml::{self, resolved};
use crate::article::{CivilDate, DatePrecision, Evidence};
use crate::text::collapse_white_space;

/// Documents of one file beyond this are not read.
const MOST_DOCUMENTS: usize = 200_000;

/// Whether a text is a file of a corpus.
pub(crate) fn is_corpus(text: &str) -> bool {
    let Some(root) = xml::root_name(&text[..text.floor_char_boundary(4096)]) else { return false };
    let head = text[..text.floor_char_boundary(4096)].to_ascii_uppercase();
    match root.to_ascii_uppercase().as_str() {
        "REUTERS" => head.contains("NEWID") || head.contains("<TEXT") || head.contains("LEWIS"),
        "DOC" | "DOCS" => ["<DOCNO", "<DOCID", "<DOC ID=", "<HEADLINE>", "<HL>"].iter().any(|mark| head.contains(mark)),
        _ => false,
    }
}

/// Reads the documents of a file of a corpus, an article each.
pub(crate) fn read_corpus(text: &str, batch: &mut Batch<'_>) {
    let root = xml::root_name(&text[..text.floor_char_boundary(4096)]).unwrap_or_default();
    let is_reuters = root.eq_ignore_ascii_case("REUTERS");
    let name = if is_reuters { "REUTERS" } else { "DOC" };
    let (mut line, mut passed) = (1, 0);
    let documents = documents_of(text, name);
    let is_alone = documents.len() == 1;
    for (place, (opening, document)) in documents.into_iter().enumerate() {
        let start = opening.as_ptr().addr() - text.as_ptr().addr();
        line += text[passed..start].matches('\n').count() as u64;
        passed = start;
        let mut builder = batch.builder();
        match is_reuters {
            true => reuters::read_document(document, &mut builder),
            false => trec::read_document(opening, document, &mut builder),
        }
        let number = if is_alone { 0 } else { place as u64 + 1 };
        batch.finish(builder, number, Some(line), "the document has neither headline nor text");
    }
}

/// The opening tag and the inside of each document.
fn documents_of<'t>(text: &'t str, name: &str) -> Vec<(&'t str, &'t str)> {
    let mut documents = Vec::new();
    let mut at = 0;
    // Where one end is missing to the end of the text, all are.
    let mut has_ends = true;
    while let Some((start, inside)) = next_opening(text, at, name) {
        let found = has_ends.then(|| closing(text, inside, name)).flatten();
        has_ends &= found.is_some();
        let (end, next) = found.unwrap_or_else(|| {
            // The end of a document may be missing.
            let next = next_opening(text, inside, name).map_or(text.len(), |(next, _)| next);
            (next, next)
        });
        documents.push((&text[start..inside], &text[inside..end]));
        at = next;
        if documents.len() == MOST_DOCUMENTS {
            break;
        }
    }
    documents
}

/// Where the next opening tag of a name begins and ends.
fn next_opening(text: &str, from: usize, name: &str) -> Option<(usize, usize)> {
    const LONGEST_TAG_BYTES: usize = 2000;
    text[from..].match_indices('<').find_map(|(place, _)| {
        let start = from + place;
        let after = text.get(start + 1..start + 1 + name.len()).filter(|word| word.eq_ignore_ascii_case(name))?;
        let rest = &text[start + 1 + after.len()..];
        let ends = rest.starts_with(['>', ' ', '\t', '\n', '\r']);
        let end = ends.then(|| rest[..rest.floor_char_boundary(LONGEST_TAG_BYTES)].find('>')).flatten()?;
        Some((start, text.len() - rest.len() + end + 1))
    })
}

/// Where the closing tag of a name begins and ends.
fn closing(text: &str, from: usize, name: &str) -> Option<(usize, usize)> {
    text[from..].match_indices("</").find_map(|(place, _)| {
        let start = from + place;
        let word = text.get(start + 2..start + 2 + name.len())?;
        let rest = &text[start + 2 + word.len()..];
        let is_named = word.eq_ignore_ascii_case(name) && rest.trim_start().starts_with('>');
        is_named.then(|| Some((start, text.len() - rest.len() + rest.find('>')? + 1))).flatten()
    })
}

/// An element of a document: its name in capitals, its opening tag, and what is inside.
struct Field<'t> {
    name: String,
    tag: &'t str,
    inside: &'t str,
}

/// The elements with one of the names, wherever they stand; none is looked for inside another.
fn fields_of<'t>(document: &'t str, names: &[&str]) -> Vec<Field<'t>> {
    let mut fields = Vec::new();
    // Names that are never closed again: looking for the end of each would take the whole text.
    let mut unclosed: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = document[at..].find('<') {
        let start = at + found;
        at = start + 1;
        let rest = &document[at..];
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
        let Some(name) = names.iter().find(|name| name.eq_ignore_ascii_case(&rest[..length])) else { continue };
        let Some(end) = rest.find(['>', '<']).filter(|end| rest[*end..].starts_with('>')) else { continue };
        let inside = at + end + 1;
        if unclosed.contains(name) {
            continue;
        }
        let Some((close, next)) = closing(document, inside, name) else {
            unclosed.push(name);
            continue;
        };
        fields.push(Field { name: (*name).to_string(), tag: &document[start..inside], inside: &document[inside..close] });
        at = next;
    }
    fields
}

/// The text of an element on one line, without tags.
fn line_of(inside: &str) -> String {
    collapse_white_space(&resolved(&without_tags(inside)))
}

/// A text with `P` and its like as ends of paragraphs, and without other tags. What is no tag stays: `3 < 4`.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = after.find(['>', '<', '\n']).filter(|end| is_tag && after[*end..].starts_with('>'));
        match end {
            Some(end) => {
                let name = after[..end].trim_start_matches('/');
                let ends_paragraph = ["P", "p", "BR", "br"].contains(&name);
                out.push_str(if ends_paragraph { "\n\n" } else { " " });
                rest = &after[end + 1..];
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace("&hyph;", "-").replace("&blank;", " ").replace("&sect;", "§").replace("&cir;", "")
}

/// The paragraphs of wire copy: set apart by empty lines, by indents, or by short last lines.
fn paragraphs_of(text: &str) -> String {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let text: String = resolved(text).chars().filter(|c| !is_control(*c)).collect();
    let lines: Vec<&str> = text.lines().collect();
    let full: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    let is_indented = |line: &str| line.starts_with("  ") || line.starts_with('\t');
    let indented = full.iter().filter(|line| is_indented(line)).count();
    let goes_by_indents = indented > 0 && indented < full.len();
    let has_gaps = text.trim().lines().any(|line| line.trim().is_empty());
    let width = full.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut before_is_short) = (false, false);
    for line in lines {
        let words = line.trim();
        if words.is_empty() {
            gap = true;
            continue;
        }
        let begins = gap || goes_by_indents && is_indented(line) || !goes_by_indents && !has_gaps && before_is_short;
        if !out.is_empty() {
            out.push_str(if begins { "\n\n" } else { " " });
        }
        out.push_str(&collapse_white_space(words));
        gap = false;
        before_is_short = line.chars().count() * 10 < width * 7 && words.ends_with(['.', '"', '\'', '?', '!']);
    }
    out
}

/// The day of `19890417`, `890417`, `09/18/87`, or of words that begin with a date.
fn day_of(text: &str) -> Option<FoundDate> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let compact = match digits {
        8 => compact_day(&text[..8]),
        6 => compact_day(&text[..6]),
        _ => american_day(text),
    };
    let rule = "compact";
    compact.map(|date| FoundDate { date, range: 0..text.len(), rule, shortened: None }).or_else(|| {
        match date_at_start(text) {
            DateReading::Found(found) if found.date.precision() == DatePrecision::Day => Some(found),
            _ => None,
        }
    })
}

/// `19890417`, `890417`.
fn compact_day(digits: &str) -> Option<CivilDate> {
    let split = digits.len().checked_sub(4)?;
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    CivilDate::day(whole_year(number(0..split)?), number(split..split + 2)?, number(split + 2..split + 4)?)
}

/// `09/18/87`, as American services write it.
fn american_day(text: &str) -> Option<CivilDate> {
    let numbers: Vec<u32> = text.split(['/', '-']).map(str::trim).map_while(|part| part.parse().ok()).collect();
    let [month, day, year] = numbers.as_slice() else { return None };
    CivilDate::day(whole_year(*year), *month, *day)
}

/// A year of two digits is of the last century from 50 on.
fn whole_year(year: u32) -> i32 {
    let year = i32::try_from(year).unwrap_or_default();
    match year {
        0..50 => 2000 + year,
        50..100 => 1900 + year,
        year => year,
    }
}

/// Sets the day from an element.
fn set_day(builder: &mut ArticleBuilder, text: &str, evidence: Evidence) {
    match day_of(text) {
        Some(found) => builder.set_date(&found, evidence),
        None => builder.set_date_text(text, evidence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_paragraphs() {
        for (text, expected) in [
            ("19890417", "1989-04-17"),
            ("930816\n", "1993-08-16"),
            (" 09/18/87", "1987-09-18"),
            ("January 1, 1989, Sunday, Home Edition", "1989-01-01"),
            ("  29 Apr 1994 ", "1994-04-29"),
            ("1998-06-01 22:37", "1998-06-01"),
            ("891399", ""),
            ("none", ""),
        ] {
            assert_eq!(day_of(text).map(|found| found.date.to_string()).unwrap_or_default(), expected, "{text}");
        }
        for (text, expected) in [
            ("One goes\non.\n    Two goes\non.\n", "One goes on.¶Two goes on."),
            ("   One goes\non.\n   Two.\n", "One goes on.¶Two."),
            ("One.\n\nTwo goes\non.", "One.¶Two goes on."),
            (
                "The first line of this text is as wide as all lines are\nand ends.\nThe second begins here, and it goes on for a while",
                "The first line of this text is as wide as all lines are and ends.¶The second begins here, and it goes on for a while",
            ),
        ] {
            assert_eq!(paragraphs_of(text).replace("\n\n", "¶"), expected, "{text}");
        }
        assert_eq!(line_of("<P>\nA &amp; B 3 < 4</P>"), "A & B 3 < 4");
    }
}
