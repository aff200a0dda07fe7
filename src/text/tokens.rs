//! Turns the texts of an article into its tokens: every word with its position, sentence, paragraph and all the forms by
//! which it can be found.
//!
//! Positions count words from 0. A paragraph break takes one position, and [`FIELD_GAP`] positions lie between headline,
//! standfirst and body, so that no phrase runs over a paragraph break and nothing near reaches from one text into the next.
//! The bio line counts by itself.

use std::cell::Cell;
use std::ops::Range;

use super::fold::{Role, push_folded, role};
use super::sentences::{Neighbour, ends_between};
use super::stem::StemCache;
use super::words::{LONGEST_WORD_BYTES, Words};

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

/// So many bytes of a text make a word, with the gap behind it; English has six.
const FEWEST_BYTES_A_WORD: usize = 5;

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
}

impl Token<'_> {
    /// The most letters of an acronym.
    pub(crate) const LONGEST_ACRONYM: usize = 5;

    /// The capitals, if it is written like an acronym: two to five capital letters.
    pub fn acronym(&self) -> Option<&str> {
        let cased = self.cased.filter(|_| !self.is_mixed_case)?;
        let is_short = (2..=Token::LONGEST_ACRONYM).contains(&cased.chars().count());
        (is_short && cased.chars().all(char::is_uppercase)).then_some(cased)
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
    bounds: Bounds,
    words: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    part: Part,
    position: u32,
    start: u32,
    end: u32,
    word: Slice,
    stem: Slice,
    cased: Slice,
    compound: Slice,
    compound_stem: Slice,
    is_mixed_case: bool,
    begins_sentence: bool,
    begins_paragraph: bool,
    is_closed: bool,
}

/// A piece of the buffer; empty if there is none. A word has at most [`LONGEST_WORD_BYTES`], a compound of two and its stem not
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

    /// The token at a position of headline, standfirst or body.
    pub fn at(&self, position: u32) -> Option<Token<'_>> {
        let texts = &self.entries[..self.words as usize];
        let place = texts.binary_search_by_key(&position, |entry| entry.position).ok()?;
        texts.get(place).map(|entry| self.token(entry))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
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

    fn token<'t>(&'t self, entry: &Entry) -> Token<'t> {
        let slice = |piece: Slice| &self.buffer[piece.range()];
        let some = |piece: Slice| (piece.length > 0).then(|| slice(piece));
        Token {
            part: entry.part,
            position: entry.position,
            bytes: entry.start as usize..entry.end as usize,
            word: slice(entry.word),
            stem: slice(entry.stem),
            cased: some(entry.cased),
            is_mixed_case: entry.is_mixed_case,
            compound: some(entry.compound),
            compound_stem: some(entry.compound_stem),
            begins_sentence: entry.begins_sentence,
            begins_paragraph: entry.begins_paragraph,
            is_closed: entry.is_closed,
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

/// Analyses articles one after another, keeping its memory.
///
/// ```
/// use dateline::text::{Analyser, Texts};
/// let mut analyser = Analyser::default();
/// let tokens = analyser.analyse(&Texts { body: "Talks with the U.S. failed.", language: Some("en"), ..Texts::default() });
/// let stems: Vec<&str> = tokens.iter().map(|token| token.stem).collect();
/// assert_eq!(stems, ["en:talk", "with", "the", "us", "en:fail"]);
/// assert_eq!(tokens.iter().nth(3).unwrap().cased, Some("US"));
/// ```
#[derive(Debug, Default)]
pub struct Analyser {
    tokens: Tokens,
    stems: StemCache,
    folded: String,
}

impl Analyser {
    /// The tokens of an article.
    pub fn analyse(&mut self, texts: &Texts<'_>) -> &Tokens {
        thread_local! {
            static STEMS: Cell<StemCache> = Cell::default();
        }
        // The cache is worth keeping beyond this analyser, for as long as the thread lives.
        self.stems = STEMS.take();
        self.stems.speak(texts.language);
        self.analyse_parts(texts);
        STEMS.set(std::mem::take(&mut self.stems));
        &self.tokens
    }

    fn analyse_parts(&mut self, texts: &Texts<'_>) {
        self.tokens.buffer.clear();
        self.tokens.entries.clear();
        // Taken at once: growing step by step leaves holes of many megabytes behind a book.
        let bytes: usize = Part::ALL.iter().map(|part| texts.part(*part).len()).sum();
        self.tokens.entries.reserve(bytes / FEWEST_BYTES_A_WORD);
        self.tokens.buffer.reserve(bytes);
        let headline_end = self.read(Part::Headline, texts, 0);
        let standfirst = headline_end + FIELD_GAP;
        let standfirst_end = self.read(Part::Standfirst, texts, standfirst);
        let body = if standfirst_end > standfirst { standfirst_end + FIELD_GAP } else { standfirst + 1 };
        let body_end = self.read(Part::Body, texts, body);
        self.tokens.words = self.tokens.entries.len() as u32;
        let lead_end = end_of_lead(texts.body);
        let is_behind = |entry: &&Entry| entry.part == Part::Body && entry.start as usize >= lead_end;
        let rest = self.tokens.entries.iter().find(is_behind).map_or(body_end + 1, |entry| entry.position);
        self.tokens.bounds = Bounds { standfirst, body, rest };
        self.read(Part::Bio, texts, 0);
    }

    /// Reads one text from a position on; the position behind its last word.
    fn read(&mut self, part: Part, texts: &Texts<'_>, from: u32) -> u32 {
        let text = texts.part(part);
        let mut words = Words::new(text);
        let mut position = from;
        let first_of_part = self.tokens.entries.len();
        let mut folded = std::mem::take(&mut self.folded);
        while let Some(bytes) = words.advance(&mut folded) {
            let written = &text[bytes.clone()];
            let before = self.tokens.entries[first_of_part..].last().copied();
            let (mut begins_sentence, mut begins_paragraph) = (before.is_none(), before.is_none());
            let mut compound = None;
            if let Some(before) = before {
                let gap = &text[before.end as usize..bytes.start];
                if has_empty_line(gap) {
                    (begins_sentence, begins_paragraph) = (true, true);
                    position += 1;
                } else if gap != " " && !gap.is_empty() {
                    let neighbour = Neighbour {
                        folded: &self.tokens.buffer[before.word.range()],
                        written: &text[before.start as usize..before.end as usize],
                    };
                    begins_sentence = ends_between(neighbour, gap, Neighbour { folded: &folded, written });
                    compound = matches!(gap, "-" | "\u{2010}" | "\u{2011}").then(|| format!("{}{folded}", neighbour.folded));
                }
            }
            if let Some(compound) = compound {
                self.join(&compound);
            }
            let word = self.tokens.push(&folded);
            let remembered = self.stems.word(&folded);
            let is_closed = remembered.is_closed;
            let mut stem = if remembered.stem.is_empty() { word } else { self.tokens.push(&remembered.stem) };
            if let Some(name) = self.stems.name_before_apostrophe(written) {
                let remembered = self.stems.word(&name);
                stem = self.tokens.push(if remembered.stem.is_empty() { &name } else { &remembered.stem });
            }
            let (cased, is_mixed_case) = self.push_cased(written);
            self.tokens.entries.push(Entry {
                part,
                position,
                start: bytes.start as u32,
                end: bytes.end as u32,
                word,
                stem,
                cased,
                compound: Slice::default(),
                compound_stem: Slice::default(),
                is_mixed_case,
                begins_sentence,
                begins_paragraph,
                is_closed,
            });
            position += 1;
        }
        self.folded = folded;
        position
    }

    /// Gives the last word the compound that it begins.
    fn join(&mut self, compound: &str) {
        let whole = self.tokens.push(compound);
        let remembered = self.stems.word(compound);
        let stem = if remembered.stem.is_empty() { whole } else { self.tokens.push(&remembered.stem) };
        if let Some(entry) = self.tokens.entries.last_mut() {
            (entry.compound, entry.compound_stem) = (whole, stem);
        }
    }

    /// Writes a word folded but for its capitals, and whether these are mixed; nothing if it has none.
    fn push_cased(&mut self, written: &str) -> (Slice, bool) {
        let has_capitals = if written.is_ascii() {
            written.bytes().any(|byte| byte.is_ascii_uppercase())
        } else {
            written.chars().any(char::is_uppercase)
        };
        if !has_capitals {
            return (Slice::default(), false);
        }
        let start = self.tokens.buffer.len();
        push_cased(written, &mut self.tokens.buffer);
        let cased = &self.tokens.buffer[start..];
        let is_mixed = case_of(cased) == Case::Mixed;
        (self.tokens.behind(start), is_mixed)
    }
}

/// How the capitals of a word lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// There are none.
    Lower,
    /// The first letter only.
    Title,
    /// Every letter, and more than one.
    Upper,
    /// Otherwise.
    Mixed,
}

