//! Turns what documents declare as their language into one code: `en` of `eng`, `en-GB`, `English`.

/// The codes of three letters of ISO 639 (of terminology, of bibliography, of single languages of a group) behind that of two. Libraries and
/// crawlers give them, and without this a language would be counted twice.
const LONG_CODES: &str = "af afr|am amh|ar ara arb|az aze azj|be bel|bg bul|bn ben|bo bod tib|bs bos|ca cat|cs ces cze|cy cym wel|da dan|de deu ger|\
     el ell gre|en eng|es spa|et est ekk|eu eus baq|fa fas per pes|fi fin|fr fra fre|ga gle|gl glg|gu guj|ha hau|he heb|hi hin|hr hrv|hu hun|hy hye arm|\
     id ind|ig ibo|is isl ice|it ita|ja jpn|jv jav|ka kat geo|kk kaz|km khm|kn kan|ko kor|ku kur|ky kir|lo lao|lt lit|lv lav lvs|mk mkd mac|\
     ml mal|mn mon khk|mr mar|ms msa may zsm|mt mlt|my mya bur|nb nob|ne nep npi|nl nld dut|nn nno|no nor|om orm|or ori ory|pa pan|pl pol|ps pus|\
     pt por|ro ron rum|ru rus|rw kin|si sin|sk slk slo|sl slv|sn sna|so som|sq sqi alb als|sr srp scc|sv swe|sw swa swh|ta tam|te tel|tg tgk|th tha|\
     ti tir|tk tuk|tl tgl fil|tr tur|ug uig|uk ukr|ur urd|uz uzb uzn|vi vie|wo wol|xh xho|yi yid|yo yor|zh zho chi cmn|zu zul";

/// Codes that say that no language is known.
const NONE: [&str; 4] = ["und", "mul", "mis", "zxx"];

/// The code of a language, of two letters where it has one.
pub(super) fn language_code(value: &str) -> Option<String> {
    let value = value.trim().to_lowercase();
    let primary = value.split(['-', '_']).next().unwrap_or_default();
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    // Most values are such a code, and no name is as short.
    if is_code && primary.len() == 2 {
        return Some(primary.to_string());
    }
    // As databases write them.
    if let Some(code) = crate::text::language_code(&value) {
        return Some(code.to_string());
    }
    if let Some(code) = code_of_babel(&value) {
        return Some(code.to_string());
    }
    if !is_code || NONE.contains(&primary) {
        return None;
    }
    let short = LONG_CODES.split('|').find_map(|codes| {
        let (short, long) = codes.split_once(' ')?;
        long.split(' ').any(|code| code == primary).then_some(short)
    });
    Some(short.unwrap_or(primary).to_string())
}

/// The code of a language by a name of babel that is none of English, as BibTeX files give it (`langid = {ngerman}`); manual of babel.
fn code_of_babel(name: &str) -> Option<&'static str> {
    const NAMES: &str = "de ngerman austrian naustrian swissgerman nswissgerman|en american british usenglish ukenglish canadian australian newzealand|\
                         fr francais frenchb canadien acadian|pt portuges brazil brazilian|hu magyar hungarian|no norsk nynorsk|sl slovene|\
                         sr serbianc|es mexican|el polutonikogreek|fa farsi|id bahasa bahasai indon|ms bahasam meyalu|ku kurmanji|uk ukraineb";
    NAMES.split('|').find_map(|names| {
        let (code, names) = names.split_once(' ')?;
        names.split(' ').any(|known| known == name).then_some(code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_a_language() {
        for (value, expected) in [
            ("en", Some("en")),
            ("en-GB", Some("en")),
            ("English", Some("en")),
            ("eng", Some("en")),
            ("ENG-us", Some("en")),
            ("deu", Some("de")),
            ("ger", Some("de")),
            ("fre", Some("fr")),
            ("zho_Hans", Some("zh")),
            ("per", Some("fa")),
            ("ngerman", Some("de")),
            ("magyar", Some("hu")),
            ("Русский", Some("ru")),
            ("tib", Some("bo")),
            ("ckb", Some("ckb")),
            ("und", None),
            ("12", None),
            ("Some words", None),
            ("", None),
        ] {
            assert_eq!(language_code(value).as_deref(), expected, "{value}");
        }
    }
}
