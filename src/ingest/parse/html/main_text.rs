//! Turns a web page, or a piece of one, into its text: the main text by an [`Extractor`], behind which the library can be
//! exchanged; the text of a fragment a paragraph for each block; and the guard against pages nested too deeply to parse.

use ego_tree::iter as ego_tree_edge;
use scraper::{Html, Node};

use crate::ingest::parse::record::paragraphs;

/// Deeper pages are refused: the parser's time grows with the square of the depth.
const DEEPEST: usize = 2_000;

/// Finds the main text of a page.
pub(crate) trait Extractor {
    /// The main text, paragraphs on lines of their own; `None` if there is none.
    fn main_text(&self, html: &str) -> Option<String>;
}

/// The extractor in use.
pub(crate) struct Trafilatura;

impl Extractor for Trafilatura {
    fn main_text(&self, html: &str) -> Option<String> {
        let options = trafilatura::Options::default().with_exclude_comments(true).with_fallback(true);
        let result = trafilatura::extract(html, &options).ok()?;
        // The library's own plain text has no paragraphs.
        let text = text_of_fragment(&result.content_html);
        (!text.is_empty()).then_some(text)
    }
}

/// Whether a page nests so deeply that it is not worth parsing.
pub(crate) fn is_too_deep(html: &str) -> bool {
    is_deeper_than(DEEPEST, html)
}

/// Whether a page nests more than so many elements in one another.
///
/// Counts what is opened and not closed, leaving out elements that never nest or that close one another, and drawings closed in
/// their own tag (`<path/>`).
pub(crate) fn is_deeper_than(most: usize, html: &str) -> bool {
    const NEVER_DEEP: [&str; 38] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
        "keygen", "frame", "li", "p", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
        "colgroup", "rt", "rp", "html", "head", "body", "script", "style", "title", "textarea",
    ];
    // Inside drawings and formulas every element nests, and `/>` closes one; outside, neither is so.
    let mut foreign: usize = 0;
    let mut depth: usize = 0;
    for (place, _) in html.match_indices('<') {
        let after = &html[place + 1..];
        let (closes, name) = match after.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, after),
        };
        let length = name.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        let name = &name[..length];
        let never_deep = foreign == 0 && NEVER_DEEP.iter().any(|never| name.eq_ignore_ascii_case(never));
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || never_deep {
            continue;
        }
        let is_foreign = ["svg", "math"].iter().any(|root| name.eq_ignore_ascii_case(root));
        if closes {
            depth = depth.saturating_sub(1);
            foreign = foreign.saturating_sub(usize::from(is_foreign));
        } else if !((foreign > 0 || is_foreign) && closes_itself(after)) {
            depth += 1;
            foreign += usize::from(is_foreign);
            if depth > most {
                return true;
            }
        }
    }
    false
}

/// Whether a tag ends in `/>`. Tags longer than 2 KB are not looked through.
fn closes_itself(tag: &str) -> bool {
    let bytes = &tag.as_bytes()[..tag.len().min(2048)];
    bytes.iter().position(|byte| *byte == b'>').is_some_and(|end| bytes[..end].ends_with(b"/"))
}

/// The text of a piece of HTML, a paragraph for each block.
pub(crate) fn text_of_fragment(html: &str) -> String {
    const BLOCKS: [&str; 18] = [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "tr",
        "table",
        "section",
        "article",
        "pre",
    ];
    const SILENT: [&str; 5] = ["script", "style", "noscript", "template", "title"];
    if is_too_deep(html) {
        return paragraphs(html);
    }
    let page = Html::parse_fragment(html);
    let mut text = String::new();
    let mut silent = 0usize;
    for edge in page.root_element().traverse() {
        let (node, opens) = match edge {
            ego_tree_edge::Edge::Open(node) => (node, true),
            ego_tree_edge::Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) if SILENT.contains(&element.name()) => {
                silent = if opens { silent + 1 } else { silent.saturating_sub(1) };
            }
            Node::Element(element) if BLOCKS.contains(&element.name()) => text.push_str("\n\n"),
            Node::Text(content) if opens && silent == 0 => {
                text.extend(content.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
            }
            _ => {}
        }
    }
    paragraphs(
        &text
            .split("\n\n")
            .map(crate::text::collapse_white_space)
            .filter(|block| !block.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_bounded() {
        assert!(is_too_deep(&"<div>".repeat(3000)));
        assert!(is_too_deep(&"<main class='a'>".repeat(3000)));
        assert!(!is_too_deep(&"<div></div>".repeat(3000)));
        assert!(!is_too_deep(&"<li>a<p>b<br>".repeat(3000)));
        assert!(!is_too_deep(&format!("<svg>{}</svg>", "<path/>".repeat(12_000))));
        assert!(is_too_deep(&"<div/>".repeat(3000)));
        assert!(is_too_deep(&format!("<svg>{}", "<tr>".repeat(3000))));
    }
}
