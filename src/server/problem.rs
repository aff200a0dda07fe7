//! Turns an [`Error`] into what HTTP says of it: a status and a problem document (RFC 9457), or a page for a person.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::render::json;

/// What is wrong with a request, or with answering it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status.
    status: StatusCode,
    /// What is wrong, as a sentence.
    pub detail: String,
    /// The stable name of the problem: one of the library's codes, or one of HTTP's own.
    pub code: &'static str,
    /// The place in the query text, in characters, first and one past the last.
    pub span: Option<[usize; 2]>,
    /// What to do instead.
    pub suggestion: Option<String>,
}

/// A problem document. `code`, `span` and `suggestion` are ours, beside the members that the standard has; the type is left out, so that the
/// status says what kind of problem it is.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ProblemDocument {
    /// What the status means.
    title: String,
    status: u16,
    /// What is wrong, as a sentence.
    detail: String,
    /// The stable name of the problem.
    code: String,
    /// The place in the query text, in characters, first and one past the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
    /// What to do instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

impl Problem {
    /// A problem of HTTP itself.
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Problem {
        Problem { status, detail: detail.into(), code, span: None, suggestion: None }
    }

    /// What the status means.
    pub fn title(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or("Error")
    }

    /// There is too much to do at the moment.
    pub(super) fn overloaded() -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "overloaded", "too many searches are waiting; try again in a second")
    }

    /// Adds the headers that belong to the status, whatever form the answer has.
    pub(super) fn adorn(&self, headers: &mut HeaderMap) {
        match self.status {
            StatusCode::SERVICE_UNAVAILABLE => _ = headers.insert(RETRY_AFTER, HeaderValue::from_static("1")),
            StatusCode::UNAUTHORIZED => _ = headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
            _ => {}
        }
    }

    /// The status of the answer.
    pub(super) fn status(&self) -> StatusCode {
        self.status
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        let status = match error.code() {
            ErrorCode::InvalidRequest | ErrorCode::InvalidQuery | ErrorCode::InvalidDate | ErrorCode::Unsupported => {
                StatusCode::BAD_REQUEST
            }
            ErrorCode::CursorExpired => StatusCode::CONFLICT,
            ErrorCode::ArticleNotFound | ErrorCode::ActorNotFound => StatusCode::NOT_FOUND,
            ErrorCode::IndexNotFound | ErrorCode::IndexLocked | ErrorCode::Interrupted => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut problem = Problem::new(status, error.code().as_str(), error.to_string());
        problem.span = error.span().map(|span| [span.start, span.end]);
        problem.suggestion = error.suggestion().map(str::to_string);
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let document = ProblemDocument {
            title: self.title().to_string(),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            code: self.code.to_string(),
            span: self.span,
            suggestion: self.suggestion.clone(),
        };
        let mut response = (self.status, json::compact(&document)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        self.adorn(headers);
        response
    }
}
