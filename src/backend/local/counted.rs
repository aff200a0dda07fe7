//! Turns the terms of a column into counts of the articles that have them now, and finds these.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use tantivy::collector::DocSetCollector;
use tantivy::query::Query;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, TERMINATED};

use super::fields::day_of;
use super::open::Index;
use crate::article::ArticleId;
use crate::backend::{ArticleReader, Counted};
use crate::error::Error;
use crate::schema::{Question, StoredArticle, TagLine};

impl Index {
    /// The field that is counted.
    pub(super) fn column_of(&self, column: Counted) -> Field {
        match column {
            Counted::Values(dimension) => self.fields.dimension(dimension),
            Counted::Questions => self.fields.question,
        }
    }

    /// The terms that begin like this and that some article has, in order, with the number of articles.
    pub(super) fn counted_terms(&self, column: Counted, beginning: &str) -> tantivy::Result<Vec<(String, u64)>> {
        let field = self.column_of(column);
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for reader in self.searcher.segment_readers() {
            let terms = reader.inverted_index(field)?;
            let mut stream = terms.terms().range().ge(beginning.as_bytes()).into_stream()?;
            while stream.advance() {
                let Some(term) = std::str::from_utf8(stream.key()).ok().filter(|term| term.starts_with(beginning)) else {
                    break;
                };
                let info = stream.value();
                let mut count = u64::from(info.doc_freq);
                if let Some(alive) = reader.alive_bitset() {
                    // Dictionaries count removed articles until segments are merged.
                    let mut articles = terms.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                    count = 0;
                    while articles.doc() != TERMINATED {
                        count += u64::from(alive.is_alive(articles.doc()));
                        articles.advance();
                    }
                }
                if count > 0 {
                    *counts.entry(term.to_string()).or_default() += count;
                }
            }
        }
        Ok(counts.into_iter().collect())
    }

    /// The bodies that some articles place in a state, and none elsewhere.
    pub(super) fn bodies_of(&self, country: &str) -> tantivy::Result<Vec<String>> {
        let of_state = format!("{}{country}\u{1}", Question::BODY);
        if self.counted_terms(Counted::Questions, &of_state)?.is_empty() {
            return Ok(Vec::new());
        }
        let (mut own, mut others) = (BTreeSet::new(), HashSet::new());
        for (term, _) in self.counted_terms(Counted::Questions, Question::BODY)? {
            match Question::of_term(&term) {
                Some(Question::Body { country: state, id }) if state == country => _ = own.insert(id),
                Some(Question::Body { id, .. }) => _ = others.insert(id),
                _ => {}
            }
        }
        Ok(own.into_iter().filter(|id| !others.contains(id)).collect())
    }

    /// The articles whose tags ran together and may be taken apart otherwise: how many, and the first of them.
    pub fn uncertain_tags(&self, most: usize) -> Result<(u64, Vec<StoredArticle>), Error> {
        let (mut count, mut articles) = (0, Vec::new());
        for (term, of_term) in self.counted(Counted::Questions, Question::LINE)? {
            if !matches!(Question::of_term(&term), Some(Question::Line(TagLine { is_uncertain: true, .. }))) {
                continue;
            }
            count += of_term;
            if articles.len() < most {
                for id in self.ids_counted(Counted::Questions, &term)?.iter().take(most - articles.len()) {
                    articles.extend(self.whole_article(id)?);
                }
            }
        }
        Ok((count, articles))
    }

    fn addresses_found(&self, query: &dyn Query) -> Result<Vec<DocAddress>, Error> {
        let found =
            self.searcher.search(query, &DocSetCollector).map_err(|error| self.failure("look up articles", error))?;
        let mut addresses: Vec<_> = found.into_iter().collect();
        addresses.sort();
        Ok(addresses)
    }

    /// The ids of the articles that a query finds.
    pub(super) fn ids_found(&self, query: &dyn Query) -> Result<Vec<ArticleId>, Error> {
        let fail = |error| self.failure("look up articles", error);
        let addresses = self.addresses_found(query)?;
        let mut ids = Vec::with_capacity(addresses.len());
        for segment in addresses.chunk_by(|left, right| left.segment_ord == right.segment_ord) {
            let reader = self.searcher.segment_reader(segment[0].segment_ord);
            let column = reader.fast_fields().u64("id").map_err(fail)?;
            ids.extend(segment.iter().filter_map(|address| column.first(address.doc_id)).map(ArticleId::from_bits));
        }
        Ok(ids)
    }

    /// The first days of the articles that a query finds, with their numbers.
    pub(super) fn days_found(&self, query: &dyn Query) -> Result<BTreeMap<NaiveDate, u64>, Error> {
        let fail = |error| self.failure("look up dates", error);
        let addresses = self.addresses_found(query)?;
        let mut days = BTreeMap::new();
        for segment in addresses.chunk_by(|left, right| left.segment_ord == right.segment_ord) {
            let reader = self.searcher.segment_reader(segment[0].segment_ord);
            let column = reader.fast_fields().i64("first_day").map_err(fail)?;
            for day in segment.iter().filter_map(|address| column.first(address.doc_id)).filter_map(day_of) {
                *days.entry(day).or_default() += 1;
            }
        }
        Ok(days)
    }
}
