//! Turns requests of browsers into pages.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

use super::problem::Problem;
use super::state::Serving;

/// The routes of the pages.
pub(super) fn routes() -> Router<Arc<Serving>> {
    Router::new().route("/", get(|| async { html("<!doctype html><title>Dateline</title><p>Dateline") }))
}

/// What a browser sees that used the link: it goes on to the page by itself.
pub(super) fn welcome() -> Response {
    html(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/\"><title>Dateline</title>\
         <p><a href=\"/\">Go on to Dateline</a></p></html>",
    )
}

/// What a browser sees that is turned away.
pub(super) fn refused(problem: &Problem) -> Response {
    // The texts of refusals are ours.
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{}</title><h1>{}</h1><p>{}</p></html>",
        problem.title(),
        problem.title(),
        problem.detail.replace('<', "&lt;")
    );
    let mut response = html(&page);
    *response.status_mut() = problem.status();
    response
}

fn html(page: &str) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page.to_string()).into_response()
}
