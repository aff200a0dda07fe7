//! Tells whom an acronym means in one article: `PA` for the Palestinian Authority, which the article names in full, or has before `(PA)`.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::forms::is_form;
use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::Target;
use crate::actors::registry::{Actor, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Word, hash_of};
use crate::article::ActorKind;
use crate::text::{fold_value, words_of};

/// Acronyms that hold in this article only.
pub(super) struct Acronyms {
    by_hash: FxHashMap<u64, Acronym>,
    /// Where the names stand of which these are the initials, by part and words.
    names: FxHashMap<u64, (usize, Range<usize>)>,
    /// Where those stand in parentheses that are not of the name before them, by part and word.
    of_others: FxHashSet<(usize, usize)>,
}

/// What the article says of one acronym.
#[derive(Default)]
struct Acronym {
    /// Where it stands in parentheses behind a name, in reading order: it holds against anything else from there on.
    explained: Vec<((usize, usize), Meaning)>,
    /// Whether its letters are the initials of the name before such a parenthesis.
    is_spelled_out: bool,
    /// Whose initials it has.
    initials: Option<Meaning>,
    /// Where each of those stands of whose name it has the initials, in reading order.
    bearers: Vec<((usize, usize), Meaning)>,
    /// Whether it has those of others too, or stands in parentheses behind words that are no name of the owner of the initials.
    is_doubtful: bool,
}

impl Acronym {
    /// Whether those who are named have it for initials, or go by it, are several.
    fn has_several_bearers(&self) -> bool {
        self.bearers.iter().any(|(_, bearer)| !is_same(bearer, &self.bearers[0].1))
    }

    /// Of its bearers the one named last before a place, or the only one.
    fn nearest(&self, place: (usize, usize)) -> Option<&Meaning> {
        let before = self.bearers.partition_point(|(named, _)| *named <= place);
        match before.checked_sub(1) {
            Some(last) => Some(&self.bearers[last].1),
            None => self.bearers.first().filter(|_| !self.has_several_bearers()).map(|(_, bearer)| bearer),
        }
    }
}

/// How many letters an acronym has.
const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// How many words of a name may stand between what was found of it and the parenthesis: `the Salvation Council of Lower Ostra (SCLO)`.
const MOST_WORDS_BETWEEN: usize = 4;

/// Letters that stand for an ordinary word much oftener than for a body, and mean one only where the article says so.
static ORDINARY: WordList = WordList::of(&["am", "dc", "dj", "gp", "hr", "id", "mc", "mp", "pm", "pr", "tv", "vp"]);

