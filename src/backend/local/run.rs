//! Turns a [`SearchPlan`] into a [`BackendAnswer`], pass by pass.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tantivy::query::Query;
use tantivy::schema::IndexRecordOption;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocSet, TERMINATED, Term};

use super::Index;
use super::count::{DayCounts, PassCollector, PassFruit, RankedHit, SegmentTop, ValueCounts};
use super::deadline::Deadline;
use super::feedback::Feedback;
use super::fields::day_of;
use super::ranked::RankedWords;
use super::translate::Translator;
use crate::article::{ArticleId, Dimension, Interval};
use crate::backend::{
    BackendAnswer, BackendDescription, BackendHit, FacetCounts, SearchBackend, TimelineCounts, ValueMatch, facet_counts,
};
use crate::error::{Error, nearest};
use crate::query::{Clause, CountPass, FacetPlan, ScorePart, SearchPlan, SearchRequest, Sort};
use crate::schema::StoredArticle;
use crate::text::fold_value;

impl SearchBackend for Index {
    fn describe(&self) -> BackendDescription {
        BackendDescription {
            name: "local".to_string(),
            exact_counts: true,
            manifest: self.manifest.clone(),
            languages: self.languages.clone(),
        }
    }

    fn run(&self, plan: &SearchPlan) -> Result<BackendAnswer, Error> {
        let deadline = Arc::new(Deadline::after(plan.budget));
        let fail = |error| self.failure("run a search", error);
        // There may be no time left from the start.
        deadline.has_time_now();
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        let mut answer = BackendAnswer { facets: vec![FacetCounts::default(); plan.facets.len()], ..Default::default() };
        for (number, pass) in plan.passes().into_iter().enumerate() {
            let fruit = if number == 0 {
                self.main_pass(plan, &pass, &translator, &mut answer).map_err(fail)?
            } else {
                let query = translator.translate(&pass.clause, false).map_err(fail)?;
                self.drive(&*query, &collector(plan, &pass, None), &translator).map_err(fail)?
            };
            for (place, counts) in pass.facets.iter().zip(fruit.dimensions) {
                answer.facets[*place] = self.facet(&plan.facets[*place], counts);
            }
            if number == 0 {
                answer.total = answer.total.max(fruit.total);
                answer.hits = self.hits(&fruit.top, plan)?;
                answer.timeline = plan.timeline.map(|interval| timeline(interval, &fruit.days));
            }
        }
        answer.is_partial = deadline.is_over();
        answer.cut_patterns = translator.cut();
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
        // By the name that is shown: the ids of named actors begin alike and would all seem near.
        let mut others: BTreeMap<String, String> = BTreeMap::new();
        for (segment, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            let Some(values) = columns.values(segment, dimension).map_err(fail)? else { continue };
            let mut terms = values.dictionary().stream().map_err(|error| fail(error.into()))?;
            while terms.advance() {
                let known = String::from_utf8_lossy(terms.key()).into_owned();
                let is_same = fold_value(&known) == folded;
                if !is_same {
                    let label = self.label(dimension, &known);
                    let kept = others.entry(label).or_insert_with(|| known.clone());
                    *kept = std::mem::take(kept).min(known);
                } else if self.occurs(dimension, &known).map_err(fail)? {
                    spelled.insert(known);
                }
            }
        }
        if !spelled.is_empty() {
            return Ok(ValueMatch::Spelled(spelled.into_iter().collect()));
        }
        let written = self.label(dimension, value);
        while let Some(label) = nearest(&written, others.keys().map(String::as_str)).map(str::to_string) {
            if let Some(value) = others.remove(&label)
                && self.occurs(dimension, &value).map_err(fail)?
            {
                return Ok(ValueMatch::Absent { nearest: Some(value) });
            }
        }
        Ok(ValueMatch::Absent { nearest: None })
    }

    fn nearest_word(&self, word: &str) -> Result<Option<String>, Error> {
        let fail = |error| self.failure("look up a word", error);
        let deadline = Arc::new(Deadline::after(Some(std::time::Duration::from_millis(200))));
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        translator.reader().nearest_word(word).map_err(fail)
    }

