//! Tells the lines of a ticker above an article, which hold the times and titles of others: `12:40 Ministers agree`, the time on a line of its own,
//! before or behind the title.

use super::lines::Line;
use super::page::weight;

/// Whether a line is one of several of a ticker: a single one may be anything.
pub(super) fn is_of_ticker(lines: &[Line<'_>], place: usize) -> bool {
    const MOST_WORDS: usize = 20;
    let Some(line) = lines.get(place) else { return false };
    let has_clock = |place: usize| lines.get(place).is_some_and(|line| holds_clock(line.trimmed()));
    let is_title = |place: usize| {
        lines.get(place).is_some_and(|line| {
            line.weight() <= MOST_WORDS && !line.ends_sentence() && line.text.contains(char::is_alphabetic)
        })
    };
    let is_clock_alone = |place: usize| lines.get(place).is_some_and(|line| is_clock(line.trimmed()));
    let is_pair = |clock: usize| is_clock_alone(clock) && is_title(clock + 1) && !has_clock(clock + 1);
    let is_pair_of_ticker = |clock: usize| is_pair(clock) && (is_pair(clock + 2) || clock >= 2 && is_pair(clock - 2));
    if is_clock(line.trimmed()) {
        return is_pair_of_ticker(place);
    }
    if place > 0 && is_clock_alone(place - 1) {
        return is_pair_of_ticker(place - 1);
    }
    let is_item = |place: usize| has_clock(place) && !is_clock_alone(place) && is_title(place);
    is_item(place) && (is_item(place + 1) || place > 0 && is_item(place - 1))
}

/// Whether a line is a time of day, or begins or ends with one that a title stands beside.
fn holds_clock(text: &str) -> bool {
    // Most lines begin and end otherwise.
    let may_be = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_digit() || MARKS_OF_CLOCKS.contains(byte));
    let bytes = text.as_bytes();
    if !(may_be(bytes.first()) || may_be(bytes.last())) {
        return false;
    }
    is_clock(text) || title_behind(text).or_else(|| title_before(text)).is_some_and(|title| weight(title) >= 2)
}

/// The title in `12:40 Ministers agree`, `12.40 Uhr | Ministers agree`.
fn title_behind(text: &str) -> Option<&str> {
    let (clock, rest) = text.split_once([' ', '\t', '\u{a0}']).filter(|(clock, _)| is_clock(clock))?;
    let rest =
        ["Uhr", "Uhr:", "h"].iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix([' ', '|'])).unwrap_or(rest);
    let has_mark = clock.contains(':') || rest.starts_with(['|', '-', '–', '—', '•', '·']);
    // "12.40 million": a number with a point is a time only where a mark stands behind it.
    let is_time = has_mark || rest.as_ptr().addr() - text.as_ptr().addr() > clock.len() + 1;
    is_time.then(|| rest.trim_start_matches([' ', '|', '-', '–', '—', '•', '·']))
}

/// The title in `Ministers agree 12:40`.
fn title_before(text: &str) -> Option<&str> {
    let (title, clock) = text.rsplit_once([' ', '\t', '\u{a0}'])?;
    (clock.contains(':') && is_clock(clock)).then(|| title.trim_end_matches([' ', '|', '-', '–', '—', '•', '·']))
}

/// What may stand around a time of day.
const MARKS_OF_CLOCKS: &[u8] = b"[]()|";

/// `12:40`, `[9:05]`, `12.40`: a time of day.
fn is_clock(text: &str) -> bool {
    if !text.as_bytes().first().is_some_and(|byte| byte.is_ascii_digit() || MARKS_OF_CLOCKS.contains(byte)) {
        return false;
    }
    let text = text.trim_matches(['[', ']', '(', ')', '|']);
    let Some((hours, minutes)) = text.split_once([':', '.']) else { return false };
    let is_below = |number: &str, most: u32| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && number.parse().is_ok_and(|number: u32| number < most)
    };
    (1..=2).contains(&hours.len()) && minutes.len() == 2 && is_below(hours, 24) && is_below(minutes, 60)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;

    #[test]
    fn several_lines_with_a_time_are_a_ticker() {
        for (text, expected) in [
            ("12:40 Ministers agree\n12:31 Bread gets dearer\n\nCounty reopens the road", "TT-"),
            ("12.40 Uhr | Rat tagt\n9.31 Uhr | Brot wird teurer\n\nStraße wieder offen", "TT-"),
            ("Rada obraduje 12:40\nChleb drożeje 12:31\n\nDroga otwarta", "TT-"),
            ("12:40\nСовет заседает\n12:31\nХлеб подорожал\n\nДорога открыта", "TTTT-"),
            // One alone, times of matches, numbers, sentences, and a time above the headline.
            ("12:40 Ministers agree\n\nCounty reopens the road", "--"),
            ("12:40\nCounty reopens the road\nJane Perry", "---"),
            ("12.40 million for the road\n9.31 million for the pier", "--"),
            ("12:40 The first call comes.\n12:51 Nobody answers it.", "--"),
            ("Hill 12:40\n31:12 Pier\nA road", "---"),
        ] {
            let lines = lines_of(text);
            let shown: String = (0..lines.len()).map(|place| if is_of_ticker(&lines, place) { 'T' } else { '-' }).collect();
            assert_eq!(shown, expected, "{text}");
        }
    }
}
