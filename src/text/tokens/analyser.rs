//! Turns the texts of articles, one after another, into their tokens in the same memory.

use std::cell::Cell;
use std::ops::Range;

use super::{Bounds, Entry, FIELD_GAP, Form, Part, Slice, Texts, Tokens, end_of_lead, has_empty_line};
use crate::text::case::{Case, case_of, push_cased};
use crate::text::found::{FoundWord, FoundWords};
use crate::text::sentences::{Neighbour, ends_between};
use crate::text::stem::{Known, StemCache, Stemmed, is_closed};
use crate::text::words::{BEYOND, CAPITAL, LONGEST_WORD_BYTES, SMALL, Words, hash_of, is_hyphen, kinds_in};

/// So many bytes of a text make a word, with the gap behind it; English has six.
const FEWEST_BYTES_A_WORD: usize = 5;

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
        self.analyse_found(texts, &FoundWords::default())
    }

    /// The same of an article of which some words are found already.
    pub(crate) fn analyse_found(&mut self, texts: &Texts<'_>, found: &FoundWords) -> &Tokens {
        thread_local! {
            static STEMS: Cell<StemCache> = Cell::default();
        }
        // The cache is worth keeping beyond this analyser, for as long as the thread lives.
        self.stems = STEMS.take();
        self.stems.begin(texts.language);
        self.analyse_parts(texts, found);
        STEMS.set(std::mem::take(&mut self.stems));
        &self.tokens
    }

    fn analyse_parts(&mut self, texts: &Texts<'_>, found: &FoundWords) {
        self.tokens.buffer.clear();
        self.tokens.entries.clear();
        self.tokens.forms.clear();
        // Taken at once: growing step by step leaves holes of many megabytes behind a book.
        let bytes: usize = Part::ALL.iter().map(|part| texts.part(*part).len()).sum();
        self.tokens.entries.reserve(bytes / FEWEST_BYTES_A_WORD);
        self.tokens.buffer.reserve(bytes);
        let mut read = |part: Part, from: u32| match found.of(part) {
            Some(words) => self.read_found(part, texts.part(part), words, from),
            None => self.read(texts.language, part, texts.part(part), from),
        };
        let headline_end = read(Part::Headline, 0);
        let standfirst = headline_end + FIELD_GAP;
        let standfirst_end = read(Part::Standfirst, standfirst);
        let body = if standfirst_end > standfirst { standfirst_end + FIELD_GAP } else { standfirst + 1 };
        let body_end = read(Part::Body, body);
        self.tokens.words = self.tokens.entries.len() as u32;
        let lead_end = end_of_lead(texts.body);
        let is_behind = |entry: &&Entry| entry.part == Part::Body && entry.start as usize >= lead_end;
        let rest = self.tokens.entries.iter().find(is_behind).map_or(body_end + 1, |entry| entry.position);
        self.tokens.bounds = Bounds { standfirst, body, rest };
        self.read(texts.language, Part::Bio, texts.bio, 0);
    }

    /// Reads one text from a position on; the position behind its last word.
    fn read(&mut self, language: Option<&str>, part: Part, text: &str, from: u32) -> u32 {
        let mut words = Words::new(text);
        let mut position = from;
        let mut before: Option<Before> = None;
        let (mut memory, mut memory_ahead) = (std::mem::take(&mut self.folded), String::new());
        let mut ahead = NextWord::of(&mut words, &mut memory_ahead);
        while let Some(word) = ahead {
            std::mem::swap(&mut memory, &mut memory_ahead);
            // The processor fetches what is known of the next word while this one is worked on.
            ahead = NextWord::of(&mut words, &mut memory_ahead);
            if let Some(ahead) = &ahead {
                self.stems.fetch(ahead.hash);
            }
            let NextWord { bytes, hash, kinds, is_in_place } = word;
            let folded = if is_in_place { &text[bytes.clone()] } else { &*memory };
            let (mut begins_sentence, mut begins_paragraph) = (before.is_none(), before.is_none());
            if let Some(before) = before
                && !is_plain_gap(&text.as_bytes()[before.end as usize..bytes.start])
            {
                let gap = &text[before.end as usize..bytes.start];
                if has_empty_line(gap) {
                    (begins_sentence, begins_paragraph) = (true, true);
                } else {
                    let form = &self.tokens.forms[before.form as usize];
                    let neighbour = Neighbour {
                        folded: &self.tokens.buffer[form.word.range()],
                        written: &text[before.start as usize..before.end as usize],
                    };
                    let ahead = &text[..before.start as usize];
                    let own = Neighbour { folded, written: &text[bytes.clone()] };
                    begins_sentence = ends_between(language, ahead, neighbour, gap, own);
                }
            }
            let (start, end) = (bytes.start as u32, bytes.end as u32);
            let word = FoundWord { start, end, hash, begins_sentence, begins_paragraph };
            position += u32::from(before.is_some() && begins_paragraph);
            before = Some(self.push_word(part, text, folded, kinds, word, position, before));
            position += 1;
        }
        self.folded = memory;
        position
    }

    /// The same of a text of which the words are found already.
    fn read_found(&mut self, part: Part, text: &str, words: &[FoundWord], from: u32) -> u32 {
        let mut position = from;
        let mut before = None;
        let mut memory = std::mem::take(&mut self.folded);
        for word in words {
            let written = &text[word.bytes()];
            let kinds = kinds_in(written);
            let folded = match kinds & !(SMALL | CAPITAL) {
                0 if kinds & CAPITAL == 0 && written.len() <= LONGEST_WORD_BYTES => written,
                0 if written.len() <= LONGEST_WORD_BYTES => {
                    memory.clear();
                    memory.push_str(written);
                    memory.make_ascii_lowercase();
                    &*memory
                }
                _ => {
                    Words::from(text, word.start as usize).advance(&mut memory);
                    &*memory
                }
            };
            position += u32::from(before.is_some() && word.begins_paragraph);
            before = Some(self.push_word(part, text, folded, kinds, *word, position, before));
            position += 1;
        }
        self.folded = memory;
        position
    }

    /// Adds a word in its place behind another.
    #[expect(clippy::too_many_arguments, reason = "called for every word of every article, from two places")]
    #[inline]
    fn push_word(
        &mut self,
        part: Part,
        text: &str,
        folded: &str,
        kinds: u8,
        word: FoundWord,
        position: u32,
        before: Option<Before>,
    ) -> Before {
        let written = &text[word.bytes()];
        if let Some(before) = before
            && !word.begins_paragraph
            && !is_plain_gap(&text.as_bytes()[before.end as usize..word.start as usize])
            && is_hyphen(&text[before.end as usize..word.start as usize])
        {
            let form = &self.tokens.forms[before.form as usize];
            let compound = [&self.tokens.buffer[form.word.range()], folded].concat();
            self.join(&compound);
        }
        let (cased, case) = self.push_cased(written, kinds);
        let mut form = self.form_with(folded, word.hash);
        if let Some(name) = self.stems.name_before_apostrophe(written) {
            let form_of_name = self.form_of(&name);
            form = self.with_stem_of(form, form_of_name);
        } else if may_be_before_s(written) {
            form = self.without_s(form, folded, cased);
        }
        self.tokens.entries.push(Entry {
            part,
            position,
            start: word.start,
            end: word.end,
            form,
            cased,
            compound: Slice::default(),
            compound_stem: Slice::default(),
            case,
            begins_sentence: word.begins_sentence,
            begins_paragraph: word.begins_paragraph,
        });
        Before { start: word.start, end: word.end, form }
    }

    /// Gives the last word the compound that it begins.
    fn join(&mut self, compound: &str) {
        let mut form = self.form_of(compound);
        if let Some(number) = self.stems.number_before_s(compound) {
            let form_of_number = self.form_of(number);
            form = self.with_stem_of(form, form_of_number);
        }
        let form = self.tokens.forms[form as usize];
        if let Some(entry) = self.tokens.entries.last_mut() {
            (entry.compound, entry.compound_stem) = (form.word, form.stem);
        }
    }

    /// The number of a word that is found by what stands before its `s`, too, if that is a number or an acronym.
    fn without_s(&mut self, form: u32, folded: &str, cased: Slice) -> u32 {
        let number = self.stems.number_before_s(folded).map(str::to_string);
        let acronym = || self.stems.acronym_before_s(&self.tokens.buffer[cased.range()]);
        let Some(singular) = number.or_else(acronym) else { return form };
        // Who types an acronym in small letters does not say that it is a plural.
        let as_typed = self.tokens.forms[form as usize].stem;
        let form_of_singular = self.form_of(&singular);
        let form = self.with_stem_of(form, form_of_singular);
        self.tokens.forms[form as usize].other_stem = as_typed;
        form
    }

    /// The number of a word with its stem, which stands for itself where it has none.
    fn form_of(&mut self, word: &str) -> u32 {
        self.form_with(word, hash_of(word))
    }

    /// The same of a word of this hash.
    fn form_with(&mut self, word: &str, hash: u64) -> u32 {
        let (itself, stem, is_closed) = match self.stems.number_or_stem(word, hash, self.tokens.forms.len() as u32) {
            Known::Number(form) => return form,
            Known::Stem(stem) if stem.has_stem => {
                let (itself, its_stem) = self.push_with_stem(word, &stem);
                (itself, its_stem, stem.is_closed)
            }
            Known::Stem(stem) => {
                let itself = self.tokens.push(word);
                (itself, itself, stem.is_closed)
            }
            Known::Long(stem) => {
                let itself = self.tokens.push(word);
                (itself, stem.map_or(itself, |stem| self.tokens.push(&stem)), is_closed(word))
            }
        };
        self.push_form(Form { word: itself, stem, other_stem: Slice::default(), is_closed })
    }

    /// Writes a word and its stem. Behind its tag most words begin with their stems.
    fn push_with_stem(&mut self, word: &str, stem: &Stemmed) -> (Slice, Slice) {
        let (tag, kept) = (self.stems.tag(), stem.kept_bytes());
        let start = self.tokens.buffer.len();
        self.tokens.buffer.push_str(tag);
        let itself = self.tokens.push(word);
        let ending = stem.ending();
        if ending.is_empty() {
            return (itself, Slice { start: start as u32, length: (tag.len() + kept) as u16 });
        }
        let start = self.tokens.buffer.len();
        for piece in [tag, word.get(..kept).unwrap_or(word), ending] {
            self.tokens.buffer.push_str(piece);
        }
        (itself, self.tokens.behind(start))
    }

    /// The number of the word of one form with the stem of another.
    fn with_stem_of(&mut self, word: u32, other: u32) -> u32 {
        let Form { stem, .. } = self.tokens.forms[other as usize];
        let word = self.tokens.forms[word as usize];
        self.push_form(Form { stem, ..word })
    }

    fn push_form(&mut self, form: Form) -> u32 {
        self.tokens.forms.push(form);
        self.tokens.forms.len() as u32 - 1
    }

    /// Writes a word folded but for its capitals, and how they lie; nothing if it has none. `kinds` are those of its bytes.
    fn push_cased(&mut self, written: &str, kinds: u8) -> (Slice, Case) {
        let has_capitals = kinds & CAPITAL != 0 || kinds & BEYOND != 0 && written.chars().any(char::is_uppercase);
        if !has_capitals {
            return (Slice::default(), Case::Lower);
        }
        // Letters and digits alone, no more than a word may be long: they stay as they are.
        if kinds & !(SMALL | CAPITAL) == 0 && written.len() <= LONGEST_WORD_BYTES {
            return (self.tokens.push(written), case_of(written));
        }
        let start = self.tokens.buffer.len();
        push_cased(written, &mut self.tokens.buffer);
        let case = case_of(&self.tokens.buffer[start..]);
        (self.tokens.behind(start), case)
    }
}

