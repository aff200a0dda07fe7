//! Turns matching documents into the best hits of a search, in order.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::{DocAddress, DocId, Score, SegmentOrdinal};
use zerocopy::little_endian::{I32, U64};

use super::bits::Bits;
use super::table::{NO_DAY, SegmentTable};
use crate::query::Sort;

/// What orders hits: the smaller key comes first, then the later day where scores are equal, then the smaller id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) key: u64,
    pub(super) tie: u64,
    pub(super) id: u64,
}

/// A hit with its place in the order.
#[derive(Clone, Copy, Debug)]
pub(super) struct RankedHit {
    pub(super) rank: Rank,
    /// Its place before hits were ordered anew.
    pub(super) found: Rank,
    pub(super) score: Score,
    pub(super) address: DocAddress,
}

impl RankedHit {
    /// The hit with another score.
    pub(super) fn rescored(self, score: Score) -> RankedHit {
        RankedHit { rank: Rank { key: !ascending(score), ..self.rank }, score, ..self }
    }
}

/// Which hits are wanted, and in which order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) sort: Sort,
    /// How many.
    pub(super) most: usize,
    /// Only those behind this place.
    pub(super) after: Option<Rank>,
    /// The day on which it is asked. Of later ones no article can be: they come behind all others, but for those without a date.
    pub(super) today: i32,
    pub(super) recency: Option<Recency>,
}

/// How age lowers scores.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recency {
    /// What part of the score is at stake.
    pub(super) share: f32,
    /// The latest day of the index, from which age is counted.
    pub(super) latest: i32,
}

impl Recency {
    /// In so many days what is at stake falls by half.
    const HALF_LIFE_DAYS: f32 = 365.0;

    /// What a score is multiplied by, 1 at the most, so that pruning by the score without it stays right.
    pub(super) fn factor(self, day: i32) -> f32 {
        let age_days = if day == NO_DAY { f32::MAX } else { (i64::from(self.latest) - i64::from(day)).max(0) as f32 };
        1.0 - self.share * (1.0 - (-age_days / Recency::HALF_LIFE_DAYS).exp2())
    }
}

impl PartialEq for RankedHit {
    fn eq(&self, other: &RankedHit) -> bool {
        self.rank == other.rank
    }
}

impl Eq for RankedHit {}

impl PartialOrd for RankedHit {
    fn partial_cmp(&self, other: &RankedHit) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RankedHit {
    fn cmp(&self, other: &RankedHit) -> Ordering {
        self.rank.cmp(&other.rank)
    }
}

/// The best hits of a segment, or of several one after another.
pub(super) struct SegmentTop<'t> {
    wanted: Wanted,
    segment: SegmentOrdinal,
    ids: &'t [U64],
    first_days: &'t [I32],
    best: BinaryHeap<RankedHit>,
}

