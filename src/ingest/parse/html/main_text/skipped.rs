//! Finds in an outline what a page lets those skip who have it read out: the lines from `skip past newsletter promotion` to `after
//! newsletter promotion`.

use std::ops::Range;

use super::outline::Outline;

/// The places of such lines and of what stands between them.
pub(super) fn skipped(outline: &Outline) -> Vec<Range<usize>> {
    const MOST_SKIPPED: usize = 12;
    const LONGEST_BYTES: usize = 60;
    let line = |place: usize| {
        let text = &outline.blocks[place].text;
        (text.len() <= LONGEST_BYTES).then(|| text.to_lowercase())
    };
    let mut found = Vec::new();
    for place in 0..outline.blocks.len() {
        let Some(line_before) = line(place).filter(|line| line.starts_with("skip past ")) else { continue };
        let what = &line_before["skip past ".len()..];
        let is_end = |last: &usize| line(*last).is_some_and(|line| line.strip_prefix("after ") == Some(what));
        if let Some(last) = (place + 1..outline.blocks.len()).take(MOST_SKIPPED).find(is_end) {
            found.push(place..last + 1);
        }
    }
    found
}
