//! The rules of the standard for what stands before, in and after the head and body of a page: which rules a tag or a text is read by.

use std::ops::Range;

use super::builder::{Builder, Mode, Quirks, UNKNOWN_REFERENCE};
use super::names::Name;
use super::page::{Kind, NONE};
use super::references::push_resolved;
use crate::ingest::parse::html::slim::{Output, Tag};

impl Output for Builder {
    fn text(&mut self, text: &str) {
        self.page.texts.push_str(text);
    }

    fn start_tag(&mut self, tag: &Tag<'_>) {
        self.put_text();
        if self.gave_up.is_none() {
            let name = tag.known.unwrap_or_else(|| self.page.name_of(tag.name));
            let attributes = self.attributes_of(&tag.kept);
            self.skips_line_break = false;
            let is_shadow = |name: &str| name.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("shadowroot"));
            if name == Name::TEMPLATE && tag.kept.iter().any(|attribute| is_shadow(attribute.name)) {
                return self.give_up("an element with rules of its own");
            }
            self.start(name, attributes);
        }
    }

    fn end_tag(&mut self, name: &str, known: Option<Name>) {
        self.put_text();
        if self.gave_up.is_none() {
            let name = known.unwrap_or_else(|| self.page.name_of(name));
            self.skips_line_break = false;
            self.end(name);
        }
    }

    fn raw_text(&mut self, tag: &Tag<'_>, text: &str, markup: &str) {
        self.start_tag(tag);
        if self.gave_up.is_some() {
            return;
        }
        if Some(self.current().name) != tag.known {
            return self.give_up("a text without its element");
        }
        let end = markup.get(text.len()..).and_then(|end| end.strip_prefix("</")?.strip_suffix('>'));
        if !end.is_some_and(|end| end.trim_ascii_end().eq_ignore_ascii_case(tag.name)) {
            return self.give_up("a text whose end tag is not simple");
        }
        // Where a script speaks of scripts, its end is not the first end tag.
        if self.is_current(Name::SCRIPT) && ["<!--", "</script"].iter().any(|part| text.contains(part)) {
            return self.give_up("a script that speaks of scripts");
        }
        let start = self.page.texts.len();
        if self.is_current(Name::TITLE) {
            if !push_resolved(text, false, &mut self.page.texts) {
                self.give_up(UNKNOWN_REFERENCE);
            }
        } else {
            self.page.texts.push_str(text);
        }
        self.pending = self.page.texts.len();
        self.insert_text(start..self.pending);
        self.pop();
    }

    fn comment(&mut self, markup: &str) {
        self.put_text();
        self.skips_line_break = false;
        let text = markup.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        let Some(text) = text.filter(|text| !text.contains("--") && !text.starts_with(['>', '-']) && !text.ends_with('-'))
        else {
            return self.give_up("a comment of an unusual kind");
        };
        let start = self.page.values.len();
        self.page.values.push_str(text);
        let id = self.page.create(Kind::Comment, start..self.page.values.len());
        let parent = match self.mode {
            Mode::Initial | Mode::BeforeHtml | Mode::AfterAfterBody => 0,
            Mode::AfterBody => self.open.first().map_or(0, |open| open.id),
            _ => self.current().id,
        };
        self.page.append(parent, id);
    }

    fn doctype(&mut self, markup: &str) {
        self.put_text();
        self.skips_line_break = false;
        if self.mode == Mode::Initial {
            let is_html = markup.get(9..).is_some_and(|rest| rest.trim_ascii().eq_ignore_ascii_case("html>"));
            self.quirks = if is_html { Quirks::No } else { Quirks::Unknown };
            self.mode = Mode::BeforeHtml;
        }
    }

    fn unusual(&mut self, _: &str) {
        self.give_up("markup with another meaning where it comes to stand");
    }

    fn is_full(&self) -> bool {
        self.gave_up.is_some()
    }
}

impl Builder {
    /// Ends the page.
    pub(super) fn finish(&mut self) {
        self.put_text();
        while self.is_in_template() {
            self.end_template();
        }
        loop {
            match self.mode {
                Mode::Initial => self.mode = Mode::BeforeHtml,
                Mode::BeforeHtml => self.imply_root(),
                Mode::BeforeHead => self.imply_head(),
                Mode::InHead => self.leave_head(),
                Mode::AfterHead => self.imply_body(),
                _ => break,
            }
        }
    }

