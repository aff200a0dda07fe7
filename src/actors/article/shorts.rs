//! Brings together what an article calls an organisation that no registry knows: `Pelorus Mining Corporation`, `Pelorus Mining`,
//! `Pelorus`.

use std::cell::LazyCell;

use rustc_hash::FxHashSet;

use super::again::{is_title, stands_alone};
use super::beginnings::Beginnings;
use super::{Meaning, NewActor, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorKind, MentionRule};
use crate::text::fold_value;

/// Ends of names that say what form of business it is.
const FORMS: [&str; 28] = [
    "asa",
    "oyj",
    "ab",
    "bv",
    "bhd",
    "tbk",
    "pjsc",
    "jsc",
    "sab",
    "kgaa",
    "corp",
    "corporation",
    "inc",
    "ltd",
    "limited",
    "plc",
    "co",
    "company",
    "group",
    "holdings",
    "holding",
    "ag",
    "sa",
    "nv",
    "gmbh",
    "llc",
    "incorporated",
    "spa",
];

/// Ends of names that say what a business does.
const TRADES: [&str; 34] = [
    "mining",
    "promotions",
    "airlines",
    "airways",
    "motors",
    "energy",
    "oil",
    "gas",
    "petroleum",
    "steel",
    "foods",
    "media",
    "entertainment",
    "pharmaceuticals",
    "pharma",
    "technologies",
    "technology",
    "systems",
    "industries",
    "electronics",
    "shipping",
    "logistics",
    "capital",
    "partners",
    "insurance",
    "bank",
    "tours",
    "resources",
    "software",
    "labs",
    "studios",
    "stores",
    "lines",
    "chemicals",
];

/// Lets shorter names of an organisation stand for the longest that was named first, and adds those that nobody saw.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let mut whole: Vec<NewActor> = Vec::new();
    let (mut beginnings, mut ids) = (Beginnings::new(), FxHashSet::default());
    for span in spans.iter() {
        let Meaning::New(new) = &span.meaning else { continue };
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        if new.kind == ActorKind::Person || own.len() < 2 || part.in_capitals[span.first] {
            continue;
        }
        let core = core_of(part.text, own);
        if core < own.len() && ids.insert(&new.id) {
            let words: Vec<u64> = own.iter().map(|word| word.hash).collect();
            beginnings.add(&words, core, whole.len());
            whole.push(new.clone());
        }
    }
    if whole.is_empty() {
        return;
    }
    // A name is a shorter one of another if it begins with its core and nothing but ends of names is missing.
    let full_of = |text: &str, own: &[Word]| {
        let bare = own[..bare_of(text, own)].iter().map(|word| word.hash);
        beginnings.of_all(bare).map(|place| &whole[place])
    };
    // Whom the registry knows by a family name alone, and the article never names in full, it does not mean.
    let mut in_full: FxHashSet<u32> = FxHashSet::default();
    in_full.extend(spans.iter().filter(|span| span.end - span.first > 1).filter_map(|span| match span.meaning {
        Meaning::Known(place, _) => Some(place),
        _ => None,
    }));
    for span in spans.iter_mut() {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        if let Meaning::Known(place, _) = span.meaning {
            let is_person = registry.actors()[place as usize].kind == ActorKind::Person;
            let before = span.first.checked_sub(1).map(|before| part.words[before].of(part.text));
            let is_free = is_person && own.len() == 1 && !in_full.contains(&place) && !before.is_some_and(is_title);
            if let Some(full) = full_of(part.text, own).filter(|_| is_free && !part.in_capitals[span.first]) {
                // Within the whole name it is counted already.
                let is_within = part.words.get(span.end).is_some_and(|next| is_end_of_name(part.text, next));
                let meaning = if is_within { Meaning::Nobody } else { Meaning::New(full.clone()) };
                (span.meaning, span.rule) = (meaning, MentionRule::Again);
            }
            continue;
        }
        let Meaning::New(new) = &span.meaning else { continue };
        // A family name that the article gives to somebody stays theirs.
        let is_person = new.kind == ActorKind::Person && (own.len() > 1 || span.rule == MentionRule::Again);
        if is_person || part.in_capitals[span.first] {
            continue;
        }
        if let Some(full) = full_of(part.text, own).filter(|full| full.id != new.id) {
            (span.meaning, span.rule) = (Meaning::New(full.clone()), MentionRule::Again);
        }
    }
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let mut taken = vec![false; part.words.len()];
        spans.iter().filter(|span| span.part == number).for_each(|span| taken[span.first..span.end].fill(true));
        let small = LazyCell::new(|| -> FxHashSet<u64> {
            part.words.iter().filter(|word| word.capitals == Capitals::None).map(|word| word.hash).collect()
        });
        for (place, word) in part.words.iter().enumerate() {
            if taken[place] || word.capitals != Capitals::First || part.in_capitals[place] || word.end - word.start < 4 {
                continue;
            }
            let free = (place..part.words.len()).take_while(|at| !taken[*at]).map(|at| part.words[at].hash);
            let Some((length, full)) = beginnings.of_most(free) else { continue };
            let full = &whole[full];
            if length > 1 || stands_alone(part.text, &part.words, place, &taken) && !small.contains(&word.hash) {
                added.push(Span::decided(number, place..place + length, Meaning::New(full.clone()), MentionRule::Again));
            }
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// Whether a word behind a space says what form of business it is or what it does.
fn is_end_of_name(text: &str, word: &Word) -> bool {
    let folded = fold_value(word.of(text));
    word.gap == Gap::Space
        && word.capitals != Capitals::None
        && (FORMS.contains(&folded.as_str()) || TRADES.contains(&folded.as_str()))
}

/// How many words of a name are left without the form of business.
fn bare_of(text: &str, words: &[Word]) -> usize {
    let is_form = |word: &Word| FORMS.contains(&fold_value(word.of(text)).as_str());
    words.iter().rposition(|word| !is_form(word)).map_or(words.len(), |last| last + 1)
}

/// How many words are left without form and trade.
fn core_of(text: &str, words: &[Word]) -> usize {
    let bare = bare_of(text, words);
    let is_trade = |word: &Word| TRADES.contains(&fold_value(word.of(text)).as_str());
    words[..bare].iter().rposition(|word| !is_trade(word)).map_or(bare, |last| last + 1)
}
