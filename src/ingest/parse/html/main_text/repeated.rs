//! Takes from a main text what stands in it twice: for large and for small screens, as a pulled quote.

use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use super::clean::{Cleaner, Fate};
use super::outline::Tag;
use crate::text::words_of;

impl Cleaner<'_> {
    /// What stands twice: for large and for small screens, as a pulled quote. A refrain stands beside what it repeats.
    pub(super) fn drop_repeated(&mut self) {
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        for place in self.body() {
            let block = &self.outline.blocks[place];
            let parent = self.outline.regions[block.region].parent;
            if block.length >= 40 && *seen.entry(&block.text).or_insert(parent) != parent {
                self.fates[place] = Fate::Gone;
            }
        }
        self.drop_pulled_quotes();
    }

    /// Quotes and large lines set apart whose words stand in a paragraph of the text.
    fn drop_pulled_quotes(&mut self) {
        const SHORTEST_QUOTE: usize = 20;
        const FEWEST_WORDS: usize = 5;
        const SHORTEST_LINE: usize = 40;
        const LONGEST: usize = 240;
        // Nobody pulls more out of a text: it is made of such lines.
        const MOST: usize = 64;
        let body = self.body();
        let is_in_quote = |place: usize| {
            let mut around = self.outline.upwards(self.block(place).region).take(2);
            around.any(|region| self.outline.regions[region].tag == Tag::Quote)
        };
        let is_pulled = |place: &usize| {
            let block = self.block(*place);
            let shortest = match self.tag(*place) {
                _ if block.length > LONGEST || block.linked > 0 => return false,
                Tag::Heading => SHORTEST_LINE,
                // Alone in its element; lines of a text that only breaks part are not.
                Tag::Division if self.outline.regions[block.region].own_blocks == 1 => SHORTEST_LINE,
                // Who said it stands there, too.
                _ if is_in_quote(*place) && words_of(&block.text).len() >= FEWEST_WORDS => SHORTEST_QUOTE,
                _ => return false,
            };
            block.length >= shortest
        };
        let pulled: Vec<usize> = body.iter().copied().filter(is_pulled).collect();
        if pulled.is_empty() || pulled.len() > MOST {
            return;
        }
        let text: Vec<(usize, String)> = body.iter().map(|place| (*place, self.block(*place).text.to_lowercase())).collect();
        for place in pulled {
            let words = self.block(place).text.to_lowercase();
            let words = words.trim_matches(|c: char| !c.is_alphanumeric());
            let finder = Finder::new(words);
            let is_in_text = |(other, paragraph): &(usize, String)| {
                // The whole of a paragraph may be pulled out, too.
                let is_longer = paragraph.len() > words.len() * 5 / 4;
                let is_of_text = || self.tag(*other) == Tag::Paragraph && self.tag(place) != Tag::Paragraph;
                let may_hold_it = *other != place && (is_longer || is_of_text());
                may_hold_it && finder.find(paragraph.as_bytes()).is_some()
            };
            if text.iter().any(is_in_text) {
                self.fates[place] = Fate::Gone;
            }
        }
    }
}