impl<'t> SegmentTop<'t> {
    /// Begins with a segment.
    pub(super) fn begin(wanted: Wanted, segment: SegmentOrdinal, table: &'t SegmentTable) -> SegmentTop<'t> {
        let best = BinaryHeap::with_capacity(wanted.most.min(1024) + 1);
        SegmentTop { wanted, segment, ids: table.ids(), first_days: table.first_days(), best }
    }

    /// Goes on to another segment with what is best so far.
    pub(super) fn go_on(self, segment: SegmentOrdinal, table: &'t SegmentTable) -> SegmentTop<'t> {
        SegmentTop { segment, ids: table.ids(), first_days: table.first_days(), ..self }
    }

    /// Scores, to be multiplied by `scale`, up to which a document behind this one need not be offered.
    ///
    /// One of equal score may still come first, for its date or its id; but not where documents stand newest first and this one is
    /// older than the worst of the best.
    pub(super) fn threshold(&self, document: DocId, is_newest_first: bool, scale: Score) -> Score {
        let Some(worst) = self.best.peek().filter(|_| self.best.len() == self.wanted.most) else { return Score::MIN };
        if worst.score <= 0.0 || scale < f32::MIN_POSITIVE || !scale.is_finite() {
            return Score::MIN;
        }
        let even_loses = is_newest_first && self.newest_first(document) > worst.rank.tie;
        let is_worse = |score: Score| if even_loses { score * scale <= worst.score } else { score * scale < worst.score };
        // The largest score that is: what division gives, or one beside it.
        let mut threshold = worst.score / scale;
        while !is_worse(threshold) && threshold > 0.0 {
            threshold = threshold.next_down();
        }
        while is_worse(threshold.next_up()) {
            threshold = threshold.next_up();
        }
        threshold
    }

    /// The hits in order.
    pub(super) fn into_hits(self) -> Vec<RankedHit> {
        self.best.into_sorted_vec()
    }

    /// Takes a document; says whether one that comes no earlier by date may still be among the best.
    pub(super) fn offer(&mut self, document: DocId, score: Score) -> bool {
        let score = self.aged(document, score);
        let Rank { key, tie, .. } = self.rank(document, score);
        let is_full = self.best.len() == self.wanted.most;
        if is_full && self.best.peek().is_none_or(|worst| key > worst.rank.key) {
            return false;
        }
        if is_full && self.best.peek().is_some_and(|worst| (key, tie) > (worst.rank.key, worst.rank.tie)) {
            return false;
        }
        let id = self.ids.get(document as usize).map_or(u64::MAX, |id| id.get());
        let rank = Rank { key, tie, id };
        let hit = RankedHit { rank, found: rank, score, address: DocAddress::new(self.segment, document) };
        if self.wanted.after.is_some_and(|after| hit.rank <= after) {
            return true;
        }
        if !is_full {
            self.best.push(hit);
        } else if let Some(mut worst) = self.best.peek_mut()
            && hit < *worst
        {
            *worst = hit;
        }
        true
    }

    /// Takes hits that were found before.
    pub(super) fn take(&mut self, hits: &[RankedHit]) {
        self.best.extend(hits.iter().copied());
    }

    /// Whether a document with this date and score might be among the best.
    pub(super) fn may_take(&self, document: DocId, score: Score) -> bool {
        let is_full = self.best.len() == self.wanted.most;
        // Behind those that are still to come stand those that come first.
        if self.wanted.sort == Sort::Newest && self.is_to_come(document) {
            return true;
        }
        let rank = Rank { id: 0, ..self.rank(document, self.aged(document, score)) };
        !is_full || self.best.peek().is_some_and(|worst| rank <= worst.rank)
    }

    /// Takes documents that all have this score.
    pub(super) fn offer_all(&mut self, found: &Bits, score: Score, is_newest_first: bool) {
        // Those without a date stand last and come last.
        let dated = self.dated();
        let to_come = self.to_come(is_newest_first);
        let oldest_first = || found.iter_back(dated).chain(found.iter_from(dated));
        if to_come == 0 {
            return self.offer_in_order(found.iter(), oldest_first, score, is_newest_first);
        }
        let until = |end: DocId| move |document: &DocId| *document < end;
        let come = found.iter_from(to_come).take_while(until(dated));
        let in_order = come.chain(found.iter().take_while(until(to_come))).chain(found.iter_from(dated));
        self.offer_in_order(in_order, oldest_first, score, is_newest_first);
    }

    /// As [`SegmentTop::offer_all`], of a list of documents in order.
    pub(super) fn offer_few(&mut self, found: &[DocId], score: Score, is_newest_first: bool) {
        let (dated, undated) = found.split_at(found.partition_point(|document| *document < self.dated()));
        let oldest_first = || dated.iter().rev().chain(undated).copied();
        let to_come = self.to_come(is_newest_first);
        let (to_come, come) = dated.split_at(dated.partition_point(|document| *document < to_come));
        let in_order = come.iter().chain(to_come).chain(undated).copied();
        self.offer_in_order(in_order, oldest_first, score, is_newest_first);
    }

    /// How many documents stand first, and come behind all others with a date: those of days that are still to come.
    fn to_come(&self, is_newest_first: bool) -> DocId {
        let today = self.wanted.today;
        let is_asked = is_newest_first && self.wanted.sort == Sort::Newest;
        if is_asked { self.first_days.partition_point(|day| day.get() > today) as DocId } else { 0 }
    }

    fn is_to_come(&self, document: DocId) -> bool {
        self.day(document) > self.wanted.today
    }

    /// How many documents have a date, where the newest come first.
    fn dated(&self) -> DocId {
        self.first_days.partition_point(|day| day.get() != NO_DAY) as DocId
    }

    /// Equal scores are ordered by date, so that what holds of dates holds of them: nothing behind a document that comes too late
    /// comes in time.
    fn offer_in_order<I: Iterator<Item = DocId>>(
        &mut self,
        mut in_order: impl Iterator<Item = DocId>,
        oldest_first: impl FnOnce() -> I,
        score: Score,
        is_newest_first: bool,
    ) {
        if self.wanted.most == 0 {
        } else if !is_newest_first {
            in_order.for_each(|document| _ = self.offer(document, score));
        } else if self.wanted.sort == Sort::Oldest {
            _ = oldest_first().all(|document| self.offer(document, score));
        } else {
            _ = in_order.all(|document| self.offer(document, score));
        }
    }

    /// A score less what age takes from it.
    fn aged(&self, document: DocId, score: Score) -> Score {
        self.wanted.recency.map_or(score, |recency| score * recency.factor(self.day(document)))
    }

    /// The rank of a document, but for its id.
    fn rank(&self, document: DocId, score: Score) -> Rank {
        let key = match self.wanted.sort {
            Sort::Relevance => !ascending(score),
            // Days lie in 32 bits: what is taken away is more than any two of them are apart.
            Sort::Newest if !self.is_to_come(document) && self.first_day(document).is_some() => {
                self.newest_first(document) - (1 << 33)
            }
            Sort::Newest => self.newest_first(document),
            Sort::Oldest => self.first_day(document).unwrap_or(u64::MAX),
        };
        let tie = if self.wanted.sort == Sort::Relevance { self.newest_first(document) } else { 0 };
        Rank { key, tie, id: u64::MAX }
    }

    fn newest_first(&self, document: DocId) -> u64 {
        self.first_day(document).map_or(u64::MAX, |day| u64::MAX - 1 - day)
    }

    fn day(&self, document: DocId) -> i32 {
        self.first_days.get(document as usize).map_or(NO_DAY, |day| day.get())
    }

    fn first_day(&self, document: DocId) -> Option<u64> {
        let day = self.day(document);
        (day != NO_DAY).then_some(day.max(0) as u64)
    }
}

/// Bits that order as the scores do.
fn ascending(score: Score) -> u64 {
    let bits = score.to_bits();
    u64::from(if bits >> 31 == 1 { !bits } else { bits | 1 << 31 })
}
