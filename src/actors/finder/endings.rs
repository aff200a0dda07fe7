//! What languages hang on a name, and which acronyms are words: what the finder has to know of spelling.

/// Acronyms of four letters or more that count in capitals only, for they are words or given names: `Plan on Migrants`.
pub(super) const ACRONYMS_THAT_ARE_WORDS: [&str; 14] =
    ["plan", "mend", "rand", "sang", "cites", "lana", "jana", "hina", "soma", "tika", "orden", "pide", "care", "safe"];

/// How many letters a name has that takes the endings of a language.
pub(super) const SHORTEST_INFLECTED: usize = 4;

/// The endings, folded, that a language hangs on names which the lexicon writes without them: `Chinas`, `Merzem`.
pub(super) fn endings_of(language: Option<&str>) -> &'static [&'static str] {
    match language {
        Some("de" | "nl" | "sv" | "da" | "no" | "nb") => &["s"],
        Some("pl" | "cs" | "sk") => &["owi", "iem", "em", "ego", "emu", "ie", "m", "a", "u"],
        Some("ro") => &["ului", "ul"],
        Some("ru" | "uk") => &["ом", "ем", "а", "у", "е", "я", "ю"],
        _ => &[],
    }
}

/// What Arabic and Hebrew write as letters in front of a word: and, so, by, for, like, from, that, the.
pub(super) const PREFIX_LETTERS: [char; 11] = ['و', 'ف', 'ب', 'ل', 'ك', 'ו', 'ב', 'ל', 'מ', 'ש', 'ה'];
