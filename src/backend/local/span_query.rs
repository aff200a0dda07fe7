//! Turns a span into a tantivy query: documents that hold all its words are found from the postings, and each is then looked
//! into by the same code that makes the highlights.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, Term};

use super::deadline::Deadline;
use super::leaves::{LeafTerms, Space};
use super::pair_scorer::{OneOfScorers, PairScorer, Pairing};
use super::relevance::{Lengths, saturated};
use crate::query::{Interval, Places, Relation, SpanTree, Unit, count_places};
use crate::schema::{BOUNDS_MARK, PARAGRAPH_MARK, SENTENCE_MARK};
use crate::text::Bounds;

/// A span, ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct SpanQuery {
    pub(super) tree: Arc<SpanTree>,
    pub(super) leaves: Arc<Vec<LeafTerms>>,
    /// How many different intervals an article must hold.
    pub(super) times: usize,
    /// The fields of the words, of the marks and of the lengths.
    pub(super) fields: super::fields::Fields,
    pub(super) space: Space,
    /// The sum of the inverse document frequencies of the leaves; `None` where nothing is scored.
    pub(super) weight: Option<Score>,
    pub(super) lengths: Lengths,
    pub(super) deadline: Arc<Deadline>,
}

impl Query for SpanQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let mut weight = self.clone();
        if !scoring.is_scoring_enabled() {
            weight.weight = None;
        }
        Ok(Box::new(weight))
    }
}

impl Weight for SpanQuery {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        if let Some(scorer) = self.pair_scorer(reader, boost)? {
            return Ok(scorer);
        }
        let mut leaves = Vec::with_capacity(self.leaves.len());
        for terms in self.leaves.iter() {
            if !self.deadline.has_time(100 * terms.any.len()) {
                return Ok(Box::new(EmptyScorer));
            }
            leaves.push(LeafCursor::open(terms, reader)?);
        }
        let candidates = Candidates::of(&self.tree, &leaves);
        if candidates.cost == 0 {
            return Ok(Box::new(EmptyScorer));
        }
        let mark_field = if self.space == Space::Text { self.fields.exact } else { self.fields.bio };
        let mark = |mark: &str, is_wanted: bool| -> tantivy::Result<Option<SegmentPostings>> {
            if is_wanted { postings(reader, &Term::from_field_text(mark_field, mark)) } else { Ok(None) }
        };
        let needs = Needs::of(&self.tree);
        let lengths = match self.weight {
            Some(_) => Some(reader.get_fieldnorms_reader(self.fields.text)?),
            None => None,
        };
        let mut scorer = SpanScorer {
            query: self.clone(),
            must_look: self.times > 1 || !is_plain(&self.tree, &self.leaves),
            at_article: AtArticle {
                document: 0,
                leaves,
                sentences: mark(SENTENCE_MARK, needs.sentences)?,
                paragraphs: mark(PARAGRAPH_MARK, needs.paragraphs)?,
                bounds: mark(BOUNDS_MARK, needs.bounds)?,
                starts: Vec::new(),
                deadline: self.deadline.clone(),
            },
            candidates,
            lengths,
            boost,
            document: 0,
            found: Vec::new(),
        };
        scorer.document = scorer.next_match(0);
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let is_there = scorer.doc() <= document && scorer.seek(document) == document;
        Ok(Explanation::new("a span of words", if is_there { scorer.score() } else { 0.0 }))
    }
}

