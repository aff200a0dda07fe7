//! Holds the files of the pages, compiled in: the style sheet, the script, the icon.

use std::sync::OnceLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::server::api::{has_already, tagged};
use crate::server::named::Named;
use crate::server::problem::Problem;

const FILES: [(&str, &str, &str); 3] = [
    ("style.css", "text/css; charset=utf-8", include_str!("../ui/style.css")),
    ("page.js", "text/javascript; charset=utf-8", include_str!("../ui/page.js")),
    ("icon.svg", "image/svg+xml", include_str!("../ui/icon.svg")),
];

/// What changes whenever one of the files does; part of their addresses and of the tags of pages.
pub(super) fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hash = blake3::Hasher::new();
        FILES.iter().for_each(|(.., content)| _ = hash.update(content.as_bytes()));
        hash.finalize().to_hex()[..12].to_string()
    })
}

pub(super) async fn file(Named(name): Named, headers: HeaderMap) -> Response {
    let Some((_, kind, content)) = FILES.iter().find(|(known, ..)| *known == name) else {
        let detail = format!("there is no file called \"{name}\"");
        return super::refused(&Problem::new(StatusCode::NOT_FOUND, "not_found", detail));
    };
    // Compressed in one way or another, it has other bytes.
    let tag = format!("W/\"{}\"", version());
    let response = match has_already(&headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(CONTENT_TYPE, *kind)], *content).into_response(),
    };
    let mut response = tagged(response, &tag);
    // Their addresses carry the version.
    let forever = axum::http::HeaderValue::from_static("private, max-age=31536000, immutable");
    response.headers_mut().insert(CACHE_CONTROL, forever);
    response
}
