//! Turns an article and a request into the whole article with everything marked that the request looks for.

use std::time::Duration;

use super::highlight::{Highlighter, Reason};
use super::snippet::marked;
use super::understood;
use crate::article::ArticleId;
use crate::backend::SearchBackend;
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{MarkCount, MarkedArticle, SearchPlan, SearchRequest, Warning, plan};
use crate::text::Part;

/// Counts reasons by what they are for; what is marked nowhere is left out.
pub(super) fn counts(highlighter: &Highlighter, reasons: &[Reason]) -> Vec<MarkCount> {
    let mut by_kind = vec![0; highlighter.kinds()];
    reasons.iter().for_each(|reason| by_kind[reason.what()] += 1);
    let marked = by_kind.into_iter().enumerate().filter(|(_, count)| *count > 0);
    let mut counts: Vec<MarkCount> = Vec::new();
    for (what, count) in marked {
        let label = highlighter.label(what);
        match counts.iter_mut().find(|known| known.what == label) {
            Some(known) => known.count += count,
            None => counts.push(MarkCount { what: label, count }),
        }
    }
    counts
}

/// What to say where not all of an article was looked at.
pub(super) fn cut_short(highlighter: &Highlighter) -> Option<Warning> {
    if highlighter.ran_out() {
        let message = "the time for it ran out before all of the article had been looked at: places are missing";
        return Some(Warning::new("time_budget", message));
    }
    let message =
        "the article is too long, or holds too much of what is looked for, to be looked at whole: places are missing";
    highlighter.is_cut().then(|| Warning::new("too_many_places", message))
}

/// Whether a plan finds an article: as was seen, or where not all of it was looked at, as the backend says.
pub(super) fn matches(
    backend: &dyn SearchBackend,
    plan: SearchPlan,
    id: &ArticleId,
    was_seen: bool,
    is_cut_short: bool,
) -> Result<bool, Error> {
    /// Behind the time of the request, which may be over.
    const TIME_FOR_BACKEND: Duration = Duration::from_millis(400);
    if !is_cut_short {
        return Ok(was_seen);
    }
    let plan = SearchPlan { budget: plan.budget.map(|_| TIME_FOR_BACKEND), ..plan };
    Ok(backend.finds(&plan, id)?.unwrap_or(was_seen))
}

/// Marks an article. Where it is too long for all of it to be looked at in time, a warning says so (`time_budget`, `too_many_places`), and whether it
/// matches is asked of the backend.
///
/// Fails with [`ErrorCode::ArticleNotFound`] when there is no article with this id.
pub fn mark(backend: &dyn SearchBackend, request: &SearchRequest, id: &ArticleId) -> Result<MarkedArticle, Error> {
    guarded("mark an article", || {
        let (query, clock) = understood(backend, request)?;
        let plan = plan(&query);
        let Some(article) = backend.article(id)? else {
            return Err(Error::new(ErrorCode::ArticleNotFound, format!("no article has the id \"{id}\"")));
        };
        let mut highlighter = Highlighter::of(&plan, clock);
        let found = highlighter.reasons(&article);
        let cut_short = cut_short(&highlighter);
        let matches = matches(backend, plan, id, found.is_some(), cut_short.is_some())?;
        let reasons = found.as_deref().unwrap_or_default();
        let texts = article.texts();
        let part = |part: Part| marked(texts.part(part), part, reasons);
        Ok(MarkedArticle {
            matches,
            headline: part(Part::Headline),
            description: part(Part::Standfirst),
            article_body: part(Part::Body),
            bio: part(Part::Bio),
            counts: counts(&highlighter, reasons),
            warnings: query.warnings.into_iter().chain(cut_short).collect(),
            id: article.id.clone(),
        })
    })
}
