//! Turns a plan into the parts that are treated apart.

use crate::article::Dimension;
use crate::query::{Clause, SearchPlan};

/// A plan in the parts that are treated apart.
pub(super) struct Parts {
    /// What scores.
    pub(super) text: Clause,
    /// What has to hold besides, without scores.
    pub(super) conditions: Vec<Clause>,
    /// The choices of dimensions that are counted as if they were not made, one conjunction for each dimension.
    pub(super) choices: Vec<(Dimension, Clause)>,
}

impl Parts {
    pub(super) fn of(plan: &SearchPlan) -> Parts {
        let base = match &plan.base {
            Clause::And(parts) => parts.clone(),
            Clause::All => Vec::new(),
            base => vec![base.clone()],
        };
        let (mut texts, mut conditions): (Vec<Clause>, Vec<Clause>) = base.into_iter().partition(scores);
        let text = match texts.len() {
            0 => Clause::All,
            1 => texts.remove(0),
            _ => Clause::And(texts),
        };
        let mut choices: Vec<(Dimension, Clause)> = Vec::new();
        for filter in &plan.filters {
            let values = |values: &Vec<String>| Clause::Values(filter.dimension, values.clone());
            if !filter.any.is_empty() {
                let is_counted = plan.facets.iter().any(|facet| facet.dimension == filter.dimension);
                match choices.iter_mut().find(|(dimension, _)| *dimension == filter.dimension) {
                    _ if !is_counted => conditions.push(values(&filter.any)),
                    Some((_, Clause::And(both))) => both.push(values(&filter.any)),
                    _ => choices.push((filter.dimension, Clause::And(vec![values(&filter.any)]))),
                }
            }
            conditions.extend(filter.all.iter().map(values));
            if !filter.none.is_empty() {
                conditions.push(Clause::Not(Box::new(values(&filter.none))));
            }
        }
        if !plan.days.is_open() {
            conditions.push(Clause::Days(plan.days));
        }
        Parts { text, conditions, choices }
    }

    pub(super) fn has_filters(&self) -> bool {
        !self.conditions.is_empty() || !self.choices.is_empty()
    }
}

/// Whether an article gets a score by a clause.
fn scores(clause: &Clause) -> bool {
    match clause {
        Clause::Text(_) | Clause::Times(..) => true,
        Clause::And(clauses) | Clause::Or(clauses) => clauses.iter().any(scores),
        Clause::Boosted(_, inner) => scores(inner),
        _ => false,
    }
}