impl Acronyms {
    /// Acronyms in parentheses behind a name, and the initials of organisations the article names in full.
    pub(super) fn of(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> Acronyms {
        let mut acronyms =
            Acronyms { by_hash: FxHashMap::default(), names: FxHashMap::default(), of_others: FxHashSet::default() };
        let others = others_of_acronyms(reading, registry, spans);
        let letters = letters_in(reading);
        for span in spans {
            // A name that several bodies have is the one of this article, too.
            let undecided;
            let meaning = match (&span.meaning, &span.otherwise) {
                (Meaning::Nobody, Some(new)) if !letters.is_empty() && new.kind != ActorKind::Person => {
                    undecided = Meaning::New(new.clone());
                    &undecided
                }
                (meaning, _) => meaning,
            };
            let is_organisation = match meaning {
                Meaning::Known(place, _) => !matches!(
                    registry.actors()[*place as usize].kind,
                    ActorKind::State | ActorKind::Person | ActorKind::People
                ),
                Meaning::New(new) => new.kind != ActorKind::Person,
                _ => false,
            };
            if !is_organisation || span.end - span.first < 2 {
                continue;
            }
            let part = &reading.parts[span.part];
            // `Imperial Chemical Industries Plc` is ICI.
            let own = &part.words[span.first..span.end];
            let bare = own.iter().rposition(|word| !is_form(part.text, word)).map_or(own.len(), |last| last + 1);
            let initials = initials_of(part.text, &own[..bare]);
            if let Some(word) = part.words.get(span.end).filter(|_| is_in_parentheses(part, span.end)) {
                let between = &part.text[part.words[span.end - 1].end as usize..word.start as usize];
                // `the Navy said. (BBC)` and `the Navy (BBC)` say whence it comes.
                // `Corporation` may be a form, or a word of the name: `Harval Broadcasting Corporation (HBC)`.
                let whole = if bare < own.len() { initials_of(part.text, own) } else { Default::default() };
                let is_of_name = initials.iter().chain(&whole).any(|initials| hash_of(initials) == word.hash);
                let is_over = between.starts_with('.') && bare == own.len();
                let known = others.get(&(span.part, span.end));
                let is_another = match known {
                    Some(others) if is_among(meaning, others) => is_over,
                    // `the Intercontinental Exchange (ICE)`
                    Some(others) if !is_over && !others.iter().any(|place| is_media(registry, *place)) => {
                        !has_letters(part.text, own, word.of(part.text))
                    }
                    Some(_) => true,
                    None => is_over,
                };
                // `the Afghan police said. (AP)`
                let is_source = is_over && known.is_some_and(|others| others.iter().any(|place| is_media(registry, *place)));
                if is_source || !is_of_name && is_another {
                    acronyms.of_others.insert((span.part, span.end));
                } else {
                    let acronym = acronyms.by_hash.entry(word.hash).or_default();
                    acronym.explained.push(((span.part, span.end), meaning.clone()));
                    acronym.is_spelled_out |= is_of_name;
                }
            }
            // `Philippine National Oil Co` is PNOC.
            let whole = if bare < own.len() { initials_of(part.text, own) } else { Default::default() };
            // `the National Environment Agency of Singapore` is NEA.
            let of_state =
                whole_before_of(part.text, &own[..bare]).map(|own| initials_of(part.text, own)).unwrap_or_default();
            let initials = initials.iter().chain(&whole).chain(of_state.iter().filter(|initials| initials.len() > 2));
            // Two letters are the beginning of far too much: `MD`, `CD`, `FM`. Papers and stations are called by none but their own.
            let is_own = |initials: &str| match meaning {
                Meaning::Known(place, _) => {
                    let actor = &registry.actors()[*place as usize];
                    let is_enough = initials.len() > 2 && actor.kind != ActorKind::Media;
                    is_enough || actor.names.iter().any(|name| name.text.eq_ignore_ascii_case(initials))
                }
                _ => initials.len() > 2,
            };
            for initials in initials.filter(|initials| is_own(initials) && !ORDINARY.contains(initials.as_str())) {
                acronyms.names.entry(hash_of(initials)).or_insert((span.part, span.first..span.first + bare));
                let acronym = acronyms.by_hash.entry(hash_of(initials)).or_default();
                acronym.initials.get_or_insert_with(|| meaning.clone());
                acronym.bearers.push(((span.part, span.first), meaning.clone()));
            }
            // `IDB` of the Inter-American Development Bank
            if let Meaning::Known(place, _) = meaning {
                for letters in own_letters(registry, *place).filter(|hash| letters.contains(hash)) {
                    let acronym = acronyms.by_hash.entry(letters).or_default();
                    let is_new = |(place, _): &((usize, usize), Meaning)| *place != (span.part, span.first);
                    if acronym.bearers.last().is_none_or(is_new) {
                        acronym.bearers.push(((span.part, span.first), meaning.clone()));
                    }
                }
            }
        }
        acronyms.doubt(reading, spans);
        acronyms
    }

    /// Marks acronyms that stand in parentheses behind the name of somebody else: `Action pour la Faim (APF)` is no Arab Press Fund.
    fn doubt(&mut self, reading: &Reading<'_>, spans: &[Span]) {
        if self.by_hash.is_empty() {
            return;
        }
        for (number, part) in reading.parts.iter().enumerate() {
            let places = part.capitals().map(|(place, _)| place);
            for place in places.filter(|place| *place > 0 && is_in_parentheses(part, *place)) {
                let Some(acronym) = self.by_hash.get_mut(&part.words[place].hash) else { continue };
                let (Some(initials), true) = (&acronym.initials, acronym.explained.is_empty()) else { continue };
                let near = spans.partition_point(|span| (span.part, span.end) <= (number, place - 1));
                let reach = spans[near.saturating_sub(2)..].iter().take(4);
                let mut close =
                    reach.filter(|span| span.part == number && span.end <= place && place - span.end <= MOST_WORDS_BETWEEN);
                acronym.is_doubtful |= matches!(part.words[place - 1].capitals, Capitals::First | Capitals::All)
                    && !close.any(|span| is_same(&span.meaning, initials));
            }
        }
    }

    /// Who is meant by an acronym at a place: whoever it was explained for last, or else is explained for first.
    pub(super) fn at(&self, hash: u64, part: usize, word: usize) -> Option<&Meaning> {
        let acronym = self.by_hash.get(&hash).filter(|_| !self.is_of_another(part, word))?;
        let before = acronym.explained.partition_point(|(place, _)| *place <= (part, word));
        match acronym.explained.get(before.saturating_sub(1)) {
            Some((_, meaning)) => Some(meaning),
            None if acronym.is_doubtful || acronym.initials.is_none() => None,
            None => acronym.nearest((part, word)),
        }
    }

    /// Whether the article explains an acronym.
    pub(super) fn is_explained(&self, hash: u64) -> bool {
        self.by_hash.get(&hash).is_some_and(|acronym| !acronym.explained.is_empty())
    }

    /// Whether it does so by the words of which the acronym has the letters, which makes it another's than the body known by it. One
    /// whose own name has these letters is only written otherwise: `United Nations Educational, Scientific and Cultural Organization (UNESCO)`.
    pub(super) fn is_spelled_out(&self, registry: &Registry, hash: u64, meaning: &Meaning) -> bool {
        let is_own = |actor: &Actor| {
            let names = actor.names.iter().map(|name| words_of(&name.text)).filter(|words| words.len() > 1);
            let mut letters = names.flat_map(|words| {
                let first = |word: &String| word.chars().next();
                let capital = words.iter().filter(|word| !is_small(word)).filter_map(first).collect::<String>();
                [words.iter().filter_map(first).collect::<String>(), capital]
            });
            actor.kind != ActorKind::Person && letters.any(|letters| hash_of(&letters) == hash)
        };
        let is_of_known = || matches!(meaning, Meaning::Known(place, _) if is_own(&registry.actors()[*place as usize]));
        self.by_hash.get(&hash).is_some_and(|acronym| acronym.is_spelled_out) && !is_of_known()
    }

    /// Whether the article has named before a place whoever has an acronym of three letters and more for initials: `GCC` is the Great Council of
    /// Chiefs, and not the Gulf's, of which the article says nothing else.
    pub(super) fn is_named_before(&self, hash: u64, part: usize, word: usize) -> bool {
        const LEAST_WORDS: usize = 3;
        let is_owned =
            |acronym: &Acronym| acronym.initials.is_some() && !acronym.is_doubtful && !acronym.has_several_bearers();
        self.by_hash.get(&hash).is_some_and(is_owned)
            && self
                .names
                .get(&hash)
                .is_some_and(|(named_in, words)| words.len() >= LEAST_WORDS && (*named_in, words.start) < (part, word))
    }

    /// Whose name alone the article has given before a place of all whose initials an acronym has: `SNB` is the Saudi National Bank before the text comes
    /// to the Swiss one. Papers and stations are known by their letters.
    pub(super) fn named_only(
        &self,
        registry: &Registry,
        hash: u64,
        place: (usize, usize),
        meaning: &Meaning,
    ) -> Option<&Meaning> {
        let is_house = |meaning: &Meaning| matches!(meaning, Meaning::Known(known, _) if is_media(registry, *known));
        let acronym = self.by_hash.get(&hash).filter(|acronym| acronym.explained.is_empty() && !is_house(meaning))?;
        let mut before = acronym.bearers.iter().take_while(|(named_in, _)| *named_in < place).map(|(_, bearer)| bearer);
        let first = before.next().filter(|first| !is_same(first, meaning) && !is_house(first))?;
        before.all(|other| is_same(other, first)).then_some(first)
    }

    /// Whether an acronym in parentheses is not that of the name before it.
    pub(super) fn is_of_another(&self, part: usize, word: usize) -> bool {
        self.of_others.contains(&(part, word))
    }

    /// Whether the article explains an acronym for several, of whom each has it from there on.
    pub(super) fn is_shared(&self, hash: u64) -> bool {
        let explained = self.by_hash.get(&hash).map_or(&[][..], |acronym| &acronym.explained);
        explained.iter().any(|(_, meaning)| !is_same(meaning, &explained[0].1))
    }

    /// Whether the article gives no acronym.
    pub(super) fn is_empty(&self) -> bool {
        self.by_hash.is_empty()
    }

    /// Whether an actor bears the name of which the article gives the letters: `NUM` is the union of the name that it means, not another.
    pub(super) fn is_namesake(&self, reading: &Reading<'_>, registry: &Registry, letters: u64, meaning: &Meaning) -> bool {
        let (Meaning::Known(place, _), Some((part, words))) = (meaning, self.names.get(&letters)) else { return false };
        let part = &reading.parts[*part];
        let written = fold_value(&part.text[part.bytes_of(words.clone())]);
        registry.actors()[*place as usize].names.iter().any(|name| fold_value(&name.text) == written)
    }
}

/// Whether an acronym leaves a word out.
fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for")
}

