//! The rules of the standard for tags in tables.

use std::ops::Range;

use super::builder::{Builder, Mode};
use super::names::Name;
use super::page::NONE;

fn is_cell(name: Name) -> bool {
    matches!(name, Name::TD | Name::TH)
}

fn is_section(name: Name) -> bool {
    matches!(name, Name::TBODY | Name::TFOOT | Name::THEAD)
}

fn holds_rows(name: Name) -> bool {
    is_section(name) || matches!(name, Name::TEMPLATE | Name::HTML)
}

fn holds_cells(name: Name) -> bool {
    matches!(name, Name::TR | Name::TEMPLATE | Name::HTML)
}

fn holds_sections(name: Name) -> bool {
    matches!(name, Name::TABLE | Name::TEMPLATE | Name::HTML)
}

impl Builder {
    /// Whether the tag is to be read again, in another mode.
    pub(super) fn start_in_table(&mut self, name: Name, attributes: Range<usize>) -> bool {
        match name {
            Name::CAPTION | Name::COLGROUP | Name::TBODY | Name::TFOOT | Name::THEAD => {
                self.pop_until(holds_sections);
                if name == Name::CAPTION {
                    self.formatting.push(None);
                }
                self.insert_open(name, attributes);
                self.mode = match name {
                    Name::CAPTION => Mode::InCaption,
                    Name::COLGROUP => Mode::InColumnGroup,
                    _ => Mode::InTableBody,
                };
            }
            Name::COL => {
                self.pop_until(holds_sections);
                self.insert_open(Name::COLGROUP, 0..0);
                self.mode = Mode::InColumnGroup;
                return true;
            }
            Name::TD | Name::TH | Name::TR => {
                self.pop_until(holds_sections);
                self.insert_open(Name::TBODY, 0..0);
                self.mode = Mode::InTableBody;
                return true;
            }
            Name::TABLE => {
                if self.is_in_table_scope(|open| open == name) {
                    self.pop_through(|open| open == name);
                    self.reset_mode();
                    return true;
                }
            }
            Name::SCRIPT => {
                self.insert_open(name, attributes);
            }
            Name::INPUT if self.is_hidden(&attributes) => {
                self.insert(name, attributes);
            }
            Name::TEMPLATE => self.start_template(attributes),
            Name::FORM => {
                if self.form == NONE && !self.is_in_template() {
                    self.form = self.insert(name, attributes);
                }
            }
            _ => {
                self.fosters = true;
                self.start_in_body(name, attributes);
                self.fosters = false;
            }
        }
        false
    }

    fn is_hidden(&self, attributes: &Range<usize>) -> bool {
        let attributes = &self.page.attributes[attributes.clone()];
        let kind = attributes.iter().find(|attribute| attribute.name == "type");
        kind.is_some_and(|kind| self.page.values[kind.value.clone()].eq_ignore_ascii_case("hidden"))
    }

    pub(super) fn end_in_table(&mut self, name: Name) -> bool {
        match name {
            Name::TABLE => {
                if self.is_in_table_scope(|open| open == name) {
                    self.pop_through(|open| open == name);
                    self.reset_mode();
                }
                false
            }
            Name::BODY | Name::HTML => false,
            Name::TEMPLATE => {
                self.end_template();
                false
            }
            _ if name.is_part_of_table() => false,
            _ => {
                self.fosters = true;
                let is_read_again = self.end_in_body(name);
                self.fosters = false;
                is_read_again
            }
        }
    }

    pub(super) fn start_in_caption(&mut self, name: Name, attributes: Range<usize>) -> bool {
        if name.is_part_of_table() { self.end_caption() } else { self.in_body(name, attributes) }
    }

    pub(super) fn end_in_caption(&mut self, name: Name) -> bool {
        match name {
            Name::TABLE => self.end_caption(),
            Name::CAPTION => {
                self.end_caption();
                false
            }
            Name::BODY | Name::HTML => false,
            _ if name.is_part_of_table() => false,
            _ => self.end_in_body(name),
        }
    }

    fn end_caption(&mut self) -> bool {
        let is_open = self.is_in_table_scope(|open| open == Name::CAPTION);
        if is_open {
            self.end_implied(None);
            self.pop_through(|open| open == Name::CAPTION);
            self.forget_formatting_to_marker();
            self.mode = Mode::InTable;
        }
        is_open
    }

    /// Leaves a group of columns at what cannot stand in it; whether there was one.
    pub(super) fn leave_columns(&mut self) -> bool {
        let is_open = self.is_current(Name::COLGROUP);
        if is_open {
            self.pop();
            self.mode = Mode::InTable;
        }
        is_open
    }

