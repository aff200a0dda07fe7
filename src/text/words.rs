//! Turns a text into its words: what is indexed, what a query asks for, and what is highlighted.
//!
//! - Letters, digits and marks make words; everything else ends them. Case, accents and width do not count.
//! - `Hamas's`, `Hamas’` and `Hamas` are one word, `G20's` and `G20` too; other inner apostrophes vanish (`don't` is `dont`), but an elided article
//!   is a word of its own (`l'Iran` is `l iran`).
//! - Dotted acronyms are one word (`U.S.` is `us`); `1,400` is `1400`, `3.5` stays; `AT&T`, `C++` and `C#` are one word.
//! - Hyphens separate: `Israel-Palestine` is two words in a row, which is how a query for it is read too.
//! - A Hebrew acronym is one word (`צה"ל` is `צהל`).
//! - Scripts written without spaces give one word a character, so that any run of them can be searched as a phrase; an
//!   emoji is a word too.
//!
//! The borders are those of Unicode's UAX #29 for alphabetic scripts, with the exceptions above.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::fold::{Role, apply_mark, push_folded, role, voicing_mark};

/// The version of the rules; an index made by other rules has to be made again.
pub const ANALYSER_VERSION: u32 = 11;

/// A word is cut here, in bytes of its folded form.
pub(super) const LONGEST_WORD_BYTES: usize = 255;

/// What French, Catalan and Italian write before an apostrophe as a word of its own.
const ELISIONS: [&str; 22] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall", "dell",
    "nell", "sull", "quell", "quest", "anch",
];

/// The folded words of a text, in order.
///
/// ```
/// use dateline::text::words_of;
/// assert_eq!(words_of("The U.S.-led order, Hamas’s 1,400"), ["the", "us", "led", "order", "hamas", "1400"]);
/// ```
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut folded = String::new();
    std::iter::from_fn(|| words.advance(&mut folded).map(|_| folded.clone())).collect()
}

/// The hash of a folded word.
pub(crate) fn hash_of(folded: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    folded.hash(&mut hasher);
    hasher.finish()
}

/// A cursor over the words of a text.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    next_byte: usize,
}

