//! Turns an element that holds authors into a line with bars between those who stand apart: `Ann Lee | Bob Roy`.
//!
//! What belongs together is said by elements: a block is a part of its own, and so is a link or a name that touches another; a role or
//! a place beside a name is no name; a label ("Author, ") names what follows it.

use super::hints::{class_words, is_author_word, is_block, is_silent, separates};
use super::page::text_of;
use super::tree::{Edge, Element, Name, Node, NodeRef};
use crate::article::Field;
use crate::ingest::parse::byline::is_person;
use crate::ingest::parse::labels::{Label, whole_label};
use crate::text::collapse_white_space;

/// Of elements with more children only these many beside one are looked at.
const MOST_NEIGHBOURS: usize = 8;
const LONGEST_LABEL_BYTES: usize = 60;
/// An element with more of them inside is no byline.
const MOST_ELEMENTS: usize = 2_000;

/// What is said of those who took the pictures.
const PHOTOGRAPHERS: [&str; 46] = [
    "عکاس",
    "عکس",
    "تصوير",
    "צילום",
    "fotoğraf",
    "ภาพ",
    "ภาพปก",
    "ảnh",
    "摄影",
    "攝影",
    "撮影",
    "사진",
    "फोटो",
    "ilustracija",
    "ilustrace",
    "illusztráció",
    "fotografija",
    "nuotrauka",
    "nuotr.",
    "снимка",
    "fotograf",
    "fotografin",
    "photographer",
    "photo",
    "photos",
    "photo by",
    "photography",
    "pictures",
    "foto",
    "fotos",
    "fotografie",
    "fotografía",
    "fotografia",
    "photographe",
    "photographie",
    "fotógrafo",
    "fotógrafa",
    "fotografo",
    "valokuvaaja",
    "kuva",
    "bild",
    "zdjęcia",
    "фотограф",
    "фото",
    "صورة",
    "写真",
];

/// The parts of an element with bars between them, about `limit` bytes at most.
pub(super) fn parts_of(node: NodeRef<'_>, limit: usize) -> String {
    let mut parts = Parts::default();
    let mut silent = 0usize;
    let (mut length, mut elements) = (0usize, 0usize);
    for edge in node.traverse() {
        let is_open = matches!(edge, Edge::Open(_));
        let (Edge::Open(inner) | Edge::Close(inner)) = edge;
        match inner.value() {
            Node::Element(_) if inner == node => {}
            Node::Element(element) => {
                elements += 1;
                let label = label_of(inner, element);
                let is_heading = matches!(element.name(), "h2" | "h3" | "h4" | "h5" | "h6");
                if is_heading && label.is_none() {
                    parts.end();
                    parts.in_heading = is_open;
                }
                if label.is_some() || is_silent(element) || is_beside_name(inner) || is_photographer(inner) {
                    silent = if is_open { silent + 1 } else { silent.saturating_sub(1) };
                    parts.end();
                    if let Some(label) = label.filter(|_| is_open) {
                        parts.label = Some(label);
                    }
                } else if is_block(element.known()) || is_apart(inner) {
                    parts.end();
                } else if separates(element.known()) {
                    parts.text.push(' ');
                }
                // What a label names ends with the line or the item it stands in.
                if !is_open && matches!(element.name(), "li" | "p" | "tr" | "dl") {
                    parts.label = None;
                }
            }
            Node::Text(text) if silent == 0 && is_open => {
                parts.text.push_str(text);
                length += text.len();
            }
            _ => {}
        }
        if length > limit || elements > MOST_ELEMENTS {
            break;
        }
    }
    parts.end();
    // On cards of persons the heading is the name, the rest what they do.
    let is_card = |part: &Part| part.is_heading && is_person(&part.text);
    if parts.parts.iter().any(is_card) {
        parts.parts.retain(is_card);
    }
    let says_author = |part: &Part| part.label == Some(Label::Field(Field::Author));
    if parts.parts.iter().any(says_author) {
        parts.parts.retain(says_author);
    }
    parts.parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join(" | ")
}

