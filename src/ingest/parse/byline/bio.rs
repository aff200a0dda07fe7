//! Finds the person whom a line about an author introduces.

use super::person::{is_person, is_role};
use crate::text::collapse_white_space;

/// The person whom a line about the author introduces (`Jane Doe is a senior fellow at ...`), if it is such a line.
pub(crate) fn person_of_bio(paragraph: &str) -> Option<String> {
    if paragraph.chars().count() > 700 {
        return None;
    }
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
    let (place, verb) = VERBS
        .iter()
        .filter_map(|verb| paragraph.find(verb).map(|place| (place, *verb)))
        .min_by_key(|(place, _)| *place)
        .or_else(|| arabic_role(paragraph))?;
    let name = paragraph[..place].trim();
    let rest: Vec<&str> = paragraph[place + verb.len()..].split_whitespace().take(14).collect();
    let speaks_of_work = matches!(verb, " writes " | " covers " | " reports ") || rest.iter().any(|word| is_role(word));
    (is_person(name) && speaks_of_work).then(|| collapse_white_space(name))
}

/// Arabic has no word for "is": the role follows the name.
fn arabic_role(paragraph: &str) -> Option<(usize, &'static str)> {
    let place = paragraph.match_indices(' ').map(|(place, _)| place).find(|place| {
        paragraph[place + 1..].split_whitespace().next().is_some_and(|word| is_role(word) && !word.is_ascii())
    })?;
    Some((place, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_in_bio_lines() {
        for (text, expected) in [
            ("Seth Frantzman is the author of Drone Wars and an adjunct fellow.", "Seth Frantzman"),
            ("Nadia Ben Othmane est chercheuse associée au Harbour Review.", "Nadia Ben Othmane"),
            ("Рустам Ильясов — обозреватель журнала «Longitude Quarterly».", "Рустам Ильясов"),
            ("ليلى حدادين باحثة في شؤون المشرق", "ليلى حدادين"),
            ("Russia is a large country with many neighbours.", ""),
            ("Hamas could be their proxy.", ""),
        ] {
            assert_eq!(person_of_bio(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
