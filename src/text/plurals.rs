//! Turns plurals that are written by putting an `s` behind what is no ordinary word into what stands before it: `NGOs`, `F16s`.
//!
//! The rules of a language know its words; they take the `s` of `ngos` for one like that of `gas`.

use super::stem::{differs_in_capitals, is_function_word, is_listed};

/// The languages that write so, for plurals (`two NGOs`, `die PKWs`, `as ONGs`) or for the genitive (`NATOs`), by the tags of their stems. Italian has
/// no such plural, and other languages hang endings of their own on an acronym.
pub(super) const LANGUAGES: [&str; 9] = ["en:", "de:", "nl:", "da:", "no:", "sv:", "pt:", "es:", "fr:"];

/// The acronym in a word that keeps its capitals: two letters or more, all of them capitals, with a small `s` behind them. One that would be another
/// word in small letters is looked for by its capitals alone and has no plural: `USs`, `ITs`.
pub(crate) fn acronym_before_s(cased: &str) -> Option<String> {
    let acronym = cased.strip_suffix('s')?;
    let is_acronym = acronym.chars().nth(1).is_some() && acronym.chars().all(char::is_uppercase);
    let folded = is_acronym.then(|| acronym.to_lowercase())?;
    (!is_function_word(&folded) && !is_listed(&folded) && !differs_in_capitals(&folded)).then_some(folded)
}

/// The number or type in a folded word with an `s` behind its last digit: `747s`, `f16s`. A decade and a round number are words of their own: `1990s`
/// is not 1990, nor are `100s` a hundred; and `5s` may be seconds.
pub(crate) fn number_before_s(folded: &str) -> Option<&str> {
    let number = folded.strip_suffix('s').filter(|number| number.ends_with(|last: char| last.is_ascii_digit()))?;
    let is_bare = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_kept = is_bare && (number.len() == 1 || number.ends_with('0'));
    (!is_kept && number.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_before_an_s() {
        for (cased, expected) in [
            ("NGOs", Some("ngo")),
            ("MPs", Some("mp")),
            ("ÖVs", Some("öv")),
            ("NGOS", None),
            ("ngos", None),
            ("PhDs", None),
            ("Ks", None),
            ("s", None),
            ("GPS", None),
            ("USs", None),
            ("ISs", None),
            ("ITs", None),
            ("AIDSs", None),
            ("ISISs", None),
        ] {
            assert_eq!(acronym_before_s(cased).as_deref(), expected, "{cased}");
        }
    }

    #[test]
    fn numbers_before_an_s() {
        for (folded, expected) in [
            ("747s", Some("747")),
            ("16s", Some("16")),
            ("f16s", Some("f16")),
            ("a380s", Some("a380")),
            ("b2s", Some("b2")),
            ("1990s", None),
            ("90s", None),
            ("100s", None),
            ("5s", None),
            ("10.5s", None),
            ("747", None),
            ("gas", None),
            ("s", None),
        ] {
            assert_eq!(number_before_s(folded), expected, "{folded}");
        }
    }
}
