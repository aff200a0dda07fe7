//! Turns single lines of a page into the authors in them, by their links, by the house before a name and by the place behind it.

use crate::ingest::parse::byline::{is_person, names, names_nobody, says_role};
use crate::ingest::parse::html::page::{Block, Mark, Marked, PageFacts};
use crate::ingest::parse::html::pieces::LineAuthors;
use crate::ingest::parse::html::site::Site;

/// The persons of a line that is links to them, the word for "by", and marks between: `by <a>Jane Doe</a> | <a>Ann Lee</a>`.
pub(super) fn linked_list(block: &Block) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 160;
    const OPENERS: [&str; 12] = ["by", "by:", "von", "par", "por", "di", "de", "door", "av", "af", "autor:", "authors:"];
    if block.links.len() < 2 || block.length > LONGEST_BYTES {
        return None;
    }
    let mut rest = block.text.as_str();
    for (place, link) in block.links.iter().enumerate() {
        let (before, behind) = rest.split_once(link.as_str())?;
        let before = before.trim();
        let is_joint = if place == 0 {
            OPENERS.contains(&before.to_lowercase().as_str())
        } else {
            matches!(before, "|" | "," | "·" | "•" | "/" | ";")
        };
        if !is_joint || !link.contains(' ') || !is_person(link) {
            return None;
        }
        rest = behind;
    }
    rest.trim().is_empty().then(|| LineAuthors::Said(block.links.iter().flat_map(|link| names(link)).collect()))
}

/// The person in a line that has a place behind the name and nothing else: `Jane Doe, Port Ashmere`, `Jane Doe / Carrow`.
pub(super) fn before_place(block: &Block) -> Option<String> {
    const LONGEST_BYTES: usize = 80;
    const MOST_PLACE_WORDS: usize = 3;
    // `New Carrow, Northland` is a place in another.
    const BEGIN_PLACES: [&str; 24] = [
        "New", "San", "Santa", "Santo", "São", "Saint", "St", "St.", "Los", "Las", "El", "La", "Port", "Fort", "Cape",
        "Rio", "Buenos", "Kuala", "Hong", "Addis", "Tel", "North", "South", "Mexico",
    ];
    if block.length > LONGEST_BYTES || !block.links.is_empty() {
        return None;
    }
    let parted = [", ", " / ", " – ", " — "].iter().filter_map(|stroke| block.text.split_once(stroke));
    let (name, place) = parted.min_by_key(|(name, _)| name.len())?;
    let words: Vec<&str> = name.split(' ').collect();
    let is_place = place.starts_with(char::is_uppercase)
        && !place.contains([',', '.', ':', '!', '?', '('])
        && place.split(' ').count() <= MOST_PLACE_WORDS
        && !says_role(place);
    let is_name =
        (2..=4).contains(&words.len()) && !BEGIN_PLACES.contains(&words[0]) && is_person(name) && !names_nobody(name);
    (is_place && is_name).then(|| name.to_string())
}

/// Whether a link to an author stands in one line with another, and with a few words at most: `<a>Jane Doe</a> in Carrow and <a>Ann
/// Lee</a>`. Cards of other articles name their authors one by one.
pub(super) fn is_among_linked_authors(facts: &PageFacts<'_>, marked: &Marked) -> bool {
    const MOST_BYTES_BEFORE: usize = 8;
    const MOST_BYTES_BESIDE: usize = 40;
    let Some(block) = facts.blocks.get(marked.place.block) else { return false };
    let beside = facts.marked.iter().filter(|other| other.mark == Mark::Author && other.place == marked.place);
    let names: Vec<&str> = beside.map(|other| other.text.as_str()).filter(|name| !name.is_empty()).collect();
    let begins = names.first().and_then(|name| block.text.find(name)).is_some_and(|before| before <= MOST_BYTES_BEFORE);
    names.len() > 1 && begins && block.length <= names.iter().map(|name| name.len()).sum::<usize>() + MOST_BYTES_BESIDE
}

/// The person behind the name of the house, each in an element of its own, the family in capitals: `Coast Herald Jane DOE`.
pub(super) fn directly_behind_house(line: &str, site: &Site) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 120;
    if line.len() > LONGEST_BYTES {
        return None;
    }
    const MOST_HOUSE_WORDS: usize = 4;
    let has_capitals = |name: &str| {
        let last = name.split(' ').next_back().unwrap_or_default();
        last.chars().count() > 2 && last.chars().all(|letter| letter.is_uppercase() || matches!(letter, '-' | '\'' | '’'))
    };
    let cuts = line.match_indices(' ').map(|(place, _)| line.split_at(place)).take(MOST_HOUSE_WORDS);
    let person = cuts.filter(|(house, _)| site.is_name(house)).map(|(_, person)| person.trim_start());
    let mut found = person.filter(|person| (2..=3).contains(&person.split(' ').count()) && has_capitals(person));
    let names: Vec<String> = names(found.find(|person| is_person(person))?);
    (names.len() == 1).then_some(LineAuthors::Said(names))
}
