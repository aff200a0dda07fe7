//! Turns the words of a byline into the names of persons.

use crate::text::collapse_white_space;

const OPENERS: [&str; 12] = [
    "by ",
    "written by ",
    "story by ",
    "reporting by ",
    "par ",
    "von ",
    "por ",
    "di ",
    "автор: ",
    "автор ",
    "بقلم ",
    "door ",
];

/// The names in a line that opens like a byline (`By Jane Doe and John Roe`), if it is one.
pub(crate) fn byline(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let lowered = line.to_lowercase();
    let opener = OPENERS.iter().find(|opener| lowered.starts_with(**opener))?;
    // Lower-casing may change lengths; the openers themselves do not.
    let rest = line.get(opener.len()..)?;
    if rest.chars().count() > 120 || rest.trim_end().ends_with('.') && rest.split_whitespace().count() > 8 {
        return None;
    }
    let names = names(rest);
    // An agency may stand alone after an English opener; "Von der Leyen Heads to Kyiv" and "By then it was late." name nobody.
    let is_name = |name: &String| {
        let is_short =
            name.split(' ').count() <= 4 && name.chars().next().is_some_and(char::is_uppercase) && !name.ends_with('.');
        is_person(name) || (is_short && opener.ends_with("by "))
    };
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}

/// The persons in the value of an author field.
pub(crate) fn names(text: &str) -> Vec<String> {
    let text = without_address(text);
    let lowered = text.to_lowercase();
    let text = OPENERS
        .iter()
        .find(|opener| lowered.starts_with(**opener))
        .and_then(|opener| text.get(opener.len()..))
        .unwrap_or(&text);
    let mut names: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for part in split_at_joints(text) {
        let part =
            collapse_white_space(part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '*')));
        if part.is_empty() || names.contains(&part) {
            continue;
        }
        if is_person(&part) {
            names.push(in_title_case(&part));
        } else {
            others.push(part);
        }
    }
    if names.is_empty() {
        // An agency or a staff name stands alone.
        others.truncate(1);
        others.retain(|name| name.chars().count() <= 80 && name.chars().any(char::is_alphabetic));
        return others;
    }
    names
}

/// Drops `<mail@example.org>`.
fn without_address(text: &str) -> String {
    match (text.find('<'), text.find('>')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &text[..open], &text[close + 1..]),
        _ => text.to_string(),
    }
}

fn split_at_joints(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for joint in [
        ";", "|", " and ", " And ", " AND ", " & ", " et ", " und ", " y ", " e ", " и ", " و", ",", "،", " – ", " — ", "\n",
    ] {
        parts = parts.into_iter().flat_map(|part| part.split(joint)).collect();
    }
    parts
}

const PARTICLES: [&str; 24] = [
    "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "zu", "bin", "ibn",
    "al", "el", "af", "av", "ben", "y",
];

/// Whether words look like the name of a person: two to six of them, each capitalised or a particle, none a role.
pub(crate) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name_word = |word: &&str| {
        let first = word.chars().next().unwrap_or(' ');
        let has_case = first.is_uppercase() || first.is_lowercase();
        PARTICLES.contains(word)
            || first.is_uppercase()
            || word.starts_with("al-")
            || word.starts_with("d'")
            || (first.is_alphabetic() && !has_case)
    };
    (2..=6).contains(&words.len())
        && words.iter().all(is_name_word)
        && !text
            .chars()
            .any(|character| character.is_ascii_digit() || matches!(character, ':' | '@' | '/' | '(' | '!' | '?'))
        && !words.iter().any(|word| is_role(word))
}

const ROLES: [&str; 44] = [
    "author",
    "fellow",
    "professor",
    "researcher",
    "analyst",
    "journalist",
    "correspondent",
    "director",
    "editor",
    "writer",
    "columnist",
    "lecturer",
    "scholar",
    "expert",
    "contributor",
    "reporter",
    "adviser",
    "advisor",
    "consultant",
    "specialist",
    "historian",
    "economist",
    "contributing",
    "staff",
    "desk",
    "news",
    "agency",
    "review",
    "press",
    "team",
    "bureau",
    "wire",
    "times",
    "post",
    "magazine",
    "institute",
    "university",
    "chercheuse",
    "chercheur",
    "redactor",
    "journaliste",
    "обозреватель",
    "корреспондент",
    "باحثة",
];

/// Whether a word says what somebody does, or is part of the name of a house rather than a person.
pub(crate) fn is_role(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    ROLES.contains(&word.as_str())
}

/// `JANE DOE` is Jane Doe.
fn in_title_case(name: &str) -> String {
    let has_small = name.chars().any(char::is_lowercase);
    let is_initials = name.split_whitespace().all(|word| word.chars().filter(|c| c.is_alphabetic()).count() <= 2);
    if has_small || is_initials || !name.chars().any(char::is_uppercase) {
        return name.to_string();
    }
    let mut out = String::new();
    let mut starts_word = true;
    for character in name.chars() {
        if starts_word {
            out.push(character)
        } else {
            out.extend(character.to_lowercase())
        }
        starts_word = !character.is_alphabetic();
    }
    out
}

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
    fn names_in_bylines() {
        for (text, expected) in [
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE AND JOHN ROE", "Jane Doe|John Roe"),
            ("By M. Kessling, H. Solvang and P. Ramanathan-Cole", "M. Kessling|H. Solvang|P. Ramanathan-Cole"),
            ("By Jane Doe, Senior Analyst, Harbour Review", "Jane Doe"),
            ("Par Nadia Ben Othmane", "Nadia Ben Othmane"),
            ("Por Tomás Arrieta Luján", "Tomás Arrieta Luján"),
            ("By Ludwig van der Berg", "Ludwig van der Berg"),
            ("By Reuters", "Reuters"),
            ("By the end of the year, the talks had failed in every single place.", ""),
            ("Bypass Road", ""),
            ("By then it was too late.", ""),
            ("Von der Leyen Heads to Kyiv", ""),
        ] {
            assert_eq!(byline(text).unwrap_or_default().join("|"), expected, "{text}");
        }
        assert_eq!(names("Рустам Ильясов"), ["Рустам Ильясов"]);
        assert_eq!(names("ليلى حدادين"), ["ليلى حدادين"]);
        assert_eq!(names("Leila Haddadin <letters@example.org>"), ["Leila Haddadin"]);
    }

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
