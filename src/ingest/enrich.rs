//! Turns a [`ParsedArticle`] into an [`EnrichedArticle`]: the language, then the actors.
//!
//! Looks at one article at a time: nothing here knows the rest of the corpus.

use whatlang::Detector;

use crate::actors::actors_of;
use crate::article::{EnrichedArticle, Evidence, Field, FieldEvidence, Origin, ParsedArticle};

/// Finds out what an article does not say of itself.
pub fn enrich(mut parsed: ParsedArticle) -> EnrichedArticle {
    let language = parsed.language.clone().or_else(|| {
        let code = detected_language(&parsed)?;
        let evidence = Evidence::new(Origin::Derived, "", "detected from the text", 0.9);
        parsed.evidence.push(FieldEvidence { field: Field::InLanguage, evidence });
        Some(code.to_string())
    });
    let actors = actors_of(&parsed, language.as_deref());
    EnrichedArticle { parsed, language, actors }
}

/// The language of the first 400 characters or so, when the detector is sure of it.
fn detected_language(article: &ParsedArticle) -> Option<&'static str> {
    const ENOUGH_BYTES: usize = 400;
    let text = if article.body.len() >= 40 { &article.body } else { &article.headline };
    let sample = &text[..text.floor_char_boundary(ENOUGH_BYTES)];
    let info = Detector::new().detect(sample)?;
    // Short texts in the script of one language are sure enough; the detector's own verdict asks for more.
    (info.is_reliable() || info.confidence() >= 0.35 && sample.len() >= ENOUGH_BYTES / 2)
        .then(|| two_letters(info.lang()))
        .flatten()
}

/// ISO 639-1 where there is one.
fn two_letters(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang;
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