impl SpanQuery {
    /// The scorer for two plain words, which most proximities are.
    fn pair_scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Option<Box<dyn Scorer>>> {
        let Some(pairing) = Pairing::of(&self.tree).filter(|_| self.times == 1 && self.space == Space::Text) else {
            return Ok(None);
        };
        let [lefts, rights] = [&self.leaves[0], &self.leaves[1]];
        if !lefts.is_plain() || !rights.is_plain() {
            return Ok(None);
        }
        let mut scorers: Vec<PairScorer> = Vec::new();
        let mut known: Vec<(&Term, &Term)> = Vec::new();
        for language in 0..lefts.languages().max(rights.languages()) {
            let (Some(left), Some(right)) = (lefts.in_language(language), rights.in_language(language)) else { continue };
            if known.contains(&(left, right)) {
                continue;
            }
            known.push((left, right));
            let (Some(mut left), Some(mut right)) = (postings(reader, left)?, postings(reader, right)?) else { continue };
            // Most words of most languages never meet, and then nothing else need be opened.
            if !meet(&mut left, &mut right) {
                continue;
            }
            let starts = match pairing {
                Pairing::Related(Relation::Same(unit)) => {
                    let mark = if unit == Unit::Sentence { SENTENCE_MARK } else { PARAGRAPH_MARK };
                    postings(reader, &Term::from_field_text(self.fields.exact, mark))?
                }
                _ => None,
            };
            let scoring = match self.weight {
                Some(weight) => Some((weight * boost, reader.get_fieldnorms_reader(self.fields.text)?, self.lengths)),
                None => None,
            };
            scorers.push(PairScorer::new(left, right, pairing, starts, scoring, self.deadline.clone()));
        }
        scorers.retain(|scorer| scorer.doc() != TERMINATED);
        Ok(Some(match scorers.len() {
            0 => Box::new(EmptyScorer),
            1 => Box::new(scorers.remove(0)),
            _ => Box::new(OneOfScorers::new(scorers)),
        }))
    }
}

/// Moves both lists to the first document they have in common, if there is one.
fn meet(left: &mut SegmentPostings, right: &mut SegmentPostings) -> bool {
    loop {
        let target = left.doc().max(right.doc());
        if target >= TERMINATED {
            return false;
        }
        if left.doc() < target {
            left.seek(target);
        } else if right.doc() < target {
            right.seek(target);
        } else {
            return true;
        }
    }
}

/// Opens a term's postings with positions.
fn postings(reader: &SegmentReader, term: &Term) -> tantivy::Result<Option<SegmentPostings>> {
    let field = term.field();
    Ok(reader.inverted_index(field)?.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?)
}

/// Whether a document that has the words has the span, so that positions need not be read.
fn is_plain(tree: &SpanTree, leaves: &[LeafTerms]) -> bool {
    match tree {
        SpanTree::Leaf(leaf) => leaves[*leaf].minus.is_empty() && leaves[*leaf].only.is_none(),
        SpanTree::Any(parts) => parts.iter().all(|part| is_plain(part, leaves)),
        _ => false,
    }
}

/// Which marks a tree looks at.
#[derive(Clone, Copy, Debug, Default)]
struct Needs {
    sentences: bool,
    paragraphs: bool,
    bounds: bool,
}

impl Needs {
    fn of(tree: &SpanTree) -> Needs {
        let mut needs = Needs::default();
        needs.add(tree);
        needs
    }

    fn add(&mut self, tree: &SpanTree) {
        match tree {
            SpanTree::Leaf(_) | SpanTree::Phrase { .. } => {}
            SpanTree::Any(parts) => parts.iter().for_each(|part| self.add(part)),
            SpanTree::Pair { relation, left, right, .. } => {
                match relation {
                    Relation::Same(Unit::Sentence) => self.sentences = true,
                    Relation::Same(Unit::Paragraph) => self.paragraphs = true,
                    Relation::Near { .. } => {}
                }
                self.add(left);
                self.add(right);
            }
            SpanTree::Zone(_, inner) => {
                self.bounds = true;
                self.add(inner);
            }
        }
    }
}

/// The postings of one leaf in one segment, as one list of documents.
struct LeafCursor {
    lists: Vec<(SegmentPostings, u32)>,
    /// Positions count only where this has them too, if anything is asked.
    only: Option<SegmentPostings>,
    minus: Vec<SegmentPostings>,
    /// Of several lists: those before the document at hand or behind it, by their document.
    waiting: BinaryHeap<Reverse<(DocId, usize)>>,
    /// Those that stand on it.
    here: Vec<usize>,
    document: DocId,
    marked: Vec<u32>,
}

