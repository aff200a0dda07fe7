//! Finds who put an article up in the line that systems of blogs set under the text: `Posted by Jane Doe on May 14, 2019`.

use crate::ingest::parse::byline::{is_person, says_who_posted};
use crate::ingest::parse::html::page::{Block, PageFacts, Place};
use crate::ingest::parse::html::pieces::{LineAuthors, authors_of_line, has_date};
use crate::ingest::parse::html::text::key;

/// The line, and the persons it names. Comments below the text are signed in the same words: what stands behind the heading over them
/// is none, and of lines that name several persons none is the article's for sure.
pub(super) fn posted_under_text<'f>(facts: &'f PageFacts<'_>, headline: Place) -> Option<(&'f str, Vec<String>)> {
    const MOST_BLOCKS: usize = 400;
    let below = facts.blocks.iter().skip(headline.block + 2).take(MOST_BLOCKS);
    let ours = below.filter(|block| block.aside == 0 || block.aside == headline.aside);
    let mut lines = ours.take_while(|block| persons(block).is_some() || !says_comments(block));
    let mut posted = lines.by_ref().filter_map(|block| Some((block.text.as_str(), persons(block)?)));
    let first = posted.next()?;
    posted.all(|(_, persons)| persons == first.1).then_some(first)
}

/// The persons of a line that says who posted, and when.
fn persons(block: &Block) -> Option<Vec<String>> {
    const LONGEST_BYTES: usize = 160;
    if block.length > LONGEST_BYTES || !says_who_posted(&block.text) || !has_date(&block.text) {
        return None;
    }
    let Some(LineAuthors::Said(names)) = authors_of_line(&block.text) else { return None };
    names.iter().all(|name| is_person(name)).then_some(names)
}

/// Whether a line stands over comments: `3 Comments`.
fn says_comments(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 60;
    const WORDS: [&str; 14] = [
        "comment",
        "komment",
        "coment",
        "commenti",
        "коммент",
        "комент",
        "reacties",
        "reaktion",
        "yorum",
        "تعليق",
        "التعليقات",
        "评论",
        "コメント",
        "댓글",
    ];
    block.length <= LONGEST_BYTES
        && key(&block.text).split(' ').any(|word| WORDS.iter().any(|known| word.starts_with(known)))
}
