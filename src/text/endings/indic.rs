//! Bengali and Urdu.

use super::{replace_end, take_off};

const BENGALI: [&str; 11] = ["গুল\u{9C7}\u{9BE}", "গুলি", "েরা", "টা", "টি", "ের", "রা", "য়", "য\u{9BC}", "ে", "য"];

const URDU: [&str; 5] = ["وں", "يں", "ات", "ہ", "ے"];

/// The stem of a folded Bengali word.
pub(super) fn bengali(stem: &mut Vec<char>) {
    loop {
        // Behind a vowel alone `র` and `তে` are endings, and `কে` behind all but `ং`.
        let behind_vowel = match stem.as_slice() {
            [.., '\u{9BE}'..='\u{9C4}', 'র'] => 1,
            [.., '\u{9BE}'..='\u{9C4}', 'ত', '\u{9C7}'] => 2,
            [.., before, 'ক', '\u{9C7}'] if *before != 'ং' => 2,
            _ => 0,
        };
        if behind_vowel > 0 && stem.len() >= 2 + behind_vowel {
            stem.truncate(stem.len() - behind_vowel);
        } else if !take_off(stem, &["দের"], 4) && !take_off(stem, &BENGALI, 2) {
            break;
        }
    }
    replace_end(stem, &[("ৎ", "ত")], 2);
}

/// The stem of an Urdu word in the letters to which Arabic and Persian are folded, too.
pub(super) fn urdu(stem: &mut Vec<char>) {
    if !replace_end(stem, &[("ياں", "ي"), ("يوں", "ي")], 2) {
        take_off(stem, &URDU, 2);
    }
}
