//! Turns a piece of HTML into its lines, each with the link that it is, for mails that are lists of links.

use super::tree::{Edge, Element, Name, parse_fragment};
use crate::text::collapse_white_space;

/// A line of a page as a reader sees it; a link is a line of its own.
#[derive(Debug, PartialEq)]
pub(crate) struct LinkedLine {
    pub(crate) text: String,
    pub(crate) link: Option<String>,
}

/// The lines of a piece of HTML.
pub(crate) fn lines_with_links(html: &str) -> Vec<LinkedLine> {
    let page = parse_fragment(html);
    let mut lines = Vec::new();
    let mut text = String::new();
    let mut link: Option<String> = None;
    let mut end_line = |text: &mut String, link: &Option<String>| {
        let line = collapse_white_space(&std::mem::take(text));
        if !line.is_empty() {
            lines.push(LinkedLine { text: line, link: link.clone() });
        }
    };
    for edge in page.root().traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        if let Some(words) = node.value().as_text().filter(|_| opens) {
            text.push_str(words);
        } else if let Some(element) = node.value().as_element()
            && !is_inline(element)
        {
            end_line(&mut text, &link);
            if element.known() == Name::A {
                link = if opens { element.attr("href").map(str::to_string) } else { None };
            }
        }
    }
    end_line(&mut text, &link);
    lines
}

/// Whether an element stands within a line.
fn is_inline(element: Element<'_>) -> bool {
    matches!(element.name(), "b" | "i" | "em" | "strong" | "span" | "font" | "u" | "small" | "mark" | "wbr" | "img")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_links() {
        let html = "<td><a href=\"https://a.example\"><span>The <b>pier</b></span></a> Harbour<div>It is\n closed.<br>Really.</div></td>";
        let shown: Vec<String> = lines_with_links(html)
            .into_iter()
            .map(|line| format!("{}|{}", line.text, line.link.unwrap_or_default()))
            .collect();
        assert_eq!(shown, ["The pier|https://a.example", "Harbour|", "It is closed.|", "Really.|"]);
    }
}