/// The names in an item of microdata or RDFa that is one author or several, with bars between them: what the item calls `name`,
/// without what is written around it.
pub(super) fn names_in_item(node: NodeRef<'_>) -> Option<String> {
    const MOST_NAMES: usize = 8;
    const LONGEST_NAME_BYTES: usize = 100;
    let is_name = |element: Element<'_>| {
        let properties = [element.attr("itemprop"), element.attr("property")].into_iter().flatten();
        properties.flat_map(str::split_whitespace).any(|name| matches!(name, "name" | "schema:name" | "foaf:name"))
    };
    let inner = node.descendants().skip(1).take(MOST_ELEMENTS).filter(|inner| !is_photographer(*inner));
    let names = inner.filter_map(|inner| {
        let element = inner.value().as_element().filter(|element| is_name(*element))?;
        let shown = text_of(inner, LONGEST_NAME_BYTES + 1);
        if shown.is_empty() { element.attr("content").map(collapse_white_space) } else { Some(shown) }
    });
    let names: Vec<String> =
        names.filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME_BYTES).take(MOST_NAMES + 1).collect();
    (1..=MOST_NAMES).contains(&names.len()).then(|| names.join(" | "))
}

/// What elements are called in which the place stands where somebody writes.
const PLACES: [&str; 10] = ["place", "city", "town", "lugar", "ciudad", "cidade", "luogo", "lieu", "sehir", "plaats"];

/// Whether a line names who took a picture: `Foto: Ann Lee`, `By Ann Lee, Getty Images`.
pub(super) fn is_credit(line: &str) -> bool {
    const STOCKS: [&str; 6] = ["getty images", "shutterstock", "istock", "alamy", "unsplash", "depositphotos"];
    const LONGEST_CREDIT: usize = 160;
    let ends_with_stock = || {
        let line = line.trim_end_matches([')', '.', ' ']).to_lowercase();
        STOCKS.iter().any(|stock| line.ends_with(stock))
    };
    if line.len() <= LONGEST_CREDIT && ends_with_stock() {
        return true;
    }
    let label = line.split([':', '：']).next().filter(|label| label.len() < line.len());
    label.is_some_and(|label| PHOTOGRAPHERS.contains(&label.trim().to_lowercase().as_str()))
}

/// The parts so far, each with the label above it.
#[derive(Default)]
struct Parts {
    parts: Vec<Part>,
    text: String,
    label: Option<Label>,
    in_heading: bool,
}

struct Part {
    label: Option<Label>,
    is_heading: bool,
    text: String,
}

impl Parts {
    fn end(&mut self) {
        let text = collapse_white_space(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            self.parts.push(Part { label: self.label, is_heading: self.in_heading, text });
        }
    }
}

/// The label that an element is: `<span>Author, </span>`, `<dt>Author:</dt>`. Labels that are not known count where a comma ends them,
/// as they do for those who cannot see.
fn label_of(node: NodeRef<'_>, element: Element<'_>) -> Option<Label> {
    if !matches!(element.name(), "span" | "strong" | "b" | "dt" | "label" | "em" | "i" | "h3" | "h4" | "div" | "p") {
        return None;
    }
    // A name of several authors may end with a comma, too; only a label stands at the beginning of its parent.
    let is_first = neighbours(node, false).next().is_none();
    if !is_first && element.name() != "dt" || neighbours(node, true).next().is_none() {
        return None;
    }
    let text = text_of(node, LONGEST_LABEL_BYTES + 1);
    let bare = text.strip_suffix([',', '،', ':', '：'])?.trim_end();
    if bare.is_empty() || text.len() > LONGEST_LABEL_BYTES {
        return None;
    }
    let known = whole_label(bare);
    let is_spoken = !text.ends_with([':', '：']) && bare.eq_ignore_ascii_case("role");
    known.or(is_spoken.then_some(Label::Kept))
}

