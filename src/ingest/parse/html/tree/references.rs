//! Resolves character references (`&amp;`, `&#8217;`, `&copy` of old) as the standard's tokenizer does, where their names are known here
//! (`references.txt`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Names that stand without a semicolon, too.
const WITHOUT_SEMICOLON: [&str; 106] = [
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute", "Ecirc",
    "Egrave", "Euml", "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc", "Ograve", "Oslash",
    "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute", "acirc", "acute",
    "aelig", "agrave", "amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil", "cent", "copy", "curren", "deg",
    "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt", "iacute", "icirc", "iexcl",
    "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot", "nbsp", "not", "ntilde", "oacute", "ocirc",
    "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para", "plusmn", "pound", "quot", "raquo", "reg", "sect", "shy",
    "sup1", "sup2", "sup3", "szlig", "thorn", "times", "uacute", "ucirc", "ugrave", "uml", "uuml", "yacute", "yen", "yuml",
];
const LONGEST_WITHOUT_SEMICOLON: usize = 6;
/// `&CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 32;

static NAMED: LazyLock<FxHashMap<&str, char>> = LazyLock::new(|| {
    let lines = include_str!("references.txt").lines().filter(|line| !line.starts_with('#'));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    let character = |number: &str| u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
    words.as_chunks::<2>().0.iter().filter_map(|[name, number]| Some((*name, character(number)?))).collect()
});

/// Appends a text with its references resolved; whether all of them are known. In attributes what may be a part of an address stays
/// (`?a=1&copy=2`).
pub(in super::super) fn push_resolved(text: &str, is_attribute: bool, out: &mut String) -> bool {
    let mut all_known = true;
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        out.push_str(&rest[..place]);
        rest = &rest[place + 1..];
        let read = if rest.starts_with('#') { numeric(rest) } else { named(rest, is_attribute) };
        match read {
            Read::Reference(character, length) => {
                out.push(character);
                rest = &rest[length..];
            }
            Read::Nothing => out.push('&'),
            Read::Unknown => {
                all_known = false;
                out.push('&');
            }
        }
    }
    out.push_str(rest);
    all_known
}

enum Read {
    /// A character, and how many bytes stand for it.
    Reference(char, usize),
    Nothing,
    /// A name that is not listed here.
    Unknown,
}

/// Reads `#8217;` or `#x2019;`.
fn numeric(text: &str) -> Read {
    let is_hexadecimal = matches!(text.as_bytes().get(1), Some(b'x' | b'X'));
    let (base, start) = if is_hexadecimal { (16, 2) } else { (10, 1) };
    let digits = text.as_bytes()[start..].iter().map_while(|byte| char::from(*byte).to_digit(base));
    let (mut number, mut count) = (0u32, 0);
    for digit in digits {
        number = number.saturating_mul(base).saturating_add(digit);
        count += 1;
    }
    if count == 0 {
        return Read::Nothing;
    }
    let character = match number {
        0 => None,
        // What was meant is Windows-1252.
        0x80..=0x9f => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[number as u8]).0.chars().next(),
        _ => char::from_u32(number),
    };
    let end = start + count;
    Read::Reference(character.unwrap_or('\u{fffd}'), end + usize::from(text.as_bytes().get(end) == Some(&b';')))
}

/// Reads `amp;` or `amp`.
fn named(text: &str, is_attribute: bool) -> Read {
    let bytes = text.as_bytes();
    let length = bytes.iter().take(LONGEST_NAME + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if length > 0 && bytes.get(length) == Some(&b';') {
        let character = NAMED.get(&text[..length]);
        return character.map_or(Read::Unknown, |character| Read::Reference(*character, length + 1));
    }
    let longest = length.min(LONGEST_WITHOUT_SEMICOLON);
    let known = (2..=longest).rev().find(|end| WITHOUT_SEMICOLON.binary_search(&&text[..*end]).is_ok());
    let Some((end, character)) = known.and_then(|end| Some((end, *NAMED.get(&text[..end])?))) else { return Read::Nothing };
    let is_of_address = is_attribute && bytes.get(end).is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric());
    if is_of_address { Read::Nothing } else { Read::Reference(character, end) }
}
