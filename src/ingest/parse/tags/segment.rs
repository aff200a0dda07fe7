//! Turns a line of tags that run together into the cheapest sequence of tags, and says how far the next best is.

use super::joints::{Joint, inside_cost, is_caseless, is_small_start, joints};
use super::known::{Known, Vocabulary};

/// A line taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segmented {
    /// The tags, as they stand in the line.
    pub(crate) tags: Vec<String>,
    /// How sure that is, from 0 to 1.
    pub(crate) confidence: f32,
}

/// Longer tags than this many joints are not tried.
const MOST_JOINTS_INSIDE: usize = 24;
/// Longer ones than this many bytes neither.
const LONGEST_TAG_BYTES: usize = 160;

/// One of the two best ways to a joint.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: f32,
    /// The joint the last tag begins at, and which of its ways.
    from: (usize, usize),
}

/// Takes a line apart. `hints` are tags that it holds more likely than others.
pub(crate) fn segment(text: &str, vocabulary: &Vocabulary, hints: &[String]) -> Segmented {
    let joints = joints(text, vocabulary);
    if joints.is_empty() {
        return Segmented { tags: vec![text.to_string()], confidence: 1.0 };
    }
    let mut places: Vec<Joint> = Vec::with_capacity(joints.len() + 2);
    places.push(Joint { at: 0, cut: 0.0, pass: 0.0, needs_known: 0.0 });
    places.extend(joints);
    places.push(Joint { at: text.len(), cut: 0.0, pass: 0.0, needs_known: 0.0 });
    strengthen(text, &mut places, vocabulary);
    let mut best: Vec<[Option<Way>; 2]> = vec![[None; 2]; places.len()];
    best[0][0] = Some(Way { cost: 0.0, from: (0, 0) });
    for end in 1..places.len() {
        for start in (0..end).rev().take(MOST_JOINTS_INSIDE + 1) {
            let piece = &text[places[start].at..places[end].at];
            if piece.len() > LONGEST_TAG_BYTES && end - start > 1 {
                break;
            }
            let cost = tag_cost(piece, &places, (start, end), vocabulary, hints) + places[end].cut;
            for rank in 0..2 {
                let Some(way) = best[start][rank] else { break };
                insert(&mut best[end], Way { cost: way.cost + cost, from: (start, rank) });
            }
        }
    }
    let last = places.len() - 1;
    let [Some(first), second] = best[last] else {
        return Segmented { tags: vec![text.to_string()], confidence: 0.0 };
    };
    let margin = second.map_or(5.0, |second| second.cost - first.cost);
    let mut tags = Vec::new();
    let mut at = (last, 0);
    while at.0 > 0 {
        let Some(way) = best[at.0][at.1] else { break };
        tags.push(text[places[way.from.0].at..places[at.0].at].trim().to_string());
        at = way.from;
    }
    tags.reverse();
    tags.retain(|tag| !tag.is_empty());
    Segmented { tags, confidence: 0.95 / (1.0 + (-1.5 * margin).exp()) }
}

/// Where the place alone gives little reason to cut, what recurs in other lines gives one.
fn strengthen(text: &str, places: &mut [Joint], vocabulary: &Vocabulary) {
    const MOST: f32 = 2.0;
    const MORE: f32 = 1.2;
    if !vocabulary.has_lines() {
        return;
    }
    let mut edges = vec![false; places.len()];
    for start in 0..places.len() {
        for end in (start + 1..places.len()).take(MOST_JOINTS_INSIDE / 3) {
            let piece = &text[places[start].at..places[end].at];
            let is_long = piece.chars().nth(2).is_some();
            if is_long && matches!(vocabulary.known(piece), Known::InLines(_) | Known::InCorpus(2..)) {
                (edges[start], edges[end]) = (true, true);
            }
        }
    }
    for (place, _) in places.iter_mut().zip(edges).filter(|(place, is_edge)| *is_edge && place.pass < MOST) {
        place.pass = (place.pass + MORE).min(MOST);
    }
}

fn insert(ways: &mut [Option<Way>; 2], way: Way) {
    let is_better = |known: Option<Way>| known.is_none_or(|known| way.cost < known.cost);
    if is_better(ways[0]) {
        ways[1] = ways[0];
        ways[0] = Some(way);
    } else if is_better(ways[1]) {
        ways[1] = Some(way);
    }
}

