//! Turns the text of a page into a smaller one that reads the same: without scripts, styles, drawings, comments and the attributes
//! that no reader asks for, and with a bounded depth.
//!
//! The parser spends most of its time on what is thrown away afterwards, and its time grows with the square of the depth. One pass
//! over the bytes, with the tokenizer's own rules for where tags, comments and scripts end, halves the first and bounds the second:
//! elements deeper than [`DEEPEST`] lose their tags and keep their text.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::tree::{Name, attribute_name};

/// Elements that nest deeper lose their tags. Browsers stop at 512.
const DEEPEST: usize = 400;
/// Tags beyond this many are left out; an article has a few thousand.
const MOST_TAGS: usize = 300_000;
/// Attributes beyond this many in one tag are left out.
const MOST_ATTRIBUTES: usize = 64;
/// Longer values are left out, unless they are a `content`.
const LONGEST_VALUE_BYTES: usize = 4096;
const LONGEST_DATA_VALUE_BYTES: usize = 200;
/// Elements for looks that stay open are reopened by the parser in each paragraph, hence few at a time.
const MOST_OPEN_LOOKS: usize = 8;

/// A page made smaller.
pub(crate) struct Slim {
    pub(crate) html: String,
    /// Whether some tags were left out for depth or number.
    pub(crate) flattened: bool,
}

/// Whether a page loses some of its structure when it is made smaller.
pub(crate) fn is_flattened(html: &str) -> bool {
    slim(html).flattened
}

/// Makes a page smaller.
pub(crate) fn slim(html: &str) -> Slim {
    let mut small = String::with_capacity(html.len() / 2);
    let flattened = slim_into(html, &mut small);
    Slim { html: small, flattened }
}

/// Makes a page smaller and hands on what is left of it; whether some tags were left out for depth or number.
pub(super) fn slim_into(html: &str, output: &mut impl Output) -> bool {
    let mut slimmer = Slimmer {
        html,
        output,
        depth: 0,
        beyond: 0,
        tags: 0,
        looks: Vec::new(),
        flattened: false,
        in_math: 0,
        in_preformatted: 0,
        spare: Vec::new(),
    };
    slimmer.run();
    slimmer.flattened
}

/// What takes the pieces of a page that is made smaller.
pub(super) trait Output {
    /// Text as it is written, its references not resolved. Pieces that follow one another are one text.
    fn text(&mut self, text: &str);
    fn start_tag(&mut self, tag: &Tag<'_>);
    fn end_tag(&mut self, name: &str, known: Option<Name>);
    /// An element whose text holds no tags; `markup` is the text together with the end tag, if there is one.
    fn raw_text(&mut self, tag: &Tag<'_>, text: &str, markup: &str);
    fn comment(&mut self, markup: &str);
    fn doctype(&mut self, markup: &str);
    /// What has another meaning where it comes to stand than where it stood.
    fn unusual(&mut self, markup: &str);
    /// Whether nothing more is wanted.
    fn is_full(&self) -> bool;
}

impl Output for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }

    fn start_tag(&mut self, tag: &Tag<'_>) {
        self.push('<');
        self.push_str(tag.name);
        for Attribute { name, value, .. } in &tag.kept {
            self.push(' ');
            self.push_str(name);
            let quote = if value.contains('"') { '\'' } else { '"' };
            self.push('=');
            self.push(quote);
            self.push_str(value);
            self.push(quote);
        }
        self.push_str(if tag.closes_itself { "/>" } else { ">" });
    }

    fn end_tag(&mut self, name: &str, _: Option<Name>) {
        self.push_str("</");
        self.push_str(name);
        self.push('>');
    }

    fn raw_text(&mut self, tag: &Tag<'_>, _: &str, markup: &str) {
        self.start_tag(tag);
        self.push_str(markup);
    }

    fn comment(&mut self, markup: &str) {
        self.push_str(markup);
    }

    fn doctype(&mut self, markup: &str) {
        self.push_str(markup);
    }

    fn unusual(&mut self, markup: &str) {
        self.push_str(markup);
    }

    fn is_full(&self) -> bool {
        false
    }
}

