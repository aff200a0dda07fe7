//! Turns a [`Clause`] into a tantivy query.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::IndexRecordOption;

use super::fields::{Fields, KIND_ARTICLE, day_number};
use crate::article::DayRange;
use crate::query::Clause;

/// How much more a word counts in the headline.
const HEADLINE_BOOST: f32 = 1.5;

/// The query for a clause. Only words score; everything else says yes or no.
pub(super) fn translate(clause: &Clause, fields: &Fields, with_scores: bool) -> Box<dyn Query> {
    match clause {
        Clause::All => unscored(term(Term::from_field_text(fields.kind, KIND_ARTICLE))),
        Clause::Nothing => Box::new(EmptyQuery),
        Clause::Words(words) if with_scores => {
            let in_headline = Box::new(BoostQuery::new(adjacent(fields.headline, words, true), HEADLINE_BOOST));
            let anywhere = adjacent(fields.text, words, true);
            Box::new(BooleanQuery::new(vec![(Occur::Must, anywhere), (Occur::Should, in_headline)]))
        }
        Clause::Words(words) => adjacent(fields.text, words, false),
        Clause::Values(dimension, values) => {
            let field = fields.dimension(*dimension);
            let mut terms: Vec<Box<dyn Query>> =
                values.iter().map(|value| term(Term::from_field_text(field, value))).collect();
            unscored(if terms.len() == 1 { terms.remove(0) } else { Box::new(BooleanQuery::union(terms)) })
        }
        Clause::Days(days) => unscored(overlapping(*days, fields)),
        Clause::And(clauses) => {
            // A conjunction of nothing but refusals needs something to refuse from.
            let only_refuses = clauses.iter().all(|clause| matches!(clause, Clause::Not(_)));
            let all = only_refuses.then(|| (Occur::Must, translate(&Clause::All, fields, with_scores)));
            let parts = clauses.iter().map(|clause| match clause {
                Clause::Not(inner) => (Occur::MustNot, translate(inner, fields, false)),
                clause => (Occur::Must, translate(clause, fields, with_scores)),
            });
            Box::new(BooleanQuery::new(all.into_iter().chain(parts).collect()))
        }
        Clause::Or(clauses) => {
            Box::new(BooleanQuery::union(clauses.iter().map(|clause| translate(clause, fields, with_scores)).collect()))
        }
        Clause::Not(_) => translate(&Clause::And(vec![clause.clone()]), fields, with_scores),
    }
}

fn adjacent(field: tantivy::schema::Field, words: &[String], with_scores: bool) -> Box<dyn Query> {
    let mut terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(field, word)).collect();
    if terms.len() == 1 {
        let kept = if with_scores { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        return Box::new(TermQuery::new(terms.remove(0), kept));
    }
    Box::new(PhraseQuery::new(terms))
}

fn term(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// Dates whose interval shares a day with the range; articles without a date stand in neither column.
fn overlapping(days: DayRange, fields: &Fields) -> Box<dyn Query> {
    let begins = days.last_day.map(|day| Term::from_field_i64(fields.first_day, day_number(day)));
    let ends = days.first_day.map(|day| Term::from_field_i64(fields.last_day, day_number(day)));
    let mut ranges: Vec<Box<dyn Query>> = Vec::new();
    if let Some(latest) = begins {
        ranges.push(Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(latest))));
    }
    if let Some(earliest) = ends {
        ranges.push(Box::new(RangeQuery::new(Bound::Included(earliest), Bound::Unbounded)));
    }
    match ranges.len() {
        0 => translate(&Clause::All, fields, false),
        1 => ranges.remove(0),
        _ => Box::new(BooleanQuery::intersection(ranges)),
    }
}
