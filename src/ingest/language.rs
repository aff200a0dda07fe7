//! Turns the beginning of a text into its language.
//!
//! Function words first: when words such as "the" and "of" make up a good part of the text and belong to one language alone, that
//! is the language (Grefenstette 1995, "Comparing two language identification schemes"). That is a look-up a word; only texts
//! that it leaves open go to the detector of the crate whatlang, which compares trigrams with those of some 40 languages a script.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use whatlang::{Detector, Lang};

use crate::text::Words;

/// The language of a text as an ISO 639-1 code, when it is sure. Looks at the first 400 bytes or so, and where these leave it open, as a
/// list of names does, at 2,400.
pub(crate) fn language_of(text: &str) -> Option<&'static str> {
    const ENOUGH_BYTES: usize = 400;
    const MOST_BYTES: usize = 2_400;
    let sample = &text[..text.floor_char_boundary(ENOUGH_BYTES)];
    by_cyrillic_letters(sample).or_else(|| by_function_words(sample)).or_else(|| {
        let sample = &text[..text.floor_char_boundary(MOST_BYTES)];
        if text.len() > ENOUGH_BYTES
            && let Some(language) = by_function_words(sample)
        {
            return Some(language);
        }
        let info = Detector::new().detect(sample)?;
        // The detector's own verdict is made for single sentences; on a longer sample less confidence is enough.
        let is_long = sample.len() >= ENOUGH_BYTES / 2;
        (info.is_reliable() || (is_long && info.confidence() >= 0.35)).then(|| two_letters(info.lang())).flatten()
    })
}

/// The language of a text that is plainly not in the one declared, as when a site's template says `en` of every page; `None` where
/// the two agree or there is doubt.
pub(crate) fn language_against(declared: &str, text: &str) -> Option<&'static str> {
    const MOST_BYTES: usize = 2_400;
    const LEAST_LETTERS: usize = 60;
    let sample = &text[..text.floor_char_boundary(MOST_BYTES)];
    let (script, letters) = main_script(sample)?;
    if letters < LEAST_LETTERS && script == Script::Latin {
        return None;
    }
    let is_other = |code: &&'static str| *code != declared && !are_near(code, declared);
    if !scripts_of(declared)?.contains(&script) {
        // That it is not the declared one is sure, so the likeliest of those in this script is the better guess.
        let likeliest = || Detector::new().detect(sample).and_then(|info| two_letters(info.lang()));
        return language_of(text).or_else(likeliest).filter(is_other);
    }
    // In one script, only where the words say it: either those of another language stand there, or none of the declared one.
    let is_judged = FUNCTION_WORDS.iter().any(|(language, _)| *language == declared);
    // Small words of Russian are words of Bulgarian, too.
    if by_cyrillic_letters(sample) == Some(declared) {
        return None;
    }
    match by_function_words(sample) {
        Some(language) => Some(language).filter(is_other),
        None if is_judged && letters >= 3 * LEAST_LETTERS => {
            let info = Detector::new().detect(sample)?;
            let is_sure = info.is_reliable() && info.confidence() >= 0.9 && share_of_words(declared, sample) < 0.05;
            is_sure.then(|| two_letters(info.lang())).flatten().filter(is_other)
        }
        None => None,
    }
}

/// Languages so near that a text in one looks like one in the other.
fn are_near(one: &str, other: &str) -> bool {
    const FAMILIES: [&[&str]; 7] = [
        &["es", "ca", "gl", "pt", "ast", "an", "oc", "eu"],
        &["hr", "sr", "bs", "sl", "mk", "bg", "sh", "cnr"],
        &["no", "nb", "nn", "da", "sv"],
        &["id", "ms", "jv"],
        &["cs", "sk"],
        &["nl", "af", "fy", "de", "lb", "nds"],
        &["fa", "prs", "ps", "ur", "ar", "ku", "ckb"],
    ];
    FAMILIES.iter().any(|family| family.contains(&one) && family.contains(&other))
}

