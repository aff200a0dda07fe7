//! Azerbaijani and Georgian, whose endings stand behind one another: number, owner, case.

use super::{replace_end, take_off, take_off_all};

/// By the harmony of their vowels each stands twice; folded, `ı` is `i` and `ü` is `u`.
const AZERBAIJANI: [&str; 29] = [
    "ndan", "ndən", "lar", "lər", "dan", "dən", "nda", "ndə", "nin", "nun", "sin", "sun", "in", "na", "nə", "ni", "nu",
    "si", "su", "un", "ya", "yə", "yi", "a", "i", "n", "u", "ə", "yu",
];

/// What stands behind the case.
const GEORGIAN_POSTPOSITIONS: [&str; 8] = ["თვის", "გან", "დან", "თან", "კენ", "მდე", "ზე", "ში"];

const GEORGIAN: [&str; 10] = ["ად", "ებ", "ით", "მა", "ა", "ე", "ი", "მ", "ო", "ს"];

/// The stem of an Azerbaijani word, folded.
pub(super) fn azerbaijani(stem: &mut Vec<char>) {
    while take_off(stem, &["da", "də"], 4) || take_off(stem, &AZERBAIJANI, 3) {}
    // Before a vowel `q` and `k` are softer: `torpağı`, `nazirliyi`.
    if !replace_end(stem, &[("g", "q")], 3) {
        take_off(stem, &["ək", "əy", "ik", "iy"], 3);
    }
}

/// The stem of a Georgian word.
pub(super) fn georgian(stem: &mut Vec<char>) {
    take_off(stem, &GEORGIAN_POSTPOSITIONS, 3);
    take_off_all(stem, &GEORGIAN, 3);
}
