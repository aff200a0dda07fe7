//! Holds [`Element`]: what stands in a text in XML, by its names.

use std::borrow::Cow;

/// An element with what is inside it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// The name, with the usual prefix of its namespace.
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    /// The line it begins on, from 1.
    pub(crate) line: u64,
    /// Whether its end was found.
    pub(crate) is_closed: bool,
}

/// A child of an element.
#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The child elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child elements with a name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first child element with a name.
    pub(crate) fn first(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.first(name))
    }

    /// All elements with a name at any depth, in their order.
    pub(crate) fn below<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut found = Vec::new();
        self.collect_below(name, &mut found);
        found
    }

    fn collect_below<'e>(&'e self, name: &str, found: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            element.collect_below(name, found);
        }
    }

    /// The value of an attribute, unless it is empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All text inside, as written.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(part) => text.push_str(part),
                Node::Element(element) => element.push_text(text),
            }
        }
    }

    /// Whether there are elements inside.
    pub(crate) fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// What is inside, written as HTML. `tag` gives the HTML name for the name of an element; `None` leaves the element out.
    pub(crate) fn inner_html(&self, tag: fn(&Element) -> Option<&str>) -> String {
        let mut html = String::new();
        self.push_html(tag, &mut html);
        html
    }

    fn push_html(&self, tag: fn(&Element) -> Option<&str>, html: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => html.push_str(&escaped(text)),
                Node::Element(element) => {
                    let Some(name) = tag(element) else { continue };
                    // An element without a counterpart is only its content.
                    let (opening, closing) = match name {
                        "" => (String::new(), String::new()),
                        "br" => ("<br>".to_string(), String::new()),
                        _ => (format!("<{name}>"), format!("</{name}>")),
                    };
                    html.push_str(&opening);
                    element.push_html(tag, html);
                    html.push_str(&closing);
                }
            }
        }
    }
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::minimal_escape(text)
}
