//! Tells the houses that stand behind a comma in a byline from the persons: `Jane Doe, Toronto Star`.

use std::borrow::Cow;

use super::clean::without_openers;
use super::given::is_given_name;
use super::person::{is_agency, is_name_word, is_person};
use super::words::{HOUSE_PHRASES, Lists, PAPER_NOUNS, PAPERS, PLACE_PHRASES};

const MOST_WORDS: usize = 5;

/// A segment of a byline without the houses behind its commas; the first part of it is who wrote.
pub(super) fn without_houses(segment: &str) -> Cow<'_, str> {
    let Some((first, rest)) = segment.split_once(',') else { return Cow::Borrowed(segment) };
    if !rest.split(',').any(is_house) || !begins_with_person(first) {
        return Cow::Borrowed(segment);
    }
    let others = rest.split(',').filter(|part| !is_house(part));
    Cow::Owned(others.fold(first.to_string(), |kept, part| kept + "," + part))
}

/// The paper behind the comma of a byline that names one person or several and no other house: `By Jane Doe, The Harbour Ledger`.
pub(crate) fn paper_behind(byline: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 200;
    let byline = byline.trim().trim_end_matches('.');
    if byline.len() > LONGEST_BYTES || byline.contains(['\n', '|', ';']) {
        return None;
    }
    let (first, rest) = byline.split_once(',')?;
    let mut houses = rest.split(',').filter(|part| is_house(part));
    let house = houses.next()?.trim();
    (houses.next().is_none() && is_paper(house) && begins_with_person(first)).then_some(house)
}

/// A byline without the agencies that somebody wrote with: `Quay Post with Agencies`, `Jane Doe avec AFP et Reuters`.
pub(super) fn without_agencies(byline: &str) -> &str {
    const JOINTS: [&str; 9] = [" with ", " avec ", " con ", " com ", " mit ", " met ", " med ", " z ", " s "];
    let Some((before, behind)) = JOINTS.iter().find_map(|joint| byline.rsplit_once(joint)) else { return byline };
    let is_of_agencies = |word: &&str| {
        is_agency(word.trim_matches([',', '.', '(', ')'])) || matches!(*word, "and" | "et" | "y" | "e" | "und" | "en" | "&")
    };
    let words: Vec<&str> = behind.split_whitespace().collect();
    let before = before.trim_end_matches([',', ' ', '(']);
    match !words.is_empty() && words.iter().all(is_of_agencies) && !before.is_empty() {
        true => before,
        false => byline,
    }
}

fn begins_with_person(part: &str) -> bool {
    let names = without_openers(part.trim());
    let name = [" and ", " & ", " et ", " und ", " y ", " e ", " en ", " och ", " i ", " и "];
    let first =
        name.iter().filter_map(|joint| names.split_once(joint)).map(|(first, _)| first).min_by_key(|first| first.len());
    is_person(first.unwrap_or(names).trim())
}

/// Whether a part of a byline is the name of a house. It may be known, have a noun of papers where names have none, or begin with an article.
fn is_house(part: &str) -> bool {
    let part = part.trim().trim_end_matches('.');
    let has_words = || {
        let words: Vec<&str> = part.split(' ').take(MOST_WORDS + 1).collect();
        (2..=MOST_WORDS).contains(&words.len())
    };
    is_paper(part) || has_words() && (Lists::of(&part.to_lowercase()).has(&HOUSE_PHRASES) || begins_with_article(part))
}

fn is_paper(part: &str) -> bool {
    const INSIDE: [&str; 22] = [
        "of", "the", "and", "de", "du", "des", "la", "le", "el", "del", "della", "der", "di", "da", "do", "dos", "dello",
        "dei", "van", "för", "für", "y",
    ];
    let words: Vec<&str> = part.split(' ').take(MOST_WORDS + 1).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if PAPERS.contains(&part.to_lowercase()) && first.starts_with(char::is_uppercase) {
        return true;
    }
    const ARTICLES: [&str; 12] = ["The", "Il", "La", "Le", "El", "O", "A", "De", "Het", "Der", "Die", "Das"];
    // `Anna Ledger`, `J. Star`: who has a first name is a person.
    let is_first_name =
        is_given_name(first) || !ARTICLES.contains(first) && first.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let is_noun = |word: &str| PAPER_NOUNS.contains(&word.to_lowercase());
    let is_cyrillic = first.contains(|c: char| matches!(c, '\u{400}'..='\u{52f}'));
    (2..=MOST_WORDS).contains(&words.len())
        && !is_first_name
        && (is_noun(last) || words.len() > 2 && is_noun(if ARTICLES.contains(first) { words[1] } else { first }))
        && first.starts_with(char::is_uppercase)
        && words
            .iter()
            .all(|word| is_cyrillic || INSIDE.contains(word) || is_name_word(word) && word.starts_with(char::is_uppercase))
}

/// `Der Landkreis heute`, `Il Domani`: articles that begin the name of no person.
fn begins_with_article(part: &str) -> bool {
    const ARTICLES: [&str; 6] = ["Der ", "Die ", "Los ", "Las ", "Het ", "Il "];
    let rest = ARTICLES.iter().find_map(|article| part.strip_prefix(article));
    rest.is_some_and(|rest| rest.split(' ').all(|word| word.starts_with(char::is_uppercase)))
        && !PLACE_PHRASES.contains(&part.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::paper_behind;

    #[test]
    fn houses_behind_commas_are_nobody() {
        for (text, expected, paper) in [
            ("Jane Doe, Toronto Star", "Jane Doe", Some("Toronto Star")),
            ("By Jane Doe, The Basalt Courier", "Jane Doe", Some("The Basalt Courier")),
            ("Jane Doe, Le Monde", "Jane Doe", Some("Le Monde")),
            ("Jane Doe, Il Corriere del Sud", "Jane Doe", Some("Il Corriere del Sud")),
            ("Jane Doe, Folha do Sul", "Jane Doe", Some("Folha do Sul")),
            ("Jane Doe and John Roe, Harbour Mercury", "Jane Doe|John Roe", Some("Harbour Mercury")),
            ("Jane Doe, Toronto Star, and John Roe, Sacramento Bee", "Jane Doe|John Roe", None),
            ("Jane Doe, Die Brücke", "Jane Doe", None),
            ("Jane Doe, Brookings Institution", "Jane Doe", None),
            ("Анна Иванова, Речной вестник", "Анна Иванова", Some("Речной вестник")),
            ("Quay Post with Agencies", "Quay Post", None),
            ("Jane Doe avec AFP et Reuters", "Jane Doe", None),
            ("Jane Doe, Periodista de Prensa en Radio Sur", "Jane Doe", None),
            ("Jane Doe with John Roe", "Jane Doe|John Roe", None),
            // Persons, and what is no list of a person and a house.
            ("Jane Doe, Anna Mercury", "Jane Doe|Anna Mercury", None),
            ("Jane Doe, J. Star", "Jane Doe|J. Star", None),
            ("Jane Doe, Le Van Minh", "Jane Doe|Le Van Minh", None),
            ("Jane Doe, De Vries Jan", "Jane Doe|De Vries Jan", None),
            ("Jane Doe, El Mehdi Benali", "Jane Doe|El Mehdi Benali", None),
            ("Jane Doe, John Roe", "Jane Doe|John Roe", None),
            ("Toronto Star", "Toronto Star", None),
            ("Doe, Jane", "Jane Doe", None),
        ] {
            assert_eq!(names(text).join("|"), expected, "{text}");
            assert_eq!(paper_behind(text), paper, "{text}");
        }
    }
}
