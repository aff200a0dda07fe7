//! Turns text into the tokens of dates: numbers in any script, words with what they mean in a date, marks.

use std::ops::Range;

use super::vocabulary::{Flags, Meaning, VOCABULARY, fold_into};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Number(Number),
    Word(&'static Meaning),
    Mark(char),
}

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// The value of the first nine digits.
    pub(super) value: u32,
    pub(super) digits: usize,
    pub(super) is_ordinal: bool,
    /// Whether a letter follows directly.
    pub(super) is_glued: bool,
    /// The code of the digit zero in its script.
    zero: u32,
}

impl Number {
    pub(super) fn is_persian(self) -> bool {
        self.zero == 0x6F0
    }

    pub(super) fn is_devanagari(self) -> bool {
        self.zero == 0x966
    }

    pub(super) fn is_thai(self) -> bool {
        self.zero == 0xE50
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    pub(super) follows_space: bool,
    pub(super) follows_line: bool,
    /// Whether it is written in two to five capitals, as time zones are.
    pub(super) is_code: bool,
}

impl Token {
    pub(super) fn has(&self, flags: Flags) -> bool {
        matches!(self.kind, Kind::Word(meaning) if meaning.has(flags))
    }

    pub(super) fn is_weekday(&self) -> bool {
        matches!(self.kind, Kind::Word(meaning) if meaning.weekdays != 0)
    }

    pub(super) fn number(&self) -> Option<Number> {
        match self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_separator(&self) -> bool {
        matches!(
            self.kind,
            Kind::Mark(',' | '.' | '(' | '[' | '|' | '·' | '•' | '-' | '–' | '—' | ':' | '،' | '/' | '：' | '（' | '【')
        )
    }

    /// Whether it is a word without any meaning in a date.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self.kind, Kind::Word(meaning) if meaning == VOCABULARY.nothing())
    }

    /// Whether a date may begin here.
    pub(super) fn may_begin(&self) -> bool {
        match self.kind {
            Kind::Number(_) => true,
            Kind::Word(meaning) => meaning.may_begin(),
            Kind::Mark(_) => false,
        }
    }
}

/// The first tokens of a text, at most `most`.
pub(super) fn tokens(text: &str, most: usize) -> Vec<Token> {
    let mut reader = Reader { text, at: 0, folded: String::new(), follows_number: false };
    let mut tokens = Vec::with_capacity(most.min(16));
    while tokens.len() < most
        && let Some(token) = reader.next()
    {
        tokens.push(token);
    }
    drop_quotes(&mut tokens);
    tokens
}

/// `«14» марта 2023`: forms and decrees set the day in quotation marks.
fn drop_quotes(tokens: &mut Vec<Token>) {
    let is_open = |token: &Token| matches!(token.kind, Kind::Mark('«' | '"' | '“' | '„'));
    let is_close = |token: &Token| matches!(token.kind, Kind::Mark('»' | '"' | '”' | '“'));
    let mut at = 0;
    while let Some(place) = tokens[at..].iter().position(is_open) {
        at += place;
        let is_day = tokens.get(at + 1).and_then(Token::number).is_some_and(|number| number.digits <= 2)
            && tokens.get(at + 2).is_some_and(is_close)
            && tokens.get(at + 3).is_some_and(|next| matches!(next.kind, Kind::Word(word) if !word.months.is_empty()));
        if is_day {
            tokens.remove(at + 2);
            tokens.remove(at);
        }
        at += 1;
    }
}

/// Whether there is anything in a text that may be a number among its tokens.
pub(super) fn holds_number(text: &str) -> bool {
    let is_digit = |c: char| !c.is_ascii() && (digit(c).is_some() || han_digit(c).is_some());
    text.bytes().any(|byte| byte.is_ascii_digit()) || !text.is_ascii() && text.chars().any(is_digit)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    folded: String,
    follows_number: bool,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Token> {
        let (mut follows_space, mut follows_line) = (false, false);
        let character = loop {
            let character = self.text[self.at..].chars().next()?;
            if !character.is_whitespace() && !is_invisible(character) {
                break character;
            }
            follows_space |= character.is_whitespace();
            follows_line |= character == '\n';
            self.at += character.len_utf8();
        };
        let start = self.at;
        let kind = if digit(character).is_some() {
            self.at += run_length(&self.text[start..], |c| digit(c).is_some());
            self.number(start)
        } else if han_digit(character).is_some() && self.han_number() {
            self.han_kind(start)
        } else if character.is_alphabetic() {
            Kind::Word(self.word(start))
        } else {
            self.at += character.len_utf8();
            // The mark of abbreviations in Indian scripts.
            Kind::Mark(if character == '॰' { '.' } else { character })
        };
        self.follows_number = matches!(kind, Kind::Number(_));
        let bytes = &self.text.as_bytes()[start..self.at];
        let is_code = (2..=5).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_uppercase);
        Some(Token { kind, range: start..self.at, follows_space, follows_line, is_code })
    }

