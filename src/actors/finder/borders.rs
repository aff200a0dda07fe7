//! Tells where a name in a script without spaces is only a part of a longer word, or holds a part of one: `タイ` in `タイムズ`.

use crate::actors::word_list::WordList;
use crate::actors::words::Word;

/// What Japanese joins in katakana to the name of a state without making another name of it.
static JOINED: WordList = WordList::of(&["メディア", "チーム", "マネー", "ルート"]);

/// Letters behind `海` that go with it, so that what stands before is no sea: `日本海军` is the navy of Japan.
const BEHIND_SEA: &str = "军軍上岸域外员員关關警空底";

/// What Chinese and Japanese names end with, and letters behind it that make another word with it: `中国人` is no people in `中国人民`
/// and `中国人口`, `公安部` no ministry in `公安部门`, a bank none in `银行业`, a university none in `大学生`.
const OTHER_WORDS: [(char, &str); 4] = [('人', "民口权權均员員类類质質力"), ('部', "门門"), ('行', "业業"), ('学', "生")];

/// Whether a name in katakana goes on in katakana before or behind, or the last letter of one in Chinese belongs to another word.
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
    if let Some(next) = behind.chars().next()
        && OTHER_WORDS.iter().any(|(end, others)| own.ends_with(*end) && others.contains(next))
    {
        return true;
    }
    own.ends_with(is_katakana) && behind.starts_with(is_katakana) && {
        let run = behind.find(|letter| !is_katakana(letter)).map_or(behind, |end| &behind[..end]);
        !JOINED.contains(run)
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