/// The language of a text in Cyrillic by letters that only some of these languages have: function words of one are words of another, and
/// a few lines are too short for anything else. `None` where letters leave it open.
fn by_cyrillic_letters(text: &str) -> Option<&'static str> {
    const LEAST_LETTERS: usize = 20;
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
        () if outweighs(russian, ukrainian + bulgarian) => Some("ru"),
        () if outweighs(bulgarian, russian + ukrainian) => Some("bg"),
        () => None,
    }
}

/// A script, or several that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
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
fn main_script(text: &str) -> Option<(Script, usize)> {
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
            '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Latin,
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

/// The scripts in which a language is written; `None` for one of which we do not know.
fn scripts_of(language: &str) -> Option<&'static [Script]> {
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

/// What part of the words of a text are function words of a language.
fn share_of_words(language: &str, sample: &str) -> f64 {
    let own = FUNCTION_WORDS.iter().find(|(known, _)| *known == language).map_or("", |(_, words)| words);
    let (mut words, mut folded) = (Words::new(sample), String::new());
    let (mut total, mut count) = (0, 0);
    while words.advance(&mut folded).is_some() {
        total += 1;
        count += usize::from(own.split(' ').any(|word| word == folded));
    }
    f64::from(count as u32) / f64::from(total.max(1))
}

/// In bytes: none of the words below is longer.
const LONGEST_FUNCTION_WORD: usize = 12;

/// Frequent words by language, folded, without those that two of the languages share.
const FUNCTION_WORDS: [(&str, &str); 9] = [
    (
        "en",
        "the of and that is was with it by as from this which are be has have not been were their its would will they had who",
    ),
    ("fr", "les des et est une dans qui par pour sur que plus aux cette sont avec ses ont leur mais pas du au ce"),
    ("de", "der die und das ist nicht ein eine dem den auf mit sich von zu auch wird sind im des fur werden nach bei"),
    ("es", "el los las y una del que por con para como sus al esta pero mas ha fue son entre sobre este tambien"),
    ("it", "il gli di che e della per un sono nel alla dei delle con non anche piu dal ha una questo come"),
    ("pt", "os do da em que nao uma dos para com por mais das como ao foi pela pelo sao sua seu ou"),
    ("nl", "het een en van dat niet zijn op te met voor aan ook naar door bij wordt maar er uit worden"),
    (
        "sw",
        "ya wa kwa na ni katika cha kuwa kwamba kila hiyo huo wakati zaidi baada kama pia watu ambao wao wake yake hivyo vya alisema nchini",
    ),
    ("ru", "и в не на что с по как это из для к от о за его но также после уже при"),
];

/// The place of the one language to which a word belongs.
static LANGUAGE_OF_WORD: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| {
    let mut languages: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (place, (_, words)) in FUNCTION_WORDS.iter().enumerate() {
        words.split(' ').for_each(|word| languages.entry(word).or_default().push(place));
    }
    languages
        .into_iter()
        .filter(|(_, languages)| languages.len() == 1)
        .map(|(word, languages)| (word, languages[0]))
        .collect()
});

/// The language whose own function words are at least a sixth of the words and five times those of any other.
fn by_function_words(sample: &str) -> Option<&'static str> {
    let mut words = Words::new(sample);
    let mut folded = String::new();
    let mut total = 0;
    let mut counts = [0; FUNCTION_WORDS.len()];
    while words.advance(&mut folded).is_some() {
        total += 1;
        if folded.len() <= LONGEST_FUNCTION_WORD
            && let Some(place) = LANGUAGE_OF_WORD.get(folded.as_str())
        {
            counts[*place] += 1;
        }
    }
    let (best, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let others: usize = counts.iter().sum::<usize>() - count;
    (total >= 20 && count * 6 >= total && *count >= others * 5).then_some(FUNCTION_WORDS[best].0)
}

