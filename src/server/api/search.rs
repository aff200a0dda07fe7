//! `/api/search`: a request as JSON, or as the keys of the command line → the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

use super::{answer, body_of, has_already, is_whole, keys_of, pairs_of, request_of, tag_of};
use crate::error::{Error, ErrorCode};
use crate::query::{SearchRequest, SearchResponse};
use crate::render::json;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// The longest that a search may ask for here, in milliseconds.
const MOST_TIME_MS: u32 = 2_000;

/// One search, by the keys of the command line.
#[utoipa::path(
    get, path = "/api/search",
    params(super::openapi::FoundKeys, super::openapi::OrderKeys, super::openapi::ShownKeys, super::openapi::KindKeys),
    responses(
        (status = 200, description = "the answer", body = crate::query::SearchResponse),
        (status = 400, body = ProblemDocument), (status = 409, body = ProblemDocument)
    )
)]
pub(super) async fn by_keys(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let request = request_of(&pairs_of(&uri))?;
    let (tag, response) = run(&serving, request).await?;
    Ok(answer(&headers, &tag, is_whole(&response.warnings), &response))
}

/// One search, as the JSON that `dateline search --print-request` writes.
#[utoipa::path(
    post, path = "/api/search", request_body = SearchRequest,
    responses(
        (status = 200, description = "the answer", body = crate::query::SearchResponse), (status = 400, body = ProblemDocument),
        (status = 408, body = ProblemDocument), (status = 409, body = ProblemDocument), (status = 412, body = ProblemDocument),
        (status = 413, body = ProblemDocument), (status = 415, body = ProblemDocument)
    )
)]
pub(super) async fn by_json(State(serving): State<Arc<Serving>>, request: Request) -> Result<Response, Problem> {
    // What is asked for stands in the body.
    keys_of(request.uri(), &[])?;
    let headers = request.headers().clone();
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !is_json(kind) {
        let detail = format!("a search is posted as application/json in UTF-8, not as \"{kind}\"");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", detail));
    }
    let body = body_of(request).await?;
    let text = String::from_utf8(body)
        .map_err(|_| Error::new(ErrorCode::InvalidRequest, "cannot read the request: it is not UTF-8"))?;
    let (tag, response) = run(&serving, SearchRequest::from_json(&text)?).await?;
    let is_whole = is_whole(&response.warnings);
    // Only what is asked with GET is not modified (RFC 9110, 13.1.2).
    if is_whole && has_already(&headers, &tag) {
        let detail = "the answer still has a tag that \"If-None-Match\" names";
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "precondition_failed", detail));
    }
    Ok(answer(&HeaderMap::new(), &tag, is_whole, &response))
}

/// Whether a `Content-Type` says JSON, in the one charset that JSON has.
fn is_json(kind: &str) -> bool {
    let mut parts = kind.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let mut charsets =
        parts.filter_map(|part| part.split_once('=')).filter(|(name, _)| name.eq_ignore_ascii_case("charset"));
    is_json && charsets.all(|(_, charset)| charset.trim_matches('"').eq_ignore_ascii_case("utf-8"))
}

/// The answer and its tag.
async fn run(serving: &Arc<Serving>, mut request: SearchRequest) -> Result<(String, SearchResponse), Problem> {
    within_limits(&mut request);
    let question = json::compact(&request);
    let (state, response) = serving.with_index(move |index| Ok((index.state_name(), index.search(&request)?))).await?;
    Ok((tag_of(&state, &question), response))
}

/// A search on a server ends in time whatever it asks for.
pub(in crate::server) fn within_limits(request: &mut SearchRequest) {
    if request.time_budget_ms == 0 || request.time_budget_ms > MOST_TIME_MS {
        request.time_budget_ms = MOST_TIME_MS;
    }
}
