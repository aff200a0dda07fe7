//! Lets an acronym that the text defines, `Acme Liberation Front (ALF)`, stand for what it defines, whatever it means elsewhere.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronyms::Acronyms;
use super::labels::name_written;
use super::touching::Touching;
use super::{Meaning, NewActor, Part, Reading, Span};
use crate::actors::names::{HashBits, short};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// How many letters, digits and hyphens a defined acronym has.
const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 2..=10;

/// How many words a name has at most that only its acronym shows to be one.
const MOST_WORDS: usize = 12;

/// How many letters of an acronym a word gives at most.
const MOST_LETTERS_OF_WORD: usize = 3;

/// What an organisation that nobody saw has to have in its name.
const NOUNS: [&str; 56] = [
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
    // In other languages, as they stand in English texts.
    "office",
    "union",
    "uniao",
    "unione",
    "ligue",
    "liga",
    "mouvement",
    "movimiento",
    "movimento",
    "frente",
    "fronte",
    "rassemblement",
    "syndicat",
    "sindicato",
    "confederation",
    "confederacion",
    "federation",
    "federacion",
    "federacao",
    "central",
    "conseil",
    "consejo",
    "conselho",
    "comite",
    "comissao",
    "comision",
    "commission",
    "agence",
    "agencia",
    "institut",
    "instituto",
    "societe",
    "sociedad",
    "compagnie",
    "companhia",
    "empresa",
];

/// Small words within names, which mostly give no letter.
static SMALL: WordList = WordList::spaced(
    " of for the and de du des del la las los le les dos das do da di della delle dei in y e et to para pour pro ng sa ",
);

/// An acronym by its words, with what it stands for.
struct Definition {
    words: Vec<u64>,
    meaning: Meaning,
}

/// Gives every defined acronym its meaning, wherever it stands in the article.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, acronyms: &Acronyms, spans: &mut Vec<Span>) {
    if !reading.parts.iter().any(|part| part.text.contains('(')) {
        return;
    }
    let mut touching = Touching::of(reading, spans);
    let mut added = Vec::new();
    let definitions = definitions_in(reading, registry, acronyms, spans, &mut touching, &mut added);
    for (number, part) in reading.parts.iter().enumerate() {
        for (definition, own) in written_in(part, &definitions) {
            let meaning = &definitions[definition].meaning;
            let stands = |place: usize| {
                let span = &spans[place];
                span.first < own.start || span.end > own.end || span.meaning == *meaning
            };
            if touching.at(number, own.clone()).any(stands) {
                continue;
            }
            touching.take_out(number, own.clone());
            if *meaning != Meaning::Nobody {
                added.push(Span::decided(number, own, meaning.clone(), MentionRule::Acronym));
            }
        }
    }
    touching.leave_rest(spans);
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// The acronyms that an article defines, each once. A name that nobody saw before is added, in place of what was seen in it.
fn definitions_in(
    reading: &Reading<'_>,
    registry: &Registry,
    acronyms: &Acronyms,
    spans: &[Span],
    touching: &mut Touching,
    added: &mut Vec<Span>,
) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    let mut defined: FxHashSet<Vec<u64>> = FxHashSet::default();
    for (number, part) in reading.parts.iter().enumerate() {
        if !part.text.contains('(') {
            continue;
        }
        for first in 1..part.words.len() {
            let Some(acronym) = acronym_at(part, first) else { continue };
            let is_settled = acronyms.is_of_another(number, first) || acronyms.is_shared(part.words[first].hash);
            if is_settled && acronym.len() == 1 {
                continue;
            }
            let ends_here = |place: &usize| spans[*place].end == first && spans[*place].first + 1 < first;
            let named = touching.at(number, first - 1..first).filter(ends_here).min();
            let named = named.map(|place| &spans[place]).filter(|span| is_organisation(&span.meaning, registry));
            // Who is seen in the acronym.
            let seen = || {
                let mut here = touching.at(number, acronym.start..acronym.start + 1).map(|place| &spans[place]);
                here.find(|span| span.first == acronym.start).map(|span| &span.meaning)
            };
            let is_known = || matches!(seen(), Some(Meaning::Known(..)));
            let meaning = match named {
                // `United Nations Educational, Scientific and Cultural Organization (UNESCO)`: only half of the name was seen.
                Some(span) if matches!(span.meaning, Meaning::New(_)) && is_known() => {
                    if name_before(part, &acronym) != Some(span.first..span.end) {
                        continue;
                    }
                    span.meaning.clone()
                }
                Some(span) => span.meaning.clone(),
                None => {
                    // Of `Office National des Aeroports` the first two words may have been seen.
                    let is_longer = |place: usize, name: &Range<usize>| {
                        let span = &spans[place];
                        let is_cut =
                            matches!(span.meaning, Meaning::New(_)) && span.first == name.start && span.end < name.end;
                        span.end - span.first > 1 && is_actor(&span.meaning, registry) && !is_cut
                    };
                    let name = name_before(part, &acronym);
                    let name = name.filter(|name| {
                        !part.in_capitals[first] && !touching.at(number, name.clone()).any(|place| is_longer(place, name))
                    });
                    match name.and_then(|name| organisation(part, name.clone()).map(|new| (name, new))) {
                        Some((name, new)) => {
                            touching.take_out(number, name.clone());
                            added.push(Span::decided(number, name, Meaning::New(new.clone()), MentionRule::Found));
                            Meaning::New(new)
                        }
                        None if seen().is_some_and(|seen| means_other(part, &acronym, seen, registry)) => Meaning::Nobody,
                        None => continue,
                    }
                }
            };
            let words: Vec<u64> = part.words[acronym].iter().map(|word| word.hash).collect();
            if defined.insert(words.clone()) {
                definitions.push(Definition { words, meaning });
            }
        }
    }
    definitions
}

