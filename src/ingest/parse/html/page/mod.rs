//! Turns a parsed page into [`PageFacts`]: in one walk over its elements, all that may say who wrote it, when, under which
//! headline and about what.
//!
//! `facts`: what the walk leaves. `marks`: one element → what its marks say of it.

mod facts;
mod marks;

pub(super) use facts::{Block, Heading, Mark, Marked, PageFacts, Place};
pub(super) use marks::says_topics;

use std::cell::OnceCell;

use super::class_hints::KnownClasses;
use super::data_layer::{has_tags, tags_in};
use super::hints::hints_of;
use super::items::{Item, headline_in};
use super::json_ld::block_of_counter;
use super::nodes::{holds_article, holds_byline, holds_headline_and_text, is_line_of_byline};
use super::posts::is_embedded_post;
use super::text::key;
use super::tree::{Edge, Element, Name, Node, NodeRef, Page};
use crate::text::collapse_white_space;

/// Blocks beyond this are not looked at: a header stands at the top.
const MOST_BLOCKS: usize = 4_000;
/// Of longer blocks only the beginning is kept.
const LONGEST_BLOCK_BYTES: usize = 600;
/// The first links of a block are kept, if they are no longer than a headline.
const MOST_BLOCK_LINKS: usize = 3;
const LONGEST_LINK_BYTES: usize = 160;
/// Longer lines under a heading for tags are no tags.
const LONGEST_TAG_BYTES: usize = 80;
/// Behind so much text a box with buttons for sharing holds no byline of the article.
const LEAST_PROSE_BYTES: usize = 600;
const LEAST_PARAGRAPH_BYTES: usize = 120;
/// What an open element counts as.
struct Opened {
    is_block: bool,
    separates: bool,
    is_aside: bool,
    is_silent: bool,
    is_tag_box: bool,
    is_caption: bool,
    is_of_picture: bool,
    /// The item around the one that begins here.
    item: Option<usize>,
}

#[derive(Default)]
struct Walk<'p> {
    facts: PageFacts<'p>,
    block: String,
    block_length: usize,
    block_links: Vec<String>,
    /// How many elements are open around a heading that says that tags follow, while they do.
    tag_heading: Option<usize>,
    /// Whether the label for tags is one for topics, which may stand above related articles as well.
    is_label_of_topics: bool,
    /// Whether a picture stands behind the last block.
    is_behind_picture: bool,
    /// Whether the block under way begins with a label for tags; asked at its first link.
    is_tag_line: Option<bool>,
    /// How deep inside silent elements.
    silent: usize,
    /// How deep inside asides, and which the outermost one is.
    asides: usize,
    aside: usize,
    /// What has to be undone at the end of each open element.
    open: Vec<Opened>,
    articles: usize,
    elements: usize,
    paragraphs: usize,
    /// How many bytes of paragraphs stand outside asides so far.
    prose: usize,
    tag_boxes: usize,
    captions: usize,
    of_pictures: usize,
    classes: KnownClasses<'p>,
    /// The innermost item of microdata that is an article.
    item: usize,
}

/// Walks over a page.
pub(super) fn facts_of(page: &Page) -> PageFacts<'_> {
    let mut walk = Walk::default();
    for edge in page.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(node, element),
                Node::Text(text) if walk.silent == 0 => walk.text(text),
                Node::Comment(comment) => walk.comment(comment),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.end_block();
    walk.facts
}

/// A title without the name of the program behind that of the site: `Quay stays shut - Harbour Board - Powered by vBulletin`.
fn without_engine(title: String) -> String {
    let cut = [" - Powered by ", " | Powered by ", " – Powered by "].iter().find_map(|joint| title.rfind(joint));
    cut.map_or_else(|| title.clone(), |place| title[..place].trim_end().to_string())
}

/// Whether an address is that of a front page: `/`, `https://example.org/`, `index.html`.
fn is_front_page(href: &str) -> bool {
    let scheme = href.match_indices(':').find(|(place, _)| href[*place..].starts_with("://"));
    let path = match scheme {
        Some((place, _)) => href[place + 3..].split_once('/').map_or("", |(_, path)| path),
        None => href.trim_start_matches('/'),
    };
    matches!(path, "" | "index.html" | "index.htm" | "index.php" | "default.aspx")
        && !href.starts_with('#')
        && !href.is_empty()
}

