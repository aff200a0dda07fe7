//! Holds [`TermList`]: the terms of one field of an article, each of them once, and for each place which of them stands there.

use super::numbers::{push, take};

/// Terms with their positions, in order of position; several may share one.
#[derive(Clone, Debug, Default)]
pub struct TermList {
    /// The terms, one after the other, counted from 0. One may be there twice.
    terms: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// For each place the number of its term and the distance from the place before.
    places: Vec<u8>,
    length: u32,
    last: u32,
}

/// The number of a term in a list, once it has one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TermNumber(Option<std::num::NonZeroU32>);

/// From this distance on a place has a number of its own for it: nearly all terms stand at the next position or at the same.
const FAR: u32 = 3;

impl TermList {
    /// Takes all out, but keeps the memory.
    pub(super) fn clear(&mut self) {
        self.terms.clear();
        self.ends.clear();
        self.places.clear();
        (self.length, self.last) = (0, 0);
    }

    /// Appends a term. Positions never go back.
    pub(crate) fn push(&mut self, position: u32, term: &str) {
        self.push_again(position, term, &mut TermNumber::default());
    }

    /// Appends a term that may come again: the number it gets is kept for the next time.
    pub(super) fn push_again(&mut self, position: u32, term: &str, number: &mut TermNumber) {
        if number.0.is_none() {
            self.terms.push_str(term);
            self.ends.push(self.terms.len() as u32);
            number.0 = std::num::NonZeroU32::new(self.ends.len() as u32);
        }
        let number = number.0.map_or(0, |number| number.get() - 1);
        let distance = position - self.last;
        push(&mut self.places, u64::from(number) << 2 | u64::from(distance.min(FAR)));
        if distance >= FAR {
            push(&mut self.places, u64::from(distance));
        }
        self.last = position;
        self.length += 1;
    }

    /// The terms with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        let terms: Vec<&str> = self.terms().collect();
        PlaceCursor::new(&self.places).map(move |(position, number)| (position, terms[number as usize]))
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The terms, by their numbers; one may be there twice.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| &self.terms[std::mem::replace(&mut start, *end as usize)..*end as usize])
    }

    /// The places as [`PlaceCursor`] reads them.
    #[cfg(feature = "local")]
    pub(crate) fn places(&self) -> &[u8] {
        &self.places
    }

    /// How much memory it takes, roughly.
    #[cfg(feature = "local")]
    pub(crate) fn memory_bytes(&self) -> usize {
        self.terms.capacity() + self.ends.capacity() * size_of::<u32>() + self.places.capacity()
    }
}

impl PartialEq for TermList {
    fn eq(&self, other: &TermList) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for TermList {}

/// Reads the places of a list: the position of each and the number of its term.
#[derive(Clone, Debug)]
pub(crate) struct PlaceCursor<'a> {
    rest: &'a [u8],
    position: u32,
}

impl<'a> PlaceCursor<'a> {
    pub(crate) fn new(places: &'a [u8]) -> PlaceCursor<'a> {
        PlaceCursor { rest: places, position: 0 }
    }
}

impl Iterator for PlaceCursor<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        if self.rest.is_empty() {
            return None;
        }
        let code = take(&mut self.rest);
        let distance = code as u32 % 4;
        self.position += if distance == FAR { take(&mut self.rest) as u32 } else { distance };
        Some((self.position, (code >> 2) as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_give_back_what_was_put_in() {
        let mut draw = crate::dice::dice(43);
        for _ in 0..2_000 {
            let (mut list, mut plainly, mut position) = (TermList::default(), Vec::new(), 0);
            let mut numbers = [TermNumber::default(); 200];
            for _ in 0..draw(300) {
                position += [0, 1, 1, 2, 3, 4, 127, 128, 300, 700_000_000][draw(if plainly.len() < 3 { 10 } else { 9 })];
                let number = draw(200);
                let term = format!("{}{number}", ["a", "é"][number % 2].repeat(number));
                if draw(3) == 0 {
                    list.push(position, &term);
                } else {
                    list.push_again(position, &term, &mut numbers[number]);
                }
                plainly.push((position, term));
            }
            let found: Vec<(u32, String)> = list.iter().map(|(position, term)| (position, term.to_string())).collect();
            assert_eq!((found, list.len()), (plainly.clone(), plainly.len()));
        }
    }
}
