//! Lets an acronym that the text defines, `Acme Liberation Front (ALF)`, stand for what it defines, whatever it means elsewhere.

use std::ops::Range;

use super::labels::name_written;
use super::{Meaning, NewActor, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// How many letters, digits and hyphens a defined acronym has.
const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 2..=10;

/// How many words a name has at most that only its acronym shows to be one.
const MOST_WORDS: usize = 12;

/// What an organisation that nobody saw has to have in its name.
const NOUNS: [&str; 20] = [
    "front",
    "movement",
    "alliance",
    "coalition",
    "congress",
    "rally",
    "forces",
    "force",
    "organisation",
    "organization",
    "group",
    "agency",
    "service",
    "network",
    "centre",
    "center",
    "fund",
    "committee",
    "corps",
    "programme",
];

/// An acronym by its words, with what it stands for.
struct Definition {
    words: Vec<u64>,
    meaning: Meaning,
}

/// Gives every defined acronym its meaning, wherever it stands in the article.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let mut definitions: Vec<Definition> = Vec::new();
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        if !part.text.contains('(') {
            continue;
        }
        for first in 1..part.words.len() {
            let Some(acronym) = acronym_at(part, first) else { continue };
            let ends_here = |span: &&Span| span.part == number && span.end == first && span.first + 1 < span.end;
            let named = spans.iter().find(ends_here).filter(|span| is_organisation(&span.meaning, registry));
            let meaning = match named {
                // `United Nations Educational, Scientific and Cultural Organization (UNESCO)`: only half of the name was seen.
                Some(span) if matches!(span.meaning, Meaning::New(_)) && is_known(spans, number, &acronym) => {
                    if name_before(part, &acronym) != Some(span.first..span.end) {
                        continue;
                    }
                    span.meaning.clone()
                }
                Some(span) => span.meaning.clone(),
                None => {
                    let Some(name) = name_before(part, &acronym) else { continue };
                    let overlaps = |span: &Span| {
                        span.part == number && span.first < name.end && span.end > name.start && span.end - span.first > 1
                    };
                    if part.in_capitals[first] || spans.iter().any(overlaps) {
                        continue;
                    }
                    let Some(new) = organisation(part, name.clone()) else { continue };
                    spans.retain(|span| span.part != number || span.end <= name.start || span.first >= name.end);
                    added.push(Span::decided(number, name, Meaning::New(new.clone()), MentionRule::Found));
                    Meaning::New(new)
                }
            };
            let words = part.words[acronym].iter().map(|word| word.hash).collect();
            if definitions.iter().all(|known| known.words != words) {
                definitions.push(Definition { words, meaning });
            }
        }
    }
    for (number, part) in reading.parts.iter().enumerate() {
        for definition in &definitions {
            for first in 0..part.words.len().saturating_sub(definition.words.len() - 1) {
                let own = first..first + definition.words.len();
                if !is_written(part, own.clone(), definition) {
                    continue;
                }
                let touches = |span: &Span| span.part == number && span.first < own.end && span.end > own.start;
                let is_longer = |span: &Span| span.first < own.start || span.end > own.end;
                if spans.iter().any(|span| touches(span) && (is_longer(span) || span.meaning == definition.meaning)) {
                    continue;
                }
                spans.retain(|span| !touches(span));
                added.push(Span::decided(number, own, definition.meaning.clone(), MentionRule::Acronym));
            }
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// Whether an acronym is that of an actor the registry knows.
fn is_known(spans: &[Span], part: usize, acronym: &Range<usize>) -> bool {
    spans.iter().any(|span| span.part == part && span.first == acronym.start && matches!(span.meaning, Meaning::Known(..)))
}

fn is_organisation(meaning: &Meaning, registry: &Registry) -> bool {
    match meaning {
        Meaning::Known(place, _) => {
            let kind = registry.actors()[*place as usize].kind;
            !matches!(kind, ActorKind::State | ActorKind::Person | ActorKind::People)
        }
        Meaning::New(new) => new.kind != ActorKind::Person,
        _ => false,
    }
}

/// The words of an acronym in parentheses that begins at a word: `(ALF)`, `(MBR-200)`.
fn acronym_at(part: &Part<'_>, first: usize) -> Option<Range<usize>> {
    let (before, word) = (&part.words[first - 1], &part.words[first]);
    let between = &part.text[before.end as usize..word.start as usize];
    if between.trim_start_matches(['.', '”', '"', '’']) != " (" || word.capitals == Capitals::None {
        return None;
    }
    let joined = |place: &usize| part.words.get(*place).is_some_and(|word| word.gap == Gap::Hyphen && !word.begins_sentence);
    let end = (first + 1..).find(|place| !joined(place))?;
    let bytes = word.start as usize..part.words[end - 1].end as usize;
    let written = part.text[bytes.clone()].replace('.', "");
    let rest = part.text[bytes.end..].trim_start_matches('.');
    let capitals = written.chars().filter(|letter| letter.is_uppercase()).count();
    let is_acronym = ACRONYM_LETTERS.contains(&written.chars().count())
        && capitals >= 1
        && (capitals >= 2 || end - first > 1)
        && !written.chars().any(char::is_lowercase);
    (is_acronym && rest.starts_with([')', ',', ';'])).then_some(first..end)
}

/// The capitalised words before an acronym of which it has the initials.
fn name_before(part: &Part<'_>, acronym: &Range<usize>) -> Option<Range<usize>> {
    let letters: Vec<char> =
        part.text[part.bytes_of(acronym.clone())].chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.len() < 3 {
        return None;
    }
    let mut rest = letters.len();
    for place in (acronym.start.saturating_sub(MOST_WORDS)..acronym.start).rev() {
        let word = &part.words[place];
        let written = word.of(part.text);
        if place + 1 < acronym.start {
            let next: &Word = &part.words[place + 1];
            if next.begins_sentence || !matches!(next.gap, Gap::Space | Gap::Hyphen | Gap::Possessive) {
                return None;
            }
        }
        if word.capitals == Capitals::None {
            let is_small =
                ["of", "for", "the", "and", "de", "du", "des", "la", "in", "y", "e", "et", "to"].contains(&written);
            if !is_small {
                return None;
            }
            continue;
        }
        if !written.starts_with(letters[rest - 1]) {
            return None;
        }
        rest -= 1;
        if rest == 0 {
            return Some(place..acronym.start);
        }
    }
    None
}

/// The organisation of a name that no registry knows.
fn organisation(part: &Part<'_>, words: Range<usize>) -> Option<NewActor> {
    let label = name_written(&part.text[part.bytes_of(words)]);
    let id = ActorId::found_organisation(&label);
    id.given_name()?;
    let kind = id.found_kind().unwrap_or(ActorKind::Organisation);
    let is_noun = |word: &str| NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(word));
    // `Copyright Act (CA)` defines an acronym too.
    if kind == ActorKind::Organisation && !label.split(' ').any(is_noun) {
        return None;
    }
    Some(NewActor { id, kind, label, country: None })
}

/// Whether some words are a defined acronym, in capitals and by itself.
fn is_written(part: &Part<'_>, own: Range<usize>, definition: &Definition) -> bool {
    let words = &part.words[own.clone()];
    let is_same = words.iter().map(|word| word.hash).eq(definition.words.iter().copied());
    is_same
        && matches!(words[0].capitals, Capitals::All | Capitals::First)
        && words.iter().all(|word| !word.of(part.text).chars().any(char::is_lowercase))
        && words[1..].iter().all(|word| word.gap == Gap::Hyphen)
        // `IT` and `US` in a headline in capitals may be words.
        && !(part.in_capitals[own.start] && crate::text::is_function_word(&fold_value(words[0].of(part.text))))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_defined_acronym_means_what_the_text_says() {
        for (text, acronym, expected) in [
            ("Burundi's Forces for the Defence of Democracy (FDD) attacked. The FDD fled.", "FDD", "org:cndd-fdd=2"),
            (
                "The Farmers Development Association (FDA) met. The FDA said so.",
                "FDA",
                "org:Farmers Development Association=2",
            ),
            (
                "The Revolutionary Bolivarian Movement (MBR-200) met. MBR-200 won.",
                "MBR-200",
                "org:Revolutionary Bolivarian Movement=2",
            ),
            ("The FDA approved the drug.", "FDA", "org:fda=1"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found = named.actors.iter().filter_map(|actor| {
                let places = actor.places.iter().filter(|place| &text[place.1 as usize..place.2 as usize] == acronym);
                let times = places.count();
                (times > 0).then(|| format!("{}={times}", actor.id))
            });
            assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
