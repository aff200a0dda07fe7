//! Turns the tokens of an article into the terms an index holds: finished, so that every engine finds the same.
//!
//! - `text`: the stem of every word of headline, standfirst and body; a hyphenated word also written as one; an acronym also
//!   in its capitals; words of the headline several times, which is how they weigh more.
//! - `exact`: the folded form of every word that is not closed; marks at words that begin with a capital or are all capitals,
//!   and the cased form of words whose capitals stand otherwise; marks for the beginnings of sentences, of paragraphs and of
//!   the parts of the article.
//! - `headline`: the stems of the headline alone. `bio`: stems, exact and cased forms and marks of the bio line.
//! - `mention`: the id of every actor named, with the number of words used.

use std::cell::RefCell;

use crate::article::ActorInArticle;
use crate::text::{Analyser, Case, Part, Texts, Token, Tokens, case_of, is_closed};

/// How often a word of the headline is counted.
pub const HEADLINE_WEIGHT: usize = 2;

/// Marks the first word of every sentence.
pub(crate) const SENTENCE_MARK: &str = "\u{1}s";
/// Marks the first word of every paragraph.
pub(crate) const PARAGRAPH_MARK: &str = "\u{1}p";
/// Stands at three positions of every article: where the standfirst, the body and what follows the lead begin.
pub(crate) const BOUNDS_MARK: &str = "\u{1}z";

/// Marks every word of which the first letter alone is a capital.
pub(crate) const TITLE_MARK: &str = "\u{1}t";
/// Marks every word of capitals, two of them at least.
pub(crate) const CAPITALS_MARK: &str = "\u{1}u";

/// The term for a word whose capitals are neither those of a name nor those of an acronym.
pub(crate) fn mixed_case_term(folded: &str) -> String {
    format!("\u{2}{folded}")
}

/// The term of an exact or cased form inside the bio line.
pub(crate) fn bio_form_term(form: &str) -> String {
    format!("\u{3}{form}")
}

/// The most words of a mention that are told apart; a longer one ends behind so many.
pub(crate) const LONGEST_MENTION: u32 = 8;

/// The term for a mention of an actor in so many words.
pub(crate) fn mention_term(id: &str, words: u32) -> String {
    format!("{id}\u{1}{}", words.clamp(1, LONGEST_MENTION))
}

/// Terms of fewer bytes have lengths that are a byte of ASCII.
const SHORT_TERMS: usize = 128;
/// So many distances have heads made beforehand: that of the same position and of the next.
const NEAR: u32 = 2;
const HEAD_BYTES: usize = 2;
/// What stands before a short term near the one before it: for each distance, then for each length, these two as characters.
static HEADS: &str = {
    const BYTES: [u8; NEAR as usize * SHORT_TERMS * HEAD_BYTES] = {
        let mut bytes = [0; NEAR as usize * SHORT_TERMS * HEAD_BYTES];
        let mut place = 0;
        while place < NEAR as usize * SHORT_TERMS {
            bytes[place * HEAD_BYTES] = (place / SHORT_TERMS) as u8;
            bytes[place * HEAD_BYTES + 1] = (place % SHORT_TERMS) as u8;
            place += 1;
        }
        bytes
    };
    match std::str::from_utf8(&BYTES) {
        Ok(heads) => heads,
        Err(_) => "",
    }
};

/// Terms with their positions, in order of position; several may share one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermList {
    /// For each term a character for its distance from the one before, a character for its length in bytes, and the term.
    packed: String,
    last: u32,
}

impl TermList {
    /// A character above U+D7FF can carry no number.
    const MOST_IN_A_CHARACTER: u32 = 0xD000;

    fn with_capacity(bytes: usize) -> TermList {
        TermList { packed: String::with_capacity(bytes), last: 0 }
    }

