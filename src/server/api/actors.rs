//! `/api/actors/{id}`: an actor's id → its names, the words that name it, its time, and who stands in the same sentence.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::{answer, is_whole, keys_of, tag_of};
use crate::server::named::Named;
use crate::server::pages::actor_facts;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// What is known of an actor: names, the words that name it with samples, its articles over time, who stands in the same sentence.
#[utoipa::path(
    get, path = "/api/actors/{id}", params(("id" = String, Path, description = "its id, such as country:RU")),
    responses((status = 200, description = "the actor", body = crate::query::ActorFacts), (status = 400, body = ProblemDocument), (status = 404, body = ProblemDocument))
)]
pub(super) async fn actor(
    State(serving): State<Arc<Serving>>,
    Named(id): Named,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    keys_of(&uri, &[])?;
    let question = format!("actor\0{id}");
    let (state, facts) = serving.with_index(move |index| Ok((index.state_name(), actor_facts(index, &id)?))).await?;
    let is_whole = facts.read_articles.is_none() && is_whole(&facts.warnings);
    Ok(answer(&headers, &tag_of(&state, &question), is_whole, &facts))
}
