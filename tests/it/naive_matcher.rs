//! Turns an article and a clause into yes or no, and into the words that are the reason, in the plainest way there is: for every
//! span the set of all its intervals, found by trying every combination.
//!
//! It is written from the comments of `Clause` and `Span` alone and shares nothing with the code that it is compared with, except
//! the tokens of an article and the places that name its actors.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use dateline::query::{Clause, Leaf, Pattern, SearchZone, Span, Unit};
use dateline::text::{Analyser, Bounds, Part};
use dateline::{Dimension, StoredArticle};

/// A mention in more words than these ends behind so many.
const LONGEST_MENTION: u32 = 8;

/// Words that no compound counts as.
static CLOSED_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../src/text/closed_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// An article as the matcher sees it.
#[derive(Clone, Debug)]
pub(crate) struct ReadArticle<'a> {
    article: &'a StoredArticle,
    words: Vec<Word>,
    mentions: Vec<NamedPlace>,
    bounds: Bounds,
    length: u64,
}

/// One word of an article and everything by which it is found.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) part: Part,
    pub(crate) bytes: Range<usize>,
    position: u32,
    folded: String,
    stem: String,
    other_stem: Option<String>,
    cased: Option<String>,
    acronym: Option<String>,
    compound_stem: Option<String>,
    begins_sentence: bool,
    begins_paragraph: bool,
}

#[derive(Clone, Debug)]
struct NamedPlace {
    id: String,
    part: Part,
    bytes: Range<usize>,
}

/// First and last position, among the words of the bio line or among all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    is_bio: bool,
    first: u32,
    last: u32,
}

/// Intervals, each with the words that take part in it in any way: their numbers among the words of the article.
type Found = BTreeMap<Stretch, BTreeSet<usize>>;

impl<'a> ReadArticle<'a> {
    pub(crate) fn of(article: &'a StoredArticle) -> ReadArticle<'a> {
        let mut analyser = Analyser::default();
        let tokens = analyser.analyse(&article.texts());
        let words = tokens.iter().map(|token| Word {
            part: token.part,
            bytes: token.bytes.clone(),
            position: token.position,
            folded: token.word.to_string(),
            stem: token.stem.to_string(),
            other_stem: token.other_stem.map(str::to_string),
            cased: token.cased.map(str::to_string),
            acronym: token.acronym().map(str::to_string),
            compound_stem: token.compound_stem.map(str::to_string),
            begins_sentence: token.begins_sentence,
            begins_paragraph: token.begins_paragraph,
        });
        let mentions = article.actor.iter().flat_map(|actor| {
            actor.places.iter().map(|place| NamedPlace {
                id: actor.id.as_str().to_string(),
                part: Part::ALL[usize::from(place.0)],
                bytes: place.1 as usize..place.2 as usize,
            })
        });
        ReadArticle {
            article,
            words: words.collect(),
            mentions: mentions.collect(),
            bounds: tokens.bounds(),
            length: u64::from(tokens.words()),
        }
    }

    /// The words, those of the bio line last.
    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The same article with a filler in place of every word that a stretch touches, and without the mentions there. Positions,
    /// sentences and paragraphs stay.
    pub(crate) fn without(&self, stretches: &[(Part, Range<usize>)]) -> ReadArticle<'a> {
        let is_touched = |part: Part, bytes: &Range<usize>| {
            stretches.iter().any(|(of_part, stretch)| *of_part == part && overlap(stretch, bytes))
        };
        let mut left = self.clone();
        left.mentions.retain(|mention| !is_touched(mention.part, &mention.bytes));
        for place in 0..left.words.len() {
            if is_touched(left.words[place].part, &left.words[place].bytes) {
                let filler = "zzz".to_string();
                let word = &mut left.words[place];
                (word.folded, word.stem) = (filler.clone(), filler);
                (word.other_stem, word.cased, word.acronym, word.compound_stem) = (None, None, None, None);
                // The word before no longer makes a compound with this one.
                if let Some(before) = place.checked_sub(1) {
                    left.words[before].compound_stem = None;
                }
            }
        }
        left
    }

