//! Tells where a name in a script without spaces is only a part of a longer word: `タイ` in `タイムズ`.

use crate::actors::words::Word;

/// What Japanese joins in katakana to the name of a state without making another name of it.
const JOINED: [&str; 4] = ["メディア", "チーム", "マネー", "ルート"];

/// Letters behind `海` that go with it, so that what stands before is no sea: `日本海军` is the navy of Japan.
const BEHIND_SEA: &str = "军軍上岸域外员員关關警空底";

/// Whether a name in katakana goes on in katakana before or behind.
pub(super) fn goes_on_beyond(text: &str, words: &[Word]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let own = &text[first.start as usize..last.end as usize];
    if own.is_ascii() {
        return false;
    }
    let before = text[..first.start as usize].chars().next_back();
    if own.starts_with(is_katakana) && before.is_some_and(is_katakana) {
        return true;
    }
    let behind = &text[last.end as usize..];
    own.ends_with(is_katakana) && behind.starts_with(is_katakana) && {
        let run = behind.find(|letter| !is_katakana(letter)).map_or(behind, |end| &behind[..end]);
        !JOINED.contains(&run)
    }
}

/// Whether what looks like a sea is the beginning of another word.
pub(super) fn is_no_sea(text: &str, words: &[Word]) -> bool {
    words.last().is_some_and(|last| {
        last.of(text) == "海" && text[last.end as usize..].starts_with(|letter| BEHIND_SEA.contains(letter))
    })
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}')
}
