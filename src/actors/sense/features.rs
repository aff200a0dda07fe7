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

/// The class of `has`, `is`, `will`.
const AUXILIARY: u32 = 1 << 17;

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
    let add = &mut |kind: u32, one: u64, two: u64| found(mixed(kind, one, two) as usize);
    let span = Span::of(text, words, first, end);
    let near = Near::of(text, words, &span, form);
    let list = List::of(text, words, &span, &near);
    joint_features(words, &span, end, add);
    written_features(words, &span, &near, add);
    word_features(&near, add);
    company_features(&near, add);
    ending_features(&near, add);
    list_features(&list, near.side, add);
    preposition_features(&list, near.side, add);
    verb_features(&list, add);
    subject_features(&list, near.form_kind, add);
    owned_features(&near, add);
    hyphen_features(&near, add);
    phrase_features(text, words, span.end, &near, add);
    governor_features(&list.left, near.side, add);
    noun_features(&near, add);
    if list.gap == 2
        && let Some(word) = behind_commas(text, words, span.behind)
    {
        add(240, word.stem, u64::from(list.begins));
        each(word.classes, |class| add(241, class, u64::from(list.begins)));
        add(242, u64::from(word.endings[0]), u64::from(list.begins));
    }
}

/// Where the name and the list in which it stands begin and end, in words.
struct Span {
    /// The name. Names joined by `and` are in the same sense: they are looked at as one long name, besides a few things of their own.
    first: usize,
    end: usize,
    /// The list.
    start: usize,
    behind: usize,
    is_joint: bool,
    is_loud: bool,
}

impl Span {
    fn of(text: &str, words: &[Word], first: usize, end: usize) -> Span {
        let is_loud = is_loud(words, first, end);
        let (mut start, is_joined_before) = start_of_list(text, words, first, is_loud);
        if start != first && !is_joined_before && begins_clause(text, words, end) {
            // `As in Mali, Chad is ...`: the comma ends a phrase and is not that of a list.
            start = first;
        }
        let (behind, is_joined_behind) = end_of_list(text, words, end, is_loud);
        let is_joint = is_joined_before || is_joined_behind;
        let (first, end) = if is_joint { (start, behind) } else { (first, end) };
        Span { first, end, start, behind, is_joint, is_loud }
    }
}

/// What stands beside the name.
struct Near {
    /// The words on either side, the nearest first.
    left: [Seen; REACH],
    right: [Seen; REACH],
    has_the: bool,
    /// Whether a sentence begins with the name.
    begins: bool,
    is_loud: bool,
    gap_before: Gap,
    gap: Gap,
    sign_before: u64,
    sign_after: u64,
    form_kind: u64,
    /// The gap behind the name, which decides what the words behind it mean.
    after_kind: u64,
    /// The same for the words before it: what stands before `Moscow's request` says something of the request.
    side: u64,
}

impl Near {
    fn of(text: &str, words: &[Word], span: &Span, form: NameForm) -> Near {
        let (left, has_the) = left_of(text, words, span.first);
        let after = words.get(span.end);
        let is_last = after.is_none_or(|word| word.begins_sentence);
        let gap = if is_last { Gap::Other } else { after.map_or(Gap::Other, |word| word.gap) };
        Near {
            left,
            right: right_of(text, words, span.end),
            has_the,
            begins: words[span.first].begins_sentence || (has_the && left[0].stem == EDGE.stem),
            is_loud: span.is_loud,
            gap_before: words[span.first].gap,
            gap,
            sign_before: sign_before(text, words, span.first),
            sign_after: sign_after(text, words, span.end),
            form_kind: u64::from(form == NameForm::Name),
            after_kind: match gap {
                Gap::Space => 0,
                Gap::Possessive => 1,
                Gap::Comma => 2,
                Gap::Hyphen => 3,
                _ => 4,
            },
            side: match gap {
                Gap::Possessive => 1,
                Gap::Hyphen => 2,
                _ => 0,
            },
        }
    }
}