/// How the capitals of a word lie.
pub(crate) fn case_of(cased: &str) -> Case {
    // A name, the most frequent case by far.
    let bytes = cased.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_uppercase) && bytes[1..].iter().all(u8::is_ascii_lowercase) {
        return Case::Title;
    }
    let mut capitals = cased.chars().filter(|character| character.is_uppercase()).count();
    let letters = cased.chars().filter(|character| character.is_alphabetic()).count();
    let starts = cased.chars().find(|character| character.is_alphabetic()).is_some_and(char::is_uppercase);
    if capitals == 0 {
        return Case::Lower;
    }
    if capitals == letters && letters > 1 {
        return Case::Upper;
    }
    capitals -= usize::from(starts);
    if starts && capitals == 0 { Case::Title } else { Case::Mixed }
}

/// Appends a word folded but for its capitals: accents, apostrophes and dots go, and what is too long, as in the folded form.
pub(crate) fn push_cased(written: &str, cased: &mut String) {
    let start = cased.len();
    push_all_cased(written, cased);
    if cased.len() - start > LONGEST_WORD_BYTES {
        cased.truncate(cased.floor_char_boundary(start + LONGEST_WORD_BYTES));
    }
}

fn push_all_cased(written: &str, cased: &mut String) {
    if written.is_ascii() {
        let is_kept = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'&' | b'+' | b'#');
        cased.extend(written.bytes().filter(is_kept).map(char::from));
        return;
    }
    let mut folded = String::new();
    for character in written.chars() {
        match role(character) {
            Role::Letter | Role::Alone => {
                folded.clear();
                push_folded(character, &mut folded);
                if character.is_uppercase() {
                    cased.extend(folded.chars().flat_map(char::to_uppercase));
                } else {
                    cased.push_str(&folded);
                }
            }
            Role::Break if matches!(character, '&' | '+' | '#') => cased.push(character),
            _ => {}
        }
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
    }

    #[test]
    fn cases() {
        for (word, cased, case) in [
            ("Łódź", "Lodz", Case::Title),
            ("U.S", "US", Case::Upper),
            ("McDonald", "McDonald", Case::Mixed),
            ("I", "I", Case::Title),
            ("F16", "F16", Case::Title),
            ("é", "e", Case::Lower),
            ("AT&T", "AT&T", Case::Upper),
        ] {
            let mut found = String::new();
            push_cased(word, &mut found);
            assert_eq!((found.as_str(), case_of(&found)), (cased, case));
        }
    }
}
