//! Finds the lines of a headline in capitals, as cuttings of printed pages have it.

use super::lines::Line;
use super::meta::meta_of;

/// The first line of the block of capitals that ends with a line or goes on behind it; the line itself where it is in none.
pub(super) fn capitals_start(lines: &[Line<'_>], place: usize) -> usize {
    let block =
        (0..=place).rev().take_while(|start| *start == place || !lines[*start + 1].follows_gap).take(MOST_LINES_OF_CAPITALS);
    block.filter(|start| *start + capitals_end(&lines[*start..]) >= place && *start < place).min().unwrap_or(place)
}

/// A headline in capitals has no more lines.
const MOST_LINES_OF_CAPITALS: usize = 5;

/// How many lines of capitals go on with the first of some lines, set apart from what is below them; what is below is not in capitals.
pub(super) fn capitals_end(lines: &[Line<'_>]) -> usize {
    const LONGEST_CHARACTERS: usize = 45;
    let are_capitals = |line: &Line<'_>| {
        // Most lines are told by their first small letter.
        !line.text.chars().any(char::is_lowercase)
            && line.text.chars().any(char::is_uppercase)
            && line.text.chars().filter(|c| c.is_alphabetic()).count() >= 4
    };
    let is_more = |line: &&Line<'_>| {
        !line.follows_gap && are_capitals(line) && line.length() <= LONGEST_CHARACTERS && meta_of(line.text).is_none()
    };
    if !lines.first().is_some_and(|first| first.length() <= LONGEST_CHARACTERS && are_capitals(first)) {
        return 0;
    }
    let more = lines[1..].iter().take(MOST_LINES_OF_CAPITALS).take_while(is_more).count();
    let ends_there = lines.get(more + 1).is_some_and(|next| next.follows_gap && !are_capitals(next));
    if (1..MOST_LINES_OF_CAPITALS).contains(&more) && ends_there { more } else { 0 }
}
