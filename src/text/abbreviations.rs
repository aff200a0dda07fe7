//! Turns a language and a word before a full stop into what the two are together: an abbreviation of some kind, or the end of a sentence.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const WORDS: &str = include_str!("abbreviations.txt");

/// What a word does in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Does {
    /// The sentence goes on behind its full stop.
    pub(super) is_title: bool,
    /// It goes on unless the next word plainly begins one.
    pub(super) is_perhaps_last: bool,
    /// It goes on before a number.
    pub(super) is_before_numbers: bool,
    /// A sentence plainly begins with it.
    pub(super) starts: bool,
}

/// What a folded word does in a language, by its code.
pub(super) fn does(language: Option<&str>, word: &str) -> Does {
    static KNOWN: LazyLock<FxHashMap<&str, Vec<(&str, Does)>>> = LazyLock::new(read);
    // Most words are abbreviations nowhere.
    let Some(known) = KNOWN.get(word) else { return Does::default() };
    let of = |language: &str| known.iter().find(|(of, _)| *of == language).map_or(Does::default(), |(_, does)| *does);
    let (everywhere, here) = (of("*"), language.map(|language| of(of_whom(language))).unwrap_or_default());
    Does {
        is_title: everywhere.is_title || here.is_title,
        is_perhaps_last: everywhere.is_perhaps_last || here.is_perhaps_last,
        is_before_numbers: everywhere.is_before_numbers || here.is_before_numbers,
        starts: everywhere.starts || here.starts,
    }
}

/// Whether the abbreviations of a language are listed.
pub(super) fn is_listed(language: Option<&str>) -> bool {
    language.is_some_and(|language| {
        WORDS.lines().any(|line| line.strip_prefix(of_whom(language)).is_some_and(|rest| rest.starts_with(" | ")))
    })
}

/// Whether a language writes a full stop behind a number that says which of several: `Benedikt XVI.`
pub(super) fn has_dotted_ordinals(language: Option<&str>) -> bool {
    let language = language.map(of_whom);
    matches!(language, Some("de" | "da" | "no" | "fi" | "is" | "et" | "lv" | "pl" | "cs" | "sl" | "sr" | "hu" | "tr"))
}

/// The language whose abbreviations one shares.
fn of_whom(language: &str) -> &str {
    match language.split('-').next().unwrap_or_default() {
        "nb" | "nn" => "no",
        "sk" => "cs",
        "hr" | "bs" | "cnr" | "sh" => "sr",
        "mr" | "ne" => "hi",
        "ms" => "id",
        "az" => "tr",
        "lb" => "de",
        "gl" => "es",
        language => language,
    }
}

/// What each word does in each language that has it.
fn read() -> FxHashMap<&'static str, Vec<(&'static str, Does)>> {
    let mut known: FxHashMap<_, Vec<(_, Does)>> = FxHashMap::default();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split(" | ");
        let (Some(language), Some(kind), Some(words)) = (cells.next(), cells.next(), cells.next()) else { continue };
        for word in words.split_whitespace() {
            let languages = known.entry(word).or_default();
            let place = languages.iter().position(|(of, _)| *of == language).unwrap_or_else(|| {
                languages.push((language, Does::default()));
                languages.len() - 1
            });
            let does = &mut languages[place].1;
            match kind {
                "titles" => does.is_title = true,
                "perhaps" => does.is_perhaps_last = true,
                "numbers" => does.is_before_numbers = true,
                _ => does.starts = true,
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_folded_under_a_kind_that_there_is() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let cells: Vec<&str> = line.split(" | ").collect();
            assert!(matches!(cells[..], [_, "titles" | "perhaps" | "numbers" | "starts", _]), "{line}");
            for word in cells[2].split(' ') {
                assert_eq!(crate::text::fold_value(word), word, "{line}");
            }
            assert!(cells[0] == "*" || of_whom(cells[0]) == cells[0], "{line}");
        }
    }
}
