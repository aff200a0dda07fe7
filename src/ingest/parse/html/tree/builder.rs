//! Turns tags and texts into a [`Page`] by the rules of the HTML standard: what the rules (`modes`, `body`, `table`) do to the tree, the
//! stack of open elements and the list of formatting elements.
//!
//! What is rare is not here: the builder gives up, and the page is parsed by html5ever.

use std::ops::Range;

use super::names::Name;
use super::page::{Attribute, Kind, NONE, Page};
use super::references::push_resolved;
use crate::ingest::parse::html::slim;

/// Why a page with an unusual character reference is left to html5ever.
pub(super) const UNKNOWN_REFERENCE: &str = "a character reference that is not known";

/// The insertion mode of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    AfterAfterBody,
}

/// Whether a page is shown as browsers of old did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quirks {
    No,
    Yes,
    /// A declaration of the document's type that is not looked up.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) id: u32,
    pub(super) name: Name,
}

#[derive(Debug)]
pub(super) struct Builder {
    pub(super) page: Page,
    pub(super) mode: Mode,
    pub(super) open: Vec<Open>,
    /// The formatting elements that are reopened where they were not closed; `None` is a marker.
    pub(super) formatting: Vec<Option<Open>>,
    /// The modes of the templates that are open.
    pub(super) template_modes: Vec<Mode>,
    pub(super) head: u32,
    pub(super) form: u32,
    pub(super) quirks: Quirks,
    pub(super) is_fragment: bool,
    /// A line break directly after `<pre>` is none.
    pub(super) skips_line_break: bool,
    /// Whether what is put into a table goes before it.
    pub(super) fosters: bool,
    /// Where the text begins in `page.texts` that was read and not yet put into the tree.
    pub(super) pending: usize,
    open_paragraphs: usize,
    /// Why this builder cannot read the page.
    pub(super) gave_up: Option<&'static str>,
}

impl Builder {
    pub(super) fn of_page(bytes: usize) -> Builder {
        Builder {
            page: Page::with_capacity(bytes),
            mode: Mode::Initial,
            open: Vec::new(),
            formatting: Vec::new(),
            template_modes: Vec::new(),
            head: NONE,
            form: NONE,
            quirks: Quirks::Yes,
            is_fragment: false,
            skips_line_break: false,
            fosters: false,
            pending: 0,
            open_paragraphs: 0,
            gave_up: None,
        }
    }

    /// For a piece of a body.
    pub(super) fn of_fragment(bytes: usize) -> Builder {
        let mut builder = Builder { mode: Mode::InBody, quirks: Quirks::No, is_fragment: true, ..Builder::of_page(bytes) };
        builder.create_root(0..0);
        builder
    }

    pub(super) fn give_up(&mut self, why: &'static str) {
        self.gave_up.get_or_insert(why);
    }

    // The tree.

