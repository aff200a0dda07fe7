//! Turns the names of actors into [`FoldedNames`]: who goes by a name, however it is written.

use std::sync::OnceLock;

use super::Actor;
use crate::actors::words::hash_of;
use crate::article::ActorKind;
use crate::text::{fold_value, fold_value_into, is_never_ascii};

/// Who goes by which folded name: every claim to a name.
///
/// The names that begin alike lie together, and are folded when one is first asked for that may begin so: few texts ask for names of all
/// beginnings, and most for none.
#[derive(Clone, Debug)]
pub(super) struct FoldedNames {
    shares: [Share; Share::COUNT],
}

/// The names whose folded form may begin in one way.
#[derive(Clone, Debug, Default)]
struct Share {
    /// The place of the actor, and of the name among its own; [`Claim::CODE`] for the code of a state.
    names: Vec<(u32, u16)>,
    /// The same of the names that take endings.
    taking_endings: Vec<(u32, u16)>,
    /// In the order of the hashes of the names, the strongest claim to each first.
    claims: OnceLock<Vec<Claim>>,
    /// The names that take endings, in the order of how they begin, folded.
    stems: OnceLock<Vec<(String, u32, u16)>>,
}

impl Share {
    /// The letters of ASCII, its digits, two scripts that hold many names, what folds to no ASCII, and what may fold to anything.
    const COUNT: usize = 31;
    const DIGITS: usize = 26;
    const CYRILLIC: usize = 27;
    const ARABIC: usize = 28;
    const NEVER_ASCII: usize = 29;
    const ANY: usize = 30;

    /// Where a name belongs, by its first letter, see [`may_fold_to`].
    fn of(name: &str) -> usize {
        match first_letter(name) {
            None => Share::ANY,
            Some(first) if first.is_ascii_digit() => Share::DIGITS,
            Some(first) if first.is_ascii() => usize::from(first.to_ascii_lowercase() as u8 - b'a'),
            Some(first) if !is_of_other_script(first) => Share::ANY,
            Some('\u{400}'..='\u{52F}') => Share::CYRILLIC,
            Some('\u{620}'..='\u{6FF}') => Share::ARABIC,
            Some(_) => Share::NEVER_ASCII,
        }
    }

    /// Where names may be whose folded form is this.
    fn of_folded(folded: &str) -> impl Iterator<Item = usize> + use<> {
        let own = match folded.chars().next() {
            Some(first @ 'a'..='z') => Some(usize::from(first as u8 - b'a')),
            Some('0'..='9') => Some(Share::DIGITS),
            Some('\u{400}'..='\u{52F}') => Some(Share::CYRILLIC),
            Some('\u{620}'..='\u{6FF}') => Some(Share::ARABIC),
            _ => None,
        };
        let other = folded.starts_with(|first: char| !first.is_ascii()).then_some(Share::NEVER_ASCII);
        own.into_iter().chain(other).chain([Share::ANY])
    }
}

/// A claim of somebody to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// The hash of the folded name.
    hash: u64,
    /// How weak it is: a name may be unsure, and of one language only; the code of a state comes last.
    weakness: u8,
    /// The place of the actor.
    place: u32,
    /// The place of the name among those of the actor; [`Claim::CODE`] for the code of a state.
    name: u16,
}

impl Claim {
    const CODE: u16 = u16::MAX;
    const WEAKNESS_OF_CODES: u8 = 4;

    /// The name as written.
    fn written(self, actor: &Actor) -> &str {
        match actor.names.get(usize::from(self.name)) {
            Some(name) => &name.text,
            None => code_of(actor).unwrap_or_default(),
        }
    }
}

impl FoldedNames {
    /// The names of all actors.
    pub(super) fn of(actors: &[Actor]) -> FoldedNames {
        let mut shares: [Share; Share::COUNT] = std::array::from_fn(|_| Share::default());
        for (place, actor) in (0..).zip(actors) {
            for (name, number) in actor.names.iter().zip(0..Claim::CODE) {
                if name.text.ends_with('*') {
                    shares[Share::of(first_piece(&name.text))].taking_endings.push((place, number));
                } else {
                    shares[Share::of(&name.text)].names.push((place, number));
                }
            }
            if let Some(code) = code_of(actor) {
                shares[Share::of(code)].names.push((place, Claim::CODE));
            }
        }
        FoldedNames { shares }
    }

