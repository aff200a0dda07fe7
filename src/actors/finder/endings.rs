//! What languages hang on a name, and which acronyms they write like words: what the finder has to know of spelling.

/// Acronyms that newspapers write like words; others count in capitals only, for `Mend` and `Care` are words, `Irena` and `Jana` names.
pub(super) const LIKE_WORDS: [&str; 76] = [
    "abin", "acas", "aipac", "amisom", "ansa", "anzus", "apec", "aramco", "asean", "aukus", "basf", "brics", "caricom",
    "cento", "cern", "comesa", "cosatu", "darpa", "ecowas", "efta", "eufor", "eulex", "europol", "farc", "fema", "fifa",
    "frelimo", "frontex", "gatt", "iata", "ikea", "isaf", "isil", "isis", "kfor", "mercosur", "minusca", "minusma",
    "minustah", "monuc", "monusco", "nafta", "nasa", "nato", "nepad", "norad", "ocha", "ofcom", "ofgem", "ofsted", "opec",
    "oxfam", "petronas", "renamo", "saarc", "sadc", "seato", "sfor", "swapo", "tass", "tepco", "uefa", "ukip", "unaids",
    "unctad", "unesco", "unhcr", "unicef", "unifil", "unita", "unosom", "unprofor", "unrwa", "usaid", "zanu", "zapu",
];

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
