//! Turns a parsed page into [`PageFacts`]: in one walk over its elements, all that may say who wrote it, when, under which
//! headline and about what.

use std::cell::OnceCell;

use super::class_hints::KnownClasses;
use super::hints::{Hints, hints_of, leads_away};
use super::items::{Item, headline_in};
use super::nodes::{has_more_than_link, holds_article, is_in_box_of_categories, is_single_tag, section_labelled_by};
use super::parts::{is_beside_name, is_credit, is_photographer, names_in_item, parts_of};
use super::tags::is_tag_heading;
use super::text::key;
use super::tree::{Edge, Element, Name, Node, NodeRef, Page};
use crate::article::Field;
use crate::ingest::parse::byline::says_not_writing;
use crate::ingest::parse::labels::{Label, labels_of, whole_label};
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
/// Marked elements with longer texts are containers, not values.
const LONGEST_MARK_BYTES: usize = 400;

/// Where something stands in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the text block it begins in.
    pub(super) block: usize,
    /// The number of the outermost element around it that holds navigation, teasers, comments and the like; 0 for none.
    pub(super) aside: usize,
}

/// A run of text between two block elements.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) aside: usize,
    /// How many bytes it has in all.
    pub(super) length: usize,
    /// The texts of its first links, where they are short.
    pub(super) links: Vec<String>,
    key: OnceCell<String>,
}

impl Block {
    /// The text as `key` folds it.
    pub(super) fn key(&self) -> &str {
        self.key.get_or_init(|| key(&self.text))
    }
}

/// A heading.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// 1 to 6; 0 for an element that only its marks call a headline.
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) place: Place,
    /// Whether its marks call it the headline of an article.
    pub(super) is_marked: bool,
    /// The texts of the elements directly in it, such as a kicker.
    pub(super) parts: Vec<String>,
}

/// What an element is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The publication date by microdata or RDFa.
    Published,
    /// The date of the last change by microdata or RDFa.
    Modified,
    /// `<time>`.
    Time,
    /// A class or id speaks of a date.
    DateClass,
    /// An author by microdata, RDFa, `rel=author` or microformat.
    Author,
    /// A class or id speaks of an author or a byline.
    AuthorClass,
    /// A tag: `rel=tag`.
    RelTag,
    /// A tag: a link in a box of tags.
    Tag,
    /// A link to a tag's page that nothing else marks.
    TagLink,
    /// A section: `rel="category tag"`, microdata `articleSection`.
    Section,
    /// Keywords by microdata or RDFa.
    Keywords,
}

/// An element that says what it is.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) mark: Mark,
    /// What it shows.
    pub(super) text: String,
    /// What it says to machines (`datetime`, `content`).
    pub(super) value: Option<String>,
    pub(super) place: Place,
    /// Whether its class or id speaks of an update.
    pub(super) is_update: bool,
    /// Whether it says when the record was made, which need not be when the article appeared.
    pub(super) is_of_creation: bool,
    /// The element and its class, for the evidence.
    pub(super) name: String,
    /// The number of the innermost item of microdata around it that is an article; 0 for none.
    pub(super) item: usize,
}

/// What a page says and shows of itself.
#[derive(Debug, Default)]
pub(super) struct PageFacts<'p> {
    /// Names in lower case, and contents, of `<meta>`.
    pub(super) metas: Vec<(String, &'p str)>,
    /// The item around each of them, as `Marked` has it.
    pub(super) meta_items: Vec<usize>,
    pub(super) json_ld: Vec<String>,
    /// Inline scripts that speak of a publication date.
    pub(super) scripts: Vec<String>,
    pub(super) title: String,
    pub(super) language: Option<&'p str>,
    pub(super) canonical: Option<&'p str>,
    /// The address a browser wrote into the page when it was saved.
    pub(super) saved_from: Option<String>,
    /// The texts of links to the front page.
    pub(super) home_links: Vec<String>,
    pub(super) headings: Vec<Heading>,
    pub(super) blocks: Vec<Block>,
    pub(super) marked: Vec<Marked>,
    pub(super) items: Vec<Item>,
}

impl PageFacts<'_> {
    /// The contents of the metas of a name.
    pub(super) fn meta<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.metas.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.trim())
    }
}

