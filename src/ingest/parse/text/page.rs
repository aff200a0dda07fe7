//! Tells how much a line says, whatever its script.

use super::super::scan::count_words_of_ascii;

/// Words, or what corresponds to them where nothing stands between words.
pub(super) fn weight(text: &str) -> usize {
    if text.is_ascii() { count_words_of_ascii(text) } else { weight_of_other(text) }
}

/// The weight of a text that is known not to be ASCII.
pub(super) fn weight_of_other(text: &str) -> usize {
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

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn words_of_any_script_weigh_about_the_same() {
        for (text, expected) in [
            ("", 0),
            ("  Ports of the  coast ", 4),
            ("Häfen\u{3000}der\u{a0}Küste", 3),
            ("港口的货物", 1),
            ("沿海港口的货物量上升了", 3),
            ("항구의 화물량이 늘었다", 3),
            ("ท่าเรือชายฝั่ง", 2),
            ("የወደብ ጭነት ጨመረ", 3),
        ] {
            assert_eq!(weight(text), expected, "{text}");
        }
    }
}
