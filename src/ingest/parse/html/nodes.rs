//! Tells what an element is by what stands in it and around it: a tag, a box of categories, the label of a section, an article.

use super::hints::{class_words, is_author_word, is_silent};
use super::page::text_of;
use super::pieces::has_date;
use super::tree::{Element, Name, Node, NodeRef};

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
    let behind = siblings_behind(heading).filter(|node| node.value().is_element());
    let links = links_in(behind.take_while(|node| {
        !node.value().as_element().is_some_and(|element| matches!(element.known(), Name::P | Name::ARTICLE))
    }));
    links.len() >= FEWEST_SHORT_LINKS && links.iter().all(|link| is_as_short_as_topics(link))
}

/// Whether an element holds two links or more, none of them as long as a headline.
pub(super) fn short_links_in(node: NodeRef<'_>) -> bool {
    let links = links_in(std::iter::once(node));
    links.len() >= FEWEST_SHORT_LINKS && links.iter().all(|link| is_as_short_as_topics(link))
}

/// Whether none of the links of an element is as long as a headline.
pub(super) fn has_only_short_links(node: NodeRef<'_>) -> bool {
    links_in(std::iter::once(node)).iter().all(|link| is_as_short_as_topics(link))
}

/// One link behind a heading is another article as well as a topic.
const FEWEST_SHORT_LINKS: usize = 2;

/// The texts of the first links of elements, without those to parts of the article itself.
fn links_in<'t>(nodes: impl Iterator<Item = NodeRef<'t>>) -> Vec<String> {
    const MOST_NODES: usize = 200;
    let is_part = |link: Element<'_>| link.attr("href").is_some_and(|href| href.len() > 1 && href.starts_with('#'));
    let is_link = |inner: &NodeRef<'_>| inner.value().as_element().is_some_and(|e| e.known() == Name::A && !is_part(e));
    let links = nodes.flat_map(|node| node.descendants().take(MOST_NODES)).filter(is_link).take(MOST_NODES);
    links.map(|link| text_of(link, LONGEST_TEXT_BYTES)).filter(|text| !text.is_empty()).collect()
}

/// Whether a text is as short as topics are, by its words, and by its letters where nothing stands between words.
pub(super) fn is_as_short_as_topics(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const MOST_SIGNS: usize = 14;
    // Its vowels and tones are characters of their own.
    const MOST_OF_THAI: usize = 36;
    let has = |range: std::ops::RangeInclusive<char>| text.chars().any(|character| range.contains(&character));
    let most = if has('\u{e00}'..='\u{eff}') { Some(MOST_OF_THAI) } else { None };
    let most = most.or_else(|| has('\u{3040}'..='\u{9fff}').then_some(MOST_SIGNS));
    text.split_whitespace().count() <= MOST_WORDS && most.is_none_or(|most| text.chars().count() <= most)
}

/// The words directly before a box of links, if they are few and none of them is a link.
pub(super) fn line_before_links(links: NodeRef<'_>) -> Option<String> {
    const LONGEST_BYTES: usize = 90;
    const MOST_NODES: usize = 8;
    let before = std::iter::successors(links.prev_sibling(), |node| node.prev_sibling());
    let mut before = before.skip_while(|node| node.value().as_text().is_some_and(|text| text.trim().is_empty()));
    let label = before.next().filter(|_| has_link(links))?;
    let line = match label.value() {
        Node::Text(text) if text.len() <= 2 * LONGEST_BYTES => text.trim().to_string(),
        Node::Element(element) => {
            let is_line = matches!(element.known(), Name::DIV | Name::P | Name::SPAN | Name::STRONG | Name::B | Name::LABEL);
            // Most are paragraphs, which are longer.
            let is_short = |node: NodeRef<'_>| node.value().as_text().is_none_or(|text| text.len() <= 2 * LONGEST_BYTES);
            let is_small = label.descendants().nth(MOST_NODES).is_none() && label.descendants().all(is_short);
            if !is_line || !is_small || has_link(label) {
                return None;
            }
            text_of(label, LONGEST_BYTES + 1)
        }
        _ => return None,
    };
    (!line.is_empty() && line.len() <= LONGEST_BYTES).then_some(line)
}

/// Whether an element holds links and nothing else but marks between them.
pub(super) fn is_line_of_links(node: NodeRef<'_>) -> bool {
    const LONGEST_BYTES: usize = 600;
    let all = text_of(node, LONGEST_BYTES + 1);
    let linked: usize = links_in(std::iter::once(node)).iter().map(|link| letters_in(link)).sum();
    all.len() <= LONGEST_BYTES && linked > 0 && letters_in(&all) == linked
}

