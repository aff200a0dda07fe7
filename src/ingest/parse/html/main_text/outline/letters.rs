//! Turns a text into how much of a text it is: its letters, its commas, whether it ends as sentences do.

/// How many letters a character is worth: Chinese signs are words, those of Japanese and Korean syllables.
pub(super) fn weight_of(character: char) -> usize {
    match character {
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => 4,
        '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' | '\u{3000}'..='\u{303f}' => 2,
        _ => 1,
    }
}

/// The length of a text in letters.
pub(in super::super) fn letters(text: &str) -> usize {
    text.chars().map(weight_of).sum()
}

pub(super) fn is_comma(character: char) -> bool {
    matches!(character, ',' | '،' | '、' | '，' | '﹐' | '﹑' | '。' | '।' | '۔' | '；')
}

/// Whether a text may end without a mark: Thai and its neighbours write none, Chinese and Japanese leave it out where there is little room.
pub(in super::super) fn needs_no_end(text: &str) -> bool {
    const LEAST_DENSE_SIGNS: usize = 12;
    let is_dense = |character: &char| matches!(character, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    is_without_marks(text) || text.chars().filter(is_dense).count() >= LEAST_DENSE_SIGNS
}

/// Whether a text is Thai or of its neighbours, which write no marks where sentences end.
pub(in super::super) fn is_without_marks(text: &str) -> bool {
    const LEAST_SIGNS: usize = 20;
    let is_sign =
        |character: &char| matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}');
    text.chars().filter(is_sign).take(LEAST_SIGNS).count() == LEAST_SIGNS
}

/// Whether a text ends as sentences do.
pub(in super::super) fn ends_sentence(text: &str) -> bool {
    let closing = |character: char| {
        matches!(character, '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | '」' | '』' | '）' | '›' | '*')
            || character.is_whitespace()
    };
    text.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।', '：', '．', '։', '።', '។', '။'])
}

/// The commas of a run of plain words.
pub(super) fn count_commas(text: &str) -> usize {
    // So few at a time that a byte can count them.
    const CHUNK_BYTES: usize = 128;
    let count = |chunk: &[u8]| chunk.iter().fold(0_u8, |count, byte| count.wrapping_add(u8::from(*byte == b',')));
    text.as_bytes().chunks(CHUNK_BYTES).map(|chunk| usize::from(count(chunk))).sum()
}
