//! Turns a span into a tantivy query: documents that hold all its words are found from the postings, and each is then looked
//! into by the same code that makes the highlights.
//!
//! `cursor`: the postings of a leaf. `candidates`: documents that have the words. `scorer`: those that hold the span.

mod candidates;
mod cursor;
mod scorer;

use std::sync::Arc;

use tantivy::postings::SegmentPostings;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use self::candidates::Candidates;
use self::cursor::LeafCursor;
pub(super) use self::cursor::append_positions_in;
use self::scorer::{AtArticle, SpanScorer};
use super::deadline::Deadline;
use super::examiner::Examiner;
use super::leaves::{LeafTerms, Space};
use super::pair_scorer::{OneOfScorers, PairScorer, Pairing};
use super::relevance::Lengths;
use crate::query::{Relation, SpanTree, Unit};
use crate::schema::{BOUNDS_MARK, PARAGRAPH_MARK, SENTENCE_MARK};

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
