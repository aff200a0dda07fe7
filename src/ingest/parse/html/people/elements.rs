//! Tells what in elements that are called after authors names who wrote: not pictures, tags, houses, other deeds or lives.

use crate::ingest::parse::byline::{begins_as_byline, byline, is_person, names, names_nobody, says_not_writing, says_role};
use crate::ingest::parse::html::page::{Mark, Marked, PageFacts};
use crate::ingest::parse::html::tags::is_tag_heading;

/// A part of a byline; of a sentence about an author the name that it begins with, for the others in it are of places and works.
pub(super) fn begin_of_sentence(part: String) -> Option<String> {
    const LEAST_WORDS: usize = 6;
    let is_sentence = part.ends_with(['.', '!', '?']) && part.split(' ').count() >= LEAST_WORDS;
    if !is_sentence || begins_as_byline(&part) {
        return Some(part);
    }
    names(&part).into_iter().find(|name| is_person(name) && part.starts_with(name.as_str()))
}

/// Whether an element that is called after authors stands under a picture: whose it is, is no author of the article.
pub(super) fn is_of_picture(facts: &PageFacts<'_>, marked: &Marked) -> bool {
    marked.mark == Mark::AuthorClass && facts.blocks.get(marked.place.block).is_some_and(|block| block.is_caption)
}

/// Whether an element that is called after authors holds tags: `filed under: Ports`.
pub(super) fn holds_tags(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(label, _)| is_tag_heading(label))
}

/// The parts of a byline in which each name stands behind what its bearer did, without those who did something else:
/// `Reporter` `Jane Doe` `Editor` `Ann Lee`.
pub(super) fn without_other_deeds(parts: Vec<String>) -> Vec<String> {
    let is_deed = |part: &String| !part.contains(' ') && says_role(part) && names_nobody(part);
    if !parts.first().is_some_and(is_deed) {
        return parts;
    }
    let mut is_other = false;
    let mut kept = Vec::with_capacity(parts.len());
    for part in parts {
        if is_deed(&part) {
            is_other = says_not_writing(&part);
        } else if !is_other {
            kept.push(part);
        }
    }
    kept
}

/// The parts of a byline from the one on that says who wrote, where a house stands before it: `Carrow Courier` `By Jane Doe`.
pub(super) fn without_house_before(mut parts: Vec<String>) -> Vec<String> {
    let says_who = |part: &String| byline(part).is_some_and(|names| names.iter().all(|name| is_person(name)));
    if let Some(place) = parts.iter().position(says_who).filter(|place| *place > 0)
        && !parts[..place].iter().any(|part| part.contains([',', '&']))
    {
        let houses: Vec<String> = parts.drain(..place).collect();
        parts.retain(|part| !houses.contains(part));
    }
    parts
}
