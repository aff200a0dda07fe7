//! Turns the surroundings of a name into features: numbers that each stand for one thing that can be seen there.
//!
//! The name itself is never looked at, only what kind of name it is, so that no country leans to one sense.

use super::classes::{classes_of, is_one_of_adverbs, stem_of};
use crate::actors::registry::NameForm;
use crate::actors::words::{Capitals, Gap, Word};

/// Features are below this; the weights are a table of as many.
pub(crate) const FEATURES: usize = 1 << 18;

/// How many words are looked at on either side.
const REACH: usize = 6;

/// What is known of a word beside the name.
#[derive(Clone, Copy)]
struct Seen {
    /// Its stem, see [`stem_of`]; a number for every number, another for the end of the sentence.
    stem: u64,
    /// Its classes.
    classes: u32,
    /// Its last two and three letters.
    endings: [u32; 2],
    /// How it is written.
    capitals: Capitals,
    /// What stands between it and the word before it.
    gap: Gap,
}

const EDGE: Seen = Seen { stem: 1, classes: 0, endings: [1, 1], capitals: Capitals::None, gap: Gap::Other };

fn seen(text: &str, word: &Word) -> Seen {
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

/// Mixes numbers into a feature.
fn mixed(kind: u32, one: u64, two: u64) -> u32 {
    let mut number = u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ one.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    number = number.rotate_left(29) ^ two.wrapping_mul(0x1656_67b1_9e37_79f9);
    number = (number ^ number >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (number >> 32) as u32 % FEATURES as u32
}

/// The first letter of what follows the name: punctuation, or a space.
fn sign_after(text: &str, words: &[Word], end: usize) -> u64 {
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
fn sign_before(text: &str, words: &[Word], first: usize) -> u64 {
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
fn is_loud(words: &[Word], first: usize, end: usize) -> bool {
    let around = &words[first.saturating_sub(3)..(end + 3).min(words.len())];
    around.len() > 2 && around.iter().all(|word| word.capitals != Capitals::None)
}

/// The first word of the list in which the name stands, and whether `and` is in it: `in` stands before all of
/// `in Chad, Mali and [Niger]`.
fn start_of_list(text: &str, words: &[Word], first: usize, is_loud: bool) -> (usize, bool) {
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
        start = place;
    }
    (start, has_joint)
}

/// The word behind the list in which the name stands, and whether `and` is in it.
fn end_of_list(text: &str, words: &[Word], end: usize, is_loud: bool) -> (usize, bool) {
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
fn begins_clause(text: &str, words: &[Word], end: usize) -> bool {
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
fn left_of(text: &str, words: &[Word], place: usize) -> ([Seen; REACH], bool) {
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
fn right_of(text: &str, words: &[Word], place: usize) -> [Seen; REACH] {
    let mut right = [EDGE; REACH];
    for (slot, word) in right.iter_mut().zip(words.iter().skip(place)) {
        if word.begins_sentence {
            break;
        }
        *slot = seen(text, word);
    }
    right
}

/// Calls `found` for every feature of the name at `words[first..end]`.
pub(crate) fn features(text: &str, words: &[Word], first: usize, end: usize, form: NameForm, mut found: impl FnMut(usize)) {
    if first >= end || end > words.len() {
        return;
    }
    let mut add = |kind: u32, one: u64, two: u64| found(mixed(kind, one, two) as usize);
    let is_loud = is_loud(words, first, end);
    // Names joined by `and` are in the same sense: they are looked at as one long name, besides a few things of their own.
    let (mut start, is_joined_before) = start_of_list(text, words, first, is_loud);
    if start != first && !is_joined_before && begins_clause(text, words, end) {
        // `As in Mali, Chad is ...`: the comma ends a phrase and is not that of a list.
        start = first;
    }
    let (behind, is_joined_behind) = end_of_list(text, words, end, is_loud);
    let own_end = end;
    let is_joint = is_joined_before || is_joined_behind;
    let (first, end) = if is_joint { (start, behind) } else { (first, end) };
    if is_joint {
        add(180, 0, 0);
        let after = words.get(own_end).filter(|word| !word.begins_sentence);
        let is_owner = after.is_some_and(|word| word.gap == Gap::Possessive);
        if own_end != end {
            add(181, u64::from(is_owner), 0);
        }
    }
    let (left, has_the) = left_of(text, words, first);
    let right = right_of(text, words, end);
    let after = words.get(end);
    let is_last = after.is_none_or(|word| word.begins_sentence);
    let gap = if is_last { Gap::Other } else { after.map_or(Gap::Other, |word| word.gap) };
    let gap_before = words[first].gap;
    let (sign_before, sign_after) = (sign_before(text, words, first), sign_after(text, words, end));
    let begins = words[first].begins_sentence || (has_the && left[0].stem == EDGE.stem);
    let is_owner = gap == Gap::Possessive;
    // What stands around: the gap behind the name decides what the words behind it mean.
    let after_kind = match gap {
        Gap::Space => 0_u64,
        Gap::Possessive => 1,
        Gap::Comma => 2,
        Gap::Hyphen => 3,
        _ => 4,
    };
    let form_kind = u64::from(form == NameForm::Name);

    add(0, 0, 0);
    add(1, form_kind, 0);
    add(2, after_kind, sign_after);
    add(3, sign_before, u64::from(begins));
    add(4, sign_before, sign_after);
    add(5, u64::from(begins), after_kind);
    add(6, u64::from(has_the), u64::from(begins));
    add(7, form_kind << 1 | u64::from(begins), after_kind);
    if words[first].begins_paragraph {
        add(8, sign_after, u64::from(right[0].capitals == Capitals::All));
    }
    add(9, form_kind, left[0].stem);
    add(10, gap_before as u64, after_kind);

    // What stands before `Moscow's request` says something of the request: such words are features of their own.
    let side = match gap {
        Gap::Possessive => 1_u64,
        Gap::Hyphen => 2,
        _ => 0,
    };
    for place in 0..4 {
        let (here, there) = (left[place], right[place]);
        add(20 + place as u32, here.stem, side);
        add(30 + place as u32, there.stem, after_kind);
        each(here.classes, |class| {
            add(40 + place as u32, class, side);
            if place < 2 {
                add(50 + place as u32, class, after_kind);
            }
        });
        each(there.classes, |class| {
            add(60 + place as u32, class, after_kind);
            if place < 2 {
                add(70 + place as u32, class, left[0].stem);
                add(74 + place as u32, class, u64::from(begins) << 3 | after_kind);
            }
        });
    }
    for place in 0..REACH {
        if left[place].stem != EDGE.stem {
            add(80, left[place].stem, side);
            each(left[place].classes, |class| add(81, class, side));
        }
        if right[place].stem != EDGE.stem {
            add(82, right[place].stem, 0);
            each(right[place].classes, |class| add(83, class, u64::from(is_owner)));
        }
    }
    add(90, left[1].stem.wrapping_add(side), left[0].stem);
    add(91, right[0].stem, right[1].stem);
    add(92, left[0].stem, right[0].stem);
    add(93, left[0].stem, after_kind);
    add(94, left[0].stem, sign_after);
    each(left[1].classes, |class| add(95, class << 2 | side, left[0].stem));
    each(left[2].classes, |class| add(96, class << 2 | side, left[0].stem));
    each(left[0].classes, |one| each(right[0].classes, |two| add(97, one, two << 3 | after_kind)));
    for (slot, there) in right.iter().take(2).enumerate() {
        for (length, ending) in there.endings.iter().enumerate() {
            add(100 + (slot * 2 + length) as u32, u64::from(*ending), after_kind);
            add(104 + (slot * 2 + length) as u32, u64::from(*ending), u64::from(begins) << 3 | after_kind);
        }
    }
    for (length, ending) in left[0].endings.iter().enumerate() {
        add(110 + length as u32, u64::from(*ending), side);
    }
    add(112, right[0].capitals as u64, after_kind);
    add(113, left[0].capitals as u64, gap_before as u64);
    add(114, u64::from(is_loud), u64::from(begins));

    // The list in which the name stands, and what stands before and behind all of it.
    let (before_list, list_has_the) = if start == first { (left, has_the) } else { left_of(text, words, start) };
    let behind_list = if behind == end { right } else { right_of(text, words, behind) };
    let list_kind = u64::from(start != first) << 1 | u64::from(behind != end);
    add(120, list_kind, u64::from(list_has_the));
    add(121, before_list[0].stem, side);
    add(122, before_list[1].stem.wrapping_add(side), before_list[0].stem);
    each(before_list[0].classes, |class| add(123, class << 2 | side, list_kind));
    each(before_list[1].classes, |class| add(124, class << 2 | side, before_list[0].stem));
    let list_begins = before_list[0].stem == EDGE.stem;
    let list_gap = match behind_list[0].gap {
        Gap::Space => 0_u64,
        Gap::Possessive => 1,
        Gap::Comma => 2,
        _ => 4,
    };
    add(125, behind_list[0].stem, list_gap);
    each(behind_list[0].classes, |class| {
        add(126, class, list_gap);
        add(127, class, u64::from(list_begins) << 3 | list_gap);
        each(before_list[0].classes, |before| add(128, class << 8 | before, list_gap));
    });
    each(behind_list[1].classes, |class| add(129, class, list_gap));
    for ending in behind_list[0].endings {
        add(130, u64::from(ending), u64::from(list_begins) << 3 | list_gap);
    }
    add(131, u64::from(list_begins), list_gap);

    // The first preposition to the left, and the noun or verb before it.
    const PREPOSITIONS: u32 = 1 << 5 | 1 << 19;
    if let Some(place) = before_list.iter().take(4).position(|word| word.classes & PREPOSITIONS != 0) {
        add(140, before_list[place].stem, (place as u64) << 2 | side);
        if let Some(head) = before_list.get(place + 1) {
            add(141, before_list[place].stem.wrapping_add(side), head.stem);
            each(head.classes, |class| add(142, before_list[place].stem, class << 2 | side));
        }
    }
    // The first verb to the right: behind the list and what stands in commas after it.
    const VERBS: u32 = 0b11111 | 1 << 17;
    if let Some(place) = behind_list.iter().position(|word| word.classes & VERBS != 0) {
        let verb = behind_list[place];
        let is_after_prepositions = before_list[0].classes & PREPOSITIONS != 0;
        add(150, verb.stem, u64::from(is_after_prepositions));
        each(verb.classes & VERBS, |class| {
            add(151, class, u64::from(is_after_prepositions) << 2 | u64::from(list_begins) << 1 | u64::from(place == 0));
        });
        if verb.classes & 1 << 17 != 0
            && let Some(next) = behind_list.get(place + 1)
        {
            add(152, next.stem, u64::from(list_begins));
            each(next.classes, |class| add(153, class, u64::from(list_begins)));
            add(154, u64::from(next.endings[0]), u64::from(list_begins));
        }
    }
    // The verb of which the name may be the subject, behind auxiliaries and adverbs: `Moscow has now been trying`.
    if list_gap == 0 {
        const AUXILIARY: u32 = 1 << 17;
        let follows = u64::from(before_list[0].classes & PREPOSITIONS != 0) << 1 | u64::from(list_begins);
        let skipped = behind_list.iter().take_while(|word| word.classes & AUXILIARY != 0 || is_adverb(word)).count();
        let auxiliary = behind_list[..skipped].iter().rev().find(|word| word.classes & AUXILIARY != 0);
        let helper = auxiliary.map_or(0, |word| word.stem);
        if let Some(verb) = behind_list.get(skipped) {
            add(190, verb.stem, follows);
            add(191, u64::from(verb.endings[0]), helper);
            add(192, u64::from(verb.endings[1]), helper);
            add(193, u64::from(verb.endings[0]), follows << 1 | u64::from(auxiliary.is_some()));
            add(194, helper, follows);
            each(verb.classes, |class| {
                add(195, class, follows);
                add(196, class, helper);
                add(197, class, form_kind << 2 | follows);
            });
            add(198, verb.capitals as u64, follows);
            // `resulted in Moscow backing them`: a clause behind the preposition.
            if skipped == 0 && before_list[1].classes & 1 << 20 != 0 {
                add(199, u64::from(verb.endings[1]), before_list[0].stem);
                add(200, u64::from(verb.endings[1]), 0);
            }
        }
    }
    // What the name owns: the first word behind it that says more than an adjective.
    if is_owner {
        for there in right.iter().take(4) {
            add(160, there.stem, 0);
        }
        if let Some(owned) = right.iter().take(4).find(|word| word.classes != 0) {
            each(owned.classes, |class| add(161, class, left[0].stem));
            each(owned.classes, |class| add(162, class, form_kind));
            each(owned.classes, |class| add(164, class, 0));
        }
    }
    if gap == Gap::Space
        && let Some(noun) = right.iter().take(3).find(|word| word.classes != 0)
    {
        each(noun.classes, |class| add(163, class, u64::from(has_the) << 1 | u64::from(begins)));
    }
    // The part of a list that is next to the name: its capitals, and whether a preposition stands there too.
    if gap_before == Gap::Hyphen {
        add(170, left[0].stem, 0);
    }
    if gap == Gap::Hyphen {
        add(171, right[0].stem, 0);
        add(172, u64::from(right[0].endings[0]), 0);
    }
}

/// Whether a word can stand between a subject and its verb.
fn is_adverb(word: &Seen) -> bool {
    const LY: u32 = 0x796c;
    word.endings[0] == LY || is_one_of_adverbs(word.stem)
}

/// Calls `found` with the number of every bit that is set.
fn each(mut classes: u32, mut found: impl FnMut(u64)) {
    while classes != 0 {
        found(u64::from(classes.trailing_zeros()));
        classes &= classes - 1;
    }
}