    fn number(&mut self, start: usize) -> Kind {
        let mut digits = 0;
        let (mut value, mut zero) = (0u32, 0);
        for character in self.text[start..self.at].chars() {
            let Some(digit) = digit(character) else { continue };
            if digits < 9 {
                value = value * 10 + digit;
            }
            zero = character as u32 - digit;
            digits += 1;
        }
        let rest = &self.text[self.at..];
        let suffix = &rest[..run_length(rest, is_in_word)];
        let mut is_ordinal = false;
        if !suffix.is_empty() && suffix.len() <= 8 && digits <= 2 {
            is_ordinal = self.is_ordinal_suffix(suffix);
            self.at += if is_ordinal { suffix.len() } else { 0 };
        } else if let Some(mark @ ('º' | 'ª' | '°')) = rest.chars().next() {
            self.at += mark.len_utf8();
        }
        let is_glued = self.text[self.at..].starts_with(char::is_alphabetic);
        Kind::Number(Number { value, digits, is_ordinal, is_glued, zero })
    }

    fn is_ordinal_suffix(&mut self, suffix: &str) -> bool {
        // The letters that follow are read first: "1º" and "1ª" are letters too.
        if matches!(suffix, "º" | "ª") {
            return true;
        }
        self.folded.clear();
        fold_into(suffix, &mut self.folded);
        VOCABULARY.meaning(&self.folded).is_some_and(|meaning| meaning.has(Flags::ORDINAL))
    }

    /// Whether the Chinese digits here are a number of a date: what follows them says so.
    fn han_number(&self) -> bool {
        let rest = &self.text[self.at..];
        let length = run_length(rest, |c| han_digit(c).is_some());
        rest[length..].starts_with(['年', '月', '日', '号', '號'])
    }

    fn han_kind(&mut self, start: usize) -> Kind {
        self.at += run_length(&self.text[start..], |c| han_digit(c).is_some());
        let written: Vec<u32> = self.text[start..self.at].chars().filter_map(han_digit).collect();
        let is_in_tens = written.iter().any(|digit| *digit >= 10);
        let (mut value, mut pending) = (0u32, 0);
        for digit in written.iter().take(6).copied() {
            match (is_in_tens, digit) {
                (false, digit) => value = value * 10 + digit,
                (true, tens @ (10 | 100)) => value += std::mem::take(&mut pending).max(1) * tens,
                (true, 20 | 30) => value += digit,
                (true, digit) => pending = digit,
            }
        }
        value += pending;
        let digits = match is_in_tens {
            true if value >= 100 => 3,
            true => 2,
            false => written.len(),
        };
        Kind::Number(Number { value, digits, is_ordinal: false, is_glued: true, zero: 0x3007 })
    }

