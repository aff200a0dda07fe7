//! Turns the places of words in one article into the intervals a [`Span`] finds there.
//!
//! The same code decides whether an article matches and what is highlighted in it: an engine gives it positions read from an
//! index, the highlighter positions from the article's own tokens.
//!
//! `pairs`: how two intervals lie. `sides`: what stands on a side of a pair. `phrases`: words one after another.

mod pairs;
mod phrases;
mod sides;
#[cfg(test)]
mod tests;

use self::pairs::{a_pair_fits, around, is_inside, is_near, may_stand_together, unit_around};
use self::phrases::{find_exact_phrases, find_phrases, follows, mark_phrase, phrase_lists};
use self::sides::Side;
use crate::query::clause::{SearchZone, Span, Unit};
use crate::text::Bounds;

/// First and last position.
pub(crate) type Interval = (u32, u32);

/// The intervals of an operator in one article are cut here; a thousand pages of nothing but two words reach it.
pub(crate) const MOST_INTERVALS: usize = 50_000;

/// The leaves that take part in what an operator found in one article are no longer gathered beyond about so many.
const MOST_FOUND: usize = 4 * MOST_INTERVALS;

/// The places of the words of one phrase with gaps, all together, are cut here: they are held at the same time.
const MOST_PHRASE_PLACES: usize = 2_000_000;

/// So many alternatives of an operator are held against each other.
const MOST_COMPARED: usize = 256;

/// Where the words of one article stand.
pub(crate) trait Places {
    /// Appends the intervals of a leaf, by its number: in order, each once.
    fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>);

    /// The positions at which units begin, in order.
    fn unit_starts(&mut self, unit: Unit) -> &[u32];

    /// Where the parts of the article lie.
    fn bounds(&mut self) -> Bounds;

    /// Counts work done; `false` when there is no more time, and what is found from then on may be incomplete.
    fn has_time(&mut self, steps: usize) -> bool;
}

/// A leaf that takes part in what was found, or all leaves of a phrase without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundLeaf {
    /// Their numbers; small, since a long article may have very many places.
    pub(crate) leaf: u32,
    pub(crate) last_leaf: u32,
    /// From the first position of the first leaf to the last of the last.
    pub(crate) interval: Interval,
}

/// A span with its leaves numbered from left to right.
#[derive(Clone, Debug)]
pub(crate) enum SpanTree {
    Leaf(usize),
    Any(Vec<SpanTree>),
    Phrase { first_leaf: usize, parts: usize, slop: u32 },
    Pair { relation: Relation, left: Box<SpanTree>, right: Box<SpanTree> },
    Zone(SearchZone, Box<SpanTree>),
}

/// How two intervals have to lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Relation {
    Near { within: u32, ordered: bool },
    Same(Unit),
}

impl SpanTree {
    /// Numbers the leaves; they stand in the order of [`Span::leaves`].
    pub(crate) fn of(span: &Span) -> SpanTree {
        SpanTree::numbered(span, &mut 0)
    }

    fn numbered(span: &Span, next: &mut usize) -> SpanTree {
        let mut take = |count: usize| {
            *next += count;
            *next - count
        };
        match span {
            Span::Leaf(_) => SpanTree::Leaf(take(1)),
            Span::Phrase { parts, slop } => {
                SpanTree::Phrase { first_leaf: take(parts.len()), parts: parts.len(), slop: *slop }
            }
            Span::Any(parts) => {
                let trees = parts.iter().map(|part| SpanTree::numbered(part, next));
                // An alternative that is said again finds nothing more; of very many it is not worth looking.
                let is_first = |place: usize| place > MOST_COMPARED || !parts[..place].contains(&parts[place]);
                SpanTree::Any(trees.enumerate().filter(|(place, _)| is_first(*place)).map(|(_, tree)| tree).collect())
            }
            Span::Near { left, right, within, ordered } => {
                SpanTree::pair(Relation::Near { within: *within, ordered: *ordered }, left, right, next)
            }
            Span::Same { unit, left, right } => SpanTree::pair(Relation::Same(*unit), left, right, next),
            Span::Zone(zone, inner) => SpanTree::Zone(*zone, Box::new(SpanTree::numbered(inner, next))),
        }
    }

    fn pair(relation: Relation, left: &Span, right: &Span, next: &mut usize) -> SpanTree {
        let left = Box::new(SpanTree::numbered(left, next));
        let right = Box::new(SpanTree::numbered(right, next));
        SpanTree::Pair { relation, left, right }
    }

