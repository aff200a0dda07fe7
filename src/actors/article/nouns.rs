//! Resolves nouns with an article, `the group`, `the party`, to the organisation named just before, where there is but one.

use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorKind, MentionRule};

/// What a noun can stand for.
const NOUNS: [(&str, &[ActorKind]); 9] = [
    ("group", &[ActorKind::ArmedGroup, ActorKind::Ngo, ActorKind::Organisation]),
    ("militia", &[ActorKind::ArmedGroup]),
    ("movement", &[ActorKind::ArmedGroup, ActorKind::Party, ActorKind::Organisation]),
    ("organisation", &[ActorKind::ArmedGroup, ActorKind::Ngo, ActorKind::IntergovernmentalBody, ActorKind::Organisation]),
    ("organization", &[ActorKind::ArmedGroup, ActorKind::Ngo, ActorKind::IntergovernmentalBody, ActorKind::Organisation]),
    ("party", &[ActorKind::Party]),
    ("company", &[ActorKind::Company, ActorKind::Organisation]),
    ("firm", &[ActorKind::Company, ActorKind::Organisation]),
    ("alliance", &[ActorKind::IntergovernmentalBody]),
];

/// Verbs whose object is not their subject.
static OBJECTS: WordList = WordList::of(&[
    "joined",
    "rejoined",
    "left",
    "quit",
    "fought",
    "attacked",
    "accused",
    "denounced",
    "condemned",
    "founded",
    "blamed",
    "join",
]);

/// How many that were named last are kept in mind.
const MOST_NAMED: usize = 12;

/// Adds a span for every such noun whose sentence, or the one before it, names one organisation that it can stand for.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let kind_of = |meaning: &Meaning| match meaning {
        Meaning::Known(place, _) => Some(registry.actors()[*place as usize].kind),
        Meaning::New(new) => Some(new.kind),
        _ => None,
    };
    let nouns = NOUNS.map(|(noun, kinds)| (hash_of(noun), kinds));
    let (the, of, for_whom) = (hash_of("the"), hash_of("of"), hash_of("for"));
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let mut named = spans.iter().filter(|span| span.part == number).peekable();
        // What the sentence at hand and the one before it name, with the number of the sentence.
        let mut recent: Vec<(usize, &Meaning)> = Vec::new();
        let (mut sentence, mut was_article) = (0, false);
        for (place, word) in part.words.iter().enumerate() {
            sentence += usize::from(word.begins_sentence);
            while let Some(span) = named.next_if(|span| span.first < place) {
                recent.retain(|(at, meaning)| at + 1 >= sentence && **meaning != span.meaning);
                recent.push((sentence, &span.meaning));
                // Where more are named, no noun can tell which is meant.
                if recent.len() > MOST_NAMED {
                    recent.remove(0);
                }
            }
            let is_behind_article = std::mem::replace(&mut was_article, word.hash == the);
            if !is_behind_article {
                continue;
            }
            let Some((_, kinds)) = nouns.iter().find(|(noun, _)| *noun == word.hash) else { continue };
            if part.words.get(place + 1).is_some_and(|next| next.hash == of && !next.begins_sentence) {
                continue;
            }
            // `the Organisation for Economic Co-operation and Development`
            let goes_on = |next: &Word| next.hash == for_whom && next.gap == Gap::Space && !next.begins_sentence;
            if word.capitals == Capitals::First && part.words.get(place + 1).is_some_and(goes_on) {
                continue;
            }
            recent.retain(|(at, _)| at + 1 >= sentence);
            // `Jamaat has rejoined the group`: nobody joins or leaves himself.
            let is_object = place > 1 && OBJECTS.contains_folded(part.words[place - 2].of(part.text));
            let mut fitting: Vec<&Meaning> = Vec::new();
            for (_, meaning) in recent.iter().filter(|(at, _)| !is_object || *at < sentence) {
                let fits = kind_of(meaning).is_some_and(|kind| kinds.contains(&kind));
                if fits && !fitting.contains(meaning) {
                    fitting.push(meaning);
                }
            }
            if let [meaning] = fitting[..] {
                added.push(Span::decided(number, place - 1..place + 1, meaning.clone(), MentionRule::Again));
            }
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}
