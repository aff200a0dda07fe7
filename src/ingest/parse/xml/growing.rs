//! Turns tags and texts, one after the other, into a tree, and names as they are written into usual ones.

use quick_xml::events::BytesStart;

use super::entities::resolved;
use super::{Element, Node, Tree};

/// Deeper elements are left out; their text stays with the element around them.
const DEEPEST: usize = 100;
/// An element whose end was not read yet.
pub(super) struct Open {
    pub(super) element: Element,
    /// The name as written.
    written: String,
    /// How many namespaces were known outside.
    known_namespaces: usize,
}

/// A tree that is being read.
#[derive(Default)]
pub(super) struct Growing {
    pub(super) tree: Tree,
    pub(super) open: Vec<Open>,
    /// Prefixes as written and the usual ones; the last one counts.
    namespaces: Vec<(String, String)>,
    /// How many elements too deep to be kept are open.
    left_out: usize,
}

impl Growing {
    pub(super) fn open(&mut self, start: &BytesStart<'_>, line: u64, siblings: &[&str]) {
        if self.open.len() >= DEEPEST {
            self.left_out += 1;
            return;
        }
        let known_namespaces = self.namespaces.len();
        let mut attributes = Vec::new();
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let key = attribute.key.0;
            let value = resolved(&attribute.value).into_owned();
            match key.strip_prefix("xmlns") {
                Some("") => self.namespaces.push((String::new(), usual_prefix(&value).unwrap_or_default().to_string())),
                Some(prefix) if prefix.starts_with(':') => {
                    let usual = usual_prefix(&value).unwrap_or(&prefix[1..]);
                    self.namespaces.push((prefix[1..].to_string(), usual.to_string()));
                }
                _ => attributes.push((key.to_string(), value)),
            }
        }
        let written = start.name().0.to_string();
        let name = self.usual_name(&written);
        if siblings.contains(&name.as_str())
            && let Some(before) = self.open.iter().position(|open| open.element.name == name)
        {
            while self.open.len() > before {
                self.close_last(true);
            }
        }
        let element = Element { name, attributes, line, ..Element::default() };
        self.open.push(Open { element, written, known_namespaces });
    }

    fn usual_name(&self, written: &str) -> String {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let usual = self.namespaces.iter().rev().find(|(known, _)| known == prefix).map(|(_, usual)| usual.as_str());
        match usual.unwrap_or(prefix) {
            "" => local.to_string(),
            usual => format!("{usual}:{local}"),
        }
    }

    pub(super) fn text(&mut self, part: &str) {
        let Some(open) = self.open.last_mut() else { return };
        match open.element.children.last_mut() {
            Some(Node::Text(text)) => text.push_str(part),
            _ => open.element.children.push(Node::Text(part.to_string())),
        }
    }

    /// Closes the innermost open element with a name and all inside it; an end without a beginning is passed over.
    pub(super) fn close(&mut self, written: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let Some(place) = self.open.iter().rposition(|open| open.written == written) else { return };
        while self.open.len() > place {
            self.close_last(true);
        }
    }

    /// Closes what is open although its end was not found.
    pub(super) fn close_all(&mut self) {
        self.left_out = 0;
        // What the elements around said of prefixes holds for what comes after the gap as well.
        let namespaces = self.namespaces.clone();
        while !self.open.is_empty() {
            self.close_last(false);
        }
        self.namespaces = namespaces;
    }

    pub(super) fn close_last(&mut self, is_closed: bool) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let Some(Open { mut element, known_namespaces, .. }) = self.open.pop() else { return };
        element.is_closed = is_closed;
        self.namespaces.truncate(known_namespaces);
        match self.open.last_mut() {
            Some(parent) => parent.element.children.push(Node::Element(element)),
            None => self.tree.roots.push(element),
        }
    }
}

/// The prefix that is usual for a namespace; none for those of the formats themselves.
fn usual_prefix(namespace: &str) -> Option<&'static str> {
    const USUAL: [(&str, &str); 22] = [
        ("http://www.w3.org/2005/Atom", ""),
        ("http://purl.org/atom/", ""),
        ("http://purl.org/rss/1.0/modules/content", "content"),
        ("http://purl.org/rss/1.0/modules/syndication", "sy"),
        ("http://purl.org/rss/1.0/modules/", "module"),
        ("http://purl.org/rss/1.0/", ""),
        ("http://my.netscape.com/rdf/simple/", ""),
        ("http://channel.netscape.com/rdf/simple/", ""),
        ("http://backend.userland.com/", ""),
        ("http://www.w3.org/1999/xhtml", ""),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
        ("http://purl.org/dc/elements/", "dc"),
        ("http://purl.org/dc/terms/", "dcterms"),
        ("http://search.yahoo.com/mrss", "media"),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
        ("http://wordpress.org/export/", "wp"),
        ("http://rssnamespace.org/feedburner/", "feedburner"),
        ("http://prismstandard.org/namespaces/", "prism"),
        ("http://iptc.org/std/", ""),
        ("http://www.sitemaps.org/schemas/sitemap/", ""),
        ("http://www.google.com/schemas/sitemap-news/", "news"),
        ("http://www.georss.org/georss", "georss"),
    ];
    let namespace = namespace.replacen("https://", "http://", 1);
    if namespace.starts_with("http://wordpress.org/export/") && namespace.contains("excerpt") {
        return Some("excerpt");
    }
    let namespace = namespace.to_lowercase();
    USUAL.iter().find(|(known, _)| namespace.starts_with(&known.to_lowercase())).map(|(_, usual)| *usual)
}
