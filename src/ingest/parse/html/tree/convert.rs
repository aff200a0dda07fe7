//! Turns a tree of html5ever's into a [`Page`], for what the own builder gives up on.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

use super::names::attribute_name;
use super::page::{Attribute, Kind, Page};

/// The same tree, without the attributes that no reader asks for.
pub(super) fn converted(html: &Html, bytes: usize) -> Page {
    let mut page = Page::with_capacity(bytes);
    let mut open = vec![0];
    for edge in html.tree.root().traverse() {
        let node = match edge {
            Edge::Open(node) => node,
            Edge::Close(node) => {
                if node.value().is_element() {
                    open.pop();
                }
                continue;
            }
        };
        let parent = open.last().copied().unwrap_or_default();
        match node.value() {
            Node::Element(element) => {
                let first = page.attributes.len();
                for (name, value) in element.attrs() {
                    let Some(name) = attribute_name(name) else { continue };
                    let start = page.values.len();
                    page.values.push_str(value);
                    page.attributes.push(Attribute { name, value: start..page.values.len() });
                }
                let name = page.name_of(element.name());
                let id = page.create(Kind::Element(name), first..page.attributes.len());
                page.append(parent, id);
                open.push(id);
            }
            Node::Text(text) => {
                let start = page.texts.len();
                page.texts.push_str(text);
                let id = page.create(Kind::Text, start..page.texts.len());
                page.append(parent, id);
            }
            Node::Comment(comment) => {
                let start = page.values.len();
                page.values.push_str(comment);
                let id = page.create(Kind::Comment, start..page.values.len());
                page.append(parent, id);
            }
            _ => {}
        }
    }
    page
}
