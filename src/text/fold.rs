//! Turns one character that is not ASCII into the characters by which words are compared.
//!
//! Latin and Greek lose their marks (NFKD, Unicode TR15), letters without a decomposition get their usual spelling, Arabic
//! and Persian letter variants and digits become one, vowel points disappear. Cyrillic keeps й and folds ё to е, Korean keeps its
//! syllables, whichever way they are written, Chinese is compared in simplified writing. Scripts of northern India lose the dot below, which many leave out, and Devanagari writes every nasal one way,
//! and before another letter as the one mark, as Lucene's normalisers have it.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use super::han::simplified;

/// What a character does inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Belongs to the word around it.
    Letter,
    /// Is a word of its own: scripts written without spaces.
    Alone,
    /// Belongs to a word but is not compared: marks, joiners, soft hyphens.
    Ignored,
    /// Ends a word.
    Break,
}

/// The role of a character.
pub(super) fn role(character: char) -> Role {
    match character {
        // The common ones first, which spares a search in Unicode's tables.
        '\u{A0}' | '\u{2010}'..='\u{2027}' | '\u{3001}' | '\u{3002}' | '\u{FF0C}' => Role::Break,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' => Role::Letter,
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{5D0}'..='\u{5EA}' => Role::Letter,
        'α'..='ω'
        | 'Α'..='Ρ'
        | 'Σ'..='Ω'
        | 'ά'..='ί'
        | '\u{900}'..='\u{93B}'
        | '\u{93D}'..='\u{963}'
        | '\u{1E00}'..='\u{1EFF}' => Role::Letter,
        '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{AC00}'..='\u{D7A3}' => Role::Letter,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' => Role::Alone,
        _ => looked_up(character).map_or_else(|| role_in_tables(character), |known| known.role),
    }
}

/// What Unicode's tables say of a character, which takes long to look up.
#[derive(Clone, Copy)]
struct Known {
    role: Role,
    /// Whether the character is its own folded form.
    is_folded: bool,
}

/// What is known of a character of the basic plane: the tables are asked once for each block of characters that occurs.
fn looked_up(character: char) -> Option<Known> {
    const BLOCK: usize = 64;
    static BLOCKS: [OnceLock<[Known; BLOCK]>; 0x1_0000 / BLOCK] = [const { OnceLock::new() }; 0x1_0000 / BLOCK];
    let place = character as usize;
    let known_at = |place: usize| {
        // Surrogates are no characters.
        let Some(character) = u32::try_from(place).ok().and_then(char::from_u32) else {
            return Known { role: Role::Break, is_folded: false };
        };
        let mut own = String::new();
        push_in_tables(character, &mut own);
        Known { role: role_in_tables(character), is_folded: own.chars().eq([character]) }
    };
    let block = BLOCKS.get(place / BLOCK)?;
    let first = place / BLOCK * BLOCK;
    Some(block.get_or_init(|| std::array::from_fn(|offset| known_at(first + offset)))[place % BLOCK])
}

fn role_in_tables(character: char) -> Role {
    match character {
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{640}' => Role::Ignored,
        // Nobody sees where a line may break and where the direction of writing turns.
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' => {
            Role::Ignored
        }
        // The dot below of Devanagari, Gurmukhi and Gujarati: `ज़िला` is `जिला`.
        '\u{93C}' | '\u{A3C}' | '\u{ABC}' => Role::Ignored,
        // Apostrophes of transliteration: Sanaʿa, Qurʾan, Hawaiʻi.
        '\u{2B9}'..='\u{2BF}' => Role::Break,
        // What only changes the look of an emoji.
        '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' => Role::Ignored,
        // Hebrew has its marks of punctuation among its points: the hyphen, and three that end verses.
        '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}' => Role::Break,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' => {
            Role::Ignored
        }
        _ if is_written_without_spaces(character) || is_emoji(character) => Role::Alone,
        _ if character.is_alphanumeric() || is_combining_mark(character) => Role::Letter,
        _ => Role::Break,
    }
}

/// Whether a character only adds to the one before it.
pub(crate) fn is_mark(character: char) -> bool {
    is_combining_mark(character)
}

/// Whether a script sets no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
pub(crate) fn is_written_without_spaces(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' // Han
        | '\u{FF66}'..='\u{FF9F}')
        && character.is_alphanumeric()
}

/// Symbols that people write in place of words: pictographs, flags, dingbats, miscellaneous symbols.
fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' | '\u{2B55}')
}