    /// Those of whose names that take endings a folded name is a form, the longest first: `хезболла` of `Хезболл*`.
    pub(super) fn inflected<'n>(&'n self, actors: &'n [Actor], folded: &str) -> Vec<&'n Actor> {
        let mut fitting: Vec<(usize, u32)> = Vec::new();
        for (_, place, name) in self.stems_of(actors, folded) {
            let text = &actors[*place as usize].names[usize::from(*name)].text;
            if is_form_of(folded, text) {
                fitting.push((text.len(), *place));
            }
        }
        fitting.sort_unstable_by_key(|(bytes, place)| (std::cmp::Reverse(*bytes), *place));
        fitting.dedup_by_key(|(_, place)| *place);
        fitting.into_iter().map(|(_, place)| &actors[place as usize]).collect()
    }

    /// The names that take endings and begin as a folded name does.
    fn stems_of<'n>(&'n self, actors: &[Actor], folded: &str) -> Vec<&'n (String, u32, u16)> {
        let ends = || folded.char_indices().map(|(place, character)| place + character.len_utf8());
        let mut found = Vec::new();
        for share in Share::of_folded(folded).map(|share| &self.shares[share]) {
            let stems = share.stems.get_or_init(|| stems_of(actors, &share.taking_endings));
            for beginning in std::iter::once(0).chain(ends()).map(|end| &folded[..end]) {
                let first = stems.partition_point(|(stem, ..)| stem.as_str() < beginning);
                found.extend(stems[first..].iter().take_while(|(stem, ..)| stem == beginning));
            }
        }
        found
    }

    /// The claims to a folded name and others of the same hash, the strongest first.
    fn claims_to(&self, actors: &[Actor], folded: &str) -> Vec<Claim> {
        let hash = hash_of(folded);
        let mut found: Vec<Claim> = Vec::new();
        for share in Share::of_folded(folded).map(|share| &self.shares[share]) {
            let claims = share.claims.get_or_init(|| claims_of(actors, &share.names));
            let first = claims.partition_point(|claim| claim.hash < hash);
            found.extend(claims[first..].iter().take_while(|claim| claim.hash == hash));
        }
        found.sort_unstable();
        found
    }

    /// Those that go by a folded name, the strongest claim first.
    pub(super) fn called<'n>(&'n self, actors: &'n [Actor], folded: &str) -> impl Iterator<Item = &'n Actor> + use<'n> {
        let claims = self.claims_to(actors, folded);
        // Two names may have one hash.
        let folded = folded.to_string();
        let mut places: Vec<u32> = Vec::new();
        let is_new = move |claim: &Claim| {
            let is_new = !places.contains(&claim.place);
            places.push(claim.place);
            is_new
        };
        claims
            .into_iter()
            .filter(is_new)
            .map(|claim| (claim, &actors[claim.place as usize]))
            .filter(move |(claim, actor)| fold_value(claim.written(actor)) == folded)
            .map(|(_, actor)| actor)
    }

    /// The actors that have the strongest claim to a folded name beginning like this.
    pub(super) fn beginning_with<'n>(&'n self, actors: &'n [Actor], prefix: &'n str) -> impl Iterator<Item = &'n Actor> {
        let (mut folded, mut word) = (String::new(), String::new());
        actors.iter().zip(0u32..).filter_map(move |(actor, place)| {
            let begins_so = |name: &str| {
                if !may_fold_to(name, prefix) {
                    return false;
                }
                fold_value_into(name, &mut folded, &mut word);
                folded.starts_with(prefix)
                    && self.claims_to(actors, &folded).first().is_some_and(|first| first.place == place)
            };
            let is_begun = names_of(actor).any(begins_so) || {
                // Of `Путин*` so far, or of one of its forms.
                let mut stems = actor.names.iter().filter(|name| name.text.ends_with('*'));
                !prefix.is_ascii()
                    && stems.any(|name| fold_value(&name.text).starts_with(prefix) || is_form_of(prefix, &name.text))
            };
            is_begun.then_some(actor)
        })
    }
}

