//! Tells the names of streets, hotels and theatres from the states and towns after which they are called: `rue de Moscou`, `Café Moskau`,
//! `London Street`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::text::fold_value;

/// Words for streets before a name, with `of` between them or not.
const STREETS: &str = "calle avenida paseo glorieta rue boulevard viale rua travessa улица улице улицы улицу улицей проспект проспекте \
     проспекта бульвар бульваре вулиця вулиці вулицю вулицею проспекту бульварі ulica ulicy ulicę ulicą aleja alei strada bulevardul οδός οδό οδού jalan \
     شارع خیابان";

/// Words for houses right before a name.
const HOUSES: &str = "hotel hôtel hotelu hotels café cafe kawiarnia teatro théâtre theater teatr teatrze cinema cinéma kino bar restaurante restaurant \
     ristorante отель отеле отеля гостиница гостинице кафе ресторан ресторане кинотеатр готель готелі кав'ярня فندق هتل";

/// Words for streets right behind a name.
const BEHIND: &str = "street avenue boulevard lane caddesi caddesinde sokağı sokağında bulvarı bulvarında gatan";

/// What may stand between a street and the name.
const OF: &str = "de del de la du des d di della do da dos";

struct Nouns {
    streets: FxHashSet<u64>,
    houses: FxHashSet<u64>,
    behind: FxHashSet<u64>,
    of: FxHashSet<u64>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let hashes = |words: &str| words.split_whitespace().map(|word| hash_of(&fold_value(word))).collect();
    Nouns { streets: hashes(STREETS), houses: hashes(HOUSES), behind: hashes(BEHIND), of: hashes(OF) }
});

/// Whether a street or a house is called after what stands at `words[first..end]`.
pub(super) fn is_named_after(language: Option<&str>, text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let nouns = &*NOUNS;
    let is_joined = |place: usize| {
        words.get(place).is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Nothing))
    };
    if is_joined(end)
        && words[end].capitals == Capitals::First
        && words[end].gap == Gap::Space
        && nouns.behind.contains(&words[end].hash)
    {
        return true;
    }
    // `Kıbrıs Şehitleri Caddesi`.
    let is_capital = |place: usize| words.get(place).is_some_and(|word| word.capitals == Capitals::First);
    if is_capital(end)
        && is_joined(end)
        && is_capital(end + 1)
        && is_joined(end + 1)
        && is_turkish_street(words[end + 1].of(text))
    {
        return true;
    }
    if first == 0 || !is_joined(first) {
        return false;
    }
    // `a hotel Kabul runs` is no name of a hotel, `Hotel Kabul` is one.
    let is_english = language.is_none_or(|language| language == "en");
    let is_house = |word: &Word| {
        nouns.houses.contains(&word.hash)
            && (word.capitals == Capitals::First || !is_english && word.capitals == Capitals::None)
    };
    if is_house(&words[first - 1]) && words[first].gap == Gap::Space && words[first].capitals != Capitals::None {
        return true;
    }
    if is_english {
        return false;
    }
    let mut at = first;
    while at > 0 && first - at < 2 && is_joined(at) && nouns.of.contains(&words[at - 1].hash) {
        at -= 1;
    }
    // `via` is a street in Italian, and a way elsewhere.
    let is_via = |word: &Word| language == Some("it") && word.hash == hash_of("via");
    at > 0 && is_joined(at) && (nouns.streets.contains(&words[at - 1].hash) || is_via(&words[at - 1]))
}

fn is_turkish_street(written: &str) -> bool {
    let name = written.split(['\'', '\u{2019}']).next().unwrap_or_default();
    matches!(fold_value(name).as_str(), "caddesi" | "sokagi" | "bulvari")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::words::words_in;

    #[test]
    fn streets_and_houses_are_called_after_places() {
        for (language, text, name, expected) in [
            ("fr", "une veuve de la rue de Moscou joue", "Moscou", true),
            ("es", "ensayó en la calle Londres ayer", "Londres", true),
            ("de", "Lesung im Café Moskau statt", "Moskau", true),
            ("en", "a house on London Street burned", "London", true),
            ("en", "a guest of the Hotel Vienna said", "Vienna", true),
            ("ru", "на улице Москва стояла", "Москва", true),
            ("it", "vive in via Ankara", "Ankara", true),
            ("tr", "sergiyi Kıbrıs Şehitleri Caddesi'nde açtı", "Kıbrıs", true),
            ("es", "las calles de Madrid", "Madrid", false),
            ("es", "un hotel de Madrid", "Madrid", false),
            ("en", "he flew via Ankara", "Ankara", false),
            ("en", "London streets", "London", false),
        ] {
            let words = words_in(text);
            let first = words.iter().position(|word| word.of(text) == name).expect("the name");
            assert_eq!(is_named_after(Some(language), text, &words, first, first + 1), expected, "{text}");
        }
    }
}