    fn explain_score(&self, plan: &SearchPlan, id: &ArticleId) -> Result<Option<ScorePart>, Error> {
        let fail = |error| self.failure("explain a score", error);
        let Some(address) = self.address_of(id)? else { return Ok(None) };
        let deadline = Arc::new(Deadline::after(plan.budget));
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        self.score_part(&plan.base, address, &translator).map(Some).map_err(fail)
    }
}

impl Index {
    /// The ids of the hits of a request, in order, with their scores, without reading the articles; by relevance also without
    /// counting what else is found.
    ///
    /// ```no_run
    /// use dateline::{Index, SearchRequest};
    /// let index = Index::open("index")?;
    /// for (id, _) in index.search_ids(&SearchRequest::for_text("grain NEAR/5 deal").page(0, 1000))? {
    ///     println!("{id}");
    /// }
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn search_ids(&self, request: &SearchRequest) -> Result<Vec<(ArticleId, Option<f32>)>, Error> {
        let plan = crate::search::plan_of(self, request)?;
        let deadline = Arc::new(Deadline::after(plan.budget));
        let fail = |error| self.failure("run a search", error);
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        let bare = SearchPlan { facets: Vec::new(), timeline: None, total: false, ..plan };
        let pass = CountPass { clause: bare.clause(None), facets: Vec::new() };
        let fruit = self.main_pass(&bare, &pass, &translator, &mut BackendAnswer::default()).map_err(fail)?;
        let hits = fruit.top.iter().skip(bare.page.offset as usize);
        Ok(hits.map(|hit| (ArticleId::from_bits(hit.id()), (bare.sort == Sort::Relevance).then_some(hit.score))).collect())
    }
}

/// What a pass collects.
fn collector(plan: &SearchPlan, pass: &CountPass, top: Option<(Sort, usize)>) -> PassCollector {
    PassCollector {
        top,
        dimensions: pass.facets.iter().map(|place| plan.facets[*place].dimension).collect(),
        with_days: plan.timeline.is_some() && pass.clause == plan.clause(None),
    }
}

impl Index {
    /// The hits, and what is counted over the articles found.
    fn main_pass(
        &self,
        plan: &SearchPlan,
        pass: &CountPass,
        translator: &Translator<'_>,
        answer: &mut BackendAnswer,
    ) -> tantivy::Result<PassFruit> {
        let wanted = (plan.page.offset + plan.page.limit) as usize;
        let is_ranked = plan.sort == Sort::Relevance && plan.page.limit > 0;
        let feedback = if is_ranked && plan.feedback { Feedback::of(&plan.base, translator)? } else { None };
        let most = if feedback.is_some() { wanted.max(Feedback::RESCORED) } else { wanted };
        // The engine finds the best hits of plain words without looking at all; they are counted apart, unscored.
        let ranked = match is_ranked && pass.clause == plan.base {
            true => RankedWords::of(&plan.base, translator)?.filter(RankedWords::are_few),
            false => None,
        };
        let mut fruit = match ranked {
            Some(words) => {
                let top = self.pruned_top(&words, most, translator)?;
                let is_counted = !pass.facets.is_empty() || plan.timeline.is_some();
                let mut fruit = if is_counted {
                    let query = translator.translate(&pass.clause, false)?;
                    self.drive(&*query, &collector(plan, pass, None), translator)?
                } else if plan.total {
                    let query = translator.translate(&pass.clause, false)?;
                    PassFruit { total: self.count(&*query, translator)?, ..PassFruit::default() }
                } else {
                    answer.total_is_lower_bound = top.len() == most;
                    PassFruit { total: top.len() as u64, ..PassFruit::default() }
                };
                fruit.top = top;
                fruit
            }
            None => {
                let query = translator.translate(&pass.clause, is_ranked)?;
                let top = (plan.page.limit > 0).then_some((plan.sort, most));
                self.drive(&*query, &collector(plan, pass, top), translator)?
            }
        };
        if let Some(feedback) = feedback {
            feedback.reorder(self, &mut fruit.top, translator)?;
        }
        fruit.top.truncate(wanted);
        Ok(fruit)
    }

