//! Turns an article and a plan into the reasons why the one matches the other: places in its texts.
//!
//! The clause is evaluated over the article's own tokens by the code that an engine runs over its postings, so a highlight is
//! always a reason, and the same whatever backend found the article. What is negated is never a reason, and of alternatives
//! only those that hold are.

use std::collections::HashMap;
use std::ops::Range;

use super::Clock;
use crate::article::Dimension;
use crate::query::{
    Clause, FoundLeaf, Interval, Leaf, Pattern, Places, SearchPlan, SearchZone, Span, SpanTree, Unit, count_places,
};
use crate::schema::{StoredArticle, mention_positions};
use crate::text::{Analyser, Bounds, Case, Part, Token, Tokens, case_of, is_closed};

/// A place that is a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    /// The text it stands in.
    pub(super) part: Part,
    /// Its bytes there. Small, as what it is for, since a long article may have very many reasons.
    bytes: Range<u32>,
    what: u32,
}

impl Reason {
    /// Where it begins in its text, in bytes.
    pub(super) fn start(&self) -> usize {
        self.bytes.start as usize
    }

    /// Where it ends there.
    pub(super) fn end(&self) -> usize {
        self.bytes.end as usize
    }

    /// Which leaf it is for; [`Highlighter::label`] names it.
    pub(super) fn what(&self) -> usize {
        self.what as usize
    }
}

/// A plan, ready to be held against articles.
#[derive(Debug)]
pub(super) struct Highlighter {
    root: Condition,
    spans: Vec<Sought>,
    leaves: Vec<Leaf>,
    /// For each leaf the first one that is the same.
    same: Vec<usize>,
    by_form: Forms,
    analyser: Analyser,
    clock: Clock,
    ran_out: bool,
    /// The phrases that were reasons in the last article, by their first and last leaf; numbered behind the leaves.
    phrases: Vec<(usize, usize)>,
}

/// A span of the plan.
#[derive(Debug)]
struct Sought {
    span: Span,
    tree: SpanTree,
    first_leaf: usize,
    is_bio: bool,
    times: usize,
}

/// A clause with its spans numbered.
#[derive(Debug)]
enum Condition {
    Holds(Clause),
    Span(usize),
    /// An actor of the article, whose mentions are the reason.
    Actor(Vec<String>, usize),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
}

/// Which leaves a form of a word belongs to.
#[derive(Debug, Default)]
struct Forms {
    stems: HashMap<String, Vec<usize>>,
    acronyms: HashMap<String, Vec<usize>>,
    words: HashMap<String, Vec<usize>>,
    cased: HashMap<String, Vec<usize>>,
    uncased: HashMap<String, Vec<usize>>,
    patterns: Vec<(Pattern, usize)>,
    actors: Vec<(Vec<String>, usize)>,
}

impl Highlighter {
    /// What is still to be marked when the time of the clock is over is not.
    pub(super) fn of(plan: &SearchPlan, clock: Clock) -> Highlighter {
        let mut highlighter = Highlighter {
            root: Condition::Holds(Clause::All),
            spans: Vec::new(),
            leaves: Vec::new(),
            same: Vec::new(),
            by_form: Forms::default(),
            analyser: Analyser::default(),
            clock,
            ran_out: false,
            phrases: Vec::new(),
        };
        highlighter.root = highlighter.condition(&plan.clause(None));
        highlighter
    }

    /// Adds leaves; the number of the first one.
    fn add(&mut self, leaves: impl Iterator<Item = Leaf>) -> usize {
        let first = self.leaves.len();
        for leaf in leaves {
            let number = self.leaves.len();
            let known = self.leaves.iter().position(|known| *known == leaf);
            if known.is_none() {
                self.by_form.add(&leaf, number);
            }
            self.same.push(known.unwrap_or(number));
            self.leaves.push(leaf);
        }
        first
    }

    fn condition(&mut self, clause: &Clause) -> Condition {
        match clause {
            Clause::Text(span) => self.sought(span, 1),
            Clause::Times(times, span) => self.sought(span, *times as usize),
            Clause::Values(Dimension::Actor, ids) => {
                let leaf = self.add(std::iter::once(Leaf::Actor(ids.clone())));
                Condition::Actor(ids.clone(), self.same[leaf])
            }
            Clause::And(clauses) => Condition::And(clauses.iter().map(|clause| self.condition(clause)).collect()),
            Clause::Or(clauses) => Condition::Or(clauses.iter().map(|clause| self.condition(clause)).collect()),
            Clause::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            Clause::Boosted(_, inner) => self.condition(inner),
            other => Condition::Holds(other.clone()),
        }
    }

    fn sought(&mut self, span: &Span, times: usize) -> Condition {
        // What is said twice is looked for once.
        if let Some(known) = self.spans.iter().position(|known| known.times == times && known.span == *span) {
            return Condition::Span(known);
        }
        let first_leaf = self.add(span.leaves().into_iter().cloned());
        let is_bio = matches!(span, Span::Zone(SearchZone::Bio, _));
        self.spans.push(Sought { span: span.clone(), tree: SpanTree::of(span), first_leaf, is_bio, times });
        Condition::Span(self.spans.len() - 1)
    }

