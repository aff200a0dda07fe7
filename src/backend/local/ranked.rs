//! Turns a clause of nothing but plain words into a query of which the engine finds the best hits without looking at all of
//! them (block-max WAND; Ding and Suel 2011). Anything wrapped around such a query would switch that off.

use tantivy::query::{BooleanQuery, BoostQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Term};

use super::leaves::{Space, text_of};
use super::relevance::boost;
use super::translate::{Translator, has_content_word};
use crate::query::{Clause, Leaf, Span};

/// Words joined by AND or by OR.
#[derive(Clone, Debug)]
pub(super) struct RankedWords {
    terms: Vec<(Term, Score)>,
    is_all: bool,
}

impl RankedWords {
    /// Among 100,000 articles more alternatives than these are found faster one by one.
    const MOST_PRUNED: usize = 16;

    /// The words of a clause, if it is of that kind.
    pub(super) fn of(clause: &Clause, translator: &Translator<'_>) -> tantivy::Result<Option<RankedWords>> {
        let bare = !has_content_word(clause);
        let (parts, is_all) = match clause {
            Clause::And(parts) => (parts.as_slice(), true),
            Clause::Or(parts) => (parts.as_slice(), false),
            single => (std::slice::from_ref(single), false),
        };
        let mut words = RankedWords { terms: Vec::with_capacity(parts.len()), is_all };
        for part in parts {
            let (leaf, weight) = match part {
                Clause::Text(Span::Leaf(leaf)) => (leaf, 1.0),
                Clause::Boosted(weight, inner) => match &**inner {
                    Clause::Text(Span::Leaf(leaf)) => (leaf, *weight),
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            };
            if !matches!(leaf, Leaf::Word(_) | Leaf::Acronym(_)) {
                return Ok(None);
            }
            let found = translator.reader().terms(leaf, Space::Text)?;
            if is_all && found.any.len() != 1 {
                return Ok(None);
            }
            for (term, _) in found.any {
                let doc_freq = translator.searcher.doc_freq(&term)?;
                let stem = text_of(&term).unwrap_or_default();
                words.terms.push((term, weight * boost(&stem, doc_freq, translator.documents(), bare)));
            }
        }
        Ok((!words.terms.is_empty()).then_some(words))
    }

    /// Whether pruning finds the best hits faster than looking at all of them; of many alternatives it does not, and would go
    /// on for long without looking at the clock.
    pub(super) fn are_few(&self) -> bool {
        self.is_all || self.terms.len() <= RankedWords::MOST_PRUNED
    }

    /// The query, for its pruned search.
    pub(super) fn query(&self) -> Box<dyn Query> {
        let plain = |term: &Term| Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)) as Box<dyn Query>;
        if let [(term, _)] = &self.terms[..] {
            return plain(term);
        }
        let weighted = |(term, weight): &(Term, Score)| Box::new(BoostQuery::new(plain(term), *weight)) as Box<dyn Query>;
        let parts = self.terms.iter().map(weighted).collect();
        Box::new(if self.is_all { BooleanQuery::intersection(parts) } else { BooleanQuery::union(parts) })
    }

    /// By how much its scores are to be multiplied.
    pub(super) fn scale(&self) -> Score {
        if let [(_, weight)] = self.terms[..] { weight } else { 1.0 }
    }

    /// The words with their weights.
    pub(super) fn terms(&self) -> &[(Term, Score)] {
        &self.terms
    }
}
