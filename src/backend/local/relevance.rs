//! Decides how much words count for relevance.
//!
//! BM25 (Robertson and Zaragoza 2009) with k1 = 1.2 and b = 0.75, which tantivy fixes; the words of the headline count as if they
//! stood there [`HEADLINE_WEIGHT`](crate::schema::HEADLINE_WEIGHT) times. A word weighs its inverse document frequency to the
//! power of 1.25, a function word a fifth of that. The values were chosen on public collections; `BENCHMARKS.md` has the figures.

use tantivy::Score;

use crate::text::is_function_word;

const K1: Score = 1.2;
const B: Score = 0.75;

/// The power of the inverse document frequency beyond the first, which BM25 has already.
const IDF_POWER_BEYOND: f32 = 0.25;
/// What a function word keeps of its weight where other words stand beside it.
const FUNCTION_WORD_WEIGHT: f32 = 0.2;

/// What is known of the lengths of all articles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lengths {
    /// The mean length of a text, in indexed terms.
    pub(super) mean: Score,
}

/// BM25's inverse document frequency.
pub(super) fn idf(doc_freq: u64, documents: u64) -> Score {
    let with = doc_freq.min(documents) as Score;
    let without = documents as Score - with;
    (1.0 + (without + 0.5) / (with + 0.5)).ln()
}

/// BM25's part for the frequency of a word in one text, from 0 to k1 + 1.
pub(super) fn saturated(frequency: u32, length: u32, lengths: Lengths) -> Score {
    let frequency = frequency as Score;
    let mean = if lengths.mean > 0.0 { lengths.mean } else { 1.0 };
    frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length as Score / mean))
}

/// By how much a word's part in BM25 is multiplied.
pub(super) fn boost(stem: &str, doc_freq: u64, documents: u64, only_function_words: bool) -> Score {
    let rarity = idf(doc_freq, documents).max(1e-3).powf(IDF_POWER_BEYOND);
    if is_function_word(stem) && !only_function_words { rarity * FUNCTION_WORD_WEIGHT } else { rarity }
}
