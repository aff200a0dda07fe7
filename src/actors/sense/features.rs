//! Turns the surroundings of a name into features: numbers that each stand for one thing that can be seen there.
//!
//! The name itself is never looked at, only what kind of name it is, so that no country leans to one sense.

use super::nouns::kind_of;
use super::surroundings::{
    EDGE, PREPOSITIONS, REACH, Seen, begins_clause, behind_commas, end_of_list, is_adverb, is_loud, left_of, phrase_behind,
    right_of, seen, sign_after, sign_before, start_of_list,
};
use crate::actors::registry::NameForm;
use crate::actors::words::{Capitals, Gap, Word};

/// Features are below this; the weights are a table of as many.
pub(crate) const FEATURES: usize = 1 << 18;

/// Mixes numbers into a feature.
fn mixed(kind: u32, one: u64, two: u64) -> u32 {
    let mut number = u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ one.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    number = number.rotate_left(29) ^ two.wrapping_mul(0x1656_67b1_9e37_79f9);
    number = (number ^ number >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (number >> 32) as u32 % FEATURES as u32
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
    if let Some(place) = before_list.iter().take(3).position(|word| word.classes & PREPOSITIONS != 0) {
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
    phrase_features(text, words, end, &right, after_kind, begins, &mut add);
    add(235, left[0].stem, u64::from(left[1].endings[0]));
    add(236, left[0].stem, u64::from(left[1].endings[1]));
    governor_features(&before_list, side, &mut add);
    for place in 0..2 {
        add(226 + place as u32, kind_of(left[place].stem), left[0].stem);
        add(228 + place as u32, kind_of(right[place].stem), after_kind << 1 | u64::from(begins));
    }
    if list_gap == 2
        && let Some(word) = behind_commas(text, words, behind)
    {
        add(240, word.stem, u64::from(list_begins));
        each(word.classes, |class| add(241, class, u64::from(list_begins)));
        add(242, u64::from(word.endings[0]), u64::from(list_begins));
    }
}

/// The phrase that goes on behind the name, and the noun that it ends with: `coach` in `the France rugby coach`.
fn phrase_features(
    text: &str,
    words: &[Word],
    end: usize,
    right: &[Seen; REACH],
    after_kind: u64,
    begins: bool,
    add: &mut impl FnMut(u32, u64, u64),
) {
    const SPACE_POSSESSIVE_OR_HYPHEN: [u64; 3] = [0, 1, 3];
    let length = phrase_behind(text, words, end, right);
    let phrase = &right[..length];
    let Some(noun) = phrase.last().filter(|_| SPACE_POSSESSIVE_OR_HYPHEN.contains(&after_kind)) else { return };
    add(210, noun.stem, after_kind);
    each(noun.classes, |class| add(211, class, after_kind));
    add(212, kind_of(noun.stem), after_kind);
    add(213, u64::from(noun.endings[1]), after_kind);
    add(214, length as u64, after_kind << 1 | u64::from(begins));
    let mut last_kind = 0;
    for word in phrase {
        let kind = kind_of(word.stem);
        last_kind = if kind == 0 { last_kind } else { kind };
        add(216, word.stem, after_kind);
        add(217, kind, after_kind);
        each(word.classes, |class| add(222, class, after_kind));
    }
    add(218, last_kind, after_kind);
    // A name may go on in capitals: `the U.S. Federal Reserve chairman`.
    let is_capital = |word: &&Seen| matches!(word.capitals, Capitals::First | Capitals::All);
    let capitals = phrase.iter().take_while(is_capital).count();
    add(219, capitals.min(3) as u64, after_kind);
    if let Some(word) = capitals.checked_sub(1).map(|place| phrase[place]) {
        add(223, word.stem, after_kind);
        each(word.classes, |class| add(224, class, after_kind));
        if capitals < length {
            add(225, kind_of(phrase[capitals].stem), after_kind);
        }
    }
    let beyond = || words.get(end + length).filter(|word| !word.begins_sentence).map_or(EDGE, |word| seen(text, word));
    let next = right.get(length).copied().unwrap_or_else(beyond);
    add(215, next.stem, after_kind);
}

/// The preposition before the name with the verbs and nouns that may govern it: `flew on Monday to`, `an attack by rebels on`.
fn governor_features(left: &[Seen; REACH], side: u64, add: &mut impl FnMut(u32, u64, u64)) {
    const LITTLE_SAID: u32 = 1 << 17 | 1 << 18 | 1 << 19;
    let Some(place) = left.iter().take(3).position(|word| word.classes & PREPOSITIONS != 0) else { return };
    let preposition = left[place].stem;
    for (distance, word) in left[place + 1..].iter().take(4).take_while(|word| word.stem != EDGE.stem).enumerate() {
        if distance == 0 {
            add(231, preposition, kind_of(word.stem) << 2 | side);
            add(298, preposition, u64::from(word.endings[1]));
        }
        add(232, preposition, word.stem);
        add(297, preposition, kind_of(word.stem));
        each(word.classes & !LITTLE_SAID, |class| add(233, preposition, class));
        if word.classes & 0b111 != 0 {
            add(234, preposition, word.stem);
        }
    }
}

/// Calls `found` with the number of every bit that is set.
fn each(mut classes: u32, mut found: impl FnMut(u64)) {
    while classes != 0 {
        found(u64::from(classes.trailing_zeros()));
        classes &= classes - 1;
    }
}
