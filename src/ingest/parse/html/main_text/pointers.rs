//! Finds in an outline what leads to another article and says so by its form alone: a headline that is a link, with a day beside it
//! in a box of their own, or behind a short label that is all of the paragraph.

use std::ops::Range;

use super::choose::is_prose;
use super::lines::is_dated;
use super::outline::{Block, Outline, Tag};
use crate::text::words_of;

/// Links of fewer words are topics and sources.
const FEWEST_WORDS: usize = 4;

/// The places among those of a body that hold pointers.
pub(super) fn pointers(outline: &Outline, body: &[usize]) -> Vec<Range<usize>> {
    let mut found = boxes_with_days(outline);
    let is_labelled = |place: Option<&usize>| place.is_some_and(|place| is_behind_label(outline, &outline.blocks[*place]));
    for (nth, place) in body.iter().enumerate() {
        // Several in a row are a list of sources.
        let beside = [nth.checked_sub(1), Some(nth + 1)].into_iter().flatten();
        if is_labelled(Some(place)) && !beside.into_iter().any(|other| is_labelled(body.get(other))) {
            found.push(*place..*place + 1);
        }
    }
    found
}

/// Boxes of a headline that is a link and a day, and of nothing else that says anything.
fn boxes_with_days(outline: &Outline) -> Vec<Range<usize>> {
    const MOST_BLOCKS: usize = 3;
    const LONGEST: usize = 240;
    let is_box = |place: &usize| {
        let region = &outline.regions[*place];
        let blocks = outline.blocks_of(*place);
        matches!(region.tag, Tag::Division | Tag::Section | Tag::Other)
            && (1..=MOST_BLOCKS).contains(&blocks.len())
            && outline.lengths(*place).0 <= LONGEST
            && !blocks.iter().any(is_prose)
            && (blocks.iter().any(is_link_before_day)
                || blocks.iter().any(is_link) && blocks.iter().any(|block| is_day(&block.text) && !is_link(block)))
            && blocks.iter().all(|block| is_link_before_day(block) || is_link(block) || is_day(&block.text))
    };
    let boxes = (1..outline.regions.len()).filter(is_box);
    boxes.map(|place| outline.regions[place].first..outline.regions[place].end).collect()
}

/// A block that is a link as long as a headline and nothing else.
fn is_link(block: &Block) -> bool {
    block.linked * 10 > block.length * 9 && words_of(&block.text).len() >= FEWEST_WORDS
}

/// A day, or a day without its year and the time: `12 May, 10:11`.
fn is_day(line: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let is_time = |word: &str| {
        word.split_once(':').is_some_and(|(hour, minute)| {
            let are_digits = [hour, minute].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
            are_digits && (1..=2).contains(&hour.len()) && minute.len() == 2
        })
    };
    let has_time = || words_of(line).len() <= MOST_WORDS && line.split([' ', ',', '\u{a0}']).any(is_time);
    !line.ends_with(['.', '!', '?']) && (is_dated(line) || has_time())
}

/// `<a>Quay stays shut for the winter</a> <span>12 May, 10:11</span>` in one block.
fn is_link_before_day(block: &Block) -> bool {
    const LONGEST_DAY: usize = 30;
    let beside = block.length - block.linked;
    if block.linked == 0 || !(4..=LONGEST_DAY).contains(&beside) || block.ends_sentence {
        return false;
    }
    let count = block.text.chars().count();
    let (link, day): (String, String) = match count.checked_sub(beside) {
        Some(start) => (block.text.chars().take(start).collect(), block.text.chars().skip(start).collect()),
        None => return false,
    };
    words_of(&link).len() >= FEWEST_WORDS && is_day(day.trim())
}

/// `<p><strong>From the archive:</strong> <a>The winter in which the quay froze</a></p>`: a short label and a link that is the rest.
fn is_behind_label(outline: &Outline, block: &Block) -> bool {
    const MOST_WORDS: usize = 4;
    const LONGEST_LABEL: usize = 40;
    const SLACK: usize = 2;
    if block.linked == 0 || block.ends_sentence || outline.regions[block.region].tag != Tag::Paragraph {
        return false;
    }
    let Some((label, link)) = block.text.split_once([':', '：', '|']) else { return false };
    let beside = label.chars().count() + 1;
    label.len() <= LONGEST_LABEL
        && (1..=MOST_WORDS).contains(&words_of(label).len())
        && words_of(link).len() >= FEWEST_WORDS
        && (block.length - block.linked).abs_diff(beside) <= SLACK
        && !link.contains('\n')
}
