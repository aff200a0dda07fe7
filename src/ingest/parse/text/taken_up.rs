//! Counts the words of a line that the text below takes up: a headline says what its text is about; menus, slogans and titles of other articles above it
//! speak of something else.

use rustc_hash::FxHashSet;

use super::lines::Line;
use crate::text::{Words, hash_of, is_function_word};

/// As much of a text is looked through as tells what it is about.
const MOST_BYTES: usize = 6_000;

/// The words that a text says something with, cut to what their inflected forms have in common.
pub(super) struct TextBelow(FxHashSet<u64>);

impl TextBelow {
    pub(super) fn of(lines: &[Line<'_>]) -> TextBelow {
        let mut stems = FxHashSet::default();
        let mut bytes = 0;
        for line in lines {
            each_stem(line.text, |stem| {
                stems.insert(stem);
            });
            bytes += line.text.len();
            if bytes > MOST_BYTES {
                break;
            }
        }
        TextBelow(stems)
    }

    /// How many different words of a line the text has as well.
    pub(super) fn takes_up(&self, line: &str) -> usize {
        let mut found = FxHashSet::default();
        each_stem(line, |stem| {
            if self.0.contains(&stem) {
                found.insert(stem);
            }
        });
        found.len()
    }
}

/// The beginnings of the words of a text that say what it is about; of scripts without spaces each two characters beside each other.
fn each_stem(text: &str, mut take: impl FnMut(u64)) {
    const STEM_CHARACTERS: usize = 5;
    const SHORTEST_WORD: usize = 4;
    // A syllable of Korean has two or three letters.
    const STEM_SYLLABLES: usize = 2;
    let mut words = Words::new(text);
    let (mut word, mut pair) = (String::new(), String::new());
    let mut before: Option<(usize, char)> = None;
    while let Some(range) = words.advance(&mut word) {
        let Some(first) = word.chars().next() else { continue };
        if is_ideograph(first) {
            if let Some((_, one)) = before.filter(|(end, _)| *end == range.start) {
                pair.clear();
                pair.extend([one, first]);
                take(hash_of(&pair));
            }
            before = word.chars().next_back().map(|last| (range.end, last));
            continue;
        }
        before = None;
        let (least, stem) = match first {
            '가'..='힣' => (STEM_SYLLABLES, STEM_SYLLABLES),
            _ => (SHORTEST_WORD, STEM_CHARACTERS),
        };
        if word.chars().nth(least - 1).is_none() || is_function_word(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
        {
            continue;
        }
        let end = word.char_indices().nth(stem).map_or(word.len(), |(place, _)| place);
        take(hash_of(&word[..end]));
    }
}

/// Characters of Chinese and the letters of Japanese that foreign words are written with; the others of Japanese are those of its grammar.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;

    #[test]
    fn words_that_a_text_takes_up() {
        for (text, line, expected) in [
            ("The county reopened its pass road after the snow.", "Counties reopen a road in the snow", 4),
            ("The county reopened its pass road after the snow.", "With them after their own", 0),
            ("The county reopened its pass road after the snow.", "About us, contact, print edition", 0),
            ("The road, the road and the road again.", "Road by road", 1),
            ("Мосту нужен ремонт, его закрыли с понедельника.", "Закрыты все дороги к ремонту", 2),
            ("町立図書館が今月から夜十時まで開館する。", "図書館の夜間開館", 3),
            ("학교가 새 도서관을 열었다.", "도서관은 학교 옆에", 2),
            ("", "Counties reopen a road", 0),
        ] {
            assert_eq!(TextBelow::of(&lines_of(text)).takes_up(line), expected, "{line}");
        }
    }
}