/// Whether an element and all behind it are boxes of one link each, none of them as long as a headline, and they are two or more.
pub(super) fn begins_boxes_of_links(first: NodeRef<'_>) -> bool {
    const MOST_BOXES: usize = 40;
    let behind = siblings_behind(first).filter(|node| node.value().is_element());
    let boxes: Vec<NodeRef<'_>> = std::iter::once(first).chain(behind).take(MOST_BOXES + 1).collect();
    let is_box = |node: &NodeRef<'_>| {
        let links = links_in(std::iter::once(*node));
        links.len() == 1 && is_as_short_as_topics(&links[0]) && is_line_of_links(*node)
    };
    (FEWEST_SHORT_LINKS..=MOST_BOXES).contains(&boxes.len()) && boxes.iter().all(is_box)
}

/// The line in an element of its own directly before a link, behind which nothing but short links stands.
pub(super) fn line_before_short_links(link: NodeRef<'_>) -> Option<String> {
    let line = line_before_links(link)?;
    let label =
        std::iter::successors(link.prev_sibling(), |node| node.prev_sibling()).find(|node| node.value().is_element())?;
    leads_short_links(label).then_some(line)
}

/// Whether a link is one of a cloud of tags, in which the size of each says how often the site has it.
pub(super) fn is_in_cloud(link: NodeRef<'_>, element: Element<'_>) -> bool {
    const MOST_NODES: usize = 200;
    const MOST_LEVELS: usize = 2;
    let Some(own) = font_size(element) else { return false };
    let is_of_other_size = |node: NodeRef<'_>| {
        let other = node.value().as_element().filter(|other| other.known() == Name::A);
        other.and_then(font_size).is_some_and(|size| size != own)
    };
    let around = std::iter::successors(link.parent(), |node| node.parent()).take(MOST_LEVELS);
    around.flat_map(|node| node.descendants().take(MOST_NODES)).any(is_of_other_size)
}

/// The size of letters that an element has for itself.
fn font_size<'p>(element: Element<'p>) -> Option<&'p str> {
    let parts = element.attr("style")?.split(';').filter_map(|part| part.split_once(':'));
    parts.filter(|(name, _)| name.trim().eq_ignore_ascii_case("font-size")).map(|(_, size)| size.trim()).next()
}

fn letters_in(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
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

/// Whether a heading stands in an element of which `is_headline` holds, and two paragraphs or more of text behind it.
pub(super) fn holds_headline_and_text(node: NodeRef<'_>, is_headline: impl Fn(&str) -> bool) -> bool {
    const MOST_ELEMENTS: usize = 1_000;
    const SHORTEST_PARAGRAPH_BYTES: usize = 80;
    const LEAST_TEXT_BYTES: usize = 200;
    const LONGEST_HEADLINE_BYTES: usize = 400;
    // The name of a section is a part of many titles.
    const LEAST_LETTERS_OF_LOWER: usize = 20;
    let (mut has_headline, mut elements, mut text) = (false, 0, 0);
    for inner in node.descendants().skip(1) {
        match inner.value() {
            Node::Element(element) => {
                elements += 1;
                let least = match element.known() {
                    Name::H1 => 1,
                    Name::H2 | Name::H3 => LEAST_LETTERS_OF_LOWER,
                    _ => usize::MAX,
                };
                if !has_headline && least < usize::MAX {
                    let heading = text_of(inner, LONGEST_HEADLINE_BYTES);
                    has_headline = heading.chars().count() >= least && is_headline(&heading);
                }
            }
            Node::Text(words) if has_headline && words.len() >= SHORTEST_PARAGRAPH_BYTES => {
                let around = inner.parent().and_then(|around| around.value().as_element());
                let is_shown = around.is_none_or(|around| !is_silent(around));
                text += if is_shown { words.trim().len() } else { 0 };
            }
            _ => {}
        }
        if text >= LEAST_TEXT_BYTES || elements > MOST_ELEMENTS {
            break;
        }
    }
    text >= LEAST_TEXT_BYTES
}

/// Whether an element is what a class calls an author, or has that or a `<time>` in it.
pub(super) fn holds_byline(node: NodeRef<'_>) -> bool {
    const MOST_ELEMENTS: usize = 40;
    let mut inner = node.descendants().filter_map(|inner| inner.value().as_element()).take(MOST_ELEMENTS);
    inner.any(|inner| inner.known() == Name::TIME || class_words(inner).iter().any(|word| is_author_word(word)))
}

/// Whether an element is a line with a day in it and what a class or a link calls an author.
pub(super) fn is_line_of_byline(node: NodeRef<'_>) -> bool {
    const MOST_ELEMENTS: usize = 30;
    const LONGEST_BYTES: usize = 240;
    let mut inner = node.descendants().skip(1).filter_map(|inner| inner.value().as_element()).take(MOST_ELEMENTS);
    let names_author = |inner: Element<'_>| {
        class_words(inner).iter().any(|word| is_author_word(word)) || inner.attr("rel").is_some_and(|rel| rel == "author")
    };
    let line = text_of(node, LONGEST_BYTES + 1);
    line.len() <= LONGEST_BYTES && has_date(&line) && inner.any(names_author)
}