/// Whether an element says what somebody does, or where, beside the name of that person.
pub(super) fn is_beside_name(node: NodeRef<'_>) -> bool {
    let Some(element) = node.value().as_element() else { return false };
    let words = class_words(element);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let says_role = has(&["role", "jobtitle", "job", "position", "location", "affiliation", "designation"]) || has(&PLACES);
    // A title may be the name of the author, too.
    let may_say_role = says_role || has(&["title", "bio", "biography", "description"]);
    let mut beside =
        neighbours(node, false).chain(neighbours(node, true)).filter_map(|(_, other)| other.value().as_element());
    let is_author = |other: Element<'_>| class_words(other).iter().any(|word| is_author_word(word) && word != "signature");
    let may_be_name = |other: Element<'_>| is_name(other) || says_role && (other.name() == "a" || is_author(other));
    may_say_role && !is_name(element) && beside.any(may_be_name)
}

/// Whether an element holds somebody who took the pictures, by its class or by what stands beside the name.
pub(super) fn is_photographer(node: NodeRef<'_>) -> bool {
    const LONGEST_ROLE_BYTES: usize = 40;
    let Some(element) = node.value().as_element() else { return false };
    let words = class_words(element);
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    if has("author") && (has("photo") || has("photographer")) {
        return true;
    }
    let says_role = |other: NodeRef<'_>| {
        let is_called =
            |word: &String| matches!(word.as_str(), "role" | "title" | "function" | "jobtitle" | "job" | "position");
        let is_role = other.value().as_element().is_some_and(|other| class_words(other).iter().any(is_called));
        let said = text_of(other, LONGEST_ROLE_BYTES).to_lowercase();
        is_role && PHOTOGRAPHERS.contains(&said.trim_matches(['(', ')', '[', ']', '/', ' ']))
    };
    // The role stands beside the name, or beside it in the item that holds both.
    let holds_both = || {
        let mut children = node.children().take(MOST_NEIGHBOURS);
        let has_name = node.children().take(MOST_NEIGHBOURS).any(|child| child.value().as_element().is_some_and(is_name));
        has_name && children.any(says_role)
    };
    // `<a rel=author>Jane Doe</a> (photos)`
    let in_brackets = || {
        let behind = node.next_sibling()?.value().as_text()?.trim_start().strip_prefix(['(', '['])?;
        Some(behind.get(..behind.find([')', ']'])?)?.trim().to_lowercase())
    };
    if element.known() == Name::A && in_brackets().is_some_and(|said| PHOTOGRAPHERS.contains(&said.as_str())) {
        return true;
    }
    is_name(element) && neighbours(node, true).chain(neighbours(node, false)).any(|(_, other)| says_role(other))
        || holds_both()
}

/// Whether a class says that a name stands here.
fn is_name(element: Element<'_>) -> bool {
    let words = class_words(element);
    words
        .iter()
        .any(|word| matches!(word.as_str(), "name" | "names" | "fullname" | "displayname" | "fn" | "authorname" | "isim"))
        && !words.iter().any(|word| matches!(word.as_str(), "first" | "last" | "given" | "family" | "middle" | "sur"))
}

/// Whether an element touches another that holds a name, and holds one itself.
fn is_apart(node: NodeRef<'_>) -> bool {
    let touches = |forward: bool| {
        let beside = neighbours(node, forward).next().filter(|(touches, _)| *touches);
        beside.is_some_and(|(_, other)| holds_name(other))
    };
    holds_name(node) && (touches(false) || touches(true))
}

/// A link with words in it, or what a class calls a name or an author.
fn holds_name(node: NodeRef<'_>) -> bool {
    const LONGEST_NAME_BYTES: usize = 100;
    let Some(element) = node.value().as_element() else { return false };
    let is_marked = || is_name(element) || class_words(element).iter().any(|word| is_author_word(word));
    if element.name() != "a" && !is_marked() && !is_around_link(node) {
        return false;
    }
    // `<a>Ann</a> <a>Lee</a>` are one.
    let text = text_of(node, LONGEST_NAME_BYTES);
    text.contains(' ') || !text.is_ascii()
}