struct Slimmer<'h, 'o, O> {
    html: &'h str,
    output: &'o mut O,
    /// Elements open now that may hold others.
    depth: usize,
    /// Elements open now whose tags were left out for their depth.
    beyond: usize,
    tags: usize,
    /// Elements for looks open now, and whether their tags were kept.
    looks: Vec<(Name, bool)>,
    flattened: bool,
    in_math: usize,
    in_preformatted: usize,
    /// The list of attributes of the tag before, to be filled again.
    spare: Vec<Attribute<'h>>,
}

/// An attribute as it is written.
pub(super) struct Attribute<'h> {
    pub(super) name: &'h str,
    pub(super) value: &'h str,
    /// The name, if a reader asks for it.
    pub(super) known: Option<&'static str>,
}

/// One tag: its name, the attributes that are kept, and the place after it.
pub(super) struct Tag<'h> {
    pub(super) name: &'h str,
    /// The name, if HTML knows it.
    pub(super) known: Option<Name>,
    pub(super) kept: Vec<Attribute<'h>>,
    closes_itself: bool,
    end: usize,
}

impl<'h, O: Output> Slimmer<'h, '_, O> {
    fn run(&mut self) {
        let html = self.html;
        let mut at = 0;
        while let Some(next) = html[at..].find('<') {
            self.text(&html[at..at + next]);
            at += next;
            at = self.markup(at);
            if self.output.is_full() {
                return;
            }
        }
        self.output.text(&html[at..]);
    }

    fn text(&mut self, text: &str) {
        // Indentation is a good part of a page.
        if self.in_preformatted == 0 && text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.output.text("\n");
        } else {
            self.output.text(text);
        }
    }

    /// Reads what begins with the `<` at `start`; returns the place after it.
    fn markup(&mut self, start: usize) -> usize {
        let html = self.html;
        let rest = &html[start..];
        match rest.as_bytes().get(1) {
            Some(b'!') => after_declaration(rest).map_or(html.len(), |length| {
                let is_doctype = rest.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype"));
                // Browsers note where a saved page came from.
                let comment = &rest[..rest.floor_char_boundary(length.min(LONGEST_VALUE_BYTES))];
                if is_doctype {
                    self.output.doctype(&rest[..length]);
                } else if comment.contains("saved from url") || comment.contains("SingleFile") {
                    self.output.comment(&rest[..length]);
                }
                start + length
            }),
            Some(b'?') => rest.find('>').map_or(html.len(), |end| start + end + 1),
            Some(b'/') if rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let name = name_at(rest, 2);
                let end = rest.find('>').map_or(html.len(), |end| start + end + 1);
                self.end_tag(name);
                end
            }
            Some(first) if first.is_ascii_alphabetic() => match read_tag(html, start, std::mem::take(&mut self.spare)) {
                Some(tag) => {
                    let end = self.start_tag(&tag);
                    self.spare = tag.kept;
                    end
                }
                // The page ends inside the tag.
                None => html.len(),
            },
            // What follows may be left out, and something else come to stand behind it.
            None | Some(b'<' | b'/') => {
                self.output.unusual("<");
                start + 1
            }
            _ => {
                self.output.text("<");
                start + 1
            }
        }
    }

    fn start_tag(&mut self, tag: &Tag<'h>) -> usize {
        let end = tag.end;
        match tag.known {
            Some(Name::SCRIPT) => {
                let (text, after) = self.raw_text_of(tag);
                let kind = tag.kept.iter().find(|kept| kept.known == Some("type")).map_or("", |kept| kept.value);
                if kind.to_ascii_lowercase().contains("ld+json") {
                    self.put_raw(tag, text, after);
                } else {
                    self.dates_of_script(text);
                }
                after
            }
            Some(Name::STYLE | Name::NOSCRIPT | Name::IFRAME | Name::TEXTAREA | Name::NOEMBED | Name::NOFRAMES) => {
                self.output.text(" ");
                after_raw_text(self.html, end, tag.name)
            }
            Some(Name::TITLE | Name::XMP) => {
                let (text, after) = self.raw_text_of(tag);
                self.put_raw(tag, text, after);
                after
            }
            Some(Name::SVG) if tag.closes_itself => end,
            Some(Name::SVG) => after_drawing(self.html, end),
            Some(Name::IMG | Name::SOURCE | Name::TRACK | Name::WBR) => end,
            Some(name) if is_of_looks(name) => {
                let open = self.looks.iter().filter(|(_, kept)| *kept).count();
                let is_kept = open < MOST_OPEN_LOOKS && !tag.kept.is_empty() && self.beyond == 0;
                if self.looks.len() < 64 {
                    self.looks.push((name, is_kept));
                }
                if is_kept {
                    self.put(tag);
                }
                end
            }
            name => {
                self.put_open(tag, name);
                end
            }
        }
    }

    /// An element that may hold others.
    fn put_open(&mut self, tag: &Tag<'h>, name: Option<Name>) {
        if name.is_some_and(is_never_deep) || (self.in_math > 0 && tag.closes_itself) {
            self.put(tag);
        } else if self.beyond > 0 || self.depth >= DEEPEST {
            self.beyond += 1;
            self.flattened = true;
            self.keep_apart(tag.name);
        } else {
            self.in_math += usize::from(name == Some(Name::MATH));
            self.in_preformatted += usize::from(matches!(name, Some(Name::PRE | Name::LISTING)));
            self.depth += 1;
            self.put(tag);
        }
    }

    /// The text of an element without tags, and the place after its end tag.
    fn raw_text_of(&self, tag: &Tag<'h>) -> (&'h str, usize) {
        let after = after_raw_text(self.html, tag.end, tag.name);
        let markup = &self.html[tag.end..after];
        (markup.rsplit_once("</").map_or(markup, |(text, _)| text), after)
    }

    /// Pages tell their dates to their own scripts: what stands around the names of dates is kept.
    fn dates_of_script(&mut self, text: &str) {
        let mut end = 0;
        let mut kept = String::new();
        for place in DATE_KEYS.find_iter(text).map(|found| found.start()).take(MOST_DATES_OF_SCRIPT) {
            let start = text.floor_char_boundary(place.saturating_sub(60)).max(end);
            end = text.floor_char_boundary(place + 160).max(start);
            kept.push_str(&text[start..end]);
            kept.push('\n');
        }
        if end > 0 {
            let tag = Tag { name: "script", known: Some(Name::SCRIPT), kept: Vec::new(), closes_itself: false, end: 0 };
            self.output.raw_text(&tag, &kept, &format!("{kept}</script>"));
        }
    }

    fn end_tag(&mut self, name: &'h str) {
        let known = Name::of(name);
        if let Some(known) = known.filter(|known| is_of_looks(*known)) {
            let last = self.looks.iter().rposition(|(open, _)| *open == known);
            if last.is_none_or(|place| !self.looks.remove(place).1) {
                return;
            }
        } else if !known.is_some_and(is_never_deep) {
            if self.beyond > 0 {
                self.beyond -= 1;
                self.keep_apart(name);
                return;
            }
            self.depth = self.depth.saturating_sub(1);
            self.in_math = self.in_math.saturating_sub(usize::from(known == Some(Name::MATH)));
            let is_preformatted = matches!(known, Some(Name::PRE | Name::LISTING));
            self.in_preformatted = self.in_preformatted.saturating_sub(usize::from(is_preformatted));
        }
        // An end tag of a paragraph that is not open makes one.
        self.tags += usize::from(matches!(known, Some(Name::P | Name::BR)));
        if self.tags <= MOST_TAGS {
            self.output.end_tag(name, known);
        }
    }

    /// What stood apart stays apart when its tags are left out.
    fn keep_apart(&mut self, name: &str) {
        self.tags += 2;
        let apart = !name.eq_ignore_ascii_case("span") && self.tags <= MOST_TAGS;
        self.output.unusual(if apart { "<br><br>" } else { " " });
    }

    fn put(&mut self, tag: &Tag<'h>) {
        self.tags += 1;
        if self.tags > MOST_TAGS {
            self.flattened = true;
            self.output.unusual("\n");
        } else {
            self.output.start_tag(tag);
        }
    }

    fn put_raw(&mut self, tag: &Tag<'h>, text: &str, after: usize) {
        let markup = &self.html[tag.end..after];
        self.tags += 1;
        if self.tags > MOST_TAGS {
            self.flattened = true;
            self.output.unusual("\n");
            self.output.unusual(markup);
        } else {
            self.output.raw_text(tag, text, markup);
        }
    }
}