impl LeafCursor {
    fn open(terms: &LeafTerms, reader: &SegmentReader) -> tantivy::Result<LeafCursor> {
        let mut lists = Vec::with_capacity(terms.any.len().min(64));
        for (term, beyond) in &terms.any {
            if let Some(list) = postings(reader, term)?.filter(|list| list.doc() != TERMINATED) {
                lists.push((list, *beyond));
            }
        }
        if let Some(expanded) = &terms.expanded {
            for (field, info) in expanded.in_segment(reader) {
                let index = reader.inverted_index(*field)?;
                let list = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
                lists.push((list, 0));
            }
        }
        let only = match &terms.only {
            Some(term) => Some(postings(reader, term)?.unwrap_or_else(SegmentPostings::empty)),
            None => None,
        };
        let mut minus = Vec::new();
        for term in &terms.minus {
            minus.extend(postings(reader, term)?);
        }
        let mut cursor = LeafCursor {
            lists,
            only,
            minus,
            waiting: BinaryHeap::new(),
            here: Vec::new(),
            document: TERMINATED,
            marked: Vec::new(),
        };
        if cursor.lists.len() > 1 {
            cursor.waiting =
                cursor.lists.iter().enumerate().map(|(place, (list, _))| Reverse((list.doc(), place))).collect();
            cursor.gather();
        } else if let Some((list, _)) = cursor.lists.first() {
            cursor.document = list.doc();
            cursor.here.push(0);
        }
        Ok(cursor)
    }

    fn cost(&self) -> u64 {
        self.lists.iter().map(|(list, _)| u64::from(list.doc_freq())).sum()
    }

    /// Takes the lists that stand on the nearest document out of those that wait.
    fn gather(&mut self) {
        self.here.clear();
        self.document = self.waiting.peek().map_or(TERMINATED, |Reverse((document, _))| *document);
        while let Some(Reverse((document, place))) = self.waiting.peek().copied() {
            if document != self.document {
                break;
            }
            self.waiting.pop();
            self.here.push(place);
        }
    }

    /// Moves to the first document at or behind `target`.
    fn seek(&mut self, target: DocId) -> DocId {
        if self.document >= target {
            return self.document;
        }
        if let [(list, _)] = &mut self.lists[..] {
            self.document = list.seek(target);
            return self.document;
        }
        for place in std::mem::take(&mut self.here) {
            let document = self.lists[place].0.seek(target);
            if document != TERMINATED {
                self.waiting.push(Reverse((document, place)));
            }
        }
        while let Some(Reverse((document, place))) = self.waiting.peek().copied() {
            if document >= target {
                break;
            }
            self.waiting.pop();
            let document = self.lists[place].0.seek(target);
            if document != TERMINATED {
                self.waiting.push(Reverse((document, place)));
            }
        }
        self.gather();
        self.document
    }

    /// How often it stands in the document at hand.
    fn frequency(&self) -> u32 {
        self.here.iter().map(|place| self.lists[*place].0.term_freq()).sum()
    }

    /// Appends its intervals in the document at hand: in order, each once.
    fn intervals(&mut self, buffer: &mut Vec<u32>, into: &mut Vec<Interval>) {
        let begin = into.len();
        for place in &self.here {
            let (list, beyond) = &mut self.lists[*place];
            buffer.clear();
            list.append_positions_with_offset(0, buffer);
            into.extend(buffer.iter().map(|position| (*position, position + *beyond)));
        }
        if self.here.len() > 1 {
            into[begin..].sort_unstable();
        }
        // Words of the headline are written several times.
        let mut kept = begin;
        for place in begin..into.len() {
            if place == begin || into[place] != into[kept - 1] {
                into[kept] = into[place];
                kept += 1;
            }
        }
        into.truncate(kept);
        if let Some(only) = &mut self.only {
            self.marked.clear();
            append_positions_in(only, self.document, &mut self.marked);
            keep_by_first(into, begin, |first| self.marked.binary_search(&first).is_ok());
        }
        if !self.minus.is_empty() {
            self.marked.clear();
            for list in &mut self.minus {
                append_positions_in(list, self.document, &mut self.marked);
            }
            self.marked.sort_unstable();
            keep_by_first(into, begin, |first| self.marked.binary_search(&first).is_err());
        }
    }
}

