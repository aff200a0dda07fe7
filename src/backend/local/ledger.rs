//! Turns the file records of a committed state into the ledger: what is known of every file.

use std::collections::HashMap;

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{TantivyDocument, Term};

use super::Index;
use crate::error::Error;
use crate::schema::{FileKey, FileOutcome, FileStamp, LedgerEntry, Problem, RecordDetails};

impl Index {
    /// What is known of every file, by its key as a term. Takes about 200 bytes of memory a file.
    pub fn ledger(&self) -> Result<HashMap<String, LedgerEntry>, Error> {
        let fail = |error| self.failure("read the file records", error);
        let mut ledger = HashMap::new();
        for reader in self.searcher.segment_readers() {
            let columns = reader.fast_fields();
            let Some(paths) = columns.str("record_path").map_err(fail)? else { continue };
            let number = |name: &str| columns.u64(name).map_err(fail);
            let signed = |name: &str| columns.i64(name).map_err(fail);
            let (sizes, hashes, outcomes) = (number("record_size")?, number("record_hash")?, number("record_outcome")?);
            let (articles, problems) = (number("record_articles")?, number("record_problems")?);
            let (failures, cuts) = (number("record_failures")?, number("record_cut")?);
            let (modified, changed) = (signed("record_modified")?, signed("record_changed")?);
            let mut document_of = vec![None; paths.num_terms()];
            for document in reader.doc_ids_alive() {
                if let Some(ordinal) = paths.ords().first(document) {
                    document_of[ordinal as usize] = Some(document);
                }
            }
            ledger.reserve(paths.num_terms());
            let mut terms = paths.dictionary().stream().map_err(|error| fail(error.into()))?;
            while terms.advance() {
                let Some(document) = document_of[terms.term_ord() as usize] else { continue };
                let entry = LedgerEntry {
                    stamp: FileStamp {
                        size: sizes.first(document).unwrap_or_default(),
                        modified_ns: modified.first(document).unwrap_or_default(),
                        changed_ns: changed.first(document).unwrap_or_default(),
                    },
                    content_hash: hashes.first(document).unwrap_or_default(),
                    outcome: outcomes.first(document).and_then(FileOutcome::from_code).unwrap_or(FileOutcome::Failed),
                    articles: articles.first(document).unwrap_or_default(),
                    problems: problems.first(document).unwrap_or_default(),
                    failures: failures.first(document).unwrap_or_default(),
                    cut_at_bytes: cuts.first(document).unwrap_or_default(),
                };
                ledger.insert(String::from_utf8_lossy(terms.key()).into_owned(), entry);
            }
        }
        Ok(ledger)
    }

    /// The rest of a file's record.
    pub fn record_details(&self, file: &FileKey) -> Result<RecordDetails, Error> {
        let fail = |error| self.failure("read a file record", error);
        let query = TermQuery::new(Term::from_field_text(self.fields.record_key, &file.as_term()), IndexRecordOption::Basic);
        let found = self.searcher.search(&query, &DocSetCollector).map_err(fail)?;
        let Some(address) = found.into_iter().next() else { return Ok(RecordDetails::default()) };
        let document: TantivyDocument = self.searcher.doc(address).map_err(fail)?;
        let json = document.get_first(self.fields.stored).and_then(|value| value.as_str()).unwrap_or_default();
        Ok(serde_json::from_str(json).unwrap_or_default())
    }

    /// The problems of every file, in the order of their paths.
    pub fn problems(&self) -> Result<Vec<(FileKey, FileOutcome, Vec<Problem>)>, Error> {
        let mut listed = Vec::new();
        for (term, entry) in self.ledger()? {
            if entry.problems > 0
                && let Some(key) = FileKey::from_term(&term)
            {
                let problems = self.record_details(&key)?.problems;
                listed.push((key, entry.outcome, problems));
            }
        }
        listed.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(listed)
    }
}
