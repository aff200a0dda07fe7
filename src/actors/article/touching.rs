//! Turns spans into [`Touching`], which finds those that share words with a stretch of a text without looking at all of them, and
//! keeps in mind which were taken out.

use std::ops::Range;

use super::{Reading, Span};

/// The spans of an article by their words.
pub(super) struct Touching {
    /// Of each part, the words and the place of every span, by the first word and then by place.
    by_part: Vec<Vec<(Range<usize>, usize)>>,
    /// How many words the longest span of each part has: so far before a stretch a span may begin that reaches into it.
    longest: Vec<usize>,
    /// Of each span, whether it was taken out.
    is_out: Vec<bool>,
}

impl Touching {
    pub(super) fn of(reading: &Reading<'_>, spans: &[Span]) -> Touching {
        Touching::of_words(reading.parts.len(), spans.iter().map(|span| (span.part, span.first..span.end)))
    }

    fn of_words(parts: usize, spans: impl Iterator<Item = (usize, Range<usize>)>) -> Touching {
        let mut touching = Touching { by_part: vec![Vec::new(); parts], longest: vec![0; parts], is_out: Vec::new() };
        for (place, (part, words)) in spans.enumerate() {
            touching.longest[part] = touching.longest[part].max(words.len());
            touching.by_part[part].push((words, place));
            touching.is_out.push(false);
        }
        touching.by_part.iter_mut().for_each(|spans| spans.sort_by_key(|(words, _)| words.start));
        touching
    }

    /// The places of the spans that share words with these and were not taken out.
    pub(super) fn at(&self, part: usize, words: Range<usize>) -> impl Iterator<Item = usize> {
        let spans = &self.by_part[part];
        let first = spans.partition_point(|(own, _)| own.start + self.longest[part] <= words.start);
        let near = spans[first..].iter().take_while(move |(own, _)| own.start < words.end);
        near.filter(move |(own, place)| own.end > words.start && !self.is_out[*place]).map(|(_, place)| *place)
    }

    /// Takes out the spans that share words with these.
    pub(super) fn take_out(&mut self, part: usize, words: Range<usize>) {
        let places: Vec<usize> = self.at(part, words).collect();
        places.into_iter().for_each(|place| self.is_out[place] = true);
    }

    /// Leaves those of the spans that were not taken out.
    pub(super) fn leave_rest(self, spans: &mut Vec<Span>) {
        let mut is_out = self.is_out.into_iter();
        spans.retain(|_| !is_out.next().unwrap_or(false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn spans_are_found_as_by_looking_at_all() {
        let mut below = dice(3);
        for _ in 0..200 {
            let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
            for _ in 0..below(40) {
                let first = below(60);
                spans.push((below(3), first..first + 1 + below(7)));
            }
            let mut touching = Touching::of_words(3, spans.iter().cloned());
            let mut rest: Vec<usize> = (0..spans.len()).collect();
            for _ in 0..15 {
                let (part, first) = (below(3), below(60));
                let words = first..first + 1 + below(4);
                let touches = |place: &usize| {
                    let (own_part, own) = &spans[*place];
                    *own_part == part && own.start < words.end && own.end > words.start
                };
                let mut found: Vec<usize> = touching.at(part, words.clone()).collect();
                found.sort_unstable();
                assert_eq!(
                    found,
                    rest.iter().copied().filter(touches).collect::<Vec<_>>(),
                    "{words:?} of {part} in {spans:?}"
                );
                if below(3) == 0 {
                    rest.retain(|place| !touches(place));
                    touching.take_out(part, words);
                }
            }
        }
    }
}
