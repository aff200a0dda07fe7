//! Turns the tokens of one article into the places where the leaves of a query stand, for the code that evaluates spans.

use std::collections::HashMap;

use super::Sought;
use super::forms::Forms;
use crate::query::{Interval, Places, Unit};
use crate::schema::{StoredArticle, mention_positions};
use crate::search::Clock;
use crate::text::{Bounds, Part, Tokens};

/// Where the leaves stand in one article.
pub(super) struct InArticle<'h> {
    /// By leaf, for the texts that are searched by default and for the bio line.
    pub(super) text: Vec<Vec<Place>>,
    bio: Vec<Vec<Place>>,
    sentences: [Vec<u32>; 2],
    paragraphs: [Vec<u32>; 2],
    bounds: Bounds,
    is_bio: bool,
    first_leaf: usize,
    pub(super) same: &'h [usize],
    steps_left: usize,
    /// Steps until the clock is looked at.
    steps_unseen: usize,
    clock: Clock,
    pub(super) ran_out: bool,
    /// The first and the last leaf of every phrase that is a reason; the reasons of these are numbered behind the leaves.
    pub(super) phrases: Vec<(usize, usize)>,
}

/// Small, since a long article may have very many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) interval: Interval,
    pub(super) part: Part,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// How many places of words are kept of one article; a book of several hundred pages may reach it.
const MOST_PLACES: usize = 300_000;

impl<'h> InArticle<'h> {
    /// The number of the phrase from one leaf to another.
    pub(super) fn phrase(&mut self, first: usize, last: usize) -> usize {
        let known = self.phrases.iter().position(|known| *known == (first, last));
        let place = known.unwrap_or_else(|| {
            self.phrases.push((first, last));
            self.phrases.len() - 1
        });
        self.same.len() + place
    }

    /// So much work is done to mark one article, so that others have their turn.
    const MOST_STEPS: usize = 5_000_000;

    /// The clock is looked at after so many.
    const STEPS: usize = 20_000;

    pub(super) fn of(
        tokens: &Tokens,
        article: &StoredArticle,
        forms: &Forms,
        same: &'h [usize],
        clock: Clock,
    ) -> InArticle<'h> {
        let mut found = InArticle {
            text: vec![Vec::new(); same.len()],
            bio: vec![Vec::new(); same.len()],
            sentences: Default::default(),
            paragraphs: Default::default(),
            bounds: tokens.bounds(),
            is_bio: false,
            first_leaf: 0,
            same,
            steps_left: InArticle::MOST_STEPS,
            steps_unseen: 0,
            clock,
            ran_out: false,
            phrases: Vec::new(),
        };
        // A word that stands there often is held against the patterns once.
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut kept = 0;
        let mut listed = tokens.iter().peekable();
        while let Some(token) = listed.next() {
            if kept > MOST_PLACES || !found.has_time(1) {
                break;
            }
            let is_bio = usize::from(token.part == Part::Bio);
            if token.begins_sentence {
                found.sentences[is_bio].push(token.position);
            }
            if token.begins_paragraph {
                found.paragraphs[is_bio].push(token.position);
            }
            let compound_end = listed.peek().map_or(token.bytes.end, |next| next.bytes.end);
            let mut is_new = false;
            let fitting: &[usize] = match &forms.patterns[..] {
                [] => &[],
                _ => by_word.entry(token.word).or_insert_with(|| {
                    is_new = true;
                    forms.patterns(token.word)
                }),
            };
            let lists = if is_bio == 1 { &mut found.bio } else { &mut found.text };
            let mut note = |leaf: usize, is_compound: bool| {
                let end = if is_compound { compound_end } else { token.bytes.end } as u32;
                let interval = (token.position, token.position);
                match lists[leaf].last_mut() {
                    Some(last) if last.interval == interval => last.end = last.end.max(end),
                    _ => {
                        kept += 1;
                        lists[leaf].push(Place { interval, part: token.part, start: token.bytes.start as u32, end });
                    }
                }
            };
            forms.each(&token, &mut note);
            fitting.iter().for_each(|leaf| note(*leaf, false));
            if is_new && !found.has_time(10 * forms.patterns.len()) {
                break;
            }
        }
        for (ids, leaf) in &forms.actors {
            let named = article.actor.iter().filter(|actor| ids.iter().any(|id| id == actor.id.as_str()));
            let mut intervals: Vec<Interval> = named.flat_map(|actor| mention_positions(tokens, actor)).collect();
            intervals.sort_unstable();
            intervals.dedup();
            found.text[*leaf] = intervals.into_iter().filter_map(|interval| place_of(tokens, interval)).collect();
        }
        found
    }

    pub(super) fn aim(&mut self, sought: &Sought) {
        self.is_bio = sought.is_bio;
        self.first_leaf = sought.first_leaf;
    }

    pub(super) fn places(&self, leaf: usize) -> &[Place] {
        let leaf = self.same[leaf];
        if self.is_bio { &self.bio[leaf] } else { &self.text[leaf] }
    }
}

pub(super) fn place_at<K: Ord>(places: &[Place], key: impl Fn(&Place) -> K, wanted: K) -> Option<&Place> {
    places.binary_search_by_key(&wanted, key).ok().and_then(|place| places.get(place))
}

/// The bytes of the words at some positions of headline, standfirst or body.
fn place_of(tokens: &Tokens, interval: Interval) -> Option<Place> {
    let first = tokens.at(interval.0)?;
    let last = tokens.at(interval.1)?;
    Some(Place { interval, part: first.part, start: first.bytes.start as u32, end: last.bytes.end as u32 })
}

impl Places for InArticle<'_> {
    fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>) {
        let places = self.places(self.first_leaf + leaf);
        into.extend(places.iter().map(|place| place.interval));
        let steps = places.len() / 8;
        self.has_time(steps);
    }

    fn unit_starts(&mut self, unit: Unit) -> &[u32] {
        let lists = if unit == Unit::Sentence { &self.sentences } else { &self.paragraphs };
        &lists[usize::from(self.is_bio)]
    }

    fn bounds(&mut self) -> Bounds {
        self.bounds
    }

    fn has_time(&mut self, steps: usize) -> bool {
        self.steps_left = self.steps_left.saturating_sub(steps);
        self.steps_unseen += steps;
        if self.steps_unseen >= InArticle::STEPS {
            self.steps_unseen = 0;
            self.ran_out |= self.clock.is_over();
        }
        self.steps_left > 0 && !self.ran_out
    }
}
