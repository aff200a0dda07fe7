//! Turns the slot counts of all segments into the values that a facet lists.

use super::Index;
use super::count::SlotCounts;
use crate::backend::FacetCounts;
use crate::query::FacetPlan;
use crate::text::fold_value;

impl Index {
    /// The counts of one facet: its most frequent values (ties by value), and chosen ones wherever they stand.
    pub(super) fn facet(&self, plan: &FacetPlan, slots: &[Option<SlotCounts>]) -> FacetCounts {
        let values = self.values(plan.dimension);
        let sum = values.sum(plan.dimension, slots, &self.tables);
        let (counts, missing) = (sum.counts.as_slice(), sum.missing);
        let text = |number: usize| values.value(number, &self.tables);
        let is_wanted = |number: &usize| {
            let accepts = |matcher: &crate::query::ValueMatcher| {
                let value = text(*number);
                matcher.accepts(value, &fold_value(&self.label(plan.dimension, value)))
            };
            plan.matcher.as_ref().is_none_or(accepts)
        };
        let mut wanted: Vec<usize> = (0..counts.len()).filter(|number| counts[*number] > 0).filter(is_wanted).collect();
        let distinct = wanted.len() as u64;
        let all: u64 = wanted.iter().map(|number| counts[*number]).sum();
        let listed = most_frequent(&mut wanted, plan.limit, counts, text);
        let mut values_listed: Vec<(String, u64)> =
            listed.iter().map(|number| (text(*number).to_string(), counts[*number])).collect();
        let mut other = all - listed.iter().map(|number| counts[*number]).sum::<u64>();
        for chosen in &plan.selected {
            if values_listed.iter().any(|(value, _)| value == chosen) {
                continue;
            }
            let number = values.find(plan.dimension, chosen, &self.tables);
            let count = number.map_or(0, |number| counts[number]);
            if number.is_some_and(|number| count > 0 && is_wanted(&number)) {
                other -= count;
            }
            values_listed.push((chosen.clone(), count));
        }
        values_listed.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        FacetCounts { values: values_listed, distinct, other, missing }
    }
}

/// The most frequent values. Texts are compared only where counts decide nothing, which is at the border alone.
fn most_frequent<'t>(wanted: &mut Vec<usize>, most: usize, counts: &[u64], text: impl Fn(usize) -> &'t str) -> Vec<usize> {
    if wanted.len() <= most {
        return std::mem::take(wanted);
    }
    let Some(last) = most.checked_sub(1) else { return Vec::new() };
    let (_, border, _) = wanted.select_nth_unstable_by_key(last, |number| std::cmp::Reverse(counts[*number]));
    let border = counts[*border];
    let (mut listed, mut even): (Vec<usize>, Vec<usize>) =
        wanted.iter().copied().filter(|number| counts[*number] >= border).partition(|number| counts[*number] > border);
    let room = most - listed.len();
    if room < even.len() {
        even.select_nth_unstable_by(room, |left, right| text(*left).cmp(text(*right)));
        even.truncate(room);
    }
    listed.extend(even);
    listed
}
