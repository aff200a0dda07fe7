//! Holds [`HandedOver`]: a document on its way to tantivy, which indexes it where it lies instead of from a copy.

use std::sync::Arc;

use tantivy::schema::Field;
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf, Value};

use super::gate::{Gate, Permit};
use crate::schema::TermList;

/// The values of a document, with their fields.
#[derive(Debug, Default)]
pub(super) struct HandedOver {
    values: Vec<(Field, FieldValue)>,
    /// Finished terms, of which tantivy is not told: the plugin that inverts them takes them from here.
    terms: Vec<(Field, TermList)>,
    /// Held until the document is indexed.
    permit: Option<Permit>,
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

    /// The document, when there is room for it.
    pub(super) fn through(mut self, gate: &Arc<Gate>) -> HandedOver {
        let values: usize = self.values.iter().map(|(_, value)| value.bytes()).sum();
        let terms: usize = self.terms.iter().map(|(_, terms)| terms.memory_bytes()).sum();
        self.permit = Some(gate.enter(values + terms));
        self
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
