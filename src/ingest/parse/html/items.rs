//! Tells items of microdata that stand for other articles than the one of the page, such as teasers.

use super::tree::NodeRef;

use super::page::{PageFacts, Place, text_of};
use super::text::likeness;

/// An item of microdata that is an article.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The headline in it; may be empty.
    pub(super) headline: String,
    /// The blocks it goes over.
    pub(super) blocks: std::ops::Range<usize>,
}

impl PageFacts<'_> {
    /// Forgets what stands in an item of microdata that is another article than the one with these titles: its headline is none of them,
    /// and does not stand where that of the page does.
    pub(super) fn drop_other_items(&mut self, titles: &[&str], headline: Option<Place>) {
        let is_other = |item: &Item| {
            let holds_headline = headline.is_some_and(|headline| item.blocks.contains(&headline.block));
            !item.headline.is_empty()
                && !holds_headline
                && !titles.iter().any(|title| likeness(title, &item.headline) >= 0.5)
        };
        let others: Vec<bool> = self.items.iter().map(is_other).collect();
        let is_kept = |item: usize| item == 0 || !others.get(item - 1).copied().unwrap_or_default();
        self.marked.retain(|marked| is_kept(marked.item));
        let mut items = std::mem::take(&mut self.meta_items).into_iter();
        self.metas.retain(|_| items.next().is_none_or(is_kept));
    }
}

/// The text of the first element in an item that is its headline.
pub(super) fn headline_in(node: NodeRef<'_>) -> String {
    const MOST_ELEMENTS: usize = 200;
    let elements = node.descendants().skip(1).filter(|inner| inner.value().is_element()).take(MOST_ELEMENTS);
    let mut headlines = elements.filter(|inner| {
        let property = inner.value().as_element().and_then(|element| element.attr("itemprop"));
        property.is_some_and(|names| names.split_whitespace().any(|name| name == "headline"))
    });
    headlines.next().map(|inner| text_of(inner, 400)).unwrap_or_default()
}
