//! Turns the names of organisations into [`Beginnings`], a tree of their words in which the whole name of a shorter one is found by
//! walking from word to word.

use rustc_hash::FxHashMap;

/// Names by how they begin.
pub(super) struct Beginnings {
    /// From a node and the hash of the next word to the next node.
    next: FxHashMap<(usize, u64), usize>,
    nodes: Vec<Node>,
}

/// What begins with the same words; of all names whose core is in these words, the places of the first and of the last.
#[derive(Clone, Copy, Default)]
struct Node {
    first: Option<usize>,
    last: Option<usize>,
}

const ROOT: usize = 0;

impl Beginnings {
    /// No names.
    pub(super) fn new() -> Beginnings {
        Beginnings { next: FxHashMap::default(), nodes: vec![Node::default()] }
    }

    /// Adds a name by the hashes of its words, of which the first `core` have to be there in a shorter one. Places ascend.
    pub(super) fn add(&mut self, words: &[u64], core: usize, place: usize) {
        let mut node = ROOT;
        for (number, hash) in words.iter().enumerate() {
            node = *self.next.entry((node, *hash)).or_insert(self.nodes.len());
            if node == self.nodes.len() {
                self.nodes.push(Node::default());
            }
            if number + 1 >= core {
                self.nodes[node].first.get_or_insert(place);
                self.nodes[node].last = Some(place);
            }
        }
    }

    /// The first name that begins with all these words.
    pub(super) fn of_all(&self, words: impl Iterator<Item = u64>) -> Option<usize> {
        let mut node = ROOT;
        for hash in words {
            node = *self.next.get(&(node, hash))?;
        }
        self.nodes[node].first
    }

    /// How many of these words begin a name at most, and the last name that they begin.
    pub(super) fn of_most(&self, words: impl Iterator<Item = u64>) -> Option<(usize, usize)> {
        let (mut node, mut most) = (ROOT, None);
        for (number, hash) in words.enumerate() {
            let Some(next) = self.next.get(&(node, hash)) else { break };
            node = *next;
            most = self.nodes[node].last.map(|place| (number + 1, place)).or(most);
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn names_are_found_as_by_comparing_with_each() {
        let mut below = dice(9);
        let mut found = 0;
        for _ in 0..200 {
            let mut words = |most: usize| -> Vec<u64> { (0..1 + below(most)).map(|_| below(3) as u64).collect() };
            let names: Vec<Vec<u64>> = (0..12).map(|_| words(5)).collect();
            let texts: Vec<Vec<u64>> = (0..20).map(|_| words(6)).collect();
            let names: Vec<(Vec<u64>, usize)> =
                names.into_iter().map(|name| (name.clone(), 1 + below(name.len()))).collect();
            let mut beginnings = Beginnings::new();
            for (place, (name, core)) in names.iter().enumerate() {
                beginnings.add(name, *core, place);
            }
            for text in texts {
                let is_begun = |(name, core): &(Vec<u64>, usize)| text.len() >= *core && name.starts_with(&text);
                assert_eq!(
                    beginnings.of_all(text.iter().copied()),
                    names.iter().position(is_begun),
                    "{text:?} in {names:?}"
                );
                let common = |name: &[u64]| name.iter().zip(&text).take_while(|(one, other)| one == other).count();
                let each = names.iter().enumerate().map(|(place, (name, core))| (common(name), *core, place));
                let most = each.filter(|(length, core, _)| length >= core).max_by_key(|(length, _, _)| *length);
                let most = most.map(|(length, _, place)| (length, place));
                assert_eq!(beginnings.of_most(text.iter().copied()), most, "{text:?} in {names:?}");
                found += usize::from(most.is_some());
            }
        }
        assert!(found > 1_000, "{found}");
    }
}
