//! `/api/facets/{dimension}`: a dimension, how its values begin, and any keys of a search → the values counted.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::Serialize;

use super::search::within_limits;
use super::{answer, is_whole, pairs_of, request_of, tag_of, whole_number, without_keys};
use crate::article::Dimension;
use crate::error::{Error, ErrorCode};
use crate::query::{Count, FacetRequest, FacetResult, Warning};
use crate::render::json;
use crate::server::named::Named;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// How many values are listed if nobody says.
const USUAL_VALUES: u32 = 20;

/// The keys that stand once.
const OWN_KEYS: [&str; 3] = ["prefix", "limit", "offset"];
/// The keys of a search that change nothing here.
const NO_KEYS: [&str; 8] = ["facet", "facet-prefix", "timeline", "sort", "recency", "after", "snippets", "explain"];

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
        ("prefix" = Option<String>, Query, description = "only values of which a word, or of actors an alias, of languages a name, begins so"),
        ("limit" = Option<u32>, Query, description = "how many values, 1,000 at most; 20 if it does not say"),
        ("offset" = Option<u32>, Query, description = "how many of the most frequent values to pass over; so all of them can be had, page by page"),
        super::openapi::FoundKeys,
        super::openapi::KindKeys
    ),
    responses((status = 200, description = "the values", body = Values), (status = 400, body = ProblemDocument))
)]
pub(super) async fn values(
    State(serving): State<Arc<Serving>>,
    Named(dimension): Named,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let dimension: Dimension = dimension.parse::<Dimension>()?;
    let mut facet = FacetRequest::of(dimension, USUAL_VALUES);
    let mut others = Vec::new();
    let pairs = pairs_of(&uri);
    without_keys(&pairs, &NO_KEYS, "values are counted, and no hits shown")?;
    for (place, (key, value)) in pairs.iter().enumerate() {
        if OWN_KEYS.contains(&key.as_str()) && pairs[..place].iter().any(|(earlier, _)| earlier == key) {
            let message = format!("\"{key}\" takes one value and has a second, \"{value}\"");
            return Err(Error::new(ErrorCode::InvalidRequest, message).into());
        }
        match key.as_str() {
            "prefix" => facet.prefix = value.clone(),
            "limit" => facet.limit = whole_number(key, value)?,
            "offset" => facet.offset = whole_number(key, value)?,
            "actor-kind" => facet.kinds.push(value.trim().parse()?),
            _ => others.push((key.clone(), value.clone())),
        }
    }
    let mut request = request_of(&others)?;
    (request.facets, request.timeline, request.page.limit, request.snippets.count) = (vec![facet], None, 0, 0);
    within_limits(&mut request);
    let question = format!("facets\0{}", json::compact(&request));
    let (state, mut response) = serving.with_index(move |index| Ok((index.state_name(), index.search(&request)?))).await?;
    let values = Values { total: response.total, facet: response.facets.pop(), warnings: response.warnings };
    Ok(answer(&headers, &tag_of(&state, &question), is_whole(&values.warnings), &values))
}
