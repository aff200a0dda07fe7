//! Finds where the article begins in the text of a whole web page: behind menus of many short lines.

use super::super::scan::count_words;
use super::furniture::is_furniture;
use super::headline::says_the_same;
use super::lines::{Line, ends_sentence};
use super::meta::{Part, meta_of};

/// Lines looked through for the first paragraph.
const MOST_LINES: usize = 400;
/// A paragraph has as many characters; Chinese and Japanese say as much with a third.
const PARAGRAPH_CHARACTERS: usize = 140;

/// The place of the headline, if the text is that of a page with menus above its article.
pub(super) fn headline_of_page(lines: &[Line<'_>]) -> Option<usize> {
    let first_paragraph = lines.iter().take(MOST_LINES).position(is_paragraph)?;
    let above = &lines[..first_paragraph];
    if above.len() < 8 {
        return None;
    }
    let furniture = above.iter().filter(|line| is_furniture(line.text)).count();
    let short = above.iter().filter(|line| weight(line.text) <= 3).count();
    let is_page = furniture >= 2 && short * 2 > above.len();
    if !is_page {
        return None;
    }
    let score = |place: usize| -> i32 {
        let text = lines[place].text;
        let is_doubled = above.iter().enumerate().any(|(other, line)| other != place && says_the_same(line.text, text));
        let soon = lines[place + 1..].iter().take(6).filter_map(|line| meta_of(line.text)).filter(|meta| meta.is_sure);
        let (mut dates, mut names) = (0, 0);
        for part in soon.flat_map(|meta| meta.parts) {
            match part {
                Part::Date(_) => dates = 1,
                Part::Author(..) => names = 1,
                _ => {}
            }
        }
        let distance = i32::try_from(first_paragraph - place).unwrap_or(i32::MAX / 8);
        12 * (dates + names) + 6 * i32::from(is_doubled) + 4 * i32::from(weight(text) >= 6)
            - 6 * i32::from(ends_sentence(text) && !text.trim_end().ends_with(['?', '!']))
            - distance.min(60)
    };
    let is_candidate = |place: &usize| {
        let line = &lines[*place];
        (4..=30).contains(&weight(line.text))
            && line.length() <= 220
            && !is_furniture(line.text)
            && !line.text.contains(['©', '{', '['])
            && meta_of(line.text).is_none()
    };
    // What is above the headline is the menu: a text that begins with its headline may be followed by as many short lines.
    let is_behind_menu = |place: &usize| {
        let above = &above[..*place];
        above.iter().filter(|line| is_furniture(line.text)).count() >= 1
            || above.iter().filter(|line| weight(line.text) <= 3).count() >= 4
    };
    // Among equals the last: what stands nearest to the text.
    let best = (0..first_paragraph).filter(is_candidate).max_by_key(|place| score(*place));
    best.filter(is_behind_menu)
}

fn is_paragraph(line: &Line<'_>) -> bool {
    let is_dense = || line.text.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
    let length = line.length();
    (length >= PARAGRAPH_CHARACTERS || length * 3 >= PARAGRAPH_CHARACTERS && is_dense())
        && (ends_sentence(line.text) || length > 300)
}

/// Words, or what corresponds to them where nothing stands between words.
pub(super) fn weight(text: &str) -> usize {
    if text.is_ascii() {
        return count_words(text);
    }
    let dense = text.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')).count();
    text.split_whitespace().count().max(dense / 3)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;

    #[test]
    fn the_headline_behind_a_menu() {
        let paragraph = "The first paragraph of the text is long enough to be one, with a clause or two that add nothing to it at all, as is usual in such cases, and then some more.";
        let menu = "Skip to content\nHome\nWorld\nTrade\nLog in\nSubscribe\nMost read\nA story about another harbour entirely\n\nCulture\n";
        let text = format!(
            "{menu}Ministers agree on a plan for ports\nThe deal comes late\nBy Jane Doe\n30 October 2023\n\n{paragraph}\n"
        );
        let lines = lines_of(&text);
        assert_eq!(headline_of_page(&lines).map(|place| lines[place].text), Some("Ministers agree on a plan for ports"));
        let plain = format!("Ministers agree on a plan for ports\n\n{paragraph}\n");
        assert_eq!(headline_of_page(&lines_of(&plain)), None);
    }
}
