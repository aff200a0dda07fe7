//! Tells the towns of the United States and Canada by the abbreviation of their state: `PERU, Ind.` is not the country.

use rustc_hash::FxHashMap;

use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::Pattern;
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::MentionRule;

use super::merge::is_territory;

/// How newspapers shorten the states of the United States; a full stop stands behind.
static STATES: WordList = WordList::of(&[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass",
    "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "N.H", "N.J", "N.M", "N.Y", "N.C", "N.D", "Okla", "Ore", "Pa",
    "R.I", "S.C", "S.D", "Tenn", "Vt", "Va", "Wash", "W.Va", "Wis", "Wyo",
]);

/// The same for Canada.
static PROVINCES: WordList = WordList::of(&["Ont", "Que", "B.C", "Alta", "Sask", "Man", "N.S", "N.B", "P.E.I"]);

/// How the post writes states, but for those that are words.
static CODES: WordList = WordList::of(&[
    "CA", "TX", "FL", "NY", "GA", "IL", "KY", "NH", "NJ", "MO", "TN", "PA", "NC", "SC", "VA", "WA", "WI", "MI", "MN", "CT",
]);

/// A town by its words, as it has to be read in the whole article.
pub(super) struct Town {
    words: Vec<u64>,
    pattern: Pattern,
}

/// Gives every name of such a town the same meaning: `PERU, Ind. — A man was arrested in Peru`.
pub(super) fn spread(reading: &Reading<'_>, towns: &[Town], spans: &mut [Span]) {
    if towns.is_empty() {
        return;
    }
    // Of several towns of one name the last counts.
    let by_words: FxHashMap<&[u64], Pattern> = towns.iter().map(|town| (town.words.as_slice(), town.pattern)).collect();
    let mut hashes: Vec<u64> = Vec::new();
    for span in spans.iter_mut().filter(|span| !span.options.is_empty()) {
        hashes.clear();
        hashes.extend(reading.parts[span.part].words[span.first..span.end].iter().map(|word| word.hash));
        if let Some(pattern) = by_words.get(hashes.as_slice()) {
            (span.options, span.is_place) = (vec![*pattern], true);
        }
    }
}

/// Gives towns before such an abbreviation their state, and the abbreviations theirs; says which towns.
pub(super) fn mark(reading: &Reading<'_>, registry: &Registry, part: usize, own: &mut Vec<Span>) -> Vec<Town> {
    let mut towns = Vec::new();
    let words = &reading.parts[part].words;
    let mut added = Vec::new();
    for (place, word) in words.iter().enumerate().skip(1) {
        if word.gap != Gap::Comma || word.capitals == Capitals::None || words[place - 1].capitals == Capitals::None {
            continue;
        }
        let Some((country, is_code)) = country_of(&reading.parts[part], word) else { continue };
        let town = registry.places().iter().position(|town| town.country == country);
        let Some(town) = town.map(|town| Pattern::place(town as u32)) else { continue };
        let before = own.partition_point(|span| span.end < place);
        match own.get_mut(before).filter(|span| span.end == place) {
            Some(span) if span.options.iter().any(|option| is_territory(option, registry) || !option.is_sure) => {
                (span.options, span.is_place) = (vec![town], true);
                let words = words[span.first..span.end].iter().map(|word| word.hash).collect();
                towns.push(Town { words, pattern: town });
            }
            _ if is_code => continue,
            _ => {}
        }
        let after = own.partition_point(|span| span.end <= place);
        match own.get_mut(after).filter(|span| span.first <= place) {
            Some(span) if span.first == place && span.end == place + 1 => {
                (span.options, span.is_place) = (vec![town], true);
            }
            Some(_) => {}
            None => added.push(Span {
                part,
                first: place,
                end: place + 1,
                options: vec![town],
                meaning: Meaning::Nobody,
                rule: MentionRule::Name,
                is_place: true,
                is_people: false,
                tagged: None,
                otherwise: None,
            }),
        }
    }
    own.extend(added);
    own.sort_by_key(|span| span.first);
    towns
}

/// The state whose part an abbreviation names, and whether it is a code of the post.
fn country_of(part: &Part<'_>, word: &Word) -> Option<(&'static str, bool)> {
    let written = word.of(part.text);
    let has_stop = part.text[word.end as usize..].starts_with('.') || written.ends_with('.');
    let bare = written.trim_end_matches('.');
    if has_stop && STATES.contains(bare) {
        return Some(("US", false));
    }
    if has_stop && PROVINCES.contains(bare) {
        return Some(("CA", false));
    }
    CODES.contains(written).then_some(("US", true))
}

/// Whether a name is what stands behind a member of the Congress: `D-Conn`.
pub(super) fn is_party_and_state(name: &str) -> bool {
    let mut letters = name.chars();
    matches!(letters.next(), Some('D' | 'R' | 'I')) && letters.next() == Some('-') && name.len() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_town_before_a_state_lies_in_it() {
        for (text, expected) in [
            ("PERU, Ind. (AP) — A man was arrested on Monday.", "US"),
            ("LEBANON, N.H. (AP) — A hospital closed.", "US"),
            ("LONDON, Ont. — A hospital closed.", "CA"),
            ("They met in Athens, Ga., on Monday.", "US"),
            ("They met in Athens, Georgian leaders said.", "GE GR"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let states = named.actors.iter().chain(&named.places).filter(|actor| actor.id.as_str().starts_with("country:"));
            let mut states: Vec<&str> = states.filter_map(|state| state.country.as_deref()).collect();
            states.sort_unstable();
            states.dedup();
            assert_eq!(states.join(" "), expected, "{text}");
        }
        for (name, expected) in [("D-Conn", true), ("R-Ida", true), ("Day-Lewis", false), ("D-Day Veterans Club", false)] {
            assert_eq!(is_party_and_state(name), expected, "{name}");
        }
    }
}