    /// Puts the text that was read into the tree.
    fn put_text(&mut self) {
        let start = self.pending;
        let run = &self.page.texts[start..];
        if run.is_empty() || self.gave_up.is_some() {
            return;
        }
        if run.contains('&') {
            let run = self.page.texts.split_off(start);
            if !push_resolved(&run, false, &mut self.page.texts) {
                return self.give_up(UNKNOWN_REFERENCE);
            }
        }
        let is_first_line_break = std::mem::take(&mut self.skips_line_break) && self.page.texts[start..].starts_with('\n');
        self.pending = self.page.texts.len();
        self.characters(start + usize::from(is_first_line_break)..self.pending);
    }

    /// The part of a text that is white space, at its beginning.
    fn white_space(&self, text: &Range<usize>) -> Range<usize> {
        let bytes = self.page.texts.as_bytes()[text.clone()].iter();
        text.start..text.start + bytes.take_while(|byte| byte.is_ascii_whitespace()).count()
    }

    fn characters(&mut self, text: Range<usize>) {
        let mut rest = text;
        while !rest.is_empty() {
            let white_space = self.white_space(&rest);
            match self.mode {
                Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead => rest.start = white_space.end,
                Mode::InHead | Mode::AfterHead | Mode::InColumnGroup => {
                    rest.start = white_space.end;
                    self.insert_text(white_space);
                }
                Mode::AfterBody | Mode::AfterAfterBody => {
                    rest.start = white_space.end;
                    if !white_space.is_empty() {
                        self.reconstruct();
                        self.insert_text(white_space);
                    }
                }
                Mode::InTable | Mode::InTableBody | Mode::InRow => {
                    if self.current().name.is_of_table() && white_space == rest {
                        return self.insert_text(rest);
                    }
                    self.fosters = true;
                    self.reconstruct();
                    self.insert_text(rest);
                    self.fosters = false;
                    return;
                }
                Mode::InBody | Mode::InCaption | Mode::InCell | Mode::InTemplate => {
                    self.reconstruct();
                    return self.insert_text(rest);
                }
            }
            if rest.is_empty() {
                return;
            }
            match self.mode {
                Mode::Initial => self.mode = Mode::BeforeHtml,
                Mode::BeforeHtml => self.imply_root(),
                Mode::BeforeHead => self.imply_head(),
                Mode::InHead => self.leave_head(),
                Mode::AfterHead => self.imply_body(),
                Mode::InColumnGroup => {
                    if !self.leave_columns() {
                        return self.give_up("a text in columns");
                    }
                }
                _ => self.mode = Mode::InBody,
            }
        }
    }

    fn imply_root(&mut self) {
        self.create_root(0..0);
        self.mode = Mode::BeforeHead;
    }

    fn imply_head(&mut self) {
        self.head = self.insert_open(Name::HEAD, 0..0);
        self.mode = Mode::InHead;
    }

    fn leave_head(&mut self) {
        self.pop();
        self.mode = Mode::AfterHead;
    }

    fn imply_body(&mut self) {
        self.insert_open(Name::BODY, 0..0);
        self.mode = Mode::InBody;
    }

    fn start(&mut self, name: Name, attributes: Range<usize>) {
        loop {
            let again = attributes.clone();
            let is_read_again = match self.mode {
                Mode::Initial => {
                    self.mode = Mode::BeforeHtml;
                    true
                }
                Mode::BeforeHtml if name == Name::HTML => {
                    self.create_root(again);
                    self.mode = Mode::BeforeHead;
                    false
                }
                Mode::BeforeHtml => {
                    self.imply_root();
                    true
                }
                Mode::BeforeHead | Mode::InHead | Mode::AfterHead => self.start_around_head(name, again),
                Mode::InBody => {
                    self.start_in_body(name, again);
                    false
                }
                Mode::InTable => self.start_in_table(name, again),
                Mode::InCaption => self.start_in_caption(name, again),
                Mode::InColumnGroup => self.start_in_columns(name, again),
                Mode::InTableBody => self.start_in_section(name, again),
                Mode::InRow => self.start_in_row(name, again),
                Mode::InCell => self.start_in_cell(name, again),
                Mode::InTemplate => self.start_in_template(name, again),
                Mode::AfterBody | Mode::AfterAfterBody if name == Name::HTML => {
                    self.start_in_body(name, again);
                    false
                }
                Mode::AfterBody | Mode::AfterAfterBody => {
                    self.mode = Mode::InBody;
                    true
                }
            };
            if !is_read_again || self.gave_up.is_some() {
                return;
            }
        }
    }

