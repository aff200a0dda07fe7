//! Turns the last part of an address into the name that it spells, or into a refusal.

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::pages;
use super::problem::Problem;

/// The name at the end of an address: an id, a dimension, a file.
pub(super) struct Named(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Named, Response> {
        let path = parts.uri.path().to_string();
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(name)) => Ok(Named(name)),
            Err(_) => {
                let detail = format!("cannot read \"{path}\": what it writes with % is no UTF-8");
                let problem = Problem::new(StatusCode::BAD_REQUEST, "invalid_request", detail);
                Err(if wants_page(&path) { pages::refused(&problem) } else { problem.into_response() })
            }
        }
    }
}

/// Whether what is at a path is for a person to read.
pub(super) fn wants_page(path: &str) -> bool {
    let is_of_api = path == "/api" || path.starts_with("/api/");
    path == "/api/docs" || !is_of_api && path != "/health"
}
