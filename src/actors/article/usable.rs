//! Turns the names that the tagger found in a text into those worth looking at.

use super::datelines;
use super::speakers;
use super::wire;
use crate::actors::names::{FoundName, NameKind};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;

/// Longer names are two.
const LONGEST_NAME_BYTES: usize = 120;

/// How sure the tagger has to be, by kind and by whether a name is a single word: where it is less sure it is more often wrong
/// than right (re3d, see `src/actors/names/README.md`).
fn least_score(kind: NameKind, is_single: bool) -> f32 {
    match (kind, is_single) {
        (NameKind::Person, false) => 1.5,
        (NameKind::Organisation, true) => 2.0,
        (NameKind::Person, true) | (NameKind::Organisation, false) => 1.0,
        _ => 0.0,
    }
}

/// The tagger's names that are worth looking at: sure enough, and not absurdly long.
pub(super) fn usable(text: &str, mut names: Vec<FoundName>) -> Vec<FoundName> {
    let closing = wire::closing_of(text);
    speakers::without_labels(text, &mut names);
    names.retain(|name| {
        let is_single = !text[name.start..name.end].contains(' ');
        let written = &text[name.start..name.end];
        name.end - name.start <= LONGEST_NAME_BYTES
            && !datelines::is_party_and_state(written)
            && !is_nobody(written)
            && name.start < closing
            && name.score >= least_score(name.kind, is_single)
    });
    names
}

/// Ships, operations and titles by themselves, which the tagger takes for persons and organisations.
fn is_nobody(written: &str) -> bool {
    // Letters of things, which some bodies bear too: the registry looks after these.
    static THINGS: WordList = WordList::of(&[
        "APR", "CDT", "CNG", "CPU", "GNP", "MSP", "PDF", "PDFs", "PDT", "PIN", "PST", "RNA", "RPG", "SPF", "UTC", "DUI",
    ]);
    static SHIPS: WordList =
        WordList::of(&["USS", "USNS", "USCGC", "HMS", "HMAS", "HMCS", "HMNZS", "RFA", "INS", "FS", "MV"]);
    let (first, rest) = written.split_once(' ').unwrap_or((written, ""));
    // `Army Brig`, before `Gen.`
    static RANKS: WordList =
        WordList::of(&["Brig", "Gen", "Lt", "Col", "Maj", "Sgt", "Capt", "Adm", "Cmdr", "Spc", "Pfc", "Cpl", "Pvt"]);
    let ends_in_rank = rest.rsplit(' ').next().is_some_and(|last| RANKS.contains(last.trim_end_matches('.')));
    if rest.is_empty() {
        is_title(first) || THINGS.contains(first)
    } else {
        SHIPS.contains(first) || first == "Operation" || ends_in_rank
    }
}
