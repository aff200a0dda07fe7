//! Turns a [`SearchPlan`] into a [`BackendAnswer`]: the plan is made ready once, every segment is asked in one pass, and what they say is
//! added up.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::available_parallelism;

use tantivy::query::{Query, Weight};
use tantivy::{DocSet, Term};

use super::Index;
use super::bits::Bits;
use super::cursor::{behind_cursor, cursor_behind};
use super::deadline::Deadline;
use super::feedback::Feedback;
use super::matcher::{Matcher, SegmentView, ask};
use super::pass::{Pass, SegmentFruit};
use super::ranked::RankedWords;
use super::table::NO_DAY;
use super::top::{Rank, RankedHit, Recency, SegmentTop, Wanted};
use super::translate::Translator;
use crate::article::{ArticleId, Dimension};
use crate::backend::{BackendAnswer, BackendDescription, BackendHit, SearchBackend, ValueMatch};
use crate::error::Error;
use crate::query::{Clause, ScorePart, SearchPlan, SearchRequest, Sort};
use crate::schema::StoredArticle;

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
        let after = plan.after.as_deref().map(|after| behind_cursor(after, plan, self.state)).transpose()?;
        let mut found = self.find(plan, after, &translator).map_err(fail)?;
        let slots: Vec<_> = found.segments.iter_mut().map(|fruit| fruit.slots.take()).collect();
        let timeline = plan.timeline.map(|interval| {
            let counts = found.segments.iter().filter_map(|fruit| fruit.timeline.clone());
            self.buckets(interval).sum(counts)
        });
        Ok(BackendAnswer {
            total: found.total,
            total_is_lower_bound: found.total_is_lower_bound,
            is_partial: deadline.is_over(),
            damaged: self.damage.files.clone(),
            lost_documents: self.damage.lost_documents,
            cut_patterns: translator.cut(),
            next: self.cursor(&found.top, plan),
            hits: self.hits(&found.top, plan)?,
            facets: plan.facets.iter().map(|facet| self.facet(facet, &slots)).collect(),
            timeline,
        })
    }

    fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        let Some(bits) = id.bits() else { return Ok(None) };
        Ok(self.articles_with(Term::from_field_u64(self.fields.id, bits), 1)?.pop())
    }

    fn find_value(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error> {
        self.value_spelled(dimension, value)
    }

    fn has_value(&self, dimension: Dimension, value: &str) -> Result<bool, Error> {
        self.occurs(dimension, value).map_err(|error| self.failure("look up a value", error))
    }

    fn actors_called(&self, dimension: Dimension, name: &str, ids: &[String]) -> Result<Vec<(String, u64)>, Error> {
        self.called(dimension, name, ids).map_err(|error| self.failure("look up a name", error))
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
        let part = self.score_part(&plan.base, address, &translator).map_err(fail)?;
        let table = &self.tables[address.segment_ord as usize];
        let day = table.first_days().get(address.doc_id as usize).map_or(NO_DAY, |day| day.get());
        Ok(Some(match self.recency(plan) {
            Some(recency) => {
                let factor = recency.factor(day);
                let what = format!("times {factor:.3} for its age");
                ScorePart { what, score: part.score * factor, articles: None, parts: vec![part] }
            }
            None => part,
        }))
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
        let after = bare.after.as_deref().map(|after| behind_cursor(after, &bare, self.state)).transpose()?;
        let found = self.find(&bare, after, &translator).map_err(fail)?;
        let hits = found.top.iter().skip(bare.page.offset as usize);
        Ok(hits
            .map(|hit| (ArticleId::from_bits(hit.rank.id), (bare.sort == Sort::Relevance).then_some(hit.score)))
            .collect())
    }
}

/// What is found of a plan, before articles are read back.
struct Found {
    total: u64,
    total_is_lower_bound: bool,
    /// The hits from the first to the last of the page.
    top: Vec<RankedHit>,
    segments: Vec<SegmentFruit>,
}

/// A plan in the parts that are treated apart.
struct Parts {
    /// What scores.
    text: Clause,
    /// What has to hold besides, without scores.
    conditions: Vec<Clause>,
    /// The choices of dimensions that are counted as if they were not made, one conjunction for each dimension.
    choices: Vec<(Dimension, Clause)>,
}

impl Parts {
    fn of(plan: &SearchPlan) -> Parts {
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

    fn has_filters(&self) -> bool {
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

/// So many entries of lists to be read keep a core busy for longer than it takes to begin a thread.
const WORTH_A_THREAD: u64 = 150_000;

/// How many cores there are. To ask the system anew takes longer than some searches.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| available_parallelism().map_or(1, NonZero::get))
}

/// With so many articles found, one in so many of all, the best are found by pruning; of fewer each is scored.
const PRUNED: u64 = 50;

impl Index {
    /// Finds the hits, and counts.
    fn find(&self, plan: &SearchPlan, after: Option<Rank>, translator: &Translator<'_>) -> tantivy::Result<Found> {
        let wanted = (plan.page.offset + plan.page.limit) as usize;
        let parts = Parts::of(plan);
        let is_ranked = plan.sort == Sort::Relevance && plan.page.limit > 0 && parts.text != Clause::All;
        let feedback = if is_ranked && plan.feedback { Feedback::of(&plan.base, translator)? } else { None };
        let most = if feedback.is_some() { wanted.max(Feedback::RESCORED) } else { wanted };
        let wanted_hits = Wanted { sort: plan.sort, most, after, recency: self.recency(plan) };
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
                let mut threshold = top.threshold(0, is_newest_first, scale);
                let begin = threshold;
                let mut offer = |document, score: f32| {
                    if is_wanted(document) {
                        top.offer(document, score * scale);
                        threshold = top.threshold(document, is_newest_first, scale);
                    }
                    if deadline.has_time(10) { threshold } else { f32::MAX }
                };
                let made = match weight.take() {
                    Some(weight) => weight,
                    None => pruned.query.weight(translator.scoring(true))?,
                };
                weight.insert(made).for_each_pruning(begin, reader, &mut offer)?;
            }
        }
        Ok(top.into_hits())
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

    /// How age lowers scores, if it does.
    fn recency(&self, plan: &SearchPlan) -> Option<Recency> {
        let latest = self.tables.iter().filter_map(|table| table.days().map(|(_, latest)| latest)).max()?;
        (plan.recency > 0.0 && plan.sort == Sort::Relevance).then_some(Recency { share: plan.recency, latest })
    }

    /// The cursor for what follows a page, if anything can.
    fn cursor(&self, top: &[RankedHit], plan: &SearchPlan) -> Option<String> {
        let end = (plan.page.offset + plan.page.limit) as usize;
        let last = top.last().filter(|_| plan.page.limit > 0 && top.len() == end)?;
        let is_in_order = !plan.feedback || plan.after.is_some() || end >= Feedback::RESCORED;
        is_in_order.then(|| cursor_behind(last.found, plan, self.state))
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
