//! Turns the text of a page into a tree: made smaller on the way (`slim`), by the rules of the HTML standard for what pages are made
//! of (`builder`, `modes`, `body`, `table`, `template`, `adoption`), and by html5ever where a page does what is rare.
//!
//! The tree is the one that html5ever makes of the page made smaller, without the attributes that no reader asks for. `page`: how
//! it is kept and walked. `names`: elements and attributes. `references`: `&amp;` and its kind. `convert`: from html5ever's tree.

mod adoption;
mod body;
mod builder;
mod convert;
mod modes;
mod names;
mod page;
mod references;
mod table;
mod template;
#[cfg(test)]
mod tests;

use scraper::Html;

use self::builder::Builder;
use self::convert::converted;
pub(super) use self::names::{Name, attribute_name};
pub(super) use self::page::{Edge, Element, Node, NodeRef, Page};
pub(super) use self::references::push_resolved;
use super::slim::{slim, slim_into};
use crate::ingest::parse::builder::ArticleBuilder;

/// Parses a page, made smaller before.
pub(super) fn parse_page(html: &str, builder: &mut ArticleBuilder) -> Page {
    let (page, is_flattened) = parsed_page(html);
    if is_flattened {
        builder.note(
            "page_flattened",
            "the page nests too deeply or has too many elements; some of its structure was left out",
        );
    }
    page
}

/// The tree of a page, and whether some of its structure was left out.
pub(super) fn parsed_page(html: &str) -> (Page, bool) {
    if let Some(page) = built(html, Builder::of_page(html.len())) {
        return (page, false);
    }
    let slim = slim(html);
    (converted(&Html::parse_document(&slim.html), slim.html.len()), slim.flattened)
}

/// The tree of a piece of a body.
pub(super) fn parse_fragment(html: &str) -> Page {
    built(html, Builder::of_fragment(html.len())).unwrap_or_else(|| {
        let html = slim(html).html;
        converted(&Html::parse_fragment(&html), html.len())
    })
}

fn built(html: &str, mut builder: Builder) -> Option<Page> {
    // The tokenizer has rules of its own for NUL; line breaks become one kind before it sees them.
    let holds = |wanted: u8| {
        // Without an early end in a block the compiler compares many bytes at once.
        html.as_bytes().chunks(1024).any(|block| block.iter().fold(false, |found, byte| found | (*byte == wanted)))
    };
    if holds(b'\0') {
        return None;
    }
    if holds(b'\r') {
        let html = html.replace("\r\n", "\n").replace('\r', "\n");
        slim_into(&html, &mut builder);
    } else {
        slim_into(html, &mut builder);
    }
    builder.finish();
    builder.gave_up.is_none().then_some(builder.page)
}