/// Where a text has a defined acronym, as a place in the definitions and the words: by definition and then in reading order.
fn written_in(part: &Part<'_>, definitions: &[Definition]) -> Vec<(usize, Range<usize>)> {
    let by_words: FxHashMap<&[u64], usize> =
        definitions.iter().enumerate().map(|(place, definition)| (definition.words.as_slice(), place)).collect();
    let mut lengths: Vec<usize> = definitions.iter().map(|definition| definition.words.len()).collect();
    lengths.sort_unstable();
    lengths.dedup();
    let mut written = Vec::new();
    let mut hashes: Vec<u64> = Vec::new();
    let mut firsts = HashBits::default();
    definitions.iter().filter_map(|definition| definition.words.first()).for_each(|first| firsts.insert(short(*first)));
    for (first, word) in part.capitals() {
        if !firsts.may_hold(short(word.hash)) {
            continue;
        }
        for length in &lengths {
            let Some(words) = part.words.get(first..first + length) else { break };
            hashes.clear();
            hashes.extend(words.iter().map(|word| word.hash));
            if let Some(definition) = by_words.get(hashes.as_slice())
                && is_written(part, first..first + length)
            {
                written.push((*definition, first..first + length));
            }
        }
    }
    written.sort_by_key(|(definition, words)| (*definition, words.start));
    written
}

/// Whether a name is not that of a place or people, which names of organisations hold: `the Ogoni People`.
fn is_actor(meaning: &Meaning, registry: &Registry) -> bool {
    match meaning {
        Meaning::Known(place, _) => !matches!(registry.actors()[*place as usize].kind, ActorKind::State | ActorKind::People),
        Meaning::Town(_) => false,
        Meaning::New(_) | Meaning::Nobody => true,
    }
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
    let is_behind_bracket = word.gap == Gap::Other && word.capitals != Capitals::None && between.ends_with(" (");
    if !is_behind_bracket || between.trim_start_matches(['.', '”', '"', '’']) != " (" {
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
    // `Office National des Aeroports (ONDA)`: small words may give a letter.
    name_of_letters(part, acronym, &letters, false).or_else(|| name_of_letters(part, acronym, &letters, true))
}

/// The same, with or without letters of small words.
fn name_of_letters(part: &Part<'_>, acronym: &Range<usize>, letters: &[char], of_small: bool) -> Option<Range<usize>> {
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
            if !SMALL.contains(written) {
                return None;
            }
            if of_small
                && rest > 1
                && written.starts_with(|first: char| first.to_uppercase().eq(letters[rest - 1].to_uppercase()))
            {
                rest -= 1;
            }
            continue;
        }
        // `MOvement for the Survival of the Ogoni People`: some give more than their first letter.
        let given = (1..=MOST_LETTERS_OF_WORD.min(rest)).find(|given| begins_with(written, &letters[rest - given..rest]));
        rest -= given?;
        if rest == 0 {
            return Some(place..acronym.start);
        }
    }
    None
}

