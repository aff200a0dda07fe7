//! Reads an author from the address of a page about them, where the page names who that is: `/profile/jane-doe` and `Jane Doe`.

use super::{Authors, is_author};
use crate::ingest::parse::byline::is_person;
use crate::ingest::parse::html::hints::is_author_address;
use crate::ingest::parse::html::page::PageFacts;
use crate::ingest::parse::html::site::Site;
use crate::ingest::parse::html::text::key;

/// The author whose page `article:author` leads to.
pub(super) fn named_in_address(facts: &PageFacts<'_>, site: &Site) -> Option<Authors> {
    const MOST_BLOCKS: usize = 400;
    let mut addresses =
        facts.meta("article:author").filter(|content| content.starts_with("http") && is_author_address(content));
    addresses.find_map(|address| {
        let wanted = words_of_address(address)?;
        let mut blocks = facts.blocks.iter().take(MOST_BLOCKS);
        let name = blocks.find_map(|block| name_in(&block.text, &wanted))?;
        (is_person(&name) && is_author(&name, site)).then(|| Authors {
            names: vec![name],
            origin: "meta article:author".to_string(),
            words: address.to_string(),
            confidence: 0.6,
        })
    })
}

/// The words at the end of an address that may be a name.
fn words_of_address(address: &str) -> Option<Vec<&str>> {
    let last = address.trim_end_matches('/').rsplit('/').next()?;
    let words: Vec<&str> = last.split('-').collect();
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    ((2..=4).contains(&words.len()) && words.iter().all(is_word)).then_some(words)
}

/// The words of a text, with capitals, that are written so in an address.
fn name_in(text: &str, wanted: &[&str]) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_name = |words: &&[&str]| {
        words.iter().zip(wanted).all(|(word, wanted)| word.starts_with(char::is_uppercase) && key(word) == *wanted)
    };
    words.windows(wanted.len()).find(is_name).map(|words| words.join(" "))
}
