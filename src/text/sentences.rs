//! Tells where one sentence ends and the next begins, between two words of a paragraph.
//!
//! The rule follows Unicode's UAX #29 (a terminator, closing marks, white space, and not a small letter next), with what news
//! text needs besides: titles, initials and dotted acronyms do not end a sentence unless the next word plainly begins one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::abbreviations::{does, has_dotted_ordinals, is_listed};

/// Abbreviations after which a sentence goes on, in any language; those of others than English stand in `abbreviations.txt`.
const TITLES: [&str; 38] = [
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "maj", "cpl", "pvt", "cmdr", "adm",
    "brig", "sen", "rep", "gov", "pres", "rev", "fr", "hon", "st", "mt", "vs", "cf", "eg", "ie", "al", "approx", "dept",
    "univ", "art", "figs", "fig", "ed",
];

/// Abbreviations of English, and of languages of which none are listed, that may also end a sentence.
const PERHAPS_LAST: [&str; 27] = [
    "jr", "sr", "inc", "ltd", "co", "corp", "bros", "etc", "am", "pm", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "no", "nos", "vol", "pp", "phd",
];

/// Words with which a sentence plainly begins.
const STARTERS: [&str; 72] = [
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "it",
    "he",
    "she",
    "they",
    "we",
    "you",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "or",
    "however",
    "its",
    "his",
    "her",
    "their",
    "our",
    "i",
    "as",
    "for",
    "after",
    "before",
    "when",
    "while",
    "if",
    "there",
    "then",
    "meanwhile",
    "with",
    "without",
    "by",
    "from",
    "under",
    "what",
    "who",
    "why",
    "how",
    "no",
    "not",
    "one",
    "some",
    "many",
    "most",
    "both",
    "since",
    "so",
    "such",
    "still",
    "yet",
    "once",
    "until",
    "although",
    "though",
    "despite",
    "during",
    "to",
    "last",
    "officials",
    "critics",
    "asked",
    "according",
    "even",
    "also",
    "now",
];

/// A word as the rule needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour<'a> {
    /// Its folded form.
    pub(crate) folded: &'a str,
    /// As it is written.
    pub(crate) written: &'a str,
}

/// Whether a sentence ends between two words of a paragraph in some language that have `gap` between them; `ahead` is what stands before the first.
pub(crate) fn ends_between(
    language: Option<&str>,
    ahead: &str,
    before: Neighbour<'_>,
    gap: &str,
    after: Neighbour<'_>,
) -> bool {
    // Nothing but a comma or a quotation mark, as most gaps that are no space.
    if gap.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'.' | b'!' | b'?' | b';' | b']')) {
        return false;
    }
    if !gap.is_ascii() && gap.contains(['。', '！', '？', '।', '॥', '؟', '۔', '።', '։', '။', '។', '｡']) {
        return true;
    }
    // A possessive ending belongs to the word before: its letters stand in the gap.
    let is_end =
        |character| matches!(character, '.' | '!' | '?' | '…' | '‽') || is_greek_question_mark(character, before.written);
    let Some(place) = gap.find(is_end) else {
        return closes_note(ahead, before, gap) && !begins_small(after);
    };
    let rest = &gap[place..];
    if !rest.contains(char::is_whitespace) {
        return false;
    }
    if begins_small(after) {
        return false;
    }
    let first = after.written.chars().next().unwrap_or(' ');
    let is_full_stop = rest.starts_with('.') && !rest.contains(['!', '?', '…']) && !rest.starts_with("..");
    if !is_full_stop || place > 0 {
        return true;
    }
    let abbreviation = does(language, before.folded);
    if TITLES.contains(&before.folded) || abbreviation.is_title {
        return false;
    }
    let is_digit_next = first.is_numeric();
    if is_digit_next && (abbreviation.is_before_numbers || is_without_vowels(language, before)) {
        return false;
    }
    let is_of_english = |words: &[&str]| words.contains(&before.folded) && !is_listed(language);
    if is_of_english(&["no", "nos", "vol", "pp"]) {
        return !is_digit_next;
    }
    // `EE. UU.`
    if is_doubled(before.written) && is_doubled(after.written) {
        return false;
    }
    static STARTING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| STARTERS.into_iter().collect());
    let is_starter = STARTING.contains(after.folded);
    let starts = is_starter || does(language, after.folded).starts;
    // The number of somebody in a list is as good as an initial: `1. Smith`.
    let is_part_of_name = |letter: char| letter.is_alphabetic() || !is_listed(language);
    let is_initial = before.written.chars().count() == 1 && before.written.chars().all(is_part_of_name);
    if is_initial && before.written != "I" && first.is_alphabetic() {
        // Behind the initial of a name another name may begin with an article: `M. Le Pen`.
        return if begins_small(before) { starts } else { is_starter };
    }
    let is_dotted = before.written.contains('.') && before.written.chars().any(char::is_alphabetic);
    let is_ordinal = first.is_alphabetic() && is_ordinal(language, before.written);
    if is_dotted || is_ordinal || is_doubled(before.written) || abbreviation.is_perhaps_last || is_of_english(&PERHAPS_LAST)
    {
        return starts;
    }
    true
}