/// What an open element counts as.
struct Opened {
    is_block: bool,
    separates: bool,
    is_aside: bool,
    is_silent: bool,
    is_tag_box: bool,
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
    tag_boxes: usize,
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
        self.tag_heading = self.tag_heading.filter(|_| length <= LONGEST_TAG_BYTES);
        let links = std::mem::take(&mut self.block_links);
        if !text.is_empty() && self.facts.blocks.len() < MOST_BLOCKS {
            self.facts.blocks.push(Block { text, aside: self.aside, length, links, key: OnceCell::new() });
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
            Name::TITLE if self.facts.title.is_empty() => self.facts.title = text_of(node, 1000),
            Name::SCRIPT => self.script(node, element),
            Name::A if element.attr("href").is_some_and(is_front_page) && self.facts.home_links.len() < 20 => {
                self.facts.home_links.push(text_of(node, 100));
            }
            _ => {}
        }
        let mut hints = hints_of(element, &mut self.classes);
        hints.is_tag_box = hints.is_tag_box && !holds_article(node);
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
        let is_aside = hints.is_aside && !(hints.is_foot && self.articles > 0) && !is_own_tags;
        if is_aside {
            if self.asides == 0 {
                self.aside = self.elements;
            }
            self.asides += 1;
        }
        let item = self.begin_item(node, element);
        self.open.push(Opened {
            is_block: hints.is_block,
            separates: hints.separates,
            is_aside,
            is_silent: hints.is_silent,
            is_tag_box: hints.is_tag_box,
            item,
        });
        self.articles += usize::from(name == Name::ARTICLE);
        self.silent += usize::from(hints.is_silent);
        self.paragraphs += usize::from(name == Name::P);
        self.tag_boxes += usize::from(hints.is_tag_box);
        if self.silent == 0 || hints.has_machine_value {
            self.heading(node, element, &hints);
            self.marks(node, element, &hints);
        }
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
    }

    fn meta(&mut self, element: Element<'p>) {
        let name = element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop"));
        let name = name.or_else(|| element.attr("http-equiv"));
        let (Some(name), Some(content)) = (name, element.attr("content")) else { return };
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
                    "pubDate",
                    "pubdate",
                ]
                .iter()
                .any(|key| text.contains(key))
            });
            if speaks_of_date && self.facts.scripts.len() < 8 {
                self.facts.scripts.push(text());
            }
        }
    }

    fn heading(&mut self, node: NodeRef<'p>, element: Element<'p>, hints: &Hints) {
        let level = match element.known() {
            Name::H1 => 1,
            Name::H2 => 2,
            Name::H3 => 3,
            Name::H4 => 4,
            Name::H5 => 5,
            Name::H6 => 6,
            _ => 0,
        };
        if level == 0 && !hints.is_headline || self.facts.headings.len() >= 200 {
            return;
        }
        let text = text_of(node, 1200);
        self.tag_heading = (level > 1 && is_tag_heading(&text)).then(|| self.open.len().saturating_sub(1));
        if text.is_empty() || level == 0 && text.len() > 400 {
            return;
        }
        let children = node.children().filter(|child| child.value().is_element());
        let parts = children.map(|child| text_of(child, 1200)).filter(|part| !part.is_empty()).take(6).collect();
        let place = self.place();
        self.facts.headings.push(Heading { level, text, place, is_marked: hints.is_headline, parts });
    }

    /// Whether the line so far says that tags follow: `Etiquetas:`.
    fn is_after_tag_label(&self) -> bool {
        let is_tag_label = || {
            self.block.len() <= 300
                && self.block.contains([':', '：'])
                && labels_of(&format!("{} x", self.block.trim_end())).is_some_and(|(_, labels)| {
                    labels.last().is_some_and(|labelled| labelled.label == Label::Field(Field::Keywords))
                })
        };
        self.paragraphs == 0 && is_tag_label() || says_topics(&self.block)
    }

    /// Whether a label for something else than tags stands directly before: `<span class=tag>Source: <a>Harbour Review</a></span>`.
    fn is_after_other_label(&self) -> bool {
        let line = self.block.trim_end();
        let label = line.rsplit(char::is_whitespace).next().unwrap_or(line);
        line.len() <= LONGEST_TAG_BYTES
            && line.ends_with([':', '：'])
            && whole_label(label).is_some_and(|label| {
                matches!(label, Label::Field(Field::Author | Field::Publisher | Field::DatePublished | Field::Url))
            })
    }

    /// Whether the words before say that who follows did not write the article: `Edited By: `.
    fn is_behind_other_deed(&self) -> bool {
        let mut words = self.block.split_whitespace().rev().map(|word| word.trim_end_matches([':', '：']));
        let last = words.next().unwrap_or_default();
        let deed = if last.eq_ignore_ascii_case("by") { words.next().unwrap_or_default() } else { last };
        let is_label = self.block.trim_end().ends_with([':', '：']) || last.eq_ignore_ascii_case("by");
        is_label && says_not_writing(deed)
    }

    fn marks(&mut self, node: NodeRef<'p>, element: Element<'p>, hints: &Hints) {
        let is_link = element.known() == Name::A;
        if is_link && self.is_tag_line.is_none() {
            let is_label = is_tag_heading(&self.block);
            self.is_tag_line = Some(is_label || self.is_after_tag_label());
        }
        let in_box = self.tag_boxes > 0
            || hints.is_tag_box
            || self.tag_heading.is_some()
            || is_link && self.is_tag_line == Some(true);
        let mark = match hints.mark {
            Some(Mark::TagLink) if in_box => Mark::Tag,
            // Links in running text lead to topics too; they are no tags of the article.
            Some(Mark::TagLink) if self.paragraphs > 0 => return,
            Some(Mark::RelTag) if is_in_box_of_categories(node) => Mark::Section,
            Some(mark) => mark,
            None if !in_box || is_link && (leads_away(element) || self.is_after_other_label()) => return,
            None if is_single_tag(node, element) && self.tag_boxes > 1 => Mark::Tag,
            None if is_link && in_box && (self.paragraphs == 0 || self.is_tag_line == Some(true)) => Mark::Tag,
            None if element.known() == Name::LI && in_box && !has_more_than_link(node) => Mark::Tag,
            None => return,
        };
        if self.facts.marked.len() >= 1000 {
            return;
        }
        let is_byline = matches!(mark, Mark::Author | Mark::AuthorClass);
        if mark == Mark::AuthorClass && is_beside_name(node)
            || is_byline && (is_photographer(node) || self.is_behind_other_deed())
        {
            return;
        }
        // What only names its section for those who cannot see: `<section aria-labelledby=byline><b id=byline>Article information</b>`.
        let section = is_byline.then(|| section_labelled_by(node, element)).flatten();
        let node = section.unwrap_or(node);
        let named = || (mark == Mark::Author).then(|| names_in_item(node)).flatten();
        let text = match is_byline {
            true => named().unwrap_or_else(|| parts_of(node, LONGEST_MARK_BYTES + 1)),
            false => text_of(node, LONGEST_MARK_BYTES + 1),
        };
        if text.len() > LONGEST_MARK_BYTES || is_byline && is_credit(&text) {
            return;
        }
        let value = element.attr("datetime").or_else(|| element.attr("content")).or_else(|| element.attr("title"));
        let value = value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_string);
        if text.is_empty() && value.is_none() {
            return;
        }
        let class = element.attr("class").or_else(|| element.attr("id")).unwrap_or_default();
        let class = class.split_whitespace().next().map_or(String::new(), |class| format!(".{class}"));
        let name = format!("{}{class}", element.name());
        let place = self.place();
        let properties = [element.attr("property"), element.attr("itemprop")];
        let is_of_creation = mark == Mark::Published
            && properties.into_iter().flatten().any(|names| names.to_ascii_lowercase().contains("created"));
        let is_update = hints.is_update;
        self.facts.marked.push(Marked { mark, text, value, place, is_update, is_of_creation, name, item: self.item });
    }
}

/// Whether a line is a word for several topics and a colon: `Argomenti:`. One topic would be the section.
fn says_topics(line: &str) -> bool {
    const WORDS: [&str; 17] = [
        "gaiak",
        "argomenti",
        "temas",
        "sujets",
        "thèmes",
        "themen",
        "onderwerpen",
        "aiheet",
        "ämnen",
        "emner",
        "temos",
        "teemad",
        "tēmas",
        "témák",
        "теми",
        "темы",
        "θέματα",
    ];
    let label = line.trim().strip_suffix([':', '：']).filter(|label| label.len() <= LONGEST_TAG_BYTES);
    label.is_some_and(|label| WORDS.contains(&label.trim_end().to_lowercase().as_str()))
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
