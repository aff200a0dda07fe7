//! Holds a page as a tree: nodes in one list, linked by their numbers; their texts, and the values of their attributes, in one string
//! each.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::names::Name;

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The page or the fragment itself.
    Root,
    Element(Name),
    Text,
    Comment,
}

#[derive(Debug)]
pub(super) struct Data {
    pub(super) kind: Kind,
    pub(super) parent: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) next: u32,
    pub(super) previous: u32,
    /// Of an element the places of its attributes, of a text its place in `texts`, of a comment its place in `values`.
    pub(super) content: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    /// Its place in `values`.
    pub(super) value: Range<usize>,
}

/// A page as a tree.
#[derive(Debug)]
pub(in super::super) struct Page {
    pub(super) nodes: Vec<Data>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) texts: String,
    pub(super) values: String,
    /// The names of elements that HTML does not know.
    names: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
}

impl Page {
    pub(super) fn with_capacity(bytes: usize) -> Page {
        let mut page = Page {
            nodes: Vec::with_capacity(bytes / 64),
            attributes: Vec::with_capacity(bytes / 128),
            texts: String::with_capacity(bytes / 2),
            values: String::with_capacity(bytes / 8),
            names: Vec::new(),
            numbers: FxHashMap::default(),
        };
        page.create(Kind::Root, 0..0);
        page
    }

    /// The page itself.
    pub(in super::super) fn root(&self) -> NodeRef<'_> {
        NodeRef { page: self, id: 0 }
    }

    /// The elements of a name, as they were parsed.
    pub(in super::super) fn elements(&self, name: Name) -> impl Iterator<Item = (NodeRef<'_>, Element<'_>)> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(move |(_, data)| data.kind == Kind::Element(name))
            .map(move |(id, data)| (NodeRef { page: self, id: id as u32 }, Element { page: self, data, name }))
    }

    /// The name of an element as a tag has it.
    pub(super) fn name_of(&mut self, written: &str) -> Name {
        if let Some(name) = Name::of(written) {
            return name;
        }
        let small = written.to_ascii_lowercase();
        if let Some(number) = self.numbers.get(small.as_str()) {
            return Name(*number);
        }
        let number = Name::FIRST_UNKNOWN + self.names.len() as u32;
        self.names.push(small.clone().into_boxed_str());
        self.numbers.insert(small.into_boxed_str(), number);
        Name(number)
    }

    fn text_of_name(&self, name: Name) -> &str {
        name.text().unwrap_or_else(|| self.names.get((name.0 - Name::FIRST_UNKNOWN) as usize).map_or("", |name| name))
    }

    pub(super) fn create(&mut self, kind: Kind, content: Range<usize>) -> u32 {
        let id = self.nodes.len() as u32;
        self.nodes.push(Data { kind, parent: NONE, first: NONE, last: NONE, next: NONE, previous: NONE, content });
        id
    }

    pub(super) fn at(&self, id: u32) -> &Data {
        &self.nodes[id as usize]
    }

    pub(super) fn at_mut(&mut self, id: u32) -> &mut Data {
        &mut self.nodes[id as usize]
    }

    /// Makes a node the last child of another.
    pub(super) fn append(&mut self, parent: u32, child: u32) {
        let last = self.at(parent).last;
        let node = self.at_mut(child);
        (node.parent, node.previous) = (parent, last);
        match last {
            NONE => self.at_mut(parent).first = child,
            last => self.at_mut(last).next = child,
        }
        self.at_mut(parent).last = child;
    }

    /// Takes a node out of its place.
    pub(super) fn detach(&mut self, id: u32) {
        let node = self.at_mut(id);
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.at_mut(parent).first = next,
            previous => self.at_mut(previous).next = next,
        }
        match next {
            NONE => self.at_mut(parent).last = previous,
            next => self.at_mut(next).previous = previous,
        }
    }

    /// Moves all children of a node behind those of another.
    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        while let child = self.at(from).first
            && child != NONE
        {
            self.detach(child);
            self.append(to, child);
        }
    }

    /// Puts a node directly before another.
    pub(super) fn insert_before(&mut self, sibling: u32, child: u32) {
        let (parent, previous) = (self.at(sibling).parent, self.at(sibling).previous);
        let node = self.at_mut(child);
        (node.parent, node.previous, node.next) = (parent, previous, sibling);
        self.at_mut(sibling).previous = child;
        match previous {
            NONE => self.at_mut(parent).first = child,
            previous => self.at_mut(previous).next = child,
        }
    }
}

