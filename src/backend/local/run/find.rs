//! Turns a plan into its best hits, its total and what is counted: by pruning where words are plain, by one pass over every segment where
//! they are not or something is counted.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::available_parallelism;

use tantivy::query::Weight;

use super::Parts;
use crate::article::Dimension;
use crate::backend::local::Index;
use crate::backend::local::bits::Bits;
use crate::backend::local::deadline::Deadline;
use crate::backend::local::feedback::Feedback;
use crate::backend::local::fields::day_number;
use crate::backend::local::matcher::{Matcher, SegmentView, ask};
use crate::backend::local::pass::{Pass, SegmentFruit};
use crate::backend::local::ranked::RankedWords;
use crate::backend::local::top::{Rank, RankedHit, SegmentTop, Wanted};
use crate::backend::local::translate::Translator;
use crate::query::{Clause, SearchPlan, Sort};

/// What is found of a plan, before articles are read back.
pub(super) struct Found {
    pub(super) total: u64,
    pub(super) total_is_lower_bound: bool,
    /// The hits from the first to the last of the page.
    pub(super) top: Vec<RankedHit>,
    pub(super) segments: Vec<SegmentFruit>,
}

/// So many entries of lists to be read keep a core busy for longer than it takes to begin a thread.
const WORTH_A_THREAD: u64 = 150_000;

/// A day as the tables have it.
pub(super) fn day_as_stored(day: chrono::NaiveDate) -> i32 {
    i32::try_from(day_number(day)).unwrap_or(i32::MAX)
}

/// How many cores there are. To ask the system anew takes longer than some searches.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| available_parallelism().map_or(1, NonZero::get))
}

/// With so many articles found, one in so many of all, the best are found by pruning; of fewer each is scored.
const PRUNED: u64 = 50;

impl Index {
    /// Finds the hits, and counts.
    pub(super) fn find(
        &self,
        plan: &SearchPlan,
        after: Option<Rank>,
        translator: &Translator<'_>,
    ) -> tantivy::Result<Found> {
        let wanted = plan.page.end() as usize;
        let parts = Parts::of(plan);
        let is_ranked = plan.sort == Sort::Relevance && plan.page.limit > 0 && parts.text != Clause::All;
        let feedback = if is_ranked && plan.feedback { Feedback::of(&plan.base, translator)? } else { None };
        let most = if feedback.is_some() { wanted.max(Feedback::RESCORED) } else { wanted };
        let (recency, today) = (self.recency(plan), day_as_stored(plan.today));
        let wanted_hits = Wanted { sort: plan.sort, most, after, today, recency };
        // The engine finds the best hits of plain words without looking at all; they are counted apart, unscored.
        let ranked = match is_ranked {
            true => RankedWords::of(&parts.text, translator)?.filter(RankedWords::are_few),
            false => None,
        };
        let is_counted = plan.total || !plan.facets.is_empty() || plan.timeline.is_some();
        let mut found = Found { total: 0, total_is_lower_bound: false, top: Vec::new(), segments: Vec::new() };
        if ranked.is_none() || is_counted || parts.has_filters() {
            let even = if is_ranked { translator.even_score(&parts.text)? } else { Some(0.0) };
            let mut pass = self.ready(plan, &parts, translator)?;
            (pass.is_counted, pass.even_score) = (is_counted, even.unwrap_or_default());
            pass.keeps_found = ranked.is_some() && parts.has_filters();
            pass.top = (ranked.is_none() && plan.page.limit > 0).then_some(wanted_hits);
            if pass.top.is_some() && even.is_none() {
                pass.scored = Some(translator.translate(&parts.text, true)?.weight(translator.scoring(true))?);
            } else {
                pass.text = translator.matcher(&parts.text)?;
            }
            found.segments = self.pass(&pass, translator)?;
            found.total = found.segments.iter().map(|fruit| fruit.total).sum();
            found.top = found.segments.iter_mut().flat_map(|fruit| std::mem::take(&mut fruit.top)).collect();
            found.top.sort_unstable();
            found.top.truncate(most);
            found.total_is_lower_bound = !is_counted && ranked.is_none() && found.top.len() == most;
        }
        if let Some(words) = ranked {
            let sets: Option<Vec<Option<&Bits>>> =
                parts.has_filters().then(|| found.segments.iter().map(|fruit| fruit.found.as_ref()).collect());
            let articles: u64 = self.tables.iter().map(|table| u64::from(table.documents())).sum();
            found.top = match sets {
                Some(sets) if found.total * PRUNED < articles => {
                    self.scored_top(&parts.text, wanted_hits, &sets, translator)?
                }
                sets => self.pruned_top(&words, wanted_hits, sets.as_deref(), translator)?,
            };
            if !is_counted && !parts.has_filters() {
                found.total = found.top.len() as u64;
                found.total_is_lower_bound = found.top.len() == most;
            }
        }
        if let Some(feedback) = feedback.filter(|_| after.is_none()) {
            feedback.reorder(self, &mut found.top, translator)?;
        }
        found.top.truncate(wanted);
        Ok(found)
    }

