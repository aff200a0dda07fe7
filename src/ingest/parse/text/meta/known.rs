//! Remembers what the last lines said: the lines around a headline are asked for the same thing again and again.

use std::cell::RefCell;

use super::{LONGEST_META_CHARACTERS, Meta};

/// So many lines are remembered, each in the place that its bytes give it.
const PLACES: usize = 64;

thread_local! {
    static KNOWN: RefCell<Vec<(String, Option<Meta>)>> = const { RefCell::new(Vec::new()) };
}

/// What a line says, as `read` tells it.
pub(super) fn known_or(text: &str, read: impl FnOnce(&str) -> Option<Meta>) -> Option<Meta> {
    // A longer line says something only by a label, which is soon told.
    if text.is_empty() || text.len() > LONGEST_META_CHARACTERS {
        return read(text);
    }
    let place = place_of(text.as_bytes());
    let known = KNOWN.with_borrow(|known| {
        let (line, meta) = known.get(place)?;
        (line == text).then(|| meta.clone())
    });
    if let Some(meta) = known {
        return meta;
    }
    let meta = read(text);
    KNOWN.with_borrow_mut(|known| {
        known.resize_with(PLACES, Default::default);
        if let Some((line, known)) = known.get_mut(place) {
            line.clear();
            line.push_str(text);
            known.clone_from(&meta);
        }
    });
    meta
}

fn place_of(bytes: &[u8]) -> usize {
    let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let (head, tail) = (&bytes[..bytes.len().min(12)], &bytes[bytes.len().saturating_sub(12)..]);
    let hash = head.iter().chain(tail).fold(0x811c_9dc5, mix);
    (hash ^ (hash >> 16)) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::super::{meta_of, read_meta_line};
    use crate::dice::dice;

    #[test]
    fn what_is_remembered_is_what_is_read() {
        let pieces = [
            "Jane Doe",
            "By ",
            "March 17, 2021",
            " | ",
            ", ",
            "Topic: ",
            "Ports",
            "3 min read",
            "KYIV",
            " — ",
            "Updated ",
            "12:30",
            "The talks",
            "記者",
            " ",
        ];
        let mut draw = dice(5);
        for _ in 0..4000 {
            let line: String = (0..=draw(4)).map(|_| pieces[draw(pieces.len())]).collect();
            let expected = format!("{:?}", read_meta_line(&line));
            assert_eq!(
                [format!("{:?}", meta_of(&line)), format!("{:?}", meta_of(&line))],
                [expected.clone(), expected],
                "{line}"
            );
        }
    }
}
