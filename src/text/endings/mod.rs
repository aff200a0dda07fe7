//! Turns folded words into their stems in languages that Snowball does not know, in Arabic, where its stems depend on the article, and in Turkish, of
//! which it reads other letters than folded ones.
//!
//! Light stemmers in the manner of those that Savoy made for Bulgarian (*Searching strategies for the Bulgarian language*, Information Retrieval 10,
//! 2007) and others: what nouns and adjectives hang on for number, case and article comes off, and of verbs what cannot be taken for a noun. Sounds
//! that change before an ending are written one way. A stem need be no word; it has to be the same for all forms of one.
//!
//! `arabic`. `bulgarian`, with Macedonian. `hebrew`. `ukrainian`. `cases`: Belarusian, Latvian, Slovak, Slovenian. `articles`: Albanian, Icelandic. `agglutinating`: Azerbaijani, Georgian. `indic`: Bengali, Urdu. `turkish`.
//! `paradigms.txt`: words with their forms.

mod agglutinating;
mod arabic;
mod articles;
mod bulgarian;
mod cases;
mod hebrew;
mod indic;
mod turkish;
mod ukrainian;

/// A language with endings of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endings {
    Albanian,
    Arabic,
    Azerbaijani,
    Belarusian,
    Bengali,
    Bulgarian,
    Georgian,
    Hebrew,
    Icelandic,
    Latvian,
    Macedonian,
    Slovak,
    Slovenian,
    Turkish,
    Ukrainian,
    Urdu,
}

impl Endings {
    /// The endings of a language, by its primary subtag, with the tag of its stems.
    pub(super) fn of(primary: &str) -> Option<(Endings, &'static str)> {
        Some(match primary {
            "ar" => (Endings::Arabic, "ar:"),
            "az" => (Endings::Azerbaijani, "az:"),
            "be" => (Endings::Belarusian, "be:"),
            "bg" => (Endings::Bulgarian, "bg:"),
            "bn" => (Endings::Bengali, "bn:"),
            "he" => (Endings::Hebrew, "he:"),
            "is" => (Endings::Icelandic, "is:"),
            "ka" => (Endings::Georgian, "ka:"),
            "lv" => (Endings::Latvian, "lv:"),
            "mk" => (Endings::Macedonian, "mk:"),
            "sk" => (Endings::Slovak, "sk:"),
            "sl" => (Endings::Slovenian, "sl:"),
            "sq" => (Endings::Albanian, "sq:"),
            "tr" => (Endings::Turkish, "tr:"),
            "uk" => (Endings::Ukrainian, "uk:"),
            "ur" => (Endings::Urdu, "ur:"),
            _ => return None,
        })
    }

    /// What is left of a folded word without them.
    pub(super) fn stem(self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        match self {
            Endings::Albanian => articles::albanian(&mut letters),
            Endings::Arabic => arabic::arabic(&mut letters),
            Endings::Azerbaijani => agglutinating::azerbaijani(&mut letters),
            Endings::Belarusian => cases::belarusian(&mut letters),
            Endings::Bengali => indic::bengali(&mut letters),
            Endings::Bulgarian => bulgarian::bulgarian(&mut letters),
            Endings::Georgian => agglutinating::georgian(&mut letters),
            Endings::Icelandic => articles::icelandic(&mut letters),
            Endings::Hebrew => hebrew::hebrew(&mut letters),
            Endings::Latvian => cases::latvian(&mut letters),
            Endings::Macedonian => bulgarian::macedonian(&mut letters),
            Endings::Slovak => cases::slovak(&mut letters),
            Endings::Slovenian => cases::slovenian(&mut letters),
            Endings::Turkish => turkish::turkish(&mut letters),
            Endings::Ukrainian => ukrainian::ukrainian(&mut letters),
            Endings::Urdu => indic::urdu(&mut letters),
        }
        letters.into_iter().collect()
    }
}

/// Takes the first ending of a list that leaves so many letters off the end of a word; whether there was one.
fn take_off(word: &mut Vec<char>, endings: &[&str], fewest_left: usize) -> bool {
    let Some(left) = endings.iter().find_map(|ending| left_without(word, ending).filter(|left| *left >= fewest_left)) else {
        return false;
    };
    word.truncate(left);
    true
}

/// The same as often as there is one.
fn take_off_all(word: &mut Vec<char>, endings: &[&str], fewest_left: usize) {
    while take_off(word, endings, fewest_left) {}
}

/// Writes the end of a word otherwise where it is listed and so many letters stand before it; whether it was.
fn replace_end(word: &mut Vec<char>, pairs: &[(&str, &str)], fewest_left: usize) -> bool {
    let found = pairs.iter().find_map(|(ending, other)| Some((left_without(word, ending)?, other)));
    let Some((left, other)) = found.filter(|(left, _)| *left >= fewest_left) else { return false };
    word.truncate(left);
    word.extend(other.chars());
    true
}

/// How many letters stand before an ending, if a word ends in it.
fn left_without(word: &[char], ending: &str) -> Option<usize> {
    let left = word.len().checked_sub(ending.chars().count())?;
    word[left..].iter().copied().eq(ending.chars()).then_some(left)
}

/// Two of the same letter at the end become one.
fn undouble(word: &mut Vec<char>) {
    if let [.., one, other] = word[..]
        && one == other
    {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Endings;

    /// A section for each language, a line for each word: all its forms.
    const PARADIGMS: &str = include_str!("paradigms.txt");

    #[test]
    fn the_forms_of_a_word_have_one_stem_and_no_other_word_has_it() {
        for section in PARADIGMS.split("\n# ").skip(1) {
            let (language, words) = section.split_once('\n').expect("a section with lines");
            let (endings, _) = Endings::of(language).expect("a language of the list");
            let mut first_forms: HashMap<String, &str> = HashMap::new();
            for line in words.lines() {
                let forms: Vec<&str> = line.split(' ').collect();
                let stems: Vec<String> = forms.iter().map(|form| endings.stem(form)).collect();
                assert!(stems.iter().all(|stem| *stem == stems[0]), "{language}: {forms:?} are {stems:?}");
                assert_eq!(first_forms.insert(stems[0].clone(), forms[0]), None, "{}", forms[0]);
            }
        }
    }

    #[test]
    fn short_words_keep_something() {
        for language in ["az", "be", "bg", "bn", "he", "is", "ka", "lv", "mk", "sk", "sl", "sq", "tr", "uk", "ur"] {
            let (endings, _) = Endings::of(language).expect("a language of the list");
            for word in [
                "",
                "а",
                "и",
                "ся",
                "ість",
                "ості",
                "ець",
                "та",
                "ата",
                "а",
                "s",
                "ov",
                "ה",
                "וה",
                "ושהה",
                "ים",
                "ləri",
                "nin",
                "eve",
                "anna",
                "ების",
                "ს",
                "দের",
                "ের",
                "ে",
                "وں",
                "ے",
            ] {
                assert!(!endings.stem(word).is_empty() || word.is_empty(), "{word} in {language}");
            }
        }
    }
}