    /// What a reason is for, as in the query.
    pub(super) fn label(&self, what: usize) -> String {
        if let Some(leaf) = self.leaves.get(what) {
            return leaf.to_string();
        }
        let phrase = self.phrases.get(what - self.leaves.len());
        let leaves = phrase.and_then(|(first, last)| self.leaves.get(*first..=*last)).unwrap_or_default();
        let words: Vec<String> = leaves.iter().map(|leaf| leaf.to_string().trim_matches('"').to_string()).collect();
        format!("\"{}\"", words.join(" "))
    }

    /// How many different things the last article's reasons may be for.
    pub(super) fn kinds(&self) -> usize {
        self.leaves.len() + self.phrases.len()
    }

    /// Whether the time was over before everything was marked.
    pub(super) fn ran_out(&self) -> bool {
        self.ran_out
    }

    /// The reasons why an article matches, in reading order, each once; `None` if it does not match.
    pub(super) fn reasons(&mut self, article: &StoredArticle) -> Option<Vec<Reason>> {
        if self.clock.is_over() {
            self.ran_out = true;
            return None;
        }
        let tokens = self.analyser.analyse(&article.texts());
        let mut found = InArticle::of(tokens, article, &self.by_form, &self.same, self.clock);
        let mut reasons = Vec::new();
        let holds = hold(&self.root, &self.spans, article, tokens, &mut found);
        if holds {
            let mut is_marked = vec![false; self.spans.len()];
            mark(&self.root, &self.spans, article, tokens, &mut found, &mut is_marked, &mut reasons);
            reasons.sort_unstable_by_key(|reason: &Reason| (reason.part, reason.bytes.start, reason.bytes.end, reason.what));
            reasons.dedup();
        }
        self.ran_out |= found.ran_out;
        self.phrases = found.phrases;
        holds.then_some(reasons)
    }

    /// Whether the article holds each of these clauses.
    pub(super) fn hold_each(&mut self, clauses: &[Clause], article: &StoredArticle) -> Vec<bool> {
        let conditions: Vec<Condition> = clauses.iter().map(|clause| self.condition(clause)).collect();
        let tokens = self.analyser.analyse(&article.texts());
        let mut found = InArticle::of(tokens, article, &self.by_form, &self.same, self.clock);
        conditions.iter().map(|condition| hold(condition, &self.spans, article, tokens, &mut found)).collect()
    }
}

impl Forms {
    fn add(&mut self, leaf: &Leaf, number: usize) {
        let note = |map: &mut HashMap<String, Vec<usize>>, form: &String| map.entry(form.clone()).or_default().push(number);
        match leaf {
            Leaf::Word(stems) => stems.iter().for_each(|stem| note(&mut self.stems, stem)),
            Leaf::Acronym(capitals) => note(&mut self.acronyms, capitals),
            Leaf::Exact(word) => note(&mut self.words, word),
            Leaf::Cased(form) if case_of(form) == Case::Lower => note(&mut self.uncased, form),
            Leaf::Cased(form) => note(&mut self.cased, form),
            Leaf::Pattern(pattern) => self.patterns.push((pattern.clone(), number)),
            Leaf::Actor(ids) => self.actors.push((ids.clone(), number)),
        }
    }

    /// Calls `found` with every leaf that a token is a place of, and whether as the first half of a compound.
    fn each(&self, token: &Token<'_>, mut found: impl FnMut(usize, bool)) {
        let mut look = |map: &HashMap<String, Vec<usize>>, form: &str, is_compound: bool| {
            map.get(form).into_iter().flatten().for_each(|leaf| found(*leaf, is_compound));
        };
        look(&self.stems, token.stem, false);
        if let Some(compound) = token.compound_stem.filter(|stem| !is_closed(stem)) {
            look(&self.stems, compound, true);
        }
        if let Some(acronym) = token.acronym() {
            look(&self.acronyms, acronym, false);
        }
        look(&self.words, token.word, false);
        match token.cased {
            Some(cased) => look(&self.cased, cased, false),
            None => look(&self.uncased, token.word, false),
        }
    }

    /// The leaves that stand for many words, this one among them.
    fn patterns(&self, word: &str) -> Vec<usize> {
        let fitting = self.patterns.iter().filter(|(pattern, _)| pattern.matches(word));
        fitting.map(|(_, leaf)| *leaf).collect()
    }
}

/// Where the leaves stand in one article.
struct InArticle<'h> {
    /// By leaf, for the texts that are searched by default and for the bio line.
    text: Vec<Vec<Place>>,
    bio: Vec<Vec<Place>>,
    sentences: [Vec<u32>; 2],
    paragraphs: [Vec<u32>; 2],
    bounds: Bounds,
    is_bio: bool,
    first_leaf: usize,
    same: &'h [usize],
    steps_left: usize,
    /// Steps until the clock is looked at.
    steps_unseen: usize,
    clock: Clock,
    ran_out: bool,
    /// The first and the last leaf of every phrase that is a reason; the reasons of these are numbered behind the leaves.
    phrases: Vec<(usize, usize)>,
}

