//! Holds what is known to be a tag: names of actors and places, terms of news, and what the corpus at hand uses as tags.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::learned;
use crate::actors::Registry;

/// Tags that are no actors.
const TERMS: &str = include_str!("known.txt");

/// How well a text is known as a tag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Known {
    /// So many articles of the corpus have it as a tag of its own.
    InCorpus(u32),
    /// It recurs in the run-together lines of the corpus, in company that varies so much.
    InLines(u32),
    /// An actor, a place or a usual term.
    Sure,
    /// A name that is also something else.
    Unsure,
    Not,
}

/// What stands as a tag or a name in a corpus, with the number of articles; empty for a single article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    counts: FxHashMap<String, u32>,
    /// By their hashes, what recurs in lines.
    in_lines: FxHashMap<u64, u32>,
}

impl Vocabulary {
    /// Adds a tag or name that so many articles have.
    pub(crate) fn add(&mut self, value: &str, articles: u32) {
        if articles > 0 && !value.is_empty() {
            *self.counts.entry(value.to_string()).or_default() += articles;
        }
    }

    /// Learns the tags that recur in run-together lines; in which order they come does not matter.
    pub(crate) fn learn_from_lines(&mut self, lines: &[&str]) {
        let mut lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        lines.sort_unstable();
        lines.dedup();
        self.in_lines = learned::learn(&lines, self);
    }

    /// Whether tags or names of a corpus were added.
    pub(super) fn has_tags(&self) -> bool {
        !self.counts.is_empty()
    }

    /// Whether a text is a tag or a name of the corpus.
    pub(super) fn has_tag(&self, piece: &str) -> bool {
        self.counts.contains_key(piece)
    }

    /// Whether anything was learned from lines.
    pub(super) fn has_lines(&self) -> bool {
        !self.in_lines.is_empty()
    }

    /// Whether a text is known as one tag.
    pub(super) fn is_known(&self, text: &str) -> bool {
        self.known(text) != Known::Not
    }

    /// How well a piece of a line is known.
    pub(super) fn known(&self, piece: &str) -> Known {
        let hash = hash_of_text(piece);
        if let Some(count) = self.counts.get(piece) {
            let in_lines = self.in_lines.get(&hash).copied().unwrap_or_default();
            return Known::InCorpus(count.saturating_add(in_lines));
        }
        match self.in_lines.get(&hash) {
            _ if LEXICON.sure.contains(&hash) => Known::Sure,
            Some(variety) => Known::InLines(*variety),
            None if LEXICON.unsure.contains(&hash) => Known::Unsure,
            None => Known::Not,
        }
    }

    /// Whether the program itself knows a text as a tag.
    pub(super) fn is_in_lexicon(&self, piece: &str) -> bool {
        LEXICON.sure.contains(&hash_of_text(piece))
    }
}

/// The hashes of all names that come with the program.
struct Lexicon {
    sure: FxHashSet<u64>,
    unsure: FxHashSet<u64>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { sure: FxHashSet::default(), unsure: FxHashSet::default() };
    let registry = Registry::shared();
    let mut add = |text: &str, is_sure: bool| {
        // Stems stand for words with endings; a letter alone is no tag, and two letters are too many things.
        let is_long = text.chars().nth(2).is_some();
        if !text.ends_with('*') && text.chars().nth(1).is_some() {
            if is_sure && is_long { &mut lexicon.sure } else { &mut lexicon.unsure }.insert(hash_of_text(text));
        }
    };
    for name in registry.actors().iter().flat_map(|actor| &actor.names) {
        add(&name.text, name.is_sure);
    }
    for place in registry.places() {
        add(&place.text, place.is_sure);
    }
    lexicon.sure.extend(terms().map(hash_of_text));
    lexicon
});

fn terms() -> impl Iterator<Item = &'static str> {
    let lines = TERMS.lines().filter(|line| !line.starts_with("# "));
    lines.flat_map(|line| line.split("; ")).map(str::trim).filter(|term| !term.is_empty())
}

pub(super) fn hash_of_text(text: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Whether the sign before a hashtag belongs to a name.
pub(crate) fn is_name_with_sign(tag: &str) -> bool {
    terms().any(|term| term == tag)
}

/// Words with a capital inside, and parts of words before a hyphen, that are one word.
pub(super) fn is_camel_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let has_capital_inside = |word: &&str| {
            let mut before = ' ';
            word.chars().any(|character| {
                let is_joint = character.is_uppercase() && before.is_lowercase();
                before = character;
                is_joint
            })
        };
        terms().flat_map(|term| term.split([' ', '-', '/'])).filter(has_capital_inside).collect()
    });
    WORDS.contains(word)
}

/// Tags that begin with a small letter and hold a capital, by their beginning.
pub(super) fn small_starts() -> &'static [&'static str] {
    static STARTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let is_one = |term: &&str| {
            term.starts_with(|character: char| character.is_ascii_lowercase()) && term.chars().any(char::is_uppercase)
        };
        terms().filter(is_one).collect()
    });
    &STARTS
}
