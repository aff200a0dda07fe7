//! Turns the texts of an article into its tokens: every word with its position, sentence, paragraph and all the forms by
//! which it can be found.
//!
//! Positions count words from 0. A paragraph break takes one position, and [`FIELD_GAP`] positions lie between headline,
//! standfirst and body, so that no phrase runs over a paragraph break and nothing near reaches from one text into the next.
//! The bio line counts by itself.
//!
//! `analyser`: texts → tokens, one article after another.

mod analyser;

use std::ops::Range;

use crate::text::{Case, differs_in_capitals};

pub use self::analyser::Analyser;

/// Positions between two texts of an article; more than any distance a query can ask for.
pub const FIELD_GAP: u32 = 256;

/// The texts of an article that are searched.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'a> {
    /// The headline.
    pub headline: &'a str,
    /// The standfirst.
    pub standfirst: &'a str,
    /// The body, paragraphs separated by an empty line.
    pub body: &'a str,
    /// The line about the author.
    pub bio: &'a str,
    /// The language, which decides how words are stemmed.
    pub language: Option<&'a str>,
}

impl<'a> Texts<'a> {
    /// One of the texts.
    pub fn part(&self, part: Part) -> &'a str {
        match part {
            Part::Headline => self.headline,
            Part::Standfirst => self.standfirst,
            Part::Body => self.body,
            Part::Bio => self.bio,
        }
    }
}

/// One of the texts of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The body.
    Body,
    /// The line about the author.
    Bio,
}

impl Part {
    /// Every part, in reading order.
    pub const ALL: [Part; 4] = [Part::Headline, Part::Standfirst, Part::Body, Part::Bio];
}

/// One word of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The text it stands in.
    pub part: Part,
    /// Its position among the words of headline, standfirst and body, or among those of the bio line.
    pub position: u32,
    /// Its bytes in its text.
    pub bytes: Range<usize>,
    /// Its folded form.
    pub word: &'a str,
    /// Its stem.
    pub stem: &'a str,
    /// Another stem by which it is found: of `NGOs`, which is found as `NGO`, that of `ngos`.
    pub other_stem: Option<&'a str>,
    /// Folded but for its capitals, if it has any.
    pub cased: Option<&'a str>,
    /// Whether its capitals stand elsewhere than at its beginning or everywhere.
    pub is_mixed_case: bool,
    /// For the first word of a hyphenated compound, the compound written as one word.
    pub compound: Option<&'a str>,
    /// The stem of that.
    pub compound_stem: Option<&'a str>,
    /// Whether it is the first word of a sentence.
    pub begins_sentence: bool,
    /// Whether it is the first word of a paragraph.
    pub begins_paragraph: bool,
    /// Whether it is never inflected nor the stem of another word, so that its stem is its exact form.
    pub is_closed: bool,
    /// The number of its word with its stem among those of the article: another token with the same number has the same two.
    pub form: usize,
}

impl Token<'_> {
    /// The most letters of an acronym.
    pub(crate) const LONGEST_ACRONYM: usize = 4;

    /// The capitals, if it is an acronym that in small letters would be another word: two to four of them, as in `US` and `AIDS`.
    pub fn acronym(&self) -> Option<&str> {
        let cased = self.cased.filter(|_| !self.is_mixed_case)?;
        let is_short = (2..=Token::LONGEST_ACRONYM).contains(&cased.chars().count());
        (is_short && cased.chars().all(char::is_uppercase) && differs_in_capitals(self.word)).then_some(cased)
    }
}

/// Where the parts of an article lie among its positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The headline ends before this position and the standfirst begins at it.
    pub standfirst: u32,
    /// The body begins here.
    pub body: u32,
    /// The first word behind the first two paragraphs of the body.
    pub rest: u32,
}

/// The tokens of one article, in order; those of the bio line come last.
#[derive(Debug, Default)]
pub struct Tokens {
    buffer: String,
    entries: Vec<Entry>,
    forms: Vec<Form>,
    bounds: Bounds,
    words: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    part: Part,
    position: u32,
    start: u32,
    end: u32,
    /// The number of its word with its stem.
    form: u32,
    cased: Slice,
    compound: Slice,
    compound_stem: Slice,
    /// How the capitals lie; those of nothing are small.
    case: Case,
    begins_sentence: bool,
    begins_paragraph: bool,
}

/// A word with its stem.
#[derive(Clone, Copy, Debug)]
struct Form {
    word: Slice,
    stem: Slice,
    other_stem: Slice,
    is_closed: bool,
}

/// A piece of the buffer; empty if there is none. A word has at most [`LONGEST_WORD_BYTES`](super::words::LONGEST_WORD_BYTES), a compound of two and its stem not
/// many more. Packed, since a long article has very many of them.
#[derive(Clone, Copy, Debug, Default)]
#[repr(Rust, packed(2))]
struct Slice {
    start: u32,
    length: u16,
}

