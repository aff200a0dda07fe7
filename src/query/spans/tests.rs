//! Turns a tree over a text of letters into what it finds there.

use super::*;
use crate::query::Leaf;

/// Words by their places in a text of letters; a stop ends a sentence.
struct Letters {
    leaves: Vec<char>,
    text: Vec<char>,
    starts: Vec<u32>,
}

impl Letters {
    fn new(leaves: &str, text: &str) -> Letters {
        let mut starts = vec![0];
        let mut letters = Vec::new();
        for character in text.chars() {
            if character == '.' {
                starts.push(letters.len() as u32);
            } else {
                letters.push(character);
            }
        }
        Letters { leaves: leaves.chars().collect(), text: letters, starts }
    }
}

impl Places for Letters {
    fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>) {
        let places = self.text.iter().enumerate().filter(|(_, letter)| **letter == self.leaves[leaf]);
        into.extend(places.map(|(place, _)| (place as u32, place as u32)));
    }

    fn unit_starts(&mut self, _: Unit) -> &[u32] {
        &self.starts
    }

    fn bounds(&mut self) -> Bounds {
        Bounds { standfirst: 3, body: 4, rest: 8 }
    }

    fn has_time(&mut self, _: usize) -> bool {
        true
    }
}

fn leaf(letter: char) -> Span {
    Span::Leaf(Leaf::Exact(letter.to_string()))
}

fn near(left: Span, right: Span, within: u32, ordered: bool) -> Span {
    Span::Near { left: Box::new(left), right: Box::new(right), within, ordered }
}

fn same(left: Span, right: Span) -> Span {
    Span::Same { unit: Unit::Sentence, left: Box::new(left), right: Box::new(right) }
}

fn phrase(letters: &str, slop: u32) -> Span {
    Span::Phrase { parts: letters.chars().map(|letter| Leaf::Exact(letter.to_string())).collect(), slop }
}

fn any(one: Span, other: Span) -> Span {
    Span::Any(vec![one, other])
}

#[test]
fn intervals_and_reasons() {
    let (a, b, c, d) = (leaf('a'), leaf('b'), leaf('c'), leaf('d'));
    for (span, leaves, text, found, marked) in [
        (phrase("ab", 0), "ab", "abxaxb", "0-1", "ab...."),
        (phrase("ab", 1), "ab", "abxaxb", "0-1 3-5", "ab.a.b"),
        (phrase("aba", 0), "aba", "ababa", "0-2 2-4", "ababa"),
        (phrase("abc", 1), "abc", "abbc", "0-3", "abbc"),
        (near(a.clone(), b.clone(), 2, false), "ab", "bxaxxb", "0-2", "b.a..."),
        (near(a.clone(), b.clone(), 2, true), "ab", "bxaxxb", "", "......"),
        (near(a.clone(), a.clone(), 2, false), "aa", "axxaxa", "3-5", "...a.a"),
        (near(near(a.clone(), b.clone(), 5, false), c.clone(), 1, false), "abc", "axcxb", "0-4", "a.c.b"),
        (near(near(a.clone(), b.clone(), 5, false), b.clone(), 1, false), "abb", "axxxb", "", "....."),
        (same(a.clone(), b.clone()), "ab", "axb.a.b", "0-2", "a.b.."),
        (same(same(a.clone(), b.clone()), c.clone()), "abc", "acb.c", "0-2", "acb."),
        (Span::Zone(SearchZone::Headline, Box::new(a.clone())), "a", "axxxa", "0-0", "a...."),
        (Span::Zone(SearchZone::Body, Box::new(a.clone())), "a", "axxxa", "4-4", "....a"),
        (Span::Any(vec![phrase("ab", 0), c.clone()]), "abc", "abaxc", "0-1 4-4", "ab..c"),
        (same(phrase("ab", 2), c.clone()), "abc", "axcb", "0-3", "a.cb"),
        (same(c.clone(), phrase("ab", 2)), "cab", "axcb", "0-3", "a.cb"),
        (near(phrase("ab", 2), c.clone(), 1, false), "abc", "axcb", "0-3", "a.cb"),
        (near(phrase("ab", 2), c.clone(), 1, true), "abc", "axcb", "", "...."),
        (near(phrase("ab", 2), phrase("cd", 2), 1, false), "abcd", "acbd", "0-3", "acbd"),
        (same(phrase("acb", 0), c.clone()), "acbc", "acb", "", "..."),
        // An alternative that finds nothing changes nothing.
        (same(any(phrase("acb", 0), near(d.clone(), d.clone(), 1, false)), c.clone()), "acbddc", "acb", "", "..."),
        (same(any(phrase("acb", 0), phrase("dd", 2)), c.clone()), "acbddc", "acb", "", "..."),
        (same(any(phrase("ab", 2), d.clone()), c.clone()), "abdc", "axcb", "0-3", "a.cb"),
        // The same interval, of which one alternative has room in it.
        (same(any(phrase("acb", 0), phrase("ab", 2)), c.clone()), "acbabc", "acb", "0-2", "acb"),
        (
            same(Span::Zone(SearchZone::Body, Box::new(any(phrase("ab", 2), d))), c.clone()),
            "abdc",
            "axcb.acb",
            "4-6",
            "....acb",
        ),
    ] {
        let tree = SpanTree::of(&span);
        let mut places = Letters::new(leaves, text);
        let mut intervals = Vec::new();
        tree.find(&mut places, &mut intervals);
        let shown: Vec<String> = intervals.iter().map(|(first, last)| format!("{first}-{last}")).collect();
        assert_eq!(shown.join(" "), found, "{span} in {text}");
        assert_eq!(tree.exists(&mut places), !found.is_empty(), "{span} in {text}");
        let mut reasons = Vec::new();
        tree.reasons(&intervals, &mut places, &mut reasons);
        let mut marks = vec!['.'; places.text.len()];
        for FoundLeaf { interval: (first, last), .. } in reasons {
            (first..=last).for_each(|place| marks[place as usize] = places.text[place as usize]);
        }
        assert_eq!(marks.iter().collect::<String>(), marked, "{span} in {text}");
    }
}

#[test]
fn alternatives_that_find_the_same_are_not_gathered_without_end() {
    let text = "a".repeat(MOST_INTERVALS);
    let named = |number: usize| Span::Leaf(Leaf::Exact(format!("a{number}")));
    for (alternatives, reasons) in [
        (vec![leaf('a'); 40], MOST_INTERVALS),
        (vec![leaf('a'), named(1), leaf('a')], 2 * MOST_INTERVALS),
        ((0..40).map(named).collect(), MOST_FOUND),
    ] {
        let mut places = Letters::new(&"a".repeat(alternatives.len()), &text);
        let tree = SpanTree::of(&Span::Any(alternatives));
        let (mut intervals, mut found) = (Vec::new(), Vec::new());
        tree.find(&mut places, &mut intervals);
        tree.reasons(&intervals, &mut places, &mut found);
        assert_eq!((intervals.len(), found.len()), (MOST_INTERVALS, reasons));
    }
}
