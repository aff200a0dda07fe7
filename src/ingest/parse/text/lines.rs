//! Turns a text into its lines, and finds out how its paragraphs are set.

use std::borrow::Cow;
use std::ops::Range;

use super::super::scan::{self, count_words_of_ascii};
use super::page::weight_of_other;
use crate::article::{Evidence, Origin, Zone};

/// A line that is not empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    /// From 1.
    pub(super) number: usize,
    pub(super) start: usize,
    /// Whether an empty line, the top of the text, or what sets paragraphs apart in this text is before it.
    pub(super) begins_paragraph: bool,
    /// Whether an empty line or the top of the text is before it.
    pub(super) follows_gap: bool,
    // What is asked of every line again and again is worked out once.
    trimmed: &'t str,
    /// Its characters, without the white space around it.
    characters: usize,
    weight: usize,
    ends_sentence: bool,
}

impl<'t> Line<'t> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its text without the white space around it.
    pub(super) fn trimmed(&self) -> &'t str {
        self.trimmed
    }

    pub(super) fn length(&self) -> usize {
        self.characters
    }

    /// Its words, or what corresponds to them where nothing stands between words.
    pub(super) fn weight(&self) -> usize {
        self.weight
    }

    pub(super) fn ends_sentence(&self) -> bool {
        self.ends_sentence
    }

    pub(super) fn evidence(
        &self,
        zone: Zone,
        part: &Range<usize>,
        rule: impl Into<Cow<'static, str>>,
        confidence: f32,
    ) -> Evidence {
        let words = &self.text[part.clone()];
        let trimmed = words.trim();
        let start = self.start + part.start + (words.len() - words.trim_start().len());
        let origin = Origin::Text { zone, line: self.number, start, end: start + trimmed.len() };
        Evidence::new(origin, trimmed, rule, confidence)
    }

    pub(super) fn whole(&self, zone: Zone, rule: impl Into<Cow<'static, str>>, confidence: f32) -> Evidence {
        self.evidence(zone, &(0..self.text.len()), rule, confidence)
    }
}

/// Room for the lines of most texts.
const FEW_LINES: usize = 32;
/// Lines broken by a program at one width are at most this long.
const WIDEST_BROKEN_LINE: usize = 100;
const NARROWEST_BROKEN_LINE: usize = 50;

/// The lines of a text that are not empty.
pub(super) fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(FEW_LINES);
    let mut has_gap = true;
    let mut start = 0;
    for (number, line) in scan::lines_of(text).enumerate() {
        if line.is_empty() {
            has_gap = true;
            start += 1;
            continue;
        }
        // A form feed begins a page, not a paragraph.
        let trimmed = line.trim_end_matches('\r');
        let inner = trimmed.trim_start_matches('\u{c}');
        let offset = trimmed.len() - inner.len();
        if is_blank(inner) {
            has_gap |= offset == 0;
        } else {
            let follows_gap = std::mem::take(&mut has_gap);
            let trimmed = scan::trim(inner);
            let (characters, weight) = match inner.is_ascii() {
                true => (trimmed.len(), count_words_of_ascii(inner)),
                false => (trimmed.chars().count(), weight_of_other(inner)),
            };
            lines.push(Line {
                text: inner,
                number: number + 1,
                start: start + offset,
                begins_paragraph: follows_gap,
                follows_gap,
                trimmed,
                characters,
                weight,
                ends_sentence: ends_sentence(inner),
            });
        }
        start += line.len() + 1;
    }
    set_paragraphs(&mut lines);
    lines
}

/// Whether a line has nothing but white space and marks of no width.
fn is_blank(line: &str) -> bool {
    let begins_with_mark = line.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !begins_with_mark && line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')).is_empty()
}

