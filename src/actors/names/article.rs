//! Turns the words of one article into [`Item`]s in a row, marks the runs in which names can stand and gathers what the whole
//! article shows about each word.

use rustc_hash::FxHashMap;

use super::classes::{Class, HashBits, class_of, short};
use super::{KnownKind, KnownSpan};
use crate::actors::words::{Capitals, Gap, Word};

/// How a sentence is capitalised, which decides what capitals tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Names and first words only.
    Mixed,
    /// Every letter, as in old wire reports: any word can be a name.
    Capitals,
    /// Every longer word, as in headlines.
    Title,
}

/// One word of an article with what its sentence tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) hash: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) part: u8,
    pub(super) capitals: Capitals,
    pub(super) gap: Gap,
    pub(super) begins_sentence: bool,
    pub(super) begins_paragraph: bool,
    pub(super) mode: Mode,
    pub(super) class: Class,
    /// 0: in no known span; otherwise 1 + twice the kind, and one more inside of the span.
    pub(super) known: u8,
}

impl Item {
    /// Whether the word may belong to a name by its capitals alone.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.capitals, Capitals::First | Capitals::All) || self.mode == Mode::Capitals
    }
}

/// Words in a row among which names are looked for: places of its first item and behind its last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) end: usize,
}

/// A longer run is cut: the work for a word grows with the words that hang together around it.
const LONGEST_RUN: usize = 200;

/// What an article shows about a word wherever it stands: a set of bits.
pub(super) mod evidence {
    pub(crate) const MID_SENTENCE: u16 = 1;
    pub(crate) const AFTER_TITLE: u16 = 1 << 1;
    pub(crate) const BEFORE_SAYING: u16 = 1 << 2;
    pub(crate) const AFTER_PREPOSITION: u16 = 1 << 3;
    pub(crate) const AFTER_ARTICLE: u16 = 1 << 4;
    pub(crate) const WITH_ORGANISATION_WORD: u16 = 1 << 5;
    pub(crate) const LAST_OF_GROUP: u16 = 1 << 6;
    pub(crate) const FIRST_OF_GROUP: u16 = 1 << 7;
    pub(crate) const ALONE: u16 = 1 << 8;
    pub(crate) const SMALL: u16 = 1 << 9;
    pub(crate) const WITH_PLACE_WORD: u16 = 1 << 10;
    pub(crate) const KNOWN_PERSON: u16 = 1 << 11;
    pub(crate) const KNOWN_ORGANISATION: u16 = 1 << 12;
    pub(crate) const KNOWN_PLACE: u16 = 1 << 13;
    pub(crate) const IN_BRACKETS: u16 = 1 << 14;
    pub(crate) const BEFORE_SMALL: u16 = 1 << 15;
}

/// An article laid out for the tagger.
pub(super) struct Article<'t> {
    pub(super) texts: Vec<&'t str>,
    pub(super) items: Vec<Item>,
    pub(super) runs: Vec<Run>,
    pub(super) shown: FxHashMap<u32, u16>,
}

