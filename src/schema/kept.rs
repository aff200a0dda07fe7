//! Turns a [`StoredArticle`] into the two texts in which an index keeps it, and back.
//!
//! The first is what a hit needs: a line of JSON with the actors and places, each an array instead of an object; below it a line with
//! the rest as a JSON object; and below that the body as it is. An article names so many actors that, written out, they would be half
//! of all that is kept. The second are the [`ArticleDetails`]. What follows from something else is not kept: the senses, and the first
//! mentions, which are words of the texts.

use serde::{Deserialize, Serialize};

use super::{ArticleDetails, StoredArticle};
use crate::article::{ActorId, ActorInArticle, ActorKind, MentionPlace, MentionRule, Sense, Zone};
use crate::text::end_of_lead;

/// An actor or a place of an article as an array: id, label, kind, country, office, whether it was given, how many mentions, its share in
/// thousandths, the zones, and for each place three numbers: the text with sense and rule, its first byte, its bytes.
#[derive(Serialize, Deserialize)]
struct Kept<I, S>(I, S, ActorKind, Option<S>, Option<S>, bool, u32, u16, Vec<Zone>, Vec<u32>);

/// In the order of their codes; 0 is none.
const SENSES: [Sense; 3] = [Sense::Government, Sense::Place, Sense::People];
/// In the order of their codes.
const RULES: [MentionRule; 6] = [
    MentionRule::Name,
    MentionRule::Context,
    MentionRule::Acronym,
    MentionRule::Again,
    MentionRule::Found,
    MentionRule::Given,
];
/// The texts of a place come in the lowest digit to this base, its senses in the next.
const BASE: u32 = 4;

fn code_of<T: PartialEq>(values: &[T], value: &T) -> u32 {
    values.iter().position(|own| own == value).unwrap_or_default() as u32
}

fn kept(actor: &ActorInArticle) -> Kept<&ActorId, &str> {
    let places = actor.places.iter().flat_map(|MentionPlace(text, start, end, sense, rule)| {
        let sense = sense.map_or(0, |sense| code_of(&SENSES, &sense) + 1);
        [u32::from(*text) + BASE * (sense + BASE * code_of(&RULES, rule)), *start, end - start]
    });
    Kept(
        &actor.id,
        &actor.label,
        actor.kind,
        actor.country.as_deref(),
        actor.office.as_deref(),
        actor.given,
        actor.mentions,
        (actor.share * 1_000.0).round() as u16,
        actor.zones.clone(),
        places.collect(),
    )
}

fn read_back(kept: Kept<ActorId, String>) -> ActorInArticle {
    let Kept(id, label, kind, country, office, given, mentions, share, zones, places) = kept;
    let place = |numbers: &[u32]| {
        let (text, sense, rule) = (numbers[0] % BASE, numbers[0] / BASE % BASE, numbers[0] / BASE / BASE);
        let sense = (sense as usize).checked_sub(1).and_then(|code| SENSES.get(code)).copied();
        let rule = RULES.get(rule as usize).copied().unwrap_or(MentionRule::Name);
        MentionPlace(text as u8, numbers[1], numbers[1].saturating_add(numbers[2]), sense, rule)
    };
    let mut actor = ActorInArticle {
        office,
        mentions,
        share: f64::from(share) / 1_000.0,
        zones,
        given,
        places: places.chunks_exact(3).map(place).collect(),
        ..ActorInArticle::new(id, &label, kind, country)
    };
    for sense in actor.places.iter().filter_map(|place| place.3) {
        *actor.senses.entry(sense).or_default() += 1;
    }
    actor
}

impl StoredArticle {
    /// The texts in which it is kept: what a hit needs, and the details.
    pub(super) fn kept(&mut self) -> (String, String) {
        let details = self.take_details();
        let (actors, places) = (std::mem::take(&mut self.actor), std::mem::take(&mut self.place));
        let body = std::mem::take(&mut self.article_body);
        let named = [&actors, &places].map(|named| named.iter().map(kept).collect::<Vec<_>>());
        // Records of our own types with string keys have nothing that JSON cannot say.
        let mut first = serde_json::to_string(&named).unwrap_or_default();
        first.push('\n');
        first.push_str(&serde_json::to_string(self).unwrap_or_default());
        first.push('\n');
        first.push_str(&body);
        let second = serde_json::to_string(&details).unwrap_or_default();
        (self.actor, self.place, self.article_body) = (actors, places, body);
        self.put_details(details);
        (first, second)
    }

