//! Turns XML as it is found (undeclared entities, bare `&`, crossed or missing end tags, cut files) into a tree of [`Element`]s.
//!
//! Names come with the prefix that is usual for their namespace, whatever prefix the file uses: `ns0:creator` is `dc:creator`
//! when `ns0` stands for Dublin Core; names of the formats themselves have none. What is open where the text stops or cannot be
//! read on is kept, marked as not closed.

mod entities;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub(crate) use self::entities::resolved;

/// Deeper elements are left out; their text stays with the element around them.
const DEEPEST: usize = 100;
/// After this many places where a text cannot be read on, the rest is given up: finding each one may take the whole text.
const MOST_FAULTS: usize = 50;

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

/// The elements at the top of a text: one, if the text is as it should be.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) roots: Vec<Element>,
    pub(crate) faults: Vec<Fault>,
}

/// Where a text cannot be read on, and why.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The line, from 1.
    pub(crate) line: u64,
    pub(crate) reason: String,
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
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::minimal_escape(text)
}

/// The charset that the first line declares.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_string();
    let declaration = head.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']).strip_prefix("<?xml")?;
    let declaration = declaration.split("?>").next()?;
    let after = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    after[1..].split(quote).next().map(ToString::to_string)
}

/// The name of the first element of a text, without its prefix; `None` if the text does not begin like XML.
pub(crate) fn root_name(text: &str) -> Option<String> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    loop {
        rest = rest.trim_start();
        let end = match () {
            () if rest.starts_with("<!--") => "-->",
            () if rest.starts_with("<?") => "?>",
            () if rest.starts_with("<!") && rest.find('[') < rest.find('>') && rest.contains('[') => "]>",
            () if rest.starts_with("<!") => ">",
            () => break,
        };
        rest = rest.split_once(end)?.1;
    }
    let name: &str = rest.strip_prefix('<')?;
    let length = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(name.len());
    let name = &name[..length];
    let name = name.rsplit(':').next().unwrap_or(name);
    name.starts_with(char::is_alphabetic).then(|| name.to_string())
}

/// Reads a text into its tree. `siblings` are the names of elements that never stand inside one of their own kind: where the end
/// of one is missing, the next one ends it, and where the text cannot be read on, the next one is a new beginning.
pub(crate) fn read(text: &str, siblings: &[&str]) -> Tree {
    let text = mended(text);
    let mut tree = Growing::default();
    let mut lines = Lines { text: &text, place: 0, line: 1 };
    let mut from = 0;
    while let Some((place, reason)) = read_from(&text, from, siblings, &mut tree, &mut lines) {
        tree.tree.faults.push(Fault { line: lines.at(place), reason });
        let next = next_sibling(&text, place + 1, siblings);
        // What stands behind the mark is text up to where the file was cut.
        if let (None, Some((_, cut))) = (next, text[text.floor_char_boundary(place)..].split_once("<![CDATA[")) {
            tree.text(cut);
        }
        tree.close_all();
        match next.filter(|_| tree.tree.faults.len() < MOST_FAULTS) {
            Some(next) => from = next,
            None => break,
        }
    }
    tree.close_all();
    tree.tree
}

/// Reads from a place to the end, or to a place where it cannot go on; which and why.
fn read_from(
    text: &str,
    from: usize,
    siblings: &[&str],
    tree: &mut Growing,
    lines: &mut Lines<'_>,
) -> Option<(usize, String)> {
    let mut reader = Reader::from_str(&text[from..]);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.trim_markup_names_in_closing_tags = true;
    let place_of = |offset: u64| from + usize::try_from(offset).unwrap_or_default();
    loop {
        let place = place_of(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Start(start)) => tree.open(&start, lines.at(place), siblings),
            Ok(Event::Empty(start)) => {
                tree.open(&start, lines.at(place), siblings);
                tree.close_last(true);
            }
            Ok(Event::End(end)) => tree.close(end.name().0),
            Ok(Event::Text(part)) => tree.text(&part),
            Ok(Event::CData(part)) => tree.text(&part),
            Ok(Event::GeneralRef(name)) => tree.text(&resolved(&format!("&{};", &*name))),
            Ok(Event::Eof) => {
                return tree.open.last().map(|open| (text.len(), format!("the text ends inside <{}>", open.element.name)));
            }
            Ok(_) => {}
            Err(error) => return Some((place_of(reader.error_position()).max(place), error.to_string())),
        }
    }
}

fn next_sibling(text: &str, from: usize, siblings: &[&str]) -> Option<usize> {
    let rest = text.get(from..)?;
    let starts = siblings.iter().filter_map(|name| {
        rest.match_indices(&format!("<{name}"))
            .map(|(place, opening)| (place, place + opening.len()))
            .find(|(_, end)| rest[*end..].starts_with([' ', '>', '\t', '\n', '\r']))
    });
    starts.map(|(place, _)| from + place).min()
}

