//! Turns the code of a language into its English name, and its English or own name into the code.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fold_value;

/// BCP 47 codes, English names, and what the languages are called in themselves (Unicode CLDR as in Babel 2.19.0, licence Unicode-3.0; further ones
/// from general knowledge), by code.
const LANGUAGES: [(&str, &str, &str); 57] = [
    ("ar", "Arabic", "العربية"),
    ("az", "Azerbaijani", "azərbaycan; azərbaycanca"),
    ("be", "Belarusian", "беларуская"),
    ("bg", "Bulgarian", "български"),
    ("bn", "Bengali", "বাংলা"),
    ("ca", "Catalan", "català"),
    ("cs", "Czech", "čeština"),
    ("da", "Danish", "dansk"),
    ("de", "German", "Deutsch"),
    ("el", "Greek", "Ελληνικά"),
    ("en", "English", ""),
    ("es", "Spanish", "español; castellano"),
    ("et", "Estonian", "eesti"),
    ("eu", "Basque", "euskara"),
    ("fa", "Persian", "فارسی"),
    ("fi", "Finnish", "suomi"),
    ("fr", "French", "français"),
    ("he", "Hebrew", "עברית"),
    ("hi", "Hindi", "हिन्दी"),
    ("hr", "Croatian", "hrvatski"),
    ("hu", "Hungarian", "magyar"),
    ("hy", "Armenian", "հայերեն"),
    ("id", "Indonesian", "Bahasa Indonesia"),
    ("is", "Icelandic", "íslenska"),
    ("it", "Italian", "italiano"),
    ("ja", "Japanese", "日本語"),
    ("ka", "Georgian", "ქართული"),
    ("kk", "Kazakh", "қазақ тілі; қазақша"),
    ("ko", "Korean", "한국어"),
    ("ku", "Kurdish", "kurdî; کوردی"),
    ("lt", "Lithuanian", "lietuvių"),
    ("lv", "Latvian", "latviešu"),
    ("mk", "Macedonian", "македонски"),
    ("ms", "Malay", "Bahasa Melayu; Melayu"),
    ("ne", "Nepali", "नेपाली"),
    ("nl", "Dutch", "Nederlands"),
    ("no", "Norwegian", "norsk; bokmål; norsk bokmål; nynorsk"),
    ("pl", "Polish", "polski"),
    ("ps", "Pashto", "پښتو"),
    ("pt", "Portuguese", "português"),
    ("ro", "Romanian", "română"),
    ("ru", "Russian", "русский"),
    ("sk", "Slovak", "slovenčina"),
    ("sl", "Slovenian", "slovenščina"),
    ("sq", "Albanian", "shqip"),
    ("sr", "Serbian", "српски; srpski"),
    ("sv", "Swedish", "svenska"),
    ("sw", "Swahili", "Kiswahili"),
    ("ta", "Tamil", "தமிழ்"),
    ("te", "Telugu", "తెలుగు"),
    ("th", "Thai", "ไทย"),
    ("tr", "Turkish", "Türkçe"),
    ("uk", "Ukrainian", "українська"),
    ("ur", "Urdu", "اردو"),
    ("uz", "Uzbek", "o‘zbek; o'zbekcha; oʻzbek"),
    ("vi", "Vietnamese", "Tiếng Việt"),
    ("zh", "Chinese", "中文; 简体中文; 繁體中文; 汉语; 漢語"),
];

/// The English name of a language, by its BCP 47 code; none of those that are not listed.
///
/// ```
/// assert_eq!(dateline::text::language_name("de"), Some("German"));
/// assert_eq!(dateline::text::language_name("xx"), None);
/// ```
pub fn language_name(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(known, ..)| *known == code).map(|(_, name, _)| *name)
}

/// The codes of the languages whose English or own names have a word that begins like this, folded.
pub(crate) fn languages_beginning(prefix: &str) -> Vec<String> {
    let begins = |name: &str| name.split(' ').any(|word| fold_value(word).starts_with(prefix));
    LANGUAGES.iter().filter(|(_, name, own)| begins(name) || begins(own)).map(|(code, ..)| code.to_string()).collect()
}

/// The BCP 47 code of a language, by its English or own name in whatever capitals.
///
/// ```
/// assert_eq!(dateline::text::language_code("german"), Some("de"));
/// assert_eq!(dateline::text::language_code("Русский"), Some("ru"));
/// assert_eq!(dateline::text::language_code("de"), None);
/// ```
pub fn language_code(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let by_english_name = LANGUAGES.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(code, ..)| *code);
    by_english_name.or_else(|| OWN_NAMES.get(&fold_value(name)).copied())
}

/// The codes by own names, as values are compared.
static OWN_NAMES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let names = LANGUAGES.iter().flat_map(|(code, _, names)| names.split("; ").map(|name| (fold_value(name), *code)));
    names.filter(|(name, _)| !name.is_empty()).collect()
});

/// The language under which the lexicon keeps the names of one: in Norwegian and in Croatian, Bosnian and Serbian papers write them
/// alike, whichever code a text goes by.
pub(crate) fn language_of_names(language: &str) -> &str {
    match language {
        "nb" | "nn" => "no",
        "bs" | "cnr" | "sh" | "sr" => "hr",
        _ => language,
    }
}

/// Whether a language is written from right to left, by its BCP 47 code with or without what stands behind it.
#[cfg(feature = "html")]
pub(crate) fn is_written_from_the_right(code: &str) -> bool {
    let mut parts = code.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    match script {
        Some(script) => ["arab", "hebr", "syrc", "thaa", "nkoo"].iter().any(|known| script.eq_ignore_ascii_case(known)),
        None => matches!(language, "ar" | "fa" | "he" | "iw" | "ur" | "ps" | "ug" | "sd" | "yi" | "dv" | "ckb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_own_names() {
        for (name, code) in [
            ("Deutsch", Some("de")),
            ("русский", Some("ru")),
            ("Русский", Some("ru")),
            ("中文", Some("zh")),
            ("Français", Some("fr")),
            ("francais", Some("fr")),
            ("Türkçe", Some("tr")),
            ("한국어", Some("ko")),
            ("ไทย", Some("th")),
            ("العربية", Some("ar")),
            ("Tiếng Việt", Some("vi")),
            ("German", Some("de")),
            ("Indonesia", None),
            ("", None),
        ] {
            assert_eq!(language_code(name), code, "{name}");
        }
    }

    #[test]
    fn languages_from_the_right() {
        for (code, expected) in [
            ("ar", true),
            ("he", true),
            ("fa-IR", true),
            ("ku", false),
            ("ku-Arab", true),
            ("az-Latn", false),
            ("de", false),
            ("", false),
        ] {
            assert_eq!(is_written_from_the_right(code), expected, "{code}");
        }
    }
}
