//! Turns a tree of spans into the documents of a segment that may hold it: those that have its words.

use tantivy::{DocId, TERMINATED};

use super::cursor::LeafCursor;
use crate::backend::local::deadline::Deadline;
use crate::query::SpanTree;

/// Which documents have to be looked into.
pub(super) struct Candidates {
    pub(super) shape: Shape,
    /// How many there are, at most.
    pub(super) cost: u64,
    /// How many lists of postings have to be moved to find the next one.
    pub(super) lists: usize,
}

pub(super) enum Shape {
    Leaf(usize),
    All(Vec<Candidates>),
    Any(Vec<Candidates>),
}

impl Candidates {
    pub(super) fn of(tree: &SpanTree, leaves: &[LeafCursor]) -> Candidates {
        let leaf = |leaf: usize| {
            let cursor = &leaves[leaf];
            Candidates { shape: Shape::Leaf(leaf), cost: cursor.cost(), lists: cursor.lists.len() }
        };
        match tree {
            SpanTree::Leaf(number) => leaf(*number),
            SpanTree::Zone(_, inner) => Candidates::of(inner, leaves),
            SpanTree::Any(parts) => {
                let parts: Vec<Candidates> =
                    parts.iter().map(|part| Candidates::of(part, leaves)).filter(|part| part.cost > 0).collect();
                let (cost, lists) = (parts.iter().map(|part| part.cost).sum(), Candidates::lists(&parts));
                Candidates { shape: Shape::Any(parts), cost, lists }
            }
            SpanTree::Phrase { first_leaf, parts, .. } => {
                Candidates::all((*first_leaf..first_leaf + parts).map(leaf).collect())
            }
            SpanTree::Pair { left, right, .. } => {
                Candidates::all(vec![Candidates::of(left, leaves), Candidates::of(right, leaves)])
            }
        }
    }

    pub(super) fn all(mut parts: Vec<Candidates>) -> Candidates {
        parts.sort_by_key(|part| part.cost);
        let (cost, lists) = (parts.first().map_or(0, |part| part.cost), Candidates::lists(&parts));
        Candidates { shape: Shape::All(parts), cost, lists }
    }

    pub(super) fn lists(parts: &[Candidates]) -> usize {
        parts.iter().map(|part| part.lists).sum()
    }

    /// The first candidate at or behind `target`; none when there is no more time.
    pub(super) fn seek(&self, target: DocId, leaves: &mut [LeafCursor], deadline: &Deadline) -> DocId {
        match &self.shape {
            Shape::Leaf(leaf) => leaves[*leaf].seek(target),
            Shape::Any(parts) => parts.iter().map(|part| part.seek(target, leaves, deadline)).min().unwrap_or(TERMINATED),
            Shape::All(parts) => {
                let mut candidate = target;
                'again: loop {
                    if candidate >= TERMINATED || !deadline.has_time(2 * self.lists) {
                        return TERMINATED;
                    }
                    for (place, part) in parts.iter().enumerate() {
                        let document = part.seek(candidate, leaves, deadline);
                        if document > candidate {
                            candidate = document;
                            if place > 0 {
                                continue 'again;
                            }
                        }
                    }
                    return candidate;
                }
            }
        }
    }
}
