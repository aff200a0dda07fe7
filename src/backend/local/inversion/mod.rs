//! Turns the finished terms of articles into the inverted index of a new segment.
//!
//! The engine inverts whatever it is given as it comes, with a look-up in a large table for every term; most of the time of indexing went there.
//! Documents therefore hand it everything but their terms ([`HandedOver`]), and those are numbered (`term_ids`) and sorted (`field`) here when the segment is cut. The files are the
//! engine's own, to the byte what it would have written: `files` puts them together from what it has written of the other fields and from ours.
//! Merging and reading are wholly the engine's.

mod field;
mod files;
mod term_ids;
#[cfg(test)]
mod tests;

use std::any::Any;

use tantivy::columnar::{ColumnarReader, DynamicColumn};
use tantivy::index::{Segment, SegmentComponent};
use tantivy::indexer::DocIdMapping;
use tantivy::schema::document::ErasedDocument;
use tantivy::schema::{Field, FieldType, Schema};
use tantivy::{DocId, PluginMergeContext, PluginWriter, PluginWriterContext, SegmentPlugin, TantivyError};

use self::field::FieldTerms;
use super::fields::{FINISHED_TERMS, SORT_DAY};
use super::handed_over::HandedOver;

/// The column by which it is made sure that documents are where they are thought to be.
const ID: &str = "id";

/// Has the fields of finished terms inverted here.
#[derive(Debug)]
pub(super) struct InversionPlugin;

impl SegmentPlugin for InversionPlugin {
    /// No files besides those the engine has.
    fn extensions(&self) -> &[&str] {
        &[]
    }

    fn create_writer(&self, context: &PluginWriterContext<'_>) -> tantivy::Result<Box<dyn PluginWriter>> {
        let schema = context.segment.schema();
        let has_finished_terms = |field_type: &FieldType| match field_type {
            FieldType::Str(options) => {
                options.get_indexing_options().is_some_and(|options| options.tokenizer() == FINISHED_TERMS)
            }
            _ => false,
        };
        let fields = schema.fields().filter(|(_, entry)| has_finished_terms(entry.field_type()));
        Ok(Box::new(InversionWriter {
            fields: fields.map(|(field, _)| FieldTerms::new(field)).collect(),
            sort_day: schema.get_field(SORT_DAY)?,
            id: schema.get_field(ID)?,
            documents: Vec::new(),
        }))
    }

    fn merge(&self, _context: PluginMergeContext<'_>) -> tantivy::Result<()> {
        Ok(())
    }
}

/// A segment in the making.
struct InversionWriter {
    fields: Vec<FieldTerms>,
    sort_day: Field,
    id: Field,
    /// The day each document is sorted by, and its id.
    documents: Vec<(Option<u64>, Option<u64>)>,
}

impl PluginWriter for InversionWriter {
    fn add_document(&mut self, _number: DocId, document: &dyn ErasedDocument, _schema: &Schema) -> tantivy::Result<()> {
        let document = document.as_any().downcast_ref::<HandedOver>();
        let document = document.ok_or_else(|| TantivyError::InvalidArgument("a document of a foreign kind".to_string()))?;
        for terms in &mut self.fields {
            terms.add(document.terms(terms.field));
        }
        self.documents.push((document.unsigned(self.sort_day), document.unsigned(self.id)));
        Ok(())
    }

    fn serialize(self: Box<Self>, segment: &Segment, mapping: Option<&DocIdMapping>) -> tantivy::Result<()> {
        // What the engine has written is right then.
        if self.fields.iter().all(FieldTerms::is_empty) {
            return Ok(());
        }
        let mut order: Vec<u32> = (0..self.documents.len() as u32).collect();
        if mapping.is_some() {
            // The engine does not tell the order, but sorts like this, the newest first.
            order.sort_by_key(|document| std::cmp::Reverse(self.documents[*document as usize].0));
        }
        self.check_order(segment, &order)?;
        files::write(segment, self.fields, &order)
    }

    fn mem_usage(&self) -> usize {
        let fields: usize = self.fields.iter().map(FieldTerms::memory_bytes).sum();
        fields + self.documents.len() * size_of::<(Option<u64>, Option<u64>)>()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

impl InversionWriter {
    /// Compares the order with what the engine has written: no article may ever be found by the words of another.
    fn check_order(&self, segment: &Segment, order: &[u32]) -> tantivy::Result<()> {
        let columns = ColumnarReader::open(segment.open_read(SegmentComponent::FastFields)?)?;
        let ids = columns.read_columns(ID)?.into_iter().map(|handle| handle.open()).collect::<Result<Vec<_>, _>>()?;
        let ids = ids.into_iter().find_map(|column| match column {
            DynamicColumn::U64(ids) => Some(ids),
            _ => None,
        });
        let is_as_expected = (0..).zip(order).all(|(number, document)| {
            let written = ids.as_ref().and_then(|ids| ids.first(number));
            written == self.documents[*document as usize].1
        });
        if is_as_expected {
            Ok(())
        } else {
            Err(TantivyError::InternalError("the engine has sorted the articles otherwise than is known of it".to_string()))
        }
    }
}
