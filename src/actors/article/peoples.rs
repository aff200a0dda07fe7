//! Finds peoples by the noun behind them: `Khasi villagers`, `Munda and Oraon farmers`, whatever else bears such a name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::touching::Touching;
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorKind, MentionRule};

/// Who is named by his people and by no place or body, and what peoples have.
const PERSONS: &str = "villager villagers villages tribesman tribesmen tribespeople tribe tribes tribal clansman clansmen clan clans elder elders \
    chief chiefs chieftain chieftains headman headmen herder herders herdsman herdsmen nomad nomads pastoralist pastoralists fisherman \
    fishermen farmer farmers peasant peasants hunter hunters warrior warriors fighters militia militias militiaman militiamen rebels \
    guerrillas insurgents separatists gunmen refugees exiles women men girls boys children families youth youths activists leaders \
    monks shamans settlers traders voters students lawmakers politicians singers speakers community communities minority people peoples language dialect homeland ethnic";

/// The same words by their hashes.
static NOUNS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| PERSONS.split_whitespace().map(hash_of).collect());

/// Marks the peoples, where the name is nobody's or that of a body, a place or a person.
pub(super) fn mark(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let mut found: Vec<(usize, usize, u32)> = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals() {
            let Some(next) = part.words.get(place + 1) else { break };
            if word.capitals == Capitals::First && goes_on(next) && NOUNS.contains(&next.hash) {
                named_at(part, registry, place, |place, people| found.push((number, place, people)));
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let touching = Touching::of(reading, spans);
    let mut added = Vec::new();
    for (part, place, people) in found {
        let meaning = Meaning::Known(people, NameForm::Name);
        let own: Vec<usize> = touching.at(part, place..place + 1).collect();
        let is_alone = own.iter().all(|own| spans[*own].first == place && spans[*own].end == place + 1);
        let is_better = |own: &usize| is_known_better(&spans[*own], registry);
        if !is_alone || own.iter().any(is_better) {
            continue;
        }
        match own.first() {
            Some(own) => (spans[*own].meaning, spans[*own].rule) = (meaning, MentionRule::Context),
            None => added.push(Span::decided(part, place..place + 1, meaning, MentionRule::Context)),
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first, span.end));
    }
}

/// Whether a name means a people, a state or its inhabitants already, so that nothing is gained.
fn is_known_better(span: &Span, registry: &Registry) -> bool {
    let Meaning::Known(place, form) = span.meaning else { return false };
    let kind = registry.actors()[place as usize].kind;
    kind == ActorKind::People || form == NameForm::Demonym || kind == ActorKind::State && form == NameForm::Name
}

fn goes_on(word: &Word) -> bool {
    word.gap == Gap::Space && !word.begins_sentence && word.capitals == Capitals::None
}

/// Calls `found` with the place of each people that ends at the word at `last`: both of `Garo and Jaintia leaders`.
fn named_at(part: &Part<'_>, registry: &Registry, last: usize, mut found: impl FnMut(usize, u32)) {
    let people_at = |place: usize| {
        let word = &part.words[place];
        let is_name = word.capitals == Capitals::First && !part.in_capitals[place];
        // `John Fang leaders`, `New Munda villagers`: a longer name.
        let is_longer = place > 0
            && !word.begins_sentence
            && (word.gap == Gap::Hyphen || word.gap == Gap::Space && part.words[place - 1].capitals == Capitals::First)
            && !part.words[place - 1].begins_sentence;
        is_name.then(|| registry.people_called(word.hash)).flatten().filter(|_| !is_longer)
    };
    let Some(people) = people_at(last) else { return };
    found(last, people);
    let is_joint = last > 1 && goes_on(&part.words[last - 1]) && part.words[last - 1].of(part.text) == "and";
    if is_joint
        && part.words[last].gap == Gap::Space
        && let Some(people) = people_at(last - 2)
    {
        found(last - 2, people);
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn peoples_are_known_by_the_noun_behind_them() {
        for (text, expected) in [
            ("Khasi villagers dug a ditch.", "people:khasis"),
            ("Munda and Garo women sang.", "people:garos people:mundas"),
            ("A trader saw Mossi families at the well.", "people:mossi-people"),
            ("The talks with Shabak elders failed.", "people:shabak"),
            // A body, a town and a person of the same name stay what they are without such a noun.
            ("Shabak arrested two men.", "org:shin-bet"),
            ("Fang said the firm would pay.", ""),
            ("Mary Munda women's wear opened a shop.", "person:Mary Munda"),
            ("Toyota workers went on strike.", "org:toyota"),
            ("Mali farmers sold their cotton.", ""),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}
