//! Turns our words into the token stream that tantivy indexes.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::Words;

/// The name under which the analyser is registered.
pub(super) const ANALYSER: &str = "dateline";

/// Our analyser as a tantivy tokenizer. The token is reused from word to word and from text to text.
#[derive(Clone, Default)]
pub(super) struct Analyser {
    token: Token,
}

pub(super) struct AnalysedWords<'a> {
    words: Words<'a>,
    token: &'a mut Token,
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = AnalysedWords<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> AnalysedWords<'a> {
        self.token.reset();
        AnalysedWords { words: Words::new(text), token: &mut self.token }
    }
}

impl TokenStream for AnalysedWords<'_> {
    fn advance(&mut self) -> bool {
        let Some(range) = self.words.advance(&mut self.token.text) else { return false };
        self.token.offset_from = range.start;
        self.token.offset_to = range.end;
        // The position starts one before the first word and wraps onto it.
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
