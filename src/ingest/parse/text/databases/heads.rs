//! Reads copy of agencies whose head is told by its slug: `r i BC-Port-Quay 10-24 0432` below `a0123`, `u a BC-PORT`, `RM BC-PORT-DEBT`; Reuters of the
//! 1980s, which ends with its name; the same in small letters.

use super::super::super::dates::{DateReading, date_at_start};
use super::super::super::scan::{self, holds_any};
use super::super::lines::Line;
use super::agencies::{is_number_of_copy, is_text_line, set_text, take};
use super::stamps::day_of;
use super::{Clipping, begins_with_day, from_line};
use crate::article::{DatePrecision, Field};

/// The slug stands within so many lines.
const MOST_LINES_ABOVE: usize = 8;
/// The head ends within so many lines below it.
const MOST_LINES_BELOW: usize = 10;
const LONGEST_SLUG_BYTES: usize = 70;

/// Whether a line is a slug of a wire with the codes before it: `r i BC-Port-Quay 10-24 0432`, `u f BC-PORT`, `RM BC-PORT-DEBT`, `bc-port`.
pub(in super::super) fn is_slug(line: &str) -> bool {
    const SERVICES: [&str; 4] = ["bc-", "am-", "pm-", "upi-"];
    if line.len() > LONGEST_SLUG_BYTES || !holds_any(line, [b'-']) {
        return false;
    }
    let is_code = |word: &&str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let codes = scan::words(line).take_while(is_code).count();
    let mut words = scan::words(line).skip(codes);
    let Some(slug) = words.next() else { return false };
    let begins = |service: &&str| slug.get(..service.len()).is_some_and(|start| start.eq_ignore_ascii_case(service));
    let is_service = SERVICES.iter().find(|service| begins(service)).is_some_and(|service| slug.len() >= service.len() + 3);
    // Behind it stand the version of the copy, its day and its length.
    let is_behind = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit()) || word.len() <= 12 && word.contains("Ld");
    let is_version = |word: &str| matches!(word, "Bjt" | "Adv" | "Take" | "URGENT" | "FLASH" | "BULLETIN");
    codes <= 3 && is_service && words.all(|word| is_behind(word) || is_version(word))
}

/// `BC-Port-Quay,0432`, `Kenya-port-transport, lead`: the slug alone.
fn is_keyword(words: &str) -> bool {
    is_slug(words) || !words.contains(' ') && words.matches('-').count() >= 2
}

/// `u GMT 05 0812`: the rank, then day and time.
fn is_clock(line: &str) -> bool {
    // Most lines begin with a longer word.
    if line.as_bytes().get(1) != Some(&b' ') {
        return false;
    }
    let words: Vec<&str> = line.split(' ').collect();
    let is_number = |word: &str, length: usize| word.len() == length && word.bytes().all(|byte| byte.is_ascii_digit());
    matches!(words.as_slice(), [rank, "GMT", day, time] if rank.len() == 1 && is_number(day, 2) && is_number(time, 4))
}

/// `AFP 123 4 FRA /AFP-QX33`: the agency before its codes.
fn is_code_of_agency(line: &str) -> bool {
    if !line.trim_start().starts_with("AFP") {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = |word: &str| word.starts_with('/') && word.ends_with(|c: char| c.is_ascii_digit());
    matches!(words.as_slice(), ["AFP", number, rank, .., code] if is_number(number) && is_number(rank) && is_code(code))
}

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    let is_mark = |line: &Line<'_>| {
        let words = line.text.trim();
        line.text.len() <= 2 * LONGEST_SLUG_BYTES && (is_slug(words) || is_clock(words) || is_code_of_agency(words))
    };
    let mark = lines.iter().take(MOST_LINES_ABOVE).position(is_mark)?;
    // AP sets that mark before each line of its head, and tells more by it.
    if lines.iter().take(MOST_LINES_ABOVE).any(|line| line.text.starts_with('^')) {
        return None;
    }
    // A slug above a text of its own is a headline like another.
    let head = lines[mark + 1..].iter().take(MOST_LINES_BELOW).position(|line| {
        let words = line.text.trim();
        is_text_line(words) || words.ends_with(", Reuter -")
    })?;
    let mut clipping = Clipping { layout: "agency", ..Clipping::default() };
    for line in &lines[..mark + 1 + head] {
        let words = line.text.trim();
        match () {
            () if words.is_empty() => {}
            () if begins_with_day(words) && words.len() <= 40 => {
                clipping.values.push((Field::DatePublished, day_of_head(words)))
            }
            () if line.number <= lines[mark].number
                || is_keyword(words.split(',').next().unwrap_or(words))
                || is_mark(line) =>
            {
                clipping.others.push(("slug".to_string(), words));
            }
            () if is_house(words) || is_number_of_copy(words) => {
                clipping.others.push(("note of the agency".to_string(), words))
            }
            () => take_headline(words, &mut clipping),
        }
    }
    let above = lines[..mark + 1 + head].iter().filter_map(|line| Some((day_of(line.text)?, line.text.trim()))).next();
    set_text(from_line(text, lines.get(mark + 1 + head)), &mut clipping);
    clipping.day = clipping.day.or(above);
    let (body, house) = without_house(clipping.body);
    clipping.body = body;
    if let Some(house) = house {
        clipping.values.push((Field::Publisher, house));
    }
    Some(clipping)
}

