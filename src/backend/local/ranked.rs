//! Turns a clause of nothing but plain words into queries of which the engine finds the best hits without looking at all of
//! them (block-max WAND; Ding and Suel 2011). Anything wrapped around such a query would switch that off.
//!
//! A word is one term in each language, and an article is in one language, so words that must all be there are looked for
//! language by language.

use tantivy::query::{BooleanQuery, BoostQuery, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentReader, TantivyError, Term};

use super::leaves::{LeafTerms, Space};
use super::relevance::boost;
use super::short_lists::ShortLists;
use super::translate::{Translator, has_content_word};
use crate::query::{Clause, Leaf, Span};

/// Words joined by AND or by OR.
#[derive(Clone, Debug)]
pub(super) struct RankedWords {
    words: Vec<RankedWord>,
    is_all: bool,
}

/// A word with its terms and what its part in BM25 is multiplied by, were it one term.
#[derive(Clone, Debug)]
struct RankedWord {
    terms: LeafTerms,
    weight: Score,
}

impl RankedWords {
    /// Of more alternatives than these, pruning does not find the best hits faster than looking at all of them does.
    const MOST_PRUNED: usize = 16;

    /// The words of a clause, if it is of that kind.
    pub(super) fn of(clause: &Clause, translator: &Translator<'_>) -> tantivy::Result<Option<RankedWords>> {
        let bare = !has_content_word(clause);
        let (parts, is_all) = match clause {
            Clause::And(parts) => (parts.as_slice(), true),
            Clause::Or(parts) => (parts.as_slice(), false),
            single => (std::slice::from_ref(single), true),
        };
        let mut words = RankedWords { words: Vec::with_capacity(parts.len()), is_all };
        for part in parts {
            let (leaf, factor) = match part {
                Clause::Text(Span::Leaf(leaf)) => (leaf, 1.0),
                Clause::Boosted(weight, inner) => match &**inner {
                    Clause::Text(Span::Leaf(leaf)) => (leaf, *weight),
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            };
            let word = match leaf {
                Leaf::Word(stems) => stems.first().map_or("", String::as_str),
                Leaf::Acronym(capitals) => capitals,
                _ => return Ok(None),
            };
            let terms = translator.reader().terms(leaf, Space::Text)?;
            let weight = factor * boost(word, terms.doc_freq, translator.documents(), bare);
            words.words.push(RankedWord { terms, weight });
        }
        Ok(words.words.iter().any(|word| !word.terms.any.is_empty()).then_some(words))
    }

    /// Whether no word is the same in several languages, so that the words of each can be looked for by themselves.
    fn is_apart(&self) -> bool {
        self.words.iter().all(|word| word.terms.is_apart_by_language())
    }

    /// Whether pruning finds the best hits faster than looking at all of them; of many alternatives it does not, and would go
    /// on for long without looking at the clock.
    pub(super) fn are_few(&self) -> bool {
        let alternatives = match self.is_apart() {
            true => self.words.len(),
            false => self.words.iter().map(|word| word.terms.any.len()).sum(),
        };
        self.is_all || alternatives <= RankedWords::MOST_PRUNED
    }

    /// The queries, each for a pruned search; no article is found by two of them.
    pub(super) fn queries(&self, translator: &Translator<'_>) -> tantivy::Result<Vec<PrunedQuery>> {
        if !self.is_all && !self.is_apart() {
            let terms = self.words.iter().flat_map(|word| word.terms.any.iter().map(move |(term, _)| (word, term)));
            return Ok(vec![PrunedQuery::of(terms.collect(), false, translator)?]);
        }
        let languages = self.words.iter().map(|word| word.terms.languages()).max().unwrap_or_default();
        let mut known: Vec<Vec<&Term>> = Vec::new();
        let mut queries = Vec::new();
        for language in 0..languages {
            let words = self.words.iter().filter_map(|word| Some((word, word.terms.in_language(language)?)));
            let words: Vec<(&RankedWord, &Term)> = words.collect();
            let terms: Vec<&Term> = words.iter().map(|(_, term)| *term).collect();
            if words.is_empty() || (self.is_all && words.len() < self.words.len()) || known.contains(&terms) {
                continue;
            }
            known.push(terms);
            queries.push(PrunedQuery::of(words, self.is_all, translator)?);
        }
        Ok(queries)
    }

    /// The sum of the weights of the words, their rarity included.
    pub(super) fn weight(&self, translator: &Translator<'_>) -> Score {
        self.words.iter().map(|word| word.weight * translator.idf(word.terms.doc_freq)).sum()
    }
}

/// Words of one language, joined by AND or OR.
pub(super) struct PrunedQuery {
    pub(super) query: Box<dyn Query>,
    /// What its scores are to be multiplied by: a single word is asked for without its weight, as a weight around it would keep
    /// the engine from pruning.
    pub(super) scale: Score,
    terms: Vec<Term>,
    /// What the part of each term in BM25 is multiplied by.
    weights: Vec<Score>,
    is_all: bool,
}

impl PrunedQuery {
    fn of(words: Vec<(&RankedWord, &Term)>, is_all: bool, translator: &Translator<'_>) -> tantivy::Result<PrunedQuery> {
        let mut parts: Vec<(Box<dyn Query>, Score)> = Vec::with_capacity(words.len());
        for (word, term) in &words {
            let weight = word.weight * translator.evened(term, word.terms.doc_freq)?;
            parts.push((Box::new(TermQuery::new((*term).clone(), IndexRecordOption::WithFreqs)), weight));
        }
        let weights = parts.iter().map(|(_, weight)| *weight).collect();
        let (query, scale) = if parts.len() == 1 {
            parts.remove(0)
        } else {
            let boosted = |(query, weight)| Box::new(BoostQuery::new(query, weight)) as Box<dyn Query>;
            let parts = parts.into_iter().map(boosted).collect();
            let query = if is_all { BooleanQuery::intersection(parts) } else { BooleanQuery::union(parts) };
            (Box::new(query) as Box<dyn Query>, 1.0)
        };
        let terms = words.into_iter().map(|(_, term)| term.clone()).collect();
        Ok(PrunedQuery { query, scale, terms, weights, is_all })
    }