/// What stands before and behind all of the list in which the name stands.
struct List {
    left: [Seen; REACH],
    right: [Seen; REACH],
    has_the: bool,
    begins: bool,
    /// Whether there are names before and behind this one.
    kind: u64,
    /// The gap behind it.
    gap: u64,
}

impl List {
    fn of(text: &str, words: &[Word], span: &Span, near: &Near) -> List {
        let (left, has_the) =
            if span.start == span.first { (near.left, near.has_the) } else { left_of(text, words, span.start) };
        let right = if span.behind == span.end { near.right } else { right_of(text, words, span.behind) };
        List {
            left,
            right,
            has_the,
            begins: left[0].stem == EDGE.stem,
            kind: u64::from(span.start != span.first) << 1 | u64::from(span.behind != span.end),
            gap: match right[0].gap {
                Gap::Space => 0,
                Gap::Possessive => 1,
                Gap::Comma => 2,
                _ => 4,
            },
        }
    }
}

/// What a name that ends at `own_end` has of its own among those that are joined with it.
fn joint_features(words: &[Word], span: &Span, own_end: usize, add: &mut impl FnMut(u32, u64, u64)) {
    if !span.is_joint {
        return;
    }
    add(180, 0, 0);
    let after = words.get(own_end).filter(|word| !word.begins_sentence);
    let is_owner = after.is_some_and(|word| word.gap == Gap::Possessive);
    if own_end != span.end {
        add(181, u64::from(is_owner), 0);
    }
}

/// How the name is written and set off: its form, the signs and gaps on either side, `the`, the beginning of a sentence.
fn written_features(words: &[Word], span: &Span, near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    let begins = u64::from(near.begins);
    add(0, 0, 0);
    add(1, near.form_kind, 0);
    add(2, near.after_kind, near.sign_after);
    add(3, near.sign_before, begins);
    add(4, near.sign_before, near.sign_after);
    add(5, begins, near.after_kind);
    add(6, u64::from(near.has_the), begins);
    add(7, near.form_kind << 1 | begins, near.after_kind);
    if words[span.first].begins_paragraph {
        add(8, near.sign_after, u64::from(near.right[0].capitals == Capitals::All));
    }
    add(9, near.form_kind, near.left[0].stem);
    add(10, near.gap_before as u64, near.after_kind);
}

/// The words on either side, each by its place, and all of them wherever they stand.
fn word_features(near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    let Near { left, right, .. } = near;
    let (side, after_kind) = (near.side, near.after_kind);
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
                add(74 + place as u32, class, u64::from(near.begins) << 3 | after_kind);
            }
        });
    }
    let is_owner = u64::from(near.gap == Gap::Possessive);
    for place in 0..REACH {
        if left[place].stem != EDGE.stem {
            add(80, left[place].stem, side);
            each(left[place].classes, |class| add(81, class, side));
        }
        if right[place].stem != EDGE.stem {
            add(82, right[place].stem, 0);
            each(right[place].classes, |class| add(83, class, is_owner));
        }
    }
}

/// Two words that stand beside the name at the same time.
fn company_features(near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    let Near { left, right, .. } = near;
    let (side, after_kind) = (near.side, near.after_kind);
    add(90, left[1].stem.wrapping_add(side), left[0].stem);
    add(91, right[0].stem, right[1].stem);
    add(92, left[0].stem, right[0].stem);
    add(93, left[0].stem, after_kind);
    add(94, left[0].stem, near.sign_after);
    each(left[1].classes, |class| add(95, class << 2 | side, left[0].stem));
    each(left[2].classes, |class| add(96, class << 2 | side, left[0].stem));
    each(left[0].classes, |one| each(right[0].classes, |two| add(97, one, two << 3 | after_kind)));
    add(235, left[0].stem, u64::from(left[1].endings[0]));
    add(236, left[0].stem, u64::from(left[1].endings[1]));
}

