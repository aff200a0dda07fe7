//! Turns the letters of a text into its language, where letters tell it: in Cyrillic, Arabic and Hebrew script, and in Azerbaijani,
//! Icelandic, Lithuanian and Vietnamese.

use super::scripts::{Script, main_script};

/// Letters in a script that are too few to judge by.
const LEAST_LETTERS: usize = 20;

/// The language of a text by its letters; `None` where they leave it open.
pub(super) fn by_letters(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    match main_script(text)?.0 {
        Script::Cyrillic => by_cyrillic_letters(text),
        Script::Arabic => by_arabic_letters(text),
        Script::Hebrew => by_hebrew_letters(text),
        Script::Latin => by_latin_letters(text),
        _ => None,
    }
}

/// The language of a text in Cyrillic by letters that only some of these languages have: function words of one are words of another, and
/// a few lines are too short for anything else. `None` where letters leave it open.
pub(super) fn by_cyrillic_letters(text: &str) -> Option<&'static str> {
    // What else stands in the text may be a name or a quotation.
    const TIMES_MORE: usize = 4;
    const OWN: [(&str, &str); 9] = [
        ("ru", "ыэё"),
        ("uk", "іїєґ"),
        ("be", "ў"),
        ("sr", "ђћ"),
        ("mk", "ѓќѕ"),
        ("kk", "әғқұһ"),
        ("tg", "ӣӯҳҷ"),
        ("mn", "өү"),
        ("bg", "ъ"),
    ];
    if text.is_ascii() || !text.contains(|letter: char| matches!(letter, '\u{400}'..='\u{52F}')) {
        return None;
    }
    let mut counts = [0usize; OWN.len()];
    let (mut cyrillic, mut letters) = (0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase) {
        letters += 1;
        cyrillic += usize::from(matches!(letter, '\u{400}'..='\u{52F}'));
        if let Some(place) = OWN.iter().position(|(_, own)| own.contains(letter)) {
            counts[place] += 1;
        }
    }
    if cyrillic < LEAST_LETTERS || cyrillic * 4 < letters * 3 {
        return None;
    }
    let [russian, ukrainian, belarusian, serbian, macedonian, kazakh, tajik, mongolian, bulgarian] = counts;
    let outweighs = |count: usize, others: usize| count > 0 && count >= others * TIMES_MORE;
    match () {
        // Belarusian has ы and э as well as і; Kazakh has ы, і, ө and ү; Tajik has қ and ғ.
        () if belarusian > 0 && ukrainian > 0 && outweighs(belarusian + ukrainian, bulgarian) => Some("be"),
        () if tajik > 0 && outweighs(tajik + kazakh, ukrainian + mongolian) => Some("tg"),
        () if kazakh > 0 && outweighs(kazakh + ukrainian + mongolian, bulgarian + tajik) => Some("kk"),
        // Kyrgyz, Mongolian and Tatar differ by words.
        () if mongolian > 0 => None,
        () if outweighs(serbian, macedonian + ukrainian + bulgarian) => Some("sr"),
        () if outweighs(macedonian, serbian + ukrainian + bulgarian) => Some("mk"),
        () if outweighs(ukrainian, russian + bulgarian) => Some("uk"),
        // Russian has ъ as well, if seldom; Bulgarian has none of the others.
        () if outweighs(russian, ukrainian) && russian >= bulgarian => Some("ru"),
        () if outweighs(bulgarian, russian + ukrainian) => Some("bg"),
        () => None,
    }
}

