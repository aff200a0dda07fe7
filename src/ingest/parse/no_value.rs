//! Tells what programs and people write where they have no value, `NaN`, `N/A`, `(blank)`, from values.
//!
//! Data frames write `nan`, databases `NULL`, spreadsheets `#N/A`, people a dash: whoever counts them as a topic counts gaps.

use std::sync::LazyLock;

use super::scan::trim;
use crate::article::Field;

/// Longer texts say something; those of Latin letters alone do sooner.
const LONGEST_BYTES: usize = 24;
const LONGEST_ASCII_BYTES: usize = 15;

/// What nobody calls anything, in small letters.
const NEVER: [&str; 27] = [
    // Dumps of databases.
    "\\n",
    "n/a",
    "n/d",
    "s/d",
    "n.a.",
    "#n/a",
    "#na",
    "<na>",
    "<n/a>",
    "#value!",
    "#ref!",
    "#name?",
    "null",
    "<null>",
    "(null)",
    "none",
    "(none)",
    "undefined",
    "[object object]",
    "(blank)",
    "(empty)",
    "(leer)",
    "not available",
    "not specified",
    "not applicable",
    "not provided",
    "nat",
];

/// What may head or begin a text, and is no value of a field that is counted.
const COUNTED: [&str; 43] = [
    "unknown",
    "(unknown)",
    "unspecified",
    "no data",
    "no value",
    "none available",
    "tbd",
    "tba",
    "n.a",
    "n.d.",
    "unbekannt",
    "keine angabe",
    "k. a.",
    "k.a.",
    "inconnu",
    "inconnue",
    "non renseigné",
    "desconocido",
    "desconocida",
    "sin datos",
    "desconhecido",
    "sconosciuto",
    "неизвестно",
    "нет данных",
    "不明",
    "不详",
    "不詳",
    "{}",
    "[]",
    "[none]",
    "value!",
    "ref!",
    "no tags",
    "no author",
    "sin autor",
    "sin etiquetas",
    "kein autor",
    "keine",
    "нет",
    "немає",
    "无",
    "無",
    "なし",
];

/// Whether a value of a field says that there is none.
pub(crate) fn is_no_value(field: Field, value: &str) -> bool {
    let value = trim(value);
    if value.is_empty() || value.len() > LONGEST_BYTES {
        return value.is_empty();
    }
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '_' | '.' | '?' | '/' | '\\' | '*' | '#' | '~');
    if value.chars().all(is_dash) {
        return true;
    }
    // What is none by its capitals alone: Nan is a province of Thailand and a given name, `nil` a score, NA Namibia, `na` Nauruan.
    let is_text =
        matches!(field, Field::Headline | Field::Description | Field::ArticleBody | Field::Bio | Field::CreditText);
    match value {
        "nan" | "NaN" | "NAN" => return true,
        "nil" => return !is_text,
        "NA" => return !is_text && field != Field::Region,
        _ => {}
    }
    // Asked of every value that is read: nearly all are told apart by their length.
    let is_ascii = value.is_ascii();
    if is_ascii && (value.len() > LONGEST_ASCII_BYTES || !may_begin(value)) {
        return false;
    }
    let lowered = if is_ascii { String::new() } else { value.to_lowercase() };
    let small = if is_ascii { value } else { lowered.as_str() };
    let is_one = |known: &&str| known.len() == small.len() && known.eq_ignore_ascii_case(small);
    NEVER.iter().any(is_one) || !is_text && COUNTED.iter().any(is_one)
}

/// Whether one of the lists has words that begin with the letter or mark of a value.
fn may_begin(value: &str) -> bool {
    static FIRST: LazyLock<[bool; 256]> = LazyLock::new(|| {
        let mut first = [false; 256];
        NEVER.iter().chain(&COUNTED).for_each(|known| first[usize::from(known.as_bytes()[0])] = true);
        first
    });
    value.as_bytes().first().is_some_and(|byte| FIRST[usize::from(byte.to_ascii_lowercase())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_listed_value_is_longer_than_what_is_looked_up() {
        for known in NEVER.iter().chain(&COUNTED) {
            assert!(known.len() <= if known.is_ascii() { LONGEST_ASCII_BYTES } else { LONGEST_BYTES }, "{known}");
        }
    }

    #[test]
    fn what_stands_for_no_value() {
        use Field::*;
        for (field, value, expected) in [
            (Topic, "NaN", true),
            (Topic, " - ", true),
            (Topic, "—", true),
            (Topic, "NULL", true),
            (Topic, "(blank)", true),
            (Topic, "#N/A", true),
            (Topic, "Not available", true),
            (Topic, "Unbekannt", true),
            (Topic, "Unknown soldier", false),
            (Keywords, "\\N", true),
            (Keywords, "N", false),
            (Keywords, "VALUE!", true),
            (Keywords, "нет", true),
            (Keywords, "Нет войне", false),
            (Headline, "Нет", false),
            (Author, "无", true),
            (Topic, "C", false),
            (Topic, "NIL", false),
            (Region, "nan", true),
            (Region, "Nan", false),
            (Region, "NA", false),
            (Publisher, "NA", true),
            (Publisher, "None", true),
            (Publisher, "None of the Above", false),
            (Author, "n.a.", true),
            (Author, "Na Li", false),
            (InLanguage, "nan", true),
            (InLanguage, "na", false),
            (Headline, "Unknown", false),
            (Headline, "nan", true),
            (Headline, "?", true),
            (Keywords, "🔥", false),
            (Keywords, "5G", false),
        ] {
            assert_eq!(is_no_value(field, value), expected, "{field:?} {value}");
        }
    }
}