/// Appends the positions of a list in a document, if it stands there.
pub(super) fn append_positions_in(list: &mut SegmentPostings, document: DocId, into: &mut Vec<u32>) {
    if list.doc() < document {
        list.seek(document);
    }
    if list.doc() == document {
        list.append_positions_with_offset(0, into);
    }
}

/// Keeps what was appended if its first position is wanted.
fn keep_by_first(list: &mut Vec<Interval>, begin: usize, is_kept: impl Fn(u32) -> bool) {
    let mut kept = begin;
    for place in begin..list.len() {
        if is_kept(list[place].0) {
            list[kept] = list[place];
            kept += 1;
        }
    }
    list.truncate(kept);
}

/// Which documents have to be looked into.
struct Candidates {
    shape: Shape,
    /// How many there are, at most.
    cost: u64,
    /// How many lists of postings have to be moved to find the next one.
    lists: usize,
}

enum Shape {
    Leaf(usize),
    All(Vec<Candidates>),
    Any(Vec<Candidates>),
}

impl Candidates {
    fn of(tree: &SpanTree, leaves: &[LeafCursor]) -> Candidates {
        let leaf = |leaf: usize| {
            let cursor = &leaves[leaf];
            Candidates { shape: Shape::Leaf(leaf), cost: cursor.cost(), lists: cursor.lists.len() }
        };
        match tree {
            SpanTree::Leaf(number) => leaf(*number),
            SpanTree::Zone(_, inner) => Candidates::of(inner, leaves),
            SpanTree::Any(parts) => {
                let parts: Vec<Candidates> =
                    parts.iter().map(|part| Candidates::of(part, leaves)).filter(|part| part.cost > 0).collect();
                let (cost, lists) = (parts.iter().map(|part| part.cost).sum(), Candidates::lists(&parts));
                Candidates { shape: Shape::Any(parts), cost, lists }
            }
            SpanTree::Phrase { first_leaf, parts, .. } => {
                Candidates::all((*first_leaf..first_leaf + parts).map(leaf).collect())
            }
            SpanTree::Pair { left, right, .. } => {
                Candidates::all(vec![Candidates::of(left, leaves), Candidates::of(right, leaves)])
            }
        }
    }

    fn all(mut parts: Vec<Candidates>) -> Candidates {
        parts.sort_by_key(|part| part.cost);
        let (cost, lists) = (parts.first().map_or(0, |part| part.cost), Candidates::lists(&parts));
        Candidates { shape: Shape::All(parts), cost, lists }
    }

    fn lists(parts: &[Candidates]) -> usize {
        parts.iter().map(|part| part.lists).sum()
    }

    /// The first candidate at or behind `target`; none when there is no more time.
    fn seek(&self, target: DocId, leaves: &mut [LeafCursor], deadline: &Deadline) -> DocId {
        match &self.shape {
            Shape::Leaf(leaf) => leaves[*leaf].seek(target),
            Shape::Any(parts) => parts.iter().map(|part| part.seek(target, leaves, deadline)).min().unwrap_or(TERMINATED),
            Shape::All(parts) => {
                let mut candidate = target;
                'again: loop {
                    if candidate >= TERMINATED || !deadline.has_time(2 * self.lists) {
                        return TERMINATED;
                    }
                    for (place, part) in parts.iter().enumerate() {
                        let document = part.seek(candidate, leaves, deadline);
                        if document > candidate {
                            candidate = document;
                            if place > 0 {
                                continue 'again;
                            }
                        }
                    }
                    return candidate;
                }
            }
        }
    }
}

/// The places of words in the document at hand.
struct AtArticle {
    document: DocId,
    leaves: Vec<LeafCursor>,
    sentences: Option<SegmentPostings>,
    paragraphs: Option<SegmentPostings>,
    bounds: Option<SegmentPostings>,
    starts: Vec<u32>,
    deadline: Arc<Deadline>,
}

