//! Turns an article and a request into the whole article with everything marked that the request looks for.

use super::highlight::{Highlighter, Reason};
use super::snippet::marked;
use super::understood;
use crate::article::ArticleId;
use crate::backend::SearchBackend;
use crate::error::{Error, ErrorCode, guarded};
use crate::query::{MarkCount, MarkedArticle, SearchRequest, plan};
use crate::text::Part;

/// Counts reasons by what they are for; what is marked nowhere is left out.
pub(super) fn counts(highlighter: &Highlighter, reasons: &[Reason]) -> Vec<MarkCount> {
    let mut by_kind = vec![0; highlighter.kinds()];
    reasons.iter().for_each(|reason| by_kind[reason.what()] += 1);
    let marked = by_kind.into_iter().enumerate().filter(|(_, count)| *count > 0);
    let mut counts: Vec<MarkCount> = Vec::new();
    for (what, count) in marked {
        let label = highlighter.label(what);
        if !counts.iter().any(|known| known.what == label) {
            counts.push(MarkCount { what: label, count });
        }
    }
    counts
}

/// Marks an article.
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
        let reasons = found.as_deref().unwrap_or_default();
        let texts = article.texts();
        let part = |part: Part| marked(texts.part(part), part, reasons);
        Ok(MarkedArticle {
            matches: found.is_some(),
            headline: part(Part::Headline),
            description: part(Part::Standfirst),
            article_body: part(Part::Body),
            bio: part(Part::Bio),
            counts: counts(&highlighter, reasons),
            warnings: query.warnings,
            id: article.id.clone(),
        })
    })
}