/// The last letters of the words beside the name, and their capitals.
fn ending_features(near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    let begins = u64::from(near.begins);
    for (slot, there) in near.right.iter().take(2).enumerate() {
        for (length, ending) in there.endings.iter().enumerate() {
            add(100 + (slot * 2 + length) as u32, u64::from(*ending), near.after_kind);
            add(104 + (slot * 2 + length) as u32, u64::from(*ending), begins << 3 | near.after_kind);
        }
    }
    for (length, ending) in near.left[0].endings.iter().enumerate() {
        add(110 + length as u32, u64::from(*ending), near.side);
    }
    add(112, near.right[0].capitals as u64, near.after_kind);
    add(113, near.left[0].capitals as u64, near.gap_before as u64);
    add(114, u64::from(near.is_loud), begins);
}

/// The list in which the name stands, and what stands before and behind all of it.
fn list_features(list: &List, side: u64, add: &mut impl FnMut(u32, u64, u64)) {
    let [before, further, ..] = &list.left;
    let [behind, next, ..] = &list.right;
    let place = u64::from(list.begins) << 3 | list.gap;
    add(120, list.kind, u64::from(list.has_the));
    add(121, before.stem, side);
    add(122, further.stem.wrapping_add(side), before.stem);
    each(before.classes, |class| add(123, class << 2 | side, list.kind));
    each(further.classes, |class| add(124, class << 2 | side, before.stem));
    add(125, behind.stem, list.gap);
    each(behind.classes, |class| {
        add(126, class, list.gap);
        add(127, class, place);
        each(before.classes, |before| add(128, class << 8 | before, list.gap));
    });
    each(next.classes, |class| add(129, class, list.gap));
    for ending in behind.endings {
        add(130, u64::from(ending), place);
    }
    add(131, u64::from(list.begins), list.gap);
}

/// The first preposition to the left, and the noun or verb before it.
fn preposition_features(list: &List, side: u64, add: &mut impl FnMut(u32, u64, u64)) {
    let Some(place) = place_of_preposition(&list.left) else { return };
    let preposition = list.left[place].stem;
    add(140, preposition, (place as u64) << 2 | side);
    if let Some(head) = list.left.get(place + 1) {
        add(141, preposition.wrapping_add(side), head.stem);
        each(head.classes, |class| add(142, preposition, class << 2 | side));
    }
}

/// The first verb to the right: behind the list and what stands in commas after it.
fn verb_features(list: &List, add: &mut impl FnMut(u32, u64, u64)) {
    const VERBS: u32 = 0b11111 | AUXILIARY;
    let Some(place) = list.right.iter().position(|word| word.classes & VERBS != 0) else { return };
    let verb = list.right[place];
    let begins = u64::from(list.begins);
    let is_after_preposition = u64::from(list.left[0].classes & PREPOSITIONS != 0);
    add(150, verb.stem, is_after_preposition);
    each(verb.classes & VERBS, |class| {
        add(151, class, is_after_preposition << 2 | begins << 1 | u64::from(place == 0));
    });
    if verb.classes & AUXILIARY != 0
        && let Some(next) = list.right.get(place + 1)
    {
        add(152, next.stem, begins);
        each(next.classes, |class| add(153, class, begins));
        add(154, u64::from(next.endings[0]), begins);
    }
}

/// The verb of which the name may be the subject, behind auxiliaries and adverbs: `Moscow has now been trying`.
fn subject_features(list: &List, form_kind: u64, add: &mut impl FnMut(u32, u64, u64)) {
    if list.gap != 0 {
        return;
    }
    let follows = u64::from(list.left[0].classes & PREPOSITIONS != 0) << 1 | u64::from(list.begins);
    let skipped = list.right.iter().take_while(|word| word.classes & AUXILIARY != 0 || is_adverb(word)).count();
    let auxiliary = list.right[..skipped].iter().rev().find(|word| word.classes & AUXILIARY != 0);
    let helper = auxiliary.map_or(0, |word| word.stem);
    let Some(verb) = list.right.get(skipped) else { return };
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
    if skipped == 0 && list.left[1].classes & 1 << 20 != 0 {
        add(199, u64::from(verb.endings[1]), list.left[0].stem);
        add(200, u64::from(verb.endings[1]), 0);
    }
}