impl<'p> Walk<'p> {
    fn place(&self) -> Place {
        // A block that is under way has the number it will get.
        Place { block: self.facts.blocks.len(), aside: self.aside }
    }

    fn text(&mut self, text: &str) {
        self.block_length += text.len();
        if self.block.len() < LONGEST_BLOCK_BYTES {
            let mut end = text.len().min(LONGEST_BLOCK_BYTES);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            self.block.push_str(&text[..end]);
        }
    }

    fn end_block(&mut self) {
        let text = collapse_white_space(&self.block);
        self.block.clear();
        self.is_tag_line = None;
        let length = std::mem::take(&mut self.block_length);
        self.prose += if length >= LEAST_PARAGRAPH_BYTES && self.asides == 0 { length } else { 0 };
        self.tag_heading = self.tag_heading.filter(|_| length <= LONGEST_TAG_BYTES);
        let links = std::mem::take(&mut self.block_links);
        if !text.is_empty() && self.facts.blocks.len() < MOST_BLOCKS {
            self.facts.blocks.push(Block {
                text,
                aside: self.aside,
                is_caption: self.captions > 0,
                is_of_picture: self.of_pictures > 0,
                is_behind_picture: std::mem::take(&mut self.is_behind_picture),
                length,
                links,
                key: OnceCell::new(),
            });
        }
    }

    fn comment(&mut self, comment: &str) {
        let found = comment.split_once("saved from url=").map(|(_, rest)| rest);
        // `saved from url=(0028)https://example.org/`, or SingleFile's ` url: https://example.org/`.
        let single_file =
            || comment.contains("SingleFile").then(|| comment.split_once("url:").map(|(_, rest)| rest)).flatten();
        if let Some(rest) = found.or_else(single_file) {
            let address = rest.trim_start().trim_start_matches(|c: char| c == '(' || c == ')' || c.is_ascii_digit());
            let address = address.split_whitespace().next().unwrap_or_default();
            if address.starts_with("http") {
                self.facts.saved_from.get_or_insert_with(|| address.to_string());
            }
        }
    }

