//! `/api/openapi.json`, and the text of the page `/api/docs`: the routes and types of the API → their description, made from the code.

use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
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
    /// Publication days, once: `2023`, `2023-10`, `2023-Q4`, `2023-10..2023-12`, `..2022`, `last 30 days`; or `known`, `partial`, `unknown`,
    /// `suspect`, of which several may be named.
    date: Option<Vec<String>>,
    /// The same four words.
    #[param(rename = "date-status")]
    date_status: Option<Vec<String>>,
}

/// The key that narrows a facet of actors.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct KindKeys {
    /// In the facet of actors (`/api/facets/place` too), only these kinds.
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
    /// How much age takes from a score, 0 to 0.5; in the order by relevance.
    recency: Option<f32>,
    /// How many passages for each hit, 5 at most; an export of references (RIS, BibTeX) has none.
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
    Ok(([(CONTENT_TYPE, "application/json")], json::compact(&api())).into_response())
}

/// What each status says, wherever it is answered.
const STATUSES: [(&str, &str); 12] = [
    ("304", "`If-None-Match` names the tag of the answer"),
    ("400", "a query, a date, a key or a body that cannot be understood"),
    ("401", "no token, or not the right one"),
    ("403", "another name in `Host`, or another site behind the request"),
    ("404", "there is no such article (`article_not_found`) or actor (`actor_not_found`)"),
    ("408", "the body takes longer than 30 seconds"),
    ("409", "the `next` of a page, ordered by relevance, of a state that has passed (`cursor_expired`)"),
    ("412", "`If-None-Match` names the tag of the answer"),
    ("413", "the body has more than 1 MiB"),
    ("415", "the body is no JSON"),
    ("500", "the index cannot be read (`index_damaged`, `storage`)"),
    ("503", "64 searches are waiting already; `Retry-After` says when to try again"),
];

/// The description, with what holds for many routes at once.
fn api() -> Value {
    let mut api = serde_json::to_value(Api::openapi()).unwrap_or_default();
    api["components"]["securitySchemes"] = json!({ "token": { "type": "http", "scheme": "bearer" } });
    api["security"] = json!([{ "token": [] }]);
    for (path, operations) in api["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in operations.as_object_mut().into_iter().flatten() {
            let is_open = path == "/health";
            if is_open {
                operation["security"] = json!([]);
            }
            let Some(responses) = operation["responses"].as_object_mut() else { continue };
            let asks_index = !is_open && path != "/api/openapi.json";
            let has_tag = asks_index && method == "get" && path != "/api/export";
            let shared = [("304", has_tag), ("401", !is_open), ("403", true), ("500", asks_index), ("503", asks_index)];
            for (status, _) in shared.into_iter().filter(|(_, is_answered)| *is_answered) {
                responses.entry(status).or_insert(Value::Null);
            }
            for (status, meaning) in STATUSES {
                let Some(response) = responses.get_mut(status) else { continue };
                *response = json!({ "description": meaning });
                if status != "304" {
                    let schema = json!({ "$ref": "#/components/schemas/ProblemDocument" });
                    response["content"] = json!({ "application/problem+json": { "schema": schema } });
                }
            }
        }
    }
    make_plain(&mut api);
    api
}

/// Takes out of descriptions what only readers of the code understand: examples in it, and links to its parts.
fn make_plain(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if matches!(key.as_str(), "description" | "summary") => *text = plain(text),
                    value => make_plain(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_plain),
        _ => {}
    }
}

fn plain(text: &str) -> String {
    let without_examples: String = text.split("```").step_by(2).collect();
    let mut plain = without_examples.trim().to_string();
    // `[words](where)` is its words.
    while let Some(middle) = plain.find("](") {
        let end = plain[middle..].find(')').map_or(plain.len(), |length| middle + length + 1);
        plain.replace_range(middle..end, "");
        if let Some(start) = plain[..middle].rfind('[') {
            plain.remove(start);
        }
    }
    plain.replace("[`", "`").replace("`]", "`")
}

/// The same as a document for people: each operation with its keys and answers.
pub(in crate::server) fn described() -> String {
    let api = api();
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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn descriptions_are_for_those_who_do_not_see_the_code() {
        for (written, expected) in [
            ("A sentence with `code`.", "A sentence with `code`."),
            ("A range of [`day_range`](super::day_range) or of [`Days`].", "A range of `day_range` or of `Days`."),
            ("In the [query language](super::QUERY_LANGUAGE); at most 9.", "In the query language; at most 9."),
            ("One.\n\n```no_run\nlet index = Index::open(\"index\")?;\n```\n", "One."),
            ("One.\n\n```\nlet one = 1;\n```\n\nTwo.", "One.\n\n\n\nTwo."),
        ] {
            assert_eq!(plain(written), expected);
        }
    }
}
