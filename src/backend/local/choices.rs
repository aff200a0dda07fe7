//! Turns the choices of dimensions that are counted as if these were not made into who fails them, document by document.

use std::sync::Arc;

use tantivy::DocId;

use super::bits::Bits;
use super::matcher::{Matcher, SegmentView};
use crate::article::Dimension;

/// What one segment needs to know of the choices.
pub(super) enum Choices {
    /// For each a set that holds those of the documents in question that meet it; what else is in it says nothing.
    Sets(Vec<Arc<Bits>>),
    /// For each the slots of which a document needs one; for few documents, of which the rows are looked at.
    Slots(Vec<Vec<u32>>),
}

impl Choices {
    /// For these documents. Where they are few, and a choice is of values alone, no lists of documents are gathered.
    pub(super) fn of(
        choices: &[(Dimension, Matcher)],
        view: &SegmentView<'_>,
        documents: &Bits,
        are_few: bool,
    ) -> tantivy::Result<Choices> {
        let slots = || choices.iter().map(|(_, choice)| choice.slots(view)).collect::<Option<Vec<_>>>();
        if let Some(slots) = are_few.then(slots).flatten() {
            return Ok(Choices::Slots(slots));
        }
        let sets = choices.iter().map(|(_, choice)| choice.known(view, documents));
        Ok(Choices::Sets(sets.collect::<tantivy::Result<_>>()?))
    }

    fn len(&self) -> usize {
        match self {
            Choices::Sets(sets) => sets.len(),
            Choices::Slots(slots) => slots.len(),
        }
    }

    fn is_met(&self, choice: usize, document: DocId, view: &SegmentView<'_>) -> bool {
        match self {
            Choices::Sets(sets) => sets.get(choice).is_some_and(|set| set.has(document)),
            Choices::Slots(slots) => slots.get(choice).is_some_and(|slots| view.has_slot(document, slots)),
        }
    }

    /// The choices that a document does not meet.
    pub(super) fn failed(&self, document: DocId, view: &SegmentView<'_>) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(move |choice| !self.is_met(*choice, document, view))
    }

    /// Leaves out what fails more than one choice, of which nothing is counted.
    pub(super) fn narrow(&self, documents: &mut Bits, view: &SegmentView<'_>) {
        match self {
            Choices::Sets(sets) => documents.keep_in_all_but_one(&sets.iter().map(|set| &**set).collect::<Vec<&Bits>>()),
            Choices::Slots(_) => documents.keep(|document| self.failed(document, view).nth(1).is_none()),
        }
    }
}
