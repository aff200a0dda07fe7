//! Turns `meta.json` and the side file into [`Committed`]: what was saved, or why nobody can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;

use super::checked::Wrong;
use super::meta::{META, Meta};
use super::sums::{SUMS, Sum, Sums};

/// A file that is not what was written, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Damaged {
    /// Its name.
    pub(crate) name: String,
    /// What is wrong.
    pub(crate) wrong: Wrong,
}

impl fmt::Display for Damaged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{}\" {}", self.name, self.wrong)
    }
}

/// A committed state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Committed {
    /// Its `meta.json`, with all its segments.
    pub(crate) meta: Vec<u8>,
    /// What each of its files must be.
    pub(crate) files: BTreeMap<String, Sum>,
    /// What is damaged of it.
    pub(crate) damaged: Vec<Damaged>,
    /// What the names of files of segments begin with that have a damaged file.
    pub(crate) lost: BTreeSet<String>,
}

/// Why there is no committed state to be had.
#[derive(Debug)]
pub(crate) enum NoState {
    /// There is no index.
    Nothing,
    /// What says which files are the index is damaged itself.
    Damaged(Vec<Damaged>),
    /// The disk refused.
    Disk(io::Error),
}

/// What `meta.json` and the side file say together.
pub(super) fn state_of((meta, sums): &(Option<Vec<u8>>, Option<Vec<u8>>)) -> Result<Committed, NoState> {
    let damaged = |name: &str, wrong| Damaged { name: name.to_string(), wrong };
    let Some(sums) = sums else {
        let Some(meta) = meta else { return Err(NoState::Nothing) };
        if is_of_another_format(meta) {
            return Ok(Committed { meta: meta.clone(), ..Committed::default() });
        }
        return Err(NoState::Damaged(vec![damaged(SUMS, Wrong::Missing)]));
    };
    let Some(sums) = Sums::from_bytes(sums) else {
        return Err(NoState::Damaged(vec![damaged(SUMS, Wrong::Content)]));
    };
    let mut committed = Committed::default();
    match meta {
        Some(meta) if sums.states.contains(&Sum::of(meta)) => committed.meta = meta.clone(),
        _ if sums.meta.is_empty() => {
            // A first commit that was cut short, or the first of all states lost.
            return if meta.is_none() {
                Err(NoState::Nothing)
            } else {
                Err(NoState::Damaged(vec![damaged(META, Wrong::Content)]))
            };
        }
        // An older copy of the side file was put in its place: what it says was true once.
        Some(meta) if opstamp_of(meta) > opstamp_of(&sums.meta) => {
            return Err(NoState::Damaged(vec![damaged(META, Wrong::Disagrees)]));
        }
        _ => {
            committed.meta = sums.meta.clone();
            committed.damaged.push(damaged(META, if meta.is_none() { Wrong::Missing } else { Wrong::Disagrees }));
        }
    }
    let meta = Meta::read(&committed.meta).ok_or_else(|| NoState::Damaged(vec![damaged(META, Wrong::Content)]))?;
    committed.files = meta.files_of(&sums.files);
    // A file without a sum is none that anybody wrote.
    for segment in &meta.segments {
        let names = std::iter::once(format!("{}.store", segment.stem())).chain(segment.deletes_name());
        for name in names.filter(|name| !committed.files.contains_key(name)) {
            committed.lost.insert(segment.stem());
            committed.damaged.push(damaged(&name, Wrong::Missing));
        }
    }
    Ok(committed)
}

/// The number of a state; none if it cannot be read.
fn opstamp_of(meta: &[u8]) -> Option<u64> {
    Meta::read(meta).map(|meta| meta.opstamp)
}

/// Whether a `meta.json` without checksums is of a format that had none, rather than one that lost them.
fn is_of_another_format(meta: &[u8]) -> bool {
    let payload = Meta::read(meta).and_then(|meta| meta.payload);
    payload.is_some_and(|payload| crate::schema::Manifest::is_of_another_format(&payload))
}