impl<'a> Words<'a> {
    pub(crate) fn new(text: &'a str) -> Words<'a> {
        Words::from(text, 0)
    }

    /// A cursor over the words of a text from a byte on.
    pub(super) fn from(text: &'a str, next_byte: usize) -> Words<'a> {
        Words { text, next_byte }
    }

    /// Moves to the next word: writes its folded form and returns its byte range in the text.
    pub(crate) fn advance(&mut self, folded: &mut String) -> Option<Range<usize>> {
        loop {
            folded.clear();
            let start = self.skip_breaks()?;
            let end = self.read_word(start, folded);
            if folded.len() > LONGEST_WORD_BYTES {
                folded.truncate(folded.floor_char_boundary(LONGEST_WORD_BYTES));
            }
            // A run of marks alone folds to nothing.
            if !folded.is_empty() {
                return Some(start..end);
            }
        }
    }

    /// The next word, its folded form, and which kinds of bytes are in it as it is written, see [`kinds_in`]. The folded form is that in the text
    /// where it is the same, as of most words, and is otherwise written to the memory.
    #[inline]
    pub(crate) fn next_in<'m>(&mut self, memory: &'m mut String) -> Option<(Range<usize>, &'m str, u8)>
    where
        'a: 'm,
    {
        let bytes = self.text.as_bytes();
        let start = self.skip_breaks()?;
        let (length, has_capitals) = run_at(&bytes[start..]);
        let end = start + length;
        if (1..=LONGEST_WORD_BYTES).contains(&length) && ends_plainly(&bytes[end..]) {
            self.next_byte = end;
            let run = &self.text[start..end];
            if !has_capitals {
                return Some((start..end, run, SMALL));
            }
            memory.clear();
            memory.push_str(run);
            memory.make_ascii_lowercase();
            return Some((start..end, memory, SMALL | CAPITAL));
        }
        let range = self.advance(memory)?;
        let kinds = kinds_in(&self.text[range.clone()]);
        Some((range, memory, kinds))
    }

    #[inline]
    fn skip_breaks(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let byte = *bytes.get(self.next_byte)?;
            if byte.is_ascii_alphanumeric() {
                return Some(self.next_byte);
            }
            if byte.is_ascii() {
                self.next_byte += 1;
                continue;
            }
            let character = self.character_at(self.next_byte)?;
            if matches!(role(character), Role::Letter | Role::Alone) {
                return Some(self.next_byte);
            }
            self.next_byte += character.len_utf8();
        }
    }

    /// Reads the word that begins at `start`; returns its end and leaves the cursor behind it.
    fn read_word(&mut self, start: usize, folded: &mut String) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        // Whether all so far is single letters with dots between them: the beginning of a dotted acronym.
        let mut letters_since_dot = 0;
        let mut previous = ' ';
        while at < bytes.len() {
            let (length, has_capitals) = run_at(&bytes[at..]);
            let run = &bytes[at..at + length];
            if let Some(last) = run.last() {
                let lowered_from = folded.len();
                folded.push_str(&self.text[at..at + length]);
                if has_capitals {
                    folded[lowered_from..].make_ascii_lowercase();
                }
                previous = char::from(*last);
                letters_since_dot += run.len();
                at += run.len();
                if ends_plainly(&bytes[at..]) {
                    break;
                }
                continue;
            }
            let Some(character) = self.character_at(at) else { break };
            let after = at + character.len_utf8();
            if !character.is_ascii() {
                match role(character) {
                    Role::Letter => {
                        push_folded(character, folded);
                        previous = character;
                        letters_since_dot += 1;
                        at = after;
                        continue;
                    }
                    // `نخست‌وزیر`, which others write with a space.
                    Role::Ignored if character == NON_JOINER && is_arabic(previous) => return self.end_at(at),
                    Role::Ignored => {
                        apply_mark(character, folded);
                        at = after;
                        continue;
                    }
                    Role::Alone if at == start => {
                        push_folded(character, folded);
                        let after = self.read_voicing(after, folded);
                        return self.end_at(self.skip_ignored(after));
                    }
                    Role::Alone => return self.end_at(at),
                    Role::Break => {}
                }
            }
            match self.joint(character, after, previous, letters_since_dot, folded) {
                Joint::Drop => at = after,
                Joint::DropDot => {
                    letters_since_dot = 0;
                    at = after;
                }
                Joint::Keep => {
                    folded.push(character);
                    previous = character;
                    at = after;
                }
                Joint::Possessive(next) => {
                    self.next_byte = next;
                    return at;
                }
                Joint::End => break,
            }
        }
        self.end_at(at)
    }

    fn end_at(&mut self, end: usize) -> usize {
        self.next_byte = end;
        end
    }