fn is_around_link(node: NodeRef<'_>) -> bool {
    let mut children = node.children().filter(|child| match child.value() {
        Node::Element(_) => true,
        Node::Text(text) => !text.trim().is_empty(),
        _ => false,
    });
    let first = children.next().and_then(|child| child.value().as_element());
    first.is_some_and(|element| element.name() == "a") && children.next().is_none()
}

/// The elements after or before one, and whether nothing stands between.
fn neighbours(node: NodeRef<'_>, forward: bool) -> impl Iterator<Item = (bool, NodeRef<'_>)> {
    let mut touches = true;
    let mut place = Some(node);
    let step = move || {
        loop {
            let here = place.and_then(|place| if forward { place.next_sibling() } else { place.prev_sibling() })?;
            place = Some(here);
            match here.value() {
                Node::Element(_) => return Some((touches, here)),
                Node::Text(text) => touches &= text.trim().is_empty(),
                _ => {}
            }
        }
    };
    std::iter::from_fn(step).take(MOST_NEIGHBOURS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::parse::html::tree::parse_fragment;

    #[test]
    fn authors_stand_apart() {
        for (html, expected) in [
            ("By <a>Ann Lee</a> and Bob Roy", "By Ann Lee and Bob Roy"),
            ("<a>Ann Lee</a><a>Bob Roy</a>", "Ann Lee | Bob Roy"),
            ("<a>Ann</a> <a>Lee</a>", "Ann Lee"),
            (
                "<div>Author(s):</div><div><div><a>Dr Miriam Falk</a></div><div><a>Piotr Sowa</a></div></div>",
                "Dr Miriam Falk | Piotr Sowa",
            ),
            ("<span><a>Rita Siza</a></span> e <span><a>João Pedro</a></span>", "Rita Siza e João Pedro"),
            (
                "<div><span class=name>Ann Lee</span><span class=role>Senior Fellow, Water Programme</span></div>\
                 <div><span class=name>Bob Roy</span></div>",
                "Ann Lee | Bob Roy",
            ),
            ("<a>Ann Lee</a><span class=role>Senior Fellow, Water Programme</span>", "Ann Lee"),
            ("<a><img></a><span class=author-title>Ann Lee</span>", "Ann Lee"),
            ("<span class=contributor-name>রহিম উদ্দিন</span><span class=author-location>ঢাকা</span>", "রহিম উদ্দিন"),
            ("<strong class=signature__author>Ann Lee</strong><div class=signature__location>Porto Alegre</div>", "Ann Lee"),
            ("<span class=first-name>Ann</span> <span class=last-name>Lee</span>", "Ann Lee"),
            (
                "<strong>Article information</strong><ul><li><div><span>Author, </span><span>هدى سليمان</span></div></li>\
                 <li><span>Role, </span><span>بي بي سي</span></li><li><time>11 فبراير</time></li></ul>",
                "هدى سليمان",
            ),
            ("<dl><dt>Author:</dt><dd>Ann Lee</dd><dt>Source:</dt><dd>Harbour Review</dd></dl>", "Ann Lee"),
            ("<span>Ann Lee, </span><span>Bob Roy</span>", "Ann Lee, Bob Roy"),
            ("<div><h3><a>Ann Lee</a></h3><p>Senior Research Fellow, Africa Programme</p></div>", "Ann Lee"),
            (
                "<ul><li><a class=author__name>Ann Lee</a></li><li><span class=author__name>Bob Roy</span>\
                 <span class=author__role>Fotograf</span></li></ul>",
                "Ann Lee",
            ),
        ] {
            let page = parse_fragment(&format!("<div>{html}</div>"));
            let node = page.root().first_child().and_then(|html| html.first_child()).expect("an element");
            let line = parts_of(node, 400);
            assert_eq!(collapse_white_space(&line), expected, "{html}");
        }
    }
}
