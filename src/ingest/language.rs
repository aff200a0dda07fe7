//! Turns the beginning of a text into its language.
//!
//! Function words first: when words such as "the" and "of" make up a good part of the text and belong to one language alone, that
//! is the language (Grefenstette 1995, "Comparing two language identification schemes"). That is a look-up a word; only texts
//! that it leaves open go to the detector of the crate whatlang, which compares trigrams with those of some 40 languages a script.

use std::collections::HashMap;
use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use crate::text::Words;

/// The language of a text as an ISO 639-1 code, when it is sure. Looks at the first 400 bytes or so, and where these leave it open, as a
/// list of names does, at 2,400.
pub(crate) fn language_of(text: &str) -> Option<&'static str> {
    const ENOUGH_BYTES: usize = 400;
    const MOST_BYTES: usize = 2_400;
    let sample = &text[..text.floor_char_boundary(ENOUGH_BYTES)];
    by_function_words(sample).or_else(|| {
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

/// Frequent words by language, folded, without those that two of the languages share.
const FUNCTION_WORDS: [(&str, &str); 8] = [
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
    ("ru", "и в не на что с по как это из для к от о за его но также после уже при"),
];

static LANGUAGE_OF_WORD: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let mut languages: HashMap<&str, Vec<&str>> = HashMap::new();
    for (language, words) in FUNCTION_WORDS {
        words.split(' ').for_each(|word| languages.entry(word).or_default().push(language));
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
        if let Some(language) = LANGUAGE_OF_WORD.get(folded.as_str())
            && let Some(place) = FUNCTION_WORDS.iter().position(|(known, _)| known == language)
        {
            counts[place] += 1;
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
            ("دخلت إلى قطاع غزة يوم الأحد ثلاث وثلاثون شاحنة محملة بالماء والغذاء والمواد الطبية", Some("ar")),
            ("中国外交部长在北京会见了来访的代表团，双方讨论了贸易问题。", Some("zh")),
            (&names_first, Some("en")),
            ("", None),
            ("12 34", None),
        ] {
            assert_eq!(language_of(text), expected, "{text}");
        }
    }
}
