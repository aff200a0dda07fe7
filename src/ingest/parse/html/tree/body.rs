//! The rules of the standard for tags in the body of a page.

use std::ops::Range;

use super::builder::{Builder, Mode, Quirks};
use super::names::Name;
use super::page::NONE;

impl Builder {
    pub(super) fn start_in_body(&mut self, name: Name, attributes: Range<usize>) {
        match name {
            Name::HTML | Name::BODY if self.is_in_template() => {}
            Name::HTML => {
                if let Some(root) = self.open.first() {
                    self.add_attributes(root.id, attributes);
                }
            }
            Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META => {
                self.insert(name, attributes);
            }
            Name::SCRIPT | Name::TITLE => {
                self.insert_open(name, attributes);
            }
            Name::BODY => {
                if let Some(body) = self.open.get(1).filter(|open| open.name == Name::BODY) {
                    self.add_attributes(body.id, attributes);
                }
            }
            _ if name == Name::P || name.is_block() => {
                self.close_paragraph();
                self.insert_open(name, attributes);
            }
            _ if name.is_heading() => {
                self.close_paragraph();
                if self.current().name.is_heading() {
                    self.pop();
                }
                self.insert_open(name, attributes);
            }
            Name::PRE | Name::LISTING => {
                self.close_paragraph();
                self.insert_open(name, attributes);
                self.skips_line_break = true;
            }
            Name::FORM => {
                if self.is_in_template() {
                    self.close_paragraph();
                    self.insert_open(name, attributes);
                } else if self.form == NONE {
                    self.close_paragraph();
                    self.form = self.insert_open(name, attributes);
                }
            }
            Name::TEMPLATE => self.start_template(attributes),
            Name::LI | Name::DD | Name::DT => self.start_item(name, attributes),
            Name::BUTTON => {
                if self.is_in_scope(name) {
                    self.end_implied(None);
                    self.pop_through(|open| open == name);
                }
                self.reconstruct();
                self.insert_open(name, attributes);
            }
            Name::A => {
                if let Some(open) = self.formatting_of(name).and_then(|place| self.formatting[place]) {
                    self.end_formatting(name);
                    self.formatting.retain(|entry| entry.is_none_or(|entry| entry.id != open.id));
                    self.remove_open(open.id);
                }
                self.reconstruct();
                self.insert_formatting(name, attributes);
            }
            Name::B
            | Name::BIG
            | Name::CODE
            | Name::EM
            | Name::FONT
            | Name::I
            | Name::S
            | Name::SMALL
            | Name::STRIKE
            | Name::STRONG
            | Name::TT
            | Name::U => {
                self.reconstruct();
                self.insert_formatting(name, attributes);
            }
            Name::NOBR => {
                self.reconstruct();
                if self.is_in_scope(name) {
                    self.end_formatting(name);
                    self.reconstruct();
                }
                self.insert_formatting(name, attributes);
            }
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                self.reconstruct();
                self.insert_open(name, attributes);
                self.formatting.push(None);
            }
            Name::TABLE => {
                if self.quirks == Quirks::Unknown && self.is_paragraph_in_scope() {
                    return self.give_up("a table in a paragraph, in a document of some type");
                }
                if self.quirks == Quirks::No {
                    self.close_paragraph();
                }
                self.insert_open(name, attributes);
                self.mode = Mode::InTable;
            }
            Name::AREA | Name::BR | Name::EMBED | Name::IMG | Name::KEYGEN | Name::WBR => {
                self.reconstruct();
                self.insert(name, attributes);
            }
            Name::IMAGE => self.start_in_body(Name::IMG, attributes),
            Name::INPUT => {
                if self.is_in_scope(Name::SELECT) {
                    self.pop_through(|open| open == Name::SELECT);
                }
                self.reconstruct();
                self.insert(name, attributes);
            }
            Name::PARAM | Name::SOURCE | Name::TRACK => {
                self.insert(name, attributes);
            }
            Name::HR => {
                self.close_paragraph();
                if self.is_in_scope(Name::SELECT) {
                    self.end_implied(None);
                }
                self.insert(name, attributes);
            }
            Name::XMP => {
                self.close_paragraph();
                self.reconstruct();
                self.insert_open(name, attributes);
            }
            Name::SELECT if self.is_in_scope(name) => self.pop_through(|open| open == name),
            Name::SELECT => {
                self.reconstruct();
                self.insert_open(name, attributes);
            }
            Name::OPTION | Name::OPTGROUP => {
                if self.is_in_scope(Name::SELECT) {
                    self.end_implied((name == Name::OPTION).then_some(Name::OPTGROUP));
                } else if self.is_current(Name::OPTION) {
                    self.pop();
                }
                self.reconstruct();
                self.insert_open(name, attributes);
            }
            Name::RB | Name::RTC | Name::RP | Name::RT => {
                if self.is_in_scope(Name::RUBY) {
                    self.end_implied(matches!(name, Name::RP | Name::RT).then_some(Name::RTC));
                }
                self.insert_open(name, attributes);
            }
            Name::CAPTION
            | Name::COL
            | Name::COLGROUP
            | Name::FRAME
            | Name::HEAD
            | Name::TBODY
            | Name::TD
            | Name::TFOOT
            | Name::TH
            | Name::THEAD
            | Name::TR => {}
            Name::FRAMESET
            | Name::IFRAME
            | Name::MATH
            | Name::NOEMBED
            | Name::NOFRAMES
            | Name::NOSCRIPT
            | Name::PLAINTEXT
            | Name::STYLE
            | Name::SVG
            | Name::TEXTAREA => self.give_up("an element with rules of its own"),
            _ => {
                self.reconstruct();
                self.insert_open(name, attributes);
            }
        }
    }

    fn start_item(&mut self, name: Name, attributes: Range<usize>) {
        let is_item = name == Name::LI;
        for place in (0..self.open.len()).rev() {
            let open = self.open[place].name;
            if is_item && open == Name::LI || !is_item && matches!(open, Name::DD | Name::DT) {
                self.end_implied(Some(open));
                self.pop_through(|name| name == open);
                break;
            }
            if open.is_special() && !matches!(open, Name::ADDRESS | Name::DIV | Name::P) {
                break;
            }
        }
        self.close_paragraph();
        self.insert_open(name, attributes);
    }

    /// Whether the tag is to be read again, in another mode.
    pub(super) fn end_in_body(&mut self, name: Name) -> bool {
        match name {
            Name::BODY | Name::HTML => {
                if self.is_in_scope(Name::BODY) {
                    self.mode = Mode::AfterBody;
                    return name == Name::HTML;
                }
            }
            _ if name.is_block() || matches!(name, Name::BUTTON | Name::LISTING | Name::PRE | Name::SELECT) => {
                if self.is_in_scope(name) {
                    self.end_implied(None);
                    self.pop_through(|open| open == name);
                }
            }
            Name::FORM if self.is_in_template() => {
                if self.is_in_scope(name) {
                    self.end_implied(None);
                    self.pop_through(|open| open == name);
                }
            }
            Name::FORM => {
                let form = std::mem::replace(&mut self.form, NONE);
                let place = self.open.iter().rposition(|open| form != NONE && open.id == form);
                if let Some(place) = place
                    && !self.open[place + 1..].iter().any(|open| open.name.bounds_scope())
                {
                    self.end_implied(None);
                    self.remove_open(form);
                }
            }
            Name::P => {
                if !self.is_paragraph_in_scope() {
                    self.insert_open(name, 0..0);
                }
                self.close_paragraph();
            }
            Name::LI => {
                if self.is_in_item_scope(name) {
                    self.end_implied(Some(name));
                    self.pop_through(|open| open == name);
                }
            }
            Name::DD | Name::DT => {
                if self.is_in_scope(name) {
                    self.end_implied(Some(name));
                    self.pop_through(|open| open == name);
                }
            }
            _ if name.is_heading() => {
                if self.is_heading_in_scope() {
                    self.end_implied(None);
                    self.pop_through(Name::is_heading);
                }
            }
            Name::A
            | Name::B
            | Name::BIG
            | Name::CODE
            | Name::EM
            | Name::FONT
            | Name::I
            | Name::NOBR
            | Name::S
            | Name::SMALL
            | Name::STRIKE
            | Name::STRONG
            | Name::TT
            | Name::U => self.end_formatting(name),
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                if self.is_in_scope(name) {
                    self.end_implied(None);
                    self.pop_through(|open| open == name);
                    self.forget_formatting_to_marker();
                }
            }
            Name::BR => self.start_in_body(name, 0..0),
            Name::TEMPLATE => self.end_template(),
            _ => self.end_other(name),
        }
        false
    }
}
