//! Turns a text and ranges to be marked in it into pieces: what a query found, where an actor is named, and what lies between.

use std::ops::Range;

use crate::query::Segment;

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The number of the mark that the query made here, from 1; 0 for none.
    pub(super) mark: usize,
    /// Whether this piece begins its mark; one mark may be cut into several pieces.
    pub(super) is_first: bool,
    /// The next mark, the first behind the last.
    pub(super) next: usize,
    /// Whether it names the actor.
    pub(super) is_mention: bool,
}

/// The bytes of the matched segments in the text that all of them make.
pub(super) fn matched(segments: &[Segment]) -> Vec<Range<usize>> {
    let mut place = 0;
    let mut ranges = Vec::new();
    for segment in segments {
        let end = place + segment.text.len();
        if segment.matched {
            ranges.push(place..end);
        }
        place = end;
    }
    ranges
}

/// Cuts a text at the ends of its marks and mentions. `marks` and `mentions` are in order, none overlaps its like; what does not lie
/// in the text is passed over. Marks are numbered from `first`.
pub(super) fn pieces(text: &str, marks: &[Range<usize>], mentions: &[Range<usize>], first: usize) -> Vec<Piece> {
    let is_sound = |range: &&Range<usize>| range.start < range.end && text.get((*range).clone()).is_some();
    let marks: Vec<&Range<usize>> = marks.iter().filter(is_sound).collect();
    let mentions: Vec<&Range<usize>> = mentions.iter().filter(is_sound).collect();
    let mut cuts: Vec<usize> = vec![0, text.len()];
    cuts.extend(marks.iter().chain(&mentions).flat_map(|range| [range.start, range.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let (mut mark, mut mention) = (0, 0);
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        while marks.get(mark).is_some_and(|range| range.end <= start) {
            mark += 1;
        }
        while mentions.get(mention).is_some_and(|range| range.end <= start) {
            mention += 1;
        }
        let inside = marks.get(mark).filter(|range| range.start <= start);
        let is_mention = mentions.get(mention).is_some_and(|range| range.start <= start);
        pieces.push(Piece {
            text: text[start..end].to_string(),
            mark: if inside.is_some() { first + mark } else { 0 },
            is_first: inside.is_some_and(|range| range.start == start),
            next: 0,
            is_mention,
        });
    }
    pieces
}

/// Pieces by paragraph: a line feed ends one, what is empty is left out.
pub(super) fn paragraphs(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut paragraphs: Vec<Vec<Piece>> = vec![Vec::new()];
    for Piece { text, mark, is_first, next, is_mention } in pieces {
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(paragraph) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                let is_first = is_first && place == 0;
                paragraph.push(Piece { text: line.to_string(), mark, is_first, next, is_mention });
            }
        }
    }
    paragraphs.retain(|paragraph| paragraph.iter().any(|piece| !piece.text.trim().is_empty()));
    paragraphs
}

/// Tells every mark which one follows; the last is followed by the first.
pub(super) fn chained<'p>(pieces: impl Iterator<Item = &'p mut Piece>, last: usize) {
    for piece in pieces.filter(|piece| piece.mark > 0) {
        piece.next = if piece.mark >= last { 1 } else { piece.mark + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| {
            let mark = if piece.mark > 0 {
                format!("{}{}", piece.mark, if piece.is_first { "!" } else { "" })
            } else {
                String::new()
            };
            format!("[{mark}{}{}]", if piece.is_mention { "@" } else { "" }, piece.text)
        };
        pieces.iter().map(one).collect()
    }

    #[test]
    fn marks_and_mentions_may_overlap() {
        let text = "Moscow met Hamas.\n\nHamas left.";
        let cut = pieces(text, &[0..10, 11..16, 19..24], &[0..6, 11..16], 1);
        assert_eq!(shown(&cut), "[1!@Moscow][1 met][ ][2!@Hamas][.\n\n][3!Hamas][ left.]");
        assert_eq!(cut.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        let lines = paragraphs(cut);
        assert_eq!(
            lines.iter().map(|line| shown(line)).collect::<Vec<_>>(),
            ["[1!@Moscow][1 met][ ][2!@Hamas][.]", "[3!Hamas][ left.]"]
        );
    }

    #[test]
    fn ranges_outside_of_the_text_mark_nothing() {
        assert_eq!(shown(&pieces("aé", &[2..3, 0..99], &[7..9, 1..1], 1)), "[aé]");
        assert_eq!(shown(&pieces("", &[], &[], 1)), "");
    }

    #[test]
    fn segments_say_where_they_stand() {
        let segment = |text: &str, matched| Segment { text: text.to_string(), matched };
        assert_eq!(matched(&[segment("é ", false), segment("ab", true), segment("c", true)]), [3..5, 5..6]);
    }
}
