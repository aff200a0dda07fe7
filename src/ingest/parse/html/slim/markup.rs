//! Reads the markup of a page by the rules of the standard's tokenizer: where tags, comments and texts without tags end, and which
//! attributes of a tag are kept.

use memchr::memchr;

use crate::ingest::parse::html::large::is_size_of_headline;
use crate::ingest::parse::html::tree::{Name, attribute_name};

/// Attributes beyond this many in one tag are left out.
const MOST_ATTRIBUTES: usize = 64;
/// Longer values are left out, unless they are a `content`.
pub(super) const LONGEST_VALUE_BYTES: usize = 4096;
const LONGEST_DATA_VALUE_BYTES: usize = 200;

/// An attribute as it is written.
pub(in super::super) struct Attribute<'h> {
    pub(in super::super) name: &'h str,
    pub(in super::super) value: &'h str,
    /// The name, if a reader asks for it.
    pub(in super::super) known: Option<&'static str>,
}

/// One tag: its name, the attributes that are kept, and the place after it.
pub(in super::super) struct Tag<'h> {
    pub(in super::super) name: &'h str,
    /// The name, if HTML knows it.
    pub(in super::super) known: Option<Name>,
    pub(in super::super) kept: Vec<Attribute<'h>>,
    pub(super) closes_itself: bool,
    /// The place after the tag.
    pub(super) end: usize,
}

pub(super) fn name_at(markup: &str, from: usize) -> &str {
    let bytes = &markup.as_bytes()[from..];
    let length =
        bytes.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).unwrap_or(bytes.len());
    &markup[from..from + length]
}

/// The length of a comment or declaration; `None` if the page ends inside it.
pub(super) fn after_declaration(markup: &str) -> Option<usize> {
    if !markup.starts_with("<!--") {
        return markup.find('>').map(|end| end + 1);
    }
    for short in ["<!-->", "<!--->"] {
        if markup.starts_with(short) {
            return Some(short.len());
        }
    }
    let mut at = 4;
    while let Some(next) = markup[at..].find("--") {
        at += next + 2;
        at += markup.as_bytes()[at..].iter().position(|byte| *byte != b'-')?;
        let rest = &markup[at..];
        if rest.starts_with('>') {
            return Some(at + 1);
        }
        if rest.starts_with("!>") {
            return Some(at + 2);
        }
    }
    None
}

/// The bytes that end the name of an attribute.
const ENDS_ATTRIBUTE: [bool; 256] = {
    let mut ends = [false; 256];
    let mut place = 0;
    let ending = b"=>/ \t\n\r\x0c";
    while place < ending.len() {
        ends[ending[place] as usize] = true;
        place += 1;
    }
    ends
};

/// Reads a start tag by the tokenizer's rules.
pub(super) fn read_tag<'h>(html: &'h str, start: usize, mut kept: Vec<Attribute<'h>>) -> Option<Tag<'h>> {
    let bytes = html.as_bytes();
    let name = name_at(html, start + 1);
    kept.clear();
    let mut tag = Tag { name, known: Name::of(name), kept, closes_itself: false, end: 0 };
    let mut at = start + 1 + name.len();
    let mut attributes = 0;
    loop {
        while bytes.get(at)?.is_ascii_whitespace() || (bytes[at] == b'/' && bytes.get(at + 1) != Some(&b'>')) {
            at += 1;
        }
        match bytes[at] {
            b'>' => break,
            b'/' => {
                tag.closes_itself = true;
                at += 1;
                break;
            }
            _ => {}
        }
        let name_start = at;
        at += 1;
        at += bytes.get(at..)?.iter().position(|byte| ENDS_ATTRIBUTE[usize::from(*byte)])?;
        let attribute = &html[name_start..at];
        let after_name = at;
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        let mut value = "";
        // Only a value without quotes can hold both kinds of them.
        let mut is_quoted_twice = false;
        if bytes[at] == b'=' {
            at += 1;
            while bytes.get(at)?.is_ascii_whitespace() {
                at += 1;
            }
            match bytes[at] {
                quote @ (b'"' | b'\'') => {
                    let length = memchr(quote, &bytes[at + 1..])?;
                    value = &html[at + 1..at + 1 + length];
                    at += length + 2;
                }
                _ => {
                    let value_start = at;
                    at += bytes[at..].iter().position(|byte| *byte == b'>' || byte.is_ascii_whitespace())?;
                    value = &html[value_start..at];
                    is_quoted_twice = value.contains('"') && value.contains('\'');
                }
            }
        } else {
            at = after_name;
        }
        attributes += 1;
        let known = attribute_name(attribute);
        if attributes <= MOST_ATTRIBUTES && !is_quoted_twice && is_asked_for(tag.known, attribute, known, value) {
            tag.kept.push(Attribute { name: attribute, value, known });
        }
    }
    tag.end = at + 1;
    Some(tag)
}