    pub(super) fn start_in_columns(&mut self, name: Name, attributes: Range<usize>) -> bool {
        match name {
            Name::HTML => self.in_body(name, attributes),
            Name::COL => {
                self.insert(name, attributes);
                false
            }
            Name::TEMPLATE => {
                self.start_template(attributes);
                false
            }
            _ => self.leave_columns(),
        }
    }

    pub(super) fn end_in_columns(&mut self, name: Name) -> bool {
        match name {
            Name::COLGROUP => {
                self.leave_columns();
                false
            }
            Name::COL => false,
            Name::TEMPLATE => {
                self.end_template();
                false
            }
            _ => self.leave_columns(),
        }
    }

    pub(super) fn start_in_section(&mut self, name: Name, attributes: Range<usize>) -> bool {
        match name {
            Name::TR => {
                self.pop_until(holds_rows);
                self.insert_open(name, attributes);
                self.mode = Mode::InRow;
                false
            }
            Name::TD | Name::TH => {
                self.pop_until(holds_rows);
                self.insert_open(Name::TR, 0..0);
                self.mode = Mode::InRow;
                true
            }
            _ if name.is_part_of_table() => self.end_section(),
            _ => self.start_in_table(name, attributes),
        }
    }

    pub(super) fn end_in_section(&mut self, name: Name) -> bool {
        match name {
            Name::TABLE => self.end_section(),
            Name::BODY | Name::HTML => false,
            _ if is_section(name) => {
                if self.is_in_table_scope(|open| open == name) {
                    self.leave_section();
                }
                false
            }
            _ if name.is_part_of_table() => false,
            _ => self.end_in_table(name),
        }
    }

    fn end_section(&mut self) -> bool {
        let is_open = self.is_in_table_scope(|open| matches!(open, Name::TABLE | Name::TBODY | Name::TFOOT));
        if is_open {
            self.leave_section();
        }
        is_open
    }

    fn leave_section(&mut self) {
        self.pop_until(holds_rows);
        self.pop();
        self.mode = Mode::InTable;
    }

    pub(super) fn start_in_row(&mut self, name: Name, attributes: Range<usize>) -> bool {
        match name {
            Name::TD | Name::TH => {
                self.pop_until(holds_cells);
                self.insert_open(name, attributes);
                self.mode = Mode::InCell;
                self.formatting.push(None);
                false
            }
            _ if name.is_part_of_table() => self.end_row(),
            _ => self.start_in_table(name, attributes),
        }
    }

    pub(super) fn end_in_row(&mut self, name: Name) -> bool {
        match name {
            Name::TR => {
                self.end_row();
                false
            }
            Name::TABLE => self.end_row(),
            Name::BODY | Name::HTML => false,
            _ if is_section(name) => self.is_in_table_scope(|open| open == name) && self.end_row(),
            _ if name.is_part_of_table() => false,
            _ => self.end_in_table(name),
        }
    }

    fn end_row(&mut self) -> bool {
        let is_open = self.is_in_table_scope(|open| open == Name::TR);
        if is_open {
            self.pop_until(holds_cells);
            self.pop();
            self.mode = Mode::InTableBody;
        }
        is_open
    }

    pub(super) fn start_in_cell(&mut self, name: Name, attributes: Range<usize>) -> bool {
        if !name.is_part_of_table() {
            return self.in_body(name, attributes);
        }
        let is_open = self.is_in_table_scope(is_cell);
        if is_open {
            self.end_cell();
        }
        is_open
    }

    pub(super) fn end_in_cell(&mut self, name: Name) -> bool {
        match name {
            Name::TD | Name::TH => {
                if self.is_in_table_scope(|open| open == name) {
                    self.end_implied(None);
                    self.pop_through(|open| open == name);
                    self.forget_formatting_to_marker();
                    self.mode = Mode::InRow;
                }
                false
            }
            Name::BODY | Name::CAPTION | Name::COL | Name::COLGROUP | Name::HTML => false,
            _ if name.is_of_table() => {
                let is_open = self.is_in_table_scope(|open| open == name);
                if is_open {
                    self.end_cell();
                }
                is_open
            }
            _ => self.end_in_body(name),
        }
    }

    fn end_cell(&mut self) {
        self.end_implied(None);
        self.pop_through(is_cell);
        self.forget_formatting_to_marker();
        self.mode = Mode::InRow;
    }

    fn in_body(&mut self, name: Name, attributes: Range<usize>) -> bool {
        self.start_in_body(name, attributes);
        false
    }
}
