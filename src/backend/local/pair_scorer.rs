//! Finds two words near each other, in one sentence or paragraph, or one right after the other: the same as
//! [`SpanTree`] finds, for the case that most proximities are, in one pass over two lists of postings.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, Score, SeekDangerResult, TERMINATED};

use super::deadline::Deadline;
use super::examiner::Examiner;
use super::relevance::{Lengths, saturated};
use super::span_query::append_positions_in;
use crate::query::{Relation, SpanTree};

/// How two words have to stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pairing {
    /// The second behind the first, with at most so many positions between.
    Phrase { slop: u32 },
    /// As a proximity says.
    Related(Relation),
}

impl Pairing {
    /// The pairing of a tree of two leaves, if it is one.
    pub(super) fn of(tree: &SpanTree) -> Option<Pairing> {
        match tree {
            SpanTree::Phrase { parts: 2, slop, .. } => Some(Pairing::Phrase { slop: *slop }),
            SpanTree::Pair { relation, left, right, .. }
                if matches!((&**left, &**right), (SpanTree::Leaf(_), SpanTree::Leaf(_))) =>
            {
                Some(Pairing::Related(*relation))
            }
            _ => None,
        }
    }
}

pub(super) struct PairScorer {
    left: SegmentPostings,
    right: SegmentPostings,
    /// Whether the left word is the rarer one.
    left_leads: bool,
    pairing: Pairing,
    /// The beginnings of sentences or paragraphs.
    starts: Option<SegmentPostings>,
    positions: [Vec<u32>; 3],
    document: DocId,
    /// How often the pair is there; without scores, whether it is.
    frequency: u32,
    scoring: Option<(Score, FieldNormReader, Lengths)>,
    deadline: Arc<Deadline>,
}

impl PairScorer {
    pub(super) fn new(
        left: SegmentPostings,
        right: SegmentPostings,
        pairing: Pairing,
        starts: Option<SegmentPostings>,
        scoring: Option<(Score, FieldNormReader, Lengths)>,
        deadline: Arc<Deadline>,
    ) -> PairScorer {
        let mut scorer = PairScorer {
            left_leads: left.doc_freq() <= right.doc_freq(),
            left,
            right,
            pairing,
            starts,
            positions: Default::default(),
            document: 0,
            frequency: 0,
            scoring,
            deadline,
        };
        scorer.document = scorer.next_match(0);
        scorer
    }

    /// Moves on from a document that was asked for and is none to the first that is one.
    fn recover(&mut self, behind: DocId) {
        if self.document <= behind {
            self.document = self.next_match(behind + 1);
        }
    }

    /// The first document at or behind `target` that has both words.
    fn next_common(&mut self, mut target: DocId) -> DocId {
        let (leader, other) = match self.left_leads {
            true => (&mut self.left, &mut self.right),
            false => (&mut self.right, &mut self.left),
        };
        loop {
            if leader.doc() < target {
                leader.seek(target);
            }
            let document = leader.doc();
            if document >= TERMINATED {
                return TERMINATED;
            }
            if other.doc() < document {
                other.seek(document);
            }
            if other.doc() == document {
                return document;
            }
            target = other.doc();
            if target >= TERMINATED {
                return TERMINATED;
            }
        }
    }

    fn count(&mut self, document: DocId) -> u32 {
        let [lefts, rights, starts] = &mut self.positions;
        lefts.clear();
        rights.clear();
        self.left.append_positions_with_offset(0, lefts);
        self.right.append_positions_with_offset(0, rights);
        let most = if self.scoring.is_some() { u32::MAX } else { 1 };
        match self.pairing {
            Pairing::Phrase { slop } => count_pairs(lefts, rights, most, |left| (left + 1, left + 1 + slop)),
            Pairing::Related(Relation::Near { within, ordered: true }) => {
                count_pairs(lefts, rights, most, |left| (left + 1, left + within))
            }
            Pairing::Related(Relation::Near { within, ordered: false }) => {
                count_pairs(lefts, rights, most, |left| (left.saturating_sub(within), left + within))
            }
            Pairing::Related(Relation::Same(_)) => {
                starts.clear();
                if let Some(list) = &mut self.starts {
                    append_positions_in(list, document, starts);
                }
                let mut unit = 0;
                count_pairs(lefts, rights, most, |left| {
                    while unit < starts.len() && starts[unit] <= left {
                        unit += 1;
                    }
                    let end = starts.get(unit).map_or(u32::MAX, |next| next - 1);
                    match unit.checked_sub(1) {
                        Some(unit) => (starts[unit], end),
                        None => (1, 0),
                    }
                })
            }
        }
    }
}

