//! Turns the words of a byline into segments: without addresses, handles and brackets, cut where a name cannot go on.

use std::borrow::Cow;

use super::person::{bare, is_name_word, is_person};
use super::words::{LABEL_OPENERS, OPENERS_BY_START, OPENERS_IN_NAMES};

/// What is behind this is no byline.
const MOST_CHARACTERS: usize = 2000;

/// The words without e-mail and web addresses, handles, and what stands in brackets; commas have a space after them.
pub(super) fn cleaned(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text.trim()) } else { Cow::Owned(without_addresses(text)) }
}

fn without_addresses(text: &str) -> String {
    let text: String = text.chars().take(MOST_CHARACTERS).filter_map(plain).collect();
    let text = without_loose_joiners(&text);
    let text = text.trim();
    let inside = text.strip_prefix(['(', '[', '【', '<']).map(|inside| inside.trim_end_matches([')', ']', '】', '>']));
    let text = inside.filter(|inside| !inside.contains(['(', '[', '【', ')', '>'])).unwrap_or(text);
    let mut out = String::new();
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' | '[' | '<' | '【' => depth += 1,
            ')' | ']' | '>' | '】' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
            }
            '\n' => {
                // A bracket that is never closed ends with its line.
                depth = 0;
                out.push('\n');
            }
            _ if depth > 0 => {}
            ',' | '،' | '、' | '，' => out.push_str(", "),
            _ => out.push(character),
        }
    }
    let is_address = |word: &&str| {
        let lowered = word.to_lowercase();
        lowered.contains("://") || lowered.starts_with("www.") || lowered.contains(".com/") || lowered.starts_with('@')
    };
    let line = |line: &str| line.split(' ').filter(|word| !is_address(word)).map(without_mail).collect::<Vec<_>>().join(" ");
    out.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A text without the marks that keep letters apart, where no letters stand on both sides; in Persian names they do.
fn without_loose_joiners(text: &str) -> Cow<'_, str> {
    const NON_JOINER: char = '\u{200c}';
    if !text.contains(NON_JOINER) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_between = out.ends_with(char::is_alphabetic) && letters.peek().is_some_and(|next| next.is_alphabetic());
        if letter != NON_JOINER || is_between {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

fn is_address(word: &str) -> bool {
    word.as_bytes().first_chunk::<4>().is_some_and(|first| first.eq_ignore_ascii_case(b"www."))
}

/// Whether nothing but letters and what stands within names is in a text: most bylines need no cleaning.
fn is_clean(text: &str) -> bool {
    let is_of_name = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, ' ' | '.' | '\'' | '-')
            || !c.is_ascii() && c.is_alphabetic() && c != '\u{640}'
    };
    text.len() <= MOST_CHARACTERS && text.chars().all(is_of_name) && !text.split(' ').any(is_address)
}

fn plain(character: char) -> Option<char> {
    Some(match character {
        '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {
            return None;
        }
        // Lines of it stand between words: `كتب ــ محمود الشناوي`.
        '\u{640}' => return None,
        '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '；' => ';',
        other if other.is_whitespace() && other != '\n' && other != '\t' => ' ',
        other => other,
    })
}

/// `jane@example.org` is no name; a handle may be stuck to the family name before it.
fn without_mail(word: &str) -> &str {
    match word.find('@') {
        Some(at) if word[at..].contains('.') || at == 0 => "",
        Some(at) => &word[..at],
        None => word,
    }
}

