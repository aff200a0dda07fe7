//! Turns the places of the words of a phrase into the intervals of the phrase.

use super::{Interval, MOST_INTERVALS, MOST_PHRASE_PLACES, Places};

/// Whether some right interval follows a left one with at most `slop` positions between.
pub(super) fn follows(lefts: &[Interval], rights: &[Interval], slop: u32) -> bool {
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

pub(super) fn phrase_lists(first_leaf: usize, parts: usize, places: &mut dyn Places) -> Vec<Vec<Interval>> {
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
pub(super) fn find_phrases(lists: &[Vec<Interval>], slop: u32, places: &mut dyn Places, into: &mut Vec<Interval>) {
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
pub(super) fn find_exact_phrases(first_leaf: usize, parts: usize, places: &mut dyn Places, into: &mut Vec<Interval>) {
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
pub(super) fn mark_phrase(lists: &[Vec<Interval>], (start, end): Interval, marks: &mut [Vec<bool>]) -> usize {
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