/// The language of a text in Arabic script. Persian and Urdu have letters for sounds that Arabic lacks, and their kaf and ya are other
/// characters; but who types Persian on an Arabic keyboard writes those of Arabic, and Arabic writes foreign names with letters of Persian.
fn by_arabic_letters(text: &str) -> Option<&'static str> {
    // Of a language of its own, letters are frequent; in a name they stand once.
    const LETTERS_TO_ONE_OWN: usize = 40;
    const TIMES_MORE: usize = 4;
    const OWN: [(Own, &str); 8] = [
        (Own::Arabic, "ةأإؤ"),
        (Own::ArabicForms, "يكى"),
        (Own::Persian, "پچژگ"),
        (Own::PersianForms, "کی"),
        (Own::Urdu, "ٹڈڑےںہھ"),
        (Own::Pashto, "ټډړښځڅېۍګ"),
        (Own::Kurdish, "ڕڵێۆە"),
        (Own::Further, "ۇۈۋڪ۾ڻٻ"),
    ];
    let mut counts = [0usize; OWN.len()];
    let (mut arabic, mut letters) = (0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        if matches!(letter, '\u{620}'..='\u{6D5}' | '\u{6EE}'..='\u{6FF}' | '\u{750}'..='\u{77F}') {
            arabic += 1;
            if let Some((own, _)) = OWN.iter().find(|(_, characters)| characters.contains(letter)) {
                counts[*own as usize] += 1;
            }
        }
    }
    if arabic < LEAST_LETTERS || arabic * 4 < letters * 3 {
        return None;
    }
    let is_frequent = |own: Own| counts[own as usize] * LETTERS_TO_ONE_OWN >= arabic;
    let outweighs = |count: usize, others: usize| count > 0 && count >= others * TIMES_MORE;
    let [own_arabic, arabic_forms, own_persian, persian_forms, ..] = counts;
    match () {
        // Uighur and Sindhi have letters of all the others.
        () if is_frequent(Own::Further) => None,
        () if is_frequent(Own::Kurdish) => Some("ckb"),
        () if is_frequent(Own::Pashto) => Some("ps"),
        () if is_frequent(Own::Urdu) => Some("ur"),
        () if outweighs(own_persian + persian_forms, own_arabic + arabic_forms) => Some("fa"),
        () if own_persian >= 2 && outweighs(own_persian, own_arabic) => Some("fa"),
        () if outweighs(own_arabic + arabic_forms, own_persian + persian_forms) => Some("ar"),
        () => None,
    }
}

/// Whose letters they are, of those in Arabic script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    Arabic,
    ArabicForms,
    Persian,
    PersianForms,
    Urdu,
    Pashto,
    Kurdish,
    Further,
}

/// The language of a text in Hebrew script: Yiddish writes double letters that Hebrew does not join.
fn by_hebrew_letters(text: &str) -> Option<&'static str> {
    let (mut hebrew, mut letters, mut joined) = (0, 0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        hebrew += usize::from(matches!(letter, '\u{5D0}'..='\u{5F2}'));
        joined += usize::from(matches!(letter, '\u{5F0}'..='\u{5F2}'));
    }
    let is_hebrew = hebrew >= LEAST_LETTERS && hebrew * 4 >= letters * 3;
    is_hebrew.then_some(if joined > 0 { "yi" } else { "he" })
}

/// Vietnamese, whose vowels bear marks that no other language has, Azerbaijani by its schwa, Icelandic by thorn and eth and Lithuanian by the marks of
/// its vowels; in an English sentence about somebody from there they are rarer.
fn by_latin_letters(text: &str) -> Option<&'static str> {
    let (mut letters, mut vietnamese, mut schwas, mut thorns, mut eths) = (0, 0, 0, 0, 0);
    let (mut dotted, mut hooked) = (0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        match letter {
            '\u{1A0}' | '\u{1A1}' | '\u{1AF}' | '\u{1B0}' | '\u{1EA0}'..='\u{1EF9}' => vietnamese += 1,
            'ə' | 'Ə' => schwas += 1,
            'þ' | 'Þ' => thorns += 1,
            'ð' | 'Ð' => eths += 1,
            'ė' | 'Ė' => dotted += 1,
            'ų' | 'Ų' | 'į' | 'Į' => hooked += 1,
            _ => {}
        }
    }
    let is_frequent = |own: usize, letters_to_one: usize| letters >= LEAST_LETTERS && own * letters_to_one >= letters;
    match () {
        () if is_frequent(vietnamese, 10) => Some("vi"),
        () if is_frequent(schwas, 20) => Some("az"),
        // Faroese has no thorn; the name of one person may have one of each.
        () if is_frequent(thorns + eths, 25) && thorns > 0 && eths > 0 && thorns + eths > 2 => Some("is"),
        // The names of women have the one kind, hardly any name the other.
        () if is_frequent(dotted + hooked, 40) && dotted > 0 && hooked > 0 && dotted + hooked > 3 => Some("lt"),
        () => None,
    }
}
