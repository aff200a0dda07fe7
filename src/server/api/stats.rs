//! `/api/stats` and `/health`: what is served, and whether anything is.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::{answer, is_whole, keys_of, tag_of};
use crate::article::{DateStatus, Dimension};
use crate::query::{FacetRequest, SearchRequest};
use crate::schema::Source;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// What is served.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Stats {
    /// How many articles can be found.
    articles: u64,
    /// How many have which kind of date.
    #[schema(value_type = Vec<(String, u64)>)]
    dates: Vec<(&'static str, u64)>,
    /// The languages of the articles.
    languages: Vec<String>,
    /// The folders that were indexed.
    sources: Vec<Source>,
    /// The number of the committed state; it rises with every commit, and begins anew in an index made anew.
    state: u64,
    /// The version of the format.
    format_version: u32,
    /// The program that made the last commit.
    made_by: String,
    /// Files of the index that are damaged, each with what is wrong.
    damaged_files: Vec<String>,
    /// Why a newer state is not the one that is served, if there is one that cannot be opened.
    stale: Option<String>,
}

/// What is served.
#[utoipa::path(get, path = "/api/stats", responses((status = 200, description = "what is served", body = Stats), (status = 400, body = ProblemDocument)))]
pub(super) async fn stats(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    keys_of(&uri, &[])?;
    let served = serving.clone();
    let (state, is_whole, stats) = serving
        .with_index(move |index| {
            let mut request = SearchRequest::default().page(0, 0);
            request.facets = vec![FacetRequest::of(Dimension::DateStatus, 10)];
            let response = index.search(&request)?;
            let counts = response.facets.first().map(|facet| facet.values.as_slice()).unwrap_or_default();
            let count =
                |status: DateStatus| counts.iter().find(|value| value.value == status.name()).map_or(0, |value| value.count);
            let manifest = index.manifest();
            let stats = Stats {
                articles: response.total.value,
                dates: DateStatus::ALL.into_iter().map(|status| (status.name(), count(status))).collect(),
                languages: index.known_values(Dimension::Language)?,
                sources: manifest.sources.clone(),
                state: index.state(),
                format_version: manifest.format_version,
                made_by: manifest.made_by.clone(),
                damaged_files: index.damage().files.clone(),
                // Only now it was looked for.
                stale: served.stale(),
            };
            Ok((index.state_name(), is_whole(&response.warnings), stats))
        })
        .await?;
    let question = format!("stats\0{:?}", stats.stale);
    Ok(answer(&headers, &tag_of(&state, &question), is_whole, &stats))
}

/// Says nothing of the index, so that whoever watches the server needs no token.
#[utoipa::path(
    get, path = "/health", responses((status = 200, description = "it is alive", body = Object), (status = 400, body = ProblemDocument))
)]
pub(super) async fn health(uri: Uri) -> Result<Response, Problem> {
    keys_of(&uri, &[])?;
    Ok(([(CONTENT_TYPE, "application/json")], "{\"status\":\"ok\"}").into_response())
}
