//! Turns the tree of a page, walked once, into regions and blocks.

use rustc_hash::FxHashMap;

use super::letters::{count_commas, ends_sentence, is_comma, weight_of};
use super::{Block, Outline, Picture, Region};
use crate::ingest::parse::html::main_text::marks::{Marks, marks_of_name};
use crate::ingest::parse::html::main_text::spoken::is_spoken_note;
use crate::ingest::parse::html::main_text::tag::{Tag, is_apart, is_left_out, marks_of_tag, tag_of};
use crate::ingest::parse::html::tree::{Edge, Element, Name, Node, NodeRef, Page};
use crate::text::length_of_plain_words;

/// The outline of a page, as it is met from the beginning to the end.
pub(super) fn walked(page: &Page) -> Outline {
    let mut builder = Builder::default();
    builder.walk(page);
    builder.outline
}

#[derive(Default)]
struct Builder<'p> {
    outline: Outline,
    names: FxHashMap<&'p str, Marks>,
    text: String,
    length: usize,
    linked: usize,
    commas: usize,
    space: bool,
    /// Whether a space on the same line stands before the first word of the block.
    begins_with_space: bool,
    in_links: usize,
    /// The picture that was met last, while no text stands behind it.
    picture: Option<usize>,
    region: usize,
}

impl<'p> Builder<'p> {
    fn walk(&mut self, page: &'p Page) {
        let root = Region {
            parent: 0,
            tag: Tag::Other,
            marks: Marks::NONE,
            around: Marks::NONE,
            first: 0,
            end: 0,
            children: 0,
            own_blocks: 0,
            strange: false,
            class: 0,
            asks_address: false,
            is_centred: false,
        };
        self.outline.regions.push(root);
        // The element whose text is left out, while the walk is inside it.
        let mut left_out = None;
        let mut opened: Vec<(u32, bool)> = Vec::new();
        for edge in page.root().traverse() {
            match edge {
                Edge::Open(_) | Edge::Close(_) if left_out.is_some() => {
                    if let Edge::Close(node) = edge
                        && left_out == Some(node.id())
                    {
                        left_out = None;
                    }
                }
                Edge::Open(node) => match node.value() {
                    Node::Text(text) => self.add_text(text),
                    Node::Element(element) => match self.open(node, element) {
                        Opened::LeftOut => left_out = Some(node.id()),
                        Opened::Region => opened.push((node.id(), true)),
                        Opened::Inline => {}
                    },
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        if leads_away(element) {
                            self.in_links = self.in_links.saturating_sub(1);
                        }
                        if opened.last().is_some_and(|(id, _)| *id == node.id()) {
                            opened.pop();
                            self.close_region();
                        }
                    }
                }
            }
        }
        self.flush();
        self.outline.regions[0].end = self.outline.blocks.len();
        self.outline.sum_up();
    }

    fn open(&mut self, node: NodeRef<'p>, element: Element<'p>) -> Opened {
        if element.known() == Name::INPUT && is_for_address(element) {
            self.outline.regions[self.region].asks_address = true;
        }
        match element.known() {
            Name::BR => {
                self.line_break(node);
                return Opened::Inline;
            }
            Name::HR => {
                self.flush();
                return Opened::Inline;
            }
            _ if is_left_out(element) => return Opened::LeftOut,
            _ => {}
        }
        if is_picture(element) {
            self.add_picture(element);
        }
        let tag = tag_of(element);
        if tag.is_none() && is_spoken_note(node) {
            return Opened::LeftOut;
        }
        let marks = self.marks_of(element);
        let is_unseen = tag.is_none() && (element.attr("hidden").is_some() || element.attr("style").is_some_and(is_hiding));
        if is_unseen || (marks.any(Marks::SPOKEN) && tag != Some(Tag::Main)) {
            return Opened::LeftOut;
        }
        self.in_links += usize::from(leads_away(element));
        let tag = match tag {
            Some(tag) => tag,
            // What stands at the beginning of a division and says that it is a caption, a byline and so on is a block of its own.
            None if is_apart(element.known()) && self.is_between_paragraphs() && marks.any(APART) => Tag::Other,
            None => return Opened::Inline,
        };
        if tag == Tag::Cell && self.length <= LONGEST_CELL && !holds_blocks(node) {
            // The cells of a row of data are one block; those of a layout are not.
            self.space = true;
            return Opened::Inline;
        }
        self.flush();
        let marks = marks.with(marks_of_tag(tag));
        let around = self.outline.regions[self.region].around.with(self.outline.regions[self.region].marks);
        self.outline.regions[self.region].children += 1;
        self.outline.regions.push(Region {
            parent: self.region,
            tag,
            marks,
            around,
            first: self.outline.blocks.len(),
            end: 0,
            children: 0,
            own_blocks: 0,
            strange: self.outline.regions[self.region].strange
                || marks.any(Marks::STRANGE) && !marks.any(Marks::WEAK.with(Marks::TEXT).with(Marks::MAIN)),
            class: hash(element.attr("class").unwrap_or_default()),
            asks_address: false,
            is_centred: is_centred(element),
        });
        self.region = self.outline.regions.len() - 1;
        Opened::Region
    }

    /// Remembers a picture for what stands behind it, and for what stands before it.
    fn add_picture(&mut self, element: Element<'p>) {
        if !self.text.trim_end().is_empty() {
            return;
        }
        let words = [element.attr("alt"), element.attr("title")].into_iter().flatten().map(str::trim);
        let words = words.max_by_key(|words| words.len()).unwrap_or_default().to_string();
        let is_paragraph = |region: &usize| self.outline.regions[*region].tag == Tag::Paragraph;
        let home = self.outline.upwards(self.region).find(|region| !is_paragraph(region)).unwrap_or_default();
        let is_centred = self.outline.regions[self.region].is_centred;
        self.outline.pictures.push(Picture { home, within: self.region, is_centred, words });
        self.picture = Some(self.outline.pictures.len() - 1);
        if let Some(block) = self.outline.blocks.last_mut() {
            block.is_before_picture = true;
        }
    }

    fn is_between_paragraphs(&self) -> bool {
        let tag = self.outline.regions[self.region].tag;
        self.text.is_empty() && !matches!(tag, Tag::Paragraph | Tag::Title | Tag::Heading | Tag::Quote)
    }

    fn close_region(&mut self) {
        self.flush();
        let end = self.outline.blocks.len();
        let region = &mut self.outline.regions[self.region];
        region.end = end;
        self.region = region.parent;
    }

    fn marks_of(&mut self, element: Element<'p>) -> Marks {
        let mut marks = Marks::NONE;
        // Their names tell what a browser can do.
        if matches!(element.known(), Name::HTML | Name::BODY) {
            return marks;
        }
        for (name, value) in element.attrs() {
            let found = match name {
                // Sections are named by their headings: `sharing-with-more-than-one`.
                "id" if value.split('-').nth(3).is_some() && !value.contains('_') => Marks::NONE,
                "class" | "id" | "data-testid" | "data-component" | "data-qa" => match self.names.get(value) {
                    Some(marks) => *marks,
                    None => {
                        let found = marks_of_name(value);
                        self.names.insert(value, found);
                        found
                    }
                },
                // What builders of pages call their pieces, where it says that a piece is none of the text.
                "data-section-type" | "data-module" | "data-type" | "data-widget" => {
                    marks_of_name(value).and(Marks::STRANGE)
                }
                // `RelatedOneNews`, as systems of Vietnam have it.
                "type" if value.starts_with("Related") => Marks::RELATED,
                "role" => match value {
                    "navigation" | "menu" | "menubar" | "search" | "contentinfo" | "toolbar" | "tablist" => {
                        Marks::NAVIGATION
                    }
                    "complementary" => Marks::ASIDE,
                    "dialog" | "alertdialog" => Marks::TOOLS,
                    _ => Marks::NONE,
                },
                "itemprop" => match value {
                    "articleBody" | "reviewBody" => Marks::TEXT,
                    "caption" | "copyrightHolder" => Marks::CAPTION,
                    "author" | "creator" => Marks::AUTHOR,
                    "keywords" => Marks::TAGS,
                    "headline" => Marks::HEADLINE,
                    "description" | "alternativeHeadline" => Marks::STANDFIRST,
                    "datePublished" | "dateModified" => Marks::DETAILS,
                    "comment" => Marks::COMMENTS,
                    _ => Marks::NONE,
                },
                "property" if value.ends_with("articleBody") => Marks::TEXT,
                "hidden" => Marks::HIDDEN,
                "aria-hidden" if value == "true" => Marks::HIDDEN,
                "style" if is_hiding(value) => Marks::HIDDEN,
                _ => Marks::NONE,
            };
            marks = marks.with(found);
        }
        marks
    }

    fn line_break(&mut self, node: NodeRef<'p>) {
        // Several breaks with nothing but white space between them part paragraphs.
        let mut next = node.next_sibling();
        while let Some(Node::Text(text)) = next.map(NodeRef::value) {
            if !text.chars().all(char::is_whitespace) {
                break;
            }
            next = next.and_then(|node| node.next_sibling());
        }
        let is_double =
            next.is_some_and(|node| node.value().as_element().is_some_and(|element| element.known() == Name::BR));
        if is_double {
            self.flush();
        } else if !self.text.is_empty() {
            self.text.push('\n');
            self.space = false;
        }
    }

    fn add_text(&mut self, text: &str) {
        let before = self.length;
        if self.text.is_empty() && text.starts_with(' ') && !text.trim_start_matches(' ').starts_with(['\n', '\r']) {
            self.begins_with_space = true;
        }
        let keeps_lines = self.outline.regions[self.region].tag == Tag::Preformatted;
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let plain = length_of_plain_words(rest);
            if plain > 0 {
                let (run, after) = rest.split_at(plain);
                self.begin_word();
                self.text.push_str(run);
                self.length += run.len();
                self.commas += count_commas(run);
                rest = after;
                continue;
            }
            rest = &rest[character.len_utf8()..];
            if character.is_ascii() {
                if matches!(character, ' ' | '\n' | '\t' | '\r' | '\x0c') {
                    if character == '\n' && keeps_lines && !self.text.is_empty() {
                        self.text.push('\n');
                    }
                    self.space = true;
                    continue;
                }
                if character.is_ascii_control() {
                    continue;
                }
            } else if character.is_whitespace() {
                self.space = true;
                continue;
            } else if matches!(character, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}') {
                continue;
            }
            self.begin_word();
            self.text.push(character);
            self.length += weight_of(character);
            self.commas += usize::from(is_comma(character));
        }
        if self.in_links > 0 {
            self.linked += self.length - before;
        }
    }

    fn begin_word(&mut self) {
        if self.space {
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
                self.length += 1;
            }
            self.space = false;
        }
    }

    fn flush(&mut self) {
        self.space = false;
        let kept = self.text.trim_end().len();
        if kept > 0 {
            let text = self.text[..kept].to_string();
            self.outline.regions[self.region].own_blocks += 1;
            self.outline.blocks.push(Block {
                region: self.region,
                length: self.length,
                linked: self.linked.min(self.length),
                commas: self.commas,
                ends_sentence: ends_sentence(&text),
                picture: self.picture.take(),
                is_before_picture: false,
                begins_with_space: self.begins_with_space,
                text,
            });
        }
        self.begins_with_space = false;
        self.text.clear();
        (self.length, self.linked, self.commas) = (0, 0, 0);
    }
}

