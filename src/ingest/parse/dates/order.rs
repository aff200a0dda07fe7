//! Decides which of two numbers is the day: by an order that is given, by a declared language and country, or not at all.

use super::cursor::Manner;
use super::habit::YearHabit;
use super::vocabulary::languages_of;
use super::{DateReading, whole_in_manner, whole_made};

/// The order of day and month in dates of three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Order {
    /// `30/10/2023`.
    DayFirst,
    /// `10/30/2023`.
    MonthFirst,
}

/// What is declared of a text: `en-US`, or `en` and `US`. Nothing is known by default.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hint<'h> {
    /// A language tag, with or without a country.
    pub(crate) language: Option<&'h str>,
    /// A country of two letters.
    pub(crate) country: Option<&'h str>,
}

impl Hint<'_> {
    /// `pt` of `pt-BR`; the Norwegian written forms are one language.
    pub(super) fn language_code(self) -> String {
        let code =
            self.language.unwrap_or_default().trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        if code == "nb" { "no".to_string() } else { code }
    }

    /// The order in use where that language is written in that country; `None` where both are, or the year comes first.
    pub(crate) fn order(self) -> Option<Order> {
        let language = self.language_code();
        let mut parts = self.language.unwrap_or_default().trim().split(['-', '_']).skip(1);
        let of_tag = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let country = of_tag.or(self.country).unwrap_or_default().trim().to_ascii_uppercase();
        match (language.as_str(), country.as_str()) {
            ("" | "en", "US" | "PH" | "PR" | "GU" | "FM" | "MH" | "PW") | ("fil" | "tl", _) => Some(Order::MonthFirst),
            ("" | "en", "" | "CA") => None,
            // The year comes first there, so that a year at the end follows no habit.
            ("zh" | "ja" | "ko" | "hu" | "lt" | "mn", _) | ("", "CN" | "TW" | "JP" | "KR" | "HU" | "LT" | "MN") => None,
            (_, "US" | "CA" | "PH" | "PR") => None,
            _ => Some(Order::DayFirst),
        }
    }
}

/// How to read a text of which something is declared.
fn manner(hint: Hint<'_>) -> Manner {
    let language = hint.language_code();
    Manner { order: hint.order(), languages: languages_of(&language), ..Manner::default() }
        .with_years(YearHabit::of_code(&language))
}

/// Reads a text that should be a date, where a declared language decides what the words leave open.
pub(crate) fn whole_date_hinted(text: &str, hint: Hint<'_>) -> DateReading {
    whole_in_manner(text, manner(hint))
}

/// Reads a text that should be a date; numbers that could be in both orders are in the order given.
pub(crate) fn whole_date_in_order(words: &str, order: Order) -> DateReading {
    whole_in_manner(words, Manner { order: Some(order), ..Manner::of_text() })
}

/// The order that a date of three numbers shows because it can be read in no other: `30/10/2023`.
pub(crate) fn order_shown(words: &str) -> Option<Order> {
    whole_made(words, Manner::of_text()).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_read_one_way_show_the_order() {
        for (words, expected) in [
            ("30/10/2023", Some(Order::DayFirst)),
            ("10/30/2023", Some(Order::MonthFirst)),
            ("10-30-2023", Some(Order::MonthFirst)),
            ("03/04/2023", None),
            ("04/04/2023", None),
            ("2023-10-30", None),
            ("October 30, 2023", None),
            ("words", None),
        ] {
            assert_eq!(order_shown(words), expected, "{words}");
        }
    }

    #[test]
    fn a_declared_language_decides_where_it_has_a_habit() {
        let date = |language: &str, country: Option<&str>| match whole_date_hinted(
            "03/04/2022",
            Hint { language: Some(language), country },
        ) {
            DateReading::Found(found) => found.date.to_string(),
            reading => format!("{reading:?}"),
        };
        assert_eq!(date("de", None), "2022-04-03");
        assert_eq!(date("fr-CA", None), "2022");
        assert_eq!(date("en-GB", None), "2022-04-03");
        assert_eq!(date("en_US", None), "2022-03-04");
        assert_eq!(date("en", Some("us")), "2022-03-04");
        assert_eq!(date("en", None), "2022");
        assert_eq!(date("ja", None), "2022");
        assert_eq!(date("zh-Hant-HK", None), "2022");
    }

    #[test]
    fn a_declared_language_decides_what_its_words_and_years_mean() {
        for (language, text, expected) in [
            ("hr", "listopad 2023", "2023-10"),
            ("pl", "listopad 2023", "2023-11"),
            ("hr", "30 listopada 2023", "2023-10-30"),
            ("cs", "5 srp 2023", "2023-08-05"),
            ("ko", "23.10.30", "2023-10-30"),
            ("ja", "23/10/30", "2023-10-30"),
            ("de", "03.04.22", "2022-04-03"),
            ("en-US", "03/04/22", "2022-03-04"),
            ("nl", "30-10-23", "2023-10-30"),
            ("th", "30/10/2566", "2023-10-30"),
            ("th", "30/10/66", "2023-10-30"),
            ("fa", "1402/08/08", "2023-10-30"),
            ("fa", "2023/10/30", "2023-10-30"),
            ("ar", "1445/04/15", "-"),
        ] {
            let read = match whole_date_hinted(text, Hint { language: Some(language), country: None }) {
                DateReading::Found(found) => found.date.to_string(),
                _ => "-".to_string(),
            };
            assert_eq!(read, expected, "{language}: {text}");
        }
    }
}
