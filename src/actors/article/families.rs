//! Who is meant by a family name alone: whoever the article names in full with it, and only then whom the registry knows by it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::again::stands_alone;
use super::cues::Cue;
use super::namesakes::{Choice, InFull, Namesakes, who_of};
use super::{Meaning, Reading, Span};
use crate::actors::registry::{Actor, Registry};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorKind, MentionRule};
use crate::text::{fold_value, words_of};

/// Peoples whose family name stands first.
static FAMILY_FIRST: WordList = WordList::of(&["CN", "KP", "KR", "TW", "VN", "KH"]);

/// Peoples of whom many are called by the first of their names: `Chavalit` Yongchaiyudh, `Lim` Keng Yaik.
static CALLED_BY_FIRST: WordList = WordList::of(&["TH", "MY", "SG", "HK", "ID", "ET", "ER", "IS", "MM", "LA", "BT"]);

/// Words beside the name of somebody who is named as the kin of another.
static KIN: WordList = WordList::of(&[
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "sister",
    "father",
    "mother",
    "nephew",
    "niece",
    "cousin",
    "uncle",
    "aunt",
    "widow",
    "widower",
    "grandson",
    "granddaughter",
    "grandfather",
    "brother-in-law",
    "son-in-law",
    "lady",
    "stepson",
    "twin",
    "spouse",
    "heir",
    "namesake",
]);

/// What stands behind a name and is no family name.
const SUFFIXES: [&str; 7] = ["jr", "sr", "junior", "senior", "ii", "iii", "iv"];

/// The longest of [`PARTICLES`].
const LONGEST_PARTICLE_BYTES: usize = 5;

/// What a family name of several words begins with: `van Gaal`, `de la Rua`.
const PARTICLES: [&str; 34] = [
    "van", "von", "der", "den", "de", "del", "dela", "della", "di", "du", "da", "do", "dos", "das", "la", "las", "los",
    "ter", "bin", "ibn", "bint", "ould", "al", "el", "mc", "mac", "o", "fitz", "st", "le", "ten", "'t", "zu", "af",
];

/// Whether somebody of the registry goes by a word alone.
fn goes_by(actor: &Actor, written: &str) -> bool {
    let folded = fold_value(written);
    actor.names.iter().any(|name| name.is_sure && !name.text.contains(' ') && fold_value(&name.text) == folded)
}

/// Whether a word begins or joins a family name of several words.
pub(super) fn is_particle(word: &str) -> bool {
    let mut small = [0; LONGEST_PARTICLE_BYTES];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    PARTICLES.iter().any(|particle| particle.as_bytes() == small)
}

/// Somebody who bears a family name, where the article names them.
struct Bearer {
    part: usize,
    word: usize,
    meaning: Meaning,
    /// Whether the given name stands there too.
    is_full: bool,
    /// Whether they are named as somebody's kin.
    is_kin: bool,
    /// Whether somebody else is named as theirs: `son of Ranil Perera`.
    has_kin: bool,
    /// The actor of the registry.
    known: Option<u32>,
}

/// Somebody of the registry named without the family name: `Teodoro Obiang` Nguema.
struct Unwritten {
    hash: u64,
    bearer: Bearer,
    is_heading: bool,
    /// The first word of a name of several.
    given: Option<u64>,
}

/// Everybody who bears a family name.
#[derive(Default)]
struct Family {
    /// In reading order.
    bearers: Vec<Bearer>,
    /// The places of those whose given name stands there too.
    full: Vec<usize>,
    /// The actors of the registry among these.
    known_in_full: FxHashSet<u32>,
    /// Whether one of them is known to no registry, and not named as somebody's kin.
    has_full: bool,
    /// The place of the first who is not named in a headline, or in a line in capitals.
    first_of_text: Option<usize>,
    /// Who is named in full with it.
    namesakes: Namesakes,
}

/// Who is meant by a family name, by where it was given in full.
pub(super) struct Families {
    by_hash: FxHashMap<u64, Family>,
    /// Who bears a word that stands within a full name: `Olarte` of Beatriz Olarte de Mejia.
    within: FxHashMap<u64, Meaning>,
    /// Who is called so by the first of several names, and where first; nobody where two are.
    by_first: FxHashMap<u64, Option<(usize, usize, Meaning)>>,
    /// The ends of full names that begin with a particle: `van der Meulen`.
    with_particle: FxHashSet<u64>,
    /// What is told of each who is named in full.
    told: FxHashMap<u64, Cue>,
    /// Who has a family name that does not stand where they are named.
    unwritten: Vec<Unwritten>,
    /// Where the sentences of each part begin, if several bear one name.
    sentences: Vec<Vec<usize>>,
}

