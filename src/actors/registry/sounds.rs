//! Turns the name of somebody known into how it sounds, by which it is found as another ear writes it: `Aiman al-Zawahri`, `Boris Jelzin`.
//!
//! Only names that are written in other letters at home have several spellings in ours: `Jon Kerry` is not John Kerry. What many are called
//! tells nobody apart, so a family name that more than a few of the registry bear is none to go by.

use rustc_hash::FxHashMap;

use super::Actor;
use crate::actors::word_list::WordList;
use crate::actors::words::hash_of;
use crate::article::ActorKind;
use crate::text::fold_value_into;

/// States whose names are written in other letters than Latin, or were until lately.
static OTHER_LETTERS: WordList = WordList::spaced(
    " AE AF AM AZ BA BD BG BH BY CY DJ DZ EG ER ET GE GR IL IQ IR JO KG KW KZ LA LB LK LY MA ME MK MM MN MR NP OM PK \
    PS QA RS RU SA SD SO SY TD TH TJ TM TN UA UZ YE YU SU ",
);

/// Words of names that some write and some leave out.
static PARTICLES: WordList = WordList::spaced(" al el ul ad an ar as ash bin ibn ben ould ");

/// How many letters the sound of a whole name has at least, and that of its last word.
const LEAST_SOUNDS: usize = 7;
const LEAST_SOUNDS_OF_FAMILY: usize = 4;

/// How many of the registry bear a family name at most that is still told apart by a given name.
const MOST_OF_FAMILY: usize = 5;

/// The leaders of states and bodies by how their names sound.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonsBySound {
    /// Whom a sound means; nobody where it is that of several.
    by_sound: FxHashMap<u64, Option<u32>>,
}

impl PersonsBySound {
    pub(super) fn of(actors: &[Actor]) -> PersonsBySound {
        let mut known = PersonsBySound::default();
        // Who bore a family name last, and how many do.
        let mut families: FxHashMap<u64, (u32, usize)> = FxHashMap::default();
        let mut wanted: FxHashMap<u64, u64> = FxHashMap::default();
        let (mut folded, mut word, mut whole) = Default::default();
        for (place, actor) in actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person) {
            let place = place as u32;
            let is_written_otherwise = actor.country.as_deref().is_some_and(|country| OTHER_LETTERS.contains(country));
            let has_office = || actor.offices.iter().any(|office| office.title != "Official");
            let is_wanted = is_written_otherwise && !actor.is_hidden && (actor.leads.is_some() || has_office());
            for name in actor.names.iter().filter(|name| name.is_sure && name.language.is_none()) {
                fold_value_into(&name.text, &mut folded, &mut word);
                let Some(sound) = sound_of(&folded, &mut whole) else { continue };
                let (last, bearers) = families.entry(sound.family).or_insert((u32::MAX, 0));
                *bearers += usize::from(std::mem::replace(last, place) != place);
                let owner = known.by_sound.entry(sound.whole).or_insert(Some(place));
                if *owner != Some(place) {
                    *owner = None;
                }
                if is_wanted {
                    wanted.insert(sound.whole, sound.family);
                }
            }
        }
        let is_rare = |family: &u64| families.get(family).is_some_and(|(_, bearers)| *bearers <= MOST_OF_FAMILY);
        known.by_sound.retain(|whole, owner| owner.is_some() && wanted.get(whole).is_some_and(is_rare));
        known
    }

    /// The only one whose name sounds like a folded one.
    pub(super) fn bearer(&self, folded: &str) -> Option<u32> {
        let sound = sound_of(folded, &mut String::new())?;
        self.by_sound.get(&sound.whole).copied().flatten()
    }
}

/// How a whole name and its last word sound, as hashes.
#[derive(Clone, Copy, Debug)]
struct Sound {
    whole: u64,
    family: u64,
}

/// How a folded name of several words sounds, unless it is too short to tell anybody apart; `whole` is memory for the work.
fn sound_of(folded: &str, whole: &mut String) -> Option<Sound> {
    let family = write_sounds(folded, whole)?;
    (whole.len() >= LEAST_SOUNDS && family >= LEAST_SOUNDS_OF_FAMILY)
        .then(|| Sound { whole: hash_of(whole), family: hash_of(&whole[whole.len() - family..]) })
}

/// Writes the sound of a folded name of several words, and says how many bytes of it are those of the last.
fn write_sounds(folded: &str, whole: &mut String) -> Option<usize> {
    whole.clear();
    if !folded.is_ascii() || !folded.contains(' ') {
        return None;
    }
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words.filter(|word| word.len() > 1 && !PARTICLES.contains(word));
    let (mut count, mut family) = (0, 0);
    for word in words {
        let from = whole.len();
        add_sound(word, whole);
        (count, family) = (count + 1, whole.len() - from);
    }
    (count > 1).then_some(family)
}

