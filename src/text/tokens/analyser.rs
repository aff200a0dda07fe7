//! Turns the texts of articles, one after another, into their tokens in the same memory.

use std::cell::Cell;

use super::{Bounds, Entry, FIELD_GAP, Form, Part, Slice, Texts, Tokens, end_of_lead, has_empty_line};
use crate::text::case::{Case, case_of, push_cased};
use crate::text::found::{FoundWord, FoundWords};
use crate::text::sentences::{Neighbour, ends_between};
use crate::text::stem::StemCache;
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
        let first_of_part = self.tokens.entries.len();
        let mut folded = std::mem::take(&mut self.folded);
        while let Some(bytes) = words.advance(&mut folded) {
            let before = self.tokens.entries[first_of_part..].last().copied();
            let (mut begins_sentence, mut begins_paragraph) = (before.is_none(), before.is_none());
            if let Some(before) = before {
                let gap = &text[before.end as usize..bytes.start];
                // Between most words.
                let is_plain = gap == " " || gap.is_empty();
                if !is_plain && has_empty_line(gap) {
                    (begins_sentence, begins_paragraph) = (true, true);
                } else if !is_plain {
                    let form = &self.tokens.forms[before.form as usize];
                    let neighbour = Neighbour {
                        folded: &self.tokens.buffer[form.word.range()],
                        written: &text[before.start as usize..before.end as usize],
                    };
                    let ahead = &text[..before.start as usize];
                    let own = Neighbour { folded: &folded, written: &text[bytes.clone()] };
                    begins_sentence = ends_between(language, ahead, neighbour, gap, own);
                }
            }
            let (start, end, hash) = (bytes.start as u32, bytes.end as u32, hash_of(&folded));
            let word = FoundWord { start, end, hash, begins_sentence, begins_paragraph };
            position += u32::from(before.is_some() && begins_paragraph);
            self.push_word(part, text, &folded, word, position, before);
            position += 1;
        }
        self.folded = folded;
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
            self.push_word(part, text, folded, *word, position, before);
            before = self.tokens.entries.last().copied();
            position += 1;
        }
        self.folded = memory;
        position
    }

    /// Adds a word in its place behind another.
    fn push_word(&mut self, part: Part, text: &str, folded: &str, word: FoundWord, position: u32, before: Option<Entry>) {
        let written = &text[word.bytes()];
        if let Some(before) = before
            && !word.begins_paragraph
            && is_hyphen(&text[before.end as usize..word.start as usize])
        {
            let form = &self.tokens.forms[before.form as usize];
            let compound = [&self.tokens.buffer[form.word.range()], folded].concat();
            self.join(&compound);
        }
        let (cased, is_mixed_case) = self.push_cased(written);
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
            is_mixed_case,
            begins_sentence: word.begins_sentence,
            begins_paragraph: word.begins_paragraph,
        });
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
        let place = self.stems.place_of(hash);
        if let Some(form) = self.stems.number(place, word) {
            return form;
        }
        let itself = self.tokens.push(word);
        let start = self.tokens.buffer.len();
        let is_closed = self.stems.push_stem(place, word, &mut self.tokens.buffer);
        let stem = self.tokens.behind(start);
        let stem = if stem.length == 0 { itself } else { stem };
        let form = self.push_form(Form { word: itself, stem, other_stem: Slice::default(), is_closed });
        self.stems.set_number(place, word, form);
        form
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

    /// Writes a word folded but for its capitals, and whether these are mixed; nothing if it has none.
    fn push_cased(&mut self, written: &str) -> (Slice, bool) {
        let kinds = kinds_in(written);
        let has_capitals = kinds & CAPITAL != 0 || kinds & BEYOND != 0 && written.chars().any(char::is_uppercase);
        if !has_capitals {
            return (Slice::default(), false);
        }
        // Letters and digits alone, no more than a word may be long: they stay as they are.
        if kinds & !(SMALL | CAPITAL) == 0 && written.len() <= LONGEST_WORD_BYTES {
            return (self.tokens.push(written), case_of(written) == Case::Mixed);
        }
        let start = self.tokens.buffer.len();
        push_cased(written, &mut self.tokens.buffer);
        let cased = &self.tokens.buffer[start..];
        let is_mixed = case_of(cased) == Case::Mixed;
        (self.tokens.behind(start), is_mixed)
    }
}

/// Whether an `s` stands behind what may be the last letter or digit of an acronym or a number; most words are known to be none by that.
fn may_be_before_s(written: &str) -> bool {
    matches!(written.as_bytes(), [.., before, b's'] if !before.is_ascii_lowercase())
}