impl Families {
    /// Everybody whom the spans name by a family name.
    pub(super) fn of(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> Families {
        let mut families = Families {
            by_hash: FxHashMap::default(),
            within: FxHashMap::default(),
            by_first: FxHashMap::default(),
            with_particle: FxHashSet::default(),
            told: FxHashMap::default(),
            unwritten: Vec::new(),
            sentences: Vec::new(),
        };
        for span in spans {
            families.add(reading, registry, span);
        }
        families.add_unwritten();
        if families.by_hash.values().any(|family| family.namesakes.first().is_some()) {
            let starts = |words: &[Word]| (0..words.len()).filter(|place| words[*place].begins_sentence).collect();
            families.sentences = reading.parts.iter().map(|part| starts(&part.words)).collect();
        }
        families.find_called(reading);
        families
    }

    /// Finds who was called by the family name alone before anybody else was named with it: they stay whoever is called so.
    fn find_called(&mut self, reading: &Reading<'_>) {
        let mut contested: FxHashMap<u64, [(usize, usize); 2]> = FxHashMap::default();
        for (hash, family) in &self.by_hash {
            contested.extend(family.namesakes.first_two().map(|places| (*hash, places)));
        }
        if contested.is_empty() {
            return;
        }
        for (number, part) in reading.parts.iter().enumerate() {
            for (place, word) in part.words.iter().enumerate() {
                let Some([first, second]) = contested.get(&word.hash) else { continue };
                let is_between = *first < (number, place) && (number, place) < *second;
                if !is_between || word.capitals == Capitals::None || !stands_alone(part.text, &part.words, place, &[]) {
                    continue;
                }
                let cue = Cue::of_lone(part.text, &part.words, place, place + 1);
                let Some(family) = self.by_hash.get_mut(&word.hash) else { continue };
                if let Some(who) = family.namesakes.call_first(cue, &self.told)
                    && let Some(told) = self.told.get_mut(&who)
                {
                    told.sex = told.sex.or(cue.sex);
                }
            }
        }
    }

    /// Who is called by the family name alone before the one known by it is named with it.
    pub(super) fn called(&self, hash: u64, known: &Meaning) -> Option<Meaning> {
        let family = self.by_hash.get(&hash).filter(|family| family.namesakes.has(known))?;
        family.namesakes.called().filter(|called| who_of(called) != who_of(known)).cloned()
    }

    /// Whether somebody of this family name was named in full before a place.
    pub(super) fn is_named_before(&self, hash: u64, place: (usize, usize)) -> bool {
        let bearers = self.by_hash.get(&hash).map(|family| &family.bearers);
        bearers.into_iter().flatten().any(|bearer| bearer.is_full && (bearer.part, bearer.word) < place)
    }

    /// Whether nobody bears a family name.
    pub(super) fn is_empty(&self) -> bool {
        self.by_hash.is_empty()
    }

    /// Whether somebody bears this one.
    pub(super) fn knows(&self, hash: u64) -> bool {
        self.by_hash.contains_key(&hash)
    }

    /// Whether anybody bears a name of several words that begins with a particle.
    pub(super) fn know_particles(&self) -> bool {
        !self.with_particle.is_empty()
    }

    /// Whether somebody bears this one of them.
    pub(super) fn knows_with_particle(&self, hash: u64) -> bool {
        self.with_particle.contains(&hash)
    }

    /// Who has a word within the full name, where nobody bears it as the family's.
    pub(super) fn within(&self, hash: u64) -> Option<Meaning> {
        self.within.get(&hash).cloned()
    }

    /// The only one in the article who has a word as the first of several names, where that one was named before: `Bashar` behind Bashar
    /// al-Assad.
    pub(super) fn by_first_name(&self, hash: u64, part: usize, word: usize) -> Option<Meaning> {
        let (named_in, first, meaning) = self.by_first.get(&hash)?.as_ref()?;
        ((*named_in, *first) < (part, word)).then(|| meaning.clone())
    }

    /// The bearer whom what is told there fits; of several the one named last before a place, or else first behind it.
    pub(super) fn at(&self, hash: u64, part: usize, word: usize, cue: Cue) -> Option<Meaning> {
        let family = self.by_hash.get(&hash)?;
        match family.namesakes.choose(cue, (part, word), &self.told, None) {
            Choice::One(meaning) => return Some(meaning),
            Choice::Nobody => return None,
            Choice::Any => {}
        }
        let behind = family.bearers.partition_point(|bearer| (bearer.part, bearer.word) <= (part, word));
        // One whom the registry knows by the family name alone comes second to one whom the article names in full.
        let place = if family.has_full {
            let before = family.full.partition_point(|place| *place < behind);
            if let Some(first) = self.first_named(family, (part, word)) {
                return Some(first.clone());
            }
            family.full[before.saturating_sub(1)]
        } else {
            behind.saturating_sub(1)
        };
        let bearer = family.bearers.get(place)?;
        // `Alemayehu` is Alemayehu Bekele Desta before the text comes to his daughter, Tigist Alemayehu.
        let is_ahead = (bearer.part, bearer.word) > (part, word);
        let called = is_ahead.then(|| self.by_first_name(hash, part, word)).flatten();
        Some(called.unwrap_or_else(|| bearer.meaning.clone()))
    }

    /// Whom what is told at a place fits better than the one known by the family name alone, where the article names several in full.
    pub(super) fn other_than(&self, hash: u64, known: &Meaning, place: (usize, usize), cue: Cue) -> Option<Meaning> {
        let family = self.by_hash.get(&hash).filter(|family| !cue.is_bare() && family.namesakes.has(known))?;
        match family.namesakes.choose(cue, place, &self.told, Some(known)) {
            Choice::One(meaning) => Some(meaning),
            Choice::Nobody if cue.is_compared => Some(Meaning::Nobody),
            Choice::Nobody | Choice::Any => None,
        }
    }

    /// Of several in full whom nothing tells apart the one named first, whom the text is mostly about, unless another is named in the sentence
    /// of a place or the one before it.
    fn first_named<'f>(&self, family: &'f Family, place: (usize, usize)) -> Option<&'f Meaning> {
        let (first, named_in) = family.namesakes.first().filter(|(_, named_in)| *named_in < place || place.0 == 0)?;
        let last = family.full.iter().map(|full| &family.bearers[*full]);
        let last = last.take_while(|bearer| (bearer.part, bearer.word) < place);
        let last = last.filter(|bearer| !bearer.is_kin && !bearer.has_kin).last();
        let is_close = last.is_some_and(|last| {
            (last.part, last.word) != named_in
                && last.part == place.0
                && self.sentences_between(place.0, last.word, place.1) <= 1
        });
        (!is_close).then_some(first)
    }

    /// How many sentences of a part begin behind a word and before another, or with that.
    fn sentences_between(&self, part: usize, first: usize, second: usize) -> usize {
        let until =
            |word: usize| self.sentences.get(part).map_or(0, |starts| starts.partition_point(|start| *start <= word));
        until(second) - until(first)
    }

    /// The one named first, and so the one the text is about, where the registry knows another by the family name alone: if that name is doubtful, or
    /// both led a state and the first was the last to do so. `Castro` is Raul's in a text on him that names Fidel Castro too.
    pub(super) fn main(
        &self,
        hash: u64,
        known: &Meaning,
        place: (usize, usize),
        is_doubtful: bool,
        registry: &Registry,
    ) -> Option<Meaning> {
        let family = self.by_hash.get(&hash).filter(|family| family.namesakes.has(known))?;
        let first = self.first_named(family, place).filter(|first| who_of(first) != who_of(known))?;
        // `Rodrigo Duterte is her father. Duterte denied it.`
        let is_known_close = family.full.iter().map(|full| &family.bearers[*full]).any(|bearer| {
            let is_before = bearer.part == place.0 && bearer.word < place.1 && !bearer.has_kin;
            is_before
                && who_of(&bearer.meaning) == who_of(known)
                && self.sentences_between(place.0, bearer.word, place.1) <= 1
        });
        if is_known_close {
            return None;
        }
        let last_office = |meaning: &Meaning| match meaning {
            Meaning::Known(place, _) => last_office(&registry.actors()[*place as usize]),
            _ => None,
        };
        let is_later = || last_office(first).is_some_and(|first| last_office(known).is_some_and(|known| known < first));
        (is_doubtful || is_later()).then(|| first.clone())
    }

    fn add_unwritten(&mut self) {
        let mut unwritten = std::mem::take(&mut self.unwritten);
        unwritten.retain(|other| !self.by_hash.contains_key(&other.hash));
        for Unwritten { hash, bearer, is_heading, given } in unwritten {
            let family = self.by_hash.entry(hash).or_default();
            if let Some(given) = given {
                let named = InFull { is_kin: bearer.is_kin, is_first_name: false, given };
                family.namesakes.add(&bearer.meaning, (bearer.part, bearer.word), named);
            }
            family.add(bearer, is_heading);
        }
    }

    /// Who bears the family name in this article, where the registry would have it be somebody else: one named in full before
    /// anybody else is called by it, and not as the kin of the one known by it.
    pub(super) fn owner(&self, hash: u64, known: u32) -> Option<Meaning> {
        let family = self.by_hash.get(&hash)?;
        if family.known_in_full.contains(&known) {
            return None;
        }
        // A headline gives nobody's full name.
        let first = family.bearers.get(family.first_of_text.unwrap_or(0));
        let first = first.filter(|bearer| bearer.is_full && !bearer.is_kin)?;
        (first.known != Some(known)).then(|| first.meaning.clone())
    }

    fn add(&mut self, reading: &Reading<'_>, registry: &Registry, span: &Span) {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        let mut is_called_by_first = false;
        let (known, label, is_family_first) = match &span.meaning {
            // `Van Gaal` is no full name.
            Meaning::New(new)
                if new.kind == ActorKind::Person
                    && own.len() > 1
                    && !is_one_family_name(own)
                    && !is_particle(own[0].of(part.text)) =>
            {
                (None, None, own.len() == 3 && is_syllables(part.text, &own[1..]))
            }
            Meaning::Known(place, _) => {
                let actor = &registry.actors()[*place as usize];
                let written = || &part.text[part.bytes_of(span.first..span.end)];
                if actor.kind != ActorKind::Person && !registry.was_person(written()) {
                    return;
                }
                let country = actor.country.as_deref().unwrap_or_default();
                is_called_by_first = CALLED_BY_FIRST.contains(country);
                (Some(*place), Some(&actor.label), FAMILY_FIRST.contains(country))
            }
            _ => return,
        };
        let mut hashes: Vec<u64> = Vec::new();
        let mut first_name = None;
        if own.len() > 1 {
            let of_first = || Some((span.part, span.first, span.meaning.clone()));
            let called = self.by_first.entry(own[0].hash).or_insert_with(of_first);
            if called.as_ref().is_some_and(|(_, _, meaning)| who_of(meaning) != who_of(&span.meaning)) {
                *called = None;
            }
            let own = &own[..without_suffix(part.text, own)];
            if own.len() == 1 {
                return;
            }
            let first_of_family = (1..own.len()).rev().find(|place| own[*place].gap != Gap::Hyphen).unwrap_or(0);
            hashes.extend(own.last().map(|word| word.hash));
            hashes.push(family_hash(&own[first_of_family..]));
            // Somebody no registry knows may be called by the first name: `Chad had never entered before`.
            if is_family_first || is_called_by_first || (label.is_none() && own.len() == 2) {
                hashes.push(own[0].hash);
                first_name = Some(own[0].hash).filter(|_| !is_family_first);
            }
            for place in 1..own.len().saturating_sub(1) {
                let written = own[place].of(part.text);
                let end = family_hash(&own[place..]);
                hashes.push(end);
                // `Obiang` is a name of Teodoro Obiang Nguema Mbasogo, whoever else has it for a family name.
                if known.is_some_and(|known| goes_by(&registry.actors()[known as usize], written)) {
                    hashes.push(own[place].hash);
                }
                if is_particle(written) {
                    self.with_particle.insert(end);
                } else if written.len() > 2 && own[place].gap != Gap::Hyphen && !is_title(written) {
                    self.within.entry(own[place].hash).or_insert_with(|| span.meaning.clone());
                }
            }
        }
        let mut unwritten = None;
        if let Some(label) = label {
            let words = words_of(label);
            if words.len() > 1 {
                let family = if is_family_first { words.first() } else { words.last() };
                let family = family.map(|word| hash_of(word));
                let is_written = |hash: &u64| part.words[span.first..span.end].iter().any(|word| word.hash == *hash);
                hashes.extend(family.filter(is_written));
                unwritten = family.filter(|hash| !is_written(hash));
            }
        }
        hashes.sort_unstable();
        hashes.dedup();
        // The user may say that the family name is not this person's.
        if let Some(place) = known {
            hashes.retain(|hash| !registry.is_taken_by_user(&registry.actors()[place as usize].id, *hash));
        }
        // `President Trump` is as good as the full name.
        let has_title = |place: usize| is_title(part.words[place].of(part.text));
        let is_titled =
            span.rule == MentionRule::Name && known.is_some() && span.first.checked_sub(1).is_some_and(has_title);
        // The sibling of `Bashar al-Assad` is not meant by `Assad`, whoever else is called so.
        let is_kin = is_kin(part.text, &part.words, span.first, span.end);
        if own.len() > 1 {
            let of_registry = || known.map(|place| Cue::of_known(&registry.actors()[place as usize])).unwrap_or_default();
            let told = self.told.entry(who_of(&span.meaning)).or_insert_with(of_registry);
            told.learn(Cue::of_full(part.text, &part.words, span.first, span.end));
        }
        let has_kin = has_kin(part.text, &part.words, span.first);
        let is_heading = span.part == 0 || part.in_capitals[span.first];
        let is_long = own.len() > 1;
        let given = Some(own[0].hash).filter(|_| is_long);
        let bearer = || {
            let (part, word, meaning) = (span.part, span.first, span.meaning.clone());
            Bearer { part, word, meaning, is_full: is_long || is_titled, is_kin, has_kin, known }
        };
        for hash in hashes {
            let family = self.by_hash.entry(hash).or_default();
            if let Some(given) = given {
                let named = InFull { is_kin, is_first_name: first_name == Some(hash), given };
                family.namesakes.add(&span.meaning, (span.part, span.first), named);
            }
            family.add(bearer(), is_heading);
        }
        self.unwritten.extend(unwritten.map(|hash| Unwritten { hash, bearer: bearer(), is_heading, given }));
    }
}