    /// Whether the tag is to be read again, in another mode.
    fn start_around_head(&mut self, name: Name, attributes: Range<usize>) -> bool {
        let is_of_head = name.is_of_head();
        match (self.mode, name) {
            (_, Name::HTML) => self.start_in_body(name, attributes),
            (_, Name::FRAMESET | Name::NOFRAMES | Name::NOSCRIPT | Name::STYLE) => {
                self.give_up("an element with rules of its own");
            }
            (Mode::BeforeHead, Name::HEAD) => {
                self.head = self.insert_open(name, attributes);
                self.mode = Mode::InHead;
            }
            (Mode::BeforeHead, _) => {
                self.imply_head();
                return true;
            }
            (_, Name::HEAD) => {}
            (Mode::InHead, Name::TEMPLATE) => self.start_template(attributes),
            (_, Name::TEMPLATE) => self.start_template_in_head(attributes),
            (Mode::InHead, Name::SCRIPT | Name::TITLE) => {
                self.insert_open(name, attributes);
            }
            (Mode::InHead, _) if is_of_head => {
                self.insert(name, attributes);
            }
            (Mode::InHead, _) => {
                self.leave_head();
                return true;
            }
            (_, Name::BODY) => {
                self.insert_open(name, attributes);
                self.mode = Mode::InBody;
            }
            // What belongs to the head and stands behind it.
            _ if (is_of_head || matches!(name, Name::SCRIPT | Name::TITLE)) && self.head != NONE => {
                let id = self.page.create(Kind::Element(name), attributes);
                self.page.append(self.head, id);
                if !is_of_head {
                    self.push(super::builder::Open { id, name });
                }
            }
            _ => {
                self.imply_body();
                return true;
            }
        }
        false
    }

    fn end(&mut self, name: Name) {
        let implies = matches!(name, Name::BODY | Name::BR | Name::HTML);
        loop {
            let is_read_again = match self.mode {
                Mode::Initial => {
                    self.mode = Mode::BeforeHtml;
                    true
                }
                Mode::BeforeHtml if implies || name == Name::HEAD => {
                    self.imply_root();
                    true
                }
                Mode::BeforeHead if implies || name == Name::HEAD => {
                    self.imply_head();
                    true
                }
                Mode::InHead if name == Name::HEAD => {
                    self.leave_head();
                    false
                }
                Mode::InHead if implies => {
                    self.leave_head();
                    true
                }
                Mode::AfterHead if implies => {
                    self.imply_body();
                    true
                }
                Mode::InHead | Mode::AfterHead if name == Name::TEMPLATE => {
                    self.end_template();
                    false
                }
                Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => false,
                Mode::InBody => self.end_in_body(name),
                Mode::InTable => self.end_in_table(name),
                Mode::InCaption => self.end_in_caption(name),
                Mode::InColumnGroup => self.end_in_columns(name),
                Mode::InTableBody => self.end_in_section(name),
                Mode::InRow => self.end_in_row(name),
                Mode::InCell => self.end_in_cell(name),
                Mode::InTemplate => {
                    if name == Name::TEMPLATE {
                        self.end_template();
                    }
                    false
                }
                Mode::AfterBody if name == Name::HTML => {
                    self.mode = Mode::AfterAfterBody;
                    false
                }
                Mode::AfterBody | Mode::AfterAfterBody => {
                    self.mode = Mode::InBody;
                    true
                }
            };
            if !is_read_again || self.gave_up.is_some() {
                return;
            }
        }
    }
}
