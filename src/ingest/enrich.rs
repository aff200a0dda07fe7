//! Turns a [`ParsedArticle`] into an [`EnrichedArticle`]: the language, then the actors.
//!
//! Looks at one article at a time: nothing here knows the rest of the corpus.

use super::language::language_of;
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

/// The language of the body, or of the headline where the body is short.
fn detected_language(article: &ParsedArticle) -> Option<&'static str> {
    language_of(if article.body.len() >= 40 { &article.body } else { &article.headline })
}
