//! Remembers what the last lines were told to be: choice, header, body and footer ask the same of the same lines.

use std::cell::RefCell;

use super::credit::Credit;

/// So many lines are remembered, each in the place that its address gives it.
const PLACES: usize = 64;
/// Longer lines are soon told, and are asked for once.
const LONGEST_BYTES: usize = 240;

/// What was told of a line; nothing else but its words is asked for it.
#[derive(Clone, Default)]
pub(super) struct Known {
    line: String,
    pub(super) is_furniture: Option<bool>,
    pub(super) is_invitation: Option<bool>,
    pub(super) is_section: Option<bool>,
    pub(super) credit: Option<Option<Credit>>,
}

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// What `tell` tells of a line, or told of the same words before.
pub(super) fn known_or<T: Copy>(line: &str, part: impl Fn(&mut Known) -> &mut Option<T>, tell: impl FnOnce(&str) -> T) -> T {
    if line.is_empty() || line.len() > LONGEST_BYTES {
        return tell(line);
    }
    // Lines of one text lie behind each other; another text at the same address has other words.
    let address = line.as_ptr().addr();
    let place = (address ^ (address >> 6)) % PLACES;
    let known = KNOWN.with_borrow_mut(|known| {
        let known = known.get_mut(place).filter(|known| known.line == line)?;
        *part(known)
    });
    if let Some(known) = known {
        return known;
    }
    // What is told may itself be told by others that are known.
    let told = tell(line);
    KNOWN.with_borrow_mut(|known| {
        if known.is_empty() {
            known.resize_with(PLACES, Known::default);
        }
        if let Some(known) = known.get_mut(place) {
            if known.line != line {
                let mut words = std::mem::take(&mut known.line);
                words.clear();
                words.push_str(line);
                *known = Known { line: words, ..Known::default() };
            }
            *part(known) = Some(told);
        }
    });
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn what_is_remembered_is_what_is_told() {
        let pieces = ["a", "b", "Share", " ", "é", "(", "long ", "€"];
        let mut draw = dice(17);
        // Lines of a few buffers, so that others stand at the same address.
        let mut buffer = String::with_capacity(4 * LONGEST_BYTES);
        for _ in 0..20_000 {
            buffer.clear();
            (0..=draw(9)).for_each(|_| buffer.push_str(pieces[draw(pieces.len())]));
            if draw(9) == 0 {
                buffer = buffer.repeat(60);
            }
            let is_furniture = |line: &str| line.contains('a');
            let is_invitation = |line: &str| line.ends_with('b');
            let line = &buffer[buffer.floor_char_boundary(draw(2))..];
            for _ in 0..2 {
                assert_eq!(known_or(line, |known| &mut known.is_furniture, is_furniture), is_furniture(line), "{line}");
                assert_eq!(known_or(line, |known| &mut known.is_invitation, is_invitation), is_invitation(line), "{line}");
            }
        }
    }
}