/// How many different left positions have another right position in the stretch that belongs to them, up to `most`. Stretches
/// move forward with the left positions; a position may be listed several times.
fn count_pairs(lefts: &[u32], rights: &[u32], most: u32, mut stretch: impl FnMut(u32) -> (u32, u32)) -> u32 {
    let (mut count, mut next, mut before) = (0, 0, None);
    for left in lefts {
        if before.replace(*left) == Some(*left) {
            continue;
        }
        let (from, to) = stretch(*left);
        while next < rights.len() && rights[next] < from {
            next += 1;
        }
        if next == rights.len() {
            break;
        }
        // The word itself is no neighbour of its own.
        if rights[next..].iter().take_while(|right| **right <= to).any(|right| right != left) {
            count += 1;
            if count == most {
                break;
            }
        }
    }
    count
}

impl Examiner for PairScorer {
    fn here(&mut self) -> &mut DocId {
        &mut self.document
    }

    fn candidate(&mut self, target: DocId) -> DocId {
        self.next_common(target)
    }

    fn holds(&mut self, document: DocId) -> bool {
        self.frequency = self.count(document);
        self.frequency > 0
    }

    fn has_time(&self) -> bool {
        self.deadline.has_time(10)
    }
}

impl DocSet for PairScorer {
    fn advance(&mut self) -> DocId {
        self.step()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.step_to(target)
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        self.step_to_danger(target)
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        self.left.doc_freq().min(self.right.doc_freq()) / 10
    }

    fn cost(&self) -> u64 {
        u64::from(self.left.doc_freq().min(self.right.doc_freq())) * 20
    }
}

impl Scorer for PairScorer {
    fn score(&mut self) -> Score {
        let Some((weight, words, lengths)) = &self.scoring else { return 0.0 };
        weight * saturated(self.frequency, words.fieldnorm(self.document), *lengths)
    }
}

/// Pairs in several languages; a document is in one of them.
pub(super) struct OneOfScorers {
    scorers: Vec<PairScorer>,
    /// The scorer that stands on the document at hand.
    here: usize,
}

impl OneOfScorers {
    pub(super) fn new(scorers: Vec<PairScorer>) -> OneOfScorers {
        let mut one_of = OneOfScorers { scorers, here: 0 };
        one_of.settle();
        one_of
    }

    fn settle(&mut self) -> DocId {
        let documents = self.scorers.iter().map(DocSet::doc).enumerate();
        self.here = documents.min_by_key(|(_, document)| *document).map_or(0, |(place, _)| place);
        self.doc()
    }
}

impl DocSet for OneOfScorers {
    fn advance(&mut self) -> DocId {
        let document = self.doc();
        self.scorers.iter_mut().filter(|scorer| scorer.doc() == document).for_each(|scorer| _ = scorer.advance());
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.scorers.iter_mut().filter(|scorer| scorer.doc() < target).for_each(|scorer| _ = scorer.seek(target));
        self.settle()
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        let mut bound = TERMINATED;
        let mut found = None;
        for (place, scorer) in self.scorers.iter_mut().enumerate() {
            match scorer.seek_danger(target) {
                SeekDangerResult::Found => found = Some(place),
                SeekDangerResult::SeekLowerBound(document) => bound = bound.min(document),
            }
        }
        let Some(here) = found else { return SeekDangerResult::SeekLowerBound(bound.max(target)) };
        self.here = here;
        let others = self.scorers.iter_mut().enumerate().filter(|(place, _)| *place != here);
        others.for_each(|(_, scorer)| scorer.recover(target));
        SeekDangerResult::Found
    }

    fn doc(&self) -> DocId {
        self.scorers[self.here].doc()
    }

    fn size_hint(&self) -> u32 {
        self.scorers.iter().map(DocSet::size_hint).sum()
    }

    fn cost(&self) -> u64 {
        self.scorers.iter().map(DocSet::cost).sum()
    }
}

impl Scorer for OneOfScorers {
    fn score(&mut self) -> Score {
        self.scorers[self.here].score()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_by_their_left_word() {
        for (lefts, rights, expected) in [
            (vec![1, 5, 9], vec![2, 6], 2),
            (vec![1, 1, 1], vec![2, 2], 1),
            (vec![3], vec![3], 0),
            (vec![3], vec![2, 3], 0),
            (vec![3], vec![3, 4], 1),
        ] {
            assert_eq!(count_pairs(&lefts, &rights, u32::MAX, |left| (left, left + 1)), expected, "{lefts:?} {rights:?}");
        }
    }
}