    /// The article in the first of these texts, without its details.
    ///
    /// Fails if it is no such text.
    pub fn from_kept(first: &str) -> serde_json::Result<StoredArticle> {
        let (named, rest) = first.split_once('\n').unwrap_or_default();
        let (rest, body) = rest.split_once('\n').unwrap_or_default();
        let [actors, places]: [Vec<Kept<ActorId, String>>; 2] = serde_json::from_str(named)?;
        let mut article: StoredArticle = serde_json::from_str(rest)?;
        article.actor = actors.into_iter().map(read_back).collect();
        article.place = places.into_iter().map(read_back).collect();
        article.article_body = body.to_string();
        Ok(article)
    }

    /// The article in both.
    ///
    /// Fails if they are no such texts.
    pub fn from_kept_whole(first: &str, second: &str) -> serde_json::Result<StoredArticle> {
        let mut article = StoredArticle::from_kept(first)?;
        article.put_details(serde_json::from_str::<ArticleDetails>(second)?);
        article.show_examples();
        Ok(article)
    }

    /// Gives actors and places their first mentions.
    fn show_examples(&mut self) {
        let texts = [self.headline.as_str(), &self.description, &self.article_body];
        let lead_end = end_of_lead(&self.article_body);
        for actor in self.actor.iter_mut().chain(&mut self.place) {
            actor.show_examples(texts, lead_end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{EnrichedArticle, ParsedArticle};
    use crate::schema::{FileKey, IndexedDocument};

    fn stored(parsed: ParsedArticle) -> StoredArticle {
        let named = crate::actors::named_in(&parsed, Some("en"));
        let article =
            EnrichedArticle { parsed, language: Some("en".to_string()), actors: named.actors, places: named.places };
        let file = FileKey { source: "corpus".to_string(), path: "talks.txt".to_string() };
        IndexedDocument::new(file, "0123456789abcdef".into(), article).stored
    }

    #[test]
    fn what_is_kept_is_read_back_as_it_was() {
        let body = "Moscow condemned it.\n\n\"Wrong\", said Sergei Lavrov in Moscow — twice. Lavrov left, and the PA (Palestinian \
                    Authority) met the Russians, Russians and Russians, whom Russia had sent; Russia and Russia again.\n";
        let parsed = ParsedArticle {
            headline: "Talks in\tMoscow".to_string(),
            description: "Russia and\u{2028}Iran".to_string(),
            body: body.to_string(),
            given_actors: vec!["Arctic \"Forum\"".to_string()],
            ..ParsedArticle::default()
        };
        for parsed in [parsed, ParsedArticle::default()] {
            let mut article = stored(parsed);
            let whole = article.clone();
            let (first, second) = article.kept();
            assert_eq!(article, whole, "it is as it was");
            assert_eq!(StoredArticle::from_kept_whole(&first, &second).expect("our own"), whole);
            let mut bare = whole;
            bare.take_details();
            bare.actor.iter_mut().chain(&mut bare.place).for_each(|actor| actor.examples.clear());
            assert_eq!(StoredArticle::from_kept(&first).expect("our own"), bare);
        }
    }

    #[test]
    fn what_is_no_article_is_none() {
        let mut article = stored(ParsedArticle::default());
        let (first, second) = article.kept();
        for broken in ["", "\n", "{}", "[[],[]]", "[[],[]]\n{}\n", &first[..first.len() / 2]] {
            assert!(StoredArticle::from_kept(broken).is_err(), "{broken}");
            assert!(StoredArticle::from_kept_whole(broken, &second).is_err(), "{broken}");
        }
        assert!(StoredArticle::from_kept_whole(&first, "").is_err());
    }
}
