//! Turns the words around a name into what is known of each: stem, classes, endings, and where lists and phrases end.

use super::classes::{classes_of, is_one_of_adverbs, stem_of};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// How many words are looked at on either side.
pub(super) const REACH: usize = 6;

/// What is known of a word beside the name.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// Its stem, see [`stem_of`]; a number for every number, another for the end of the sentence.
    pub(super) stem: u64,
    /// Its classes.
    pub(super) classes: u32,
    /// Its last two and three letters.
    pub(super) endings: [u32; 2],
    /// How it is written.
    pub(super) capitals: Capitals,
    /// What stands between it and the word before it.
    pub(super) gap: Gap,
}

/// The classes of small words, which end the phrase of a noun.
const SMALL: u32 = PREPOSITIONS | 1 << 17 | 1 << 18;
/// The classes of words that stand before a name and say how it belongs to what is before them.
pub(super) const PREPOSITIONS: u32 = 1 << 5 | 1 << 19;
/// Words without a class that begin something new.
static OPENERS: WordList =
    WordList::of(&["who", "which", "that", "as", "not", "when", "where", "after", "if", "because", "but", "while"]);

/// What is seen beyond the end of the sentence.
pub(super) const EDGE: Seen = Seen { stem: 1, classes: 0, endings: [1, 1], capitals: Capitals::None, gap: Gap::Other };

/// What is known of a word.
pub(super) fn seen(text: &str, word: &Word) -> Seen {
    let written = word.of(text);
    let stem = if word.capitals == Capitals::Digit { 2 } else { stem_of(written) };
    let mut endings = [0_u32; 2];
    for (place, length) in [(0, 2), (1, 3)] {
        for byte in written.bytes().rev().take(length) {
            endings[place] = endings[place] << 8 | u32::from(byte.to_ascii_lowercase());
        }
    }
    Seen { stem, classes: classes_of(stem), endings, capitals: word.capitals, gap: word.gap }
}

/// The first letter of what follows the name: punctuation, or a space.
pub(super) fn sign_after(text: &str, words: &[Word], end: usize) -> u64 {
    let from = words[end - 1].end as usize;
    let until = words.get(end).map_or(text.len(), |word| word.start as usize);
    let between = text.get(from..until).unwrap_or_default();
    let sign = between.chars().find(|letter| !letter.is_whitespace() && *letter != '.');
    match sign {
        Some('\u{2019}') => u64::from('\''),
        Some('\u{2013}' | '\u{2014}') => u64::from('-'),
        Some(sign) => u64::from(sign),
        None if between.contains('.') => u64::from('.'),
        None if words.get(end).is_none() => 1,
        None => 0,
    }
}

/// The last sign of what stands before the name.
pub(super) fn sign_before(text: &str, words: &[Word], first: usize) -> u64 {
    let from = first.checked_sub(1).map_or(0, |before| words[before].end as usize);
    let between = text.get(from..words[first].start as usize).unwrap_or_default();
    let sign = between.chars().rev().find(|letter| !letter.is_whitespace());
    match sign {
        Some('\u{201c}') => u64::from('"'),
        Some('\u{2013}' | '\u{2014}') => u64::from('-'),
        Some(sign) => u64::from(sign),
        None if first == 0 => 1,
        None => 0,
    }
}

/// Whether all around is in capitals, so that capitals say nothing.
pub(super) fn is_loud(words: &[Word], first: usize, end: usize) -> bool {
    let around = &words[first.saturating_sub(3)..(end + 3).min(words.len())];
    around.len() > 2 && around.iter().all(|word| word.capitals != Capitals::None)
}

/// The first word of the list in which the name stands, and whether `and` is in it: `in` stands before all of
/// `in Chad, Mali and [Niger]`.
pub(super) fn start_of_list(text: &str, words: &[Word], first: usize, is_loud: bool) -> (usize, bool) {
    let (mut start, mut has_joint) = (first, false);
    let most_words = if is_loud { 1 } else { 3 };
    for _ in 0..8 {
        let Some(mut place) = start.checked_sub(1) else { break };
        let is_joined = joins(words[place].of(text));
        // `the` stands between the list and the name: `Canada and the Netherlands`.
        if !is_joined && words[start].gap == Gap::Space && is_the(words[place].of(text)) {
            if words[place].begins_sentence
                || place == 0
                || !(joins(words[place - 1].of(text)) || words[place].gap == Gap::Comma)
            {
                break;
            }
            start = place;
            continue;
        }
        if words[start].begins_sentence || !(is_joined || words[start].gap == Gap::Comma) {
            break;
        }
        if is_joined {
            if words[place].begins_sentence || place == 0 {
                break;
            }
            // `..., and Moscow` begins a clause, unless there are more commas before: `Chad, Mali, and Niger`.
            let has_comma = words[place].gap == Gap::Comma;
            place -= 1;
            let is_longer = (0..3).any(|back| place >= back && words[place - back].gap == Gap::Comma);
            if has_comma && !is_longer {
                break;
            }
        }
        if words[place].capitals == Capitals::None || words[place].capitals == Capitals::Digit {
            break;
        }
        for _ in 1..most_words {
            let goes_on = place > 0
                && words[place].gap == Gap::Space
                && !words[place].begins_sentence
                && !matches!(words[place - 1].capitals, Capitals::None | Capitals::Digit);
            if goes_on {
                place -= 1;
            }
        }
        has_joint |= is_joined;
        start = start_of_long_name(text, words, place);
    }
    (start, has_joint)
}