/// Names under which scripts hold the day of publication.
static DATE_KEYS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let keys =
        ["ublishedAt", "atePublished", "ublished_at", "ublishDate", "ublicationDate", "ublish_date", "pubDate", "pubdate"];
    AhoCorasick::new(keys).expect("a few short words")
});
const MOST_DATES_OF_SCRIPT: usize = 24;

/// Elements that only change how text looks.
fn is_of_looks(name: Name) -> bool {
    matches!(
        name,
        Name::B
            | Name::I
            | Name::EM
            | Name::STRONG
            | Name::U
            | Name::SMALL
            | Name::BIG
            | Name::TT
            | Name::S
            | Name::STRIKE
            | Name::NOBR
            | Name::FONT
    )
}

/// Elements that never nest, or that close one another.
fn is_never_deep(name: Name) -> bool {
    matches!(
        name,
        Name::P
            | Name::A
            | Name::BR
            | Name::LI
            | Name::TD
            | Name::TR
            | Name::META
            | Name::LINK
            | Name::HR
            | Name::INPUT
            | Name::AREA
            | Name::BASE
            | Name::COL
            | Name::EMBED
            | Name::PARAM
            | Name::KEYGEN
            | Name::FRAME
            | Name::DT
            | Name::DD
            | Name::OPTION
            | Name::OPTGROUP
            | Name::TH
            | Name::THEAD
            | Name::TBODY
            | Name::TFOOT
            | Name::COLGROUP
            | Name::RT
            | Name::RP
            | Name::HTML
            | Name::HEAD
            | Name::BODY
            | Name::BUTTON
            | Name::SELECT
            | Name::CAPTION
            | Name::IMAGE
            | Name::FORM
    )
}

