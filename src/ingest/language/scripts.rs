//! Turns a text into the script of most of its letters, and a language into the scripts in which it is written.

/// A script, or several that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Greek,
    EastAsian,
    Hangul,
    Indic,
    Thai,
}

/// The script of at least three quarters of the letters, and how many letters there are.
pub(super) fn main_script(text: &str) -> Option<(Script, usize)> {
    use Script::{Arabic, Cyrillic, EastAsian, Greek, Hangul, Hebrew, Indic, Latin, Thai};
    const LEAST_LETTERS: usize = 20;
    const ALL: [Script; 9] = [Latin, Cyrillic, Arabic, Hebrew, Greek, EastAsian, Hangul, Indic, Thai];
    let mut counts = [0usize; ALL.len()];
    let mut letters = 0;
    if text.is_ascii() {
        letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        return (letters >= LEAST_LETTERS).then_some((Latin, letters));
    }
    for letter in text.chars().filter(|character| character.is_alphabetic()) {
        letters += 1;
        let script = match letter {
            '\0'..='\u{24F}' | 'ə' | '\u{1E00}'..='\u{1EFF}' => Latin,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Greek,
            '\u{400}'..='\u{52F}' => Cyrillic,
            '\u{590}'..='\u{5FF}' => Hebrew,
            '\u{600}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}' => Arabic,
            '\u{900}'..='\u{DFF}' => Indic,
            '\u{E00}'..='\u{EFF}' => Thai,
            '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => EastAsian,
            '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' => Hangul,
            _ => continue,
        };
        counts[script as usize] += 1;
    }
    let (place, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*count >= LEAST_LETTERS && count * 4 >= letters * 3).then_some((ALL[place], letters))
}

/// A text without its words in Latin letters, where these are some but fewer than its letters of other scripts.
pub(super) fn without_few_latin(text: &str) -> Option<String> {
    const LEAST_OTHERS: usize = 40;
    if text.is_ascii() {
        return None;
    }
    let is_latin = |letter: char| matches!(letter, '\0'..='\u{24F}' | 'ə' | '\u{1E00}'..='\u{1EFF}');
    let (mut latin, mut others) = (0, 0);
    for letter in text.chars().filter(|character| character.is_alphabetic()) {
        if is_latin(letter) { latin += 1 } else { others += 1 }
    }
    let is_mixed = latin > 0 && others >= LEAST_OTHERS && others > latin;
    is_mixed.then(|| text.chars().map(|c| if c.is_alphabetic() && is_latin(c) { ' ' } else { c }).collect())
}

/// The scripts in which a language is written; `None` for one of which we do not know.
pub(super) fn scripts_of(language: &str) -> Option<&'static [Script]> {
    use Script::{Arabic, Cyrillic, EastAsian, Greek, Hangul, Hebrew, Indic, Latin, Thai};
    Some(match language {
        "ru" | "uk" | "be" | "bg" | "mk" | "ky" | "tg" => &[Cyrillic],
        "sr" | "bs" | "kk" | "uz" | "tk" | "mn" | "tt" => &[Cyrillic, Latin],
        "az" => &[Latin, Cyrillic, Arabic],
        "ar" | "fa" | "ur" | "ps" | "prs" | "ckb" => &[Arabic],
        "ku" => &[Arabic, Latin],
        "he" | "iw" | "yi" => &[Hebrew],
        "el" => &[Greek],
        "zh" | "ja" => &[EastAsian],
        "ko" => &[Hangul, EastAsian],
        "hi" | "mr" | "ne" | "bn" | "ta" | "te" | "gu" | "pa" | "kn" | "ml" | "or" | "si" => &[Indic],
        "th" | "lo" => &[Thai],
        "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "sv" | "no" | "nb" | "nn" | "da" | "fi" | "is" | "et" | "lv"
        | "lt" | "pl" | "cs" | "sk" | "sl" | "hr" | "hu" | "ro" | "sq" | "tr" | "vi" | "id" | "ms" | "tl" | "sw" | "ca"
        | "gl" | "eu" | "ga" | "cy" | "mt" | "af" => &[Latin],
        _ => return None,
    })
}