/// Appends the folded form of a letter.
pub(super) fn push_folded(character: char, folded: &mut String) {
    match character {
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ø' | 'Ø' => folded.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'ł' | 'Ł' => folded.push('l'),
        'þ' | 'Þ' => folded.push_str("th"),
        'ı' | 'İ' => folded.push('i'),
        'ё' | 'Ё' => folded.push('е'),
        // The same letter at the end of a word; in capitals there is one form of it.
        'ς' => folded.push('σ'),
        '\u{AC00}'..='\u{D7A3}' => folded.push(character),
        '\u{4E00}'..='\u{9FFF}' => folded.push(simplified(character)),
        '\u{1161}'..='\u{11C2}' => push_jamo(character, folded),
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ک' => folded.push('ك'),
        'ی' | 'ى' => folded.push('ي'),
        '\u{660}'..='\u{669}' => push_digit(character as u32 - 0x660, folded),
        '\u{6F0}'..='\u{6F9}' => push_digit(character as u32 - 0x6F0, folded),
        // `वहाँ`, `वहां`.
        '\u{901}' => folded.push('\u{902}'),
        // A nasal before another letter: `हिन्दी`, `हिंदी`; `गङ्गा`, `गंगा`.
        '\u{94D}' if folded.ends_with(['ङ', 'ञ', 'ण', 'न']) => {
            folded.pop();
            folded.push('\u{902}');
        }
        'प'..='म' if folded.ends_with("म\u{94D}") => {
            folded.truncate(folded.len() - "म\u{94D}".len());
            folded.extend(['\u{902}', character]);
        }
        // Each script of India has its digits at the same place of its 128 characters.
        '\u{900}'..='\u{D7F}' if (0x66..=0x6F).contains(&(character as u32 & 0x7F)) => {
            push_digit((character as u32 & 0x7F) - 0x66, folded);
        }
        // й and its like are letters of their own, not и with an ornament.
        '\u{400}'..='\u{52F}' => folded.extend(character.to_lowercase()),
        _ if is_folded(character) || looked_up(character).is_some_and(|known| known.is_folded) => folded.push(character),
        _ => push_in_tables(character, folded),
    }
}

/// Whether the folded form of a letter is surely not in ASCII. Digits of any script are, and some signs.
pub(crate) fn is_never_ascii(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{AC00}'..='\u{D7A3}' | '\u{4E00}'..='\u{9FFF}')
        || is_folded(character)
}

/// Letters of much-used scripts that are their own folded form, which spares taking them apart.
fn is_folded(character: char) -> bool {
    matches!(character,
        'α'..='ω' | '\u{5D0}'..='\u{5EA}' | '\u{627}'..='\u{63A}' | '\u{641}'..='\u{64A}'
        // Devanagari but for the letters with a dot and a nasal.
        | '\u{900}' | '\u{902}'..='\u{928}' | '\u{92A}'..='\u{930}' | '\u{932}'..='\u{933}' | '\u{935}'..='\u{93B}' | '\u{93D}'..='\u{957}')
}

fn push_in_tables(character: char, folded: &mut String) {
    for part in std::iter::once(character).nfkd().filter(|part| role_in_tables(*part) != Role::Ignored) {
        folded.extend(part.to_lowercase().filter(|part| role_in_tables(*part) != Role::Ignored).map(simplified));
    }
}

fn push_digit(digit: u32, folded: &mut String) {
    folded.extend(char::from_digit(digit, 10));
}

/// Adds the vowel or the last consonant of a Korean syllable to what was folded of it.
fn push_jamo(jamo: char, folded: &mut String) {
    let syllable = folded.chars().next_back().and_then(|begun| compose(begun, jamo));
    if syllable.is_some() {
        folded.pop();
    }
    folded.push(syllable.unwrap_or(jamo));
}

/// Applies a combining mark to what was folded so far, where the two make another letter: й, ї, ў. In other scripts than Cyrillic
/// marks are no part of a letter.
pub(super) fn apply_mark(mark: char, folded: &mut String) {
    let is_cyrillic = |character: &char| matches!(character, '\u{400}'..='\u{52F}');
    let last = folded.chars().next_back().filter(is_cyrillic);
    if let Some(letter) = last.and_then(|last| compose(last, mark)) {
        folded.pop();
        push_folded(letter, folded);
    }
}

/// The voicing mark of kana that a character is, as it is in a letter taken apart: か and ゛ are が.
pub(super) fn voicing_mark(character: char) -> Option<char> {
    match character {
        '\u{3099}' | '\u{FF9E}' => Some('\u{3099}'),
        '\u{309A}' | '\u{FF9F}' => Some('\u{309A}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_is_that_of_the_tables() {
        for character in '\u{80}'..='\u{FFFF}' {
            assert_eq!(role(character), role_in_tables(character), "{character:?}");
            let mut taken_apart = String::new();
            push_in_tables(character, &mut taken_apart);
            let is_own = is_folded(character) || looked_up(character).is_some_and(|known| known.is_folded);
            assert!(!is_own || taken_apart == character.to_string(), "{character:?}: {taken_apart}");
            let mut folded = String::new();
            push_folded(character, &mut folded);
            assert!(!is_never_ascii(character) || !folded.bytes().any(|byte| byte.is_ascii()), "{character:?}: {folded}");
        }
    }
}
