//! Albanian and Icelandic, which hang the article on the noun behind its case.

use super::{replace_end, take_off, take_off_all};

const ALBANIAN: [&str; 20] = [
    "eve", "ave", "ive", "ise", "ine", "ite", "et", "at", "es", "en", "it", "in", "ut", "un", "as", "an", "a", "e", "i", "u",
];

const ICELANDIC: [&str; 37] = [
    "arinnar", "urinn", "arnar", "arnir", "arins", "innar", "irnar", "irnir", "isins", "unnar", "urnar", "anna", "anum",
    "inna", "inni", "inum", "sins", "unni", "unum", "ann", "ans", "ina", "inn", "ins", "inu", "num", "una", "an", "ar",
    "in", "ir", "is", "um", "ur", "a", "i", "u",
];

/// The stem of an Albanian word, folded: without the dots and tails of its letters.
pub(super) fn albanian(stem: &mut Vec<char>) {
    take_off_all(stem, &ALBANIAN, 3);
    // `ministër`, `ministri`.
    replace_end(stem, &[("er", "r")], 3);
}

/// The stem of an Icelandic word, folded: without accents, `d` for `ð`.
pub(super) fn icelandic(stem: &mut Vec<char>) {
    let is_off = take_off(stem, &["id"], 4) || take_off(stem, &ICELANDIC, 3);
    // `stríðs`; in `eldgos` it belongs to the word.
    if !is_off && matches!(stem.as_slice(), [.., before, 's'] if !matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')) {
        take_off(stem, &["s"], 3);
    }
}
