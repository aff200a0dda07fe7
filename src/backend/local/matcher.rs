//! Turns a clause, made ready once a search, into the documents of a segment for which it holds.
//!
//! Where a clause is made of words and values, their postings are gathered into sets of bits, a block at a time, which costs a
//! fraction of what the engine's own scorers take for frequent words. What stands before narrows what comes after: a part that
//! is met by few documents is evaluated first, and of the others only those are asked that are still in question, one by one
//! when they are few.

use std::sync::Arc;

use tantivy::postings::{BlockSegmentPostings, SegmentPostings};
use tantivy::query::{Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, SeekDangerResult, SegmentReader, TERMINATED, Term};

use super::bits::Bits;
use super::deadline::Deadline;
use super::fields::{Fields, day_number};
use super::filter_cache::FilterCache;
use super::frequencies::FoundTerm;
use super::leaves::Expanded;
use super::table::{AnyRows, NO_DAY, Rows, SegmentTable, Slot};
use crate::article::{DayRange, Dimension};

/// A clause without scores, made ready.
pub(super) enum Matcher {
    /// Every article.
    All,
    /// None.
    Nothing,
    /// Articles with any of these terms.
    Terms(Vec<FoundTerm>),
    /// Articles with any of these values.
    Values(Dimension, Vec<String>),
    /// Articles of which the date shares a day with the range.
    Days(DayRange),
    /// Articles with any of the words of a pattern.
    AnyWord(Arc<Expanded>),
    /// What the engine finds: spans, lengths.
    Engine(Box<dyn Weight>),
    And(Vec<Matcher>),
    Or(Vec<Matcher>),
    Not(Box<Matcher>),
}

/// A segment with all that is asked of it.
#[derive(Clone, Copy)]
pub(super) struct SegmentView<'i> {
    /// Its number among those of the searcher.
    pub(super) ordinal: usize,
    pub(super) reader: &'i SegmentReader,
    pub(super) table: &'i SegmentTable,
    pub(super) live: &'i LiveArticles,
    /// Documents from this one on are not asked for.
    pub(super) end: DocId,
    pub(super) fields: &'i Fields,
    pub(super) cache: &'i FilterCache,
    pub(super) deadline: &'i Deadline,
}

/// The articles of a segment that have not been removed.
#[derive(Debug)]
pub(super) struct LiveArticles {
    pub(super) bits: Bits,
    pub(super) count: u64,
    /// Whether that is every article the table knows of.
    pub(super) are_all: bool,
}

impl LiveArticles {
    pub(super) fn of(reader: &SegmentReader, table: &SegmentTable) -> LiveArticles {
        let mut bits = table.articles();
        let all = bits.count();
        if let Some(alive) = reader.alive_bitset() {
            bits.keep(|document| alive.is_alive(document));
        }
        let count = bits.count();
        LiveArticles { bits, count, are_all: count == all }
    }
}

/// To look for one document in a list takes as long as reading so many entries of it.
pub(super) const SEEK: u64 = 24;
/// To look into the row of one document takes as long as reading so many entries of a list.
const ROW: u64 = 6;

impl Matcher {
    /// How many documents may have to be looked at, roughly; 0 only where it holds for none.
    pub(super) fn cost(&self, view: &SegmentView<'_>) -> tantivy::Result<u64> {
        let documents = u64::from(view.table.documents());
        Ok(match self {
            Matcher::All => documents,
            Matcher::Nothing => 0,
            Matcher::Terms(terms) => {
                terms.iter().filter_map(|term| term.in_segment(view.ordinal)).map(|info| u64::from(info.doc_freq)).sum()
            }
            Matcher::Values(dimension, values) => {
                view.slots(*dimension, values).iter().map(|slot| view.total_of(*slot)).sum()
            }
            Matcher::Days(_) if view.table.is_newest_first() => documents.div_ceil(256),
            Matcher::Days(_) => documents.div_ceil(8),
            Matcher::AnyWord(words) => words.in_segment(view.reader).iter().map(|(_, info)| u64::from(info.doc_freq)).sum(),
            // To find what the engine finds takes long, whatever is found.
            Matcher::Engine(_) => documents.saturating_mul(64),
            Matcher::And(parts) => {
                let mut least = documents;
                for part in parts {
                    least = least.min(part.cost(view)?);
                }
                least
            }
            Matcher::Or(parts) => {
                let mut sum = 0;
                for part in parts {
                    sum += part.cost(view)?;
                }
                sum
            }
            Matcher::Not(_) => documents,
        })
    }