/// A `<` that begins no tag is text.
fn mended(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find('<') {
        let place = from + found;
        let after = &text[place + 1..];
        let end = match () {
            () if after.starts_with("![CDATA[") => after.find("]]>"),
            () if after.starts_with("!--") => after.find("-->"),
            () => Some(0),
        };
        let is_tag = after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '/' | '!' | '?'));
        if !is_tag {
            mended.push_str(&text[copied..place]);
            mended.push_str("&lt;");
            copied = place + 1;
        }
        from = place + 1 + end.unwrap_or(after.len());
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[copied..]);
    Cow::Owned(mended)
}

/// Counts lines up to places that come in their order.
struct Lines<'t> {
    text: &'t str,
    place: usize,
    line: u64,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> u64 {
        let passed = self.text.as_bytes().get(self.place..place).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.place = self.place.max(place);
        self.line
    }
}

struct Open {
    element: Element,
    /// The name as written.
    written: String,
    /// How many namespaces were known outside.
    known_namespaces: usize,
}

#[derive(Default)]
struct Growing {
    tree: Tree,
    open: Vec<Open>,
    /// Prefixes as written and the usual ones; the last one counts.
    namespaces: Vec<(String, String)>,
    /// How many elements too deep to be kept are open.
    left_out: usize,
}

impl Growing {
    fn open(&mut self, start: &BytesStart<'_>, line: u64, siblings: &[&str]) {
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

    fn text(&mut self, part: &str) {
        let Some(open) = self.open.last_mut() else { return };
        match open.element.children.last_mut() {
            Some(Node::Text(text)) => text.push_str(part),
            _ => open.element.children.push(Node::Text(part.to_string())),
        }
    }

    /// Closes the innermost open element with a name and all inside it; an end without a beginning is passed over.
    fn close(&mut self, written: &str) {
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
    fn close_all(&mut self) {
        self.left_out = 0;
        // What the elements around said of prefixes holds for what comes after the gap as well.
        let namespaces = self.namespaces.clone();
        while !self.open.is_empty() {
            self.close_last(false);
        }
        self.namespaces = namespaces;
    }

    fn close_last(&mut self, is_closed: bool) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, siblings: &[&str]) -> String {
        fn push(element: &Element, out: &mut String) {
            out.push_str(&element.name);
            out.push_str(if element.is_closed { "(" } else { "?(" });
            for node in &element.children {
                match node {
                    Node::Text(text) => out.push_str(text.trim()),
                    Node::Element(element) => push(element, out),
                }
            }
            out.push(')');
        }
        let tree = read(text, siblings);
        let mut out = String::new();
        tree.roots.iter().for_each(|root| push(root, &mut out));
        tree.faults.iter().for_each(|fault| out.push_str(&format!(" !{}", fault.line)));
        out
    }

    #[test]
    fn xml_as_it_is_found() {
        for (text, expected) in [
            ("\n<?xml version='1.0'?><a><b>x &amp; y</b></a>", "a(b(x & y))"),
            ("<a><b>AT&T &nbsp;&eacute; 3 < 4</b></a>", "a(b(AT&T \u{A0}é 3 < 4))"),
            ("<a><![CDATA[<p>1 < 2</p>]]></a>", "a(<p>1 < 2</p>)"),
            ("<a><b>one<br>two</b><c>3</c></a>", "a(b(onebr(two))c(3))"),
            ("<a><b>one</b></c><d/></a>", "a(b(one)d())"),
            ("<a><item>1<item>2</item></a>", "a(item(1)item(2))"),
            ("<a><item>1</item><item>2", "a?(item(1)item?(2)) !1"),
            ("<a><item>1</item>\n<item><b><![CDATA[cut of", "a?(item(1)item?(b?(cut of))) !2"),
            ("<a><item>1</item>\n<item><![CDATA[ no end <item>2</item>\n</a>", "a?(item(1)item?())item(2) !2"),
            (
                "<n:a xmlns:n='http://www.w3.org/2005/Atom' xmlns:m='http://purl.org/dc/elements/1.1/'><m:b/></n:a>",
                "a(dc:b())",
            ),
        ] {
            assert_eq!(shown(text, &["item"]), expected, "{text}");
        }
        let deep = format!("{}x{}<end/>", "<a>".repeat(300), "</a>".repeat(300));
        let tree = read(&deep, &[]);
        assert_eq!((tree.roots.len(), tree.roots[0].text().as_str()), (2, "x"));
    }

    #[test]
    fn beginnings() {
        for (text, expected) in [
            ("<?xml version='1.0'?>\n<!-- a > b --><rss version='2.0'>", Some("rss")),
            ("\u{FEFF} <!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", Some("nitf")),
            ("<!DOCTYPE a [<!ENTITY b 'c>'>]><a>", Some("a")),
            ("<rdf:RDF xmlns='x'>", Some("RDF")),
            ("plain < text", None),
            ("<3", None),
        ] {
            assert_eq!(root_name(text).as_deref(), expected, "{text}");
        }
        assert_eq!(declared_charset(b"<?xml version=\"1.0\" encoding='ISO-8859-1'?>").as_deref(), Some("ISO-8859-1"));
    }
}
