//! Turns HTTP requests into calls of the library, and what they answer into JSON: `/api/...`.
//!
//! - `search`: one request, as JSON or as the keys of the command line. `article`: one article, with marks. `facets`: the values of a dimension.
//! - `actors`: what is known of one actor. `openapi`: what all of this is.
//! - `export`: every article that a search finds. `stats`: what is served.

mod actors;
mod article;
mod export;
mod facets;
mod openapi;
mod search;
mod stats;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;

pub(super) use self::openapi::described;
pub(super) use self::search::within_limits;
use super::problem::Problem;
use super::state::Serving;
use crate::error::{Error, ErrorCode, nearest};
use crate::query::{SearchRequest, Warning, request_from_pairs};
use crate::render::json;

/// The routes of the API.
pub(super) fn routes() -> Router<Arc<Serving>> {
    Router::new()
        .route("/api/search", get(search::by_keys).post(search::by_json))
        .route("/api/articles/{id}", get(article::article))
        .route("/api/actors/{id}", get(actors::actor))
        .route("/api/facets/{dimension}", get(facets::values))
        .route("/api/export", get(export::export))
        .route("/api/openapi.json", get(openapi::description))
        .route("/api/stats", get(stats::stats))
        .route("/health", get(stats::health))
        .route("/api/{*rest}", get(nothing_here).post(nothing_here))
}

async fn nothing_here(uri: Uri) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "not_found", format!("there is nothing at {}", uri.path()))
}

/// The keys and values of an address, in its order.
pub(super) fn pairs_of(uri: &Uri) -> Vec<(String, String)> {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
}

/// Refuses the keys of an address but for these, and each of these a second time: what is passed over in silence is taken for done.
pub(super) fn keys_of(uri: &Uri, known: &[&'static str]) -> Result<Vec<(String, String)>, Error> {
    let pairs = pairs_of(uri);
    for (place, (key, value)) in pairs.iter().enumerate() {
        if !known.contains(&key.as_str()) {
            let help =
                nearest(key, known.iter().copied()).map_or(String::new(), |name| format!("; did you mean \"{name}\"?"));
            return Err(Error::new(ErrorCode::InvalidRequest, format!("unknown key \"{key}\"{help}")));
        }
        if pairs[..place].iter().any(|(earlier, _)| earlier == key) {
            let message = format!("\"{key}\" takes one value and has a second, \"{value}\"");
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
    }
    Ok(pairs)
}

/// Refuses keys of a search that say how hits are shown, where there are none or all.
fn without_keys(pairs: &[(String, String)], keys: &[&str], why: &str) -> Result<(), Error> {
    match pairs.iter().find(|(key, _)| keys.contains(&key.as_str())) {
        Some((key, _)) => Err(Error::new(ErrorCode::InvalidRequest, format!("\"{key}\" means nothing here: {why}"))),
        None => Ok(()),
    }
}

/// A whole number of an address.
fn whole_number(key: &str, value: &str) -> Result<u32, Error> {
    value.trim().parse().map_err(|_| {
        let message = format!("\"{key}\" takes a whole number from 0 to {}, not \"{value}\"", u32::MAX);
        Error::new(ErrorCode::InvalidRequest, message)
    })
}

/// The request that keys and values make.
pub(super) fn request_of(pairs: &[(String, String)]) -> Result<SearchRequest, Error> {
    let today = chrono::Local::now().date_naive();
    request_from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())), today)
}

/// An answer as JSON, or nothing but its tag where the asker has it already: the same state of the index and the same question. What there was not
/// time enough for has no tag, for when it is asked again it may be another.
fn answer<T: Serialize>(asked: &HeaderMap, tag: &str, is_whole: bool, value: &T) -> Response {
    if is_whole && has_already(asked, tag) {
        return tagged(StatusCode::NOT_MODIFIED.into_response(), tag);
    }
    let response = ([(CONTENT_TYPE, "application/json")], json::compact(value)).into_response();
    if is_whole { tagged(response, tag) } else { response }
}

/// Whether the time sufficed for all of an answer, as far as its warnings tell.
pub(super) fn is_whole(warnings: &[Warning]) -> bool {
    !warnings.iter().any(|warning| warning.code == "time_budget")
}

/// The tag of what is said of a question in a state, today: what is asked may count from today.
pub(super) fn tag_of(state: &str, question: &str) -> String {
    let today = chrono::Local::now().date_naive();
    let hash = blake3::hash(format!("{}\0{state}\0{today}\0{question}", env!("CARGO_PKG_VERSION")).as_bytes());
    format!("W/\"{}\"", &hash.to_hex()[..24])
}

/// Whether an asker has what has this tag, or anything at all; only to be asked where there is something.
pub(super) fn has_already(asked: &HeaderMap, tag: &str) -> bool {
    has_just(asked, tag) || tags_of(asked).any(|known| known == "*")
}

/// Whether an asker has what has this tag. Whether it is a weak one makes no difference (RFC 9110).
pub(super) fn has_just(asked: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_string();
    tags_of(asked).any(|known| strong(known) == strong(tag))
}

fn tags_of(asked: &HeaderMap) -> impl Iterator<Item = &str> {
    let known = asked.get_all(IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
    known.flat_map(|tags| tags.split(',')).map(str::trim)
}

pub(super) fn tagged(mut response: Response, tag: &str) -> Response {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// What an asker sent along, if it is not too much and does not take too long.
async fn body_of(request: Request) -> Result<Vec<u8>, Problem> {
    use http_body_util::{BodyExt, Limited};
    let limited = Limited::new(request.into_body(), super::MOST_BODY_BYTES);
    match tokio::time::timeout(super::BODY_TIME, limited.collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes().to_vec()),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
            let detail = format!("a request has at most {} bytes", super::MOST_BODY_BYTES);
            Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail))
        }
        Ok(Err(error)) => {
            Err(Problem::new(StatusCode::BAD_REQUEST, "broken_body", format!("the request broke off: {error}")))
        }
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "too_slow", "the request took too long to arrive")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_cut_off_has_no_tag_and_is_sent_again() {
        let tag = tag_of("7", "grain");
        let asks = |known: &str| HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_str(known).expect("a header"))]);
        let cut = Warning::new("time_budget", "the time for a search ran out");
        for (warnings, known, status, has_tag) in [
            (vec![], "W/\"other\"", 200, true),
            (vec![], tag.as_str(), 304, true),
            (vec![Warning::new("unknown_value", "nobody")], "*", 304, true),
            (vec![cut.clone()], "W/\"other\"", 200, false),
            (vec![cut.clone()], tag.as_str(), 200, false),
            (vec![cut], "*", 200, false),
        ] {
            let response = answer(&asks(known), &tag, is_whole(&warnings), &warnings);
            let found = (response.status().as_u16(), response.headers().contains_key(ETAG));
            assert_eq!(found, (status, has_tag), "{warnings:?} {known}");
        }
    }
}
