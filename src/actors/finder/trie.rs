//! Turns the names of a registry into [`Trie`], in which every name that begins at a word of a text is found by walking
//! from word to word.
//!
//! A node is found by the hash of its parent and the next word, so the whole trie is one hash table that is filled in a few
//! milliseconds; an automaton over letters of the same names takes ten times as long to build. Words end where
//! [`crate::text`] says, so names keep to word borders by construction.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;

use rustc_hash::FxHashMap;

use super::borders::{goes_on_beyond, is_no_sea};
use super::endings::{PREFIX_LETTERS, SHORTEST_INFLECTED, endings_of, longest_ending, may_hang, shares_letters};
use super::prepared::{Prepared, capitals_in};
use crate::actors::ordinary;
use crate::actors::registry::{Actor, Name, NameForm, Registry};
use crate::actors::words::{Capitals, Gap, Word, capitals_of, hash_of};
use crate::article::ActorKind;
use crate::text::{language_of_names, words_of};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The actor at this place of the registry.
    Actor(u32),
    /// The town or province at this place of the registry.
    Place(u32),
    /// Whichever country's body of the kind at this place of [`Registry::generic_bodies`].
    Generic(u32),
    /// Nobody: `Indian Ocean`.
    Decoy,
}

/// A name, as the trie keeps it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pattern {
    /// What it stands for.
    pub(crate) target: Target,
    /// What kind of name it is.
    pub(crate) form: NameForm,
    /// Whether it needs no support.
    pub(crate) is_sure: bool,
    /// Whether it is an acronym, which counts in capitals only.
    pub(crate) is_acronym: bool,
    /// Whether it is an acronym that many write like a word: `Nato`.
    pub(super) is_like_a_word: bool,
    /// Of a short name with capitals inside, `LeT`, which of its letters are: written otherwise it is another word.
    pub(super) inner_capitals: u8,
    /// Whether it is made of words that bodies of any country may have in their names: `National Democratic Party`.
    pub(crate) is_shared: bool,
    /// Whether it ends in `'s`, which then has to be there: `Moody's`.
    pub(super) is_possessive: bool,
    /// The language in which it counts; any if `None`.
    pub(super) language: Option<[u8; 2]>,
    /// Which of its words, counted from the first, have to begin with a capital.
    pub(super) capitals: u16,
    /// Which of them stand behind an opening bracket or a comma: `ZANU (PF)`, `Ministry of Trade, Industry and Energy`.
    pub(super) marks: u16,
    /// How many words it has.
    pub(super) words: u16,
}

/// All names, by their words.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: FxHashMap<u64, u32>,
    /// The names that end at each node, as ranges of `patterns`.
    ends: Vec<(u32, u32)>,
    patterns: Vec<Pattern>,
    /// A bit for each word that begins a name, by the low bits of its hash: most words of a text begin none.
    beginnings: Vec<u64>,
}

const ROOT: u32 = 0;

/// Longer names do not occur: in scripts without spaces every letter is a word.
pub(crate) const MOST_WORDS: usize = 48;

/// Of so many of its words a name says whether they have to begin with a capital or stand behind a mark; none that is longer has either.
pub(super) const MOST_MARKED_WORDS: usize = 16;

/// Set apart the stems from the words that look the same.
pub(super) const STEM: u64 = 0x5bd1_e995_7f4a_7c15;

