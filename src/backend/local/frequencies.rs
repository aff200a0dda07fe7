//! Looks up in how many documents a term stands and where its postings are, once a search: it is asked for the plan, for weights,
//! for matching and by the engine itself.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::postings::TermInfo;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{InvertedIndexReader, Searcher, Term};

use super::fields::{Fields, KIND_ARTICLE};

/// What relevance is judged by in one committed state.
pub(super) struct Frequencies<'i> {
    searcher: &'i Searcher,
    text: Field,
    /// The terms of the texts by segment, of which nearly all that are asked for are.
    texts: Vec<Arc<InvertedIndexReader>>,
    /// How many articles there are.
    documents: u64,
    /// The number of indexed terms of the texts.
    text_terms: u64,
    known: RefCell<FxHashMap<Term, Known>>,
}

/// What is known of a term.
#[derive(Clone, Debug)]
struct Known {
    doc_freq: u64,
    found: FoundTerm,
}

/// Where the postings of a term are.
#[derive(Clone, Debug)]
pub(super) struct FoundTerm {
    pub(super) field: Field,
    by_segment: Arc<Vec<Option<TermInfo>>>,
}

impl FoundTerm {
    /// In one segment, by its number; `None` if the term does not stand there.
    pub(super) fn in_segment(&self, segment: usize) -> Option<&TermInfo> {
        self.by_segment.get(segment).and_then(Option::as_ref)
    }
}

impl<'i> Frequencies<'i> {
    pub(super) fn new(searcher: &'i Searcher, fields: &Fields) -> tantivy::Result<Frequencies<'i>> {
        let (mut texts, mut documents, mut text_terms) = (Vec::new(), 0, 0);
        // The records of files have no words: with them in the count, words would weigh more the more files there are.
        let article = Term::from_field_text(fields.kind, KIND_ARTICLE);
        for segment in searcher.segment_readers() {
            documents += u64::from(segment.inverted_index(fields.kind)?.doc_freq(&article)?);
            let terms = segment.inverted_index(fields.text)?;
            text_terms += terms.total_num_tokens();
            texts.push(terms);
        }
        Ok(Frequencies { searcher, text: fields.text, texts, documents, text_terms, known: RefCell::default() })
    }

    /// How many articles there are, removed ones included until their segment is merged.
    pub(super) fn documents(&self) -> u64 {
        self.documents
    }

    /// How many terms a text has in the mean.
    pub(super) fn mean_length(&self) -> f32 {
        self.text_terms as f32 / self.documents.max(1) as f32
    }

    /// In how many documents a term stands.
    pub(super) fn of(&self, term: &Term) -> tantivy::Result<u64> {
        self.with(term, |known| known.doc_freq)
    }

    /// Where the postings of a term are.
    pub(super) fn found(&self, term: &Term) -> tantivy::Result<FoundTerm> {
        self.with(term, |known| known.found.clone())
    }

    /// The terms of a field in a segment.
    pub(super) fn terms_in(&self, field: Field, segment: usize) -> tantivy::Result<Arc<InvertedIndexReader>> {
        match self.texts.get(segment).filter(|_| field == self.text) {
            Some(terms) => Ok(terms.clone()),
            None => self.searcher.segment_reader(segment as u32).inverted_index(field),
        }
    }

    fn with<T>(&self, term: &Term, take: impl Fn(&Known) -> T) -> tantivy::Result<T> {
        if let Some(known) = self.known.borrow().get(term) {
            return Ok(take(known));
        }
        let field = term.field();
        let mut by_segment = Vec::with_capacity(self.texts.len());
        for (segment, terms) in self.texts.iter().enumerate() {
            by_segment.push(match field == self.text {
                true => terms.get_term_info(term)?,
                false => self.terms_in(field, segment)?.get_term_info(term)?,
            });
        }
        let doc_freq = by_segment.iter().flatten().map(|info| u64::from(info.doc_freq)).sum();
        let known = Known { doc_freq, found: FoundTerm { field, by_segment: Arc::new(by_segment) } };
        let taken = take(&known);
        self.known.borrow_mut().insert(term.clone(), known);
        Ok(taken)
    }

    /// Whether a term stands in a segment; of a term that was never asked for, perhaps.
    pub(super) fn may_stand_in(&self, term: &Term, segment: usize) -> bool {
        self.known.borrow().get(term).is_none_or(|known| known.found.in_segment(segment).is_some())
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
        // A term of records may stand in more documents than there are articles; the engine takes that for a fault.
        Ok(self.of(term)?.min(self.documents))
    }
}