    /// Whether a condition holds for the article.
    pub(crate) fn holds(&self, clause: &Clause) -> bool {
        match clause {
            Clause::All => true,
            Clause::Nothing => false,
            Clause::Text(span) => !self.intervals(span, false).is_empty(),
            Clause::Times(times, span) => {
                let beginnings: BTreeSet<u32> =
                    self.intervals(span, false).into_keys().map(|stretch| stretch.first).collect();
                beginnings.len() >= *times as usize
            }
            Clause::Values(dimension, values) => {
                self.article.values(*dimension).into_iter().any(|value| values.contains(&value.to_string()))
            }
            Clause::Days(days) => {
                let Some(date) = self.article.date_published.date() else { return false };
                let ends_too_early = days.first_day.is_some_and(|first_day| date.last_day() < first_day);
                let begins_too_late = days.last_day.is_some_and(|last_day| date.first_day() > last_day);
                !ends_too_early && !begins_too_late
            }
            Clause::Length(least, most) => *least <= self.length && self.length <= *most,
            Clause::And(clauses) => clauses.iter().all(|clause| self.holds(clause)),
            Clause::Or(clauses) => clauses.iter().any(|clause| self.holds(clause)),
            Clause::Not(inner) => !self.holds(inner),
            Clause::Boosted(_, inner) => self.holds(inner),
            other => panic!("the naive matcher has to learn {other:?}"),
        }
    }

    /// The words that are the reason why a condition holds, by their numbers; of alternatives only those that hold.
    pub(crate) fn reasons(&self, clause: &Clause) -> BTreeSet<usize> {
        match clause {
            _ if !self.holds(clause) => BTreeSet::new(),
            Clause::Text(span) | Clause::Times(_, span) => self.intervals(span, false).into_values().flatten().collect(),
            Clause::Values(Dimension::Actor, ids) => {
                self.places(&Leaf::Actor(ids.clone()), false).into_values().flatten().collect()
            }
            Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().flat_map(|clause| self.reasons(clause)).collect(),
            Clause::Boosted(_, inner) => self.reasons(inner),
            _ => BTreeSet::new(),
        }
    }

    /// Every interval of a span, in the bio line or outside it.
    fn intervals(&self, span: &Span, is_bio: bool) -> Found {
        let mut found = Found::new();
        match span {
            Span::Leaf(leaf) => found = self.places(leaf, is_bio),
            Span::Any(parts) => {
                for (interval, words) in parts.iter().flat_map(|part| self.intervals(part, is_bio)) {
                    found.entry(interval).or_default().extend(words);
                }
            }
            Span::Phrase { parts, slop } => {
                let places: Vec<Found> = parts.iter().map(|part| self.places(part, is_bio)).collect();
                if let Some((firsts, rest)) = places.split_first() {
                    firsts.iter().for_each(|(first, words)| continue_phrase(*first, words, rest, *slop, &mut found));
                }
            }
            Span::Near { left, right, within, ordered } => {
                found = self.pairs(left, right, is_bio, |one, other, composite| {
                    comes_before(one, other, *within)
                        || (!ordered && comes_before(other, one, *within))
                        || (!ordered && reach_around(one, other, composite))
                });
            }
            Span::Same { unit, left, right } => {
                found = self.pairs(left, right, is_bio, |one, other, composite| {
                    let are_apart = one.last < other.first || other.last < one.first;
                    let unit = |place| self.unit(*unit, place, is_bio);
                    (are_apart || reach_around(one, other, composite))
                        && [one.last, other.first, other.last].iter().all(|place| unit(*place) == unit(one.first))
                });
            }
            Span::Zone(SearchZone::Bio, inner) => found = self.intervals(inner, true),
            Span::Zone(zone, inner) => {
                found = self.intervals(inner, is_bio);
                found.retain(|interval, _| self.is_inside(*zone, *interval));
            }
            other => panic!("the naive matcher has to learn {other:?}"),
        }
        found
    }

