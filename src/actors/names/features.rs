//! Turns a word of a run into its features: hashes, no strings.

use super::article::{Article, Item, Mode, Run};
use super::classes::Class;
use super::votes::Votes;
use crate::actors::words::{Capitals, Gap};

/// The hash of a feature: what it looks at, and what it saw.
fn feature(template: u32, seen: u32) -> u32 {
    let mut hash = seen ^ template.wrapping_mul(0x9E37_79B1);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}

fn both(left: u32, right: u32) -> u32 {
    left.rotate_left(11).wrapping_mul(0x27D4_EB2F) ^ right
}

/// What stands for a word beyond the ends of its sentence.
const BEYOND: u32 = 0x5EED;

fn hash_of(item: Option<&Item>) -> u32 {
    item.map_or(BEYOND, |item| item.hash)
}

/// How a word looks: capitals, length, digits.
fn shape(item: Option<&Item>, written: &str) -> u32 {
    let Some(item) = item else { return 0 };
    if item.mode == Mode::Capitals {
        return 7;
    }
    let length = (written.len() as u32).min(5);
    let mut shape = 1 + match item.capitals {
        Capitals::None => 0,
        Capitals::First => 1,
        Capitals::All => 2,
        Capitals::Digit => 3,
    };
    let bytes = written.as_bytes();
    let inner_capital = bytes.iter().skip(1).any(u8::is_ascii_uppercase) && item.capitals == Capitals::First;
    let digit = bytes.iter().any(u8::is_ascii_digit);
    let dot = bytes.contains(&b'.');
    shape |= u32::from(inner_capital) << 3 | u32::from(digit) << 4 | u32::from(dot) << 5;
    shape | length << 6
}

fn class_of(item: Option<&Item>) -> u32 {
    item.map_or(99, |item| item.class as u32)
}

fn gap_of(item: Option<&Item>) -> u32 {
    item.map_or(9, |item| item.gap as u32)
}

/// Up to four letters from one end of a word, small.
fn letters<'b>(bytes: impl Iterator<Item = &'b u8>, most: usize) -> u32 {
    bytes.take(most).fold(most as u32, |letters, byte| letters << 8 ^ letters >> 24 ^ u32::from(byte.to_ascii_lowercase()))
}

/// Hands every feature of a word to `add`, but for those of [`add_votes`].
pub(super) fn add_features(article: &Article<'_>, run: Run, at: usize, add: &mut impl FnMut(u32)) {
    let item = &article.items[at];
    let (before, after) = (article.neighbour(at, -1), article.neighbour(at, 1));
    let (before_that, after_that) = (article.neighbour(at, -2), article.neighbour(at, 2));
    let mode = item.mode as u32;
    let word = item.hash;
    add(feature(1, mode));
    add(of_word(word));
    if mode != 0 {
        add(feature(3, both(word, mode)));
    }
    add(feature(4, hash_of(before)));
    add(feature(5, hash_of(after)));
    add(feature(6, hash_of(before_that)));
    add(feature(7, hash_of(after_that)));
    add(feature(8, both(word, hash_of(before))));
    add(feature(9, both(word, hash_of(after))));

    let written = article.written(at);
    let shapes = [
        before.map_or(0, |_| shape(before, article.written(at - 1))),
        shape(Some(item), written),
        after.map_or(0, |_| shape(after, article.written(at + 1))),
    ];
    let start = u32::from(item.begins_sentence);
    add(feature(10, both(shapes[1], start | mode << 1)));
    add(feature(11, both(both(shapes[0] & 0x3F, shapes[1] & 0x3F), shapes[2] & 0x3F)));
    let bytes = written.as_bytes();
    for most in 2..5 {
        if bytes.len() > most {
            add(feature(10 + most as u32, letters(bytes.iter().rev(), most)));
        }
    }
    for most in 3..5 {
        if bytes.len() > most {
            add(feature(15 + most as u32, letters(bytes.iter(), most)));
        }
    }
    let class = item.class as u32;
    let gaps = gap_of(Some(item)) * 16 + gap_of(after);
    add(feature(20, class * 128 + class_of(before)));
    add(feature(21, class * 128 + class_of(after)));
    add(feature(22, both(class_of(before) * 128 + class_of(before_that), gap_of(Some(item)))));
    add(feature(23, both(gaps, shapes[1] & 7)));
    add(feature(24, both(class_of(before) * 128 + class_of(after), gaps)));

    if item.mode != Mode::Capitals {
        add_group(article, run, at, shapes[1], add);
    }
    add_shown(article, at, shapes[1], add);
    add_known(item, before, after, add);
    if item.capitals == Capitals::All && bytes.len() > 1 && is_acronym(article, at) {
        add(feature(60, 0));
    }
}

/// The feature of a word by itself, wherever it stands.
pub(super) fn of_word(hash: u32) -> u32 {
    feature(2, hash)
}