/// A node of a page.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct NodeRef<'p> {
    page: &'p Page,
    id: u32,
}

/// What a node is, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Node<'p> {
    Root,
    Element(Element<'p>),
    Text(&'p str),
    Comment(&'p str),
}

impl<'p> Node<'p> {
    pub(in super::super) fn as_element(self) -> Option<Element<'p>> {
        match self {
            Node::Element(element) => Some(element),
            _ => None,
        }
    }
}

impl<'p> Node<'p> {
    pub(in super::super) fn as_text(self) -> Option<&'p str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(in super::super) fn is_element(self) -> bool {
        matches!(self, Node::Element(_))
    }
}

impl PartialEq for NodeRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The beginning or the end of a node in a walk.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Edge<'p> {
    Open(NodeRef<'p>),
    Close(NodeRef<'p>),
}

impl<'p> NodeRef<'p> {
    fn data(self) -> &'p Data {
        self.page.at(self.id)
    }

    fn other(self, id: u32) -> Option<NodeRef<'p>> {
        (id != NONE).then_some(NodeRef { page: self.page, id })
    }

    /// The number of the node in its page.
    pub(in super::super) fn id(self) -> u32 {
        self.id
    }

    pub(in super::super) fn value(self) -> Node<'p> {
        let data = self.data();
        match data.kind {
            Kind::Root => Node::Root,
            Kind::Element(name) => Node::Element(Element { page: self.page, data, name }),
            Kind::Text => Node::Text(self.page.texts.get(data.content.clone()).unwrap_or_default()),
            Kind::Comment => Node::Comment(self.page.values.get(data.content.clone()).unwrap_or_default()),
        }
    }

    pub(in super::super) fn parent(self) -> Option<NodeRef<'p>> {
        self.other(self.data().parent)
    }

    pub(in super::super) fn first_child(self) -> Option<NodeRef<'p>> {
        self.other(self.data().first)
    }

    pub(in super::super) fn next_sibling(self) -> Option<NodeRef<'p>> {
        self.other(self.data().next)
    }

    pub(in super::super) fn prev_sibling(self) -> Option<NodeRef<'p>> {
        self.other(self.data().previous)
    }

    pub(in super::super) fn children(self) -> impl Iterator<Item = NodeRef<'p>> {
        std::iter::successors(self.first_child(), |child| child.next_sibling())
    }

    /// The node and all nodes in it, each as it begins and as it ends.
    pub(in super::super) fn traverse(self) -> impl Iterator<Item = Edge<'p>> {
        std::iter::successors(Some(Edge::Open(self)), move |edge| match *edge {
            Edge::Open(node) => Some(node.first_child().map_or(Edge::Close(node), Edge::Open)),
            Edge::Close(node) if node == self => None,
            Edge::Close(node) => node.next_sibling().map(Edge::Open).or_else(|| node.parent().map(Edge::Close)),
        })
    }

    /// The node and all nodes in it.
    pub(in super::super) fn descendants(self) -> impl Iterator<Item = NodeRef<'p>> {
        self.traverse().filter_map(|edge| match edge {
            Edge::Open(node) => Some(node),
            Edge::Close(_) => None,
        })
    }
}

/// An element of a page.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Element<'p> {
    page: &'p Page,
    data: &'p Data,
    name: Name,
}

impl<'p> Element<'p> {
    pub(in super::super) fn name(self) -> &'p str {
        self.page.text_of_name(self.name)
    }

    /// The name as a number.
    pub(in super::super) fn known(self) -> Name {
        self.name
    }

    pub(in super::super) fn attrs(self) -> impl Iterator<Item = (&'static str, &'p str)> {
        let attributes = self.page.attributes.get(self.data.content.clone()).unwrap_or_default();
        attributes
            .iter()
            .map(|attribute| (attribute.name, self.page.values.get(attribute.value.clone()).unwrap_or_default()))
    }

    // In place, where the length of a name is known, it is compared at once.
    #[inline(always)]
    pub(in super::super) fn attr(self, name: &str) -> Option<&'p str> {
        self.attrs().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}
