//! Holds [`HandedOver`]: a document on its way to tantivy, which indexes it where it lies instead of from a copy.

use tantivy::schema::Field;
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf, Value};

/// The values of a document, with their fields.
#[derive(Debug, Default)]
pub(super) struct HandedOver {
    values: Vec<(Field, FieldValue)>,
}

/// One value of a document.
#[derive(Debug)]
pub(super) enum FieldValue {
    Text(String),
    Name(&'static str),
    Bytes(Vec<u8>),
    Unsigned(u64),
    Signed(i64),
}

impl HandedOver {
    pub(super) fn add(&mut self, field: Field, value: FieldValue) {
        self.values.push((field, value));
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
            FieldValue::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
            FieldValue::Unsigned(number) => ReferenceValueLeaf::U64(*number),
            FieldValue::Signed(number) => ReferenceValueLeaf::I64(*number),
        })
    }
}
