//! Brings together the spellings of a foreign name that an article uses side by side: `Volodimir Zelenskiy` is the Volodymyr Zelensky named
//! beside him.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::families::is_kin;
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
        add(&mut by_sound, sound_of(&in_full(&written(span))), &span.meaning);
    }
    let mut owners: FxHashMap<ActorId, Meaning> = FxHashMap::default();
    let mut heard: FxHashSet<&ActorId> = FxHashSet::default();
    for span in spans.iter().filter(|span| is_person(span)) {
        let Meaning::New(new) = &span.meaning else { continue };
        if !heard.insert(&new.id) {
            continue;
        }
        // `his son Jim Havrek` is not James Havrek.
        let part = &reading.parts[span.part];
        if is_short_form(&new.label) && is_kin(part.text, &part.words, span.first, span.end) {
            continue;
        }
        let sound = sound_of(&in_full(&fold_value(&new.label)));
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

/// Short forms of given names, each list behind the name they are short for.
const SHORT_FORMS: [(&str, &str); 62] = [
    ("abraham", "abe"),
    ("albert", "bert"),
    ("aleksandr", "sasha"),
    ("alexander", "alex alec sandy"),
    ("alfred", "alf fred"),
    ("andrew", "andy drew"),
    ("anthony", "tony"),
    ("antonio", "tono"),
    ("barbara", "barb barbie"),
    ("benjamin", "ben benny benjie"),
    ("bernard", "bernie"),
    ("charles", "charlie chuck"),
    ("christopher", "chris kit"),
    ("daniel", "dan danny"),
    ("david", "dave davey"),
    ("deborah", "deb debbie debby"),
    ("dmitry", "dima"),
    ("donald", "don donnie"),
    ("dorothy", "dot dottie"),
    ("douglas", "doug"),
    ("edward", "ed eddie ted teddy ned"),
    ("elizabeth", "liz lizzie beth betty betsy eliza libby"),
    ("eugene", "gene"),
    ("francisco", "paco pancho"),
    ("friedrich", "fritz"),
    ("gerald", "gerry jerry"),
    ("gregory", "greg"),
    ("guadalupe", "lupe"),
    ("guillermo", "memo"),
    ("harold", "hal"),
    ("ignacio", "nacho"),
    ("james", "jim jimmy jamie"),
    ("jeffrey", "jeff"),
    ("jesus", "chucho"),
    ("joseph", "joe joey"),
    ("jose", "pepe ze"),
    ("joshua", "josh"),
    ("katherine", "kate kathy katie kitty"),
    ("kenneth", "ken kenny"),
    ("lawrence", "larry"),
    ("leonard", "len lenny"),
    ("margaret", "maggie meg peggy madge"),
    ("matthew", "matt"),
    ("michael", "mike mick mickey"),
    ("mikhail", "misha"),
    ("nicholas", "nick nicky"),
    ("patricia", "pat patty trish"),
    ("patrick", "paddy"),
    ("philip", "phil"),
    ("raymond", "ray"),
    ("richard", "dick rich rick ricky"),
    ("robert", "bob bobby rob robbie"),
    ("ronald", "ron ronnie"),
    ("samuel", "sam sammy"),
    ("stephen", "steve"),
    ("steven", "steve"),
    ("susan", "sue susie"),
    ("theodore", "theo"),
    ("thomas", "tom tommy"),
    ("timothy", "tim timmy"),
    ("vladimir", "volodya vova"),
    ("william", "bill billy will willie liam"),
];

/// A folded name with the given name in full: `bob eaton` is `robert eaton`.
fn in_full(folded: &str) -> Cow<'_, str> {
    static FULL: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        // Of `steve` either spelling is as good; `Steven` and `Stephen` are told apart by their letters.
        SHORT_FORMS.iter().rev().flat_map(|(full, short)| short.split(' ').map(move |short| (short, *full))).collect()
    });
    let Some((given, rest)) = folded.split_once(' ') else { return Cow::Borrowed(folded) };
    FULL.get(given).map_or(Cow::Borrowed(folded), |full| Cow::Owned(format!("{full} {rest}")))
}

fn is_short_form(label: &str) -> bool {
    matches!(in_full(&fold_value(label)), Cow::Owned(_))
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
    use crate::actors::article::shown::mentions;

    #[test]
    fn short_given_names_are_those_of_whoever_has_the_long_one() {
        for (text, expected) in [
            ("Robert Havrek left. Then Bob Havrek bred horses.", "person:Robert Havrek=2"),
            ("Peggy Havrek left. Then Margaret Havrek bred horses.", "person:Peggy Havrek=2"),
            // Another name, and a son.
            ("Robert Havrek left. Then Bill Havrek bred horses.", "person:Bill Havrek=1 person:Robert Havrek=1"),
            ("James Havrek left. His son Jim Havrek bred horses.", "person:James Havrek=1 person:Jim Havrek=1"),
            ("Robert Havrek left. Then Bob Horvik bred horses.", "person:Bob Horvik=1 person:Robert Havrek=1"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("person:")), expected, "{text}");
        }
    }

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
