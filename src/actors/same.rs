//! Tells which two names may be one actor's, for a person to decide: nothing is merged by it.

use crate::article::ActorKind;
use crate::text::words_of;

/// How alike two spellings of one name are at least (Jaro-Winkler similarity).
const LEAST_SIMILARITY: f64 = 0.93;

/// Whether two labels of actors of one kind may name the same.
///
/// Persons: one family name, and given names of which one is an initial of the other, is left out, or is spelled nearly so.
/// Others: nearly one spelling, the same words in another order, or an acronym and its words.
///
/// ```
/// use dateline::ActorKind;
/// use dateline::actors::likely_same;
/// assert!(likely_same(ActorKind::Person, "J. Doe", "Jane Doe"));
/// assert!(likely_same(ActorKind::Organisation, "Acme Liberation Front", "ALF"));
/// assert!(!likely_same(ActorKind::Person, "John Doe", "Jane Doe"));
/// ```
pub fn likely_same(kind: ActorKind, left: &str, right: &str) -> bool {
    let (one, other) = (words_of(left), words_of(right));
    let (Some(last), Some(other_last)) = (one.last(), other.last()) else { return false };
    if one == other {
        return true;
    }
    if kind == ActorKind::Person {
        if one.len() == 1 || other.len() == 1 {
            return last == other_last;
        }
        let is_family = strsim::jaro_winkler(last, other_last) >= LEAST_SIMILARITY;
        let is_given = one[0] == other[0]
            || (one[0].chars().count() == 1 && other[0].starts_with(&one[0]))
            || (other[0].chars().count() == 1 && one[0].starts_with(&other[0]))
            || strsim::jaro_winkler(&one[0], &other[0]) >= LEAST_SIMILARITY;
        return is_family && is_given;
    }
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort();
        words
    };
    let initials = |words: &[String]| -> String { words.iter().filter_map(|word| word.chars().next()).collect() };
    let is_acronym = |short: &[String], long: &[String]| short.len() == 1 && long.len() > 1 && initials(long) == short[0];
    sorted(&one) == sorted(&other)
        || is_acronym(&one, &other)
        || is_acronym(&other, &one)
        || strsim::jaro_winkler(&one.join(" "), &other.join(" ")) >= 0.96
}
