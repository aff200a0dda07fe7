//! `/api/openapi.json`, and the text of the page `/api/docs`: the routes and types of the API → their description, made from the code.

use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use utoipa::{IntoParams, OpenApi};

use super::{actors, article, export, facets, keys_of, search, stats};
use crate::render::json;
use crate::server::problem::{Problem, ProblemDocument};

/// The keys of a search that say what is found; they are flags of `dateline search`. Each may be repeated where a list is meant.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct FoundKeys {
    /// What to look for, in the query language.
    q: Option<String>,
    /// How words are joined: `all` or `any`.
    r#match: Option<String>,
    /// Actors, by name, alias or id, of which any may be named; `Russia+` takes its bodies and leaders too.
    actor: Option<Vec<String>>,
    /// States in which a named place lies.
    place: Option<Vec<String>>,
    /// Topics.
    topic: Option<Vec<String>>,
    /// Regions; what lies in them is found too.
    region: Option<Vec<String>>,
    /// Tags.
    tag: Option<Vec<String>>,
    /// Authors.
    author: Option<Vec<String>>,
    /// Publishers.
    source: Option<Vec<String>>,
    /// Languages, as codes.
    language: Option<Vec<String>>,
    /// Values that must be there, such as `actor=Iran`.
    all: Option<Vec<String>>,
    /// Values that must not be there, such as `topic=Sport`.
    not: Option<Vec<String>>,
    /// Publication days: `2023`, `2023-10`, `2023-Q4`, `2023-10..2023-12`, `..2022`, `last 30 days`; or `known`, `partial`, `unknown`, `suspect`.
    date: Option<String>,
}

/// The key that narrows a facet of actors.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct KindKeys {
    /// In the facet of actors, only these kinds.
    #[param(rename = "actor-kind")]
    actor_kind: Option<Vec<String>>,
}

/// The keys that say how hits are ordered and shown.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct OrderKeys {
    /// The order: `relevance`, `newest`, `oldest`.
    sort: Option<String>,
    /// How much age takes from a score, 0 to 0.5.
    recency: Option<f32>,
    /// How many passages for each hit, 5 at most.
    snippets: Option<u32>,
}

/// The keys that say which hits are shown, and what is counted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct ShownKeys {
    /// Dimensions to count, with the number of values: `actor`, `topic:20`.
    facet: Option<Vec<String>>,
    /// Counts only values of which a word begins so: `author=Fr`.
    #[param(rename = "facet-prefix")]
    facet_prefix: Option<Vec<String>>,
    /// Counts over time: `year`, `quarter`, `month`, `week`, `day`.
    timeline: Option<String>,
    /// How many hits, 1,000 at most.
    limit: Option<u32>,
    /// How many hits to pass over; with `limit` 10,000 at most.
    offset: Option<u32>,
    /// Goes on behind an earlier page: its `next`.
    after: Option<String>,
    /// Whether the answer says, where nothing is found, which part of the query is to blame.
    explain: Option<bool>,
}

/// The routes and types of the API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Dateline",
        description = "Questions to a folder of articles: who, about what, where, when, in which words. Every route but \
        `/health` wants the cookie of the page or `Authorization: Bearer TOKEN`."
    ),
    paths(
        search::by_keys,
        search::by_json,
        article::article,
        facets::values,
        actors::actor,
        export::export,
        stats::stats,
        stats::health,
        description
    ),
    components(schemas(crate::query::SearchRequest, crate::query::SearchResponse, ProblemDocument))
)]
struct Api;

/// This description.
#[utoipa::path(get, path = "/api/openapi.json", responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json"), (status = 400, body = ProblemDocument)))]
pub(super) async fn description(uri: Uri) -> Result<Response, Problem> {
    keys_of(&uri, &[])?;
    Ok(([(CONTENT_TYPE, "application/json")], json::compact(&Api::openapi())).into_response())
}

/// The same as a document for people: each operation with its keys and answers.
pub(in crate::server) fn described() -> String {
    let api = serde_json::to_value(Api::openapi()).unwrap_or_default();
    let text =
        |value: &Value, key: &str| value[key].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut document = format!("# The HTTP API\n\n{}\n\n", text(&api["info"], "description"));
    document.push_str("`/api/openapi.json` says the same to programs, with the types of all answers (OpenAPI 3.1).\n");
    let paths = api["paths"].as_object().into_iter().flatten();
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().into_iter().flatten() {
            document.push_str(&format!("\n## {} {path}\n\n", method.to_uppercase()));
            let (summary, more) = (text(operation, "summary"), text(operation, "description"));
            document.push_str(&format!("{summary} {more}\n"));
            let keys = operation["parameters"].as_array().into_iter().flatten();
            let rows: Vec<String> = keys
                .map(|key| {
                    let described = text(key, "description").replace('|', "\\|");
                    format!("| `{}` | {} | {described} |\n", text(key, "name"), text(key, "in"))
                })
                .collect();
            if !rows.is_empty() {
                document.push_str(&format!("\n| Key | In | What it says |\n|---|---|---|\n{}", rows.concat()));
            }
            let statuses = operation["responses"].as_object().into_iter().flatten();
            let statuses: Vec<&str> = statuses.map(|(status, _)| status.as_str()).collect();
            document.push_str(&format!("\nAnswers with {}.\n", statuses.join(", ")));
        }
    }
    document
}
