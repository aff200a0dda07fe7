//! `/api/search`: a request as JSON, or as the keys of the command line → the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

use super::{answer, body_of, keys_of, pairs_of, request_of, tag_of};
use crate::error::{Error, ErrorCode};
use crate::query::SearchRequest;
use crate::render::json;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// The longest that a search may ask for here, in milliseconds.
const MOST_TIME_MS: u32 = 2_000;

/// One search, by the keys of the command line.
#[utoipa::path(
    get, path = "/api/search",
    params(super::openapi::FoundKeys, super::openapi::OrderKeys, super::openapi::ShownKeys, super::openapi::KindKeys),
    responses((status = 200, body = crate::query::SearchResponse), (status = 400, body = ProblemDocument), (status = 503, body = ProblemDocument))
)]
pub(super) async fn by_keys(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let request = request_of(&pairs_of(&uri))?;
    run(&serving, request, &headers).await
}

/// One search, as the JSON that `dateline search --print-request` writes.
#[utoipa::path(
    post, path = "/api/search", request_body = SearchRequest,
    responses(
        (status = 200, body = crate::query::SearchResponse), (status = 400, body = ProblemDocument), (status = 413, body = ProblemDocument),
        (status = 415, body = ProblemDocument), (status = 503, body = ProblemDocument)
    )
)]
pub(super) async fn by_json(State(serving): State<Arc<Serving>>, request: Request) -> Result<Response, Problem> {
    // What is asked for stands in the body.
    keys_of(request.uri(), &[])?;
    let headers = request.headers().clone();
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        let detail = format!("a search is posted as application/json, not as \"{kind}\"");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", detail));
    }
    let body = body_of(request).await?;
    let text = String::from_utf8(body)
        .map_err(|_| Error::new(ErrorCode::InvalidRequest, "cannot read the request: it is not UTF-8"))?;
    run(&serving, SearchRequest::from_json(&text)?, &headers).await
}

async fn run(serving: &Arc<Serving>, mut request: SearchRequest, headers: &HeaderMap) -> Result<Response, Problem> {
    within_limits(&mut request);
    let question = json::compact(&request);
    let (state, response) = serving.with_index(move |index| Ok((index.state_name(), index.search(&request)?))).await?;
    Ok(answer(headers, &tag_of(&state, &question), &response))
}

/// A search on a server ends in time whatever it asks for.
pub(in crate::server) fn within_limits(request: &mut SearchRequest) {
    if request.time_budget_ms == 0 || request.time_budget_ms > MOST_TIME_MS {
        request.time_budget_ms = MOST_TIME_MS;
    }
}
