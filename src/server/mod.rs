//! Turns an index into a server for one person: the same requests over HTTP, and pages to look instead of read.
//!
//! - `guard`: who is let in; it stands before everything else. `secrets`: what they show.
//! - `state`: the index on its newest state, and whose turn it is. `api`: JSON. `pages`: HTML. `problem`: errors as HTTP says them.
//! - `named`: the name at the end of an address. `listen`: connections, their limits, and the end of them.
//!
//! [`router`] needs no socket, so tests ask it directly.

mod api;
mod guard;
mod listen;
mod named;
mod pages;
mod problem;
mod secrets;
mod state;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use tower_http::compression::CompressionLayer;

pub use self::guard::Hosts;
pub use self::listen::{Listening, serve};
pub use self::problem::Problem;
pub use self::secrets::LEAST_TOKEN_CHARACTERS;
pub use self::state::Serving;

/// The longest body of a request, in bytes.
const MOST_BODY_BYTES: usize = 1 << 20;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// Everything that can be asked.
pub fn router(serving: Arc<Serving>) -> Router {
    Router::new()
        .merge(api::routes())
        .merge(pages::routes())
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_so)
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(serving.clone(), guard::guard))
        .with_state(serving)
}

async fn nothing_here(request: Request) -> Response {
    let path = request.uri().path();
    let problem = Problem::new(StatusCode::NOT_FOUND, "not_found", format!("there is nothing at {path}"));
    if named::wants_page(path) { pages::refused(&problem) } else { problem.into_response() }
}

async fn not_so(request: Request) -> Response {
    let detail = format!("{} is not answered at {}", request.method(), request.uri().path());
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail).into_response()
}