    /// Whether it holds for every article.
    pub(super) fn is_all(&self) -> bool {
        matches!(self, Matcher::All)
    }

    /// The documents among these for which it holds.
    pub(super) fn evaluate(&self, view: &SegmentView<'_>, within: &Bits) -> tantivy::Result<Bits> {
        if within.is_empty() || !view.deadline.has_time_now() {
            return Ok(Bits::none(view.table.documents()));
        }
        match self {
            Matcher::All => Ok(within.clone()),
            Matcher::Nothing => Ok(Bits::none(view.table.documents())),
            Matcher::Terms(terms) => view.with_terms(terms, within),
            Matcher::Values(dimension, values) => view.with_values(*dimension, values, within),
            Matcher::Days(days) => Ok(view.in_days(*days, within)),
            Matcher::AnyWord(words) => view.with_any_word(words, within),
            Matcher::Engine(weight) => view.found_by(&**weight, within),
            Matcher::And(parts) => {
                let mut ordered = Vec::with_capacity(parts.len());
                for part in parts {
                    ordered.push((part.cost(view)?, part));
                }
                ordered.sort_by_key(|(cost, _)| *cost);
                let mut current = within.clone();
                for (_, part) in ordered {
                    match part {
                        Matcher::Not(inner) => current = inner.refuse(view, current)?,
                        part => current = part.evaluate(view, &current)?,
                    }
                }
                Ok(current)
            }
            Matcher::Or(parts) => {
                let mut found = Bits::none(view.table.documents());
                for part in parts {
                    found.unite(&part.evaluate(view, within)?);
                }
                Ok(found)
            }
            Matcher::Not(inner) => inner.refuse(view, within.clone()),
        }
    }

    /// The live documents for which it holds, in order; only of words, whose lists are read as they are.
    pub(super) fn listed(&self, view: &SegmentView<'_>, live: &Bits) -> tantivy::Result<Option<Vec<DocId>>> {
        match self {
            Matcher::And(parts) if parts.len() == 1 => parts[0].listed(view, live),
            Matcher::Terms(terms) => view.list_with_terms(terms, live).map(Some),
            _ => Ok(None),
        }
    }

    /// The slots of which a document needs one, if that is all there is to it.
    pub(super) fn slots(&self, view: &SegmentView<'_>) -> Option<Vec<u32>> {
        match self {
            Matcher::And(parts) if parts.len() == 1 => parts[0].slots(view),
            Matcher::Values(dimension, values) => Some(view.slots(*dimension, values)),
            _ => None,
        }
    }

    /// A set that holds those of these documents for which it holds; what else is in it says nothing.
    pub(super) fn known(&self, view: &SegmentView<'_>, within: &Bits) -> tantivy::Result<Arc<Bits>> {
        match self {
            Matcher::And(parts) if parts.len() == 1 => parts[0].known(view, within),
            Matcher::Values(dimension, values) if !view.deadline.is_over() => {
                let slots = view.slots(*dimension, values);
                if slots.is_empty() || view.is_sooner_by_rows(within, &slots) {
                    return Ok(Arc::new(view.with_slots(&slots, within)));
                }
                view.all_with_values(*dimension, values)
            }
            other => Ok(Arc::new(other.evaluate(view, within)?)),
        }
    }

    /// The documents among these for which it does not hold; none when there was no time to find out.
    fn refuse(&self, view: &SegmentView<'_>, mut within: Bits) -> tantivy::Result<Bits> {
        let refused = self.evaluate(view, &within)?;
        if view.deadline.is_over() {
            return Ok(Bits::none(view.table.documents()));
        }
        within.subtract(&refused);
        Ok(within)
    }
}

