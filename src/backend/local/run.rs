//! Turns a [`SearchPlan`] into a [`BackendAnswer`], pass by pass.

use std::collections::BTreeSet;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::Index;
use super::count::{DayCounts, PassCollector, RankedHit, ValueCounts};
use super::fields::{column, day_of};
use super::translate::translate;
use crate::article::{ArticleId, Dimension, Interval};
use crate::backend::{
    BackendAnswer, BackendDescription, BackendHit, FacetCounts, SearchBackend, TimelineCounts, ValueMatch, facet_counts,
};
use crate::error::{Error, nearest};
use crate::query::{FacetPlan, SearchPlan, Sort};
use crate::schema::StoredArticle;
use crate::text::fold_value;

impl SearchBackend for Index {
    fn describe(&self) -> BackendDescription {
        BackendDescription { name: "local".to_string(), exact_counts: true, manifest: self.manifest.clone() }
    }

    fn run(&self, plan: &SearchPlan) -> Result<BackendAnswer, Error> {
        let mut answer = BackendAnswer { facets: vec![FacetCounts::default(); plan.facets.len()], ..Default::default() };
        for (number, pass) in plan.passes().into_iter().enumerate() {
            let is_main = number == 0;
            let most = (plan.page.offset + plan.page.limit) as usize;
            let collector = PassCollector {
                top: (is_main && plan.page.limit > 0).then_some((plan.sort, most)),
                dimensions: pass.facets.iter().map(|place| plan.facets[*place].dimension).collect(),
                with_days: is_main && plan.timeline.is_some(),
            };
            let with_scores = is_main && plan.sort == Sort::Relevance && plan.page.limit > 0;
            let query = translate(&pass.clause, &self.fields, with_scores);
            let fruit = self.searcher.search(&*query, &collector).map_err(|error| self.failure("run a search", error))?;
            for (place, counts) in pass.facets.iter().zip(fruit.dimensions) {
                answer.facets[*place] = self.facet(&plan.facets[*place], counts);
            }
            if is_main {
                answer.total = fruit.total;
                answer.hits = self.hits(&fruit.top, plan)?;
                answer.timeline = plan.timeline.map(|interval| timeline(interval, &fruit.days));
            }
        }
        Ok(answer)
    }

    fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        let Some(bits) = id.bits() else { return Ok(None) };
        Ok(self.articles_with(Term::from_field_u64(self.fields.id, bits), 1)?.pop())
    }

    fn find_value(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error> {
        let fail = |error| self.failure("look up a value", error);
        if self.occurs(dimension, value).map_err(fail)? {
            return Ok(ValueMatch::Exact);
        }
        let folded = fold_value(value);
        // Dictionaries keep the values of removed articles until segments are merged.
        let mut spelled = BTreeSet::new();
        let mut others = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let Some(values) = segment.fast_fields().str(column(dimension)).map_err(fail)? else { continue };
            let mut terms = values.dictionary().stream().map_err(|error| fail(error.into()))?;
            while terms.advance() {
                let known = String::from_utf8_lossy(terms.key()).into_owned();
                let is_same = fold_value(&known) == folded;
                if !is_same {
                    others.insert(known);
                } else if self.occurs(dimension, &known).map_err(fail)? {
                    spelled.insert(known);
                }
            }
        }
        if !spelled.is_empty() {
            return Ok(ValueMatch::Spelled(spelled.into_iter().collect()));
        }
        while let Some(nearest) = nearest(value, others.iter().map(String::as_str)).map(str::to_string) {
            if self.occurs(dimension, &nearest).map_err(fail)? {
                return Ok(ValueMatch::Absent { nearest: Some(nearest) });
            }
            others.remove(&nearest);
        }
        Ok(ValueMatch::Absent { nearest: None })
    }
}

impl Index {
    /// The name to show for a value.
    pub(crate) fn label(&self, dimension: Dimension, value: &str) -> String {
        self.manifest.label(dimension, value)
    }

    /// Whether an article that is there has this value.
    fn occurs(&self, dimension: Dimension, value: &str) -> tantivy::Result<bool> {
        let field = self.fields.dimension(dimension);
        let term = Term::from_field_text(field, value);
        for segment in self.searcher.segment_readers() {
            let postings = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            while postings.doc() != TERMINATED {
                if !segment.is_deleted(postings.doc()) {
                    return Ok(true);
                }
                postings.advance();
            }
        }
        Ok(false)
    }

    fn facet(&self, plan: &FacetPlan, found: ValueCounts) -> FacetCounts {
        let is_wanted = |value: &str| {
            let folded_label = || fold_value(&self.label(plan.dimension, value));
            plan.matcher.as_ref().is_none_or(|matcher| matcher.accepts(value, &folded_label()))
        };
        facet_counts(found.counts.into_iter().collect(), found.missing, plan.limit, &plan.selected, is_wanted)
    }

    fn hits(&self, top: &[RankedHit], plan: &SearchPlan) -> Result<Vec<BackendHit>, Error> {
        let page = top.iter().skip(plan.page.offset as usize);
        page.map(|hit| {
            let score = (plan.sort == Sort::Relevance).then_some(hit.score);
            Ok(BackendHit { score, article: self.stored(hit.address)? })
        })
        .collect()
    }
}

fn timeline(interval: Interval, days: &DayCounts) -> TimelineCounts {
    let mut timeline = TimelineCounts { unknown: days.unknown, ..TimelineCounts::default() };
    for ((first, last), count) in &days.intervals {
        let (Some(first), Some(last)) = (day_of(*first), day_of(*last)) else { continue };
        let bucket = interval.first_day(first);
        if bucket == interval.first_day(last) {
            *timeline.buckets.entry(bucket).or_default() += count;
        } else {
            timeline.partial += count;
        }
    }
    timeline
}