/// Whether a word is one capital twice, the mark of a plural in Spanish acronyms, and no Roman number.
fn is_doubled(written: &str) -> bool {
    let mut letters = written.chars();
    matches!((letters.next(), letters.next(), letters.next()), (Some(one), Some(other), None) if one == other && one.is_uppercase() && !matches!(one, 'I' | 'X'))
}

/// Whether a number may be that of a ruler or, where what follows is written with a capital, of a day or a century: `7. Oktober`, `19. Jahrhundert`.
fn is_ordinal(language: Option<&str>, written: &str) -> bool {
    let is_day = || written.len() <= 2 && written.parse::<u8>().is_ok_and(|number| (1..=31).contains(&number));
    let is_roman = || written.len() > 1 && written.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'));
    let counts_before_capitals = matches!(language.and_then(|language| language.split('-').next()), Some("de" | "tr"));
    counts_before_capitals && is_day() || has_dotted_ordinals(language) && is_roman()
}

/// Whether a short word in small letters has no vowel, so that with a full stop and a number behind it is an abbreviation: `стр. 5`. Units stand without
/// a full stop, which then ends the sentence.
fn is_without_vowels(language: Option<&str>, word: Neighbour<'_>) -> bool {
    const UNITS: [&str; 17] =
        ["km", "kg", "cm", "mm", "mg", "ml", "hz", "kwh", "bn", "mn", "tn", "mph", "kph", "км", "кг", "см", "мм"];
    // These have words of which `r` or `l` is the vowel.
    let is_slavic = matches!(language, Some("cs" | "sk" | "sl" | "hr" | "bs" | "sr" | "mk"));
    let letters = word.folded.chars().count();
    let is_consonant = |letter: char| {
        matches!(letter, 'a'..='z' | 'α'..='ω' | 'а'..='я')
            && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω')
            && !matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ъ' | 'ы' | 'э' | 'ю' | 'я')
    };
    begins_small(word)
        && letters <= if is_slavic { 2 } else { 4 }
        && word.folded.chars().all(is_consonant)
        && !UNITS.contains(&word.folded)
}

/// Whether a word begins with a small letter. Georgian begins its sentences with letters that Unicode counts as small.
fn begins_small(word: Neighbour<'_>) -> bool {
    word.written.starts_with(|first: char| first.is_lowercase() && !matches!(first, 'ა'..='ჿ'))
}

/// Whether a word is the number of a note behind the end of a sentence: `It ended.[1][2] It began.`
fn closes_note(ahead: &str, note: Neighbour<'_>, gap: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !gap.starts_with(']') || !gap.ends_with(char::is_whitespace) || !is_number(note.written) {
        return false;
    }
    let Some(mut rest) = ahead.strip_suffix('[') else { return false };
    while let Some((before, number)) = rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
        && is_number(number)
    {
        rest = before;
    }
    rest.trim_end_matches(['"', '”', '’', '»', ')']).ends_with(['.', '!', '?', '…'])
}

/// Greek asks with a semicolon.
fn is_greek_question_mark(character: char, before: &str) -> bool {
    matches!(character, ';' | '\u{37E}')
        && before.chars().next_back().is_some_and(|c| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}'))
}

#[cfg(test)]
mod tests {
    use crate::text::{Analyser, Texts};

