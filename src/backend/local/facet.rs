//! Turns the slot counts of all segments into the values that a facet lists.

use std::cmp::Reverse;

use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::Index;
use super::count::SlotCounts;
use crate::article::Dimension;
use crate::backend::FacetCounts;
use crate::query::FacetPlan;
use crate::text::fold_value;

impl Index {
    /// The counts of one facet: its most frequent values (ties by value), and chosen ones wherever they stand.
    pub(super) fn facet(&self, plan: &FacetPlan, slots: &[Option<SlotCounts>]) -> FacetCounts {
        let values = self.values(plan.dimension);
        let sum = values.sum(plan.dimension, slots, &self.tables);
        let text = |number: usize| values.value(number, &self.tables);
        // To look up a value's text takes longer than to count it, and there may be hundreds of thousands.
        let is_wanted = |number: &usize| {
            let accepts = |matcher: &crate::query::ValueMatcher| {
                let value = text(*number);
                matcher.accepts(value, &fold_value(&self.label(plan.dimension, value)), || self.manifest.kind(value))
            };
            let is_named = || plan.dimension != Dimension::Region || self.is_named(*number, text(*number));
            plan.matcher.as_ref().is_none_or(accepts) && is_named()
        };
        let (mut distinct, mut all) = (0, 0);
        let places = plan.places();
        let mut chosen: Vec<(&String, u64)> = Vec::with_capacity(plan.selected.len());
        for value in &plan.selected {
            if chosen.iter().any(|(known, _)| *known == value) {
                continue;
            }
            let number = values.find(plan.dimension, value, &self.tables);
            let count = number.map_or(0, |number| sum.of(number));
            // It is listed, so it is one of those that have a count.
            if number.is_some_and(|number| count > 0 && !is_wanted(&number)) {
                distinct += 1;
                all += count;
            }
            chosen.push((value, count));
        }
        let mut candidates = Candidates::new(places.end);
        sum.for_each(|number, count| {
            if is_wanted(&number) {
                distinct += 1;
                all += count;
                candidates.offer(number, count);
            }
        });
        let mut listed = candidates.most_frequent(text);
        if places.start > 0 {
            listed.sort_unstable_by(|left, right| {
                sum.of(*right).cmp(&sum.of(*left)).then_with(|| text(*left).cmp(text(*right)))
            });
            listed.drain(..places.start.min(listed.len()));
        }
        let mut values_listed: Vec<(String, u64)> =
            listed.iter().map(|number| (text(*number).to_string(), sum.of(*number))).collect();
        let mut other = all - listed.iter().map(|number| sum.of(*number)).sum::<u64>();
        for (value, count) in chosen.into_iter().filter(|_| places.start == 0) {
            if !values_listed.iter().any(|(listed, _)| listed == value) {
                other -= count;
                values_listed.push((value.clone(), count));
            }
        }
        values_listed.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        FacetCounts { values: values_listed, distinct, other, missing: sum.missing }
    }

    /// Whether some article names a region itself: articles are counted by the regions around theirs too.
    fn is_named(&self, number: usize, value: &str) -> bool {
        let known = self.named_regions.read().ok().and_then(|known| known.get(&number).copied());
        known.unwrap_or_else(|| {
            let is_named = self.has_article(Term::from_field_text(self.fields.region_named, value));
            if let Ok(mut known) = self.named_regions.write() {
                known.insert(number, is_named);
            }
            is_named
        })
    }

    /// Whether an article that is not removed has a term. A term that cannot be looked up counts as there.
    fn has_article(&self, term: Term) -> bool {
        self.searcher.segment_readers().iter().any(|reader| {
            let live = |postings: Option<SegmentPostings>| {
                let Some(mut postings) = postings else { return false };
                while postings.doc() != TERMINATED {
                    if !reader.alive_bitset().is_some_and(|alive| alive.is_deleted(postings.doc())) {
                        return true;
                    }
                    postings.advance();
                }
                false
            };
            let postings = reader
                .inverted_index(term.field())
                .and_then(|index| Ok(index.read_postings(&term, IndexRecordOption::Basic)?));
            postings.map_or(true, live)
        })
    }
}

/// The most frequent values among those offered. Texts are compared only where counts decide nothing, which is at the border alone.
struct Candidates {
    most: usize,
    /// What may be among the most frequent, with the count; a few times as many as are wanted.
    kept: Vec<(usize, u64)>,
    /// Rarer ones are not.
    border: u64,
    /// With so many kept it is time to let go of some.
    full: usize,
}

impl Candidates {
    fn new(most: usize) -> Candidates {
        Candidates {
            most,
            kept: Vec::new(),
            border: if most == 0 { u64::MAX } else { 0 },
            full: most.saturating_mul(4).saturating_add(64),
        }
    }

    fn offer(&mut self, number: usize, count: u64) {
        if count < self.border {
            return;
        }
        self.kept.push((number, count));
        if self.kept.len() >= self.full {
            self.shrink();
            // There may be many that are even.
            self.full = self.full.max(2 * self.kept.len());
        }
    }

    /// Lets go of what is rarer than as many others as are wanted; of what is even, nothing.
    fn shrink(&mut self) {
        if let Some(last) = self.most.checked_sub(1).filter(|last| *last < self.kept.len()) {
            let (_, border, _) = self.kept.select_nth_unstable_by_key(last, |(_, count)| Reverse(*count));
            self.border = border.1;
            self.kept.retain(|(_, count)| *count >= self.border);
        }
    }

    fn most_frequent<'t>(mut self, text: impl Fn(usize) -> &'t str) -> Vec<usize> {
        self.shrink();
        let border = self.border;
        let (listed, mut even): (Vec<_>, Vec<_>) = self.kept.into_iter().partition(|(_, count)| *count > border);
        let room = self.most.saturating_sub(listed.len());
        if (1..even.len()).contains(&room) {
            even.select_nth_unstable_by(room - 1, |left, right| text(left.0).cmp(text(right.0)));
        }
        even.truncate(room);
        listed.into_iter().chain(even).map(|(number, _)| number).collect()
    }
}