/// Features of the words that hang together around this one.
fn add_group(article: &Article<'_>, run: Run, at: usize, shape: u32, add: &mut impl FnMut(u32)) {
    let (first, end) = article.group(run, at);
    let group = &article.items[first..end];
    let connector = group.iter().position(|item| !item.is_capital() && item.class == Class::Inner);
    // `Ministry` of the Ministry of Defence, `Front` of the Islamic Front: the word that tells what it is.
    let head = connector.and_then(|place| place.checked_sub(1)).unwrap_or(group.len() - 1);
    let place = at - first;
    let length = group.len().min(5) as u32;
    let position = match place {
        0 => 0,
        _ if place + 1 == group.len() => 2,
        _ => 1,
    };
    let side = u32::from(connector.is_some_and(|connector| place > connector));
    let begins = u32::from(group[0].begins_sentence);
    add(feature(30, both(group[head].hash, position * 2 + side)));
    add(feature(31, both(group[0].hash, position)));
    add(feature(32, length * 8 + position * 2 + begins));
    add(feature(33, both(length * 8 + position * 2 + begins, shape)));
    let (before, after) = (article.neighbour(first, -1), article.neighbour(end - 1, 1));
    if place > 0 {
        add(feature(34, hash_of(before)));
    }
    if place + 1 < group.len() {
        add(feature(35, hash_of(after)));
    }
    let around = class_of(before) * 128 + class_of(after);
    add(feature(36, both(around, length * 4 + position)));
    add(feature(37, both(group[head].class as u32 * 128 + position * 8 + length, class_of(before))));
    add(feature(38, both(hash_of(before), gap_of(after))));
}

/// What the article shows about the word wherever it stands.
fn add_shown(article: &Article<'_>, at: usize, shape: u32, add: &mut impl FnMut(u32)) {
    let item = &article.items[at];
    let shown = article.shown.get(&item.hash).copied().unwrap_or(0);
    let mut bits = shown;
    while bits != 0 {
        let bit = bits.trailing_zeros();
        add(feature(40, bit));
        bits &= bits - 1;
    }
    use super::article::evidence::{MID_SENTENCE, SMALL};
    let capitals = u32::from(shown & MID_SENTENCE != 0) | u32::from(shown & SMALL != 0) << 1;
    add(feature(41, both(capitals * 2 + u32::from(item.begins_sentence), shape & 0x3F)));
    add(feature(42, u32::from(shown)));
}

/// What the dictionaries know.
fn add_known(item: &Item, before: Option<&Item>, after: Option<&Item>, add: &mut impl FnMut(u32)) {
    let known = |item: Option<&Item>| item.map_or(0, |item| u32::from(item.known));
    let (left, here, right) = (known(before), known(Some(item)), known(after));
    if left + here + right == 0 {
        return;
    }
    add(feature(50, here));
    add(feature(51, here * 64 + left));
    add(feature(52, here * 64 + right));
    if here != 0 {
        add(feature(53, both(here, item.class as u32 * 4 + item.mode as u32)));
        add(feature(54, both(here, item.hash)));
    }
}

/// Whether a word is made of the first letters of the name before it: `Free Syrian Army (FSA)`.
fn is_acronym(article: &Article<'_>, at: usize) -> bool {
    let letters = article.written(at).as_bytes();
    if article.items[at].gap != Gap::Other || letters.len() > 6 {
        return false;
    }
    let mut left = letters.len();
    for place in (at.saturating_sub(12)..at).rev() {
        let first = article.written(place).as_bytes().first().copied().unwrap_or(0);
        if first.eq_ignore_ascii_case(&letters[left - 1]) {
            left -= 1;
            if left == 0 {
                return true;
            }
        } else if article.items[place].is_capital() {
            return false;
        }
    }
    false
}

/// Hands the features to `add` that tell how a first reading took the same word elsewhere in the article.
pub(super) fn add_votes(article: &Article<'_>, votes: &Votes, at: usize, own: u8, add: &mut impl FnMut(u32)) {
    let item = &article.items[at];
    let Some(tally) = votes.without(item.hash, own) else {
        add(feature(70, 0));
        return;
    };
    let counts = tally.counts.map(u32::from);
    let strongest = (0..counts.len()).rev().max_by_key(|label| counts[*label]).unwrap_or(0);
    let all: u32 = counts.iter().sum();
    let share = if counts[strongest] == all { 2 } else { u32::from(counts[strongest] * 3 > all * 2) };
    let strength = u32::from(counts[strongest] > 2);
    add(feature(71, strongest as u32 * 8 + share * 2 + strength));
    add(feature(72, both(strongest as u32, item.mode as u32 * 2 + u32::from(item.begins_sentence))));
    for (label, count) in counts.iter().enumerate() {
        if *count > 0 {
            add(feature(73, label as u32));
        }
    }
    if tally.in_longer > 0 {
        add(feature(74, u32::from(tally.in_longer)));
    }
}
