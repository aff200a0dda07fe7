//! Says whether two intervals lie as an operator wants them, and which part of the article an interval lies in.

use super::{Interval, Relation};
use crate::query::clause::SearchZone;
use crate::text::Bounds;

pub(super) fn around(left: Interval, right: Interval) -> Interval {
    (left.0.min(right.0), left.1.max(right.1))
}

/// Whether an interval lies wholly inside a zone. The bio line has positions of its own, so everything found in it is inside.
pub(super) fn is_inside(zone: SearchZone, (first, last): Interval, bounds: Bounds) -> bool {
    match zone {
        SearchZone::Headline => last < bounds.standfirst,
        SearchZone::Lead => last < bounds.rest,
        SearchZone::Body => first >= bounds.body,
        SearchZone::Bio => true,
    }
}

/// The unit that an interval lies in, as its first position and the one behind its last; `None` if it lies in several.
pub(super) fn unit_around(starts: &[u32], (first, last): Interval) -> Option<(u32, u32)> {
    let behind = starts.partition_point(|start| *start <= first);
    let begin = *starts.get(behind.checked_sub(1)?)?;
    let end = starts.get(behind).copied().unwrap_or(u32::MAX);
    (last < end).then_some((begin, end))
}

pub(super) fn is_near(left: Interval, right: Interval, within: u32, ordered: bool, composite: (bool, bool)) -> bool {
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

pub(super) fn may_stand_together(left: Interval, right: Interval, composite: (bool, bool)) -> bool {
    left.1 < right.0 || right.1 < left.0 || may_overlap(left, right, composite)
}

/// Whether two overlapping intervals are two different things, one reaching around the other.
fn may_overlap(left: Interval, right: Interval, composite: (bool, bool)) -> bool {
    let is_strictly_inside = |inner: Interval, outer: Interval| outer.0 < inner.0 && inner.1 < outer.1;
    (composite.0 && is_strictly_inside(right, left))
        || (composite.1 && is_strictly_inside(left, right))
        || (composite == (true, true) && left.0 != right.0 && left.1 != right.1 && left.0 != right.1 && left.1 != right.0)
}

/// Whether a pair of intervals that cannot overlap fits. Both lists hold what words and phrases find.
pub(super) fn a_pair_fits(relation: Relation, lefts: &[Interval], rights: &[Interval], starts: &[u32]) -> bool {
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
