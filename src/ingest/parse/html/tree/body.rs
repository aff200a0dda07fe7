//! The rules of the standard for tags in the body of a page.

use std::ops::Range;

use super::builder::{Builder, Mode, Open, Quirks};
use super::names::Name;
use super::page::NONE;

impl Builder {
    pub(super) fn start_in_body(&mut self, name: Name, attributes: Range<usize>) {
        match name {
            _ if name == Name::P || name.is_block() || name.is_heading() => self.start_block(name, attributes),
            Name::PRE | Name::LISTING => {
                self.start_block(name, attributes);
                self.skips_line_break = true;
            }
            Name::HTML | Name::BODY => self.add_to_page(name, attributes),
            Name::SCRIPT | Name::TITLE => _ = self.insert_open(name, attributes),
            Name::PARAM | Name::SOURCE | Name::TRACK => _ = self.insert(name, attributes),
            _ if name.is_of_head() => _ = self.insert(name, attributes),
            Name::FORM => self.start_form(attributes),
            Name::TEMPLATE => self.start_template(attributes),
            Name::LI | Name::DD | Name::DT => self.start_item(name, attributes),
            _ if name.is_formatting() => self.start_formatting(name, attributes),
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                self.start_other(name, attributes);
                self.formatting.push(None);
            }
            Name::TABLE => self.start_table(attributes),
            Name::AREA | Name::BR | Name::EMBED | Name::IMG | Name::KEYGEN | Name::WBR => {
                self.reconstruct();
                self.insert(name, attributes);
            }
            Name::IMAGE => self.start_in_body(Name::IMG, attributes),
            Name::BUTTON | Name::INPUT | Name::OPTGROUP | Name::OPTION | Name::SELECT => {
                self.start_control(name, attributes);
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
                self.start_other(name, attributes);
            }
            Name::RB | Name::RTC | Name::RP | Name::RT => {
                if self.is_in_scope(Name::RUBY) {
                    self.end_implied(matches!(name, Name::RP | Name::RT).then_some(Name::RTC));
                }
                self.insert_open(name, attributes);
            }
            Name::FRAME | Name::HEAD => {}
            _ if name.is_part_of_table() => {}
            _ if name.has_rules_of_its_own() => self.give_up("an element with rules of its own"),
            _ => self.start_other(name, attributes),
        }
    }

    /// A second `<html>` or `<body>` only adds its attributes to the first.
    fn add_to_page(&mut self, name: Name, attributes: Range<usize>) {
        let place = usize::from(name == Name::BODY);
        let known = self.open.get(place).filter(|open| name == Name::HTML || open.name == name);
        if let Some(id) = known.map(|open| open.id).filter(|_| !self.is_in_template()) {
            self.add_attributes(id, attributes);
        }
    }

    /// What ends the paragraph before it, and as a heading the heading in which it stands.
    fn start_block(&mut self, name: Name, attributes: Range<usize>) {
        self.close_paragraph();
        if name.is_heading() && self.current().name.is_heading() {
            self.pop();
        }
        self.insert_open(name, attributes);
    }

    /// A form in a form is none, unless in a template.
    fn start_form(&mut self, attributes: Range<usize>) {
        let is_in_template = self.is_in_template();
        if !is_in_template && self.form != NONE {
            return;
        }
        self.close_paragraph();
        let form = self.insert_open(Name::FORM, attributes);
        if !is_in_template {
            self.form = form;
        }
    }

    /// A link ends the link before it, as `<nobr>` ends its like; other formatting may stand in itself.
    fn start_formatting(&mut self, name: Name, attributes: Range<usize>) {
        if name == Name::A
            && let Some(open) = self.formatting_of(name).and_then(|place| self.formatting[place])
        {
            self.end_formatting(name);
            self.formatting.retain(|entry| entry.is_none_or(|entry| entry.id != open.id));
            self.remove_open(open.id);
        }
        self.reconstruct();
        if name == Name::NOBR && self.is_in_scope(name) {
            self.end_formatting(name);
            self.reconstruct();
        }
        self.insert_formatting(name, attributes);
    }

    fn start_table(&mut self, attributes: Range<usize>) {
        if self.quirks == Quirks::Unknown && self.is_paragraph_in_scope() {
            return self.give_up("a table in a paragraph, in a document of some type");
        }
        if self.quirks == Quirks::No {
            self.close_paragraph();
        }
        self.insert_open(Name::TABLE, attributes);
        self.mode = Mode::InTable;
    }

    /// Buttons, fields and lists to choose from. A `<select>` in another one ends that.
    fn start_control(&mut self, name: Name, attributes: Range<usize>) {
        match name {
            Name::BUTTON => self.end_in_scope(name),
            Name::SELECT if self.is_in_scope(name) => return self.pop_through(|open| open == name),
            Name::INPUT if self.is_in_scope(Name::SELECT) => self.pop_through(|open| open == Name::SELECT),
            Name::OPTION if self.is_in_scope(Name::SELECT) => self.end_implied(Some(Name::OPTGROUP)),
            Name::OPTGROUP if self.is_in_scope(Name::SELECT) => self.end_implied(None),
            Name::OPTION | Name::OPTGROUP if self.is_current(Name::OPTION) => _ = self.pop(),
            _ => {}
        }
        self.reconstruct();
        let id = self.insert(name, attributes);
        if name != Name::INPUT {
            self.push(Open { id, name });
        }
    }

    /// What stands in a line, and every element that has no rule.
    fn start_other(&mut self, name: Name, attributes: Range<usize>) {
        self.reconstruct();
        self.insert_open(name, attributes);
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
                self.end_in_scope(name);
            }
            Name::FORM if self.is_in_template() => self.end_in_scope(name),
            Name::FORM => self.end_form(),
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
            _ if name.is_formatting() => self.end_formatting(name),
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

    /// Ends an element of a name, if one is open where it can be ended.
    fn end_in_scope(&mut self, name: Name) {
        if self.is_in_scope(name) {
            self.end_implied(None);
            self.pop_through(|open| open == name);
        }
    }

    /// Ends the form that is open, wherever its elements are.
    fn end_form(&mut self) {
        let form = std::mem::replace(&mut self.form, NONE);
        let place = self.open.iter().rposition(|open| form != NONE && open.id == form);
        if let Some(place) = place
            && !self.open[place + 1..].iter().any(|open| open.name.bounds_scope())
        {
            self.end_implied(None);
            self.remove_open(form);
        }
    }
}