/// Whether a reader asks for an attribute, or may ask for it.
fn is_asked_for(element: Option<Name>, name: &str, known: Option<&str>, value: &str) -> bool {
    if value.len() > LONGEST_VALUE_BYTES && known != Some("content") {
        return false;
    }
    match known {
        Some("style") => return ["none", "hidden", "center", "font-size"].iter().any(|said| value.contains(said)),
        // What a picture says, and what stands in the middle of the line.
        Some("alt") => return element == Some(Name::IMG) || element.is_none(),
        Some("align") => return value.eq_ignore_ascii_case("center"),
        // Letters as large as those of a headline; others say nothing, and their elements go.
        Some("size") => return is_size_of_headline(value),
        Some(data) if data.starts_with("data-") => return value.len() <= LONGEST_DATA_VALUE_BYTES,
        Some(_) => return true,
        None => {}
    }
    let starts = |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if starts("data-") {
        return value.len() <= LONGEST_DATA_VALUE_BYTES;
    }
    const NEVER: [&str; 23] = [
        "src",
        "srcset",
        "sizes",
        "width",
        "height",
        "target",
        "tabindex",
        "loading",
        "decoding",
        "border",
        "valign",
        "color",
        "size",
        "face",
        "bgcolor",
        "cellpadding",
        "cellspacing",
        "crossorigin",
        "integrity",
        "nonce",
        "d",
        "media",
        "async",
    ];
    // How large a picture is.
    if element == Some(Name::IMG) && ["width", "height"].iter().any(|asked| name.eq_ignore_ascii_case(asked)) {
        return true;
    }
    let is_never = starts("on") || NEVER.iter().any(|never| name.eq_ignore_ascii_case(never));
    !is_never && !name.contains(['"', '\'', '<'])
}

/// The place after the end tag that ends the raw text of an element; the end of the page if there is none.
pub(super) fn after_raw_text(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(next) = memchr(b'<', &html.as_bytes()[at..]) {
        at += next + 1;
        let rest = &html.as_bytes()[at..];
        let is_end = rest.first() == Some(&b'/')
            && rest.get(1..1 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(1 + name.len()).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        if is_end {
            return memchr(b'>', &html.as_bytes()[at..]).map_or(html.len(), |end| at + end + 1);
        }
    }
    html.len()
}

/// The place after a drawing. One that is not closed ends where an element of the page begins or ends, as in the parser.
pub(super) fn after_drawing(html: &str, from: usize) -> usize {
    const OF_THE_PAGE: [&str; 24] = [
        "p",
        "div",
        "span",
        "ul",
        "ol",
        "li",
        "table",
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "button",
        "html",
        "main",
    ];
    let mut at = from;
    let mut open = 1usize;
    let mut foreign = 0usize;
    while let Some(next) = memchr(b'<', &html.as_bytes()[at..]) {
        let start = at + next;
        let rest = &html[start..];
        if rest.starts_with("<!") {
            at = after_declaration(rest).map_or(html.len(), |length| start + length);
            continue;
        }
        let closes = rest.as_bytes().get(1) == Some(&b'/');
        let name = name_at(rest, 1 + usize::from(closes));
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if foreign == 0 && OF_THE_PAGE.iter().any(|known| is(known)) {
            return start;
        }
        let Some(end) = memchr(b'>', rest.as_bytes()) else { return html.len() };
        at = start + end + 1;
        let closes_itself = rest[..end].ends_with('/');
        match closes {
            true if is("svg") => {
                open -= 1;
                if open == 0 {
                    return at;
                }
            }
            true if is("foreignobject") => foreign = foreign.saturating_sub(1),
            false if closes_itself => {}
            false if is("svg") => open += 1,
            false if is("foreignobject") => foreign += 1,
            false if is("style") || is("script") => at = after_raw_text(html, at, name),
            _ => {}
        }
    }
    html.len()
}