/// Whether a name may have a folded form that begins like this, of which its first letter tells enough: in ASCII it stays what it is, but for its
/// case, and in most other scripts it stays in its script.
pub(super) fn may_fold_to(name: &str, beginning: &str) -> bool {
    let Some(begun) = beginning.chars().next() else { return true };
    match first_letter(name) {
        Some(first) if first.is_ascii() => begun == first.to_ascii_lowercase(),
        Some(first) if begun.is_ascii() => !is_never_ascii(first),
        _ => true,
    }
}

/// Whether a letter is of a script of which nothing folds to ASCII but digits.
fn is_of_other_script(letter: char) -> bool {
    match letter {
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{5D0}'..='\u{5EA}' => true,
        '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => true,
        '\u{388}'..='\u{3CE}' | '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' | '\u{10A0}'..='\u{10FF}' => true,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => true,
        // From Devanagari to Burmese, Ethiopic, Khmer.
        '\u{904}'..='\u{109F}' | '\u{1200}'..='\u{135A}' | '\u{1780}'..='\u{17B3}' => letter.is_alphabetic(),
        _ => is_never_ascii(letter),
    }
}

/// The first character of a name by which it may be compared.
fn first_letter(name: &str) -> Option<char> {
    if let Some(first) = name.bytes().next().filter(u8::is_ascii_alphanumeric) {
        return Some(first.into());
    }
    name.chars().find(|character| character.is_ascii_alphanumeric() || !character.is_ascii())
}

/// Whether a folded name is a form of a name whose words take endings where they have a star: `сил быстрои поддержки` of `Сил* быстр* поддержк*`.
pub(super) fn is_form_of(folded: &str, name: &str) -> bool {
    /// As in the lists: `-ами`, `-ский`.
    const LONGEST_ENDING: usize = 4;
    let mut words = folded.split(' ');
    for piece in name.split_whitespace() {
        let takes_ending = piece.ends_with('*');
        let own = fold_value(piece);
        let mut own = own.split(' ').peekable();
        while let Some(own_word) = own.next() {
            let Some(rest) = words.next().and_then(|word| word.strip_prefix(own_word)) else { return false };
            let may_go_on = takes_ending && own.peek().is_none() && !own_word.is_empty();
            let most = if may_go_on { LONGEST_ENDING } else { 0 };
            if rest.chars().count() > most {
                return false;
            }
        }
    }
    words.next().is_none()
}

/// The claims to names, in order.
fn claims_of(actors: &[Actor], names: &[(u32, u16)]) -> Vec<Claim> {
    let (mut folded, mut word) = (String::new(), String::new());
    let claim = |(place, number): &(u32, u16)| {
        let actor = &actors[*place as usize];
        let name = actor.names.get(usize::from(*number));
        let weakness =
            name.map_or(Claim::WEAKNESS_OF_CODES, |name| u8::from(!name.is_sure) + 2 * u8::from(name.language.is_some()));
        let claim = Claim { hash: 0, weakness, place: *place, name: *number };
        fold_value_into(claim.written(actor), &mut folded, &mut word);
        Claim { hash: hash_of(&folded), ..claim }
    };
    let mut claims: Vec<Claim> = names.iter().map(claim).collect();
    claims.sort_unstable();
    claims
}

/// How names that take endings begin, in order.
fn stems_of(actors: &[Actor], names: &[(u32, u16)]) -> Vec<(String, u32, u16)> {
    let stem = |(place, number): &(u32, u16)| {
        let text = &actors[*place as usize].names[usize::from(*number)].text;
        (fold_value(first_piece(text)), *place, *number)
    };
    let mut stems: Vec<_> = names.iter().map(stem).collect();
    stems.sort_unstable();
    stems
}