    /// Keeps the attributes of a tag that readers ask for.
    pub(super) fn attributes_of(&mut self, written: &[slim::Attribute<'_>]) -> Range<usize> {
        let first = self.page.attributes.len();
        for slim::Attribute { value, known, .. } in written {
            let Some(name) = *known else { continue };
            if self.page.attributes[first..].iter().any(|known| known.name == name) {
                continue;
            }
            let start = self.page.values.len();
            if !push_resolved(value, true, &mut self.page.values) {
                self.gave_up.get_or_insert(UNKNOWN_REFERENCE);
            }
            self.page.attributes.push(Attribute { name, value: start..self.page.values.len() });
        }
        first..self.page.attributes.len()
    }

    pub(super) fn create_root(&mut self, attributes: Range<usize>) {
        let id = self.page.create(Kind::Element(Name::HTML), attributes);
        self.page.append(0, id);
        self.push(Open { id, name: Name::HTML });
    }

    /// Creates an element where the standard says that it goes.
    pub(super) fn insert(&mut self, name: Name, attributes: Range<usize>) -> u32 {
        let id = self.page.create(Kind::Element(name), attributes);
        match self.foster_parent() {
            None => self.page.append(self.current().id, id),
            Some((parent, NONE)) => self.page.append(parent, id),
            Some((_, table)) => self.page.insert_before(table, id),
        }
        id
    }

    pub(super) fn insert_open(&mut self, name: Name, attributes: Range<usize>) -> u32 {
        let id = self.insert(name, attributes);
        self.push(Open { id, name });
        id
    }

    /// The parent of what cannot stand in a table, and the node that it goes before, if any.
    fn foster_parent(&self) -> Option<(u32, u32)> {
        self.foster_parent_in(self.current())
    }

    /// The same for what would go into another element than the current one.
    pub(super) fn foster_parent_in(&self, target: Open) -> Option<(u32, u32)> {
        if !self.fosters || !target.name.is_of_table() {
            return None;
        }
        let holds = |open: &Open| matches!(open.name, Name::TABLE | Name::TEMPLATE);
        let Some(place) = self.open.iter().rposition(holds) else {
            return Some((self.open.first().map_or(0, |open| open.id), NONE));
        };
        let table = self.open[place].id;
        if self.open[place].name == Name::TEMPLATE {
            return Some((table, NONE));
        }
        match self.page.at(table).parent {
            NONE => Some((self.open[place.saturating_sub(1)].id, NONE)),
            parent => Some((parent, table)),
        }
    }

    /// Puts a piece of `page.texts` where the standard says that it goes.
    pub(super) fn insert_text(&mut self, text: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let (parent, sibling) = self.foster_parent().unwrap_or((self.current().id, NONE));
        let before = if sibling == NONE { self.page.at(parent).last } else { self.page.at(sibling).previous };
        if before != NONE && self.page.at(before).kind == Kind::Text {
            let content = &mut self.page.at_mut(before).content;
            if content.end == text.start {
                content.end = text.end;
            } else {
                self.give_up("a text continues one from before");
            }
            return;
        }
        let id = self.page.create(Kind::Text, text);
        match sibling {
            NONE => self.page.append(parent, id),
            sibling => self.page.insert_before(sibling, id),
        }
    }

    /// Adds what an element has not to its attributes.
    pub(super) fn add_attributes(&mut self, id: u32, more: Range<usize>) {
        let known = self.page.at(id).content.clone();
        let is_new =
            |attribute: &Attribute| !self.page.attributes[known.clone()].iter().any(|known| known.name == attribute.name);
        let added: Vec<Attribute> =
            self.page.attributes[more].iter().filter(|attribute| is_new(attribute)).cloned().collect();
        if added.is_empty() {
            return;
        }
        let first = self.page.attributes.len();
        self.page.attributes.extend_from_within(known);
        self.page.attributes.extend(added);
        self.page.at_mut(id).content = first..self.page.attributes.len();
    }

    // The stack of open elements.

    pub(super) fn current(&self) -> Open {
        self.open.last().copied().unwrap_or(Open { id: 0, name: Name::HTML })
    }

    pub(super) fn is_current(&self, name: Name) -> bool {
        self.current().name == name
    }

    pub(super) fn push(&mut self, open: Open) {
        self.open_paragraphs += usize::from(open.name == Name::P);
        self.open.push(open);
    }

    /// Ends the current element. The root stays open.
    pub(super) fn pop(&mut self) -> Option<Open> {
        if self.open.len() <= 1 {
            return None;
        }
        let open = self.open.pop()?;
        self.open_paragraphs -= usize::from(open.name == Name::P);
        Some(open)
    }

    pub(super) fn pop_to(&mut self, length: usize) {
        while self.open.len() > length && self.pop().is_some() {}
    }

    pub(super) fn remove_open(&mut self, id: u32) {
        if let Some(place) = self.open.iter().rposition(|open| open.id == id) {
            let open = self.open.remove(place);
            self.open_paragraphs -= usize::from(open.name == Name::P);
        }
    }

    /// Ends elements until one of a name was ended.
    pub(super) fn pop_through(&mut self, is_last: impl Fn(Name) -> bool) {
        while let Some(open) = self.pop() {
            if is_last(open.name) {
                break;
            }
        }
    }

    /// Ends elements until the current one is of a kind.
    pub(super) fn pop_until(&mut self, is_last: impl Fn(Name) -> bool) {
        while !is_last(self.current().name) && self.pop().is_some() {}
    }

    pub(super) fn end_implied(&mut self, except: Option<Name>) {
        while self.current().name.ends_by_itself() && Some(self.current().name) != except && self.pop().is_some() {}
    }

    fn is_open_within(&self, is_wanted: impl Fn(Name) -> bool, bounds: impl Fn(Name) -> bool) -> bool {
        for open in self.open.iter().rev() {
            if is_wanted(open.name) {
                return true;
            }
            if bounds(open.name) {
                return false;
            }
        }
        false
    }

    pub(super) fn is_in_scope(&self, name: Name) -> bool {
        self.is_open_within(|open| open == name, Name::bounds_scope)
    }

    pub(super) fn is_heading_in_scope(&self) -> bool {
        self.is_open_within(Name::is_heading, Name::bounds_scope)
    }

    pub(super) fn is_in_item_scope(&self, name: Name) -> bool {
        self.is_open_within(|open| open == name, |open| open.bounds_scope() || matches!(open, Name::OL | Name::UL))
    }

    pub(super) fn is_in_table_scope(&self, is_wanted: impl Fn(Name) -> bool) -> bool {
        self.is_open_within(is_wanted, |open| matches!(open, Name::HTML | Name::TABLE | Name::TEMPLATE))
    }

    pub(super) fn is_paragraph_in_scope(&self) -> bool {
        self.open_paragraphs > 0
            && self.is_open_within(|open| open == Name::P, |open| open.bounds_scope() || open == Name::BUTTON)
    }

    pub(super) fn close_paragraph(&mut self) {
        if self.is_paragraph_in_scope() {
            self.end_implied(Some(Name::P));
            self.pop_through(|name| name == Name::P);
        }
    }

    /// The mode that belongs to the elements that are open.
    pub(super) fn reset_mode(&mut self) {
        let of = |(place, open): (usize, &Open)| match open.name {
            Name::TD | Name::TH if place > 0 => Some(Mode::InCell),
            Name::TR => Some(Mode::InRow),
            Name::TBODY | Name::THEAD | Name::TFOOT => Some(Mode::InTableBody),
            Name::CAPTION => Some(Mode::InCaption),
            Name::COLGROUP => Some(Mode::InColumnGroup),
            Name::TABLE => Some(Mode::InTable),
            Name::TEMPLATE => self.template_modes.last().copied(),
            Name::HEAD if place > 0 => Some(Mode::InHead),
            Name::BODY => Some(Mode::InBody),
            Name::HTML if self.is_fragment => Some(Mode::InBody),
            Name::HTML if self.head == NONE => Some(Mode::BeforeHead),
            Name::HTML => Some(Mode::AfterHead),
            _ => None,
        };
        self.mode = self.open.iter().enumerate().rev().find_map(of).unwrap_or(Mode::InBody);
    }

    // The list of formatting elements.

    pub(super) fn insert_formatting(&mut self, name: Name, attributes: Range<usize>) {
        const MOST_ALIKE: usize = 3;
        let alike = self.formatting.iter().rev().map_while(|entry| *entry).filter(|entry| entry.name == name).count();
        if alike >= MOST_ALIKE {
            self.give_up("many like formatting elements");
        }
        let id = self.insert_open(name, attributes);
        self.formatting.push(Some(Open { id, name }));
    }

    /// Opens again the formatting elements that were ended by the end of an element around them.
    pub(super) fn reconstruct(&mut self) {
        let is_open =
            |entry: &Option<Open>| entry.is_none_or(|entry| self.open.iter().rev().any(|open| open.id == entry.id));
        if self.formatting.last().is_none_or(is_open) {
            return;
        }
        let first = self.formatting.iter().rposition(is_open).map_or(0, |place| place + 1);
        for place in first..self.formatting.len() {
            let Some(entry) = self.formatting[place] else { continue };
            let attributes = self.page.at(entry.id).content.clone();
            let id = self.insert_open(entry.name, attributes);
            self.formatting[place] = Some(Open { id, name: entry.name });
        }
    }

    pub(super) fn forget_formatting_to_marker(&mut self) {
        while let Some(Some(_)) = self.formatting.pop() {}
    }

    /// The place of the last formatting element of a name behind the last marker.
    pub(super) fn formatting_of(&self, name: Name) -> Option<usize> {
        let behind = self.formatting.iter().rposition(Option::is_none).map_or(0, |marker| marker + 1);
        let place = self.formatting[behind..].iter().rposition(|entry| entry.is_some_and(|entry| entry.name == name));
        place.map(|place| behind + place)
    }

    /// Any other end tag in a body.
    pub(super) fn end_other(&mut self, name: Name) {
        for place in (0..self.open.len()).rev() {
            let open = self.open[place].name;
            if open == name {
                self.end_implied(Some(name));
                return self.pop_to(place);
            }
            if open.is_special() {
                return;
            }
        }
    }
}
