//! Tells how much a line says, whatever its script.

use super::super::scan::count_words;

/// Words, or what corresponds to them where nothing stands between words.
pub(super) fn weight(text: &str) -> usize {
    if text.is_ascii() {
        return count_words(text);
    }
    let (mut words, mut dense, mut spaceless) = (0, 0, 0);
    let mut is_before_word = true;
    for c in text.chars() {
        let is_gap = c.is_whitespace();
        words += usize::from(is_before_word && !is_gap);
        is_before_word = is_gap;
        dense += usize::from(matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
        // Thai and its neighbours: letters with their marks.
        spaceless += usize::from(matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'));
    }
    words.max(dense / 3).max(spaceless / 5)
}