    /// Appends a term. Positions never go back.
    fn push(&mut self, position: u32, term: &str) {
        let mut distance = position - self.last;
        // Nearly all terms stand at the next position or at the same, and are short.
        let place = distance as usize * HEAD_BYTES * SHORT_TERMS + term.len() * HEAD_BYTES;
        if distance < NEAR
            && term.len() < SHORT_TERMS
            && let Some(head) = HEADS.get(place..place + HEAD_BYTES)
        {
            self.packed.push_str(head);
            self.packed.push_str(term);
            self.last = position;
            return;
        }
        // A long distance is split over terms of no letters.
        while distance > TermList::MOST_IN_A_CHARACTER {
            self.push_number(TermList::MOST_IN_A_CHARACTER);
            self.push_number(0);
            distance -= TermList::MOST_IN_A_CHARACTER;
        }
        // No term comes near the limit: words are cut and values are shortened long before.
        let term = &term[..term.floor_char_boundary(TermList::MOST_IN_A_CHARACTER as usize)];
        self.push_number(distance);
        self.push_number(term.len() as u32);
        self.packed.push_str(term);
        self.last = position;
    }

    fn push_number(&mut self, number: u32) {
        self.packed.push(char::from_u32(number).unwrap_or_default());
    }

    /// The terms with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        TermCursor::new(&self.packed)
    }

    /// The packed form, which [`TermCursor`] reads.
    #[cfg(feature = "local")]
    pub(crate) fn into_packed(self) -> String {
        self.packed
    }
}

/// Reads a packed list of terms.
#[derive(Clone, Debug)]
pub(crate) struct TermCursor<'a> {
    rest: &'a str,
    position: u32,
}

impl<'a> TermCursor<'a> {
    pub(crate) fn new(packed: &'a str) -> TermCursor<'a> {
        TermCursor { rest: packed, position: 0 }
    }
}

impl<'a> Iterator for TermCursor<'a> {
    type Item = (u32, &'a str);

    fn next(&mut self) -> Option<(u32, &'a str)> {
        loop {
            let mut characters = self.rest.chars();
            self.position += characters.next()? as u32;
            let length = characters.next()? as usize;
            let (term, rest) = characters.as_str().split_at_checked(length)?;
            self.rest = rest;
            if !term.is_empty() {
                return Some((self.position, term));
            }
        }
    }
}

/// Every term of an article, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexedTerms {
    /// Stems of headline, standfirst and body.
    pub text: TermList,
    /// Exact forms and marks of the same.
    pub exact: TermList,
    /// Stems of the headline.
    pub headline: TermList,
    /// Stems, forms and marks of the bio line.
    pub bio: TermList,
    /// Mentions of actors.
    pub mention: TermList,
    /// How many words headline, standfirst and body have.
    pub words: u32,
}

impl IndexedTerms {
    /// Analyses the texts of an article and the places where it names its actors.
    pub fn of(texts: &Texts<'_>, actors: &[ActorInArticle]) -> IndexedTerms {
        thread_local! {
            static ANALYSER: RefCell<Analyser> = RefCell::default();
        }
        ANALYSER.with_borrow_mut(|analyser| IndexedTerms::of_tokens(analyser.analyse(texts), actors))
    }

    fn of_tokens(tokens: &Tokens, actors: &[ActorInArticle]) -> IndexedTerms {
        // About what the terms of a text take: growing step by step copies them again and again.
        let bytes = tokens.bytes() / 2 + 2 * tokens.len();
        let mut terms = IndexedTerms {
            words: tokens.words(),
            text: TermList::with_capacity(bytes),
            exact: TermList::with_capacity(bytes),
            ..IndexedTerms::default()
        };
        let bounds = tokens.bounds();
        let mut marks = [bounds.standfirst, bounds.body, bounds.rest].into_iter().peekable();
        for token in tokens.iter() {
            if token.part == Part::Bio {
                terms.add_bio(&token);
                continue;
            }
            while let Some(mark) = marks.next_if(|mark| *mark <= token.position) {
                terms.exact.push(mark, BOUNDS_MARK);
            }
            let weight = if token.part == Part::Headline { HEADLINE_WEIGHT } else { 1 };
            for _ in 0..weight {
                push_stems(&token, &mut terms.text);
            }
            if token.part == Part::Headline {
                push_stems(&token, &mut terms.headline);
            }
            push_marks(&token, &mut terms.exact);
            if !token.is_closed {
                terms.exact.push(token.position, token.word);
            }
            if let Some(cased) = token.cased {
                if token.is_mixed_case {
                    terms.exact.push(token.position, cased);
                    terms.exact.push(token.position, &mixed_case_term(token.word));
                } else {
                    let is_title = case_of(cased) == Case::Title;
                    terms.exact.push(token.position, if is_title { TITLE_MARK } else { CAPITALS_MARK });
                }
            }
        }
        for mark in marks {
            terms.exact.push(mark, BOUNDS_MARK);
        }
        let mut mentions: Vec<(u32, u32, &str)> = Vec::new();
        for actor in actors {
            let places = mention_positions(tokens, actor).into_iter();
            mentions.extend(places.map(|(first, last)| (first, last - first + 1, actor.id.as_str())));
        }
        mentions.sort_unstable();
        for (first, words, id) in mentions {
            terms.mention.push(first, &mention_term(id, words));
        }
        terms
    }

