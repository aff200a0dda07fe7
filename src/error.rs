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
    /// Neither the registry nor an article knows the given actor.
    ActorNotFound,
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
            ErrorCode::ActorNotFound => "actor_not_found",
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
            ErrorCode::ArticleNotFound | ErrorCode::ActorNotFound => 1,
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

/// A word as a shell takes it literally, for commands in messages.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=,+@%".contains(letter);
    // zsh puts the path of a command in place of its name behind `=`.
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(is_plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// The nearest of `candidates` to `word`, when it is near enough to be a slip of the fingers.
///
/// Jaro-Winkler similarity of at least 0.8 (Winkler 1990), case ignored.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = Likeness::of(word, 0.8);
    candidates
        .into_iter()
        .filter_map(|candidate| likeness.to(candidate).map(|similarity| (similarity, candidate)))
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}

/// How like a word names are, case ignored; of very many most are passed over by a look at their letters.
pub(crate) struct Likeness {
    word: String,
    letters: Letters,
    least: f64,
}

/// How many letters a text has, and which: one bit for each remainder of 64.
#[derive(Clone, Copy)]
struct Letters {
    count: u32,
    kinds: u64,
}

impl Letters {
    /// Those of a text in small letters of ASCII; none for another text.
    fn of(text: &str) -> Option<Letters> {
        let add = |kinds: u64, byte: u8| kinds | 1 << (byte.to_ascii_lowercase() % 64);
        text.is_ascii().then(|| Letters { count: text.len() as u32, kinds: text.bytes().fold(0, add) })
    }

    /// The most that the two may be alike: each kind of letter that the other has not is at least one letter that does not fit.
    fn most_likeness(self, other: Letters) -> f64 {
        let fitting = |own: Letters, other: Letters| own.count.saturating_sub((own.kinds & !other.kinds).count_ones());
        let fitting = f64::from(fitting(self, other).min(fitting(other, self)));
        if self.count == 0 || other.count == 0 {
            return 1.0;
        }
        let jaro = (fitting / f64::from(self.count) + fitting / f64::from(other.count) + 1.0) / 3.0;
        // Winkler's share for four equal letters at the beginning.
        jaro + 0.4 * (1.0 - jaro)
    }
}

impl Likeness {
    /// To this word, of at least this Jaro-Winkler similarity.
    pub(crate) fn of(word: &str, least: f64) -> Likeness {
        // No name is as long as what somebody may write in its place.
        let word = word.chars().take(200).collect::<String>().to_lowercase();
        let letters = Letters::of(&word).unwrap_or(Letters { count: 0, kinds: 0 });
        Likeness { word, letters, least }
    }

    /// How like it a name is; `None` if that is not enough.
    pub(crate) fn to(&self, name: &str) -> Option<f64> {
        if Letters::of(name).is_some_and(|letters| letters.most_likeness(self.letters) < self.least) {
            return None;
        }
        let similarity = strsim::jaro_winkler(&self.word, &name.to_lowercase());
        (similarity >= self.least).then_some(similarity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that are passed over by their letters are those that are not like the word.
    #[test]
    fn likeness_is_that_of_the_names() {
        let mut state = 20_261_128u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let letters = ['a', 'b', 'e', 'n', 'o', 'S', 'T', ' ', '-', 'é', 'Ж'];
        let mut alike = 0;
        for _ in 0..50_000 {
            let kinds = 3 + random(9);
            let mut text = |most: u64| -> String {
                let length = random(most);
                (0..length).map(|_| letters[random(kinds.min(11)) as usize]).collect()
            };
            let (word, name) = (text(9), text(9));
            let least = [0.8, 0.9][random(2) as usize];
            let plain = strsim::jaro_winkler(&word.to_lowercase(), &name.to_lowercase());
            let expected = (plain >= least).then_some(plain);
            assert_eq!(Likeness::of(&word, least).to(&name), expected, "{word:?} {name:?} {least}");
            alike += usize::from(expected.is_some());
        }
        assert!(alike > 1_000, "{alike} of them were alike");
    }
}