/// Where the name of a state begins of which the words from a place on are the last: `Federated States of Micronesia`.
fn start_of_long_name(text: &str, words: &[Word], place: usize) -> usize {
    static KINDS: WordList =
        WordList::of(&["States", "Republic", "Kingdom", "Federation", "Commonwealth", "Emirate", "Principality", "Duchy"]);
    let joined = |place: usize| words[place].gap == Gap::Space && !words[place].begins_sentence;
    let back = |place: usize| place.checked_sub(1).filter(|_| joined(place));
    let Some(mut of) = back(place) else { return place };
    if is_the(words[of].of(text)) {
        let Some(before) = back(of) else { return place };
        of = before;
    }
    let kind = back(of).filter(|kind| words[of].of(text) == "of" && KINDS.contains(words[*kind].of(text)));
    let Some(mut first) = kind else { return place };
    while let Some(before) =
        back(first).filter(|before| words[*before].capitals == Capitals::First && !is_the(words[*before].of(text)))
    {
        first = before;
    }
    first
}

/// The word behind the list in which the name stands, and whether `and` is in it.
pub(super) fn end_of_list(text: &str, words: &[Word], end: usize, is_loud: bool) -> (usize, bool) {
    let (mut behind, mut has_joint) = (end, false);
    let most_words = if is_loud { 1 } else { 3 };
    for _ in 0..8 {
        let Some(next) = words.get(behind) else { break };
        if next.begins_sentence {
            break;
        }
        let mut place = behind;
        let is_joined = joins(next.of(text));
        if is_joined {
            place += 1;
        } else if next.gap != Gap::Comma {
            break;
        }
        let is_last = !is_joined && words.get(place).is_some_and(|word| joins(word.of(text)));
        if is_last {
            place += 1;
        }
        if words.get(place).is_some_and(|word| is_the(word.of(text))) {
            place += 1;
        }
        let mut taken = 0;
        while taken < most_words
            && words.get(place).is_some_and(|word| {
                matches!(word.capitals, Capitals::First | Capitals::All)
                    && !word.begins_sentence
                    && (taken == 0 || matches!(word.gap, Gap::Space))
            })
        {
            place += 1;
            taken += 1;
        }
        if taken == 0 {
            break;
        }
        has_joint |= is_joined || is_last;
        behind = place;
    }
    (behind, has_joint)
}

/// Whether a verb of somebody who acts stands right behind a name.
pub(super) fn begins_clause(text: &str, words: &[Word], end: usize) -> bool {
    const ACTS: u32 = 0b11 | 1 << 17;
    let after = words.get(end).filter(|word| word.gap == Gap::Space && word.capitals == Capitals::None);
    after.is_some_and(|word| classes_of(stem_of(word.of(text))) & ACTS != 0)
}

fn joins(word: &str) -> bool {
    word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or") || word.eq_ignore_ascii_case("nor")
}

fn is_the(word: &str) -> bool {
    word.eq_ignore_ascii_case("the")
}

/// Words before a place, nearest first, up to the beginning of the sentence; `the` beside the place is left out.
pub(super) fn left_of(text: &str, words: &[Word], place: usize) -> ([Seen; REACH], bool) {
    let mut left = [EDGE; REACH];
    let mut filled = 0;
    let mut has_the = false;
    let mut at = place;
    while filled < REACH && at > 0 && !words[at].begins_sentence {
        at -= 1;
        if filled == 0 && !has_the && is_the(words[at].of(text)) {
            has_the = true;
            continue;
        }
        left[filled] = seen(text, &words[at]);
        filled += 1;
    }
    (left, has_the)
}

/// Words from a place on, up to the end of the sentence.
pub(super) fn right_of(text: &str, words: &[Word], place: usize) -> [Seen; REACH] {
    let mut right = [EDGE; REACH];
    for (slot, word) in right.iter_mut().zip(words.iter().skip(place)) {
        if word.begins_sentence {
            break;
        }
        *slot = seen(text, word);
    }
    right
}

/// How many of the words right behind a name, which are seen in `right`, belong to its phrase, up to the noun as far as small
/// words tell: three in `two U.S. secret service agents were hurt`.
pub(super) fn phrase_behind(text: &str, words: &[Word], end: usize, right: &[Seen; REACH]) -> usize {
    let belongs = |(place, word): (usize, &Word)| {
        let is_joined = matches!(word.gap, Gap::Space | Gap::Hyphen) || (place == 0 && word.gap == Gap::Possessive);
        let written = word.of(text);
        is_joined
            && !word.begins_sentence
            && right[place].classes & SMALL == 0
            && !joins(written)
            && !OPENERS.contains(written)
    };
    words.iter().skip(end).take(REACH).enumerate().take_while(|word| belongs(*word)).count()
}

/// The first word behind what stands in commas after a name: `said` in `France, which has 12 seats, said`.
pub(super) fn behind_commas(text: &str, words: &[Word], behind: usize) -> Option<Seen> {
    const LONGEST: usize = 18;
    let rest = words.iter().skip(behind + 1).take(LONGEST).take_while(|word| !word.begins_sentence);
    rest.skip_while(|word| word.gap != Gap::Comma).map(|word| seen(text, word)).next()
}

/// Whether a word can stand between a subject and its verb.
pub(super) fn is_adverb(word: &Seen) -> bool {
    const LY: u32 = 0x796c;
    word.endings[0] == LY || is_one_of_adverbs(word.stem)
}
