//! Brings together what an article calls an organisation that no registry knows: `Pelorus Mining Corporation`, `Pelorus Mining`,
//! `Pelorus`.

use super::again::stands_alone;
use super::{Meaning, NewActor, Reading, Span};
use crate::actors::words::{Capitals, Word};
use crate::article::{ActorKind, MentionRule};
use crate::text::fold_value;

/// Ends of names that say what form of business it is.
const FORMS: [&str; 18] = [
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
pub(super) fn resolve(reading: &Reading<'_>, spans: &mut Vec<Span>) {
    let mut whole: Vec<(Vec<u64>, usize, NewActor)> = Vec::new();
    for span in spans.iter() {
        let Meaning::New(new) = &span.meaning else { continue };
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        if new.kind == ActorKind::Person || own.len() < 2 || part.in_capitals[span.first] {
            continue;
        }
        let core = core_of(part.text, own);
        if core < own.len() && !whole.iter().any(|(_, _, known)| known.id == new.id) {
            whole.push((own.iter().map(|word| word.hash).collect(), core, new.clone()));
        }
    }
    if whole.is_empty() {
        return;
    }
    // A name is a shorter one of another if it begins with its core and nothing but ends of names is missing.
    let full_of = |text: &str, own: &[Word]| {
        let bare = bare_of(text, own);
        whole.iter().find(|(words, core, _)| {
            bare >= *core && words.len() >= bare && own[..bare].iter().zip(words).all(|(word, hash)| word.hash == *hash)
        })
    };
    for span in spans.iter_mut() {
        let Meaning::New(new) = &span.meaning else { continue };
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        // A family name that the article gives to somebody stays theirs.
        let is_person = new.kind == ActorKind::Person && (own.len() > 1 || span.rule == MentionRule::Again);
        if is_person || part.in_capitals[span.first] {
            continue;
        }
        if let Some((_, _, full)) = full_of(part.text, own).filter(|(_, _, full)| full.id != new.id) {
            (span.meaning, span.rule) = (Meaning::New(full.clone()), MentionRule::Again);
        }
    }
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let mut taken = vec![false; part.words.len()];
        spans.iter().filter(|span| span.part == number).for_each(|span| taken[span.first..span.end].fill(true));
        for (place, word) in part.words.iter().enumerate() {
            if taken[place] || word.capitals != Capitals::First || part.in_capitals[place] || word.end - word.start < 4 {
                continue;
            }
            let longest = |words: &[u64]| {
                let is_same = |(offset, hash): &(usize, &u64)| {
                    let at = place + offset;
                    !taken.get(at).copied().unwrap_or(true) && part.words.get(at).is_some_and(|word| word.hash == **hash)
                };
                words.iter().enumerate().take_while(is_same).count()
            };
            let found = whole.iter().map(|(words, core, full)| (longest(words), *core, full));
            let Some((length, _, full)) =
                found.filter(|(length, core, _)| length >= core && *length > 0).max_by_key(|found| found.0)
            else {
                continue;
            };
            let is_small = || part.words.iter().any(|other| other.hash == word.hash && other.capitals == Capitals::None);
            if length > 1 || stands_alone(part.text, &part.words, place, &taken) && !is_small() {
                added.push(Span::decided(number, place..place + length, Meaning::New(full.clone()), MentionRule::Again));
            }
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
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
