//! Turns a plan, made ready once, into all that one segment has to say to it, in one pass: what is found, what would be found
//! without the choices of one dimension, the best hits, the counts.
//!
//! A dimension is counted as if its own "any of" choices were not made (drill sideways). So an article counts if it meets all
//! filters with choices, and for one dimension also if it fails the filter of that dimension alone. What fails two is of no interest,
//! so that the text is only looked for among the rest; over sets of bits that is a few operations a word.

use std::borrow::Cow;

use tantivy::query::Weight;
use tantivy::{DocId, DocSet, Score, TERMINATED};

use super::bits::Bits;
use super::buckets::{BucketCounts, Buckets};
use super::choices::Choices;
use super::count::{BLOCK, SlotCounts, touch_rows};
use super::matcher::{Matcher, SEEK, SegmentView, ask};
use super::top::{RankedHit, SegmentTop, Wanted};
use crate::article::Dimension;
use crate::query::Sort;

/// A plan made ready.
pub(super) struct Pass<'i> {
    /// The text, without scores; nothing where it is looked for with them.
    pub(super) text: Matcher,
    /// The text with its scores, where the hits are found in this pass and ordered by relevance.
    pub(super) scored: Option<Box<dyn Weight>>,
    /// The score of every hit that is found without one.
    pub(super) even_score: Score,
    /// What has to hold whatever is counted.
    pub(super) conditions: Vec<Matcher>,
    /// The choices of dimensions that are counted as if they were not made.
    pub(super) choices: Vec<(Dimension, Matcher)>,
    /// The dimensions that are counted.
    pub(super) counted: Vec<Dimension>,
    /// Counts over time.
    pub(super) buckets: Option<&'i Buckets>,
    /// Which hits, where they are found in this pass.
    pub(super) top: Option<Wanted>,
    /// Whether the articles found are counted; otherwise a segment may stop when it has the hits.
    pub(super) is_counted: bool,
    /// Whether the documents found are wanted afterwards.
    pub(super) keeps_found: bool,
}

/// What one segment has to say.
#[derive(Debug, Default)]
pub(super) struct SegmentFruit {
    pub(super) total: u64,
    pub(super) top: Vec<RankedHit>,
    pub(super) slots: Option<SlotCounts>,
    pub(super) timeline: Option<BucketCounts>,
    pub(super) found: Option<Bits>,
}

/// What stands in fewer documents than one in so many is listed rather than kept as a set of bits.
const FEW: u64 = 64;

/// A text that at most one in so many documents holds is looked for before any filter.
const RARE: u64 = 64;

