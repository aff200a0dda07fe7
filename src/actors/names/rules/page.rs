//! Holds one text of an article as the rules see it.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::SURE;
use super::found::Found;
use super::marks::{AGENT, ARTICLE, BODY, FINANCE, MARKET, OWNED, PART, PARTICLE, ROLE, SMALL, TRADE, marks_of};
use crate::actors::finder::in_capitals;
use crate::actors::names::classes::{HashBits, short};
use crate::actors::names::{FoundName, KnownKind, KnownSpan, NameKind};
use crate::actors::words::{Capitals, Gap, Word};

/// A text with its words, their marks, and its names.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) marks: Vec<u32>,
    /// Of each word, whether it stands where everything is in capitals.
    pub(super) loud: Vec<bool>,
    known: &'a [KnownSpan],
    pub(super) found: Found,
    /// Of each word with a capital, the word behind the last of its run.
    ends_of_runs: Vec<u32>,
    runs: Rc<[Range<usize>]>,
    /// The words with a capital.
    capitals: Rc<[usize]>,
    /// The marks of all words.
    all_marks: u32,
    looks: OnceCell<FxHashMap<u64, Looks>>,
    is_of_business: OnceCell<bool>,
}

/// How many words of business a text has that is about it.
const LEAST_OF_BUSINESS: usize = 3;

