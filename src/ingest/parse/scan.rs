//! Tells from the bytes of a line what cannot stand in it, and counts its words: most lines hold no mark, number or phrase that is looked for,
//! and to know this has to cost next to nothing.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2, memchr3, memmem, memrchr, memrchr_iter};

/// Whether a mark stands in a text.
#[inline]
pub(crate) fn holds(text: &str, mark: &str) -> bool {
    find(text, mark).is_some()
}

/// The first place of a mark in a text: most texts lack the byte that tells it, and to know this costs little.
#[inline]
pub(crate) fn find(text: &str, mark: &str) -> Option<usize> {
    let Some((offset, sign)) = sign_of(mark) else { return Some(0) };
    find_by(text.as_bytes(), mark.as_bytes(), offset, memchr(sign, text.as_bytes())?)
}

/// What stands before and behind the first place of a mark; as `str::split_once`, which is slower where there is none.
#[inline]
pub(crate) fn split_once<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    find(text, mark).map(|place| (&text[..place], &text[place + mark.len()..]))
}

/// What stands before and behind the last place of a mark; as `str::rsplit_once`, which is slower where there is none.
#[inline]
pub(crate) fn rsplit_once<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    rfind(text, mark).map(|place| (&text[..place], &text[place + mark.len()..]))
}

/// The last place of a mark in a text.
#[inline]
pub(crate) fn rfind(text: &str, mark: &str) -> Option<usize> {
    let Some((offset, sign)) = sign_of(mark) else { return Some(text.len()) };
    let last = memrchr(sign, text.as_bytes())?;
    rfind_by(text.as_bytes(), mark.as_bytes(), offset, last)
}

/// The byte that is asked for in place of a mark, and its place in that: what comes behind a blank, which every text holds. `None` of an empty mark.
#[inline]
fn sign_of(mark: &str) -> Option<(usize, u8)> {
    match mark.as_bytes() {
        [b' ', sign, ..] => Some((1, *sign)),
        [sign, ..] => Some((0, *sign)),
        [] => None,
    }
}

/// The first place of a mark whose sign stands first at a place.
fn find_by(bytes: &[u8], mark: &[u8], offset: usize, first: usize) -> Option<usize> {
    const LONG_BYTES: usize = 64;
    let is_at = |place: usize| place.checked_sub(offset).filter(|start| bytes[*start..].starts_with(mark));
    if let Some(start) = is_at(first) {
        return Some(start);
    }
    let behind = first + 1;
    let (sign, rest) = (mark[offset], &bytes[behind..]);
    // Of signs that stand everywhere one place after another would be looked at.
    if rest.len() > LONG_BYTES && (sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b' ') {
        let from = behind.saturating_sub(offset);
        return memmem::find(&bytes[from..], mark).map(|place| from + place);
    }
    memchr_iter(sign, rest).find_map(|place| is_at(behind + place))
}

fn rfind_by(bytes: &[u8], mark: &[u8], offset: usize, last: usize) -> Option<usize> {
    let is_at = |place: usize| place.checked_sub(offset).filter(|start| bytes[*start..].starts_with(mark));
    is_at(last).or_else(|| memrchr_iter(mark[offset], &bytes[..last]).find_map(is_at))
}

/// Looks for one mark from places that only go on, in one pass over the text: what is never closed is not looked for again at each place that opens it.
pub(crate) struct Ahead<'t> {
    text: &'t str,
    mark: &'static str,
    /// The first place from the last place asked for on.
    found: Option<usize>,
}

impl<'t> Ahead<'t> {
    pub(crate) fn of(text: &'t str, mark: &'static str) -> Ahead<'t> {
        Ahead { text, mark, found: text.find(mark) }
    }

    /// The first place of the mark from this place on, which is not before the one asked for last.
    pub(crate) fn from(&mut self, place: usize) -> Option<usize> {
        if self.found.is_some_and(|found| found < place) {
            self.found = self.text.get(place..).and_then(|rest| rest.find(self.mark)).map(|found| place + found);
        }
        self.found
    }
}

/// Whether a text has more than so many characters. Most are told by their bytes.
pub(crate) fn is_longer(text: &str, most: usize) -> bool {
    const MOST_BYTES_OF_A_CHARACTER: usize = 4;
    text.len() > most && (text.len() > most * MOST_BYTES_OF_A_CHARACTER || text.is_ascii() || text.chars().count() > most)
}