    fn add_bio(&mut self, token: &Token<'_>) {
        push_stems(token, &mut self.bio);
        push_marks(token, &mut self.bio);
        self.bio.push(token.position, &bio_form_term(token.word));
        if let Some(cased) = token.cased {
            self.bio.push(token.position, &bio_form_term(cased));
            if token.is_mixed_case {
                self.bio.push(token.position, &bio_form_term(&mixed_case_term(token.word)));
            }
        }
    }
}

/// The positions at which an article names an actor, first and last word: in order, each once.
pub(crate) fn mention_positions(tokens: &Tokens, actor: &ActorInArticle) -> Vec<(u32, u32)> {
    let mut positions: Vec<(u32, u32)> = actor
        .places
        .iter()
        .filter_map(|place| {
            let part = *Part::ALL.get(usize::from(place.0))?;
            let (first, last) = tokens.positions(part, place.bytes())?;
            Some((first, last.min(first + LONGEST_MENTION - 1)))
        })
        .collect();
    positions.sort_unstable();
    positions.dedup();
    positions
}

fn push_stems(token: &Token<'_>, list: &mut TermList) {
    list.push(token.position, token.stem);
    if let Some(compound) = token.compound_stem.filter(|stem| !is_closed(stem)) {
        list.push(token.position, compound);
    }
    if let Some(acronym) = token.acronym() {
        list.push(token.position, acronym);
    }
}

fn push_marks(token: &Token<'_>, list: &mut TermList) {
    if token.begins_sentence {
        list.push(token.position, SENTENCE_MARK);
    }
    if token.begins_paragraph {
        list.push(token.position, PARAGRAPH_MARK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_give_back_what_was_put_in() {
        let mut list = TermList::default();
        let terms = [(0, "a"), (0, "b"), (5, "中"), (300, "c"), (200_000, "d")];
        for (position, term) in terms {
            list.push(position, term);
        }
        assert_eq!(list.iter().collect::<Vec<_>>(), terms);
    }

    #[test]
    fn short_terms_are_packed_as_all_are() {
        let mut draw = crate::dice::dice(43);
        for _ in 0..2_000 {
            let (mut list, mut plainly, mut position, mut last) = (TermList::default(), String::new(), 0, 0);
            for _ in 0..draw(6) {
                position += [0, 1, 1, 2, 127, 128, 300][draw(7)];
                let term = ["a", "é"][draw(2)].repeat([0, 1, 5, 63, 64, 127, 128, 200][draw(8)]);
                list.push(position, &term);
                for number in [position - last, term.len() as u32] {
                    plainly.extend(char::from_u32(number));
                }
                plainly.push_str(&term);
                last = position;
            }
            assert_eq!(list.packed, plainly);
        }
    }

    #[test]
    fn terms_of_an_article() {
        let texts =
            Texts { headline: "US Talks", body: "The talks failed.", bio: "Ann.", language: Some("en"), ..Texts::default() };
        let terms = IndexedTerms::of(&texts, &[]);
        let show =
            |list: &TermList| list.iter().map(|(position, term)| format!("{position}{term}")).collect::<Vec<_>>().join(" ");
        assert_eq!(show(&terms.text), "0us 0US 0us 0US 1en:talk 1en:talk 259the 260en:talk 261en:fail");
        assert_eq!(
            show(&terms.exact),
            "0\u{1}s 0\u{1}p 0\u{1}u 1talks 1\u{1}t 258\u{1}z 259\u{1}z 259\u{1}s 259\u{1}p 259\u{1}t 260talks 261failed 263\u{1}z"
        );
        assert_eq!(show(&terms.bio), "0en:ann 0\u{1}s 0\u{1}p 0\u{3}ann 0\u{3}Ann");
        assert_eq!(terms.words, 5);
    }
}
