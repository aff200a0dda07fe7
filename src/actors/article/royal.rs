//! Takes the word `Royal` into the name of the body that it stands before: `Royal Vanuatu Police`.

use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::Gap;
use crate::article::ActorKind;

/// Lets the names of bodies begin with what a king gave them.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    for place in 0..spans.len() {
        let span = &spans[place];
        let Meaning::Known(body, _) = span.meaning else { continue };
        let is_body = matches!(
            registry.actors()[body as usize].kind,
            ActorKind::GovernmentBody | ActorKind::ArmedGroup | ActorKind::Company | ActorKind::Ngo
        );
        let part = &reading.parts[span.part];
        let Some(before) = span.first.checked_sub(1) else { continue };
        let is_royal = part.words[span.first].gap == Gap::Space
            && matches!(part.words[before].of(part.text), "Royal" | "ROYAL")
            && !part.words[span.first].begins_sentence;
        let is_free = place == 0 || spans[place - 1].part != span.part || spans[place - 1].end <= before;
        if is_body && is_royal && is_free {
            spans[place].first = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn bodies_of_a_king_are_named_whole() {
        for (text, expected) in [
            ("The Royal Vanuatu Police in Luganville said so.", "Royal Vanuatu Police"),
            ("The Vanuatu Police said so.", "Vanuatu Police"),
            ("He is no royal. Vanuatu Police said so.", "Vanuatu Police"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let police = named.actors.iter().find(|actor| actor.id.as_str() == "org:vanuatu-police");
            let places = police.map(|police| police.places.iter().map(|place| &text[place.bytes()]));
            assert_eq!(places.map(Iterator::collect::<Vec<_>>), Some(vec![expected]), "{text}");
        }
    }
}
