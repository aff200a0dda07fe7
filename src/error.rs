//! Holds [`Error`] and [`ErrorCode`]: every way Dateline can fail, in one type.
//!
//! The code alone decides the exit status of the program (and what other faces make of it); the message is for the
//! person and may change its wording in any release.

use std::fmt;
use std::ops::Range;

/// What went wrong, as a stable name.
///
/// ```
/// use dateline::ErrorCode;
/// assert_eq!(ErrorCode::InvalidDate.as_str(), "invalid_date");
/// assert_eq!(ErrorCode::InvalidDate.exit_status(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// A flag, a request field or a value that Dateline does not know or cannot use.
    InvalidRequest,
    /// Query text that cannot be read; the error's span says where.
    InvalidQuery,
    /// A date or date range that cannot be read.
    InvalidDate,
    /// The request asks for something this backend cannot do.
    Unsupported,
    /// The cursor of a page in an order that the index has left behind.
    CursorExpired,
    /// No article has the given id.
    ArticleNotFound,
    /// A folder to be indexed is missing, unreadable or suddenly empty.
    SourceUnavailable,
    /// More of the indexed files have vanished than is believable; nothing was removed.
    MassRemoval,
    /// There is no index in the folder.
    IndexNotFound,
    /// The index was made by another format or analyser version.
    IndexIncompatible,
    /// Another process is writing to the index.
    IndexLocked,
    /// A file of the index cannot be what Dateline wrote.
    IndexDamaged,
    /// The disk refused to read or write: full, unplugged, no permission.
    Storage,
    /// The run was asked to stop; what was finished is saved.
    Interrupted,
    /// A fault of Dateline itself, or of a library it uses.
    Internal,
}

impl ErrorCode {
    /// The stable name of the code, as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorCode::InvalidRequest => "invalid_request",
            ErrorCode::InvalidQuery => "invalid_query",
            ErrorCode::InvalidDate => "invalid_date",
            ErrorCode::Unsupported => "unsupported",
            ErrorCode::CursorExpired => "cursor_expired",
            ErrorCode::ArticleNotFound => "article_not_found",
            ErrorCode::SourceUnavailable => "source_unavailable",
            ErrorCode::MassRemoval => "mass_removal",
            ErrorCode::IndexNotFound => "index_not_found",
            ErrorCode::IndexIncompatible => "index_incompatible",
            ErrorCode::IndexLocked => "index_locked",
            ErrorCode::IndexDamaged => "index_damaged",
            ErrorCode::Storage => "storage",
            ErrorCode::Interrupted => "interrupted",
            ErrorCode::Internal => "internal",
        }
    }

    /// The exit status of the program that ends with this code.
    pub fn exit_status(self) -> u8 {
        match self {
            ErrorCode::ArticleNotFound => 1,
            ErrorCode::InvalidRequest
            | ErrorCode::InvalidQuery
            | ErrorCode::InvalidDate
            | ErrorCode::Unsupported
            | ErrorCode::CursorExpired => 2,
            ErrorCode::SourceUnavailable | ErrorCode::MassRemoval => 4,
            ErrorCode::IndexNotFound
            | ErrorCode::IndexIncompatible
            | ErrorCode::IndexLocked
            | ErrorCode::IndexDamaged
            | ErrorCode::Storage => 5,
            // EX_SOFTWARE of sysexits(3).
            ErrorCode::Internal => 70,
            ErrorCode::Interrupted => 130,
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A failure with its code, a message that says what to do, and where known the place in the query text.
///
/// ```
/// use dateline::{Error, ErrorCode};
/// let error = Error::new(ErrorCode::InvalidDate, "cannot read \"yesterdayish\" as a date");
/// assert_eq!(error.code(), ErrorCode::InvalidDate);
/// assert_eq!(error.to_string(), "cannot read \"yesterdayish\" as a date");
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    code: ErrorCode,
    message: String,
    span: Option<Range<usize>>,
    suggestion: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of the given code. The message starts in lower case, quotes the offending value and has no final dot.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Error {
        Error { code, message: message.into(), span: None, suggestion: None, source: None }
    }

    /// Adds the place in the query text: a half-open range counted in characters from 0.
    pub fn with_span(mut self, span: Range<usize>) -> Error {
        self.span = Some(span);
        self
    }

    /// Adds what to do instead, as a half-sentence.
    pub fn with_suggestion(mut self, suggestion: impl Into<String>) -> Error {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// Adds the error that caused this one.
    pub fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        self.source = Some(source.into());
        self
    }

    /// The stable code, which alone decides what a program does with the error.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// What to do instead, where the error knows.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// The place in the query text, in characters, where the error has one.
    pub fn span(&self) -> Option<Range<usize>> {
        self.span.clone()
    }
}

/// Does what a caller from outside asked for. A panic underneath ends here, as an error, so that it never reaches a program that embeds us.
pub(crate) fn guarded<T>(what: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // What was being changed when it happened is dropped by the caller or checked when it is opened again.
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(panic) => {
            let said = panic.downcast_ref::<&str>().map(|said| said.to_string());
            let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            let said: String = said.chars().map(|char| if char.is_control() { ' ' } else { char }).take(300).collect();
            Err(Error::new(
                ErrorCode::Internal,
                format!("cannot {what} for a fault of this program; please report it: {said}"),
            ))
        }
    }
}

/// The nearest of `candidates` to `word`, when it is near enough to be a slip of the fingers.
///
/// Jaro-Winkler similarity of at least 0.8 (Winkler 1990), case ignored.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_within(0.8, word, candidates)
}

/// The nearest of `candidates` to `word`, with a Jaro-Winkler similarity of at least this, case ignored.
pub(crate) fn nearest_within<'a>(
    least_similarity: f64,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // No name is as long as what somebody may write in its place.
    let word: String = word.chars().take(200).collect::<String>().to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(similarity, _)| *similarity >= least_similarity)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}
