//! Holds [`HandedOver`]: a document on its way to tantivy, which indexes it where it lies instead of from a copy; and the [`Group`] it is on its way in.

use std::sync::Arc;

use tantivy::indexer::UserOperation;
use tantivy::schema::Field;
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf, Value};
use tantivy::{IndexWriter, Term};

use super::gate::{Gate, Permit};
use crate::schema::TermList;

/// The values of a document, with their fields.
#[derive(Debug, Default)]
pub(super) struct HandedOver {
    values: Vec<(Field, FieldValue)>,
    /// Finished terms, of which tantivy is not told: the plugin that inverts them takes them from here.
    terms: Vec<(Field, TermList)>,
    /// Held until the document and those that it was handed over with are indexed.
    permit: Option<Arc<Permit>>,
}

/// One value of a document.
#[derive(Debug)]
pub(super) enum FieldValue {
    Text(String),
    Name(&'static str),
    Unsigned(u64),
    Signed(i64),
}

impl HandedOver {
    pub(super) fn add(&mut self, field: Field, value: FieldValue) {
        self.values.push((field, value));
    }

    /// Adds finished terms; once a field.
    pub(super) fn add_terms(&mut self, field: Field, terms: TermList) {
        self.terms.push((field, terms));
    }

    /// The finished terms of a field.
    pub(super) fn terms(&self, field: Field) -> Option<&TermList> {
        self.terms.iter().find(|(of, _)| *of == field).map(|(_, terms)| terms)
    }

    /// The number in a field.
    pub(super) fn unsigned(&self, field: Field) -> Option<u64> {
        self.values.iter().find_map(|(of, value)| match value {
            FieldValue::Unsigned(number) if *of == field => Some(*number),
            _ => None,
        })
    }

    /// How much memory it takes, roughly.
    fn bytes(&self) -> usize {
        let values: usize = self.values.iter().map(|(_, value)| value.bytes()).sum();
        let terms: usize = self.terms.iter().map(|(_, terms)| terms.memory_bytes()).sum();
        values + terms
    }
}

/// What is to be done to an index next, in its order.
#[derive(Debug, Default)]
pub(super) struct Group {
    operations: Vec<UserOperation<HandedOver>>,
    documents: usize,
    bytes: usize,
}

impl Group {
    /// So much is handed over together: the engine's threads wake each other for every group.
    const ENOUGH_OPERATIONS: usize = 64;
    const ENOUGH_BYTES: usize = 256 << 10;

    /// Adds a document.
    pub(super) fn add(&mut self, document: HandedOver) {
        self.bytes += document.bytes();
        self.documents += 1;
        self.operations.push(UserOperation::Add(document));
    }

    /// Adds the removal of what has a term and was there before.
    pub(super) fn remove(&mut self, term: Term) {
        self.operations.push(UserOperation::Delete(term));
    }

    /// Whether it is large enough to be handed over.
    pub(super) fn is_full(&self) -> bool {
        self.operations.len() >= Group::ENOUGH_OPERATIONS || self.bytes >= Group::ENOUGH_BYTES
    }

    /// Hands it over when there is room for it, and leaves nothing.
    pub(super) fn hand_over(&mut self, gate: &Arc<Gate>, writer: &IndexWriter<HandedOver>) -> tantivy::Result<()> {
        let Group { mut operations, documents, bytes } = std::mem::take(self);
        if documents == 0 {
            // A group without a document would be one too few for the engine.
            for operation in operations {
                if let UserOperation::Delete(term) = operation {
                    writer.delete_term(term);
                }
            }
            return Ok(());
        }
        let permit = Arc::new(gate.enter(bytes));
        for operation in &mut operations {
            if let UserOperation::Add(document) = operation {
                document.permit = Some(permit.clone());
            }
        }
        drop(permit);
        writer.run(operations).map(|_| ())
    }
}

impl FieldValue {
    /// How much memory it takes, roughly.
    fn bytes(&self) -> usize {
        size_of::<(Field, FieldValue)>()
            + match self {
                FieldValue::Text(text) => text.len(),
                FieldValue::Name(_) | FieldValue::Unsigned(_) | FieldValue::Signed(_) => 0,
            }
    }
}

impl Document for HandedOver {
    type Value<'a> = &'a FieldValue;
    type FieldsValuesIter<'a> =
        std::iter::Map<std::slice::Iter<'a, (Field, FieldValue)>, fn(&'a (Field, FieldValue)) -> (Field, &'a FieldValue)>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.values.iter().map(|(field, value)| (*field, value))
    }
}

impl<'a> Value<'a> for &'a FieldValue {
    type ArrayIter = std::iter::Empty<Self>;
    type ObjectIter = std::iter::Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self {
            FieldValue::Text(text) => ReferenceValueLeaf::Str(text),
            FieldValue::Name(name) => ReferenceValueLeaf::Str(name),
            FieldValue::Unsigned(number) => ReferenceValueLeaf::U64(*number),
            FieldValue::Signed(number) => ReferenceValueLeaf::I64(*number),
        })
    }
}