fn key(node: u32, hash: u64) -> u64 {
    (u64::from(node) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ hash
}

impl Trie {
    /// How many shares of the work there are for each thread: one that has finished early goes on with the next.
    const SHARES_OF_THREAD: usize = 4;

    /// Those names of a registry that are wanted; places and decoys count in any language.
    pub(crate) fn of(registry: &Registry, is_wanted: fn(&Name) -> bool) -> Trie {
        // Folding and hashing the names is most of the work, and can be shared.
        let actors = registry.actors();
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        let share = actors.len().div_ceil(threads * Trie::SHARES_OF_THREAD).max(1);
        let shares: Vec<&[Actor]> = actors.chunks(share).collect();
        let prepare = |number: usize| {
            let actors = shares[number];
            let mut prepared = Prepared::for_names(actors.iter().map(|actor| actor.names.len()).sum());
            for (place, actor) in actors.iter().enumerate() {
                let target = Target::Actor((number * share + place) as u32);
                let is_body = matches!(actor.kind, ActorKind::Party | ActorKind::GovernmentBody) && actor.country.is_some();
                for name in actor.names.iter().filter(|name| is_wanted(name)) {
                    let from = prepared.patterns.len();
                    prepared.add(&name.text, target, name.form, name.is_sure, name.language);
                    if is_body {
                        prepared.mark_if_shared(from);
                    }
                }
            }
            prepared
        };
        let prepare_others = || {
            let mut first = Prepared::for_names(registry.places().len());
            registry.decoys().for_each(|name| first.add(&name.text, Target::Decoy, NameForm::Name, true, name.language));
            for (place, town) in registry.places().iter().enumerate() {
                first.add(&town.text, Target::Place(place as u32), NameForm::Name, town.is_sure, town.language);
            }
            for (place, body) in registry.generic_bodies().iter().enumerate() {
                for name in &body.names {
                    first.add(name, Target::Generic(place as u32), NameForm::Name, false, None);
                }
                for name in body.foreign.iter().filter(|name| is_wanted(name)) {
                    first.add(&name.text, Target::Generic(place as u32), name.form, name.is_sure, name.language);
                }
            }
            first
        };
        let names = actors.iter().map(|actor| actor.names.len()).sum::<usize>() + registry.places().len();
        let mut builder = Builder::new(names);
        let next = AtomicUsize::new(0);
        let work = |sender: Sender<(usize, Prepared)>| {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= shares.len() || sender.send((number, prepare(number))).is_err() {
                    return;
                }
            }
        };
        let prepared: Vec<Prepared> = std::thread::scope(|scope| {
            let (sender, receiver) = std::sync::mpsc::channel();
            let work = &work;
            for _ in 0..threads {
                let sender = sender.clone();
                scope.spawn(move || work(sender));
            }
            drop(sender);
            let others = prepare_others();
            builder.add(&others);
            // Each share is laid in its place as it comes, while the next are prepared. A panic of a worker is one of ours and goes on at the end of the scope.
            let mut all = vec![others];
            let mut early: Vec<Option<Prepared>> = shares.iter().map(|_| None).collect();
            for (number, prepared) in receiver {
                early[number] = Some(prepared);
                while let Some(prepared) = early.get_mut(all.len() - 1).and_then(Option::take) {
                    builder.add(&prepared);
                    all.push(prepared);
                }
            }
            all
        });
        builder.finish(prepared.iter().flat_map(|prepared| &prepared.patterns))
    }

    /// The names that end at a node.
    pub(crate) fn patterns(&self, end: (u32, u32)) -> &[Pattern] {
        &self.patterns[end.0 as usize..end.1 as usize]
    }

    /// Whether a name may begin with a word that has no ending to be left out, told without looking for one; of words that are not plain ASCII all
    /// may.
    #[inline]
    pub(super) fn may_begin(&self, text: &str, first: &Word) -> bool {
        let (place, own) = place_of(first.hash);
        self.beginnings.get(place).is_some_and(|bits| bits & own == own) || !first.of(text).is_ascii()
    }

    /// The longest name that begins at a word, as its number of words and the names it may be; `None` if none does.
    pub(crate) fn longest(&self, text: &str, words: &[Word], language: Option<&str>, in_capitals: bool) -> Option<Match> {
        let first = words.first()?;
        // Stems and prefixes occur in other languages only.
        if language.is_none_or(|language| language == "en") && first.of(text).is_ascii() {
            if !self.may_begin(text, first) {
                return None;
            }
            return self.longest_as_written(text, words, language, in_capitals);
        }
        let (mut longest, mut longest_is_sure): (Option<Match>, bool) = (None, false);
        // The node behind the words as they are written, endings and all.
        let mut written = Some(ROOT);
        let mut nodes: Vec<u32> = Vec::new();
        let mut next = Vec::new();
        for (place, word) in words.iter().enumerate().take(MOST_WORDS) {
            if !goes_on(text, words, place) {
                break;
            }
            written = written.and_then(|node| self.nodes.get(&key(node, word.hash)).copied());
            next.clear();
            let from: &[u32] = if place == 0 { &[ROOT] } else { &nodes };
            for node in from {
                next.extend(self.nodes.get(&key(*node, word.hash)).copied());
                self.inflected(*node, word.of(text), place == 0, language, &mut next);
            }
            std::mem::swap(&mut nodes, &mut next);
            if nodes.is_empty() {
                break;
            }
            for node in &nodes {
                let end = self.ends[*node as usize];
                if end.0 == end.1 {
                    continue;
                }
                let counts = |pattern: &&Pattern| pattern.counts(&words[..=place], text, language, in_capitals);
                let mut sure = self.patterns(end).iter().filter(counts).map(|pattern| pattern.is_sure).peekable();
                // The first node of a word is that of the longest stem; one of them that is sure comes before one that is not.
                let is_better = match longest {
                    Some(longest) if longest.words > place => !longest_is_sure && sure.clone().any(|is_sure| is_sure),
                    _ => true,
                };
                if is_better && sure.peek().is_some() {
                    longest_is_sure = sure.any(|is_sure| is_sure);
                    longest = Some(Match { words: place + 1, end, is_as_written: written == Some(*node) });
                }
            }
        }
        longest
    }

    /// The same where no word has endings to be left out.
    fn longest_as_written(&self, text: &str, words: &[Word], language: Option<&str>, in_capitals: bool) -> Option<Match> {
        let mut longest = None;
        let mut node = ROOT;
        for (place, word) in words.iter().enumerate().take(MOST_WORDS) {
            if !goes_on(text, words, place) {
                break;
            }
            let Some(next) = self.nodes.get(&key(node, word.hash)) else { break };
            node = *next;
            let end = self.ends[node as usize];
            let counts = |pattern: &Pattern| pattern.counts(&words[..=place], text, language, in_capitals);
            if self.patterns(end).iter().any(counts) {
                longest = Some(Match { words: place + 1, end, is_as_written: true });
            }
        }
        longest
    }

    /// The nodes behind the stems of a word.
    fn stems(&self, node: u32, word: &str, language: Option<&str>, found: &mut Vec<u32>) {
        let mut end = word.len();
        for _ in 0..=longest_ending(word, language) {
            // Behind a Korean name stand particles and a few other words; what else begins like it is another word.
            if may_hang(&word[end..]) {
                found.extend(self.nodes.get(&key(node, hash_of(&word[..end]) ^ STEM)).copied());
            }
            match word[..end].char_indices().next_back() {
                Some((place, _)) if place > 2 => end = place,
                _ => break,
            }
        }
    }

    /// The nodes behind a word whose ending, or whose Arabic or Hebrew prefix, is not that of the name.
    fn inflected(&self, node: u32, written: &str, is_first: bool, language: Option<&str>, found: &mut Vec<u32>) {
        let folded = words_of(written).concat();
        // Turkish sets its endings behind an apostrophe, so what stands before it is the name: `Ankara'da`. Italian sets its articles before it.
        let before_apostrophe =
            written.split_once(['\'', '\u{2019}']).filter(|(name, _)| name.len() > 1 && language != Some("it"));
        let name = before_apostrophe.map(|(name, _)| words_of(name).concat());
        if let Some(name) = &name {
            found.extend(self.nodes.get(&key(node, hash_of(name))).copied());
        }
        self.stems(node, &folded, language, found);
        if let Some(name) = &name {
            self.stems(node, name, language, found);
        }
        for ending in endings_of(language) {
            if let Some(name) = folded.strip_suffix(ending).filter(|name| name.chars().count() >= SHORTEST_INFLECTED) {
                found.extend(self.nodes.get(&key(node, hash_of(name))).copied());
            }
        }
        let mut rest = folded.as_str();
        // Persian and Urdu are written in the same letters, and set them apart.
        let has_prefixes = is_first && !matches!(language, Some("fa" | "ur"));
        while has_prefixes && let Some(shorter) = rest.strip_prefix(PREFIX_LETTERS) {
            if shorter.chars().count() < 3 {
                break;
            }
            self.stems(node, shorter, language, found);
            found.extend(self.nodes.get(&key(node, hash_of(shorter))).copied());
            if let Some(stem) = rest.strip_prefix("لل") {
                found.extend(self.nodes.get(&key(node, hash_of(&format!("ال{stem}")))).copied());
            }
            rest = shorter;
        }
    }
}

