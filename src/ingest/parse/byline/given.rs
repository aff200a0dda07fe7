//! Tells by the given names of many languages that words are the name of a person and of nothing else.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::person::bare;
use crate::actors::Registry;

/// With each come those that several languages share, and with Russian the Ukrainian ones.
const LANGUAGES: [&str; 13] = ["de", "el", "es", "fr", "id", "it", "nl", "pl", "pt", "ro", "ru", "sv", "tr"];

static GIVEN_NAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let names = LANGUAGES.iter().flat_map(|language| Registry::given_names(language).into_values());
    names.map(bare).collect()
});

/// Whether a word is a given name.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(&bare(word))
}

#[cfg(test)]
mod tests {
    use super::is_given_name;

    #[test]
    fn given_names_in_many_languages() {
        for (word, expected) in
            [("Anna", true), ("WOUTER", true), ("Роман", true), ("Γιώργος", true), ("Climate", false), ("Encinas", false)]
        {
            assert_eq!(is_given_name(word), expected, "{word}");
        }
    }
}
