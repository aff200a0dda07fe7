//! Turns single lines of a page into the authors in them, by their links, by the house before a name and by the place behind it.

use std::borrow::Cow;

use crate::article::Field;
use crate::ingest::parse::byline::{byline, is_given_name, is_person, names, names_nobody, says_role};
use crate::ingest::parse::html::page::{Block, Mark, Marked, PageFacts, Place};
use crate::ingest::parse::html::pieces::LineAuthors;
use crate::ingest::parse::html::site::Site;
use crate::ingest::parse::labels::{Label, whole_label};

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
                || before.is_empty() && has_given_name(&block.links[place - 1])
        };
        // Without a mark it may be a section: `by <a>Jane Doe</a> <a>Harbour Affairs</a>`.
        if place > 0 && before.is_empty() && is_joint && !has_given_name(link) {
            return Some(LineAuthors::Said(block.links[..place].iter().flat_map(|link| names(link)).collect()));
        }
        if !is_joint || !link.contains(' ') || !is_person(link) {
            return None;
        }
        rest = behind;
    }
    rest.trim().is_empty().then(|| LineAuthors::Said(block.links.iter().flat_map(|link| names(link)).collect()))
}

/// Whether one word of a name is a given name.
pub(super) fn has_given_name(name: &str) -> bool {
    name.split(' ').any(is_given_name)
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

/// Names without those behind a comma that are no links, as others are, and hold no given name: places and houses of those before
/// them, `By <a>Jane Doe</a>, Mong Kok`.
pub(super) fn without_unlinked_places(block: &Block, names: Vec<String>) -> Vec<String> {
    let is_linked = |name: &String| block.links.iter().any(|link| link.contains(name.as_str()));
    if !names.iter().any(is_linked) {
        return names;
    }
    let is_place = |name: &String| {
        let is_behind_comma = || block.text.split_once(name.as_str()).is_some_and(|(before, _)| before.ends_with(", "));
        !is_linked(name) && !has_given_name(name) && is_behind_comma()
    };
    names.into_iter().filter(|name| !is_place(name)).collect()
}

/// The person that is a link in a byline, where one word follows, a place: `<a>Jane Doe</a> Harbourtown`.
pub(super) fn linked_alone(facts: &PageFacts<'_>, place: Place, text: &str) -> Option<String> {
    let links = &facts.blocks.get(place.block)?.links;
    let mut behind = links.iter().filter_map(|link| Some((link, text.split_once(link.as_str())?)));
    let (name, (before, rest)) = behind.next().filter(|_| links.len() == 1)?;
    let is_word = !rest.trim().is_empty() && !rest.trim().contains(' ') && rest.trim().chars().all(char::is_alphabetic);
    let is_name = name.contains(' ') && is_person(name);
    (is_name && rest.starts_with(' ') && is_word && !before.contains(',')).then(|| name.clone())
}

/// The names in the cell or line behind one that is `Author` and nothing else.
pub(super) fn value_of_label(facts: &PageFacts<'_>, place: usize) -> Option<LineAuthors> {
    const LONGEST_LABEL_BYTES: usize = 40;
    const LONGEST_VALUE_BYTES: usize = 120;
    const MOST_LINES_OF_VALUE: usize = 7;
    let label = facts.blocks.get(place).filter(|block| block.length <= LONGEST_LABEL_BYTES)?;
    let bare = label.text.trim_end_matches([':', '：', ' ']);
    let value = facts.blocks.get(place + 1).filter(|block| block.length <= LONGEST_VALUE_BYTES)?;
    // `Jane Doe`, `Reporter`, `Ann Lee`, `Editor`: the word is of the name above it.
    let is_name = |line: &Block| (2..=3).contains(&line.text.split(' ').count()) && is_person(&line.text);
    if bare == label.text && place.checked_sub(1).and_then(|above| facts.blocks.get(above)).is_some_and(is_name) {
        return None;
    }
    if whole_label(bare) != Some(Label::Field(Field::Author)) {
        // `Skrevet av:`, and then the name: together they are a byline.
        let is_opener = label.text.ends_with([':', '：']) && whole_label(bare).is_none();
        let together = || byline(&format!("{} {}", label.text, value.text));
        return is_opener.then(together).flatten().map(LineAuthors::Said);
    }
    let persons = |line: &Block| -> Vec<String> { names(&line.text).into_iter().filter(|name| is_person(name)).collect() };
    let mut found = persons(value);
    // Each name may be a link on a line of its own.
    let is_alone = |line: &&Block| line.links.len() == 1 && line.links[0] == line.text && persons(line).len() == 1;
    if is_alone(&value) {
        let others = facts.blocks.iter().skip(place + 2).take(MOST_LINES_OF_VALUE).take_while(is_alone);
        found.extend(others.flat_map(persons));
    }
    (!found.is_empty()).then_some(LineAuthors::Said(found))
}

/// A byline without the words that its names are of the staff of the house: `Jane Doe Herald Staff` in the Coast Herald.
pub(super) fn without_staff<'t>(text: &'t str, site: &Site) -> Cow<'t, str> {
    const LONGEST_BYTES: usize = 200;
    const STAFF: [&str; 5] = [" Staff Writer", " Staff Reporter", " Staff", " Correspondent", " Reporter"];
    if text.len() > LONGEST_BYTES || !STAFF.iter().any(|staff| text.contains(staff)) {
        return Cow::Borrowed(text);
    }
    let of_house = site.names.iter().flat_map(|(house, _)| [Some(house.as_str()), house.rsplit(' ').next()]).flatten();
    let mut words = of_house.flat_map(|house| STAFF.iter().map(move |staff| format!(" {house}{staff}")));
    match words.find_map(|words| text.split_once(&words).map(|(before, behind)| format!("{before}{behind}"))) {
        Some(rest) if rest.contains(' ') => Cow::Owned(rest),
        _ => Cow::Borrowed(text),
    }
}
