//! Brings `the Commission` to the European Commission: a body that the article names at length, called by the noun of its name alone.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Gap, hash_of};
use crate::article::{ActorKind, MentionRule};

/// Nouns that bodies are called by.
const NOUNS: [&str; 22] = [
    "commission",
    "ministry",
    "council",
    "board",
    "bank",
    "fund",
    "committee",
    "agency",
    "authority",
    "court",
    "union",
    "league",
    "federation",
    "association",
    "confederation",
    "institute",
    "tribunal",
    "assembly",
    "exchange",
    "organisation",
    "organization",
    "corporation",
];

/// Who is called by a noun: one body, or several of which the noun alone says nothing.
enum Called {
    One(Meaning),
    Several,
}

/// Gives what was found as a name of one such noun the meaning of the only body in the article whose name ends or begins with it.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    static HASHES: LazyLock<[u64; 22]> = LazyLock::new(|| NOUNS.map(hash_of));
    let nouns = &*HASHES;
    let of = hash_of("of");
    let is_alone = |span: &Span| {
        let word = &reading.parts[span.part].words[span.first];
        matches!(&span.meaning, Meaning::New(new) if new.kind != ActorKind::Person)
            && span.end - span.first == 1
            && nouns.contains(&word.hash)
    };
    if !spans.iter().any(is_alone) {
        return;
    }
    let mut called: FxHashMap<u64, Called> = FxHashMap::default();
    for span in spans.iter().filter(|span| span.end - span.first > 1) {
        let is_body = match &span.meaning {
            Meaning::New(new) => new.kind != ActorKind::Person,
            Meaning::Known(place, _) => !matches!(
                registry.actors()[*place as usize].kind,
                ActorKind::State | ActorKind::Person | ActorKind::People | ActorKind::Company
            ),
            _ => false,
        };
        let words = &reading.parts[span.part].words[span.first..span.end];
        let link = words.iter().position(|word| word.hash == of && word.gap == Gap::Space).unwrap_or(words.len());
        let Some(noun) = link.checked_sub(1).map(|place| words[place].hash).filter(|noun| nouns.contains(noun)) else {
            continue;
        };
        if !is_body {
            continue;
        }
        match called.get_mut(&noun) {
            Some(Called::One(known)) if *known != span.meaning => {
                called.insert(noun, Called::Several);
            }
            Some(_) => {}
            None => {
                called.insert(noun, Called::One(span.meaning.clone()));
            }
        }
    }
    for span in spans.iter_mut().filter(|span| is_alone(span)) {
        let noun = reading.parts[span.part].words[span.first].hash;
        if let Some(Called::One(meaning)) = called.get(&noun) {
            (span.meaning, span.rule) = (meaning.clone(), MentionRule::Again);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_noun_stands_for_the_only_body_called_so() {
        for (text, expected) in [
            ("The European Commission met on Monday. \"We do not,\" said Commission spokesman Jan Pas.", 2),
            ("The European Commission and the Electoral Commission met. The Commission spokesman Jan Pas left.", 1),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let of = named.actors.iter().find(|actor| actor.id.as_str() == "org:european-commission");
            assert_eq!(of.map_or(0, |actor| actor.mentions), expected, "{text}");
        }
    }
}