    /// The meaning of the word at `start`, which may be a name of several words or of letters with dots; moves behind it.
    fn word(&mut self, start: usize) -> &'static Meaning {
        let vocabulary = &*VOCABULARY;
        let first = self.text[start..].chars().next().unwrap_or_default();
        if is_written_without_spaces(first) {
            return self.beginning(start);
        }
        self.at = start + run_length(&self.text[start..], is_in_word);
        if self.at - start > LONGEST_WORD_BYTES {
            return vocabulary.nothing();
        }
        self.folded.clear();
        fold_into(&self.text[start..self.at], &mut self.folded);
        let mut best = vocabulary.meaning(&self.folded);
        if vocabulary.begins_longer(&self.folded)
            && let Some((meaning, end)) = self.longer(start)
        {
            self.at = end;
            return meaning;
        }
        if best.is_none() && is_hebrew(first) && self.text[start..].starts_with(['ב', 'ל', 'ה']) {
            self.folded.clear();
            fold_into(&self.text[start + first.len_utf8()..self.at], &mut self.folded);
            best = vocabulary.meaning(&self.folded);
        }
        if let Some(meaning) = best
            && meaning.has(Flags::MONTH_WORD)
        {
            return self.numbered_month(meaning);
        }
        best.unwrap_or(vocabulary.nothing())
    }

    /// The longest word at the beginning of a run without spaces, "日" of "日星期一"; the whole run if none is there.
    fn beginning(&mut self, start: usize) -> &'static Meaning {
        const LONGEST: usize = 16;
        let run = &self.text[start..];
        let ends = run.char_indices().map(|(place, c)| (place + c.len_utf8(), c)).take(LONGEST);
        let ends: Vec<usize> = ends.take_while(|(_, c)| is_in_word(*c)).map(|(end, _)| end).collect();
        for end in ends.into_iter().rev() {
            self.at = start + end;
            self.folded.clear();
            fold_into(&run[..end], &mut self.folded);
            if VOCABULARY.begins_longer(&self.folded)
                && let Some((meaning, end)) = self.longer(start)
            {
                self.at = end;
                return meaning;
            }
            if let Some(meaning) = VOCABULARY.meaning(&self.folded) {
                return meaning;
            }
        }
        self.at = start + run_length(run, is_in_word);
        VOCABULARY.nothing()
    }

    /// A name that goes on behind a gap or a dot: "كانون الثاني", "p.m.", "ต.ค.".
    fn longer(&mut self, start: usize) -> Option<(&'static Meaning, usize)> {
        let mut best = None;
        let mut end = self.at;
        for _ in 0..3 {
            let rest = &self.text[end..];
            let after = rest.trim_start_matches(JOINTS);
            let gap = rest.len() - after.len();
            let next = run_length(after, is_in_word);
            if gap == 0 || gap > 4 || next == 0 {
                break;
            }
            end += gap + next;
            fold_into(&after[..next], &mut self.folded);
            if let Some(meaning) = VOCABULARY.meaning(&self.folded) {
                let is_dotted = self.text[start..end].contains('.') && self.text[end..].starts_with('.');
                best = Some((meaning, end + usize::from(is_dotted)));
            }
            // Months that are numbered by a word and counted in words are not numbered again.
            if !VOCABULARY.begins_longer(&self.folded) {
                break;
            }
        }
        best
    }

    /// "tháng 10": the number is the month's.
    fn numbered_month(&mut self, unnumbered: &'static Meaning) -> &'static Meaning {
        let rest = &self.text[self.at..];
        let after = rest.trim_start();
        let length = run_length(after, |c| digit(c).is_some());
        let value =
            after[..length].chars().filter_map(digit).take(3).fold(0usize, |value, digit| value * 10 + digit as usize);
        match VOCABULARY.numbered_month(value) {
            Some(meaning) if length > 0 => {
                self.at += rest.len() - after.len() + length;
                meaning
            }
            _ => unnumbered,
        }
    }
}

/// Longer words mean nothing in a date.
const LONGEST_WORD_BYTES: usize = 120;

/// What may stand between the pieces of one name.
const JOINTS: [char; 9] = ['.', ' ', '-', '\'', '’', 'ʼ', '\u{A0}', '\u{200B}', '\u{200C}'];

fn run_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}

fn is_in_word(character: char) -> bool {
    character.is_ascii_alphabetic()
        || !character.is_ascii()
            && (character.is_alphabetic()
                || unicode_normalization::char::is_combining_mark(character)
                || matches!(character, '\u{200C}' | '\u{200D}' | '\u{AD}'))
}

/// Marks of direction and of width that nobody sees.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn is_hebrew(character: char) -> bool {
    matches!(character, '\u{5D0}'..='\u{5EA}')
}

pub(super) fn is_written_without_spaces(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

/// The value of a digit of any script in use.
pub(super) fn digit(character: char) -> Option<u32> {
    const ZEROS: [u32; 18] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0,
        0x1810, 0xFF10,
    ];
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let code = character as u32;
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    Some(code - zero).filter(|digit| *digit < 10)
}

fn han_digit(character: char) -> Option<u32> {
    let value = match character {
        '〇' | '○' | '零' => 0,
        '一' | '元' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    };
    Some(value)
}
