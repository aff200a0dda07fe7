//! Finds pages that a mail program has saved or printed: header lines of a mail stand above its text, and both are read as in any text.

use super::main_text::text_of_all;
use super::page::PageFacts;
use super::tree::Page;
use crate::ingest::parse::mail::{is_header_line, names_sender};

/// The text of a page that begins with header lines, one below the other.
pub(super) fn text_of_saved_mail(facts: &PageFacts<'_>, page: &Page) -> Option<String> {
    // The program may set its name and the subject above.
    const MOST_BLOCKS_ABOVE: usize = 4;
    const MOST_HEADER_BLOCKS: usize = 12;
    facts.blocks.iter().take(MOST_BLOCKS_ABOVE + 1).find(|block| names_sender(&block.text))?;
    let text = text_of_all(page);
    let begins = |block: &&str| block.lines().next().is_some_and(is_header_line);
    let above = text.split("\n\n").take(MOST_BLOCKS_ABOVE).take_while(|block| !begins(block)).count();
    let blocks: Vec<&str> = text.split("\n\n").skip(above).collect();
    let header = blocks.iter().take(MOST_HEADER_BLOCKS).take_while(|block| begins(block)).count();
    let (header, rest) = blocks.split_at(header);
    (!header.is_empty()).then(|| [header.join("\n"), rest.join("\n\n")].join("\n\n"))
}