    /// Shows the documents of a query to a collector, segment by segment, until the time is over.
    fn drive(
        &self,
        query: &dyn Query,
        collector: &PassCollector,
        translator: &Translator<'_>,
    ) -> tantivy::Result<PassFruit> {
        let deadline = translator.deadline;
        let with_scores = collector.needs_scores();
        let weight = query.weight(translator.scoring(with_scores))?;
        let mut fruits = Vec::new();
        for (ordinal, reader) in self.searcher.segment_readers().iter().enumerate() {
            if !deadline.has_time_now() {
                break;
            }
            let mut pass = collector.segment(ordinal as u32, reader, &self.columns[ordinal])?;
            let mut scorer = weight.scorer(reader, 1.0)?;
            let alive = reader.alive_bitset();
            if with_scores {
                let mut document = scorer.doc();
                while document != TERMINATED && deadline.has_time(3) {
                    if alive.is_none_or(|alive| alive.is_alive(document)) {
                        pass.collect(document, scorer.score());
                    }
                    document = scorer.advance();
                }
            } else {
                let mut block = [0; COLLECT_BLOCK_BUFFER_LEN];
                let mut live = Vec::with_capacity(block.len());
                loop {
                    let length = scorer.fill_buffer(&mut block);
                    match alive {
                        None => pass.collect_block(&block[..length]),
                        Some(alive) => {
                            live.clear();
                            live.extend(block[..length].iter().copied().filter(|document| alive.is_alive(*document)));
                            pass.collect_block(&live);
                        }
                    }
                    if length < block.len() || !deadline.has_time(length) {
                        break;
                    }
                }
            }
            fruits.push(pass.harvest()?);
        }
        Ok(collector.merge(fruits))
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

    /// The best hits of plain words, by block-max pruning over all segments with one threshold.
    fn pruned_top(&self, words: &RankedWords, most: usize, translator: &Translator<'_>) -> tantivy::Result<Vec<RankedHit>> {
        let deadline = translator.deadline;
        let mut best: Option<SegmentTop> = None;
        for pruned in words.queries(translator)? {
            let weight = pruned.query.weight(translator.scoring(true))?;
            let scale = pruned.scale;
            for (ordinal, reader) in self.searcher.segment_readers().iter().enumerate() {
                if !pruned.may_find_in(ordinal, translator) {
                    continue;
                }
                if !deadline.has_time_now() {
                    break;
                }
                let mut top = SegmentTop::go_on(best.take(), most, ordinal as u32, &self.columns[ordinal]);
                let alive = reader.alive_bitset();
                // The engine counts without the scale; rounding must not lose a hit of equal score.
                let unscaled = |threshold: f32| if scale == 1.0 { threshold } else { (threshold / scale).next_down() };
                let threshold = unscaled(top.threshold());
                let mut offer = |document, score: f32| {
                    if alive.is_none_or(|alive| alive.is_alive(document)) {
                        top.offer(document, score * scale);
                    }
                    if deadline.has_time(10) { unscaled(top.threshold()) } else { f32::MAX }
                };
                weight.for_each_pruning(threshold, reader, &mut offer)?;
                best = Some(top);
            }
        }
        Ok(best.map_or(Vec::new(), SegmentTop::into_hits))
    }

    /// The score of one article for a clause, taken apart.
    fn score_part(
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

    /// The name to show for a value.
    pub(crate) fn label(&self, dimension: Dimension, value: &str) -> String {
        self.manifest.label(dimension, value)
    }

    /// The values that some article has in a dimension, in order.
    pub(super) fn known_values(&self, dimension: Dimension) -> Result<Vec<String>, Error> {
        let fail = |error| self.failure("look up values", error);
        let mut known = BTreeSet::new();
        for (segment, columns) in self.searcher.segment_readers().iter().zip(&self.columns) {
            let Some(values) = columns.values(segment, dimension).map_err(fail)? else { continue };
            let mut terms = values.dictionary().stream().map_err(|error| fail(error.into()))?;
            while terms.advance() {
                known.insert(String::from_utf8_lossy(terms.key()).into_owned());
            }
        }
        let mut occurring = Vec::with_capacity(known.len());
        for value in known {
            // Dictionaries keep the values of removed articles until segments are merged.
            if self.occurs(dimension, &value).map_err(fail)? {
                occurring.push(value);
            }
        }
        Ok(occurring)
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
