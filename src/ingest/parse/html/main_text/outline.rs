//! Turns the tree of a page into its [`Outline`]: the regions it is made of, one in another, and the blocks of text in them.
//!
//! One walk over the tree; all that follows works on this, and the tree is left as it was.

use rustc_hash::FxHashMap;

use super::marks::{Marks, marks_of_name};
use super::spoken::is_spoken_note;
pub(super) use super::tag::Tag;
use super::tag::{is_apart, is_left_out, marks_of_tag, tag_of};
use crate::ingest::parse::html::tree::{Edge, Element, Name, Node, NodeRef, Page};
use crate::text::length_of_plain_words;

/// A part of a page: what a block-level element holds.
#[derive(Debug)]
pub(super) struct Region {
    /// The region around it; the first region is its own.
    pub(super) parent: usize,
    pub(super) tag: Tag,
    /// What its own element is for.
    pub(super) marks: Marks,
    /// What the elements around it are for.
    pub(super) around: Marks,
    /// Its blocks, those of the regions in it among them.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) children: usize,
    /// Blocks that are in no region inside.
    pub(super) own_blocks: usize,
    /// Whether it or an element around it is surely no part of a text, by its name.
    pub(super) strange: bool,
    /// `class` names, to tell whether two regions are alike.
    pub(super) class: u64,
    /// Holds a field for the reader's address.
    pub(super) asks_address: bool,
}

/// A piece of text that stands by itself.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) region: usize,
    pub(super) text: String,
    /// In letters; a sign that stands for a syllable or word counts as several.
    pub(super) length: usize,
    /// The part of it inside links.
    pub(super) linked: usize,
    pub(super) commas: usize,
    pub(super) ends_sentence: bool,
}

/// The regions and blocks of a page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) regions: Vec<Region>,
    pub(super) blocks: Vec<Block>,
    /// Letters, and letters in links, before each block and after the last.
    sums: Vec<(usize, usize)>,
}

impl Outline {
    pub(super) fn of(page: &Page) -> Outline {
        let mut builder = Builder::default();
        builder.walk(page);
        builder.outline.join_initials();
        builder.outline
    }

    /// Sets a large first letter that stands in an element of its own before the rest of its word.
    fn join_initials(&mut self) {
        let is_initial = |block: &Block| block.length == 1 && block.text.chars().all(char::is_uppercase);
        let is_rest = |block: &Block| block.text.starts_with(char::is_lowercase);
        let places = self.blocks.windows(2).enumerate();
        let initials: Vec<usize> =
            places.filter(|(_, two)| is_initial(&two[0]) && is_rest(&two[1])).map(|(place, _)| place).collect();
        if initials.is_empty() {
            return;
        }
        let mut gone = vec![false; self.blocks.len()];
        for place in initials {
            let initial = std::mem::take(&mut self.blocks[place].text);
            self.blocks[place + 1].text.insert_str(0, &initial);
            self.blocks[place + 1].length += 1;
            gone[place] = true;
        }
        self.retain(&gone);
    }

    /// The regions around one, itself first.
    pub(super) fn upwards(&self, region: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(region);
        std::iter::from_fn(move || {
            let this = next?;
            next = (this != 0).then(|| self.regions[this].parent);
            Some(this)
        })
    }

    /// Takes blocks out.
    pub(super) fn retain(&mut self, gone: &[bool]) {
        let mut places = Vec::with_capacity(gone.len() + 1);
        let mut kept = 0;
        for is_gone in gone {
            places.push(kept);
            kept += usize::from(!is_gone);
        }
        places.push(kept);
        for region in &mut self.regions {
            (region.first, region.end) = (places[region.first], places[region.end]);
        }
        let mut gone = gone.iter();
        self.blocks.retain(|_| !gone.next().copied().unwrap_or_default());
        self.sum_up();
    }

    fn sum_up(&mut self) {
        let mut sum = (0, 0);
        self.sums.clear();
        self.sums.push(sum);
        for block in &self.blocks {
            sum = (sum.0 + block.length, sum.1 + block.linked);
            self.sums.push(sum);
        }
    }

    pub(super) fn blocks_of(&self, region: usize) -> &[Block] {
        &self.blocks[self.regions[region].first..self.regions[region].end]
    }

    /// Letters in a region, and letters in links in it.
    pub(super) fn lengths(&self, region: usize) -> (usize, usize) {
        let region = &self.regions[region];
        let ((length, linked), before) = (self.sums[region.end], self.sums[region.first]);
        (length - before.0, linked - before.1)
    }

    /// All marks of the regions from a block up to `root`, without `root` itself.
    pub(super) fn marks_below(&self, block: &Block, root: usize) -> Marks {
        self.upwards(block.region)
            .take_while(|region| *region != root)
            .fold(Marks::NONE, |marks, region| marks.with(self.regions[region].marks))
    }
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
    in_links: usize,
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
        });
        self.region = self.outline.regions.len() - 1;
        Opened::Region
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
                text,
            });
        }
        self.text.clear();
        (self.length, self.linked, self.commas) = (0, 0, 0);
    }
}

fn count_commas(text: &str) -> usize {
    // So few at a time that a byte can count them.
    const CHUNK_BYTES: usize = 128;
    let count = |chunk: &[u8]| chunk.iter().fold(0_u8, |count, byte| count.wrapping_add(u8::from(*byte == b',')));
    text.as_bytes().chunks(CHUNK_BYTES).map(|chunk| usize::from(count(chunk))).sum()
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

/// How many letters a character is worth: Chinese signs are words, those of Japanese and Korean syllables.
pub(super) fn weight_of(character: char) -> usize {
    match character {
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => 4,
        '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' | '\u{3000}'..='\u{303f}' => 2,
        _ => 1,
    }
}

/// The length of a text in letters.
pub(super) fn letters(text: &str) -> usize {
    text.chars().map(weight_of).sum()
}

fn is_comma(character: char) -> bool {
    matches!(character, ',' | '،' | '、' | '，' | '﹐' | '﹑' | '。' | '।' | '۔' | '；')
}

/// Whether a text may end without a mark: Thai and its neighbours write none, Chinese and Japanese leave it out where there is little room.
pub(super) fn needs_no_end(text: &str) -> bool {
    const LEAST_DENSE_SIGNS: usize = 12;
    let is_dense = |character: &char| matches!(character, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    is_without_marks(text) || text.chars().filter(is_dense).count() >= LEAST_DENSE_SIGNS
}

/// Whether a text is Thai or of its neighbours, which write no marks where sentences end.
pub(super) fn is_without_marks(text: &str) -> bool {
    const LEAST_SIGNS: usize = 20;
    let is_sign =
        |character: &char| matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}');
    text.chars().filter(is_sign).take(LEAST_SIGNS).count() == LEAST_SIGNS
}

/// Whether a text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closing = |character: char| {
        matches!(character, '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | '」' | '』' | '）' | '›' | '*')
            || character.is_whitespace()
    };
    text.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।', '：', '．', '։', '።', '។', '။'])
}