/// A name found at a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// How many words it has.
    pub(crate) words: usize,
    /// The names it may be, see [`Trie::patterns`].
    pub(crate) end: (u32, u32),
    /// Whether it stands there without an ending or a prefix of a language.
    pub(crate) is_as_written: bool,
}

impl Pattern {
    /// A sure name of the place at a place of the registry.
    pub(crate) fn place(place: u32) -> Pattern {
        let (target, form) = (Target::Place(place), NameForm::Name);
        let (is_sure, is_acronym, is_shared, is_possessive) = (true, false, false, false);
        Pattern {
            target,
            form,
            is_sure,
            is_acronym,
            is_like_a_word: false,
            inner_capitals: 0,
            is_shared,
            is_possessive,
            language: None,
            capitals: 0,
            marks: 0,
            words: 1,
        }
    }

    /// Whether it counts in one language alone.
    pub(crate) fn is_of_one_language(&self) -> bool {
        self.language.is_some()
    }

    /// The same name, for which support has been found.
    pub(crate) fn made_sure(&self) -> Pattern {
        Pattern { is_sure: true, ..*self }
    }

    /// Whether these words, which are those of the name, are written as the name has to be.
    pub(crate) fn counts(&self, words: &[Word], text: &str, language: Option<&str>, in_capitals: bool) -> bool {
        let of_text = language.and_then(code_of);
        if let Some(own) = self.language.filter(|own| Some(*own) != of_text) {
            // A name in another script is nobody else's; what is no name in one language may be one in another.
            let is_of_others = || of_text.is_some() && shares_letters(own);
            if is_latin(words[0].of(text)) || self.target == Target::Decoy || is_of_others() {
                return false;
            }
        }
        if words.len() != self.words as usize
            || goes_on_beyond(text, words)
            || self.target == Target::Decoy && is_no_sea(text, words)
        {
            return false;
        }
        if ordinary::as_one_word(text, words).is_some_and(|word| ordinary::is_never_name(language, word)) {
            return false;
        }
        if (1..words.len()).any(|place| has_bit(self.marks, place) != is_behind_mark(text, words, place)) {
            return false;
        }
        if self.is_possessive {
            let rest = words.last().map_or("", |word| &text[word.end as usize..]);
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            if !["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().any(|ending| rest.starts_with(ending)) {
                return false;
            }
        }
        if self.inner_capitals > 0 {
            return capitals_in(words[0].of(text)) == self.inner_capitals;
        }
        if self.is_acronym {
            return words.iter().all(|word| match capitals_without_ending(word, text) {
                Capitals::All => true,
                Capitals::First => self.is_like_a_word || word.end - word.start == 1,
                Capitals::Digit => true,
                Capitals::None => false,
            });
        }
        in_capitals
            || words.iter().enumerate().all(|(place, word)| {
                !has_bit(self.capitals, place)
                    || matches!(word.capitals, Capitals::First | Capitals::All | Capitals::Digit)
                    // `Kim Jang-soo` is Kim Jang Soo.
                    || word.gap == Gap::Hyphen && words.len() == 3 && place == 2
            })
    }
}