/// Paragraphs without an empty line between them: one a line, indented, or ended by a short line.
fn set_paragraphs(lines: &mut [Line<'_>]) {
    let blocks = blocks_of(lines);
    let is_indented = |line: &Line<'_>| line.text.starts_with(['\t', '\u{3000}']) || line.text.starts_with("  ");
    // Where paragraphs are indented, what stands above the first of them is a header.
    let first_indented = |block: &Range<usize>| {
        const MOST_LINES_OF_HEADER: usize = 12;
        let mut indented = block.clone().filter(|place| is_indented(&lines[*place]));
        let first = indented.next().filter(|first| first - block.start <= MOST_LINES_OF_HEADER);
        first.filter(|_| indented.nth(1).is_some()).unwrap_or(block.start)
    };
    let texts: Vec<Range<usize>> = blocks.iter().map(|block| first_indented(block)..block.end).collect();
    let inner: Vec<usize> = texts
        .iter()
        .filter(|block| block.len() >= 3)
        .flat_map(|block| block.start..block.end - 1)
        // The last line of a paragraph may be of any length.
        .filter(|place| !lines[*place].ends_sentence() || lines[*place].length() > WIDEST_BROKEN_LINE)
        .map(|place| lines[place].length())
        .collect();
    let of_width = inner.iter().filter(|length| (NARROWEST_BROKEN_LINE..=WIDEST_BROKEN_LINE).contains(*length)).count();
    let is_broken = of_width >= 3 && of_width * 10 >= inner.len() * 7;
    let has_gaps = blocks.len() > 1;
    if !is_broken {
        let of_many: Vec<&Range<usize>> = blocks.iter().filter(|block| block.len() > 1).collect();
        let texts = of_many.iter().flat_map(|block| (*block).clone());
        let (count, total, long) = texts.fold((0, 0, 0), |(count, total, long), place| {
            let length = lines[place].length();
            (count + 1, total + length, long + usize::from(length > WIDEST_BROKEN_LINE))
        });
        let is_a_line_each = !has_gaps || (count >= 3 && total > count * 90 && long * 2 > count);
        if is_a_line_each {
            lines.iter_mut().for_each(|line| line.begins_paragraph = true);
        } else {
            set_edges(lines, &blocks);
        }
        return;
    }
    let width = inner.iter().copied().filter(|length| *length <= WIDEST_BROKEN_LINE).max().unwrap_or(WIDEST_BROKEN_LINE);
    for (block, text) in blocks.iter().zip(&texts).filter(|(block, _)| block.len() >= 3) {
        let is_indented = |line: &Line<'_>| line.text.starts_with(['\t', '\u{3000}']) || line.text.starts_with("  ");
        let indented = block.clone().filter(|place| is_indented(&lines[*place])).count();
        let goes_by_indents = indented > 0 && indented * 2 <= block.len();
        for place in block.start + 1..block.end {
            let before = &lines[place - 1];
            let ends_short = before.length() * 10 < width * 7 && before.ends_sentence();
            let is_of_header = place < text.start && before.length() * 10 < width * 7;
            lines[place].begins_paragraph |=
                if goes_by_indents { is_of_header || is_indented(&lines[place]) } else { !has_gaps && ends_short };
        }
    }
}

/// Short lines directly above the first paragraph or below the last one are header and footer, each by itself.
fn set_edges(lines: &mut [Line<'_>], blocks: &[Range<usize>]) {
    const LONGEST_EDGE: usize = 60;
    const LEAST_WORDS: usize = 5;
    let is_short = |line: &Line<'_>| line.length() <= LONGEST_EDGE && !line.ends_sentence();
    let is_paragraph = |line: &Line<'_>| line.weight() >= LEAST_WORDS && line.ends_sentence();
    for block in blocks.iter().filter(|block| block.len() > 1) {
        let mut is_edge = false;
        for place in block.start + 1..block.end {
            let (before, line) = (lines[place - 1], lines[place]);
            // What goes on in small letters is the rest of a narrow column.
            let goes_on = line.text.trim_start().starts_with(char::is_lowercase);
            let begins_footer = is_short(&line) && !goes_on && (is_paragraph(&before) || is_edge);
            lines[place].begins_paragraph |= begins_footer || is_short(&before) && !goes_on && is_paragraph(&line);
            is_edge = begins_footer;
        }
    }
}

/// Runs of lines without an empty line in them.
fn blocks_of(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if !line.follows_gap => block.end = place + 1,
            _ => blocks.push(place..place + 1),
        }
    }
    blocks
}

/// Whether words end like a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    // Most lines end with a stop or a letter.
    match text.as_bytes().last() {
        Some(b'.' | b'!' | b'?') => return true,
        Some(last) if last.is_ascii_alphanumeric() => return false,
        _ => {}
    }
    text.trim_end()
        .trim_end_matches(['"', '”', '“', '’', '»', '«', '›', '‹', ')', '\'', '」', '』', '）'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '።', '։', '។', '။'])
}

/// Whether a paragraph is what somebody said and nothing else: below it stands who that was.
pub(super) fn is_quotation(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['"', '“', '„', '«', '»', '‘', '\'', '「'])
        && text.ends_with(['"', '”', '“', '»', '«', '’', '\'', '」'])
}

