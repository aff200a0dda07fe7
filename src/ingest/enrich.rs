//! Turns a [`ParsedArticle`] into an [`EnrichedArticle`]: the language, then the actors.
//!
//! Looks at one article at a time: nothing here knows the rest of the corpus.

use std::sync::OnceLock;

use super::language::{language_against, language_of};
use crate::actors::{Corrections, Named, REGISTRY_VERSION, Registry, Tagger, given_in, looked_through};
use crate::article::{EnrichedArticle, Evidence, Field, FieldEvidence, Note, Origin, ParsedArticle};
use crate::text::FoundWords;

/// Finds out what articles do not say of themselves, by a registry with the user's corrections.
#[derive(Debug, Default)]
pub struct Enricher {
    corrections: Corrections,
    file: Option<String>,
    /// Whether only the actors that editors gave are wanted.
    without_actors: bool,
    /// Made for the first article: a run that finds nothing to read does without.
    corrected: OnceLock<Tagger>,
    /// The same without what finds names in texts.
    corrected_registry: OnceLock<Registry>,
}

impl Enricher {
    /// An enricher by the registry that comes with the program and these corrections.
    pub fn new(corrections: Corrections) -> Enricher {
        Enricher { corrections, ..Enricher::default() }
    }

    /// The same, with the file from which the corrections were read, which an index records.
    pub fn from_file(corrections: Corrections, file: &std::path::Path) -> Enricher {
        Enricher { file: Some(file.display().to_string()), ..Enricher::new(corrections) }
    }

    /// The file from which the corrections were read.
    pub fn corrections_file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The same, but one that looks for no actors and places in texts; those that editors gave are kept, as the corrections say.
    pub fn without_actors(self) -> Enricher {
        Enricher { without_actors: true, ..self }
    }

    /// The version of the registry by which it tags, as an index records it; 0 if it does not.
    pub fn registry_version(&self) -> u32 {
        if self.without_actors { 0 } else { REGISTRY_VERSION }
    }

    /// The user's corrections.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The tagger of actors.
    pub fn tagger(&self) -> &Tagger {
        if self.corrections.actors.is_empty() {
            return Tagger::shared();
        }
        self.corrected.get_or_init(|| Tagger::corrected(&self.corrections))
    }

    /// The registry by which it names actors.
    pub(super) fn registry(&self) -> &Registry {
        match () {
            () if self.corrections.actors.is_empty() => Registry::shared(),
            () if self.without_actors => self.corrected_registry.get_or_init(|| Registry::corrected(&self.corrections)),
            () => self.tagger().registry(),
        }
    }

    /// The actors of an article that an editor gave, and nobody else.
    pub(super) fn given_in(&self, parsed: &ParsedArticle) -> Named {
        // Few articles say whom they are about: most do without a registry.
        if parsed.given_actors.is_empty() { Named::default() } else { given_in(parsed, self.registry()) }
    }

    /// The actors and places of an article.
    pub(super) fn named_in(&self, parsed: &ParsedArticle, language: Option<&str>) -> Named {
        if self.without_actors { self.given_in(parsed) } else { self.tagger().named_in(parsed, language) }
    }

    /// Finds out the language and the actors of an article.
    pub fn enrich(&self, parsed: ParsedArticle) -> EnrichedArticle {
        self.enrich_with_words(parsed).0
    }

    /// The same, with the words that were found on the way.
    pub(crate) fn enrich_with_words(&self, mut parsed: ParsedArticle) -> (EnrichedArticle, FoundWords) {
        let language = language_read(&mut parsed);
        let (named, found) = if self.without_actors {
            (self.given_in(&parsed), FoundWords::default())
        } else {
            self.tagger().named_with_words(&parsed, language.as_deref())
        };
        let read = looked_through(&parsed.body).len();
        if !self.without_actors && read < parsed.body.len() {
            let message = format!("names of actors were looked for in the first {read} bytes of the text only");
            parsed.notes.push(Note::new("names_beyond_limit", message));
        }
        (EnrichedArticle { parsed, language, actors: named.actors, places: named.places }, found)
    }
}

