//! Brings together the longer and the shorter full name of one person whom no registry knows: `James Okoth Otieno` and `James Otieno`,
//! `Ratu Epeli Vunivalu` and `Ratu Epeli`.

use rustc_hash::FxHashMap;

use super::families::{is_kin, without_suffix};
use super::spellings::{give, sound_of};
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Gap, Word, hash_of};
use crate::article::{ActorId, ActorKind};
use crate::text::fold_value;

/// Of more who begin with one word nobody keeps track.
const MOST_NAMESAKES: usize = 12;

/// A name that begins two given names, and is whole with neither: `Abu Bakr`.
const OPEN: [&str; 6] = ["abu", "umm", "abd", "abdul", "abdel", "bin"];

/// A person with the words of the name.
struct Named {
    words: Vec<u64>,
    at: (usize, usize),
    meaning: Meaning,
    is_open: bool,
    /// Whether they are named as somebody's kin.
    is_kin: bool,
    /// Whether the sentence says that another of the name is another: `Ken Prado, no relation`.
    is_another: bool,
    /// Whether the last word is joined to the one before: `Saro-Wiwa`.
    is_joined: bool,
}

/// Gives persons whom no registry knows the meaning of the only one in the article whose longer name theirs is a part of.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let mut by_first: FxHashMap<u64, Vec<Named>> = FxHashMap::default();
    // However they are spelled.
    let mut sounds: FxHashMap<u64, u64> = FxHashMap::default();
    for span in spans.iter().filter(|span| span.end - span.first > 1) {
        let is_person = match &span.meaning {
            Meaning::New(new) => new.kind == ActorKind::Person,
            Meaning::Known(place, _) => registry.actors()[*place as usize].kind == ActorKind::Person,
            _ => false,
        };
        let part = &reading.parts[span.part];
        if !is_person || part.in_capitals[span.first] {
            continue;
        }
        let own = &part.words[span.first..span.end];
        // The son of Stjepan Mesic is another.
        if without_suffix(part.text, own) < own.len() {
            continue;
        }
        let mut sound =
            |word: &Word| *sounds.entry(word.hash).or_insert_with(|| hash_of(&sound_of(&fold_value(word.of(part.text)))));
        let words: Vec<u64> = own.iter().map(&mut sound).collect();
        let alike = by_first.entry(words[0]).or_default();
        if alike.len() < MOST_NAMESAKES && !alike.iter().any(|known| known.words == words) {
            let is_open = OPEN.iter().any(|open| open.eq_ignore_ascii_case(own[0].of(part.text)));
            let is_kin = is_kin(part.text, &part.words, span.first, span.end);
            let is_joined = own.last().is_some_and(|last| last.gap == Gap::Hyphen);
            let at = (span.part, span.first);
            let is_another = is_another(part, span);
            alike.push(Named { words, at, meaning: span.meaning.clone(), is_open, is_kin, is_another, is_joined });
        }
    }
    let mut owners: FxHashMap<ActorId, Meaning> = FxHashMap::default();
    for alike in by_first.values().filter(|alike| alike.len() > 1) {
        for short in alike {
            let Meaning::New(new) = &short.meaning else { continue };
            let mut longer = alike.iter().filter(|long| long.meaning != short.meaning && is_longer(long, short));
            if let (Some(long), None) = (longer.next(), longer.next()) {
                owners.insert(new.id.clone(), long.meaning.clone());
            }
        }
    }
    give(&owners, spans);
}

/// Whether words behind a name say that others bear it: `, no relation,`, `, not to be confused with`.
fn is_another(part: &Part<'_>, span: &Span) -> bool {
    const REACH: usize = 4;
    const SIGNS: [&[&str]; 5] =
        [&["no", "relation"], &["no", "relative"], &["not", "related"], &["unrelated"], &["not", "to", "be", "confused"]];
    let behind = &part.words[span.end..part.words.len().min(span.end + REACH)];
    let own: Vec<&str> = behind.iter().take_while(|word| !word.begins_sentence).map(|word| word.of(part.text)).collect();
    SIGNS.iter().any(|sign| own.windows(sign.len()).any(|words| words == *sign))
}

/// Whether a name leaves out some of the middle of another, or the end of one that was given before.
fn is_longer(long: &Named, short: &Named) -> bool {
    if long.words.len() <= short.words.len() {
        return false;
    }
    let mut rest = long.words.iter();
    let is_within = short.words.iter().all(|word| rest.any(|own| own == word));
    // Ken Wiwa, the son of Ken Saro-Wiwa.
    if short.is_another || long.is_another || short.is_kin != long.is_kin || long.is_joined && !short.is_joined {
        return false;
    }
    let has_last = long.words.last() == short.words.last();
    let is_beginning = long.words.starts_with(&short.words) && long.at < short.at && !short.is_open;
    is_within && has_last || is_beginning
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn a_name_without_its_middle_is_the_longer_ones() {
        for (text, expected) in [
            (
                "Police held James Okoth Otieno. A friend of James Otieno, Mary Wanjiru Otieno, was freed.",
                "person:James Okoth Otieno=2 person:Mary Wanjiru Otieno=1",
            ),
            (
                "Chief Ratu Epeli Vunivalu spoke. Later Ratu Epeli Vunivalu and Ratu Epeli left.",
                "person:Ratu Epeli Vunivalu=3",
            ),
            ("Aleksey Borisovich Gorelov fled. A deputy of Alexei Gorelov was held.", "person:Aleksey Borisovich Gorelov=2"),
            ("Ken Saro-Kinde was hanged. Ken Kinde, his son, was away.", "person:Ken Kinde=1 person:Ken Saro-Kinde=1"),
            // Another of whom the text says so.
            (
                "James Okoth Otieno spoke. James Otieno, no relation, sold tyres.",
                "person:James Okoth Otieno=1 person:James Otieno=1",
            ),
            // Who is called after somebody famous, and what is.
            (
                "Police held Nelson Mandela Banda on Friday. Nelson Mandela was far away.",
                "person:Nelson Mandela Banda=1 person:nelson-mandela=1",
            ),
            ("They met Imran Khan Friday. Hugo Chavez Frias left.", "person:hugo-chavez=1 person:imran-khan=1"),
            // The son, and another of the family.
            (
                "Police held Stjepan Havrek Jr. and the banker Stjepan Havrek.",
                "person:Stjepan Havrek Jr=1 person:Stjepan Havrek=1",
            ),
            (
                "Carlos Alberto Mendez met Carlos Mendez Rojas.",
                "person:Carlos Alberto Mendez=1 person:Carlos Mendez Rojas=1",
            ),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("person:")), expected, "{text}");
        }
    }
}
