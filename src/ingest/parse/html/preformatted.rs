//! Finds pages that are a text as it was typed, in one `<pre>` or several: what stands above that text is read as in any text.

use super::hints::is_silent;
use super::tree::{Edge, Name, Node, Page};

/// The text of a page that shows prose in `<pre>` and next to nothing beside it.
pub(super) fn preformatted_text(page: &Page) -> Option<String> {
    // Beside it stand the way to other pages and the name of the house.
    const MOST_BESIDE: usize = 5;
    const LEAST_LETTERS: usize = 400;
    page.elements(Name::PRE).next()?;
    let (mut text, mut beside, mut open, mut silent) = (String::new(), 0, 0_usize, 0_usize);
    for edge in page.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    silent += usize::from(is_silent(element));
                    open += usize::from(element.known() == Name::PRE);
                    if open > 0 && element.known() == Name::BR {
                        text.push('\n');
                    }
                }
                Node::Text(words) if silent == 0 && open > 0 => text.push_str(words),
                Node::Text(words) if silent == 0 => beside += letters(words),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    silent = silent.saturating_sub(usize::from(is_silent(element)));
                    if element.known() == Name::PRE {
                        open = open.saturating_sub(1);
                        text.push_str("\n\n");
                    }
                }
            }
        }
    }
    let length = letters(&text);
    (length >= LEAST_LETTERS && beside * MOST_BESIDE <= length && is_prose(&text)).then_some(text)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether most lines are as full as those of a text are; programs, tables and logs are in `<pre>` too.
fn is_prose(text: &str) -> bool {
    const LEAST_WORDS: usize = 6;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_full = |line: &&str| {
        let words = line.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '"'));
        words.count() >= LEAST_WORDS && !line.trim_end().ends_with([';', '{', '}'])
    };
    let (all, full) = (lines.clone().count(), lines.filter(is_full).count());
    full * 2 > all
}
