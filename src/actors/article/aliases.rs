//! Lets what an article calls somebody besides be theirs: `Gonzalo Prado, alias the Sparrow`, `HARBOUR FRONT (a.k.a. FRIENDS OF THE
//! HARBOUR; a.k.a. HF)`.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

use super::by_names;
use super::touching::Touching;
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::{ActorId, ActorKind, MentionRule};

/// What stands between a name and another of the same bearer, in small letters and without marks.
static JOINTS: WordList = WordList::of(&[
    "alias",
    "aka",
    "a.k.a",
    "a.k.a.",
    "also known as",
    "better known as",
    "also called",
    "known as",
    "known also as",
    "who is also known as",
    "who is known as",
    "whose nom de guerre is",
    "nom de guerre",
    "formerly known as",
    "nicknamed",
    "popularly known as",
    "widely known as",
    "best known as",
    "known by his nom de guerre",
    "whose real name is",
    "real name",
    "f.k.a.",
]);

/// What stands between two names of one body: `Ostra Tea was renamed Harval Foods`.
static RENAMED: WordList = WordList::of(&[
    "renamed",
    "renamed itself",
    "was renamed",
    "were renamed",
    "was later renamed",
    "has been renamed",
    "had been renamed",
    "which was renamed",
    "later renamed",
    "since renamed",
    "changed its name to",
    "has changed its name to",
    "had changed its name to",
    "which changed its name to",
    "changed their name to",
    "rebranded as",
    "was rebranded as",
    "rebranded itself as",
    "became",
    "which became",
    "later became",
]);

/// What stands between them where the second name is over behind it: `Harval Foods, formerly Ostra Tea,`.
static FORMER: WordList = WordList::of(&[
    "formerly",
    "previously",
    "originally",
    "once",
    "now",
    "the former",
    "formerly called",
    "previously called",
    "previously known as",
    "once known as",
    "then known as",
    "then called",
    "now called",
    "now known as",
    "later known as",
    "later called",
    "today's",
]);

/// What stands behind the second of them, where the sentence goes on.
static WHEN: WordList =
    WordList::spaced(" in on at after when last this under and as since from during before following while late early ");

/// What stands before each of the other names in a list of sanctions.
const LISTING: [&str; 4] = ["a.k.a. ", "A.K.A. ", "f.k.a. ", "F.K.A. "];

/// How many bytes a sign and the parenthesis before it have at most.
const LONGEST_SIGN_BYTES: usize = 12;

/// How many words such a name has at most.
const MOST_WORDS: usize = 10;

/// Gives names that no registry knows to the one whom the article calls so.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let mut owners: FxHashMap<ActorId, Meaning> = FxHashMap::default();
    static LISTED: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(LISTING).expect("few short signs"));
    if reading.parts.iter().any(|part| LISTED.is_match(part.text)) {
        listed(reading, registry, spans, &mut owners);
    }
    let mut longer: Option<by_names::Longer> = None;
    let mut base: Option<usize> = None;
    for place in 1..spans.len() {
        let (before, own) = (&spans[place - 1], &spans[place]);
        let is_near = before.part == own.part && before.end <= own.first;
        let is_joined = is_near && (is_joint(reading, before, own) || are_renamed(reading, registry, before, own));
        if !is_joined {
            base = None;
            continue;
        }
        // Several other names in a row are all those of the first.
        let first = *base.get_or_insert(place - 1);
        let (one, two) = (spans[first].meaning.clone(), own.meaning.clone());
        match (&one, &two) {
            // `Mario Prado, known as El Chueco`: what no word of it says to be a body may be a nickname.
            // Where the article names Tito Puente too, `known as Tito` makes nobody of him.
            (_, Meaning::New(new))
                if new.kind == ActorKind::Person
                    && longer
                        .get_or_insert_with(|| by_names::Longer::of(reading, spans))
                        .hold(&hashes_of(reading, own), &one) => {}
            (_, Meaning::New(new))
                if is_bearer(&one, new.kind == ActorKind::Person, registry)
                    || new.kind == ActorKind::Organisation
                        && is_bearer(&one, true, registry)
                        && !by_names::is_behind_group(&reading.parts[own.part], spans[first].first) =>
            {
                owners.entry(new.id.clone()).or_insert(one);
            }
            // `the University of Ostra, also known as OU`, where OU was explained for the Ostra Union: the letters are those of both.
            // `Karim Dorel, known as Abu Hamza`: many are called so.
            (Meaning::New(new), Meaning::Known(place, _))
                if own.rule != MentionRule::Acronym
                    && is_bearer(&two, new.kind == ActorKind::Person, registry)
                    && !(new.kind == ActorKind::Person
                        && is_shared_name(reading, own, &registry.actors()[*place as usize].label)) =>
            {
                owners.entry(new.id.clone()).or_insert(two);
            }
            _ => {}
        }
    }
    if !owners.is_empty() {
        for span in spans.iter_mut() {
            if let Meaning::New(new) = &span.meaning
                && let Some(owner) = owners.get(&new.id)
                && !matches!(owner, Meaning::New(owner) if owner.id == new.id)
            {
                (span.meaning, span.rule) = (owner.clone(), MentionRule::Again);
            }
        }
    }
    by_names::resolve(reading, registry, spans);
}

