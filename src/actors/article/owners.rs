//! Brings together what an article calls a body with the name of its state or place and without: `the Dutch Water Board`, `the Water Board`.

use rustc_hash::FxHashMap;

use super::{Meaning, Reading, Span};
use crate::actors::word_list::WordList;
use crate::actors::words::Word;
use crate::article::{ActorKind, MentionRule};

/// Of a name at least so many words are left.
const LEAST_WORDS: usize = 2;

/// Gives bodies whom no registry knows the meaning of the only one named before them whose name is theirs with one word more.
pub(super) fn resolve(reading: &Reading<'_>, spans: &mut [Span]) {
    let is_body = |span: &Span| match &span.meaning {
        Meaning::New(new) => new.kind != ActorKind::Person && span.end - span.first >= LEAST_WORDS,
        _ => false,
    };
    if spans.iter().filter(|span| is_body(span)).count() < 2 {
        return;
    }
    // The words that are left, and whom they mean: nobody where several are called so.
    let mut owners: FxHashMap<Vec<u64>, Option<(usize, usize, Meaning)>> = FxHashMap::default();
    for span in spans.iter().filter(|span| is_body(span) && span.end - span.first > LEAST_WORDS) {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        let Some(rest) = rest_of(part.text, own) else { continue };
        let named = || Some((span.part, span.first, span.meaning.clone()));
        let known = owners.entry(rest).or_insert_with(named);
        if known.as_ref().is_some_and(|(_, _, meaning)| *meaning != span.meaning) {
            *known = None;
        }
    }
    if owners.is_empty() {
        return;
    }
    for span in spans.iter_mut().filter(|span| is_body(span)) {
        let words = &reading.parts[span.part].words[span.first..span.end];
        let words: Vec<u64> = words.iter().map(|word| word.hash).collect();
        if let Some(Some((part, first, meaning))) = owners.get(&words)
            && (*part, *first) < (span.part, span.first)
        {
            (span.meaning, span.rule) = (meaning.clone(), MentionRule::Again);
        }
    }
}

/// The words of a name without the first, where the last says what kind of body it is.
fn rest_of(text: &str, own: &[Word]) -> Option<Vec<u64>> {
    static BODIES: WordList = WordList::spaced(
        " agency association authority board bureau centre center chamber club commission committee company confederation \
        corporation council department federation foundation institute network office service society syndicate union university ",
    );
    let last = own.last().filter(|last| BODIES.contains_in_any_case(last.of(text)));
    last.map(|_| own[1..].iter().map(|word| word.hash).collect())
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn a_body_is_called_without_its_state_too() {
        for (text, expected) in [
            (
                "The Tanzanian Herders Council met in Arusha. Later the Herders Council voted.",
                "org:Tanzanian Herders Council=2",
            ),
            ("The Korea Fisheries Council met. Later the Fisheries Council voted.", "org:Korea Fisheries Council=2"),
            // Of two states.
            (
                "The Tanzanian Herders Council met the Kenyan Herders Council. Later the Herders Council voted.",
                "org:Herders Council=1 org:Kenyan Herders Council=1 org:Tanzanian Herders Council=1",
            ),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}
