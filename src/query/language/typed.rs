//! Turns what keyboards and input methods of other scripts type in place of the signs of the grammar into these: one character for one, so that
//! places in a query stay those of what was typed.
//!
//! Only what is grammar changes. Words and values stay as they are typed, since articles are written so, too.

use super::parser::{FieldName, field_named};
use crate::article::Dimension;
use crate::text::is_written_without_spaces;

/// The digit zero of scripts that have digits of their own, the nine others behind it (Unicode, general category Nd).
const ZEROS: [char; 19] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}', '\u{C66}', '\u{CE6}',
    '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{17E0}', '\u{1810}', '\u{FF10}',
];

/// What may stand before the number of an operator.
const BEFORE_NUMBERS: [&str; 10] = ["near/", "near", "w/", "/", "before/", "pre/", "adj/", "adj", "atleast", "atl"];

/// The character of ASCII that one stands for: a sign or a letter as wide as a Chinese one, a minus, a digit of any script.
fn plain(character: char) -> char {
    let behind = |first: char, base: char| char::from_u32(character as u32 - first as u32 + base as u32);
    let found = match character {
        _ if character.is_ascii() => None,
        '\u{FF01}'..='\u{FF5E}' => behind('\u{FF01}', '!'),
        '\u{2212}' => Some('-'),
        _ => ZEROS
            .into_iter()
            .find(|zero| (0..10).contains(&(character as u32).wrapping_sub(*zero as u32)))
            .and_then(|zero| behind(zero, '0')),
    };
    found.unwrap_or(character)
}

/// A text with all that stands for characters of ASCII in these.
pub(in crate::query) fn in_ascii(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// Whether a character is a parenthesis, as which it is to be read.
pub(super) fn parenthesis(character: char) -> Option<char> {
    Some(plain(character)).filter(|sign| matches!(sign, '(' | ')'))
}

/// Whether what stands at a place is a comma that is typed without a space behind it, so that what follows is another word: not between digits, and
/// not behind a colon, where it may belong to a value.
pub(super) fn is_comma(characters: &[char], start: usize, at: usize) -> bool {
    let is_digit = |place: Option<usize>| {
        place.and_then(|place| characters.get(place)).is_some_and(|character| plain(*character).is_ascii_digit())
    };
    matches!(characters[at], '，' | '、' | '､' | '،' | '؛')
        && !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)))
        && !characters[start..at].iter().any(|character| plain(*character) == ':')
}

/// A chunk with the signs of the grammar in ASCII.
pub(super) fn with_plain_signs(chunk: &[char]) -> String {
    if chunk.iter().all(char::is_ascii) {
        return chunk.iter().collect();
    }
    let signs: Vec<char> = chunk.iter().map(|character| plain(*character)).collect();
    let mut read = String::with_capacity(chunk.len());
    let mut at = 0;
    loop {
        let (rest, rest_signs) = (&chunk[at..], &signs[at..]);
        let is_minus_of_number = rest.first() == Some(&'\u{2212}') && rest_signs.get(1).is_some_and(char::is_ascii_digit);
        if rest_signs.first() == Some(&'-') && !is_minus_of_number {
            read.push('-');
            at += 1;
            continue;
        }
        let Some(length) = rest_signs.iter().position(|sign| *sign == ':') else { break };
        let name: String = rest_signs[..length].iter().collect();
        let Some(field) = field_named(&name) else { break };
        read.extend([name.as_str(), ":"]);
        at += length + 1;
        match field {
            FieldName::Zone(_) => {}
            FieldName::Date | FieldName::Length => {
                read.extend(&signs[at..]);
                return read;
            }
            FieldName::Values(dimension) => {
                push_value(dimension, &chunk[at..], &signs[at..], &mut read);
                return read;
            }
        }
    }
    push_word(&chunk[at..], &signs[at..], &mut read);
    read
}

/// Appends a value as it is typed, with what is attached to it in ASCII.
fn push_value(dimension: Dimension, typed: &[char], signs: &[char], read: &mut String) {
    let is_of_actor = |place: &usize| match signs[*place] {
        '@' | '^' | '+' => true,
        '>' => signs.get(place + 1) == Some(&'='),
        _ => false,
    };
    let attached = match dimension {
        Dimension::Actor | Dimension::Place => (1..signs.len()).find(is_of_actor),
        _ => number_behind(signs, &['^']),
    };
    let (value, attached) = typed.split_at(attached.unwrap_or(typed.len()));
    read.extend(value.iter().chain(&signs[typed.len() - attached.len()..]));
}

