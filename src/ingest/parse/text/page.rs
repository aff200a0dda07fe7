//! Tells how much a line says, whatever its script.

use super::super::scan::count_words;

/// Words, or what corresponds to them where nothing stands between words.
pub(super) fn weight(text: &str) -> usize {
    if text.is_ascii() {
        return count_words(text);
    }
    let dense = text.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')).count();
    // Thai and its neighbours: letters with their marks.
    let spaceless =
        text.chars().filter(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'));
    text.split_whitespace().count().max(dense / 3).max(spaceless.count() / 5)
}

/// Whether a line says at least so much; of a long line only the beginning is looked at.
pub(super) fn weighs(text: &str, least: usize) -> bool {
    if text.is_ascii() { text.split_ascii_whitespace().nth(least - 1).is_some() } else { weight(text) >= least }
}