    /// What lies around every pair of intervals that fits; whether the two are composite is said with them. Where several alternatives find the same
    /// interval, the words of all take part in it.
    fn pairs(
        &self,
        left: &Span,
        right: &Span,
        is_bio: bool,
        fits: impl Fn(Stretch, Stretch, (bool, bool)) -> bool,
    ) -> Found {
        let mut found = Found::new();
        let (all_lefts, all_rights) = (self.intervals(left, is_bio), self.intervals(right, is_bio));
        let rights = self.alternatives(right, is_bio);
        for (one, left_is_composite) in self.alternatives(left, is_bio) {
            for (other, right_is_composite) in &rights {
                if one.is_bio == other.is_bio && fits(one, *other, (left_is_composite, *right_is_composite)) {
                    let (first, last) = (one.first.min(other.first), one.last.max(other.last));
                    let words = found.entry(Stretch { first, last, ..one }).or_default();
                    words.extend(&all_lefts[&one]);
                    words.extend(&all_rights[other]);
                }
            }
        }
        found
    }

    /// The intervals of each alternative of a side, and whether they have room between their parts.
    fn alternatives(&self, span: &Span, is_bio: bool) -> Vec<(Stretch, bool)> {
        let is_composite = match span {
            Span::Any(parts) => return parts.iter().flat_map(|part| self.alternatives(part, is_bio)).collect(),
            Span::Zone(SearchZone::Bio, inner) => return self.alternatives(inner, true),
            Span::Zone(zone, inner) => {
                let mut alternatives = self.alternatives(inner, is_bio);
                alternatives.retain(|(interval, _)| self.is_inside(*zone, *interval));
                return alternatives;
            }
            Span::Near { .. } | Span::Same { .. } => true,
            Span::Phrase { slop, .. } => *slop > 0,
            _ => false,
        };
        self.intervals(span, is_bio).into_keys().map(|interval| (interval, is_composite)).collect()
    }

    fn is_inside(&self, zone: SearchZone, interval: Stretch) -> bool {
        !interval.is_bio
            && match zone {
                SearchZone::Headline => interval.last < self.bounds.standfirst,
                SearchZone::Lead => interval.last < self.bounds.rest,
                SearchZone::Body => interval.first >= self.bounds.body,
                SearchZone::Bio => false,
            }
    }

    /// The number of the sentence or paragraph of a position.
    fn unit(&self, unit: Unit, position: u32, is_bio: bool) -> usize {
        let begins = |word: &&Word| match unit {
            Unit::Sentence => word.begins_sentence,
            Unit::Paragraph => word.begins_paragraph,
        };
        let up_to_there = self.words.iter().filter(|word| word.is_bio() == is_bio && word.position <= position);
        up_to_there.filter(begins).count()
    }

    fn places(&self, leaf: &Leaf, is_bio: bool) -> Found {
        let mut found = Found::new();
        if let Leaf::Actor(ids) = leaf {
            let named = self.mentions.iter().filter(|mention| ids.contains(&mention.id));
            for (interval, words) in named.filter_map(|mention| self.mention(mention)) {
                if interval.is_bio == is_bio {
                    found.entry(interval).or_default().extend(words);
                }
            }
            return found;
        }
        for (number, word) in self.words.iter().enumerate().filter(|(_, word)| word.is_bio() == is_bio) {
            let stretch = Stretch { is_bio, first: word.position, last: word.position };
            if word.is_of(leaf) {
                found.entry(stretch).or_default().insert(number);
            }
            if word.begins_compound_of(leaf) {
                found.entry(stretch).or_default().extend([number, number + 1]);
            }
        }
        found
    }

    /// The positions and numbers of the words that a mention touches.
    fn mention(&self, mention: &NamedPlace) -> Option<(Stretch, Vec<usize>)> {
        let is_touched = |word: &Word| word.part == mention.part && overlap(&word.bytes, &mention.bytes);
        let touched: Vec<usize> = (0..self.words.len()).filter(|number| is_touched(&self.words[*number])).collect();
        let first = self.words[*touched.first()?].position;
        let last = self.words[*touched.last()?].position.min(first + LONGEST_MENTION - 1);
        let stretch = Stretch { is_bio: mention.part == Part::Bio, first, last };
        Some((stretch, touched.into_iter().filter(|number| self.words[*number].position <= last).collect()))
    }
}

