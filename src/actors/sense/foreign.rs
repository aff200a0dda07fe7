//! Tells the sense of a name of a state in a text that is not English, by the words and endings with which its language says
//! where something is.
//!
//! `where_words` lists the words of each language; here they are looked for around a name.

use crate::actors::registry::NameForm;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::Sense;
use crate::text::{fold_value, language_of_names};

use super::where_words::{ENDINGS, UNSPACED, Ways, ways_of};

/// Languages whose headlines say first where something is: `Mali: l'armée avance`.
static TOPIC_FIRST: WordList = WordList::of(&["de", "es", "fr", "it", "pl", "pt", "ro", "ru", "sv", "uk"]);

/// How many words behind a name the verb of saying may stand.
const REACH_OF_SAYING: usize = 2;

/// How many words before `à Kiev` the verb may stand that says to whom.
const REACH_OF_GIVING: usize = 4;

/// The sense of the name at `words[first..end]`.
pub(super) fn sense_in(language: &str, text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> Sense {
    let language = language_of_names(language);
    if form == NameForm::Demonym {
        // Where a people is written with a capital and its adjective without: `Rosjanie`, `les Russes`.
        let is_noun = matches!(language, "fr" | "pl" | "tr" | "sv") && words[first].capitals == Capitals::First;
        return if is_noun && (language == "pl" || !words[first].begins_sentence) {
            Sense::People
        } else {
            Sense::Government
        };
    }
    if is_dateline(text, words, first, end, form) || is_topic(language, text, words, first, end, form) {
        return Sense::Place;
    }
    if let Some(ways) = ways_of(language)
        && ways.say_where(text, words, first, end, form)
    {
        return Sense::Place;
    }
    if has_ending(language, text, words, end) || is_unspaced_place(language, text, words, first, end) {
        return Sense::Place;
    }
    // Arabic and Hebrew write `in` as a letter before the name.
    let written = fold_value(words[first].of(text));
    let has_prefix = match language {
        "ar" => written.starts_with('ب') && written.chars().count() > 3,
        "he" => written.starts_with('ב') && written.chars().count() > 3,
        _ => false,
    };
    // `بيروت` and `בגדד` begin with that letter themselves.
    if has_prefix && is_prefix_of_its_own(language, &written) { Sense::Place } else { Sense::Government }
}

/// Whether the letter before a name is not one of its own.
fn is_prefix_of_its_own(language: &str, written: &str) -> bool {
    const OWN: [(&str, &[&str]); 2] = [
        (
            "ar",
            &[
                "بيروت",
                "بغداد",
                "باريس",
                "بكين",
                "برلين",
                "بريطانيا",
                "بروكسل",
                "بولندا",
                "بلجيكا",
                "بلغاريا",
                "باكستان",
                "بنغلاديش",
                "بوتسوانا",
                "بوروندي",
                "بوركينا",
                "بنين",
                "بيلاروسيا",
                "بوليفيا",
                "بنما",
                "بيرو",
                "البرازيل",
                "البحرين",
                "بخارست",
                "بودابست",
                "بانكوك",
                "باكو",
                "بلغراد",
                "بريتوريا",
                "بوغوتا",
                "برازيليا",
                "براغ",
            ],
        ),
        ("he", &["בגדד", "ביירות", "ברלין", "בריסל", "בריטניה", "בייגינג", "בלגיה", "בולגריה", "ברזיל", "בחריין", "בודפשט"]),
    ];
    !OWN.iter().filter(|(of, _)| *of == language).flat_map(|(_, names)| names.iter()).any(|name| fold_value(name) == written)
}

impl Ways {
    /// Whether words around a name say that it is where something is.
    fn say_where(&self, text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> bool {
        let word = |place: usize| fold_value(words[place].of(text));
        let is_before = |place: usize| place > 0 && matches!(words[place].gap, Gap::Space | Gap::Nothing);
        let back_over = |between: &dyn Fn(&str) -> bool| {
            let mut at = first;
            while is_before(at) && between(&word(at - 1)) {
                at -= 1;
            }
            at
        };
        let at = back_over(&|word| self.is_between(word));
        if is_before(at) && self.is_preposition(&word(at - 1)) {
            if word(at - 1) == "a" && !self.is_where_to(text, words, at - 1, form) {
                return false;
            }
            // `В Кремле заявили`: those who are there speak.
            let says =
                |place: usize| words.get(place).is_some_and(|next| !next.begins_sentence) && self.is_saying(&word(place));
            return !(form == NameForm::Seat && (end..end + REACH_OF_SAYING).any(says));
        }
        let at = back_over(&|word| self.is_between(word) || self.is_of(word));
        if is_before(at) && self.is_ground(&word(at - 1)) {
            return true;
        }
        words.get(end).is_some_and(|next| next.gap == Gap::Space && self.is_behind(&word(end)))
    }
}

impl Ways {
    /// Whether `a` says where to, and not to whom.
    fn is_where_to(&self, text: &str, words: &[Word], preposition: usize, form: NameForm) -> bool {
        let before = (preposition.saturating_sub(REACH_OF_GIVING)..preposition)
            .rev()
            .take_while(|place| !words[*place + 1].begins_sentence && words[*place + 1].gap != Gap::Comma);
        let before: Vec<String> = before.map(|place| fold_value(words[place].of(text))).collect();
        !before.iter().any(|word| self.is_giving(word))
            && (form != NameForm::Name || before.is_empty() || before.iter().any(|word| self.is_moving(word)))
    }
}

/// Whether an ending says where: `Ankara'da`, `Puolassa`, `서울에서`.
fn has_ending(language: &str, text: &str, words: &[Word], end: usize) -> bool {
    let written = words[end - 1].of(text);
    let hung = match language {
        "tr" => written.split_once(['\'', '\u{2019}']).map(|(_, ending)| fold_value(ending)),
        _ => Some(written.to_string()),
    };
    let mut endings = ENDINGS.iter().filter(|(of, _)| *of == language).flat_map(|(_, endings)| endings.iter());
    hung.is_some_and(|hung| endings.any(|ending| if language == "tr" { hung == *ending } else { hung.ends_with(ending) }))
}

/// Whether what stands right before or behind a name says where, in a script without spaces.
fn is_unspaced_place(language: &str, text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let Some(unspaced) = UNSPACED.iter().find(|unspaced| unspaced.language == language) else { return false };
    let before = text[..words[first].start as usize].trim_end_matches(' ');
    let behind = &text[words[end - 1].end as usize..];
    unspaced.before.iter().any(|word| before.ends_with(word))
        || unspaced.behind.iter().any(|word| behind.starts_with(word))
            && !unspaced.not_behind.iter().any(|word| behind.starts_with(word))
}

/// Whether a headline names first what it is about: `Mali: l'armée avance`, but not `Iran: „Wir antworten“`.
fn is_topic(language: &str, text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> bool {
    if form != NameForm::Name || !words[first].begins_paragraph || !TOPIC_FIRST.contains(language) {
        return false;
    }
    let behind = text.get(words[end - 1].end as usize..).unwrap_or_default();
    let after_colon = behind.strip_prefix(':').or_else(|| behind.strip_prefix(" :")).map(str::trim_start);
    let is_quoted = |rest: &str| rest.starts_with(['"', '«', '„', '“', '\u{2018}', '\'']);
    let is_comma =
        language == "it" && words.get(end).is_some_and(|next| next.gap == Gap::Comma && next.capitals == Capitals::None);
    after_colon.is_some_and(|rest| !rest.is_empty() && !is_quoted(rest)) || is_comma
}

/// Whether a name is where a report was sent from: `BRÜSSEL (dpa)`, `BRASÍLIA, 6 ago`, `ПРАГА —`.
fn is_dateline(text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> bool {
    if !words[first].begins_paragraph {
        return false;
    }
    let last = words[end - 1].end as usize;
    let behind = text.get(last..).unwrap_or_default().trim_start_matches('.');
    // `US-Truppen` is a word.
    if behind.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return false;
    }
    let behind = behind.trim_start();
    // Reports come from towns; letters such as `USA` are capitals anywhere.
    const LONGEST_LETTERS: usize = 4;
    let is_letters = form == NameForm::Name && words[first].of(text).chars().count() <= LONGEST_LETTERS;
    let is_loud = words[first].capitals == Capitals::All && !is_letters;
    let is_dated = words.get(end).is_some_and(|next| next.capitals == Capitals::Digit && next.gap == Gap::Comma);
    behind.starts_with(['(', '（', '—', '–']) || is_loud && (behind.starts_with(['.', ',', '-']) || is_dated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::words::words_in;

    #[test]
    fn what_lands_have_and_what_crosses_them_says_where() {
        let cases = [
            ("fr", "Les vins d'[Italie] se vendent bien.", Sense::Place),
            ("fr", "Le fleuve traverse le [Sénégal].", Sense::Place),
            ("de", "Die Flüsse [Norwegens] sind kalt.", Sense::Place),
            ("de", "Die Regierung [Schwedens] trat zurück.", Sense::Government),
            ("es", "Los vinos de [Francia] son caros.", Sense::Place),
            ("it", "I laghi della [Finlandia] sono gelati.", Sense::Place),
            ("it", "Il presidente della [Francia] ha risposto.", Sense::Government),
            ("nl", "De rivieren van [Noorwegen] zijn koud.", Sense::Place),
            ("pt", "O rio atravessa o [Uruguai].", Sense::Place),
            ("ru", "Реки [Норвегии] холодны.", Sense::Place),
            ("ru", "Президент [Франции] выступил с речью.", Sense::Government),
            ("ar", "اقتصاد [لبنان] ضعيف.", Sense::Place),
            ("cs", "Jednali v [Polsku].", Sense::Place),
            ("cs", "Vláda [Polska] odpověděla.", Sense::Government),
            ("hu", "[Lengyelországban] tárgyaltak.", Sense::Place),
            ("hu", "[Lengyelország] válaszolt.", Sense::Government),
            ("fi", "Kokous pidettiin [Puolassa].", Sense::Place),
            ("fi", "[Puolan] hallitus vastasi.", Sense::Government),
            ("nb", "De møttes i [Polen].", Sense::Place),
            ("bg", "Преговорите са в [Полша].", Sense::Place),
            ("bg", "Президентът на [Полша] отговори.", Sense::Government),
            ("sr", "Састали су се у [Пољској].", Sense::Place),
            ("bs", "Vlada [Poljske] je odgovorila.", Sense::Government),
            ("lt", "Derybos vyko [Lenkijoje].", Sense::Place),
            ("lv", "Sarunas notika [Polijā].", Sense::Place),
            ("lv", "[Polija] atbildēja.", Sense::Government),
        ];
        for (language, sentence, expected) in cases {
            let (left, rest) = sentence.split_once('[').expect("a bracket");
            let text = sentence.replace(['[', ']'], "");
            let behind = left.len() + rest.find(']').expect("its end");
            let words = words_in(&text);
            let first = words.iter().position(|word| word.end as usize > left.len()).expect("a word");
            let end = words.iter().rposition(|word| (word.start as usize) < behind).expect("a word") + 1;
            assert_eq!(sense_in(language, &text, &words, first, end, NameForm::Name), expected, "{sentence}");
        }
    }
}
