//! Turns a Chinese character of traditional writing into that of simplified writing, so that 中國 and 中国 find each other.
//!
//! Several may become one, never one several, so a text keeps its places. Japanese characters that are simplified in another way stay as
//! they are.

use std::sync::LazyLock;

const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// For every character from the first to the last the one it is compared as.
static COMPARED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut compared: Vec<char> = (FIRST..=LAST).collect();
    for line in include_str!("han.txt").lines().filter(|line| !line.starts_with("# ")) {
        let mut characters = line.chars();
        while let (Some(traditional), Some(simplified)) = (characters.next(), characters.next()) {
            if let Some(place) = place_of(traditional).and_then(|place| compared.get_mut(place)) {
                *place = simplified;
            }
        }
    }
    compared
});

fn place_of(character: char) -> Option<usize> {
    (character as usize).checked_sub(FIRST as usize)
}

/// The character in simplified writing; any other as it is.
pub(super) fn simplified(character: char) -> char {
    match character {
        FIRST..=LAST => place_of(character).and_then(|place| COMPARED.get(place)).copied().unwrap_or(character),
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_writings_become_one() {
        for (traditional, expected) in
            [("中國臺灣總統", "中国台湾总统"), ("後來乾淨", "后来干净"), ("日本の戦争", "日本の戦争"), ("US 龘", "US 龘")]
        {
            let written: String = traditional.chars().map(simplified).collect();
            assert_eq!(written, expected);
        }
        assert_eq!(crate::text::words_of("臺灣總統府"), crate::text::words_of("台湾总统府"));
        for character in FIRST..=LAST {
            assert_eq!(simplified(simplified(character)), simplified(character));
        }
    }

    #[test]
    fn every_line_of_the_table_holds_pairs_in_order() {
        let lines = || include_str!("han.txt").lines().filter(|line| !line.starts_with("# "));
        assert!(lines().all(|line| line.chars().count() % 2 == 0));
        let first: Vec<char> = lines().flat_map(|line| line.chars().step_by(2).collect::<Vec<_>>()).collect();
        assert!(first.is_sorted_by(|left, right| left < right));
    }
}
