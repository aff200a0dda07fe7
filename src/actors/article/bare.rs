//! Resolves a noun with a capital, `the Court`, `the Church`, to the body with that noun in its name that the article named last.

use rustc_hash::FxHashMap;

use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::hash_of;
use crate::article::{ActorKind, MentionRule};

/// What bodies are called for short.
const NOUNS: [&str; 24] = [
    "agency",
    "assembly",
    "authority",
    "board",
    "bureau",
    "chamber",
    "church",
    "club",
    "college",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "department",
    "foundation",
    "house",
    "institute",
    "ministry",
    "parliament",
    "senate",
    "tribunal",
    "union",
    "university",
];

/// So many words behind the whole name the short one still means it.
const REACH_WORDS: usize = 150;

/// Gives every such noun by which the tagger found somebody new the meaning of the whole name before it.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let is_body = |meaning: &Meaning| match meaning {
        Meaning::Known(place, _) => {
            let kind = registry.actors()[*place as usize].kind;
            !matches!(kind, ActorKind::State | ActorKind::Person | ActorKind::People | ActorKind::Bloc | ActorKind::Media)
        }
        Meaning::New(new) => !matches!(new.kind, ActorKind::Person | ActorKind::Media),
        _ => false,
    };
    let nouns = NOUNS.map(hash_of);
    let links = ["of", "for"].map(hash_of);
    // By noun, who was named with it last, and where.
    let mut named: FxHashMap<u64, (usize, usize, Meaning)> = FxHashMap::default();
    for span in spans.iter_mut() {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        if part.in_capitals[span.first] || !is_body(&span.meaning) {
            continue;
        }
        if own.len() > 1 {
            let head = own.iter().position(|word| links.contains(&word.hash)).unwrap_or(own.len());
            let noun = own[..head].last().map(|word| word.hash).filter(|noun| nouns.contains(noun));
            if let Some(noun) = noun {
                named.insert(noun, (span.part, span.end, span.meaning.clone()));
            }
            continue;
        }
        let is_found = matches!(span.meaning, Meaning::New(_)) && span.rule == MentionRule::Found;
        if let Some((part, end, meaning)) = named.get(&own[0].hash).filter(|_| is_found)
            && *part == span.part
            && span.first - end <= REACH_WORDS
        {
            (span.meaning, span.rule) = (meaning.clone(), MentionRule::Again);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_noun_with_a_capital_is_the_body_named_last() {
        for (text, expected) in [
            (
                "The bishops of the Catholic Church met in Rome. They said the Church had failed, and the Church would change.",
                "org:roman-catholic-church=3",
            ),
            ("Students of Ostra University marched. They said the University had failed them.", "org:Ostra University=2"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let bodies = named.actors.iter().filter(|actor| actor.id.as_str().starts_with("org:"));
            let found: Vec<String> = bodies.map(|actor| format!("{}={}", actor.id, actor.mentions)).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