    /// A paragraph with a bar where each sentence after the first begins.
    fn cut(language: Option<&str>, text: &str) -> String {
        let mut analyser = Analyser::default();
        let tokens = analyser.analyse(&Texts { body: text, language, ..Texts::default() });
        let mut shown = String::new();
        let mut at = 0;
        for token in tokens.iter().filter(|token| token.begins_sentence && token.bytes.start > 0) {
            shown.push_str(text[at..token.bytes.start].trim_end_matches(['"', '“', '(', '\'', '«']));
            shown.push('|');
            at = token.bytes.start;
        }
        shown + &text[at..]
    }

    #[test]
    fn sentences_of_news() {
        for text in [
            "Talks failed. |Fighting went on.",
            "Mr. Putin met Gen. Smith of the U.S. Army.",
            "It came from the U.S. |The plan failed.",
            "John F. Kennedy spoke at 3.5 percent.",
            "Stop! |Who is there? |Nobody.",
            "It is No. 10 in size. |10 others came.",
            "It was over... |The end.",
            "Go to x.org now.",
            "Acme Inc. said so. |Acme Inc. |The rest.",
            "战争结束了。|和平来了。",
            "انتهت الحرب؟ |نعم",
            "ომი დასრულდა. |მოლაპარაკება დაიწყო.",
            "Τι είπε; |Ο πρόεδρος έφυγε.",
            "It rose; Russia fell.",
            "It rose to 5. |Then it fell.",
            "They said no. |Russia said yes.",
            "It ended in 1999.[1] |It began in “May.”[12][3] |The rest.",
            "It ended [1] when Russia left.[2] and others [3] The rest.",
        ] {
            assert_eq!(cut(None, &text.replace('|', "")), text);
        }
        assert_eq!(cut(None, "He said: “No.” “Yes,” she said."), "He said: “No.” |Yes,” she said.");
        assert_eq!(cut(None, "Then: “Stop!” he said."), "Then: “Stop!” he said.");
    }

    #[test]
    fn sentences_of_news_in_other_languages() {
        for (language, text) in [
            ("de", "Nach Art. 5 Abs. 2 und Nr. 5 kamen ca. 5 bzw. China. |Es endete im Okt. 2023. |Dann kam Russland."),
            ("de", "Papst Benedikt XVI. Rom am 7. Oktober 2023. |Es waren 40. |Hamas schwieg. |Das war 2023. |Putin kam."),
            ("de", "Am 9. |Die anderen kamen am 10. |Der Rest. |Die Firmen usw. |Die Kanzlerin ging."),
            ("es", "El Sr. López y la Sra. García de EE. UU. fueron. |Es el núm. 5 de EE. UU. |El resto. |El mar. |España."),
            ("fr", "Mme. Dupont et Mgr. Martin, M. Le Drian et Mlle. Roux. |Il partit. |La fin."),
            ("it", "Il dott. Rossi, il sig. Bianchi, l’on. Meloni. |Draghi tornò."),
            ("pt", "O Sr. Silva e a Sra. Lima, lei n. 5. |Lula falou. |A lei."),
            ("ru", "Завод им. Ленина, ул. Мира, проф. Иванов, стр. 5, в 2022–2023 гг. Россия. |Путин уехал. |Их 5. |Потом."),
            ("ru", "Это было в 2021 г. |В Москве. |В 2021 г. Россия и др. |Он ушёл."),
            ("uk", "На вул. Миру, завод ім. Шевченка. |Київ чекає."),
            ("pl", "Na ul. Nowej, św. Jan, o godz. 10. |Polska czeka. |To był rok. |Rosja."),
            ("tr", "Prof. Yılmaz ve Av. Kaya geldi. |Ankara bekliyor. |II. Abdülhamid, 3. Ordu."),
            ("el", "Ο καθ. Παππάς και ο κ. Μητσοτάκης ήρθαν. |Η Αθήνα."),
            ("hi", "डॉ. सिंह आए। |वे गए।"),
            ("he", "פרופ. כהן הגיע. |ישראל מחכה."),
            ("cs", "To je smrt. |5 lidí na str. 5."),
            ("en", "In World War II. |Germany lost. |They were 15. |Russia left on. |The car is 5 km. |10 people."),
        ] {
            assert_eq!(cut(Some(language), &text.replace('|', "")), text);
        }
    }
}
