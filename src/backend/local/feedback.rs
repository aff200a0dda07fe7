//! Orders the best hits of a pasted question anew by the words that the very best of them have in common.
//!
//! Pseudo relevance feedback (RM3; Abdul-Jaleel and others 2004) with little weight: the ten most telling words of the first
//! three hits add 15 percent to the query, and only the first 200 hits are looked at again. No article comes in that holds none
//! of the words asked for, and no count changes.

use std::collections::HashMap;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Score, Term};

use super::Index;
use super::ranked::RankedWords;
use super::relevance::{idf, saturated};
use super::top::RankedHit;
use super::translate::Translator;
use crate::query::Clause;
use crate::text::{Analyser, Part, is_function_word};

/// What is needed to order hits anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feedback {
    /// The sum of the weights of the words asked for.
    asked: Score,
}

impl Feedback {
    /// How many hits are ordered anew.
    pub(super) const RESCORED: usize = 200;
    const DOCUMENTS: usize = 3;
    const WORDS: usize = 10;
    const WEIGHT: Score = 0.15;
    /// What counts for each unit gained, beside one for each unit of a score as it was. The score itself is left as it is: were it
    /// made smaller, two scores could become one, and hits that are not ordered anew would stand against the order of their dates.
    const GAIN: Score = Feedback::WEIGHT / (1.0 - Feedback::WEIGHT);

    /// Feedback for alternatives with words among them.
    pub(super) fn of(clause: &Clause, translator: &Translator<'_>) -> tantivy::Result<Option<Feedback>> {
        let Clause::Or(parts) = clause else { return Ok(None) };
        let mut asked = 0.0;
        for part in parts {
            if let Some(words) = RankedWords::of(part, translator)? {
                asked += words.weight(translator);
            }
        }
        Ok((asked > 0.0).then_some(Feedback { asked }))
    }

    /// Orders the first hits anew. Those behind keep their order and their scores, which are no higher.
    pub(super) fn reorder(self, index: &Index, hits: &mut [RankedHit], translator: &Translator<'_>) -> tantivy::Result<()> {
        if hits.len() < 2 {
            return Ok(());
        }
        let words = self.telling_words(index, hits, translator)?;
        let gained = self.gains(index, &hits[..hits.len().min(Feedback::RESCORED)], &words, translator)?;
        for (hit, gain) in hits.iter_mut().zip(&gained) {
            *hit = hit.rescored(hit.score + Feedback::GAIN * gain);
        }
        let rescored = gained.len();
        hits[..rescored].sort_unstable();
        Ok(())
    }

    /// The words that tell the best hits from the rest, with their weights, which sum up to that of the query.
    fn telling_words(
        self,
        index: &Index,
        hits: &[RankedHit],
        translator: &Translator<'_>,
    ) -> tantivy::Result<Vec<(Term, Score)>> {
        let best = &hits[..hits.len().min(Feedback::DOCUMENTS)];
        let score_sum: Score = best.iter().map(|hit| hit.score).sum();
        let mut values: HashMap<String, Score> = HashMap::new();
        let mut analyser = Analyser::default();
        for hit in best {
            if !translator.deadline.has_time_now() {
                break;
            }
            let Ok(article) = index.stored(hit.address) else { continue };
            let tokens = analyser.analyse(&article.texts());
            let mut frequencies: HashMap<&str, u32> = HashMap::new();
            for token in tokens.iter().filter(|token| token.part != Part::Bio) {
                *frequencies.entry(token.stem).or_default() += 1;
            }
            let length = tokens.words();
            for (stem, frequency) in frequencies {
                let is_word = stem.chars().count() > 1 && stem.chars().any(char::is_alphabetic);
                if is_word && !is_function_word(stem) {
                    let value = hit.score / score_sum.max(1e-6) * saturated(frequency, length, translator.lengths());
                    *values.entry(stem.to_string()).or_default() += value;
                }
            }
        }
        let mut words = Vec::with_capacity(values.len());
        for (stem, value) in values {
            let term = Term::from_field_text(translator.fields.text, &stem);
            let doc_freq = translator.frequencies.of(&term)?;
            if doc_freq >= 2 {
                words.push((stem, term, value * idf(doc_freq, translator.documents())));
            }
        }
        words.sort_unstable_by(|left, right| right.2.total_cmp(&left.2).then_with(|| left.0.cmp(&right.0)));
        words.truncate(Feedback::WORDS);
        let sum: Score = words.iter().map(|(_, _, value)| value).sum();
        Ok(words.into_iter().map(|(_, term, value)| (term, value / sum.max(1e-6) * self.asked)).collect())
    }

    /// What each hit gains by the telling words.
    fn gains(
        self,
        index: &Index,
        hits: &[RankedHit],
        words: &[(Term, Score)],
        translator: &Translator<'_>,
    ) -> tantivy::Result<Vec<Score>> {
        let mut gained = vec![0.0; hits.len()];
        let mut order: Vec<usize> = (0..hits.len()).collect();
        order.sort_unstable_by_key(|place| hits[*place].address);
        for (ordinal, reader) in index.searcher.segment_readers().iter().enumerate() {
            let inside: Vec<usize> =
                order.iter().copied().filter(|place| hits[*place].address.segment_ord as usize == ordinal).collect();
            if inside.is_empty() {
                continue;
            }
            let inverted = reader.inverted_index(translator.fields.text)?;
            let lengths = reader.get_fieldnorms_reader(translator.fields.text)?;
            for (term, weight) in words {
                let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::WithFreqs)? else { continue };
                for place in &inside {
                    let document = hits[*place].address.doc_id;
                    if postings.doc() < document {
                        postings.seek(document);
                    }
                    if postings.doc() == document {
                        let length = lengths.fieldnorm(document);
                        gained[*place] += weight * saturated(postings.term_freq(), length, translator.lengths());
                    }
                }
            }
        }
        Ok(gained)
    }
}
