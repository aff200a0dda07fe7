//! The own tree is html5ever's tree, or none.

use scraper::Html;

use super::builder::Builder;
use super::convert::converted;
use super::page::{Edge, Node, Page};
use super::{built, slim};
use crate::dice::dice;

/// The tree as text, a line for each node.
fn shown(page: &Page) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for edge in page.root().traverse() {
        match edge {
            Edge::Close(_) => depth -= 1,
            Edge::Open(node) => {
                let line = match node.value() {
                    Node::Root => "root".to_string(),
                    Node::Text(text) => format!("{text:?}"),
                    Node::Comment(text) => format!("<!--{text}-->"),
                    Node::Element(element) => {
                        let mut attributes: Vec<String> =
                            element.attrs().map(|(name, value)| format!(" {name}={value:?}")).collect();
                        attributes.sort();
                        format!("<{}{}>", element.name(), attributes.concat())
                    }
                };
                text.push_str(&format!("{}{line}\n", " ".repeat(depth)));
                depth += 1;
            }
        }
    }
    text
}

fn is_same(html: &str) -> Option<bool> {
    let own = built(html, Builder::of_page(html.len()))?;
    let (own, theirs) = (shown(&own), shown(&converted(&Html::parse_document(&slim(html).html), 0)));
    assert_eq!(own, theirs, "{html}");
    let own = built(html, Builder::of_fragment(html.len()))?;
    let (own, theirs) = (shown(&own), shown(&converted(&Html::parse_fragment(&slim(html).html), 0)));
    assert_eq!(own, theirs, "fragment {html}");
    Some(true)
}

const ELEMENTS: [&str; 67] = [
    "a",
    "address",
    "applet",
    "article",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figure",
    "form",
    "h1",
    "h3",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "li",
    "link",
    "listing",
    "main",
    "marquee",
    "meta",
    "nobr",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "section",
    "select",
    "span",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "video",
    "template",
    "x-card",
    "o:p",
];
const ATTRIBUTES: [&str; 10] = [
    "",
    "",
    "",
    " class=x",
    " id='a&amp;b' CLASS=\"y\"",
    " href=?a=1&copy=2",
    " data-x hidden",
    " type=hidden",
    " / title=a",
    " lang=en class=x class=z",
];
const TEXTS: [&str; 22] = [
    "a",
    " ",
    "\n",
    "\n\n  ",
    "b c",
    "&amp;",
    "&copy right",
    "&notit ",
    "&#8217;",
    "&#x80;x",
    "&#0;",
    "&unknown;",
    "&am",
    "1 < 2",
    "ü",
    "\r\n",
    "x\r\ny",
    "&nbsp;",
    "<!-- c -->",
    "<!-- saved from url=(1)http://a/ -->",
    "<title>t &lt; u</title>",
    "<script>var datePublished = '2020'</script>",
];

/// A page of tags in no order.
fn soup(dice: &mut impl FnMut(usize) -> usize) -> String {
    const BEGINNINGS: [&str; 4] =
        ["", "<!doctype html>", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "<html lang=de>"];
    let mut html = BEGINNINGS[dice(BEGINNINGS.len())].to_string();
    let kinds = 2 + dice(ELEMENTS.len() - 2);
    let first = dice(ELEMENTS.len());
    let mut open: Vec<&str> = Vec::new();
    for _ in 0..dice(30) {
        let name = ELEMENTS[(first + dice(kinds) * 7) % ELEMENTS.len()];
        match dice(8) {
            0..=2 => {
                open.push(name);
                html.push_str(&format!("<{name}{}>", ATTRIBUTES[dice(ATTRIBUTES.len())]));
            }
            3 => html.push_str(&format!("</{name}>")),
            4 | 5 => {
                if let Some(name) = open.pop() {
                    html.push_str(&format!("</{name}>"));
                }
            }
            _ => html.push_str(TEXTS[dice(TEXTS.len())]),
        }
    }
    html
}

#[test]
fn soup_is_read_as_html5ever_reads_it() {
    const PAGES: usize = 40_000;
    let mut dice = dice(7);
    let same = (0..PAGES).filter(|_| is_same(&soup(&mut dice)).is_some()).count();
    assert!(same > PAGES / 2, "{same} of {PAGES} pages were read without html5ever");
}