/// Whether a bit is set for a word of a name; for those behind [`MOST_MARKED_WORDS`] none is.
fn has_bit(bits: u16, place: usize) -> bool {
    place < MOST_MARKED_WORDS && bits >> place & 1 == 1
}

/// Whether a word is in Latin letters.
fn is_latin(written: &str) -> bool {
    written.chars().all(|letter| letter < '\u{250}' || matches!(letter, '\u{1E00}'..='\u{1EFF}' | '\u{2019}'))
}

/// The capitals of a word without the ending that Turkish sets behind an apostrophe: `ABD'nin`.
fn capitals_without_ending(word: &Word, text: &str) -> Capitals {
    let written = word.of(text);
    match written.split_once(['\'', '\u{2019}']) {
        Some((name, _)) if word.capitals == Capitals::First => capitals_of(name),
        _ => word.capitals,
    }
}

/// Whether a name may go on with a word.
fn goes_on(text: &str, words: &[Word], place: usize) -> bool {
    place == 0 || words[place].gap != Gap::Other || is_behind_mark(text, words, place)
}

/// How many numbers keep of each hash whether a name begins with it.
const BEGINNINGS: usize = 4_096;

/// Which of these numbers keeps it of a hash, and in which two bits.
fn place_of(hash: u64) -> (usize, u64) {
    ((hash >> 6) as usize % BEGINNINGS, 1 << (hash % 64) | 1 << (hash >> 40 & 63))
}

