//! Tells the Indians of the Americas from those of India: `Indian rights` in a report on Mexico, `Kayapo Indians`, are not India's.

use super::heads::country_meant;
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Gap, hash_of};
use crate::article::ActorKind;

/// States whose papers call their first inhabitants Indians, and to whom India is far.
const LATIN_AMERICA: [&str; 17] =
    ["AR", "BO", "BR", "BZ", "CL", "CO", "CR", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "VE"];

/// What belongs to those whom a word in front of it means, and to the people of a state rather than to itself.
const OF_A_PEOPLE: &[&str] = &[
    "chief",
    "chiefs",
    "communities",
    "community",
    "indigenous",
    "land",
    "lands",
    "peasant",
    "peasants",
    "people",
    "peoples",
    "reservation",
    "reservations",
    "reserve",
    "reserves",
    "rights",
    "territories",
    "territory",
    "tribal",
    "tribe",
    "tribes",
    "tribesmen",
    "village",
    "villagers",
    "villages",
];

/// Bodies and offices of a state: `Indian land ministry`, `Indian reserve bank`.
const OF_A_STATE: &[&str] = &[
    "agency",
    "ambassador",
    "army",
    "authorities",
    "authority",
    "bank",
    "board",
    "bureau",
    "commission",
    "commissioner",
    "council",
    "court",
    "department",
    "embassy",
    "force",
    "forces",
    "government",
    "governor",
    "minister",
    "ministers",
    "ministry",
    "navy",
    "office",
    "officer",
    "officers",
    "official",
    "officials",
    "parliament",
    "police",
    "regiment",
    "secretary",
    "soldiers",
    "troops",
];

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
        !names_india && is_of_latin_america(spans, registry, is_word)
    };
    for place in 0..spans.len() {
        let span = &spans[place];
        if !means_india(span) || !is_word(span) {
            continue;
        }
        let part = &reading.parts[span.part];
        let follows = place > 0 && follows_people(part, registry, &spans[place - 1], span);
        let is_people = || part.words[span.first].hash == words[1] || is_before_people(part, span);
        if follows || is_of_latin_america && is_people() {
            spans[place].meaning = Meaning::Nobody;
            spans[place].options.clear();
        }
    }
}

/// Whether an article names those states more often than all others together, the word left out.
fn is_of_latin_america(spans: &[Span], registry: &Registry, is_word: impl Fn(&Span) -> bool) -> bool {
    let named = spans.iter().filter(|span| !is_word(span)).filter_map(|span| country_meant(&span.meaning, registry));
    let (theirs, others): (Vec<&str>, Vec<&str>) = named.partition(|country| LATIN_AMERICA.contains(country));
    theirs.len() > others.len()
}

/// Whether what stands behind a word belongs to a people: the government, the army and the exports that are Indian are India's.
fn is_before_people(part: &Part<'_>, span: &Span) -> bool {
    let behind = |place: usize| {
        let word = part.words.get(place).filter(|word| word.gap == Gap::Space && !word.begins_sentence)?;
        Some(word.of(part.text).to_lowercase())
    };
    let is_one_of = |words: &[&str], word: Option<String>| word.is_some_and(|word| words.contains(&word.as_str()));
    is_one_of(OF_A_PEOPLE, behind(span.end)) && !is_one_of(OF_A_STATE, behind(span.end + 1))
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
            // Whoever acts for a state acts for India, wherever else the text is about.
            (
                "Peru bought the jets. The Indian prime minister thanked Peru, and the Indian navy trains the pilots.",
                "IN PE",
            ),
            ("Chile will sell copper. An Indian official said that the Indian land ministry had agreed.", "CL IN"),
            ("Guatemala counted the dead of two Indian villages. Guatemala has many Indian communities.", "GT"),
            ("Colombia returned Indian lands. The Indian reserve was lost long ago.", "CO"),
            ("Indian villages near the port were flooded, Chile and Norway said.", "CL IN NO"),
            ("Argentina, Kenya and Norway signed. Indian rights to the water were kept.", "AR IN KE NO"),
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
