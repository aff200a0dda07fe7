//! Tells by what hangs on the name of a person of the registry that another is meant: `Prince Sultan bin Salman`, `Park Jin-su`, `Park Jin Hyok`.

use super::again;
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::ActorKind;
use crate::text::words_of;

/// What joins a name and that of the father.
pub(super) static FATHERS: WordList = WordList::of(&["bin", "ibn", "bint", "ould"]);

/// Whether a small word hangs on a name.
pub(super) fn goes_on(words: &[Word], end: usize) -> bool {
    words.get(end).is_some_and(|next| {
        matches!(next.gap, Gap::Space | Gap::Hyphen) && next.capitals == Capitals::None && !next.begins_sentence
    })
}

/// Whether a short word with a capital stands behind a name of two words, as the second syllable of a Korean name does.
pub(super) fn has_second_syllable(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    const LONGEST_BYTES: usize = 6;
    let is_syllable = |next: &Word| {
        let written = next.of(text);
        let is_joined = next.gap == Gap::Space && next.capitals == Capitals::First && !next.begins_sentence;
        is_joined && written.len() <= LONGEST_BYTES && !again::WEEKDAYS.contains(written)
    };
    end - first == 2 && words[first].capitals == Capitals::First && words.get(end).is_some_and(is_syllable)
}

/// Whether what hangs on the name of a person says that another is meant: `Prince Sultan bin Salman`, `Park Jin-su`.
pub(super) fn is_person_in_part(option: &Pattern, registry: &Registry, text: &str, words: &[Word], end: usize) -> bool {
    static SYLLABLES: WordList = WordList::of(&["KR", "KP", "TW"]);
    const LONGEST_SYLLABLE_BYTES: usize = 5;
    // `Park-era`
    static COMPOUNDS: WordList =
        WordList::of(&["era", "led", "run", "like", "style", "based", "born", "elect", "made", "owned", "free", "loyal"]);
    let Target::Actor(place) = option.target else { return false };
    let (actor, next) = (&registry.actors()[place as usize], words[end].of(text));
    // `Park Jin Hyok` is not Park Jin.
    if words[end].capitals != Capitals::None {
        let is_of_such = actor.country.as_deref().is_some_and(|country| SYLLABLES.contains(country));
        return actor.kind == ActorKind::Person && is_of_such && words_of(&actor.label).len() == 2;
    }
    let is_syllable = || {
        let is_of_such = actor.country.as_deref().is_some_and(|country| SYLLABLES.contains(country));
        is_of_such && next.len() <= LONGEST_SYLLABLE_BYTES && !COMPOUNDS.contains(next)
    };
    actor.kind == ActorKind::Person && if words[end].gap == Gap::Hyphen { is_syllable() } else { FATHERS.contains(next) }
}
