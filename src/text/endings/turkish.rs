//! Turkish, whose endings stand behind one another: number, owner, case.
//!
//! The rules of Snowball need `ı`, `ş` and `ğ` for what they are, which folded words have lost: of a noun they join three forms in five with the first.
//! Here an ending comes off only behind the sounds that it can stand behind.

use super::{left_without, take_off};

/// Words that end in an `s` of their own, so that `savaşı` is no *sava* with its owner.
const IN_S: [&str; 70] = [
    "acilis",
    "adres",
    "ajans",
    "alis",
    "alisveris",
    "ambulans",
    "anlayis",
    "arkadas",
    "artis",
    "ateskes",
    "bakis",
    "baris",
    "bas",
    "bulus",
    "bus",
    "casus",
    "catis",
    "cikis",
    "davranis",
    "ders",
    "direnis",
    "donus",
    "durus",
    "dusus",
    "elmas",
    "esas",
    "finans",
    "gecis",
    "gelis",
    "gidis",
    "giris",
    "gorus",
    "gunes",
    "hapis",
    "iflas",
    "inis",
    "kalkis",
    "kapanis",
    "kardes",
    "konferans",
    "kulis",
    "kurs",
    "kurtulus",
    "kurulus",
    "lisans",
    "maas",
    "mahsus",
    "meclis",
    "miras",
    "mufettis",
    "nefes",
    "nufus",
    "ofis",
    "olus",
    "otobus",
    "polis",
    "proses",
    "rus",
    "satis",
    "savas",
    "servis",
    "temas",
    "ulus",
    "varis",
    "vatandas",
    "virus",
    "yaris",
    "yukselis",
    "yurttas",
    "yuruyus",
];

const FEWEST_LEFT: usize = 3;
/// Short endings leave more, for many words end like them.
const FEWEST_LEFT_BY_SHORT: usize = 4;
/// A word has so many endings at the most.
const MOST_ENDINGS: usize = 5;

/// The stem of a Turkish word, folded.
pub(super) fn turkish(stem: &mut Vec<char>) {
    for _ in 0..MOST_ENDINGS {
        if !take_ending(stem) {
            break;
        }
    }
    // Before a vowel the last sound is softer: `kitabı`, `sokağı`. Three letters may be those of a body: `ABD`.
    if stem.len() > FEWEST_LEFT
        && let Some(last) = stem.last_mut()
    {
        *last = match *last {
            'b' => 'p',
            'd' => 't',
            'g' => 'k',
            other => other,
        };
    }
}

/// Takes off the last ending; whether there was one.
fn take_ending(stem: &mut Vec<char>) -> bool {
    if take_off(stem, &["lari", "leri", "lar", "ler"], FEWEST_LEFT)
        // Behind an owner: `başkanında`.
        || take_behind(stem, &["ndaki", "ndeki", "ndan", "nden", "nda", "nde"], FEWEST_LEFT, is_owner)
        || take_behind(stem, &["taki", "teki", "tan", "ten", "ta", "te"], FEWEST_LEFT, is_hard)
        || take_behind(stem, &["daki", "deki", "dan", "den", "da", "de"], FEWEST_LEFT, |last| !is_hard(last))
        || take_behind(stem, &["nin", "nun", "yla", "yle", "ya", "ye", "yi", "yu"], FEWEST_LEFT, is_vowel)
        || take_behind(stem, &["na", "ne", "ni", "nu"], FEWEST_LEFT_BY_SHORT, is_owner)
    {
        return true;
    }
    if let Some((last, word)) = stem.split_last()
        && is_vowel(*last)
        && IN_S.iter().any(|known| word.len() == known.len() && left_without(word, known) == Some(0))
    {
        stem.pop();
        return true;
    }
    take_behind(stem, &["si", "su"], FEWEST_LEFT, is_vowel)
        || take_behind(stem, &["la", "le", "in", "un"], FEWEST_LEFT_BY_SHORT, |last| !is_vowel(last))
        || take_behind(stem, &["a", "e", "i", "u"], FEWEST_LEFT, |last| !is_vowel(last))
}

/// Takes off an ending that stands behind such a sound; whether there was one.
fn take_behind(stem: &mut Vec<char>, endings: &[&str], fewest_left: usize, fits: impl Fn(char) -> bool) -> bool {
    let left = endings.iter().find_map(|ending| {
        let left = left_without(stem, ending).filter(|left| *left >= fewest_left)?;
        fits(stem[left - 1]).then_some(left)
    });
    left.inspect(|left| stem.truncate(*left)).is_some()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// `-ı` and `-u` of the third person.
fn is_owner(letter: char) -> bool {
    matches!(letter, 'i' | 'u')
}

/// Sounds behind which `d` becomes `t`; folded, `c` may be `ç`.
fn is_hard(letter: char) -> bool {
    matches!(letter, 'c' | 'f' | 'h' | 'k' | 'p' | 's' | 't')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_s_are_sorted_and_each_stands_once() {
        assert!(IN_S.is_sorted_by(|left, right| left < right));
    }
}