impl Family {
    fn add(&mut self, bearer: Bearer, is_heading: bool) {
        let place = self.bearers.len();
        if bearer.is_full {
            self.full.push(place);
            self.known_in_full.extend(bearer.known);
            self.has_full |= bearer.known.is_none() && !bearer.is_kin;
        }
        if !is_heading {
            self.first_of_text.get_or_insert(place);
        }
        self.bearers.push(bearer);
    }
}

/// The hash of a family name that may be of several words joined by hyphens.
pub(super) fn family_hash(words: &[Word]) -> u64 {
    words.iter().fold(0, |hash: u64, word| hash.rotate_left(7) ^ word.hash)
}

/// How many words of a name are left without `Jr`.
pub(super) fn without_suffix(text: &str, own: &[Word]) -> usize {
    own.iter().rposition(|word| !is_suffix(word.of(text))).map_or(own.len(), |last| last + 1)
}

/// Whether words are joined by hyphens alone, as a double family name is.
pub(super) fn is_one_family_name(words: &[Word]) -> bool {
    words.len() > 1 && words[1..].iter().all(|word| word.gap == Gap::Hyphen)
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.iter().any(|suffix| suffix.eq_ignore_ascii_case(word))
}

/// `Kwang-shik`: two syllables of a given name that is written behind the family's.
fn is_syllables(text: &str, words: &[Word]) -> bool {
    let is_small = |word: &Word| word.gap == Gap::Hyphen && word.of(text).starts_with(char::is_lowercase);
    words.get(1).is_some_and(is_small)
}

