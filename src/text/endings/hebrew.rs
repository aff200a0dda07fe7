//! Hebrew: the article and the words for *and* and *that* are written together with the noun.

use super::take_off;

/// Words of fewer letters stay whole.
const FEWEST_LEFT: usize = 2;

/// Leaves the stem of a folded word.
pub(super) fn hebrew(word: &mut Vec<char>) {
    // Before the article nothing else looks like them.
    let article = word.iter().position(|letter| *letter == 'ה').unwrap_or_default();
    let is_particle = matches!(word[..article], ['ו' | 'ש'] | ['ו', 'ש'] | ['כ', 'ש'] | ['ו', 'כ', 'ש']);
    if is_particle && word.len() - article > FEWEST_LEFT {
        word.drain(..article);
    }
    // A word may begin with the same letter: `הסכם`, `ההסכם`.
    let articles = word.iter().take_while(|letter| **letter == 'ה').count();
    word.drain(..articles.min(word.len().saturating_sub(FEWEST_LEFT)));
    // A stem of two letters would be none, and `השנה` another word than `שנה`.
    take_off(word, &["ויות", "יות", "יה", "ים", "ות", "ית", "ה", "י"], FEWEST_LEFT + 1);
    // The letters that are written otherwise at the end of a word.
    for letter in word {
        *letter = match *letter {
            'ך' => 'כ',
            'ם' => 'מ',
            'ן' => 'נ',
            'ף' => 'פ',
            'ץ' => 'צ',
            other => other,
        };
    }
}
