//! What the trainer and the scorer of names need of the tagger: no part of the public interface.

use super::article::Article;
use super::{KnownKind, KnownSpan, NameKind, features, votes};
use crate::actors::words::{Word, words_in};

pub use super::model::{Model, write_weights};

/// How many labels there are: no name, then for each kind its first and its further words.
pub const LABELS: usize = super::model::LABELS;

/// A stretch of one of the texts: text, first byte, byte behind the last, letter of its kind.
pub type Span = (usize, usize, usize, char);

/// The letters of kinds: person, organisation, place, nationality, other.
pub const LETTERS: [char; 5] = ['P', 'O', 'L', 'N', 'X'];

/// An article with the words of its texts.
pub struct Prepared<'t> {
    article: Article<'t>,
}

fn known_spans(texts: &[&str], known: &[Span]) -> Vec<Vec<KnownSpan>> {
    let mut spans = vec![Vec::new(); texts.len()];
    for (part, start, end, letter) in known {
        let kind = match letter {
            'P' => KnownKind::Person,
            'O' => KnownKind::Organisation,
            'S' => KnownKind::State,
            'L' => KnownKind::Place,
            'N' => KnownKind::Nationality,
            'F' => KnownKind::People,
            _ => KnownKind::Other,
        };
        spans[*part].push(KnownSpan { start: *start, end: *end, kind });
    }
    spans
}

fn words_of(texts: &[&str]) -> Vec<Vec<Word>> {
    texts.iter().map(|text| words_in(text)).collect()
}

impl<'t> Prepared<'t> {
    /// Lays an article out.
    pub fn new(texts: &[&'t str], known: &[Span]) -> Prepared<'t> {
        Prepared { article: Article::new(texts, &words_of(texts), &known_spans(texts, known)) }
    }

    /// The runs: first item and item behind the last.
    pub fn runs(&self) -> Vec<(usize, usize)> {
        self.article.runs.iter().map(|run| (run.first, run.end)).collect()
    }

    /// How many words the article has.
    pub fn len(&self) -> usize {
        self.article.items.len()
    }

    /// Whether the article has no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Text, first byte and byte behind the last of a word.
    pub fn word(&self, at: usize) -> (usize, usize, usize) {
        let item = &self.article.items[at];
        (item.part as usize, item.start as usize, item.end as usize)
    }

    /// The features of each word of a run, by its number.
    pub fn features(&self, run: usize) -> Vec<Vec<u32>> {
        let run = self.article.runs[run];
        let of = |at| {
            let mut list = Vec::new();
            features::add_features(&self.article, run, at, &mut |feature| list.push(feature));
            list
        };
        (run.first..run.end).map(of).collect()
    }

    /// The features of each word of a run that come from a first reading of the article, given by the label of each word.
    pub fn vote_features(&self, votes: &Tallies, run: usize, labels: &[u8]) -> Vec<Vec<u32>> {
        let run = self.article.runs[run];
        let of = |at: usize| {
            let mut list = Vec::new();
            if self.article.items[at].is_capital() {
                features::add_votes(&self.article, &votes.0, at, labels[at], &mut |feature| list.push(feature));
            }
            list
        };
        (run.first..run.end).map(of).collect()
    }

    /// What a first reading took each word for.
    pub fn tallies(&self, labels: &[u8]) -> Tallies {
        Tallies(votes::Votes::count(&self.article, labels))
    }
}

/// What a first reading took each word for.
pub struct Tallies(votes::Votes);

/// The names a model finds, with their scores. `model` is nothing for the one that comes with the program.
pub fn find(model: Option<&Model<'_>>, texts: &[&str], known: &[Span]) -> Vec<(Span, f32)> {
    let (words, known) = (words_of(texts), known_spans(texts, known));
    let found = super::read(model.unwrap_or(Model::shared()), texts, &words, &known);
    let mut names = Vec::new();
    for (part, found) in found.iter().enumerate() {
        for name in found {
            let letter = match name.kind {
                NameKind::Person => 'P',
                NameKind::Organisation => 'O',
                NameKind::Place => 'L',
                NameKind::Nationality => 'N',
                NameKind::Other => 'X',
            };
            names.push(((part, name.start, name.end, letter), name.score));
        }
    }
    names
}

/// How many words the texts have: what is done before names are looked for.
pub fn count_words(texts: &[&str]) -> usize {
    words_of(texts).iter().map(Vec::len).sum()
}
