//! Turns the code of a language into its English name, and a name into the code.

/// BCP 47 codes and English names, by code.
const LANGUAGES: [(&str, &str); 57] = [
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("ms", "Malay"),
    ("ne", "Nepali"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// The English name of a language, by its BCP 47 code; none of those that are not listed.
///
/// ```
/// assert_eq!(dateline::text::language_name("de"), Some("German"));
/// assert_eq!(dateline::text::language_name("xx"), None);
/// ```
pub fn language_name(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// The codes of the languages whose English names have a word that begins like this, in small letters.
pub(crate) fn languages_beginning(prefix: &str) -> Vec<String> {
    let begins = |name: &str| name.split(' ').any(|word| word.to_lowercase().starts_with(prefix));
    LANGUAGES.iter().filter(|(_, name)| begins(name)).map(|(code, _)| code.to_string()).collect()
}

/// The BCP 47 code of a language, by its English name in whatever capitals.
///
/// ```
/// assert_eq!(dateline::text::language_code("german"), Some("de"));
/// assert_eq!(dateline::text::language_code("de"), None);
/// ```
pub fn language_code(name: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name.trim())).map(|(code, _)| *code)
}
