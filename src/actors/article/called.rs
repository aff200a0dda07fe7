//! Brings `the Commission` to the European Commission: a body that the article names at length, called by the noun of its name alone;
//! whether the noun was taken for a name or by nobody.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::touching::Touching;
use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Capitals, Gap, hash_of};
use crate::article::{ActorKind, MentionRule};

/// Nouns that bodies are called by.
const NOUNS: [&str; 40] = [
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
    "alliance",
    "coalition",
    "foundation",
    "forum",
    "front",
    "movement",
    "network",
    "society",
    // `the Tribune` is the Chicago Tribune of the article.
    "times",
    "tribune",
    "post",
    "herald",
    "journal",
    "telegraph",
    "chronicle",
    "gazette",
    "inquirer",
    "examiner",
];

/// Who is called by a noun: one body, or several of which the noun alone says nothing.
enum Called {
    One(Meaning),
    Several,
}

/// Gives what was found as a name of one such noun the meaning of the only body in the article whose name ends or begins with it.
/// And adds those that nobody saw.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    static HASHES: LazyLock<[u64; 40]> = LazyLock::new(|| NOUNS.map(hash_of));
    let nouns = &*HASHES;
    let of = hash_of("of");
    let is_alone = |span: &Span| {
        let word = &reading.parts[span.part].words[span.first];
        matches!(&span.meaning, Meaning::New(new) if new.kind != ActorKind::Person)
            && span.end - span.first == 1
            && nouns.contains(&word.hash)
    };
    let unseen = unseen_in(reading, nouns);
    if unseen.is_empty() && !spans.iter().any(is_alone) {
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
    if unseen.is_empty() {
        return;
    }
    let touching = Touching::of(reading, spans);
    let is_free = |(part, place): &(usize, usize)| touching.at(*part, *place..*place + 1).next().is_none();
    let added: Vec<Span> = unseen
        .into_iter()
        .filter(is_free)
        .filter_map(|(part, place)| match called.get(&reading.parts[part].words[place].hash) {
            Some(Called::One(meaning)) => Some(Span::decided(part, place..place + 1, meaning.clone(), MentionRule::Again)),
            _ => None,
        })
        .collect();
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// Where a text says `the Fund`, and the name does not go on.
fn unseen_in(reading: &Reading<'_>, nouns: &[u64]) -> Vec<(usize, usize)> {
    let mut unseen = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals().filter(|(place, _)| *place > 0) {
            let before = &part.words[place - 1];
            if word.capitals != Capitals::First || word.begins_sentence || part.in_capitals[place] {
                continue;
            }
            // A headline has capitals of its own.
            let article = before.of(part.text);
            // `(The Times)` says whence it comes.
            let is_source = || part.text[..before.start as usize].ends_with('(');
            let is_behind_article = article == "the" || article == "The" && part.number != 0 && !is_source();
            let is_called = word.gap == Gap::Space && is_behind_article && nouns.contains(&word.hash);
            let goes_on = part.words.get(place + 1).is_some_and(|next| {
                let is_joined = matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.begins_sentence;
                let is_link = matches!(next.of(part.text), "of" | "for" | "on");
                // `the Commission for Human Rights`, but `asked the Commission for money`
                let behind = part.words.get(place + 2).is_some_and(|behind| behind.capitals != Capitals::None);
                is_joined && (next.capitals != Capitals::None || is_link && behind)
            });
            // `the State of the Union`
            let is_behind_of = place > 2 && part.words[place - 2].of(part.text) == "of";
            let is_within = is_behind_of && part.words[place - 3].capitals == Capitals::First && word.gap == Gap::Space;
            if is_called && !goes_on && !is_within {
                unseen.push((number, place));
            }
        }
    }
    unseen
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_noun_stands_for_the_only_paper_called_so() {
        for (text, expected) in [
            ("She told the Chicago Tribune that he was kind. The Tribune said he had no record.", 2),
            ("The Chicago Tribune and the Ostra Tribune were there. The Tribune said he had no record.", 1),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let of = named.actors.iter().find(|actor| actor.id.as_str() == "org:chicago-tribune");
            assert_eq!(of.map_or(0, |actor| actor.mentions), expected, "{text}");
        }
    }

    #[test]
    fn a_noun_stands_for_the_only_body_called_so() {
        for (text, expected) in [
            ("The European Commission met on Monday. \"We do not,\" said Commission spokesman Jan Pas.", 2),
            ("The European Commission and the Electoral Commission met. The Commission spokesman Jan Pas left.", 1),
            ("The European Commission met. On Monday they asked the Commission for money.", 2),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let of = named.actors.iter().find(|actor| actor.id.as_str() == "org:european-commission");
            assert_eq!(of.map_or(0, |actor| actor.mentions), expected, "{text}");
        }
    }
}