/// Cuts at line ends, bars, bullets, slashes and dashes.
pub(super) fn segments(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, character) in text.char_indices() {
        let end = place + character.len_utf8();
        let (before, after) = (|| text[..place].chars().next_back(), || text[end..].chars().next());
        let is_spaced = || before().is_none_or(char::is_whitespace) && after().is_none_or(char::is_whitespace);
        let cuts = match character {
            '\n' | '\t' | '|' | '•' | ';' | '／' | '—' | '»' | '«' | '›' | '…' | '●' | '∙' | '⋅' | '▪' | '■' | '~' | '│'
            | '✉' => true,
            // 约翰·史密斯 is one name.
            '·' => is_spaced() || before().is_none_or(|c| c.is_ascii()),
            '-' | '–' | '*' => is_spaced() || character == '*',
            // RFE/RL is one name.
            '/' => {
                !(before().is_some_and(char::is_uppercase) && after().is_some_and(char::is_uppercase) && {
                    let word = text[end..].split_whitespace().next().unwrap_or_default();
                    word.len() <= 3
                })
            }
            _ => false,
        };
        if cuts {
            parts.push(text[start..place].trim());
            start = end;
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The opener a text begins with, and the rest.
pub(super) fn opener_of(text: &str) -> Option<(&'static str, &str)> {
    let mut best: Option<(&'static str, &str)> = None;
    let first = text.chars().next()?.to_lowercase().next()?;
    for opener in OPENERS_BY_START.get(&first)? {
        let Some(length) = folded_prefix(text, opener) else { continue };
        let rest = &text[length..];
        let next = rest.chars().next();
        let has_colon = rest.trim_start().starts_with([':', '：']) || has_stroke(opener, rest);
        let is_elided = opener.ends_with(['\'', '’']) && next.is_some_and(char::is_uppercase);
        if !(next.is_none_or(char::is_whitespace) || has_colon || is_elided) {
            continue;
        }
        if *opener == "ni" && rest.split_whitespace().next().is_some_and(|word| NAMES_OF_BALI.contains(&word)) {
            continue;
        }
        if OPENERS_IN_NAMES.contains(opener) && !has_colon {
            // "Yazan Al Saadi": before a label without its colon these stand within one name.
            let is_within = |word: &&str| LABEL_OPENERS.contains(opener) && BEFORE_FAMILIES.contains(&bare(word).as_str());
            let mut words = rest.split_whitespace().filter(|word| !is_within(word));
            let is_whole = |word: &str| is_name_word(word) && !word.starts_with(char::is_lowercase);
            if !(words.next().is_some_and(is_whole) && words.next().is_some_and(is_name_word)) {
                continue;
            }
        }
        if best.is_none_or(|(known, _)| opener.len() > known.len()) {
            best = Some((opener, rest));
        }
    }
    best
}

/// Stand second in names of Balinese women, which begin like bylines in Tagalog: `Ni Wayan Sari`.
const NAMES_OF_BALI: [&str; 14] = [
    "Luh", "Made", "Wayan", "Nyoman", "Ketut", "Kadek", "Putu", "Komang", "Nengah", "Gusti", "Desak", "Gede", "Iluh",
    "Kompiang",
];

/// Begin Arabic family names.
const BEFORE_FAMILIES: [&str; 7] = ["al", "el", "abu", "abd", "bin", "ibn", "umm"];

/// A text without the openers it begins with. Behind "by" a word that may be a first name is one: `By Oleh Ivan Kovalenko`.
pub(super) fn without_openers(text: &str) -> &str {
    let mut text = text;
    let mut is_behind_by = false;
    while let Some((opener, rest)) = opener_of(text) {
        let has_colon = rest.trim_start().starts_with([':', '：']);
        if is_behind_by && !has_colon && OPENERS_IN_NAMES.contains(opener) {
            break;
        }
        is_behind_by |= opener == "by" || opener.ends_with(" by");
        text = rest.trim_start_matches([' ', ':', '：']);
    }
    text
}

/// Whether a stroke parts an opener from the name, as in scripts without capitals: `بقلم/ محمد علي`, `كتبت- سارة حسن`, `文／王小明`.
pub(super) fn has_stroke(opener: &str, rest: &str) -> bool {
    let is_uncased = opener.chars().next().is_some_and(|first| !first.is_uppercase() && !first.is_lowercase());
    is_uncased && rest.trim_start().starts_with(STROKES)
}

/// What may stand between an opener and the name.
pub(super) const STROKES: [char; 8] = ['/', '／', '|', '｜', '丨', '-', '–', '﹕'];

/// Length of the prefix of a text that is a word in lower case.
fn folded_prefix(text: &str, word: &str) -> Option<usize> {
    let mut expected = word.chars();
    let mut wanted = expected.next();
    for (place, character) in text.char_indices() {
        match wanted {
            None => return Some(place),
            Some(letter) if character == letter || character.to_lowercase().eq([letter]) => wanted = expected.next(),
            Some(_) => return None,
        }
    }
    wanted.is_none().then_some(text.len())
}

/// The name in `jane@example.org (Jane Doe)`, as feeds write it.
pub(super) fn name_behind_mail(text: &str) -> Option<&str> {
    let (address, name) = text.trim().strip_suffix(')')?.split_once(" (")?;
    (address.contains('@') && !address.contains(char::is_whitespace) && !name.contains('(')).then_some(name)
}

/// The name in the address of an author's page: `https://example.org/author/jane-doe/`.
pub(super) fn name_in_address(text: &str) -> Option<String> {
    if !text.contains('/') {
        return None;
    }
    let lowered = text.to_lowercase();
    let is_address = lowered.starts_with("http://") || lowered.starts_with("https://") || lowered.starts_with('/');
    if !is_address || text.contains(char::is_whitespace) {
        return None;
    }
    const FOLDERS: [&str; 17] = [
        "author",
        "authors",
        "auteur",
        "auteurs",
        "autor",
        "autores",
        "autoren",
        "autore",
        "people",
        "person",
        "profile",
        "profiles",
        "by",
        "contributor",
        "contributors",
        "writer",
        "staff",
    ];
    let path: Vec<&str> = lowered.split(['?', '#']).next()?.split('/').filter(|part| !part.is_empty()).collect();
    let place = path.iter().rposition(|part| FOLDERS.contains(part))?;
    let slug = path.get(place + 1).filter(|_| place + 2 == path.len())?;
    let words: Vec<String> = slug
        .split(['-', '_', '.', '+'])
        .map(|word| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect())
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (words.len() <= 4 && super::person::is_person_of(&words)).then(|| words.join(" "))
}

/// `Jane DoeJohn Roe`: names that stand together without a mark, as pages without their styles leave them, with bars between.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    const SHORTEST_FAMILY: usize = 3;
    let is_joint = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    if !text.as_bytes().windows(2).any(is_joint) {
        return Cow::Borrowed(text);
    }
    let joints: Vec<usize> =
        text.as_bytes().windows(2).enumerate().filter(|(_, pair)| is_joint(pair)).map(|(place, _)| place + 1).collect();
    let mut parts = Vec::new();
    let mut start = 0;
    for joint in joints {
        let family = text[start..joint].rsplit([' ', '-', '\'']).next().unwrap_or_default();
        // "MacDonald", "FitzGerald", "LeBlanc"
        let is_prefix = family.len() <= SHORTEST_FAMILY || family == "Fitz";
        if !is_prefix && text[start..joint].trim().contains(' ') && text[joint..].contains(' ') {
            parts.push(&text[start..joint]);
            start = joint;
        }
    }
    parts.push(&text[start..]);
    let are_names = parts.len() >= 2 && parts.iter().all(|part| is_person(part.trim()));
    if are_names { Cow::Owned(parts.join(" | ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn what_needs_no_cleaning_stays_as_it_is() {
        let pieces = [
            "Jane", "Doe", "d'", "al-", " ", " ", "WWW.", "www.a", "é", "字", "·", "\u{a0}", ",", "J.", "@a", "7", "\u{ad}",
            "(", "/",
        ];
        let mut draw = dice(23);
        for _ in 0..20_000 {
            let text: String = (0..draw(7)).map(|_| pieces[draw(pieces.len())]).collect();
            assert_eq!(cleaned(&text), without_addresses(&text), "{text:?}");
        }
    }
}
