//! Turns a run of a script that sets no spaces into its words, for queries: people paste whole clauses of Chinese or Thai.
//!
//! An index holds such scripts character by character, so that any run can be found whatever its surroundings; only what is asked
//! for has to be cut. The words come from the dictionaries and models of ICU4X (UAX #29 with the tailoring for complex scripts).
//! Its word-like marks are not used, as they are wrong before combining marks.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::fold::is_written_without_spaces;

/// A run as short as this is looked for as it stands.
const SHORT_RUN_CHARACTERS: usize = 4;

/// The words of a text that is one long run of such a script; `None` for any other text. Characters that are words by
/// themselves stay together with their like: they are mostly parts of names.
pub(crate) fn unspaced_words(text: &str) -> Option<Vec<String>> {
    static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));
    let is_part = |character: char| is_written_without_spaces(character) || super::fold::is_mark(character);
    let is_run = text.chars().all(is_part) && text.chars().count() > SHORT_RUN_CHARACTERS;
    if !is_run {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut begin = 0;
    let mut ends_with_single = false;
    for end in SEGMENTER.segment_str(text).filter(|end| *end > 0) {
        let word = &text[begin..end];
        let is_single = word.chars().filter(|character| !super::fold::is_mark(*character)).count() < 2;
        match words.last_mut() {
            Some(last) if is_single && ends_with_single => last.push_str(word),
            _ => words.push(word.to_string()),
        }
        (begin, ends_with_single) = (end, is_single);
    }
    (words.len() > 1).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_are_cut() {
        for (text, words) in [
            ("中国外交部长王毅", Some("中国 外交部 长王毅")),
            ("外交部", None),
            ("talks", None),
            ("外務省は昨日発表した", Some("外務省 は 昨日 発表 した")),
        ] {
            assert_eq!(unspaced_words(text).map(|words| words.join(" ")).as_deref(), words, "{text}");
        }
        assert!(unspaced_words("การเจรจาสันติภาพ").is_some_and(|words| words.len() > 1));
    }
}