/// Whether a word stands behind an opening bracket or quotation mark or a comma, which a name may have: `Coffee, Sugar and Cocoa Exchange`.
pub(super) fn is_behind_mark(text: &str, words: &[Word], place: usize) -> bool {
    words[place].gap == Gap::Comma
        || words[place].gap == Gap::Other
            && matches!(&text[words[place - 1].end as usize..words[place].start as usize], " (" | "(" | "（" | " «")
}

/// The two letters of a language code.
pub(super) fn code_of(language: &str) -> Option<[u8; 2]> {
    language_of_names(language).as_bytes().get(..2)?.try_into().ok()
}

struct Builder {
    nodes: FxHashMap<u64, u32>,
    next: u32,
    /// The node at which each name ends, in the order of the names.
    last_nodes: Vec<u32>,
    beginnings: Vec<u64>,
}

impl Builder {
    fn new(names: usize) -> Builder {
        // Names have two or three words, and half of these begin another as well.
        let nodes = FxHashMap::with_capacity_and_hasher(names * 5 / 4, Default::default());
        Builder { nodes, next: ROOT + 1, last_nodes: Vec::with_capacity(names), beginnings: vec![0; BEGINNINGS] }
    }

    fn add(&mut self, prepared: &Prepared) {
        let mut hashes = prepared.hashes.as_slice();
        for pattern in &prepared.patterns {
            let (own, rest) = hashes.split_at(usize::from(pattern.words));
            hashes = rest;
            let (place, bits) = place_of(own[0]);
            self.beginnings[place] |= bits;
            let mut node = ROOT;
            for hash in own {
                node = *self.nodes.entry(key(node, *hash)).or_insert(self.next);
                self.next += u32::from(node == self.next);
            }
            self.last_nodes.push(node);
        }
    }

    /// Lays the names of a node side by side, in the order in which they came: the first claim of an actor to a spelling is the
    /// strongest, for names stand before demonyms and those before seats.
    fn finish<'p>(self, patterns: impl Iterator<Item = &'p Pattern>) -> Trie {
        // First how many a node may have; then `to` is where its next one goes.
        let mut ends = vec![(0, 0); self.next as usize];
        for node in &self.last_nodes {
            ends[*node as usize].1 += 1;
        }
        let mut free = 0;
        for (from, to) in &mut ends {
            let names: u32 = *to;
            (*from, *to) = (free, free);
            free += names;
        }
        // Where a name comes twice, the place of the second is never read.
        let mut laid = vec![Pattern::place(0); self.last_nodes.len()];
        for (node, pattern) in self.last_nodes.iter().zip(patterns) {
            let (from, to) = &mut ends[*node as usize];
            // `Камерун` is the state, `камерун*` its adjective.
            let key = |pattern: &Pattern| {
                let Pattern { target, language, marks, capitals, is_acronym, .. } = *pattern;
                (target, language, marks, language.map(|_| (capitals, is_acronym)))
            };
            let is_known = |known: &Pattern| key(known) == key(pattern);
            if !laid[*from as usize..*to as usize].iter().any(is_known) {
                laid[*to as usize] = *pattern;
                *to += 1;
            }
        }
        Trie { nodes: self.nodes, ends, patterns: laid, beginnings: self.beginnings }
    }
}