/// Headlines of the 1980s are in capitals or in small letters, where those of slugs are.
fn take_headline<'t>(words: &'t str, clipping: &mut Clipping<'t>) {
    let has_headline = clipping.values.iter().any(|(field, _)| *field == Field::Headline);
    let is_long = words.split_whitespace().count() >= 3 && !words.starts_with(['(', '=']);
    let is_byline = ["by ", "By ", "BY "].iter().any(|by| words.starts_with(by));
    match () {
        () if is_byline && words.split_whitespace().count() <= 6 => {
            clipping.values.push((Field::Author, words[3..].trim_end_matches('=').trim()));
        }
        () if !has_headline && is_long && !words.contains(char::is_lowercase) => {
            clipping.values.push((Field::Headline, words));
        }
        () => take(words, clipping),
    }
}

/// The day of a line and not its time: `3-MAR-1987 09:12:33.55`.
fn day_of_head(words: &str) -> &str {
    match date_at_start(words) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day => &words[found.range],
        _ => words,
    }
}

fn is_house(words: &str) -> bool {
    ["United Press International", "Associated Press", "Reuters", "The Associated Press"]
        .iter()
        .any(|house| words.eq_ignore_ascii_case(house))
}

/// A text without the name of the agency alone in its last line, as `Reuter` stood there.
fn without_house(body: &str) -> (&str, Option<&'static str>) {
    let trimmed = body.trim_end_matches(|c: char| c.is_whitespace() || c.is_control());
    let (before, last) = trimmed.rsplit_once('\n').unwrap_or(("", trimmed));
    let is_reuter = matches!(last.trim().to_ascii_lowercase().as_str(), "reuter" | "reuters");
    if is_reuter { (before.trim_end(), Some("Reuters")) } else { (body, None) }
}

/// The stories of a file that holds several, each below its number and its slug, as bytes of it; none where it is one.
pub(in super::super) fn stories_of(text: &str) -> Vec<std::ops::Range<usize>> {
    let begins = |line: &str| is_slug(line.trim()) && line.split_whitespace().count() >= 2;
    if !text.lines().take(3).any(begins) {
        return Vec::new();
    }
    let (mut starts, mut at, mut number_at) = (Vec::new(), 0, None);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if line.len() <= LONGEST_SLUG_BYTES && !words.is_empty() {
            // The codes before the slug tell it from the keyword line below it.
            if begins(words) && words.split_whitespace().next().is_some_and(|rank| rank.len() <= 2) {
                starts.push(number_at.unwrap_or(at));
            }
            number_at = is_number_of_copy(words).then_some(at);
        }
        at += line.len();
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_of_wires() {
        for (line, expected) in [
            ("r i BC-Port-Quay     10-24 0432", true),
            ("u a BC-PORT-CRANES   3-3 0301", true),
            ("r f BC-PORT-AUTHORITY   12-27 0088", true),
            ("RM BC-PORT-DEBT", true),
            ("r i bc-kenya-port", true),
            ("u i BC-Kenya-Port 1st Ld-Writethru a0655 03-04 0512", true),
            ("AM-FM radio goes silent", false),
            ("It is a BC-era harbour", false),
            ("r i port", false),
        ] {
            assert_eq!(is_slug(line), expected, "{line}");
        }
    }

    #[test]
    fn several_stories_of_a_wire() {
        let story = |number: u32| {
            format!(
                "a003{number}\nr i BC-Port{number}     06-06 0432\nBC-Port{number},0432\nPort waits\n  The port waits.\n\n"
            )
        };
        let text = [story(1), story(2)].concat();
        let found: Vec<&str> = stories_of(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, [story(1), story(2)]);
        assert!(stories_of(&story(1)).is_empty());
    }
}