impl<'t> Article<'t> {
    pub(super) fn new(texts: &[&'t str], words: &[Vec<Word>], known: &[Vec<KnownSpan>]) -> Article<'t> {
        let mut items = Vec::with_capacity(words.iter().map(Vec::len).sum());
        for (part, words) in words.iter().enumerate().take(texts.len()) {
            let mut spans = known.get(part).map_or(&[][..], Vec::as_slice);
            for word in words {
                let hash = short(word.hash);
                while spans.first().is_some_and(|span| span.end <= word.start as usize) {
                    spans = &spans[1..];
                }
                let span = spans.first().filter(|span| span.start < word.end as usize);
                let known = span.map_or(0, |span| 1 + 2 * span.kind as u8 + u8::from(span.start < word.start as usize));
                items.push(Item {
                    hash,
                    start: word.start,
                    end: word.end,
                    part: part as u8,
                    capitals: word.capitals,
                    gap: word.gap,
                    begins_sentence: word.begins_sentence,
                    begins_paragraph: word.begins_paragraph,
                    mode: Mode::Mixed,
                    class: class_of(hash),
                    known,
                });
            }
        }
        break_lines(texts, &mut items);
        let mut article = Article { texts: texts.to_vec(), items, runs: Vec::new(), shown: FxHashMap::default() };
        article.find_modes();
        article.find_runs();
        article.gather();
        article
    }

    /// The words as written.
    pub(super) fn written(&self, at: usize) -> &'t str {
        let item = &self.items[at];
        self.texts[item.part as usize].get(item.start as usize..item.end as usize).unwrap_or("")
    }

    /// The item so many places on, if the sentence reaches so far.
    pub(super) fn neighbour(&self, at: usize, step: isize) -> Option<&Item> {
        let place = at.checked_add_signed(step)?;
        let item = self.items.get(place)?;
        let crossed = if step < 0 { place + 1..at + 1 } else { at + 1..place + 1 };
        (!self.items[crossed].iter().any(|item| item.begins_sentence)).then_some(item)
    }

    fn find_modes(&mut self) {
        let (mut all, mut small) = (0, 0);
        for item in &self.items {
            all += usize::from(item.capitals == Capitals::All);
            small += usize::from(item.capitals == Capitals::None);
        }
        let article_in_capitals = all > 4 * small && all > 5;
        let mut first = 0;
        while first < self.items.len() {
            let next = self.items[first + 1..].iter().position(|item| item.begins_sentence);
            let end = next.map_or(self.items.len(), |next| first + 1 + next);
            let mode = mode_of(&self.items[first..end], article_in_capitals);
            self.items[first..end].iter_mut().for_each(|item| item.mode = mode);
            first = end;
        }
    }

    fn find_runs(&mut self) {
        let mut at = 0;
        while at < self.items.len() {
            let Some(first) = self.start_of_run(at) else {
                at += 1;
                continue;
            };
            let mut end = first + 1;
            while end - first < LONGEST_RUN
                && let Some(next) = self.reach(end)
            {
                end = next;
            }
            self.runs.push(Run { first, end });
            at = end;
        }
    }

    fn start_of_run(&self, at: usize) -> Option<usize> {
        let item = &self.items[at];
        let leads = item.class == Class::Particle
            && self.neighbour(at, 1).is_some_and(|next| next.is_capital() && matches!(next.gap, Gap::Hyphen | Gap::Space));
        (item.is_capital() || leads).then_some(at)
    }

    /// The end of a run that ended here so far, if it goes on.
    fn reach(&self, end: usize) -> Option<usize> {
        for step in 0..3 {
            let item = self.items.get(end + step)?;
            if item.begins_sentence || self.is_cut_before(end + step) {
                return None;
            }
            if item.is_capital() {
                return Some(end + step + 1);
            }
            let is_number = item.capitals == Capitals::Digit && item.gap != Gap::Comma && item.gap != Gap::Other;
            if is_number && step == 0 {
                return Some(end + 1);
            }
            let connects = matches!(item.class, Class::Inner | Class::Particle | Class::Article | Class::Preposition);
            if !connects || !matches!(item.gap, Gap::Space | Gap::Hyphen) {
                return None;
            }
        }
        None
    }

    /// Whether no name goes on across what stands before a word: brackets, quotation marks, a dash between spaces.
    fn is_cut_before(&self, at: usize) -> bool {
        let item = &self.items[at];
        let Some(before) = at.checked_sub(1).map(|at| &self.items[at]) else { return true };
        if before.part != item.part {
            return true;
        }
        let between = self.texts[item.part as usize].get(before.end as usize..item.start as usize).unwrap_or("");
        item.gap == Gap::Other && !matches!(between, " & " | "/" | "&" | "." | "'" | "’" | " '" | "' ")
    }

    /// The words around one that hang together by spaces and hyphens alone.
    pub(super) fn group(&self, run: Run, at: usize) -> (usize, usize) {
        if self.items[at].mode == Mode::Capitals {
            return (at, at + 1);
        }
        let joins = |item: &Item| matches!(item.gap, Gap::Space | Gap::Hyphen | Gap::Stop | Gap::Nothing);
        let mut first = at;
        while first > run.first && joins(&self.items[first]) {
            first -= 1;
        }
        let mut end = at + 1;
        while end < run.end && joins(&self.items[end]) {
            end += 1;
        }
        (first, end)
    }

    fn gather(&mut self) {
        use evidence::*;
        let mut shown: FxHashMap<u32, u16> = FxHashMap::default();
        for run in &self.runs {
            let mut at = run.first;
            while at < run.end {
                let (first, end) = self.group(*run, at);
                let group = &self.items[first..end];
                let mut bits = 0;
                if self.items[first].mode == Mode::Mixed {
                    bits |= self.around(first, end);
                }
                let capitals = group.iter().filter(|item| item.is_capital()).count();
                for item in group {
                    match item.class {
                        Class::Organisation => bits |= WITH_ORGANISATION_WORD,
                        Class::Place => bits |= WITH_PLACE_WORD,
                        _ => {}
                    }
                }
                for (place, item) in group.iter().enumerate().filter(|(_, item)| item.is_capital()) {
                    let mut bits = bits;
                    if item.mode == Mode::Mixed {
                        bits |= if item.begins_sentence { 0 } else { MID_SENTENCE };
                        bits |= match (capitals, place) {
                            (1, _) => ALONE,
                            (_, 0) => FIRST_OF_GROUP,
                            _ if place + 1 == group.len() => LAST_OF_GROUP,
                            _ => 0,
                        };
                    }
                    bits |= match item.known.checked_sub(1).map(|known| known / 2) {
                        Some(kind) if kind == KnownKind::Person as u8 => KNOWN_PERSON,
                        Some(kind) if kind == KnownKind::Organisation as u8 => KNOWN_ORGANISATION,
                        Some(kind) if kind == KnownKind::Place as u8 || kind == KnownKind::State as u8 => KNOWN_PLACE,
                        _ => 0,
                    };
                    *shown.entry(item.hash).or_insert(0) |= bits;
                }
                at = end.max(at + 1);
            }
        }
        let mut words = HashBits::default();
        shown.keys().for_each(|hash| words.insert(*hash));
        for item in &self.items {
            let is_small = item.capitals == Capitals::None && item.mode != Mode::Capitals;
            if is_small
                && words.may_hold(item.hash)
                && let Some(bits) = shown.get_mut(&item.hash)
            {
                *bits |= SMALL;
            }
        }
        self.shown = shown;
    }

    /// What the words before and after a group show about it.
    fn around(&self, first: usize, end: usize) -> u16 {
        use evidence::*;
        let mut bits = 0;
        let before = self.neighbour(first, -1);
        let after = self.neighbour(end - 1, 1);
        if let Some(before) = before {
            bits |= match before.class {
                Class::Title => AFTER_TITLE,
                Class::Preposition => AFTER_PREPOSITION,
                Class::Article => AFTER_ARTICLE,
                _ => 0,
            };
            let between = self.texts[before.part as usize].get(before.end as usize..self.items[first].start as usize);
            if before.part == self.items[first].part && between.is_some_and(|between| between.ends_with('(')) {
                bits |= IN_BRACKETS;
            }
        }
        if let Some(after) = after {
            if after.class == Class::Saying && matches!(after.gap, Gap::Space | Gap::Comma) {
                bits |= BEFORE_SAYING;
            }
            if after.class == Class::Plain && after.gap == Gap::Space && after.capitals == Capitals::None {
                bits |= BEFORE_SMALL;
            }
        }
        bits
    }
}

/// Lets a sentence begin with each line, unless the lines of a text were cut to one length.
fn break_lines(texts: &[&str], items: &mut [Item]) {
    for (text, items) in texts_with_items(texts, items) {
        if !has_single_break(text) {
            continue;
        }
        // Whether the second word of a pair begins a line that is not that of a paragraph, with which a sentence begins anyway.
        let begins_line = |pair: &[Item]| {
            let between = pair[0].end as usize..pair[1].start as usize;
            let between = text.as_bytes().get(between).unwrap_or_default();
            !pair[1].begins_paragraph && between != b" " && between.contains(&b'\n')
        };
        let (mut lines, mut goes_on) = (0, 0);
        for pair in items.windows(2).filter(|pair| begins_line(pair) && pair[1].gap != Gap::Nothing) {
            lines += 1;
            goes_on += usize::from(pair[1].capitals == Capitals::None);
        }
        if lines > 0 && goes_on * 4 < lines {
            for at in 1..items.len() {
                if begins_line(&items[at - 1..=at]) {
                    items[at].begins_sentence = true;
                }
            }
        }
    }
}

/// Whether some line of a text begins without an empty one before it.
fn has_single_break(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_break = |place: usize| bytes.get(place) == Some(&b'\n');
    memchr::memchr_iter(b'\n', bytes).any(|place| !is_break(place + 1) && !is_break(place.wrapping_sub(1)))
}

/// Each text with its items.
fn texts_with_items<'i>(texts: &[&'i str], mut items: &'i mut [Item]) -> Vec<(&'i str, &'i mut [Item])> {
    let mut parts = Vec::with_capacity(texts.len());
    for (part, text) in texts.iter().enumerate() {
        let own = items.partition_point(|item| usize::from(item.part) <= part);
        let (these, others) = std::mem::take(&mut items).split_at_mut(own);
        parts.push((*text, these));
        items = others;
    }
    parts
}

fn mode_of(sentence: &[Item], article_in_capitals: bool) -> Mode {
    let (mut all, mut first, mut small, mut long, mut long_small) = (0, 0, 0, 0, 0);
    for item in sentence {
        match item.capitals {
            Capitals::All => all += 1,
            Capitals::First => first += 1,
            Capitals::None => small += 1,
            Capitals::Digit => continue,
        }
        if item.end - item.start > 3 {
            long += 1;
            long_small += usize::from(item.capitals == Capitals::None);
        }
    }
    // `First` in such a sentence is a single letter: A, I.
    let in_capitals = small == 0 && all > 2 * first;
    if in_capitals && (all > 2 || (all > 0 && article_in_capitals)) || (article_in_capitals && all > 4 * small) {
        Mode::Capitals
    } else if all + first > 3 && long > 3 && long_small * 6 < long {
        Mode::Title
    } else {
        Mode::Mixed
    }
}
