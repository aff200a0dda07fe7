//! Turns a side of a pair into its intervals, and says of each whether it has room between its parts, in which the other side may stand.

use super::pairs::is_inside;
use super::{Interval, MOST_INTERVALS, Places, SpanTree};

/// What one side of a pair finds: in order, each once.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) intervals: Vec<Interval>,
    composite: Composite,
}

/// Which intervals of a side are composite. Where alternatives find the same interval, one that is composite is enough.
#[derive(Debug, Default)]
enum Composite {
    #[default]
    None,
    All,
    Some(Vec<bool>),
}

impl Side {
    /// Both sides of a pair; nothing on the right one if there is nothing on the left one.
    pub(super) fn both(left: &SpanTree, right: &SpanTree, places: &mut dyn Places) -> (Side, Side) {
        let mut lefts = Side::of(left, places);
        if lefts.intervals.is_empty() {
            return (lefts, Side::default());
        }
        // One such list is held at every level of a nest.
        lefts.intervals.shrink_to_fit();
        (lefts, Side::of(right, places))
    }

    fn of(tree: &SpanTree, places: &mut dyn Places) -> Side {
        let (may_be_composite, may_be_simple) = (tree.may_be_composite(), tree.may_be_simple());
        if !(may_be_composite && may_be_simple) {
            let mut intervals = Vec::new();
            tree.find(places, &mut intervals);
            return Side { intervals, composite: if may_be_composite { Composite::All } else { Composite::None } };
        }
        let mut found = Vec::new();
        tree.find_marked(places, &mut found);
        let (intervals, composite) = found.into_iter().map(|Marked { interval, is_simple }| (interval, !is_simple)).unzip();
        Side { intervals, composite: Composite::Some(composite) }
    }

    /// Whether the interval at a place is composite.
    pub(super) fn is_composite(&self, place: usize) -> bool {
        match &self.composite {
            Composite::None => false,
            Composite::All => true,
            Composite::Some(marks) => marks.get(place).copied().unwrap_or_default(),
        }
    }
}

/// An interval; of two that are the same the composite one is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Marked {
    interval: Interval,
    is_simple: bool,
}

impl SpanTree {
    /// Whether some of its intervals may be composite.
    pub(super) fn may_be_composite(&self) -> bool {
        match self {
            SpanTree::Leaf(_) | SpanTree::Phrase { slop: 0, .. } => false,
            SpanTree::Phrase { .. } | SpanTree::Pair { .. } => true,
            SpanTree::Any(parts) => parts.iter().any(SpanTree::may_be_composite),
            SpanTree::Zone(_, inner) => inner.may_be_composite(),
        }
    }

    fn may_be_simple(&self) -> bool {
        match self {
            SpanTree::Any(parts) => parts.iter().any(SpanTree::may_be_simple),
            SpanTree::Zone(_, inner) => inner.may_be_simple(),
            _ => !self.may_be_composite(),
        }
    }

    /// Appends every interval as [`SpanTree::find`] does, marked; each alternative is looked for once.
    fn find_marked(&self, places: &mut dyn Places, into: &mut Vec<Marked>) {
        let begin = into.len();
        match self {
            SpanTree::Any(parts) => {
                for part in parts {
                    part.find_marked(places, into);
                    if into.len() - begin >= 4 * MOST_INTERVALS {
                        settle(into, begin);
                    }
                }
            }
            SpanTree::Zone(zone, inner) => {
                inner.find_marked(places, into);
                let bounds = places.bounds();
                let inside = into.split_off(begin).into_iter().filter(|found| is_inside(*zone, found.interval, bounds));
                into.extend(inside);
            }
            _ => {
                let (mut found, is_simple) = (Vec::new(), self.may_be_simple());
                self.find(places, &mut found);
                into.extend(found.into_iter().map(|interval| Marked { interval, is_simple }));
            }
        }
        settle(into, begin);
    }
}

/// Puts what was appended in order, each interval once, and cuts it.
fn settle(list: &mut Vec<Marked>, begin: usize) {
    let mut found = list.split_off(begin);
    found.sort_unstable();
    found.dedup_by_key(|marked| marked.interval);
    found.truncate(MOST_INTERVALS);
    list.append(&mut found);
}