impl Word {
    fn is_bio(&self) -> bool {
        self.part == Part::Bio
    }

    /// Whether this word and the next, written as one, are one of the words that a leaf stands for.
    fn begins_compound_of(&self, leaf: &Leaf) -> bool {
        let compound = self.compound_stem.as_ref().filter(|stem| !CLOSED_WORDS.contains(stem.as_str()));
        matches!((leaf, compound), (Leaf::Word(stems), Some(compound)) if stems.contains(compound))
    }

    /// Whether this word is one of those that a leaf stands for.
    fn is_of(&self, leaf: &Leaf) -> bool {
        match leaf {
            Leaf::Word(stems) => {
                stems.contains(&self.stem) || self.other_stem.as_ref().is_some_and(|stem| stems.contains(stem))
            }
            Leaf::Exact(folded) => self.folded == *folded,
            Leaf::Cased(cased) if cased.chars().any(char::is_uppercase) => self.cased.as_ref() == Some(cased),
            Leaf::Cased(folded) => self.folded == *folded && self.cased.is_none(),
            Leaf::Acronym(capitals) => self.acronym.as_ref() == Some(capitals),
            Leaf::Pattern(Pattern::Glob(glob)) => {
                let (glob, word): (Vec<char>, Vec<char>) = (glob.chars().collect(), self.folded.chars().collect());
                fits(&glob, &word)
            }
            Leaf::Pattern(Pattern::Fuzzy { word, distance }) => {
                let begins_alike = word.chars().take(2).eq(self.folded.chars().take(2));
                begins_alike && strsim::osa_distance(word, &self.folded) <= usize::from(*distance)
            }
            other => panic!("the naive matcher has to learn {other:?}"),
        }
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Tries every way to go on from a beginning of a phrase with the words that are left.
fn continue_phrase(so_far: Stretch, words: &BTreeSet<usize>, rest: &[Found], slop: u32, found: &mut Found) {
    let Some((nexts, rest)) = rest.split_first() else {
        found.entry(so_far).or_default().extend(words);
        return;
    };
    for (next, words_of_next) in nexts.iter().filter(|(next, _)| next.first > so_far.last) {
        let between = next.first - so_far.last - 1;
        if between <= slop {
            continue_phrase(Stretch { last: next.last, ..so_far }, &(words | words_of_next), rest, slop - between, found);
        }
    }
}

/// Whether the second begins at most so many positions behind the end of the first.
fn comes_before(first: Stretch, second: Stretch, within: u32) -> bool {
    first.last < second.first && second.first - first.last <= within
}

/// Whether one of two overlapping intervals reaches around the other as only a composite one may.
fn reach_around(one: Stretch, other: Stretch, (one_is_composite, other_is_composite): (bool, bool)) -> bool {
    let overlap = one.first <= other.last && other.first <= one.last;
    let is_strictly_inside = |inner: Stretch, outer: Stretch| outer.first < inner.first && inner.last < outer.last;
    let shares_an_end = [one.first, one.last].iter().any(|end| [other.first, other.last].contains(end));
    overlap
        && ((one_is_composite && is_strictly_inside(other, one))
            || (other_is_composite && is_strictly_inside(one, other))
            || (one_is_composite && other_is_composite && !shares_an_end))
}

fn fits(glob: &[char], word: &[char]) -> bool {
    match (glob.split_first(), word.split_first()) {
        (None, None) => true,
        (Some(('*', glob_rest)), None) => fits(glob_rest, word),
        (Some(('*', glob_rest)), Some((_, word_rest))) => fits(glob_rest, word) || fits(glob, word_rest),
        (Some((wanted, glob_rest)), Some((found, word_rest))) => {
            (*wanted == '?' || wanted == found) && fits(glob_rest, word_rest)
        }
        _ => false,
    }
}
