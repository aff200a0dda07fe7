//! The adoption agency algorithm of the standard: what the end tag of a formatting element does, also where elements overlap
//! (`<b>one<p>two</b>three</p>`).

use super::builder::{Builder, Open};
use super::names::Name;
use super::page::{Kind, NONE};

impl Builder {
    pub(super) fn end_formatting(&mut self, name: Name) {
        const MOST_ROUNDS: usize = 8;
        let current = self.current();
        if current.name == name && self.listed(current.id).is_none() {
            self.pop();
            return;
        }
        for _ in 0..MOST_ROUNDS {
            let Some((listed, ended)) = self.formatting_of(name).and_then(|place| Some((place, self.formatting[place]?)))
            else {
                return self.end_other(name);
            };
            let Some(place) = self.open.iter().rposition(|open| open.id == ended.id).filter(|place| *place > 0) else {
                self.formatting.remove(listed);
                return;
            };
            if self.open[place + 1..].iter().any(|open| open.name.bounds_scope()) {
                return;
            }
            let Some(inside) = self.open[place..].iter().position(|open| open.name.is_special()) else {
                self.pop_to(place);
                self.formatting.remove(listed);
                return;
            };
            self.part(ended, place, place + inside);
        }
    }

    /// Ends a formatting element outside the block that begins in it, and begins it anew inside.
    fn part(&mut self, ended: Open, place: usize, block_place: usize) {
        const MOST_CLONES: usize = 3;
        let block = self.open[block_place].id;
        let around = self.open[place - 1];
        // Behind which entry of the list the new element goes, if not in place of the old one.
        let mut behind = None;
        let mut last = block;
        for (nth, between) in (place + 1..block_place).rev().enumerate() {
            let node = self.open[between];
            let listed = self.listed(node.id);
            let Some(listed) = listed.filter(|_| nth < MOST_CLONES) else {
                if let Some(listed) = listed {
                    self.formatting.remove(listed);
                }
                self.remove_open(node.id);
                continue;
            };
            let clone = Open { id: self.cloned(node), name: node.name };
            self.open[between] = clone;
            self.formatting[listed] = Some(clone);
            if last == block {
                behind = Some(clone.id);
            }
            self.page.detach(last);
            self.page.append(clone.id, last);
            last = clone.id;
        }
        self.page.detach(last);
        match self.foster_parent_in(around) {
            None => self.page.append(around.id, last),
            Some((parent, NONE)) => self.page.append(parent, last),
            Some((_, table)) => self.page.insert_before(table, last),
        }
        let new = Open { id: self.cloned(ended), name: ended.name };
        self.page.move_children(block, new.id);
        self.page.append(block, new.id);
        match behind.and_then(|clone| self.listed(clone)) {
            Some(before) => {
                self.formatting.insert(before + 1, Some(new));
                if let Some(old) = self.listed(ended.id) {
                    self.formatting.remove(old);
                }
            }
            None => {
                if let Some(old) = self.listed(ended.id) {
                    self.formatting[old] = Some(new);
                }
            }
        }
        self.remove_open(ended.id);
        if let Some(place) = self.open.iter().position(|open| open.id == block) {
            self.open.insert(place + 1, new);
        }
    }

    /// The place of an element in the list of formatting elements.
    fn listed(&self, id: u32) -> Option<usize> {
        self.formatting.iter().position(|entry| entry.is_some_and(|entry| entry.id == id))
    }

    /// An element like another, not yet in the tree.
    fn cloned(&mut self, open: Open) -> u32 {
        let attributes = self.page.at(open.id).content.clone();
        self.page.create(Kind::Element(open.name), attributes)
    }
}