/// How a text writes a word.
#[derive(Clone, Copy, Default)]
struct Looks {
    /// Somewhere with a capital that does not begin a sentence.
    is_capital_inside: bool,
    /// Somewhere small.
    is_small: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, words: &'a [Word], known: &'a [KnownSpan], found: Vec<FoundName>) -> Page<'a> {
        let marks: Vec<u32> = words.iter().map(|word| marks_of(word.hash)).collect();
        let all_marks = marks.iter().fold(0, |all, own| all | own);
        let (found, looks, runs) = (Found::of(found), OnceCell::new(), Rc::new([]));
        let ends_of_runs = Vec::new();
        let is_capital = |word: &Word| matches!(word.capitals, Capitals::First | Capitals::All);
        let capitals = words.iter().enumerate().filter(|(_, word)| is_capital(word)).map(|(place, _)| place).collect();
        let loud = in_capitals(words);
        let is_of_business = OnceCell::new();
        let mut page =
            Page { text, words, marks, loud, known, found, ends_of_runs, runs, capitals, all_marks, looks, is_of_business };
        page.find_ends_of_runs();
        page.runs = page.find_runs().into();
        page
    }

    /// Whether some word of the text has one of these marks.
    pub(super) fn has_marks(&self, marks: u32) -> bool {
        self.all_marks & marks != 0
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| matches!(word.capitals, Capitals::First | Capitals::All))
    }

    /// Whether a word has these marks and stands in the sentence of the word before it.
    pub(super) fn is_marked(&self, place: usize, marks: u32) -> bool {
        self.marks.get(place).is_some_and(|own| own & marks != 0)
    }

    /// Whether a word goes on where the one before it stopped, with a space between.
    pub(super) fn follows(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence)
    }

    /// Whether a word hangs together with the one before it.
    fn hangs(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| {
            !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Stop | Gap::Nothing)
        })
    }

    /// The words in capitals in a row from a place on, with the particles between them.
    pub(super) fn run_at(&self, first: usize) -> Range<usize> {
        if self.is_capital(first) { first..self.ends_of_runs[first] as usize } else { first..first }
    }

    /// A run ends where that of its next word with a capital does, so from the last word to the first each is one step.
    fn find_ends_of_runs(&mut self) {
        let mut ends = vec![0; self.words.len()];
        for place in self.capitals.iter().rev().copied() {
            ends[place] = match self.next_of_run(place + 1) {
                Some(next) => ends[next],
                None => place as u32 + 1,
            };
        }
        self.ends_of_runs = ends;
    }

    /// The word with a capital by which a run goes on that ended here so far.
    fn next_of_run(&self, end: usize) -> Option<usize> {
        if self.hangs(end) && self.is_capital(end) {
            return Some(end);
        }
        let is_particle = self.hangs(end)
            && self.is_marked(end, PARTICLE)
            && self.words[end].gap != Gap::Nothing
            && self.hangs(end + 1)
            && self.is_capital(end + 1)
            && (self.words[end + 1].gap == Gap::Hyphen || self.words[end].gap == Gap::Hyphen);
        is_particle.then_some(end + 1)
    }

    /// The places of all words with a capital.
    pub(super) fn capitals(&self) -> Rc<[usize]> {
        self.capitals.clone()
    }

    /// Every run of capitals.
    pub(super) fn runs(&self) -> Rc<[Range<usize>]> {
        self.runs.clone()
    }

    fn find_runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut end = 0;
        for place in self.capitals.iter().copied() {
            if place < end {
                continue;
            }
            let mut run = self.run_at(place);
            end = run.end;
            // `A Quillmart store`: at the beginning of a sentence small words have a capital too.
            if run.len() > 1 && self.words[run.start].begins_sentence && self.is_marked(run.start, SMALL | ARTICLE) {
                run.start += 1;
            }
            if !run.is_empty() {
                runs.push(run);
            }
        }
        runs
    }

    /// Whether a word before a name says that it is a body: `the charity War on Want`, `the band Green Day`.
    pub(super) fn is_called_body(&self, words: &Range<usize>) -> bool {
        let before = words.start.wrapping_sub(1);
        self.follows(words.start) && (self.is_marked(before, TRADE | AGENT | BODY) || self.written(before) == "band")
    }

    /// The text between a word and the one before it.
    pub(super) fn between(&self, place: usize) -> &'a str {
        match (place.checked_sub(1).and_then(|before| self.words.get(before)), self.words.get(place)) {
            (Some(before), Some(word)) => self.text.get(before.end as usize..word.start as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// A word as written.
    pub(super) fn written(&self, place: usize) -> &'a str {
        self.words.get(place).map_or("", |word| word.of(self.text))
    }

    /// The same for the same words, wherever they stand.
    pub(super) fn hash_of(&self, words: &Range<usize>) -> u64 {
        self.words[words.clone()].iter().fold(1, |hash: u64, word| hash.rotate_left(9) ^ word.hash)
    }

    pub(super) fn bytes_of(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].start as usize..self.words[words.end - 1].end as usize
    }

    pub(super) fn words_within(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.words.partition_point(|word| (word.start as usize) < start);
        // A name is a few words.
        let count = self.words[first..].iter().take_while(|word| (word.start as usize) < end).count();
        first..first + count
    }

    /// What the dictionaries hold the words for, span by span.
    pub(super) fn known_in(&self, words: &Range<usize>) -> &'a [KnownSpan] {
        let bytes = self.bytes_of(words);
        let first = self.known.partition_point(|span| span.end <= bytes.start);
        let end = self.known.partition_point(|span| span.start < bytes.end);
        &self.known[first..end.max(first)]
    }

    /// What the dictionaries know as one kind.
    pub(super) fn known_as(&self, kind: KnownKind) -> impl Iterator<Item = &'a KnownSpan> + use<'a> {
        self.known.iter().filter(move |span| span.kind == kind)
    }

    /// Whether the dictionaries know any of these words as one of these kinds.
    pub(super) fn is_known(&self, words: &Range<usize>, kinds: &[KnownKind]) -> bool {
        self.known_in(words).iter().any(|span| kinds.contains(&span.kind))
    }

    /// The names found that share words with these.
    pub(super) fn found_in<'p>(&'p self, words: &Range<usize>) -> impl Iterator<Item = FoundName> + use<'p, 'a> {
        self.found.sharing(&self.bytes_of(words)).filter_map(|place| self.found.get(place))
    }

    /// Whether a name was found that shares words with these.
    pub(super) fn has_found(&self, words: &Range<usize>) -> bool {
        !self.found.sharing(&self.bytes_of(words)).is_empty()
    }

    /// The only name found in these words, if it is all of them.
    pub(super) fn found_as(&self, words: &Range<usize>) -> Option<FoundName> {
        let bytes = self.bytes_of(words);
        let mut names = self.found_in(words);
        match (names.next(), names.next()) {
            (Some(one), None) if one.start == bytes.start && one.end.abs_diff(bytes.end) <= 1 => Some(one),
            _ => None,
        }
    }

    /// Whether the text writes a word with a capital inside of a sentence.
    pub(super) fn is_capital_inside(&self, hash: u64) -> bool {
        self.looks_of(hash).is_capital_inside
    }

    /// Whether the text writes a word small anywhere that it writes with a capital, too.
    pub(super) fn is_small_anywhere(&self, hash: u64) -> bool {
        self.looks_of(hash).is_small
    }

    /// Whether the text is about business: it has several words of it.
    pub(super) fn is_of_business(&self) -> bool {
        let is_one = |marks: &&u32| {
            **marks & (TRADE | AGENT | FINANCE | PART | MARKET) != 0 || **marks & OWNED != 0 && **marks & ROLE == 0
        };
        *self.is_of_business.get_or_init(|| {
            self.has_marks(TRADE | AGENT | FINANCE | PART | OWNED | MARKET)
                && self.marks.iter().filter(is_one).take(LEAST_OF_BUSINESS).count() == LEAST_OF_BUSINESS
        })
    }

    fn looks_of(&self, hash: u64) -> Looks {
        let gather = || {
            // Of words that are never written with a capital nobody asks.
            let mut looks: FxHashMap<u64, Looks> = FxHashMap::default();
            let mut hashes = HashBits::default();
            for word in self.words.iter().filter(|word| matches!(word.capitals, Capitals::First | Capitals::All)) {
                looks.entry(word.hash).or_default().is_capital_inside |= !word.begins_sentence;
                hashes.insert(short(word.hash));
            }
            for word in self.words.iter().filter(|word| word.capitals == Capitals::None) {
                if hashes.may_hold(short(word.hash))
                    && let Some(own) = looks.get_mut(&word.hash)
                {
                    own.is_small = true;
                }
            }
            looks
        };
        self.looks.get_or_init(gather).get(&hash).copied().unwrap_or_default()
    }

    /// Makes these words one name of this kind, in place of what was found there.
    pub(super) fn put(&mut self, words: &Range<usize>, kind: NameKind) {
        self.put_with(words, kind, SURE);
    }

    pub(super) fn put_with(&mut self, words: &Range<usize>, kind: NameKind, score: f32) {
        let bytes = self.bytes_of(words);
        let places = self.found.sharing(&bytes);
        let new = FoundName { start: bytes.start, end: bytes.end, kind, score };
        // `the University of Miami and Apex Expeditions`: what stands before `and` stays a name.
        let rest = self
            .found
            .get(places.start)
            .filter(|_| !places.is_empty())
            .filter(|name| name.start < bytes.start && words.start >= 2 && self.written(words.start - 1) == "and");
        if let Some(name) = rest.filter(|name| name.start < self.words[words.start - 2].end as usize) {
            let end = self.words[words.start - 2].end as usize;
            self.found.replace(places, &[FoundName { end, ..name }, new]);
            return;
        }
        self.found.replace(places, &[new]);
    }
}