    /// Whether there is an interval.
    pub(crate) fn exists(&self, places: &mut dyn Places) -> bool {
        match self {
            SpanTree::Any(parts) => parts.iter().any(|part| part.exists(places)),
            SpanTree::Phrase { first_leaf, parts: 2, slop } => {
                let (mut left, mut right) = (Vec::new(), Vec::new());
                places.leaf(*first_leaf, &mut left);
                if left.is_empty() {
                    return false;
                }
                places.leaf(first_leaf + 1, &mut right);
                follows(&left, &right, *slop)
            }
            SpanTree::Pair { relation, left, right } if !left.may_be_composite() && !right.may_be_composite() => {
                let (lefts, rights) = Side::both(left, right, places);
                if rights.intervals.is_empty() {
                    return false;
                }
                let starts = match relation {
                    Relation::Same(unit) => places.unit_starts(*unit),
                    Relation::Near { .. } => &[],
                };
                a_pair_fits(*relation, &lefts.intervals, &rights.intervals, starts)
            }
            _ => {
                let mut found = Vec::new();
                self.find(places, &mut found);
                !found.is_empty()
            }
        }
    }

    /// Appends every interval: in order, each once, at most [`MOST_INTERVALS`].
    pub(crate) fn find(&self, places: &mut dyn Places, into: &mut Vec<Interval>) {
        let begin = into.len();
        if !places.has_time(1) {
            return;
        }
        match self {
            SpanTree::Leaf(leaf) => return places.leaf(*leaf, into),
            SpanTree::Any(parts) => {
                for part in parts {
                    part.find(places, into);
                    settle_if_many(into, begin);
                }
            }
            SpanTree::Phrase { first_leaf, parts, slop: 0 } => find_exact_phrases(*first_leaf, *parts, places, into),
            SpanTree::Phrase { first_leaf, parts, slop } => {
                let lists = phrase_lists(*first_leaf, *parts, places);
                if lists.iter().all(|list| !list.is_empty()) {
                    find_phrases(&lists, *slop, places, into);
                }
            }
            SpanTree::Pair { left, right, .. } => {
                let (lefts, rights) = Side::both(left, right, places);
                self.each_pair(&lefts, &rights, places, &mut |left, right| {
                    into.push(around(lefts.intervals[left], rights.intervals[right]));
                    settle_if_many(into, begin);
                });
            }
            SpanTree::Zone(zone, inner) => {
                inner.find(places, into);
                let bounds = places.bounds();
                keep(into, begin, |interval| is_inside(*zone, interval, bounds));
            }
        }
        settle(into, begin);
    }

    /// Calls `found` with the places, in their lists, of every two intervals that lie as they should.
    fn each_pair(&self, left_side: &Side, right_side: &Side, places: &mut dyn Places, found: &mut dyn FnMut(usize, usize)) {
        let SpanTree::Pair { relation, .. } = self else { return };
        let (lefts, rights) = (&left_side.intervals, &right_side.intervals);
        let longest = rights.iter().map(|(first, last)| last - first).max().unwrap_or_default();
        let units = match relation {
            Relation::Same(unit) => places.unit_starts(*unit).to_vec(),
            Relation::Near { .. } => Vec::new(),
        };
        let (mut pairs, mut steps) = (0usize, 0usize);
        for (left_place, left) in lefts.iter().enumerate() {
            // The stretch in which the beginning of a right interval may lie.
            let (from, to) = match relation {
                Relation::Near { within, ordered: true } => (left.1.saturating_add(1), left.1.saturating_add(*within)),
                Relation::Near { within, .. } => {
                    (left.0.saturating_sub(within.saturating_add(longest)), left.1.saturating_add(*within))
                }
                Relation::Same(_) => match unit_around(&units, *left) {
                    Some((begin, end)) => (begin, end - 1),
                    None => continue,
                },
            };
            let first = rights.partition_point(|(start, _)| *start < from);
            let stretch = rights.iter().enumerate().skip(first).take_while(|(_, (start, _))| *start <= to);
            for (right_place, right) in stretch {
                pairs += 1;
                steps += 1;
                if steps >= 1024 && !places.has_time(std::mem::take(&mut steps)) {
                    return;
                }
                let composite = (left_side.is_composite(left_place), right_side.is_composite(right_place));
                let fits = match relation {
                    Relation::Near { within, ordered } => is_near(*left, *right, *within, *ordered, composite),
                    Relation::Same(_) => right.1 <= to && may_stand_together(*left, *right, composite),
                };
                if fits {
                    // What is found is put in order too.
                    steps += 4;
                    found(left_place, right_place);
                    if pairs > 40 * MOST_INTERVALS {
                        return;
                    }
                }
            }
        }
    }