/// What the name owns, or the noun that follows it: the first word behind it that says more than an adjective.
fn owned_features(near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    let telling = |most: usize| near.right.iter().take(most).find(|word| word.classes != 0);
    match near.gap {
        Gap::Possessive => {
            for there in near.right.iter().take(4) {
                add(160, there.stem, 0);
            }
            if let Some(owned) = telling(4) {
                each(owned.classes, |class| {
                    add(161, class, near.left[0].stem);
                    add(162, class, near.form_kind);
                    add(164, class, 0);
                });
            }
        }
        Gap::Space => {
            if let Some(noun) = telling(3) {
                each(noun.classes, |class| add(163, class, u64::from(near.has_the) << 1 | u64::from(near.begins)));
            }
        }
        _ => {}
    }
}

/// What is joined to the name by a hyphen: `pro-Moscow`, `Moscow-backed`.
fn hyphen_features(near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    if near.gap_before == Gap::Hyphen {
        add(170, near.left[0].stem, 0);
    }
    if near.gap == Gap::Hyphen {
        add(171, near.right[0].stem, 0);
        add(172, u64::from(near.right[0].endings[0]), 0);
    }
}

/// The phrase that goes on behind the name, and the noun that it ends with: `coach` in `the France rugby coach`.
fn phrase_features(text: &str, words: &[Word], end: usize, near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    let after_kind = near.after_kind;
    let goes_on = matches!(near.gap, Gap::Space | Gap::Possessive | Gap::Hyphen);
    let length = phrase_behind(text, words, end, &near.right);
    let phrase = &near.right[..length];
    let Some(noun) = phrase.last().filter(|_| goes_on) else { return };
    add(210, noun.stem, after_kind);
    each(noun.classes, |class| add(211, class, after_kind));
    add(212, kind_of(noun.stem), after_kind);
    add(213, u64::from(noun.endings[1]), after_kind);
    add(214, length as u64, after_kind << 1 | u64::from(near.begins));
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
    let next = near.right.get(length).copied().unwrap_or_else(beyond);
    add(215, next.stem, after_kind);
}

/// The preposition before the name with the verbs and nouns that may govern it: `flew on Monday to`, `an attack by rebels on`.
fn governor_features(left: &[Seen; REACH], side: u64, add: &mut impl FnMut(u32, u64, u64)) {
    const LITTLE_SAID: u32 = AUXILIARY | 1 << 18 | 1 << 19;
    let Some(place) = place_of_preposition(left) else { return };
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

/// What the words beside the name stand for, as far as they are nouns that tell.
fn noun_features(near: &Near, add: &mut impl FnMut(u32, u64, u64)) {
    for place in 0..2 {
        let (left, right) = (near.left[place].stem, near.right[place].stem);
        add(226 + place as u32, kind_of(left), near.left[0].stem);
        add(228 + place as u32, kind_of(right), near.after_kind << 1 | u64::from(near.begins));
    }
}

/// Which of the words before the name is the first preposition.
fn place_of_preposition(left: &[Seen; REACH]) -> Option<usize> {
    left.iter().take(3).position(|word| word.classes & PREPOSITIONS != 0)
}

/// Calls `found` with the number of every bit that is set.
fn each(mut classes: u32, mut found: impl FnMut(u64)) {
    while classes != 0 {
        found(u64::from(classes.trailing_zeros()));
        classes &= classes - 1;
    }
}
