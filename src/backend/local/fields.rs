//! Turns the field table into a tantivy schema, and a document of ours into one of its own.

use chrono::Datelike;
use tantivy::Index;
use tantivy::schema::{Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::RawTokenizer;

use super::handed_over::{FieldValue, HandedOver};
use crate::article::Dimension;
use crate::error::{Error, ErrorCode};
use crate::schema::{FIELDS, FieldKind, FieldRow, FileRecord, IndexedDocument};

/// The values of the field `kind`.
pub(super) const KIND_ARTICLE: &str = "article";
pub(super) const KIND_FILE: &str = "file";

/// What documents are sorted by: the first day of their date, 0 for one without and for the record of a file.
pub(super) const SORT_DAY: &str = "sort_day";

/// The name of what would make terms of the texts in the fields that get finished ones.
pub(super) const FINISHED_TERMS: &str = "dateline";

/// The schema of every index of ours.
pub(super) fn schema() -> Schema {
    let mut builder = Schema::builder();
    for row in FIELDS {
        match row.kind {
            FieldKind::Words | FieldKind::Places | FieldKind::Exact => builder.add_text_field(row.name, text_options(row)),
            FieldKind::Number => {
                let options = NumericOptions::default();
                let options = if row.column { options.set_fast() } else { options };
                let options = if row.searchable { options.set_indexed() } else { options };
                if is_unsigned(row.name) {
                    builder.add_u64_field(row.name, options)
                } else {
                    builder.add_i64_field(row.name, options)
                }
            }
            // The engine reads texts back at once, bytes one by one.
            FieldKind::Stored => builder.add_text_field(row.name, TextOptions::default().set_stored()),
        };
    }
    builder.build()
}

fn is_unsigned(name: &str) -> bool {
    !matches!(name, "first_day" | "last_day" | "record_modified" | "record_changed")
}

fn text_options(row: &FieldRow) -> TextOptions {
    let (tokenizer, kept) = match row.kind {
        FieldKind::Words | FieldKind::Places => (FINISHED_TERMS, IndexRecordOption::WithFreqsAndPositions),
        _ => ("raw", IndexRecordOption::Basic),
    };
    let has_length = row.kind == FieldKind::Words;
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(kept).set_fieldnorms(has_length);
    let options = TextOptions::default();
    let options = if row.searchable { options.set_indexing_options(indexing) } else { options };
    if row.column { options.set_fast("raw") } else { options }
}

/// Makes known to an index what it has to know for fields of finished terms, although it never gets a text for one.
pub(super) fn register_finished_terms(index: &Index) {
    index.tokenizers().register(FINISHED_TERMS, RawTokenizer::default());
}

/// The fields of an index by what they are for.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub(super) kind: Field,
    pub(super) file: Field,
    pub(super) id: Field,
    pub(super) text: Field,
    pub(super) headline: Field,
    pub(super) exact: Field,
    pub(super) bio: Field,
    pub(super) mention: Field,
    pub(super) words: Field,
    pub(super) first_day: Field,
    pub(super) last_day: Field,
    sort_day: Field,
    pub(super) identifier: Field,
    pub(super) question: Field,
    pub(super) region_named: Field,
    pub(super) same_address: Field,
    pub(super) same_text: Field,
    pub(super) stored: Field,
    pub(super) details: Field,
    pub(super) record_key: Field,
    record_path: Field,
    record_size: Field,
    record_modified: Field,
    record_changed: Field,
    record_hash: Field,
    record_outcome: Field,
    record_articles: Field,
    record_problems: Field,
    record_failures: Field,
    record_cut: Field,
    dimensions: Vec<Field>,
}

