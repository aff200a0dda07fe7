//! `/api/articles/{id}`: an id → the article with the evidence for every field, and with `q` what a query finds in it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::Serialize;

use super::{answer, is_whole, keys_of, tag_of};
use crate::query::{MarkedArticle, SearchRequest};
use crate::schema::StoredArticle;
use crate::search::mark;
use crate::server::named::Named;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// An article, as `dateline show --json` has it, and what is marked in it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ShownArticle)]
struct Shown {
    #[serde(flatten)]
    article: StoredArticle,
    /// Only if a query was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    marked: Option<MarkedArticle>,
}

/// One article with the evidence for every field, and what a query finds in it.
#[utoipa::path(
    get, path = "/api/articles/{id}",
    params(
        ("id" = String, Path, description = "its id, a beginning of it that fits no other, or the publisher's identifier"),
        ("q" = Option<String>, Query, description = "marks what this query finds")
    ),
    responses((status = 200, description = "the article", body = Shown), (status = 400, body = ProblemDocument), (status = 404, body = ProblemDocument))
)]
pub(super) async fn article(
    State(serving): State<Arc<Serving>>,
    Named(id): Named,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = keys_of(&uri, &["q"])?.pop().map(|(_, query)| query);
    let question = format!("article\0{id}\0{}", query.as_deref().unwrap_or_default());
    let (state, shown) = serving
        .with_index(move |index| {
            let article = index.show(&id)?;
            let request = query.map(SearchRequest::for_text);
            let marked = request.map(|request| mark(&**index, &request, &article.id)).transpose()?;
            Ok((index.state_name(), Shown { article, marked }))
        })
        .await?;
    let is_whole = shown.marked.as_ref().is_none_or(|marked| is_whole(&marked.warnings));
    Ok(answer(&headers, &tag_of(&state, &question), is_whole, &shown))
}
