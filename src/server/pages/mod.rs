//! Turns requests of browsers into pages.
//!
//! - `look`: an address → what the index says of it, as HTML. `actor`: everything on one actor. `files`: the style sheet, the script and the icon.
//!
//! Everything here is read with GET and shown as text; the address is the whole state.

mod actor;
mod files;
mod look;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(super) use self::actor::facts as actor_facts;
use self::look::Look;
use super::api::{described, has_already, has_just, pairs_of, tag_of, tagged};
use super::named::Named;
use super::problem::Problem;
use super::state::Serving;
use crate::backend::local::Index;
use crate::error::Error;
use crate::query::Warning;
use crate::render::html::{Address, Site, message_page};

/// The routes of the pages.
pub(super) fn routes() -> Router<Arc<Serving>> {
    Router::new()
        .route("/", get(search))
        .route("/articles/{id}", get(article))
        .route("/actors", get(actors))
        .route("/actors/{id}", get(one_actor))
        .route("/doctor", get(doctor))
        .route("/api/docs", get(api_docs))
        .route("/help", get(help))
        .route("/ui/{file}", get(files::file))
}

/// A page, or where to look instead.
enum Shown {
    Page(StatusCode, String),
    /// A page of what there was time for: asked for again it may be another, so that nobody is to keep it.
    Cut(String),
    Elsewhere(String),
}

impl Shown {
    /// A page, with whether the time sufficed for all of it.
    fn page(page: String, is_whole: bool) -> Shown {
        if is_whole { Shown::Page(StatusCode::OK, page) } else { Shown::Cut(page) }
    }
}

/// Adds warnings of another search for the same page.
fn add_warnings(warnings: &mut Vec<Warning>, others: Vec<Warning>) {
    for warning in others {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
}

/// Looks something up and shows it; the same page of the same state is not sent twice.
async fn shown(
    serving: &Arc<Serving>,
    uri: &Uri,
    headers: &HeaderMap,
    show: impl FnOnce(&Index, Look) -> Result<Shown, Error> + Send + 'static,
) -> Response {
    let today = chrono::Local::now().date_naive();
    let read = Address::read(pairs_of(uri), today);
    let question = format!("page\0{uri}\0{}", files::version());
    let headers = headers.clone();
    let theme = read.address.theme;
    let folder = serving.folder().display().to_string();
    let looked = serving
        .with_index(move |index| {
            let tag = tag_of(&index.state_name(), &question);
            let known = || tagged(StatusCode::NOT_MODIFIED.into_response(), &tag);
            if has_just(&headers, &tag) {
                return Ok(known());
            }
            Ok(match show(index, Look::new(index, read, &folder)?)? {
                Shown::Page(StatusCode::OK, _) if has_already(&headers, &tag) => known(),
                Shown::Page(StatusCode::OK, page) => tagged(html(StatusCode::OK, page), &tag),
                Shown::Page(status, page) => html(status, page),
                Shown::Cut(page) => html(StatusCode::OK, page),
                Shown::Elsewhere(address) => see_other(&address),
            })
        })
        .await;
    looked.unwrap_or_else(|problem| message(&problem, &Address { theme, ..Address::default() }))
}

async fn search(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Response {
    shown(&serving, &uri, &headers, |index, look| look.search(index)).await
}

async fn article(State(serving): State<Arc<Serving>>, Named(id): Named, uri: Uri, headers: HeaderMap) -> Response {
    // The actor to mark is no key of a search.
    let mut pairs = pairs_of(&uri);
    let mark = pairs.iter().find(|(key, _)| key == "mark").map(|(_, actor)| actor.clone());
    pairs.retain(|(key, _)| key != "mark");
    shown(&serving, &uri, &headers, move |index, look| look.reading(pairs).article(index, &id, mark.as_deref())).await
}

async fn actors(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Response {
    let pairs = pairs_of(&uri);
    let value = |key: &str| pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone()).unwrap_or_default();
    let (find, kind) = (value("find"), value("kind"));
    shown(&serving, &uri, &headers, move |index, look| look.actors(index, &find, &kind)).await
}

async fn one_actor(State(serving): State<Arc<Serving>>, Named(id): Named, uri: Uri, headers: HeaderMap) -> Response {
    shown(&serving, &uri, &headers, move |index, look| look.actor(index, &id)).await
}

async fn doctor(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Response {
    shown(&serving, &uri, &headers, |index, look| look.doctor(index)).await
}

async fn help(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Response {
    shown(&serving, &uri, &headers, |_, look| look.help()).await
}

async fn api_docs(State(serving): State<Arc<Serving>>, uri: Uri, headers: HeaderMap) -> Response {
    let document = described();
    shown(&serving, &uri, &headers, move |_, look| look.document("The HTTP API", "/api/docs", &document)).await
}

/// What a browser sees that used the link: it goes on to the page by itself.
pub(super) fn welcome() -> Response {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/\"><title>Dateline</title>\
         <p><a href=\"/\">Go on to Dateline</a></p></html>";
    html(StatusCode::OK, page.to_string())
}

/// What a browser sees that is turned away. It may be anybody's, so it says nothing of the index and needs no other file.
pub(super) fn refused(problem: &Problem) -> Response {
    message(problem, &Address::default())
}

fn message(problem: &Problem, address: &Address) -> Response {
    let site = Site { version: files::version().to_string(), ..Site::default() };
    let help = match problem.status() {
        StatusCode::UNAUTHORIZED => {
            "In the terminal where “dateline serve” runs stands a link that works once; open it here."
        }
        StatusCode::SERVICE_UNAVAILABLE => "Reload the page in a moment.",
        _ => "",
    };
    let help = problem.suggestion.as_deref().unwrap_or(help);
    let page = message_page(&site, address, problem.status().as_u16(), &problem.detail, help);
    let mut response = html(problem.status(), page);
    problem.adorn(response.headers_mut());
    response
}

fn html(status: StatusCode, page: String) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

fn see_other(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response()
}
