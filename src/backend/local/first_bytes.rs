//! Turns a stored document into the first of its values, without reading the others: of an article that is all but its details.

use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize, ValueDeserializer,
};

/// The first value of a document, if it is one of bytes.
#[derive(Debug, Default)]
pub(super) struct FirstBytes {
    pub(super) field: Option<Field>,
    pub(super) bytes: Vec<u8>,
}

impl DocumentDeserialize for FirstBytes {
    fn deserialize<'de, D>(mut deserializer: D) -> Result<FirstBytes, DeserializeError>
    where
        D: DocumentDeserializer<'de>,
    {
        let first = deserializer.next_field::<Bytes>()?;
        Ok(first.map_or_else(FirstBytes::default, |(field, Bytes(bytes))| FirstBytes { field: Some(field), bytes }))
    }
}

struct Bytes(Vec<u8>);

impl ValueDeserialize for Bytes {
    fn deserialize<'de, D>(deserializer: D) -> Result<Bytes, DeserializeError>
    where
        D: ValueDeserializer<'de>,
    {
        deserializer.deserialize_bytes().map(Bytes)
    }
}
