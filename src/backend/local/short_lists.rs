//! Scores the documents of a short list of postings one by one: where a word is rare, setting up the engine's pruned search takes
//! longer than that. The scores are the engine's, BM25.

use tantivy::postings::TermInfo;
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentReader, Term};

use super::frequencies::FoundTerm;
use super::translate::Translator;

/// Two blocks of postings: of so few there is next to nothing to pass over.
const SHORT: u32 = 256;

/// The postings of a term, with its weight.
pub(super) struct ShortLists {
    term: FoundTerm,
    weight: Bm25Weight,
}

/// Those of one segment.
pub(super) struct ShortList<'l> {
    lists: &'l ShortLists,
    segment: usize,
    info: &'l TermInfo,
}

impl ShortLists {
    /// The lists of a term.
    pub(super) fn of(term: &Term, translator: &Translator<'_>) -> tantivy::Result<ShortLists> {
        let frequencies = &translator.frequencies;
        let (documents, mean_length) = (frequencies.documents(), frequencies.mean_length());
        let weight = Bm25Weight::for_one_term_without_explain(frequencies.doc_freq(term)?, documents, mean_length);
        Ok(ShortLists { term: frequencies.found(term)?, weight })
    }

    /// The list of a segment, by its number, if it is short.
    pub(super) fn in_segment(&self, segment: usize) -> Option<ShortList<'_>> {
        let info = self.term.in_segment(segment).filter(|info| info.doc_freq <= SHORT)?;
        Some(ShortList { lists: self, segment, info })
    }
}

impl ShortList<'_> {
    /// Calls `take` with every document and its score, removed ones included.
    pub(super) fn score(
        &self,
        reader: &SegmentReader,
        translator: &Translator<'_>,
        mut take: impl FnMut(DocId, Score),
    ) -> tantivy::Result<()> {
        let ShortLists { term, weight } = self.lists;
        let terms = translator.frequencies.terms_in(term.field, self.segment)?;
        let lengths = reader.get_fieldnorms_reader(term.field)?;
        let mut postings = terms.read_block_postings_from_terminfo(self.info, IndexRecordOption::WithFreqs)?;
        while !postings.docs().is_empty() {
            for (document, frequency) in postings.docs().iter().zip(postings.freqs()) {
                take(*document, weight.score(lengths.fieldnorm_id(*document), *frequency));
            }
            postings.advance();
        }
        Ok(())
    }
}