/// ISO 639-1 where there is one.
fn two_letters(lang: whatlang::Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_short() {
        assert!(LANGUAGE_OF_WORD.keys().all(|word| word.len() <= LONGEST_FUNCTION_WORD));
    }

    #[test]
    fn languages_of_short_and_long_texts() {
        let names = "Giovanni Rossi, Maria Bianchi, Alessandro Esposito, Francesca Ricci, Lorenzo Colombo, Giulia Marino. "
            .repeat(5);
        let names_first = format!(
            "{names}These are the ministers that were at the talks of the union, as it was made known by the office which had invited them."
        );
        for (text, expected) in [
            (
                "The talks that began in the spring were not over when the minister left, and it was not clear who would go on with them.",
                Some("en"),
            ),
            (
                "Les négociations qui ont commencé au printemps ne sont pas terminées, et les ministres se retrouvent dans la capitale.",
                Some("fr"),
            ),
            (
                "Die Verhandlungen, die im Frühjahr begannen, sind nicht beendet, und der Minister wird nach der Pause auch mit den Gästen reden.",
                Some("de"),
            ),
            (
                "В начале октября по трубопроводу впервые пошёл российский газ в сторону Узбекистана. Труба была построена ещё в советское время, чтобы доставлять топливо на север.",
                Some("ru"),
            ),
            ("Діти називають школу «метро», хоча метро в цьому місті ніколи не було.", Some("uk")),
            ("Общината обяви, че мостът ще бъде затворен до лятото.", Some("bg")),
            ("Суды из Мурманска этой зимой не выйдут", Some("ru")),
            ("Улады горада паведамілі, што мост адкрыецца ўвосень.", Some("be")),
            ("Град је обећао нову пругу, али ће возови кренути тек на пролеће, кажу мештани.", Some("sr")),
            ("Қала әкімдігі жаңа көпірдің келесі жылы ашылатынын хабарлады.", Some("kk")),
            (
                "Shule ya mabaharia katika mji huo wa pwani ya kaskazini imeanza kufundisha wanafunzi wake zaidi ya mia moja, alisema mwalimu mkuu kwa simu.",
                Some("sw"),
            ),
            ("دخلت إلى قطاع غزة يوم الأحد ثلاث وثلاثون شاحنة محملة بالماء والغذاء والمواد الطبية", Some("ar")),
            ("中国外交部长在北京会见了来访的代表团，双方讨论了贸易问题。", Some("zh")),
            (&names_first, Some("en")),
            ("", None),
            ("12 34", None),
        ] {
            assert_eq!(language_of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_declared_language_gives_way_to_a_text_that_is_plainly_in_another() {
        let russian = "В начале октября по трубопроводу впервые пошёл российский газ в сторону Узбекистана. Труба была построена давно.";
        let arabic = "دخلت إلى قطاع غزة يوم الأحد ثلاث وثلاثون شاحنة محملة بالماء والغذاء والمواد الطبية وفق ما قاله المتحدث";
        let english = "The talks that began in the spring were not over when the minister left, and it was not clear who would go on with them.";
        let french = "Les négociations qui ont commencé au printemps ne sont pas terminées, et les ministres se retrouvent dans la capitale pour les conclure.";
        let turkish = "Bakanlar iki gün süren görüşmeler için liman kentinde bir araya geldi. Görüşmelere katılanlar çok az konuda anlaşıldığını, \
                       ancak kış gelmeden önce bir kez daha buluşacaklarını söyledi. Balıkçılar ise kararın bir an önce açıklanmasını istiyor, \
                       çünkü mevsim sona ermek üzere ve teknelerin çoğu limanda bekliyor. Hükümet yeni bir öneri hazırlıyor.";
        let bulgarian = "Не е ясно дали това ще е достатъчно за селата нагоре по реката, но кредитът ще се изплаща и от тях, и от града.";
        for (declared, text, expected) in [
            ("bg", bulgarian, None),
            ("en", russian, Some("ru")),
            ("en", arabic, Some("ar")),
            ("en", french, Some("fr")),
            ("en", turkish, Some("tr")),
            ("ru", english, Some("en")),
            ("fa", arabic, None),
            ("en", english, None),
            ("fr", french, None),
            ("ru", russian, None),
            ("tr", turkish, None),
            ("uk", russian, None),
            ("xx", english, None),
            ("fr", "Hamas, Israel", None),
            ("en", "", None),
        ] {
            assert_eq!(language_against(declared, text), expected, "{declared}: {text}");
        }
    }
}
