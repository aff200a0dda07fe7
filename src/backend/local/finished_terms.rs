//! Turns a packed list of our terms into the token stream that tantivy indexes.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::schema::TermCursor;

/// The name under which it is registered.
pub(super) const FINISHED_TERMS: &str = "dateline";

/// Reads terms that are finished. The token is reused from term to term and from article to article.
#[derive(Clone, Default)]
pub(super) struct FinishedTerms {
    token: Token,
}

pub(super) struct TermTokens<'a> {
    terms: TermCursor<'a>,
    token: &'a mut Token,
}

impl Tokenizer for FinishedTerms {
    type TokenStream<'a> = TermTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermTokens<'a> {
        self.token.reset();
        TermTokens { terms: TermCursor::new(text), token: &mut self.token }
    }
}

impl TokenStream for TermTokens<'_> {
    fn advance(&mut self) -> bool {
        let Some((position, term)) = self.terms.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position = position as usize;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
