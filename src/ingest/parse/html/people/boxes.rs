//! Finds the author in the box about them, wherever in the page it stands: the name alone on a line that the page calls an author, and below it a
//! sentence that begins with the name.

use crate::ingest::parse::byline::{is_person, names_nobody};
use crate::ingest::parse::html::page::{Mark, PageFacts, Place};

/// The names in such boxes behind the headline, if they are few: a page of the staff has many.
pub(super) fn named_in_boxes(facts: &PageFacts<'_>, headline: Place) -> Option<Vec<String>> {
    const MOST_BOXES: usize = 3;
    let mut names: Vec<String> = Vec::new();
    for marked in &facts.marked {
        let place = marked.place.block;
        if !matches!(marked.mark, Mark::Author | Mark::AuthorClass) || place <= headline.block {
            continue;
        }
        let name = name_above_sentence(facts, place).filter(|name| !names.contains(name));
        names.extend(name);
    }
    (1..=MOST_BOXES).contains(&names.len()).then_some(names)
}

/// The person that a line is, where the next line that is no role goes on to speak of the same: `Jane Doe`, `Jane Doe covers ports.`
fn name_above_sentence(facts: &PageFacts<'_>, place: usize) -> Option<String> {
    const FURTHEST: usize = 2;
    const FEWEST_WORDS_BEHIND: usize = 3;
    let line = facts.blocks.get(place)?;
    let name = line.text.trim();
    let is_name = (2..=5).contains(&name.split(' ').count()) && is_person(name) && !names_nobody(name);
    let speaks_of = |text: &str| {
        let rest = text.strip_prefix(name).filter(|rest| rest.starts_with([' ', ',']));
        rest.is_some_and(|rest| {
            rest.split_whitespace().count() >= FEWEST_WORDS_BEHIND && text.ends_with(['.', '!', '。', '।'])
        })
    };
    let below = facts.blocks.iter().skip(place + 1).take(FURTHEST);
    let mut below = below.take_while(|block| block.aside == line.aside);
    (is_name && below.any(|block| speaks_of(&block.text))).then(|| name.to_string())
}