/// Whether a text holds one of some bytes: so many are looked at together that this is told faster than where they stand.
pub(crate) fn holds_any<const N: usize>(text: &str, wanted: [u8; N]) -> bool {
    let bytes = text.as_bytes();
    match wanted[..] {
        [one] => memchr(one, bytes).is_some(),
        [one, other] => memchr2(one, other, bytes).is_some(),
        [one, other, third] => memchr3(one, other, third, bytes).is_some(),
        _ => {
            let is_wanted = |byte: u8| wanted.iter().fold(0, |found, one| found | u8::from(byte == *one));
            let holds = |chunk: &[u8]| chunk.iter().fold(0, |found, byte| found | is_wanted(*byte)) != 0;
            bytes.chunks(CHUNK_BYTES).any(holds)
        }
    }
}

/// The lines of a text as `split('\n')` gives them.
pub(crate) fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr(b'\n', text.as_bytes());
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// The lines of a text as `lines` gives them, the last first.
pub(crate) fn lines_from_end(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text.strip_suffix('\n').unwrap_or(text)).filter(|_| !text.is_empty());
    let mut ends_in_break = text.ends_with('\n');
    std::iter::from_fn(move || {
        let text = rest?;
        let before = memrchr(b'\n', text.as_bytes());
        rest = before.map(|before| &text[..before]);
        let line = &text[before.map_or(0, |before| before + 1)..];
        let is_ended = std::mem::replace(&mut ends_in_break, true);
        Some(if is_ended { line.strip_suffix('\r').unwrap_or(line) } else { line })
    })
}

/// So many bytes are looked at before it is asked whether there is what is looked for.
const CHUNK_BYTES: usize = 128;

/// Whether a number may stand in a text: a digit, or a character of another script, where numerals look like anything.
pub(crate) fn may_hold_number(text: &str) -> bool {
    let may_be_of_one = |byte: u8| u8::from(byte.is_ascii_digit()) | u8::from(!byte.is_ascii());
    let holds = |chunk: &[u8]| chunk.iter().fold(0, |found, byte| found | may_be_of_one(*byte)) != 0;
    text.as_bytes().chunks(CHUNK_BYTES).any(holds)
}

/// Words of no more bytes are made small without a copy on the heap.
pub(crate) const LONGEST_SHORT_WORD: usize = 40;

/// A word in lower case, in the room given for it where that suffices.
pub(crate) fn small<'w>(word: &'w str, room: &'w mut [u8; LONGEST_SHORT_WORD]) -> Cow<'w, str> {
    match room.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(room) => {
            room.copy_from_slice(word.as_bytes());
            room.make_ascii_lowercase();
            String::from_utf8_lossy(room)
        }
        None => Cow::Owned(word.to_lowercase()),
    }
}

/// The number of words of a text, with white space between them.
pub(crate) fn count_words(text: &str) -> usize {
    if text.is_ascii() { count_words_of_ascii(text) } else { text.split_whitespace().count() }
}

/// The number of words of a text that is known to be ASCII.
pub(crate) fn count_words_of_ascii(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ([first, rest @ ..], Some(last)) = (bytes, bytes.last()) else { return 0 };
    let pairs = || bytes.chunks(CHUNK_BYTES).zip(rest.chunks(CHUNK_BYTES));
    // Within a line one blank stands between words and nothing else: the blanks are counted, many bytes at a time.
    let is_odd = |(before, byte): (&u8, &u8)| u8::from(*before == b' ') & u8::from(*byte == b' ') | u8::from(*before < b' ');
    let are_odd = |(before, now): (&[u8], &[u8])| before.iter().zip(now).map(is_odd).fold(0, |found, odd| found | odd) != 0;
    if *last >= b' ' && !pairs().any(are_odd) {
        let blanks = memchr_iter(b' ', bytes).count();
        return blanks + 1 - usize::from(*first == b' ') - usize::from(*last == b' ');
    }
    let is_gap = |byte: u8| u8::from(byte == b' ') | u8::from(byte.wrapping_sub(b'\t') < 5);
    let begins_word = |(before, byte): (&u8, &u8)| is_gap(*before) & (1 ^ is_gap(*byte));
    // So few at a time that a byte can count them; and no byte waits for the one before it.
    let count = |(before, now): (&[u8], &[u8])| before.iter().zip(now).map(begins_word).fold(0_u8, u8::wrapping_add);
    usize::from(1 ^ is_gap(*first)) + pairs().map(|pair| usize::from(count(pair))).sum::<usize>()
}

/// Whether a digit of ASCII stands in a text.
pub(crate) fn holds_digit(text: &str) -> bool {
    let holds = |chunk: &[u8]| chunk.iter().fold(0, |found, byte| found | u8::from(byte.is_ascii_digit())) != 0;
    text.as_bytes().chunks(CHUNK_BYTES).any(holds)
}

