//! Counts in how many documents a term stands, once a search: it is asked for the plan, for weights and by the engine itself.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// What relevance is judged by in one committed state.
#[derive(Debug)]
pub(super) struct Frequencies<'i> {
    searcher: &'i Searcher,
    text: Field,
    documents: u64,
    /// The number of indexed terms of the texts.
    text_terms: u64,
    known: RefCell<FxHashMap<Term, Known>>,
}

/// What is known of a term.
#[derive(Clone, Debug, Default)]
struct Known {
    doc_freq: u64,
    /// The segments in which it stands.
    segments: Vec<bool>,
}

impl<'i> Frequencies<'i> {
    pub(super) fn new(searcher: &'i Searcher, text: Field) -> tantivy::Result<Frequencies<'i>> {
        let text_terms = searcher.total_num_tokens(text)?;
        let documents = searcher.total_num_docs()?;
        Ok(Frequencies { searcher, text, documents, text_terms, known: RefCell::default() })
    }

    /// How many documents there are, removed ones included until their segment is merged.
    pub(super) fn documents(&self) -> u64 {
        self.documents
    }

    /// How many terms a text has in the mean.
    pub(super) fn mean_length(&self) -> f32 {
        self.text_terms as f32 / self.documents.max(1) as f32
    }

    /// In how many documents a term stands.
    pub(super) fn of(&self, term: &Term) -> tantivy::Result<u64> {
        if let Some(known) = self.known.borrow().get(term) {
            return Ok(known.doc_freq);
        }
        let segments = self.searcher.segment_readers();
        let mut known = Known { doc_freq: 0, segments: Vec::with_capacity(segments.len()) };
        for segment in segments {
            let doc_freq = segment.inverted_index(term.field())?.doc_freq(term)?;
            known.doc_freq += u64::from(doc_freq);
            known.segments.push(doc_freq > 0);
        }
        let doc_freq = known.doc_freq;
        self.known.borrow_mut().insert(term.clone(), known);
        Ok(doc_freq)
    }

    /// Whether a term stands in a segment; of a term that was never asked for, perhaps.
    pub(super) fn may_stand_in(&self, term: &Term, segment: usize) -> bool {
        let known = self.known.borrow();
        known.get(term).and_then(|known| known.segments.get(segment)).is_none_or(|stands| *stands)
    }
}

impl Bm25StatisticsProvider for Frequencies<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        if field == self.text { Ok(self.text_terms) } else { self.searcher.total_num_tokens(field) }
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.of(term)
    }
}