/// `<input type="email">`, or a field that is named so.
fn is_for_address(element: Element<'_>) -> bool {
    let says = |name: &str| element.attr(name).is_some_and(|value| value.to_ascii_lowercase().contains("email"));
    says("type") || (says("name") || says("id")) && element.attr("type") != Some("hidden")
}

/// A link within the page leads nowhere else.
fn leads_away(element: Element<'_>) -> bool {
    element.known() == Name::A && !element.attr("href").is_some_and(|href| href.starts_with('#'))
}

/// An element that shows a picture; `slim` has left out those that are signs in a line.
fn is_picture(element: Element<'_>) -> bool {
    element.known() == Name::IMG || element.name() == "amp-img"
}

/// Whether an element sets what is in it in the middle of the line.
fn is_centred(element: Element<'_>) -> bool {
    let says = |style: &str| {
        style.split(';').any(|part| {
            part.split_once(':')
                .is_some_and(|(name, value)| name.trim() == "text-align" && value.trim().starts_with("center"))
        })
    };
    element.known() == Name::CENTER
        || element.attr("align").is_some_and(|align| align.eq_ignore_ascii_case("center"))
        || element.attr("style").is_some_and(says)
}

enum Opened {
    Region,
    Inline,
    LeftOut,
}

/// Cells longer than this hold a text, not data.
const LONGEST_CELL: usize = 200;

/// Marks for which an element inside a line is a block of its own.
const APART: Marks = Marks::STRANGE.with(Marks::CAPTION).with(Marks::AUTHOR).with(Marks::DETAILS);

fn holds_blocks(cell: NodeRef<'_>) -> bool {
    let is_block = |child: NodeRef<'_>| {
        child.value().as_element().is_some_and(|element| {
            let name = element.known();
            !matches!(name, Name::TD | Name::TH) && (tag_of(element).is_some() || name == Name::BR)
        })
    };
    cell.children().any(is_block)
}

fn hash(text: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault};
    if text.is_empty() { 0 } else { BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(text) }
}

fn is_hiding(style: &str) -> bool {
    let style: String = style.chars().filter(|character| !character.is_whitespace()).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}
