//! Turns the places of words in one article into the intervals a [`Span`] finds there.
//!
//! The same code decides whether an article matches and what is highlighted in it: an engine gives it positions read from an
//! index, the highlighter positions from the article's own tokens.

use super::clause::{SearchZone, Span, Unit};
use crate::text::Bounds;

/// First and last position.
pub(crate) type Interval = (u32, u32);

/// The intervals of an operator in one article are cut here; a thousand pages of nothing but two words reach it.
pub(crate) const MOST_INTERVALS: usize = 50_000;

/// The places of the words of one phrase with gaps, all together, are cut here: they are held at the same time.
const MOST_PHRASE_PLACES: usize = 2_000_000;

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
    pub(crate) leaf: usize,
    pub(crate) last_leaf: usize,
    /// From the first position of the first leaf to the last of the last.
    pub(crate) interval: Interval,
}

/// A span with its leaves numbered from left to right.
#[derive(Clone, Debug)]
pub(crate) enum SpanTree {
    Leaf(usize),
    Any(Vec<SpanTree>),
    Phrase { first_leaf: usize, parts: usize, slop: u32 },
    Pair { relation: Relation, left: Box<SpanTree>, right: Box<SpanTree>, left_is_composite: bool, right_is_composite: bool },
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
            Span::Any(parts) => SpanTree::Any(parts.iter().map(|part| SpanTree::numbered(part, next)).collect()),
            Span::Near { left, right, within, ordered } => {
                SpanTree::pair(Relation::Near { within: *within, ordered: *ordered }, left, right, next)
            }
            Span::Same { unit, left, right } => SpanTree::pair(Relation::Same(*unit), left, right, next),
            Span::Zone(zone, inner) => SpanTree::Zone(*zone, Box::new(SpanTree::numbered(inner, next))),
        }
    }

    fn pair(relation: Relation, left: &Span, right: &Span, next: &mut usize) -> SpanTree {
        let (left_is_composite, right_is_composite) = (left.is_composite(), right.is_composite());
        let left = Box::new(SpanTree::numbered(left, next));
        let right = Box::new(SpanTree::numbered(right, next));
        SpanTree::Pair { relation, left, right, left_is_composite, right_is_composite }
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
            SpanTree::Pair { relation, left, right, left_is_composite: false, right_is_composite: false } => {
                let (lefts, rights) = SpanTree::sides(left, right, places);
                if rights.is_empty() {
                    return false;
                }
                let starts = match relation {
                    Relation::Same(unit) => places.unit_starts(*unit),
                    Relation::Near { .. } => &[],
                };
                a_pair_fits(*relation, &lefts, &rights, starts)
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
                let (lefts, rights) = SpanTree::sides(left, right, places);
                self.each_pair(&lefts, &rights, places, &mut |left, right| {
                    into.push(around(lefts[left], rights[right]));
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

    /// The intervals of both sides of a pair; none of the right one if there are none of the left one.
    fn sides(left: &SpanTree, right: &SpanTree, places: &mut dyn Places) -> (Vec<Interval>, Vec<Interval>) {
        let (mut lefts, mut rights) = (Vec::new(), Vec::new());
        left.find(places, &mut lefts);
        if !lefts.is_empty() {
            // One such list is held at every level of a nest.
            lefts.shrink_to_fit();
            right.find(places, &mut rights);
        }
        (lefts, rights)
    }

    /// Calls `found` with the places, in their lists, of every two intervals that lie as they should.
    fn each_pair(
        &self,
        lefts: &[Interval],
        rights: &[Interval],
        places: &mut dyn Places,
        found: &mut dyn FnMut(usize, usize),
    ) {
        let SpanTree::Pair { relation, left_is_composite, right_is_composite, .. } = self else { return };
        let composite = (*left_is_composite, *right_is_composite);
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
            SpanTree::Leaf(leaf) => {
                into.extend(wanted.iter().map(|interval| FoundLeaf { leaf: *leaf, last_leaf: *leaf, interval: *interval }))
            }
            SpanTree::Any(parts) => {
                for part in parts {
                    let mut own = Vec::new();
                    part.find(places, &mut own);
                    own.retain(|interval| wanted.binary_search(interval).is_ok());
                    part.reasons(&own, places, into);
                }
            }
            SpanTree::Phrase { first_leaf, parts, slop: 0 } => {
                let last_leaf = first_leaf + parts - 1;
                into.extend(wanted.iter().map(|interval| FoundLeaf { leaf: *first_leaf, last_leaf, interval: *interval }));
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
                    let leaf = first_leaf + number;
                    let marked = list.iter().zip(marks).filter(|(_, is_marked)| **is_marked);
                    into.extend(marked.map(|(interval, _)| FoundLeaf { leaf, last_leaf: leaf, interval: *interval }));
                }
            }
            SpanTree::Pair { left, right, .. } => {
                let (lefts, rights) = SpanTree::sides(left, right, places);
                let (mut left_marks, mut right_marks) = (vec![false; lefts.len()], vec![false; rights.len()]);
                self.each_pair(&lefts, &rights, places, &mut |left, right| {
                    let is_known = left_marks[left] && right_marks[right];
                    if !is_known && wanted.binary_search(&around(lefts[left], rights[right])).is_ok() {
                        left_marks[left] = true;
                        right_marks[right] = true;
                    }
                });
                let marked = |list: Vec<Interval>, marks: Vec<bool>| -> Vec<Interval> {
                    list.into_iter().zip(marks).filter(|(_, is_marked)| *is_marked).map(|(interval, _)| interval).collect()
                };
                let (left_wanted, right_wanted) = (marked(lefts, left_marks), marked(rights, right_marks));
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

fn around(left: Interval, right: Interval) -> Interval {
    (left.0.min(right.0), left.1.max(right.1))
}

/// Whether an interval lies wholly inside a zone. The bio line has positions of its own, so everything found in it is inside.
fn is_inside(zone: SearchZone, (first, last): Interval, bounds: Bounds) -> bool {
    match zone {
        SearchZone::Headline => last < bounds.standfirst,
        SearchZone::Lead => last < bounds.rest,
        SearchZone::Body => first >= bounds.body,
        SearchZone::Bio => true,
    }
}

/// The unit that an interval lies in, as its first position and the one behind its last; `None` if it lies in several.
fn unit_around(starts: &[u32], (first, last): Interval) -> Option<(u32, u32)> {
    let behind = starts.partition_point(|start| *start <= first);
    let begin = *starts.get(behind.checked_sub(1)?)?;
    let end = starts.get(behind).copied().unwrap_or(u32::MAX);
    (last < end).then_some((begin, end))
}

fn is_near(left: Interval, right: Interval, within: u32, ordered: bool, composite: (bool, bool)) -> bool {
    if left.1 < right.0 {
        return right.0 - left.1 <= within;
    }
    if ordered {
        return false;
    }
    if right.1 < left.0 {
        return left.0 - right.1 <= within;
    }
    may_overlap(left, right, composite)
}

fn may_stand_together(left: Interval, right: Interval, composite: (bool, bool)) -> bool {
    left.1 < right.0 || right.1 < left.0 || may_overlap(left, right, composite)
}

/// Whether two overlapping intervals are two different things, one reaching around the other.
fn may_overlap(left: Interval, right: Interval, composite: (bool, bool)) -> bool {
    let is_strictly_inside = |inner: Interval, outer: Interval| outer.0 < inner.0 && inner.1 < outer.1;
    (composite.0 && is_strictly_inside(right, left))
        || (composite.1 && is_strictly_inside(left, right))
        || (composite == (true, true) && left.0 != right.0 && left.1 != right.1 && left.0 != right.1 && left.1 != right.0)
}

/// Whether some right interval follows a left one with at most `slop` positions between.
fn follows(lefts: &[Interval], rights: &[Interval], slop: u32) -> bool {
    let mut next = 0;
    for (_, end) in lefts {
        while next < rights.len() && rights[next].0 <= *end {
            next += 1;
        }
        match rights.get(next) {
            Some((start, _)) if start - end - 1 <= slop => return true,
            Some(_) => {}
            None => return false,
        }
    }
    false
}

/// Whether a pair of intervals that cannot overlap fits. Both lists hold what words and phrases find.
fn a_pair_fits(relation: Relation, lefts: &[Interval], rights: &[Interval], starts: &[u32]) -> bool {
    let longest = rights.iter().map(|(first, last)| last - first).max().unwrap_or_default();
    let mut next = 0;
    let mut unit = 0;
    for left in lefts {
        let (from, to) = match relation {
            Relation::Near { within, .. } => {
                (left.0.saturating_sub(within.saturating_add(longest)), left.1.saturating_add(within))
            }
            Relation::Same(_) => {
                while unit < starts.len() && starts[unit] <= left.0 {
                    unit += 1;
                }
                let end = starts.get(unit).copied().unwrap_or(u32::MAX);
                if unit == 0 || left.1 >= end {
                    continue;
                }
                (starts[unit - 1], end - 1)
            }
        };
        while next < rights.len() && rights[next].0 < from {
            next += 1;
        }
        let behind = match relation {
            // What begins before its end cannot follow it, and may be much.
            Relation::Near { ordered: true, .. } => rights[next..].partition_point(|(start, _)| *start <= left.1),
            _ => 0,
        };
        for right in rights[next + behind..].iter().take_while(|(start, _)| *start <= to) {
            let fits = match relation {
                Relation::Near { within, ordered } => is_near(*left, *right, within, ordered, (false, false)),
                Relation::Same(_) => right.1 <= to && may_stand_together(*left, *right, (false, false)),
            };
            if fits {
                return true;
            }
        }
    }
    false
}

fn phrase_lists(first_leaf: usize, parts: usize, places: &mut dyn Places) -> Vec<Vec<Interval>> {
    let mut lists = vec![Vec::new(); parts];
    for (number, list) in lists.iter_mut().enumerate() {
        places.leaf(first_leaf + number, list);
        list.truncate(MOST_PHRASE_PLACES / parts);
        list.shrink_to_fit();
        if list.is_empty() {
            break;
        }
    }
    lists
}

/// Appends the phrases, by beginning and end: from each beginning on, the ends that can be reached and the least number of
/// positions passed over on the way.
fn find_phrases(lists: &[Vec<Interval>], slop: u32, places: &mut dyn Places, into: &mut Vec<Interval>) {
    let Some((firsts, rest)) = lists.split_first() else { return };
    let begin = into.len();
    let mut steps = 0usize;
    for first in firsts {
        let mut reached: Vec<(u32, u32)> = vec![(first.1, 0)];
        for list in rest {
            let mut further: Vec<(u32, u32)> = Vec::new();
            let earliest = reached[0].0 + 1;
            let from = list.partition_point(|(start, _)| *start < earliest);
            for (start, end) in &list[from..] {
                let passed = |(before, passed): &(u32, u32)| (*before < *start).then(|| passed + (start - before - 1));
                let Some(least) = reached.iter().filter_map(passed).min() else { continue };
                steps += 1 + reached.len() / 8;
                if least <= slop {
                    further.push((*end, least));
                } else if reached.iter().all(|(before, _)| start - before > slop) {
                    break;
                }
            }
            further.sort_unstable();
            further.dedup_by_key(|(end, _)| *end);
            reached = further;
            if reached.is_empty() {
                break;
            }
        }
        into.extend(reached.iter().map(|(end, _)| (first.0, *end)));
        if into.len() - begin > MOST_INTERVALS || (steps > 1024 && !places.has_time(std::mem::take(&mut steps))) {
            return;
        }
    }
}

/// Appends the phrases without gaps, word by word, so that the places of one word alone are held beside them.
fn find_exact_phrases(first_leaf: usize, parts: usize, places: &mut dyn Places, into: &mut Vec<Interval>) {
    let begin = into.len();
    places.leaf(first_leaf, into);
    let mut list = Vec::new();
    for leaf in first_leaf + 1..first_leaf + parts {
        if into.len() == begin {
            return;
        }
        list.clear();
        places.leaf(leaf, &mut list);
        let mut next = 0;
        let mut kept = begin;
        for place in begin..into.len() {
            let (start, end) = into[place];
            while next < list.len() && list[next].0 <= end {
                next += 1;
            }
            if let Some((_, last)) = list.get(next).filter(|(first, _)| *first == end + 1) {
                into[kept] = (start, *last);
                kept += 1;
            }
        }
        into.truncate(kept);
    }
}

/// Marks the words of one phrase with gaps: those that stand on a way from its beginning to its end. Says how many places it
/// looked at.
fn mark_phrase(lists: &[Vec<Interval>], (start, end): Interval, marks: &mut [Vec<bool>]) -> usize {
    // The earliest place of each word counted from the beginning, then the latest counted from the end.
    let mut earliest = Vec::with_capacity(lists.len());
    let mut after = start;
    for (number, list) in lists.iter().enumerate() {
        let from = list.partition_point(|(first, _)| *first < after);
        let Some(place) = list.get(from).filter(|(first, _)| number > 0 || *first == start) else { return lists.len() };
        earliest.push(place.0);
        after = place.1 + 1;
    }
    let mut steps = lists.len();
    let mut before = end + 1;
    for (number, list) in lists.iter().enumerate().rev() {
        let is_last = number + 1 == lists.len();
        let from = list.partition_point(|(first, _)| *first < earliest[number]);
        let mut latest = None;
        for (place, (first, last)) in list.iter().enumerate().skip(from).take_while(|(_, (first, _))| *first < before) {
            steps += 1;
            if *last < before && (!is_last || *last == end) && (number > 0 || *first == start) {
                marks[number][place] = true;
                latest = Some(*first);
            }
        }
        let Some(latest) = latest else { return steps };
        before = latest;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Leaf;

    /// Words by their places in a text of letters; a stop ends a sentence.
    struct Letters {
        leaves: Vec<char>,
        text: Vec<char>,
        starts: Vec<u32>,
    }

    impl Letters {
        fn new(leaves: &str, text: &str) -> Letters {
            let mut starts = vec![0];
            let mut letters = Vec::new();
            for character in text.chars() {
                if character == '.' {
                    starts.push(letters.len() as u32);
                } else {
                    letters.push(character);
                }
            }
            Letters { leaves: leaves.chars().collect(), text: letters, starts }
        }
    }

    impl Places for Letters {
        fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>) {
            let places = self.text.iter().enumerate().filter(|(_, letter)| **letter == self.leaves[leaf]);
            into.extend(places.map(|(place, _)| (place as u32, place as u32)));
        }

        fn unit_starts(&mut self, _: Unit) -> &[u32] {
            &self.starts
        }

        fn bounds(&mut self) -> Bounds {
            Bounds { standfirst: 3, body: 4, rest: 8 }
        }

        fn has_time(&mut self, _: usize) -> bool {
            true
        }
    }

    fn leaf(letter: char) -> Span {
        Span::Leaf(Leaf::Exact(letter.to_string()))
    }

    fn near(left: Span, right: Span, within: u32, ordered: bool) -> Span {
        Span::Near { left: Box::new(left), right: Box::new(right), within, ordered }
    }

    fn same(left: Span, right: Span) -> Span {
        Span::Same { unit: Unit::Sentence, left: Box::new(left), right: Box::new(right) }
    }

    fn phrase(letters: &str, slop: u32) -> Span {
        Span::Phrase { parts: letters.chars().map(|letter| Leaf::Exact(letter.to_string())).collect(), slop }
    }

    #[test]
    fn intervals_and_reasons() {
        let (a, b, c) = (leaf('a'), leaf('b'), leaf('c'));
        for (span, leaves, text, found, marked) in [
            (phrase("ab", 0), "ab", "abxaxb", "0-1", "ab...."),
            (phrase("ab", 1), "ab", "abxaxb", "0-1 3-5", "ab.a.b"),
            (phrase("aba", 0), "aba", "ababa", "0-2 2-4", "ababa"),
            (phrase("abc", 1), "abc", "abbc", "0-3", "abbc"),
            (near(a.clone(), b.clone(), 2, false), "ab", "bxaxxb", "0-2", "b.a..."),
            (near(a.clone(), b.clone(), 2, true), "ab", "bxaxxb", "", "......"),
            (near(a.clone(), a.clone(), 2, false), "aa", "axxaxa", "3-5", "...a.a"),
            (near(near(a.clone(), b.clone(), 5, false), c.clone(), 1, false), "abc", "axcxb", "0-4", "a.c.b"),
            (near(near(a.clone(), b.clone(), 5, false), b.clone(), 1, false), "abb", "axxxb", "", "....."),
            (same(a.clone(), b.clone()), "ab", "axb.a.b", "0-2", "a.b.."),
            (same(same(a.clone(), b.clone()), c.clone()), "abc", "acb.c", "0-2", "acb."),
            (Span::Zone(SearchZone::Headline, Box::new(a.clone())), "a", "axxxa", "0-0", "a...."),
            (Span::Zone(SearchZone::Body, Box::new(a.clone())), "a", "axxxa", "4-4", "....a"),
            (Span::Any(vec![phrase("ab", 0), c.clone()]), "abc", "abaxc", "0-1 4-4", "ab..c"),
        ] {
            let tree = SpanTree::of(&span);
            let mut places = Letters::new(leaves, text);
            let mut intervals = Vec::new();
            tree.find(&mut places, &mut intervals);
            let shown: Vec<String> = intervals.iter().map(|(first, last)| format!("{first}-{last}")).collect();
            assert_eq!(shown.join(" "), found, "{span} in {text}");
            assert_eq!(tree.exists(&mut places), !found.is_empty(), "{span} in {text}");
            let mut reasons = Vec::new();
            tree.reasons(&intervals, &mut places, &mut reasons);
            let mut marks = vec!['.'; places.text.len()];
            for FoundLeaf { interval: (first, last), .. } in reasons {
                (first..=last).for_each(|place| marks[place as usize] = places.text[place as usize]);
            }
            assert_eq!(marks.iter().collect::<String>(), marked, "{span} in {text}");
        }
    }
}