    /// What gives a document the same score however it was come upon. That of a word and of words that must all be there is so already.
    pub(super) fn even_scorer(&self, translator: &Translator<'_>) -> tantivy::Result<EvenScorer> {
        let mut weights = Vec::new();
        if !self.is_all && self.terms.len() > 1 {
            for (term, weight) in self.terms.iter().zip(&self.weights) {
                let query = Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs));
                weights.push(BoostQuery::new(query, *weight).weight(translator.scoring(true))?);
            }
        }
        Ok(EvenScorer { weights, scorers: Vec::new(), failure: None })
    }

    /// Of a single word, the lists that are short.
    pub(super) fn short_lists(&self, translator: &Translator<'_>) -> tantivy::Result<Option<ShortLists>> {
        match self.terms.as_slice() {
            [term] => ShortLists::of(term, translator).map(Some),
            _ => Ok(None),
        }
    }

    /// Whether a segment may hold a hit.
    pub(super) fn may_find_in(&self, segment: usize, translator: &Translator<'_>) -> bool {
        let stands = |term: &Term| translator.frequencies.may_stand_in(term, segment);
        if self.is_all { self.terms.iter().all(stands) } else { self.terms.iter().any(stands) }
    }
}

/// Adds the parts of alternatives up in one order. While the engine prunes, it adds them up in the order in which the terms stand at a document,
/// which depends on how many hits are wanted; sums of floats then differ in their last bits, and a page would begin with the last hit of the one
/// before.
pub(super) struct EvenScorer {
    /// None where scores are taken as they are.
    weights: Vec<Box<dyn Weight>>,
    /// Those of the segment at hand, made for the first document that is asked about.
    scorers: Vec<Box<dyn Scorer>>,
    failure: Option<TantivyError>,
}

impl EvenScorer {
    /// By what part of itself a sum may change with its order: a few of the last bits.
    const SLACK: Score = 4e-6;

    /// Goes on to another segment; what failed in the one before is told.
    pub(super) fn go_on(&mut self) -> tantivy::Result<()> {
        self.scorers.clear();
        self.failure.take().map_or(Ok(()), Err)
    }

    /// The threshold below which no document need be offered, where the engine adds up in its own order.
    pub(super) fn slackened(&self, threshold: Score) -> Score {
        if self.weights.is_empty() || threshold <= 0.0 { threshold } else { threshold * (1.0 - EvenScorer::SLACK) }
    }

    /// The score of a document of the segment at hand, to which the engine gave one; documents are asked about in order.
    pub(super) fn score(&mut self, reader: &SegmentReader, document: DocId, given: Score) -> Score {
        if self.weights.is_empty() {
            return given;
        }
        if self.scorers.is_empty() {
            match self.weights.iter().map(|weight| weight.scorer(reader, 1.0)).collect() {
                Ok(scorers) => self.scorers = scorers,
                Err(error) => {
                    self.failure = Some(error);
                    return given;
                }
            }
        }
        let mut sum = 0.0;
        for scorer in &mut self.scorers {
            if scorer.doc() < document {
                scorer.seek(document);
            }
            if scorer.doc() == document {
                sum += scorer.score();
            }
        }
        sum
    }
}
