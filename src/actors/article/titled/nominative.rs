//! Turns a person's name in some case of Russian, Ukrainian or Polish, and a Turkish one with an ending, into the name to show.

use super::GivenNames;
use crate::actors::word_list::WordList;
use crate::text::fold_value;

/// Endings, folded, that a given name may bear instead of its own, longest first.
const ENDINGS: [&str; 20] =
    ["еві", "ові", "ием", "iem", "owi", "ою", "ею", "ом", "ем", "ой", "ей", "єм", "em", "ie", "а", "у", "е", "и", "ы", "a"];

/// What the nominative may end in where that was taken off.
const OWN: [&str; 10] = ["", "а", "я", "и", "й", "ь", "о", "a", "i", "іи"];

/// Men's names that end like women's.
static MEN: WordList = WordList::of(&["илья", "никита", "микита", "ілля", "лука", "фома", "кузьма", "сава"]);

/// The nominative of a given name, if it is listed; the map leads from folded to written names.
pub(super) fn given_name(written: &str, listed: &GivenNames, inflects: bool) -> Option<&'static str> {
    let folded = fold_value(written);
    if let Some(name) = listed.get(&folded).copied() {
        return Some(name);
    }
    if !inflects {
        return None;
    }
    let softened = ["ю", "я", "і", "ї"];
    for ending in ENDINGS.iter().chain(&softened) {
        let Some(stem) = folded.strip_suffix(ending).filter(|stem| stem.chars().count() > 2) else { continue };
        if let Some(name) = OWN.iter().find_map(|own| listed.get(&format!("{stem}{own}")).copied()) {
            return Some(name);
        }
    }
    None
}

/// A full name with the given name in the nominative, the family name too as far as rules go.
pub(super) fn full_name(language: &str, name: &str, given: &'static str) -> String {
    let Some((first, rest)) = name.split_once(' ') else { return name.to_string() };
    if language == "tr" {
        return without_turkish_ending(name);
    }
    if fold_value(first) == fold_value(given) || !matches!(language, "ru" | "uk" | "pl") {
        return name.to_string();
    }
    let folded = fold_value(given);
    let is_woman = folded.ends_with(['а', 'я', 'a']) && !MEN.contains(folded.as_str());
    let family: Vec<String> = rest.split(' ').map(|word| family_name(language, word, is_woman)).collect();
    format!("{given} {}", family.join(" "))
}

fn family_name(language: &str, word: &str, is_woman: bool) -> String {
    let changed: &[(&str, &str)] = match (language, is_woman) {
        ("pl", true) => &[("skiej", "ska"), ("ckiej", "cka"), ("ską", "ska"), ("cką", "cka")],
        ("pl", false) => &[
            ("skiego", "ski"),
            ("ckiego", "cki"),
            ("skiemu", "ski"),
            ("ckiemu", "cki"),
            ("skim", "ski"),
            ("ckim", "cki"),
            ("owi", ""),
            ("iem", ""),
            ("em", ""),
            ("a", ""),
        ],
        (_, true) => &[
            ("ской", "ская"),
            ("скую", "ская"),
            ("ської", "ська"),
            ("ську", "ська"),
            ("овой", "ова"),
            ("евой", "ева"),
            ("иной", "ина"),
            ("ову", "ова"),
            ("еву", "ева"),
            ("ину", "ина"),
            ("ової", "ова"),
            ("евої", "ева"),
        ],
        (_, false) => &[
            ("ского", "ский"),
            ("скому", "ский"),
            ("ским", "ский"),
            ("ського", "ський"),
            ("ському", "ський"),
            ("ським", "ський"),
            ("енком", "енко"),
            ("енка", "енко"),
            ("енку", "енко"),
            ("ой", "а"),
            ("ым", ""),
            ("им", ""),
            ("ом", ""),
            ("ем", ""),
            ("а", ""),
            ("у", ""),
        ],
    };
    for (ending, own) in changed {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 3) {
            return format!("{stem}{own}");
        }
    }
    word.to_string()
}

/// `Orhan Pamuk'un` → `Orhan Pamuk`.
pub(super) fn without_turkish_ending(name: &str) -> String {
    name.rsplit_once(['\'', '\u{2019}'])
        .filter(|(_, ending)| !ending.contains(' '))
        .map_or(name, |(name, _)| name)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_in_the_nominative() {
        let listed: GivenNames =
            ["Тарас", "Оксана", "Сергей", "Andrzej", "Orhan"].into_iter().map(|name| (fold_value(name), name)).collect();
        for (language, name, expected) in [
            ("ru", "Сергеем Колокольцевым", "Сергей Колокольцев"),
            ("ru", "Сергея Вяземского", "Сергей Вяземский"),
            ("uk", "Тарасом Голубченком", "Тарас Голубченко"),
            ("uk", "Оксаною Півторак", "Оксана Півторак"),
            ("ru", "Оксаны Петровой", "Оксана Петрова"),
            ("pl", "Andrzejem Nowakowskim", "Andrzej Nowakowski"),
            ("pl", "Andrzej Zięba", "Andrzej Zięba"),
            ("tr", "Orhan Pamuk'un", "Orhan Pamuk"),
        ] {
            let first = name.split(' ').next().unwrap_or_default();
            let given = given_name(first, &listed, language != "tr");
            assert_eq!(given.map(|given| full_name(language, name, given)).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(given_name("Москва", &listed, true), None);
    }
}
