//! Tells the Indians of the Americas from those of India: `Indian rights` in a report on Mexico, `Kayapo Indians`, are not India's.

use rustc_hash::FxHashMap;

use super::heads::country_meant;
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Gap, hash_of};
use crate::article::ActorKind;

/// States whose papers call their first inhabitants Indians, and to whom India is far.
const LATIN_AMERICA: [&str; 17] =
    ["AR", "BO", "BR", "BZ", "CL", "CO", "CR", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "VE"];

/// Lets the word name nobody where it means them.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let words = [hash_of("indian"), hash_of("indians")];
    let is_word =
        |span: &Span| span.end == span.first + 1 && words.contains(&reading.parts[span.part].words[span.first].hash);
    let means_india = |span: &Span| country_meant(&span.meaning, registry) == Some("IN");
    if !spans.iter().any(|span| means_india(span) && is_word(span)) {
        return;
    }
    let is_of_latin_america = {
        let names_india = spans.iter().any(|span| means_india(span) && !is_word(span));
        !names_india && most_meant(spans, registry, is_word).is_some_and(|most| LATIN_AMERICA.contains(&most))
    };
    for place in 0..spans.len() {
        let span = &spans[place];
        if !means_india(span) || !is_word(span) {
            continue;
        }
        let part = &reading.parts[span.part];
        let follows = place > 0 && follows_people(part, registry, &spans[place - 1], span);
        if is_of_latin_america || follows {
            spans[place].meaning = Meaning::Nobody;
            spans[place].options.clear();
        }
    }
}

/// The state that an article names most, the word left out.
fn most_meant<'r>(spans: &'r [Span], registry: &'r Registry, is_word: impl Fn(&Span) -> bool) -> Option<&'r str> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for country in spans.iter().filter(|span| !is_word(span)).filter_map(|span| country_meant(&span.meaning, registry)) {
        *counts.entry(country).or_default() += 1;
    }
    counts.into_iter().max_by(|left, right| left.1.cmp(&right.1).then(right.0.cmp(left.0))).map(|(country, _)| country)
}

/// Whether a people stands right before a word: `Kayapo Indians`.
fn follows_people(part: &Part<'_>, registry: &Registry, before: &Span, span: &Span) -> bool {
    let is_people = match before.meaning {
        Meaning::Known(actor, _) => registry.actors()[actor as usize].kind == ActorKind::People,
        _ => false,
    };
    let word = &part.words[span.first];
    is_people && before.part == span.part && before.end == span.first && word.gap == Gap::Space && !word.begins_sentence
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn indians_of_the_americas_are_not_indias() {
        for (text, expected) in [
            ("Mexico signed a pact on Indian rights. The Indians of Chiapas want land.", "MX"),
            ("Bolivia's Indians marched to La Paz on Monday.", "BO"),
            ("Brazil said that Kayapo Indians had blocked the road.", "BR"),
            ("Indian exports to Brazil rose, a minister said in New Delhi.", "BR IN"),
            ("Indian troops crossed the line. Pakistan protested.", "IN PK"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let states = named.actors.iter().chain(&named.places).filter_map(|actor| actor.country.as_deref());
            let mut states: Vec<&str> = states.collect();
            states.sort_unstable();
            states.dedup();
            assert_eq!(states.join(" "), expected, "{text}");
        }
    }
}