/// Whether a word begins with some capitals, in whatever case but for the first.
fn begins_with(word: &str, letters: &[char]) -> bool {
    let mut own = word.chars();
    letters.iter().enumerate().all(|(place, letter)| {
        own.next().is_some_and(|own| own == *letter || place > 0 && own.to_uppercase().eq(letter.to_uppercase()))
    })
}

/// Whether what is written before an acronym says that it is not that of an actor: `Grand Master (GM)`, `internet relay chat (IRC)`.
/// Its letters begin those words, and none of them is in a name of the actor, which may be written in several ways; of an actor that
/// no registry knows the words tell only where none has a capital.
fn means_other(part: &Part<'_>, acronym: &Range<usize>, seen: &Meaning, registry: &Registry) -> bool {
    let letters: Vec<String> = part.text[part.bytes_of(acronym.clone())]
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .map(|letter| letter.to_lowercase().collect())
        .collect();
    let Some(first) = acronym.start.checked_sub(letters.len()).filter(|_| letters.len() >= 2) else { return false };
    let words = &part.words[first..acronym.start];
    let folded: Vec<String> = words.iter().map(|word| fold_value(word.of(part.text))).collect();
    let is_joined = words[1..].iter().all(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen));
    if !is_joined || !folded.iter().zip(&letters).all(|(word, letter)| word.starts_with(letter)) {
        return false;
    }
    match seen {
        Meaning::Known(place, _) => {
            let names = &registry.actors()[*place as usize].names;
            let in_names = |word: &String| names.iter().any(|name| fold_value(&name.text).split(' ').any(|own| own == word));
            !folded.iter().any(in_names)
        }
        Meaning::New(_) => words.iter().all(|word| word.capitals == Capitals::None),
        _ => false,
    }
}

/// The organisation of a name that no registry knows.
fn organisation(part: &Part<'_>, words: Range<usize>) -> Option<NewActor> {
    let label = name_written(&part.text[part.bytes_of(words)]);
    let id = ActorId::found_organisation(&label);
    id.given_name()?;
    let kind = id.found_kind().unwrap_or(ActorKind::Organisation);
    let is_noun = |word: &str| NOUNS.contains(&fold_value(word).as_str());
    // `Copyright Act (CA)` defines an acronym too.
    if kind == ActorKind::Organisation && !label.split(' ').any(is_noun) {
        return None;
    }
    Some(NewActor { id, kind, label, country: None })
}

/// Whether the words of a defined acronym stand for it: in capitals and by themselves.
fn is_written(part: &Part<'_>, own: Range<usize>) -> bool {
    let words = &part.words[own.clone()];
    matches!(words[0].capitals, Capitals::All | Capitals::First)
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
            (
                "The Movement for the Survival of the Opobo People (MOSOP) left. MOSOP men sang.",
                "MOSOP",
                "org:Movement for the Survival of the Opobo People=2",
            ),
            ("Burundi's Forces for the Defence of Democracy (FDD) attacked. The FDD fled.", "FDD", "org:cndd-fdd=2"),
            (
                "The Farmers Development Association (FDA) met. The FDA said so.",
                "FDA",
                "org:Farmers Development Association=2",
            ),
            (
                "The Revolutionary Fishermen Movement (MFR-200) met. MFR-200 won.",
                "MFR-200",
                "org:Revolutionary Fishermen Movement=2",
            ),
            (
                "The Oficio Nacional das Docas (ONDD) met. Conselho Nacional das Docas (CNDD) men sang. The CNDD left.",
                "CNDD",
                "org:Conselho Nacional das Docas=2",
            ),
            ("The FDA approved the drug.", "FDA", "org:fda=1"),
            ("They met on internet relay chat (IRC). The IRC channel closed.", "IRC", ""),
            ("The International Rescue Committee (IRC) came. The IRC left.", "IRC", "org:international-rescue-committee=2"),
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
