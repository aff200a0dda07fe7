//! Finds the person whom a line about an author introduces.

use super::super::scan::is_longer;
use super::person::{is_person, is_role};
use crate::text::collapse_white_space;

/// What stands between the name of an author and what is said of it.
const VERBS: [&str; 19] = [
    " is ",
    " was ",
    " writes ",
    " covers ",
    " reports ",
    " works ",
    " teaches ",
    " leads ",
    " est ",
    " ist ",
    " es ",
    " é ",
    " è ",
    " — ",
    " - ",
    " – ",
    " serves ",
    " directs ",
    ", ",
];

/// The person whom a line about the author introduces (`Jane Doe is a senior fellow at ...`), if it is such a line.
pub(crate) fn person_of_bio(paragraph: &str) -> Option<String> {
    if is_longer(paragraph, 700) {
        return None;
    }
    let verb_at = |place: usize| VERBS.iter().find(|verb| paragraph[place..].starts_with(**verb)).map(|verb| (place, *verb));
    // A verb begins with a blank or is a comma. Where no role without one is known, it has to stand behind the words of a name.
    let most = if paragraph.is_ascii() { MOST_WORDS } else { usize::MAX };
    let mut words = 0;
    let blanks = paragraph.match_indices([' ', ',']).map(|(place, _)| place).take_while(|place| {
        words += usize::from(*place > 0 && !matches!(paragraph.as_bytes()[place - 1], b' ' | b','));
        words <= most
    });
    let (place, verb) = blanks.into_iter().find_map(verb_at).or_else(|| arabic_role(paragraph))?;
    let name = paragraph[..place].trim();
    (is_person(name) && speaks_of_work(verb, &paragraph[place + verb.len()..])).then(|| collapse_white_space(name))
}

/// The person of whom a box about the author says something, whatever it is: `Jane Doe is a retired harbour master`.
pub(crate) fn person_of_box(text: &str) -> Option<String> {
    const LONGEST_CHARACTERS: usize = 700;
    const SAID: [&str; 8] = [" is ", " was ", " ist ", " est ", " es ", " é ", " è ", " er "];
    if is_longer(text, LONGEST_CHARACTERS) {
        return None;
    }
    let name =
        SAID.iter().filter_map(|verb| text.split_once(verb)).map(|(name, _)| name.trim()).min_by_key(|name| name.len())?;
    (name.split(' ').count() <= MOST_WORDS && name.contains(' ') && is_person(name)).then(|| collapse_white_space(name))
}

/// Whether what stands behind a name and a verb says what its bearer does for a living. Behind a comma so does many a sentence of the news,
/// `Jane Doe, a lawyer whose house burnt down, told reporters ...`: there the role has to come at once, and nobody to have said anything.
fn speaks_of_work(verb: &str, rest: &str) -> bool {
    const REACH: usize = 14;
    const REACH_BEHIND_COMMA: usize = 6;
    const NEWS: [&str; 8] =
        [" said", " told ", " declined ", " announced ", " added ", " asked ", " replied", " according to "];
    match verb {
        " writes " | " covers " | " reports " => true,
        ", " => {
            rest.split_whitespace().take(REACH_BEHIND_COMMA).any(is_role) && !NEWS.iter().any(|news| rest.contains(news))
        }
        _ => rest.split_whitespace().take(REACH).any(is_role),
    }
}

/// More words than any name has.
const MOST_WORDS: usize = 8;

/// Arabic has no word for "is": the role follows the name.
fn arabic_role(paragraph: &str) -> Option<(usize, &'static str)> {
    if paragraph.is_ascii() {
        return None;
    }
    let place = paragraph.match_indices(' ').map(|(place, _)| place).find(|place| {
        paragraph[place + 1..].split_whitespace().next().is_some_and(|word| is_role(word) && !word.is_ascii())
    })?;
    Some((place, " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    /// The same with every verb looked for by itself.
    fn person_told_plainly(paragraph: &str) -> Option<String> {
        let first = VERBS.iter().filter_map(|verb| paragraph.find(verb).map(|place| (place, *verb)));
        let (place, verb) = first.min_by_key(|(place, _)| *place).or_else(|| arabic_role(paragraph))?;
        let name = paragraph[..place].trim();
        (is_person(name) && speaks_of_work(verb, &paragraph[place + verb.len()..])).then(|| collapse_white_space(name))
    }

    #[test]
    fn a_person_is_told_in_one_pass() {
        let pieces = [
            "Jane",
            "Doe",
            "de",
            "is",
            "writes",
            "editor",
            ",",
            "—",
            "é",
            "ليلى",
            "حدادين",
            "باحثة",
            "the",
            "",
            "\t",
            "covers",
            "senior",
        ];
        let mut draw = dice(19);
        let mut persons = 0;
        for _ in 0..40_000 {
            let joint = [" ", " ", " ", "  ", ""][draw(5)];
            let text = (0..draw(14)).map(|_| pieces[draw(pieces.len())]).collect::<Vec<_>>().join(joint);
            persons += usize::from(person_of_bio(&text).is_some());
            assert_eq!(person_of_bio(&text), person_told_plainly(&text), "{text:?}");
        }
        assert!(persons > 50, "{persons}");
    }

    #[test]
    fn persons_in_bio_lines() {
        for (text, expected) in [
            ("Seth Frantzman is the author of Drone Wars and an adjunct fellow.", "Seth Frantzman"),
            ("Nadia Ben Othmane est chercheuse associée au Harbour Review.", "Nadia Ben Othmane"),
            ("Рустам Ильясов — обозреватель журнала «Longitude Quarterly».", "Рустам Ильясов"),
            ("ليلى حدادين باحثة في شؤون المشرق", "ليلى حدادين"),
            ("Jane Doe, a senior editor at the Harbour Review, lives in Kisumu.", "Jane Doe"),
            ("Rep. Robert Doe, D-N.J., made the case public last month and wrote to the editor.", ""),
            ("Jane Doe, a lawyer whose house had burnt down, told reporters that she would stay.", ""),
            ("Russia is a large country with many neighbours.", ""),
            ("Hamas could be their proxy.", ""),
        ] {
            assert_eq!(person_of_bio(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