    /// What a character between two word parts does.
    fn joint(&self, character: char, after: usize, previous: char, letters_since_dot: usize, folded: &str) -> Joint {
        let bytes = self.text.as_bytes();
        let next = self.character_at(after);
        let next_is = |test: fn(char) -> bool| next.is_some_and(test);
        match character {
            _ if is_apostrophe(character) && previous.is_alphanumeric() && next_is(char::is_alphabetic) => {
                let after_next = after + next.map_or(0, char::len_utf8);
                let ends_there = self.character_at(after_next).is_none_or(|c| role(c) == Role::Break);
                match next {
                    Some('s' | 'S') if ends_there => Joint::Possessive(after_next),
                    _ if !previous.is_alphabetic() => Joint::End,
                    _ if ELISIONS.contains(&folded) && !(ends_there && matches!(next, Some('t' | 'd' | 'm'))) => Joint::End,
                    _ => Joint::Drop,
                }
            }
            '.' if previous.is_ascii_digit() && next_is(|c| c.is_ascii_digit()) => Joint::Keep,
            '.' if letters_since_dot == 1 && previous.is_alphabetic() && next_is(char::is_alphabetic) => {
                let after_next = after + next.map_or(0, char::len_utf8);
                let is_single_letter = self.character_at(after_next).is_none_or(|c| role(c) == Role::Break);
                if is_single_letter { Joint::DropDot } else { Joint::End }
            }
            ',' if previous.is_ascii_digit() => {
                let digits = bytes[after..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
                if digits == 3 { Joint::Drop } else { Joint::End }
            }
            '&' if previous.is_alphabetic() && next_is(char::is_alphabetic) => Joint::Keep,
            '"' | '\u{5F4}' if is_hebrew(previous) && self.goes_on_as_acronym(after) => Joint::Drop,
            '+' if previous == '+' && folded.ends_with('+') && next.is_none_or(|c| role(c) == Role::Break) => Joint::Keep,
            '+' if previous.is_alphabetic() && folded.len() == 1 && bytes.get(after) == Some(&b'+') => Joint::Keep,
            '#' if previous.is_alphabetic() && folded.len() == 1 && next.is_none_or(|c| role(c) == Role::Break) => {
                Joint::Keep
            }
            _ => Joint::End,
        }
    }

    /// Whether what stands behind a quotation mark inside a Hebrew word is the last letter of an acronym, `צה"ל`, perhaps with an ending behind
    /// it, `דו"חות`. Otherwise the mark quotes what a preposition is written together with: `ב"הארץ"`.
    fn goes_on_as_acronym(&self, after: usize) -> bool {
        const ENDINGS: [&str; 8] = ["", "י", "ים", "ית", "ות", "יות", "ניק", "ניקים"];
        let rest = self.text.get(after..).unwrap_or_default();
        let letters = rest.char_indices().find(|(_, letter)| !is_hebrew(*letter)).map_or(rest, |(end, _)| &rest[..end]);
        let mut behind = letters.chars();
        behind.next().is_some() && ENDINGS.contains(&behind.as_str())
    }

    /// Reads the voicing marks behind a kana that is taken apart, or half as wide.
    fn read_voicing(&self, mut at: usize, folded: &mut String) -> usize {
        while let Some((character, mark)) = self.character_at(at).and_then(|c| Some((c, voicing_mark(c)?))) {
            folded.push(mark);
            at += character.len_utf8();
        }
        at
    }

    fn skip_ignored(&self, mut at: usize) -> usize {
        while let Some(character) = self.character_at(at).filter(|c| role(*c) == Role::Ignored) {
            at += character.len_utf8();
        }
        at
    }

    fn character_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}

/// Keeps two letters apart inside what is written together.
const NON_JOINER: char = '\u{200C}';

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{6FF}')
}

fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{5D0}'..='\u{5EA}')
}

/// How many letters and digits of ASCII a text begins with, and whether capitals are among them.
///
/// Eight bytes are looked at at a time: where each of a number's bytes has seven bits, adding `0x80 - b` to each sets its eighth bit if it is
/// at least `b`, and none is carried over.
#[inline]
fn run_at(bytes: &[u8]) -> (usize, bool) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const EIGHTH_BITS: u64 = 0x80 * EACH;
    let (mut length, mut all_capitals) = (0, 0);
    loop {
        let rest = &bytes[length..];
        let eight = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut padded = [0; 8];
            padded[..rest.len()].copy_from_slice(rest);
            padded
        });
        let eight = u64::from_le_bytes(eight);
        let seven_bits = eight & !EIGHTH_BITS;
        let at_least = |byte: u8| seven_bits + u64::from(0x80 - byte) * EACH;
        let between = |first: u8, last: u8| at_least(first) & !at_least(last + 1);
        let capitals = between(b'A', b'Z');
        let fitting = (capitals | between(b'a', b'z') | between(b'0', b'9')) & !eight & EIGHTH_BITS;
        let others = !fitting & EIGHTH_BITS;
        // Those before the first other byte.
        let before = others.wrapping_sub(1) & !others;
        all_capitals |= capitals & before & EIGHTH_BITS;
        if others != 0 {
            return (length + others.trailing_zeros() as usize / 8, all_capitals != 0);
        }
        length += 8;
    }
}

/// Whether what stands behind a run of letters and digits says at once that the word is over: nothing, a space, most marks, and a dot or comma
/// with one of these behind it.
fn ends_plainly(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b'.' | b','] => true,
        [b'.' | b',', next, ..] => kind_of(*next) & (OTHER | JOINING) != 0,
        [next, ..] => kind_of(*next) == OTHER,
    }
}

/// A small letter or a digit of ASCII.
pub(super) const SMALL: u8 = 1;
/// A capital of ASCII.
pub(super) const CAPITAL: u8 = 2;
/// What may join two parts of a word.
const JOINING: u8 = 4;
/// Any other character of ASCII.
const OTHER: u8 = 8;
/// Part of a character that is not ASCII.
pub(super) const BEYOND: u8 = 16;