impl Fields {
    /// Looks the fields up; an index that lacks one was made by another format.
    pub(super) fn of(schema: &Schema) -> Result<Fields, Error> {
        let field = |name: &str| {
            schema.get_field(name).map_err(|error| {
                let message = format!("the index has no field \"{name}\": another format made it; run with --rebuild");
                Error::new(ErrorCode::IndexIncompatible, message).with_source(error)
            })
        };
        Ok(Fields {
            kind: field("kind")?,
            file: field("file")?,
            id: field("id")?,
            text: field("text")?,
            headline: field("headline")?,
            exact: field("exact")?,
            bio: field("bio")?,
            mention: field("mention")?,
            words: field("words")?,
            first_day: field("first_day")?,
            last_day: field("last_day")?,
            sort_day: field(SORT_DAY)?,
            identifier: field("identifier")?,
            question: field("question")?,
            region_named: field("region_named")?,
            same_address: field("same_address")?,
            same_text: field("same_text")?,
            stored: field("stored")?,
            details: field("details")?,
            record_key: field("record_key")?,
            record_path: field("record_path")?,
            record_size: field("record_size")?,
            record_modified: field("record_modified")?,
            record_changed: field("record_changed")?,
            record_hash: field("record_hash")?,
            record_outcome: field("record_outcome")?,
            record_articles: field("record_articles")?,
            record_problems: field("record_problems")?,
            record_failures: field("record_failures")?,
            record_cut: field("record_cut")?,
            dimensions: Dimension::ALL.into_iter().map(|dimension| field(column(dimension))).collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn dimension(&self, dimension: Dimension) -> Field {
        self.dimensions[dimension as usize]
    }

    /// An article as tantivy takes it.
    pub(super) fn article(&self, document: IndexedDocument) -> HandedOver {
        let IndexedDocument { file, stored, stored_text, details_json, terms, questions, same } = document;
        let mut out = HandedOver::default();
        out.add(self.kind, FieldValue::Name(KIND_ARTICLE));
        out.add(self.file, FieldValue::Text(file.as_term()));
        if let Some(bits) = stored.id.bits() {
            out.add(self.id, FieldValue::Unsigned(bits));
        }
        for dimension in Dimension::ALL {
            for value in stored.values(dimension) {
                out.add(self.dimension(dimension), FieldValue::Text(value.to_string()));
            }
        }
        for region in stored.named_values(Dimension::Region) {
            out.add(self.region_named, FieldValue::Text(region.to_string()));
        }
        if let Some(identifier) = stored.identifier {
            out.add(self.identifier, FieldValue::Text(identifier));
        }
        for question in questions {
            out.add(self.question, FieldValue::Text(question));
        }
        for (field, key) in [(self.same_address, same.address), (self.same_text, same.text)] {
            if let Some(key) = key {
                out.add(field, FieldValue::Unsigned(key));
            }
        }
        if let Some(date) = stored.date_published.date() {
            out.add(self.first_day, FieldValue::Signed(day_number(date.first_day())));
            out.add(self.last_day, FieldValue::Signed(day_number(date.last_day())));
        }
        let first_day = stored.date_published.date().map(|date| day_number(date.first_day()));
        let sort_day = first_day.and_then(|day| u64::try_from(day).ok()).unwrap_or(0);
        out.add(self.sort_day, FieldValue::Unsigned(sort_day));
        out.add(self.stored, FieldValue::Text(stored_text));
        out.add(self.details, FieldValue::Text(details_json));
        out.add(self.words, FieldValue::Unsigned(terms.words.into()));
        let lists = [
            (self.text, terms.text),
            (self.headline, terms.headline),
            (self.exact, terms.exact),
            (self.bio, terms.bio),
            (self.mention, terms.mention),
        ];
        for (field, list) in lists {
            if !list.is_empty() {
                out.add_terms(field, list);
            }
        }
        out
    }

    /// A file record as tantivy takes it.
    pub(super) fn record(&self, record: &FileRecord) -> Result<HandedOver, Error> {
        let key = record.key.as_term();
        let json = serde_json::to_string(&record.details).map_err(|error| {
            Error::new(ErrorCode::Storage, format!("cannot lay out the record of \"{}\"", record.key.path))
                .with_source(error)
        })?;
        let mut out = HandedOver::default();
        out.add(self.kind, FieldValue::Name(KIND_FILE));
        out.add(self.record_key, FieldValue::Text(key.clone()));
        out.add(self.record_path, FieldValue::Text(key));
        out.add(self.sort_day, FieldValue::Unsigned(0));
        out.add(self.record_size, FieldValue::Unsigned(record.stamp.size));
        out.add(self.record_modified, FieldValue::Signed(record.stamp.modified_ns));
        out.add(self.record_changed, FieldValue::Signed(record.stamp.changed_ns));
        out.add(self.record_hash, FieldValue::Unsigned(record.content_hash));
        out.add(self.record_outcome, FieldValue::Unsigned(record.outcome.code()));
        out.add(self.record_articles, FieldValue::Unsigned(record.articles));
        out.add(self.record_problems, FieldValue::Unsigned(record.details.problems.len() as u64));
        out.add(self.record_failures, FieldValue::Unsigned(record.failures()));
        out.add(self.record_cut, FieldValue::Unsigned(record.details.cut_at_bytes.unwrap_or_default()));
        out.add(self.stored, FieldValue::Text(json));
        Ok(out)
    }
}

/// The name of a dimension's column.
pub(super) fn column(dimension: Dimension) -> &'static str {
    FIELDS.iter().find(|row| row.dimension == Some(dimension)).map_or("", |row| row.name)
}

/// A day as a number: days since 31 December of the year 0.
pub(super) fn day_number(day: chrono::NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

/// The day of a number.
pub(super) fn day_of(number: i64) -> Option<chrono::NaiveDate> {
    i32::try_from(number).ok().and_then(chrono::NaiveDate::from_num_days_from_ce_opt)
}
