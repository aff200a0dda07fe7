//! Holds the names found in a text so that the rules, which walk through it from left to right, can put names in and take names out
//! without moving all that stand behind.

use std::ops::Range;

use crate::actors::names::FoundName;

/// Names, sorted and disjoint. They are cut in two where the last change was made: a change beside it moves few of them.
pub(super) struct Found {
    before: Vec<FoundName>,
    /// Those behind the cut, the last one first.
    behind: Vec<FoundName>,
}

impl Found {
    pub(super) fn of(names: Vec<FoundName>) -> Found {
        Found { before: names, behind: Vec::new() }
    }

    pub(super) fn into_names(mut self) -> Vec<FoundName> {
        self.cut_at(self.before.len() + self.behind.len());
        self.before
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &FoundName> {
        self.before.iter().chain(self.behind.iter().rev())
    }

    pub(super) fn get(&self, place: usize) -> Option<FoundName> {
        let name = match place.checked_sub(self.before.len()) {
            None => self.before.get(place),
            Some(behind) => self.behind.iter().rev().nth(behind),
        };
        name.copied()
    }

    /// The places of the names that share bytes with some.
    pub(super) fn sharing(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.count(|name| name.end <= bytes.start);
        first..self.count(|name| name.start < bytes.end).max(first)
    }

    /// Sets names in the place of others.
    pub(super) fn replace(&mut self, places: Range<usize>, names: &[FoundName]) {
        self.cut_at(places.end);
        self.before.truncate(places.start);
        self.before.extend(names);
    }

    /// How many names come before the first of which something does not hold.
    fn count(&self, holds: impl Fn(&FoundName) -> bool) -> usize {
        match self.before.last() {
            Some(last) if !holds(last) => self.before.partition_point(holds),
            _ => self.before.len() + self.behind.len() - self.behind.partition_point(|name| !holds(name)),
        }
    }

    fn cut_at(&mut self, place: usize) {
        while self.before.len() > place
            && let Some(name) = self.before.pop()
        {
            self.behind.push(name);
        }
        while self.before.len() < place
            && let Some(name) = self.behind.pop()
        {
            self.before.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::names::NameKind;
    use crate::dice::dice;

    fn name(start: usize, end: usize) -> FoundName {
        FoundName { start, end, kind: NameKind::Person, score: start as f32 }
    }

    #[test]
    fn names_are_replaced_as_in_a_plain_list() {
        let mut below = dice(5);
        for _ in 0..200 {
            let mut plain: Vec<FoundName> =
                (0..below(30)).map(|place| name(place * 10, place * 10 + 1 + below(9))).collect();
            let mut found = Found::of(plain.clone());
            for _ in 0..20 {
                let start = below(300);
                let bytes = start..start + 1 + below(25);
                let shares = |name: &FoundName| name.start < bytes.end && name.end > bytes.start;
                let first = plain.iter().filter(|name| name.end <= bytes.start).count();
                let places = first..first + plain.iter().filter(|name| shares(name)).count();
                assert_eq!(found.sharing(&bytes), places, "{bytes:?} in {plain:?}");
                match below(3) {
                    0 => {}
                    1 => {
                        plain.splice(places.clone(), []);
                        found.replace(places, &[]);
                    }
                    _ => {
                        let new = [name(bytes.start, bytes.end)];
                        plain.splice(places.clone(), new);
                        found.replace(places, &new);
                    }
                }
                assert!(found.iter().eq(&plain));
                let place = below(40);
                assert_eq!(found.get(place), plain.get(place).copied());
            }
            assert_eq!(found.into_names(), plain);
        }
    }
}