/// What kind of byte one is, as a bit.
#[inline]
fn kind_of(byte: u8) -> u8 {
    static KINDS: [u8; 256] = {
        let mut kinds = [BEYOND; 256];
        let mut byte = 0;
        while byte < 128 {
            kinds[byte] = match byte as u8 {
                b'a'..=b'z' | b'0'..=b'9' => SMALL,
                b'A'..=b'Z' => CAPITAL,
                b'\'' | b'`' | b'.' | b',' | b'&' | b'+' | b'#' => JOINING,
                _ => OTHER,
            };
            byte += 1;
        }
        kinds
    };
    KINDS[usize::from(byte)]
}

/// Which kinds of bytes are in a word as it is written.
pub(super) fn kinds_in(written: &str) -> u8 {
    written.bytes().fold(0, |kinds, byte| kinds | kind_of(byte))
}

/// Whether a character between two letters is an apostrophe, straight or curly, that of Hebrew, or stands for a letter of Arabic or Hebrew.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '`' | '\u{B4}' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2B9}'..='\u{2BF}' | '\u{5F3}')
}

/// Hyphens that join two words to a compound, that of Hebrew among them.
pub(crate) const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '\u{5BE}'];

/// Whether nothing but a hyphen stands between two words.
pub(crate) fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "\u{5BE}")
}

enum Joint {
    Drop,
    DropDot,
    Keep,
    Possessive(usize),
    End,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_documented() {
        for (text, expected) in [
            ("Hamas’ survival", "hamas survival"),
            ("Iran’s help; don't, O'Brien's", "iran help dont obrien"),
            ("U.S.-led", "us led"),
            ("U.S. and U.K.", "us and uk"),
            ("e.g. this", "eg this"),
            ("G20’s, COVID-19's, the 1990's; 5'x", "g20 covid 19 the 1990 5 x"),
            ("Qurʾan, Qur`an, Sanaʿa, Sana‘a, ʿAli", "quran quran sanaa sanaa ali"),
            ("the end.Next", "the end next"),
            ("1,400 people in 2021,2022 at 3.5", "1400 people in 2021 2022 at 3.5"),
            ("AT&T F-16 COVID-19", "at&t f 16 covid 19"),
            ("C++ and C#, C+", "c++ and c# c"),
            ("l'Iran, d’État, dell'Unione, aujourd'hui, O'Brien", "l iran d etat dell unione aujourdhui obrien"),
            ("can't won't I'd they're", "cant wont id theyre"),
            ("ok 👍🏽 now", "ok 👍 now"),
            ("Café CAFÉ cafe\u{301}", "cafe cafe cafe"),
            ("Straße Łódź Århus", "strasse lodz arhus"),
            ("Путин, ёлка, йод и\u{306}од", "путин елка йод йод"),
            ("Киі\u{308}в, у\u{306}, е\u{308}лка", "київ ў елка"),
            ("ΠΟΛΕΜΟΣ πόλεμος", "πολεμοσ πολεμοσ"),
            ("러시아 \u{1105}\u{1165}\u{1109}\u{1175}\u{110B}\u{1161}\u{11AB}", "러시아 러시안"),
            ("ガザ カ\u{3099}サ\u{3099} ｶﾞｻﾞ", "カ\u{3099} サ\u{3099} カ\u{3099} サ\u{3099} カ\u{3099} サ\u{3099}"),
            ("Pales\u{200B}tine, \u{200F}إيران\u{200E}", "palestine ايران"),
            ("中国外交", "中 国 外 交"),
            ("NATO中国", "nato 中 国"),
            ("إيران ٢٠٢٣", "ايران 2023"),
            ("ארצות־הברית, ארצות-הברית", "ארצות הברית ארצות הברית"),
            ("צ׳כיה צ'כיה רח׳ הרצל", "צכיה צכיה רח הרצל"),
            ("בצה״ל צה\"ל, דו\"חות ב\"הארץ\"", "בצהל צהל דוחות ב הארץ"),
            ("ज़िला जिला, ज\u{93C}िला; वहाँ वहां २०२३ ২০২৩", "जिला जिला जिला वहां वहां 2023 2023"),
            ("ＮＡＴＯ", "nato"),
            ("— … \u{301} !", ""),
            ("a_b", "a b"),
        ] {
            assert_eq!(words_of(text).join(" "), expected, "{text}");
        }
    }

