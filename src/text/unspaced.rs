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

/// The words of a chunk of text in which such scripts are written at length, with what else stands in it; `None` for any other. Characters
/// that are words by themselves stay together with their like: they are mostly parts of names. A short run, with a number or a word
/// of another script in it (`5G网络`), is looked for as it stands, and so is a foreign name in katakana (`ドナルド・トランプ`).
pub(crate) fn unspaced_words(chunk: &str) -> Option<Vec<String>> {
    let pieces = pieces_of(chunk);
    let characters = |(is_run, piece): &(bool, &str)| if *is_run { piece.chars().count() } else { 0 };
    if pieces.iter().map(characters).sum::<usize>() <= SHORT_RUN_CHARACTERS || is_foreign_name(chunk) {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    for (is_run, piece) in pieces {
        if is_run {
            push_words_of_run(piece, &mut words);
        } else if !super::words_of(piece).is_empty() {
            words.push(piece.to_string());
        }
    }
    (words.len() > 1).then_some(words)
}

/// The runs of such scripts in a chunk and what stands between them, in order. A mark belongs to what it stands on: in Thai to a run, in Hindi not.
fn pieces_of(chunk: &str) -> Vec<(bool, &str)> {
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    let (mut begin, mut is_run) = (0, false);
    for (place, character) in chunk.char_indices().filter(|(_, character)| !super::fold::is_mark(*character)) {
        let is_part = is_written_without_spaces(character);
        if is_part != is_run && place > begin {
            pieces.push((is_run, &chunk[begin..place]));
            begin = place;
        }
        is_run = is_part;
    }
    if begin < chunk.len() {
        pieces.push((is_run, &chunk[begin..]));
    }
    pieces
}

/// Whether a chunk is words of katakana with dots between them.
fn is_foreign_name(chunk: &str) -> bool {
    chunk.contains('・') && chunk.chars().all(|character| matches!(character, '\u{30A0}'..='\u{30FF}' | '＝'))
}

fn push_words_of_run(run: &str, words: &mut Vec<String>) {
    static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));
    if run.chars().count() <= SHORT_RUN_CHARACTERS {
        words.push(run.to_string());
        return;
    }
    let mut begin = 0;
    let mut ends_with_single = false;
    for end in SEGMENTER.segment_str(run).filter(|end| *end > 0) {
        let word = &run[begin..end];
        let is_single = word.chars().filter(|character| !super::fold::is_mark(*character)).count() < 2;
        match words.last_mut() {
            Some(last) if is_single && ends_with_single => last.push_str(word),
            _ => words.push(word.to_string()),
        }
        (begin, ends_with_single) = (end, is_single);
    }
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
            ("प्रधानमंत्री", None),
            ("প্রধানমন্ত্রী", None),
            ("শিক্ষার্থীদের", None),
            ("பிரதமருக்கு", None),
            ("中国প্রধানমন্ত্রী外交部长", Some("中国 প্রধানমন্ত্রী 外交部长")),
            ("ประเทศไทยวันนี้", Some("ประเทศ ไทย วัน นี้")),
            ("5G网络", None),
            ("ドナルド・トランプ", None),
            ("习近平会见普京，讨论2023年合作。", Some("习 近平 会见 普京 讨论 2023 年合作")),
            ("外務省は昨日発表した", Some("外務省 は 昨日 発表 した")),
        ] {
            assert_eq!(unspaced_words(text).map(|words| words.join(" ")).as_deref(), words, "{text}");
        }
        assert!(unspaced_words("การเจรจาสันติภาพ").is_some_and(|words| words.len() > 1));
    }
}