/// Lets every name behind `a.k.a.` in a parenthesis, up to the next semicolon, be that of whoever stands before the parenthesis.
fn listed(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>, owners: &mut FxHashMap<ActorId, Meaning>) {
    let mut touching = Touching::of(reading, spans);
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let mut base: Option<(usize, Meaning)> = None;
        for own in names_listed(part) {
            let sign = part.text[..part.words[own.start].start as usize].trim_end();
            // A list begins behind a name and a parenthesis, and goes on behind a semicolon.
            let near = sign.floor_char_boundary(sign.len().saturating_sub(LONGEST_SIGN_BYTES));
            let Some(opening) = sign[near..].rfind(['(', ';']).map(|place| near + place) else {
                base = None;
                continue;
            };
            let goes_on = base.as_ref().is_some_and(|(end, _)| (*end..=*end + 2).contains(&opening));
            if !goes_on {
                let head = part.words.partition_point(|word| (word.end as usize) <= opening);
                let named = head.checked_sub(1).map(|last| touching.at(number, last..head).max()).unwrap_or_default();
                base = named.map(|place| (0, spans[place].meaning.clone()));
            }
            let Some((end, meaning)) = &mut base else { continue };
            *end = part.words[own.end - 1].end as usize;
            let seen: Vec<usize> = touching.at(number, own.clone()).collect();
            let is_person = is_bearer(meaning, true, registry);
            if !is_person && !is_bearer(meaning, false, registry) {
                continue;
            }
            if let [one] = seen[..]
                && let Meaning::New(new) = &spans[one].meaning
                && spans[one].first == own.start
                && spans[one].end == own.end
            {
                owners.entry(new.id.clone()).or_insert_with(|| meaning.clone());
            }
            if !seen.iter().any(|place| spans[*place].meaning == *meaning) {
                touching.take_out(number, own.clone());
                added.push(Span::decided(number, own, meaning.clone(), MentionRule::Again));
            }
        }
    }
    touching.leave_rest(spans);
    spans.extend(added);
    spans.sort_by_key(|span| (span.part, span.first));
}

/// The words of every name behind `a.k.a.`.
fn names_listed(part: &Part<'_>) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for sign in LISTING {
        for (place, _) in part.text.match_indices(sign) {
            let start = place + sign.len();
            let Some(length) = part.text[start..].bytes().take(200).position(|byte| matches!(byte, b';' | b')' | b'\n'))
            else {
                continue;
            };
            let own = part.words_within(start, start + length);
            if (1..=MOST_WORDS).contains(&own.len()) && part.words[own.start].capitals != Capitals::None {
                names.push(own);
            }
        }
    }
    names.sort_unstable_by_key(|own| own.start);
    names
}

fn hashes_of(reading: &Reading<'_>, span: &Span) -> Vec<u64> {
    reading.parts[span.part].words[span.first..span.end].iter().map(|word| word.hash).collect()
}

/// Whether somebody of the registry is named as many others are.
fn is_shared_name(reading: &Reading<'_>, own: &Span, label: &str) -> bool {
    let part = &reading.parts[own.part];
    by_names::is_shared(&part.words[own.first..own.end], part.text, label)
}