    fn open(&mut self, node: NodeRef<'p>, element: Element<'p>) {
        self.elements += 1;
        let name = element.known();
        match name {
            Name::HTML => self.facts.language = element.attr("lang").or_else(|| element.attr("xml:lang")),
            Name::META => self.meta(element),
            Name::LINK if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.facts.canonical = self.facts.canonical.or(element.attr("href"));
            }
            Name::TITLE if self.facts.title.is_empty() => self.facts.title = without_engine(text_of(node, 1000)),
            Name::SCRIPT => self.script(node, element),
            // Readers' views of browsers link to the page that they show.
            Name::A if element.attr("class").is_some_and(|class| class.contains("reader-domain")) => {
                let address = element.attr("href").filter(|href| href.starts_with("http"));
                self.facts.saved_from = self.facts.saved_from.take().or(address.map(str::to_string));
            }
            Name::IMG if self.block.trim_ascii().is_empty() => self.is_behind_picture = true,
            Name::A if element.attr("href").is_some_and(is_front_page) && self.facts.home_links.len() < 20 => {
                self.facts.home_links.push(text_of(node, 100));
            }
            _ => {}
        }
        let mut hints = hints_of(element, &mut self.classes);
        hints.is_tag_box = hints.is_tag_box && !holds_article(node);
        // Themes name the box around headline and text by what stands beside it: `content-sidebar-wrap`, `theiaStickySidebar`.
        let may_be_around = hints.is_aside && !matches!(name, Name::NAV | Name::ASIDE | Name::FOOTER);
        hints.is_aside = hints.is_aside && !(may_be_around && self.is_around_article(node));
        let is_under_headline = || self.facts.headings.iter().any(|heading| heading.level <= 1);
        if hints.is_for_sharing && self.prose < LEAST_PROSE_BYTES && is_under_headline() && holds_byline(node) {
            hints.is_aside = false;
        }
        if hints.is_line_of_links && self.prose < LEAST_PROSE_BYTES && is_under_headline() && is_line_of_byline(node) {
            hints.is_aside = false;
        }
        // Who wrote the post of a network, and when, says nothing of the article around it.
        if is_embedded_post(node, element) {
            (hints.is_aside, hints.is_silent) = (true, true);
        }
        if hints.is_block {
            self.end_block();
        } else if !self.block.ends_with(char::is_whitespace) && !self.block.is_empty() && hints.separates {
            self.block.push(' ');
        }
        if name == Name::A && self.block_links.len() < MOST_BLOCK_LINKS {
            let text = text_of(node, LONGEST_LINK_BYTES + 1);
            if !text.is_empty() && text.len() <= LONGEST_LINK_BYTES {
                self.block_links.push(text);
            }
        }
        // The foot of an article holds its tags and its author.
        let is_own_tags = hints.is_tag_box && self.articles > 0;
        // Some call the links of their tags items of a menu.
        let is_menu = || element.attr("class").is_some_and(|class| class.contains("nav") || class.contains("menu"));
        let is_tag = self.tag_boxes > 0 && hints.is_aside && is_menu();
        let is_own = is_own_tags || is_tag || hints.is_foot && self.articles > 0;
        let is_aside = hints.is_aside && !is_own;
        if is_aside {
            if self.asides == 0 {
                self.aside = self.elements;
            }
            self.asides += 1;
        }
        // Some set the headline over its picture, and call all of it a caption.
        let is_of_picture = hints.is_of_picture && !holds_article(node);
        let is_caption = hints.is_caption && is_of_picture;
        let item = self.begin_item(node, element);
        self.open.push(Opened {
            is_block: hints.is_block,
            separates: hints.separates,
            is_aside,
            is_silent: hints.is_silent,
            is_tag_box: hints.is_tag_box,
            is_caption,
            is_of_picture,
            item,
        });
        self.articles += usize::from(name == Name::ARTICLE);
        self.silent += usize::from(hints.is_silent);
        self.paragraphs += usize::from(name == Name::P);
        self.tag_boxes += usize::from(hints.is_tag_box);
        self.captions += usize::from(is_caption);
        self.of_pictures += usize::from(is_of_picture);
        if self.silent == 0 || hints.has_machine_value {
            self.heading(node, element, &hints);
            self.marks(node, element, &hints);
        }
    }

    /// Whether the headline of the title stands in an element, and text of the article behind it.
    fn is_around_article(&self, node: NodeRef<'_>) -> bool {
        let titles = OnceCell::new();
        let is_in_title = |headline: &str| {
            let titles: &Vec<String> = titles.get_or_init(|| {
                let declared = self.facts.metas.iter().filter(|(name, _)| name == "og:title").map(|(_, title)| key(title));
                declared.chain([key(&self.facts.title)]).collect()
            });
            let headline = key(headline);
            !headline.is_empty() && titles.iter().any(|title| title.contains(&headline))
        };
        holds_headline_and_text(node, is_in_title)
    }

    /// Begins an item of microdata, if an article begins here; gives the item around it.
    fn begin_item(&mut self, node: NodeRef<'p>, element: Element<'p>) -> Option<usize> {
        const MOST_ITEMS: usize = 100;
        let kind = element.attr("itemtype")?;
        let is_article = kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report");
        if !is_article || self.facts.items.len() >= MOST_ITEMS {
            return None;
        }
        let start = self.facts.blocks.len();
        self.facts.items.push(Item { headline: headline_in(node), blocks: start..usize::MAX });
        Some(std::mem::replace(&mut self.item, self.facts.items.len()))
    }

    fn close(&mut self, element: Element<'_>) {
        let Some(opened) = self.open.pop() else { return };
        self.tag_heading = self.tag_heading.filter(|depth| self.open.len() >= *depth);
        if let Some(around) = opened.item {
            let end = self.facts.blocks.len() + usize::from(!self.block.is_empty());
            if let Some(item) = self.facts.items.get_mut(self.item - 1) {
                item.blocks.end = end;
            }
            self.item = around;
        }
        if opened.is_block {
            self.end_block();
        } else if opened.separates && !self.block.is_empty() {
            self.block.push(' ');
        }
        self.articles = self.articles.saturating_sub(usize::from(element.known() == Name::ARTICLE));
        if opened.is_aside {
            self.asides = self.asides.saturating_sub(1);
            if self.asides == 0 {
                self.aside = 0;
            }
        }
        self.silent = self.silent.saturating_sub(usize::from(opened.is_silent));
        self.paragraphs = self.paragraphs.saturating_sub(usize::from(element.known() == Name::P));
        self.tag_boxes = self.tag_boxes.saturating_sub(usize::from(opened.is_tag_box));
        self.captions = self.captions.saturating_sub(usize::from(opened.is_caption));
        self.of_pictures = self.of_pictures.saturating_sub(usize::from(opened.is_of_picture));
    }

    fn meta(&mut self, element: Element<'p>) {
        let name = element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop"));
        let name = name.or_else(|| element.attr("http-equiv"));
        let (Some(name), Some(content)) = (name, element.attr("content")) else { return };
        if name.eq_ignore_ascii_case("parsely-page")
            && let Some(block) = block_of_counter(content)
        {
            self.facts.json_ld.push(block);
        }
        // Several names may stand in one attribute.
        for name in name.split_whitespace().take(4) {
            if self.facts.metas.len() < 1000 && !content.trim().is_empty() {
                self.facts.metas.push((name.to_lowercase(), content));
                self.facts.meta_items.push(self.item);
            }
        }
    }

    fn script(&mut self, node: NodeRef<'p>, element: Element<'p>) {
        const LONGEST_SCRIPT_BYTES: usize = 4 << 20;
        let is_json_ld = element.attr("type").is_some_and(|kind| kind.to_lowercase().contains("ld+json"));
        let text = || text_of(node, LONGEST_SCRIPT_BYTES);
        if is_json_ld {
            if self.facts.json_ld.len() < 50 {
                let text = node.children().filter_map(|child| child.value().as_text()).collect();
                self.facts.json_ld.push(text);
            }
        } else if element.attr("src").is_none() {
            let speaks_of_date = node.children().filter_map(|child| child.value().as_text()).any(|text| {
                [
                    "ublishedAt",
                    "atePublished",
                    "ublished_at",
                    "ublishDate",
                    "ublicationDate",
                    "ublish_date",
                    "ublished_date",
                    "ublication_date",
                    "ublicationdate",
                    "ublishTime",
                    "pubDate",
                    "pubdate",
                ]
                .iter()
                .any(|key| text.contains(key))
            });
            let texts = || node.children().filter_map(|child| child.value().as_text());
            if self.facts.counted_tags.is_empty()
                && let Some(script) = texts().find(|text| has_tags(text))
            {
                self.facts.counted_tags = tags_in(script);
            }
            if speaks_of_date && self.facts.scripts.len() < 8 {
                self.facts.scripts.push(text());
            }
        }
    }
}

/// The text in an element, white space collapsed, words of neighbouring elements apart; about `limit` bytes at most.
pub(super) fn text_of(node: NodeRef<'_>, limit: usize) -> String {
    // Most hold one text and nothing else.
    if let Some(child) = node.first_child()
        && child.next_sibling().is_none()
        && let Node::Text(text) = child.value()
    {
        return collapse_white_space(text);
    }
    let mut text = String::with_capacity(64);
    let mut silent = 0usize;
    for edge in node.traverse() {
        match edge {
            Edge::Open(inner) => match inner.value() {
                Node::Element(element) => {
                    if inner != node && super::hints::is_silent(element) {
                        silent += 1;
                    } else if super::hints::separates(element.known()) {
                        text.push(' ');
                    }
                }
                Node::Text(content) if silent == 0 => text.push_str(content),
                _ => {}
            },
            Edge::Close(inner) => {
                if let Node::Element(element) = inner.value() {
                    if inner != node && super::hints::is_silent(element) {
                        silent = silent.saturating_sub(1);
                    } else if super::hints::separates(element.known()) {
                        text.push(' ');
                    }
                }
            }
        }
        if text.len() > limit {
            break;
        }
    }
    collapse_white_space(&text)
}
