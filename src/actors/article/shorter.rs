//! Gives a body between states its name back where a longer one that begins with it means nobody in the article: of `the UN war crimes
//! tribunal` the UN, where nothing tells which tribunal is meant.

use super::{Meaning, Reading, Span};
use crate::actors::finder::{Finder, Target};
use crate::actors::registry::Registry;
use crate::article::{ActorKind, MentionRule};

/// How many words the longer name has at least.
const LEAST_WORDS: usize = 3;

/// Resolves the longer names of an article that mean nobody.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, finder: &Finder, spans: &mut [Span]) {
    let is_open = |span: &&mut Span| {
        let is_nobody = span.meaning == Meaning::Nobody && span.otherwise.is_none();
        is_nobody && !span.options.is_empty() && span.end - span.first >= LEAST_WORDS
    };
    for span in spans.iter_mut().filter(is_open) {
        let part = &reading.parts[span.part];
        let words = &part.words[..span.end - 1];
        let Some(shorter) = finder.common_at(part.text, words, span.first, &part.in_capitals) else { continue };
        let options = reading.options(registry, span.part, &shorter, finder);
        let body = options.iter().find_map(|option| match option.target {
            Target::Actor(place) if option.is_sure => Some((place, option.form)),
            _ => None,
        });
        let is_between_states = |place: u32| registry.actors()[place as usize].kind == ActorKind::IntergovernmentalBody;
        if let Some((place, form)) = body.filter(|(place, _)| is_between_states(*place)) {
            (span.end, span.meaning, span.rule) = (shorter.end, Meaning::Known(place, form), MentionRule::Name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn what_begins_a_name_that_means_nobody_is_named() {
        for (text, expected) in
            [("The UN war crimes tribunal met on Friday.", "org:united-nations"), ("The panel met on Friday.", "")]
        {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}
