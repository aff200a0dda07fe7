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

use super::term_list::{TermList, TermNumber};
use crate::article::ActorInArticle;
use crate::text::{Analyser, Case, FoundWords, Part, Texts, Token, TokenView, Tokens, is_closed};

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

/// A term that is no word.
#[derive(Clone, Copy, Debug)]
enum Mark {
    Sentence,
    Paragraph,
    Bounds,
    Title,
    Capitals,
}

impl Mark {
    const COUNT: usize = 5;

    fn term(self) -> &'static str {
        match self {
            Mark::Sentence => SENTENCE_MARK,
            Mark::Paragraph => PARAGRAPH_MARK,
            Mark::Bounds => BOUNDS_MARK,
            Mark::Title => TITLE_MARK,
            Mark::Capitals => CAPITALS_MARK,
        }
    }
}

/// Which numbers a word of an article and its stem have in two lists: running text repeats its words.
#[derive(Clone, Copy, Debug, Default)]
struct FormNumbers {
    stem: TermNumber,
    word: TermNumber,
}

/// Memory in which one article after another is taken apart.
#[derive(Default)]
struct Workshop {
    analyser: Analyser,
    terms: IndexedTerms,
    /// By the number of the form.
    numbers: Vec<FormNumbers>,
}

impl Workshop {
    /// What the terms of a longer article take is not kept for the next.
    const MANY_TOKENS: usize = 20_000;
}

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
        IndexedTerms::with_tokens(texts, &FoundWords::default(), actors, |_| ())
    }

    /// The same, while somebody else looks at the same tokens.
    pub(super) fn with_tokens(
        texts: &Texts<'_>,
        found: &FoundWords,
        actors: &[ActorInArticle],
        visit: impl FnMut(TokenView<'_>),
    ) -> IndexedTerms {
        thread_local! {
            static WORKSHOP: RefCell<Workshop> = RefCell::default();
        }
        WORKSHOP.with_borrow_mut(|workshop| {
            let tokens = workshop.analyser.analyse_found(texts, found);
            let mut terms = std::mem::take(&mut workshop.terms);
            terms.read(tokens, actors, &mut workshop.numbers, visit);
            if tokens.len() > Workshop::MANY_TOKENS {
                workshop.numbers = Vec::new();
                return terms;
            }
            // A copy takes no more memory than it needs: very many articles wait to be written.
            workshop.terms = terms;
            workshop.terms.clone()
        })
    }

    /// Takes the terms of an article in place of those that were there.
    fn read(
        &mut self,
        tokens: &Tokens,
        actors: &[ActorInArticle],
        numbers: &mut Vec<FormNumbers>,
        mut visit: impl FnMut(TokenView<'_>),
    ) {
        let terms = self;
        for list in [&mut terms.text, &mut terms.exact, &mut terms.headline, &mut terms.bio, &mut terms.mention] {
            list.clear();
        }
        terms.words = tokens.words();
        numbers.clear();
        numbers.resize(tokens.forms(), FormNumbers::default());
        let mut marks_before = [TermNumber::default(); Mark::COUNT];
        let mut push_mark = |list: &mut TermList, position: u32, mark: Mark| {
            list.push_again(position, || mark.term(), &mut marks_before[mark as usize]);
        };
        let bounds = tokens.bounds();
        let mut bounds = [bounds.standfirst, bounds.body, bounds.rest].into_iter();
        let mut next_bound = bounds.next();
        for token in tokens.views() {
            visit(token);
            let (part, position) = (token.part(), token.position());
            if part == Part::Bio {
                terms.add_bio(&token.whole());
                continue;
            }
            while let Some(bound) = next_bound.filter(|bound| *bound <= position) {
                push_mark(&mut terms.exact, bound, Mark::Bounds);
                next_bound = bounds.next();
            }
            let numbers = &mut numbers[token.form()];
            let weight = if part == Part::Headline { HEADLINE_WEIGHT } else { 1 };
            for _ in 0..weight {
                terms.text.push_again(position, || token.stem(), &mut numbers.stem);
                if token.may_have_other_stems() {
                    push_other_stems(&token.whole(), &mut terms.text);
                }
            }
            if part == Part::Headline {
                push_stems(&token.whole(), &mut terms.headline);
            }
            if token.begins_sentence() {
                push_mark(&mut terms.exact, position, Mark::Sentence);
            }
            if token.begins_paragraph() {
                push_mark(&mut terms.exact, position, Mark::Paragraph);
            }
            if !token.is_closed() {
                terms.exact.push_again(position, || token.word(), &mut numbers.word);
            }
            match token.case() {
                None => {}
                Some(Case::Mixed) => {
                    let token = token.whole();
                    terms.exact.push(position, token.cased.unwrap_or_default());
                    terms.exact.push(position, &mixed_case_term(token.word));
                }
                Some(Case::Title) => push_mark(&mut terms.exact, position, Mark::Title),
                Some(Case::Upper | Case::Lower) => push_mark(&mut terms.exact, position, Mark::Capitals),
            }
        }
        for bound in next_bound.into_iter().chain(bounds) {
            push_mark(&mut terms.exact, bound, Mark::Bounds);
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
    }

    fn add_bio(&mut self, token: &Token<'_>) {
        push_stems(token, &mut self.bio);
        let marks = [(token.begins_sentence, Mark::Sentence), (token.begins_paragraph, Mark::Paragraph)];
        for (_, mark) in marks.into_iter().filter(|(is_there, _)| *is_there) {
            self.bio.push(token.position, mark.term());
        }
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
    push_other_stems(token, list);
}

fn push_other_stems(token: &Token<'_>, list: &mut TermList) {
    if let Some(stem) = token.other_stem {
        list.push(token.position, stem);
    }
    if let Some(compound) = token.compound_stem.filter(|stem| !is_closed(stem)) {
        list.push(token.position, compound);
    }
    if let Some(acronym) = token.acronym() {
        list.push(token.position, acronym);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn capitals_are_terms_of_their_own_only_where_they_tell_words_apart() {
        let texts = Texts { body: "NATO AND THE US WILL FIGHT AIDS TOO", language: Some("en"), ..Texts::default() };
        let terms = IndexedTerms::of(&texts, &[]);
        let capitals: Vec<String> = terms
            .text
            .iter()
            .map(|(_, term)| term.to_string())
            .filter(|term| term.chars().all(char::is_uppercase))
            .collect();
        assert_eq!(capitals, ["US", "AIDS"]);
    }
}
