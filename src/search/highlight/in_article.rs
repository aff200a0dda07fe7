//! Turns the tokens of one article into the places where the leaves of a query stand, for the code that evaluates spans.

use std::collections::HashMap;
use std::ops::Range;

use super::Sought;
use super::forms::Forms;
use crate::query::{Interval, Places, Unit};
use crate::schema::{StoredArticle, mention_positions};
use crate::search::Clock;
use crate::text::{Bounds, Part, Tokens};

/// Where the leaves stand in one article.
pub(super) struct InArticle<'h> {
    tokens: &'h Tokens,
    /// By leaf, for the texts that are searched by default and for the bio line.
    text: Vec<Vec<Place>>,
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
    /// Whether there were more words than are kept.
    is_full: bool,
    /// The first and the last leaf of every phrase that is a reason; the reasons of these are numbered behind the leaves.
    pub(super) phrases: Vec<(usize, usize)>,
}

/// A word, or a mention of an actor. Small, since a long article may have very many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The numbers of the first and the last token that it covers.
    first: u32,
    last: u32,
}

impl Place {
    /// Set beside the number of the last token where the leaf is a compound, which stands at the position of its first word.
    const IS_COMPOUND: u32 = 1 << 31;

    fn word(token: usize, is_compound: bool) -> Place {
        let token = token as u32;
        Place { first: token, last: if is_compound { (token + 1) | Place::IS_COMPOUND } else { token } }
    }

    fn last_token(self) -> usize {
        (self.last & !Place::IS_COMPOUND) as usize
    }

    pub(super) fn interval(self, tokens: &Tokens) -> Interval {
        let last = if self.last & Place::IS_COMPOUND == 0 { self.last } else { self.first };
        (tokens.position(self.first as usize), tokens.position(last as usize))
    }

    pub(super) fn part(self, tokens: &Tokens) -> Part {
        tokens.place(self.first as usize).0
    }

    pub(super) fn bytes(self, tokens: &Tokens) -> Range<u32> {
        let last = self.last_token().min(tokens.len().saturating_sub(1));
        tokens.place(self.first as usize).1.start..tokens.place(last).1.end
    }
}

/// How many places of words are kept of one article; a book of several hundred pages may reach it.
const MOST_PLACES: usize = 300_000;

impl<'h> InArticle<'h> {
    /// The number of the phrase from one leaf to another; one of the same words is the same.
    pub(super) fn phrase(&mut self, first: usize, last: usize) -> usize {
        let words = &self.same[first..=last];
        let known = self.phrases.iter().position(|known| &self.same[known.0..=known.1] == words);
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
        tokens: &'h Tokens,
        article: &StoredArticle,
        forms: &Forms,
        same: &'h [usize],
        clock: Clock,
    ) -> InArticle<'h> {
        let mut found = InArticle {
            tokens,
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
            is_full: false,
            phrases: Vec::new(),
        };
        found.find_words(forms);
        for (ids, leaf) in &forms.actors {
            let named = article.actor.iter().filter(|actor| ids.iter().any(|id| id == actor.id.as_str()));
            let mut intervals: Vec<Interval> = named.flat_map(|actor| mention_positions(tokens, actor)).collect();
            intervals.sort_unstable();
            intervals.dedup();
            found.text[*leaf] = intervals.into_iter().filter_map(|interval| mention(tokens, interval)).collect();
        }
        found
    }

    /// Finds sentences, paragraphs and the places of words.
    fn find_words(&mut self, forms: &Forms) {
        // A word that stands there often is held against the patterns once.
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut kept = 0;
        for (number, token) in self.tokens.iter().enumerate() {
            if kept > MOST_PLACES {
                self.is_full = true;
                break;
            }
            if !self.has_time(1) {
                break;
            }
            let is_bio = usize::from(token.part == Part::Bio);
            if token.begins_sentence {
                self.sentences[is_bio].push(token.position);
            }
            if token.begins_paragraph {
                self.paragraphs[is_bio].push(token.position);
            }
            let mut is_new = false;
            let fitting: &[usize] = match &forms.patterns[..] {
                [] => &[],
                _ => by_word.entry(token.word).or_insert_with(|| {
                    is_new = true;
                    forms.patterns(token.word)
                }),
            };
            let lists = if is_bio == 1 { &mut self.bio } else { &mut self.text };
            let mut note = |leaf: usize, is_compound: bool| match lists[leaf].last_mut() {
                Some(last) if last.first as usize == number => {
                    *last = Place::word(number, is_compound || last.last_token() > number);
                }
                _ => {
                    kept += 1;
                    lists[leaf].push(Place::word(number, is_compound));
                }
            };
            forms.each(&token, &mut note);
            fitting.iter().for_each(|leaf| note(*leaf, false));
            if is_new && !self.has_time(10 * forms.patterns.len()) {
                break;
            }
        }
    }

    /// Whether not all of the article was looked at, for there was too much to do.
    pub(super) fn is_cut(&self) -> bool {
        self.is_full || self.steps_left == 0
    }

    pub(super) fn aim(&mut self, sought: &Sought) {
        self.is_bio = sought.is_bio;
        self.first_leaf = sought.first_leaf;
    }

    fn places(&self, leaf: usize) -> &[Place] {
        let leaf = self.same[leaf];
        if self.is_bio { &self.bio[leaf] } else { &self.text[leaf] }
    }

    /// The place of a leaf whose interval has this key; the key orders intervals as they stand.
    pub(super) fn place_at<K: Ord>(&self, leaf: usize, key: impl Fn(Interval) -> K, wanted: K) -> Option<Place> {
        let places = self.places(leaf);
        let place = places.binary_search_by_key(&wanted, |place| key(place.interval(self.tokens))).ok()?;
        places.get(place).copied()
    }

    /// The mentions of an actor in headline, standfirst and body.
    pub(super) fn mentions(&self, leaf: usize) -> &[Place] {
        &self.text[leaf]
    }
}

/// The words at some positions of headline, standfirst or body.
fn mention(tokens: &Tokens, interval: Interval) -> Option<Place> {
    let (first, last) = (tokens.number_at(interval.0)?, tokens.number_at(interval.1)?);
    Some(Place { first: first as u32, last: last as u32 })
}

impl Places for InArticle<'_> {
    fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>) {
        let places = self.places(self.first_leaf + leaf);
        into.extend(places.iter().map(|place| place.interval(self.tokens)));
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