/// The first word of a name as written.
fn first_piece(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// What an actor goes by; words that are names only with whatever ending are none.
fn names_of(actor: &Actor) -> impl Iterator<Item = &str> {
    let names = actor.names.iter().map(|name| &*name.text).filter(|name| !name.ends_with('*'));
    names.chain(code_of(actor))
}

/// The ISO 3166-1 code of a state.
fn code_of(actor: &Actor) -> Option<&str> {
    (actor.kind == ActorKind::State).then(|| actor.id.as_str().rsplit(':').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashMap;

    use super::*;
    use crate::actors::Registry;

    #[test]
    fn whoever_goes_by_a_name_is_found_in_the_order_of_their_claims() {
        let actors = Registry::shared().actors();
        let names = FoldedNames::of(actors);
        let mut plainly: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (is_sure, is_foreign) in [(true, false), (false, false), (true, true), (false, true)] {
            for (place, actor) in actors.iter().enumerate() {
                let of_claim =
                    actor.names.iter().filter(|name| name.is_sure == is_sure && name.language.is_some() == is_foreign);
                for name in of_claim.filter(|name| !name.text.ends_with('*')) {
                    plainly.entry(fold_value(&name.text)).or_default().push(place as u32);
                }
            }
        }
        for (place, actor) in actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::State) {
            plainly.entry(fold_value(&actor.id.as_str()["country:".len()..])).or_default().push(place as u32);
        }
        for (folded, places) in &plainly {
            let mut expected: Vec<&str> = Vec::new();
            for place in places {
                let id = actors[*place as usize].id.as_str();
                if !expected.contains(&id) {
                    expected.push(id);
                }
            }
            let found: Vec<&str> = names.called(actors, folded).map(|actor| actor.id.as_str()).collect();
            assert_eq!(found, expected, "{folded}");
        }
        assert_eq!(names.called(actors, "atlantis").count(), 0);
    }

    #[test]
    fn no_name_is_passed_over_that_begins_as_it_should() {
        for actor in Registry::shared().actors() {
            for name in names_of(actor) {
                let folded = fold_value(name);
                let first = folded.chars().next().map_or(0, char::len_utf8);
                assert!(may_fold_to(name, &folded) && may_fold_to(name, &folded[..first]), "{name}");
                assert!(Share::of_folded(&folded).any(|share| share == Share::of(name)), "{name}");
            }
        }
        assert!(!may_fold_to("Quito", "z") && !may_fold_to("Москва", "m") && !may_fold_to("Moscow", "м"));
    }

    #[test]
    fn stems_are_those_found_one_by_one() {
        let actors = Registry::shared().actors();
        let names = FoldedNames::of(actors);
        for folded in ["путина", "сил быстрои поддержки", "hamas", "", "é", "prezydent"] {
            let mut plainly = Vec::new();
            for (place, actor) in (0..).zip(actors) {
                for (name, number) in actor.names.iter().zip(0..).filter(|(name, _)| name.text.ends_with('*')) {
                    let beginning = fold_value(first_piece(&name.text));
                    plainly.extend(folded.starts_with(&beginning).then_some((beginning, place, number)));
                }
            }
            let mut found: Vec<_> = names.stems_of(actors, folded).into_iter().cloned().collect();
            found.sort_unstable();
            plainly.sort_unstable();
            assert_eq!(found, plainly, "{folded}");
        }
    }

    #[test]
    fn forms_of_names_that_take_endings_are_looked_up() {
        let registry = Registry::shared();
        let called = |name: &str| registry.look_up(name).map(|actor| actor.id.to_string());
        for (name, id) in [
            ("Путин", Some("person:vladimir-putin")),
            ("ПУТИНА", Some("person:vladimir-putin")),
            ("Хезболла", Some("org:hezbollah")),
            ("хуситы", Some("org:huthi")),
            ("Путиновский", None),
            ("Пути", None),
        ] {
            assert_eq!(called(name).as_deref(), id, "{name}");
        }
        assert!(registry.ids_with_prefix("пути").contains(&"person:vladimir-putin".to_string()));
        assert!(is_form_of("сил быстрои поддержки", "Сил* быстр* поддержк*"));
        assert!(!is_form_of("сил быстрои", "Сил* быстр* поддержк*"));
    }
}