/// Whether a word is an acronym in parentheses of its own behind the word before it.
fn is_in_parentheses(part: &Part<'_>, place: usize) -> bool {
    let word = &part.words[place];
    word.capitals == Capitals::All
        && ACRONYM_LETTERS.contains(&(word.of(part.text).len()))
        && part.text[part.words[place - 1].end as usize..word.start as usize]
            .trim_start_matches('.')
            .trim_end_matches(['(', '['])
            == " "
        && part.text[word.end as usize..].trim_start_matches('.').starts_with([')', ']'])
}

/// The words of a text that are written in capitals where not everything is.
fn letters_in(reading: &Reading<'_>) -> FxHashSet<u64> {
    let mut letters = FxHashSet::default();
    for part in &reading.parts {
        let words = part.words.iter().zip(&part.in_capitals);
        let is_one = |(word, is_loud): &(&Word, &bool)| {
            word.capitals == Capitals::All && !**is_loud && ACRONYM_LETTERS.contains(&((word.end - word.start) as usize))
        };
        letters.extend(words.filter(is_one).map(|(word, _)| word.hash));
    }
    letters
}

/// The acronyms of an actor of the registry.
fn own_letters(registry: &Registry, place: u32) -> impl Iterator<Item = u64> {
    let names = registry.actors()[place as usize].names.iter().map(|name| &*name.text);
    let are_letters =
        |name: &&str| ACRONYM_LETTERS.contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    names.filter(are_letters).map(|letters| hash_of(&letters.to_ascii_lowercase()))
}

