//! Turns the system's random source into what a browser or a program must show: a link that works once, a cookie, a bearer token.

use std::sync::{Mutex, PoisonError};

use crate::error::{Error, ErrorCode};

/// The shortest token that a user may choose, in characters.
pub const LEAST_TOKEN_CHARACTERS: usize = 32;

const SECRET_BYTES: usize = 32;

/// What is known to nobody but the user. None of it is ever compared in a time that depends on where it differs.
#[derive(Debug)]
pub(super) struct Secrets {
    /// In the link; a new one each time it has been used.
    link: Mutex<String>,
    /// In the cookie of a browser that used a link.
    session: String,
    /// Of programs.
    bearer: String,
}

impl Secrets {
    /// New ones, with the user's own token for programs if there is one.
    pub(super) fn new(token: Option<&str>) -> Result<Secrets, Error> {
        if token.is_some_and(|token| token.chars().count() < LEAST_TOKEN_CHARACTERS || !token.bytes().all(is_plain)) {
            let message = format!(
                "a token has at least {LEAST_TOKEN_CHARACTERS} characters, all of them letters, digits, \"-\" or \"_\"; leave it out to \
                 have one made"
            );
            return Err(Error::new(ErrorCode::InvalidRequest, message));
        }
        let bearer = token.map_or_else(random, |token| Ok(token.to_string()))?;
        Ok(Secrets { link: Mutex::new(random()?), session: random()?, bearer })
    }

    /// What stands in the link that works now.
    pub(super) fn link(&self) -> String {
        self.link.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What stands in the cookie.
    pub(super) fn session(&self) -> &str {
        &self.session
    }

    /// What programs show.
    pub(super) fn bearer(&self) -> &str {
        &self.bearer
    }

    /// Whether this is what stands in the link; if so, the link has been used and another one is made.
    pub(super) fn use_link(&self, shown: &str) -> bool {
        let mut link = self.link.lock().unwrap_or_else(PoisonError::into_inner);
        let is_right = are_same(shown, &link);
        if is_right {
            // Without random numbers there is no further link.
            *link = random().unwrap_or_default();
        }
        is_right
    }

    /// Whether this is the cookie of a browser that used a link.
    pub(super) fn is_session(&self, shown: &str) -> bool {
        are_same(shown, &self.session)
    }

    /// Whether this is the token of programs.
    pub(super) fn is_bearer(&self, shown: &str) -> bool {
        are_same(shown, &self.bearer)
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// 256 bits as hexadecimal digits.
fn random() -> Result<String, Error> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::new(ErrorCode::Storage, format!("the system gives no random numbers: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Compares hashes, which blake3 does in constant time. Nothing equals an empty secret.
fn are_same(shown: &str, secret: &str) -> bool {
    !secret.is_empty() && blake3::hash(shown.as_bytes()) == blake3::hash(secret.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_once_and_the_others_until_the_end() {
        let secrets = Secrets::new(None).expect("secrets");
        let link = secrets.link();
        assert_eq!(link.len(), 64);
        assert!(!secrets.use_link(&link[..63]) && !secrets.use_link(""));
        assert!(secrets.use_link(&link));
        assert!(!secrets.use_link(&link), "it was used");
        assert!(secrets.use_link(&secrets.link()));
        let all = [secrets.link(), secrets.session().to_string(), secrets.bearer().to_string()];
        assert!(secrets.is_session(&all[1]) && secrets.is_bearer(&all[2]));
        assert!(!secrets.is_session(&all[2]) && !secrets.is_bearer(&all[1]) && !secrets.is_bearer(&all[0]));
    }

    #[test]
    fn a_weak_token_is_refused() {
        for token in ["", "short", "0123456789012345678901234567890", "0123456789012345678901234567890 12"] {
            assert_eq!(Secrets::new(Some(token)).expect_err(token).code(), ErrorCode::InvalidRequest);
        }
        assert!(Secrets::new(Some("01234567890123456789012345678901")).is_ok());
    }
}
