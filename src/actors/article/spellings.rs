//! Brings together the spellings of a foreign name that an article uses side by side: `Volodimir Zelenskiy` is the Volodymyr Zelensky named
//! beside him.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// Gives persons whom no registry knows the meaning of the one in the article who differs from them in nothing but spelling.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let is_person = |span: &Span| match &span.meaning {
        Meaning::New(new) => new.kind == ActorKind::Person && span.end - span.first > 1,
        _ => false,
    };
    if !spans.iter().any(is_person) {
        return;
    }
    let written = |span: &Span| {
        let part = &reading.parts[span.part];
        fold_value(&part.text[part.bytes_of(span.first..span.end)])
    };
    // Whom each sound means; somebody whom the registry knows before anybody else.
    let mut by_sound: FxHashMap<String, Option<Meaning>> = FxHashMap::default();
    // One mention of each is enough.
    let mut seen: FxHashSet<u32> = FxHashSet::default();
    let known = spans.iter().filter(|span| {
        let is_one = |place: u32| registry.actors()[place as usize].kind == ActorKind::Person;
        matches!(span.meaning, Meaning::Known(place, _) if is_one(place)) && span.end - span.first > 1
    });
    for span in known {
        let Meaning::Known(place, _) = span.meaning else { continue };
        if !seen.insert(place) {
            continue;
        }
        add(&mut by_sound, sound_of(&written(span)), &span.meaning);
    }
    let mut owners: FxHashMap<ActorId, Meaning> = FxHashMap::default();
    let mut heard: FxHashSet<&ActorId> = FxHashSet::default();
    for span in spans.iter().filter(|span| is_person(span)) {
        let Meaning::New(new) = &span.meaning else { continue };
        if !heard.insert(&new.id) {
            continue;
        }
        let sound = sound_of(&fold_value(&new.label));
        match by_sound.get(&sound) {
            Some(Some(owner)) if *owner != span.meaning => {
                owners.entry(new.id.clone()).or_insert_with(|| owner.clone());
            }
            Some(_) => {}
            None => add(&mut by_sound, sound, &span.meaning),
        }
    }
    give(&owners, spans);
}

/// Gives the spans of those who are somebody else the meaning of that one.
pub(super) fn give(owners: &FxHashMap<ActorId, Meaning>, spans: &mut [Span]) {
    for span in spans.iter_mut().filter(|_| !owners.is_empty()) {
        if let Meaning::New(new) = &span.meaning
            && let Some(owner) = owners.get(&new.id)
        {
            (span.meaning, span.rule) = (owner.clone(), MentionRule::Again);
        }
    }
}

/// Two who sound alike are told apart by their letters alone, so that the sound means neither.
fn add(by_sound: &mut FxHashMap<String, Option<Meaning>>, sound: String, meaning: &Meaning) {
    let known = by_sound.entry(sound).or_insert_with(|| Some(meaning.clone()));
    if known.as_ref().is_some_and(|known| known != meaning) {
        *known = None;
    }
}

/// What is left of a name once nothing tells but what transliterations agree on: `zelenskyy` and `zelenskiy`, `el-sissi` and `al-sisi`.
pub(super) fn sound_of(folded: &str) -> String {
    const ARTICLES: [&str; 10] = ["al", "el", "ul", "as", "ad", "ar", "an", "ash", "at", "az"];
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut sound = String::with_capacity(folded.len());
    for word in words.filter(|word| !ARTICLES.contains(word)) {
        let mut last = ' ';
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied();
            let plain = match (letter, next) {
                ('o', Some('u')) | ('e', Some('i' | 'y')) => continue,
                // `Alexander` and `Oleksandr`.
                ('e', Some('r')) if last == 'd' && letters.clone().nth(1).is_none() => continue,
                // `Burdzhanadze`
                ('d', Some('z')) if letters.clone().nth(1) == Some('h') => {
                    letters.nth(1);
                    'j'
                }
                ('x', _) => {
                    sound.push('k');
                    's'
                }
                ('k' | 'g' | 'd', Some('h')) => {
                    letters.next();
                    if letter == 'k' { 'h' } else { letter }
                }
                ('y', _) => 'i',
                ('w', _) => 'v',
                ('q', _) => 'k',
                ('e', _) => 'a',
                ('o', _) => 'u',
                _ => letter,
            };
            if plain != last {
                sound.push(plain);
            }
            last = plain;
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike_and_others_do_not() {
        for (one, other, is_same) in [
            ("Volodymyr Zelensky", "Volodimir Zelenskiy", true),
            ("Abdel Fattah al-Sisi", "Abdelfattah El-Sissi", true),
            ("Yousef Hamdan", "Yusef Hamdan", true),
            ("Nino Burdzhanadze", "Nino Burjanadze", true),
            ("Aleksandr Pavlenko", "Alexander Pavlenko", true),
            ("Aleksey Gorelov", "Alexei Gorelov", true),
            ("Hassan Rouhani", "Hussein Rouhani", false),
            ("Mario Silva", "Maria Silva", false),
            ("Kim Jong-un", "Kim Jong-il", false),
            ("Hafez al-Assad", "Bashar al-Assad", false),
        ] {
            let sound = |name: &str| sound_of(&fold_value(name));
            assert_eq!(sound(one) == sound(other), is_same, "{one} {other}: {} {}", sound(one), sound(other));
        }
    }
}
