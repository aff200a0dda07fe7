//! Turns an article and a clause into the score of the one for the other, taken apart.

use tantivy::DocSet;
use tantivy::query::Query;

use crate::backend::local::Index;
use crate::backend::local::translate::Translator;
use crate::query::{Clause, ScorePart};

impl Index {
    /// The score of one article for a clause, taken apart.
    pub(super) fn score_part(
        &self,
        clause: &Clause,
        address: tantivy::DocAddress,
        translator: &Translator<'_>,
    ) -> tantivy::Result<ScorePart> {
        let mut part = ScorePart { what: clause.to_string(), score: 0.0, articles: None, parts: Vec::new() };
        match clause {
            Clause::And(clauses) | Clause::Or(clauses) => {
                for clause in clauses {
                    part.parts.push(self.score_part(clause, address, translator)?);
                }
                part.score = part.parts.iter().map(|part| part.score).sum();
            }
            Clause::Boosted(weight, inner) => {
                let inner = self.score_part(inner, address, translator)?;
                part.score = inner.score * weight;
                part.articles = inner.articles;
                part.parts = inner.parts;
            }
            Clause::Text(_) | Clause::Times(..) => {
                let reader = self.searcher.segment_reader(address.segment_ord);
                let weight = translator.translate(clause, true)?.weight(translator.scoring(true))?;
                let mut scorer = weight.scorer(reader, 1.0)?;
                if scorer.doc() <= address.doc_id && scorer.seek(address.doc_id) == address.doc_id {
                    part.score = scorer.score();
                }
                let query = translator.translate(clause, false)?;
                part.articles = Some(self.count(&*query, translator)?);
            }
            _ => {}
        }
        Ok(part)
    }

    /// How many documents a query finds.
    fn count(&self, query: &dyn Query, translator: &Translator<'_>) -> tantivy::Result<u64> {
        let deadline = translator.deadline;
        let weight = query.weight(translator.scoring(false))?;
        let mut total = 0;
        for reader in self.searcher.segment_readers() {
            if !deadline.has_time_now() {
                break;
            }
            total += u64::from(weight.count(reader)?);
        }
        Ok(total)
    }
}
