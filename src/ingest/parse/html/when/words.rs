//! Tells by the words of a line whether it is a day and little else, says when something was published, or is a sentence that tells of a day.

use crate::article::DatePrecision;
use crate::ingest::parse::dates::{DateRole, FoundDate, dates_in_text, dates_with_roles};
use crate::ingest::parse::html::page::Block;

/// Whether a day may stand in a text: a number does, or the Chinese word for the year, before which it may stand in letters.
pub(super) fn may_be_dated(text: &str) -> bool {
    text.chars().any(|character| character.is_numeric() || character == '年')
}

pub(super) fn is_dated(text: &str) -> bool {
    may_be_dated(text) && !dates_in_text(text).is_empty()
}

/// Whether a block is a date, perhaps with the day of the week and the time of the day.
pub(super) fn is_bare_day(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 80;
    if block.length > LONGEST_BYTES || !may_be_dated(&block.text) {
        return false;
    }
    let date = dates_in_text(&block.text).into_iter().next();
    let words = |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    block.links.iter().all(|link| is_day_alone(link))
        && date.is_some_and(|date| words(&block.text[..date.range.start]) + words(&block.text[date.range.end..]) <= 1)
}

/// Whether a line is no sentence, and a day, a link and another link stand in it, as where a theme sets day, author, comments and tags in
/// one line: `11 June 2021 Jane Doe 0 Comments Deep sea fishing, North coast, Quotas`.
pub(super) fn is_line_of_links(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 400;
    const LEAST_LINKS: usize = 2;
    let ends_sentence =
        |text: &str| text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '…', '”', '"', '»', '۔', '।', ':']);
    block.length <= LONGEST_BYTES
        && block.links.len() >= LEAST_LINKS
        && !ends_sentence(&block.text)
        && is_dated(&block.text)
        && is_mostly_said(block)
}

/// Whether a third of a line or more is days and links, of which only the first are known.
fn is_mostly_said(block: &Block) -> bool {
    let links: usize = block.links.iter().filter(|link| !is_dated(link)).map(String::len).sum();
    let days: usize = dates_in_text(&block.text).iter().map(|found| found.range.len()).sum();
    (links + days) * 3 >= block.length
}

/// Whether words are a day, perhaps with the time of it and its zone: `14:02, 11 February 2022`, `22 Apr 2024 - 18:59 CET`; or two, that of
/// publication and that of the update. A link that is leads to the other articles of that day, or to the article itself.
pub(super) fn is_day_alone(words: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    const MOST_DAYS: usize = 2;
    const LONGEST_ZONE: usize = 4;
    if words.len() > LONGEST_BYTES * MOST_DAYS || !may_be_dated(words) {
        return false;
    }
    let dates = dates_in_text(words);
    if !(1..=MOST_DAYS).contains(&dates.len()) || words.len() > LONGEST_BYTES * dates.len() {
        return false;
    }
    let starts = std::iter::once(0).chain(dates.iter().map(|date| date.range.end));
    let ends = dates.iter().map(|date| date.range.start).chain([words.len()]);
    let beside = starts.zip(ends).flat_map(|(start, end)| words[start..end].split_whitespace());
    let zones: Vec<&str> = beside.filter(|word| word.chars().any(char::is_alphabetic)).collect();
    zones.len() <= dates.len()
        && zones.iter().all(|zone| zone.chars().count() <= LONGEST_ZONE)
        && dates.iter().all(|date| date.date.precision() == DatePrecision::Day)
}

/// Whether a block is a date, how long ago that is, and nothing else: `28 February 1998; 21 years ago (1998-02-28)`.
pub(super) fn is_day_with_age(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 80;
    let is_short = block.length <= LONGEST_BYTES && block.links.is_empty();
    let Some((date, age)) = block.text.split_once(';').filter(|_| is_short) else { return false };
    let first = dates_in_text(date).into_iter().next();
    first.is_some_and(|first| first.range.start == 0) && age.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a short line says on which day something was published: `Code: 8123 | Published: 14 May 2019`.
pub(super) fn is_published_line(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 160;
    block.length <= LONGEST_BYTES
        && may_be_dated(&block.text)
        && dates_with_roles(&block.text).iter().any(|(_, role)| *role == DateRole::Published)
}

/// Whether a line is a sentence that tells what happened on a day: `The ferry was launched on 30 September 1911, and sank two years later.` Within
/// the text a short one does.
pub(super) fn is_told(text: &str, found: &FoundDate, role: DateRole, is_within_text: bool) -> bool {
    const LEAST_WORDS: usize = 4;
    const LEAST_SMALL: usize = 3;
    const LEAST_EAST_ASIAN: usize = 12;
    const ENDS: [char; 14] = ['.', '!', '?', '"', '”', '»', '。', '！', '？', '」', '۔', '।', '؟', '…'];
    if !text.trim_end().ends_with(ENDS) {
        return false;
    }
    let (before, behind) = (&text[..found.range.start], &text[found.range.end..]);
    let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    // Letters of many scripts have no case.
    let is_small =
        |word: &&str| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(|first| !first.is_uppercase());
    let small = |text: &str| text.split_whitespace().filter(is_word).filter(is_small).count();
    let all = |text: &str| text.split_whitespace().filter(is_word).count();
    // Nothing stands between the words of East Asia.
    let is_east_asian = |letter: &char| matches!(letter, '\u{2e80}'..='\u{d7ff}');
    let east_asian = || text.chars().filter(is_east_asian).count();
    match role {
        DateRole::Unsaid if is_within_text => small(before) + small(behind) >= 2 || east_asian() >= LEAST_EAST_ASIAN,
        DateRole::Unsaid => small(before) + small(behind) >= LEAST_SMALL && all(before) + all(behind) >= LEAST_WORDS,
        // `The report was published on 14 May 2019, and found no reader.`
        // `The report was published on 14 May 2019, and found no reader.` Below the text such a sentence is about the text.
        DateRole::Published => {
            let is_of_more = small(behind) >= LEAST_SMALL && dates_in_text(behind).is_empty();
            is_within_text && (is_of_more || small(before) >= LEAST_SMALL)
        }
        _ => false,
    }
}
