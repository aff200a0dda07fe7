//! Holds [`TermList`]: the terms of one field of an article, each of them once, and for each place which of them stands there.

/// Terms with their positions, in order of position; several may share one.
#[derive(Clone, Debug, Default)]
pub struct TermList {
    /// The terms, one after the other, counted from 0, each behind its length. One may be there twice.
    terms: Vec<u8>,
    count: u32,
    /// For each place the number of its term and the distance from the place before, see [`PlaceCursor`].
    places: Vec<u32>,
    length: u32,
    last: u32,
}

/// The number of a term in a list, once it has one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TermNumber(Option<std::num::NonZeroU32>);

/// From this distance on it stands behind its place, as a number of its own: nearly all terms stand at the next position or at the same.
const FAR: u32 = 3;

/// Stands before a term of so many bytes or more in place of its length, which follows in four.
const LONG: u8 = u8::MAX;

impl TermList {
    /// Takes all out, but keeps the memory.
    pub(super) fn clear(&mut self) {
        self.terms.clear();
        self.places.clear();
        (self.count, self.length, self.last) = (0, 0, 0);
    }

    /// Appends a term. Positions never go back.
    pub(crate) fn push(&mut self, position: u32, term: &str) {
        self.push_again(position, || term, &mut TermNumber::default());
    }

    /// Appends a term that may come again: the number it gets is kept for the next time, when nobody asks for the term.
    #[inline]
    pub(super) fn push_again<'t>(&mut self, position: u32, term: impl FnOnce() -> &'t str, number: &mut TermNumber) {
        if number.0.is_none() {
            self.push_term(term());
            number.0 = std::num::NonZeroU32::new(self.count);
        }
        let number = number.0.map_or(0, |number| number.get() - 1);
        let distance = position - self.last;
        self.places.push(number << 2 | distance.min(FAR));
        if distance >= FAR {
            self.places.push(distance);
        }
        self.last = position;
        self.length += 1;
    }

    fn push_term(&mut self, term: &str) {
        match u8::try_from(term.len()) {
            Ok(length) if length < LONG => self.terms.push(length),
            _ => {
                self.terms.push(LONG);
                self.terms.extend_from_slice(&(term.len() as u32).to_ne_bytes());
            }
        }
        self.terms.extend_from_slice(term.as_bytes());
        self.count += 1;
    }

    /// The terms with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        let terms: Vec<&str> = self.terms().map(|term| std::str::from_utf8(term).unwrap_or_default()).collect();
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

    /// The bytes of the terms, by their numbers; one may be there twice.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = &self.terms[..];
        std::iter::from_fn(move || {
            let (length, behind) = rest.split_first()?;
            let (length, behind) = match *length {
                LONG => behind.split_first_chunk().map(|(length, rest)| (u32::from_ne_bytes(*length) as usize, rest))?,
                length => (usize::from(length), behind),
            };
            let (term, behind) = behind.split_at_checked(length)?;
            rest = behind;
            Some(term)
        })
    }

    /// The places, in order.
    #[cfg(feature = "local")]
    pub(crate) fn places(&self) -> PlaceCursor<'_> {
        PlaceCursor::new(&self.places)
    }

    /// How much memory it takes, roughly.
    #[cfg(feature = "local")]
    pub(crate) fn memory_bytes(&self) -> usize {
        self.terms.capacity() + self.places.capacity() * size_of::<u32>()
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
    rest: std::slice::Iter<'a, u32>,
    position: u32,
}

impl<'a> PlaceCursor<'a> {
    fn new(places: &'a [u32]) -> PlaceCursor<'a> {
        PlaceCursor { rest: places.iter(), position: 0 }
    }
}

impl Iterator for PlaceCursor<'_> {
    type Item = (u32, u32);

    #[inline]
    fn next(&mut self) -> Option<(u32, u32)> {
        let code = *self.rest.next()?;
        self.position += match code % 4 {
            FAR => *self.rest.next()?,
            distance => distance,
        };
        Some((self.position, code >> 2))
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
                let term = format!("{}{number}", ["a", "é"][number % 2].repeat(number * 2));
                if draw(3) == 0 {
                    list.push(position, &term);
                } else {
                    list.push_again(position, || &term, &mut numbers[number]);
                }
                plainly.push((position, term));
            }
            let found: Vec<(u32, String)> = list.iter().map(|(position, term)| (position, term.to_string())).collect();
            assert_eq!((found, list.len()), (plainly.clone(), plainly.len()));
        }
    }
}
