//! `/api/facets/{dimension}`: a dimension, how its values begin, and any keys of a search → the values counted.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::Serialize;

use super::search::within_limits;
use super::{answer, pairs_of, request_of, tag_of};
use crate::article::Dimension;
use crate::error::{Error, ErrorCode};
use crate::query::{Count, FacetRequest, FacetResult, Warning};
use crate::render::json;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// How many values are listed if nobody says.
const USUAL_VALUES: u32 = 20;

/// The values of a dimension among the articles that a search finds.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Values {
    total: Count,
    facet: Option<FacetResult>,
    warnings: Vec<Warning>,
}

/// The values of a dimension among the articles that a search finds.
#[utoipa::path(
    get, path = "/api/facets/{dimension}",
    params(
        ("dimension" = String, Path, description = "actor, place, topic, region, tag, author, source, language or date-status"),
        ("prefix" = Option<String>, Query, description = "only values of which a word, or of actors an alias, begins so"),
        super::openapi::SearchKeys
    ),
    responses((status = 200, body = Values), (status = 400, body = ProblemDocument))
)]
pub(super) async fn values(
    State(serving): State<Arc<Serving>>,
    Path(dimension): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let dimension: Dimension = dimension.parse::<Dimension>()?;
    let mut facet = FacetRequest::of(dimension, USUAL_VALUES);
    let mut others = Vec::new();
    for (key, value) in pairs_of(&uri) {
        match key.as_str() {
            "prefix" => facet.prefix = value,
            "limit" => {
                facet.limit = value.parse().map_err(|_| {
                    Error::new(ErrorCode::InvalidRequest, format!("\"limit\" takes a whole number from 0, not \"{value}\""))
                })?;
            }
            "actor-kind" => facet.kinds.push(value.trim().parse()?),
            _ => others.push((key, value)),
        }
    }
    let mut request = request_of(&others)?;
    (request.facets, request.timeline, request.page.limit, request.snippets.count) = (vec![facet], None, 0, 0);
    within_limits(&mut request);
    let question = format!("facets\0{}", json::compact(&request));
    let (state, mut response) = serving.with_index(move |index| Ok((index.state_name(), index.search(&request)?))).await?;
    let values = Values { total: response.total, facet: response.facets.pop(), warnings: response.warnings };
    Ok(answer(&headers, &tag_of(&state, &question), &values))
}