impl SegmentView<'_> {
    fn slots(&self, dimension: Dimension, values: &[String]) -> Vec<u32> {
        let mut slots: Vec<u32> = values.iter().filter_map(|value| self.table.slot(dimension, value)).collect();
        slots.sort_unstable();
        slots
    }

    fn total_of(&self, slot: u32) -> u64 {
        self.table.totals().get(slot as usize).map_or(0, |total| total.get().into())
    }

    fn with_terms(&self, terms: &[FoundTerm], within: &Bits) -> tantivy::Result<Bits> {
        let mut found = Bits::none(self.table.documents());
        let asked = within.count();
        for term in terms {
            let Some(info) = term.in_segment(self.ordinal) else { continue };
            let inverted = self.reader.inverted_index(term.field)?;
            if asked * SEEK < u64::from(info.doc_freq) {
                let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                self.sought(&mut postings, within, |document| found.add(document));
            } else if self.deadline.has_time(info.doc_freq as usize / 8) {
                let postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                gather(postings, self.end, &mut found);
            }
        }
        found.intersect(within);
        Ok(found)
    }

    fn list_with_terms(&self, terms: &[FoundTerm], live: &Bits) -> tantivy::Result<Vec<DocId>> {
        let mut found = Vec::new();
        for term in terms {
            let Some(info) = term.in_segment(self.ordinal) else { continue };
            if !self.deadline.has_time(info.doc_freq as usize / 8 + 10) {
                break;
            }
            let inverted = self.reader.inverted_index(term.field)?;
            let postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            each_block(postings, self.end, |documents| {
                found.extend(documents.iter().filter(|document| live.has(**document)))
            });
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    fn with_any_word(&self, words: &Expanded, within: &Bits) -> tantivy::Result<Bits> {
        let mut found = Bits::none(self.table.documents());
        for (field, info) in words.in_segment(self.reader) {
            if !self.deadline.has_time(info.doc_freq as usize / 8 + 10) {
                break;
            }
            let inverted = self.reader.inverted_index(*field)?;
            gather(inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?, self.end, &mut found);
        }
        found.intersect(within);
        Ok(found)
    }

    /// Looks for each of the documents in a list.
    fn sought(&self, postings: &mut SegmentPostings, within: &Bits, mut add: impl FnMut(DocId)) {
        let mut document = within.next_from(0);
        while document != TERMINATED && self.deadline.has_time(4) {
            let at = if postings.doc() < document { postings.seek(document) } else { postings.doc() };
            if at == document {
                add(document);
            }
            document = if at == TERMINATED { TERMINATED } else { within.next_from(at.max(document + 1)) };
        }
    }

    fn with_values(&self, dimension: Dimension, values: &[String], within: &Bits) -> tantivy::Result<Bits> {
        let slots = self.slots(dimension, values);
        if slots.is_empty() || self.is_sooner_by_rows(within, &slots) {
            return Ok(self.with_slots(&slots, within));
        }
        Ok(within.in_all(&[&*self.all_with_values(dimension, values)?]))
    }

    /// Whether the rows of these documents are looked through sooner than the lists of what has these slots.
    fn is_sooner_by_rows(&self, within: &Bits, slots: &[u32]) -> bool {
        let listed: u64 = slots.iter().map(|slot| self.total_of(*slot)).sum();
        within.are_fewer_than(listed.div_ceil(ROW))
    }

    /// The documents among these with one of the slots in their rows.
    fn with_slots(&self, slots: &[u32], within: &Bits) -> Bits {
        if slots.is_empty() {
            return Bits::none(self.table.documents());
        }
        let mut found = within.clone();
        found.keep(|document| self.has_slot(document, slots));
        found
    }

    /// Whether the row of a document has one of these slots.
    pub(super) fn has_slot(&self, document: DocId, slots: &[u32]) -> bool {
        match self.table.rows() {
            AnyRows::Narrow(rows) => has_any(rows, document, slots),
            AnyRows::Wide(rows) => has_any(rows, document, slots),
        }
    }

    /// Every document with one of these values, removed ones included; kept for the next search.
    fn all_with_values(&self, dimension: Dimension, values: &[String]) -> tantivy::Result<Arc<Bits>> {
        let segment = self.reader.segment_id();
        if let Some(kept) = self.cache.get(segment, dimension, values) {
            return Ok(kept);
        }
        let field: Field = self.fields.dimension(dimension);
        let inverted = self.reader.inverted_index(field)?;
        let mut found = Bits::none(self.table.documents());
        for value in values {
            let term = Term::from_field_text(field, value);
            if let Some(postings) = inverted.read_block_postings(&term, IndexRecordOption::Basic)? {
                gather(postings, TERMINATED, &mut found);
            }
        }
        let found = Arc::new(found);
        self.cache.put(segment, dimension, values, found.clone());
        Ok(found)
    }

    fn in_days(&self, days: DayRange, within: &Bits) -> Bits {
        let number = |day: chrono::NaiveDate| i32::try_from(day_number(day)).unwrap_or(NO_DAY);
        let earliest = days.first_day.map_or(NO_DAY + 1, number);
        let latest = days.last_day.map_or(i32::MAX, number);
        let (firsts, lasts) = (self.table.first_days(), self.table.last_days());
        let overlaps = |document: DocId| {
            let place = document as usize;
            let (Some(first), Some(last)) = (firsts.get(place), lasts.get(place)) else { return false };
            let first = first.get();
            first != NO_DAY && first <= latest && last.get() >= earliest
        };
        if !self.table.is_newest_first() {
            let mut found = within.clone();
            found.keep(overlaps);
            return found;
        }
        // All that begin in the range, and of those that begin before it the ones that last into it.
        let begin = firsts.partition_point(|first| first.get() > latest) as u32;
        let end = firsts.partition_point(|first| first.get() >= earliest) as u32;
        let mut found = Bits::range(begin, end, self.table.documents());
        let spread = self.table.spread();
        let behind = spread.partition_point(|document| document.get() < end);
        spread[behind..].iter().map(|document| document.get()).filter(|document| overlaps(*document)).for_each(|document| {
            found.add(document);
        });
        found.intersect(within);
        found
    }

    fn found_by(&self, weight: &dyn Weight, within: &Bits) -> tantivy::Result<Bits> {
        let mut found = Bits::none(self.table.documents());
        let mut scorer = weight.scorer(self.reader, 1.0)?;
        if within.count() * 2 > u64::from(self.table.documents()) {
            let mut block = [0; COLLECT_BLOCK_BUFFER_LEN];
            loop {
                let length = scorer.fill_buffer(&mut block);
                block[..length].iter().for_each(|document| found.add(*document));
                let is_past = block[..length].last().is_some_and(|last| *last >= self.end);
                if is_past || length < block.len() || !self.deadline.has_time(length) {
                    break;
                }
            }
            found.intersect(within);
            return Ok(found);
        }
        ask(&mut *scorer, within, self.deadline, |_, document| found.add(document));
        Ok(found)
    }
}

/// Asks a scorer for each of these documents, without having it look for those in between.
pub(super) fn ask(
    scorer: &mut dyn Scorer,
    within: &Bits,
    deadline: &Deadline,
    mut take: impl FnMut(&mut dyn Scorer, DocId),
) {
    // A scorer must not be asked for what stands before its first document.
    let mut document = within.next_from(scorer.doc());
    while document != TERMINATED && deadline.has_time(4) {
        let next = match scorer.seek_danger(document) {
            SeekDangerResult::Found => {
                take(scorer, document);
                document + 1
            }
            SeekDangerResult::SeekLowerBound(bound) => bound.max(document + 1),
        };
        document = if next >= TERMINATED { TERMINATED } else { within.next_from(next) };
    }
}

/// Adds the documents of a list up to one, and perhaps some more.
pub(super) fn gather(postings: BlockSegmentPostings, end: DocId, found: &mut Bits) {
    each_block(postings, end, |documents| documents.iter().for_each(|document| found.add(*document)));
}

/// Reads the blocks of a list up to a document.
fn each_block(mut postings: BlockSegmentPostings, end: DocId, mut take: impl FnMut(&[DocId])) {
    loop {
        let documents = postings.docs();
        if documents.first().is_none_or(|first| *first >= end) {
            return;
        }
        take(documents);
        postings.advance();
    }
}

fn has_any<S: Slot>(rows: Rows<'_, S>, document: DocId, slots: &[u32]) -> bool {
    let row = rows.of(document).iter();
    match slots {
        [one] => row.into_iter().any(|slot| slot.number() == *one),
        several => row.into_iter().any(|slot| several.binary_search(&slot.number()).is_ok()),
    }
}
