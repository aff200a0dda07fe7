//! Finds the headline of pages that have no headings: old ones set it in large letters.

use super::page::{Block, PageFacts};
use super::site::Site;
use super::tree::Element;
use crate::text::words_of;

/// Whether letters are set as large as a headline: `<font size=5>`, `<font size="+2">`.
pub(super) fn is_large(element: Element<'_>) -> bool {
    element.attr("size").is_some_and(is_size_of_headline)
}

/// The same of the size alone.
pub(super) fn is_size_of_headline(size: &str) -> bool {
    matches!(size.trim(), "4" | "5" | "6" | "7" | "+1" | "+2" | "+3" | "+4")
}

/// The first line in large letters with a paragraph close behind it, of a page that has no headings else.
pub(super) fn large_line(facts: &PageFacts<'_>, site: &Site) -> Option<usize> {
    const LEAST_PARAGRAPH_BYTES: usize = 100;
    const FURTHEST_BLOCKS: usize = 6;
    const WORDS: std::ops::RangeInclusive<usize> = 3..=25;
    if facts.headings.iter().any(|heading| !heading.is_large && heading.place.aside == 0) {
        return None;
    }
    let is_paragraph = |block: &Block| block.aside == 0 && block.length >= LEAST_PARAGRAPH_BYTES;
    facts.headings.iter().position(|heading| {
        let behind = facts.blocks.iter().skip(heading.place.block + 1).take(FURTHEST_BLOCKS);
        heading.place.aside == 0
            && WORDS.contains(&words_of(&heading.text).len())
            && !site.is_name(&heading.text)
            && behind.into_iter().any(is_paragraph)
    })
}
