//! Turns the text of a page into a smaller one that reads the same: without scripts, styles, drawings, comments and the attributes
//! that no reader asks for, and with a bounded depth.
//!
//! The parser spends most of its time on what is thrown away afterwards, and its time grows with the square of the depth. One pass
//! over the bytes, with the tokenizer's own rules for where tags, comments and scripts end, halves the first and bounds the second:
//! elements deeper than [`DEEPEST`] lose their tags and keep their text.

mod markup;

use std::sync::LazyLock;

use memchr::memchr;
use memchr::memmem::Finder;

pub(super) use self::markup::{Attribute, Tag};
use self::markup::{LONGEST_VALUE_BYTES, after_declaration, after_drawing, after_raw_text, name_at, read_tag};
use super::data_layer::{as_data, has_tags, tags_in};
use super::tree::Name;

/// Elements that nest deeper lose their tags. Browsers stop at 512.
const DEEPEST: usize = 400;
/// Tags beyond this many are left out; an article has a few thousand.
const MOST_TAGS: usize = 300_000;
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
    slim_into(html, &mut Nothing)
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

/// Takes the pieces and keeps none of them.
struct Nothing;

impl Output for Nothing {
    fn text(&mut self, _: &str) {}

    fn start_tag(&mut self, _: &Tag<'_>) {}

    fn end_tag(&mut self, _: &str, _: Option<Name>) {}

    fn raw_text(&mut self, _: &Tag<'_>, _: &str, _: &str) {}

    fn comment(&mut self, _: &str) {}

    fn doctype(&mut self, _: &str) {}

    fn unusual(&mut self, _: &str) {}

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

impl<'h, O: Output> Slimmer<'h, '_, O> {
    fn run(&mut self) {
        let html = self.html;
        let mut at = 0;
        while let Some(next) = memchr(b'<', &html.as_bytes()[at..]) {
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
            Some(b'?') => memchr(b'>', rest.as_bytes()).map_or(html.len(), |end| start + end + 1),
            Some(b'/') if rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let name = name_at(rest, 2);
                let end = memchr(b'>', rest.as_bytes()).map_or(html.len(), |end| start + end + 1);
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
                    self.data_of_script(text);
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
            Some(Name::IMG) => {
                if let Some(picture) = as_picture(tag) {
                    self.put(&picture);
                }
                end
            }
            Some(Name::SOURCE | Name::TRACK | Name::WBR) => end,
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

    /// Pages tell their dates and tags to their own scripts: what stands around the names of dates is kept, and the tags.
    fn data_of_script(&mut self, text: &str) {
        let mut end = 0;
        let mut kept = String::new();
        for place in date_keys_in(text).take(MOST_DATES_OF_SCRIPT) {
            let start = text.floor_char_boundary(place.saturating_sub(60)).max(end);
            end = text.floor_char_boundary(place + 160).max(start);
            kept.push_str(&text[start..end]);
            kept.push('\n');
        }
        if has_tags(text) {
            kept.push_str(&as_data(&tags_in(text)));
        }
        if !kept.is_empty() {
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

/// A picture with what it says to those who cannot see it and nothing else. None if it is as small as a sign in a line is, or called so.
fn as_picture<'h>(tag: &Tag<'h>) -> Option<Tag<'h>> {
    const SMALLEST: u32 = 48;
    const SIGNS: [&str; 5] = ["emoji", "smil", "icon", "avatar", "logo"];
    let is = |kept: &Attribute<'h>, name: &str| kept.name.eq_ignore_ascii_case(name);
    let is_small = |kept: &Attribute<'h>| {
        (is(kept, "width") || is(kept, "height")) && kept.value.trim().parse().is_ok_and(|size: u32| size < SMALLEST)
    };
    let is_sign = |kept: &Attribute<'h>| is(kept, "class") && SIGNS.iter().any(|sign| kept.value.contains(sign));
    if tag.kept.iter().any(|kept| is_small(kept) || is_sign(kept)) {
        return None;
    }
    let says = |kept: &&Attribute<'h>| is(kept, "alt") || is(kept, "title");
    let kept = tag.kept.iter().filter(says).map(|kept| Attribute { name: kept.name, value: kept.value, known: kept.known });
    Some(Tag { name: tag.name, known: tag.known, kept: kept.collect(), closes_itself: tag.closes_itself, end: tag.end })
}

/// Names under which scripts hold the day of publication.
/// Two of them may meet in one name; the one that ends first stands before the other.
const DATE_KEYS: [&str; 13] = [
    "atePublished",
    "ublishedAt",
    "ublished_at",
    "ublishDate",
    "ublicationDate",
    "ublish_date",
    "pubDate",
    "pubdate",
    "ublished_date",
    "ublication_date",
    "ublicationdate",
    "ublishTime",
    "ublish_time",
];
const MOST_DATES_OF_SCRIPT: usize = 24;
/// What they have in common.
static OF_ALL_KEYS: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("ub"));

/// Where the names of dates begin in a script, without those that begin in another.
fn date_keys_in(text: &str) -> impl Iterator<Item = usize> {
    let mut end = 0;
    OF_ALL_KEYS.find_iter(text.as_bytes()).filter_map(move |place| {
        let (start, key) = DATE_KEYS.iter().find_map(|key| {
            let start = place.checked_sub(key.find("ub")?).filter(|start| *start >= end)?;
            text.as_bytes()[start..].starts_with(key.as_bytes()).then_some((start, key))
        })?;
        end = start + key.len();
        Some(start)
    })
}

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

#[cfg(test)]
mod tests;