/// How many letters the next sound of a word takes, and what it is: letters of which each ear writes its own are one. Nothing stands for what is not heard.
fn next_sound(letters: &[u8]) -> (usize, Option<u8>) {
    let (taken, sound) = match letters {
        [b's', b'c', b'h', b't', b's', b'c', b'h', ..] => (7, b's'),
        [b's', b'h', b'c', b'h', ..] | [b't', b's', b'c', b'h', ..] => (4, b's'),
        [b'd', b'z', b'h', ..] => (3, b'i'),
        [b't' | b's', b'c', b'h', ..] => (3, b's'),
        [b's' | b'c', b'h', ..] | [b't', b'z' | b's', ..] => (2, b's'),
        [b'p', b'h', ..] => (2, b'f'),
        [b'k' | b'g', b'h', ..] | [b'c', b'k', ..] => (2, b'k'),
        [b'd', b'j', ..] | [b'z', b'h', ..] => (2, b'i'),
        [b'q' | b'g' | b'c', ..] => (1, b'k'),
        [b'z', ..] => (1, b's'),
        [b'j' | b'y' | b'e', ..] => (1, b'i'),
        [b'o' | b'u', ..] => (1, b'a'),
        [b'w', ..] => (1, b'v'),
        [b't', ..] => (1, b'd'),
        [b'h', ..] | [] => return (1, None),
        [other, ..] => (1, *other),
    };
    (taken, Some(sound))
}

/// Adds how a word of ASCII sounds.
fn add_sound(word: &str, whole: &mut String) {
    let from = whole.len();
    let mut letters = word.as_bytes();
    while !letters.is_empty() {
        // Mahmud is not Muhammad.
        if letters.starts_with(b"ahm") {
            if !whole[from..].ends_with("axm") {
                whole.push_str("axm");
            }
            letters = &letters[3..];
            continue;
        }
        let (taken, sound) = next_sound(letters);
        // Doubled letters, and vowels side by side, sound once.
        if let Some(sound) = sound.filter(|sound| whole.as_bytes()[from..].last() != Some(sound)) {
            whole.push(sound.into());
        }
        letters = &letters[taken..];
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::actors::Registry;
    use crate::text::fold_value;

    #[test]
    fn a_name_as_another_ear_writes_it_is_its_bearers() {
        let registry = Registry::shared();
        for (name, expected) in [
            ("Aiman al-Zawahri", "person:ayman-al-zawahiri"),
            ("Viktor Juschtschenko", "person:viktor-yushchenko"),
            ("Boris Jelzin", "person:boris-yeltsin"),
            ("Imamali Rakhmonov", "person:emomali-rahmon"),
            // Written in Latin letters at home, of many, one word.
            ("Jon Kerri", ""),
            ("Muhamad Aly", ""),
            ("Mahmoud Ismail Darwish", ""),
            ("Juschtschenko", ""),
        ] {
            let found = registry.person_sounding(&fold_value(name));
            let found = found.map_or("", |place| registry.actors()[place as usize].id.as_str());
            assert_eq!(found, expected, "{name}");
        }
    }

    /// Persons of one country who are called alike and are two.
    const NAMESAKES: &str = "choe-jong-gon choi-yong-kun george-h-w-bush george-w-bush john-h-kelly john-kelly kim-jong-il kim-jong-nam \
        kim-yong-il kim-yong-nam li-hui li-yuanchao li-zhanshu liu-he liu-jieyi modibo-keita modibo-keita-prime-minister than-shwe than-swe \
        wang-dan wang-daohan";

    #[test]
    fn nobody_is_in_the_registry_under_two_spellings() {
        let mut owners: HashMap<(String, String), &Actor> = HashMap::new();
        let mut doubles = Vec::new();
        for actor in Registry::shared().actors().iter().filter(|actor| actor.kind == ActorKind::Person) {
            let Some(country) = actor.country.as_deref() else { continue };
            let mut sound = String::new();
            let Some(_) = write_sounds(&fold_value(&actor.label), &mut sound) else { continue };
            if let Some(other) = owners.insert((country.to_string(), sound), actor)
                && ![actor, other].iter().all(|one| NAMESAKES.split_whitespace().any(|id| id == &one.id.as_str()[7..]))
            {
                doubles.push(format!("{} {} {}", country, &other.id.as_str()[7..], &actor.id.as_str()[7..]));
            }
        }
        assert!(doubles.is_empty(), "{}: {}", doubles.len(), doubles.join("\n"));
    }
}
