//! Turns candidates, and a look into each of them, into the steps from match to match that tantivy asks for.

use tantivy::{DocId, SeekDangerResult, TERMINATED};

/// Whoever finds candidates fast and then looks whether they match. Its steps are those of [`tantivy::DocSet`].
pub(super) trait Examiner {
    /// The match at hand.
    fn here(&mut self) -> &mut DocId;

    /// The first candidate at or behind a document.
    fn candidate(&mut self, target: DocId) -> DocId;

    /// Whether the candidate at hand, which is this document, is a match.
    fn holds(&mut self, document: DocId) -> bool;

    /// Whether there is time to look into one more.
    fn has_time(&self) -> bool;

    /// The first match at or behind a document.
    fn next_match(&mut self, mut target: DocId) -> DocId {
        loop {
            let document = self.candidate(target);
            if document >= TERMINATED || !self.has_time() {
                return TERMINATED;
            }
            if self.holds(document) {
                return document;
            }
            target = document + 1;
        }
    }

    /// Goes to the next match.
    fn step(&mut self) -> DocId {
        let here = *self.here();
        if here < TERMINATED {
            *self.here() = self.next_match(here + 1);
        }
        *self.here()
    }

    /// Goes to the first match at or behind a document.
    fn step_to(&mut self, target: DocId) -> DocId {
        if *self.here() < target {
            *self.here() = if target >= TERMINATED { TERMINATED } else { self.next_match(target) };
        }
        *self.here()
    }

    /// Goes to a document if it is a match; otherwise says where the next one may be, and need not stand on any.
    fn step_to_danger(&mut self, target: DocId) -> SeekDangerResult {
        let here = *self.here();
        if target >= TERMINATED || here > target {
            return SeekDangerResult::SeekLowerBound(here.max(target));
        }
        if here < target {
            let document = self.candidate(target);
            if document != target || !self.holds(target) {
                return SeekDangerResult::SeekLowerBound(document.max(target + 1));
            }
            *self.here() = target;
        }
        SeekDangerResult::Found
    }
}