/// The language as declared, unless the text is plainly in another; as detected where none is declared.
fn language_read(article: &mut ParsedArticle) -> Option<String> {
    // Codes for what is no language: undetermined, several, none.
    let declared = article.language.clone().filter(|code| !matches!(code.as_str(), "und" | "mul" | "mis" | "zxx"));
    let detected = match &declared {
        None => detected_language(article),
        Some(declared) => language_against(declared, &article.body),
    };
    let Some(detected) = detected else { return declared };
    if let Some(declared) = declared {
        for evidence in article.evidence.iter_mut().filter(|evidence| evidence.field == Field::InLanguage) {
            evidence.passed_over.get_or_insert_with(|| declared.clone());
        }
        let message = format!("the language is said to be \"{declared}\", but the text is in \"{detected}\"");
        article.notes.push(Note::new("wrong_language", message));
    }
    let evidence = Evidence::new(Origin::Derived, "", "detected from the text", 0.9);
    article.evidence.push(FieldEvidence::of(Field::InLanguage, evidence));
    Some(detected.to_string())
}

/// The language of the body; of a short one that leaves it open together with the headline.
fn detected_language(article: &ParsedArticle) -> Option<&'static str> {
    const LEAST_BYTES: usize = 40;
    const SHORT_BYTES: usize = 400;
    let of_body = (article.body.len() >= LEAST_BYTES).then(|| language_of(&article.body)).flatten();
    of_body.or_else(|| {
        let is_short = article.body.len() < SHORT_BYTES && !article.headline.is_empty();
        is_short.then(|| language_of(&format!("{}. {}", article.headline, article.body))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;
    use crate::schema::{FileKey, IndexedDocument};

    #[test]
    fn a_short_text_is_in_the_language_of_its_headline() {
        let body = "Red shirt protesters surrender in Bangkok, Thailand.".to_string();
        let headline = "Thai protests end".to_string();
        let with_headline = ParsedArticle {
            headline: "The end of the protests".to_string(),
            body: body.clone(),
            ..ParsedArticle::default()
        };
        assert_eq!(detected_language(&ParsedArticle { body: body.clone(), ..ParsedArticle::default() }), None);
        assert_eq!(detected_language(&with_headline), Some("en"));
        assert_eq!(detected_language(&ParsedArticle { headline, ..ParsedArticle::default() }), None);
    }

    #[test]
    fn words_that_were_found_for_the_actors_are_those_that_are_searched() {
        let pieces = [
            "Talks", "talks", "U.S.", "F", "16", "Mubarak", "don", "t", "É", "été", "中国", "C++", "AT&T", "Ankara", "da",
            "1,400", "No", "s", " ", " ", " ", " ", ". ", ", ", "-", "\u{2010}", "'", "’", "’s ", " 's ", "\n", "\n\n",
            " (", ") ", "。", "\u{301}",
        ];
        let mut draw = crate::dice::dice(31);
        let enricher = Enricher::default();
        for _ in 0..3_000 {
            let mut text = |most: usize| (0..draw(most)).map(|_| pieces[draw(pieces.len())]).collect::<String>();
            let (headline, description, body, bio) = (text(8), text(8), text(40), text(6));
            let language = [None, Some("en"), Some("tr"), Some("fr"), Some("zh")][draw(5)].map(str::to_string);
            let article = ParsedArticle { headline, description, body, bio, language, ..ParsedArticle::default() };
            let (enriched, found) = enricher.enrich_with_words(article);
            let (key, id) = (FileKey { source: "s".to_string(), path: "p".to_string() }, ArticleId::from_bits(7));
            let read_again = IndexedDocument::new(key.clone(), id.clone(), enriched.clone());
            assert_eq!(IndexedDocument::of_words(key, id, enriched, &found), read_again);
        }
    }

    #[test]
    fn of_the_longest_texts_the_beginning_is_looked_through_for_actors() {
        let filler = "and so it went on and on. ".repeat(200_000);
        let body = format!("Hamas spoke. {filler} Hezbollah spoke.");
        let article = ParsedArticle { body, language: Some("en".to_string()), ..ParsedArticle::default() };
        let found = Enricher::default().enrich(article.clone());
        let ids: Vec<&str> = found.actors.iter().map(|actor| actor.id.as_str()).collect();
        let codes: Vec<&str> = found.parsed.notes.iter().map(|note| note.code.as_str()).collect();
        assert_eq!((ids.as_slice(), codes.as_slice()), (&["org:hamas"][..], &["names_beyond_limit"][..]));
        let found = Enricher::default().without_actors().enrich(article);
        assert_eq!(found.parsed.notes, []);
    }
}
