//! Turns a clause of nothing but plain words into queries of which the engine finds the best hits without looking at all of
//! them (block-max WAND; Ding and Suel 2011). Anything wrapped around such a query would switch that off.
//!
//! A word is one term in each language, and an article is in one language, so words that must all be there are looked for
//! language by language.

use tantivy::query::{BooleanQuery, BoostQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Term};

use super::leaves::{LeafTerms, Space};
use super::relevance::boost;
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

    /// Whether pruning finds the best hits faster than looking at all of them; of many alternatives it does not, and would go
    /// on for long without looking at the clock.
    pub(super) fn are_few(&self) -> bool {
        self.is_all || self.words.iter().map(|word| word.terms.any.len()).sum::<usize>() <= RankedWords::MOST_PRUNED
    }

    /// The queries, each for a pruned search, with what their scores are to be multiplied by; no article is found by two of them.
    pub(super) fn queries(&self, translator: &Translator<'_>) -> tantivy::Result<Vec<(Box<dyn Query>, Score)>> {
        let weighted = |word: &RankedWord, term: &Term| -> tantivy::Result<(Box<dyn Query>, Score)> {
            let weight = word.weight * translator.evened(term, word.terms.doc_freq)?;
            Ok((Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)) as Box<dyn Query>, weight))
        };
        let boosted = |(query, weight): (Box<dyn Query>, Score)| Box::new(BoostQuery::new(query, weight)) as Box<dyn Query>;
        // A word that is the same in every language may be found in any of them.
        let is_apart = self.words.iter().all(|word| word.terms.is_apart_by_language());
        if !self.is_all && !is_apart {
            let mut parts = Vec::new();
            for word in &self.words {
                for (term, _) in &word.terms.any {
                    parts.push(weighted(word, term)?);
                }
            }
            return Ok(vec![joined(parts, boosted, |parts| Box::new(BooleanQuery::union(parts)))]);
        }
        let languages = self.words.iter().map(|word| word.terms.languages()).max().unwrap_or_default();
        let mut known: Vec<Vec<&Term>> = Vec::new();
        let mut queries = Vec::new();
        for language in 0..languages {
            let mut terms = Vec::with_capacity(self.words.len());
            let mut parts = Vec::with_capacity(self.words.len());
            for word in &self.words {
                if let Some(term) = word.terms.in_language(language) {
                    parts.push(weighted(word, term)?);
                    terms.push(term);
                }
            }
            if terms.is_empty() || (self.is_all && terms.len() < self.words.len()) || known.contains(&terms) {
                continue;
            }
            known.push(terms);
            queries.push(joined(parts, boosted, |parts| {
                Box::new(if self.is_all { BooleanQuery::intersection(parts) } else { BooleanQuery::union(parts) })
            }));
        }
        Ok(queries)
    }

    /// The sum of the weights of the words, their rarity included.
    pub(super) fn weight(&self, translator: &Translator<'_>) -> Score {
        self.words.iter().map(|word| word.weight * translator.idf(word.terms.doc_freq)).sum()
    }
}

/// A single part is asked for without its weight, as a weight around it would keep the engine from pruning.
fn joined(
    mut parts: Vec<(Box<dyn Query>, Score)>,
    boosted: impl Fn((Box<dyn Query>, Score)) -> Box<dyn Query>,
    join: impl FnOnce(Vec<Box<dyn Query>>) -> Box<dyn Query>,
) -> (Box<dyn Query>, Score) {
    match parts.len() {
        1 => parts.remove(0),
        _ => (join(parts.into_iter().map(boosted).collect()), 1.0),
    }
}
