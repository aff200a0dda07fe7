//! Tells the name of a person from other words, and writes it as names are written.

use super::words::{AGENCIES, DEGREES, GENERATIONS, HOUSE_PHRASES, HOUSES, PARTICLES, PLACE_PHRASES, ROLES, STOPS, TITLES};

/// A word in lower case without the marks around it.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a word says what somebody does.
pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains(&bare(word))
}

/// Whether a word is part of the name of a house rather than of a person.
pub(super) fn is_house(word: &str) -> bool {
    HOUSES.contains(&bare(word)) || is_agency(word)
}

/// Whether a word is the name of an agency. Short ones are written in capitals: there are people called Ap.
pub(super) fn is_agency(word: &str) -> bool {
    let lowered = bare(word);
    AGENCIES.contains(&lowered) && (lowered.chars().count() > 4 || !word.chars().any(char::is_lowercase))
}

pub(super) fn is_stop(word: &str) -> bool {
    STOPS.contains(&bare(word))
}

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&bare(word).replace('.', ""))
}

pub(super) fn is_degree(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    DEGREES.contains(&plain)
}

pub(super) fn is_generation(word: &str) -> bool {
    GENERATIONS.contains(&bare(word))
}

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase())
}

/// Whether a word may stand in a name: a capital, a script without capitals, or a particle.
pub(super) fn is_name_word(word: &str) -> bool {
    let mut letters = word.trim_start_matches(['"', '“', '«', '\'', '‘', '’', '„', '.']).chars();
    let Some(first) = letters.next() else { return false };
    let has_case = first.is_uppercase() || first.is_lowercase();
    let lowered = || word.to_lowercase();
    (first.is_uppercase()
        || (first.is_alphabetic() && !has_case)
        || PARTICLES.contains(word)
        || begins_with_particle(&lowered()))
        && !word.chars().any(|c| {
            c.is_ascii_digit()
                || matches!(c, ':' | '@' | '/' | '(' | ')' | '!' | '?' | '#' | '_' | '=' | '%' | '$')
                // "フェリー、冬の間は": a clause.
                || matches!(c, '、' | '。' | '，' | '！' | '？' | '「' | '」' | '『' | '』' | '《' | '》')
        })
}

/// `al-Masri`, `d'Estaing`, `ed-Din`.
fn begins_with_particle(word: &str) -> bool {
    [
        "al-", "el-", "as-", "ash-", "ad-", "ar-", "at-", "an-", "ed-", "ul-", "ez-", "es-", "bin-", "d'", "d’", "l'", "l’",
        "o'", "o’", "dell'", "dell’",
    ]
    .iter()
    .any(|particle| word.len() > particle.len() && word.starts_with(particle))
}

/// Whether words look like the name of a person: two to six of them, each capitalised or a particle, none of a role or a house.
pub(crate) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    is_person_of(&words)
}

pub(super) fn is_person_of(words: &[&str]) -> bool {
    let is_no_name = |word: &&str| is_role(word) || is_house(word) || is_stop(word);
    let lowered = words.join(" ").to_lowercase();
    let real_words = words.iter().filter(|word| !is_particle(word)).count();
    (2..=6).contains(&words.len())
        && real_words >= 1
        && words.iter().all(|word| is_name_word(word))
        && !words.iter().enumerate().any(|(place, word)| is_no_name(word) && !(place > 0 && is_name_an(word)))
        && !PLACE_PHRASES.contains(&lowered)
        && !HOUSE_PHRASES.contains(&lowered)
        // Initials alone are nobody.
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && words.iter().all(|word| word.chars().count() <= 30)
}

/// Vietnamese and Koreans are called An, which begins no name.
pub(super) fn is_name_an(word: &str) -> bool {
    word == "An"
}

/// Cuts a run of words where a house or place of several words begins: `Jane Doe Associated Press`.
pub(super) fn before_phrase(words: &[&str]) -> usize {
    for start in 2..words.len() {
        for length in 2..=3.min(words.len() - start) {
            let phrase = words[start..start + length].join(" ").to_lowercase();
            if HOUSE_PHRASES.contains(&phrase) || PLACE_PHRASES.contains(&phrase) {
                return start;
            }
        }
    }
    words.len()
}

/// A name as names are written: `JANE DOE` and `Jane DOE` are Jane Doe.
pub(super) fn written(words: &[&str]) -> String {
    let has_small = |word: &str| word.chars().any(char::is_lowercase);
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let is_cased = words.iter().any(|word| word.chars().any(char::is_uppercase));
    let is_capitals = is_cased && !words.iter().any(|word| has_small(word)) && words.iter().any(|word| letters(word) > 2);
    let is_loud = |word: &str| is_cased && !has_small(word) && (is_capitals || letters(word) >= 4);
    let has_loud_family = words.last().is_some_and(|word| is_loud(word));
    let is_initials = |word: &str| {
        let has_point = word.contains('.') && !matches!(bare(word).as_str(), "jr" | "sr" | "st");
        // AJ and TJ are called so.
        let is_short = letters(word) == 2 && (word.ends_with('J') || !word.chars().any(|c| "AEIOUY".contains(c)));
        let is_roman = matches!(word, "II" | "III" | "IV" | "VI" | "VII");
        letters(word) < 2 || has_point || is_roman || is_short && !matches!(word, "JR" | "SR" | "ST")
    };
    let write = |(place, word): (usize, &&str)| match () {
        () if has_loud_family && !has_small(word) && place > 0 && is_particle(word) => word.to_lowercase(),
        () if !is_loud(word) || is_initials(word) => word.to_string(),
        () => capitalised(word),
    };
    words.iter().enumerate().map(write).collect::<Vec<_>>().join(" ")
}

/// `MCDONALD` is McDonald, `O'BRIEN` O'Brien, `RAMANATHAN-COLE` Ramanathan-Cole.
fn capitalised(word: &str) -> String {
    let mut out = String::new();
    let mut starts_word = true;
    for character in word.chars() {
        if starts_word {
            out.push(character);
        } else {
            // İ is a letter and not an I with a point set on it.
            out.extend(character.to_lowercase().filter(|small| character != 'İ' || *small == 'i'));
        }
        // A mark on a letter is part of it.
        let is_mark = matches!(character, '\u{300}'..='\u{36f}');
        starts_word = !character.is_alphanumeric() && !is_mark;
    }
    const FAMILIES_IN_MAC: [&str; 14] = [
        "Macdonald",
        "Macarthur",
        "Mackenzie",
        "Macleod",
        "Macgregor",
        "Macfarlane",
        "Macmillan",
        "Macintyre",
        "Macpherson",
        "Macdougall",
        "Macneil",
        "Maclean",
        "Macfarquhar",
        "Macaskill",
    ];
    let inner = match () {
        () if out.starts_with("Mc") && out.len() > 3 => 2,
        () if FAMILIES_IN_MAC.contains(&out.as_str()) => 3,
        () => return out,
    };
    match out[inner..].chars().next() {
        Some(first) => format!("{}{}{}", &out[..inner], first.to_uppercase(), &out[inner + first.len_utf8()..]),
        None => out,
    }
}