fn name_at(markup: &str, from: usize) -> &str {
    let bytes = &markup.as_bytes()[from..];
    let length =
        bytes.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).unwrap_or(bytes.len());
    &markup[from..from + length]
}

/// The length of a comment or declaration; `None` if the page ends inside it.
fn after_declaration(markup: &str) -> Option<usize> {
    if !markup.starts_with("<!--") {
        return markup.find('>').map(|end| end + 1);
    }
    for short in ["<!-->", "<!--->"] {
        if markup.starts_with(short) {
            return Some(short.len());
        }
    }
    let mut at = 4;
    while let Some(next) = markup[at..].find("--") {
        at += next + 2;
        at += markup.as_bytes()[at..].iter().position(|byte| *byte != b'-')?;
        let rest = &markup[at..];
        if rest.starts_with('>') {
            return Some(at + 1);
        }
        if rest.starts_with("!>") {
            return Some(at + 2);
        }
    }
    None
}

/// The bytes that end the name of an attribute.
const ENDS_ATTRIBUTE: [bool; 256] = {
    let mut ends = [false; 256];
    let mut place = 0;
    let ending = b"=>/ \t\n\r\x0c";
    while place < ending.len() {
        ends[ending[place] as usize] = true;
        place += 1;
    }
    ends
};

/// Reads a start tag by the tokenizer's rules.
fn read_tag<'h>(html: &'h str, start: usize, mut kept: Vec<Attribute<'h>>) -> Option<Tag<'h>> {
    let bytes = html.as_bytes();
    let name = name_at(html, start + 1);
    kept.clear();
    let mut tag = Tag { name, known: Name::of(name), kept, closes_itself: false, end: 0 };
    let mut at = start + 1 + name.len();
    let mut attributes = 0;
    loop {
        while bytes.get(at)?.is_ascii_whitespace() || (bytes[at] == b'/' && bytes.get(at + 1) != Some(&b'>')) {
            at += 1;
        }
        match bytes[at] {
            b'>' => break,
            b'/' => {
                tag.closes_itself = true;
                at += 1;
                break;
            }
            _ => {}
        }
        let name_start = at;
        at += 1;
        at += bytes.get(at..)?.iter().position(|byte| ENDS_ATTRIBUTE[usize::from(*byte)])?;
        let attribute = &html[name_start..at];
        let after_name = at;
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        let mut value = "";
        if bytes[at] == b'=' {
            at += 1;
            while bytes.get(at)?.is_ascii_whitespace() {
                at += 1;
            }
            match bytes[at] {
                quote @ (b'"' | b'\'') => {
                    let length = html[at + 1..].find(quote as char)?;
                    value = &html[at + 1..at + 1 + length];
                    at += length + 2;
                }
                _ => {
                    let value_start = at;
                    at += bytes[at..].iter().position(|byte| *byte == b'>' || byte.is_ascii_whitespace())?;
                    value = &html[value_start..at];
                }
            }
        } else {
            at = after_name;
        }
        attributes += 1;
        let known = attribute_name(attribute);
        if attributes <= MOST_ATTRIBUTES && is_asked_for(attribute, known, value) {
            tag.kept.push(Attribute { name: attribute, value, known });
        }
    }
    tag.end = at + 1;
    Some(tag)
}

