//! Takes from an outline what is surely of others than the article's author: the next article of a page without end, readers'
//! remarks, teasers behind the article, boxes that ask for an address or that somebody pays for.
//!
//! All of it may be longer than the article, so it must be gone before the regions with most text are looked for. What goes stands
//! behind the headline and behind some text of its own.

use rustc_hash::FxHashMap;

use super::lines::is_dated_header;
use super::marks::Marks;
use super::outline::{Block, Outline, Tag};
use super::phrases::{counts_comments, names_sponsor};
use crate::ingest::parse::html::pieces::is_byline;
use crate::text::words_of;

/// Letters of sentences that make an article of what stands before.
const LEAST_TEXT: usize = 25;
/// Letters that the first article has at least where another follows in an element like its own.
const LEAST_ARTICLE: usize = 150;
/// Longer boxes are more than an invitation.
const LONGEST_BOX: usize = 400;
/// Letters of sentences that must be left where a box goes.
const LEAST_LEFT: usize = 100;
/// Elements around something are looked at up to here.
const MOST_LEVELS: usize = 12;

/// Takes them out.
pub(super) fn drop_others(outline: &mut Outline, headline: &str) {
    let found = Others::of(outline, headline);
    if found.gone.contains(&true) {
        let gone = found.gone;
        outline.retain(&gone);
    }
}

struct Others<'o> {
    outline: &'o Outline,
    /// The block of the headline.
    headline: usize,
    /// Letters of sentences between the headline and each block.
    text: Vec<usize>,
    gone: Vec<bool>,
}