/// Appends an operator or a word with the signs around it in ASCII.
fn push_word(typed: &[char], signs: &[char], read: &mut String) {
    let is_attached = matches!(signs.first(), Some('@' | '>' | '^' | '~' | '+'))
        && !signs.iter().any(|sign| sign.is_alphabetic() && !sign.is_ascii());
    if is_attached || is_operator(&signs.iter().collect::<String>()) {
        read.extend(signs);
        return;
    }
    // What numbers have between them is no sign of a fuzzy word: `10～20`.
    let end = number_behind(signs, &['^', '~'])
        .filter(|place| !(typed[*place] == '～' && signs[place - 1].is_ascii_digit()))
        .unwrap_or(signs.len());
    let is_of_word =
        |place: usize| signs.get(place).is_some_and(|sign| sign.is_alphanumeric() && !is_written_without_spaces(*sign));
    for place in 0..end {
        let sign = signs[place];
        let is_sign = match sign {
            '=' => place == 0,
            '*' => true,
            '?' => place > 0 && is_of_word(place - 1) && is_of_word(place + 1),
            // Compared in any width.
            _ => matches!(typed[place], '\u{FF01}'..='\u{FF5E}') && sign.is_ascii_alphanumeric(),
        };
        read.push(if is_sign { sign } else { typed[place] });
    }
    read.extend(&signs[end..]);
}

/// Where a number stands behind one of some signs at the end of a chunk, or the sign alone.
fn number_behind(signs: &[char], of: &[char]) -> Option<usize> {
    let is_of_number = |sign: &char| sign.is_ascii_digit() || *sign == '.' || of.contains(sign);
    let number = signs.iter().rev().take_while(|sign| is_of_number(sign)).count();
    (signs.len() - number..signs.len()).find(|place| *place > 0 && of.contains(&signs[*place]))
}

/// Whether a chunk joins what stands around it, or counts what stands behind it.
fn is_operator(chunk: &str) -> bool {
    if matches!(chunk, "AND" | "OR" | "NOT" | "&&" | "||") {
        return true;
    }
    let small = chunk.to_ascii_lowercase();
    let before = small.trim_end_matches(|character: char| character.is_ascii_digit());
    matches!(small.as_str(), "/s" | "/p" | "w/s" | "w/p") || before.len() < small.len() && BEFORE_NUMBERS.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_other_keyboards_are_read_and_words_stay() {
        for (typed, expected) in [
            ("headline：日本", "headline:日本"),
            ("ｈｅａｄｌｉｎｅ：＝Ｘ", "headline:=X"),
            ("－普京", "-普京"),
            ("\u{2212}普京", "-普京"),
            ("\u{2212}5", "\u{2212}5"),
            ("－lang：zh", "-lang:zh"),
            ("ＯＲ", "OR"),
            ("＆＆", "&&"),
            ("NEAR/５", "NEAR/5"),
            ("w／๕", "w/5"),
            ("๒๕๖๖", "๒๕๖๖"),
            ("atleast１", "atleast1"),
            ("date:۲۰۲۳-۰۵-۰۴", "date:2023-05-04"),
            ("words:>５", "words:>5"),
            ("topic：能源（新）", "topic:能源（新）"),
            ("actor:Russia＠ｌｅａｄ＞＝２", "actor:Russia@lead>=2"),
            ("＾２", "^2"),
            ("中国＾２", "中国^2"),
            ("ｇｈａｄａｆｉ～", "ghadafi~"),
            ("10～20", "10～20"),
            ("中国？日本", "中国？日本"),
            ("wom？n", "wom?n"),
            ("ドナルド＝トランプ", "ドナルド＝トランプ"),
            ("AT＆T：x", "AT＆T：x"),
        ] {
            let characters: Vec<char> = typed.chars().collect();
            let read = with_plain_signs(&characters);
            assert_eq!(read, expected, "{typed}");
            assert_eq!(read.chars().count(), characters.len(), "{typed}");
        }
    }
}
