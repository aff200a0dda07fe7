//! Tells what looks like the name of a body and is not: letters that stand before what somebody says in an interview (`WSS: Why?`), and two
//! persons who stand for election together (`Hawkins/Walker`).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::actors::names::{FoundName, NameKind};

/// Letters before what is said are not more than so many bytes.
const LONGEST_LABEL_BYTES: usize = 5;

/// So many times they have to stand there: one line may be `UN: no news`.
const LEAST_LABELS: usize = 2;

/// Takes away the names of a text that are letters before what somebody says.
pub(super) fn without_labels(text: &str, names: &mut Vec<FoundName>) {
    let is_label = |name: &FoundName| name.kind != NameKind::Person && is_before_speech(text, name.start, name.end);
    let mut labels: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names.iter().filter(|name| is_label(name)) {
        *labels.entry(&text[name.start..name.end]).or_default() += 1;
    }
    if !labels.is_empty() {
        let is_speaker =
            |name: &FoundName| labels.get(&text[name.start..name.end]).is_some_and(|times| *times >= LEAST_LABELS);
        names.retain(|name| !(is_label(name) && is_speaker(name)));
    }
}

/// Whether a few capitals begin a line and have a colon behind them, with or without brackets: `WSS: `, `((WSS)) : `.
fn is_before_speech(text: &str, start: usize, end: usize) -> bool {
    let written = &text[start..end];
    let is_short = written.len() <= LONGEST_LABEL_BYTES && written.bytes().all(|byte| byte.is_ascii_uppercase());
    let begins_line = || {
        let before = text[..start].trim_end_matches(['(', '[', '*']);
        before.is_empty() || before.ends_with('\n')
    };
    is_short && begins_line() && text[end..].trim_start_matches([')', ']', '*', ' ']).starts_with(':')
}

/// Whether a name is that of two persons of the text with a stroke between their family names.
pub(super) fn is_pair_of_persons(written: &str, persons: &FxHashSet<&str>) -> bool {
    let Some((left, right)) = written.split_once('/') else { return false };
    let bears = |family: &str| {
        let ends_in = |person: &&str| {
            let given = person.strip_suffix(family);
            given.is_some_and(|given| given.ends_with(' ') && given.trim_end().starts_with(char::is_uppercase))
        };
        !family.is_empty() && persons.iter().any(ends_in)
    };
    bears(left) && bears(right)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn letters_before_speech_and_pairs_of_persons_are_no_bodies() {
        for (text, expected) in [
            ("((WSS)) : Whom do you admire?\n\nI admire nobody.\n\n((WSS)) : Why do you run?\n\nI like to.", ""),
            ("QXU: no talks.\n\nThe QXU party met in Kuala Lumpur and the QXU left.", "org:QXU"),
            (
                "Howie Hawkins ran with Angela Walker. The Hawkins/Walker ticket lost in Ohio.",
                "person:Angela Walker person:Howie Hawkins",
            ),
        ] {
            assert_eq!(ids(text, |id| !id.starts_with("country:")), expected, "{text}");
        }
    }
}
