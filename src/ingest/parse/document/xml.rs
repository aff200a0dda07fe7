//! Turns XML into elements that open and close and the text between them, without name spaces, entities resolved.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Unreadable;

/// A step through a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An element opens; one that is empty closes at the next step.
    Open(Element),
    /// The element of that local name closes.
    Close(String),
    /// Text, in as many pieces as it has entities.
    Text(String),
}

/// An opening element by its local name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Walks through a text.
pub(super) struct Steps<'x> {
    reader: Reader<&'x [u8]>,
}

impl<'x> Steps<'x> {
    pub(super) fn of(text: &'x str) -> Steps<'x> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // Programs that write documents make mistakes; the text is there all the same.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Steps { reader }
    }
}

impl Iterator for Steps<'_> {
    type Item = Result<Step, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let step = match self.reader.read_event() {
                Ok(Event::Start(start)) => Step::Open(element(&start)),
                Ok(Event::End(end)) => Step::Close(end.local_name().as_ref().to_string()),
                Ok(Event::Text(text)) => Step::Text(text.into_inner().into_owned()),
                Ok(Event::CData(text)) => Step::Text(text.into_inner().into_owned()),
                Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => Step::Text(character.to_string()),
                    // Entities that a document defines for itself are how bombs are built; they are left out.
                    _ => match resolve_predefined_entity(&reference.into_inner()) {
                        Some(text) => Step::Text(text.to_string()),
                        None => continue,
                    },
                },
                Ok(Event::Eof) => return None,
                Ok(_) => continue,
                Err(error) => {
                    let message = format!("the document is broken at byte {}: {error}", self.reader.error_position());
                    return Some(Err(Unreadable::new("broken_document", message)));
                }
            };
            return Some(Ok(step));
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        attributes.push((attribute.key.local_name().as_ref().to_string(), value));
    }
    Element { name: start.local_name().as_ref().to_string(), attributes }
}

/// The texts of the elements of a small record such as the properties of a document, by local name, in order.
pub(super) fn texts_of(text: &str) -> Result<Vec<(Element, String)>, Unreadable> {
    let mut open: Vec<(Element, String)> = Vec::new();
    let mut found = Vec::new();
    for step in Steps::of(text) {
        match step? {
            Step::Open(element) => open.push((element, String::new())),
            Step::Text(text) => {
                if let Some((_, said)) = open.last_mut() {
                    said.push_str(&text);
                }
            }
            Step::Close(_) => {
                if let Some((element, said)) = open.pop() {
                    found.push((element, said.trim().to_string()));
                }
            }
        }
    }
    Ok(found)
}