    /// The words as they are found a character at a time, with their places.
    fn words_by_characters(text: &str) -> Vec<(Range<usize>, String)> {
        let mut words = Words::new(text);
        let mut found = Vec::new();
        while let Some(start) = words.skip_breaks() {
            let mut folded = String::new();
            let (mut at, mut letters_since_dot, mut previous) = (start, 0, ' ');
            let mut end = None;
            while end.is_none()
                && let Some(character) = words.character_at(at)
            {
                let after = at + character.len_utf8();
                let role = match character {
                    letter if letter.is_ascii_alphanumeric() => Role::Letter,
                    mark if mark.is_ascii() => Role::Break,
                    character => role(character),
                };
                match role {
                    Role::Letter => {
                        push_folded(character, &mut folded);
                        (previous, letters_since_dot, at) = (character, letters_since_dot + 1, after);
                    }
                    Role::Ignored if character == NON_JOINER && is_arabic(previous) => end = Some((at, at)),
                    Role::Ignored => {
                        apply_mark(character, &mut folded);
                        at = after;
                    }
                    Role::Alone if at == start => {
                        push_folded(character, &mut folded);
                        at = words.skip_ignored(words.read_voicing(after, &mut folded));
                        end = Some((at, at));
                    }
                    Role::Alone => end = Some((at, at)),
                    Role::Break => match words.joint(character, after, previous, letters_since_dot, &folded) {
                        Joint::Drop => at = after,
                        Joint::DropDot => (letters_since_dot, at) = (0, after),
                        Joint::Keep => {
                            folded.push(character);
                            (previous, at) = (character, after);
                        }
                        Joint::Possessive(next) => end = Some((at, next)),
                        Joint::End => end = Some((at, at)),
                    },
                }
            }
            let (end, next) = end.unwrap_or((at, at));
            words.next_byte = next;
            if !folded.is_empty() {
                found.push((start..end, folded));
            }
        }
        found
    }

    #[test]
    fn words_are_those_found_a_character_at_a_time() {
        let pieces = [
            "a",
            "Be",
            "S",
            "t",
            "9",
            "12",
            "345",
            " ",
            " ",
            ".",
            ",",
            "'",
            "’",
            "`",
            "&",
            "+",
            "#",
            "-",
            "\n",
            "é",
            "É",
            "l'",
            "中",
            "ж",
            "И\u{306}",
            "\u{301}",
            "\u{200b}",
            "“",
            "👍",
            "カ\u{3099}",
            "ß",
            "/",
            "_",
            "\u{a0}",
        ];
        let mut draw = crate::dice::dice(29);
        for _ in 0..60_000 {
            let kinds = if draw(2) == 0 { pieces.len() } else { 19 };
            let text: String = (0..draw(14)).map(|_| pieces[draw(kinds)]).collect();
            let (mut words, mut folded, mut found) = (Words::new(&text), String::new(), Vec::new());
            while let Some(range) = words.advance(&mut folded) {
                found.push((range, folded.clone()));
            }
            assert_eq!(found, words_by_characters(&text), "{text:?}");
            let mut words = Words::new(&text);
            for (range, folded) in found {
                let mut memory = "before".to_string();
                let (next, in_place, kinds) = words.next_in(&mut memory).expect("as many words");
                assert_eq!((next, in_place), (range.clone(), folded.as_str()), "{text:?}");
                let relevant = CAPITAL | JOINING | OTHER | BEYOND;
                assert_eq!(kinds & relevant, kinds_in(&text[range]) & relevant, "{text:?}");
            }
            assert!(words.next_in(&mut String::new()).is_none());
        }
    }

    #[test]
    fn ranges_point_at_the_words() {
        let text = "Israel’s “U.S.” – Ærø";
        let mut words = Words::new(text);
        let mut folded = String::new();
        let mut found = Vec::new();
        while let Some(range) = words.advance(&mut folded) {
            found.push(&text[range]);
        }
        assert_eq!(found, ["Israel", "U.S", "Ærø"]);
    }

    #[test]
    fn long_words_are_cut_on_a_character() {
        let text = "é".repeat(500) + &"ж".repeat(400);
        assert!(words_of(&text)[0].len() <= LONGEST_WORD_BYTES);
    }
}