/// The words of a text as `split_whitespace` gives them: nearly all bytes tell by themselves that they are of no white space.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

#[derive(Clone)]
pub(crate) struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let bytes = self.rest.as_bytes();
        let mut start = 0;
        loop {
            match gap_at(self.rest, start, *bytes.get(start)?) {
                0 => break,
                length => start += length,
            }
        }
        let mut end = start + 1;
        while let Some(byte) = bytes.get(end)
            && gap_at(self.rest, end, *byte) == 0
        {
            end += 1;
        }
        let word = &self.rest[start..end];
        self.rest = &self.rest[end..];
        Some(word)
    }
}

/// How many bytes the white space at a place has; this byte stands there.
#[inline]
fn gap_at(text: &str, place: usize, byte: u8) -> usize {
    match byte {
        b'!'..=b'~' => 0,
        b' ' | b'\t'..=b'\r' => 1,
        // White space of other scripts begins with one of these.
        0xC2 | 0xE1 | 0xE2 | 0xE3 => {
            let character = text[place..].chars().next();
            character.filter(|character| character.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

/// A text without the white space around it, as `trim` gives it: most have none.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn texts_are_parted_as_by_the_standard_library() {
        let pieces = ["a", " ", ": ", ":", " - ", "é", "–", " – ", "word word word"];
        let mut draw = dice(31);
        for _ in 0..20_000 {
            // Some are long enough to be looked through another way.
            let count = draw(8) + if draw(8) == 0 { 60 } else { 0 };
            let text: String = (0..count).map(|_| pieces[draw(pieces.len())]).collect();
            for mark in [": ", " - ", " – "] {
                assert_eq!(split_once(&text, mark), text.split_once(mark), "{text:?} {mark:?}");
                assert_eq!(rsplit_once(&text, mark), text.rsplit_once(mark), "{text:?} {mark:?}");
            }
        }
    }

    #[test]
    fn what_is_told_fast_is_what_is_told_plainly() {
        let pieces = [
            "a", "Text", " ", "  ", "\t", "\n", "\u{b}", "\u{1c}", "\u{85}", "\u{3000}", " - ", "–", " – ", "|", "7", "٧",
            "年", "é", "\u{a0}", "\r", "\r\n",
        ];
        let mut draw = dice(11);
        for _ in 0..20_000 {
            let text: String = (0..draw(200)).map(|_| pieces[draw(pieces.len())]).collect();
            for mark in [" - ", " – ", "|", "–", "Text", "  ", "t", "ext –", "", "a a"] {
                assert_eq!(holds(&text, mark), text.contains(mark), "{text:?}");
                assert_eq!((find(&text, mark), rfind(&text, mark)), (text.find(mark), text.rfind(mark)), "{text:?}");
            }
            assert_eq!(count_words(&text), text.split_whitespace().count(), "{text:?}");
            assert!(words(&text).eq(text.split_whitespace()), "{text:?}");
            assert_eq!(trim(&text), text.trim(), "{text:?}");
            assert_eq!(holds_digit(&text), text.contains(|c: char| c.is_ascii_digit()), "{text:?}");
            let plain = text.replace(|c: char| !c.is_ascii(), "x");
            assert_eq!(count_words_of_ascii(&plain), plain.split_whitespace().count(), "{plain:?}");
            for most in [0, 9, 60, 120] {
                assert_eq!(is_longer(&text, most), text.chars().count() > most, "{text:?} {most}");
            }
            assert_eq!(holds_any(&text, [b'|', b'7']), text.contains(['|', '7']), "{text:?}");
            for wanted in [[b'7', b' ', b'|'], [b'7', b'7', b'|'], [b'7'; 3]] {
                let plainly = text.bytes().any(|byte| wanted.contains(&byte));
                assert_eq!(holds_any(&text, wanted), plainly, "{text:?}");
                assert_eq!(holds_any(&text, [wanted[0], wanted[1], wanted[2], b'|']), plainly || text.contains('|'));
            }
            assert_eq!(holds_any(&text, [b'\t']), text.contains('\t'), "{text:?}");
            assert!(lines_of(&text).eq(text.split('\n')), "{text:?}");
            assert!(lines_from_end(&text).eq(text.lines().rev()), "{text:?}");
            let mut ahead = Ahead::of(&text, " -");
            for (place, _) in text.char_indices() {
                assert_eq!(ahead.from(place), text[place..].find(" -").map(|found| place + found), "{text:?}");
            }
            assert!(may_hold_number(&text) || !text.chars().any(char::is_numeric), "{text:?}");
        }
    }
}