/// Small, since a long article may have very many.
#[derive(Clone, Copy, Debug)]
struct Place {
    interval: Interval,
    part: Part,
    start: u32,
    end: u32,
}

/// How many places of words are kept of one article, and how many of them are marked; a book of several hundred pages may reach them.
const MOST_PLACES: usize = 300_000;
const MOST_REASONS: usize = 200_000;

impl<'h> InArticle<'h> {
    /// The number of the phrase from one leaf to another.
    fn phrase(&mut self, first: usize, last: usize) -> usize {
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

    fn of(tokens: &Tokens, article: &StoredArticle, forms: &Forms, same: &'h [usize], clock: Clock) -> InArticle<'h> {
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

    fn aim(&mut self, sought: &Sought) {
        self.is_bio = sought.is_bio;
        self.first_leaf = sought.first_leaf;
    }

    fn places(&self, leaf: usize) -> &[Place] {
        let leaf = self.same[leaf];
        if self.is_bio { &self.bio[leaf] } else { &self.text[leaf] }
    }
}

fn place_at<K: Ord>(places: &[Place], key: impl Fn(&Place) -> K, wanted: K) -> Option<&Place> {
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

fn hold(
    condition: &Condition,
    spans: &[Sought],
    article: &StoredArticle,
    tokens: &Tokens,
    found: &mut InArticle<'_>,
) -> bool {
    match condition {
        Condition::Span(number) => {
            let sought = &spans[*number];
            found.aim(sought);
            if sought.times == 1 {
                return sought.tree.exists(found);
            }
            let mut intervals = Vec::new();
            sought.tree.find(found, &mut intervals);
            count_places(&intervals) >= sought.times
        }
        Condition::Actor(ids, _) => article.actor.iter().any(|actor| ids.iter().any(|id| id == actor.id.as_str())),
        Condition::And(parts) => parts.iter().all(|part| hold(part, spans, article, tokens, found)),
        Condition::Or(parts) => parts.iter().any(|part| hold(part, spans, article, tokens, found)),
        Condition::Not(inner) => !hold(inner, spans, article, tokens, found),
        Condition::Holds(clause) => match clause {
            Clause::All => true,
            Clause::Values(dimension, values) => {
                article.values(*dimension).iter().any(|value| values.iter().any(|wanted| wanted == value))
            }
            Clause::Days(days) => article.published_in(*days),
            Clause::Length(least, most) => (*least..=*most).contains(&u64::from(tokens.words())),
            _ => false,
        },
    }
}

fn mark(
    condition: &Condition,
    spans: &[Sought],
    article: &StoredArticle,
    tokens: &Tokens,
    found: &mut InArticle<'_>,
    is_marked: &mut [bool],
    reasons: &mut Vec<Reason>,
) {
    match condition {
        Condition::Span(number) => {
            if std::mem::replace(&mut is_marked[*number], true) {
                return;
            }
            let sought = &spans[*number];
            found.aim(sought);
            let (mut intervals, mut leaves) = (Vec::new(), Vec::new());
            sought.tree.find(found, &mut intervals);
            sought.tree.reasons(&intervals, found, &mut leaves);
            for FoundLeaf { leaf, last_leaf, interval } in leaves {
                let (leaf, last_leaf) = (leaf as usize, last_leaf as usize);
                if reasons.len() >= MOST_REASONS {
                    return;
                }
                let what = found.same[sought.first_leaf + leaf];
                // One mention may lie inside another, so a leaf by itself is looked up by both its ends.
                let (first, last) = if leaf == last_leaf {
                    let place = place_at(found.places(what), |place| place.interval, interval);
                    (place, place)
                } else {
                    let last_places = found.places(sought.first_leaf + last_leaf);
                    let first = place_at(found.places(what), |place| place.interval.0, interval.0);
                    (first, place_at(last_places, |place| place.interval.1, interval.1))
                };
                let (Some(first), Some(last)) = (first, last) else { continue };
                let (part, bytes) = (first.part, first.start..last.end);
                let what = if leaf == last_leaf {
                    what
                } else {
                    found.phrase(sought.first_leaf + leaf, sought.first_leaf + last_leaf)
                };
                reasons.push(Reason { part, bytes, what: what as u32 });
            }
        }
        Condition::Actor(_, leaf) => {
            let places = found.text[*leaf].iter().take(MOST_REASONS.saturating_sub(reasons.len()));
            let what = *leaf as u32;
            reasons.extend(places.map(|place| Reason { part: place.part, bytes: place.start..place.end, what }));
        }
        Condition::And(parts) => parts.iter().for_each(|part| mark(part, spans, article, tokens, found, is_marked, reasons)),
        Condition::Or(parts) => {
            for part in parts {
                if hold(part, spans, article, tokens, found) {
                    mark(part, spans, article, tokens, found, is_marked, reasons);
                }
            }
        }
        Condition::Not(_) | Condition::Holds(_) => {}
    }
}
