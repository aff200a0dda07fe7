//! Turns a [`SearchPlan`] into a [`BackendAnswer`]: the plan is made ready once, every segment is asked in one pass, and what they say is
//! added up.
//!
//! - `parts`: plan → what scores, what has to hold besides, what is chosen.
//! - `find`: parts → the best hits, totals and counts.
//! - `explain`: an article → how its score came about.

mod explain;
mod find;
mod parts;

use std::borrow::Cow;
use std::sync::Arc;

use tantivy::{DocId, SegmentReader, Term};

use self::find::day_as_stored;
use self::parts::Parts;
use super::Index;
use super::bits::Bits;
use super::cursor::{Behind, behind_cursor, cursor_behind, cursor_behind_hits};
use super::deadline::Deadline;
use super::feedback::Feedback;
use super::table::{NO_DAY, SegmentTable};
use super::top::{Rank, RankedHit, Recency};
use super::translate::Translator;
use crate::article::{ArticleId, Dimension};
use crate::backend::{BackendAnswer, BackendDescription, BackendHit, SearchBackend, ValueMatch};
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{ScorePart, SearchPlan, SearchRequest, Sort};
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
        let (plan, after) = self.begun(plan)?;
        let plan = &*plan;
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
            next: self.cursor(&found.top, plan, after),
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

    fn found_bodies(&self, country: &str) -> Result<Vec<String>, Error> {
        self.bodies_of(country).map_err(|error| self.failure("look up the bodies of a state", error))
    }

    fn nearest_word(&self, word: &str) -> Result<Option<String>, Error> {
        let fail = |error| self.failure("look up a word", error);
        let deadline = Arc::new(Deadline::after(Some(std::time::Duration::from_millis(200))));
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        translator.reader().nearest_word(word).map_err(fail)
    }

    fn finds(&self, plan: &SearchPlan, id: &ArticleId) -> Result<Option<bool>, Error> {
        let fail = |error| self.failure("look whether an article is found", error);
        let Some(address) = self.address_of(id)? else { return Ok(Some(false)) };
        let deadline = Arc::new(Deadline::after(plan.budget));
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        let matcher = translator.matcher(&plan.clause(None)).map_err(fail)?;
        let Some(view) = self.views(&deadline).nth(address.segment_ord as usize) else { return Ok(None) };
        let mut within = Bits::none(view.table.documents());
        within.add(address.doc_id);
        let is_found = matcher.evaluate(&view, &within).map_err(fail)?.has(address.doc_id);
        Ok((!deadline.is_over()).then_some(is_found))
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
    ///
    /// Fails with [`ErrorCode::Unsupported`] where the time of the request is over before all have been looked at.
    pub fn search_ids(&self, request: &SearchRequest) -> Result<Vec<(ArticleId, Option<f32>)>, Error> {
        guarded("search", || self.ids_of_hits(request))
    }

    fn ids_of_hits(&self, request: &SearchRequest) -> Result<Vec<(ArticleId, Option<f32>)>, Error> {
        let plan = crate::search::plan_of(self, request)?;
        let deadline = Arc::new(Deadline::after(plan.budget));
        let fail = |error| self.failure("run a search", error);
        let translator = Translator::new(&self.searcher, &self.fields, &deadline).map_err(fail)?;
        let bare = SearchPlan { facets: Vec::new(), timeline: None, total: false, ..plan };
        let (bare, after) = self.begun(&bare)?;
        let found = self.find(&bare, after, &translator).map_err(fail)?;
        if deadline.is_over() {
            let message = "the time for a search ran out before all articles had been looked at";
            return Err(Error::new(ErrorCode::Unsupported, message).with_suggestion("give it more in \"time_budget_ms\""));
        }
        let hits = found.top.iter().skip(bare.page.offset as usize);
        Ok(hits
            .map(|hit| (ArticleId::from_bits(hit.rank.id), (bare.sort == Sort::Relevance).then_some(hit.score)))
            .collect())
    }

    /// How age lowers scores, if it does.
    fn recency(&self, plan: &SearchPlan) -> Option<Recency> {
        if plan.recency <= 0.0 || plan.sort != Sort::Relevance {
            return None;
        }
        let today = day_as_stored(plan.today);
        let segments = self.searcher.segment_readers().iter().zip(&self.tables);
        // From a day that is still to come all others would be old.
        let latest = segments.filter_map(|(reader, table)| latest_come(reader, table, today)).max();
        Some(Recency { share: plan.recency, latest: latest.unwrap_or(today) })
    }

    /// A plan with the place that its cursor means: the rank behind which it begins, or the hits that it passes over.
    fn begun<'p>(&self, plan: &'p SearchPlan) -> Result<(Cow<'p, SearchPlan>, Option<Rank>), Error> {
        let behind = plan.after.as_deref().map(|after| behind_cursor(after, plan, &self.state_name())).transpose()?;
        Ok(match behind {
            None => (Cow::Borrowed(plan), None),
            Some(Behind::Rank(rank)) => (Cow::Borrowed(plan), Some(rank)),
            Some(Behind::Hits(hits)) => {
                let mut plan = plan.clone();
                plan.page.offset = hits;
                (Cow::Owned(plan), None)
            }
        })
    }

    /// The cursor for what follows a page, if anything can.
    fn cursor(&self, top: &[RankedHit], plan: &SearchPlan, after: Option<Rank>) -> Option<String> {
        let end = plan.page.end();
        let last = top.last().filter(|_| plan.page.limit > 0 && top.len() == end as usize)?;
        let is_reordered = plan.feedback && plan.sort == Sort::Relevance && after.is_none();
        let state = self.state_name();
        Some(match is_reordered && end as usize <= Feedback::RESCORED {
            true => cursor_behind_hits(end, plan, &state),
            false => cursor_behind(last.found, plan, &state),
        })
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

/// The latest day of an article of a segment that is not after a day.
fn latest_come(reader: &SegmentReader, table: &SegmentTable, today: i32) -> Option<i32> {
    let days = table.first_days();
    let is_newest_first = table.is_newest_first();
    let begin = if is_newest_first { days.partition_point(|day| day.get() > today) } else { 0 };
    let is_live = |document: usize| reader.alive_bitset().is_none_or(|alive| alive.is_alive(document as DocId));
    let days = days.iter().map(|day| day.get()).enumerate().skip(begin);
    let mut come =
        days.filter(|(document, day)| (NO_DAY + 1..=today).contains(day) && is_live(*document)).map(|(_, day)| day);
    if is_newest_first { come.next() } else { come.max() }
}