impl AtArticle {
    fn read_mark(list: &mut Option<SegmentPostings>, document: DocId, into: &mut Vec<u32>) {
        into.clear();
        if let Some(list) = list {
            append_positions_in(list, document, into);
        }
    }
}

impl Places for AtArticle {
    fn leaf(&mut self, leaf: usize, into: &mut Vec<Interval>) {
        let cursor = &mut self.leaves[leaf];
        if cursor.document == self.document {
            let begin = into.len();
            cursor.intervals(&mut self.starts, into);
            self.deadline.has_time(cursor.here.len() + into.len() - begin);
        }
    }

    fn unit_starts(&mut self, unit: Unit) -> &[u32] {
        let list = if unit == Unit::Sentence { &mut self.sentences } else { &mut self.paragraphs };
        AtArticle::read_mark(list, self.document, &mut self.starts);
        &self.starts
    }

    fn bounds(&mut self) -> Bounds {
        AtArticle::read_mark(&mut self.bounds, self.document, &mut self.starts);
        match self.starts[..] {
            [standfirst, body, rest] => Bounds { standfirst, body, rest },
            _ => Bounds::default(),
        }
    }

    fn has_time(&mut self, steps: usize) -> bool {
        self.deadline.has_time(steps)
    }
}

struct SpanScorer {
    query: SpanQuery,
    candidates: Candidates,
    at_article: AtArticle,
    /// Whether positions decide.
    must_look: bool,
    lengths: Option<FieldNormReader>,
    boost: Score,
    document: DocId,
    found: Vec<Interval>,
}

impl SpanScorer {
    fn next_match(&mut self, mut target: DocId) -> DocId {
        loop {
            let document = self.candidates.seek(target, &mut self.at_article.leaves, &self.at_article.deadline);
            if document >= TERMINATED || !self.at_article.deadline.has_time(10 + 2 * self.candidates.lists) {
                return TERMINATED;
            }
            self.at_article.document = document;
            if !self.must_look || self.holds() {
                return document;
            }
            target = document + 1;
        }
    }

    fn holds(&mut self) -> bool {
        // What is scored has to be counted as well.
        if self.query.times == 1 && self.lengths.is_none() {
            return self.query.tree.exists(&mut self.at_article);
        }
        self.found.clear();
        self.query.tree.find(&mut self.at_article, &mut self.found);
        count_places(&self.found) >= self.query.times
    }

    /// How often the span is there.
    fn frequency(&mut self) -> u32 {
        if !self.must_look {
            let leaves = self.at_article.leaves.iter().filter(|leaf| leaf.document == self.document);
            return leaves.map(LeafCursor::frequency).sum();
        }
        self.found.len() as u32
    }
}

impl DocSet for SpanScorer {
    fn advance(&mut self) -> DocId {
        if self.document < TERMINATED {
            self.document = self.next_match(self.document + 1);
        }
        self.document
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.document < target {
            self.document = if target >= TERMINATED { TERMINATED } else { self.next_match(target) };
        }
        self.document
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= TERMINATED || self.document > target {
            return SeekDangerResult::SeekLowerBound(self.document.max(target));
        }
        if self.document < target {
            let document = self.candidates.seek(target, &mut self.at_article.leaves, &self.at_article.deadline);
            self.at_article.document = document;
            if document != target || (self.must_look && !self.holds()) {
                return SeekDangerResult::SeekLowerBound(document.max(target + 1));
            }
            self.document = target;
        }
        SeekDangerResult::Found
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.candidates.cost / if self.must_look { 10 } else { 1 }).unwrap_or(u32::MAX)
    }

    fn cost(&self) -> u64 {
        self.candidates.cost * if self.must_look { 20 } else { 1 }
    }
}

impl Scorer for SpanScorer {
    fn score(&mut self) -> Score {
        let Some(weight) = self.query.weight else { return 0.0 };
        let words = self.lengths.as_ref().map_or(1, |lengths| lengths.fieldnorm(self.document));
        self.boost * weight * saturated(self.frequency(), words, self.query.lengths)
    }
}
