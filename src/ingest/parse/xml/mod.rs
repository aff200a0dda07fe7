//! Turns XML as it is found (undeclared entities, bare `&`, crossed or missing end tags, cut files) into a tree of [`Element`]s.
//!
//! Names come with the prefix that is usual for their namespace, whatever prefix the file uses: `ns0:creator` is `dc:creator`
//! when `ns0` stands for Dublin Core; names of the formats themselves have none. What is open where the text stops or cannot be
//! read on is kept, marked as not closed.
//!
//! `element`: the tree. `growing`: one that is being read, with the names that its prefixes stand for. `entities`: references → letters.

mod element;
mod entities;
mod growing;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

pub(crate) use self::element::{Element, Node};
pub(crate) use self::entities::resolved;
use self::growing::Growing;

/// After this many places where a text cannot be read on, the rest is given up: finding each one may take the whole text.
const MOST_FAULTS: usize = 50;

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
