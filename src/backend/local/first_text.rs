//! Turns a stored document into the first of its values, without reading the others: of an article that is all but its details.

use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize, ValueDeserializer,
};

/// The first value of a document, if it is a text.
#[derive(Debug, Default)]
pub(super) struct FirstText {
    pub(super) field: Option<Field>,
    pub(super) text: String,
}

impl DocumentDeserialize for FirstText {
    fn deserialize<'de, D>(mut deserializer: D) -> Result<FirstText, DeserializeError>
    where
        D: DocumentDeserializer<'de>,
    {
        let first = deserializer.next_field::<Text>()?;
        Ok(first.map_or_else(FirstText::default, |(field, Text(text))| FirstText { field: Some(field), text }))
    }
}

struct Text(String);

impl ValueDeserialize for Text {
    fn deserialize<'de, D>(deserializer: D) -> Result<Text, DeserializeError>
    where
        D: ValueDeserializer<'de>,
    {
        deserializer.deserialize_string().map(Text)
    }
}
