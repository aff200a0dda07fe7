//! The rules of the standard for `<template>`, which may hold what could not stand where it stands: rows, items, anything.

use std::ops::Range;

use super::builder::{Builder, Mode, Open};
use super::names::Name;
use super::page::Kind;

/// What stands in heads and has an end.
fn is_script_or_like(name: Name) -> bool {
    matches!(name, Name::NOFRAMES | Name::SCRIPT | Name::STYLE | Name::TEMPLATE | Name::TITLE)
}

impl Builder {
    pub(super) fn start_template(&mut self, attributes: Range<usize>) {
        self.insert_open(Name::TEMPLATE, attributes);
        self.enter_template();
    }

    /// The same behind the head, to which it goes.
    pub(super) fn start_template_in_head(&mut self, attributes: Range<usize>) {
        let id = self.page.create(Kind::Element(Name::TEMPLATE), attributes);
        self.page.append(self.head, id);
        self.push(Open { id, name: Name::TEMPLATE });
        self.enter_template();
    }

    fn enter_template(&mut self) {
        self.formatting.push(None);
        self.mode = Mode::InTemplate;
        self.template_modes.push(Mode::InTemplate);
    }

    pub(super) fn is_in_template(&self) -> bool {
        !self.template_modes.is_empty()
    }

    pub(super) fn end_template(&mut self) {
        if self.is_in_template() {
            self.pop_through(|open| open == Name::TEMPLATE);
            self.forget_formatting_to_marker();
            self.template_modes.pop();
            self.reset_mode();
        }
    }

    /// Whether the tag is to be read again, in another mode.
    pub(super) fn start_in_template(&mut self, name: Name, attributes: Range<usize>) -> bool {
        let mode = match name {
            _ if name.is_of_head() || is_script_or_like(name) => {
                self.start_in_body(name, attributes);
                return false;
            }
            Name::CAPTION | Name::COLGROUP | Name::TBODY | Name::TFOOT | Name::THEAD => Mode::InTable,
            Name::COL => Mode::InColumnGroup,
            Name::TR => Mode::InTableBody,
            Name::TD | Name::TH => Mode::InRow,
            _ => Mode::InBody,
        };
        self.template_modes.pop();
        self.template_modes.push(mode);
        self.mode = mode;
        true
    }
}
