//! Tells the name of a person from other words, and writes it as names are written.

use super::super::dates::dates_in_text;
use super::words::{
    AGENCIES, DEGREES, GENERATIONS, HOUSE_PHRASES, HOUSES, Lists, PAPERS, PARTICLES, PLACE_PHRASES, ROLE_MODIFIERS, ROLES,
    STOPS, TITLES,
};
use crate::ingest::parse::scan::{LONGEST_SHORT_WORD, small, words};

/// A word in lower case without the marks around it.
pub(super) fn bare(word: &str) -> String {
    without_marks(word).to_lowercase()
}

fn without_marks(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The lists that hold a word without the marks around it.
fn lists_of(word: &str) -> Lists {
    Lists::of(&small(without_marks(word), &mut [0; LONGEST_SHORT_WORD]))
}

/// Whether a text is two words that are a name as most names are written, and nothing that any list knows: `Jane Doe`.
pub(super) fn is_plain_name(text: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=30;
    let Some((first, last)) = text.split_once(' ') else { return false };
    let is_name = |word: &str| {
        LENGTHS.contains(&word.len())
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    let is_unknown = |word: &str| Lists::of(&small(word, &mut [0; LONGEST_SHORT_WORD])).is_empty();
    is_name(first)
        && is_name(last)
        && [first, last, text].into_iter().all(is_unknown)
        && !DEGREES.contains(first)
        && !DEGREES.contains(last)
}

/// Whether a word names nobody: what somebody does, a word that goes before that, what a page says around a byline.
pub(super) fn is_nobody(word: &str) -> bool {
    let lists = lists_of(word);
    lists.has(&ROLES) || lists.has(&STOPS) || lists.has(&ROLE_MODIFIERS) || without_marks(word).is_empty()
}

/// Whether a word says what somebody does.
pub(super) fn is_role(word: &str) -> bool {
    lists_of(word).has(&ROLES)
}

/// Whether a word is part of the name of a house rather than of a person.
pub(super) fn is_house(word: &str) -> bool {
    let lists = lists_of(word);
    lists.has(&HOUSES) || names_agency(word, lists)
}

/// Whether a word is the name of an agency. Short ones are written in capitals: there are people called Ap.
pub(super) fn is_agency(word: &str) -> bool {
    names_agency(word, lists_of(word))
}

fn names_agency(word: &str, lists: Lists) -> bool {
    lists.has(&AGENCIES) && (bare(word).chars().count() > 4 || !word.chars().any(char::is_lowercase))
}

pub(super) fn is_stop(word: &str) -> bool {
    lists_of(word).has(&STOPS)
}

/// Whether a word is part of no name of a person: what somebody does, a house, what a page says around a byline.
pub(super) fn is_no_name(word: &str) -> bool {
    let lists = lists_of(word);
    lists.has(&ROLES) || lists.has(&STOPS) || lists.has(&HOUSES) || names_agency(word, lists)
}

pub(super) fn is_title(word: &str) -> bool {
    let word = without_marks(word);
    match word.contains('.') {
        true => TITLES.contains(&word.to_lowercase().replace('.', "")),
        false => lists_of(word).has(&TITLES),
    }
}

pub(super) fn is_degree(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    DEGREES.contains(&plain)
}

pub(super) fn is_generation(word: &str) -> bool {
    lists_of(word).has(&GENERATIONS)
}

pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&small(word, &mut [0; LONGEST_SHORT_WORD]))
}

/// Whether a word may stand in a name: a capital, a script without capitals, or a particle.
pub(super) fn is_name_word(word: &str) -> bool {
    let mut letters = word.trim_start_matches(['"', '“', '«', '\'', '‘', '’', '„', '.']).chars();
    let Some(first) = letters.next() else { return false };
    let has_case = (first.is_uppercase() || first.is_lowercase()) && !is_georgian(first);
    (first.is_uppercase()
        || (first.is_alphabetic() && !has_case)
        || PARTICLES.contains(word)
        || begins_with_particle(&small(word, &mut [0; LONGEST_SHORT_WORD])))
        && !word.chars().any(|c| {
            c.is_ascii_digit()
                || matches!(c, ':' | '@' | '/' | '(' | ')' | '!' | '?' | '#' | '_' | '=' | '%' | '$')
                // "フェリー、冬の間は": a clause.
                || matches!(c, '、' | '。' | '，' | '！' | '？' | '「' | '」' | '『' | '』' | '《' | '》')
        })
}

