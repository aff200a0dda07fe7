//! Tells what a short line says it is: an advert's label, a pointer to other articles, a credit, the end of the text.
//!
//! Lines are compared, as a whole or by how they begin, with what newspapers write in the languages of the press (`phrases.txt`).

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

use super::outline::Block;

/// What a line says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A label, a button or an invitation.
    Label,
    /// Leads to other articles; what follows may be a list of them.
    Related,
    /// Whose picture it is.
    Credit,
    /// After it comes no text of the article.
    Ends,
}

/// A list of `phrases.txt`: as a set, and in order for looking at beginnings.
struct Phrases {
    whole: FxHashSet<&'static str>,
    /// By their first characters.
    starts: FxHashMap<char, Vec<&'static str>>,
    anywhere: AhoCorasick,
}

impl Phrases {
    fn named(name: &str) -> Phrases {
        let sections = include_str!("phrases.txt").split("\n## ").skip(1).filter_map(|section| section.split_once('\n'));
        let lines = sections.filter(|(known, _)| *known == name).flat_map(|(_, lines)| lines.lines());
        let all: Vec<&str> = lines
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split('|'))
            .map(str::trim)
            .filter(|phrase| !phrase.is_empty())
            .collect();
        let mut starts: FxHashMap<char, Vec<&str>> = FxHashMap::default();
        for phrase in &all {
            starts.entry(phrase.chars().next().unwrap_or_default()).or_default().push(phrase);
        }
        Phrases { whole: all.iter().copied().collect(), starts, anywhere: finder(&all) }
    }

    fn is(&self, line: &str) -> bool {
        self.whole.contains(line)
    }

    fn is_in(&self, line: &str) -> bool {
        self.anywhere.is_match(line)
    }

    /// The phrases that a line may begin with.
    fn starts_of(&self, line: &str) -> impl Iterator<Item = &'static str> {
        let first = line.chars().next().and_then(|first| self.starts.get(&first));
        first.into_iter().flatten().copied()
    }

    fn is_start_of(&self, line: &str) -> bool {
        self.starts_of(line).any(|start| line.starts_with(start))
    }

    /// What follows the longest phrase that a line begins with.
    fn after_beginning<'t>(&self, line: &'t str) -> Option<&'t str> {
        self.starts_of(line).filter_map(|start| after_start(line, start)).min_by_key(|rest| rest.len())
    }
}

fn finder(phrases: &[&str]) -> AhoCorasick {
    AhoCorasick::new(phrases).expect("a few short phrases")
}

static AGENCIES: LazyLock<AhoCorasick> =
    LazyLock::new(|| finder(&["getty images", "shutterstock", "istock", "unsplash", "/afp", "/reuters", "/ap ", "epa-efe"]));
static COMMENTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("comments"));
static ENDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("ends"));
static RELATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("related"));
static LABELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("labels"));
static CREDITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("credits"));
static LETTERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("letters"));
static CHANNELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("channels"));
static INVITATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("invitations"));

/// What a block says it is, if it is short enough to be nothing else.
pub(super) fn phrase_of(block: &Block) -> Option<Phrase> {
    if block.length > 300 {
        return None;
    }
    let line = block.text.to_lowercase();
    let whole = line.trim_matches(|character: char| !character.is_alphanumeric() && character != '©');
    if whole.is_empty() {
        return (block.length < 12 && !block.text.contains(['*', '—', '⁂', '#', '…'])).then_some(Phrase::Label);
    }
    if whole.len() < 60 {
        if ENDS.is(whole) || is_count_of_comments(whole) {
            return Some(Phrase::Ends);
        }
        if RELATED.is(whole) {
            return Some(Phrase::Related);
        }
        if LABELS.is(whole) {
            return Some(Phrase::Label);
        }
    }
    if let Some(rest) = RELATED.after_beginning(whole) {
        let leads =
            rest.trim_start().starts_with([':', '：', '|', '>', '»', '→', '-', '–', '—']) || block.linked * 2 > block.length;
        if leads && block.length <= 250 {
            return Some(Phrase::Related);
        }
    }
    if block.length <= 200 {
        if let Some(rest) = CREDITS.after_beginning(whole) {
            // "Photo finish at the derby" is a heading, "Photo by Jane Doe" is not.
            let names_somebody = whole[..whole.len() - rest.len()].contains(' ') && !block.ends_sentence && rest.len() < 80;
            if rest.trim_start().starts_with([':', '：', '/', '|', '©']) || names_somebody {
                return Some(Phrase::Credit);
            }
        }
        let claims_copyright = whole.strip_prefix("copyright").is_some_and(|rest| {
            rest.chars().take(6).any(|character| character == '©' || character.is_ascii_digit()) || rest.starts_with(" (c)")
        });
        if whole.starts_with('©') || claims_copyright || whole.contains("all rights reserved") {
            return Some(Phrase::Label);
        }
        if block.length < 100 && !block.ends_sentence && AGENCIES.is_match(&line) {
            return Some(Phrase::Credit);
        }
    }
    let begins_inviting = INVITATIONS.is_start_of(whole);
    let for_letters =
        LETTERS.is_in(&line) && (begins_inviting || (INVITATIONS.is_in(&line) && block.linked * 5 > block.length));
    let for_channels = begins_inviting && CHANNELS.is_in(&line) && (block.linked > 0 || block.length < 120);
    (for_letters || for_channels).then_some(Phrase::Label)
}

/// What follows a beginning that ends with a word.
fn after_start<'t>(line: &'t str, start: &str) -> Option<&'t str> {
    let rest = line.strip_prefix(start)?;
    (!rest.starts_with(char::is_alphanumeric) || start.chars().last().is_some_and(|last| last > '\u{2e80}')).then_some(rest)
}

/// `12 comments`, `Comments (3)`.
fn is_count_of_comments(line: &str) -> bool {
    let words = line.trim_matches(|character: char| !character.is_alphabetic());
    words.len() < line.len() && line.len() < 30 && COMMENTS.is(words)
}