/// Whether a reader asks for an attribute, or may ask for it.
fn is_asked_for(name: &str, known: Option<&str>, value: &str) -> bool {
    let is_quoted_twice = || value.contains('"') && value.contains('\'');
    if value.len() > LONGEST_VALUE_BYTES && known != Some("content") || is_quoted_twice() {
        return false;
    }
    match known {
        Some("style") => return value.contains("none") || value.contains("hidden"),
        Some(data) if data.starts_with("data-") => return value.len() <= LONGEST_DATA_VALUE_BYTES,
        Some(_) => return true,
        None => {}
    }
    let starts = |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if starts("data-") {
        return value.len() <= LONGEST_DATA_VALUE_BYTES;
    }
    const NEVER: [&str; 25] = [
        "src",
        "srcset",
        "sizes",
        "width",
        "height",
        "target",
        "tabindex",
        "loading",
        "decoding",
        "border",
        "align",
        "valign",
        "color",
        "size",
        "face",
        "bgcolor",
        "cellpadding",
        "cellspacing",
        "crossorigin",
        "integrity",
        "nonce",
        "d",
        "alt",
        "media",
        "async",
    ];
    let is_never = starts("on") || NEVER.iter().any(|never| name.eq_ignore_ascii_case(never));
    !is_never && !name.contains(['"', '\'', '<'])
}

/// The place after the end tag that ends the raw text of an element; the end of the page if there is none.
pub(super) fn after_raw_text(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(next) = html[at..].find('<') {
        at += next + 1;
        let rest = &html.as_bytes()[at..];
        let is_end = rest.first() == Some(&b'/')
            && rest.get(1..1 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(1 + name.len()).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        if is_end {
            return html[at..].find('>').map_or(html.len(), |end| at + end + 1);
        }
    }
    html.len()
}

/// The place after a drawing. One that is not closed ends where an element of the page begins or ends, as in the parser.
fn after_drawing(html: &str, from: usize) -> usize {
    const OF_THE_PAGE: [&str; 24] = [
        "p",
        "div",
        "span",
        "ul",
        "ol",
        "li",
        "table",
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "button",
        "html",
        "main",
    ];
    let mut at = from;
    let mut open = 1usize;
    let mut foreign = 0usize;
    while let Some(next) = html[at..].find('<') {
        let start = at + next;
        let rest = &html[start..];
        if rest.starts_with("<!") {
            at = after_declaration(rest).map_or(html.len(), |length| start + length);
            continue;
        }
        let closes = rest.as_bytes().get(1) == Some(&b'/');
        let name = name_at(rest, 1 + usize::from(closes));
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if foreign == 0 && OF_THE_PAGE.iter().any(|known| is(known)) {
            return start;
        }
        let Some(end) = rest.find('>') else { return html.len() };
        at = start + end + 1;
        let closes_itself = rest[..end].ends_with('/');
        match closes {
            true if is("svg") => {
                open -= 1;
                if open == 0 {
                    return at;
                }
            }
            true if is("foreignobject") => foreign = foreign.saturating_sub(1),
            false if closes_itself => {}
            false if is("svg") => open += 1,
            false if is("foreignobject") => foreign += 1,
            false if is("style") || is("script") => at = after_raw_text(html, at, name),
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests;