/// Paragraphs of lines as one text, an empty line between them.
pub(super) fn joined(lines: &[Line<'_>]) -> String {
    let mut out = String::with_capacity(lines.iter().map(|line| line.text.len() + "\n\n".len()).sum());
    let mut hyphenated = None;
    for line in lines {
        match () {
            () if out.is_empty() => {}
            () if line.begins_paragraph => out.push_str("\n\n"),
            () => match broken_word(&out, line.text, lines, &mut hyphenated) {
                Some(length) => out.truncate(length),
                None => out.push(' '),
            },
        }
        out.push_str(line.trimmed());
    }
    out
}

/// How much of a text stays before the rest of a word that a line end broke: `meet-` and `ing` are one, `north-` and `west` are too where the text has
/// `north-west` on one line, but keep their hyphen.
fn broken_word<'t>(before: &str, next: &str, lines: &[Line<'t>], hyphenated: &mut Option<Hyphenated<'t>>) -> Option<usize> {
    let next = next.trim_start();
    let stem = before.strip_suffix(['-', '¬', '\u{ad}'])?;
    if !stem.ends_with(char::is_lowercase) || !next.starts_with(char::is_lowercase) {
        return None;
    }
    if before.ends_with('-') {
        let right = &next[..letters_at_start(next)];
        // Words such as "pre- and post-war" lose their second half on purpose.
        if right.len() < 2 {
            return None;
        }
        let left = &stem[stem.len() - letters_at_end(stem)..];
        if hyphenated.get_or_insert_with(|| Hyphenated::of(lines)).holds(left, right) {
            return Some(before.len());
        }
    }
    Some(stem.len())
}

/// Longer words are looked at no further: a text that is broken within each of its lines becomes one word.
const LONGEST_HALF: usize = 60;

/// How many bytes the letters at the beginning of a text have.
fn letters_at_start(text: &str) -> usize {
    text.chars().take_while(|c| c.is_alphabetic()).take(LONGEST_HALF).map(char::len_utf8).sum()
}

fn letters_at_end(text: &str) -> usize {
    text.chars().rev().take_while(|c| c.is_alphabetic()).take(LONGEST_HALF).map(char::len_utf8).sum()
}

/// The words of a text that have a hyphen within a line, as their halves, in order.
struct Hyphenated<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Hyphenated<'t> {
    fn of(lines: &[Line<'t>]) -> Hyphenated<'t> {
        let halves = lines.iter().flat_map(|line| {
            let text: &'t str = line.text;
            text.match_indices('-').map(move |(place, _)| {
                let (left, right) = (&text[..place], &text[place + 1..]);
                (&left[left.len() - letters_at_end(left)..], &right[..letters_at_start(right)])
            })
        });
        let mut halves: Vec<(&str, &str)> = halves.filter(|(left, right)| !left.is_empty() && !right.is_empty()).collect();
        halves.sort_unstable();
        Hyphenated(halves)
    }

    /// Whether one of them has this first half, and a second half that begins so.
    fn holds(&self, left: &str, right: &str) -> bool {
        let place = self.0.partition_point(|halves| *halves < (left, right));
        self.0.get(place).is_some_and(|halves| halves.0 == left && halves.1.starts_with(right))
    }
}

/// The lines of one paragraph as one line.
pub(super) fn in_one_line(lines: &[Line<'_>]) -> String {
    lines.iter().map(|line| line.trimmed()).collect::<Vec<_>>().join(" ")
}

/// The place of the first line of the last paragraph.
pub(super) fn last_paragraph(lines: &[Line<'_>]) -> Option<usize> {
    lines.iter().rposition(|line| line.begins_paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_line_ends_broke() {
        for (text, expected) in [
            ("One.\n\nThe meet-\ning ended.", "One.\n\nThe meeting ended."),
            ("A north-west wind.\n\nThe north-\nwest wind ended.", "A north-west wind.\n\nThe north-west wind ended."),
            ("A north-western wind.\n\nThe north-\nwest wind.", "A north-western wind.\n\nThe north-west wind."),
            ("A south-west wind.\n\nThe north-\nwest wind.", "A south-west wind.\n\nThe northwest wind."),
            ("One.\n\nA pre-\na post-war pier.", "One.\n\nA pre- a post-war pier."),
        ] {
            assert_eq!(joined(&lines_of(text)), expected, "{text}");
        }
    }
}
