//! Reads names with the family name first and a comma behind it: `Doe, Jane`, and several of them.
//!
//! A line of a page may as well be a place and a month, so the words are read strictly there ([`in_line`]). The value of an author
//! field is somebody: there a month, a weekday or a particle behind the comma is a first name ([`in_field`]).

use super::person::{
    bare, is_degree, is_generation, is_name_an, is_name_word, is_no_name, is_particle, is_person, without_points, written,
};
use super::words::{JOINTS, MONTHS, PLACE_PHRASES};

/// Whether a word is the first name or the family name of somebody.
type IsName = fn(&str) -> bool;

/// The weekdays that the lists know as words of a page; those of other languages are names like any word they do not know.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The names in words that may be a line of a page: `Doe, Jane`, and several of them with "and" between.
pub(super) fn in_line(segment: &str) -> Option<Vec<String>> {
    if !segment.contains(',') {
        return None;
    }
    if let Some(names) = initials_last(segment) {
        return Some(names);
    }
    if !has_capitals(segment) {
        return None;
    }
    segment.split(" and ").flat_map(|piece| piece.split(" & ")).map(|piece| person(piece, is_plain_name)).collect()
}

/// The names in the value of an author field, or in a part of it between semicolons: `Svensson, Jan`, `Kowalski, Jan and Nowak, Anna`.
pub(super) fn in_field(value: &str) -> Option<Vec<String>> {
    in_value(value, is_name)
}

/// The same in the value of a key of a record, where nobody writes a place and a weekday: `Adelaja, Sunday`.
pub(super) fn in_record(value: &str) -> Option<Vec<String>> {
    let is_name_or_day = |word: &str| is_name(word) || is_name_word(word) && is_weekday(word);
    value.split(';').map(|part| in_value(part, is_name_or_day)).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
}

fn in_value(value: &str, is_name: IsName) -> Option<Vec<String>> {
    if !value.contains(',') || value.contains(char::is_numeric) || !has_capitals(value) {
        return None;
    }
    let words: Vec<&str> = value.split_whitespace().collect();
    let words = words.strip_suffix(&["et", "al."]).unwrap_or(&words);
    let pieces: Vec<String> =
        words.split(|word| JOINTS.contains(word) || *word == "&").map(|words| words.join(" ")).collect();
    // `Doe, Jane, and John Roe`: books turn the first name alone around.
    let is_first_alone = pieces[0].ends_with(',') && pieces[1..].iter().all(|piece| !piece.contains(','));
    let read = |(place, piece): (usize, &String)| match place > 0 && is_first_alone {
        true => is_person(piece).then(|| piece.clone()),
        false => person(piece, is_name),
    };
    pieces.iter().enumerate().map(read).collect()
}

/// `Doe, Jane` as it is written elsewhere.
fn person(piece: &str, is_name: IsName) -> Option<String> {
    let (family, given) = piece.trim().trim_end_matches(',').split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let family_words: Vec<&str> = family.split_whitespace().collect();
    let given_words: Vec<&str> = given.split_whitespace().collect();
    let (last, particles) = family_words.split_last()?;
    let is_family = particles.iter().all(|word| is_particle(word)) && is_name(last);
    let is_given = match given_words.as_slice() {
        [one] => is_name(one) && !is_generation(one),
        [one, two] => is_name(one) && (is_particle(two) || is_initial(two) || is_name(two)),
        _ => false,
    };
    // "May, Monday" is a time, whatever is allowed.
    let is_time = std::iter::once(last).chain(&given_words).all(|word| is_month(word) || is_weekday(word));
    // "Kyiv, New York" and "Doe, Tel Aviv" are places.
    if !is_family || !is_given || is_time || given.contains(',') || PLACE_PHRASES.contains(&given.to_lowercase()) {
        return None;
    }
    let name: Vec<&str> = given_words.into_iter().map(without_points).chain(family_words).collect();
    Some(written(&name))
}

/// `Doe, J., Roe, M.-L.`: two or more family names, each with its initials behind it, as journals write them.
fn initials_last(segment: &str) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let joined = segment.replace(" and ", ", ").replace(" & ", ", ");
    let parts: Vec<&str> = joined.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let are_initials = |part: &str| {
        part.len() <= 10
            && part.ends_with('.')
            && part.starts_with(char::is_uppercase)
            && part.split(['.', ' ', '-']).all(|letter| letter.chars().count() <= 1)
    };
    let (pairs, rest) = parts.as_chunks::<2>();
    if !rest.is_empty() || pairs.len() < FEWEST {
        return None;
    }
    let name = |[family, initials]: &[&str; 2]| {
        let words: Vec<&str> = family.split_whitespace().collect();
        let (last, particles) = words.split_last()?;
        let is_family = particles.iter().all(|word| is_particle(word)) && is_plain_name(last);
        let whole: Vec<&str> = initials.split_whitespace().chain(words.iter().copied()).collect();
        (is_family && are_initials(initials)).then(|| written(&whole))
    };
    pairs.iter().map(name).collect()
}

/// Scripts without capitals do not tell a name from a place or an agency before it.
fn has_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase)
}

pub(super) fn is_plain_name(word: &str) -> bool {
    is_name_word(word) && !is_no_name(word) && !is_particle(word) && !is_degree(word) && !is_month(word)
}

/// A word with a capital that is not known as something else than a name; months and particles are names.
fn is_name(word: &str) -> bool {
    let is_small_particle = is_particle(word) && word.starts_with(char::is_lowercase);
    is_name_word(word) && !is_small_particle && (!is_no_name(word) || is_name_an(word)) && !is_degree(word)
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&bare(word))
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&bare(word).as_str())
}

fn is_initial(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() <= 2 && word.chars().all(|c| c.is_uppercase() || c == '.')
}