impl Pass<'_> {
    /// How many entries of lists have to be read in a segment, roughly.
    pub(super) fn work(&self, view: &SegmentView<'_>) -> tantivy::Result<u64> {
        let documents = u64::from(view.table.documents());
        let is_everything = self.text.is_all() && !self.has_filters();
        let text = match &self.scored {
            Some(_) => documents * 64,
            None if is_everything => 0,
            None => self.text.cost(view)?,
        };
        let mut passing = text.min(documents);
        for condition in &self.conditions {
            passing = passing.min(condition.cost(view)?);
        }
        // What is counted fails one of the choices at the most.
        let mut choices = Vec::with_capacity(self.choices.len());
        for (_, choice) in &self.choices {
            choices.push(choice.cost(view)?);
        }
        choices.sort_unstable();
        passing = choices.get(1).map_or(passing, |second| passing.min(*second));
        // Among few documents the text is looked for in each.
        let text = if self.text.is_all() { passing } else { text.min(passing.saturating_mul(SEEK)) };
        let is_known = is_everything && self.buckets.is_none();
        let counted = if is_known { 0 } else { passing * self.counted.len() as u64 };
        Ok(text + counted)
    }

    /// Asks one segment.
    ///
    /// Where nothing is counted and what comes first are the latest articles, it is asked for its beginning, and for more only as long
    /// as what follows may still be among the best.
    pub(super) fn over(&self, view: &SegmentView<'_>) -> tantivy::Result<SegmentFruit> {
        const FIRST: u32 = 128;
        const STEP: u32 = 8;
        let documents = view.table.documents();
        let by_date = self.top.filter(|wanted| wanted.sort != Sort::Oldest && self.scored.is_none());
        let Some(wanted) = by_date.filter(|_| !self.is_counted && view.table.is_newest_first()) else {
            return self.over_beginning(view, &view.live.bits);
        };
        let mut end = FIRST;
        while end < documents {
            let mut beginning = Bits::range(0, end, documents);
            beginning.intersect(&view.live.bits);
            let fruit = self.over_beginning(&SegmentView { end, ..*view }, &beginning)?;
            let mut top = SegmentTop::begin(wanted, view.ordinal as u32, view.table);
            top.take(&fruit.top);
            if !view.deadline.has_time_now() || !top.may_take(end, self.even_score) {
                return Ok(fruit);
            }
            end = end.saturating_mul(STEP);
        }
        self.over_beginning(view, &view.live.bits)
    }

    /// Asks for these of the articles of one segment.
    fn over_beginning(&self, view: &SegmentView<'_>, live: &Bits) -> tantivy::Result<SegmentFruit> {
        let documents = view.table.documents();
        let text_cost = if self.scored.is_none() { self.text.cost(view)? } else { u64::MAX };
        if text_cost == 0 {
            return Ok(SegmentFruit::default());
        }
        let is_rare = text_cost.saturating_mul(RARE) < u64::from(documents);
        if is_rare
            && !self.has_filters()
            && let Some(listed) = self.text.listed(view, live)?
        {
            let top = self.top.map(|wanted| SegmentTop::begin(wanted, view.ordinal as u32, view.table));
            return Ok(self.of_few(view, &listed, &Choices::Sets(Vec::new()), top));
        }
        let is_rare = is_rare && self.has_filters();
        let mut candidates = if is_rare { Cow::Owned(self.text.evaluate(view, live)?) } else { Cow::Borrowed(live) };
        for condition in &self.conditions {
            candidates = Cow::Owned(condition.evaluate(view, &candidates)?);
        }
        let few = u64::from(documents).div_ceil(FEW);
        let are_few = candidates.are_fewer_than(few);
        let choices = Choices::of(&self.choices, view, &candidates, are_few)?;
        // Where the text is found already, of few documents each is looked at once, below.
        let is_done = is_rare && matches!(choices, Choices::Slots(_));
        if self.choices.len() > 1 && !is_done {
            choices.narrow(candidates.to_mut(), view);
        }
        let mut top = self.top.map(|wanted| SegmentTop::begin(wanted, view.ordinal as u32, view.table));
        let text = match &self.scored {
            Some(weight) => Cow::Owned(scored(&**weight, view, &candidates, &choices, top.as_mut())?),
            None if is_rare || self.text.is_all() => candidates,
            None => Cow::Owned(self.text.evaluate(view, &candidates)?),
        };
        let chosen: Vec<&Bits> = match &choices {
            Choices::Sets(sets) if !text.are_fewer_than(few) => sets.iter().map(|set| &**set).collect(),
            _ => return Ok(self.of_few(view, &text.iter().collect::<Vec<_>>(), &choices, top)),
        };
        let is_everything = self.text.is_all() && !self.has_filters();
        let found = if chosen.is_empty() { Cow::Borrowed(&*text) } else { Cow::Owned(text.in_all(&chosen)) };
        if let Some(top) = top.as_mut().filter(|_| self.scored.is_none()) {
            top.offer_all(&found, self.even_score, view.table.is_newest_first());
        }
        let slots = (!self.counted.is_empty()).then(|| {
            if is_everything && view.live.are_all {
                return SlotCounts::Total;
            }
            let missed: Vec<Bits> = chosen.iter().map(|chosen| text.without(chosen)).collect();
            let mut sets = vec![(&*found, self.counted.as_slice())];
            let own = self.choices.iter().map(|(dimension, _)| std::slice::from_ref(dimension));
            sets.extend(missed.iter().zip(own));
            SlotCounts::of(view.table, &sets, view.live.are_all.then_some(view.live))
        });
        Ok(SegmentFruit {
            total: if is_everything { view.live.count } else { found.count() },
            top: top.map_or(Vec::new(), SegmentTop::into_hits),
            slots,
            timeline: self.buckets.map(|buckets| buckets.count(&found, view.ordinal, view.table)),
            found: self.keeps_found.then(|| found.into_owned()),
        })
    }

    /// What there is to say where the text stands in few documents: each is looked at once. Of these some may fail one choice.
    fn of_few(
        &self,
        view: &SegmentView<'_>,
        documents: &[DocId],
        choices: &Choices,
        mut top: Option<SegmentTop<'_>>,
    ) -> SegmentFruit {
        let mut found = Vec::new();
        let mut missed: Vec<(Dimension, Vec<DocId>)> =
            self.choices.iter().map(|(dimension, _)| (*dimension, Vec::new())).collect();
        for block in documents.chunks(BLOCK) {
            if matches!(choices, Choices::Slots(_)) {
                touch_rows(view.table, block);
            }
            for document in block {
                let mut failed = choices.failed(*document, view);
                match (failed.next(), failed.next()) {
                    (None, _) => found.push(*document),
                    (Some(choice), None) => missed[choice].1.push(*document),
                    _ => {}
                }
            }
        }
        let is_newest_first = view.table.is_newest_first();
        if let Some(top) = top.as_mut().filter(|_| self.scored.is_none()) {
            top.offer_few(&found, self.even_score, is_newest_first);
        }
        SegmentFruit {
            total: found.len() as u64,
            top: top.map_or(Vec::new(), SegmentTop::into_hits),
            slots: (!self.counted.is_empty()).then(|| SlotCounts::of_few(view.table, &found, &self.counted, &missed)),
            timeline: self.buckets.map(|buckets| buckets.count_each(found.iter().copied(), view.table)),
            found: self.keeps_found.then(|| {
                let mut bits = Bits::none(view.table.documents());
                found.iter().for_each(|document| bits.add(*document));
                bits
            }),
        }
    }

    fn has_filters(&self) -> bool {
        !self.conditions.is_empty() || !self.choices.is_empty()
    }
}

/// Finds the text among the candidates and offers what meets all choices, with its score.
fn scored(
    weight: &dyn Weight,
    view: &SegmentView<'_>,
    candidates: &Bits,
    choices: &Choices,
    mut top: Option<&mut SegmentTop<'_>>,
) -> tantivy::Result<Bits> {
    let mut text = Bits::none(view.table.documents());
    if candidates.is_empty() {
        return Ok(text);
    }
    let mut scorer = weight.scorer(view.reader, 1.0)?;
    if candidates.count() * 2 <= u64::from(view.table.documents()) {
        ask(&mut *scorer, candidates, view.deadline, |scorer, document| {
            text.add(document);
            if let Some(top) = top.as_mut().filter(|_| choices.failed(document, view).next().is_none()) {
                top.offer(document, scorer.score());
            }
        });
        return Ok(text);
    }
    let mut document = scorer.doc();
    while document != TERMINATED && view.deadline.has_time(3) {
        if candidates.has(document) {
            text.add(document);
            if let Some(top) = top.as_mut().filter(|_| choices.failed(document, view).next().is_none()) {
                top.offer(document, scorer.score());
            }
        }
        document = scorer.advance();
    }
    Ok(text)
}