/// Of each single word in capitals, by where it stands, the actors that the registry knows by it.
fn others_of_acronyms(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> FxHashMap<(usize, usize), Vec<u32>> {
    let mut others: FxHashMap<(usize, usize), Vec<u32>> = FxHashMap::default();
    for span in spans.iter().filter(|span| span.end - span.first == 1) {
        if reading.parts[span.part].words[span.first].capitals != Capitals::All {
            continue;
        }
        // Of a doubtful name only papers and stations are as likely meant as whoever stands before it.
        let is_likely =
            |place: u32| matches!(span.meaning, Meaning::Known(known, _) if known == place) || is_media(registry, place);
        let known = span.options.iter().filter_map(|option| match option.target {
            Target::Actor(place) => Some(place).filter(|place| is_likely(*place)),
            _ => None,
        });
        let known: Vec<u32> = known.collect();
        if !known.is_empty() {
            others.insert((span.part, span.first), known);
        }
    }
    others
}

fn is_media(registry: &Registry, place: u32) -> bool {
    registry.actors()[place as usize].kind == ActorKind::Media
}

/// Whether the letters of an acronym stand in a name in their order, and both begin with one letter.
fn has_letters(text: &str, own: &[Word], acronym: &str) -> bool {
    let written: String = own.iter().map(|word| fold_value(word.of(text))).collect();
    let acronym = fold_value(acronym);
    let mut rest = written.chars();
    written.chars().next() == acronym.chars().next()
        && acronym.chars().filter(|letter| letter.is_alphanumeric()).all(|letter| rest.any(|own| own == letter))
}

/// Whether a meaning is one of some actors of the registry.
fn is_among(meaning: &Meaning, actors: &[u32]) -> bool {
    matches!(meaning, Meaning::Known(place, _) if actors.contains(place))
}

/// Whether two meanings are one actor, by whatever form of its name.
fn is_same(one: &Meaning, other: &Meaning) -> bool {
    match (one, other) {
        (Meaning::Known(one, _), Meaning::Known(other, _)) => one == other,
        (Meaning::New(one), Meaning::New(other)) => one.id == other.id,
        _ => one == other,
    }
}

/// The words of a name before `of` and the one or two words, of a state or town mostly, with which it ends.
fn whole_before_of<'w>(text: &str, words: &'w [Word]) -> Option<&'w [Word]> {
    let of = words.iter().rposition(|word| word.of(text) == "of")?;
    (of > 2 && (1..=2).contains(&(words.len() - of - 1))).then_some(&words[..of])
}