/// What it costs that the text between two joints is one tag.
fn tag_cost(piece: &str, places: &[Joint], (start, end): (usize, usize), vocabulary: &Vocabulary, hints: &[String]) -> f32 {
    let trimmed = piece.trim();
    let hint = if hints.iter().any(|hint| hint == trimmed) { -0.8 } else { 0.0 };
    let known = match vocabulary.known(trimmed) {
        Known::InCorpus(articles) => {
            // What one or two articles have may itself be two tags in one.
            let is_rare = articles < 3 && !vocabulary.is_in_lexicon(trimmed);
            let inside = if is_rare { inside_cost(piece, places[start].at, &places[start + 1..end]) } else { 0.0 };
            Some((2.2 - 0.35 * (articles as f32).ln()).max(1.0) + 0.55 * inside)
        }
        Known::InLines(variety) => Some((2.3 - 0.35 * (variety as f32).ln()).max(1.4)),
        Known::Sure => Some(1.4),
        Known::Unsure => Some(2.0),
        Known::Not => None,
    };
    if let Some(cost) = known {
        // A letter or two are too little to take a word apart for.
        let is_short = trimmed.chars().count() < 3 && (places[start].needs_known + places[end].needs_known) > 0.0;
        return cost + hint + if is_short { 0.3 } else { 0.0 };
    }
    // The word next to the cut may be known where the tag is not ("Reform UK").
    let is_known_word = |word: Option<&str>| word.is_some_and(|word| vocabulary.known(word) != Known::Not);
    let unless_known = |cost: f32, word: Option<&str>| if cost > 0.0 && !is_known_word(word) { cost } else { 0.0 };
    let mut words = trimmed.split(' ');
    let needs_known = unless_known(places[start].needs_known, words.next())
        + unless_known(places[end].needs_known, words.next_back().or(Some(trimmed)));
    let inside = inside_cost(piece, places[start].at, &places[start + 1..end]);
    shape_cost(trimmed, start == 0, vocabulary) + inside + needs_known + hint
}

/// Words that stand between the words of a tag, never at its end.
const CONNECTING: [&str; 44] = [
    "of", "and", "in", "the", "for", "on", "to", "with", "by", "at", "from", "a", "an", "or", "vs", "de", "du", "des",
    "del", "la", "le", "les", "el", "los", "las", "et", "y", "e", "da", "do", "dos", "der", "die", "das", "und", "von",
    "van", "и", "в", "на", "о", "за", "&", "ve",
];

/// What a tag that is not known costs by its look.
fn shape_cost(piece: &str, is_first: bool, vocabulary: &Vocabulary) -> f32 {
    let letters = piece.chars().filter(|character| character.is_alphanumeric()).count();
    // The longer, the more there is that would have to be explained.
    let mut cost = 2.4 + 0.06 * letters.min(40) as f32;
    let Some(first) = piece.chars().next() else { return 6.0 };
    let last = piece.chars().next_back().unwrap_or(first);
    if first.is_lowercase() && !is_small_start(piece, vocabulary) {
        cost += if is_first { 0.5 } else { 2.0 };
    }
    // Scripts without capitals show no joints: the longer, the likelier several tags.
    let caseless = piece.chars().filter(|character| is_caseless(*character)).count();
    cost += 0.35 * caseless as f32;
    match letters {
        0 => cost += 4.0,
        1 => cost += 3.5,
        2 if last.is_lowercase() => cost += 1.5,
        _ => {}
    }
    let words: Vec<&str> = piece.split_whitespace().collect();
    if words.last().is_some_and(|word| CONNECTING.contains(word)) {
        cost += 3.0;
    }
    cost += 0.5 * words.len().saturating_sub(6) as f32;
    if matches!(last, '-' | '\'' | '’' | '/' | '&' | '(' | '“' | '«' | '#')
        || matches!(first, '-' | '/' | '&' | ')' | '.' | '’')
    {
        cost += 4.0;
    }
    for (open, close) in [('(', ')'), ('“', '”'), ('«', '»'), ('[', ']')] {
        if piece.contains(open) != piece.contains(close) {
            cost += 3.5;
        }
    }
    let is_number = piece.chars().all(char::is_numeric);
    let is_year = is_number && letters == 4 && (piece.starts_with("19") || piece.starts_with("20"));
    if is_year {
        cost -= 0.8;
    } else if is_number {
        cost += 2.0;
    } else if is_designator(words.first().unwrap_or(&"")) {
        cost -= 0.6;
    } else if first.is_numeric() && !words.first().is_some_and(|word| word.chars().all(char::is_numeric)) {
        cost += 0.8;
    }
    // Acronyms have few letters.
    let capitals = piece.split(|character: char| !character.is_uppercase()).map(|run| run.chars().count()).max();
    cost += capitals.unwrap_or(0).saturating_sub(4).min(8) as f32;
    cost
}

/// "F-35", "MiG-29", "Su-27M", "DF-21D": a few letters, a hyphen, a number, perhaps a letter.
fn is_designator(piece: &str) -> bool {
    let Some((letters, number)) = piece.split_once('-') else { return false };
    let number = number.strip_suffix(|character: char| character.is_ascii_uppercase()).unwrap_or(number);
    let most_letters = if letters.bytes().all(|byte| byte.is_ascii_uppercase()) { 3 } else { 5 };
    (1..=most_letters).contains(&letters.len())
        && letters.starts_with(|character: char| character.is_ascii_uppercase())
        && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        && (1..=4).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}