/// A word that is read ahead.
#[derive(Clone, Debug)]
struct NextWord {
    bytes: Range<usize>,
    hash: u64,
    /// The kinds of bytes in it.
    kinds: u8,
    /// Whether its folded form stands in the text; otherwise it is in the memory.
    is_in_place: bool,
}

impl NextWord {
    #[inline]
    fn of(words: &mut Words<'_>, memory: &mut String) -> Option<NextWord> {
        let (bytes, folded, kinds) = words.next_in(memory)?;
        // A word that is too long is cut.
        let is_in_place = kinds == SMALL && folded.len() == bytes.len();
        Some(NextWord { hash: hash_of(folded), bytes, kinds, is_in_place })
    }
}

/// The word before one, as the next needs it.
#[derive(Clone, Copy, Debug)]
struct Before {
    start: u32,
    end: u32,
    form: u32,
}

/// Whether a space alone stands between two words, as between most, or nothing.
#[inline]
fn is_plain_gap(gap: &[u8]) -> bool {
    matches!(gap, [] | [b' '])
}

/// Whether an `s` stands behind what may be the last letter or digit of an acronym or a number; most words are known to be none by that.
fn may_be_before_s(written: &str) -> bool {
    matches!(written.as_bytes(), [.., before, b's'] if !before.is_ascii_lowercase())
}
