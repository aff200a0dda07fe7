//! Tells what an element is by what stands in it and around it: a tag, a box of categories, the label of a section, an article.

use super::hints::{class_words, is_author_word};
use super::page::text_of;
use super::tree::{Element, Name, NodeRef};

/// Of longer links only the beginning is compared.
const LONGEST_TEXT_BYTES: usize = 160;

/// Whether an item has words beside the link that is the tag: `<li>Topic: <a>Ports</a></li>`.
pub(super) fn has_more_than_link(node: NodeRef<'_>) -> bool {
    const MOST_NODES: usize = 20;
    let is_link = |inner: &NodeRef<'_>| inner.value().as_element().is_some_and(|inner| inner.known() == Name::A);
    let link = node.descendants().take(MOST_NODES).find(is_link);
    link.is_some_and(|link| text_of(link, LONGEST_TEXT_BYTES) != text_of(node, LONGEST_TEXT_BYTES))
}

/// The section around an element that is its label.
pub(super) fn section_labelled_by<'p>(node: NodeRef<'p>, element: Element<'p>) -> Option<NodeRef<'p>> {
    let id = element.attr("id")?;
    let around = node.parent()?;
    let is_section = around.value().as_element().is_some_and(|section| section.attr("aria-labelledby") == Some(id));
    is_section.then_some(around)
}

/// The words of the first item of a list, if they are few, none of them is a link, and the next item is one.
pub(super) fn line_before_list(item: NodeRef<'_>) -> Option<String> {
    const LONGEST_BYTES: usize = 80;
    let is_element = |node: &NodeRef<'_>| node.value().is_element();
    if std::iter::successors(item.prev_sibling(), |node| node.prev_sibling()).any(|before| is_element(&before)) {
        return None;
    }
    let next = siblings_behind(item).find(is_element)?;
    if has_link(item) || !has_link(next) {
        return None;
    }
    let line = text_of(item, LONGEST_BYTES + 1);
    (!line.is_empty() && line.len() <= LONGEST_BYTES).then_some(line)
}

fn siblings_behind(node: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    std::iter::successors(node.next_sibling(), |node| node.next_sibling())
}

fn has_link(node: NodeRef<'_>) -> bool {
    const MOST_NODES: usize = 20;
    let is_link = |inner: NodeRef<'_>| inner.value().as_element().is_some_and(|inner| inner.known() == Name::A);
    node.descendants().take(MOST_NODES).any(is_link)
}

/// Whether what stands directly behind a heading is two links or more, none of them as long as a headline.
pub(super) fn leads_short_links(heading: NodeRef<'_>) -> bool {
    const FEWEST: usize = 2;
    const MOST_WORDS: usize = 4;
    const MOST_NODES: usize = 200;
    let is_link = |inner: &NodeRef<'_>| inner.value().as_element().is_some_and(|inner| inner.known() == Name::A);
    let behind = siblings_behind(heading).filter(|node| node.value().is_element());
    let links: Vec<String> = behind
        .take_while(|node| {
            !node.value().as_element().is_some_and(|element| matches!(element.known(), Name::P | Name::ARTICLE))
        })
        .flat_map(|node| node.descendants().take(MOST_NODES))
        .filter(is_link)
        .take(MOST_NODES)
        .map(|link| text_of(link, LONGEST_TEXT_BYTES))
        .filter(|text| !text.is_empty())
        .collect();
    links.len() >= FEWEST && links.iter().all(|link| link.split_whitespace().count() <= MOST_WORDS)
}

/// Whether an element without others in it is called a tag: `<span class=tag>Ports</span>`.
pub(super) fn is_single_tag(node: NodeRef<'_>, element: Element<'_>) -> bool {
    element.known() == Name::SPAN
        && !node.children().any(|child| child.value().is_element())
        && class_words(element).iter().any(|word| matches!(word.as_str(), "tag" | "keyword" | "hashtag"))
}

/// Whether the element around a link, or the one around that, is called after categories, which themes of blogs mark as tags, too.
pub(super) fn is_in_box_of_categories(node: NodeRef<'_>) -> bool {
    const LEVELS: usize = 3;
    let mut around = node.parent();
    for _ in 0..LEVELS {
        let Some(element) = around.and_then(|around| around.value().as_element()) else { return false };
        let words = class_words(element);
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
        if has(&["tag", "tags"]) {
            return false;
        }
        // WordPress names a post by its categories.
        let class = element.attr("class").unwrap_or_default();
        let is_post = class.split_whitespace().any(|token| matches!(token, "post" | "hentry" | "type-post"));
        if has(&["category", "categories"]) && !is_post {
            return true;
        }
        around = around.and_then(|around| around.parent());
    }
    false
}

/// Whether the heading or the text of an article stands in an element.
pub(super) fn holds_article(node: NodeRef<'_>) -> bool {
    const MOST_ELEMENTS: usize = 400;
    const SHORTEST_PARAGRAPH_BYTES: usize = 200;
    node.descendants().skip(1).filter(|inner| inner.value().is_element()).take(MOST_ELEMENTS).any(|inner| {
        let name = inner.value().as_element().map(Element::known);
        matches!(name, Some(Name::H1 | Name::ARTICLE))
            || name == Some(Name::P) && text_of(inner, SHORTEST_PARAGRAPH_BYTES).len() >= SHORTEST_PARAGRAPH_BYTES
    })
}

/// Whether an element is what a class calls an author, or has that or a `<time>` in it.
pub(super) fn holds_byline(node: NodeRef<'_>) -> bool {
    const MOST_ELEMENTS: usize = 40;
    let mut inner = node.descendants().filter_map(|inner| inner.value().as_element()).take(MOST_ELEMENTS);
    inner.any(|inner| inner.known() == Name::TIME || class_words(inner).iter().any(|word| is_author_word(word)))
}