impl Slice {
    fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.length)
    }
}

impl Tokens {
    /// The tokens, in order.
    pub fn iter(&self) -> impl Iterator<Item = Token<'_>> {
        self.entries.iter().map(|entry| self.token(entry))
    }

    /// The same, for whoever needs little of each.
    #[inline]
    pub(crate) fn views(&self) -> impl Iterator<Item = TokenView<'_>> {
        self.entries.iter().map(|entry| TokenView { tokens: self, entry, form: &self.forms[entry.form as usize] })
    }

    /// How many tokens stand before the one at a position of headline, standfirst or body.
    pub(crate) fn number_at(&self, position: u32) -> Option<usize> {
        let texts = &self.entries[..self.words as usize];
        texts.binary_search_by_key(&position, |entry| entry.position).ok()
    }

    /// The position of a token by its number, which counts from 0.
    pub(crate) fn position(&self, number: usize) -> u32 {
        self.entries[number].position
    }

    /// Where a token stands, by its number.
    pub(crate) fn place(&self, number: usize) -> (Part, Range<u32>) {
        let entry = &self.entries[number];
        (entry.part, entry.start..entry.end)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// How many different words with their stems there are, or a few more.
    pub(crate) fn forms(&self) -> usize {
        self.forms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where the parts lie.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// How many words headline, standfirst and body have.
    pub fn words(&self) -> u32 {
        self.words
    }

    /// The position of the first token that ends behind a byte of a part, and of the last that begins before another.
    pub fn positions(&self, part: Part, bytes: Range<usize>) -> Option<(u32, u32)> {
        let of_part = |entry: &Entry| (entry.part, entry.end as usize) <= (part, bytes.start);
        let first = self.entries.partition_point(of_part);
        let behind = self.entries.partition_point(|entry| (entry.part, entry.start as usize) < (part, bytes.end));
        let (first, last) = (self.entries.get(first)?, self.entries.get(behind.checked_sub(1)?)?);
        (first.part == part && last.part == part && first.position <= last.position)
            .then_some((first.position, last.position))
    }

    #[inline]
    fn token<'t>(&'t self, entry: &Entry) -> Token<'t> {
        let slice = |piece: Slice| &self.buffer[piece.range()];
        let some = |piece: Slice| (piece.length > 0).then(|| slice(piece));
        let form = &self.forms[entry.form as usize];
        Token {
            part: entry.part,
            position: entry.position,
            bytes: entry.start as usize..entry.end as usize,
            word: slice(form.word),
            stem: slice(form.stem),
            other_stem: some(form.other_stem),
            cased: some(entry.cased),
            is_mixed_case: entry.case == Case::Mixed,
            compound: some(entry.compound),
            compound_stem: some(entry.compound_stem),
            begins_sentence: entry.begins_sentence,
            begins_paragraph: entry.begins_paragraph,
            is_closed: form.is_closed,
            form: entry.form as usize,
        }
    }

    fn push(&mut self, text: &str) -> Slice {
        let start = self.buffer.len();
        self.buffer.push_str(text);
        self.behind(start)
    }

    /// What the buffer holds from a place on.
    fn behind(&self, start: usize) -> Slice {
        let length = u16::try_from(self.buffer.len() - start).unwrap_or(u16::MAX);
        Slice { start: start as u32, length }
    }
}

/// A token of which only what is asked for is taken out of the texts of its article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenView<'t> {
    tokens: &'t Tokens,
    entry: &'t Entry,
    form: &'t Form,
}

impl<'t> TokenView<'t> {
    /// All of it.
    pub(crate) fn whole(self) -> Token<'t> {
        self.tokens.token(self.entry)
    }

    /// See [`Token::part`].
    pub(crate) fn part(self) -> Part {
        self.entry.part
    }

    /// See [`Token::position`].
    pub(crate) fn position(self) -> u32 {
        self.entry.position
    }

    /// See [`Token::form`].
    pub(crate) fn form(self) -> usize {
        self.entry.form as usize
    }

    /// See [`Token::word`].
    pub(crate) fn word(self) -> &'t str {
        &self.tokens.buffer[self.form.word.range()]
    }

    /// The bytes of that.
    pub(crate) fn word_bytes(self) -> &'t [u8] {
        &self.tokens.buffer.as_bytes()[self.form.word.range()]
    }

    /// See [`Token::stem`].
    pub(crate) fn stem(self) -> &'t str {
        &self.tokens.buffer[self.form.stem.range()]
    }

    /// Whether it may be found by more than its stem: by another one, by that of a compound or as an acronym.
    pub(crate) fn may_have_other_stems(self) -> bool {
        self.form.other_stem.length > 0 || self.entry.compound_stem.length > 0 || self.entry.case == Case::Upper
    }

    /// How its capitals lie, if it has any.
    pub(crate) fn case(self) -> Option<Case> {
        (self.entry.cased.length > 0).then_some(self.entry.case)
    }

    /// See [`Token::is_closed`].
    pub(crate) fn is_closed(self) -> bool {
        self.form.is_closed
    }

    /// See [`Token::begins_sentence`].
    pub(crate) fn begins_sentence(self) -> bool {
        self.entry.begins_sentence
    }

    /// See [`Token::begins_paragraph`].
    pub(crate) fn begins_paragraph(self) -> bool {
        self.entry.begins_paragraph
    }
}

