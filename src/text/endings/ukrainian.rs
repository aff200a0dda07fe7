//! Ukrainian.

use super::{left_without, replace_end, take_off, undouble};

const VOWELS: &str = "аеєиіїоуюя";

/// What stands behind the root of verbs with -ува-; no noun ends like this. Longest first.
const OF_LONG_VERBS: [&str; 33] = [
    "уватиметься",
    "уватимуться",
    "уватимуть",
    "уватиме",
    "уватися",
    "юватися",
    "увалася",
    "увалися",
    "увалось",
    "увавши",
    "ювавши",
    "увався",
    "уються",
    "ується",
    "юються",
    "юється",
    "увати",
    "ювати",
    "увала",
    "ювала",
    "увало",
    "ювало",
    "ували",
    "ювали",
    "ують",
    "юють",
    "ував",
    "ював",
    "уємо",
    "уєте",
    "уючи",
    "ує",
    "ює",
];

/// What nouns and adjectives end in, longest first.
const OF_NOUNS: [&str; 51] = [
    "ього", "ьому", "іями", "ого", "ому", "ами", "ями", "ими", "іми", "ові", "еві", "єві", "ією", "іям", "іях", "ьої", "ою",
    "ею", "єю", "ої", "ам", "ям", "ах", "ях", "ом", "ем", "єм", "ий", "ій", "їй", "им", "ім", "їм", "их", "іх", "їх", "ія",
    "ії", "ію", "а", "я", "у", "ю", "е", "є", "и", "і", "ї", "о", "й", "ь",
];

/// Nouns of qualities, in all cases: `незалежність`, `незалежності`.
const OF_QUALITIES: [&str; 7] = ["остями", "остей", "остям", "остях", "істю", "ість", "ості"];

/// The stem of a folded word.
pub(super) fn ukrainian(stem: &mut Vec<char>) {
    // What somebody does with himself.
    replace_end(stem, &[("тися", "ти"), ("лися", "ли"), ("ться", "ть"), ("вся", "в"), ("лася", "ла"), ("лося", "ло")], 2);
    if take_off(stem, &OF_QUALITIES, 4) {
        return changing_sounds(stem);
    }
    // What is too short to be left without it.
    if take_off(stem, &OF_QUALITIES, 1) {
        stem.extend("ост".chars());
        return;
    }
    let is_of_people = replace_end(stem, &[("єць", "йц"), ("ець", "ц"), ("ок", "к"), ("анин", "ан"), ("янин", "ян")], 3);
    let is_verb = take_off(stem, &OF_LONG_VERBS, 3) || take_off(stem, &["ити", "ати", "яти", "іти", "ути", "ей"], 4);
    if !is_of_people && !is_verb {
        take_off_noun(stem);
        replace_end(stem, &[("анин", "ан"), ("янин", "ян")], 3);
    }
    // The second case of many, and names in -ів in all cases.
    take_off(stem, &["ів", "їв", "ов", "ев", "єв"], 3);
    // Pasts, whose vowel would be left; nouns that end so lose it in every form.
    take_off(stem, &["ав", "яв", "ив", "ув", "ал", "ял", "ил", "ул", "іл", "їл", "ат", "ят", "ит", "іт"], 4);
    replace_end(stem, &[("єв", "їв")], 2);
    changing_sounds(stem);
}

/// Takes the longest ending off that leaves a syllable.
fn take_off_noun(stem: &mut Vec<char>) {
    let is_syllable = |letters: &[char]| letters.len() >= 3 && letters.iter().any(|letter| VOWELS.contains(*letter));
    let left = OF_NOUNS.iter().find_map(|ending| left_without(stem, ending).filter(|left| is_syllable(&stem[..*left])));
    stem.truncate(left.unwrap_or(stem.len()));
}

/// Writes what changes before an ending one way: `Америка`, `в Америці`.
fn changing_sounds(stem: &mut Vec<char>) {
    // `зустріччю`, `питання`
    undouble(stem);
    replace_end(stem, &[("ок", "к"), ("ен", "н"), ("ел", "л"), ("ол", "л"), ("ір", "ор"), ("хід", "ход")], 3);
    replace_end(stem, &[("к", "ц"), ("г", "з")], 3);
    if stem.iter().filter(|letter| VOWELS.contains(**letter)).count() >= 2 {
        replace_end(stem, &[("х", "с")], 3);
    }
}