/// Whether a word says what somebody is to the kin.
pub(super) fn is_word_of_kin(word: &str) -> bool {
    KIN.contains_folded(word)
}

/// Whether somebody else is named as the kin of whoever is named at a word: `the son of Ranil Perera`.
fn has_kin(text: &str, words: &[Word], first: usize) -> bool {
    first > 1 && words[first - 1].of(text) == "of" && is_word_of_kin(words[first - 2].of(text))
}

/// When somebody who leads or led a state took the last office.
fn last_office(actor: &Actor) -> Option<&'static str> {
    let leads_state = actor.leads.as_ref().is_some_and(|led| led.as_str().starts_with("country:"));
    actor.offices.iter().map(|office| office.from).filter(|_| leads_state).max()
}

/// Whether a name is that of somebody's kin: `his wife, Denise Okafor`, `Jane McCall, sister of`.
pub(super) fn is_kin(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let is_kin = |word: &Word| is_word_of_kin(word.of(text));
    let before = (first.saturating_sub(3)..first).rev().take_while(|place| !words[place + 1].begins_sentence);
    // `Jim Havran, whose daughter`, `Jim Havran and his daughter`: it is she who is named as kin.
    let is_anothers = |place: usize| matches!(words[place].of(text), "and" | "whose" | "with");
    let after = (end..(end + 3).min(words.len())).take_while(|place| !words[*place].begins_sentence && !is_anothers(*place));
    // `Robert Mugabe's wife`, `the widow of Robert Mugabe`: he is not named as hers.
    let is_owner = words.get(end).is_some_and(|next| next.gap == Gap::Possessive);
    let is_of = first.checked_sub(1).is_some_and(|before| matches!(words[before].of(text), "of" | "to"));
    let is_before = !is_of && before.into_iter().any(|place| is_kin(&words[place]));
    is_before || !is_owner && after.into_iter().any(|place| is_kin(&words[place]))
}