/// Georgian is written in small letters alone.
pub(super) fn is_georgian(letter: char) -> bool {
    matches!(letter, '\u{10d0}'..='\u{10ff}')
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
    // A sentence is told from a name by no more of its words.
    let words: Vec<&str> = words(text).take(MOST_WORDS + 1).collect();
    is_person_of(&words)
}

const MOST_WORDS: usize = 6;

pub(super) fn is_person_of(words: &[&str]) -> bool {
    let is_phrase = || {
        let lists = Lists::of(&words.join(" ").to_lowercase());
        lists.has(&PLACE_PHRASES) || lists.has(&HOUSE_PHRASES) || lists.has(&PAPERS)
    };
    (2..=MOST_WORDS).contains(&words.len())
        && words.iter().all(|word| is_name_word(word))
        && !words.iter().all(|word| is_particle(word))
        && !words.iter().enumerate().any(|(place, word)| is_no_name(word) && !(place > 0 && is_name_an(word)))
        && !is_phrase()
        // Initials alone are nobody.
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && words.iter().all(|word| word.chars().count() <= 30)
}

/// Whether words begin with letters that nobody can say, as houses and some initials do: `BFM Business`, `VVS Menon`.
pub(super) fn begins_with_letters(words: &[&str]) -> bool {
    const LEAST_LETTERS: usize = 3;
    let Some(first) = words.first() else { return false };
    first.len() >= LEAST_LETTERS && are_letters(first) && !first.contains(VOWELS)
}

/// Whether words are nothing but the letters of a house: `GN MA`.
pub(super) fn are_letters_of_house(words: &[&str]) -> bool {
    const MOST_LETTERS: usize = 3;
    words.iter().all(|word| are_letters(word) && word.len() <= MOST_LETTERS)
        && words.first().is_some_and(|first| !first.contains(VOWELS))
}

const VOWELS: [char; 6] = ['A', 'E', 'I', 'O', 'U', 'Y'];

fn are_letters(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
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
    let is_turkish = is_turkish(words);
    let write = |(place, word): (usize, &&str)| match () {
        () if has_loud_family && !has_small(word) && place > 0 && is_particle(word) => word.to_lowercase(),
        () if !is_loud(word) || is_initials(word) => word.to_string(),
        () => capitalised(word, is_turkish),
    };
    words.iter().enumerate().map(write).collect::<Vec<_>>().join(" ")
}

/// A word without the marks around it; the points of initials stay.
pub(super) fn without_points(word: &str) -> &str {
    let word = word.trim_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | '"' | '“' | '”' | '\u{300}'..='\u{36f}') && !is_mark(c)
    });
    let word = word.trim_start_matches('.');
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_abbreviation = letters <= 2 || word.trim_end_matches('.').contains('.') || is_title(word);
    if is_abbreviation { word } else { word.trim_end_matches('.') }
}

/// Vowel signs and the like of scripts that write them beside a letter.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{591}'..='\u{5c7}')
}

/// Whether a name in capitals has letters of Turkish, whose `I` has no point when it is small. Romanian has an `Ş`, too, but neither `Ü` nor `Y`.
fn is_turkish(words: &[&str]) -> bool {
    let has = |letters: &[char]| words.iter().any(|word| word.contains(letters));
    has(&['İ', 'Ğ']) || has(&['Ş']) && has(&['Ü', 'Ö', 'Y'])
}

/// `MCDONALD` is McDonald, `O'BRIEN` O'Brien, `RAMANATHAN-COLE` Ramanathan-Cole.
fn capitalised(word: &str, is_turkish: bool) -> String {
    let mut out = String::new();
    let mut starts_word = true;
    for character in word.chars() {
        if starts_word {
            out.push(character);
        } else if is_turkish && character == 'I' {
            out.push('ı');
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

/// Whether the value of an author field is the name of an account: a few words with digits behind letters, as no person is called.
pub(crate) fn is_account(text: &str) -> bool {
    const LONGEST_BYTES: usize = 40;
    const MOST_WORDS: usize = 3;
    let text = text.trim();
    text.len() <= LONGEST_BYTES
        && text.starts_with(char::is_alphabetic)
        && (text.chars().any(|c| c.is_ascii_digit()) || text.contains('_') && !text.contains(' '))
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.'))
        && text.split_whitespace().count() <= MOST_WORDS
        && dates_in_text(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_account;

    #[test]
    fn accounts_are_no_persons() {
        for (text, expected) in [
            ("Writer 5", true),
            ("oldrail77", true),
            ("crane_spotter", true),
            ("Jane Doe", false),
            ("12 May 2024", false),
            ("5 writers", false),
            ("Jane Doe, 5 years at the desk", false),
        ] {
            assert_eq!(is_account(text), expected, "{text}");
        }
    }
}