    /// Makes a plan ready to be asked of segments.
    fn ready(&self, plan: &SearchPlan, parts: &Parts, translator: &Translator<'_>) -> tantivy::Result<Pass<'_>> {
        let mut counted: Vec<Dimension> = plan.facets.iter().map(|facet| facet.dimension).collect();
        counted.sort_unstable();
        counted.dedup();
        let conditions = parts.conditions.iter().map(|condition| translator.matcher(condition));
        let choices = parts.choices.iter().map(|(dimension, choice)| Ok((*dimension, translator.matcher(choice)?)));
        Ok(Pass {
            text: Matcher::Nothing,
            scored: None,
            even_score: 0.0,
            is_counted: true,
            conditions: conditions.collect::<tantivy::Result<Vec<Matcher>>>()?,
            choices: choices.collect::<tantivy::Result<_>>()?,
            counted,
            buckets: plan.timeline.map(|interval| self.buckets(interval)),
            top: None,
            keeps_found: false,
        })
    }

    /// Asks every segment, until the time is over; several at a time where that is worth a thread.
    fn pass(&self, pass: &Pass<'_>, translator: &Translator<'_>) -> tantivy::Result<Vec<SegmentFruit>> {
        let deadline: &Deadline = translator.deadline;
        let views: Vec<SegmentView<'_>> = self.views(deadline).collect();
        let mut work = 0;
        for view in &views {
            work += pass.work(view)?;
        }
        let cores = if work < WORTH_A_THREAD { 1 } else { cores() };
        let next = AtomicUsize::new(0);
        let ask = || -> tantivy::Result<Vec<(usize, SegmentFruit)>> {
            let mut fruits = Vec::new();
            loop {
                let ordinal = next.fetch_add(1, Ordering::Relaxed);
                let Some(view) = views.get(ordinal).filter(|_| deadline.has_time_now()) else { return Ok(fruits) };
                fruits.push((ordinal, pass.over(view)?));
            }
        };
        let mut fruits = std::thread::scope(|scope| {
            let others: Vec<_> = (1..cores.min(views.len()).max(1)).map(|_| scope.spawn(ask)).collect();
            let mut fruits = ask()?;
            for other in others {
                fruits.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
            }
            tantivy::Result::Ok(fruits)
        })?;
        // Counts are added up by segment; of one that was not asked in time there are none.
        fruits.sort_unstable_by_key(|(ordinal, _)| *ordinal);
        let mut answers: Vec<SegmentFruit> = views.iter().map(|_| SegmentFruit::default()).collect();
        for (ordinal, fruit) in fruits {
            answers[ordinal] = fruit;
        }
        Ok(answers)
    }

    /// The best of few documents: each is scored.
    fn scored_top(
        &self,
        text: &Clause,
        wanted: Wanted,
        sets: &[Option<&Bits>],
        translator: &Translator<'_>,
    ) -> tantivy::Result<Vec<RankedHit>> {
        let weight = translator.translate(text, true)?.weight(translator.scoring(true))?;
        let mut hits = Vec::new();
        let segments = self.searcher.segment_readers().iter().zip(&self.tables).zip(sets).enumerate();
        for (ordinal, ((reader, table), set)) in segments {
            let Some(set) = set.filter(|set| !set.is_empty()) else { continue };
            let mut top = SegmentTop::begin(wanted, ordinal as u32, table);
            let mut scorer = weight.scorer(reader, 1.0)?;
            ask(&mut *scorer, set, translator.deadline, |scorer, document| _ = top.offer(document, scorer.score()));
            hits.extend(top.into_hits());
        }
        hits.sort_unstable();
        hits.truncate(wanted.most);
        Ok(hits)
    }

    /// The best hits of plain words, by block-max pruning over all segments with one threshold; only of these documents, if given.
    /// What is refused leaves the threshold where it is, so that the engine goes on pruning.
    fn pruned_top(
        &self,
        words: &RankedWords,
        wanted: Wanted,
        sets: Option<&[Option<&Bits>]>,
        translator: &Translator<'_>,
    ) -> tantivy::Result<Vec<RankedHit>> {
        let deadline = translator.deadline;
        let Some(first) = self.tables.first() else { return Ok(Vec::new()) };
        let mut top = SegmentTop::begin(wanted, 0, first);
        let mut segments: Vec<_> = self.searcher.segment_readers().iter().zip(&self.tables).enumerate().collect();
        // Large segments soon give hits by which most of the small ones can be passed over.
        segments.sort_by_key(|(_, (_, table))| std::cmp::Reverse(table.documents()));
        for pruned in words.queries(translator)? {
            // Made for the first segment that needs it.
            let mut weight: Option<Box<dyn Weight>> = None;
            let short = pruned.short_lists(translator)?;
            let mut even = pruned.even_scorer(translator)?;
            let scale = pruned.scale;
            for (ordinal, (reader, table)) in segments.iter().copied() {
                if !pruned.may_find_in(ordinal, translator) {
                    continue;
                }
                if !deadline.has_time_now() {
                    break;
                }
                top = top.go_on(ordinal as u32, table);
                let alive = reader.alive_bitset();
                let set = sets.and_then(|sets| sets.get(ordinal).copied().flatten());
                let is_wanted = |document| match set {
                    Some(set) => set.has(document),
                    None => sets.is_none() && alive.is_none_or(|alive| alive.is_alive(document)),
                };
                if let Some(list) = short.as_ref().and_then(|lists| lists.in_segment(ordinal)) {
                    list.score(reader, translator, |document, score| {
                        if is_wanted(document) {
                            top.offer(document, score * scale);
                        }
                    })?;
                    continue;
                }
                let is_newest_first = table.is_newest_first();
                let mut threshold = even.slackened(top.threshold(0, is_newest_first, scale));
                let begin = threshold;
                let mut offer = |document, score: f32| {
                    if is_wanted(document) {
                        top.offer(document, even.score(reader, document, score) * scale);
                        threshold = even.slackened(top.threshold(document, is_newest_first, scale));
                    }
                    if deadline.has_time(10) { threshold } else { f32::MAX }
                };
                let made = match weight.take() {
                    Some(weight) => weight,
                    None => pruned.query.weight(translator.scoring(true))?,
                };
                weight.insert(made).for_each_pruning(begin, reader, &mut offer)?;
                even.go_on()?;
            }
        }
        Ok(top.into_hits())
    }
}