/// Whether the words between two names say that both are of the same.
fn is_joint(reading: &Reading<'_>, before: &Span, own: &Span) -> bool {
    const LONGEST_BYTES: usize = 40;
    let part = &reading.parts[before.part];
    let between = part.words[before.end - 1].end as usize..part.words[own.first].start as usize;
    let Some(between) = part.text.get(between).filter(|between| between.len() <= LONGEST_BYTES) else { return false };
    let bare = between.to_lowercase();
    let bare = bare.trim_matches(|character: char| !character.is_alphanumeric() && character != '.');
    let bare = bare.strip_suffix(" the").unwrap_or(bare);
    // `nicknamed the Kim Kardashian of Pakistan`
    let is_likened = part.words.get(own.end).is_some_and(|next| next.gap == Gap::Space && next.of(part.text) == "of");
    JOINTS.contains(bare) && !is_likened
}

/// Whether the words between the names of two bodies say that it is one that has changed its name.
fn are_renamed(reading: &Reading<'_>, registry: &Registry, before: &Span, own: &Span) -> bool {
    const LONGEST_BYTES: usize = 36;
    let part = &reading.parts[before.part];
    let between = part.words[before.end - 1].end as usize..part.words[own.first].start as usize;
    let Some(between) = part.text.get(between).filter(|between| between.len() <= LONGEST_BYTES) else { return false };
    let is_loud = part.in_capitals[own.first];
    let bare = between.trim_matches(|character: char| !character.is_alphanumeric());
    let next = part.words.get(own.end);
    let hangs = next.is_some_and(|next| {
        let goes_on = matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.begins_sentence;
        next.gap == Gap::Possessive || goes_on && (next.of(part.text) == "of" || next.capitals != Capitals::None)
    });
    let is_over = next.is_none_or(|next| next.begins_sentence || matches!(next.gap, Gap::Comma | Gap::Other));
    let is_body = |span: &Span| is_bearer(&span.meaning, false, registry);
    let is_whole = own.end - own.first > 1 || part.words[own.first].capitals == Capitals::All || RENAMED.contains(bare);
    !is_loud
        && is_body(before)
        && is_body(own)
        && !hangs
        && (RENAMED.contains(bare) && (is_over || next.is_some_and(|next| WHEN.contains(next.of(part.text))))
            || FORMER.contains(bare) && is_over && is_whole && between.contains([',', '(']))
}

/// Whether somebody can bear another name of a person, or of an organisation.
pub(super) fn is_bearer(meaning: &Meaning, is_person: bool, registry: &Registry) -> bool {
    let kind = match meaning {
        Meaning::Known(place, _) => registry.actors()[*place as usize].kind,
        Meaning::New(new) => new.kind,
        Meaning::Town(_) | Meaning::Nobody => return false,
    };
    match kind {
        ActorKind::Person => is_person,
        ActorKind::State | ActorKind::People | ActorKind::Bloc => false,
        _ => !is_person,
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn other_names_of_somebody_are_theirs() {
        for (text, expected) in [
            ("Police held Gonzalo Prado Lemos, alias Rogelio Serna, on Friday.", "person:Gonzalo Prado Lemos=2"),
            (
                "POLICE ARRESTED GONZALO PRADO LEMOS, ALIAS EL GORRION, IN THE CAPITAL ON FRIDAY MORNING.",
                "person:Gonzalo Prado Lemos=2",
            ),
            (
                "The Harbour Liberation Army (a.k.a. Sons of the Harbour Brigade; a.k.a. Harbour Martyrs Brigade) met.",
                "org:Harbour Liberation Army=3",
            ),
            (
                "The Sinaloa Cartel disowned the chief, Jose Noriel Portillo, known as El Chueco.",
                "org:sinaloa-cartel=1 person:Jose Noriel Portillo=2",
            ),
            // A body that has another name now.
            ("Harval Holdings was renamed Ostra Group in May. Ostra Group has debts.", "org:Harval Holdings=3"),
            ("Ostra Group, formerly Harval Holdings, has debts.", "org:Ostra Group=2"),
            ("Harval Holdings became Ostra Group in May.", "org:Harval Holdings=2"),
            (
                "Harval Holdings became Ostra Group's owner. Harval Holdings, once Ostra Group's rival, has debts.",
                "org:Harval Holdings=2 org:Ostra Group=2",
            ),
            ("Harval Holdings became Ostra Group partner.", "org:Harval Holdings=1 org:Ostra Group=1"),
            // No word of it looks like a name.
            ("Police held Gonzalo Prado, alias Barbecue, on Friday.", "person:Gonzalo Prado=2"),
            ("Gonzalo Prado met Rogelio Serna on Friday.", "person:Gonzalo Prado=1 person:Rogelio Serna=1"),
        ] {
            assert_eq!(mentions(text, |_| true), expected, "{text}");
        }
    }
}