    /// Appends the leaf intervals that take part in these intervals of the tree; a phrase without gaps is one.
    pub(crate) fn reasons(&self, wanted: &[Interval], places: &mut dyn Places, into: &mut Vec<FoundLeaf>) {
        if wanted.is_empty() || !places.has_time(wanted.len()) {
            return;
        }
        match self {
            SpanTree::Leaf(leaf) => into.extend(wanted.iter().map(|interval| FoundLeaf {
                leaf: *leaf as u32,
                last_leaf: *leaf as u32,
                interval: *interval,
            })),
            SpanTree::Any(parts) => {
                for part in parts {
                    // Many alternatives may find the same places, and each of them would be one more reason.
                    if into.len() >= MOST_FOUND {
                        return;
                    }
                    let mut own = Vec::new();
                    part.find(places, &mut own);
                    own.retain(|interval| wanted.binary_search(interval).is_ok());
                    part.reasons(&own, places, into);
                }
            }
            SpanTree::Phrase { first_leaf, parts, slop: 0 } => {
                let (leaf, last_leaf) = (*first_leaf as u32, (first_leaf + parts - 1) as u32);
                into.extend(wanted.iter().map(|interval| FoundLeaf { leaf, last_leaf, interval: *interval }));
            }
            SpanTree::Phrase { first_leaf, parts, .. } => {
                let lists = phrase_lists(*first_leaf, *parts, places);
                // By word and place: a place may be on the way of many phrases.
                let mut marks: Vec<Vec<bool>> = lists.iter().map(|list| vec![false; list.len()]).collect();
                for interval in wanted {
                    let steps = mark_phrase(&lists, *interval, &mut marks);
                    if !places.has_time(steps) {
                        break;
                    }
                }
                for (number, (list, marks)) in lists.iter().zip(&marks).enumerate() {
                    let leaf = (first_leaf + number) as u32;
                    let marked = list.iter().zip(marks).filter(|(_, is_marked)| **is_marked);
                    into.extend(marked.map(|(interval, _)| FoundLeaf { leaf, last_leaf: leaf, interval: *interval }));
                }
            }
            SpanTree::Pair { left, right, .. } => {
                let (lefts, rights) = Side::both(left, right, places);
                let (mut left_marks, mut right_marks) =
                    (vec![false; lefts.intervals.len()], vec![false; rights.intervals.len()]);
                self.each_pair(&lefts, &rights, places, &mut |left, right| {
                    let is_known = left_marks[left] && right_marks[right];
                    if !is_known && wanted.binary_search(&around(lefts.intervals[left], rights.intervals[right])).is_ok() {
                        left_marks[left] = true;
                        right_marks[right] = true;
                    }
                });
                let marked = |list: Vec<Interval>, marks: Vec<bool>| -> Vec<Interval> {
                    list.into_iter().zip(marks).filter(|(_, is_marked)| *is_marked).map(|(interval, _)| interval).collect()
                };
                let (left_wanted, right_wanted) =
                    (marked(lefts.intervals, left_marks), marked(rights.intervals, right_marks));
                left.reasons(&left_wanted, places, into);
                right.reasons(&right_wanted, places, into);
            }
            SpanTree::Zone(_, inner) => inner.reasons(wanted, places, into),
        }
    }
}

/// At how many different positions intervals begin; they stand in order.
pub(crate) fn count_places(intervals: &[Interval]) -> usize {
    intervals.chunk_by(|left, right| left.0 == right.0).count()
}

/// Puts what was appended in order, each once, and cuts it.
fn settle(list: &mut Vec<Interval>, begin: usize) {
    list[begin..].sort_unstable();
    let mut last = None;
    keep(list, begin, |interval| last.replace(interval) != Some(interval));
    list.truncate(begin + MOST_INTERVALS);
}

/// Settles a list that has grown to several times what is kept of it; the outcome is the same, the memory is not.
fn settle_if_many(list: &mut Vec<Interval>, begin: usize) {
    if list.len() - begin >= 4 * MOST_INTERVALS {
        settle(list, begin);
    }
}

fn keep(list: &mut Vec<Interval>, begin: usize, mut is_kept: impl FnMut(Interval) -> bool) {
    let mut kept = begin;
    for place in begin..list.len() {
        if is_kept(list[place]) {
            list[kept] = list[place];
            kept += 1;
        }
    }
    list.truncate(kept);
}
