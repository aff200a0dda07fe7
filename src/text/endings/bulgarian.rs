//! Bulgarian and Macedonian: the article hangs behind the noun, and there are no cases.

use super::{replace_end, take_off};

/// The stem of a folded Bulgarian word.
pub(super) fn bulgarian(stem: &mut Vec<char>) {
    // Behind the article of a man's noun there is no ending more.
    if !take_off(stem, &["ият", "ът", "ят"], 3) {
        without_vowel_and_article(stem);
        take_off(stem, &["овци", "йове", "ове", "еве", "ия", "ии", "ие", "а", "я", "о", "е", "и", "й"], 3);
    }
    // The short article of nouns in -ат looks like the long one of those in -а.
    take_off(stem, &["ат"], 3);
    sounds(stem);
}

/// The stem of a folded Macedonian word.
pub(super) fn macedonian(stem: &mut Vec<char>) {
    if !take_off(stem, &["иот", "от"], 3) {
        without_vowel_and_article(stem);
        take_off(stem, &["ови", "еви", "ија", "ии", "ие", "иња", "а", "о", "е", "и", "ј"], 3);
    }
    sounds(stem);
}

/// Takes the article off where it is written behind the vowel of the noun, or behind a quality.
fn without_vowel_and_article(stem: &mut Vec<char>) {
    const BEHIND: [(&str, &str); 11] = [
        ("ата", "а"),
        ("ята", "я"),
        ("јата", "ја"),
        ("ото", "о"),
        ("ето", "е"),
        ("ите", "и"),
        ("ете", "е"),
        ("тта", "т"),
        ("оста", "ост"),
        ("ерта", "ер"),
        ("щта", "щ"),
    ];
    replace_end(stem, &BEHIND, 2);
}

/// What changes before an ending, written one way.
fn sounds(stem: &mut Vec<char>) {
    replace_end(stem, &[("ен", "н"), ("ер", "р"), ("ър", "р"), ("ец", "ц"), ("ък", "к"), ("ъц", "к"), ("ин", "")], 3);
    replace_end(stem, &[("к", "ц"), ("г", "з"), ("х", "с")], 3);
}
