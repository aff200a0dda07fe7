//! Turns the name of a body and a state into the actor of the registry that it is, and keeps what was found for the next article.
//!
//! `Senate` in a text that speaks of Poland is looked for as `Polish Senate`, `Senate of Poland` and so on: a dozen names made and
//! read anew. What comes out depends on nothing else in the article.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// So many names are kept; with the next all are forgotten.
const MOST_NAMES: usize = 2_000;

/// By the kind of body and how the name is written, then by state, the place in the registry of whose name it is.
type Known = FxHashMap<(Option<usize>, String), FxHashMap<String, Option<u32>>>;

/// What was looked for, and what came out.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    known: Mutex<Known>,
}

impl Bodies {
    /// The actor that bears a name in a state. `look` has to give the same whenever it is asked for these three.
    pub(crate) fn of(
        &self,
        generic: Option<usize>,
        written: &str,
        country: &str,
        look: impl FnOnce() -> Option<u32>,
    ) -> Option<u32> {
        let name = (generic, written.to_string());
        let known = self
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&name)
            .and_then(|states| states.get(country))
            .copied();
        if let Some(known) = known {
            return known;
        }
        let found = look();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_NAMES {
            known.clear();
        }
        known.entry(name).or_default().insert(country.to_string(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_looked_for_once() {
        let bodies = Bodies::default();
        let never = || unreachable!("it is known");
        for (generic, written, country, found) in
            [(Some(3), "Senate", "PL", Some(7)), (Some(3), "Senate", "RO", None), (None, "Senate", "PL", Some(8))]
        {
            assert_eq!(bodies.of(generic, written, country, || found), found);
            assert_eq!(bodies.of(generic, written, country, never), found);
        }
        assert_eq!(bodies.of(Some(3), "Senate", "PL", never), Some(7));
    }

    #[test]
    fn more_names_than_are_kept_are_looked_for_anew() {
        let bodies = Bodies::default();
        for number in 0..=MOST_NAMES as u32 {
            bodies.of(None, &number.to_string(), "PL", || Some(number));
        }
        assert_eq!(bodies.known.lock().unwrap_or_else(PoisonError::into_inner).len(), 1);
        assert_eq!(bodies.of(None, "0", "PL", || Some(1)), Some(1));
    }
}