impl<'o> Others<'o> {
    fn of(outline: &'o Outline, headline: &str) -> Others<'o> {
        let blocks = &outline.blocks;
        let gone = vec![false; blocks.len()];
        let mut others = Others { outline, headline: 0, text: Vec::new(), gone };
        let Some(place) = place_of_headline(outline, headline) else {
            others.text = vec![0; blocks.len() + 1];
            others.drop_boxes();
            return others;
        };
        others.headline = place;
        let mut sum = 0;
        others.text.push(0);
        for (place, block) in blocks.iter().enumerate() {
            sum += if place > others.headline && is_text(outline, block) { block.length } else { 0 };
            others.text.push(sum);
        }
        others.drop_consent();
        others.drop_next();
        others.drop_remarks();
        others.drop_answers();
        others.drop_articles();
        others.drop_cards();
        others.drop_boxes();
        others.drop_sponsored();
        others
    }

    fn drop(&mut self, region: usize) {
        let region = &self.outline.regions[region];
        self.gone[region.first..region.end].fill(true);
    }

    fn text_in(&self, region: usize) -> usize {
        let region = &self.outline.regions[region];
        self.text[region.end] - self.text[region.first]
    }

    /// The innermost `<article>` around the headline.
    fn article(&self) -> Option<usize> {
        let mut around = self.outline.upwards(self.outline.blocks[self.headline].region);
        around.find(|region| self.outline.regions[*region].tag == Tag::Article)
    }

    /// Boxes of remarks by their names, and what stands under a heading that counts them.
    fn drop_remarks(&mut self) {
        let article = self.article().map(|region| self.outline.regions[region].end);
        for place in 1..self.outline.regions.len() {
            let region = &self.outline.regions[place];
            let is_behind = region.first > self.headline && self.text[region.first] >= LEAST_TEXT;
            // A part of a paper is called so, too, but stands inside of it.
            let is_discussion = region.marks.any(Marks::DISCUSSION) && article.is_some_and(|end| region.first >= end);
            if is_behind && (region.marks.any(Marks::REMARKS) || is_discussion) {
                self.drop(place);
            }
        }
        for (place, block) in self.outline.blocks.iter().enumerate().skip(self.headline + 1) {
            let region = &self.outline.regions[block.region];
            let is_heading = matches!(region.tag, Tag::Heading | Tag::Title) && block.length < 40;
            if !is_heading || self.text[place] < LEAST_TEXT {
                continue;
            }
            let Some(is_counted) = counts_comments(&block.text) else { continue };
            let parent = &self.outline.regions[region.parent];
            // A box of its own, or the rest of what holds the article.
            if parent.first == place || is_counted {
                self.gone[place..parent.end].fill(true);
            }
        }
    }

    /// Boxes that are named after consent and ask for it.
    fn drop_consent(&mut self) {
        const WORDS: [&str; 8] =
            ["cookie", "consent", "privacy", "datenschutz", "confidentialité", "privacidad", "privacidade", "partners"];
        let all = self.text.last().copied().unwrap_or_default();
        let asks = |block: &Block| {
            let lowered = block.text.to_lowercase();
            WORDS.iter().any(|word| lowered.contains(word))
        };
        for place in 1..self.outline.regions.len() {
            let region = &self.outline.regions[place];
            let is_outermost = region.marks.any(Marks::COOKIES) && !region.around.any(Marks::COOKIES);
            if is_outermost
                && !(region.first..region.end).contains(&self.headline)
                && all - self.text_in(place) >= LEAST_LEFT
                && self.outline.blocks_of(place).iter().any(asks)
            {
                self.drop(place);
            }
        }
    }

    /// What follows behind the first post of a thread.
    fn drop_answers(&mut self) {
        let outline = self.outline;
        let posts: Vec<usize> =
            (1..outline.regions.len()).filter(|place| outline.regions[*place].marks.any(Marks::POSTING)).collect();
        let [first, .., last] = posts.as_slice() else { return };
        let (first, last) = (*first, *last);
        let Some(second) = posts.iter().copied().find(|place| outline.regions[*place].first >= outline.regions[first].end)
        else {
            return;
        };
        // Boards call their posts remarks, so that whatever they are called counts.
        let own = &outline.regions[first];
        let says_much =
            outline.blocks[own.first..own.end].iter().any(|block| block.ends_sentence && block.length >= LEAST_TEXT);
        if !says_much {
            return;
        }
        // With the post goes what stands around it alone: who answered, and when.
        let holds_first = |region: &usize| outline.regions[*region].first <= outline.regions[first].first;
        let widest =
            outline.upwards(second).take_while(|region| *region != 0 && !holds_first(region)).last().unwrap_or(second);
        let end = outline.upwards(last).find(holds_first).map_or(outline.blocks.len(), |region| outline.regions[region].end);
        self.gone[outline.regions[widest].first..end].fill(true);
    }

    /// What follows behind a second headline with a byline or a date under it, in a page without end.
    fn drop_next(&mut self) {
        const MOST_LINES: usize = 3;
        const LONGEST_LINE: usize = 120;
        let blocks = &self.outline.blocks;
        let tag = |block: &Block| self.outline.regions[block.region].tag;
        if tag(&blocks[self.headline]) != Tag::Title {
            return;
        }
        let is_header =
            |block: &Block| block.length <= LONGEST_LINE && (is_byline(&block.text) || is_dated_header(&block.text));
        let begins = |place: &usize| {
            let own = self.outline.regions[blocks[*place].region].end;
            tag(&blocks[*place]) == Tag::Title
                && self.text[*place] >= LEAST_ARTICLE
                && blocks[own..].iter().take(MOST_LINES).take_while(|block| !is_text(self.outline, block)).any(is_header)
        };
        if let Some(next) = (self.headline + 1..blocks.len()).find(begins) {
            self.gone[next..].fill(true);
        }
    }

    /// Three or more `<article>` whose headings are links, beside a text that stands in none of them.
    fn drop_cards(&mut self) {
        const FEWEST: usize = 3;
        let outline = self.outline;
        let is_card = |place: &usize| {
            let region = &outline.regions[*place];
            let leads = |block: &Block| {
                let tag = outline.regions[block.region].tag;
                matches!(tag, Tag::Heading | Tag::Title) && block.linked * 10 > block.length * 9
            };
            region.tag == Tag::Article
                && !(region.first..region.end).contains(&self.headline)
                && outline.blocks_of(*place).iter().take(2).any(leads)
        };
        let cards: Vec<usize> = (1..outline.regions.len()).filter(is_card).collect();
        let all = self.text.last().copied().unwrap_or_default();
        let inside: usize = cards.iter().map(|card| self.text_in(*card)).sum();
        if cards.len() >= FEWEST && all.saturating_sub(inside) >= LEAST_ARTICLE {
            cards.into_iter().for_each(|card| self.drop(card));
        }
    }

    /// Later articles in elements like that of this one, and teasers behind it.
    fn drop_articles(&mut self) {
        let outline = self.outline;
        let around: Vec<usize> = outline
            .upwards(outline.blocks[self.headline].region)
            .take_while(|region| *region != 0)
            .take(MOST_LEVELS)
            .collect();
        for own in around {
            let region = &outline.regions[own];
            let is_article = region.tag == Tag::Article;
            let is_named = matches!(region.tag, Tag::Division | Tag::Section) && region.marks.any(Marks::MAIN);
            if !is_article && (!is_named || region.class == 0) || self.text_in(own) < LEAST_ARTICLE {
                continue;
            }
            let is_like = |other: &usize| {
                let other = &outline.regions[*other];
                other.parent == region.parent && other.tag == region.tag && other.class == region.class
            };
            let later = (own + 1..outline.regions.len()).filter(is_like);
            let later: Vec<usize> = later.filter(|other| begins_article(outline, *other, is_article)).collect();
            later.into_iter().for_each(|other| self.drop(other));
        }
        self.drop_teasers();
    }

    /// Three or more boxes of a heading and a line behind the `<article>` that holds headline and text.
    fn drop_teasers(&mut self) {
        const FEWEST: usize = 3;
        const MOST_BLOCKS: usize = 3;
        let Some(article) = self.article() else { return };
        let end = self.outline.regions[article].end;
        let holds_text = (article..self.outline.regions.len())
            .take_while(|region| self.outline.regions[*region].first < end)
            .any(|region| self.outline.regions[region].marks.any(Marks::TEXT) && self.text_in(region) >= LEAST_TEXT);
        if !holds_text {
            return;
        }
        let mut alike: FxHashMap<(usize, u64), Vec<usize>> = FxHashMap::default();
        for (place, region) in self.outline.regions.iter().enumerate().filter(|(_, region)| region.first >= end) {
            let is_small = (1..=MOST_BLOCKS).contains(&(region.end - region.first));
            let is_box = matches!(region.tag, Tag::Division | Tag::Item | Tag::Section | Tag::Article);
            let has_heading = || {
                let first = &self.outline.blocks[region.first];
                matches!(self.outline.regions[first.region].tag, Tag::Heading | Tag::Title)
            };
            if is_small && is_box && has_heading() {
                alike.entry((region.parent, region.class)).or_default().push(place);
            }
        }
        for boxes in alike.into_values().filter(|boxes| boxes.len() >= FEWEST) {
            boxes.into_iter().for_each(|place| self.drop(place));
        }
    }

    /// Small boxes that begin with a line of its own on who pays for them.
    fn drop_sponsored(&mut self) {
        let all = self.text.last().copied().unwrap_or_default();
        for (place, block) in self.outline.blocks.iter().enumerate().skip(self.headline + 1) {
            if block.ends_sentence || !names_sponsor(&block.text) {
                continue;
            }
            let is_box = |around: &usize| {
                let region = &self.outline.regions[*around];
                let is_whole = matches!(region.tag, Tag::Article | Tag::Main) || region.marks.any(Marks::TEXT);
                *around != 0
                    && !is_whole
                    && region.first == place
                    && self.outline.lengths(*around).0 <= LONGEST_BOX
                    && all - self.text_in(*around) >= LEAST_LEFT
            };
            if let Some(widest) = self.outline.upwards(block.region).take(MOST_LEVELS).take_while(is_box).last() {
                let region = &self.outline.regions[widest];
                self.gone[region.first..region.end].fill(true);
            }
        }
    }

    /// What stands around a field for an address.
    fn drop_boxes(&mut self) {
        for place in 1..self.outline.regions.len() {
            if !self.outline.regions[place].asks_address {
                continue;
            }
            let all = self.text.last().copied().unwrap_or_default();
            let is_box = |place: &usize| {
                let region = &self.outline.regions[*place];
                let is_whole = matches!(region.tag, Tag::Article | Tag::Main) || region.marks.any(Marks::TEXT);
                let holds_headline = (region.first..region.end).contains(&self.headline);
                *place != 0 && !is_whole && !holds_headline && all - self.text_in(*place) >= LEAST_LEFT
            };
            let small = |region: &usize| self.outline.lengths(*region).0 <= LONGEST_BOX;
            let around = self.outline.upwards(place).take(MOST_LEVELS).take_while(|region| is_box(region) && small(region));
            if let Some(widest) = around.last() {
                self.drop(widest);
            }
        }
    }
}

/// Whether a region begins with a heading or a byline of its own.
fn begins_article(outline: &Outline, region: usize, is_article: bool) -> bool {
    const FIRST_BLOCKS: usize = 4;
    outline.blocks_of(region).iter().take(FIRST_BLOCKS).any(|block| {
        let region = &outline.regions[block.region];
        region.tag == Tag::Title
            || is_article && region.tag == Tag::Heading
            || region.marks.with(region.around).any(Marks::AUTHOR) && block.length < 100
    })
}

/// Whether a block is a sentence of a text.
fn is_text(outline: &Outline, block: &Block) -> bool {
    let region = &outline.regions[block.region];
    block.ends_sentence && block.length >= 15 && block.linked * 2 < block.length && !region.strange
}

/// The block that shows the headline: the first heading with its words, or else the first heading of all.
fn place_of_headline(outline: &Outline, headline: &str) -> Option<usize> {
    let wanted = words_of(headline);
    let longest = headline.len() * 2 + 40;
    let is_heading = |block: &Block| matches!(outline.regions[block.region].tag, Tag::Title | Tag::Heading);
    let same = |block: &Block| block.text.len() <= longest && words_of(&block.text) == wanted;
    let blocks = || outline.blocks.iter();
    blocks()
        .position(|block| is_heading(block) && same(block))
        .or_else(|| blocks().position(|block| outline.regions[block.region].tag == Tag::Title))
        .or_else(|| blocks().position(same))
}
