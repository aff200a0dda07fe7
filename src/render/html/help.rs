//! Turns the page on the query language into HTML: headings, paragraphs and tables, each query of a table a link to its search.

use askama::Template;

use super::address::Address;
use super::frame::{Frame, Site};
use super::rendered;
use crate::query::{QUERY_LANGUAGE, SearchRequest};

#[derive(Template)]
#[template(path = "help.html")]
struct HelpTemplate {
    frame: Frame,
    text: String,
    blocks: Vec<Block>,
    contents: Vec<(String, String)>,
}

/// A piece of the page.
#[derive(Debug, Default, PartialEq)]
struct Block {
    /// From 1; 0 for what is no heading.
    heading: usize,
    anchor: String,
    text: Vec<Inline>,
    /// The rows of a table, the first of which is its head.
    rows: Vec<Vec<Vec<Inline>>>,
    /// What a table is called: its number and the heading above it.
    name: String,
    /// The lines of a fenced text.
    fenced: String,
    is_item: bool,
}

/// Running text.
#[derive(Debug, Default, PartialEq)]
struct Inline {
    text: String,
    is_code: bool,
    is_strong: bool,
    /// Where the query in it leads.
    address: String,
}

/// The help page of the query language.
pub fn help_page(site: &Site, address: &Address) -> String {
    document_page(site, address, "The query language", "/help", QUERY_LANGUAGE)
}

/// A document of ours, in the Markdown that the page on the query language is written in, as the page at `path`.
pub fn document_page(site: &Site, address: &Address, title: &str, path: &str, document: &str) -> String {
    let mut blocks = blocks(document, |query| address.anew(SearchRequest::for_text(query)));
    let plain = |block: &Block| block.text.iter().map(|inline| inline.text.as_str()).collect::<String>();
    let (mut heading, mut tables) = (String::new(), 0);
    for block in &mut blocks {
        if block.heading > 0 {
            heading = plain(block);
        } else if !block.rows.is_empty() {
            tables += 1;
            block.name = format!("Table {tables}: {heading}");
        }
    }
    let headings = blocks.iter().filter(|block| block.heading == 2);
    let template = HelpTemplate {
        frame: Frame::new(title, site, address, |address| address.page(path)),
        text: String::new(),
        contents: headings.map(|block| (block.anchor.clone(), plain(block))).collect(),
        blocks,
    };
    rendered(&template)
}

/// Reads the Markdown that the page on the query language is written in; no more of Markdown than that.
fn blocks(document: &str, address: impl Fn(&str) -> String) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph = String::new();
    let mut is_fenced = false;
    let mut is_item = false;
    let flush = |paragraph: &mut String, is_item: &mut bool, blocks: &mut Vec<Block>| {
        if !paragraph.is_empty() {
            blocks.push(Block { text: inlines(paragraph, None), is_item: *is_item, ..Block::default() });
            paragraph.clear();
        }
        *is_item = false;
    };
    for line in document.lines() {
        if line.starts_with("```") {
            flush(&mut paragraph, &mut is_item, &mut blocks);
            is_fenced = !is_fenced;
            if is_fenced {
                blocks.push(Block::default());
            }
        } else if is_fenced {
            if let Some(block) = blocks.last_mut() {
                block.fenced.push_str(line);
                block.fenced.push('\n');
            }
        } else if let Some(heading) = line.strip_prefix('#') {
            flush(&mut paragraph, &mut is_item, &mut blocks);
            let text = heading.trim_start_matches('#');
            let words = text.trim().to_lowercase();
            let anchor = words.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
            blocks.push(Block {
                heading: 1 + heading.len() - text.len(),
                anchor,
                text: inlines(text.trim(), None),
                ..Block::default()
            });
        } else if line.starts_with('|') {
            flush(&mut paragraph, &mut is_item, &mut blocks);
            let cells = cells(line);
            if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'))) {
                continue;
            }
            let is_going_on = blocks.last().is_some_and(|block| !block.rows.is_empty());
            // Only the first cell of a row behind the head is a query.
            let row = cells.iter().enumerate().map(|(place, cell)| {
                let address: Option<&dyn Fn(&str) -> String> = if place == 0 && is_going_on { Some(&address) } else { None };
                inlines(cell, address)
            });
            let row: Vec<Vec<Inline>> = row.collect();
            match blocks.last_mut().filter(|_| is_going_on) {
                Some(block) => block.rows.push(row),
                None => blocks.push(Block { rows: vec![row], ..Block::default() }),
            }
        } else if line.trim().is_empty() {
            flush(&mut paragraph, &mut is_item, &mut blocks);
        } else {
            let item = line.strip_prefix("- ");
            if item.is_some() {
                flush(&mut paragraph, &mut is_item, &mut blocks);
                is_item = true;
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(item.unwrap_or(line).trim());
        }
    }
    flush(&mut paragraph, &mut is_item, &mut blocks);
    blocks
}

/// The cells of a row; `\|` is a bar inside a cell.
fn cells(line: &str) -> Vec<String> {
    const BAR: &str = "\u{1}";
    let line = line.replace("\\|", BAR);
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().replace(BAR, "|")).collect()
}

fn inlines(text: &str, address: Option<&dyn Fn(&str) -> String>) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (place, code) in text.split('`').enumerate() {
        if place % 2 == 1 {
            // What stands in a table with a flag before it is a command's, not the query box's.
            let link = address.filter(|_| !code.starts_with("--")).map_or(String::new(), |address| address(code));
            inlines.push(Inline { text: code.to_string(), is_code: true, address: link, ..Inline::default() });
            continue;
        }
        for (place, part) in code.split("**").enumerate().filter(|(_, part)| !part.is_empty()) {
            let part = if place % 2 == 0 { part.replace('*', "") } else { part.to_string() };
            inlines.push(Inline { text: part, is_strong: place % 2 == 1, ..Inline::default() });
        }
    }
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_on_the_query_language_is_read_whole() {
        let blocks = blocks(QUERY_LANGUAGE, |query| format!("/?q={query}"));
        let rows: usize = blocks.iter().map(|block| block.rows.len()).sum();
        let lines = QUERY_LANGUAGE.lines().filter(|line| line.starts_with('|') && !line.starts_with("|--")).count();
        assert_eq!(rows, lines);
        let queries = blocks.iter().flat_map(|block| block.rows.iter().skip(1)).filter_map(|row| row.first()?.first());
        assert!(queries.filter(|inline| inline.address.starts_with("/?q=")).count() > 100);
        assert!(blocks.iter().any(|block| block.heading == 2));
    }

    #[test]
    fn bars_and_code_in_cells() {
        assert_eq!(cells(r"| `a \| b` | c |"), ["`a | b`", "c"]);
        let shown: Vec<(String, bool)> =
            inlines("a **b** `c*`", None).into_iter().map(|inline| (inline.text, inline.is_code)).collect();
        let expected = [("a ", false), ("b", false), (" ", false), ("c*", true)];
        assert_eq!(shown, expected.map(|(text, is_code)| (text.to_string(), is_code)));
    }
}