/// Where the lead of a body ends: after its second paragraph.
pub(crate) fn end_of_lead(body: &str) -> usize {
    body.match_indices("\n\n").nth(1).map_or(body.len(), |(place, _)| place)
}

/// Whether an empty line stands in a gap between two words.
pub(crate) fn has_empty_line(gap: &str) -> bool {
    let Some(place) = gap.find('\n') else { return false };
    let mut rest = gap[place + 1..].chars();
    rest.find(|character| !matches!(character, ' ' | '\t' | '\r')) == Some('\n')
        || gap[place + 1..].split('\n').rev().skip(1).any(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(texts: &Texts<'_>) -> String {
        let mut analyser = Analyser::default();
        let tokens = analyser.analyse(texts);
        let show = |token: Token<'_>| {
            let marks = [(token.begins_paragraph, "¶"), (token.begins_sentence && !token.begins_paragraph, "|")];
            let mark: String = marks.iter().filter(|(is_there, _)| *is_there).map(|(_, mark)| *mark).collect();
            let compound = token.compound_stem.map_or(String::new(), |stem| format!("+{stem}"));
            format!("{mark}{}:{}{compound}", token.position, token.cased.unwrap_or(token.stem))
        };
        tokens.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn acronyms_and_numbers_before_an_s_have_their_stems() {
        for (language, body, expected) in [
            ("en", "NGOs and MPs", "en:ngo/en:ngos and mp/en:mps"),
            ("en", "The NGO's MP", "the en:ngo mp"),
            ("en", "ngos, NGOS", "en:ngos en:ngos"),
            ("en", "F-16s, F16s", "f+f16 16/16s f16/f16s"),
            ("en", "the 747s of the 1990s", "the 747/747s of the 1990s"),
            ("de", "PKWs", "de:pkw/de:pkws"),
            ("it", "ONGs, F16s", "it:ongs f16s"),
            ("tlh", "NGOs", "ngos"),
        ] {
            let mut analyser = Analyser::default();
            let tokens = analyser.analyse(&Texts { body, language: Some(language), ..Texts::default() });
            let show = |token: Token<'_>| {
                let compound = token.compound_stem.map_or(String::new(), |stem| format!("+{stem}"));
                let other = token.other_stem.map_or(String::new(), |stem| format!("/{stem}"));
                format!("{}{compound}{other}", token.stem)
            };
            assert_eq!(tokens.iter().map(show).collect::<Vec<_>>().join(" "), expected, "{body} in {language}");
        }
    }

    #[test]
    fn positions_of_an_article() {
        let texts = Texts {
            headline: "Cease-fire talks",
            standfirst: "",
            body: "It ended. It began.\n\nThe U.S. left.\n\nMore.",
            bio: "A writer.",
            language: Some("en"),
        };
        assert_eq!(
            shown(&texts),
            "¶0:Cease+en:ceasefir 1:en:fire 2:en:talk ¶260:It 261:en:end |262:It 263:en:began ¶265:The 266:US 267:en:left ¶269:More ¶0:A 1:en:writer"
        );
        let mut analyser = Analyser::default();
        let tokens = analyser.analyse(&texts);
        assert_eq!(tokens.bounds(), Bounds { standfirst: 259, body: 260, rest: 269 });
        assert_eq!(tokens.words(), 11);
        assert_eq!(tokens.positions(Part::Body, 25..29), Some((266, 266)));
        for (view, token) in tokens.views().zip(tokens.iter()) {
            let all = (view.part(), view.position(), view.form(), view.word(), view.word_bytes(), view.stem());
            assert_eq!(all, (token.part, token.position, token.form, token.word, token.word.as_bytes(), token.stem));
            let marks = (view.is_closed(), view.begins_sentence(), view.begins_paragraph());
            assert_eq!(marks, (token.is_closed, token.begins_sentence, token.begins_paragraph));
            assert_eq!(view.case(), token.cased.map(crate::text::case_of));
            assert!(view.may_have_other_stems() || token.acronym().or(token.other_stem).or(token.compound_stem).is_none());
            assert_eq!(view.whole(), token);
        }
    }
}