/// The first letters of the words of a name, with and without its small words.
fn initials_of(text: &str, words: &[Word]) -> [String; 2] {
    let (mut all, mut capital) = (String::new(), String::new());
    for word in words {
        let Some(first) = word.of(text).chars().next() else { continue };
        let first: String = fold_value(&first.to_string());
        all.push_str(&first);
        if word.capitals != Capitals::None && !is_small(&fold_value(word.of(text))) {
            capital.push_str(&first);
        }
    }
    [all, capital]
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn an_acronym_in_parentheses_is_that_of_the_name_before_it_or_says_whence_it_comes() {
        for (text, expected) in [
            // The sentence is over, and its source is named.
            ("The crew was fed by the World Food Programme. (BBC)", "org:bbc=1 org:world-food-programme=1"),
            ("The crew was fed by the World Food Programme (CNN)", "org:cnn=1 org:world-food-programme=1"),
            ("The road was closed by the Afghan police. (AP)", "country:AF=1 org:alp-af=1 org:associated-press=1"),
            ("The National Democratic Congress waited. The NDC left.", "org:National Democratic Congress=2"),
            (
                "The Islamic Development Bank lent. The Inter-American Development Bank waited. The IDB left.",
                "org:inter-american-development-bank=2 org:islamic-development-bank=1",
            ),
            ("The Ostra Harval Corporation (OHC) waited. The OHC left.", "org:Ostra Harval Corporation=3"),
            // Letters of the name are its own, whoever else is called so.
            (
                "The Movement for the Liberation of Ostra (MLO) left. MLO men sang.",
                "org:Movement for the Liberation of Ostra=3",
            ),
            // Named before by a name of which they are the initials; of the Basques nothing is said.
            ("The Ostra Teachers' Association lost its office. The OTA is old.", "org:Ostra Teachers' Association=2"),
            ("The Embu Traders' Association met. The ETA is old.", "org:Embu Traders' Association=2"),
            // The form of business gives a letter too.
            ("The Ostra National Oil Co drills. ONOC sold it.", "org:Ostra National Oil Co=2"),
            // Two letters are the beginning of far too much.
            ("The China Daily wrote of a CD with songs. The Ostra Dairy sold an OD.", "org:Ostra Dairy=1 org:china-daily=1"),
            // The state that a body is of gives no letter.
            (
                "The Nuclear Energy Agency met. The National Environment Agency of Kenya spoke. NEA men left.",
                "country:KE=1 org:National Environment Agency (Kenya)=2 org:nuclear-energy-agency=1",
            ),
            // Two bodies of the same letters.
            (
                "The Ostra Salvation Council (OSC) met. The Ostra Sugar Company (OSC) did not. OSC workers struck.",
                "org:Ostra Salvation Council=2 org:Ostra Sugar Company=3",
            ),
        ] {
            assert_eq!(mentions(text, |_| true), expected, "{text}");
        }
    }
}
